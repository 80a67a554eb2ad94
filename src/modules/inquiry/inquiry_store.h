// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of inquiries and investigations. */
#ifndef INQUIRY_STORE_H
#define INQUIRY_STORE_H
#include "modules/inquiry/inquiry_list.h"

MUST_CHECK enum status inquiry_store_put(struct ctx *ctx, const struct inquiry *q, bool fresh);
MUST_CHECK enum status inquiry_store_organ_add(struct ctx *ctx, const struct inquiry_organ *o);
MUST_CHECK enum status inquiry_store_organ_put(struct ctx *ctx, const struct inquiry_organ *o);
MUST_CHECK enum status inquiry_store_organ_drop(struct ctx *ctx, int64_t id);
MUST_CHECK enum status inquiry_store_question_add(struct ctx *ctx,
                                                  const struct inquiry_question *q);
MUST_CHECK enum status inquiry_store_question_put(struct ctx *ctx,
                                                  const struct inquiry_question *q);
MUST_CHECK enum status inquiry_store_probe_put(struct ctx *ctx, const struct inquiry_probe *p,
                                               bool fresh);
/** Its vote is kept beside it, once. */
MUST_CHECK enum status inquiry_store_probe_vote(struct ctx *ctx, const struct inquiry_probe *p);
MUST_CHECK enum status inquiry_store_member_add(struct ctx *ctx, const struct inquiry_member *m);
MUST_CHECK enum status inquiry_store_member_drop(struct ctx *ctx, int64_t id);
MUST_CHECK enum status inquiry_store_concern_add(struct ctx *ctx, const struct inquiry_concern *c);
MUST_CHECK enum status inquiry_store_act_add(struct ctx *ctx, const struct inquiry_act *a);
MUST_CHECK enum status inquiry_store_relation_add(struct ctx *ctx,
                                                  const struct inquiry_relation *r);
#endif
