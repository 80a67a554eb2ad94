// SPDX-License-Identifier: MulanPSL-2.0
/** Regulation on Petition Work: what a petition is, its clocks, its limits. It binds organs of
 *  congresses like all others.
 *  @law  Petition Regulation (2022-02-25) art. 2
 */
#ifndef LAW_PETITION_LAW_H
#define LAW_PETITION_LAW_H
#include "base/status.h"
#include "law/calendar.h"

enum {
    PETITION_LAW_TELL_DAYS = 15,
    PETITION_LAW_OBJECT_WORKDAYS = 5,
    PETITION_LAW_HANDLE_DAYS = 60,
    PETITION_LAW_EXTEND_DAYS = 30,
    PETITION_LAW_ASK_DAYS = 30,
    PETITION_LAW_ANSWER_DAYS = 30,
    PETITION_LAW_REPRESENTATIVES = 5
};

/** What is asked for; it decides where the matter belongs and which clocks run. */
enum petition_law_matter {
    PETITION_LAW_ADVICE,  /* 建议意见 */
    PETITION_LAW_CHARGE,  /* 检举控告 */
    PETITION_LAW_CLAIM,   /* 申诉求决, and none of those below */
    PETITION_LAW_LAWSUIT, /* to be claimed in court, from prosecutors or police (涉法涉诉) */
    PETITION_LAW_ARBITRATION, /* 仲裁 */
    PETITION_LAW_PARTY,       /* appeal of a Party member, review asked of an authority */
    PETITION_LAW_PROCEDURE,   /* 行政复议、行政裁决 and other administrative procedures */
    PETITION_LAW_DUTY         /* asks an organ to punish a breach of law or to do its duty */
};

enum petition_law_clock {
    PETITION_LAW_TELL,        /* to say what becomes of it */
    PETITION_LAW_OBJECT,      /* to give back what was wrongly transferred */
    PETITION_LAW_TAKE_ON,     /* the organ it was transferred to: to say that it has it */
    PETITION_LAW_HANDLE,      /* to finish */
    PETITION_LAW_ASK_REVIEW,  /* 请求复查 */
    PETITION_LAW_REVIEW,      /* 复查意见 */
    PETITION_LAW_ASK_RECHECK, /* 请求复核 */
    PETITION_LAW_RECHECK      /* 复核意见 */
};

/** The article that sets a clock, in words. Constant text.
 *  @law  Petition Regulation (2022-02-25) art. 23(2), 23(3), 34, 35, 36(1)
 */
const char *petition_law_article(enum petition_law_clock clock);

/** May the petitioner say what he thinks of how his matter was handled? It is made easy for him to
 *  see how it goes at any time, and to judge it. From which moment the article does not say: here
 * as soon as he was answered, or it ended without an answer. ST_RULE before, by no article.
 *  @law  Petition Regulation (2022-02-25) art. 21
 */
MUST_CHECK enum status petition_law_check_rating(bool answered, bool ended, struct err *err);

/** Last day, inclusive, to tell the petitioner in writing what becomes of a petition that came in:
 *  15 days from receipt. Where it can be said on the spot, it is said on the spot. An organ to
 * which it was transferred has as many from the day on which it got it.
 *  @law  Petition Regulation (2022-02-25) art. 23(2), 23(3); counting: Civil Code art. 201-203,
 *        ADR-0004
 */
struct date petition_law_tell_due(const struct calendar *cal, struct date received, bool roll);

/** Must the petitioner be told at all? Not if name or address are unclear.
 *  @law  Petition Regulation (2022-02-25) art. 23(2)
 */
bool petition_law_must_tell(bool name_known, bool address_known);

/** Has an organ to which it was transferred these 15 days to say that it has it? Not where courts,
 *  prosecutors and police handle what belongs to them, nor where the organ of supervision handles a
 *  charge: they tell him by rules of their own.
 *  @law  Petition Regulation (2022-02-25) art. 23(3), 23(4)
 */
bool petition_law_organ_tells(enum petition_law_matter matter, bool supervision);
/** The article by which it does not, in words.
 *  @law  Petition Regulation (2022-02-25) art. 23(4)
 */
const char *petition_law_tells_article(void);

/** Last day for an organ to object that a petition transferred to it is not its matter: five
 *  workdays from receipt.
 *  @law  Petition Regulation (2022-02-25) art. 23(3)
 */
struct date petition_law_object_due(const struct calendar *cal, struct date received);

/** Last day to finish: 60 days from acceptance and the days it was extended by. Only for claims
 *  that belong to no other procedure; no date for all others.
 *  @law  Petition Regulation (2022-02-25) art. 31(6), 34; counting: Civil Code art. 201-203
 */
struct date petition_law_handle_due(const struct calendar *cal, enum petition_law_matter matter,
                                    struct date accepted, unsigned extended_days, bool roll);

