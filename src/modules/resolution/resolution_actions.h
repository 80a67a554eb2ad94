// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages and the demo of this module do. Every action loads, decides, stores and tells;
 *  ST_CONFLICT when `version` (0: whatever it is) is not the stored one. */
#ifndef RESOLUTION_ACTIONS_H
#define RESOLUTION_ACTIONS_H
#include "modules/resolution/resolution_list.h"
#include "modules/resolution/resolution_source.h"

/* ---- documents (resolution_actions.c, resolution_issue.c) ---- */

struct resolution_save {
    int64_t id, version;
    struct str title, body, note; /* note: what was changed and why */
};
/** A new version of the text of a draft. Emits "resolution.saved". */
MUST_CHECK enum status resolution_save(struct ctx *ctx, const struct resolution_save *in);

struct resolution_step {
    int64_t id, version;
    enum resolution_verb verb; /* SUBMIT, SEND_BACK or DROP */
    struct str note;
};
/** Emits "resolution.submitted", ".sent_back" or ".dropped". Sending back wants a reason. */
MUST_CHECK enum status resolution_step(struct ctx *ctx, const struct resolution_step *in);

struct resolution_approve {
    int64_t id, version;
    struct date on;              /* passed or approved */
    struct str by;               /* 主任会议第12次会议 */
    struct resolution_vote vote; /* typed from an old record; or vote_id alone */
    bool *out_waits;             /* may be NULL */
};
/** Passed, or approved: with the counted vote where the kind needs one. Emits
 *  "resolution.approved". Numbers that were typed and whose paper is not attached wait until a
 *  second account has compared them (resolution_confirm()): emits "resolution.typed", *out_waits.
 *  ST_RULE with the article if it has not passed. */
MUST_CHECK enum status resolution_approve(struct ctx *ctx, const struct resolution_approve *in);

struct resolution_sign {
    int64_t id, version, year, number; /* number 0: the next */
    struct str series, skip_reason, signer;
    struct date on, effect_on;
};
/** Signed: it gets its number; those left out are noted with the reason. Emits
 *  "resolution.signed". ST_INVALID also: signed or in force before it was decided. */
MUST_CHECK enum status resolution_sign(struct ctx *ctx, const struct resolution_sign *in);
/** The number it would get now in that series and year. */
MUST_CHECK enum status resolution_next_number(struct ctx *ctx, struct str series, int64_t year,
                                              int64_t *out);
/** The series a kind of document has in this congress: 云人常决 … */
MUST_CHECK enum status resolution_series_of(struct ctx *ctx, const struct resolution_doc *d,
                                            struct str *out);

struct resolution_publish {
    int64_t id, version;
    bool open; /* false: take it back */
    struct str title, body;
    const struct str *confirmed; /* private-looking findings that somebody has looked at */
    size_t confirmed_count;
};
/** Emits "resolution.published" or ".unpublished". ST_INVALID: private data nobody has looked at.
 */
MUST_CHECK enum status resolution_publish(struct ctx *ctx, const struct resolution_publish *in);

struct resolution_facts {
    int64_t id, version, topic_id, rank, amended_by_id;
    struct str power, rank_scope, rank_note;
    struct date effect_on;
};
/** Emits "resolution.classified". ST_INVALID also: in force before it was decided. */
MUST_CHECK enum status resolution_facts(struct ctx *ctx, const struct resolution_facts *in);

struct resolution_end {
    int64_t id, version, by_id;
    struct str how; /* repealed, replaced, expired */
    struct date on;
};
/** Emits "resolution.ended". */
MUST_CHECK enum status resolution_end(struct ctx *ctx, const struct resolution_end *in);

/* ---- made of speeches (resolution_gather.c) ---- */

/** Take over what was said that is not here yet. Emits "resolution.gathered". */
MUST_CHECK enum status resolution_gather(struct ctx *ctx, int64_t doc_id,
                                         const struct resolution_remark_new *all, size_t count,
                                         size_t *out_new);
