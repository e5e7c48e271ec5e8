/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * A check of a calendar while it goes on: what is open, what was met, and what
 * can be said only at the end. For the lint*.c files alone, each of which adds
 * findings of one kind.
 */
#ifndef TAKT_ICAL_LINT_STATE_H
#define TAKT_ICAL_LINT_STATE_H

#include "ical/finding.h"
#include "ical/lint.h"
#include "ical/lint_set.h"
#include "ical/value.h"

/* Bits; a component of no interest is none of them. */
enum lint_component {
	LINT_CALENDAR = 1,
	LINT_EVENT = 2,
	LINT_TODO = 4,
	LINT_JOURNAL = 8,
	LINT_BUSY = 16,
	LINT_TIMEZONE = 32,
	LINT_OBSERVANCE = 64, /* STANDARD or DAYLIGHT */
	LINT_ALARM = 128,
	LINT_OTHER = 256
};

enum { LINT_WITH_UID = LINT_EVENT | LINT_TODO | LINT_JOURNAL | LINT_BUSY };

enum lint_property {
#define PROPERTY(id, name, type, types, need, once, many) LINT_##id,
#include "ical/lint_properties.h"
#undef PROPERTY
	LINT_PROPERTIES
};

/* Types of values, as bits. */
enum lint_type {
	LINT_TYPE_TEXT = 1,
	LINT_TYPE_TEXTS = 2, /* separated by commas */
	LINT_TYPE_DATE = 4,
	LINT_TYPE_DATE_TIME = 8,
	LINT_TYPE_UTC = 16, /* a DATE-TIME in UTC */
	LINT_TYPE_PERIOD = 32,
	LINT_TYPE_DURATION = 64,
	LINT_TYPE_INTEGER = 128,
	LINT_TYPE_URI = 256,
	LINT_TYPE_RECUR = 512,
	LINT_TYPE_OFFSET = 1024,
	LINT_TYPE_GEO = 2048,
	LINT_TYPE_BINARY = 4096,
	LINT_TYPE_CHOICE = 8192,
	LINT_TYPE_COLOR = 16384,
	LINT_TYPE_OTHER = 32768
};

struct lint_row {
	const char *name;
	int type;
	int types;    /* that VALUE may name as well */
	int required; /* components */
	int once;
	int many;
};

/* By property. (lint_names.c) */
extern const struct lint_row lint_rows[LINT_PROPERTIES];

/* LINT_PROPERTIES for none. */
enum lint_property lint_property_find(struct ical_slice name);

/* LINT_OTHER for names that are not known; `parents` are bits, 0 for none. */
enum lint_component lint_component_find(
    struct ical_slice name, int *parents, bool *is_known);

/* The names nearest to one that is not known, or NULL. */
const char *lint_property_near(struct ical_slice name);
const char *lint_component_near(struct ical_slice name);

bool lint_is_hexadecimal(char character);

/* A date or time that a component was given, for when it ends. */
struct lint_moment {
	bool is_set;
	struct span at;
	struct ical_moment moment;
	bool is_comparable; /* within the years of struct date */
	size_t zone;        /* number of its TZID; 0: none */
};

/* Which values of a component must be of the type of DTSTART. */
enum lint_like {
	LINT_LIKE_END, /* DTEND or DUE */
	LINT_LIKE_INSTANCE,
	LINT_LIKE_EXDATE,
	LINT_LIKE_RDATE,
	LINT_LIKE_UNTIL,
	LINT_LIKES
};

struct lint_open {
	enum lint_component kind;
	char name[32 + 1];
	struct span begin;
	uint32_t first[LINT_PROPERTIES]; /* its place + 1; 0: not there */
	int children;                    /* kinds that were in it */
	struct lint_moment start;
	/* The first that has a time of day, and the first that has none. */
	struct lint_moment timed[LINT_LIKES];
	struct lint_moment whole[LINT_LIKES];
	bool has_hours;            /* in DURATION */
	bool is_display, is_email; /* ACTION */
	struct lint_key uid;
	struct lint_key instance; /* UID and RECURRENCE-ID */
	size_t relations;         /* when it began */
};

