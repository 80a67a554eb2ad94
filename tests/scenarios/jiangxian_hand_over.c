// SPDX-License-Identifier: MulanPSL-2.0
/* 提、交: from a citizen's message to the desk of the unit that must answer. */
#include "base/utf8.h"
#include "jiangxian.h"
#include "platform/db.h"

/* ---------------------------------------------------------------- 提 */

static const struct unit *unit_for(const struct county *c, struct str category)
{
    arr_each (i, UNITS)
        if (str_eqz(category, c->units[i].category))
            return &c->units[i];
    return NULL;
}

/* 85 of the messages written before the session, spread over all of them. */
static void choose_messages(struct county *c)
{
    struct opinion_filter filter = {.to = day("2019-02-20"), .limit = 100};
    struct opinion *page;
    size_t count, seen = 0, taken = 0;
    int64_t total = 0;

    do {
        MUST(c, opinion_page(c->ctx, &filter, &page, &count, &filter.after, &total));
        for (size_t i = 0; i < count && taken < SUGGESTIONS; i++, seen++) {
            if (seen * SUGGESTIONS / (size_t)total < taken)
                continue;
            c->tales[taken] = (struct tale){
                .n = (int)taken, .opinion_id = page[i].id, .unit = unit_for(c, page[i].category)};
            ASSERT(c->tales[taken].unit != NULL);
            taken++;
        }
    } while (filter.after.len != 0 && taken < SUGGESTIONS);
    EQ_INT(taken, SUGGESTIONS, "85 messages from before the session are chosen");
}

static void draft(struct county *c, struct tale *t)
{
    int64_t others[COUNT(t->others)], id;
    struct suggestion_draft in = {
        .cosigners = others, .confidential = t->n % 17 == 3, .from_opinion_id = t->opinion_id};
    struct opinion o;

    t->lead = &c->deputies[t->n * 7 % DEPUTIES];
    for (int i = 0; i < t->n % 3; i++) {
        t->others[t->others_count] = &c->deputies[(t->n * 7 + 13 * (i + 1)) % DEPUTIES];
        others[t->others_count] = t->others[t->others_count]->id;
        t->others_count++;
    }
    in.cosigners_count = t->others_count;
    MUST(c, opinion_get(c->ctx, t->opinion_id, &o));
    in.title = str_printf(c->ctx->arena, "关于办好“" STR_FMT "”一事的建议", STR_ARG(o.subject));
    in.body = str_printf(c->ctx->arena,
                         "群众反映：\n" STR_FMT "\n建议有关部门查清情况，依法解决，"
                         "并向群众说明。",
                         STR_ARG(o.body));
    act_as(c, t->lead->actor, day("2019-02-22"));
    MUST(c, suggestion_save(c->ctx, &in, &id));
    t->id = id;
}

void deputies_draft_suggestions_from_messages(struct county *c)
{
    const struct arena_mark mark = arena_mark(c->ctx->arena);
    struct opinion *from;
    size_t count;

    printf("# 2019: the fifth session\n");
    choose_messages(c);
    arr_each (i, SUGGESTIONS)
        draft(c, &c->tales[i]);
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM suggestion WHERE congress_id = :congress"
                       " AND state = 'draft'"),
           SUGGESTIONS, "deputies draft 85 suggestions from what citizens wrote");
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM opinion WHERE congress_id = :congress"
                       " AND state = 'used'"),
           SUGGESTIONS, "each of the 85 messages is marked as used");
    MUST(c, opinion_of_suggestion(c->ctx, c->tales[0].id, &from, &count));
    OK(count == 1 && from[0].id == c->tales[0].opinion_id,
       "and a suggestion leads back to its message");
    arena_reset(c->ctx->arena, mark);
}

static void confirm(struct county *c, const struct tale *t)
{
    act_as(c, t->lead->actor, day("2019-02-25"));
    MUST(c, suggestion_ask_confirm(c->ctx, &(struct suggestion_ref){.id = t->id}));
    arr_each (i, t->others_count) {
        act_as(c, t->others[i]->actor, day("2019-02-25"));
        MUST(c,
             suggestion_confirm(c->ctx, &(struct suggestion_confirm){.id = t->id, .agree = true}));
    }
}

