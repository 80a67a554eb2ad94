// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions about supervision: the flow of each method, when a matter, plan or problem may go on,
 *  and how a vote of satisfaction comes out. Pure. */
#ifndef SUPERVISION_RULES_H
#define SUPERVISION_RULES_H
#include "modules/supervision/supervision.h"

/* ---- methods ---- */

/** Words of the stages of a method, blank separated, in their order; "" of an unknown method. */
const char *supervision_flow(struct str method);
/** The stage with which it counts as held; "" of an unknown method. */
const char *supervision_counted(struct str method);
/** Place of a stage in the flow of its method, from 0; -1: it has no such stage. */
int supervision_stage_place(struct str method, struct str stage);
/** Has the method been held with this stage? */
bool supervision_stage_counts(struct str method, struct str stage);
/** The state of a step with this stage: planned, running or done. */
const char *supervision_stage_state(struct str method, struct str stage);

struct supervision_facts { /* about a step, for its next stage */
    struct str method, stage, state;
    bool has_doc;  /* deliberation opinions */
    bool passed;   /* its last vote of satisfaction passed */
    bool reported; /* something is written about what came of it */
};
/** May the step reach this stage on that day? Stages may be left out, never gone back to. The day
 *  lies not ahead. Opinions are sent with their document; rated is what has passed; a report or
 *  finding that is handed in says something. ST_RULE. */
MUST_CHECK enum status supervision_check_stage(const struct supervision_facts *f, struct str to,
                                               struct date on, struct date today, struct err *err);

/* ---- matters, topics, plans ---- */

/** The state of a matter that is neither closed nor cancelled: `begun` of its steps have begun or
 *  are done, `waiting` are neither done nor cancelled, `open` problems are not solved. */
const char *supervision_matter_state(int64_t begun, int64_t waiting, int64_t open);
/** Closed when nothing of it waits and no problem is open. ST_RULE with the number as argument. */
MUST_CHECK enum status supervision_check_close(struct str state, int64_t waiting, int64_t open,
                                               struct err *err);
/** Closed and cancelled matters stay as they are. */
MUST_CHECK enum status supervision_check_going(struct str state, struct err *err);
/** The item of art. 12 a source falls under, 1 to 6.
 *  @law  Supervision Law (2024-11-08) art. 12 */
unsigned supervision_source_item(struct str source);

enum supervision_plan_verb { PLAN_CHANGE, PLAN_APPROVE, PLAN_PUBLISH, PLAN_REVISE };
/** A plan is drafted, approved by the chairmen's meeting, published; what is approved is changed by
 *  a new revision only. ST_RULE.
 *  @law  Supervision Law (2024-11-08) art. 63 */
MUST_CHECK enum status supervision_check_plan(struct str state, enum supervision_plan_verb verb,
                                              struct err *err);

/* ---- problems ---- */

/** How many whole times `months` months lie between two days; 0 when one of them is none, or the
 *  second lies before the first. */
int64_t supervision_whole(struct date first, struct date last, unsigned months);

enum supervision_problem_verb {
    PROBLEM_ASSIGN,
    PROBLEM_MEASURE,
    PROBLEM_REPORT,
    PROBLEM_ACCEPT,
    PROBLEM_BACK,   /* once more: a new round */
    PROBLEM_SHELVE, /* nothing can be done now, with the reason */
    PROBLEM_REOPEN,
    PROBLEM_SOLVED, /* a follow-up found it solved */
    PROBLEM_LOOK    /* a follow-up */
};
/** The state after it, NULL: not possible now. */
const char *supervision_problem_next(struct str state, enum supervision_problem_verb verb);
/** Is it late on `today`? Solved and shelved ones never are. */
bool supervision_problem_late(const struct supervision_problem *p, struct date today);

/* ---- votes of satisfaction ---- */

struct supervision_rule {
    bool of_all;      /* more than half of all members; else `percent` of the ballots */
    unsigned percent; /* at least */
    bool basic;       /* "basically satisfied" counts as satisfied */
};
struct supervision_count {
    int64_t all, ballots, satisfied, basic, dissatisfied;
};
struct supervision_rating {
    bool passed;
    const char *mark;     /* satisfied, basic, dissatisfied */
    int64_t good, needed; /* counted as satisfied; how many suffice */
};
/** Can such numbers be? Words together at most the ballots, these at most all members. */
bool supervision_count_valid(const struct supervision_count *n);
/** "satisfied" when the best word alone reaches what is needed, "basic" when both do. */
struct supervision_rating supervision_rate_by(const struct supervision_rule *rule,
                                              const struct supervision_count *n);
/** May who belongs to organ `own` (0 none) be shown what concerns `organ`? Who sees the whole
 * matter is shown all; an organ that only owes something, what is its own. */
bool supervision_shows_organ(bool whole, int64_t own, int64_t organ);
#endif
