// SPDX-License-Identifier: MulanPSL-2.0
/** Names that people choose from on a form of a module that does not know where they are kept. */
#ifndef PLATFORM_NAMES_H
#define PLATFORM_NAMES_H
#include "platform/ctx.h"

/** The names of every module that has `what` among its names (struct name_source), as each gives
 *  them, in the arena; none when nobody has. */
MUST_CHECK enum status names_ask(struct ctx *ctx, const char *what, struct str **out,
                                 size_t *out_count);
#endif
