// SPDX-License-Identifier: MulanPSL-2.0
/** What the petitioner himself sees of his case and says of its result. Pure.
 *  @law  Petition Regulation (2022-02-25) art. 21 */
#ifndef PETITION_RULES_FOLLOW_H
#define PETITION_RULES_FOLLOW_H
#include "modules/petition/petition_rules.h"

/* As stored: petition_store_follow.h. */
struct petition_code_row {
    int64_t id, petition_id, person_id;
    struct str digits_hash;
    struct date made_on;
};
#define PETITION_RATINGS "satisfied basic dissatisfied"
enum { PETITION_WORDS_CHARS = 500 };

struct petition_rating {
    struct str result, rating; /* texts petition.result.<word>, petition.rating.<word> */
    struct date rated_on;
    struct str words; /* "" where they are not opened, or gone */
};
/** Who holds a code: the representatives; where none was chosen, everybody who is named. */
bool petition_gets_code(const struct petition_person *all, size_t count, int64_t person_id);

/** The result given last, which he rates: of the case itself, of its review, of its re-review; that
 *  it ended, where it ended without an answer. */
enum petition_result {
    PETITION_RESULT_NONE,
    PETITION_RESULT_REPLY,
    PETITION_RESULT_REVIEW,
    PETITION_RESULT_RECHECK,
    PETITION_RESULT_END
};
enum petition_result petition_result_of(const struct petition *p);
/** "" of none; texts petition.result.<word>. */
const char *petition_result_word(enum petition_result result);

/** How it stands, for him; texts petition.mine.state.<word>, of what ended
 *  petition.mine.ended.<outcome>. */
const char *petition_mine_state(const struct petition *p);
/** The steps that concern him, without what was written: not who handles or leads it, and nothing
 *  of a transfer that was undone, nor that and why an organ objected. Both newest first; `out`
 *  holds `count`. Returns how many. */
size_t petition_mine_steps(const struct petition_step *all, size_t count,
                           struct petition_step *out);
/** Is his right to ask for a review or re-review over, counted from the day of the answer? Not on
 * its last day. A paper that reached him later gives him longer, which only he knows.
 *  @law  Petition Regulation (2022-02-25) art. 35, 36(1) */
bool petition_right_over(const struct petition_due *right, struct date today);
/** The article of the procedure that a matter which ended so belongs to; "" where it ended
 * otherwise.
 *  @law  Petition Regulation (2022-02-25) art. 31(1), 31(2), 31(3), 31(4) */
const char *petition_mine_elsewhere(const struct petition *p);
/** Is what was written with this end written to him: why it was not taken up? */
bool petition_mine_reason(struct str outcome);
#endif
