// SPDX-License-Identifier: MulanPSL-2.0
/* DOCX: tables with fixed widths, repeated head rows, rows that are cut only where they are long.
 */
#include "platform/paper/paper_docx.h"

enum { WRITING_LINES = 4, SHORT_ROW_BYTES = 900 };

static void cell(struct buf *b, const struct paper_table *t, const struct paper_row *row,
                 const struct paper_cell *c, int width)
{
    static const char *const ALIGN[] = {
        [PAPER_LEFT] = "left", [PAPER_CENTRE] = "center", [PAPER_RIGHT] = "right"};
    const bool top = !c->label && c->align == PAPER_LEFT &&
                     (row->min_lines >= WRITING_LINES || c->text.len > SHORT_ROW_BYTES);
    const struct docx_run run = {c->label ? PAPER_HEI : PAPER_FANG, t->half_points, false};
    struct str rest = c->text, line;
    char properties[120];

    buf_printf(b, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
    if (c->span > 1)
        buf_printf(b, "<w:gridSpan w:val=\"%u\"/>", c->span);
    buf_printf(b, "<w:vAlign w:val=\"%s\"/></w:tcPr>", top ? "top" : "center");
    snprintf(properties, sizeof properties, "<w:pStyle w:val=\"cell\"/><w:jc w:val=\"%s\"/>",
             c->label ? "center" : ALIGN[c->align]);
    do {
        (void)str_cut(&rest, '\n', &line);
        docx_open(b, properties);
        docx_run(b, run, line);
        docx_close(b);
    } while (rest.len > 0);
    buf_z(b, "</w:tc>");
}

static size_t row_bytes(const struct paper_row *row)
{
    size_t bytes = 0;

    arr_each (i, row->cells_count)
        bytes += row->cells[i].text.len;
    return bytes;
}

void docx_table(struct buf *b, const struct paper *p, const struct paper_table *t)
{
    const int area = p->landscape ? TW_AREA_H : TW_AREA_W;
    int edges[PAPER_COLUMNS_MAX + 1] = {0};
    unsigned sum = 0, so_far = 0;

    arr_each (i, t->columns)
        sum += t->widths[i];
    buf_printf(b, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblBorders>", area);
    static const char *const SIDES[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
    arr_each (i, COUNT(SIDES))
        buf_printf(b, "<w:%s w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/>",
                   SIDES[i]);
    buf_z(b, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"68\" "
             "w:type=\"dxa\"/><w:right w:w=\"68\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
             "<w:tblGrid>");
    arr_each (i, t->columns) {
        so_far += t->widths[i];
        edges[i + 1] = (int)((int64_t)area * so_far / sum);
        buf_printf(b, "<w:gridCol w:w=\"%d\"/>", edges[i + 1] - edges[i]);
    }
    buf_z(b, "</w:tblGrid>");
    arr_each (i, t->rows_count) {
        const struct paper_row *row = &t->rows[i];
        size_t column = 0;

        buf_z(b, "<w:tr><w:trPr>");
        if (row_bytes(row) <= SHORT_ROW_BYTES)
            buf_z(b, "<w:cantSplit/>");
        buf_printf(b, "<w:trHeight w:val=\"%u\" w:hRule=\"atLeast\"/>%s</w:trPr>",
                   row->min_lines * t->half_points * 33 / 2,
                   i < t->head_rows ? "<w:tblHeader/>" : "");
        arr_each (k, row->cells_count) {
            const unsigned span = row->cells[k].span;

            cell(b, t, row, &row->cells[k], edges[column + span] - edges[column]);
            column += span;
        }
        buf_z(b, "</w:tr>");
    }
    buf_z(b, "</w:tbl>");
    docx_open(b, "<w:spacing w:line=\"120\" w:lineRule=\"exact\"/>");
    docx_close(b);
}
