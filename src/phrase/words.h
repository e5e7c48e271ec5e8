/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The words of the phrase language as tables: parser, normal form and
 * suggestions all read these rows. For the phrase floor; the floors above may
 * use the names of weekdays and months for output.
 */
#ifndef TAKT_PHRASE_WORDS_H
#define TAKT_PHRASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A word and what it stands for. */
struct word {
	const char *text;
	int32_t value;
};

/* Rows end with a NULL text. */
extern const struct word word_weekdays[];   /* full and short names, plural */
extern const struct word word_months[];     /* full and short names */
extern const struct word word_ordinals[];   /* first to tenth, last is -1 */
extern const struct word word_numbers[];    /* one to twelve */
extern const struct word word_date_units[]; /* week … year: enum date_unit */

enum amount_unit {
	AMOUNT_DAY,
	AMOUNT_BUSINESS_DAY,
	AMOUNT_WEEK,
	AMOUNT_MONTH,
	AMOUNT_QUARTER,
	AMOUNT_YEAR
};
extern const struct word word_amount_units[]; /* singular and plural */

/* Words with which a date phrase can begin, for suggestions. */
extern const char *const word_date_starts[];

/* Finds a word without case; NULL where the table has none. */
const struct word *word_find(
    const struct word *table, const char *text, size_t length);

/* "Tuesday", "October", "second": the first row with that value. */
const char *word_of_value(const struct word *table, int32_t value);

/* Appends the table's words to `list` (room for `room`); returns the count. */
size_t word_list(const struct word *table, const char **list, size_t room);

#endif
