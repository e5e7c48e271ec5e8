/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Which libyaml is in use. */
#ifndef TAKT_LOAD_VERSION_H
#define TAKT_LOAD_VERSION_H

/* "0.2.5"; static. */
const char *load_yaml_version(void);

#endif
