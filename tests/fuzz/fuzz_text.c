/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Bytes as a page that people wrote. Its dates are held against a small plan:
 * each of them is counted once, findings have a place within the page, and the
 * same bytes give as many of them again. And a block in it is written: all that
 * stands around it is as it was, and what was written once stays so.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare/page_check.h"
#include "page/marker.h"
#include "render/entries.h"
#include "takt.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char cadence_text[] =
    "takt: 1\n"
    "project: Acme\n"
    "version: \"{n}.0\"\n"
    "cycle: {every: 6 months, from: April 2026, first: \"1.0\"}\n"
    "cycles: 3\n"
    "milestones:\n"
    "  freeze: 8 weeks before final\n"
    "  beta: {name: \"{version} beta {i}\", on: freeze, count: 3, every: 2 "
    "weeks}\n"
    "  fair: {on: 1 week after final, to: 2 days after fair}\n"
    "  final: third Thursday of cycle month\n"
    "support:\n"
    "  - all: {from: final, until: 1 year after final, precision: month}\n";

static const char block_text[] = "| a |\n|---|\n\n| b |\n";

/* Made once, and in use until the end. */
static struct {
	struct takt_cadence *cadence;
	struct takt_plan *plan;
} fixed;

static void
die(const char *what)
{
	(void)fprintf(stderr, "fuzz_text: %s\n", what);
	abort();
}

static void
release(void)
{
	takt_plan_free(fixed.plan);
	takt_cadence_free(fixed.cadence);
}

static void
prepare(void)
{
	static const struct takt_selection all = {.cycles = 0};
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(10);

	fixed.cadence = takt_cadence_read("acme.yaml", cadence_text,
	    sizeof(cadence_text) - 1, NULL, diagnostics);
	if (fixed.cadence != NULL)
		fixed.plan = takt_plan_new(
		    (const struct takt_cadence *const *)&fixed.cadence, 1, &all,
		    diagnostics);
	if (fixed.plan == NULL)
		die("the cadence is wrong");
	takt_diagnostics_free(diagnostics);
	(void)atexit(release);
}

static bool
drop(void *context, const char *bytes, size_t length)
{
	(void)context;
	(void)bytes;
	(void)length;
	return true;
}

static size_t
check(const struct takt_page *page, struct takt_page_counts *counts)
{
	static const struct takt_diff_selection all = {.from = NULL};
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(50);
	const struct takt_sink sink = {drop, NULL};
	size_t found;

	if (!takt_page_check_against(
		page, fixed.plan, &all, counts, diagnostics))
		die("a page that cannot be checked");
	found = takt_diagnostics_errors(diagnostics) +
	    takt_diagnostics_warnings(diagnostics);
	if (!takt_diagnostics_print(diagnostics, false, sink) ||
	    !takt_diagnostics_json(diagnostics, sink))
		die("findings that cannot be printed");
	takt_diagnostics_free(diagnostics);
	return found;
}

static void
check_twice(const struct takt_page *page)
{
	struct takt_page_counts first, second;
	size_t found = check(page, &first);

	if (check(page, &second) != found || first.dates != second.dates ||
	    first.held != second.held)
		die("two answers");
	if (first.held + first.unselected + first.unknown != first.dates)
		die("dates that are counted twice, or not");
	/* A date may not exist, and its weekday not be its. */
	if (found > 2 * first.dates + 1)
		die("more findings than dates");
}

/* The page with the block written; false if that cannot be. */
static bool
write_block(
    const struct source *page, struct page_block *block, struct buf *out)
{
	struct diagnostics diagnostics = {.keep = 10};
	bool is_found = page_find_block(page, "schedule", block, &diagnostics);

	if (is_found == (diagnostics.errors > 0))
		die("a block that is not found, and nobody says why");
	if (is_found &&
	    !page_write_block(
		block, block_text, sizeof(block_text) - 1, out, &diagnostics))
		die("a text that is taken for a marker");
	diagnostics_release(&diagnostics);
	return is_found;
}

static void
splice(const struct source *page)
{
	struct page_block block, again;
	struct buf once = {0};
	struct buf twice = {0};

	if (write_block(page, &block, &once)) {
		const struct source written = {
		    "page", buf_text(&once), once.length};
		size_t end = page->size - block.inside.end;

		if (block.inside.start > block.inside.end ||
		    once.length < block.inside.start + end ||
		    memcmp(once.bytes, page->text, block.inside.start) != 0 ||
		    memcmp(once.bytes + once.length - end,
			page->text + block.inside.end, end) != 0)
			die("something else was changed");
		if (!write_block(&written, &again, &twice) ||
		    twice.length != once.length ||
		    memcmp(twice.bytes, once.bytes, once.length) != 0)
			die("what was written does not stay");
	}
	buf_release(&once);
	buf_release(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);
	const struct takt_page page = {"page.md", text, size};
	const struct source source = {"page.md", text, size};

	if (text == NULL)
		return 0;
	if (fixed.plan == NULL)
		prepare();
	memcpy(text, data, size);
	text[size] = '\0';
	check_twice(&page);
	splice(&source);
	free(text);
	return 0;
}
