// SPDX-License-Identifier: MulanPSL-2.0
/** Use cases of elections that are prepared. Each runs in a transaction and ends with an event. */
#ifndef NOMINATION_ACTIONS_H
#define NOMINATION_ACTIONS_H
#include "modules/nomination/nomination.h"
#include "modules/vote/vote.h"

/* ---- what the presidium prepares: nomination_plan.c ---- */

/** A new election (id 0), or other values of one. Emits "nomination.prepared" or "….changed".
 *  ST_INVALID: no title, a deadline that is past; ST_RULE: its deadline has passed already. */
MUST_CHECK enum status nomination_save(struct ctx *ctx, const struct nomination_election *in,
                                       int64_t *out_id);
/** An office and its seats. Emits "nomination.post_added". ST_RULE: not of this level's congress;
 *  more seats than the law has; the election is closed.
 *  @law  Organic Law (2022-03-11) art. 11, 12, 18(1) */
MUST_CHECK enum status nomination_post_add(struct ctx *ctx, const struct nomination_post *in,
                                           int64_t *out_id);
/** Takes it back, while nobody is nominated for it. Emits "nomination.post_dropped". */
MUST_CHECK enum status nomination_post_drop(struct ctx *ctx, int64_t post_id, int64_t version);
/** Nominations are taken from now on. Of a closed one: again, for seats that were left. Emits
 *  "nomination.opened". ST_RULE: no posts. */
MUST_CHECK enum status nomination_open(struct ctx *ctx, int64_t id, int64_t version);
/** No more of them. Emits "nomination.closed". ST_RULE: before the deadline; before the days that
 *  nomination and discussion take at least.
 *  @law  Organic Law (2022-03-11) art. 27(2)
 *  @law  Election Law (2020-10-17) art. 32(2) */
MUST_CHECK enum status nomination_close(struct ctx *ctx, int64_t id, int64_t version);
/** One that the actor may know of: who prepares them sees drafts. ST_NOT_FOUND. */
MUST_CHECK enum status nomination_election_get(struct ctx *ctx, int64_t id,
                                               struct nomination_election *out);
MUST_CHECK enum status nomination_level(struct ctx *ctx, enum level *out);

/* ---- who is nominated: nomination_person.c ---- */

/** By the presidium (source "presidium": permission nomination.manage) or by the deputy who acts,
 *  who leads and signs. Emits "nomination.proposed". ST_RULE: not open, more than there are seats,
 *  nominated already, not a deputy where the office wants one, duties suspended. ST_INVALID "who":
 *  deputies in office bear that name and nobody has said whether it is one of them (in->chosen).
 *  @law  Organic Law (2022-03-11) art. 18(1), 26(1), 26(3), 47(1), 47(2), 55 */
MUST_CHECK enum status nomination_propose(struct ctx *ctx, const struct nomination *in,
                                          int64_t *out_id);
struct deputy;
/** Deputies in office of that name. */
MUST_CHECK enum status nomination_namesakes(struct ctx *ctx, struct str name, struct deputy **out,
                                            size_t *out_count);
/** The deputy who acts joins. Emits "nomination.joined". ST_RULE: as above; signed already.
 *  @law  Organic Law (2022-03-11) art. 26(2), 26(3) */
MUST_CHECK enum status nomination_join(struct ctx *ctx, int64_t id);
/** He takes his signature back, while nominations are taken. Emits "nomination.left". */
MUST_CHECK enum status nomination_leave(struct ctx *ctx, int64_t id);
/** Taken back by whoever made it, before the candidates are settled. Emits "nomination.withdrawn".
 */
MUST_CHECK enum status nomination_withdraw(struct ctx *ctx, int64_t id, int64_t version);
/** The office notes whether the nominee agrees. Emits "nomination.consent". */
MUST_CHECK enum status nomination_consent(struct ctx *ctx, int64_t id, int64_t version, bool agrees,
                                          struct date on);
/** How many deputies must sign a nomination for this post. */
MUST_CHECK enum status nomination_needed(struct ctx *ctx, const struct nomination_post *p,
                                         uint32_t *out);

/* ---- candidates: nomination_formal.c ---- */

