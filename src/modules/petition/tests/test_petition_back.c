// SPDX-License-Identifier: MulanPSL-2.0
/* A petition that was sent to the wrong organ comes back: the organ objects and we look into it, or
 * we take it back ourselves; and the clocks that run while an organ has it. On both databases. */
#include "modules/petition/petition_list.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_store.h"
#include "modules/petition/tests/petition_house.h"
#include "platform/db.h"

static int64_t transferred(struct house *h, struct date told_on)
{
    const struct petition_new in = example(h->ctx, "13800002222");
    const int64_t id = registered(h, &in);

    must(h,
         act(h, id,
             (struct petition_do){.act = PETITION_TRANSFER,
                                  .organ_id = h->organ,
                                  .told_on = told_on,
                                  .until = date_add_days(h->ctx->today, 90)}),
         "transferred");
    return id;
}

static void as_unit(struct house *h)
{
    as(h, h->unit, h->organ, "petition.open petition.unit");
}

static bool unit_sees(struct house *h, int64_t id)
{
    struct petition p;
    bool sees;

    as_unit(h);
    sees = petition_load(h->ctx, id, &p) == ST_OK;
    modtest_clear(h->ctx);
    as_clerk(h);
    return sees;
}

static int64_t told_the_unit(struct house *h, const char *kind)
{
    return dbtest_int(h->ctx, str_z(h->ctx->arena, str_printf(h->ctx->arena,
                                                              "SELECT COUNT(*) FROM notice n JOIN"
                                                              " notice_recipient r ON r.notice_id ="
                                                              " n.id WHERE n.kind = '%s' AND"
                                                              " r.account_id = %lld",
                                                              kind, (long long)h->unit)));
}

/* ---------------------------------------------------------------- we take it back */

static void taken_back(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct date today = t->ctx->today, none = {0};
    const int64_t id = transferred(&h, today);
    const struct petition sent = get(&h, id);
    struct petition_step *steps;
    struct petition p;
    size_t count;

    EQ_INT(told_the_unit(&h, "petition.transferred"), 1, "the organ was told");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_TAKE_BACK}), ST_INVALID,
            "petition.err.text", NULL, "not without a reason");
    as_unit(&h);
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_TAKE_BACK, .text = S("不要")}),
            ST_DENIED, "petition.not_yours", NULL, "not by the organ");
    as_clerk(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_TAKE_BACK, .text = S("转错了单位")}),
         "sent to the wrong one");
    p = get(&h, id);
    EQ_INT(p.state, PETITION_REGISTERED, "ours again");
    OK(p.organ_id == 0 && date_none(p.report_on) && date_none(p.transferred_on), "nobody has it");
    OK(date_none(p.decided_on), "what the petitioner was told is not so");
    EQ_STR(p.due_kind, "tell", "he is told anew");
    OK(is_day(p.due_on, sent.tell_due_on), "within the days that ran from receipt");
    OK(!unit_sees(&h, id), "the organ does not see it any more");
    EQ_INT(told_the_unit(&h, "petition.taken_back"), 1, "and was told");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM notice WHERE kind = 'petition.taken_back' AND"
                              " url = '/petition' AND body NOT LIKE '%转错%'"),
           1, "of nothing that was written, and is not led to what it may not see");
    EQ_INT(modtest_events(t->ctx, "petition.did_take_back"), 1, "journalled");
    ASSERT(petition_steps(t->ctx, &p, true, &steps, &count) == ST_OK && count > 0);
    EQ_STR(steps[0].act, "take_back", "the last step");
    EQ_STR(steps[0].text, "转错了单位", "with its reason, for who handles it");
    EQ_INT(steps[0].organ_id, h.organ, "from that organ");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_TAKE_BACK, .text = S("再")}),
            ST_RULE, "petition.wrong_state", NULL, "once");
    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_TRANSFER,
                                  .organ_id = h.organ2,
                                  .until = date_add_days(today, 30)}),
         "to the right one");
    p = get(&h, id);
    OK(p.organ_id == h.organ2 && is_day(p.transferred_on, today), "which has it");
    OK(is_day(p.decided_on, none), "and of which the petitioner has not been told yet");
}

/* After the organ took it on its clock ends, and the extension it had; the next begins anew.
 * @law Petition Regulation (2022-02-25) art. 34 */
