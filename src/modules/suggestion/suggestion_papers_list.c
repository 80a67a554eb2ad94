// SPDX-License-Identifier: MulanPSL-2.0
/* Lists on paper: what was handed over, and the register of a year. */
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_papers.h"
#include "platform/text.h"

enum { ROWS_AT_ONCE = 200, ROWS_MOST = 3000, COLUMNS_MOST = 12, MANY_COLUMNS = 8 };

/* One column: its heading and how wide it is. */
struct column {
    const char *heading;
    unsigned width;
    enum paper_align align;
    struct str (*value)(struct ctx *, const struct suggestion_row *);
};

static struct str number(struct ctx *ctx, const struct suggestion_row *r)
{
    (void)ctx;
    return r->number_text;
}

static struct str title(struct ctx *ctx, const struct suggestion_row *r)
{
    (void)ctx;
    return r->title;
}

static struct str deputy(struct ctx *ctx, const struct suggestion_row *r)
{
    return r->signer_count > 1 ? TF(ctx->arena, "suggestion.paper.and_others", r->deputy_name)
                               : r->deputy_name;
}

static struct str delegation(struct ctx *ctx, const struct suggestion_row *r)
{
    (void)ctx;
    return r->delegation_name;
}

static struct str organ(struct ctx *ctx, const struct suggestion_row *r)
{
    (void)ctx;
    return r->organ_name;
}

static struct str short_day(struct ctx *ctx, struct date d)
{
    return date_none(d) ? S("") : str_printf(ctx->arena, "%d.%u.%u", d.year, d.month, d.day);
}

static struct str handed(struct ctx *ctx, const struct suggestion_row *r)
{
    return short_day(ctx, r->handed_on);
}

static struct str due(struct ctx *ctx, const struct suggestion_row *r)
{
    return short_day(ctx, r->due_on);
}

static struct str replied(struct ctx *ctx, const struct suggestion_row *r)
{
    return short_day(ctx, r->replied_on);
}

static struct str class(struct ctx *ctx, const struct suggestion_row *r)
{
    return r->class_code.len != 0 ? TF(ctx->arena, "suggestion.class_code", r->class_code) : S("");
}

static struct str rating(struct ctx *ctx, const struct suggestion_row *r)
{
    (void)ctx;
    return r->result == MARK_NONE
               ? S("")
               : text_of("suggestion.mark.", str_from(suggestion_mark_word(r->result)));
}

static struct str state(struct ctx *ctx, const struct suggestion_row *r)
{
    (void)ctx;
    return text_of("suggestion.state.", str_from(suggestion_state_word(r->state)));
}

static const struct column HANDED[] = {
    {"suggestion.col.number", 22, PAPER_CENTRE, number},
    {"suggestion.col.title", 52, PAPER_LEFT, title},
    {"suggestion.col.deputy", 18, PAPER_CENTRE, deputy},
    {"suggestion.col.organ", 28, PAPER_CENTRE, organ},
    {"suggestion.paper.handed_on", 18, PAPER_CENTRE, handed},
    {"suggestion.paper.due_on", 18, PAPER_CENTRE, due},
    {"suggestion.paper.received_by", 18, PAPER_CENTRE, NULL},
};

static const struct column REGISTER[] = {
    {"suggestion.col.number", 20, PAPER_CENTRE, number},
    {"suggestion.col.title", 42, PAPER_LEFT, title},
    {"suggestion.col.deputy", 17, PAPER_CENTRE, deputy},
    {"suggestion.col.delegation", 22, PAPER_CENTRE, delegation},
    {"suggestion.col.organ", 24, PAPER_CENTRE, organ},
    {"suggestion.paper.handed_on", 21, PAPER_CENTRE, handed},
    {"suggestion.paper.due_on", 21, PAPER_CENTRE, due},
    {"suggestion.col.replied_on", 21, PAPER_CENTRE, replied},
    {"suggestion.paper.result", 14, PAPER_CENTRE, class},
    {"suggestion.paper.rating", 14, PAPER_CENTRE, rating},
    {"suggestion.col.state", 16, PAPER_CENTRE, state},
};

static struct paper_table *table_of(struct paper *p, const struct column *columns, size_t count)
{
    unsigned *widths = arena_array(p->arena, count + 1, unsigned);
    struct paper_cell heads[COLUMNS_MOST] = {{.text = T("suggestion.paper.place"), .label = true}};
    struct paper_table *t;

    widths[0] = 11;
    arr_each (i, count) {
        widths[i + 1] = columns[i].width;
        heads[i + 1] = (struct paper_cell){.text = text(columns[i].heading), .label = true};
    }
    t = paper_table_add(p, widths, count + 1, 1, count > MANY_COLUMNS ? 18 : 20);
    paper_row_add(p, t, heads, count + 1, 1);
    return t;
}

static void row_of(struct ctx *ctx, struct paper *p, struct paper_table *t,
                   const struct column *columns, size_t count, const struct suggestion_row *r)
{
    struct paper_cell cells[COLUMNS_MOST] = {
        {.text = str_printf(p->arena, "%zu", t->rows_count), .align = PAPER_CENTRE}};

    arr_each (i, count)
        cells[i + 1] =
            (struct paper_cell){.text = columns[i].value != NULL ? columns[i].value(ctx, r) : S(""),
                                .align = columns[i].align};
    paper_row_add(p, t, cells, count + 1, 1);
}

static enum status fill(struct ctx *ctx, struct paper *p, const struct suggestion_filter *f,
                        const struct column *columns, size_t count)
{
    struct suggestion_list_query q = {.filter = *f, .sort = "number", .limit = ROWS_AT_ONCE};
    struct paper_table *t = table_of(p, columns, count);

    do {
        struct suggestion_row *rows;
        size_t n;

        TRY(suggestion_list(ctx, &q, &rows, &n, &q.after));
        arr_each (i, n)
            row_of(ctx, p, t, columns, count, &rows[i]);
        if (t->rows_count > ROWS_MOST)
            return fail(&ctx->err, ST_INVALID, "suggestion.paper.too_many", NULL);
    } while (q.after.len != 0);
    p->number =
        TF(p->arena, "suggestion.list.count", str_printf(p->arena, "%zu", t->rows_count - 1));
    return ST_OK;
}

enum status suggestion_paper_list(struct ctx *ctx, const struct suggestion_filter *f,
                                  bool handed_list, int64_t year, struct paper **out)
{
    const struct str of_year = year != 0 ? TF(ctx->arena, "suggestion.paper.year",
                                              str_printf(ctx->arena, "%lld", (long long)year))
                                         : S("");
    struct congress congress;
    struct paper *p;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    p = paper_new(
        ctx->arena, PAPER_SHEET,
        TF(ctx->arena,
           handed_list ? "suggestion.paper.handed_title" : "suggestion.paper.register_title",
           congress.name, of_year));
    p->landscape = true;
    p->aside = TF(ctx->arena, "suggestion.paper.as_of", paper_date(ctx->arena, ctx->today));
    TRY(fill(ctx, p, f, handed_list ? HANDED : REGISTER,
             handed_list ? COUNT(HANDED) : COUNT(REGISTER)));
    *out = p;
    return ST_OK;
}
