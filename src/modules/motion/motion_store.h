// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of motions. */
#ifndef MOTION_STORE_H
#define MOTION_STORE_H
#include "modules/motion/motion.h"

MUST_CHECK enum status motion_store_get(struct ctx *ctx, int64_t id, struct motion *out);
MUST_CHECK enum status motion_store_insert(struct ctx *ctx, struct motion *m);
/** Every column but id and creation; adds one to the version of *m. */
MUST_CHECK enum status motion_store_update(struct ctx *ctx, struct motion *m);
/** The number after the last of a series. */
MUST_CHECK enum status motion_store_next_number(struct ctx *ctx, struct str series, int64_t *out);
/** Amendments of a motion that were handed in, oldest first. */
MUST_CHECK enum status motion_store_amendments(struct ctx *ctx, int64_t id, struct motion **out,
                                               size_t *out_count);

MUST_CHECK enum status motion_store_signers(struct ctx *ctx, int64_t id, struct motion_signer **out,
                                            size_t *out_count);
MUST_CHECK enum status motion_store_add_signer(struct ctx *ctx, int64_t motion_id,
                                               int64_t deputy_id, bool lead);
MUST_CHECK enum status motion_store_set_signer(struct ctx *ctx, const struct motion_signer *s,
                                               const char *state);

MUST_CHECK enum status motion_store_add_decision(struct ctx *ctx, int64_t motion_id,
                                                 const struct motion_decision *d);
MUST_CHECK enum status motion_store_decisions(struct ctx *ctx, int64_t id,
                                              struct motion_decision **out, size_t *out_count);

MUST_CHECK enum status motion_store_answers(struct ctx *ctx, int64_t id, struct motion_answer **out,
                                            size_t *out_count);
/** id 0: a new one of that round; else new values, by version. */
MUST_CHECK enum status motion_store_put_answer(struct ctx *ctx, int64_t motion_id,
                                               struct motion_answer *a);
MUST_CHECK enum status motion_store_marks(struct ctx *ctx, int64_t id, struct motion_mark **out,
                                          size_t *out_count);
MUST_CHECK enum status motion_store_add_mark(struct ctx *ctx, int64_t motion_id,
                                             const struct motion_mark *mark);

MUST_CHECK enum status motion_store_add_defence(struct ctx *ctx, int64_t motion_id,
                                                const struct motion_defence *d);
/** Oldest first. */
MUST_CHECK enum status motion_store_defences(struct ctx *ctx, int64_t id,
                                             struct motion_defence **out, size_t *out_count);
MUST_CHECK enum status motion_store_add_report(struct ctx *ctx, int64_t motion_id,
                                               const struct motion_report *r);
/** Oldest first. */
MUST_CHECK enum status motion_store_reports(struct ctx *ctx, int64_t id, struct motion_report **out,
                                            size_t *out_count);

/** A new row, or `gone` of the one with that item. */
MUST_CHECK enum status motion_store_put_item(struct ctx *ctx, int64_t motion_id,
                                             const struct motion_item *it);
MUST_CHECK enum status motion_store_items(struct ctx *ctx, int64_t id, struct motion_item **out,
                                          size_t *out_count);

/** Whose eyes a list has. */
struct motion_viewer {
    bool all;    /* everything that was handed in */
    bool office; /* and drafts of organs */
    int64_t deputy_id, organ_id, account_id;
};
MUST_CHECK enum status motion_store_page(struct ctx *ctx, const struct motion_viewer *who,
                                         const struct motion_filter *filter, struct motion **out,
                                         size_t *out_count, struct str *out_next,
                                         int64_t *out_total);
/** Of the deputy: to sign and to mark; of the organ: to answer; of the office: to decide. */
MUST_CHECK enum status motion_store_waiting(struct ctx *ctx, const struct motion_viewer *who,
                                            int64_t *out);
MUST_CHECK enum status motion_store_due(struct ctx *ctx, struct date from, struct date until,
                                        struct motion **out, size_t *out_count);
MUST_CHECK enum status motion_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                        int64_t **out, size_t *out_count);

#endif
