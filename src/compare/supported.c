/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* How many series are supported, or in one window, at a time. */
#include <stdlib.h>

#include "compare/inspect.h"

/* From this day on so many series more (or, below 0, fewer). */
struct change_of_count {
	struct date date;
	int32_t change;
};

/* Which days a check is about. */
struct period {
	bool is_open; /* all days, whatever stands below */
	struct date first;
	struct date last;
};

static void
add_stretch(struct inspection *inspection, struct tally *tally,
    const struct plan_days *days)
{
	struct stretch *stretches = arena_grow(&inspection->arena,
	    tally->stretches, tally->stretch_count, sizeof(*stretches));

	if (stretches == NULL)
		return;
	tally->stretches = stretches;
	stretches[tally->stretch_count].days = *days;
	stretches[tally->stretch_count].series =
	    arena_string(&inspection->arena, query_series(inspection->query));
	tally->stretch_count++;
}

void
collect_supported(struct inspection *inspection, const struct check *check,
    struct tally *tally)
{
	struct plan_query *query = inspection->query;
	struct plan_days all = {{0}, {0}};
	bool found = false;

	tally->made++;
	for (size_t i = 0; i < query_window_count(query); i++) {
		struct plan_days days;

		if (check->has_symbol &&
		    query_window(query, i)->symbol != check->symbol)
			continue;
		if (!query_window_days(query, i, &days))
			return;
		if (!found || date_compare(days.first, all.first) < 0)
			all.first = days.first;
		if (!found || date_compare(days.last, all.last) > 0)
			all.last = days.last;
		found = true;
	}
	if (found)
		add_stretch(inspection, tally, &all);
}

static int
compare_changes(const void *left, const void *right)
{
	const struct change_of_count *a = left;
	const struct change_of_count *b = right;

	return date_compare(a->date, b->date);
}

/*
 * A plan begins with one series and ends with one, which says nothing about
 * the project: whether there are enough series is looked at between the first
 * end of support and the last beginning.
 */
static struct period
period_of(const struct check *check, const struct tally *tally)
{
	struct period period = {
	    .is_open = check->comparison == COMPARISON_LESS ||
		check->comparison == COMPARISON_AT_MOST};

	for (size_t i = 0; i < tally->stretch_count; i++) {
		const struct plan_days *days = &tally->stretches[i].days;

		if (i == 0 || date_compare(days->last, period.first) < 0)
			period.first = days->last;
		if (i == 0 || date_compare(days->first, period.last) > 0)
			period.last = days->first;
	}
	return period;
}

static bool
is_within(const struct period *period, struct date date)
{
	return period->is_open ||
	    (date_compare(date, period->first) >= 0 &&
		date_compare(date, period->last) <= 0);
}

/* Who is supported on a day, as a list. */
static void
list_series(const struct tally *tally, struct date date, struct buf *list)
{
	for (size_t i = 0; i < tally->stretch_count; i++) {
		const struct stretch *stretch = &tally->stretches[i];

		if (date_compare(date, stretch->days.first) < 0 ||
		    date_compare(date, stretch->days.last) > 0)
			continue;
		buf_append_string(list, list->length > 0 ? ", " : "");
		buf_append_string(list, stretch->series);
	}
}

static void
report(struct inspection *inspection, const struct check *check,
    const struct tally *tally, struct date date, int32_t count)
{
	struct diagnostics *diagnostics = inspection->diagnostics;
	struct buf what = {0}, list = {0}, text = {0};
	char day[DATE_TEXT_SIZE];

	date_format(date, day);
	list_series(tally, date, &list);
	check_format(check, inspection->cadence, &text);
	buf_printf(&what, "on %s %d series %s %s", day, (int)count,
	    count == 1 ? "is" : "are", check->has_symbol ? "in " : "supported");
	if (check->has_symbol)
		buf_append_string(&what, check->name);
	if (list.length > 0)
		buf_printf(&what, " (%s)", buf_text(&list));
	buf_printf(&what, ", not %s %d", comparison_texts[check->comparison],
	    (int)check->number);
	diagnostic_add(diagnostics, DIAGNOSTIC_CHECK_FAILED_PLAN, check->at,
	    DIAGNOSTIC_ARGS(buf_text(&what)));
	diagnostic_about(diagnostics, NULL, buf_text(&text));
	diagnostic_value(diagnostics, "date", day);
	buf_clear(&what);
	buf_append_number(&what, count);
	diagnostic_value(diagnostics, "count", buf_text(&what));
	diagnostic_value(diagnostics, "series", buf_text(&list));
	diagnostic_help(diagnostics,
	    "%s%schange the windows under 'support', or the number",
	    check->reason != NULL ? check->reason : "",
	    check->reason != NULL ? ": " : "");
	buf_release(&what);
	buf_release(&list);
	buf_release(&text);
}

void
inspect_supported(struct inspection *inspection, const struct check *check,
    const struct tally *tally)
{
	const struct period period = period_of(check, tally);
	struct change_of_count *changes = ARENA_ARRAY(&inspection->scratch,
	    2 * tally->stretch_count + 1, struct change_of_count);
	size_t count = 0;
	int32_t supported = 0;

	if (changes == NULL)
		return;
	for (size_t i = 0; i < tally->stretch_count; i++) {
		const struct plan_days *days = &tally->stretches[i].days;

		changes[count++] = (struct change_of_count){days->first, 1};
		changes[count] = (struct change_of_count){days->last, -1};
		count += date_add_days(days->last, 1, &changes[count].date);
	}
	qsort(changes, count, sizeof(changes[0]), compare_changes);
	for (size_t i = 0; i < count; i++) {
		struct date date = changes[i].date;
		int order;

		supported += changes[i].change;
		if (i + 1 < count &&
		    date_compare(changes[i + 1].date, date) == 0)
			continue;
		order =
		    (supported > check->number) - (supported < check->number);
		if (!is_within(&period, date) ||
		    comparison_holds(check->comparison, order))
			continue;
		report(inspection, check, tally, date, supported);
		return;
	}
}
