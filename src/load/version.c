/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The version of libyaml at run time. */
#include "load/version.h"

#include <yaml.h>

const char *
load_yaml_version(void)
{
	return yaml_get_version_string();
}
