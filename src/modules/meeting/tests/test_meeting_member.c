// SPDX-License-Identifier: MulanPSL-2.0
/* A member before the meeting, on both databases: receipts and leave, turns and seats, papers and
 * private notes. */
#include "modules/deputy/deputy_actions.h"
#include "modules/meeting/tests/plantest.h"
#include "platform/db.h"

static int64_t listed(struct ctx *ctx, int64_t meeting, const char *answer, const char *q,
                      unsigned limit)
{
    const struct meeting_people_filter f = {.meeting_id = meeting,
                                            .capacity = S("member"),
                                            .answer = str_from(answer),
                                            .q = str_from(q),
                                            .after = S(""),
                                            .limit = limit};
    struct meeting_person *people;
    struct str next;
    int64_t total;
    size_t count;

    ASSERT(meeting_store_people_page(ctx, &f, &people, &count, &next, &total) == ST_OK);
    OK((int64_t)count == (total < limit ? total : limit), "a page of them");
    return total;
}

/* Counted figures open the rows behind them. */
static void by_answer(struct ctx *ctx, int64_t meeting, const struct meeting_person *me)
{
    struct meeting_group g[MEETING_CAPACITIES];

    ASSERT(meeting_store_groups(ctx, meeting, g) == ST_OK);
    OK(g[MEETING_MEMBER].count == MEMBERS && g[MEETING_MEMBER].on_leave == 1 &&
           g[MEETING_MEMBER].silent == MEMBERS - 1 && g[MEETING_MEMBER].coming == 0,
       "what they answered, counted");
    EQ_INT(listed(ctx, meeting, "silent", "", 200), MEMBERS - 1, "the silent ones");
    EQ_INT(listed(ctx, meeting, "leave", "", 200), 1, "who has leave");
    EQ_INT(listed(ctx, meeting, "", "", 3), MEMBERS, "all of them, by pages");
    EQ_INT(listed(ctx, meeting, "", str_z(ctx->arena, me->name), 200), 1, "one by his name");
}

static void answers(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *office = ctx->actor;
    struct meeting_leave *leaves;
    int64_t deputies[MEMBERS], id, item;
    struct meeting_person me;
    struct actor who;
    size_t count;

    county(ctx, deputies);
    who = second_member(ctx, deputies[1]);
    id = create(ctx, "sc", 10);
    ASSERT(meeting_item_add(ctx,
                            &(struct meeting_item_new){
                                .meeting_id = id, .title = S("通过议程"), .sort = S("procedure")},
                            &item) == ST_OK);
    ctx->actor = &who;
    EQ_INT(meeting_answer(ctx, id, true), ST_RULE, "nobody answers before the notice");
    modtest_clear(ctx);
    ctx->actor = office;
    ASSERT(meeting_notice_send(ctx, id, 1, S(""), S("")) == ST_OK);
    ctx->actor = &who;
    EQ_INT(meeting_answer(ctx, id, false), ST_OK, "read");
    EQ_INT(meeting_answer(ctx, id, true), ST_OK, "coming");
    EQ_INT(meeting_answer(ctx, id, true), ST_OK, "twice is no more");
    EQ_INT(modtest_events(ctx, "meeting.answered"), 2, "two events");
    EQ_INT(meeting_leave_ask(ctx, &(struct meeting_leave_ask){.meeting_id = id,
                                                              .sort = S("illness"),
                                                              .reason = S("住院手术")}),
           ST_OK, "then ill");
    EQ_INT(meeting_leave_ask(ctx, &(struct meeting_leave_ask){.meeting_id = id,
                                                              .sort = S("duty"),
                                                              .reason = S("出差")}),
           ST_RULE, "one at a time");
    modtest_clear(ctx);
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM meeting_leave WHERE note LIKE '%住院%'"), 0,
           "the reason is sealed");
    ASSERT(meeting_leaves(ctx, id, 0, &leaves, &count) == ST_OK);
    OK(count == 1 && str_eqz(leaves[0].reason, "住院手术"), "who asked reads it");
    ctx->actor = office;
    EQ_INT(meeting_leave_decide(ctx, leaves[0].id, 1, false, S("")), ST_INVALID,
           "a refusal says why");
    modtest_clear(ctx);
    EQ_INT(meeting_leave_decide(ctx, leaves[0].id, 1, true, S("")), ST_OK, "granted");
    EQ_INT(meeting_leave_decide(ctx, leaves[0].id, 2, true, S("")), ST_RULE, "once");
    modtest_clear(ctx);
    ASSERT(meeting_person_of(ctx, id, who.account_id, &me) == ST_OK);
    EQ_STR(me.receipt, "leave_granted", "the roll knows it");
    by_answer(ctx, id, &me);
    ctx->actor = &who;
    EQ_INT(meeting_answer(ctx, id, true), ST_RULE, "and who has leave does not come");
    modtest_clear(ctx);
    ctx->actor = office;
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM notice WHERE kind = 'meeting.leave_granted'"), 1,
           "the member is told");
}

