// SPDX-License-Identifier: MulanPSL-2.0
/* DOCX: paragraphs, attachment note, signature, 版记. */
#include "platform/paper/paper_docx.h"
#include "platform/text.h"

static double cells_of(struct str text)
{
    return paper_text_cells(&docx_measure, PAPER_FANG, text);
}

static int tw(double cells)
{
    return (int)(cells * TW_CELL);
}

static void paragraph(struct buf *b, const char *properties, struct str text)
{
    docx_open(b, properties);
    docx_run(b, (struct docx_run){0}, text);
    docx_close(b);
}

static void heading(struct buf *b, const struct paper_block *block)
{
    const bool alone = block->lead_bytes == block->text.len;
    char properties[120];

    snprintf(properties, sizeof properties, "<w:pStyle w:val=\"h%u\"/>%s", block->level,
             alone ? "<w:keepNext/>" : "");
    docx_open(b, properties);
    docx_run(b, (struct docx_run){.font = paper_heading_font(block->level)},
             (struct str){block->text.ptr, block->lead_bytes});
    docx_run(
        b, (struct docx_run){0},
        (struct str){block->text.ptr + block->lead_bytes, block->text.len - block->lead_bytes});
    docx_close(b);
}

/* From the second line on below the first character after the label. */
static void hanging(struct buf *b, double indent, struct str label, enum paper_font font,
                    struct str text)
{
    const double hang = cells_of(label);
    char properties[120];

    snprintf(properties, sizeof properties, "<w:ind w:left=\"%d\" w:hanging=\"%d\"/>",
             tw(indent + hang), tw(hang));
    docx_open(b, properties);
    docx_run(b, (struct docx_run){.font = font}, label);
    docx_run(b, (struct docx_run){0}, text);
    docx_close(b);
}

static void names(struct buf *b, const struct paper_block *block)
{
    const size_t label = block->lead_bytes + strlen("：");
    const struct str rest = {block->text.ptr + label, block->text.len - label};

    hanging(b, 2, (struct str){block->text.ptr, label}, PAPER_HEI, rest);
}

void docx_body(struct buf *b, const struct paper *p)
{
    arr_each (i, p->blocks_count) {
        const struct paper_block *block = &p->blocks[i];

        switch (block->kind) {
        case PAPER_PARAGRAPH:
            paragraph(b, "<w:pStyle w:val=\"body\"/>", block->text);
            break;
        case PAPER_HEADING:
            heading(b, block);
            break;
        case PAPER_FLUSH:
        case PAPER_GAP:
            paragraph(b, "", block->text);
            break;
        case PAPER_PAGE:
            docx_open(b, "");
            buf_z(b, "<w:r><w:br w:type=\"page\"/></w:r>");
            docx_close(b);
            break;
        case PAPER_CENTRED:
            paragraph(b, "<w:jc w:val=\"center\"/>", block->text);
            break;
        case PAPER_NAMES:
            names(b, block);
            break;
        case PAPER_TABLE:
            docx_table(b, p, block->table);
            break;
        }
    }
}

/* ---------------------------------------------------------------- after the body */

static void attachments(struct buf *b, const struct paper *p)
{
    const struct str word = T("paper.attachments");

    if (p->attachments_count == 0)
        return;
    paragraph(b, "", S(""));
    if (p->attachments_count == 1) {
        hanging(b, 2, word, PAPER_FANG, p->attachments[0]);
        return;
    }
    arr_each (i, p->attachments_count) {
        const struct str number = str_printf(p->arena, "%zu.", i + 1);

        if (i == 0)
            hanging(b, 2, str_printf(p->arena, STR_FMT STR_FMT, STR_ARG(word), STR_ARG(number)),
                    PAPER_FANG, p->attachments[0]);
        else
            hanging(b, 2 + cells_of(word), number, PAPER_FANG, p->attachments[i]);
    }
}

static void at_right(struct buf *b, double cells, bool more, struct str text)
{
    char properties[160];

    if (text.len == 0)
        return;
    snprintf(properties, sizeof properties, "%s<w:ind w:right=\"%d\"/><w:jc w:val=\"right\"/>",
             more ? "<w:keepNext/>" : "", tw(cells > 0 ? cells : 0));
    paragraph(b, properties, text);
}

