// SPDX-License-Identifier: MulanPSL-2.0
/** Use cases of petitions. Each runs in a transaction and ends with an event, none of which holds
 *  a name or a word of what was said. */
#ifndef PETITION_ACTIONS_H
#define PETITION_ACTIONS_H
#include "modules/petition/petition_list.h"
#include "modules/petition/petition_rules.h"

/* ---- taking in: petition_register.c ---- */

struct petition_new {
    struct petition p; /* kind, matter, category, place, against_id, received_on, people … */
    struct petition_text text;
    struct petition_person person; /* the first; name "" : nobody is named */
    int64_t opinion_id;            /* what it is made from, 0 nothing */
};
/** Register one; who acts handles it. Made from an opinion with nobody named, whoever said that
 * goes along. Emits "petition.registered". ST_INVALID with fields; ST_DENIED: an opinion of which
 * he may not see who said it. */
MUST_CHECK enum status petition_register(struct ctx *ctx, const struct petition_new *in,
                                         int64_t *out_id);
/** The same inside a running transaction, without the event and without asking petition_check()
 *  again: imports. */
MUST_CHECK enum status petition_add(struct ctx *ctx, const struct petition_new *in,
                                    int64_t *out_id);
/** Note every fault of the input (invalid()). */
void petition_check(struct ctx *ctx, const struct petition_new *in);
/** Put right what it is about: matter, category, place, against, people. Emits "petition.changed".
 */
MUST_CHECK enum status petition_edit(struct ctx *ctx, const struct petition *in);
/** One more petitioner; codes go of those who, with him chosen, may have none
 * (petition_gets_code()). Emits "petition.person_added". ST_RULE: a sixth representative of a
 * visit.
 *  @law  Petition Regulation (2022-02-25) art. 20(3) */
MUST_CHECK enum status petition_person_add(struct ctx *ctx, int64_t id,
                                           const struct petition_person *in);
MUST_CHECK enum status petition_person_drop(struct ctx *ctx, int64_t id, int64_t person_id);
/** It is about the same matter as one that came before (0: it is not). Emits "petition.linked".
 *  ST_RULE: came later, or says itself that another came first. */
MUST_CHECK enum status petition_same(struct ctx *ctx, int64_t id, int64_t version,
                                     int64_t first_id);
/** It is an opinion (opinion.h), too, which others may read: in words written anew for them. Emits
 *  "petition.made_opinion"; ends nothing. ST_RULE: it was made one, or from one. */
MUST_CHECK enum status petition_to_opinion(struct ctx *ctx, int64_t id, struct str subject,
                                           struct str body, int64_t *out_opinion_id);
/** Works out what is due now: p->due_on, due_kind, and tell_due_on of one just registered. */
MUST_CHECK enum status petition_clock(struct ctx *ctx, struct petition *p);

/* ---- who has to do with it: petition_people.c ---- */

struct petition_reader petition_reader_of(const struct ctx *ctx);
/** May this actor know that it is there (petition_seen_by())? */
MUST_CHECK enum status petition_visible(struct ctx *ctx, const struct petition *p, bool *out);
/** ST_NOT_FOUND: not for this actor. */
MUST_CHECK enum status petition_load(struct ctx *ctx, int64_t id, struct petition *out);
/** Does who acts handle the case (petition_handled_by()) and not keep out of it? A look he took
 *  before counts no more.
 *  @law  Petition Regulation (2022-02-25) art. 28(3), 30(3) */
MUST_CHECK enum status petition_in_hands(struct ctx *ctx, const struct petition *p, bool *out);
/** As petition_load(), and ST_DENIED unless it is in his hands. */
MUST_CHECK enum status petition_load_own(struct ctx *ctx, int64_t id, struct petition *out);
/** As petition_load(), and ST_DENIED where he keeps out of it: he decides nothing about it, such as
 *  who handles it. (The handler who hands it on keeps out from then on.)
 *  @law  Petition Regulation (2022-02-25) art. 28(3) */
MUST_CHECK enum status petition_load_impartial(struct ctx *ctx, int64_t id, struct petition *out);
/** Another handler, with the reason ("recused": a personal interest; "work"). Who recuses himself
 * is remembered, and is never named again. Emits "petition.assigned" and tells the new one.
 * ST_RULE: handles it already, keeps out of it, works for the organ that a charge is against.
 *  @law  Petition Regulation (2022-02-25) art. 28(3), 30(3) */
MUST_CHECK enum status petition_assign(struct ctx *ctx, int64_t id, int64_t version,
                                       int64_t account_id, struct str why);
/** A member of the body leads the case (领导包案); 0: nobody any more. Emits "petition.led".
 * ST_RULE as petition_assign(). */
