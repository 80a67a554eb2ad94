// SPDX-License-Identifier: MulanPSL-2.0
/* The public side: those who heard a report rate it on their phones; everybody reads what is
 * published. */
#include "modules/congress/congress.h"
#include "modules/reportback/reportback_rules.h"
#include "modules/reportback/reportback_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { PUBLIC_MAX = 100 };

/* Whose pages these are: the congress of c, or the only one. */
static enum status choose(struct ctx *ctx, const struct request *rq)
{
    struct congress congress;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    return found ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* Of several congresses none is meant: the portal asks which. */
static bool must_choose(struct ctx *ctx, const struct request *rq)
{
    if (choose(ctx, rq) == ST_OK)
        return false;
    ctx->err = (struct err){0};
    return true;
}

static struct str with_code(struct ctx *ctx, const struct request *rq, struct str url)
{
    const struct str code = param_text(rq, "c");

    return code.len == 0
               ? url
               : str_printf(ctx->arena, STR_FMT "?c=" STR_FMT, STR_ARG(url), STR_ARG(code));
}

static struct str meta_of(struct ctx *ctx, const struct reportback *r)
{
    return TF(
        ctx->arena, "reportback.public_meta", r->delegation,
        text_date(ctx->arena, date_none(r->held_on) ? r->planned_on : r->held_on, ctx->today));
}

/* ---------------------------------------------------------------- rating */

enum status reportback_web_rate_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct err ignored = {0};
    struct reportback_rate_v v;
    struct reportback r;

    TRY(choose(ctx, rq));
    TRY(reportback_store_get(ctx, path_id(rq, "id"), &r));
    if (!reportback_slip_good(ctx, &r, param_text(rq, "k")))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    v = (struct reportback_rate_v){
        .title = TF(ctx->arena, "reportback.title_of", r.name),
        .meta = meta_of(ctx, &r),
        .url = str_printf(ctx->arena, "/p/reportback/%lld/rate", (long long)r.id),
        .code = param_text(rq, "k"),
        .congress = param_text(rq, "c"),
        .done = param_bool(rq, "done"),
        .text = r.text,
    };
    v.open = !v.done && reportback_check_rate(&r, &ignored) == ST_OK;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &reportback_rate_view, &v);
}

enum status reportback_web_rate(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str c = param_text(rq, "c"), code = param_text(rq, "k");
    const int64_t id = path_id(rq, "id");

    TRY(choose(ctx, rq));
    TRY(reportback_rate(ctx, id, code, param_text(rq, "grade")));
    return respond_see_other(rs, "/p/reportback/%lld/rate?done=1&k=" STR_FMT "%s" STR_FMT,
                             (long long)id, STR_ARG(code), c.len > 0 ? "&c=" : "", STR_ARG(c));
}

/* ---------------------------------------------------------------- what is published */

enum status reportback_web_public_list(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct reportback_filter f = {.public = true, .limit = PUBLIC_MAX};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct reportback_public_list_v v = {0};
    struct reportback_public_row_v *rows;
    struct reportback *all;
    struct str next;
    int64_t total;

    if (must_choose(ctx, rq))
        return respond_see_other(rs, "/p");
    TRY(reportback_store_page(ctx, &f, &all, &v.rows_count, &next, &total));
    rows = arena_array(ctx->arena, v.rows_count, struct reportback_public_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct reportback_public_row_v){
            .id = all[i].id,
            .name = TF(ctx->arena, "reportback.title_of", all[i].name),
            .meta = all[i].delegation,
            .url = with_code(ctx, rq,
                             str_printf(ctx->arena, "/p/reportback/%lld", (long long)all[i].id)),
            .on = all[i].held_on,
        };
    v.rows = rows;
    *empty = (struct empty_v){.title = T("reportback.public_none"),
                              .text = T("reportback.public_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("reportback.public_title"),
                        &reportback_public_list_view, &v);
}

enum status reportback_web_public(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct reportback_public_v v;
    struct reportback_count sum;
    struct reportback r;

    if (must_choose(ctx, rq))
        return respond_see_other(rs, "/p");
    TRY(reportback_store_get(ctx, path_id(rq, "id"), &r));
    if (!str_eqz(r.state, "published"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    sum = reportback_sum(&r);
    v = (struct reportback_public_v){
        .title = TF(ctx->arena, "reportback.title_of", r.name),
        .meta = meta_of(ctx, &r),
        .text = r.text,
        .asked = r.asked,
        .rate = reportback_web_rate_text(ctx, &r),
        .satisfied = sum.satisfied,
        .basic = sum.basic,
        .dissatisfied = sum.dissatisfied,
        .back = with_code(ctx, rq, S("/p/reportback")),
    };
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &reportback_public_view, &v);
}
