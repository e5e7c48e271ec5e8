/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * What SHA-1 and SHA-256 share: octets gathered into blocks, the padding of the
 * last ones, and words as octets (FIPS 180-4, sections 3.1 and 5.1.1). Only
 * sha1 and sha256 include it.
 */
#ifndef TAKT_BASE_HASH_BLOCKS_H
#define TAKT_BASE_HASH_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

enum { HASH_BLOCK_SIZE = 64, HASH_WORDS_MAX = 8 };

struct hash_blocks {
	uint32_t state[HASH_WORDS_MAX];
	uint64_t length; /* octets so far */
	unsigned char block[HASH_BLOCK_SIZE];
	/* Takes a whole block into the state. */
	void (*process)(uint32_t *state, const unsigned char *block);
};

uint32_t hash_read_word(const unsigned char *bytes);

void hash_update(struct hash_blocks *blocks, const void *bytes, size_t length);

/* The first `words` words of the state, after all. */
void hash_final(
    struct hash_blocks *blocks, unsigned char *digest, size_t words);

#endif
