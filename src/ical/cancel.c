/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Events as they are when they are cancelled. */
#include "ical/cancel.h"

#include <string.h>

#include "ical/fold.h"
#include "ical/stamp.h"

struct rewrite {
	const struct ical_cancellation *cancellation;
	struct buf *out;
	struct buf value;
	char stamp[ICAL_STAMP_SIZE];
	unsigned done; /* a bit for each row of replacements */
};

static void
put_line(struct rewrite *rewrite, const char *prefix)
{
	ical_fold_line(rewrite->out, prefix, buf_text(&rewrite->value));
	buf_clear(&rewrite->value);
}

static bool
starts_with(struct ical_slice value, const char *prefix)
{
	size_t length = strlen(prefix);

	return value.length >= length &&
	    memcmp(value.text, prefix, length) == 0;
}

static void
put_summary(struct rewrite *rewrite, struct ical_slice value)
{
	const char *prefix = rewrite->cancellation->prefix;

	if (!starts_with(value, prefix))
		buf_append_string(&rewrite->value, prefix);
	buf_append(&rewrite->value, value.text, value.length);
	put_line(rewrite, "SUMMARY:");
}

static void
put_description(struct rewrite *rewrite, struct ical_slice value)
{
	buf_append(&rewrite->value, value.text, value.length);
	if (value.length > 0)
		buf_append_string(&rewrite->value, "\\n");
	buf_append_string(&rewrite->value, rewrite->cancellation->note);
	put_line(rewrite, "DESCRIPTION:");
}

static void
put_dtstamp(struct rewrite *rewrite, struct ical_slice value)
{
	(void)value;
	ical_fold_line(rewrite->out, "DTSTAMP:", rewrite->stamp);
}

static void
put_last_modified(struct rewrite *rewrite, struct ical_slice value)
{
	(void)value;
	ical_fold_line(rewrite->out, "LAST-MODIFIED:", rewrite->stamp);
}

static void
put_sequence(struct rewrite *rewrite, struct ical_slice value)
{
	(void)value;
	buf_append_number(&rewrite->value, rewrite->cancellation->sequence);
	put_line(rewrite, "SEQUENCE:");
}

static void
put_status(struct rewrite *rewrite, struct ical_slice value)
{
	(void)value;
	ical_fold_line(rewrite->out, "STATUS:", "CANCELLED");
}

/* Written where the old value stands, or at the end where there is none. */
static const struct {
	const char *name;
	void (*put)(struct rewrite *rewrite, struct ical_slice value);
} replacements[] = {{"SUMMARY", put_summary}, {"DESCRIPTION", put_description},
    {"DTSTAMP", put_dtstamp}, {"LAST-MODIFIED", put_last_modified},
    {"SEQUENCE", put_sequence}, {"STATUS", put_status}};

enum { REPLACEMENTS = sizeof(replacements) / sizeof(replacements[0]) };

/* False for a property that stays as it is. */
static bool
replace(struct rewrite *rewrite, const struct ical_line *line)
{
	for (unsigned i = 0; i < REPLACEMENTS; i++) {
		if (!ical_slice_is(line->name, replacements[i].name))
			continue;
		if ((rewrite->done & 1U << i) == 0)
			replacements[i].put(rewrite, line->value);
		rewrite->done |= 1U << i;
		return true;
	}
	return ical_slice_is(line->name, "X-TAKT-WROTE");
}

static void
put_missing(struct rewrite *rewrite)
{
	for (unsigned i = 0; i < REPLACEMENTS; i++) {
		if ((rewrite->done & 1U << i) == 0)
			replacements[i].put(
			    rewrite, (struct ical_slice){"", 0});
	}
}

static void
skip_component(struct ical_lines *lines)
{
	struct ical_line line;
	size_t depth = 1;

	while (depth > 0 && ical_lines_next(lines, &line) == ICAL_LINE_OK) {
		if (ical_slice_is(line.name, "BEGIN"))
			depth++;
		else if (ical_slice_is(line.name, "END"))
			depth--;
	}
}

/* All that takt wrote; what others wrote comes from own->kept. */
static bool
rewrite_lines(
    struct rewrite *rewrite, const struct source *source, struct ical_part part)
{
	const struct source cut = {source->name, source->text, part.end};
	struct ical_lines lines = {
	    .source = &cut, .next = part.start, .longest = SIZE_MAX};
	enum ical_line_status status;
	struct ical_line line;
	bool is_first = true;

	while ((status = ical_lines_next(&lines, &line)) == ICAL_LINE_OK) {
		bool is_begin = ical_slice_is(line.name, "BEGIN");

		if (is_begin && !is_first)
			skip_component(&lines);
		else if (!is_begin && ical_own_has(line.name) &&
		    !replace(rewrite, &line))
			buf_append(rewrite->out, source->text + line.start,
			    lines.next - line.start);
		is_first = false;
	}
	ical_lines_release(&lines);
	return status == ICAL_LINE_END;
}

/* The mark is of what has been written since `start`. */
static bool
put_mark(struct ical_own *own, struct buf *kept, struct buf *out, size_t start)
{
	const struct source written = {"", out->bytes, out->length};
	char wrote[ICAL_OWN_WROTE_LENGTH + 1];

	if (out->failed ||
	    !ical_own_read(own, &written,
		(struct ical_part){(uint32_t)start, (uint32_t)out->length}))
		return false;
	ical_own_wrote(own->digest, wrote);
	ical_fold_line(out, "X-TAKT-WROTE:", wrote);
	buf_append(out, buf_text(kept), kept->length);
	ical_fold_line(out, "END:", "VEVENT");
	return !out->failed;
}

bool
ical_cancel(struct ical_own *own, const struct source *source,
    struct ical_part part, const struct ical_cancellation *cancellation,
    struct buf *out)
{
	struct rewrite rewrite = {.cancellation = cancellation, .out = out};
	struct buf kept = {0};
	size_t start = out->length;
	bool is_good;

	buf_append(&kept, buf_text(&own->kept), own->kept.length);
	ical_fold_line(out, "BEGIN:", "VEVENT");
	is_good = ical_stamp_format(rewrite.stamp, cancellation->stamp) &&
	    rewrite_lines(&rewrite, source, part);
	put_missing(&rewrite);
	is_good = is_good && !kept.failed && !rewrite.value.failed &&
	    put_mark(own, &kept, out, start);
	buf_release(&kept);
	buf_release(&rewrite.value);
	return is_good;
}
