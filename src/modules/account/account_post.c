// SPDX-License-Identifier: MulanPSL-2.0
/* Use cases on posts: giving, ending, handing on to a successor. */
#include "base/utf8.h"
#include "modules/account/account_actions.h"
#include "modules/account/account_parts.h"
#include "modules/account/account_store.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TITLE_CHARS_MAX = 40 };

void account_check_line(struct ctx *ctx, const char *field, struct str value, size_t most)
{
    if (utf8_chars(value.ptr, value.len) > most)
        invalid(ctx, field, "account.too_long", "40");
}

/* Role, organ and deputy of a post must exist and fit each other. */
enum status account_check_post(struct ctx *ctx, const struct post_row *post)
{
    struct deputy deputy;
    struct organ organ;
    enum status st;

    if (!account_role_known(post->role))
        invalid(ctx, "role", "account.role_unknown", NULL);
    account_check_line(ctx, "title", post->title, TITLE_CHARS_MAX);
    if (post->organ_id == 0 && account_role_needs_organ(post->role))
        invalid(ctx, "organ", "account.organ_missing", NULL);
    if (post->organ_id != 0) {
        st = organ_get(ctx, post->organ_id, &organ);
        if (st == ST_NOT_FOUND || (st == ST_OK && !organ.active))
            invalid(ctx, "organ", "account.organ_unknown", NULL);
        else
            TRY(st);
    }
    if (str_eqz(post->role, "deputy") != (post->deputy_id != 0)) {
        invalid(ctx, "deputy", "account.deputy_missing", NULL);
    } else if (post->deputy_id != 0) {
        st = deputy_get(ctx, post->deputy_id, &deputy);
        if (st == ST_NOT_FOUND)
            invalid(ctx, "deputy", "account.deputy_missing", NULL);
        else
            TRY(st);
    }
    return invalid_done(ctx);
}

/* One person must not both administer and audit, on no day from `from` on: who begins tomorrow as
 * the one is not made the other today. */
static enum status check_conflict(struct ctx *ctx, int64_t account_id, struct str role,
                                  struct date from)
{
    struct account_post *posts;
    size_t count;

    TRY(account_posts(ctx, account_id, &posts, &count));
    arr_each (i, count) {
        const bool over = !date_none(posts[i].to_on) && date_cmp(posts[i].to_on, from) < 0;

        if (!over && account_roles_conflict(posts[i].role, role))
            return fail(&ctx->err, ST_RULE, "account.roles_conflict", NULL);
    }
    return ST_OK;
}

/* The post itself, and the tie between a deputy and the account. */
enum status account_write_post(struct ctx *ctx, const struct post_row *post)
{
    TRY(account_store_post_insert(ctx, post));
    if (post->deputy_id != 0)
        TRY(deputy_set_account(ctx, post->deputy_id, post->account_id));
    return ST_OK;
}

static enum status give_post_tx(struct ctx *ctx, const void *input)
{
    struct post_row post = *(const struct post_row *)input;
    int64_t home;

    /* The account may be at home in another congress: a post gives rights in this one only. */
    TRY(account_store_home(ctx, post.account_id, &home));
    TRY(account_seed_roles(ctx));
    TRY(account_check_post(ctx, &post));
    TRY(check_conflict(ctx, post.account_id, post.role, post.from_on));
    post.id = db_new_id(ctx);
    TRY(account_write_post(ctx, &post));
    return event_emit_data(ctx, "account.post_given", post.account_id,
                           str_printf(ctx->arena, "{\"role\":\"" STR_FMT "\",\"organ\":%lld}",
                                      STR_ARG(post.role), (long long)post.organ_id));
}

enum status account_give_post(struct ctx *ctx, int64_t account_id, const char *role,
                              int64_t organ_id, struct str title, struct date from)
{
    return account_give(ctx, &(struct account_give){.account_id = account_id,
                                                    .role = str_from(role),
                                                    .organ_id = organ_id,
                                                    .title = title,
                                                    .from_on = from});
}

enum status account_give(struct ctx *ctx, const struct account_give *in)
{
    const struct post_row post = {
        .account_id = in->account_id,
        .organ_id = in->organ_id,
        .deputy_id = in->deputy_id,
        .role = in->role,
        .title = str_trim(in->title),
        .from_on = date_none(in->from_on) ? ctx->today : in->from_on,
    };

    return db_tx(ctx, give_post_tx, &post);
}

/* Somebody must be able to administer accounts. */
enum status account_check_last_admin(struct ctx *ctx, int64_t account_id)
{
    struct account_post *posts;
    size_t count;
    int64_t others;

    TRY(account_store_posts_today(ctx, account_id, &posts, &count));
    arr_each (i, count) {
        if (!str_eqz(posts[i].role, "admin"))
            continue;
        TRY(account_store_others_with(ctx, "admin", account_id, &others));
        if (others == 0)
            return fail(&ctx->err, ST_RULE, "account.last_admin", NULL);
    }
    return ST_OK;
}

