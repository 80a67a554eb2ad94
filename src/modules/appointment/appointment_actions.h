// SPDX-License-Identifier: MulanPSL-2.0
/** What the office does about appointments. Each act is one transaction and emits the event named.
 */
#ifndef APPOINTMENT_ACTIONS_H
#define APPOINTMENT_ACTIONS_H
#include "modules/appointment/appointment_rules.h"
#include "modules/vote/vote.h"

/* ---- posts and persons: appointment_post.c ---- */

/** A new post or, with id and version, another text of it. Emits "appointment.post_saved".
 *  ST_INVALID with fields: name missing or taken, office unknown. */
MUST_CHECK enum status appointment_post_save(struct ctx *ctx, const struct appointment_post *in,
                                             int64_t *out_id);
/** There is no such post any more (机构撤销): who holds it loses it that day. Emits
 *  "appointment.post_closed".
 *  @law  Guangdong Appointment Measures (2022-07-28) art. 15 */
MUST_CHECK enum status appointment_post_close(struct ctx *ctx, int64_t id, int64_t version,
                                              struct date on);
MUST_CHECK enum status appointment_person_save(struct ctx *ctx, const struct appointment_person *in,
                                               int64_t *out_id);
/** A holder's post ends without a decision of the committee: "died", "abolished", "term", "moved".
 *  Emits "appointment.tenure_ended". */
MUST_CHECK enum status appointment_tenure_end(struct ctx *ctx, int64_t tenure_id, int64_t version,
                                              struct date on, struct str how);

/* ---- proposals: appointment_letter.c ---- */

/** A proposal comes in. Emits "appointment.letter_saved". */
MUST_CHECK enum status appointment_letter_save(struct ctx *ctx, const struct appointment_letter *in,
                                               int64_t *out_id);
struct appointment_new {
    int64_t letter_id, post_id;
    struct appointment_person person; /* id 0: found by name and month of birth, or made */
    struct str act, reason;
};
/** One person and one post of a proposal. Emits "appointment.added". ST_RULE with the article: not
 *  that office's nominator, not the committee's to do, not now, refused before; a seat in the
 *  standing committee that excludes it. */
MUST_CHECK enum status appointment_add(struct ctx *ctx, const struct appointment_new *in,
                                       int64_t *out_id);
/** Which papers are there (the others are not), new ones since `on`. version: of the matter
 *  as it was shown, 0 not said. Emits "appointment.paper". ST_CONFLICT: changed meanwhile. */
MUST_CHECK enum status appointment_papers_note(struct ctx *ctx, int64_t id, int64_t version,
                                               const bool there[OFFICE_LAW_PAPERS], struct date on);
/** Papers complete, person qualified: what the check found. Emits "appointment.checked". */
MUST_CHECK enum status appointment_check(struct ctx *ctx, int64_t id, int64_t version,
                                         struct str finding);
MUST_CHECK enum status appointment_withdraw(struct ctx *ctx, int64_t id, int64_t version,
                                            struct str reason, bool consent);
/** Whoever is to be appointed sits a test: noted by the office (way paper or exempt). Emits
 *  "appointment.tested". */
MUST_CHECK enum status appointment_test_note(struct ctx *ctx, const struct appointment_test *in);
/** He sits a test of the question bank: seats for all matters of a letter that want one. Emits
 *  "appointment.test_set". ST_RULE: nobody wants one. */
MUST_CHECK enum status appointment_test_set(struct ctx *ctx, int64_t letter_id, struct str draw,
                                            int64_t minutes, int64_t pass_percent,
                                            int64_t *out_test_id);
/** A paper of a seat was counted (module training tells). */
MUST_CHECK enum status appointment_test_sat(struct ctx *ctx, int64_t seat_id);
MUST_CHECK enum status appointment_statement_note(struct ctx *ctx,
                                                  const struct appointment_statement *in);

/* ---- agenda, vote, result: appointment_vote.c ---- */

struct meeting_item;
/** Can people be appointed by this item: of a meeting of the standing committee, of that sort? */
MUST_CHECK enum status appointment_item_fits(struct ctx *ctx, const struct meeting_item *item,
                                             bool *out);
/** The checked matters of a proposal become an item's. Emits "appointment.listed". */
MUST_CHECK enum status appointment_list(struct ctx *ctx, int64_t letter_id, int64_t item_id);
struct appointment_lead {
    bool late;
    struct date by; /* the latest day */
    struct str article;
};
/** Did the proposal come so many days before the meeting as the place has it? item_id 0: not late.
 *  @law  Guangdong Appointment Measures (2022-07-28) art. 11 */
MUST_CHECK enum status appointment_lead(struct ctx *ctx, const struct appointment_letter *l,
                                        int64_t item_id, struct appointment_lead *out);
