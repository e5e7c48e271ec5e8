/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The table of a page: a row for each item in the order of dates, with what the
 * script needs to sort, filter and count; columns only where they tell
 * something. Above it are the controls, which are of no use without a script
 * and stay hidden until it runs.
 */
#include <string.h>

#include "base/text.h"
#include "phrase/clock.h"
#include "phrase/words.h"
#include "render/html.h"
#include "render/phase.h"

enum column {
	DATE,
	UNTIL,
	PROJECT,
	SERIES,
	NAME,
	KIND,
	STATUS,
	PEOPLE,
	COLUMN_COUNT
};

static const struct {
	const char *title;
	const char *class; /* of its cells */
} columns[COLUMN_COUNT] = {
    [DATE] = {"Date", "date"},
    [UNTIL] = {"Until", "until"},
    [PROJECT] = {"Project", "project"},
    [SERIES] = {"Series", "series"},
    [NAME] = {"Milestone", "name"},
    [KIND] = {"Kind", "kind"},
    [STATUS] = {"Status", "status"},
    [PEOPLE] = {"People", "people"},
};

/* Which columns there are, and the role that all people have, if it is one. */
struct table {
	bool used[COLUMN_COUNT];
	const char *role;
};

static bool
is_span(const struct plan_item *item)
{
	return item->precision == PRECISION_DAY &&
	    date_compare(item->first, item->last) < 0;
}

static void
choose_columns(const struct html *html, struct table *table)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		table->used[i] = true;
	table->used[UNTIL] = false;
	table->used[PROJECT] = plan_cadence_count(html->plan) > 1;
	table->used[SERIES] = false;
	table->used[PEOPLE] = false;
	for (size_t i = 0; i < html->count; i++) {
		table->used[UNTIL] |= is_span(&html->items[i]);
		table->used[SERIES] |= html_has_series(&html->items[i]);
		table->used[PEOPLE] |= html->items[i].person_count > 0;
	}
}

/* A role that all of the people have, one for each item. */
static const char *
common_role(const struct html *html)
{
	const char *role = NULL;

	for (size_t i = 0; i < html->count; i++) {
		const struct plan_item *item = &html->items[i];

		if (item->person_count == 0)
			continue;
		if (item->person_count > 1 ||
		    (role != NULL && strcmp(role, item->people[0].role) != 0))
			return NULL;
		role = item->people[0].role;
	}
	return role;
}

/* Where a slip moved it from. */
static void
write_slip(struct buf *out, const struct plan_item *item)
{
	char was[DATE_TEXT_SIZE];

	if (!item->is_new && !item->has_moved)
		return;
	date_format(item->was, was);
	buf_append_string(out, " <span class=\"note\">");
	if (item->is_new)
		buf_append_string(out, "new");
	else if (date_compare(item->was, date_max()) == 0)
		buf_append_string(out, "moved");
	else
		buf_printf(out, "was %s", was);
	buf_append_string(out, "</span>");
}

/* With the weekday and, if it has one, its time. */
static void
write_date(struct html *html, const struct plan_item *item)
{
	struct buf *out = &html->out;

	html_date(out, item);
	if (item->precision == PRECISION_DAY)
		buf_printf(out, " <span class=\"day\">%.3s</span>",
		    word_of_value(
			word_weekdays, (int32_t)date_weekday(item->first)));
	if (item->clock != NULL && item->precision == PRECISION_DAY) {
		buf_clear(&html->text);
		clock_format(item->clock, &html->text);
		buf_append_string(out, " <span class=\"note\">");
		html_text(out, buf_text(&html->text));
		buf_append_string(out, "</span>");
	}
	write_slip(out, item);
}

/* The last day of a span. */
static void
write_until(struct buf *out, const struct plan_item *item)
{
	char day[DATE_TEXT_SIZE];

	if (!is_span(item))
		return;
	date_format(item->last, day);
	buf_printf(out, "<time>%s</time>", day);
}

/* A role that the head of the column says is left out. */
static void
write_people(struct buf *out, const struct plan_item *item, const char *common)
{
	for (size_t i = 0; i < item->person_count; i++) {
		buf_append_string(out, "<span class=\"person\">");
		html_foreign(out, item->people[i].name);
		if (common == NULL) {
			buf_append_string(out, " <span class=\"note\">");
			html_foreign(out, item->people[i].role);
			buf_append_string(out, "</span>");
		}
		buf_append_string(out, "</span>");
	}
}

/* Events lead to their own pages, series to theirs. */
static void
write_name(struct buf *out, const struct plan_item *item)
{
	const char *address = item->kind == ITEM_EVENT ? item->url : NULL;

	html_link_begin(out, address);
	html_foreign(out, item->name);
	html_link_end(out, address);
	if (item->reason == NULL)
		return;
	buf_append_string(out, " <span class=\"note\">");
	html_foreign(out, item->reason);
	buf_append_string(out, "</span>");
}

static void
write_series(struct buf *out, const struct plan_item *item)
{
	const char *whole = item->cadence->url;
	bool is_own = item->url != NULL &&
	    (whole == NULL || strcmp(item->url, whole) != 0);
	const char *address = is_own ? item->url : NULL;

	if (!html_has_series(item))
		return;
	html_link_begin(out, address);
	html_foreign(out, item->series);
	html_link_end(out, address);
}

