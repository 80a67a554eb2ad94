// SPDX-License-Identifier: MulanPSL-2.0
/* A paper as boxes on the line grid, and boxes cut into pages. Pure: fonts come in as a measure. */
#include "platform/paper/paper_layout.h"
#include "platform/text.h"

#define RULE_THICK (0.35)
#define HAIR       (0.02)

struct paper_item *paper_item_add(struct arena *a, struct paper_item **items, size_t *count,
                                  size_t *cap, struct paper_item item)
{
    if (*count == *cap) {
        struct paper_item *more;

        *cap = *cap != 0 ? *cap * 2 : 4;
        more = arena_array(a, *cap, struct paper_item);
        if (*count != 0)
            memcpy(more, *items, *count * sizeof *more);
        *items = more;
    }
    (*items)[*count] = item;
    return &(*items)[(*count)++];
}

struct paper_box *paper_box_add(struct paper_flow *f, double h)
{
    if (f->count == f->cap) {
        struct paper_box *more;

        f->cap = f->cap != 0 ? f->cap * 2 : 64;
        more = arena_array(f->arena, f->cap, struct paper_box);
        if (f->count != 0)
            memcpy(more, f->boxes, f->count * sizeof *more);
        f->boxes = more;
    }
    f->boxes[f->count] = (struct paper_box){.h = h, .fresh = f->fresh};
    f->fresh = false;
    return &f->boxes[f->count++];
}

void paper_box_put(struct paper_flow *f, struct paper_box *b, struct paper_item item)
{
    paper_item_add(f->arena, &b->items, &b->count, &b->cap, item);
}

struct paper_item paper_line_item(const struct paper_flow *f, double indent, struct str text,
                                  enum paper_font font)
{
    return (struct paper_item){
        .x = indent * f->cell,
        .y = f->line / 2,
        .text = text,
        .font = font,
        .lead = font,
        .points = PAPER_SIZE_3,
        .pitch_mm = f->cell,
    };
}

double paper_item_mm(const struct paper_flow *f, const struct paper_item *item)
{
    return paper_text_cells(f->measure, item->font, item->text) * item->pitch_mm;
}

enum paper_font paper_heading_font(unsigned level)
{
    return level == 1 ? PAPER_HEI : level == 2 ? PAPER_KAI : PAPER_FANG;
}

/* ---------------------------------------------------------------- body */

/* A paragraph: the first line begins at `first` cells, the others at `rest`. */
static void lay_text(struct paper_flow *f, const struct paper_block *b, double first, double rest)
{
    const enum paper_font lead = b->level != 0            ? paper_heading_font(b->level)
                                 : b->kind == PAPER_NAMES ? PAPER_HEI
                                                          : PAPER_FANG;
    const double cells = f->area_w / f->cell;
    const char *lead_end = b->text.ptr + b->lead_bytes;
    struct str left = b->text;
    double indent = first;

    while (left.len > 0) {
        const struct str line =
            paper_break_line(f->measure, PAPER_FANG, cells - indent + 0.01, &left);
        struct paper_box *box = paper_box_add(f, f->line);
        struct paper_item item = paper_line_item(f, indent, line, PAPER_FANG);

        item.lead = lead;
        if (line.ptr < lead_end)
            item.lead_bytes =
                (size_t)(lead_end - line.ptr) < line.len ? (size_t)(lead_end - line.ptr) : line.len;
        paper_box_put(f, box, item);
        if (b->kind == PAPER_HEADING && b->lead_bytes == b->text.len) {
            box->keep = true; /* a heading does not end a page */
            box->level = indent == first ? b->level : 0;
            box->outline = b->text;
        }
        indent = rest;
    }
}

static void lay_centred(struct paper_flow *f, struct str text)
{
    const double cells = f->area_w / f->cell;

    while (text.len > 0) {
        const struct str line = paper_break_line(f->measure, PAPER_FANG, cells, &text);
        struct paper_item item = paper_line_item(f, 0, line, PAPER_FANG);

        item.x = (f->area_w - paper_item_mm(f, &item)) / 2;
        paper_box_put(f, paper_box_add(f, f->line), item);
    }
}

