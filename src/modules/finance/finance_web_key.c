// SPDX-License-Identifier: MulanPSL-2.0
/* The list of key expenditures of a year, as the office keeps it. */
#include "finance_adjust_view.h"
#include "modules/finance/finance_web.h"
#include "platform/text.h"
#include "platform/view.h"

/* Whose list it is, where it is not this year's own. */
static const struct note_v *note_of(struct ctx *ctx, int year, int of, size_t count)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);

    if (of == year || (of == 0 && count == 0))
        return NULL;
    *note = (struct note_v){
        .warn = true,
        .title = S(""),
        .text = of == 0 ? TF(ctx->arena, "finance.keys_by_words", str_int(ctx->arena, year))
                        : TF(ctx->arena, "finance.keys_of_before", str_int(ctx->arena, year),
                             str_int(ctx->arena, of))};
    return note;
}

enum status finance_web_keys(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int year = finance_web_year_of(ctx, rq);
    struct finance_keys_v v = {.may_manage = may(ctx, "finance.manage"), .year = year};
    struct field_v *field = arena_new(ctx->arena, struct field_v);
    struct finance_key_row_v *rows;
    struct finance_key *all;
    int of;

    TRY(finance_keys(ctx, year, &all, &v.rows_count, &of));
    v.own = v.may_manage && of == year;
    rows = arena_array(ctx->arena, v.rows_count, struct finance_key_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct finance_key_row_v){
            .id = all[i].id,
            .name = all[i].name,
            .code = all[i].code,
            .url = v.own ? finance_web_url(ctx, "key", all[i].id, "") : S(""),
            .drop = v.own ? finance_web_url(ctx, "key", all[i].id, "/drop") : S("")};
    v.rows = rows;
    v.note = note_of(ctx, year, of, v.rows_count);
    if (v.may_manage && of != year && v.rows_count > 0)
        v.propose = TF(ctx->arena, "finance.do.keys_propose", str_int(ctx->arena, year));
    v.crumbs = finance_web_crumbs(ctx, "finance.adjusts", "/finance/adjust", T("finance.keys"));
    *field = form_field(ctx, rq, "int", "year", "finance.f.year", str_int(ctx->arena, year));
    v.filter = (struct filter_v){.url = S("/finance/key"),
                                 .label = S(""),
                                 .fields = field,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/finance/key"))};
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.keys_none", "finance.keys_none_text");
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.keys"), &finance_keys_view, &v);
}

enum status finance_web_keys_propose(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int year = finance_web_year_of(ctx, rq);

    TRY(finance_keys_propose(ctx, year));
    respond_flash(rs, "finance.done.keys_proposed", S(""));
    return respond_see_other(rs, "/finance/key?year=%d", year);
}

/* ---------------------------------------------------------------- the form */

static struct form_page *open_key(struct ctx *ctx, const struct request *rq, struct str title,
                                  struct str url, const struct finance_key *k)
{
    struct form_page *f =
        form_page_open(ctx, rq, title, url, str_printf(ctx->arena, "/finance/key?year=%d", k->year),
                       T("finance.do.save"));

    form_page_crumb(f, T("finance.adjusts"), S("/finance/adjust"));
    form_page_crumb(f, T("finance.keys"), S("/finance/key"));
    (void)form_page_put(f, "line", "name", "finance.f.key", k->name);
    form_optional(form_page_put(f, "line", "code", "finance.f.key_code", k->code));
    f->v.article = S("《预算法》第六十七条");
    return f;
}

enum status finance_web_key_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_key k = {
        .year = finance_web_year_of(ctx, rq), .name = S(""), .code = S("")};
    struct form_page *f = open_key(ctx, rq, T("finance.do.key"), S("/finance/key/new"), &k);

    (void)form_page_put(f, "int", "year", "finance.f.fiscal", str_int(ctx->arena, k.year));
    return finance_web_show_form(f, rs);
}

enum status finance_web_key_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_key in = {.year = (int)param_int(rq, "year"),
                                   .name = param_text(rq, "name"),
                                   .code = param_text(rq, "code")};
    int64_t id;

    TRY(finance_key_save(ctx, &in, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/key?year=%d", in.year);
}

enum status finance_web_key_edit_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct finance_key k;
    struct form_page *f;

    TRY(finance_store_key(ctx, path_id(rq, "id"), &k));
    f = open_key(ctx, rq, k.name, finance_web_url(ctx, "key", k.id, ""), &k);
    form_page_version(f, k.version);
    return finance_web_show_form(f, rs);
}

enum status finance_web_key_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_key in = {.id = path_id(rq, "id"),
                                   .version = param_int(rq, "version"),
                                   .name = param_text(rq, "name"),
                                   .code = param_text(rq, "code")};
    struct finance_key k;
    int64_t id;

    TRY(finance_store_key(ctx, in.id, &k));
    TRY(finance_key_save(ctx, &in, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/key?year=%d", k.year);
}

/* ---------------------------------------------------------------- off the list */

/* What it is now; where that is not what the reader had before him, that, too. */
static void put_dropped(struct form_page *f, const struct request *rq, const struct finance_key *k)
{
    struct kv_item_v *facts = arena_array(f->ctx->arena, 4, struct kv_item_v);
    const struct str shown = param_text(rq, "name"), code = param_text(rq, "code");
    size_t n = 0;

    facts[n++] = finance_web_fact("finance.f.key", k->name);
    if (k->code.len > 0)
        facts[n++] = finance_web_fact("finance.f.key_code", k->code);
    facts[n++] = finance_web_fact("finance.f.fiscal", str_int(f->ctx->arena, k->year));
    if (form_again(rq) && (!str_eq(shown, k->name) || !str_eq(code, k->code)))
        facts[n++] = finance_web_fact("finance.f.key_shown",
                                      str_trim(str_printf(f->ctx->arena, STR_FMT " " STR_FMT,
                                                          STR_ARG(shown), STR_ARG(code))));
    f->v.facts = facts;
    f->v.facts_count = n;
}

enum status finance_web_key_drop_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct finance_key k;
    struct form_page *f;

    TRY(finance_store_key(ctx, path_id(rq, "id"), &k));
    f = form_page_open(ctx, rq, TF(ctx->arena, "finance.ask.key", k.name),
                       finance_web_url(ctx, "key", k.id, "/drop"),
                       str_printf(ctx->arena, "/finance/key?year=%d", k.year),
                       T("finance.do.key_drop"));
    form_page_crumb(f, T("finance.adjusts"), S("/finance/adjust"));
    form_page_crumb(f, T("finance.keys"), S("/finance/key"));
    put_dropped(f, rq, &k);
    form_page_put(f, "hidden", "name", "finance.f.key", k.name)->value = k.name;
    form_page_put(f, "hidden", "code", "finance.f.key_code", k.code)->value = k.code;
    form_page_version(f, k.version);
    f->v.note = T("finance.ask.key_text");
    return finance_web_show_form(f, rs);
}

enum status finance_web_key_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int year = ctx->today.year;

    TRY(finance_key_drop(ctx, path_id(rq, "id"), param_int(rq, "version"), &year));
    respond_flash(rs, "finance.done.key_dropped", S(""));
    return respond_see_other(rs, "/finance/key?year=%d", year);
}
