// SPDX-License-Identifier: MulanPSL-2.0
/** Records of meetings and of votes by name as other systems publish them (JSON of a council's
 *  legislative database): one document is a meeting with its agenda and roll, or a matter with what
 *  became of it and how each person voted. Reading only; pure.
 *
 *  What is kept apart stays apart: absent, medical, parental, maternity, excused are absences of
 *  their own, non_voting is present without a choice. Blanks around values do not count.
 */
#ifndef MEETING_ROLL_JSON_H
#define MEETING_ROLL_JSON_H
#include "base/date.h"

enum { MEETING_ROLL_BYTES_MAX = 16 * 1024 * 1024, MEETING_ROLL_MANY = 20000 };

/** One person of a roll or of a vote. `word`: "present", "yes", "no", "abstain", or of an absence:
 *  "absent", "medical", "parental", "maternity", "excused"; "non_voting". A constant. */
struct meeting_roll_person {
    int64_t id;
    struct str name;
    const char *word;
};

/** One line of an agenda. */
struct meeting_roll_item {
    int64_t id, matter_id; /* 0: no matter */
    int64_t order;
    struct str number, title, file, action;
    int passed; /* 1 passed, 0 not, -1 nothing is said */
    const struct meeting_roll_person *roll;
    size_t roll_count;
};

struct meeting_roll_meeting {
    int64_t id;
    struct str body, place;
    struct date on;
    unsigned minute; /* of the day */
    bool held;       /* false: deferred or cancelled */
    const struct meeting_roll_item *items;
    size_t items_count;
};

/** What happened to a matter at a meeting. */
struct meeting_roll_step {
    int64_t id, meeting_id; /* meeting_id 0: at no meeting */
    int64_t order;
    struct str body, action;
    struct date on;
    unsigned minute;
    int passed;
    const struct meeting_roll_person *votes;
    size_t votes_count;
};

struct meeting_roll_matter {
    int64_t id;
    struct str file, name, title;
    const struct meeting_roll_step *steps;
    size_t steps_count;
};

struct meeting_roll_document {
    bool is_meeting;
    struct meeting_roll_meeting meeting;
    struct meeting_roll_matter matter;
};

/** Read one document. ST_INVALID with a key: "meeting.record.not_json" (arg: line), "…not_known"
 * (no such document), "…missing" (arg: name of what is missing or of the wrong kind),
 * "…word_unknown" (arg: the word), "…date_wrong", "…twice" (arg: who stands twice in one vote),
 * "…too_many". Texts are in the arena. */
MUST_CHECK enum status meeting_roll_parse(struct arena *a, struct str text,
                                          struct meeting_roll_document *out, struct err *err);
#endif
