// SPDX-License-Identifier: MulanPSL-2.0
/* Inquiries on both databases: questions of members, put and answered, followed up, what is
 * promised on the list of problems, organs rated; an investigation from its proposal to the
 * resolution. */
#include "modules/body/body.h"
#include "modules/inquiry/inquiry_actions.h"
#include "modules/inquiry/inquiry_parts.h"
#include "modules/meeting/tests/meeting_held.h"
#include "modules/tests/modtest.h"
#include "platform/permission.h"

static int64_t plan(struct ctx *ctx, int64_t organ, int64_t matter)
{
    const struct inquiry in = {.title = S("推进项目建设"),
                               .text = S(""),
                               .form = S("joint"),
                               .place = S(""),
                               .chair = S(""),
                               .matter_id = matter,
                               .held_on = ctx->today};
    int64_t id = 0;

    OK(inquiry_save(ctx, &in, &organ, 1, &id) == ST_OK, "planned");
    return id;
}

static enum status move(struct ctx *ctx, int64_t id, enum inquiry_verb verb, const char *text)
{
    struct inquiry q = {0};

    OK(inquiry_store_get(ctx, id, &q) == ST_OK, "the inquiry");
    return inquiry_move(ctx, id, q.version, verb, str_from(text));
}

static enum status act(struct ctx *ctx, int64_t id, enum inquiry_question_verb verb)
{
    return inquiry_question_do(
        ctx, &(struct inquiry_question_act){
                 .id = id, .verb = verb, .text = S("已经办理"), .answerer = S("局长")});
}

static int64_t matter(struct ctx *ctx)
{
    const struct matter in = {.year = 2026,
                              .title = S("项目建设"),
                              .goal = S(""),
                              .field = S("economy"),
                              .lead = S(""),
                              .office = S(""),
                              .starts_on = {2026, 3, 1},
                              .ends_on = {2026, 12, 20}};
    int64_t id = 0;

    OK(supervision_matter_save(ctx, &in, &id) == ST_OK, "a matter");
    return id;
}

/* The organ that is asked asks nothing, and sees no question before it is put; nor does another
 * member, who cannot follow it up either. */
static void who_asks(struct ctx *ctx, int64_t id, int64_t organ, int64_t question)
{
    const struct actor *before = ctx->actor;
    struct permission_set answers = {0}, asks = {0};
    struct actor unit = {.account_id = 7002,
                         .congress_id = ctx->congress_id,
                         .organ_id = organ,
                         .name = S("局长"),
                         .permissions = &answers},
                 other = {.account_id = 7003,
                          .congress_id = ctx->congress_id,
                          .name = S("李春梅"),
                          .permissions = &asks},
                 own = {.account_id = 7001, .permissions = &asks};
    struct inquiry_question x = {.inquiry_id = id, .text = S("问自己")}, put;
    int64_t n = 0;
    struct inquiry q;

    (void)permission_set_add(&answers, "inquiry.answer");
    (void)permission_set_add(&asks, "inquiry.ask");
    OK(inquiry_store_question(ctx, question, &put) == ST_OK, "the question");
    ctx->actor = &unit;
    OK(inquiry_get(ctx, id, &q) == ST_OK, "the organ sees the inquiry");
    REFUSED(ctx, inquiry_ask(ctx, &x, &n), ST_NOT_FOUND, "db.not_found", "but asks nothing");
    OK(!inquiry_sees(ctx, &put), "nor reads what it will be asked");
    ctx->actor = &other;
    OK(!inquiry_sees(ctx, &put), "nor does another member");
    x.parent_id = question;
    REFUSED(ctx, inquiry_ask(ctx, &x, &n), ST_NOT_FOUND, "db.not_found", "nor follows it up");
    ctx->actor = &own;
    OK(inquiry_sees(ctx, &put), "she does");
    put.account_id = 0;
    own.account_id = 0;
    OK(!inquiry_sees(ctx, &put), "nobody is not somebody");
    put.asked_at = 1;
    OK(inquiry_sees(ctx, &put), "everybody, once it is put");
    ctx->actor = before;
    OK(inquiry_sees(ctx, &put), "the office does");
}

