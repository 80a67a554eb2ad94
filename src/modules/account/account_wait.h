// SPDX-License-Identifier: MulanPSL-2.0
/** Who has to wait after failed sign-ins. Inside the module. */
#ifndef ACCOUNT_WAIT_H
#define ACCOUNT_WAIT_H
#include "modules/account/account_actions.h"
#include "modules/account/account_store.h"

enum { ACCOUNT_ATTEMPT_KINDS = 4 };

/** The counters that one try concerns: of a known device its own, else all the others. */
struct account_counters {
    bool used[ACCOUNT_ATTEMPT_KINDS];
    struct str keys[ACCOUNT_ATTEMPT_KINDS];
};

struct account_counters account_counters_of(struct ctx *ctx, struct str login,
                                            struct str device_hash, bool device_known);
/** ST_INVALID at `field` while one of them makes wait. */
MUST_CHECK enum status account_check_wait(struct ctx *ctx, const struct account_counters *c,
                                          const char *field);
/** Count a failure with all of them; ST_INVALID at `field`, with `key`. */
MUST_CHECK enum status account_sign_in_wrong(struct ctx *ctx,
                                             const struct account_counters *counters,
                                             const struct account_found *found, const char *field,
                                             const char *key);
#endif
