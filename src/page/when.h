/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Dates as people write them in English: "2026-10-01", "2031-10", "1 October
 * 2026", "October 1st, 2026", "Oct 2031", with a weekday before or behind, and
 * from one day to another. Numbers alone, as in 10/1/2026, may be either of two
 * dates, and are none.
 */
#ifndef TAKT_PAGE_WHEN_H
#define TAKT_PAGE_WHEN_H

#include "base/source.h"
#include "date/date.h"

enum page_precision {
	PAGE_DAY,
	PAGE_MONTH,
	PAGE_YEARLESS,  /* "Thursday, 1st October": `month` and `day` alone */
	PAGE_IMPOSSIBLE /* the month has no such day */
};

struct page_date {
	enum page_precision precision;
	struct date first; /* inclusive; of PAGE_DAY and PAGE_MONTH */
	struct date last;
	int32_t year;
	int32_t month;
	int32_t day;
	struct span at;       /* without the weekday */
	enum weekday weekday; /* 0: none is given */
	struct span weekday_at;
	uint32_t cell; /* of its row (page/row.h) */
};

/*
 * Reads the date that begins at `at` in the masked copy of the page (page/
 * mask.h), up to `end`, and sets `next` to what follows. False if none does.
 */
bool page_date_read(const struct source *masked, uint32_t at, uint32_t end,
    struct page_date *date, uint32_t *next);

/* Is that the name of a weekday, "Thursday" or "Thu"? 0 if not. */
enum weekday page_weekday(const char *text, size_t length);

#endif
