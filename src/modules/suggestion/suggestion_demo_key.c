// SPDX-License-Identifier: MulanPSL-2.0
/* Key suggestions of the demo: led by members of the chairmen's meeting, with visits and notes. */
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_demo.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { KEYS = 6, EVERY = 17, PAGE = 200 };

static enum status visit(struct ctx *ctx, int64_t id, struct str leader)
{
    TRY(suggestion_add_note(
        ctx, &(struct suggestion_note_new){
                 .id = id,
                 .kind = S("visit"),
                 .place = T("suggestion.demo.visit_place"),
                 .participants = TF(ctx->arena, "suggestion.demo.visit_people", leader),
                 .body = T("suggestion.demo.visit")}));
    return suggestion_add_note(
        ctx, &(struct suggestion_note_new){
                 .id = id, .kind = S("reminder"), .body = T("suggestion.demo.reminder")});
}

/* A hand-over meeting in a week. */
static enum status plan_meeting(struct ctx *ctx)
{
    const struct suggestion_batch_new in = {
        .name = T("suggestion.demo.batch"),
        .place = T("suggestion.demo.batch_place"),
        .meeting_on = date_add_days(ctx->today, 6),
    };
    int64_t id;

    return suggestion_batch_save(ctx, &in, &id);
}

enum status suggestion_demo_key(struct ctx *ctx, const struct account_post *leaders,
                                size_t leaders_count)
{
    const struct suggestion_list_query all = {.limit = PAGE, .filter = {.state = S("handling")}};
    struct suggestion_row *rows;
    struct str next;
    size_t count;

    TRY(suggestion_list(ctx, &all, &rows, &count, &next));
    for (size_t i = 0; i < count && i < KEYS; i++) {
        const struct account_post *leader = &leaders[i % leaders_count];

        TRY(suggestion_make_key(
            ctx, &(struct suggestion_key_new){.id = rows[i].id,
                                              .lead = S("chairmen_member"),
                                              .leader_account_id = leader->account_id,
                                              .decided_by = T("suggestion.demo.meeting")}));
        if (i % 2 == 0)
            TRY(visit(ctx, rows[i].id, leader->name));
    }
    return plan_meeting(ctx);
}
