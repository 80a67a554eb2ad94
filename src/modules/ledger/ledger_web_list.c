// SPDX-License-Identifier: MulanPSL-2.0
/* Entries of a kind: the figures of the year, what is owed, the rows. */
#include "modules/ledger/ledger_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { KPIS_MAX = 4, LINKS_MAX = 4, LAST_YEAR = 9999 };

static const char *const KEPT[] = {"q",    "state", "a1",    "a2",    "a3",     "a4",
                                   "from", "to",    "open",  "sort",  "figure", "by",
                                   "key",  "part",  "month", "limit", NULL};

/* ---------------------------------------------------------------- above the rows */

/* The first figures of this year that are not shares. */
static enum status figures_make(struct ctx *ctx, const struct ledger_web_wanted *w,
                                struct ledger_list_v *v)
{
    struct kpi_v *items = arena_array(ctx->arena, KPIS_MAX, struct kpi_v);
    const struct date from = {ctx->today.year, 1, 1}, to = {ctx->today.year, 12, 31};
    size_t n = 0;

    for (size_t i = 0; i < w->d->figures_count && n < KPIS_MAX; i++) {
        const struct ledger_figure *x = &w->d->figures[i];
        struct ledger_filter f = {.kind_id = w->kind.id};
        struct ledger_sum *sums;
        size_t count;

        if (x->measure == LEDGER_SHARE)
            continue;
        ledger_filter_figure(ctx, w->d, x, false, from, to, &f);
        TRY(ledger_measured(ctx, w->d, x, &f, S(""), S(""), &sums, &count));
        items[n++] = (struct kpi_v){
            .label = x->label,
            .value = ledger_figure_text(ctx, w->d, x, count > 0 ? sums[0].sum : 0),
            .unit = ledger_figure_unit(w->d, x),
            .url = str_printf(
                ctx->arena, "/ledger/" STR_FMT "?figure=" STR_FMT "&from=%d-01-01&to=%d-12-31",
                STR_ARG(w->kind.kind), STR_ARG(x->name), ctx->today.year, ctx->today.year),
            .note = x->standing ? T("ledger.now") : T("ledger.this_year"),
        };
    }
    v->figures = (struct kpis_v){.items = items, .items_count = n};
    v->any_figures = n > 0;
    return ST_OK;
}

static enum status owed_make(struct ctx *ctx, const struct ledger_web_wanted *w,
                             struct ledger_list_v *v)
{
    struct ledger_owed *owed;
    struct note_v *notes;
    size_t count;

    TRY(ledger_owed_now(ctx, &w->kind, w->d, &owed, &count));
    notes = arena_array(ctx->arena, count, struct note_v);
    v->owed = notes;
    arr_each (i, count) {
        const struct ledger_owed *o = &owed[i];

        if (o->done >= o->times)
            continue;
        notes[v->owed_count++] = (struct note_v){
            .warn = true,
            .text = TF(ctx->arena, "ledger.owed", o->label, text_of("ledger.period.", o->period),
                       str_int(ctx->arena, o->times), str_int(ctx->arena, o->done),
                       text_date(ctx->arena, o->to, ctx->today)),
        };
    }
    return ST_OK;
}

/* Of a sum: what the rows add up to, as long as nothing else narrows them. */
static enum status added(struct ctx *ctx, const struct ledger_web_wanted *w, struct str *out)
{
    struct ledger_filter f = w->filter;
    struct ledger_sum *sums;
    size_t count;

    *out = S("");
    if ((w->figure->measure != LEDGER_SUM && w->figure->measure != LEDGER_DISTINCT) ||
        f.q.len + f.none.len + f.month.len > 0 || f.open)
        return ST_OK;
    if (date_none(f.to))
        f.to = (struct date){LAST_YEAR, 12, 31};
    TRY(ledger_measured(ctx, w->d, w->figure, &f, S(""), S(""), &sums, &count));
    if (count > 0)
        *out = TF(ctx->arena, "ledger.added", ledger_figure_text(ctx, w->d, w->figure, sums[0].sum),
                  ledger_figure_unit(w->d, w->figure));
    return ST_OK;
}

static enum status figure_note(struct ctx *ctx, const struct ledger_web_wanted *w,
                               struct ledger_list_v *v)
{
    struct note_v *note;
    struct link_v *more;
    struct str sum;

    if (w->figure == NULL)
        return ST_OK;
    TRY(added(ctx, w, &sum));
    note = arena_new(ctx->arena, struct note_v);
    more = arena_new(ctx->arena, struct link_v);
    *more = (struct link_v){.label = T("ledger.show_all"),
                            .url = ledger_web_kind_url(ctx, w->kind.kind, "")};
    *note = (struct note_v){.text = TF(ctx->arena, "ledger.of_figure", w->figure->label, sum),
                            .more = more};
    v->note = note;
    return ST_OK;
}

