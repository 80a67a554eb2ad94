// SPDX-License-Identifier: MulanPSL-2.0
/* A county with suggestions in every state. */
#include "modules/suggestion/tests/sugtest_many.h"
#include "modules/suggestion/suggestion_jobs.h"

static int64_t closed_as(struct sugtest *s, const char *title, enum suggestion_mark mark)
{
    const int64_t id = replied(s, title, "A");

    ASSERT(rate(s, id, 0, mark) == ST_OK);
    as_system(s);
    return id;
}

static void populate_open(struct sugtest *s, struct many *m)
{
    const struct suggestion_assign via = {.via_organ_id = s->gov};
    struct suggestion_assign in = via;

    as(s, DEPUTY, 0);
    ASSERT(suggestion_save(s->ctx, &(struct suggestion_draft){.title = S("草稿")}, &m->draft) ==
           ST_OK);
    m->submitted = submitted(s, "待登记");
    m->returned = submitted(s, "退回的");
    as(s, OFFICE, 0);
    ASSERT(suggestion_return(s->ctx, &(struct suggestion_refuse){.id = m->returned,
                                                                 .reason = S("no_content"),
                                                                 .note = S("没有具体内容")}) ==
           ST_OK);
    m->accepted = accepted(s, "已编号");
    m->at_government = in.id = accepted(s, "政府转办");
    as(s, OFFICE, 0);
    ASSERT(suggestion_hand_over(s->ctx, &in) == ST_OK);
    m->handed = handed(s, "待签收", s->court);
    m->given_back = handed(s, "申退", s->water);
    as(s, HANDLER, s->water);
    ASSERT(suggestion_give_back(s->ctx, &(struct suggestion_handling_ref){
                                            .id = m->given_back, .note = S("不归我们")}) == ST_OK);
    m->handling = signed_for(s, "办理中", s->traffic);
    m->withdrawn = handed(s, "撤回的", s->traffic);
    as(s, DEPUTY, 0);
    ASSERT(suggestion_withdraw(
               s->ctx, &(struct suggestion_ref){.id = m->withdrawn, .note = S("撤")}) == ST_OK);
    m->extended = signed_for(s, "延期的", s->housing);
    as(s, HANDLER, s->housing);
    ASSERT(
        suggestion_ask_extension(s->ctx, &(struct suggestion_extend){.id = m->extended,
                                                                     .wanted_on = on("2026-09-02"),
                                                                     .reason = S("难")}) == ST_OK);
}

static void populate_closed(struct sugtest *s, struct many *m)
{
    m->replied = replied(s, "待评价", "C");
    m->promise = replied(s, "有承诺", "B");
    ASSERT(rate(s, m->promise, 0, MARK_SATISFIED) == ST_OK);
    m->closed = closed_as(s, "满意的", MARK_SATISFIED);
    m->basic = closed_as(s, "基本满意的", MARK_BASIC);
    m->redo = closed_as(s, "再办的", MARK_DISSATISFIED);
    m->chairmen = closed_as(s, "主任会议的", MARK_DISSATISFIED);
    contact(s, m->chairmen, s->traffic);
    reply(s, m->chairmen, s->traffic, "C", NULL);
    ASSERT(rate(s, m->chairmen, 0, MARK_DISSATISFIED) == ST_OK);
    m->merged = submitted(s, "并入的");
    as(s, OFFICE, 0);
    ASSERT(suggestion_merge(s->ctx, &(struct suggestion_merge){.id = m->merged,
                                                               .main_id = m->handling}) == ST_OK);
    ASSERT(suggestion_make_key(s->ctx,
                               &(struct suggestion_key_new){.id = m->handling,
                                                            .lead = S("chairmen_member"),
                                                            .leader_account_id = s->leader_account,
                                                            .decided_by = S("主任会议")}) == ST_OK);
    m->published = m->closed;
    ASSERT(suggestion_publish(s->ctx, &(struct suggestion_publish){.id = m->closed,
                                                                   .is_public = true,
                                                                   .title = S("公开的题目"),
                                                                   .body = S("内容")}) == ST_OK);
    as_system(s);
}

/* Two separate units; one in session; one overdue and one late, later in the year. */
static void populate_later(struct sugtest *s, struct many *m)
{
    const struct suggestion_unit units[] = {{s->traffic, ROLE_SEPARATE}, {s->water, ROLE_SEPARATE}};
    const struct suggestion_paper paper = {.draft = {.title = S("大会上的"),
                                                     .body = S("内容"),
                                                     .cosigners = (const int64_t[]){s->deputy[3]},
                                                     .cosigners_count = 1},
                                           .lead_deputy_id = s->deputy[1],
                                           .tabled_on = on("2026-02-11")};
    struct suggestion_category *categories;
    size_t count;

    as(s, OFFICE, 0);
    ASSERT(suggestion_enter_paper(s->ctx, &paper, &m->session) == ST_OK);
    ASSERT(suggestion_categories(s->ctx, &categories, &count) == ST_OK);
    ASSERT(
        suggestion_accept(s->ctx, &(struct suggestion_accept){
                                      .id = m->session, .category_id = categories[1].id}) == ST_OK);
    m->separate = accepted(s, "分办的");
    as(s, OFFICE, 0);
    ASSERT(suggestion_hand_over(s->ctx, &(struct suggestion_assign){.id = m->separate,
                                                                    .units = units,
                                                                    .units_count = 2}) == ST_OK);
    m->overdue = signed_for(s, "超期的", s->traffic);
    m->late = signed_for(s, "迟复的", s->housing);
    day(s, "2026-06-10");
    contact(s, m->late, s->housing);
    reply(s, m->late, s->housing, "A", NULL);
    as(s, DEPUTY, 0);
    ASSERT(rate(s, m->late, 0, MARK_BASIC) == ST_OK);
    as_system(s);
    day(s, "2026-06-20");
    ASSERT(suggestion_escalate(s->ctx) == ST_OK);
}

void populate(struct sugtest *s, struct many *m)
{
    *m = (struct many){0};
    populate_open(s, m);
    populate_closed(s, m);
    populate_later(s, m);
}

int64_t listed(struct sugtest *s, struct suggestion_filter f)
{
    struct suggestion_list_query q = {.filter = f, .limit = 7};
    struct suggestion_row *rows;
    int64_t n = 0, counted = 0, last = INT64_MAX;
    struct str next = {0};
    size_t count;

    do {
        if (suggestion_list(s->ctx, &q, &rows, &count, &next) != ST_OK)
            return -1;
        arr_each (i, count) {
            if (rows[i].id >= last)
                return -2; /* newest first, none twice */
            last = rows[i].id;
        }
        n += (int64_t)count;
        q.after = next;
    } while (next.len != 0);
    if (suggestion_list_count(s->ctx, &f, 1000, &counted) != ST_OK || counted != n)
        return -3;
    return n;
}
