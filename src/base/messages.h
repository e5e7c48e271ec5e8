/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Every message that takt can give about an input: name, stable code,
 * severity and text with {1}, {2}, … for the arguments. Included by
 * base/diagnostic with MESSAGE defined, hence no include guard. Lower case, no
 * full stop, the problem first, the subject in single quotes. Codes are never
 * used again for another message.
 */

/* The file as such */
MESSAGE(YAML_SYNTAX, "E001", SEVERITY_ERROR, "{1}")
MESSAGE(ENCODING, "E002", SEVERITY_ERROR, "{1}")
MESSAGE(UNKNOWN_KEY, "E003", SEVERITY_ERROR, "unknown key '{1}'")
MESSAGE(MISSING_KEY, "E004", SEVERITY_ERROR, "{1} has no '{2}'")
MESSAGE(DUPLICATE_KEY, "E005", SEVERITY_ERROR, "key '{1}' is given twice")
MESSAGE(WRONG_SHAPE, "E006", SEVERITY_ERROR, "'{1}' must be {2}, not {3}")
MESSAGE(MISSING_VALUE, "E007", SEVERITY_ERROR, "'{1}' has no value")
MESSAGE(YAML_FEATURE, "E008", SEVERITY_ERROR, "{1} ('{2}') are not supported")
MESSAGE(LIMIT, "E009", SEVERITY_ERROR, "{1}")
MESSAGE(DOCUMENTS, "E010", SEVERITY_ERROR, "{1}")
MESSAGE(FORBIDDEN_CHARACTER, "E011", SEVERITY_ERROR,
    "character {1} must not stand in a value")

/* Values */
MESSAGE(UNKNOWN_UNIT, "E012", SEVERITY_ERROR, "unknown unit '{1}' in '{2}'")
MESSAGE(NOT_A_NUMBER, "E013", SEVERITY_ERROR,
    "'{1}' is not a whole number from {2} to {3}")
MESSAGE(NOT_A_CHOICE, "E014", SEVERITY_ERROR, "'{1}' is not one of {2}")
MESSAGE(FORMAT_VERSION, "E015", SEVERITY_ERROR,
    "format version '{1}' is not known; this takt reads version 1")
MESSAGE(UNKNOWN_PLACEHOLDER, "E016", SEVERITY_ERROR,
    "unknown placeholder '{1}'; known here: {2}")
MESSAGE(
    BAD_NAME, "E018", SEVERITY_ERROR, "'{1}' cannot be the name of {2}: {3}")
MESSAGE(NAME_TAKEN, "E019", SEVERITY_ERROR,
    "'{1}' already names something else in this file")
MESSAGE(DATE_FORM, "E020", SEVERITY_ERROR,
    "date '{1}' is not in the form YYYY-MM-DD")
MESSAGE(NO_SUCH_DAY, "E021", SEVERITY_ERROR,
    "{1} has {2} days, so {3} does not exist")
MESSAGE(DATE_RANGE, "E022", SEVERITY_ERROR,
    "date '{1}' is outside the years 1583 to 9999")
MESSAGE(BAD_URL, "E023", SEVERITY_ERROR,
    "'{1}' is not a URL that a calendar can hold")

/* Phrases */
MESSAGE(PHRASE_EXPECTED, "E024", SEVERITY_ERROR, "expected {1}, found '{2}'")
MESSAGE(PHRASE_ENDS, "E025", SEVERITY_ERROR,
    "the phrase ends where {1} is expected")
MESSAGE(PHRASE_TRAILING, "E026", SEVERITY_ERROR,
    "'{1}' after the end of the phrase")
MESSAGE(AMOUNT_RANGE, "E027", SEVERITY_ERROR,
    "'{1}' is not an amount from 1 to {2}")
MESSAGE(IMPOSSIBLE_DAY, "E028", SEVERITY_ERROR, "{1}")
MESSAGE(RRULE, "E029", SEVERITY_ERROR, "recurrence rule '{1}' {2}")

/* What phrases refer to */
MESSAGE(CIRCLE, "E030", SEVERITY_ERROR, "'{1}' depends on itself: {2}")
MESSAGE(UNKNOWN_MILESTONE, "E031", SEVERITY_ERROR,
    "no milestone '{1}'; known here: {2}")