static void links_make(struct ctx *ctx, const struct request *rq, const struct ledger_web_wanted *w,
                       struct ledger_list_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    const char *print = str_z(ctx->arena, ledger_web_kind_url(ctx, w->kind.kind, "/print"));

    v->links = links;
    links[v->links_count++] = (struct link_v){.label = T("ledger.do.print"),
                                              .url = list_url(ctx, rq, print, KEPT, NULL, S(""))};
    if (!ledger_may_write(ctx, &w->kind))
        return;
    if (may(ctx, "import.use"))
        links[v->links_count++] = (struct link_v){
            .label = T("ledger.do.import"),
            .url = str_printf(ctx->arena, "/import/ledger." STR_FMT, STR_ARG(w->kind.kind))};
    v->add_url = ledger_web_kind_url(ctx, w->kind.kind, "/new");
}

/* ---------------------------------------------------------------- rows */

static struct str column_label(const struct ledger_definition *d, struct str name)
{
    const struct ledger_field *f = ledger_field(d, name);

    if (f != NULL)
        return f->label;
    return str_eqz(name, "number") ? T("ledger.col.number") : T("ledger.col.state");
}

static enum status cell_make(struct ctx *ctx, const struct ledger_definition *d,
                             const struct ledger_entry *e, const struct ledger_values *values,
                             struct str name, struct ledger_cell_v *out)
{
    const struct ledger_field *f = ledger_field(d, name);

    *out = (struct ledger_cell_v){.label = column_label(d, name)};
    if (f != NULL)
        return ledger_seen(ctx, f, values->at[f - d->fields], &out->say);
    out->say = str_eqz(name, "number") ? e->number : ledger_state_label(d, e->state);
    if (str_eqz(name, "state")) {
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

        *tag = ledger_web_tag(d, e->state);
        out->tag = tag;
    }
    return ST_OK;
}

/* All fields and the state, as the template of the import has them. */
static enum status sheet_cells(struct ctx *ctx, const struct ledger_definition *d,
                               const struct ledger_entry *e, const struct ledger_values *values,
                               struct ledger_row_v *row)
{
    struct ledger_cell_v *all = arena_array(ctx->arena, d->fields_count + 1, struct ledger_cell_v);

    row->all = all;
    arr_each (i, d->fields_count) {
        const struct ledger_field *f = &d->fields[i];
        struct ledger_cell_v *c = &all[row->all_count];

        if (f->type == LEDGER_FILES)
            continue;
        c->label = f->label;
        TRY(ledger_sheet_cell(ctx, f, values->at[i], &c->say));
        row->all_count++;
    }
    all[row->all_count++] = (struct ledger_cell_v){.label = T("ledger.col.state"),
                                                   .say = ledger_state_label(d, e->state)};
    return ST_OK;
}

/* What an entry is called by heads its row and is what people press; a day alone would tell nothing
 * apart. columns_of() has it among the columns. */
static size_t lead_of(const struct ledger_definition *d, const struct str *columns)
{
    size_t at = 0;

    while (!str_eq(columns[at], d->title))
        at++;
    return at;
}

/* Of an entry without a title its number, else what else tells it apart. */
static struct str lead_say(const struct ledger_entry *e, const struct ledger_cell_v *cells,
                           size_t count)
{
    if (e->title.len > 0 || e->number.len > 0)
        return e->title.len > 0 ? e->title : e->number;
    arr_each (i, count)
        if (cells[i].say.len > 0)
            return cells[i].say;
    return T("ledger.untitled");
}

/* Which of the names in each entry are new: they add up to the figure. */
static enum status told_make(struct ctx *ctx, struct ledger_web_wanted *w)
{
    struct ledger_filter f = w->filter;
    struct ledger_text *told;

    if (w->figure == NULL || w->figure->measure != LEDGER_DISTINCT)
        return ST_OK;
    if (date_none(f.to))
        f.to = (struct date){LAST_YEAR, 12, 31};
    TRY(ledger_told(ctx, &f, w->by, w->key, ledger_field(w->d, w->figure->field), &told,
                    &w->told_count));
    w->told = told;
    return ST_OK;
}

static int64_t amount_of(const struct ledger_web_wanted *w, const struct ledger_entry *e,
                         const struct ledger_values *values)
{
    size_t from = 0, to = w->told_count;
    int64_t n = 0;

    if (w->figure != NULL && w->figure->measure == LEDGER_SUM)
        (void)str_to_int(ledger_values_get(w->d, values, w->figure->field), &n);
    while (from < to) {
        const size_t at = from + (to - from) / 2;

        if (w->told[at].id == e->id)
            return w->told[at].fresh;
        if (w->told[at].id < e->id)
            from = at + 1;
        else
            to = at;
    }
    return n;
}