static void in_turn(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    int64_t deputies[MEMBERS], first, second;
    struct meeting_turns turns;
    struct meeting_person *list;
    struct meeting m;
    size_t count, added;

    county(ctx, deputies);
    first = create(ctx, "sc", 10);
    ASSERT(meeting_get(ctx, first, &m) == ST_OK);
    ASSERT(meeting_turns(ctx, &m, &turns) == ST_OK);
    EQ_INT(turns.count, OTHERS, "members of the committee have no turn");
    OK(turns.everybody, "where no class is entered, all deputies take turns");
    EQ_INT(meeting_turns_invite(ctx, first, 4, &added), ST_OK, "four are invited");
    EQ_INT(added, 4, "four");
    second = create(ctx, "sc", 40);
    ASSERT(meeting_get(ctx, second, &m) == ST_OK);
    ASSERT(meeting_turns(ctx, &m, &turns) == ST_OK);
    OK(turns.list[0].times == 0 && turns.list[1].times == 0 && turns.list[2].times == 1,
       "then those who were not invited");
    EQ_INT(turns.invited, 0, "to this one nobody yet");
    EQ_INT(meeting_turns_invite(ctx, second, 99, &added), ST_OK, "as many as there are");
    EQ_INT(added, OTHERS, "all of them");
    EQ_INT(meeting_turns_invite(ctx, second, 1, &added), ST_RULE, "then nobody is left");
    modtest_clear(ctx);
    EQ_INT(meeting_turns_invite(ctx, second, 0, &added), ST_INVALID, "none is no number");
    modtest_clear(ctx);
    EQ_INT(meeting_seats_fill(ctx, second, 1, 2, 5), ST_INVALID, "too few seats");
    modtest_clear(ctx);
    EQ_INT(meeting_seats_fill(ctx, second, 1, 3, 5), ST_OK, "seats for all");
    ASSERT(meeting_people(ctx, second, &list, &count) == ST_OK);
    EQ_STR(list[0].seat, "1-03", "the chair in the middle of the front");
    EQ_INT(meeting_seat_set(ctx, list[5].id, S("1-3")), ST_OK, "somebody else takes it");
    ASSERT(meeting_people(ctx, second, &list, &count) == ST_OK);
    EQ_STR(list[5].seat, "1-03", "there");
    EQ_STR(list[0].seat, "2-03", "and who sat there takes his");
    EQ_INT(meeting_seat_set(ctx, list[5].id, S("9-1")), ST_INVALID, "no such seat");
    modtest_clear(ctx);
}

static int64_t of_class(struct ctx *ctx, const char *name, struct str class_name)
{
    const struct deputy_new in = {.name = str_from(name),
                                  .delegation = S("青石岭镇代表团"),
                                  .class_name = class_name,
                                  .from_on = {2024, 1, 10}};
    int64_t id = 0;

    ASSERT(deputy_add(ctx, &in, &id) == ST_OK);
    return id;
}

/* A quota of grassroots deputies: not the county head, who is a deputy too. */
static void grassroots(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct deputy_class farmer = {.name = S("种粮大户"), .grassroots = true, .active = true};
    const struct deputy_class cadre = {.name = S("党政领导"), .active = true};
    int64_t deputies[MEMBERS], id, first, second;
    struct meeting_turns turns;
    struct meeting m;
    size_t added;

    county(ctx, deputies);
    ASSERT(deputy_class_set(ctx, &farmer, &id) == ST_OK &&
           deputy_class_set(ctx, &cadre, &id) == ST_OK);
    first = of_class(ctx, "李家旺", farmer.name);
    (void)of_class(ctx, "李秀兰", cadre.name);
    second = of_class(ctx, "丁小满", farmer.name);
    ASSERT(meeting_get(ctx, create(ctx, "sc", 10), &m) == ST_OK);
    ASSERT(meeting_turns(ctx, &m, &turns) == ST_OK);
    OK(turns.count == 2 && turns.list[0].deputy_id == second && turns.list[1].deputy_id == first,
       "grassroots deputies alone, by strokes");
    EQ_STR(turns.list[0].class_name, "种粮大户", "with what they are");
    OK(!turns.everybody && turns.unsaid == MEMBERS + OTHERS, "of how many nothing is said");
    EQ_INT(meeting_turns_invite(ctx, m.id, 5, &added), ST_OK, "five are wanted");
    EQ_INT(added, 2, "no others are taken for them");
}