void they_submit_them_in_the_session(struct county *c)
{
    const struct arena_mark mark = arena_mark(c->ctx->arena);
    const struct suggestion_submit careless = {.id = c->tales[1].id, .one_matter = true};

    act_as(c, c->tales[1].lead->actor, day(SESSION_OPENS));
    OK(refused(c, suggestion_submit(c->ctx, &careless), "law.draft_unconfirmed"),
       "without its co-signers' word a suggestion is not taken");
    arr_each (i, SUGGESTIONS) {
        const struct tale *t = &c->tales[i];
        const struct suggestion_submit submit = {.id = t->id, .one_matter = true};

        if (t->others_count > 0)
            confirm(c, t);
        act_as(c, t->lead->actor, date_add_days(day(SESSION_OPENS), t->n % 3));
        MUST(c, suggestion_submit(c->ctx, &submit));
    }
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM suggestion WHERE congress_id = :congress"
                       " AND state = 'submitted' AND in_session = 1"),
           SUGGESTIONS, "85 suggestions are tabled during the session (大会期间)");
    arena_reset(c->ctx->arena, mark);
}

/* ---------------------------------------------------------------- 交 */

void the_office_accepts_them(struct county *c)
{
    const struct arena_mark mark = arena_mark(c->ctx->arena);
    struct suggestion last;

    act_as(c, c->deputies[0].actor, day(ACCEPTED_ON));
    OK(refused(c, suggestion_accept(c->ctx, &(struct suggestion_accept){.id = c->tales[0].id}),
               "suggestion.err.not_yours"),
       "a deputy cannot accept a suggestion");
    act_as(c, c->office, day(ACCEPTED_ON));
    arr_each (i, SUGGESTIONS)
        MUST(c, suggestion_accept(c->ctx, &(struct suggestion_accept){.id = c->tales[i].id}));
    MUST(c, suggestion_get(c->ctx, c->tales[SUGGESTIONS - 1].id, &last));
    EQ_STR(suggestion_number_text(c->ctx->arena, &last), "第85号",
           "the office accepts them and numbers them 1 to 85");
    arena_reset(c->ctx->arena, mark);
}

bool has_joint_handler(int n)
{
    return n % 4 == 0;
}

/* Every fifth goes to the government, whose office names the unit. */
static bool goes_by_the_government(const struct tale *t)
{
    return t->n % 5 == 4;
}

static struct suggestion_assign assignment(const struct county *c, const struct tale *t,
                                           struct suggestion_unit units[2])
{
    units[0] = (struct suggestion_unit){t->unit->id, ROLE_LEAD};
    if (t->n == MISPLACED)
        units[0].organ_id = c->units[t->unit == &c->units[0] ? 1 : 0].id;
    units[1] = (struct suggestion_unit){c->townships[t->n % TOWNSHIPS], ROLE_JOINT};
    return (struct suggestion_assign){.id = t->id,
                                      .units = units,
                                      .units_count = has_joint_handler(t->n) ? 2 : 1,
                                      .complex = t->n == COMPLEX};
}

static void plan_the_meeting(struct county *c, int64_t *out_batch)
{
    const struct suggestion_batch_new meeting = {.name = S("十六届人大五次会议代表建议交办会"),
                                                 .place = S("县人大常委会会议室"),
                                                 .meeting_on = day(HANDED_OVER_ON)};

    act_as(c, c->office, day("2019-03-15"));
    MUST(c, suggestion_batch_save(c->ctx, &meeting, out_batch));
    arr_each (i, SUGGESTIONS) {
        struct suggestion_unit units[2];
        struct suggestion_assign plan = assignment(c, &c->tales[i], units);

        plan.batch_id = *out_batch;
        if (!goes_by_the_government(&c->tales[i]))
            MUST(c, suggestion_plan(c->ctx, &plan));
    }
}

static void hand_to_the_government(struct county *c, const struct tale *t)
{
    struct suggestion_unit units[2];
    struct suggestion_assign on = assignment(c, t, units);

    act_as(c, c->office, day(HANDED_OVER_ON));
    MUST(c, suggestion_hand_over(c->ctx, &(struct suggestion_assign){
                                             .id = t->id, .via_organ_id = c->government_id}));
    act_as(c, c->government, day("2019-03-22"));
    MUST(c, suggestion_hand_on(c->ctx, &on));
}

