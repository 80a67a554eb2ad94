// SPDX-License-Identifier: MulanPSL-2.0
/* What runs by itself or in another congress: deadlines, reminders, leavers, handing up. */
#include "modules/suggestion/suggestion_jobs.h"
#include "modules/suggestion/tests/sugtest.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOGETHER = 2 }; /* there are more: the job goes through them in several rounds */

static int64_t open_count(struct sugtest *s, const char *kind, int64_t level)
{
    struct rows r;

    if (DB_ONE(s->ctx, &r,
               "SELECT COUNT(*) FROM suggestion_escalation WHERE congress_id = :congress"
               " AND ended_on IS NULL AND kind = :kind AND level = :level",
               B_INT("congress", s->ctx->congress_id), B_Z("kind", kind),
               B_INT("level", level)) != ST_OK)
        return -1;
    return cell_int(&r, 0, 0);
}

static void test_escalation(struct sugtest *s)
{
    const int64_t id = signed_for(s, "预警", s->traffic); /* due 2026-06-02 */
    struct suggestion_escalation *list;
    struct suggestion_task *tasks;
    int64_t total = 0, events;
    size_t count;

    day(s, "2026-05-25");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(now(s, id).escalation, ESCALATION_NONE, "eight days are left");
    day(s, "2026-05-26");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(now(s, id).escalation, ESCALATION_SOON, "seven");
    events = sug_events(s, "suggestion.escalated");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(sug_events(s, "suggestion.escalated"), events, "once, however often the job runs");
    day(s, "2026-05-30");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(now(s, id).escalation, ESCALATION_NEAR, "three");
    EQ_INT(open_count(s, "reply", ESCALATION_SOON), 0, "the lower level has ended");
    day(s, "2026-06-03");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(now(s, id).escalation, ESCALATION_CHIEF, "overdue: the unit's head");
    as(s, CHIEF, s->traffic);
    DONE(s, suggestion_queue(s->ctx, 10, &tasks, &count, &total));
    for (size_t i = 0; i < count; i++)
        total = strcmp(tasks[i].kind, "late") == 0 && tasks[i].id == id ? -1 : total;
    EQ_INT(total, -1, "who finds it in his list");
    as(s, LEADER, 0);
    DONE(s, suggestion_queue(s->ctx, 10, &tasks, &count, &total));
    EQ_INT(count, 0, "not yet the leader's");
    as_system(s);
    day(s, "2026-06-13");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(now(s, id).escalation, ESCALATION_LEADER, "eleven days over: the leader");
    as(s, LEADER, 0);
    DONE(s, suggestion_queue(s->ctx, 10, &tasks, &count, &total));
    EQ_INT(count, 1, "now it is his");
    DONE(s, suggestion_escalations(s->ctx, 10, &list, &count));
    EQ_INT(count, 1, "the list of what is overdue");
    EQ_INT(list[0].level, ESCALATION_LEADER, "with its level");
    as(s, HANDLER, s->water);
    DONE(s, suggestion_escalations(s->ctx, 10, &list, &count));
    EQ_INT(count, 0, "a unit sees its own");
    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_escalations(s->ctx, 10, &list, &count), ST_DENIED, "not_yours");

    contact(s, id, s->traffic);
    reply(s, id, s->traffic, "B", "2026-07-01");
    EQ_INT(now(s, id).escalation, ESCALATION_NONE, "replied: nothing is due");
    OK(!now(s, id).in_time, "though late");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(open_count(s, "reply", ESCALATION_LEADER), 0, "and the escalation ends");
    day(s, "2026-06-29");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(open_count(s, "promise", ESCALATION_NEAR), 1, "promises are warned of too");
    EQ_INT(now(s, id).escalation, ESCALATION_NONE, "which does not mark the suggestion");
}

