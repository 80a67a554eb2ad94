// SPDX-License-Identifier: MulanPSL-2.0
/* What others raised and what became of it: what the office has published, and nothing else. */
#include "modules/opinion/opinion_web_public.h"
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_portal.h"
#include "opinion_public_view.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FIRST_PAGE = 3 };

const struct field OPINION_FIELDS_LIST_PUBLIC[] = {
    {.name = "c", .type = F_LINE, .max = 12},
    {.name = "q", .type = F_LINE, .max = 40},
    {.name = "topic", .type = F_LINE, .max = 60},
    {.name = "place", .type = F_LINE, .max = 60},
    {.name = "station", .type = F_ID},
    {.name = "after", .type = F_LINE, .max = 400},
    {0},
};
static const char *const KEPT[] = {"c", "q", "topic", "place", "station", NULL};

static struct tag_v tag_of(const struct opinion_public *o)
{
    if (o->outcome.len != 0)
        return (struct tag_v){text_of("opinion.outcome.", o->outcome),
                              str_eqz(o->outcome, "solved") ? S("ok") : S("doing")};
    return (struct tag_v){text_of("opinion.state.", o->state), S("doing")};
}

static struct str meta_of(struct ctx *ctx, const struct opinion_public *o)
{
    const struct str day = text_date(ctx->arena, o->raised_on, ctx->today);
    struct str parts[3];
    size_t n = 0;

    parts[n++] = day;
    if (o->place.len != 0)
        parts[n++] = o->place;
    if (o->topic.len != 0)
        parts[n++] = o->topic;
    return str_join(ctx->arena, parts, n, S(" · "));
}

/* ---------------------------------------------------------------- the list */

static enum status filter_make(struct ctx *ctx, const struct request *rq, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    struct option_v *options;
    struct str *topics;
    size_t count, n = 0;

    TRY(opinion_public_topics(ctx, &topics, &count));
    if (count != 0) {
        options = arena_array(ctx->arena, count + 1, struct option_v);
        options[0] = (struct option_v){.label = T("word.all")};
        arr_each (i, count)
            options[i + 1] = (struct option_v){.value = topics[i], .label = topics[i]};
        fields[n] =
            form_field(ctx, rq, "select", "topic", "opinion.public.topic", param_text(rq, "topic"));
        form_options(ctx, &fields[n++], options, count + 1);
    }
    fields[n++] =
        form_field(ctx, rq, "line", "place", "opinion.public.place", param_text(rq, "place"));
    if (param_text(rq, "c").len != 0)
        fields[n++] = form_field(ctx, rq, "hidden", "c", "word.none", param_text(rq, "c"));
    *out = (struct filter_v){.url = S("/p/opinion"),
                             .label = T("opinion.public.search"),
                             .q = param_text(rq, "q"),
                             .fields = fields,
                             .fields_count = n};
    if (out->q.len != 0 || param_text(rq, "topic").len != 0 || param_text(rq, "place").len != 0)
        out->reset = opinion_web_public_url(ctx, rq, S("/p/opinion"));
    return ST_OK;
}

static const struct empty_v *empty_make(struct ctx *ctx, const struct filter_v *filter)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);
    struct link_v *more = arena_new(ctx->arena, struct link_v);

    if (filter->reset.len == 0) {
        *e = (struct empty_v){.title = T("opinion.public.none"),
                              .text = T("opinion.public.none_text")};
        return e;
    }
    *more = (struct link_v){T("opinion.public.see_all"), filter->reset};
    *e = (struct empty_v){.title = T("opinion.public.not_found"),
                          .text = T("opinion.public.not_found_text"),
                          .more = more};
    return e;
}

static enum status rows_make(struct ctx *ctx, const struct request *rq,
                             struct opinion_public_list_v *v)
{
    const struct opinion_public_filter f = {
        .q = param_text(rq, "q"),
        .topic = param_text(rq, "topic"),
        .place = param_text(rq, "place"),
        .station_id = param_id(rq, "station"),
        .after = param_text(rq, "after"),
    };
    struct opinion_public_row_v *rows;
    struct opinion_public *all;
    struct str next;

