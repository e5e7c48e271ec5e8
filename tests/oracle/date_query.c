/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Answers questions about dates, one a line, for comparison with the answers
 * of other programs:
 *
 *   add-days 2024-02-28 -1          2024-02-27
 *   add-months 2024-01-31 1         2024-02-29
 *   nth 2026 10 -1 5                the last Friday: 2026-10-30
 *   on-or-after 2026-10-07 5        2026-10-09
 *   on-or-before 2026-10-07 5       2026-10-02
 *   week 2026-01-01                 2026-W01-4
 *
 * or `none` where there is no such day in the range.
 */
#include "date/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE = 128, WORDS_MAX = 5 };

struct query {
	const char *name;
	size_t words;
	bool (*answer)(char *const *words, struct date *result);
};

static _Noreturn void
fail(const char *message, const char *word)
{
	fprintf(stderr, "date_query: %s: '%s'\n", message, word);
	exit(2);
}

static int64_t
number_of(const char *word)
{
	char *end;
	long long number = strtoll(word, &end, 10);

	if (end == word || *end != '\0')
		fail("no number", word);
	return number;
}

static struct date
date_of(const char *word)
{
	struct date date;

	if (!date_parse(word, strlen(word), &date))
		fail("no date", word);
	return date;
}

static bool
answer_add_days(char *const *words, struct date *result)
{
	return date_add_days(date_of(words[1]), number_of(words[2]), result);
}

static bool
answer_add_months(char *const *words, struct date *result)
{
	return date_add_months(date_of(words[1]), number_of(words[2]), result);
}

static bool
answer_nth(char *const *words, struct date *result)
{
	return date_nth_weekday((int32_t)number_of(words[1]),
	    (int32_t)number_of(words[2]), (int32_t)number_of(words[3]),
	    (enum weekday)number_of(words[4]), result);
}

static bool
answer_on_or_after(char *const *words, struct date *result)
{
	return date_weekday_on_or_after(
	    date_of(words[1]), (enum weekday)number_of(words[2]), result);
}

static bool
answer_on_or_before(char *const *words, struct date *result)
{
	return date_weekday_on_or_before(
	    date_of(words[1]), (enum weekday)number_of(words[2]), result);
}

/* The only query that does not end in a date. */
static void
print_week(struct date date)
{
	struct iso_week week = date_iso_week(date);

	printf("%d-W%02d-%d\n", week.year, week.week, (int)date_weekday(date));
}

static const struct query queries[] = {
    {"add-days", 3, answer_add_days},
    {"add-months", 3, answer_add_months},
    {"nth", 5, answer_nth},
    {"on-or-after", 3, answer_on_or_after},
    {"on-or-before", 3, answer_on_or_before},
};

static const struct query *
find_query(const char *name, size_t words)
{
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++)
		if (strcmp(queries[i].name, name) == 0 &&
		    queries[i].words == words)
			return &queries[i];
	fail("no query", name);
}

static size_t
split(char *line, char *words[WORDS_MAX])
{
	size_t count = 0;

	for (char *word = strtok(line, " \n");
	     word != NULL && count < WORDS_MAX; word = strtok(NULL, " \n"))
		words[count++] = word;
	return count;
}

static void
answer(char *const *words, size_t count)
{
	char text[DATE_TEXT_SIZE] = "none";
	struct date result;

	if (count == 2 && strcmp(words[0], "week") == 0) {
		print_week(date_of(words[1]));
		return;
	}
	if (find_query(words[0], count)->answer(words, &result))
		date_format(result, text);
	puts(text);
}

int
main(void)
{
	char line[LINE_SIZE];

	while (fgets(line, sizeof(line), stdin) != NULL) {
		char *words[WORDS_MAX] = {""};
		size_t count = split(line, words);

		answer(words, count);
	}
	return fflush(stdout) != 0;
}
