// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of appointments share: a standing committee in session, offices, a letter that
 *  proposes, votes. People are invented. */
#ifndef APPOINTMENTTEST_H
#define APPOINTMENTTEST_H
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_store_hall.h"
#include "modules/tests/modtest.h"
#include "modules/training/training.h"
#include "modules/vote/vote_actions.h"
#include "platform/db.h"
#include "platform/event.h"

enum { MEMBERS = 9 };

static const char *const PEOPLE[MEMBERS] = {"周秀兰", "王德明", "李春梅", "赵永平", "何家旺",
                                            "钱小满", "孙有田", "吴国栋", "郑海燕"};

struct county {
    struct ctx *ctx;
    const struct actor *system;
    int64_t deputy[MEMBERS], committee, item;
};

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
    const struct body b = {.kind = BODY_STANDING_COMMITTEE,
                           .name = S("县人大常委会"),
                           .short_name = S("县人大常委会"),
                           .from_on = {2024, 1, 10}};
    int64_t meeting = 0, seat;

    for (size_t i = 0; i < MEMBERS; i++)
        c.deputy[i] = modtest_deputy(ctx, PEOPLE[i], "城关镇代表团");
    ASSERT(body_add(ctx, &b, &c.committee) == ST_OK);
    for (size_t i = 0; i < 2; i++)
        ASSERT(body_seat(ctx,
                         &(struct body_member){.body_id = c.committee,
                                               .deputy_id = c.deputy[i],
                                               .title = S(""),
                                               .post = i == 0 ? BODY_CHAIR : BODY_MEMBER,
                                               .from_on = {2024, 1, 10}},
                         &seat) == ST_OK);
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
    ASSERT(meeting_create(ctx,
                          &(struct meeting_new){
                              .kind = S("sc"), .body_id = c.committee, .starts_on = ctx->today},
                          &meeting) == ST_OK);
    ASSERT(meeting_item_add(ctx,
                            &(struct meeting_item_new){.meeting_id = meeting,
                                                       .title = S("人事任免"),
                                                       .sort = S("appointment"),
                                                       .presenter = S(""),
                                                       .url = S(""),
                                                       .by_meeting = true},
                            &c.item) == ST_OK);
    ASSERT(db_tx(ctx, noticed_tx, &meeting) == ST_OK);
    return c;
}

static inline int64_t post(struct county *c, const char *office, const char *name, int64_t seats)
{
    const struct appointment_post p = {
        .office = str_from(office), .name = str_from(name), .seats = seats, .note = S("")};
    int64_t id = 0;

    MUST(c->ctx, appointment_post_save(c->ctx, &p, &id), "a post");
    return id;
}

static inline int64_t letter(struct county *c, const char *nominator)
{
    const struct appointment_letter l = {.nominator = str_from(nominator),
                                         .title = S("关于提请任免的议案"),
                                         .number = S(""),
                                         .signer = S("林志强"),
                                         .text = S(""),
                                         .dated_on = {2026, 11, 1},
                                         .received_on = {2026, 11, 2}};
    int64_t id = 0;

    MUST(c->ctx, appointment_letter_save(c->ctx, &l, &id), "a proposal");
    return id;
}

static inline struct appointment_new matter(int64_t letter_id, int64_t post_id, const char *act,
                                            const char *name)
{
    return (struct appointment_new){.letter_id = letter_id,
                                    .post_id = post_id,
                                    .act = str_from(act),
                                    .reason = S("工作需要。"),
                                    .person = {.name = str_from(name),
                                               .sex = S(""),
                                               .born = S(""),
                                               .ethnic = S(""),
                                               .party = S(""),
                                               .education = S(""),
                                               .resume = S("")}};
}

static inline int64_t add(struct county *c, int64_t letter_id, int64_t post_id, const char *act,
                          const char *name)
{
    const struct appointment_new in = matter(letter_id, post_id, act, name);
    int64_t id = 0;

    MUST(c->ctx, appointment_add(c->ctx, &in, &id), "a matter");
    return id;
}

static inline struct appointment read(struct county *c, int64_t id)
{
    struct appointment a = {.state = S("")};

    OK(appointment_store_get(c->ctx, id, &a) == ST_OK, "read");
    return a;
}

