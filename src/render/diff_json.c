/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Format "json": every object has every key, and what does not apply is null.
 */
#include "render/diff.h"
#include "render/diff_text.h"
#include "render/json.h"

static void
write_text(struct json *json, const char *key, const char *text)
{
	json_key(json, key);
	json_string(json, text);
}

static void
write_day(struct json *json, const char *key, const struct entry *entry,
    struct date date)
{
	char day[DATE_TEXT_SIZE];

	write_text(json, key,
	    entry->exactness != ENTRY_UNDATED ? date_format(date, day) : NULL);
}

/* "2026-10-01T14:00:00Z"; null for what has no time that is known. */
static void
write_moment(struct json *json, const char *key, const struct entry *entry,
    int64_t seconds)
{
	const int64_t length = 86400;
	int64_t second = seconds % length;
	int64_t day = seconds / length;
	struct buf text = {0};
	char date[DATE_TEXT_SIZE];

	if (entry->exactness != ENTRY_TIMED) {
		write_text(json, key, NULL);
		return;
	}
	if (second < 0) {
		second += length;
		day--;
	}
	buf_printf(&text, "%sT%02d:%02d:%02dZ",
	    date_format((struct date){(int32_t)day}, date),
	    (int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60));
	write_text(json, key, buf_text(&text));
	json->out->failed |= text.failed;
	buf_release(&text);
}

static void
write_entry(struct json *json, const char *key, const struct entry *entry)
{
	static const char *const exactness[] = {[ENTRY_UNDATED] = "unknown",
	    [ENTRY_ROUGH] = "rough",
	    [ENTRY_DAYS] = "days",
	    [ENTRY_FLOATING] = "local time",
	    [ENTRY_TIMED] = "time"};

	json_key(json, key);
	if (entry == NULL) {
		json_string(json, NULL);
		return;
	}
	json_begin_object(json);
	write_text(json, "uid", entry->key);
	write_text(json, "title", entry->title);
	write_text(json, "date", entry->date);
	write_text(json, "exactness", exactness[entry->exactness]);
	write_day(json, "first", entry, entry->first);
	write_day(json, "last", entry, entry->last);
	write_moment(json, "start", entry, entry->start);
	write_moment(json, "end", entry, entry->end);
	write_text(json, "status", entry->status_text);
	write_text(json, "url", entry->url);
	json_key(json, "repeats");
	json_boolean(json, entry->repeats != 0);
	json_end_object(json);
}

static void
write_parts(struct json *json, unsigned int parts)
{
	static const struct {
		enum difference_part part;
		const char *name;
	} rows[] = {{PART_DATE, "date"}, {PART_STATUS, "status"},
	    {PART_TITLE, "title"}, {PART_URL, "url"},
	    {PART_REPEATS, "recurrence"}, {PART_CATEGORIES, "categories"},
	    {PART_DESCRIPTION, "description"}};

	json_key(json, "changed");
	json_begin_list(json);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if ((parts & rows[i].part) != 0)
			json_string(json, rows[i].name);
	}
	json_end_list(json);
}

/* Project, series and slot are those of the side that knows them. */
static void
write_place(struct json *json, const struct difference *difference)
{
	const struct entry *entry = difference_entry(difference);

	if (!entry->is_own && difference->old_entry != NULL)
		entry = difference->old_entry;
	write_text(json, "project", entry->project);
	write_text(json, "series", entry->series);
	write_text(json, "slot", entry->slot);
}

static void
write_difference(struct json *json, const struct difference *difference)
{
	static const char *const reasons[] = {[MATCH_NONE] = NULL,
	    [MATCH_UID] = "uid",
	    [MATCH_SLOT] = "slot",
	    [MATCH_TITLE] = "title",
	    [MATCH_SAME] = "title and date"};
	int32_t days;

	json_begin_object(json);
	write_text(json, "change", diff_kind_name(difference->kind));
	write_place(json, difference);
	write_text(json, "name", diff_name(difference_entry(difference)));
	write_text(json, "matched_by", reasons[difference->reason]);
	write_parts(json, difference->parts);
	json_key(json, "days");
	if (diff_days(difference, &days))
		json_number(json, days);
	else
		json_string(json, NULL);
	write_entry(json, "old", difference->old_entry);
	write_entry(json, "new", difference->new_entry);
	json_end_object(json);
}

static void
write_count(struct json *json, const char *key, size_t count)
{
	json_key(json, key);
	json_number(json, (int64_t)count);
}

static void
write_counts(struct json *json, const struct differences *differences)
{
	json_key(json, "counts");
	json_begin_object(json);
	for (int i = 0; i < DIFFERENCE_KINDS; i++)
		write_count(json, diff_kind_name((enum difference_kind)i),
		    differences->counts[i]);
	write_count(json, "unchanged", differences->unchanged);
	write_count(json, "matched_by_title", differences->by_title);
	json_end_object(json);
}

bool
diff_render_json(const struct differences *differences,
    const struct diff_options *options, struct buf *out)
{
	struct json json = {.out = out};

	json_begin_object(&json);
	write_text(&json, "old", options->old_name);
	write_text(&json, "new", options->new_name);
	write_counts(&json, differences);
	json_key(&json, "differences");
	json_begin_list(&json);
	for (size_t i = 0; i < differences->count; i++)
		write_difference(&json, &differences->items[i]);
	json_end_list(&json);
	json_end_object(&json);
	return !out->failed;
}
