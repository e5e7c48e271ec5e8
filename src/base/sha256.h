/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * SHA-256 (FIPS 180-4), by which a page names the styles and scripts that are
 * its own. Any module may use it. Never allocates.
 */
#ifndef TAKT_BASE_SHA256_H
#define TAKT_BASE_SHA256_H

#include "base/hash_blocks.h"

enum { SHA256_DIGEST_SIZE = 32, SHA256_TEXT_SIZE = 45 };

struct sha256 {
	struct hash_blocks blocks;
};

void sha256_init(struct sha256 *sha256);
void sha256_update(struct sha256 *sha256, const void *bytes, size_t length);

/* `sha256` needs a new sha256_init() afterwards. */
void sha256_final(
    struct sha256 *sha256, unsigned char digest[SHA256_DIGEST_SIZE]);

/* The same in base64 (RFC 4648, section 4), with a NUL; returns `text`. */
char *sha256_base64(struct sha256 *sha256, char text[SHA256_TEXT_SIZE]);

#endif
