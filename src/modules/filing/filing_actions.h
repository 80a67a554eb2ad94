// SPDX-License-Identifier: MulanPSL-2.0
/** Acts of the office around the documents, inside the module. */
#ifndef FILING_ACTIONS_H
#define FILING_ACTIONS_H
#include "modules/filing/filing_list.h"

/** Whose side the actor is on: the office's, or that of the organ of the document. ST_DENIED. */
MUST_CHECK enum status filing_actor_side(struct ctx *ctx, const struct filing *f, bool *out_office);
/** The word of a maker, by the kind of its organ. */
MUST_CHECK enum status filing_maker_word(struct ctx *ctx, int64_t organ_id, struct str *out);
/** Note what was done. In db_tx(). */
MUST_CHECK enum status filing_note(struct ctx *ctx, int64_t filing_id, const char *act,
                                   struct date on, struct str text);
/** The last day of a clock that begins on a day. */
MUST_CHECK enum status filing_clock(struct ctx *ctx, enum filing_law_clock clock, struct date from,
                                    bool extended, struct date *out);
/** Tell the organ of the document ("unit"), or the office. */
MUST_CHECK enum status filing_tell(struct ctx *ctx, const struct filing *f, const char *kind,
                                   int64_t organ_id, struct str note);
/** The office: somebody asks for a review of the document `title` (id: of the question). */
MUST_CHECK enum status filing_tell_ask(struct ctx *ctx, const struct filing *told);
/** "2026年备字第3号" as it is shown; "" when not registered. */
struct str filing_register_text(struct ctx *ctx, const struct filing *f);
/** As filing_ask_add(), from the public page: neither the account of who is signed in nor the
 *  address goes into the journal. */
MUST_CHECK enum status filing_ask_public(struct ctx *ctx, const struct filing_ask *in,
                                         struct str *out_code, int64_t *out_id);
/** By the code its author was given. */
MUST_CHECK enum status filing_ask_by_code(struct ctx *ctx, struct str code, struct filing_ask *out);

/* ---- found wrong: amended by its maker, or revoked by a vote ---- */

struct filing_annul {
    int64_t id, version, item_id;
    struct str ground, text;
};
/** It goes to the vote on that item of the standing committee's agenda; where that vote is
 *  announced already, its result holds at once. Emits "filing.annul_moved". ST_INVALID: no item, no
 *  ground, no reason; ST_RULE: not in this state, it waits for a vote already, not a document that
 *  is revoked, not the standing committee's agenda.
 *  @law  Supervision Law (2024-11-08) art. 39 */
MUST_CHECK enum status filing_annul(struct ctx *ctx, const struct filing_annul *in);
/** What a vote that was announced says of the documents on its item: revoked and closed, or not
 *  ("filing.annul_failed", it goes on). Others' votes are passed over. May be told twice. */
MUST_CHECK enum status filing_annul_voted(struct ctx *ctx, int64_t vote_id);

struct filing_amend {
    int64_t id, version;
    struct str how, text;
    struct date amended_on;
    bool reported; /* this is the report itself; else it is only known that it was amended */
};
/** It was amended or repealed on a day; the maker has so many days from then to report it. The
 *  maker's own entry is the report; the office notes either. Emits "filing.amended" or
 *  "filing.amend_reported". ST_INVALID: day, kind, words; ST_RULE: it was reported already. */
MUST_CHECK enum status filing_amend(struct ctx *ctx, const struct filing_amend *in);

/** It is closed: what still waits for a vote is withdrawn; of what was amended or repealed and not
 *  reported the report is owed, from the day of that. In db_tx(). ST_INVALID: nobody has noted the
 *  day, and `amended_on` is none or after the end. */
MUST_CHECK enum status filing_after_close(struct ctx *ctx, const struct filing *f,
                                          struct date amended_on);

/** Emits "filing.campaign_begun"; with an id "filing.campaign_ended". */
MUST_CHECK enum status filing_campaign_save(struct ctx *ctx, const struct filing_campaign *in,
                                            int64_t *out_id);
/** Documents for a campaign: all registered ones of an organ (0: all) that are not on its list.
 *  Emits "filing.campaign_filled". */
MUST_CHECK enum status filing_campaign_fill(struct ctx *ctx, int64_t campaign_id, int64_t organ_id,
                                            size_t *out_added);
/** One document typed in. */
MUST_CHECK enum status filing_item_add(struct ctx *ctx, const struct filing_item *in);
/** What becomes of it. Emits "filing.item_decided". */
MUST_CHECK enum status filing_item_decide(struct ctx *ctx, const struct filing_item *in);
/** Who looks at whom, a pair a line "甲县 乙县". Emits "filing.cross_planned". */
MUST_CHECK enum status filing_cross_plan(struct ctx *ctx, int64_t year, struct date on,
                                         struct str pairs);
/** What was found, with a score of 0 to 100. Emits "filing.cross_done". */
MUST_CHECK enum status filing_cross_note(struct ctx *ctx, const struct filing_cross *in);
/** A change of the government's departments is filed: by the organ itself today, or (office) as it
 *  came on paper. Emits "filing.setup_filed". ST_INVALID with fields.
 *  @law  Organic Law (2022-03-11) art. 79(3) */
MUST_CHECK enum status filing_setup_add(struct ctx *ctx, const struct filing_setup *in,
                                        int64_t *out_id);
/** The report on a year. Emits "filing.report_saved". */
MUST_CHECK enum status filing_year_save(struct ctx *ctx, const struct filing_year *in);

struct filing_sums {
    int64_t filed, late, registered, returned, refused, reviewed, active, clean, corrected,
        repealed, revoked, explained, open, suggestions, requests, answered, listed, missing;
};
/** Of a year, from the records. */
MUST_CHECK enum status filing_year_sums(struct ctx *ctx, int64_t year, struct filing_sums *out);
#endif
