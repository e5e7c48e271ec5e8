/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The parts of the reader of calendars: what takt wrote is known by its marks,
 * what others wrote by its titles. For the ics*.c files alone.
 */
#ifndef TAKT_IMPORT_ICS_H
#define TAKT_IMPORT_ICS_H

#include "compare/entry.h"
#include "ical/reading.h"
#include "import/model.h"

struct ics_reader {
	struct import_file *file;
	const struct ical_feed *feed;
	struct entry_list entries;   /* of the events, one each */
	struct ical_reading reading; /* the event at hand */
	bool has_own;                /* any event is takt's */
	bool told_time;  /* a time of day was left out, and said so */
	bool told_texts; /* descriptions were */
};

/* The event at hand as an item: dates, title, status and so on. */
void ics_fill(struct ics_reader *reader, const struct entry *entry,
    struct import_item *item);

/* An event of others, by its title; `common` words begin all of them. */
void ics_add_titled(
    struct ics_reader *reader, const struct entry *entry, size_t common);

/* How many words all titles begin with: those of the project. */
size_t ics_common_words(const struct ics_reader *reader);

/* These words as they are written, or the name of the calendar. */
const char *ics_project(const struct ics_reader *reader, size_t common);

/* Numbers of steps instead of their places: what was added takes a number,
 * and what stands behind it gets the next. */
void ics_number(struct import_file *file);

#endif
