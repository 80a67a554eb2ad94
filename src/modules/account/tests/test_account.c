// SPDX-License-Identifier: MulanPSL-2.0
/* Accounts, posts, handing on, roles: what is written is read again, and each refusal. On both
 * databases. People are invented. */
#include "modules/account/account_actions.h"
#include "modules/account/account_store.h"
#include "modules/tests/modtest.h"
#include "platform/app.h"
#include "platform/permission.h"

static void test_accounts(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t organ = modtest_organ(ctx, "云溪县水利局");
    struct account_new in = {.login = S("Wang.Qiang"),
                             .name = S("王强"),
                             .phone = S("13800000001"),
                             .role = "handler",
                             .organ_id = organ,
                             .password = S("石榴树下的约定"),
                             .must_change_password = true};
    struct account_post *posts;
    struct account account;
    struct str phone, hash;
    size_t count;
    int64_t id = 0, other = 0;

    EQ_INT(account_create(ctx, &in, &id), ST_INVALID, "seven characters are too few");
    EQ_TEXT(modtest_field(ctx), "password", "is the fault of the password");
    in.password = S("石榴树下的小约定");
    OK(account_create(ctx, &in, &id) == ST_OK, "an account");
    OK(account_get(ctx, id, &account) == ST_OK && account.active && account.must_change_password,
       "must change its first password");
    EQ_STR(account.login, "wang.qiang", "the login in lower case");
    OK(account_store_phone(ctx, id, &phone) == ST_OK && str_eqz(phone, "13800000001"), "its phone");
    OK(account_store_password(ctx, id, &hash) == ST_OK && str_starts(hash, S("$argon2id$")),
       "its password only as a hash");
    OK(account_posts(ctx, id, &posts, &count) == ST_OK && count == 1, "one post");
    EQ_STR(posts[0].organ_name, "云溪县水利局", "in its organ");
    EQ_INT(account_create(ctx, &in, &other), ST_INVALID, "the same login again");
    EQ_TEXT(modtest_field(ctx), "login", "is the fault of the login");
    in.login = S("w");
    EQ_INT(account_create(ctx, &in, &other), ST_INVALID, "too short a login");
    EQ_TEXT(modtest_field(ctx), "login", "is named");
    in.login = S("wang2");
    in.role = "root";
    EQ_INT(account_create(ctx, &in, &other), ST_INVALID, "no such role");
    EQ_TEXT(modtest_field(ctx), "role", "is named");
    in.role = "handler";
    in.organ_id = 0;
    EQ_INT(account_create(ctx, &in, &other), ST_INVALID, "a handler of nothing");
    EQ_TEXT(modtest_field(ctx), "organ", "is named");
    in.organ_id = 999999;
    EQ_INT(account_create(ctx, &in, &other), ST_INVALID, "of an organ that is not there");
    EQ_TEXT(modtest_field(ctx), "organ", "is named");
    EQ_INT(modtest_events(ctx, "account.created"), 1, "one account was made");

    OK(account_change(ctx,
                      &(struct account_change){
                          .id = id, .version = 1, .name = S("王小强"), .keep_phone = true}) ==
           ST_OK,
       "a new name");
    EQ_INT(account_change(ctx, &(struct account_change){.id = id, .version = 1, .name = S("王")}),
           ST_CONFLICT, "from a stale page");
    modtest_clear(ctx);
    OK(account_store_phone(ctx, id, &phone) == ST_OK && phone.len == 11, "the phone stays");
    OK(account_change(ctx,
                      &(struct account_change){
                          .id = id, .version = 2, .name = S("王小强"), .phone = S("")}) == ST_OK &&
           account_store_phone(ctx, id, &phone) == ST_OK && phone.len == 0,
       "and can be taken out");
}

