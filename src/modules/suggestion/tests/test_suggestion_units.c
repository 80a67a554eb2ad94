// SPDX-License-Identifier: MulanPSL-2.0
/* 交 and 办: hand-over, batches, disputes, clocks, extensions, contact, joint and separate
 * handlers, sign-off, replies. */
#include "modules/suggestion/tests/sugtest.h"

static enum status hand(struct sugtest *s, int64_t id, const struct suggestion_unit *units,
                        size_t count)
{
    as(s, OFFICE, 0);
    return suggestion_hand_over(
        s->ctx, &(struct suggestion_assign){.id = id, .units = units, .units_count = count});
}

static void test_hand_over(struct sugtest *s)
{
    const int64_t id = accepted(s, "交办"), other = submitted(s, "没编号");
    const struct suggestion_unit lead = {s->traffic, ROLE_LEAD}, shut = {s->closed, ROLE_LEAD};
    const struct suggestion_unit two[] = {{s->traffic, ROLE_LEAD}, {s->water, ROLE_JOINT}};
    const struct suggestion_unit nowhere = {8888888, ROLE_LEAD};
    struct suggestion_assign in = {.id = id, .units = &lead, .units_count = 1};
    struct suggestion_handling h;

    REFUSED(s, hand(s, other, &lead, 1), ST_RULE, "wrong_state");
    REFUSED(s, hand(s, id, NULL, 0), ST_INVALID, "units");
    REFUSED(s, hand(s, id, &shut, 1), ST_INVALID, "unit_cannot");
    REFUSED(s, hand(s, id, &nowhere, 1), ST_INVALID, "unit_missing");
    in.handed_on = on("2026-12-01");
    EQ_INT(suggestion_hand_over(s->ctx, &in), ST_INVALID, "not in the future");
    EQ_TEXT(field(s), "handed_on", "at the field");
    in.handed_on = on("2026-03-01");
    REFUSED(s, suggestion_hand_over(s->ctx, &in), ST_INVALID, "too_early");
    in.handed_on = (struct date){0};
    in.version = 99;
    REFUSED(s, suggestion_hand_over(s->ctx, &in), ST_CONFLICT, "db.changed_meanwhile");
    as(s, GOVERNMENT, s->gov);
    REFUSED(s, suggestion_hand_over(s->ctx, &in), ST_NOT_FOUND, "db.not_found");
    as(s, LEADER, 0);
    REFUSED(s, suggestion_hand_over(s->ctx, &in), ST_DENIED, "not_yours");

    DONE(s, hand(s, id, two, 2));
    EQ_INT(now(s, id).lead_organ_id, s->traffic, "the lead");
    h = unit_of(s, id, s->water);
    EQ_INT(h.role, ROLE_JOINT, "a joint handler");
    EQ_INT(date_cmp(h.opinion_due_on, on("2026-04-02")), 0, "with a month for its opinion");
    OK(date_none(h.due_on), "and no reply to give");
    h = unit_of(s, id, s->traffic);
    EQ_INT(date_cmp(h.due_on, on("2026-06-02")), 0, "three months for the lead");
    EQ_INT(date_cmp(h.sign_due_on, on("2026-03-16")), 0, "ten workdays to give it back");
    EQ_INT(date_cmp(h.contact_due_on, on("2026-03-30")), 0, "twenty to see the deputy");
    REFUSED(s, hand(s, id, two, 2), ST_RULE, "wrong_state");

    in = (struct suggestion_assign){
        .id = accepted(s, "复杂"), .units = &lead, .units_count = 1, .complex = true};
    as(s, OFFICE, 0);
    DONE(s, suggestion_hand_over(s->ctx, &in));
    EQ_INT(date_cmp(now(s, in.id).due_on, on("2026-09-02")), 0, "six months for the difficult");
    EQ_INT(now(s, in.id).reply_months, 6, "stored");
}

