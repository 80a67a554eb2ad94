// SPDX-License-Identifier: MulanPSL-2.0
/** What there is, as it is stored; whoever asks has checked who may see it. */
#ifndef SUPERVISION_LIST_H
#define SUPERVISION_LIST_H
#include "modules/supervision/supervision.h"

enum { SUPERVISION_TOTAL_MAX = 10000, SUPERVISION_PART_MAX = 2000 };

struct supervision_topic {
    int64_t id, version, year;
    struct str title, text, source, source_url, source_name, field, proposer;
    int64_t organ_id;
    struct str organ;
    struct date proposed_on;
    bool key;
    struct str state, reason; /* pool, chosen, dropped (with the reason) */
    int64_t matter_id;        /* made of it, 0 none */
};

struct supervision_step {
    int64_t id, version, matter_id, number, organ_id, meeting_id, item_id, doc_id;
    struct str method, title, organ, with_whom, place, stage, state, url, report;
    struct date starts_on, held_on, period_from, period_to;
    struct str matter, matter_state; /* of its matter */
    int64_t year;
};

struct supervision_stage {
    int64_t id, step_id;
    struct str stage, note, noted_by;
    struct date done_on;
};

struct supervision_target {
    int64_t id, step_id;
    struct str sort, name, note; /* sort: project place tier law plan unit */
};
#define SUPERVISION_TARGETS "project place tier law plan unit"

struct supervision_person {
    int64_t id, version, step_id, deputy_id;
    struct str role, name, note, presence; /* role: lead member deputy expert citizen media upper */
    struct str title;                      /* of the step, in lists over all */
    struct date on;
};
#define SUPERVISION_ROLES "lead member deputy expert citizen media upper"

struct supervision_plan {
    int64_t id, version, year, revision, meeting_id;
    struct str state, reason, intro, basis;
    struct date approved_on, published_on;
};

struct supervision_plan_item {
    int64_t id, plan_id, place, matter_id;
    struct str title, methods, organ, lead, office;
    struct date starts_on, ends_on;
    bool key;
};

struct supervision_check {
    int64_t id, problem_id, number;
    struct date held_on, next_on;
    struct str who, place, finding, result;
    struct str problem; /* title */
};

struct supervision_round {
    int64_t id, step_id, handling_id, organ_id, number, vote_id;
    struct date held_on, next_due_on;
    int64_t all, ballots, satisfied, basic, dissatisfied;
    struct str rule, formula, mark, organ;
    bool passed;
};

/** An opinion that an organ has to answer (module resolution). */
struct supervision_handling {
    int64_t id, doc_id, organ_id, round;
    struct str title, number, state, mark, organ;
    struct date sent_on, due_on, replied_on, closed_on;
};

/* ---- one of each ---- */
MUST_CHECK enum status supervision_store_topic(struct ctx *ctx, int64_t id,
                                               struct supervision_topic *out);
MUST_CHECK enum status supervision_store_matter(struct ctx *ctx, int64_t id, struct matter *out);
MUST_CHECK enum status supervision_store_step(struct ctx *ctx, int64_t id,
                                              struct supervision_step *out);
MUST_CHECK enum status supervision_store_plan(struct ctx *ctx, int64_t id,
                                              struct supervision_plan *out);
MUST_CHECK enum status supervision_store_problem(struct ctx *ctx, int64_t id,
                                                 struct supervision_problem *out);
MUST_CHECK enum status supervision_store_person(struct ctx *ctx, int64_t id,
                                                struct supervision_person *out);
MUST_CHECK enum status supervision_store_check_get(struct ctx *ctx, int64_t id,
                                                   struct supervision_check *out);
MUST_CHECK enum status supervision_store_target(struct ctx *ctx, int64_t id,
                                                struct supervision_target *out);

/* ---- pages ---- */
struct supervision_page {
    struct str after;
    unsigned limit;
    struct str q, state, field, method, source, sort, month; /* "" any */
    struct str origin;
    struct date from, to;
    int64_t year, organ_id, matter_id, step_id, deputy_id, group_id, problem_id;
    bool key;     /* only key topics */
    bool held;    /* only what was held */
    bool counted; /* without cancelled matters */
    bool late;    /* only what is overdue today */
    bool open;    /* only problems that are not solved or shelved */
    struct date today;
    const char *order;
};
MUST_CHECK enum status supervision_store_topics(struct ctx *ctx, const struct supervision_page *f,
                                                struct supervision_topic **out, size_t *out_count,
                                                struct str *out_next, int64_t *out_total);
MUST_CHECK enum status supervision_store_matters(struct ctx *ctx, const struct supervision_page *f,
                                                 struct matter **out, size_t *out_count,
                                                 struct str *out_next, int64_t *out_total);
MUST_CHECK enum status supervision_store_steps(struct ctx *ctx, const struct supervision_page *f,
                                               struct supervision_step **out, size_t *out_count,
                                               struct str *out_next, int64_t *out_total);
MUST_CHECK enum status supervision_store_problems(struct ctx *ctx, const struct supervision_page *f,
                                                  struct supervision_problem **out,
                                                  size_t *out_count, struct str *out_next,
                                                  int64_t *out_total);
/** Follow-ups of all problems. */
MUST_CHECK enum status supervision_store_checks(struct ctx *ctx, const struct supervision_page *f,
                                                struct supervision_check **out, size_t *out_count,
                                                struct str *out_next, int64_t *out_total);
MUST_CHECK enum status supervision_store_targets(struct ctx *ctx, const struct supervision_page *f,
                                                 struct supervision_target **out, size_t *out_count,
                                                 struct str *out_next, int64_t *out_total);

