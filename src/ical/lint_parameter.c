/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Parameters (RFC 5545 section 3.2): their form, and the types of values. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ical/lint_state.h"

static bool
is_name_character(char character)
{
	return text_is_letter(character) || text_is_digit(character) ||
	    character == '-';
}

static void
complain(struct lint *lint, struct ical_slice all, size_t start, size_t end,
    const char *text)
{
	lint_add(lint, DIAGNOSTIC_ICAL_PARAMETER,
	    (struct ical_slice){all.text + start, end - start}, text, NULL);
}

/* Moves behind the values, separated by commas, at `at`; false if they are
 * none. */
static bool
skip_values(struct ical_slice all, size_t *at)
{
	do {
		bool is_quoted = *at < all.length && all.text[*at] == '"';

		*at += is_quoted;
		while (*at < all.length && all.text[*at] != '"' &&
		    (is_quoted || strchr(";,", all.text[*at]) == NULL ||
			all.text[*at] == '\0'))
			(*at)++;
		if (is_quoted != (*at < all.length && all.text[*at] == '"'))
			return false;
		*at += is_quoted;
	} while (*at < all.length && all.text[*at] == ',' && (*at)++ > 0);
	return *at == all.length || all.text[*at] == ';';
}

void
lint_parameters(struct lint *lint)
{
	struct ical_slice all = lint->line.parameters;
	size_t at = 0;

	/* `at` is on a semicolon. */
	while (at < all.length) {
		size_t start = ++at;

		while (at < all.length && is_name_character(all.text[at]))
			at++;
		if (at == start || at == all.length || all.text[at] != '=') {
			complain(lint, all, start, at,
			    "expected NAME=VALUE after the semicolon");
			return;
		}
		at++;
		if (!skip_values(all, &at)) {
			complain(lint, all, start, at,
			    "a quotation mark inside the value of a parameter");
			diagnostic_help(lint->diagnostics,
			    "write ^' for it, as RFC 6868 says");
			return;
		}
	}
}

/* What VALUE may say, and which types of ours that may be. */
static const struct {
	const char *name;
	int types;
} value_names[] = {
    {"TEXT",
	LINT_TYPE_TEXT | LINT_TYPE_TEXTS | LINT_TYPE_CHOICE | LINT_TYPE_COLOR},
    {"DATE", LINT_TYPE_DATE},
    {"DATE-TIME", LINT_TYPE_DATE_TIME | LINT_TYPE_UTC},
    {"PERIOD", LINT_TYPE_PERIOD},
    {"DURATION", LINT_TYPE_DURATION},
    {"INTEGER", LINT_TYPE_INTEGER},
    {"URI", LINT_TYPE_URI},
    {"CAL-ADDRESS", LINT_TYPE_URI},
    {"RECUR", LINT_TYPE_RECUR},
    {"UTC-OFFSET", LINT_TYPE_OFFSET},
    {"FLOAT", LINT_TYPE_GEO},
    {"BINARY", LINT_TYPE_BINARY},
};

static void
need_value(struct lint *lint, enum lint_property property)
{
	bool is_duration = property == LINT_REFRESH;

	lint_add(lint, DIAGNOSTIC_ICAL_NEEDS, lint->line.name,
	    lint_rows[property].name,
	    is_duration ? "'VALUE=DURATION'" : "'VALUE=URI'");
	diagnostic_help(lint->diagnostics,
	    "write %s;VALUE=%s:", lint_rows[property].name,
	    is_duration ? "DURATION" : "URI");
}

int
lint_type_of(struct lint *lint, enum lint_property property)
{
	const struct lint_row *row = &lint_rows[property];
	int allowed = row->type | row->types;
	struct ical_slice value;
	int found = 0;

	if (!ical_line_parameter(&lint->line, "VALUE", &value)) {
		/* RFC 7986 gives these no type of their own. */
		if (property == LINT_REFRESH || property == LINT_IMAGE ||
		    property == LINT_CONFERENCE)
			need_value(lint, property);
		return row->type;
	}
	for (size_t i = 0; i < sizeof(value_names) / sizeof(value_names[0]);
	     i++) {
		if (ical_slice_is(value, value_names[i].name))
			found = value_names[i].types & allowed;
	}
	if (found == 0 && (allowed & LINT_TYPE_OTHER) != 0)
		return LINT_TYPE_OTHER;
	if (found == 0) {
		char text[ICAL_TEXT_SIZE];

		lint_add(lint, DIAGNOSTIC_ICAL_TYPE, value, row->name,
		    ical_copy_text(value, text));
	}
	return found;
}
