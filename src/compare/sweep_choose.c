/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Which metrics a sweep shows, of which variants, and in what order. */
#include "compare/sweep.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* What a table shows where nobody asks for more: they fit into 80 columns
 * beside one parameter. */
static const char *const defaults[] = {"wait for final, mean",
    "wait for final, worst", "supported series, mean", "supported series, most",
    "milestones", "series prepared at once, mean", NULL};

enum { NAMES_MAX = 256 };

/* A list of options as a source with a line each. */
static const struct source *
make_source(struct arena *arena, const char *name, const char *const *texts)
{
	struct source *source = ARENA_NEW(arena, struct source);
	struct buf text = {0};

	for (size_t i = 0; texts[i] != NULL; i++) {
		buf_append_string(&text, texts[i]);
		buf_append_char(&text, '\n');
	}
	arena->failed |= text.failed;
	if (source != NULL)
		*source = (struct source){name,
		    arena_copy(arena, buf_text(&text), text.length),
		    text.length};
	buf_release(&text);
	return !arena->failed ? source : NULL;
}

/* Does the name of a metric begin with these words? */
static bool
begins_with(const char *name, const char *words)
{
	size_t length = strlen(words);

	return strlen(name) > length &&
	    text_equal_ignoring_case(name, length, words, length) &&
	    (name[length] == ' ' || name[length] == ',');
}

static bool
is_mean(const char *name)
{
	const char *comma = strrchr(name, ',');

	return comma != NULL && strcmp(comma, ", mean") == 0;
}

static bool
report_several(const struct sweep *sweep, const char *name, struct span at,
    struct diagnostics *diagnostics)
{
	struct buf list = {0};

	for (size_t i = 0; i < sweep->column_count; i++) {
		if (!begins_with(sweep->columns[i].name, name))
			continue;
		buf_printf(&list, "%s'%s'", list.length > 0 ? ", " : "",
		    sweep->columns[i].name);
	}
	diagnostic_add(diagnostics, DIAGNOSTIC_WHICH_METRIC, at,
	    DIAGNOSTIC_ARGS(name, buf_text(&list)));
	buf_release(&list);
	return false;
}

/* Near to a name, or to what stands before its last comma. */
static bool
report_unknown(const struct sweep *sweep, const char *name, struct span at,
    struct diagnostics *diagnostics)
{
	const char *names[NAMES_MAX];
	char beginnings[NAMES_MAX][64];
	size_t count = 0;

	for (size_t i = 0; i < sweep->column_count && count + 2 < NAMES_MAX;
	     i++) {
		const char *full = sweep->columns[i].name;
		const char *comma = strrchr(full, ',');
		size_t length = comma != NULL ? (size_t)(comma - full) : 0;

		names[count++] = full;
		if (length == 0 || length >= sizeof(beginnings[0]))
			continue;
		memcpy(beginnings[count], full, length);
		beginnings[count][length] = '\0';
		names[count] = beginnings[count];
		count++;
	}
	diagnostic_add(
	    diagnostics, DIAGNOSTIC_UNKNOWN_METRIC, at, DIAGNOSTIC_ARGS(name));
	diagnostic_suggest(
	    diagnostics, text_nearest(name, strlen(name), names, count));
	return false;
}

bool
sweep_find_column(const struct sweep *sweep, const char *name, struct span at,
    size_t *column, struct diagnostics *diagnostics)
{
	size_t beginning = 0, means = 0, only = 0, mean = 0;

	for (size_t i = 0; i < sweep->column_count; i++) {
		const char *full = sweep->columns[i].name;

		if (text_equal_ignoring_case(
			full, strlen(full), name, strlen(name))) {
			*column = i;
			return true;
		}
		if (!begins_with(full, name))
			continue;
		beginning++;
		only = i;
		means += is_mean(full);
		mean = is_mean(full) ? i : mean;
	}
	if (beginning == 0)
		return report_unknown(sweep, name, at, diagnostics);
	if (beginning > 1 && means != 1)
		return report_several(sweep, name, at, diagnostics);
	*column = beginning == 1 ? only : mean;
	return true;
}

static struct span
line_span(const struct source *source, const char *start, const char *text)
{
	uint32_t from = (uint32_t)(start - source->text);

	return (struct span){source, from, from + (uint32_t)strlen(text)};
}

/* A metric that is named twice is shown once. */
static void
show(struct sweep *sweep, size_t column)
{
	for (size_t i = 0; i < sweep->shown_count; i++) {
		if (sweep->shown[i] == column)
			return;
	}
	sweep->shown[sweep->shown_count++] = column;
	sweep->columns[column].is_wanted = true;
}

static bool
show_named(struct sweep *sweep, const char *const *names,
    struct diagnostics *diagnostics)
{
	const struct source *source =
	    make_source(&sweep->arena, SWEEP_METRIC_SOURCE, names);
	const char *at;
	bool good = true;

	if (source == NULL)
		return false;
	at = source->text;
	for (size_t i = 0; names[i] != NULL; i++) {
		size_t column = 0;

		if (sweep_find_column(sweep, names[i],
			line_span(source, at, names[i]), &column, diagnostics))
			show(sweep, column);
		else
			good = false;
		at += strlen(names[i]) + 1;
	}
	return good;
}