static void signature(struct buf *b, const struct paper *p)
{
    const struct str date = !date_none(p->date) ? paper_date(p->arena, p->date)
                            : p->date_line      ? T("paper.date_blank")
                                                : S("");
    const double date_cells = cells_of(date), organ_cells = cells_of(p->organ);
    double date_right = p->sealed ? 4 : 2, organ_right = 2;

    if (p->organ.len == 0 && date.len == 0)
        return;
    for (int i = 0; i < (p->sealed ? 2 : 1); i++)
        paragraph(b, "<w:keepNext/>", S(""));
    if (p->sealed) {
        organ_right = date_right + (date_cells - organ_cells) / 2;
        if (organ_right < 0) {
            date_right -= organ_right;
            organ_right = 0;
        }
    } else if (date_cells + 2 > organ_cells) {
        organ_right = date_right + date_cells + 2 - organ_cells;
    } else {
        date_right = organ_right + organ_cells - 2 - date_cells;
    }
    at_right(b, organ_right, true, p->organ);
    at_right(b, date_right, p->note.len != 0, date);
}

/* A table without a frame at the lower edge of the type area; letters have no rules. */
static void imprint_cell(struct buf *b, const char *top, const char *bottom, const char *ind)
{
    buf_printf(b,
               "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"%d\" "
               "w:type=\"dxa\"/><w:tcBorders>",
               TW_AREA_W);
    if (*top != '\0')
        buf_printf(b, "<w:top w:val=\"single\" w:sz=\"%s\" w:space=\"0\" w:color=\"000000\"/>",
                   top);
    if (*bottom != '\0')
        buf_printf(b, "<w:bottom w:val=\"single\" w:sz=\"%s\" w:space=\"0\" w:color=\"000000\"/>",
                   bottom);
    buf_printf(b, "</w:tcBorders></w:tcPr><w:p><w:pPr>%s</w:pPr>", ind);
}

static void imprint(struct buf *b, const struct paper *p)
{
    const bool ruled = p->kind != PAPER_LETTER;
    const struct docx_run small = {.half_points = 28};
    char ind[160];

    if (p->copy_to.len == 0 && (!ruled || p->printer.len == 0))
        return;
    buf_printf(b,
               "<w:tbl><w:tblPr><w:tblpPr w:vertAnchor=\"margin\" w:horzAnchor=\"margin\" "
               "w:tblpXSpec=\"left\" w:tblpYSpec=\"bottom\"/><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
               "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>"
               "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol "
               "w:w=\"%d\"/></w:tblGrid>",
               TW_AREA_W, TW_AREA_W);
    if (p->copy_to.len != 0) {
        snprintf(ind, sizeof ind, "<w:ind w:left=\"%d\" w:right=\"%d\" w:hanging=\"%d\"/>",
                 4 * TW_SMALL, TW_SMALL, 3 * TW_SMALL);
        imprint_cell(b, ruled ? "8" : "", "", ind);
        docx_run(b, small, T("paper.copy_to"));
        docx_run(b, small, p->copy_to);
        docx_run(b, small, S("。"));
        buf_z(b, "</w:p></w:tc></w:tr>");
    }
    if (ruled && p->printer.len != 0) {
        snprintf(ind, sizeof ind,
                 "<w:tabs><w:tab w:val=\"right\" w:pos=\"%d\"/></w:tabs><w:ind w:left=\"%d\"/>",
                 TW_AREA_W - TW_SMALL, TW_SMALL);
        imprint_cell(b, p->copy_to.len != 0 ? "6" : "8", "8", ind);
        docx_run(b, small, p->printer);
        if (!date_none(p->printed_on)) {
            docx_tab(b);
            docx_run(b, small,
                     TF(p->arena, "paper.printed_on", paper_date(p->arena, p->printed_on)));
        }
        buf_z(b, "</w:p></w:tc></w:tr>");
    }
    buf_z(b, "</w:tbl>");
    docx_open(b, "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>");
    docx_close(b);
}

void docx_end(struct buf *b, const struct paper *p)
{
    attachments(b, p);
    signature(b, p);
    if (p->note.len != 0)
        paragraph(b, "<w:pStyle w:val=\"body\"/>", TF(p->arena, "paper.note", p->note));
    imprint(b, p);
}
