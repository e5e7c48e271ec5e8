/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Collecting, sorting and printing findings. */
#include "base/diagnostic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/kept.h"
#include "base/text.h"

#define KEEP_DEFAULT    20
#define EXCERPT_COLUMNS 200
#define ARGUMENT_SIZE   ((size_t)160)
#define TAB_WIDTH       8

struct message {
	const char *code;
	enum severity severity;
	const char *text;
};

static const struct message messages[] = {
#define MESSAGE(name, code, severity, text) {code, severity, text},
#include "base/messages.h"
#undef MESSAGE
};

/* Where there is none, NULL. */
static const char *const helps[DIAGNOSTIC_CODE_COUNT] = {
#define HELP(name, text) [DIAGNOSTIC_##name] = (text),
#include "base/helps.h"
#undef HELP
};

const char *
diagnostic_help_of(const struct diagnostic *diagnostic)
{
	return diagnostic->help != NULL ? diagnostic->help
					: helps[diagnostic->code];
}

const char *
diagnostic_code_name(enum diagnostic_code code)
{
	return messages[code].code;
}

/* Appends text with control characters written as \x1b. */
static void
append_harmless(struct buf *out, const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		uint32_t code_point = 0;
		size_t size = text_decode(text + at, length - at, &code_point);

		if (size == 0) {
			buf_printf(out, "\\x%02x", (unsigned char)text[at]);
			size = 1;
		} else if (code_point < 0x20 || text_is_forbidden(code_point)) {
			buf_printf(out,
			    code_point < 0x100 ? "\\x%02x" : "\\u%04x",
			    (unsigned int)code_point);
		} else {
			buf_append(out, text + at, size);
		}
		at += size;
	}
}

/* A value may be of any length; a message may not. */
static void
append_cut(struct buf *out, const char *text)
{
	size_t length = strlen(text);

	if (length > ARGUMENT_SIZE)
		length = text_valid_prefix(text, ARGUMENT_SIZE);
	append_harmless(out, text, length);
	if (text[length] != '\0')
		buf_append_string(out, "...");
}

/* Replaces {1}, {2}, … by arguments. */
static void
format_message(struct buf *out, const char *text, const char *const *arguments)
{
	static const char *const none[] = {NULL};
	size_t count = 0;

	if (arguments == NULL)
		arguments = none;
	while (arguments[count] != NULL)
		count++;
	for (const char *at = text; *at != '\0'; at++) {
		if (at[0] == '{' && text_is_digit(at[1]) && at[2] == '}') {
			size_t index = (size_t)(at[1] - '1');

			if (index < count)
				append_cut(out, arguments[index]);
			at += 2;
		} else {
			buf_append_char(out, *at);
		}
	}
}

static char *
keep_text(struct diagnostics *diagnostics, struct buf *text)
{
	char *copy = NULL;

	if (text->failed)
		diagnostics->arena.failed = true;
	else
		copy = arena_copy(
		    &diagnostics->arena, buf_text(text), text->length);
	buf_release(text);
	return copy;
}

/* What may be said of one place several times: several keys may be missing
 * from a map, and parts from a component, and what is found in a plan is found
 * series by series. */
static bool
may_repeat(enum diagnostic_code code)
{
	switch (code) {
	case DIAGNOSTIC_MISSING_KEY:
	case DIAGNOSTIC_CHECK_FAILED:
	case DIAGNOSTIC_STEPS_DISORDERED:
	case DIAGNOSTIC_ORDER_REVERSED:
	case DIAGNOSTIC_SUPPORT_GAP:
	case DIAGNOSTIC_ON_DAY_OFF:
	case DIAGNOSTIC_ICAL_NEEDS:
	case DIAGNOSTIC_FEED_TEXT:
		return true;
	default:
		return false;
	}
}

static bool
is_known(const struct diagnostics *diagnostics, enum diagnostic_code code,
    struct span at)
{
	return at.source != NULL && !may_repeat(code) &&
	    kept_has(&diagnostics->kept, code, at);
}

/* A source line on its way to the screen. */
struct excerpt {
	struct buf text;
	size_t column;
	size_t tab_width;
	size_t limit; /* nothing is appended from this column on */
};

