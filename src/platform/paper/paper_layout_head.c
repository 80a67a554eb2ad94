// SPDX-License-Identifier: MulanPSL-2.0
/* What stands above the body: the red head of each kind, the title, whom it is for. */
#include "base/utf8.h"
#include "platform/paper/paper_layout.h"
#include "platform/text.h"
#include <math.h>

#define RED_RULE 0.8

static struct paper_item rule(double x, double y, double w, double h)
{
    return (struct paper_item){.rule = true, .x = x, .y = y, .w = w, .h = h, .colour = PAPER_RED};
}

/* The red name: as large as the width allows, at most 46 points (below 22 x 15 mm a character). */
static struct paper_item mark(const struct paper_flow *f, double width, double y)
{
    const double most = 46 * PAPER_MM_PER_PT;
    struct paper_item item = {.text = f->paper->mark,
                              .font = PAPER_XIAOBIAO,
                              .lead = PAPER_XIAOBIAO,
                              .colour = PAPER_RED};
    const double cells = paper_text_cells(f->measure, PAPER_XIAOBIAO, item.text);

    item.pitch_mm = cells * most > width && cells > 0 ? width / cells : most;
    item.points = item.pitch_mm / PAPER_MM_PER_PT * 0.98;
    item.x = (f->area_w - cells * item.pitch_mm) / 2;
    item.y = y + item.pitch_mm / 2;
    return item;
}

static struct paper_item right(const struct paper_flow *f, struct paper_item item, double cells)
{
    item.x = f->area_w - cells * f->cell - paper_item_mm(f, &item);
    return item;
}

static struct paper_item centre(const struct paper_flow *f, struct paper_item item)
{
    item.x = (f->area_w - paper_item_mm(f, &item)) / 2;
    return item;
}

/* 签发人：name, the name in 楷体. */
static struct paper_item signer(struct paper_flow *f, double cells)
{
    const struct paper *p = f->paper;
    const struct str label = T("paper.signer");
    const struct str name = p->signer.len != 0 ? p->signer : T("paper.signer_blank");
    struct paper_item item = paper_line_item(
        f, 0, str_printf(f->arena, STR_FMT STR_FMT, STR_ARG(label), STR_ARG(name)), PAPER_KAI);

    item.lead = PAPER_FANG;
    item.lead_bytes = label.len;
    return right(f, item, cells);
}

static bool has_signer(const struct paper *p)
{
    return p->signer.len != 0 || p->signer_line;
}

static struct paper_item at_y(struct paper_item item, double y)
{
    item.y = y;
    return item;
}

/* 7.2: mark 35 mm below the type area's edge, two lines, number, 4 mm, red rule. */
static double official_head(struct paper_flow *f, struct paper_box *b)
{
    const struct paper *p = f->paper;
    const struct paper_item m = mark(f, f->area_w, 35);
    double y = 35 + m.pitch_mm + 2 * f->line;
    struct paper_item number = paper_line_item(f, 1, p->number, PAPER_FANG);

    paper_box_put(f, b, m);
    if (p->corner.len != 0)
        paper_box_put(f, b, paper_line_item(f, 0, p->corner, PAPER_HEI));
    if (has_signer(p))
        paper_box_put(f, b, at_y(signer(f, 1), y + f->line / 2));
    else
        number = centre(f, number);
    paper_box_put(f, b, at_y(number, y + f->line / 2));
    y += f->line / 2 + PAPER_SIZE_3 * PAPER_MM_PER_PT / 2 + 4;
    paper_box_put(f, b, rule(0, y, f->area_w, RED_RULE));
    return y + RED_RULE;
}

/* 10.1: mark 30 mm below the edge of the page, 4 mm, double rule of 170 mm; number below it on the
 * right, 7/8 of a character away; marks on the left. */
static double letter_head(struct paper_flow *f, struct paper_box *b)
{
    const struct paper *p = f->paper;
    const double top = 30 - f->top, x = (PAPER_WIDTH - 170) / 2 - f->left;
    const double size = PAPER_SIZE_3 * PAPER_MM_PER_PT;
    const struct paper_item m = mark(f, 170, top);
    double y = top + m.pitch_mm + 4;

    paper_box_put(f, b, m);
    paper_box_put(f, b, rule(x, y, 170, 1.0));
    paper_box_put(f, b, rule(x, y + 1.6, 170, 0.3));
    y += 1.9 + size * 7 / 8 + size / 2;
    paper_box_put(f, b, at_y(right(f, paper_line_item(f, 0, p->number, PAPER_FANG), 0), y));
    if (p->corner.len != 0)
        paper_box_put(f, b, at_y(paper_line_item(f, 0, p->corner, PAPER_HEI), y));
    if (has_signer(p)) {
        y += f->line;
        paper_box_put(f, b, at_y(signer(f, 0), y));
    }
    return y + size / 2;
}

