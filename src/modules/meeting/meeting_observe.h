// SPDX-License-Identifier: MulanPSL-2.0
/** Citizens who ask to listen to a meeting (旁听). What they say of themselves is sealed under one
 *  key each and gone some time after the meeting; on the roll they stand by number, not by name. */
#ifndef MEETING_OBSERVE_H
#define MEETING_OBSERVE_H
#include "modules/meeting/meeting.h"

enum {
    MEETING_OBSERVE_KEEP_DAYS = 90, /* unless the office says otherwise */
    MEETING_OBSERVE_KEEP_MAX = 365,
    MEETING_OBSERVE_PLACES_MAX = 500,
    MEETING_OBSERVE_WAITING = 200 /* more than the places, then nobody more may ask */
};

struct meeting_observing {
    int64_t id, version, meeting_id; /* id 0: never opened */
    unsigned places, keep_days;
    struct date until_on; /* the last day to ask */
    struct str conditions;
    struct str items; /* ids of the items that everybody may read, blank separated */
    bool open;
};

struct meeting_observer {
    int64_t id, version, meeting_id, key_id, asked_at, decided_at, decided_by, person_id;
    unsigned number;        /* in order of arrival, from 1 */
    struct str name, phone; /* "" when forgotten */
    struct str job, why;    /* may be "" */
    struct str code;        /* the receipt */
    struct str state;       /* asked, accepted, refused */
    struct str reason;      /* of a refusal */
    int64_t forgotten_at;   /* personal data gone, 0: not yet */
};

/** What the office has opened; a meeting it has not: id 0, with what a new form starts from. */
MUST_CHECK enum status meeting_observing_of(struct ctx *ctx, const struct meeting *m,
                                            struct meeting_observing *out);
/** Open it, or change what was said; of a meeting that was held, what is published of it. Emits
 *  "meeting.observing_set". ST_RULE "meeting.observe.not_kind": meetings of its kind have no
 *  observers; "meeting.observe.fewer": more are accepted already; "meeting.over": cancelled.
 *  ST_INVALID with fields. */
MUST_CHECK enum status meeting_observing_set(struct ctx *ctx, const struct meeting_observing *in);
/** May somebody ask today: notices are out, it has not begun, the office takes requests. */
bool meeting_observing_takes(const struct ctx *ctx, const struct meeting *m,
                             const struct meeting_observing *o);
/** Is the meeting announced to everybody with its items? */
bool meeting_observing_public(const struct meeting *m, const struct meeting_observing *o);
/** Is the item among those everybody may read? */
bool meeting_observing_item(const struct meeting_observing *o, int64_t item_id);

struct meeting_observer_new {
    int64_t meeting_id;
    struct str name, phone, job, why;
};
/** Somebody asks; *out_code is the receipt. Emits "meeting.observer_asked", the office is told.
 *  ST_RULE: not open, too many, or this telephone has asked already. ST_INVALID with fields. */
MUST_CHECK enum status meeting_observer_ask(struct ctx *ctx, const struct meeting_observer_new *in,
                                            struct str *out_code);
/** Accept, in order of arrival and as long as there are places: he stands on the roll as an
 *  observer. Or refuse with a reason, even who was accepted and has not come. Emits
 *  "meeting.observer_decided". */
MUST_CHECK enum status meeting_observer_decide(struct ctx *ctx, int64_t id, int64_t version,
                                               bool accept, struct str reason);
/** In order of arrival, opened. For who may decide; ST_DENIED. */
MUST_CHECK enum status meeting_observers(struct ctx *ctx, int64_t meeting_id,
                                         struct meeting_observer **out, size_t *out_count);
/** By the receipt: state and reason, nothing personal. ST_NOT_FOUND. */
MUST_CHECK enum status meeting_observer_by_code(struct ctx *ctx, struct str code,
                                                struct meeting_observer *out);
/** Destroy what is known of observers of meetings that ended long enough ago. Emits
 *  "meeting.observers_forgotten" for each such meeting. A daily job. */
MUST_CHECK enum status meeting_observers_forget(struct ctx *ctx);

/* ---- SQL, meeting_store_observe.c ---- */

MUST_CHECK enum status meeting_store_observing(struct ctx *ctx, int64_t meeting_id,
                                               struct meeting_observing *out);
MUST_CHECK enum status meeting_store_observing_put(struct ctx *ctx,
                                                   const struct meeting_observing *o);
/** Meetings that take requests on that day, soonest first. */
/** Those that everybody may read of and that were held, the latest first. */
MUST_CHECK enum status meeting_store_observing_held(struct ctx *ctx, int64_t **out,
                                                    size_t *out_count);
MUST_CHECK enum status meeting_store_observing_open(struct ctx *ctx, struct date on, int64_t **out,
                                                    size_t *out_count);
/** Sealed values stay closed unless `open_values`. */
MUST_CHECK enum status meeting_store_observers(struct ctx *ctx, int64_t meeting_id,
                                               bool open_values, struct meeting_observer **out,
                                               size_t *out_count);
MUST_CHECK enum status meeting_store_observer(struct ctx *ctx, int64_t id,
                                              struct meeting_observer *out);
MUST_CHECK enum status meeting_store_observer_by_code(struct ctx *ctx, struct str code,
                                                      struct meeting_observer *out);
/** Has somebody with this telephone asked for this meeting? */
MUST_CHECK enum status meeting_store_observer_there(struct ctx *ctx, int64_t meeting_id,
                                                    struct str phone, bool *out);
MUST_CHECK enum status meeting_store_observer_insert(struct ctx *ctx,
                                                     const struct meeting_observer *o);
/** State, reason and person, where its version is still o->version. */
MUST_CHECK enum status meeting_store_observer_save(struct ctx *ctx,
                                                   const struct meeting_observer *o);
/** The key is destroyed, the columns emptied. */
MUST_CHECK enum status meeting_store_observer_forget(struct ctx *ctx,
                                                     const struct meeting_observer *o);
/** Meetings that ended before `before` and still have observers that are known. */
MUST_CHECK enum status meeting_store_observed(struct ctx *ctx, struct date before, int64_t **out,
                                              size_t *out_count);
#endif
