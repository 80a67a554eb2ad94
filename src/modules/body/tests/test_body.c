// SPDX-License-Identifier: MulanPSL-2.0
/* Bodies and seats on both databases: seated, refused, ended, read as of a day. */
#include "modules/body/body.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_list.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress.h"
#include "modules/tests/modtest.h"
#include "platform/import.h"
#include <unistd.h>

static const struct date TERM = {2024, 1, 10}, LATER = {2025, 6, 1};

static int64_t add(struct ctx *ctx, enum body_kind kind, const char *name, uint32_t seats)
{
    const struct body b = {
        .kind = kind, .name = str_from(name), .fixed_seats = seats, .from_on = TERM};
    int64_t id = 0;

    if (body_add(ctx, &b, &id) != ST_OK)
        printf("Bail out! %s %s\n", ctx->err.key, ctx->err.detail);
    ASSERT(id != 0);
    return id;
}

static enum status seat_from(struct ctx *ctx, int64_t body, int64_t deputy, enum body_post post,
                             struct date from, int64_t *out)
{
    const struct body_member m = {
        .body_id = body, .deputy_id = deputy, .post = post, .from_on = from};

    modtest_clear(ctx);
    return body_seat(ctx, &m, out);
}

static enum status seat(struct ctx *ctx, int64_t body, int64_t deputy, enum body_post post)
{
    int64_t id;

    return seat_from(ctx, body, deputy, post, TERM, &id);
}

static size_t members(struct ctx *ctx, int64_t body, struct date on, struct body_member **out)
{
    size_t count = 0;

    ASSERT(body_members_at(ctx, body, on, out, &count) == ST_OK);
    return count;
}

static uint32_t whole(struct ctx *ctx, int64_t body, struct date on)
{
    uint32_t n = 0;

    ASSERT(body_whole_at(ctx, body, on, &n) == ST_OK);
    return n;
}

/* ---------------------------------------------------------------- seats */

static void seated(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t committee = add(ctx, BODY_STANDING_COMMITTEE, "云溪县人大常委会", 4);
    const int64_t wang = modtest_deputy(ctx, "王德明", "柳河镇代表团");
    const int64_t ding = modtest_deputy(ctx, "丁小燕", "柳河镇代表团");
    const int64_t xie = modtest_deputy(ctx, "谢永平", "柳河镇代表团");
    const int64_t yu = modtest_deputy(ctx, "于国栋", "柳河镇代表团");
    const int64_t more = modtest_deputy(ctx, "何家旺", "柳河镇代表团");
    struct body_member *m;
    struct body b;

    EQ_INT(seat(ctx, committee, xie, BODY_MEMBER), ST_OK, "a member");
    EQ_INT(seat(ctx, committee, yu, BODY_MEMBER), ST_OK, "another");
    EQ_INT(seat(ctx, committee, wang, BODY_CHAIR), ST_OK, "the chair");
    EQ_INT(seat(ctx, committee, wang, BODY_MEMBER), ST_RULE, "nobody sits twice");
    EQ_TEXT(ctx->err.key, "body.sits_already", "says so");
    EQ_INT(seat(ctx, committee, ding, BODY_CHAIR), ST_RULE, "one chair");
    EQ_TEXT(ctx->err.key, "body.chair_taken", "says so");
    EQ_INT(seat(ctx, committee, ding, BODY_SECRETARY_GENERAL), ST_RULE, "no secretary-general");
    OK(ctx->err.law != NULL, "by the article");
    EQ_INT(seat(ctx, committee, ding, BODY_MEMBER), ST_OK, "the fourth");
    EQ_INT(seat(ctx, committee, more, BODY_MEMBER), ST_RULE, "no fifth");
    EQ_TEXT(ctx->err.key, "body.full", "says so");
    modtest_clear(ctx);
    EQ_INT(members(ctx, committee, ctx->today, &m), 4, "four sit there");
    OK(m[0].deputy_id == wang && m[1].deputy_id == ding && m[2].deputy_id == yu &&
           m[3].deputy_id == xie,
       "chair first, then 丁 2 strokes, 于 3, 谢 12");
    EQ_STR(m[0].title, "主任", "the usual title");
    EQ_INT(members(ctx, committee, (struct date){2024, 1, 9}, &m), 0, "nobody the day before");
    ASSERT(body_of_kind(ctx, BODY_STANDING_COMMITTEE, ctx->today, &b) == ST_OK);
    EQ_INT(b.id, committee, "found by kind");
    EQ_INT(body_of_kind(ctx, BODY_STANDING_COMMITTEE, (struct date){2023, 1, 1}, &b), ST_NOT_FOUND,
           "not before it was");
    EQ_INT(modtest_events(ctx, "body.seated"), 4, "four events");
}

