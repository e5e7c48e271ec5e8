/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * SHA-1 (FIPS 180-4), for names that must stay the same, not for secrets.
 * Never allocates.
 */
#ifndef TAKT_BASE_SHA1_H
#define TAKT_BASE_SHA1_H

#include "base/hash_blocks.h"

enum { SHA1_DIGEST_SIZE = 20 };

struct sha1 {
	struct hash_blocks blocks;
};

void sha1_init(struct sha1 *sha1);
void sha1_update(struct sha1 *sha1, const void *bytes, size_t length);

/* `sha1` needs a new sha1_init() afterwards. */
void sha1_final(struct sha1 *sha1, unsigned char digest[SHA1_DIGEST_SIZE]);

#endif
