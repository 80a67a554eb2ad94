// SPDX-License-Identifier: MulanPSL-2.0
/* The day of a meeting of 35 on both databases: coming and going, the quorum at its edge, opening,
 * items, the floor, votes in their order, a change of the agenda. */
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_parts.h"
#include "modules/meeting/tests/halltest.h"
#include "platform/db.h"
#include "platform/permission.h"

/* ---- who is there ---- */

static void presence(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    struct meeting_attend *stays;
    struct meeting_person p, who;
    int64_t since = -1;
    size_t count;

    EQ_INT(meeting_sign_in_by_desk(t->ctx, h.id, h.people[0].id), ST_RULE, "not before the notice");
    modtest_clear(t->ctx);
    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 17);
    EQ_INT(there(&h).present, 17, "seventeen are there");
    EQ_INT(there(&h).needed, 18, "eighteen are needed");
    OK(!there(&h).quorum, "17 of 35 is not more than half");
    EQ_INT(opened(&h), ST_RULE, "so it cannot be opened");
    EQ_TEXT(t->ctx->err.key, "meeting.hall.err.quorum_open", "which is said");
    EQ_TEXT(t->ctx->err.arg, "1", "with how many are missing");
    OK(t->ctx->err.law != NULL && strstr(t->ctx->err.law, "五十一") != NULL, "and the article");
    modtest_clear(t->ctx);
    EQ_INT(meeting_sign_in_by_code(t->ctx, h.id, meeting_desk_code(t->ctx, h.id, h.people[17].id),
                                   &who, &since),
           ST_OK, "the eighteenth types the code of the notice");
    EQ_INT(who.id, h.people[17].id, "it is him");
    EQ_INT(since, 0, "new");
    OK(there(&h).quorum, "18 of 35 is");
    EQ_INT(meeting_sign_in_by_desk(t->ctx, h.id, h.people[17].id), ST_OK, "twice");
    EQ_INT(modtest_events(t->ctx, "meeting.signed_in"), 18, "is once");
    EQ_INT(meeting_leave_hall(t->ctx, h.id, h.people[17].id, true, S("看病")), ST_OK, "he leaves");
    OK(!there(&h).quorum, "and takes the quorum along");
    EQ_INT(meeting_leave_hall(t->ctx, h.id, h.people[17].id, true, S("")), ST_RULE, "not twice");
    modtest_clear(t->ctx);
    EQ_INT(meeting_sign_in_undo(t->ctx, h.id, h.people[17].id), ST_OK, "he had not left");
    OK(there(&h).quorum, "back");
    EQ_INT(meeting_sign_in_undo(t->ctx, h.id, h.people[16].id), ST_OK, "another was never there");
    ASSERT(meeting_person_get(t->ctx, h.people[16].id, &p) == ST_OK);
    OK(!p.present && p.first_in_at == 0, "as if he had not come");
    ASSERT(meeting_leave_hall(t->ctx, h.id, h.people[0].id, false, S("")) == ST_OK);
    ASSERT(meeting_sign_in_by_desk(t->ctx, h.id, h.people[0].id) == ST_OK);
    ASSERT(meeting_attends(t->ctx, h.id, h.people[0].id, &stays, &count) == ST_OK);
    OK(count == 2 && stays[0].left_at != 0 && stays[1].left_at == 0, "came, left, came back");
    EQ_INT(modtest_events(t->ctx, "meeting.came_back"), 1, "which is an event of its own");
    EQ_INT(meeting_sign_in_by_desk(t->ctx, h.id, h.people[0].id + 100000), ST_NOT_FOUND,
           "nobody of this meeting");
    modtest_clear(t->ctx);
}

