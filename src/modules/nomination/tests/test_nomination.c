// SPDX-License-Identifier: MulanPSL-2.0
/* Elections prepared on both databases: nominated, signed, settled, voted, seated. People are
 * invented. */
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_store_hall.h"
#include "modules/nomination/nomination_actions.h"
#include "modules/nomination/nomination_rules.h"
#include "modules/nomination/nomination_store.h"
#include "modules/tests/modtest.h"
#include "modules/vote/vote_actions.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"

enum { DEPUTIES = 24, NAMES = 24 };

static const char *const PEOPLE[NAMES] = {
    "周秀兰", "王德明", "李春梅", "赵永平", "何家旺", "钱小满", "孙有田", "吴国栋",
    "郑海燕", "冯志远", "陈玉芬", "褚建华", "卫东升", "蒋丽萍", "沈长河", "韩雪梅",
    "杨树林", "朱明珠", "秦大山", "尤小兰", "许文斌", "吕金花", "施正清", "张百川"};

struct county {
    struct ctx *ctx;
    const struct actor *system;
    struct actor actor;
    struct permission_set may;
    int64_t deputy[DEPUTIES], committee, congress, item;
    int64_t election, post;
};

static void as_deputy(struct county *c, size_t n)
{
    c->may = (struct permission_set){0};
    (void)permission_set_add(&c->may, "nomination.read");
    (void)permission_set_add(&c->may, "nomination.propose");
    c->actor = (struct actor){.account_id = 7000 + (int64_t)n,
                              .congress_id = c->ctx->congress_id,
                              .deputy_id = c->deputy[n],
                              .name = str_from(PEOPLE[n]),
                              .permissions = &c->may};
    c->ctx->actor = &c->actor;
}

static void as_office(struct county *c)
{
    c->ctx->actor = c->system;
}

static void refused(struct county *c, enum status got, enum status want, const char *key,
                    const char *law, const char *what)
{
    if (law != NULL)
        OK(c->ctx->err.law != NULL && strstr(c->ctx->err.law, law) != NULL, law);
    REFUSED(c->ctx, got, want, key, what);
}

static int64_t body(struct ctx *ctx, enum body_kind kind, const char *name)
{
    const struct body b = {.kind = kind,
                           .name = str_from(name),
                           .short_name = str_from(name),
                           .from_on = {2024, 1, 10}};
    int64_t id = 0;

    ASSERT(body_add(ctx, &b, &id) == ST_OK);
    return id;
}

static enum status noticed_tx(struct ctx *ctx, const void *input)
{
    struct meeting m;

    TRY(meeting_get(ctx, *(const int64_t *)input, &m));
    TRY(meeting_store_hall_state(ctx, &m, MEETING_NOTICED, &(struct meeting_hall){0}));
    return event_emit(ctx, "meeting.noticed", m.id);
}

static struct county county_of(struct ctx *ctx)
{
    struct county c = {.ctx = ctx, .system = ctx->actor};
    int64_t meeting = 0;

    for (size_t i = 0; i < DEPUTIES; i++)
        c.deputy[i] = modtest_deputy(ctx, PEOPLE[i], "城关镇代表团");
    c.congress = body(ctx, BODY_CONGRESS, "县人民代表大会");
    c.committee = body(ctx, BODY_STANDING_COMMITTEE, "县人大常委会");
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
    ASSERT(meeting_create(ctx,
                          &(struct meeting_new){.kind = S("congress"),
                                                .body_id = c.congress,
                                                .starts_on = ctx->today},
                          &meeting) == ST_OK);
    ASSERT(meeting_item_add(ctx,
                            &(struct meeting_item_new){.meeting_id = meeting,
                                                       .title = S("选举"),
                                                       .sort = S("election"),
                                                       .presenter = S(""),
                                                       .url = S(""),
                                                       .by_meeting = true},
                            &c.item) == ST_OK);
    ASSERT(db_tx(ctx, noticed_tx, &meeting) == ST_OK);
    return c;
}

static int64_t version_of(struct county *c)
{
    struct nomination_election e;

    ASSERT(nomination_store_election(c->ctx, c->election, &e) == ST_OK);
    return e.version;
}

static struct nomination_post post_of(struct county *c, int64_t id)
{
    struct nomination_post p;

    ASSERT(nomination_store_post(c->ctx, id, &p) == ST_OK);
    return p;
}

