// SPDX-License-Identifier: MulanPSL-2.0
/* Deliberation opinions on both databases: gathered, handled, rated, and when what is due. */
#include "modules/resolution/tests/resolutiontest.h"
#include "platform/permission.h"

static void gathered(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = draft(ctx, RESOLUTION_OPINION, "关于环保报告的审议意见");
    const struct resolution_remark_new said[] = {{id, 901, S("焦晓川"), S("要查清污染来源")},
                                                 {id, 902, S("乔立春"), S("监测点太少")},
                                                 {id, 903, S("段启明"), S("")}};
    struct resolution_remark *remarks;
    struct resolution_point *points;
    struct resolution_text text;
    struct resolution_doc d;
    size_t fresh, count;
    int64_t to = -1;

    ASSERT(resolution_gather(ctx, id, said, COUNT(said), &fresh) == ST_OK);
    EQ_INT(fresh, 2, "two have said something");
    ASSERT(resolution_gather(ctx, id, said, COUNT(said), &fresh) == ST_OK);
    EQ_INT(fresh, 0, "and only once");
    ASSERT(resolution_remarks(ctx, id, &remarks, &count) == ST_OK);
    EQ_INT(resolution_compose(ctx, id, 0), ST_RULE, "no points yet");
    modtest_clear(ctx);
    arr_each (i, 2) {
        const struct resolution_grouping in = {.doc_id = id,
                                               .remarks = &remarks[i].id,
                                               .points = &to,
                                               .count = 1,
                                               .new_point =
                                                   i == 0 ? S("查清来源。") : S("增加监测点。")};

        EQ_INT(resolution_group(ctx, &in), ST_OK, "a point of it");
    }
    ASSERT(resolution_points(ctx, id, &points, &count) == ST_OK);
    EQ_INT(count, 2, "two points");
    EQ_INT(resolution_point_change(
               ctx,
               &(struct resolution_point_change){
                   .doc_id = id, .point_id = points[1].id, .place = 1, .body = S("增设监测点。")}),
           ST_OK, "the second goes first");
    EQ_INT(
        resolution_point_change(ctx, &(struct resolution_point_change){.doc_id = id,
                                                                       .point_id = points[1].id,
                                                                       .version = points[1].version,
                                                                       .body = S("不用。")}),
        ST_CONFLICT, "who saw it before writes nothing over it");
    modtest_clear(ctx);
    EQ_INT(resolution_compose(ctx, id, 0), ST_OK, "composed");
    d = got(ctx, id);
    ASSERT(resolution_text_get(ctx, &d, &text) == ST_OK);
    EQ_STR(text.body, "一、增设监测点。\n二、查清来源。", "in their order");
    EQ_INT(resolution_point_change(
               ctx, &(struct resolution_point_change){.doc_id = id, .point_id = points[0].id}),
           ST_OK, "one is taken out");
    ASSERT(resolution_remarks(ctx, id, &remarks, &count) == ST_OK);
    EQ_INT(remarks[0].point_id, 0, "what was said stays");
}

static void handled(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct opinion o = sent(ctx);
    char day[DATE_TEXT_SIZE];

    EQ_TEXT(date_format(work(ctx, o.work).due_on, day), "2027-02-22",
            "three months, rolled over the weekend");
    OK(str_has(work(ctx, o.work).due_basis, S("河南省")), "with what it rests on");
    EQ_INT(resolution_assign(
               ctx,
               &(struct resolution_assign){.doc_id = o.id, .organs = &o.organ, .organs_count = 1}),
           ST_RULE, "not twice to the same");
    modtest_clear(ctx);
    EQ_INT(resolution_assign(ctx, &(struct resolution_assign){.doc_id = o.id,
                                                              .organs = &o.organ,
                                                              .organs_count = 1,
                                                              .months = 6}),
           ST_INVALID, "another period wants its basis");
    EQ_INT(reply(ctx, &o, true), ST_RULE, "sign for it first");
    EQ_INT(resolution_receive(ctx, &(struct resolution_work_act){.id = o.work}), ST_OK, "signed");
    EQ_INT(reply(ctx, &o, false), ST_RULE, "ask the committee first");
    EQ_TEXT(ctx->err.key, "resolution.not_consulted", "says so");
    modtest_clear(ctx);
}

