// SPDX-License-Identifier: MulanPSL-2.0
/* The law of its own day, what is the deputy's alone, withdrawing together, what stays closed. */
#include "modules/suggestion/suggestion_store_figure.h"
#include "modules/suggestion/tests/sugtest.h"
#include "platform/text.h"

static void set_param(struct sugtest *s, const char *name, const char *value, const char *from)
{
    as_system(s);
    DONE(s, congress_param_set(
                s->ctx, &(struct congress_param_set){.name = str_from(name),
                                                     .value = str_from(value),
                                                     .from_on = on(from),
                                                     .basis = S("《本县代表建议办法》第八条")}));
}

static void test_own_day(struct sugtest *s)
{
    const char *const OLD = "《代表法》(2015-08-29)第42条第1款";
    const char *const NEW = "《代表法》(2025-03-11)第51条第2款";
    struct suggestion_dispute move = {.to_organ_id = s->water, .reason = S("职责调整")};
    struct suggestion_clock clock;
    int64_t old, local, id;

    day(s, "2025-03-11");
    old = signed_for(s, "旧法时交办", s->traffic);
    EQ_STR(now(s, old).due_basis, OLD, "an old file has the article of its day");
    EQ_STR(unit_of(s, old, s->traffic).due_basis, OLD, "and so has its task");
    day(s, "2025-03-12");
    id = handed(s, "新法时交办", s->traffic);
    EQ_STR(now(s, id).due_basis, NEW, "the day the law of 2025 is in force");

    set_param(s, "reply_months", "2", "2025-04-01");
    day(s, "2025-03-31");
    EQ_INT(now(s, handed(s, "本县办法前一天", s->traffic)).reply_months, 3, "the day before");
    day(s, "2025-04-01");
    local = handed(s, "本县办法施行日", s->traffic);
    EQ_INT(now(s, local).reply_months, 2, "a shorter local period");
    EQ_STR(now(s, local).due_basis, "《本县代表建议办法》第八条", "by the local rule");
    DONE(s, suggestion_clock_of(s->ctx, on("2025-04-01"), true, &clock));
    EQ_TEXT(clock.basis, NEW, "the longer period has none");

    set_param(s, "restart_clock_on_reassign", "no", "2025-04-01");
    day(s, "2025-04-15");
    as(s, OFFICE, 0);
    move.id = old;
    move.handling_id = unit_of(s, old, s->traffic).id;
    DONE(s, suggestion_reassign(s->ctx, &move));
    EQ_INT(unit_of(s, old, s->water).reply_months, 3, "a clock that goes on keeps its period");
    EQ_STR(unit_of(s, old, s->water).due_basis, OLD, "and its law");
    EQ_INT(date_cmp(unit_of(s, old, s->water).due_on, on("2025-06-11")), 0, "and its day");
}

static void test_redo_basis(struct sugtest *s)
{
    const int64_t id = replied(s, "再办", "C");

    DONE(s, rate(s, id, 0, MARK_DISSATISFIED));
    EQ_INT(state(s, id), SUGGESTION_REDO, "handled again");
    OK(str_starts(now(s, id).due_basis, S("参照《浙江省代表建议办理的规定》第24条")),
       "its day rests on the rule of the second handling, a model and no more");
}

static void test_late_grant(struct sugtest *s)
{
    const int64_t id = accepted(s, "答复后批延期");
    const struct suggestion_unit units[] = {{s->traffic, ROLE_SEPARATE}, {s->water, ROLE_SEPARATE}};
    struct suggestion_extend_decide decide = {.id = id, .grant = true};

    as(s, OFFICE, 0);
    DONE(s, suggestion_hand_over(
                s->ctx, &(struct suggestion_assign){.id = id, .units = units, .units_count = 2}));
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_sign(s->ctx, &(struct suggestion_handling_ref){.id = id}));
    DONE(s, suggestion_ask_extension(
                s->ctx, &(struct suggestion_extend){
                            .id = id, .wanted_on = on("2026-07-01"), .reason = S("涉及面广")}));
    contact(s, id, s->traffic);
    reply(s, id, s->traffic, "A", NULL);
    as(s, OFFICE, 0);
    decide.extension_id = all_of(s, id).extensions[0].id;
    REFUSED(s, suggestion_decide_extension(s->ctx, &decide), ST_RULE, "extension_answered");
    EQ_INT(date_cmp(unit_of(s, id, s->traffic).due_on, on("2026-06-02")), 0, "its day stands");
    decide.grant = false;
    decide.reason = S("已经答复");
    DONE(s, suggestion_decide_extension(s->ctx, &decide));
}