static void test_other_deadlines(struct sugtest *s)
{
    const struct suggestion_unit units[] = {{s->traffic, ROLE_LEAD}, {s->water, ROLE_JOINT}};
    const int64_t id = accepted(s, "期限");
    int64_t gov;

    (void)submitted(s, "等编号");
    as(s, OFFICE, 0);
    ASSERT(suggestion_hand_over(s->ctx, &(struct suggestion_assign){
                                            .id = id, .units = units, .units_count = 2}) == ST_OK);
    gov = accepted(s, "政府");
    as(s, OFFICE, 0);
    ASSERT(suggestion_hand_over(
               s->ctx, &(struct suggestion_assign){.id = gov, .via_organ_id = s->gov}) == ST_OK);
    as_system(s);
    day(s, "2026-03-17");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(open_count(s, "sign", ESCALATION_CHIEF), 2, "two units have not signed");
    EQ_INT(open_count(s, "dispatch", ESCALATION_CHIEF), 1, "one waits to be handed over");
    as(s, HANDLER, s->water);
    ASSERT(suggestion_sign(s->ctx, &(struct suggestion_handling_ref){.id = id}) == ST_OK);
    as_system(s);
    day(s, "2026-04-20");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(open_count(s, "sign", ESCALATION_CHIEF), 0, "one has signed");
    EQ_INT(open_count(s, "sign", ESCALATION_LEADER), 1, "one is long overdue");
    EQ_INT(open_count(s, "opinion", ESCALATION_LEADER), 1, "an opinion is overdue");
    day(s, "2026-06-20");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(now(s, gov).escalation, ESCALATION_LEADER, "what the government keeps is overdue too");
    as(s, OFFICE, 0);
    ASSERT(suggestion_withdraw(s->ctx, &(struct suggestion_ref){.id = gov, .note = S("撤")}) ==
           ST_OK);
    as_system(s);
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(now(s, gov).escalation, ESCALATION_NONE, "withdrawn: no more");
}

static void test_reminders(struct sugtest *s)
{
    const int64_t id = replied(s, "催评", "A"), bad = replied(s, "分办未评", "A");

    day(s, "2026-03-23"); /* fifteen workdays from 2 March */
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(now(s, id).reminders, 0, "the last day still counts");
    day(s, "2026-03-24");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(now(s, id).reminders, 1, "reminded");
    EQ_INT(state(s, id), SUGGESTION_REPLIED, "and waited for");
    day(s, "2026-03-28");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(state(s, id), SUGGESTION_REPLIED, "for a week");
    DONE(s, rate(s, bad, 0, MARK_DISSATISFIED));
    EQ_INT(state(s, bad), SUGGESTION_REDO, "late, but in time");
    as_system(s);
    day(s, "2026-04-01");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(state(s, id), SUGGESTION_CLOSED, "then closed");
    EQ_INT(now(s, id).rating_state, RATING_EXCLUDED, "and left out of the statistics");
    EQ_STR(now(s, id).closed_reason, "excluded", "for that reason");
    day(s, "2026-05-01");
    DONE(s, rate(s, id, 0, MARK_DISSATISFIED));
    EQ_INT(state(s, id), SUGGESTION_REDO, "a rating counts however late");
    OK(date_none(now(s, id).closed_on), "it is open again");
}

static void test_excluded_with_some(struct sugtest *s)
{
    const struct suggestion_unit units[] = {{s->traffic, ROLE_SEPARATE}, {s->water, ROLE_SEPARATE}};
    const int64_t id = accepted(s, "只评一半");
    struct suggestion_rate r = {
        .id = id, .attitude = MARK_SATISFIED, .result = MARK_DISSATISFIED, .reason = S("不行")};

    as(s, OFFICE, 0);
    ASSERT(suggestion_hand_over(s->ctx, &(struct suggestion_assign){
                                            .id = id, .units = units, .units_count = 2}) == ST_OK);
    arr_each (i, COUNT(units)) {
        as(s, HANDLER, units[i].organ_id);
        ASSERT(suggestion_sign(s->ctx, &(struct suggestion_handling_ref){.id = id}) == ST_OK);
        contact(s, id, units[i].organ_id);
        reply(s, id, units[i].organ_id, "A", NULL);
    }
    r.reply_id = all_of(s, id).replies[0].id;
    as(s, DEPUTY, 0);
    DONE(s, suggestion_rate(s->ctx, &r));
    as_system(s);
    day(s, "2026-03-24");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    day(s, "2026-04-02");
    DONE(s, suggestion_escalate_by(s->ctx, TOGETHER));
    EQ_INT(state(s, id), SUGGESTION_REDO, "what was rated decides: handled again");
    EQ_INT(now(s, id).result, MARK_DISSATISFIED, "by the one rating there is");
}

