// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's appraisals: eight of those appointed last spring, rated and sent; yearly
 * reports that are being written. */
#include "modules/appraisal/appraisal_list.h"
#include "modules/appraisal/appraisal_parts.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { HOUR = 10, RATED = 8, AGO = 150, WORDS = 4, MEMBERS = 33, DEPUTIES = 58, BY = 12 };

struct demo {
    struct date today;
};

static enum status keep_eight(struct ctx *ctx, int64_t id)
{
    struct appraisal_subject *all;
    size_t count;

    TRY(appraisal_store_subjects(ctx, id, &all, &count));
    for (size_t i = RATED; i < count; i++)
        TRY(appraisal_subject_drop(ctx, all[i].id));
    return ST_OK;
}

static int64_t version_of(struct ctx *ctx, int64_t id)
{
    struct appraisal a = {.version = 1};

    return appraisal_store_get(ctx, id, &a) == ST_OK ? a.version : 1;
}

/* Two tellers count the same. */
static enum status count_group(struct ctx *ctx, int64_t group_id, size_t subjects, int64_t people)
{
    const struct actor *was = ctx->actor;
    struct actor teller = *was;
    int64_t cells[RATED * WORDS];
    bool agree;

    for (size_t i = 0; i < subjects; i++) {
        const int64_t poor = i == 5 ? people / 2 : (int64_t)i % 3;

        cells[i * WORDS] = people - poor - 4 - (int64_t)i;
        cells[i * WORDS + 1] = 3 + (int64_t)i;
        cells[i * WORDS + 2] = poor;
        cells[i * WORDS + 3] = 1;
    }
    ctx->actor = &teller;
    for (teller.account_id = 1; teller.account_id <= 2; teller.account_id++)
        TRY(appraisal_enter(ctx, group_id, cells, subjects * WORDS, &agree));
    ctx->actor = was;
    return ST_OK;
}

static enum status rated(struct ctx *ctx, const struct demo *d)
{
    const struct date on = date_add_days(d->today, -AGO);
    const struct appraisal_form in = {
        .a = {.kind = S("duty"),
              .title = T("appraisal.demo.duty"),
              .basis = T("appraisal.demo.basis"),
              .plan = S(""),
              .held_on = on,
              .reports_by = date_add_days(on, -BY)},
        .items = T("appraisal.items_default"),
        .groups = str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(T("appraisal.demo.members")),
                             STR_ARG(T("appraisal.demo.others"))),
    };
    struct appraisal_subject *all;
    struct appraisal_group *groups;
    size_t count, groups_count;
    struct str to;
    int64_t id;

    demo_act(ctx, NULL, date_add_days(on, -BY * 2), HOUR);
    TRY(appraisal_save(ctx, &in, &id));
    TRY(appraisal_fill(ctx, id));
    TRY(keep_eight(ctx, id));
    TRY(appraisal_begin(ctx, id, version_of(ctx, id)));
    TRY(appraisal_store_subjects(ctx, id, &all, &count));
    demo_act(ctx, NULL, date_add_days(on, -BY), HOUR);
    arr_each (i, count)
        TRY(appraisal_report(ctx, all[i].id, all[i].version, T("appraisal.demo.report")));
    demo_act(ctx, NULL, on, HOUR);
    TRY(appraisal_rate(ctx, id, version_of(ctx, id)));
    TRY(appraisal_store_groups(ctx, id, &groups, &groups_count));
    arr_each (g, groups_count)
        TRY(count_group(ctx, groups[g].id, count, groups[g].people));
    TRY(appraisal_count(ctx, id, version_of(ctx, id)));
    TRY(appraisal_recipients(ctx, &to));
    return appraisal_send(ctx, id, version_of(ctx, id), to, S(""), on);
}

static enum status yearly(struct ctx *ctx, const struct demo *d)
{
    const struct appraisal_form in = {
        .a = {.kind = S("yearly"),
              .title = T("appraisal.demo.yearly"),
              .basis = S(""),
              .plan = S(""),
              .held_on = date_add_days(d->today, BY * 2),
              .reports_by = date_add_days(d->today, BY)},
        .items = S(""),
        .groups = S(""),
    };
    int64_t id;

    demo_act(ctx, NULL, date_add_days(d->today, -2), HOUR);
    TRY(appraisal_save(ctx, &in, &id));
    TRY(appraisal_fill(ctx, id));
    return appraisal_begin(ctx, id, version_of(ctx, id));
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    TRY(rated(ctx, input));
    return yearly(ctx, input);
}

enum status appraisal_demo(struct ctx *ctx)
{
    const struct demo d = {.today = ctx->today};
    const int64_t now = ctx->now;

    TRY(db_tx(ctx, demo_tx, &d));
    demo_act(ctx, NULL, d.today, 0);
    ctx->now = now;
    return ST_OK;
}