/* ---------------------------------------------------------------- figures */

static void figure(struct sugtest *s, enum suggestion_figure f, int64_t part, int64_t all,
                   const char *what)
{
    struct suggestion_count *c;
    size_t count;

    as_system(s);
    ASSERT(suggestion_store_figure(s->ctx, f, FIGURE_BY_NOTHING, on("2026-01-01"), on("2026-12-31"),
                                   &c, &count) == ST_OK);
    EQ_INT(c[0].all, all, what);
    EQ_INT(c[0].part, part, "part of it");
}

static void test_implemented(struct sugtest *s)
{
    const int64_t id = signed_for(s, "计划解决的", s->traffic);
    struct suggestion_promise_act act = {.id = id, .what = S("done"), .body = S("已通车")};

    contact(s, id, s->traffic);
    reply(s, id, s->traffic, "B", "2026-05-01");
    figure(s, FIGURE_SOLVED, 0, 1, "planned is not solved");
    figure(s, FIGURE_IMPLEMENTED, 0, 1, "nor done yet");
    act.promise_id = all_of(s, id).promises[0].id;
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_report_promise(s->ctx, &act));
    figure(s, FIGURE_IMPLEMENTED, 0, 1, "what the unit says is not yet so");
    act.what = S("confirmed");
    as(s, OFFICE, 0);
    DONE(s, suggestion_confirm_promise(s->ctx, &act));
    figure(s, FIGURE_IMPLEMENTED, 1, 1, "confirmed, it counts as implemented");
    figure(s, FIGURE_SOLVED, 0, 1, "the answer keeps its class");
    EQ_STR(now(s, id).class_code, "B", "as it was given");
}

static void test_outside_figures(struct sugtest *s)
{
    const int64_t gone = handed(s, "交办后撤回", s->traffic), up = accepted(s, "归上级管");

    figure(s, FIGURE_ANSWERED, 0, 1, "handed over");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_withdraw(s->ctx, &(struct suggestion_ref){.id = gone, .note = S("撤")}));
    figure(s, FIGURE_HANDED_OVER, 0, 0, "withdrawn: nobody owes it an answer");
    as(s, OFFICE, 0);
    DONE(s, suggestion_hand_up(s->ctx, &(struct suggestion_hand_up){
                                           .id = up, .to_name = S("市人大"), .note = S("国道")}));
    DONE(s, suggestion_up_answer(s->ctx,
                                 &(struct suggestion_up_answer){.id = up,
                                                                .organ_name = S("市交通运输局"),
                                                                .body = S("已列入计划"),
                                                                .on = s->ctx->today}));
    figure(s, FIGURE_ANSWERED_IN_TIME, 0, 0, "an answer from above has no period here");
}

/* ---------------------------------------------------------------- what is the deputy's */

static int64_t on_paper(struct sugtest *s, bool confidential)
{
    const int64_t cosigners[] = {s->deputy[1]};
    const struct suggestion_paper in = {.draft = {.title = S("纸上的建议"),
                                                  .body = S("手写的内容"),
                                                  .confidential = confidential,
                                                  .cosigners = cosigners,
                                                  .cosigners_count = 1},
                                        .lead_deputy_id = s->deputy[0]};
    int64_t id = 0;

    as(s, OFFICE, 0);
    DONE(s, suggestion_enter_paper(s->ctx, &in, &id));
    return id;
}

