/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Format "csv": one row an item, sorted by date, with all that a sheet can
 * filter and sort by. The columns are always the same; takt(1) describes them.
 */
#include "base/text.h"
#include "phrase/words.h"
#include "render/columns.h"
#include "render/csv.h"
#include "render/format.h"
#include "render/phase.h"

enum { FLUSH_SIZE = 32 * 1024 };

/* One row under construction. */
struct csv_row {
	struct buf *out;
	bool has_field;
};

static void
begin_field(struct csv_row *row)
{
	if (row->has_field)
		buf_append_char(row->out, ',');
	row->has_field = true;
}

static void
add_value(struct csv_row *row, const char *value)
{
	begin_field(row);
	if (value != NULL)
		csv_value(value, row->out);
}

static void
add_text(struct csv_row *row, const char *text)
{
	begin_field(row);
	if (text != NULL)
		csv_text(text, row->out);
}

/* Words with a semicolon between them. */
static void
add_list(struct csv_row *row, const char *const *texts)
{
	struct buf list = {0};

	for (size_t i = 0; texts != NULL && texts[i] != NULL; i++)
		buf_printf(&list, "%s%s", i > 0 ? "; " : "", texts[i]);
	add_text(row, buf_text(&list));
	row->out->failed |= list.failed;
	buf_release(&list);
}

static const char csv_head[] =
    "project,series,milestone,number,name,kind,phase,first,last,precision,"
    "weekday,time,status,optional,was,people,tags,reason,url,uid\r\n";

static void
add_dates(
    struct csv_row *row, const struct plan_item *item, struct arena *arena)
{
	bool is_known = item->precision != PRECISION_TBD;
	char text[DATE_TEXT_SIZE];

	add_value(row, is_known ? date_format(item->first, text) : NULL);
	add_value(row, is_known ? date_format(item->last, text) : NULL);
	add_value(row, render_precision(item->precision));
	add_value(row,
	    item->precision == PRECISION_DAY
		? word_of_value(
		      word_weekdays, (int32_t)date_weekday(item->first))
		: NULL);
	add_value(row, columns_time(item, arena));
	add_value(row, status_names[item->status]);
	add_value(row, item->is_optional ? "yes" : "no");
	add_value(row,
	    item->has_moved && date_compare(item->was, date_max()) != 0
		? date_format(item->was, text)
		: NULL);
}

static bool
add_item(struct buf *out, const struct plan_item *item, struct buf *identity,
    struct arena *arena)
{
	struct csv_row row = {out, false};
	char uid[PLAN_UID_SIZE];
	char number[TEXT_NUMBER_SIZE + 1] = "";

	if (!plan_item_identity(item, identity))
		return false;
	plan_identity_uid(buf_text(identity), identity->length, uid);
	if (item->number > 0)
		number[text_from_number(item->number, number)] = '\0';
	add_text(&row, item->cadence->project);
	add_text(&row, item->series);
	add_text(&row, item->milestone);
	add_value(&row, number);
	add_text(&row, item->name);
	add_value(&row, render_kind(item->kind));
	add_value(&row, phase_name(phase_of(item)));
	add_dates(&row, item, arena);
	add_text(&row, columns_people(item, NULL, arena));
	add_list(&row, item->tags);
	add_text(&row, item->reason);
	add_text(&row, item->url);
	add_value(&row, uid);
	buf_append_string(out, "\r\n");
	return !arena->failed;
}

bool
render_csv(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	struct arena arena = {0}, row = {0};
	struct buf out = {0}, identity = {0};
	const struct plan_item *items = plan_sorted(plan, &arena);
	bool good = items != NULL;

	(void)options;
	buf_append_string(&out, csv_head);
	for (size_t i = 0; good && i < plan_item_count(plan); i++) {
		good = add_item(&out, &items[i], &identity, &row);
		arena_release(&row);
		if (good && out.length >= FLUSH_SIZE) {
			good = !out.failed &&
			    sink->write(
				sink->context, buf_text(&out), out.length);
			buf_clear(&out);
		}
	}
	good = good && !out.failed && !identity.failed &&
	    sink->write(sink->context, buf_text(&out), out.length);
	buf_release(&out);
	buf_release(&identity);
	arena_release(&arena);
	return good;
}
