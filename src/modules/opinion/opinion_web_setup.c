// SPDX-License-Identifier: MulanPSL-2.0
/* Pages: the tree of topics and what was learnt of it; the local periods. */
#include "modules/congress/congress.h"
#include "modules/opinion/opinion_web.h"
#include "modules/opinion/opinion_web_common.h"

/* ---------------------------------------------------------------- topics */

static enum status organ_name(struct ctx *ctx, int64_t id, struct str *out)
{
    struct organ o;

    *out = S("");
    if (id == 0)
        return ST_OK;
    TRY(organ_get(ctx, id, &o));
    *out = o.name;
    return ST_OK;
}

static int64_t count_of(const struct opinion_figure *all, size_t count, struct str key)
{
    arr_each (i, count)
        if (str_eq(all[i].key, key))
            return all[i].received;
    return 0;
}

static enum status topic_rows(struct ctx *ctx, struct opinion_topics_v *v)
{
    const struct date begin = {1900, 1, 1};
    struct opinion_topic_row_v *rows;
    struct opinion_figure *figures;
    struct opinion_topic *all;
    size_t figures_count;

    TRY(opinion_store_topics(ctx, false, &all, &v->rows_count));
    TRY(opinion_store_figures(ctx, begin, ctx->today, "topic", S(""), &figures, &figures_count));
    rows = arena_array(ctx->arena, v->rows_count, struct opinion_topic_row_v);
    arr_each (i, v->rows_count) {
        rows[i] = (struct opinion_topic_row_v){
            .id = all[i].id,
            .path = all[i].path,
            .level = all[i].level,
            .active = all[i].active,
            .count = all[i].level == 1
                         ? count_of(figures, figures_count, str_int(ctx->arena, all[i].id))
                         : 0,
            .edit = str_printf(ctx->arena, "/opinion/topic/%lld", (long long)all[i].id),
        };
        TRY(organ_name(ctx, all[i].organ_id, &rows[i].organ));
    }
    v->rows = rows;
    return ST_OK;
}

enum status opinion_web_topics(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct opinion_topics_v v = {0};
    struct opinion_model_row m;

    TRY(topic_rows(ctx, &v));
    TRY(opinion_store_model(ctx, &m));
    v.crumbs = opinion_ui_crumbs(ctx, T("opinion.topics"));
    v.learnt = m.decided == 0 ? T("opinion.learnt_none")
                              : TF(ctx->arena, "opinion.learnt", str_int(ctx->arena, m.decided),
                                   text_instant(ctx->arena, m.learnt_at, ctx->today));
    v.path = form_field(ctx, rq, "line", "path", "opinion.topic.path", S(""));
    form_errors(ctx, rq, &v.errors);
    *empty =
        (struct empty_v){.title = T("opinion.topics_none"), .text = T("opinion.topics_none_text")};
    if (v.rows_count == 0)
        v.empty = empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("opinion.topics"), &opinion_topics_view, &v);
}

enum status opinion_web_topic_add(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t id;

    TRY(opinion_topic_add(ctx, param_text(rq, "path"), &id));
    respond_flash(rs, "opinion.topic_added", S(""));
    return respond_see_other(rs, "/opinion/topic");
}

enum status opinion_web_topic_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_form_v v;
    struct opinion_topic t;
    struct form_page *f;

    TRY(opinion_store_topic(ctx, path_id(rq, "id"), &t));
    f = form_page_open(ctx, rq, t.path,
                       str_printf(ctx->arena, "/opinion/topic/%lld", (long long)t.id),
                       S("/opinion/topic"), T("opinion.topic.save"));
    form_page_crumb(f, T("opinion.topics"), S("/opinion/topic"));
    form_page_version(f, t.version);
    TRY(opinion_ui_organs(ctx,
                          form_page_put(f, "select", "organ", "opinion.topic.organ",
                                        t.organ_id == 0 ? S("") : str_int(ctx->arena, t.organ_id)),
                          false));
    form_optional(
        form_page_put(f, "check", "active", "opinion.topic.active", t.active ? S("1") : S("")));
    v = (struct opinion_form_v){.page = *form_page_done(f)};
    return respond_view(ctx, rq, rs, FRAME_STAFF, t.path, &opinion_form_view, &v);
}

enum status opinion_web_topic_set(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(opinion_topic_set(ctx, &(struct opinion_topic_set){.id = path_id(rq, "id"),
                                                           .version = param_int(rq, "version"),
                                                           .organ_id = param_id(rq, "organ"),
                                                           .active = param_bool(rq, "active")}));
    respond_flash(rs, "opinion.topic_saved", S(""));
    return respond_see_other(rs, "/opinion/topic");
}

/* ---------------------------------------------------------------- periods */

enum status opinion_web_periods(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_period_row all[OPINION_PERIODS];
    struct opinion_period_view_v rows[OPINION_PERIODS];
    struct opinion_periods_v v = {0};

    TRY(opinion_store_periods(ctx, all));
    for (int i = 0; i < OPINION_PERIODS; i++) {
        const struct str word = str_from(opinion_period_word(all[i].step));

        rows[i] = (struct opinion_period_view_v){
            .step = word,
            .label = text_of("opinion.period.", word),
            .days = all[i].days,
            .basis = all[i].basis,
            .edit = str_printf(ctx->arena, "/opinion/period/" STR_FMT, STR_ARG(word)),
        };
    }
    v.rows = rows;
    v.rows_count = OPINION_PERIODS;
    v.crumbs = opinion_ui_crumbs(ctx, T("opinion.periods"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("opinion.periods"), &opinion_periods_view, &v);
}

enum status opinion_web_period_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str word = path_text(rq, "step");
    struct opinion_period_row all[OPINION_PERIODS];
    enum opinion_step_period step;
    struct opinion_form_v v;
    struct form_page *f;

    if (!opinion_period_parse(word, &step))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(opinion_store_periods(ctx, all));
    f = form_page_open(ctx, rq, text_of("opinion.period.", word),
                       str_printf(ctx->arena, "/opinion/period/" STR_FMT, STR_ARG(word)),
                       S("/opinion/period"), T("opinion.period.save"));
    form_page_crumb(f, T("opinion.periods"), S("/opinion/period"));
    (void)form_page_put(f, "int", "days", "opinion.period.days",
                        str_int(ctx->arena, all[step].days));
    form_optional(form_page_put(f, "line", "basis", "opinion.period.basis", all[step].basis));
    v = (struct opinion_form_v){.page = *form_page_done(f)};
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &opinion_form_view, &v);
}

enum status opinion_web_period_set(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(opinion_period_set(ctx, &(struct opinion_period_set){.step = path_text(rq, "step"),
                                                             .days = param_int(rq, "days"),
                                                             .basis = param_text(rq, "basis")}));
    respond_flash(rs, "opinion.period_saved", S(""));
    return respond_see_other(rs, "/opinion/period");
}
