// SPDX-License-Identifier: MulanPSL-2.0
/* Papers: the register of a kind as it is filtered, and one entry as a sheet. */
#include "modules/ledger/ledger_web.h"
#include "platform/list.h"
#include "platform/paper_web.h"
#include "platform/text.h"

enum {
    SIZE_5 = 21, /* half points */
    PORTRAIT_MOST = 5,
    WIDTH_NUMBER = 6,
    WIDTH_CODE = 18,
    WIDTH_STATE = 11,
    LABEL_WIDTH = 20,
    VALUE_WIDTH = 80,
    LINES_ROOM = 4,
    ROWS_MOST = 2000
};

static struct str label_of(const struct ledger_definition *d, struct str name)
{
    const struct ledger_field *f = ledger_field(d, name);

    if (f != NULL)
        return f->label;
    return str_eqz(name, "number") ? T("ledger.col.number") : T("ledger.col.state");
}

/* In parts of the page; a day takes six characters. */
static unsigned width_of(const struct ledger_definition *d, struct str name)
{
    static const unsigned WIDTHS[] = {
        [LEDGER_TEXT] = 24,   [LEDGER_LINES] = 32,  [LEDGER_INT] = 8,     [LEDGER_MONEY] = 12,
        [LEDGER_DATE] = 14,   [LEDGER_CHOICE] = 12, [LEDGER_YES] = 7,     [LEDGER_PERSON] = 10,
        [LEDGER_DEPUTY] = 10, [LEDGER_ORGAN] = 15,  [LEDGER_RECORD] = 14, [LEDGER_ENTRY] = 18,
        [LEDGER_WEB] = 18,    [LEDGER_FILES] = 10,
    };
    const struct ledger_field *f = ledger_field(d, name);

    if (f != NULL)
        return WIDTHS[f->type];
    return str_eqz(name, "number") ? WIDTH_CODE : WIDTH_STATE;
}

/* What is printed: as the kind says, else as the list, else title and day. */
static size_t columns_of(const struct ledger_definition *d, struct str *out)
{
    const bool printed = d->printed_count > 0, shown = !printed && d->shown_count > 0;
    size_t n = 0;

    if (printed || shown) {
        n = printed ? d->printed_count : d->shown_count;
        memcpy(out, printed ? d->printed : d->shown, n * sizeof *out);
        return n;
    }
    out[n++] = d->title;
    if (d->day.len > 0)
        out[n++] = d->day;
    out[n++] = S("state");
    return n;
}

/* On paper, and years later: days with their year. */
static enum status said(struct ctx *ctx, const struct ledger_field *f, struct str value,
                        struct str *out)
{
    if (f->type != LEDGER_DATE)
        return ledger_seen(ctx, f, value, out);
    *out = value;
    return ST_OK;
}

static enum status cell_of(struct ctx *ctx, const struct ledger_definition *d,
                           const struct ledger_entry *e, const struct ledger_values *v,
                           struct str name, struct str *out)
{
    const struct ledger_field *f = ledger_field(d, name);

    if (f != NULL)
        return said(ctx, f, v->at[f - d->fields], out);
    *out = str_eqz(name, "number") ? e->number : ledger_state_label(d, e->state);
    return ST_OK;
}

static enum status row_put(struct ctx *ctx, const struct ledger_definition *d,
                           const struct ledger_entry *e, int64_t n, const struct str *columns,
                           size_t count, struct paper *p, struct paper_table *t)
{
    struct paper_cell cells[LEDGER_PRINTED + 1];
    struct ledger_values v;

    ledger_values_unpack(ctx->arena, d, e->data, &v);
    cells[0] = (struct paper_cell){.text = str_int(ctx->arena, n), .align = PAPER_CENTRE};
    arr_each (i, count) {
        cells[i + 1] = (struct paper_cell){0};
        TRY(cell_of(ctx, d, e, &v, columns[i], &cells[i + 1].text));
    }
    paper_row_add(p, t, cells, count + 1, 0);
    return ST_OK;
}

static enum status rows_put(struct ctx *ctx, struct ledger_web_wanted *w, const struct str *columns,
                            size_t count, struct paper *p, struct paper_table *t)
{
    int64_t n = 0, total;

    w->filter.limit = LIST_ROWS_MAX;
    w->filter.after = S("");
    do {
        struct ledger_entry *all;
        size_t got;

        TRY(ledger_store_list(ctx, &w->filter, &all, &got, &w->filter.after, &total));
        if (total > ROWS_MOST)
            return fail(&ctx->err, ST_RULE, "ledger.err.print_many", "2000");
        arr_each (i, got)
            TRY(row_put(ctx, w->d, &all[i], ++n, columns, count, p, t));
    } while (w->filter.after.len > 0);
    p->aside = TF(ctx->arena, "ledger.total", str_int(ctx->arena, total), w->kind.unit);
    return ST_OK;
}