static void prepare(struct county *c, enum nomination_law_office office, unsigned seats, bool term)
{
    const struct nomination_election e = {
        .title = S("选举县人大常委会副主任"), .new_term = term, .basis = S("")};
    struct nomination_post p = {.office = office, .name = S("县人大常委会副主任"), .seats = seats};

    MUST(c->ctx, nomination_save(c->ctx, &e, &c->election), "an election is prepared");
    p.election_id = c->election;
    MUST(c->ctx, nomination_post_add(c->ctx, &p, &c->post), "with a post");
    MUST(c->ctx, nomination_open(c->ctx, c->election, version_of(c)), "nominations are taken");
}

static int64_t deputy_of(const struct county *c, const char *name)
{
    for (size_t i = 0; i < DEPUTIES; i++)
        if (strcmp(PEOPLE[i], name) == 0)
            return c->deputy[i];
    return 0;
}

static enum status propose(struct county *c, const char *name, const char *source, int64_t *out)
{
    const struct nomination n = {.post_id = c->post,
                                 .deputy_id = deputy_of(c, name),
                                 .name = str_from(name),
                                 .source = str_from(source),
                                 .sex = S(""),
                                 .born = S("1975年6月"),
                                 .ethnic = S(""),
                                 .party = S(""),
                                 .education = S(""),
                                 .occupation = S(""),
                                 .reason = S("熟悉人大工作")};

    return nomination_propose(c->ctx, &n, out);
}

static enum status seat(struct county *c, int64_t version, const int64_t *deputies, size_t count)
{
    return nomination_seat(c->ctx, &(struct nomination_seating){c->post, version, deputies, count});
}

/* Deputies from…to join. */
static void join(struct county *c, int64_t id, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        as_deputy(c, i);
        ASSERT(nomination_join(c->ctx, id) == ST_OK);
    }
    as_office(c);
}

/* ---------------------------------------------------------------- votes */

/* Everybody takes a paper; two tellers enter what they counted. */
static void votes(struct county *c, int64_t vote, const uint32_t *yes, size_t count)
{
    struct vote_voter voters[DEPUTIES] = {{0}};
    struct vote_count_line lines[8] = {{0}};
    const struct vote_count counted = {.ballots = DEPUTIES, .lines = lines, .lines_count = count};
    struct actor teller = *c->system;
    enum vote_entries state = VOTE_ENTRIES_NONE;

    for (size_t i = 0; i < DEPUTIES; i++)
        voters[i] = (struct vote_voter){.account_id = 9000 + (int64_t)i,
                                        .deputy_id = c->deputy[i],
                                        .name = str_from(PEOPLE[i]),
                                        .present = true};
    ASSERT(vote_open(c->ctx, vote, voters, DEPUTIES, DEPUTIES) == ST_OK);
    for (size_t i = 0; i < DEPUTIES; i++) {
        struct vote_roll_row row;

        ASSERT(vote_voter_get(c->ctx, vote, 0, 9000 + (int64_t)i, &row) == ST_OK);
        ASSERT(vote_take_paper(c->ctx, vote, row.id) == ST_OK);
    }
    arr_each (i, count)
        lines[i] = (struct vote_count_line){.yes = yes[i], .no = DEPUTIES - yes[i]};
    c->ctx->actor = &teller;
    for (teller.account_id = 11; teller.account_id <= 12; teller.account_id++)
        MUST(c->ctx, vote_enter_count(c->ctx, vote, &counted, &state), "a teller enters his count");
    c->ctx->actor = c->system;
    EQ_INT(state, VOTE_ENTRIES_AGREE, "two tellers agree");
    MUST(c->ctx, vote_close(c->ctx, vote), "closed");
    MUST(c->ctx, vote_announce(c->ctx, vote), "announced");
}

static enum status to_vote(struct county *c, int64_t post, int64_t *out)
{
    const struct nomination_ballot b = {.post_id = post,
                                        .version = post_of(c, post).version,
                                        .item_id = c->item,
                                        .method = VOTE_PAPER};

    return nomination_vote(c->ctx, &b, out);
}

/* ---------------------------------------------------------------- tests */

