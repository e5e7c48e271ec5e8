/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/*
 * Writes JSON (RFC 8259), indented, with keys in the order in which they are
 * given. Any format of this floor may use it; it knows nothing of plans. Text
 * that is not UTF-8 is written with U+FFFD in place of the wrong bytes.
 */
#ifndef TAKT_RENDER_JSON_H
#define TAKT_RENDER_JSON_H

#include "base/buf.h"

/* A zeroed struct json with `out` set is at the beginning. */
struct json {
	struct buf *out;
	int depth;
	bool has_value; /* something stands before the next one, on its level */
	bool has_key;   /* the next value has its key before it */
};

/* Objects and lists; each is closed by its own end. */
void json_begin_object(struct json *json);
void json_end_object(struct json *json);
void json_begin_list(struct json *json);
void json_end_list(struct json *json);

/* In an object, before each value. */
void json_key(struct json *json, const char *key);

/* Single values; a NULL string is written as null. */
void json_string(struct json *json, const char *text);
void json_number(struct json *json, int64_t number);
void json_boolean(struct json *json, bool value);

/* A number that is written down already: "-11.5". */
void json_decimal(struct json *json, const char *digits);

#endif
