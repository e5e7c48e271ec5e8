/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Why a milestone falls where it does, as text. */
#include <string.h>

#include "phrase/clock.h"
#include "phrase/words.h"
#include "render/explain.h"
#include "render/layout.h"

/* So many of the dates that need this one are listed. */
enum { DEPENDENTS_SHOWN = 30 };

struct explanation {
	struct buf *out;
	struct arena arena;
	bool is_short;
	size_t count;
	/* Of the short form. */
	const char **cells;
	size_t cell_count;
	struct buf rules;
	int64_t rules_series;
};

/* A convention as the end of a sentence: "moves to the day …". */
static const char *
move_words(const char *move)
{
	if (strcmp(move, "following") == 0)
		return "that follows";
	if (strcmp(move, "preceding") == 0)
		return "before";
	if (strcmp(move, "nearest") == 0)
		return "that is nearest";
	return "that follows, or before where that is another month";
}

/* "2026-05-07 Thu", or as coarse as it is. */
static void
append_value(struct buf *out, const struct phrase_value *value)
{
	char text[PHRASE_VALUE_TEXT_SIZE];

	buf_append_string(out, phrase_value_format(value, text));
	if (value->precision == PRECISION_DAY)
		buf_printf(out, " %.3s",
		    word_of_value(
			word_weekdays, (int32_t)date_weekday(value->date)));
}

static const char *
days_apart(struct arena *arena, struct date rule, struct date pinned)
{
	int32_t days = date_days_between(rule, pinned);

	if (days == 0)
		return "the same day";
	return arena_printf(arena, "%d day%s %s", days < 0 ? -days : days,
	    days == 1 || days == -1 ? "" : "s", days < 0 ? "earlier" : "later");
}

static void
append_place(struct buf *out, struct span at)
{
	struct position position;

	if (at.source == NULL)
		return;
	position = source_position(at.source, at.start);
	buf_printf(
	    out, "%s:%u:%u", at.source->name, position.line, position.column);
}

/* Which date counts, where those before it were missed. */
static void
append_missed(struct buf *out, const struct plan_item *item)
{
	const struct milestone *milestone = item->milestone_rule;
	int32_t missed = item->pin->missed;
	size_t count = milestone != NULL ? milestone->backup_count : 0;

	if (missed <= 0)
		return;
	buf_printf(
	    out, "  missed  %d date%s; ", missed, missed == 1 ? "" : "s");
	if ((size_t)missed <= count)
		buf_printf(out, "date %d of %zu to fall back to counts now\n",
		    missed, count);
	else
		buf_printf(out, "there %s no other to fall back to\n",
		    count == 0 ? "was" : "is");
}

static void
append_pin(struct explanation *explanation, const struct explained *explained)
{
	const struct plan_item *item = explained->item;
	struct buf *out = explanation->out;

	buf_append_string(out,
	    item->kind != ITEM_EXTRA && item->step != 0 ? "  pin     "
							: "  also    ");
	append_place(out, item->pin->at);
	buf_append_char(out, '\n');
	if (item->reason != NULL)
		buf_printf(out, "          because: %s\n", item->reason);
	append_missed(out, item);
}

/* Days, each with a reason, behind one label. */
static void
append_days(struct buf *out, const char *label,
    const struct explained_move *days, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct phrase_value day = {days[i].date, PRECISION_DAY};

		buf_printf(out, "  %-7s ", i == 0 ? label : "");
		append_value(out, &day);
		buf_printf(out, "  %s\n", days[i].reason);
	}
}

/* Each day that was avoided, and why. */
static void
append_moves(struct explanation *explanation, const struct explained *explained)
{
	struct buf *out = explanation->out;

	append_days(
	    out, "no work", explained->days_off, explained->day_off_count);
	append_days(out, "pause", explained->pauses, explained->pause_count);
	append_days(out, "avoids", explained->moves, explained->move_count);
	if (explained->move != NULL)
		buf_printf(out, "  moves   to the day %s\n",
		    move_words(explained->move));
}

