/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The public library: pages that people write, and takt writes into. */
#include <string.h>

#include "api/handles.h"
#include "page/literal.h"
#include "page/marker.h"

bool
takt_marker_is_name(const char *name)
{
	return page_marker_is_name(name, strlen(name));
}

/* The page with the text in its block, which the format says how to show. */
static bool
write_block(const struct source *source, const struct takt_splice *splice,
    const struct page_block *block, struct buf *now,
    struct diagnostics *diagnostics)
{
	enum page_kind kind = page_kind_of(source->name, block->is_rst);
	struct buf text = {0};
	bool is_good;

	if (splice->format == NULL || page_is_markup(kind, splice->format))
		return page_write_block(
		    block, splice->text, splice->length, now, diagnostics);
	page_literal(kind, splice->format, splice->text, splice->length, &text);
	is_good = page_write_block(
	    block, buf_text(&text), text.length, now, diagnostics);
	now->failed |= text.failed;
	buf_release(&text);
	return is_good;
}

static bool
splice_page(const struct source *source, const struct takt_splice *splice,
    struct buf *now, struct diagnostics *diagnostics, bool *is_same)
{
	struct page_block block;

	if (!page_find_block(source, splice->marker, &block, diagnostics) ||
	    !write_block(source, splice, &block, now, diagnostics) ||
	    now->failed)
		return false;
	*is_same = now->length == source->size &&
	    memcmp(buf_text(now), source->text, source->size) == 0;
	if (*is_same || !splice->must_be_same)
		return true;
	page_report_stale(&block, now, splice->marker, diagnostics);
	return false;
}

bool
api_check_page(const struct source *source, struct diagnostics *diagnostics)
{
	if (source->size <= TAKT_PAGE_SIZE_MAX)
		return true;
	diagnostic_add(diagnostics, DIAGNOSTIC_LIMIT,
	    (struct span){source, 0, 0},
	    DIAGNOSTIC_ARGS("the page is larger than 16 MiB"));
	diagnostic_help(diagnostics, "divide it");
	return false;
}

bool
takt_page_splice(const struct takt_page *page, const struct takt_splice *splice,
    struct takt_sink sink, struct takt_diagnostics *diagnostics, bool *is_same)
{
	const struct source source = {page->name, page->bytes, page->length};
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	struct buf now = {0};
	bool is_good = api_check_page(&source, &diagnostics->list) &&
	    splice_page(&source, splice, &now, &diagnostics->list, is_same);

	if (!is_good)
		api_settle(diagnostics, before, now.failed);
	else if (!*is_same)
		is_good = sink.write(sink.context, buf_text(&now), now.length);
	buf_release(&now);
	return is_good;
}
