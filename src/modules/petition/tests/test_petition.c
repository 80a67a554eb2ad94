// SPDX-License-Identifier: MulanPSL-2.0
/* Petitions on both databases: registered, transferred, answered, reviewed, ended, counted, kept
 * from those who do not handle them, imported and erased. People are invented. */
#include "modules/congress/congress.h"
#include "modules/opinion/opinion.h"
#include "modules/petition/petition_list.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_store.h"
#include "modules/petition/tests/petition_house.h"
#include "platform/db.h"
#include "platform/import.h"
#include "platform/look.h"
#include <unistd.h>

/* ---------------------------------------------------------------- taking in */

static void taken_in(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    struct petition_new in = example(t->ctx, "+86 138-0000-2222");
    const int64_t id = registered(&h, &in), again = registered(&h, &in);
    struct petition_person *persons;
    struct petition *same;
    struct petition_text text;
    struct petition p = get(&h, id);
    struct petition_person more = {.name = S("江有田"), .representative = true};
    size_t count;
    int64_t other;

    EQ_INT(p.number, 1, "the first of its year");
    EQ_INT(get(&h, again).number, 2, "then the second");
    EQ_INT(p.handler_id, h.clerk, "who registers handles it");
    EQ_STR(p.due_kind, "tell", "he is to be told");
    OK(is_day(p.tell_due_on, p.due_on) && date_cmp(p.due_on, t->ctx->today) > 0, "in 15 days");
    ASSERT(petition_text_of(t->ctx, &p, &text) == ST_OK);
    EQ_STR(text.body, "石磨沟占地的钱没有发。", "what was said");
    ASSERT(petition_persons(t->ctx, id, &persons, &count) == ST_OK && count == 1);
    EQ_STR(persons[0].phone, "13800002222", "the telephone without its dress");
    EQ_STR(persons[0].id_number, "14082619900307123X", "the ID number too");
    OK(persons[0].representative, "of three who came he speaks");
    ASSERT(petition_same_person(t->ctx, again, &same, &count) == ST_OK);
    EQ_INT(count, 1, "the same person came before");
    must(&h, petition_same(t->ctx, again, get(&h, again).version, id), "with the same matter");
    EQ_INT(get(&h, again).first_id, id, "linked");
    refused(&h, petition_same(t->ctx, id, get(&h, id).version, again), ST_RULE,
            "petition.not_first", NULL, "not the other way round");
    for (int i = 0; i < 4; i++)
        must(&h, petition_person_add(t->ctx, id, &more), "another representative");
    refused(&h, petition_person_add(t->ctx, id, &more), ST_RULE, "law.petition_representatives",
            "第二十条第三款", "a sixth");
    more.representative = false;
    must(&h, petition_person_add(t->ctx, id, &more), "who only came along");
    EQ_INT(get(&h, id).people, 6, "counted");
    {
        struct petition few = get(&h, id);

        few.people = 5;
        refused(&h, petition_edit(t->ctx, &few), ST_INVALID, "petition.err.fewer", NULL,
                "not fewer than those who are named");
        few.people = 6;
        must(&h, petition_edit(t->ctx, &few), "as many");
    }
    ASSERT(petition_persons(t->ctx, again, &persons, &count) == ST_OK && count == 1);
    must(&h, petition_person_drop(t->ctx, again, persons[0].id), "he was written down by mistake");
    OK(!get(&h, again).reachable && date_none(get(&h, again).due_on),
       "nobody is left who could be told");
    EQ_INT(petition_person_drop(t->ctx, again, persons[0].id), ST_NOT_FOUND, "once");
    modtest_clear(t->ctx);
    in.text.subject = S("");
    in.p.people = 0;
    in.p.kind = S("dream");
    EQ_INT(petition_register(t->ctx, &in, &other), ST_INVALID, "with faults");
    EQ_INT(t->ctx->field_errors_count, 3, "three of them");
    modtest_clear(t->ctx);
    EQ_INT(modtest_events(t->ctx, "petition.registered"), 2, "journalled");
}

/* ---------------------------------------------------------------- the whole way */

