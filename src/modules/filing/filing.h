// SPDX-License-Identifier: MulanPSL-2.0
/** Filing and review of normative documents (规范性文件备案审查): organs file what they issue, the
 *  office checks the papers and registers, committees and experts say what they think, a check list
 *  decides, the maker corrects or the standing committee revokes; anybody may suggest a review.
 *  @law  Supervision Law (2024-11-08) art. 39, 40, 45; Legislation Law (2023-03-13) art. 109 */
#ifndef FILING_H
#define FILING_H
#include "law/filing_law.h"
#include "platform/ctx.h"

#define FILING_STATES     "filed returned refused registered reviewing opinion replied closed"
#define FILING_MAKERS     "lower government commission court procuratorate other"
#define FILING_MODES      "active asked special moved joint"
#define FILING_RESULTS    "clean corrected repealed revoked explained"
#define FILING_AMENDED    "corrected repealed" /* how its maker put it right */
#define FILING_GROUNDS    "power conflict improper"
#define FILING_ITEMS      "power procedure conflict rights necessity"
#define FILING_SETUPS     "set_up added reduced merged renamed" /* 设立 增加 减少 合并 更名 */
#define FILING_DECISIONS  "keep amend repeal lapsed"
#define FILING_ASK_STATES "received incomplete accepted declined moved answered"
#define FILING_LOOKS      "whole lacking elsewhere" /* 完整 不完整 不归本级审查 */

enum {
    FILING_TITLE_CHARS = 200,
    FILING_NUMBER_CHARS = 60,
    FILING_BODY_CHARS = 200000,
    FILING_TEXT_CHARS = 3000,
    FILING_LINE_CHARS = 100,
    FILING_ITEMS_COUNT = 5,
    FILING_CODE_CHARS = 12
};

struct filing {
    int64_t id, version, organ_id;
    struct str organ; /* its name */
    struct str maker; /* one of FILING_MAKERS */
    struct str title, number, index_number;
    struct date signed_on, published_on, effective_on;
    struct str body; /* not read in lists */
    struct date filed_on, due_on;
    int64_t late_days;
    struct str state;
    int64_t register_year, register_no; /* 0: not registered */
    struct date registered_on;
    struct str mode;
    struct date clock_on; /* last day of the step it is at, none: no clock */
    bool extended;
    struct str ground, result;
    struct date closed_on;
};

struct filing_step {
    int64_t id, filing_id;
    struct str act; /* filing.act.<word> */
    struct date on;
    struct str who, text;
};
struct filing_task {
    int64_t id, version, filing_id, organ_id;
    struct str organ, expert; /* one of both */
    struct date asked_on, due_on, answered_on;
    struct str verdict, text;
    struct str title; /* of the document, in lists */
};
struct filing_point {
    int64_t id, version, filing_id;
    struct str item, verdict, note;
};
struct filing_ask {
    int64_t id, version, organ_id, key_id, filing_id;
    struct str sort, organ, document, clause, reason, state, answer;
    struct str looked;      /* one of FILING_LOOKS, "": nobody has looked yet */
    struct str name, phone; /* only where asked for */
    struct date asked_on, decided_on, answered_on, looked_on;
};
struct filing_campaign {
    int64_t id, version;
    struct str title, basis, state;
    struct date from_on, until_on;
    int64_t items, decided; /* in lists */
};
struct filing_item {
    int64_t id, version, campaign_id, filing_id, organ_id;
    struct str organ, title, number, decision, note;
    struct date done_on;
};
struct filing_cross {
    int64_t id, version, year, sampled, score; /* score < 0: none yet */
    struct str checker, checked, findings;
    struct date planned_on, done_on;
};
struct filing_listed {
    int64_t id, organ_id, filing_id; /* filing_id 0: it was not filed */
    struct str organ, number, title;
    struct date published_on;
};
/** A change of the government's departments, filed (工作部门设立备案). */
struct filing_setup {
    int64_t id, organ_id; /* who files, 0 not said */
    struct str act;       /* one of FILING_SETUPS */
    struct str name, approved_by, number, note;
    struct date approved_on, filed_on;
    struct str organ; /* its name, when read */
};
struct filing_year {
    int64_t id, version, year;
    struct str text;
    struct date heard_on;
    bool published;
};

