// SPDX-License-Identifier: MulanPSL-2.0
/** Questionnaires (问卷): on paper, by telephone, by a link on the phone. What was answered is kept
 *  apart from who was asked. */
#ifndef SURVEY_H
#define SURVEY_H
#include "platform/ctx.h"

enum {
    SURVEY_TITLE_CHARS = 80,
    SURVEY_INTRO_CHARS = 1000,
    SURVEY_QUESTION_CHARS = 200,
    SURVEY_OPTIONS_CHARS = 1000,
    SURVEY_TEXT_CHARS = 500,
    SURVEY_QUESTIONS_MAX = 20,
    SURVEY_OPTIONS_MAX = 20,
    SURVEY_SCALE = 5,
    SURVEY_LINKS_MAX = 2000,
    SURVEY_PER_ADDRESS = 20 /* answers of one address on one day, without a link of one's own */
};
#define SURVEY_WAYS     "open link"
#define SURVEY_KINDS    "single multiple scale text"
#define SURVEY_CHANNELS "link paper telephone"

struct survey {
    int64_t id, version;
    struct str title, intro;
    struct str way;   /* "open": whoever has the address; "link": each has one of his own, once */
    struct str code;  /* of its public address */
    struct str state; /* draft, open, closed */
    struct date closes_on, opened_on, closed_on;
    bool shown; /* anybody may see the results once it is closed */
    int64_t created_at, answers;
};
struct survey_question {
    int64_t id, survey_id, number, version;
    struct str kind, text;
    struct str options; /* one on a line; of single and multiple */
    bool required;
};
MUST_CHECK enum status survey_get(struct ctx *ctx, int64_t id, struct survey *out);
/** In order. */
MUST_CHECK enum status survey_questions(struct ctx *ctx, int64_t survey_id,
                                        struct survey_question **out, size_t *out_count);

struct survey_new {
    struct str title, intro, way;
    struct date closes_on;
    bool shown;
};
/** A draft. Emits "survey.made". */
MUST_CHECK enum status survey_make(struct ctx *ctx, const struct survey_new *in, int64_t *out_id);
/** Another text of it: everything while it is a draft; while answers are taken only its last day
 * and whether the result is shown. Emits "survey.changed". ST_RULE: closed, or more than that.
 *  ST_CONFLICT: somebody was quicker. */
MUST_CHECK enum status survey_change(struct ctx *ctx, int64_t id, int64_t version,
                                     const struct survey_new *in);
/** A question, new or (with its id and version) in other words. Emits "survey.changed". Only while
 *  the questionnaire is a draft. */
MUST_CHECK enum status survey_put_question(struct ctx *ctx, const struct survey_question *in,
                                           int64_t *out_id);
MUST_CHECK enum status survey_drop_question(struct ctx *ctx, int64_t survey_id,
                                            int64_t question_id);
/** One place up. Emits "survey.changed". */
MUST_CHECK enum status survey_lift_question(struct ctx *ctx, int64_t survey_id,
                                            int64_t question_id);
/** Answers are taken from now on; the questions stay as they are. ST_RULE: not a draft, or without
 *  questions. Emits "survey.opened". */
MUST_CHECK enum status survey_open(struct ctx *ctx, int64_t id);
/** Emits "survey.closed" with how many answers there are and the SM3 of all of them. */
MUST_CHECK enum status survey_close(struct ctx *ctx, int64_t id);
/** So many links, each for one answer. Emits "survey.links_made". */
MUST_CHECK enum status survey_make_links(struct ctx *ctx, int64_t id, unsigned count,
                                         struct str **out_codes);

/** By the code of its address, or of a link; *out_link: it is a link, used or not. ST_NOT_FOUND. */
MUST_CHECK enum status survey_by_code(struct ctx *ctx, struct str code, struct survey *out,
                                      bool *out_link, bool *out_used);

struct survey_value {
    int64_t question_id;
    const struct str *values; /* what was ticked ("1", "2" …) or written */
    size_t count;
};
struct survey_answering {
    int64_t survey_id;
    struct str channel; /* of SURVEY_CHANNELS */
    struct str code;    /* of the address or link, with channel "link" */
    const struct survey_value *values;
    size_t count;
};
/** One answer. ST_INVALID: a question without the answer it needs (fields q1, q2 … by number);
 *  ST_RULE: not open, the link is used, too many from this address today. Emits "survey.answered"
 *  (about the survey, without the answer). */
MUST_CHECK enum status survey_answer(struct ctx *ctx, const struct survey_answering *in);

struct survey_count {
    int64_t question_id, choice, count;
};
/** How often each choice of each question was taken. */
MUST_CHECK enum status survey_counts(struct ctx *ctx, int64_t survey_id, struct survey_count **out,
                                     size_t *out_count);
/** What was written, in no order that tells anything; at most `limit`. */
MUST_CHECK enum status survey_texts(struct ctx *ctx, int64_t question_id, unsigned limit,
                                    struct str **out, size_t *out_count);
/** Answers by day: for the figure. */
MUST_CHECK enum status survey_answered(struct ctx *ctx, struct date from, struct date to,
                                       int64_t *out);
struct survey_filter {
    struct str q, state, after;
    struct date from, to;  /* with answers between these days; `answers` counts only those */
    struct date public_on; /* what everybody may see on that day: open to all, or with its result */
    const char *sort;
    unsigned limit;
};
MUST_CHECK enum status survey_page(struct ctx *ctx, const struct survey_filter *f,
                                   struct survey **out, size_t *out_count, struct str *out_next,
                                   int64_t *out_total);
/** All values of one page of answers, by answer: for the sheet. */
struct survey_raw {
    int64_t answer_id, question_id, choice;
    struct str channel, text;
    struct date on;
};
MUST_CHECK enum status survey_raws(struct ctx *ctx, int64_t survey_id, int64_t after,
                                   unsigned limit, struct survey_raw **out, size_t *out_count);
#endif