MESSAGE(NO_SUCH_STEP, "E032", SEVERITY_ERROR,
    "there is no '{1}' in series {2}: it has {3}")
MESSAGE(
    WHICH_STEP, "E033", SEVERITY_ERROR, "'{1}' has several steps: say which")
MESSAGE(NOT_STEPS, "E034", SEVERITY_ERROR,
    "'{1}' is a single date, so '{2}' does not exist")
MESSAGE(UNKNOWN_SERIES, "E035", SEVERITY_ERROR,
    "series '{1}' does not fit the version '{2}'")
MESSAGE(NO_DAY_IN_SERIES, "E036", SEVERITY_ERROR, "{1}{2}")
MESSAGE(OUT_OF_RANGE, "E037", SEVERITY_ERROR,
    "{1}the date leaves the years 1583 to 9999")
MESSAGE(TOO_DEEP, "E038", SEVERITY_ERROR,
    "'{1}' in series {2} leads through more than {3} other dates")
MESSAGE(
    NO_SLOT, "E039", SEVERITY_ERROR, "in series {1}: there is no '{2}' {3} {4}")
MESSAGE(SERIES_BEFORE_FIRST, "E040", SEVERITY_ERROR, "{1}there {2}, {3}")

/* How keys go together */
MESSAGE(CONFLICTING_KEYS, "E041", SEVERITY_ERROR,
    "'{1}' and '{2}' cannot both be given")
MESSAGE(KEY_NEEDS_KEY, "E042", SEVERITY_ERROR, "'{1}' needs '{2}' beside it")
MESSAGE(COUNT_MISMATCH, "E043", SEVERITY_ERROR, "'{1}' lists {2}, but {3}")
MESSAGE(UNKNOWN_PIN, "E044", SEVERITY_ERROR, "series {1} has no '{2}' to pin")
MESSAGE(
    PINNED_TWICE, "E045", SEVERITY_ERROR, "'{1}' and '{2}' pin the same slot")
MESSAGE(NUMBER_GAP, "E046", SEVERITY_ERROR,
    "'{1}' leaves a gap: the release before it would be number {2}")
MESSAGE(DROP_BY_NUMBER, "E047", SEVERITY_ERROR,
    "'{1}' names a number; what is dropped is a slot")
MESSAGE(ENDS_BEFORE_START, "E048", SEVERITY_ERROR,
    "in series {1}: '{2}' ends on {3}, before it starts on {4}")
MESSAGE(TOO_MANY_DATES, "E049", SEVERITY_ERROR, "more than {1} dates")
MESSAGE(CYCLE_RANGE, "E050", SEVERITY_ERROR,
    "series {1} has a cycle date outside the years 1583 to 9999")
MESSAGE(UNKNOWN_SELECTION, "E051", SEVERITY_ERROR, "'{1}' selects nothing: {2}")
MESSAGE(NUMBERED_NAME, "E053", SEVERITY_ERROR,
    "'{1}' names one step, and names are for all")
MESSAGE(NO_SUCH_MONTH, "E054", SEVERITY_ERROR,
    "a year has 12 months, so {1} does not exist")
MESSAGE(SAME_PROJECT, "E055", SEVERITY_ERROR,
    "two of the cadences describe the project '{1}'")
MESSAGE(EMPTY_HORIZON, "E056", SEVERITY_ERROR,
    "'until' lies before the first cycle date, {1}")
MESSAGE(NOT_A_SPAN, "E057", SEVERITY_ERROR,
    "'{1}' is a single day, so it has no 'to'")
MESSAGE(DROPPED_WINDOW, "E058", SEVERITY_ERROR,
    "'{1}' ends a support window and cannot be dropped")
MESSAGE(NOTHING, "E059", SEVERITY_ERROR,
    "nothing with a date is selected, and format '{1}' needs at least one")
MESSAGE(NOT_IN_SERIES, "E060", SEVERITY_ERROR, "series {1} has no '{2}'")
MESSAGE(NO_CYCLE_DATE, "E061", SEVERITY_ERROR, "series {1} has no cycle date")
MESSAGE(TOO_MANY_DAYS, "E062", SEVERITY_ERROR,
    "calendar '{1}' has more than {2} days off")