static void refused(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t committee = add(ctx, BODY_STANDING_COMMITTEE, "常委会", 0);
    const int64_t congress = add(ctx, BODY_CONGRESS, "大会", 0);
    const int64_t party = add(ctx, BODY_PARTY_GROUP, "党组", 0);
    const int64_t wang = modtest_deputy(ctx, "王德明", "柳河镇代表团");
    struct body_member m = {
        .body_id = committee, .name = S("冯秀兰"), .post = BODY_MEMBER, .from_on = TERM};
    const struct body twice = {.kind = BODY_OTHER, .name = S("党组"), .from_on = TERM};
    const struct body township = {
        .kind = BODY_TOWNSHIP_PRESIDIUM, .name = S("主席团"), .from_on = TERM};
    int64_t id;

    EQ_INT(body_seat(ctx, &m, &id), ST_INVALID, "no deputy");
    EQ_TEXT(modtest_field(ctx), "deputy", "names the field");
    m.body_id = party;
    EQ_INT(body_seat(ctx, &m, &id), ST_OK, "a party group takes others");
    m.name = S("");
    EQ_INT(body_seat(ctx, &m, &id), ST_INVALID, "but somebody it must be");
    EQ_TEXT(modtest_field(ctx), "name", "names the field");
    EQ_INT(seat(ctx, congress, wang, BODY_MEMBER), ST_RULE, "the congress lists nobody");
    EQ_INT(seat_from(ctx, committee, wang, BODY_MEMBER, (struct date){2023, 12, 1}, &id),
           ST_INVALID, "before the body, and no deputy then");
    EQ_TEXT(modtest_field(ctx), "from_on", "names the field");
    EQ_INT(body_add(ctx, &twice, &id), ST_INVALID, "a name that is taken");
    EQ_TEXT(modtest_field(ctx), "name", "names the field");
    EQ_INT(body_add(ctx, &township, &id), ST_RULE, "not in a county");
    modtest_clear(ctx);
    EQ_INT(body_add(ctx, &(struct body){.kind = BODY_OTHER}, &id), ST_INVALID, "nothing at all");
    EQ_INT(ctx->field_errors_count, 2, "lacks name and day");
    modtest_clear(ctx);
}

/* @law Organic Law (2022-03-11) art. 47(3) */
static void offices(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t committee = add(ctx, BODY_STANDING_COMMITTEE, "常委会", 0);
    const int64_t wang = modtest_deputy(ctx, "王德明", "柳河镇代表团");
    const int64_t bureau = modtest_organ(ctx, "教育局");
    const int64_t account = modtest_account(ctx, "wdm", "handler", bureau);
    const struct account_give mandate = {
        .account_id = account, .deputy_id = wang, .role = S("deputy"), .from_on = TERM};
    struct account_post *posts;
    struct body_clash *clashes;
    struct body_member *m;
    struct body b;
    size_t count;
    int64_t id;

    ASSERT(account_give(ctx, &mandate) == ST_OK);
    EQ_INT(seat_from(ctx, committee, wang, BODY_MEMBER, ctx->today, &id), ST_RULE,
           "an official of a department");
    EQ_TEXT(ctx->err.key, "body.office_excludes", "says so");
    EQ_TEXT(ctx->err.arg, "教育局", "names the organ");
    OK(ctx->err.law != NULL && strstr(ctx->err.law, "47") != NULL, "and the article");
    modtest_clear(ctx);
    ASSERT(account_posts(ctx, account, &posts, &count) == ST_OK);
    arr_each (i, count) {
        if (posts[i].organ_id == bureau)
            ASSERT(account_end_post(ctx, posts[i].id, ctx->today) == ST_OK);
    }
    EQ_INT(seat_from(ctx, committee, wang, BODY_MEMBER, date_add_days(ctx->today, 1), &id), ST_OK,
           "the day after he gave it up");
    ASSERT(account_give_post(ctx, account, "chief", bureau, S("局长"),
                             date_add_days(ctx->today, 2)) == ST_OK);
    count = members(ctx, committee, date_add_days(ctx->today, 2), &m);
    ASSERT(body_get(ctx, committee, &b) == ST_OK);
    ASSERT(body_clashes(ctx, &b, m, count, &clashes, &count) == ST_OK);
    EQ_INT(count, 1, "an office taken up later is told");
    EQ_STR(clashes[0].organ, "教育局", "with its organ");
    EQ_INT(body_member_of_account(ctx, committee, account, date_add_days(ctx->today, 2), m), ST_OK,
           "his seat is found by his account");
    EQ_INT(body_member_of_account(ctx, committee, account, ctx->today, m), ST_NOT_FOUND,
           "not before he took it");
    modtest_clear(ctx);
}