/* Appends source bytes as they look on screen; returns columns appended. */
static size_t
append_visible(struct excerpt *excerpt, const char *text, size_t length)
{
	struct buf *out = &excerpt->text;
	size_t start = excerpt->column;

	for (size_t at = 0; at < length && excerpt->column < excerpt->limit;) {
		uint32_t code_point = 0;
		size_t size = text_decode(text + at, length - at, &code_point);
		size_t before = out->length;

		if (size == 1 && code_point == '\t')
			buf_append_repeated(out, ' ',
			    excerpt->tab_width -
				excerpt->column % excerpt->tab_width);
		else
			append_harmless(out, text + at, size == 0 ? 1 : size);
		if (!out->failed)
			excerpt->column += text_width(
			    out->bytes + before, out->length - before);
		at += size == 0 ? 1 : size;
	}
	return excerpt->column - start;
}

/*
 * Appends what stands before the caret, from as early on as leaves room for
 * the rest; returns the caret's column.
 */
static size_t
append_before_caret(
    struct excerpt *excerpt, const char *text, uint32_t from, uint32_t caret)
{
	for (;;) {
		size_t columns =
		    append_visible(excerpt, text + from, caret - from);

		if (columns <= EXCERPT_COLUMNS / 2 || from >= caret)
			return columns;
		buf_clear(&excerpt->text);
		excerpt->column = 0;
		do
			from++;
		while (from < caret && (text[from] & 0xC0) == 0x80);
	}
}

/* Tabs are expanded unless that made the line too long. */
static size_t
tab_width_of(struct span line)
{
	size_t columns = line.end - line.start;

	for (uint32_t i = line.start; i < line.end; i++) {
		if (line.source->text[i] == '\t')
			columns += TAB_WIDTH - 1;
	}
	return columns <= EXCERPT_COLUMNS ? TAB_WIDTH : 1;
}

/* Cuts the line around the span, so that a long line stays readable. */
static struct span
window_of_line(struct span line, struct span at)
{
	const char *text = line.source->text;

	if (at.start - line.start > EXCERPT_COLUMNS / 2)
		line.start = at.start - EXCERPT_COLUMNS / 2;
	if (line.end - line.start > EXCERPT_COLUMNS)
		line.end = line.start + EXCERPT_COLUMNS;
	while (line.start < at.start && (text[line.start] & 0xC0) == 0x80)
		line.start++;
	while (line.end > line.start && line.end < line.source->size &&
	    (text[line.end] & 0xC0) == 0x80)
		line.end--;
	return line;
}

/* Files come in the order in which they first had a finding. */
static size_t
order_of_file(const struct diagnostics *diagnostics, const char *file)
{
	size_t order = 0;

	for (size_t i = 0; i + 1 < diagnostics->count; i++) {
		const struct diagnostic *item = diagnostics->items[i];

		if (item->file != NULL && strcmp(item->file, file) == 0)
			return item->file_order;
		if (item->file_order >= order)
			order = item->file_order + 1;
	}
	return order;
}

static void
set_place(
    struct diagnostics *diagnostics, struct diagnostic *item, struct span at)
{
	struct span line = window_of_line(source_line(at.source, at.start), at);
	uint32_t start = at.start < line.end ? at.start : line.end;
	uint32_t end = at.end < line.end ? at.end : line.end;
	const char *text = at.source->text;
	struct excerpt excerpt = {
	    .tab_width = tab_width_of(line), .limit = EXCERPT_COLUMNS};

	if (end < start)
		end = start;
	item->file = arena_string(&diagnostics->arena, at.source->name);
	item->file_order = order_of_file(diagnostics, at.source->name);
	item->offset = at.start;
	item->position =
	    source_index_position(diagnostics->index, at.source, at.start);
	item->end =
	    source_index_position(diagnostics->index, at.source, at.end);
	item->caret = append_before_caret(&excerpt, text, line.start, start);
	item->caret_width = append_visible(&excerpt, text + start, end - start);
	append_visible(&excerpt, text + end, line.end - end);
	if (item->caret_width == 0)
		item->caret_width = 1;
	item->excerpt = keep_text(diagnostics, &excerpt.text);
}

