/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The letters a to e and the constants are those of FIPS 180-4, section 6.1. */
#include "base/sha1.h"

static uint32_t
rotate_left(uint32_t word, int count)
{
	return word << count | word >> (32 - count);
}

/* Section 4.1.1 with the constant of section 4.2.1 added. */
static uint32_t
mix(int round, uint32_t b, uint32_t c, uint32_t d)
{
	if (round < 20)
		return ((b & c) | (~b & d)) + 0x5A827999u;
	if (round < 40)
		return (b ^ c ^ d) + 0x6ED9EBA1u;
	if (round < 60)
		return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCu;
	return (b ^ c ^ d) + 0xCA62C1D6u;
}

static void
process_block(uint32_t *state, const unsigned char *block)
{
	uint32_t words[80];
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3],
		 e = state[4];
	int i;

	for (i = 0; i < 16; i++)
		words[i] = hash_read_word(block + (size_t)4 * (size_t)i);
	for (; i < 80; i++)
		words[i] = rotate_left(
		    words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16],
		    1);
	for (i = 0; i < 80; i++) {
		uint32_t next =
		    rotate_left(a, 5) + mix(i, b, c, d) + e + words[i];

		e = d;
		d = c;
		c = rotate_left(b, 30);
		b = a;
		a = next;
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
}

void
sha1_init(struct sha1 *sha1)
{
	*sha1 =
	    (struct sha1){.blocks = {.state = {0x67452301u, 0xEFCDAB89u,
					 0x98BADCFEu, 0x10325476u, 0xC3D2E1F0u},
			      .process = process_block}};
}

void
sha1_update(struct sha1 *sha1, const void *bytes, size_t length)
{
	hash_update(&sha1->blocks, bytes, length);
}

void
sha1_final(struct sha1 *sha1, unsigned char digest[SHA1_DIGEST_SIZE])
{
	hash_final(&sha1->blocks, digest, SHA1_DIGEST_SIZE / 4);
}
