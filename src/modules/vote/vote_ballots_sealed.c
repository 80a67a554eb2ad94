// SPDX-License-Identifier: MulanPSL-2.0
/* Ballots of secret votes: that a person has voted stands in one place, the choice, sealed and of
 * the same length as all others, under a random number in another. */
#include "modules/vote/vote_ballots.h"
#include "modules/vote/vote_keys.h"
#include "modules/vote/vote_store.h"
#include "modules/vote/vote_store_cast.h"
#include "modules/vote/vote_store_panel.h"
#include "modules/vote/vote_store_roll.h"
#include "platform/crypt.h"

enum { LENGTH = 2 };

static struct str bound_to(struct ctx *ctx, int64_t vote_id)
{
    return str_printf(ctx->arena, "renda.ballot %lld %lld", (long long)ctx->congress_id,
                      (long long)vote_id);
}

/* Two, each with a code, none of them voted on. */
static enum status panel_of(struct ctx *ctx, const struct vote *v,
                            struct vote_store_scrutineer **out)
{
    size_t count;

    TRY(vote_store_panel(ctx, S("vote"), v->id, false, out, &count));
    if (count == 0 && v->panel.len > 0)
        TRY(vote_store_panel(ctx, v->panel, v->panel_id, false, out, &count));
    if (count != VOTE_KEY_HALVES)
        return fail(&ctx->err, ST_RULE, "vote.two_scrutineers", NULL);
    arr_each (i, count) {
        TRY(vote_scrutineer_check(ctx, &(*out)[i], v->id));
        if ((*out)[i].public_key.len == 0)
            return vote_fail_name(ctx, "vote.code_not_taken", (*out)[i].name);
    }
    return ST_OK;
}

enum status vote_keys_ready(struct ctx *ctx, const struct vote *v)
{
    struct vote_store_scrutineer *panel;

    return v->secret && v->method == VOTE_DEVICE ? panel_of(ctx, v, &panel) : ST_OK;
}

static enum status sealed_open(struct ctx *ctx, const struct vote *v)
{
    struct vote_key_holder holders[VOTE_KEY_HALVES];
    struct vote_store_scrutineer *panel;
    uint8_t public[BOX_KEY];

    TRY(panel_of(ctx, v, &panel));
    arr_each (i, (size_t)VOTE_KEY_HALVES) {
        holders[i].scrutineer_id = panel[i].id;
        ASSERT(panel[i].public_key.len == BOX_KEY);
        memcpy(holders[i].public_key, panel[i].public_key.ptr, BOX_KEY);
    }
    TRY(vote_keys_make(ctx, v->id, holders, public));
    return vote_store_set_key(ctx, v->id, public, sizeof public);
}

/* Length, text, zeros. */
static struct str padded(struct arena *a, size_t size, struct str text)
{
    char *p = arena_alloc(a, size + LENGTH);

    ASSERT(text.len <= size);
    p[0] = (char)(text.len & 0xff);
    p[1] = (char)(text.len >> 8 & 0xff);
    memcpy(p + LENGTH, text.ptr, text.len);
    return (struct str){p, size + LENGTH};
}

static bool unpadded(struct str p, struct str *out)
{
    size_t len;

    if (p.len < LENGTH)
        return false;
    len = (size_t)(unsigned char)p.ptr[0] | (size_t)(unsigned char)p.ptr[1] << 8;
    *out = (struct str){p.ptr + LENGTH, len};
    return len <= p.len - LENGTH;
}

/* Random, but those of a vote lie together: while several votes run, each transaction would else
 * touch the pages of all of them. What vote it is, the row says anyway. */
static int64_t slot_of(int64_t vote_id, uint64_t random)
{
    enum { RANDOM_BITS = 51, VOTE_BITS = 12 };

    random >>= 64 - RANDOM_BITS;
    random |= ((uint64_t)vote_id & ((1U << VOTE_BITS) - 1)) << RANDOM_BITS;
    return (int64_t)random;
}

static enum status seal(struct ctx *ctx, const struct vote_running *v, struct str bound,
                        const struct vote_dropped *b, struct str *out)
{
    const struct str plain = padded(ctx->arena, b->bytes, b->ballot);
    uint8_t *sealed = arena_alloc(ctx->arena, plain.len + BOX_OVERHEAD);

    if (v->public_key.len != BOX_KEY ||
        !box_seal((const uint8_t *)v->public_key.ptr, bound, plain, sealed))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "vote %lld: no key",
                           (long long)v->id);
    *out = (struct str){(const char *)sealed, plain.len + BOX_OVERHEAD};
    return ST_OK;
}

static int by_id(const void *a, const void *b)
{
    const struct vote_store_sealed *x = a, *y = b;

    return (x->id > y->id) - (x->id < y->id);
}

