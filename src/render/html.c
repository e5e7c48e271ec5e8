/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Format "html": what a page has around its table. No byte of it depends on
 * the day it is made: what is next, counted from the day, and the line of that
 * day in the chart are up to the script.
 */
#include "render/html.h"

#include <string.h>

#include "base/sha256.h"
#include "base/text.h"
#include "render/svg_style.h"

enum { FLUSH_SIZE = 1024 * 1024, NEXT_COUNT = 4, PROJECTS_IN_TITLE = 3 };

bool
html_flush(struct html *html)
{
	bool good = !html->out.failed && !html->text.failed &&
	    html->sink->write(
		html->sink->context, buf_text(&html->out), html->out.length);

	buf_clear(&html->out);
	return good;
}

bool
html_flush_if_full(struct html *html)
{
	return html->out.length < FLUSH_SIZE || html_flush(html);
}

static void
write_pieces(struct buf *out, const char *const *pieces)
{
	for (; *pieces != NULL; pieces++)
		buf_append_string(out, *pieces);
}

/* The colours of the chart; its ground is that of what it lies on. */
static void
append_colors_of_chart(struct buf *style)
{
	buf_append_string(style, ":root{");
	svg_append_properties(false, style);
	buf_append_string(
	    style, "}\n@media screen and (prefers-color-scheme:dark){:root{");
	svg_append_properties(true, style);
	buf_append_string(style, "}}\n.chart{--takt-paper:var(--surface)}\n");
}

/* A source of a Content-Security-Policy: what has this hash may be used. */
static void
write_hash(struct buf *out, struct sha256 *sha256)
{
	char text[SHA256_TEXT_SIZE];

	buf_printf(out, " 'sha256-%s'", sha256_base64(sha256, text));
}

static void
write_hash_of_pieces(struct buf *out, const char *const *pieces)
{
	struct sha256 sha256;

	sha256_init(&sha256);
	for (; *pieces != NULL; pieces++)
		sha256_update(&sha256, *pieces, strlen(*pieces));
	write_hash(out, &sha256);
}

/* Of each style sheet that the chart brings along. */
static void
write_hashes_of_chart(struct buf *out, const char *chart)
{
	const char *at = chart;

	while ((at = strstr(at, "<style")) != NULL) {
		const char *begin = strchr(at, '>');
		const char *end =
		    begin != NULL ? strstr(begin, "</style>") : NULL;
		struct sha256 sha256;

		if (end == NULL)
			return;
		sha256_init(&sha256);
		sha256_update(&sha256, begin + 1, (size_t)(end - begin - 1));
		write_hash(out, &sha256);
		at = end;
	}
}

/*
 * Nothing is fetched, and no style or script is obeyed but those written here,
 * should a text ever be taken for one (Content Security Policy Level 3).
 */
static void
write_policy(struct buf *out, const char *style, const char *chart)
{
	const char *const styles[] = {style, NULL};

	buf_append_string(out,
	    "<meta http-equiv=\"Content-Security-Policy\" content=\""
	    "default-src 'none'; img-src data:; script-src");
	write_hash_of_pieces(out, html_script);
	buf_append_string(out, "; style-src");
	write_hash_of_pieces(out, styles);
	write_hashes_of_chart(out, chart);
	buf_append_string(out, "; base-uri 'none'; form-action 'none'\">\n");
}

/* All projects by their names, if they are not many. */
static void
write_title(struct html *html)
{
	size_t count = plan_cadence_count(html->plan);

	if (count > PROJECTS_IN_TITLE) {
		buf_printf(
		    &html->out, "Release schedules of %zu projects", count);
		return;
	}
	buf_clear(&html->text);
	render_title(html->plan, &html->text);
	html_text(&html->out, buf_text(&html->text));
}

