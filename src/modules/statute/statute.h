// SPDX-License-Identifier: MulanPSL-2.0
/** Laws, regulations and other texts with articles (法规库): a statute has versions, a version is a
 *  text cut into clauses. Inspections make their check lists of clauses, filing review puts the
 *  clauses of a document beside those of higher laws. */
#ifndef STATUTE_H
#define STATUTE_H
#include "platform/ctx.h"

/** Ranks from above, text keys statute.level.<word>; what stands earlier is higher law. */
#define STATUTE_LEVELS "constitution law admin province city rule document"
/** What a clause is about, for inspections; text keys statute.kind.<word>. */
#define STATUTE_KINDS "duty liability effect none"

enum {
    STATUTE_TITLE_CHARS = 200,
    STATUTE_ISSUER_CHARS = 100,
    STATUTE_TEXT_CHARS = 600000,
    STATUTE_CLAUSES_MAX = 5000
};

struct statute {
    int64_t id, version;
    struct str title;  /* 中华人民共和国监督法 */
    struct str level;  /* one of STATUTE_LEVELS */
    struct str issuer; /* may be "" */
    int64_t text_id;   /* the version in force, or the newest */
    bool repealed;
    /* When read in lists, of that version: */
    struct date adopted_on, effective_on;
    int64_t articles, texts;
};

/** One version of a statute, as it was imported. Never changed afterwards. */
struct statute_text {
    int64_t id, version, statute_id;
    struct str title;
    struct str history;     /* 通过、修正 lines, may be "" */
    struct date adopted_on; /* of this version; none when its text does not say */
    struct date effective_on;
    struct str body;   /* the source, whole; not read in lists */
    int64_t articles;  /* counted in the source */
    struct str odd;    /* irregular numbers, one a line: what|number|number before it */
    struct str source; /* name of the file, or "" */
};

/** An article, or a heading above articles. */
struct clause {
    int64_t id, statute_id, text_id;
    int64_t place;      /* order in the text, from 1 */
    struct str level;   /* part, chapter, section, article, note, annex */
    struct str number;  /* as in the source: 第十七条之一; may be "" */
    int64_t n, sub;     /* 17 and 1 */
    struct str heading; /* what it stands under: 第二章 规划 第一节 … */
    struct str text;    /* paragraphs by lines */
    struct str kind;    /* one of STATUTE_KINDS: as the office says, else as guessed */
    bool by_hand;       /* said by the office */
};

/** A paragraph (款) or an item (项) of an article. */
struct clause_part {
    int64_t paragraph, item; /* from 1; item 0: the paragraph itself */
    struct str text;
};

MUST_CHECK enum status statute_get(struct ctx *ctx, int64_t id, struct statute *out);
/** Those whose title holds q ("" all), not repealed, higher law first, at most limit. */
MUST_CHECK enum status statute_find(struct ctx *ctx, struct str q, unsigned limit,
                                    struct statute **out, size_t *out_count);
/** Versions of a statute, newest first, without their bodies. */
MUST_CHECK enum status statute_texts(struct ctx *ctx, int64_t statute_id, struct statute_text **out,
                                     size_t *out_count);
MUST_CHECK enum status statute_text_get(struct ctx *ctx, int64_t id, struct statute_text *out);
/** The version in force on a day; the oldest when it was not in force yet. */
MUST_CHECK enum status statute_text_on(struct ctx *ctx, int64_t statute_id, struct date on,
                                       struct statute_text *out);
/** Clauses of a version in order: with `kind` ("duty" …) articles of that kind only, with ""
 *  everything, headings too. */
MUST_CHECK enum status clause_list(struct ctx *ctx, int64_t text_id, struct str kind,
                                   struct clause **out, size_t *out_count);
MUST_CHECK enum status clause_get(struct ctx *ctx, int64_t id, struct clause *out);
/** 《北京市生活垃圾管理条例》第三十四条 */
MUST_CHECK enum status clause_cite(struct ctx *ctx, int64_t id, struct str *out);
/** Its paragraphs and items in order. */
void clause_parts(struct arena *a, struct str text, struct clause_part **out, size_t *out_count);
/** The office says what a clause is about. Emits "statute.marked". */
MUST_CHECK enum status clause_mark(struct ctx *ctx, int64_t id, struct str kind);

