/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Amounts of minutes, hours, days and weeks as people give them, "90m" or
 * "1w", and durations as iCalendar has them (RFC 5545 section 3.3.6).
 */
#ifndef TAKT_ICAL_DURATION_H
#define TAKT_ICAL_DURATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ICAL_DURATION_SIZE = 24, ICAL_AMOUNT_LENGTH_MAX = 7 };

struct ical_amount {
	int32_t minutes; /* at least 1, at most 366 days */
	bool is_days;    /* said in days or weeks */
};

enum ical_amount_status {
	ICAL_AMOUNT_OK,
	ICAL_AMOUNT_BROKEN, /* also where it is longer than the most there is */
	ICAL_AMOUNT_ZERO,
	ICAL_AMOUNT_TOO_LONG
};

/* Reads `length` bytes: digits and one of m, h, d, w. */
enum ical_amount_status ical_amount_parse(
    const char *text, size_t length, struct ical_amount *amount);

/* "P1DT15H"; `minutes` is at least 1. */
void ical_duration_format(int32_t minutes, char text[ICAL_DURATION_SIZE]);

/*
 * How often a calendar is to be fetched again: one amount of an hour or more,
 * as a duration. NULL, or what was expected instead.
 */
const char *ical_refresh_parse(
    const char *text, char duration[ICAL_DURATION_SIZE]);

#endif
