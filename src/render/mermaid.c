/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Format "mermaid": a Gantt chart in the language of Mermaid, which GitHub and
 * others draw: https://mermaid.js.org/syntax/gantt.html
 *
 * A section is a series; bars are its phases, and marks are its milestones. In
 * that language each mark takes a line of the picture, so of a large plan only
 * those are drawn that matter most, and a comment says so.
 */
#include <string.h>

#include "base/text.h"
#include "render/format.h"
#include "render/phase.h"

enum { MARKS_MOST = 40, SERIES_MOST = 12 };
enum { SECTION_WIDTH = 9, SECTION_PIXELS = 6 };

/* What gives way, the last first. */
enum rank { RANK_RELEASE, RANK_MILESTONE, RANK_POINT_RELEASE, RANK_COUNT };

static const char *const rank_names[RANK_COUNT] = {
    [RANK_RELEASE] = "releases",
    [RANK_MILESTONE] = "milestones on the way to a release",
    [RANK_POINT_RELEASE] = "point releases",
};

struct chart {
	const struct plan *plan;
	bool has_projects; /* several */
	/* Of all series, before anything is written. */
	size_t counts[RANK_COUNT];
	size_t without_date;
	size_t series_count;
	size_t section_width; /* of the names, in characters */
	size_t ranks;         /* so many of the ranks are drawn */
	bool has_days;
	struct date first;
	struct date last;
	/* Of the series at hand, if there is one. */
	bool has_section;
	const struct cadence *cadence;
	int64_t series;
	bool has_begin, has_pre_release, has_release;
	struct date begin, pre_release, release;
	struct buf section;              /* its name */
	struct buf marks, windows, late; /* behind the release */
	struct buf out;
};

/* The axis by the days there are. */
static const struct {
	int32_t days;
	const char *format;
	const char *interval;
} axes[] = {
    {45, "%d %b", "1week"},
    {400, "%Y-%m", "1month"},
    {1000, "%Y-%m", "3month"},
    {2200, "%Y-%m", "6month"},
    {6000, "%Y", "12month"},
    /* Intervals start anew each year; left to itself the axis knows more. */
    {INT32_MAX, "%Y", NULL},
};

/* Words that begin a statement, also within a longer word. */
static const char *const keywords[] = {"acc", "axisformat", "click",
    "dateformat", "displaymode", "excludes", "gantt", "includes",
    "inclusiveenddates", "section", "tickinterval", "title", "todaymarker",
    "topaxis", "weekday", "weekend", "href", "call", NULL};

static bool
begins_statement(const char *text)
{
	for (const char *const *word = keywords; *word != NULL; word++) {
		size_t length = strlen(*word);

		if (strlen(text) >= length &&
		    text_equal_ignoring_case(text, length, *word, length))
			return true;
	}
	return false;
}

/* Signs that are nothing to the language; all others are written by number. */
static bool
is_safe(char sign)
{
	return text_is_letter(sign) || text_is_digit(sign) ||
	    ((unsigned char)sign >= 0x80) || strchr(" .-+()/", sign) != NULL;
}

/* Signs beyond ASCII by which Mermaid itself stands in for numbers. */
static bool
is_reserved(uint32_t code_point)
{
	return code_point == 0xFB02 || code_point == 0xB0 ||
	    code_point == 0xB6 || code_point == 0xDF || code_point == 0x2028 ||
	    code_point == 0x2029;
}

static void
append_text(const char *text, struct buf *out)
{
	bool is_numbered = begins_statement(text) || *text == ' ';

	while (*text != '\0') {
		uint32_t code_point = 0;
		size_t size = text_decode(text, strlen(text), &code_point);

		if (size == 0)
			break;
		if (*text == '\n' || *text == '\t')
			buf_append_char(out, ' ');
		else if (is_numbered || !is_safe(*text) ||
		    is_reserved(code_point))
			buf_printf(out, "#%u;", (unsigned)code_point);
		else
			buf_append(out, text, size);
		is_numbered = false;
		text += size;
	}
}

static bool
is_shown(const struct plan_item *item)
{
	return item->status != STATUS_CANCELLED &&
	    item->status != STATUS_DROPPED && item->kind != ITEM_SUPPORT;
}

static enum rank
rank_of(const struct plan_item *item)
{
	switch (phase_of(item)) {
	case PHASE_RELEASE:
	case PHASE_EVENT:
		return RANK_RELEASE;
	case PHASE_POINT_RELEASE:
		return RANK_POINT_RELEASE;
	default:
		return RANK_MILESTONE;
	}
}

