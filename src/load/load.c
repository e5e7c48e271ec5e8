/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The top level of a cadence file, and the order in which it is read. */
#include "load/load.h"

#include <stddef.h>
#include <string.h>

#include "load/loader.h"

#define CYCLES_DEFAULT 5

struct file_fields {
	const struct node *takt;
	const char *project;
	const char *url;
	const struct node *revised;
	const struct node *version;
	const struct node *cycle;
	const struct node *milestones;
	const struct node *support;
	const struct node *trains;
	const struct node *extends;
	const struct node *workdays;
	const struct node *calendars;
	const struct node *avoid;
	const struct node *move;
	const struct node *pause;
	const struct node *people;
	const struct node *events;
	const struct node *roles;
	const struct node *changes;
	const struct node *checks;
	const struct node *series;
	const struct node *cycles;
	const struct node *until;
};

#define AT(member) offsetof(struct file_fields, member)
static const struct field file_keys[] = {{"takt", AT(takt), read_node, true},
    {"extends", AT(extends), read_node, false},
    {"project", AT(project), read_text, true},
    {"url", AT(url), read_url, false},
    {"revised", AT(revised), read_node, false},
    {"version", AT(version), read_node, false},
    {"cycle", AT(cycle), read_node, false},
    {"workdays", AT(workdays), read_node, false},
    {"calendars", AT(calendars), read_node, false},
    {"avoid", AT(avoid), read_node, false},
    {"move", AT(move), read_node, false},
    {"pause", AT(pause), read_node, false},
    {"people", AT(people), read_node, false},
    {"events", AT(events), read_node, false},
    {"roles", AT(roles), read_node, false},
    {"milestones", AT(milestones), read_node, true},
    {"support", AT(support), read_node, false},
    {"trains", AT(trains), read_node, false},
    {"changes", AT(changes), read_node, false},
    {"checks", AT(checks), read_node, false},
    {"series", AT(series), read_node, false},
    {"cycles", AT(cycles), read_node, false},
    {"until", AT(until), read_node, false}, {NULL, 0, NULL, false}};
#undef AT

static bool
load_format_version(struct loader *loader, const struct node *node)
{
	if (!expect_text(loader, "takt", node))
		return false;
	if (strcmp(node->text, "1") == 0)
		return true;
	loader_error(loader, DIAGNOSTIC_FORMAT_VERSION, node,
	    DIAGNOSTIC_ARGS(node->text));
	return false;
}

static bool
check_horizon(struct loader *loader, const struct node *until)
{
	const struct cadence *cadence = loader->cadence;
	const struct era *era = cycle_era(&cadence->cycle, 0);
	char first[DATE_TEXT_SIZE];

	if (era == NULL || date_compare(cadence->until, era->from) >= 0)
		return true;
	loader_error(loader, DIAGNOSTIC_EMPTY_HORIZON, until,
	    DIAGNOSTIC_ARGS(date_format(era->from, first)));
	return false;
}

/* How much of the plan is expanded where nobody asks for more or less. */
static bool
load_horizon(struct loader *loader, const struct file_fields *fields,
    const struct node *root)
{
	struct cadence *cadence = loader->cadence;
	bool is_month = false;

	cadence->cycles = cadence->is_listed && cadence->scheme != NULL
	    ? version_scheme_count(cadence->scheme)
	    : CYCLES_DEFAULT;
	if (!check_conflict(loader, root, "cycles", "until"))
		return false;
	if (fields->cycles != NULL)
		return expect_text(loader, "cycles", fields->cycles) &&
		    parse_whole_number(loader, fields->cycles, 1,
			CADENCE_CYCLES_MAX, &cadence->cycles);
	if (fields->until == NULL)
		return true;
	cadence->has_until = true;
	if (!parse_date_or_month(
		loader, "until", fields->until, &cadence->until, &is_month))
		return false;
	/* "until October 2030" takes the whole month. */
	if (is_month)
		date_end_of(DATE_UNIT_MONTH, cadence->until, &cadence->until);
	return check_horizon(loader, fields->until);
}

/* A file that extends none, or lacks the name, has nothing to take away. */
static bool
check_removals(struct loader *loader, const struct node *rules)
{
	bool good = true;

	for (size_t i = 0; rules != NULL && i < rules->count; i++) {
		const struct node *pair =
		    rules->kind == NODE_LIST ? rules->items[i] : rules;
		size_t place = rules->kind == NODE_LIST ? 0 : i;

		if (rules->kind == NODE_TEXT || pair->kind != NODE_MAP ||
		    place >= pair->count)
			continue;
		if (pair->items[2 * place + 1]->kind == NODE_TEXT &&
		    strcmp(pair->items[2 * place + 1]->text, "none") == 0)
			good = loader_nothing_to_remove(
			    loader, pair->items[2 * place]);
	}
	return good;
}

