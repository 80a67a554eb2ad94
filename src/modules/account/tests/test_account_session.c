// SPDX-License-Identifier: MulanPSL-2.0
/* Slips, tokens, posts in several units, and what the HTTP layer learns of who asks. On both
 * databases. People are invented. */
#include "modules/account/account_jobs.h"
#include "modules/account/account_store.h"
#include "modules/account/tests/account_people.h"
#include "platform/app.h"
#include "platform/db.h"
#include "platform/permission.h"

static void test_slip(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t deputy = modtest_deputy(ctx, "赵春梅", "青石岭镇代表团");
    const struct account_new in = {
        .login = S("zhao"), .name = S("赵春梅"), .role = "deputy", .deputy_id = deputy};
    struct account_signed_in session;
    struct account_slip_of of;
    struct str first, second;
    struct sign_in who;
    int64_t id = 0;

    OK(account_create(ctx, &in, &id) == ST_OK, "a deputy without a password");
    EQ_INT(try_in(ctx, "zhao", "", S(""), &session), ST_INVALID, "nobody signs in without one");
    modtest_clear(ctx);
    OK(account_issue_slip(ctx, id, &first) == ST_OK, "a slip");
    OK(account_issue_slip(ctx, id, &second) == ST_OK && !str_eq(first, second), "another");
    EQ_INT(account_slip_look(ctx, first, &of), ST_RULE, "makes the first void");
    EQ_TEXT(ctx->err.key, "account.slip.void", "as is said");
    modtest_clear(ctx);
    OK(account_slip_look(ctx, second, &of) == ST_OK && str_eqz(of.name, "赵春梅") && !of.staff,
       "looking");
    OK(account_slip_look(ctx, second, &of) == ST_OK, "uses nothing up");
    OK(account_slip_use(ctx, second, S("MicroMessenger iPhone"), &session) == ST_OK, "using");
    EQ_INT(account_slip_use(ctx, second, S(""), &session), ST_RULE, "does, once");
    modtest_clear(ctx);
    EQ_INT(session.max_age_seconds, 365 * 86400, "a year on that phone");
    ctx->now += 89 * 86400;
    OK(account_auth.by_cookie(ctx, session.token, &who) == ST_OK, "89 days unused");
    OK(who.only_deputy && who.actor.deputy_id == deputy, "as the deputy");
    ctx->now += 86400;
    EQ_INT(account_auth.by_cookie(ctx, session.token, &who), ST_NOT_FOUND, "90 days: over");
    modtest_clear(ctx);
    OK(account_issue_slip(ctx, id, &first) == ST_OK, "a new slip");
    ctx->now += 7 * 86400;
    EQ_INT(account_slip_use(ctx, first, S(""), &session), ST_RULE, "is too late after seven days");
    modtest_clear(ctx);
    EQ_INT(account_slip_look(ctx, S("nosuchslip"), &of), ST_NOT_FOUND, "no such slip");
    modtest_clear(ctx);
}

static void test_staff_slip(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = person(ctx, "lwj", "reader", 0);
    struct account_signed_in session;
    struct str slip;

    OK(account_issue_slip(ctx, id, &slip) == ST_OK &&
           account_slip_use(ctx, slip, S(""), &session) == ST_OK &&
           session.max_age_seconds == 12 * 3600,
       "staff do not stay signed in by a slip");
}

static void test_tokens(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct account_token_made in = {
        .name = S("统计平台"), .role = S("reader"), .until = ctx->today};
    struct account_signed_in out;
    struct token_row *tokens;
    struct sign_in who;
    struct str token;
    size_t count;

    EQ_INT(account_token_add(ctx, &(struct account_token_made){.name = S("x"), .role = S("deputy")},
                             &token),
           ST_INVALID, "a machine is no deputy");
    modtest_clear(ctx);
    OK(account_token_add(ctx, &in, &token) == ST_OK, "a machine");
    OK(account_auth.by_bearer(ctx, token, &who) == ST_OK && who.csrf.len == 0 &&
           who.actor.session_id == 0 && permission_set_has(who.actor.permissions, "deputy.view"),
       "acts in its role");
    EQ_INT(account_auth.by_cookie(ctx, token, &who), ST_NOT_FOUND, "not by cookie");
    modtest_clear(ctx);
    OK(account_store_tokens(ctx, &tokens, &count) == ST_OK && count == 1, "is listed");
    EQ_INT(try_in(ctx, "machine", "", S(""), &out), ST_INVALID, "and has no password");
    modtest_clear(ctx);
    ctx->now = date_begin(ctx->today) + 86399;
    OK(account_auth.by_bearer(ctx, token, &who) == ST_OK, "to the last second of its last day");
    ctx->now++;
    EQ_INT(account_auth.by_bearer(ctx, token, &who), ST_NOT_FOUND, "and no longer");
    modtest_clear(ctx);
    ctx->now -= 86400;
    OK(account_token_revoke(ctx, tokens[0].id) == ST_OK, "revoked");
    EQ_INT(account_auth.by_bearer(ctx, token, &who), ST_NOT_FOUND, "it is none");
    modtest_clear(ctx);
    EQ_INT(account_token_revoke(ctx, tokens[0].id), ST_CONFLICT, "not twice");
    modtest_clear(ctx);
}

