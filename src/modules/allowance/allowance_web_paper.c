// SPDX-License-Identifier: MulanPSL-2.0
/* The list on paper, to sign for what one got; and as a sheet for the finance office, with the
 * accounts it pays to. */
#include "base/money.h"
#include "modules/allowance/allowance_web.h"
#include "modules/congress/congress.h"
#include "platform/list.h"
#include "platform/paper_web.h"
#include "platform/sheet_write.h"
#include "platform/text.h"

enum { COLUMNS = 7, SIZE_5 = 20, BANK_COLUMNS = 6 };

static const unsigned WIDTHS[COLUMNS] = {6, 14, 20, 18, 10, 14, 18};

static void head(struct paper *p, struct paper_table *t)
{
    paper_row_add(p, t,
                  (struct paper_cell[]){{.text = T("allowance.paper.no"), .label = true},
                                        {.text = T("allowance.col.name"), .label = true},
                                        {.text = T("allowance.col.delegation"), .label = true},
                                        {.text = T("allowance.col.kind"), .label = true},
                                        {.text = T("allowance.col.days"), .label = true},
                                        {.text = T("allowance.paper.yuan"), .label = true},
                                        {.text = T("allowance.paper.sign"), .label = true}},
                  COLUMNS, 1);
}

static void line(struct ctx *ctx, struct paper *p, struct paper_table *t, size_t number,
                 const struct allowance_line *l)
{
    const struct allowance_line_row_v row = allowance_web_line_row(ctx, l);
    const struct str kind = text_of("allowance.kind.", l->kind);

    paper_row_add(
        p, t,
        (struct paper_cell[]){
            {.text = str_int(ctx->arena, (int64_t)number), .align = PAPER_CENTRE},
            {.text = l->name},
            {.text = l->delegation},
            {.text = row.differs ? TF(ctx->arena, "allowance.paper.of", kind, row.of) : kind},
            {.text = l->days > 0 ? str_int(ctx->arena, l->days) : S(""), .align = PAPER_CENTRE},
            {.text = row.yuan, .align = PAPER_RIGHT},
            {.text = S("")}},
        COLUMNS, 1);
}

enum status allowance_web_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_line *lines;
    struct congress congress;
    struct allowance_list l = {0};
    struct paper_table *t;
    struct paper *p;
    struct str title;
    size_t count;

    TRY(allowance_store_list(ctx, path_id(rq, "id"), &l));
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(allowance_store_lines(ctx, l.id, &lines, &count));
    title = allowance_web_list_title(ctx, l.month);
    p = paper_new(
        ctx->arena, PAPER_SHEET,
        str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(congress.name), STR_ARG(title)));
    p->aside = TF(ctx->arena, "allowance.paper.sum", str_int(ctx->arena, l.people),
                  money_text(ctx->arena, l.fen));
    t = paper_table_add(p, WIDTHS, COLUMNS, 1, SIZE_5);
    head(p, t);
    arr_each (i, count)
        line(ctx, p, t, i + 1, &lines[i]);
    paper_gap(p);
    paper_flush(p, TF(ctx->arena, "allowance.paper.people", l.maker, l.approver));
    return respond_paper(ctx, rq, rs, p, title);
}

/* ---------------------------------------------------------------- for the finance office */

static enum status bank_row(struct ctx *ctx, struct sheet_out *sheet,
                            const struct allowance_line *l, int64_t fen)
{
    struct allowance_account a = {.bank = S(""), .number = S("")};
    struct str cells[BANK_COLUMNS];
    const enum status st = allowance_account_of(ctx, l->deputy_id, &a);

    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    cells[0] = l->name;
    cells[1] = l->delegation;
    cells[2] = a.bank;
    cells[3] = a.number;
    cells[4] = money_plain(ctx->arena, fen);
    cells[5] = a.number.len > 0 ? S("") : T("allowance.bank.none");
    sheet_out_row(sheet, cells);
    return ST_OK;
}

/* One row for each deputy: what he gets in all. */
enum status allowance_web_bank(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[BANK_COLUMNS] = {
        T("allowance.col.name"),   T("allowance.col.delegation"), T("allowance.col.bank"),
        T("allowance.col.number"), T("allowance.paper.yuan"),     T("allowance.col.note")};
    struct allowance_line *lines;
    struct allowance_list l = {0};
    struct sheet_out *sheet;
    size_t count;

    TRY(allowance_store_list(ctx, path_id(rq, "id"), &l));
    if (!str_eqz(l.state, "approved") && !str_eqz(l.state, "paid"))
        return fail(&ctx->err, ST_RULE, "allowance.err.not_approved", NULL);
    TRY(allowance_store_lines(ctx, l.id, &lines, &count));
    TRY(allowance_note_export(ctx, l.id));
    sheet = sheet_out_new(ctx->arena, SHEET_XLSX, headings, BANK_COLUMNS);
    for (size_t i = 0; i < count;) {
        size_t next = i;
        int64_t fen = 0;

        while (next < count && lines[next].deputy_id == lines[i].deputy_id)
            fen += lines[next++].fen;
        TRY(bank_row(ctx, sheet, &lines[i], fen));
        i = next;
    }
    return list_respond_sheet(ctx, rq, rs, SHEET_XLSX, sheet,
                              allowance_web_list_title(ctx, l.month));
}