MESSAGE(CANNOT_READ, "E063", SEVERITY_ERROR, "cannot read '{1}': {2}")
MESSAGE(EXTENDS_CIRCLE, "E064", SEVERITY_ERROR, "'{1}' extends itself: {2}")
MESSAGE(UNKNOWN_CALENDAR, "E065", SEVERITY_ERROR,
    "no calendar '{1}'; known here: {2}")
MESSAGE(BACKWARD_DAYS, "E066", SEVERITY_ERROR,
    "the last day {1} comes before the first, {2}")
MESSAGE(MIXED_PAUSE, "E067", SEVERITY_ERROR,
    "one end of the pause comes every year, the other once")

/* Times of day */
MESSAGE(TIME_FORM, "E080", SEVERITY_ERROR, "'{1}' is not a time of day")
MESSAGE(TIME_WITHOUT_ZONE, "E081", SEVERITY_ERROR, "'{1}' has no time zone")
MESSAGE(MIDNIGHT, "E082", SEVERITY_ERROR,
    "'{1}' may be the start or the end of the day")
MESSAGE(ZONE_ABBREVIATION, "E083", SEVERITY_ERROR,
    "'{1}' is an abbreviation, not the name of a time zone")
MESSAGE(ZONE_FORM, "E084", SEVERITY_ERROR, "'{1}' is not a time zone")
MESSAGE(UNKNOWN_ZONE, "E085", SEVERITY_ERROR, "no time zone '{1}' is known")

MESSAGE(CANNOT_CARRY, "E069", SEVERITY_ERROR,
    "'{1}' is dropped and carries, but its rule has no step beyond the last")
MESSAGE(EVENT_OF_SERIES, "E068", SEVERITY_ERROR,
    "event '{1}' has several times, but not each says its year")
MESSAGE(ERA_ORDER, "E086", SEVERITY_ERROR,
    "the cycle from {1} does not begin after the one before it")
MESSAGE(ENDLESS_PAUSE, "E087", SEVERITY_ERROR,
    "in series {1}: {2} never leaves its pauses")
MESSAGE(NO_DAY_LEFT, "E089", SEVERITY_ERROR,
    "in series {1}: each day within a year of {2} is to be avoided: {3}")
MESSAGE(SLIP_FORM, "E088", SEVERITY_ERROR,
    "'{1}' does not say what slips, and by how much")
MESSAGE(MOVED_ON_DAY_OFF, "W011", SEVERITY_WARNING,
    "{1} would fall on {2}, a day to avoid: {3}")
MESSAGE(SLIP_BREAKS_CHECK, "W012", SEVERITY_WARNING,
    "the slip breaks the check '{1}': {2}")
MESSAGE(
    NOTHING_TO_REMOVE, "E107", SEVERITY_ERROR, "there is no '{1}' to take away")
MESSAGE(DATED_CHAIN, "E108", SEVERITY_ERROR,
    "the version '{1}' names series by a date that a chain does not know yet")
MESSAGE(SAME_VERSION, "E109", SEVERITY_ERROR,
    "the version '{1}' gives two series the name '{2}'")
MESSAGE(NO_MEMORY, "E052", SEVERITY_ERROR, "out of memory")

/* Versions and conditions */
MESSAGE(VERSION_FORM, "E070", SEVERITY_ERROR, "version '{1}' {2}")
MESSAGE(VERSION_TOKEN, "E071", SEVERITY_ERROR, "'{1}' in a version {2}")
MESSAGE(VERSION_TOUCH, "E072", SEVERITY_ERROR,
    "'{1}' and '{2}' cannot be told apart where they touch")
MESSAGE(VERSION_RANGE, "E073", SEVERITY_ERROR, "counter '{1}' {2}")
MESSAGE(VERSION_NAME, "E074", SEVERITY_ERROR,
    "'{1}' cannot be the name of a series: {2}")
MESSAGE(CONDITION_ENDS, "E075", SEVERITY_ERROR,
    "the condition ends where {1} is expected")