static struct str span_of(struct ctx *ctx, const struct ledger_filter *f)
{
    if (date_none(f->from) && date_none(f->to))
        return TF(ctx->arena, "ledger.printed_on", paper_date(ctx->arena, ctx->today));
    if (date_none(f->from))
        return TF(ctx->arena, "ledger.printed_until", paper_date(ctx->arena, f->to));
    if (date_none(f->to))
        return TF(ctx->arena, "ledger.printed_from", paper_date(ctx->arena, f->from));
    return TF(ctx->arena, "ledger.printed_span", paper_date(ctx->arena, f->from),
              paper_date(ctx->arena, f->to));
}

enum status ledger_web_print(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct str columns[LEDGER_PRINTED];
    struct paper_cell head[LEDGER_PRINTED + 1];
    unsigned *widths;
    struct ledger_web_wanted w;
    struct paper_table *t;
    struct paper *p;
    size_t count;

    TRY(ledger_web_wanted(ctx, rq, &w));
    count = columns_of(w.d, columns);
    widths = arena_array(ctx->arena, count + 1, unsigned);
    widths[0] = WIDTH_NUMBER;
    head[0] = (struct paper_cell){.text = T("ledger.col.row"), .label = true};
    arr_each (i, count) {
        widths[i + 1] = width_of(w.d, columns[i]);
        head[i + 1] = (struct paper_cell){.text = label_of(w.d, columns[i]), .label = true};
    }
    p = paper_new(ctx->arena, PAPER_SHEET, TF(ctx->arena, "ledger.register", w.kind.name));
    p->landscape = count > PORTRAIT_MOST;
    p->number = span_of(ctx, &w.filter);
    t = paper_table_add(p, widths, count + 1, 1, SIZE_5);
    paper_row_add(p, t, head, count + 1, 0);
    TRY(rows_put(ctx, &w, columns, count, p, t));
    return respond_paper(ctx, rq, rs, p, paper_title(p));
}

/* ---------------------------------------------------------------- one entry */

static void pair_put(struct paper *p, struct paper_table *t, struct str label, struct str value,
                     unsigned lines)
{
    const struct paper_cell cells[] = {{.text = label, .label = true}, {.text = value}};

    paper_row_add(p, t, cells, COUNT(cells), lines);
}

static enum status steps_put(struct ctx *ctx, const struct ledger_whole *w, struct paper *p,
                             struct paper_table *t)
{
    const struct date another = {.year = 0, .month = 1, .day = 1}; /* so that the year is said */
    struct ledger_step_row *steps;
    size_t count;

    TRY(ledger_store_steps(ctx, w->entry.id, &steps, &count));
    for (size_t i = count; i-- > 0;) {
        if (steps[i].label.len == 0)
            continue;
        pair_put(p, t, steps[i].label,
                 str_trim(str_printf(ctx->arena, STR_FMT " " STR_FMT "\n" STR_FMT,
                                     STR_ARG(text_instant(ctx->arena, steps[i].made_at, another)),
                                     STR_ARG(steps[i].made_by_name), STR_ARG(steps[i].note))),
                 0);
    }
    return ST_OK;
}

enum status ledger_web_sheet(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const unsigned WIDTHS[] = {LABEL_WIDTH, VALUE_WIDTH};
    struct ledger_whole w = {0};
    struct paper_table *t;
    struct paper *p;

    TRY(ledger_whole_get(ctx, path_id(rq, "id"), &w));
    p = paper_new(ctx->arena, PAPER_SHEET, TF(ctx->arena, "ledger.sheet", w.kind.name));
    p->number = w.entry.number;
    p->aside = ledger_state_label(w.d, w.entry.state);
    t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 0, 0);
    arr_each (i, w.d->fields_count) {
        const struct ledger_field *f = &w.d->fields[i];
        struct str say;

        if (f->type == LEDGER_FILES)
            continue;
        TRY(said(ctx, f, w.values.at[i], &say));
        pair_put(p, t, f->label, say, f->type == LEDGER_LINES ? LINES_ROOM : 0);
    }
    TRY(steps_put(ctx, &w, p, t));
    return respond_paper(ctx, rq, rs, p, w.entry.title);
}
