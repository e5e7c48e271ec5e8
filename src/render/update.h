/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A calendar that was published, beside what is true now: which of its events
 * stay as they are, which are written anew with a higher SEQUENCE, and which
 * are cancelled (RFC 5546 section 2.1.4). For the format "ics" alone, which
 * asks about each item of the plan and then for the rest.
 *
 * An event is takt's if its mark (ical/own.h) makes its UID. What is over and
 * belongs to a series that the cadences no longer hold is history, and stays.
 */
#ifndef TAKT_RENDER_UPDATE_H
#define TAKT_RENDER_UPDATE_H

#include "ical/own.h"
#include "render/event.h"

struct updater;

/*
 * Looks at the whole calendar once. NULL when memory is short, or after a
 * diagnostic: an event is there twice, or nothing there is takt's.
 */
struct updater *updater_new(const struct render_options *options);
void updater_free(struct updater *updater);

/*
 * Could it be that something is in the way, namely what people changed in
 * events of takt, or two events with the UID of one item? Then all is to be
 * gone through once with nobody told and nothing written, to find out: a
 * diagnostic is added for each such event that would be written over, which is
 * skipped.
 */
bool updater_needs_rehearsal(const struct updater *updater);
void updater_rehearse(struct updater *updater, bool is_rehearsal);

enum update_verdict {
	UPDATE_WRITE, /* the event, as `event` says now */
	UPDATE_COPY,  /* what was published, of which `part` is set */
	UPDATE_SKIP,
	UPDATE_FAILED /* memory is short */
};

/*
 * What becomes of an item's event. Unless it is new, `event` gets the sequence
 * and what is to be kept of the one before, valid until the next call. With
 * `only_known` an item that was not published is skipped.
 */
enum update_verdict updater_judge(struct updater *updater,
    struct ical_writer *writer, const struct event_maker *maker,
    struct ical_event *event, bool only_known, struct ical_part *part);

/* Remembers that the cadences hold this item's series. */
bool updater_note_series(struct updater *updater, const struct plan_item *item);

/*
 * Appends event `index` of the calendar, if no item had its UID: as it was, or
 * as cancelled, or not at all. False when memory is short.
 */
bool updater_append_rest(
    struct updater *updater, size_t index, struct buf *out);

/* Of the calendar's own properties those that others have set; or NULL when
 * memory is short. */
const char *updater_head(struct updater *updater, struct ical_writer *writer,
    const struct ical_calendar *calendar);

#endif
