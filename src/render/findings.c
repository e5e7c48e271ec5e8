/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Findings as JSON: every finding has every key. */
#include "render/findings.h"

#include "render/json.h"

static void
write_text(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	json_string(json, text);
}

/* Null where there is no place. */
static void
write_number(struct json *json, const char *key, bool is_known, uint32_t number)
{
	json_key(json, key);
	if (is_known)
		json_number(json, number);
	else
		json_string(json, NULL);
}

static void
write_notes(struct json *json, const struct diagnostic_note *note)
{
	json_key(json, "notes");
	json_begin_list(json);
	if (note->text != NULL && note->file != NULL) {
		json_begin_object(json);
		write_text(json, "file", note->file);
		write_number(json, "line", true, note->position.line);
		write_number(json, "column", true, note->position.column);
		write_text(json, "message", note->text);
		json_end_object(json);
	}
	json_end_list(json);
}

static void
write_values(struct json *json, const struct diagnostic *item)
{
	json_key(json, "values");
	json_begin_list(json);
	for (size_t i = 0; i < item->value_count; i++) {
		json_begin_object(json);
		write_text(json, "name", item->values[i].name);
		write_text(json, "value", item->values[i].value);
		json_end_object(json);
	}
	json_end_list(json);
}

static void
write_finding(struct json *json, const struct diagnostic *item)
{
	bool has_place = item->file != NULL;

	json_begin_object(json);
	write_text(json, "code", diagnostic_code_name(item->code));
	write_text(json, "severity",
	    item->severity == SEVERITY_ERROR ? "error" : "warning");
	write_text(json, "file", item->file);
	write_number(json, "line", has_place, item->position.line);
	write_number(json, "column", has_place, item->position.column);
	write_number(json, "end_line", has_place, item->end.line);
	write_number(json, "end_column", has_place, item->end.column);
	write_text(json, "message", item->message);
	write_text(json, "help", diagnostic_help_of(item));
	write_text(json, "series", item->series);
	write_text(json, "check", item->check);
	write_values(json, item);
	write_notes(json, &item->note);
	json_end_object(json);
}

void
render_findings(const struct diagnostics *diagnostics, struct buf *out)
{
	struct json json = {.out = out};

	json_begin_object(&json);
	json_key(&json, "errors");
	json_number(&json, (int64_t)diagnostics->errors);
	json_key(&json, "warnings");
	json_number(&json, (int64_t)diagnostics->warnings);
	json_key(&json, "findings");
	json_begin_list(&json);
	for (size_t i = 0; i < diagnostics->count; i++)
		write_finding(&json, diagnostics->items[i]);
	json_end_list(&json);
	json_end_object(&json);
}
