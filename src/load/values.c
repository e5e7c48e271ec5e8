/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Readers of single values: text, numbers, choices, phrases. */
#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "ical/recur.h"
#include "load/loader.h"

/* What may stand between braces in a displayed name. */
static const char *const placeholders[] = {
    "{version}", "{i}", "{label}", "{project}", "{codename}", NULL};

enum { PLACEHOLDERS_MAX = 5 + VERSION_TOKENS_MAX };

/* Those above, and what the version has; returns how many there are. */
static size_t
list_placeholders(struct loader *loader, const char *list[PLACEHOLDERS_MAX + 1])
{
	const char *tokens[VERSION_TOKENS_MAX];
	size_t count = 0, more = 0;

	for (; placeholders[count] != NULL; count++)
		list[count] = placeholders[count];
	if (loader->scheme != NULL)
		more = version_scheme_tokens(loader->scheme, tokens);
	for (size_t i = 0; i < more; i++) {
		list[count] = arena_printf(loader->arena, "{%s}", tokens[i]);
		count += list[count] != NULL;
	}
	list[count] = NULL;
	return count;
}

bool
read_node(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	(void)loader;
	(void)field;
	*(const struct node **)target = value;
	return true;
}

/*
 * The text without line breaks at its end, which block scalars have. NULL
 * after a complaint about one inside it: no output has room for it.
 */
static const char *
one_line(struct loader *loader, const struct node *node)
{
	size_t length = node->length;

	while (length > 0 && node->text[length - 1] == '\n')
		length--;
	if (memchr(node->text, '\n', length) == NULL)
		return arena_copy(loader->arena, node->text, length);
	loader_error(loader, DIAGNOSTIC_FORBIDDEN_CHARACTER, node,
	    DIAGNOSTIC_ARGS("U+000A (line break)"));
	diagnostic_help(loader->diagnostics,
	    "write it on one line, or "
	    "folded behind '>-'");
	return NULL;
}

bool
read_text(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	const char *text;

	if (!expect_text(loader, field->key, value))
		return false;
	text = one_line(loader, value);
	*(const char **)target = text;
	return text != NULL;
}

/* A scheme, then printable ASCII without blanks (RFC 3986 section 3). */
static bool
is_url(const char *text)
{
	const char *colon = strchr(text, ':');

	if (colon == NULL || colon == text || !text_is_letter(text[0]) ||
	    colon[1] == '\0')
		return false;
	for (const char *at = text; *at != '\0'; at++) {
		bool in_scheme = at < colon;

		if (*at <= ' ' || *at > '~' || strchr("\"<>\\^`{|}", *at))
			return false;
		if (in_scheme && !text_is_letter(*at) && !text_is_digit(*at) &&
		    strchr("+-.", *at) == NULL)
			return false;
	}
	return true;
}

bool
read_url(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	if (!expect_text(loader, field->key, value))
		return false;
	if (!is_url(value->text)) {
		loader_error(loader, DIAGNOSTIC_BAD_URL, value,
		    DIAGNOSTIC_ARGS(value->text));
		diagnostic_help(loader->diagnostics,
		    "write it as 'https://…', with blanks and letters "
		    "outside ASCII percent-encoded");
		return false;
	}
	*(const char **)target = value->text;
	return true;
}

bool
read_phrase(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	struct phrase_text text;
	const struct phrase *phrase;

	if (!expect_text(loader, field->key, value))
		return false;
	text = node_phrase_text(value);
	phrase = phrase_parse(
	    loader->arena, &loader->cadence->names, &text, loader->diagnostics);
	*(const struct phrase **)target = phrase;
	return phrase != NULL;
}

bool
read_phrases(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	struct phrase_list *list = target;
	bool good = true;

	list->count = value->kind == NODE_LIST ? value->count : 1;
	if (list->count > CADENCE_COUNT_MAX) {
		loader_error(loader, DIAGNOSTIC_LIMIT, value,
		    DIAGNOSTIC_ARGS("a list of more than 1000 dates"));
		return false;
	}
	list->items =
	    ARENA_ARRAY(loader->arena, list->count + 1, const struct phrase *);
	if (list->items == NULL)
		return false;
	for (size_t i = 0; i < list->count; i++)
		good &= read_phrase(loader, field,
		    value->kind == NODE_LIST ? value->items[i] : value,
		    &list->items[i]);
	return good;
}

