/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* A series with its pins, and what stands beside them. */
#include "import/write.h"
#include "import/yaml.h"

static const char *const status_words[] = {[IMPORT_PLANNED] = "planned",
    [IMPORT_CONFIRMED] = NULL, /* what a pin means by itself */
    [IMPORT_ACTUAL] = "actual",
    [IMPORT_CANCELLED] = "cancelled"};

static void
write_member(const char *key, const char *text, struct buf *out)
{
	if (text == NULL || text[0] == '\0' || out->failed)
		return;
	buf_append_string(out, out->bytes[out->length - 1] == '{' ? "" : ", ");
	buf_printf(out, "%s: ", key);
	yaml_text(out, text);
}

static void
write_days(const struct import_item *item, struct buf *out)
{
	if (item->place == IMPORT_IN_CHANGES)
		return;
	buf_append_string(out, "on: ");
	import_write_date(item->first, out);
	if (date_compare(item->first, item->last) < 0 ||
	    (item->key == NULL && item->rule->is_span)) {
		buf_append_string(out, ", to: ");
		import_write_date(item->last, out);
	}
}

void
import_write_pin(const struct import_item *item, struct buf *out)
{
	const char *status = status_words[item->status];
	bool has_name = item->key != NULL;

	if (item->place == IMPORT_IN_CHANGES && status == NULL)
		status = "confirmed";
	if (status == NULL && item->reason == NULL && item->at == NULL &&
	    !has_name && !item->rule->is_span &&
	    date_compare(item->first, item->last) == 0) {
		import_write_date(item->first, out);
		return;
	}
	buf_append_char(out, '{');
	write_days(item, out);
	write_member("name", has_name ? item->title : NULL, out);
	if (item->place != IMPORT_IN_CHANGES)
		write_member("at", item->at, out);
	write_member("status", status, out);
	write_member("reason", item->reason, out);
	buf_append_char(out, '}');
}

/* What series have and this one lacks. */
static bool
is_dropped(const struct import_file *file, const struct import_series *series,
    const struct import_rule *rule)
{
	if (rule->is_window || import_find(series, rule, 0) != NULL)
		return false;
	if (rule != file->anchor)
		return true;
	/* A window that has no end yet must begin somewhere. */
	for (const struct import_rule *window = file->rules; window != NULL;
	     window = window->next) {
		const struct import_item *end = import_find(series, window, 0);

		if (window->is_window && end != NULL && end->is_tbd)
			return false;
	}
	return true;
}

/* Has it a pin? What is known roughly has one for its status alone. */
static bool
is_pinned(const struct import_item *item)
{
	return item != NULL && !item->is_tbd &&
	    (item->place == IMPORT_UNDER_PINS ||
		(item->place == IMPORT_IN_CHANGES &&
		    (item->status != IMPORT_PLANNED || item->reason != NULL)));
}

/* A line under pins, which begins with the key of its rule. */
static void
begin_pin(const struct import_rule *rule, bool *is_first, struct buf *out)
{
	if (*is_first)
		buf_append_string(out, "    pins:\n");
	*is_first = false;
	buf_append_string(out, "      ");
	import_write_key(rule, out);
}

static bool
has_slot(const struct import_series *series, const struct import_rule *rule,
    int32_t slot)
{
	for (size_t i = 0; i < series->count; i++) {
		const struct import_item *item = series->items[i];

		if (item->rule == rule && item->key == NULL &&
		    item->place == IMPORT_UNDER_PINS &&
		    (item->slot == slot || (item->slot == 0 && slot == 1)))
			return true;
	}
	return false;
}