static void
show_defaults(struct sweep *sweep, bool wants_all)
{
	for (size_t i = 0; i < sweep->column_count; i++) {
		for (size_t j = 0; defaults[j] != NULL; j++) {
			if (wants_all ||
			    strcmp(sweep->columns[i].name, defaults[j]) == 0)
				show(sweep, i);
		}
	}
}

static bool
read_conditions(struct sweep *sweep, const char *const *texts,
    struct diagnostics *diagnostics)
{
	const struct source *source =
	    make_source(&sweep->arena, SWEEP_WHERE_SOURCE, texts);
	const char *at;
	size_t count = 0;
	bool good = true;

	while (texts[count] != NULL)
		count++;
	sweep->conditions =
	    ARENA_ARRAY(&sweep->arena, count + 1, struct sweep_condition);
	if (source == NULL || sweep->conditions == NULL)
		return false;
	at = source->text;
	for (size_t i = 0; i < count; i++) {
		struct sweep_condition *condition = &sweep->conditions[i];

		good &= sweep_read_condition(
		    sweep, source, at, condition, diagnostics);
		if (good)
			sweep->columns[condition->column].is_wanted = true;
		at += strlen(texts[i]) + 1;
	}
	sweep->condition_count = count;
	return good;
}

static bool
read_sort(
    struct sweep *sweep, const char *text, struct diagnostics *diagnostics)
{
	const char *texts[] = {text, NULL};
	const struct source *source =
	    make_source(&sweep->arena, SWEEP_SORT_SOURCE, texts);
	size_t skipped = *text == '-' ? 1 : 0;

	if (source == NULL)
		return false;
	sweep->is_sorted = true;
	sweep->is_descending = skipped > 0;
	if (!sweep_find_column(sweep, text + skipped,
		line_span(source, source->text + skipped, text + skipped),
		&sweep->sort_column, diagnostics))
		return false;
	sweep->columns[sweep->sort_column].is_wanted = true;
	return true;
}

bool
sweep_choose_columns(struct sweep *sweep, const struct sweep_request *request,
    struct diagnostics *diagnostics)
{
	bool good = true;

	sweep->shown =
	    ARENA_ARRAY(&sweep->arena, sweep->column_count + 1, size_t);
	if (sweep->shown == NULL)
		return false;
	if (request->metrics != NULL && request->metrics[0] != NULL)
		good &= show_named(sweep, request->metrics, diagnostics);
	else
		show_defaults(sweep, request->wants_all);
	if (request->where != NULL)
		good &= read_conditions(sweep, request->where, diagnostics);
	if (request->sort != NULL)
		good &= read_sort(sweep, request->sort, diagnostics);
	return good;
}

/* What is not possible fits, as nobody knows what it would be. */
static bool
fits(const struct sweep *sweep, const struct sweep_variant *variant)
{
	for (size_t i = 0;
	     variant->problem == NULL && i < sweep->condition_count; i++) {
		const struct sweep_condition *condition = &sweep->conditions[i];

		if (!sweep_condition_holds(
			sweep, condition, &variant->values[condition->column]))
			return false;
	}
	return true;
}

/* A variant with the value by which it is sorted. */
struct place {
	const struct sweep_variant *variant;
	const struct metric_value *value; /* NULL: none, to the end */
	int turn;                         /* -1: the greatest comes first */
};

static int
order_values(const struct metric_value *left, const struct metric_value *right)
{
	int64_t a, b;

	if (left->text != NULL && right->text != NULL)
		return strcmp(left->text, right->text);
	a = sweep_tenths(left);
	b = sweep_tenths(right);
	return (a > b) - (a < b);
}

static int
compare_places(const void *left, const void *right)
{
	const struct place *a = left;
	const struct place *b = right;
	int order = 0;

	if (a->value != NULL && b->value != NULL)
		order = a->turn * order_values(a->value, b->value);
	else
		order = (a->value == NULL) - (b->value == NULL);
	return order != 0
	    ? order
	    : (a->variant > b->variant) - (a->variant < b->variant);
}

static void
sort_rows(struct sweep *sweep, struct place *places)
{
	for (size_t i = 0; i < sweep->row_count; i++) {
		const struct sweep_variant *variant = sweep->rows[i];
		const struct metric_value *value = variant->problem == NULL
		    ? &variant->values[sweep->sort_column]
		    : NULL;

		places[i].variant = variant;
		places[i].turn = sweep->is_descending ? -1 : 1;
		if (value != NULL && value->is_known)
			places[i].value = value;
	}
	qsort(places, sweep->row_count, sizeof(*places), compare_places);
	for (size_t i = 0; i < sweep->row_count; i++)
		sweep->rows[i] = places[i].variant;
}

bool
sweep_choose_rows(struct sweep *sweep)
{
	struct place *places =
	    ARENA_ARRAY(&sweep->arena, sweep->count + 1, struct place);

	sweep->rows = ARENA_ARRAY(
	    &sweep->arena, sweep->count + 1, const struct sweep_variant *);
	if (sweep->rows == NULL || places == NULL)
		return false;
	for (size_t i = 0; i < sweep->count; i++) {
		if (fits(sweep, &sweep->variants[i]))
			sweep->rows[sweep->row_count++] = &sweep->variants[i];
		else
			sweep->left_out++;
	}
	if (sweep->is_sorted)
		sort_rows(sweep, places);
	return true;
}
