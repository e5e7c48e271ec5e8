/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Dates that wait for dates: the names of what is being reckoned, circles, and
 * the limit on how many may wait.
 */
#include "plan/engine.h"

void
engine_label(const struct engine *engine, const struct frame *frame,
    int64_t here, struct buf *out)
{
	const struct symbol *kind = &engine->cadence->symbols[frame->symbol];
	const struct rules *rules = frame->series->rules;
	bool is_end = frame->edge == EDGE_END;

	switch (kind->kind) {
	case SYMBOL_MILESTONE:
		buf_append_string(out, is_end ? "end of " : "");
		buf_append_string(out, kind->name);
		if (rules_milestone(rules, frame->symbol)->is_indexed)
			buf_printf(out, " %zu", frame->entry + 1);
		break;
	case SYMBOL_WINDOW:
	case SYMBOL_END_OF_LIFE:
		buf_printf(
		    out, "%s of %s", is_end ? "end" : "start", kind->name);
		break;
	case SYMBOL_TRAIN:
		buf_printf(out, "%s %zu", kind->name, frame->entry + 1);
		break;
	case SYMBOL_EVENT:
		buf_append_string(out, kind->name);
		break;
	}
	if (frame->series->index != here)
		buf_printf(out, " of %s", frame->series->version);
}

/* The way from the date that waits for itself back to it. */
static void
report_circle(struct engine *engine, const struct frame *first, struct span at)
{
	const struct frame *path[ENGINE_DEPTH_MAX];
	struct buf circle = {0};
	struct buf name = {0};
	int64_t here = first->series->index;
	size_t count = 0;

	for (const struct frame *frame = engine->top; count < ENGINE_DEPTH_MAX;
	     frame = frame->below) {
		path[count++] = frame;
		if (frame == first)
			break;
	}
	engine_label(engine, first, here, &name);
	while (count-- > 0) {
		engine_label(engine, path[count], here, &circle);
		buf_append_string(&circle, " -> ");
	}
	buf_append_string(&circle, buf_text(&name));
	diagnostic_add(engine->diagnostics, DIAGNOSTIC_CIRCLE, at,
	    DIAGNOSTIC_ARGS(buf_text(&name), buf_text(&circle)));
	diagnostic_help(engine->diagnostics,
	    "define one of them from 'cycle', or from another milestone");
	buf_release(&circle);
	buf_release(&name);
}

static bool
is_same_frame(const struct frame *left, const struct frame *right)
{
	return left->series == right->series && left->symbol == right->symbol &&
	    left->entry == right->entry && left->edge == right->edge &&
	    left->world == right->world;
}

void
engine_report_circle(
    struct engine *engine, const struct frame *frame, struct span at)
{
	const struct frame *first = engine->top;

	while (first != NULL && !is_same_frame(first, frame))
		first = first->below;
	if (first != NULL)
		report_circle(engine, first, at);
}

bool
engine_enter(struct engine *engine, struct frame *frame, struct span at)
{
	struct buf name = {0};

	if (engine->depth < ENGINE_DEPTH_MAX) {
		frame->below = engine->top;
		engine->top = frame;
		engine->depth++;
		return true;
	}
	engine_label(engine, frame, frame->series->index, &name);
	diagnostic_add(engine->diagnostics, DIAGNOSTIC_TOO_DEEP, at,
	    DIAGNOSTIC_ARGS(buf_text(&name), frame->series->version, "200"));
	buf_release(&name);
	return false;
}

void
engine_leave(struct engine *engine, const struct frame *frame)
{
	engine->top = frame->below;
	engine->depth--;
}

bool
engine_report_range(
    const struct engine *engine, const struct series *series, struct span at)
{
	struct buf text = {0};

	buf_printf(&text, "in series %s: ", series->version);
	diagnostic_add(engine->diagnostics, DIAGNOSTIC_OUT_OF_RANGE, at,
	    DIAGNOSTIC_ARGS(buf_text(&text)));
	buf_release(&text);
	return false;
}

bool
engine_report_pause(const struct engine *engine, const struct series *series,
    const char *what, const struct pause *pause)
{
	struct buf name = {0};

	if (what != NULL) {
		buf_append_string(&name, what);
	} else if (engine->top != NULL) {
		buf_append_char(&name, '\'');
		engine_label(engine, engine->top, series->index, &name);
		buf_append_char(&name, '\'');
	}
	diagnostic_add(engine->diagnostics, DIAGNOSTIC_ENDLESS_PAUSE, pause->at,
	    DIAGNOSTIC_ARGS(series->version, buf_text(&name)));
	diagnostic_help(engine->diagnostics,
	    "shorten the pause, so that a step can fall outside of it");
	buf_release(&name);
	return false;
}
