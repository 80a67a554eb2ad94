// SPDX-License-Identifier: MulanPSL-2.0
/** What may be done with a petition when, what is due, who handles it. Pure. */
#ifndef PETITION_RULES_H
#define PETITION_RULES_H
#include "modules/petition/petition.h"

enum petition_act {
    PETITION_ACCEPT,
    PETITION_TRANSFER,
    PETITION_TAKE_ON,   /* the organ has it, and has told the petitioner so */
    PETITION_REPORT,    /* the organ tells what it replied */
    PETITION_GIVE_BACK, /* the organ objects that it is not its matter */
    PETITION_AGREE,     /* we find so, too: it comes back */
    PETITION_DISAGREE,  /* we do not: it stays there */
    PETITION_TELL,      /* the petitioner was told what becomes of it */
    PETITION_TAKE_BACK, /* we sent it to the wrong organ */
    PETITION_REPLY,     /* we reply */
    PETITION_EXTEND,
    PETITION_ASK_REVIEW,
    PETITION_ANSWER_REVIEW,
    PETITION_ASK_RECHECK,
    PETITION_HEARING,
    PETITION_ANSWER_RECHECK,
    PETITION_END,
    PETITION_ACTS
};

const char *petition_state_word(enum petition_state state);
bool petition_state_parse(struct str word, enum petition_state *out);
const char *petition_matter_word(enum petition_law_matter matter);
bool petition_matter_parse(struct str word, enum petition_law_matter *out);
bool petition_word_among(struct str word, const char *words);
/** Stored with the step; texts petition.act.<word>, petition.do.<word>. */
const char *petition_act_word(enum petition_act act);

/** The state after the act; ST_RULE "petition.wrong_state". */
MUST_CHECK enum status petition_next(enum petition_state from, enum petition_act act,
                                     enum petition_state *out, struct err *err);
/** The same of one petition: an objection is decided once and not made of what was taken on; what
 *  belongs elsewhere is not accepted, and only a claim is reviewed, even one that ended solved or
 *  explained in the meantime. ST_RULE with the reason.
 *  @law  Petition Regulation (2022-02-25) art. 23(3), 28(2), 35, 36(1) */
MUST_CHECK enum status petition_check_act(const struct petition *p, enum petition_act act,
                                          enum petition_state *out, struct err *err);
bool petition_may_act(const struct petition *p, enum petition_act act);
/** May it end so from there? A matter that belongs to a court or another procedure is told so
 *  (elsewhere); final only after a re-review; merged only where another petition came first.
 *  ST_RULE otherwise. */
MUST_CHECK enum status petition_check_outcome(const struct petition *p, struct str outcome,
                                              struct err *err);
/** The outcomes that petition_check_outcome() allows, blank separated. */
struct str petition_outcomes(struct arena *a, const struct petition *p);

struct petition_due {
    const char *kind; /* "" nothing */
    struct date on;
    const char *article; /* "" none: set by us */
};
/** What is due in this state of things, by which article. */
struct petition_due petition_due_of(const struct petition *p, const struct calendar *cal,
                                    bool roll);
/** The same for the petitioner: what we want to hear from an organ before is between us and it. */
struct petition_due petition_due_by_law(const struct petition *p, const struct calendar *cal,
                                        bool roll);
/** Will the organ that has got it tell the petitioner by rules of its own, without our clock?
 *  @law  Petition Regulation (2022-02-25) art. 23(4) */
bool petition_told_by_rules(const struct petition *p);
/** Until when the petitioner is still to be told what becomes of it, while another clock runs
 * beside this one; no date when he was told, or cannot be.
 *  @law  Petition Regulation (2022-02-25) art. 23(2) */
struct petition_due petition_untold_of(const struct petition *p);
/** Until when the petitioner may ask for a review or re-review; no date when he may not. That it
 *  was ended before does not shorten it.
 *  @law  Petition Regulation (2022-02-25) art. 35, 36(1) */
struct petition_due petition_right_of(const struct petition *p, const struct calendar *cal,
                                      bool roll);

/** Who asks, as far as it counts here. */
struct petition_reader {
    int64_t account_id, organ_id;
    bool all;     /* may know which petitions there are */
    bool unit;    /* works for an organ to which petitions are transferred */
    bool system;  /* a job or a command */
    bool accused; /* keeps out of this one, because it is against himself */
};
/** Does he handle the case: is it given to him, does he lead it, or was it transferred to his
 *  organ? Only then may he see, having said why, who petitions and what was said.
 *  @law  Petition Regulation (2022-02-25) art. 30(3) */
bool petition_handled_by(const struct petition *p, const struct petition_reader *r);
/** May he know that it is there? Who handles it, and whoever may know of all; but of a charge
 * nobody of the organ it is against, and never whom it is against himself.
 *  @law  Petition Regulation (2022-02-25) art. 30(3) */
bool petition_seen_by(const struct petition *p, const struct petition_reader *r);

/** An ID number or passport as people write it: blanks and hyphens out, x in capitals. "" of "". */
struct str petition_number_clean(struct arena *a, struct str number);
/** Digits of a telephone number: blanks, hyphens and a leading +86 out. */
struct str petition_phone_clean(struct arena *a, struct str phone);
#endif
