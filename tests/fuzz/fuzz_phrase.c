/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Bytes as a phrase, a repeat, an amount, a cycle's start, a pin's key and a
 * name. What parses must have a normal form that parses to the same normal
 * form; what does not must say so.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "phrase/evaluate.h"
#include "phrase/target.h"
#include "takt.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As a cadence makes them: edges of windows, two names for one thing. */
static const struct name name_rows[] = {
    {"alpha", "alpha", 0, EDGE_START},
    {"beta", "beta", 1, EDGE_START},
    {"final", "final", 2, EDGE_START},
    {"feature-freeze", "feature-freeze", 3, EDGE_START},
    {"freeze", "freeze", 4, EDGE_START},
    {"start of freeze", "start of freeze", 4, EDGE_START},
    {"end of freeze", "end of freeze", 4, EDGE_END},
    {"start of bugfix", "start of bugfix", 5, EDGE_START},
    {"end of bugfix", "end of bugfix", 5, EDGE_END},
    {"start of security", "start of security", 6, EDGE_START},
    {"end of security", "end-of-life", 6, EDGE_END},
    {"end-of-life", "end-of-life", 6, EDGE_END},
    {"minor", "minor", 7, EDGE_START},
};

static const struct names names = {
    name_rows, sizeof(name_rows) / sizeof(name_rows[0])};

struct input {
	struct arena arena;
	struct diagnostics diagnostics;
	struct source source;
	struct phrase_text text;
};

static void
input_init(struct input *input, const char *bytes, size_t size)
{
	*input = (struct input){0};
	input->source = (struct source){"phrase", bytes, size};
	input->text = (struct phrase_text){
	    bytes, size, {&input->source, 0, (uint32_t)size}, true};
}

static void
input_release(struct input *input)
{
	arena_release(&input->arena);
	diagnostics_release(&input->diagnostics);
}

static void
die(const char *what, const char *text)
{
	(void)fprintf(stderr, "fuzz_phrase: %s: '%s'\n", what, text);
	abort();
}

/* A mistake is said once, inside the text, and can be printed. */
static void
check_outcome(const struct input *input, bool is_parsed, const char *what)
{
	const struct diagnostics *diagnostics = &input->diagnostics;
	struct buf out = {0};

	if (is_parsed != (diagnostics->errors == 0))
		die(what, is_parsed ? "parsed with an error" : "no error");
	for (size_t i = 0; i < diagnostics->count; i++) {
		if (diagnostics->items[i]->offset > input->source.size)
			die(what, "the error lies outside the text");
		diagnostic_print(diagnostics->items[i], true, &out);
	}
	if (text_valid_prefix(buf_text(&out), out.length) != out.length)
		die("the message is not UTF-8", buf_text(&out));
	buf_release(&out);
}

static bool
fake_reference(
    void *context, const struct phrase *phrase, struct phrase_value *value)
{
	const struct phrase_reference *reference = &phrase->as.reference;

	(void)context;
	return date_from_civil(2020 + reference->offset % 50,
	    1 + (int32_t)reference->name->symbol, 1 + reference->number % 28,
	    &value->date);
}

static bool
fake_slot(void *context, const struct phrase *phrase, struct date date,
    struct phrase_value *value)
{
	(void)context;
	(void)phrase;
	value->date = date;
	return true;
}

static void
evaluate(const struct phrase *phrase, struct diagnostics *diagnostics)
{
	static const int32_t cycle_years[] = {1583, 2024, 9999};
	static const int32_t steps[] = {0, 1, -14, 100000};
	const struct workdays workdays = workdays_default();

	for (size_t i = 0; i < sizeof(cycle_years) / sizeof(int32_t); i++) {
		struct phrase_scope scope = {.series = "3.14",
		    .workdays = &workdays,
		    .diagnostics = diagnostics,
		    .reference = fake_reference,
		    .slot = fake_slot};

		date_from_civil(cycle_years[i], 10, 31, &scope.cycle);
		for (size_t j = 0; j < sizeof(steps) / sizeof(int32_t); j++) {
			char text[PHRASE_VALUE_TEXT_SIZE];
			struct phrase_value value;

			if (phrase_evaluate_stepped(
				phrase, &scope, steps[j], &value))
				phrase_value_format(&value, text);
		}
	}
}

static void
fuzz_phrase(const char *bytes, size_t size)
{
	struct input first, second;
	struct buf form = {0}, again = {0};
	const struct phrase *phrase;

	input_init(&first, bytes, size);
	phrase =
	    phrase_parse(&first.arena, &names, &first.text, &first.diagnostics);
	check_outcome(&first, phrase != NULL, "phrase");
	if (phrase != NULL) {
		phrase_format(phrase, &form);
		input_init(&second, buf_text(&form), form.length);
		phrase = phrase_parse(
		    &second.arena, &names, &second.text, &second.diagnostics);
		if (phrase == NULL)
			die("the normal form does not parse", buf_text(&form));
		phrase_format(phrase, &again);
		if (strcmp(buf_text(&form), buf_text(&again)) != 0)
			die("not a normal form", buf_text(&form));
		evaluate(phrase, &second.diagnostics);
		input_release(&second);
	}
	input_release(&first);
	buf_release(&form);
	buf_release(&again);
}

