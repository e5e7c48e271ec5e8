/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* A sweep for programs: what was varied, and each variant with its metrics as
 * comparisons have them, or with why it cannot be. */
#include "render/json.h"
#include "render/sweep.h"

static void
write_parameter(struct json *json, const struct parameter *parameter)
{
	json_begin_object(json);
	json_key(json, "path");
	json_string(json, parameter->path);
	json_key(json, "count");
	json_number(json, (int64_t)parameter->value_count);
	json_end_object(json);
}

static void
write_condition(struct json *json, const struct sweep *sweep,
    const struct sweep_condition *condition)
{
	json_begin_object(json);
	json_key(json, "metric");
	json_string(json, sweep->columns[condition->column].name);
	json_key(json, "comparison");
	json_string(json, comparison_texts[condition->comparison]);
	json_key(json, "value");
	json_string(json, condition->text);
	json_end_object(json);
}

static void
write_metric(struct json *json, const struct sweep_column *column)
{
	json_begin_object(json);
	json_key(json, "group");
	json_string(json, metric_group_names[column->metric->group]);
	json_key(json, "metric");
	json_string(json, column->name);
	json_key(json, "unit");
	json_string(json, metric_unit_names[column->metric->unit]);
	json_key(json, "better");
	json_string(json, metric_better_names[column->metric->better]);
	json_end_object(json);
}

static void
write_head(struct json *json, const struct sweep *sweep)
{
	json_key(json, "project");
	json_string(json, sweep->project);
	json_key(json, "freeze");
	json_string(json, sweep->freeze_name);
	json_key(json, "final");
	json_string(json, sweep->final_name);
	json_key(json, "pins");
	json_number(json, (int64_t)sweep->pins);
	json_key(json, "vary");
	json_begin_list(json);
	for (size_t i = 0; i < sweep->parameters->count; i++)
		write_parameter(json, &sweep->parameters->items[i]);
	json_end_list(json);
	json_key(json, "where");
	json_begin_list(json);
	for (size_t i = 0; i < sweep->condition_count; i++)
		write_condition(json, sweep, &sweep->conditions[i]);
	json_end_list(json);
	json_key(json, "sort");
	json_string(json,
	    sweep->is_sorted ? sweep->columns[sweep->sort_column].name : NULL);
	json_key(json, "descending");
	json_boolean(json, sweep->is_descending);
	json_key(json, "count");
	json_number(json, (int64_t)sweep->count);
	json_key(json, "left_out");
	json_number(json, (int64_t)sweep->left_out);
	json_key(json, "impossible");
	json_number(json, (int64_t)sweep->impossible);
	json_key(json, "metrics");
	json_begin_list(json);
	for (size_t i = 0; i < sweep->shown_count; i++)
		write_metric(json, &sweep->columns[sweep->shown[i]]);
	json_end_list(json);
}

static void
write_choices(struct json *json, const struct sweep *sweep,
    const struct sweep_variant *variant)
{
	json_key(json, "parameters");
	json_begin_list(json);
	for (size_t i = 0; i < sweep->parameters->count; i++) {
		const struct parameter_value *value =
		    sweep_choice(sweep, variant, i);

		json_begin_object(json);
		json_key(json, "text");
		json_string(json, value->text);
		json_key(json, "in_file");
		json_boolean(json, value->is_own);
		if (sweep->parameters->items[i].is_numeric) {
			json_key(json, "number");
			json_number(json, value->number);
		}
		json_end_object(json);
	}
	json_end_list(json);
}

static void
write_problem(struct json *json, const struct sweep_problem *problem)
{
	json_key(json, "problem");
	json_begin_object(json);
	json_key(json, "code");
	json_string(json, problem->code);
	json_key(json, "message");
	json_string(json, problem->message);
	json_key(json, "help");
	json_string(json, problem->help);
	json_key(json, "file");
	json_string(json, problem->file);
	if (problem->file != NULL) {
		json_key(json, "line");
		json_number(json, problem->position.line);
		json_key(json, "column");
		json_number(json, problem->position.column);
	}
	json_key(json, "more");
	json_number(json, (int64_t)problem->more);
	json_end_object(json);
}

static void
write_date(struct json *json, const char *key, struct date date)
{
	char text[DATE_TEXT_SIZE];

	json_key(json, key);
	json_string(json, date_format(date, text));
}

static void
write_days(struct json *json, const struct sweep_variant *variant)
{
	json_key(json, "horizon");
	json_string(json, compare_horizon_name(variant->horizon));
	json_key(json, "lacks_older");
	json_boolean(json, variant->lacks_older);
	json_key(json, "cycles");
	json_number(json, (int64_t)variant->cycles);
	json_key(json, "first");
	json_string(json, variant->first);
	json_key(json, "last");
	json_string(json, variant->last);
	if (variant->has_days) {
		write_date(json, "from", variant->from);
		write_date(json, "to", (struct date){variant->until.day - 1});
	}
}

static void
write_variant(struct json *json, const struct sweep *sweep,
    const struct sweep_variant *variant)
{
	json_begin_object(json);
	write_choices(json, sweep, variant);
	if (variant->problem != NULL) {
		write_problem(json, variant->problem);
	} else {
		write_days(json, variant);
		json_key(json, "values");
		json_begin_list(json);
		for (size_t i = 0; i < sweep->shown_count; i++)
			compare_json_value(json,
			    sweep->columns[sweep->shown[i]].metric,
			    sweep_value(sweep, variant, i));
		json_end_list(json);
	}
	json_end_object(json);
}

void
sweep_json(const struct sweep *sweep, struct buf *out)
{
	struct json json = {.out = out};

	json_begin_object(&json);
	write_head(&json, sweep);
	json_key(&json, "variants");
	json_begin_list(&json);
	for (size_t i = 0; i < sweep->row_count; i++)
		write_variant(&json, sweep, sweep->rows[i]);
	json_end_list(&json);
	json_end_object(&json);
}
