/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Where projects stand, for programs: every object of a kind has every key. */
#include "render/json.h"
#include "render/standing.h"

static const char *const state_names[] = {
    [STANDING_AHEAD] = "ahead",
    [STANDING_PREPARATION] = "preparation",
    [STANDING_SUPPORTED] = "supported",
    [STANDING_GAP] = "gap",
    [STANDING_ENDED] = "ended",
    [STANDING_CANCELLED] = "cancelled",
};

static void
write_text(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	json_string(json, text);
}

static void
write_day(struct json *json, const char *key, bool is_known, struct date date)
{
	char day[DATE_TEXT_SIZE];

	write_text(json, key, is_known ? date_format(date, day) : NULL);
}

static void
write_number(struct json *json, const char *key, bool is_known, int64_t number)
{
	json_key(json, key);
	if (is_known)
		json_number(json, number);
	else
		json_string(json, NULL);
}

/* The date itself, first and last day that it may mean, and how far. */
static void
write_date_keys(struct json *json, const struct standing *standing,
    const struct standing_date *date)
{
	bool is_known = date->precision != PRECISION_TBD;
	struct phrase_value value = {date->first, date->precision};
	char text[PHRASE_VALUE_TEXT_SIZE];

	write_text(json, "date", phrase_value_format(&value, text));
	write_text(json, "precision", precision_names[date->precision]);
	write_day(json, "first_day", is_known, date->first);
	write_day(json, "last_day", is_known, date->last);
	write_number(json, "days_least", is_known,
	    is_known ? standing_days_least(standing, date) : 0);
	write_number(json, "days_most", is_known,
	    is_known ? standing_days_most(standing, date) : 0);
}

static void
write_milestone_keys(struct json *json, const struct standing *standing,
    const struct standing_date *date)
{
	write_text(json, "milestone", date->label);
	write_text(json, "name", date->name);
	write_date_keys(json, standing, date);
	write_text(json, "status", status_names[date->status]);
	json_key(json, "is_pinned");
	json_boolean(json, date->is_pinned);
}

static void
write_end(struct json *json, const char *key, const struct standing *standing,
    const struct standing_date *date)
{
	json_key(json, key);
	if (date == NULL) {
		json_string(json, NULL);
		return;
	}
	json_begin_object(json);
	write_date_keys(json, standing, date);
	json_end_object(json);
}

static void
write_windows(struct json *json, const struct standing *standing,
    const struct standing_series *series)
{
	json_key(json, "windows");
	json_begin_list(json);
	for (size_t i = 0; i < series->window_count; i++) {
		const struct standing_window *window = &series->windows[i];

		json_begin_object(json);
		write_text(json, "name", window->name);
		write_day(json, "from", window->has_first, window->first);
		write_end(json, "until", standing, &window->end);
		json_end_object(json);
	}
	json_end_list(json);
}

static void
write_series(struct json *json, const struct standing *standing,
    const struct standing_series *series)
{
	json_begin_object(json);
	write_text(json, "project", series->project);
	write_text(json, "series", series->series);
	write_text(json, "state", state_names[series->state]);
	write_text(json, "phase", series->phase);
	write_day(json, "since", series->phase != NULL, series->since);
	write_end(json, "until", standing, series->until);
	write_end(json, "end_of_life", standing, series->end_of_life);
	json_key(json, "next");
	if (series->next != NULL) {
		json_begin_object(json);
		write_milestone_keys(json, standing, series->next);
		json_end_object(json);
	} else {
		json_string(json, NULL);
	}
	json_key(json, "is_beyond_file");
	json_boolean(json, series->is_beyond);
	write_windows(json, standing, series);
	json_end_object(json);
}

static void
write_list(struct json *json, const char *key, const struct standing *standing,
    const struct standing_list *list)
{
	json_key(json, key);
	json_begin_list(json);
	for (size_t i = 0; i < list->count; i++) {
		const struct standing_date *date = &list->dates[i];

		json_begin_object(json);
		write_text(json, "project", date->project);
		write_text(json, "series",
		    date->series[0] != '\0' ? date->series : NULL);
		write_milestone_keys(json, standing, date);
		json_end_object(json);
	}
	json_end_list(json);
}

static void
write_project(struct json *json, const struct standing_project *project)
{
	json_begin_object(json);
	write_text(json, "project", project->name);
	write_number(json, "supported", true, (int64_t)project->supported);
	write_text(json, "last_series_of_file", project->last_series);
	json_key(json, "is_extended");
	json_boolean(json, project->is_extended);
	json_end_object(json);
}

bool
render_standing_json(const struct standing *standing,
    const struct standing_options *options, struct buf *out)
{
	struct json json = {.out = out};

	(void)options;
	json_begin_object(&json);
	write_day(&json, "today", true, standing->today);
	json_key(&json, "projects");
	json_begin_list(&json);
	for (size_t i = 0; i < standing->project_count; i++)
		write_project(&json, &standing->projects[i]);
	json_end_list(&json);
	json_key(&json, "series");
	json_begin_list(&json);
	for (size_t i = 0; i < standing->series_count; i++)
		write_series(&json, standing, &standing->series[i]);
	json_end_list(&json);
	write_list(&json, "next", standing, &standing->next);
	write_number(&json, "next_total", true, (int64_t)standing->next.total);
	write_list(&json, "late", standing, &standing->late);
	write_number(&json, "late_total", true, (int64_t)standing->late.total);
	json_end_object(&json);
	return !out->failed;
}
