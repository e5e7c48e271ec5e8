/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Outside policies on which series to work with, as SPEC 0 and NEP 29 have
 * them: "42 months and at least 2" are the series that came out in the last 42
 * months, and the newest two in any case.
 */
#include <string.h>

#include "base/text.h"
#include "compare/metric_count.h"

/* Where the parser stands. */
struct reader {
	const char *at;
};

static bool
read_word(struct reader *reader, const char *word)
{
	size_t length = strlen(word);

	while (*reader->at == ' ')
		reader->at++;
	if (strncmp(reader->at, word, length) != 0 ||
	    text_is_letter(reader->at[length]))
		return false;
	reader->at += length;
	return true;
}

static bool
read_number(struct reader *reader, int64_t *number)
{
	int digits = 0;

	while (*reader->at == ' ')
		reader->at++;
	*number = 0;
	for (; text_is_digit(*reader->at); reader->at++) {
		*number = *number * 10 + (*reader->at - '0');
		if (++digits > 4)
			return false;
	}
	return *number > 0;
}

static bool
read_months(struct reader *reader, int64_t *months)
{
	if (!read_number(reader, months))
		return false;
	if (read_word(reader, "months") || read_word(reader, "month"))
		return true;
	*months *= 12;
	return read_word(reader, "years") || read_word(reader, "year");
}

bool
metric_policy_parse(const char *text, struct metric_policy *policy)
{
	struct reader reader = {text};
	bool has_least;

	*policy = (struct metric_policy){0};
	has_least = read_word(&reader, "at least");
	if (!has_least) {
		if (!read_months(&reader, &policy->months))
			return false;
		has_least = read_word(&reader, "and at least");
	}
	if (has_least && !read_number(&reader, &policy->least))
		return false;
	while (*reader.at == ' ')
		reader.at++;
	return *reader.at == '\0';
}

/* The last day on which a series is in the policy; that of the calendar where
 * too few series are known after it, so that it stays among the newest. */
static struct date
end_in_policy(const struct measuring *measuring, size_t at)
{
	const struct metric_policy *policy = &measuring->options->policy;
	const struct summary_series *series = measuring->summary->cycles[at];
	const struct summary_series *least = NULL;
	struct date last = {series->final.day - 1};
	struct date end;

	if (date_add_months(series->final, policy->months, &end))
		last.day = end.day - 1;
	if (policy->least > 0) {
		least =
		    cycle_beside(measuring->summary, at, (int)policy->least);
		if (least == NULL)
			return date_max();
		if (least->final.day - 1 > last.day)
			last.day = least->final.day - 1;
	}
	return last;
}

void
measure_in_policy(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;
	struct stretches stretches =
	    stretches_new(measuring->arena, summary->cycle_count);

	for (size_t i = 0; stretches.days != NULL && i < summary->cycle_count;
	     i++)
		stretches_add(&stretches, summary->cycles[i]->final,
		    end_in_policy(measuring, i));
	if (stretches.count > 0)
		stretches_tally(&stretches, measuring, tally, NULL);
}

void
measure_short_of_policy(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct summary *summary = measuring->summary;

	for (size_t i = summary->first; i < summary->end; i++) {
		const struct summary_series *series = summary->cycles[i];
		const struct date end = end_in_policy(measuring, i);
		int64_t days;

		/* When the policy lets it go may not be known. */
		if (!series->has_support || date_compare(end, date_max()) == 0)
			continue;
		days = summary_between(series->support.last, end);
		tally_add(tally, days > 0 ? days : 0);
	}
}
