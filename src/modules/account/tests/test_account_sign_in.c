// SPDX-License-Identifier: MulanPSL-2.0
/* Signing in and out with a password, and failures that make wait. On both databases. People are
 * invented. */
#include "modules/account/account_store.h"
#include "modules/account/tests/account_people.h"
#include "platform/app.h"
#include "platform/db.h"
#include "platform/permission.h"

static void test_session(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t county = ctx->congress_id;
    const int64_t organ = modtest_organ(ctx, "云溪县水利局");
    const int64_t id = person(ctx, "lwj", "handler", organ);
    struct account_signed_in session;
    struct session_row *rows;
    struct sign_in who;
    size_t count;

    ctx->congress_id = 0; /* as the sign-in page is */
    OK(try_in(ctx, " LWJ ", GOOD, S(""), &session) == ST_OK, "signs in");
    EQ_INT(ctx->congress_id, 0, "ctx is as before");
    EQ_INT(session.account_id, id, "as herself");
    EQ_INT((int64_t)session.token.len, 64, "256 bits");
    EQ_INT(session.max_age_seconds, 12 * 3600, "for half a day");
    OK(session.device.len == 32, "on a device that is known from now on");
    OK(account_auth.by_cookie(ctx, session.token, &who) == ST_OK, "the cookie is hers");
    EQ_INT(who.actor.congress_id, county, "in the county");
    EQ_INT(who.actor.organ_id, organ, "in her organ");
    EQ_INT(who.actor.session_id, session.session_id, "with this session");
    EQ_STR(who.congress_name, "云溪县", "the masthead's name");
    OK(permission_set_has(who.actor.permissions, "deputy.view"), "what a handler may");
    OK(!permission_set_has(who.actor.permissions, "deputy.edit"), "and what not");
    OK(!who.only_deputy && !who.must_change_password, "a staff page");
    EQ_INT(account_auth.by_cookie(ctx, S("0000"), &who), ST_NOT_FOUND, "not another token");
    modtest_clear(ctx);

    ctx->congress_id = county;
    OK(account_store_sessions(ctx, id, &rows, &count) == ST_OK && count == 1, "one session");
    EQ_STR(rows[0].device, "windows/edge", "on its device");
    EQ_INT(modtest_events(ctx, "account.signed_in"), 1, "in the journal");
    ctx->now += 7199;
    OK(account_auth.by_cookie(ctx, session.token, &who) == ST_OK, "idle for almost two hours");
    ctx->now += 1;
    EQ_INT(account_auth.by_cookie(ctx, session.token, &who), ST_NOT_FOUND, "for two hours: over");
    modtest_clear(ctx);
}

static void test_ends(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t id = person(ctx, "lwj", "office", modtest_organ(ctx, "代表工作室"));
    const int64_t other = person(ctx, "wq", "reader", 0);
    struct account_signed_in one, two, three;
    struct sign_in who;
    struct actor me;

    OK(try_in(ctx, "lwj", GOOD, S(""), &one) == ST_OK, "one");
    OK(try_in(ctx, "lwj", GOOD, one.device, &two) == ST_OK && two.device.len == 0,
       "two, the device is known");
    OK(try_in(ctx, "lwj", GOOD, S(""), &three) == ST_OK, "three");
    EQ_INT(account_end_session(ctx, other, one.session_id), ST_NOT_FOUND,
           "not as somebody else's session");
    modtest_clear(ctx);
    OK(account_end_session(ctx, id, one.session_id) == ST_OK, "the first is ended");
    EQ_INT(account_auth.by_cookie(ctx, one.token, &who), ST_NOT_FOUND, "and lets nobody in");
    modtest_clear(ctx);
    OK(account_auth.by_cookie(ctx, two.token, &who) == ST_OK, "the second does");
    me = who.actor;
    ctx->actor = &me;
    OK(account_end_sessions(ctx, id, two.session_id) == ST_OK, "all others end");
    EQ_INT(account_auth.by_cookie(ctx, three.token, &who), ST_NOT_FOUND, "the third");
    modtest_clear(ctx);
    OK(account_auth.by_cookie(ctx, two.token, &who) == ST_OK, "not one's own");
    OK(account_sign_out(ctx) == ST_OK, "signs out");
    EQ_INT(account_auth.by_cookie(ctx, two.token, &who), ST_NOT_FOUND, "and is out");
    modtest_clear(ctx);
    OK(account_sign_out(ctx) == ST_OK, "twice is no fault");
    ctx->actor = system;
}

