// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on targets of the structure. */
#ifndef DEPUTY_STORE_STRUCTURE_H
#define DEPUTY_STORE_STRUCTURE_H
#include "modules/deputy/deputy_report.h"

MUST_CHECK enum status deputy_store_target_set(struct ctx *ctx, const struct deputy_target *t);
MUST_CHECK enum status deputy_store_target_drop(struct ctx *ctx, int64_t id);
#endif
