/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* A SHA-1 digest with version and variant set in it. */
#include "base/uuid.h"

#include "base/sha1.h"

static void
format_uuid(const unsigned char uuid[UUID_SIZE], char *text)
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < UUID_SIZE; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*text++ = '-';
		*text++ = digits[uuid[i] >> 4];
		*text++ = digits[uuid[i] & 0xF];
	}
	*text = '\0';
}

void
uuid_v5(const unsigned char name_space[UUID_SIZE], const char *name,
    size_t length, char text[UUID_TEXT_SIZE])
{
	struct sha1 sha1;
	unsigned char digest[SHA1_DIGEST_SIZE];

	sha1_init(&sha1);
	sha1_update(&sha1, name_space, UUID_SIZE);
	sha1_update(&sha1, name, length);
	sha1_final(&sha1, digest);
	digest[6] = (unsigned char)((digest[6] & 0x0F) | 0x50);
	digest[8] = (unsigned char)((digest[8] & 0x3F) | 0x80);
	format_uuid(digest, text);
}
