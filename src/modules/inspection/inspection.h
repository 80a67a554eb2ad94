// SPDX-License-Identifier: MulanPSL-2.0
/** Inspections of how a law is carried out (执法检查), clause by clause: the clauses become a check
 *  list split over duty, liability and effect; what is found stands with place, photograph, organ
 *  and clause; what is wrong goes to the list of problems and is looked at again.
 *  @law  Supervision Law (2024-11-08) art. 31, 35, 36, 37 */
#ifndef INSPECTION_H
#define INSPECTION_H
#include "platform/ctx.h"

/** Text keys inspection.state.<word>, inspection.aspect.<word>, inspection.verdict.<word>. */
#define INSPECTION_STATES   "prepared running reported closed"
#define INSPECTION_ASPECTS  "duty liability effect"
#define INSPECTION_VERDICTS "ok partial bad"

enum {
    INSPECTION_TITLE_CHARS = 120,
    INSPECTION_LINE_CHARS = 100,
    INSPECTION_TEXT_CHARS = 5000,
    INSPECTION_QUESTION_CHARS = 500,
    INSPECTION_ITEMS_MAX = 400,
    INSPECTION_DAYS_MOST = 400
};

struct inspection {
    int64_t id, version;
    int64_t matter_id;  /* of the year's plan of supervision, 0 none */
    int64_t statute_id; /* the law that is inspected */
    int64_t text_id;    /* its version */
    struct str statute; /* its title */
    struct str title, goal;
    struct str lead; /* who leads it, as printed */
    struct date starts_on, ends_on;
    struct str state;
    struct str summary; /* what the report says of the whole: how it is carried out, advice */
    struct str amend;   /* what in the law itself should be changed, "" nothing */
    struct date reported_on;
    struct date notified_on; /* the organs were told of the plan, none: not yet */
    /* When read in lists: */
    int64_t items, seen, bad,
        ok; /* lines; of them looked at; findings that are not, that are well */
};

struct inspection_item {
    int64_t id, version, inspection_id, clause_id, place;
    struct str aspect;   /* one of INSPECTION_ASPECTS */
    struct str cite;     /* 第三十四条 */
    struct str question; /* what is to be looked at */
    int64_t organ_id;    /* whose duty it is, 0 open */
    struct str organ;
    int64_t ok, partial, bad; /* findings, each place by its newest */
};

struct inspection_finding {
    int64_t id, version, inspection_id, item_id;
    int64_t again_id;  /* the finding that is looked at again, 0 */
    struct str client; /* made on a device, "" at the desk */
    struct str way;    /* desk, offline, paper */
    struct str verdict;
    struct str place, text;
    int64_t organ_id; /* who has to put it right, 0 nobody */
    struct date found_on, due_on;
    int64_t account_id;
    struct str finder; /* name of who looked */
    int64_t problem_id;
    /* When read in lists: */
    struct str title, cite, aspect, organ;
    int64_t later_id; /* the newest finding that looked at it again, 0 */
};

/** ST_NOT_FOUND for whom may not see it: those who read all; whoever takes part once it runs. */
MUST_CHECK enum status inspection_get(struct ctx *ctx, int64_t id, struct inspection *out);
/** A new one or (id, version) other values; the law cannot be changed once it runs. Emits
 *  "inspection.saved". ST_INVALID with fields; ST_RULE: reported or closed. */
MUST_CHECK enum status inspection_save(struct ctx *ctx, const struct inspection *in,
                                       int64_t *out_id);
/** Put articles of the law onto the check list, each with what it says as the question; those on it
 *  already stay. Emits "inspection.listed". ST_RULE: reported; more than INSPECTION_ITEMS_MAX. */
MUST_CHECK enum status inspection_add_clauses(struct ctx *ctx, int64_t id, const int64_t *clauses,
                                              size_t count);
/** Another question, aspect or organ for a line (id, version). Emits "inspection.item_saved". */
MUST_CHECK enum status inspection_item_save(struct ctx *ctx, const struct inspection_item *in);
/** ST_RULE: something was found for it. Emits "inspection.item_removed". */
MUST_CHECK enum status inspection_item_remove(struct ctx *ctx, int64_t item_id);
/** It begins: from now on findings are taken. Emits "inspection.started". ST_RULE: empty list. */
MUST_CHECK enum status inspection_start(struct ctx *ctx, int64_t id, int64_t version);
/** Something was found at a place. What is not well and has an organ and a day goes to the list of
 *  problems, and the organ is told, if the office wrote it; what others wrote waits for
 *  inspection_confirm(). One with a `client` the account has sent already is not written again
 *  (out_new false). Emits "inspection.found". ST_INVALID with fields; ST_RULE: it does not run;
 *  ST_CONFLICT: the `client` is another account's. */
MUST_CHECK enum status inspection_find(struct ctx *ctx, const struct inspection_finding *in,
                                       int64_t *out_id, bool *out_new);
/** It should be on the list of problems and is not yet. */
bool inspection_waits(const struct inspection_finding *f);
/** The office puts what a deputy found onto the list of problems, and the organ is told. Emits
 *  "inspection.confirmed". ST_DENIED: not the office; ST_RULE: it is no problem, or is on the list,
 *  or the inspection is closed. */
MUST_CHECK enum status inspection_confirm(struct ctx *ctx, int64_t finding_id);
/** The office leaves it off the list of problems, with the reason, which is added to the text.
 *  Emits "inspection.dismissed". ST_DENIED, ST_RULE as inspection_confirm(); ST_INVALID: no reason.
 */
MUST_CHECK enum status inspection_dismiss(struct ctx *ctx, int64_t finding_id, struct str reason);
/** The organs of its check list are told of the plan; ten days before it begins at the latest.
 *  Emits "inspection.notified". ST_RULE: it is over. ST_INVALID: a day ahead. */
MUST_CHECK enum status inspection_notify(struct ctx *ctx, int64_t id, int64_t version,
                                         struct date on);
/** Last day for that. */
MUST_CHECK enum status inspection_notify_by(struct ctx *ctx, const struct inspection *i,
                                            struct date *out);
/** The report is given: how the law is carried out with advice, and what in it should be changed.
 *  Emits "inspection.reported". ST_INVALID: no summary; ST_RULE: it does not run.
 *  @law  Supervision Law (2024-11-08) art. 36 */
struct inspection_words {
    int64_t id, version;
    struct str summary, amend;
};
MUST_CHECK enum status inspection_report(struct ctx *ctx, const struct inspection_words *in);
/** Emits "inspection.closed". ST_RULE: not reported; what was found waits for the office; a problem
 *  is not solved. */
MUST_CHECK enum status inspection_close(struct ctx *ctx, int64_t id, int64_t version);

#endif
