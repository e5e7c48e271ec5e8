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

static bool
is_alike(const struct chart_mark *left, const struct chart_mark *right)
{
	return left->shape == right->shape && left->is_off == right->is_off &&
	    left->is_span == right->is_span;
}

/* Does a mark at `x` belong to the cluster before it? */
static bool
is_near(const struct cluster *cluster, const struct chart_mark *mark, int64_t x)
{
	if (!is_alike(&cluster->mark, mark))
		return false;
	if (mark->shape == SHAPE_POINT_RELEASE)
		return x - cluster->all.from < TICKS_APART;
	return x - cluster->all.to < 2 * svg_shape_reach(mark->shape) &&
	    x - cluster->all.from < CHAIN_MOST;
}

/* Adds a mark to the last cluster, or begins another. */
static void
add_mark(const struct canvas *canvas, struct clusters *clusters, size_t index)
{
	const struct chart_mark *mark = &clusters->row->marks[index];
	int64_t x = middle_of(canvas, mark);
	struct cluster *cluster =
	    &clusters->items[clusters->count > 0 ? clusters->count - 1 : 0];

	if (clusters->count == 0 || !is_near(cluster, mark, x)) {
		cluster = &clusters->items[clusters->count];
		*cluster = (struct cluster){.mark = *mark,
		    .all = {x, x},
		    .first = index,
		    .taker = clusters->count};
		clusters->count++;
	}
	cluster->last = index;
	cluster->all.to = x;
	cluster->x = (cluster->all.from + x) / 2;
	cluster->mark.days.last = mark->days.last;
	cluster->mark.is_rough |= mark->is_rough;
}

static bool
in_the_way(const struct cluster *left, const struct cluster *right)
{
	int64_t apart = left->x - right->x;
	int64_t reach = svg_shape_reach(left->mark.shape) +
	    svg_shape_reach(right->mark.shape);

	return (apart < 0 ? -apart : apart) < reach - SVG_PX;
}

/* What is less important is part of what it would cover. */
static void
take_covered(struct clusters *clusters)
{
	for (size_t i = 0; i < clusters->count; i++) {
		struct cluster *cluster = &clusters->items[i];

		for (size_t j = 0; j < i && cluster->taker == i; j++) {
			if (clusters->items[j].taker == j &&
			    in_the_way(&clusters->items[j], cluster))
				cluster->taker = j;
		}
	}
}

bool
clusters_make(const struct canvas *canvas, const struct chart_row *row,
    struct clusters *clusters)
{
	*clusters = (struct clusters){row,
	    ARENA_ARRAY(canvas->arena, row->mark_count + 1, struct cluster), 0};
	if (clusters->items == NULL)
		return false;
	for (int shape = SHAPE_COUNT - 1; shape >= 0; shape--) {
		for (size_t i = 0; i < row->mark_count; i++) {
			if ((int)row->marks[i].shape == shape &&
			    !row->marks[i].is_span)
				add_mark(canvas, clusters, i);
		}
	}
	take_covered(clusters);
	return true;
}

static void
append_titles(const struct clusters *clusters, const struct cluster *cluster,
    bool is_first, struct buf *out)
{
	const struct chart_mark *marks = clusters->row->marks;

	for (size_t i = cluster->first; i <= cluster->last; i++) {
		if (!is_alike(&marks[i], &cluster->mark))
			continue;
		buf_append_string(out, is_first ? "" : "\n");
		svg_escape(marks[i].title, out);
		is_first = false;
	}
}

void
cluster_append_title(
    const struct clusters *clusters, size_t index, struct buf *out)
{
	buf_append_string(out, "<title>");
	append_titles(clusters, &clusters->items[index], true, out);
	for (size_t i = index + 1; i < clusters->count; i++) {
		if (clusters->items[i].taker == index)
			append_titles(
			    clusters, &clusters->items[i], false, out);
	}
	buf_append_string(out, "</title>");
}
