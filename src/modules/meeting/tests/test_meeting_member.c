// SPDX-License-Identifier: MulanPSL-2.0
/* A member before the meeting, on both databases: receipts and leave, turns and seats, papers and
 * private notes. */
#include "modules/meeting/tests/plantest.h"
#include "platform/db.h"

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
    struct meeting_turn *turns;
    struct meeting_person *list;
    struct meeting m;
    size_t count, invited, added;

    county(ctx, deputies);
    first = create(ctx, "sc", 10);
    ASSERT(meeting_get(ctx, first, &m) == ST_OK);
    ASSERT(meeting_turns(ctx, &m, &turns, &count, &invited) == ST_OK);
    EQ_INT(count, OTHERS, "members of the committee have no turn");
    EQ_INT(meeting_turns_invite(ctx, first, 4, &added), ST_OK, "four are invited");
    EQ_INT(added, 4, "four");
    second = create(ctx, "sc", 40);
    ASSERT(meeting_get(ctx, second, &m) == ST_OK);
    ASSERT(meeting_turns(ctx, &m, &turns, &count, &invited) == ST_OK);
    OK(turns[0].times == 0 && turns[1].times == 0 && turns[2].times == 1,
       "then those who were not invited");
    EQ_INT(invited, 0, "to this one nobody yet");
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
    ctx->actor = &other;
    ASSERT(meeting_note_read(ctx, item, &note) == ST_OK);
    EQ_INT(note.len, 0, "nobody else reads it");
    EQ_INT(meeting_note_write(ctx, item, S("x")), ST_NOT_FOUND, "nor writes to a meeting unseen");
    modtest_clear(ctx);
    EQ_INT(meeting_visible(ctx, &m), ST_NOT_FOUND, "which he does not know of");
    modtest_clear(ctx);
    ctx->actor = office;
    ASSERT(meeting_note_read(ctx, item, &note) == ST_OK);
    EQ_INT(note.len, 0, "not even the office");
    EQ_INT(meeting_paper_drop(ctx, named, 1), ST_OK, "a paper is taken away");
}

int main(void)
{
    modtest_both("meeting_answers", answers);
    modtest_both("meeting_turns", in_turn);
    modtest_both("meeting_papers", papers);
    return tap_done();
}
