/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Who publishes a calendar: "Release team <releases@example.org>", or the
 * address alone. For the writer, and for who is asked for it.
 */
#ifndef TAKT_ICAL_ORGANIZER_H
#define TAKT_ICAL_ORGANIZER_H

#include "base/buf.h"

/*
 * Replaces the content of `out` by what stands behind ORGANIZER in a calendar
 * (RFC 5545 section 3.8.4.3): ";CN=…:mailto:…". NULL, or what was expected
 * instead; without memory out->failed is set. The name may stand in double
 * quotes; those within it, and carets, are written as RFC 6868 has them.
 */
const char *ical_organizer_parse(const char *text, struct buf *out);

#endif
