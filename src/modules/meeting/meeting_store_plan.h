// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on topics, papers, notices, leave and private notes. */
#ifndef MEETING_STORE_PLAN_H
#define MEETING_STORE_PLAN_H
#include "modules/meeting/meeting.h"

struct meeting_topic;
struct meeting_paper;
struct meeting_notice;
struct meeting_leave;

MUST_CHECK enum status meeting_store_topic_insert(struct ctx *ctx, const struct meeting_topic *t);
/** State and answer, where its version is still t->version. */
MUST_CHECK enum status meeting_store_topic_save(struct ctx *ctx, const struct meeting_topic *t);
MUST_CHECK enum status meeting_store_topic(struct ctx *ctx, int64_t id, struct meeting_topic *out);
/** state "": all; proposed_by 0: everybody's. Newest first, at most 200. */
MUST_CHECK enum status meeting_store_topics(struct ctx *ctx, struct str state, int64_t proposed_by,
                                            struct meeting_topic **out, size_t *out_count);

MUST_CHECK enum status meeting_store_paper_insert(struct ctx *ctx, const struct meeting_paper *p);
MUST_CHECK enum status meeting_store_paper_save(struct ctx *ctx, const struct meeting_paper *p);
/** With the names of its readers. */
MUST_CHECK enum status meeting_store_paper_delete(struct ctx *ctx, const struct meeting_paper *p);
MUST_CHECK enum status meeting_store_paper(struct ctx *ctx, int64_t id, struct meeting_paper *out);
MUST_CHECK enum status meeting_store_papers(struct ctx *ctx, int64_t meeting_id,
                                            struct meeting_paper **out, size_t *out_count);
MUST_CHECK enum status meeting_store_readers(struct ctx *ctx, int64_t paper_id, int64_t **out,
                                             size_t *out_count);
/** These and no others. */
MUST_CHECK enum status meeting_store_readers_set(struct ctx *ctx, int64_t paper_id,
                                                 const int64_t *people, size_t count);
/** Papers of a meeting that name this person. */
MUST_CHECK enum status meeting_store_named_papers(struct ctx *ctx, int64_t person_id, int64_t **out,
                                                  size_t *out_count);

MUST_CHECK enum status meeting_store_notice_insert(struct ctx *ctx, int64_t meeting_id,
                                                   const struct meeting_notice *n);
MUST_CHECK enum status meeting_store_notices(struct ctx *ctx, int64_t meeting_id,
                                             struct meeting_notice **out, size_t *out_count);

/** A leave as stored: the reason sealed. */
struct meeting_leave_row {
    int64_t id, version, meeting_id, person_id, asked_at, decided_at, decided_by, key_id;
    struct str person, sort, sealed, state, note;
    bool invited; /* read only */
};
MUST_CHECK enum status
meeting_store_leave_insert(struct ctx *ctx, const struct meeting_leave_row *l, struct str reason);
MUST_CHECK enum status meeting_store_leave_save(struct ctx *ctx, const struct meeting_leave_row *l);
MUST_CHECK enum status meeting_store_leave(struct ctx *ctx, int64_t id,
                                           struct meeting_leave_row *out);
MUST_CHECK enum status meeting_store_leaves(struct ctx *ctx, int64_t meeting_id, int64_t person_id,
                                            struct meeting_leave_row **out, size_t *out_count);
/** "" when the key is destroyed. */
MUST_CHECK enum status
meeting_store_leave_reason(struct ctx *ctx, const struct meeting_leave_row *l, struct str *out);
/** Those that wait for a decision, in meetings not over, oldest first. */
MUST_CHECK enum status meeting_store_leaves_asked(struct ctx *ctx, struct meeting_leave_row **out,
                                                  size_t *out_count);
/** How many wait for a decision, in meetings not over. */
MUST_CHECK enum status meeting_store_leaves_waiting(struct ctx *ctx, int64_t *out);

/** What the account wrote beside the item; "" nothing. */
MUST_CHECK enum status meeting_store_note(struct ctx *ctx, int64_t account_id, int64_t item_id,
                                          struct str *out);
/** "" removes it. */
MUST_CHECK enum status meeting_store_note_put(struct ctx *ctx, int64_t meeting_id, int64_t item_id,
                                              int64_t account_id, int64_t key_id, struct str text);

/* ---- private notes at places of papers: meeting_store_mark.c ---- */
MUST_CHECK enum status meeting_store_marks(struct ctx *ctx, int64_t account_id, int64_t paper_id,
                                           struct meeting_mark **out, size_t *out_count);
MUST_CHECK enum status meeting_store_mark_insert(struct ctx *ctx, int64_t account_id,
                                                 int64_t key_id, const struct meeting_mark *m);
MUST_CHECK enum status meeting_store_mark_delete(struct ctx *ctx, int64_t account_id, int64_t id);
/** What was read of the newest file of a paper; "" nothing. */
MUST_CHECK enum status meeting_store_paper_text(struct ctx *ctx, int64_t paper_id, struct str *out);
#endif
