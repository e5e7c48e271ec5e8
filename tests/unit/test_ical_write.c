/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The iCalendar writer: bytes of a small calendar, folding at every offset,
 * and hostile texts in every field, read back by libical.
 */
#include "ical/fold.h"
#include "ical/text.h"
#include "ical/write.h"

#include <libical/ical.h>
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static const struct ical_calendar plain_calendar = {.name = "Fedora Linux"};

/* 2026-03-10, and 2026-03-01 00:00:00 UTC. */
static const struct ical_event plain_event = {
    .uid = "1b4db7eb-4057-5ddf-91e0-36dec72071f5",
    .summary = "Fedora Linux 45: beta",
    .status = ICAL_EVENT_CONFIRMED,
    .sequence = 2,
    .stamp = 1772323200,
    .first = {20522},
    .last = {20522},
};

/* Writes a calendar of one event; whether all of it went well. */
static bool
write_calendar(struct buf *out, const struct ical_calendar *calendar,
    const struct ical_event *event)
{
	struct ical_writer *writer = ical_writer_new(out);
	bool is_good;

	assert_non_null(writer);
	is_good = ical_writer_begin(writer, calendar) &&
	    ical_writer_event(writer, event) && ical_writer_end(writer);
	ical_writer_free(writer);
	return is_good;
}

static void
writes_these_bytes(void **state)
{
	static const char *const categories[] = {"milestone", "fedora", NULL};
	struct ical_calendar calendar = {.name = "Plan, 45",
	    .description = "Key\ndates",
	    .url = "https://example.org/45"};
	struct ical_event event = plain_event;
	struct buf out = {0};

	(void)state;
	event.description = "Blockers only; from 14:00 UTC on";
	event.url = "https://example.org/45/beta?a=1,2;b";
	event.categories = categories;
	event.color = "teal";
	event.last.day += 6;
	event.identity = "Fedora\n45\nbeta";
	event.date = "week of 2026-03-10";
	event.moves = "2026-01-05 2026-03-03\n2026-02-01 2026-03-17\n";
	event.kept = "X-COLOUR-OF-MINE:1\r\n";
	assert_true(write_calendar(&out, &calendar, &event));
	assert_string_equal(out.bytes,
	    "BEGIN:VCALENDAR\r\n"
	    "VERSION:2.0\r\n"
	    "PRODID:-//takt//takt//EN\r\n"
	    "CALSCALE:GREGORIAN\r\n"
	    "X-WR-CALNAME:Plan\\, 45\r\n"
	    "NAME:Plan\\, 45\r\n"
	    "X-WR-CALDESC:Key\\ndates\r\n"
	    "DESCRIPTION:Key\\ndates\r\n"
	    "URL:https://example.org/45\r\n"
	    "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n"
	    "X-PUBLISHED-TTL:P1D\r\n"
	    "X-TAKT-WROTE:259b84e403b709f3\r\n"
	    "BEGIN:VEVENT\r\n"
	    "UID:1b4db7eb-4057-5ddf-91e0-36dec72071f5\r\n"
	    "DTSTAMP:20260301T000000Z\r\n"
	    "LAST-MODIFIED:20260301T000000Z\r\n"
	    "SEQUENCE:2\r\n"
	    "DTSTART;VALUE=DATE:20260310\r\n"
	    "DTEND;VALUE=DATE:20260317\r\n"
	    "SUMMARY:Fedora Linux 45: beta\r\n"
	    "DESCRIPTION:Blockers only\\; from 14:00 UTC on\r\n"
	    "CATEGORIES:milestone\r\n"
	    "CATEGORIES:fedora\r\n"
	    "COLOR:teal\r\n"
	    "STATUS:CONFIRMED\r\n"
	    "TRANSP:TRANSPARENT\r\n"
	    "URL:https://example.org/45/beta?a=1,2;b\r\n"
	    "X-TAKT-SLOT:Fedora\\n45\\nbeta\r\n"
	    "X-TAKT-DATE:week of 2026-03-10\r\n"
	    "X-TAKT-MOVED:2026-01-05 2026-03-03\r\n"
	    "X-TAKT-MOVED:2026-02-01 2026-03-17\r\n"
	    "X-TAKT-WROTE:a3f9d08ae1d63b30\r\n"
	    "X-COLOUR-OF-MINE:1\r\n"
	    "END:VEVENT\r\n"
	    "END:VCALENDAR\r\n");
	buf_release(&out);
}

