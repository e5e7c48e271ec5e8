/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Which libical is in use. */
#ifndef TAKT_ICAL_VERSION_H
#define TAKT_ICAL_VERSION_H

/* "3.0"; static. */
const char *ical_version(void);

#endif
