// SPDX-License-Identifier: MulanPSL-2.0
/* Use cases on accounts, their passwords, and machines. */
#include "modules/account/account_actions.h"
#include "modules/account/account_parts.h"
#include "modules/account/account_store.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/password.h"
#include "platform/permission.h"

enum { NAME_CHARS_MAX = 40, FIRST_PASSWORD_CHARS = 10, TOKEN_DAYS_MAX = 3 * 366 };

/* ---------------------------------------------------------------- passwords */

/* Check a password by the rules and hash it. Slow on purpose: outside of transactions. */
static enum status hash_password(struct ctx *ctx, struct str password, struct str login,
                                 struct str name, struct str *out_hash)
{
    struct str words[2] = {S(""), S("")};
    struct congress congress;
    const char *fault;

    if (ctx->congress_id != 0 && congress_get(ctx, ctx->congress_id, &congress) == ST_OK) {
        words[0] = congress.name;
        words[1] = congress.short_name;
    }
    fault = account_password_fault(ctx->arena, password, login, name, words, COUNT(words));
    if (fault != NULL) {
        invalid(ctx, "password", fault, NULL);
        return invalid_done(ctx);
    }
    return password_hash(ctx->arena, &ctx->err, password, out_hash);
}

struct set_password {
    int64_t id;
    struct str hash;
    bool must_change;
    const char *event;
};

static enum status set_password_tx(struct ctx *ctx, const void *input)
{
    const struct set_password *in = input;
    const int64_t keep = ctx->actor->account_id == in->id ? ctx->actor->session_id : 0;
    int64_t ended;

    TRY(account_store_set_password(ctx, in->id, in->hash, in->must_change));
    TRY(account_store_slips_void(ctx, in->id));
    TRY(account_store_sessions_end(ctx, in->id, keep, &ended));
    return event_emit(ctx, in->event, in->id);
}

/* A machine has its token and nothing that would outlive it. */
static enum status check_person(struct ctx *ctx, const struct account *account)
{
    return account->machine ? fail(&ctx->err, ST_RULE, "account.password.machine", NULL) : ST_OK;
}

enum status account_set_password(struct ctx *ctx, int64_t account_id, struct str password,
                                 bool must_change)
{
    struct set_password set = {
        .id = account_id, .must_change = must_change, .event = "account.password_changed"};
    struct account account;

    TRY(account_get(ctx, account_id, &account));
    TRY(check_person(ctx, &account));
    TRY(hash_password(ctx, password, account.login, account.name, &set.hash));
    return db_tx(ctx, set_password_tx, &set);
}

static enum status check_posts(struct ctx *ctx, int64_t id, bool slip)
{
    struct my_post *posts;
    size_t count;

    if (may(ctx, "account.manage"))
        return ST_OK;
    TRY(account_store_my_posts(ctx, id, &posts, &count)); /* in other congresses too */
    arr_each (i, count) {
        if (!account_role_resettable(posts[i].role))
            return fail(&ctx->err, ST_RULE, "account.reset_by_admin_only", NULL);
        if (slip && account_role_decides(posts[i].role))
            return fail(&ctx->err, ST_RULE, "account.slip_by_admin_only", NULL);
    }
    return ST_OK;
}

enum status account_check_resettable(struct ctx *ctx, int64_t id)
{
    return check_posts(ctx, id, false);
}

enum status account_check_slip(struct ctx *ctx, int64_t id)
{
    return check_posts(ctx, id, true);
}

enum status account_reset(struct ctx *ctx, int64_t id, struct str *out_password)
{
    const struct str password = crypt_random_text(ctx->arena, FIRST_PASSWORD_CHARS);
    struct set_password set = {.id = id, .must_change = true, .event = "account.password_reset"};
    struct account account;

    TRY(account_get(ctx, id, &account));
    TRY(check_person(ctx, &account));
    TRY(account_check_resettable(ctx, id));
    TRY(password_hash(ctx->arena, &ctx->err, password, &set.hash));
    TRY(db_tx(ctx, set_password_tx, &set));
    *out_password = password;
    return ST_OK;
}

/* ---------------------------------------------------------------- accounts */

struct create {
    const struct account_new *in;
    struct str login, hash;
    bool machine;
    int64_t *out_id;
};

static enum status person_key(struct ctx *ctx, const struct create *c, int64_t *out)
{
    struct deputy deputy;

    *out = 0;
    if (c->machine)
        return ST_OK;
    if (c->in->deputy_id == 0)
        return crypt_key_new(ctx, out);
    TRY(deputy_get(ctx, c->in->deputy_id, &deputy));
    *out = deputy.key_id;
    return ST_OK;
}

static enum status taken(struct ctx *ctx, enum status st)
{
    if (st != ST_CONFLICT || ctx->err.key == NULL || !str_eqz(S("db.unique"), ctx->err.key))
        return st;
    invalid(ctx, "login", "account.login_taken", NULL);
    return invalid_done(ctx);
}

static enum status create_tx(struct ctx *ctx, const void *input)
{
    const struct create *c = input;
    const struct account_new *in = c->in;
    struct post_row post = {
        .organ_id = in->organ_id,
        .deputy_id = in->deputy_id,
        .role = str_from(in->role),
        .title = str_trim(in->title),
        .from_on = ctx->today,
    };
    struct account_row row = {
        .machine = c->machine,
        .must_change = in->must_change_password,
        .login = c->login,
        .name = in->name,
        .phone = in->phone,
        .password = c->hash,
    };

