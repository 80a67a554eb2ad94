// SPDX-License-Identifier: MulanPSL-2.0
/* Adjustments that are published, for everybody. */
#include "finance_adjust_view.h"
#include "modules/congress/congress.h"
#include "modules/finance/finance_parts.h"
#include "modules/finance/finance_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { PUBLIC_MAX = 50 };

static struct str public_url(struct ctx *ctx, const struct congress *c, int64_t id)
{
    return id != 0 ? str_printf(ctx->arena, "/p/finance/%lld?c=" STR_FMT, (long long)id,
                                STR_ARG(c->code))
                   : str_printf(ctx->arena, "/p/finance?c=" STR_FMT, STR_ARG(c->code));
}

enum status finance_web_public_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_adjustment_filter f = {
        .q = param_text(rq, "q"), .published = true, .limit = PUBLIC_MAX, .after = S("")};
    struct finance_public_list_v v = {.url = S("/p/finance"), .q = f.q};
    struct finance_public_row_v *rows;
    struct finance_adjustment *all;
    struct congress c;
    struct str next;
    int64_t total;
    bool found;

    if (congress_choose(ctx, param_text(rq, "c"), &c, &found) != ST_OK || !found) {
        ctx->err = (struct err){0};
        return respond_see_other(rs, "/p");
    }
    TRY(finance_store_adjustments(ctx, &f, &all, &v.rows_count, &next, &total));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_public_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct finance_public_row_v){.id = all[i].id,
                                                .title = finance_web_adjust_title(ctx, &all[i]),
                                                .url = public_url(ctx, &c, all[i].id),
                                                .on = all[i].published_on};
    v.rows = rows;
    v.title = T("finance.public.title");
    v.congress = c.code;
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.public.none", "finance.public.none_text");
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &finance_public_list_view, &v);
}

enum status finance_web_public(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_adjustment a;
    struct finance_public_v v;
    struct congress c;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &c, &found));
    if (!found)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(finance_store_adjustment(ctx, path_id(rq, "id"), &a));
    if (date_none(a.published_on))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    v = (struct finance_public_v){
        .title = finance_web_adjust_title(ctx, &a),
        .meta = a.backfill.len > 0 ? TF(ctx->arena, "finance.public.meta_backfilled",
                                        text_date(ctx->arena, a.approved_on, ctx->today),
                                        text_date(ctx->arena, a.published_on, ctx->today))
                                   : TF(ctx->arena, "finance.public.meta",
                                        text_date(ctx->arena, a.approved_on, ctx->today),
                                        text_date(ctx->arena, a.published_on, ctx->today)),
        .text = a.text,
        .back = public_url(ctx, &c, 0),
    };
    v.rows = finance_web_cases(ctx, &a, &v.rows_count);
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &finance_public_view, &v);
}

static enum status published(struct ctx *ctx, struct str q, unsigned limit,
                             struct public_item **out, size_t *out_count)
{
    const struct finance_adjustment_filter f = {
        .q = q, .published = true, .limit = limit, .after = S("")};
    struct finance_adjustment *all;
    struct str next;
    int64_t total;

    TRY(finance_store_adjustments(ctx, &f, &all, out_count, &next, &total));
    *out = arena_array(ctx->arena, *out_count, struct public_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct public_item){
            .title = finance_web_adjust_title(ctx, &all[i]),
            .meta = T("finance.public.item"),
            .url = str_printf(ctx->arena, "/p/finance/%lld", (long long)all[i].id),
            .on = all[i].published_on,
        };
    return ST_OK;
}

const struct public_source FINANCE_PUBLICS[] = {{"finance", "/p/finance", 2, published}, {0}};
