// SPDX-License-Identifier: MulanPSL-2.0
/** Special inquiries (专题询问): questions of members, answers of organs, follow-up questions, on a
 *  big screen and on phones; committees that investigate special questions (特定问题调查委员会).
 *  @law  Supervision Law (2024-11-08) art. 47, 50, 55, 56, 57, 59 */
#ifndef INQUIRY_H
#define INQUIRY_H
#include "platform/ctx.h"

enum {
    INQUIRY_TITLE_CHARS = 120,
    INQUIRY_LINE_CHARS = 100,
    INQUIRY_TEXT_CHARS = 2000,
    INQUIRY_REPORT_CHARS = 20000,
    INQUIRY_ORGANS_MOST = 12
};

#define INQUIRY_FORMS "plenary joint group"

struct inquiry {
    int64_t id, version, matter_id, meeting_id, item_id;
    struct str title, text, form, place, chair, summary;
    struct date held_on, collect_until;
    struct str state;    /* planned, collecting, open, closed, rated, handled, cancelled */
    int64_t question_id; /* on the screen, 0 none */
    int64_t opened_at, closed_at;
    int64_t questions, answered; /* when read: chosen or later, and those answered */
};

struct inquiry_organ {
    int64_t id, version, inquiry_id, organ_id, vote_id;
    struct str name, head; /* of the organ; who answers for it */
    int64_t all, ballots, satisfied, basic, dissatisfied;
    struct str mark, formula; /* "" not rated */
};

struct inquiry_question {
    int64_t id, version, inquiry_id, parent_id, place, organ_id, account_id, deputy_id, problem_id;
    struct str asker, text, answer, answerer, organ;
    struct str state; /* offered, chosen, left_out, asked, answered */
    int64_t asked_at, answered_at;
    struct str title; /* of the inquiry, in lists over all */
    struct date on;
};

struct inquiry_probe {
    int64_t id, version, matter_id, motion_id, signers, doc_id;
    int64_t vote_id; /* by which it was decided or refused; 0 with a day: noted afterwards */
    struct str title, reason, mover, basis, report, outcome;
    struct str state; /* proposed, decided, refused, going, reported, resolved */
    struct date proposed_on, decided_on, due_on, reported_on, resolved_on;
};
struct inquiry_member {
    int64_t id, probe_id, deputy_id;
    struct str post, name; /* post: chair vice member expert */
    bool has_stake;        /* when added: he says that he has one in what is investigated */
};
/** Somebody, or a body, that an investigation is about. */
struct inquiry_concern {
    int64_t id, probe_id;
    struct str name, reason;
};
/** What the office has found of somebody who sits in it or helps: has he a stake or not. */
struct inquiry_relation {
    int64_t id, probe_id, deputy_id; /* deputy_id 0: an expert, by his name */
    struct str name, whom;           /* whom: one of those concerned, "" in general */
    struct str sort, note;
    bool stake;
    struct date found_on;
};
#define INQUIRY_RELATIONS "self kin office money other"
#define INQUIRY_POSTS     "chair vice member expert"
struct inquiry_act {
    int64_t id, probe_id;
    struct str sort, who, text; /* sort: meeting visit talk material other */
    struct date done_on;
};
#define INQUIRY_ACTS "meeting visit talk material other"

/** ST_NOT_FOUND for whom may not see it: who reads all; members and deputies who may ask, once
 *  questions are collected; organs that answer. */
MUST_CHECK enum status inquiry_get(struct ctx *ctx, int64_t id, struct inquiry *out);
/** May this question be shown? Who reads all sees all; others what was put, and their own. */
bool inquiry_sees(const struct ctx *ctx, const struct inquiry_question *x);
/** May the actor ask? The office, members and deputies; not the organs that answer. */
bool inquiry_asks(const struct ctx *ctx);
#endif
