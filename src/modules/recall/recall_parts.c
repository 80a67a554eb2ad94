// SPDX-License-Identifier: MulanPSL-2.0
/* Notices, deadlines, tasks, figures and retention of recalls. */
#include "modules/recall/recall_parts.h"
#include "base/json.h"
#include "modules/notice/notice.h"
#include "modules/recall/recall_actions.h"
#include "modules/recall/recall_store.h"
#include "platform/indicator.h"
#include "platform/text.h"
#include <string.h>

enum { VALUES_MAX = 1000, RETENTION_MONTHS = 60 };

struct str recall_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/recall/%lld%s", (long long)id, tail);
}

struct str recall_number_text(struct arena *a, const struct recall *r)
{
    return TF(a, "recall.number", str_int(a, r->year), str_int(a, r->number));
}

struct str recall_title(struct ctx *ctx, const struct recall *r)
{
    if (r->constituency.len == 0)
        return TF(ctx->arena, "recall.who", r->name, r->congress_name);
    return TF(ctx->arena, "recall.who_of", r->name, r->congress_name, r->constituency);
}

/* ---------------------------------------------------------------- notices */

#define VALUES "name title"

const struct notice_kind RECALL_NOTICES[] = {
    {"recall.given", VALUES, true, "recall.answer"},
    {"recall.answered", VALUES, true, "recall.read"},
    {"recall.passed", VALUES " filed", true, "recall.read"},
    {"recall.recalled", VALUES " voted_on", true, "recall.answer"},
    {"recall.failed", VALUES, true, "recall.read recall.answer"},
    {"recall.due", "name title what due_on days late today", false, "recall.read"},
    {0},
};

static enum status put(struct ctx *ctx, const struct recall *r, const char *kind,
                       const struct notice_to *to, size_t to_count, struct str url)
{
    struct buf values = buf_new(ctx->arena, VALUES_MAX);
    struct json j = json_begin(&values);

    json_object(&j, NULL);
    json_str(&j, "name", recall_number_text(ctx->arena, r));
    json_str(&j, "title", recall_title(ctx, r));
    if (strcmp(kind, "recall.passed") == 0)
        json_bool(&j, "filed", recall_law_filed(r->way));
    if (strcmp(kind, "recall.recalled") == 0)
        json_str(&j, "voted_on", text_date(ctx->arena, r->voted_on, ctx->today));
    json_object_end(&j);
    return notice_put(ctx, &(struct notice_new){.kind = kind,
                                                .subject_id = r->id,
                                                .url = url,
                                                .values = buf_view(&values),
                                                .to = to,
                                                .to_count = to_count});
}

static enum status tell_deputy(struct ctx *ctx, const struct recall *r, const char *kind)
{
    const struct notice_to deputy = {.deputy_id = r->mandate_id};

    return r->own ? put(ctx, r, kind, &deputy, 1, recall_url(ctx, r->id, "/answer")) : ST_OK;
}

/* Who has work left is told what; the deputy, what it means for him. */
static enum status tell_count(struct ctx *ctx, const struct recall *r)
{
    static const struct notice_to HERE[] = {{.role = "leader"}, {.role = "office"}};
    const bool passed = r->state == RECALL_PASSED;

    TRY(tell_deputy(ctx, r, passed ? "recall.recalled" : "recall.failed"));
    return put(ctx, r, passed ? "recall.passed" : "recall.failed", HERE, passed ? COUNT(HERE) : 1,
               recall_url(ctx, r->id, ""));
}

/* What he hands in himself the office does not see come. */
static enum status tell_answer(struct ctx *ctx, const struct recall *r)
{
    static const struct notice_to OFFICE = {.role = "office"};

    if (!r->own || ctx->actor->deputy_id != r->mandate_id)
        return ST_OK;
    return put(ctx, r, "recall.answered", &OFFICE, 1, recall_url(ctx, r->id, ""));
}

enum status recall_tell(struct ctx *ctx, const struct recall *r, enum recall_act act)
{
    if (act == RECALL_GIVE)
        return tell_deputy(ctx, r, "recall.given");
    if (act == RECALL_DEFEND)
        return tell_answer(ctx, r);
    return act == RECALL_COUNT ? tell_count(ctx, r) : ST_OK;
}

/* ---------------------------------------------------------------- deadlines, tasks */

