/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Which series are supported in which phase, month by month: figure 2 of PEP
 * 602. A column is what holds on the first day of a month.
 */
#include "render/compare.h"
#include "render/json.h"
#include "render/markdown.h"
#include "render/rst.h"

#include <stdio.h>
#include <string.h>

enum {
	WIDTH_DEFAULT = 80,
	MONTHS_LEAST = 12,
	PHASES_SHOWN = 4,
	STRETCHES_TOLD = 2,
	MONTH_LENGTH = 7 /* of YYYY-MM */
};

static const char *const ascii_marks[] = {"#", "=", "-", ":"};
static const char *const unicode_marks[] = {
    "\xE2\x96\x88", "\xE2\x96\x93", "\xE2\x96\x92", "\xE2\x96\x91"};

struct date
compare_month_at(const struct compare_months *months, int32_t index)
{
	struct date day = months->first;

	date_add_months(months->first, index, &day);
	return day;
}

struct plan_days
compare_days(const struct comparison *comparison)
{
	struct date from = comparison->summaries[0].from;
	struct date until = comparison->summaries[0].until;

	for (size_t i = 1; i < comparison->count; i++) {
		const struct summary *summary = &comparison->summaries[i];

		if (date_compare(summary->from, from) > 0 &&
		    date_compare(summary->from, until) < 0)
			from = summary->from;
		if (date_compare(summary->until, until) < 0 &&
		    date_compare(summary->until, from) > 0)
			until = summary->until;
	}
	return (struct plan_days){from, {until.day - 1}};
}

struct compare_months
compare_months_of(const struct comparison *comparison, int32_t most)
{
	const struct plan_days days = compare_days(comparison);
	struct compare_months months = {{0}, 0};

	date_start_of(DATE_UNIT_MONTH, days.first, &months.first);
	while (months.count < most &&
	    date_compare(compare_month_at(&months, months.count), days.last) <=
		0)
		months.count++;
	return months;
}

static bool
is_within(struct plan_days days, struct date day)
{
	return date_compare(days.first, day) <= 0 &&
	    date_compare(day, days.last) <= 0;
}

int
compare_phase_on(const struct summary_series *series, struct date day)
{
	for (size_t i = 0; i < series->window_count; i++) {
		if (is_within(series->windows[i].days, day))
			return (int)i;
	}
	if (series->has_final && date_compare(series->begin, day) <= 0 &&
	    date_compare(day,
		series->has_support ? series->support.first : series->final) <
		0)
		return COMPARE_PREPARED;
	return COMPARE_NOTHING;
}

static bool
is_shown(
    const struct summary_series *series, const struct compare_months *months)
{
	for (int32_t i = 0; i < months->count; i++) {
		if (compare_phase_on(series, compare_month_at(months, i)) !=
		    COMPARE_NOTHING)
			return true;
	}
	return false;
}

static const char *
mark_of(int phase, bool unicode)
{
	if (phase == COMPARE_NOTHING)
		return " ";
	if (phase == COMPARE_PREPARED)
		return unicode ? "\xC2\xB7" : ".";
	if (phase >= PHASES_SHOWN)
		phase = PHASES_SHOWN - 1;
	return unicode ? unicode_marks[phase] : ascii_marks[phase];
}

/* Each year over its January. */
static void
print_years(const struct compare_months *months, size_t label, struct buf *out)
{
	size_t start = out->length;

	for (int32_t i = 0; i < months->count; i++) {
		struct civil civil = date_to_civil(compare_month_at(months, i));
		size_t at = start + label + (size_t)i;

		if (civil.month != 1 && i != 0)
			continue;
		/* The year in which it begins has room or is left out. */
		if (i == 0 && civil.month > 8)
			continue;
		if (i + 4 > months->count)
			break;
		buf_append_repeated(
		    out, ' ', at > out->length ? at - out->length : 0);
		buf_printf(out, "%d", (int)civil.year);
	}
	buf_end_line(out);
}

static void
print_series(const struct summary_series *series,
    const struct compare_months *months, size_t label, bool unicode,
    struct buf *out)
{
	buf_append_string(out, "   ");
	buf_append_string(out, series->version);
	buf_append_repeated(out, ' ', label - 3 - strlen(series->version));
	for (int32_t i = 0; i < months->count; i++)
		buf_append_string(out,
		    mark_of(
			compare_phase_on(series, compare_month_at(months, i)),
			unicode));
	buf_end_line(out);
}

