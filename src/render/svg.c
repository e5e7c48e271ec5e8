/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Format "svg": the chart as a file. */
#include "render/svg.h"

#include "plan/query.h"
#include "render/format.h"

struct plain {
	struct buf *out;
	int32_t row;
	struct date first;
	struct date last;
};

static bool
widen(void *context, const struct plan_item *item)
{
	struct plain *plain = context;

	if (item->precision == PRECISION_TBD)
		return true;
	if (date_compare(item->first, plain->first) < 0)
		plain->first = item->first;
	if (date_compare(item->last, plain->last) > 0)
		plain->last = item->last;
	return true;
}

static int64_t
x_of(const struct plain *plain, struct date date)
{
	int64_t span = plain->last.day - plain->first.day + 1;

	return (date.day - plain->first.day) * (int64_t)SVG_WIDTH / span;
}

static bool
draw(void *context, struct plan_query *query)
{
	struct plain *plain = context;
	struct plan_days days;

	for (size_t i = 0; i < query_window_count(query); i++) {
		if (query_window_days(query, i, &days))
			buf_printf(plain->out,
			    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\""
			    " fill=\"%s\"/>\n",
			    (int)x_of(plain, days.first), (int)plain->row * 24,
			    (int)(x_of(plain, days.last) -
				x_of(plain, days.first)),
			    i == 0 ? "#2a9d6f" : "#e9b44c");
	}
	plain->row++;
	return true;
}

bool
svg_write_chart(const struct plan *plan, const struct svg_options *options,
    struct buf *out)
{
	struct buf rows = {0};
	struct plain plain = {&rows, 0, date_max(), date_min()};
	bool good = plan_walk(plan, widen, &plain);

	(void)options;
	for (size_t i = 0; i < plan_cadence_count(plan) && good; i++)
		good = plan_query_walk(plan, i, draw, &plain);
	buf_printf(out,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
	    " role=\"img\">\n",
	    (int)SVG_WIDTH, (int)plain.row * 24);
	buf_append(out, buf_text(&rows), rows.length);
	buf_append_string(out, "</svg>\n");
	good &= !rows.failed;
	buf_release(&rows);
	return good && !out->failed;
}

bool
render_svg(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	const struct svg_options svg = {
	    .has_today = options->has_today, .today = options->today};
	struct buf out = {0};
	bool good;

	buf_append_string(
	    &out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	good = svg_write_chart(plan, &svg, &out) &&
	    sink->write(sink->context, buf_text(&out), out.length);
	buf_release(&out);
	return good;
}