struct petition_law_extension {
    enum petition_law_matter matter;
    unsigned before, days; /* extended by already, and now */
    bool approved;         /* by the head of the organ */
    bool told;             /* the petitioner was told why */
};
/** May it be extended? Only a claim with a clock, in all by at most 30 days, approved by the head,
 *  and the petitioner is told why. ST_RULE otherwise.
 *  @law  Petition Regulation (2022-02-25) art. 34
 */
MUST_CHECK enum status petition_law_check_extension(const struct petition_law_extension *ext,
                                                    struct err *err);

/** Last day for the petitioner to ask for a review: 30 days from the written reply.
 *  @law  Petition Regulation (2022-02-25) art. 35
 */
struct date petition_law_ask_review_until(const struct calendar *cal, struct date replied,
                                          bool roll);
/** Last day to answer it: 30 days from the request.
 *  @law  Petition Regulation (2022-02-25) art. 35
 */
struct date petition_law_review_due(const struct calendar *cal, struct date asked, bool roll);
/** Last day to ask for a re-review: 30 days from the written review.
 *  @law  Petition Regulation (2022-02-25) art. 36(1)
 */
struct date petition_law_ask_recheck_until(const struct calendar *cal, struct date answered,
                                           bool roll);
/** Last day to answer it: 30 days from the request; the days of a hearing are not counted.
 *  @law  Petition Regulation (2022-02-25) art. 36(1), 36(2)
 */
struct date petition_law_recheck_due(const struct calendar *cal, struct date asked,
                                     unsigned hearing_days, bool roll);

/** Was the review or re-review asked for in time, and after the answer it is about? ST_RULE
 *  otherwise.
 *  @law  Petition Regulation (2022-02-25) art. 35, 36(1)
 */
MUST_CHECK enum status petition_law_check_asked(enum petition_law_clock clock, struct date answered,
                                                struct date until, struct date asked,
                                                struct err *err);

/** Several people who come with the same matter choose representatives, five at most. Letters,
 *  calls and messages have no such limit. ST_RULE otherwise.
 *  @law  Petition Regulation (2022-02-25) art. 20(3)
 */
MUST_CHECK enum status petition_law_check_representatives(bool visit, uint32_t people,
                                                          uint32_t representatives,
                                                          struct err *err);

/** Does it belong to a procedure of its own (court, arbitration, appeal, administrative), so that
 *  the petitioner is told to go there and it is not handled as a petition?
 *  @law  Petition Regulation (2022-02-25) art. 28(2), 31(1), 31(2), 31(3), 31(4)
 */
bool petition_law_elsewhere(enum petition_law_matter matter);
/** The article of that, in words; "" when it does not belong elsewhere.
 *  @law  Petition Regulation (2022-02-25) art. 31(1), 31(2), 31(3), 31(4)
 */
const char *petition_law_elsewhere_article(enum petition_law_matter matter);
/** May an organ of a congress take it up itself? Not what belongs to a procedure of its own: that
 * is separated from petitions and goes to whoever decides it. ST_RULE otherwise, with the article.
 *  @law  Petition Regulation (2022-02-25) art. 28(2), 31(1), 31(2), 31(3), 31(4)
 */
MUST_CHECK enum status petition_law_check_accept(enum petition_law_matter matter, struct err *err);

/** May a review or re-review be asked for? Only of the written opinion on a claim that belongs to
 * no other procedure; advice and charges are answered, what belongs elsewhere is contested there.
 *  ST_RULE otherwise.
 *  @law  Petition Regulation (2022-02-25) art. 31(6), 35, 36(1)
 */
MUST_CHECK enum status petition_law_check_review(enum petition_law_matter matter, struct err *err);

/** May it go to that organ? A charge never goes to whom it is against. ST_RULE otherwise.
 *  @law  Petition Regulation (2022-02-25) art. 30(3)
 */
MUST_CHECK enum status petition_law_check_transfer(enum petition_law_matter matter,
                                                   int64_t against_organ_id, int64_t to_organ_id,
                                                   struct err *err);

/** May somebody handle or lead it, or be given it? Nobody whose own affair it is, or who is close
 * to the petitioner: who withdrew (回避), or whose withdrawal was decided, has nothing to do with
 * it any more. ST_RULE otherwise.
 *  @law  Petition Regulation (2022-02-25) art. 28(3)
 */
MUST_CHECK enum status petition_law_check_impartial(bool recused, struct err *err);

/** May what it says go into a record that more people read, such as an opinion? Never a charge:
 * whom it is against could be among them. ST_RULE otherwise.
 *  @law  Petition Regulation (2022-02-25) art. 30(3)
 */
MUST_CHECK enum status petition_law_check_told(enum petition_law_matter matter, struct err *err);

/** May the same matter be taken up once more? Not while it is being handled, and never after the
 *  answer to a re-review. ST_RULE otherwise.
 *  @law  Petition Regulation (2022-02-25) art. 19(3), 36(3)
 */
MUST_CHECK enum status petition_law_check_again(bool handled, bool rechecked, struct err *err);

#endif
