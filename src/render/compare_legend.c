/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What comparisons say in words: who stands behind a letter, what counted, and
 * who has most series to support, and when. */
#include <inttypes.h>
#include <string.h>

#include "phrase/words.h"
#include "render/compare.h"

/* So many months are named one by one. */
enum { MONTHS_NAMED = 4 };

static const char *
horizon_text(const struct summary *summary)
{
	switch (summary->horizon) {
	case HORIZON_STEADY:
		return "steady state";
	case HORIZON_GIVEN:
		return "as asked for";
	case HORIZON_PARTIAL:
		break;
	}
	return "as far as the file goes";
}

/* "counted: 7 cycles, 3.12 to 3.18, 2026-10-19 to 2037-04-18 (steady state)" */
static void
append_cycles(const struct summary *summary, struct buf *out)
{
	size_t count = summary->end - summary->first;

	buf_append_string(out, "counted: ");
	if (count == 0)
		buf_append_string(out, "no cycle");
	else
		buf_printf(out, "%zu cycle%s, %s to %s", count,
		    count == 1 ? "" : "s",
		    summary->cycles[summary->first]->version,
		    summary->cycles[summary->end - 1]->version);
	if (summary_days(summary) > 0) {
		char text[DATE_TEXT_SIZE];

		buf_printf(out, ", %s", date_format(summary->from, text));
		buf_printf(out, " to %s",
		    date_format((struct date){summary->until.day - 1}, text));
	}
	buf_printf(out, " (%s)", horizon_text(summary));
}

/* ", always in October", ", in Apr Oct", ", in 7 different months". */
static void
append_months(
    const struct summary *summary, enum metric_role role, struct buf *out)
{
	uint32_t months = summary_role_months(summary, role);
	int32_t count = 0, last = 0;

	for (int32_t month = 1; month <= 12; month++) {
		if ((months >> month & 1) == 0)
			continue;
		count++;
		last = month;
	}
	if (count == 1)
		buf_printf(out, ", %sin %s",
		    summary->end - summary->first > 1 ? "always " : "",
		    word_of_value(word_months, last));
	else if (count > MONTHS_NAMED)
		buf_printf(out, ", in %d different months", (int)count);
	else if (count > 1)
		buf_append_string(out, ", in");
	for (int32_t month = 1;
	     count > 1 && count <= MONTHS_NAMED && month <= 12; month++) {
		if ((months >> month & 1) != 0)
			buf_printf(
			    out, " %.3s", word_of_value(word_months, month));
	}
}

static void
append_role(const struct summary *summary, enum metric_role role,
    const char *taken, struct buf *out)
{
	buf_printf(out, "%s: %s", metric_role_names[role],
	    taken != NULL ? taken : "none known");
	if (taken != NULL)
		append_months(summary, role, out);
}

/* "5 to 6 series are supported (mean 5.1), 6 first on 2026-10-06 for 26
 * days" */
static void
append_supported(const struct supported_at_once *supported, struct buf *out)
{
	int64_t tenths =
	    (20 * supported->sum + supported->days) / (2 * supported->days);
	int64_t length = summary_between(supported->first_most.first,
			     supported->first_most.last) +
	    1;
	char text[DATE_TEXT_SIZE];

	buf_append_number(out, supported->least);
	if (supported->most > supported->least)
		buf_printf(out, " to %" PRId64, supported->most);
	buf_append_string(out, " series are supported");
	if (supported->most == supported->least)
		return;
	buf_printf(out,
	    " (mean %" PRId64 ".%" PRId64 "), %" PRId64
	    " first on %s for %" PRId64 " day%s",
	    tenths / 10, tenths % 10, supported->most,
	    date_format(supported->first_most.first, text), length,
	    length == 1 ? "" : "s");
}

void
compare_note(
    const struct summary *summary, const char *between, struct buf *out)
{
	struct arena arena = {0};
	struct supported_at_once supported;

	if (summary_supported(summary, &arena, &supported)) {
		append_supported(&supported, out);
		buf_append_string(out, between);
	}
	append_role(summary, ROLE_FREEZE, summary->freeze_name, out);
	buf_append_string(out, "; ");
	append_role(summary, ROLE_FINAL, summary->final_name, out);
	buf_append_string(out, between);
	append_cycles(summary, out);
	if (summary->lacks_older)
		buf_printf(out,
		    "%solder series than %s, which may be supported then, are "
		    "not in the file",
		    between, summary->cycles[0]->version);
	out->failed |= arena.failed;
	arena_release(&arena);
}