/* @law Organic Law (2022-03-11) art. 26 */
static void nominated(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    int64_t a, b, x, d;
    struct nomination_post p;
    struct nomination_task *tasks;
    struct nomination *list;
    struct nomination n;
    size_t count;

    prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 2, false);
    MUST(c.ctx, propose(&c, PEOPLE[20], "presidium", &a), "the presidium nominates one");
    MUST(c.ctx, propose(&c, PEOPLE[21], "presidium", &b), "and another");
    refused(&c, propose(&c, PEOPLE[22], "presidium", &x), ST_RULE, "nomination.err.more_than_seats",
            "第二十六条", "no more than there are seats");
    refused(&c, propose(&c, "古月", "presidium", &x), ST_RULE, "nomination.err.more_than_seats",
            NULL, "whoever it is");
    as_deputy(&c, 0);
    refused(&c, propose(&c, PEOPLE[20], "deputies", &x), ST_RULE, "nomination.err.there_already",
            NULL, "who is nominated already");
    refused(&c, propose(&c, "古月", "deputies", &x), ST_RULE, "nomination.err.must_be_deputy",
            "第四十七条", "not a deputy");
    MUST(c.ctx, propose(&c, PEOPLE[22], "deputies", &x), "a deputy nominates");
    refused(&c, nomination_join(c.ctx, x), ST_RULE, "nomination.err.signed", NULL, "he has signed");
    refused(&c, nomination_leave(c.ctx, x), ST_RULE, "nomination.err.lead_stays", NULL,
            "he leads it");
    MUST(c.ctx, propose(&c, PEOPLE[23], "deputies", &d), "and another");
    as_deputy(&c, 1);
    refused(&c, nomination_withdraw(c.ctx, x, 1), ST_DENIED, "nomination.err.not_yours", NULL,
            "not his to take back");
    refused(&c, nomination_join(c.ctx, a), ST_RULE, "nomination.err.not_joint", NULL,
            "the presidium's needs no signatures");
    join(&c, x, 1, 9);
    ASSERT(nomination_store_get(c.ctx, x, &n) == ST_OK);
    EQ_INT(n.signers, 9, "nine have signed");
    p = post_of(&c, c.post);
    ASSERT(nomination_standing(c.ctx, &p, &list, &count) == ST_OK);
    EQ_INT(count, 2, "nine do not suffice");
    join(&c, x, 9, 10);
    ASSERT(nomination_standing(c.ctx, &p, &list, &count) == ST_OK);
    EQ_INT(count, 3, "ten do");
    as_deputy(&c, 9);
    MUST(c.ctx, nomination_leave(c.ctx, x), "one takes his signature back");
    MUST(c.ctx, nomination_join(c.ctx, x), "and joins again");
    MUST(c.ctx, nomination_join(c.ctx, d), "and one more, which makes two");
    MUST(c.ctx, nomination_leave(c.ctx, d), "not that one");
    as_office(&c);
    as_deputy(&c, 12);
    ASSERT(nomination_tasks(c.ctx, &tasks, &count) == ST_OK);
    OK(count == 1 && strcmp(tasks[0].what, "join") == 0, "a deputy reads of it on his first page");
    as_office(&c);
    MUST(c.ctx, nomination_consent(c.ctx, x, 1, false, c.ctx->today), "the nominee refuses");
    ASSERT(nomination_standing(c.ctx, &p, &list, &count) == ST_OK);
    EQ_INT(count, 2, "and is none any more");
    EQ_INT(modtest_events(c.ctx, "nomination.proposed"), 4, "each is an event");
}

/* @law Organic Law (2022-03-11) art. 26(3), 27(2)
 * @law Deputies Law (2025-03-11) art. 61(1) */