void the_office_hands_them_over(struct county *c)
{
    const struct arena_mark mark = arena_mark(c->ctx->arena);
    struct suggestion_bulk bulk = {.handed_on = day(HANDED_OVER_ON)};
    struct suggestion_fault *faults;
    size_t faults_count, done;
    struct suggestion s;

    plan_the_meeting(c, &bulk.batch_id);
    act_as(c, c->office, day(HANDED_OVER_ON));
    MUST(c, suggestion_bulk_hand_over(c->ctx, &bulk, &faults, &faults_count, &done));
    EQ_INT(done, 68, "at the meeting (交办会) 68 are handed over at once");
    arr_each (i, SUGGESTIONS)
        if (goes_by_the_government(&c->tales[i]))
            hand_to_the_government(c, &c->tales[i]);
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM suggestion WHERE congress_id = :congress"
                       " AND state = 'handed_over' AND first_handed_on = '2019-03-20'"),
           SUGGESTIONS, "17 more go through the government; all 85 are with a unit");
    act_as(c, c->office, day(HANDED_OVER_ON));
    MUST(c, suggestion_get(c->ctx, c->tales[3].id, &s));
    EQ_INT(date_cmp(s.due_on, day(LAST_DAY)), 0, "the last day is three months later");
    MUST(c, suggestion_get(c->ctx, c->tales[COMPLEX].id, &s));
    EQ_INT(date_cmp(s.due_on, day(LAST_DAY_COMPLEX)), 0, "six months for the wide-ranging one");
    MUST(c, suggestion_get(c->ctx, c->tales[4].id, &s));
    EQ_INT(date_cmp(s.due_on, day(LAST_DAY)), 0,
           "and the government's time is no extra time for its departments");
    arena_reset(c->ctx->arena, mark);
}

void one_goes_back_and_to_the_right_unit(struct county *c)
{
    struct tale *t = &c->tales[MISPLACED];
    const struct unit *wrong = &c->units[t->unit == &c->units[0] ? 1 : 0];
    struct suggestion_handling_ref ref = {.id = t->id, .note = S("不属于我局职责范围")};
    struct suggestion_detail d;
    struct suggestion_dispute to = {
        .id = t->id, .to_organ_id = t->unit->id, .reason = S("按职责分工改由主管部门办理")};

    act_as(c, t->unit->handler, day("2019-03-25"));
    OK(refused(c, suggestion_give_back(c->ctx, &ref), "db.not_found"),
       "a unit that has nothing to do with it does not even see it");
    act_as(c, wrong->handler, day("2019-03-25"));
    MUST(c, suggestion_give_back(c->ctx, &ref));
    act_as(c, c->office, day("2019-03-26"));
    d = all_of(c, t->id);
    to.handling_id = d.handlings[0].id;
    MUST(c, suggestion_decide_dispute(c->ctx, &to));
    d = all_of(c, t->id);
    EQ_INT(d.s.state, SUGGESTION_HANDED_OVER, "what went to the wrong unit goes to the right one");
    EQ_INT(d.s.lead_organ_id, t->unit->id, "which leads from now on");
}

void the_units_sign(struct county *c)
{
    const struct arena_mark mark = arena_mark(c->ctx->arena);

    arr_each (i, SUGGESTIONS) {
        const struct tale *t = &c->tales[i];

        act_as(c, t->unit->handler, date_add_days(day("2019-03-27"), t->n % 3));
        MUST(c, suggestion_sign(c->ctx, &(struct suggestion_handling_ref){.id = t->id}));
        if (!has_joint_handler(t->n))
            continue;
        act_as(c, c->township_handlers[t->n % TOWNSHIPS], day("2019-03-29"));
        MUST(c, suggestion_sign(c->ctx, &(struct suggestion_handling_ref){.id = t->id}));
    }
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM suggestion_handling WHERE congress_id = :congress"
                       " AND role = 'lead' AND state = 'signed'"),
           SUGGESTIONS, "each leading unit signs for what it got (签收)");
    arena_reset(c->ctx->arena, mark);
}
