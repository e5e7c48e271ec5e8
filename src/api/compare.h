/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What comparisons and sweeps ask for alike. Only src/api/ includes it.
 */
#ifndef TAKT_API_COMPARE_H
#define TAKT_API_COMPARE_H

#include "render/compare.h"
#include "takt.h"

/* The options as metrics take them; false where a text among them is none. */
bool api_compare_options(
    const struct takt_compare_options *given, struct metric_options *options);

/* False where there is no format of that name. */
bool api_compare_style(
    const struct takt_compare_options *given, struct compare_style *style);

/* Rules for some series are made when a plan asks for them, which may want for
 * memory: did it, in these cadences or in those that the options name, since
 * they were told to forget it? */
void api_forget_compared(const struct cadence *const *cadences, size_t count,
    const struct metric_options *options);
bool api_compared_failed(const struct cadence *const *cadences, size_t count,
    const struct metric_options *options);

#endif
