// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: figures, notices, deadlines, tasks, search. */
#include "modules/appraisal/appraisal_parts.h"
#include "modules/appraisal/appraisal_list.h"
#include "platform/indicator.h"
#include "platform/text.h"

enum { PAGE = 200 };

static struct str url_of(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/appraisal/subject/%lld", (long long)id);
}

/* ---------------------------------------------------------------- figures */

enum what { HELD, SUBJECTS, GOOD };

static enum status values(struct ctx *ctx, const struct indicator_query *q, enum what what,
                          struct indicator_value **out, size_t *out_count)
{
    struct appraisal_share *s;
    size_t count;

    TRY(appraisal_store_shares(ctx, q->period.from, q->period.to, q->by, q->key, &s, &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct indicator_value){
            .key = s[i].key,
            .label = q->by == NULL                 ? S("")
                     : strcmp(q->by, "month") == 0 ? indicator_month_label(ctx->arena, s[i].key)
                                                   : text_of("appraisal.kind.", s[i].key),
            .numerator = what == HELD       ? s[i].held
                         : what == SUBJECTS ? s[i].subjects
                                            : s[i].good,
            .denominator = what == GOOD ? s[i].ballots : -1,
        };
    return ST_OK;
}

static enum status held(struct ctx *ctx, const struct indicator_query *q,
                        struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, HELD, out, out_count);
}

static enum status subjects(struct ctx *ctx, const struct indicator_query *q,
                            struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, SUBJECTS, out, out_count);
}

static enum status good(struct ctx *ctx, const struct indicator_query *q,
                        struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, GOOD, out, out_count);
}

static enum status rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                        struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/appraisal?held=1&", out);
}

static enum status subject_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/appraisal/subject?held=1&", out);
}

static const char *const BY[] = {"month", "kind", NULL};

const struct indicator APPRAISAL_INDICATORS[] = {
    {.name = "appraisal.held",
     .unit = "unit.times",
     .breakdowns = BY,
     .values = held,
     .rows_url = rows,
     .permission = "appraisal.read"},
    {.name = "appraisal.subjects",
     .unit = "unit.piece",
     .breakdowns = BY,
     .values = subjects,
     .rows_url = subject_rows,
     .permission = "appraisal.read"},
    {.name = "appraisal.satisfied",
     .unit = "unit.percent",
     .breakdowns = BY,
     .ratio = true,
     .values = good,
     .rows_url = subject_rows,
     .permission = "appraisal.read",
     .adds = "content",
     .adds_below = "ballots"},
    {0},
};

/* ---------------------------------------------------------------- notices, deadlines, tasks */

const struct notice_kind APPRAISAL_NOTICES[] = {
    {"appraisal.asked", "title who by", true, "appraisal.report"},
    {"appraisal.due", "name title what due_on days late today", false, "appraisal.report"},
    {0},
};

static enum status reports_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    const struct appraisal_subject_filter f = {.reporting = true, .limit = PAGE};
    struct appraisal_subject *all;
    struct str next;
    int64_t total;
    size_t count;

    TRY(appraisal_store_subject_page(ctx, &f, &all, &count, &next, &total));
    *out = arena_array(ctx->arena, count, struct due_item);
    *out_count = 0;
    arr_each (i, count) {
        struct appraisal a;

        TRY(appraisal_store_get(ctx, all[i].appraisal_id, &a));
        if (date_none(a.reports_by) || date_cmp(a.reports_by, from) < 0 ||
            date_cmp(a.reports_by, until) > 0)
            continue;
        (*out)[(*out_count)++] = (struct due_item){
            .subject_id = all[i].id,
            .due_on = a.reports_by,
            .organ_id = all[i].organ_id,
            .url = url_of(ctx, all[i].id),
            .title = a.title,
            .name = all[i].name,
        };
    }
    return ST_OK;
}

const struct due_source APPRAISAL_DUES[] = {
    {.name = "appraisal.report",
     .kind = "appraisal.due",
     .whom = "unit office",
     .rules = "-5 unit, -1 unit, 1 office",
     .list = reports_due},
    {0},
};

/* A unit's reports that are still to be written. */
enum status appraisal_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                            int64_t *out_total)
{
    const struct appraisal_subject_filter f = {
        .reporting = true, .organ_id = ctx->actor->organ_id, .limit = limit};
    struct appraisal_subject *all;
    struct str next;

    *out_count = 0;
    *out_total = 0;
    if (ctx->actor->organ_id == 0 || may(ctx, "appraisal.read") || !may(ctx, "appraisal.report"))
        return ST_OK;
    TRY(appraisal_store_subject_page(ctx, &f, &all, out_count, &next, out_total));
    *out = arena_array(ctx->arena, *out_count, struct task);
    arr_each (i, *out_count)
        (*out)[i] = (struct task){.label = T("appraisal.do.report"),
                                  .title = all[i].title,
                                  .number = S(""),
                                  .who = all[i].name,
                                  .due_on = {0},
                                  .url = url_of(ctx, all[i].id)};
    return ST_OK;
}

/* ---------------------------------------------------------------- search */

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct buf names = buf_new(ctx->arena, 0);
    struct appraisal_subject *all;
    struct appraisal a;
    size_t count;

    TRY(appraisal_store_get(ctx, id, &a));
    TRY(appraisal_store_subjects(ctx, id, &all, &count));
    arr_each (i, count)
        buf_printf(&names, STR_FMT " ", STR_ARG(all[i].name));
    search_key(&readers, "appraisal.read");
    search_docs_add(out, &(struct search_doc){
                             .title = a.title,
                             .body = str_printf(ctx->arena, STR_FMT "\n" STR_FMT,
                                                STR_ARG(buf_view(&names)), STR_ARG(a.plan)),
                             .url = str_printf(ctx->arena, "/appraisal/%lld", (long long)id),
                             .day = a.held_on,
                             .state = a.state,
                             .people = S(""),
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"appraisal", NULL};

const struct search_source APPRAISAL_SEARCHES[] = {
    {
        .kind = "appraisal",
        .events = "appraisal.",
        .state_text = "appraisal.state.",
        .tables = TABLES,
        .load = load,
        .ids = appraisal_store_ids,
        .readers = "appraisal.read",
    },
    {0},
};
