// SPDX-License-Identifier: MulanPSL-2.0
/* Scrutineers of secret votes: appointed with a code that is shown once, dismissed, and turning
 * their keys after closing. */
#include "base/utf8.h"
#include "modules/vote/vote_count.h"
#include "modules/vote/vote_keys.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_store.h"
#include "modules/vote/vote_store_panel.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum status vote_fail_name(struct ctx *ctx, const char *key, struct str name)
{
    (void)fail_field(&ctx->err, NULL, key, str_z(ctx->arena, name)); /* clips it */
    return ST_RULE;
}

static struct vote_scrutineer shown(const struct vote_store_scrutineer *s)
{
    return (struct vote_scrutineer){
        .id = s->id,
        .panel_id = s->panel_id,
        .account_id = s->account_id,
        .deputy_id = s->deputy_id,
        .version = s->version,
        .panel = s->panel,
        .name = s->name,
        .taken = s->public_key.len > 0,
        .shown = s->public_key.len > 0 && s->kept_at == 0,
    };
}

enum status vote_scrutineers(struct ctx *ctx, const char *panel, int64_t panel_id,
                             struct vote_scrutineer **out, size_t *out_count)
{
    struct vote_store_scrutineer *list;

    TRY(vote_store_panel(ctx, str_from(panel), panel_id, true, &list, out_count));
    *out = arena_array(ctx->arena, *out_count, struct vote_scrutineer);
    arr_each (i, *out_count)
        (*out)[i] = shown(&list[i]);
    return ST_OK;
}

enum status vote_key_holders(struct ctx *ctx, const struct vote *v, struct vote_scrutineer **out,
                             size_t *out_count)
{
    TRY(vote_scrutineers(ctx, "vote", v->id, out, out_count));
    if (*out_count == 0 && v->panel.len > 0)
        TRY(vote_scrutineers(ctx, str_z(ctx->arena, v->panel), v->panel_id, out, out_count));
    return ST_OK;
}

/* ---- appointed ---- */

struct appointing {
    const struct vote_scrutineer_new *in;
    int64_t *out_id;
};

static bool same_person(const struct vote_store_scrutineer *in, int64_t account_id,
                        int64_t deputy_id, struct str name)
{
    return (in->account_id != 0 && in->account_id == account_id) ||
           (in->deputy_id != 0 && in->deputy_id == deputy_id) || str_eq(in->name, name);
}

enum status vote_scrutineer_check(struct ctx *ctx, const struct vote_store_scrutineer *s,
                                  int64_t vote_id)
{
    struct vote_option *options;
    size_t count;

    TRY(vote_store_options(ctx, vote_id, &options, &count));
    arr_each (i, count)
        if (same_person(s, options[i].account_id, options[i].deputy_id, options[i].name))
            return fail(&ctx->err, ST_RULE, "vote.scrutineer_is_candidate",
                        law_article(LAW_ARTICLE_SECRET_ELECTION, ctx->today));
    return ST_OK;
}

/* Of each vote that this panel will watch over. */
static enum status check_votes(struct ctx *ctx, const struct vote_store_scrutineer *s)
{
    int64_t *votes;
    size_t count;

    TRY(vote_store_panel_prepared(ctx, s->panel, s->panel_id, &votes, &count));
    arr_each (i, count)
        TRY(vote_scrutineer_check(ctx, s, votes[i]));
    return ST_OK;
}

/* A vote's own panel; of a meeting's the page asks about the vote it was opened from. */
static enum status check_panel(struct ctx *ctx, const struct vote_store_scrutineer *s)
{
    struct vote v;

    if (!str_eqz(s->panel, "vote"))
        return ST_OK;
    TRY(vote_store_get(ctx, s->panel_id, &v));
    return vote_rules_may_appoint(&v, &ctx->err);
}

static enum status appoint_tx(struct ctx *ctx, const void *input)
{
    const struct appointing *a = input;
    const struct vote_store_scrutineer one = {
        .panel = str_from(a->in->panel),
        .panel_id = a->in->panel_id,
        .name = a->in->name,
        .account_id = a->in->account_id,
        .deputy_id = a->in->deputy_id,
    };
    struct vote_store_scrutineer *panel;
    size_t count;

    TRY(check_panel(ctx, &one));
    TRY(vote_store_panel(ctx, one.panel, one.panel_id, false, &panel, &count));
    if (count >= VOTE_KEY_HALVES)
        return fail(&ctx->err, ST_RULE, "vote.scrutineers_full", NULL);
    arr_each (i, count)
        if (same_person(&one, panel[i].account_id, panel[i].deputy_id, panel[i].name))
            return fail(&ctx->err, ST_RULE, "vote.scrutineer_twice", NULL);
    TRY(check_votes(ctx, &one));
    *a->out_id = db_new_id(ctx);
    TRY(vote_store_add_scrutineer(ctx, *a->out_id, &one));
    return event_emit(ctx, "vote.scrutineer_appointed", *a->out_id);
}

