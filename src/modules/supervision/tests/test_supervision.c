// SPDX-License-Identifier: MulanPSL-2.0
/* The year of supervision on both databases: a topic chosen, a plan and its revision, a hearing
 * with opinions and two votes of satisfaction, problems until they are solved, follow-ups, figures.
 */
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/resolution/tests/resolutiontest.h"
#include "modules/supervision/supervision_actions.h"
#include "modules/supervision/supervision_parts.h"
#include "modules/supervision/supervision_store.h"
#include "platform/permission.h"

static struct matter plain(void)
{
    return (struct matter){.year = 2026,
                           .title = S("养老服务"),
                           .goal = S(""),
                           .field = S("livelihood"),
                           .lead = S(""),
                           .office = S(""),
                           .starts_on = {2026, 3, 1},
                           .ends_on = {2026, 12, 20}};
}

static struct matter matter_of(struct ctx *ctx, int64_t id)
{
    struct matter m = {0};

    OK(supervision_store_matter(ctx, id, &m) == ST_OK, "the matter");
    return m;
}

static int64_t matter(struct ctx *ctx, const char *title, int64_t organ_id, bool key)
{
    struct matter in = plain();
    int64_t id = 0;

    in.title = str_from(title);
    in.organ_id = organ_id;
    in.key = key;
    OK(supervision_matter_save(ctx, &in, &id) == ST_OK, title);
    return id;
}

static int64_t step(struct ctx *ctx, int64_t matter_id, const char *method, struct date on)
{
    int64_t id = 0;

    OK(supervision_step_save(ctx,
                             &(struct supervision_step){.matter_id = matter_id,
                                                        .method = str_from(method),
                                                        .title = S("一项"),
                                                        .organ = S(""),
                                                        .with_whom = S(""),
                                                        .place = S(""),
                                                        .url = S(""),
                                                        .report = S(""),
                                                        .starts_on = on},
                             &id) == ST_OK,
       method);
    return id;
}

static enum status reach(struct ctx *ctx, int64_t id, const char *stage, struct date on,
                         const char *report, int64_t doc_id)
{
    struct supervision_step s = {0};

    OK(supervision_store_step(ctx, id, &s) == ST_OK, "the step");
    return supervision_step_advance(ctx, &(struct supervision_advance){.id = id,
                                                                       .version = s.version,
                                                                       .stage = str_from(stage),
                                                                       .note = S(""),
                                                                       .report = str_from(report),
                                                                       .on = on,
                                                                       .doc_id = doc_id});
}

static void topics(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct supervision_topic in = {.title = S("停车难"),
                                   .text = S(""),
                                   .source = S("suggestion"),
                                   .source_url = S("//elsewhere"),
                                   .source_name = S(""),
                                   .field = S("city"),
                                   .proposer = S("")},
                             got;
    struct matter m = plain();
    int64_t id = 0, other = 0;

    REFUSED(ctx, supervision_topic_save(ctx, &in, &id), ST_INVALID, "supervision.err.source_url",
            "only a path of ours");
    in.source_url = S("");
    OK(supervision_topic_save(ctx, &in, &id) == ST_OK, "in the pool");
    m.topic_id = id;
    OK(supervision_matter_save(ctx, &m, &other) == ST_OK, "chosen");
    OK(supervision_store_topic(ctx, id, &got) == ST_OK && str_eqz(got.state, "chosen") &&
           got.matter_id == other,
       "the topic knows its matter");
    m.title = S("再一项");
    REFUSED(ctx, supervision_matter_save(ctx, &m, &other), ST_RULE, "supervision.err.topic_used",
            "a topic is used once");
    REFUSED(ctx, supervision_topic_drop(ctx, id, got.version, S("不办")), ST_RULE,
            "supervision.err.topic_decided", "it stays chosen");
}