static void taken_back_later(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct date today = t->ctx->today;
    const int64_t id = transferred(&h, today);
    struct petition p;

    as_unit(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_TAKE_ON}), "the organ takes it on");
    as_clerk(&h);
    EQ_STR(get(&h, id).due_kind, "report", "and has to finish");
    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_EXTEND,
                                  .days = 20,
                                  .approved = true,
                                  .told = true,
                                  .text = S("复杂")}),
         "extended");
    t->ctx->today = date_add_days(today, 20);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_TAKE_BACK, .text = S("转错了")}),
         "taken back long after");
    p = get(&h, id);
    OK(date_none(p.accepted_on) && p.extended_days == 0, "as if never taken on");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT, .told_on = t->ctx->today}),
         "we take it up");
    p = get(&h, id);
    OK(is_day(p.accepted_on, t->ctx->today), "from today");
    OK(date_cmp(p.due_on, date_add_days(t->ctx->today, 60)) >= 0, "sixty whole days");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY, .text = S("已核实")}),
         "answered");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_TAKE_BACK, .text = S("晚了")}),
            ST_RULE, "petition.wrong_state", NULL, "what is answered is not taken back");
    t->ctx->today = today;
}

/* ---------------------------------------------------------------- the organ objects */

/* @law Petition Regulation (2022-02-25) art. 23(3) */
static void objected(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct date today = t->ctx->today;
    const int64_t id = transferred(&h, today);

    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_AGREE}), ST_RULE,
            "petition.no_objection", NULL, "nobody has objected");
    as_unit(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_GIVE_BACK, .text = S("不是我局的")}),
         "the organ objects");
    OK(is_day(get(&h, id).objected_on, today), "which is seen");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_AGREE}), ST_DENIED,
            "petition.not_yours", NULL, "it does not decide on that itself");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_TAKE_ON}), ST_RULE,
            "petition.objects_already", NULL, "nor takes it on meanwhile");
    as_clerk(&h);
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_DISAGREE}), ST_INVALID,
            "petition.err.text", NULL, "refused with a reason");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_DISAGREE, .text = S("三定方案里有")}),
         "we do not agree");
    EQ_INT(get(&h, id).state, PETITION_TRANSFERRED, "it stays there");
    OK(date_none(get(&h, id).objected_on), "the objection is decided");
    EQ_INT(told_the_unit(&h, "petition.kept"), 1, "the organ is told");
    as_unit(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_GIVE_BACK, .text = S("真不是")}),
         "it may object once more, in time");
    as_clerk(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_AGREE}), "it is right");
    EQ_INT(get(&h, id).state, PETITION_REGISTERED, "back with us");
    EQ_INT(told_the_unit(&h, "petition.taken_back"), 1, "the organ is told");
    OK(!unit_sees(&h, id), "and has it no more");
}

/* Who has it is told that there is nothing to do any more. */
static void ended_there(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const int64_t id = transferred(&h, t->ctx->today);

    must(&h, act(&h, id, (struct petition_do){.act = PETITION_END, .outcome = S("withdrawn")}),
         "the petitioner withdraws it");
    EQ_INT(told_the_unit(&h, "petition.ended"), 1, "the organ is told");
}

/* The organ cannot date its objection back; what came on paper has the day on which it came.
 * @law Petition Regulation (2022-02-25) art. 23(3) */
static void objected_late(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct date today = t->ctx->today;
    const int64_t id = transferred(&h, today);

    t->ctx->today = date_add_days(today, 20);
    as_unit(&h);
    refused(&h,
            act(&h, id,
                (struct petition_do){.act = PETITION_GIVE_BACK, .on = today, .text = S("不是")}),
            ST_RULE, "petition.objected_late", "第二十三条第三款", "dated back by the organ");
    as_clerk(&h);
    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_GIVE_BACK, .on = today, .text = S("来函")}),
         "its letter of that day, noted by us");
    t->ctx->today = today;
}

/* ---------------------------------------------------------------- telling the petitioner */

static int64_t tasks_named(struct house *h, const char *what)
{
    struct petition_task *tasks;
    size_t count;
    int64_t n = 0, all;

    ASSERT(petition_tasks(h->ctx, &tasks, &count) == ST_OK);
    ASSERT(petition_tasks_count(h->ctx, &all) == ST_OK);
    EQ_INT(all, (int64_t)count, "the menu counts what the list has");
    for (size_t i = 1; i < count; i++)
        OK(date_cmp(tasks[i - 1].due_on, tasks[i].due_on) <= 0, "the earliest first");
    arr_each (i, count)
        n += strcmp(tasks[i].what, what) == 0;
    return n;
}

/* Handing it on is not telling him: those days run until it is noted that he was told.
 * @law Petition Regulation (2022-02-25) art. 23(2), 23(3) */