struct end_post {
    int64_t id;
    struct date to_on;
};

static enum status end_post_tx(struct ctx *ctx, const void *input)
{
    const struct end_post *in = input;
    struct post_row post;

    TRY(account_store_post_get(ctx, in->id, &post));
    if (date_cmp(in->to_on, post.from_on) < 0) {
        invalid(ctx, "to_on", "account.post_ends_before", NULL);
        return invalid_done(ctx);
    }
    if (str_eqz(post.role, "admin"))
        TRY(account_check_last_admin(ctx, post.account_id));
    TRY(account_store_post_end(ctx, in->id, in->to_on));
    return event_emit_data(
        ctx, "account.post_ended", post.account_id,
        str_printf(ctx->arena, "{\"role\":\"" STR_FMT "\"}", STR_ARG(post.role)));
}

enum status account_end_post(struct ctx *ctx, int64_t post_id, struct date to_on)
{
    if (!date_valid(to_on)) {
        invalid(ctx, "to_on", "account.date_missing", NULL);
        return invalid_done(ctx);
    }
    return db_tx(ctx, end_post_tx, &(struct end_post){post_id, to_on});
}

/* ---------------------------------------------------------------- handing on */

/* Whatever lets in: sessions, slips, tokens. */
enum status account_shut_out(struct ctx *ctx, int64_t id)
{
    int64_t ended;

    TRY(account_store_sessions_end(ctx, id, 0, &ended));
    TRY(account_store_slips_void(ctx, id));
    return account_store_tokens_revoke(ctx, id);
}

static enum status hand_post(struct ctx *ctx, const struct account_post *from, int64_t successor_id)
{
    const struct post_row post = {
        .id = db_new_id(ctx),
        .account_id = successor_id,
        .organ_id = from->organ_id,
        .role = from->role,
        .title = from->title,
        .from_on = ctx->today,
    };

    return account_store_post_insert(ctx, &post);
}

static bool has_post(const struct account_post *posts, size_t count, const struct account_post *p)
{
    arr_each (i, count) {
        if (str_eq(posts[i].role, p->role) && posts[i].organ_id == p->organ_id)
            return true;
    }
    return false;
}

/* Posts that the successor does not hold already. A deputy's mandate is his own. */
static enum status hand_posts(struct ctx *ctx, const struct account_hand_on *in, struct date on)
{
    struct account_post *from, *to;
    size_t from_count, to_count;

    TRY(account_store_posts_today(ctx, in->account_id, &from, &from_count));
    TRY(account_store_posts_today(ctx, in->successor_id, &to, &to_count));
    arr_each (i, from_count) {
        if (from[i].deputy_id == 0 && !has_post(to, to_count, &from[i])) {
            TRY(check_conflict(ctx, in->successor_id, from[i].role, ctx->today));
            TRY(hand_post(ctx, &from[i], in->successor_id));
        }
        TRY(account_store_post_end(ctx, from[i].id,
                                   date_cmp(on, from[i].from_on) < 0 ? from[i].from_on : on));
    }
    return ST_OK;
}

static enum status hand_on_tx(struct ctx *ctx, const void *input)
{
    const struct account_hand_on *in = input;
    const struct date on = date_none(in->leaving_on) ? ctx->today : in->leaving_on;
    struct account from, to;

    TRY(account_get(ctx, in->account_id, &from));
    TRY(account_get(ctx, in->successor_id, &to));
    if (!from.active || !to.active || to.machine)
        return fail(&ctx->err, ST_RULE, "account.hand_on_closed", NULL);
    TRY(hand_posts(ctx, in, on));
    TRY(account_shut_out(ctx, in->account_id));
    TRY(account_store_leave(ctx, in->account_id, in->successor_id, on));
    return event_emit_data(ctx, "account.handed_on", in->account_id,
                           str_printf(ctx->arena, "{\"from\":%lld,\"to\":%lld}",
                                      (long long)in->account_id, (long long)in->successor_id));
}

enum status account_hand_on(struct ctx *ctx, const struct account_hand_on *in)
{
    if (in->successor_id == 0)
        return fail_field(&ctx->err, "successor", "account.hand_on_nobody", "");
    if (in->account_id == in->successor_id)
        return fail(&ctx->err, ST_RULE, "account.hand_on_self", NULL);
    if (date_cmp(in->leaving_on, ctx->today) > 0)
        return fail(&ctx->err, ST_RULE, "account.hand_on_later", NULL);
    return db_tx(ctx, hand_on_tx, in);
}

enum status account_successor(struct ctx *ctx, int64_t account_id, int64_t *out)
{
    struct account account = {.successor_id = account_id};

    /* A chain cannot close: who left has handed on before, and stays closed. */
    for (int depth = 0; account.successor_id != 0 && depth < 50; depth++)
        TRY(account_get(ctx, account.successor_id, &account));
    *out = account.id;
    return ST_OK;
}