static void whole_way(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    const struct date today = t->ctx->today;
    struct petition p;

    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY, .text = S("好")}), ST_RULE,
            "petition.wrong_state", NULL, "not answered before it is taken up");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_TRANSFER, .organ_id = h.organ}),
            ST_INVALID, "petition.err.until", NULL, "until when");
    must(&h,
         act(&h, id,
             (struct petition_do){
                 .act = PETITION_TRANSFER, .organ_id = h.organ, .until = date_add_days(today, 30)}),
         "transferred");
    p = get(&h, id);
    OK(p.state == PETITION_TRANSFERRED && is_day(p.transferred_on, today), "sent today");
    EQ_STR(p.due_kind, "take_on", "the organ says to the petitioner that it has it");
    OK(date_cmp(p.due_on, date_add_days(today, 15)) >= 0, "within 15 days");
    as(&h, h.unit, h.organ, "petition.open petition.unit");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_GIVE_BACK, .text = S("不是我局的")}),
         "the organ objects");
    EQ_INT(get(&h, id).state, PETITION_TRANSFERRED, "which we look into first");
    as_clerk(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_AGREE}), "it is right");
    EQ_INT(get(&h, id).state, PETITION_REGISTERED, "back with us");
    as(&h, h.unit, h.organ, "petition.open petition.unit");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), ST_NOT_FOUND,
            "db.not_found", NULL, "the organ does not see it any more");
    as_clerk(&h);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), "accepted");
    EQ_STR(get(&h, id).due_kind, "handle", "60 days");
    refused(&h,
            act(&h, id,
                (struct petition_do){.act = PETITION_EXTEND,
                                     .days = 31,
                                     .approved = true,
                                     .told = true,
                                     .text = S("复杂")}),
            ST_RULE, "law.petition_extension_too_long", "第三十四条", "31 days more");
    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_EXTEND,
                                  .days = 30,
                                  .approved = true,
                                  .told = true,
                                  .text = S("复杂")}),
         "30 days more");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY}), ST_INVALID,
            "petition.err.text", NULL, "a reply says something");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY, .text = S("已核实")}),
         "answered");
    refused(&h,
            act(&h, id,
                (struct petition_do){.act = PETITION_ASK_REVIEW, .on = date_add_days(today, -1)}),
            ST_RULE, "law.petition_asked_before", "第三十五条", "asked before the answer");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_REVIEW}), "review asked");
    EQ_STR(get(&h, id).due_kind, "review", "30 days");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ANSWER_REVIEW, .text = S("维持")}),
         "reviewed");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_RECHECK}), "re-review asked");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_HEARING, .days = 5}), "a hearing");
    p = get(&h, id);
    OK(date_cmp(p.due_on, date_add_days(today, 35)) >= 0, "its days are not counted");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ANSWER_RECHECK, .text = S("维持")}),
         "re-reviewed");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_END, .outcome = S("solved")}),
            ST_RULE, "petition.wrong_outcome", NULL, "it ends for good only");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_END, .outcome = S("final")}),
         "ended");
    {
        const int64_t again = registered(&h, &in);

        must(&h, petition_same(t->ctx, again, 1, id), "he comes again");
        refused(&h, act(&h, again, (struct petition_do){.act = PETITION_ACCEPT}), ST_RULE,
                "law.petition_final", "第三十六条第三款", "not taken up again");
        must(&h, act(&h, again, (struct petition_do){.act = PETITION_END, .outcome = S("refused")}),
             "but refused");
    }
}

static void charged(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    struct petition_new in = example(t->ctx, "13800002222");
    int64_t id;

    in.p.matter = PETITION_LAW_CHARGE;
    in.p.against_id = h.organ;
    id = registered(&h, &in);
    refused(&h,
            act(&h, id,
                (struct petition_do){.act = PETITION_TRANSFER,
                                     .organ_id = h.organ,
                                     .until = date_add_days(t->ctx->today, 30)}),
            ST_RULE, "law.petition_charged_organ", "第三十条第三款", "not to whom it is against");
    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_TRANSFER,
                                  .organ_id = h.organ2,
                                  .until = date_add_days(t->ctx->today, 30)}),
         "to another");
    t->ctx->today = date_add_days(t->ctx->today, 20);
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_GIVE_BACK, .text = S("不是")}),
            ST_RULE, "petition.objected_late", "第二十三条第三款", "20 days later");
    t->ctx->today = date_add_days(t->ctx->today, -20);
}

/* The organ of supervision tells of a charge by rules of its own, another within its 15 days.
 * @law Petition Regulation (2022-02-25) art. 23(3), 23(4) */