/* ---- parts, all of them ---- */
MUST_CHECK enum status supervision_store_steps_of(struct ctx *ctx, int64_t matter_id,
                                                  struct supervision_step **out, size_t *out_count);
MUST_CHECK enum status supervision_store_stages(struct ctx *ctx, int64_t step_id,
                                                struct supervision_stage **out, size_t *out_count);
MUST_CHECK enum status supervision_store_targets_of(struct ctx *ctx, int64_t step_id,
                                                    struct supervision_target **out,
                                                    size_t *out_count);
MUST_CHECK enum status supervision_store_people(struct ctx *ctx, int64_t step_id,
                                                struct supervision_person **out, size_t *out_count);
MUST_CHECK enum status supervision_store_checks_of(struct ctx *ctx, int64_t problem_id,
                                                   struct supervision_check **out,
                                                   size_t *out_count);
MUST_CHECK enum status supervision_store_rounds(struct ctx *ctx, int64_t step_id,
                                                struct supervision_round **out, size_t *out_count);
MUST_CHECK enum status supervision_store_plans(struct ctx *ctx, int64_t year,
                                               struct supervision_plan **out, size_t *out_count);
MUST_CHECK enum status supervision_store_plan_items(struct ctx *ctx, int64_t plan_id,
                                                    struct supervision_plan_item **out,
                                                    size_t *out_count);
/** Opinions of a document, or (doc 0) of an organ: sent ones. */
MUST_CHECK enum status supervision_store_handlings(struct ctx *ctx, int64_t doc_id,
                                                   int64_t organ_id,
                                                   struct supervision_handling **out,
                                                   size_t *out_count);
/** Problems with their last day within, not solved; of an organ or (0) all; by day. */
MUST_CHECK enum status supervision_store_problems_due(struct ctx *ctx, struct date from,
                                                      struct date until, int64_t organ_id,
                                                      struct supervision_problem **out,
                                                      size_t *out_count);
/** Reported and not yet looked at, oldest first. */
MUST_CHECK enum status supervision_store_problems_reported(struct ctx *ctx,
                                                           struct supervision_problem **out,
                                                           size_t *out_count);
/** Reports planned for a day within that were not heard yet. */
MUST_CHECK enum status supervision_store_reports_ahead(struct ctx *ctx, struct date from,
                                                       struct date until,
                                                       struct supervision_step **out,
                                                       size_t *out_count);

/** Chairmen's meetings that have begun, newest first. */
MUST_CHECK enum status supervision_store_chairmen(struct ctx *ctx, unsigned limit, int64_t **out,
                                                  size_t *out_count);

/** Choices in forms: items of the standing committee's agendas, deliberation opinions that were
 *  signed, votes of satisfaction that were announced; newest first. */
struct supervision_item {
    int64_t id;
    struct str title, meeting;
};
MUST_CHECK enum status supervision_store_items(struct ctx *ctx, unsigned limit,
                                               struct supervision_item **out, size_t *out_count);
MUST_CHECK enum status supervision_store_docs(struct ctx *ctx, unsigned limit,
                                              struct supervision_item **out, size_t *out_count);
MUST_CHECK enum status supervision_store_ratings(struct ctx *ctx, struct date from, unsigned limit,
                                                 struct supervision_item **out, size_t *out_count);

/** What organs owe. */
struct supervision_owes {
    int64_t organ_id, open, late, reported, opinions;
    struct str organ;
    struct date oldest; /* the earliest last day of what is open */
};
MUST_CHECK enum status supervision_store_owes(struct ctx *ctx, struct date today,
                                              struct supervision_owes **out, size_t *out_count);

/** Counts for figures. `by`: NULL, "month", "kind" (field or origin), "organ". */
enum supervision_measure {
    SUPERVISION_KEY_TOPICS,
    SUPERVISION_HELD, /* steps of a method that were held */
    SUPERVISION_LAWS, /* laws inspected, each once */
    SUPERVISION_PROJECTS,
    SUPERVISION_TARGETS_ALL, /* whatever was looked at, each once */
    SUPERVISION_FOUND,
    SUPERVISION_FOUND_SOLVED,
    SUPERVISION_CHECKS
};
struct supervision_ask {
    enum supervision_measure what;
    const char *methods; /* of SUPERVISION_HELD: blank separated */
    struct date from, to;
    const char *by;
    struct str key;
};
struct supervision_share {
    struct str key, label;
    int64_t count;
};
MUST_CHECK enum status supervision_store_shares(struct ctx *ctx, const struct supervision_ask *ask,
                                                struct supervision_share **out, size_t *out_count);
/** Of the problems followed up in these days that which was followed longest, in whole months from
 *  the first time to the last (`followed`); of those found in them that which had stood longest, in
 *  whole years. Its id, 0: none. */
MUST_CHECK enum status supervision_store_longest(struct ctx *ctx, bool followed, struct date from,
                                                 struct date to, int64_t *out_id, int64_t *out);
/** Who of the deputies took part, in the order of deputy and record. */
MUST_CHECK enum status supervision_store_duties(struct ctx *ctx, struct date from, struct date to,
                                                int64_t deputy_id, int64_t after_deputy,
                                                int64_t after, unsigned limit,
                                                struct supervision_person **out, size_t *out_count);
/** Is this deputy one of the people of a step of the matter? */
MUST_CHECK enum status supervision_store_takes_part(struct ctx *ctx, int64_t matter_id,
                                                    int64_t deputy_id, bool *out);
MUST_CHECK enum status supervision_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                             int64_t **out, size_t *out_count);
MUST_CHECK enum status supervision_store_problem_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                                     int64_t **out, size_t *out_count);
#endif