static void test_leavers(struct sugtest *s)
{
    const struct account_new successor = {.login = S("zhaoyun"),
                                          .name = S("赵云"),
                                          .password = S("山上的石榴都红了"),
                                          .role = "leader"};
    struct suggestion_signoff_step step = {.name = S("分管领导"), .account_id = s->leader_account};
    const int64_t id = signed_for(s, "领题", s->traffic);
    struct suggestion_signoff_step *steps;
    struct event_view e = {.subject_id = s->leader_account};
    int64_t heir = 0, events;
    size_t count;

    DONE(s, account_create(s->ctx, &successor, &heir));
    DONE(s, suggestion_signoff_steps_save(s->ctx, s->traffic, &step, 1));
    as(s, OFFICE, 0);
    DONE(s, suggestion_make_key(s->ctx,
                                &(struct suggestion_key_new){.id = id,
                                                             .lead = S("chairmen_member"),
                                                             .leader_account_id = s->leader_account,
                                                             .decided_by = S("主任会议")}));
    as_system(s);
    DONE(s, account_hand_on(s->ctx, &(struct account_hand_on){.account_id = s->leader_account,
                                                              .successor_id = heir}));
    e.congress_id = s->ctx->congress_id;
    DONE(s, suggestion_on_handed_on(s->ctx, &e));
    EQ_INT(all_of(s, id).keys[0].leader_account_id, heir, "supervision passes on");
    EQ_STR(all_of(s, id).keys[0].leader_name, "赵云", "by name");
    DONE(s, suggestion_signoff_steps(s->ctx, s->traffic, &steps, &count));
    EQ_INT(steps[0].account_id, heir, "so do steps of sign-off");
    events = sug_events(s, "suggestion.duties_handed_on");
    DONE(s, suggestion_on_handed_on(s->ctx, &e));
    EQ_INT(sug_events(s, "suggestion.duties_handed_on"), events, "told once");
    e.subject_id = heir;
    DONE(s, suggestion_on_handed_on(s->ctx, &e));
    DONE(s, suggestion_signoff_steps(s->ctx, s->traffic, &steps, &count));
    EQ_INT(steps[0].account_id, 0, "without a successor the step is any chief's");
}

/* ---------------------------------------------------------------- up and down */

static int64_t found_city(struct sugtest *s, int64_t *out_county)
{
    const struct congress_new city = {.level = CONGRESS_CITY,
                                      .name = S("云河市人民代表大会"),
                                      .short_name = S("云河市"),
                                      .code = S("149900"),
                                      .term_number = 5,
                                      .term_from = {2024, 1, 10}};
    struct congress_new county = {.level = CONGRESS_COUNTY,
                                  .name = S("青石县人民代表大会"),
                                  .short_name = S("青石县"),
                                  .code = S("149922"),
                                  .term_number = 18,
                                  .term_from = {2024, 1, 10}};
    const int64_t back = s->ctx->congress_id;
    int64_t city_id = 0;

    s->ctx->congress_id = 0;
    ASSERT(congress_found(s->ctx, &city, &city_id) == ST_OK);
    county.parent_id = city_id;
    s->ctx->congress_id = 0;
    ASSERT(congress_found(s->ctx, &county, out_county) == ST_OK);
    s->ctx->congress_id = city_id;
    ASSERT(suggestion_setup(s->ctx) == ST_OK);
    s->ctx->congress_id = *out_county;
    ASSERT(suggestion_setup(s->ctx) == ST_OK);
    s->ctx->congress_id = back;
    return city_id;
}

static int64_t deputy_in(struct sugtest *s)
{
    const struct deputy_new d = {
        .name = S("高山"), .delegation = S("山前镇代表团"), .from_on = {2024, 1, 10}};
    int64_t id = 0;

    ASSERT(deputy_add(s->ctx, &d, &id) == ST_OK);
    return id;
}

/* The last suggestion of the congress that ctx is in. */
static int64_t newest(struct sugtest *s)
{
    return sug_count(s,
                     "SELECT COALESCE(MAX(id), 0) FROM suggestion WHERE congress_id = :congress");
}