/* RELATED-TO of a component, by which UID it names. */
struct lint_relation {
	struct lint_key to;
	uint32_t from; /* number of the UID that has it */
	uint32_t offset;
	uint8_t group; /* 0: a hierarchy, and so on */
	bool is_reversed;
};

struct lint {
	const struct source *source;
	struct diagnostics *diagnostics;
	struct ical_lines lines;
	struct ical_line line; /* at hand */
	struct lint_open open[ICAL_LINT_DEPTH_MAX];
	size_t depth;
	size_t events;
	size_t components; /* that have a UID */
	size_t calendars;
	size_t rules; /* that were tried */
	bool is_outside_told;
	bool is_over;   /* a limit was met */
	bool no_memory; /* but for the sets and the diagnostics */
	/* METHOD, and what should have an ORGANIZER then. */
	struct span method;
	struct span first_unorganized;
	/* UIDs that are not of the form of RFC 9562. */
	size_t odd_uids;
	uint32_t first_odd_uid;
	struct lint_set uids;
	struct lint_set instances;
	struct lint_set zones;
	char latest_zone[64]; /* what TZID was last, and its number */
	size_t latest_zone_length;
	size_t latest_zone_number;
	struct lint_relation *relations;
	size_t relation_count;
	size_t relation_room;
};

static inline struct lint_open *
lint_innermost(struct lint *lint)
{
	return &lint->open[lint->depth - 1];
}

/* Adds a finding about a part of the line at hand, with up to two arguments. */
void lint_add(struct lint *lint, enum diagnostic_code code,
    struct ical_slice part, const char *first, const char *second);

/* A limit of the reader, which ends the check. */
void lint_stop(
    struct lint *lint, struct span at, const char *format, int limit);

/* The name of the property whose line starts at `offset`. */
struct span lint_name_span(
    const struct lint *lint, uint32_t offset, enum lint_property property);

/* Reads the value of the line at `offset` again, for a message; its place. */
struct span lint_value_at(
    struct lint *lint, uint32_t offset, char text[ICAL_TEXT_SIZE]);

/* How lines end, how long they are, and of what bytes. (lint_bytes.c) */
void lint_bytes(struct lint *lint);

/* The parameters of the line at hand. (lint_parameter.c) */
void lint_parameters(struct lint *lint);

/* The type of its value after VALUE, or 0 after a complaint. */
int lint_type_of(struct lint *lint, enum lint_property property);

/* The value of the line at hand, a property of the innermost component.
 * (lint_value.c, lint_text.c, lint_time.c) */
void lint_value(struct lint *lint, enum lint_property property);
void lint_text(struct lint *lint, bool is_list);
void lint_uri(struct lint *lint);
void lint_choice(struct lint *lint, enum lint_property property);
void lint_color(struct lint *lint);
void lint_times(struct lint *lint, enum lint_property property, int type);
void lint_duration(struct lint *lint, enum lint_property property);
void lint_rule(struct lint *lint);

/* The innermost component ends. (lint_component.c) */
void lint_component_end(struct lint *lint);

/* UIDs, relations and zones, while lines are read and at the end.
 * (lint_uid.c, lint_relation.c, lint_zone.c) */
void lint_uid(struct lint *lint);
void lint_uid_instance(struct lint *lint);
void lint_uid_end(struct lint *lint);
void lint_uid_finish(struct lint *lint);
void lint_relation(struct lint *lint);
void lint_relation_end(struct lint *lint, size_t uid);
void lint_relation_finish(struct lint *lint);
size_t lint_zone_use(struct lint *lint, struct ical_slice name);
void lint_zone_define(struct lint *lint);
void lint_zone_finish(struct lint *lint);

#endif
