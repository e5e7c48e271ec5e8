/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Whether a condition holds for a series, and its normal form. */
#include "cadence/condition.h"

#include <string.h>

#include "base/text.h"
#include "cadence/condition_tree.h"
#include "phrase/words.h"

const char *const bound_texts[] = {"from", "until", "before", "after", NULL};

static bool
compare(int64_t left, enum comparator comparison, int64_t right)
{
	return comparison_holds(comparison, (left > right) - (left < right));
}

static bool
counter_holds(
    const struct condition *condition, const struct condition_subject *subject)
{
	const struct condition_counter *counter = &condition->as.counter;
	int64_t value;

	if (version_scheme_token_is_dated(counter->token) &&
	    !subject->has_cycle)
		return false;
	value = version_scheme_value(
	    subject->scheme, counter->token, subject->index, subject->cycle);
	if (condition->kind == CONDITION_PARITY)
		return (value % 2 != 0) == (counter->value != 0);
	return compare(value, counter->comparison, counter->value);
}

static bool
cycle_holds(const struct condition *condition, struct date cycle)
{
	switch (condition->as.cycle.bound) {
	case BOUND_FROM:
		return date_compare(cycle, condition->as.cycle.first) >= 0;
	case BOUND_UNTIL:
		return date_compare(cycle, condition->as.cycle.last) <= 0;
	case BOUND_BEFORE:
		return date_compare(cycle, condition->as.cycle.first) < 0;
	case BOUND_AFTER:
		break;
	}
	return date_compare(cycle, condition->as.cycle.last) > 0;
}

static bool
is_in_ranges(const struct condition *condition, int64_t index)
{
	for (size_t i = 0; i < condition->as.in.count; i++) {
		const struct condition_range *range =
		    &condition->as.in.ranges[i];

		if (index >= range->least.index && index <= range->most.index)
			return true;
	}
	return false;
}

/* Do all of them hold, or does any, as `condition` asks? */
static bool
list_holds(
    const struct condition *condition, const struct condition_subject *subject)
{
	const struct condition_list *list = &condition->as.list;
	bool is_all = condition->kind == CONDITION_ALL;

	for (size_t i = 0; i < list->count; i++) {
		if (condition_holds(list->items[i], subject) != is_all)
			return !is_all;
	}
	return is_all;
}

bool
condition_holds(
    const struct condition *condition, const struct condition_subject *subject)
{
	switch (condition->kind) {
	case CONDITION_ALL:
	case CONDITION_ANY:
		return list_holds(condition, subject);
	case CONDITION_NOT:
		return !condition_holds(condition->as.negated, subject);
	case CONDITION_VERSION:
		return compare(subject->index, condition->as.version.comparison,
		    condition->as.version.than.index);
	case CONDITION_COUNTER:
	case CONDITION_PARITY:
		return counter_holds(condition, subject);
	case CONDITION_EVERY:
		return subject->index >= condition->as.every.from.index &&
		    (subject->index - condition->as.every.from.index) %
			condition->as.every.step ==
		    0;
	case CONDITION_CYCLE_IN:
		return subject->has_cycle &&
		    (condition->as.months >>
			    date_to_civil(subject->cycle).month &
			1) != 0;
	case CONDITION_CYCLE:
		return subject->has_cycle &&
		    cycle_holds(condition, subject->cycle);
	case CONDITION_IN:
		break;
	}
	return is_in_ranges(condition, subject->index);
}

/* Is it a word that may follow an open range? */
static bool
is_joint(const char *text)
{
	size_t length = strlen(text);

	return text_equal_ignoring_case(text, length, "and", 3) ||
	    text_equal_ignoring_case(text, length, "or", 2);
}

/* In quotes where it would not be read as one word. */
static void
format_version(const char *text, struct buf *out)
{
	bool is_plain = text[0] != '\0' && !is_joint(text) &&
	    strpbrk(text, " \t,()[]<>=!") == NULL && strstr(text, "..") == NULL;

	buf_append_string(out, is_plain ? "" : "\"");
	buf_append_string(out, text);
	buf_append_string(out, is_plain ? "" : "\"");
}

static const char *
ordinal_suffix(int32_t number)
{
	if (number / 10 % 10 == 1 || number % 10 > 3 || number % 10 == 0)
		return "th";
	return number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : "rd";
}

