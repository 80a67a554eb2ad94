// SPDX-License-Identifier: MulanPSL-2.0
/** What the writers of papers share: measures of the standard, lines, pages. */
#ifndef PAPER_INTERNAL_H
#define PAPER_INTERNAL_H
#include "platform/paper.h"

enum { PAPER_COLUMNS_MAX = 24 };

/* GB/T 9704-2012 5.2: A4, type area 156 x 225 mm, 22 lines of 28 characters. In millimetres. */
#define PAPER_WIDTH     210.0
#define PAPER_HEIGHT    297.0
#define PAPER_TOP       37.0
#define PAPER_LEFT_EDGE 28.0
#define PAPER_AREA_W    156.0
#define PAPER_AREA_H    225.0
#define PAPER_LINES     22
#define PAPER_CHARS     28
#define PAPER_MM_PER_PT (25.4 / 72.0)
#define PAPER_SIZE_2    22.0 /* points */
#define PAPER_SIZE_3    16.0
#define PAPER_SIZE_4    14.0

unsigned paper_heading_level(struct str line);
/** Font of a heading's own words. */
enum paper_font paper_heading_font(unsigned level);

/* ---------------------------------------------------------------- lines */

/** How wide a run of letters or digits is, in characters (cells) of the same size. */
struct paper_measure {
    double (*latin)(void *self, struct str run, enum paper_font font);
    void *self;
};

/** One unbreakable piece: a character, a pair of dashes or points, a word or number. */
struct paper_unit {
    struct str text;
    double cells;  /* 1 for a character; words are rounded up to half characters */
    bool no_start; /* may not begin a line: 。，） */
    bool no_end;   /* may not end one: （《 */
    bool blank;
};

/** The next unit of *rest; false at the end of the text. */
bool paper_next_unit(const struct paper_measure *m, enum paper_font font, struct str *rest,
                     struct paper_unit *out);
/** The longest beginning of *rest that fits into `cells` and may be a line; moves *rest on. */
struct str paper_break_line(const struct paper_measure *m, enum paper_font font, double cells,
                            struct str *rest);
/** Width of a whole text in cells. */
double paper_text_cells(const struct paper_measure *m, enum paper_font font, struct str text);

/* ---------------------------------------------------------------- pages */

enum paper_colour { PAPER_BLACK, PAPER_RED };

/** A line of text, its cells beginning at x; or a rule. Millimetres from the page's upper left. */
struct paper_item {
    bool rule;
    double x, y, w, h; /* text: y is the middle of its line; rule: w or h is its thickness */
    struct str text;
    size_t lead_bytes; /* so much of it in `lead` */
    enum paper_font font, lead;
    double points, pitch_mm;
    enum paper_colour colour;
};

struct paper_outline {
    struct str text;
    unsigned level;
    double y;
};

struct paper_page {
    struct paper_item *items;
    size_t count, cap;
    struct paper_outline *outline;
    size_t outline_count, outline_cap;
};

struct paper_pages {
    struct paper_page *pages;
    size_t count, cap;
    double width, height;
};

void paper_lay_out(const struct paper *p, const struct paper_measure *m, struct paper_pages *out);

/* ---------------------------------------------------------------- to the worker and back */

/** Every plain text of a paper. */
#define PAPER_TEXTS(X)                                                                             \
    X(mark)                                                                                        \
    X(number)                                                                                      \
    X(signer) X(corner) X(aside) X(title) X(addressee) X(organ) X(note) X(copy_to) X(printer)

void paper_to_json(const struct paper *p, struct buf *out);
MUST_CHECK enum status paper_from_json(struct arena *a, struct str json, struct err *err,
                                       struct paper **out);
#endif
