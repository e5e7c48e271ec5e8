/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Memory that runs short on purpose. All unit tests are linked so that every
 * allocation of the library and of the test comes by here; unless `failure` is
 * armed, it is served.
 */
#ifndef TAKT_TESTS_FAILING_ALLOC_H
#define TAKT_TESTS_FAILING_ALLOC_H

#include <stdbool.h>

struct allocation_failure {
	bool is_armed;
	bool is_lasting; /* all later allocations fail, too */
	long at;         /* which one fails, from 1 */
	long calls;      /* so many have come since it was armed */
};

extern struct allocation_failure failure;

#endif
