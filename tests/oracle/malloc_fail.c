/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * An allocator that runs out of memory on demand, for glibc. Two ways to use
 * it. As a library before a whole program:
 *
 *	cc -shared -fPIC -o malloc_fail.so malloc_fail.c
 *	MALLOC_FAIL_AT=17 LD_PRELOAD=./malloc_fail.so takt ...
 *
 * or included by a test, which arms it around the calls it examines.
 *
 * MALLOC_FAIL_AT=N      the Nth allocation fails, no other
 * MALLOC_FAIL_FROM=N    the Nth and all later ones fail
 * MALLOC_FAIL_BUDGET=N  fails what would take more than N bytes beyond those in
 *                       use at the start: what a real limit does
 */
#include <errno.h>
#include <malloc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

enum malloc_fail_mode {
	MALLOC_FAIL_NEVER,
	MALLOC_FAIL_AT,
	MALLOC_FAIL_FROM,
	MALLOC_FAIL_BUDGET
};

void malloc_fail_arm(enum malloc_fail_mode mode, long limit);

/* Ends it; returns how many allocations were asked for since it was armed. */
long malloc_fail_disarm(void);

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void __libc_free(void *memory);

static enum malloc_fail_mode malloc_fail_mode;
static long malloc_fail_limit;
static long malloc_fail_calls;
static long malloc_fail_bytes;

/* Whether a call that adds `bytes` to those in use is to fail. */
static bool
is_limited(long bytes)
{
	if (malloc_fail_mode == MALLOC_FAIL_NEVER)
		return false;
	malloc_fail_calls++;
	if (malloc_fail_mode == MALLOC_FAIL_AT)
		return malloc_fail_calls == malloc_fail_limit;
	if (malloc_fail_mode == MALLOC_FAIL_FROM)
		return malloc_fail_calls >= malloc_fail_limit;
	return malloc_fail_bytes + bytes > malloc_fail_limit;
}

/* The C library, too, goes by what malloc() leaves in errno. */
static bool
is_to_fail(long bytes)
{
	if (!is_limited(bytes))
		return false;
	errno = ENOMEM;
	return true;
}

static void *
counted(void *memory)
{
	malloc_fail_bytes += (long)malloc_usable_size(memory);
	return memory;
}

void *
malloc(size_t size)
{
	return is_to_fail((long)size) ? NULL : counted(__libc_malloc(size));
}

void *
calloc(size_t count, size_t size)
{
	if (size != 0 && count > (size_t)-1 / 4 / size)
		return NULL;
	return is_to_fail((long)(count * size))
	    ? NULL
	    : counted(__libc_calloc(count, size));
}

/* A block that moves is in use twice for a while. */
void *
realloc(void *old, size_t size)
{
	long old_size = (long)malloc_usable_size(old);
	void *memory;

	if (is_to_fail((long)size))
		return NULL;
	memory = __libc_realloc(old, size);
	if (memory != NULL)
		malloc_fail_bytes -= old_size;
	return counted(memory);
}

void
free(void *memory)
{
	malloc_fail_bytes -= (long)malloc_usable_size(memory);
	__libc_free(memory);
}

void
malloc_fail_arm(enum malloc_fail_mode mode, long limit)
{
	malloc_fail_mode = mode;
	malloc_fail_limit = limit;
	malloc_fail_calls = 0;
	malloc_fail_bytes = 0;
}

long
malloc_fail_disarm(void)
{
	malloc_fail_mode = MALLOC_FAIL_NEVER;
	return malloc_fail_calls;
}

__attribute__((constructor)) static void
read_environment(void)
{
	static const struct {
		const char *name;
		enum malloc_fail_mode mode;
	} rows[] = {
	    {"MALLOC_FAIL_AT", MALLOC_FAIL_AT},
	    {"MALLOC_FAIL_FROM", MALLOC_FAIL_FROM},
	    {"MALLOC_FAIL_BUDGET", MALLOC_FAIL_BUDGET},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text = getenv(rows[i].name);

		if (text != NULL)
			malloc_fail_arm(rows[i].mode, strtol(text, NULL, 10));
	}
}