static double minutes_head(struct paper_flow *f, struct paper_box *b)
{
    const struct paper_item m = mark(f, f->area_w, 35);
    double y = 35 + m.pitch_mm + f->line;

    paper_box_put(f, b, m);
    paper_box_put(
        f, b,
        at_y(centre(f, paper_line_item(f, 0, f->paper->number, PAPER_FANG)), y + f->line / 2));
    y += f->line + 4;
    paper_box_put(f, b, rule(0, y, f->area_w, RED_RULE));
    return y + RED_RULE;
}

/* ---------------------------------------------------------------- title */

/* Lines of about the same length: a last line of two characters looks forgotten. */
static void lay_title_part(struct paper_flow *f, struct str rest)
{
    const double pitch = PAPER_SIZE_2 * PAPER_MM_PER_PT, most = floor(f->area_w / pitch);
    const double all = paper_text_cells(f->measure, PAPER_XIAOBIAO, rest), lines = ceil(all / most);
    const double wish = lines > 1 ? ceil(all / lines) + 1 : most;

    while (rest.len > 0) {
        struct paper_box *b = paper_box_add(f, f->line);
        struct paper_item item = {
            .y = f->line / 2,
            .text = paper_break_line(f->measure, PAPER_XIAOBIAO, wish < most ? wish : most, &rest),
            .font = PAPER_XIAOBIAO,
            .lead = PAPER_XIAOBIAO,
            .points = PAPER_SIZE_2,
            .pitch_mm = pitch,
        };

        item.x = (f->area_w - paper_item_mm(f, &item)) / 2;
        paper_box_put(f, b, item);
        b->keep = true;
    }
}

static void lay_title(struct paper_flow *f)
{
    struct str rest = f->paper->title, line;
    const size_t first = f->count;

    while (str_cut(&rest, '\n', &line))
        lay_title_part(f, line);
    if (f->count == first)
        return;
    f->boxes[first].level = 1;
    f->boxes[first].outline = paper_title(f->paper);
}

static void lay_addressee(struct paper_flow *f)
{
    const double cells = f->area_w / f->cell;
    struct str rest = str_printf(f->arena, STR_FMT "：", STR_ARG(f->paper->addressee));

    while (rest.len > 0) {
        const struct str line = paper_break_line(f->measure, PAPER_FANG, cells + 0.01, &rest);
        struct paper_box *b = paper_box_add(f, f->line);

        paper_box_put(f, b, paper_line_item(f, 0, line, PAPER_FANG));
        b->keep = true;
    }
}

/* Under the title of a sheet: its number on the left, a remark on the right. */
static void lay_sides(struct paper_flow *f)
{
    const struct paper *p = f->paper;
    struct paper_box *b;

    if (p->number.len == 0 && p->aside.len == 0)
        return;
    b = paper_box_add(f, f->line);
    b->keep = true;
    paper_box_put(f, b, paper_line_item(f, 0, p->number, PAPER_FANG));
    paper_box_put(f, b, right(f, paper_line_item(f, 0, p->aside, PAPER_FANG), 0));
}

void paper_lay_head(struct paper_flow *f)
{
    const struct paper *p = f->paper;
    struct paper_box *b;
    double end = 0;

    if (p->kind != PAPER_SHEET) {
        b = paper_box_add(f, 0);
        b->keep = true;
        end = p->kind == PAPER_OFFICIAL ? official_head(f, b)
              : p->kind == PAPER_LETTER ? letter_head(f, b)
                                        : minutes_head(f, b);
        /* Two empty lines, and the title on the grid. */
        f->boxes[f->count - 1].h =
            (round(end / f->line) + (p->kind == PAPER_MINUTES ? 1 : 2)) * f->line;
    }
    lay_title(f);
    if (p->kind == PAPER_SHEET) {
        lay_sides(f);
    } else {
        paper_box_add(f, f->line)->keep = true;
    }
    if (p->addressee.len != 0)
        lay_addressee(f);
}