/* @law Organic Law (2022-03-11) art. 54(1), 56(2) */
static void rests(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t committee = add(ctx, BODY_STANDING_COMMITTEE, "常委会", 0);
    const int64_t chairmen = add(ctx, BODY_CHAIRMEN_MEETING, "主任会议", 0);
    const int64_t credentials = add(ctx, BODY_CREDENTIALS, "资格审查委", 0);
    const int64_t wang = modtest_deputy(ctx, "王德明", "柳河镇代表团");
    const int64_t ding = modtest_deputy(ctx, "丁小燕", "柳河镇代表团");
    struct body_member *m;
    int64_t vice;

    EQ_INT(seat(ctx, chairmen, wang, BODY_VICE_CHAIR), ST_RULE, "not in the committee");
    OK(strstr(ctx->err.law, "54") != NULL, "by the article");
    EQ_INT(seat(ctx, credentials, ding, BODY_CHAIR), ST_RULE, "nor here");
    ASSERT(seat_from(ctx, committee, wang, BODY_VICE_CHAIR, TERM, &vice) == ST_OK);
    ASSERT(seat(ctx, committee, ding, BODY_MEMBER) == ST_OK);
    EQ_INT(seat(ctx, chairmen, ding, BODY_VICE_CHAIR), ST_RULE, "a plain member");
    EQ_INT(seat(ctx, chairmen, wang, BODY_VICE_CHAIR), ST_OK, "a vice-chair");
    EQ_INT(seat(ctx, credentials, ding, BODY_CHAIR), ST_OK, "any member");
    EQ_INT(seat(ctx, credentials, wang, BODY_MEMBER), ST_OK, "and the vice-chair");
    EQ_INT(body_leave(ctx, vice, 1, LATER, S("resigned")), ST_OK, "he resigns");
    EQ_INT(members(ctx, chairmen, LATER, &m), 1, "still there on his last day");
    EQ_INT(members(ctx, chairmen, date_add_days(LATER, 1), &m), 0, "not after");
    EQ_INT(members(ctx, credentials, date_add_days(LATER, 1), &m), 1, "nor in the other");
    EQ_INT(body_leave(ctx, vice, 2, LATER, S("resigned")), ST_RULE, "not twice");
    modtest_clear(ctx);
    EQ_INT(body_leave(ctx, m[0].id, 1, LATER, S("bored")), ST_INVALID, "a reason there is");
    EQ_TEXT(modtest_field(ctx), "reason", "names the field");
}

/* ---------------------------------------------------------------- the whole */

