// SPDX-License-Identifier: MulanPSL-2.0
/* The registry: all figures of a period by module, searched, beside the same days a year before. */
#include "modules/indicator/indicator_web.h"
#include "modules/indicator/indicator_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static bool wanted(struct ctx *ctx, const struct indicator *i, struct str group, struct str q)
{
    struct indicator_words words;

    if (group.len > 0 && !str_eq(group, indicator_web_group(i)))
        return false;
    if (q.len == 0)
        return true;
    words = indicator_words_of(ctx, i);
    return str_has(words.label, q) || str_has(words.definition, q) || str_has(str_from(i->name), q);
}

/* Figures of one module stand together: all of them come in the order of modules. */
static void group_rows(struct ctx *ctx, struct indicator_list_v *v)
{
    struct indicator_group_v *groups =
        arena_array(ctx->arena, v->rows_count, struct indicator_group_v);

    arr_each (n, v->rows_count) {
        const struct indicator_row_v *row = &v->rows[n];

        if (n == 0 || !str_eq(row->group, v->rows[n - 1].group))
            groups[v->groups_count++] = (struct indicator_group_v){
                .id = row->group, .label = text_of("account.module.", row->group), .rows = row};
        groups[v->groups_count - 1].rows_count++;
    }
    v->groups = groups;
}

/* The modules that have figures, for the select. */
static void group_field(struct ctx *ctx, const struct request *rq, const struct indicator **all,
                        size_t count, struct field_v *out)
{
    struct option_v *options = arena_array(ctx->arena, count + 1, struct option_v);
    size_t n = 0;

    options[n++] = (struct option_v){.value = S(""), .label = T("indicator.all_groups")};
    arr_each (i, count) {
        const struct str group = indicator_web_group(all[i]);

        if (i == 0 || !str_eq(group, indicator_web_group(all[i - 1])))
            options[n++] =
                (struct option_v){.value = group, .label = text_of("account.module.", group)};
    }
    *out = form_field(ctx, rq, "select", "group", "indicator.group", param_text(rq, "group"));
    form_options(ctx, out, options, n);
    out->choose = false;
}

/* What the button below the table hands on to a new selection, beside the ticked figures. */
static void hidden_period(struct ctx *ctx, const struct request *rq,
                          const struct indicator_asked *asked, struct indicator_list_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    size_t n = 0;

    fields[n++] = form_field(ctx, rq, "hidden", "period", "indicator.period", asked->word);
    if (asked->year != 0)
        fields[n++] = form_field(ctx, rq, "hidden", "year", "indicator.year",
                                 str_int(ctx->arena, asked->year));
    if (str_eqz(asked->word, "days")) {
        fields[n++] = form_field(ctx, rq, "hidden", "from", "indicator.from",
                                 list_iso(ctx, asked->days.from));
        fields[n++] =
            form_field(ctx, rq, "hidden", "to", "indicator.to", list_iso(ctx, asked->days.to));
    }
    v->asked = fields;
    v->asked_count = n;
}

enum status indicator_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str q = param_text(rq, "q"), group = param_text(rq, "group");
    struct indicator_list_v v = {0};
    struct indicator_asked asked;
    struct indicator_row_v *rows;
    const struct indicator **all;
    size_t count;

    TRY(indicator_web_asked(ctx, rq, &asked));
    TRY(indicator_all(ctx, &all, &count));
    rows = arena_array(ctx->arena, count, struct indicator_row_v);
    arr_each (i, count) {
        const struct indicator_before before = indicator_before(ctx);
        enum status st;

        if (!wanted(ctx, all[i], group, q))
            continue;
        st = indicator_web_row(ctx, all[i], &asked, &rows[v.rows_count]);
        if (indicator_left_out(ctx, all[i], st, &before))
            continue;
        TRY(st);
        v.rows_count++;
    }
    v.rows = rows;
    group_rows(ctx, &v);
    indicator_web_ask_form(ctx, rq, &asked, &v.ask);
    group_field(ctx, rq, all, count, &v.group);
    v.q = form_field(ctx, rq, "line", "q", "indicator.q", q);
    hidden_period(ctx, rq, &asked, &v);
    v.period = indicator_web_period(ctx, &asked);
    v.days = indicator_web_days(ctx, &asked.days);
    v.tabs = indicator_web_tabs(ctx, "/indicator");
    if (v.rows_count == 0)
        v.empty = indicator_web_empty(ctx, "indicator.none", "indicator.none_why");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("indicator.title"), &indicator_list_view, &v);
}
