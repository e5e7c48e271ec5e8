/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The public library: one cadence with many values. */
#include "render/sweep.h"
#include "api/compare.h"
#include "api/handles.h"
#include "load/vary.h"

/* In the order of enum compare_format, whose pictures are not for sweeps. */
enum { SWEEP_FORMAT_COUNT = COMPARE_JSON + 1 };
static const struct takt_format sweep_formats[SWEEP_FORMAT_COUNT] = {
    {"table", "txt", "text/plain", "aligned columns for a terminal"},
    {"md", "md", "text/markdown", "a table in Markdown"},
    {"rst", "rst", "text/x-rst", "a table in reStructuredText"},
    {"csv", "csv", "text/csv", "one row a variant, for plotting"},
    {"json", "json", "application/json", "all there is, for programs"},
};

bool
takt_sweep_format_at(size_t index, struct takt_format *format)
{
	if (index >= SWEEP_FORMAT_COUNT)
		return false;
	*format = sweep_formats[index];
	return true;
}

/* The file, and the variant of it that was made last. */
struct maker {
	struct arena base_arena;
	struct source source;
	struct takt_files asked;
	struct load_files files;
	struct load_base *base;
	struct parameters parameters;
	struct arena arena; /* of the variant */
};

static const struct cadence *
make_variant(
    void *context, const size_t *choices, struct diagnostics *diagnostics)
{
	struct maker *maker = context;

	arena_release(&maker->arena);
	return load_variant(maker->base, &maker->parameters, choices,
	    &maker->arena, diagnostics);
}

/* False after a diagnostic, or when memory is short. */
static bool
start(struct maker *maker, const struct takt_files *files,
    const char *const *vary, struct diagnostics *diagnostics)
{
	if (files != NULL)
		maker->asked = *files;
	maker->files = api_files(&maker->asked);
	if (!parameters_parse(
		vary, &maker->base_arena, &maker->parameters, diagnostics))
		return false;
	maker->base =
	    load_base_read(&maker->source, files != NULL ? &maker->files : NULL,
		&maker->base_arena, diagnostics);
	return maker->base != NULL &&
	    load_base_check(maker->base, &maker->parameters, diagnostics);
}

/* As sweep_make(), of all that `maker` and the request are made of. */
static bool
sweep(struct maker *maker, struct sweep *result,
    const struct sweep_request *request, struct diagnostics *diagnostics)
{
	const struct sweep_variants variants = {
	    make_variant, maker, &maker->arena};

	return sweep_make(
	    result, &maker->parameters, &variants, request, diagnostics);
}

static bool
is_good_list(const char *const *list)
{
	size_t count = 0;

	while (list[count] != NULL)
		count++;
	return count > 0 && count <= PARAMETERS_MAX;
}

/* False where a text among the options is none. */
static bool
to_request(const struct takt_sweep_options *options,
    struct sweep_request *request, struct compare_style *style)
{
	*request = (struct sweep_request){.metrics = options->metrics,
	    .where = options->where,
	    .sort = options->sort};
	if (!is_good_list(options->vary) ||
	    !api_compare_options(&options->compare, &request->options) ||
	    !api_compare_style(&options->compare, style) ||
	    (int)style->format >= SWEEP_FORMAT_COUNT)
		return false;
	request->wants_all =
	    style->format == COMPARE_CSV || style->format == COMPARE_JSON;
	return true;
}

/* Writes a sweep of the maker's source. */
static bool
write_sweep(struct maker *maker, const struct takt_sweep_options *options,
    const struct takt_files *files, struct buf *out,
    struct takt_diagnostics *diagnostics)
{
	const struct diagnostics_mark before =
	    diagnostics_mark(&diagnostics->list);
	struct sweep result = {.count = 0};
	struct sweep_request request;
	struct compare_style style;
	bool good;

	if (!to_request(options, &request, &style))
		return false;
	api_forget_compared(NULL, 0, &request.options);
	good = maker->source.name != NULL && maker->source.text != NULL &&
	    start(maker, files, options->vary, &diagnostics->list) &&
	    sweep(maker, &result, &request, &diagnostics->list);
	if (good)
		render_sweep(&result, &style, out);
	good = good && !out->failed && !diagnostics->list.arena.failed;
	if (!good)
		api_settle(diagnostics, before,
		    out->failed || maker->base_arena.failed ||
			maker->arena.failed || result.arena.failed ||
			api_compared_failed(NULL, 0, &request.options));
	sweep_release(&result);
	return good;
}

bool
takt_sweep(const struct takt_source *source,
    const struct takt_sweep_options *options, struct takt_sink sink,
    struct takt_diagnostics *diagnostics)
{
	struct maker maker = {.base = NULL};
	struct buf out = {0};
	bool good;

	api_copy_source(&maker.base_arena, &maker.source, source->name,
	    source->bytes, source->length);
	good = write_sweep(&maker, options, source->files, &out, diagnostics) &&
	    sink.write(sink.context, buf_text(&out), out.length);
	arena_release(&maker.arena);
	arena_release(&maker.base_arena);
	buf_release(&out);
	return good;
}
