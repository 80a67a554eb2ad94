// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of settings, of how people want to be told, and of robots. */
#ifndef NOTICE_STORE_SETTING_H
#define NOTICE_STORE_SETTING_H
#include "modules/notice/notice_list.h"

struct notice_setting_row {
    struct str name, value; /* a secret's value is opened */
};
MUST_CHECK enum status notice_store_settings(struct ctx *ctx, struct notice_setting_row **out,
                                             size_t *out_count);
/** Secrets are stored sealed. */
MUST_CHECK enum status notice_store_set(struct ctx *ctx, const char *name, struct str value,
                                        bool secret);

MUST_CHECK enum status notice_store_person(struct ctx *ctx, int64_t account_id,
                                           struct notice_person *out);
/** key_id: of the person, for the address. */
MUST_CHECK enum status notice_store_save_person(struct ctx *ctx, const struct notice_person *p,
                                                int64_t key_id);

MUST_CHECK enum status notice_store_choices(struct ctx *ctx, int64_t account_id,
                                            struct notice_choice **out, size_t *out_count);
/** choice "": as usual. */
MUST_CHECK enum status notice_store_choose(struct ctx *ctx, int64_t account_id,
                                           const struct notice_choice *c);

MUST_CHECK enum status notice_store_hooks(struct ctx *ctx, struct notice_hook **out,
                                          size_t *out_count);
MUST_CHECK enum status notice_store_hook(struct ctx *ctx, int64_t id, struct notice_hook *out);
/** id 0: a new one. */
MUST_CHECK enum status notice_store_save_hook(struct ctx *ctx, const struct notice_hook *h,
                                              int64_t *out_id);
MUST_CHECK enum status notice_store_drop_hook(struct ctx *ctx, int64_t id, int64_t version);
#endif