/* Several at places of a paper, each for its writer alone. */
static void marks(struct ctx *ctx, int64_t paper)
{
    struct meeting_mark m = {.paper_id = paper, .place = 2, .text = S("数字与附表不一致")}, *own;
    const struct actor *who = ctx->actor;
    struct actor other = *who;
    size_t count;

    EQ_INT(meeting_mark_add(ctx, &m), ST_OK, "a note at a place");
    m.place = 0;
    m.text = S("会上要问");
    EQ_INT(meeting_mark_add(ctx, &m), ST_OK, "and one about the whole");
    m.text = S(" ");
    EQ_INT(meeting_mark_add(ctx, &m), ST_INVALID, "an empty one is none");
    modtest_clear(ctx);
    ASSERT(meeting_marks(ctx, paper, &own, &count) == ST_OK && count == 2);
    EQ_STR(own[1].text, "数字与附表不一致", "read again, by place");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM event WHERE data LIKE '%mark%'"), 0,
           "no journal speaks of it");
    other.account_id++;
    ctx->actor = &other;
    EQ_INT(meeting_mark_drop(ctx, own[0].id), ST_OK, "another's hand");
    ctx->actor = who;
    ASSERT(meeting_marks(ctx, paper, &own, &count) == ST_OK);
    EQ_INT((int64_t)count, 2, "takes nothing away");
    EQ_INT(meeting_mark_drop(ctx, own[0].id), ST_OK, "one's own does");
    ASSERT(meeting_marks(ctx, paper, &own, &count) == ST_OK);
    EQ_INT((int64_t)count, 1, "one is left");
}

static void papers(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *office = ctx->actor;
    int64_t deputies[MEMBERS], id, item, all, named, none;
    struct meeting_person *people;
    struct meeting_paper *list;
    struct actor who,
        other = {.account_id = 999999, .name = S("谁"), .congress_id = ctx->congress_id};
    struct meeting m;
    struct str note;
    struct meeting_mark *own;
    size_t count;

    county(ctx, deputies);
    who = second_member(ctx, deputies[1]);
    id = create(ctx, "sc", 10);
    ASSERT(meeting_item_add(ctx,
                            &(struct meeting_item_new){
                                .meeting_id = id, .title = S("通过议程"), .sort = S("procedure")},
                            &item) == ST_OK);
    ASSERT(meeting_people(ctx, id, &people, &count) == ST_OK);
    EQ_INT(meeting_paper_set(ctx, &(struct meeting_paper_set){.item_id = item}, &all), ST_INVALID,
           "neither title nor readers");
    modtest_clear(ctx);
    ASSERT(meeting_paper_set(ctx,
                             &(struct meeting_paper_set){
                                 .item_id = item, .title = S("议程"), .readers = S("members")},
                             &all) == ST_OK);
    ASSERT(meeting_paper_set(ctx,
                             &(struct meeting_paper_set){.item_id = item,
                                                         .title = S("名单"),
                                                         .readers = S("named"),
                                                         .people = &people[0].id,
                                                         .people_count = 1},
                             &named) == ST_OK);
    ASSERT(meeting_paper_set(ctx,
                             &(struct meeting_paper_set){
                                 .item_id = item, .title = S("底稿"), .readers = S("office")},
                             &none) == ST_OK);
    ASSERT(meeting_get(ctx, id, &m) == ST_OK);
    ctx->actor = &who;
    ASSERT(meeting_papers(ctx, &m, &list, &count) == ST_OK);
    EQ_INT(count, 0, "nothing before the notice");
    ctx->actor = office;
    ASSERT(meeting_notice_send(ctx, id, 1, S(""), S("")) == ST_OK);
    ASSERT(meeting_get(ctx, id, &m) == ST_OK);
    ctx->actor = &who;
    ASSERT(meeting_papers(ctx, &m, &list, &count) == ST_OK);
    OK(count == 1 && list[0].id == all, "then what members read, not what names another");
    EQ_INT(meeting_note_write(ctx, item, S("这里要问清楚")), ST_OK, "a note of one's own");
    ASSERT(meeting_note_read(ctx, item, &note) == ST_OK);
    EQ_STR(note, "这里要问清楚", "is read again");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM event WHERE data LIKE '%note%'"), 0,
           "no journal speaks of it");
    marks(ctx, all);
    ctx->actor = &other;
    EQ_INT(meeting_mark_add(ctx, &(struct meeting_mark){.paper_id = all, .text = S("x")}),
           ST_NOT_FOUND, "no note on a paper unseen");
    modtest_clear(ctx);
    ASSERT(meeting_note_read(ctx, item, &note) == ST_OK);
    EQ_INT(note.len, 0, "nobody else reads it");
    EQ_INT(meeting_note_write(ctx, item, S("x")), ST_NOT_FOUND, "nor writes to a meeting unseen");
    modtest_clear(ctx);
    EQ_INT(meeting_visible(ctx, &m), ST_NOT_FOUND, "which he does not know of");
    modtest_clear(ctx);
    ctx->actor = office;
    ASSERT(meeting_marks(ctx, all, &own, &count) == ST_OK);
    EQ_INT((int64_t)count, 0, "nor what was noted at a place");
    ASSERT(meeting_note_read(ctx, item, &note) == ST_OK);
    EQ_INT(note.len, 0, "not even the office");
    EQ_INT(meeting_paper_drop(ctx, named, 1), ST_OK, "a paper is taken away");
}

int main(void)
{
    modtest_both("meeting_answers", answers);
    modtest_both("meeting_turns", in_turn);
    modtest_both("meeting_grassroots", grassroots);
    modtest_both("meeting_papers", papers);
    return tap_done();
}