static void told(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct date today = t->ctx->today, none = {0};
    const int64_t id = transferred(&h, none);
    struct petition_filter late = {.late = true, .limit = 10};
    struct due_item *dues;
    struct petition *list;
    struct str next;
    int64_t total;
    size_t count;

    EQ_INT(tasks_named(&h, "tell"), 1, "he is still to be told");
    EQ_INT(tasks_named(&h, "take_on"), 1, "by the organ as well, of which we know");
    ASSERT(PETITION_DUES[0].list(t->ctx, today, date_add_days(today, 30), &dues, &count) == ST_OK);
    OK(count == 1 && dues[0].subject_id == id && dues[0].account_id == h.clerk,
       "the handler is reminded");
    as_unit(&h);
    EQ_INT(tasks_named(&h, "take_on"), 1, "the organ takes it on");
    EQ_INT(tasks_named(&h, "tell"), 0, "what we have to tell is not its task");
    as_clerk(&h);
    t->ctx->today = date_add_days(today, 10);
    ASSERT(petition_page(t->ctx, &late, &list, &count, &next, &total) == ST_OK);
    EQ_INT(count, 1, "late, though the organ is not");
    refused(
        &h,
        act(&h, id, (struct petition_do){.act = PETITION_TELL, .on = date_add_days(today, -11)}),
        ST_INVALID, "petition.err.before", NULL, "not before it came");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_TELL, .on = today}),
         "told on the day it went there");
    OK(is_day(get(&h, id).decided_on, today), "noted");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_TELL}), ST_RULE,
            "petition.told_already", NULL, "once");
    EQ_INT(tasks_named(&h, "tell"), 0, "nothing more to tell");
    ASSERT(petition_page(t->ctx, &late, &list, &count, &next, &total) == ST_OK);
    EQ_INT(count, 0, "not late any more");
    t->ctx->today = today;
    {
        const struct petition_new in = example(t->ctx, "13800003333");
        const int64_t other = registered(&h, &in);

        refused(
            &h,
            act(&h, other,
                (struct petition_do){.act = PETITION_ACCEPT, .told_on = date_add_days(today, 1)}),
            ST_INVALID, "petition.err.told", NULL, "not told tomorrow");
        must(&h, act(&h, other, (struct petition_do){.act = PETITION_ACCEPT}), "taken up");
        must(&h, act(&h, other, (struct petition_do){.act = PETITION_REPLY, .text = S("已核实")}),
             "and answered");
        OK(is_day(get(&h, other).decided_on, today), "which tells him, too");
    }
}

/* What belongs to a court is not handled here, and advice has no review.
 * @law Petition Regulation (2022-02-25) art. 28(2), 31(1), 35 */
static void not_ours(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    struct petition_new in = example(t->ctx, "13800002222");
    int64_t id;

    in.p.matter = PETITION_LAW_LAWSUIT;
    id = registered(&h, &in);
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), ST_RULE,
            "law.petition_elsewhere", "第三十一条第一项", "a lawsuit is not taken up");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_END, .outcome = S("elsewhere")}),
         "he is told where");
    in.p.matter = PETITION_LAW_ADVICE;
    id = registered(&h, &in);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), "advice is");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY, .text = S("采纳")}),
         "answered");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_REVIEW}), ST_RULE,
            "law.petition_no_review", "第三十五条", "and that is it");
}

/* @law Petition Regulation (2022-02-25) art. 30(3) */
static void kept_from_the_charged(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    struct petition_new in = example(t->ctx, "13800002222");
    struct petition_filter f = {.apart_organ_id = h.organ2, .account_id = h.other, .limit = 10};
    struct petition *list, p;
    struct str next;
    int64_t total, id;
    size_t count;

    in.p.matter = PETITION_LAW_CHARGE;
    in.p.against_id = h.organ2;
    id = registered(&h, &in);
    as(&h, h.other, h.organ2, "petition.open petition.read petition.assign");
    refused(&h, petition_load(t->ctx, id, &p), ST_NOT_FOUND, "db.not_found", NULL,
            "who works for whom it is against does not know of it");
    ASSERT(petition_page(t->ctx, &f, &list, &count, &next, &total) == ST_OK);
    OK(count == 0 && total == 0, "nor from the list");
    f.account_id = h.clerk;
    ASSERT(petition_page(t->ctx, &f, &list, &count, &next, &total) == ST_OK);
    EQ_INT(count, 1, "who handles it does");
    f = (struct petition_filter){.apart_organ_id = h.organ, .account_id = h.other, .limit = 10};
    ASSERT(petition_page(t->ctx, &f, &list, &count, &next, &total) == ST_OK);
    EQ_INT(count, 1, "and others see that it is there");
}

