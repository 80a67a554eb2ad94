// SPDX-License-Identifier: MulanPSL-2.0
/* Appointments on both databases: in vain, out of order, taken over from years before. People are
 * invented. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/appointment/tests/appointmenttest.h"
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_store_hall.h"
#include "modules/resolution/resolution.h"
#include "modules/tests/modtest.h"
#include "modules/training/training.h"
#include "modules/vote/vote_actions.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- tests */

/* Whether the person of that matter's post holds it today. */
static bool holds(struct county *c, int64_t matter_id)
{
    const struct appointment a = read(c, matter_id);
    struct appointment_tenure *held;
    size_t count;

    MUST(c->ctx,
         appointment_store_tenures(c->ctx, a.post_id, a.person_id, c->ctx->today, &held, &count),
         "held");
    arr_each (i, count)
        if (date_none(held[i].to_on))
            return true;
    return false;
}

/* The chair declares a vote void after its result was announced, and it is held again. */
static void in_vain(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t bureau = post(&c, "government_member", "县财政局局长", 1),
                  proposal = letter(&c, "government");
    const struct appointment_ballot ballot = {.item_id = c.item, .method = VOTE_PAPER};
    int64_t out, in, first, again;
    size_t n = 0;

    record(&c, "冯志远", bureau, "appoint", (struct date){2024, 3, 1});
    out = add(&c, proposal, bureau, "dismiss", "冯志远");
    in = add(&c, proposal, bureau, "appoint", "陈玉芬");
    check(&c, out);
    check(&c, in);
    MUST(ctx, appointment_list(ctx, proposal, c.item), "on the agenda");
    tested_and_heard(&c, in);
    MUST(ctx, appointment_vote(ctx, &ballot, &n), "to the vote");
    first = read(&c, out).vote_id;
    votes(&c, first, (const uint32_t[]){9}, 1);
    OK(!holds(&c, out), "dismissed");
    MUST(ctx, vote_invalidate(ctx, first, S("点票有误")), "declared void");
    MUST(ctx, appointment_result(ctx, first), "taken in");
    MUST(ctx, appointment_result(ctx, first), "once");
    EQ_TEXT(str_z(ctx->arena, read(&c, out).state), "listed", "it waits again");
    OK(holds(&c, out) && date_none(read(&c, out).decided_on), "and he has his post");
    MUST(ctx, vote_repeat(ctx, first, false, S(""), &again), "held again");
    votes(&c, again, (const uint32_t[]){8}, 1);
    EQ_TEXT(str_z(ctx->arena, read(&c, out).state), "passed", "by the vote that repeats it");
    OK(!holds(&c, out) && read(&c, out).vote_id == again, "dismissed by that one");
    first = read(&c, in).vote_id;
    votes(&c, first, (const uint32_t[]){3}, 1);
    EQ_TEXT(str_z(ctx->arena, read(&c, in).state), "refused", "three of nine");
    MUST(ctx, vote_repeat(ctx, first, false, S("主持人宣布重新表决"), &again), "with a reason");
    votes(&c, again, (const uint32_t[]){6}, 1);
    EQ_TEXT(str_z(ctx->arena, read(&c, in).state), "passed", "what is repeated decides");
    OK(holds(&c, in), "she begins");
    MUST(ctx, vote_invalidate(ctx, again, S("点票有误")), "void, too");
    MUST(ctx, appointment_result(ctx, again), "taken in");
    OK(!holds(&c, in), "and has not begun");
    EQ_TEXT(str_z(ctx->arena, read(&c, in).state), "listed", "it waits");
}

static enum status remove_tx(struct ctx *ctx, const void *input)
{
    struct appointment a = *(const struct appointment *)input;

    a.id = db_new_id(ctx);
    TRY(appointment_store_insert(ctx, &a));
    TRY(appointment_take_effect(ctx, &a, a.effect_on));
    return event_emit(ctx, "appointment.removed", a.id);
}

/* As appointment_removed() writes it when a motion of removal is passed; then its vote is void. */
static void removed_in_vain(struct journaltest *t)
{
    enum { MOTION = 77 };
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t vice = post(&c, "government_vice", "副县长", 3);
    struct appointment a = {.act = S("remove"),
                            .state = S("passed"),
                            .reason = S("违纪"),
                            .finding = S(""),
                            .note = S(""),
                            .source = S("撤职案第1号"),
                            .formula = S(""),
                            .article = S(""),
                            .motion_id = MOTION,
                            .decided_on = ctx->today,
                            .effect_on = ctx->today};
    struct appointment_tenure *held;
    int64_t known;
    size_t count;

    record(&c, "冯志远", vice, "appoint", (struct date){2024, 3, 1});
    MUST(ctx, appointment_store_tenures(ctx, vice, 0, ctx->today, &held, &count), "held");
    a.person_id = held[0].person_id;
    a.post_id = vice;
    MUST(ctx, db_tx(ctx, remove_tx, &a), "removed");
    MUST(ctx, appointment_store_tenures(ctx, vice, 0, ctx->today, &held, &count), "held");
    OK(str_eqz(held[0].ended_how, "removed"), "his post ended");
    MUST(ctx, appointment_removal_void(ctx, MOTION), "void");
    MUST(ctx, appointment_removal_void(ctx, MOTION), "once");
    MUST(ctx, appointment_store_tenures(ctx, vice, 0, ctx->today, &held, &count), "held");
    OK(count == 1 && date_none(held[0].to_on) && held[0].ended_how.len == 0, "he has it again");
    MUST(ctx, appointment_store_of_motion(ctx, MOTION, &known), "looked up");
    EQ_INT(known, 0, "and a new vote can remove him");
}

