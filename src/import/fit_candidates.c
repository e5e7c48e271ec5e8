/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The phrases that give one date: its weekday in the month, its day in the
 * month, and its distance from other milestones or the series before.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "import/fit.h"
#include "phrase/words.h"

/* Days are counted up to so many: what is farther away keeps no such rule. */
enum {
	CANDIDATES_MAX = 2000,
	REFERENCES_MAX = 8,
	TEXT_MAX = 320,
	DISTANCE_MAX = 45
};

static bool
vote_for(struct candidates *candidates, const char *text)
{
	struct candidate *list;

	for (size_t i = 0; i < candidates->count; i++) {
		if (strcmp(candidates->items[i].text, text) == 0) {
			candidates->items[i].votes++;
			return true;
		}
	}
	if (candidates->count == CANDIDATES_MAX)
		return true;
	list = arena_grow(candidates->arena, candidates->items,
	    candidates->count, sizeof(*list));
	if (list == NULL)
		return false;
	candidates->items = list;
	list[candidates->count].text = arena_string(candidates->arena, text);
	list[candidates->count].votes = 1;
	return list[candidates->count++].text != NULL;
}

__attribute__((format(printf, 2, 3))) static bool
vote(struct candidates *candidates, const char *format, ...)
{
	char text[TEXT_MAX];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	return vote_for(candidates, text);
}

/* "of October next year", or of the month of the cycle. */
static bool
propose_in(struct candidates *candidates, struct date date, const char *month)
{
	struct civil civil = date_to_civil(date);
	const char *weekday =
	    word_of_value(word_weekdays, (int32_t)date_weekday(date));
	int32_t nth = (civil.day - 1) / 7 + 1;
	int32_t days = date_days_in_month(civil.year, civil.month);

	if (!vote(candidates, "%s %s of %s", word_of_value(word_ordinals, nth),
		weekday, month))
		return false;
	if (civil.day + 7 > days &&
	    !vote(candidates, "last %s of %s", weekday, month))
		return false;
	return civil.day != days || vote(candidates, "last day of %s", month);
}

static bool
propose_month(const struct fitter *fitter, size_t series, struct date date,
    struct candidates *candidates)
{
	static const char *const years[] = {" last year", "", " next year"};
	struct civil civil = date_to_civil(date);
	struct civil cycle = date_to_civil(fitter->cycles[series]);
	int32_t later = civil.year - cycle.year;
	const char *name = word_of_value(word_months, civil.month);
	char month[64];

	if (later < -1 || later > 1)
		return true;
	snprintf(month, sizeof(month), "%s%s", name, years[later + 1]);
	if (!propose_in(candidates, date, month) ||
	    !vote(candidates, "%d %s", (int)civil.day, month))
		return false;
	if (!fitter->has_beat)
		return true;
	if (date_compare(date, fitter->cycles[series]) == 0 &&
	    !vote(candidates, "cycle"))
		return false;
	return later != 0 || civil.month != cycle.month ||
	    (propose_in(candidates, date, "cycle month") &&
		vote(candidates, "day %d of cycle month", (int)civil.day));
}

/* How many months lie between two days of the same number; 0: they have
 * others. */
static int32_t
whole_months(struct date from, struct date to)
{
	struct civil a = date_to_civil(from), b = date_to_civil(to);
	int32_t months = 12 * (b.year - a.year) + b.month - a.month;
	struct date there;

	return date_add_months(from, months, &there) &&
		date_compare(there, to) == 0
	    ? months
	    : 0;
}

static bool
propose_amount(struct candidates *candidates, int32_t number, const char *unit,
    const char *from)
{
	bool is_before = number < 0;

	if (is_before)
		number = -number;
	return vote(candidates, "%d %s%s %s %s", (int)number, unit,
	    number > 1 ? "s" : "", is_before ? "before" : "after", from);
}

static bool
propose_distance(struct candidates *candidates, struct date from,
    struct date to, const char *name)
{
	int32_t days = date_days_between(from, to);
	int32_t months = whole_months(from, to);

