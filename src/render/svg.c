/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Format "svg": the chart as a file. */
#include "render/svg.h"

#include "render/format.h"
#include "render/svg_chart.h"

bool
svg_write_chart(
    const struct plan *plan, const struct svg_options *options, struct buf *out)
{
	struct chart chart = {.options = options};
	bool good =
	    chart_of_plan(&chart, plan, options) && chart_draw(&chart, out);

	chart_release(&chart);
	return good;
}

bool
render_svg(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	const struct svg_options svg = {.has_today = options->has_today,
	    .today = options->today,
	    .is_cycle = options->is_cycle,
	    .width = options->pixels};
	struct buf out = {0};
	bool good;

	buf_append_string(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	good = svg_write_chart(plan, &svg, &out) &&
	    sink->write(sink->context, buf_text(&out), out.length);
	buf_release(&out);
	return good;
}