struct resolution_grouping {
    int64_t doc_id, version;
    const int64_t *remarks; /* ids */
    const int64_t *points;  /* of each: its point, 0 none, -1 the new one */
    size_t count;
    struct str new_point; /* "": none */
};
/** Emits "resolution.grouped". */
MUST_CHECK enum status resolution_group(struct ctx *ctx, const struct resolution_grouping *in);
struct resolution_point_change {
    int64_t doc_id, point_id, place; /* place 0: as it is; body "": remove */
    int64_t version;                 /* of the point as it was shown; 0: not said */
    struct str body;
};
/** Emits "resolution.grouped". ST_CONFLICT: the point was changed meanwhile. */
MUST_CHECK enum status resolution_point_change(struct ctx *ctx,
                                               const struct resolution_point_change *in);
/** The points become the text, numbered. Emits "resolution.saved". */
MUST_CHECK enum status resolution_compose(struct ctx *ctx, int64_t doc_id, int64_t version);

/* ---- what organs owe (resolution_work.c, resolution_reply.c) ---- */

struct resolution_assign {
    int64_t doc_id, version;
    const int64_t *organs;
    size_t organs_count;
    struct str task;     /* of a decision; "" of an opinion */
    struct date sent_on; /* none: today */
    unsigned months;     /* 0: by local rule */
    struct date due_on;  /* none: from the months */
    struct str basis;    /* when months or day are not those of the rule */
};
/** Emits "resolution.assigned". */
MUST_CHECK enum status resolution_assign(struct ctx *ctx, const struct resolution_assign *in);
/** Months an opinion's organ has, and what they rest on. */
MUST_CHECK enum status resolution_period(struct ctx *ctx, unsigned *out_months,
                                         struct str *out_basis);

struct resolution_work_act {
    int64_t id, version;
    struct str note;
};
/** Emits "resolution.received". */
MUST_CHECK enum status resolution_receive(struct ctx *ctx, const struct resolution_work_act *in);
/** Not good enough: once more, with a new day. Emits "resolution.returned". */
struct resolution_return {
    int64_t id, version;
    struct str note;
    struct date due_on;
};
MUST_CHECK enum status resolution_return(struct ctx *ctx, const struct resolution_return *in);
/** Emits "resolution.closed". */
MUST_CHECK enum status resolution_close(struct ctx *ctx, const struct resolution_work_act *in);
struct resolution_mark {
    int64_t id, version, vote_id; /* vote_id: its result is taken; 0: the committee's own */
    struct str mark, how, note;
    struct date due_on; /* of the next round, when not satisfied */
};
/** Satisfied, basically, or not: then it is handled again. Emits "resolution.marked". */
MUST_CHECK enum status resolution_mark(struct ctx *ctx, const struct resolution_mark *in);

struct resolution_reply_save {
    int64_t work_id, version; /* version of the reply, 0 new */
    bool report;
    struct str doc_number, title, body, signer, contact;
    struct date consulted_on;
};
/** Emits "resolution.reply_saved". */
MUST_CHECK enum status
resolution_reply_save(struct ctx *ctx, const struct resolution_reply_save *in, int64_t *out_id);
struct resolution_reply_step {
    int64_t reply_id, version;
    enum reply_verb verb; /* SUBMIT, APPROVE, BACK, SEND */
    struct str note;
};
/** Emits "resolution.reply_submitted", ".reply_approved", ".reply_back", ".replied" or ".planned".
 */
MUST_CHECK enum status resolution_reply_step(struct ctx *ctx,
                                             const struct resolution_reply_step *in);

struct resolution_follow_new {
    int64_t doc_id, handling_id;
    struct date held_on, next_on;
    struct str who, place, finding, result;
};
/** The next follow-up of a document. Emits "resolution.followed". */
MUST_CHECK enum status resolution_follow(struct ctx *ctx, const struct resolution_follow_new *in);

/* ---- letters and topics (resolution_letter.c) ---- */