	if (days == 0)
		return vote(candidates, "%s", name);
	if (months != 0 && months % 12 == 0 &&
	    !propose_amount(candidates, months / 12, "year", name))
		return false;
	if (months != 0 && months % 12 != 0 &&
	    !propose_amount(candidates, months, "month", name))
		return false;
	if (days % 7 == 0)
		return propose_amount(candidates, days / 7, "week", name);
	return days < -DISTANCE_MAX || days > DISTANCE_MAX ||
	    propose_amount(candidates, days, "day", name);
}

/* The end of a window is said by its release, years before. */
static bool
propose_year(struct candidates *candidates, struct date from, struct date to,
    const char *name)
{
	struct civil a = date_to_civil(from), b = date_to_civil(to);
	int32_t years = b.year - a.year;
	int32_t months = 12 * years + b.month - a.month;
	const char *month = word_of_value(word_months, b.month);
	struct date end;

	if (years < 0 || years > 50)
		return true;
	if (months > 0 && date_end_of(DATE_UNIT_MONTH, to, &end) &&
	    date_compare(to, end) == 0 &&
	    !vote(candidates, "end of month of %d month%s after %s",
		(int)months, months > 1 ? "s" : "", name))
		return false;
	if (years == 0)
		return vote(
		    candidates, "%d %s year of %s", (int)b.day, month, name);
	return vote(candidates, "%d %s year of %d year%s after %s", (int)b.day,
	    month, (int)years, years > 1 ? "s" : "", name);
}

static bool
propose_references(const struct fitter *fitter, const struct import_rule *rule,
    size_t series, struct date date, struct candidates *candidates)
{
	size_t tried = 0;

	for (const struct import_rule *other = fitter->file->rules;
	     other != NULL && tried < REFERENCES_MAX; other = other->next) {
		struct date from;

		/* The release is where all begins: what comes before it may
		 * be counted from it, and not the other way round. */
		if (other == rule || other->is_window || other->is_numbered ||
		    other->is_fleeting || rule == fitter->file->anchor ||
		    !fit_day(fitter, other, series, &from))
			continue;
		tried++;
		if (other != fitter->file->anchor && !rule->is_window &&
		    date_compare(from, date) >= 0)
			continue;
		if (!propose_distance(candidates, from, date, other->name))
			return false;
		if (rule->is_window && other == fitter->file->anchor &&
		    !propose_year(candidates, from, date, other->name))
			return false;
	}
	return true;
}

static bool
propose_previous(const struct fitter *fitter, const struct import_rule *rule,
    size_t series, struct date date, struct candidates *candidates)
{
	const struct import_rule *anchor = fitter->file->anchor;
	char name[160];
	struct date from;

	if (anchor == NULL || series == 0 ||
	    !fit_day(fitter, anchor, series - 1, &from))
		return true;
	if (rule->is_window)
		return true;
	snprintf(name, sizeof(name), "%s of previous", anchor->name);
	return propose_distance(candidates, from, date, name);
}

/* Support that ends when another series comes out. */
static bool
propose_next(const struct fitter *fitter, const struct import_rule *rule,
    size_t series, struct date date, struct candidates *candidates)
{
	const struct import_rule *anchor = fitter->file->anchor;

	for (size_t i = 1; rule->is_window && anchor != NULL && i <= 4; i++) {
		char name[160];
		struct date from;

		if (!fit_day(fitter, anchor, series + i, &from))
			continue;
		if (i == 1)
			snprintf(
			    name, sizeof(name), "%s of next", anchor->name);
		else
			snprintf(
			    name, sizeof(name), "%s of +%zu", anchor->name, i);
		if (!propose_distance(candidates, from, date, name))
			return false;
	}
	return true;
}

bool
fit_propose(const struct fitter *fitter, const struct import_rule *rule,
    size_t series, struct candidates *candidates)
{
	struct date date;

	if (!fitter->has_cycle[series] || !fit_day(fitter, rule, series, &date))
		return true;
	return propose_month(fitter, series, date, candidates) &&
	    propose_references(fitter, rule, series, date, candidates) &&
	    propose_previous(fitter, rule, series, date, candidates) &&
	    propose_next(fitter, rule, series, date, candidates);
}
