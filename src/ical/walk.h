/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The components of an iCalendar file, step by step, and every complaint about
 * how they are put together. For the days*.c files alone.
 */
#ifndef TAKT_ICAL_WALK_H
#define TAKT_ICAL_WALK_H

#include "base/diagnostic.h"
#include "ical/line.h"
#include "ical/value.h"

/* By name and by what they stand in. */
enum ical_component {
	ICAL_COMPONENT_OTHER,
	ICAL_COMPONENT_CALENDAR,
	ICAL_COMPONENT_EVENT,
	ICAL_COMPONENT_TIMEZONE,
	ICAL_COMPONENT_STANDARD,
	ICAL_COMPONENT_DAYLIGHT
};

enum {
	ICAL_COMPONENT_NAME_MAX = 32,
	ICAL_WALK_DEPTH_MAX = 8 /* components in components */
};

/* In bytes. */
struct ical_limits {
	size_t size; /* of a file: whole MiB */
	size_t line; /* of an unfolded line: whole KiB */
};

struct ical_open {
	enum ical_component kind;
	char name[ICAL_COMPONENT_NAME_MAX + 1];
	struct span begin;
};

/* Made by ical_walk_start(). */
struct ical_walk {
	struct diagnostics *diagnostics;
	struct ical_limits limits;
	struct ical_lines lines;
	struct ical_line line; /* the one of the latest step */
	struct ical_open open[ICAL_WALK_DEPTH_MAX];
	size_t depth;    /* how many are open; the innermost is the last */
	bool is_leaving; /* the innermost is closed with the next step */
	size_t mistakes; /* complaints made here or by way of the functions */
	bool no_memory;
};

enum ical_step {
	ICAL_STEP_BEGIN,
	ICAL_STEP_PROPERTY,
	ICAL_STEP_END, /* the component is still the innermost */
	ICAL_STEP_DONE /* or there is no use in going on */
};

/* After so many mistakes a walk is done. */
enum { ICAL_WALK_MISTAKES_MAX = 20 };

void ical_walk_start(struct ical_walk *walk, const struct source *source,
    struct ical_limits limits, struct diagnostics *diagnostics);
void ical_walk_release(struct ical_walk *walk);

enum ical_step ical_walk_next(struct ical_walk *walk);

/* The innermost component; OTHER outside of all. */
enum ical_component ical_walk_inside(const struct ical_walk *walk);

/* Adds a complaint; `text` is its argument. */
void ical_walk_complain(struct ical_walk *walk, enum diagnostic_code code,
    struct span at, const char *text);

/* As above, says the name of a limit and its value, and ends the walk. */
void ical_walk_limit(
    struct ical_walk *walk, struct span at, const char *format, int limit);

/*
 * Reads a moment that is the value, or a part of it, of the latest line;
 * complains and returns false if it is none.
 */
bool ical_walk_moment(
    struct ical_walk *walk, struct ical_slice text, struct ical_moment *moment);

/* Complains that a part of the latest line is not `expected`. */
void ical_walk_refuse(
    struct ical_walk *walk, struct ical_slice text, const char *expected);

#endif
