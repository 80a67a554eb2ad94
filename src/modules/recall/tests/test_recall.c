// SPDX-License-Identifier: MulanPSL-2.0
/* Recalls by voters on both databases: taken in, counted, the mandate ends with the vote; what the
 * deputy answers. People are invented.
 * @law Election Law (2020-10-17) art. 50, 51, 53, 54 */
#include "modules/deputy/deputy_ending.h"
#include "modules/deputy/deputy_list.h"
#include "modules/deputy/deputy_plan.h"
#include "modules/recall/recall_store.h"
#include "modules/recall/tests/recalltest.h"
#include "platform/db.h"
#include "platform/permission.h"

/* ---------------------------------------------------------------- taken in */

static void taken_in(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct recall_new in = request("李有田");
    struct recall_signer *signers;
    struct str reasons;
    int64_t id = 0, first;
    size_t count;

    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_INVALID, "recall.err.nobody", "nobody");
    deputy_of(ctx, "李有田", "第三选区");
    first = deputy_of(ctx, "李有田", "第五选区");
    deputy_of(ctx, "李有田苗", "第五选区");
    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_INVALID, "recall.err.namesakes", "namesakes");
    in.constituency = S("第五选区");
    in.reasons = S("  ");
    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_INVALID, "recall.err.reasons", "no reasons");
    in = request("");
    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_INVALID, "recall.err.name", "no name");
    in = request("李有田");
    in.constituency = S("第五选区");
    in.received_on = date_add_days(TODAY, 1);
    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_INVALID, "recall.err.day", "tomorrow");
    in.received_on = CAME;
    in.mover = S("moon");
    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_INVALID, "recall.err.mover", "by the moon");
    in.mover = S("members");
    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_RULE, "law.deputy_recall_way",
            "a committee does not recall whom voters elected");
    in.mover = S("voters");
    MUST(ctx, recall_receive(ctx, &in, &id), "received");
    EQ_INT(get(ctx, id).mandate_id, first, "the one of that constituency");
    EQ_INT(get(ctx, id).number, 1, "the first of the year");
    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_RULE, "recall.under_way", "one at a time");
    {
        const struct recall r = get(ctx, id);

        OK(recall_reasons(ctx, &r, &reasons) == ST_OK && str_eqz(reasons, "不听取选民意见。"),
           "why");
    }
    OK(recall_signers(ctx, id, &signers, &count) == ST_OK && count == 2 &&
           str_eqz(signers[0].name, "柳青山") && str_eqz(signers[0].about, "石磨沟12号") &&
           str_eqz(signers[1].name, "尚青禾") && signers[0].key_id != signers[1].key_id,
       "who signed, each under his own key");
    MUST(ctx, recall_signers_add(ctx, id, S("周大川"), &count), "one more");
    {
        static const char SHEET[] =
            "尚一\u3000石磨沟1号\n尚二\t石磨沟2号\n\u3000尚三 \u3000石磨沟 3号\n"
            "尚四石磨沟4号\n";
        static const struct {
            const char *name, *about;
        } ROWS[] = {{"尚一", "石磨沟1号"},
                    {"尚二", "石磨沟2号"},
                    {"尚三", "石磨沟 3号"},
                    {"尚四石磨沟4号", ""}};

        MUST(ctx, recall_signers_add(ctx, id, str_from(SHEET), &count),
             "blanks of any width, tabs");
        ASSERT(recall_signers(ctx, id, &signers, &count) == ST_OK && count == 3 + COUNT(ROWS));
        arr_each (i, COUNT(ROWS))
            OK(str_eqz(signers[3 + i].name, ROWS[i].name) &&
                   str_eqz(signers[3 + i].about, ROWS[i].about),
               ROWS[i].name);
    }
    REFUSED(ctx, recall_signers_add(ctx, id, S(" \n"), &count), ST_INVALID, "recall.err.signers",
            "nobody");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM recall_signer WHERE about_sealed IS NULL"), 3,
           "nothing is sealed where nothing is known");
}

/* ---------------------------------------------------------------- voters */