static enum status row_make(struct ctx *ctx, const struct ledger_web_wanted *w,
                            const struct ledger_entry *e, const struct str *columns, size_t count,
                            struct ledger_row_v *row)
{
    struct ledger_cell_v *cells = arena_array(ctx->arena, count, struct ledger_cell_v), *lead;
    struct ledger_values values;

    ledger_values_unpack(ctx->arena, w->d, e->data, &values);
    *row = (struct ledger_row_v){
        .id = e->id,
        .title = e->title,
        .url = ledger_web_url(ctx, e->id, ""),
        .number = e->number,
        .day = e->day,
        .state = e->state,
        .cells = cells,
        .cells_count = count,
    };
    row->amount = amount_of(w, e, &values);
    arr_each (i, count)
        TRY(cell_make(ctx, w->d, e, &values, columns[i], &cells[i]));
    lead = &cells[lead_of(w->d, columns)];
    lead->say = lead_say(e, cells, count);
    lead->lead = true;
    lead->url = row->url;
    return sheet_cells(ctx, w->d, e, &values, row);
}

/* What the kind says, with the title before it where it does not name that; else title, day, state.
 */
static size_t columns_of(const struct ledger_definition *d, struct str *out)
{
    bool titled = false;
    size_t n = 0;

    arr_each (i, d->shown_count)
        titled = titled || str_eq(d->shown[i], d->title);
    if (!titled)
        out[n++] = d->title;
    arr_each (i, d->shown_count)
        out[n++] = d->shown[i];
    if (d->shown_count > 0)
        return n;
    if (d->day.len > 0)
        out[n++] = d->day;
    out[n++] = S("state");
    return n;
}

static enum status rows_make(struct ctx *ctx, const struct request *rq,
                             const struct ledger_web_wanted *w, struct ledger_list_v *v)
{
    struct str columns[LEDGER_SHOWN + 1];
    const size_t count = columns_of(w->d, columns);
    struct str *labels = arena_array(ctx->arena, count, struct str);
    const char *here = str_z(ctx->arena, ledger_web_kind_url(ctx, w->kind.kind, ""));
    struct ledger_row_v *rows;
    struct ledger_entry *all;
    struct list_links links;
    struct str next;
    int64_t total;

    TRY(ledger_store_list(ctx, &w->filter, &all, &v->rows_count, &next, &total));
    rows = arena_array(ctx->arena, v->rows_count, struct ledger_row_v);
    arr_each (i, v->rows_count)
        TRY(row_make(ctx, w, &all[i], columns, count, &rows[i]));
    v->rows = rows;
    arr_each (i, count)
        labels[i] = column_label(w->d, columns[i]);
    v->columns = labels;
    v->columns_count = count;
    v->total = TF(ctx->arena, "ledger.total", str_int(ctx->arena, total), w->kind.unit);
    links = list_links_of(ctx, rq, here, KEPT, next);
    v->pager = (struct pager_v){.next = links.next, .first = links.first, .total = v->total};
    return ST_OK;
}

/* Nothing found, or nothing there yet: what to do next is another thing. */
static struct empty_v empty_of(struct ctx *ctx, const struct ledger_web_wanted *w)
{
    const struct ledger_filter *f = &w->filter;

    if (f->slots_count > 0 || f->q.len > 0 || f->month.len > 0 || f->none.len > 0 || f->open ||
        !date_none(f->from) || !date_none(f->to) || f->after.len > 0 || w->figure != NULL)
        return (struct empty_v){.title = T("ledger.entries_none"),
                                .text = T("ledger.entries_text")};
    return (struct empty_v){.title = T("ledger.entries_none_yet"),
                            .text = ledger_may_write(ctx, &w->kind)
                                        ? T("ledger.entries_yet_text")
                                        : T("ledger.entries_read_text")};
}

enum status ledger_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct ledger_web_wanted w;
    struct ledger_list_v v;

    TRY(ledger_web_wanted(ctx, rq, &w));
    v = (struct ledger_list_v){
        .crumbs = ledger_web_crumbs(ctx, NULL, w.kind.name),
        .kind = w.kind.kind,
        .name = w.kind.name,
        .about = w.d->about,
        .unit = w.kind.unit,
        .add_url = S(""),
    };
    links_make(ctx, rq, &w, &v);
    if (w.filter.after.len == 0) { /* once: a sheet asks for page after page */
        TRY(figures_make(ctx, &w, &v));
        TRY(owed_make(ctx, &w, &v));
    }
    TRY(figure_note(ctx, &w, &v));
    TRY(ledger_web_filter(ctx, rq, &w, &v.filter));
    TRY(told_make(ctx, &w));
    TRY(rows_make(ctx, rq, &w, &v));
    *empty = empty_of(ctx, &w);
    if (v.rows_count == 0)
        v.empty = empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, w.kind.name, &ledger_list_view, &v);
}