/* @law Deputies Law (2025-03-11) art. 61; reading in docs/adr/0005 */
static void suspended(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t committee = add(ctx, BODY_STANDING_COMMITTEE, "常委会", 0);
    const int64_t congress = add(ctx, BODY_CONGRESS, "大会", 0);
    const int64_t wang = modtest_deputy(ctx, "王德明", "柳河镇代表团");
    const int64_t ding = modtest_deputy(ctx, "丁小燕", "石门镇代表团");
    const struct congress_param_set leave = {.name = S("suspended_leave_whole"),
                                             .value = S("yes"),
                                             .from_on = {2026, 7, 1},
                                             .basis = S("县人大议事规则第2条")};
    const struct deputy_suspension s = {.deputy_id = ding,
                                        .ground = S("detained"),
                                        .decided_by = S("云溪县公安局"),
                                        .from_on = LATER};
    struct body_member *m;
    int64_t id;

    ASSERT(seat(ctx, committee, wang, BODY_CHAIR) == ST_OK);
    ASSERT(seat(ctx, committee, ding, BODY_MEMBER) == ST_OK);
    ASSERT(deputy_suspend(ctx, &s, &id) == ST_OK);
    EQ_INT(members(ctx, committee, LATER, &m), 2, "she keeps the seat");
    OK(!m[0].suspended && m[1].suspended, "and is marked");
    EQ_INT(members(ctx, committee, date_add_days(LATER, -1), &m), 2, "the day before");
    OK(!m[1].suspended, "not yet");
    EQ_INT(whole(ctx, committee, LATER), 2, "she counts among all members");
    EQ_INT(whole(ctx, congress, LATER), 2, "and all deputies");
    ASSERT(congress_param_set(ctx, &leave) == ST_OK);
    EQ_INT(whole(ctx, committee, (struct date){2026, 7, 1}), 1,
           "unless the place has it otherwise");
    EQ_INT(whole(ctx, congress, (struct date){2026, 7, 1}), 1, "here too");
    EQ_INT(whole(ctx, congress, (struct date){2026, 6, 30}), 2, "from that day on");
}

static void denominators(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t committee = add(ctx, BODY_STANDING_COMMITTEE, "常委会", 3);
    const int64_t congress = add(ctx, BODY_CONGRESS, "大会", 5);
    const int64_t wang = modtest_deputy(ctx, "王德明", "柳河镇代表团");
    const int64_t ding = modtest_deputy(ctx, "丁小燕", "石门镇代表团");
    const struct congress_param_set by_seats = {.name = S("whole_by_fixed_seats"),
                                                .value = S("yes"),
                                                .from_on = {2026, 7, 1},
                                                .basis = S("县人大议事规则第2条")};
    struct delegation *delegations;
    struct body_member *m;
    struct body delegation = {.kind = BODY_DELEGATION, .name = S("石门团"), .from_on = TERM};
    size_t count;
    int64_t id;

    ASSERT(seat(ctx, committee, wang, BODY_CHAIR) == ST_OK);
    ASSERT(seat(ctx, committee, ding, BODY_MEMBER) == ST_OK);
    EQ_INT(whole(ctx, committee, ctx->today), 2, "those in office");
    EQ_INT(whole(ctx, congress, ctx->today), 2, "the congress: its deputies");
    ASSERT(delegation_list(ctx, &delegations, &count) == ST_OK);
    arr_each (i, count) {
        if (str_eqz(delegations[i].name, "石门镇代表团"))
            delegation.delegation_id = delegations[i].id;
    }
    ASSERT(body_add(ctx, &delegation, &id) == ST_OK);
    EQ_INT(members(ctx, id, ctx->today, &m), 1, "a delegation: its own");
    EQ_INT(m[0].deputy_id, ding, "she");
    EQ_STR(m[0].title, "代表", "as a deputy");
    ASSERT(deputy_leave(ctx, ding, 1, LATER, S("moved")) == ST_OK);
    EQ_INT(whole(ctx, congress, LATER), 2, "her last day counts");
    EQ_INT(whole(ctx, congress, date_add_days(LATER, 1)), 1, "the day after does not");
    ASSERT(congress_param_set(ctx, &by_seats) == ST_OK);
    EQ_INT(whole(ctx, congress, (struct date){2026, 7, 1}), 5, "by the number fixed");
    EQ_INT(whole(ctx, committee, (struct date){2026, 7, 1}), 3, "here too");
    EQ_INT(whole(ctx, congress, (struct date){2026, 6, 30}), 1, "not before it was set");
}

/* What deputy.left leads to. */
static enum status tell(struct ctx *ctx, const char *event, int64_t subject)
{
    const struct event_view e = {.congress_id = ctx->congress_id, .subject_id = subject};

    for (const struct subscriber *s = BODY_SUBSCRIBERS; s->event != NULL; s++) {
        if (strcmp(s->event, event) == 0)
            return s->run(ctx, &e);
    }
    return ST_NOT_FOUND;
}

