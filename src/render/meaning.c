/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What well-known milestones mean. Only what holds wherever the word is used;
 * a project that means more by it has `description:`.
 */
#include <string.h>

#include "render/describe.h"
#include "render/phase.h"

#include "base/text.h"

static const struct {
	const char *name; /* of the milestone, or the last word of it */
	const char *meaning;
} rows[] = {
    {"feature-freeze", "From here on, no new features go into this series."},
    {"code-freeze",
	"From here on, only fixes for serious mistakes go into this series."},
    {"string-freeze",
	"From here on, texts stay as they are, so that they can be "
	"translated."},
    {"freeze", "From here on, what may still change is restricted."},
    {"branch",
	"This series gets a branch of its own; work on the next one goes on "
	"beside it."},
    {"development", "Work on this series begins."},
    {"alpha", "An early test release, of which much may still change."},
    {"beta", "A test release, in which mistakes are to be found."},
    {"candidate",
	"A test release that becomes the final one if nothing serious is "
	"found."},
    {"rc",
	"A test release that becomes the final one if nothing serious is "
	"found."},
    {"final", "The release for general use."},
    {"general-availability", "The release for general use."},
    {"ga", "The release for general use."},
};

/* "hard-freeze" ends in the word "freeze". */
static bool
ends_in_word(const char *name, const char *word)
{
	size_t length = strlen(name), end = strlen(word);

	if (length < end ||
	    !text_equal_ignoring_case(name + length - end, end, word, end))
		return false;
	return length == end || strchr(" -_.", name[length - end - 1]) != NULL;
}

static const char *
meaning_of_name(const char *name)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (ends_in_word(name, rows[i].name))
			return rows[i].meaning;
	}
	return NULL;
}

const char *
describe_meaning(const struct plan_item *item)
{
	switch (phase_of(item)) {
	case PHASE_END_OF_LIFE:
		return "The last day of support; no more fixes come after it.";
	case PHASE_POINT_RELEASE:
		return "A release with fixes for a series that is out.";
	case PHASE_EVENT:
		return NULL;
	default:
		return meaning_of_name(item->milestone);
	}
}