    TRY(account_seed_roles(ctx));
    TRY(account_check_post(ctx, &post));
    TRY(person_key(ctx, c, &row.key_id));
    row.id = post.account_id = db_new_id(ctx);
    TRY(taken(ctx, account_store_insert(ctx, &row)));
    post.id = db_new_id(ctx);
    TRY(account_write_post(ctx, &post));
    *c->out_id = row.id;
    return event_emit_data(
        ctx, "account.created", row.id,
        str_printf(ctx->arena, "{\"role\":\"" STR_FMT "\"}", STR_ARG(post.role)));
}

enum status account_create(struct ctx *ctx, const struct account_new *in, int64_t *out_id)
{
    struct account_new clean = *in;
    struct create c = {.in = &clean, .out_id = out_id};

    c.login = account_login_normal(ctx->arena, in->login);
    clean.name = str_trim(in->name);
    if (!account_login_fits(c.login))
        invalid(ctx, "login", "account.login_wrong", NULL);
    if (clean.name.len == 0)
        invalid(ctx, "name", "account.name_missing", NULL);
    account_check_line(ctx, "name", clean.name, NAME_CHARS_MAX);
    TRY(invalid_done(ctx));
    if (in->password.len > 0)
        TRY(hash_password(ctx, in->password, c.login, clean.name, &c.hash));
    return db_tx(ctx, create_tx, &c);
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct account_change *in = input;
    struct account_update update = {
        .id = in->id,
        .version = in->version,
        .name = str_trim(in->name),
        .phone = str_trim(in->phone),
        .keep_phone = in->keep_phone,
    };
    struct account account;

    TRY(account_get(ctx, in->id, &account));
    update.key_id = account.person_key_id;
    TRY(account_store_update(ctx, &update));
    return event_emit(ctx, "account.changed", in->id);
}

enum status account_change(struct ctx *ctx, const struct account_change *in)
{
    if (str_trim(in->name).len == 0)
        invalid(ctx, "name", "account.name_missing", NULL);
    account_check_line(ctx, "name", in->name, NAME_CHARS_MAX);
    TRY(invalid_done(ctx));
    return db_tx(ctx, change_tx, in);
}

struct close {
    int64_t id;
    bool close;
};

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct close *in = input;
    struct account account;

    TRY(account_get(ctx, in->id, &account));
    if (in->close) {
        TRY(account_check_last_admin(ctx, in->id));
        TRY(account_shut_out(ctx, in->id));
    }
    TRY(account_store_set_active(ctx, in->id, !in->close));
    return event_emit(ctx, in->close ? "account.closed" : "account.opened", in->id);
}

enum status account_close(struct ctx *ctx, int64_t id, bool close)
{
    if (close && id == ctx->actor->account_id)
        return fail(&ctx->err, ST_RULE, "account.close_own", NULL);
    return db_tx(ctx, close_tx, &(struct close){id, close});
}

/* ---------------------------------------------------------------- machines */

struct token_add {
    const struct account_token_made *in;
    struct str login, hash;
};

static enum status token_add_tx(struct ctx *ctx, const void *input)
{
    const struct token_add *t = input;
    const struct account_new account = {
        .name = t->in->name,
        .role = str_z(ctx->arena, t->in->role),
        .organ_id = t->in->organ_id,
    };
    struct token_row row = {.name = t->in->name, .scopes = t->in->scopes};
    int64_t account_id = 0;
    const struct create create = {
        .in = &account, .login = t->login, .machine = true, .out_id = &account_id};

    TRY(create_tx(ctx, &create));
    row.id = db_new_id(ctx);
    row.account_id = account_id;
    if (!date_none(t->in->until))
        row.ends_at = date_begin(date_add_days(t->in->until, 1));
    TRY(account_store_token_insert(ctx, &row, t->hash));
    return event_emit(ctx, "account.token_issued", row.id);
}

enum status account_token_add(struct ctx *ctx, const struct account_token_made *in,
                              struct str *out_token)
{
    struct account_token_made made = *in;
    struct token_add t = {.in = &made};
    struct str token;

    if (date_none(in->until))
        made.until = date_add_days(ctx->today, ACCOUNT_TOKEN_DAYS);
    if (str_trim(in->name).len == 0)
        invalid(ctx, "name", "account.name_missing", NULL);
    account_check_line(ctx, "name", in->name, NAME_CHARS_MAX);
    if (!account_role_known(in->role) || str_eqz(in->role, "deputy"))
        invalid(ctx, "role", "account.role_unknown", NULL);
    if (!date_none(in->until) && date_cmp(in->until, ctx->today) < 0)
        invalid(ctx, "until", "account.token.until_past", NULL);
    if (!date_none(in->until) && date_cmp(in->until, date_add_days(ctx->today, TOKEN_DAYS_MAX)) > 0)
        invalid(ctx, "until", "account.token.until_far", NULL);
    if (permission_scope_fault(in->scopes).len != 0)
        invalid(ctx, "module", "account.token.scope_wrong",
                str_z(ctx->arena, permission_scope_fault(in->scopes)));
    TRY(invalid_done(ctx));
    token = account_token_new(ctx, &t.hash);
    t.login = str_printf(ctx->arena, "machine-%.12s", t.hash.ptr);
    TRY(db_tx(ctx, token_add_tx, &t));
    *out_token = token;
    return ST_OK;
}

static enum status token_revoke_tx(struct ctx *ctx, const void *input)
{
    const int64_t id = *(const int64_t *)input;
    struct token_row row;

    TRY(account_store_token_get(ctx, id, &row));
    TRY(account_store_token_revoke(ctx, id));
    return event_emit(ctx, "account.token_revoked", id);
}

enum status account_token_revoke(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, token_revoke_tx, &id);
}
