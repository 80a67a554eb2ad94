// SPDX-License-Identifier: MulanPSL-2.0
/** Text of a law → 编、章、节、条; 款 and 项 are the lines of an article. Pure. Nothing is lost:
 * title, history and all pieces (number and text), one after another, are the source but for blanks
 * and the marks of Markdown. */
#ifndef STATUTE_PARSE_H
#define STATUTE_PARSE_H
#include "base/buf.h"
#include "base/date.h"

enum { STATUTE_PIECES_MAX = 20000, STATUTE_ODD_MAX = 200 };

struct statute_piece {
    const char *level; /* part, chapter, section, article, note, annex */
    struct str number; /* 第十七条之一, "" none */
    int64_t n, sub;
    struct str path; /* headings above it, apart by a blank */
    struct str text; /* of a heading its words; of an article its lines */
};

/** An article whose number is not the next one. */
struct statute_odd {
    const char *what; /* "start", "gap", "again", "quoted": inside a quotation, no article */
    struct str number, before;
};

struct statute_parsed {
    struct str title;
    struct str history; /* lines */
    struct date adopted_on;
    struct date effective_on; /* as the text says; none when it does not */
    struct statute_piece *pieces;
    size_t count;
    size_t articles;
    bool decision; /* no 第…条 in it: 一、二、 are its articles */
    struct statute_odd odd[STATUTE_ODD_MAX];
    size_t odd_count;
};

/** `source` is valid UTF-8. ST_INVALID "statute.err.empty": no title or nothing below it;
 *  "statute.err.pieces": more than STATUTE_PIECES_MAX. */
MUST_CHECK enum status statute_parse(struct arena *a, struct err *err, struct str source,
                                     struct statute_parsed *out);

/** 第一百二十三条之二 at the start of `s` with `unit` ("条", "章" …): bytes it takes, 0 none. */
size_t statute_number(struct str s, const char *unit, int64_t *out_n, int64_t *out_sub);
/** 一百二十三, 12, １２ at the start: bytes, 0 none; at most 99999. */
size_t statute_numeral(struct str s, int64_t *out);
/** Without any blanks, also wide ones: what names and texts are compared by. */
struct str statute_squash(struct arena *a, struct str s);
#endif
