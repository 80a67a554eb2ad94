// SPDX-License-Identifier: MulanPSL-2.0
/** The figures of a report as the records have them now, and its text as it reads. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H
#include "modules/report/report_list.h"
#include "modules/report/report_rules_token.h"
#include "platform/module.h"

/** What a token is about and what it is worth now. */
struct report_value {
    const struct indicator *indicator;
    struct indicator_words words;
    struct indicator_query query;
    struct str by_label; /* of the part of a breakdown: "交通运输局" */
    bool no_part;        /* nothing in the period belongs to that part; the value is 0 */
    int64_t numerator, denominator;
    struct str shown;
    struct str definition; /* SM3 of the definition, hexadecimal */
};
/** The figures that there are, with what they are called: asked once for many tokens. */
struct report_index {
    const struct indicator **all;
    struct indicator_words *words;
    size_t count;
    bool ready;
};
/** Which of them is called so: by its name, or by its label if it is the only one with it. Errors
 * of report_value_now(). */
MUST_CHECK enum status report_index_find(struct ctx *ctx, struct report_index *index,
                                         struct str name, size_t *out);
/** Compute a token over the report's period. ST_INVALID with the text key of what is wrong at the
 *  field "text" and the token as its argument: it cannot be read, or there is no such figure;
 *  ST_DENIED: not for the actor. */
MUST_CHECK enum status report_value_now(struct ctx *ctx, const struct period *period,
                                        struct str inside, struct report_value *out);
/** The same with an index, all zero at first, that is filled by the first and serves the others. */
MUST_CHECK enum status report_value_of(struct ctx *ctx, struct report_index *index,
                                       const struct period *period, struct str inside,
                                       struct report_value *out);
/** The indicator by its name, or by its label; of several with that label none. */
MUST_CHECK enum status report_indicator(struct ctx *ctx, struct str name,
                                        const struct indicator **out);
/** Its rows; part "numerator" or "denominator". */
MUST_CHECK enum status report_value_rows(struct ctx *ctx, const struct report_value *v,
                                         const char *part, struct str *out_url);

/** How a figure stands. Text keys report.figure.<word>. */
enum report_how {
    REPORT_SAME,    /* equal to the records now */
    REPORT_CHANGED, /* the records have another value now */
    REPORT_KEPT,    /* they have, and the text says as of which day it is */
    REPORT_LOST     /* there is no such figure any more, or the actor may not see it */
};
const char *report_how_word(enum report_how how);

/** A stretch of a paragraph as it reads. */
struct report_run {
    enum { REPORT_PROSE, REPORT_FIGURE, REPORT_HAND } kind;
    struct str text; /* as it reads */
    const struct report_taken *figure;
    enum report_how how;
    const struct report_value *now;     /* of a figure that was compared and is not lost */
    const struct report_source *source; /* of a number typed by hand; NULL: none given */
    int64_t nth;                        /* … among the same words in its block, from 1 */
};
struct report_paragraph {
    struct report_block block;
    struct report_run *runs;
    size_t runs_count;
};
/** A whole report, as it reads and as it stands. */
struct report_sheet {
    struct report report;
    struct report_paragraph *paragraphs;
    size_t count;
    size_t figures, same, changed, kept, lost;
    size_t hand, hand_bare; /* typed by hand; those without a source */
};
/** `now`: compare each figure with the records as they are. */
MUST_CHECK enum status report_sheet_read(struct ctx *ctx, const struct report *r, bool now,
                                         struct report_sheet *out);
/** A paragraph as it reads. */
struct str report_paragraph_text(struct arena *a, const struct report_paragraph *p);
/** The whole text: paragraphs by lines, parts and sections behind # and ##. `shown`: as it reads,
 *  else with its tokens. */
struct str report_sheet_text(struct arena *a, const struct report_sheet *s, bool shown);

/* ---------------------------------------------------------------- what does not fit together */

/** Something in the text to be looked at. */
struct report_doubt {
    const char *word; /* text report.doubt.<word>, {0} the figure, {1} the other one, {2} and {3} */
    bool wrong;       /* plainly so */
    size_t paragraph; /* index in the sheet */
    struct str figure, other;
    int64_t a, b;
};
/** Contradictions of the text in itself, and with the report of the same kind of the year before: a
 *  unit or a word that has changed, a definition that is another one now. */
MUST_CHECK enum status report_doubts(struct ctx *ctx, const struct report_sheet *s,
                                     struct report_doubt **out, size_t *out_count);

/* ---------------------------------------------------------------- the frozen file, as it was read
 */

struct report_frozen_rows {
    bool there;
    struct str url;
    const int64_t *ids;
    size_t count;
    const int64_t *of; /* records that the rows are parts of; NULL: none are noted */
    size_t of_count;
    const int64_t *counts; /* what each adds; NULL: each is one */
    size_t counts_count;
    int64_t sum; /* as the file says */
};
struct report_frozen_figure {
    int64_t paragraph, place;
    struct str token, name, label, kind, shown;
    struct str definition, numerator_is, denominator_is, unit;
    struct date from, to;
    int64_t numerator, denominator;
    bool kept; /* its rows are those of the day on which it was frozen */
    struct report_frozen_rows rows, below;
};
struct report_frozen_paragraph {
    int64_t level;
    struct str text, shown;
};
struct report_frozen {
    struct str format, congress, congress_name, title, byline;
    int64_t report_id;
    struct report_frozen_paragraph *paragraphs;
    size_t paragraphs_count;
    struct report_frozen_figure *figures;
    size_t figures_count;
};

/** ST_INVALID "report.err.file": it is no such file. Texts are copied into the arena. */
MUST_CHECK enum status report_frozen_read(struct arena *a, struct str bytes,
                                          struct report_frozen *out, struct err *err);
#endif
