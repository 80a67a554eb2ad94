// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: search, the public side, what waits for whom. */
#include "modules/report/report_parts.h"
#include "modules/report/report_actions.h"
#include "platform/text.h"

static struct str url_of(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/report/%lld%s", (long long)id, tail);
}

/* ---------------------------------------------------------------- search */

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct report_sheet sheet;
    struct report r;

    TRY(report_store_get(ctx, id, &r));
    TRY(report_sheet_read(ctx, &r, false, &sheet));
    search_key(&readers, "report.read");
    search_docs_add(out, &(struct search_doc){
                             .title = r.title,
                             .body = report_sheet_text(ctx->arena, &sheet, true),
                             .url = url_of(ctx, id, ""),
                             .day = r.to,
                             .state = r.state,
                             .people = S(""),
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"report", NULL};

const struct search_source REPORT_SEARCHES[] = {
    {
        .kind = "report",
        .events = "report.",
        .state_text = "report.state.",
        .tables = TABLES,
        .load = load,
        .ids = report_store_ids,
        .readers = "report.read",
    },
    {0},
};

/* ---------------------------------------------------------------- notices, files */

#define VALUES "title who note"

const struct notice_kind REPORT_NOTICES[] = {
    {"report.asked", VALUES, false, "report.comment"},
    {"report.judged", VALUES, false, "report.approve"},
    {"report.passed", VALUES, false, "report.write"},
    {"report.sent_back", VALUES, false, "report.write"},
    {"report.commented", VALUES, false, "report.write"},
    {"report.answered", VALUES, false, "report.comment"},
    {0},
};

/* Who reads the report sees what stands behind its numbers; while it is written, its writers add
 * and take away. */
static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct report_source s;
    struct report r;

    TRY(report_store_source_get(ctx, id, &s));
    TRY(report_get(ctx, s.report_id, &r));
    if (what == ATTACHMENT_READ && may(ctx, "report.read"))
        return ST_OK;
    if (what == ATTACHMENT_OPEN || !may(ctx, "report.write"))
        return fail(&ctx->err, ST_DENIED, "report.err.denied", NULL);
    return report_check_open(r.state, &ctx->err);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct report_source s;
    struct report r;

    TRY(report_store_source_get(ctx, id, &s));
    TRY(report_get(ctx, s.report_id, &r));
    *out_title = TF(ctx->arena, "report.source_of", r.title, s.words);
    *out_url = str_printf(ctx->arena, "/report/%lld#b%lld", (long long)r.id, (long long)s.block_id);
    return ST_OK;
}

const struct attachment_owner REPORT_ATTACHMENTS[] = {
    {.kind = "report_source", .may = files_may, .where = files_where},
    {0},
};

/* ---------------------------------------------------------------- the public side */

static enum status published(struct ctx *ctx, struct str q, unsigned limit,
                             struct public_item **out, size_t *out_count)
{
    const struct report_filter f = {.q = q, .public = true, .limit = limit > 200 ? 200 : limit};
    struct report *all;
    struct str next;
    int64_t total;

    TRY(report_store_page(ctx, &f, &all, out_count, &next, &total));
    *out = arena_array(ctx->arena, *out_count, struct public_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct public_item){
            .title = all[i].title,
            .meta = text_of("report.kind.", all[i].kind),
            .url = str_printf(ctx->arena, "/p/report/%lld", (long long)all[i].id),
            .on = all[i].published_on,
        };
    return ST_OK;
}

const struct public_source REPORT_PUBLICS[] = {{"report", "/p/report", 0, published}, {0}};

/* ---------------------------------------------------------------- what waits */

enum status report_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                         int64_t *out_total)
{
    const bool approves = may(ctx, "report.approve"), writes = may(ctx, "report.write");
    const struct report_filter f = {.state = approves ? S("judged") : S("passed"), .limit = limit};
    struct report *all;
    struct str next;

    *out_count = 0;
    *out_total = 0;
    if (!approves && !writes)
        return ST_OK;
    TRY(report_store_page(ctx, &f, &all, out_count, &next, out_total));
    *out = arena_array(ctx->arena, *out_count, struct task);
    arr_each (i, *out_count)
        (*out)[i] = (struct task){
            .label = approves ? T("report.task.judge") : T("report.task.freeze"),
            .title = all[i].title,
            .number = S(""),
            .who = S(""),
            .url = url_of(ctx, all[i].id, "/way"),
        };
    return ST_OK;
}

enum status report_check_outlines(struct ctx *ctx, struct buf *out_report)
{
    return report_outline_check(ctx, out_report);
}
