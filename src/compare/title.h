/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Titles of releases as different tools write them: "Python 3.14.0 candidate 2"
 * and "3.14.0rc2" are one thing, "3.14.0 candidate 1" is another. Two titles
 * mean the same if their keys are equal. What the words do not say beyond doubt
 * stays different: to match too little is a nuisance, to match two releases is
 * a lie.
 */
#ifndef TAKT_COMPARE_TITLE_H
#define TAKT_COMPARE_TITLE_H

#include "base/buf.h"

enum { TITLE_LENGTH_MAX = 200, TITLE_WORDS_MAX = 24 };

/* Letters, or digits with dots between them; in lower case. */
struct title_word {
	const char *text;
	size_t length;
	bool is_number;
	bool is_joined; /* the word before it ends where it begins */
};

struct title {
	char bytes[TITLE_LENGTH_MAX];
	struct title_word words[TITLE_WORDS_MAX];
	size_t count;
};

/* Splits a text into words; false if it is longer than a title. `title` is not
 * to be moved afterwards. */
bool title_read(struct title *title, const char *text);

/* How many words at the beginning of `title` are the first ones of `project`;
 * never all of its words. */
size_t title_common(const struct title *title, const struct title *project);

/*
 * Appends the key of a title from word `from` on: the words that matter, in
 * their usual form, each behind a blank. False, and then nothing is appended,
 * if no number is among them: without a version it may be of any release.
 */
bool title_append_key(const struct title *title, size_t from, struct buf *key);

#endif
