// SPDX-License-Identifier: MulanPSL-2.0
/* The second step at sign-in: setting up, codes once, who may take it away. On both
 * databases. People are invented. */
#include "modules/account/account_rules_totp.h"
#include "modules/account/account_store.h"
#include "modules/account/tests/account_people.h"
#include "platform/app.h"

static struct str code_at(struct ctx *ctx, struct str secret32, int64_t at)
{
    uint8_t bytes[40];
    size_t n = 0;
    uint32_t held = 0;
    int bits = 0;

    arr_each (i, secret32.len) {
        const char c = secret32.ptr[i];

        held = (held << 5 | (uint32_t)(c >= 'A' ? c - 'A' : c - '2' + 26)) & 0xffff;
        bits += 5;
        if (bits >= 8) {
            bytes[n++] = (uint8_t)(held >> (bits - 8));
            bits -= 8;
        }
    }
    return str_printf(ctx->arena, "%06u",
                      account_totp_value((struct str){(const char *)bytes, n}, at / 30, 6));
}

static enum status second(struct ctx *ctx, struct str ticket, struct str code,
                          struct account_signed_in *out)
{
    return account_sign_in_second(
        ctx, &(struct account_second){.ticket = ticket, .code = code, .agent = S("test")}, out);
}

static void test_sign_in(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    struct actor me = {.congress_id = ctx->congress_id, .name = S("李文静")};
    struct account_signed_in one, two;
    struct account_totp state;
    struct sign_in who;
    struct str *codes, key, old;

    me.account_id = person(ctx, "fang", "reader", 0);
    ctx->actor = &me;
    OK(account_totp_start(ctx) == ST_OK && account_totp_state(ctx, &state) == ST_OK && !state.on &&
           state.secret.len == 32,
       "a secret of 160 bits");
    key = state.secret;
    OK(try_in(ctx, "fang", GOOD, S(""), &one) == ST_OK && one.ticket.len == 0,
       "not confirmed: not asked for");
    EQ_INT(account_totp_confirm(ctx, S("000000"), &codes), ST_INVALID, "a wrong first code");
    modtest_clear(ctx);
    old = code_at(ctx, key, ctx->now);
    OK(account_totp_confirm(ctx, old, &codes) == ST_OK && codes[9].len == 11, "the right one: on");
    EQ_INT(account_totp_start(ctx), ST_RULE, "no other secret while it is on");
    modtest_clear(ctx);
    ctx->actor = system;

    OK(try_in(ctx, "fang", GOOD, S(""), &one) == ST_OK && one.ticket.len == 64 &&
           one.token.len == 0,
       "the password alone is no session");
    EQ_INT(account_auth.by_cookie(ctx, one.ticket, &who), ST_NOT_FOUND, "nor is the ticket");
    modtest_clear(ctx);
    EQ_INT(second(ctx, one.ticket, old, &two), ST_INVALID, "the code that was used");
    modtest_clear(ctx);
    ctx->now += 30;
    OK(second(ctx, one.ticket, code_at(ctx, key, ctx->now), &two) == ST_OK && two.token.len == 64 &&
           account_auth.by_cookie(ctx, two.token, &who) == ST_OK,
       "the next one: in");
    OK(second(ctx, one.ticket, code_at(ctx, key, ctx->now + 30), &two) == ST_INVALID,
       "a ticket is for once");
    modtest_clear(ctx);

    OK(try_in(ctx, "fang", GOOD, S(""), &one) == ST_OK &&
           second(ctx, one.ticket, codes[3], &two) == ST_OK,
       "a recovery code: in");
    OK(try_in(ctx, "fang", GOOD, S(""), &one) == ST_OK, "again");
    EQ_INT(second(ctx, one.ticket, codes[3], &two), ST_INVALID, "not by the same");
    modtest_clear(ctx);
    ctx->now += 601;
    EQ_INT(second(ctx, one.ticket, codes[4], &two), ST_INVALID, "a ticket lasts ten minutes");
    modtest_clear(ctx);
}

static void test_lock_out(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    struct actor me = {.congress_id = ctx->congress_id, .name = S("李文静")};
    struct account_signed_in one, two;
    struct account_totp state;
    struct str *codes;

    me.account_id = person(ctx, "fang", "reader", 0);
    ctx->actor = &me;
    OK(account_totp_start(ctx) == ST_OK && account_totp_state(ctx, &state) == ST_OK &&
           account_totp_confirm(ctx, code_at(ctx, state.secret, ctx->now), &codes) == ST_OK,
       "on");
    ctx->actor = system;
    ctx->now += 60;
    OK(try_in(ctx, "fang", GOOD, S(""), &one) == ST_OK, "the password");
    for (int i = 0; i < 6; i++) {
        EQ_INT(second(ctx, one.ticket, S("000001"), &two), ST_INVALID, "guessed");
        modtest_clear(ctx);
    }
    EQ_INT(second(ctx, one.ticket, code_at(ctx, state.secret, ctx->now), &two), ST_INVALID,
           "even the right one waits");
    EQ_TEXT(ctx->field_errors[0].key, "account.sign_in.wait", "and says so");
    modtest_clear(ctx);
    EQ_INT(account_totp_reset(ctx, me.account_id), ST_OK, "the desk takes it away");
    ctx->now += 3600;
    OK(try_in(ctx, "fang", GOOD, S(""), &one) == ST_OK && one.token.len == 64, "the password does");
}

static void test_required(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    struct actor me = {.congress_id = ctx->congress_id, .name = S("李文静")};
    const struct str roles[] = {S("reader")};
    struct account_signed_in one;
    struct account_totp state;
    struct sign_in who;
    struct str *codes;

    me.account_id = person(ctx, "fang", "reader", 0);
    OK(try_in(ctx, "fang", GOOD, S(""), &one) == ST_OK &&
           account_auth.by_cookie(ctx, one.token, &who) == ST_OK && !who.must_set_second,
       "nobody asks");
    OK(account_set_second_roles(ctx, roles, 1) == ST_OK &&
           account_auth.by_cookie(ctx, one.token, &who) == ST_OK && who.must_set_second,
       "the role wants it: at the next request");
    ctx->actor = &me;
    OK(account_totp_start(ctx) == ST_OK && account_totp_state(ctx, &state) == ST_OK, "begun");
    ctx->actor = system;
    OK(account_auth.by_cookie(ctx, one.token, &who) == ST_OK && who.must_set_second,
       "begun is not done");
    ctx->actor = &me;
    OK(account_totp_confirm(ctx, code_at(ctx, state.secret, ctx->now), &codes) == ST_OK, "done");
    EQ_INT(account_totp_reset(ctx, me.account_id), ST_RULE, "nobody resets his own");
    modtest_clear(ctx);
    ctx->actor = system;
    OK(account_auth.by_cookie(ctx, one.token, &who) == ST_OK && !who.must_set_second, "free");
    OK(account_set_second_roles(ctx, NULL, 0) == ST_OK, "no role wants it");
    EQ_INT(account_set_second_roles(ctx, (const struct str[]){S("king")}, 1), ST_INVALID,
           "no such role");
    modtest_clear(ctx);
}

int main(void)
{
    modtest_both("account_totp_sign_in", test_sign_in);
    modtest_both("account_totp_lock_out", test_lock_out);
    modtest_both("account_totp_required", test_required);
    return tap_done();
}
