/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Format "pep": the lists of a release schedule as the PEPs of CPython have
 * them (PEP 596, 619, …), with the comments by which their own tools find them.
 * A list for the way to the final release and one for each support window, in
 * two parts: what happened and what is expected. As there, the freeze is a note
 * beside what comes out that day, releases that were cancelled are not listed,
 * and point releases are once the final is out.
 */
#include "render/pep.h"

#include <string.h>

#include "base/text.h"
#include "phrase/words.h"
#include "plan/query.h"
#include "render/columns.h"
#include "render/format.h"
#include "render/phase.h"
#include "render/rst.h"

enum { TEXT_WIDTH = 79, NOTE_INDENT = 2 };

/* A plan under way. */
struct pep {
	const struct plan *plan;
	struct buf out;
	struct arena arena; /* of one series */
	size_t series_count;
	bool has_titles; /* there are several series */
};

/* Is there anything to list of a series? */
static bool
is_selected(const struct plan *plan, const struct pep_series *series)
{
	for (size_t i = 0; i < series->item_count; i++) {
		if (plan_selects(plan, &series->items[i]))
			return true;
	}
	return false;
}

static bool
count_series(void *context, struct plan_query *query)
{
	struct pep *pep = context;
	struct pep_series series;

	pep_series_begin(&series, query);
	pep->series_count += is_selected(pep->plan, &series);
	return true;
}

/* "Thursday, 2026-05-07"; "October 2031". */
static void
append_day(const struct plan_item *item, struct date date, bool is_last,
    struct buf *out)
{
	char text[PHRASE_VALUE_TEXT_SIZE];
	struct civil civil = date_to_civil(date);

	switch (item->precision) {
	case PRECISION_DAY:
		buf_printf(out, "%s, %s",
		    word_of_value(word_weekdays, (int32_t)date_weekday(date)),
		    date_format(date, text));
		break;
	case PRECISION_MONTH:
		buf_printf(out, "%s %d",
		    word_of_value(word_months, civil.month), (int)civil.year);
		break;
	case PRECISION_TBD:
		buf_append_string(out, "to be announced");
		break;
	default:
		if (!is_last)
			buf_append_string(out, plan_item_date(item, text));
		break;
	}
}

static void
append_date(struct pep *pep, const struct plan_item *item)
{
	const char *time = columns_time(item, &pep->arena);
	struct buf *out = &pep->out;

	append_day(item, item->first, false, out);
	if (item->precision == PRECISION_DAY &&
	    date_compare(item->first, item->last) < 0) {
		buf_append_string(out, " to ");
		append_day(item, item->last, true, out);
	}
	if (time != NULL)
		buf_printf(out, ", %s", time);
}

/* A note in brackets below its item, in lines that are not too long. */
static void
append_note(struct pep *pep, const char *note)
{
	struct buf text = {0};
	struct buf *out = &pep->out;
	const char *word;
	size_t used = NOTE_INDENT;

	buf_append_char(&text, '(');
	rst_text(note, &text);
	buf_append_char(&text, ')');
	word = buf_text(&text);
	buf_append_repeated(out, ' ', NOTE_INDENT);
	while (*word != '\0') {
		size_t length = strcspn(word, " ");
		size_t width = text_width(word, length);
		bool is_first = used == NOTE_INDENT;

		if (!is_first && used + 1 + width > TEXT_WIDTH) {
			buf_append_char(out, '\n');
			buf_append_repeated(out, ' ', NOTE_INDENT);
			used = NOTE_INDENT;
			is_first = true;
		}
		buf_append_string(out, is_first ? "" : " ");
		buf_append(out, word, length);
		used += width + (is_first ? 0 : 1);
		word += length;
		word += strspn(word, " ");
	}
	buf_append_char(out, '\n');
	out->failed |= text.failed;
	buf_release(&text);
}

static void
append_item(struct pep *pep, const struct pep_series *series,
    const struct pep_section *section, const struct plan_item *item)
{
	struct buf *out = &pep->out;

	buf_append_string(out, "- ");
	rst_text(item->name, out);
	buf_append_string(out, ": ");
	append_date(pep, item);
	buf_append_char(out, '\n');
	if (item->reason != NULL)
		append_note(pep, item->reason);
	if (pep_series_freezes_with(series, pep->plan, item))
		append_note(pep, "No new features beyond this point.");
	if (section->last == item && section->last_note != NULL)
		append_note(pep, section->last_note);
}

static size_t
count_items(const struct pep *pep, const struct pep_series *series,
    size_t section, bool is_actual)
{
	size_t count = 0;

	for (size_t i = 0; i < series->item_count; i++)
		count += pep_series_lists(
			     series, pep->plan, &series->items[i], section) &&
		    (series->items[i].status == STATUS_ACTUAL) == is_actual;
	return count;
}

static void
append_list(struct pep *pep, const struct pep_series *series, size_t section,
    bool is_actual)
{
	for (size_t i = 0; i < series->item_count; i++) {
		const struct plan_item *item = &series->items[i];

		if (pep_series_lists(series, pep->plan, item, section) &&
		    (item->status == STATUS_ACTUAL) == is_actual)
			append_item(
			    pep, series, &series->sections[section], item);
	}
}