/* A chairmen's meeting that is only planned. */
static int64_t chairmen_ahead(struct ctx *ctx)
{
    const struct body b = {.kind = BODY_CHAIRMEN_MEETING,
                           .name = S("云溪县人大常委会主任会议"),
                           .short_name = S("主任会议"),
                           .from_on = {2024, 1, 10}};
    const struct meeting_new in = {.kind = S("chairmen"),
                                   .name = S("第四十一次主任会议"),
                                   .place = S(""),
                                   .starts_on = date_add_days(ctx->today, 5)};
    int64_t id = 0;

    ASSERT(body_add(ctx, &b, &id) == ST_OK);
    ASSERT(meeting_kinds_ship(ctx) == ST_OK);
    ASSERT(meeting_create(ctx, &in, &id) == ST_OK);
    return id;
}

/* @law Supervision Law (2024-11-08) art. 63 */
static void plans(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct supervision_approve approve = {.version = 1, .basis = S("第四十次主任会议")};
    struct supervision_plan_item *items;
    struct supervision_plan *all;
    int64_t id = 0, next = 0;
    size_t count = 0;

    REFUSED(ctx, supervision_plan_draft(ctx, 2026, S(""), S(""), &id), ST_RULE,
            "supervision.err.plan_empty", "nothing to plan");
    (void)matter(ctx, "养老服务", 0, true);
    OK(supervision_plan_draft(ctx, 2026, S(""), S(""), &id) == ST_OK, "drafted");
    REFUSED(ctx, supervision_plan_publish(ctx, id, 1), ST_RULE, "supervision.err.plan_draft",
            "not before the chairmen's meeting");
    approve.id = id;
    approve.meeting_id = chairmen_ahead(ctx);
    REFUSED(ctx, supervision_plan_approve(ctx, &approve), ST_RULE, "supervision.err.not_held",
            "not by a meeting to come");
    approve.meeting_id = 0;
    OK(supervision_plan_approve(ctx, &approve) == ST_OK, "approved");
    OK(supervision_plan_publish(ctx, id, 2) == ST_OK, "published");
    (void)matter(ctx, "停车难", 0, false);
    REFUSED(ctx, supervision_plan_draft(ctx, 2026, S(""), S(""), &next), ST_RULE,
            "supervision.err.plan_reason", "a change says why");
    OK(supervision_plan_draft(ctx, 2026, S(""), S("群众反映"), &next) == ST_OK, "a revision");
    OK(supervision_store_plan_items(ctx, id, &items, &count) == ST_OK && count == 1,
       "the first stays as it was");
    OK(supervision_store_plan_items(ctx, next, &items, &count) == ST_OK && count == 2,
       "the second lists both");
    approve.id = next;
    OK(supervision_plan_approve(ctx, &approve) == ST_OK &&
           supervision_plan_publish(ctx, next, 2) == ST_OK,
       "published too");
    OK(supervision_store_plans(ctx, 2026, &all, &count) == ST_OK && count == 2 &&
           str_eqz(all[1].state, "replaced"),
       "it replaces the first");
    EQ_INT(modtest_events(ctx, "supervision.plan_published"), 2, "in the journal");
}

static struct date meeting_day(struct ctx *ctx, int64_t id)
{
    struct meeting m = {.starts_on = {0}};

    OK(meeting_get(ctx, id, &m) == ST_OK, "the meeting");
    return m.starts_on;
}

