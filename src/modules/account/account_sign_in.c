// SPDX-License-Identifier: MulanPSL-2.0
/* Signing in: by login and password, with failures that make wait, or by a slip. */
#include "modules/account/account_actions.h"
#include "modules/account/account_parts.h"
#include "modules/account/account_store_totp.h"
#include "modules/account/account_wait.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/password.h"
#include "platform/text.h"

enum { DEVICE_BYTES = 16, SECOND_SECONDS = 600 };

/* ---------------------------------------------------------------- the session */

struct begin {
    int64_t account_id;
    const char *way;
    struct str name, agent, device_hash;
    const struct account_counters *counters; /* to be forgotten; NULL: none */
    int64_t slip_id, second_id;              /* used up by it; 0: none */
    struct account_signed_in *out;
    struct str token_hash;
    bool new_device;
};

static enum status only_deputy(struct ctx *ctx, int64_t account_id, bool *out)
{
    struct my_post *posts;
    size_t count;

    TRY(account_store_my_posts(ctx, account_id, &posts, &count));
    if (count == 0) {
        invalid(ctx, "login", "account.sign_in.no_post", NULL);
        return invalid_done(ctx);
    }
    *out = true;
    arr_each (i, count) {
        *out = *out && str_eqz(posts[i].role, "deputy");
    }
    return ST_OK;
}

/* A deputy's phone stays signed in; staff, who see more, do not. */
static enum status choose_times(struct ctx *ctx, const struct begin *b, struct session_row *row)
{
    bool deputy = false;

    TRY(only_deputy(ctx, b->account_id, &deputy));
    if (deputy && strcmp(b->way, "slip") == 0) {
        row->idle_seconds = SESSION_SLIP_IDLE_SECONDS;
        row->ends_at = ctx->now + SESSION_SLIP_SECONDS;
    } else {
        row->idle_seconds = SESSION_STAFF_IDLE_SECONDS;
        row->ends_at = ctx->now + SESSION_STAFF_SECONDS;
    }
    return ST_OK;
}

static enum status begin_tx(struct ctx *ctx, const void *input)
{
    const struct begin *b = input;
    struct session_row row = {
        .id = db_new_id(ctx),
        .account_id = b->account_id,
        .token_hash = b->token_hash,
        .csrf = crypt_random_text(ctx->arena, 32),
        .way = str_from(b->way),
        .device = account_device_word(ctx->arena, b->agent),
        .address = ctx->address,
    };

    TRY(choose_times(ctx, b, &row));
    if (b->slip_id != 0)
        TRY(account_store_slip_use(ctx, b->slip_id));
    if (b->second_id != 0)
        TRY(account_store_second_use(ctx, b->second_id));
    TRY(account_store_session_insert(ctx, &row));
    TRY(account_store_device_add(ctx, b->device_hash, b->account_id));
    for (int k = 0; b->counters != NULL && k < ACCOUNT_ATTEMPT_KINDS; k++) {
        /* One right password does not clear what an address did to other logins. */
        if (b->counters->used[k] && k != ATTEMPT_ADDRESS)
            TRY(account_store_attempt_put(ctx, (enum attempt_kind)k, b->counters->keys[k],
                                          &(struct attempt){.last_at = ctx->now}));
    }
    b->out->session_id = row.id;
    b->out->max_age_seconds = row.ends_at - ctx->now;
    return event_emit_data(ctx, "account.signed_in", b->account_id,
                           str_printf(ctx->arena, "{\"way\":\"%s\",\"device\":\"" STR_FMT "\"}",
                                      b->way, STR_ARG(row.device)));
}

/* In the congress that keeps the account, and with the account as the one who acts. */
static enum status begin(struct ctx *ctx, struct begin *b, int64_t congress_id)
{
    const struct actor actor = {
        .account_id = b->account_id, .congress_id = congress_id, .name = b->name};
    const struct actor *before = ctx->actor;
    const int64_t before_id = ctx->congress_id;
    enum status st;

    b->out->account_id = b->account_id;
    b->out->congress_id = congress_id;
    b->out->token = account_token_new(ctx, &b->token_hash);
    if (b->new_device) {
        uint8_t bytes[DEVICE_BYTES];

        crypt_random(bytes, sizeof bytes);
        b->out->device = str_hex(ctx->arena, bytes, sizeof bytes);
        b->device_hash = account_token_hash(ctx->arena, b->out->device);
    }
    ctx->actor = &actor;
    ctx->congress_id = congress_id;
    st = db_tx(ctx, begin_tx, b);
    ctx->actor = before;
    ctx->congress_id = before_id;
    return st;
}

/* ---------------------------------------------------------------- the second step */

struct between {
    struct second_row row;
    struct str hash;
};

