// SPDX-License-Identifier: MulanPSL-2.0
/** Records that the store reads and the pages show. */
#ifndef RESOLUTION_LIST_H
#define RESOLUTION_LIST_H
#include "modules/resolution/resolution_rules.h"

struct resolution_filter {
    struct str q, kind, state, power, body_kind;
    int64_t year, topic_id; /* year of signing; 0 any */
    struct date from, to;   /* signed on */
    bool decided;           /* 决议、决定 only */
    bool opinions;          /* deliberation opinions only */
    bool public_only;       /* published, and what the public sees of it */
    const char *sort;
    struct str after;
    unsigned limit;
};
/** A line of the list: the document and how far its organs are. */
struct resolution_row {
    struct resolution_doc d;
    int64_t works, works_open, follow_ups;
    struct date due_on; /* earliest that is open */
    int64_t organ_id;   /* of the first one, 0 none */
};
MUST_CHECK enum status resolution_page(struct ctx *ctx, const struct resolution_filter *f,
                                       struct resolution_row **out, size_t *out_count,
                                       struct str *out_next, int64_t *out_total);

struct resolution_work { /* what an organ owes */
    int64_t id, version, doc_id, organ_id, round, months, mark_vote;
    struct str task, due_basis, receiver, mark, mark_how, mark_note;
    enum handling_state state;
    struct date sent_on, due_on, received_on, replied_on, marked_on, closed_on;
    bool in_time;
    /* of its document */
    struct str doc_title, doc_number, organ_name;
    enum resolution_kind doc_kind;
    int64_t waiting; /* replies that wait for a signature */
};

struct resolution_reply {
    int64_t id, version, handling_id, round;
    bool report; /* else a plan */
    enum reply_state state;
    struct str doc_number, title, body, signer, contact, back_reason;
    struct date consulted_on, sent_on;
};

struct resolution_follow {
    int64_t id, doc_id, handling_id, number;
    struct date held_on, next_on;
    struct str who, place, finding, result; /* open, progress, solved */
};

struct resolution_remark {
    int64_t id, doc_id, point_id, speech_id;
    struct str speaker, body;
};
struct resolution_point {
    int64_t id, version, doc_id, place;
    struct str body;
};

struct resolution_delivery {
    int64_t id, doc_id, deputy_id, sent_at, answered_at;
    struct str deputy_name, answer, title;
    struct date signed_on;
};

/** A letter to a deputy of another level, or to an organ. */
struct resolution_letter {
    int64_t id, version, doc_id, outside_id, organ_id, sent_at, answered_at;
    struct str name, level, congress_name; /* level "": an organ */
    struct str answer, noted_by, title;    /* noted_by: who wrote the answer down */
    struct date signed_on;
};

/** How a major matter comes before the standing committee. */
struct resolution_matter {
    int64_t id, version;      /* id 0: nothing is said yet */
    struct str form;          /* bill, report; "" not said */
    bool must;                /* by statute or as the congress has said it has to decide it */
    bool ballot;              /* the place's rule: by ballot, not by hands */
    struct date submitted_on; /* handed in */
    struct str special;       /* why so late */
    struct date deliberated_on;
};
struct resolution_topic {
    int64_t id, version, year, organ_id;
    struct str title, state, note;
    struct date plan_on;
    int64_t docs; /* documents that belong to it */
    struct resolution_matter matter;
};

struct resolution_minutes {
    int64_t id, version, revision, meeting_id, frozen_at, drafted_by;
    bool summary;     /* 会议纪要; else 会议记录 */
    struct str state; /* draft, review, approved */
    struct str title, number, chair, recorder, hash;
    struct date held_on, chair_on, recorder_on;
    int64_t chair_by, recorder_by; /* accounts that signed; 0: on paper, as *_noted says by whom */
    struct str chair_noted, recorder_noted;
    int64_t chair_noted_by, recorder_noted_by;
};
/** Numbers of a vote as somebody typed them from paper, and who has compared them. */
struct resolution_typed {
    int64_t id, version, doc_id, typed_at, typed_by, checked_at, checked_by;
    struct date on;
    struct str by, typer, checker;
    struct resolution_vote vote; /* its numbers */
};
struct resolution_part {
    int64_t id, minutes_id, place, source_id;
    struct str kind, label, source, derived, body;
};

struct resolution_gazette {
    int64_t id, version, year, number, pdf_bytes;
    struct str title, state, pdf_hash;
    struct date issued_on;
    int64_t parts;
};
struct resolution_gazette_part {
    int64_t id, gazette_id, place, doc_id;
    struct str title, number_text, body;
};

