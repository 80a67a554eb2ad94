// SPDX-License-Identifier: MulanPSL-2.0
/* 办: contact, the daily job, the units' replies. */
#include "jiangxian.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/db.h"
#include "platform/job.h"

bool is_done_again(int n)
{
    return n == 10 || n == 30 || n == 50 || n == FIRST_ANGRY || n == LAST_ANGRY;
}

const char *class_of(int n, int round)
{
    if (n < SOLVED)
        return round == 1 && is_done_again(n) ? "C" : "A";
    if (n < PROMISED)
        return "B";
    return n <= LAST_ANGRY ? "C" : "D";
}

/* ---------------------------------------------------------------- contact */

static const char *way_of(int n)
{
    static const char *const WAYS[] = {"face", "phone", "writing"};

    return WAYS[n % 3];
}

static void deputy_confirms(struct county *c, const struct tale *t)
{
    const struct suggestion_detail d = all_of(c, t->id);

    act_as(c, t->lead->actor, date_add_days(c->ctx->today, 1));
    MUST(c, suggestion_check_contact(c->ctx, &(struct suggestion_contact_check){
                                                 .id = t->id,
                                                 .contact_id = d.contacts[d.contacts_count - 1].id,
                                                 .agree = true}));
}

static void talk(struct county *c, const struct tale *t, struct date on)
{
    const struct suggestion_contact_new contact = {
        .id = t->id,
        .way = str_from(way_of(t->n)),
        .summary = S("向代表说明办理打算，听取意见，约定答复前再沟通一次")};

    act_as(c, t->unit->handler, on);
    MUST(c, suggestion_contact(c->ctx, &contact));
    if (t->n % 3 == 0)
        deputy_confirms(c, t);
}

static void the_township_advises(struct county *c, const struct tale *t)
{
    const struct suggestion_advise advice = {.id = t->id,
                                             .body = S("情况属实，我们配合做好现场和群众工作")};

    act_as(c, c->township_handlers[t->n % TOWNSHIPS], day("2019-04-12"));
    MUST(c, suggestion_advise(c->ctx, &advice));
}

void the_units_talk_to_the_deputies(struct county *c)
{
    const struct arena_mark mark = arena_mark(c->ctx->arena);
    arr_each (i, SUGGESTIONS) {
        const struct tale *t = &c->tales[i];

        talk(c, t, date_add_days(day("2019-04-08"), t->n % 11));
        if (has_joint_handler(t->n))
            the_township_advises(c, t);
    }
    EQ_INT(count_of(c, "SELECT COUNT(DISTINCT suggestion_id) FROM suggestion_contact"
                       " WHERE congress_id = :congress AND state <> 'disputed'"),
           SUGGESTIONS, "each of the 85 deputies is talked to before there is a reply (沟通)");
    arena_reset(c->ctx->arena, mark);
}

/* ---------------------------------------------------------------- time */

void one_unit_asks_for_more_time(struct county *c)
{
    const struct tale *t = &c->tales[EXTENDED];
    struct suggestion_extend more = {
        .id = t->id, .wanted_on = day("2019-10-08"), .reason = S("需要上级项目批复后才能实施")};
    struct suggestion_detail d;

    act_as(c, t->unit->handler, day("2019-06-10"));
    OK(refused(c, suggestion_ask_extension(c->ctx, &more), "law.extension_too_long"),
       "nobody gets more than six months from hand-over");
    more.wanted_on = day("2019-08-30");
    MUST(c, suggestion_ask_extension(c->ctx, &more));
    d = all_of(c, t->id);
    act_as(c, c->office, day("2019-06-11"));
    MUST(c, suggestion_decide_extension(
                c->ctx, &(struct suggestion_extend_decide){
                            .id = t->id, .extension_id = d.extensions[0].id, .grant = true}));
    EQ_INT(date_cmp(all_of(c, t->id).s.due_on, day("2019-08-30")), 0,
           "one unit asks for more time in time, and the office grants it");
}

