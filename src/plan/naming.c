/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What items are called, and what identifies them. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "plan/collect.h"

#define ENTRY_NAME_MAX 512

/* A displayed name under construction; what does not fit is cut. */
struct short_text {
	char bytes[ENTRY_NAME_MAX];
	size_t length;
};

static void
append(struct short_text *text, const char *bytes, size_t length)
{
	if (length > sizeof(text->bytes) - text->length)
		length = sizeof(text->bytes) - text->length;
	memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
}

static void
append_number(struct short_text *text, int64_t number)
{
	char digits[TEXT_NUMBER_SIZE];

	append(text, digits, text_from_number(number, digits));
}

static bool
starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* "{minor}", "{YYYY}". */
static size_t
append_counter(struct short_text *text, const char *pattern,
    const struct collector *collector)
{
	const char *close = strchr(pattern, '}');
	int64_t value;

	if (close == NULL ||
	    !cadence_counter(collector->view.engine->cadence, pattern + 1,
		(size_t)(close - pattern) - 1, collector->view.series->index,
		&value))
		return 0;
	/* {0M} has two digits, in names as in versions. */
	if (pattern[1] == '0' && value >= 0 && value < 10)
		append(text, "0", 1);
	append_number(text, value);
	return (size_t)(close - pattern) + 1;
}

/* What a pattern is filled in with. */
struct filling {
	const struct collector *collector;
	const struct plan_item *item;
	int32_t number;
	const char *label;
	bool failed; /* after a diagnostic */
};

/* The date that a countdown counts to. */
static bool
find_target(struct filling *filling, const char *name, size_t length,
    struct phrase_value *value)
{
	const struct view *view = &filling->collector->view;
	const struct cadence *cadence = view->engine->cadence;
	const struct source source = {"name", name, length};
	const struct phrase_text text = {
	    name, length, {&source, 0, (uint32_t)length}, false};
	struct diagnostics ignored = {0};
	struct arena arena = {0};
	struct target target;
	const struct sequence *sequence = NULL;
	uint32_t symbol;
	size_t index;
	bool good =
	    target_parse(&arena, &cadence->names, &text, &ignored, &target);

	diagnostics_release(&ignored);
	arena_release(&arena);
	if (!good)
		return false;
	symbol =
	    cadence_symbol(cadence, view->series->rules, target.name->symbol);
	/* What this series does not have is as far away as what has no date. */
	*value = (struct phrase_value){.precision = PRECISION_TBD};
	if (symbol == RULE_NONE)
		return true;
	sequence = engine_sequence(view, symbol);
	if (sequence == NULL)
		return false;
	index = target.has_number ? (size_t)target.number - 1 : 0;
	return index >= sequence->entry_count ||
	    engine_edge(view, symbol, index, target.name->edge, value);
}

/* "{weeks to final}": whole weeks or days from the item to a milestone. */
static size_t
append_countdown(
    struct short_text *text, const char *pattern, struct filling *filling)
{
	bool is_weeks = starts_with(pattern, "{weeks to ");
	size_t start = is_weeks ? 10 : 9;
	const char *close = strchr(pattern, '}');
	struct phrase_value value;
	int32_t days;

	if (close == NULL || (!is_weeks && !starts_with(pattern, "{days to ")))
		return 0;
	if (!find_target(filling, pattern + start,
		(size_t)(close - pattern) - start, &value)) {
		filling->failed = true;
	} else if (value.precision == PRECISION_TBD ||
	    filling->item->precision == PRECISION_TBD) {
		append(text, "?", 1);
	} else {
		days = date_days_between(filling->item->first, value.date);
		append_number(text, is_weeks ? days / 7 : days);
	}
	return (size_t)(close - pattern) + 1;
}

/* Puts one placeholder's value; returns its length in the pattern, or 0. */
static size_t
append_placeholder(
    struct short_text *text, const char *pattern, struct filling *filling)
{
	const struct collector *collector = filling->collector;
	const struct cadence *cadence = collector->view.engine->cadence;
	const char *version = collector->view.series->version;
	const struct series_facts *facts = collector->view.series->facts;
	size_t length;

	if (starts_with(pattern, "{version}")) {
		append(text, version, strlen(version));
		return 9;
	}
	if (starts_with(pattern, "{i}")) {
		append_number(text, filling->number);
		return 3;
	}
	if (starts_with(pattern, "{label}")) {
		if (filling->label != NULL)
			append(text, filling->label, strlen(filling->label));
		else
			append_number(text, filling->number);
		return 7;
	}
	if (starts_with(pattern, "{project}")) {
		append(text, cadence->project, strlen(cadence->project));
		return 9;
	}
	if (starts_with(pattern, "{codename}")) {
		if (facts != NULL && facts->codename != NULL)
			append(text, facts->codename, strlen(facts->codename));
		return 10;
	}
	length = append_countdown(text, pattern, filling);
	return length > 0 ? length : append_counter(text, pattern, collector);
}

bool
item_set_name(const struct collector *collector, struct plan_item *item,
    const char *pattern, int32_t number, const char *label)
{
	struct filling filling = {collector, item, number, label, false};
	struct short_text text = {.length = 0};
	size_t start = 0;

	while (*pattern != '\0') {
		size_t length = *pattern != '{'
		    ? 0
		    : append_placeholder(&text, pattern, &filling);

		if (length == 0)
			append(&text, pattern, length = 1);
		pattern += length;
	}
	text.length = text_valid_prefix(text.bytes, text.length);
	/* A placeholder that stands for nothing leaves its blanks. */
	while (text.length > start && text.bytes[text.length - 1] == ' ')
		text.length--;
	while (start < text.length && text.bytes[start] == ' ')
		start++;
	item->name = arena_copy(&collector->view.series->arena,
	    text.bytes + start, text.length - start);
	return item->name != NULL && !filling.failed;
}

/* The rule's pattern, unless this series has a name of its own. */
const char *
item_pattern(
    const struct collector *collector, uint32_t symbol, const char *pattern)
{
	const struct series_facts *facts = collector->view.series->facts;

	for (size_t i = 0; facts != NULL && i < facts->name_count; i++) {
		if (cadence_symbol(collector->view.engine->cadence,
			collector->view.series->rules,
			facts->names[i].name->symbol) == symbol)
			return facts->names[i].pattern;
	}
	return pattern;
}

/* "beta/2", "also/beta 3": what the UID is made from. */
const char *
item_slot(const struct collector *collector, const char *name,
    const struct entry *entry, bool is_indexed)
{
	struct short_text text = {.length = 0};

	if (entry->slot != NULL) {
		if (!is_indexed)
			return name;
		append(&text, name, strlen(name));
		append(&text, "/", 1);
		append_number(&text, entry->slot->ordinal);
	} else {
		append(&text, "also/", 5);
		append(&text, name, strlen(name));
		append(&text, " ", 1);
		append_number(&text, entry->extra->pin.target.number);
	}
	return arena_copy(
	    &collector->view.series->arena, text.bytes, text.length);
}