bool
read_repeat(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	struct phrase_text text;
	const struct repeat *repeat;
	enum ical_recur_status status = ICAL_RECUR_OK;

	if (!expect_text(loader, field->key, value))
		return false;
	text = node_phrase_text(value);
	repeat = repeat_parse(loader->arena, &text, loader->diagnostics);
	if (repeat == NULL)
		return false;
	if (repeat->kind == REPEAT_RRULE)
		status = ical_recur_check(repeat->rrule);
	if (status == ICAL_RECUR_NO_MEMORY)
		loader->arena->failed = true;
	else if (status != ICAL_RECUR_OK) {
		loader_error(loader, DIAGNOSTIC_RRULE, value,
		    DIAGNOSTIC_ARGS(
			repeat->rrule, ical_recur_complaint(status)));
		ical_recur_help(loader->diagnostics, repeat->rrule, status);
	}
	*(const struct repeat **)target = repeat;
	return status == ICAL_RECUR_OK;
}

bool
read_amount(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	struct amount_value *amount = target;
	struct phrase_text text;

	if (!expect_text(loader, field->key, value))
		return false;
	text = node_phrase_text(value);
	amount->is_given = true;
	return amount_parse(
	    loader->arena, &text, loader->diagnostics, &amount->value);
}

bool
parse_date_or_month(struct loader *loader, const char *key,
    const struct node *node, struct date *date, bool *is_month)
{
	struct phrase_text text;

	if (!expect_text(loader, key, node))
		return false;
	text = node_phrase_text(node);
	return cycle_start_parse(
	    loader->arena, &text, loader->diagnostics, date, is_month);
}

bool
parse_day(struct loader *loader, const char *key, const struct node *node,
    struct date *date)
{
	bool is_month = false;

	if (!parse_date_or_month(loader, key, node, date, &is_month)) {
		/* What begins with a year is told apart already. */
		if (node->kind == NODE_TEXT && node->length > 0 &&
		    (node->length < 4 || !text_is_digit(node->text[3])))
			diagnostic_help(loader->diagnostics,
			    "write the day with its year, such as 2026-12-25");
		return false;
	}
	if (!is_month)
		return true;
	loader_error(
	    loader, DIAGNOSTIC_DATE_FORM, node, DIAGNOSTIC_ARGS(node->text));
	diagnostic_help(loader->diagnostics, "write a day, such as 2026-12-25");
	return false;
}

struct source *
loader_read_file(struct loader *loader, const struct node *node)
{
	struct source *source = ARENA_NEW(loader->arena, struct source);
	const char *problem = "no other file can be read here";

	if (source == NULL)
		return NULL;
	if (loader->files != NULL &&
	    loader->files->read(loader->files->context, node->at.source->name,
		node->text, loader->arena, source, &problem))
		return source;
	if (!loader->arena->failed)
		loader_error(loader, DIAGNOSTIC_CANNOT_READ, node,
		    DIAGNOSTIC_ARGS(node->text, problem));
	return NULL;
}

/* "a, b or c" for a message. */
static void
list_choices(struct buf *out, const char *const *choices)
{
	for (size_t i = 0; choices[i] != NULL; i++) {
		buf_append_string(out, i > 0 ? ", " : "");
		buf_append_string(out, choices[i]);
	}
}

bool
parse_choice(struct loader *loader, const struct node *node,
    const char *const *choices, size_t *index)
{
	struct buf list = {0};
	size_t count = 0;

	for (; choices[count] != NULL; count++) {
		if (strcmp(choices[count], node->text) == 0) {
			*index = count;
			return true;
		}
	}
	list_choices(&list, choices);
	loader_error(loader, DIAGNOSTIC_NOT_A_CHOICE, node,
	    DIAGNOSTIC_ARGS(node->text, buf_text(&list)));
	diagnostic_suggest(loader->diagnostics,
	    text_nearest(node->text, node->length, choices, count));
	buf_release(&list);
	return false;
}

bool
read_precision(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	struct precision_value *precision = target;
	size_t index;

	if (!expect_text(loader, field->key, value) ||
	    !parse_choice(loader, value, precision_names, &index))
		return false;
	precision->is_given = true;
	precision->value = (enum precision)index;
	return true;
}

bool
read_status(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	size_t index;

	if (!expect_text(loader, field->key, value) ||
	    !parse_choice(loader, value, status_names, &index))
		return false;
	*(enum status *)target = (enum status)index;
	return true;
}

