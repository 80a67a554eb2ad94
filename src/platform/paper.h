// SPDX-License-Identifier: MulanPSL-2.0
/** Papers as offices write them: one model, three writers (DOCX, PDF, HTML).
 *
 *  Layout follows GB/T 9704-2012: A4, type area 156 x 225 mm, 22 lines of 28 characters, body in
 *  仿宋 of size 3. A paper is built in an arena, piece by piece from its head to its foot, and then
 *  written. What is not known stays empty: papers show a place to write by hand, never an
 * invention. There is no emblem and no seal; `sealed` leaves the room for the seal.
 */
#ifndef PLATFORM_PAPER_H
#define PLATFORM_PAPER_H
#include "platform/ctx.h"

enum paper_kind {
    PAPER_OFFICIAL, /* 公文: red head 35 mm below the type area's edge, number, red rule */
    PAPER_LETTER,   /* 信函: red head 30 mm below the edge of the page, double red rules */
    PAPER_MINUTES,  /* 纪要 */
    PAPER_SHEET     /* forms and lists: a title and tables, no red head */
};

enum paper_font { PAPER_FANG, PAPER_KAI, PAPER_HEI, PAPER_SONG, PAPER_XIAOBIAO, PAPER_FONTS };

enum paper_align { PAPER_LEFT, PAPER_CENTRE, PAPER_RIGHT };

struct paper_cell {
    struct str text; /* line ends begin new lines */
    unsigned span;   /* columns it takes; 0: one */
    bool label;      /* 黑体, centred: names what stands beside or below */
    enum paper_align align;
};

struct paper_row {
    const struct paper_cell *cells;
    size_t cells_count;
    unsigned min_lines; /* room to write in; 0: one */
};

struct paper_table {
    const unsigned *widths; /* of the columns, in any unit */
    size_t columns;
    struct paper_row *rows;
    size_t rows_count, rows_cap;
    size_t head_rows;     /* repeated on each page */
    unsigned half_points; /* size of its text: 28 is size 4, 24 small 4, 21 size 5 */
};

enum paper_block_kind {
    PAPER_PARAGRAPH, /* indented by two characters */
    PAPER_HEADING,   /* the same with a level 1..4; lead_bytes in the level's font */
    PAPER_FLUSH,     /* not indented */
    PAPER_CENTRED,
    PAPER_NAMES, /* 出席：… with lines after the first below the first name */
    PAPER_GAP,   /* an empty line */
    PAPER_PAGE,  /* what follows begins a page */
    PAPER_TABLE
};

struct paper_block {
    enum paper_block_kind kind;
    unsigned level;
    struct str text;
    size_t lead_bytes; /* so much of the text in the font of the level, or (names) 黑体 */
    const struct paper_table *table;
};

struct paper {
    struct arena *arena;
    enum paper_kind kind;
    bool landscape;    /* sheets */
    struct str mark;   /* 发文机关标志, red */
    struct str number; /* 发文字号 "×办发〔2026〕3号"; of sheets: under the title, left */
    struct str signer; /* 签发人, beside the number */
    bool signer_line;  /* show 签发人 even if it is not known: a line to write on */
    struct str corner; /* above left: 份号, 紧急程度; letters: 类别 */
    struct str aside;  /* sheets: under the title, right */
    struct str title;  /* line ends say where it should be broken */
    struct str addressee; /* 主送机关, without colon */
    struct paper_block *blocks;
    size_t blocks_count, blocks_cap;
    struct str *attachments; /* names for the attachment note */
    size_t attachments_count, attachments_cap;
    struct str organ;   /* 署名, "" none */
    struct date date;   /* 成文日期 */
    bool date_line;     /* show a place for the date if there is none */
    bool sealed;        /* leave the room for the seal */
    struct str note;    /* 附注, without brackets */
    struct str copy_to; /* 抄送, without the final stop */
    struct str printer; /* 印发机关 */
    struct date printed_on;
    unsigned heads[5]; /* running numbers of headings, by level */
};

/** An empty paper. Texts given to it are borrowed. */
struct paper *paper_new(struct arena *a, enum paper_kind kind, struct str title);

/** A paragraph; line ends in it begin new ones, empty lines are left out. */
void paper_paragraph(struct paper *p, struct str text);
/** A heading of level 1..4, numbered here: 一、 （一） 1. （1）. */
void paper_heading(struct paper *p, unsigned level, struct str text);
/** What a person typed: paragraphs, and headings where a line begins like one (一、…). */
void paper_typed(struct paper *p, struct str text);
void paper_flush(struct paper *p, struct str text);
void paper_centred(struct paper *p, struct str text);
/** 出席：name name … of minutes. */
void paper_names(struct paper *p, struct str label, struct str names);
void paper_gap(struct paper *p);
/** What follows begins on a new page; headings are numbered from one again. */
void paper_break(struct paper *p);
void paper_attachment(struct paper *p, struct str name);

/** A table of `columns` widths (borrowed), filled by paper_row_add(). half_points 0: 24. */
struct paper_table *paper_table_add(struct paper *p, const unsigned *widths, size_t columns,
                                    size_t head_rows, unsigned half_points);
/** One row of cells (copied; their texts are borrowed). Spans add up to the columns. */
void paper_row_add(struct paper *p, struct paper_table *t, const struct paper_cell *cells,
                   size_t count, unsigned min_lines);

/** The title in one line: for names of files and properties. */
struct str paper_title(const struct paper *p);
/** "3" → "三", "12" → "十二", up to 99; for headings and dates. */
struct str paper_numeral(struct arena *a, unsigned n);
/** 2026年3月5日; "" for none. */
struct str paper_date(struct arena *a, struct date d);
/** "某办函〔2026〕＿＿号": the known parts, and a line to write on for the number. */
struct str paper_number_line(struct arena *a, struct str known, int year);

/** Too many pieces or too much text: ST_INVALID "paper.too_long" (20,000 paragraphs and rows, 2 MiB
 *  of text). The writers ask it first. */
MUST_CHECK enum status paper_check(const struct paper *p, struct err *err);

enum paper_format { PAPER_DOCX, PAPER_PDF, PAPER_HTML };

/** "docx", "pdf", "html"; false for anything else. */
bool paper_format_parse(struct str word, enum paper_format *out);
const char *paper_format_type(enum paper_format format);
const char *paper_format_suffix(enum paper_format format); /* ".docx" */

/** The paper as a DOCX file, in the arena. */
MUST_CHECK enum status paper_docx(const struct paper *p, struct err *err, struct str *out);
/** The paper as PDF, made in a worker. Errors of paper_check() and worker_run(). */
MUST_CHECK enum status paper_pdf(struct ctx *ctx, const struct paper *p, struct str *out);

struct worker_io;
/** The worker's task PAPER_PDF_TASK: JSON in, PDF out. */
MUST_CHECK enum status paper_pdf_run(struct worker_io *io);
#define PAPER_PDF_TASK "paper.pdf"
#endif