/* As if somebody had added it; the bytes are not asked for here. */
static enum status file_tx(struct ctx *ctx, const void *input)
{
    const int64_t *id = input;
    const int64_t a = db_new_id(ctx), v = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO attachment (congress_id, id, owner_kind, owner_id, number)"
                " VALUES (:congress, :id, 'suggestion', :owner, 1)",
                B_INT("congress", ctx->congress_id), B_INT("id", a), B_INT("owner", *id)));
    TRY(event_row(ctx, "attachment", a));
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO attachment_version (congress_id, id, attachment_id, number, name, type,"
        " size_bytes, hash, state, added_at)"
        " VALUES (:congress, :id, :a, 1, '现场照片.jpg', 'jpeg', 9, 'abc', 'clean', 1)",
        B_INT("congress", ctx->congress_id), B_INT("id", v), B_INT("a", a)));
    TRY(event_row(ctx, "attachment_version", v));
    return event_emit(ctx, "attachment.added", a);
}

static int64_t go_up(struct sugtest *s, int64_t county, int64_t city, int64_t deputy)
{
    const struct suggestion_paper paper = {.draft = {.title = S("过境公路"), .body = S("省道改线")},
                                           .lead_deputy_id = deputy};
    int64_t id = 0;

    s->ctx->congress_id = county;
    as_system(s);
    ASSERT(suggestion_enter_paper(s->ctx, &paper, &id) == ST_OK);
    ASSERT(suggestion_accept(s->ctx, &(struct suggestion_accept){.id = id}) == ST_OK);
    ASSERT(db_tx(s->ctx, file_tx, &id) == ST_OK);
    as(s, OFFICE, 0);
    DONE(s, suggestion_hand_up(s->ctx,
                               &(struct suggestion_hand_up){.id = id, .note = S("属于市级事权")}));
    EQ_INT(state(s, id), SUGGESTION_HANDED_UP, "with the city");
    s->ctx->congress_id = city;
    return id;
}

static void test_up(struct sugtest *s)
{
    int64_t county = 0, city = found_city(s, &county), organ_id = 0, deputy, id, above;
    const struct organ office = {
        .kind = ORGAN_DEPARTMENT, .name = S("市交通运输局"), .handles = true, .active = true};
    const struct suggestion_unit *lead;
    struct suggestion_detail d;

    s->ctx->congress_id = city;
    ASSERT(organ_add(s->ctx, &office, &organ_id) == ST_OK);
    s->ctx->congress_id = county;
    deputy = deputy_in(s);
    id = go_up(s, county, city, deputy);
    above = newest(s);
    d = all_of(s, above);
    EQ_INT(d.s.state, SUGGESTION_SUBMITTED, "a record of its own there");
    EQ_STR(d.s.origin_text, "青石县 高山", "that says whence");
    EQ_STR(d.text.body, "省道改线", "with the text");
    EQ_INT(sug_count(s,
                     "SELECT COUNT(*) FROM attachment WHERE congress_id = :congress AND owner_id ="
                     " (SELECT MAX(id) FROM suggestion WHERE congress_id = :congress)"),
           1, "and its file");
    EQ_INT(sug_events(s, "suggestion.submitted"), 1, "in the journal there");
    as(s, OFFICE, 0);
    REFUSED(s,
            suggestion_ask_more(s->ctx, &(struct suggestion_refuse){.id = above, .note = S("?")}),
            ST_RULE, "lower_return_only");
    DONE(s, suggestion_accept(s->ctx, &(struct suggestion_accept){.id = above}));
    lead = &(struct suggestion_unit){organ_id, ROLE_LEAD};
    DONE(s, suggestion_hand_over(
                s->ctx, &(struct suggestion_assign){.id = above, .units = lead, .units_count = 1}));
    as(s, HANDLER, organ_id);
    DONE(s, suggestion_sign(s->ctx, &(struct suggestion_handling_ref){.id = above}));
    contact(s, above, organ_id);
    reply(s, above, organ_id, "A", NULL);
    EQ_INT(state(s, above), SUGGESTION_CLOSED, "nobody there is left to rate it");
    s->ctx->congress_id = county;
    d = all_of(s, id);
    EQ_INT(d.s.state, SUGGESTION_REPLIED, "the answer has come down");
    EQ_STR(d.replies[0].organ_name, "市交通运输局", "with who answered");
    EQ_STR(d.s.class_code, "A", "and its class");
    OK(d.replies[0].from_above, "marked as from above");
    as_system(s);
    DONE(s, suggestion_rate(s->ctx, &(struct suggestion_rate){.id = id,
                                                              .attitude = MARK_SATISFIED,
                                                              .result = MARK_DISSATISFIED,
                                                              .reason = S("没说何时"),
                                                              .for_deputy_id = deputy}));
    EQ_INT(state(s, id), SUGGESTION_ACCEPTED, "not satisfied: the office may hand it up again");
    as(s, OFFICE, 0);
    DONE(s, suggestion_hand_up(s->ctx, &(struct suggestion_hand_up){.id = id, .note = S("再报")}));
    s->ctx->congress_id = city;
    OK(newest(s) != above, "as a new record there");
    above = newest(s);
    as(s, OFFICE, 0);
    DONE(s, suggestion_return(s->ctx, &(struct suggestion_refuse){.id = above,
                                                                  .reason = S("outside_powers"),
                                                                  .note = S("属于省级事权")}));
    s->ctx->congress_id = county;
    EQ_INT(state(s, id), SUGGESTION_ACCEPTED, "not taken: back with the office");
    EQ_STR(now(s, id).refusal_note, "属于省级事权", "with the reason");
    d = all_of(s, id);
    EQ_INT(d.gates_count, 3, "up, up again and refused are in the process");
    EQ_STR(d.gates[0].note, "属于市级事权", "each with its reason");
    EQ_STR(d.gates[2].kind, "up_refused", "the last one too");
    OK(d.gates[0].about.len != 0 && d.gates[2].about.len == 0, "to whom it went");

    id = go_up(s, county, city, deputy);
    above = newest(s);
    s->ctx->congress_id = county;
    as(s, OFFICE, 0);
    DONE(s, suggestion_withdraw(s->ctx, &(struct suggestion_ref){.id = id, .note = S("已解决")}));
    s->ctx->congress_id = city;
    EQ_INT(state(s, above), SUGGESTION_WITHDRAWN, "withdrawn here is withdrawn there");
    s->ctx->congress_id = county;
    as_system(s);
}

