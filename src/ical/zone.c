/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Names of zones, and where zone files are. */
#include "ical/zone.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "ical/tzif.h"

#define SECONDS_PER_DAY ((int64_t)86400)

enum {
	NAME_MAX_LENGTH = 64,
	PATH_SIZE = 128,
	FILE_SIZE_MAX = 1 << 18, /* zones have 4 KiB, zone.tab has 19 */
	SECONDS_PER_HOUR = 3600,
	AOE_OFFSET = -12 * SECONDS_PER_HOUR
};

/* Where systems keep them; libical looks there, too. */
static const char *const directories[] = {"/usr/share/zoneinfo",
    "/usr/lib/zoneinfo", "/etc/zoneinfo", "/usr/share/lib/zoneinfo", NULL};

struct ical_zone {
	bool is_fixed;
	int32_t offset; /* where it is fixed */
	struct tzif file;
};

struct bytes {
	unsigned char *start; /* NUL-terminated */
	size_t length;
};

/* "+02:00" to seconds; no zone is more than 14 hours ahead or 12 behind. */
static bool
parse_offset(const char *name, int32_t *offset)
{
	static const char form[] = "+dd:dd";
	int32_t minutes;

	if (strlen(name) != sizeof(form) - 1 ||
	    (name[0] != '+' && name[0] != '-'))
		return false;
	for (size_t i = 1; form[i] != '\0'; i++) {
		if (form[i] == 'd' ? !text_is_digit(name[i])
				   : name[i] != form[i])
			return false;
	}
	minutes = ((name[1] - '0') * 10 + name[2] - '0') * 60;
	if (name[4] > '5')
		return false;
	minutes += (name[4] - '0') * 10 + name[5] - '0';
	*offset = (name[0] == '-' ? -minutes : minutes) * 60;
	return *offset >= AOE_OFFSET && *offset <= 14 * SECONDS_PER_HOUR;
}

static bool
find_fixed(const char *name, int32_t *offset)
{
	*offset = 0;
	if (strcmp(name, "UTC") == 0)
		return true;
	if (strcmp(name, "AoE") != 0)
		return parse_offset(name, offset);
	*offset = AOE_OFFSET;
	return true;
}

/*
 * A name in the database has letters, digits, '_', '+' and '-' between its
 * slashes. No dot: no way leads out of the directory. Without a slash there
 * are old names only (EST, Japan), and files that are no zones.
 */
bool
ical_zone_is_name(const char *name)
{
	size_t length = strlen(name);

	for (size_t i = 0; i < length; i++) {
		char here = name[i];

		if (here == '/' && (i == 0 || !text_is_letter(name[i + 1])))
			return false;
		if (!text_is_letter(here) && !text_is_digit(here) &&
		    strchr("/_+-", here) == NULL)
			return false;
	}
	/* Twins of all other zones, some with leap seconds. */
	return length <= NAME_MAX_LENGTH && strchr(name, '/') != NULL &&
	    strncmp(name, "posix/", 6) != 0 && strncmp(name, "right/", 6) != 0;
}

static bool
read_all(int descriptor, struct bytes *bytes)
{
	size_t done = 0;

	while (done < bytes->length) {
		ssize_t count =
		    read(descriptor, bytes->start + done, bytes->length - done);

		if (count <= 0)
			return false;
		done += (size_t)count;
	}
	return true;
}

/* False where there is no such file; bytes->start is NULL without memory. */
static bool
read_open_file(struct arena *arena, int descriptor, struct bytes *bytes)
{
	struct stat status;

	if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
	    status.st_size > FILE_SIZE_MAX)
		return false;
	bytes->length = (size_t)status.st_size;
	bytes->start = arena_alloc(arena, bytes->length + 1);
	return bytes->start == NULL || read_all(descriptor, bytes);
}

/* Reads a file below the first of the directories that has it. */
static bool
read_file(struct arena *arena, const char *name, struct bytes *bytes)
{
	char path[PATH_SIZE];

	for (size_t i = 0; directories[i] != NULL; i++) {
		int descriptor;
		bool is_read;

		snprintf(path, sizeof(path), "%s/%s", directories[i], name);
		descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
		if (descriptor < 0)
			continue;
		is_read = read_open_file(arena, descriptor, bytes);
		close(descriptor);
		return is_read;
	}
	return false;
}

static bool
has_zone_files(void)
{
	char path[PATH_SIZE];

	for (size_t i = 0; directories[i] != NULL; i++) {
		snprintf(path, sizeof(path), "%s/Etc/UTC", directories[i]);
		if (access(path, R_OK) == 0)
			return true;
	}
	return false;
}

enum ical_zone_status
ical_zone_load(
    struct arena *arena, const char *name, const struct ical_zone **zone)
{
	struct ical_zone *made = ARENA_NEW(arena, struct ical_zone);
	struct bytes bytes = {0};

	if (made == NULL)
		return ICAL_ZONE_NO_MEMORY;
	made->is_fixed = find_fixed(name, &made->offset);
	if (!made->is_fixed) {
		if (!ical_zone_is_name(name))
			return ICAL_ZONE_UNKNOWN;
		if (!read_file(arena, name, &bytes))
			return has_zone_files() ? ICAL_ZONE_UNKNOWN
						: ICAL_ZONE_NO_DATA;
		if (bytes.start == NULL)
			return ICAL_ZONE_NO_MEMORY;
		if (!tzif_parse(bytes.start, bytes.length, &made->file))
			return ICAL_ZONE_UNKNOWN;
	}
	*zone = made;
	return ICAL_ZONE_KNOWN;
}

