// SPDX-License-Identifier: MulanPSL-2.0
/** Sessions beyond the ordinary (临时召集、第一次会议、预备会议), members by video, and what is
 * asked while people deliberate (询问). */
#ifndef MEETING_SESSION_H
#define MEETING_SESSION_H
#include "modules/meeting/meeting.h"

enum { MEETING_REASON_CHARS = 500, MEETING_QUESTION_CHARS = 2000 };

/* ---- a session called in between: meeting_session.c ---- */

struct meeting_extra {
    int64_t id, version, meeting_id;
    struct str called_by;      /* "necessary", "deputies" */
    uint32_t proposing, whole; /* deputies who proposed it, of all on the day it was noted */
    struct str reason;
    struct date decided_on;
};
/** *out_found false: an ordinary session. */
MUST_CHECK enum status meeting_extra_of(struct ctx *ctx, int64_t meeting_id,
                                        struct meeting_extra *out, bool *out_found);
/** It is one, or other facts of one. Emits "meeting.extra_called". ST_INVALID with fields; ST_RULE:
 *  no session of the congress, held already, too few deputies.
 *  @law  Organic Law (2022-03-11) art. 14(3) */
MUST_CHECK enum status meeting_extra_set(struct ctx *ctx, const struct meeting_extra *in);
/** Is it a session of the congress, not a sitting of one? */
bool meeting_is_session(const struct meeting *m);

/* ---- the first session of a term, preparatory meetings ---- */

struct meeting_term {
    int64_t id, version;
    int number;
    struct date elected_on; /* the election of its deputies was completed */
};
/** Newest first. */
MUST_CHECK enum status meeting_terms(struct ctx *ctx, struct meeting_term **out, size_t *out_count);
/** When the deputies of that term were elected. Emits "meeting.term_elected". ST_INVALID with
 * fields. */
MUST_CHECK enum status meeting_term_set(struct ctx *ctx, const struct meeting_term *in);
/** The first session of a term that has not been held yet: by when, who convenes it. */
struct meeting_first {
    int number;
    struct date elected_on, by, planned; /* planned: none */
    const char *convener;                /* text meeting.convener.<word> */
    const char *article;
    bool late;
};
/** *out_found false: none is due.
 *  @law  Organic Law (2022-03-11) art. 20 */
MUST_CHECK enum status meeting_first_due(struct ctx *ctx, struct meeting_first *out,
                                         bool *out_found);
/** Does this session of the congress, not yet over, lack its preparatory meeting?
 *  @law  Organic Law (2022-03-11) art. 17(1) */
MUST_CHECK enum status meeting_lacks_preparatory(struct ctx *ctx, const struct meeting *m,
                                                 bool *out);

/* ---- by video: meeting_remote.c ---- */

struct meeting_remote {
    int64_t id, version, meeting_id, person_id;
    struct str reason;
    struct date decided_on; /* by the chairmen's meeting */
};
/** By person; at most 500. */
MUST_CHECK enum status meeting_remotes(struct ctx *ctx, int64_t meeting_id,
                                       struct meeting_remote **out, size_t *out_count);
/** NULL: he is there himself. */
const struct meeting_remote *meeting_remote_among(const struct meeting_remote *list, size_t count,
                                                  int64_t person_id);
/** He attends by video. Emits "meeting.remote_set". ST_INVALID with fields; ST_RULE: no member of a
 *  standing committee, undecided, set already, the meeting is over.
 *  @law  Guangdong Standing Committee Procedure (2023-03-30) art. 6 */
MUST_CHECK enum status meeting_remote_set(struct ctx *ctx, const struct meeting_remote *in);
/** He comes after all. Emits "meeting.remote_dropped". */
MUST_CHECK enum status meeting_remote_drop(struct ctx *ctx, int64_t meeting_id, int64_t person_id);

/* ---- what is asked: meeting_inquiry.c ---- */

struct meeting_inquiry {
    int64_t id, version, meeting_id, item_id, person_id, organ_id;
    struct str who, organ; /* names */
    struct str question;
    int64_t asked_at, answered_at; /* answered_at 0: not yet */
    struct str answerer, rank;     /* who answered; "head", "responsible" */
    struct str answer;
};
/** Of an item, in order. */
MUST_CHECK enum status meeting_inquiries(struct ctx *ctx, int64_t item_id,
                                         struct meeting_inquiry **out, size_t *out_count);
MUST_CHECK enum status meeting_inquiry_get(struct ctx *ctx, int64_t id,
                                           struct meeting_inquiry *out);
/** Somebody who takes part asks an organ about an item; the operator may note it for him
 *  (person_id), else the actor asks. Emits "meeting.inquired". ST_INVALID with fields; ST_RULE: the
 *  meeting does not go on, an observer, no organ that answers to the congress.
 *  @law  Deputies Law (2025-03-11) art. 19 */
MUST_CHECK enum status meeting_inquire(struct ctx *ctx, const struct meeting_inquiry *in,
                                       int64_t *out_id);
/** What was answered, by whom. Emits "meeting.inquiry_answered". ST_RULE: neither head nor anybody
 *  responsible answered. */
MUST_CHECK enum status meeting_inquiry_answer(struct ctx *ctx, const struct meeting_inquiry *in);

/* ---- SQL: meeting_store_session.c ---- */

MUST_CHECK enum status meeting_store_extra(struct ctx *ctx, int64_t meeting_id,
                                           struct meeting_extra *out, bool *out_found);
MUST_CHECK enum status meeting_store_extra_put(struct ctx *ctx, const struct meeting_extra *e);
MUST_CHECK enum status meeting_store_terms(struct ctx *ctx, struct meeting_term **out,
                                           size_t *out_count);
MUST_CHECK enum status meeting_store_term_put(struct ctx *ctx, const struct meeting_term *t);
MUST_CHECK enum status meeting_store_remotes(struct ctx *ctx, int64_t meeting_id,
                                             struct meeting_remote **out, size_t *out_count);
MUST_CHECK enum status meeting_store_remote_insert(struct ctx *ctx, const struct meeting_remote *r);
MUST_CHECK enum status meeting_store_remote_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status meeting_store_inquiries(struct ctx *ctx, int64_t item_id, int64_t id,
                                               struct meeting_inquiry **out, size_t *out_count);
MUST_CHECK enum status meeting_store_inquiry_insert(struct ctx *ctx,
                                                    const struct meeting_inquiry *q);
MUST_CHECK enum status meeting_store_inquiry_answer(struct ctx *ctx,
                                                    const struct meeting_inquiry *q);

/** By which article others than members attend such a meeting, and by which a matter is not put to
 *  the vote yet; "" where no law and no model speaks. */
struct str meeting_attendance_article(const struct meeting_rule *rule, struct date on);
struct str meeting_deferral_article(const struct meeting_rule *rule, struct date on);
#endif