static bool
load_rules(struct loader *loader, const struct file_fields *fields,
    const struct node *root)
{
	const struct node *roles = fields->roles;
	bool good = true;

	loader->base = (struct layer){.milestones = fields->milestones,
	    .support = fields->support,
	    .trains = fields->trains,
	    .avoid = fields->avoid,
	    .move = fields->move,
	    .pause = fields->pause,
	    .people = fields->people};
	loader->events = fields->events;
	good &= check_removals(loader, loader->base.milestones);
	good &= check_removals(loader, loader->base.support);
	good &= check_removals(loader, loader->base.trains);
	good &= check_removals(loader, loader->events);
	good &= check_removals(loader, roles);
	if (!overlay_nothing(loader->arena, &loader->base.milestones) ||
	    !overlay_nothing(loader->arena, &loader->base.support) ||
	    !overlay_nothing(loader->arena, &loader->base.trains) ||
	    !overlay_nothing(loader->arena, &loader->events) ||
	    !overlay_nothing(loader->arena, &roles))
		return false;
	if (fields->workdays != NULL)
		good &= load_workdays(loader, fields->workdays);
	if (fields->calendars != NULL)
		good &= load_calendars(loader, fields->calendars);
	if (fields->changes != NULL)
		good &= load_changes(loader, fields->changes);
	good &= load_names(loader);
	if (loader->cadence->symbols == NULL || loader->arena->failed)
		return false;
	if (loader->events != NULL)
		good &= load_events(loader, loader->events);
	good &= load_policy(loader);
	if (roles != NULL)
		good &= load_roles(loader, node_find_key(root, "roles"), roles);
	return loader->has_cycle && settle_cycle(loader) && good;
}

static bool
load_head(struct loader *loader, const struct file_fields *fields,
    const struct node *root)
{
	struct cadence *cadence = loader->cadence;
	bool is_month;
	bool good = true;

	cadence->project = fields->project;
	cadence->url = fields->url;
	if (fields->takt != NULL)
		good &= load_format_version(loader, fields->takt);
	if (fields->revised != NULL) {
		cadence->has_revised = true;
		good &= parse_date_or_month(loader, "revised", fields->revised,
		    &cadence->revised, &is_month);
	}
	loader->has_cycle = load_cycle(loader, root);
	good &= loader->has_cycle;
	good &= load_horizon(loader, fields, root);
	return good;
}

/* Series come from a cycle, or they are listed. */
static bool
check_series_source(struct loader *loader, const struct file_fields *fields,
    const struct node *start)
{
	if (fields->cycle == NULL && fields->series == NULL) {
		return report_missing(loader, start, "the cadence", "cycle");
	}
	if (fields->version == NULL && fields->cycle != NULL) {
		return report_missing(loader, start, "the cadence", "version");
	}
	return true;
}

static bool
load_file(struct loader *loader, const struct node *root)
{
	struct file_fields fields = {0};
	struct node start = *root;
	bool good;

	start.text = "the file";
	start.at.end = start.at.start + 1;
	good =
	    load_map(loader, root, file_keys, &fields, &start, "the cadence");
	if (root->kind != NODE_MAP)
		return false;
	good &= check_series_source(loader, &fields, &start);
	good &= load_head(loader, &fields, root);
	good &= load_rules(loader, &fields, root);
	if (fields.series != NULL && loader->cadence->symbols != NULL &&
	    loader->has_cycle)
		good &= load_series(loader, fields.series);
	if (loader->has_cycle && fields.changes != NULL)
		good &= load_conditions(loader, fields.changes);
	if (fields.checks != NULL && loader->cadence->symbols != NULL &&
	    loader->has_cycle)
		good &= load_checks(loader, fields.checks);
	return good;
}

struct cadence *
load_root(
    struct loader *loader, const struct source *source, const struct node *root)
{
	size_t errors = diagnostics_failures(loader->diagnostics);
	struct cadence *cadence = ARENA_NEW(loader->arena, struct cadence);

	if (cadence == NULL)
		return NULL;
	cadence->workdays = workdays_default().weekdays;
	cadence->arena = loader->arena;
	cadence->source = source;
	loader->cadence = cadence;
	return load_file(loader, root) &&
		diagnostics_failures(loader->diagnostics) == errors &&
		cadence_validate(cadence, loader->diagnostics)
	    ? cadence
	    : NULL;
}

struct cadence *
load_cadence(const struct source *source, const struct load_files *files,
    struct arena *arena, struct diagnostics *diagnostics)
{
	struct loader *loader = ARENA_NEW(arena, struct loader);
	struct arena scratch = {0};
	size_t errors = diagnostics_failures(diagnostics);
	struct cadence *cadence = NULL;
	struct node *root;

	if (loader == NULL)
		return NULL;
	loader->arena = arena;
	loader->scratch = &scratch;
	loader->diagnostics = diagnostics;
	loader->files = files;
	root = extend_read(loader, source);
	if (root != NULL)
		cadence = load_root(loader, source, root);
	loader->scratch = NULL;
	loader->files = NULL;
	arena_release(&scratch);
	/* A tree may have mistakes that leave something to read. */
	return diagnostics_failures(loader->diagnostics) == errors ? cadence
								   : NULL;
}
