// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of the day itself. */
#ifndef MEETING_STORE_HALL_H
#define MEETING_STORE_HALL_H
#include "modules/meeting/meeting_hall.h"

/* ---- hall and course ---- */

/** version 0: there is no row yet. */
MUST_CHECK enum status meeting_store_hall_get(struct ctx *ctx, int64_t meeting_id,
                                              struct meeting_hall *out);
/** Writes all of it: inserts with version 0, else updates what has that version (ST_CONFLICT). */
MUST_CHECK enum status meeting_store_hall_put(struct ctx *ctx, struct meeting_hall *hall);
/** Screen and countdown alone: whoever is last is right, the version stays. */
MUST_CHECK enum status meeting_store_hall_show(struct ctx *ctx, const struct meeting_hall *hall);
/** The meeting's own row: state, current item, when it was opened and closed. */
MUST_CHECK enum status meeting_store_hall_state(struct ctx *ctx, const struct meeting *m,
                                                enum meeting_state to,
                                                const struct meeting_hall *hall);
MUST_CHECK enum status meeting_store_hall_current(struct ctx *ctx, int64_t meeting_id,
                                                  int64_t item_id);
MUST_CHECK enum status meeting_store_hall_item(struct ctx *ctx, int64_t item_id, const char *state,
                                               int64_t begun_at, int64_t ended_at);
MUST_CHECK enum status meeting_store_chair_note(struct ctx *ctx, int64_t meeting_id,
                                                int64_t account_id, int64_t *out_id,
                                                struct str *out_body);
MUST_CHECK enum status meeting_store_chair_note_put(struct ctx *ctx, int64_t meeting_id,
                                                    int64_t account_id, struct str body);

/* ---- coming and going ---- */

MUST_CHECK enum status meeting_store_attends(struct ctx *ctx, int64_t meeting_id, int64_t person_id,
                                             struct meeting_attend **out, size_t *out_count);
MUST_CHECK enum status meeting_store_attend_add(struct ctx *ctx, const struct meeting_attend *in);
/** left_at, left_how, reason and undone of a row. */
MUST_CHECK enum status meeting_store_attend_set(struct ctx *ctx, const struct meeting_attend *in);
/** What the person's row says of it. */
MUST_CHECK enum status meeting_store_person_presence(struct ctx *ctx, int64_t person_id,
                                                     bool present, int64_t first_in_at,
                                                     int64_t last_out_at);
MUST_CHECK enum status meeting_store_guess(struct ctx *ctx, int64_t meeting_id,
                                           int64_t *out_failures, int64_t *out_last_at);
MUST_CHECK enum status meeting_store_guess_put(struct ctx *ctx, int64_t meeting_id,
                                               int64_t failures, int64_t last_at);

/* ---- the floor ---- */

MUST_CHECK enum status meeting_store_floors(struct ctx *ctx, int64_t meeting_id,
                                            struct meeting_floor **out, size_t *out_count);
MUST_CHECK enum status meeting_store_floor_add(struct ctx *ctx, const struct meeting_floor *in);
/** Everything that changes; ST_CONFLICT unless the row has in->version. */
MUST_CHECK enum status meeting_store_floor_set(struct ctx *ctx, const struct meeting_floor *in);
/** Speeches that have begun, of an item or of all (0), in order of time. */
MUST_CHECK enum status meeting_store_speeches(struct ctx *ctx, int64_t meeting_id, int64_t item_id,
                                              struct meeting_speech **out, size_t *out_count);

/* ---- votes and changes ---- */

/** Without what the vote itself says: only vote.id. */
MUST_CHECK enum status meeting_store_votes(struct ctx *ctx, int64_t meeting_id,
                                           struct meeting_vote **out, size_t *out_count);
/** As meeting_decisions() has them, but not yet looked at: who may see them, do they decide. A vote
 *  id: that one alone, in any state. */
MUST_CHECK enum status meeting_store_decisions(struct ctx *ctx, const struct meeting_decided *want,
                                               int64_t vote_id, struct meeting_decision **out,
                                               size_t *out_count);
/** Of which meeting a vote is; 0 if of none. */
MUST_CHECK enum status meeting_store_vote_meeting(struct ctx *ctx, int64_t vote_id, int64_t *out);
MUST_CHECK enum status meeting_store_vote_add(struct ctx *ctx, const struct meeting_vote *in);
MUST_CHECK enum status meeting_store_proposals(struct ctx *ctx, int64_t meeting_id,
                                               struct meeting_proposal **out, size_t *out_count);
MUST_CHECK enum status meeting_store_proposal_add(struct ctx *ctx,
                                                  const struct meeting_proposal *in);
MUST_CHECK enum status meeting_store_proposal_set(struct ctx *ctx,
                                                  const struct meeting_proposal *in);

/** The meeting of that body that is open or adjourned on one of its days; 0 none. */
MUST_CHECK enum status meeting_store_running(struct ctx *ctx, int64_t body_id, int64_t *out_id,
                                             struct str *out_name);
#endif