static void ask_more(struct sugtest *s, int64_t id)
{
    as(s, OFFICE, 0);
    DONE(s, suggestion_ask_more(s->ctx,
                                &(struct suggestion_refuse){.id = id, .note = S("请写明地点")}));
}

static void test_text(struct sugtest *s)
{
    const int64_t own = submitted(s, "代表自己写的"), paper = on_paper(s, true);
    struct suggestion_draft in = {.id = own, .title = S("办公室改的"), .body = S("办公室写的")};
    const struct suggestion_submit submit = {.id = own, .one_matter = true};

    ask_more(s, own);
    REFUSED(s, suggestion_save(s->ctx, &in, NULL), ST_DENIED, "not_yours");
    REFUSED(s, suggestion_submit(s->ctx, &submit), ST_DENIED, "not_yours");
    EQ_STR(all_of(s, own).text.title, "代表自己写的", "a deputy's text is the deputy's");

    ask_more(s, paper);
    in.id = paper;
    EQ_INT(suggestion_save(s->ctx, &in, NULL), ST_INVALID, "what came on paper is typed anew");
    EQ_TEXT(field(s), "consent", "only if the deputy has agreed");
    in.consent = S("3月2日电话同意，补签字");
    DONE(s, suggestion_save(s->ctx, &in, NULL));
    EQ_INT(
        sug_count(
            s, "SELECT COUNT(*) FROM event WHERE congress_id = :congress AND data LIKE '%补签字%'"),
        1, "which is on record");
    EQ_INT(now(s, paper).text_revision, 2, "the first text is kept");
    EQ_STR(all_of(s, paper).signers[1].state, "invited", "the co-signer confirms the new one");
    OK(now(s, paper).confidential, "the deputy's wish stands");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_save(s->ctx, &in, NULL));
    OK(!now(s, paper).confidential, "until he lifts it himself");
}

static void test_wish(struct sugtest *s)
{
    const int64_t id = replied(s, "要求保密", "A");
    struct suggestion_confidential in = {.id = id, .on = true};

    as(s, OFFICE, 0);
    DONE(s, suggestion_set_confidential(s->ctx, &in));
    in.on = false;
    REFUSED(s, suggestion_set_confidential(s->ctx, &in), ST_DENIED, "deputys_wish");
    OK(now(s, id).confidential, "the office may note the wish, not lift it");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_set_confidential(s->ctx, &in));
    OK(!now(s, id).confidential, "the deputy may");
}

/* ---------------------------------------------------------------- withdrawing together */

static bool has_task(struct sugtest *s, int64_t deputy, const char *kind, int64_t id)
{
    struct suggestion_task *tasks;
    size_t count;
    int64_t total;
    bool found = false;

    as(s, DEPUTY, deputy);
    ASSERT(suggestion_queue(s->ctx, 50, &tasks, &count, &total) == ST_OK);
    arr_each (i, count)
        found = found || (tasks[i].id == id && strcmp(tasks[i].kind, kind) == 0);
    return found;
}

static void test_withdraw_together(struct sugtest *s)
{
    const struct suggestion_ref ref = {.id = on_paper(s, false), .note = S("已经解决")};
    struct suggestion_public seen;

    as(s, OFFICE, 0);
    DONE(s, suggestion_accept(s->ctx, &(struct suggestion_accept){.id = ref.id}));
    DONE(s, suggestion_publish(s->ctx, &(struct suggestion_publish){.id = ref.id,
                                                                    .is_public = true,
                                                                    .title = S("题目"),
                                                                    .body = S("内容")}));
    DONE(s, suggestion_public_get(s->ctx, ref.id, &seen));
    OK(!has_task(s, 1, "agree_withdraw", ref.id), "nobody has asked yet");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_withdraw(s->ctx, &ref));
    EQ_INT(sug_events(s, "suggestion.withdrawal_asked"), 1, "the lead deputy asks");
    OK(has_task(s, 1, "agree_withdraw", ref.id), "the co-signer has it in his queue");
    OK(!has_task(s, 0, "withdraw", ref.id), "the lead waits");
    as(s, DEPUTY, 1);
    DONE(s, suggestion_agree_withdraw(s->ctx, &ref));
    OK(!has_task(s, 1, "agree_withdraw", ref.id), "done with");
    OK(has_task(s, 0, "withdraw", ref.id), "now the lead may finish it");
    as(s, DEPUTY, 0);
    DONE(s, suggestion_withdraw(s->ctx, &ref));
    EQ_INT(state(s, ref.id), SUGGESTION_WITHDRAWN, "withdrawn by all");
    OK(!has_task(s, 0, "withdraw", ref.id), "nothing is left");
    REFUSED(s, suggestion_public_get(s->ctx, ref.id, &seen), ST_NOT_FOUND, "db.not_found");
}

