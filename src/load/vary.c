/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Cadences of one tree, into which values are laid; and the files that it
 * names, each of which is read once. */
#include "load/vary.h"

#include <string.h>

#include "load/loader.h"
#include "load/vary_path.h"

/* A file that was asked for. */
struct kept_file {
	struct kept_file *next;
	const char *from;
	const char *path;
	bool good;
	struct source source;
	const char *problem;
};

struct load_base {
	struct arena *arena;
	const struct source *source;
	const struct node *root;
	const struct load_files *given; /* or NULL */
	struct load_files files;        /* those that were given, kept */
	struct kept_file *kept;
	struct kept_feeds feeds;
};

static struct kept_file *
read_new(struct load_base *base, const char *from, const char *path)
{
	struct kept_file *file = ARENA_NEW(base->arena, struct kept_file);

	if (file == NULL)
		return NULL;
	file->from = arena_string(base->arena, from);
	file->path = arena_string(base->arena, path);
	if (file->from == NULL || file->path == NULL)
		return NULL;
	file->good = base->given->read(base->given->context, from, path,
	    base->arena, &file->source, &file->problem);
	if (base->arena->failed)
		return NULL;
	file->next = base->kept;
	base->kept = file;
	return file;
}

/* As struct load_files has it, from what is kept. */
static bool
read_kept(void *context, const char *from, const char *path,
    struct arena *arena, struct source *source, const char **problem)
{
	struct load_base *base = context;
	struct kept_file *file = base->kept;

	while (file != NULL &&
	    (strcmp(file->from, from) != 0 || strcmp(file->path, path) != 0))
		file = file->next;
	if (file == NULL)
		file = read_new(base, from, path);
	if (file == NULL) {
		arena->failed = true;
		*problem = NULL;
		return false;
	}
	*source = file->source;
	*problem = file->problem;
	return file->good;
}

static struct loader *
new_loader(struct load_base *base, struct arena *arena,
    struct diagnostics *diagnostics)
{
	struct loader *loader = ARENA_NEW(arena, struct loader);

	if (loader == NULL)
		return NULL;
	loader->arena = arena;
	loader->scratch = arena;
	loader->diagnostics = diagnostics;
	loader->files = base->given != NULL ? &base->files : NULL;
	loader->feeds = &base->feeds;
	return loader;
}

struct load_base *
load_base_read(const struct source *source, const struct load_files *files,
    struct arena *arena, struct diagnostics *diagnostics)
{
	struct load_base *base = ARENA_NEW(arena, struct load_base);
	size_t errors = diagnostics_failures(diagnostics);
	struct loader *loader;

	if (base == NULL)
		return NULL;
	base->arena = arena;
	base->source = source;
	base->given = files;
	base->files = (struct load_files){read_kept, base};
	base->feeds.arena = arena;
	loader = new_loader(base, arena, diagnostics);
	if (loader == NULL)
		return NULL;
	base->root = extend_read(loader, source);
	return base->root != NULL && diagnostics_failures(diagnostics) == errors
	    ? base
	    : NULL;
}

struct cadence *
load_variant(struct load_base *base, const struct parameters *parameters,
    const size_t *choices, struct arena *arena, struct diagnostics *diagnostics)
{
	struct loader *loader = new_loader(base, arena, diagnostics);
	const struct node *root = base->root;
	struct cadence *cadence = NULL;

	for (size_t i = 0; root != NULL && i < parameters->count; i++)
		root = vary_path_lay(
		    arena, root, &parameters->items[i], choices[i]);
	if (loader == NULL || root == NULL)
		return NULL;
	cadence = load_root(loader, base->source, root);
	loader->scratch = NULL;
	loader->files = NULL;
	loader->feeds = NULL;
	return cadence;
}

/* Findings that are about a key, whatever its value. */
static bool
is_about_key(const struct diagnostic *found, const struct parameter *parameter)
{
	static const enum diagnostic_code codes[] = {DIAGNOSTIC_UNKNOWN_KEY,
	    DIAGNOSTIC_CONFLICTING_KEYS, DIAGNOSTIC_KEY_NEEDS_KEY,
	    DIAGNOSTIC_UNKNOWN_PIN, DIAGNOSTIC_UNKNOWN_SERIES,
	    DIAGNOSTIC_UNKNOWN_MILESTONE};

	if (found->file == NULL || strcmp(found->file, PARAMETER_SOURCE) != 0 ||
	    found->offset < parameter->at.start ||
	    found->offset >= parameter->at.end)
		return false;
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		if (found->code == codes[i])
			return true;
	}
	return false;
}

/* Reads the file with the first value of one parameter alone, to hear what the
 * loader has to say of its last key. */
static bool
try_key(struct load_base *base, const struct parameter *parameter,
    struct diagnostics *diagnostics)
{
	const struct diagnostics_mark before = diagnostics_mark(diagnostics);
	const struct parameters alone = {{*parameter}, 1, 1};
	const size_t first = 0;
	struct arena arena = {0};
	bool is_good = true;

	load_variant(base, &alone, &first, &arena, diagnostics);
	is_good = !arena.failed;
	arena_release(&arena);
	for (size_t i = before.count; i < diagnostics->count; i++) {
		if (is_about_key(diagnostics->items[i], parameter))
			return false;
	}
	diagnostics_rewind(diagnostics, before);
	base->arena->failed |= !is_good;
	return is_good;
}

bool
load_base_check(struct load_base *base, struct parameters *parameters,
    struct diagnostics *diagnostics)
{
	bool good = true;

	for (size_t i = 0; i < parameters->count; i++) {
		struct parameter *parameter = &parameters->items[i];

		good &= vary_path_check(base->root, parameter, diagnostics) &&
		    try_key(base, parameter, diagnostics) &&
		    vary_path_mark(base->arena, base->root, parameter);
	}
	return good;
}
