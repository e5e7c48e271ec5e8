/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What of a plan the words of a page mean: "3.14.0rc2", "Python 3.14 end of
 * life", or "beta 1" where a series is known from the heading or the row. Words
 * that may be of two dates mean neither (compare/title.h).
 */
#ifndef TAKT_COMPARE_PAGE_PLAN_H
#define TAKT_COMPARE_PAGE_PLAN_H

#include "compare/entry.h"
#include "compare/title.h"

/* A key and what has it: by its title, or else by its series and milestone. */
struct page_key {
	const char *key;
	const struct entry *entry;
	bool is_alias;
};

struct page_series {
	const char *key;
	const char *name;
};

struct page_plan {
	const struct entry_list *list;
	struct arena arena;
	struct title project;
	struct page_key *keys; /* sorted */
	size_t key_count;
	struct page_series *series; /* sorted */
	size_t series_count;
	struct title title; /* at hand */
	struct buf key;
	struct buf text;
};

enum page_meaning {
	PAGE_UNKNOWN,
	PAGE_ONE,
	PAGE_SEVERAL, /* all have that name */
	PAGE_EXTRA    /* one more than the plan has: "beta 5" */
};

struct page_match {
	enum page_meaning meaning;
	const struct page_key *first; /* of PAGE_EXTRA: the last of its kind */
	size_t count;
};

/* False when memory is short. To be released in any case. */
bool page_plan_init(struct page_plan *plan, const struct entry_list *list);

/* What `text` means by itself, or, if `series` is no NULL, in that series. */
struct page_match page_plan_find(struct page_plan *plan,
    const struct page_series *series, const char *text, size_t length);

/* What a cell means by itself, without what is in parentheses. */
struct page_match page_plan_find_cell(
    struct page_plan *plan, const char *text, size_t length);

/* What a column with this header says of a series, or these words where it is
 * known which series they are about. */
struct page_match page_plan_find_column(struct page_plan *plan,
    const struct page_series *series, const char *header, size_t length);

/* May the dates of such a column be of anything: "Date", "Planned"? */
bool page_plan_is_general(struct page_plan *plan, const char *header);

/* The series that the text names, and nothing besides: "Python 3.14", "v22.x",
 * "24.04 LTS (Noble Numbat)"; or NULL. */
const struct page_series *page_plan_series(
    struct page_plan *plan, const char *text, size_t length);

/* Of a heading: the one series in it, or NULL; then `has_number` says whether
 * it is about something else. */
const struct page_series *page_plan_title(
    struct page_plan *plan, const char *text, size_t length, bool *has_number);

void page_plan_release(struct page_plan *plan);

#endif