static void
write_head(struct html *html, const char *chart)
{
	struct buf *out = &html->out;
	struct buf style = {0};

	write_pieces(&style, html_style);
	append_colors_of_chart(&style);
	buf_append_string(out,
	    "<!DOCTYPE html>\n"
	    "<html lang=\"en\">\n"
	    "<head>\n"
	    "<meta charset=\"utf-8\">\n");
	write_policy(out, buf_text(&style), chart);
	buf_append_string(out,
	    "<meta name=\"viewport\" content=\"width=device-width,"
	    " initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n"
	    "<meta name=\"generator\" content=\"takt\">\n"
	    "<title>");
	write_title(html);
	buf_append_string(out,
	    "</title>\n"
	    "<link rel=\"icon\" href=\"data:,\">\n"
	    "<style>");
	buf_append(out, buf_text(&style), style.length);
	buf_append_string(out, "</style>\n</head>\n");
	out->failed |= style.failed;
	buf_release(&style);
}

/* From the first to the last day that is known. */
static void
write_range(struct html *html)
{
	size_t count = html->count;

	while (count > 0 && html->items[count - 1].precision == PRECISION_TBD)
		count--;
	if (count == 0)
		return;
	buf_append_string(&html->out, ", ");
	html_date(&html->out, &html->items[0]);
	buf_append_string(&html->out, " to ");
	html_date(&html->out, &html->items[count - 1]);
}

static void
write_revised(struct buf *out, const struct cadence *cadence)
{
	char day[DATE_TEXT_SIZE];

	date_format(cadence->revised, day);
	buf_printf(out, " <span class=\"note\">revised %s</span>", day);
}

static void
write_projects(struct html *html)
{
	size_t count = plan_cadence_count(html->plan);

	for (size_t i = 0; i < count; i++) {
		const struct cadence *cadence = plan_cadence(html->plan, i);

		buf_append_string(&html->out, i > 0 ? " · " : "");
		html_link_begin(&html->out, cadence->url);
		html_foreign(&html->out, cadence->project);
		html_link_end(&html->out, cadence->url);
		if (count == 1 && cadence->has_revised)
			write_revised(&html->out, cadence);
	}
}

/* The scheme by which calendar programs take a subscription, for an address of
 * the web. */
static void
write_subscription(struct html *html)
{
	const char *source = html->options->source;
	const char *rest;

	if (!html_link_is_safe(source) ||
	    !text_equal_ignoring_case(source, 4, "http", 4))
		return;
	rest = source + strcspn(source, ":");
	buf_clear(&html->text);
	buf_printf(&html->text, "webcal%s", rest);
	buf_append_string(&html->out, "<a class=\"button\"");
	html_attribute(&html->out, "href", buf_text(&html->text));
	buf_append_string(&html->out,
	    ">Subscribe</a>\n<span class=\"note\">or give your calendar"
	    " program <code>");
	html_text(&html->out, source);
	buf_append_string(&html->out, "</code></span>\n");
}

static void
write_calendar_links(struct html *html)
{
	const char *calendar = html->options->calendar;

	if (!html_link_is_safe(calendar) &&
	    !html_link_is_safe(html->options->source))
		return;
	buf_append_string(&html->out, "<p class=\"actions\">");
	if (html_link_is_safe(calendar)) {
		buf_append_string(&html->out,
		    "<a class=\"button first\" type=\"text/calendar\""
		    " download");
		html_attribute(&html->out, "href", calendar);
		buf_append_string(&html->out, ">Add to calendar</a>\n");
	}
	write_subscription(html);
	buf_append_string(&html->out, "</p>\n");
}

static void
write_header(struct html *html)
{
	struct buf *out = &html->out;

	buf_append_string(out,
	    "<body>\n"
	    "<a class=\"skip\" href=\"#dates\">Skip to the dates</a>\n"
	    "<header>\n<h1>");
	write_title(html);
	buf_printf(out, "</h1>\n<p class=\"lead\">%zu date%s", html->count,
	    html->count == 1 ? "" : "s");
	write_range(html);
	buf_append_string(out, "</p>\n<p class=\"lead\">");
	write_projects(html);
	buf_append_string(out, "</p>\n");
	write_calendar_links(html);
	buf_append_string(out, "</header>\n<main>\n");
}