static void asked(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t organ = modtest_organ(ctx, "发展和改革局"), m = matter(ctx),
                  id = plan(ctx, organ, m), deputy = modtest_deputy(ctx, "周秀兰", "城关镇代表团");
    struct permission_set may_set = {0};
    struct actor member = {.account_id = 7001,
                           .congress_id = ctx->congress_id,
                           .deputy_id = deputy,
                           .name = S("周秀兰"),
                           .permissions = &may_set};
    struct inquiry_question x = {
        .inquiry_id = id, .text = S("为什么没有开工？"), .organ_id = organ, .asker = S("别人")};
    struct task *tasks;
    size_t count = 0;
    int64_t question = 0, follow = 0, problem = 0, total = 0;
    struct inquiry q = {0};
    struct matter seen = {0};

    (void)permission_set_add(&may_set, "inquiry.ask");
    ctx->actor = &member;
    REFUSED(ctx, inquiry_ask(ctx, &x, &question), ST_NOT_FOUND, "db.not_found", "not known yet");
    ctx->actor = system;
    OK(move(ctx, id, INQUIRY_COLLECT, "") == ST_OK, "questions are collected");
    ctx->actor = &member;
    OK(inquiry_tasks(ctx, 5, &tasks, &count, &total) == ST_OK && count == 1, "it waits for her");
    OK(inquiry_ask(ctx, &x, &question) == ST_OK, "asked");
    OK(inquiry_tasks(ctx, 5, &tasks, &count, &total) == ST_OK && count == 0, "no more");
    ctx->actor = system;
    OK(inquiry_store_question(ctx, question, &x) == ST_OK && str_eqz(x.asker, "周秀兰"),
       "in her own name");
    REFUSED(ctx, move(ctx, id, INQUIRY_OPEN, ""), ST_RULE, "inquiry.err.no_question",
            "nothing is chosen");
    OK(act(ctx, question, QUESTION_CHOOSE) == ST_OK, "chosen");
    who_asks(ctx, id, organ, question);
    REFUSED(ctx, act(ctx, question, QUESTION_ASK), ST_RULE, "inquiry.err.question_state",
            "not before it is on");
    OK(move(ctx, id, INQUIRY_OPEN, "") == ST_OK, "it begins");
    OK(act(ctx, question, QUESTION_ASK) == ST_OK && inquiry_store_get(ctx, id, &q) == ST_OK &&
           q.question_id == question,
       "on the screen");
    OK(act(ctx, question, QUESTION_ANSWER) == ST_OK, "answered");
    ctx->actor = &member;
    x = (struct inquiry_question){.inquiry_id = id, .parent_id = question, .text = S("何时开工？")};
    OK(inquiry_ask(ctx, &x, &follow) == ST_OK, "followed up on the spot");
    ctx->actor = system;
    OK(inquiry_store_question(ctx, follow, &x) == ST_OK && str_eqz(x.state, "chosen") &&
           x.organ_id == organ,
       "to the same organ");
    OK(inquiry_question_problem(ctx, question, S("没有开工"), date_add_days(ctx->today, 30),
                                &problem) == ST_OK,
       "on the list of problems");
    REFUSED(ctx,
            inquiry_question_problem(ctx, question, S("没有开工"), date_add_days(ctx->today, 30),
                                     &problem),
            ST_RULE, "inquiry.err.problem_there", "once");
    OK(supervision_matter_get(ctx, m, &seen) == ST_OK && seen.open == 1 &&
           str_eqz(seen.methods, "inquiry"),
       "the matter knows of both");
}

