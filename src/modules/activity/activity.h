// SPDX-License-Identifier: MulanPSL-2.0
/** What deputies do between sessions (闭会期间代表活动): campaigns, inspections, hearings and
 * trials they are sent to, open days, group activities, bulletins they are to read; who is asked,
 * comes, and what it brought.
 *  @law  Deputies Law (2025-03-11) art. 26, 28, 29, 46 */
#ifndef ACTIVITY_H
#define ACTIVITY_H
#include "platform/ctx.h"

/** Words of the sort of an activity, text keys activity.sort.<word>. */
#define ACTIVITY_SORTS                                                                             \
    "campaign inspection research hearing trial open_day meeting group visit tour bulletin other"
/** Words of the sort of a deed, text keys activity.deed.<word>. */
#define ACTIVITY_DEEDS "lead example oversee advise solve help donate"
/** Levels of deputies, text keys activity.level.<word>. */
#define ACTIVITY_LEVELS "township county city province nation"

struct activity {
    int64_t id, version;
    int64_t campaign_id; /* the campaign it is part of, 0 none */
    int64_t group_id;    /* of sort "group": whose it is, a body of deputies; 0 none */
    struct str sort;     /* one of ACTIVITY_SORTS */
    struct str title, text;
    struct str host;  /* who organises it or asked for deputies: 县法院 */
    struct str place; /* may be "" */
    struct date starts_on, ends_on;
    struct str way;        /* "invited": the office asks; "open": whoever likes signs up */
    int64_t quota;         /* how many may come, 0: no limit */
    struct date answer_by; /* last day to answer or sign up, none: the day before it starts */
    struct str state;      /* planned, open, held, cancelled */
    struct str result;     /* what it brought, once held */
    /* When read in lists: */
    int64_t asked, coming, attended;
};

struct activity_person {
    int64_t id, version, activity_id, deputy_id;
    struct str name, delegation;
    struct str team;     /* group or task, may be "" */
    struct str answer;   /* asked, yes, no */
    struct str reason;   /* why not, or why excused */
    struct str presence; /* "" not yet noted, attended, excused, absent */
    int64_t read_at;     /* when the deputy first opened it, 0: not yet */
    /* Of its activity, in lists over all: */
    struct str title, sort;
    struct date on, until; /* its first and its last day */
};

/** Deeds of a campaign (代表在行动). */
struct activity_deed {
    int64_t id, version, activity_id, deputy_id;
    struct str name, title; /* of the deputy, of the campaign */
    struct str sort;        /* one of ACTIVITY_DEEDS */
    struct date done_on;
    struct str text;
    int64_t fen;       /* of a donation in money or kind */
    struct str state;  /* told, checked, refused */
    struct str reason; /* of a refusal */
    bool example;      /* chosen as an example for others */
};

/** A new activity or, with an id and version, another text of one that is not over. Emits
 *  "activity.saved". ST_INVALID with fields; ST_RULE: held or cancelled. */
MUST_CHECK enum status activity_save(struct ctx *ctx, const struct activity *in, int64_t *out_id);
/** It is made known: those asked are told, others may sign up. Emits "activity.opened". ST_RULE:
 *  not planned; nobody is asked though it is by invitation. */
MUST_CHECK enum status activity_open(struct ctx *ctx, int64_t id, int64_t version);
/** Emits "activity.cancelled"; those asked are told with the reason. */
MUST_CHECK enum status activity_cancel(struct ctx *ctx, int64_t id, int64_t version,
                                       struct str reason);
/** It was held: what it brought. Emits "activity.held". ST_RULE: it has not begun; somebody's
 *  presence is not noted (not asked of bulletins and campaigns). */
MUST_CHECK enum status activity_hold(struct ctx *ctx, int64_t id, int64_t version,
                                     struct str result);

struct activity_ask {
    int64_t id;
    const int64_t *deputies;
    size_t count;
    struct str team;
};
/** Ask deputies; those asked already stay. Emits "activity.asked". ST_RULE: over; more than the
 *  quota. */
MUST_CHECK enum status activity_invite(struct ctx *ctx, const struct activity_ask *in);
/** Somebody asked by mistake comes off the list, and is told if he had been told. Emits
 *  "activity.unasked". ST_RULE: over; his presence is noted. ST_NOT_FOUND: not on it. */
MUST_CHECK enum status activity_unask(struct ctx *ctx, int64_t id, int64_t person_id);
/** Deputies in turn: in office, not asked yet, those asked least often in the last twelve months
 *  first, then those whose turn was longest ago; of a delegation or (0) of all. */
MUST_CHECK enum status activity_in_turn(struct ctx *ctx, int64_t id, int64_t delegation_id,
                                        size_t count, int64_t **out, size_t *out_count);
/** The deputy himself answers or signs up ("yes"), or does not come ("no", with a reason when he
 *  was asked). Emits "activity.answered". ST_RULE: the last day has passed, the quota is used up.
 */
MUST_CHECK enum status activity_answer(struct ctx *ctx, int64_t id, struct str answer,
                                       struct str reason);
struct activity_note {
    int64_t person_id;
    struct str presence; /* attended, excused, absent */
};
/** Who was there. Emits "activity.noted". ST_RULE: not before its first day, not when over. */
MUST_CHECK enum status activity_note_presence(struct ctx *ctx, int64_t id,
                                              const struct activity_note *notes, size_t count);
/** A deputy has opened it: noted once. */
MUST_CHECK enum status activity_read(struct ctx *ctx, int64_t id);

/** A deed told by the deputy himself, or entered by the office (then checked already). Emits
 *  "activity.deed_told". ST_RULE: no campaign, or over. */
MUST_CHECK enum status activity_deed_add(struct ctx *ctx, const struct activity_deed *in,
                                         int64_t *out_id);
/** The office checks: `state` checked or refused (with a reason). Emits "activity.deed_checked". */
MUST_CHECK enum status activity_deed_check(struct ctx *ctx, const struct activity_deed *in);
/** ST_NOT_FOUND for whom may not see it: the office and readers see all; a deputy what he is asked
 *  to, what is open to all, and what he took part in. */
MUST_CHECK enum status activity_get(struct ctx *ctx, int64_t id, struct activity *out);
#endif