/* ---------------------------------------------------------------- what a place may choose */

static void set_number(struct sugtest *s, const char *key, int64_t value)
{
    as_system(s);
    DONE(s, suggestion_setting_save(s->ctx, str_from(key), value));
}

static void test_attitude(struct sugtest *s)
{
    const int64_t result = replied(s, "只看结果", "A"), both = replied(s, "也看态度", "A");
    struct suggestion_rate in = {.id = result,
                                 .attitude = MARK_DISSATISFIED,
                                 .result = MARK_SATISFIED,
                                 .reason = S("没有来见面")};

    as(s, DEPUTY, 0);
    DONE(s, suggestion_rate(s->ctx, &in));
    EQ_INT(state(s, result), SUGGESTION_CLOSED, "a bad attitude alone does not send it back");
    EQ_INT(now(s, result).attitude, MARK_DISSATISFIED, "but is on record");
    set_number(s, "redo_on_attitude", 1);
    in.id = both;
    as(s, DEPUTY, 0);
    DONE(s, suggestion_rate(s->ctx, &in));
    EQ_INT(state(s, both), SUGGESTION_REDO, "unless the place has it so");
    EQ_INT(unit_of(s, both, s->traffic).state, HANDLING_SIGNED, "to the unit that was rude");
}

static int64_t bill(struct sugtest *s)
{
    int64_t cosigners[9];
    struct suggestion_paper in = {.draft = {.kind = SUGGESTION_KIND_BILL,
                                            .title = S("议案"),
                                            .cause = S("案由"),
                                            .grounds = S("案据"),
                                            .proposal = S("方案"),
                                            .cosigners = cosigners,
                                            .cosigners_count = 9},
                                  .lead_deputy_id = s->deputy[0]};
    int64_t id = 0;

    arr_each (i, COUNT(cosigners))
        cosigners[i] = s->deputy[i + 1];
    as(s, OFFICE, 0);
    DONE(s, suggestion_enter_paper(s->ctx, &in, &id));
    DONE(s, suggestion_ask_more(s->ctx, &(struct suggestion_refuse){.id = id, .note = S("补")}));
    return id;
}

static void test_bill_in_recess(struct sugtest *s)
{
    const int64_t early = bill(s), late = bill(s);
    int64_t next = 0;

    as(s, DEPUTY, 0);
    DONE(s,
         suggestion_submit(s->ctx, &(struct suggestion_submit){.id = early, .one_matter = true}));
    OK(!now(s, early).in_session, "handed in before the session");
    set_number(s, "bill_in_recess", 0);
    as(s, DEPUTY, 0);
    REFUSED(s,
            suggestion_submit(s->ctx, &(struct suggestion_submit){.id = late, .one_matter = true}),
            ST_RULE, "bill_in_recess");
    as_system(s);
    DONE(s, congress_session_add(s->ctx,
                                 &(struct congress_session){.term_id = 0,
                                                            .number = 6,
                                                            .opens_on = on("2026-03-10"),
                                                            .closes_on = on("2026-03-12")},
                                 &next));
    day(s, "2026-03-12");
    as(s, OFFICE, 0);
    DONE(s, suggestion_accept(s->ctx, &(struct suggestion_accept){.id = early}));
    EQ_INT(now(s, early).session_id, next, "dealt with at the session it was meant for");
}