MUST_CHECK enum status petition_lead(struct ctx *ctx, int64_t id, int64_t version,
                                     int64_t account_id);
/** 督办, or no more. Emits "petition.supervised" or "petition.unsupervised". */
MUST_CHECK enum status petition_supervise(struct ctx *ctx, int64_t id, int64_t version, bool on);

/* ---- who keeps out of it: petition_recuse.c ---- */

/** Somebody keeps out of it (回避), because he asked for it or it was `decided`; he no longer leads
 *  it. Emits "petition.recused". ST_DENIED: the actor keeps out of it. ST_RULE: it is over.
 * ST_INVALID "account": nobody; he handles it (another is named in his place first,
 * petition_assign()); keeps out already.
 *  @law  Petition Regulation (2022-02-25) art. 28(3) */
MUST_CHECK enum status petition_recuse(struct ctx *ctx, const struct petition_recusal *in,
                                       int64_t version);
/** It was a mistake. Emits "petition.recusal_lifted". ST_DENIED: he keeps out of it himself, so
 * nobody lifts his own. ST_RULE: lifted. */
MUST_CHECK enum status petition_recusal_lift(struct ctx *ctx, int64_t id, int64_t recusal_id);
/** All of a petition, the oldest first. The caller has asked who may. */
MUST_CHECK enum status petition_recusals(struct ctx *ctx, int64_t id, struct petition_recusal **out,
                                         size_t *out_count);
/** Does the account keep out of it? */
MUST_CHECK enum status petition_recused(struct ctx *ctx, int64_t id, int64_t account_id, bool *out);
/** Does it keep out because it is against him? Then he is not told that it is there.
 *  @law  Petition Regulation (2022-02-25) art. 30(3) */
MUST_CHECK enum status petition_accused(struct ctx *ctx, int64_t id, int64_t account_id, bool *out);
/** Does the account work for the organ that a charge is against? */
MUST_CHECK enum status petition_works_for_charged(struct ctx *ctx, const struct petition *p,
                                                  int64_t account_id, bool *out);

/* ---- what is done with it: petition_do.c ---- */

struct petition_do {
    int64_t id, version;
    enum petition_act act;
    struct date on;      /* none: today */
    struct date got_on;  /* ask for review, re-review: the answer was received; none: on its day */
    int64_t organ_id;    /* transfer */
    struct date until;   /* transfer: report wanted by then */
    struct date told_on; /* accept, transfer: the petitioner was told in writing; none: not yet */
    unsigned days;       /* extend, hearing */
    bool approved;       /* extend: by the head */
    bool told;           /* extend: the petitioner was told why */
    struct str outcome;  /* end */
    struct str text;     /* what was written; stored sealed */
};
/** Emits "petition.did_<act word>" (petition.event.<…>). ST_RULE with the article where the
 *  regulation forbids it; ST_INVALID with fields. What the organ objects to and we agree with, or
 *  take back ourselves, is registered again, as if it had never been sent: the days to tell the
 *  petitioner run from receipt, those to handle it from when it is taken up anew.
 *  @law  Petition Regulation (2022-02-25) art. 23(2), 23(3), 34 */
MUST_CHECK enum status petition_do(struct ctx *ctx, const struct petition_do *in);
/** Is it for the organ to which the petition was transferred, not for us? */
bool petition_units(enum petition_act act);
/** As if it had never been sent to its organ: nobody has it, nobody was told, no clock has begun
 * but that of its receipt. */
void petition_unsend(struct petition *p);

/** Personal data erased, figures kept. In db_tx(). Emits "petition.erased". */
MUST_CHECK enum status petition_erase(struct ctx *ctx, int64_t id);
/* ---- what petitioners hand in: petition_file.c. Names and bytes are sealed ---- */

/** Emits "petition.file_added". ST_DENIED unless he handles the case; ST_INVALID field "file": as
 *  many as there may be; ST_RULE: ended. */
MUST_CHECK enum status petition_file_add(struct ctx *ctx, int64_t petition_id,
                                         struct petition_file *file);
/** By the office, not by the unit it was transferred to. Emits "petition.file_dropped". ST_RULE:
 *  ended. */
MUST_CHECK enum status petition_file_drop(struct ctx *ctx, int64_t petition_id, int64_t id);
/** Without their bytes. The caller has asked who may. */
MUST_CHECK enum status petition_files(struct ctx *ctx, const struct petition *p,
                                      struct petition_file **out, size_t *out_count);
MUST_CHECK enum status petition_file_open(struct ctx *ctx, const struct petition *p, int64_t id,
                                          struct petition_file *out);
#endif
