// SPDX-License-Identifier: MulanPSL-2.0
/** Reading what was sent and what has come. */
#ifndef ROLLUP_LIST_H
#define ROLLUP_LIST_H
#include "modules/rollup/rollup.h"
#include "platform/ctx.h"

struct rollup_made {
    int64_t id, made_at, figures;
    struct date from, to;
    struct str made_by, hash;
};
struct rollup_sender {
    int64_t id, version;
    struct str code, name, level, public_hex, state, decided_by;
};
struct rollup_taken {
    int64_t id, sender_id, made_at, taken_at, figures;
    struct date from, to;
    struct str sender, state, hash; /* name and state of the sender */
    bool newest;                    /* of its sender for that period */
};
/** A figure over all trusted senders: the newest package of each for exactly that period. */
struct rollup_sum {
    struct str name, label, unit;
    int64_t numerator, denominator, senders;
    bool drift; /* the senders do not count alike */
};
/** One sender's part of it. */
struct rollup_part {
    int64_t package_id;
    struct str name; /* of the figure */
    struct str sender, code, unit, definition;
    int64_t numerator, denominator;
};

/** A page of what we have sent, newest first. */
MUST_CHECK enum status rollup_made_list(struct ctx *ctx, struct str after, unsigned limit,
                                        struct rollup_made **out, size_t *out_count,
                                        struct str *out_next);
MUST_CHECK enum status rollup_made_file(struct ctx *ctx, int64_t id, struct rollup_made *out,
                                        struct str *out_file);
MUST_CHECK enum status rollup_senders(struct ctx *ctx, struct rollup_sender **out,
                                      size_t *out_count);
MUST_CHECK enum status rollup_sender_get(struct ctx *ctx, int64_t id, struct rollup_sender *out);
/** A page of what has come, newest first. */
MUST_CHECK enum status rollup_taken_list(struct ctx *ctx, struct str after, unsigned limit,
                                         struct rollup_taken **out, size_t *out_count,
                                         struct str *out_next);
MUST_CHECK enum status rollup_taken_get(struct ctx *ctx, int64_t id, struct rollup_taken *out);
MUST_CHECK enum status rollup_values(struct ctx *ctx, int64_t package_id,
                                     struct rollup_figure **out, size_t *out_count);
/** By name ("" : all) for a period. ST_RULE: the senders count in too many different ways. */
MUST_CHECK enum status rollup_sums(struct ctx *ctx, struct date from, struct date to,
                                   struct str name, struct rollup_sum **out, size_t *out_count);
/** The parts of one figure; code "": of all senders. */
MUST_CHECK enum status rollup_parts(struct ctx *ctx, struct date from, struct date to,
                                    struct str name, struct str code, struct rollup_part **out,
                                    size_t *out_count);
/** Those of all figures from one name to another, in the order of rollup_sums(): no more than
 *  ROLLUP_PARTS_MAX. */
enum { ROLLUP_PARTS_MAX = 100000 };
MUST_CHECK enum status rollup_parts_between(struct ctx *ctx, struct date from, struct date to,
                                            struct str first, struct str last,
                                            struct rollup_part **out, size_t *out_count);
/** Trusted senders that have sent nothing for the period. */
MUST_CHECK enum status rollup_missing(struct ctx *ctx, struct date from, struct date to,
                                      struct str **out, size_t *out_count);
#endif
