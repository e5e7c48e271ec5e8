/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Values of metrics as texts, and which of two is better. Numbers are fractions
 * of whole numbers, so that no rounding depends on the machine.
 */
#include "compare/metric.h"

#include <inttypes.h>
#include <string.h>

/* In tenths, half away from zero. */
static int64_t
to_tenths(int64_t numerator, int64_t denominator)
{
	bool is_negative = numerator < 0;
	int64_t size = is_negative ? -numerator : numerator;
	int64_t whole = size / denominator;
	int64_t rest = size % denominator;
	int64_t tenths =
	    whole * 10 + (rest * 20 + denominator) / (2 * denominator);

	return is_negative ? -tenths : tenths;
}

/* Days in the calendar and counted things have no decimal where they are
 * whole. */
static void
append_tenths(const struct metric *metric, int64_t tenths, struct buf *out)
{
	int64_t size = tenths < 0 ? -tenths : tenths;

	if (tenths < 0)
		buf_append_char(out, '-');
	buf_append_number(out, size / 10);
	if (metric->statistic != STATISTIC_MEAN &&
	    metric->unit != UNIT_MONTHS && metric->unit != UNIT_WEEKS)
		return;
	buf_append_char(out, '.');
	buf_append_number(out, size % 10);
}

void
metric_format(const struct metric *metric, const struct metric_value *value,
    struct buf *out)
{
	if (!value->is_known)
		buf_append_char(out, '-');
	else if (metric->unit == UNIT_TEXT)
		buf_append_string(out, value->text);
	else if (metric->unit == UNIT_YES_NO)
		buf_append_string(out, value->numerator != 0 ? "yes" : "no");
	else
		append_tenths(metric,
		    to_tenths(value->numerator, value->denominator), out);
}

/* What is shown is what is compared: the difference of two rounded values. */
static int64_t
difference(const struct metric_value *value, const struct metric_value *base)
{
	return to_tenths(value->numerator, value->denominator) -
	    to_tenths(base->numerator, base->denominator);
}

bool
metric_same(const struct metric_value *left, const struct metric_value *right)
{
	if (left->is_known != right->is_known)
		return false;
	if (left->text != NULL || right->text != NULL)
		return left->text != NULL && right->text != NULL &&
		    strcmp(left->text, right->text) == 0;
	return difference(left, right) == 0;
}

void
metric_format_difference(const struct metric *metric,
    const struct metric_value *value, const struct metric_value *base,
    struct buf *out)
{
	int64_t tenths;

	if (!value->is_known || !base->is_known || metric->unit == UNIT_TEXT ||
	    metric->unit == UNIT_YES_NO)
		return;
	tenths = difference(value, base);
	if (tenths == 0)
		return;
	if (tenths > 0)
		buf_append_char(out, '+');
	append_tenths(metric, tenths, out);
}

int
metric_judge(const struct metric *metric, const struct metric_value *value,
    const struct metric_value *base)
{
	int64_t tenths;
	int order;

	if (!value->is_known || !base->is_known ||
	    metric->better == BETTER_TASTE)
		return 0;
	tenths = difference(value, base);
	order = (tenths > 0) - (tenths < 0);
	return metric->better == BETTER_MORE ? order : -order;
}