static void
widen(struct chart *chart, struct date first, struct date last)
{
	if (!chart->has_days || date_compare(first, chart->first) < 0)
		chart->first = first;
	if (!chart->has_days || date_compare(last, chart->last) > 0)
		chart->last = last;
	chart->has_days = true;
}

/* Events of a project stand for themselves. */
static int64_t
series_of(const struct plan_item *item)
{
	return item->kind != ITEM_EVENT || item->event_rule->is_of_series
	    ? item->series_index
	    : -1;
}

static bool
is_other_series(const struct chart *chart, const struct plan_item *item)
{
	return !chart->has_section || item->cadence != chart->cadence ||
	    series_of(item) != chart->series;
}

/* "Python 3.14", or what is enough of it. */
static void
append_section_name(
    const struct chart *chart, const struct plan_item *item, struct buf *out)
{
	if (chart->has_projects)
		buf_printf(out, "%s ", item->cadence->project);
	buf_append_string(out, series_of(item) < 0 ? "events" : item->series);
}

static void
count_series(struct chart *chart, const struct plan_item *item)
{
	struct buf name = {0};
	size_t width;

	append_section_name(chart, item, &name);
	width = text_width(buf_text(&name), name.length);
	if (width > chart->section_width)
		chart->section_width = width;
	chart->series_count++;
	chart->out.failed |= name.failed;
	buf_release(&name);
}

/* The first pass. */
static bool
count_item(void *context, const struct plan_item *item)
{
	struct chart *chart = context;

	if (!is_shown(item))
		return true;
	if (item->precision == PRECISION_TBD) {
		chart->without_date++;
		return true;
	}
	if (item->kind != ITEM_SUPPORT_END)
		chart->counts[rank_of(item)]++;
	if (is_other_series(chart, item))
		count_series(chart, item);
	chart->has_section = true;
	chart->cadence = item->cadence;
	chart->series = series_of(item);
	if (item->kind == ITEM_SUPPORT_END &&
	    item->start.precision != PRECISION_TBD &&
	    date_compare(item->start.date, item->last) <= 0)
		widen(chart, item->start.date, item->last);
	else
		widen(chart, item->first, item->last);
	return true;
}

static void
choose_ranks(struct chart *chart)
{
	size_t count = 0;

	for (chart->ranks = 0; chart->ranks < RANK_COUNT; chart->ranks++) {
		count += chart->counts[chart->ranks];
		if (count > MARKS_MOST)
			return;
	}
}

/* A line "name :tags, first, end"; the end of a bar is the day behind it. */
static void
append_bar(const char *name, const char *tags, struct date first,
    struct date end, struct buf *out)
{
	char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

	buf_append_string(out, "    ");
	append_text(name, out);
	buf_printf(out, " :%s%s, %s\n", tags, date_format(first, from),
	    date_format(end, to));
}

static struct date
day_after(struct date date)
{
	date_add_days(date, 1, &date);
	return date;
}

static void
append_mark(const struct plan_item *item, struct buf *out)
{
	char day[DATE_TEXT_SIZE];
	bool is_actual = item->status == STATUS_ACTUAL;
	bool is_release = phase_of(item) == PHASE_RELEASE;
	const char *tag = is_actual ? "done, " : "";

	if (is_release)
		tag = "crit, ";
	if (date_compare(item->first, item->last) < 0) {
		append_bar(
		    item->name, tag, item->first, day_after(item->last), out);
		return;
	}
	buf_append_string(out, "    ");
	append_text(item->name, out);
	buf_printf(out, " :%smilestone, %s, 0d\n", is_release ? "crit, " : tag,
	    date_format(item->first, day));
}

/* The phases before support, as far as their ends are known; of many series
 * they would make the picture too long. */
static void
append_phases(struct chart *chart)
{
	struct date end =
	    chart->has_pre_release ? chart->pre_release : chart->release;

	if (chart->series_count > SERIES_MOST)
		return;
	if (chart->has_begin &&
	    (chart->has_pre_release || chart->has_release) &&
	    date_compare(chart->begin, end) < 0)
		append_bar(
		    "development", "done, ", chart->begin, end, &chart->out);
	if (chart->has_pre_release && chart->has_release &&
	    date_compare(chart->pre_release, chart->release) < 0)
		append_bar("pre-releases", "active, ", chart->pre_release,
		    chart->release, &chart->out);
}

static void
take_text(struct buf *from, struct buf *out)
{
	buf_append(out, buf_text(from), from->length);
	out->failed |= from->failed;
	buf_clear(from);
}

