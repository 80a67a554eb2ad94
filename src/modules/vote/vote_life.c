// SPDX-License-Identifier: MulanPSL-2.0
/* A vote's way: prepared, opened, presence, closed, announced, declared void. */
#include "base/utf8.h"
#include "law/meeting_law.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/vote/vote_count.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_store.h"
#include "modules/vote/vote_store_roll.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/objection.h"

/* ---- prepared ---- */

struct creation {
    const struct vote_new *in;
    int64_t *out_id;
};

static enum status create_tx(struct ctx *ctx, const void *input)
{
    const struct creation *c = input;
    const int64_t id = db_new_id(ctx);

    TRY(vote_store_insert(ctx, id, c->in, false));
    arr_each (i, c->in->options_count)
        TRY(vote_store_add_option(ctx, id, (int64_t)i + 1, &c->in->options[i]));
    *c->out_id = id;
    return event_emit(ctx, "vote.prepared", id);
}

enum status vote_create(struct ctx *ctx, const struct vote_new *in, int64_t *out_id)
{
    struct vote_new full = *in;

    TRY(vote_check_new(ctx, &full, false));
    return db_tx(ctx, create_tx, &(struct creation){&full, out_id});
}

/* ---- open ---- */

struct opening {
    int64_t id;
    const struct vote_voter *voters;
    size_t count;
    uint32_t all_members;
};

/* On the roll, but he has no vote. @law Deputies Law (2025-03-11) art. 61(1) */
static enum status write_roll(struct ctx *ctx, const struct opening *o, struct date on)
{
    int64_t *suspended;
    size_t suspended_count;

    TRY(deputy_suspended_on(ctx, on, &suspended, &suspended_count));
    arr_each (i, o->count) {
        const struct vote_store_voter voter = {
            .account_id = o->voters[i].account_id,
            .deputy_id = o->voters[i].deputy_id,
            .name = o->voters[i].name,
            .present = o->voters[i].present &&
                       !deputy_among(suspended, suspended_count, o->voters[i].deputy_id),
            .absence = S(""),
        };
        int64_t id;

        TRY(vote_store_add_voter(ctx, o->id, (int64_t)i + 1, &voter, &id));
    }
    return ST_OK;
}

static enum status open_tx(struct ctx *ctx, const void *input)
{
    const struct opening *o = input;
    struct vote v;

    TRY(vote_store_get(ctx, o->id, &v));
    TRY(vote_rules_may(v.state, VOTE_ACT_OPEN, &ctx->err));
    v.on = ctx->today; /* prepared on another day perhaps: what is decided is decided today */
    TRY(write_roll(ctx, o, v.on));
    v.state = VOTE_OPEN;
    v.opened_at = ctx->now;
    v.all_members = o->all_members;
    TRY(vote_store_set(ctx, &v, false));
    v.sealed = v.secret && v.method == VOTE_DEVICE;
    TRY(vote_ballots(v.sealed)->open(ctx, &v));
    TRY(vote_clock_start(ctx, &v));
    return event_emit_data(ctx, "vote.opened", v.id,
                           str_printf(ctx->arena, "{\"members\":%u,\"method\":\"%s\"}",
                                      o->all_members, vote_method_word(v.method)));
}

/* Voters whose duties are not suspended. */
static enum status acting_of(struct ctx *ctx, const struct vote_voter *voters, size_t count,
                             size_t *out)
{
    size_t suspended_count;
    int64_t *suspended;

    TRY(deputy_suspended_on(ctx, ctx->today, &suspended, &suspended_count));
    *out = 0;
    arr_each (i, count)
        *out += !deputy_among(suspended, suspended_count, voters[i].deputy_id);
    return ST_OK;
}

enum status vote_open(struct ctx *ctx, int64_t id, const struct vote_voter *voters, size_t count,
                      uint32_t all_members)
{
    size_t present = 0, acting;

    arr_each (i, count)
        present += voters[i].present;
    if (present == 0)
        return fail(&ctx->err, ST_RULE, "vote.nobody_present", NULL);
    TRY(acting_of(ctx, voters, count, &acting));
    if (all_members < acting)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "%zu voters of %u members", count,
                           all_members);
    TRY(db_tx(ctx, open_tx, &(struct opening){id, voters, count, all_members}));
    vote_touch(ctx, id);
    return ST_OK;
}

enum status vote_led_here(struct ctx *ctx, const struct vote *v)
{
    if (v->panel.len == 0 || str_eqz(v->panel, "vote"))
        return ST_OK;
    return fail(&ctx->err, ST_RULE, "vote.led_elsewhere", NULL);
}

enum status vote_open_here(struct ctx *ctx, int64_t id, const struct vote_voter *voters,
                           size_t count, uint32_t all_members)
{
    struct meeting_law_quorum quorum;
    uint32_t present = 0;
    struct str where;
    struct vote v;

    TRY(vote_store_get(ctx, id, &v));
    TRY(vote_led_here(ctx, &v));
    if (v.body_id != 0)
        TRY(objection_ask(ctx, "vote.held_alone", v.body_id, &where));
    arr_each (i, count)
        present += voters[i].present;
    quorum = meeting_law_quorum(v.law_body, all_members, present, ctx->today);
    if (v.law_body == LAW_BODY_OTHER || quorum.met || present == 0)
        return vote_open(ctx, id, voters, count, all_members);
    (void)fail(&ctx->err, ST_RULE, "vote.no_quorum", quorum.article);
    snprintf(ctx->err.arg, sizeof ctx->err.arg, "%u", quorum.needed - present);
    return ST_RULE;
}

