/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* "supported series, mean <= 5": read, and held against values as they are
 * shown, so that nobody sees a 5.0 left out that was 5.02. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "compare/sweep.h"

enum { DIGITS_MAX = 9, DECIMALS_MAX = 6 };

#define MILLIONTHS_IN_TENTH ((int64_t)100000)

/* The parts of a condition. */
struct reading {
	struct sweep *sweep;
	const struct source *source;
	const char *text;
	const char *end;
	struct diagnostics *diagnostics;
};

static struct span
span_of(const struct reading *reading, const char *start, const char *end)
{
	return (struct span){reading->source,
	    (uint32_t)(start - reading->source->text),
	    (uint32_t)(end - reading->source->text)};
}

static bool
report_form(const struct reading *reading, struct span at)
{
	const char *text = arena_copy(&reading->sweep->arena, reading->text,
	    (size_t)(reading->end - reading->text));

	if (text != NULL)
		diagnostic_add(reading->diagnostics, DIAGNOSTIC_WHERE_FORM, at,
		    DIAGNOSTIC_ARGS(text));
	return false;
}

static const char *
copy_trimmed(struct reading *reading, const char **start, const char **end)
{
	while (*start < *end && **start == ' ')
		++*start;
	while (*start < *end && (*end)[-1] == ' ')
		--*end;
	return arena_copy(
	    &reading->sweep->arena, *start, (size_t)(*end - *start));
}

static bool
read_operator(struct reading *reading, const char *at, size_t length,
    enum comparator *comparison)
{
	const char *usual;

	for (int i = 0; comparison_texts[i] != NULL; i++) {
		if (strlen(comparison_texts[i]) == length &&
		    strncmp(comparison_texts[i], at, length) == 0) {
			*comparison = (enum comparator)i;
			return true;
		}
	}
	report_form(reading, span_of(reading, at, at + length));
	usual = comparison_usual(at, length);
	if (usual != NULL)
		diagnostic_suggest(reading->diagnostics, usual);
	return false;
}

/* "4.5", "-3". Returns what stands behind it; NULL: it is no number. */
static const char *
read_number(const char *at, int64_t *millionths)
{
	bool is_negative = *at == '-';
	int decimals = -1;
	int digits = 0;

	*millionths = 0;
	for (at += is_negative; text_is_digit(*at) || *at == '.'; at++) {
		if (*at == '.' && decimals >= 0)
			return NULL;
		if (*at == '.') {
			decimals = 0;
			continue;
		}
		*millionths = *millionths * 10 + (*at - '0');
		digits++;
		decimals += decimals >= 0;
		if (decimals > DECIMALS_MAX ||
		    digits - (decimals > 0 ? decimals : 0) > DIGITS_MAX)
			return NULL;
	}
	if (digits == 0 || decimals == 0)
		return NULL;
	for (int i = decimals > 0 ? decimals : 0; i < DECIMALS_MAX; i++)
		*millionths *= 10;
	if (is_negative)
		*millionths = -*millionths;
	return at;
}

/* What a metric is, and how a condition on it is written. */
struct example {
	const char *what;
	const char *help;
};

static bool
report_value(const struct reading *reading, struct span at,
    const struct sweep_condition *condition, struct example example)
{
	const struct sweep_column *column =
	    &reading->sweep->columns[condition->column];

	diagnostic_add(reading->diagnostics, DIAGNOSTIC_WHERE_VALUE, at,
	    DIAGNOSTIC_ARGS(condition->text, column->name, example.what));
	diagnostic_help(reading->diagnostics, "write %s", example.help);
	return false;
}