static void
write_cell(struct html *html, const struct plan_item *item, enum column column,
    const struct table *table)
{
	struct buf *out = &html->out;

	switch (column) {
	case DATE:
		write_date(html, item);
		break;
	case UNTIL:
		write_until(out, item);
		break;
	case PROJECT:
		html_foreign(out, item->cadence->project);
		break;
	case SERIES:
		write_series(out, item);
		break;
	case NAME:
		write_name(out, item);
		break;
	case KIND:
		buf_append_string(out, phase_name(phase_of(item)));
		break;
	case STATUS:
		buf_append_string(out, plan_item_status(item));
		break;
	case PEOPLE:
		write_people(out, item, table->role);
		break;
	case COLUMN_COUNT:
		break;
	}
}

static void
write_day(struct buf *out, const char *name, struct date date)
{
	char day[DATE_TEXT_SIZE];

	html_attribute(out, name, date_format(date, day));
}

static void
begin_row(struct html *html, const struct plan_item *item)
{
	struct buf *out = &html->out;

	buf_append_string(out, "<tr");
	if (item->precision != PRECISION_TBD) {
		write_day(out, "data-first", item->first);
		if (date_compare(item->first, item->last) != 0)
			write_day(out, "data-last", item->last);
		if (item->precision != PRECISION_DAY)
			html_attribute(out, "data-precision",
			    precision_names[item->precision]);
	}
	html_attribute(out, "data-kind", phase_name(phase_of(item)));
	html_attribute(out, "data-status", status_names[item->status]);
	html_attribute(out, "data-project", item->cadence->project);
	if (html_has_series(item))
		html_attribute(out, "data-series", item->series);
	buf_append_string(out, ">");
}

/* The name says what the row is about. */
static void
write_row(
    struct html *html, const struct plan_item *item, const struct table *table)
{
	begin_row(html, item);
	for (int i = 0; i < COLUMN_COUNT; i++) {
		if (!table->used[i])
			continue;
		buf_printf(&html->out,
		    i == NAME ? "<th scope=\"row\" class=\"%s\">"
			      : "<td class=\"%s\">",
		    columns[i].class);
		write_cell(html, item, (enum column)i, table);
		buf_append_string(&html->out, i == NAME ? "</th>" : "</td>");
	}
	buf_append_string(&html->out, "</tr>\n");
}

/* "Release manager". */
static void
write_role(struct html *html, const char *role)
{
	buf_clear(&html->text);
	buf_append_char(&html->text, text_upper(*role));
	buf_append_string(&html->text, role + 1);
	html_text(&html->out, buf_text(&html->text));
}

static void
write_head(struct html *html, const struct table *table)
{
	struct buf *out = &html->out;

	buf_append_string(out,
	    "<table id=\"table\">\n"
	    "<caption class=\"unseen\">All dates, by date</caption>\n"
	    "<thead><tr>");
	for (int i = 0; i < COLUMN_COUNT; i++) {
		if (!table->used[i])
			continue;
		buf_printf(out, "<th scope=\"col\" class=\"%s\"%s>",
		    columns[i].class,
		    i == DATE ? " aria-sort=\"ascending\"" : "");
		if (i == PEOPLE && table->role != NULL)
			write_role(html, table->role);
		else
			buf_append_string(out, columns[i].title);
		buf_append_string(out, "</th>");
	}
	buf_append_string(out, "</tr></thead>\n<tbody>\n");
}

/* The script knows what can be chosen. */
static void
write_choice(struct buf *out, const char *id, const char *label)
{
	buf_printf(out,
	    "<p><label for=\"%s\">%s</label>"
	    "<select id=\"%s\"><option value=\"\">all</option></select></p>\n",
	    id, label, id);
}

static void
write_controls(struct html *html, const struct table *table)
{
	struct buf *out = &html->out;

	buf_append_string(out,
	    "<form id=\"filter\" class=\"controls\" role=\"search\""
	    " aria-label=\"Filter the dates\" hidden>\n"
	    "<p class=\"find\"><label for=\"find\">Find</label>"
	    "<input id=\"find\" type=\"search\" autocomplete=\"off\"></p>\n");
	if (table->used[PROJECT])
		write_choice(out, "project", "Project");
	if (table->used[SERIES])
		write_choice(out, "series", "Series");
	write_choice(out, "kind", "Kind");
	buf_append_string(out,
	    "<p><label for=\"when\">When</label><select id=\"when\">"
	    "<option value=\"\">any day</option>"
	    "<option value=\"next\">to come</option>"
	    "<option value=\"past\">over</option></select></p>\n"
	    "<p><button type=\"button\" id=\"all\">Show all</button></p>\n"
	    "</form>\n");
}

bool
html_table(struct html *html)
{
	struct table table = {.role = common_role(html)};
	struct buf *out = &html->out;
	bool good = true;

	choose_columns(html, &table);
	buf_append_string(out,
	    "<section id=\"dates\" aria-labelledby=\"dates-title\""
	    " tabindex=\"-1\">\n"
	    "<div class=\"title\"><h2 id=\"dates-title\">Dates</h2>\n"
	    "<p id=\"shown\" role=\"status\">");
	buf_printf(out, "%zu date%s", html->count, html->count == 1 ? "" : "s");
	buf_append_string(out, "</p></div>\n");
	write_controls(html, &table);
	buf_append_string(out,
	    "<div class=\"columns\">\n"
	    "<section id=\"calendar\" aria-label=\"Calendar\" hidden>"
	    "</section>\n"
	    "<div class=\"rows\">\n");
	write_head(html, &table);
	for (size_t i = 0; i < html->count && good; i++) {
		write_row(html, &html->items[i], &table);
		good = html_flush_if_full(html);
	}
	buf_append_string(
	    out, "</tbody>\n</table>\n</div>\n</div>\n</section>\n");
	return good;
}