static void rated(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t organ = modtest_organ(ctx, "发展和改革局"), id = plan(ctx, organ, 0);
    struct supervision_poll poll = {.organ_id = organ,
                                    .all = 35,
                                    .ballots = 30,
                                    .satisfied = 10,
                                    .basic = 6,
                                    .dissatisfied = 14};
    struct inquiry_question x = {.inquiry_id = id, .text = S("问"), .asker = S("委员")};
    struct inquiry_organ *organs;
    struct inquiry q = {0};
    int64_t question = 0, n = 0;
    size_t count = 0;

    OK(inquiry_ask(ctx, &x, &question) == ST_OK && act(ctx, question, QUESTION_CHOOSE) == ST_OK,
       "a question");
    OK(move(ctx, id, INQUIRY_OPEN, "") == ST_OK && act(ctx, question, QUESTION_ANSWER) == ST_OK,
       "answered at once");
    REFUSED(ctx, inquiry_rate(ctx, id, &poll), ST_RULE, "inquiry.err.not_closed", "still on");
    REFUSED(ctx, move(ctx, id, INQUIRY_CLOSE, ""), ST_INVALID, "form.required", "says what came");
    OK(move(ctx, id, INQUIRY_CLOSE, "问了一个问题。") == ST_OK, "closed");
    OK(inquiry_rate(ctx, id, &poll) == ST_OK && !poll.passed, "16 of 35 are not enough");
    OK(inquiry_store_get(ctx, id, &q) == ST_OK && str_eqz(q.state, "rated"), "all are rated");
    OK(inquiry_store_organs(ctx, id, &organs, &count) == ST_OK && count == 1 &&
           str_eqz(organs[0].mark, "dissatisfied"),
       "not satisfied");
    OK(move(ctx, id, INQUIRY_HANDLE, "已报研究处理情况。") == ST_OK, "handled");
    OK(inquiry_store_asked_count(ctx, (struct date){2026, 1, 1}, (struct date){2026, 12, 31}, S(""),
                                 &n) == ST_OK &&
           n == 1,
       "the figure");
}