/* The day that was set; what passed is announced and filed at once, the law names no day. */
static struct date due_on(const struct recall *r)
{
    return r->state == RECALL_SET ? r->vote_on : r->voted_on;
}

static enum status dues(struct ctx *ctx, struct date from, struct date until, struct due_item **out,
                        size_t *out_count)
{
    struct recall *all;
    size_t count;

    TRY(recall_store_open(ctx, &all, &count));
    *out = arena_array(ctx->arena, count, struct due_item);
    *out_count = 0;
    arr_each (i, count) {
        const struct date on = due_on(&all[i]);

        if (date_none(on) || date_cmp(on, from) < 0 || date_cmp(on, until) > 0)
            continue;
        (*out)[(*out_count)++] = (struct due_item){
            .subject_id = all[i].id,
            .part_id = (int64_t)recall_next_act(&all[i]),
            .due_on = on,
            .url = recall_url(ctx, all[i].id, ""),
            .title = recall_title(ctx, &all[i]),
            .name = recall_number_text(ctx->arena, &all[i]),
        };
    }
    return ST_OK;
}

const struct due_source RECALL_DUES[] = {
    {"recall.vote", "recall.due", "office leader", "-3 office, 0 office", dues},
    {0},
};

enum status recall_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                         int64_t *out_total)
{
    struct recall *all;
    size_t count;

    *out_count = 0;
    *out_total = 0;
    *out = arena_array(ctx->arena, limit, struct task);
    if (!may(ctx, "recall.manage"))
        return ST_OK;
    TRY(recall_store_open(ctx, &all, &count));
    *out_total = (int64_t)count;
    for (size_t i = 0; i < count && i < limit; i++)
        (*out)[(*out_count)++] = (struct task){
            .label = text_of("recall.do.", str_from(recall_act_word(recall_next_act(&all[i])))),
            .title = recall_title(ctx, &all[i]),
            .number = recall_number_text(ctx->arena, &all[i]),
            .who = S(""),
            .due_on = due_on(&all[i]),
            .url = recall_url(ctx, all[i].id, ""),
        };
    return ST_OK;
}

/* ---------------------------------------------------------------- figures */

static enum status value_of(struct ctx *ctx, const struct indicator_query *q, bool passed,
                            struct indicator_value **out, size_t *out_count)
{
    struct recall_counts n;

    TRY(recall_counts(ctx, q->period.from, q->period.to, &n));
    *out = arena_array(ctx->arena, 1, struct indicator_value);
    *out_count = 1;
    (*out)[0] = (struct indicator_value){
        .key = S(""), .label = S(""), .numerator = passed ? n.passed : n.all, .denominator = -1};
    return ST_OK;
}

static enum status requests(struct ctx *ctx, const struct indicator_query *q,
                            struct indicator_value **out, size_t *out_count)
{
    return value_of(ctx, q, false, out, out_count);
}

static enum status requests_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/recall?", out);
}

static enum status passed(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    return value_of(ctx, q, true, out, out_count);
}

static enum status passed_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/recall?state=passed&", out);
}

static const char *const NO_BREAKDOWNS[] = {NULL};

const struct indicator RECALL_INDICATORS[] = {
    {.name = "recall.requests",
     .unit = "unit.piece",
     .breakdowns = NO_BREAKDOWNS,
     .values = requests,
     .rows_url = requests_url,
     .permission = "recall.read"},
    {.name = "recall.passed",
     .unit = "unit.piece",
     .breakdowns = NO_BREAKDOWNS,
     .values = passed,
     .rows_url = passed_url,
     .permission = "recall.read"},
    {0},
};

/* ---------------------------------------------------------------- retention */

static enum status ended(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                         struct retention_item **out, size_t *out_count)
{
    struct recall *list;

    TRY(recall_store_ended(ctx, until, after, limit, &list, out_count));
    *out = arena_array(ctx->arena, *out_count, struct retention_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct retention_item){
            .id = list[i].id,
            .name = recall_number_text(ctx->arena, &list[i]),
            .url = recall_url(ctx, list[i].id, ""),
            .ended_on = list[i].ended_on,
        };
    return ST_OK;
}

const struct retention RECALL_RETENTIONS[] = {
    {"recall.ended", RETENTION_MONTHS, ended, recall_erase},
    {0},
};
