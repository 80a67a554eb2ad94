// SPDX-License-Identifier: MulanPSL-2.0
/** How mandates end before their term: a resignation is handed in, voted on, accepted; the end of
 *  each is reported by the credentials committee and announced. */
#ifndef DEPUTY_ENDING_H
#define DEPUTY_ENDING_H
#include "modules/deputy/deputy.h"

/** waiting → accepted | refused | withdrawn. */
struct deputy_resignation {
    int64_t id, version;
    int64_t mandate_id;       /* of a deputy, or of one of another level */
    struct str name;          /* whose */
    bool own;                 /* of this congress */
    bool ordered;             /* 责令辞职 */
    struct str forum;         /* "congress", "committee", "electors": who decides */
    struct str state;         /* word */
    struct date handed_in_on; /* the letter */
    struct date decided_on;   /* none while waiting */
    struct str decided_by;    /* the organ, as it is called */
    int64_t yes, whole;       /* votes for it, of all members or deputies; 0, 0: not known */
    struct str document;      /* number of the resolution, may be "" */
};
struct deputy_resignation_new {
    int64_t mandate_id;
    struct date handed_in_on;
    bool ordered;
};
/** A letter of resignation has come. Emits "deputy.resignation_handed_in" about the deputy.
 *  ST_INVALID: no day, before the first day of office or after today. ST_RULE: not in office; one
 * is waiting already; of another level and not elected by the congress whose office this is.
 *  @law  Election Law (2020-10-17) art. 55 */
MUST_CHECK enum status deputy_resignation_hand_in(struct ctx *ctx,
                                                  const struct deputy_resignation_new *in,
                                                  int64_t *out_id);

struct deputy_resignation_decision {
    int64_t id, version;
    struct str state; /* "accepted", "refused", "withdrawn" */
    struct date decided_on;
    struct str decided_by, document;
    int64_t yes, whole;
};
/** What became of it. Accepted, the mandate ends on that day: emits "deputy.left" about a deputy of
 *  this congress, "deputy.resignation_decided" in any case. ST_INVALID with fields (votes are asked
 *  for where the forum is ours and it came to a vote); ST_RULE: decided already, or accepted with
 * no more than half.
 *  @law  Election Law (2020-10-17) art. 55 */
MUST_CHECK enum status deputy_resignation_decide(struct ctx *ctx,
                                                 const struct deputy_resignation_decision *in);
MUST_CHECK enum status deputy_resignation_get(struct ctx *ctx, int64_t id,
                                              struct deputy_resignation *out);
/** Of one mandate, newest first; 0: those that wait, of all, oldest first. */
MUST_CHECK enum status deputy_resignations(struct ctx *ctx, int64_t mandate_id,
                                           struct deputy_resignation **out, size_t *out_count);

/** What was announced of a mandate that has ended. */
struct deputy_ending {
    int64_t id, version; /* id of the mandate; version 0: not announced yet */
    struct str name, reason;
    struct date ended_on;
    bool own;
    bool filed;               /* it is to be filed with the standing committee above */
    struct date reported_on;  /* by the credentials committee; none: not told */
    struct str announced_by;  /* the organ, as it is called */
    struct date announced_on; /* none: not announced yet */
    struct str document;
    struct date filed_on; /* none: not yet, or need not be */
};
/** ST_RULE "deputy.ending.in_office" of a mandate that has not ended by today, or ended with its
 * term. */
MUST_CHECK enum status deputy_ending_get(struct ctx *ctx, int64_t mandate_id,
                                         struct deputy_ending *out);
/** Deputies of this congress who left in the present term before its end, and those of other levels
 *  whose resignation was accepted here, with no announcement or not filed where it must be. By day.
 */
MUST_CHECK enum status deputy_endings_open(struct ctx *ctx, struct deputy_ending **out,
                                           size_t *out_count);
/** Enter the announcement, or put it right. Emits "deputy.ending_announced". ST_INVALID with
 * fields: announced before the end, or in the future; reported after the announcement.
 *  @law  Deputies Law (2025-03-11) art. 63
 *  @law  Election Law (2020-10-17) art. 55 */
MUST_CHECK enum status deputy_ending_announce(struct ctx *ctx, const struct deputy_ending *in);

/* ---- SQL, deputy_store_ending.c ---- */
MUST_CHECK enum status deputy_store_resignation_insert(struct ctx *ctx,
                                                       const struct deputy_resignation *r);
MUST_CHECK enum status
deputy_store_resignation_decide(struct ctx *ctx, const struct deputy_resignation_decision *in);
/** The announcement itself; ST_NOT_FOUND. */
MUST_CHECK enum status deputy_store_ending(struct ctx *ctx, int64_t id, struct deputy_ending *out);
MUST_CHECK enum status deputy_store_endings_open(struct ctx *ctx, struct date from, bool filed,
                                                 struct deputy_ending **out, size_t *out_count);
MUST_CHECK enum status deputy_store_ending_set(struct ctx *ctx, const struct deputy_ending *e);
/** A deputy of another level is so no longer after that day; an end planned for later is moved. */
MUST_CHECK enum status deputy_store_outside_leave(struct ctx *ctx, int64_t id, struct date on);
#endif
