/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The typed model of a cadence file: what a project's rules are, each with its
 * place. src/load/ makes it, cadence/validate.c checks it, the plan reads it.
 * Nothing here is dated yet; no I/O.
 */
#ifndef TAKT_CADENCE_CADENCE_H
#define TAKT_CADENCE_CADENCE_H

#include "phrase/phrase.h"
#include "phrase/target.h"

/* Ceilings; each is named in the message that refuses more. */
enum {
	CADENCE_COUNT_MAX = 1000,
	CADENCE_CYCLES_MAX = 100000,
	CADENCE_SLOTS_MAX = 10000,
	CADENCE_SERIES_SLOTS_MAX = 50000,
	CADENCE_NAMES_MAX = 1000
};

/* How a date came to be, as the file says it. */
enum status {
	STATUS_PLANNED,
	STATUS_CONFIRMED,
	STATUS_ACTUAL,
	STATUS_CANCELLED,
	STATUS_DROPPED /* never came to be; its number goes to the next */
};

/* "3.{n}": text around one counter. */
struct version {
	const char *pattern;
	const char *prefix;
	const char *suffix;
	int64_t first; /* the counter of series index 0 */
};

/* One beat: series i has its cycle date i times `every` after `from`. */
struct cycle {
	struct amount every;
	struct date from;
	bool from_is_month;
	struct span at;
};

/*
 * A rule for one date, or for several steps of one name. `dates` holds one
 * phrase, or one for each step (`on:` as a list).
 */
struct milestone {
	const char *name;
	struct span at;
	uint32_t symbol;
	const char *pattern; /* of the displayed name */
	const struct phrase **dates;
	size_t date_count;
	bool is_indexed;
	bool is_list;               /* `on:` is a list, if of one */
	int32_t count;              /* steps; 0 where `until` bounds them */
	const struct phrase *last;  /* counting backward from this step */
	const struct phrase *until; /* steps up to this day, inclusive */
	const struct repeat *every; /* the same gap each time, or NULL */
	struct amount *gaps;        /* a gap of its own for each step */
	size_t gap_count;
	const char **labels; /* a name for each step, or NULL */
	size_t label_count;
	const struct phrase *to; /* spans: the last day … */
	struct amount length;    /* … or how long */
	bool has_length;
	bool has_precision;
	enum precision precision;
};

/* A support window: from the day after the one before, unless `from` says
 * otherwise, to the last supported day. */
struct window {
	const char *name;
	struct span at;
	uint32_t symbol;
	const char *pattern; /* of the displayed name of its end */
	const struct phrase *from;
	const struct phrase *until;
	struct amount length;
	bool has_length;
	bool is_last; /* its end is the end of life */
	bool has_precision;
	enum precision precision;
};

/* Recurring releases inside a window. */
struct train {
	const char *name;
	struct span at;
	uint32_t symbol;
	const char *pattern;
	const struct window *during;
	const struct phrase *from;  /* later than the window's start, or NULL */
	const struct phrase *until; /* earlier than its end, or NULL */
	const struct repeat *on;
};

enum symbol_kind { SYMBOL_MILESTONE, SYMBOL_WINDOW, SYMBOL_TRAIN };

/* What a name in a phrase stands for: a place in one of the arrays. */
struct symbol {
	enum symbol_kind kind;
	size_t index;
};

/* A date that was set by hand. */
struct pin {
	struct target target;
	struct span at; /* of the key */
	const char *key;
	const struct phrase *on; /* NULL: only status or reason are set */
	const struct phrase *to;
	enum status status;
	const char *reason;
};

/*
 * A release that no rule knows (`also:`): with a number in a sequence, or, if
 * target.name is NULL, on its own under `key`.
 */
struct extra {
	struct pin pin;
	const char *pattern; /* its own displayed name, or NULL */
};

/* How one series shows what a rule names otherwise (`names:`). */
struct series_name {
	const struct name *name;
	const char *pattern;
};

/* What the file says about one series. */
struct series_facts {
	const char *version;
	int64_t index;
	struct span at;
	const char *url;
	struct series_name *names;
	size_t name_count;
	struct pin *pins;
	size_t pin_count;
	struct extra *extras;
	size_t extra_count;
};

/*
 * The rules that hold for a series. All series share one set today; policies
 * that change at a version give a series another set over the same symbols,
 * so everything above asks cadence_rules().
 */
struct rules {
	struct milestone *milestones;
	size_t milestone_count;
	struct window *windows;
	size_t window_count;
	struct train *trains;
	size_t train_count;
};

struct cadence {
	struct arena *arena;
	const struct source *source;
	const char *project;
	const char *url;
	bool has_revised;
	struct date revised;
	struct version version;
	struct cycle cycle;
	int64_t cycles; /* how many to expand by default */
	bool has_until;
	struct date until; /* no cycle date after this day by default */
	struct rules rules;
	struct symbol *symbols;
	size_t symbol_count;
	struct names names;
	struct series_facts *series; /* sorted by index */
	size_t series_count;
	int32_t look_back; /* the farthest "of -N" in any phrase, as N */
};

const struct rules *cadence_rules(
    const struct cadence *cadence, int64_t series);

/* The facts of a series, or NULL where the file has none. */
const struct series_facts *cadence_facts(
    const struct cadence *cadence, int64_t series);

/* False where the cycle date leaves the calendar. */
bool cadence_cycle_date(
    const struct cadence *cadence, int64_t series, struct date *date);

/* "3.14"; lives in `arena`. NULL when memory is short. */
const char *version_format(
    const struct version *version, int64_t series, struct arena *arena);

/* The series index of "3.14"; false where it does not fit the pattern. */
bool version_parse(
    const struct version *version, const char *text, int64_t *series);

/* Does the counter stay at 0 or above for this series? */
bool version_exists(const struct version *version, int64_t series);

/* "planned", "actual", … in the order of enum status; ends with NULL. */
extern const char *const status_names[];
/* "day", "week", … in the order of enum precision; ends with NULL. */
extern const char *const precision_names[];

/*
 * Checks what can only be seen with the whole file in view: references that
 * need or cannot have a step, series that do not fit, pins of nothing. False
 * after adding diagnostics.
 */
bool cadence_validate(struct cadence *cadence, struct diagnostics *diagnostics);

#endif
