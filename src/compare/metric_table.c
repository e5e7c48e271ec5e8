/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The table of metrics, and the words for their groups and units. */
#include "compare/metric.h"

#include <string.h>

#include "base/text.h"

const char *const metric_group_names[GROUP_COUNT] = {"delivery", "support",
    "hardening", "regularity", "load", "collisions", "ageing"};

const char *const metric_better_names[] = {"taste", "less", "more"};

const char *const metric_unit_names[UNIT_COUNT] = {
    "months", "weeks", "days", "number", "a year", "yes or no", "text"};

const char *const metric_unit_signs[UNIT_COUNT] = {
    "mo", "wk", "d", "", "/yr", "", ""};

// clang-format off
const struct metric metrics[] = {
    {"cycle length", GROUP_DELIVERY, UNIT_MONTHS, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MEAN, measure_cycle,
	"From the final of a series to the final of the next."},
    {"freeze to final", GROUP_DELIVERY, UNIT_MONTHS, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MEAN, measure_freeze_to_final,
	"From the freeze of a series to its final."},
    {"wait for final, best", GROUP_DELIVERY, UNIT_MONTHS, BETTER_LESS,
	EACH_NONE, DETAIL_KEY, STATISTIC_LEAST, measure_wait,
	"From the merge of a change to the final that has it, where the change "
	"is merged on the day of the freeze."},
    {"wait for final, mean", GROUP_DELIVERY, UNIT_MONTHS, BETTER_LESS,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_wait,
	"From the merge of a change to the final that has it, over all days on "
	"which it may be merged: those behind the freeze of the series before, "
	"up to the day of the freeze."},
    {"wait for final, worst", GROUP_DELIVERY, UNIT_MONTHS, BETTER_LESS,
	EACH_NONE, DETAIL_KEY, STATISTIC_MOST, measure_wait,
	"From the merge of a change to the final that has it, where the change "
	"is merged on the day after the freeze of the series before."},
    {"wait for a test release, best", GROUP_DELIVERY, UNIT_MONTHS, BETTER_LESS,
	EACH_NONE, DETAIL_KEY, STATISTIC_LEAST, measure_wait_for_test,
	"From the merge of a change to the first test release, or else the "
	"final, of its series, where that is shortest."},
    {"wait for a test release, mean", GROUP_DELIVERY, UNIT_MONTHS, BETTER_LESS,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_wait_for_test,
	"From the merge of a change to the first test release, or else the "
	"final, of its series that comes on that day or later, over all days on "
	"which it may be merged."},
    {"wait for a test release, worst", GROUP_DELIVERY, UNIT_MONTHS, BETTER_LESS,
	EACH_NONE, DETAIL_KEY, STATISTIC_MOST, measure_wait_for_test,
	"From the merge of a change to the first test release, or else the "
	"final, of its series, where that is longest."},
    {"cost of missing the freeze", GROUP_DELIVERY, UNIT_MONTHS, BETTER_LESS,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_missed_freeze,
	"How much later a change reaches a final if it is merged on the day "
	"after the freeze and not on the day of it."},
    {"unversioned time", GROUP_DELIVERY, UNIT_MONTHS, BETTER_LESS, EACH_NONE,
	DETAIL_KEY, STATISTIC_MEAN, measure_unversioned,
	"From the freeze of the series before, when development begins, to the "
	"first test release, or else the final."},
    {"batch size", GROUP_DELIVERY, UNIT_DAYS, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MEAN, measure_batch,
	"Days of work in a series: from the freeze of the series before to its "
	"own."},

    {"length of {}", GROUP_SUPPORT, UNIT_MONTHS, BETTER_TASTE, EACH_WINDOW,
	DETAIL_KEY, STATISTIC_MEAN, measure_window,
	"Length of a support window, with its first and its last day."},
    {"length of all support", GROUP_SUPPORT, UNIT_MONTHS, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_support,
	"From the first day of the first support window to the last day of the "
	"last one."},
    {"supported series, least", GROUP_SUPPORT, UNIT_NUMBER, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_LEAST, measure_supported,
	"How many series are supported on the day on which they are fewest."},
    {"supported series, mean", GROUP_SUPPORT, UNIT_NUMBER, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_supported,
	"How many series are supported at once, over all days."},
    {"supported series, most", GROUP_SUPPORT, UNIT_NUMBER, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MOST, measure_supported,
	"How many series are supported on the day on which they are most."},
    {"most series first on", GROUP_SUPPORT, UNIT_TEXT, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MOST, measure_most_since,
	"The first day on which most series are supported."},
    {"days with most series", GROUP_SUPPORT, UNIT_A_YEAR, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_days_with_most,
	"On how many days of a year as many series are supported as on the "
	"day on which they are most."},
    {"series in {}, least", GROUP_SUPPORT, UNIT_NUMBER, BETTER_TASTE,
	EACH_WINDOW, DETAIL_KEY, STATISTIC_LEAST, measure_supported,
	"How many series are in a support window on the day on which they are "
	"fewest."},
    {"series in {}, mean", GROUP_SUPPORT, UNIT_NUMBER, BETTER_TASTE,
	EACH_WINDOW, DETAIL_KEY, STATISTIC_MEAN, measure_supported,
	"How many series are in a support window at once, over all days."},
    {"series in {}, most", GROUP_SUPPORT, UNIT_NUMBER, BETTER_TASTE,
	EACH_WINDOW, DETAIL_KEY, STATISTIC_MOST, measure_supported,
	"How many series are in a support window on the day on which they are "
	"most."},
    {"series in {}, most first on", GROUP_SUPPORT, UNIT_TEXT, BETTER_TASTE,
	EACH_WINDOW, DETAIL_FULL, STATISTIC_MOST, measure_most_since,
	"The first day on which most series are in a support window."},
    {"overlap with the next series", GROUP_SUPPORT, UNIT_MONTHS, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_overlap,
	"From the final of the next series to the last day on which this one "
	"is supported."},
    {"gap between windows", GROUP_SUPPORT, UNIT_DAYS, BETTER_LESS,
	EACH_NONE, DETAIL_KEY, STATISTIC_MOST, measure_window_gap,
	"Days between two support windows of a series on which it is in none "
	"of them, at most."},
    {"days without support", GROUP_SUPPORT, UNIT_DAYS, BETTER_LESS, EACH_NONE,
	DETAIL_KEY, STATISTIC_MOST, measure_unsupported,
	"Days on which no series is supported, all together."},
    {"upgrade once a year", GROUP_SUPPORT, UNIT_YES_NO, BETTER_MORE, EACH_NONE,
	DETAIL_KEY, STATISTIC_LEAST, measure_yearly_upgrade,
	"Whether who takes the newest series once a year, on whatever day, "
	"always has a supported one."},
    {"upgrade every 2nd series", GROUP_SUPPORT, UNIT_YES_NO, BETTER_MORE,
	EACH_NONE, DETAIL_KEY, STATISTIC_LEAST, measure_skip_upgrade,
	"Whether each series is supported until the second one after it."},
    {"series in the policy, mean", GROUP_SUPPORT, UNIT_NUMBER, BETTER_TASTE,
	ONLY_POLICY, DETAIL_KEY, STATISTIC_MEAN, measure_in_policy,
	"How many series are in the policy of --policy at once, over all days."},
    {"series in the policy, most", GROUP_SUPPORT, UNIT_NUMBER, BETTER_TASTE,
	ONLY_POLICY, DETAIL_KEY, STATISTIC_MOST, measure_in_policy,
	"How many series are in the policy of --policy on the day on which they "
	"are most."},
    {"in the policy, unsupported", GROUP_SUPPORT, UNIT_DAYS, BETTER_LESS,
	ONLY_POLICY, DETAIL_KEY, STATISTIC_MOST, measure_short_of_policy,
	"How long a series is in the policy of --policy when its support has "
	"ended, at most; of series after which enough are known."},

    {"alpha phase", GROUP_HARDENING, UNIT_WEEKS, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MEAN, measure_alpha,
	"From the first alpha to the first test release of a later phase, or "
	"else the final."},
    {"beta phase", GROUP_HARDENING, UNIT_WEEKS, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MEAN, measure_beta,
	"From the first beta to the first candidate, or else the final."},
    {"candidate phase", GROUP_HARDENING, UNIT_WEEKS, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MEAN, measure_candidate,
	"From the first candidate to the final."},
    {"test releases", GROUP_HARDENING, UNIT_NUMBER, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MEAN, measure_tests,
	"How many alphas, betas, candidates and previews a series has, with "
	"those that may not be needed."},
    {"smallest gap between tests", GROUP_HARDENING, UNIT_DAYS, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_LEAST, measure_test_gap,
	"From one test release of a series to the next, at least, where both "
	"days are known."},

    {"milestones always in one month", GROUP_REGULARITY, UNIT_TEXT, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MOST, measure_one_month,
	"How many milestones fall in the same month in each cycle, of how many "
	"that come in two or more of the cycles."},
    {"milestones always on one weekday", GROUP_REGULARITY, UNIT_TEXT, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MOST, measure_one_weekday,
	"How many milestones fall on the same weekday in each cycle, of how "
	"many that come in two or more of the cycles with their day known."},
    {"{}, spread in the year", GROUP_REGULARITY, UNIT_DAYS, BETTER_TASTE,
	EACH_ROLE, DETAIL_KEY, STATISTIC_MOST, measure_spread,
	"Into how many days the dates fall, the years laid over each other: 0 "
	"if it is the same day each year."},
    {"{}, ISO weeks", GROUP_REGULARITY, UNIT_NUMBER, BETTER_TASTE, EACH_ROLE,
	DETAIL_KEY, STATISTIC_MOST, measure_iso_weeks,
	"In how many different ISO weeks of the year the dates fall whose day "
	"is known."},
    {"{}, weekdays", GROUP_REGULARITY, UNIT_TEXT, BETTER_TASTE, EACH_ROLE,
	DETAIL_KEY, STATISTIC_MOST, measure_weekdays,
	"On which weekdays the dates fall whose day is known, or on how many."},
    {"{}, months", GROUP_REGULARITY, UNIT_TEXT, BETTER_TASTE, EACH_ROLE,
	DETAIL_KEY, STATISTIC_MOST, measure_months,
	"In which months the dates fall, or in how many; always in October is "
	"Oct."},

    {"milestones", GROUP_LOAD, UNIT_A_YEAR, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MEAN, measure_releases,
	"Milestones and releases of all series; ends of support are none."},
    {"milestones a month, mean", GROUP_LOAD, UNIT_NUMBER, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_releases_monthly,
	"Milestones and releases of all series in a month of 30.436875 days."},
    {"milestones a month, most", GROUP_LOAD, UNIT_NUMBER, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MOST, measure_monthly,
	"How many milestones and releases the busiest month has."},
    {"busiest month", GROUP_LOAD, UNIT_TEXT, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MOST, measure_busiest_month,
	"The first month with the most milestones and releases."},
    {"busiest month of the year", GROUP_LOAD, UNIT_TEXT, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MOST, measure_month_of_year,
	"The month of the year with the most milestones and releases, all "
	"years taken together; the first of several."},
    {"point releases", GROUP_LOAD, UNIT_A_YEAR, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MEAN, measure_point_releases,
	"Releases of trains, of all series."},
    {"series prepared at once, mean", GROUP_LOAD, UNIT_NUMBER, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_prepared,
	"How many series are between their first milestone and their final, "
	"over all days."},
    {"series prepared at once, most", GROUP_LOAD, UNIT_NUMBER, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MOST, measure_prepared,
	"How many series are between their first milestone and their final on "
	"the day on which they are most."},
    {"people", GROUP_LOAD, UNIT_NUMBER, BETTER_TASTE, EACH_NONE,
	DETAIL_KEY, STATISTIC_MOST, measure_people,
	"How many people the milestones and releases name."},
    {"milestones for each person", GROUP_LOAD, UNIT_A_YEAR, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_for_each_person,
	"Milestones and releases that name somebody, by the number of people."},
    {"milestones of the busiest person", GROUP_LOAD, UNIT_A_YEAR, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_busiest_rate,
	"Milestones and releases that name whom most of them name."},
    {"milestones of a person in a year", GROUP_LOAD, UNIT_NUMBER, BETTER_TASTE,
	EACH_NONE, DETAIL_KEY, STATISTIC_MOST, measure_person_year,
	"How many milestones and releases of one calendar year name one "
	"person, at most."},
    {"busiest person", GROUP_LOAD, UNIT_TEXT, BETTER_TASTE,
	EACH_NONE, DETAIL_FULL, STATISTIC_MOST, measure_busiest_person,
	"Whom most milestones and releases name; of several who comes first "
	"by name."},

    {"milestones on weekends", GROUP_COLLISIONS, UNIT_A_YEAR, BETTER_LESS,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_weekends,
	"Milestones and releases on days that are no workdays."},
    {"milestones on days off", GROUP_COLLISIONS, UNIT_A_YEAR, BETTER_LESS,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_days_off,
	"Milestones and releases on days that a calendar of the file names: "
	"holidays, conferences."},
    {"milestones during events", GROUP_COLLISIONS, UNIT_A_YEAR, BETTER_LESS,
	EACH_NONE, DETAIL_KEY, STATISTIC_MEAN, measure_events,
	"Milestones and releases on days of the events of the file: "
	"conferences, sprints."},
    {"final to {}, least", GROUP_COLLISIONS, UNIT_DAYS, BETTER_TASTE,
	EACH_NEAR, DETAIL_KEY, STATISTIC_LEAST, measure_near,
	"From the final to the next date of --near, or to the next time of an "
	"event, at least; 0 during the event."},
    {"final to {}, mean", GROUP_COLLISIONS, UNIT_DAYS, BETTER_TASTE,
	EACH_NEAR, DETAIL_KEY, STATISTIC_MEAN, measure_near,
	"From the final to the next date of --near, or to the next time of an "
	"event; 0 during the event."},
    {"{} to final, least", GROUP_COLLISIONS, UNIT_DAYS, BETTER_TASTE,
	EACH_NEAR, DETAIL_KEY, STATISTIC_LEAST, measure_since_near,
	"From the last date of --near, or the last day of an event, to the "
	"final behind it, at least; 0 during the event."},
    {"{} to final, mean", GROUP_COLLISIONS, UNIT_DAYS, BETTER_TASTE,
	EACH_NEAR, DETAIL_KEY, STATISTIC_MEAN, measure_since_near,
	"From the last date of --near, or the last day of an event, to the "
	"final behind it; 0 during the event."},

    {"age at pick-up, mean", GROUP_AGEING, UNIT_MONTHS, BETTER_LESS,
	ONLY_CONSUMER, DETAIL_KEY, STATISTIC_MEAN, measure_age,
	"From the final of the newest series to the day on which the --consumer "
	"takes it: its freeze, or else its final."},
    {"age at pick-up, worst", GROUP_AGEING, UNIT_MONTHS, BETTER_LESS,
	ONLY_CONSUMER, DETAIL_KEY, STATISTIC_MOST, measure_age,
	"From the final of the newest series to the day on which the --consumer "
	"takes it, where that is longest."},
    {"support left at pick-up, least", GROUP_AGEING, UNIT_MONTHS, BETTER_MORE,
	ONLY_CONSUMER, DETAIL_KEY, STATISTIC_LEAST, measure_support_left,
	"From the day on which the --consumer takes the newest series to the "
	"last day on which that is supported, at least."},
    {NULL, GROUP_COUNT, UNIT_COUNT, BETTER_TASTE, EACH_NONE, DETAIL_KEY,
	STATISTIC_MEAN, NULL, NULL}};