MESSAGE(CONDITION_COUNTER, "E076", SEVERITY_ERROR,
    "there is no '{1}' in the version '{2}'; known here: {3}")
MESSAGE(CONDITION_CYCLE, "E077", SEVERITY_ERROR,
    "'{1}' asks for the cycle date, and there is none here")
MESSAGE(CONDITION_TRAILING, "E078", SEVERITY_ERROR,
    "'{1}' after the end of the condition")
MESSAGE(CONDITION_NEVER, "E079", SEVERITY_ERROR, "'{1}' never holds: {2}")
/* Calendars (.ics) */
MESSAGE(ICAL_SYNTAX, "E090", SEVERITY_ERROR, "{1}")
MESSAGE(ICAL_LIMIT, "E091", SEVERITY_ERROR, "{1}")
MESSAGE(ICAL_VALUE, "E092", SEVERITY_ERROR, "'{1}' is not {2}")
MESSAGE(ICAL_EVENT, "E093", SEVERITY_ERROR, "{1}")
MESSAGE(ICAL_UNSUPPORTED, "E094", SEVERITY_ERROR, "{1} is not supported")

MESSAGE(CALENDAR_TWICE, "E110", SEVERITY_ERROR,
    "the calendar holds '{1}' twice, with the same UID")
MESSAGE(CALENDAR_EDITED, "E111", SEVERITY_ERROR,
    "{1} is not as takt wrote it, and would be written over")
MESSAGE(CALENDAR_FOREIGN, "E112", SEVERITY_ERROR,
    "no event of this calendar was written by takt")

/* Roles of milestones */
MESSAGE(ROLE_KIND, "E210", SEVERITY_ERROR,
    "'{1}' is {2}, and a role is that of a milestone")

/* A published calendar against the plan */
MESSAGE(FEED_MOVED, "E190", SEVERITY_ERROR,
    "'{1}' has the date {2} here, and {3} by the cadence: {4}")
MESSAGE(FEED_MISSING, "E191", SEVERITY_ERROR, "'{1}' lacks '{2}', {3}")
MESSAGE(FEED_EXTRA, "E192", SEVERITY_ERROR,
    "'{1}', {2}, is not in the plan any more")
MESSAGE(FEED_STATUS, "E193", SEVERITY_ERROR,
    "'{1}' is {2} here, and {3} by the cadence")
MESSAGE(FEED_REPEATS, "W050", SEVERITY_WARNING,
    "{1} {2}: only the first date is compared")
MESSAGE(FEED_FOREIGN, "W051", SEVERITY_WARNING,
    "nothing in the plan is like '{1}', {2}")
MESSAGE(FEED_TEXT, "W052", SEVERITY_WARNING,
    "the {1} of '{2}' is '{3}' here, and '{4}' by the cadence")

/* Checks: how they are written, and those that do not hold */
MESSAGE(
    CHECK_ENDS, "E100", SEVERITY_ERROR, "the check ends where {1} is expected")
MESSAGE(
    CHECK_TRAILING, "E101", SEVERITY_ERROR, "'{1}' after the end of the check")
MESSAGE(UNKNOWN_DAYS, "E102", SEVERITY_ERROR,
    "no milestone, event or calendar '{1}'")
MESSAGE(UNKNOWN_WINDOW, "E103", SEVERITY_ERROR,
    "no support window '{1}'; known here: {2}")
MESSAGE(CHECK_FAILED, "E104", SEVERITY_ERROR,
    "the check does not hold in series {1}: {2}")
MESSAGE(
    CHECK_FAILED_PLAN, "E105", SEVERITY_ERROR, "the check does not hold: {1}")
MESSAGE(CHECK_OF_NOTHING, "E106", SEVERITY_ERROR,
    "the check can be made in no series: {1}")

/* What is varied, and which of it is shown */
MESSAGE(VARY_FORM, "E200", SEVERITY_ERROR,
    "'{1}' does not say what varies, and over which values")
