/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* A slip is a pin that is reckoned from where the milestone stands. */
#include "plan/slip.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/explain.h"

struct slip {
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct span at;
	const char *text;
	const char *milestone; /* left of the sign */
	const char *amount;    /* right of it */
	/* What is found in the plan. */
	size_t found;
	bool has_date;
	struct date date;
	enum precision precision;
	int64_t series;
	const struct pin *pin;
};

static bool
report_form(struct slip *slip)
{
	diagnostic_add(slip->diagnostics, DIAGNOSTIC_SLIP_FORM, slip->at,
	    DIAGNOSTIC_ARGS(slip->text));
	diagnostic_help(slip->diagnostics,
	    "write 'beta 1=+7d', 'final=-2w' or 'final=2026-10-08'");
	return false;
}

static bool
split(struct slip *slip)
{
	const char *sign = strrchr(slip->text, '=');

	if (sign == NULL || sign == slip->text || sign[1] == '\0')
		return report_form(slip);
	slip->milestone =
	    arena_copy(slip->arena, slip->text, (size_t)(sign - slip->text));
	slip->amount = sign + 1;
	return slip->milestone != NULL;
}

static bool
look(void *context, const struct explained *explained)
{
	const struct plan_item *item = explained->item;
	struct slip *slip = context;

	slip->found++;
	slip->has_date = item->precision != PRECISION_TBD;
	slip->date = item->first;
	/* Of a week or a month, the day that the rule has in it. */
	slip->precision = item->precision;
	if (item->precision != PRECISION_DAY && explained->has_rule_value &&
	    (item->pin == NULL || item->pin->on == NULL))
		slip->date = explained->rule_value.date;
	slip->series = item->series_index;
	slip->pin = item->pin;
	return true;
}

/* "+7d", "-2w" as days. */
static bool
parse_days(const char *text, int32_t *days)
{
	int32_t number = 0;
	bool is_back = *text == '-';
	const char *at = text + 1;

	if (*text != '+' && *text != '-')
		return false;
	for (; text_is_digit(*at); at++) {
		number = number * 10 + (*at - '0');
		if (number > AMOUNT_DAYS_MAX)
			return false;
	}
	if (at == text + 1 || (*at != 'd' && *at != 'w') || at[1] != '\0')
		return false;
	*days = (is_back ? -number : number) * (*at == 'w' ? 7 : 1);
	return true;
}

static bool
slipped_date(struct slip *slip, struct date *date)
{
	int32_t days = 0;

	if (date_parse(slip->amount, strlen(slip->amount), date))
		return true;
	if (!parse_days(slip->amount, &days))
		return report_form(slip);
	if (!slip->has_date || !date_add_days(slip->date, days, date)) {
		diagnostic_add(slip->diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION,
		    slip->at,
		    DIAGNOSTIC_ARGS(slip->text, "it has no date to move"));
		return false;
	}
	return true;
}

/* The pin that the slip stands for, in place of one that is there. */
static bool
make_pin(struct slip *slip, const struct cadence *cadence,
    struct phrase_text *text, struct pin *pin)
{
	struct phrase *phrase = ARENA_NEW(slip->arena, struct phrase);

	if (phrase == NULL)
		return false;
	phrase->kind = PHRASE_DATE;
	phrase->at = slip->at;
	if (slip->pin != NULL)
		*pin = *slip->pin;
	pin->missed = 0;
	pin->has_precision = true;
	pin->precision =
	    slip->precision == PRECISION_TBD ? PRECISION_DAY : slip->precision;
	pin->at = slip->at;
	pin->key = slip->milestone;
	pin->on = phrase;
	return target_parse(slip->arena, &cadence->names, text,
		   slip->diagnostics, &pin->target) &&
	    slipped_date(slip, &phrase->as.literal);
}

static int
compare_facts(const void *left, const void *right)
{
	const struct series_facts *a = left;
	const struct series_facts *b = right;

	return a->index < b->index ? -1 : a->index > b->index;
}

