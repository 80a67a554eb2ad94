// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of this module share: an invented county in session, who acts, the steps of a
 * motion. */
#ifndef MOTIONTEST_H
#define MOTIONTEST_H
#include "modules/motion/motion_actions.h"
#include "modules/motion/motion_parts.h"
#include "modules/motion/motion_rules.h"
#include "platform/event/tests/journaltest.h"
#include "platform/permission.h"

enum { DEPUTIES = 14, SEATS = 5 };

struct county {
    struct ctx *ctx;
    const struct actor *system;
    struct actor actor;
    struct permission_set may;
    int64_t deputy[DEPUTIES], housing, court, society, chairmen;
};

/** A bill before the congress. */
extern const struct motion_draft BILL;

/** Forget the failure of the last call. */
void forget(struct county *c);
/** Who acts from now on: the nth deputy, the office, the housing bureau (its head, who signs). */
void as_deputy(struct county *c, size_t n);
void as_office(struct county *c);
void as_unit(struct county *c, bool head);
void day(struct county *c, int month, int of_month);
/** The call succeeds. */
void done(struct county *c, enum status got, const char *what);
/** It fails with this status and key (of the first wrong field, if any). */
void refused(struct county *c, enum status got, enum status want, const char *key,
             const char *what);
/** Run fn with the county founded, on 2026-02-11, in session. */
void run(enum db_kind kind, const char *name, void (*fn)(struct county *));
void both(const char *name, void (*fn)(struct county *));
/** Steps that must succeed; each leaves who did it acting. */
int64_t draft(struct county *c, const struct motion_draft *in, size_t lead);
/** Deputies from..to are asked and sign. */
void sign(struct county *c, int64_t id, size_t lead, size_t from, size_t to);
/** The motion as the system reads it. */
struct motion now(struct county *c, int64_t id);
/** Drafted, signed by from..to, handed in. */
int64_t submitted(struct county *c, const struct motion_draft *in, size_t lead, size_t from,
                  size_t to);
/** The office notes a decision, with all that any of them asks for. */
enum status decide(struct county *c, int64_t id, const char *decision);
/** An interpellation of the housing bureau. */
struct motion_draft question_of(const struct county *c, enum motion_forum forum);
/** The housing bureau answers in writing, its head signs. */
void answered(struct county *c, int64_t id);
enum status mark(struct county *c, int64_t id, size_t deputy, bool satisfied);
#endif