static void told(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t ding = modtest_deputy(ctx, "丁小燕", "石门镇代表团");
    struct delegation *delegations;
    struct body_member *m;
    struct body b, *all;
    size_t count;
    int64_t party;

    EQ_INT(tell(ctx, "congress.founded", ctx->congress_id), ST_OK, "a congress");
    EQ_INT(tell(ctx, "congress.founded", ctx->congress_id), ST_OK, "told twice");
    ASSERT(delegation_list(ctx, &delegations, &count) == ST_OK);
    EQ_INT(tell(ctx, "congress.delegation_added", delegations[0].id), ST_OK, "a delegation");
    EQ_INT(tell(ctx, "congress.delegation_added", delegations[0].id), ST_OK, "told twice");
    ASSERT(body_list(ctx, ctx->today, &all, &count) == ST_OK);
    EQ_INT(count, 4, "congress, delegation, committee, chairmen's meeting");
    ASSERT(delegation_add(ctx, S("龙泉乡代表团"), &party) == ST_OK);
    EQ_INT(tell(ctx, "congress.townships_added", ctx->congress_id), ST_OK, "townships");
    ASSERT(body_list(ctx, ctx->today, &all, &count) == ST_OK);
    EQ_INT(count, 5, "whose delegations nobody named");
    ASSERT(body_of_kind(ctx, BODY_STANDING_COMMITTEE, ctx->today, &b) == ST_OK);
    ASSERT(seat(ctx, b.id, ding, BODY_MEMBER) == ST_OK);
    party = add(ctx, BODY_PARTY_GROUP, "党组", 0);
    ASSERT(seat(ctx, party, ding, BODY_MEMBER) == ST_OK);
    ASSERT(deputy_leave(ctx, ding, 1, date_add_days(LATER, 30), S("moved")) == ST_OK);
    EQ_INT(tell(ctx, "deputy.left", ding), ST_OK, "she is to move away");
    EQ_INT(members(ctx, b.id, date_add_days(LATER, 1), &m), 1, "until then she sits");
    ASSERT(deputy_leave(ctx, ding, 2, LATER, S("recalled")) == ST_OK);
    EQ_INT(tell(ctx, "deputy.left", ding), ST_OK, "recalled before that");
    EQ_INT(tell(ctx, "deputy.left", ding), ST_OK, "told twice");
    EQ_INT(members(ctx, b.id, LATER, &m), 1, "her last day in the committee");
    EQ_STR(m[0].left_reason, "mandate", "is the last of her mandate");
    EQ_INT(members(ctx, b.id, date_add_days(LATER, 1), &m), 0, "then she is out");
    EQ_INT(members(ctx, party, date_add_days(LATER, 1), &m), 1,
           "the party group is another matter");
}

/* ---------------------------------------------------------------- changes */

static void changed(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t committee = add(ctx, BODY_STANDING_COMMITTEE, "常委会", 3);
    const int64_t wang = modtest_deputy(ctx, "王德明", "柳河镇代表团");
    const int64_t ding = modtest_deputy(ctx, "丁小燕", "柳河镇代表团");
    struct body_member m = {
        .post = BODY_VICE_CHAIR, .title = S("副主任、代理主任"), .from_on = TERM};
    struct body_member *list;
    struct body b;

    ASSERT(seat_from(ctx, committee, wang, BODY_MEMBER, TERM, &m.id) == ST_OK);
    ASSERT(seat(ctx, committee, ding, BODY_MEMBER) == ST_OK);
    m.version = 1;
    EQ_INT(body_change_seat(ctx, &m), ST_OK, "put right");
    EQ_INT(body_change_seat(ctx, &m), ST_CONFLICT, "not against an old version");
    modtest_clear(ctx);
    members(ctx, committee, ctx->today, &list);
    EQ_STR(list[0].title, "副主任、代理主任", "his title");
    ASSERT(body_get(ctx, committee, &b) == ST_OK);
    b.fixed_seats = 35;
    EQ_INT(body_change(ctx, &b, false), ST_RULE, "the number stays for the term");
    OK(ctx->err.law != NULL, "by the article");
    modtest_clear(ctx);
    b.fixed_seats = 1;
    EQ_INT(body_change(ctx, &b, true), ST_INVALID, "not fewer than sit there");
    EQ_TEXT(modtest_field(ctx), "fixed_seats", "names the field");
    b.fixed_seats = 35;
    EQ_INT(body_change(ctx, &b, true), ST_OK, "a slip of the pen");
    EQ_INT(body_close(ctx, committee, b.version, LATER), ST_CONFLICT, "an old version");
    modtest_clear(ctx);
    EQ_INT(body_close(ctx, committee, b.version + 1, LATER), ST_OK, "the term ends");
    EQ_INT(members(ctx, committee, LATER, &list), 2, "its last day");
    EQ_INT(members(ctx, committee, date_add_days(LATER, 1), &list), 0, "nobody after");
    ASSERT(body_seats_of(ctx, wang, 0, &list, (size_t[]){0}) == ST_OK);
    EQ_STR(list[0].left_reason, "term", "the term was over");
    EQ_INT(seat(ctx, committee, ding, BODY_MEMBER), ST_INVALID, "nobody joins what has ended");
    modtest_clear(ctx);
}

