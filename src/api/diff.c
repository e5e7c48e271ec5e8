/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The public library: plans and calendars compared. */
#include <stdlib.h>

#include "api/handles.h"
#include "compare/page_check.h"
#include "render/against.h"
#include "render/diff.h"
#include "render/entries.h"

struct takt_diff {
	struct arena arena;
	const char *old_name;
	const char *new_name;
	struct entry_list old_list;
	struct entry_list new_list;
	struct differences differences;
};

static bool
read_side(const struct takt_side *side, struct entry_list *list,
    struct diagnostics *diagnostics)
{
	if (side->plan != NULL)
		return entries_of_plan(side->plan->plan, list);
	if (!entries_of_feed(side->calendar->feed, list))
		return false;
	against_warn_repeating(list, diagnostics);
	return true;
}

static struct difference_selection
to_selection(const struct takt_diff_selection *given)
{
	struct difference_selection selection = {.is_thorough = given->thorough,
	    .has_from = given->from != NULL,
	    .has_until = given->until != NULL,
	    .series = given->series,
	    .only = given->only};

	if (given->from != NULL)
		selection.from = api_date(given->from);
	if (given->until != NULL)
		selection.until = api_date(given->until);
	return selection;
}

static bool
compare(struct takt_diff *diff, const struct takt_side *old_side,
    const struct takt_side *new_side,
    const struct takt_diff_selection *selection,
    struct diagnostics *diagnostics)
{
	const struct difference_selection inner = to_selection(selection);

	diff->old_name = arena_string(&diff->arena, old_side->name);
	diff->new_name = arena_string(&diff->arena, new_side->name);
	diff->differences = (struct differences){
	    .old_list = &diff->old_list, .new_list = &diff->new_list};
	return diff->old_name != NULL && diff->new_name != NULL &&
	    read_side(old_side, &diff->old_list, diagnostics) &&
	    read_side(new_side, &diff->new_list, diagnostics) &&
	    differences_find(&diff->differences, &inner, diagnostics);
}

struct takt_diff *
takt_diff_new(const struct takt_side *old_side,
    const struct takt_side *new_side,
    const struct takt_diff_selection *selection,
    struct takt_diagnostics *diagnostics)
{
	struct takt_diff *diff = calloc(1, sizeof(*diff));
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);

	if (diff != NULL &&
	    compare(diff, old_side, new_side, selection, &diagnostics->list))
		return diff;
	takt_diff_free(diff);
	api_settle(diagnostics, before, false);
	return NULL;
}

void
takt_diff_free(struct takt_diff *diff)
{
	if (diff == NULL)
		return;
	differences_release(&diff->differences);
	entry_list_release(&diff->old_list);
	entry_list_release(&diff->new_list);
	arena_release(&diff->arena);
	free(diff);
}

size_t
takt_diff_count(const struct takt_diff *diff)
{
	return diff->differences.count;
}

bool
takt_diff_format_at(size_t index, struct takt_format *format)
{
	for (size_t i = 0; diff_formats[i].name != NULL; i++) {
		if (i < index)
			continue;
		*format = (struct takt_format){diff_formats[i].name,
		    diff_formats[i].extension, diff_formats[i].media_type,
		    diff_formats[i].summary};
		return true;
	}
	return false;
}

bool
takt_diff_render(const struct takt_diff *diff,
    const struct takt_diff_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics)
{
	const struct diff_format *format = diff_format_by_name(options->format);
	const struct diff_options inner = {.old_name = diff->old_name,
	    .new_name = diff->new_name,
	    .width = options->width,
	    .unicode = options->unicode};
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	struct buf out = {0};
	bool is_good;

	if (format == NULL)
		return false;
	is_good = format->render(&diff->differences, &inner, &out);
	if (!is_good)
		api_settle(diagnostics, before, false);
	else if (out.length > 0)
		is_good = sink.write(sink.context, buf_text(&out), out.length);
	buf_release(&out);
	return is_good;
}

bool
takt_calendar_check_against(const struct takt_calendar *calendar,
    const struct takt_plan *plan, const struct takt_diff_selection *selection,
    struct takt_diagnostics *diagnostics)
{
	const struct difference_selection inner = to_selection(selection);
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	struct entry_list published = {.count = 0};
	struct entry_list planned = {.count = 0};
	bool is_good = entries_of_feed(calendar->feed, &published) &&
	    entries_of_plan(plan->plan, &planned);

	if (is_good) {
		against_warn_repeating(&published, &diagnostics->list);
		is_good = against_find(
		    &published, &planned, &inner, &diagnostics->list);
	}
	entry_list_release(&published);
	entry_list_release(&planned);
	if (!is_good)
		api_settle(diagnostics, before, true);
	return is_good;
}

bool
takt_page_check_against(const struct takt_page *page,
    const struct takt_plan *plan, const struct takt_diff_selection *selection,
    struct takt_page_counts *counts, struct takt_diagnostics *diagnostics)
{
	const struct difference_selection inner = to_selection(selection);
	const struct source source = {page->name, page->bytes, page->length};
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	struct entry_list planned = {.count = 0};
	struct page_counts found = {.dates = 0};
	bool is_good = api_check_page(&source, &diagnostics->list) &&
	    entries_of_plan(plan->plan, &planned) &&
	    page_check(&source, &planned, &inner, &found, &diagnostics->list);

	*counts = (struct takt_page_counts){
	    found.dates, found.held, found.unselected, found.unknown};
	entry_list_release(&planned);
	if (!is_good)
		api_settle(diagnostics, before, false);
	return is_good;
}