/* In the order of their random numbers: that of the voters stands nowhere. */
static enum status sealed_cast_new(struct ctx *ctx, const struct vote_running *v,
                                   struct vote_dropped *const *ballots, size_t count)
{
    struct vote_store_sealed *slots = arena_array(ctx->arena, count, struct vote_store_sealed);
    uint64_t *random = arena_array(ctx->arena, count, uint64_t);
    const struct str bound = bound_to(ctx, v->id);
    size_t n = 0;

    TRY(vote_ballots_mark_new(ctx, v->id, ballots, count, false));
    crypt_random(random, count * sizeof *random);
    arr_each (i, count) {
        if (ballots[i]->taken != VOTE_TAKEN_NEW)
            continue;
        slots[n].id = slot_of(v->id, random[i]);
        TRY(seal(ctx, v, bound, ballots[i], &slots[n++].bytes));
    }
    qsort(slots, n, sizeof *slots, by_id);
    return vote_store_put_slots(ctx, v->id, slots, n);
}

static enum status sealed_cast(struct ctx *ctx, const struct vote_running *v,
                               struct vote_dropped *b)
{
    struct str way, nothing;

    TRY(sealed_cast_new(ctx, v, &b, 1));
    if (b->taken == VOTE_TAKEN_NEW)
        return ST_OK;
    TRY(vote_store_cast_of(ctx, v->id, b->voter_id, &way, &nothing));
    if (!str_eqz(way, "device"))
        return fail(&ctx->err, ST_RULE, "vote.voted_already", NULL);
    b->taken = VOTE_TAKEN_AGAIN;
    return ST_OK;
}

/* Nobody has voted: there is nothing to open. */
static enum status sealed_ready(struct ctx *ctx, const struct vote *v, bool *out)
{
    struct vote_keys_state keys;
    struct str *slots;
    size_t count;

    TRY(vote_store_slots(ctx, v->id, &slots, &count));
    TRY(vote_keys_look(ctx, v->id, &keys));
    *out = count == 0 || (keys.there && keys.open[0] && keys.open[1]);
    return ST_OK;
}

static enum status add_slot(struct ctx *ctx, const struct vote *v, const uint8_t seed[BOX_SEED],
                            struct str slot, const struct vote_form *form, struct vote_sum *sum)
{
    const size_t len = slot.len >= BOX_OVERHEAD ? slot.len - BOX_OVERHEAD : 0;
    uint8_t *plain = arena_alloc(ctx->arena, len);
    struct vote_ballot b;
    struct str text;

    if (!box_open(seed, bound_to(ctx, v->id), slot, plain) ||
        !unpadded((struct str){(const char *)plain, len}, &text) ||
        !vote_rules_read_ballot(ctx->arena, form, text, &b))
        return fail_detail(&ctx->err, ST_INTERNAL, "vote.ballot_broken", "vote %lld",
                           (long long)v->id);
    vote_rules_add(ctx->arena, form, sum, &b);
    return ST_OK;
}

/* As many sealed choices as people who have voted: no more, no fewer. */
static enum status sealed_count(struct ctx *ctx, const struct vote *v, const struct vote_form *form,
                                struct vote_sum *sum)
{
    uint32_t present, voted, by_device;
    uint8_t seed[BOX_SEED];
    enum status st = ST_OK;
    struct str *slots;
    size_t count;

    TRY(vote_store_slots(ctx, v->id, &slots, &count));
    TRY(vote_store_numbers(ctx, v->id, &present, &voted, &by_device));
    if (count != by_device)
        return fail_detail(&ctx->err, ST_INTERNAL, "vote.ballot_broken",
                           "vote %lld: %zu ballots of %u voters", (long long)v->id, count,
                           by_device);
    if (count == 0)
        return ST_OK;
    TRY(vote_keys_seed(ctx, v->id, seed));
    for (size_t i = 0; i < count && st == ST_OK; i++)
        st = add_slot(ctx, v, seed, slots[i], form, sum);
    box_wipe(seed, sizeof seed);
    return st;
}

static enum status sealed_clear(struct ctx *ctx, const struct vote *v)
{
    return vote_store_drop_slots(ctx, v->id);
}

static void sealed_cleared(struct ctx *ctx, const struct vote *v)
{
    vote_keys_destroy(ctx, v->id);
}

const struct ballot_store VOTE_BALLOTS_SEALED = {
    .open = sealed_open,
    .cast_new = sealed_cast_new,
    .cast = sealed_cast,
    .by_name = false,
    .ready = sealed_ready,
    .count = sealed_count,
    .clear = sealed_clear,
    .cleared = sealed_cleared,
};
