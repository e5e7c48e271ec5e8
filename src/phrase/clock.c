/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Reads times of day word by word; a word ends at a blank. The tokens of
 * phrases do not fit: "14:00" and "Europe/Paris" would be several.
 */
#include "phrase/clock.h"

#include <string.h>

#include "base/text.h"
#include "phrase/lexer.h"

struct word_at {
	size_t start;
	size_t end;
};

struct reader {
	struct arena *arena;
	const struct phrase_text *text;
	struct diagnostics *diagnostics;
	struct word_at word; /* the next; empty at the end */
};

/* Abbreviations, and places where people mean what they say by them. */
static const struct {
	const char *text;
	const char *places;
} abbreviations[] = {
    {"PST", "America/Los_Angeles"},
    {"PDT", "America/Los_Angeles"},
    {"PT", "America/Los_Angeles"},
    {"Pacific", "America/Los_Angeles"},
    {"MST", "America/Denver or America/Phoenix"},
    {"MDT", "America/Denver"},
    {"MT", "America/Denver"},
    {"Mountain", "America/Denver"},
    {"CST", "America/Chicago or Asia/Shanghai"},
    {"CDT", "America/Chicago"},
    {"CT", "America/Chicago"},
    {"Central", "America/Chicago"},
    {"EST", "America/New_York"},
    {"EDT", "America/New_York"},
    {"ET", "America/New_York"},
    {"Eastern", "America/New_York"},
    {"AKST", "America/Anchorage"},
    {"AKDT", "America/Anchorage"},
    {"HST", "Pacific/Honolulu"},
    {"AST", "America/Halifax or Asia/Riyadh"},
    {"ADT", "America/Halifax"},
    {"NST", "America/St_Johns"},
    {"BRT", "America/Sao_Paulo"},
    {"ART", "America/Argentina/Buenos_Aires"},
    {"WET", "Europe/Lisbon"},
    {"WEST", "Europe/Lisbon"},
    {"BST", "Europe/London or Asia/Dhaka"},
    {"CET", "Europe/Berlin, Europe/Paris or another city"},
    {"CEST", "Europe/Berlin, Europe/Paris or another city"},
    {"MEZ", "Europe/Berlin"},
    {"MESZ", "Europe/Berlin"},
    {"MET", "Europe/Berlin"},
    {"EET", "Europe/Helsinki, Europe/Kyiv or another city"},
    {"EEST", "Europe/Helsinki, Europe/Kyiv or another city"},
    {"MSK", "Europe/Moscow"},
    {"TRT", "Europe/Istanbul"},
    {"SAST", "Africa/Johannesburg"},
    {"WAT", "Africa/Lagos"},
    {"EAT", "Africa/Nairobi"},
    {"IST", "Asia/Kolkata, Asia/Jerusalem or Europe/Dublin"},
    {"PKT", "Asia/Karachi"},
    {"SGT", "Asia/Singapore"},
    {"HKT", "Asia/Hong_Kong"},
    {"JST", "Asia/Tokyo"},
    {"KST", "Asia/Seoul"},
    {"AWST", "Australia/Perth"},
    {"ACST", "Australia/Adelaide or Australia/Darwin"},
    {"AEST", "Australia/Sydney or Australia/Brisbane"},
    {"AEDT", "Australia/Sydney"},
    {"NZST", "Pacific/Auckland"},
    {"NZDT", "Pacific/Auckland"},
};

static char
byte_at(const struct reader *reader, size_t at)
{
	return at < reader->text->length ? reader->text->text[at] : '\0';
}

static bool
is_blank(char character)
{
	return character == ' ' || character == '\t' || character == '\n';
}

/* Makes the word at or behind `at` the next one. */
static void
move_to(struct reader *reader, size_t at)
{
	size_t length = reader->text->length;

	while (at < length && is_blank(byte_at(reader, at)))
		at++;
	reader->word.start = at;
	while (at < length && !is_blank(byte_at(reader, at)))
		at++;
	reader->word.end = at;
}