/* Writes what was kept of the series that has been walked. */
static void
end_series(struct chart *chart)
{
	size_t start = chart->out.length, end;

	buf_append_string(&chart->out, "    section ");
	append_text(buf_text(&chart->section), &chart->out);
	buf_append_char(&chart->out, '\n');
	end = chart->out.length;
	append_phases(chart);
	take_text(&chart->marks, &chart->out);
	take_text(&chart->windows, &chart->out);
	take_text(&chart->late, &chart->out);
	/* A section without a bar has no place in the picture. */
	if (chart->out.length == end)
		chart->out.length = start;
	chart->has_begin = false;
	chart->has_pre_release = false;
	chart->has_release = false;
}

static void
begin_series(struct chart *chart, const struct plan_item *item)
{
	if (chart->has_section)
		end_series(chart);
	chart->has_section = true;
	chart->cadence = item->cadence;
	chart->series = series_of(item);
	buf_clear(&chart->section);
	append_section_name(chart, item, &chart->section);
}

static void
keep_window(struct chart *chart, const struct plan_item *item)
{
	const struct window *window = item->window_rule;

	if (item->start.precision != PRECISION_TBD &&
	    date_compare(item->start.date, item->last) <= 0)
		append_bar(window->name,
		    window->is_last ? "active, crit, " : "", item->start.date,
		    day_after(item->last), &chart->windows);
}

/* Where the phases begin and end. */
static void
keep_phases(struct chart *chart, const struct plan_item *item)
{
	enum phase phase = phase_of(item);

	if (phase == PHASE_EVENT || phase == PHASE_POINT_RELEASE)
		return;
	if (!chart->has_begin)
		chart->begin = item->first;
	chart->has_begin = true;
	if (phase == PHASE_PRE_RELEASE && !chart->has_pre_release &&
	    !chart->has_release) {
		chart->pre_release = item->first;
		chart->has_pre_release = true;
	}
	if (phase == PHASE_RELEASE) {
		chart->release = item->first;
		chart->has_release = true;
	}
}

/* The second pass. */
static bool
visit_item(void *context, const struct plan_item *item)
{
	struct chart *chart = context;
	bool is_late;

	if (!is_shown(item) || item->precision == PRECISION_TBD)
		return true;
	if (is_other_series(chart, item))
		begin_series(chart, item);
	if (item->kind == ITEM_SUPPORT_END) {
		keep_window(chart, item);
		return true;
	}
	is_late = chart->has_release;
	keep_phases(chart, item);
	if ((size_t)rank_of(item) < chart->ranks)
		append_mark(item, is_late ? &chart->late : &chart->marks);
	return true;
}

static void
append_head(struct chart *chart)
{
	struct buf title = {0};
	int32_t days = date_days_between(chart->first, chart->last);
	size_t axis = 0;
	struct buf *out = &chart->out;

	while (days > axes[axis].days)
		axis++;
	/* As Mermaid lays it out, names of sections have room for ten. */
	if (chart->section_width > SECTION_WIDTH)
		buf_printf(out,
		    "%%%%{init: {\"gantt\": {\"leftPadding\": %zu}}}%%%%\n",
		    20 + SECTION_PIXELS * chart->section_width);
	render_title(chart->plan, &title);
	buf_append_string(out, "gantt\n    title ");
	append_text(buf_text(&title), out);
	buf_printf(out, "\n    dateFormat YYYY-MM-DD\n    axisFormat %s\n",
	    axes[axis].format);
	if (axes[axis].interval != NULL)
		buf_printf(out, "    tickInterval %s\n", axes[axis].interval);
	for (size_t i = chart->ranks; i < RANK_COUNT; i++) {
		if (chart->counts[i] > 0)
			buf_printf(out, "    %%%% not drawn: %zu %s\n",
			    chart->counts[i], rank_names[i]);
	}
	if (chart->without_date > 0)
		buf_printf(out, "    %%%% not drawn: %zu without a date\n",
		    chart->without_date);
	out->failed |= title.failed;
	buf_release(&title);
}

bool
render_mermaid(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	struct chart chart = {
	    .plan = plan, .has_projects = plan_cadence_count(plan) > 1};
	bool good = plan_walk(plan, count_item, &chart);

	(void)options;
	chart.has_section = false;
	choose_ranks(&chart);
	append_head(&chart);
	good = good && plan_walk(plan, visit_item, &chart);
	if (chart.has_section)
		end_series(&chart);
	good = good && !chart.out.failed && !chart.section.failed &&
	    sink->write(sink->context, buf_text(&chart.out), chart.out.length);
	buf_release(&chart.section);
	buf_release(&chart.marks);
	buf_release(&chart.windows);
	buf_release(&chart.late);
	buf_release(&chart.out);
	return good;
}
