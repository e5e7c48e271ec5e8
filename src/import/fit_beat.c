/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The rhythm of releases: every so many weeks to the day, or else every so many
 * months by the month. */
#include "import/fit.h"
#include "import/write.h"
#include "import/yaml.h"
#include "phrase/words.h"

enum { WEEKS_MAX = 60, MONTHS_MAX = 36 };

/* A rhythm that goes through the release of the series `base`. */
struct beat {
	int32_t weeks; /* or, if 0, */
	int32_t months;
	size_t base;
	size_t first; /* the first series that keeps it */
	struct fit fit;
};

static bool
beat_date(const struct fitter *fitter, const struct beat *beat, size_t series,
    struct date *date)
{
	int64_t steps = (int64_t)series - (int64_t)beat->base;
	struct date base;

	if (!fit_day(fitter, fitter->file->anchor, beat->base, &base))
		return false;
	if (beat->weeks > 0)
		return date_add_days(
		    base, (int64_t)7 * beat->weeks * steps, date);
	return date_start_of(DATE_UNIT_MONTH, base, &base) &&
	    date_add_months(base, beat->months * steps, date);
}

/* A month is kept by any of its days, and nearly by those of a week around. */
static bool
is_in_month(struct date date, struct date month, int32_t around)
{
	struct date first, last;

	return date_add_days(month, -around, &first) &&
	    date_end_of(DATE_UNIT_MONTH, month, &last) &&
	    date_add_days(last, around, &last) &&
	    date_compare(first, date) <= 0 && date_compare(date, last) <= 0;
}

static void
try_beat(const struct fitter *fitter, size_t from, struct beat *beat)
{
	beat->first = fitter->file->count;
	beat->fit = (struct fit){.is_rough = beat->weeks == 0};
	for (size_t i = from; i < fitter->file->count; i++) {
		struct date date, given;
		bool is_exact, is_near;

		if (!fit_day(fitter, fitter->file->anchor, i, &date))
			continue;
		beat->fit.count++;
		if (!beat_date(fitter, beat, i, &given))
			continue;
		if (beat->weeks > 0) {
			int32_t days = date_days_between(given, date);

			is_exact = days == 0;
			is_near =
			    days >= -FIT_NEAR_DAYS && days <= FIT_NEAR_DAYS;
		} else {
			is_exact = is_in_month(date, given, 0);
			is_near = is_in_month(date, given, FIT_NEAR_DAYS);
		}
		beat->fit.exact += is_exact;
		beat->fit.near += is_near;
		if (is_exact && beat->first == fitter->file->count)
			beat->first = i;
	}
}

/* A step that comes from the release before; others need not be tried. */
static void
try_from(const struct fitter *fitter, size_t from, size_t series,
    struct beat *weeks, struct beat *months)
{
	const struct import_rule *anchor = fitter->file->anchor;
	struct date before, date;
	struct beat beat = {.base = series};
	int32_t days;

	if (series == 0 || !fit_day(fitter, anchor, series - 1, &before) ||
	    !fit_day(fitter, anchor, series, &date))
		return;
	days = date_days_between(before, date);
	beat.weeks = days / 7;
	if (days > 0 && days % 7 == 0 && beat.weeks <= WEEKS_MAX) {
		try_beat(fitter, from, &beat);
		if (beat.fit.exact > weeks->fit.exact)
			*weeks = beat;
	}
	beat.weeks = 0;
	beat.months =
	    12 * (date_to_civil(date).year - date_to_civil(before).year) +
	    date_to_civil(date).month - date_to_civil(before).month;
	if (beat.months > 0 && beat.months <= MONTHS_MAX) {
		try_beat(fitter, from, &beat);
		if (beat.fit.exact > months->fit.exact)
			*months = beat;
	}
}

static const char *
beat_phrase(const struct fitter *fitter, const struct beat *beat)
{
	struct arena *arena = fitter->file->arena;
	struct buf text = {0};
	struct date from = {0};
	const char *copy;
	int32_t number = beat->weeks > 0 ? beat->weeks : beat->months;
	const char *unit = beat->weeks > 0 ? "week" : "month";

	if (!beat_date(fitter, beat, beat->first, &from))
		return NULL;
	if (beat->weeks == 0 && number % 12 == 0) {
		number /= 12;
		unit = "year";
	}
	buf_printf(&text, "{every: %d %s%s, from: ", (int)number, unit,
	    number > 1 ? "s" : "");
	if (beat->weeks > 0)
		import_write_date(from, &text);
	else
		buf_printf(&text, "%s %d",
		    word_of_value(word_months, date_to_civil(from).month),
		    (int)date_to_civil(from).year);
	buf_append_string(&text, ", first: ");
	yaml_quoted(&text, fitter->file->series[beat->first]->name);
	buf_append_char(&text, '}');
	copy = text.failed ? NULL
			   : arena_copy(arena, buf_text(&text), text.length);
	arena->failed |= copy == NULL;
	buf_release(&text);
	return copy;
}

/* Without a rhythm, a series has the year of its release. */
static void
set_cycles(struct fitter *fitter, const struct beat *beat)
{
	for (size_t i = 0; i < fitter->file->count; i++) {
		struct date *cycle = &fitter->cycles[i];

		if (beat != NULL)
			fitter->has_cycle[i] =
			    beat_date(fitter, beat, i, cycle);
		else
			fitter->has_cycle[i] =
			    fit_day(fitter, fitter->file->anchor, i, cycle) &&
			    date_start_of(DATE_UNIT_YEAR, *cycle, cycle);
	}
}

bool
fit_find_beat(struct fitter *fitter)
{
	size_t count = fitter->file->count;
	size_t from = count > FIT_SERIES_MAX ? count - FIT_SERIES_MAX : 0;
	struct beat weeks = {.base = 0}, months = {.base = 0};
	const struct beat *best = NULL;

	for (size_t i = from; fitter->file->anchor != NULL && i < count; i++)
		try_from(fitter, from, i, &weeks, &months);
	/* To the day is more than by the month, if most are. */
	if (weeks.fit.count >= 3 && 3 * weeks.fit.exact >= 2 * weeks.fit.count)
		best = &weeks;
	else if (months.fit.count >= 3 &&
	    2 * months.fit.exact >= months.fit.count)
		best = &months;
	set_cycles(fitter, best);
	if (best == NULL)
		return true;
	fitter->has_beat = true;
	fitter->beat = best->fit;
	fitter->beat.phrase = beat_phrase(fitter, best);
	return fitter->beat.phrase != NULL;
}