/* All papers, and the check. */
static inline void check(struct county *c, int64_t id)
{
    static const bool ALL[OFFICE_LAW_PAPERS] = {true, true, true, true, true};
    static const bool ONE[OFFICE_LAW_PAPERS] = {true};
    const int64_t seen = read(c, id).version;

    MUST(c->ctx, appointment_papers_note(c->ctx, id, seen, ALL, c->ctx->today), "papers");
    EQ_INT(appointment_papers_note(c->ctx, id, seen, ONE, c->ctx->today), ST_CONFLICT,
           "who has not seen them takes none of them away");
    modtest_clear(c->ctx);
    MUST(c->ctx, appointment_check(c->ctx, id, read(c, id).version, S("符合任职条件。")),
         "checked");
}

static inline void tested_and_heard(struct county *c, int64_t id)
{
    const struct appointment_test t = {.appointment_id = id,
                                       .way = S("paper"),
                                       .held_on = c->ctx->today,
                                       .percent = 92,
                                       .passed = true,
                                       .note = S("")};
    const struct appointment_statement s = {.appointment_id = id,
                                            .way = S("spoken"),
                                            .version = read(c, id).version,
                                            .made_on = c->ctx->today,
                                            .text = S("依法履职。")};

    MUST(c->ctx, appointment_test_note(c->ctx, &t), "tested");
    MUST(c->ctx, appointment_statement_note(c->ctx, &s), "heard");
    EQ_INT(appointment_statement_note(c->ctx, &s), ST_CONFLICT, "nobody writes over it unseen");
    modtest_clear(c->ctx);
}

static inline enum status record_tx(struct ctx *ctx, const void *input)
{
    int64_t id;

    TRY(appointment_record(ctx, input, &id));
    return event_emit(ctx, "appointment.imported", ctx->congress_id);
}

static inline void record(struct county *c, const char *name, int64_t post_id, const char *act,
                          struct date on)
{
    const struct appointment_record r = {.person = matter(0, 0, act, name).person,
                                         .post = {.id = post_id},
                                         .act = str_from(act),
                                         .source = S("县十八届人大一次会议"),
                                         .passed = true,
                                         .on = on};
    MUST(c->ctx, db_tx(c->ctx, record_tx, &r), "recorded");
}

/* Everybody takes a paper; two tellers enter what they counted. */
static inline void votes(struct county *c, int64_t vote, const uint32_t *yes, size_t count)
{
    struct vote_voter voters[MEMBERS] = {{0}};
    struct vote_count_line lines[8] = {{0}};
    const struct vote_count counted = {.ballots = MEMBERS, .lines = lines, .lines_count = count};
    struct actor teller = *c->system;
    enum vote_entries state = VOTE_ENTRIES_NONE;

    for (size_t i = 0; i < MEMBERS; i++)
        voters[i] = (struct vote_voter){.account_id = 9000 + (int64_t)i,
                                        .deputy_id = c->deputy[i],
                                        .name = str_from(PEOPLE[i]),
                                        .present = true};
    ASSERT(vote_open(c->ctx, vote, voters, MEMBERS, MEMBERS) == ST_OK);
    for (size_t i = 0; i < MEMBERS; i++) {
        struct vote_roll_row row;

        ASSERT(vote_voter_get(c->ctx, vote, 0, 9000 + (int64_t)i, &row) == ST_OK);
        ASSERT(vote_take_paper(c->ctx, vote, row.id) == ST_OK);
    }
    arr_each (i, count)
        lines[i] = (struct vote_count_line){.yes = yes[i], .no = MEMBERS - yes[i]};
    c->ctx->actor = &teller;
    for (teller.account_id = 11; teller.account_id <= 12; teller.account_id++)
        MUST(c->ctx, vote_enter_count(c->ctx, vote, &counted, &state), "a teller's count");
    c->ctx->actor = c->system;
    MUST(c->ctx, vote_close(c->ctx, vote), "closed");
    MUST(c->ctx, vote_announce(c->ctx, vote), "announced");
    MUST(c->ctx, appointment_result(c->ctx, vote), "taken in");
    MUST(c->ctx, appointment_result(c->ctx, vote), "once");
}
#endif