static void test_posts(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t organ = modtest_organ(ctx, "云溪县教育局");
    const int64_t admin = modtest_account(ctx, "admin1", "admin", 0);
    const int64_t id = modtest_account(ctx, "sunli", "handler", organ);
    struct account_post *posts;
    size_t count;

    OK(account_give_post(ctx, id, "chief", organ, S("局长"), (struct date){2027, 1, 1}) == ST_OK,
       "a post from next year on");
    OK(account_holders(ctx, "chief", organ, &posts, &count) == ST_OK && count == 0,
       "is held by nobody today");
    ctx->today = (struct date){2027, 1, 1};
    OK(account_holders(ctx, "chief", organ, &posts, &count) == ST_OK && count == 1 &&
           posts[0].account_id == id,
       "and by her then");
    EQ_STR(posts[0].title, "局长", "with the title");
    OK(account_holders(ctx, "chief", organ + 1000, &posts, &count) == ST_OK && count == 0,
       "not elsewhere");
    OK(account_holders(ctx, "chief", 0, &posts, &count) == ST_OK && count == 1, "but anywhere");
    OK(account_end_post(ctx, posts[0].id, ctx->today) == ST_OK, "her last day");
    OK(account_holders(ctx, "chief", organ, &posts, &count) == ST_OK && count == 1, "still counts");
    ctx->today = (struct date){2027, 1, 2};
    OK(account_holders(ctx, "chief", organ, &posts, &count) == ST_OK && count == 0, "and is over");

    EQ_INT(account_give_post(ctx, admin, "auditor", 0, S(""), ctx->today), ST_RULE,
           "an administrator may not audit");
    modtest_clear(ctx);
    OK(account_posts(ctx, admin, &posts, &count) == ST_OK && count == 1, "the administrator");
    EQ_INT(account_end_post(ctx, posts[0].id, ctx->today), ST_RULE, "is the last one");
    modtest_clear(ctx);
    EQ_INT(account_close(ctx, admin, true), ST_RULE, "and cannot be closed");
    modtest_clear(ctx);
    modtest_account(ctx, "admin2", "admin", 0);
    OK(account_close(ctx, admin, true) == ST_OK, "until there is another");
    OK(account_holders(ctx, "admin", 0, &posts, &count) == ST_OK && count == 1,
       "closed accounts hold nothing");
    OK(account_close(ctx, admin, false) == ST_OK, "it can be opened again");
}

/* On no day does one person both administer and audit, in whatever order the posts are given. */
static void test_apart(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct date tomorrow = date_add_days(ctx->today, 1);
    const int64_t id = modtest_account(ctx, "zhenghe", "reader", 0);
    const int64_t admin = modtest_account(ctx, "admin2", "admin", 0);
    const int64_t heir = modtest_account(ctx, "qianyu", "reader", 0);
    const struct account_hand_on hand_on = {.account_id = admin, .successor_id = heir};
    struct account_post *posts;
    size_t count;

    OK(account_give_post(ctx, id, "auditor", 0, S(""), tomorrow) == ST_OK, "audits from tomorrow");
    EQ_INT(account_give_post(ctx, id, "admin", 0, S(""), ctx->today), ST_RULE,
           "and does not administer from today");
    EQ_TEXT(ctx->err.key, "account.roles_conflict", "which is said");
    modtest_clear(ctx);
    OK(account_posts(ctx, id, &posts, &count) == ST_OK && count == 2 &&
           str_eqz(posts[0].role, "auditor"),
       "the post to come is there");
    OK(account_end_post(ctx, posts[0].id, tomorrow) == ST_OK, "audits for one day");
    EQ_INT(account_give_post(ctx, id, "admin", 0, S(""), tomorrow), ST_RULE, "on which it audits");
    modtest_clear(ctx);
    OK(account_give_post(ctx, id, "admin", 0, S(""), date_add_days(tomorrow, 1)) == ST_OK,
       "and administers from the day after");
    OK(account_give_post(ctx, heir, "auditor", 0, S(""), tomorrow) == ST_OK, "an auditor to be");
    EQ_INT(account_hand_on(ctx, &hand_on), ST_RULE, "takes over from no administrator");
    modtest_clear(ctx);
}

static void test_deputy_account(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t deputy = modtest_deputy(ctx, "赵春梅", "青石岭镇代表团");
    struct account_new in = {
        .login = S("13800000009"), .name = S("赵春梅"), .role = "deputy", .deputy_id = deputy};
    struct account account;
    struct deputy d;
    int64_t id = 0, found = 0;

    OK(account_create(ctx, &in, &id) == ST_OK, "a deputy's account");
    OK(deputy_get(ctx, deputy, &d) == ST_OK && d.account_id == id, "is known to the deputy");
    OK(account_get(ctx, id, &account) == ST_OK && account.person_key_id == d.key_id,
       "under the deputy's own key");
    OK(account_deputy(ctx, id, &found) == ST_OK && found == deputy, "acts as the deputy");
    in.login = S("other");
    in.deputy_id = 0;
    EQ_INT(account_create(ctx, &in, &found), ST_INVALID, "a deputy's account of no deputy");
    EQ_TEXT(modtest_field(ctx), "deputy", "is named");
}