struct appointment_ballot {
    int64_t item_id;
    enum vote_method method;
    unsigned seconds;
    struct str reason; /* why anew, where there is a result */
};
/** All matters listed for the item are put to the vote, in secret and one by one: dismissals and
 *  resignations in one vote, appointments in the next. *out_votes: how many votes. Emits
 *  "appointment.voting". ST_RULE: somebody is not tested, has made no statement … */
MUST_CHECK enum status appointment_vote(struct ctx *ctx, const struct appointment_ballot *in,
                                        size_t *out_votes);
/** The result of a vote is announced, or the vote is void: what it came to, for each matter. Emits
 *  "appointment.decided", "appointment.void". Safe to repeat. */
MUST_CHECK enum status appointment_result(struct ctx *ctx, int64_t vote_id);
/** A removal (撤职案) that the committee has passed: recorded, and the post ends. Safe to repeat.
 */
MUST_CHECK enum status appointment_removed(struct ctx *ctx, int64_t motion_id);
struct appointment_record {
    struct appointment_person person;
    struct appointment_post post; /* id 0: found by name, or made */
    struct str act, source, certificate;
    struct str note; /* that it was entered later; "" where nobody did */
    bool passed;
    int64_t yes, no, abstain, all_members; /* all_members 0: not known */
    struct date on;
    struct date from; /* it takes effect, none: on that day */
};
/** Nothing is proposed or voted here: entered by somebody or by a sheet, from years before. */
bool appointment_backfilled(const struct appointment *a);
/** Is what a form or a sheet says of an earlier decision complete and possible? Notes with
 * invalid() what is not: fields name, born, post, office, act, decided_on, source, yes, no,
 * abstain, all_members. What has passed has more than half of all members, where these are known.
 *  @law  Organic Law (2022-03-11) art. 51(4) */
void appointment_record_check(struct ctx *ctx, const struct appointment_record *r);
/** The same person, post, act and day is in the register. */
MUST_CHECK enum status appointment_record_there(struct ctx *ctx, const struct appointment_record *r,
                                                bool *out);
/** One earlier decision, with its source. Emits "appointment.recorded". ST_INVALID as
 *  appointment_record_check(), or without a source; ST_RULE: it is there already, or it ends a post
 *  that the person does not hold. */
MUST_CHECK enum status appointment_backfill(struct ctx *ctx, const struct appointment_record *in,
                                            int64_t *out_id);
/** Decided before, or elsewhere: taken over with what follows from it. In db_tx(); emits nothing.
 *  ST_RULE: it ends a post that the person does not hold. */
MUST_CHECK enum status appointment_record(struct ctx *ctx, const struct appointment_record *in,
                                          int64_t *out_id);

/* ---- what follows: appointment_after.c ---- */

/** The certificate is numbered and signed. Emits "appointment.certified". */
MUST_CHECK enum status appointment_certify(struct ctx *ctx, int64_t id, struct str signer,
                                           struct date on);
MUST_CHECK enum status appointment_hand_over(struct ctx *ctx, int64_t id, struct date on);
/** The decision went to `whom`; "consent": came back approved, and the post ends. Emits
 *  "appointment.reported". */
MUST_CHECK enum status appointment_report_note(struct ctx *ctx,
                                               const struct appointment_report *in);
/** A list of appointments drafted in module resolution from what an item's votes passed; from there
 *  it is signed, numbered and published in the gazette. Emits "appointment.drafted". */
MUST_CHECK enum status appointment_draft_list(struct ctx *ctx, int64_t item_id, int64_t *out_doc);
/** An oath with those who are to swear it. Emits "appointment.oath_saved". */
MUST_CHECK enum status appointment_oath_save(struct ctx *ctx, const struct appointment_oath *in,
                                             const int64_t *matters, size_t count, int64_t *out_id);
/** It was held: the others were absent and swear another time. Emits "appointment.oath_held". */
MUST_CHECK enum status appointment_oath_hold(struct ctx *ctx, int64_t id, int64_t version,
                                             const int64_t *sworn, size_t count);
/* ---- sanctions: appointment_sanction.c ---- */

/** How many posts a person holds at the end of a day. */
MUST_CHECK enum status appointment_held_posts(struct ctx *ctx, int64_t person_id, struct date on,
                                              size_t *out);
/** An organ tells that it means to sanction him. Emits "appointment.sanction_told". ST_INVALID. */
MUST_CHECK enum status appointment_sanction_told(struct ctx *ctx,
                                                 const struct appointment_sanction *in);
/** It is decided (id, version, decided_on, number). Emits "appointment.sanction_decided". ST_RULE:
 *  on that day he still held a post to which he was elected or appointed. */
MUST_CHECK enum status appointment_sanction_decided(struct ctx *ctx,
                                                    const struct appointment_sanction *in);
#endif
