/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Where output goes: the caller of the library decides. */
#ifndef TAKT_BASE_SINK_H
#define TAKT_BASE_SINK_H

#include <stdbool.h>
#include <stddef.h>

/* `write` takes all of the bytes, or returns false and is not called again. */
struct sink {
	bool (*write)(void *context, const char *bytes, size_t length);
	void *context;
};

#endif
