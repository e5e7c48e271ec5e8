/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Which checks a slip breaks: those that fail with it and not without. */
#include <string.h>

#include "compare/check.h"

/* More findings than this are not compared. */
enum { FINDINGS_MAX = 10000 };

static bool
is_same(const char *left, const char *right)
{
	return left == right ||
	    (left != NULL && right != NULL && strcmp(left, right) == 0);
}

/* Did the check fail in that series before? */
static bool
has_failed(const struct diagnostics *before, const struct diagnostic *finding)
{
	for (size_t i = 0; i < before->count; i++) {
		const struct diagnostic *item = before->items[i];

		if (item->code == finding->code &&
		    is_same(item->series, finding->series) &&
		    is_same(item->check, finding->check))
			return true;
	}
	return false;
}

/* The finding's message without its own beginning, which says the same. */
static void
warn(struct diagnostics *diagnostics, const struct diagnostic *finding)
{
	const struct span nowhere = {NULL, 0, 0};
	const char *rest = strstr(finding->message, ": ");

	rest = rest != NULL ? rest + 2 : finding->message;
	diagnostic_add(diagnostics, DIAGNOSTIC_SLIP_BREAKS_CHECK, nowhere,
	    DIAGNOSTIC_ARGS(
		finding->check != NULL ? finding->check : "", rest));
	diagnostic_about(diagnostics, finding->series, finding->check);
}

bool
plan_check_slips(const struct plan *plan, struct diagnostics *diagnostics)
{
	struct diagnostics before = {.keep = FINDINGS_MAX};
	struct diagnostics after = {.keep = FINDINGS_MAX};
	bool good = plan_before(plan) == NULL ||
	    (plan_check(plan_before(plan), &before) &&
		plan_check(plan, &after));

	for (size_t i = 0; good && i < after.count; i++) {
		const struct diagnostic *item = after.items[i];

		if ((item->code == DIAGNOSTIC_CHECK_FAILED ||
			item->code == DIAGNOSTIC_CHECK_FAILED_PLAN) &&
		    !has_failed(&before, item))
			warn(diagnostics, item);
	}
	diagnostics_release(&before);
	diagnostics_release(&after);
	return good;
}
