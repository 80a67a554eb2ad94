// SPDX-License-Identifier: MulanPSL-2.0
/* What a package says, the sums of a period, and one figure by sender. */
#include "base/money.h"
#include "modules/indicator/indicator.h"
#include "modules/rollup/rollup_actions.h"
#include "modules/rollup/rollup_rules.h"
#include "modules/rollup/rollup_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "rollup_view.h"

static struct crumbs_v crumbs(struct ctx *ctx, struct str label, struct str url, struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("rollup.menu"), .url = S("/rollup")};
    up[1] = (struct link_v){.label = label, .url = url};
    return (struct crumbs_v){.items = up, .items_count = label.len > 0 ? 2 : 1, .here = here};
}

static struct str unit_text(struct str unit)
{
    (void)rollup_money(unit, &unit);
    return unit;
}

/* Money is in fen, a rate is a percentage, all else is what it is. */
static struct str value_text(struct ctx *ctx, struct str unit, int64_t numerator,
                             int64_t denominator)
{
    if (denominator < 0 && rollup_money(unit, &unit))
        return str_eq(unit, T("unit.wan_yuan")) ? money_wan(ctx->arena, numerator)
                                                : money_text(ctx->arena, numerator);
    if (denominator < 0)
        return str_int(ctx->arena, numerator);
    return indicator_permille_text(ctx->arena, indicator_permille(numerator, denominator));
}

static struct str joined(struct ctx *ctx, const struct str *names, size_t count)
{
    return str_join(ctx->arena, names, count, T("rollup.between"));
}

enum status rollup_web_package(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct rollup_package_v v = {0};
    struct rollup_value_row_v *rows;
    struct rollup_figure *all;
    struct rollup_taken t;

    TRY(rollup_taken_get(ctx, path_id(rq, "id"), &t));
    TRY(rollup_values(ctx, t.id, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct rollup_value_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct rollup_value_row_v){
            .label = all[i].label,
            .value = value_text(ctx, all[i].unit, all[i].numerator, all[i].denominator),
            .unit = unit_text(all[i].unit),
            .definition = all[i].definition,
            .numerator = all[i].numerator,
            .denominator = all[i].denominator,
        };
    v.rows = rows;
    v.title = TF(ctx->arena, "rollup.package", t.sender);
    v.meta = TF(ctx->arena, "rollup.package_meta", rollup_web_period(ctx, t.from, t.to),
                text_instant(ctx->arena, t.made_at, ctx->today), str_int(ctx->arena, t.figures));
    v.tag = (struct tag_v){.label = text_of("rollup.state.", t.state),
                           .class = str_eqz(t.state, "trusted") ? S("ok") : S("wait")};
    v.hash = t.hash;
    v.crumbs = crumbs(ctx, S(""), S(""), v.title);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &rollup_package_view, &v);
}

/* The period asked for; this year without one. */
static enum status period_of(struct ctx *ctx, const struct request *rq, struct period *out)
{
    *out = (struct period){param_date(rq, "from"), param_date(rq, "to")};
    if (date_none(out->from))
        out->from = (struct date){ctx->today.year, 1, 1};
    if (date_none(out->to))
        out->to = (struct date){ctx->today.year, 12, 31};
    if (date_cmp(out->from, out->to) > 0)
        return fail_field(&ctx->err, "from", "rollup.err.period", NULL);
    return ST_OK;
}

static const struct empty_v *nothing(struct ctx *ctx, bool none)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){.title = T("rollup.sums_none"), .text = T("rollup.sums_none_text")};
    return none ? empty : NULL;
}

/* The senders of one sum: the parts from *at on that are of its figure. */
static void cells_of(struct ctx *ctx, const struct rollup_part *parts, size_t count, size_t *at,
                     struct rollup_sum_row_v *out)
{
    const size_t from = *at;
    struct rollup_cell_v *cells;

    while (*at < count && str_eq(parts[*at].name, out->name))
        ++*at;
    cells = arena_array(ctx->arena, *at - from, struct rollup_cell_v);
    arr_each (i, *at - from)
        cells[i] = (struct rollup_cell_v){.label = parts[from + i].sender,
                                          .say = value_text(ctx, parts[from + i].unit,
                                                            parts[from + i].numerator,
                                                            parts[from + i].denominator)};
    out->cells = cells;
    out->cells_count = *at - from;
}

/* A sheet has a column for each sender. So many figures at once as there is room for. */
static enum status all_cells(struct ctx *ctx, const struct period *p, struct rollup_sum_row_v *rows,
                             size_t count)
{
    struct rollup_part *parts;
    int64_t senders = 1;
    size_t step, got, at;

    arr_each (i, count)
        senders = rows[i].senders > senders ? rows[i].senders : senders;
    step = senders < ROLLUP_PARTS_MAX ? (size_t)(ROLLUP_PARTS_MAX / senders) : 1;
    for (size_t i = 0; i < count; i += step) {
        const size_t to = i + step < count ? i + step : count;

        TRY(rollup_parts_between(ctx, p->from, p->to, rows[i].name, rows[to - 1].name, &parts,
                                 &got));
        at = 0;
        for (size_t k = i; k < to; k++)
            cells_of(ctx, parts, got, &at, &rows[k]);
    }
    return ST_OK;
}

