// SPDX-License-Identifier: MulanPSL-2.0
/** The year of supervision: topics from the sources the law names, the annual plan, matters with
 *  their methods (a "combination" of several), problems found by all of them, and what organs owe.
 *  @law  Supervision Law (2024-11-08) art. 12, 14, 15, 17, 63 */
#ifndef SUPERVISION_H
#define SUPERVISION_H
#include "platform/ctx.h"

/** Words of methods, text keys supervision.method.<word>: 听取专项工作报告, 专题调研, 视察,
 * 执法检查, 配合上级, 市县联动, 专题询问, 质询, 特定问题调查, 工作评议, 问卷, 座谈走访, 媒体监督,
 * 跟踪督查. */
#define SUPERVISION_METHODS                                                                        \
    "report research tour inspection higher linked inquiry question probe appraisal survey forum " \
    "media follow"
/** Where a problem comes from: a method, or another module. Text keys supervision.origin.<word>. */
#define SUPERVISION_ORIGINS SUPERVISION_METHODS " finance audit filing appointment other"
/** What is done outside of a meeting, with deputies (视察、调研、执法检查). */
#define SUPERVISION_OUTSIDE "research tour inspection"
/** Where a topic comes from. Text keys supervision.source.<word>. */
#define SUPERVISION_SOURCES                                                                        \
    "inspection suggestion member research petition opinion audit media other"
/** What it is about. Text keys supervision.field.<word>. */
#define SUPERVISION_FIELDS "economy finance livelihood rural environment city justice culture other"

enum {
    SUPERVISION_TITLE_CHARS = 120,
    SUPERVISION_LINE_CHARS = 100,
    SUPERVISION_TEXT_CHARS = 5000,
    SUPERVISION_URL_CHARS = 200,
    SUPERVISION_PLAN_MOST = 200 /* matters in a plan */
};

/** A matter of the year (监督事项). */
struct matter {
    int64_t id, version, year;
    int64_t topic_id; /* 0: none */
    int64_t since_id; /* the matter of an earlier year it goes on with, 0 none */
    struct str title, goal;
    struct str field;  /* one of SUPERVISION_FIELDS */
    int64_t organ_id;  /* who is supervised, 0 open */
    struct str organ;  /* its name */
    struct str lead;   /* 牵头领导, as printed */
    struct str office; /* 承办工作机构, as printed */
    bool key;          /* 重点议题 */
    struct date starts_on, ends_on;
    struct str state; /* planned, running, rectifying, closed, cancelled */
    struct str result;
    struct date published_on, closed_on;
    /* When read: */
    struct str methods;     /* words of its methods, blank separated */
    int64_t problems, open; /* of its problems: all, and those not yet solved */
};

/** ST_NOT_FOUND for whom may not see it: who reads all; the organ it is about once it is published
 *  or something is asked of it; a deputy who takes part. */
MUST_CHECK enum status supervision_matter_get(struct ctx *ctx, int64_t id, struct matter *out);
/** Those planned, running or rectifying, newest first, at most 200: for a choice in a form. */
MUST_CHECK enum status supervision_matters(struct ctx *ctx, struct matter **out, size_t *out_count);
/** A new matter or (id, version) other values. Emits "supervision.saved". ST_INVALID with fields.
 */
MUST_CHECK enum status supervision_matter_save(struct ctx *ctx, const struct matter *in,
                                               int64_t *out_id);

/** A record of another module is one of the methods of a matter (an inspection, an inquiry …): it
 *  appears in its chain with this title and day. The same url again changes what is there. Emits
 *  "supervision.step_linked". Joins a running transaction. */
struct supervision_link {
    int64_t matter_id;
    const char *method; /* a word of SUPERVISION_METHODS */
    struct str url;     /* "/inspection/47" */
    struct str title;
    int64_t organ_id;
    struct date starts_on; /* planned day */
    struct date held_on;   /* day it was held, none: not yet; figures count it on this day */
    struct str stage;      /* word of the method's flow (supervision_rules.h), "" its first */
    struct str report;     /* what came of it, "" nothing yet */
};
MUST_CHECK enum status supervision_step_link(struct ctx *ctx, const struct supervision_link *in,
                                             int64_t *out_step_id);

/** A problem that some supervision found, and what became of it. open (nobody has it yet) →
 *  assigned → reported → solved, or assigned again (round + 1); shelved with a reason. */
struct supervision_problem {
    int64_t id, version;
    int64_t matter_id; /* 0: of no matter */
    int64_t step_id;   /* 0 */
    int64_t group_id;  /* the problem it is like (同类问题), 0 none */
    struct str origin; /* one of SUPERVISION_ORIGINS */
    int64_t origin_id; /* of the other module's record, 0 */
    struct str url;    /* of the record it comes from, "" */
    int64_t clause_id; /* of module statute, 0 */
    struct str title;  /* what is wrong, in a line */
    struct str text;   /* in detail */
    struct str place;
    int64_t organ_id;     /* who has to put it right, 0 open */
    struct str organ;     /* its name */
    struct date since_on; /* since when it exists, none unknown */
    struct date found_on;
    struct date due_on; /* until when it is to be put right */
    struct str state;
    int64_t round;
    struct str measure; /* what the organ will do */
    struct date measured_on;
    struct str report; /* what it has done */
    struct date reported_on;
    struct str verdict;    /* what the committee's office found */
    struct date closed_on; /* solved or shelved */
    struct str matter;     /* title of the matter, "" */
    int64_t checks;        /* how often it was looked at again */
    struct date first_check, last_check;
};
/** It goes on the list; with an organ and a day it is assigned at once and the organ is told. Emits
 *  "supervision.problem_found". Joins a running transaction. ST_INVALID with fields (title, organ,
 *  due_on, origin). */
MUST_CHECK enum status
supervision_problem_add(struct ctx *ctx, const struct supervision_problem *in, int64_t *out_id);
MUST_CHECK enum status supervision_problem_get(struct ctx *ctx, int64_t id,
                                               struct supervision_problem *out);
/** Those of a record of another module, oldest first. */
MUST_CHECK enum status supervision_problems_of(struct ctx *ctx, const char *origin,
                                               int64_t origin_id, struct supervision_problem **out,
                                               size_t *out_count);

/** A vote of satisfaction with an organ, judged by the rule of the place today: of module vote
 *  (announced; its numbers are filled in), or (vote_id 0) counted on paper. ST_INVALID "satisfied":
 *  numbers that cannot be; ST_RULE: the vote is not announced, or of others. */
struct supervision_poll {
    int64_t vote_id, organ_id;
    int64_t all, ballots, satisfied, basic, dissatisfied;
    bool passed;     /* filled in, with all below */
    struct str mark; /* satisfied, basic, dissatisfied */
    struct str rule, formula;
};
MUST_CHECK enum status supervision_poll_judge(struct ctx *ctx, struct supervision_poll *poll);

/* Events others may subscribe to: "supervision.problem_found", ".problem_reported",
 * ".problem_solved", ".problem_again" (subject: the problem).
 * Views for joins: supervision_v_matter (congress_id, id, year, title, field, organ_id, state),
 * supervision_v_problem (congress_id, id, matter_id, origin, origin_id, clause_id, organ_id, state,
 * found_on, due_on, closed_on). Page of a problem: /supervision/problem/{id}. */
#endif
