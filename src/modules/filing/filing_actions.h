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

/** File `f` in db_tx(), checked before by filing_prepare(). f->id is set. Emits "filing.filed". */
MUST_CHECK enum status filing_put_new(struct ctx *ctx, struct filing *f);
/** Complete `f` from its text and check it; its number may be that of `amends`. ST_INVALID. */
MUST_CHECK enum status filing_prepare(struct ctx *ctx, struct filing *f, struct str amends);

struct filing_refile {
    int64_t id, version; /* of the document that was amended */
    int64_t refiled_id;  /* the text as amended, when it was filed by itself; 0: `text` is filed */
    struct filing text;
};
/** The text as amended is filed: by its maker, or (office) as it came on paper; it belongs to the
 *  last amendment without one. Emits "filing.refiled". ST_INVALID: published before the amendment,
 *  the same text, not of that maker; ST_RULE: no amendment is noted, or its text has come.
 *  @law  Beijing Filing Regulation (2024-09-27) art. 30 */
MUST_CHECK enum status filing_refile(struct ctx *ctx, const struct filing_refile *in,
                                     int64_t *out_id);
/** The text filed for an amendment; refiled_id 0: none that was not refused. */
MUST_CHECK enum status filing_refiled_of(struct ctx *ctx, int64_t amendment_id, int64_t filing_id,
                                         struct filing_refiled *out);
/** The amendment whose text has not come; id 0: none. */
MUST_CHECK enum status filing_text_owed(struct ctx *ctx, int64_t filing_id,
                                        struct filing_amendment *out);
/** Was the text of the amendment since the last opinion filed, and not returned? */
MUST_CHECK enum status filing_text_filed(struct ctx *ctx, int64_t filing_id, bool *out);
/** The last amendment since the last opinion; id 0: none. What came of an earlier opinion, before
 *  the document was taken up again, does not count. */
MUST_CHECK enum status filing_amended_since(struct ctx *ctx, int64_t filing_id,
                                            struct filing_amendment *out);

/** It is closed: what still waits for a vote is withdrawn; of what was amended or repealed and not
 *  reported the report is owed, from the day of that. In db_tx(). ST_INVALID: nobody has noted the
 *  day, and `amended_on` is none or after the end; the other way was noted. */
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
struct filing_list {
    int64_t organ_id, year;
    struct date sent_on; /* none: today; a maker's own is today's */
    bool nothing;        /* it issued nothing */
    struct str lines; /* 发文字号、名称、公布日期, a document a line, apart by tabs or | */
};
/** A maker sends the list of what it issued in a year, or (office) its list has come. Documents
 * that are listed already are not listed twice. Emits "filing.listed". ST_INVALID with fields: a
 * line that cannot be read, another year, no line and not "nothing", the list has come already.
 *  @law  Beijing Filing Regulation (2024-09-27) art. 13 */
MUST_CHECK enum status filing_list_send(struct ctx *ctx, const struct filing_list *in);
/** Last day of the list of a year, by the number of the place.
 *  @law  Beijing Filing Regulation (2024-09-27) art. 13 */
MUST_CHECK enum status filing_catalogue_due(struct ctx *ctx, int64_t year, struct date *out);
/** The standing committee above was told how the report on a year was heard. Emits
 *  "filing.told_above". ST_INVALID; ST_RULE: it was not heard, or it is noted already.
 *  @law  Beijing Filing Regulation (2024-09-27) art. 40(4) */
MUST_CHECK enum status filing_upward_note(struct ctx *ctx, const struct filing_upward *in);
/** The report on a year. Emits "filing.report_saved". */
MUST_CHECK enum status filing_year_save(struct ctx *ctx, const struct filing_year *in);

struct filing_sums {
    int64_t filed, late, registered, returned, refused, reviewed, active, clean, corrected,
        repealed, revoked, explained, open, suggestions, requests, answered, listed, missing;
};
/** Of a year, from the records. */
MUST_CHECK enum status filing_year_sums(struct ctx *ctx, int64_t year, struct filing_sums *out);
#endif
