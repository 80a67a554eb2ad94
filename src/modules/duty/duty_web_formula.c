// SPDX-License-Identifier: MulanPSL-2.0
/* The formula as everybody may read it, a new one, and the kinds of entries. */
#include "duty_view.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_rules.h"
#include "modules/duty/duty_web.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { OTHERS_MAX = 50, ITEMS_MAX = 120 };

static struct str points_or_none(struct ctx *ctx, int64_t tenths)
{
    return tenths > 0 ? duty_web_points(ctx, tenths) : S("");
}

static enum status items_make(struct ctx *ctx, const struct duty_formula *f,
                              struct duty_formula_v *v)
{
    struct duty_item_v *rows = arena_array(ctx->arena, f->items_count, struct duty_item_v);

    arr_each (i, f->items_count) {
        const struct duty_item *it = &f->items[i];
        struct str label, unit;

        TRY(duty_name_of(ctx, it->what, &label, &unit));
        if (label.len == 0)
            continue; /* of a module that is not here */
        rows[v->items_count++] = (struct duty_item_v){
            .label = label,
            .each = it->points > 0 ? TF(ctx->arena, "duty.each_of", unit,
                                        duty_points_text(ctx->arena, it->points))
                                   : S(""),
            .cap = points_or_none(ctx, it->most),
            .penalty = points_or_none(ctx, it->penalty),
            .least = it->least > 0 ? duty_web_count(ctx, it->least, unit) : S(""),
        };
    }
    v->items = rows;
    return ST_OK;
}

static enum status others_make(struct ctx *ctx, int64_t shown, struct duty_formula_v *v)
{
    struct duty_formula_row_v *rows;
    struct duty_formula *all;
    size_t count;

    TRY(duty_store_formulas(ctx, &all, &count));
    rows = arena_array(ctx->arena, count, struct duty_formula_row_v);
    for (size_t i = 0; i < count && i < OTHERS_MAX; i++) {
        struct tag_v *tag = NULL;

        if (all[i].id == shown)
            continue;
        if (date_cmp(all[i].from_on, ctx->today) > 0) {
            tag = arena_new(ctx->arena, struct tag_v);
            *tag = (struct tag_v){.label = T("duty.formula.ahead"), .class = S("wait")};
        }
        rows[v->others_count++] = (struct duty_formula_row_v){
            .label = TF(ctx->arena, "duty.formula.from",
                        text_date(ctx->arena, all[i].from_on, (struct date){1, 1, 1})),
            .url = str_printf(ctx->arena, "/duty/formula/%lld", (long long)all[i].id),
            .tag = tag};
    }
    v->others = rows;
    return ST_OK;
}

static enum status show(struct ctx *ctx, const struct request *rq, struct response *rs,
                        const struct duty_formula *f)
{
    struct duty_formula_v v = {.title = T("duty.formula.title"), .id = f->id};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    v.from_on = f->from_on;
    v.basis = f->basis;
    v.base = duty_points_text(ctx->arena, f->base);
    v.most = points_or_none(ctx, f->most);
    TRY(items_make(ctx, f, &v));
    TRY(others_make(ctx, f->id, &v));
    *empty = (struct empty_v){.title = T("duty.formula.none")};
    v.empty = f->id == 0 ? empty : NULL;
    if (may(ctx, "duty.formula")) {
        v.set_url = S("/duty/formula/new");
        v.kinds_url = S("/duty/kind");
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &duty_formula_view, &v);
}

enum status duty_web_formula(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_formula f = {.id = 0};
    const struct err before = ctx->err;
    const enum status st = duty_store_formula_on(ctx, ctx->today, &f);

    if (st == ST_NOT_FOUND) {
        ctx->err = before;
        f = (struct duty_formula){.id = 0};
    } else {
        TRY(st);
    }
    return show(ctx, rq, rs, &f);
}

enum status duty_web_formula_one(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_formula f;

    TRY(duty_store_formula(ctx, path_id(rq, "id"), &f));
    return show(ctx, rq, rs, &f);
}

/* ---------------------------------------------------------------- a new one */

static struct str points_or_blank(struct ctx *ctx, int64_t tenths)
{
    return duty_points_text(ctx->arena, tenths);
}

static struct duty_item_in_v item_in(struct ctx *ctx, const struct request *rq, size_t at,
                                     const struct duty_line *l)
{
    const bool again = form_again(rq) && at < param_count(rq, "points");
    struct duty_item_in_v v = {
        .what = l->what,
        .label = l->label,
        .unit = l->unit,
        .number = (int64_t)at,
        .points = points_or_blank(ctx, l->each),
        .penalty = points_or_blank(ctx, l->penalty),
        .most = points_or_blank(ctx, l->cap),
        .least = str_int(ctx->arena, l->least),
    };

    if (again) {
        v.points = param_text_at(rq, "points", at);
        v.penalty = param_text_at(rq, "penalty", at);
        v.most = param_text_at(rq, "most", at);
        v.least = param_text_at(rq, "least", at);
    }
    return v;
}

enum status duty_web_formula_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_formula_form_v v = {.title = T("duty.formula.set")};
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct duty_formula f = {.id = 0};
    struct duty_item_in_v *rows;
    struct duty_line *lines;
    struct err before = ctx->err;
    size_t count;

    if (duty_store_formula_on(ctx, (struct date){9999, 12, 31}, &f) != ST_OK)
        ctx->err = before;
    TRY(duty_lines(ctx, f.id != 0 ? &f : NULL, &lines, &count));
    rows = arena_array(ctx->arena, count, struct duty_item_in_v);
    arr_each (i, count)
        rows[i] = item_in(ctx, rq, i, &lines[i]);
    v.items = rows;
    v.items_count = count;
    fields[0] = form_field(ctx, rq, "date", "from_on", "duty.formula.from_on",
                           list_iso(ctx, (struct date){ctx->today.year + 1, 1, 1}));
    fields[1] =
        form_field(ctx, rq, "line", "base", "duty.formula.base", points_or_blank(ctx, f.base));
    fields[2] =
        form_field(ctx, rq, "line", "full", "duty.formula.most", points_or_blank(ctx, f.most));
    fields[3] = form_field(ctx, rq, "line", "basis", "duty.formula.basis", S(""));
    form_optional(&fields[3]);
    v.fields = fields;
    v.fields_count = 4;
    *up = (struct link_v){.label = T("duty.formula.title"), .url = S("/duty/formula")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = v.title};
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &duty_formula_form_view, &v);
}