static void limits(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    const struct nomination_post chief = {
        .office = NOMINATION_LAW_TOWNSHIP_CHAIR, .name = S("乡人大主席"), .seats = 1};
    struct nomination_post p = chief;
    struct nomination_election e;
    int64_t x, y, id;

    prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 1, true);
    p.election_id = c.election;
    refused(&c, nomination_post_add(c.ctx, &p, &id), ST_RULE, "nomination.err.office", "第二十六条",
            "a county elects no chair of a township");
    p.office = NOMINATION_LAW_COURT_HEAD;
    p.seats = 2;
    refused(&c, nomination_post_add(c.ctx, &p, &id), ST_RULE, "nomination.err.seats", NULL,
            "one president of the court");
    as_deputy(&c, 0);
    MUST(c.ctx, propose(&c, PEOPLE[20], "deputies", &x), "one for one seat");
    refused(&c, propose(&c, PEOPLE[21], "deputies", &y), ST_RULE, "nomination.err.more_than_seats",
            "第二十六条", "no deputy nominates two for one seat");
    as_deputy(&c, 1);
    MUST(c.ctx, propose(&c, PEOPLE[21], "deputies", &y), "another deputy does");
    refused(&c, nomination_join(c.ctx, x), ST_RULE, "nomination.err.more_than_seats", NULL,
            "and then signs for nobody else");
    MUST(c.ctx, nomination_withdraw(c.ctx, y, 1), "he takes it back");
    MUST(c.ctx, nomination_join(c.ctx, x), "and signs for the other");
    as_office(&c);
    ASSERT(deputy_suspend(c.ctx,
                          &(struct deputy_suspension){.deputy_id = c.deputy[2],
                                                      .ground = S("detained"),
                                                      .decided_by = S("云溪县公安局"),
                                                      .from_on = c.ctx->today},
                          &id) == ST_OK);
    as_deputy(&c, 2);
    refused(&c, nomination_join(c.ctx, x), ST_RULE, "deputy.is_suspended", "第六十一条",
            "whose duties are suspended signs nothing");
    as_office(&c);
    refused(&c, nomination_close(c.ctx, c.election, version_of(&c)), ST_RULE,
            "law.nomination_short", "第二十七条", "two days at the change of a term");
    ASSERT(nomination_store_election(c.ctx, c.election, &e) == ST_OK);
    e.closes_at = c.ctx->now + 2 * 86400;
    MUST(c.ctx, nomination_save(c.ctx, &e, &id), "the presidium sets a deadline");
    c.ctx->now += 86400;
    c.ctx->today = date_add_days(c.ctx->today, 1);
    refused(&c, nomination_close(c.ctx, c.election, version_of(&c)), ST_RULE,
            "nomination.err.not_over", NULL, "not before it");
    c.ctx->now += 86400;
    c.ctx->today = date_add_days(c.ctx->today, 1);
    as_deputy(&c, 3);
    refused(&c, nomination_join(c.ctx, x), ST_RULE, "nomination.err.over", NULL, "too late");
    as_office(&c);
    MUST(c.ctx, nomination_close(c.ctx, c.election, version_of(&c)), "closed");
    refused(&c, to_vote(&c, c.post, &id), ST_RULE, "nomination.err.not_listed", NULL,
            "nobody is a candidate yet");
}

static enum status settle(struct county *c, unsigned fixed, bool *primary)
{
    const struct nomination_list l = {
        .post_id = c->post, .version = post_of(c, c->post).version, .fixed = fixed};

    return nomination_settle(c->ctx, &l, primary);
}

static size_t formal(struct county *c, int64_t post, struct nomination **out)
{
    struct nomination *all;
    size_t count, n = 0;

    ASSERT(nomination_store_of_post(c->ctx, post, &all, &count) == ST_OK);
    arr_each (i, count)
        if (all[i].formal)
            all[n++] = all[i];
    *out = all;
    return n;
}

/* Two by the presidium, two by deputies, for two seats; the vote has its ballots in the order of
 * strokes: 王 李 周 赵. */
static void four_nominees(struct county *c)
{
    int64_t id;

    MUST(c->ctx, propose(c, PEOPLE[0], "presidium", &id), "周秀兰");
    MUST(c->ctx, propose(c, PEOPLE[1], "presidium", &id), "王德明");
    as_deputy(c, 10);
    MUST(c->ctx, propose(c, PEOPLE[2], "deputies", &id), "李春梅");
    join(c, id, 11, 20);
    as_deputy(c, 20);
    MUST(c->ctx, propose(c, PEOPLE[3], "deputies", &id), "赵永平");
    join(c, id, 11, 20);
    MUST(c->ctx, nomination_close(c->ctx, c->election, version_of(c)), "closed");
}

