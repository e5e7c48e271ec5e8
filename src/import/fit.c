/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Phrases reckoned in all series, and the best of them. */
#include "import/fit.h"

#include <stdlib.h>
#include <string.h>

#include "phrase/evaluate.h"

enum { TRIED_MAX = 60 };

/* A phrase at work. */
struct trial {
	const struct fitter *fitter;
	size_t series;
};

const struct import_item *
fit_item(
    const struct fitter *fitter, const struct import_rule *rule, size_t series)
{
	const struct import_item *item;

	if (rule == NULL || series >= fitter->file->count)
		return NULL;
	item = import_find(
	    fitter->file->series[series], rule, rule->is_numbered ? 1 : 0);
	return item == NULL || item->is_tbd || item->status == IMPORT_CANCELLED
	    ? NULL
	    : item;
}

bool
fit_day(const struct fitter *fitter, const struct import_rule *rule,
    size_t series, struct date *date)
{
	const struct import_item *item = fit_item(fitter, rule, series);

	if (item == NULL)
		return false;
	*date = rule->is_window ? item->last : item->first;
	return true;
}

/* Long lists are judged by their end, which is what goes on. */
static size_t
first_series(const struct fitter *fitter)
{
	size_t count = fitter->file->count;

	return count > FIT_SERIES_MAX ? count - FIT_SERIES_MAX : 0;
}

static const struct import_rule *
rule_of(const struct fitter *fitter, uint32_t symbol)
{
	const struct import_rule *rule = fitter->file->rules;

	while (symbol-- > 0 && rule != NULL)
		rule = rule->next;
	return rule;
}

static bool
find_reference(
    void *context, const struct phrase *phrase, struct phrase_value *value)
{
	const struct trial *trial = context;
	const struct phrase_reference *reference = &phrase->as.reference;
	int64_t series = (int64_t)trial->series + reference->offset;

	value->precision = PRECISION_DAY;
	return reference->series == SERIES_RELATIVE && series >= 0 &&
	    fit_day(trial->fitter,
		rule_of(trial->fitter, reference->name->symbol), (size_t)series,
		&value->date);
}

static bool
refuse_slot(void *context, const struct phrase *phrase, struct date date,
    struct phrase_value *value)
{
	(void)context;
	(void)phrase;
	(void)date;
	(void)value;
	return false;
}

static bool
is_rough(const struct fitter *fitter, const struct import_rule *rule)
{
	size_t rough = 0, count = 0;

	for (size_t i = 0; i < fitter->file->count; i++) {
		const struct import_item *item =
		    import_find(fitter->file->series[i], rule, 0);

		if (item == NULL || item->is_tbd)
			continue;
		count++;
		rough += item->precision != PRECISION_DAY;
	}
	return 2 * rough > count;
}

static void
judge(struct fit *fit, struct date wanted, struct date given, bool by_month)
{
	int32_t days = date_days_between(wanted, given);
	struct civil a = date_to_civil(wanted), b = date_to_civil(given);

	if (by_month)
		fit->exact += a.year == b.year && a.month == b.month;
	else
		fit->exact += days == 0;
	fit->near += days >= -FIT_NEAR_DAYS && days <= FIT_NEAR_DAYS;
}

/* How many of the dates a phrase gives. */
static void
try_phrase(const struct fitter *fitter, const struct import_rule *rule,
    const struct phrase *phrase, struct fit *fit)
{
	const struct workdays workdays = workdays_default();
	struct diagnostics diagnostics = {.keep = 1};
	struct trial trial = {fitter, 0};

	for (size_t i = first_series(fitter); i < fitter->file->count; i++) {
		const struct phrase_scope scope = {.context = &trial,
		    .cycle = fitter->cycles[i],
		    .workdays = &workdays,
		    .diagnostics = &diagnostics,
		    .reference = find_reference,
		    .slot = refuse_slot};
		const struct import_item *item = fit_item(fitter, rule, i);
		struct phrase_value value;

		if (item == NULL)
			continue;
		fit->count++;
		trial.series = i;
		if (fitter->has_cycle[i] &&
		    phrase_evaluate(phrase, &scope, &value))
			judge(fit, rule->is_window ? item->last : item->first,
			    value.date, item->precision != PRECISION_DAY);
	}
	diagnostics_release(&diagnostics);
}

static size_t
score(const struct fit *fit)
{
	return 2 * fit->exact + fit->near;
}

bool
fit_is_good(const struct fit *fit)
{
	return fit->phrase != NULL && fit->count >= 3 && fit->exact >= 2 &&
	    (5 * fit->exact >= 2 * fit->count ||
		(4 * fit->exact >= fit->count &&
		    3 * fit->near >= 2 * fit->count));
}

static int
compare_votes(const void *left, const void *right)
{
	const struct candidate *a = left;
	const struct candidate *b = right;

	if (a->votes != b->votes)
		return a->votes > b->votes ? -1 : 1;
	return strcmp(a->text, b->text);
}

