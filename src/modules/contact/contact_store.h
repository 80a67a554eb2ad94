// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of contacts. */
#ifndef CONTACT_STORE_H
#define CONTACT_STORE_H
#include "modules/contact/contact_list.h"

MUST_CHECK enum status contact_store_scheme_insert(struct ctx *ctx, const struct contact_scheme *s);
MUST_CHECK enum status contact_store_scheme_update(struct ctx *ctx, const struct contact_scheme *s);
MUST_CHECK enum status contact_store_pair_insert(struct ctx *ctx, const struct contact_pair *p);
/** Its target and its days. ST_CONFLICT. */
MUST_CHECK enum status contact_store_pair_update(struct ctx *ctx, const struct contact_pair *p);
/** Place, note and end_reason of it. */
/** The pair goes on as another one. */
MUST_CHECK enum status contact_store_handover(struct ctx *ctx, int64_t id, int64_t next_id);
MUST_CHECK enum status contact_store_pair_fact(struct ctx *ctx, const struct contact_pair *p);
/** From a day on it owes so many in each period; 0: as its system has it. */
MUST_CHECK enum status contact_store_pace(struct ctx *ctx, int64_t pair_id, struct date from,
                                          int64_t times);
MUST_CHECK enum status contact_store_talk_update(struct ctx *ctx, const struct contact_talk *t);
MUST_CHECK enum status contact_store_talk_insert(struct ctx *ctx, const struct contact_talk *t);
MUST_CHECK enum status contact_store_matter_insert(struct ctx *ctx, const struct contact_matter *m);
MUST_CHECK enum status contact_store_matter_update(struct ctx *ctx, const struct contact_matter *m);
/** Taking back an import: a pair that nobody has put right since. */
MUST_CHECK enum status contact_store_scheme_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status contact_store_pair_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status contact_store_matter_delete(struct ctx *ctx, int64_t id);
/** How many pairs a system has or had. */
MUST_CHECK enum status contact_store_pairs_of(struct ctx *ctx, int64_t scheme_id, int64_t *out);
/** All other pairs of a system between the same two, by the ids and names in `p`. */
MUST_CHECK enum status contact_store_same(struct ctx *ctx, const struct contact_pair *p,
                                          struct contact_pair **out, size_t *out_count);
/** The first and last day on which something is written down of a pair; none: nothing is. */
MUST_CHECK enum status contact_store_pair_span(struct ctx *ctx, int64_t id, struct date *out_first,
                                               struct date *out_last);
#endif
