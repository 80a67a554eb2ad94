// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of nominations share: a congress in session with an election to prepare, its
 *  nominees, votes. People are invented. */
#ifndef NOMINATIONTEST_H
#define NOMINATIONTEST_H
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_store_hall.h"
#include "modules/nomination/nomination_actions.h"
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

static inline void as_deputy(struct county *c, size_t n)
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

static inline void as_office(struct county *c)
{
    c->ctx->actor = c->system;
}

static inline void refused(struct county *c, enum status got, enum status want, const char *key,
                           const char *law, const char *what)
{
    if (law != NULL)
        OK(c->ctx->err.law != NULL && strstr(c->ctx->err.law, law) != NULL, law);
    REFUSED(c->ctx, got, want, key, what);
}

static inline int64_t body(struct ctx *ctx, enum body_kind kind, const char *name)
{
    const struct body b = {.kind = kind,
                           .name = str_from(name),
                           .short_name = str_from(name),
                           .from_on = {2024, 1, 10}};
    int64_t id = 0;

    ASSERT(body_add(ctx, &b, &id) == ST_OK);
    return id;
}

static inline enum status noticed_tx(struct ctx *ctx, const void *input)
{
    struct meeting m;

    TRY(meeting_get(ctx, *(const int64_t *)input, &m));
    TRY(meeting_store_hall_state(ctx, &m, MEETING_NOTICED, &(struct meeting_hall){0}));
    return event_emit(ctx, "meeting.noticed", m.id);
}

static inline struct county county_of(struct ctx *ctx)
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

static inline int64_t version_of(struct county *c)
{
    struct nomination_election e;

    ASSERT(nomination_store_election(c->ctx, c->election, &e) == ST_OK);
    return e.version;
}

static inline struct nomination_post post_of(struct county *c, int64_t id)
{
    struct nomination_post p;

    ASSERT(nomination_store_post(c->ctx, id, &p) == ST_OK);
    return p;
}

static inline void prepare(struct county *c, enum nomination_law_office office, unsigned seats,
                           bool term)
{
    const struct nomination_election e = {
        .title = S("选举县人大常委会副主任"), .new_term = term, .basis = S("")};
    struct nomination_post p = {.office = office, .name = S("县人大常委会副主任"), .seats = seats};

    MUST(c->ctx, nomination_save(c->ctx, &e, &c->election), "an election is prepared");
    p.election_id = c->election;
    MUST(c->ctx, nomination_post_add(c->ctx, &p, &c->post), "with a post");
    MUST(c->ctx, nomination_open(c->ctx, c->election, version_of(c)), "nominations are taken");
}

static inline int64_t deputy_of(const struct county *c, const char *name)
{
    for (size_t i = 0; i < DEPUTIES; i++)
        if (strcmp(PEOPLE[i], name) == 0)
            return c->deputy[i];
    return 0;
}

static inline enum status propose(struct county *c, const char *name, const char *source,
                                  int64_t *out)
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

static inline enum status seat(struct county *c, int64_t version, const int64_t *deputies,
                               size_t count)
{
    return nomination_seat(c->ctx, &(struct nomination_seating){c->post, version, deputies, count});
}

/* Deputies from…to join. */
static inline void join(struct county *c, int64_t id, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        as_deputy(c, i);
        ASSERT(nomination_join(c->ctx, id) == ST_OK);
    }
    as_office(c);
}

/* Everybody takes a paper; two tellers enter what they counted. */
static inline void votes(struct county *c, int64_t vote, const uint32_t *yes, size_t count)
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

static inline enum status to_vote(struct county *c, int64_t post, int64_t *out)
{
    const struct nomination_ballot b = {.post_id = post,
                                        .version = post_of(c, post).version,
                                        .item_id = c->item,
                                        .method = VOTE_PAPER};

    return nomination_vote(c->ctx, &b, out);
}

static inline enum status settle(struct county *c, unsigned fixed, bool *primary)
{
    const struct nomination_list l = {
        .post_id = c->post, .version = post_of(c, c->post).version, .fixed = fixed};

    return nomination_settle(c->ctx, &l, primary);
}

static inline size_t formal(struct county *c, int64_t post, struct nomination **out)
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
static inline void four_nominees(struct county *c)
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
#endif
