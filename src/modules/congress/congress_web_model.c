// SPDX-License-Identifier: MulanPSL-2.0
/* Rules of a province or city as a start for one's own: each number with its article, each to be
 * confirmed, any to be changed. */
#include "modules/congress/congress_web.h"
#include "modules/congress/congress_web_common.h"

static struct str stored(struct ctx *ctx, const struct law_params_field *field, unsigned value)
{
    struct law_params p = law_params_default();
    char text[LAW_PARAMS_TEXT_SIZE];

    law_params_set(&p, field, value);
    return str_dup(ctx->arena, str_from(law_params_format(&p, field, text)));
}

static struct str shown(struct ctx *ctx, const struct law_params_field *field, unsigned value)
{
    return congress_web_value(ctx, field, stored(ctx, field, value));
}

/* ---------------------------------------------------------------- the page */

static bool was_sent(const struct request *rq, const char *name, struct str value)
{
    for (size_t i = 0; i < param_count(rq, name); i++)
        if (str_eq(param_text_at(rq, name, i), value))
            return true;
    return false;
}

/* "redo_months=2" for each value that the setting may have; chosen: what was sent, else what the
 * model says. */
static void put_options(struct ctx *ctx, const struct request *rq,
                        const struct law_params_field *field, unsigned says,
                        struct congress_model_row_v *row)
{
    const size_t count = field->max - field->min + 1;
    struct option_v *options = arena_array(ctx->arena, count, struct option_v);
    bool sent = false;

    arr_each (i, count) {
        const unsigned value = field->min + (unsigned)i;

        options[i] = (struct option_v){.value = str_printf(ctx->arena, "%s=" STR_FMT, field->key,
                                                           STR_ARG(stored(ctx, field, value))),
                                       .label = shown(ctx, field, value)};
        options[i].on = form_again(rq) && was_sent(rq, "value", options[i].value);
        sent = sent || options[i].on;
    }
    if (!sent)
        options[says - field->min].on = true;
    row->options = options;
    row->options_count = count;
}

static enum status put_rows(struct ctx *ctx, const struct request *rq, struct congress_model_v *v)
{
    struct congress_model_setting *all;
    struct congress_model_row_v *rows;

    TRY(congress_model_settings(ctx, v->model, &all, &v->rows_count));
    rows = arena_array(ctx->arena, v->rows_count, struct congress_model_row_v);
    arr_each (i, v->rows_count) {
        const struct law_params_field *field = all[i].field;

        rows[i] = (struct congress_model_row_v){
            .name = str_from(field->key),
            .label = text(field->label),
            .now = shown(ctx, field, all[i].now),
            .says = shown(ctx, field, all[i].says),
            .source = str_from(all[i].source),
            .taken = form_again(rq) && was_sent(rq, "take", str_from(field->key)),
        };
        put_options(ctx, rq, field, all[i].says, &rows[i]);
    }
    v->rows = rows;
    return ST_OK;
}

/* The name of the one chosen, "" for none. */
static struct str put_choice(struct ctx *ctx, const struct request *rq, struct str word,
                             struct filter_v *out)
{
    struct field_v *field = arena_new(ctx->arena, struct field_v);
    struct congress_model *models;
    const size_t count = congress_models(ctx, &models);
    struct option_v *options = arena_array(ctx->arena, count, struct option_v);
    struct str chosen = S("");

    *field = form_field(ctx, rq, "select", "model", "congress.model.which", word);
    arr_each (i, count) {
        options[i] = (struct option_v){.value = models[i].word, .label = models[i].label};
        if (str_eq(models[i].word, word))
            chosen = models[i].label;
    }
    form_options(ctx, field, options, count);
    field->choose = true;
    *out = (struct filter_v){.url = S("/congress/param/model"),
                             .label = S(""),
                             .fields = field,
                             .fields_count = 1,
                             .reset = S("")};
    return chosen;
}

enum status congress_web_model(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct congress_model_v v = {.tabs = congress_web_tabs(ctx, "/congress/param"),
                                 .model = param_text(rq, "model"),
                                 .title = T("congress.model.title")};
    const struct str chosen = put_choice(ctx, rq, v.model, &v.filter);

    up[0] = (struct link_v){.label = T("congress.menu"), .url = S("/congress")};
    up[1] = (struct link_v){.label = T("congress.param.title"), .url = S("/congress/param")};
    if (chosen.len > 0) {
        v.title = TF(ctx->arena, "congress.model.title_of", chosen);
        TRY(put_rows(ctx, rq, &v));
        fields[0] = form_field(ctx, rq, "date", "from_on", "congress.param.from_on", S(""));
        fields[1] = form_field(ctx, rq, "line", "basis", "congress.model.basis", S(""));
        form_optional(&fields[1]);
        v.fields = fields;
        v.fields_count = 2;
    }
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 2, .here = v.title};
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &congress_model_view, &v);
}

/* ---------------------------------------------------------------- taking some of it */

/* "redo_months=2" of the setting; none was sent, or none for it: empty. */
static struct str value_of(const struct request *rq, struct str key)
{
    for (size_t i = 0; i < param_count(rq, "value"); i++) {
        struct str rest = param_text_at(rq, "value", i), name;

        if (str_cut(&rest, '=', &name) && str_eq(name, key))
            return rest;
    }
    return S("");
}

/* 《…》第14条 alone, or after what makes it one's own. */
static struct str basis_of(struct ctx *ctx, struct str own, const char *source)
{
    return own.len == 0 ? TF(ctx->arena, "congress.model.after", str_from(source))
                        : TF(ctx->arena, "congress.model.own_after", own, str_from(source));
}

static const char *source_of(const struct congress_model_setting *all, size_t count, struct str key)
{
    arr_each (i, count)
        if (str_eqz(key, all[i].field->key))
            return all[i].source;
    return NULL;
}

enum status congress_web_model_take(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "take");
    struct congress_param_set *in = arena_array(ctx->arena, count, struct congress_param_set);
    struct congress_model_setting *all;
    size_t said;

    TRY(congress_model_settings(ctx, param_text(rq, "model"), &all, &said));
    arr_each (i, count) {
        const struct str key = param_text_at(rq, "take", i);
        const char *source = source_of(all, said, key);

        if (source == NULL)
            return fail_field(&ctx->err, "take", "congress.model.silent", NULL);
        in[i] =
            (struct congress_param_set){.name = key,
                                        .value = value_of(rq, key),
                                        .from_on = param_date(rq, "from_on"),
                                        .basis = basis_of(ctx, param_text(rq, "basis"), source)};
    }
    TRY(congress_params_set(ctx, in, count));
    respond_flash(rs, "congress.model.taken", str_int(ctx->arena, (int64_t)count));
    return respond_see_other(rs, "/congress/param");
}