/* @law Supervision Law (2024-11-08) art. 15 */
static void timers(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id =
        step(ctx, matter(ctx, "养老服务", 0, false), "report", (struct date){2026, 12, 22});
    const struct held held = hold(ctx);
    struct supervision_timer timers[SUPERVISION_TIMERS], want[SUPERVISION_TIMERS];
    struct supervision_step s;
    struct due_item *dues;
    size_t count = 0;

    OK(supervision_store_step(ctx, id, &s) == ST_OK && supervision_timers(ctx, &s, timers) == ST_OK,
       "its last days");
    OK(date_cmp(timers[0].by, (struct date){2026, 12, 2}) == 0, "twenty days before");
    OK(date_cmp(timers[1].by, (struct date){2026, 12, 11}) == 0,
       "ten days before is a Saturday: the workday before it");
    OK(date_cmp(timers[2].by, (struct date){2026, 12, 15}) == 0, "seven days before");
    s.starts_on = meeting_day(ctx, held.meeting);
    OK(supervision_timers(ctx, &s, want) == ST_OK, "were it planned for that day");
    s.starts_on = (struct date){2026, 12, 22};
    s.meeting_id = held.meeting;
    OK(supervision_timers(ctx, &s, timers) == ST_OK &&
           date_cmp(timers[0].by, (struct date){2026, 12, 2}) != 0 &&
           date_cmp(timers[0].by, want[0].by) == 0 && date_cmp(timers[2].by, want[2].by) == 0,
       "the meeting that hears it counts");
    OK(SUPERVISION_DUES[1].list(ctx, ctx->today, (struct date){2026, 12, 31}, &dues, &count) ==
               ST_OK &&
           count == 1 && dues[0].subject_id == id,
       "the draft is due");
    OK(reach(ctx, id, "drafted", ctx->today, "", 0) == ST_OK, "it came");
    OK(SUPERVISION_DUES[1].list(ctx, ctx->today, (struct date){2026, 12, 31}, &dues, &count) ==
               ST_OK &&
           count == 0,
       "no more");
}

static void satisfaction(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct opinion o = sent(ctx);
    const int64_t m = matter(ctx, "环保", o.organ, true),
                  id = step(ctx, m, "report", (struct date){2026, 11, 2});
    struct supervision_rate in = {
        .step_id = id, .handling_id = o.work, .count = {35, 30, 8, 8, 14}, .note = S("没有落实")};
    struct supervision_round round;

    OK(reach(ctx, id, "heard", (struct date){2026, 11, 2}, "听取", 0) == ST_OK, "heard");
    REFUSED(ctx, reach(ctx, id, "opined", ctx->today, "", 0), ST_RULE, "supervision.err.no_doc",
            "opinions are a document");
    OK(reach(ctx, id, "opined", ctx->today, "", o.id) == ST_OK, "sent");
    in.next_due_on = date_add_days(ctx->today, 60);
    REFUSED(ctx, supervision_rate(ctx, &in, &round), ST_RULE, "resolution.not_received",
            "not before it has answered");
    ASSERT(resolution_receive(ctx, &(struct resolution_work_act){.id = o.work}) == ST_OK);
    ASSERT(reply(ctx, &o, true) == ST_OK);
    in.next_due_on = (struct date){0};
    REFUSED(ctx, supervision_rate(ctx, &in, &round), ST_INVALID, "supervision.err.next_due",
            "failed: until when again");
    in.next_due_on = date_add_days(ctx->today, 60);
    OK(supervision_rate(ctx, &in, &round) == ST_OK && !round.passed && round.number == 1,
       "16 of 35 are not enough");
    EQ_TEXT(handling_state_word(work(ctx, o.work).state), "again", "handled again");
    REFUSED(ctx, reach(ctx, id, "rated", ctx->today, "", 0), ST_RULE, "supervision.err.not_passed",
            "not rated yet");
    ASSERT(reply(ctx, &o, true) == ST_OK);
    in.count = (struct supervision_count){35, 32, 20, 6, 6};
    OK(supervision_rate(ctx, &in, &round) == ST_OK && round.passed && round.number == 2 &&
           str_eqz(round.mark, "satisfied"),
       "the second round");
    REFUSED(ctx, supervision_rate(ctx, &in, &round), ST_RULE, "supervision.err.passed_already",
            "once passed");
    OK(reach(ctx, id, "rated", ctx->today, "", 0) == ST_OK, "rated");
    OK(supervision_matter_close(ctx, m, matter_of(ctx, m).version, S("办成")) == ST_OK, "closed");
}

