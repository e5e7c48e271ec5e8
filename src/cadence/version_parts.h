/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The inside of a version scheme. Only the version*.c files of this floor
 * include it.
 */
#ifndef TAKT_CADENCE_VERSION_PARTS_H
#define TAKT_CADENCE_VERSION_PARTS_H

#include "cadence/version.h"

enum version_part_kind {
	PART_LITERAL,
	PART_COUNTER,
	PART_YYYY,
	PART_YY,
	PART_0Y,
	PART_MM,
	PART_0M,
	PART_WW,
	PART_0W,
	PART_DD,
	PART_0D
};

/* The parts of a date, from PART_YYYY on: what stands in the braces. */
extern const char *const version_date_parts[];
enum { VERSION_DATE_PARTS = PART_0D - PART_YYYY + 1 };

struct version_part {
	enum version_part_kind kind;
	const char *text; /* a literal's bytes, or what stands in the braces */
	size_t length;
	size_t start;         /* where it begins in the pattern, for messages */
	size_t counter;       /* PART_COUNTER: which one, from the left */
	size_t digits_behind; /* how many follow without anything between */
};

struct version_counter {
	const char *name;
	int64_t least;
	int64_t most; /* INT64_MAX: goes on for ever */
};

/* A name of a list, for searching. */
struct version_name {
	const char *text;
	size_t position;
};

/*
 * Series stand at positions: 0 is where every counter has its least value, or
 * the first name of the list.
 */
struct version_scheme {
	const char *shown;
	struct version_part *parts;
	size_t part_count;
	struct version_counter counters[VERSION_COUNTERS_MAX];
	size_t counter_count;
	bool is_dated;      /* some part comes from the date */
	bool is_week_year;  /* the year is that of the ISO week */
	size_t text_size;   /* no name takes more bytes */
	const char **names; /* a list, or NULL */
	size_t name_count;
	struct version_name *sorted; /* the same by text */
	int64_t round; /* positions until the leftmost counter steps */
	int64_t end;   /* one past the last position, or INT64_MAX */
	int64_t first; /* the position of index 0 */
};

/* How many digits a part always has; 0 where that depends on the value. */
size_t version_part_width(
    const struct version_scheme *scheme, const struct version_part *part);

/* Ascending by text, for bsearch() and qsort(). */
int version_name_order(const void *left, const void *right);

#endif