static void test_outside(struct sugtest *s)
{
    const int64_t id = accepted(s, "报市里");
    struct suggestion_hand_up up = {.id = id, .note = S("属于市级事权")};
    struct suggestion_up_answer in = {.id = id};

    as(s, OFFICE, 0);
    EQ_INT(suggestion_hand_up(s->ctx, &up), ST_INVALID, "to whom?");
    EQ_TEXT(field(s), "to_name", "is to be said where no parent is here");
    up.to_name = S("云河市人大常委会");
    DONE(s, suggestion_hand_up(s->ctx, &up));
    EQ_STR(all_of(s, id).links[0].title, "云河市人大常委会", "on record");
    EQ_STR(all_of(s, id).gates[0].about, "云河市人大常委会", "and in the process");
    EQ_INT(suggestion_up_answer(s->ctx, &in), ST_INVALID, "an answer has a text");
    EQ_TEXT(field(s), "body", "at the field");
    in.body = S("列入明年计划");
    EQ_INT(suggestion_up_answer(s->ctx, &in), ST_INVALID, "and somebody who gave it");
    EQ_TEXT(field(s), "organ_name", "at the field");
    in.organ_name = S("市交通运输局");
    in.class_code = S("Q");
    REFUSED(s, suggestion_up_answer(s->ctx, &in), ST_INVALID, "class");
    in.class_code = S("");
    in.refused = true;
    DONE(s, suggestion_up_answer(s->ctx, &in));
    EQ_INT(state(s, id), SUGGESTION_ACCEPTED, "refused: accepted again");
    DONE(s, suggestion_hand_up(s->ctx, &up));
    in.refused = false;
    in.class_code = S("B");
    DONE(s, suggestion_up_answer(s->ctx, &in));
    EQ_INT(state(s, id), SUGGESTION_REPLIED, "answered from outside");
    DONE(s, rate(s, id, 0, MARK_SATISFIED));
    EQ_INT(state(s, id), SUGGESTION_CLOSED, "and rated");
}

int main(void)
{
    sug_both("sug_escalation", test_escalation);
    sug_both("sug_other_deadlines", test_other_deadlines);
    sug_both("sug_reminders", test_reminders);
    sug_one("sug_excluded", test_excluded_with_some);
    sug_both("sug_leavers", test_leavers);
    sug_both("sug_up", test_up);
    sug_one("sug_outside", test_outside);
    return tap_done();
}