static void
write_steps(const struct import_series *series, const struct import_rule *rule,
    bool *is_first, struct buf *out)
{
	const struct import_item *item;

	for (int32_t slot = 1; slot <= rule->steps; slot++) {
		if (has_slot(series, rule, slot))
			continue;
		begin_pin(rule, is_first, out);
		buf_printf(out, " slot %d: {status: dropped}\n", (int)slot);
	}
	for (int32_t number = 1;
	     (item = import_find(series, rule, number)) != NULL; number++) {
		if (item->place != IMPORT_UNDER_PINS)
			continue;
		begin_pin(rule, is_first, out);
		buf_printf(out, " %d: ", (int)number);
		import_write_pin(item, out);
		buf_append_char(out, '\n');
	}
}

static void
write_pins(const struct import_file *file, const struct import_series *series,
    struct buf *out)
{
	bool is_first = true;

	for (const struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next) {
		const struct import_item *item = import_find(series, rule, 0);

		if (rule->is_numbered) {
			write_steps(series, rule, &is_first, out);
		} else if (is_dropped(file, series, rule)) {
			begin_pin(rule, &is_first, out);
			buf_append_string(out, ": {status: dropped}\n");
		} else if (is_pinned(item)) {
			begin_pin(rule, &is_first, out);
			buf_append_string(out, ": ");
			import_write_pin(item, out);
			buf_append_char(out, '\n');
		}
	}
}

static void
write_extra(const struct import_item *item, bool *is_first, struct buf *out)
{
	if (*is_first)
		buf_append_string(out, "    also:\n");
	*is_first = false;
	if (item->key != NULL)
		buf_printf(out, "      %s: ", item->key);
	else
		buf_printf(
		    out, "      %s %d: ", item->rule->name, (int)item->number);
	import_write_pin(item, out);
	buf_append_char(out, '\n');
}

/* By number, since there must be no gap before one. */
static void
write_also(const struct import_file *file, const struct import_series *series,
    struct buf *out)
{
	bool is_first = true;

	for (const struct import_rule *rule = file->rules; rule != NULL;
	     rule = rule->next) {
		for (int32_t number = 1; rule->is_numbered; number++) {
			const struct import_item *item =
			    import_find(series, rule, number);

			if (item == NULL)
				break;
			if (item->place == IMPORT_UNDER_ALSO)
				write_extra(item, &is_first, out);
		}
	}
	for (size_t i = 0; i < series->count; i++) {
		if (series->items[i]->key != NULL)
			write_extra(series->items[i], &is_first, out);
	}
}

static void
write_facts(const struct import_series *series, struct buf *out)
{
	if (series->codename != NULL && series->codename[0] != '\0') {
		buf_append_string(out, "    codename: ");
		yaml_text(out, series->codename);
		buf_append_char(out, '\n');
	}
	if (series->url != NULL) {
		buf_append_string(out, "    url: ");
		yaml_url(out, series->url);
		buf_append_char(out, '\n');
	}
	for (size_t i = 0; i < series->person_count; i++) {
		buf_append_string(out, i == 0 ? "    people: {" : ", ");
		yaml_text(out, series->people[i].role);
		buf_append_string(out, ": ");
		yaml_text(out, series->people[i].name);
		if (i + 1 == series->person_count)
			buf_append_string(out, "}\n");
	}
	for (size_t i = 0; i < series->name_count; i++) {
		if (i == 0)
			buf_append_string(out, "    names:\n");
		buf_append_string(out, "      ");
		import_write_key(series->names[i].rule, out);
		buf_append_string(out, ": ");
		yaml_text(out, series->names[i].pattern);
		buf_append_char(out, '\n');
	}
}

void
import_write_series(struct import_file *file,
    const struct import_series *series, struct buf *out)
{
	size_t start;

	buf_append_string(out, "  ");
	yaml_quoted(out, series->name);
	buf_append_char(out, ':');
	start = out->length;
	buf_append_char(out, '\n');
	write_facts(series, out);
	write_pins(file, series, out);
	write_also(file, series, out);
	if (out->length == start + 1 && !out->failed) {
		out->length = start;
		buf_append_string(out, " {}\n");
	}
}
