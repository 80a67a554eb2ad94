// SPDX-License-Identifier: MulanPSL-2.0
/** All SQL on the tables of votes. Each function that writes a journalled row notes it. */
#ifndef VOTE_STORE_H
#define VOTE_STORE_H
#include "modules/vote/vote.h"

/* ---- vote_store.c: the vote and what is on its ballot ---- */

MUST_CHECK enum status vote_store_insert(struct ctx *ctx, int64_t id, const struct vote_new *in,
                                         bool imported);
MUST_CHECK enum status vote_store_get(struct ctx *ctx, int64_t id, struct vote *out);
/** Only what casting asks of a vote, in one query. */
struct vote_running {
    int64_t id;
    enum vote_state state;
    enum vote_method method;
    bool sealed;
    unsigned seconds;
    struct str public_key;    /* of a sealed one */
    struct str holder;        /* of its clock, "" none */
    int64_t seen_ms, used_ms; /* as the clock has it */
};
MUST_CHECK enum status vote_store_running(struct ctx *ctx, int64_t id, struct vote_running *out);
/** What ballots of a vote have to fit. Kept: the same for a whole hall. */
struct vote_store_slip {
    enum vote_kind kind;
    bool en_bloc, write_in, secret;
    unsigned seats;
    size_t options;
    struct str scale;
    struct date on;
};
MUST_CHECK enum status vote_store_slip(struct ctx *ctx, int64_t vote_id,
                                       struct vote_store_slip *out);
MUST_CHECK enum status vote_store_of_origin(struct ctx *ctx, struct str origin, int64_t origin_id,
                                            struct vote **out, size_t *out_count);
/** Votes of a body on a day under that title, in the order they were prepared. */
MUST_CHECK enum status vote_store_titled(struct ctx *ctx, int64_t body_id, struct str title,
                                         struct date on, struct vote **out, size_t *out_count);
MUST_CHECK enum status vote_store_list(struct ctx *ctx, const char *state, unsigned limit,
                                       struct vote **out, size_t *out_count);
/** Votes the account could cast in. */
MUST_CHECK enum status vote_store_waiting_for(struct ctx *ctx, int64_t account_id,
                                              struct vote **out, size_t *out_count);
/** v as it was read, with the new state and what goes with it; all of v's times are written. */
MUST_CHECK enum status vote_store_set(struct ctx *ctx, const struct vote *v, bool fixed);
MUST_CHECK enum status vote_store_set_key(struct ctx *ctx, int64_t id, const uint8_t *public_key,
                                          size_t len);
MUST_CHECK enum status vote_store_add_option(struct ctx *ctx, int64_t vote_id, int64_t place,
                                             const struct vote_option *o);
MUST_CHECK enum status vote_store_options(struct ctx *ctx, int64_t vote_id,
                                          struct vote_option **out, size_t *out_count);
#endif
