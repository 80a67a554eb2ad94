// SPDX-License-Identifier: MulanPSL-2.0
/** Rows of statutes. */
#ifndef STATUTE_STORE_H
#define STATUTE_STORE_H
#include "modules/statute/statute_list.h"

MUST_CHECK enum status statute_store_get(struct ctx *ctx, int64_t id, struct statute *out);
/** By its title without blanks and without 中华人民共和国; ST_NOT_FOUND. */
MUST_CHECK enum status statute_store_named(struct ctx *ctx, struct str name, struct statute *out);
MUST_CHECK enum status statute_store_insert(struct ctx *ctx, const struct statute *s,
                                            struct str name, int rank);
MUST_CHECK enum status statute_store_update(struct ctx *ctx, const struct statute *s, int rank);
/** Those of which a later version has come into force by that day. */
MUST_CHECK enum status statute_store_coming(struct ctx *ctx, struct date on, int64_t **out,
                                            size_t *out_count);
MUST_CHECK enum status statute_store_texts(struct ctx *ctx, int64_t statute_id,
                                           struct statute_text **out, size_t *out_count);
MUST_CHECK enum status statute_store_text(struct ctx *ctx, int64_t id, struct statute_text *out);
/** The version with that digest; ST_NOT_FOUND. */
MUST_CHECK enum status statute_store_same(struct ctx *ctx, int64_t statute_id, struct str digest,
                                          int64_t *out_id);
MUST_CHECK enum status statute_store_text_insert(struct ctx *ctx, const struct statute_text *t,
                                                 struct str digest);
MUST_CHECK enum status statute_store_clause_insert(struct ctx *ctx, const struct clause *c);
MUST_CHECK enum status statute_store_clauses(struct ctx *ctx, int64_t text_id, struct str kind,
                                             struct clause **out, size_t *out_count);
MUST_CHECK enum status statute_store_clause(struct ctx *ctx, int64_t id, struct clause *out);
MUST_CHECK enum status statute_store_clause_at(struct ctx *ctx, int64_t text_id, int64_t place,
                                               struct statute_clause_row *out);
MUST_CHECK enum status statute_store_mark(struct ctx *ctx, int64_t clause_id, struct str kind);
MUST_CHECK enum status statute_store_grams_insert(struct ctx *ctx, int64_t text_id,
                                                  struct str grams);
/** Pairs of the versions in force of statutes above a rank, in pages of `limit` after a text id. */
struct statute_grams {
    int64_t text_id;
    struct str grams;
};
MUST_CHECK enum status statute_store_grams(struct ctx *ctx, int rank, int64_t after, unsigned limit,
                                           struct statute_grams **out, size_t *out_count);
struct statute_setting {
    int64_t id, version;
    struct str words;
};
/** ST_NOT_FOUND: nothing was set. */
MUST_CHECK enum status statute_store_setting(struct ctx *ctx, struct statute_setting *out);
MUST_CHECK enum status statute_store_setting_put(struct ctx *ctx, const struct statute_setting *s);
#endif