static void told_by_supervision(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct organ organ = {
        .kind = ORGAN_SUPERVISION, .name = S("监委"), .handles = true, .active = true};
    struct petition_new in = example(t->ctx, "13800002222");
    struct petition p;
    int64_t supervision = 0;

    ASSERT(organ_add(t->ctx, &organ, &supervision) == ST_OK);
    in.p.matter = PETITION_LAW_CHARGE;
    for (int i = 0; i < 2; i++) {
        const int64_t id = registered(&h, &in);

        must(&h,
             act(&h, id,
                 (struct petition_do){.act = PETITION_TRANSFER,
                                      .organ_id = i == 0 ? supervision : h.organ,
                                      .until = date_add_days(t->ctx->today, 30)}),
             "transferred");
        p = get(&h, id);
        EQ_STR(p.due_kind, i == 0 ? "report" : "take_on", "what is due is stored");
        OK(petition_told_by_rules(&p) == (i == 0), "and read");
    }
}

/* It turns out to be against whoever has got it.
 * @law Petition Regulation (2022-02-25) art. 30(3) */
static void charged_later(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    struct petition p;
    int64_t opinion = 0;

    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_TRANSFER,
                                  .organ_id = h.organ,
                                  .until = date_add_days(t->ctx->today, 30)}),
         "transferred");
    as(&h, h.unit, h.organ, "petition.open petition.unit");
    must(&h, petition_load_own(t->ctx, id, &p), "the organ has got it");
    as_clerk(&h);
    p = get(&h, id);
    p.matter = PETITION_LAW_CHARGE;
    p.against_id = h.organ;
    must(&h, petition_edit(t->ctx, &p), "it turns out to be against that organ");
    p = get(&h, id);
    EQ_INT(p.organ_id, 0, "taken back");
    EQ_INT(p.state, PETITION_REGISTERED, "and ours again");
    EQ_STR(p.due_kind, "tell", "with the clock it had");
    as(&h, h.unit, h.organ, "petition.open petition.unit");
    refused(&h, petition_load(t->ctx, id, &p), ST_NOT_FOUND, "db.not_found", NULL,
            "the organ does not see it any more");
    as(&h, h.other, 0, "petition.open petition.read petition.assign");
    refused(&h, petition_assign(t->ctx, id, get(&h, id).version, h.unit, S("work")), ST_RULE,
            "law.petition_charged_people", "第三十条第三款", "nobody of it handles it");
    refused(&h, petition_lead(t->ctx, id, get(&h, id).version, h.unit), ST_RULE,
            "law.petition_charged_people", NULL, "nor leads it");
    must(&h, petition_assign(t->ctx, id, get(&h, id).version, h.other, S("work")), "others do");
    as(&h, h.other, 0, "petition.open petition.read petition.handle opinion.register");
    refused(&h, petition_to_opinion(t->ctx, id, S("反映征地"), S("征地的账目"), &opinion), ST_RULE,
            "law.petition_charge_kept", "第三十条第三款", "no opinion is made of it");
}

/* An answer that was dated and sent today may arrive days later: the clock begins there.
 * @law Petition Regulation (2022-02-25) art. 35, 36(1) */
static void asked_from_receipt(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    const struct date today = t->ctx->today, got = date_add_days(today, 20);

    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), "accepted");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY, .text = S("已核实")}),
         "answered");
    t->ctx->today = date_add_days(got, 30);
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_REVIEW}), ST_RULE,
            "law.petition_asked_late", "第三十五条", "50 days after the answer's own day");
    refused(&h,
            act(&h, id,
                (struct petition_do){.act = PETITION_ASK_REVIEW,
                                     .got_on = date_add_days(t->ctx->today, 1)}),
            ST_INVALID, "petition.err.future", NULL, "not received yet");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_REVIEW, .got_on = got}),
         "30 days after it was received");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ANSWER_REVIEW, .text = S("维持")}),
         "reviewed");
    t->ctx->today = date_add_days(t->ctx->today, 50);
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_RECHECK}), ST_RULE,
            "law.petition_asked_late", "第三十六条", "50 days after");
    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_ASK_RECHECK,
                                  .got_on = date_add_days(t->ctx->today, -30)}),
         "the re-review counts so, too");
    t->ctx->today = today;
}

/* Closed the day after the answer, it is taken up again when the review is asked for in time.
 * @law Petition Regulation (2022-02-25) art. 35, 36(1) */
