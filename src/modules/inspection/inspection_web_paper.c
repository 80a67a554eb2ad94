// SPDX-License-Identifier: MulanPSL-2.0
/* Papers: the check list to fill in by hand, the report with its tables. */
#include "modules/inspection/inspection_list.h"
#include "modules/inspection/inspection_rules.h"
#include "modules/inspection/inspection_web.h"
#include "modules/supervision/supervision.h"
#include "platform/db.h"
#include "platform/paper_web.h"
#include "platform/text.h"

enum { SHEET_LINES = 3, SHEET_SIZE = 21 };

static void head(struct paper *p, struct paper_table *t, const char *const *keys, size_t count)
{
    struct paper_cell cells[8];

    ASSERT(count <= COUNT(cells));
    arr_each (n, count)
        cells[n] = (struct paper_cell){.text = text(keys[n]), .label = true};
    paper_row_add(p, t, cells, count, 0);
}

/* ---------------------------------------------------------------- to fill in */

enum status inspection_web_sheet(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const unsigned WIDTHS[] = {14, 8, 46, 14, 18, 30};
    static const char *const HEAD[] = {"inspection.col.cite",     "inspection.col.aspect",
                                       "inspection.col.question", "inspection.col.organ",
                                       "inspection.col.place",    "inspection.sheet.found"};
    struct inspection_item *items;
    struct inspection i = {0};
    struct paper_table *t;
    struct paper *p;
    size_t count = 0;

    TRY(inspection_get(ctx, path_id(rq, "id"), &i));
    TRY(inspection_store_items(ctx, i.id, &items, &count));
    p = paper_new(ctx->arena, PAPER_SHEET, TF(ctx->arena, "inspection.sheet.title", i.title));
    p->landscape = true;
    p->number = TF(ctx->arena, "inspection.sheet.law", i.statute);
    p->aside = T("inspection.sheet.who");
    t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 1, SHEET_SIZE);
    head(p, t, HEAD, COUNT(HEAD));
    arr_each (n, count) {
        const struct paper_cell cells[] = {
            {.text = items[n].cite},
            {.text = text_of("inspection.aspect.", items[n].aspect)},
            {.text = items[n].question},
            {.text = items[n].organ},
            {.text = S("")},
            {.text = T("inspection.sheet.boxes")},
        };

        paper_row_add(p, t, cells, COUNT(cells), SHEET_LINES);
    }
    return respond_paper(ctx, rq, rs, p, paper_title(p));
}

/* ---------------------------------------------------------------- the report */

static void clauses_table(struct ctx *ctx, struct paper *p, const struct inspection_item *items,
                          size_t count)
{
    static const unsigned WIDTHS[] = {18, 10, 18, 10, 12, 10, 22};
    static const char *const HEAD[] = {"inspection.col.cite",        "inspection.col.aspect",
                                       "inspection.col.organ",       "inspection.verdict.ok",
                                       "inspection.verdict.partial", "inspection.verdict.bad",
                                       "inspection.col.heat"};
    struct paper_table *t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 1, SHEET_SIZE);

    head(p, t, HEAD, COUNT(HEAD));
    arr_each (n, count) {
        const struct inspection_item *i = &items[n];
        const struct paper_cell cells[] = {
            {.text = i->cite},
            {.text = text_of("inspection.aspect.", i->aspect)},
            {.text = i->organ},
            {.text = str_int(ctx->arena, i->ok), .align = PAPER_RIGHT},
            {.text = str_int(ctx->arena, i->partial), .align = PAPER_RIGHT},
            {.text = str_int(ctx->arena, i->bad), .align = PAPER_RIGHT},
            {.text = inspection_web_heat(inspection_heat(i->ok, i->partial, i->bad))},
        };

        paper_row_add(p, t, cells, COUNT(cells), 0);
    }
}

static enum status state_of(struct ctx *ctx, const struct inspection_finding *f, struct str *out)
{
    struct supervision_problem problem = {0};

    *out = S("");
    if (f->problem_id == 0 || !may(ctx, "supervision.read"))
        return ST_OK;
    TRY(supervision_problem_get(ctx, f->problem_id, &problem));
    *out = text_of("supervision.problem_state.", problem.state);
    return ST_OK;
}

static enum status problems_table(struct ctx *ctx, struct paper *p, int64_t id)
{
    static const unsigned WIDTHS[] = {14, 18, 44, 18, 16, 14};
    static const char *const HEAD[] = {"inspection.col.cite", "inspection.col.place",
                                       "inspection.col.text", "inspection.col.organ",
                                       "inspection.col.due",  "inspection.problem"};
    const struct inspection_finding_filter wrong = {
        .inspection_id = id, .wrong = true, .limit = DB_ROWS_MAX};
    struct inspection_finding *all;
    struct paper_table *t;
    struct str next;
    int64_t total;
    size_t count = 0;

    TRY(inspection_store_findings(ctx, &wrong, &all, &count, &next, &total));
    if (count == 0) {
        paper_paragraph(p, T("inspection.paper.no_problem"));
        return ST_OK;
    }
    t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 1, SHEET_SIZE);
    head(p, t, HEAD, COUNT(HEAD));
    arr_each (n, count) {
        struct paper_cell cells[] = {
            {.text = all[n].cite},
            {.text = all[n].place},
            {.text = all[n].text},
            {.text = all[n].organ},
            {.text = paper_date(ctx->arena, all[n].due_on)},
            {.text = S("")},
        };

        TRY(state_of(ctx, &all[n], &cells[COUNT(cells) - 1].text));
        paper_row_add(p, t, cells, COUNT(cells), 0);
    }
    return ST_OK;
}

enum status inspection_web_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection_item *items;
    struct inspection i = {0};
    struct paper *p;
    size_t count = 0;
    int64_t seen = 0;

    TRY(inspection_get(ctx, path_id(rq, "id"), &i));
    TRY(inspection_store_items(ctx, i.id, &items, &count));
    arr_each (n, count)
        seen += items[n].ok + items[n].partial + items[n].bad > 0;
    p = paper_new(ctx->arena, PAPER_SHEET, TF(ctx->arena, "inspection.paper.title", i.statute));
    paper_paragraph(p, TF(ctx->arena, "inspection.paper.lead", paper_date(ctx->arena, i.starts_on),
                          paper_date(ctx->arena, i.ends_on), i.statute,
                          str_int(ctx->arena, (int64_t)count), str_int(ctx->arena, seen)));
    paper_heading(p, 1, T("inspection.paper.whole"));
    paper_typed(p, i.summary.len > 0 ? i.summary : T("inspection.paper.no_summary"));
    paper_heading(p, 1, T("inspection.paper.clauses"));
    clauses_table(ctx, p, items, count);
    paper_heading(p, 1, T("inspection.paper.problems"));
    TRY(problems_table(ctx, p, i.id));
    if (i.amend.len > 0) {
        paper_heading(p, 1, T("inspection.paper.amend"));
        paper_typed(p, i.amend);
    }
    p->date = i.reported_on;
    return respond_paper(ctx, rq, rs, p, paper_title(p));
}