/* Both parts; releases of the last phase of support, which nobody plans, stand
 * without a word before them. */
static void
append_lists(struct pep *pep, const struct pep_series *series, size_t section)
{
	size_t expected = count_items(pep, series, section, false);
	size_t actual = count_items(pep, series, section, true);
	bool has_label = section < 2 || expected > 0;
	struct buf *out = &pep->out;

	if (actual > 0) {
		buf_append_string(out, has_label ? "Actual:\n\n" : "");
		append_list(pep, series, section, true);
	}
	if (expected > 0) {
		buf_append_string(out, actual > 0 ? "\n" : "");
		buf_append_string(out, "Expected:\n\n");
		append_list(pep, series, section, false);
	}
}

/* What is planned of a series that is not out, in a sentence. */
static void
append_later(struct pep *pep, const struct pep_section *section)
{
	struct buf rule = {0};
	struct buf *out = &pep->out;

	plan_item_rule(section->first_later, false, &rule);
	buf_printf(out, "%zu expected from ", section->later_count);
	append_date(pep, section->first_later);
	buf_append_string(out, " to ");
	append_date(pep, section->last_later);
	if (rule.length > 0) {
		buf_append_string(out, ":\n");
		rst_text(buf_text(&rule), out);
	}
	buf_append_string(out, ".\n");
	out->failed |= rule.failed;
	buf_release(&rule);
}

static void
append_irregular(struct pep *pep, const struct pep_section *section)
{
	struct buf *out = &pep->out;

	buf_append_string(out, "Provided irregularly on an as-needed basis");
	if (section->end != NULL && section->end->precision != PRECISION_TBD) {
		buf_append_string(out, " until ");
		append_date(pep, section->end);
	}
	buf_append_string(out, ".\n");
}

static void
append_section(struct pep *pep, const struct pep_series *series, size_t index)
{
	const struct pep_section *section = &series->sections[index];
	size_t count = count_items(pep, series, index, true) +
	    count_items(pep, series, index, false);
	bool is_irregular = section->is_irregular &&
	    (count > 0 ||
		(section->end != NULL &&
		    plan_selects(pep->plan, section->end)));
	bool has_later = section->later_count > 0;
	struct buf *out = &pep->out;

	if (count == 0 && !is_irregular && !has_later)
		return;
	rst_title(section->title, '-', out);
	if (is_irregular) {
		append_irregular(pep, section);
		buf_append_string(out, count > 0 ? "\n" : "");
	}
	if (count > 0) {
		buf_printf(out, ".. release schedule: %s\n\n", section->mark);
		append_lists(pep, series, index);
		buf_append_string(out, "\n.. release schedule: ends\n");
	}
	if (has_later) {
		buf_append_string(out, count > 0 ? "\n" : "");
		append_later(pep, section);
	}
}

/* The ends of the windows, which are in no list. */
static void
append_lifespan(struct pep *pep, const struct pep_series *series)
{
	struct buf *out = &pep->out;
	const char *title =
	    arena_printf(&pep->arena, "%s lifespan", series->name);
	bool is_first = true;

	for (size_t i = 0; title != NULL && i < series->item_count; i++) {
		const struct plan_item *item = &series->items[i];

		if (item->kind != ITEM_SUPPORT_END ||
		    item->status == STATUS_CANCELLED ||
		    item->status == STATUS_DROPPED ||
		    !plan_selects(pep->plan, item))
			continue;
		if (is_first)
			rst_title(title, '-', out);
		buf_append_string(out, is_first ? "Support: " : ",\n");
		rst_text(item->window_rule->name, out);
		buf_append_string(out, " until ");
		append_date(pep, item);
		is_first = false;
	}
	buf_append_string(out, is_first ? "" : ".\n");
}

static bool
append_series(void *context, struct plan_query *query)
{
	struct pep *pep = context;
	struct pep_series series;
	const char *title;

	pep_series_begin(&series, query);
	if (!is_selected(pep->plan, &series))
		return true;
	if (!pep_series_fill(&series, pep->plan, &pep->arena))
		return false;
	title = arena_printf(
	    &pep->arena, "%s %s", query_cadence(query)->project, series.name);
	if (pep->has_titles && title != NULL)
		rst_title(title, '=', &pep->out);
	for (size_t i = 0; i < series.section_count; i++)
		append_section(pep, &series, i);
	append_lifespan(pep, &series);
	if (pep->arena.failed)
		return false;
	arena_release(&pep->arena);
	return true;
}

static bool
walk(struct pep *pep, bool (*visit)(void *context, struct plan_query *query))
{
	bool good = true;

	for (size_t i = 0; good && i < plan_cadence_count(pep->plan); i++)
		good = plan_query_walk(pep->plan, i, visit, pep);
	return good;
}

bool
render_pep(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	struct pep pep = {.plan = plan};
	bool good = walk(&pep, count_series);

	(void)options;
	pep.has_titles = pep.series_count > 1;
	good = good && walk(&pep, append_series);
	if (good && pep.out.length == 0)
		buf_append_string(&pep.out, "nothing is selected\n");
	good = good && !pep.out.failed &&
	    sink->write(sink->context, buf_text(&pep.out), pep.out.length);
	buf_release(&pep.out);
	arena_release(&pep.arena);
	return good;
}