static void reopened(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    const struct date today = t->ctx->today;
    struct petition p;

    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), "accepted");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_REPLY, .text = S("已核实")}),
         "answered");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_END, .outcome = S("explained")}),
         "ended");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_RECHECK}), ST_RULE,
            "petition.wrong_state", NULL, "not the re-review of what was not reviewed");
    t->ctx->today = date_add_days(today, 50);
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_REVIEW}), ST_RULE,
            "law.petition_asked_late", "第三十五条", "50 days later");
    t->ctx->today = date_add_days(today, 20);
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_REVIEW}), "in time");
    p = get(&h, id);
    EQ_INT(p.state, PETITION_IN_REVIEW, "it runs again");
    EQ_STR(p.due_kind, "review", "with its clock");
    OK(p.outcome.len == 0 && date_none(p.ended_on), "and has not ended");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ANSWER_REVIEW, .text = S("维持")}),
         "reviewed");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_END, .outcome = S("explained")}),
         "ended again");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ASK_RECHECK}), "the re-review");
    EQ_INT(get(&h, id).state, PETITION_IN_RECHECK, "runs");
    t->ctx->today = today;
}

/* ---------------------------------------------------------------- who sees it */

static void seen_by(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    struct petition p;

    must(&h, petition_load_own(t->ctx, id, &p), "the handler");
    as(&h, h.other, 0, "petition.open petition.read petition.handle petition.assign");
    must(&h, petition_load(t->ctx, id, &p), "another of the office sees that it is there");
    refused(&h, petition_load_own(t->ctx, id, &p), ST_DENIED, "petition.not_yours", NULL,
            "but not who petitions");
    refused(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT}), ST_DENIED,
            "petition.not_yours", NULL, "nor does he handle it");
    as(&h, h.unit, h.organ, "petition.open petition.unit");
    refused(&h, petition_load(t->ctx, id, &p), ST_NOT_FOUND, "db.not_found", NULL,
            "an organ it was not given to");
    as(&h, h.other, 0, "petition.open petition.read petition.handle petition.assign");
    must(&h, petition_assign(t->ctx, id, 1, h.other, S("work")), "handed on");
    must(&h, petition_load_own(t->ctx, id, &p), "to him");
    as_clerk(&h);
    refused(&h, petition_load_own(t->ctx, id, &p), ST_DENIED, "petition.not_yours", NULL,
            "the one before does not see it any more");
    must(&h, petition_lead(t->ctx, id, get(&h, id).version, h.clerk), "he leads it");
    must(&h, petition_load_own(t->ctx, id, &p), "and sees it again");
    EQ_INT(modtest_events(t->ctx, "petition.assigned"), 1, "journalled");
}

/* Who kept out of it once is named by nobody again, until it turns out to have been a mistake. */
static void kept_out(struct journaltest *t)
{
    static const char ALL[] = "petition.open petition.read petition.handle petition.assign";
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    struct petition_recusal r = {.petition_id = id, .account_id = h.other, .ground = S("accused")};
    struct petition_recusal *list;
    struct petition p;
    size_t count;

    as(&h, h.clerk, 0, ALL);
    must(&h, petition_assign(t->ctx, id, 1, h.other, S("recused")), "handed on");
    ASSERT(petition_recusals(t->ctx, id, &list, &count) == ST_OK && count == 1);
    OK(list[0].account_id == h.clerk && !list[0].decided, "he asked for it himself");
    refused(&h, petition_assign(t->ctx, id, get(&h, id).version, h.unit, S("work")), ST_DENIED,
            "petition.you_directed", NULL, "he does not say who handles it");
    refused(&h, petition_lead(t->ctx, id, get(&h, id).version, h.other), ST_DENIED,
            "petition.you_directed", NULL, "nor who leads it");
    refused(&h, petition_supervise(t->ctx, id, get(&h, id).version, true), ST_DENIED,
            "petition.you_directed", NULL, "nor that it is supervised");
    r.account_id = h.unit;
    refused(&h, petition_recuse(t->ctx, &r, get(&h, id).version), ST_DENIED,
            "petition.you_directed", NULL, "nor who else keeps out");
    refused(&h, petition_recusal_lift(t->ctx, id, list[0].id), ST_DENIED, "petition.you_directed",
            NULL, "nobody lifts his own");
    as(&h, h.other, 0, ALL);
    refused(&h, petition_assign(t->ctx, id, get(&h, id).version, h.clerk, S("work")), ST_RULE,
            "law.petition_recused", "第二十八条第三款", "not handed back");
    refused(&h, petition_lead(t->ctx, id, get(&h, id).version, h.clerk), ST_RULE,
            "law.petition_recused", "第二十八条第三款", "nor does he lead it");
    must(&h, petition_supervise(t->ctx, id, get(&h, id).version, true), "others direct it");
    r.account_id = h.other;
    refused(&h, petition_recuse(t->ctx, &r, get(&h, id).version), ST_INVALID,
            "petition.recused_handler", NULL, "the handler is replaced, not only left out");
    must(&h, petition_recusal_lift(t->ctx, id, list[0].id), "another does");
    refused(&h, petition_recusal_lift(t->ctx, id, list[0].id), ST_RULE,
            "petition.recusal_is_lifted", NULL, "once");
    must(&h, petition_assign(t->ctx, id, get(&h, id).version, h.clerk, S("work")), "given back");
    must(&h, petition_lead(t->ctx, id, get(&h, id).version, h.other), "he leads it");
    r.decided = true;
    must(&h, petition_recuse(t->ctx, &r, get(&h, id).version), "it is against him: decided");
    as(&h, h.clerk, 0, ALL);
    EQ_INT(get(&h, id).leader_id, 0, "he leads it no more");
    refused(&h, petition_recuse(t->ctx, &r, get(&h, id).version), ST_INVALID,
            "petition.recused_already", NULL, "once");
    refused(&h, petition_assign(t->ctx, id, get(&h, id).version, h.other, S("work")), ST_RULE,
            "law.petition_recused", NULL, "nor handles it");
    r.account_id = 0;
    refused(&h, petition_recuse(t->ctx, &r, get(&h, id).version), ST_INVALID,
            "petition.err.recused", NULL, "somebody");
    r.account_id = h.unit;
    r.ground = S("interest");
    must(&h, petition_recuse(t->ctx, &r, get(&h, id).version), "one of an organ");
    as_clerk(&h);
    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_TRANSFER,
                                  .organ_id = h.organ,
                                  .until = date_add_days(t->ctx->today, 30)}),
         "which gets it");
    as(&h, h.unit, h.organ, "petition.open petition.unit");
    refused(&h, petition_load_own(t->ctx, id, &p), ST_DENIED, "petition.you_recused", NULL,
            "he does not handle it there");
    EQ_INT(modtest_events(t->ctx, "petition.recused"), 2, "journalled");
}

