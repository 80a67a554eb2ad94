// SPDX-License-Identifier: MulanPSL-2.0
/* Questionnaires that everybody may answer, and results that everybody may read. */
#include "modules/congress/congress.h"
#include "modules/survey/survey_parts.h"
#include "modules/survey/survey_web.h"
#include "modules/survey/survey_web_common.h"

enum { ROWS_MAX = 100, FIRST_PAGE = 2 };

static struct str path_of(struct ctx *ctx, const struct survey *s)
{
    return str_printf(ctx->arena, "/p/survey/" STR_FMT "%s", STR_ARG(s->code),
                      str_eqz(s->state, "closed") ? "/result" : "");
}

static struct str meta_of(struct ctx *ctx, const struct survey *s)
{
    if (str_eqz(s->state, "closed"))
        return TF(ctx->arena, "survey.public_result", str_int(ctx->arena, s->answers));
    if (date_none(s->closes_on))
        return T("survey.public_open");
    return TF(ctx->arena, "survey.public_until", text_date(ctx->arena, s->closes_on, ctx->today));
}

/* Those that can be answered stand first. */
static enum status shown(struct ctx *ctx, struct str q, unsigned limit, struct survey **out,
                         size_t *out_count)
{
    static const char *const STATES[] = {"open", "closed"};
    struct survey *all = arena_array(ctx->arena, limit, struct survey);

    *out = all;
    *out_count = 0;
    arr_each (i, COUNT(STATES)) {
        const struct survey_filter f = {
            .q = q, .state = str_from(STATES[i]), .public_on = ctx->today, .limit = limit};
        struct survey *some;
        struct str next;
        int64_t total;
        size_t count;

        TRY(survey_page(ctx, &f, &some, &count, &next, &total));
        for (size_t k = 0; k < count && *out_count < limit; k++)
            all[(*out_count)++] = some[k];
    }
    return ST_OK;
}

enum status survey_web_public_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str code = param_text(rq, "c");
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct survey_public_list_v v = {.title = T("survey.public_title")};
    struct survey_public_row_v *rows;
    struct congress c;
    struct survey *all;
    bool found;

    TRY(congress_choose(ctx, code, &c, &found));
    if (!found)
        return respond_see_other(rs, "/p");
    TRY(shown(ctx, S(""), ROWS_MAX, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct survey_public_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct survey_public_row_v){
            .title = all[i].title,
            .url = code.len == 0 ? path_of(ctx, &all[i])
                                 : str_printf(ctx->arena, STR_FMT "?c=" STR_FMT,
                                              STR_ARG(path_of(ctx, &all[i])), STR_ARG(code)),
            .meta = meta_of(ctx, &all[i]),
        };
    v.rows = rows;
    *empty =
        (struct empty_v){.title = T("survey.public_none"), .text = T("survey.public_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &survey_public_list_view, &v);
}

/* ---------------------------------------------------------------- on the portal */

static enum status published(struct ctx *ctx, struct str q, unsigned limit,
                             struct public_item **out, size_t *out_count)
{
    struct survey *all;

    TRY(shown(ctx, q, limit, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct public_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct public_item){
            .title = all[i].title,
            .meta = meta_of(ctx, &all[i]),
            .url = path_of(ctx, &all[i]),
            .on = all[i].opened_on,
        };
    return ST_OK;
}

const struct public_source SURVEY_PUBLICS[] = {{"survey", "/p/survey", FIRST_PAGE, published}, {0}};
