// SPDX-License-Identifier: MulanPSL-2.0
#ifndef ROLLUP_STORE_H
#define ROLLUP_STORE_H
#include "modules/rollup/rollup_list.h"
#include "platform/sign.h"

/** Our signing key; ST_NOT_FOUND: none yet. */
MUST_CHECK enum status rollup_store_key(struct ctx *ctx, uint8_t out_seed[SIGN_SEED],
                                        struct str *out_public_hex);
MUST_CHECK enum status rollup_store_key_insert(struct ctx *ctx, const uint8_t seed[SIGN_SEED],
                                               struct str public_hex);
MUST_CHECK enum status rollup_store_made_insert(struct ctx *ctx, const struct rollup_made *m,
                                                struct str package);
/** ST_NOT_FOUND: nobody with that key has sent anything. */
MUST_CHECK enum status rollup_store_sender_of(struct ctx *ctx, struct str public_hex,
                                              struct rollup_sender *out);
MUST_CHECK enum status rollup_store_sender_insert(struct ctx *ctx, const struct rollup_sender *s);
MUST_CHECK enum status rollup_store_sender_decide(struct ctx *ctx, const struct rollup_sender *s,
                                                  const char *state);
/** Is there already this very package, or a newer one of the sender for the period? */
MUST_CHECK enum status rollup_store_held(struct ctx *ctx, const struct rollup_taken *t,
                                         bool *out_same, bool *out_newer);
MUST_CHECK enum status rollup_store_taken_insert(struct ctx *ctx, const struct rollup_taken *t,
                                                 struct str file,
                                                 const struct rollup_figure *figures);
/** The figures of the last package of each trusted sender, each name once: what can be summed. */
MUST_CHECK enum status rollup_store_known(struct ctx *ctx, struct rollup_figure **out,
                                          size_t *out_count);
#endif
