/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Output formats: one row in a table each, one file each. A renderer walks a
 * plan and writes bytes; it knows no rule, no file and no terminal.
 */
#ifndef TAKT_RENDER_FORMAT_H
#define TAKT_RENDER_FORMAT_H

#include "base/sink.h"
#include "ical/feed.h"
#include "plan/plan.h"

struct ical_alarms;
/* What an update did to the events of a calendar. */
struct render_changes {
	size_t added;
	size_t moved;
	size_t changed; /* in text, status or the like; not in time */
	size_t cancelled;
	size_t dropped; /* left out, for they are cancelled */
	size_t unchanged;
	size_t foreign; /* not takt's: as they were */
	size_t others;  /* takt's, of projects that these cadences are not */
};

/* A calendar that was published, to be brought up to date. */
struct render_update {
	const struct ical_feed *feed;
	const struct plan *whole; /* without what narrows the plan */
	int64_t now;    /* seconds since 1970 UTC: the time of the changes */
	bool overwrite; /* what people changed in events of takt */
	const struct sink *story; /* a line for each change; or NULL */
	struct diagnostics *diagnostics;
	struct render_changes *changes; /* counted up from 0 */
};

struct render_options {
	size_t width; /* columns to keep within; 0: as wide as need be */
	bool unicode; /* may use characters beyond ASCII of its own */
	bool has_stamp;
	int64_t stamp; /* seconds since 1970 UTC: when the output was made */
	bool has_today;
	struct date today; /* of pictures: where the day stands in them */
	bool is_cycle;     /* … of each series in detail */
	size_t pixels;     /* … and how wide they are; 0: as usual */
	const struct ical_alarms *alarms; /* of events; or NULL */
	bool has_zones;       /* times are in their zone, not in UTC */
	const char *source;   /* where a calendar is published; or NULL */
	const char *refresh;  /* how often to fetch it: a duration; or NULL */
	const char *calendar; /* where HTML finds its calendar; or NULL */
	const char
	    *organizer; /* of ical_organizer_parse(), for METHOD:PUBLISH */
	bool forgets_cancelled; /* calendars leave out what is cancelled, */
	int64_t cancelled_days; /* once that is so many days ago */
	const struct render_update *update; /* of a calendar; or NULL */
};

struct format {
	const char *name;
	const char *extension;
	const char *media_type;
	const char *summary;
	bool needs_items; /* an empty plan has no such form */
	/* False when memory is short, the sink refused, or after a diagnostic
	 * of an update. */
	bool (*render)(const struct plan *plan,
	    const struct render_options *options, const struct sink *sink);
};

/* All formats; the last row has a NULL name. The first is the default. */
extern const struct format formats[];

/* By name or by extension (without the dot); NULL where there is none. */
const struct format *format_by_name(const char *name);
const struct format *format_by_extension(const char *extension);

bool render_table(const struct plan *plan, const struct render_options *options,
    const struct sink *sink);
bool render_ics(const struct plan *plan, const struct render_options *options,
    const struct sink *sink);
bool render_plan_json(const struct plan *plan,
    const struct render_options *options, const struct sink *sink);
bool render_csv(const struct plan *plan, const struct render_options *options,
    const struct sink *sink);
bool render_markdown(const struct plan *plan,
    const struct render_options *options, const struct sink *sink);
bool render_calendar(const struct plan *plan,
    const struct render_options *options, const struct sink *sink);
bool render_mermaid(const struct plan *plan,
    const struct render_options *options, const struct sink *sink);
bool render_pep(const struct plan *plan, const struct render_options *options,
    const struct sink *sink);
bool render_rst(const struct plan *plan, const struct render_options *options,
    const struct sink *sink);
bool render_html(const struct plan *plan, const struct render_options *options,
    const struct sink *sink);
bool render_svg(const struct plan *plan, const struct render_options *options,
    const struct sink *sink);

/* "Python release schedule", "Python, Rust release schedules"; of a part that
 * is one series "Python 3.14 release schedule". */
void render_title(const struct plan *plan, struct buf *out);

/* Words of the formats that programs read: "support-end", "tbd"; static. */
const char *render_kind(enum item_kind kind);
const char *render_precision(enum precision precision);

#endif
