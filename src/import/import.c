/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What kind of file it is, and the way from there to a cadence. */
#include "import/import.h"

#include <string.h>

#include "base/text.h"
#include "import/read.h"
#include "import/write.h"

bool
import_kind_at(size_t index, const char **name, const char **summary)
{
	for (size_t i = 0; i <= index; i++) {
		if (import_kinds[i].name == NULL)
			return false;
	}
	*name = import_kinds[index].name;
	*summary = import_kinds[index].summary;
	return true;
}

static const struct import_kind *
kind_by_name(const char *name)
{
	const struct import_kind *kind = import_kinds;

	while (kind->name != NULL && strcmp(kind->name, name) != 0)
		kind++;
	return kind->name != NULL ? kind : NULL;
}

/* Where the content begins: behind a byte-order mark and blanks. */
static size_t
skip_blanks(const struct source *source)
{
	size_t at = 0;

	if (source->size >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0)
		at = 3;
	while (at < source->size && source->text[at] != '\0' &&
	    strchr(" \t\r\n", source->text[at]) != NULL)
		at++;
	return at;
}

static bool
is_calendar(const struct source *source, size_t at)
{
	static const char first[] = "BEGIN:VCALENDAR";
	size_t length = sizeof(first) - 1;

	return source->size - at >= length &&
	    text_equal_ignoring_case(source->text + at, length, first, length);
}

static void
refuse_unknown(struct import_file *file, const struct node *root)
{
	struct buf known = {0};
	struct span at = root->at;

	if (at.end > at.start + 1)
		at.end = at.start + 1;
	for (const struct import_kind *kind = import_kinds; kind->name != NULL;
	     kind++)
		buf_printf(
		    &known, "%s%s", known.length > 0 ? ", " : "", kind->name);
	if (node_find(root, "takt") != NULL) {
		diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_UNKNOWN, at,
		    DIAGNOSTIC_ARGS("it is a cadence already"));
		diagnostic_help(file->diagnostics,
		    "'takt expand' and all other verbs read it as it is");
	} else {
		diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_UNKNOWN, at,
		    DIAGNOSTIC_ARGS("its content is of no kind that is known"));
		diagnostic_help(file->diagnostics,
		    "known are %s; '--kind' says which it is",
		    buf_text(&known));
	}
	file->arena->failed |= known.failed;
	buf_release(&known);
}

static bool
read_tree(struct import_file *file, const struct import_kind *kind)
{
	size_t errors = diagnostics_failures(file->diagnostics);
	const struct node *root = tree_read(
	    file->source, file->arena, file->arena, file->diagnostics);

	if (root == NULL || diagnostics_failures(file->diagnostics) > errors)
		return !file->arena->failed;
	if (kind == NULL) {
		kind = import_kinds;
		while (kind->name != NULL &&
		    (kind->is_like == NULL || !kind->is_like(root)))
			kind++;
	}
	if (kind->name == NULL) {
		refuse_unknown(file, root);
		return true;
	}
	file->kind = kind->name;
	return kind->read(file, root);
}

/* "data/python.json" as "python". */
static const char *
name_of_file(struct import_file *file)
{
	const char *name = file->source->name;
	const char *slash = strrchr(name, '/');
	size_t length;

	if (slash != NULL)
		name = slash + 1;
	length = strcspn(name, ".");
	if (length == 0 || strcmp(name, "<stdin>") == 0)
		return "Imported";
	return import_text(file, arena_copy(file->arena, name, length));
}

static bool
read_file(struct import_file *file, const struct import_options *options)
{
	const struct import_kind *kind =
	    options->kind != NULL ? kind_by_name(options->kind) : NULL;
	size_t at = skip_blanks(file->source);
	bool good;

	if (at == file->source->size) {
		diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_EMPTY,
		    (struct span){file->source, 0, 0}, NULL);
		return true;
	}
	if (options->project != NULL)
		file->project = import_text(file, options->project);
	if (kind != NULL ? kind->read == NULL : is_calendar(file->source, at)) {
		file->kind = "ics";
		good = import_read_ics(file);
	} else {
		good = read_tree(file, kind);
	}
	if (file->project == NULL || file->project[0] == '\0')
		file->project = name_of_file(file);
	return good && file->project != NULL;
}

static void
refuse_nothing(struct import_file *file)
{
	diagnostic_add(file->diagnostics, DIAGNOSTIC_IMPORT_NOTHING,
	    (struct span){file->source, 0, 0}, NULL);
	if (file->kind != NULL && strcmp(file->kind, "ics") == 0)
		diagnostic_help(file->diagnostics,
		    "a title names its series by a version, such as 3.14");
	else
		diagnostic_help(file->diagnostics,
		    "it was read as '%s'; '--kind' says what it is otherwise",
		    file->kind);
}

static bool
has_dates(const struct import_file *file)
{
	for (size_t i = 0; i < file->count; i++) {
		if (file->series[i]->count > 0)
			return true;
	}
	return false;
}

/* After reading: arranges and writes. */
static bool
write_file(struct import_file *file, struct buf *out)
{
	if (!import_arrange(file) || !import_write(file, out))
		return false;
	if (out->length > IMPORT_CADENCE_MAX)
		import_refuse_limit(file, (struct span){file->source, 0, 0},
		    "the cadence would be larger than 1 MiB");
	return true;
}

static bool
import_file(struct import_file *file, const struct import_options *options,
    struct buf *out)
{
	const size_t *errors = &file->diagnostics->errors;
	size_t before = *errors;

	if (!read_file(file, options)) {
		file->arena->failed |= !file->is_full;
		return false;
	}
	if (*errors == before && !has_dates(file))
		refuse_nothing(file);
	if (*errors > before || file->arena->failed)
		return false;
	if (!write_file(file, out)) {
		file->arena->failed |= *errors == before;
		return false;
	}
	return *errors == before;
}

bool
import_source(const struct source *source, const struct import_options *options,
    struct arena *arena, struct diagnostics *diagnostics, struct buf *out)
{
	struct import_file file = {
	    .arena = arena, .diagnostics = diagnostics, .source = source};

	return import_file(&file, options, out);
}