/** Those whose nomination holds, in the order of strokes. */
MUST_CHECK enum status nomination_standing(struct ctx *ctx, const struct nomination_post *p,
                                           struct nomination **out, size_t *out_count);
/** Bounds of the number of candidates of the post. */
struct vote_law_candidates nomination_bounds(const struct nomination_post *p);
struct nomination_list {
    int64_t post_id, version;
    unsigned fixed; /* number of candidates, by the method of the election */
};
/** Settle the candidates: all nominees if they are no more than `fixed`, else a primary has to be
 *  held first (*out_primary). Emits "nomination.listed" or "nomination.primary_due". ST_RULE:
 *  nominations are still taken, `fixed` is not what the law allows, too few nominees.
 *  @law  Organic Law (2022-03-11) art. 27(1), 30 */
MUST_CHECK enum status nomination_settle(struct ctx *ctx, const struct nomination_list *in,
                                         bool *out_primary);
struct nomination_ballot {
    int64_t post_id, version, item_id; /* of the meeting that votes */
    enum vote_method method;
    unsigned seconds;
    struct str reason; /* why what the item has elected already is elected again */
};
/** The primary becomes a vote of an item of a meeting. Emits "nomination.primary". ST_INVALID
 *  "reason": the item has a result on the same people. */
MUST_CHECK enum status nomination_primary(struct ctx *ctx, const struct nomination_ballot *in,
                                          int64_t *out_vote_id);
/** Its result settles the candidates. Emits "nomination.listed". ST_RULE: not announced, tied. */
MUST_CHECK enum status nomination_primary_taken(struct ctx *ctx, int64_t post_id, int64_t version);
/** The election itself becomes a vote. Emits "nomination.voted".
 *  @law  Organic Law (2022-03-11) art. 25, 27(1), 28 */
MUST_CHECK enum status nomination_vote(struct ctx *ctx, const struct nomination_ballot *in,
                                       int64_t *out_vote_id);

/* ---- who is elected: nomination_seat.c ---- */

struct nomination_outcome {
    bool announced; /* every round there is */
    unsigned tied;  /* who are to be voted on again */
    unsigned vacant;
    struct nomination_elected *elected;
    size_t count;
    struct nomination_elected *others; /* most votes first */
    size_t others_count;
    struct date on; /* of the last round */
};
/** What a vote and its later rounds (void, tied) came to. */
MUST_CHECK enum status nomination_outcome(struct ctx *ctx, const struct nomination_post *p,
                                          int64_t vote_id, unsigned seats,
                                          struct nomination_outcome *out);
/** A chief procurator elected has been approved above. Emits "nomination.approved".
 *  @law  Organic Law (2022-03-11) art. 11 */
MUST_CHECK enum status nomination_approve(struct ctx *ctx, int64_t post_id, int64_t version,
                                          struct date on, struct str paper);
/** The elected who have to be known as deputies before they take their seats: written in, or
 *  nominated as no deputy. Of posts that are no seats: none. */
MUST_CHECK enum status nomination_unknown(struct ctx *ctx, const struct nomination_post *p,
                                          const struct nomination_outcome *o, struct str **out,
                                          size_t *out_count);
struct nomination_seating {
    int64_t post_id, version;
    const int64_t *deputies; /* who those are of nomination_unknown() */
    size_t count;
};
/** The elected take their seats, all in one act that refers to the vote. Emits "nomination.seated".
 *  ST_RULE: not announced, tied, not approved; what body_seat() refuses. ST_INVALID "who": of one
 *  who was written in nobody has said which deputy he is. */
MUST_CHECK enum status nomination_seat(struct ctx *ctx, const struct nomination_seating *in);
struct nomination_again {
    int64_t post_id, version;
    bool by_votes;  /* the next by votes are the candidates; else nominations are taken anew */
    unsigned fixed; /* by_votes: how many candidates */
};
/** Another election for the seats that were left: a post of its own. Emits "nomination.again".
 *  @law  Organic Law (2022-03-11) art. 29(2), 29(3)
 *  @law  Election Law (2020-10-17) art. 45(4) */
MUST_CHECK enum status nomination_again(struct ctx *ctx, const struct nomination_again *in,
                                        int64_t *out_post_id);
#endif
