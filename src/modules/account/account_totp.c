// SPDX-License-Identifier: MulanPSL-2.0
/* The second step at sign-in: setting it up, codes for a lost phone, taking it away. */
#include "modules/account/account_actions.h"
#include "modules/account/account_parts.h"
#include "modules/account/account_rules_totp.h"
#include "modules/account/account_store_totp.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- where the account is at home */

struct at_home {
    int64_t before;
    struct account me;
};

static enum status go_home(struct ctx *ctx, struct at_home *h)
{
    h->before = ctx->congress_id;
    TRY(account_my_account(ctx, &h->me));
    if (h->me.machine)
        return fail(&ctx->err, ST_RULE, "account.totp.machine", NULL);
    return account_store_home(ctx, h->me.id, &ctx->congress_id);
}

static enum status tx_at_home(struct ctx *ctx, enum status (*fn)(struct ctx *, const void *),
                              const struct at_home *h, const void *input)
{
    const enum status st = db_tx(ctx, fn, input);

    ctx->congress_id = h->before;
    return st;
}

/* ---------------------------------------------------------------- codes */

static struct str code_hash(struct ctx *ctx, int64_t account_id, struct str code)
{
    return crypt_blind(
        ctx, "account.totp_code",
        str_printf(ctx->arena, "%lld|" STR_FMT, (long long)account_id, STR_ARG(code)));
}

enum status account_totp_use(struct ctx *ctx, int64_t account_id, int64_t key_id, struct str typed)
{
    const struct str code = account_code_normal(ctx->arena, typed);
    struct totp_row t;
    int64_t step = 0;

    TRY(account_store_totp(ctx, account_id, key_id, &t));
    if (!t.confirmed)
        return fail(&ctx->err, ST_NOT_FOUND, "account.totp.wrong", NULL);
    if (account_totp_match(t.secret, code, ctx->now, t.last_step, &step))
        return account_store_totp_step(ctx, account_id, step);
    TRY(account_store_code_use(ctx, account_id, code_hash(ctx, account_id, code)));
    return event_emit(ctx, "account.recovery_code_used", account_id);
}

/* "abcde-fghij": easier to copy from paper. */
static enum status make_codes(struct ctx *ctx, int64_t account_id, struct str *codes)
{
    TRY(account_store_codes_drop(ctx, account_id));
    arr_each (i, TOTP_RECOVERY_CODES)
        TRY(account_store_code_add(
            ctx, account_id,
            code_hash(ctx, account_id, account_code_normal(ctx->arena, codes[i]))));
    return ST_OK;
}

static struct str *new_codes(struct ctx *ctx)
{
    struct str *codes = arena_array(ctx->arena, TOTP_RECOVERY_CODES, struct str);

    arr_each (i, TOTP_RECOVERY_CODES) {
        const struct str c = crypt_random_text(ctx->arena, TOTP_RECOVERY_CHARS);

        codes[i] = str_printf(ctx->arena, "%.5s-%.5s", c.ptr, c.ptr + 5);
    }
    return codes;
}

/* ---------------------------------------------------------------- one's own */

enum status account_totp_state(struct ctx *ctx, struct account_totp *out)
{
    struct at_home h;
    struct totp_row t = {0};
    enum status st;

    *out = (struct account_totp){0};
    TRY(go_home(ctx, &h));
    out->login = h.me.login;
    st = account_store_totp(ctx, h.me.id, h.me.person_key_id, &t);
    if (st == ST_OK && t.confirmed)
        st = account_store_codes_left(ctx, h.me.id, &out->codes_left);
    ctx->congress_id = h.before;
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    out->on = t.confirmed;
    if (!t.confirmed)
        out->secret = account_base32(ctx->arena, t.secret);
    return ST_OK;
}

struct own {
    const struct account *me;
    struct str typed, secret;
    struct str *codes;
};

static enum status start_tx(struct ctx *ctx, const void *input)
{
    const struct own *in = input;
    bool on;

    TRY(account_store_totp_on(ctx, in->me->id, &on));
    if (on)
        return fail(&ctx->err, ST_RULE, "account.totp.is_on", NULL);
    TRY(account_store_totp_start(ctx, in->me->id, in->me->person_key_id, in->secret));
    return event_emit(ctx, "account.totp_started", in->me->id);
}

