/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The typed model of a cadence file: what a project's rules are, each with its
 * place. src/load/ makes it, cadence/validate.c checks it, the plan reads it.
 * Nothing here is dated yet; no I/O.
 */
#ifndef TAKT_CADENCE_CADENCE_H
#define TAKT_CADENCE_CADENCE_H

#include "cadence/cycle.h"
#include "phrase/phrase.h"
#include "phrase/target.h"

/* Ceilings; each is named in the message that refuses more. */
enum {
	CADENCE_COUNT_MAX = 1000,
	CADENCE_CYCLES_MAX = 100000,
	CADENCE_SLOTS_MAX = 10000,
	CADENCE_SERIES_SLOTS_MAX = 50000,
	CADENCE_NAMES_MAX = 1000,
	CADENCE_CHANGES_MAX = 64,
	CADENCE_VARIANTS_MAX = 1000
};

/* How a date came to be, as the file says it. */
enum status {
	STATUS_PLANNED,
	STATUS_CONFIRMED,
	STATUS_ACTUAL,
	STATUS_CANCELLED,
	STATUS_DROPPED /* never came to be; its number goes to the next */
};

struct clock;
struct check;

/* Who does something: one for all series, or in turn. */
struct role {
	const char *role;
	const char **names;
	size_t name_count;
};

struct people {
	struct role *roles;
	size_t count;
};

/* Words for steps or releases, in their order. */
struct labels {
	const char **words; /* NULL: none */
	size_t count;
	bool goes_on; /* the last one is that of all that follow */
};

/* What a rule says about its dates beside when they are. */
struct details {
	struct labels labels;
	const char *description;   /* what its dates mean; or NULL */
	const struct clock *clock; /* NULL: all day */
	const char **tags;         /* ends with NULL; or NULL */
	const char **audience;     /* for whom; likewise */
	struct people people;
	int32_t optional_from; /* steps from here may not be needed; 0: none */
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
	const struct phrase *to; /* spans: the last day … */
	struct amount length;    /* … or how long */
	bool has_length;
	bool has_precision;
	enum precision precision;
	struct avoidance avoidance;
	const struct phrase **backups; /* dates to fall back to */
	size_t backup_count;
	struct details details;
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
	struct avoidance
	    avoidance; /* of its end: none unless it is said here */
	struct details details;
};

/* Recurring releases inside a window. */
struct train {
	const char *name;
	struct span at;
	uint32_t symbol;
	const char *pattern;
	uint32_t first_window; /* symbols: it runs from the start of one … */
	uint32_t last_window;  /* … to the end of the other */
	const struct phrase *from;  /* later than the window's start, or NULL */
	const struct phrase *until; /* earlier than its end, or NULL */
	const struct repeat *on;
	bool has_anchor;
	struct date
	    anchor; /* amounts count from here, the same in all series */
	struct avoidance avoidance;
	struct details details;
};

/* One time that an event takes place. */
struct occurrence {
	struct span at;
	const struct phrase *from;
	const struct phrase *to; /* the last day … */
	struct amount length;    /* … or how long */
	bool has_length;
	const char *name; /* NULL: the event's */
	const char *description;
	const char *url;
};

/*
 * A dated thing that is no release. Where its one occurrence depends on the
 * cycle date, each series has one; else it is the project's.
 */
struct event {
	const char *name;
	struct span at;
	uint32_t symbol;
	bool is_of_series;
	struct occurrence *occurrences;
	size_t count;
};

enum symbol_kind {
	SYMBOL_MILESTONE,
	SYMBOL_WINDOW,
	SYMBOL_TRAIN,
	SYMBOL_EVENT,
	SYMBOL_END_OF_LIFE /* the last window, whichever that is in a series */
};

/* What a name in a phrase stands for; the rules of a series have its place. */
struct symbol {
	enum symbol_kind kind;
	const char *name;
};

/* The place of what a set of rules does not have. */
#define RULE_NONE UINT32_MAX

/* A date that was set by hand. */
struct pin {
	struct target target;
	struct span at; /* of the key */
	const char *key;
	const struct phrase *on; /* NULL: only status or reason are set */
	const struct phrase *to;
	enum status status;
	const char *reason;
	const struct clock *clock;
	bool has_precision; /* of `on`, whatever that is */
	enum precision precision;
	int32_t missed; /* so many dates passed; backups count from there */
	bool carries;   /* later steps of its sequence move along … */
	bool has_carry_to;
	struct target carry_to; /* … as far as this milestone */
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
	const char *renamed; /* what it is called instead; or NULL */
	int64_t index;
	struct span at;
	const char *url;
	const char *codename;
	bool has_cycle;
	struct date cycle; /* its own cycle date */
	struct people people;
	struct series_name *names;
	size_t name_count;
	struct pin *pins;
	size_t pin_count;
	struct extra *extras;
	size_t extra_count;
};

/*
 * The rules that hold for a series. Policies that change at a version give a
 * series another set over the same symbols, so everything above asks
 * cadence_rules().
 */
