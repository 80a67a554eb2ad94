// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages, jobs and demo of this module use beside meeting.h. */
#ifndef MEETING_ACTIONS_H
#define MEETING_ACTIONS_H
#include "law/law_body.h"
#include "modules/meeting/meeting.h"
#include "modules/meeting/meeting_store.h"

/* ---- kinds ---- */

/** Put the shipped kinds of the congress's level that are not there. Emits "meeting.kinds_shipped"
 *  if there were any. */
MUST_CHECK enum status meeting_kinds_ship(struct ctx *ctx);
/** A new rule for a kind, from today on: meetings made until now keep theirs. Emits
 *  "meeting.kind_changed". ST_INVALID with fields; ST_CONFLICT. */
MUST_CHECK enum status meeting_kind_change(struct ctx *ctx, int64_t kind_id, int64_t version,
                                           const struct meeting_rule *rule);
/** A kind of the office's own; rule->code is made. Emits "meeting.kind_added". */
MUST_CHECK enum status meeting_kind_add(struct ctx *ctx, const struct meeting_rule *rule,
                                        int64_t *out_id);
/** Offer it for new meetings, or no longer. Emits "meeting.kind_used". */
MUST_CHECK enum status meeting_kind_use(struct ctx *ctx, int64_t kind_id, int64_t version,
                                        bool active);

/* ---- meetings ---- */

struct meeting_change {
    int64_t id, version;
    struct str name, place;
    struct date starts_on, ends_on;
    unsigned starts_minute;
};
/** Insert one without people, inside a transaction. Emits nothing. */
MUST_CHECK enum status meeting_make(struct ctx *ctx, const struct meeting_new *in,
                                    struct meeting *out);
/** New name, place or time of one in preparation; another day reads its members anew. Emits
 *  "meeting.changed". ST_RULE: it has begun. */
MUST_CHECK enum status meeting_edit(struct ctx *ctx, const struct meeting_change *in);
/** It will not be held. Emits "meeting.cancelled"; its people are told if notices were out. */
MUST_CHECK enum status meeting_cancel(struct ctx *ctx, int64_t id, int64_t version,
                                      struct str reason);
/** The members of its body as of its day: who is new comes in, who has left goes. *out_changed:
 *  how many. Emits "meeting.people_read" if there were any. */
MUST_CHECK enum status meeting_read_members(struct ctx *ctx, int64_t id, size_t *out_changed);
/** The body of a kind's rule as the law knows it; false: the law says nothing of it. */
bool meeting_body_in_law(struct str word, enum law_body *out);
/** Inside a transaction, without event: who sits in the body on `on` is a member of the meeting. */
MUST_CHECK enum status meeting_members_put(struct ctx *ctx, struct meeting *m, struct date on,
                                           size_t *out_changed);
/** The same, and the whole of the body as of that day, the denominator of quorum and majority.
 *  Saves m if that has changed. */
MUST_CHECK enum status meeting_members_read(struct ctx *ctx, struct meeting *m, struct date on,
                                            size_t *out_changed);

/* ---- items ---- */

struct meeting_item_change {
    int64_t id, version, organ_id, prior_item_id;
    struct str title, sort, presenter;
    unsigned minutes;
};
/** Emits "meeting.item_changed" about the meeting. */
MUST_CHECK enum status meeting_item_edit(struct ctx *ctx, const struct meeting_item_change *in);
/** Take an item off the agenda of a meeting in preparation; parts go with it. One that others refer
 *  to, or has papers, is only withdrawn. Emits "meeting.item_dropped". */
MUST_CHECK enum status meeting_item_drop(struct ctx *ctx, int64_t id, int64_t version);
/** All items in one order: ids from first to last with their depth (1 at the top). Emits
 *  "meeting.item_moved". ST_CONFLICT: items came or went meanwhile. */
MUST_CHECK enum status meeting_items_order(struct ctx *ctx, int64_t meeting_id, const int64_t *ids,
                                           const unsigned *depths, size_t count);
/** Those whose typed number differs from what they bear go there ("3", "3.2"), one after the other.
 *  Emits "meeting.item_moved" for each. ST_INVALID: no number, or below an item that is not there.
 */
MUST_CHECK enum status meeting_items_renumber(struct ctx *ctx, int64_t meeting_id,
                                              const int64_t *ids, const struct str *numbers,
                                              size_t count);
/** Save what numbering has changed of the items of a meeting. */
MUST_CHECK enum status meeting_items_settle(struct ctx *ctx, int64_t meeting_id);

/** Insert one and number the agenda, inside a transaction; neither state nor chain is asked. */
MUST_CHECK enum status meeting_item_make(struct ctx *ctx, const struct meeting_item_new *in,
                                         int64_t *out_id);
/** Has the matter been where the rule of the meeting wants it before? Errors of
 *  meeting_item_add(). */
MUST_CHECK enum status meeting_prior_check(struct ctx *ctx, const struct meeting *m,
                                           int64_t prior_item_id, struct str sort, bool is_part,
                                           bool by_meeting);

/* ---- people ---- */

struct meeting_person_new {
    int64_t meeting_id, account_id, deputy_id;
    struct str name, title;
    enum meeting_capacity capacity; /* not MEETING_MEMBER of a meeting that has a body */
    bool quota;
    int64_t mandate_id; /* asked to come as a deputy, by this mandate; 0: not so */
};
/** Emits "meeting.person_added" about the meeting. ST_RULE: is there already. */
MUST_CHECK enum status meeting_person_add(struct ctx *ctx, const struct meeting_person_new *in,
                                          int64_t *out_id);
/** The same inside a transaction, whatever the state, without event. */
MUST_CHECK enum status meeting_person_put(struct ctx *ctx, const struct meeting_person_new *in,
                                          int64_t *out_id);
/** Of many one after the other: `people` are those of the meeting, who put him there appends him.
 */
MUST_CHECK enum status meeting_person_put_among(struct ctx *ctx,
                                                const struct meeting_person_new *in,
                                                const struct meeting_person *people, size_t count,
                                                struct meeting_person *out);
/** Emits "meeting.person_dropped". ST_RULE: a member of the body, or has signed in. */
MUST_CHECK enum status meeting_person_drop(struct ctx *ctx, int64_t person_id, int64_t version);

struct meeting_who;
/** Who the actor is to a meeting. */
MUST_CHECK enum status meeting_who_of(struct ctx *ctx, int64_t meeting_id, struct meeting_who *out);

#endif