static void codes(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    struct meeting_person who;
    int64_t since;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    OK(!str_eq(meeting_door_code(t->ctx, h.id, 1), meeting_door_code(t->ctx, h.id, 2)),
       "the code changes");
    OK(!str_eq(meeting_door_code(t->ctx, h.id, 1), meeting_door_code(t->ctx, h.id + 1, 1)),
       "and is of one meeting");
    for (int i = 0; i < MEETING_GUESSES_FREE; i++) {
        EQ_INT(meeting_sign_in_by_code(t->ctx, h.id, S("00000000"), &who, &since), ST_RULE,
               "a wrong code");
        EQ_TEXT(t->ctx->err.key, "meeting.hall.err.desk_code", "is told");
        modtest_clear(t->ctx);
    }
    EQ_INT(meeting_sign_in_by_code(t->ctx, h.id, meeting_desk_code(t->ctx, h.id, h.people[0].id),
                                   &who, &since),
           ST_RULE, "after five of them even a right one waits");
    EQ_TEXT(t->ctx->err.key, "meeting.hall.err.wait", "and is told so");
    EQ_TEXT(t->ctx->err.arg, "10", "for how long");
    modtest_clear(t->ctx);
    t->ctx->now += 10;
    EQ_INT(meeting_sign_in_by_code(t->ctx, h.id, meeting_desk_code(t->ctx, h.id, h.people[0].id),
                                   &who, &since),
           ST_OK, "then it does");
    EQ_INT(dbtest_int(t->ctx, "SELECT failures FROM meeting_guess"), 0, "and all is forgotten");
}

/* @law Deputies Law (2025-03-11) art. 61 */
/* Where the place leaves them out of the whole, that shrinks with them the same day. */
static void without_suspended(struct hall *h)
{
    ASSERT(congress_param_set(h->ctx,
                              &(struct congress_param_set){.name = S("suspended_leave_whole"),
                                                           .value = S("yes"),
                                                           .from_on = h->ctx->today,
                                                           .basis = S("省实施办法")}) == ST_OK);
    EQ_INT(there(h).all_members, 33, "two of 35 are suspended");
    EQ_INT(there(h).needed, 17, "so that fewer are needed");
}

static void suspended(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    const struct deputy_suspension s = {.deputy_id = h.people[3].deputy_id,
                                        .ground = S("detained"),
                                        .decided_by = S("云溪县公安局"),
                                        .from_on = t->ctx->today};
    struct meeting_person p;
    int64_t id, vote;
    struct vote v;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 20, 31);
    ASSERT(h.people[3].deputy_id != 0 && h.people[25].deputy_id != 0);
    ASSERT(deputy_suspend(t->ctx, &s, &id) == ST_OK);
    EQ_INT(meeting_sign_in_by_desk(t->ctx, h.id, h.people[3].id), ST_RULE, "he may not sign in");
    EQ_TEXT(t->ctx->err.key, "deputy.is_suspended", "says so");
    OK(t->ctx->err.law != NULL && strstr(t->ctx->err.law, "六十一") != NULL, "with the article");
    modtest_clear(t->ctx);
    EQ_INT(there(&h).all_members, 35, "he stays among all members");
    come(&h, 4, 20);
    ASSERT(opened(&h) == ST_OK);
    ASSERT(deputy_suspend(t->ctx,
                          &(struct deputy_suspension){.deputy_id = h.people[25].deputy_id,
                                                      .ground = S("serving"),
                                                      .decided_by = S("云溪县人民法院"),
                                                      .from_on = t->ctx->today},
                          &id) == ST_OK);
    EQ_INT(there(&h).present, 26, "who was suspended after signing in counts for no quorum");
    EQ_INT(there(&h).all_members, 35, "all members stay as many");
    ASSERT(meeting_hall_call(t->ctx, &(struct meeting_call){h.id, version(&h), h.items[0]}) ==
           ST_OK);
    vote = vote_for(&h, 0, MEETING_VOTE_WHOLE);
    ASSERT(vote != 0);
    ASSERT(meeting_vote_start(t->ctx, h.id, vote) == ST_OK);
    ASSERT(vote_get(t->ctx, vote, &v) == ST_OK);
    EQ_INT(v.present, 26, "who was suspended after signing in has no vote");
    EQ_INT(v.all_members, 35, "of all members");
    EQ_INT(vote_presence(t->ctx, vote, 0, h.people[25].deputy_id, true), ST_RULE,
           "and nobody gives him one");
    modtest_clear(t->ctx);
    ASSERT(meeting_on_suspended(
               t->ctx, &(struct event_view){.subject_id = h.people[25].deputy_id}) == ST_OK);
    ASSERT(meeting_person_get(t->ctx, h.people[25].id, &p) == ST_OK);
    OK(!p.present, "the roll says that he has left");
    EQ_INT(there(&h).present, 26, "he is not taken off twice");
    ASSERT(meeting_on_suspended(
               t->ctx, &(struct event_view){.subject_id = h.people[24].deputy_id}) == ST_OK);
    EQ_INT(there(&h).present, 26, "others stay");
    without_suspended(&h);
}

/* ---- the course ---- */