static void
append_rule(struct explanation *explanation, const struct explained *explained)
{
	const struct plan_item *item = explained->item;
	struct buf *out = explanation->out;

	buf_append_string(out, "  rule    ");
	plan_item_rule(item, true, out);
	buf_append_string(out, "\n          ");
	append_place(out, explained->rule_at);
	buf_append_char(out, '\n');
	for (size_t i = 0; i < explained->step_count; i++) {
		buf_append_string(out, i == 0 ? "  steps   " : "          ");
		append_value(out, &explained->steps[i].value);
		buf_printf(out, "  %s\n", explained->steps[i].phrase);
	}
	if (!explained->has_rule_value)
		return;
	append_moves(explanation, explained);
	if (item->carried != 0)
		buf_printf(out,
		    "  carried %+d day%s, with the pin of a step before\n",
		    item->carried,
		    item->carried == 1 || item->carried == -1 ? "" : "s");
	buf_append_string(out, "  gives   ");
	append_value(out, &explained->rule_value);
	if (item->pin != NULL && item->pin->on != NULL &&
	    item->precision == PRECISION_DAY &&
	    explained->rule_value.precision != PRECISION_TBD)
		buf_printf(out, "; the pin is %s",
		    days_apart(&explanation->arena, explained->rule_value.date,
			item->first));
	buf_append_char(out, '\n');
}

/* "every 6 months from 2025-10-01". */
static void
append_rhythm(const struct era *era, struct buf *out)
{
	char from[DATE_TEXT_SIZE];

	buf_append_string(out, "every ");
	if (era->kind == RHYTHM_DAYS)
		repeat_format(era->days, out);
	else if (era->kind == RHYTHM_AMOUNT)
		amount_format(&era->every, out);
	for (size_t i = 0; i < era->gap_count; i++) {
		buf_append_string(out, i > 0 ? ", " : "");
		amount_format(&era->gaps[i], out);
	}
	buf_printf(out, " from %s", date_format(era->from, from));
}

/* How the cycle date came to be. */
static void
append_cycle(struct explanation *explanation, const struct explained *explained)
{
	const struct plan_item *item = explained->item;
	const struct phrase_value cycle = {item->cycle, PRECISION_DAY};
	struct buf *out = explanation->out;

	if (!explained->has_cycle ||
	    (item->kind == ITEM_EVENT && !item->event_rule->is_of_series))
		return;
	buf_append_string(out, "  cycle   ");
	append_value(out, &cycle);
	if (explained->is_own_cycle)
		buf_append_string(out, ", as the series says");
	else if (explained->chain != NULL)
		buf_append_string(out, ", ");
	if (explained->chain != NULL)
		phrase_format(explained->chain, out);
	else if (explained->era != NULL &&
	    explained->era->kind != RHYTHM_CHAIN) {
		buf_append_string(out, ", ");
		append_rhythm(explained->era, out);
	}
	buf_append_char(out, '\n');
	for (size_t i = 0; i < explained->chain_step_count; i++) {
		buf_append_string(out, "          ");
		append_value(out, &explained->chain_steps[i].value);
		buf_printf(out, "  %s\n", explained->chain_steps[i].phrase);
	}
	append_days(out, "pause", explained->cycle_pauses,
	    explained->cycle_pause_count);
}

/* What would move along, but for what is pinned itself. */
static void
append_dependents(
    struct explanation *explanation, const struct explained *explained)
{
	struct buf *out = explanation->out;
	size_t count = explained->dependents.count;

	for (size_t i = 0; i < count && i < DEPENDENTS_SHOWN; i++) {
		const struct explained_dependent *item =
		    &explained->dependents.items[i];

		buf_append_string(out, i == 0 ? "  needed  " : "          ");
		append_value(out, &item->value);
		buf_printf(out, "  %s%s\n", item->name,
		    item->is_planned ? " (as the rule has it)" : "");
	}
	if (count > DEPENDENTS_SHOWN)
		buf_printf(
		    out, "          and %zu more\n", count - DEPENDENTS_SHOWN);
}

/* One item at length. */
static void
append_long(struct explanation *explanation, const struct explained *explained)
{
	const struct plan_item *item = explained->item;
	struct buf *out = explanation->out;
	struct phrase_value first = {item->first, item->precision};
	struct phrase_value last = {item->last, PRECISION_DAY};

	buf_printf(out, "%s%s\n  date    ", explanation->count > 0 ? "\n" : "",
	    item->name);
	append_value(out, &first);
	if (item->precision == PRECISION_DAY &&
	    date_compare(item->first, item->last) < 0) {
		buf_append_string(out, " to ");
		append_value(out, &last);
	}
	if (item->clock != NULL) {
		buf_append_string(out, ", ");
		clock_format(item->clock, out);
	}
	buf_printf(out, ", %s\n", plan_item_status(item));
	for (size_t i = 0; i < item->person_count; i++)
		buf_printf(out, "  %s  %s: %s\n", i == 0 ? "people" : "      ",
		    item->people[i].role, item->people[i].name);
	if (item->pin != NULL)
		append_pin(explanation, explained);
	if (item->step != 0)
		append_rule(explanation, explained);
	append_cycle(explanation, explained);
	append_dependents(explanation, explained);
	buf_printf(out, "  slot    %s\n", item->slot);
}

