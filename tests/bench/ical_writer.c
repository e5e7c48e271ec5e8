/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What writing an event costs: our writer (A) beside a plain one (B) that
 * writes the same bytes with printf and trusts its input. Prints the medians in
 * nanoseconds per event and the ratio; the second measurement of A tells how
 * much of a difference is noise. Rounds alternate, so that a busy machine hits
 * all alike.
 */
#include "base/uuid.h"
#include "ical/write.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { EVENT_COUNT = 350, ROUND_COUNT = 301, TEXT_SIZE = 256, LINE_MAX = 75 };

static const char url[] = "https://example.org/releases/schedule.html";
static const char *const categories[] = {"milestone", NULL};

struct texts {
	char uid[UUID_TEXT_SIZE];
	char summary[TEXT_SIZE];
	char description[TEXT_SIZE];
};

static struct texts texts[EVENT_COUNT];
static struct ical_event events[EVENT_COUNT];

/* The digests that our writer gives; the plain one copies them. */
static char wrote[EVENT_COUNT][ICAL_OWN_WROTE_LENGTH + 1];

/* The size of what a cadence makes; some lines fold, some texts escape. */
static void
make_events(void)
{
	static const unsigned char name_space[UUID_SIZE] = {1};
	int i;

	for (i = 0; i < EVENT_COUNT; i++) {
		struct texts *text = &texts[i];

		snprintf(text->summary, TEXT_SIZE,
		    "Example %d.%d: beta %d, fr\xC3\xBCh", i / 10, i % 10, i);
		snprintf(text->description, TEXT_SIZE,
		    "Series %d.%d\nSecond Tuesday of the month; moved from "
		    "%d, a day off, to the next business day",
		    i / 10, i % 10, i);
		uuid_v5(name_space, text->summary, strlen(text->summary),
		    text->uid);
		events[i] = (struct ical_event){
		    .uid = text->uid,
		    .summary = text->summary,
		    .description = text->description,
		    .url = url,
		    .categories = categories,
		    .status = ICAL_EVENT_CONFIRMED,
		    .stamp = 1772323200,
		    .first = {20454 + 7 * i},
		    .last = {20454 + 7 * i + i % 3},
		};
	}
}

static bool
write_ours(struct buf *out)
{
	struct ical_writer *writer = ical_writer_new(out);
	bool is_good = writer != NULL;
	int i;

	for (i = 0; is_good && i < EVENT_COUNT; i++)
		is_good = ical_writer_event(writer, &events[i]);
	ical_writer_free(writer);
	return is_good;
}

static void
note_digests(const struct buf *out)
{
	static const char mark[] = "X-TAKT-WROTE:";
	const char *at = out->bytes;

	for (int i = 0; i < EVENT_COUNT; i++) {
		at = strstr(at, mark);
		if (at == NULL)
			exit(1);
		at += sizeof(mark) - 1;
		memcpy(wrote[i], at, ICAL_OWN_WROTE_LENGTH);
	}
}

/* Folds where RFC 5545 allows it, but not after a blank. */
static void
plain_line(struct buf *out, const char *name, const char *value)
{
	char line[3 * TEXT_SIZE];
	const char *rest = line;
	size_t room = LINE_MAX;
	size_t length =
	    (size_t)snprintf(line, sizeof(line), "%s:%s", name, value);

	while (length > room) {
		size_t cut = room;

		while ((rest[cut] & 0xC0) == 0x80)
			cut--;
		while (rest[cut - 1] == ' ')
			cut--;
		buf_printf(out, "%.*s\r\n ", (int)cut, rest);
		rest += cut;
		length -= cut;
		room = LINE_MAX - 1;
	}
	buf_printf(out, "%s\r\n", rest);
}

static void
plain_text(struct buf *out, const char *name, const char *text)
{
	char value[2 * TEXT_SIZE];
	char *end = value;

	for (; *text != '\0'; text++) {
		if (*text == ',' || *text == ';' || *text == '\\' ||
		    *text == '\n')
			*end++ = '\\';
		*end++ = *text == '\n' ? 'n' : *text;
	}
	*end = '\0';
	plain_line(out, name, value);
}

static void
plain_day(struct buf *out, const char *name, int32_t day)
{
	struct civil civil = date_to_civil((struct date){day});

	buf_printf(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, civil.year,
	    civil.month, civil.day);
}

static void
plain_stamp(struct buf *out, const char *name, int64_t stamp)
{
	struct civil civil =
	    date_to_civil((struct date){(int32_t)(stamp / 86400)});
	int second = (int)(stamp % 86400);

	buf_printf(out, "%s:%04d%02d%02dT%02d%02d%02dZ\r\n", name, civil.year,
	    civil.month, civil.day, second / 3600, second / 60 % 60,
	    second % 60);
}

static bool
write_plainly(struct buf *out)
{
	int i;

	for (i = 0; i < EVENT_COUNT; i++) {
		const struct ical_event *event = &events[i];

		buf_printf(out, "BEGIN:VEVENT\r\nUID:%s\r\n", event->uid);
		plain_stamp(out, "DTSTAMP", event->stamp);
		plain_stamp(out, "LAST-MODIFIED", event->stamp);
		buf_printf(out, "SEQUENCE:%d\r\n", event->sequence);
		plain_day(out, "DTSTART", event->first.day);
		plain_day(out, "DTEND", event->last.day + 1);
		plain_text(out, "SUMMARY", event->summary);
		plain_text(out, "DESCRIPTION", event->description);
		plain_text(out, "CATEGORIES", event->categories[0]);
		buf_append_string(
		    out, "STATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\n");
		plain_line(out, "URL", event->url);
		buf_printf(out, "X-TAKT-WROTE:%s\r\nEND:VEVENT\r\n", wrote[i]);
	}
	return !out->failed;
}

static double
measure(bool (*write)(struct buf *), struct buf *out)
{
	struct timespec start, end;

	buf_clear(out);
	clock_gettime(CLOCK_MONOTONIC, &start);
	if (!write(out))
		exit(1);
	clock_gettime(CLOCK_MONOTONIC, &end);
	return ((double)(end.tv_sec - start.tv_sec) * 1e9 +
		   (double)(end.tv_nsec - start.tv_nsec)) /
	    EVENT_COUNT;
}

static int
compare(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

static double
median(double *values)
{
	qsort(values, ROUND_COUNT, sizeof(*values), compare);
	return values[ROUND_COUNT / 2];
}

int
main(void)
{
	static double ours[ROUND_COUNT], plain[ROUND_COUNT],
	    control[ROUND_COUNT];
	struct buf out = {0};
	struct buf expected = {0};
	int i;

	make_events();
	if (!write_ours(&out))
		return 1;
	note_digests(&out);
	if (!write_plainly(&expected) ||
	    strcmp(out.bytes, expected.bytes) != 0) {
		fputs("ical_writer: the two writers differ\n", stderr);
		return 1;
	}
	for (i = 0; i < ROUND_COUNT; i++) {
		ours[i] = measure(write_ours, &out);
		plain[i] = measure(write_plainly, &out);
		control[i] = measure(write_ours, &out);
	}
	printf("A  takt's writer   %7.0f ns/event\n", median(ours));
	printf("A  once more       %7.0f ns/event\n", median(control));
	printf("B  printf          %7.0f ns/event\n", median(plain));
	printf("A/B                %7.2f\n", median(ours) / median(plain));
	printf("bytes              %7.0f per event\n",
	    (double)out.length / EVENT_COUNT);
	buf_release(&out);
	buf_release(&expected);
	return 0;
}
