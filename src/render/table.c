/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * The formats that are tables for people: "table" for terminals, "md" and "rst"
 * to be pasted. They have the same rows and columns.
 */
#include "render/columns.h"
#include "render/format.h"
#include "render/markdown.h"
#include "render/rst.h"

static void
print_table(struct layout *layout, const struct render_options *options,
    struct buf *out)
{
	layout_print(layout, options->width, options->unicode, out);
}

static void
print_markdown(struct layout *layout, const struct render_options *options,
    struct buf *out)
{
	(void)options;
	markdown_table(layout, out);
}

static void
print_rst(struct layout *layout, const struct render_options *options,
    struct buf *out)
{
	(void)options;
	rst_table(layout, out);
}

/* What is pasted has its title where it is pasted. */
static bool
render(const struct plan *plan, const struct render_options *options,
    const struct sink *sink,
    void (*print)(struct layout *layout, const struct render_options *options,
	struct buf *out))
{
	struct arena arena = {0};
	struct buf out = {0};
	struct layout layout = {0};
	bool good = columns_fill(plan, &layout, &arena);

	if (good && print == print_table) {
		render_title(plan, &out);
		buf_append_string(&out, "\n\n");
	}
	if (good && layout.row_count == 0)
		buf_append_string(&out, "nothing is selected\n");
	else if (good)
		print(&layout, options, &out);
	good = good && !out.failed &&
	    sink->write(sink->context, buf_text(&out), out.length);
	buf_release(&out);
	arena_release(&arena);
	return good;
}

bool
render_table(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	return render(plan, options, sink, print_table);
}

bool
render_markdown(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	return render(plan, options, sink, print_markdown);
}

bool
render_rst(const struct plan *plan, const struct render_options *options,
    const struct sink *sink)
{
	return render(plan, options, sink, print_rst);
}
