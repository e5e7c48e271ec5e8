/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Ranges among the values of a parameter. For parameter.c alone. */
#ifndef TAKT_CADENCE_PARAMETER_RANGE_H
#define TAKT_CADENCE_PARAMETER_RANGE_H

#include "cadence/parameter.h"

/* The option that is being read, which is a part of the source. */
struct parameter_reader {
	const struct source *source;
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct parameter *parameter;
	const char *start;
	const char *end;
};

static inline struct span
parameter_span(
    const struct parameter_reader *reader, const char *start, const char *end)
{
	return (struct span){reader->source,
	    (uint32_t)(start - reader->source->text),
	    (uint32_t)(end - reader->source->text)};
}

/* False when memory is short, or the value has no text. */
bool parameter_add_value(
    struct parameter_reader *reader, const struct parameter_value *value);

/* Whether this is meant as a range: it has two dots between numbers. */
bool parameter_has_range(const char *start, const char *end);

/* Adds a value for each number of the range; false after a diagnostic, or when
 * memory is short. */
bool parameter_read_range(
    struct parameter_reader *reader, const char *start, const char *end);

/* Finds the one number of a text and the words around it, if that is all there
 * is. False when memory is short. */
bool parameter_find_number(struct arena *arena, struct parameter_value *value);

/* So many variants are too many. */
void parameter_report_many(
    struct diagnostics *diagnostics, struct span at, size_t count);

#endif
