/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The reckoning of one cadence: which slots a series has, what they are
 * numbered, and on which day each falls, every date once. Only src/plan/
 * includes it.
 */
#ifndef TAKT_PLAN_ENGINE_H
#define TAKT_PLAN_ENGINE_H

#include "plan/daybook.h"
#include "plan/plan.h"

/*
 * Two worlds of dates: what the rules say alone, and what holds with all pins.
 * "planned beta 1" looks from the second into the first.
 */
enum world { WORLD_PLANNED, WORLD_PINNED, WORLD_COUNT };

enum reckoning { UNKNOWN, BUSY, KNOWN, FAILED };

/* A place in the plan that a rule makes. */
struct slot {
	int64_t ordinal; /* identity; 1 for the first that the rule makes */
	const struct pin *pin; /* in the pinned world only */
	bool has_date; /* `date` was found while the slots were counted */
	struct date date;
	enum precision precision;  /* of that date */
	int32_t shift;             /* days, carried from a step before */
	const struct pin *extends; /* this slot makes up for a dropped one */
};

/* One release or milestone as it is numbered: a slot, or an extra. */
struct entry {
	const struct slot *slot;   /* NULL for an extra */
	const struct extra *extra; /* NULL for a slot */
	enum reckoning state;      /* of `start` */
	struct phrase_value start;
	enum reckoning last_state; /* of `last` */
	struct date last;          /* inclusive */
	bool last_is_tbd;
	bool has_fallen;    /* on a day to avoid, before it was moved … */
	struct date fallen; /* … from this one */
};

/* All that one name stands for in one series and world. */
struct sequence {
	enum reckoning state;
	struct slot *slots;
	size_t slot_count;
	struct entry *entries; /* entries[i] has number i + 1 */
	size_t entry_count;
};

/* One series while it is being reckoned. */
struct series {
	struct series *next;
	int64_t index;
	const char *version;  /* as it is called */
	const char *identity; /* as it was first called */
	const struct series_facts *facts;
	const struct rules *rules;
	struct daybook_work *work; /* its working days */
	bool is_bad;               /* it cannot be reckoned, as was said */
	bool has_cycle;
	struct date cycle;
	struct date planned_cycle;      /* where a chain has pins on its way */
	bool cycle_is_tbd[WORLD_COUNT]; /* a chain from what has no date */
	struct arena arena;
	size_t slot_count;                       /* of all sequences together */
	struct sequence *sequences[WORLD_COUNT]; /* by symbol */
};

/* A date that waits for others: the way to a circle. */
struct frame {
	const struct frame *below;
	const struct series *series;
	uint32_t symbol;
	size_t entry;
	enum world world;
	enum edge edge;
};

struct view;

struct engine {
	const struct cadence *cadence;
	struct diagnostics *diagnostics;
	struct series *series; /* those that are being kept */
	struct series *spare;  /* released ones, to use their memory again */
	struct daybook daybook;
	const struct frame *top;
	int depth;
	enum world shown;  /* the world of the items */
	size_t item_count; /* of the latest series that was asked for */
	bool failed_memory;
	/* Watches the phrases of one entry; or NULL. */
	void (*trace)(void *context, const struct phrase *phrase,
	    const struct phrase_value *value);
	/* Is told which pauses a chain met meanwhile; or NULL. */
	void (*met_pause)(
	    void *context, const struct pause *pause, struct date date);
	void *trace_context;
	bool is_muted; /* steps on the way are not traced */
	/* Watches references; or NULL. */
	void (*watch)(void *context, const struct view *there, uint32_t symbol,
	    size_t index);
	void *watch_context;
};

enum { ENGINE_DEPTH_MAX = 200 };

/* Where dates are asked for: in this series, of this world. */
struct view {
	struct engine *engine;
	struct series *series;
	enum world world;
};

void engine_init(struct engine *engine, const struct cadence *cadence,
    struct diagnostics *diagnostics);
void engine_release(struct engine *engine);

/* The series with that index; NULL after a diagnostic. */
struct series *engine_series(
    struct engine *engine, int64_t index, struct span at);

/* Forgets series that lie so far before `index` that no rule looks back. */
void engine_forget_before(struct engine *engine, int64_t index);

/*
 * Enters and leaves a date that is being reckoned. Entering fails, after a
 * diagnostic, where too many dates wait for each other. (plan/circle.c)
 */
bool engine_enter(struct engine *engine, struct frame *frame, struct span at);
void engine_leave(struct engine *engine, const struct frame *frame);

/* Complains about a date that is asked for while it is being reckoned. */
void engine_report_circle(
    struct engine *engine, const struct frame *frame, struct span at);

/* Complains about a date that leaves the calendar; returns false. */
bool engine_report_range(
    const struct engine *engine, const struct series *series, struct span at);

/* Complains about a chain that never gets past its pauses; returns false.
 * Where `what` is NULL it is the date that is being reckoned. */