/* Somebody of the organ looked, and keeps out from then on: what he looked at is shut. */
static void kept_out_later(struct journaltest *t)
{
    static const char UNIT[] = "petition.open petition.unit";
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    const struct petition_recusal r = {
        .petition_id = id, .account_id = h.unit, .ground = S("interest"), .decided = true};
    struct petition p;
    int64_t until = 0;
    bool own = false;

    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_TRANSFER,
                                  .organ_id = h.organ,
                                  .until = date_add_days(t->ctx->today, 30)}),
         "sent to an organ");
    as(&h, h.unit, h.organ, UNIT);
    p = get(&h, id);
    ASSERT(petition_in_hands(t->ctx, &p, &own) == ST_OK);
    OK(own, "where he handles it");
    must(&h, look_say(t->ctx, &(struct look_new){.kind = "petition", .id = id, .why = S("handle")}),
         "and looks");
    as_clerk(&h);
    must(&h, petition_recuse(t->ctx, &r, get(&h, id).version), "it touches him: he keeps out");
    as(&h, h.unit, h.organ, UNIT);
    ASSERT(look_open(t->ctx, "petition", id, &until) == ST_OK);
    OK(until != 0, "his look would still be open");
    p = get(&h, id);
    ASSERT(petition_in_hands(t->ctx, &p, &own) == ST_OK);
    OK(!own, "but it is no more in his hands");
    refused(&h, petition_load_own(t->ctx, id, &p), ST_DENIED, "petition.you_recused", NULL,
            "and he is told why");
    as(&h, h.other, h.organ, UNIT);
    ASSERT(petition_in_hands(t->ctx, &p, &own) == ST_OK);
    OK(own, "others of his organ go on");
}

/* What was handed in is dropped by the office alone, and by nobody when it is over. */
static void files(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    struct petition_file one = {.type = S("pdf"), .name = S("一"), .bytes = S("%PDF-1")},
                         two = {.type = S("pdf"), .name = S("二"), .bytes = S("%PDF-2")}, *list;
    struct petition p;
    size_t count;

    must(&h, petition_file_add(t->ctx, id, &one), "one");
    must(&h, petition_file_add(t->ctx, id, &two), "another");
    p = get(&h, id);
    ASSERT(petition_files(t->ctx, &p, &list, &count) == ST_OK && count == 2);
    must(&h,
         act(&h, id,
             (struct petition_do){.act = PETITION_TRANSFER,
                                  .organ_id = h.organ,
                                  .until = date_add_days(t->ctx->today, 30)}),
         "transferred");
    as(&h, h.unit, h.organ, "petition.open petition.unit");
    refused(&h, petition_file_drop(t->ctx, id, list[0].id), ST_DENIED, "petition.not_yours", NULL,
            "not by the unit");
    as_clerk(&h);
    must(&h, petition_file_drop(t->ctx, id, list[0].id), "by the office");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_END, .outcome = S("withdrawn")}),
         "ended");
    refused(&h, petition_file_drop(t->ctx, id, list[1].id), ST_RULE, "petition.is_ended", NULL,
            "not after the end");
    refused(&h, petition_file_add(t->ctx, id, &one), ST_RULE, "petition.is_ended", NULL,
            "nor added");
}