/* What a token may is what its role may and its scopes name. */
static void test_token_scopes(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct account_token_made in = {.name = S("窄"),
                                    .role = S("admin"),
                                    .scopes = S("deputy:read congress"),
                                    .until = date_add_days(ctx->today, 10)};
    struct token_row *tokens;
    struct due_item *due;
    struct sign_in who;
    struct str token;
    struct err err = {0};
    size_t count;

    OK(account_auth.open(&t->app, &err) == ST_OK, "memory opens");
    OK(account_token_add(ctx, &in, &token) == ST_OK &&
           account_auth.by_bearer(ctx, token, &who) == ST_OK && who.token_id != 0,
       "a narrow token");
    OK(!permission_set_has(who.actor.permissions, "account.view"),
       "has no rights of other modules");
    OK(permission_scope_allows(who.scopes, S("deputy"), false) &&
           !permission_scope_allows(who.scopes, S("deputy"), true) &&
           permission_scope_allows(who.scopes, S("congress"), true) &&
           !permission_scope_allows(who.scopes, S("account"), false) &&
           !permission_scope_allows(who.scopes, S(""), false),
       "reads one, writes the other");
    OK(permission_scope_allows(S("read"), S("any"), false) &&
           !permission_scope_allows(S("read"), S("any"), true) &&
           permission_scope_allows(S(""), S("any"), true) &&
           !permission_scope_allows(S("deput"), S("deputy"), false),
       "everything, or all to read; no part of a name");
    in.scopes = S("");
    OK(account_token_add(ctx, &in, &token) == ST_OK &&
           account_auth.by_bearer(ctx, token, &who) == ST_OK &&
           permission_set_has(who.actor.permissions, "account.view") &&
           !permission_set_has(who.actor.permissions, "account.manage") &&
           !permission_set_has(who.actor.permissions, "account.token") &&
           !permission_set_has(who.actor.permissions, "account.slip") &&
           !permission_set_has(who.actor.permissions, "account.role"),
       "an administrator's token makes no accounts and no tokens");
    in.scopes = S("account");
    OK(account_token_add(ctx, &in, &token) == ST_OK &&
           account_auth.by_bearer(ctx, token, &who) == ST_OK &&
           !permission_set_has(who.actor.permissions, "account.token"),
       "not by naming the module either");
    in.scopes = S("keys");
    in.until = (struct date){0};
    OK(account_token_add(ctx, &in, &token) == ST_OK &&
           account_auth.by_bearer(ctx, token, &who) == ST_OK &&
           permission_set_has(who.actor.permissions, "account.token") &&
           permission_set_has(who.actor.permissions, "congress.session"),
       "only where it is said");
    OK(account_store_tokens(ctx, &tokens, &count) == ST_OK, "its row");
    EQ_INT(tokens[0].ends_at, date_begin(date_add_days(ctx->today, ACCOUNT_TOKEN_DAYS + 1)),
           "a token without a last day ends in a year");
    in.until = date_add_days(ctx->today, 10);
    in.scopes = S("deputy nothing:read");
    EQ_INT(account_token_add(ctx, &in, &token), ST_INVALID, "no such module");
    modtest_clear(ctx);
    in.scopes = S("deputy:write");
    EQ_INT(account_token_add(ctx, &in, &token), ST_INVALID, "no such word");
    modtest_clear(ctx);
    in.scopes = S("read");
    in.until = date_add_days(ctx->today, 2000);
    EQ_INT(account_token_add(ctx, &in, &token), ST_INVALID, "no end within three years");
    modtest_clear(ctx);
    OK(account_keep(ctx) == ST_OK && account_store_tokens(ctx, &tokens, &count) == ST_OK &&
           count == 4 && tokens[count - 1].last_used_at == ctx->now,
       "its use is noted");
    OK(ACCOUNT_DUES[0].list(ctx, date_add_days(ctx->today, 10), date_add_days(ctx->today, 10), &due,
                            &count) == ST_OK &&
           count == 3 && date_cmp(due[0].due_on, date_add_days(ctx->today, 10)) == 0,
       "and its last day is known beforehand");
    OK(ACCOUNT_DUES[0].list(ctx, date_add_days(ctx->today, 11), date_add_days(ctx->today, 90), &due,
                            &count) == ST_OK &&
           count == 0,
       "on that day only");
    account_auth.close(&t->app);
}