bool
parse_whole_number(struct loader *loader, const struct node *node,
    int64_t least, int64_t most, int64_t *value)
{
	int64_t number = 0;
	bool is_number = node->length > 0 && node->length <= 18;

	for (size_t i = 0; i < node->length && is_number; i++) {
		is_number = text_is_digit(node->text[i]);
		number = number * 10 + (node->text[i] - '0');
	}
	if (is_number && number >= least && number <= most &&
	    (node->length == 1 || node->text[0] != '0')) {
		*value = number;
		return true;
	}
	loader_error(loader, DIAGNOSTIC_NOT_A_NUMBER, node,
	    DIAGNOSTIC_ARGS(node->text,
		arena_printf(loader->arena, "%" PRId64, least),
		arena_printf(loader->arena, "%" PRId64, most)));
	if (is_number && node->length > 1 && node->text[0] == '0')
		diagnostic_help(
		    loader->diagnostics, "write it without leading zeros");
	return false;
}

bool
read_count(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	int64_t number = 0;

	if (!expect_text(loader, field->key, value) ||
	    !parse_whole_number(loader, value, 1, CADENCE_COUNT_MAX, &number))
		return false;
	*(int32_t *)target = (int32_t)number;
	return true;
}

static bool
is_placeholder(struct loader *loader, const char *text, size_t length)
{
	int token;

	for (size_t i = 0; placeholders[i] != NULL; i++) {
		if (strlen(placeholders[i]) == length &&
		    strncmp(placeholders[i], text, length) == 0)
			return true;
	}
	if (loader->scheme == NULL || length <= 2)
		return false;
	token = version_scheme_token(loader->scheme, text + 1, length - 2);
	return token >= 0 &&
	    strncmp(version_scheme_token_name(loader->scheme, token), text + 1,
		length - 2) == 0;
}

static bool
report_placeholder(struct loader *loader, const struct node *value,
    const char *start, size_t length)
{
	struct phrase_text text = node_phrase_text(value);
	struct span at = text.at;
	const char *known[PLACEHOLDERS_MAX + 1];
	size_t count = list_placeholders(loader, known);
	struct buf list = {0};

	if (text.verbatim) {
		at.start += (uint32_t)(start - value->text);
		at.end = at.start + (uint32_t)length;
	}
	list_choices(&list, known);
	diagnostic_add(loader->diagnostics, DIAGNOSTIC_UNKNOWN_PLACEHOLDER, at,
	    DIAGNOSTIC_ARGS(
		arena_copy(loader->arena, start, length), buf_text(&list)));
	diagnostic_suggest(
	    loader->diagnostics, text_nearest(start, length, known, count));
	if (start[length - 1] != '}')
		diagnostic_help(
		    loader->diagnostics, "close the placeholder with '}'");
	buf_release(&list);
	return false;
}

/* Length of what stands before the milestone in "{weeks to final}", or 0. */
static size_t
countdown_length(const char *open, size_t length)
{
	if (length > 11 && strncmp(open, "{weeks to ", 10) == 0)
		return 10;
	return length > 10 && strncmp(open, "{days to ", 9) == 0 ? 9 : 0;
}

/* A countdown counts to a milestone, or to a step of one. */
static bool
check_countdown(struct loader *loader, const struct node *value,
    const char *open, size_t length)
{
	const struct cadence *cadence = loader->cadence;
	size_t start = countdown_length(open, length);
	struct phrase_text text = node_phrase_text(value);
	struct target target;

	text.at.start += text.verbatim
	    ? (uint32_t)(open - value->text) + (uint32_t)start
	    : 0;
	text.text = open + start;
	text.length = length - start - 1;
	if (text.verbatim)
		text.at.end = text.at.start + (uint32_t)text.length;
	return target_parse(loader->arena, &cadence->names, &text,
	    loader->diagnostics, &target);
}

/* A displayed name is one line of text with placeholders in braces. */
bool
read_pattern(struct loader *loader, const struct field *field,
    const struct node *value, void *target)
{
	const char *open;

	if (!expect_text(loader, field->key, value))
		return false;
	if (one_line(loader, value) == NULL)
		return false;
	for (open = strchr(value->text, '{'); open != NULL;
	     open = strchr(open + 1, '{')) {
		const char *close = strchr(open, '}');
		size_t length =
		    close != NULL ? (size_t)(close - open) + 1 : strlen(open);

		if (close != NULL && countdown_length(open, length) > 0) {
			if (!check_countdown(loader, value, open, length))
				return false;
			continue;
		}
		if (close == NULL || !is_placeholder(loader, open, length))
			return report_placeholder(loader, value, open, length);
	}
	*(const char **)target = value->text;
	return true;
}
