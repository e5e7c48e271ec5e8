/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* First marks of one kind are put together, then kinds that are in each
 * other's way. */
#include "render/svg_cluster.h"

/* A row of marks that touch each other is one mark up to so many pixels. */
enum { CHAIN_MOST = 36 * SVG_PX, TICKS_APART = 3 * SVG_PX };

static int64_t
middle_of(const struct canvas *canvas, const struct chart_mark *mark)
{
	return (canvas_begin(canvas, mark->days.first) +
		   canvas_end(canvas, mark->days.last)) /
	    2;
}

/* Does a mark at `x` belong to the cluster before it? */
static bool
is_near(const struct cluster *cluster, const struct chart_mark *mark, int64_t x)
{
	int64_t apart = 2 * svg_shape_reach(mark->shape);

	if (cluster->mark.shape != mark->shape ||
	    cluster->mark.is_off != mark->is_off)
		return false;
	if (mark->shape == SHAPE_POINT_RELEASE)
		return x - cluster->all.from < TICKS_APART;
	return x - cluster->all.to < apart &&
	    x - cluster->all.from < CHAIN_MOST;
}

static bool
add_title(struct cluster *cluster, const char *title, struct arena *arena)
{
	cluster->title = cluster->title == NULL
	    ? title
	    : arena_printf(arena, "%s\n%s", cluster->title, title);
	return cluster->title != NULL;
}

/* Adds a mark to the last cluster, or begins another. */
static bool
add_mark(const struct canvas *canvas, const struct chart_mark *mark,
    struct cluster *clusters, size_t *count)
{
	int64_t x = middle_of(canvas, mark);
	struct cluster *cluster = &clusters[*count > 0 ? *count - 1 : 0];

	if (*count == 0 || !is_near(cluster, mark, x)) {
		cluster = &clusters[(*count)++];
		*cluster = (struct cluster){.mark = *mark, .all = {x, x}};
	}
	cluster->count++;
	cluster->all.to = x;
	cluster->x = (cluster->all.from + x) / 2;
	cluster->mark.days.last = mark->days.last;
	cluster->mark.is_rough |= mark->is_rough;
	return add_title(cluster, mark->title, canvas->arena);
}

static bool
in_the_way(const struct cluster *left, const struct cluster *right)
{
	int64_t apart = left->x - right->x;
	int64_t reach = svg_shape_reach(left->mark.shape) +
	    svg_shape_reach(right->mark.shape);

	return (apart < 0 ? -apart : apart) < reach - SVG_PX;
}

/* Kinds are in order of importance, the last one first here. */
static bool
take_covered(struct cluster *clusters, size_t count, struct arena *arena)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < i && !clusters[i].is_taken; j++) {
			if (clusters[j].is_taken ||
			    !in_the_way(&clusters[j], &clusters[i]))
				continue;
			clusters[i].is_taken = true;
			clusters[j].count += clusters[i].count;
			if (!add_title(
				&clusters[j], clusters[i].title, arena))
				return false;
		}
	}
	return true;
}

struct cluster *
cluster_row(
    const struct canvas *canvas, const struct chart_row *row, size_t *count)
{
	struct cluster *clusters =
	    ARENA_ARRAY(canvas->arena, row->mark_count + 1, struct cluster);

	*count = 0;
	for (int shape = SHAPE_COUNT - 1; shape >= 0 && clusters != NULL;
	     shape--) {
		for (size_t i = 0; i < row->mark_count; i++) {
			const struct chart_mark *mark = &row->marks[i];

			if ((int)mark->shape == shape && !mark->is_span &&
			    !add_mark(canvas, mark, clusters, count))
				return NULL;
		}
	}
	if (clusters == NULL || !take_covered(clusters, *count, canvas->arena))
		return NULL;
	return clusters;
}
