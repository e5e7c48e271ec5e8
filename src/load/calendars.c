/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* calendars:, workdays:, avoid:, move: and pause:. */
#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "ical/days.h"
#include "load/loader.h"
#include "phrase/words.h"

struct day_fields {
	const struct node *on;
	const struct node *from;
	const struct node *to;
	const char *name;
};

#define AT(member) offsetof(struct day_fields, member)
static const struct field day_keys[] = {{"on", AT(on), read_node, false},
    {"from", AT(from), read_node, false}, {"to", AT(to), read_node, false},
    {"name", AT(name), read_text, false}, {NULL, 0, NULL, false}};
#undef AT

/* A last day before the first one. */
static bool
report_backward(struct loader *loader, const struct node *node,
    const struct calendar_days *days)
{
	char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

	loader_error(loader, DIAGNOSTIC_BACKWARD_DAYS, node,
	    DIAGNOSTIC_ARGS(date_format(days->last, last),
		date_format(days->first, first)));
	return false;
}

static bool
load_day_map(
    struct loader *loader, const struct node *item, struct calendar_days *days)
{
	struct day_fields fields = {0};
	struct node key = *item;
	const struct node *first;

	key.text = "days of a calendar";
	key.at.end = key.at.start + 1;
	if (!load_map(
		loader, item, day_keys, &fields, &key, "the calendar's item") ||
	    !check_conflict(loader, item, "on", "from"))
		return false;
	first = fields.on != NULL ? fields.on : fields.from;
	if (first == NULL) {
		return report_missing(
		    loader, &key, "the calendar's item", "on' or 'from");
	}
	days->name = fields.name;
	if (!parse_day(loader, "from", first, &days->first))
		return false;
	days->last = days->first;
	if (fields.to == NULL)
		return true;
	return parse_day(loader, "to", fields.to, &days->last) &&
	    (date_compare(days->first, days->last) <= 0 ||
		report_backward(loader, fields.to, days));
}

static bool
load_days(
    struct loader *loader, const struct node *list, struct calendar *calendar)
{
	bool good = true;

	calendar->days =
	    ARENA_ARRAY(loader->arena, list->count + 1, struct calendar_days);
	if (calendar->days == NULL)
		return false;
	for (size_t i = 0; i < list->count; i++) {
		const struct node *item = list->items[i];
		struct calendar_days *days =
		    &calendar->days[calendar->day_count];

		if (item->kind == NODE_MAP) {
			good &= load_day_map(loader, item, days);
		} else {
			good &= parse_day(
			    loader, calendar->name, item, &days->first);
			days->last = days->first;
		}
		calendar->day_count++;
	}
	return good;
}

/* The calendar in a file that is kept, read once. */
static struct ical_days *
keep_feed(struct loader *loader, const struct source *source)
{
	struct kept_feeds *feeds = loader->feeds;
	struct kept_feed *kept = feeds->first;

	while (kept != NULL && kept->text != source->text)
		kept = kept->next;
	if (kept != NULL)
		return kept->feed;
	kept = ARENA_NEW(feeds->arena, struct kept_feed);
	if (kept != NULL)
		kept->feed =
		    ical_days_read(source, feeds->arena, loader->diagnostics);
	loader->arena->failed |= feeds->arena->failed;
	if (kept == NULL || kept->feed == NULL)
		return NULL;
	kept->text = source->text;
	kept->next = feeds->first;
	feeds->first = kept;
	return kept->feed;
}

/* A feed: the file is read now, its recurrences are expanded by the plan. */
static bool
load_feed(
    struct loader *loader, const struct node *node, struct calendar *calendar)
{
	struct source *source;

	struct date day;

	if (node->kind == NODE_MAP) {
		loader_error(loader, DIAGNOSTIC_WRONG_SHAPE, node,
		    DIAGNOSTIC_ARGS(
			calendar->name, "a file or a list of days", "a map"));
		diagnostic_help(loader->diagnostics,
		    "each span is an item: '- {from: 2026-12-24, to: "
		    "2027-01-01, name: …}'");
		return false;
	}
	if (!expect_text(loader, calendar->name, node))
		return false;
	source = loader_read_file(loader, node);
	if (source == NULL) {
		if (date_parse(node->text, node->length, &day))
			diagnostic_help(loader->diagnostics,
			    "days off are listed: '[%s]'", node->text);
		return false;
	}
	calendar->feed = loader->feeds != NULL
	    ? keep_feed(loader, source)
	    : ical_days_read(source, loader->arena, loader->diagnostics);
	return calendar->feed != NULL;
}

