// SPDX-License-Identifier: MulanPSL-2.0
/* Use cases on sessions: ending them, choosing a post; and slips that begin one. */
#include "modules/account/account_actions.h"
#include "modules/account/account_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

/* 100 random bits: nobody guesses them in seven days, and they can be typed. */
enum { SLIP_TOKEN_CHARS = 20 };

/* ---------------------------------------------------------------- ending */

/* The session of the actor lives in the account's congress, which may not be where he works. */
static enum status sign_out_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    TRY(account_store_session_end(ctx, ctx->actor->session_id));
    return event_emit(ctx, "account.signed_out", ctx->actor->account_id);
}

enum status account_sign_out(struct ctx *ctx)
{
    const int64_t congress_id = ctx->congress_id;
    enum status st;

    if (ctx->actor->session_id == 0)
        return ST_OK;
    TRY(account_store_home(ctx, ctx->actor->account_id, &ctx->congress_id));
    st = db_tx(ctx, sign_out_tx, NULL);
    ctx->congress_id = congress_id;
    /* Ended meanwhile, perhaps at the desk: that is what was wanted. */
    return st == ST_CONFLICT ? ST_OK : st;
}

struct end_session {
    int64_t account_id, session_id;
};

static enum status end_session_tx(struct ctx *ctx, const void *input)
{
    const struct end_session *in = input;
    struct session_row session;

    TRY(account_store_session_get(ctx, in->session_id, &session));
    if (session.account_id != in->account_id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (session.ended_at != 0)
        return ST_OK;
    TRY(account_store_session_end(ctx, in->session_id));
    return event_emit(ctx, "account.session_ended", in->account_id);
}

static enum status end_sessions_tx(struct ctx *ctx, const void *input)
{
    const struct end_session *in = input;
    int64_t ended;

    TRY(account_store_sessions_end(ctx, in->account_id, in->session_id, &ended));
    if (ended == 0)
        return ST_OK;
    return event_emit_data(ctx, "account.sessions_ended", in->account_id,
                           str_printf(ctx->arena, "{\"count\":%lld}", (long long)ended));
}

/* One's own sessions are where the account is at home; others are ended in one's own congress. */
static enum status in_home(struct ctx *ctx, enum status (*fn)(struct ctx *, const void *),
                           const struct end_session *in)
{
    const int64_t congress_id = ctx->congress_id;
    enum status st;

    if (in->account_id == ctx->actor->account_id)
        TRY(account_store_home(ctx, in->account_id, &ctx->congress_id));
    st = db_tx(ctx, fn, in);
    ctx->congress_id = congress_id;
    return st;
}

enum status account_end_session(struct ctx *ctx, int64_t account_id, int64_t session_id)
{
    return in_home(ctx, end_session_tx, &(struct end_session){account_id, session_id});
}

enum status account_end_sessions(struct ctx *ctx, int64_t account_id, int64_t keep_id)
{
    return in_home(ctx, end_sessions_tx, &(struct end_session){account_id, keep_id});
}

/* ---------------------------------------------------------------- oneself */

enum status account_my_account(struct ctx *ctx, struct account *out)
{
    const int64_t congress_id = ctx->congress_id;
    enum status st;

    TRY(account_store_home(ctx, ctx->actor->account_id, &ctx->congress_id));
    st = account_get(ctx, ctx->actor->account_id, out);
    ctx->congress_id = congress_id;
    return st;
}

enum status account_my_sessions(struct ctx *ctx, struct session_row **out, size_t *out_count)
{
    const int64_t congress_id = ctx->congress_id;
    enum status st;

    TRY(account_store_home(ctx, ctx->actor->account_id, &ctx->congress_id));
    st = account_store_sessions(ctx, ctx->actor->account_id, out, out_count);
    ctx->congress_id = congress_id;
    return st;
}

enum status account_set_own_password(struct ctx *ctx, struct str current, struct str password)
{
    const int64_t congress_id = ctx->congress_id, id = ctx->actor->account_id;
    struct account me;
    enum status st;

    TRY(account_my_account(ctx, &me));
    if (!me.must_change_password && me.has_password)
        TRY(account_check_password(ctx, id, current));
    TRY(account_store_home(ctx, id, &ctx->congress_id));
    st = account_set_password(ctx, id, password, false);
    ctx->congress_id = congress_id;
    return st;
}

/* ---------------------------------------------------------------- choosing a post */

static enum status choose_post_tx(struct ctx *ctx, const void *input)
{
    return account_store_session_choose(ctx, ctx->actor->session_id, ctx->actor->account_id,
                                        *(const int64_t *)input);
}

enum status account_choose_post(struct ctx *ctx, int64_t post_id)
{
    struct my_post *posts;
    size_t count;

    TRY(account_store_my_posts(ctx, ctx->actor->account_id, &posts, &count));
    arr_each (i, count) {
        if (posts[i].id == post_id)
            return db_tx(ctx, choose_post_tx, &post_id);
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* ---------------------------------------------------------------- slips */

struct issue {
    int64_t account_id;
    struct str hash;
};

static enum status issue_tx(struct ctx *ctx, const void *input)
{
    const struct issue *in = input;
    const struct slip_row row = {
        .id = db_new_id(ctx),
        .account_id = in->account_id,
        .ends_at = ctx->now + SLIP_SECONDS,
    };
    struct account account;

    TRY(account_get(ctx, in->account_id, &account));
    if (!account.active || account.machine)
        return fail(&ctx->err, ST_RULE, "account.slip.closed", NULL);
    /* One slip at a time: a new one makes those before it worthless. */
    TRY(account_store_slips_void(ctx, in->account_id));
    TRY(account_store_slip_insert(ctx, &row, in->hash));
    return event_emit(ctx, "account.slip_issued", in->account_id);
}

enum status account_issue_slip(struct ctx *ctx, int64_t account_id, struct str *out_token)
{
    const struct str token = crypt_random_text(ctx->arena, SLIP_TOKEN_CHARS);

    TRY(account_check_slip(ctx, account_id));
    TRY(db_tx(ctx, issue_tx, &(struct issue){account_id, account_token_hash(ctx->arena, token)}));
    *out_token = token;
    return ST_OK;
}
