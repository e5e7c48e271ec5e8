/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Names and addresses of organizers. */
#include "ical/organizer.h"

#include <string.h>

#include "base/text.h"
#include "ical/text.h"

enum { NAME_LENGTH_MAX = 200, ADDRESS_LENGTH_MAX = 254 };

static const char expected[] =
    "a name and an address, such as 'Ann Bee <ann@example.org>'";

struct slice {
	const char *text;
	size_t length;
};

static struct slice
trim(struct slice slice)
{
	while (slice.length > 0 && slice.text[0] == ' ') {
		slice.text++;
		slice.length--;
	}
	while (slice.length > 0 && slice.text[slice.length - 1] == ' ')
		slice.length--;
	return slice;
}

/* Only what needs no escape in a URI. */
static bool
is_address(struct slice address)
{
	size_t local = 0;

	for (size_t i = 0; i < address.length; i++) {
		char here = address.text[i];

		if (here == '@' && local == 0)
			local = i;
		else if (!text_is_letter(here) && !text_is_digit(here) &&
		    (local > 0 || strchr("_+~!$'*=", here) == NULL) &&
		    strchr("-.", here) == NULL)
			return false;
	}
	return local > 0 && local + 1 < address.length &&
	    address.length <= ADDRESS_LENGTH_MAX;
}

static struct slice
without_scheme(struct slice address)
{
	static const char scheme[] = "mailto:";
	size_t length = sizeof(scheme) - 1;

	if (address.length > length &&
	    text_equal_ignoring_case(address.text, length, scheme, length)) {
		address.text += length;
		address.length -= length;
	}
	return address;
}

/* A name has no line of its own, nor anything that the writer would drop. */
static bool
is_name(struct slice name)
{
	struct buf copy = {0}, clean = {0};
	bool is_clean;

	if (name.length > NAME_LENGTH_MAX ||
	    memchr(name.text, '\n', name.length) != NULL)
		return false;
	buf_append(&copy, name.text, name.length);
	ical_text_clean(&clean, buf_text(&copy));
	is_clean = copy.failed || clean.failed ||
	    strcmp(buf_text(&copy), buf_text(&clean)) == 0;
	buf_release(&copy);
	buf_release(&clean);
	return is_clean;
}

static void
append_name(struct slice name, struct buf *out)
{
	buf_append_string(out, ";CN=\"");
	for (size_t i = 0; i < name.length; i++) {
		if (name.text[i] == '"')
			buf_append_string(out, "^'");
		else if (name.text[i] == '^')
			buf_append_string(out, "^^");
		else
			buf_append_char(out, name.text[i]);
	}
	buf_append_char(out, '"');
}

const char *
ical_organizer_parse(const char *text, struct buf *out)
{
	struct slice address = trim((struct slice){text, strlen(text)});
	struct slice name = {text, 0};
	const char *open = strrchr(text, '<');

	if (open != NULL) {
		if (address.text[address.length - 1] != '>')
			return expected;
		name = trim((struct slice){text, (size_t)(open - text)});
		address.length -= (size_t)(open + 1 - address.text) + 1;
		address.text = open + 1;
	}
	if (name.length > 1 && name.text[0] == '"' &&
	    name.text[name.length - 1] == '"')
		name = (struct slice){name.text + 1, name.length - 2};
	address = without_scheme(trim(address));
	if (!is_address(address) || !is_name(name))
		return expected;
	buf_clear(out);
	if (name.length > 0)
		append_name(name, out);
	buf_append_string(out, ":mailto:");
	buf_append(out, address.text, address.length);
	return NULL;
}
