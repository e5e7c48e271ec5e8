/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* When events take place, and which one a series means. */
#include "plan/slots.h"

bool
engine_occurrence(const struct view *view, const struct occurrence *occurrence,
    struct phrase_value *first, struct date *last)
{
	struct phrase_value value;

	if (!engine_evaluate(view, occurrence->from, 0, first))
		return false;
	*last = first->date;
	if (first->precision == PRECISION_TBD)
		return true;
	if (occurrence->has_length)
		return engine_end_of_length(view, &occurrence->length,
		    first->date, occurrence->at, last);
	if (occurrence->to == NULL)
		return true;
	if (!engine_evaluate(view, occurrence->to, 0, &value))
		return false;
	*last = value.date;
	if (value.precision == PRECISION_TBD)
		*last = first->date;
	return date_compare(first->date, *last) <= 0 ||
	    engine_report_backward(
		view, "event", first->date, *last, occurrence->to->at);
}

/* Is the last day of an occurrence known? */
static bool
has_end(const struct view *view, const struct occurrence *occurrence)
{
	struct phrase_value value;

	return occurrence->to == NULL ||
	    !engine_evaluate(view, occurrence->to, 0, &value) ||
	    value.precision != PRECISION_TBD;
}

bool
engine_event(const struct view *view, uint32_t symbol, enum edge edge,
    struct phrase_value *value)
{
	const struct event *event =
	    cadence_event(view->engine->cadence, symbol);
	int32_t year = date_to_civil(view->series->cycle).year;

	for (size_t i = 0; i < event->count; i++) {
		struct date last;

		if (!engine_occurrence(
			view, &event->occurrences[i], value, &last))
			return false;
		/* The only one there is, is meant whenever it is. */
		if (event->count > 1 && view->series->has_cycle &&
		    date_to_civil(value->date).year != year)
			continue;
		if (edge == EDGE_END && !has_end(view, &event->occurrences[i]))
			*value = phrase_value_tbd();
		else if (edge == EDGE_END)
			value->date = last;
		return true;
	}
	*value = phrase_value_tbd();
	return true;
}
