/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The public library: options that are texts. */
#include "api/options.h"

#include "api/handles.h"
#include "ical/organizer.h"
#include "ical/text.h"
#include "render/html.h"

const char *
takt_alarms_problem(const char *alarms)
{
	struct ical_alarms parsed;

	return ical_alarms_parse(alarms, &parsed);
}

const char *
takt_source_problem(const char *source)
{
	return ical_url_is_valid(source)
	    ? NULL
	    : "a URL such as https://example.org/plan.ics";
}

const char *
takt_refresh_problem(const char *refresh)
{
	char duration[ICAL_DURATION_SIZE];

	return ical_refresh_parse(refresh, duration);
}

const char *
takt_organizer_problem(const char *organizer)
{
	struct buf parsed = {0};
	const char *problem = ical_organizer_parse(organizer, &parsed);

	buf_release(&parsed);
	return problem;
}

const char *
takt_link_problem(const char *link)
{
	return html_link_is_safe(link)
	    ? NULL
	    : "an address such as plan.ics or https://example.org/plan.ics";
}

struct render_options
api_options(const struct takt_render_options *given, struct api_texts *texts)
{
	struct render_options options = {.width = given->width,
	    .unicode = given->unicode,
	    .has_stamp = given->has_stamp,
	    .stamp = given->stamp,
	    .forgets_cancelled = given->forgets_cancelled,
	    .cancelled_days = given->cancelled_days,
	    .has_zones = given->has_zones,
	    .source = given->source,
	    .calendar = given->calendar,
	    .has_today = given->today != NULL,
	    .is_cycle = given->view == TAKT_VIEW_CYCLE,
	    .pixels = given->pixels};

	if (given->today != NULL)
		options.today = api_date(given->today);
	if (given->alarms != NULL &&
	    ical_alarms_parse(given->alarms, &texts->alarms) == NULL)
		options.alarms = &texts->alarms;
	if (given->refresh != NULL &&
	    ical_refresh_parse(given->refresh, texts->refresh) == NULL)
		options.refresh = texts->refresh;
	if (given->organizer != NULL &&
	    ical_organizer_parse(given->organizer, &texts->organizer) == NULL)
		options.organizer = buf_text(&texts->organizer);
	return options;
}

void
api_texts_release(struct api_texts *texts)
{
	buf_release(&texts->organizer);
}
