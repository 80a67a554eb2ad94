// SPDX-License-Identifier: MulanPSL-2.0
/** Meetings of every kind: agenda, papers, notices, sign-in, the hall, speeches, minutes. */
#ifndef MEETING_H
#define MEETING_H
#include "platform/ctx.h"

/** draft → noticed (notices are out) → open ⇄ adjourned → closed → minuted; or cancelled. */
enum meeting_state {
    MEETING_DRAFT,
    MEETING_NOTICED,
    MEETING_OPEN,
    MEETING_ADJOURNED,
    MEETING_CLOSED,
    MEETING_MINUTED,
    MEETING_CANCELLED
};

/** In what capacity a person is there. Text keys meeting.capacity.<word>. */
enum meeting_capacity {
    MEETING_MEMBER,   /* 组成人员: counts for quorum, votes */
    MEETING_ATTENDEE, /* 列席: may speak, no vote */
    MEETING_OBSERVER, /* 旁听 */
    MEETING_STAFF     /* 工作人员 */
};

struct meeting {
    int64_t id, kind_id, body_id, session_id, version;
    struct str name;      /* 云溪县第十八届人大常委会第三十六次会议 */
    struct str kind_name; /* 常委会会议 */
    struct str place;
    int number; /* 第N次, 0 none */
    enum meeting_state state;
    struct date starts_on, ends_on;
    int64_t starts_at;       /* UTC seconds of the planned start, 0 open */
    int64_t current_item_id; /* while open, 0 none */
};

/** pending → current → done; or deferred, withdrawn. */
enum meeting_item_state {
    MEETING_ITEM_PENDING,
    MEETING_ITEM_CURRENT,
    MEETING_ITEM_DONE,
    MEETING_ITEM_DEFERRED,
    MEETING_ITEM_WITHDRAWN
};
struct meeting_item {
    int64_t id, meeting_id, parent_id, prior_item_id, version;
    unsigned place;    /* among its siblings, from 1 */
    struct str number; /* "3", "3.2" */
    struct str title;
    struct str sort;  /* word: report, bill, decision, appointment, election, rating, inquiry,
                         study, other; text meeting.sort.<word> */
    int64_t organ_id; /* who reports, 0 none */
    unsigned minutes; /* planned */
    enum meeting_item_state state;
    int64_t begun_at, ended_at;
};

/** Presence of one person. */
struct meeting_person {
    int64_t id, meeting_id, member_id, account_id, deputy_id;
    struct str name, title;
    enum meeting_capacity capacity;
    struct str receipt; /* word: "", read, coming, leave_asked, leave_granted, leave_refused */
    struct str seat;
    bool present; /* now */
    int64_t first_in_at, last_out_at;
};

struct meeting_presence {
    uint32_t all_members; /* whole body on the day */
    uint32_t present;     /* members present now */
    uint32_t needed;      /* for the quorum */
    bool quorum;
    struct str formula, article;
};

MUST_CHECK enum status meeting_get(struct ctx *ctx, int64_t id, struct meeting *out);
MUST_CHECK enum status meeting_items(struct ctx *ctx, int64_t meeting_id, struct meeting_item **out,
                                     size_t *out_count);
MUST_CHECK enum status meeting_item_get(struct ctx *ctx, int64_t id, struct meeting_item *out);
MUST_CHECK enum status meeting_people(struct ctx *ctx, int64_t meeting_id,
                                      struct meeting_person **out, size_t *out_count);
MUST_CHECK enum status meeting_presence(struct ctx *ctx, int64_t meeting_id,
                                        struct meeting_presence *out);
/** One speech, of the events of the hall or entered later; for minutes and deliberation opinions.
 */
struct meeting_speech {
    int64_t id, meeting_id, item_id, person_id;
    struct str name, summary;
    int64_t began_at;
    unsigned seconds;
};
MUST_CHECK enum status meeting_speeches(struct ctx *ctx, int64_t meeting_id, int64_t item_id,
                                        struct meeting_speech **out, size_t *out_count);

const char *meeting_state_word(enum meeting_state state);
const char *meeting_capacity_word(enum meeting_capacity capacity);

/* Views for joins: meeting_v_name (congress_id, id, kind, body_id, name, state, starts_on,
 * ends_on); meeting_v_item (congress_id, id, meeting_id, number, title, sort, state);
 * meeting_v_person (congress_id, id, meeting_id, account_id, deputy_id, capacity, present_ever). */
#endif
