/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Findings about an input: what is wrong, where, and what to write instead.
 * Every floor adds to one collection that the caller owns; nobody prints. All
 * message texts stand in base/messages.h.
 */
#ifndef TAKT_BASE_DIAGNOSTIC_H
#define TAKT_BASE_DIAGNOSTIC_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/source.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

enum diagnostic_code {
#define MESSAGE(name, code, severity, text) DIAGNOSTIC_##name,
#include "base/messages.h"
#undef MESSAGE
	DIAGNOSTIC_CODE_COUNT
};

/* A second place that belongs to a finding. */
struct diagnostic_note {
	const char *file;
	struct position position;
	const char *text;
};

/* One thing that a finding compares: "final", "2026-10-06". */
struct diagnostic_value {
	const char *name;
	const char *value;
};

/* One finding; all its strings live in the collection. */
struct diagnostic {
	enum diagnostic_code code;
	enum severity severity;
	const char *file;  /* NULL: no place */
	size_t file_order; /* among the files that have findings */
	uint32_t offset;   /* of the span's first byte */
	struct position position;
	struct position end; /* of the span, exclusive */
	const char *excerpt; /* the source line, tabs expanded */
	size_t caret;        /* display column of the span, from 0 */
	size_t caret_width;  /* display columns of the span, at least 1 */
	const char *message;
	const char *help;            /* NULL: what its code says */
	struct diagnostic_note note; /* text NULL: none */
	const char *series;          /* NULL: about no series */
	const char *check;           /* NULL: about no check */
	struct diagnostic_value *values;
	size_t value_count;
};

/* What is kept, by code and place: a hash table in the arena. */
struct diagnostic_set {
	struct diagnostic **slots;
	size_t size;
	size_t used;
};

/*
 * A zeroed struct diagnostics is empty. Only the first `keep` findings are
 * kept (0 means 20, as many as a reader wants at once), all are counted.
 */
struct diagnostics {
	struct arena arena;
	struct diagnostic **items;
	size_t count; /* kept */
	size_t keep;
	size_t errors;
	size_t warnings;
	size_t met_again;          /* errors that were dropped as known */
	struct diagnostic *latest; /* NULL: the latest was not kept */
	struct diagnostic_set kept;
	/* Makes places cheap while one large file is read; or NULL. */
	const struct source_index *index;
};

/*
 * Adds a finding about `at`. `arguments` fills {1}, {2}, … of the text and
 * ends with NULL; DIAGNOSTIC_ARGS() makes such a list. A second finding with
 * the same code at the same place is dropped: it is the same mistake met
 * again.
 */
void diagnostic_add(struct diagnostics *diagnostics, enum diagnostic_code code,
    struct span at, const char *const *arguments);

#define DIAGNOSTIC_ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Adds to the latest finding: one sentence that says what to write. */
void diagnostic_help(struct diagnostics *diagnostics, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds to the latest finding "did you mean 'name'?", unless name is NULL. */
void diagnostic_suggest(struct diagnostics *diagnostics, const char *name);

/* The same with the nearest of some names; where none is near, adds the first
 * of them. Each is said once. */
void diagnostic_choose(struct diagnostics *diagnostics, const char *word,
    const char *const *names, size_t count);

/* Adds to the latest finding a second place. */
void diagnostic_note(
    struct diagnostics *diagnostics, struct span at, const char *text);

/* How many findings there are: what was added since can be forgotten, unless
 * it was sorted meanwhile. */
struct diagnostics_mark {
	size_t count;
	size_t errors;
	size_t warnings;
	size_t met_again;
};

/* Errors, with those that were dropped since they were said before: what is
 * read twice is no better the second time. Who asks whether something went
 * well compares this, not `errors`. */
size_t diagnostics_failures(const struct diagnostics *diagnostics);

struct diagnostics_mark diagnostics_mark(const struct diagnostics *diagnostics);
void diagnostics_rewind(
    struct diagnostics *diagnostics, struct diagnostics_mark mark);

/* Says of the latest finding, for machines, which series and which check it is
 * about, each of which may be NULL; and adds what is compared in it. */
void diagnostic_about(
    struct diagnostics *diagnostics, const char *series, const char *check);
void diagnostic_value(
    struct diagnostics *diagnostics, const char *name, const char *value);

/* Sorts what is kept by file (in order of appearance) and position. */
void diagnostics_sort(struct diagnostics *diagnostics);

/*
 * Appends a finding in GNU form, with source line, caret and help; with
 * `color`, as ANSI colours that only repeat what the words say.
 */
void diagnostic_print(
    const struct diagnostic *diagnostic, bool color, struct buf *out);

/* The help of a finding, or else that of its code in base/helps.h, or NULL. */
const char *diagnostic_help_of(const struct diagnostic *diagnostic);

/* "E003". */
const char *diagnostic_code_name(enum diagnostic_code code);

void diagnostics_release(struct diagnostics *diagnostics);

#endif
