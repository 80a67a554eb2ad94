// SPDX-License-Identifier: MulanPSL-2.0
/** The way of a document from filing to its end. Pure. */
#ifndef FILING_RULES_H
#define FILING_RULES_H
#include "modules/filing/filing.h"

bool filing_word_known(const char *words, struct str word);
enum filing_law_maker filing_maker_of(struct str word);
enum filing_law_ground filing_ground_of(struct str word);
/** Who takes a step. */
enum filing_side { FILING_OFFICE, FILING_MAKER };
/** May `act` follow in this state, and by whom? *out_state: where it leads. ST_RULE
 *  "filing.err.state" otherwise. */
MUST_CHECK enum status filing_next(struct str state, struct str act, enum filing_side side,
                                   struct str *out_state, struct err *err);
/** The clock that an act starts, true if it starts one; *out_stops: it stops the one that runs.
 * Only a review of the committee's own motion (mode "active") has its three months.
 *  @law  Beijing Filing Regulation (2024-09-27) art. 23(1)
 */
bool filing_clock_after(struct str act, struct str mode, enum filing_law_clock *out,
                        bool *out_stops);
bool filing_has_review_clock(struct str mode);
/** Is the step told to others than readers: the maker, an organ that is asked? What is done inside
 *  (distribute, review, talk, extend) is not. */
bool filing_step_told(struct str act);
/** Does an act need words? */
bool filing_needs_text(struct str act);
/** May its amendment be noted or reported? One that is closed only if it ended by being amended or
 *  repealed. ST_RULE otherwise. */
MUST_CHECK enum status filing_check_amend(const struct filing *f, struct err *err);
/** May it end so? Clean only where nothing was found; corrected, repealed, explained after an
 *  opinion, corrected only when the text as amended was filed; revoked by the standing committee.
 *  ST_RULE otherwise.
 *  @law  Beijing Filing Regulation (2024-09-27) art. 30 */
MUST_CHECK enum status filing_check_close(const struct filing *f, struct str result,
                                          bool by_committee, bool problem_found, bool text_filed,
                                          struct err *err);
/** The clock that runs of a suggestion, and since when; false: none. Until somebody has looked at
 * it, it may lack something; then only what lacks something has to be told so, and only what others
 *  review has to be handed on; what is declined gets the reason.
 *  @law  Beijing Filing Regulation (2024-09-27) art. 17, 24, 25 */
bool filing_ask_clock(const struct filing_ask *ask, enum filing_law_clock *out,
                      struct date *out_from);
/** What may follow a suggestion's state. ST_RULE "filing.err.ask_state" otherwise. */
MUST_CHECK enum status filing_check_ask(struct str state, struct str next, struct err *err);
#endif
