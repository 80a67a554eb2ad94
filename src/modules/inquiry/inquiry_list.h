// SPDX-License-Identifier: MulanPSL-2.0
/** What there is, as it is stored; whoever asks has checked who may see it. */
#ifndef INQUIRY_LIST_H
#define INQUIRY_LIST_H
#include "modules/inquiry/inquiry.h"

enum { INQUIRY_TOTAL_MAX = 10000, INQUIRY_QUESTIONS_MAX = 1000 };

struct inquiry_page {
    struct str q, state, month, after;
    struct date from, to;
    int64_t inquiry_id, deputy_id, organ_id;
    bool held; /* inquiries that were held; questions that were put */
    unsigned limit;
};
MUST_CHECK enum status inquiry_store_get(struct ctx *ctx, int64_t id, struct inquiry *out);
MUST_CHECK enum status inquiry_store_page(struct ctx *ctx, const struct inquiry_page *f,
                                          struct inquiry **out, size_t *out_count,
                                          struct str *out_next, int64_t *out_total);
MUST_CHECK enum status inquiry_store_organs(struct ctx *ctx, int64_t inquiry_id,
                                            struct inquiry_organ **out, size_t *out_count);
MUST_CHECK enum status inquiry_store_question(struct ctx *ctx, int64_t id,
                                              struct inquiry_question *out);
/** In their order, follow-up questions behind what they follow. */
MUST_CHECK enum status inquiry_store_questions(struct ctx *ctx, int64_t inquiry_id,
                                               struct inquiry_question **out, size_t *out_count);
MUST_CHECK enum status inquiry_store_question_page(struct ctx *ctx, const struct inquiry_page *f,
                                                   struct inquiry_question **out, size_t *out_count,
                                                   struct str *out_next, int64_t *out_total);
MUST_CHECK enum status inquiry_store_probe(struct ctx *ctx, int64_t id, struct inquiry_probe *out);
MUST_CHECK enum status inquiry_store_probes(struct ctx *ctx, const struct inquiry_page *f,
                                            struct inquiry_probe **out, size_t *out_count,
                                            struct str *out_next, int64_t *out_total);
MUST_CHECK enum status inquiry_store_members(struct ctx *ctx, int64_t probe_id,
                                             struct inquiry_member **out, size_t *out_count);
MUST_CHECK enum status inquiry_store_concerns(struct ctx *ctx, int64_t probe_id,
                                              struct inquiry_concern **out, size_t *out_count);
/** In the order of their entry. */
MUST_CHECK enum status inquiry_store_relations(struct ctx *ctx, int64_t probe_id,
                                               struct inquiry_relation **out, size_t *out_count);
MUST_CHECK enum status inquiry_store_acts(struct ctx *ctx, int64_t probe_id,
                                          struct inquiry_act **out, size_t *out_count);
/** Those a member may still put questions to. */
MUST_CHECK enum status inquiry_store_collecting(struct ctx *ctx, struct inquiry **out,
                                                size_t *out_count);
/** Questions put, of deputies, in the order of deputy and record. */
MUST_CHECK enum status inquiry_store_duties(struct ctx *ctx, struct date from, struct date to,
                                            int64_t deputy_id, int64_t after_deputy, int64_t after,
                                            unsigned limit, struct inquiry_question **out,
                                            size_t *out_count);
MUST_CHECK enum status inquiry_store_asked_count(struct ctx *ctx, struct date from, struct date to,
                                                 struct str month, int64_t *out);
MUST_CHECK enum status inquiry_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                         int64_t **out, size_t *out_count);
/** A resolution or decision that has passed, for choosing the one that ends an investigation. */
struct inquiry_doc {
    int64_t id;
    struct str title, number;
};
/** Passed that day or later, newest first. */
MUST_CHECK enum status inquiry_store_docs(struct ctx *ctx, struct date since, unsigned limit,
                                          struct inquiry_doc **out, size_t *out_count);
#endif