/* An organ that owes one problem reads of the matter, not its files, people and places. */
static void owes_one(struct ctx *ctx, int64_t matter_id)
{
    struct supervision_step s = {0};
    struct matter m = {0};
    bool sees = true;

    OK(supervision_matter_get(ctx, matter_id, &m) == ST_OK, "it reads of the matter");
    OK(supervision_sees_whole(ctx, matter_id, &sees) == ST_OK && !sees, "not the whole of it");
    REFUSED(ctx, SUPERVISION_ATTACHMENTS[0].may(ctx, matter_id, ATTACHMENT_READ), ST_DENIED,
            "supervision.err.files", "nor its files");
    s.held_on = ctx->today;
    OK(supervision_sees_targets(ctx, &m, &s, &sees) == ST_OK && !sees, "nor the places of others");
    s.organ_id = ctx->actor->organ_id;
    OK(supervision_sees_targets(ctx, &m, &s, &sees) == ST_OK && sees, "its own once they came");
    s.held_on = (struct date){0};
    OK(supervision_sees_targets(ctx, &m, &s, &sees) == ST_OK && !sees, "not before the day");
}

static void problems(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t organ = modtest_organ(ctx, "民政局"), m = matter(ctx, "养老服务", organ, false),
                  of_others = matter(ctx, "助餐点", 0, false);
    const struct date due = date_add_days(ctx->today, 30);
    struct supervision_problem in = {.matter_id = m,
                                     .origin = S("inspection"),
                                     .origin_id = 77,
                                     .title = S("建而不用"),
                                     .text = S(""),
                                     .place = S(""),
                                     .url = S("/inspection/77"),
                                     .organ_id = organ},
                               *all;
    struct supervision_problem_act act = {.text = S("办好了"), .due_on = due};
    struct permission_set may_set = {0};
    const struct actor *system = ctx->actor;
    struct actor unit = {
        .congress_id = ctx->congress_id, .name = S("单位"), .permissions = &may_set};
    size_t count = 0;
    int64_t id = 0, other = 0;

    (void)permission_set_add(&may_set, "supervision.answer");
    REFUSED(ctx, supervision_problem_add(ctx, &in, &id), ST_INVALID, "supervision.err.due_missing",
            "an organ needs a day");
    in.due_on = due;
    OK(supervision_problem_add(ctx, &in, &id) == ST_OK, "assigned at once");
    EQ_TEXT(str_z(ctx->arena, matter_of(ctx, m).state), "rectifying", "the matter waits for it");
    OK(supervision_problems_of(ctx, "inspection", 77, &all, &count) == ST_OK && count == 1,
       "by whoever found it");
    REFUSED(ctx, supervision_matter_close(ctx, m, matter_of(ctx, m).version, S("完")), ST_RULE,
            "supervision.err.problems_open", "not while it is open");
    in.matter_id = of_others;
    in.origin_id++;
    OK(supervision_problem_add(ctx, &in, &other) == ST_OK, "one of a matter of others");
    unit.organ_id = organ + 1;
    ctx->actor = &unit;
    act.id = id;
    act.version = 1;
    act.verb = PROBLEM_REPORT;
    REFUSED(ctx, supervision_problem_do(ctx, &act), ST_NOT_FOUND, "db.not_found",
            "another organ knows nothing of it");
    unit.organ_id = organ;
    owes_one(ctx, of_others);
    OK(supervision_problem_do(ctx, &act) == ST_OK, "reported");
    act.version = 2;
    act.verb = PROBLEM_ACCEPT;
    REFUSED(ctx, supervision_problem_do(ctx, &act), ST_DENIED, "supervision.err.not_yours",
            "it does not judge itself");
    ctx->actor = system;
    act.verb = PROBLEM_BACK;
    OK(supervision_problem_do(ctx, &act) == ST_OK, "once more");
    OK(supervision_problem_get(ctx, id, &in) == ST_OK && in.round == 2 &&
           str_eqz(in.state, "assigned"),
       "a second round");
}