/* @law Organic Law (2022-03-11) art. 25, 27(1), 29(1) */
static void elected(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct nomination_ballot b = {.item_id = c.item, .method = VOTE_HANDS};
    struct nomination_outcome o;
    struct nomination_post p;
    struct nomination *list;
    struct body_member *m;
    int64_t vote, again;
    size_t count;
    bool primary;

    prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 2, false);
    four_nominees(&c);
    refused(&c, settle(&c, 2, &primary), ST_RULE, "law.candidates_too_few", "第二十七条",
            "two for two seats");
    refused(&c, settle(&c, 6, &primary), ST_RULE, "law.candidates_too_many", "第二十七条",
            "six for two");
    MUST(c.ctx, settle(&c, 3, &primary), "three by the method");
    OK(primary, "so that a primary is held");
    b.post_id = c.post;
    b.version = post_of(&c, c.post).version;
    refused(&c, nomination_primary(c.ctx, &b, &vote), ST_INVALID, "vote.hands_not_secret", NULL,
            "not by hands");
    b.method = VOTE_PAPER;
    MUST(c.ctx, nomination_primary(c.ctx, &b, &vote), "the primary");
    refused(&c, nomination_primary_taken(c.ctx, c.post, post_of(&c, c.post).version), ST_RULE,
            "nomination.err.not_announced", NULL, "not held yet");
    votes(&c, vote, (const uint32_t[]){20, 15, 18, 9}, 4);
    MUST(c.ctx, nomination_primary_taken(c.ctx, c.post, post_of(&c, c.post).version), "its result");
    EQ_INT(formal(&c, c.post, &list), 3, "three candidates");
    OK(!str_eqz(list[0].name, PEOPLE[3]) && !str_eqz(list[1].name, PEOPLE[3]) &&
           !str_eqz(list[2].name, PEOPLE[3]),
       "the last is none");
    MUST(c.ctx, to_vote(&c, c.post, &vote), "the election itself");
    refused(&c, to_vote(&c, c.post, &again), ST_RULE, "nomination.err.voted", NULL, "once");
    votes(&c, vote, (const uint32_t[]){14, 13, 13}, 3);
    p = post_of(&c, c.post);
    ASSERT(nomination_outcome(c.ctx, &p, vote, 2, &o) == ST_OK);
    OK(o.announced && o.count == 1 && o.tied == 2 && o.vacant == 1, "one elected, two tied");
    refused(&c, seat(&c, p.version, NULL, 0), ST_RULE, "nomination.err.tied", NULL,
            "votes are taken again among them");
    MUST(c.ctx, vote_repeat(c.ctx, vote, true, S(""), &again), "the new vote");
    refused(&c, seat(&c, p.version, NULL, 0), ST_RULE, "nomination.err.not_announced", NULL,
            "which has to be held");
    votes(&c, again, (const uint32_t[]){10, 12}, 2);
    MUST(c.ctx, seat(&c, p.version, NULL, 0), "both take their seats");
    refused(&c, seat(&c, p.version + 1, NULL, 0), ST_RULE, "nomination.err.seated", NULL, "once");
    ASSERT(body_members_at(c.ctx, c.committee, c.ctx->today, &m, &count) == ST_OK);
    OK(count == 2 && m[0].post == BODY_VICE_CHAIR && m[1].post == BODY_VICE_CHAIR,
       "as vice-chairs from the day of the vote");
    EQ_INT(modtest_events(c.ctx, "nomination.seated"), 1, "one act");
    EQ_INT(dbtest_int(c.ctx, "SELECT COUNT(*) FROM nomination_elected WHERE member_id > 0"), 2,
           "which names the votes and the seats");
    EQ_INT(dbtest_int(c.ctx, "SELECT COUNT(*) FROM notice WHERE kind = 'nomination.opened'"), 1,
           "deputies were told that nominations are taken");
    EQ_INT(dbtest_int(c.ctx, "SELECT COUNT(*) FROM notice WHERE kind = 'nomination.listed'"), 1,
           "and who stands");
    EQ_INT(dbtest_int(c.ctx, "SELECT COUNT(*) FROM notice WHERE kind = 'nomination.elected'"), 2,
           "and the elected that they are");
}

