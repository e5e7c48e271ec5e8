/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What to do about a message of base/messages.h where the place that reports it
 * knows nothing better. Included by base/diagnostic with HELP defined, hence no
 * include guard.
 */

/* The file as such, and values */
HELP(MISSING_KEY, "add it")
HELP(DUPLICATE_KEY, "keep one of the two")
HELP(WRONG_SHAPE,
    "a map is lines of 'key: value', a list lines of '- item', and text is "
    "one value")
HELP(MISSING_VALUE, "write a value, or take the key out")
HELP(YAML_FEATURE, "write out what it stands for")
HELP(LIMIT, "make it shorter, or divide it by 'extends'")
HELP(FORBIDDEN_CHARACTER, "take it out")
HELP(NOT_A_NUMBER, "write such a number, in digits")
HELP(NOT_A_CHOICE, "write one of these")
HELP(FORMAT_VERSION, "write 'takt: 1'")
HELP(UNKNOWN_PLACEHOLDER, "write one of these")
HELP(NAME_TAKEN, "give one of the two another name")
HELP(NO_SUCH_DAY,
    "write a day that is there; the last one is 'last day of' the month")
HELP(DATE_RANGE, "write a year from 1583 to 9999")
HELP(NO_SUCH_MONTH, "write a month from 01 to 12")
HELP(CANNOT_READ, "write its path as seen from the file that names it")

/* Phrases, and what they refer to */
HELP(PHRASE_EXPECTED, "takt-cadence(5) has all that may stand here")
HELP(PHRASE_ENDS, "go on with it; takt-cadence(5) has all that may stand here")
HELP(PHRASE_TRAILING, "take it out, or join it by a word such as 'after'")
HELP(AMOUNT_RANGE, "write an amount in that range, such as '2 weeks'")
HELP(IMPOSSIBLE_DAY, "write a smaller number, or 'last'")
HELP(RRULE, "write a rule such as 'FREQ=MONTHLY;BYDAY=2TU'")
HELP(UNKNOWN_MILESTONE, "write one of these, or add it under 'milestones'")
HELP(ROLE_KIND,
    "write one that stands under 'milestones', and which of its steps: 'beta "
    "1'")
HELP(NO_SUCH_STEP, "name a step that is there, or raise 'count'")
HELP(NO_DAY_IN_SERIES, "write one that all series have, or pin the date")
HELP(OUT_OF_RANGE, "plan fewer cycles, or write a smaller amount")
HELP(TOO_DEEP, "count from the cycle date, or plan fewer cycles")
HELP(NO_SLOT, "write another day, or let there be more steps")

/* How keys go together */
HELP(CONFLICTING_KEYS, "keep one of the two")
HELP(KEY_NEEDS_KEY, "add that key, or take this one out")
HELP(COUNT_MISMATCH, "let the two agree")
HELP(UNKNOWN_PIN, "pin one that is there, or add it under 'also'")
HELP(PINNED_TWICE, "keep one of the two")
HELP(ENDS_BEFORE_START, "move one of the two days")
HELP(BACKWARD_DAYS, "move one of the two days")
HELP(CYCLE_RANGE, "plan fewer cycles")
HELP(UNKNOWN_SELECTION, "choose from what there is without the option")
HELP(EMPTY_HORIZON, "write a later day, or 'cycles' instead")
HELP(NOT_A_SPAN, "take 'to' out, or give the rule a 'to' or a 'for'")
HELP(DROPPED_WINDOW, "pin it to a day, or take the window away by 'changes'")
HELP(EXTENDS_CIRCLE, "take 'extends' out of one of these files")
HELP(ERA_ORDER, "put what begins earlier first")

/* Versions, conditions and checks */
HELP(VERSION_TOKEN, "takt-cadence(5) has all that may stand here")
HELP(VERSION_NAME, "write another name")
HELP(CONDITION_ENDS,
    "go on with it, such as 'version >= 3.13' or 'every 4th from 20.04'")
HELP(CONDITION_COUNTER, "write one of these, or add it to 'version'")
HELP(CONDITION_NEVER, "write a number that there can be")
HELP(CHECK_ENDS, "go on with it, such as 'final is in October'")

/* Schedules of others that are imported */
HELP(IMPORT_EMPTY, "was it fetched whole?")
HELP(IMPORT_DATE, "mend it in the file, or take it out there")
HELP(IMPORT_TWICE, "keep one of the two in the file")
HELP(IMPORT_MISSING, "add it to the file, or take this item out there")
HELP(IMPORT_CHANGES,
    "take series out whose dates are known by month or year alone")

HELP(END_NEAR, "move on to another series")

/* What is varied, and which of it is shown */
HELP(VARY_PATH, "write the keys as they stand in the file, with dots between")
HELP(VARY_FIXED, "write a file for each, and 'takt compare' them")
HELP(TOO_MANY_VARIANTS, "write a larger step: '6..24 months by 3'")
HELP(VARIED_TWICE, "write all of its values in one option")
HELP(UNKNOWN_METRIC, "'takt explain metrics' has all of them")
HELP(WHICH_METRIC, "write the name of one of them in full")
HELP(WHERE_FORM, "write 'supported series, mean <= 5'")

/* Calendars (.ics) */
HELP(ICAL_SYNTAX, "mend the file, or let its program write it again")
HELP(ICAL_LIMIT, "keep in the calendar only what is to be avoided")
HELP(ICAL_EVENT, "mend the event, or take it out")
HELP(ICAL_VALUE, "write one, in the form of RFC 5545")

/* Calendars that are checked */
HELP(ICAL_TWICE, "keep one of the two")
HELP(ICAL_PARAMETER, "write ;NAME=VALUE before the colon")
HELP(ICAL_NEEDS, "add it")
HELP(ICAL_TYPE, "leave VALUE out, or write a type that the property can have")
HELP(UNKNOWN_PROPERTY, "take it out, or put it where it belongs")
HELP(UNKNOWN_COMPONENT, "components of one's own begin with X-")
HELP(UNKNOWN_TOKEN, "write one of these")

/* A published calendar against the plan */
HELP(FEED_MOVED, "publish the calendar again: takt expand --update")
HELP(FEED_MISSING, "publish the calendar again: takt expand --update")
HELP(FEED_EXTRA, "publish the calendar again: takt expand --update")
HELP(FEED_STATUS, "publish the calendar again: takt expand --update")
HELP(FEED_TEXT, "publish the calendar again: takt expand --update")
HELP(FEED_FOREIGN, "a title is known by its version and its words")
HELP(FEED_REPEATS, "dates that matter one by one need an event each")

/* A page that takt writes into */
HELP(MARK_END, "the one without '/' comes first; take out what is too much")
HELP(MARK_TWICE, "give each block a name of its own, for --marker")
HELP(MARK_NESTED, "let one block end before the next begins")
HELP(MARK_STALE, "bring it up to date: the same command without --check")
HELP(MARK_WRITTEN, "write it in a format that escapes it, such as md")

/* A page that people wrote against the plan */
HELP(PAGE_WEEKDAY, "one of the two is wrong")
HELP(PAGE_UNKNOWN,
    "a date is known by the version and the words beside it, as in '3.15.0 "
    "beta 1: 2026-05-07'")
