/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What the formats of a sweep share; and CSV and Markdown. */
#include "render/sweep.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"

const struct parameter_value *
sweep_choice(const struct sweep *sweep, const struct sweep_variant *variant,
    size_t parameter)
{
	return &sweep->parameters->items[parameter]
		    .values[variant->choices[parameter]];
}

const struct metric_value *
sweep_value(const struct sweep *sweep, const struct sweep_variant *variant,
    size_t shown)
{
	return &variant->values[sweep->shown[shown]];
}

void
sweep_place_text(const struct sweep_problem *problem, struct buf *out)
{
	if (problem->file != NULL &&
	    strcmp(problem->file, PARAMETER_SOURCE) != 0)
		buf_printf(out, "%s:%" PRIu32 ": ", problem->file,
		    problem->position.line);
	buf_append_string(out, problem->message);
}

void
sweep_problem_text(const struct sweep_problem *problem, struct buf *out)
{
	buf_append_string(out, "cannot be: ");
	sweep_place_text(problem, out);
	if (problem->more > 0)
		buf_printf(out, " (and %zu more)", problem->more);
}

void
sweep_choice_text(const struct sweep *sweep,
    const struct sweep_variant *variant, size_t parameter, struct buf *out)
{
	const struct parameter_value *value =
	    sweep_choice(sweep, variant, parameter);

	buf_append_string(out, value->text);
	buf_append_string(out, value->is_own ? " =" : "");
}

bool
sweep_is_partial(const struct sweep_variant *variant)
{
	return variant->problem == NULL && variant->horizon == HORIZON_PARTIAL;
}

void
sweep_wrap(
    const char *text, size_t at, size_t indent, size_t width, struct buf *out)
{
	while (*text != '\0') {
		size_t length = strcspn(text, " ");
		size_t columns = text_width(text, length);

		if (width != 0 && at > indent && at + columns > width) {
			while (out->length > 0 &&
			    out->bytes[out->length - 1] == ' ')
				out->length--;
			buf_append_char(out, '\n');
			buf_append_repeated(out, ' ', indent);
			at = indent;
		}
		buf_append(out, text, length);
		at += columns;
		text += length;
		if (*text == ' ') {
			buf_append_char(out, ' ');
			at++;
			text++;
		}
	}
	buf_append_char(out, '\n');
}

static void
add_note(const struct buf *note, enum compare_format format, size_t width,
    struct buf *out)
{
	if (!compare_is_markup(format)) {
		sweep_wrap(buf_text(note), 0, 0, width, out);
		return;
	}
	buf_append_string(out, "- ");
	compare_text(format, buf_text(note), out);
	buf_append_char(out, '\n');
}

/* "19 variants: 17 shown, 1 left out, 1 that cannot be" */
static void
note_counts(const struct sweep *sweep, struct buf *note)
{
	size_t shown = sweep->row_count - sweep->impossible;

	buf_printf(note, "%zu variant%s: %zu shown", sweep->count,
	    sweep->count == 1 ? "" : "s", shown);
	if (sweep->condition_count > 0)
		buf_printf(note, ", %zu left out", sweep->left_out);
	if (sweep->impossible > 0)
		buf_printf(note, ", %zu that cannot be", sweep->impossible);
}

static void
note_conditions(const struct sweep *sweep, struct buf *note)
{
	for (size_t i = 0; i < sweep->condition_count; i++) {
		const struct sweep_condition *condition = &sweep->conditions[i];

		buf_printf(note, "%s%s %s %s", i == 0 ? "where " : " and ",
		    sweep->columns[condition->column].name,
		    comparison_texts[condition->comparison], condition->text);
	}
	if (sweep->is_sorted)
		buf_printf(note, "%ssorted by %s%s",
		    sweep->condition_count > 0 ? "; " : "",
		    sweep->columns[sweep->sort_column].name,
		    sweep->is_descending ? ", the greatest first" : "");
}

/* Over which days; roles are those of the first variant. */
static void
note_state(const struct sweep *sweep, struct buf *note)
{
	size_t partial = 0, given = 0;

	for (size_t i = 0; i < sweep->count; i++) {
		partial += sweep_is_partial(&sweep->variants[i]);
		given += sweep->variants[i].problem == NULL &&
		    sweep->variants[i].horizon == HORIZON_GIVEN;
	}
	if (sweep->project == NULL)
		return;
	if (given > 0)
		buf_append_string(note, "over the days that were asked for");
	else if (partial == 0)
		buf_append_string(note, "in the steady state");
	else if (partial + sweep->impossible == sweep->count)
		buf_append_string(note, "~ as far as the file goes");
	else
		buf_append_string(note,
		    "in the steady state, but with ~ as far as the file goes");
	buf_printf(note, "; freeze: %s, final: %s",
	    sweep->freeze_name != NULL ? sweep->freeze_name : "none known",
	    sweep->final_name != NULL ? sweep->final_name : "none known");
}

