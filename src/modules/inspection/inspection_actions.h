// SPDX-License-Identifier: MulanPSL-2.0
/** What the actions of inspections share. */
#ifndef INSPECTION_ACTIONS_H
#define INSPECTION_ACTIONS_H
#include "modules/inspection/inspection.h"

/** Problems of an inspection that are not solved. */
MUST_CHECK enum status inspection_unsolved(struct ctx *ctx, int64_t inspection_id, int64_t *out);
/** What was found and waits for the office. */
MUST_CHECK enum status inspection_waiting(struct ctx *ctx, int64_t inspection_id, int64_t *out);
/** Write a finding that has been checked; joins a running transaction. */
MUST_CHECK enum status inspection_write(struct ctx *ctx, struct inspection_finding *f);
/** "/inspection/47" + tail. */
struct str inspection_url(struct ctx *ctx, int64_t id, const char *tail);
#endif
