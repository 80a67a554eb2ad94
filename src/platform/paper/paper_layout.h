// SPDX-License-Identifier: MulanPSL-2.0
/** Boxes: what stands below each other, before it is cut into pages. */
#ifndef PAPER_LAYOUT_H
#define PAPER_LAYOUT_H
#include "platform/paper/paper_internal.h"

/** One line, or one line of a table's row. Items are measured from its own upper left. */
struct paper_box {
    double h;
    bool keep;                       /* stays on the page of the next box */
    bool fresh;                      /* begins a page */
    const struct paper_table *table; /* it belongs to: head rows are repeated */
    bool head;                       /* is such a head row */
    unsigned level;                  /* for the outline; 0 none */
    struct str outline;
    struct paper_item *items;
    size_t count, cap;
};

/** What is being laid out. */
struct paper_flow {
    struct arena *arena;
    const struct paper *paper;
    const struct paper_measure *measure;
    double area_w, area_h, left, top;
    double cell, line; /* 156/28 and 225/22 mm */
    struct paper_box *boxes;
    size_t count, cap;
    bool fresh; /* the next box begins a page */
};

struct paper_box *paper_box_add(struct paper_flow *f, double h);
struct paper_item *paper_item_add(struct arena *a, struct paper_item **items, size_t *count,
                                  size_t *cap, struct paper_item item);
void paper_box_put(struct paper_flow *f, struct paper_box *b, struct paper_item item);
/** A line of size 3 on the grid, `indent` cells from the left. */
struct paper_item paper_line_item(const struct paper_flow *f, double indent, struct str text,
                                  enum paper_font font);
/** An item's own width. */
double paper_item_mm(const struct paper_flow *f, const struct paper_item *item);

/** paper_layout_head.c: what stands above the body; _foot.c: after it; _table.c */
void paper_lay_head(struct paper_flow *f);
void paper_lay_body(struct paper_flow *f);
void paper_lay_end(struct paper_flow *f);
void paper_lay_table(struct paper_flow *f, const struct paper_table *t);
/** Boxes of the 版记, which stands at the end of the last page; its height. */
double paper_lay_imprint(struct paper_flow *f);
#endif