struct rules {
	uint32_t *place; /* by symbol: where it is in its array, or RULE_NONE */
	const struct milestone **milestones; /* sets of rules share them */
	size_t milestone_count;
	struct window *windows;
	size_t window_count;
	struct train *trains;
	size_t train_count;
	struct avoidance avoidance; /* where a rule does not say its own */
	struct pauses pauses;
	struct people people;
};

/* Something is laid over the rules for the series for which this holds. */
struct change {
	const struct condition *when;
	struct span at;
};

/* A set of rules for all series to which the same changes apply. */
struct variant {
	struct variant *next;
	uint64_t applied;          /* bit i: change i */
	const struct rules *rules; /* NULL: there is a mistake in them */
};

/* The sets of rules so far, and who makes another. */
struct policy {
	struct variant *variants;
	size_t variant_count;
	const struct rules *(*make)(
	    void *maker, uint64_t applied, struct diagnostics *diagnostics);
	void *maker;
};

/* The milestone that a role has, "beta 1"; NULL where the file does not say. */
struct cadence_role {
	const char *milestone;
	int32_t number; /* 0: the first step, or the only date */
};

/* What comparisons take for the freeze, the final, and for the test releases of
 * each phase (`roles:`). */
struct cadence_roles {
	struct cadence_role freeze;
	struct cadence_role final;
	struct cadence_role alpha; /* number 0: all steps of these */
	struct cadence_role beta;
	struct cadence_role candidate;
	struct cadence_role preview;
};

struct cadence {
	struct arena *arena;
	const struct source *source;
	const char *project;
	const char *url;
	bool has_revised;
	struct date revised;
	const struct version_scheme *scheme; /* of the first era */
	struct cycle cycle;
	bool is_listed; /* there are only the series that the file lists */
	int64_t cycles; /* how many to expand by default */
	bool has_until;
	struct date until;  /* no cycle date after this day by default */
	struct rules rules; /* where no change applies */
	struct change *changes;
	size_t change_count;
	struct policy *policy;
	struct symbol *symbols;
	size_t symbol_count;
	struct names names;
	uint32_t workdays; /* bit (1 << weekday) */
	struct calendar *calendars;
	size_t calendar_count;
	struct event *events;
	size_t event_count;
	struct cadence_roles roles;
	struct check *checks; /* cadence/check.h */
	size_t check_count;
	struct series_facts *series; /* sorted by index */
	size_t series_count;
	int32_t look_back;  /* the farthest "of -N" in any phrase, as N */
	int32_t look_ahead; /* the farthest "of +N" */
};

/*
 * The rules of a series. NULL after adding a diagnostic where changes make
 * something wrong of them, or when memory is short (then arena->failed).
 */
const struct rules *cadence_rules(const struct cadence *cadence, int64_t series,
    struct diagnostics *diagnostics);

/* The only change that applies to a series, or NULL. */
const struct change *cadence_only_change(
    const struct cadence *cadence, int64_t series);

/* The rule of a symbol that these rules have. */
static inline const struct milestone *
rules_milestone(const struct rules *rules, uint32_t symbol)
{
	return rules->milestones[rules->place[symbol]];
}

static inline const struct window *
rules_window(const struct rules *rules, uint32_t symbol)
{
	return &rules->windows[rules->place[symbol]];
}

static inline const struct train *
rules_train(const struct rules *rules, uint32_t symbol)
{
	return &rules->trains[rules->place[symbol]];
}

/* The event of a symbol. */
const struct event *cadence_event(
    const struct cadence *cadence, uint32_t symbol);

/*
 * The symbol that `symbol` means in these rules: itself, or the last window
 * for the end of life; RULE_NONE where the rules do not have it.
 */
uint32_t cadence_symbol(
    const struct cadence *cadence, const struct rules *rules, uint32_t symbol);

/* The facts of a series, or NULL where the file has none. */
const struct series_facts *cadence_facts(
    const struct cadence *cadence, int64_t series);

/*
 * The cycle date of a series: its own, or its beat. False where it leaves the
 * calendar, where it has none, and in a chain, which the plan reckons.
 */
bool cadence_cycle_date(
    const struct cadence *cadence, int64_t series, struct date *date);

/* Is there a series with that index, before the first one or behind it? */
bool cadence_has_series(const struct cadence *cadence, int64_t series);

/* "3.14" by its number, which identifies the series whatever it is called;
 * lives in `arena`. NULL when memory is short. */
const char *cadence_version(
    const struct cadence *cadence, int64_t series, struct arena *arena);

/* The series of "3.14", or of the name that it was given later; false where
 * none is called so. */
bool cadence_find(
    const struct cadence *cadence, const char *text, int64_t *series);

/* How series are named, for messages: "3.{n}". */
const char *cadence_version_shown(const struct cadence *cadence);

/* What a counter of the version is for a series; false where there is none of
 * that name. */
bool cadence_counter(const struct cadence *cadence, const char *name,
    size_t length, int64_t series, int64_t *value);

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

/* The same for one set of rules alone. */
bool cadence_validate_rules(struct cadence *cadence, const struct rules *rules,
    struct diagnostics *diagnostics);

#endif