int
compare_count_on(const struct summary *summary, struct date day)
{
	int count = 0;

	for (size_t i = 0; i < summary->series_count; i++)
		count += summary->series[i].has_support &&
		    is_within(summary->series[i].support, day);
	return count;
}

static void
print_counts(const struct summary *summary, const struct compare_months *months,
    size_t label, struct buf *out)
{
	buf_append_string(out, "   in all");
	buf_append_repeated(out, ' ', label - 9);
	for (int32_t i = 0; i < months->count; i++) {
		int count =
		    compare_count_on(summary, compare_month_at(months, i));

		buf_append_char(out, count > 9 ? '+' : (char)('0' + count));
	}
	buf_end_line(out);
}

/* "2027-08", or "2027-08 to 2027-11", of months by their place. */
static void
append_stretch(const struct compare_months *months, int32_t first, int32_t last,
    struct buf *out)
{
	char text[DATE_TEXT_SIZE];

	buf_printf(out, "%.*s", MONTH_LENGTH,
	    date_format(compare_month_at(months, first), text));
	if (last > first)
		buf_printf(out, " to %.*s", MONTH_LENGTH,
		    date_format(compare_month_at(months, last), text));
}

/* When most series are supported: "most: 7 in 2027-08 to 2027-11, …". */
static void
print_most(const struct summary *summary, const struct compare_months *months,
    struct buf *out)
{
	int most = 0, times = 0;

	for (int32_t i = 0; i < months->count; i++) {
		int count =
		    compare_count_on(summary, compare_month_at(months, i));

		most = count > most ? count : most;
	}
	if (most == 0)
		return;
	buf_printf(out, "   most: %d in ", most);
	for (int32_t i = 0; i < months->count; i++) {
		int32_t first = i;

		while (i < months->count &&
		    compare_count_on(summary, compare_month_at(months, i)) ==
			most)
			i++;
		if (i == first || ++times > STRETCHES_TOLD)
			continue;
		buf_append_string(out, times > 1 ? ", " : "");
		append_stretch(months, first, i - 1, out);
	}
	if (times > STRETCHES_TOLD)
		buf_printf(out, ", and %d more time%s", times - STRETCHES_TOLD,
		    times - STRETCHES_TOLD == 1 ? "" : "s");
	buf_append_char(out, '\n');
}

/* What the marks mean; windows as the latest series has them. */
static void
print_marks(const struct summary *summary, bool unicode, struct buf *out)
{
	const struct summary_series *series =
	    summary->cycle_count > 0 ? summary->cycles[summary->first] : NULL;

	buf_append_string(out, "   ");
	for (size_t i = 0; series != NULL && i < series->window_count; i++)
		buf_printf(out, "%s %s  ", mark_of((int)i, unicode),
		    series->windows[i].name);
	buf_printf(
	    out, "%s being prepared\n", mark_of(COMPARE_PREPARED, unicode));
}

static size_t
label_width(const struct comparison *comparison)
{
	size_t label = 10;

	for (size_t i = 0; i < comparison->count; i++) {
		const struct summary *summary = &comparison->summaries[i];

		for (size_t j = 0; j < summary->series_count; j++) {
			size_t length = strlen(summary->series[j].version) + 4;

			if (length > label)
				label = length;
		}
	}
	return label;
}

static void
print_matrix(const struct comparison *comparison,
    const struct compare_months *months, size_t label, bool unicode,
    struct buf *out)
{
	buf_append_string(out,
	    "Which series are supported, a column for each month, as it is on "
	    "the first day.\nThe line 'in all' counts those that are "
	    "supported.\n\n");
	for (size_t i = 0; i < comparison->count; i++) {
		const struct summary *summary = &comparison->summaries[i];

		if (i > 0)
			buf_append_char(out, '\n');
		buf_printf(
		    out, "%c  %s\n", compare_letter(i), comparison->names[i]);
		print_marks(summary, unicode, out);
		print_years(months, label, out);
		for (size_t j = 0; j < summary->series_count; j++) {
			if (is_shown(&summary->series[j], months))
				print_series(&summary->series[j], months, label,
				    unicode, out);
		}
		print_counts(summary, months, label, out);
		print_most(summary, months, out);
	}
	compare_verdict(comparison, COMPARE_TABLE, out);
}