static void test_password_change(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t id = person(ctx, "lwj", "reader", 0);
    const int64_t admin = person(ctx, "root1", "admin", 0);
    const int64_t clerk = person(ctx, "clerk", "office", modtest_organ(ctx, "代表工作室"));
    struct permission_set set = {0};
    struct actor office = {
        .account_id = clerk, .congress_id = ctx->congress_id, .permissions = &set};
    struct account_signed_in one;
    struct sign_in who;
    struct str first;

    OK(try_in(ctx, "lwj", GOOD, S(""), &one) == ST_OK, "signed in");
    EQ_INT(account_set_password(ctx, id, S("password1"), false), ST_INVALID, "too common");
    EQ_TEXT(modtest_field(ctx), "password", "is named");
    EQ_INT(account_set_password(ctx, id, S("云溪县人民代表大会"), false), ST_INVALID,
           "the name of the congress");
    modtest_clear(ctx);
    OK(account_set_password(ctx, id, S("院里的石榴也红了"), false) == ST_OK, "a new one");
    EQ_INT(account_auth.by_cookie(ctx, one.token, &who), ST_NOT_FOUND, "ends other sessions");
    modtest_clear(ctx);
    EQ_INT(try_in(ctx, "lwj", GOOD, S(""), &one), ST_INVALID, "the old one is no good");
    modtest_clear(ctx);
    OK(account_check_password(ctx, id, S("院里的石榴也红了")) == ST_OK, "the new one is");
    EQ_INT(account_check_password(ctx, id, S("x")), ST_INVALID, "another is not");
    EQ_TEXT(modtest_field(ctx), "current", "is named");

    permission_set_add(&set, "account.slip");
    ctx->actor = &office;
    OK(account_reset(ctx, id, &first) == ST_OK && first.len >= 8, "the office resets");
    EQ_INT(account_reset(ctx, admin, &first), ST_RULE, "not an administrator's");
    modtest_clear(ctx);
    EQ_INT(account_issue_slip(ctx, admin, &first), ST_RULE, "nor by a slip");
    modtest_clear(ctx);
    ctx->actor = system;
    OK(account_reset(ctx, id, &first) == ST_OK, "a first password");
    OK(try_in(ctx, "lwj", str_z(ctx->arena, first), S(""), &one) == ST_OK &&
           account_auth.by_cookie(ctx, one.token, &who) == ST_OK && who.must_change_password,
       "lets in, to be changed");
}

/* ---- failures ---- */

static void fail_times(struct ctx *ctx, const char *login, int times)
{
    struct account_signed_in out;

    for (int i = 0; i < times; i++) {
        /* After the wait: these are the tries of somebody patient. */
        ctx->now += 3600;
        EQ_INT(try_in(ctx, login, "wrong", S(""), &out), ST_INVALID, "a wrong password");
        modtest_clear(ctx);
    }
}

static const char *last_key(struct ctx *ctx)
{
    const char *key = ctx->field_errors_count > 0 ? ctx->field_errors[0].key : "";

    modtest_clear(ctx);
    return key;
}