static enum status second_tx(struct ctx *ctx, const void *input)
{
    const struct between *in = input;

    return account_store_second_add(ctx, &in->row, in->hash);
}

/* The first step is done: a ticket for the second, if the account has one. */
static enum status ask_second(struct ctx *ctx, int64_t account_id, int64_t congress_id,
                              int64_t slip_id, struct account_signed_in *out)
{
    const int64_t before = ctx->congress_id;
    struct between b = {.row = {.account_id = account_id,
                                .slip_id = slip_id,
                                .ends_at = ctx->now + SECOND_SECONDS}};
    enum status st;
    bool on;

    TRY(account_store_totp_on(ctx, account_id, &on));
    if (!on)
        return ST_OK;
    out->ticket = account_token_new(ctx, &b.hash);
    ctx->congress_id = congress_id;
    st = db_tx(ctx, second_tx, &b);
    ctx->congress_id = before;
    return st;
}

struct code_use {
    int64_t account_id, key_id;
    struct str typed;
};

static enum status code_tx(struct ctx *ctx, const void *input)
{
    const struct code_use *in = input;

    return account_totp_use(ctx, in->account_id, in->key_id, in->typed);
}

/* A wrong code counts as a wrong password does. */
static enum status use_code(struct ctx *ctx, const struct account_found *found,
                            const struct account_counters *counters, struct str typed)
{
    const struct code_use use = {found->account.id, found->account.person_key_id, typed};
    const int64_t before = ctx->congress_id;
    enum status st;

    TRY(account_check_wait(ctx, counters, "code"));
    ctx->congress_id = found->congress_id;
    st = db_tx(ctx, code_tx, &use);
    ctx->congress_id = before;
    if (st != ST_NOT_FOUND && st != ST_CONFLICT)
        return st;
    ctx->err = (struct err){0};
    return account_sign_in_wrong(ctx, counters, found, "code", "account.totp.wrong");
}

static enum status account_at_home(struct ctx *ctx, int64_t account_id, struct account_found *out)
{
    const int64_t before = ctx->congress_id;
    enum status st;

    *out = (struct account_found){0};
    TRY(account_store_home(ctx, account_id, &out->congress_id));
    ctx->congress_id = out->congress_id;
    st = account_get(ctx, account_id, &out->account);
    ctx->congress_id = before;
    return st;
}

enum status account_check_second(struct ctx *ctx, int64_t account_id, struct str code)
{
    struct account_found found;
    struct account_counters counters;

    TRY(account_at_home(ctx, account_id, &found));
    counters = account_counters_of(ctx, found.account.login, S("own code"), true);
    return use_code(ctx, &found, &counters, code);
}

static enum status find_between(struct ctx *ctx, struct str ticket, struct second_row *out)
{
    const enum status st =
        account_store_second_by_token(ctx, account_token_hash(ctx->arena, ticket), out);

    if (st != ST_NOT_FOUND && st != ST_OK)
        return st;
    if (st == ST_OK && out->ends_at > ctx->now)
        return ST_OK;
    ctx->err = (struct err){0};
    invalid(ctx, "login", "account.second.over", NULL);
    return invalid_done(ctx);
}

enum status account_sign_in_second(struct ctx *ctx, const struct account_second *in,
                                   struct account_signed_in *out)
{
    const struct str device_hash = account_token_hash(ctx->arena, in->device);
    struct account_found found;
    struct second_row row;
    struct account_counters counters;
    bool known = false;
    struct begin b;
    enum status st;

    *out = (struct account_signed_in){0};
    TRY(find_between(ctx, in->ticket, &row));
    TRY(account_at_home(ctx, row.account_id, &found));
    if (!found.account.active) {
        invalid(ctx, "login", "account.sign_in.closed", NULL);
        return invalid_done(ctx);
    }
    if (in->device.len > 0)
        TRY(account_store_device_known(ctx, device_hash, found.account.id, &known));
    counters = account_counters_of(ctx, found.account.login, device_hash, known);
    TRY(use_code(ctx, &found, &counters, in->code));
    b = (struct begin){
        .account_id = found.account.id,
        .way = row.slip_id != 0 ? "slip" : "password",
        .name = found.account.name,
        .agent = in->agent,
        .device_hash = device_hash,
        .new_device = in->device.len == 0,
        .counters = &counters,
        .slip_id = row.slip_id,
        .second_id = row.id,
        .out = out,
    };
    st = begin(ctx, &b, found.congress_id);
    return st == ST_CONFLICT ? fail(&ctx->err, ST_RULE, "account.second.used", NULL) : st;
}

/* ST_OK also when there is no such login: *out is then empty. */
static enum status find(struct ctx *ctx, struct str login, struct account_found *out)
{
    const enum status st = account_store_by_login(ctx, login, out);

