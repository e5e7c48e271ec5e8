/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Colours. Stages differ in lightness and in pattern first, then in hue: blues
 * and greys before the release, teal, amber and violet behind it, which the
 * common kinds of colour blindness keep apart.
 */
#include "render/svg_style.h"

#include <string.h>

struct color {
	const char *name;
	const char *light;
	const char *dark;
};

static const struct color colors[] = {
    {"paper", "#ffffff", "#0d1117"},
    {"ink", "#1f2328", "#e6edf3"},
    {"muted", "#59636e", "#9aa4af"},
    {"grid", "#d5dae0", "#2d343c"},
    {"grid2", "#ebeef1", "#1c2229"},
    {"today", "#b3261e", "#ff8f87"},
    /* fill, edge, pattern and text of each stage */
    {"s0", "#e3e8ee", "#2b333d"},
    {"e0", "#818b98", "#6b7785"},
    {"p0", "#aab4c0", "#4a5563"},
    {"t0", "#1f2328", "#e6edf3"},
    {"s1", "#b5cbe8", "#31507c"},
    {"e1", "#5f86bd", "#6f93c8"},
    {"p1", "#8fb0d9", "#27426a"},
    {"t1", "#1f2328", "#e6edf3"},
    {"s2", "#0f766e", "#2a9d8f"},
    {"e2", "#0b5750", "#2a9d8f"},
    {"p2", "#0f766e", "#2a9d8f"},
    {"t2", "#ffffff", "#0d1117"},
    {"s3", "#f2bf53", "#efc068"},
    {"e3", "#a87714", "#efc068"},
    {"p3", "#f2bf53", "#efc068"},
    {"t3", "#1f2328", "#0d1117"},
    {"s4", "#8064b8", "#b49be0"},
    {"e4", "#5a4290", "#b49be0"},
    {"p4", "#644a9c", "#cbb8ee"},
    {"t4", "#ffffff", "#0d1117"},
    {"s5", "#cbb9a8", "#8d8176"},
    {"e5", "#8a7560", "#b3a698"},
    {"p5", "#dbcdbf", "#9e9287"},
    {"t5", "#1f2328", "#0d1117"},
    {"s6", "#ffffff", "#0d1117"},
    {"e6", "#d5dae0", "#2d343c"},
    {"t6", "#59636e", "#9aa4af"},
};

enum { COLOR_COUNT = sizeof(colors) / sizeof(colors[0]) };

struct rule {
	const char *selector;
	const char *property;
	const char *color;
};

static const struct rule rules[] = {
    {".paper", "fill", "paper"},
    {".ink", "fill", "ink"},
    {".muted", "fill", "muted"},
    {".today", "fill", "today"},
    {".now", "stroke", "today"},
    {".grid", "stroke", "grid"},
    {".grid2", "stroke", "grid2"},
    {".m", "fill", "ink"},
    {".m", "stroke", "paper"},
    {".h", "fill", "paper"},
    {".h", "stroke", "ink"},
    {".l", "stroke", "ink"},
    {".off", "stroke", "muted"},
    {".reach", "stroke", "muted"},
};

enum { RULE_COUNT = sizeof(rules) / sizeof(rules[0]) };

/* What does not depend on colours. Names of fonts: none of these is wider than
 * what texts were measured by. */
static const char fixed_rules[] =
    "text{font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,"
    "\"Helvetica Neue\",\"Noto Sans\",\"DejaVu Sans\",Verdana,sans-serif;"
    "font-variant-numeric:tabular-nums;white-space:pre}\n"
    ".f10{font-size:10px}.f11{font-size:11px}.f12{font-size:12px}"
    ".f13{font-size:13px}.f16{font-size:16px}\n"
    ".bold{font-weight:bold}.middle{text-anchor:middle}"
    ".end{text-anchor:end}\n"
    ".h{stroke-width:1.4}.l{fill:none;stroke-width:1.8}"
    ".off{fill:none;stroke-width:1.4}.now{stroke-width:1.5}"
    ".e{fill:none}.rough{opacity:.4}.dash{stroke-dasharray:2 2}\n";

static const struct color *
find_color(const char *name)
{
	size_t i = 0;

	while (i + 1 < COLOR_COUNT && strcmp(colors[i].name, name) != 0)
		i++;
	return &colors[i];
}

