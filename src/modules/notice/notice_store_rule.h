// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of the rules of reminders. */
#ifndef NOTICE_STORE_RULE_H
#define NOTICE_STORE_RULE_H
#include "modules/notice/notice_list.h"

MUST_CHECK enum status notice_store_rules(struct ctx *ctx, struct notice_rule **out,
                                          size_t *out_count);
MUST_CHECK enum status notice_store_save_rule(struct ctx *ctx, const struct notice_rule *r,
                                              int64_t *out_id);
MUST_CHECK enum status notice_store_drop_rule(struct ctx *ctx, int64_t id, int64_t version);
/** Note that this source's shipped rules are given; *out_new: they were not before. */
MUST_CHECK enum status notice_store_seed(struct ctx *ctx, const char *source, bool *out_new);
MUST_CHECK enum status notice_store_seeded(struct ctx *ctx, const char *source, bool *out);

struct notice_reminded {
    int64_t rule_id, subject_id, part_id;
    struct date due_on;
};
MUST_CHECK enum status notice_store_is_reminded(struct ctx *ctx, const struct notice_reminded *m,
                                                bool *out);
/** *out_new: the rule had not spoken about it. */
MUST_CHECK enum status notice_store_remind(struct ctx *ctx, const struct notice_reminded *m,
                                           bool *out_new);
/** Read notices from before `before` with what hangs on them; and old notes of reminders. */
MUST_CHECK enum status notice_store_tidy(struct ctx *ctx, int64_t before, struct date reminded);
#endif