static void found(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    static const struct {
        const char *typed;
        int count;
    } WANT[] = {{"138 0000 2222", 1}, {"13800002223", 0}, {"14082619900307123x", 1}, {"0000", 0}};
    struct petition *list;
    struct str next;
    int64_t total;
    size_t count;

    arr_each (i, COUNT(WANT)) {
        const struct petition_filter f = {.person = petition_find(t->ctx, str_from(WANT[i].typed)),
                                          .limit = 10};

        ASSERT(petition_page(t->ctx, &f, &list, &count, &next, &total) == ST_OK);
        EQ_INT(count, WANT[i].count, WANT[i].typed);
        if (count == 1)
            EQ_INT(list[0].id, id, "the one");
    }
    must(&h, petition_note_find(t->ctx, petition_find(t->ctx, S("13800002222"))), "noted");
    must(&h, petition_note_find(t->ctx, petition_find(t->ctx, S("13800002223"))), "noted, too");
    EQ_INT(modtest_events(t->ctx, "petition.searched"), 2, "both are journalled");
    EQ_INT(dbtest_int(t->ctx,
                      str_z(t->ctx->arena, str_printf(t->ctx->arena,
                                                      "SELECT COUNT(*) FROM event WHERE name ="
                                                      " 'petition.searched' AND subject_id = %lld",
                                                      (long long)id))),
           1, "what was found knows of it");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM petition_person WHERE phone_blind LIKE"
                              " '%13800002222%'"),
           0, "by a hash");
}

/* ---------------------------------------------------------------- figures */

static int64_t figure(struct house *h, enum petition_figure f)
{
    struct petition_share *shares;
    size_t count;

    ASSERT(petition_counts(h->ctx, f, date_add_days(h->ctx->today, -60), h->ctx->today, NULL, S(""),
                           &shares, &count) == ST_OK &&
           count == 1);
    return shares[0].count;
}

static void counted(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    struct petition_new in = example(t->ctx, "13800002222");
    const int64_t first = registered(&h, &in), again = registered(&h, &in);
    struct petition_share *shares;
    size_t count;
    int64_t third;

    in.p.kind = S("letter");
    in.p.people = 20;
    third = registered(&h, &in);
    must(&h, petition_same(t->ctx, again, 1, first), "twice the same matter");
    must(&h,
         act(&h, third,
             (struct petition_do){.act = PETITION_TRANSFER,
                                  .organ_id = h.organ,
                                  .told_on = t->ctx->today,
                                  .until = date_add_days(t->ctx->today, 30)}),
         "one is transferred");
    EQ_INT(figure(&h, PETITION_FIGURE_MATTERS), 2, "two matters");
    EQ_INT(figure(&h, PETITION_FIGURE_TIMES), 3, "three times");
    EQ_INT(figure(&h, PETITION_FIGURE_PEOPLE), 26, "people, each time");
    EQ_INT(figure(&h, PETITION_FIGURE_VISITORS), 6, "who came");
    EQ_INT(figure(&h, PETITION_FIGURE_TRANSFERRED), 1, "handed on");
    EQ_INT(figure(&h, PETITION_FIGURE_SOLVED), 0, "none solved");
    EQ_INT(figure(&h, PETITION_FIGURE_TOLD), 1, "one had to be told by now");
    ASSERT(petition_counts(t->ctx, PETITION_FIGURE_PEOPLE, date_add_days(t->ctx->today, -60),
                           t->ctx->today, "kind", S(""), &shares, &count) == ST_OK);
    EQ_INT(count, 2, "by kind");
    OK(count == 2 && str_eqz(shares[0].key, "letter") && shares[0].count == 20 &&
           shares[1].count == 6,
       "adds up");
    {
        const struct petition_filter f = {.firsts = true, .limit = 10, .told_due = true};
        struct petition *list;
        struct str next;
        int64_t total;

        ASSERT(petition_page(t->ctx, &f, &list, &count, &next, &total) == ST_OK);
        EQ_INT(count, 1, "the rows behind a figure");
    }
}

/* ---------------------------------------------------------------- opinions, erasing */