static size_t listed(struct house *h, int64_t hidden_from)
{
    const struct petition_filter f = {.hidden_from = hidden_from, .limit = 10};
    struct petition *list;
    struct str next;
    int64_t total;
    size_t count;

    ASSERT(petition_page(h->ctx, &f, &list, &count, &next, &total) == ST_OK);
    EQ_INT(total, (int64_t)count, "what is listed is counted");
    return count;
}

static int64_t tasks_of(struct house *h)
{
    struct petition_task *list;
    size_t count;
    int64_t n;

    ASSERT(petition_tasks(h->ctx, &list, &count) == ST_OK);
    ASSERT(petition_tasks_count(h->ctx, &n) == ST_OK);
    EQ_INT(n, (int64_t)count, "as many as there are");
    return n;
}

/* Whom it is against himself, of whichever office or organ, does not learn that it is there.
 * @law Petition Regulation (2022-02-25) art. 30(3) */
static void kept_from_the_accused(struct journaltest *t)
{
    static const char ALL[] = "petition.open petition.read petition.assign";
    struct house h = house_of(t->ctx);
    struct petition_new in = example(t->ctx, "13800002222");
    struct petition_recusal r = {.account_id = h.other, .ground = S("interest")}, *list;
    struct petition p, *same;
    int64_t id, again;
    size_t count;

    in.p.matter = PETITION_LAW_CHARGE;
    id = registered(&h, &in);
    again = registered(&h, &in);
    r.petition_id = id;
    as(&h, h.clerk, 0, ALL);
    must(&h, petition_recuse(t->ctx, &r, get(&h, id).version), "his own interest");
    as(&h, h.other, 0, ALL);
    must(&h, petition_load(t->ctx, id, &p), "who keeps out for that knows that it is there");
    EQ_INT(listed(&h, h.other), 2, "and sees it in the list");
    as(&h, h.clerk, 0, ALL);
    ASSERT(petition_recusals(t->ctx, id, &list, &count) == ST_OK && count == 1);
    must(&h, petition_recusal_lift(t->ctx, id, list[0].id), "it is not that");
    r.ground = S("accused");
    must(&h, petition_recuse(t->ctx, &r, get(&h, id).version), "it is against him");
    must(&h, petition_load(t->ctx, id, &p), "others know of it as before");
    EQ_INT(listed(&h, h.clerk), 2, "in the list, too");
    as(&h, h.other, 0, ALL);
    refused(&h, petition_load(t->ctx, id, &p), ST_NOT_FOUND, "db.not_found", NULL,
            "it is not there for him");
    EQ_INT(listed(&h, h.other), 1, "nor in the list");
    ASSERT(petition_same_person(t->ctx, again, &same, &count) == ST_OK);
    EQ_INT(count, 0, "nor beside another of the same person");
    as(&h, h.clerk, 0, ALL);
    ASSERT(petition_same_person(t->ctx, again, &same, &count) == ST_OK);
    EQ_INT(count, 1, "where others see it");
    r.account_id = h.unit;
    must(&h, petition_recuse(t->ctx, &r, get(&h, id).version), "against one of an organ as well");
    as_clerk(&h);
    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_TRANSFER,
                                  .organ_id = h.organ,
                                  .until = date_add_days(t->ctx->today, 10)}),
         "which gets it");
    as(&h, h.unit, h.organ, "petition.open petition.unit");
    refused(&h, petition_load(t->ctx, id, &p), ST_NOT_FOUND, "db.not_found", NULL,
            "it is not there for him, either");
    EQ_INT(tasks_of(&h), 0, "nor among what waits for him");
    as(&h, h.other, h.organ, "petition.open petition.unit");
    EQ_INT(tasks_of(&h), 0, "nor for the other");
    as(&h, h.clerk, h.organ, "petition.open petition.unit");
    OK(tasks_of(&h) > 0, "but for those beside them");
}

int main(void)
{
    modtest_both("kept_from_the_accused", kept_from_the_accused);
    modtest_both("taken_back", taken_back);
    modtest_one("taken_back_later", taken_back_later);
    modtest_both("objected", objected);
    modtest_one("ended_there", ended_there);
    modtest_one("objected_late", objected_late);
    modtest_both("told", told);
    modtest_one("not_ours", not_ours);
    modtest_both("kept_from_the_charged", kept_from_the_charged);
    return tap_done();
}
