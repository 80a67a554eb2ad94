// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: notices, dues, tasks, duties, the figure, files,
 * search.
 */
#include "modules/inquiry/inquiry_parts.h"
#include "modules/inquiry/inquiry_actions.h"
#include "platform/indicator.h"
#include "platform/text.h"

static struct str url_of(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/inquiry/%lld", (long long)id);
}

const struct notice_kind INQUIRY_NOTICES[] = {
    {"inquiry.collect", "title until", false, "inquiry.ask inquiry.read"},
    {"inquiry.due", "name title what due_on days late today", false,
     "inquiry.answer inquiry.manage"},
    {0},
};

/* ---------------------------------------------------------------- dues */

enum { DUES_MOST = 200, ORGANS_EACH = 12 };

/* Each organ that answered reports how it handled what came up. */
static enum status reports_in(struct ctx *ctx, const char *state, struct date from,
                              struct date until, struct due_item *out, size_t *n)
{
    const struct inquiry_page f = {.state = str_from(state), .limit = DUES_MOST};
    struct inquiry *all;
    struct str next;
    int64_t total;
    size_t count;

    TRY(inquiry_store_page(ctx, &f, &all, &count, &next, &total));
    arr_each (i, count) {
        struct inquiry_organ *organs;
        size_t organs_count;
        struct date by;

        TRY(inquiry_report_by(ctx, &all[i], &by));
        if (date_cmp(by, from) < 0 || date_cmp(by, until) > 0)
            continue;
        TRY(inquiry_store_organs(ctx, all[i].id, &organs, &organs_count));
        for (size_t k = 0; k < organs_count && *n < (size_t)DUES_MOST * ORGANS_EACH; k++)
            out[(*n)++] = (struct due_item){.subject_id = all[i].id,
                                            .part_id = organs[k].organ_id,
                                            .due_on = by,
                                            .organ_id = organs[k].organ_id,
                                            .url = url_of(ctx, all[i].id),
                                            .title = all[i].title,
                                            .name = all[i].title};
    }
    return ST_OK;
}

static enum status reports_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, (size_t)DUES_MOST * ORGANS_EACH, struct due_item);
    *out_count = 0;
    TRY(reports_in(ctx, "closed", from, until, *out, out_count));
    return reports_in(ctx, "rated", from, until, *out, out_count);
}

const struct due_source INQUIRY_DUES[] = {
    {.name = "inquiry.report",
     .kind = "inquiry.due",
     .whom = "unit chief office",
     .rules = "-10 unit, 0 unit, 1 chief, 1 office",
     .list = reports_due},
    {0},
};

/* Who may ask is reminded while he has not asked anything yet. */
enum status inquiry_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                          int64_t *out_total)
{
    struct inquiry *all;
    size_t count;

    *out = arena_array(ctx->arena, limit, struct task);
    *out_count = 0;
    *out_total = 0;
    if (!may(ctx, "inquiry.ask") || may(ctx, "inquiry.manage"))
        return ST_OK;
    TRY(inquiry_store_collecting(ctx, &all, &count));
    arr_each (i, count) {
        struct inquiry_question *asked;
        struct err ignored = {0};
        bool mine = false;
        size_t n;

        if (inquiry_check_ask(&all[i], ctx->today, &ignored) != ST_OK)
            continue;
        TRY(inquiry_store_questions(ctx, all[i].id, &asked, &n));
        arr_each (k, n)
            mine = mine || asked[k].account_id == ctx->actor->account_id;
        if (mine)
            continue;
        (*out_total)++;
        if (*out_count < limit)
            (*out)[(*out_count)++] = (struct task){
                .label = T("inquiry.task.ask"),
                .number = S(""),
                .who = S(""),
                .title = all[i].title,
                .due_on = date_none(all[i].collect_until) ? all[i].held_on : all[i].collect_until,
                .url = url_of(ctx, all[i].id)};
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- duties */

static enum status asked(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                         size_t *out_count)
{
    struct inquiry_question *all;

    TRY(inquiry_store_duties(ctx, q->from, q->to, q->deputy_id, q->after_deputy, q->after_record,
                             q->limit, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct duty_fact);
    arr_each (i, *out_count)
        (*out)[i] = (struct duty_fact){.deputy_id = all[i].deputy_id,
                                       .record_id = all[i].id,
                                       .on = all[i].on,
                                       .count = 1,
                                       .title = all[i].text,
                                       .url = url_of(ctx, all[i].inquiry_id),
                                       .state = S("done")};
    return ST_OK;
}

const struct duty_source INQUIRY_DUTIES[] = {
    {"inquiry.asked", "unit.piece", asked},
    {0},
};

/* ---------------------------------------------------------------- the figure */

struct months {
    struct indicator_value *at;
    size_t count;
};

static enum status put_month(struct ctx *ctx, const struct indicator_value *month, struct period p,
                             void *to)
{
    struct months *m = to;
    struct indicator_value v = *month;

    TRY(inquiry_store_asked_count(ctx, p.from, p.to, S(""), &v.numerator));
    v.denominator = -1;
    if (v.numerator > 0 && m->count < INDICATOR_MONTHS_MAX)
        m->at[m->count++] = v;
    return ST_OK;
}

static enum status questions(struct ctx *ctx, const struct indicator_query *q,
                             struct indicator_value **out, size_t *out_count)
{
    struct months m = {.at = arena_array(ctx->arena, INDICATOR_MONTHS_MAX, struct indicator_value)};

    if (q->by != NULL) {
        TRY(indicator_by_month(ctx, q, put_month, &m));
    } else {
        m.at[0] = (struct indicator_value){.key = S(""), .label = S(""), .denominator = -1};
        TRY(inquiry_store_asked_count(ctx, q->period.from, q->period.to, S(""),
                                      &m.at[0].numerator));
        m.count = 1;
    }
    *out = m.at;
    *out_count = m.count;
    return ST_OK;
}

static enum status question_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                 struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/inquiry/question?held=1&", out);
}

static const char *const BY[] = {"month", NULL};

const struct indicator INQUIRY_INDICATORS[] = {
    {.name = "inquiry.questions",
     .unit = "unit.each",
     .breakdowns = BY,
     .values = questions,
     .rows_url = question_rows,
     .permission = "inquiry.read"},
    {0},
};

/* ---------------------------------------------------------------- files, search */

static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct inquiry q;

    TRY(inquiry_get(ctx, id, &q));
    if (what == ATTACHMENT_READ || may(ctx, "inquiry.manage"))
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "inquiry.err.files", NULL);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct inquiry q;

    TRY(inquiry_get(ctx, id, &q));
    *out_title = q.title;
    *out_url = url_of(ctx, id);
    return ST_OK;
}

const struct attachment_owner INQUIRY_ATTACHMENTS[] = {
    {.kind = "inquiry", .may = files_may, .where = files_where, .phone = true},
    {0},
};

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct inquiry q;

    TRY(inquiry_store_get(ctx, id, &q));
    search_key(&readers, "inquiry.read");
    search_docs_add(out, &(struct search_doc){
                             .title = q.title,
                             .body = str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(q.text),
                                                STR_ARG(q.summary)),
                             .url = url_of(ctx, id),
                             .day = q.held_on,
                             .state = q.state,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"inquiry", NULL};

const struct search_source INQUIRY_SEARCHES[] = {
    {
        .kind = "inquiry",
        .events = "inquiry.",
        .state_text = "inquiry.state.",
        .tables = TABLES,
        .load = load,
        .ids = inquiry_store_ids,
        .readers = "inquiry.read",
    },
    {0},
};
