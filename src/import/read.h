/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What the readers of JSON and YAML have in common: values of a tree that may
 * be missing, null, a boolean or a date, with complaints about those that are
 * none of these; and the table of the kinds of files.
 */
#ifndef TAKT_IMPORT_READ_H
#define TAKT_IMPORT_READ_H

#include "import/model.h"
#include "load/tree.h"

/* A kind of file, by its name. */
struct import_kind {
	const char *name;
	const char *summary;
	/* Is it that? NULL: a calendar. */
	bool (*is_like)(const struct node *root);
	/* Adds what is there; false only when memory is short. */
	bool (*read)(struct import_file *file, const struct node *root);
};

/* Ends with a NULL name. */
extern const struct import_kind import_kinds[];

bool import_is_release_cycle(const struct node *root);
bool import_read_release_cycle(
    struct import_file *file, const struct node *root);
bool import_is_python_releases(const struct node *root);
bool import_read_python_releases(
    struct import_file *file, const struct node *root);
bool import_is_endoflife(const struct node *root);
bool import_read_endoflife(struct import_file *file, const struct node *root);
bool import_is_node(const struct node *root);
bool import_read_node(struct import_file *file, const struct node *root);
bool import_is_kubernetes(const struct node *root);
bool import_read_kubernetes(struct import_file *file, const struct node *root);
bool import_read_ics(struct import_file *file);

/* Is the value missing, null or empty? */
bool import_is_absent(const struct node *node);

/* The text of a key, or NULL: a list or a map there is an error. */
const char *import_value(
    struct import_file *file, const struct node *map, const char *key);

/* Complains unless `node` is of that kind; `what` names it. */
bool import_expect(struct import_file *file, const struct node *node,
    enum node_kind kind, const char *what);

enum import_dated {
	IMPORT_DATE_ABSENT,
	IMPORT_DATE_FALSE, /* "no", or "not yet" */
	IMPORT_DATE_TRUE,  /* "yes", and no date */
	IMPORT_DATE_GIVEN,
	IMPORT_DATE_WRONG /* after a complaint */
};

/* Reads "2026-10-01", "2026-10", "2026-Q4" or "2026" into a zeroed item. */
enum import_dated import_date(struct import_file *file, const struct node *node,
    struct import_item *item);

/* A part of a text as the date of an item; false if it is none. */
bool import_date_text(
    const char *text, size_t length, struct import_item *item);

/*
 * Adds the date under `key` to a series. A boolean makes no item; `result` may
 * be NULL. NULL where there is none or memory is short.
 */
struct import_item *import_add_date(struct import_file *file,
    struct import_series *series, const struct node *map, const char *key,
    struct import_rule *rule, enum import_dated *result);

/* A new series; one that is there already is an error. NULL then. */
struct import_series *import_add_series(
    struct import_file *file, const char *name, const struct node *node);

/* Says of each key that is not among `known` (which ends with NULL) that it is
 * left out; of each key once in a file. */
struct import_seen {
	const char *keys[64];
	size_t count;
};
void import_others(struct import_file *file, struct import_seen *seen,
    const struct node *map, const char *const *known);

/* Says once in a file that a key is left out. */
void import_say_once(struct import_file *file, struct import_seen *seen,
    const struct node *map, const char *key, const char *why);

/* The URL of a series; what is none is left out. */
void import_add_url(struct import_file *file, struct import_series *series,
    const struct node *map, const char *key);

/* The number of a PEP as the URL of a series. */
void import_add_pep(struct import_file *file, struct import_series *series,
    const struct node *map);

/* The person under a key. */
void import_add_person(struct import_file *file, struct import_series *series,
    const struct node *map, const char *key, const char *role);

#endif
