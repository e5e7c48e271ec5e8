/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Bytes as a schedule of others: as what it looks like, and as one kind more,
 * which depends on the size. What is refused must say why, and nothing is
 * written then; what is written must be the same when it is done again, and a
 * cadence that can be read and reckoned without an error.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "takt.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Must be freed, and what it says be seen where it is not expected. */
struct findings {
	struct takt_diagnostics *list;
	struct buf text;
};

static bool
collect(void *context, const char *bytes, size_t length)
{
	struct buf *out = context;

	buf_append(out, bytes, length);
	return !out->failed;
}

static struct takt_sink
sink_of(struct buf *out)
{
	return (struct takt_sink){collect, out};
}

static void
die(const char *what, const struct buf *cadence, const struct findings *why)
{
	(void)fprintf(stderr, "fuzz_import: %s\n%s%s\n", what,
	    cadence != NULL ? buf_text(cadence) : "",
	    why != NULL ? buf_text(&why->text) : "");
	abort();
}

static void
finish(struct findings *findings)
{
	takt_diagnostics_free(findings->list);
	buf_release(&findings->text);
}

static size_t
errors_of(struct findings *findings)
{
	if (!takt_diagnostics_print(
		findings->list, false, sink_of(&findings->text)))
		die("findings that cannot be printed", NULL, NULL);
	return takt_diagnostics_errors(findings->list);
}

/* Reads what was written. */
static void
read_again(const struct buf *out)
{
	const struct takt_selection all = {.limit = 1000000};
	struct findings findings = {.list = takt_diagnostics_new(20)};
	struct takt_cadence *cadence = takt_cadence_read(
	    "cadence.yaml", out->bytes, out->length, NULL, findings.list);
	struct takt_plan *plan = NULL;

	if (cadence != NULL)
		plan =
		    takt_plan_new((const struct takt_cadence *const *)&cadence,
			1, &all, findings.list);
	if (errors_of(&findings) > 0 || plan == NULL)
		die("a cadence with errors", out, &findings);
	takt_plan_free(plan);
	takt_cadence_free(cadence);
	finish(&findings);
}

static bool
import(const char *bytes, size_t size, const char *kind, struct buf *out)
{
	const struct takt_import_options options = {.kind = kind};
	struct findings findings = {.list = takt_diagnostics_new(20)};
	bool good = takt_import(
	    "fuzz.json", bytes, size, &options, sink_of(out), findings.list);

	if (good != (errors_of(&findings) == 0))
		die("a refusal without a reason, or the reverse", NULL,
		    &findings);
	if (!good && out->length > 0)
		die("something was written before the refusal", out, NULL);
	finish(&findings);
	return good;
}

static void
try(const char *bytes, size_t size, const char *kind)
{
	struct buf out = {0}, again = {0};

	if (import(bytes, size, kind, &out)) {
		if (!import(bytes, size, kind, &again) ||
		    again.length != out.length ||
		    memcmp(again.bytes, out.bytes, out.length) != 0)
			die("another run gives something else", &out, NULL);
		read_again(&out);
	}
	buf_release(&out);
	buf_release(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Exactly as long as the text, and not terminated. */
	char *bytes = malloc(size > 0 ? size : 1);
	struct takt_import_kind kind;
	size_t count = 0;

	if (bytes == NULL)
		return 0;
	memcpy(bytes, data, size);
	while (takt_import_kind_at(count, &kind))
		count++;
	try(bytes, size, NULL);
	if (takt_import_kind_at(size % count, &kind))
		try(bytes, size, kind.name);
	free(bytes);
	return 0;
}