static void test_government(struct sugtest *s)
{
    const struct suggestion_unit lead = {s->traffic, ROLE_LEAD};
    struct suggestion_assign in = {.id = accepted(s, "经政府"), .via_organ_id = s->traffic};
    struct suggestion_task *tasks;
    int64_t total;
    size_t count;

    as(s, OFFICE, 0);
    REFUSED(s, suggestion_hand_over(s->ctx, &in), ST_INVALID, "not_government");
    in.via_organ_id = s->gov;
    DONE(s, suggestion_hand_over(s->ctx, &in));
    EQ_INT(state(s, in.id), SUGGESTION_AT_GOVERNMENT, "with the government's office");
    EQ_INT(date_cmp(now(s, in.id).due_on, on("2026-06-02")), 0, "the clock runs");
    day(s, "2026-03-20");
    in.units = &lead;
    in.units_count = 1;
    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_hand_on(s->ctx, &in), ST_NOT_FOUND, "db.not_found");
    as(s, GOVERNMENT, s->gov);
    DONE(s, suggestion_queue(s->ctx, 5, &tasks, &count, &total));
    OK(count == 1 && strcmp(tasks[0].kind, "hand_on") == 0, "the government is to name the unit");
    EQ_INT(date_cmp(tasks[0].due_on, on("2026-03-09")), 0,
           "in five workdays, not by the day of the reply");
    in.units_count = 0;
    REFUSED(s, suggestion_hand_on(s->ctx, &in), ST_INVALID, "units");
    in.units_count = 1;
    DONE(s, suggestion_hand_on(s->ctx, &in));
    EQ_INT(state(s, in.id), SUGGESTION_HANDED_OVER, "with the unit");
    EQ_INT(date_cmp(now(s, in.id).due_on, on("2026-06-02")), 0,
           "the day of hand-over by the congress counts");
    EQ_INT(date_cmp(unit_of(s, in.id, s->traffic).handed_on, on("2026-03-20")), 0,
           "the unit's own days from when it got it");
}

/* The government's office hands on inside the government: a court's task is none of its business.
 */
static void test_government_bounds(struct sugtest *s)
{
    const struct suggestion_unit both[] = {{s->traffic, ROLE_SEPARATE}, {s->court, ROLE_SEPARATE}};
    struct suggestion_assign in = {
        .id = accepted(s, "路口和案件"), .units = both, .units_count = 2};
    struct suggestion_dispute d = {.id = in.id, .to_organ_id = s->water, .reason = S("不归他管")};

    as(s, OFFICE, 0);
    DONE(s, suggestion_hand_over(s->ctx, &in));
    as(s, GOVERNMENT, s->gov);
    d.handling_id = unit_of(s, d.id, s->court).id;
    REFUSED(s, suggestion_reassign(s->ctx, &d), ST_INVALID, "not_governed");
    d.handling_id = unit_of(s, d.id, s->traffic).id;
    DONE(s, suggestion_reassign(s->ctx, &d));
    EQ_INT(unit_of(s, d.id, s->court).state, HANDLING_ASSIGNED, "which still has its own");
    d.to_organ_id = s->court;
    d.handling_id = unit_of(s, d.id, s->water).id;
    REFUSED(s, suggestion_reassign(s->ctx, &d), ST_INVALID, "not_governed");
    as(s, HANDLER, s->court);
    DONE(s, suggestion_give_back(s->ctx, &(struct suggestion_handling_ref){
                                             .id = d.id, .note = S("不属于审判工作")}));
    as(s, GOVERNMENT, s->gov);
    d = (struct suggestion_dispute){
        .id = d.id, .handling_id = unit_of(s, d.id, s->court).id, .reason = S("应当办理")};
    REFUSED(s, suggestion_decide_dispute(s->ctx, &d), ST_INVALID, "not_governed");
    as(s, OFFICE, 0);
    DONE(s, suggestion_decide_dispute(s->ctx, &d));

    in = (struct suggestion_assign){.id = accepted(s, "经政府转给法院"), .via_organ_id = s->gov};
    DONE(s, suggestion_hand_over(s->ctx, &in));
    in.units = &(struct suggestion_unit){s->court, ROLE_LEAD};
    in.units_count = 1;
    as(s, GOVERNMENT, s->gov);
    REFUSED(s, suggestion_hand_on(s->ctx, &in), ST_INVALID, "not_governed");
    as(s, OFFICE, 0);
    DONE(s, suggestion_hand_on(s->ctx, &in));
}

