/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Options of the renderer that callers give as texts, and what they come to.
 * Only src/api/ includes it.
 */
#ifndef TAKT_API_OPTIONS_H
#define TAKT_API_OPTIONS_H

#include "takt.h"

#include "ical/alarm.h"
#include "render/format.h"

/* What options say in texts; zeroed, it is ready. */
struct api_texts {
	struct ical_alarms alarms;
	char refresh[ICAL_DURATION_SIZE];
	struct buf organizer;
};

/* The options as renderers take them, which point into `texts`; without an
 * update. texts->organizer.failed where memory is short. */
struct render_options api_options(
    const struct takt_render_options *given, struct api_texts *texts);

void api_texts_release(struct api_texts *texts);

#endif
