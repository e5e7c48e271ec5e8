/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* extends: a file laid over another, which may extend a third. */
#include <string.h>

#include "base/text.h"
#include "load/loader.h"

enum { EXTENDS_MAX = 8 };

/* The files on the way from the one that was asked for. */
struct way {
	const struct source *files[EXTENDS_MAX + 1];
	size_t count;
};

/* The next part of a path that leads on: past "./" and "x/../". */
static const char *
skip_detours(const char *path)
{
	for (;;) {
		const char *slash = strchr(path, '/');

		if (strncmp(path, "./", 2) == 0)
			path += 2;
		else if (slash != NULL && slash != path &&
		    strncmp(path, "../", 3) != 0 &&
		    strncmp(slash, "/../", 4) == 0)
			path = slash + 4;
		else
			return path;
	}
}

/* Do two paths name one file, whatever detours they take? */
static bool
is_same_path(const char *left, const char *right)
{
	for (;;) {
		size_t length;

		left = skip_detours(left);
		right = skip_detours(right);
		length = strcspn(left, "/");
		if (length != strcspn(right, "/") ||
		    strncmp(left, right, length) != 0)
			return false;
		if (left[length] == '\0' || right[length] == '\0')
			return left[length] == right[length];
		left += length + 1;
		right += length + 1;
	}
}

static bool
report_circle(struct loader *loader, const struct node *node,
    const struct way *way, const char *name)
{
	struct buf text = {0};

	for (size_t i = 0; i < way->count; i++)
		buf_printf(&text, "%s -> ", way->files[i]->name);
	buf_append_string(&text, name);
	loader_error(loader, DIAGNOSTIC_EXTENDS_CIRCLE, node,
	    DIAGNOSTIC_ARGS(name, buf_text(&text)));
	buf_release(&text);
	return false;
}

/* The file that is extended, unless that leads in a circle or too far. */
static bool
step_to(struct loader *loader, const struct node *node, struct way *way)
{
	const struct source *source = loader_read_file(loader, node);

	if (source == NULL)
		return false;
	for (size_t i = 0; i < way->count; i++) {
		if (is_same_path(way->files[i]->name, source->name))
			return report_circle(loader, node, way, source->name);
	}
	if (way->count > EXTENDS_MAX) {
		loader_error(loader, DIAGNOSTIC_LIMIT, node,
		    DIAGNOSTIC_ARGS("more than 8 files extend each other"));
		return false;
	}
	way->files[way->count++] = source;
	return true;
}

/* The first line of each calendar, RFC 5545 section 3.4. */
static bool
is_calendar(const struct source *source)
{
	static const char first[] = "BEGIN:VCALENDAR";
	size_t length = sizeof(first) - 1;
	bool has_mark =
	    source->size > 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0;
	size_t at = has_mark ? 3 : 0;

	return source->size >= at + length &&
	    text_equal_ignoring_case(source->text + at, length, first, length);
}

static bool
refuse_calendar(struct loader *loader, const struct source *source)
{
	const struct span start = {source, 0, 15};

	if (!is_calendar(source))
		return false;
	diagnostic_add(loader->diagnostics, DIAGNOSTIC_DOCUMENTS, start,
	    DIAGNOSTIC_ARGS("there is no cadence in this file: it is a "
			    "calendar"));
	diagnostic_help(loader->diagnostics,
	    "'takt import' makes a cadence of it; 'takt check' and 'takt diff' "
	    "read it as it is");
	return true;
}

struct node *
extend_read(struct loader *loader, const struct source *source)
{
	struct node *trees[EXTENDS_MAX + 1];
	struct way way = {{source}, 1};
	struct node *root;
	size_t count = 0;

	for (;;) {
		const struct node *extends;

		if (refuse_calendar(loader, way.files[way.count - 1]))
			return NULL;
		root = tree_read(way.files[way.count - 1], loader->arena,
		    loader->scratch, loader->diagnostics);
		if (root == NULL)
			return NULL;
		trees[count++] = root;
		extends = node_find(root, "extends");
		if (extends == NULL)
			break;
		if (!expect_text(loader, "extends", extends) ||
		    !step_to(loader, extends, &way))
			return NULL;
	}
	/* The last one that was read lies at the bottom. */
	for (count--; count > 0 && root != NULL; count--)
		root = overlay_file(loader->arena, root, trees[count - 1]);
	return root;
}