MESSAGE(VARY_PATH, "E201", SEVERITY_ERROR, "there is no '{1}' {2}")
MESSAGE(VARY_FIXED, "E202", SEVERITY_ERROR, "'{1}' cannot be varied")
MESSAGE(VARY_RANGE, "E203", SEVERITY_ERROR, "'{1}' is not a range: {2}")
MESSAGE(TOO_MANY_VARIANTS, "E204", SEVERITY_ERROR,
    "{1} variants, where {2} are the most")
MESSAGE(VARIED_TWICE, "E205", SEVERITY_ERROR, "'{1}' is varied twice")
MESSAGE(UNKNOWN_METRIC, "E206", SEVERITY_ERROR, "no metric is called '{1}'")
MESSAGE(
    WHICH_METRIC, "E207", SEVERITY_ERROR, "'{1}' may be one of several: {2}")
MESSAGE(WHERE_FORM, "E208", SEVERITY_ERROR,
    "'{1}' does not compare a metric with a value")
MESSAGE(WHERE_VALUE, "E209", SEVERITY_ERROR, "'{1}' is no value of '{2}': {3}")

/* Schedules of others that are imported */
MESSAGE(IMPORT_UNKNOWN, "E220", SEVERITY_ERROR,
    "there is nothing to import in this file: {1}")
MESSAGE(IMPORT_EMPTY, "E221", SEVERITY_ERROR, "there is nothing in this file")
MESSAGE(IMPORT_DATE, "E222", SEVERITY_ERROR, "the date '{1}' {2}")
MESSAGE(IMPORT_TWICE, "E223", SEVERITY_ERROR, "the series '{1}' is given twice")
MESSAGE(IMPORT_NOTHING, "E224", SEVERITY_ERROR,
    "no series with a date is in this file")
MESSAGE(IMPORT_MISSING, "E225", SEVERITY_ERROR, "{1} has no '{2}'")
MESSAGE(IMPORT_SHAPE, "E226", SEVERITY_ERROR, "'{1}' must be {2}, not {3}")
MESSAGE(IMPORT_CHANGES, "E227", SEVERITY_ERROR,
    "more than 64 series, '{1}' among them, have each a change of its own")
MESSAGE(IMPORT_LEFT_OUT, "W220", SEVERITY_WARNING, "'{1}' is left out: {2}")
MESSAGE(IMPORT_RENAMED, "W221", SEVERITY_WARNING,
    "'{1}' cannot be the name of a series, and is written as '{2}'")

/* Ends of support that are near */
MESSAGE(END_NEAR, "E160", SEVERITY_ERROR, "{1} {2}: '{3}' is {4}, {5}")

/* What a plan had better not have */
MESSAGE(STEPS_DISORDERED, "W001", SEVERITY_WARNING,
    "in series {1}: '{2}' is on {3}, before '{4}' on {5}")
MESSAGE(ORDER_REVERSED, "W002", SEVERITY_WARNING,
    "in series {1}: '{2}' on {3} comes after '{4}' on {5}, by the rules "
    "before it")
MESSAGE(SUPPORT_GAP, "W003", SEVERITY_WARNING,
    "in series {1}: no support from {2} to {3}, between '{4}' and '{5}'")
MESSAGE(ON_DAY_OFF, "W004", SEVERITY_WARNING,
    "in series {1}: '{2}' is on {3}, a day to avoid ({4})")
MESSAGE(FAR_PIN, "W005", SEVERITY_WARNING,
    "in series {1}: '{2}' is set to {3}, {4} days {5} its rule has it ({6})")

/* Calendars that are checked (ical/lint.h): errors break RFC 5545 or 7986, or
 * lose something in a known reader; warnings are unwise */
MESSAGE(
    LINE_BREAK, "E120", SEVERITY_ERROR, "a line ends in {1}, not in CRLF{2}")
MESSAGE(ICAL_TWICE, "E121", SEVERITY_ERROR, "{1} has '{2}' twice")
MESSAGE(ICAL_PARAMETER, "E122", SEVERITY_ERROR, "{1}")
MESSAGE(ICAL_NEEDS, "E123", SEVERITY_ERROR, "'{1}' needs {2}")
MESSAGE(ICAL_EXCLUDES, "E124", SEVERITY_ERROR,
    "'{1}' and '{2}' cannot stand together")