/* A new kept finding, or NULL when enough are kept or memory is short. */
static struct diagnostic *
new_item(struct diagnostics *diagnostics)
{
	size_t keep = diagnostics->keep == 0 ? KEEP_DEFAULT : diagnostics->keep;
	struct diagnostic *item;
	struct diagnostic **items;

	if (diagnostics->count >= keep)
		return NULL;
	items = arena_grow(&diagnostics->arena, diagnostics->items,
	    diagnostics->count, sizeof(struct diagnostic *));
	item = ARENA_NEW(&diagnostics->arena, struct diagnostic);
	if (items == NULL || item == NULL)
		return NULL;
	diagnostics->items = items;
	diagnostics->items[diagnostics->count++] = item;
	return item;
}

void
diagnostic_add(struct diagnostics *diagnostics, enum diagnostic_code code,
    struct span at, const char *const *arguments)
{
	struct buf text = {0};
	struct diagnostic *item;

	diagnostics->latest = NULL;
	if (is_known(diagnostics, code, at)) {
		diagnostics->met_again +=
		    messages[code].severity == SEVERITY_ERROR;
		return;
	}
	if (messages[code].severity == SEVERITY_ERROR)
		diagnostics->errors++;
	else
		diagnostics->warnings++;
	item = new_item(diagnostics);
	if (item == NULL)
		return;
	item->code = code;
	item->severity = messages[code].severity;
	format_message(&text, messages[code].text, arguments);
	item->message = keep_text(diagnostics, &text);
	if (at.source != NULL)
		set_place(diagnostics, item, at);
	if (item->file != NULL)
		kept_add(&diagnostics->kept, &diagnostics->arena, item);
	diagnostics->latest = item;
}

struct diagnostics_mark
diagnostics_mark(const struct diagnostics *diagnostics)
{
	return (struct diagnostics_mark){diagnostics->count,
	    diagnostics->errors, diagnostics->warnings, diagnostics->met_again};
}

size_t
diagnostics_failures(const struct diagnostics *diagnostics)
{
	return diagnostics->errors + diagnostics->met_again;
}

void
diagnostics_rewind(
    struct diagnostics *diagnostics, struct diagnostics_mark mark)
{
	diagnostics->count = mark.count;
	diagnostics->errors = mark.errors;
	diagnostics->warnings = mark.warnings;
	diagnostics->met_again = mark.met_again;
	diagnostics->latest = NULL;
	kept_reset(&diagnostics->kept, diagnostics->items, mark.count);
}

void
diagnostic_help(struct diagnostics *diagnostics, const char *format, ...)
{
	char line[512];
	struct buf text = {0};
	va_list arguments;

	if (diagnostics->latest == NULL)
		return;
	va_start(arguments, format);
	vsnprintf(line, sizeof(line), format, arguments);
	va_end(arguments);
	append_harmless(&text, line, text_valid_prefix(line, strlen(line)));
	diagnostics->latest->help = keep_text(diagnostics, &text);
}

void
diagnostic_suggest(struct diagnostics *diagnostics, const char *name)
{
	if (name != NULL)
		diagnostic_help(diagnostics, "did you mean '%s'?", name);
}

/* So many names are told. */
enum { CHOICES_MAX = 12 };

void
diagnostic_choose(struct diagnostics *diagnostics, const char *word,
    const char *const *names, size_t count)
{
	const char *nearest = text_nearest(word, strlen(word), names, count);
	struct buf list = {0};
	size_t told = 0;

	for (size_t i = 0; i < count && told <= CHOICES_MAX; i++) {
		bool is_new = true;

		for (size_t j = 0; j < i && is_new; j++)
			is_new = strcmp(names[i], names[j]) != 0;
		if (!is_new)
			continue;
		told++;
		buf_printf(&list, "%s%s", told > 1 ? ", " : "",
		    told > CHOICES_MAX ? "..." : names[i]);
	}
	if (nearest != NULL)
		diagnostic_suggest(diagnostics, nearest);
	else if (told > 0)
		diagnostic_help(diagnostics, "known here: %s", buf_text(&list));
	buf_release(&list);
}

void
diagnostic_note(
    struct diagnostics *diagnostics, struct span at, const char *text)
{
	struct diagnostic *item = diagnostics->latest;

