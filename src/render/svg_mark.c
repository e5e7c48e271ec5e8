/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Marks of a chart: their shape by what an item is, and its date in words. */
#include <string.h>

#include "compare/metric_summary.h"
#include "phrase/clock.h"
#include "phrase/words.h"
#include "render/phase.h"
#include "render/svg_chart.h"

static enum svg_shape
shape_of_test(const char *milestone)
{
	switch (summary_test_phase(milestone)) {
	case TEST_ALPHA:
		return SHAPE_ALPHA;
	case TEST_BETA:
		return SHAPE_BETA;
	case TEST_CANDIDATE:
		return SHAPE_CANDIDATE;
	case TEST_OTHER:
	case TEST_NONE:
		break;
	}
	return SHAPE_TEST;
}

static enum svg_shape
shape_of(const struct plan_item *item)
{
	switch (phase_of(item)) {
	case PHASE_DEVELOPMENT:
		return SHAPE_FREEZE;
	case PHASE_PRE_RELEASE:
		return shape_of_test(item->milestone);
	case PHASE_RELEASE:
		return SHAPE_RELEASE;
	case PHASE_POINT_RELEASE:
		return SHAPE_POINT_RELEASE;
	case PHASE_END_OF_SUPPORT:
		return SHAPE_END_OF_SUPPORT;
	case PHASE_END_OF_LIFE:
		return SHAPE_END_OF_LIFE;
	case PHASE_EVENT:
		return SHAPE_EVENT;
	case PHASE_SUPPORT:
	case PHASE_MILESTONE:
		break;
	}
	return SHAPE_MILESTONE;
}

static void
append_day(struct date day, struct buf *out)
{
	char text[DATE_TEXT_SIZE];

	buf_printf(out, "%s, %s",
	    word_of_value(word_weekdays, (int32_t)date_weekday(day)),
	    date_format(day, text));
}

/* "Thursday, 2026-05-07", "2031-10", "Thursday, … to Friday, …". */
static void
append_date(const struct plan_item *item, struct buf *out)
{
	if (item->precision != PRECISION_DAY) {
		char text[PHRASE_VALUE_TEXT_SIZE];

		buf_append_string(out, plan_item_date(item, text));
		return;
	}
	append_day(item->first, out);
	if (date_compare(item->first, item->last) < 0) {
		buf_append_string(out, " to ");
		append_day(item->last, out);
	}
	if (item->clock != NULL) {
		buf_append_string(out, ", ");
		clock_format(item->clock, out);
	}
}

static const char *
title_of(const struct plan_item *item, struct arena *arena)
{
	struct buf text = {0};
	const char *copy;

	buf_printf(&text, "%s: ", item->name);
	append_date(item, &text);
	buf_printf(&text, ", %s", plan_item_status(item));
	if (item->has_moved && date_compare(item->was, date_max()) < 0) {
		char day[DATE_TEXT_SIZE];

		buf_printf(&text, ", was %s", date_format(item->was, day));
	}
	copy = arena_copy(arena, buf_text(&text), text.length);
	arena->failed |= text.failed;
	buf_release(&text);
	return copy;
}

/* "Thu 2026-05-07"; of a span its first day. */
static const char *
short_date(const struct plan_item *item, struct arena *arena)
{
	char day[DATE_TEXT_SIZE];

	if (item->precision != PRECISION_DAY) {
		char text[PHRASE_VALUE_TEXT_SIZE];

		return arena_string(arena, plan_item_date(item, text));
	}
	return arena_printf(arena, "%.3s %s",
	    word_of_value(word_weekdays, (int32_t)date_weekday(item->first)),
	    date_format(item->first, day));
}

struct chart_mark
chart_mark_of(const struct plan_item *item, struct arena *arena)
{
	bool is_longer = date_compare(item->first, item->last) < 0;

	return (struct chart_mark){.shape = shape_of(item),
	    .name = arena_string(arena, item->name),
	    .date = short_date(item, arena),
	    .title = title_of(item, arena),
	    .days = {item->first, item->last},
	    .is_span = is_longer && item->precision == PRECISION_DAY,
	    .is_rough = item->precision != PRECISION_DAY,
	    .is_off = item->status == STATUS_CANCELLED ||
		item->status == STATUS_DROPPED};
}
