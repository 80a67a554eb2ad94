// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of contacts. */
#ifndef CONTACT_STORE_H
#define CONTACT_STORE_H
#include "modules/contact/contact_list.h"

MUST_CHECK enum status contact_store_scheme_insert(struct ctx *ctx, const struct contact_scheme *s);
MUST_CHECK enum status contact_store_scheme_update(struct ctx *ctx, const struct contact_scheme *s);
MUST_CHECK enum status contact_store_pair_insert(struct ctx *ctx, const struct contact_pair *p);
MUST_CHECK enum status contact_store_pair_end(struct ctx *ctx, int64_t id, int64_t version,
                                              struct date on);
MUST_CHECK enum status contact_store_talk_update(struct ctx *ctx, const struct contact_talk *t);
MUST_CHECK enum status contact_store_talk_insert(struct ctx *ctx, const struct contact_talk *t);
MUST_CHECK enum status contact_store_matter_insert(struct ctx *ctx, const struct contact_matter *m);
MUST_CHECK enum status contact_store_matter_update(struct ctx *ctx, const struct contact_matter *m);
/** Taking back an import. */
MUST_CHECK enum status contact_store_scheme_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status contact_store_pair_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status contact_store_matter_delete(struct ctx *ctx, int64_t id);
/** How many pairs a system has or had. */
MUST_CHECK enum status contact_store_pairs_of(struct ctx *ctx, int64_t scheme_id, int64_t *out);
/** All pairs of a system between the same two, by the ids and names in `p`. */
MUST_CHECK enum status contact_store_same(struct ctx *ctx, const struct contact_pair *p,
                                          struct contact_pair **out, size_t *out_count);
#endif