static void
try_text(const struct fitter *fitter, const struct import_rule *rule,
    const char *text, struct fit *best)
{
	const struct names names = {fitter->names, fitter->name_count};
	const struct phrase_text phrase_text = {
	    .text = text, .length = strlen(text)};
	struct fit fit = {.phrase = text, .is_rough = best->is_rough};
	struct diagnostics diagnostics = {.keep = 1};
	struct arena arena = {0};
	const struct phrase *phrase =
	    phrase_parse(&arena, &names, &phrase_text, &diagnostics);

	if (phrase != NULL)
		try_phrase(fitter, rule, phrase, &fit);
	if (arena.failed)
		fitter->file->arena->failed = true;
	if (phrase != NULL &&
	    (score(&fit) > score(best) ||
		(score(&fit) == score(best) && best->phrase != NULL &&
		    strlen(fit.phrase) < strlen(best->phrase))))
		*best = fit;
	arena_release(&arena);
	diagnostics_release(&diagnostics);
}

bool
fit_rule(struct fitter *fitter, const struct import_rule *rule, struct fit *fit)
{
	struct candidates candidates = {.arena = fitter->file->arena};

	*fit = (struct fit){.is_rough = is_rough(fitter, rule)};
	if (rule->is_fleeting)
		return false;
	for (size_t i = first_series(fitter); i < fitter->file->count; i++) {
		if (!fit_propose(fitter, rule, i, &candidates))
			return false;
	}
	if (candidates.count > 0)
		qsort(candidates.items, candidates.count,
		    sizeof(candidates.items[0]), compare_votes);
	for (size_t i = 0; i < candidates.count && i < TRIED_MAX; i++)
		try_text(fitter, rule, candidates.items[i].text, fit);
	return fit_is_good(fit);
}

/* The days of two steps that follow each other. */
static bool
next_gap(const struct import_series *series, const struct import_rule *rule,
    int32_t number, struct date *from, struct date *to)
{
	const struct import_item *step = import_find(series, rule, number);
	const struct import_item *next = import_find(series, rule, number + 1);

	if (step == NULL || next == NULL || step->is_tbd || next->is_tbd)
		return false;
	*from = step->first;
	*to = next->first;
	return true;
}

static void
try_amount(const struct fitter *fitter, const struct import_rule *rule,
    int32_t weeks, int32_t months, struct fit *fit)
{
	for (size_t i = first_series(fitter); i < fitter->file->count; i++) {
		struct date from, to, given;

		for (int32_t number = 1; next_gap(
			 fitter->file->series[i], rule, number, &from, &to);
		     number++) {
			fit->count++;
			if (weeks > 0 ? date_add_days(
					    from, (int64_t)7 * weeks, &given)
				      : date_add_months(from, months, &given))
				judge(fit, to, given, false);
		}
	}
}

bool
fit_steps(
    struct fitter *fitter, const struct import_rule *rule, struct fit *fit)
{
	*fit = (struct fit){.phrase = NULL};
	for (int32_t i = 1; i <= 38; i++) {
		int32_t weeks = i <= 26 ? i : 0;
		int32_t months = i > 26 ? i - 26 : 0;
		struct fit trial = {.phrase = NULL};

		try_amount(fitter, rule, weeks, months, &trial);
		if (score(&trial) <= score(fit))
			continue;
		trial.phrase = arena_printf(fitter->file->arena, "%d %s%s",
		    (int)(weeks + months), weeks > 0 ? "week" : "month",
		    weeks + months > 1 ? "s" : "");
		*fit = trial;
	}
	return fit_is_good(fit);
}

static bool
add_names(struct fitter *fitter)
{
	const struct import_rule *rule;
	size_t count = 0;
	uint32_t symbol = 0;

	for (rule = fitter->file->rules; rule != NULL; rule = rule->next)
		count++;
	fitter->names =
	    ARENA_ARRAY(fitter->file->arena, count + 1, struct name);
	if (fitter->names == NULL)
		return false;
	for (rule = fitter->file->rules; rule != NULL; rule = rule->next) {
		if (!rule->is_window && !rule->is_numbered &&
		    !rule->is_fleeting)
			fitter->names[fitter->name_count++] = (struct name){
			    rule->name, rule->name, symbol, EDGE_START};
		symbol++;
	}
	return true;
}

bool
fit_start(struct fitter *fitter, struct import_file *file)
{
	*fitter = (struct fitter){.file = file};
	fitter->cycles = ARENA_ARRAY(file->arena, file->count + 1, struct date);
	fitter->has_cycle = ARENA_ARRAY(file->arena, file->count + 1, bool);
	return fitter->cycles != NULL && fitter->has_cycle != NULL &&
	    add_names(fitter) && fit_find_beat(fitter);
}
