// SPDX-License-Identifier: MulanPSL-2.0
/** What a congress has decided, and what it has asked of others: resolutions, decisions,
 *  announcements, deliberation opinions, lists of appointments, letters of initiative; what organs
 *  do about them; minutes of meetings; the gazette.
 *
 *  A document: draft → review → approved (a resolution, decision, appointment: when its vote has
 *  passed; an opinion: by the chairmen's meeting) → signed, which gives its number → ended.
 *  What an organ owes because of it (resolution_handling): sent → received → replied → closed, or
 *  again and again. */
#ifndef RESOLUTION_H
#define RESOLUTION_H
#include "platform/ctx.h"

enum {
    RESOLUTION_TITLE_CHARS = 200,
    RESOLUTION_BODY_CHARS = 50000,
    RESOLUTION_NOTE_CHARS = 2000,
    RESOLUTION_NAME_CHARS = 100
};

enum resolution_kind {
    RESOLUTION_RESOLUTION,   /* 决议 */
    RESOLUTION_DECISION,     /* 决定 */
    RESOLUTION_ANNOUNCEMENT, /* 公告 */
    RESOLUTION_OPINION,      /* 审议意见 */
    RESOLUTION_APPOINTMENT,  /* 任免名单 */
    RESOLUTION_LETTER,       /* 倡议书 */
    RESOLUTION_KINDS
};

enum resolution_state {
    RESOLUTION_DRAFT,
    RESOLUTION_REVIEW,
    RESOLUTION_APPROVED,
    RESOLUTION_SIGNED,
    RESOLUTION_ENDED,
    RESOLUTION_DROPPED,
    RESOLUTION_STATES
};

/** Who has decided; the majority's law follows from it. */
enum resolution_body {
    RESOLUTION_OF_CONGRESS,
    RESOLUTION_OF_COMMITTEE,
    RESOLUTION_OF_CHAIRMEN,
    RESOLUTION_OF_TOWNSHIP /* presidium of a township */
};

/** The counted vote a document rests on, copied when it was approved. */
struct resolution_vote {
    int64_t vote_id; /* of module vote; 0: an old record, written down by hand */
    bool counted;
    bool passed; /* of a vote: by its own rule, as of now */
    uint32_t yes, no, abstain, present, all;
    struct str formula, article;
    struct date on; /* of a vote that was just read: the day it was held; else none */
};

struct resolution_doc {
    int64_t id, version, revision;
    enum resolution_kind kind;
    enum resolution_state state;
    enum resolution_body body_kind;
    struct str title;
    int64_t meeting_id, item_id; /* 0: none */
    struct str origin;           /* 县十八届人大常委会第三十六次会议第3项 */
    struct resolution_vote vote;
    struct date passed_on, approved_on, signed_on, effect_on, published_on, ended_on, drafted_on;
    struct str approved_by, signer;
    struct str series; /* 云人常决 */
    int64_t year, number;
    struct str number_text; /* 云人常决〔2026〕3号; "" before it is signed */
    struct str power;       /* supervision, decision, appointment or "" */
    struct str rank_scope, rank_note;
    int64_t rank, topic_id;
    struct str ended_how;
    int64_t ended_by_id, amended_by_id, drafted_by;
};

/** One text of a document. */
struct resolution_text {
    int64_t revision, saved_at;
    struct str title, body, note, saver;
};

const char *resolution_kind_word(enum resolution_kind kind);
bool resolution_kind_parse(struct str word, enum resolution_kind *out);
const char *resolution_state_word(enum resolution_state state);

struct resolution_new {
    enum resolution_kind kind;
    enum resolution_body body_kind;
    struct str title, body, origin;
    int64_t meeting_id, item_id;
    struct str power; /* "": from the kind */
    int64_t topic_id;
};
/** A draft. Emits "resolution.drafted". ST_INVALID: title or text missing or too long. */
MUST_CHECK enum status resolution_add(struct ctx *ctx, const struct resolution_new *in,
                                      int64_t *out_id);
/** ST_NOT_FOUND also for what the actor may not know of. */
MUST_CHECK enum status resolution_get(struct ctx *ctx, int64_t id, struct resolution_doc *out);
/** The present text. */
MUST_CHECK enum status resolution_text_get(struct ctx *ctx, const struct resolution_doc *d,
                                           struct resolution_text *out);
/** Documents of an item of an agenda, oldest first. */
MUST_CHECK enum status resolution_of_item(struct ctx *ctx, int64_t item_id,
                                          struct resolution_doc **out, size_t *out_count);

/** What an organ has to do about a document, for modules that follow it further. */
struct resolution_duty {
    int64_t id, doc_id, organ_id, round;
    struct str state; /* sent, received, replied, again, closed */
    struct date due_on;
};
MUST_CHECK enum status resolution_duty_get(struct ctx *ctx, int64_t id,
                                           struct resolution_duty *out);
struct resolution_duty_mark {
    int64_t id, vote_id;     /* 0: counted on paper */
    const char *mark;        /* satisfied, basic, dissatisfied */
    struct str note;         /* why not satisfied */
    struct date next_due_on; /* of the next round when not satisfied */
};
/** A vote of satisfaction has come out so: satisfied or basically so, or handled again. Emits
 *  "resolution.marked". ST_RULE: not replied yet; a next day that has passed. Joins a running
 *  transaction. */
MUST_CHECK enum status resolution_duty_rate(struct ctx *ctx, const struct resolution_duty_mark *in);

/** Something that waits for the actor, with the page where it is done. */
struct resolution_task {
    const char *what; /* pass, approve, confirm, sign, publish, send, follow, rate, close, receive,
                         report, sign_off, minutes, write_minutes, letter: text
                         resolution.task.<word> */
    struct str number, title, who, url;
    struct date due_on; /* none: no day */
};
/** By kind; at most 200. */
MUST_CHECK enum status resolution_tasks(struct ctx *ctx, struct resolution_task **out,
                                        size_t *out_count);

/* Views for joins: resolution_v_document, resolution_v_handling (migrations/0001_resolution.sql).
 */
#endif
