// SPDX-License-Identifier: MulanPSL-2.0
/** All SQL on the tables of this module. What others may read is in survey.h. */
#ifndef SURVEY_STORE_H
#define SURVEY_STORE_H
#include "modules/survey/survey.h"

MUST_CHECK enum status survey_store_insert(struct ctx *ctx, const struct survey *s);
MUST_CHECK enum status survey_store_save(struct ctx *ctx, const struct survey *s);
MUST_CHECK enum status survey_store_by_address(struct ctx *ctx, struct str code,
                                               struct survey *out);
MUST_CHECK enum status survey_store_add_question(struct ctx *ctx, const struct survey_question *q);
MUST_CHECK enum status survey_store_set_question(struct ctx *ctx, const struct survey_question *q);
MUST_CHECK enum status survey_store_number_question(struct ctx *ctx, int64_t id, int64_t number);
MUST_CHECK enum status survey_store_drop_question(struct ctx *ctx, int64_t survey_id, int64_t id);
MUST_CHECK enum status survey_store_add_link(struct ctx *ctx, int64_t survey_id,
                                             struct str code_blind);
struct survey_link {
    int64_t id, survey_id, version;
    bool used;
};
MUST_CHECK enum status survey_store_link(struct ctx *ctx, struct str code_blind,
                                         struct survey_link *out);
MUST_CHECK enum status survey_store_use_link(struct ctx *ctx, const struct survey_link *l);
MUST_CHECK enum status survey_store_links(struct ctx *ctx, int64_t survey_id, int64_t *out_all,
                                          int64_t *out_used);
MUST_CHECK enum status survey_store_add_answer(struct ctx *ctx, int64_t id, int64_t survey_id,
                                               struct str channel);
MUST_CHECK enum status survey_store_add_value(struct ctx *ctx, int64_t answer_id,
                                              int64_t question_id, int64_t choice, struct str text);
/** One more from that address today; how many there are. */
MUST_CHECK enum status survey_store_count_address(struct ctx *ctx, struct str address,
                                                  int64_t *out);
/** Forget addresses of days before today. */
MUST_CHECK enum status survey_store_forget(struct ctx *ctx);
/** Closed on `until` or before, with what people wrote in their own words; after `after`. */
MUST_CHECK enum status survey_store_with_words(struct ctx *ctx, struct date until, int64_t after,
                                               unsigned limit, struct survey **out,
                                               size_t *out_count);
/** Empty what was written; how many wrote stays. */
MUST_CHECK enum status survey_store_erase_words(struct ctx *ctx, int64_t id);
MUST_CHECK enum status survey_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                        int64_t **out, size_t *out_count);
#endif