/* Every physical line is right, and unfolding gives back what was folded. */
static void
check_fold(const char *prefix, const char *value)
{
	struct buf folded = {0};
	struct buf whole = {0};
	const char *line, *end;

	ical_fold_line(&folded, prefix, value);
	for (line = folded.bytes;; line = end + 2) {
		size_t blank = line == folded.bytes ? 0 : 1;

		end = strstr(line, "\r\n");
		assert_non_null(end);
		assert_in_range(end - line, 1, ICAL_LINE_MAX);
		assert_int_not_equal(line[blank] & 0xC0, 0x80);
		buf_append(&whole, line + blank, (size_t)(end - line) - blank);
		if (end[2] == '\0')
			break;
		assert_int_not_equal(end[-1], ' ');
		assert_int_equal(end[2], ' ');
	}
	assert_memory_equal(whole.bytes, prefix, strlen(prefix));
	assert_string_equal(whole.bytes + strlen(prefix), value);
	buf_release(&folded);
	buf_release(&whole);
}

static void
folds_at_every_offset(void **state)
{
	static const char *const units[] = {"a", "\xC3\xA9", "\xE6\x97\xA5",
	    "\xF0\x9F\x98\x80", "word ", "   x", "\\n", "\xC3\xA9 ",
	    "a \xF0\x9F\x98\x80 \xE6\x97\xA5"};
	char value[1000];
	size_t offset, unit, count;

	(void)state;
	for (unit = 0; unit < LENGTH(units); unit++) {
		for (offset = 0; offset < 160; offset++) {
			memset(value, 'b', offset);
			value[offset] = '\0';
			for (count = 0; count < 60; count++)
				strcat(value, units[unit]);
			strcat(value, ".");
			check_fold("SUMMARY:", value);
			check_fold("X-WR-CALNAME:", value);
		}
	}
}

static void
folds_no_line_of_75_octets(void **state)
{
	char value[80];
	struct buf out = {0};

	(void)state;
	memset(value, 'a', sizeof(value));
	value[ICAL_LINE_MAX - 2] = '\0';
	ical_fold_line(&out, "A:", value);
	assert_int_equal(out.length, ICAL_LINE_MAX + 2);
	buf_clear(&out);
	value[ICAL_LINE_MAX - 2] = 'a';
	value[ICAL_LINE_MAX - 1] = '\0';
	ical_fold_line(&out, "A:", value);
	assert_string_equal(out.bytes + ICAL_LINE_MAX, "\r\n a\r\n");
	buf_release(&out);
}

/* There is no good place then, but no octet may be lost either. */
static void
folds_within_blanks_longer_than_a_line(void **state)
{
	char value[400];
	struct buf out = {0};

	(void)state;
	memset(value, ' ', sizeof(value));
	value[sizeof(value) - 1] = '\0';
	ical_fold_line(&out, "A:", value);
	assert_int_equal(out.length, 2 + 399 + 2 + 5 * 3);
	buf_release(&out);
}

/* A property read back by libical has this text. */
static void
check_text(icalcomponent *component, icalproperty_kind kind, int count,
    const char *expected)
{
	icalproperty *property =
	    icalcomponent_get_first_property(component, kind);
	const char *text;

	assert_int_equal(
	    icalcomponent_count_properties(component, kind), count);
	if (count == 0)
		return;
	text = icalvalue_get_text(icalproperty_get_value(property));
	assert_string_equal(text, expected);
}

