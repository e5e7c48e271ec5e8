/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What is varied, as it is written on a command line. */
#include "cadence/parameter.h"

#include <string.h>

#include "cadence/parameter_range.h"

/* The options as one source with a line each. */
static const struct source *
make_source(const char *const *texts, struct arena *arena)
{
	struct source *source = ARENA_NEW(arena, struct source);
	struct buf text = {0};

	for (size_t i = 0; texts[i] != NULL; i++) {
		buf_append_string(&text, texts[i]);
		buf_append_char(&text, '\n');
	}
	if (text.failed)
		arena->failed = true;
	else if (source != NULL)
		*source = (struct source){PARAMETER_SOURCE,
		    arena_copy(arena, buf_text(&text), text.length),
		    text.length};
	buf_release(&text);
	return source != NULL && source->text != NULL ? source : NULL;
}

/* Where the next of `marks` stands outside of quotes, or the end. */
static const char *
find_mark(const char *at, const char *end, char mark)
{
	bool is_quoted = false;

	for (; at < end; at++) {
		if (*at == '"')
			is_quoted = !is_quoted;
		else if (*at == mark && !is_quoted)
			return at;
	}
	return end;
}

static bool
report_form(struct parameter_reader *reader, const char *start, const char *end)
{
	char *text = arena_copy(reader->arena, start, (size_t)(end - start));

	if (text == NULL)
		return false;
	diagnostic_add(reader->diagnostics, DIAGNOSTIC_VARY_FORM,
	    parameter_span(reader, start, end), DIAGNOSTIC_ARGS(text));
	diagnostic_help(reader->diagnostics,
	    "write 'cycle.every=6..24 months' or 'milestones.beta.count=2, 4'");
	return false;
}

/* Takes blanks off both ends, and quotes inside of them. True for quotes. */
static bool
trim(const char **start, const char **end)
{
	while (*start < *end && (**start == ' ' || **start == '\t'))
		++*start;
	while (*start < *end && ((*end)[-1] == ' ' || (*end)[-1] == '\t'))
		--*end;
	if (*start + 1 >= *end || **start != '"' || (*end)[-1] != '"')
		return false;
	++*start;
	--*end;
	return true;
}

static bool
read_step(struct parameter_reader *reader, const char *start, const char *end)
{
	struct parameter *parameter = reader->parameter;
	struct parameter_step *steps = arena_grow(reader->arena,
	    parameter->steps, parameter->step_count, sizeof(*steps));
	struct parameter_step *step;

	if (steps == NULL)
		return false;
	parameter->steps = steps;
	step = &steps[parameter->step_count++];
	trim(&start, &end);
	step->name = arena_copy(reader->arena, start, (size_t)(end - start));
	step->at = parameter_span(reader, start, end);
	return step->name != NULL;
}

/* "milestones.beta.count". False without a complaint where a key is empty. */
static bool
read_path(struct parameter_reader *reader, const char *start, const char *end)
{
	struct parameter *parameter = reader->parameter;

	trim(&start, &end);
	parameter->path =
	    arena_copy(reader->arena, start, (size_t)(end - start));
	parameter->at = parameter_span(reader, start, end);
	if (parameter->path == NULL)
		return false;
	while (start <= end) {
		const char *dot = find_mark(start, end, '.');

		if (parameter->step_count == PARAMETER_STEPS_MAX ||
		    !read_step(reader, start, dot) ||
		    *parameter->steps[parameter->step_count - 1].name == '\0')
			return false;
		start = dot + 1;
	}
	return true;
}

bool
parameter_add_value(
    struct parameter_reader *reader, const struct parameter_value *value)
{
	struct parameter *parameter = reader->parameter;
	struct parameter_value *values;

	if (value->text == NULL)
		return false;
	values = arena_grow(reader->arena, parameter->values,
	    parameter->value_count, sizeof(*values));
	if (values == NULL)
		return false;
	parameter->values = values;
	values[parameter->value_count++] = *value;
	return true;
}

/* One text or range of those that commas part. */
static bool
read_values(struct parameter_reader *reader, const char *start, const char *end)
{
	bool is_quoted = trim(&start, &end);
	struct parameter_value value = {
	    .at = parameter_span(reader, start, end), .verbatim = true};

	if (start == end)
		return report_form(reader, reader->start, reader->end);
	if (!is_quoted && parameter_has_range(start, end))
		return parameter_read_range(reader, start, end);
	value.text = arena_copy(reader->arena, start, (size_t)(end - start));
	if (value.text != NULL && !parameter_find_number(reader->arena, &value))
		return false;
	return parameter_add_value(reader, &value);
}

static bool
are_numeric(const struct parameter *parameter)
{
	const struct parameter_value *values = parameter->values;

	for (size_t i = 0; i < parameter->value_count; i++) {
		if (values[i].words == NULL ||
		    strcmp(values[i].words, values[0].words) != 0)
			return false;
	}
	return true;
}

static bool
read_parameter(struct parameter_reader *reader)
{
	const char *end = reader->end;
	const char *equals = find_mark(reader->start, end, '=');
	const char *at = equals + 1;
	bool good = true;

	if (equals == end || !read_path(reader, reader->start, equals))
		return reader->arena->failed
		    ? false
		    : report_form(reader, reader->start, end);
	while (good && at <= end) {
		const char *comma = find_mark(at, end, ',');

		good = read_values(reader, at, comma);
		at = comma + 1;
	}
	reader->parameter->is_numeric = good && are_numeric(reader->parameter);
	return good;
}

static bool
is_same_path(const struct parameter *left, const struct parameter *right)
{
	size_t i = 0;

	if (left->step_count != right->step_count)
		return false;
	while (i < left->step_count &&
	    strcmp(left->steps[i].name, right->steps[i].name) == 0)
		i++;
	return i == left->step_count;
}

/* No path twice, and not too many variants. */
static bool
check_all(struct parameters *parameters, struct diagnostics *diagnostics)
{
	size_t total = 1;

	for (size_t i = 0; i < parameters->count; i++) {
		const struct parameter *parameter = &parameters->items[i];

		for (size_t j = 0; j < i; j++) {
			if (!is_same_path(&parameters->items[j], parameter))
				continue;
			diagnostic_add(diagnostics, DIAGNOSTIC_VARIED_TWICE,
			    parameter->at, DIAGNOSTIC_ARGS(parameter->path));
			return false;
		}
		total *= parameter->value_count;
		if (total > VARIANTS_MAX) {
			parameter_report_many(
			    diagnostics, parameter->at, total);
			return false;
		}
	}
	parameters->variant_count = total;
	return true;
}

bool
parameters_parse(const char *const *texts, struct arena *arena,
    struct parameters *parameters, struct diagnostics *diagnostics)
{
	struct parameter_reader reader = {
	    .arena = arena, .diagnostics = diagnostics};
	const char *at;
	bool good = true;

	*parameters = (struct parameters){.count = 0};
	reader.source = make_source(texts, arena);
	if (reader.source == NULL)
		return false;
	at = reader.source->text;
	for (size_t i = 0; i < PARAMETERS_MAX && texts[i] != NULL; i++) {
		reader.start = at;
		reader.end = at + strlen(texts[i]);
		reader.parameter = &parameters->items[parameters->count++];
		good &= read_parameter(&reader);
		at = reader.end + 1;
	}
	return good && check_all(parameters, diagnostics);
}

void
parameters_choose(
    const struct parameters *parameters, size_t variant, size_t *choices)
{
	for (size_t i = parameters->count; i-- > 0;) {
		size_t count = parameters->items[i].value_count;

		choices[i] = variant % count;
		variant /= count;
	}
}