static void by_voters(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct recall_new in = request("周秀兰");
    const int64_t deputy = deputy_of(ctx, "周秀兰", "第一选区");
    struct deputy_constituency *vacant;
    struct recall_defence *answers;
    struct deputy d;
    struct recall r;
    size_t count;
    int64_t id = 0;

    MUST(ctx, deputy_constituencies_take(ctx, &count), "constituencies");
    MUST(ctx, recall_receive(ctx, &in, &id), "received");
    REFUSED(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT}), ST_INVALID,
            "recall.err.signers_count", "how many?");
    REFUSED(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT, .signers = 49}), ST_RULE,
            "law.deputy_recall_signers", "49 are not 50");
    REFUSED(ctx, act(ctx, id, (struct recall_do){.act = RECALL_GIVE}), ST_RULE,
            "recall.wrong_state", "not yet");
    REFUSED(
        ctx,
        act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT, .signers = 50, .on = {2026, 10, 7}}),
        ST_INVALID, "recall.err.day_before", "before it came");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT, .signers = 50}), "50 are");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_GIVE}), "given");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_PRINT}), "printed");
    REFUSED(ctx, act(ctx, id, (struct recall_do){.act = RECALL_DEFEND, .way = S("sung")}),
            ST_INVALID, "recall.err.defence", "nothing, and sung");
    MUST(ctx,
         act(ctx, id,
             (struct recall_do){.act = RECALL_DEFEND, .way = S("oral"), .text = S("当面说过。")}),
         "he answers in words");
    MUST(
        ctx,
        act(ctx, id,
            (struct recall_do){.act = RECALL_DEFEND, .way = S("written"), .text = S("理由不实。")}),
        "and in writing");
    REFUSED(ctx, act(ctx, id, SET), ST_RULE, "law.deputy_recall_defence_not_printed",
            "his answer goes to the voters first");
    MUST(ctx,
         act(ctx, id,
             (struct recall_do){.act = RECALL_DEFEND,
                                .on = {2026, 11, 12},
                                .way = S("written"),
                                .text = S("补充材料。")}),
         "and once more");
    REFUSED(ctx, act(ctx, id, (struct recall_do){.act = RECALL_PRINT, .on = {2026, 11, 11}}),
            ST_INVALID, "recall.err.day_before", "not printed before it was written");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_PRINT, .on = {2026, 11, 12}}),
         "printed with it");
    r = get(ctx, id);
    OK(recall_defences(ctx, &r, &answers, &count) == ST_OK && count == 3 &&
           date_none(answers[0].printed_on) && !date_none(answers[1].printed_on) &&
           str_eqz(answers[1].text, "理由不实。"),
       "only what is written is printed");
    REFUSED(
        ctx,
        act(ctx, id, (struct recall_do){.act = RECALL_SET_DAY, .on = DAY, .place = S("村委会")}),
        ST_RULE, "law.deputy_recall_no_chair", "somebody presides");
    MUST(ctx, act(ctx, id, SET), "a day");
    REFUSED(ctx, act(ctx, id, (struct recall_do){.act = RECALL_COUNT, .on = DAY}), ST_INVALID,
            "recall.err.minutes", "no minutes");
    {
        struct recall_do bad = votes(1000, 501, 100);

        bad.count.cast++;
        REFUSED(ctx, act(ctx, id, bad), ST_RULE, "law.deputy_recall_void", "one too many");
        bad.count.issued++;
        REFUSED(ctx, act(ctx, id, bad), ST_RULE, "law.deputy_recall_sum", "the sum is wrong");
    }
    MUST(ctx, act(ctx, id, votes(1000, 501, 100)), "more than half of all");
    r = get(ctx, id);
    EQ_INT(r.state, RECALL_PASSED, "passed");
    OK(deputy_get(ctx, deputy, &d) == ST_OK && date_cmp(d.to_on, DAY) == 0 &&
           str_eqz(d.left_reason, "recalled"),
       "the mandate has ended with the vote");
    OK(deputy_constituencies(ctx, true, &vacant, &count) == ST_OK && count == 1 &&
           str_eqz(vacant[0].left_reason, "recalled"),
       "and the seat is vacant");
    EQ_INT(modtest_events(ctx, "deputy.left"), 1, "the register tells the bodies");
    OK(date_none(r.ended_on), "it is not announced yet");
    REFUSED(ctx, act(ctx, id, (struct recall_do){.act = RECALL_FILE, .on = DAY}), ST_RULE,
            "recall.wrong_state", "what voters decide is not filed");
    {
        char number[102];

        memset(number, '1', 101);
        number[101] = '\0';
        REFUSED(ctx,
                act(ctx, id,
                    (struct recall_do){.act = RECALL_ANNOUNCE, .on = DAY, .number = {number, 101}}),
                ST_INVALID, "form.too_long", "a number of 101");
    }
    MUST(
        ctx,
        act(ctx, id, (struct recall_do){.act = RECALL_ANNOUNCE, .on = DAY, .number = S("公告1号")}),
        "announced");
    r = get(ctx, id);
    OK(date_cmp(r.ended_on, DAY) == 0 && str_eqz(r.announced, "公告1号"), "and that is all");
    {
        struct deputy_ending e;

        OK(deputy_ending_get(ctx, deputy, &e) == ST_OK && date_cmp(e.announced_on, DAY) == 0 &&
               str_eqz(e.document, "公告1号") &&
               str_eqz(e.announced_by, "云溪县人民代表大会常务委员会"),
           "in the register as well");
        MUST(ctx, deputy_mandate_announced(ctx, deputy, TODAY, S("别人"), S("公告2号")), "again");
        OK(deputy_ending_get(ctx, deputy, &e) == ST_OK && str_eqz(e.document, "公告1号"),
           "where it is not written over");
    }
    REFUSED(ctx, recall_signers_add(ctx, id, S("周大川"), &count), ST_RULE, "recall.wrong_state",
            "nobody signs any more");
    REFUSED(ctx, recall_receive(ctx, &in, &id), ST_INVALID, "recall.err.nobody",
            "nobody is recalled twice");
    {
        struct recall_new again = in;

        again.mandate_id = deputy;
        REFUSED(ctx, recall_receive(ctx, &again, &id), ST_RULE, "recall.not_in_office",
                "nor by his number");
    }
}