/* `in` in every text of calendar and event comes out as `text`. */
static void
check_hostile(const char *in, const char *text, const char *category)
{
	const char *categories[] = {in, "x", NULL};
	struct ical_calendar calendar = {
	    .name = in, .description = in, .url = in, .source = in};
	struct ical_event event = plain_event;
	struct buf out = {0};
	icalcomponent *root, *vevent;
	int texts = *text != '\0';

	event.uid = texts ? in : "u";
	event.summary = texts ? in : "s";
	event.description = in;
	event.url = in;
	event.categories = categories;
	event.color = in;
	assert_true(write_calendar(&out, &calendar, &event));
	assert_null(strpbrk(out.bytes, "\x01\x07\x1B\x7F\t"));
	root = icalparser_parse_string(out.bytes);
	assert_non_null(root);
	vevent = icalcomponent_get_first_component(root, ICAL_ANY_COMPONENT);
	assert_int_equal(icalcomponent_count_errors(root), 0);
	assert_int_equal(
	    icalcomponent_count_components(root, ICAL_ANY_COMPONENT), 1);
	assert_int_equal(
	    icalcomponent_count_properties(root, ICAL_ANY_PROPERTY),
	    6 + 4 * texts);
	assert_int_equal(
	    icalcomponent_count_properties(vevent, ICAL_ANY_PROPERTY),
	    11 + texts + (*category != '\0'));
	check_text(root, ICAL_NAME_PROPERTY, texts, text);
	check_text(root, ICAL_DESCRIPTION_PROPERTY, texts, text);
	check_text(vevent, ICAL_UID_PROPERTY, 1, texts ? text : "u");
	check_text(vevent, ICAL_SUMMARY_PROPERTY, 1, texts ? text : "s");
	check_text(vevent, ICAL_DESCRIPTION_PROPERTY, texts, text);
	check_text(vevent, ICAL_CATEGORIES_PROPERTY, 1 + (*category != '\0'),
	    *category != '\0' ? category : "x");
	icalcomponent_free(root);
	buf_release(&out);
}

static void
survives_hostile_texts(void **state)
{
	(void)state;
	check_hostile("a\r\nX-INJ:1", "a\nX-INJ:1", "aX-INJ:1");
	check_hostile("a\nEND:VEVENT\nBEGIN:VALARM",
	    "a\nEND:VEVENT\nBEGIN:VALARM", "aEND:VEVENTBEGIN:VALARM");
	check_hostile("a\rb\n\rc", "a\nb\n\nc", "abc");
	check_hostile(",;\\,;:\"", ",;\\,;:\"", ":\"");
	check_hostile("a\\nb", "a\\nb", "anb");
	check_hostile("\x1B[31mred\x07\x01", "[31mred", "[31mred");
	check_hostile("a\tb\x7F", "a b", "a b");
	check_hostile("\x1B\x7F\xC2\x85", "", "");
	check_hostile("a\xC2\x9B"
		      "b\xC2\xA0",
	    "ab\xC2\xA0", "ab\xC2\xA0");
	check_hostile("\xE2\x80\xAE"
		      "a\xE2\x81\xA6\xE2\x80\x8B",
	    "a\xE2\x80\x8B", "a\xE2\x80\x8B");
	check_hostile("a\xE2\x80\xA8X-INJ:1\xE2\x80\xA9"
		      "b\xEF\xBB\xBF",
	    "a\nX-INJ:1\nb", "aX-INJ:1b");
	check_hostile("\xEF\xBF\xBE"
		      "a\xEF\xBF\xBF\xEF\xBF\xBD",
	    "a\xEF\xBF\xBD", "a\xEF\xBF\xBD");
}

static void
drops_invalid_utf8(void **state)
{
	(void)state;
	check_hostile("a\xFF"
		      "b\xC0\xAF\xE0\x80\xAF",
	    "ab", "ab");
	check_hostile("a\x80\xBF"
		      "b\xC3",
	    "ab", "ab");
	check_hostile("a\xED\xA0\x80"
		      "b\xF4\x90\x80\x80",
	    "ab", "ab");
	check_hostile("a\xF0\x9F\x98", "a", "a");
	check_hostile(
	    "\xF4\x8F\xBF\xBD", "\xF4\x8F\xBF\xBD", "\xF4\x8F\xBF\xBD");
}

static void
check_url(const char *url, bool is_valid)
{
	struct ical_event event = plain_event;
	struct buf out = {0};

	event.url = url;
	assert_true(write_calendar(&out, &plain_calendar, &event));
	if (is_valid != (strstr(out.bytes, "\r\nURL:") != NULL))
		fail_msg("URL '%s'", url);
	assert_null(strstr(out.bytes, "X-INJ"));
	buf_release(&out);
}

