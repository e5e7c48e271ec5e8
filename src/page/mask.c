/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Markup of four languages at once: what is none in one is rare in another. */
#include "page/mask.h"

#include <string.h>

#include "base/text.h"

enum { TAG_NAME_MAX = 12, TAG_MAX = 4096 };

/* A search that need not be done again until its find is passed. */
struct next {
	const char *text;
	uint32_t at;
	bool is_known;
};

struct masker {
	const struct source *page;
	char *out;
	uint32_t at;
	uint32_t size;
	struct next tag_end;
	struct next comment_end;
	struct next target_end;
	struct next bracket_end;
	struct next del_end;
	struct next s_end;
	struct next script_end;
	struct next style_end;
	struct next strike_end;
	struct next line_end;
};

/* Where `next->text` stands at or behind the place, or the size. */
static uint32_t
find(const struct masker *masker, struct next *next)
{
	const char *bytes = masker->page->text;
	size_t length = strlen(next->text);

	if (next->is_known && next->at >= masker->at)
		return next->at;
	next->is_known = true;
	next->at = masker->at;
	while (next->at < masker->size) {
		const char *found = memchr(
		    bytes + next->at, next->text[0], masker->size - next->at);

		next->at =
		    found != NULL ? (uint32_t)(found - bytes) : masker->size;
		if (masker->size - next->at >= length &&
		    memcmp(bytes + next->at, next->text, length) == 0)
			return next->at;
		next->at += next->at < masker->size;
	}
	return next->at;
}

/* Line breaks stay, so that lines do. */
static void
blot(struct masker *masker, uint32_t end)
{
	for (; masker->at < end; masker->at++) {
		bool is_break = masker->page->text[masker->at] == '\n';

		masker->out[masker->at] = is_break ? '\n' : PAGE_NOTHING;
	}
}

static bool
starts(const struct masker *masker, const char *text)
{
	size_t length = strlen(text);

	return masker->size - masker->at >= length &&
	    text_equal_ignoring_case(
		masker->page->text + masker->at, length, text, length);
}

/* To the end of what begins here and ends with `next`; false if it does not. */
static bool
blot_until(struct masker *masker, struct next *next)
{
	uint32_t end = find(masker, next);

	if (end == masker->size)
		return false;
	blot(masker, end + (uint32_t)strlen(next->text));
	return true;
}

/* The same, if that is in the same line. */
static bool
blot_in_line(struct masker *masker, struct next *next)
{
	return find(masker, next) < find(masker, &masker->line_end) &&
	    blot_until(masker, next);
}

static char
sign_of_tag(const char *name)
{
	static const struct {
		const char *name;
		char sign;
	} tags[] = {{"table", PAGE_TABLE}, {"/table", PAGE_TABLE_END},
	    {"tr", PAGE_ROW}, {"/tr", PAGE_ROW}, {"td", PAGE_CELL},
	    {"th", PAGE_HEAD_CELL}, {"p", PAGE_BREAK}, {"/p", PAGE_BREAK},
	    {"li", PAGE_BREAK}, {"/li", PAGE_BREAK}, {"dt", PAGE_BREAK},
	    {"dd", PAGE_BREAK}, {"/dd", PAGE_BREAK}, {"div", PAGE_BREAK},
	    {"/div", PAGE_BREAK}, {"br", ' '}, {"/h1", PAGE_BREAK},
	    {"/h2", PAGE_BREAK}, {"/h3", PAGE_BREAK}, {"/h4", PAGE_BREAK},
	    {"/h5", PAGE_BREAK}, {"/h6", PAGE_BREAK}};

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		if (strcmp(tags[i].name, name) == 0)
			return tags[i].sign;
	}
	return PAGE_NOTHING;
}

/* "<del>" and what else is not shown, with all that is in it. */
static bool
mask_hidden(struct masker *masker, const char *name)
{
	const struct {
		const char *name;
		struct next *end;
	} hidden[] = {{"del", &masker->del_end}, {"s", &masker->s_end},
	    {"script", &masker->script_end}, {"style", &masker->style_end}};

	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++) {
		if (strcmp(hidden[i].name, name) == 0)
			return blot_until(masker, hidden[i].end);
	}
	return false;
}

/* The name of the tag at the place, in lower case, as "/td"; 0: it is none. */
static size_t
read_tag(const struct masker *masker, char name[TAG_NAME_MAX + 1])
{
	const char *bytes = masker->page->text + masker->at + 1;
	size_t room = masker->size - masker->at - 1;
	size_t length = 0;

	while (length < room && length < TAG_NAME_MAX &&
	    (text_is_letter(bytes[length]) || text_is_digit(bytes[length]) ||
		(length == 0 && bytes[length] == '/'))) {
		name[length] = text_lower(bytes[length]);
		length++;
	}
	name[length] = '\0';
	/* "<https://…>" is for the addresses, "a < b" none at all. */
	if (length == 0 || strcmp(name, "/") == 0 || text_is_digit(name[0]) ||
	    (length < room && strchr(" \t\r\n/>", bytes[length]) == NULL))
		return 0;
	return length;
}

