/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * RELATED-TO: what it names is there, and relations of a kind do not go in a
 * circle. Components are nodes by their UID, relations edges; the search keeps
 * its own stack, so that a chain of any length will do.
 */
#include <stdlib.h>
#include <string.h>

#include "ical/lint_state.h"

enum { NONE, HIERARCHY, DEPENDENCE, SUCCESSION, GROUPS };

/* RFC 5545 section 3.2.15 and RFC 9253 section 4. A child that names its
 * parent and a parent that names its child say the same thing. */
static const struct {
	const char *name;
	uint8_t group;
	bool is_reversed;
} relation_types[] = {
    {"PARENT", HIERARCHY, false},
    {"CHILD", HIERARCHY, true},
    {"DEPENDS-ON", DEPENDENCE, false},
    {"FINISHTOSTART", SUCCESSION, false},
    {"FINISHTOFINISH", SUCCESSION, false},
    {"STARTTOFINISH", SUCCESSION, false},
    {"STARTTOSTART", SUCCESSION, false},
};

static void
set_group(const struct lint *lint, struct lint_relation *relation)
{
	struct ical_slice type = {"PARENT", 6};

	ical_line_parameter(&lint->line, "RELTYPE", &type);
	for (size_t i = 0;
	     i < sizeof(relation_types) / sizeof(relation_types[0]); i++) {
		if (ical_slice_is(type, relation_types[i].name)) {
			relation->group = relation_types[i].group;
			relation->is_reversed = relation_types[i].is_reversed;
		}
	}
}

static bool
grow(struct lint *lint)
{
	size_t room = lint->relation_room == 0 ? 64 : 2 * lint->relation_room;
	struct lint_relation *larger =
	    realloc(lint->relations, room * sizeof(larger[0]));

	if (larger == NULL) {
		lint->no_memory = true;
		return false;
	}
	lint->relations = larger;
	lint->relation_room = room;
	return true;
}

void
lint_relation(struct lint *lint)
{
	struct ical_slice value = ical_slice_trim(lint->line.value);
	struct lint_relation *relation;

	if (((int)lint_innermost(lint)->kind & LINT_WITH_UID) == 0)
		return;
	if (lint->relation_count == ICAL_LINT_RELATIONS_MAX) {
		lint_stop(lint, ical_line_span(&lint->line, value),
		    "more than # relations", ICAL_LINT_RELATIONS_MAX);
		return;
	}
	if (lint->relation_count == lint->relation_room && !grow(lint))
		return;
	relation = &lint->relations[lint->relation_count++];
	*relation = (struct lint_relation){
	    .to = lint_key_of(NULL, value), .offset = lint->line.start};
	set_group(lint, relation);
}

void
lint_relation_end(struct lint *lint, size_t uid)
{
	for (size_t i = lint_innermost(lint)->relations;
	     i < lint->relation_count; i++)
		lint->relations[i].from = (uint32_t)uid;
}

static void
tell(struct lint *lint, const struct lint_relation *relation,
    enum diagnostic_code code)
{
	char text[ICAL_TEXT_SIZE];
	struct span at = lint_value_at(lint, relation->offset, text);

	diagnostic_add(lint->diagnostics, code, at, DIAGNOSTIC_ARGS(text));
	diagnostic_help(lint->diagnostics,
	    code == DIAGNOSTIC_RELATED_NOWHERE
		? "name the UID of a component of this calendar"
		: "take out one of the relations of the circle");
}

/* Edges of one group: those of node n are numbers [starts[n], starts[n + 1])
 * of `edges`. */
struct graph {
	const struct lint_relation *relations;
	uint32_t *starts;
	uint32_t *next; /* of the node, what is not yet followed */
	uint32_t *edges;
	uint32_t *targets; /* by relation; UINT32_MAX: none */
	uint32_t *stack;
	unsigned char *states;
	size_t nodes;
	size_t relation_count;
};

enum state { UNSEEN, OPEN, DONE };

static uint32_t
tail(const struct graph *graph, size_t relation)
{
	return graph->relations[relation].is_reversed
	    ? graph->targets[relation]
	    : graph->relations[relation].from;
}

static uint32_t
head(const struct graph *graph, size_t relation)
{
	return graph->relations[relation].is_reversed
	    ? graph->relations[relation].from
	    : graph->targets[relation];
}