/* "fill:#1f2328", in a page "fill:var(--takt-ink,#1f2328)". */
static void
append_declaration(const char *property, const struct color *color,
    bool is_dark, bool embedded, struct buf *out)
{
	if (embedded)
		buf_printf(out, "%s:var(--takt-%s,%s)", property, color->name,
		    color->light);
	else
		buf_printf(out, "%s:%s", property,
		    is_dark ? color->dark : color->light);
}

void
svg_append_colors(bool is_dark, struct buf *out)
{
	for (size_t i = 0; i < COLOR_COUNT; i++)
		buf_printf(out, "--takt-%s:%s;", colors[i].name,
		    is_dark ? colors[i].dark : colors[i].light);
}

static void
append_colors(bool is_dark, bool embedded, struct buf *out)
{
	for (size_t i = 0; i < RULE_COUNT; i++) {
		buf_printf(out, ".takt %s{", rules[i].selector);
		append_declaration(rules[i].property,
		    find_color(rules[i].color), is_dark, embedded, out);
		buf_append_string(out, "}");
	}
	buf_append_char(out, '\n');
	/* Fills of stages and of texts on them; patterns are lines. */
	for (size_t i = 0; i < COLOR_COUNT; i++) {
		const char *name = colors[i].name;

		if (strlen(name) != 2 || strchr("sept", name[0]) == NULL)
			continue;
		buf_printf(out, ".takt .%s{", name);
		append_declaration(
		    name[0] == 'p' || name[0] == 'e' ? "stroke" : "fill",
		    &colors[i], is_dark, embedded, out);
		buf_append_string(out, "}");
	}
	buf_append_char(out, '\n');
}

void
svg_append_properties(bool is_dark, struct buf *out)
{
	for (size_t i = 0; i < COLOR_COUNT; i++)
		buf_printf(out, "--takt-%s:%s;", colors[i].name,
		    is_dark ? colors[i].dark : colors[i].light);
}

/* Lines in a square of six pixels; an empty one has none. */
static const struct {
	const char *path;
	const char *transform;
} patterns[STAGE_COUNT] = {
    [STAGE_DEVELOPMENT] = {"M0 0V6", "rotate(45)"},
    [STAGE_TESTING] = {"M0 0V6M3 0V6", "rotate(-45)"},
    [STAGE_SUPPORT] = {"", NULL},
    [STAGE_SUPPORT + 1] = {"", NULL},
    [STAGE_SUPPORT + 2] = {"M1.5 1.5h.01M4.5 4.5h.01", NULL},
    [STAGE_SUPPORT_LAST] = {"M0 1.5H6M0 4.5H6", NULL},
    [STAGE_NUMBER] = {"", NULL},
};

static void
append_patterns(struct buf *out)
{
	buf_append_string(out, "<defs>\n");
	for (int i = 0; i < STAGE_COUNT; i++) {
		if (patterns[i].path[0] == '\0')
			continue;
		buf_printf(out,
		    "<pattern id=\"takt-p%d\" width=\"6\" height=\"6\""
		    " patternUnits=\"userSpaceOnUse\"",
		    i);
		if (patterns[i].transform != NULL)
			buf_printf(out, " patternTransform=\"%s\"",
			    patterns[i].transform);
		buf_printf(out,
		    "><rect class=\"s%d\" width=\"6\" height=\"6\"/>"
		    "<path class=\"p%d\" d=\"%s\" stroke-width=\"%s\""
		    " stroke-linecap=\"round\"/></pattern>\n",
		    i, i, patterns[i].path, i == STAGE_SUPPORT + 2 ? "2" : "1");
	}
	buf_append_string(out, "</defs>\n");
}

void
svg_append_style(bool embedded, struct buf *out)
{
	buf_append_string(out, "<style>\n");
	/* The rules hold for this picture alone. */
	for (const char *at = fixed_rules; *at != '\0'; at++) {
		bool begins =
		    at == fixed_rules || at[-1] == '}' || at[-1] == '\n';

		if (begins && *at != '\n')
			buf_append_string(out, ".takt ");
		buf_append_char(out, *at);
	}
	append_colors(false, embedded, out);
	if (!embedded) {
		buf_append_string(out, "@media (prefers-color-scheme:dark){\n");
		append_colors(true, false, out);
		buf_append_string(out, "}\n");
	}
	buf_append_string(out, "</style>\n");
	append_patterns(out);
}

void
svg_append_fill(enum svg_stage stage, struct buf *out)
{
	if (patterns[stage].path[0] == '\0')
		buf_printf(out, " class=\"s%d\"", (int)stage);
	else
		buf_printf(out, " fill=\"url(#takt-p%d)\"", (int)stage);
}
