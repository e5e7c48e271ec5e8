/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Dates by descent: a cursor that is copied to try, and kept where it fits. */
#include "page/when.h"

#include <string.h>

#include "base/text.h"
#include "page/mask.h"

/* More blanks, or markup, do not stand within a date. */
enum { GAP_MAX = 300, YEAR_FIRST = 1900, YEAR_LAST = 2199 };

struct cursor {
	const char *text;
	uint32_t at;
	uint32_t end;
};

static bool
is_word_byte(char character)
{
	return text_is_letter(character) || text_is_digit(character) ||
	    (unsigned char)character >= 0x80;
}

static char
peek(const struct cursor *cursor, uint32_t ahead)
{
	return cursor->end - cursor->at > ahead
	    ? cursor->text[cursor->at + ahead]
	    : '\0';
}

static void
skip_blanks(struct cursor *cursor)
{
	for (int i = 0; i < GAP_MAX && cursor->at < cursor->end &&
	     page_is_blank(cursor->text[cursor->at]);
	     i++)
		cursor->at++;
}

/* One of these, also behind markup. */
static bool
skip_character(struct cursor *cursor, const char *any)
{
	struct cursor ahead = *cursor;

	for (int i = 0; i < GAP_MAX && peek(&ahead, 0) == PAGE_NOTHING; i++)
		ahead.at++;
	if (peek(&ahead, 0) == '\0' || strchr(any, peek(&ahead, 0)) == NULL)
		return false;
	*cursor = ahead;
	cursor->at++;
	return true;
}

/* Exactly `count` digits, or with count 0 one or two; -1 for none. */
static int32_t
read_number(struct cursor *cursor, uint32_t count)
{
	uint32_t length = 0;
	int32_t value = 0;

	while (length < 5 && text_is_digit(peek(cursor, length)))
		value = value * 10 + (peek(cursor, length++) - '0');
	if (length == 0 || (count > 0 ? length != count : length > 2))
		return -1;
	cursor->at += length;
	return value;
}

static uint32_t
word_length(const struct cursor *cursor)
{
	uint32_t length = 0;

	while (length < 12 && text_is_letter(peek(cursor, length)))
		length++;
	return length;
}

/* From 1 on; 0: none of them. Short forms are given by their lengths. */
static int32_t
find_name(
    const char *const *names, int32_t count, const char *text, size_t length)
{
	for (int32_t i = 0; i < count && length >= 3; i++) {
		size_t full = strlen(names[i]);

		if ((length == full || length == 3 || length == 4) &&
		    length <= full &&
		    text_equal_ignoring_case(text, length, names[i], length))
			return i + 1;
	}
	return 0;
}

enum weekday
page_weekday(const char *text, size_t length)
{
	static const char *const names[] = {"monday", "tuesday", "wednesday",
	    "thursday", "friday", "saturday", "sunday"};
	int32_t found = find_name(names, 7, text, length);

	if (found == 0 && length == 5 &&
	    text_equal_ignoring_case(text, 5, "thurs", 5))
		found = WEEKDAY_THURSDAY;
	return (enum weekday)found;
}

/* "Oct", "Oct.", "October". */
static int32_t
read_month(struct cursor *cursor)
{
	static const char *const names[] = {"january", "february", "march",
	    "april", "may", "june", "july", "august", "september", "october",
	    "november", "december"};
	uint32_t length = word_length(cursor);
	int32_t month = find_name(names, 12, cursor->text + cursor->at, length);

	if (month == 0)
		return 0;
	cursor->at += length;
	if (length < strlen(names[month - 1]))
		skip_character(cursor, ".");
	return month;
}

/* "1", "1st", "22nd"; `is_ordinal` is left alone without an ending. */
static int32_t
read_day(struct cursor *cursor, bool *is_ordinal)
{
	static const char endings[] = "st nd rd th ";
	int32_t day = read_number(cursor, 0);
	char ending[3] = {
	    text_lower(peek(cursor, 0)), text_lower(peek(cursor, 1)), '\0'};

	if (day < 1 || day > 31)
		return -1;
	if (word_length(cursor) == 2 && strstr(endings, ending) != NULL) {
		cursor->at += 2;
		*is_ordinal = true;
	}
	return day;
}

static int32_t
read_year(struct cursor *cursor)
{
	int32_t year = read_number(cursor, 4);

	return year >= YEAR_FIRST && year <= YEAR_LAST ? year : -1;
}

static void
set_days(struct page_date *date, int32_t last_day)
{
	date->precision = PAGE_DAY;
	if (!date_from_civil(
		date->year, date->month, date->day, &date->first) ||
	    !date_from_civil(date->year, date->month, last_day, &date->last))
		date->precision = PAGE_IMPOSSIBLE;
}