static void test_waiting(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct account_signed_in out, owner;

    person(ctx, "lwj", "reader", 0);
    ctx->address = S("10.0.0.7");
    OK(try_in(ctx, "lwj", GOOD, S(""), &owner) == ST_OK, "the owner at her own device");
    fail_times(ctx, "lwj", 4);
    OK(try_in(ctx, "lwj", GOOD, S(""), &out) == ST_OK, "four failures do not matter");
    fail_times(ctx, "lwj", 5);
    EQ_INT(try_in(ctx, "lwj", GOOD, S(""), &out), ST_INVALID, "after the fifth even the right one");
    EQ_TEXT(last_key(ctx), "account.sign_in.wait", "has to wait");
    EQ_INT(modtest_events(ctx, "account.locked_out"), 1, "which the journal tells");
    OK(try_in(ctx, "lwj", GOOD, owner.device, &out) == ST_OK, "but not at her own device");
    ctx->address = S("10.9.9.9");
    OK(try_in(ctx, "lwj", GOOD, S(""), &out) == ST_OK, "nor in another network");
    ctx->address = S("10.0.0.8");
    EQ_INT(try_in(ctx, "lwj", GOOD, S(""), &out), ST_INVALID, "a neighbour of the attacker waits");
    modtest_clear(ctx);
    ctx->now += 5;
    OK(try_in(ctx, "lwj", GOOD, S(""), &out) == ST_OK, "for five seconds");

    /* The device has its own counter. */
    for (int i = 0; i < 5; i++) {
        (void)!try_in(ctx, "lwj", "wrong", owner.device, &out);
        modtest_clear(ctx);
    }
    EQ_INT(try_in(ctx, "lwj", GOOD, owner.device, &out), ST_INVALID, "she too has to wait");
    EQ_TEXT(last_key(ctx), "account.sign_in.wait", "after five failures of her own");
    ctx->address = S("10.7.7.7");
    OK(try_in(ctx, "lwj", GOOD, S(""), &out) == ST_OK, "which does not touch other places");
}

static void test_unknown(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct account_signed_in out;
    const int64_t id = person(ctx, "lwj", "reader", 0);
    char login[16];

    ctx->address = S("10.0.0.7");
    fail_times(ctx, "nobody", 5);
    EQ_INT(try_in(ctx, "nobody", "wrong", S(""), &out), ST_INVALID, "who does not exist");
    EQ_TEXT(last_key(ctx), "account.sign_in.wait", "waits like everybody");
    EQ_INT(try_in(ctx, "lwj", "wrong", S(""), &out), ST_INVALID, "a wrong password");
    EQ_TEXT(last_key(ctx), "account.sign_in.wrong", "and a wrong login sound the same");

    /* One address tries many logins. */
    ctx->address = S("10.0.1.7");
    for (int i = 0; i < 30; i++) {
        snprintf(login, sizeof login, "guess%d", i);
        (void)!try_in(ctx, login, "wrong", S(""), &out);
        modtest_clear(ctx);
    }
    EQ_INT(try_in(ctx, "lwj", GOOD, S(""), &out), ST_INVALID, "after thirty guesses");
    EQ_TEXT(last_key(ctx), "account.sign_in.wait", "the address waits");
    ctx->address = S("10.0.1.8");
    OK(try_in(ctx, "lwj", GOOD, S(""), &out) == ST_OK, "the address beside it does not");

    OK(account_close(ctx, id, true) == ST_OK, "a closed account");
    EQ_INT(try_in(ctx, "lwj", GOOD, S(""), &out), ST_INVALID, "does not let in");
    EQ_TEXT(last_key(ctx), "account.sign_in.closed", "and says so to who knows the password");
    EQ_INT(try_in(ctx, "lwj", "wrong", S(""), &out), ST_INVALID, "to others");
    EQ_TEXT(last_key(ctx), "account.sign_in.wrong", "it does not");
}

/* ---- slips and tokens ---- */

int main(void)
{
    modtest_both("account_session", test_session);
    modtest_both("account_ends", test_ends);
    modtest_both("account_password", test_password_change);
    modtest_both("account_waiting", test_waiting);
    modtest_both("account_unknown", test_unknown);
    return tap_done();
}
