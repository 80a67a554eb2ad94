// SPDX-License-Identifier: MulanPSL-2.0
/** What there is, as it is stored; whoever asks has checked who may see it. */
#ifndef REPORT_LIST_H
#define REPORT_LIST_H
#include "modules/report/report.h"

enum { REPORT_TOTAL_MAX = 10000 };

struct report_filter {
    struct str q, kind, state;
    int64_t year; /* of its last day; 0: any */
    bool public;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status report_store_page(struct ctx *ctx, const struct report_filter *f,
                                         struct report **out, size_t *out_count,
                                         struct str *out_next, int64_t *out_total);
MUST_CHECK enum status report_store_get(struct ctx *ctx, int64_t id, struct report *out);
MUST_CHECK enum status report_store_insert(struct ctx *ctx, const struct report *r);
MUST_CHECK enum status report_store_update(struct ctx *ctx, const struct report *r);
MUST_CHECK enum status report_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                        int64_t **out, size_t *out_count);

/* ---------------------------------------------------------------- the text */

enum { REPORT_PARAGRAPH, REPORT_PART, REPORT_SECTION };

struct report_block {
    int64_t id, version, report_id, place;
    int64_t level; /* REPORT_PARAGRAPH … */
    struct str text;
};
/** In their order. */
MUST_CHECK enum status report_store_blocks(struct ctx *ctx, int64_t report_id,
                                           struct report_block **out, size_t *out_count);
MUST_CHECK enum status report_store_block(struct ctx *ctx, int64_t id, struct report_block *out);
MUST_CHECK enum status report_store_block_insert(struct ctx *ctx, const struct report_block *b);
MUST_CHECK enum status report_store_block_update(struct ctx *ctx, const struct report_block *b);
/** With its figures, sources and what is typed. */
MUST_CHECK enum status report_store_block_delete(struct ctx *ctx, int64_t id);

struct report_taken {
    int64_t id, report_id, block_id;
    int64_t place; /* among the tokens of its block, from 1 */
    struct str token;
    struct str name;  /* of the indicator */
    struct str shown; /* as it reads in the text */
    int64_t numerator, denominator;
    struct str definition; /* SM3 of its definition then */
    int64_t taken_at;
    struct date kept_on; /* it stays as of that day */
};
/** In the order of blocks and places; block_id 0: of the whole report. */
MUST_CHECK enum status report_store_figures(struct ctx *ctx, int64_t report_id, int64_t block_id,
                                            struct report_taken **out, size_t *out_count);
MUST_CHECK enum status report_store_figure_get(struct ctx *ctx, int64_t id,
                                               struct report_taken *out);
/** Other reports with a figure of that name, the newest first, dropped ones left out. */
MUST_CHECK enum status report_store_citing(struct ctx *ctx, struct str name, int64_t report_id,
                                           unsigned limit, struct report **out, size_t *out_count);
MUST_CHECK enum status report_store_figure_insert(struct ctx *ctx, const struct report_taken *f);
MUST_CHECK enum status report_store_figure_update(struct ctx *ctx, const struct report_taken *f);
MUST_CHECK enum status report_store_figure_delete(struct ctx *ctx, int64_t id);

struct report_source {
    int64_t id, version, report_id, block_id;
    struct str words; /* the number as it stands in the text */
    int64_t nth;      /* among the same words in the block, from 1 */
    struct str source, said_by;
    struct str link; /* a record of ours behind it: "/ledger/entry/31"; may be "" */
    int64_t said_at;
};
MUST_CHECK enum status report_store_sources(struct ctx *ctx, int64_t report_id,
                                            struct report_source **out, size_t *out_count);
MUST_CHECK enum status report_store_source_get(struct ctx *ctx, int64_t id,
                                               struct report_source *out);
MUST_CHECK enum status report_store_source_put(struct ctx *ctx, const struct report_source *s);

/* ---------------------------------------------------------------- typed and not saved */