static bool
at_end(const struct reader *reader)
{
	return reader->word.start == reader->word.end;
}

static bool
is_word(const struct reader *reader, struct word_at word, const char *text)
{
	return text_equal_ignoring_case(reader->text->text + word.start,
	    word.end - word.start, text, strlen(text));
}

/* Steps over these words if all of them are next. */
static bool
accept(struct reader *reader, const char *words)
{
	struct reader ahead = *reader;

	while (*words != '\0') {
		size_t length = strcspn(words, " ");

		if (!text_equal_ignoring_case(
			ahead.text->text + ahead.word.start,
			ahead.word.end - ahead.word.start, words, length))
			return false;
		move_to(&ahead, ahead.word.end);
		words += length + (words[length] == ' ');
	}
	*reader = ahead;
	return true;
}

/* A copy for a message; "" when memory is short. */
static const char *
copy(const struct reader *reader, size_t start, size_t end)
{
	const char *text =
	    arena_copy(reader->arena, reader->text->text + start, end - start);

	return text != NULL ? text : "";
}

static bool
is_sign(char character)
{
	return character == '+' || character == '-';
}

/* "+02:00" with hours from -12:00 to +14:00, which are all there are. */
static bool
is_offset(const struct reader *reader, struct word_at word)
{
	const char *text = reader->text->text + word.start;
	static const char form[] = "+dd:dd";
	int32_t minutes;

	if (word.end - word.start != sizeof(form) - 1 || !is_sign(text[0]))
		return false;
	for (size_t i = 1; form[i] != '\0'; i++) {
		if (form[i] == 'd' ? !text_is_digit(text[i])
				   : text[i] != form[i])
			return false;
	}
	minutes = ((text[1] - '0') * 10 + text[2] - '0') * 60 +
	    (text[4] - '0') * 10 + text[5] - '0';
	return text[4] < '6' && minutes <= (text[0] == '-' ? 12 : 14) * 60;
}

/* A name of the zone database, by its form: words with slashes in between. */
static bool
is_name(const struct reader *reader, struct word_at word)
{
	bool has_slash = false;

	for (size_t at = word.start; at < word.end; at++) {
		char here = byte_at(reader, at);
		bool begins =
		    at == word.start || byte_at(reader, at - 1) == '/';

		has_slash = has_slash || here == '/';
		if (begins ? !text_is_letter(here)
			   : !text_is_letter(here) && !text_is_digit(here) &&
			    strchr("/_+-", here) == NULL)
			return false;
	}
	return has_slash && byte_at(reader, word.end - 1) != '/';
}

/* Steps over the zone if one is next; no word about what else it is. */
static bool
find_zone(struct reader *reader, const char **zone)
{
	struct word_at word = reader->word;

	if (accept(reader, "UTC") || accept(reader, "GMT") ||
	    accept(reader, "Z")) {
		*zone = "UTC";
	} else if (accept(reader, "AoE") ||
	    accept(reader, "anywhere on earth")) {
		*zone = "AoE";
	} else if (is_offset(reader, word) || is_name(reader, word)) {
		*zone = copy(reader, word.start, word.end);
		move_to(reader, word.end);
	} else {
		return false;
	}
	return true;
}

/* What goes behind a time in a help: the zone that follows, " UTC" if nothing
 * does, and nothing if that is no zone, which is to be told next. */
static const char *
shown_zone(const struct reader *reader)
{
	struct reader ahead = *reader;
	const char *zone = "UTC";
	const char *text;

	if (!at_end(reader) && (!find_zone(&ahead, &zone) || !at_end(&ahead)))
		return "";
	text = arena_printf(reader->arena, " %s", zone);
	return text != NULL ? text : "";
}

static void
complain(struct reader *reader, enum diagnostic_code code, struct word_at at)
{
	diagnostic_add(reader->diagnostics, code,
	    lexer_span(reader->text, at.start, at.end),
	    DIAGNOSTIC_ARGS(copy(reader, at.start, at.end)));
}