static void rated(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct opinion o = sent(ctx);
    struct resolution_mark mark = {.id = o.work, .mark = S("dissatisfied"), .how = S("committee")};
    struct resolution_follow *follows;
    size_t count;

    ASSERT(resolution_receive(ctx, &(struct resolution_work_act){.id = o.work}) == ST_OK);
    EQ_INT(reply(ctx, &o, true), ST_OK, "reported");
    OK(work(ctx, o.work).in_time, "in time");
    EQ_INT(resolution_mark(ctx, &mark), ST_INVALID, "not satisfied wants a reason and a day");
    modtest_clear(ctx);
    mark.note = S("两处没有落实");
    mark.due_on = date_add_days(ctx->today, 30);
    EQ_INT(resolution_mark(ctx, &mark), ST_OK, "not satisfied");
    EQ_TEXT(handling_state_word(work(ctx, o.work).state), "again", "handled again");
    EQ_INT(work(ctx, o.work).round, 2, "in a second round");
    for (int n = 1; n <= 15; n++) {
        ctx->today = date_add_days(ctx->today, n == 1 ? 0 : 14);
        ASSERT(
            resolution_follow(ctx, &(struct resolution_follow_new){
                                       .doc_id = o.id,
                                       .handling_id = o.work,
                                       .who = S("城环工委"),
                                       .finding = S("看了三处"),
                                       .result = n == 15 ? S("solved") : S("progress")}) == ST_OK);
    }
    ASSERT(resolution_follows(ctx, o.id, &follows, &count) == ST_OK);
    EQ_INT(count, 15, "followed fifteen times");
    EQ_INT(follows[14].number, 15, "numbered");
    OK(date_diff_days(follows[14].held_on, follows[0].held_on) > 180, "over half a year");
    EQ_INT(reply(ctx, &o, true), ST_OK, "reported again");
    OK(!work(ctx, o.work).in_time, "late this time");
    mark.mark = S("satisfied");
    EQ_INT(resolution_mark(ctx, &mark), ST_OK, "satisfied");
    EQ_INT(resolution_close(ctx, &(struct resolution_work_act){.id = o.work}), ST_OK, "closed");
    EQ_INT(resolution_return(ctx, &(struct resolution_return){.id = o.work,
                                                              .note = S("又有反弹"),
                                                              .due_on = ctx->today}),
           ST_OK, "and taken up once more");
    EQ_INT(work(ctx, o.work).round, 3, "a third round");
    EQ_INT(modtest_events(ctx, "resolution.followed"), 15, "all in the journal");
}

/* An organ sees what it was given, and nothing else. */
static void rights(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct opinion o = sent(ctx);
    const int64_t other = draft(ctx, RESOLUTION_DECISION, "别人的草稿");
    const struct actor *system = ctx->actor;
    const struct permission_set none = {0};
    struct actor unit = {.account_id = 1,
                         .congress_id = ctx->congress_id,
                         .organ_id = o.organ,
                         .permissions = &none};
    struct resolution_doc d;
    struct resolution_work w;

    ctx->actor = &unit;
    EQ_INT(resolution_get(ctx, o.id, &d), ST_OK, "its own opinion");
    EQ_INT(resolution_get(ctx, other, &d), ST_NOT_FOUND, "not a draft");
    modtest_clear(ctx);
    unit.organ_id = o.organ + 1000;
    EQ_INT(resolution_work_load(ctx, o.work, &w), ST_NOT_FOUND, "another organ not its duty");
    modtest_clear(ctx);
    EQ_INT(resolution_get(ctx, o.id, &d), ST_NOT_FOUND, "nor its opinion");
    modtest_clear(ctx);
    ctx->actor = system;
}

static size_t due(struct ctx *ctx, const char *name, struct date until)
{
    struct due_item *all;
    size_t count = 0;

    for (const struct due_source *d = RESOLUTION_DUES; d->name != NULL; d++)
        if (strcmp(d->name, name) == 0)
            ASSERT(d->list(ctx, ctx->today, until, &all, &count) == ST_OK);
    return count;
}

static void dues(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = draft(ctx, RESOLUTION_OPINION, "还没有送出的审议意见");
    const struct date week = date_add_days(ctx->today, 5), later = date_add_days(ctx->today, 12);
    const struct opinion o = sent(ctx);
    const int64_t decision = issued(ctx, RESOLUTION_DECISION, "还没有公布的决定");

    submit(ctx, id);
    ASSERT(approve(ctx, id, 0) == ST_OK);
    EQ_INT(due(ctx, "resolution.send", week), 0, "ten days to send an opinion on");
    EQ_INT(due(ctx, "resolution.send", later), 1, "then it is due");
    EQ_INT(due(ctx, "resolution.publish", ctx->today), 0, "five days to publish a decision");
    EQ_INT(due(ctx, "resolution.publish", week), 1, "then it is due");
    EQ_INT(due(ctx, "resolution.reply", later), 0, "three months to report");
    EQ_INT(due(ctx, "resolution.reply", (struct date){2027, 2, 22}), 1, "then it is due");
    ASSERT(resolution_publish(ctx, &(struct resolution_publish){.id = decision,
                                                                .open = true,
                                                                .title = S("决定"),
                                                                .body = S("正文")}) == ST_OK);
    EQ_INT(due(ctx, "resolution.publish", week), 0, "published, it is met");
    ASSERT(resolution_follow(ctx, &(struct resolution_follow_new){
                                      .doc_id = o.id,
                                      .who = S("农工委"),
                                      .finding = S("看了两处"),
                                      .result = S("progress"),
                                      .next_on = date_add_days(ctx->today, 3)}) == ST_OK);
    EQ_INT(due(ctx, "resolution.follow", week), 1, "the next follow-up has its day");
}

int main(void)
{
    modtest_both("gathered", gathered);
    modtest_both("handled", handled);
    modtest_one("rated", rated);
    modtest_one("rights", rights);
    modtest_both("dues", dues);
    return tap_done();
}
