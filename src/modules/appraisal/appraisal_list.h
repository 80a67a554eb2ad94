// SPDX-License-Identifier: MulanPSL-2.0
/** What there is, as it is stored; whoever asks has checked who may see it. */
#ifndef APPRAISAL_LIST_H
#define APPRAISAL_LIST_H
#include "modules/appraisal/appraisal.h"

enum { APPRAISAL_TOTAL_MAX = 10000 };

MUST_CHECK enum status appraisal_store_get(struct ctx *ctx, int64_t id, struct appraisal *out);
MUST_CHECK enum status appraisal_store_insert(struct ctx *ctx, const struct appraisal *a);
MUST_CHECK enum status appraisal_store_update(struct ctx *ctx, const struct appraisal *a);
MUST_CHECK enum status appraisal_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                           int64_t **out, size_t *out_count);

MUST_CHECK enum status appraisal_store_items(struct ctx *ctx, int64_t appraisal_id,
                                             struct appraisal_item **out, size_t *out_count);
MUST_CHECK enum status appraisal_store_item_add(struct ctx *ctx, const struct appraisal_item *i);
MUST_CHECK enum status appraisal_store_item_drop(struct ctx *ctx, int64_t id);
MUST_CHECK enum status appraisal_store_groups(struct ctx *ctx, int64_t appraisal_id,
                                              struct appraisal_group **out, size_t *out_count);
MUST_CHECK enum status appraisal_store_group(struct ctx *ctx, int64_t id,
                                             struct appraisal_group *out);
MUST_CHECK enum status appraisal_store_group_add(struct ctx *ctx, const struct appraisal_group *g);
MUST_CHECK enum status appraisal_store_group_drop(struct ctx *ctx, int64_t id);

MUST_CHECK enum status appraisal_store_subjects(struct ctx *ctx, int64_t appraisal_id,
                                                struct appraisal_subject **out, size_t *out_count);
MUST_CHECK enum status appraisal_store_subject(struct ctx *ctx, int64_t id,
                                               struct appraisal_subject *out);
MUST_CHECK enum status appraisal_store_subject_add(struct ctx *ctx,
                                                   const struct appraisal_subject *s);
MUST_CHECK enum status appraisal_store_subject_update(struct ctx *ctx,
                                                      const struct appraisal_subject *s);
MUST_CHECK enum status appraisal_store_subject_drop(struct ctx *ctx, int64_t id);

/** Of all groups of an appraisal, in the order of their tellers. */
MUST_CHECK enum status appraisal_store_entries(struct ctx *ctx, int64_t appraisal_id,
                                               struct appraisal_entry **out, size_t *out_count);
/** One teller's count of a cell: instead of his earlier one, or (add) on top of it. */
MUST_CHECK enum status appraisal_store_entry_put(struct ctx *ctx, const struct appraisal_entry *e,
                                                 bool add);
/** ST_CONFLICT: this phone has rated. */
MUST_CHECK enum status appraisal_store_ballot(struct ctx *ctx, int64_t group_id, struct str device);
/** Who rated on phones. */
MUST_CHECK enum status appraisal_store_ballots(struct ctx *ctx, int64_t group_id, int64_t *out);

MUST_CHECK enum status appraisal_store_letters(struct ctx *ctx, int64_t appraisal_id,
                                               struct appraisal_letter **out, size_t *out_count);
MUST_CHECK enum status appraisal_store_letter_put(struct ctx *ctx,
                                                  const struct appraisal_letter *l);

struct appraisal_filter {
    struct str q, kind, state, month;
    struct date from, to; /* of the day it was held */
    bool held;            /* rated and counted */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status appraisal_store_page(struct ctx *ctx, const struct appraisal_filter *f,
                                            struct appraisal **out, size_t *out_count,
                                            struct str *out_next, int64_t *out_total);
struct appraisal_subject_filter {
    struct str q, kind, month;
    struct date from, to;
    bool held, failed, reporting;
    int64_t organ_id, person_id;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status appraisal_store_subject_page(struct ctx *ctx,
                                                    const struct appraisal_subject_filter *f,
                                                    struct appraisal_subject **out,
                                                    size_t *out_count, struct str *out_next,
                                                    int64_t *out_total);
/** For figures: appraisals held, those appraised, good ballots, ballots. `by`: NULL, "month",
 *  "kind". */
struct appraisal_share {
    struct str key;
    int64_t held, subjects, good, ballots;
};
MUST_CHECK enum status appraisal_store_shares(struct ctx *ctx, struct date from, struct date to,
                                              const char *by, struct str key,
                                              struct appraisal_share **out, size_t *out_count);
#endif