static void test_batch(struct sugtest *s)
{
    const int64_t a = accepted(s, "甲"), b = accepted(s, "乙"), c = submitted(s, "丙");
    const struct suggestion_unit lead = {s->traffic, ROLE_LEAD};
    struct suggestion_batch_new in = {.name = S("")};
    struct suggestion_bulk bulk = {0};
    struct suggestion_bulk_item items[] = {{a, s->traffic}, {c, s->water}, {b, s->closed}};
    struct suggestion_fault *faults;
    struct suggestion_planned *planned;
    size_t count, done;
    int64_t batch = 0;

    as(s, COMMITTEE, 0);
    REFUSED(s, suggestion_batch_save(s->ctx, &in, &batch), ST_DENIED, "not_yours");
    as(s, OFFICE, 0);
    EQ_INT(suggestion_batch_save(s->ctx, &in, &batch), ST_INVALID, "a meeting has a name");
    EQ_TEXT(field(s), "name", "at the field");
    in = (struct suggestion_batch_new){.name = S("2026年代表建议交办会"),
                                       .place = S("三楼会议室"),
                                       .meeting_on = on("2026-03-20")};
    DONE(s, suggestion_batch_save(s->ctx, &in, &batch));
    in.id = batch;
    in.version = 9;
    REFUSED(s, suggestion_batch_save(s->ctx, &in, NULL), ST_CONFLICT, "db.changed_meanwhile");

    bulk.items = items;
    bulk.items_count = 3;
    REFUSED(s, suggestion_bulk_hand_over(s->ctx, &bulk, &faults, &count, &done), ST_INVALID,
            "bulk");
    EQ_INT(count, 2, "each row that cannot go is named");
    EQ_INT(faults[0].id, c, "the one without number");
    EQ_TEXT(faults[0].key, "suggestion.err.wrong_state", "and why");
    EQ_TEXT(faults[1].key, "suggestion.err.unit_cannot", "and the other");
    EQ_STR(faults[1].title, "乙", "with its title");
    EQ_INT(state(s, a), SUGGESTION_ACCEPTED, "nothing was handed over");

    DONE(s, suggestion_plan(s->ctx,
                            &(struct suggestion_assign){
                                .id = a, .units = &lead, .units_count = 1, .batch_id = batch}));
    DONE(s, suggestion_plan(s->ctx,
                            &(struct suggestion_assign){
                                .id = b, .units = &lead, .units_count = 1, .batch_id = batch}));
    DONE(s, suggestion_plan(s->ctx, &(struct suggestion_assign){
                                        .id = b,
                                        .units = &(struct suggestion_unit){s->water, ROLE_LEAD},
                                        .units_count = 1,
                                        .batch_id = batch}));
    EQ_INT(all_of(s, b).handlings_count, 1, "a new plan replaces the old one");
    as(s, HANDLER, s->water);
    REFUSED(s, suggestion_get(s->ctx, b, &(struct suggestion){0}), ST_NOT_FOUND, "db.not_found");
    as(s, OFFICE, 0);
    DONE(s, suggestion_batch_items(s->ctx, batch, &planned, &count));
    EQ_INT(count, 2, "the list for the meeting");
    EQ_STR(planned[1].units, "主办 水利局", "says who");
    bulk = (struct suggestion_bulk){.batch_id = batch, .handed_on = on("2026-03-20")};
    day(s, "2026-03-19");
    EQ_INT(suggestion_bulk_hand_over(s->ctx, &bulk, &faults, &count, &done), ST_INVALID,
           "not before the day");
    EQ_TEXT(field(s), "handed_on", "a day to come is told once, at its field");
    EQ_INT(count, 0, "and not as a fault of each suggestion");
    day(s, "2026-03-20");
    DONE(s, suggestion_bulk_hand_over(s->ctx, &bulk, &faults, &count, &done));
    EQ_INT(done, 2, "both at once");
    EQ_INT(now(s, b).lead_organ_id, s->water, "as planned");
    EQ_INT(unit_of(s, b, s->water).state, HANDLING_ASSIGNED, "handed over");
    REFUSED(s, suggestion_bulk_hand_over(s->ctx, &bulk, &faults, &count, &done), ST_INVALID,
            "bulk_empty");
    REFUSED(s,
            suggestion_plan(s->ctx, &(struct suggestion_assign){.id = accepted(s, "丁"),
                                                                .units = &lead,
                                                                .units_count = 1,
                                                                .batch_id = batch}) == ST_DENIED
                ? ST_DENIED
                : (as(s, OFFICE, 0),
                   suggestion_plan(s->ctx, &(struct suggestion_assign){.id = accepted(s, "戊"),
                                                                       .units = &lead,
                                                                       .units_count = 1,
                                                                       .batch_id = batch})),
            ST_RULE, "batch_done");
}