/* ---------------------------------------------------------------- the sheet */

static enum status load_tx(struct ctx *ctx, const void *input)
{
    struct import_counts counts;
    size_t row;

    TRY(import_write(ctx, import_kind_find(S("body_member")), input, IMPORT_REPEATS_REFUSED,
                     &counts, &row));
    printf("# %zu written, %zu skipped\n", counts.written, counts.skipped);
    return counts.written == 0 ? ST_NOT_FOUND : ST_OK;
}

static enum status load(struct ctx *ctx, const char *text)
{
    char path[] = "/tmp/renda-body-XXXXXX.csv";
    const int fd = mkstemps(path, 4);
    enum status st;

    ASSERT(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text));
    close(fd);
    modtest_clear(ctx);
    st = db_tx(ctx, load_tx, path);
    unlink(path);
    return st;
}

/* @law Organic Law (2022-03-11) art. 34(1) */
static void in_recess(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t committee = add(ctx, BODY_SPECIAL_COMMITTEE, "社建委", 0);
    const struct congress_session s = {.number = 1,
                                       .opens_on = date_add_days(ctx->today, -60),
                                       .closes_on = date_add_days(ctx->today, -57)};
    struct body_member m = {.body_id = committee,
                            .deputy_id = modtest_deputy(ctx, "王德明", "柳河镇代表团"),
                            .title = S(""),
                            .left_reason = S(""),
                            .post = BODY_CHAIR,
                            .from_on = ctx->today};
    int64_t id;

    ASSERT(congress_session_add(ctx, &s, &id) == ST_OK);
    EQ_INT(body_seat(ctx, &m, &id), ST_RULE, "the congress elects the chair");
    EQ_TEXT(ctx->err.key, "law.committee_chair_in_session", "as it says");
    modtest_clear(ctx);
    m.from_on = s.opens_on;
    EQ_INT(body_seat(ctx, &m, &id), ST_OK, "as it did in session");
    EQ_INT(body_leave(ctx, id, 1, ctx->today, S("removed")), ST_RULE, "nor is he removed now");
    modtest_clear(ctx);
    EQ_INT(body_leave(ctx, id, 1, ctx->today, S("resigned")), ST_OK, "he may resign");
    m.deputy_id = modtest_deputy(ctx, "丁小燕", "柳河镇代表团");
    m.post = BODY_VICE_CHAIR;
    m.from_on = ctx->today;
    EQ_INT(body_seat(ctx, &m, &id), ST_OK, "a vice-chair comes in recess");
}

/* @law Deputies Law (2025-03-11) art. 12
 * @law Organic Law (2022-03-11) art. 59(3), 59(4) */
