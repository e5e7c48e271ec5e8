/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What one side of a comparison says, be it a plan or a calendar: a list of
 * dated things, each with what is known of its place in a plan. Readers are in
 * render/entries.h; what is made of two such lists, in compare/differences.h.
 * Nothing here knows cadences or iCalendar.
 */
#ifndef TAKT_COMPARE_ENTRY_H
#define TAKT_COMPARE_ENTRY_H

#include "base/arena.h"
#include "base/source.h"
#include "date/date.h"

/* How exactly the date is known. */
enum entry_exactness {
	ENTRY_UNDATED,  /* nobody knows it yet */
	ENTRY_ROUGH,    /* some day from `first` to `last` */
	ENTRY_DAYS,     /* all of `first` to `last` */
	ENTRY_FLOATING, /* at a time of day, in no zone that is known */
	ENTRY_TIMED     /* from `start` to `end` */
};

/* As much as a calendar can say. */
enum entry_status {
	ENTRY_STATUS_UNKNOWN,
	ENTRY_TENTATIVE,
	ENTRY_CONFIRMED,
	ENTRY_CANCELLED
};

/*
 * One dated thing. Strings are in the arena of the list, and NULL where nothing
 * is known. `project`, `identity`, `slot` and `milestone` are known of what
 * takt made alone; its UID is made from the first three.
 */
struct entry {
	const char *key; /* the UID, and of an instance its RECURRENCE-ID */
	const char *project;
	const char *identity;    /* of the series: what it was first called */
	const char *series;      /* as it is called now */
	const char *slot;        /* "beta/2" */
	const char *milestone;   /* what --only calls it: "beta" */
	const char *title;       /* without what only repeats date and status */
	const char *date;        /* "2026-10-01..2026-10-05", "2031-10" */
	const char *status_text; /* "planned", "tentative" */
	const char *url;
	uint64_t description; /* digests, as good as the texts; 0: none */
	uint64_t categories;  /* in any order */
	uint64_t repeats;     /* of a recurrence rule */
	struct date first;    /* inclusive */
	struct date last;
	int64_t start; /* seconds since 1970 UTC, or as a clock shows them */
	int64_t end;   /* exclusive */
	enum entry_exactness exactness;
	enum entry_status status;
	bool is_exact;  /* `status_text` says more than `status` */
	bool is_own;    /* takt's */
	struct span at; /* where its date stands, or the rule for it */
};

/* Zeroed, it is empty; entry_list_release() frees what it holds. */
struct entry_list {
	struct arena arena;          /* of the strings */
	const struct source *source; /* of a calendar; NULL: a plan */
	struct entry *items;
	size_t count;
	size_t room;
};

/* Adds a zeroed entry; NULL when memory is short. */
struct entry *entry_add(struct entry_list *list);

/* Is it certain that it does not take place? */
static inline bool
entry_is_cancelled(const struct entry *entry)
{
	return entry->status == ENTRY_CANCELLED;
}

/* `text` in the list; the string before it is used again if it is the same,
 * which is so for most projects and series. */
const char *entry_text(
    struct entry_list *list, const char *text, const char *before);

/* FNV-1a (Fowler, Noll, Vo), with the finish of MurmurHash3 (Appleby). */
uint64_t entry_digest(const char *bytes, size_t length);

void entry_list_release(struct entry_list *list);

#endif
