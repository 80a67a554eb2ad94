// SPDX-License-Identifier: MulanPSL-2.0
/* The structure of the deputies as of a day, its targets, and who is in a group. */
#include "deputy_structure_view.h"
#include "deputy_view.h"
#include "modules/congress/congress_list.h"
#include "modules/deputy/deputy_report.h"
#include "modules/deputy/deputy_web.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TERMS_BEFORE = 2, OFFSET_DIGITS = 6 };

static struct str percent(struct ctx *ctx, int64_t permille)
{
    return str_printf(ctx->arena, "%lld.%lld%%", (long long)(permille / 10),
                      (long long)(permille % 10));
}

static struct str label_of(enum deputy_dimension by, struct str key)
{
    if (key.len == 0)
        return T("deputy.sex.unknown");
    if (by == DEPUTY_BY_SEX)
        return text_of("deputy.sex.", key);
    if (by == DEPUTY_BY_AGE)
        return text_of("deputy.age.", key);
    if (by == DEPUTY_BY_GRASSROOTS)
        return text_of("deputy.grassroots.", key);
    return key;
}

/* An earlier term, counted on its last day. */
struct before {
    struct str name;
    struct date on;
    struct deputy_person *people;
    size_t count;
};

static enum status terms_make(struct ctx *ctx, struct date on, struct before *out, size_t *n)
{
    struct congress_term *terms;
    size_t count;

    TRY(congress_store_terms(ctx, &terms, &count));
    *n = 0;
    for (size_t i = 0; i < count && *n < TERMS_BEFORE; i++) {
        if (date_none(terms[i].to_on) || date_cmp(terms[i].to_on, on) >= 0)
            continue;
        out[*n] = (struct before){
            .name = TF(ctx->arena, "deputy.of_term", str_int(ctx->arena, terms[i].number)),
            .on = terms[i].to_on};
        TRY(deputy_structure_people(ctx, out[*n].on, &out[*n].people, &out[*n].count));
        (*n)++;
    }
    return ST_OK;
}

static int64_t count_of(enum deputy_dimension by, struct str key, const struct before *b)
{
    int64_t n = 0;

    arr_each (i, b->count)
        n += str_eq(deputy_group_of(by, &b->people[i].d, b->people[i].born_on,
                                    b->people[i].grassroots, b->on),
                    key);
    return n;
}

static struct str before_text(struct ctx *ctx, enum deputy_dimension by, struct str key,
                              const struct before *terms, size_t count)
{
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, count) {
        if (terms[i].count == 0)
            continue;
        if (out.len > 0)
            buf_str(&out, T("deputy.comma"));
        buf_str(&out, terms[i].name);
        buf_str(&out, percent(ctx, deputy_permille(count_of(by, key, &terms[i]),
                                                   (int64_t)terms[i].count)));
    }
    return buf_view(&out);
}

static const struct deputy_target *target_of(const struct deputy_target *targets, size_t count,
                                             enum deputy_dimension by, struct str key)
{
    arr_each (i, count)
        if (str_eqz(targets[i].dimension, deputy_dimension_word(by)) &&
            str_eq(targets[i].value, key))
            return &targets[i];
    return NULL;
}

struct making {
    struct ctx *ctx;
    struct date on;
    int64_t all;
    const struct deputy_person *people;
    const struct deputy_target *targets;
    size_t targets_count;
    struct before terms[TERMS_BEFORE];
    size_t terms_count;
};