static void opinion(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    struct petition_link *links;
    struct str citizen, contact;
    struct opinion o;
    int64_t made = 0, other;
    size_t count;

    must(&h,
         petition_to_opinion(t->ctx, id, S("占地补偿要及时"), S("修路占地，补偿要及时。"), &made),
         "an opinion of it");
    ASSERT(opinion_get(t->ctx, made, &o) == ST_OK);
    EQ_STR(o.body, "修路占地，补偿要及时。", "in the words written for it");
    ASSERT(opinion_citizen(t->ctx, made, &citizen, &contact) == ST_OK);
    EQ_STR(citizen, "柳青山", "the person goes along, sealed");
    ASSERT(petition_opinions(t->ctx, id, &links, &count) == ST_OK);
    OK(count == 1 && links[0].opinion_id == made && !links[0].made_petition, "linked");
    refused(&h, petition_to_opinion(t->ctx, id, S("再"), S("再"), &other), ST_RULE,
            "petition.has_opinion", NULL, "once");
    {
        struct petition_new back = example(t->ctx, "13800003333");
        struct petition_person *persons;
        int64_t from;

        back.opinion_id = made;
        back.person = (struct petition_person){.name = S("")};
        refused(&h, petition_register(t->ctx, &back, &from), ST_DENIED, "petition.not_yours", NULL,
                "not by those who may not see who said it");
        as(&h, h.clerk, 0, "petition.open petition.read petition.register opinion.contact");
        must(&h, petition_register(t->ctx, &back, &from), "and back");
        ASSERT(petition_opinions(t->ctx, from, &links, &count) == ST_OK);
        OK(count == 1 && links[0].made_petition, "linked the other way round");
        ASSERT(petition_persons(t->ctx, from, &persons, &count) == ST_OK && count == 1);
        EQ_STR(persons[0].name, "柳青山", "who said it goes along");
        OK(get(&h, from).reachable, "and can be told");
        back.person.name = S("江有田");
        must(&h, petition_register(t->ctx, &back, &from), "another spoke for him");
        ASSERT(petition_persons(t->ctx, from, &persons, &count) == ST_OK && count == 1);
        EQ_STR(persons[0].name, "江有田", "who was named stands");
    }
}

static enum status erase_tx(struct ctx *ctx, const void *input)
{
    return petition_erase(ctx, *(const int64_t *)input);
}

static void erased(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    struct petition_person *persons;
    struct retention_item *items;
    struct petition_text text;
    struct petition p;
    size_t count;

    refused(&h, db_tx(t->ctx, erase_tx, &id), ST_RULE, "petition.not_ended", NULL, "not yet");
    must(&h, act(&h, id, (struct petition_do){.act = PETITION_END, .outcome = S("told")}), "ended");
    ASSERT(PETITION_RETENTIONS[0].list(t->ctx, date_add_days(t->ctx->today, -1), 0, 10, &items,
                                       &count) == ST_OK);
    EQ_INT(count, 0, "its time is not over");
    ASSERT(PETITION_RETENTIONS[0].list(t->ctx, t->ctx->today, 0, 10, &items, &count) == ST_OK);
    EQ_INT(count, 1, "now it is");
    must(&h, db_tx(t->ctx, erase_tx, &id), "erased");
    p = get(&h, id);
    ASSERT(petition_text_of(t->ctx, &p, &text) == ST_OK);
    EQ_STR(text.body, "", "nothing is left of what was said");
    ASSERT(petition_persons(t->ctx, id, &persons, &count) == ST_OK);
    OK(count == 1 && persons[0].name.len == 0 && persons[0].phone.len == 0, "nor of who said it");
    {
        const struct petition_filter f = {.person = petition_find(t->ctx, S("13800002222")),
                                          .limit = 10};
        struct petition *list;
        struct str next;
        int64_t total;

        ASSERT(petition_page(t->ctx, &f, &list, &count, &next, &total) == ST_OK);
        EQ_INT(count, 0, "he is not found any more");
    }
    EQ_INT(figure(&h, PETITION_FIGURE_PEOPLE), 3, "the figures stay");
    ASSERT(PETITION_RETENTIONS[0].list(t->ctx, t->ctx->today, 0, 10, &items, &count) == ST_OK);
    EQ_INT(count, 0, "nothing more to erase");
}

/* ---------------------------------------------------------------- imports */

struct bringing {
    struct import_row row;
    bool *out_skipped;
    int64_t *out_id;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    const struct bringing *in = input;
    struct import_row row = in->row;

