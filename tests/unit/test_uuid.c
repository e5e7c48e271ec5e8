/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * SHA-1 against the examples of FIPS 180 and the lengths at which its padding
 * changes; UUIDs against RFC 9562 appendix A.4 and Python's uuid.uuid5().
 */
#include "base/sha1.h"
#include "base/uuid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* RFC 9562 section 6.6. */
static const unsigned char dns[UUID_SIZE] = {0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad,
    0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
static const unsigned char url[UUID_SIZE] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad,
    0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};

static void
check_digest(struct sha1 *sha1, const char *expected)
{
	unsigned char digest[SHA1_DIGEST_SIZE];
	char text[2 * SHA1_DIGEST_SIZE + 1];
	size_t i;

	sha1_final(sha1, digest);
	for (i = 0; i < SHA1_DIGEST_SIZE; i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
	assert_string_equal(text, expected);
}

static void
check_sha1(const char *text, const char *expected)
{
	struct sha1 sha1;

	sha1_init(&sha1);
	sha1_update(&sha1, text, strlen(text));
	check_digest(&sha1, expected);
}

static void
sha1_of_the_standards_examples(void **state)
{
	(void)state;
	check_sha1("", "da39a3ee5e6b4b0d3255bfef95601890afd80709");
	check_sha1("abc", "a9993e364706816aba3e25717850c26c9cd0d89d");
	check_sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	    "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
	check_sha1("The quick brown fox jumps over the lazy dog",
	    "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12");
}

/* Pieces of any size, over block boundaries. */
static void
sha1_of_a_million_letters_in_pieces(void **state)
{
	char piece[1000];
	struct sha1 sha1;
	size_t left = 1000000;
	size_t size = 1;

	(void)state;
	memset(piece, 'a', sizeof(piece));
	sha1_init(&sha1);
	while (left > 0) {
		size_t part = size < left ? size : left;

		sha1_update(&sha1, piece, part);
		left -= part;
		size = size % 997 + 1;
	}
	check_digest(&sha1, "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

static void
check_uuid(
    const unsigned char *name_space, const char *name, const char *expected)
{
	char text[UUID_TEXT_SIZE];

	uuid_v5(name_space, name, strlen(name), text);
	assert_string_equal(text, expected);
}

static void
uuid_of_names(void **state)
{
	(void)state;
	check_uuid(
	    dns, "www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2");
	check_uuid(dns, "python.org", "886313e1-3b8a-5372-9b90-0c9aee199e5d");
	check_uuid(dns, "", "4ebd0208-8328-5d69-8c44-ec50939c0967");
	check_uuid(url, "https://example.org/f-45\nbeta",
	    "8260012c-b3ac-5be6-9387-222a4d73eb8e");
	check_uuid(url, "\xC3\x90", "26614657-34fd-5161-9f73-e49490aff488");
}

/* With the name space, 56 and 64 octets end the first block's padding. */
static void
uuid_of_names_of_any_length(void **state)
{
	static const struct {
		size_t length;
		const char *uuid;
	} rows[] = {
	    {0, "1b4db7eb-4057-5ddf-91e0-36dec72071f5"},
	    {39, "615eac0e-03db-567b-8580-916c1aca1cc2"},
	    {40, "c5c985c8-6875-5a42-b6e3-2872703afed4"},
	    {47, "60100e11-180f-59cb-911f-bdb3aa734c9d"},
	    {48, "aa33c522-9edc-58a5-b5af-e2a12995886e"},
	    {49, "5f34ff08-c93f-5aca-811f-32e7d0b994bd"},
	    {103, "d95b9427-a1cc-5a01-876a-6367661db75c"},
	    {104, "03762118-5c69-5fbd-8fe6-063863f5ae19"},
	    {111, "30d5a62f-5637-5d08-92c9-88a78408222d"},
	    {112, "237275f4-1121-5532-bfe3-f5091e4fce65"},
	    {1000, "7f46a8f9-f8ba-5a67-983a-ffc2101475df"},
	};
	char name[1001];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		memset(name, 'a', sizeof(name));
		name[rows[i].length] = '\0';
		check_uuid(url, name, rows[i].uuid);
	}
}

/* A NUL is a byte like any other: the length counts. */
static void
uuid_of_a_name_with_a_nul(void **state)
{
	char text[UUID_TEXT_SIZE];

	(void)state;
	uuid_v5(dns, "a\0b", 3, text);
	assert_string_equal(text, "0a63f66b-e02f-5d2d-9fd4-aad819cf5352");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sha1_of_the_standards_examples),
	    cmocka_unit_test(sha1_of_a_million_letters_in_pieces),
	    cmocka_unit_test(uuid_of_names),
	    cmocka_unit_test(uuid_of_names_of_any_length),
	    cmocka_unit_test(uuid_of_a_name_with_a_nul),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
