// SPDX-License-Identifier: MulanPSL-2.0
/* DOCX: red heads, title, whom it is for. The measures are those of paper_layout_head.c. */
#include "platform/paper/paper_docx.h"
#include "platform/text.h"
#include <math.h>

#define RED_BELOW                                                                                  \
    "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"5\" w:color=\"DB0000\"/></w:pBdr>"
#define TABS "<w:tabs><w:tab w:val=\"right\" w:pos=\"%d\"/></w:tabs>"

static double cells_of(struct str text)
{
    return paper_text_cells(&docx_measure, PAPER_FANG, text);
}

/* Points of the red name: as large as the width allows, at most 46. */
static unsigned mark_points(const struct paper *p, double width_mm)
{
    const double cells = cells_of(p->mark);
    const double most = cells > 0 ? width_mm / cells / PAPER_MM_PER_PT : 46;

    return (unsigned)floor(most < 46 ? most : 46);
}

static void gap(struct buf *b, int lines)
{
    for (int i = 0; i < lines; i++) {
        docx_open(b, "<w:keepNext/>");
        docx_close(b);
    }
}

static void mark(struct buf *b, const struct paper *p, unsigned points, int before)
{
    char properties[200];

    snprintf(properties, sizeof properties,
             "<w:spacing w:before=\"%d\" w:line=\"%u\" w:lineRule=\"exact\"/><w:jc "
             "w:val=\"center\"/>",
             before, points * 20 + 40);
    docx_open(b, properties);
    docx_run(b, (struct docx_run){PAPER_XIAOBIAO, points * 2, true}, p->mark);
    docx_close(b);
}

static void signer(struct buf *b, const struct paper *p)
{
    docx_run(b, (struct docx_run){0}, T("paper.signer"));
    docx_run(b, (struct docx_run){.font = PAPER_KAI},
             p->signer.len != 0 ? p->signer : T("paper.signer_blank"));
}

static bool has_signer(const struct paper *p)
{
    return p->signer.len != 0 || p->signer_line;
}

static void official(struct buf *b, const struct paper *p)
{
    const int top = (int)(35 / PAPER_MM_PER_PT * 20);
    char properties[300];

    if (p->corner.len != 0) {
        docx_open(b, "");
        docx_run(b, (struct docx_run){.font = PAPER_HEI}, p->corner);
        docx_close(b);
    }
    mark(b, p, mark_points(p, PAPER_AREA_W), p->corner.len != 0 ? top - TW_LINE : top);
    gap(b, 2);
    if (has_signer(p))
        snprintf(properties, sizeof properties, "%s" TABS "<w:ind w:left=\"%d\"/>", RED_BELOW,
                 TW_AREA_W - TW_CELL, TW_CELL);
    else
        snprintf(properties, sizeof properties, "%s<w:jc w:val=\"center\"/>", RED_BELOW);
    docx_open(b, properties);
    docx_run(b, (struct docx_run){0}, p->number);
    if (has_signer(p)) {
        docx_tab(b);
        signer(b, p);
    }
    docx_close(b);
    gap(b, 2);
}

/* The name and the red rules are header and footer of the first page. */
static void letter(struct buf *b, const struct paper *p)
{
    char properties[200];

    snprintf(properties, sizeof properties, "<w:keepNext/>" TABS, TW_AREA_W);
    docx_open(b, properties);
    docx_run(b, (struct docx_run){.font = PAPER_HEI}, p->corner);
    docx_tab(b);
    docx_run(b, (struct docx_run){0}, p->number);
    docx_close(b);
    if (has_signer(p)) {
        docx_open(b, "<w:keepNext/><w:jc w:val=\"right\"/>");
        signer(b, p);
        docx_close(b);
    }
    gap(b, 2);
}

void docx_letter_header(struct buf *b, const struct paper *p)
{
    const unsigned points = mark_points(p, 170);

    buf_printf(b,
               "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"thickThinSmallGap\" w:sz=\"18\" "
               "w:space=\"9\" w:color=\"DB0000\"/></w:pBdr><w:spacing w:after=\"200\" "
               "w:line=\"%u\" w:lineRule=\"exact\"/><w:ind w:left=\"-397\" w:right=\"-397\"/><w:jc "
               "w:val=\"center\"/></w:pPr>",
               points * 20 + 40);
    docx_run(b, (struct docx_run){PAPER_XIAOBIAO, points * 2, true}, p->mark);
    buf_z(b, "</w:p>");
}

void docx_letter_footer(struct buf *b)
{
    buf_z(b, "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"thinThickSmallGap\" w:sz=\"18\" w:space=\"0\" "
             "w:color=\"DB0000\"/></w:pBdr><w:spacing w:line=\"60\" w:lineRule=\"exact\"/><w:ind "
             "w:left=\"-397\" w:right=\"-397\"/></w:pPr></w:p>");
}

static void minutes(struct buf *b, const struct paper *p)
{
    mark(b, p, mark_points(p, PAPER_AREA_W), (int)(35 / PAPER_MM_PER_PT * 20));
    gap(b, 1);
    docx_open(b, RED_BELOW "<w:jc w:val=\"center\"/>");
    docx_run(b, (struct docx_run){0}, p->number);
    docx_close(b);
    gap(b, 1);
}

/* Lines of about the same length, as in the PDF. */
static void title_part(struct buf *b, const struct paper *p, struct str rest)
{
    const double width = p->landscape ? PAPER_AREA_H : PAPER_AREA_W;
    /* One less than fits: figures are wider in some fonts. */
    const double most = floor(width / (PAPER_SIZE_2 * PAPER_MM_PER_PT)) - 1;
    const double all = cells_of(rest), lines = ceil(all / most);
    const double wish = lines > 1 ? ceil(all / lines) + 1 : most;

    while (rest.len > 0) {
        docx_run(b, (struct docx_run){.font = PAPER_XIAOBIAO, .half_points = 44},
                 paper_break_line(&docx_measure, PAPER_XIAOBIAO, wish < most ? wish : most, &rest));
        if (rest.len > 0)
            docx_break(b);
    }
}

static void title(struct buf *b, const struct paper *p)
{
    struct str rest = p->title, line;

    docx_open(b, "<w:pStyle w:val=\"title\"/>");
    while (str_cut(&rest, '\n', &line)) {
        title_part(b, p, line);
        if (rest.len > 0)
            docx_break(b);
    }
    docx_close(b);
}

static void sides(struct buf *b, const struct paper *p)
{
    char properties[200];

    if (p->number.len == 0 && p->aside.len == 0)
        return;
    snprintf(properties, sizeof properties, "<w:keepNext/>" TABS,
             p->landscape ? TW_AREA_H : TW_AREA_W);
    docx_open(b, properties);
    docx_run(b, (struct docx_run){0}, p->number);
    docx_tab(b);
    docx_run(b, (struct docx_run){0}, p->aside);
    docx_close(b);
}

void docx_head(struct buf *b, const struct paper *p)
{
    switch (p->kind) {
    case PAPER_OFFICIAL:
        official(b, p);
        break;
    case PAPER_LETTER:
        letter(b, p);
        break;
    case PAPER_MINUTES:
        minutes(b, p);
        break;
    case PAPER_SHEET:
        break;
    }
    title(b, p);
    if (p->kind == PAPER_SHEET)
        sides(b, p);
    else
        gap(b, 1);
    if (p->addressee.len == 0)
        return;
    docx_open(b, "<w:keepNext/>");
    docx_run(b, (struct docx_run){0}, p->addressee);
    docx_run(b, (struct docx_run){0}, S("："));
    docx_close(b);
}
