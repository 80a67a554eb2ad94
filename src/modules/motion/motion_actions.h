// SPDX-License-Identifier: MulanPSL-2.0
/** What can be done with motions. Each action loads, decides, stores and tells in one transaction
 * and emits "motion.<past of its verb>". `version` is what the form showed, 0: not checked. Common
 *  errors: ST_NOT_FOUND (not there, or not to be seen), ST_DENIED (not this actor's business),
 *  ST_RULE (state or law forbids; err.law), ST_CONFLICT (changed meanwhile), ST_INVALID.
 */
#ifndef MOTION_ACTIONS_H
#define MOTION_ACTIONS_H
#include "modules/motion/motion.h"

struct motion_draft {
    int64_t id, version; /* id 0: a new one of the actor's deputy, or of an organ by the office */
    enum motion_kind kind;
    enum motion_forum forum;
    struct str title, cause, grounds, proposal, question, content, subject_text;
    int64_t target_organ_id, subject_id;
    struct str mover;       /* "" or "members": the actor; "presidium", "organ": by the office */
    int64_t mover_organ_id; /* with "organ" */
    int64_t member_id;      /* of a recall or removal: the seat, or 0 and … */
    struct str person_name, person_post, office; /* … who and which post; office where not known */
};
/** Saved as typed, parts may be missing. Whoever has signed a text that changes is asked again.
 *  ST_RULE: not a member of the body, the organ may not move such a thing, no interpellation of
 * that organ in a township. */
MUST_CHECK enum status motion_save(struct ctx *ctx, const struct motion_draft *in, int64_t *out_id);

struct motion_invite {
    int64_t id, version;
    struct str names; /* of deputies, apart by blanks, commas or 、 */
    const int64_t *deputies;
    size_t deputies_count;
};
/** Ask others to sign. ST_INVALID "names": nobody or several of that name, not of this body. */
MUST_CHECK enum status motion_invite(struct ctx *ctx, const struct motion_invite *in);
struct motion_sign {
    int64_t id;
    bool agree;
    const struct str
        *seen; /* motion_text_print() of the text on the page he signs; NULL: not asked */
};
/** Fingerprint of the text: it stays the same when others sign. */
struct str motion_text_print(struct ctx *ctx, const struct motion *m);
/** Who was asked signs from his own account, or declines. ST_CONFLICT "motion.err.text_changed":
 *  he signs another text than the one that is there now. */
MUST_CHECK enum status motion_sign(struct ctx *ctx, const struct motion_sign *in);

struct motion_ref {
    int64_t id, version;
    bool
        late; /* of a bill after the presidium's time: handed in as one that becomes a suggestion */
};
/** Handed in and numbered. ST_RULE: a mandatory part is missing, too few have signed, the congress
 *  does not meet.
 *  @law  Organic Law (2022-03-11) art. 22, 24, 36, 52; Deputies Law (2025-03-11) art. 15, 20;
 *  Supervision Law (2024-11-08) art. 51, 56 */
MUST_CHECK enum status motion_submit(struct ctx *ctx, const struct motion_ref *in);
/** A draft is thrown away; what was handed in ends, once on the agenda only asks for consent.
 *  ST_RULE: it was put to the vote.
 *  @law  Organic Law (2022-03-11) art. 22(3) */
MUST_CHECK enum status motion_withdraw(struct ctx *ctx, const struct motion_ref *in);

struct motion_paper {
    enum motion_kind kind; /* bill, question, amendment, commission, recall, removal */
    enum motion_forum forum;
    struct motion_draft text; /* its parts; who moves it is said here */
    struct str lead, signers; /* names of deputies, apart by blanks, commas or 、 */
};
/** The office enters what deputies have signed on paper: handed in at once, under the same rules as
 *  motion_submit(). ST_INVALID "lead", "names": nobody or several of that name. */
MUST_CHECK enum status motion_enter_paper(struct ctx *ctx, const struct motion_paper *in,
                                          int64_t *out_id);

struct motion_decide {
    int64_t id, version;
    struct str decision; /* "agenda" "committee" "decline" "answer" "refuse" "consent"
                            "put_to_vote" */
    struct date on;      /* none: today */
    struct str note;
    int64_t organ_id;   /* with "committee" */
    struct str way;     /* with "answer" */
    struct date due_on; /* … */
};
/** Noted by the office: what presidium or chairmen's meeting decided. ST_RULE: not possible in this
 *  state, no such power by law, an answer that way not in this body, a withdrawal of what was put
 * to the vote.
 *  @law  Organic Law (2022-03-11) art. 22, 36(2), 52, 53(2) */
MUST_CHECK enum status motion_decide(struct ctx *ctx, const struct motion_decide *in);
/** May that be decided of it now? ctx->err stays as it is. */
MUST_CHECK enum status motion_may_decide(struct ctx *ctx, const struct motion *m,
                                         struct str decision, bool *out);

struct motion_result {
    int64_t id, version;
    bool passed;
    struct date on;
    struct str note; /* the meeting, the votes */
    int64_t vote_id; /* of module vote, 0: noted by hand */
};
/** What the body voted. ST_RULE: an amendment to it is still open.
 *  @law  Guangdong Congress Procedure (2022-01-22) art. 61 */
MUST_CHECK enum status motion_result(struct ctx *ctx, const struct motion_result *in);

struct motion_answer_new {
    int64_t id, version;
    struct str head_name, body;
    bool head_present; /* oral: the head came and answered himself */
    bool head_signed;  /* written: he signed the paper; said by the office, which holds it */
    struct date on;    /* none: today */
};
/** The organ's answer: oral ones are given with this, written ones wait for the head's signature.
 *  @law  Organic Law (2022-03-11) art. 24(3), 53(3) */