void paper_lay_body(struct paper_flow *f)
{
    arr_each (i, f->paper->blocks_count) {
        const struct paper_block *b = &f->paper->blocks[i];
        const struct str label = {b->text.ptr, b->lead_bytes};

        switch (b->kind) {
        case PAPER_PARAGRAPH:
        case PAPER_HEADING:
            lay_text(f, b, 2, 0);
            break;
        case PAPER_FLUSH:
            lay_text(f, b, 0, 0);
            break;
        case PAPER_NAMES:
            lay_text(f, b, 2, 3 + paper_text_cells(f->measure, PAPER_HEI, label));
            break;
        case PAPER_CENTRED:
            lay_centred(f, b->text);
            break;
        case PAPER_GAP:
            (void)paper_box_add(f, f->line);
            break;
        case PAPER_PAGE:
            f->fresh = true;
            break;
        case PAPER_TABLE:
            paper_lay_table(f, b->table);
            break;
        }
    }
}

/* ---------------------------------------------------------------- pages */

static struct paper_page *page_add(struct arena *a, struct paper_pages *out)
{
    if (out->count == out->cap) {
        struct paper_page *more;

        out->cap = out->cap != 0 ? out->cap * 2 : 8;
        more = arena_array(a, out->cap, struct paper_page);
        if (out->count != 0)
            memcpy(more, out->pages, out->count * sizeof *more);
        out->pages = more;
    }
    out->pages[out->count] = (struct paper_page){0};
    return &out->pages[out->count++];
}

static void place(const struct paper_flow *f, struct paper_page *page, const struct paper_box *b,
                  double y)
{
    arr_each (i, b->count) {
        struct paper_item item = b->items[i];

        item.x += f->left;
        item.y += f->top + y;
        paper_item_add(f->arena, &page->items, &page->count, &page->cap, item);
    }
    if (b->level == 0)
        return;
    if (page->outline_count == page->outline_cap) {
        const size_t cap = page->outline_cap != 0 ? page->outline_cap * 2 : 8;
        struct paper_outline *more = arena_array(f->arena, cap, struct paper_outline);

        if (page->outline_count != 0)
            memcpy(more, page->outline, page->outline_count * sizeof *more);
        page->outline = more;
        page->outline_cap = cap;
    }
    page->outline[page->outline_count++] =
        (struct paper_outline){.text = b->outline, .level = b->level, .y = f->top + y};
}

/* Boxes from i that stay together, and how high they are. */
static size_t group_end(const struct paper_flow *f, size_t i, double *out_h)
{
    *out_h = f->boxes[i].h;
    while (f->boxes[i].keep && i + 1 < f->count)
        *out_h += f->boxes[++i].h;
    return i + 1;
}

static void close_table(const struct paper_flow *f, struct paper_page *page, double y)
{
    paper_item_add(
        f->arena, &page->items, &page->count, &page->cap,
        (struct paper_item){
            .rule = true, .x = f->left, .y = f->top + y, .w = f->area_w, .h = RULE_THICK});
}

/* A page break inside a table: a rule below, and its head rows again above. */
static double repeat_head(struct paper_flow *f, struct paper_page *page,
                          const struct paper_table *t)
{
    double y = 0;

    arr_each (i, f->count) {
        struct paper_box copy = f->boxes[i];

        if (copy.table != t || !copy.head)
            continue;
        copy.level = 0;
        place(f, page, &copy, y);
        y += copy.h;
    }
    close_table(f, page, y);
    return y;
}

static double cut(struct paper_flow *f, struct paper_pages *out)
{
    struct paper_page *page = page_add(f->arena, out);
    double y = 0;

    for (size_t i = 0; i < f->count;) {
        double h;
        size_t end = group_end(f, i, &h);
        const struct paper_table *t = f->boxes[i].table;
        const bool inside = t != NULL && i > 0 && f->boxes[i - 1].table == t && !f->boxes[i].head;

        if (h > f->area_h - 4 * f->line) /* too much to stay together: line by line */
            end = i + 1, h = f->boxes[i].h;
        if ((y + h > f->area_h + HAIR || f->boxes[i].fresh) && y > 0) {
            if (inside)
                close_table(f, page, y);
            page = page_add(f->arena, out);
            y = inside ? repeat_head(f, page, t) : 0;
        }
        for (; i < end; i++) {
            place(f, page, &f->boxes[i], y);
            y += f->boxes[i].h;
        }
    }
    return y;
}

