// SPDX-License-Identifier: MulanPSL-2.0
/* The local numbers of law: what is in force, since when and on what basis; setting one. */
#include "modules/congress/congress_web.h"
#include "modules/congress/congress_web_common.h"
#include <inttypes.h>

struct str congress_web_value(struct ctx *ctx, const struct law_params_field *field,
                              struct str value)
{
    if (law_params_words(field->unit) != NULL)
        return text_of("law_params.word.", value);
    return str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(value),
                      STR_ARG(text(law_params_unit_label(field->unit))));
}

static struct str format(struct ctx *ctx, const struct law_params *params,
                         const struct law_params_field *field)
{
    char value[LAW_PARAMS_TEXT_SIZE];

    return str_dup(ctx->arena, str_from(law_params_format(params, field, value)));
}

static struct str bounds_text(struct ctx *ctx, const struct law_params_field *field)
{
    if (law_params_words(field->unit) != NULL)
        return S("");
    return TF(ctx->arena, "congress.param.from_to",
              congress_web_value(ctx, field, str_int(ctx->arena, field->min)),
              congress_web_value(ctx, field, str_int(ctx->arena, field->max)));
}

/* The last row in force, and the first that is coming. */
static void find_rows(const struct ctx *ctx, const struct law_params_field *field,
                      const struct param_row *rows, size_t count, const struct param_row **now,
                      const struct param_row **coming)
{
    *now = *coming = NULL;
    arr_each (i, count) {
        if (!str_eqz(rows[i].name, field->key))
            continue;
        if (date_cmp(rows[i].from_on, ctx->today) <= 0)
            *now = &rows[i];
        else if (*coming == NULL)
            *coming = &rows[i];
    }
}

static void coming_make(struct ctx *ctx, const struct law_params_field *field,
                        const struct param_row *coming, bool may_edit,
                        struct congress_param_row_v *row)
{
    row->coming =
        TF(ctx->arena, "congress.param.coming", text_date(ctx->arena, coming->from_on, ctx->today),
           congress_web_value(ctx, field, coming->value));
    if (may_edit)
        row->drop = congress_web_action(
            ctx, str_printf(ctx->arena, "/congress/param/%" PRId64 "/drop", coming->id),
            "congress.param.drop");
}

/* The heading above a number that is the first of its group. */
static struct str group_of(size_t i)
{
    const bool meetings = law_params_of_meetings(&LAW_PARAMS[i]);

    if (i > 0 && law_params_of_meetings(&LAW_PARAMS[i - 1]) == meetings)
        return S("");
    return meetings ? T("congress.param.group.meetings") : T("congress.param.group.suggestions");
}

enum status congress_web_param(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct congress_param_row_v *lines =
        arena_array(ctx->arena, LAW_PARAMS_COUNT, struct congress_param_row_v);
    struct congress_param_v v = {.tabs = congress_web_tabs(ctx, "/congress/param"),
                                 .rows = lines,
                                 .rows_count = LAW_PARAMS_COUNT,
                                 .may_edit = may(ctx, "congress.param")};
    struct law_params params;
    struct param_row *rows;
    size_t count;

    TRY(congress_law_params(ctx, ctx->today, &params));
    TRY(congress_store_params(ctx, &rows, &count));
    arr_each (i, LAW_PARAMS_COUNT) {
        const struct law_params_field *field = &LAW_PARAMS[i];
        const struct param_row *now, *coming;

        find_rows(ctx, field, rows, count, &now, &coming);
        lines[i] = (struct congress_param_row_v){
            .name = str_from(field->key),
            .label = text(field->label),
            .value = format(ctx, &params, field),
            .local = now != NULL,
            .from_on = now != NULL ? now->from_on : (struct date){0},
            .basis = now != NULL ? now->basis : str_from(field->law),
            .bounds = bounds_text(ctx, field),
            .article = str_from(field->law),
            .set_url =
                v.may_edit ? str_printf(ctx->arena, "/congress/param/%s", field->key) : S(""),
        };
        lines[i].shown = congress_web_value(ctx, field, lines[i].value);
        lines[i].group = group_of(i);
        if (coming != NULL)
            coming_make(ctx, field, coming, v.may_edit, &lines[i]);
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("congress.param.title"), &congress_param_view,
                        &v);
}

/* ---------------------------------------------------------------- setting one */

static void put_value(struct form_page *f, const struct law_params_field *field, struct str stored)
{
    const char *const *words = law_params_words(field->unit);
    struct option_v options[8];
    size_t n = 0;

    if (words == NULL) {
        form_page_put(f, "int", "value", "congress.param.value", stored)->hint =
            bounds_text(f->ctx, field);
        return;
    }
    for (; *words != NULL && n < COUNT(options); words++)
        options[n++] = (struct option_v){.value = str_from(*words),
                                         .label = text_of("law_params.word.", str_from(*words))};
    form_options(f->ctx, form_page_put(f, "radio", "value", "congress.param.value", stored),
                 options, n);
}

enum status congress_web_param_set_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct law_params_field *field = law_params_find(path_text(rq, "name"));
    struct kv_item_v *facts = arena_array(ctx->arena, 2, struct kv_item_v);
    struct law_params params;
    struct form_page *f;

    if (field == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(congress_law_params(ctx, ctx->today, &params));
    f = congress_web_form(ctx, rq, "congress.param.set",
                          str_printf(ctx->arena, "/congress/param/%s", field->key),
                          "congress.param.title", "/congress/param", "congress.param.set_go");
    f->v.title = f->v.crumbs.here = text(field->label);
    facts[0] =
        (struct kv_item_v){.label = T("congress.param.now"),
                           .value = congress_web_value(ctx, field, format(ctx, &params, field))};
    facts[1] =
        (struct kv_item_v){.label = T("congress.param.article"), .value = str_from(field->law)};
    f->v.facts = facts;
    f->v.facts_count = 2;
    put_value(f, field, format(ctx, &params, field));
    (void)form_page_put(f, "date", "from_on", "congress.param.from_on", S(""));
    (void)form_page_put(f, "line", "basis", "congress.param.basis", S(""));
    f->v.note = T("congress.param.note");
    return congress_web_show_form(f, rs);
}

enum status congress_web_param_set(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct congress_param_set in = {
        .name = path_text(rq, "name"),
        .value = param_text(rq, "value"),
        .from_on = param_date(rq, "from_on"),
        .basis = param_text(rq, "basis"),
    };

    if (law_params_find(in.name) == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(congress_param_set(ctx, &in));
    respond_flash(rs, "congress.saved", S(""));
    return respond_see_other(rs, "/congress/param");
}

enum status congress_web_param_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(congress_param_drop(ctx, path_id(rq, "id")));
    respond_flash(rs, "congress.param.dropped", S(""));
    return respond_see_other(rs, "/congress/param");
}
