// SPDX-License-Identifier: MulanPSL-2.0
/* A paper as a page, or as a file to keep. */
#include "platform/paper_web.h"
#include "paper_view.h"
#include "platform/paper/paper_internal.h"
#include "platform/text.h"

static const struct paper_line_v *lines_of(const struct paper *p, const struct paper_table *t)
{
    struct paper_line_v *lines = arena_array(p->arena, t->rows_count, struct paper_line_v);

    arr_each (i, t->rows_count) {
        const struct paper_row *row = &t->rows[i];
        struct paper_cell_row_v *cells =
            arena_array(p->arena, row->cells_count, struct paper_cell_row_v);

        arr_each (k, row->cells_count)
            cells[k] = (struct paper_cell_row_v){.text = row->cells[k].text,
                                                 .label = row->cells[k].label,
                                                 .span = row->cells[k].span};
        lines[i] = (struct paper_line_v){
            .head = i < t->head_rows, .cells = cells, .cells_count = row->cells_count};
    }
    return lines;
}

static struct paper_piece_v piece_of(const struct paper *p, const struct paper_block *b)
{
    const size_t lead = b->lead_bytes;
    struct paper_piece_v v = {
        .head = {b->text.ptr, lead},
        .text = {b->text.ptr + lead, b->text.len - lead},
        .level1 = b->level == 1 && lead == b->text.len,
        .flush = b->kind == PAPER_FLUSH || b->kind == PAPER_GAP || b->kind == PAPER_PAGE,
        .middle = b->kind == PAPER_CENTRED,
        .table = b->kind == PAPER_TABLE,
    };

    if (b->table != NULL) {
        v.lines = lines_of(p, b->table);
        v.lines_count = b->table->rows_count;
    }
    return v;
}

/* This paper again in another format. */
static struct str url_as(const struct ctx *ctx, const struct request *rq, const char *format)
{
    struct str target = request_target(rq), path, pair;
    struct buf b = buf_new(ctx->arena, 0);

    (void)str_cut(&target, '?', &path);
    buf_str(&b, path);
    buf_printf(&b, "?format=%s", format);
    while (str_cut(&target, '&', &pair)) {
        if (pair.len == 0 || str_starts(pair, S("format=")))
            continue;
        buf_char(&b, '&');
        buf_str(&b, pair);
    }
    return buf_view(&b);
}

static enum status respond_page(struct ctx *ctx, const struct request *rq, struct response *rs,
                                const struct paper *p)
{
    struct paper_piece_v *pieces = arena_array(ctx->arena, p->blocks_count, struct paper_piece_v);
    const struct paper_page_v v = {
        .red = p->kind != PAPER_SHEET,
        .mark = p->mark,
        .number = p->number,
        .corner = p->corner,
        .signer = p->signer.len == 0 && p->signer_line ? T("paper.signer_blank") : p->signer,
        .aside = p->aside,
        .title = p->title,
        .addressee = p->addressee,
        .pieces = pieces,
        .pieces_count = p->blocks_count,
        .attachments = p->attachments,
        .attachments_count = p->attachments_count,
        .organ = p->organ,
        .day = date_none(p->date) && p->date_line ? T("paper.date_blank")
                                                  : paper_date(ctx->arena, p->date),
        .note = p->note.len != 0 ? TF(ctx->arena, "paper.note", p->note) : S(""),
        .copy_to = p->copy_to,
        .printer = p->printer,
        .printed = paper_date(ctx->arena, p->printed_on),
        .pdf_url = url_as(ctx, rq, "pdf"),
        .docx_url = url_as(ctx, rq, "docx"),
    };

    arr_each (i, p->blocks_count)
        pieces[i] = piece_of(p, &p->blocks[i]);
    return respond_view(ctx, rq, rs, FRAME_BARE, paper_title(p), &paper_page_view, &v);
}

enum status respond_paper(struct ctx *ctx, const struct request *rq, struct response *rs,
                          const struct paper *p, struct str file_name)
{
    enum paper_format format = PAPER_HTML;
    struct str bytes;

    TRY(paper_check(p, &ctx->err));
    (void)paper_format_parse(param_text(rq, "format"), &format);
    if (format == PAPER_HTML)
        return respond_page(ctx, rq, rs, p);
    if (format == PAPER_PDF)
        TRY(paper_pdf(ctx, p, &bytes));
    else
        TRY(paper_docx(p, &ctx->err, &bytes));
    return respond_bytes(
        rs, paper_format_type(format),
        str_printf(ctx->arena, STR_FMT "%s", STR_ARG(file_name), paper_format_suffix(format)),
        bytes);
}