/* A token that is taken back must not have left a password behind. */
static void test_machine_password(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const struct account_token_made in = {.name = S("统计平台"), .role = S("reader")};
    struct account_signed_in out;
    struct account account;
    struct sign_in who;
    struct str token, first;

    OK(account_token_add(ctx, &in, &token) == ST_OK &&
           account_auth.by_bearer(ctx, token, &who) == ST_OK,
       "a machine");
    OK(account_get(ctx, who.actor.account_id, &account) == ST_OK && account.machine, "its account");
    ctx->actor = &who.actor;
    EQ_INT(account_set_own_password(ctx, S(""), str_from(GOOD)), ST_RULE, "gives itself none");
    ctx->actor = system;
    EQ_INT(account_reset(ctx, account.id, &first), ST_RULE, "is given none");
    EQ_INT(try_in(ctx, str_z(ctx->arena, account.login), GOOD, S(""), &out), ST_INVALID,
           "and does not sign in by one");
    modtest_clear(ctx);
}

/* Two rights to tell a chief and a handler apart. */
static enum status tell_apart(struct ctx *ctx)
{
    struct role_permission *have;
    struct account_grants set = {0};
    struct str *wanted;
    size_t count;

    TRY(account_store_grants(ctx, &have, &count));
    TRY(account_store_stamp(ctx, &set.stamp));
    wanted = arena_array(ctx->arena, count + 2, struct str);
    arr_each (i, count) {
        wanted[i] = str_printf(ctx->arena, STR_FMT ":" STR_FMT, STR_ARG(have[i].role),
                               STR_ARG(have[i].permission));
    }
    wanted[count] = S("chief:congress.param");
    wanted[count + 1] = S("handler:congress.session");
    set.grants = wanted;
    set.count = count + 2;
    return account_set_grants(ctx, &set);
}

/* Somebody who is the chief of one unit and a handler in another. */
static void test_two_units(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t water = modtest_organ(ctx, "云溪县水利局");
    const int64_t roads = modtest_organ(ctx, "云溪县交通运输局");
    const int64_t id = person(ctx, "fcl", "handler", water);
    const struct actor *system = ctx->actor;
    struct account_signed_in session;
    struct my_post *posts;
    struct sign_in who;
    struct actor me;
    size_t count;

    OK(tell_apart(ctx) == ST_OK, "what chiefs may, and what handlers");
    OK(account_give_post(ctx, id, "chief", roads, S(""), ctx->today) == ST_OK, "two units");
    OK(account_give_post(ctx, id, "reader", 0, S(""), ctx->today) == ST_OK, "and one for all");
    OK(try_in(ctx, "fcl", GOOD, S(""), &session) == ST_OK &&
           account_auth.by_cookie(ctx, session.token, &who) == ST_OK && who.actor.organ_id == water,
       "in the first");
    OK(permission_set_has(who.actor.permissions, "congress.session") &&
           !permission_set_has(who.actor.permissions, "congress.param"),
       "signs nothing off there");
    OK(permission_set_has(who.actor.permissions, "deputy.view"), "what goes for all stays");
    me = who.actor;
    ctx->actor = &me;
    OK(account_store_my_posts(ctx, id, &posts, &count) == ST_OK && count == 3 &&
           account_choose_post(ctx, posts[1].id) == ST_OK,
       "in the other");
    ctx->actor = system;
    OK(account_auth.by_cookie(ctx, session.token, &who) == ST_OK && who.actor.organ_id == roads &&
           permission_set_has(who.actor.permissions, "congress.param"),
       "he may");
}

/* ---- memory ---- */