static void half_is_not_enough(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t deputy = deputy_of(ctx, "周秀兰", "第一选区");
    const struct recall_new in = request("周秀兰");
    const int64_t id = ready(ctx, &in, 60);
    struct deputy d;

    MUST(ctx, act(ctx, id, votes(1000, 500, 0)), "all who came were for it");
    EQ_INT(get(ctx, id).state, RECALL_FAILED, "half of all is not more than half");
    OK(deputy_get(ctx, deputy, &d) == ST_OK && date_none(d.to_on), "he stays");
    OK(!date_none(get(ctx, id).ended_on), "and that is all");
}

/* @law PLA Election Measures (2021-04-29) art. 33, 36 */
static void garrison(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct deputy_constituency *all;
    const struct recall_new in = request("武卫国");
    size_t count;
    int64_t id;

    deputy_of(ctx, "武卫国", "驻县部队");
    MUST(ctx, deputy_constituencies_take(ctx, &count), "constituencies");
    ASSERT(deputy_constituencies(ctx, false, &all, &count) == ST_OK && count == 1);
    all[0].sort = S("garrison");
    MUST(ctx, deputy_constituency_set(ctx, &all[0], &id), "a garrison");
    id = ready(ctx, &in, 10);
    EQ_INT(get(ctx, id).way, RECALL_LAW_GARRISON, "ten suffice");
    MUST(ctx, act(ctx, id, votes(300, 151, 20)), "passed");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ANNOUNCE, .on = DAY}), "announced");
    OK(date_none(get(ctx, id).ended_on), "it has to be filed as well");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_FILE, .on = DAY}), "filed");
    OK(!date_none(get(ctx, id).ended_on), "and that is all");
}

/* ---------------------------------------------------------------- the deputy himself */