static int64_t points_of(struct ctx *ctx, struct str s, const char *field)
{
    int64_t n = 0;

    if (!duty_points_parse(s, &n))
        invalid(ctx, field, "duty.points_wrong", NULL);
    return n;
}

enum status duty_web_formula_set(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "what");
    struct duty_formula f = {
        .from_on = param_date(rq, "from_on"),
        .basis = param_text(rq, "basis"),
        .base = points_of(ctx, param_text(rq, "base"), "base"),
        .most = points_of(ctx, param_text(rq, "full"), "full"),
        .items = arena_array(ctx->arena, count, struct duty_item),
    };
    int64_t id;

    if (count > ITEMS_MAX || param_count(rq, "points") != count ||
        param_count(rq, "penalty") != count || param_count(rq, "most") != count ||
        param_count(rq, "least") != count) {
        invalid(ctx, "points", "duty.formula_blank", NULL);
        return invalid_done(ctx);
    }
    arr_each (i, count) {
        const struct duty_item it = {
            .what = param_text_at(rq, "what", i),
            .points = points_of(ctx, param_text_at(rq, "points", i), "points"),
            .penalty = points_of(ctx, param_text_at(rq, "penalty", i), "penalty"),
            .most = points_of(ctx, param_text_at(rq, "most", i), "most"),
            .least = points_of(ctx, param_text_at(rq, "least", i), "least") / 10,
        };

        if (it.points > 0 || it.penalty > 0 || it.least > 0)
            f.items[f.items_count++] = it;
    }
    TRY(invalid_done(ctx));
    TRY(duty_formula_set(ctx, &f, &id));
    respond_flash(rs, "duty.formula.done", S(""));
    return respond_see_other(rs, "/duty/formula/%lld", (long long)id);
}

/* ---------------------------------------------------------------- kinds of entries */

enum status duty_web_kinds(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct duty_kinds_v v = {.rows = NULL};
    struct duty_kind_row_v *rows;
    struct duty_kind *kinds;
    size_t count;

    TRY(duty_store_kinds(ctx, &kinds, &count));
    rows = arena_array(ctx->arena, count, struct duty_kind_row_v);
    arr_each (i, count) {
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

        *tag = (struct tag_v){.label = T("duty.kind.off")};
        rows[i] = (struct duty_kind_row_v){
            .id = kinds[i].id,
            .name = kinds[i].name,
            .hint = kinds[i].hint,
            .unit = text_of("unit.", kinds[i].unit),
            .active = kinds[i].active,
            .tag = kinds[i].active ? NULL : tag,
            .url = str_printf(ctx->arena, "/duty/kind/edit?id=%lld", (long long)kinds[i].id),
        };
    }
    v.rows = rows;
    v.rows_count = count;
    *up = (struct link_v){.label = T("duty.formula.title"), .url = S("/duty/formula")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = T("duty.kinds.title")};
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("duty.kinds.title"), &duty_kinds_view, &v);
}

enum status duty_web_kind_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const UNITS[] = {"times", "piece", "person", "day", "household", "yuan"};
    struct duty_form_v *v = arena_new(ctx->arena, struct duty_form_v);
    const int64_t id = param_id(rq, "id");
    struct duty_kind k = {.unit = S("times"), .active = true};
    struct option_v units[COUNT(UNITS)];
    struct form_page *f;

    if (id != 0)
        TRY(duty_store_kind(ctx, id, &k));
    f = form_page_open(ctx, rq, id != 0 ? k.name : T("duty.kinds.new"), S("/duty/kind/edit"),
                       S("/duty/kind"), T("word.save"));
    form_page_crumb(f, T("duty.kinds.title"), S("/duty/kind"));
    if (id != 0) {
        (void)form_page_put(f, "hidden", "id", "duty.kind_of", str_int(ctx->arena, id));
        form_page_version(f, k.version);
    }
    (void)form_page_put(f, "line", "name", "duty.kinds.name", k.name);
    arr_each (i, COUNT(UNITS))
        units[i] = (struct option_v){.value = str_from(UNITS[i]),
                                     .label = text_of("unit.", str_from(UNITS[i]))};
    form_options(ctx, form_page_put(f, "select", "unit", "duty.kinds.unit", k.unit), units,
                 COUNT(UNITS));
    form_optional(form_page_put(f, "line", "hint", "duty.kinds.hint", k.hint));
    (void)form_page_put(f, "check", "active", "duty.kinds.active", k.active ? S("1") : S(""));
    v->page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->page.title, &duty_form_view, v);
}

enum status duty_web_kind(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct duty_kind in = {
        .id = param_id(rq, "id"),
        .version = param_int(rq, "version"),
        .name = param_text(rq, "name"),
        .unit = param_text(rq, "unit"),
        .hint = param_text(rq, "hint"),
        .active = param_bool(rq, "active"),
    };
    int64_t id;

    TRY(duty_kind_set(ctx, &in, &id));
    respond_flash(rs, "duty.kinds.done", S(""));
    return respond_see_other(rs, "/duty/kind");
}