/* The numbers in a word that is no time. */
struct numbers {
	int32_t value[3];
	size_t digits[3];
	size_t count;
};

static struct numbers
find_numbers(const struct reader *reader, struct word_at word)
{
	struct numbers numbers = {0};
	size_t at = word.start;

	while (at < word.end && numbers.count < 3) {
		int32_t value = 0;
		size_t start = at;

		while (at < word.end && text_is_digit(byte_at(reader, at))) {
			if (value < 100000)
				value = value * 10 + byte_at(reader, at) - '0';
			at++;
		}
		numbers.value[numbers.count] = value;
		numbers.digits[numbers.count] = at - start;
		numbers.count += at > start;
		while (at < word.end && !text_is_digit(byte_at(reader, at)))
			at++;
	}
	/* "1430" */
	if (numbers.count == 1 && numbers.digits[0] >= 3) {
		numbers.value[1] = numbers.value[0] % 100;
		numbers.digits[1] = 2;
		numbers.value[0] /= 100;
		numbers.digits[0] -= 2;
		numbers.count = 2;
	}
	return numbers;
}

static bool
is_time(const struct numbers *numbers)
{
	int32_t minute = numbers->value[0] * 60 + numbers->value[1];

	return numbers->count > 0 && numbers->digits[0] <= 2 &&
	    numbers->value[1] < 60 && minute <= CLOCK_MINUTES_PER_DAY;
}

/* The current word is behind what is wrong. */
static void
help_with_time(struct reader *reader, const struct numbers *numbers)
{
	if (!is_time(numbers) ||
	    (numbers->count > 1 && numbers->digits[1] != 2))
		diagnostic_help(reader->diagnostics,
		    "write hours and minutes, from 00:00 to 24:00: 14:00%s",
		    shown_zone(reader));
	else
		diagnostic_help(reader->diagnostics, "write %02d:%02d%s%s",
		    numbers->value[0], numbers->value[1], shown_zone(reader),
		    numbers->count > 2 ? ", without seconds" : "");
}

enum half { HALF_NONE, HALF_MORNING, HALF_AFTERNOON };

/* "pm", "PM", "p.m."; what stands before it is digits. */
static enum half
half_at(const struct reader *reader, size_t start, size_t end)
{
	static const struct {
		const char *text;
		enum half half;
	} rows[] = {{"am", HALF_MORNING}, {"a.m.", HALF_MORNING},
	    {"pm", HALF_AFTERNOON}, {"p.m.", HALF_AFTERNOON}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (is_word(reader, (struct word_at){start, end}, rows[i].text))
			return rows[i].half;
	}
	return HALF_NONE;
}

/* Complains about a word that begins with a digit and is no time. */
static void
complain_time(struct reader *reader)
{
	struct word_at word = reader->word;
	struct numbers numbers;
	size_t letters = word.start;
	enum half half;

	while (letters < word.end && !text_is_letter(byte_at(reader, letters)))
		letters++;
	move_to(reader, word.end);
	half = half_at(reader, letters, word.end);
	if (half == HALF_NONE && letters == word.end) {
		half = half_at(reader, reader->word.start, reader->word.end);
		if (half != HALF_NONE) {
			word.end = reader->word.end;
			move_to(reader, word.end);
		}
	}
	numbers = find_numbers(reader, word);
	if (half != HALF_NONE && numbers.value[0] <= 12)
		numbers.value[0] =
		    numbers.value[0] % 12 + (half == HALF_AFTERNOON ? 12 : 0);
	complain(reader, DIAGNOSTIC_TIME_FORM, word);
	help_with_time(reader, &numbers);
}

/* Where a time ends that begins the word: "14:00" in "14:00+02:00". */
static size_t
end_of_digits(const struct reader *reader)
{
	size_t at = reader->word.start;

	while (text_is_digit(byte_at(reader, at)) || byte_at(reader, at) == ':')
		at++;
	return at;
}