static void
leaves_bad_urls_out(void **state)
{
	(void)state;
	check_url("https://example.org/", true);
	check_url("mailto:a@example.org", true);
	check_url("git+ssh://x", true);
	check_url("a:b", true);
	check_url(NULL, false);
	check_url("", false);
	check_url("example.org", false);
	check_url("https:", false);
	check_url(":x", false);
	check_url("1a:x", false);
	check_url("https://a b", false);
	check_url("https://a\r\nX-INJ:1", false);
	check_url("https://\xC3\xA9", false);
	check_url("https://a\x7F", false);
	check_url("ht\ttp://a", false);
}

static void
writes_who_publishes_and_where(void **state)
{
	struct ical_calendar calendar = {.name = "Plan",
	    .source = "webcal://example.org/a,b;c",
	    .refresh = "PT12H",
	    .is_published = true};
	struct ical_event event = plain_event;
	struct buf out = {0};

	(void)state;
	event.organizer = ";CN=\"Ann\":mailto:ann@example.org";
	assert_true(write_calendar(&out, &calendar, &event));
	assert_non_null(strstr(out.bytes,
	    "CALSCALE:GREGORIAN\r\n"
	    "METHOD:PUBLISH\r\n"));
	assert_non_null(strstr(out.bytes,
	    "SOURCE;VALUE=URI:webcal://example.org/a,b;c\r\n"
	    "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n"
	    "X-PUBLISHED-TTL:PT12H\r\n"));
	assert_non_null(strstr(
	    out.bytes, "\r\nORGANIZER;CN=\"Ann\":mailto:ann@example.org\r\n"));
	buf_release(&out);
}

static void
check_color(const char *color, bool is_name)
{
	struct ical_event event = plain_event;
	struct buf out = {0};

	event.color = color;
	assert_true(write_calendar(&out, &plain_calendar, &event));
	if (is_name != (strstr(out.bytes, "\r\nCOLOR:") != NULL))
		fail_msg("colour '%s'", color);
	buf_release(&out);
}

static void
writes_colours_of_css_only(void **state)
{
	(void)state;
	check_color("aliceblue", true);
	check_color("yellowgreen", true);
	check_color("green", true);
	check_color("Teal", true);
	check_color("gree", false);
	check_color("greens", false);
	check_color("zebra", false);
	check_color("#00ff00", false);
	check_color("teal\r\nX-INJ:1", false);
	check_color("", false);
	check_color(NULL, false);
}

/* Alarms stand behind all properties, those that others have added too. */
static void
writes_alarms_last(void **state)
{
	struct ical_event event = plain_event;
	struct ical_alarms alarms;
	struct buf out = {0};
	const char *found;

	(void)state;
	assert_null(ical_alarms_parse("1w,2h", &alarms));
	event.summary = "a,\r\nEND:VALARM";
	event.kept = "X-COLOUR-OF-MINE:1\r\n";
	event.alarms = &alarms;
	assert_true(write_calendar(&out, &plain_calendar, &event));
	found = strstr(out.bytes, "X-COLOUR");
	assert_non_null(found);
	assert_string_equal(found,
	    "X-COLOUR-OF-MINE:1\r\n"
	    "BEGIN:VALARM\r\n"
	    "ACTION:DISPLAY\r\n"
	    "TRIGGER:-P6DT15H\r\n"
	    "DESCRIPTION:a\\,\\nEND:VALARM\r\n"
	    "X-TAKT-ALARM:1w\r\n"
	    "END:VALARM\r\n"
	    "BEGIN:VALARM\r\n"
	    "ACTION:DISPLAY\r\n"
	    "TRIGGER:-PT2H\r\n"
	    "DESCRIPTION:a\\,\\nEND:VALARM\r\n"
	    "X-TAKT-ALARM:2h\r\n"
	    "END:VALARM\r\n"
	    "END:VEVENT\r\n"
	    "END:VCALENDAR\r\n");
	buf_release(&out);
}