struct resolution_letter_to {
    int64_t doc_id;
    struct str levels; /* words of congress.h, blanks between: all in office of these levels */
    const int64_t *organs;
    size_t organs_count;
};
struct resolution_letter_sent {
    size_t own, outside, organs; /* who had not got it before */
};
/** A letter goes to deputies of the levels chosen and to organs, to each once. Own deputies and
 *  organs are told; for deputies of other levels, who have no account here, the list of whom it
 *  goes to is kept, and the office notes what they answer. ST_INVALID at "level": nobody chosen, a
 *  word that is no level, at "organ": none, or one that is closed. Emits "resolution.delivered". */
MUST_CHECK enum status resolution_letter_send(struct ctx *ctx,
                                              const struct resolution_letter_to *in,
                                              struct resolution_letter_sent *out);
/** A letter to an organ or to a deputy of another level: the actor's own organ's, or any for who
 *  publishes (`resolution.publish`). ST_NOT_FOUND for others. */
MUST_CHECK enum status resolution_letter_get(struct ctx *ctx, int64_t id,
                                             struct resolution_letter *out);
/** Its answer, by the organ or noted by the office. Emits "resolution.answered". */
MUST_CHECK enum status resolution_letter_answer(struct ctx *ctx, int64_t id, int64_t version,
                                                struct str answer);
/** The acting deputy answers it. Emits "resolution.answered". */
MUST_CHECK enum status resolution_answer(struct ctx *ctx, int64_t doc_id, struct str answer);
/** Has this congress a list of major matters? A township has none.
 *  @law  Organic Law (2022-03-11) art. 12(1), 50(1) */
MUST_CHECK enum status resolution_matters_listed(struct ctx *ctx, bool *out);
/** id 0: a new one. Emits "resolution.topic_saved". ST_RULE: this congress has no such list.
 * ST_INVALID: a report that comes late without a special reason; called decided without the
 * decision it needs, or after a show of hands where the place wants a ballot.
 *  @law  Zhejiang Major Matters Provisions (2018-07-27) art. 4(2), 10 */
MUST_CHECK enum status resolution_topic_save(struct ctx *ctx, const struct resolution_topic *in,
                                             int64_t *out_id);

/** Last day to hand it in for its meeting, and to deliberate it; none where not known. */
MUST_CHECK enum status resolution_matter_days(struct ctx *ctx, const struct resolution_topic *t,
                                              struct date *out_lead, struct date *out_deliberate);
/** The article of these periods, in words. Constant text. */
const char *resolution_matter_article(void);
/** Was it handed in after its last day? That day itself, be it a day off or not.
 *  @law  Zhejiang Major Matters Provisions (2018-07-27) art. 10(1) */
MUST_CHECK enum status resolution_matter_late(struct ctx *ctx, const struct resolution_topic *t,
                                              bool *out);

/* ---- minutes (resolution_minutes.c) ---- */

struct resolution_minutes_new {
    int64_t meeting_id; /* 0: of a meeting held elsewhere */
    bool summary;
    struct str title, number, chair, recorder;
    struct date held_on;
    const struct resolution_part *parts; /* NULL: as the records of the meeting have them */
    size_t parts_count;
};
/** ST_NOT_FOUND also for minutes of a meeting the actor may not know of (behind closed doors). */
MUST_CHECK enum status resolution_minutes_load(struct ctx *ctx, int64_t id,
                                               struct resolution_minutes *out);
/** Minutes written from the records. Emits "resolution.minutes_drafted". */
MUST_CHECK enum status
resolution_minutes_add(struct ctx *ctx, const struct resolution_minutes_new *in, int64_t *out_id);
struct resolution_part_save {
    int64_t minutes_id, version, part_id; /* part_id 0: a new part at the end */
    struct str label, body;               /* body "": the part is taken out */
    bool as_record;                       /* back to what the records say now */
};
/** A correction by a person; the whole text becomes a new version. Emits
 *  "resolution.minutes_saved". */