/* 吕梁 2020: fifteen follow-ups in more than seven months, one like it solved together. */
static void followed(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct supervision_problem in = {.origin = S("follow"),
                                     .title = S("用地手续"),
                                     .text = S(""),
                                     .place = S(""),
                                     .url = S(""),
                                     .found_on = {2026, 3, 1},
                                     .since_on = {2023, 2, 1}};
    struct supervision_check look = {
        .who = S("督查组"), .place = S(""), .finding = S("看了"), .result = S("progress")};
    struct supervision_check *all;
    struct supervision_share *shares;
    int64_t id = 0, like = 0, check;
    size_t count = 0;

    OK(supervision_problem_add(ctx, &in, &id) == ST_OK, "the case");
    in.title = S("同类项目");
    in.group_id = id;
    OK(supervision_problem_add(ctx, &in, &like) == ST_OK, "one like it");
    look.problem_id = id;
    for (int n = 0; n < 15; n++) {
        look.held_on = date_add_days((struct date){2026, 3, 10}, n * 16);
        look.result = n == 14 ? S("solved") : S("progress");
        ASSERT(supervision_check_save(ctx, &look, &check) == ST_OK);
    }
    OK(supervision_store_checks_of(ctx, id, &all, &count) == ST_OK && count == 15 &&
           all[14].number == 15,
       "fifteen, numbered");
    OK(date_diff_days(all[14].held_on, all[0].held_on) > 212, "in more than seven months");
    REFUSED(ctx, supervision_check_save(ctx, &look, &check), ST_RULE,
            "supervision.err.problem_state", "it is solved");
    OK(supervision_store_shares(ctx,
                                &(struct supervision_ask){.what = SUPERVISION_CHECKS,
                                                          .from = {2026, 1, 1},
                                                          .to = {2026, 12, 31}},
                                &shares, &count) == ST_OK &&
           count == 1 && shares[0].count == 15,
       "the figure");
}

static void figures(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t m = matter(ctx, "环保", 0, true),
                  tour = step(ctx, m, "tour", (struct date){2026, 5, 6});
    struct supervision_ask ask = {.what = SUPERVISION_HELD,
                                  .methods = SUPERVISION_OUTSIDE,
                                  .from = {2026, 1, 1},
                                  .to = {2026, 12, 31}};
    struct supervision_target aim = {
        .step_id = tour, .sort = S("project"), .name = S("环城路"), .note = S("")};
    struct supervision_share *shares;
    struct supervision_link link = {.matter_id = m,
                                    .method = "inspection",
                                    .url = S("/inspection/5"),
                                    .title = S("执法检查"),
                                    .starts_on = {2026, 6, 1},
                                    .report = S("")};
    size_t count = 0;
    int64_t id = 0, again = 0;

    OK(supervision_target_add(ctx, &aim, &id) == ST_OK, "a project");
    OK(supervision_store_shares(ctx, &ask, &shares, &count) == ST_OK && shares[0].count == 0,
       "what is planned does not count");
    OK(reach(ctx, tour, "held", (struct date){2026, 5, 6}, "", 0) == ST_OK, "held");
    OK(supervision_step_link(ctx, &link, &id) == ST_OK, "a record of another module");
    link.held_on = (struct date){2026, 6, 3};
    link.stage = S("field");
    OK(supervision_step_link(ctx, &link, &again) == ST_OK && again == id, "the same again");
    OK(supervision_store_shares(ctx, &ask, &shares, &count) == ST_OK && shares[0].count == 2,
       "two held");
    ask.by = "month";
    OK(supervision_store_shares(ctx, &ask, &shares, &count) == ST_OK && count == 2 &&
           str_eqz(shares[1].key, "2026-06"),
       "by month");
    ask.what = SUPERVISION_PROJECTS;
    ask.by = NULL;
    OK(supervision_store_shares(ctx, &ask, &shares, &count) == ST_OK && shares[0].count == 1,
       "one project");
    ask.what = SUPERVISION_KEY_TOPICS;
    OK(supervision_store_shares(ctx, &ask, &shares, &count) == ST_OK && shares[0].count == 1,
       "one key topic");
}

int main(void)
{
    modtest_both("topics", topics);
    modtest_both("plans", plans);
    modtest_one("timers", timers);
    modtest_both("satisfaction", satisfaction);
    modtest_both("problems", problems);
    modtest_one("followed", followed);
    modtest_both("figures", figures);
    return tap_done();
}
