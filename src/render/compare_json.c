/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* A comparison for programs: what counted, and every value, also as the exact
 * fraction that it is. */
#include "render/compare.h"
#include "render/json.h"

static const char *const horizon_names[] = {"steady", "given", "partial"};

const char *
compare_horizon_name(enum horizon horizon)
{
	return horizon_names[horizon];
}

static void
write_date(struct json *json, const char *key, struct date date)
{
	char text[DATE_TEXT_SIZE];

	json_key(json, key);
	json_string(json, date_format(date, text));
}

static void
write_summary(
    struct json *json, const char *name, const struct summary *summary)
{
	size_t count = summary->end - summary->first;

	json_begin_object(json);
	json_key(json, "name");
	json_string(json, name);
	json_key(json, "horizon");
	json_string(json, compare_horizon_name(summary->horizon));
	json_key(json, "lacks_older");
	json_boolean(json, summary->lacks_older);
	json_key(json, "expanded");
	json_number(json, (int64_t)summary->series_count);
	json_key(json, "cycles");
	json_number(json, (int64_t)count);
	json_key(json, "first");
	json_string(
	    json, count > 0 ? summary->cycles[summary->first]->version : NULL);
	json_key(json, "last");
	json_string(json,
	    count > 0 ? summary->cycles[summary->end - 1]->version : NULL);
	if (summary_days(summary) > 0) {
		write_date(json, "from", summary->from);
		write_date(json, "to", (struct date){summary->until.day - 1});
	}
	json_key(json, "freeze");
	json_string(json, summary->freeze_name);
	json_key(json, "final");
	json_string(json, summary->final_name);
	json_end_object(json);
}

static void
write_number(struct json *json, const struct metric *metric,
    const struct metric_value *value)
{
	struct buf text = {0};

	metric_format(metric, value, &text);
	json_key(json, "value");
	json_decimal(json, buf_text(&text));
	json_key(json, "exact");
	json_begin_list(json);
	json_number(json, value->numerator);
	json_number(json, value->denominator);
	json_end_list(json);
	json->out->failed |= text.failed;
	buf_release(&text);
}

static void
write_difference(struct json *json, const struct metric *metric,
    const struct metric_value *value, const struct metric_value *base)
{
	static const char *const verdicts[] = {"worse", NULL, "better"};
	struct buf text = {0};
	const char *digits;

	metric_format_difference(metric, value, base, &text);
	digits = buf_text(&text);
	if (text.length > 0) {
		json_key(json, "difference");
		json_decimal(json, *digits == '+' ? digits + 1 : digits);
	}
	if (metric_judge(metric, value, base) != 0) {
		json_key(json, "verdict");
		json_string(
		    json, verdicts[1 + metric_judge(metric, value, base)]);
	}
	json->out->failed |= text.failed;
	buf_release(&text);
}

static void
write_alone(struct json *json, const struct metric *metric,
    const struct metric_value *value)
{
	if (!value->is_known || metric->unit == UNIT_TEXT) {
		json_key(json, "value");
		json_string(json, value->is_known ? value->text : NULL);
	} else if (metric->unit == UNIT_YES_NO) {
		json_key(json, "value");
		json_boolean(json, value->numerator != 0);
	} else {
		write_number(json, metric, value);
	}
}

void
compare_json_value(struct json *json, const struct metric *metric,
    const struct metric_value *value)
{
	json_begin_object(json);
	write_alone(json, metric, value);
	json_end_object(json);
}

static void
write_value(struct json *json, const struct metric *metric,
    const struct metric_value *value, const struct metric_value *base)
{
	json_begin_object(json);
	write_alone(json, metric, value);
	write_difference(json, metric, value, base);
	json_end_object(json);
}

static void
write_row(struct json *json, const struct comparison *comparison,
    const struct metric_row *row)
{
	json_begin_object(json);
	json_key(json, "group");
	json_string(json, metric_group_names[row->metric->group]);
	json_key(json, "metric");
	json_string(json, row->name);
	json_key(json, "unit");
	json_string(json, metric_unit_names[row->metric->unit]);
	json_key(json, "better");
	json_string(json, metric_better_names[row->metric->better]);
	json_key(json, "detail");
	json_boolean(json, row->detail == DETAIL_FULL);
	json_key(json, "values");
	json_begin_list(json);
	for (size_t i = 0; i < comparison->count; i++)
		write_value(
		    json, row->metric, &row->values[i], &row->values[0]);
	json_end_list(json);
	json_end_object(json);
}

void
compare_json(const struct comparison *comparison, struct buf *out)
{
	struct json json = {.out = out};

	json_begin_object(&json);
	json_key(&json, "cadences");
	json_begin_list(&json);
	for (size_t i = 0; i < comparison->count; i++)
		write_summary(
		    &json, comparison->names[i], &comparison->summaries[i]);
	json_end_list(&json);
	json_key(&json, "metrics");
	json_begin_list(&json);
	for (size_t i = 0; i < comparison->row_count; i++)
		write_row(&json, comparison, &comparison->rows[i]);
	json_end_list(&json);
	json_end_object(&json);
	buf_append_char(out, '\n');
}
