// SPDX-License-Identifier: MulanPSL-2.0
/** Appraisals: heads of departments in mid-term (届中测评), those appointed by their reports
 *  (述职评议), departments by their work (工作评议), and yearly reports without a rating.
 *
 *  draft → reporting (those appraised write) → rating → counted → sent (to whom the rule names) →
 *  closed. A yearly report goes from reporting to counted. Items, groups of raters and their
 *  weights, and what has to be reached, are data of each. */
#ifndef APPRAISAL_H
#define APPRAISAL_H
#include "platform/ctx.h"

enum {
    APPRAISAL_TITLE_CHARS = 120,
    APPRAISAL_LINE_CHARS = 200,
    APPRAISAL_TEXT_CHARS = 20000,
    APPRAISAL_ITEMS_MAX = 12,
    APPRAISAL_GROUPS_MAX = 8,
    APPRAISAL_SUBJECTS_MAX = 80,
    APPRAISAL_PEOPLE_MAX = 100000,
    APPRAISAL_WEIGHT_MAX = 100,
    APPRAISAL_CODE_CHARS = 10,
    APPRAISAL_CELLS_MAX = 2000 /* of one form: subjects, items and words */
};
#define APPRAISAL_KINDS  "midterm duty department yearly"
#define APPRAISAL_STATES "draft reporting rating counted sent closed cancelled"

struct appraisal {
    int64_t id, version;
    struct str kind, title;
    struct str basis, plan; /* the plan it follows (方案), and how it is done */
    struct date held_on;
    struct date reports_by; /* none: no reports are asked */
    bool of_all;            /* good votes must be more than half of all raters, … */
    int64_t pass_percent;   /* … else at least this share of the ballots */
    bool counts_basic;      /* "basically satisfied" is good, too */
    struct str state;
    int64_t again_id;                   /* the one it repeats for those who failed, 0 */
    int64_t matter_id;                  /* of the year's plan of supervision, 0 none */
    int64_t subjects, reported, passed; /* in lists */
};
struct appraisal_item {
    int64_t id, appraisal_id, place, weight;
    struct str name;
};
struct appraisal_group {
    int64_t id, appraisal_id, place, weight, people;
    struct str name, way, code; /* way: paper, phone */
};
struct appraisal_subject {
    int64_t id, version, appraisal_id, place;
    struct str name, post;       /* a person and his post; of a department its name */
    int64_t organ_id, person_id; /* of module appointment; 0 none */
    struct str report;
    struct date reported_on;
    int64_t good, ballots; /* of all groups and items */
    int64_t score;         /* per mille, weighted; -1 not counted */
    bool passed;
    struct str title, kind, state; /* of the appraisal, in lists */
    struct date held_on;
};
struct appraisal_counts {
    int64_t satisfied, basic, dissatisfied, abstain;
};
struct appraisal_entry {
    int64_t id, group_id, subject_id, item_id, teller; /* teller 0: phones */
    struct appraisal_counts n;
};
struct appraisal_letter {
    int64_t id, appraisal_id;
    struct str recipient, number;
    struct date sent_on, received_on;
};
#endif