static void test_give_back(struct sugtest *s)
{
    const int64_t id = handed(s, "退回", s->traffic);
    struct suggestion_handling_ref ref = {.id = id};
    struct suggestion_dispute decide = {.id = id, .reason = S("道路属于住建")};

    as(s, HANDLER, s->traffic);
    EQ_INT(suggestion_give_back(s->ctx, &ref), ST_INVALID, "why?");
    EQ_TEXT(field(s), "note", "is to be said");
    ref.note = S("该路段由住建部门管理");
    as(s, HANDLER, s->water);
    REFUSED(s, suggestion_give_back(s->ctx, &ref), ST_NOT_FOUND, "db.not_found");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_give_back(s->ctx, &ref));
    EQ_INT(state(s, id), SUGGESTION_GIVEN_BACK, "to be decided");
    REFUSED(s, suggestion_sign(s->ctx, &ref), ST_RULE, "wrong_state");
    decide.handling_id = unit_of(s, id, s->traffic).id;
    REFUSED(s, suggestion_decide_dispute(s->ctx, &decide), ST_DENIED, "not_yours");

    day(s, "2026-03-09");
    as(s, GOVERNMENT, s->gov);
    decide.to_organ_id = s->closed;
    REFUSED(s, suggestion_decide_dispute(s->ctx, &decide), ST_INVALID, "unit_missing");
    decide.to_organ_id = s->traffic;
    REFUSED(s, suggestion_decide_dispute(s->ctx, &decide), ST_INVALID, "unit_twice");
    decide.to_organ_id = s->housing;
    decide.reason = S("");
    EQ_INT(suggestion_decide_dispute(s->ctx, &decide), ST_INVALID, "a decision has a reason");
    EQ_TEXT(field(s), "reason", "too");
    decide.reason = S("道路属于住建");
    DONE(s, suggestion_decide_dispute(s->ctx, &decide));
    EQ_INT(state(s, id), SUGGESTION_HANDED_OVER, "with another");
    EQ_INT(unit_of(s, id, s->traffic).state, HANDLING_MOVED, "the first is out");
    EQ_INT(now(s, id).lead_organ_id, s->housing, "the second leads");
    EQ_INT(date_cmp(now(s, id).first_handed_on, on("2026-03-02")), 0, "first hand-over on record");
    EQ_INT(date_cmp(now(s, id).due_on, on("2026-06-09")), 0, "the clock starts anew by rule");
    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_get(s->ctx, id, &(struct suggestion){0}), ST_RULE, "moved_on");
    as(s, HANDLER, s->water);
    REFUSED(s, suggestion_get(s->ctx, id, &(struct suggestion){0}), ST_NOT_FOUND, "db.not_found");

    as(s, HANDLER, s->housing);
    DONE(s, suggestion_sign(s->ctx, &ref));
    DONE(s, suggestion_give_back(s->ctx, &ref));
    decide = (struct suggestion_dispute){
        .id = id, .handling_id = unit_of(s, id, s->housing).id, .reason = S("就归住建")};
    day(s, "2026-03-10");
    as(s, OFFICE, 0);
    DONE(s, suggestion_decide_dispute(s->ctx, &decide));
    EQ_INT(state(s, id), SUGGESTION_HANDLING, "it stays, and counts as signed for");
    EQ_INT(date_cmp(unit_of(s, id, s->housing).signed_on, on("2026-03-09")), 0,
           "on the day on which it had signed");
    REFUSED(s, suggestion_decide_dispute(s->ctx, &decide), ST_RULE, "not_given_back");
    as(s, HANDLER, s->housing);
    REFUSED(s, suggestion_give_back(s->ctx, &ref), ST_RULE, "give_back_decided");

    day(s, "2026-03-09");
    ref.id = handed(s, "迟退", s->traffic); /* on 9 March; ten workdays end on the 23rd */
    day(s, "2026-03-24");
    as(s, HANDLER, s->traffic);
    REFUSED(s, suggestion_give_back(s->ctx, &ref), ST_RULE, "give_back_late");
    day(s, "2026-03-23");
    DONE(s, suggestion_give_back(s->ctx, &ref));
}