// clang-format on

/* Whether a name is that of a row: {} stands for one or more characters. */
static bool
fits(const char *pattern, const char *name)
{
	const char *hole = strstr(pattern, "{}");
	size_t before = hole != NULL ? (size_t)(hole - pattern) : 0;
	size_t after, length = strlen(name);

	if (hole == NULL)
		return text_equal_ignoring_case(
		    pattern, strlen(pattern), name, length);
	after = strlen(hole + 2);
	return length > before + after &&
	    text_equal_ignoring_case(pattern, before, name, before) &&
	    text_equal_ignoring_case(
		hole + 2, after, name + length - after, after);
}

const struct metric *
metric_by_name(const char *name)
{
	const struct metric *found = NULL;

	/* A name without a hole is meant rather than one that fills a hole. */
	for (const struct metric *metric = metrics; metric->name != NULL;
	     metric++) {
		if (fits(metric->name, name) &&
		    (found == NULL || strstr(metric->name, "{}") == NULL))
			found = metric;
	}
	return found;
}

enum metric_group
metric_group_by_name(const char *name, size_t length)
{
	int group = 0;

	while (group < GROUP_COUNT &&
	    !text_equal_ignoring_case(metric_group_names[group],
		strlen(metric_group_names[group]), name, length))
		group++;
	return (enum metric_group)group;
}