MUST_CHECK enum status motion_answer(struct ctx *ctx, const struct motion_answer_new *in);
/** The head of the organ signs the written answer from his own account: it is given. */
MUST_CHECK enum status motion_sign_answer(struct ctx *ctx, const struct motion_ref *in);

struct motion_mark_new {
    int64_t id;
    bool satisfied;
    struct str reason;
};
/** A signer says what he thinks of the latest answer; once. When enough are not satisfied, a new
 *  answer is asked for; when all have spoken and too few are, it is closed.
 *  @law  Deputies Law (2025-03-11) art. 20(5); Supervision Law (2024-11-08) art. 53 */
MUST_CHECK enum status motion_mark(struct ctx *ctx, const struct motion_mark_new *in);
/** The office closes an answered interpellation whose signers say nothing more. */
MUST_CHECK enum status motion_close(struct ctx *ctx, const struct motion_ref *in);
struct motion_convert {
    int64_t id, version;
    struct str reason;
};
/** A declined bill of deputies becomes a suggestion with the same signers, linked both ways, with
 *  the reason and the article. ST_INVALID: no reason.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 11 */
MUST_CHECK enum status motion_convert(struct ctx *ctx, const struct motion_convert *in,
                                      int64_t *out_suggestion_id);
/** When the session takes no more bills, 0: no such time today; and is it past?
 *  @law  Chongqing Deputies Measures (2016-03-31) art. 11 */
MUST_CHECK enum status motion_bill_until(struct ctx *ctx, int64_t *out_until, bool *out_late);

/** The order in which the open amendments of a bill are voted on: all of them, each once.
 * ST_CONFLICT where they are others now. */
MUST_CHECK enum status motion_order(struct ctx *ctx, int64_t id, int64_t version,
                                    const int64_t *ids, size_t count);

/* ---- recalls and removals: motion_person.c ---- */

/** A seat that somebody can be recalled or removed from. */
struct motion_seat {
    int64_t member_id, version, deputy_id, account_id;
    struct str name, post;
    struct str office; /* word of MOTION_OFFICES, "": to be said */
};
MUST_CHECK enum status motion_seats(struct ctx *ctx, enum motion_kind kind,
                                    struct motion_seat **out, size_t *out_count);

struct motion_serve {
    int64_t id, version;
    struct date on;   /* none: today */
    bool by_paper;    /* handed to him on paper; else by a message to his account */
    struct str login; /* of his account, where it is not known from his seat */
};
/** It is given to the person concerned, who sees it from now on and may answer. ST_INVALID "login":
 *  no such account; ST_RULE: he has none, given before.
 *  @law  Organic Law (2022-03-11) art. 31(4); Supervision Law (2024-11-08) art. 62(2) */
MUST_CHECK enum status motion_serve(struct ctx *ctx, const struct motion_serve *in);

struct motion_defend {
    int64_t id, version;
    struct str way; /* of struct motion_defence; from his own account always "written" */
    struct date on; /* none: today */
    struct str body;
    bool printed; /* of a removal: the chairmen's meeting has it printed */
};
/** He answers, or the office notes what he said. ST_RULE: was put to the vote.
 *  @law  Organic Law (2022-03-11) art. 31(4); Supervision Law (2024-11-08) art. 62(2) */
MUST_CHECK enum status motion_defend(struct ctx *ctx, const struct motion_defend *in);

struct motion_effect {
    int64_t id, version;
    struct date on; /* the last day of the post; none: the day of the vote */
    bool consent;   /* of the standing committee above, where it is needed */
    struct str note;
};
/** The office confirms that the post has ended; a seat in module body ends with it.
 *  @law  Organic Law (2022-03-11) art. 13 */
MUST_CHECK enum status motion_effect(struct ctx *ctx, const struct motion_effect *in);

struct motion_report_new {
    int64_t id, version, organ_id; /* organ 0: the one it went to */
    struct str advice, body;
    struct date on; /* none: today */
};
/** What the committee, or the commission of inquiry, reports; noted by the office. */
MUST_CHECK enum status motion_report(struct ctx *ctx, const struct motion_report_new *in);

/** Everything about one motion that the actor may see. */
struct motion_detail {
    struct motion m;
    struct motion_signer *signers;
    size_t signers_count;
    struct motion_decision *decisions; /* oldest first */
    size_t decisions_count;
    struct motion_answer *answers; /* oldest first; unsigned ones only for the organ and office */
    size_t answers_count;
    struct motion_mark *marks;
    size_t marks_count;
    struct motion *amendments;
    size_t amendments_count;
    struct motion_defence *defences;
    size_t defences_count;
    struct motion_report *reports;
    size_t reports_count;
    struct motion_item *items; /* agendas, oldest first */
    size_t items_count;
    struct str lead_name, mover_name, target_name, subject_name;
    unsigned may; /* bit per enum motion_verb */
};
MUST_CHECK enum status motion_show(struct ctx *ctx, int64_t id, struct motion_detail *out);

/** Bodies and people for the forms: those who may be asked to sign, without those asked already. */
struct motion_candidate {
    int64_t deputy_id;
    struct str name, delegation;
};
MUST_CHECK enum status motion_candidates(struct ctx *ctx, const struct motion *m,
                                         struct motion_candidate **out, size_t *out_count);
/** Does the actor, as a deputy, sit in the standing committee today? */
MUST_CHECK enum status motion_in_committee(struct ctx *ctx, bool *out);
/** How many signatures it needs as of today, and by which article. */
MUST_CHECK enum status motion_need(struct ctx *ctx, const struct motion *m, uint32_t *out_needed,
                                   const char **out_article);
#endif