static const char *
phase_name(const struct summary_series *series, int phase)
{
	if (phase == COMPARE_PREPARED)
		return "being prepared";
	return phase == COMPARE_NOTHING ? NULL : series->windows[phase].name;
}

static void
print_month(const char *name, const struct summary_series *series,
    struct date day, struct buf *out)
{
	char text[DATE_TEXT_SIZE];
	char month[DATE_TEXT_SIZE];
	const char *cells[] = {name, series->version, month,
	    phase_name(series, compare_phase_on(series, day))};

	snprintf(month, MONTH_LENGTH + 1, "%s", date_format(day, text));
	compare_line(COMPARE_CSV, cells, 4, out);
}

/* A line for each month in which a series is in a phase. */
static void
print_csv(const struct comparison *comparison,
    const struct compare_months *months, struct buf *out)
{
	const char *head[] = {"Cadence", "Series", "Month", "Phase"};

	compare_line(COMPARE_CSV, head, 4, out);
	for (size_t i = 0; i < comparison->count; i++) {
		const struct summary *summary = &comparison->summaries[i];

		for (size_t at = 0;
		     at < summary->series_count * (size_t)months->count; at++) {
			const struct summary_series *series =
			    &summary->series[at / (size_t)months->count];
			struct date day = compare_month_at(
			    months, (int32_t)(at % (size_t)months->count));
			int phase = compare_phase_on(series, day);

			if (phase != COMPARE_NOTHING)
				print_month(
				    comparison->names[i], series, day, out);
		}
	}
}

static void
write_series(struct json *json, const struct summary_series *series,
    const struct compare_months *months)
{
	json_begin_object(json);
	json_key(json, "series");
	json_string(json, series->version);
	json_key(json, "phases");
	json_begin_list(json);
	for (int32_t i = 0; i < months->count; i++)
		json_string(json,
		    phase_name(series,
			compare_phase_on(series, compare_month_at(months, i))));
	json_end_list(json);
	json_end_object(json);
}

static void
print_json(const struct comparison *comparison,
    const struct compare_months *months, struct buf *out)
{
	struct json json = {.out = out};
	char text[DATE_TEXT_SIZE];

	json_begin_object(&json);
	json_key(&json, "first_month");
	date_format(months->first, text);
	text[MONTH_LENGTH] = '\0';
	json_string(&json, text);
	json_key(&json, "months");
	json_number(&json, months->count);
	json_key(&json, "cadences");
	json_begin_list(&json);
	for (size_t i = 0; i < comparison->count; i++) {
		const struct summary *summary = &comparison->summaries[i];

		json_begin_object(&json);
		json_key(&json, "name");
		json_string(&json, comparison->names[i]);
		json_key(&json, "series");
		json_begin_list(&json);
		for (size_t j = 0; j < summary->series_count; j++) {
			if (is_shown(&summary->series[j], months))
				write_series(
				    &json, &summary->series[j], months);
		}
		json_end_list(&json);
		json_end_object(&json);
	}
	json_end_list(&json);
	json_end_object(&json);
	buf_append_char(out, '\n');
}

void
render_matrix(const struct comparison *comparison,
    const struct compare_style *style, struct buf *out)
{
	size_t label = label_width(comparison);
	size_t width = style->width > 0 ? style->width : WIDTH_DEFAULT;
	struct compare_months months;
	int32_t most = COMPARE_MONTHS_MAX;

	if (style->format == COMPARE_SVG) {
		compare_matrix_svg(comparison, style, out);
		return;
	}
	if (style->format == COMPARE_TABLE || compare_is_markup(style->format))
		most = width > label + MONTHS_LEAST ? (int32_t)(width - label)
						    : MONTHS_LEAST;
	if (most > COMPARE_MONTHS_MAX)
		most = COMPARE_MONTHS_MAX;
	months = compare_months_of(comparison, most);
	if (style->format == COMPARE_CSV) {
		print_csv(comparison, &months, out);
	} else if (style->format == COMPARE_JSON) {
		print_json(comparison, &months, out);
	} else {
		struct buf matrix = {0};

		print_matrix(
		    comparison, &months, label, style->unicode, &matrix);
		if (style->format == COMPARE_MARKDOWN)
			markdown_literal(buf_text(&matrix), out);
		else if (style->format == COMPARE_RST)
			rst_literal(buf_text(&matrix), out);
		else
			buf_append_string(out, buf_text(&matrix));
		out->failed |= matrix.failed;
		buf_release(&matrix);
	}
}
