/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Name-based UUIDs: the same name gives the same UUID on any machine. */
#ifndef TAKT_BASE_UUID_H
#define TAKT_BASE_UUID_H

#include <stddef.h>

enum { UUID_SIZE = 16, UUID_TEXT_SIZE = 37 };

/*
 * Writes the UUID version 5 (RFC 9562 section 5.5) of `length` bytes of `name`
 * in a name space, itself a UUID, in lower case and with a NUL.
 */
void uuid_v5(const unsigned char name_space[UUID_SIZE], const char *name,
    size_t length, char text[UUID_TEXT_SIZE]);

#endif