/* Who held the post on a day; "": nobody. */
static struct str held_on(struct county *c, int64_t post_id, struct date on)
{
    struct appointment_tenure *all;
    size_t count;

    MUST(c->ctx, appointment_store_tenures(c->ctx, post_id, 0, on, &all, &count), "who holds it");
    OK(count <= 1, "one at a time");
    return count == 1 ? all[0].person : S("");
}

/* An office that starts in the middle of a term enters the earlier decisions in any order. */
static void in_any_order(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    static const struct {
        const char *act, *name;
        struct date on;
    } DECISIONS[] = {
        {"appoint", "周秀兰", {2020, 3, 1}}, {"dismiss", "周秀兰", {2021, 5, 1}},
        {"acting", "吴建华", {2021, 5, 1}},  {"appoint", "郑国强", {2022, 6, 1}},
        {"resign", "郑国强", {2023, 2, 1}},  {"appoint", "周秀兰", {2024, 1, 1}},
        {"appoint", "周秀兰", {2025, 1, 1}},
    };
    static const size_t ORDERS[][COUNT(DECISIONS)] = {
        {0, 1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1, 0}, {4, 1, 6, 3, 0, 5, 2}, {5, 0, 1, 3, 2, 4, 6}};

    arr_each (k, COUNT(ORDERS)) {
        const int64_t of = post(&c, "tribunal_head",
                                str_z(c.ctx->arena, str_printf(c.ctx->arena, "第%zu庭庭长", k)), 1);

        arr_each (i, COUNT(DECISIONS)) {
            const size_t at = ORDERS[k][i];

            record(&c, DECISIONS[at].name, of, DECISIONS[at].act, DECISIONS[at].on);
        }
        EQ_STR(held_on(&c, of, (struct date){2020, 6, 1}), "周秀兰", "the first");
        EQ_STR(held_on(&c, of, (struct date){2021, 9, 1}), "吴建华", "who acted");
        EQ_STR(held_on(&c, of, (struct date){2022, 9, 1}), "郑国强", "the second");
        EQ_STR(held_on(&c, of, (struct date){2023, 9, 1}), "", "nobody");
        EQ_STR(held_on(&c, of, c.ctx->today), "周秀兰", "the first again, today");
    }
}

static void backfill_refused(struct ctx *ctx, const struct appointment_record *r, enum status want,
                             const char *key)
{
    int64_t id;

    EQ_INT(appointment_backfill(ctx, r, &id), want, key);
    EQ_TEXT(ctx->field_errors_count > 0 ? ctx->field_errors[0].key : ctx->err.key, key, "why");
    modtest_clear(ctx);
}

/* One decision of years before, by hand, with its source.
 * @law Organic Law (2022-03-11) art. 51(4) */
static void by_hand(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct appointment_record r = {
        .person = {.name = S(""),
                   .born = S("1975-04"),
                   .sex = S(""),
                   .ethnic = S(""),
                   .party = S(""),
                   .education = S(""),
                   .resume = S("")},
        .post = {.name = S("县水利局局长"), .office = S("government_member"), .note = S("")},
        .act = S("appoint"),
        .source = S("县十八届人大常委会第三次会议"),
        .note = S("补录"),
        .passed = true,
        .on = {2024, 6, 20}};
    struct appointment a;
    int64_t id = 0;

    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.name");
    r.person.name = S("费长河");
    r.source = S("");
    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.source");
    r.source = S("县十八届人大常委会第三次会议");
    r.on = (struct date){2027, 1, 1};
    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.when");
    r.on = (struct date){2024, 6, 20};
    r.all_members = 34;
    r.yes = 17;
    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.not_half");
    r.yes = 18;
    r.no = 17;
    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.votes");
    r.no = -1;
    backfill_refused(c.ctx, &r, ST_INVALID, "appointment.err.number");
    r.no = 3;
    MUST(c.ctx, appointment_backfill(c.ctx, &r, &id), "half and one of all members");
    a = read(&c, id);
    OK(appointment_backfilled(&a) && str_eqz(a.state, "passed"), "marked as entered later");
    EQ_INT(modtest_events(c.ctx, "appointment.recorded"), 1, "in the journal");
    EQ_STR(held_on(&c, a.post_id, (struct date){2025, 1, 1}), "费长河", "in the register");
    backfill_refused(c.ctx, &r, ST_RULE, "appointment.err.there");
    a = (struct appointment){.act = S("elect"), .note = S("")};
    OK(!appointment_backfilled(&a), "who was elected here was not entered later");
    a.note = S("补录");
    OK(appointment_backfilled(&a), "unless the note says so");
    a = (struct appointment){.act = S("appoint"), .note = S(""), .letter_id = 7};
    OK(!appointment_backfilled(&a), "what was proposed here was not");
    a = (struct appointment){.act = S("remove"), .note = S(""), .motion_id = 7};
    OK(!appointment_backfilled(&a), "nor what a motion removed");
    a = (struct appointment){.act = S("appoint"), .note = S(""), .vote_id = 7};
    OK(!appointment_backfilled(&a), "nor what was voted on");
}

int main(void)
{
    modtest_both("in_vain", in_vain);
    modtest_both("removed_in_vain", removed_in_vain);
    modtest_both("in_any_order", in_any_order);
    modtest_both("by_hand", by_hand);
    return tap_done();
}
