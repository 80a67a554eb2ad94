// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on privacy_period. */
#ifndef PRIVACY_STORE_H
#define PRIVACY_STORE_H
#include "modules/privacy/privacy.h"

struct privacy_period {
    struct str name;
    int64_t months, version;
};
MUST_CHECK enum status privacy_store_periods(struct ctx *ctx, struct privacy_period **out,
                                             size_t *out_count);
/** version 0: there is none yet. */
MUST_CHECK enum status privacy_store_set(struct ctx *ctx, const struct privacy_period *in);
#endif
