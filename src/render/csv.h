/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Fields of comma-separated values as RFC 4180 has them. Any format of this
 * floor may use it.
 *
 * Spreadsheets take a field that begins with a sign for a formula, whether it
 * is in quotes or not, and reckon what a file from elsewhere tells them to. So
 * text that comes from a file, if it begins so, gets an apostrophe before it,
 * which is how people keep a sheet from it, too. What begins with an apostrophe
 * gets another one: programs have the text back when they take one away.
 */
#ifndef TAKT_RENDER_CSV_H
#define TAKT_RENDER_CSV_H

#include "base/buf.h"

/* Appends a field as it is: of words, numbers and days that takt wrote. */
void csv_value(const char *value, struct buf *out);

/* Appends a field of text from a file, with the apostrophe. */
void csv_text(const char *text, struct buf *out);

#endif
