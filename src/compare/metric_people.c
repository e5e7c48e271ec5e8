/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * How much there is to do for each person, also where people take turns. PEP
 * 602, "The term of the Release Manager": shorter cycles shorten it, or give
 * one manager more series.
 */
#include <stdlib.h>
#include <string.h>

#include "compare/metric.h"

/* Somebody has something to do on a day. */
struct task {
	const char *name;
	struct date date;
};

/* All of them, by name and day. */
struct tasks {
	struct task *all;
	size_t count;
};

static int
compare_tasks(const void *left, const void *right)
{
	const struct task *a = left;
	const struct task *b = right;
	int order = strcmp(a->name, b->name);

	return order != 0 ? order : date_compare(a->date, b->date);
}

static void
add_task(struct tasks *tasks, const struct person *person, struct date date,
    struct arena *arena)
{
	struct task *all =
	    arena_grow(arena, tasks->all, tasks->count, sizeof(*all));

	if (all == NULL)
		return;
	tasks->all = all;
	all[tasks->count++] = (struct task){person->name, date};
}

/* Who has two roles in one release has it to do once. */
static bool
is_named_before(const struct summary_date *date, size_t person)
{
	for (size_t i = 0; i < person; i++) {
		if (strcmp(date->people[i].name, date->people[person].name) ==
		    0)
			return true;
	}
	return false;
}

static void
add_tasks(
    struct tasks *tasks, const struct summary_date *date, struct arena *arena)
{
	for (size_t i = 0; i < date->person_count; i++) {
		if (!is_named_before(date, i))
			add_task(tasks, &date->people[i], date->first, arena);
	}
}

static struct tasks
find_tasks(const struct measuring *measuring)
{
	const struct summary *summary = measuring->summary;
	struct tasks tasks = {NULL, 0};

	for (size_t i = 0; i < summary->series_count; i++) {
		const struct summary_series *series = &summary->series[i];

		for (size_t j = 0; j < series->date_count; j++) {
			if (is_counted_date(measuring, &series->dates[j]))
				add_tasks(&tasks, &series->dates[j],
				    measuring->arena);
		}
	}
	if (tasks.count > 0)
		qsort(tasks.all, tasks.count, sizeof(tasks.all[0]),
		    compare_tasks);
	return tasks;
}

static bool
is_same_person(const struct tasks *tasks, size_t left, size_t right)
{
	return strcmp(tasks->all[left].name, tasks->all[right].name) == 0;
}

static int64_t
count_people(const struct tasks *tasks)
{
	int64_t count = 0;

	for (size_t i = 0; i < tasks->count; i++)
		count += i == 0 || !is_same_person(tasks, i - 1, i);
	return count;
}

/* Where the tasks of the busiest person begin, and how many they are. */
static size_t
find_busiest(const struct tasks *tasks, size_t *count)
{
	size_t first = 0, busiest = 0;

	*count = 0;
	for (size_t i = 0; i < tasks->count; i++) {
		if (!is_same_person(tasks, first, i))
			first = i;
		if (i - first + 1 > *count) {
			*count = i - first + 1;
			busiest = first;
		}
	}
	return busiest;
}

void
measure_people(const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct tasks tasks = find_tasks(measuring);

	if (tasks.count > 0)
		tally_add(tally, count_people(&tasks));
}

void
measure_for_each_person(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct tasks tasks = find_tasks(measuring);

	if (tasks.count > 0)
		tally_rate(measuring, (int64_t)tasks.count,
		    count_people(&tasks), tally);
}

void
measure_busiest_rate(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct tasks tasks = find_tasks(measuring);
	size_t count;

	find_busiest(&tasks, &count);
	if (count > 0)
		tally_rate(measuring, (int64_t)count, 1, tally);
}

void
measure_busiest_person(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct tasks tasks = find_tasks(measuring);
	size_t count;
	size_t busiest = find_busiest(&tasks, &count);

	if (count == 0)
		return;
	tally->text = tasks.all[busiest].name;
	tally->count = 1;
}

void
measure_person_year(
    const struct measuring *measuring, struct tally_of_metric *tally)
{
	const struct tasks tasks = find_tasks(measuring);
	size_t first = 0;

	for (size_t i = 0; i < tasks.count; i++) {
		if (!is_same_person(&tasks, first, i) ||
		    date_to_civil(tasks.all[first].date).year !=
			date_to_civil(tasks.all[i].date).year)
			first = i;
		tally_add(tally, (int64_t)(i - first + 1));
	}
}