static void course(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    struct meeting_item *items;
    struct meeting m;
    size_t count;
    int64_t old;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 31);
    old = version(&h);
    EQ_INT(opened(&h), ST_OK, "opened");
    EQ_INT(meeting_hall_open(t->ctx, h.id, old), ST_CONFLICT, "another console was quicker");
    modtest_clear(t->ctx);
    EQ_INT(meeting_hall_call(t->ctx, &(struct meeting_call){h.id, version(&h), h.items[0]}), ST_OK,
           "the first item");
    EQ_INT(meeting_hall_call(t->ctx, &(struct meeting_call){h.id, version(&h), h.items[1]}), ST_OK,
           "the second");
    ASSERT(meeting_items(t->ctx, h.id, &items, &count) == ST_OK);
    OK(items[0].state == MEETING_ITEM_DONE && items[0].ended_at != 0, "the first is done");
    OK(items[1].state == MEETING_ITEM_CURRENT && items[1].begun_at != 0, "the second goes on");
    EQ_INT(meeting_item_beside(items, count, h.items[1], 1), h.items[2], "the next");
    EQ_INT(meeting_item_beside(items, count, h.items[1], -1), h.items[0], "the one before");
    EQ_INT(meeting_item_beside(items, count, h.items[2], 1), 0, "after the last none");
    EQ_INT(meeting_hall_adjourn(t->ctx, h.id, version(&h), t->ctx->now + 600, false), ST_OK,
           "a rest");
    EQ_INT(meeting_hall_call(t->ctx, &(struct meeting_call){h.id, version(&h), h.items[2]}),
           ST_RULE, "in which nothing goes on");
    modtest_clear(t->ctx);
    for (size_t i = 17; i < 31; i++)
        ASSERT(meeting_leave_hall(t->ctx, h.id, h.people[i].id, false, S("")) == ST_OK);
    EQ_INT(meeting_hall_resume(t->ctx, h.id, version(&h)), ST_RULE, "seventeen do not go on");
    modtest_clear(t->ctx);
    come(&h, 17, 18);
    EQ_INT(meeting_hall_resume(t->ctx, h.id, version(&h)), ST_OK, "eighteen do");
    EQ_INT(meeting_hall_adjourn(t->ctx, h.id, version(&h), 0, true), ST_OK, "a sitting is over");
    EQ_INT(there(&h).present, 0, "all have left");
    EQ_INT(meeting_hall_resume(t->ctx, h.id, version(&h)), ST_RULE, "nobody is there yet");
    modtest_clear(t->ctx);
    come(&h, 4, 24);
    EQ_INT(meeting_hall_resume(t->ctx, h.id, version(&h)), ST_OK, "the next sitting");
    EQ_INT(meeting_hall_close(t->ctx, h.id, version(&h)), ST_OK, "closed");
    ASSERT(meeting_get(t->ctx, h.id, &m) == ST_OK);
    OK(m.state == MEETING_CLOSED && m.current_item_id == 0, "no item goes on");
    OK(m.opened_at != 0 && m.closed_at != 0, "with its times");
    EQ_INT(meeting_sign_in_by_desk(t->ctx, h.id, h.people[33].id), ST_RULE,
           "nobody comes any more");
    modtest_clear(t->ctx);
}

/* ---- the floor ---- */

static int64_t asks(struct hall *h, size_t person)
{
    int64_t id = 0;

    ASSERT(meeting_ask_floor(h->ctx,
                             &(struct meeting_ask){.meeting_id = h->id,
                                                   .person_id = h->people[person].id,
                                                   .topic = S("")},
                             &id) == ST_OK);
    return id;
}

static struct meeting_floor floor_of(struct hall *h, int64_t id)
{
    struct meeting_floor f;

    ASSERT(meeting_floor_get(h->ctx, h->id, id, &f) == ST_OK);
    return f;
}

