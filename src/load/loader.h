/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What the files of this floor share: the state of a load, tables of keys, and
 * readers of single values. Only src/load/ includes it.
 *
 * Every reader returns false after adding a diagnostic (or when memory is
 * short), and its caller goes on with the next value, so that one run reports
 * every mistake.
 */
#ifndef TAKT_LOAD_LOADER_H
#define TAKT_LOAD_LOADER_H

#include "cadence/cadence.h"
#include "load/load.h"
#include "load/overlay.h"

/* A milestone that was made of a node before. */
struct made {
	struct made *next;
	const struct node *value;
	struct milestone milestone;
	bool good;
};

/* A calendar that was read before, by the text of its file. */
struct kept_feed {
	struct kept_feed *next;
	const char *text;
	struct ical_days *feed;
};

/* What many cadences of one file share, in an arena that outlives them. */
struct kept_feeds {
	struct arena *arena;
	struct kept_feed *first;
};

/* Stays with the cadence: rules for some series are made when asked for. */
struct loader {
	struct arena *arena;
	struct arena *scratch; /* gone when the file is read */
	struct diagnostics *diagnostics;
	const struct load_files *files;
	struct kept_feeds *feeds; /* NULL: nothing is kept */
	struct cadence *cadence;
	struct layer base;
	const struct node *events;
	struct version_scheme *scheme; /* of the first era */
	/* By era: what is read once names are known. */
	const struct node **firsts;
	const struct node **lasts;
	const struct node **twins;
	const struct node **chains;
	struct layer *changes; /* as many as the cadence has */
	struct rules *rules;   /* being made */
	struct made **made;    /* by symbol */
	bool has_cycle;        /* versions and beats are known */
	bool has_bad_support;  /* what names its windows is no second mistake */
};

struct field;

/* Reads `value`, the value of the key, into `target`. */
typedef bool field_reader(struct loader *loader, const struct field *field,
    const struct node *value, void *target);

/* A row for each key that may stand in some map; ends with a NULL key. */
struct field {
	const char *key;
	size_t offset; /* of the target in the object that is filled */
	field_reader *read;
	bool is_required;
};

/*
 * Fills `object` from a map. `key` is the node that names the map and `what`
 * says what it is ("milestone 'beta'"): for messages.
 */
bool load_map(struct loader *loader, const struct node *map,
    const struct field *fields, void *object, const struct node *key,
    const char *what);

void loader_error(struct loader *loader, enum diagnostic_code code,
    const struct node *node, const char *const *arguments);

/* "WHAT has no 'KEY'", with an example of what to write; false. */
bool report_missing(struct loader *loader, const struct node *node,
    const char *what, const char *key);

/* True for a node of that kind; complains otherwise. `key` names the value. */
bool expect_kind(struct loader *loader, const char *key,
    const struct node *node, enum node_kind kind);

/* True for text that is not empty; complains otherwise. */
bool expect_text(
    struct loader *loader, const char *key, const struct node *node);

struct phrase_text node_phrase_text(const struct node *node);

/* Readers; the comment tells the type of the target. */
field_reader read_text;      /* const char * */
field_reader read_url;       /* const char * */
field_reader read_phrase;    /* const struct phrase * */
field_reader read_repeat;    /* const struct repeat * */
field_reader read_precision; /* struct precision_value */
field_reader read_status;    /* enum status */
field_reader read_amount;    /* struct amount_value */
field_reader read_count;     /* int32_t, 1 to CADENCE_COUNT_MAX */
field_reader read_pattern;   /* const char * */
field_reader read_node;      /* const struct node *: read later */
field_reader read_phrases;   /* struct phrase_list */

/* Of details.c. */
field_reader read_clock;    /* const struct clock * */
field_reader read_labels;   /* struct labels */
field_reader read_optional; /* int32_t: the first step; 0 for none */
field_reader read_tags;     /* const char **, ends with NULL */
field_reader read_people;   /* struct people */

/* One phrase or several. */
struct phrase_list {
	const struct phrase **items;
	size_t count;
};

/* An optional value and whether it was given. */
struct precision_value {
	bool is_given;
	enum precision value;
};

struct amount_value {
	bool is_given;
	struct amount value;
};

/* A literal date, or a month of a year, which means its first day. */
bool parse_date_or_month(struct loader *loader, const char *key,
    const struct node *node, struct date *date, bool *is_month);

/* A literal day. */
bool parse_day(struct loader *loader, const char *key, const struct node *node,
    struct date *date);

/* The text of a file that a value names, as a source that stays; NULL after a
 * diagnostic at the value. */
struct source *loader_read_file(struct loader *loader, const struct node *node);

/* A whole number without sign or leading zero. */
bool parse_whole_number(struct loader *loader, const struct node *node,
    int64_t least, int64_t most, int64_t *value);

/* The row's text that `node` names, as an index; complains otherwise. */
bool parse_choice(struct loader *loader, const struct node *node,
    const char *const *choices, size_t *index);

/* Both keys are there: a complaint at the second. False then. */
bool check_conflict(struct loader *loader, const struct node *map,
    const char *first, const char *second);

/* version: and cycle:, but for what speaks of series and milestones, which
 * settle_cycle() reads when the base rules are known. (cycle.c) */
bool load_cycle(struct loader *loader, const struct node *root);
bool settle_cycle(struct loader *loader);

/* A file's tree, laid over the file that it extends, if it does; NULL after
 * diagnostics. (extends.c) */
struct node *extend_read(struct loader *loader, const struct source *source);

/* A cadence of the whole tree of a file; NULL after diagnostics. (load.c) */
struct cadence *load_root(struct loader *loader, const struct source *source,
    const struct node *root);

/* Makes the table of names and symbols from the raw layers. */
bool load_names(struct loader *loader);

/* Complains about a "none" below which there is nothing; returns false. */
bool loader_nothing_to_remove(struct loader *loader, const struct node *key);

/* The symbol of a key; the names must be known. */
uint32_t loader_symbol(
    const struct loader *loader, enum symbol_kind kind, const char *name);

/* changes: what is laid over the rules, and when. (policy.c) */
bool load_changes(struct loader *loader, const struct node *list);
bool load_conditions(struct loader *loader, const struct node *list);

/* A condition as the value of `when`; NULL after a diagnostic. (policy.c) */
const struct condition *load_condition(
    struct loader *loader, const struct node *when, bool cycles_are_known);

/* checks: (checks.c). Names, calendars and series must be known. */
bool load_checks(struct loader *loader, const struct node *list);

/* All sets of rules that the series of the file need. (policy.c) */
bool load_policy(struct loader *loader);

/* The rules proper, into loader->rules; names must be known. */
bool load_milestones(struct loader *loader, const struct node *map);
bool load_support(struct loader *loader, const struct node *list);
bool load_trains(struct loader *loader, const struct node *map);

/* calendars:, workdays:, avoid: and move:, pause: (calendars.c). Calendars
 * must be known before they can be avoided. */
bool load_calendars(struct loader *loader, const struct node *map);
bool load_workdays(struct loader *loader, const struct node *node);
bool load_avoidance(struct loader *loader, const struct node *avoid,
    const struct node *move, struct avoidance *avoidance);
bool load_pauses(
    struct loader *loader, const struct node *list, struct pauses *pauses);

/* roles: (roles.c). `key` is the node that names the map; the rules must be
 * known. */
bool load_roles(
    struct loader *loader, const struct node *key, const struct node *map);

/* events: (events.c). */
bool load_events(struct loader *loader, const struct node *map);

/* Facts about single series; version and names must be known. */
bool load_series(struct loader *loader, const struct node *map);

#endif
