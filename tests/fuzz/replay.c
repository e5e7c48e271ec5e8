/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Feeds every file of a corpus once to a fuzz target and speaks TAP, so that
 * an ordinary test run repeats what the fuzzer has found. The corpus is the
 * directory given, else tests/fuzz/corpus/ plus the name of the program. What
 * goes wrong goes wrong inside the target: this program dies with it.
 */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Exactly `size` bytes are allocated, so that a sanitizer sees an overrun. */
static uint8_t *
read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	uint8_t *data = NULL;
	long length;

	if (file == NULL)
		return NULL;
	if (fseek(file, 0, SEEK_END) == 0 && (length = ftell(file)) >= 0 &&
	    fseek(file, 0, SEEK_SET) == 0) {
		*size = (size_t)length;
		data = malloc(*size > 0 ? *size : 1);
		if (data != NULL && fread(data, 1, *size, file) != *size) {
			free(data);
			data = NULL;
		}
	}
	(void)fclose(file);
	return data;
}

static int
is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int
replay(const char *directory, const char *name, int number)
{
	char path[4096];
	uint8_t *data;
	size_t size = 0;
	int length = snprintf(path, sizeof(path), "%s/%s", directory, name);

	if (length < 0 || (size_t)length >= sizeof(path))
		errno = ENAMETOOLONG;
	else if ((data = read_file(path, &size)) != NULL) {
		(void)LLVMFuzzerTestOneInput(data, size);
		free(data);
		printf("ok %d - %s\n", number, name);
		(void)fflush(stdout);
		return 0;
	}
	printf("not ok %d - %s: %s\n", number, name, strerror(errno));
	return 1;
}

int
main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/');
	struct dirent **entries;
	char directory[4096];
	int count;
	int failed = 0;

	(void)snprintf(directory, sizeof(directory), "tests/fuzz/corpus/%s",
	    slash == NULL ? argv[0] : slash + 1);
	if (argc > 1)
		(void)snprintf(directory, sizeof(directory), "%s", argv[1]);
	count = scandir(directory, &entries, is_visible, alphasort);
	if (count <= 0) {
		printf("1..1\nnot ok 1 - %s: no corpus\n", directory);
		return 1;
	}
	printf("1..%d\n", count);
	for (int i = 0; i < count; i++) {
		failed |= replay(directory, entries[i]->d_name, i + 1);
		free(entries[i]);
	}
	free(entries);
	return failed;
}