/* What was published with other alarms is another event, to be written anew. */
static void
counts_alarms_in_the_digest(void **state)
{
	struct buf out = {0};
	struct ical_writer *writer = ical_writer_new(&out);
	struct ical_event event = plain_event;
	struct ical_alarms alarms;
	const struct ical_own *own;
	uint64_t without, with;

	(void)state;
	assert_non_null(writer);
	assert_null(ical_alarms_parse("1w", &alarms));
	own = ical_writer_event_own(writer, &event);
	assert_non_null(own);
	without = own->digest;
	event.alarms = &alarms;
	own = ical_writer_event_own(writer, &event);
	assert_non_null(own);
	assert_true(own->digest != without);
	/* What is reckoned while writing is what is read back, whatever the
	 * event has. */
	event.organizer = ";CN=\"x:mailto:y\":mailto:ann@example.org";
	event.color = "teal";
	event.is_timed = true;
	event.zone = "Europe/Paris";
	event.local_end = 900;
	own = ical_writer_event_own(writer, &event);
	assert_non_null(own);
	without = own->digest;
	assert_true(ical_writer_event_digest(writer, &event, &with));
	assert_true(with == without);
	ical_writer_free(writer);
	buf_release(&out);
}

static void
check_dates(const char *first, const char *last, const char *expected)
{
	struct ical_event event = plain_event;
	struct buf out = {0};
	const char *start;

	assert_true(date_parse(first, strlen(first), &event.first));
	assert_true(date_parse(last, strlen(last), &event.last));
	assert_true(write_calendar(&out, &plain_calendar, &event));
	start = strstr(out.bytes, "DTSTART");
	assert_non_null(start);
	assert_memory_equal(start, expected, strlen(expected));
	buf_release(&out);
}

static void
writes_dates_of_all_years(void **state)
{
	(void)state;
	check_dates("2028-02-28", "2028-02-28",
	    "DTSTART;VALUE=DATE:20280228\r\nDTEND;VALUE=DATE:20280229\r\n");
	check_dates("1583-01-01", "1583-12-31",
	    "DTSTART;VALUE=DATE:15830101\r\nDTEND;VALUE=DATE:15840101\r\n");
	check_dates("3001-01-01", "3001-01-01",
	    "DTSTART;VALUE=DATE:30010101\r\nDTEND;VALUE=DATE:30010102\r\n");
	check_dates("9999-12-30", "9999-12-30",
	    "DTSTART;VALUE=DATE:99991230\r\nDTEND;VALUE=DATE:99991231\r\n");
	check_dates("9999-12-31", "9999-12-31",
	    "DTSTART;VALUE=DATE:99991231\r\nSUMMARY:");
}

static void
check_stamp(int64_t stamp, const char *expected)
{
	struct ical_event event = plain_event;
	struct buf out = {0};
	char line[64];

	event.stamp = stamp;
	assert_true(write_calendar(&out, &plain_calendar, &event));
	snprintf(line, sizeof(line), "\r\nDTSTAMP:%s\r\n", expected);
	assert_non_null(strstr(out.bytes, line));
	snprintf(line, sizeof(line), "\r\nLAST-MODIFIED:%s\r\n", expected);
	assert_non_null(strstr(out.bytes, line));
	buf_release(&out);
}

static void
writes_stamps_of_all_years(void **state)
{
	(void)state;
	check_stamp(0, "19700101T000000Z");
	check_stamp(-1, "19691231T235959Z");
	check_stamp(1772323199, "20260228T235959Z");
	check_stamp(4102444800, "21000101T000000Z");
	check_stamp(253402300799, "99991231T235959Z");
	check_stamp((int64_t)date_min().day * 86400, "15830101T000000Z");
}

static void
check_times(int64_t start, int64_t end, const char *expected)
{
	struct ical_event event = plain_event;
	struct buf out = {0};
	const char *found;

	event.is_timed = true;
	event.start = start;
	event.end = end;
	/* Days do not count then, not even wrong ones. */
	event.last.day--;
	assert_true(write_calendar(&out, &plain_calendar, &event));
	found = strstr(out.bytes, "DTSTART");
	assert_non_null(found);
	assert_memory_equal(found, expected, strlen(expected));
	assert_null(strstr(out.bytes, "VALUE=DATE:"));
	buf_release(&out);
}

static void
writes_times_of_all_years(void **state)
{
	const int64_t last_second = 253402300799;
	const int64_t first_second = (int64_t)date_min().day * 86400;

	(void)state;
	check_times(1772452800 - 900, 1772452800,
	    "DTSTART:20260302T114500Z\r\nDTEND:20260302T120000Z\r\n"
	    "SUMMARY:");
	check_times(
	    -1, 0, "DTSTART:19691231T235959Z\r\nDTEND:19700101T000000Z\r\n");
	check_times(4102444799, 4102444800,
	    "DTSTART:20991231T235959Z\r\nDTEND:21000101T000000Z\r\n");
	check_times(first_second, last_second,
	    "DTSTART:15830101T000000Z\r\nDTEND:99991231T235959Z\r\n");
}