static void
note_own(const struct sweep *sweep, struct buf *note)
{
	for (size_t i = 0; i < sweep->row_count; i++) {
		for (size_t j = 0; j < sweep->parameters->count; j++) {
			if (!sweep_choice(sweep, sweep->rows[i], j)->is_own)
				continue;
			buf_append_string(note, "= as the file has it");
			return;
		}
	}
}

/* Where pins hold the dates of a varied rhythm, gaps come of it. */
static void
note_pins(const struct sweep *sweep, struct buf *note)
{
	if (sweep->pins > 0)
		buf_append_string(note,
		    "pins of the file hold in all of them; what the rules say "
		    "alone: --no-pins");
}

static void
note_older(const struct sweep *sweep, struct buf *note)
{
	size_t lacking = 0;

	for (size_t i = 0; i < sweep->row_count; i++)
		lacking += sweep->rows[i]->lacks_older;
	if (lacking == 0)
		return;
	buf_printf(note,
	    "in %zu of them older series, which may be supported then, are "
	    "not in the file",
	    lacking);
}

void
sweep_notes(const struct sweep *sweep, enum compare_format format, size_t width,
    struct buf *out)
{
	static void (*const notes[])(
	    const struct sweep *sweep, struct buf *note) = {note_counts,
	    note_conditions, note_own, note_state, note_pins, note_older};
	struct buf note = {0};

	for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
		buf_clear(&note);
		notes[i](sweep, &note);
		if (note.length > 0)
			add_note(&note, format, width, out);
	}
	out->failed |= note.failed;
	buf_release(&note);
}

/* Cells of a line that is being written. */
struct line {
	struct arena arena;
	const char **cells;
	size_t count;
	bool failed;
};

static void
add_cell(struct line *line, const char *text)
{
	const char **cells =
	    arena_grow(&line->arena, line->cells, line->count, sizeof(*cells));

	if (cells == NULL)
		return;
	line->cells = cells;
	cells[line->count++] = text;
}

static void
add_copy(struct line *line, struct buf *text)
{
	add_cell(line, arena_string(&line->arena, buf_text(text)));
	line->arena.failed |= text->failed;
	buf_release(text);
}

static void
end_line(struct line *line, enum compare_format format, struct buf *out)
{
	if (!line->arena.failed)
		compare_line(format, line->cells, line->count, out);
	out->failed |= line->arena.failed;
	arena_release(&line->arena);
	*line = (struct line){.count = 0};
}

/* "wait for final, mean (months)" */
static void
add_metric_name(
    struct line *line, const struct metric *metric, const char *name)
{
	struct buf text = {0};

	buf_append_string(&text, name);
	if (metric->unit != UNIT_NUMBER && metric->unit != UNIT_TEXT &&
	    metric->unit != UNIT_YES_NO)
		buf_printf(&text, " (%s)", metric_unit_names[metric->unit]);
	add_copy(line, &text);
}

static void
add_value(struct line *line, const struct metric *metric,
    const struct metric_value *value, bool is_csv)
{
	struct buf text = {0};

	if (value->is_known || !is_csv)
		metric_format(metric, value, &text);
	add_copy(line, &text);
}

static void
add_number(struct line *line, int64_t number)
{
	struct buf text = {0};

	buf_append_number(&text, number);
	add_copy(line, &text);
}

/* CSV has numbers of their own for plotting, and what counted. */
static void
write_csv_head(const struct sweep *sweep, struct buf *out)
{
	const struct parameters *parameters = sweep->parameters;
	struct line line = {.count = 0};

	for (size_t i = 0; i < parameters->count; i++) {
		struct buf text = {0};

		add_cell(&line, parameters->items[i].path);
		if (!parameters->items[i].is_numeric)
			continue;
		buf_printf(&text, "%s (number)", parameters->items[i].path);
		add_copy(&line, &text);
	}
	for (size_t i = 0; i < sweep->shown_count; i++) {
		const struct sweep_column *column =
		    &sweep->columns[sweep->shown[i]];

		add_metric_name(&line, column->metric, column->name);
	}
	add_cell(&line, "horizon");
	add_cell(&line, "cycles");
	add_cell(&line, "problem");
	end_line(&line, COMPARE_CSV, out);
}