enum status vote_appoint(struct ctx *ctx, const struct vote_scrutineer_new *in, int64_t *out_id)
{
    if (in->name.len == 0)
        invalid(ctx, "name", "vote.scrutineer_name", NULL);
    if (utf8_chars(in->name.ptr, in->name.len) > VOTE_NAME_CHARS)
        invalid(ctx, "name", "form.too_long", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, appoint_tx, &(struct appointing){in, out_id});
}

static enum status dismiss_tx(struct ctx *ctx, const void *input)
{
    const int64_t *id = input;
    struct vote_store_scrutineer s;
    int64_t busy;

    TRY(vote_store_scrutineer(ctx, *id, &s));
    TRY(vote_store_panel_busy(ctx, s.panel, s.panel_id, &busy));
    if (busy > 0)
        return fail(&ctx->err, ST_RULE, "vote.scrutineer_needed", NULL);
    TRY(vote_store_end_scrutineer(ctx, &s));
    return event_emit(ctx, "vote.scrutineer_ended", s.id);
}

enum status vote_dismiss(struct ctx *ctx, int64_t scrutineer_id)
{
    return db_tx(ctx, dismiss_tx, &scrutineer_id);
}

/* ---- turning the keys ---- */

enum status vote_key_state(struct ctx *ctx, const struct vote *v, struct vote_key_state *out)
{
    struct vote_keys_state keys;
    struct vote_scrutineer *list;
    int64_t busy = 0;
    size_t count;

    *out = (struct vote_key_state){.needed = v->sealed && v->state == VOTE_CLOSED};
    TRY(vote_key_holders(ctx, v, &list, &count));
    if (count > 0)
        TRY(vote_store_panel_busy(ctx, list[0].panel, list[0].panel_id, &busy));
    out->busy = busy > 0;
    if (!v->sealed)
        return ST_OK;
    TRY(vote_keys_look(ctx, v->id, &keys));
    out->elsewhere = out->needed && !keys.there;
    arr_each (i, (size_t)VOTE_KEY_HALVES) {
        int64_t *to = keys.open[i] ? out->turned : out->waiting;

        to[to[0] != 0] = keys.scrutineer_id[i];
    }
    return ST_OK;
}

struct turning {
    int64_t vote_id, scrutineer_id;
    struct vote *v;
};

static enum status turned_tx(struct ctx *ctx, const void *input)
{
    const struct turning *t = input;

    return event_emit_data(
        ctx, "vote.key_turned", t->vote_id,
        str_printf(ctx->arena, "{\"scrutineer\":%lld}", (long long)t->scrutineer_id));
}

static enum status count_tx(struct ctx *ctx, const void *input)
{
    const struct turning *t = input;

    TRY(vote_store_get(ctx, t->vote_id, t->v));
    return t->v->state == VOTE_CLOSED ? vote_count_if_ready(ctx, t->v) : ST_OK;
}

enum status vote_count_waiting(struct ctx *ctx, int64_t id)
{
    struct vote v = {0};

    TRY(db_tx(ctx, count_tx, &(struct turning){.vote_id = id, .v = &v}));
    vote_cleared(ctx, &v);
    return ST_OK;
}

static enum status turn(struct ctx *ctx, int64_t id, struct str code)
{
    struct turning t = {.vote_id = id};
    enum status st = vote_keys_whose(ctx, id, code, &t.scrutineer_id);

    if (st == ST_NOT_FOUND)
        return fail_field(&ctx->err, "code", "vote.code_wrong", NULL);
    TRY(st);
    TRY(db_tx(ctx, turned_tx, &t));
    return vote_keys_turn(ctx, id, code);
}

enum status vote_turn_key(struct ctx *ctx, int64_t id, struct str code)
{
    struct vote_key_state keys;
    struct vote v;

    TRY(vote_store_get(ctx, id, &v));
    TRY(vote_rules_may_turn(&v, &ctx->err));
    TRY(vote_key_state(ctx, &v, &keys));
    if (keys.elsewhere)
        return fail(&ctx->err, ST_RULE, "vote.key_elsewhere", NULL);
    TRY(turn(ctx, id, code));
    ctx->once = S(""); /* used up by the first transaction */
    return vote_count_waiting(ctx, id);
}
