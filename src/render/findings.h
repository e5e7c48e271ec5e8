/* SPDX-FileCopyrightText: 2026 The takt authors */
/* SPDX-License-Identifier: ISC */

/* Findings for machines. What they are for people is in base/diagnostic.h. */
#ifndef TAKT_RENDER_FINDINGS_H
#define TAKT_RENDER_FINDINGS_H

#include "base/diagnostic.h"

/* Appends the findings that are kept, in their order, as a JSON object. */
void render_findings(const struct diagnostics *diagnostics, struct buf *out);

#endif
