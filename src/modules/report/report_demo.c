// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's report of the year, from the outline, and what the year was to bring. */
#include "modules/account/account.h"
#include "modules/report/report_actions.h"
#include "modules/report/report_parts.h"
#include "modules/report/report_reading.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { HOUR = 9 };

static enum status goal(struct ctx *ctx, const char *kind, const char *text_key, struct str token,
                        int64_t target)
{
    const struct report_goal g = {.kind = str_from(kind),
                                  .year = ctx->today.year,
                                  .text = text(text_key),
                                  .token = token,
                                  .target = target,
                                  .state = S("open"),
                                  .note = S("")};
    int64_t id;

    return report_goal_save(ctx, &g, &id);
}

/* What was printed in autumn, beside the records as they are now. */
static enum status old_report(struct ctx *ctx)
{
    const struct str year = str_int(ctx->arena, ctx->today.year);
    const struct report_reading_new in = {.title =
                                              TF(ctx->arena, "report.demo.reading_title", year),
                                          .file_name = S(""),
                                          .text = T("report.demo.reading"),
                                          .year = ctx->today.year};
    int64_t id;

    return report_reading_make(ctx, &in, &id);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct report_new in = {
        .kind = S("committee"),
        .title = TF(ctx->arena, "report.title.committee", str_int(ctx->arena, ctx->today.year)),
        .byline = T("report.demo.byline"),
        .from = {ctx->today.year, 1, 1},
        .to = {ctx->today.year, 12, 31},
    };
    int64_t id, block, draft;

    (void)input;
    TRY(report_outline(ctx, in.kind, &(struct period){in.from, in.to}, false, S(""), &in.text));
    TRY(report_save(ctx, &in, &id));
    TRY(report_block_add(ctx, id, 0, T("report.demo.typed"), &block));
    TRY(report_block_move(ctx, block, false));
    TRY(report_draft(ctx, id, &draft));
    TRY(old_report(ctx));
    TRY(goal(ctx, "goal", "report.demo.goal", S("suggestion.answered_in_time"), 95));
    TRY(goal(ctx, "goal", "report.demo.goal_held", S("meeting.sc_held"), 6));
    return goal(ctx, "task", "report.demo.task", S(""), -1);
}

enum status report_demo(struct ctx *ctx)
{
    const struct date today = ctx->today;
    const int64_t now = ctx->now;
    struct account_post *clerks;
    struct actor who;
    size_t count;

    TRY(account_holders(ctx, "office", 0, &clerks, &count));
    if (count > 0)
        who = (struct actor){.account_id = clerks[0].account_id,
                             .congress_id = ctx->congress_id,
                             .organ_id = clerks[0].organ_id,
                             .name = clerks[0].name};
    demo_act(ctx, count > 0 ? &who : NULL, date_add_days(today, -1), HOUR);
    TRY(db_tx(ctx, demo_tx, NULL));
    demo_act(ctx, NULL, today, 0);
    ctx->now = now;
    return ST_OK;
}