static void
write_csv_row(const struct sweep *sweep, const struct sweep_variant *variant,
    struct buf *out)
{
	const struct parameters *parameters = sweep->parameters;
	struct line line = {.count = 0};
	struct buf place = {0};
	bool can_be = variant->problem == NULL;

	for (size_t i = 0; i < parameters->count; i++) {
		const struct parameter_value *value =
		    sweep_choice(sweep, variant, i);

		add_cell(&line, value->text);
		if (parameters->items[i].is_numeric)
			add_number(&line, value->number);
	}
	for (size_t i = 0; i < sweep->shown_count; i++) {
		if (can_be)
			add_value(&line, sweep->columns[sweep->shown[i]].metric,
			    sweep_value(sweep, variant, i), true);
		else
			add_cell(&line, NULL);
	}
	add_cell(&line, can_be ? compare_horizon_name(variant->horizon) : NULL);
	if (can_be)
		add_number(&line, (int64_t)variant->cycles);
	else
		add_cell(&line, NULL);
	if (!can_be)
		sweep_place_text(variant->problem, &place);
	add_copy(&line, &place);
	end_line(&line, COMPARE_CSV, out);
}

static void
write_csv(const struct sweep *sweep, struct buf *out)
{
	write_csv_head(sweep, out);
	for (size_t i = 0; i < sweep->row_count; i++)
		write_csv_row(sweep, sweep->rows[i], out);
}

static void
write_markup_head(
    const struct sweep *sweep, enum compare_format format, struct buf *out)
{
	struct line line = {.count = 0};

	for (size_t i = 0; i < sweep->parameters->count; i++)
		add_cell(&line, sweep->parameters->items[i].path);
	for (size_t i = 0; i < sweep->shown_count; i++) {
		const struct sweep_column *column =
		    &sweep->columns[sweep->shown[i]];

		add_metric_name(&line, column->metric, column->name);
	}
	/* Where nothing can be there are no metrics to tell. */
	if (sweep->shown_count == 0)
		add_cell(&line, "Problem");
	compare_head(format, line.cells, line.count, out);
	out->failed |= line.arena.failed;
	arena_release(&line.arena);
}

static void
write_markup_row(const struct sweep *sweep, const struct sweep_variant *variant,
    enum compare_format format, struct buf *out)
{
	struct line line = {.count = 0};
	struct buf text = {0};

	for (size_t i = 0; i < sweep->parameters->count; i++) {
		sweep_choice_text(sweep, variant, i, &text);
		if (i == 0 && sweep_is_partial(variant))
			buf_append_string(&text, " ~");
		add_copy(&line, &text);
	}
	if (variant->problem != NULL) {
		sweep_problem_text(variant->problem, &text);
		add_copy(&line, &text);
	}
	for (size_t i = variant->problem != NULL; i < sweep->shown_count; i++) {
		if (variant->problem == NULL)
			add_value(&line, sweep->columns[sweep->shown[i]].metric,
			    sweep_value(sweep, variant, i), false);
		else
			add_cell(&line, NULL);
	}
	end_line(&line, format, out);
}

/* The directive of a table in reStructuredText asks for a row below its head.
 */
static void
write_markup(
    const struct sweep *sweep, enum compare_format format, struct buf *out)
{
	if (format != COMPARE_RST || sweep->row_count > 0)
		write_markup_head(sweep, format, out);
	for (size_t i = 0; i < sweep->row_count; i++)
		write_markup_row(sweep, sweep->rows[i], format, out);
	buf_append_char(out, '\n');
	sweep_notes(sweep, format, 0, out);
}

void
render_sweep(const struct sweep *sweep, const struct compare_style *style,
    struct buf *out)
{
	switch (style->format) {
	case COMPARE_TABLE:
		sweep_table(sweep, style->width, out);
		break;
	case COMPARE_MARKDOWN:
	case COMPARE_RST:
		write_markup(sweep, style->format, out);
		break;
	case COMPARE_CSV:
		write_csv(sweep, out);
		break;
	case COMPARE_JSON:
		sweep_json(sweep, out);
		break;
	case COMPARE_SVG:
	case COMPARE_FORMAT_COUNT:
		break;
	}
}
