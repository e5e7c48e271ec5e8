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
	append_number(text, value);
	return (size_t)(close - pattern) + 1;
}

/* Puts one placeholder's value; returns its length in the pattern, or 0. */
static size_t
append_placeholder(struct short_text *text, const char *pattern,
    const struct collector *collector, int32_t number, const char *label)
{
	const struct cadence *cadence = collector->view.engine->cadence;
	const char *version = collector->view.series->version;
	const struct series_facts *facts = collector->view.series->facts;

	if (starts_with(pattern, "{version}")) {
		append(text, version, strlen(version));
		return 9;
	}
	if (starts_with(pattern, "{i}")) {
		append_number(text, number);
		return 3;
	}
	if (starts_with(pattern, "{label}")) {
		if (label != NULL)
			append(text, label, strlen(label));
		else
			append_number(text, number);
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
	return append_counter(text, pattern, collector);
}

const char *
item_name(const struct collector *collector, const char *pattern,
    int32_t number, const char *label)
{
	struct short_text text = {.length = 0};

	while (*pattern != '\0') {
		size_t length = *pattern != '{'
		    ? 0
		    : append_placeholder(
			  &text, pattern, collector, number, label);

		if (length == 0)
			append(&text, pattern, length = 1);
		pattern += length;
	}
	text.length = text_valid_prefix(text.bytes, text.length);
	return arena_copy(
	    &collector->view.series->arena, text.bytes, text.length);
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