static void
format_counter(const struct condition *condition, struct buf *out)
{
	const struct condition_counter *counter = &condition->as.counter;

	buf_append_string(out, counter->name);
	if (condition->kind == CONDITION_PARITY) {
		buf_append_string(
		    out, counter->value != 0 ? " is odd" : " is even");
		return;
	}
	if (counter->comparison == COMPARISON_EQUAL)
		buf_append_string(out, " is ");
	else if (counter->comparison == COMPARISON_OTHER)
		buf_append_string(out, " is not ");
	else
		buf_printf(out, " %s ", comparison_texts[counter->comparison]);
	buf_append_number(out, counter->value);
}

static void
format_months(uint32_t months, struct buf *out)
{
	const char *separator = "cycle in ";

	for (int32_t month = 1; month <= 12; month++) {
		if ((months >> month & 1) == 0)
			continue;
		buf_append_string(out, separator);
		buf_append_string(out, word_of_value(word_months, month));
		separator = ", ";
	}
}

static void
format_cycle(const struct condition *condition, struct buf *out)
{
	char text[DATE_TEXT_SIZE];

	date_format(condition->as.cycle.first, text);
	if (condition->as.cycle.is_month)
		text[sizeof("2026-10") - 1] = '\0';
	buf_printf(
	    out, "cycle %s %s", bound_texts[condition->as.cycle.bound], text);
}

/* A single range needs no brackets. */
static void
format_in(const struct condition *condition, struct buf *out)
{
	size_t count = condition->as.in.count;
	bool has_brackets = count > 1;

	buf_append_string(out, has_brackets ? "in [" : "in ");
	for (size_t i = 0; i < count; i++) {
		const struct condition_range *range =
		    &condition->as.in.ranges[i];

		buf_append_string(out, i > 0 ? ", " : "");
		format_version(range->least.text, out);
		if (range->most.text == range->least.text)
			continue;
		buf_append_string(out, "..");
		if (range->most.text != NULL)
			format_version(range->most.text, out);
	}
	buf_append_string(out, has_brackets ? "]" : "");
}

/* In parentheses where it would fall apart inside of `outside`. */
static void
format_part(const struct condition *condition, enum condition_kind outside,
    struct buf *out)
{
	bool is_loose = condition->kind == CONDITION_ANY
	    ? outside != CONDITION_ANY
	    : condition->kind == CONDITION_ALL && outside == CONDITION_NOT;

	buf_append_string(out, is_loose ? "(" : "");
	condition_format(condition, out);
	buf_append_string(out, is_loose ? ")" : "");
}

static void
format_list(const struct condition *condition, struct buf *out)
{
	const struct condition_list *list = &condition->as.list;

	for (size_t i = 0; i < list->count; i++) {
		if (i > 0)
			buf_append_string(out,
			    condition->kind == CONDITION_ALL ? " and "
							     : " or ");
		format_part(list->items[i], condition->kind, out);
	}
}

void
condition_format(const struct condition *condition, struct buf *out)
{
	switch (condition->kind) {
	case CONDITION_ALL:
	case CONDITION_ANY:
		format_list(condition, out);
		break;
	case CONDITION_NOT:
		buf_append_string(out, "not ");
		format_part(condition->as.negated, CONDITION_NOT, out);
		break;
	case CONDITION_VERSION:
		buf_printf(out, "version %s ",
		    comparison_texts[condition->as.version.comparison]);
		format_version(condition->as.version.than.text, out);
		break;
	case CONDITION_COUNTER:
	case CONDITION_PARITY:
		format_counter(condition, out);
		break;
	case CONDITION_EVERY:
		buf_append_string(out, "every ");
		buf_append_number(out, condition->as.every.step);
		buf_append_string(
		    out, ordinal_suffix(condition->as.every.step));
		buf_append_string(out, " series from ");
		format_version(condition->as.every.from.text, out);
		break;
	case CONDITION_CYCLE_IN:
		format_months(condition->as.months, out);
		break;
	case CONDITION_CYCLE:
		format_cycle(condition, out);
		break;
	case CONDITION_IN:
		format_in(condition, out);
		break;
	}
}