bool engine_report_pause(const struct engine *engine,
    const struct series *series, const char *what, const struct pause *pause);

/* Complains about a span that ends before it starts; returns false. */
bool engine_report_backward(const struct view *view, const char *name,
    struct date start, struct date last, struct span at);

/* The symbol that a name means in this series; RULE_NONE after a diagnostic
 * where the rules of the series do not have it. (plan/resolve.c) */
uint32_t engine_symbol(
    const struct view *view, const struct name *name, struct span at);

/* The slots and numbers of a symbol that the series has; NULL after a
 * diagnostic. */
struct sequence *engine_sequence(const struct view *view, uint32_t symbol);

/*
 * One edge of an entry: for a milestone its first or last day, for a window
 * its start or its last day (index is 0 then). False after a diagnostic.
 */
bool engine_edge(const struct view *view, uint32_t symbol, size_t index,
    enum edge edge, struct phrase_value *value);

/* An edge of the occurrence of an event that a series means: the one in the
 * year of its cycle date; tbd where there is none. (plan/events.c) */
bool engine_event(const struct view *view, uint32_t symbol, enum edge edge,
    struct phrase_value *value);

/* First and last day of an occurrence; false after a diagnostic. */
bool engine_occurrence(const struct view *view,
    const struct occurrence *occurrence, struct phrase_value *first,
    struct date *last);

/* `start` and a length that counts its first day; false after a diagnostic. */
bool engine_end_of_length(const struct view *view, const struct amount *length,
    struct date start, struct span at, struct date *last);

/* The days that a rule avoids, and where to it moves; NULL: it avoids none. */
const struct avoid_list *engine_avoids(
    const struct view *view, uint32_t symbol, enum move *move);

/*
 * What the rule alone gives for an entry whose date a pin may have set, with
 * all other pins in force; false after a diagnostic.
 */
bool engine_rule_value(const struct view *view, uint32_t symbol, size_t index,
    struct phrase_value *value);

/* The same for an item; false, too, for what no rule dates, or not yet.
 * (plan/differ.c) */
bool engine_item_rule_value(const struct view *view,
    const struct plan_item *item, struct phrase_value *value);

/* The same before days to avoid move it. */
bool engine_unmoved_value(const struct view *view, uint32_t symbol,
    size_t index, struct phrase_value *value);

/*
 * The status of an entry in the pinned world: its pin's; else, where its rule
 * is nothing but another milestone ("feature-freeze: beta 1"), the status of
 * that one; else planned.
 */
enum status engine_status(
    const struct view *view, uint32_t symbol, size_t index);

/* A phrase read in a series; false after a diagnostic. */
bool engine_evaluate(const struct view *view, const struct phrase *phrase,
    int32_t months, struct phrase_value *value);

/* Makes the slots of a train or of a milestone that repeats up to a date.
 * False after a diagnostic. (plan/slots.c) */
bool engine_make_slots(
    const struct view *view, uint32_t symbol, struct sequence *sequence);

/* Numbers slots and extras. (plan/number.c) */
bool engine_number(
    const struct view *view, uint32_t symbol, struct sequence *sequence);

/* What the rule of a milestone gives for its slot. (plan/steps.c) */
bool engine_milestone_date(const struct view *view,
    const struct milestone *milestone, const struct slot *slot,
    struct phrase_value *value);

/* The scope in which phrases of this series are evaluated. */
struct engine_scope {
	struct view view;
	struct phrase_scope scope;
};
void engine_scope_init(struct engine_scope *scope, const struct view *view);

/* The next slot of a train's rhythm in relation to a date. (plan/search.c) */
bool engine_find_slot(const struct view *view, const struct phrase *phrase,
    struct date date, struct phrase_value *value);

/* "beta 1 of 3.14" as a message names it; the series `here` is left out. */
void engine_label(const struct engine *engine, const struct frame *frame,
    int64_t here, struct buf *out);

/* Does a step stand for another milestone by definition? Then that one, else
 * NULL. (plan/resolve.c) */
const struct phrase *engine_alias(
    const struct view *view, uint32_t symbol, const struct slot *slot);

/* All items of a series in the pinned world, sorted; they live in its arena.
 * NULL after a diagnostic. (plan/items.c) */
struct plan_item *engine_items(
    struct engine *engine, struct series *series, size_t *count);

/* The events of the project, as seen from any series, in whose arena they
 * live. */
struct plan_item *engine_project_events(
    struct engine *engine, struct series *series, size_t *count);

/*
 * Calls `visit` for each selected series of one cadence of the plan, with all
 * its items. False when that returned false, or memory is short.
 * (plan/plan.c)
 */
typedef bool series_visitor(void *context, struct engine *engine,
    struct series *series, const struct plan_item *items, size_t count);
bool plan_walk_series(const struct plan *plan, size_t cadence,
    struct diagnostics *diagnostics, series_visitor *visit, void *context);

#endif
