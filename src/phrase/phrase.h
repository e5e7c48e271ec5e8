/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Date phrases ("3 weeks after beta 1") and repeats ("second Tuesday of every
 * month") as trees, how they are parsed and how they are written in their one
 * normal form. What a name refers to is a number here; what it means is the
 * business of the floors above. Evaluation is in phrase/evaluate.h.
 */
#ifndef TAKT_PHRASE_PHRASE_H
#define TAKT_PHRASE_PHRASE_H

#include "base/diagnostic.h"
#include "date/date.h"

/* How exact a date was promised to be. */
enum precision {
	PRECISION_DAY,
	PRECISION_WEEK,
	PRECISION_MONTH,
	PRECISION_QUARTER,
	PRECISION_YEAR,
	PRECISION_TBD /* there is no date yet */
};

/* A span has two edges; a single day is its own start and end. */
enum edge { EDGE_START, EDGE_END };

/*
 * A name that phrases may use. Several names may mean the same symbol and
 * edge ("end of security", "end-of-life"); phrases are written with `shown`.
 */
struct name {
	const char *text;
	const char *shown;
	uint32_t symbol;
	enum edge edge;
};

struct names {
	const struct name *items;
	size_t count;
};

/*
 * Text to parse and where it stands. When `verbatim`, byte i of the text is
 * byte at.start + i of the source; else only `at` as a whole is known (the
 * text was escaped or folded over lines).
 */
struct phrase_text {
	const char *text;
	size_t length;
	struct span at;
	bool verbatim;
};

/* Whole calendar units, each at least 0 and not all 0. Applied months first,
 * then days, then business days. */
struct amount {
	int32_t years;
	int32_t months;
	int32_t weeks;
	int32_t days;
	int32_t business_days;
};

/* No unit of an amount reaches farther than this many of its days. */
enum { AMOUNT_DAYS_MAX = 36600 };

enum year_kind {
	YEAR_RELATIVE, /* value years after the year of the cycle date */
	YEAR_LITERAL,
	YEAR_OF_DATE
};

struct phrase;

struct phrase_year {
	enum year_kind kind;
	int32_t value;
	const struct phrase *date; /* YEAR_OF_DATE */
};

/* A month: named (1 to 12, with a year), or the month of a date. */
struct phrase_month {
	int32_t month; /* 0: month of `date` */
	struct phrase_year year;
	const struct phrase *date;
};

enum index_kind { INDEX_NONE, INDEX_NUMBER, INDEX_LAST };

enum series_kind {
	SERIES_RELATIVE, /* offset 0 is the series itself */
	SERIES_NAMED
};

/* "planned beta 1 of previous". */
struct phrase_reference {
	const struct name *name;
	bool planned;
	enum index_kind index;
	int32_t number;
	enum series_kind series;
	int32_t offset;
	const char *version;
	struct span series_at;
};

enum day_kind { DAY_WEEKDAY, DAY_ANY, DAY_BUSINESS, DAY_WEEKEND };

/* "second to last business day": nth counts from 1, or from the end (-1). */
struct phrase_nth {
	int32_t nth;
	enum day_kind kind;
	enum weekday weekday;
};

enum relation {
	RELATION_ON_OR_AFTER,
	RELATION_ON_OR_BEFORE,
	RELATION_AFTER,
	RELATION_BEFORE,
	RELATION_NEAREST,
	RELATION_IN_WEEK_OF
};

enum phrase_kind {
	PHRASE_DATE,          /* 2026-10-01 */
	PHRASE_REFERENCE,     /* beta 1 of previous */
	PHRASE_CYCLE,         /* cycle */
	PHRASE_TBD,           /* tbd */
	PHRASE_OFFSET,        /* 3 weeks after … */
	PHRASE_WEEKDAY,       /* Tuesday on or after … */
	PHRASE_EDGE,          /* end of month of … */
	PHRASE_NTH,           /* second Tuesday of October */
	PHRASE_DAY_OF_MONTH,  /* 25 December, day 28 of month of … */
	PHRASE_WEEK_OF_MONTH, /* week 1 of January */
	PHRASE_SLOT,          /* first bugfix on or after … */
	PHRASE_ISO_WEEK,      /* Wednesday of week 38 */
	PHRASE_EXTREME        /* latest of …, … */
};

/* A node; `date` is the phrase to its right where the kind has one. */
struct phrase {
	enum phrase_kind kind;
	struct span at;
	const struct phrase *date;
	union {
		struct date literal;
		struct phrase_reference reference;
		struct {
			struct amount amount;
			bool before;
		} offset;
		struct {
			enum weekday weekday;
			enum relation relation;
		} weekday;
		struct {
			enum edge edge;
			enum date_unit unit;
		} edge;
		struct {
			struct phrase_nth nth;
			struct phrase_month month;
		} nth;
		struct {
			int32_t number; /* day or week */
			struct phrase_month month;
		} of_month;
		struct {
			const struct name *name;
			bool last;
			enum relation relation;
		} slot;
		struct {
			enum weekday weekday;
			int32_t week;
			struct phrase_year year;
		} iso_week;
		struct {
			bool latest;
			const struct phrase **dates;
			size_t count;
		} extreme;
	} as;
};

enum repeat_kind {
	REPEAT_AMOUNT,   /* 2 weeks */
	REPEAT_WEEKDAYS, /* Mondays, Wednesdays and Fridays */
	REPEAT_MONTHLY,  /* second Thursday of February and May */
	REPEAT_RRULE,    /* rrule: FREQ=… */
	REPEAT_ISO_WEEKS /* Tuesday of weeks 12 and 38 */
};

struct repeat {
	enum repeat_kind kind;
	struct span at;
	struct amount amount;
	uint32_t weekdays;     /* bit (1 << weekday) */
	struct phrase_nth nth; /* REPEAT_MONTHLY */
	uint32_t months;       /* bit (1 << month); 0: every `month_step` */
	int32_t month_step;    /* counted from the month of the cycle date */
	uint64_t weeks;        /* REPEAT_ISO_WEEKS: bit (1 << week) */
	enum weekday weekday;  /* … on this day */
	const char *rrule;     /* what follows "rrule:", in upper case */
};

/*
 * Each parser returns NULL (or false) after adding a diagnostic that points
 * at the wrong word; results live in the arena. `names` may be empty.
 */
const struct phrase *phrase_parse(struct arena *arena,
    const struct names *names, const struct phrase_text *text,
    struct diagnostics *diagnostics);
const struct repeat *repeat_parse(struct arena *arena,
    const struct phrase_text *text, struct diagnostics *diagnostics);
bool amount_parse(struct arena *arena, const struct phrase_text *text,
    struct diagnostics *diagnostics, struct amount *amount);

/* A date, or a month and a year ("October 2020"), which means its first day. */
bool cycle_start_parse(struct arena *arena, const struct phrase_text *text,
    struct diagnostics *diagnostics, struct date *date, bool *is_month);

/* "20 December" (of every year; `civil` has no year then) or "2026-12-20". */
bool day_of_year_parse(struct arena *arena, const struct phrase_text *text,
    struct diagnostics *diagnostics, struct civil *civil, bool *is_yearly);

/* "Monday to Friday", "Mondays, Tuesdays and Fridays": bits (1 << weekday). */
bool weekday_set_parse(struct arena *arena, const struct phrase_text *text,
    struct diagnostics *diagnostics, uint32_t *weekdays);

/*
 * True for text that reads as a repeat rather than as a date phrase: what
 * `takt explain` asks before it parses. Adds no diagnostic.
 */
bool repeat_is_likely(const char *text, size_t length);

/* Append the normal form; parsing that gives an equal tree. */
void phrase_format(const struct phrase *phrase, struct buf *out);
void repeat_format(const struct repeat *repeat, struct buf *out);
void amount_format(const struct amount *amount, struct buf *out);
void nth_format(const struct phrase_nth *nth, struct buf *out);

/* Calls `visit` for the phrase and every phrase within it, outermost first. */
void phrase_walk(const struct phrase *phrase,
    void (*visit)(void *context, const struct phrase *phrase), void *context);

/*
 * Why `name` cannot be a name in phrases ("it begins with the word 'first'"),
 * or NULL if it can. The text is static.
 */
const char *name_refusal(const char *name, size_t length);

/* The word for which a name is refused, if that is why, and its length; or
 * NULL. */
const char *name_reserved_word(
    const char *name, size_t length, size_t *word_length);

/* Equal names: letters without case, blanks and hyphens alike. */
bool name_equal(const char *left, const char *right);

#endif
