// SPDX-License-Identifier: MulanPSL-2.0
/* What waits for whom before and on the day, on both databases; what nobody decides for himself;
 * leave of somebody who is there. */
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/tests/plantest.h"
#include "platform/permission.h"

static size_t tasks_of(struct ctx *ctx, const char *what, struct meeting_task *out)
{
    struct meeting_task *all;
    size_t count, n = 0;

    ASSERT(meeting_tasks(ctx, &all, &count) == ST_OK);
    arr_each (i, count)
        if (strcmp(all[i].what, what) == 0) {
            n++;
            *out = all[i];
        }
    return n;
}

/* A meeting with one item whose notice went out today. */
static int64_t noticed(struct ctx *ctx, int days)
{
    const int64_t id = create(ctx, "sc", days);
    int64_t item;

    ASSERT(meeting_item_add(ctx,
                            &(struct meeting_item_new){
                                .meeting_id = id, .title = S("通过议程"), .sort = S("procedure")},
                            &item) == ST_OK);
    ASSERT(meeting_notice_send(ctx, id, 1, S(""), S("急事")) == ST_OK);
    return id;
}

static void near_ones(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *office = ctx->actor;
    const struct date before = ctx->today;
    int64_t deputies[MEMBERS], id;
    struct meeting_near *near;
    struct meeting_task task;
    struct actor who;
    size_t count;

    county(ctx, deputies);
    who = second_member(ctx, deputies[1]);
    id = noticed(ctx, 8);
    (void)create(ctx, "sc", 9);
    ctx->actor = &who;
    ASSERT(meeting_near(ctx, 14, &near, &count) == ST_OK);
    ASSERT(count == 1);
    OK(near[0].m.id == id && near[0].days == 8, "the one whose notice is out, in eight days");
    ASSERT(meeting_near(ctx, 7, &near, &count) == ST_OK);
    EQ_INT(count, 0, "not so near");
    EQ_INT(tasks_of(ctx, "answer", &task), 1, "its notice waits for an answer");
    EQ_STR(task.url, str_z(ctx->arena, str_printf(ctx->arena, "/meeting/%lld", (long long)id)),
           "where it is given");
    ASSERT(meeting_answer(ctx, id, true) == ST_OK);
    EQ_INT(tasks_of(ctx, "answer", &task), 0, "then no more");
    ctx->today = date_add_days(before, 8);
    ASSERT(meeting_near(ctx, 7, &near, &count) == ST_OK);
    OK(count == 1 && near[0].days == 0 && near[0].in_since == 0, "today, and he is not there");
    ctx->actor = office;
    EQ_INT(tasks_of(ctx, "hold", &task), 1, "who runs it has it before him");
    ASSERT(meeting_sign_in_by_desk(ctx, id, near[0].me.id) == ST_OK);
    ctx->actor = &who;
    ASSERT(meeting_near(ctx, 7, &near, &count) == ST_OK);
    OK(count == 1 && near[0].in_since == ctx->now, "there since now");
    ctx->today = date_add_days(before, 9);
    ASSERT(meeting_near(ctx, 7, &near, &count) == ST_OK);
    EQ_INT(count, 0, "over the day after");
    ctx->today = before;
    ctx->actor = office;
}

static void to_decide(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const struct meeting_topic in = {.title = S("加装电梯"),
                                     .reason = S("群众反映多"),
                                     .sort = S("report"),
                                     .source = S("citizens")};
    const int64_t organ = modtest_organ(ctx, "办公室");
    const struct actor one = {.account_id = modtest_account(ctx, "office1", "office", organ),
                              .congress_id = ctx->congress_id,
                              .system = true},
                       other = {.account_id = modtest_account(ctx, "office2", "office", organ),
                                .congress_id = ctx->congress_id,
                                .system = true};
    int64_t deputies[MEMBERS], id, item, party;
    struct meeting_task task;

    county(ctx, deputies);
    party = create(ctx, "party_group", 3);
    ctx->actor = &one;
    ASSERT(meeting_topic_propose(ctx, &in, &id) == ST_OK);
    EQ_INT(tasks_of(ctx, "topic", &task), 0, "not before who proposed it");
    EQ_INT(meeting_topic_decide(ctx, id, 1, true, S("")), ST_RULE, "who does not decide it");
    EQ_TEXT(ctx->err.key, "meeting.topic_own", "as it says");
    modtest_clear(ctx);
    EQ_INT(meeting_item_add(
               ctx,
               &(struct meeting_item_new){
                   .meeting_id = party, .topic_id = id, .title = in.title, .sort = in.sort},
               &item),
           ST_RULE, "nor puts it on an agenda himself");
    modtest_clear(ctx);
    ctx->actor = &other;
    EQ_INT(tasks_of(ctx, "topic", &task), 1, "it waits for another");
    EQ_INT(meeting_topic_decide(ctx, id, 1, true, S("")), ST_OK, "who decides");
    EQ_INT(tasks_of(ctx, "topic", &task), 0, "once");
    ctx->actor = &one;
    EQ_INT(meeting_item_add(
               ctx,
               &(struct meeting_item_new){
                   .meeting_id = party, .topic_id = id, .title = in.title, .sort = in.sort},
               &item),
           ST_OK, "then it may go on an agenda");
    ctx->actor = system;
}

/* Who has signed in neither asks for leave nor is given it. */
static void there(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *office = ctx->actor;
    const struct meeting_leave_ask ask = {.sort = S("illness"), .reason = S("不舒服")};
    struct meeting_leave_ask in = ask;
    int64_t deputies[MEMBERS], id;
    struct meeting_leave *leaves;
    struct meeting_person me;
    struct meeting_task task;
    struct actor who;
    size_t count;

    county(ctx, deputies);
    who = second_member(ctx, deputies[1]);
    id = noticed(ctx, 6);
    ctx->today = date_add_days(ctx->today, 6);
    in.meeting_id = id;
    ctx->actor = &who;
    ASSERT(meeting_leave_ask(ctx, &in) == ST_OK);
    ASSERT(meeting_person_of(ctx, id, who.account_id, &me) == ST_OK);
    ctx->actor = office;
    EQ_INT(tasks_of(ctx, "leave", &task), 1, "leave waits to be decided");
    EQ_STR(task.who, str_z(ctx->arena, me.name), "with whose it is");
    ASSERT(meeting_sign_in_by_desk(ctx, id, me.id) == ST_OK);
    ASSERT(meeting_leaves(ctx, id, 0, &leaves, &count) == ST_OK);
    EQ_INT(meeting_leave_decide(ctx, leaves[0].id, leaves[0].version, true, S("")), ST_RULE,
           "no leave for who came");
    EQ_TEXT(ctx->err.key, "meeting.leave_present", "as it says");
    modtest_clear(ctx);
    EQ_INT(meeting_leave_decide(ctx, leaves[0].id, leaves[0].version, false, S("本人已到会")),
           ST_OK, "it is refused");
    ctx->actor = &who;
    EQ_INT(meeting_leave_ask(ctx, &in), ST_RULE, "nor is it asked for again");
    EQ_TEXT(ctx->err.key, "meeting.leave_present", "as it says");
    modtest_clear(ctx);
    ctx->actor = office;
}

int main(void)
{
    modtest_both("near_ones", near_ones);
    modtest_both("to_decide", to_decide);
    modtest_one("there", there);
    return tap_done();
}
