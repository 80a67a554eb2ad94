// SPDX-License-Identifier: MulanPSL-2.0
/** Deputies of a congress: who they are, delegation, constituency, in office from–to. */
#ifndef DEPUTY_H
#define DEPUTY_H
#include "platform/ctx.h"

struct deputy {
    int64_t id, delegation_id, account_id, key_id;
    struct str name, delegation_name, group_name, constituency, occupation;
    struct date from_on, to_on; /* to_on: none while in office */
    bool in_office;
};

struct deputy_new {
    struct str name, delegation, group_name, constituency, occupation, sex, ethnic, party,
        education;
    struct str phone, id_number; /* stored encrypted only */
    struct date born_on;         /* stored encrypted only */
    struct date from_on;
};

/** New deputy of the current congress (delegation is found by name or made). Emits "deputy.added".
 */
MUST_CHECK enum status deputy_add(struct ctx *ctx, const struct deputy_new *in, int64_t *out_id);
MUST_CHECK enum status deputy_get(struct ctx *ctx, int64_t id, struct deputy *out);
/** The deputy of the current congress whose account this is; ST_NOT_FOUND if none. */
MUST_CHECK enum status deputy_by_account(struct ctx *ctx, int64_t account_id, struct deputy *out);
/** By exact name; several may bear it: all are returned. */
MUST_CHECK enum status deputy_by_name(struct ctx *ctx, struct str name, struct deputy **out,
                                      size_t *out_count);
/** Deputies in office whose name holds q ("" all), by name, at most limit. */
MUST_CHECK enum status deputy_find(struct ctx *ctx, struct str q, unsigned limit,
                                   struct deputy **out, size_t *out_count);
/** Deputies in office today. */
MUST_CHECK enum status deputy_count(struct ctx *ctx, int64_t *out);
/** Tie an account to the deputy (account module calls it when it makes one). */
MUST_CHECK enum status deputy_set_account(struct ctx *ctx, int64_t id, int64_t account_id);

/* View for joins: deputy_v_name (congress_id, id, name, delegation_id, delegation_name). */
#endif