static void test_clock_kept(struct sugtest *s)
{
    const int64_t id = signed_for(s, "改派", s->traffic);
    struct suggestion_dispute move = {.id = id, .to_organ_id = s->water, .reason = S("职责调整")};

    as_system(s);
    DONE(s, congress_param_set(s->ctx,
                               &(struct congress_param_set){.name = S("restart_clock_on_reassign"),
                                                            .value = S("no"),
                                                            .from_on = on("2026-04-01"),
                                                            .basis = S("本县办法第八条")}));
    day(s, "2026-04-15");
    as(s, OFFICE, 0);
    move.handling_id = unit_of(s, id, s->traffic).id;
    DONE(s, suggestion_reassign(s->ctx, &move));
    EQ_INT(date_cmp(now(s, id).due_on, on("2026-06-02")), 0, "the first hand-over counts by rule");
    EQ_INT(date_cmp(unit_of(s, id, s->water).clock_from, on("2026-03-02")), 0,
           "kept with the task");
    EQ_INT(date_cmp(unit_of(s, id, s->water).handed_on, on("2026-04-15")), 0, "beside its own day");
    EQ_INT(state(s, id), SUGGESTION_HANDED_OVER, "to be signed for again");
}

static void test_joint(struct sugtest *s)
{
    const struct suggestion_unit units[] = {{s->traffic, ROLE_LEAD}, {s->water, ROLE_JOINT}};
    const int64_t id = accepted(s, "会办");
    const struct suggestion_handling_ref ref = {.id = id};
    struct suggestion_advise advice = {.id = id, .body = S("桥梁水下部分由我局检测")};
    struct suggestion_detail d;

    DONE(s, hand(s, id, units, 2));
    as(s, HANDLER, s->water);
    REFUSED(s, suggestion_advise(s->ctx, &advice), ST_RULE, "wrong_state");
    DONE(s, suggestion_sign(s->ctx, &ref));
    EQ_INT(state(s, id), SUGGESTION_HANDED_OVER, "the lead has not signed yet");
    DONE(s, suggestion_advise(s->ctx, &advice));
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_sign(s->ctx, &ref));
    REFUSED(s, suggestion_advise(s->ctx, &advice), ST_DENIED, "not_yours");
    advice.handling_id = unit_of(s, id, s->water).id;
    advice.body = S("");
    EQ_INT(suggestion_ask_advice(s->ctx, &advice), ST_INVALID, "more of what?");
    EQ_TEXT(field(s), "body", "is to be said");
    advice.body = S("请写明检测结论");
    day(s, "2026-03-10");
    DONE(s, suggestion_ask_advice(s->ctx, &advice));
    EQ_INT(date_cmp(unit_of(s, id, s->water).opinion_due_on, on("2026-03-17")), 0,
           "five workdays for a new opinion");
    REFUSED(s, suggestion_ask_advice(s->ctx, &advice), ST_RULE, "wrong_state");
    as(s, HANDLER, s->water);
    REFUSED(s, suggestion_draft_reply(s->ctx, &(struct suggestion_reply_draft){.id = id}, NULL),
            ST_DENIED, "not_yours");
    advice.handling_id = 0;
    DONE(s, suggestion_advise(s->ctx, &advice));
    d = all_of(s, id);
    EQ_INT(d.opinions_count, 3, "given, asked again, given");
    contact(s, id, s->traffic);
    reply(s, id, s->traffic, "A", NULL);
    EQ_INT(state(s, id), SUGGESTION_REPLIED, "the lead replies for all");

    /* A joint handler that turns out to be the right lead. */
    {
        const int64_t other = accepted(s, "会办变主办");
        struct suggestion_dispute decide = {
            .id = other, .to_organ_id = s->water, .reason = S("是")};

        DONE(s, hand(s, other, units, 2));
        as(s, HANDLER, s->traffic);
        DONE(s, suggestion_give_back(
                    s->ctx, &(struct suggestion_handling_ref){.id = other, .note = S("不是")}));
        decide.handling_id = unit_of(s, other, s->traffic).id;
        as(s, OFFICE, 0);
        DONE(s, suggestion_decide_dispute(s->ctx, &decide));
        EQ_INT(unit_of(s, other, s->water).role, ROLE_LEAD, "the joint handler leads now");
        EQ_INT(unit_of(s, other, s->water).state, HANDLING_ASSIGNED, "and signs anew");
    }
}