static void speakers(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    struct meeting_speech *said;
    struct meeting_floor f;
    int64_t a, b, c, id;
    size_t count;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 20);
    ASSERT(opened(&h) == ST_OK);
    ASSERT(meeting_hall_call(t->ctx, &(struct meeting_call){h.id, version(&h), h.items[0]}) ==
           ST_OK);
    a = asks(&h, 1);
    b = asks(&h, 2);
    c = asks(&h, 3);
    EQ_INT(asks(&h, 2), b, "asking twice is asking once");
    EQ_INT(floor_of(&h, a).limit_seconds, 600, "ten minutes in a plenary");
    ASSERT(meeting_floor_move(t->ctx, h.id, c, 1) == ST_OK);
    OK(floor_of(&h, c).place < floor_of(&h, a).place, "to the front");
    ASSERT(meeting_floor_give(t->ctx, h.id, c) == ST_OK);
    t->ctx->now += 60;
    ASSERT(meeting_floor_act(t->ctx, h.id, c, MEETING_FLOOR_PAUSE) == ST_OK);
    t->ctx->now += 40;
    ASSERT(meeting_floor_act(t->ctx, h.id, c, MEETING_FLOOR_GO_ON) == ST_OK);
    t->ctx->now += 20;
    ASSERT(meeting_floor_extend(t->ctx, h.id, c, 5) == ST_OK);
    EQ_INT(floor_of(&h, c).limit_seconds, 900, "five minutes more");
    ASSERT(meeting_floor_give(t->ctx, h.id, a) == ST_OK);
    f = floor_of(&h, c);
    EQ_STR(f.state, "done", "who spoke before is done");
    EQ_STR(f.ended_how, "next", "because the next one speaks");
    EQ_INT(meeting_speech_used(&f.clock, t->ctx->now), 80, "pauses left out");
    EQ_INT(meeting_floor_give(t->ctx, h.id, c), ST_RULE, "nobody speaks twice on one request");
    modtest_clear(t->ctx);
    ASSERT(meeting_floor_end(t->ctx, h.id, a, true) == ST_OK);
    EQ_STR(floor_of(&h, a).ended_how, "chair", "cut off");
    ASSERT(meeting_floor_drop(t->ctx, h.id, b, true) == ST_OK);
    EQ_INT(
        meeting_speech_note(t->ctx, h.id, c, floor_of(&h, c).version, S("建议加快支出进度"), false),
        ST_OK, "what was said");
    EQ_INT(meeting_speech_note(t->ctx, h.id, c, 1, S("旧的"), false), ST_CONFLICT,
           "somebody has written meanwhile");
    modtest_clear(t->ctx);
    ASSERT(meeting_speech_add(t->ctx,
                              &(struct meeting_speech_new){.meeting_id = h.id,
                                                           .person_id = h.people[5].id,
                                                           .item_id = h.items[1],
                                                           .summary = S("补记"),
                                                           .minutes = 3},
                              &id) == ST_OK);
    ASSERT(meeting_speeches(t->ctx, h.id, 0, &said, &count) == ST_OK);
    EQ_INT(count, 3, "three speeches");
    ASSERT(meeting_speeches(t->ctx, h.id, h.items[0], &said, &count) == ST_OK);
    EQ_INT(count, 2, "two on the first item");
    EQ_STR(said[0].summary, "建议加快支出进度", "with what was said");
}

/* The same deputies as a congress, whose meeting is open on its first item. */
static struct hall session_of(struct ctx *ctx)
{
    const struct body b = {.kind = BODY_CONGRESS,
                           .name = S("云溪县第十八届人民代表大会"),
                           .short_name = S("县人民代表大会"),
                           .from_on = {2024, 1, 10}};
    struct hall h = hall_of(ctx);
    int64_t body = 0;
    size_t count;