    if (st != ST_NOT_FOUND)
        return st;
    *out = (struct account_found){0};
    return ST_OK;
}

enum status account_sign_in(struct ctx *ctx, const struct account_sign_in *in,
                            struct account_signed_in *out)
{
    const struct str login = account_login_normal(ctx->arena, in->login);
    const struct str device_hash = account_token_hash(ctx->arena, in->device);
    struct account_found found;
    struct account_counters counters;
    bool known = false;
    struct begin b;

    *out = (struct account_signed_in){0};
    TRY(find(ctx, login, &found));
    if (in->device.len > 0)
        TRY(account_store_device_known(ctx, device_hash, found.account.id, &known));
    counters = account_counters_of(ctx, login, device_hash, known);
    TRY(account_check_wait(ctx, &counters, "password"));
    /* Whether the login exists, has a password or is closed takes the same time to refuse. */
    if (!password_verify(in->password, found.account.machine ? S("") : found.password))
        return account_sign_in_wrong(ctx, &counters, &found, "password", "account.sign_in.wrong");
    if (!found.account.active) {
        invalid(ctx, "login", "account.sign_in.closed", NULL);
        return invalid_done(ctx);
    }
    TRY(ask_second(ctx, found.account.id, found.congress_id, 0, out));
    if (out->ticket.len > 0)
        return ST_OK;
    b = (struct begin){
        .account_id = found.account.id,
        .way = "password",
        .name = found.account.name,
        .agent = in->agent,
        .device_hash = device_hash,
        .new_device = in->device.len == 0,
        .counters = &counters,
        .out = out,
    };
    return begin(ctx, &b, found.congress_id);
}

enum status account_check_password(struct ctx *ctx, int64_t account_id, struct str password)
{
    struct account_counters counters;
    struct account_found found = {0};
    struct account account;
    int64_t home;
    struct str hash;
    const int64_t before = ctx->congress_id;
    enum status st;

    TRY(account_store_home(ctx, account_id, &home));
    ctx->congress_id = home;
    st = account_get(ctx, account_id, &account);
    if (st == ST_OK)
        st = account_store_password(ctx, account_id, &hash);
    ctx->congress_id = before;
    TRY(st);
    found.account = account;
    found.congress_id = home;
    counters = account_counters_of(ctx, account.login, S("own password"), true);
    TRY(account_check_wait(ctx, &counters, "current"));
    if (!password_verify(password, hash))
        return account_sign_in_wrong(ctx, &counters, &found, "current",
                                     "account.password.current_wrong");
    return ST_OK;
}

/* ---------------------------------------------------------------- by slip */

static enum status look(struct ctx *ctx, struct str token, struct slip_row *slip,
                        struct account *account)
{
    const int64_t before = ctx->congress_id;
    enum status st;

    TRY(account_store_slip_by_token(ctx, account_token_hash(ctx->arena, token), slip));
    if (slip->used_at != 0)
        return fail(&ctx->err, ST_RULE, "account.slip.used", NULL);
    if (slip->void_at != 0)
        return fail(&ctx->err, ST_RULE, "account.slip.void", NULL);
    if (slip->ends_at <= ctx->now)
        return fail(&ctx->err, ST_RULE, "account.slip.late", NULL);
    ctx->congress_id = slip->congress_id;
    st = account_get(ctx, slip->account_id, account);
    ctx->congress_id = before;
    TRY(st);
    return account->active ? ST_OK : fail(&ctx->err, ST_RULE, "account.slip.closed", NULL);
}

enum status account_slip_look(struct ctx *ctx, struct str token, struct account_slip_of *out)
{
    struct account account = {0};
    struct slip_row slip = {0};
    bool deputy = false;

    TRY(look(ctx, token, &slip, &account));
    TRY(only_deputy(ctx, account.id, &deputy));
    *out = (struct account_slip_of){account.name, slip.congress_id, !deputy};
    return ST_OK;
}

enum status account_slip_use(struct ctx *ctx, struct str token, struct str agent,
                             struct account_signed_in *out)
{
    struct account account = {0};
    struct slip_row slip = {0};
    struct begin b;
    enum status st;

    TRY(look(ctx, token, &slip, &account));
    *out = (struct account_signed_in){0};
    TRY(ask_second(ctx, account.id, slip.congress_id, slip.id, out));
    if (out->ticket.len > 0)
        return ST_OK;
    b = (struct begin){
        .account_id = account.id,
        .way = "slip",
        .name = account.name,
        .agent = agent,
        .new_device = true,
        .slip_id = slip.id,
        .out = out,
    };
    st = begin(ctx, &b, slip.congress_id);
    /* Two phones at the same instant: one of them was first. */
    return st == ST_CONFLICT ? fail(&ctx->err, ST_RULE, "account.slip.used", NULL) : st;
}