/* The rules are the same in all series: they stand once, above the table. */
static void
add_short_rule(struct explanation *explanation, const struct plan_item *item)
{
	struct buf *rules = &explanation->rules;

	if (explanation->count == 0)
		explanation->rules_series = item->series_index;
	if (item->series_index != explanation->rules_series ||
	    item->step == 0 || (item->train_rule != NULL && rules->length > 0))
		return;
	buf_append_string(rules, item->milestone);
	if (item->milestone_rule != NULL && item->number > 0)
		buf_printf(rules, " %d", item->number);
	buf_append_string(rules, ": ");
	plan_item_rule(item, true, rules);
	buf_append_char(rules, '\n');
}

static const char *
value_text(struct arena *arena, const struct phrase_value *value)
{
	struct buf text = {0};
	const char *copy;

	append_value(&text, value);
	copy = arena_copy(arena, buf_text(&text), text.length);
	arena->failed |= text.failed;
	buf_release(&text);
	return copy;
}

static bool
add_cell(struct explanation *explanation, const char *text)
{
	const char **cells = arena_grow(&explanation->arena, explanation->cells,
	    explanation->cell_count, sizeof(text));

	if (cells == NULL)
		return false;
	explanation->cells = cells;
	cells[explanation->cell_count++] = text;
	return true;
}

static bool
add_short_row(
    struct explanation *explanation, const struct explained *explained)
{
	const struct plan_item *item = explained->item;
	struct arena *arena = &explanation->arena;
	struct phrase_value first = {item->first, item->precision};
	bool is_moved = explained->has_rule_value && item->pin != NULL &&
	    item->pin->on != NULL && item->precision == PRECISION_DAY &&
	    explained->rule_value.precision != PRECISION_TBD;

	return add_cell(explanation, value_text(arena, &first)) &&
	    add_cell(explanation, arena_string(arena, item->name)) &&
	    add_cell(explanation, status_names[item->status]) &&
	    add_cell(explanation,
		explained->has_rule_value
		    ? value_text(arena, &explained->rule_value)
		    : NULL) &&
	    add_cell(explanation,
		is_moved
		    ? days_apart(arena, explained->rule_value.date, item->first)
		    : NULL);
}

static bool
visit(void *context, const struct explained *explained)
{
	struct explanation *explanation = context;
	bool good = true;

	if (explanation->is_short) {
		add_short_rule(explanation, explained->item);
		good = add_short_row(explanation, explained);
	} else {
		append_long(explanation, explained);
	}
	explanation->count++;
	return good && !explanation->arena.failed && !explanation->out->failed;
}

static void
print_short(struct explanation *explanation)
{
	struct layout layout = {
	    .columns = {{"Date", false, false, 0},
		{"Milestone", false, false, 0}, {"Status", false, false, 0},
		{"Rule gives", false, false, 0}, {"Moved", false, false, 0}},
	    .column_count = 5,
	    .cells = explanation->cells,
	    .row_count = explanation->count,
	};

	buf_append_string(explanation->out, buf_text(&explanation->rules));
	if (explanation->rules.length > 0)
		buf_append_char(explanation->out, '\n');
	layout_print(&layout, 0, false, explanation->out);
}

bool
render_milestone_explanation(const struct cadence *cadence,
    const char *milestone, const char *series, struct buf *out,
    struct diagnostics *diagnostics)
{
	struct explanation explanation = {
	    .out = out, .is_short = series == NULL};
	bool good = plan_explain(
	    cadence, milestone, series, visit, &explanation, diagnostics);

	if (good && explanation.is_short)
		print_short(&explanation);
	good = good && !explanation.rules.failed && !explanation.arena.failed;
	buf_release(&explanation.rules);
	arena_release(&explanation.arena);
	return good && !out->failed;
}
