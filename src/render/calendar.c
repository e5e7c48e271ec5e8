/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Format "calendar": months as cal(1) prints them, with brackets around the
 * days on which something is, and beside each month what that is. Months in
 * which nothing is are left out. A week begins on Monday, as in ISO 8601.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "phrase/words.h"
#include "render/columns.h"
#include "render/format.h"
#include "render/layout.h"

enum {
	DAY_WIDTH = 4,
	GRID_WIDTH = 7 * DAY_WIDTH,
	GAP = 2,
	LIST_LEAST = 30, /* columns that a list needs beside a month */
	DAYS_MARKED = 31 /* a longer span is two days, its first and last */
};

/* One line beside a month. */
struct entry {
	struct date day; /* of the month in which it stands */
	size_t order;
	const struct plan_item *item;
	const char *suffix; /* static; or NULL */
	bool is_day;        /* `day` is more than a month */
};

struct months {
	const struct render_options *options;
	struct arena arena;
	struct buf out;
	const struct plan_item *items;
	size_t item_count;
	struct entry *entries;
	size_t entry_count;
	bool has_projects; /* several */
	bool has_list_below;
};

static int
compare_entries(const void *left, const void *right)
{
	const struct entry *one = left, *other = right;
	int days = date_compare(one->day, other->day);

	/* What is known of a month alone stands at its end. */
	if (days == 0 && one->is_day != other->is_day)
		return one->is_day ? -1 : 1;
	if (days != 0)
		return days;
	return (one->order > other->order) - (one->order < other->order);
}

static struct date
month_of(struct date date)
{
	struct date first = date;

	date_start_of(DATE_UNIT_MONTH, date, &first);
	return first;
}

static void
add_entry(struct months *months, struct date day, const struct plan_item *item,
    const char *suffix)
{
	months->entries[months->entry_count] = (struct entry){.day = day,
	    .order = months->entry_count,
	    .item = item,
	    .suffix = suffix,
	    .is_day = item->precision == PRECISION_DAY};
	months->entry_count++;
}

static bool
is_marked(const struct plan_item *item)
{
	return item->precision == PRECISION_DAY &&
	    date_days_between(item->first, item->last) < DAYS_MARKED;
}

/* Where the item stands: in the month of its first day, and of its last. */
static void
add_item(struct months *months, const struct plan_item *item)
{
	struct date end = month_of(item->last);

	if (item->precision == PRECISION_TBD)
		return;
	if (item->precision != PRECISION_DAY) {
		add_entry(months, item->last, item, NULL);
	} else if (date_compare(item->first, item->last) == 0) {
		add_entry(months, item->first, item, NULL);
	} else if (!is_marked(item)) {
		add_entry(months, item->first, item, " begins");
		add_entry(months, item->last, item, " ends");
	} else {
		add_entry(months, item->first, item, NULL);
		if (date_compare(month_of(item->first), end) != 0)
			add_entry(months, end, item, " goes on");
	}
}

/* Bit 1 to 31: something is on that day of the month. */
static uint32_t
marked_days(const struct months *months, struct date first, struct date last)
{
	uint32_t days = 0;

	for (size_t i = 0; i < months->entry_count; i++) {
		const struct entry *entry = &months->entries[i];
		struct date from = entry->day, to = entry->day;

		if (!entry->is_day || date_compare(from, first) < 0 ||
		    date_compare(from, last) > 0)
			continue;
		if (is_marked(entry->item))
			to = entry->item->last;
		for (; date_compare(from, to) <= 0 &&
		     date_compare(from, last) <= 0;
		     from.day++)
			days |= UINT32_C(1) << date_to_civil(from).day;
	}
	return days;
}

/* "14 Wed  3.15.0 alpha 5"; what is no day has its date in words. */
static void
format_entry(struct months *months, const struct entry *entry, struct buf *line)
{
	const struct plan_item *item = entry->item;
	const char *project = item->cadence->project;
	const char *time = columns_time(item, &months->arena);
	const char *status = plan_item_status(item);
	char text[PHRASE_VALUE_TEXT_SIZE];

	buf_clear(line);
	if (entry->is_day)
		buf_printf(line, "%2d %.3s  ",
		    (int)date_to_civil(entry->day).day,
		    word_of_value(
			word_weekdays, (int32_t)date_weekday(entry->day)));
	else
		buf_printf(line, "%-6s  ", plan_item_date(item, text));
	if (months->has_projects &&
	    strncmp(item->name, project, strlen(project)) != 0)
		buf_printf(line, "%s ", project);
	buf_append_string(line, item->name);
	if (entry->suffix != NULL)
		buf_append_string(line, entry->suffix);
	else if (is_marked(item) && date_compare(item->first, item->last) < 0)
		buf_printf(line, " to %s", date_format(item->last, text));
	if (time != NULL)
		buf_printf(line, ", %s", time);
	if (item->status == STATUS_CANCELLED || item->is_optional)
		buf_printf(line, " (%s)", status);
}

