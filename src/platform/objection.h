// SPDX-License-Identifier: MulanPSL-2.0
/** Modules that have something against what another one, which does not know them, is about to do.
 */
#ifndef PLATFORM_OBJECTION_H
#define PLATFORM_OBJECTION_H
#include "platform/ctx.h"

/** Asks every module that has `act` in its objections (struct objection) about record `id`. ST_OK:
 *  nobody objects. Else the status and reason of the first who does; *out_where is then the page
 *  where to go instead, "" for none. */
MUST_CHECK enum status objection_ask(struct ctx *ctx, const char *act, int64_t id,
                                     struct str *out_where);
#endif