	if (item == NULL || at.source == NULL)
		return;
	item->note.file = arena_string(&diagnostics->arena, at.source->name);
	item->note.position =
	    source_index_position(diagnostics->index, at.source, at.start);
	item->note.text = arena_string(&diagnostics->arena, text);
}

void
diagnostic_about(
    struct diagnostics *diagnostics, const char *series, const char *check)
{
	struct diagnostic *item = diagnostics->latest;

	if (item == NULL)
		return;
	if (series != NULL)
		item->series = arena_string(&diagnostics->arena, series);
	if (check != NULL)
		item->check = arena_string(&diagnostics->arena, check);
}

void
diagnostic_value(
    struct diagnostics *diagnostics, const char *name, const char *value)
{
	struct diagnostic *item = diagnostics->latest;
	struct diagnostic_value *values;

	if (item == NULL)
		return;
	values = arena_grow(&diagnostics->arena, item->values,
	    item->value_count, sizeof(*values));
	if (values == NULL)
		return;
	item->values = values;
	values[item->value_count].name =
	    arena_string(&diagnostics->arena, name);
	values[item->value_count].value =
	    arena_string(&diagnostics->arena, value);
	if (!diagnostics->arena.failed)
		item->value_count++;
}

static bool
is_before(const struct diagnostic *left, const struct diagnostic *right)
{
	if (left->file_order != right->file_order)
		return left->file_order < right->file_order;
	return left->file != NULL && left->offset < right->offset;
}

/* Insertion sort: few items, and it keeps the order of equals. */
void
diagnostics_sort(struct diagnostics *diagnostics)
{
	struct diagnostic **items = diagnostics->items;

	for (size_t i = 1; i < diagnostics->count; i++) {
		struct diagnostic *item = items[i];
		size_t at = i;

		while (at > 0 && is_before(item, items[at - 1])) {
			items[at] = items[at - 1];
			at--;
		}
		items[at] = item;
	}
}

static void
print_head(const struct diagnostic *item, bool color, struct buf *out)
{
	bool is_error = item->severity == SEVERITY_ERROR;

	if (item->file != NULL) {
		append_harmless(out, item->file, strlen(item->file));
		buf_printf(out, ":%u:%u: ", item->position.line,
		    item->position.column);
	} else {
		buf_append_string(out, "takt: ");
	}
	if (color)
		buf_append_string(out, is_error ? "\033[1;31m" : "\033[1;35m");
	buf_append_string(out, is_error ? "error:" : "warning:");
	if (color)
		buf_append_string(out, "\033[0m");
	buf_printf(out, " %s [%s]\n",
	    item->message != NULL ? item->message : "(no memory)",
	    messages[item->code].code);
}

static void
print_excerpt(const struct diagnostic *item, bool color, struct buf *out)
{
	char number[16];
	size_t width;

	if (item->excerpt == NULL || item->excerpt[0] == '\0')
		return;
	snprintf(number, sizeof(number), "%5u", item->position.line);
	width = strlen(number);
	buf_printf(out, "%s | %s\n", number, item->excerpt);
	buf_append_repeated(out, ' ', width);
	buf_append_string(out, " | ");
	buf_append_repeated(out, ' ', item->caret);
	if (color)
		buf_append_string(out, "\033[1;32m");
	buf_append_char(out, '^');
	buf_append_repeated(out, '~', item->caret_width - 1);
	if (color)
		buf_append_string(out, "\033[0m");
	buf_append_char(out, '\n');
}

static void
print_note(const struct diagnostic_note *note, struct buf *out)
{
	append_harmless(out, note->file, strlen(note->file));
	buf_printf(out, ":%u:%u: note: %s\n", note->position.line,
	    note->position.column, note->text);
}

void
diagnostic_print(
    const struct diagnostic *diagnostic, bool color, struct buf *out)
{
	const struct diagnostic_note *note = &diagnostic->note;

	print_head(diagnostic, color, out);
	print_excerpt(diagnostic, color, out);
	if (note->text != NULL && note->file != NULL)
		print_note(note, out);
	if (diagnostic_help_of(diagnostic) != NULL)
		buf_printf(out, "  help: %s\n", diagnostic_help_of(diagnostic));
}

void
diagnostics_release(struct diagnostics *diagnostics)
{
	arena_release(&diagnostics->arena);
	*diagnostics = (struct diagnostics){0};
}