enum status rollup_web_sums(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct rollup_sums_v v = {0};
    struct rollup_sum_row_v *rows;
    struct rollup_sum *all;
    struct str *missing;
    struct period p;
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    size_t count;

    TRY(period_of(ctx, rq, &p));
    TRY(rollup_sums(ctx, p.from, p.to, S(""), &all, &v.rows_count));
    TRY(rollup_missing(ctx, p.from, p.to, &missing, &count));
    rows = arena_array(ctx->arena, v.rows_count, struct rollup_sum_row_v);
    arr_each (i, v.rows_count) {
        rows[i] = (struct rollup_sum_row_v){
            .name = all[i].name,
            .label = all[i].label,
            .value = value_text(ctx, all[i].unit, all[i].numerator, all[i].denominator),
            .unit = unit_text(all[i].unit),
            .numerator = all[i].numerator,
            .denominator = all[i].denominator,
            .senders = all[i].senders,
            .drift = all[i].drift,
            .url =
                str_printf(ctx->arena, "/rollup/figure/" STR_FMT "?from=%s&to=%s",
                           STR_ARG(all[i].name), date_format(p.from, from), date_format(p.to, to)),
        };
    }
    TRY(all_cells(ctx, &p, rows, v.rows_count));
    v.rows = rows;
    v.title = TF(ctx->arena, "rollup.sums", rollup_web_period(ctx, p.from, p.to));
    v.missing = joined(ctx, missing, count);
    v.empty = nothing(ctx, v.rows_count == 0);
    v.crumbs = crumbs(ctx, S(""), S(""), v.title);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &rollup_sums_view, &v);
}

static void put_parts(struct ctx *ctx, const struct rollup_part *all, size_t count,
                      struct rollup_figure_v *v)
{
    struct rollup_part_row_v *rows = arena_array(ctx->arena, count, struct rollup_part_row_v);
    int64_t longest = 1;

    arr_each (i, count)
        longest = all[i].numerator > longest ? all[i].numerator : longest;
    arr_each (i, count) {
        const int64_t wide = all[i].numerator > 0 ? all[i].numerator * 10000 / longest : 0;

        rows[i] = (struct rollup_part_row_v){
            .id = all[i].package_id,
            .title = all[i].sender,
            .value = value_text(ctx, all[i].unit, all[i].numerator, all[i].denominator),
            .numerator = all[i].numerator,
            .denominator = all[i].denominator,
            .definition = all[i].definition,
            .other = !rollup_same_definition(all[i].definition, all[0].definition),
            .width = str_printf(ctx->arena, "%lld.%02lld", (long long)(wide / 100),
                                (long long)(wide % 100)),
            .url = str_printf(ctx->arena, "/rollup/package/%lld", (long long)all[i].package_id),
        };
    }
    v->rows = rows;
    v->rows_count = count;
    v->definition = count > 0 ? all[0].definition : S("");
}

enum status rollup_web_figure(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct rollup_figure_v v = {0};
    struct note_v *note = arena_new(ctx->arena, struct note_v);
    struct rollup_sum *sums;
    struct rollup_part *parts;
    struct str *missing;
    struct period p;
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    size_t count, absent;

    TRY(period_of(ctx, rq, &p));
    TRY(rollup_sums(ctx, p.from, p.to, path_text(rq, "name"), &sums, &count));
    v.label = count > 0 ? sums[0].label : path_text(rq, "name");
    v.value =
        count > 0 ? value_text(ctx, sums[0].unit, sums[0].numerator, sums[0].denominator) : S("0");
    v.unit = count > 0 ? unit_text(sums[0].unit) : S("");
    *note = (struct note_v){.warn = true, .title = S(""), .text = T("rollup.drift_text")};
    v.note = count > 0 && sums[0].drift ? note : NULL;
    TRY(rollup_parts(ctx, p.from, p.to, path_text(rq, "name"), param_text(rq, "sender"), &parts,
                     &count));
    put_parts(ctx, parts, count, &v);
    TRY(rollup_missing(ctx, p.from, p.to, &missing, &absent));
    v.missing = joined(ctx, missing, absent);
    v.period = rollup_web_period(ctx, p.from, p.to);
    v.empty = nothing(ctx, v.rows_count == 0);
    v.crumbs = crumbs(ctx, TF(ctx->arena, "rollup.sums", v.period),
                      str_printf(ctx->arena, "/rollup/figure?from=%s&to=%s",
                                 date_format(p.from, from), date_format(p.to, to)),
                      v.label);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.label, &rollup_figure_view, &v);
}