static void answers(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t deputy = deputy_of(ctx, "周秀兰", "第一选区");
    const struct recall_new in = request("周秀兰");
    struct actor a = {.congress_id = ctx->congress_id, .deputy_id = deputy, .name = S("周秀兰")};
    struct permission_set none = {0};
    struct recall r;
    int64_t id = 0;

    a.permissions = &none;
    MUST(ctx, recall_receive(ctx, &in, &id), "received");
    ctx->actor = &a;
    REFUSED(ctx, recall_answer(ctx, id, S("不实")), ST_NOT_FOUND, "db.not_found",
            "he does not know of it yet");
    ctx->actor = system;
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_ACCEPT, .signers = 50}), "accepted");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_GIVE}), "given");
    ctx->actor = &a;
    MUST(ctx, recall_answer(ctx, id, S("不实")), "now he answers");
    a.deputy_id = deputy + 1;
    REFUSED(ctx, recall_load_answer(ctx, id, &r), ST_NOT_FOUND, "db.not_found", "others do not");
    a.deputy_id = 0;
    REFUSED(ctx, recall_load_answer(ctx, id, &r), ST_NOT_FOUND, "db.not_found",
            "nor who is no deputy");
    ctx->actor = system;
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM recall_defence WHERE way = 'written'"), 1, "once");
}

static const struct date LATE = {2026, 11, 19};

/* An answer that comes late never keeps the true result of the vote from being entered. */
static void answered_late(struct journaltest *t)
{
    static const struct date BEFORE = {2026, 11, 15}, PRINTED = {2026, 11, 16};
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t deputy = deputy_of(ctx, "周秀兰", "第一选区");
    const struct recall_new in = request("周秀兰");
    const int64_t id = ready(ctx, &in, 60);
    struct permission_set none = {0};
    struct actor a = {.congress_id = ctx->congress_id, .deputy_id = deputy, .name = S("周秀兰")};
    struct recall_do last = SET;

    a.permissions = &none;
    ctx->actor = &a;
    REFUSED(ctx, recall_answer(ctx, id, S("不实")), ST_RULE, "recall.answer.over",
            "after the day of the vote it is too late");
    ctx->actor = system;
    REFUSED(ctx, act(ctx, id, says(LATE, "不实")), ST_INVALID, "recall.err.after_vote",
            "for the office as well");
    REFUSED(ctx, act(ctx, id, says((struct date){2026, 11, 9}, "不实")), ST_INVALID,
            "recall.err.day_before", "nor before he was given the request");
    MUST(ctx, act(ctx, id, says(BEFORE, "不实")), "in time");
    EQ_INT(recall_next_act(&(struct recall[]){get(ctx, id)}[0]), RECALL_PRINT,
           "it goes to those who vote first");
    REFUSED(ctx, act(ctx, id, votes(1000, 900, 1)), ST_RULE,
            "law.deputy_recall_defence_not_printed", "before the vote");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_PRINT, .on = PRINTED}), "printed");
    OK(date_cmp(get(ctx, id).printed_on, (struct date){2026, 11, 10}) == 0,
       "the request was printed when it was");
    EQ_INT(recall_next_act(&(struct recall[]){get(ctx, id)}[0]), RECALL_COUNT, "the vote is next");
    MUST(ctx, act(ctx, id, says((struct date){2026, 11, 11}, "补充")),
         "entered late, of a day before that print");
    MUST(ctx, act(ctx, id, (struct recall_do){.act = RECALL_PRINT, .on = LATE}),
         "and its print entered late");
    last.on = TODAY;
    MUST(ctx, act(ctx, id, last), "the vote is put off");
    MUST(ctx, act(ctx, id, says(LATE, "再补充")), "so he has more time");
    EQ_INT(get(ctx, id).unprinted, 1, "not printed");
    MUST(ctx, act(ctx, id, votes(1000, 900, 1)),
         "but it was held on the first day: what he said later has no part in it");
    EQ_INT(get(ctx, id).state, RECALL_PASSED, "passed");
}

int main(void)
{
    modtest_both("taken", taken_in);
    modtest_both("voters", by_voters);
    modtest_one("half", half_is_not_enough);
    modtest_one("garrison", garrison);
    modtest_one("answers", answers);
    modtest_both("late", answered_late);
    return tap_done();
}