static bool
mask_tag(struct masker *masker)
{
	char name[TAG_NAME_MAX + 1];
	uint32_t start = masker->at;
	size_t length = read_tag(masker, name);
	uint32_t close = find(masker, &masker->tag_end);

	/* Nor is "a <b" one, and what follows it up to some '>'. */
	if (length == 0 || close == masker->size || close - start > TAG_MAX ||
	    memchr(masker->page->text + start + 1, '<', close - start - 1) !=
		NULL)
		return false;
	if (mask_hidden(masker, name))
		return true;
	blot(masker, close + 1);
	masker->out[start] = sign_of_tag(name);
	if (length == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
		masker->out[start] = PAGE_HEADING;
		masker->out[start + 1] = name[1];
	}
	return true;
}

static bool
mask_angle(struct masker *masker)
{
	if (starts(masker, "<!--"))
		return blot_until(masker, &masker->comment_end);
	return mask_tag(masker);
}

/* "](target)", "][name]" and "[^1]". */
static bool
mask_target(struct masker *masker)
{
	if (starts(masker, "]("))
		return blot_in_line(masker, &masker->target_end);
	if (starts(masker, "][")) {
		masker->out[masker->at++] = PAGE_NOTHING;
		return blot_in_line(masker, &masker->bracket_end);
	}
	return starts(masker, "[^") && blot_until(masker, &masker->bracket_end);
}

/* "~~2026-05-05~~" is not said any more; "~~~~" is a line. */
static bool
mask_strike(struct masker *masker)
{
	const char *bytes = masker->page->text;
	uint32_t end = masker->at;
	uint32_t close;
	bool is_closed;

	while (end < masker->size && bytes[end] == '~')
		end++;
	if (end - masker->at != 2) {
		memset(masker->out + masker->at, '~', end - masker->at);
		masker->at = end;
		return true;
	}
	masker->at = end;
	close = find(masker, &masker->strike_end);
	is_closed = close < find(masker, &masker->line_end);
	masker->at = end - 2;
	if (!is_closed)
		return false;
	blot(masker, close + 2);
	return true;
}

/* "https://…": the letters before it are written already. */
static bool
mask_address(struct masker *masker)
{
	const char *bytes = masker->page->text;
	uint32_t end = masker->at;

	if (!starts(masker, "://"))
		return false;
	for (uint32_t at = masker->at;
	     at > 0 && masker->at - at < TAG_NAME_MAX &&
	     text_is_letter(masker->out[at - 1]);
	     at--)
		masker->out[at - 1] = PAGE_NOTHING;
	while (end < masker->size && (unsigned char)bytes[end] > ' ' &&
	    strchr(")>]\"'|<", bytes[end]) == NULL)
		end++;
	blot(masker, end);
	return true;
}

/* Characters that readers take for a blank or a dash, in UTF-8 and by name. */
static bool
mask_special(struct masker *masker)
{
	static const struct {
		const char *text;
		char sign;
	} specials[] = {{"\xC2\xA0", ' '}, {"\xE2\x80\xAF", ' '},
	    {"\xE2\x80\x93", '-'}, {"\xE2\x80\x94", '-'}, {"\xE2\x80\x91", '-'},
	    {"&nbsp;", ' '}, {"&ndash;", '-'}, {"&mdash;", '-'},
	    {"&#160;", ' '}, {"&#8211;", '-'}, {"\\|", ' '}};

	for (size_t i = 0; i < sizeof(specials) / sizeof(specials[0]); i++) {
		uint32_t start = masker->at;

		if (!starts(masker, specials[i].text))
			continue;
		blot(masker, start + (uint32_t)strlen(specials[i].text));
		masker->out[start] = specials[i].sign;
		return true;
	}
	return false;
}

static bool
mask_here(struct masker *masker)
{
	switch (masker->page->text[masker->at]) {
	case '<':
		return mask_angle(masker);
	case ']':
	case '[':
		return mask_target(masker);
	case '~':
		return mask_strike(masker);
	case ':':
		return mask_address(masker);
	case '&':
	case '\\':
	case '\xC2':
	case '\xE2':
		return mask_special(masker);
	default:
		return false;
	}
}

void
page_mask(const struct source *page, char *masked)
{
	struct masker masker = {.page = page,
	    .out = masked,
	    .size = (uint32_t)page->size,
	    .tag_end = {.text = ">"},
	    .comment_end = {.text = "-->"},
	    .target_end = {.text = ")"},
	    .bracket_end = {.text = "]"},
	    .del_end = {.text = "</del>"},
	    .s_end = {.text = "</s>"},
	    .script_end = {.text = "</script>"},
	    .style_end = {.text = "</style>"},
	    .strike_end = {.text = "~~"},
	    .line_end = {.text = "\n"}};

	while (masker.at < masker.size) {
		char character = page->text[masker.at];

		if (mask_here(&masker))
			continue;
		if ((unsigned char)character < ' ' && character != '\n' &&
		    character != '\t')
			character = ' ';
		masked[masker.at++] = character;
	}
}