/* A name is no person: who nominates says whether it is the deputy of that name. */
static void namesakes(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct nomination n = {.source = S("presidium"),
                           .name = str_from(PEOPLE[0]),
                           .sex = S(""),
                           .born = S(""),
                           .ethnic = S(""),
                           .party = S(""),
                           .education = S(""),
                           .occupation = S("乡村医生"),
                           .reason = S("熟悉情况")},
                      got;
    struct nomination_outcome o;
    struct nomination_post p;
    int64_t id, vote;
    struct str *names;
    size_t count;
    bool primary;

    prepare(&c, NOMINATION_LAW_GOVERNMENT_HEAD, 1, false);
    n.post_id = c.post;
    refused(&c, nomination_propose(c.ctx, &n, &id), ST_INVALID, "nomination.err.choose", NULL,
            "a deputy bears that name");
    n.chosen = true;
    MUST(c.ctx, nomination_propose(c.ctx, &n, &id), "it is somebody else");
    ASSERT(nomination_store_get(c.ctx, id, &got) == ST_OK);
    EQ_INT(got.deputy_id, 0, "no deputy");
    EQ_INT(modtest_events(c.ctx, "nomination.proposed"), 1, "once");

    prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 2, false);
    four_nominees(&c);
    MUST(c.ctx, settle(&c, 4, &primary), "all four");
    MUST(c.ctx, to_vote(&c, c.post, &vote), "the election");
    p = post_of(&c, c.post);
    o = (struct nomination_outcome){.count = 0};
    o.elected = &(struct nomination_elected){.name = str_from(PEOPLE[9])};
    o.count = 1;
    ASSERT(nomination_unknown(c.ctx, &p, &o, &names, &count) == ST_OK);
    OK(count == 1 && str_eqz(names[0], PEOPLE[9]), "written in: somebody has to say who that is");
    p.office = NOMINATION_LAW_GOVERNMENT_HEAD;
    ASSERT(nomination_unknown(c.ctx, &p, &o, &names, &count) == ST_OK);
    EQ_INT(count, 0, "of a post that is no seat nobody asks");
    refused(&c, seat(&c, p.version, c.deputy, 2), ST_RULE, "nomination.err.not_announced", NULL,
            "first the vote");
    votes(&c, vote, (const uint32_t[]){20, 3, 19, 2}, 4);
    MUST(c.ctx, seat(&c, p.version, NULL, 0), "nominated as a deputy: nothing to ask");
}

/* @law Organic Law (2022-03-11) art. 29(2), 29(3) */
static void another(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct nomination_again again = {.by_votes = true, .fixed = 1};
    struct nomination *list;
    struct nomination_post p;
    int64_t vote, next = 0;
    bool primary;

    prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 2, false);
    four_nominees(&c);
    MUST(c.ctx, settle(&c, 4, &primary), "all four stand");
    OK(!primary && formal(&c, c.post, &list) == 4, "without a primary");
    MUST(c.ctx, to_vote(&c, c.post, &vote), "the election");
    votes(&c, vote, (const uint32_t[]){13, 12, 11, 10}, 4);
    again.post_id = c.post;
    refused(&c, nomination_again(c.ctx, &again, &next), ST_RULE, "law.candidates_too_few",
            "第二十七条", "one for one seat of a vice-chair");
    again.fixed = 2;
    MUST(c.ctx, nomination_again(c.ctx, &again, &next), "another election");
    p = post_of(&c, next);
    OK(p.seats == 1 && p.occasion == VOTE_LAW_ANOTHER && p.after_id == c.post, "for the one left");
    EQ_INT(formal(&c, next, &list), 2, "the next two by votes");
    OK(str_eqz(list[0].name, PEOPLE[2]) && str_eqz(list[1].name, PEOPLE[0]), "those");
    refused(&c, nomination_again(c.ctx, &again, &next), ST_RULE, "nomination.err.again_there", NULL,
            "not twice");
    MUST(c.ctx, to_vote(&c, p.id, &vote), "which is voted on");
}

/* The same people on the same item a second time: only for a reason, which stands with the vote. */
static void repeated(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct nomination_ballot b = {.method = VOTE_PAPER};
    struct vote v;
    int64_t vote;
    bool primary;

    for (size_t round = 0; round < 2; round++) {
        prepare(&c, NOMINATION_LAW_COMMITTEE_VICE, 2, false);
        four_nominees(&c);
        MUST(c.ctx, settle(&c, 4, &primary), "all four stand");
        if (round == 0) {
            MUST(c.ctx, to_vote(&c, c.post, &vote), "the election");
            votes(&c, vote, (const uint32_t[]){13, 12, 11, 10}, 4);
        }
    }
    b.post_id = c.post;
    b.version = post_of(&c, c.post).version;
    b.item_id = c.item;
    refused(&c, nomination_vote(c.ctx, &b, &vote), ST_INVALID, "vote.decided_already", NULL,
            "the item has elected them");
    b.reason = S("计票有误，主席团决定重新选举");
    MUST(c.ctx, nomination_vote(c.ctx, &b, &vote), "for a reason");
    ASSERT(vote_get(c.ctx, vote, &v) == ST_OK);
    EQ_STR(v.again_reason, "计票有误，主席团决定重新选举", "which stands with the vote");
}