/* ---- presence ---- */

struct presence {
    int64_t id, account_id, deputy_id;
    bool present;
};

static enum status presence_tx(struct ctx *ctx, const void *input)
{
    const struct presence *p = input;
    struct vote_store_voter voter;
    struct vote_running v;

    TRY(vote_store_running(ctx, p->id, &v));
    TRY(vote_rules_may(v.state, VOTE_ACT_CLOSE, &ctx->err));
    if (p->present)
        TRY(deputy_check_acting(ctx, p->deputy_id, ctx->today));
    TRY(vote_store_voter(ctx, p->id, 0, p->account_id, p->deputy_id, &voter));
    if (voter.present == p->present)
        return ST_OK;
    TRY(vote_store_set_present(ctx, voter.id, p->present));
    return event_emit_data(ctx, "vote.presence", p->id,
                           str_printf(ctx->arena, "{\"voter\":%lld,\"present\":%s}",
                                      (long long)voter.id, p->present ? "true" : "false"));
}

enum status vote_presence(struct ctx *ctx, int64_t id, int64_t account_id, int64_t deputy_id,
                          bool present)
{
    TRY(db_tx(ctx, presence_tx, &(struct presence){id, account_id, deputy_id, present}));
    vote_touch(ctx, id);
    return ST_OK;
}

/* ---- closed ---- */

struct closing {
    int64_t id;
    struct vote *v;
};

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct closing *in = input;

    TRY(vote_store_get(ctx, in->id, in->v));
    TRY(vote_rules_may(in->v->state, VOTE_ACT_CLOSE, &ctx->err));
    return vote_close_now(ctx, in->v);
}

enum status vote_close(struct ctx *ctx, int64_t id)
{
    struct vote v = {0};

    TRY(db_tx(ctx, close_tx, &(struct closing){id, &v}));
    vote_cleared(ctx, &v);
    return ST_OK;
}

/* ---- announced, void ---- */

static enum status announce_tx(struct ctx *ctx, const void *input)
{
    const int64_t *id = input;
    struct vote v;

    TRY(vote_store_get(ctx, *id, &v));
    TRY(vote_rules_may(v.state, VOTE_ACT_ANNOUNCE, &ctx->err));
    v.state = VOTE_ANNOUNCED;
    TRY(vote_store_set(ctx, &v, true));
    return event_emit(ctx, "vote.announced", v.id);
}

enum status vote_announce(struct ctx *ctx, int64_t id)
{
    TRY(db_tx(ctx, announce_tx, &id));
    vote_touch(ctx, id);
    return ST_OK;
}

struct invalidation {
    int64_t id;
    struct str reason;
    struct vote *v;
};

static enum status invalidate_tx(struct ctx *ctx, const void *input)
{
    const struct invalidation *in = input;
    struct vote v;

    TRY(vote_store_get(ctx, in->id, &v));
    TRY(vote_rules_may(v.state, VOTE_ACT_INVALIDATE, &ctx->err));
    TRY(vote_ballots(v.sealed)->clear(ctx, &v));
    TRY(vote_own_panel_over(ctx, &v));
    *in->v = v;
    if (v.state == VOTE_OPEN)
        v.closed_at = ctx->now;
    v.state = VOTE_INVALID;
    v.invalid_reason = in->reason;
    TRY(vote_store_set(ctx, &v, v.opened_at != 0));
    return event_emit(ctx, "vote.invalidated", v.id);
}

enum status vote_invalidate(struct ctx *ctx, int64_t id, struct str reason)
{
    const struct str why = str_trim(reason);
    struct vote v = {0};

    if (why.len == 0)
        invalid(ctx, "reason", "vote.reason_missing", NULL);
    if (utf8_chars(why.ptr, why.len) > VOTE_REASON_CHARS)
        invalid(ctx, "reason", "form.too_long", NULL);
    TRY(invalid_done(ctx));
    TRY(db_tx(ctx, invalidate_tx, &(struct invalidation){id, why, &v}));
    v.state = VOTE_INVALID;
    vote_cleared(ctx, &v);
    return ST_OK;
}

/* ---- reading ---- */

enum status vote_get(struct ctx *ctx, int64_t id, struct vote *out)
{
    return vote_store_get(ctx, id, out);
}

enum status vote_of_origin(struct ctx *ctx, const char *origin, int64_t origin_id,
                           struct vote **out, size_t *out_count)
{
    return vote_store_of_origin(ctx, str_from(origin), origin_id, out, out_count);
}

enum status vote_waiting_for(struct ctx *ctx, int64_t account_id, struct vote **out,
                             size_t *out_count)
{
    return vote_store_waiting_for(ctx, account_id, out, out_count);
}

enum status vote_to_count(struct ctx *ctx, struct vote **out, size_t *out_count)
{
    enum { TO_COUNT = 20 };

    return vote_store_list(ctx, "closed", TO_COUNT, out, out_count);
}

enum status vote_list(struct ctx *ctx, const char *state, unsigned limit, struct vote **out,
                      size_t *out_count)
{
    return vote_store_list(ctx, state, limit, out, out_count);
}

enum status vote_options(struct ctx *ctx, int64_t vote_id, struct vote_option **out,
                         size_t *out_count)
{
    return vote_store_options(ctx, vote_id, out, out_count);
}

enum status vote_few_voters(struct ctx *ctx, uint32_t *out)
{
    struct law_params params;

    TRY(congress_law_params(ctx, ctx->today, &params));
    *out = params.secret_vote_voters;
    return ST_OK;
}