    ASSERT(body_add(ctx, &b, &body) == ST_OK);
    ASSERT(meeting_create(ctx,
                          &(struct meeting_new){
                              .kind = S("congress"), .body_id = body, .starts_on = ctx->today},
                          &h.id) == ST_OK);
    ASSERT(meeting_item_add(ctx,
                            &(struct meeting_item_new){.meeting_id = h.id,
                                                       .title = S("审议工作报告"),
                                                       .sort = S("other"),
                                                       .presenter = S(""),
                                                       .url = S(""),
                                                       .by_meeting = true},
                            &h.items[0]) == ST_OK);
    ASSERT(meeting_people(ctx, h.id, &h.people, &count) == ST_OK && count == MEMBERS);
    ASSERT(db_tx(ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 30);
    ASSERT(opened(&h) == ST_OK);
    ASSERT(meeting_hall_call(ctx, &(struct meeting_call){h.id, version(&h), h.items[0]}) == ST_OK);
    return h;
}

/* @law Beijing Congress Procedure (2022-01-10) art. 49(1) */
static void turns(struct journaltest *t)
{
    struct hall h = session_of(t->ctx);
    const struct meeting_ask again = {
        .meeting_id = h.id, .person_id = h.people[1].id, .topic = S("")};
    const struct actor *chair = t->ctx->actor;
    struct permission_set nothing = {0};
    const struct actor deputy = {.account_id = 77,
                                 .congress_id = t->ctx->congress_id,
                                 .name = S("代表"),
                                 .permissions = &nothing};
    int64_t id;

    for (int turn = 1; turn <= 2; turn++) {
        id = asks(&h, 1);
        ASSERT(meeting_floor_give(t->ctx, h.id, id) == ST_OK);
        t->ctx->now += 60;
        ASSERT(meeting_floor_give(t->ctx, h.id, asks(&h, 2)) == ST_OK);
        t->ctx->now += 60;
    }
    t->ctx->actor = &deputy;
    EQ_INT(meeting_ask_floor(t->ctx, &again, &id), ST_RULE,
           "twice on one matter, not a third time");
    EQ_TEXT(t->ctx->err.key, "meeting.hall.err.spoken", "says so");
    OK(t->ctx->err.law != NULL && strstr(t->ctx->err.law, "第四十九条") != NULL, "by the model");
    modtest_clear(t->ctx);
    t->ctx->actor = chair;
    EQ_INT(meeting_ask_floor(t->ctx, &again, &id), ST_OK, "unless the chair allows it");
}

/* ---- votes ---- */

static void votes(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    int64_t clause, whole;
    struct vote v;
    bool runs;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 18);
    whole = vote_for(&h, 1, MEETING_VOTE_WHOLE);
    clause = vote_for(&h, 1, MEETING_VOTE_CLAUSE);
    OK(whole != 0 && clause != 0, "a clause is voted apart");
    EQ_INT(meeting_vote_start(t->ctx, h.id, clause), ST_RULE, "not before the opening");
    modtest_clear(t->ctx);
    ASSERT(opened(&h) == ST_OK);
    EQ_INT(meeting_vote_start(t->ctx, h.id, whole), ST_RULE, "the whole waits for the clause");
    EQ_TEXT(t->ctx->err.key, "meeting.vote.err.order", "which is said");
    modtest_clear(t->ctx);
    ASSERT(meeting_leave_hall(t->ctx, h.id, h.people[17].id, false, S("")) == ST_OK);
    EQ_INT(meeting_vote_start(t->ctx, h.id, clause), ST_RULE, "no vote without the quorum");
    OK(t->ctx->err.law != NULL && strstr(t->ctx->err.law, "五十一") != NULL, "with the article");
    modtest_clear(t->ctx);
    come(&h, 17, 18);
    EQ_INT(meeting_vote_start(t->ctx, h.id, clause), ST_OK, "the clause");
    ASSERT(vote_get(t->ctx, clause, &v) == ST_OK);
    OK(v.all_members == 35 && v.present == 18, "of all members, with who is there");
    come(&h, 18, 20);
    ASSERT(vote_get(t->ctx, clause, &v) == ST_OK);
    EQ_INT(v.present, 20, "who comes may vote");
    ASSERT(meeting_leave_hall(t->ctx, h.id, h.people[3].id, false, S("")) == ST_OK);
    ASSERT(vote_get(t->ctx, clause, &v) == ST_OK);
    EQ_INT(v.present, 19, "who goes may not");
    ASSERT(meeting_vote_runs(t->ctx, h.id, &runs) == ST_OK);
    OK(runs, "a vote runs");
    EQ_INT(meeting_hall_adjourn(t->ctx, h.id, version(&h), 0, false), ST_RULE,
           "nobody rests meanwhile");
    modtest_clear(t->ctx);
    ASSERT(vote_close(t->ctx, clause) == ST_OK);
    EQ_INT(meeting_vote_start(t->ctx, h.id, whole), ST_OK, "then the whole");
    ASSERT(vote_close(t->ctx, whole) == ST_OK);
}

static void all_for(struct ctx *ctx, int64_t vote)
{
    struct vote_roll_row *roll;
    struct vote_receipt receipt;
    size_t count;

    ASSERT(vote_roll(ctx, vote, &roll, &count) == ST_OK);
    arr_each (i, count)
        if (roll[i].present)
            ASSERT(vote_cast(ctx, vote, roll[i].id, &(struct vote_choice){.marks = S("y")},
                             &receipt) == ST_OK);
    ASSERT(vote_close(ctx, vote) == ST_OK);
}

