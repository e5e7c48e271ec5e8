/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What is known of a schedule that others wrote, whatever the form of their
 * file: series with dated things, each of a rule ("beta") and perhaps with a
 * number. The readers fill it, arrange.h makes it fit the language of cadences,
 * and write.h writes it down. Only this floor knows it.
 */
#ifndef TAKT_IMPORT_MODEL_H
#define TAKT_IMPORT_MODEL_H

#include "phrase/phrase.h"

/* As far as the file has words for it. */
enum import_status {
	IMPORT_PLANNED,
	IMPORT_CONFIRMED,
	IMPORT_ACTUAL,
	IMPORT_CANCELLED
};

enum import_place {
	IMPORT_UNDER_PINS, /* of its rule */
	IMPORT_UNDER_ALSO, /* by its number, or by `key` */
	IMPORT_IN_CHANGES  /* its day is not known: what is, a rule says */
};

struct import_rule;

/* A dated thing; texts live in the arena of the file. */
struct import_item {
	struct import_rule *rule;
	int32_t number;    /* "beta 2"; 0: it has none */
	int32_t slot;      /* of takt's own: which place; 0: none */
	bool is_tbd;       /* it will be, and nobody knows when */
	struct date first; /* of a span, or of all that it may be */
	struct date last;
	enum precision precision;
	const char *at;    /* "14:00 UTC"; or NULL */
	const char *title; /* as it is shown; NULL: as the rule says */
	const char *reason;
	enum import_status status;
	struct span span; /* where the date stands */
	enum import_place place;
	const char *key; /* IMPORT_UNDER_ALSO: a name of its own, or NULL */
};

/* What items have in common, a milestone or the end of a support window. */
struct import_rule {
	const char *name;
	const char *asked;   /* what it was called when it was new */
	const char *pattern; /* how it is shown, "{version}.{i}"; or NULL */
	bool is_window;
	bool is_numbered;
	bool is_span;
	bool is_kept;     /* its name is part of what takt published */
	int32_t steps;    /* places of the rule, if it is numbered */
	bool is_fleeting; /* another one each time: "the newest release" */
	bool is_end;      /* the end of life: the last of all windows */
	struct import_rule *next;
};

struct import_person {
	const char *role;
	const char *name;
};

/* How a series shows a rule that others show otherwise. */
struct import_name {
	const struct import_rule *rule;
	const char *pattern;
};

struct import_series {
	const char *name;
	const char *codename; /* or NULL */
	const char *url;      /* or NULL */
	struct import_person *people;
	size_t person_count;
	struct import_name *names;
	size_t name_count;
	struct import_item **items;
	size_t count;
	struct span at;
	size_t order; /* in the file */
};

/* A conference, say: of no series. */
struct import_event {
	const char *name;
	struct import_item *item;
	bool is_named; /* its name is not that of anything else */
};

/* More than any project has, and little enough to be compared by pairs. */
enum {
	IMPORT_SERIES_MAX = 1000,
	IMPORT_ITEMS_MAX = 20000,
	IMPORT_SERIES_ITEMS_MAX = 500,
	IMPORT_RULES_MAX = 200,
	IMPORT_EVENTS_MAX = 500,
	IMPORT_CADENCE_MAX = 1024 * 1024 /* bytes: what takt reads again */
};

/* Zeroed but for the first members, it is ready. Rules are in the order of
 * their dates within a series, windows too. */
struct import_file {
	bool is_full; /* a limit was exceeded, and said so */
	size_t item_count;
	struct arena *arena;
	struct diagnostics *diagnostics;
	const struct source *source;
	const char *kind;
	const char *project;
	const char *url; /* or NULL */
	struct import_series **series;
	size_t count;
	struct import_rule *rules;
	const struct import_rule *anchor; /* the release; or NULL */
	struct import_event *events;
	size_t event_count;
};

/* The rule of that name, which is added behind all others if it is new; names
 * that phrases cannot have are changed. NULL when memory is short, or after a
 * complaint about a limit. */
struct import_rule *import_rule(
    struct import_file *file, const char *name, bool is_window);

/* A series of that name, new or known; NULL when memory is short, or after a
 * complaint about a limit. `is_new` says which. */
struct import_series *import_series(
    struct import_file *file, const char *name, struct span at, bool *is_new);

/* An item of a series, zeroed but for its rule. NULL when memory is short, or
 * after a complaint; a rule that is NULL makes none. */
struct import_item *import_item(struct import_file *file,
    struct import_series *series, struct import_rule *rule);

/* Items of no series. */
struct import_item *import_event(struct import_file *file, const char *name);

bool import_person(struct import_file *file, struct import_series *series,
    const char *role, const char *name);

/*
 * Texts as a cadence can hold them: on one line, without what must not stand
 * there. `import_pattern_text()` has no braces either. NULL when memory is
 * short.
 */
const char *import_text(struct import_file *file, const char *text);
const char *import_pattern_text(struct import_file *file, const char *text);

/* A name for a milestone that is like `text`, however odd that is. */
const char *import_name(struct import_file *file, const char *text);

/* Does a rule of that kind, or an event, have that name; or the end of life? */
bool import_name_is_taken(
    const struct import_file *file, const char *name, bool is_window);

/* A URL that a cadence can hold? */
bool import_url_is_good(const char *text);

/* Says once that the file has more of something than is read: "more than 1000
 * series". */
void import_refuse_limit(
    struct import_file *file, struct span at, const char *text);

/* "'branch' is left out: …", once for each place. */
void import_left_out(struct import_file *file, struct span at, const char *what,
    const char *why);

/* Puts series in their order, that of versions or else of releases. */
void import_sort(struct import_file *file);

/* The item of a rule in a series, by number; or NULL. */
struct import_item *import_find(const struct import_series *series,
    const struct import_rule *rule, int32_t number);

#endif