/* "9:30", "14:00"; the zone may stand right behind it. */
static bool
parse_digits(struct reader *reader, struct clock *clock)
{
	struct word_at word = {reader->word.start, end_of_digits(reader)};
	struct numbers numbers = find_numbers(reader, word);
	char next = byte_at(reader, word.end);
	bool is_followed = word.end == reader->word.end || is_sign(next) ||
	    text_is_letter(next);
	struct reader ahead = *reader;

	move_to(&ahead, word.end);
	if (!is_followed || !is_time(&numbers) || numbers.count != 2 ||
	    numbers.digits[1] != 2 ||
	    byte_at(reader, word.start + numbers.digits[0]) != ':' ||
	    word.start + numbers.digits[0] + 3 != word.end ||
	    half_at(&ahead, ahead.word.start, ahead.word.end) != HALF_NONE) {
		complain_time(reader);
		return false;
	}
	clock->minute = numbers.value[0] * 60 + numbers.value[1];
	*reader = ahead;
	return true;
}

static void
complain_word(struct reader *reader)
{
	static const char *const words[] = {"end", "noon", "midnight"};
	struct word_at word = reader->word;
	const char *nearest = text_nearest(
	    reader->text->text + word.start, word.end - word.start, words, 3);

	if (at_end(reader)) {
		diagnostic_add(reader->diagnostics, DIAGNOSTIC_PHRASE_ENDS,
		    lexer_span(reader->text, word.start, word.end),
		    DIAGNOSTIC_ARGS("a time of day"));
		nearest = NULL;
	} else {
		diagnostic_add(reader->diagnostics, DIAGNOSTIC_PHRASE_EXPECTED,
		    lexer_span(reader->text, word.start, word.end),
		    DIAGNOSTIC_ARGS(
			"a time of day", copy(reader, word.start, word.end)));
	}
	if (nearest != NULL)
		diagnostic_suggest(reader->diagnostics,
		    nearest == words[0] ? "end of day" : nearest);
	else
		diagnostic_help(reader->diagnostics,
		    "write '14:00 UTC', '18:00 Europe/Paris' or 'end of day "
		    "AoE'");
}

/* The time, up to its zone. */
static bool
parse_time(struct reader *reader, struct clock *clock)
{
	struct word_at word = reader->word;

	if (text_is_digit(byte_at(reader, word.start)))
		return parse_digits(reader, clock);
	if (accept(reader, "noon")) {
		clock->minute = CLOCK_MINUTES_PER_DAY / 2;
		return true;
	}
	if (accept(reader, "end of day") || accept(reader, "end of the day")) {
		clock->minute = CLOCK_MINUTES_PER_DAY;
		return true;
	}
	if (accept(reader, "midnight")) {
		const char *zone = shown_zone(reader);

		complain(reader, DIAGNOSTIC_MIDNIGHT, word);
		diagnostic_help(reader->diagnostics,
		    "write '00:00%s' for its start, 'end of day%s' for its "
		    "end",
		    zone, zone);
		return false;
	}
	complain_word(reader);
	return false;
}

/* The zone is `word`, and an offset from `start` on: "UTC+2", "+2", "+0200". */
static void
complain_offset(struct reader *reader, struct word_at word, size_t start)
{
	struct numbers numbers =
	    find_numbers(reader, (struct word_at){start, word.end});
	char sign = byte_at(reader, start);

	complain(reader, DIAGNOSTIC_ZONE_FORM, word);
	if (is_time(&numbers) && numbers.count < 3 &&
	    numbers.value[0] * 60 + numbers.value[1] <=
		(sign == '-' ? 12 : 14) * 60)
		diagnostic_help(reader->diagnostics, "write %c%02d:%02d", sign,
		    numbers.value[0], numbers.value[1]);
	else
		diagnostic_help(
		    reader->diagnostics, "offsets go from -12:00 to +14:00");
}