/* ---- reading; rights are the route's and the caller's (resolution_load()) ---- */

struct resolution_skip { /* a number left out */
    struct str series, reason, number_text;
    int64_t year, number;
};
/** Signed ones that other documents may refer to, newest first. */
MUST_CHECK enum status resolution_signed(struct ctx *ctx, struct resolution_doc **out,
                                         size_t *out_count);
/** revision 0: the newest. ST_NOT_FOUND. */
MUST_CHECK enum status resolution_text_of(struct ctx *ctx, const char *owner, int64_t owner_id,
                                          int64_t revision, struct resolution_text *out);
/** Newest first, without bodies. */
MUST_CHECK enum status resolution_texts(struct ctx *ctx, const char *owner, int64_t owner_id,
                                        struct resolution_text **out, size_t *out_count);
MUST_CHECK enum status resolution_skips(struct ctx *ctx, struct resolution_skip **out,
                                        size_t *out_count);
/** Of a document; or (doc_id 0) of an organ: open ones first, then by due day. */
MUST_CHECK enum status resolution_works(struct ctx *ctx, int64_t doc_id, int64_t organ_id,
                                        struct resolution_work **out, size_t *out_count);
MUST_CHECK enum status resolution_replies(struct ctx *ctx, int64_t handling_id,
                                          struct resolution_reply **out, size_t *out_count);
MUST_CHECK enum status resolution_reply_get(struct ctx *ctx, int64_t id,
                                            struct resolution_reply *out);
MUST_CHECK enum status resolution_follows(struct ctx *ctx, int64_t doc_id,
                                          struct resolution_follow **out, size_t *out_count);
MUST_CHECK enum status resolution_points(struct ctx *ctx, int64_t doc_id,
                                         struct resolution_point **out, size_t *out_count);
MUST_CHECK enum status resolution_remarks(struct ctx *ctx, int64_t doc_id,
                                          struct resolution_remark **out, size_t *out_count);
/** Letters of a document, or (doc_id 0) of a deputy. */
MUST_CHECK enum status resolution_deliveries(struct ctx *ctx, int64_t doc_id, int64_t deputy_id,
                                             struct resolution_delivery **out, size_t *out_count);
/** Letters to deputies of other levels and to organs. */
struct resolution_letter_filter {
    int64_t doc_id;
    struct str q, state, after; /* state: answered, silent, "" both */
    unsigned limit;
};
/** One page of those of a document, by level and name, organs last. */
MUST_CHECK enum status resolution_letter_page(struct ctx *ctx,
                                              const struct resolution_letter_filter *f,
                                              struct resolution_letter **out, size_t *out_count,
                                              struct str *out_next, int64_t *out_total);
MUST_CHECK enum status resolution_letter_counts(struct ctx *ctx, int64_t doc_id, int64_t *out_all,
                                                int64_t *out_answered);
/** Those to an organ, newest first. */
MUST_CHECK enum status resolution_letters_of_organ(struct ctx *ctx, int64_t organ_id,
                                                   struct resolution_letter **out,
                                                   size_t *out_count);
MUST_CHECK enum status resolution_topics(struct ctx *ctx, int64_t year,
                                         struct resolution_topic **out, size_t *out_count);
MUST_CHECK enum status resolution_topic_get(struct ctx *ctx, int64_t id,
                                            struct resolution_topic *out);
MUST_CHECK enum status resolution_minutes_get(struct ctx *ctx, int64_t id,
                                              struct resolution_minutes *out);
/** Newest first; meeting_id 0: all. */
MUST_CHECK enum status resolution_minutes_all(struct ctx *ctx, int64_t meeting_id,
                                              struct resolution_minutes **out, size_t *out_count);
MUST_CHECK enum status resolution_parts(struct ctx *ctx, int64_t minutes_id,
                                        struct resolution_part **out, size_t *out_count);
MUST_CHECK enum status resolution_gazette_get(struct ctx *ctx, int64_t id,
                                              struct resolution_gazette *out);
MUST_CHECK enum status resolution_gazettes(struct ctx *ctx, bool issued_only,
                                           struct resolution_gazette **out, size_t *out_count);
MUST_CHECK enum status resolution_gazette_parts(struct ctx *ctx, int64_t gazette_id,
                                                struct resolution_gazette_part **out,
                                                size_t *out_count);
#endif