    TRY(opinion_public_list(ctx, &f, &all, &v->rows_count, &next));
    rows = arena_array(ctx->arena, v->rows_count, struct opinion_public_row_v);
    arr_each (i, v->rows_count)
        rows[i] = (struct opinion_public_row_v){
            .id = all[i].id,
            .subject = all[i].subject,
            .meta = meta_of(ctx, &all[i]),
            .place = all[i].place,
            .topic = all[i].topic,
            .tag = tag_of(&all[i]),
            .outcome = all[i].outcome,
            .raised_on = all[i].raised_on,
            .url = opinion_web_public_url(
                ctx, rq, str_printf(ctx->arena, "/p/opinion/%lld", (long long)all[i].id)),
        };
    v->rows = rows;
    v->pager.next = next.len > 0 ? list_url(ctx, rq, "/p/opinion", KEPT, "after", next) : S("");
    v->pager.first = f.after.len > 0 ? list_url(ctx, rq, "/p/opinion", KEPT, "", S("")) : S("");
    return ST_OK;
}

static enum status links_make(struct ctx *ctx, struct opinion_public_list_v *v)
{
    struct congress *all;
    struct link_v *links;

    TRY(congress_all(ctx, &all, &v->congresses_count));
    links = arena_array(ctx->arena, v->congresses_count, struct link_v);
    arr_each (i, v->congresses_count)
        links[i] = (struct link_v){
            .label = all[i].name,
            .url = str_printf(ctx->arena, "/p/opinion?c=" STR_FMT, STR_ARG(all[i].code))};
    v->congresses = links;
    return ST_OK;
}

enum status opinion_web_public_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_public_list_v v = {0};
    struct congress congress;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    if (found) {
        v.congress = congress.name;
        v.lead = TF(ctx->arena, "opinion.public.list_lead", congress.short_name);
        v.raise = opinion_web_public_url(ctx, rq, S("/p/opinion/new"));
        TRY(filter_make(ctx, rq, &v.filter));
        TRY(rows_make(ctx, rq, &v));
        if (v.rows_count == 0)
            v.empty = empty_make(ctx, &v.filter);
    } else {
        TRY(links_make(ctx, &v));
    }
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("opinion.public.list"),
                        &opinion_public_list_view, &v);
}

/* ---------------------------------------------------------------- one of them */

enum status opinion_web_public_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_public_show_v v;
    struct opinion_public o;
    struct congress congress;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    if (!found)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(opinion_public_get(ctx, path_id(rq, "id"), &o));
    v = (struct opinion_public_show_v){
        .congress = congress.name,
        .subject = o.subject,
        .meta = meta_of(ctx, &o),
        .body = o.body,
        .place = o.place,
        .topic = o.topic,
        .state = o.state,
        .raised_on = o.raised_on,
        .answer = o.answer,
        .by = o.by,
        .answered_on = o.answered_on,
        .rating = o.rating,
        .alike = o.alike > 1 ? TF(ctx->arena, "opinion.public.alike",
                                  str_printf(ctx->arena, "%lld", (long long)o.alike))
                             : S(""),
        .waiting = o.answer.len == 0 ? T("opinion.public.waiting") : S(""),
        .tag = tag_of(&o),
        .back = opinion_web_public_url(ctx, rq, S("/p/opinion")),
    };
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.subject, &opinion_public_show_view, &v);
}

/* ---------------------------------------------------------------- on the portal */

static enum status portal_list(struct ctx *ctx, struct str q, unsigned limit,
                               struct public_item **out, size_t *out_count)
{
    const struct opinion_public_filter f = {.q = q, .limit = limit};
    struct opinion_public *all;
    struct str next;

    TRY(opinion_public_list(ctx, &f, &all, out_count, &next));
    *out = arena_array(ctx->arena, *out_count, struct public_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct public_item){
            .title = all[i].subject,
            .meta = str_printf(ctx->arena, STR_FMT " · " STR_FMT, STR_ARG(meta_of(ctx, &all[i])),
                               STR_ARG(tag_of(&all[i]).label)),
            .url = str_printf(ctx->arena, "/p/opinion/%lld", (long long)all[i].id),
            .on = all[i].raised_on,
        };
    return ST_OK;
}

const struct public_source OPINION_PUBLICS[] = {
    {"opinion", "/p/opinion", FIRST_PAGE, portal_list},
    {0},
};