/* The session of the next days, whose presidium takes bills until noon of the second. */
static void session_with_deadline(struct sugtest *s)
{
    const struct congress_session session = {
        .number = 6,
        .opens_on = on("2026-03-10"),
        .closes_on = on("2026-03-12"),
        .bills_until = date_begin(on("2026-03-11")) + 12 * 3600,
    };
    int64_t id = 0;

    as_system(s);
    DONE(s, congress_session_add(s->ctx, &session, &id));
}

/* Written on the phone, and confirmed by nine others. */
static int64_t confirmed_bill(struct sugtest *s)
{
    int64_t cosigners[9], id = 0;
    const struct suggestion_draft draft = {.kind = SUGGESTION_KIND_BILL,
                                           .title = S("关于修桥的议案"),
                                           .cause = S("案由"),
                                           .grounds = S("案据"),
                                           .proposal = S("方案"),
                                           .cosigners = cosigners,
                                           .cosigners_count = COUNT(cosigners)};

    arr_each (i, COUNT(cosigners))
        cosigners[i] = s->deputy[i + 1];
    as(s, DEPUTY, 0);
    DONE(s, suggestion_save(s->ctx, &draft, &id));
    DONE(s, suggestion_ask_confirm(s->ctx, &(struct suggestion_ref){.id = id}));
    arr_each (i, COUNT(cosigners)) {
        as(s, DEPUTY, (int64_t)i + 1);
        DONE(s, suggestion_confirm(s->ctx, &(struct suggestion_confirm){.id = id, .agree = true}));
    }
    as(s, DEPUTY, 0);
    return id;
}

static void test_bill_deadline(struct sugtest *s)
{
    const int64_t in_time = confirmed_bill(s), late = confirmed_bill(s);
    struct suggestion_submit in = {.id = in_time, .one_matter = true};
    struct suggestion_detail d;

    session_with_deadline(s);
    day(s, "2026-03-11");
    as(s, DEPUTY, 0);
    s->ctx->now = date_begin(s->ctx->today) + 12 * 3600;
    in.as_suggestion = true;
    DONE(s, suggestion_submit(s->ctx, &in));
    EQ_INT(now(s, in_time).kind, SUGGESTION_KIND_BILL, "in the last second it is a bill");

    as(s, DEPUTY, 0);
    s->ctx->now++;
    in = (struct suggestion_submit){.id = late, .one_matter = true};
    EQ_INT(suggestion_submit(s->ctx, &in), ST_RULE, "a second later it is none");
    OK(s->ctx->err.law != NULL, "and the rule is named");
    EQ_TEXT(field(s), "as_suggestion", "with the way out");
    EQ_INT(state(s, late), SUGGESTION_CONFIRMING, "nothing has happened to it");
    as(s, DEPUTY, 0);
    in.as_suggestion = true;
    DONE(s, suggestion_submit(s->ctx, &in));
    d = all_of(s, late);
    EQ_INT(d.s.kind, SUGGESTION_KIND_SUGGESTION, "tabled as a suggestion");
    EQ_INT(d.s.signer_count, 10, "by everybody who had signed");
    EQ_STR(d.text.body, "案由\n\n案据\n\n方案", "with the words of the bill");
    EQ_INT(d.text.revision, 2, "which is kept as it was");
}

static void test_bill_deadline_paper(struct sugtest *s)
{
    int64_t cosigners[9], id = 0;
    struct suggestion_paper in = {.draft = {.kind = SUGGESTION_KIND_BILL,
                                            .title = S("议案"),
                                            .cause = S("案由"),
                                            .grounds = S("案据"),
                                            .proposal = S("方案"),
                                            .cosigners = cosigners,
                                            .cosigners_count = COUNT(cosigners)},
                                  .lead_deputy_id = s->deputy[0],
                                  .tabled_on = on("2026-03-12")};

    arr_each (i, COUNT(cosigners))
        cosigners[i] = s->deputy[i + 1];
    session_with_deadline(s);
    day(s, "2026-03-12");
    as(s, OFFICE, 0);
    EQ_INT(suggestion_enter_paper(s->ctx, &in, &id), ST_RULE, "handed in on the day after");
    EQ_TEXT(field(s), "kind", "it is to be a suggestion");
    in.tabled_on = on("2026-03-11");
    DONE(s, suggestion_enter_paper(s->ctx, &in, &id));
}

