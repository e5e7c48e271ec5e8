/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How series are named: by counters that roll like an odometer ("3.{n}",
 * "{major}.{minor}"), by parts of their cycle date (CalVer, "{YY}.{0M}"), or
 * by a list of names. A series is an index, which may be negative; the scheme
 * tells what it is called and which index bears a name.
 */
#ifndef TAKT_CADENCE_VERSION_H
#define TAKT_CADENCE_VERSION_H

#include "base/arena.h"
#include "phrase/phrase.h"

/* Ceilings; each is named in the message that refuses more. */
enum {
	VERSION_COUNTERS_MAX = 8,
	VERSION_SIZE_MAX = 200, /* bytes of a pattern or a name */
	VERSION_RANGE_MAX = 999999,
	VERSION_ROUND_MAX =
	    1000000 /* series until the leftmost counter steps */
};

/* No name is read as that of a series farther away than this. */
#define VERSION_INDEX_MAX INT64_C(10000000000)

/* "minor: 0..2", both ends included. `at` is the place of the name. */
struct version_range {
	const char *name;
	struct span at;
	int64_t least;
	int64_t most;
};

/* Lives in an arena and does not change once its first name is set. */
struct version_scheme;

/*
 * Reads "0..2" into `range`, whose name is set. False after a diagnostic: the
 * ends are whole numbers up to VERSION_RANGE_MAX, the smaller one first.
 */
bool version_range_parse(const struct phrase_text *text,
    struct diagnostics *diagnostics, struct version_range *range);

/*
 * A pattern with its counters in braces; the rightmost counter rolls first.
 * Every counter but the leftmost needs a range; beside parts of a date, which
 * step by themselves, the leftmost needs one too, and starts again behind its
 * end. NULL after a diagnostic, or when memory is short.
 *
 *	{YYYY}            year
 *	{YY} {0Y}         years since 2000, {0Y} with two digits at least; the
 *	                  whole year outside 2000 to 2999
 *	{MM} {0M}         month, {0M} with two digits
 *	{WW} {0W}         ISO week; the year beside it is then the year of the
 *	                  week, unless the pattern has a month or a day
 *	{DD} {0D}         day of the month
 */
struct version_scheme *version_scheme_pattern(struct arena *arena,
    const struct phrase_text *pattern, const struct version_range *ranges,
    size_t count, struct diagnostics *diagnostics);

/*
 * A list of `count` names, the first of which is that of index 0 unless
 * version_scheme_set_first() says otherwise; at[i] is the place of names[i].
 * NULL after a diagnostic, or when memory is short.
 */
struct version_scheme *version_scheme_list(struct arena *arena,
    const char *const *names, const struct span *at, size_t count,
    struct diagnostics *diagnostics);

/*
 * Says what the series of index 0 is called; without it, every counter begins
 * at its least value. False where the text does not fit, and then nothing
 * changes. Of a pattern with parts of a date, it sets the counters alone.
 */
bool version_scheme_set_first(struct version_scheme *scheme, const char *text);

/* Do the names depend on the cycle date? */
bool version_scheme_needs_date(const struct version_scheme *scheme);

/* Is there such a series: is no counter below its least value or beyond the
 * last one, and is the name within the list? */
bool version_scheme_has(const struct version_scheme *scheme, int64_t index);

/* How many series there are from index 0 on; INT64_MAX where they never end. */
int64_t version_scheme_count(const struct version_scheme *scheme);

/*
 * The name of a series, in `arena`; NULL when memory is short. `cycle` is read
 * only if version_scheme_needs_date(). For a series that is not there it still
 * gives a text for messages: "3.-1", or "series no. 4" beyond a list.
 */
const char *version_scheme_text(const struct version_scheme *scheme,
    int64_t index, struct date cycle, struct arena *arena);

enum version_match {
	VERSION_NO_MATCH, /* no series bears such a name */
	VERSION_EXACT,    /* `index` bears it; it may be negative */
	VERSION_DATED     /* a series from `from` to `until` may bear it */
};

/*
 * Which series bears this name? Spelled exactly as version_scheme_text() does.
 * The name of a pattern with parts of a date gives the first and the last
 * cycle date that may stand behind it; the caller compares the names of the
 * series in between. Sets either the index or the two dates.
 */
enum version_match version_scheme_find(const struct version_scheme *scheme,
    const char *text, int64_t *index, struct date *from, struct date *until);

/*
 * What a counter or a part of the date ("n", "minor", "YYYY", "MM") is for a
 * series. Of a date, any part may be asked for if the pattern has one. False
 * where the scheme has nothing of that name.
 */
bool version_scheme_counter(const struct version_scheme *scheme,
    const char *name, size_t length, int64_t index, struct date cycle,
    int64_t *value);

/* The same in two steps, for what is asked over and over: the handle of a
 * name, without regard to case, or -1; and its value. */
int version_scheme_token(
    const struct version_scheme *scheme, const char *name, size_t length);
int64_t version_scheme_value(const struct version_scheme *scheme, int token,
    int64_t index, struct date cycle);

/* "minor" of a handle; whether it is a part of the date; and the values that
 * it can have (`most` is INT64_MAX where there is no end). */
const char *version_scheme_token_name(
    const struct version_scheme *scheme, int token);
bool version_scheme_token_is_dated(int token);
void version_scheme_token_range(const struct version_scheme *scheme, int token,
    int64_t *least, int64_t *most);

/* Lists what version_scheme_token() knows, for suggestions; returns how many
 * there are, at most VERSION_TOKENS_MAX. */
enum { VERSION_TOKENS_MAX = VERSION_COUNTERS_MAX + 9 };
size_t version_scheme_tokens(
    const struct version_scheme *scheme, const char *names[VERSION_TOKENS_MAX]);

/* The name of the list that is nearest to a text, or NULL. */
const char *version_scheme_nearest(
    const struct version_scheme *scheme, const char *text);

/* Says to the latest finding what a name that fits no series could be. */
void version_scheme_help(const struct version_scheme *scheme, const char *text,
    struct diagnostics *diagnostics);

/* Are the names listed, rather than made from a pattern? */
bool version_scheme_is_list(const struct version_scheme *scheme);

/* "3.{n}" or "a list of names", for messages. */
const char *version_scheme_shown(const struct version_scheme *scheme);

#endif