static void test_memory(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t id = person(ctx, "lwj", "reader", 0);
    struct account_signed_in session;
    struct account_grants set = {0};
    struct role_permission *grants;
    struct session_row row;
    struct sign_in who;
    struct err err;
    struct str *wanted;
    size_t count;

    OK(account_auth.open(&t->app, &err) == ST_OK, "memory opens");
    OK(try_in(ctx, "lwj", GOOD, S(""), &session) == ST_OK &&
           account_auth.by_cookie(ctx, session.token, &who) == ST_OK &&
           permission_set_has(who.actor.permissions, "deputy.view"),
       "a reader may see deputies");

    /* What an administrator changes counts at the next request, memory or not. */
    OK(account_store_grants(ctx, &grants, &count) == ST_OK &&
           account_store_stamp(ctx, &set.stamp) == ST_OK,
       "the table of roles");
    wanted = arena_array(ctx->arena, count, struct str);
    arr_each (i, count) {
        if (!str_eqz(grants[i].role, "reader"))
            wanted[set.count++] =
                str_printf(ctx->arena, STR_FMT ":" STR_FMT, STR_ARG(grants[i].role),
                           STR_ARG(grants[i].permission));
    }
    set.grants = wanted;
    OK(account_set_grants(ctx, &set) == ST_OK, "nothing for readers");
    OK(account_auth.by_cookie(ctx, session.token, &who) == ST_OK &&
           !permission_set_has(who.actor.permissions, "deputy.view"),
       "counts at once");

    ctx->now += 299;
    OK(account_auth.by_cookie(ctx, session.token, &who) == ST_OK && account_keep(ctx) == ST_OK &&
           account_store_session_get(ctx, session.session_id, &row) == ST_OK &&
           row.last_seen_at == ctx->now - 299,
       "seen is not written every time");
    ctx->now += 1;
    OK(account_auth.by_cookie(ctx, session.token, &who) == ST_OK && account_keep(ctx) == ST_OK &&
           account_store_session_get(ctx, session.session_id, &row) == ST_OK &&
           row.last_seen_at == ctx->now,
       "but every five minutes");

    ctx->actor = &who.actor;
    account_auth.refused(ctx, "deputy.view", S("/deputy"));
    account_auth.refused(ctx, "deputy.view", S("/deputy/5"));
    ctx->actor = system;
    EQ_INT(modtest_events(ctx, "account.refused"), 0, "a refusal waits in memory");
    OK(account_keep(ctx) == ST_OK, "and is written");
    EQ_INT(modtest_events(ctx, "account.refused"), 1, "once");
    OK(account_keep(ctx) == ST_OK && modtest_events(ctx, "account.refused") == 1, "not again");
    ctx->now += 600;
    ctx->actor = &who.actor;
    account_auth.refused(ctx, "deputy.view", S("/deputy"));
    ctx->actor = system;
    OK(account_keep(ctx) == ST_OK && modtest_events(ctx, "account.refused") == 2,
       "but after ten minutes");
    (void)id;
    ctx->now += 31 * 86400;
    OK(account_tidy(ctx) == ST_OK &&
           account_store_session_get(ctx, session.session_id, &row) == ST_NOT_FOUND,
       "old sessions are forgotten");
    modtest_clear(ctx);
    account_auth.close(&t->app);
}

/* Who administers another congress is not reset by the office at home. */
static void check_reset_elsewhere(struct ctx *ctx, int64_t other, int64_t county)
{
    const struct actor nobody = {.account_id = 1, .congress_id = county}, *system = ctx->actor;
    struct str slip;
    int64_t id;

    ctx->actor = &nobody; /* may not administer */
    ctx->congress_id = county;
    id = person(ctx, "mqh", "reader", 0);
    OK(account_issue_slip(ctx, id, &slip) == ST_OK, "a colleague gets his slip");
    EQ_INT(account_issue_slip(ctx, person(ctx, "zhuren", "leader", 0), &slip), ST_RULE,
           "a leader gets none from the office: it would open a session he does not notice");
    modtest_clear(ctx);
    ctx->congress_id = other;
    OK(account_give(ctx, &(struct account_give){.account_id = id, .role = S("admin")}) == ST_OK,
       "administers the township");
    ctx->congress_id = county;
    EQ_INT(account_issue_slip(ctx, id, &slip), ST_RULE, "gets none from the county's office");
    modtest_clear(ctx);
    ctx->actor = system;
}