/* The facts of the series, in a list that may be changed. */
static struct series_facts *
own_facts(struct slip *slip, struct cadence *copy)
{
	struct series_facts *series = ARENA_ARRAY(
	    slip->arena, copy->series_count + 1, struct series_facts);
	size_t place = 0;

	if (series == NULL)
		return NULL;
	if (copy->series_count > 0)
		memcpy(series, copy->series,
		    copy->series_count * sizeof(series[0]));
	copy->series = series;
	while (
	    place < copy->series_count && series[place].index != slip->series)
		place++;
	if (place < copy->series_count)
		return &series[place];
	series[place].index = slip->series;
	series[place].version =
	    cadence_version(copy, slip->series, slip->arena);
	if (series[place].version == NULL)
		return NULL;
	copy->series_count++;
	qsort(series, copy->series_count, sizeof(series[0]), compare_facts);
	place = 0;
	while (series[place].index != slip->series)
		place++;
	return &series[place];
}

/* Puts the pin among those of the series, or of its extras. */
static bool
place_pin(struct slip *slip, struct series_facts *facts, struct pin *pin)
{
	struct pin *pins =
	    ARENA_ARRAY(slip->arena, facts->pin_count + 1, struct pin);
	struct extra *extras =
	    ARENA_ARRAY(slip->arena, facts->extra_count + 1, struct extra);
	bool is_placed = false;

	if (pins == NULL || extras == NULL)
		return false;
	for (size_t i = 0; i < facts->extra_count; i++) {
		extras[i] = facts->extras[i];
		if (&facts->extras[i].pin != slip->pin)
			continue;
		extras[i].pin.on = pin->on;
		is_placed = true;
	}
	for (size_t i = 0; i < facts->pin_count; i++) {
		bool is_replaced =
		    slip->pin != NULL && &facts->pins[i] == slip->pin;

		/* Its key may be a slot where the slip says a number. */
		if (is_replaced)
			pin->target = facts->pins[i].target;
		pins[i] = is_replaced ? *pin : facts->pins[i];
		is_placed |= is_replaced;
	}
	if (!is_placed)
		pins[facts->pin_count++] = *pin;
	facts->pins = pins;
	facts->extras = extras;
	return true;
}

/* The text as a line of its own. */
static bool
make_source(
    struct arena *arena, const char *text, size_t line, struct source *source)
{
	size_t length = strlen(text);
	char *lines = arena_alloc(arena, line + length);

	if (lines == NULL)
		return false;
	memset(lines, '\n', line - 1);
	memcpy(lines + (line - 1), text, length + 1);
	*source = (struct source){PLAN_SLIP_SOURCE, lines, line - 1 + length};
	return true;
}

const struct cadence *
cadence_with_slip(const struct cadence *cadence, const char *text, size_t line,
    const char *series, struct arena *arena, struct diagnostics *diagnostics)
{
	struct cadence *copy = ARENA_NEW(arena, struct cadence);
	struct source *source = ARENA_NEW(arena, struct source);
	struct slip slip = {.arena = arena, .diagnostics = diagnostics};
	struct series_facts *facts;
	struct phrase_text name;
	struct pin pin = {.status = STATUS_PLANNED};

	if (copy == NULL || source == NULL)
		return NULL;
	*copy = *cadence;
	if (!make_source(arena, text, line, source))
		return NULL;
	slip.at =
	    (struct span){source, (uint32_t)(line - 1), (uint32_t)source->size};
	slip.text = source->text + (line - 1);
	if (!split(&slip))
		return NULL;
	name = (struct phrase_text){slip.milestone, strlen(slip.milestone),
	    {source, slip.at.start,
		slip.at.start + (uint32_t)strlen(slip.milestone)},
	    true};
	if (!plan_explain(
		cadence, slip.milestone, series, look, &slip, diagnostics) ||
	    !make_pin(&slip, cadence, &name, &pin))
		return NULL;
	if (slip.found != 1) {
		diagnostic_add(diagnostics, DIAGNOSTIC_UNKNOWN_SELECTION,
		    slip.at,
		    DIAGNOSTIC_ARGS(slip.text, "name one step of one series"));
		diagnostic_help(
		    diagnostics, "as in --slip 'beta 1=+7d' --series 3.15");
		return NULL;
	}
	facts = own_facts(&slip, copy);
	return facts != NULL && place_pin(&slip, facts, &pin) ? copy : NULL;
}