static void
check_zone(const char *zone, bool is_name)
{
	struct ical_event event = plain_event;
	struct buf out = {0};

	event.is_timed = true;
	event.zone = zone;
	event.local_start = 1772452800;
	event.local_end = 1772452800 + 900;
	if (write_calendar(&out, &plain_calendar, &event) != is_name)
		fail_msg("zone '%s'", zone);
	if (is_name)
		assert_non_null(strstr(out.bytes,
		    "DTSTART;TZID=Europe/Paris:20260302T120000\r\n"
		    "DTEND;TZID=Europe/Paris:20260302T121500\r\n"));
	buf_release(&out);
}

static void
writes_times_in_zones(void **state)
{
	(void)state;
	check_zone("Europe/Paris", true);
	check_zone("", false);
	check_zone("Paris", false);
	check_zone("Europe/Paris:20260101T000000\r\nX-INJ", false);
	check_zone("Europe/Paris;VALUE=DATE", false);
	check_zone("Europe/\"Paris\"", false);
	check_zone("Europe/Par\xC3\xAEs", false);
}

/* libical, too, sees the moments that were meant. */
static void
reads_times_back(void **state)
{
	struct ical_event event = plain_event;
	struct buf out = {0};
	icalcomponent *root, *vevent;

	(void)state;
	event.is_timed = true;
	event.start = 1772452800 - 900;
	event.end = 1772452800;
	assert_true(write_calendar(&out, &plain_calendar, &event));
	root = icalparser_parse_string(out.bytes);
	assert_non_null(root);
	assert_int_equal(icalcomponent_count_errors(root), 0);
	vevent = icalcomponent_get_first_component(root, ICAL_ANY_COMPONENT);
	assert_int_equal(
	    icaltime_as_timet(icalcomponent_get_dtstart(vevent)), event.start);
	assert_int_equal(
	    icaltime_as_timet(icalcomponent_get_dtend(vevent)), event.end);
	icalcomponent_free(root);
	buf_release(&out);
}

/* A refused event leaves nothing behind, and the writer goes on. */
static void
check_refused(const struct ical_event *event)
{
	struct buf out = {0};
	struct ical_writer *writer = ical_writer_new(&out);
	size_t length;

	assert_non_null(writer);
	assert_true(ical_writer_begin(writer, &plain_calendar));
	length = out.length;
	assert_false(ical_writer_event(writer, event));
	assert_int_equal(out.length, length);
	assert_true(ical_writer_event(writer, &plain_event));
	assert_memory_equal(out.bytes + length, "BEGIN:VEVENT\r\nUID:", 18);
	ical_writer_free(writer);
	buf_release(&out);
}

static void
refuses_impossible_events(void **state)
{
	struct ical_event event;

	(void)state;
	event = plain_event;
	event.uid = "";
	check_refused(&event);
	event.uid = NULL;
	check_refused(&event);
	event.uid = "\x1B";
	check_refused(&event);
	event = plain_event;
	event.summary = "";
	check_refused(&event);
	event = plain_event;
	event.last.day--;
	check_refused(&event);
	event = plain_event;
	event.sequence = -1;
	check_refused(&event);
	event = plain_event;
	event.stamp = 253402300800;
	check_refused(&event);
	event.stamp = (int64_t)date_min().day * 86400 - 1;
	check_refused(&event);
	event.stamp = INT64_MIN;
	check_refused(&event);
	event.stamp = INT64_MAX;
	check_refused(&event);
}

static void
refuses_impossible_times(void **state)
{
	static const int64_t spans[][2] = {{0, 0}, {1, 0},
	    {INT64_MAX, INT64_MIN}, {INT64_MIN, 0}, {0, INT64_MAX},
	    {0, 253402300800}, {-12212553601, 0}};
	struct ical_event event = plain_event;
	size_t i;

	(void)state;
	event.is_timed = true;
	for (i = 0; i < LENGTH(spans); i++) {
		event.start = spans[i][0];
		event.end = spans[i][1];
		check_refused(&event);
	}
}