MESSAGE(ICAL_VALUE_TYPE, "E125", SEVERITY_ERROR, "'{1}' is {2}, and '{3}' {4}")
MESSAGE(ICAL_END, "E126", SEVERITY_ERROR,
    "the end '{1}' does not come after the start '{2}'")
MESSAGE(ICAL_SAME_UID, "E127", SEVERITY_ERROR, "the UID '{1}' is taken")
MESSAGE(ICAL_ESCAPE, "E128", SEVERITY_ERROR, "'{1}' is no escape of a text")
MESSAGE(ICAL_EMPTY, "E129", SEVERITY_ERROR, "the calendar holds nothing")
MESSAGE(ICAL_TYPE, "E130", SEVERITY_ERROR, "'{1}' cannot hold {2}")
MESSAGE(LONG_LINE, "W020", SEVERITY_WARNING,
    "a line of {1} octets, where 75 are the most")
MESSAGE(BLANK_BEFORE_FOLD, "W021", SEVERITY_WARNING, "a blank before the fold")
MESSAGE(UNESCAPED, "W022", SEVERITY_WARNING, "'{1}' in a text is not escaped")
MESSAGE(UNKNOWN_PROPERTY, "W023", SEVERITY_WARNING, "{1} has no property '{2}'")
MESSAGE(UID_FORM, "W024", SEVERITY_WARNING, "the UID '{1}' is not a UUID{2}")
MESSAGE(
    CALENDAR_UID, "W025", SEVERITY_WARNING, "the calendar as such has a UID")
MESSAGE(ALARM_AFTER, "W026", SEVERITY_WARNING,
    "the alarm is set to '{1}' after the event, not before it")
MESSAGE(RELATED_NOWHERE, "W027", SEVERITY_WARNING,
    "nothing in the calendar has the UID '{1}'")
MESSAGE(RELATED_CIRCLE, "W028", SEVERITY_WARNING,
    "the relation to '{1}' leads back to where it starts")
MESSAGE(UNKNOWN_COMPONENT, "W029", SEVERITY_WARNING,
    "'{1}' is not a component of a calendar")
MESSAGE(ODD_CHARACTER, "W030", SEVERITY_WARNING,
    "character {1} is trouble for some readers")
MESSAGE(UNKNOWN_TOKEN, "W031", SEVERITY_WARNING,
    "'{1}' is not one of {2}, and so nothing to most readers")
MESSAGE(SECOND_CALENDAR, "W032", SEVERITY_WARNING,
    "another calendar begins in the same file")
MESSAGE(ICAL_ORDER, "W033", SEVERITY_WARNING,
    "'{1}' stands behind the components of the calendar")

/* A page that takt writes into, between two marks */
MESSAGE(MARK_MISSING, "E240", SEVERITY_ERROR, "there is no marker '{1}'")
MESSAGE(MARK_OPEN, "E241", SEVERITY_ERROR, "marker '{1}' begins and never ends")
MESSAGE(MARK_END, "E242", SEVERITY_ERROR,
    "marker '{1}' ends where it has not begun")
MESSAGE(MARK_TWICE, "E243", SEVERITY_ERROR, "marker '{1}' begins twice")
MESSAGE(MARK_NESTED, "E244", SEVERITY_ERROR,
    "marker '{1}' stands inside another block")
MESSAGE(MARK_STALE, "E245", SEVERITY_ERROR,
    "what stands at marker '{1}' is out of date")
MESSAGE(MARK_WRITTEN, "E246", SEVERITY_ERROR,
    "what is to be written has a line that is a marker itself")

/* A page that people wrote against the plan */
MESSAGE(PAGE_DATE, "E247", SEVERITY_ERROR,
    "'{1}' is {2} here, and {3} by the cadence")
MESSAGE(PAGE_WEEKDAY, "E248", SEVERITY_ERROR, "{1} is a {2}, not a {3}")
MESSAGE(PAGE_EXTRA, "E249", SEVERITY_ERROR, "'{1}', {2}, {3}")
MESSAGE(PAGE_UNKNOWN, "W240", SEVERITY_WARNING,
    "'{1}' has no date that could be held against the plan")
