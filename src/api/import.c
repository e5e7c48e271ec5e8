/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The public library: schedules of others as cadence files. */
#include "import/import.h"

#include <string.h>

#include "api/handles.h"

bool
takt_import_kind_at(size_t index, struct takt_import_kind *kind)
{
	return import_kind_at(index, &kind->name, &kind->summary);
}

static bool
is_known(const char *name)
{
	struct takt_import_kind kind;

	for (size_t i = 0; name != NULL && takt_import_kind_at(i, &kind); i++) {
		if (strcmp(kind.name, name) == 0)
			return true;
	}
	return name == NULL;
}

bool
takt_import(const char *name, const char *bytes, size_t length,
    const struct takt_import_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics)
{
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	const struct import_options how = {options->kind, options->project};
	struct source source;
	struct arena arena = {0};
	struct buf out = {0};
	bool good;

	if (!is_known(options->kind))
		return false;
	good = api_copy_source(&arena, &source, name, bytes, length) &&
	    import_source(&source, &how, &arena, &diagnostics->list, &out);
	/* Without memory for what is to be said of it, it is not written. */
	good = good && !diagnostics->list.arena.failed;
	if (!good)
		api_settle(diagnostics, before,
		    arena.failed || out.failed ||
			diagnostics->list.arena.failed);
	else
		good = out.length == 0 ||
		    sink.write(sink.context, out.bytes, out.length);
	buf_release(&out);
	arena_release(&arena);
	return good;
}