/* Each change, passed by twenty of 35. */
static void changed(struct journaltest *t)
{
    static const struct {
        const char *kind;
        size_t item; /* 0: the last one, from 1 */
    } T[] = {{"add", 0}, {"next", 3}, {"defer", 2}};
    struct hall h = hall_of(t->ctx);
    struct meeting_item *items;
    struct meeting_item it;
    size_t count;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 20);
    ASSERT(opened(&h) == ST_OK);
    ASSERT(meeting_hall_call(t->ctx, &(struct meeting_call){h.id, version(&h), h.items[0]}) ==
           ST_OK);
    arr_each (i, COUNT(T)) {
        const struct meeting_proposal_new in = {.meeting_id = h.id,
                                                .item_id =
                                                    T[i].item != 0 ? h.items[T[i].item - 1] : 0,
                                                .kind = str_from(T[i].kind),
                                                .title = S("防汛救灾专项报告"),
                                                .sort = S("report"),
                                                .reason = S("汛情紧急"),
                                                .proposer = S("主任会议")};
        int64_t vote = 0;

        ASSERT(meeting_propose(t->ctx, &in, &vote) == ST_OK);
        all_for(t->ctx, vote);
        EQ_INT(meeting_proposal_settle(t->ctx, vote), ST_OK, T[i].kind);
    }
    EQ_INT(modtest_events(t->ctx, "meeting.change_made"), 3, "three changes are made");
    ASSERT(meeting_items(t->ctx, h.id, &items, &count) == ST_OK);
    EQ_INT(count, 4, "one item more");
    EQ_INT(items[1].id, h.items[2], "the one that was moved comes next");
    EQ_STR(items[2].title, "防汛救灾专项报告", "then the new one");
    ASSERT(meeting_item_get(t->ctx, h.items[1], &it) == ST_OK);
    OK(it.state == MEETING_ITEM_DEFERRED && str_has(it.outcome, S("汛情紧急")),
       "and one is put off, with the reason");
}

static void change(struct journaltest *t)
{
    struct hall h = hall_of(t->ctx);
    struct meeting_proposal_new in = {.meeting_id = h.id,
                                      .item_id = h.items[2],
                                      .kind = S("defer"),
                                      .title = S(""),
                                      .sort = S(""),
                                      .reason = S(""),
                                      .proposer = S("主任会议")};
    struct meeting_proposal *list;
    int64_t vote = 0;
    size_t count;

    ASSERT(db_tx(t->ctx, notice_tx, &(struct noticing){h.id}) == ST_OK);
    come(&h, 0, 20);
    ASSERT(opened(&h) == ST_OK);
    EQ_INT(meeting_propose(t->ctx, &in, &vote), ST_INVALID, "a change has a reason");
    EQ_TEXT(modtest_field(t->ctx), "reason", "which is missing");
    in.reason = S("材料还要补充");
    EQ_INT(meeting_propose(t->ctx, &in, &vote), ST_OK, "it is put to the vote");
    ASSERT(vote_close(t->ctx, vote) == ST_OK);
    EQ_INT(meeting_proposal_settle(t->ctx, vote), ST_OK, "nobody was for it");
    ASSERT(meeting_proposals(t->ctx, h.id, &list, &count) == ST_OK);
    OK(count == 1 && str_eqz(list[0].state, "lost"), "lost");
    EQ_INT(meeting_proposal_settle(t->ctx, vote), ST_OK, "told again");
    EQ_INT(modtest_events(t->ctx, "meeting.change_lost"), 1, "once is enough");
    EQ_INT(meeting_proposal_settle(t->ctx, vote + 1000000), ST_OK, "a vote of nobody's");
    EQ_INT(meeting_propose(t->ctx, &in, &vote), ST_INVALID, "the same again wants a reason");
    EQ_TEXT(t->ctx->err.field, "again", "of its own");
    modtest_clear(t->ctx);
    in.again = S("材料已经补齐");
    EQ_INT(meeting_propose(t->ctx, &in, &vote), ST_OK, "with it, it is voted on");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM vote WHERE replaces_id IS NOT NULL"), 1,
           "and refers to the one before");
}

int main(void)
{
    modtest_both("presence", presence);
    modtest_both("codes", codes);
    modtest_both("suspended", suspended);
    modtest_both("course", course);
    modtest_both("speakers", speakers);
    modtest_one("turns", turns);
    modtest_both("votes", votes);
    modtest_both("change", change);
    modtest_both("changed", changed);
    return tap_done();
}