/* From some days of three years, forward only and with growing beats. */
static void
walk_repeat(const struct repeat *repeat)
{
	struct diagnostics diagnostics = {0};
	const struct workdays workdays = workdays_default();
	struct phrase_scope scope = {.series = "3.14",
	    .workdays = &workdays,
	    .diagnostics = &diagnostics};
	struct date date;
	int64_t beat, previous = INT64_MIN;

	if (repeat->kind != REPEAT_WEEKDAYS && repeat->kind != REPEAT_MONTHLY)
		return;
	date_from_civil(2024, 10, 31, &scope.cycle);
	date_from_civil(2023, 12, 31, &date);
	for (int i = 0; i < 20; i++) {
		struct date from = date;

		if (!repeat_on_or_after(repeat, &scope, from, &date, &beat))
			break;
		if (date_compare(date, from) < 0 || beat <= previous)
			die("a repeat runs", "backward");
		previous = beat;
		if (!date_add_days(date, 1, &date))
			break;
	}
	diagnostics_release(&diagnostics);
}

static void
fuzz_repeat(const char *bytes, size_t size)
{
	struct input first, second;
	struct buf form = {0}, again = {0};
	const struct repeat *repeat;

	input_init(&first, bytes, size);
	repeat = repeat_parse(&first.arena, &first.text, &first.diagnostics);
	check_outcome(&first, repeat != NULL, "repeat");
	if (repeat != NULL) {
		repeat_format(repeat, &form);
		input_init(&second, buf_text(&form), form.length);
		repeat = repeat_parse(
		    &second.arena, &second.text, &second.diagnostics);
		if (repeat == NULL)
			die("the normal form does not parse", buf_text(&form));
		repeat_format(repeat, &again);
		if (strcmp(buf_text(&form), buf_text(&again)) != 0)
			die("not a normal form", buf_text(&form));
		walk_repeat(repeat);
		input_release(&second);
	}
	input_release(&first);
	buf_release(&form);
	buf_release(&again);
}

static void
fuzz_amount(const char *bytes, size_t size)
{
	struct input first, second;
	struct buf form = {0};
	struct amount amount, same;
	bool good;

	input_init(&first, bytes, size);
	good = amount_parse(
	    &first.arena, &first.text, &first.diagnostics, &amount);
	check_outcome(&first, good, "amount");
	if (good) {
		amount_format(&amount, &form);
		input_init(&second, buf_text(&form), form.length);
		if (!amount_parse(&second.arena, &second.text,
			&second.diagnostics, &same) ||
		    memcmp(&amount, &same, sizeof(same)) != 0)
			die("not the same amount", buf_text(&form));
		input_release(&second);
	}
	input_release(&first);
	buf_release(&form);
}

static void
fuzz_others(const char *bytes, size_t size)
{
	struct input input;
	struct target target;
	struct date date;
	bool is_month, good;

	input_init(&input, bytes, size);
	good = cycle_start_parse(
	    &input.arena, &input.text, &input.diagnostics, &date, &is_month);
	check_outcome(&input, good, "start of the cycle");
	input_release(&input);
	input_init(&input, bytes, size);
	good = target_parse(
	    &input.arena, &names, &input.text, &input.diagnostics, &target);
	check_outcome(&input, good, "key of a pin");
	input_release(&input);
	(void)repeat_is_likely(bytes, size);
}

static bool
swallow(void *context, const char *bytes, size_t length)
{
	(void)context;
	(void)bytes;
	(void)length;
	return true;
}

/* What needs a string rather than bytes. */
static void
fuzz_string(const char *string)
{
	const struct takt_date today = {2026, 10, 1};
	const struct takt_sink sink = {swallow, NULL};
	struct takt_diagnostics *diagnostics = takt_diagnostics_new(0);

	if (diagnostics == NULL)
		return;
	if (takt_explain_phrase(string, &today, sink, diagnostics) !=
	    (takt_diagnostics_errors(diagnostics) == 0))
		die("explained with an error, or not at all", string);
	takt_diagnostics_print(diagnostics, false, sink);
	takt_diagnostics_free(diagnostics);
	(void)name_refusal(string, strlen(string));
	for (size_t i = 0; i < names.count; i++)
		(void)name_equal(names.items[i].text, string);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Exactly as long as the text, and not terminated. */
	char *bytes = malloc(size > 0 ? size : 1);
	char *string = calloc(1, size + 1);

	if (bytes != NULL && string != NULL) {
		memcpy(bytes, data, size);
		memcpy(string, data, size);
		fuzz_phrase(bytes, size);
		fuzz_repeat(bytes, size);
		fuzz_amount(bytes, size);
		fuzz_others(bytes, size);
		fuzz_string(string);
	}
	free(bytes);
	free(string);
	return 0;
}