/* Most have replied by the middle of June; what is still owed stands on the list. */
void the_daily_job_reminds(struct county *c)
{
    struct suggestion_escalation *open;
    struct suggestion_deadlines d;
    struct err err = {0};
    size_t count = 0;

    c->j.app.config.today = day("2019-06-17");
    EQ_INT(job_run_due(&c->j.app, &err), ST_OK, "three days before the last day the job runs");
    act_as(c, c->office, c->j.app.config.today);
    MUST(c, suggestion_escalations(c->ctx, SUGGESTIONS, &open, &count));
    OK(count == 1 && open[0].suggestion_id == c->tales[AT_THE_LAST].id,
       "one reply is owed by 20 June, and the list shows it");
    MUST(c, suggestion_deadlines(c->ctx, &d));
    OK(d.overdue == 0 && d.in_3_days == 1, "due within three days, and none is overdue");
}

/* ---------------------------------------------------------------- the reply */

bool names_a_phone(int n)
{
    return n % 9 == 5;
}

/* In the manner of units: what was proposed, what was looked at, what was done, thanks. */
static struct str body_of(struct county *c, const struct tale *t, const char *class)
{
    static const char *const REST[] = {"目前所提问题已经解决。",
                                       "已列入计划，将于九月底前完成，完成后再向您报告。",
                                       "因资金尚未落实，暂时不能解决，待条件具备时优先安排。",
                                       "所提问题需上级主管部门研究，我们已书面报告并将继续争取。"};
    struct suggestion s;
    char on[DATE_TEXT_SIZE];

    MUST(c, suggestion_get(c->ctx, t->id, &s));
    return str_printf(c->ctx->arena,
                      "您提出的《" STR_FMT "》收悉。经研究办理，现答复如下：\n"
                      "收到建议后，我们安排专人到现场了解情况，并与您作了沟通。%s。%s\n"
                      "感谢您对%s工作的关心和支持，希望今后多提宝贵意见。\n%s\n%s%s",
                      STR_ARG(s.title), t->unit->done, REST[class[0] - 'A'], t->unit->field,
                      t->unit->name, date_format(c->ctx->today, on),
                      names_a_phone(t->n) ? "\n联系人：罗晓峰  电话：0359-6500000" : "");
}

static struct suggestion_reply_draft letter(struct county *c, const struct tale *t, int round)
{
    struct arena *a = c->ctx->arena;
    const char *class = class_of(t->n, round);

    return (struct suggestion_reply_draft){
        .id = t->id,
        .doc_number = str_printf(a, "绛函〔2019〕%d号", t->n + 1 + (round - 1) * SUGGESTIONS),
        .addressee = str_printf(a, STR_FMT "代表", STR_ARG(t->lead->name)),
        .title = str_printf(a, "对县十六届人大五次会议第%d号建议的答复", t->n + 1),
        .body = body_of(c, t, class),
        .class_code = str_from(class),
        .signer = S("何志强"),
        .contact_person = S("罗晓峰"),
        .phone = S("0359-6500000"),
        .not_solved_why = class[0] == 'C' ? S("资金尚未落实") : S(""),
        .reported_upward = class[0] == 'D' ? S("2019年5月书面报告市主管部门") : S("")};
}

/* The version of the draft that is there already; 0 without one. */
static int64_t draft_version(struct county *c, const struct tale *t)
{
    struct suggestion_detail d;

    MUST(c, suggestion_show(c->ctx, t->id, &d));
    arr_each (i, d.replies_count)
        if (d.replies[i].handling_id == d.my_handling_id && d.replies[i].round == d.s.round)
            return d.replies[i].version;
    return 0;
}

