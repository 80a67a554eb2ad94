// SPDX-License-Identifier: MulanPSL-2.0
/* Codes of scrutineers: taken by each himself, put away, void when what they were for is over. */
#include "modules/vote/vote_ballots.h"
#include "modules/vote/vote_count.h"
#include "modules/vote/vote_keys.h"
#include "modules/vote/vote_store.h"
#include "modules/vote/vote_store_code.h"
#include "modules/vote/vote_store_panel.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

struct taking {
    const struct vote_code_take *in;
    uint8_t public_key[BOX_KEY];
};

/* Both codes open a vote: nobody's eyes see two, neither at once nor one after the other. One
 * stands on the desk's screen at a time, and whoever has seen one is shown no other. */
static enum status eyes_are_free(struct ctx *ctx, const struct vote_code_take *in,
                                 const struct vote_store_scrutineer *s)
{
    struct vote_store_scrutineer *panel;
    size_t count;

    TRY(vote_store_panel(ctx, s->panel, s->panel_id, false, &panel, &count));
    arr_each (i, count) {
        if (panel[i].id == s->id || panel[i].public_key.len == 0)
            continue;
        if (in->at_desk && panel[i].kept_at == 0)
            return vote_fail_name(ctx, "vote.code_of_other_shown", panel[i].name);
        if (ctx->actor->account_id != 0 && panel[i].shown_to == ctx->actor->account_id)
            return vote_fail_name(ctx, "vote.code_of_other_seen", panel[i].name);
    }
    return ST_OK;
}

/* Whom it is for; not after a vote has opened whose key is sealed to somebody else's. */
static enum status may_take(struct ctx *ctx, const struct vote_code_take *in,
                            const struct vote_store_scrutineer *s)
{
    if (s->public_key.len > 0)
        return fail(&ctx->err, ST_RULE, "vote.code_taken_already", NULL);
    if (!in->at_desk && (s->account_id == 0 || s->account_id != ctx->actor->account_id))
        return fail(&ctx->err, ST_DENIED, "vote.code_not_yours", NULL);
    return eyes_are_free(ctx, in, s);
}

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct taking *t = input;
    struct vote_store_scrutineer s;

    TRY(vote_store_scrutineer(ctx, t->in->scrutineer_id, &s));
    TRY(may_take(ctx, t->in, &s));
    s.public_key = (struct str){(const char *)t->public_key, BOX_KEY};
    s.shown_to = ctx->actor->account_id;
    s.taken_at = ctx->now;
    s.how = t->in->at_desk ? S("desk") : S("own");
    s.kept_at = t->in->at_desk ? 0 : ctx->now;
    TRY(vote_store_set_scrutineer(ctx, &s));
    return event_emit(ctx, t->in->at_desk ? "vote.code_shown" : "vote.code_taken", s.id);
}

enum status vote_take_code(struct ctx *ctx, const struct vote_code_take *in, struct str *out_code)
{
    struct taking t = {.in = in};
    uint8_t seed[BOX_SEED];

    if (!in->declares)
        invalid(ctx, "declares", "vote.scrutineer_declares", NULL);
    TRY(invalid_done(ctx));
    *out_code = crypt_random_text(ctx->arena, BOX_CODE_CHARS);
    ASSERT(box_seed_of_code(VOTE_KEYS_PURPOSE, *out_code, seed));
    box_public_key(seed, t.public_key);
    box_wipe(seed, sizeof seed);
    return db_tx(ctx, take_tx, &t);
}

static enum status kept_tx(struct ctx *ctx, const void *input)
{
    const int64_t *id = input;
    struct vote_store_scrutineer s;

    TRY(vote_store_scrutineer(ctx, *id, &s));
    if (s.public_key.len == 0 || s.kept_at != 0)
        return ST_OK;
    s.kept_at = ctx->now;
    TRY(vote_store_set_scrutineer(ctx, &s));
    return event_emit(ctx, "vote.code_kept", s.id);
}

enum status vote_code_kept(struct ctx *ctx, int64_t scrutineer_id)
{
    return db_tx(ctx, kept_tx, &scrutineer_id);
}

/* ---- what is left to do */

enum status vote_duty_of(struct ctx *ctx, const struct vote *v, int64_t account_id,
                         enum vote_duty *out)
{
    const bool before = v->state == VOTE_PREPARED && v->method == VOTE_DEVICE;
    struct vote_key_state state;
    struct vote_scrutineer *list;
    size_t count;

    *out = VOTE_DUTY_NONE;
    if (account_id == 0 || !v->secret || (!before && v->state != VOTE_CLOSED))
        return ST_OK;
    TRY(vote_key_holders(ctx, v, &list, &count));
    TRY(vote_key_state(ctx, v, &state));
    arr_each (i, count) {
        if (list[i].account_id != account_id)
            continue;
        if (before && !list[i].taken)
            *out = VOTE_DUTY_TAKE;
        if (state.needed && (list[i].id == state.waiting[0] || list[i].id == state.waiting[1]))
            *out = VOTE_DUTY_TURN;
    }
    return ST_OK;
}

/* ---- void */

struct ending {
    const char *panel;
    int64_t panel_id;
};

static enum status end_tx(struct ctx *ctx, const void *input)
{
    const struct ending *e = input;
    const struct str panel = str_from(e->panel);
    int64_t busy;
    size_t ended;

    TRY(vote_store_panel_busy(ctx, panel, e->panel_id, &busy));
    if (busy > 0)
        return fail(&ctx->err, ST_RULE, "vote.scrutineer_needed", NULL);
    TRY(vote_store_panel_over(ctx, panel, e->panel_id, &ended));
    TRY(vote_store_codes_end(ctx, panel, e->panel_id));
    return ended > 0 ? event_emit(ctx, "vote.codes_void", e->panel_id) : ST_OK;
}

enum status vote_panel_end(struct ctx *ctx, const char *panel, int64_t panel_id)
{
    return db_tx(ctx, end_tx, &(struct ending){panel, panel_id});
}

enum status vote_own_panel_over(struct ctx *ctx, const struct vote *v)
{
    size_t ended;

    return vote_store_panel_over(ctx, S("vote"), v->id, &ended);
}
