// SPDX-License-Identifier: MulanPSL-2.0
#ifndef SUGGESTION_DEMO_H
#define SUGGESTION_DEMO_H
#include "modules/account/account.h"

/** The demo county's suggestions. */
MUST_CHECK enum status suggestion_demo(struct ctx *ctx);
/** Some of them under the supervision of leaders, with visits and a reminder. */
MUST_CHECK enum status suggestion_demo_key(struct ctx *ctx, const struct account_post *leaders,
                                           size_t leaders_count);
#endif