MUST_CHECK enum status resolution_part_save(struct ctx *ctx, const struct resolution_part_save *in);
/** Take over what has changed in the records, where nobody has corrected the part. Emits
 *  "resolution.minutes_saved" if anything has. */
MUST_CHECK enum status resolution_minutes_refresh(struct ctx *ctx, int64_t id, size_t *out_changed);
struct resolution_minutes_step {
    int64_t id, version;
    bool back; /* send back for correction, with a reason; else submit */
    struct str note;
};
/** Emits "resolution.minutes_submitted" or ".minutes_back". */
MUST_CHECK enum status resolution_minutes_step(struct ctx *ctx,
                                               const struct resolution_minutes_step *in);
struct resolution_minutes_sign {
    int64_t id, version;
    bool as_chair;   /* else as recorder */
    bool on_paper;   /* signed on paper, under the name given; the actor notes it */
    struct str name; /* of who signed on paper; else it is the actor's */
};
/** Signed by chair and recorder, each from his own account (ST_RULE "resolution.two_people"); what
 * was signed on paper is noted by two accounts, or the scan is attached ("resolution.two_hands").
 * With the second signature it is approved, frozen and hashed. Emits "resolution.minutes_signed",
 * then "resolution.minutes_approved". */
MUST_CHECK enum status resolution_minutes_sign(struct ctx *ctx,
                                               const struct resolution_minutes_sign *in);
/** SM3 of the frozen text, as hex: title, day, number, chair, recorder, and each part. */
MUST_CHECK enum status resolution_minutes_hash(struct ctx *ctx, const struct resolution_minutes *m,
                                               struct str *out);

/* ---- the gazette (resolution_gazette.c) ---- */

/** A new issue; year and number 0: the next. Emits "resolution.gazette_begun". */
MUST_CHECK enum status resolution_gazette_add(struct ctx *ctx, int64_t year, int64_t number,
                                              struct str title, int64_t *out_id);
struct resolution_gazette_put {
    int64_t id, version, doc_id; /* doc_id 0: a text of its own */
    struct str title, body;
};
/** Emits "resolution.gazette_changed". ST_RULE: a document that is not signed, or is in it. */
MUST_CHECK enum status resolution_gazette_put(struct ctx *ctx,
                                              const struct resolution_gazette_put *in);
/** up, down, or out. Emits "resolution.gazette_changed". */
enum gazette_move { GAZETTE_UP, GAZETTE_DOWN, GAZETTE_OUT };
MUST_CHECK enum status resolution_gazette_move(struct ctx *ctx, int64_t id, int64_t part_id,
                                               enum gazette_move move);
/** Frozen and public: the PDF is kept by its hash. Not inside a transaction. Emits
 *  "resolution.gazette_issued". */
MUST_CHECK enum status resolution_gazette_issue(struct ctx *ctx, int64_t id, int64_t version,
                                                struct date on);

/* ---- the actor's rights on one document ---- */

/** May the actor know of it? Who reads all; an organ what it was given; a deputy the letters he
 *  got. What is public has another way: resolution_published(). */
MUST_CHECK enum status resolution_load(struct ctx *ctx, int64_t id, struct resolution_doc *out);
/** A published one and what the public reads of it, whoever asks. ST_NOT_FOUND otherwise. */
MUST_CHECK enum status resolution_published(struct ctx *ctx, int64_t id, struct resolution_doc *out,
                                            struct resolution_text *out_text);
/** The duty, if the actor's organ has it or he reads all. */
MUST_CHECK enum status resolution_work_load(struct ctx *ctx, int64_t id,
                                            struct resolution_work *out);
/** Is it the actor's own organ's? */
bool resolution_own_work(const struct ctx *ctx, const struct resolution_work *w);

/* ---- jobs for the menu and for reminders ---- */
MUST_CHECK enum status resolution_queue_count(struct ctx *ctx, int64_t *out);
MUST_CHECK enum status resolution_own_count(struct ctx *ctx, int64_t *out);
#endif