/* @law Organic Law (2022-03-11) art. 11, 55 */
static void others(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct body_member m = {.deputy_id = c.deputy[5],
                            .post = BODY_VICE_CHAIR,
                            .title = S(""),
                            .left_reason = S(""),
                            .from_on = {2024, 1, 10}},
                       *list;
    struct nomination_post p;
    int64_t id, vote;
    size_t count;
    bool primary;

    m.body_id = c.committee;
    ASSERT(body_seat(c.ctx, &m, &id) == ST_OK);
    prepare(&c, NOMINATION_LAW_ACTING_CHAIR, 1, false);
    as_deputy(&c, 0);
    refused(&c, propose(&c, PEOPLE[5], "deputies", &id), ST_RULE, "nomination.err.not_by_deputies",
            "第五十五条", "nobody nominates an acting chair");
    as_office(&c);
    refused(&c, propose(&c, PEOPLE[6], "presidium", &id), ST_RULE, "nomination.err.vice_only",
            "第五十五条", "he is one of the vice-chairs");
    MUST(c.ctx, propose(&c, PEOPLE[5], "presidium", &id), "as he is");
    MUST(c.ctx, nomination_close(c.ctx, c.election, version_of(&c)), "closed");
    MUST(c.ctx, settle(&c, 1, &primary), "he stands");
    MUST(c.ctx, to_vote(&c, c.post, &vote), "and is voted on");
    votes(&c, vote, (const uint32_t[]){20}, 1);
    MUST(c.ctx, seat(&c, post_of(&c, c.post).version, NULL, 0), "he acts");
    ASSERT(body_members_at(c.ctx, c.committee, c.ctx->today, &list, &count) == ST_OK);
    OK(count == 1 && str_has(list[0].title, S("代理主任")) && list[0].post == BODY_VICE_CHAIR,
       "which his title says");

    prepare(&c, NOMINATION_LAW_PROCURATOR_HEAD, 1, false);
    MUST(c.ctx, propose(&c, "古月", "presidium", &id), "who need not be a deputy");
    MUST(c.ctx, nomination_close(c.ctx, c.election, version_of(&c)), "closed");
    MUST(c.ctx, settle(&c, 1, &primary), "he alone is nominated");
    MUST(c.ctx, to_vote(&c, c.post, &vote), "voted on");
    votes(&c, vote, (const uint32_t[]){20}, 1);
    p = post_of(&c, c.post);
    refused(&c, seat(&c, p.version, NULL, 0), ST_RULE, "nomination.err.not_approved", "第十一条",
            "not before he is approved above");
    MUST(c.ctx, nomination_approve(c.ctx, c.post, p.version, c.ctx->today, S("市人大〔2026〕3号")),
         "he is");
    MUST(c.ctx, seat(&c, p.version + 1, NULL, 0), "on record with the vote");
    EQ_INT(dbtest_int(c.ctx, "SELECT COUNT(*) FROM nomination_elected WHERE name = '古月'"), 1,
           "though no body of the congress has his seat");
}

static void words(void)
{
    enum nomination_law_office office;
    enum vote_law_occasion occasion;
    enum nomination_state state;

    for (int i = 0; i <= NOMINATION_LAW_ACTING_CHAIR; i++)
        OK(nomination_office_parse(str_from(nomination_office_word((enum nomination_law_office)i)),
                                   &office) &&
               (int)office == i,
           "office");
    for (int i = 0; i <= NOMINATION_CLOSED; i++)
        OK(nomination_state_parse(str_from(nomination_state_word((enum nomination_state)i)),
                                  &state) &&
               (int)state == i,
           "state");
    for (int i = 0; i <= VOTE_LAW_BY_ELECTION; i++)
        OK(nomination_occasion_parse(str_from(nomination_occasion_word((enum vote_law_occasion)i)),
                                     &occasion) &&
               (int)occasion == i,
           "occasion");
    OK(!nomination_office_parse(S("king"), &office) && !nomination_state_parse(S("x"), &state) &&
           !nomination_occasion_parse(S("x"), &occasion),
       "unknown words");
}

int main(void)
{
    words();
    modtest_both("nominated", nominated);
    modtest_one("nomination_limits", limits);
    modtest_both("nomination_elected", elected);
    modtest_one("nomination_namesakes", namesakes);
    modtest_one("nomination_another", another);
    modtest_one("nomination_repeated", repeated);
    modtest_one("nomination_others", others);
    return tap_done();
}
