/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* What makes an item the same one through all that may change about it. */
#include <string.h>

#include "base/uuid.h"
#include "plan/plan.h"

/* The namespace of all takt UIDs (RFC 9562 section 5.5); never changes. */
static const unsigned char uid_namespace[UUID_SIZE] = {0x5d, 0x1a, 0x3f, 0x0e,
    0x8c, 0x6b, 0x4f, 0x2d, 0x9e, 0x57, 0x74, 0x61, 0x6b, 0x74, 0x00, 0x01};

bool
plan_item_identity(const struct plan_item *item, struct buf *name)
{
	buf_clear(name);
	buf_append_string(name, item->cadence->project);
	buf_append_char(name, '\n');
	buf_append_string(name, item->series_identity);
	buf_append_char(name, '\n');
	buf_append_string(name, item->slot);
	return !name->failed;
}

void
plan_identity_uid(const char *identity, size_t length, char uid[PLAN_UID_SIZE])
{
	uuid_v5(uid_namespace, identity, length, uid);
}
