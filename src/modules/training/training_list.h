// SPDX-License-Identifier: MulanPSL-2.0
/** Lists and figures of learning; whoever asks has checked who may see them. */
#ifndef TRAINING_LIST_H
#define TRAINING_LIST_H
#include "modules/training/training_store.h"

struct training_filter {
    struct str q, form, state;
    struct date from, to; /* day of its start, inclusive; none: open */
    struct str month;     /* "2026-03", "" any */
    bool counted;         /* held only */
    int64_t deputy_id;    /* for this deputy: open to all, or he is on its list; 0: all */
    struct str after;
    unsigned limit;
};
/** Latest first. */
MUST_CHECK enum status training_store_page(struct ctx *ctx, const struct training_filter *f,
                                           struct training **out, size_t *out_count,
                                           struct str *out_next, int64_t *out_total);

struct training_member_filter {
    struct str q, form, presence, month;
    struct date from, to;
    int64_t deputy_id, delegation_id, class_id; /* 0: all */
    struct str after;
    unsigned limit;
};
/** Participation (人次) over all classes that were not cancelled, latest first. */
MUST_CHECK enum status training_store_member_page(struct ctx *ctx,
                                                  const struct training_member_filter *f,
                                                  struct training_member **out, size_t *out_count,
                                                  struct str *out_next, int64_t *out_total);

struct training_question_filter {
    struct str q, topic, kind;
    bool retired; /* those that are no longer drawn, else only those that are */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status training_store_question_page(struct ctx *ctx,
                                                    const struct training_question_filter *f,
                                                    struct training_question **out,
                                                    size_t *out_count, struct str *out_next,
                                                    int64_t *out_total);

struct training_test_filter {
    struct str q, state;
    int64_t deputy_id, account_id; /* for whoever this is: what he may sit or has sat; 0: all */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status training_store_test_page(struct ctx *ctx,
                                                const struct training_test_filter *f,
                                                struct training_test **out, size_t *out_count,
                                                struct str *out_next, int64_t *out_total);

struct training_seat_filter {
    struct str q, state;
    struct str month;
    struct date from, to; /* day of the result */
    bool done;            /* with a result only */
    int64_t delegation_id;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status training_store_seat_page(struct ctx *ctx,
                                                const struct training_seat_filter *f,
                                                struct training_seat **out, size_t *out_count,
                                                struct str *out_next, int64_t *out_total);

struct training_certificate_filter {
    struct str q, month;
    struct date from, to; /* day it was given */
    int64_t deputy_id;    /* 0: all */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status training_store_certificate_page(struct ctx *ctx,
                                                       const struct training_certificate_filter *f,
                                                       struct training_certificate **out,
                                                       size_t *out_count, struct str *out_next,
                                                       int64_t *out_total);

/** Counts for figures. `by`: NULL, "month", "kind" (form, of classes and participation),
 *  "delegation" (of participation and results). */
enum training_measure {
    TRAINING_HELD,
    TRAINING_DAYS,
    TRAINING_PRESENT,
    TRAINING_LEARNED, /* hours */
    TRAINING_SAT,     /* people with a result; `good` of them passed */
    TRAINING_GIVEN    /* certificates */
};
struct training_share {
    struct str key, label;
    int64_t count, good;
};
MUST_CHECK enum status training_store_shares(struct ctx *ctx, enum training_measure what,
                                             struct date from, struct date to, const char *by,
                                             struct str key, struct training_share **out,
                                             size_t *out_count);

/** Open with an answer missing, by deputy (0: all), of classes that start within. */
MUST_CHECK enum status training_store_unanswered(struct ctx *ctx, struct date from,
                                                 struct date until, int64_t deputy_id,
                                                 struct training_member **out, size_t *out_count);
/** Classes whose last day is within, that are neither held nor cancelled. */
MUST_CHECK enum status training_store_unclosed(struct ctx *ctx, struct date from, struct date until,
                                               struct training **out, size_t *out_count);
/** Open tests this deputy or account may sit and has not passed, by their last day. */
MUST_CHECK enum status training_store_unsat(struct ctx *ctx, int64_t deputy_id, int64_t account_id,
                                            struct training_test **out, size_t *out_count);
/** Seats without a result in open tests that close within. */
struct training_waiting {
    int64_t seat_id, test_id, deputy_id, account_id;
    struct str title;
    struct date closes_on;
};
MUST_CHECK enum status training_store_waiting(struct ctx *ctx, struct date from, struct date until,
                                              struct training_waiting **out, size_t *out_count);
/** Presence noted, and tests passed, of deputies, for the duty file. */
struct duty_query;
struct duty_fact;
MUST_CHECK enum status training_store_attended(struct ctx *ctx, const struct duty_query *q,
                                               struct duty_fact **out, size_t *out_count);
MUST_CHECK enum status training_store_passed(struct ctx *ctx, const struct duty_query *q,
                                             struct duty_fact **out, size_t *out_count);
/** How many are on its list, come, and of how many presence is not noted (those who said no count
 *  as noted). */
struct training_count {
    int64_t asked, coming, unnoted;
};
MUST_CHECK enum status training_store_count(struct ctx *ctx, int64_t id,
                                            struct training_count *out);
#endif
