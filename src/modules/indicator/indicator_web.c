// SPDX-License-Identifier: MulanPSL-2.0
/* The registry: all figures of a period by module, searched, beside the same days a year before. */
#include "modules/indicator/indicator_web.h"
#include "modules/indicator/indicator_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

/* With these a page stays well below 15 KiB (gzip). */
enum { PAGE_FIGURES = 96 };

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

/* The figures that are looked for, and the piece of them that is a page: whole modules, as many as
 * fit into `limit`; one at least. */
struct piece {
    const struct indicator **all;
    size_t count;       /* looked for */
    size_t from, until; /* of them on this page */
};

/* After the last figure of the module that begins at `at`. */
static size_t module_end(const struct piece *p, size_t at)
{
    const struct str group = indicator_web_group(p->all[at]);

    while (at < p->count && str_eq(group, indicator_web_group(p->all[at])))
        at++;
    return at;
}

/* `after` is the module that the page before ended with; of no figure: from the first. */
static void piece_of(struct ctx *ctx, const struct request *rq, const struct indicator **all,
                     size_t count, struct piece *p)
{
    const struct str q = param_text(rq, "q"), group = param_text(rq, "group"),
                     after = param_text(rq, "after");
    const size_t limit = list_limit(rq, PAGE_FIGURES);

    p->all = arena_array(ctx->arena, count, const struct indicator *);
    arr_each (i, count) {
        if (wanted(ctx, all[i], group, q))
            p->all[p->count++] = all[i];
        if (after.len != 0 && p->count != 0 && str_eq(after, indicator_web_group(all[i])))
            p->from = p->count;
    }
    if (p->from == p->count)
        p->from = 0;
    p->until = p->from;
    while (p->until < p->count) {
        const size_t end = module_end(p, p->until);

        if (p->until != p->from && end - p->from > limit)
            break;
        p->until = end;
    }
}

static void pages_make(struct ctx *ctx, const struct request *rq, const struct piece *p,
                       struct indicator_list_v *v)
{
    static const char *const FIELDS[] = {"period", "year", "from", "to", "q", "group", NULL};
    struct list_links links;

    if (p->until < p->count)
        v->after = indicator_web_group(p->all[p->until - 1]);
    links = list_links_of(ctx, rq, "/indicator", FIELDS, v->after);
    v->back = p->from != 0;
    v->pager = (struct pager_v){.next = links.next, .first = v->back ? links.first : S("")};
    if (v->back || v->after.len != 0)
        v->pages = TF(ctx->arena, "indicator.pages", str_int(ctx->arena, (int64_t)v->rows_count),
                      str_int(ctx->arena, (int64_t)p->count));
}

/* Was the figure ticked, on this page or before it? */
static bool is_picked(const struct request *rq, const char *name)
{
    for (size_t i = 0; i < param_count(rq, "name"); i++) {
        if (str_eqz(param_text_at(rq, "name", i), name))
            return true;
    }
    return false;
}

static bool is_shown(const struct indicator_list_v *v, struct str name)
{
    arr_each (i, v->rows_count) {
        if (str_eq(v->rows[i].name, name))
            return true;
    }
    return false;
}

/* What the buttons below the table hand on, beside the figures ticked on this page. */
static void hidden_period(struct ctx *ctx, const struct request *rq,
                          const struct indicator_asked *asked, struct indicator_list_v *v)
{
    const size_t picked = param_count(rq, "name");
    struct field_v *fields = arena_array(ctx->arena, 6 + picked, struct field_v);
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
    if (param_text(rq, "q").len != 0)
        fields[n++] = form_field(ctx, rq, "hidden", "q", "indicator.q", param_text(rq, "q"));
    if (param_text(rq, "group").len != 0)
        fields[n++] =
            form_field(ctx, rq, "hidden", "group", "indicator.group", param_text(rq, "group"));
    arr_each (i, picked) {
        const struct str name = param_text_at(rq, "name", i);

        if (!is_shown(v, name))
            fields[n++] = form_field(ctx, rq, "hidden", "name", "indicator.f.name", name);
    }
    v->asked = fields;
    v->asked_count = n;
}

enum status indicator_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct indicator_list_v v = {0};
    struct piece piece = {0};
    struct indicator_asked asked;
    struct indicator_row_v *rows;
    const struct indicator **all;
    size_t count;

    TRY(indicator_web_asked(ctx, rq, &asked));
    TRY(indicator_all(ctx, &all, &count));
    piece_of(ctx, rq, all, count, &piece);
    rows = arena_array(ctx->arena, count, struct indicator_row_v);
    for (size_t i = piece.from; i < piece.until; i++) {
        const struct indicator_before before = indicator_before(ctx);
        const struct indicator *one = piece.all[i];
        const enum status st = indicator_web_row(ctx, one, &asked, &rows[v.rows_count]);

        if (indicator_left_out(ctx, one, st, &before))
            continue;
        TRY(st);
        rows[v.rows_count++].picked = is_picked(rq, one->name);
    }
    v.rows = rows;
    group_rows(ctx, &v);
    indicator_web_ask_form(ctx, rq, &asked, &v.ask);
    group_field(ctx, rq, all, count, &v.group);
    v.q = form_field(ctx, rq, "line", "q", "indicator.q", param_text(rq, "q"));
    hidden_period(ctx, rq, &asked, &v);
    v.period = indicator_web_period(ctx, &asked);
    v.days = indicator_web_days(ctx, &asked.days);
    v.tabs = indicator_web_tabs(ctx, "/indicator");
    pages_make(ctx, rq, &piece, &v);
    if (v.rows_count == 0)
        v.empty = indicator_web_empty(ctx, "indicator.none", "indicator.none_why");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("indicator.title"), &indicator_list_view, &v);
}