/* The imprint ends with the last line of the last page. */
static void add_imprint(struct paper_flow *f, double used, struct paper_pages *out)
{
    struct paper_flow foot = *f;
    struct paper_page *page = &out->pages[out->count - 1];
    double h, y;

    foot.boxes = NULL;
    foot.count = foot.cap = 0;
    h = paper_lay_imprint(&foot);
    if (h <= 0)
        return;
    if (used + h > f->area_h + HAIR)
        page = page_add(f->arena, out);
    y = f->area_h - h;
    arr_each (i, foot.count) {
        place(f, page, &foot.boxes[i], y);
        y += foot.boxes[i].h;
    }
}

/* 7.5: half-width figures of size 4 between dashes, 7 mm below the type area; odd pages right,
 * even pages left, one character from the edge. The first page of a letter has none. */
static void number_page(struct paper_flow *f, struct paper_page *page, size_t n)
{
    struct paper_item item = {
        .text = str_printf(f->arena, "— %zu —", n),
        .font = PAPER_SONG,
        .lead = PAPER_SONG,
        .points = PAPER_SIZE_4,
        .pitch_mm = PAPER_SIZE_4 * PAPER_MM_PER_PT,
        .y = f->top + f->area_h + 7,
    };
    const double w = paper_item_mm(f, &item);

    if (f->paper->kind == PAPER_LETTER && n == 1)
        return;
    item.x = n % 2 == 1 ? f->left + f->area_w - item.pitch_mm - w : f->left + item.pitch_mm;
    paper_item_add(f->arena, &page->items, &page->count, &page->cap, item);
}

static void letter_foot_rule(struct paper_flow *f, struct paper_page *page)
{
    static const double THICK[] = {0.3, 1.0};
    double y = PAPER_HEIGHT - 20 - 1.9;

    arr_each (i, COUNT(THICK)) { /* the thin one above, 170 mm, 20 mm from the edge */
        paper_item_add(f->arena, &page->items, &page->count, &page->cap,
                       (struct paper_item){.rule = true,
                                           .x = (PAPER_WIDTH - 170) / 2,
                                           .y = y,
                                           .w = 170,
                                           .h = THICK[i],
                                           .colour = PAPER_RED});
        y += THICK[i] + 0.6;
    }
}

void paper_lay_out(const struct paper *p, const struct paper_measure *m, struct paper_pages *out)
{
    struct paper_flow f = {
        .arena = p->arena,
        .paper = p,
        .measure = m,
        .area_w = p->landscape ? PAPER_AREA_H : PAPER_AREA_W,
        .area_h = p->landscape ? PAPER_AREA_W : PAPER_AREA_H,
        .left = p->landscape ? (PAPER_HEIGHT - PAPER_AREA_H) / 2 : PAPER_LEFT_EDGE,
        .top = p->landscape ? PAPER_LEFT_EDGE : PAPER_TOP,
        .cell = PAPER_AREA_W / PAPER_CHARS,
        .line = PAPER_AREA_H / PAPER_LINES,
    };
    double used;

    *out = (struct paper_pages){.width = p->landscape ? PAPER_HEIGHT : PAPER_WIDTH,
                                .height = p->landscape ? PAPER_WIDTH : PAPER_HEIGHT};
    paper_lay_head(&f);
    paper_lay_body(&f);
    paper_lay_end(&f);
    used = cut(&f, out);
    add_imprint(&f, used, out);
    arr_each (i, out->count)
        number_page(&f, &out->pages[i], i + 1);
    if (p->kind == PAPER_LETTER)
        letter_foot_rule(&f, &out->pages[0]);
}