bool
load_calendars(struct loader *loader, const struct node *map)
{
	struct cadence *cadence = loader->cadence;
	bool good = true;

	if (!expect_kind(loader, "calendars", map, NODE_MAP))
		return false;
	cadence->calendars =
	    ARENA_ARRAY(loader->arena, map->count + 1, struct calendar);
	if (cadence->calendars == NULL)
		return false;
	for (size_t i = 0; i < map->count; i++) {
		const struct node *key = map->items[2 * i];
		const struct node *value = map->items[2 * i + 1];
		struct calendar *calendar =
		    &cadence->calendars[cadence->calendar_count++];

		calendar->name = key->text;
		calendar->at = key->at;
		good &= value->kind == NODE_LIST
		    ? load_days(loader, value, calendar)
		    : load_feed(loader, value, calendar);
	}
	return good;
}

/* "Monday to Friday" or "Mon, Tue and Thu" as a set of weekdays. */
static bool
parse_weekdays(
    struct loader *loader, const struct node *node, uint32_t *weekdays)
{
	struct phrase_text text = node_phrase_text(node);

	return weekday_set_parse(
	    loader->arena, &text, loader->diagnostics, weekdays);
}

bool
load_workdays(struct loader *loader, const struct node *node)
{
	uint32_t *weekdays = &loader->cadence->workdays;
	bool good = true;

	if (node->kind != NODE_LIST)
		return expect_text(loader, "workdays", node) &&
		    parse_weekdays(loader, node, weekdays);
	*weekdays = 0;
	for (size_t i = 0; i < node->count; i++) {
		uint32_t more = 0;

		good &= expect_text(loader, "workdays", node->items[i]) &&
		    parse_weekdays(loader, node->items[i], &more);
		*weekdays |= more;
	}
	if (good && *weekdays == 0)
		loader_error(loader, DIAGNOSTIC_MISSING_VALUE, node,
		    DIAGNOSTIC_ARGS("workdays"));
	return good && *weekdays != 0;
}

/* The names that may stand under avoid: */
static size_t
list_calendars(const struct cadence *cadence, const char **names, size_t room)
{
	size_t count = 0;

	names[count++] = "weekends";
	names[count++] = "none";
	for (size_t i = 0; i < cadence->calendar_count && count < room; i++)
		names[count++] = cadence->calendars[i].name;
	return count;
}

static bool
report_unknown_calendar(struct loader *loader, const struct node *node)
{
	const char *names[64];
	size_t count = list_calendars(loader->cadence, names, 64);
	struct buf known = {0};

	for (size_t i = 0; i < count; i++) {
		buf_append_string(&known, i > 0 ? ", " : "");
		buf_append_string(&known, names[i]);
	}
	loader_error(loader, DIAGNOSTIC_UNKNOWN_CALENDAR, node,
	    DIAGNOSTIC_ARGS(node->text, buf_text(&known)));
	if (loader->cadence->calendar_count == 0)
		diagnostic_help(loader->diagnostics,
		    "calendars stand under 'calendars:', each with a file or "
		    "a list of days");
	diagnostic_suggest(loader->diagnostics,
	    text_nearest(node->text, node->length, names, count));
	buf_release(&known);
	return false;
}

static bool
add_avoided(
    struct loader *loader, const struct node *node, struct avoid_list *list)
{
	const struct cadence *cadence = loader->cadence;

	if (!expect_text(loader, "avoid", node))
		return false;
	if (strcmp(node->text, "weekends") == 0 ||
	    strcmp(node->text, "weekend") == 0) {
		list->weekends = true;
		return true;
	}
	if (strcmp(node->text, "none") == 0)
		return true;
	for (size_t i = 0; i < cadence->calendar_count; i++) {
		if (!name_equal(cadence->calendars[i].name, node->text))
			continue;
		list->calendars[list->count++] = i;
		return true;
	}
	return report_unknown_calendar(loader, node);
}