static void organs(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct body_organ o = {.role = S("deputies"), .street = S("")}, *all;
    struct organ office = {.kind = ORGAN_WORK_OFFICE, .name = S("代表工作委员会")};
    int64_t first, other;
    bool missing;
    size_t count;

    ASSERT(organ_add(ctx, &office, &first) == ST_OK);
    office.name = S("城关街道工作委员会");
    ASSERT(organ_add(ctx, &office, &other) == ST_OK);
    ASSERT(body_organ_missing(ctx, &missing) == ST_OK);
    OK(missing, "a name alone says nothing");
    EQ_INT(body_organ_name(ctx, &o), ST_INVALID, "which organ");
    modtest_clear(ctx);
    o.organ_id = other;
    EQ_INT(body_organ_name(ctx, &o), ST_OK, "by mistake");
    o.organ_id = first;
    EQ_INT(body_organ_name(ctx, &o), ST_OK, "the right one takes its place");
    ASSERT(body_organ_missing(ctx, &missing) == ST_OK);
    OK(!missing, "there is one");
    o = (struct body_organ){.role = S("street"), .street = S("城关街道"), .organ_id = other};
    EQ_INT(body_organ_name(ctx, &o), ST_OK, "one in a street");
    EQ_INT(body_organ_name(ctx, &o), ST_INVALID, "which has it now");
    modtest_clear(ctx);
    ASSERT(body_organs(ctx, &all, &count) == ST_OK);
    OK(count == 2 && str_eqz(all[0].role, "deputies") && all[0].organ_id == first, "two");
    EQ_INT(body_organ_drop(ctx, all[0].id, all[0].version), ST_OK, "dropped");
    ASSERT(body_organ_missing(ctx, &missing) == ST_OK);
    OK(missing, "missing again");
}

static enum status undo_tx(struct ctx *ctx, const void *input)
{
    struct import_undo how = {0};

    TRY(import_kind_find(S("body_member"))->undo(ctx, *(const int64_t *)input, false, &how));
    OK(how.why == NULL && str_has(how.name, S("王德明")), "says who goes");
    return event_emit(ctx, "body.imported", ctx->congress_id);
}

static void taken_back(struct ctx *ctx, int64_t id)
{
    struct import_undo how = {0};

    EQ_INT(db_tx(ctx, undo_tx, &id), ST_OK, "taken back");
    EQ_INT(import_kind_find(S("body_member"))->undo(ctx, id, true, &how), ST_OK, "and gone");
}

static void imported(struct journaltest *t)
{
    static const char SHEET[] = "机构,姓名,职务类别,职务名称,任职日期,离任日期,离任原因\n"
                                "常委会,王德明,主任,,2024-01-10,,\n"
                                "常委会,丁小燕,委员,,2024-01-10,2025-06-01,辞职\n"
                                "社建委,丁小燕,主任委员,,2024-01-10,,\n"
                                "党组,冯秀兰,书记,,2024-01-10,,\n";
    struct ctx *ctx = t->ctx;
    const int64_t committee = add(ctx, BODY_STANDING_COMMITTEE, "常委会", 0);
    struct body_member *m;

    add(ctx, BODY_SPECIAL_COMMITTEE, "社建委", 0);
    add(ctx, BODY_PARTY_GROUP, "党组", 0);
    modtest_deputy(ctx, "王德明", "柳河镇代表团");
    modtest_deputy(ctx, "丁小燕", "柳河镇代表团");
    EQ_INT(load(ctx, SHEET), ST_OK, "the sheet");
    EQ_INT(load(ctx, SHEET), ST_NOT_FOUND, "again: nothing to write");
    EQ_INT(members(ctx, committee, LATER, &m), 2, "two");
    EQ_INT(members(ctx, committee, ctx->today, &m), 1, "one today");
    taken_back(ctx, m->id);
    EQ_INT(load(ctx, "机构,姓名,职务类别,任职日期\n常委会,冯秀兰,委员,2024-01-10\n"), ST_INVALID,
           "not a deputy");
    EQ_INT(load(ctx, "机构,姓名,职务类别,任职日期\n妇联,王德明,委员,2024-01-10\n"), ST_INVALID,
           "no such body");
    EQ_INT(load(ctx, "机构,姓名,职务类别,任职日期\n社建委,王德明,总统,2024-01-10\n"), ST_INVALID,
           "no such post");
    EQ_INT(load(ctx, "机构,姓名,职务类别,任职日期\n社建委,王德明,委员,昨天\n"), ST_INVALID,
           "no such day");
    modtest_clear(ctx);
}

int main(void)
{
    modtest_both("seated", seated);
    modtest_one("refused", refused);
    modtest_one("offices", offices);
    modtest_both("rests", rests);
    modtest_both("denominators", denominators);
    modtest_both("body_suspended", suspended);
    modtest_both("told", told);
    modtest_both("changed", changed);
    modtest_both("in_recess", in_recess);
    modtest_both("organs", organs);
    modtest_one("imported", imported);
    return tap_done();
}
