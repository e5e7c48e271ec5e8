/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The tables of words; the first row of a value is its normal form. */
#include "phrase/words.h"

#include <string.h>

#include "base/text.h"
#include "date/date.h"

const struct word word_weekdays[] = {{"Monday", WEEKDAY_MONDAY},
    {"Tuesday", WEEKDAY_TUESDAY}, {"Wednesday", WEEKDAY_WEDNESDAY},
    {"Thursday", WEEKDAY_THURSDAY}, {"Friday", WEEKDAY_FRIDAY},
    {"Saturday", WEEKDAY_SATURDAY}, {"Sunday", WEEKDAY_SUNDAY},
    {"Mondays", WEEKDAY_MONDAY}, {"Tuesdays", WEEKDAY_TUESDAY},
    {"Wednesdays", WEEKDAY_WEDNESDAY}, {"Thursdays", WEEKDAY_THURSDAY},
    {"Fridays", WEEKDAY_FRIDAY}, {"Saturdays", WEEKDAY_SATURDAY},
    {"Sundays", WEEKDAY_SUNDAY}, {"Mon", WEEKDAY_MONDAY},
    {"Tue", WEEKDAY_TUESDAY}, {"Wed", WEEKDAY_WEDNESDAY},
    {"Thu", WEEKDAY_THURSDAY}, {"Fri", WEEKDAY_FRIDAY},
    {"Sat", WEEKDAY_SATURDAY}, {"Sun", WEEKDAY_SUNDAY}, {NULL, 0}};

const struct word word_months[] = {{"January", 1}, {"February", 2},
    {"March", 3}, {"April", 4}, {"May", 5}, {"June", 6}, {"July", 7},
    {"August", 8}, {"September", 9}, {"October", 10}, {"November", 11},
    {"December", 12}, {"Jan", 1}, {"Feb", 2}, {"Mar", 3}, {"Apr", 4},
    {"Jun", 6}, {"Jul", 7}, {"Aug", 8}, {"Sep", 9}, {"Oct", 10}, {"Nov", 11},
    {"Dec", 12}, {NULL, 0}};

const struct word word_ordinals[] = {{"first", 1}, {"second", 2}, {"third", 3},
    {"fourth", 4}, {"fifth", 5}, {"sixth", 6}, {"seventh", 7}, {"eighth", 8},
    {"ninth", 9}, {"tenth", 10}, {"last", -1}, {NULL, 0}};

const struct word word_numbers[] = {{"one", 1}, {"two", 2}, {"three", 3},
    {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8},
    {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {NULL, 0}};

const struct word word_date_units[] = {{"week", DATE_UNIT_WEEK},
    {"month", DATE_UNIT_MONTH}, {"quarter", DATE_UNIT_QUARTER},
    {"year", DATE_UNIT_YEAR}, {NULL, 0}};

const struct word word_amount_units[] = {{"day", AMOUNT_DAY},
    {"week", AMOUNT_WEEK}, {"month", AMOUNT_MONTH}, {"quarter", AMOUNT_QUARTER},
    {"year", AMOUNT_YEAR}, {"days", AMOUNT_DAY}, {"weeks", AMOUNT_WEEK},
    {"months", AMOUNT_MONTH}, {"quarters", AMOUNT_QUARTER},
    {"years", AMOUNT_YEAR}, {"business day", AMOUNT_BUSINESS_DAY},
    {"business days", AMOUNT_BUSINESS_DAY}, {NULL, 0}};

const char *const word_date_starts[] = {"planned", "cycle", "start", "end",
    "day", "week", "earliest", "latest", "tbd", NULL};

const struct word *
word_find(const struct word *table, const char *text, size_t length)
{
	for (; table->text != NULL; table++) {
		if (text_equal_ignoring_case(
			table->text, strlen(table->text), text, length))
			return table;
	}
	return NULL;
}

const char *
word_of_value(const struct word *table, int32_t value)
{
	for (; table->text != NULL; table++) {
		if (table->value == value)
			return table->text;
	}
	return NULL;
}

size_t
word_list(const struct word *table, const char **list, size_t room)
{
	size_t count = 0;

	for (; table->text != NULL && count < room; table++)
		list[count++] = table->text;
	return count;
}