static void answer(struct county *c, struct tale *t, int round, struct date on)
{
    const struct suggestion_promise_new promise = {.what = S("完成整治并向代表报告"),
                                                   .due_on = day("2019-09-30")};
    const struct suggestion_handling_ref ref = {.id = t->id};
    struct suggestion_sign_off off = {.id = t->id, .approve = true};
    struct suggestion_reply_draft in;

    act_as(c, t->unit->handler, on);
    in = letter(c, t, round);
    in.version = draft_version(c, t);
    in.promises = &promise;
    in.promises_count = in.class_code.ptr[0] == 'B';
    MUST(c, suggestion_draft_reply(c->ctx, &in, &off.reply_id));
    MUST(c, suggestion_submit_reply(c->ctx, &ref));
    act_as(c, t->unit->chief, on);
    MUST(c, suggestion_sign_off(c->ctx, &off));
    act_as(c, t->unit->handler, on);
    MUST(c, suggestion_send_reply(c->ctx, &ref));
    t->replied_on = on;
}

static bool takes_its_time(int n)
{
    return n == COMPLEX || n == EXTENDED || n == AT_THE_LAST;
}

/* Before anybody has talked to the deputy. */
void nobody_replies_in_haste(struct county *c)
{
    const struct tale *t = &c->tales[3];
    const struct suggestion_handling_ref ref = {.id = t->id};
    struct suggestion_reply_draft hasty;

    act_as(c, t->unit->handler, day("2019-04-01"));
    hasty = letter(c, t, 1);
    MUST(c, suggestion_draft_reply(c->ctx, &hasty, NULL));
    OK(refused(c, suggestion_submit_reply(c->ctx, &ref), "law.reply_needs_contact"),
       "a reply cannot go to sign-off before the deputy was talked to");
    OK(refused(c, suggestion_send_reply(c->ctx, &ref), "suggestion.err.reply_not_approved"),
       "nor can it be sent before it is signed off");
}

void most_units_reply(struct county *c)
{
    arr_each (i, SUGGESTIONS) {
        const struct arena_mark mark = arena_mark(c->ctx->arena);

        if (!takes_its_time((int)i))
            answer(c, &c->tales[i], 1, date_add_days(day("2019-05-06"), (int)i % 40));
        arena_reset(c->ctx->arena, mark);
    }
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM suggestion WHERE congress_id = :congress"
                       " AND state = 'replied'"),
           SUGGESTIONS - 3, "82 units draft, sign off and send their replies by 14 June (答复)");
}

void the_last_units_reply(struct county *c)
{
    answer(c, &c->tales[AT_THE_LAST], 1, day(LAST_DAY));
    OK(all_of(c, c->tales[AT_THE_LAST].id).s.in_time, "a reply on the last legal day is in time");
    answer(c, &c->tales[EXTENDED], 1, day("2019-08-28"));
    OK(all_of(c, c->tales[EXTENDED].id).s.in_time, "so is one within the time that was granted");
    answer(c, &c->tales[COMPLEX], 1, day(LAST_DAY_COMPLEX));
    OK(all_of(c, c->tales[COMPLEX].id).s.in_time, "and one on the last day of six months");
}

/* ---------------------------------------------------------------- a second time */

void what_did_not_satisfy_is_done_again(struct county *c)
{
    int again = 0;

    EQ_INT(count_of(c, "SELECT COUNT(*) FROM suggestion WHERE congress_id = :congress"
                       " AND state = 'redo'"),
           5, "five replies did not satisfy and are done again (重新办理)");
    arr_each (i, SUGGESTIONS) {
        struct tale *t = &c->tales[i];
        const struct arena_mark mark = arena_mark(c->ctx->arena);

        if (!is_done_again((int)i))
            continue;
        talk(c, t, date_add_days(t->rated_on, 6));
        answer(c, t, 2, date_add_days(t->rated_on, 20));
        again++;
        arena_reset(c->ctx->arena, mark);
    }
    EQ_INT(again, 5, "the units talk to the deputies again and reply again");
}