/* @law Supervision Law (2024-11-08) art. 56, 57, 57(2) */
static void probes(struct journaltest *t)
{
    static const char *const NAMES[] = {"王德明", "李春梅", "赵永平"}, *const POSTS[] = {"chair",
                                                                                         "vice",
                                                                                         "member"};
    struct ctx *ctx = t->ctx;
    const struct body committee = {.kind = BODY_STANDING_COMMITTEE,
                                   .name = S("县人大常委会"),
                                   .fixed_seats = 3,
                                   .from_on = {2024, 1, 10}};
    struct inquiry_probe in = {
        .title = S("资金使用"), .reason = S("事实不清"), .mover = S("members"), .signers = 0};
    struct inquiry_probe_step step = {
        .verb = PROBE_DECIDE, .text = S("表决通过"), .on = ctx->today, .version = 1};
    struct inquiry_stake stake;
    struct inquiry_check check;
    struct inquiry_member expert = {.post = S("expert"), .name = S("王律师"), .has_stake = true},
                          *members;
    int64_t body = 0, id = 0, other = 0;
    size_t count = 0;

    OK(body_add(ctx, &committee, &body) == ST_OK, "a standing committee");
    for (size_t i = 0; i < 3; i++) {
        const int64_t deputy = modtest_deputy(ctx, NAMES[i], "城关镇代表团");

        OK(body_seat(ctx,
                     &(struct body_member){.body_id = body,
                                           .deputy_id = deputy,
                                           .post = i == 0 ? BODY_CHAIR : BODY_MEMBER,
                                           .from_on = {2024, 1, 10}},
                     &other) == ST_OK,
           NAMES[i]);
    }
    REFUSED(ctx, inquiry_probe_save(ctx, &in, &id), ST_RULE, "law.motion_too_few_signers",
            "a fifth of three is one");
    in.signers = 1;
    OK(inquiry_probe_save(ctx, &in, &id) == ST_OK, "proposed");
    step.id = id;
    OK(inquiry_probe_do(ctx, &step) == ST_OK, "decided");
    step = (struct inquiry_probe_step){.id = id, .version = 2, .verb = PROBE_BEGIN, .text = S("")};
    REFUSED(ctx, inquiry_probe_do(ctx, &step), ST_RULE, "inquiry.err.members", "nobody sits in it");
    for (size_t i = 0; i < 3; i++)
        OK(inquiry_member_add(ctx,
                              &(struct inquiry_member){.probe_id = id,
                                                       .post = str_from(POSTS[i]),
                                                       .deputy_id = (int64_t)i + 1,
                                                       .name = str_from(NAMES[i])},
                              &other) == ST_OK,
           "a member");
    REFUSED(ctx,
            inquiry_act_add(ctx,
                            &(struct inquiry_act){
                                .probe_id = id, .sort = S("visit"), .who = S(""), .text = S("看")},
                            &other),
            ST_RULE, "inquiry.err.not_going", "it has not begun");
    OK(inquiry_concern_add(
           ctx,
           &(struct inquiry_concern){.probe_id = id, .name = S("赵永平"), .reason = S("经手资金")},
           &other) == ST_OK,
       "it is about one of them");
    REFUSED(ctx, inquiry_probe_do(ctx, &step), ST_RULE, "inquiry.err.unchecked",
            "the same name: somebody has to look");
    ASSERT(inquiry_store_members(ctx, id, &members, &count) == ST_OK && count == 3);
    check = (struct inquiry_check){.probe_id = id,
                                   .member_id = members[2].id,
                                   .concern_id = other,
                                   .sort = S("kin"),
                                   .note = S("")};
    REFUSED(ctx, inquiry_relation_add(ctx, &check), ST_INVALID, "form.required", "how?");
    check.note = S("同名，不是同一人");
    OK(inquiry_relation_add(ctx, &check) == ST_OK, "it is another one of that name");
    stake = (struct inquiry_stake){.has = true};
    OK(inquiry_stakes(ctx, id, &members[2], 1, &stake) == ST_OK && !stake.has &&
           stake.look_at.len == 0,
       "nothing is left to look at");
    check.stake = true;
    check.note = S("再查，就是本人");
    OK(inquiry_relation_add(ctx, &check) == ST_OK, "it is he after all");
    REFUSED(ctx, inquiry_probe_do(ctx, &step), ST_RULE, "law.probe_stake", "he may not sit");
    expert.probe_id = id;
    REFUSED(ctx, inquiry_member_add(ctx, &expert, &other), ST_RULE, "law.probe_stake",
            "nor help by his own word");
    expert.has_stake = false;
    OK(inquiry_member_add(ctx, &expert, &other) == ST_OK, "another expert does");
    ASSERT(inquiry_store_members(ctx, id, &members, &count) == ST_OK && count == 4);
    REFUSED(ctx, inquiry_member_leave(ctx, id, members[2].id, S("")), ST_INVALID, "form.required",
            "why?");
    OK(inquiry_member_leave(ctx, id, members[2].id, S("经手资金，申请回避")) == ST_OK, "he leaves");
    expert = (struct inquiry_member){
        .probe_id = id, .post = S("member"), .name = S("赵永平"), .deputy_id = 3};
    REFUSED(ctx, inquiry_member_add(ctx, &expert, &other), ST_RULE, "law.probe_stake",
            "and does not come back");
    expert.name = S("何家旺");
    expert.deputy_id = modtest_deputy(ctx, "何家旺", "城关镇代表团");
    OK(inquiry_member_add(ctx, &expert, &other) == ST_OK, "somebody else does");
    OK(inquiry_probe_do(ctx, &step) == ST_OK, "begun");
    step = (struct inquiry_probe_step){
        .id = id, .version = 3, .verb = PROBE_REPORT, .text = S("查清了")};
    OK(inquiry_concern_add(
           ctx, &(struct inquiry_concern){.probe_id = id, .name = S("何家旺"), .reason = S("亲属")},
           &other) == ST_OK,
       "it turns out later");
    REFUSED(ctx, inquiry_probe_do(ctx, &step), ST_RULE, "inquiry.err.unchecked",
            "whom words point at does not report");
    ASSERT(inquiry_store_members(ctx, id, &members, &count) == ST_OK && count == 4);
    for (size_t i = 0; i < count; i++)
        if (str_eqz(members[i].name, "何家旺"))
            OK(inquiry_member_leave(ctx, id, members[i].id, S("亲属")) == ST_OK, "he leaves, too");
    REFUSED(ctx, inquiry_probe_do(ctx, &step), ST_RULE, "inquiry.err.members", "nor do two");
    expert = (struct inquiry_member){
        .probe_id = id, .post = S("member"), .name = S("周秀兰"), .deputy_id = 2};
    OK(inquiry_member_add(ctx, &expert, &other) == ST_OK, "the committee names another one");
    OK(inquiry_probe_do(ctx, &step) == ST_OK, "reported");
    step.version = 4;
    step.verb = PROBE_RESOLVE;
    OK(inquiry_probe_do(ctx, &step) == ST_OK, "resolved");
    EQ_INT(modtest_events(ctx, "inquiry.probe_resolved"), 1, "in the journal");
}