enum status account_totp_start(struct ctx *ctx)
{
    uint8_t bytes[TOTP_SECRET_BYTES];
    struct own own;
    struct at_home h;

    TRY(go_home(ctx, &h));
    crypt_random(bytes, sizeof bytes);
    own = (struct own){.me = &h.me, .secret = {(const char *)bytes, sizeof bytes}};
    return tx_at_home(ctx, start_tx, &h, &own);
}

static enum status confirm_tx(struct ctx *ctx, const void *input)
{
    const struct own *in = input;
    struct totp_row t;
    int64_t step = 0;

    TRY(account_store_totp(ctx, in->me->id, in->me->person_key_id, &t));
    if (t.confirmed)
        return fail(&ctx->err, ST_RULE, "account.totp.is_on", NULL);
    if (!account_totp_match(t.secret, account_code_normal(ctx->arena, in->typed), ctx->now,
                            t.last_step, &step))
        return fail_field(&ctx->err, "code", "account.totp.wrong", "");
    TRY(account_store_totp_confirm(ctx, in->me->id));
    TRY(account_store_totp_step(ctx, in->me->id, step));
    TRY(make_codes(ctx, in->me->id, in->codes));
    return event_emit(ctx, "account.totp_on", in->me->id);
}

enum status account_totp_confirm(struct ctx *ctx, struct str code, struct str **out_codes)
{
    struct own own = {.typed = code, .codes = new_codes(ctx)};
    struct at_home h;

    TRY(go_home(ctx, &h));
    own.me = &h.me;
    TRY(tx_at_home(ctx, confirm_tx, &h, &own));
    *out_codes = own.codes;
    return ST_OK;
}

static enum status codes_tx(struct ctx *ctx, const void *input)
{
    const struct own *in = input;

    TRY(make_codes(ctx, in->me->id, in->codes));
    return event_emit(ctx, "account.recovery_codes_made", in->me->id);
}

enum status account_totp_new_codes(struct ctx *ctx, struct str code, struct str **out_codes)
{
    struct own own = {.codes = new_codes(ctx)};
    struct at_home h;

    TRY(account_check_second(ctx, ctx->actor->account_id, code));
    TRY(go_home(ctx, &h));
    own.me = &h.me;
    TRY(tx_at_home(ctx, codes_tx, &h, &own));
    *out_codes = own.codes;
    return ST_OK;
}

static enum status off_tx(struct ctx *ctx, const void *input)
{
    const int64_t id = *(const int64_t *)input;
    const bool own = id == ctx->actor->account_id;
    bool any;

    TRY(account_store_totp_drop(ctx, id, &any));
    if (!any)
        return ST_OK;
    return event_emit(ctx, own ? "account.totp_off" : "account.totp_reset", id);
}

enum status account_totp_off(struct ctx *ctx, struct str code)
{
    struct at_home h;

    TRY(account_check_second(ctx, ctx->actor->account_id, code));
    TRY(go_home(ctx, &h));
    return tx_at_home(ctx, off_tx, &h, &h.me.id);
}

/* ---------------------------------------------------------------- at the desk */

enum status account_totp_reset(struct ctx *ctx, int64_t account_id)
{
    struct account a;

    if (account_id == ctx->actor->account_id)
        return fail(&ctx->err, ST_RULE, "account.totp.reset_own", NULL);
    TRY(account_get(ctx, account_id, &a));
    TRY(account_check_slip(ctx, account_id));
    return db_tx(ctx, off_tx, &account_id);
}

struct second_roles {
    const struct str *roles;
    size_t count;
};

static enum status roles_tx(struct ctx *ctx, const void *input)
{
    const struct second_roles *in = input;

    for (const char *const *r = ACCOUNT_ROLES; *r != NULL; r++) {
        bool on = false;

        arr_each (i, in->count)
            on = on || str_eqz(in->roles[i], *r);
        TRY(account_store_role_second_set(ctx, str_from(*r), on));
    }
    return event_emit(ctx, "account.second_roles_set", ctx->congress_id);
}

enum status account_set_second_roles(struct ctx *ctx, const struct str *roles, size_t count)
{
    arr_each (i, count)
        if (!account_role_known(roles[i]))
            invalid(ctx, "role", "account.role_unknown", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, roles_tx, &(struct second_roles){roles, count});
}