static void
append_month_title(struct civil civil, struct buf *out)
{
	char title[GRID_WIDTH];
	int width = snprintf(title, sizeof(title), "%s %d",
	    word_of_value(word_months, civil.month), (int)civil.year);
	int before = (GRID_WIDTH - width) / 2;

	buf_append_repeated(out, ' ', (size_t)before);
	buf_append_string(out, title);
	buf_append_repeated(out, ' ', (size_t)(GRID_WIDTH - width - before));
}

/* Line 0 is the title, 1 the weekdays; false behind the last. */
static bool
append_grid_line(struct date first, uint32_t marked, int line, struct buf *out)
{
	struct civil civil = date_to_civil(first);
	int32_t length = date_days_in_month(civil.year, civil.month);
	int32_t day = 1 + 7 * (line - 2) - ((int32_t)date_weekday(first) - 1);

	if (line == 0) {
		append_month_title(civil, out);
		return true;
	}
	if (line == 1) {
		for (int32_t i = 1; i <= 7; i++)
			buf_printf(
			    out, " %.2s ", word_of_value(word_weekdays, i));
		return true;
	}
	for (int32_t i = 0; i < 7; i++, day++) {
		bool is_marked_day =
		    day >= 1 && day <= length && (marked >> day & 1) != 0;

		if (day < 1 || day > length)
			buf_append_repeated(out, ' ', DAY_WIDTH);
		else
			buf_printf(
			    out, is_marked_day ? "[%2d]" : " %2d ", (int)day);
	}
	return day - 7 <= length;
}

static size_t
list_width(const struct months *months)
{
	size_t width = months->options->width;

	if (width == 0)
		return SIZE_MAX;
	if (months->has_list_below)
		return width;
	return width - GRID_WIDTH - GAP;
}

static void
append_entry(struct months *months, const struct entry *entry, struct buf *line)
{
	format_entry(months, entry, line);
	layout_append_cut(buf_text(line), list_width(months),
	    months->options->unicode, &months->out);
}

/* Entries `from` to `to` are those of the month. */
static void
append_month(struct months *months, size_t from, size_t to)
{
	struct date first = month_of(months->entries[from].day), last = first;
	struct buf grid = {0}, text = {0};
	struct buf *out = &months->out;
	uint32_t marked;
	bool has_grid = true;

	date_end_of(DATE_UNIT_MONTH, first, &last);
	marked = marked_days(months, first, last);
	buf_append_char(out, '\n');
	for (int line = 0; has_grid || from < to; line++) {
		bool has_entry = from < to &&
		    (months->has_list_below ? !has_grid : line >= 2);

		buf_clear(&grid);
		has_grid =
		    has_grid && append_grid_line(first, marked, line, &grid);
		if (!has_grid)
			buf_clear(&grid);
		has_entry |= from < to && !has_grid;
		if (!has_grid && !has_entry)
			break;
		buf_append(out, buf_text(&grid), grid.length);
		if (has_entry && !months->has_list_below)
			buf_append_repeated(
			    out, ' ', GRID_WIDTH + GAP - grid.length);
		if (has_entry)
			append_entry(months, &months->entries[from++], &text);
		buf_end_line(out);
	}
	out->failed |= grid.failed || text.failed;
	buf_release(&grid);
	buf_release(&text);
}

/* What has no day at all. */
static void
append_rest(struct months *months)
{
	bool is_first = true;

	for (size_t i = 0; i < months->item_count; i++) {
		const struct plan_item *item = &months->items[i];

		if (item->precision != PRECISION_TBD)
			continue;
		if (is_first)
			buf_append_string(&months->out, "\nno date yet\n");
		is_first = false;
		buf_append_string(&months->out, "  ");
		if (months->has_projects)
			buf_printf(&months->out, "%s ", item->cadence->project);
		buf_printf(&months->out, "%s\n", item->name);
	}
}

static void
append_months(struct months *months)
{
	size_t from = 0;

	while (from < months->entry_count) {
		struct date month = month_of(months->entries[from].day);
		size_t to = from + 1;

		while (to < months->entry_count &&
		    date_compare(month_of(months->entries[to].day), month) == 0)
			to++;
		append_month(months, from, to);
		from = to;
	}
	append_rest(months);
}

bool
render_calendar(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	struct months months = {.options = options,
	    .has_projects = plan_cadence_count(plan) > 1,
	    .item_count = plan_item_count(plan),
	    .has_list_below = options->width > 0 &&
		options->width < GRID_WIDTH + GAP + LIST_LEAST};
	bool good;

	months.items = plan_sorted(plan, &months.arena);
	months.entries =
	    ARENA_ARRAY(&months.arena, 2 * months.item_count + 1, struct entry);
	good = months.items != NULL && months.entries != NULL;
	if (good) {
		for (size_t i = 0; i < months.item_count; i++)
			add_item(&months, &months.items[i]);
		qsort(months.entries, months.entry_count,
		    sizeof(*months.entries), compare_entries);
		render_title(plan, &months.out);
		buf_append_char(&months.out, '\n');
		append_months(&months);
		if (months.item_count == 0)
			buf_append_string(
			    &months.out, "\nnothing is selected\n");
		good = !months.out.failed && !months.arena.failed &&
		    sink->write(sink->context, buf_text(&months.out),
			months.out.length);
	}
	buf_release(&months.out);
	arena_release(&months.arena);
	return good;
}