static void
complain_zone(struct reader *reader)
{
	struct word_at word = reader->word;
	struct word_at head = {word.start, word.start + 3};

	if (word.end - word.start > 3 && is_sign(byte_at(reader, head.end)) &&
	    (is_word(reader, head, "UTC") || is_word(reader, head, "GMT"))) {
		complain_offset(reader, word, head.end);
		return;
	}
	for (size_t i = 0; i < sizeof(abbreviations) / sizeof(abbreviations[0]);
	     i++) {
		if (!is_word(reader, word, abbreviations[i].text))
			continue;
		complain(reader, DIAGNOSTIC_ZONE_ABBREVIATION, word);
		diagnostic_help(reader->diagnostics, "name the place: %s",
		    abbreviations[i].places);
		return;
	}
	complain(reader, DIAGNOSTIC_ZONE_FORM, word);
	diagnostic_help(reader->diagnostics,
	    "write UTC, AoE, an offset such as +02:00 or a name of the zone "
	    "database such as Europe/Paris");
}

static bool
parse_zone(struct reader *reader, struct clock *clock)
{
	struct word_at word = reader->word;

	if (find_zone(reader, &clock->zone))
		return true;
	if (is_sign(byte_at(reader, word.start)))
		complain_offset(reader, word, word.start);
	else
		complain_zone(reader);
	return false;
}

/* "America/New York" is the one mistake that leaves words behind. */
static void
complain_rest(struct reader *reader, struct word_at zone)
{
	struct word_at rest = {reader->word.start, reader->text->length};
	struct word_at next = reader->word;

	while (is_blank(byte_at(reader, rest.end - 1)))
		rest.end--;
	complain(reader, DIAGNOSTIC_PHRASE_TRAILING, rest);
	if (next.end == rest.end && is_name(reader, zone) &&
	    text_is_letter(byte_at(reader, next.start)))
		diagnostic_help(reader->diagnostics,
		    "zones are written without blanks: '%s_%s'",
		    copy(reader, zone.start, zone.end),
		    copy(reader, next.start, next.end));
}

static void
complain_no_zone(struct reader *reader, struct word_at time)
{
	const char *text = copy(reader, time.start, time.end);

	complain(reader, DIAGNOSTIC_TIME_WITHOUT_ZONE, time);
	diagnostic_help(reader->diagnostics,
	    "write '%s UTC', '%s AoE' or a place: '%s Europe/Paris'", text,
	    text, text);
}

bool
clock_parse(struct arena *arena, const struct phrase_text *text,
    struct diagnostics *diagnostics, struct clock *clock)
{
	struct reader reader = {arena, text, diagnostics, {0, 0}};
	struct word_at time, zone;

	*clock = (struct clock){0};
	move_to(&reader, 0);
	time = reader.word;
	if (!parse_time(&reader, clock))
		return false;
	time.end = reader.word.start;
	while (is_blank(byte_at(&reader, time.end - 1)))
		time.end--;
	zone = reader.word;
	if (at_end(&reader)) {
		complain_no_zone(&reader, time);
		return false;
	}
	if (!parse_zone(&reader, clock))
		return false;
	clock->is_end_of_day = clock->minute == CLOCK_MINUTES_PER_DAY;
	zone.end = reader.word.start;
	while (is_blank(byte_at(&reader, zone.end - 1)))
		zone.end--;
	clock->zone_at = lexer_span(text, zone.start, zone.end);
	if (!at_end(&reader)) {
		complain_rest(&reader, zone);
		return false;
	}
	return !arena->failed;
}

void
clock_format(const struct clock *clock, struct buf *out)
{
	if (clock->is_end_of_day)
		buf_append_string(out, "end of day ");
	else
		buf_printf(
		    out, "%02d:%02d ", clock->minute / 60, clock->minute % 60);
	buf_append_string(out, clock->zone);
}