MUST_CHECK enum status report_store_typed(struct ctx *ctx, int64_t block_id, struct str *out);
MUST_CHECK enum status report_store_typed_put(struct ctx *ctx, int64_t report_id, int64_t block_id,
                                              struct str text);
MUST_CHECK enum status report_store_typed_clear(struct ctx *ctx, int64_t block_id);

/* ---------------------------------------------------------------- versions */

struct report_text {
    int64_t id, report_id, number;
    int64_t draft_no; /* 0: not named */
    struct str what;  /* which act: "edited" …, text report.what.<word> */
    struct str text, shown;
    int64_t saved_at;
    struct str saved_by;
};
/** Newest first, without their texts; `named`: only drafts. At most `limit`. */
MUST_CHECK enum status report_store_texts(struct ctx *ctx, int64_t report_id, bool named,
                                          unsigned limit, struct report_text **out,
                                          size_t *out_count);
MUST_CHECK enum status report_store_text_get(struct ctx *ctx, int64_t report_id, int64_t number,
                                             struct report_text *out);
MUST_CHECK enum status report_store_text_last(struct ctx *ctx, int64_t report_id, int64_t *out);
MUST_CHECK enum status report_store_text_insert(struct ctx *ctx, const struct report_text *t);

/* ---------------------------------------------------------------- comments, steps */

struct report_comment {
    int64_t id, version, report_id, block_id; /* block_id 0: the whole */
    struct str about;                         /* how the paragraph began then */
    struct str text, said_by;
    int64_t account_id, said_at;
    bool done;
    struct str answer;
};
MUST_CHECK enum status report_store_comments(struct ctx *ctx, int64_t report_id,
                                             struct report_comment **out, size_t *out_count);
MUST_CHECK enum status report_store_comment_get(struct ctx *ctx, int64_t id,
                                                struct report_comment *out);
MUST_CHECK enum status report_store_comment_insert(struct ctx *ctx, const struct report_comment *c);
MUST_CHECK enum status report_store_comment_update(struct ctx *ctx, const struct report_comment *c);

struct report_step {
    int64_t id, report_id;
    struct str state, note, done_by;
    int64_t done_at;
};
/** Newest first. */
MUST_CHECK enum status report_store_steps(struct ctx *ctx, int64_t report_id,
                                          struct report_step **out, size_t *out_count);
MUST_CHECK enum status report_store_step_insert(struct ctx *ctx, const struct report_step *s);

/* ---------------------------------------------------------------- frozen, goals */

MUST_CHECK enum status report_store_frozen(struct ctx *ctx, int64_t report_id,
                                           struct str *out_body);
MUST_CHECK enum status report_store_frozen_insert(struct ctx *ctx, int64_t report_id,
                                                  struct str hash, struct str body);

struct report_goal {
    int64_t id, version;
    struct str kind; /* goal gap task */
    int64_t year;
    struct str text;
    struct str token; /* its figure, "" none */
    int64_t target;   /* -1: none */
    struct str state; /* open done missed */
    struct str note;
    int64_t report_id; /* whose list it came from; 0: none */
};
struct report_goal_filter {
    int64_t year, from, to; /* years; 0: any */
    int64_t wanting;        /* of that year, and open ones of years before; 0: any */
    struct str kind, state, after;
    unsigned limit;
};
MUST_CHECK enum status report_store_goals(struct ctx *ctx, const struct report_goal_filter *f,
                                          struct report_goal **out, size_t *out_count,
                                          struct str *out_next, int64_t *out_total);
MUST_CHECK enum status report_store_goal_get(struct ctx *ctx, int64_t id, struct report_goal *out);
MUST_CHECK enum status report_store_goal_insert(struct ctx *ctx, const struct report_goal *g);
MUST_CHECK enum status report_store_goal_update(struct ctx *ctx, const struct report_goal *g);
/** Taking back an import. */
MUST_CHECK enum status report_store_goal_delete(struct ctx *ctx, int64_t id);
#endif