    row.out_id = in->out_id;
    TRY(PETITION_IMPORTS[0].write(ctx, &row, in->out_skipped));
    return *in->out_skipped ? ST_OK : PETITION_IMPORTS[0].finish(ctx, 1, 0);
}

static enum status take_back_tx(struct ctx *ctx, const void *input)
{
    struct import_undo undo = {0};

    TRY(PETITION_IMPORTS[0].undo(ctx, *(const int64_t *)input, false, &undo));
    return undo.why == NULL ? event_emit(ctx, "petition.imported", 0) : ST_RULE;
}

static void imported(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct import_kind *kind = &PETITION_IMPORTS[0];
    struct import_row row = {.number = 2,
                             .cells = {S("来信"), S("2026-11-10"), S(""), S("农业农村"),
                                       S("青石岭镇"), S("2"), S("端木拾光"), S("13755512355"),
                                       S(""), S(""), S("水渠断了"), S("断了三个月")}};
    struct import_undo undo = {0};
    struct str key;
    bool skipped = true;
    int64_t id = 0, second = 0;
    struct petition p;

    as_clerk(&h);
    EQ_INT(kind->check(t->ctx, &row, &key), ST_OK, "a good row");
    must(&h, db_tx(t->ctx, bring_tx, &(struct bringing){row, &skipped, &id}), "written");
    OK(!skipped && id != 0, "newly");
    p = get(&h, id);
    EQ_STR(p.kind, "letter", "by its label");
    EQ_INT(p.matter, PETITION_LAW_CLAIM, "a claim, when nothing is said");
    must(&h, db_tx(t->ctx, bring_tx, &(struct bringing){row, &skipped, &second}), "again");
    OK(skipped && second == 0, "it is there already");
    row.cells[10] = S("另一件事");
    must(&h, db_tx(t->ctx, bring_tx, &(struct bringing){row, &skipped, &second}), "another matter");
    OK(!skipped, "of the same person is new");
    EQ_INT(kind->undo(t->ctx, second, true, &undo), ST_OK, "asked");
    OK(undo.why == NULL, "it can go");
    must(&h, act(&h, second, (struct petition_do){.act = PETITION_ACCEPT}), "somebody handles it");
    EQ_INT(kind->undo(t->ctx, second, true, &undo), ST_OK, "asked");
    EQ_TEXT(undo.why, "petition.import.changed_since", "then it stays");
    must(&h, db_tx(t->ctx, take_back_tx, &id), "the other is taken back");
    EQ_INT(petition_get(t->ctx, id, &p), ST_NOT_FOUND, "and gone");
    modtest_clear(t->ctx);
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM person_key WHERE wrapped IS NULL"), 2,
           "with the keys of its text and its person");
    row.cells[0] = S("飞鸽");
    row.cells[1] = S("昨天");
    EQ_INT(kind->check(t->ctx, &row, &key), ST_INVALID, "a bad row");
    EQ_INT(t->ctx->field_errors_count, 2, "with two faults");
    modtest_clear(t->ctx);
}

static void journal_is_sound(struct journaltest *t)
{
    struct house h = house_of(t->ctx);
    const struct petition_new in = example(t->ctx, "13800002222");
    const int64_t id = registered(&h, &in);
    struct buf report = buf_new(t->ctx->arena, 0);
    struct journal_result result;

    must(&h, act(&h, id, (struct petition_do){.act = PETITION_ACCEPT, .text = S("受理")}), "taken");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM event WHERE data LIKE '%柳%' OR data LIKE"
                              " '%138%'"),
           0, "no name, no number in the journal");
    h.ctx->actor = h.system;
    ASSERT(journal_seal_now(t->ctx) == ST_OK);
    ASSERT(journal_verify(t->ctx, &(struct journal_check){.all = true}, &report, &result) == ST_OK);
    EQ_INT(result.faults, 0, "sound");
}

int main(void)
{
    modtest_both("taken", taken_in);
    modtest_both("way", whole_way);
    modtest_one("charged", charged);
    modtest_one("charged_later", charged_later);
    modtest_both("told_by_supervision", told_by_supervision);
    modtest_one("asked_from_receipt", asked_from_receipt);
    modtest_both("reopened", reopened);
    modtest_one("seen", seen_by);
    modtest_one("kept_out", kept_out);
    modtest_one("kept_out_later", kept_out_later);
    modtest_both("files", files);
    modtest_both("found", found);
    modtest_both("counted", counted);
    modtest_both("opinion", opinion);
    modtest_both("erased", erased);
    modtest_both("imported", imported);
    modtest_both("journal", journal_is_sound);
    return tap_done();
}
