/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* SHA-256 of the messages that NIST gives as examples, and over the edges of a
 * block. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/sha256.h"

static void
check_digest(const char *message, const char *expected)
{
	unsigned char digest[SHA256_DIGEST_SIZE];
	char text[2 * SHA256_DIGEST_SIZE + 1];
	struct sha256 sha256;

	sha256_init(&sha256);
	sha256_update(&sha256, message, strlen(message));
	sha256_final(&sha256, digest);
	for (size_t i = 0; i < SHA256_DIGEST_SIZE; i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
	assert_string_equal(text, expected);
}

static void
digests(void **state)
{
	(void)state;
	check_digest("",
	    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	check_digest("abc",
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	check_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* In parts of any length it is the same, also where a block is just full. */
static void
parts(void **state)
{
	char message[200];

	(void)state;
	memset(message, 'a', sizeof(message));
	for (size_t length = 0; length <= sizeof(message); length++) {
		unsigned char whole[SHA256_DIGEST_SIZE];
		unsigned char pieces[SHA256_DIGEST_SIZE];
		struct sha256 sha256;

		sha256_init(&sha256);
		sha256_update(&sha256, message, length);
		sha256_final(&sha256, whole);
		sha256_init(&sha256);
		for (size_t at = 0; at < length; at += 7)
			sha256_update(&sha256, message + at,
			    length - at < 7 ? length - at : 7);
		sha256_final(&sha256, pieces);
		assert_memory_equal(whole, pieces, sizeof(whole));
	}
}

static void
base64(void **state)
{
	char text[SHA256_TEXT_SIZE];
	struct sha256 sha256;

	(void)state;
	sha256_init(&sha256);
	assert_string_equal(sha256_base64(&sha256, text),
	    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(digests),
	    cmocka_unit_test(parts), cmocka_unit_test(base64)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
