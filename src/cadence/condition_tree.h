/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A condition as a tree. Only the condition*.c files of this floor include
 * it.
 */
#ifndef TAKT_CADENCE_CONDITION_TREE_H
#define TAKT_CADENCE_CONDITION_TREE_H

#include "cadence/comparison.h"
#include "cadence/condition.h"

/* Where a cycle date must be, seen from a day or from a whole month. */
enum bound { BOUND_FROM, BOUND_UNTIL, BOUND_BEFORE, BOUND_AFTER };

/* "from", "until", … in the order of enum bound; ends with NULL. */
extern const char *const bound_texts[];

/* A version as it is written, and the series that it names. */
struct condition_version {
	const char *text;
	int64_t index;
};

/* "3.9..3.12", "3.9.." or, where both ends are one, "3.9". */
struct condition_range {
	struct condition_version least;
	struct condition_version most; /* text NULL: there is no end */
};

enum condition_kind {
	CONDITION_ALL,
	CONDITION_ANY,
	CONDITION_NOT,
	CONDITION_VERSION,
	CONDITION_COUNTER,
	CONDITION_PARITY,
	CONDITION_EVERY,
	CONDITION_CYCLE_IN,
	CONDITION_CYCLE,
	CONDITION_IN
};

struct condition_list {
	const struct condition **items;
	size_t count;
};

struct condition_counter {
	int token; /* of the scheme */
	const char *name;
	enum comparator comparison;
	int64_t value; /* PARITY: 1 for odd numbers, else 0 */
};

struct condition {
	enum condition_kind kind;
	union {
		struct condition_list list;      /* ALL, ANY */
		const struct condition *negated; /* NOT */
		struct {
			enum comparator comparison;
			struct condition_version than;
		} version;
		struct condition_counter counter; /* COUNTER, PARITY */
		struct {
			int32_t step;
			struct condition_version from;
		} every;
		uint32_t months; /* CYCLE_IN: bits 1 to 12 */
		struct {
			enum bound bound;
			bool is_month;
			struct date first; /* a day, or those of a month */
			struct date last;
		} cycle;
		struct {
			struct condition_range *ranges;
			size_t count;
		} in;
	} as;
};

#endif