bool
ical_zone_seconds(const struct ical_zone *zone, struct date date,
    int32_t minute, int64_t *seconds)
{
	int64_t local = date.day * SECONDS_PER_DAY + (int64_t)minute * 60;
	int64_t result;

	if (minute < 0 || minute > ICAL_ZONE_MINUTES_PER_DAY)
		return false;
	result = local -
	    (zone->is_fixed ? zone->offset : tzif_offset(&zone->file, local));
	if (result < date_min().day * SECONDS_PER_DAY ||
	    result >= (date_max().day + 1) * SECONDS_PER_DAY)
		return false;
	*seconds = result;
	return true;
}

bool
ical_zone_local(const struct ical_zone *zone, int64_t seconds, int64_t *local)
{
	if (zone->is_fixed)
		return false;
	*local = seconds + tzif_offset_at(&zone->file, seconds);
	return *local - tzif_offset(&zone->file, *local) == seconds;
}

const struct tzif *
ical_zone_file(const struct ical_zone *zone)
{
	return zone->is_fixed ? NULL : &zone->file;
}

enum ical_zone_status
ical_zone_find(const char *name)
{
	struct arena arena = {0};
	const struct ical_zone *zone;
	enum ical_zone_status status = ical_zone_load(&arena, name, &zone);

	arena_release(&arena);
	return status;
}

bool
ical_zone_to_utc(
    const char *name, struct date date, int32_t minute, int64_t *seconds)
{
	struct arena arena = {0};
	const struct ical_zone *zone;
	bool is_good = ical_zone_load(&arena, name, &zone) == ICAL_ZONE_KNOWN &&
	    ical_zone_seconds(zone, date, minute, seconds);

	arena_release(&arena);
	return is_good;
}

enum { NOT_NEAR = 100 };

/* The zone that is nearest to a name so far. */
struct nearest {
	const char *name;
	size_t length;
	const char *city; /* behind the last slash of `name` */
	const char *found;
	size_t found_length;
	size_t rank; /* 0 is best */
};

static bool
has_same_city(const struct nearest *nearest, const char *zone, size_t length)
{
	size_t city = strlen(nearest->city);

	return length > city && zone[length - city - 1] == '/' &&
	    text_equal_ignoring_case(
		zone + length - city, city, nearest->city, city);
}

static void
consider(struct nearest *nearest, const char *zone, size_t length)
{
	size_t distance =
	    text_distance(nearest->name, nearest->length, zone, length);
	size_t rank = NOT_NEAR;

	if (distance <= text_nearest_limit(nearest->length))
		rank = distance;
	/* The city on another continent is better than two slips. */
	if (rank > 1 && has_same_city(nearest, zone, length))
		rank = 1;
	if (rank >= nearest->rank)
		return;
	nearest->rank = rank;
	nearest->found = zone;
	nearest->found_length = length;
}

/* Lines of country, place, zone and a comment; NULL if none is near. */
static const char *
find_nearest(struct arena *arena, const char *name)
{
	const char *slash = strrchr(name, '/');
	struct nearest nearest = {.name = name,
	    .length = strlen(name),
	    .city = slash != NULL ? slash + 1 : name,
	    .rank = NOT_NEAR};
	struct bytes table = {0};
	const char *line;

	if (!read_file(arena, "zone.tab", &table) || table.start == NULL)
		return NULL;
	for (line = (const char *)table.start; *line != '\0';
	     line += strcspn(line, "\n"), line += *line == '\n') {
		const char *zone = line + strcspn(line, "\t\n");

		zone += *zone == '\t';
		zone += strcspn(zone, "\t\n");
		zone += *zone == '\t';
		if (*line != '#')
			consider(&nearest, zone, strcspn(zone, "\t\n"));
	}
	if (nearest.found == NULL)
		return NULL;
	return arena_copy(arena, nearest.found, nearest.found_length);
}

bool
ical_zone_check(struct arena *arena, const char *name, struct span at,
    struct diagnostics *diagnostics)
{
	const struct ical_zone *zone;
	enum ical_zone_status status = ical_zone_load(arena, name, &zone);
	const char *nearest;

	if (status == ICAL_ZONE_KNOWN || status == ICAL_ZONE_NO_MEMORY)
		return status == ICAL_ZONE_KNOWN;
	diagnostic_add(
	    diagnostics, DIAGNOSTIC_UNKNOWN_ZONE, at, DIAGNOSTIC_ARGS(name));
	nearest = find_nearest(arena, name);
	if (status == ICAL_ZONE_NO_DATA)
		diagnostic_help(diagnostics,
		    "this machine has no time zone files (tzdata); without "
		    "them write UTC, AoE or an offset such as +02:00");
	else if (nearest != NULL)
		diagnostic_suggest(diagnostics, nearest);
	else
		diagnostic_help(diagnostics,
		    "write UTC, AoE, an offset such as +02:00 or a name of "
		    "the zone database such as Europe/Paris");
	return false;
}
