/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The comparisons, and what they are called elsewhere. */
#include "cadence/comparison.h"

#include <string.h>

const char *const comparison_texts[] = {"<", "<=", ">", ">=", "=", "!=", NULL};

const char *
comparison_usual(const char *text, size_t length)
{
	static const char *const pairs[][2] = {{"==", "="}, {"=>", ">="},
	    {"=<", "<="}, {"<>", "!="}, {"!", "!="}, {NULL, NULL}};

	for (size_t i = 0; pairs[i][0] != NULL; i++) {
		if (strlen(pairs[i][0]) == length &&
		    memcmp(pairs[i][0], text, length) == 0)
			return pairs[i][1];
	}
	return NULL;
}

bool
comparison_holds(enum comparator comparison, int order)
{
	switch (comparison) {
	case COMPARISON_LESS:
		return order < 0;
	case COMPARISON_AT_MOST:
		return order <= 0;
	case COMPARISON_GREATER:
		return order > 0;
	case COMPARISON_AT_LEAST:
		return order >= 0;
	case COMPARISON_EQUAL:
		return order == 0;
	case COMPARISON_OTHER:
		break;
	}
	return order != 0;
}