static void test_voiced(struct sugtest *s)
{
    struct suggestion_paper in = {.draft = {.title = S("桥头的灯"), .body = S("晚上太黑")},
                                  .lead_deputy_id = s->deputy[0],
                                  .voiced_on = on("2026-03-03")};
    const struct suggestion_unit unit = {.organ_id = s->traffic, .role = ROLE_LEAD};
    struct suggestion_assign assign = {.units = &unit, .units_count = 1};
    struct suggestion got;

    as(s, OFFICE, 0);
    REFUSED(s, suggestion_enter_paper(s->ctx, &in, &assign.id), ST_INVALID, "voiced_later");
    in.voiced_on = on("2026-02-27");
    in.draft.kind = SUGGESTION_KIND_BILL;
    REFUSED(s, suggestion_enter_paper(s->ctx, &in, &assign.id), ST_INVALID, "voiced_bill");
    in.draft.kind = SUGGESTION_KIND_SUGGESTION;
    DONE(s, suggestion_enter_paper(s->ctx, &in, &assign.id));
    DONE(s, suggestion_accept(s->ctx, &(struct suggestion_accept){.id = assign.id}));
    DONE(s, suggestion_hand_over(s->ctx, &assign));
    got = now(s, assign.id);
    EQ_INT(got.reply_months, 1, "a month to answer what was said");
    OK(date_cmp(got.due_on, on("2026-04-02")) == 0, "from the day it was passed on");
    OK(str_has(got.due_basis, S("青岛")), "by the rule it is taken from");
    OK(date_cmp(unit_of(s, assign.id, s->traffic).due_on, on("2026-04-02")) == 0,
       "and so for its unit");
}

/* A township has no chairmen's meeting: its presidium decides. */
static void test_township_words(struct sugtest *s)
{
    const struct congress_new town = {.parent_id = s->ctx->congress_id,
                                      .level = CONGRESS_TOWNSHIP,
                                      .name = S("白石乡人民代表大会"),
                                      .short_name = S("白石乡"),
                                      .code = S("990124101"),
                                      .term_number = 1,
                                      .term_from = {2026, 1, 1}};
    const int64_t county = s->ctx->congress_id;
    int64_t id = 0;

    as_system(s);
    EQ_STR(suggestion_word(s->ctx, "suggestion.state.", S("chairmen")), "待主任会议决定",
           "in a county");
    DONE(s, congress_found(s->ctx, &town, &id));
    s->ctx->congress_id = id;
    EQ_STR(suggestion_word(s->ctx, "suggestion.state.", S("chairmen")), "待主席团决定",
           "in a township");
    EQ_STR(suggestion_word(s->ctx, "suggestion.task.", S("decide")), "主席团决定", "the task too");
    EQ_STR(suggestion_word(s->ctx, "suggestion.state.", S("closed")),
           T("suggestion.state.closed").ptr, "other words are the same");
    s->ctx->congress_id = county;
}

int main(void)
{
    sug_one("township_words", test_township_words);
    sug_one("sug_attitude", test_attitude);
    sug_one("sug_bill_in_recess", test_bill_in_recess);
    sug_one("sug_bill_deadline", test_bill_deadline);
    sug_one("sug_bill_deadline_paper", test_bill_deadline_paper);
    sug_one("sug_voiced", test_voiced);
    sug_both("sug_implemented", test_implemented);
    sug_one("sug_outside_figures", test_outside_figures);
    sug_one("sug_text", test_text);
    sug_one("sug_wish", test_wish);
    sug_both("sug_withdraw_together", test_withdraw_together);
    sug_both("sug_own_day", test_own_day);
    sug_one("sug_redo_basis", test_redo_basis);
    sug_one("sug_late_grant", test_late_grant);
    return tap_done();
}
