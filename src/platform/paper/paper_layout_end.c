// SPDX-License-Identifier: MulanPSL-2.0
/* What stands after the body: attachment note, signature and date, 附注; and the 版记. */
#include "platform/paper/paper_layout.h"
#include "platform/text.h"

#define THICK 0.35
#define THIN  0.25

/* Continued lines begin below the first character of what they continue. */
static void lay_hanging(struct paper_flow *f, struct str label, struct str text, double indent)
{
    const double hang = indent + paper_text_cells(f->measure, PAPER_FANG, label);
    const double cells = f->area_w / f->cell;
    bool first = true;

    while (text.len > 0) {
        struct paper_box *b;
        const struct str line = paper_break_line(f->measure, PAPER_FANG, cells - hang, &text);

        b = paper_box_add(f, f->line);
        if (first)
            paper_box_put(f, b, paper_line_item(f, indent, label, PAPER_FANG));
        paper_box_put(f, b, paper_line_item(f, hang, line, PAPER_FANG));
        first = false;
    }
}

static void lay_attachments(struct paper_flow *f)
{
    const struct paper *p = f->paper;
    const struct str word = T("paper.attachments");
    const double after = 2 + paper_text_cells(f->measure, PAPER_FANG, word);

    if (p->attachments_count == 0)
        return;
    (void)paper_box_add(f, f->line);
    if (p->attachments_count == 1) {
        lay_hanging(f, word, p->attachments[0], 2);
        return;
    }
    arr_each (i, p->attachments_count) {
        const struct str number = str_printf(f->arena, "%zu.", i + 1);

        if (i == 0)
            lay_hanging(f, str_printf(f->arena, STR_FMT STR_FMT, STR_ARG(word), STR_ARG(number)),
                        p->attachments[0], 2);
        else
            lay_hanging(f, number, p->attachments[i], after);
    }
}

static void put_line(struct paper_flow *f, double x, struct str text)
{
    struct paper_box *b = paper_box_add(f, f->line);
    struct paper_item item = paper_line_item(f, 0, text, PAPER_FANG);

    item.x = x;
    paper_box_put(f, b, item);
    b->keep = true;
}

/* 7.3.5: with a seal the date stands four characters from the right and the name is centred above
 * it, with room for the seal; without one the name stands two characters from the right. */
static void lay_signature(struct paper_flow *f)
{
    const struct paper *p = f->paper;
    const struct str date = !date_none(p->date) ? paper_date(f->arena, p->date)
                            : p->date_line      ? T("paper.date_blank")
                                                : S("");
    const double date_w = paper_text_cells(f->measure, PAPER_FANG, date) * f->cell;
    const double organ_w = paper_text_cells(f->measure, PAPER_FANG, p->organ) * f->cell;
    double date_x = f->area_w - (p->sealed ? 4 : 2) * f->cell - date_w, organ_x;

    if (p->organ.len == 0 && date.len == 0)
        return;
    if (f->count > 1) /* never alone on a page */
        f->boxes[f->count - 1].keep = f->boxes[f->count - 2].keep = true;
    for (int i = 0; i < (p->sealed ? 2 : 1); i++)
        paper_box_add(f, f->line)->keep = true;
    if (p->sealed) {
        organ_x = date_x + (date_w - organ_w) / 2;
        if (organ_x + organ_w > f->area_w) {
            organ_x = f->area_w - organ_w;
            date_x = organ_x + (organ_w - date_w) / 2;
        }
    } else {
        organ_x = f->area_w - 2 * f->cell - organ_w;
        if (date_w + 2 * f->cell > organ_w) /* the longer date keeps its place */
            organ_x = date_x - 2 * f->cell < organ_x ? date_x - 2 * f->cell : organ_x;
        else
            date_x = organ_x + 2 * f->cell;
    }
    if (organ_x < 0)
        organ_x = 0;
    if (p->organ.len != 0)
        put_line(f, organ_x, p->organ);
    if (date.len != 0)
        put_line(f, date_x, date);
    f->boxes[f->count - 1].keep = false;
}

void paper_lay_end(struct paper_flow *f)
{
    const struct paper *p = f->paper;

    lay_attachments(f);
    lay_signature(f);
    if (p->note.len == 0)
        return;
    if (f->count > 0)
        f->boxes[f->count - 1].keep = true;
    lay_hanging(f, S(""), TF(f->arena, "paper.note", p->note), 2);
}

/* ---------------------------------------------------------------- 版记 */

static struct paper_item black_rule(const struct paper_flow *f, double y, double h)
{
    return (struct paper_item){.rule = true, .x = 0, .y = y, .w = f->area_w, .h = h};
}

static struct paper_item small(const struct paper_flow *f, double x, struct str text)
{
    struct paper_item item = paper_line_item(f, 0, text, PAPER_FANG);

    item.points = PAPER_SIZE_4;
    item.pitch_mm = PAPER_SIZE_4 * PAPER_MM_PER_PT;
    item.x = x;
    return item;
}

static double lay_copies(struct paper_flow *f, bool ruled)
{
    const double cell = PAPER_SIZE_4 * PAPER_MM_PER_PT, cells = f->area_w / cell - 2;
    const struct str label = T("paper.copy_to");
    const double hang = paper_text_cells(f->measure, PAPER_FANG, label);
    struct str rest = str_printf(f->arena, STR_FMT "。", STR_ARG(f->paper->copy_to));
    bool first = true;
    double h = 0;

    while (rest.len > 0) {
        const struct str line = paper_break_line(f->measure, PAPER_FANG, cells - hang, &rest);
        struct paper_box *b = paper_box_add(f, f->line);

        if (first)
            paper_box_put(f, b, small(f, cell, label));
        if (first && ruled)
            paper_box_put(f, b, black_rule(f, 0, THICK));
        paper_box_put(f, b, small(f, cell * (1 + hang), line));
        first = false;
        h += f->line;
    }
    return h;
}

/* 7.4: thick rules first and last, a thin one between; letters have neither rules nor printer. */
double paper_lay_imprint(struct paper_flow *f)
{
    const struct paper *p = f->paper;
    const bool ruled = p->kind != PAPER_LETTER;
    const double cell = PAPER_SIZE_4 * PAPER_MM_PER_PT;
    double h = 0;
    struct paper_box *b;
    struct paper_item item;

    if (p->copy_to.len != 0)
        h = lay_copies(f, ruled);
    if (!ruled || p->printer.len == 0)
        return h;
    b = paper_box_add(f, f->line);
    paper_box_put(f, b, black_rule(f, 0, h > 0 ? THIN : THICK));
    paper_box_put(f, b, small(f, cell, p->printer));
    if (!date_none(p->printed_on)) {
        item = small(f, 0, TF(f->arena, "paper.printed_on", paper_date(f->arena, p->printed_on)));
        item.x = f->area_w - cell - paper_item_mm(f, &item);
        paper_box_put(f, b, item);
    }
    paper_box_put(f, b, black_rule(f, f->line - THICK, THICK));
    return h + f->line;
}
