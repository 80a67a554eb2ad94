// SPDX-License-Identifier: MulanPSL-2.0
/* By when what stands on the agenda must have been handed in. */
#include "law/meeting_law.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/meeting_plan.h"

static const struct {
    enum meeting_law_task task;
    const char *sort, *word;
} LEADS[] = {
    {MEETING_LAW_BILL, "bill", "bill"},
    {MEETING_LAW_APPOINTMENT, "appointment", "appointment"},
    {MEETING_LAW_REPORT_DRAFT, "report", "report_draft"},
    {MEETING_LAW_REPORT, "report", "report"},
    {MEETING_LAW_REPORT_TO_MEMBERS, "report", "report_to_members"},
};

static bool on_agenda(const struct meeting_item *items, size_t count, const char *sort)
{
    arr_each (i, count)
        if (items[i].state != MEETING_ITEM_WITHDRAWN && str_eqz(items[i].sort, sort))
            return true;
    return false;
}

enum status meeting_leads(struct ctx *ctx, const struct meeting *m, const struct meeting_rule *rule,
                          struct meeting_lead **out, size_t *out_count)
{
    struct meeting_law_event event = {.starts_on = m->starts_on,
                                      .urgent = m->urgent_reason.len != 0};
    struct meeting_item *items;
    struct law_params params;
    struct calendar cal;
    struct congress c;
    size_t count;

    *out = arena_array(ctx->arena, COUNT(LEADS), struct meeting_lead);
    *out_count = 0;
    if (!meeting_body_in_law(rule->body_kind, &event.body) || str_eqz(rule->majority, "none"))
        return ST_OK; /* a gathering that decides nothing */
    TRY(congress_get(ctx, ctx->congress_id, &c));
    TRY(congress_calendar(ctx, &cal));
    TRY(congress_law_params(ctx, ctx->today, &params));
    TRY(meeting_items(ctx, m->id, &items, &count));
    event.level = congress_law_level(c.level);
    arr_each (i, COUNT(LEADS)) {
        const struct meeting_law_lead lead = meeting_law_lead(LEADS[i].task, &event, &params, &cal);

        if (date_none(lead.by) || !on_agenda(items, count, LEADS[i].sort))
            continue;
        (*out)[(*out_count)++] = (struct meeting_lead){
            .word = LEADS[i].word, .by = lead.by, .article = str_from(lead.article)};
    }
    return ST_OK;
}
