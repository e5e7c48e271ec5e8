/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Text, attributes and links of pages. What a cadence says goes into a page
 * through here alone, so that none of it is taken for markup.
 */
#include "render/html.h"

#include <string.h>

#include "base/text.h"

static const char *
reference(char character)
{
	switch (character) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void
html_text(struct buf *out, const char *text)
{
	const char *plain = text;

	for (; *text != '\0'; text++) {
		const char *instead = reference(*text);

		if (instead == NULL)
			continue;
		buf_append(out, plain, (size_t)(text - plain));
		buf_append_string(out, instead);
		plain = text + 1;
	}
	buf_append(out, plain, (size_t)(text - plain));
}

static bool
is_ascii(const char *text)
{
	while ((unsigned char)*text < 0x80 && *text != '\0')
		text++;
	return *text == '\0';
}

void
html_foreign(struct buf *out, const char *text)
{
	bool is_plain = is_ascii(text);

	buf_append_string(out, is_plain ? "" : "<bdi>");
	html_text(out, text);
	buf_append_string(out, is_plain ? "" : "</bdi>");
}

void
html_attribute(struct buf *out, const char *name, const char *value)
{
	buf_append_char(out, ' ');
	buf_append_string(out, name);
	buf_append_string(out, "=\"");
	html_text(out, value);
	buf_append_char(out, '"');
}

/* RFC 3986, section 3.1: a colon that no slash, question mark or number sign
 * precedes ends a scheme. */
static size_t
scheme_length(const char *address)
{
	size_t length = strcspn(address, ":/?#");

	return address[length] == ':' ? length : 0;
}

bool
html_link_is_safe(const char *address)
{
	static const char *const schemes[] = {
	    "https", "http", "webcal", "webcals"};
	size_t length;

	if (address == NULL || *address == '\0')
		return false;
	/* Browsers drop tabs and line feeds, also out of a scheme. */
	for (const char *at = address; *at != '\0'; at++) {
		if (!text_is_plain(*at) || strchr(" \\\"<>", *at) != NULL)
			return false;
	}
	length = scheme_length(address);
	if (length == 0)
		return *address != ':';
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		if (text_equal_ignoring_case(
			schemes[i], strlen(schemes[i]), address, length))
			return true;
	}
	return false;
}

void
html_link_begin(struct buf *out, const char *address)
{
	if (!html_link_is_safe(address))
		return;
	buf_append_string(out, "<a");
	html_attribute(out, "href", address);
	buf_append_char(out, '>');
}

void
html_link_end(struct buf *out, const char *address)
{
	if (html_link_is_safe(address))
		buf_append_string(out, "</a>");
}

/* Machines read days, months, years and weeks (HTML, section 4.5.14), and no
 * quarters. */
void
html_date(struct buf *out, const struct plan_item *item)
{
	char text[PHRASE_VALUE_TEXT_SIZE];
	char day[DATE_TEXT_SIZE];

	plan_item_date(item, text);
	if (item->precision == PRECISION_TBD) {
		buf_append_string(out, text);
		return;
	}
	buf_append_string(out, "<time");
	date_format(item->first, day);
	if (item->precision == PRECISION_YEAR)
		day[4] = '\0';
	else if (item->precision == PRECISION_MONTH)
		day[7] = '\0';
	html_attribute(out, "datetime", day);
	buf_append_char(out, '>');
	html_text(out, text);
	buf_append_string(out, "</time>");
}

bool
html_has_series(const struct plan_item *item)
{
	return item->series != NULL &&
	    (item->kind != ITEM_EVENT || item->event_rule->is_of_series);
}