/* Whose business it is not need not be replaced where it only helps. */
static void test_release(struct sugtest *s)
{
    const struct suggestion_unit units[] = {{s->traffic, ROLE_LEAD}, {s->water, ROLE_JOINT}};
    const int64_t id = accepted(s, "不再会办");
    const struct suggestion_handling_ref back = {.id = id, .note = S("与本单位无关")};
    struct suggestion_dispute decide = {.id = id, .release = true, .reason = S("确实无关")};

    DONE(s, hand(s, id, units, 2));
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_give_back(s->ctx, &back));
    as(s, HANDLER, s->water);
    DONE(s, suggestion_give_back(s->ctx, &back));
    as(s, OFFICE, 0);
    decide.handling_id = unit_of(s, id, s->traffic).id;
    REFUSED(s, suggestion_decide_dispute(s->ctx, &decide), ST_INVALID, "release_joint");
    decide.handling_id = unit_of(s, id, s->water).id;
    decide.to_organ_id = s->housing;
    REFUSED(s, suggestion_decide_dispute(s->ctx, &decide), ST_INVALID, "release_or_move");
    decide.to_organ_id = 0;
    DONE(s, suggestion_decide_dispute(s->ctx, &decide));
    EQ_INT(unit_of(s, id, s->water).state, HANDLING_MOVED, "it is out");
    EQ_STR(unit_of(s, id, s->water).decision, "", "neither kept nor moved");
    EQ_STR(unit_of(s, id, s->water).decision_reason, "确实无关", "for a reason");
    EQ_INT(all_of(s, id).handlings_count, 2, "and nobody came for it");
    EQ_INT(state(s, id), SUGGESTION_GIVEN_BACK, "the lead's is still to be decided");
    decide.handling_id = unit_of(s, id, s->traffic).id;
    decide.release = false;
    DONE(s, suggestion_decide_dispute(s->ctx, &decide));
    EQ_INT(state(s, id), SUGGESTION_HANDLING, "which goes on alone");
    as(s, HANDLER, s->water);
    REFUSED(s, suggestion_get(s->ctx, id, &(struct suggestion){0}), ST_RULE, "moved_on");
}

