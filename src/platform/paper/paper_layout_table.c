// SPDX-License-Identifier: MulanPSL-2.0
/* Tables: each row becomes one box per line of text, so that long rows may go on over the page. */
#include "platform/paper/paper_layout.h"

#define RULE    0.25
#define PADDING 1.2 /* mm left and right in a cell */

enum {
    KEPT_LINES = 12,  /* rows up to so many lines are not cut */
    WRITING_LINES = 4 /* so much room is for writing */
};

/* The lines of one cell. */
struct lines {
    struct str *at;
    size_t count, cap;
};

struct table_flow {
    struct paper_flow *f;
    const struct paper_table *table;
    double x[PAPER_COLUMNS_MAX + 1]; /* left edges of the columns, and the right edge */
    double cell, line;
};

static void line_add(struct arena *a, struct lines *l, struct str s)
{
    if (l->count == l->cap) {
        struct str *more;

        l->cap = l->cap != 0 ? l->cap * 2 : 4;
        more = arena_array(a, l->cap, struct str);
        if (l->count != 0)
            memcpy(more, l->at, l->count * sizeof *more);
        l->at = more;
    }
    l->at[l->count++] = s;
}

static struct lines lines_of(const struct table_flow *t, const struct paper_cell *c, double width)
{
    const double cells = (width - 2 * PADDING) / t->cell;
    struct str rest = c->text, paragraph;
    struct lines l = {0};

    while (str_cut(&rest, '\n', &paragraph)) {
        do {
            line_add(t->f->arena, &l,
                     paper_break_line(t->f->measure, c->label ? PAPER_HEI : PAPER_FANG,
                                      cells > 1 ? cells : 1, &paragraph));
        } while (paragraph.len > 0);
    }
    return l;
}

static struct paper_item text_item(const struct table_flow *t, const struct paper_cell *c,
                                   struct str line, double x, double width, double y)
{
    struct paper_item item = {
        .y = y,
        .text = line,
        .font = c->label ? PAPER_HEI : PAPER_FANG,
        .points = t->table->half_points / 2.0,
        .pitch_mm = t->cell,
    };
    const enum paper_align align = c->label ? PAPER_CENTRE : c->align;
    const double w = paper_item_mm(t->f, &item);

    item.lead = item.font;
    item.x = align == PAPER_LEFT     ? x + PADDING
             : align == PAPER_CENTRE ? x + (width - w) / 2
                                     : x + width - PADDING - w;
    return item;
}

/* All cells' lines number k of a row with n lines; short cells stand in the middle of it. */
static void put_line(const struct table_flow *t, const struct paper_row *row,
                     const struct lines *lines, size_t n, size_t k, struct paper_box *b)
{
    size_t column = 0;

    arr_each (i, row->cells_count) {
        const struct paper_cell *c = &row->cells[i];
        const double x = t->x[column], width = t->x[column + c->span] - x;
        const size_t spare = n - lines[i].count;
        /* What is read, or written by hand, begins above; short words stand in the middle. */
        const bool middle = n <= KEPT_LINES &&
                            (c->label || c->align != PAPER_LEFT || row->min_lines < WRITING_LINES);
        const size_t from = middle ? spare / 2 : 0;
        const double half = middle && spare % 2 == 1 ? t->line / 2 : 0;

        column += c->span;
        paper_box_put(t->f, b, (struct paper_item){.rule = true, .x = x, .w = RULE, .h = b->h});
        if (k >= from && k - from < lines[i].count)
            paper_box_put(t->f, b,
                          text_item(t, c, lines[i].at[k - from], x, width, b->h / 2 + half));
    }
    paper_box_put(t->f, b,
                  (struct paper_item){
                      .rule = true, .x = t->x[t->table->columns] - RULE, .w = RULE, .h = b->h});
}

static void lay_row(const struct table_flow *t, const struct paper_row *row, bool head, bool last)
{
    struct paper_flow *f = t->f;
    struct lines *lines = arena_array(f->arena, row->cells_count, struct lines);
    size_t n = row->min_lines, column = 0;

    arr_each (i, row->cells_count) {
        const unsigned span = row->cells[i].span;

        lines[i] = lines_of(t, &row->cells[i], t->x[column + span] - t->x[column]);
        column += span;
        if (lines[i].count > n)
            n = lines[i].count;
    }
    arr_each (k, n) {
        struct paper_box *b = paper_box_add(f, t->line);

        b->table = t->table;
        b->head = head;
        b->keep = head || (n <= KEPT_LINES && k + 1 < n);
        if (k == 0)
            paper_box_put(f, b, (struct paper_item){.rule = true, .w = f->area_w, .h = RULE});
        put_line(t, row, lines, n, k, b);
        if (last && k + 1 == n)
            paper_box_put(f, b,
                          (struct paper_item){.rule = true, .y = b->h, .w = f->area_w, .h = RULE});
    }
}

void paper_lay_table(struct paper_flow *f, const struct paper_table *table)
{
    struct table_flow t = {.f = f, .table = table};
    double sum = 0, so_far = 0;

    t.cell = table->half_points / 2.0 * PAPER_MM_PER_PT;
    t.line = t.cell * 1.65;
    arr_each (i, table->columns)
        sum += table->widths[i];
    arr_each (i, table->columns) {
        so_far += table->widths[i];
        t.x[i + 1] = f->area_w * so_far / sum;
    }
    arr_each (i, table->rows_count)
        lay_row(&t, &table->rows[i], i < table->head_rows, i + 1 == table->rows_count);
    if (f->count > 0) /* a little air below */
        (void)paper_box_add(f, 2);
}
