/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* The letters a to h and the constants are those of FIPS 180-4, sections 4.2.2,
 * 5.3.3 and 6.2. */
#include "base/sha256.h"

#include <string.h>

static const uint32_t constants[64] = {0x428A2F98u, 0x71374491u, 0xB5C0FBCFu,
    0xE9B5DBA5u, 0x3956C25Bu, 0x59F111F1u, 0x923F82A4u, 0xAB1C5ED5u,
    0xD807AA98u, 0x12835B01u, 0x243185BEu, 0x550C7DC3u, 0x72BE5D74u,
    0x80DEB1FEu, 0x9BDC06A7u, 0xC19BF174u, 0xE49B69C1u, 0xEFBE4786u,
    0x0FC19DC6u, 0x240CA1CCu, 0x2DE92C6Fu, 0x4A7484AAu, 0x5CB0A9DCu,
    0x76F988DAu, 0x983E5152u, 0xA831C66Du, 0xB00327C8u, 0xBF597FC7u,
    0xC6E00BF3u, 0xD5A79147u, 0x06CA6351u, 0x14292967u, 0x27B70A85u,
    0x2E1B2138u, 0x4D2C6DFCu, 0x53380D13u, 0x650A7354u, 0x766A0ABBu,
    0x81C2C92Eu, 0x92722C85u, 0xA2BFE8A1u, 0xA81A664Bu, 0xC24B8B70u,
    0xC76C51A3u, 0xD192E819u, 0xD6990624u, 0xF40E3585u, 0x106AA070u,
    0x19A4C116u, 0x1E376C08u, 0x2748774Cu, 0x34B0BCB5u, 0x391C0CB3u,
    0x4ED8AA4Au, 0x5B9CCA4Fu, 0x682E6FF3u, 0x748F82EEu, 0x78A5636Fu,
    0x84C87814u, 0x8CC70208u, 0x90BEFFFAu, 0xA4506CEBu, 0xBEF9A3F7u,
    0xC67178F2u};

static uint32_t
rotate_right(uint32_t word, int count)
{
	return word >> count | word << (32 - count);
}

static void
spread_words(uint32_t words[64], const unsigned char *block)
{
	for (size_t i = 0; i < 16; i++)
		words[i] = hash_read_word(block + 4 * i);
	for (size_t i = 16; i < 64; i++) {
		uint32_t early = words[i - 15], late = words[i - 2];

		words[i] = words[i - 16] + words[i - 7] +
		    (rotate_right(early, 7) ^ rotate_right(early, 18) ^
			early >> 3) +
		    (rotate_right(late, 17) ^ rotate_right(late, 19) ^
			late >> 10);
	}
}

static void
process_block(uint32_t *state, const unsigned char *block)
{
	uint32_t words[64];
	uint32_t now[8];

	spread_words(words, block);
	memcpy(now, state, sizeof(now));
	for (size_t i = 0; i < 64; i++) {
		uint32_t a = now[0], b = now[1], c = now[2], e = now[4];
		uint32_t first = now[7] + constants[i] + words[i] +
		    (rotate_right(e, 6) ^ rotate_right(e, 11) ^
			rotate_right(e, 25)) +
		    ((e & now[5]) ^ (~e & now[6]));
		uint32_t second = (rotate_right(a, 2) ^ rotate_right(a, 13) ^
				      rotate_right(a, 22)) +
		    ((a & b) ^ (a & c) ^ (b & c));

		memmove(now + 1, now, 7 * sizeof(now[0]));
		now[4] += first;
		now[0] = first + second;
	}
	for (size_t i = 0; i < 8; i++)
		state[i] += now[i];
}

void
sha256_init(struct sha256 *sha256)
{
	*sha256 = (struct sha256){
	    .blocks = {
		.state = {0x6A09E667u, 0xBB67AE85u, 0x3C6EF372u, 0xA54FF53Au,
		    0x510E527Fu, 0x9B05688Cu, 0x1F83D9ABu, 0x5BE0CD19u},
		.process = process_block}};
}

void
sha256_update(struct sha256 *sha256, const void *bytes, size_t length)
{
	hash_update(&sha256->blocks, bytes, length);
}

void
sha256_final(struct sha256 *sha256, unsigned char digest[SHA256_DIGEST_SIZE])
{
	hash_final(&sha256->blocks, digest, SHA256_DIGEST_SIZE / 4);
}

char *
sha256_base64(struct sha256 *sha256, char text[SHA256_TEXT_SIZE])
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	/* One octet more, so that there are eleven groups of three. */
	unsigned char digest[SHA256_DIGEST_SIZE + 1] = {0};
	size_t length = 0;

	sha256_final(sha256, digest);
	for (size_t i = 0; i < sizeof(digest); i += 3) {
		uint32_t group = (uint32_t)digest[i] << 16 |
		    (uint32_t)digest[i + 1] << 8 | digest[i + 2];

		for (int shift = 18; shift >= 0; shift -= 6)
			text[length++] = digits[group >> shift & 63];
	}
	text[length - 1] = '=';
	text[length] = '\0';
	return text;
}
