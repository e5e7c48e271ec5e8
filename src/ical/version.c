/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The version that libical was built as; it tells none at run time. */
#include "ical/version.h"

#include <libical/ical.h>

const char *
ical_version(void)
{
	return ICAL_VERSION;
}