static void
set_month(struct page_date *date)
{
	date->precision = PAGE_MONTH;
	date->day = 0;
	date_from_civil(date->year, date->month, 1, &date->first);
	date_end_of(DATE_UNIT_MONTH, date->first, &date->last);
}

/* "2026-10-01", "2026-10", and the first with a time behind 'T'. */
static bool
read_iso(struct cursor *cursor, struct page_date *date)
{
	struct cursor day;

	date->year = read_year(cursor);
	if (date->year < 0 || !skip_character(cursor, "-"))
		return false;
	date->month = read_number(cursor, 2);
	if (date->month < 1 || date->month > 12)
		return false;
	day = *cursor;
	if (skip_character(&day, "-") &&
	    (date->day = read_number(&day, 2)) >= 0) {
		*cursor = day;
		set_days(date, date->day);
		if (text_lower(peek(&day, 0)) == 't' &&
		    text_is_digit(peek(&day, 1)))
			while (cursor->at < cursor->end &&
			    (is_word_byte(peek(cursor, 0)) ||
				peek(cursor, 0) == ':'))
				cursor->at++;
		return date->day < 32;
	}
	set_month(date);
	return true;
}

/* "-3", "–3rd", " to 3" behind a day; or that day. */
static int32_t
read_last_day(struct cursor *cursor, int32_t day, bool *is_ordinal)
{
	struct cursor ahead = *cursor;
	int32_t last;

	skip_blanks(&ahead);
	if (word_length(&ahead) == 2 && peek(&ahead, 0) == 't' &&
	    peek(&ahead, 1) == 'o')
		ahead.at += 2;
	else if (!skip_character(&ahead, "-"))
		return day;
	skip_blanks(&ahead);
	last = read_day(&ahead, is_ordinal);
	if (last <= day || text_is_digit(peek(&ahead, 0)))
		return day;
	*cursor = ahead;
	return last;
}

static bool
finish_named(struct cursor *cursor, struct page_date *date, int32_t last_day,
    bool is_ordinal)
{
	struct cursor ahead = *cursor;

	skip_character(&ahead, ",");
	skip_blanks(&ahead);
	date->year = read_year(&ahead);
	if (date->year >= 0) {
		*cursor = ahead;
		set_days(date, last_day);
		return true;
	}
	date->precision = PAGE_YEARLESS;
	date->year = 0;
	/* "may 3" need not be a date. */
	return (is_ordinal || date->weekday != 0) &&
	    date->day <= date_days_in_month(2024, date->month);
}

/* "1 October 2026", "1st of October", "1-3 October 2026". */
static bool
read_day_first(struct cursor *cursor, struct page_date *date)
{
	bool is_ordinal = false;
	int32_t last;

	date->day = read_day(cursor, &is_ordinal);
	if (date->day < 0)
		return false;
	last = read_last_day(cursor, date->day, &is_ordinal);
	skip_blanks(cursor);
	if (word_length(cursor) == 2 && text_lower(peek(cursor, 0)) == 'o' &&
	    text_lower(peek(cursor, 1)) == 'f') {
		cursor->at += 2;
		skip_blanks(cursor);
	} else {
		skip_character(cursor, "-");
	}
	date->month = read_month(cursor);
	if (date->month == 0)
		return false;
	/* "07-May-2026". */
	if (peek(cursor, 0) == '-' && text_is_digit(peek(cursor, 1)))
		cursor->at++;
	return finish_named(cursor, date, last, is_ordinal);
}

/* "October 1, 2026", "October 1st", "October 1-3, 2026", "October 2031". */
static bool
read_month_first(struct cursor *cursor, struct page_date *date)
{
	bool is_ordinal = false;
	struct cursor ahead;

	date->month = read_month(cursor);
	if (date->month == 0)
		return false;
	skip_character(cursor, ",");
	skip_blanks(cursor);
	ahead = *cursor;
	date->year = read_year(&ahead);
	if (date->year >= 0) {
		*cursor = ahead;
		set_month(date);
		return true;
	}
	date->day = read_day(cursor, &is_ordinal);
	if (date->day < 0)
		return false;
	return finish_named(cursor, date,
	    read_last_day(cursor, date->day, &is_ordinal), is_ordinal);
}

/* No part of a longer word, a number, a path or a name of a file. */
static bool
ends_well(const struct cursor *cursor)
{
	char next = peek(cursor, 0);

	return !is_word_byte(next) &&
	    (next == '\0' || strchr("-_/.=", next) == NULL ||
		!is_word_byte(peek(cursor, 1)));
}