static struct deputy_group_row_v row_make(const struct making *m, enum deputy_dimension by,
                                          const struct deputy_group *g)
{
    struct ctx *ctx = m->ctx;
    const struct deputy_target *t = target_of(m->targets, m->targets_count, by, g->key);
    const char *word = deputy_dimension_word(by);
    struct deputy_group_row_v v = {
        .key = g->key,
        .label = label_of(by, g->key),
        .count = g->count,
        .url = str_printf(ctx->arena, "/deputy/structure/rows?by=%s&on=" STR_FMT "&key=" STR_FMT,
                          word, STR_ARG(list_iso(ctx, m->on)), STR_ARG(g->key)),
        .share = percent(ctx, deputy_permille(g->count, m->all)),
        .before = before_text(ctx, by, g->key, m->terms, m->terms_count),
    };

    if (t != NULL) {
        const int64_t gap = deputy_gap(t->least, t->permille, g->count, m->all);

        v.target = TF(ctx->arena, t->least ? "deputy.target.at_least" : "deputy.target.at_most",
                      percent(ctx, t->permille));
        if (gap > 0)
            v.gap = TF(ctx->arena, t->least ? "deputy.target.missing" : "deputy.target.too_many",
                       str_int(ctx->arena, gap));
    }
    if (may(ctx, "deputy.edit") && g->key.len > 0)
        v.target_url = str_printf(ctx->arena, "/deputy/structure/target?by=%s&value=" STR_FMT, word,
                                  STR_ARG(g->key));
    return v;
}

static struct deputy_group_table_v table_make(const struct making *m, enum deputy_dimension by)
{
    struct deputy_group_row_v *rows;
    struct deputy_group *groups;
    size_t count;

    deputy_structure_count(m->ctx->arena, by, m->people, (size_t)m->all, m->on, &groups, &count);
    rows = arena_array(m->ctx->arena, count, struct deputy_group_row_v);
    arr_each (i, count)
        rows[i] = row_make(m, by, &groups[i]);
    return (struct deputy_group_table_v){
        .by = str_from(deputy_dimension_word(by)),
        .title = text_of("deputy.by.", str_from(deputy_dimension_word(by))),
        .rows = rows,
        .rows_count = count};
}

enum status deputy_web_structure(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct making m = {.ctx = ctx,
                       .on = param_present(rq, "on") ? param_date(rq, "on") : ctx->today};
    struct deputy_group_table_v *tables =
        arena_array(ctx->arena, DEPUTY_DIMENSIONS, struct deputy_group_table_v);
    struct field_v *field = arena_new(ctx->arena, struct field_v);
    struct deputy_structure_v v = {.tables = tables, .tables_count = DEPUTY_DIMENSIONS};
    struct deputy_person *people;
    struct deputy_target *targets;
    size_t count;

    TRY(deputy_structure_people(ctx, m.on, &people, &count));
    TRY(deputy_targets(ctx, &targets, &m.targets_count));
    TRY(terms_make(ctx, m.on, m.terms, &m.terms_count));
    m.people = people;
    m.all = (int64_t)count;
    m.targets = targets;
    for (int i = 0; i < DEPUTY_DIMENSIONS; i++)
        tables[i] = table_make(&m, (enum deputy_dimension)i);
    v.on = m.on;
    v.total = m.all;
    v.meta = TF(ctx->arena, "deputy.structure.meta", text_date(ctx->arena, m.on, ctx->today),
                str_int(ctx->arena, m.all));
    *field = form_field(ctx, rq, "date", "on", "deputy.structure.on", list_iso(ctx, m.on));
    v.filter = (struct filter_v){.url = S("/deputy/structure"), .fields = field, .fields_count = 1};
    v.may_set = may(ctx, "deputy.edit");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("deputy.structure.title"),
                        &deputy_structure_view, &v);
}

/* ---------------------------------------------------------------- who is in a group */

static size_t offset_of(struct str after)
{
    size_t n = 0;

    if (after.len > OFFSET_DIGITS)
        return 0;
    arr_each (i, after.len) {
        if (after.ptr[i] < '0' || after.ptr[i] > '9')
            return 0;
        n = n * 10 + (size_t)(after.ptr[i] - '0');
    }
    return n;
}