static bool
takes_place(const struct plan_item *item)
{
	return item->precision != PRECISION_TBD &&
	    item->status != STATUS_CANCELLED && item->status != STATUS_DROPPED;
}

/* Behind the last date that took place, which is where the plan stands. */
static size_t
find_next(const struct html *html)
{
	size_t next = 0;

	for (size_t i = 0; i < html->count; i++) {
		if (html->items[i].status == STATUS_ACTUAL)
			next = i + 1;
	}
	return next;
}

/* What no script counted yet. */
static void
write_next(struct html *html)
{
	struct buf *out = &html->out;
	size_t left = NEXT_COUNT;

	buf_append_string(out,
	    "<section id=\"next\" aria-labelledby=\"next-title\">\n"
	    "<div class=\"title\"><h2 id=\"next-title\">Next</h2>\n"
	    "<p id=\"next-note\">as the schedule has it</p></div>\n"
	    "<ul id=\"next-list\" class=\"cards\">\n");
	for (size_t i = find_next(html); i < html->count && left > 0; i++) {
		const struct plan_item *item = &html->items[i];

		if (!takes_place(item))
			continue;
		buf_append_string(out, "<li><b>");
		html_date(out, item);
		buf_append_string(out, "</b><span>");
		if (plan_cadence_count(html->plan) > 1) {
			html_foreign(out, item->cadence->project);
			buf_append_string(out, ": ");
		}
		html_foreign(out, item->name);
		buf_append_string(out, "</span></li>\n");
		left--;
	}
	if (left == NEXT_COUNT)
		buf_append_string(out, "<li>Nothing is to come.</li>\n");
	buf_append_string(out, "</ul>\n</section>\n");
}

static void
write_chart(struct html *html, const char *chart)
{
	buf_append_string(&html->out,
	    "<section aria-labelledby=\"chart-title\">\n"
	    "<div class=\"title\"><h2 id=\"chart-title\">Chart</h2>\n"
	    "<p id=\"chart-note\"></p></div>\n"
	    "<div id=\"chart\" class=\"chart\" role=\"region\""
	    " aria-labelledby=\"chart-title\" tabindex=\"0\">\n");
	buf_append_string(&html->out, chart);
	buf_append_string(&html->out, "</div>\n</section>\n");
}

static void
write_end(struct html *html)
{
	buf_append_string(&html->out,
	    "</main>\n"
	    "<footer><p>Made by takt. Days are those of the schedule, whatever"
	    " time zone you are in.</p></footer>\n"
	    "<script>");
	write_pieces(&html->out, html_script);
	buf_append_string(&html->out, "</script>\n</body>\n</html>\n");
}

static bool
write_page(struct html *html)
{
	const struct svg_options options = {.embedded = true,
	    .width = html->options->pixels,
	    .has_today = html->options->has_today,
	    .today = html->options->today};
	struct buf chart = {0};
	bool good = svg_write_chart(html->plan, &options, &chart);

	if (good) {
		write_head(html, buf_text(&chart));
		write_header(html);
		write_next(html);
		write_chart(html, buf_text(&chart));
		good = html_table(html);
	}
	buf_release(&chart);
	if (!good)
		return false;
	write_end(html);
	return html_flush(html);
}

bool
render_html(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	struct arena arena = {0};
	struct html html = {.plan = plan, .options = options, .sink = sink};
	bool good;

	html.items = plan_sorted(plan, &arena);
	html.count = plan_item_count(plan);
	good = html.items != NULL && write_page(&html);
	buf_release(&html.out);
	buf_release(&html.text);
	arena_release(&arena);
	return good;
}