void
compare_legend(const struct comparison *comparison, struct buf *out)
{
	for (size_t i = 0; i < comparison->count; i++) {
		buf_printf(out, "%c  %s\n   ", compare_letter(i),
		    comparison->names[i]);
		compare_note(&comparison->summaries[i], "\n   ", out);
		buf_append_char(out, '\n');
	}
}

void
compare_letters(
    const struct comparison *comparison, size_t width, struct buf *out)
{
	size_t used = 0;

	for (size_t i = 0; i < comparison->count; i++) {
		size_t length = compare_columns(comparison->names[i]) + 4;

		if (i > 0 && width > 0 && used + 2 + length > width) {
			buf_append_string(out, ",\n");
			used = 0;
		} else if (i > 0) {
			buf_append_string(out, ", ");
			used += 2;
		}
		buf_printf(
		    out, "%c = %s", compare_letter(i), comparison->names[i]);
		used += length;
	}
	buf_append_char(out, '\n');
}

/* All that have so many at most: "A and D". */
static void
append_who(const struct comparison *comparison,
    const struct supported_at_once *all, int64_t most, struct buf *out)
{
	size_t left = 0, told = 0;

	for (size_t i = 0; i < comparison->count; i++)
		left += all[i].days > 0 && all[i].most == most;
	for (size_t i = 0; i < comparison->count; i++) {
		if (all[i].days == 0 || all[i].most != most)
			continue;
		if (told++ > 0)
			buf_append_string(out, told == left ? " and " : ", ");
		buf_append_string(out, comparison->names[i]);
	}
}

/* ", first on 2025-09-08", if it is one alone. */
static void
append_first(const struct comparison *comparison,
    const struct supported_at_once *all, int64_t most, struct buf *out)
{
	const struct supported_at_once *who = NULL;
	size_t count = 0;

	for (size_t i = 0; i < comparison->count; i++) {
		if (all[i].days == 0 || all[i].most != most)
			continue;
		who = &all[i];
		count++;
	}
	if (count == 1) {
		char text[DATE_TEXT_SIZE];

		buf_printf(out, ", first on %s",
		    date_format(who->first_most.first, text));
	}
}

/* A line, which says how many are how many with whom. */
static void
append_line(const struct buf *line, enum compare_format format, struct buf *out)
{
	compare_text(format, buf_text(line), out);
	buf_append_char(out, '\n');
	out->failed |= line->failed;
}

/* That of the most, and that of the fewest if it is another number. */
static void
append_most_and_least(const struct comparison *comparison,
    const struct supported_at_once *all, int64_t most, int64_t least,
    struct buf lines[2])
{
	buf_printf(&lines[0], "Most series to support at once: %" PRId64, most);
	if (most == least) {
		buf_printf(&lines[0], " in %s.",
		    comparison->count == 2 ? "both" : "all of them");
		return;
	}
	buf_append_string(&lines[0], " with ");
	append_who(comparison, all, most, &lines[0]);
	append_first(comparison, all, most, &lines[0]);
	buf_append_char(&lines[0], '.');
	buf_printf(&lines[1], "Fewest: %" PRId64 " at the most with ", least);
	append_who(comparison, all, least, &lines[1]);
	buf_append_char(&lines[1], '.');
}

void
compare_verdict(const struct comparison *comparison, enum compare_format format,
    struct buf *out)
{
	struct supported_at_once all[COMPARISON_MAX] = {{0}};
	struct arena arena = {0};
	struct buf lines[2] = {{0}};
	int64_t most = 0, least = INT64_MAX;

	for (size_t i = 0; i < comparison->count; i++) {
		if (!summary_supported(
			&comparison->summaries[i], &arena, &all[i]))
			continue;
		if (all[i].most > most)
			most = all[i].most;
		if (all[i].most < least)
			least = all[i].most;
	}
	if (most > 0) {
		append_most_and_least(comparison, all, most, least, lines);
		buf_append_char(out, '\n');
		append_line(&lines[0], format, out);
		if (lines[1].length > 0)
			append_line(&lines[1], format, out);
	}
	out->failed |= arena.failed;
	buf_release(&lines[0]);
	buf_release(&lines[1]);
	arena_release(&arena);
}