enum status deputy_web_grouped(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const KEPT[] = {"by", "key", "on", "limit", NULL};
    const struct date on = param_present(rq, "on") ? param_date(rq, "on") : ctx->today;
    const size_t from = offset_of(param_text(rq, "after")), limit = list_limit(rq, LIST_ROWS);
    const struct str key = param_text(rq, "key");
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    enum deputy_dimension by = DEPUTY_BY_SEX;
    struct deputy_grouped_row_v *rows;
    struct deputy_grouped_v v = {.total = 0};
    struct deputy_person *people;
    struct list_links links;
    size_t count;

    (void)deputy_dimension_parse(param_text(rq, "by"), &by);
    TRY(deputy_structure_people(ctx, on, &people, &count));
    rows = arena_array(ctx->arena, limit, struct deputy_grouped_row_v);
    arr_each (i, count) {
        const struct deputy *d = &people[i].d;

        if (!str_eq(deputy_group_of(by, d, people[i].born_on, people[i].grassroots, on), key))
            continue;
        if ((size_t)v.total++ >= from && v.rows_count < limit)
            rows[v.rows_count++] = (struct deputy_grouped_row_v){d->id, d->name, d->delegation_name,
                                                                 d->occupation, d->class_name};
    }
    v.rows = rows;
    v.title = TF(ctx->arena, "deputy.structure.group",
                 text_of("deputy.by.", str_from(deputy_dimension_word(by))), label_of(by, key),
                 str_int(ctx->arena, v.total));
    *up = (struct link_v){.label = T("deputy.structure.title"), .url = S("/deputy/structure")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = v.title};
    *empty = (struct empty_v){
        .title = T("deputy.list.none"),
        .text = T("deputy.structure.none_text"),
        .more = link_next(ctx, "deputy.view", T("deputy.structure.title"), "/deputy/structure")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    links = list_links_of(
        ctx, rq, "/deputy/structure/rows", KEPT,
        (int64_t)(from + limit) < v.total ? str_int(ctx->arena, (int64_t)(from + limit)) : S(""));
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &deputy_grouped_view, &v);
}

/* ---------------------------------------------------------------- a target */

enum status deputy_web_target_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct option_v bounds[] = {
        {.value = S("least"), .label = T("deputy.target.least")},
        {.value = S("most"), .label = T("deputy.target.most")},
        {.value = S("none"), .label = T("deputy.target.none")},
    };
    struct deputy_form_v *v = arena_new(ctx->arena, struct deputy_form_v);
    enum deputy_dimension by = DEPUTY_BY_SEX;
    const struct str key = param_text(rq, "value");
    const struct deputy_target *t;
    struct deputy_target *targets;
    struct form_page *f;
    size_t count;

    (void)deputy_dimension_parse(param_text(rq, "by"), &by);
    TRY(deputy_targets(ctx, &targets, &count));
    t = target_of(targets, count, by, key);
    f = form_page_open(ctx, rq, TF(ctx->arena, "deputy.target.title", label_of(by, key)),
                       S("/deputy/structure/target"), S("/deputy/structure"), T("word.save"));
    form_page_crumb(f, T("deputy.structure.title"), S("/deputy/structure"));
    (void)form_page_put(f, "hidden", "by", "deputy.by.sex", str_from(deputy_dimension_word(by)));
    (void)form_page_put(f, "hidden", "value", "deputy.by.sex", key);
    form_options(ctx,
                 form_page_put(f, "radio", "bound", "deputy.target.bound",
                               t != NULL && !t->least ? S("most") : S("least")),
                 bounds, COUNT(bounds));
    (void)form_page_put(f, "int", "percent", "deputy.target.percent",
                        t != NULL ? str_int(ctx->arena, t->permille / 10) : S(""));
    form_optional(
        form_page_put(f, "line", "basis", "deputy.target.basis", t != NULL ? t->basis : S("")));
    v->page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->page.title, &deputy_form_view, v);
}

enum status deputy_web_target(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str bound = param_text(rq, "bound");
    const struct deputy_target in = {
        .dimension = param_text(rq, "by"),
        .value = param_text(rq, "value"),
        .least = str_eqz(bound, "least"),
        .permille = param_present(rq, "percent") ? param_int(rq, "percent") * 10 : -1,
        .basis = param_text(rq, "basis"),
    };
    struct deputy_target *targets;
    size_t count;

    if (str_eqz(bound, "none")) {
        TRY(deputy_targets(ctx, &targets, &count));
        arr_each (i, count)
            if (str_eq(targets[i].dimension, in.dimension) && str_eq(targets[i].value, in.value))
                TRY(deputy_target_drop(ctx, targets[i].id));
    } else {
        TRY(deputy_target_set(ctx, &in));
    }
    respond_flash(rs, "deputy.target.done", S(""));
    return respond_see_other(rs, "/deputy/structure");
}
