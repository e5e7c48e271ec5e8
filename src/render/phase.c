/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Phases by the kind of an item and by the words of its name. */
#include "render/phase.h"

#include <string.h>

#include "base/text.h"

static const struct {
	const char *name;
	const char *color;
} rows[] = {
    [PHASE_DEVELOPMENT] = {"development", "steelblue"},
    [PHASE_PRE_RELEASE] = {"pre-release", "orange"},
    [PHASE_RELEASE] = {"release", "forestgreen"},
    [PHASE_POINT_RELEASE] = {"point release", "yellowgreen"},
    [PHASE_SUPPORT] = {"support", "palegreen"},
    [PHASE_END_OF_SUPPORT] = {"end of support", "orangered"},
    [PHASE_END_OF_LIFE] = {"end of life", "firebrick"},
    [PHASE_EVENT] = {"event", "mediumpurple"},
    [PHASE_MILESTONE] = {"milestone", "slategray"},
};

struct word {
	const char *text;
	enum phase phase;
};

static const struct word words[] = {{"freeze", PHASE_DEVELOPMENT},
    {"freezes", PHASE_DEVELOPMENT}, {"frozen", PHASE_DEVELOPMENT},
    {"branch", PHASE_DEVELOPMENT}, {"branching", PHASE_DEVELOPMENT},
    {"development", PHASE_DEVELOPMENT}, {"kickoff", PHASE_DEVELOPMENT},
    {"thaw", PHASE_DEVELOPMENT}, {"alpha", PHASE_PRE_RELEASE},
    {"beta", PHASE_PRE_RELEASE}, {"candidate", PHASE_PRE_RELEASE},
    {"rc", PHASE_PRE_RELEASE}, {"preview", PHASE_PRE_RELEASE},
    {"prerelease", PHASE_PRE_RELEASE}, {"nightly", PHASE_PRE_RELEASE},
    {"final", PHASE_RELEASE}, {"availability", PHASE_RELEASE},
    {"ga", PHASE_RELEASE}, {"stable", PHASE_RELEASE},
    {"patch", PHASE_POINT_RELEASE}, {"bugfix", PHASE_POINT_RELEASE},
    {"hotfix", PHASE_POINT_RELEASE}, {"eol", PHASE_END_OF_LIFE}};

/* A word that says something only where no other does: "beta release". */
static const struct word weak_words[] = {{"release", PHASE_RELEASE}};

static enum phase
find_word(
    const struct word *list, size_t count, const char *text, size_t length)
{
	for (size_t i = 0; i < count; i++) {
		if (text_equal_ignoring_case(
			list[i].text, strlen(list[i].text), text, length))
			return list[i].phase;
	}
	return PHASE_MILESTONE;
}

/* The last word that is known says what it is: "beta freeze" is a freeze. */
static enum phase
find_last(const struct word *list, size_t count, const char *name)
{
	enum phase found = PHASE_MILESTONE;

	while (*name != '\0') {
		size_t length = strcspn(name, " -_.");
		enum phase phase = find_word(list, count, name, length);

		if (phase != PHASE_MILESTONE)
			found = phase;
		name += length;
		name += strspn(name, " -_.");
	}
	return found;
}

static enum phase
phase_of_name(const char *name)
{
	enum phase phase =
	    find_last(words, sizeof(words) / sizeof(words[0]), name);

	return phase != PHASE_MILESTONE
	    ? phase
	    : find_last(
		  weak_words, sizeof(weak_words) / sizeof(weak_words[0]), name);
}

enum phase
phase_of(const struct plan_item *item)
{
	switch (item->kind) {
	case ITEM_SUPPORT_END:
		return item->window_rule->is_last ? PHASE_END_OF_LIFE
						  : PHASE_END_OF_SUPPORT;
	case ITEM_SUPPORT:
		return PHASE_SUPPORT;
	case ITEM_RELEASE:
		return PHASE_POINT_RELEASE;
	case ITEM_EVENT:
		return PHASE_EVENT;
	case ITEM_MILESTONE:
	case ITEM_EXTRA:
		break;
	}
	return phase_of_name(item->milestone);
}

const char *
phase_name(enum phase phase)
{
	return rows[phase].name;
}

const char *
phase_color(enum phase phase)
{
	return rows[phase].color;
}
