// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of codes, wrong digits and ratings. */
#ifndef PETITION_STORE_FOLLOW_H
#define PETITION_STORE_FOLLOW_H
#include "base/follow_code.h"
#include "modules/petition/petition_rules_follow.h"

/** Keyed; the digits count only together with their code: alone they are one of ten thousand. */
struct str petition_store_digits_hash(struct ctx *ctx, struct str code, struct str digits);
/** Instead of the one that the person has. */
MUST_CHECK enum status petition_store_code_set(struct ctx *ctx, int64_t petition_id,
                                               int64_t person_id, struct str code,
                                               struct str digits);
/** ST_NOT_FOUND. */
MUST_CHECK enum status petition_store_code_find(struct ctx *ctx, struct str code,
                                                struct petition_code_row *out);
/** One that may have been replaced since. ST_NOT_FOUND. */
MUST_CHECK enum status petition_store_code_get(struct ctx *ctx, int64_t id,
                                               struct petition_code_row *out);
MUST_CHECK enum status petition_store_codes(struct ctx *ctx, int64_t petition_id,
                                            struct petition_code_row **out, size_t *out_count);
/** Of one person (0: of all) of the petition. */
MUST_CHECK enum status petition_store_codes_delete(struct ctx *ctx, int64_t petition_id,
                                                   int64_t person_id);

MUST_CHECK enum status petition_store_tries(struct ctx *ctx, int64_t id, struct follow_tries *out);
MUST_CHECK enum status petition_store_tries_set(struct ctx *ctx, int64_t id,
                                                const struct follow_tries *t);

/** The words are sealed under the person's key. */
MUST_CHECK enum status petition_store_rating_insert(struct ctx *ctx, int64_t petition_id,
                                                    int64_t key_id,
                                                    const struct petition_rating *in);
/** Of the person whose key it is (0: of all), the last first. */
MUST_CHECK enum status petition_store_ratings(struct ctx *ctx, int64_t petition_id, int64_t key_id,
                                              bool open, struct petition_rating **out,
                                              size_t *out_count);
MUST_CHECK enum status petition_store_ratings_delete(struct ctx *ctx, int64_t petition_id);
/** The key of a person of the petition. ST_NOT_FOUND. */
MUST_CHECK enum status petition_store_person_key(struct ctx *ctx, int64_t petition_id,
                                                 int64_t person_id, int64_t *out);
#endif
