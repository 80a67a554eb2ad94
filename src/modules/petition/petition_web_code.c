// SPDX-License-Identifier: MulanPSL-2.0
/* The office gives a petitioner the code by which he follows his case. Shown once, in answer to the
 * post that makes it; printed from there. */
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_public.h"
#include "modules/petition/petition_web.h"
#include "platform/look.h"
#include "platform/qr.h"
#include "platform/text.h"
#include "platform/view.h"

static struct str code_url(struct ctx *ctx, int64_t id, int64_t person_id)
{
    return str_printf(ctx->arena, "/petition/%lld/person/%lld/code", (long long)id,
                      (long long)person_id);
}

enum status petition_web_code_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), person_id = path_id(rq, "person");
    struct form_page *f;
    struct field_v *digits;
    struct petition p;

    TRY(petition_load_own(ctx, id, &p));
    f = petition_web_form(ctx, rq, &p, code_url(ctx, id, person_id), "petition.do.code");
    digits = form_page_put(f, "line", "digits", "petition.f.digits", S(""));
    digits->inputmode = S("numeric");
    form_optional(digits);
    f->v.note = T("petition.note.code");
    return petition_web_show_form(f, rs);
}

static enum status slip_make(struct ctx *ctx, const struct request *rq, const struct petition *p,
                             struct petition_code_v *v)
{
    int64_t until;

    v->number = petition_number_text(ctx->arena, p);
    v->back = petition_url(ctx, p->id, "");
    v->url = str_printf(ctx->arena, STR_FMT "/p/petition/follow", STR_ARG(request_origin(rq)));
    TRY(look_open(ctx, "petition", p->id, &until));
    if (until != 0)
        v->paper_url = petition_url(ctx, p->id, "/paper");
    return qr_path(ctx->arena, v->url, &v->side, &v->path, &ctx->err);
}

/* The second click of two: what the first one made was shown to nobody, and is not again. */
static enum status made_already(struct ctx *ctx, enum status st)
{
    if (st != ST_CONFLICT || ctx->err.key == NULL || strcmp(ctx->err.key, "form.already_sent") != 0)
        return st;
    ctx->err = (struct err){0};
    return fail(&ctx->err, ST_RULE, "petition.code_unseen", NULL);
}

enum status petition_web_code(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct petition_code_v v = {.paper_url = S("")};
    struct petition p;

    TRY(petition_load_own(ctx, id, &p));
    TRY(slip_make(ctx, rq, &p, &v));
    TRY(made_already(ctx, petition_code_make(ctx, id, path_id(rq, "person"),
                                             param_text(rq, "digits"), &v.code, &v.digits)));
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("petition.code.title"), &petition_code_view,
                        &v);
}

/* ---------------------------------------------------------------- on the page of the case */

enum status petition_web_codes(struct ctx *ctx, const struct petition *p,
                               const struct petition_person *persons,
                               struct petition_person_row_v *rows, size_t count)
{
    const bool gives = may(ctx, "petition.handle") && date_none(p->erased_on);
    struct petition_code_row *codes;
    size_t codes_count;

    TRY(petition_codes(ctx, p->id, &codes, &codes_count));
    arr_each (i, count) {
        arr_each (k, codes_count)
            if (codes[k].person_id == persons[i].id)
                rows[i].code = TF(ctx->arena, "petition.code.since",
                                  text_date(ctx->arena, codes[k].made_on, ctx->today));
        if (gives && petition_gets_code(persons, count, persons[i].id))
            rows[i].code_url = code_url(ctx, p->id, persons[i].id);
    }
    return ST_OK;
}

/* How satisfied they are may be known by whoever knows of the case; their words are as what else
 * they said. */
enum status petition_web_ratings(struct ctx *ctx, int64_t id, bool open, struct petition_show_v *v)
{
    struct petition_rating_row_v *rows;
    struct petition_rating *list;
    size_t count;

    TRY(petition_ratings(ctx, id, open, &list, &count));
    rows = arena_array(ctx->arena, count, struct petition_rating_row_v);
    arr_each (i, count)
        rows[i] = (struct petition_rating_row_v){
            .result = list[i].result,
            .rating = list[i].rating,
            .on = list[i].rated_on,
            .words = list[i].words,
            .title = text_of("petition.result.", list[i].result),
            .tag = {.label = text_of("petition.rating.", list[i].rating),
                    .class = str_eqz(list[i].rating, "dissatisfied") ? S("late") : S("ok")},
        };
    v->ratings = rows;
    v->ratings_count = count;
    return ST_OK;
}