static bool
is_edge(const struct graph *graph, size_t relation, int group)
{
	return graph->relations[relation].group == group &&
	    graph->targets[relation] != UINT32_MAX;
}

/* Sorts the edges of a group by the node that they leave. */
static void
sort_edges(struct graph *graph, int group)
{
	memset(graph->starts, 0, (graph->nodes + 1) * sizeof(graph->starts[0]));
	memset(graph->states, UNSEEN, graph->nodes);
	for (size_t i = 0; i < graph->relation_count; i++) {
		if (is_edge(graph, i, group))
			graph->starts[tail(graph, i) + 1]++;
	}
	for (size_t i = 0; i < graph->nodes; i++)
		graph->starts[i + 1] += graph->starts[i];
	memcpy(
	    graph->next, graph->starts, graph->nodes * sizeof(graph->next[0]));
	for (size_t i = 0; i < graph->relation_count; i++) {
		if (is_edge(graph, i, group))
			graph->edges[graph->next[tail(graph, i)]++] =
			    (uint32_t)i;
	}
	memcpy(
	    graph->next, graph->starts, graph->nodes * sizeof(graph->next[0]));
}

/* Depth first from `root`; an edge to a node that is open closes a circle. */
static void
search(struct lint *lint, struct graph *graph, uint32_t root)
{
	size_t depth = 1;

	graph->stack[0] = root;
	graph->states[root] = OPEN;
	while (depth > 0) {
		uint32_t node = graph->stack[depth - 1];
		uint32_t relation;
		uint32_t target;

		if (graph->next[node] == graph->starts[node + 1]) {
			graph->states[node] = DONE;
			depth--;
			continue;
		}
		relation = graph->edges[graph->next[node]++];
		target = head(graph, relation);
		if (graph->states[target] == OPEN) {
			tell(lint, &graph->relations[relation],
			    DIAGNOSTIC_RELATED_CIRCLE);
		} else if (graph->states[target] == UNSEEN) {
			graph->states[target] = OPEN;
			graph->stack[depth++] = target;
		}
	}
}

static bool
make_graph(struct graph *graph, const struct lint *lint)
{
	size_t nodes = lint->uids.count;
	size_t count = lint->relation_count;

	graph->relations = lint->relations;
	graph->relation_count = count;
	graph->nodes = nodes;
	graph->starts = malloc((nodes + 1) * sizeof(uint32_t));
	graph->next = malloc((nodes + 1) * sizeof(uint32_t));
	graph->stack = malloc((nodes + 1) * sizeof(uint32_t));
	graph->states = malloc(nodes + 1);
	graph->edges = malloc(count * sizeof(uint32_t));
	graph->targets = malloc(count * sizeof(uint32_t));
	return graph->starts != NULL && graph->next != NULL &&
	    graph->stack != NULL && graph->states != NULL &&
	    graph->edges != NULL && graph->targets != NULL;
}

static void
release_graph(struct graph *graph)
{
	free(graph->starts);
	free(graph->next);
	free(graph->stack);
	free(graph->states);
	free(graph->edges);
	free(graph->targets);
}

static void
find_targets(struct lint *lint, struct graph *graph)
{
	for (size_t i = 0; i < graph->relation_count; i++) {
		size_t found =
		    lint_set_find(&lint->uids, &graph->relations[i].to);

		graph->targets[i] =
		    found == SIZE_MAX ? UINT32_MAX : (uint32_t)found;
		if (found == SIZE_MAX)
			tell(lint, &graph->relations[i],
			    DIAGNOSTIC_RELATED_NOWHERE);
	}
}

void
lint_relation_finish(struct lint *lint)
{
	struct graph graph = {.nodes = 0};

	if (lint->relation_count == 0)
		return;
	if (!make_graph(&graph, lint)) {
		lint->no_memory = true;
		release_graph(&graph);
		return;
	}
	find_targets(lint, &graph);
	for (int group = HIERARCHY; group < GROUPS; group++) {
		sort_edges(&graph, group);
		for (size_t i = 0; i < graph.nodes; i++) {
			if (graph.states[i] == UNSEEN)
				search(lint, &graph, (uint32_t)i);
		}
	}
	release_graph(&graph);
}