static void
writes_every_status_and_sequence(void **state)
{
	static const char *const words[] = {
	    "TENTATIVE", "CONFIRMED", "CANCELLED"};
	static const int32_t numbers[] = {0, 10, INT32_MAX};
	struct ical_event event = plain_event;
	char line[64];
	int i;

	(void)state;
	for (i = 0; i < 3; i++) {
		struct buf out = {0};

		event.status = (enum ical_status)i;
		event.sequence = numbers[i];
		assert_true(write_calendar(&out, &plain_calendar, &event));
		snprintf(line, sizeof(line), "\r\nSTATUS:%s\r\n", words[i]);
		assert_non_null(strstr(out.bytes, line));
		snprintf(line, sizeof(line), "\r\nSEQUENCE:%d\r\n", numbers[i]);
		assert_non_null(strstr(out.bytes, line));
		buf_release(&out);
	}
}

/* What libical might return when something went wrong inside. */
static void
check_escape(const char *text, const char *expected)
{
	struct buf in = {0};
	struct buf out = {0};
	icalvalue *value;

	buf_append_string(&in, text);
	ical_text_escape(&in, &out);
	assert_string_equal(buf_text(&out), expected);
	/* Another implementation reads the same. */
	value = icalvalue_new_from_string(ICAL_TEXT_VALUE, buf_text(&out));
	assert_non_null(value);
	assert_string_equal(icalvalue_get_text(value), text);
	icalvalue_free(value);
	buf_release(&in);
	buf_release(&out);
}

static void
escapes_texts(void **state)
{
	(void)state;
	check_escape("a,b\nc", "a\\,b\\nc");
	check_escape("", "");
	check_escape("plain", "plain");
	check_escape("a\\nb", "a\\\\nb");
	check_escape(",;\\\n", "\\,\\;\\\\\\n");
	check_escape("\"a\": b", "\"a\": b");
}

/* One MiB of commas, which doubles. */
static void
writes_long_texts(void **state)
{
	enum { SIZE = 1 << 20 };
	struct ical_event event = plain_event;
	struct buf out = {0};
	char *text = malloc(SIZE + 1);

	(void)state;
	assert_non_null(text);
	memset(text, ',', SIZE);
	text[SIZE] = '\0';
	event.description = text;
	assert_true(write_calendar(&out, &plain_calendar, &event));
	assert_in_range(out.length, 2 * SIZE, 2 * SIZE + SIZE / 10);
	free(text);
	buf_release(&out);
}

static void
stays_flat_over_many_events(void **state)
{
	struct buf out = {0};
	struct ical_writer *writer = ical_writer_new(&out);
	size_t early = 0;
	int i;

	(void)state;
	assert_non_null(writer);
	for (i = 0; i < 5000; i++) {
		buf_clear(&out);
		assert_true(ical_writer_event(writer, &plain_event));
		if (i == 10)
			early = mallinfo2().uordblks;
	}
	assert_in_range(mallinfo2().uordblks, 0, early + 1024);
	ical_writer_free(writer);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(writes_these_bytes),
	    cmocka_unit_test(folds_at_every_offset),
	    cmocka_unit_test(folds_no_line_of_75_octets),
	    cmocka_unit_test(folds_within_blanks_longer_than_a_line),
	    cmocka_unit_test(survives_hostile_texts),
	    cmocka_unit_test(drops_invalid_utf8),
	    cmocka_unit_test(leaves_bad_urls_out),
	    cmocka_unit_test(writes_who_publishes_and_where),
	    cmocka_unit_test(writes_colours_of_css_only),
	    cmocka_unit_test(writes_alarms_last),
	    cmocka_unit_test(counts_alarms_in_the_digest),
	    cmocka_unit_test(writes_dates_of_all_years),
	    cmocka_unit_test(writes_stamps_of_all_years),
	    cmocka_unit_test(writes_times_of_all_years),
	    cmocka_unit_test(writes_times_in_zones),
	    cmocka_unit_test(reads_times_back),
	    cmocka_unit_test(refuses_impossible_events),
	    cmocka_unit_test(refuses_impossible_times),
	    cmocka_unit_test(writes_every_status_and_sequence),
	    cmocka_unit_test(escapes_texts),
	    cmocka_unit_test(writes_long_texts),
	    cmocka_unit_test(stays_flat_over_many_events),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