/** A document put to the standing committee to be revoked. */
struct filing_annulment {
    int64_t id, version, filing_id, item_id, vote_id; /* vote_id 0: not voted yet */
    struct str ground, text;
    struct str outcome; /* "" waits for the vote, passed, failed, withdrawn */
    struct str formula; /* how the law counts it */
    struct date moved_on, decided_on;
    struct str was_ground; /* of the document before this */
    struct str was_state;  /* where it stood when it was revoked, "" it was not */
    struct date was_clock;
    struct str item, meeting; /* titles, when read */
    int64_t meeting_id;
};
/** A document that its maker amended or repealed, which it has to report. */
struct filing_amendment {
    int64_t id, version, filing_id;
    struct str how; /* corrected, repealed */
    struct str text;
    struct date amended_on, due_on, reported_on; /* reported_on none: still owed */
    int64_t organ_id;                            /* with title and organ: when read for clocks */
    struct str title;
};

/** The text as amended, filed. */
struct filing_refiled {
    int64_t amendment_id, filing_id; /* of the document that was amended */
    int64_t refiled_id;              /* the text as amended; 0: none */
    struct str title, number, state; /* of that text */
    struct date filed_on;
};
/** A maker has sent the list of what it issued in a year. */
struct filing_sent {
    int64_t id, organ_id, year;
    struct date sent_on; /* none: not yet */
    bool nothing;        /* it issued nothing */
    struct str organ;    /* with listed: when read */
    int64_t listed;      /* documents on it */
};
/** The standing committee above was told how the report on a year was heard. */
struct filing_upward {
    int64_t id, year;
    struct date told_on;
    struct str whom;
};

/** File a document: by its organ, or (office) for one that came on paper. What is not given is read
 *  from the body (number, days, title). Emits "filing.filed". ST_INVALID with fields. */
MUST_CHECK enum status filing_file(struct ctx *ctx, const struct filing *in, int64_t *out_id);
/** Once more, after it was returned. */
MUST_CHECK enum status filing_file_again(struct ctx *ctx, const struct filing *in);
/** ST_NOT_FOUND for whom may not know of it: an organ sees its own and what it was asked about. */
MUST_CHECK enum status filing_get(struct ctx *ctx, int64_t id, struct filing *out);

/** One step of the office or of the maker. */
struct filing_act {
    int64_t id, version;
    struct str act;  /* register return refuse extend opine reply letter_out letter_in talk close */
    struct str text; /* what was said, why */
    struct date on;  /* none: today */
    struct str mode; /* register */
    struct str ground, result; /* opine, close */
    struct date amended_on;    /* close as corrected, repealed: when, unless it is noted already */
};
/** Emits "filing.<what happened>". ST_INVALID: closed as amended without the day; ST_RULE: not in
 *  this state, not by this actor; a reason is missing; only a vote of the standing committee
 * revokes (filing_annul()). */
MUST_CHECK enum status filing_do(struct ctx *ctx, const struct filing_act *in);

struct filing_send {
    int64_t id, version;
    const int64_t *organs;
    size_t organs_count;
    const struct str *experts;
    size_t experts_count;
};
/** To committees and experts; those asked already stay. Emits "filing.distributed". */
MUST_CHECK enum status filing_distribute(struct ctx *ctx, const struct filing_send *in);
/** What they say. Emits "filing.opinion_given". */
MUST_CHECK enum status filing_task_answer(struct ctx *ctx, const struct filing_task *in);
struct filing_checklist {
    int64_t id, version;
    struct filing_point points[FILING_ITEMS_COUNT];
};
/** The check list. Emits "filing.reviewed". ST_INVALID: a problem without a note. */
MUST_CHECK enum status filing_review(struct ctx *ctx, const struct filing_checklist *in);

/** A suggestion or a request to review. *out_code: what the citizen asks with how it stands. Emits
 *  "filing.asked". */
MUST_CHECK enum status filing_ask_add(struct ctx *ctx, const struct filing_ask *in,
                                      struct str *out_code, int64_t *out_id);
/** The office has looked at it: whole, lacking something, or for somebody else to review. From this
 *  the days follow in which its author is told or it is handed on. Emits "filing.ask_looked".
 *  ST_INVALID; ST_RULE: it is decided.
 *  @law  Beijing Filing Regulation (2024-09-27) art. 17, 24 */
MUST_CHECK enum status filing_ask_look(struct ctx *ctx, const struct filing_ask *in);
/** The office decides or answers: `state` and `answer`; accepted: filing_id is reviewed as asked.
 *  Emits "filing.ask_decided" or "filing.ask_answered". */
MUST_CHECK enum status filing_ask_decide(struct ctx *ctx, const struct filing_ask *in);
#endif
