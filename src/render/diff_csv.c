/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Format "csv": a row for each difference, with all columns, whether they tell
 * something or not (RFC 4180). */
#include "render/compare.h"
#include "render/diff.h"
#include "render/diff_text.h"

enum { COLUMN_COUNT = 9 };

/* Of two entries, the one that knows its place in a plan. */
static const struct entry *
placed_entry(const struct difference *difference)
{
	const struct entry *entry = difference_entry(difference);

	if (!entry->is_own && difference->old_entry != NULL)
		return difference->old_entry;
	return entry;
}

static void
append_difference(const struct difference *difference, struct buf *out)
{
	const struct entry *placed = placed_entry(difference);
	const struct entry *from = difference->old_entry;
	const struct entry *to = difference->new_entry;
	struct buf days = {0}, how = {0};
	const char *cells[COLUMN_COUNT] = {diff_kind_name(difference->kind),
	    placed->project, placed->series, placed->slot,
	    diff_name(difference_entry(difference)),
	    from != NULL ? from->date : NULL, to != NULL ? to->date : NULL};
	int32_t distance;

	if (diff_days(difference, &distance))
		buf_append_number(&days, distance);
	diff_append_how(difference, &how);
	cells[7] = buf_text(&days);
	cells[8] = buf_text(&how);
	compare_line(COMPARE_CSV, cells, COLUMN_COUNT, out);
	out->failed |= days.failed || how.failed;
	buf_release(&days);
	buf_release(&how);
}

bool
diff_render_csv(const struct differences *differences,
    const struct diff_options *options, struct buf *out)
{
	static const char *const head[COLUMN_COUNT] = {"change", "project",
	    "series", "slot", "milestone", "from", "to", "days", "difference"};

	(void)options;
	compare_line(COMPARE_CSV, head, COLUMN_COUNT, out);
	for (size_t i = 0; i < differences->count; i++)
		append_difference(&differences->items[i], out);
	return !out->failed;
}