/* One name or a list of names. */
static bool
load_avoid(struct loader *loader, const struct node *node,
    const struct avoid_list **result)
{
	struct avoid_list *list = ARENA_NEW(loader->arena, struct avoid_list);
	size_t count = node->kind == NODE_LIST ? node->count : 1;
	bool good = true;

	if (list == NULL)
		return false;
	if (node->kind == NODE_MAP) {
		loader_error(loader, DIAGNOSTIC_WRONG_SHAPE, node,
		    DIAGNOSTIC_ARGS(
			"avoid", "a name or a list of names", "a map"));
		diagnostic_help(loader->diagnostics,
		    "write 'avoid: [weekends, NAME]'; days are given under "
		    "'calendars:'");
		return false;
	}
	list->calendars = ARENA_ARRAY(loader->arena, count + 1, size_t);
	if (list->calendars == NULL)
		return false;
	if (node->kind != NODE_LIST)
		good = add_avoided(loader, node, list);
	for (size_t i = 0; node->kind == NODE_LIST && i < count; i++)
		good &= add_avoided(loader, node->items[i], list);
	*result = list;
	return good;
}

bool
load_avoidance(struct loader *loader, const struct node *avoid,
    const struct node *move, struct avoidance *avoidance)
{
	size_t index = 0;
	bool good = true;

	if (avoid != NULL)
		good &= load_avoid(loader, avoid, &avoidance->list);
	if (move == NULL)
		return good;
	if (!expect_text(loader, "move", move) ||
	    !parse_choice(loader, move, move_names, &index))
		return false;
	avoidance->has_move = true;
	avoidance->move = (enum move)index;
	return good;
}

struct pause_fields {
	const struct node *from;
	const struct node *to;
	struct amount_value by;
	const char *name;
};

#define AT(member) offsetof(struct pause_fields, member)
static const struct field pause_keys[] = {{"from", AT(from), read_node, true},
    {"to", AT(to), read_node, true}, {"by", AT(by), read_amount, false},
    {"name", AT(name), read_text, false}, {NULL, 0, NULL, false}};
#undef AT

/* "20 December" of every year, or a day of one year. */
static bool
parse_edge(struct loader *loader, const char *key, const struct node *node,
    struct civil *civil, bool *is_yearly)
{
	struct phrase_text text;

	if (!expect_text(loader, key, node))
		return false;
	text = node_phrase_text(node);
	return day_of_year_parse(
	    loader->arena, &text, loader->diagnostics, civil, is_yearly);
}

/* Only a pause of each year may go over the turn of the year. */
static bool
check_pause_order(
    struct loader *loader, const struct node *to, const struct pause *pause)
{
	struct calendar_days days = {0};

	if (!date_from_civil(pause->first.year, pause->first.month,
		pause->first.day, &days.first) ||
	    !date_from_civil(pause->last.year, pause->last.month,
		pause->last.day, &days.last))
		return false;
	return date_compare(days.first, days.last) <= 0 ||
	    report_backward(loader, to, &days);
}

static bool
load_pause(struct loader *loader, const struct node *item, struct pause *pause)
{
	struct pause_fields fields = {0};
	struct node key = *item;
	bool is_yearly = false;

	key.text = "item of pause";
	key.at.end = key.at.start + 1;
	if (!load_map(loader, item, pause_keys, &fields, &key, "the pause") ||
	    !parse_edge(loader, "from", fields.from, &pause->first,
		&pause->is_yearly) ||
	    !parse_edge(loader, "to", fields.to, &pause->last, &is_yearly))
		return false;
	pause->at = item->at;
	pause->name = fields.name;
	pause->has_by = fields.by.is_given;
	pause->by = fields.by.value;
	if (is_yearly == pause->is_yearly)
		return is_yearly || check_pause_order(loader, fields.to, pause);
	loader_error(loader, DIAGNOSTIC_MIXED_PAUSE, fields.to, NULL);
	diagnostic_help(loader->diagnostics,
	    "write both as '20 December', or both as '2026-12-20'");
	return false;
}

bool
load_pauses(
    struct loader *loader, const struct node *list, struct pauses *pauses)
{
	bool good = true;

	if (!expect_kind(loader, "pause", list, NODE_LIST))
		return false;
	pauses->count = list->count;
	pauses->items =
	    ARENA_ARRAY(loader->arena, list->count + 1, struct pause);
	if (pauses->items == NULL)
		return false;
	for (size_t i = 0; i < list->count; i++)
		good &= load_pause(loader, list->items[i], &pauses->items[i]);
	return good;
}
