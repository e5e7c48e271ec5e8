/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What a chart shows, before it is drawn: groups of rows with bars and marks
 * on days. It is made of a plan (svg_gather.c) or of a comparison
 * (svg_compare.c), and drawn by svg_draw.c, whatever it was made of.
 */
#ifndef TAKT_RENDER_SVG_CHART_H
#define TAKT_RENDER_SVG_CHART_H

#include "base/arena.h"
#include "plan/query.h"
#include "render/svg.h"

/* Stages of a series in their order; support windows by their place among
 * those of the project. */
enum svg_stage {
	STAGE_DEVELOPMENT,
	STAGE_TESTING,
	STAGE_SUPPORT,
	STAGE_SUPPORT_LAST = STAGE_SUPPORT + 3, /* and all that follow */
	STAGE_NUMBER, /* none: how many series there are */
	STAGE_COUNT
};

/* Kinds of marks, the less important first. */
enum svg_shape {
	SHAPE_POINT_RELEASE,
	SHAPE_MILESTONE,
	SHAPE_EVENT,
	SHAPE_ALPHA,
	SHAPE_BETA,
	SHAPE_CANDIDATE,
	SHAPE_TEST, /* another test release */
	SHAPE_FREEZE,
	SHAPE_END_OF_SUPPORT,
	SHAPE_END_OF_LIFE,
	SHAPE_RELEASE,
	SHAPE_COUNT
};

/* Each edge with the first and the last day that it may mean. */
struct chart_bar {
	enum svg_stage stage; /* of a window: set by chart_finish() */
	const char *window;   /* its name; NULL: none */
	const char *label;    /* in the bar, where it fits */
	const char *title;
	struct plan_days start;
	struct plan_days end;
	bool is_open; /* its end is not known */
	int lane;     /* among bars that overlap, from 0 */
};

struct chart_mark {
	enum svg_shape shape;
	const char *name; /* "3.14.0 beta 1" */
	const char *date; /* "Tue 2026-05-05" */
	const char *title;
	struct plan_days days; /* all of a span; or all that it may mean */
	bool is_span;
	bool is_rough; /* not known to the day */
	bool is_off;   /* cancelled, or never came to be */
};

struct chart_row {
	int64_t index; /* of the series, by which rows are sorted */
	const char *label;
	const char *title; /* what the label stands for, if it is cut */
	bool is_over;      /* before today */
	int lanes;
	struct chart_bar *bars;
	size_t bar_count;
	struct chart_mark *marks; /* by date */
	size_t mark_count;
};

struct chart_group {
	const char *name; /* of the project */
	struct chart_row *rows;
	size_t row_count;
	/* Its windows in their order, each of which is a stage. */
	const char **windows;
	size_t window_count;
};

struct chart {
	struct arena arena;
	const char *title;
	struct chart_group *groups;
	size_t group_count;
	struct plan_days days; /* of the axis, once there is a mark or bar */
	bool has_days;
	bool has_from; /* what the caller asked for cuts the axis */
	bool has_until;
	struct date from;
	struct date until;
	bool is_compact; /* marks stand on the bars, not under them */
	/* The same window is the same stage in all groups: the first one has
	 * the windows of all. */
	bool shares_windows;
	size_t undated; /* so many dates are not known at all */
	const struct svg_options *options;
};

/* Fills a zeroed chart, which is for chart_release() in any case. False when
 * memory is short. (svg_gather.c) */
bool chart_of_plan(struct chart *chart, const struct plan *plan,
    const struct svg_options *options);
void chart_release(struct chart *chart);

/* Another row of the last group, or at some place of any; NULL when memory is
 * short. */
struct chart_row *chart_add_row(struct chart *chart, const char *label);
struct chart_row *chart_insert_row(struct chart *chart,
    struct chart_group *group, size_t place, const char *label);
struct chart_group *chart_add_group(struct chart *chart, const char *name);

/* Takes a bar or a mark into the row and its days into the axis; false when
 * memory is short. */
bool chart_add_bar(
    struct chart *chart, struct chart_row *row, const struct chart_bar *bar);
bool chart_add_mark(
    struct chart *chart, struct chart_row *row, const struct chart_mark *mark);

/* Takes the name of a window among those of the last group, behind the one
 * before it (NULL: none). False when memory is short. */
bool chart_add_window(
    struct chart *chart, const char *window, const char *before);

/* Once all is there: stages of windows, lanes of bars that overlap, and the
 * days of the axis in whole weeks or months. */
void chart_finish(struct chart *chart);

/* The mark of an item; NULL strings when memory is short (arena->failed).
 * (svg_mark.c) */
struct chart_mark chart_mark_of(
    const struct plan_item *item, struct arena *arena);

/* Appends the whole picture. (svg_draw.c) */
bool chart_draw(const struct chart *chart, struct buf *out);

#endif
