// SPDX-License-Identifier: MulanPSL-2.0
/* What everybody reads: the plan of each year, and what came of matters that were published. */
#include "modules/congress/congress.h"
#include "modules/supervision/supervision_parts.h"
#include "modules/supervision/supervision_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { SHOWN = 60, FIRST_PAGE = 3 };

static struct str with_code(struct ctx *ctx, struct str code, const char *kind, int64_t id)
{
    return code.len == 0 ? str_printf(ctx->arena, "/p/supervision%s/%lld", kind, (long long)id)
                         : str_printf(ctx->arena, "/p/supervision%s/%lld?c=" STR_FMT, kind,
                                      (long long)id, STR_ARG(code));
}

static struct str plan_title(struct ctx *ctx, const struct supervision_plan *p)
{
    return TF(ctx->arena, "supervision.plan_title", str_int(ctx->arena, p->year));
}

static enum status published_matters(struct ctx *ctx, struct str q, unsigned limit,
                                     struct matter **out, size_t *out_count)
{
    const struct supervision_page f = {.q = q, .held = true, .limit = limit};
    struct str next;
    int64_t total;

    return supervision_store_matters(ctx, &f, out, out_count, &next, &total);
}

static enum status fill(struct ctx *ctx, struct str code, struct supervision_public_v *v)
{
    struct supervision_public_row_v *plans, *rows;
    struct supervision_plan *all;
    struct matter *matters;
    size_t count, n;

    TRY(supervision_store_plans(ctx, 0, &all, &count));
    plans = arena_array(ctx->arena, count, struct supervision_public_row_v);
    arr_each (i, count)
        if (str_eqz(all[i].state, "published"))
            plans[v->plans_count++] = (struct supervision_public_row_v){
                .title = plan_title(ctx, &all[i]),
                .url = with_code(ctx, code, "/plan", all[i].id),
                .meta = TF(ctx->arena, "supervision.public.on",
                           text_date(ctx->arena, all[i].published_on, ctx->today)),
            };
    v->plans = plans;
    TRY(published_matters(ctx, S(""), SHOWN, &matters, &n));
    rows = arena_array(ctx->arena, n, struct supervision_public_row_v);
    arr_each (i, n)
        rows[i] = (struct supervision_public_row_v){
            .title = matters[i].title,
            .url = with_code(ctx, code, "", matters[i].id),
            .meta = TF(ctx->arena, "supervision.step_meta",
                       supervision_web_methods(ctx, matters[i].methods),
                       text_date(ctx->arena, matters[i].published_on, ctx->today)),
        };
    v->rows = rows;
    v->rows_count = n;
    v->empty = v->plans_count + n == 0 ? T("supervision.public.none") : S("");
    return ST_OK;
}

enum status supervision_web_public(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_public_v v = {.title = T("supervision.public.title")};
    struct congress congress, *all;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    if (found) {
        v.lead = TF(ctx->arena, "supervision.public.lead", congress.name);
        TRY(fill(ctx, param_text(rq, "c"), &v));
    } else {
        struct link_v *links;

        TRY(congress_all(ctx, &all, &v.choose_count));
        links = arena_array(ctx->arena, v.choose_count, struct link_v);
        arr_each (i, v.choose_count)
            links[i] =
                (struct link_v){all[i].name, str_printf(ctx->arena, "/p/supervision?c=" STR_FMT,
                                                        STR_ARG(all[i].code))};
        v.choose = links;
    }
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &supervision_public_view, &v);
}

/* ---------------------------------------------------------------- one of them */

static enum status chosen(struct ctx *ctx, const struct request *rq)
{
    struct congress congress;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    return found ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status respond(struct ctx *ctx, const struct request *rq, struct response *rs,
                           struct supervision_record_v *v)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    const struct str code = param_text(rq, "c");

    *up = (struct link_v){T("supervision.public.title"),
                          code.len == 0
                              ? S("/p/supervision")
                              : str_printf(ctx->arena, "/p/supervision?c=" STR_FMT, STR_ARG(code))};
    v->crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = v->title};
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v->title, &supervision_record_view, v);
}

enum status supervision_web_public_plan(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct supervision_record_v v = {0};
    struct supervision_plan p;

    TRY(chosen(ctx, rq));
    TRY(supervision_store_plan(ctx, path_id(rq, "id"), &p));
    if (!str_eqz(p.state, "published"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    supervision_web_record(ctx, &v);
    TRY(supervision_web_plan_fill(ctx, &p, &v));
    return respond(ctx, rq, rs, &v);
}

enum status supervision_web_public_matter(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct supervision_record_v v = {0};
    struct matter m;

    TRY(chosen(ctx, rq));
    TRY(supervision_store_matter(ctx, path_id(rq, "id"), &m));
    if (date_none(m.published_on))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    supervision_web_record(ctx, &v);
    v.id = m.id;
    v.title = m.title;
    v.meta = TF(ctx->arena, "supervision.matter_meta", str_int(ctx->arena, m.year),
                text_of("supervision.field.", m.field));
    v.text = m.goal;
    v.result = m.result;
    v.result_title = T("supervision.result");
    supervision_web_fact(&v, T("supervision.col.organ"), m.organ, S(""));
    supervision_web_fact(&v, T("supervision.col.methods"), supervision_web_methods(ctx, m.methods),
                         S(""));
    supervision_web_fact(&v, T("supervision.problems"),
                         TF(ctx->arena, "supervision.problems_of", str_int(ctx->arena, m.problems),
                            str_int(ctx->arena, m.open)),
                         S(""));
    supervision_web_fact_day(ctx, &v, T("supervision.col.published"), m.published_on);
    return respond(ctx, rq, rs, &v);
}

/* ---------------------------------------------------------------- on the portal */

static enum status plans(struct ctx *ctx, struct str q, unsigned limit, struct public_item **out,
                         size_t *out_count)
{
    struct supervision_plan *all;
    size_t count;

    *out_count = 0;
    TRY(supervision_store_plans(ctx, 0, &all, &count));
    *out = arena_array(ctx->arena, count, struct public_item);
    for (size_t i = 0; i < count && *out_count < limit; i++) {
        const struct str title = plan_title(ctx, &all[i]);

        if (!str_eqz(all[i].state, "published") || (q.len > 0 && !str_has(title, q)))
            continue;
        (*out)[(*out_count)++] =
            (struct public_item){.title = title,
                                 .meta = all[i].basis,
                                 .url = with_code(ctx, S(""), "/plan", all[i].id),
                                 .on = all[i].published_on};
    }
    return ST_OK;
}

static enum status results(struct ctx *ctx, struct str q, unsigned limit, struct public_item **out,
                           size_t *out_count)
{
    struct matter *all;

    TRY(published_matters(ctx, q, limit, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct public_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct public_item){.title = all[i].title,
                                         .meta = supervision_web_methods(ctx, all[i].methods),
                                         .url = with_code(ctx, S(""), "", all[i].id),
                                         .on = all[i].published_on};
    return ST_OK;
}

const struct public_source SUPERVISION_PUBLICS[] = {
    {"supervision_plan", "/p/supervision", 1, plans},
    {"supervision", "/p/supervision", FIRST_PAGE, results},
    {0},
};
