// SPDX-License-Identifier: MulanPSL-2.0
/** DOCX: what its parts share. */
#ifndef PAPER_DOCX_H
#define PAPER_DOCX_H
#include "platform/paper/paper_internal.h"

/* Twentieths of a point. 22 lines of 579 just fit into 225 mm. Characters of size 3 are 320 wide:
 * each is set closer by 5, so that 28 of them fit, and lines are justified. The grid of characters
 * (linesAndChars) would do the same in Word and WPS, but LibreOffice reads its negative spacing as
 * a wide positive one. */
enum {
    TW_LINE = 579,
    TW_CELL = 316,
    TW_AREA_W = 8850,
    TW_AREA_H = 12756,
    TW_CHAR_SPACE = -5,
    TW_SIDE = 2041, /* landscape: left and right */
    TW_SMALL = 276, /* one character of size 4 */
};

/** Attributes of a run of text. */
struct docx_run {
    enum paper_font font;
    unsigned half_points; /* 0: 32, size 3 */
    bool red;
};

/** <w:p> with these properties (XML, may be ""), and its end. */
void docx_open(struct buf *b, const char *properties);
void docx_close(struct buf *b);
void docx_run(struct buf *b, struct docx_run run, struct str text);
void docx_tab(struct buf *b);
void docx_break(struct buf *b);
/** Text for XML: escaped, without characters that XML does not have. */
void docx_text(struct buf *b, struct str s);
const char *docx_font(enum paper_font font);

/** Half a character for each letter and digit: what fonts of offices do. */
extern const struct paper_measure docx_measure;

/** paper_docx_head.c, _body.c, _table.c: <w:body> without its section. */
void docx_head(struct buf *b, const struct paper *p);
void docx_body(struct buf *b, const struct paper *p);
void docx_end(struct buf *b, const struct paper *p);
void docx_table(struct buf *b, const struct paper *p, const struct paper_table *t);
/** The first page's header and footer of a letter. */
void docx_letter_header(struct buf *b, const struct paper *p);
void docx_letter_footer(struct buf *b);
#endif