/** A text to be imported, from a file or typed. */
struct statute_new {
    int64_t statute_id; /* a further version of it; 0: of the statute of that title, or a new one */
    struct str title;   /* "": as the text says */
    struct str level;   /* "": guessed */
    struct str issuer;
    struct date adopted_on, effective_on; /* none: as the text says */
    struct str text;
    struct str source;
};
struct statute_taken {
    int64_t statute_id, text_id;
    bool present; /* the same text was there already */
};
/** Cut it into clauses and keep it. Emits "statute.imported". ST_INVALID: no text, too long, no
 *  title. */
MUST_CHECK enum status statute_import(struct ctx *ctx, const struct statute_new *in,
                                      struct statute_taken *out);

/* ---------------------------------------------------------------- beside higher law */

/** A clause of higher law that is like a clause of the document. */
struct statute_like {
    struct clause clause;
    struct str title; /* of its statute */
    struct str level;
    unsigned score; /* thousandths */
};
/** A word that often goes wrong in documents (罚款、许可 …), as the office keeps them. */
struct statute_word {
    struct str word;
    struct str note; /* what to look at */
};
/** One clause of the document with what it is like, the most alike first. */
struct statute_beside {
    struct clause clause; /* id 0: of a document that is not kept here */
    struct statute_like *like;
    size_t like_count;
    struct statute_word *words; /* that stand in it */
    size_t words_count;
};
struct statute_match {
    struct str text;  /* of the document, cut like a statute */
    struct str level; /* of the document: only what stands above is compared */
    unsigned most;    /* like ones of a clause, at most STATUTE_LIKE_MAX */
};
enum { STATUTE_LIKE_MAX = 5, STATUTE_LIKE_LEAST = 180 };
/** The document's clauses beside the most similar ones of higher law now in force. */
MUST_CHECK enum status statute_beside(struct ctx *ctx, const struct statute_match *in,
                                      struct statute_beside **out, size_t *out_count);
/** The words that are marked. */
MUST_CHECK enum status statute_words(struct ctx *ctx, struct statute_word **out, size_t *out_count);
/** A stretch of a text; `on`: to be marked. */
struct statute_span {
    struct str text;
    bool on;
};
/** `text` cut at these words, which are marked. */
void statute_spans(struct arena *a, struct str text, const struct statute_word *words, size_t count,
                   struct statute_span **out, size_t *out_count);
/** The text of an uploaded TXT, DOCX, PDF or OFD file called `name`. ST_INVALID at the field
 *  "file": it cannot be read, or there is no text in it. */
MUST_CHECK enum status statute_read_file(struct ctx *ctx, const char *path, struct str name,
                                         struct str *out);

/** A document that is not kept here, cut into what is compared, at most `most`: its articles, or
 * the lines of one without any (level "note", no number). Pure. ST_INVALID "statute.err.empty":
 * there is no text below its title. */
MUST_CHECK enum status statute_cut(struct arena *a, struct err *err, struct str text, size_t most,
                                   struct clause **out, size_t *out_count);

/* ---------------------------------------------------------------- two versions; pure */

enum statute_how {
    STATUTE_SAME,
    STATUTE_RENUMBERED, /* the same words, in the same order of articles */
    STATUTE_MOVED,      /* the same words at another place */
    STATUTE_CHANGED,
    STATUTE_MOVED_CHANGED,
    STATUTE_ADDED,
    STATUTE_REMOVED,
    STATUTE_HOWS
};
struct statute_change_pair {
    enum statute_how how;
    const struct clause *before, *after; /* NULL: there is none */
};
const char *statute_how_word(enum statute_how how);

/** In the order of the new version; what was removed stands after the article it stood after.
 *  Headings are not compared. */
void statute_compare(struct arena *a, const struct clause *old, size_t old_count,
                     const struct clause *now, size_t now_count, struct statute_change_pair **out,
                     size_t *out_count);

/** Words that differ, marked in the old text and in the new one. */
void statute_compare_words(struct arena *a, struct str old, struct str now,
                           struct statute_span **out_old, size_t *old_count,
                           struct statute_span **out_now, size_t *now_count);

/** A day written 2024年11月8日, also with Chinese numbers, anywhere in `s` from *at on; *at moves
 *  behind it. Pure. */
bool statute_day(struct str s, size_t *at, struct date *out);

/* View for joins: statute_v_clause (congress_id, id, statute_id, text_id, title, number). */
#endif