static void test_deputy_slips(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t first = modtest_deputy(ctx, "赵春梅", "青石岭镇代表团");
    struct account_deputy_slips in = {0};
    struct account_deputy_slip *slips;
    struct account_signed_in session;
    struct deputy d;
    size_t count;

    modtest_deputy(ctx, "钱大山", "青石岭镇代表团");
    modtest_deputy(ctx, "孙小河", "城关镇代表团");
    OK(deputy_get(ctx, first, &d) == ST_OK, "a delegation");
    in.delegation_id = d.delegation_id;
    OK(account_deputy_slips(ctx, &in, &slips, &count) == ST_OK && count == 2, "of two");
    OK(deputy_get(ctx, first, &d) == ST_OK && d.account_id != 0, "accounts were made");
    OK(account_slip_use(ctx, slips[0].token, S(""), &session) == ST_OK &&
           session.account_id == slips[0].account_id,
       "the slips are good");
    OK(account_deputy_slips(ctx, &in, &slips, &count) == ST_OK && count == 0,
       "who has an account is left out");
    in.again = true;
    OK(account_deputy_slips(ctx, &in, &slips, &count) == ST_OK && count == 2, "unless asked for");
    in.delegation_id = 0;
    OK(account_deputy_slips(ctx, &in, &slips, &count) == ST_OK && count == 3, "or everybody");
    EQ_INT(modtest_events(ctx, "account.created"), 3, "three accounts in all");
}

static void test_hand_on(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t organ = modtest_organ(ctx, "云溪县教育局");
    const int64_t from = modtest_account(ctx, "leaver", "chief", organ);
    const int64_t to = modtest_account(ctx, "successor", "handler", organ);
    const int64_t third = modtest_account(ctx, "third", "reader", 0);
    struct account_hand_on in = {.account_id = from, .successor_id = to};
    struct account_sign_in sign = {.login = S("leaver"), .password = S("山上的石榴红了呀")};
    struct account_signed_in session;
    struct account_post *posts;
    struct account account;
    struct sign_in who;
    struct str token;
    size_t count;
    int64_t id = 0;

    OK(account_set_password(ctx, from, sign.password, false) == ST_OK, "the leaver");
    OK(account_sign_in(ctx, &sign, &session) == ST_OK, "is signed in");
    OK(account_issue_slip(ctx, from, &token) == ST_OK, "and has a slip");
    OK(account_give_post(ctx, from, "handler", organ, S(""), ctx->today) == ST_OK, "two posts");

    in.leaving_on = date_add_days(ctx->today, 1);
    EQ_INT(account_hand_on(ctx, &in), ST_RULE, "not before the day");
    in.successor_id = 0;
    EQ_INT(account_hand_on(ctx, &in), ST_INVALID, "not to nobody");
    EQ_TEXT(ctx->err.key, "account.hand_on_nobody", "which is said, not that something is missing");
    in.successor_id = to;
    modtest_clear(ctx);
    in.leaving_on = ctx->today;
    in.successor_id = from;
    EQ_INT(account_hand_on(ctx, &in), ST_RULE, "not to oneself");
    modtest_clear(ctx);
    in.successor_id = to;
    OK(account_hand_on(ctx, &in) == ST_OK, "in one act");
    OK(account_posts(ctx, to, &posts, &count) == ST_OK && count == 2,
       "the post the successor did not have was copied, the other not");
    OK(account_holders(ctx, "chief", organ, &posts, &count) == ST_OK && count == 1 &&
           posts[0].account_id == to,
       "and is his now");
    OK(account_get(ctx, from, &account) == ST_OK && !account.active && account.successor_id == to,
       "the account is closed");
    EQ_INT(account_auth.by_cookie(ctx, session.token, &who), ST_NOT_FOUND, "the session is over");
    modtest_clear(ctx);
    EQ_INT(account_slip_use(ctx, token, S(""), &session), ST_RULE, "the slip is void");
    modtest_clear(ctx);
    EQ_INT(account_hand_on(ctx, &in), ST_RULE, "not twice");
    modtest_clear(ctx);
    OK(account_successor(ctx, from, &id) == ST_OK && id == to, "who has the duties now");
    in = (struct account_hand_on){.account_id = to, .successor_id = third};
    OK(account_hand_on(ctx, &in) == ST_OK && account_successor(ctx, from, &id) == ST_OK &&
           id == third,
       "and after the next change");
    OK(account_successor(ctx, third, &id) == ST_OK && id == third, "or still oneself");
    EQ_INT(modtest_events(ctx, "account.handed_on"), 2, "two events");
}

/* ---- roles ---- */

static bool has(const struct role_permission *grants, size_t count, const char *role,
                const char *permission)
{
    arr_each (i, count) {
        if (str_eqz(grants[i].role, role) && str_eqz(grants[i].permission, permission))
            return true;
    }
    return false;
}