static bool
begins_well(const char *text, uint32_t at)
{
	if (at == 0)
		return true;
	if (is_word_byte(text[at - 1]))
		return false;
	return strchr("-_/.", text[at - 1]) == NULL || at == 1 ||
	    !(is_word_byte(text[at - 2]) || text[at - 2] == '/');
}

/* One date, without weekday. */
static bool
read_plain(
    struct cursor *cursor, const struct source *masked, struct page_date *date)
{
	static bool (*const forms[])(
	    struct cursor * cursor, struct page_date * date) = {
	    read_iso, read_day_first, read_month_first};
	const struct page_date given = *date;

	for (size_t i = 0; i < 3; i++) {
		struct cursor ahead = *cursor;

		*date = given;
		if (!forms[i](&ahead, date))
			continue;
		date->at = (struct span){masked, cursor->at, ahead.at};
		*cursor = ahead;
		return true;
	}
	*date = given;
	return false;
}

/* "Thursday, ", "Thu. the ", "Thursday " before a date. */
static void
read_weekday_before(
    struct cursor *cursor, const struct source *masked, struct page_date *date)
{
	uint32_t length = word_length(cursor);

	date->weekday = page_weekday(cursor->text + cursor->at, length);
	if (date->weekday == 0)
		return;
	date->weekday_at =
	    (struct span){masked, cursor->at, cursor->at + length};
	cursor->at += length;
	skip_character(cursor, ".");
	skip_character(cursor, ",");
	skip_blanks(cursor);
	if (word_length(cursor) == 3 &&
	    strncmp(cursor->text + cursor->at, "the", 3) == 0) {
		cursor->at += 3;
		skip_blanks(cursor);
	}
}

/* " (Thursday)", ", Thursday", " Thu"; unless a date follows that it is of. */
static void
read_weekday_behind(
    struct cursor *cursor, const struct source *masked, struct page_date *date)
{
	struct cursor ahead = *cursor;
	struct page_date other = {.weekday = 0};
	bool is_bracket;
	uint32_t length;
	enum weekday weekday;

	skip_character(&ahead, ",");
	skip_blanks(&ahead);
	is_bracket = skip_character(&ahead, "(");
	length = word_length(&ahead);
	weekday = page_weekday(ahead.text + ahead.at, length);
	if (weekday == 0 || is_word_byte(peek(&ahead, length)))
		return;
	other.weekday = weekday;
	other.weekday_at = (struct span){masked, ahead.at, ahead.at + length};
	ahead.at += length;
	if (is_bracket && !skip_character(&ahead, ")"))
		return;
	date->weekday = weekday;
	date->weekday_at = other.weekday_at;
	*cursor = ahead;
	skip_character(&ahead, ".");
	skip_character(&ahead, ",");
	skip_blanks(&ahead);
	if (!is_bracket && read_plain(&ahead, masked, &other)) {
		date->weekday = 0;
		cursor->at = date->at.end;
	}
}

/* " to 2026-10-03" and the like. */
static void
read_end(
    struct cursor *cursor, const struct source *masked, struct page_date *date)
{
	struct cursor ahead = *cursor;
	struct page_date last = {.weekday = 0};

	skip_blanks(&ahead);
	if (word_length(&ahead) == 2 &&
	    strncmp(ahead.text + ahead.at, "to", 2) == 0)
		ahead.at += 2;
	else if (!skip_character(&ahead, "-/.") ||
	    (ahead.text[ahead.at - 1] == '.' && !skip_character(&ahead, ".")))
		return;
	skip_blanks(&ahead);
	read_weekday_before(&ahead, masked, &last);
	if (!read_plain(&ahead, masked, &last) || !ends_well(&ahead) ||
	    last.precision > PAGE_MONTH ||
	    date_compare(last.last, date->last) <= 0)
		return;
	date->last = last.last;
	date->at.end = last.at.end;
	*cursor = ahead;
}

bool
page_date_read(const struct source *masked, uint32_t at, uint32_t end,
    struct page_date *date, uint32_t *next)
{
	struct cursor cursor = {masked->text, at, end};

	*date = (struct page_date){.weekday = 0};
	if (!begins_well(masked->text, at))
		return false;
	read_weekday_before(&cursor, masked, date);
	if (!read_plain(&cursor, masked, date))
		return false;
	if (date->precision <= PAGE_MONTH)
		read_end(&cursor, masked, date);
	if (!ends_well(&cursor))
		return false;
	if (date->weekday == 0 && date->precision != PAGE_MONTH)
		read_weekday_behind(&cursor, masked, date);
	*next = cursor.at;
	return true;
}
