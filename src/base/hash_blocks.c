/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Blocks of 64 octets, and big-endian words. */
#include "base/hash_blocks.h"

#include <string.h>

uint32_t
hash_read_word(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
	    (uint32_t)bytes[2] << 8 | bytes[3];
}

static void
write_word(unsigned char *bytes, uint32_t word)
{
	bytes[0] = (unsigned char)(word >> 24);
	bytes[1] = (unsigned char)(word >> 16);
	bytes[2] = (unsigned char)(word >> 8);
	bytes[3] = (unsigned char)word;
}

void
hash_update(struct hash_blocks *blocks, const void *bytes, size_t length)
{
	const unsigned char *rest = bytes;

	while (length > 0) {
		size_t used = blocks->length % HASH_BLOCK_SIZE;
		size_t part = HASH_BLOCK_SIZE - used;

		if (part > length)
			part = length;
		memcpy(blocks->block + used, rest, part);
		blocks->length += part;
		rest += part;
		length -= part;
		if (used + part == HASH_BLOCK_SIZE)
			blocks->process(blocks->state, blocks->block);
	}
}

void
hash_final(struct hash_blocks *blocks, unsigned char *digest, size_t words)
{
	static const unsigned char padding[HASH_BLOCK_SIZE] = {0x80};
	uint64_t bits = blocks->length * 8;
	size_t used = blocks->length % HASH_BLOCK_SIZE;
	unsigned char tail[8];

	write_word(tail, (uint32_t)(bits >> 32));
	write_word(tail + 4, (uint32_t)bits);
	hash_update(blocks, padding, used < 56 ? 56 - used : 120 - used);
	hash_update(blocks, tail, sizeof(tail));
	for (size_t i = 0; i < words; i++)
		write_word(digest + 4 * i, blocks->state[i]);
}
