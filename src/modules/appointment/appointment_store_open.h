// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on what everybody may see behind a published figure. */
#ifndef APPOINTMENT_STORE_OPEN_H
#define APPOINTMENT_STORE_OPEN_H
#include "base/id_set.h"
#include "platform/ctx.h"

/** How many of these records (at least one id) there are of each act, by the word; for those whom
 *  a published figure shows no more. */
MUST_CHECK enum status appointment_store_acts(struct ctx *ctx, const struct id_set *ids,
                                              struct word_count **out, size_t *out_count);
#endif
