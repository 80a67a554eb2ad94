// SPDX-License-Identifier: MulanPSL-2.0
/** Many documents put together: for each meeting its agenda, with the votes that the documents of
 *  the matters have. Pure. */
#ifndef MEETING_ROLL_GATHER_H
#define MEETING_ROLL_GATHER_H
#include "modules/meeting/roll/meeting_roll_json.h"

struct meeting_roll_line {
    int64_t id, order;
    struct str number, title, action;
    bool bill;
    int passed; /* as in meeting_roll_item */
    const struct meeting_roll_person *roll, *votes;
    size_t roll_count, votes_count;
};

struct meeting_roll_gathered {
    int64_t id;
    struct str body, place;
    struct date on;
    unsigned minute;
    bool held;
    struct meeting_roll_line *lines; /* in order */
    size_t lines_count, lines_room;
};

/** The meetings of all documents, by day. The same document twice counts once. ST_INVALID
 *  "meeting.record.differs" (arg: number of the meeting): two documents have it on another day or
 * in another body; *out_document: index of the second one. */
MUST_CHECK enum status meeting_roll_gather(struct arena *a,
                                           const struct meeting_roll_document *documents,
                                           size_t count, struct meeting_roll_gathered **out,
                                           size_t *out_count, size_t *out_document,
                                           struct err *err);
#endif