static void test_separate(struct sugtest *s)
{
    const struct suggestion_unit units[] = {{s->traffic, ROLE_SEPARATE}, {s->water, ROLE_SEPARATE}};
    const int64_t id = accepted(s, "分办");
    const struct suggestion_handling_ref ref = {.id = id};
    struct suggestion_rate r = {.id = id, .attitude = MARK_SATISFIED, .result = MARK_SATISFIED};
    struct suggestion_detail d;

    DONE(s, hand(s, id, units, 2));
    OK(now(s, id).separate, "separate handlers");
    as(s, HANDLER, s->traffic);
    DONE(s, suggestion_sign(s->ctx, &ref));
    EQ_INT(state(s, id), SUGGESTION_HANDED_OVER, "one has not signed");
    contact(s, id, s->traffic);
    reply(s, id, s->traffic, "A", NULL);
    EQ_INT(state(s, id), SUGGESTION_HANDED_OVER, "one reply is not the whole");
    as(s, HANDLER, s->water);
    DONE(s, suggestion_sign(s->ctx, &ref));
    EQ_INT(state(s, id), SUGGESTION_HANDLING, "the other is at work");
    day(s, "2026-06-10"); /* due on the 2nd */
    contact(s, id, s->water);
    reply(s, id, s->water, "C", NULL);
    d = all_of(s, id);
    EQ_INT(d.s.state, SUGGESTION_REPLIED, "both have replied");
    EQ_STR(d.s.class_code, "C", "what is not solved by one is not solved");
    OK(!d.s.in_time, "one was late: the whole is");
    OK(unit_of(s, id, s->traffic).in_time, "which is not the other's fault");
    EQ_INT(d.replies_count, 2, "two replies");

    as(s, DEPUTY, 0);
    REFUSED(s, suggestion_rate(s->ctx, &r), ST_INVALID, "which_reply");
    r.reply_id = d.replies[1].id;
    DONE(s, suggestion_rate(s->ctx, &r));
    EQ_INT(state(s, id), SUGGESTION_REPLIED, "one is still to be rated");
    REFUSED(s, suggestion_rate(s->ctx, &r), ST_CONFLICT, "rated");
    r = (struct suggestion_rate){
        .id = id, .attitude = MARK_BASIC, .result = MARK_DISSATISFIED, .reason = S("没有措施")};
    DONE(s, suggestion_rate(s->ctx, &r));
    EQ_INT(state(s, id), SUGGESTION_REDO, "the dissatisfying one is handled again");
    EQ_INT(unit_of(s, id, s->water).state, HANDLING_SIGNED, "by its unit");
    EQ_INT(unit_of(s, id, s->traffic).state, HANDLING_REPLIED, "not by the other");
    EQ_INT(date_cmp(now(s, id).due_on, on("2026-07-10")), 0, "within a month");
    contact(s, id, s->water);
    reply(s, id, s->water, "A", NULL);
    DONE(s, rate(s, id, 0, MARK_SATISFIED));
    EQ_INT(now(s, id).result, MARK_SATISFIED, "the whole as it now stands");
    EQ_INT(state(s, id), SUGGESTION_CLOSED, "closed");
}

int main(void)
{
    sug_one("sug_hand_over", test_hand_over);
    sug_one("sug_government", test_government);
    sug_one("sug_government_bounds", test_government_bounds);
    sug_both("sug_batch", test_batch);
    sug_both("sug_give_back", test_give_back);
    sug_one("sug_clock_kept", test_clock_kept);
    sug_both("sug_joint", test_joint);
    sug_both("sug_release", test_release);
    sug_both("sug_separate", test_separate);
    return tap_done();
}
