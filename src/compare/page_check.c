/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Each date of a page, held against the plan. */
#include "compare/page_check.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compare/choose.h"
#include "compare/page_subject.h"
#include "page/read.h"

struct check {
	const struct source *page;
	struct page_subjects subjects;
	struct choice choice;
	struct page_counts *counts;
	struct diagnostics *diagnostics;
};

static const char *
weekday_name(enum weekday weekday)
{
	static const char *const names[] = {"", "Monday", "Tuesday",
	    "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

	return names[weekday];
}

/* "Thursday, 2026-10-01", or as the plan has what is not known to the day. */
static void
format_planned(const struct entry *entry, char *text, size_t room)
{
	bool is_day = entry->exactness >= ENTRY_DAYS &&
	    date_compare(entry->first, entry->last) == 0;
	const char *weekday =
	    is_day ? weekday_name(date_weekday(entry->first)) : "";
	size_t length = strlen(weekday);

	if (length + strlen(entry->date) + 3 > room) {
		text[0] = '\0';
		return;
	}
	memcpy(text, weekday, length);
	if (is_day) {
		memcpy(text + length, ", ", 2);
		length += 2;
	}
	memcpy(text + length, entry->date, strlen(entry->date) + 1);
}

/* The bytes of the page, for a message. */
static const char *
text_of(const struct check *check, struct span at, char *text, size_t room)
{
	size_t length = at.end - at.start;

	if (length >= room)
		length = room - 1;
	memcpy(text, check->page->text + at.start, length);
	text[length] = '\0';
	return text;
}

static bool
is_same_day(const struct page_date *date, const struct entry *entry)
{
	struct civil planned = date_to_civil(entry->first);

	return planned.month == date->month && planned.day == date->day;
}

static bool
holds(struct date outer_first, struct date outer_last, struct date first,
    struct date last)
{
	return date_compare(outer_first, first) <= 0 &&
	    date_compare(outer_last, last) >= 0;
}

/* What is less exact on one side agrees with what lies in it on the other. */
static bool
agrees(const struct page_date *date, const struct entry *entry)
{
	bool is_span = entry->exactness == ENTRY_DAYS &&
	    date_compare(entry->first, entry->last) != 0;

	if (entry->exactness == ENTRY_UNDATED)
		return false;
	if (date->precision == PAGE_YEARLESS)
		return is_same_day(date, entry);
	if (date->precision == PAGE_MONTH || !is_span)
		return holds(date->first, date->last, entry->first,
			   entry->last) ||
		    (entry->exactness == ENTRY_ROUGH &&
			holds(entry->first, entry->last, date->first,
			    date->last));
	/* Of several days, the first or the last may have a column of its own.
	 */
	if (date_compare(date->first, date->last) == 0)
		return date_compare(date->first, entry->first) == 0 ||
		    date_compare(date->first, entry->last) == 0;
	return date_compare(date->first, entry->first) == 0 &&
	    date_compare(date->last, entry->last) == 0;
}

/* By what the plan says, or by what the page says. */
static bool
is_selected(const struct check *check, const struct page_date *date,
    const struct entry *entry)
{
	struct entry written = *entry;

	if (choice_has(&check->choice, entry))
		return true;
	if (date->precision == PAGE_YEARLESS)
		return false;
	written.first = date->first;
	written.last = date->last;
	written.exactness = ENTRY_DAYS;
	return choice_has(&check->choice, &written);
}

static void
report_date(struct check *check, const struct page_date *date,
    const struct entry *entry)
{
	struct diagnostics *diagnostics = check->diagnostics;
	char planned[80];
	char written[80];

	format_planned(entry, planned, sizeof(planned));
	text_of(check, date->at, written, sizeof(written));
	diagnostic_add(diagnostics, DIAGNOSTIC_PAGE_DATE, date->at,
	    DIAGNOSTIC_ARGS(entry->title, written, entry->date));
	diagnostic_about(diagnostics, entry->series, NULL);
	diagnostic_value(diagnostics, "page", written);
	diagnostic_value(diagnostics, "plan", entry->date);
	diagnostic_help(diagnostics, "the plan has %s", planned);
	diagnostic_note(diagnostics, entry->at, "its date comes from here");
}

/* What the plan does not have, or has cancelled. */
static void
report_extra(struct check *check, const struct page_date *date,
    const struct entry *entry, const char *name, bool is_cancelled)
{
	char written[80];

	text_of(check, date->at, written, sizeof(written));
	diagnostic_add(check->diagnostics, DIAGNOSTIC_PAGE_EXTRA, date->at,
	    DIAGNOSTIC_ARGS(name, written,
		is_cancelled ? "is cancelled by the cadence"
			     : "is not in the plan"));
	diagnostic_about(check->diagnostics, entry->series, NULL);
	if (!is_cancelled)
		diagnostic_help(check->diagnostics,
		    "the last one of its kind is '%s', %s", entry->title,
		    entry->date);
	else
		diagnostic_note(
		    check->diagnostics, entry->at, "its date comes from here");
}

/* The weekday beside a date that is right, or of which nothing is known. */
static void
check_weekday(struct check *check, const struct page_date *date,
    const struct entry *entry)
{
	struct date day = date->first;
	enum weekday real;
	char written[80];

	if (date->weekday == 0 || date->precision == PAGE_MONTH ||
	    date->precision == PAGE_IMPOSSIBLE)
		return;
	if (date->precision == PAGE_YEARLESS) {
		if (entry == NULL)
			return;
		day = entry->first;
	}
	real = date_weekday(day);
	if (real == date->weekday)
		return;
	diagnostic_add(check->diagnostics, DIAGNOSTIC_PAGE_WEEKDAY,
	    date->weekday_at,
	    DIAGNOSTIC_ARGS(text_of(check, date->at, written, sizeof(written)),
		weekday_name(real), weekday_name(date->weekday)));
	if (entry != NULL)
		diagnostic_help(check->diagnostics,
		    "the date is that of the plan: write %s",
		    weekday_name(real));
}

static bool
is_any_agreeing(const struct page_date *date, const struct page_match *match)
{
	for (size_t i = 0; i < match->count; i++) {
		if (agrees(date, match->first[i].entry))
			return true;
	}
	return false;
}

static void
hold(struct check *check, const struct page_date *date,
    const struct page_match *match, const char *name)
{
	const struct entry *entry = match->first->entry;

	if (!is_selected(check, date, entry)) {
		check->counts->unselected++;
		return;
	}
	check->counts->held++;
	if (match->meaning == PAGE_EXTRA)
		report_extra(check, date, entry, name, false);
	else if (match->meaning == PAGE_ONE && entry_is_cancelled(entry) &&
	    !check->subjects.is_cancelled)
		report_extra(check, date, entry, entry->title, true);
	else if (match->meaning == PAGE_ONE && !agrees(date, entry))
		report_date(check, date, entry);
	else
		check_weekday(check, date, entry);
}

static void
report_impossible(struct check *check, const struct page_date *date)
{
	char written[80];
	char days[TEXT_NUMBER_SIZE + 1];
	char month[8] = "0000-00";
	int32_t year = date->year;

	days[text_from_number(
	    date_days_in_month(date->year, date->month), days)] = '\0';
	for (int i = 3; i >= 0; i--, year /= 10)
		month[i] = (char)('0' + year % 10);
	month[5] = (char)('0' + date->month / 10);
	month[6] = (char)('0' + date->month % 10);
	diagnostic_add(check->diagnostics, DIAGNOSTIC_NO_SUCH_DAY, date->at,
	    DIAGNOSTIC_ARGS(month, days,
		text_of(check, date->at, written, sizeof(written))));
	diagnostic_help(check->diagnostics, "write a day that the month has");
}

static void
check_date(struct check *check, const struct page_row *row, size_t index)
{
	struct page_date date = row->dates[index];
	struct page_text name;
	struct page_match match =
	    page_subjects_find(&check->subjects, row, index, &name);

	/* A weekday in a column of its own. */
	for (size_t i = 0;
	     i < row->cell_count && row->date_count == 1 && date.weekday == 0;
	     i++) {
		date.weekday = row->cells[i].weekday;
		date.weekday_at = row->cells[i].at;
	}
	check->counts->dates++;
	if (date.precision == PAGE_IMPOSSIBLE)
		report_impossible(check, &date);
	if (date.precision == PAGE_IMPOSSIBLE ||
	    match.meaning == PAGE_UNKNOWN ||
	    (match.meaning == PAGE_SEVERAL &&
		!is_any_agreeing(&date, &match))) {
		check->counts->unknown++;
		check_weekday(check, &date, NULL);
		return;
	}
	hold(check, &date, &match, name.text);
}

static bool
see_row(void *context, const struct page_row *row)
{
	struct check *check = context;

	page_subjects_see(&check->subjects, row);
	for (size_t i = 0; i < row->date_count; i++)
		check_date(check, row, i);
	page_subjects_leave(&check->subjects, row);
	return !check->diagnostics->arena.failed &&
	    !check->subjects.plan.key.failed &&
	    !check->subjects.plan.text.failed;
}

static bool
check_rows(struct check *check, const struct entry_list *plan)
{
	struct source_index index = {.source = NULL};
	bool is_good = source_index_make(&index, check->page);
	const struct span top = {check->page, 0, 0};

	check->diagnostics->index = &index;
	is_good = is_good && page_plan_init(&check->subjects.plan, plan) &&
	    page_read(check->page, see_row, check);
	if (is_good && check->counts->held + check->counts->unselected == 0)
		diagnostic_add(check->diagnostics, DIAGNOSTIC_PAGE_UNKNOWN, top,
		    DIAGNOSTIC_ARGS(check->page->name));
	check->diagnostics->index = NULL;
	source_index_release(&index);
	return is_good;
}

bool
page_check(const struct source *page, const struct entry_list *plan,
    const struct difference_selection *selection, struct page_counts *counts,
    struct diagnostics *diagnostics)
{
	struct check *check = calloc(1, sizeof(*check));
	bool is_good;

	*counts = (struct page_counts){.dates = 0};
	if (check == NULL)
		return false;
	check->page = page;
	check->counts = counts;
	check->diagnostics = diagnostics;
	is_good = choice_init(&check->choice, selection) &&
	    choice_check(&check->choice, plan, plan, diagnostics) &&
	    check_rows(check, plan);
	choice_release(&check->choice);
	page_plan_release(&check->subjects.plan);
	free(check);
	return is_good;
}