/* A number may have its unit behind it. */
static bool
read_quantity(struct reading *reading, struct span at,
    const struct sweep_column *column, struct sweep_condition *condition)
{
	const char *rest = read_number(condition->text, &condition->millionths);
	const char *unit = metric_unit_names[column->metric->unit];
	const char *sign = metric_unit_signs[column->metric->unit];
	struct example example = {"it is a number", "one, such as 5 or 4.5"};
	char what[64];

	if (rest != NULL) {
		while (*rest == ' ')
			rest++;
		if (*rest == '\0' || strcmp(rest, unit) == 0 ||
		    (*sign != '\0' && strcmp(rest, sign) == 0))
			return true;
	}
	if (column->metric->unit != UNIT_NUMBER) {
		snprintf(what, sizeof(what), "it is a number%s %s",
		    column->metric->unit == UNIT_A_YEAR ? "" : " of", unit);
		example.what = what;
	}
	if (rest != NULL &&
	    (strstr(rest, "and") != NULL || strpbrk(rest, "<>=") != NULL))
		example.help = "one condition behind each '--where': all of "
			       "them must hold";
	return report_value(reading, at, condition, example);
}

static bool
read_value(
    struct reading *reading, struct span at, struct sweep_condition *condition)
{
	const struct sweep_column *column =
	    &reading->sweep->columns[condition->column];
	bool is_order = condition->comparison != COMPARISON_EQUAL &&
	    condition->comparison != COMPARISON_OTHER;

	switch (column->metric->unit) {
	case UNIT_TEXT:
		if (!is_order)
			return true;
		return report_value(reading, at, condition,
		    (struct example){
			"it is a text", "'=' or '!=' before a text"});
	case UNIT_YES_NO:
		condition->millionths =
		    strcmp(condition->text, "yes") == 0 ? 1000000 : 0;
		if (!is_order &&
		    (condition->millionths != 0 ||
			strcmp(condition->text, "no") == 0))
			return true;
		return report_value(reading, at, condition,
		    (struct example){"it is yes or no", "'= yes' or '= no'"});
	default:
		return read_quantity(reading, at, column, condition);
	}
}

bool
sweep_read_condition(struct sweep *sweep, const struct source *source,
    const char *text, struct sweep_condition *condition,
    struct diagnostics *diagnostics)
{
	struct reading reading = {
	    sweep, source, text, text + strcspn(text, "\n"), diagnostics};
	const char *sign = text + strcspn(text, "<>=!\n");
	size_t length = strspn(sign, "<>=!");
	const char *name_start = text, *name_end = sign;
	const char *value_start = sign + length, *value_end = reading.end;
	const char *name = copy_trimmed(&reading, &name_start, &name_end);

	condition->text = copy_trimmed(&reading, &value_start, &value_end);
	if (name == NULL || condition->text == NULL)
		return false;
	if (*name == '\0' || length == 0 || *condition->text == '\0')
		return report_form(
		    &reading, span_of(&reading, text, reading.end));
	if (!read_operator(&reading, sign, length, &condition->comparison))
		return false;
	return sweep_find_column(sweep, name,
		   span_of(&reading, name_start, name_end), &condition->column,
		   diagnostics) &&
	    read_value(
		&reading, span_of(&reading, value_start, value_end), condition);
}

int64_t
sweep_tenths(const struct metric_value *value)
{
	bool is_negative = value->numerator < 0;
	int64_t size = is_negative ? -value->numerator : value->numerator;
	int64_t rest = size % value->denominator;
	int64_t tenths = size / value->denominator * 10 +
	    (rest * 20 + value->denominator) / (2 * value->denominator);

	return is_negative ? -tenths : tenths;
}

bool
sweep_condition_holds(const struct sweep *sweep,
    const struct sweep_condition *condition, const struct metric_value *value)
{
	enum metric_unit unit = sweep->columns[condition->column].metric->unit;
	int64_t shown;
	int order;

	if (!value->is_known)
		return false;
	if (unit == UNIT_TEXT) {
		order = strcmp(value->text, condition->text) != 0;
		return comparison_holds(condition->comparison, order);
	}
	shown = unit == UNIT_YES_NO ? (value->numerator != 0) * (int64_t)1000000
				    : sweep_tenths(value) * MILLIONTHS_IN_TENTH;
	order =
	    (shown > condition->millionths) - (shown < condition->millionths);
	return comparison_holds(condition->comparison, order);
}