static void test_two_congresses(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t county = ctx->congress_id;
    const struct congress_new township = {.level = CONGRESS_TOWNSHIP,
                                          .name = S("青石岭镇人民代表大会"),
                                          .short_name = S("青石岭镇"),
                                          .code = S("149921100"),
                                          .term_number = 3,
                                          .term_from = {2024, 1, 5}};
    const int64_t id = person(ctx, "lwj", "auditor", 0);
    struct account_signed_in session;
    const struct account_give post = {.account_id = id, .role = S("reader")};
    struct my_post *posts;
    struct sign_in who;
    struct actor me;
    size_t count;
    int64_t other = 0;

    OK(congress_found(ctx, &township, &other) == ST_OK, "a township");
    ctx->congress_id = other;
    OK(account_seed_roles(ctx) == ST_OK, "with its own roles");
    OK(account_store_my_posts(ctx, id, &posts, &count) == ST_OK && count == 1, "one post so far");
    OK(account_give(ctx, &post) == ST_OK, "a post in the township");
    OK(try_in(ctx, "lwj", GOOD, S(""), &session) == ST_OK &&
           account_auth.by_cookie(ctx, session.token, &who) == ST_OK,
       "signs in");
    EQ_INT(who.actor.congress_id, county, "at home first");
    OK(permission_set_has(who.actor.permissions, "account.journal") &&
           !permission_set_has(who.actor.permissions, "deputy.view"),
       "with the rights of home alone");
    me = who.actor;
    ctx->actor = &me;
    ctx->congress_id = county;
    OK(account_store_my_posts(ctx, id, &posts, &count) == ST_OK && count == 2, "two posts");
    EQ_INT(account_choose_post(ctx, 999999), ST_NOT_FOUND, "not somebody else's");
    modtest_clear(ctx);
    OK(account_choose_post(ctx, posts[1].id) == ST_OK, "the other post");
    OK(account_auth.by_cookie(ctx, session.token, &who) == ST_OK &&
           who.actor.congress_id == other &&
           permission_set_has(who.actor.permissions, "deputy.view") &&
           !permission_set_has(who.actor.permissions, "account.journal"),
       "with the rights of there alone");
    check_reset_elsewhere(ctx, other, county);
    ctx->actor = &me;
    ctx->congress_id = other;
    OK(account_sign_out(ctx) == ST_OK, "signs out from there");
    EQ_INT(account_auth.by_cookie(ctx, session.token, &who), ST_NOT_FOUND, "and is out");
    modtest_clear(ctx);
}

/* Who is signed in, as an administrator sees it: the newest first, page by page, none that is over.
 */
static void test_sittings(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t first = person(ctx, "ding", "reader", 0),
                  second = person(ctx, "yan", "reader", 0);
    struct account_sitting_filter filter = {.limit = 1};
    struct account_signed_in in;
    struct account_sitting *all;
    struct str next;
    int64_t total;
    size_t count;

    OK(try_in(ctx, "ding", GOOD, S("a"), &in) == ST_OK, "one signs in");
    ctx->now += 60;
    OK(try_in(ctx, "yan", GOOD, S("b"), &in) == ST_OK, "and another");
    OK(account_store_sittings(ctx, &filter, &all, &count, &next, &total) == ST_OK && count == 1 &&
           total == 2 && all[0].session.account_id == second && next.len > 0,
       "the newest first, and that there is more");
    EQ_STR(all[0].login, "yan", "by name");
    filter.after = next;
    OK(account_store_sittings(ctx, &filter, &all, &count, &next, &total) == ST_OK && count == 1 &&
           all[0].session.account_id == first && next.len == 0,
       "the next page has the other");
    filter = (struct account_sitting_filter){.q = S("din"), .limit = 9};
    OK(account_store_sittings(ctx, &filter, &all, &count, &next, &total) == ST_OK && count == 1 &&
           total == 1 && all[0].session.account_id == first,
       "found by his login");
    OK(account_end_session(ctx, first, all[0].session.id) == ST_OK, "ended");
    OK(account_store_sittings(ctx, &filter, &all, &count, &next, &total) == ST_OK && count == 0,
       "is not there any more");
    filter.q = S("");
    ctx->now += 86400;
    OK(account_store_sittings(ctx, &filter, &all, &count, &next, &total) == ST_OK && count == 0,
       "nor is one that has run out");
}

int main(void)
{
    modtest_both("account_slip", test_slip);
    modtest_both("account_staff_slip", test_staff_slip);
    modtest_both("account_tokens", test_tokens);
    modtest_both("account_token_scopes", test_token_scopes);
    modtest_both("account_machine_password", test_machine_password);
    modtest_both("account_two_units", test_two_units);
    modtest_both("account_memory", test_memory);
    modtest_both("account_sittings", test_sittings);
    modtest_both("account_congresses", test_two_congresses);
    return tap_done();
}