static int64_t proposed(struct ctx *ctx, struct date on)
{
    const struct inquiry_probe in = {
        .title = S("资金使用"), .reason = S("事实不清"), .mover = S("chairmen"), .proposed_on = on};
    int64_t id = 0;

    OK(inquiry_probe_save(ctx, &in, &id) == ST_OK, "proposed");
    return id;
}

/* A committee is set up by the vote that decided it; a typed day is noted afterwards, with its
 * source.
 * @law Supervision Law (2024-11-08) art. 56 */
static void decided(struct journaltest *t)
{
    const struct date before = {2026, 4, 1}, on = {2026, 5, 15};
    struct ctx *ctx = t->ctx;
    struct inquiry_probe_step step = {.verb = PROBE_DECIDE, .version = 1};
    struct meeting_decided want;
    struct meeting_decision *all;
    struct inquiry_probe p;
    int64_t failed, passed, early;
    size_t count = 0;

    held_committee(ctx);
    early = held_vote(ctx, held_item(ctx, "sc", "decision", before), before, false, 9);
    failed = held_vote(ctx, held_item(ctx, "sc", "decision", on), on, false, 4);
    passed = held_vote(ctx, held_item(ctx, "sc", "decision", on), on, false, 7);
    step.id = proposed(ctx, (struct date){2026, 5, 6});
    REFUSED(ctx, inquiry_probe_do(ctx, &step), ST_INVALID, "inquiry.err.vote_or_day",
            "neither a vote nor a day");
    step.on = on;
    REFUSED(ctx, inquiry_probe_do(ctx, &step), ST_INVALID, "inquiry.err.source",
            "a day without a source");
    step.vote_id = failed;
    REFUSED(ctx, inquiry_probe_do(ctx, &step), ST_INVALID, "meeting.decision.failed",
            "four of nine decide nothing");
    step.vote_id = early;
    REFUSED(ctx, inquiry_probe_do(ctx, &step), ST_INVALID, "inquiry.err.vote_before",
            "before it was proposed");
    want = inquiry_probe_decided(ctx, PROBE_DECIDE);
    OK(meeting_decisions(ctx, &want, &all, &count) == ST_OK && count == 2, "two carried");
    step.vote_id = passed;
    step.on = ctx->today;
    OK(inquiry_probe_do(ctx, &step) == ST_OK, "decided");
    ASSERT(inquiry_store_probe(ctx, step.id, &p) == ST_OK);
    OK(p.vote_id == passed && date_cmp(p.decided_on, on) == 0, "on the day of the vote");
    EQ_STR(p.basis, "会议表决通过《预算》", "and by it");
    step = (struct inquiry_probe_step){.id = proposed(ctx, (struct date){2026, 5, 6}),
                                       .verb = PROBE_REFUSE,
                                       .vote_id = passed,
                                       .version = 1};
    REFUSED(ctx, inquiry_probe_do(ctx, &step), ST_INVALID, "meeting.decision.passed",
            "what carried refuses nothing");
    step.vote_id = failed;
    OK(inquiry_probe_do(ctx, &step) == ST_OK, "refused by the vote that failed");
    ASSERT(inquiry_store_probe(ctx, step.id, &p) == ST_OK);
    EQ_STR(p.basis, "会议表决没有通过《预算》", "which says so");
    step = (struct inquiry_probe_step){.id = proposed(ctx, (struct date){2026, 5, 6}),
                                       .verb = PROBE_DECIDE,
                                       .text = S("云人常发〔2026〕9号"),
                                       .on = on,
                                       .version = 1};
    OK(inquiry_probe_do(ctx, &step) == ST_OK, "noted afterwards");
    ASSERT(inquiry_store_probe(ctx, step.id, &p) == ST_OK);
    OK(p.vote_id == 0 && date_cmp(p.decided_on, on) == 0, "no vote, the typed day");
}

int main(void)
{
    modtest_both("decided", decided);
    modtest_both("asked", asked);
    modtest_both("rated", rated);
    modtest_both("probes", probes);
    return tap_done();
}