static void test_roles(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct role_permission *grants;
    struct account_grants set = {0};
    struct str *wanted;
    struct role *roles;
    size_t count, roles_count;
    int64_t stamp;

    OK(account_seed_roles(ctx) == ST_OK, "the first permissions");
    OK(account_store_roles(ctx, &roles, &roles_count) == ST_OK && roles_count == 13,
       "thirteen roles");
    OK(account_store_grants(ctx, &grants, &count) == ST_OK &&
           has(grants, count, "admin", "account.manage") &&
           !has(grants, count, "admin", "account.journal"),
       "as the modules declare them");
    EQ_INT(modtest_events(ctx, "account.roles_seeded"), 1, "one event");
    OK(account_store_stamp(ctx, &stamp) == ST_OK, "a stamp");

    /* Take one away from the office. */
    wanted = arena_array(ctx->arena, count, struct str);
    arr_each (i, count) {
        if (!str_eqz(grants[i].role, "office") || !str_eqz(grants[i].permission, "deputy.edit"))
            wanted[set.count++] =
                str_printf(ctx->arena, STR_FMT ":" STR_FMT, STR_ARG(grants[i].role),
                           STR_ARG(grants[i].permission));
    }
    EQ_INT(set.count, count - 1, "all but one");
    set.grants = wanted;
    set.stamp = stamp;
    OK(account_set_grants(ctx, &set) == ST_OK, "are set");
    OK(account_store_grants(ctx, &grants, &count) == ST_OK &&
           !has(grants, count, "office", "deputy.edit"),
       "the one is gone");
    OK(account_seed_roles(ctx) == ST_OK && account_store_grants(ctx, &grants, &count) == ST_OK &&
           !has(grants, count, "office", "deputy.edit"),
       "and a start does not bring it back");
    EQ_INT(account_set_grants(ctx, &set), ST_CONFLICT, "from a stale page");
    modtest_clear(ctx);
    OK(account_store_stamp(ctx, &set.stamp) == ST_OK, "the new stamp");
    OK(account_set_grants(ctx, &set) == ST_OK && account_store_stamp(ctx, &stamp) == ST_OK &&
           stamp == set.stamp,
       "the same again changes nothing");

    wanted[set.count] = S("admin:account.journal");
    set.count++;
    EQ_INT(account_set_grants(ctx, &set), ST_RULE, "nobody both administers and audits");
    modtest_clear(ctx);
    wanted[set.count - 1] = S("admin:no.such");
    EQ_INT(account_set_grants(ctx, &set), ST_INVALID, "no such permission");
    modtest_clear(ctx);
    set.count = 0;
    EQ_INT(account_set_grants(ctx, &set), ST_RULE, "somebody must administer");
    modtest_clear(ctx);
}

static void test_page(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t organ = modtest_organ(ctx, "云溪县教育局");
    struct account_filter filter = {.sort = "name", .limit = 2};
    struct account_line *lines;
    struct str next;
    size_t count;
    int64_t total;

    modtest_account(ctx, "one", "chief", organ);
    modtest_account(ctx, "two", "handler", organ);
    modtest_account(ctx, "three", "reader", 0);
    OK(account_store_page(ctx, &filter, &lines, &count, &next, &total) == ST_OK && count == 2 &&
           total == 3 && next.len > 0,
       "two of three");
    OK(lines[0].account.has_password && str_eqz(lines[0].posts, "chief"), "with their posts");
    filter.after = next;
    OK(account_store_page(ctx, &filter, &lines, &count, &next, &total) == ST_OK && count == 1,
       "then the third");
    filter = (struct account_filter){.role = S("handler"), .sort = "name", .limit = 9};
    OK(account_store_page(ctx, &filter, &lines, &count, &next, &total) == ST_OK && count == 1 &&
           str_eqz(lines[0].account.login, "two"),
       "by role");
    filter = (struct account_filter){.organ_id = organ, .sort = "name", .limit = 9};
    OK(account_store_page(ctx, &filter, &lines, &count, &next, &total) == ST_OK && count == 2,
       "by organ");
    filter = (struct account_filter){.q = S("thr"), .sort = "name", .limit = 9};
    OK(account_store_page(ctx, &filter, &lines, &count, &next, &total) == ST_OK && count == 1,
       "by part of the login");
    filter = (struct account_filter){.q = S("t_r"), .sort = "name", .limit = 9};
    OK(account_store_page(ctx, &filter, &lines, &count, &next, &total) == ST_OK && count == 0,
       "what was typed has no wildcards");
    filter = (struct account_filter){.closed = true, .sort = "name", .limit = 9};
    OK(account_store_page(ctx, &filter, &lines, &count, &next, &total) == ST_OK && count == 0,
       "no closed ones");
}

int main(void)
{
    modtest_both("account_accounts", test_accounts);
    modtest_both("account_posts", test_posts);
    modtest_both("account_apart", test_apart);
    modtest_both("account_deputy", test_deputy_account);
    modtest_both("account_deputy_slips", test_deputy_slips);
    modtest_both("account_hand_on", test_hand_on);
    modtest_both("account_roles", test_roles);
    modtest_both("account_page", test_page);
    return tap_done();
}
