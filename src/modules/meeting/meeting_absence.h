// SPDX-License-Identifier: MulanPSL-2.0
/** Who was never at a meeting and had no leave (未经批准不出席). Computed from the roll of closed
 *  meetings, kept nowhere. */
#ifndef MEETING_ABSENCE_H
#define MEETING_ABSENCE_H
#include "modules/meeting/meeting.h"

struct meeting_absence {
    int64_t person_id, deputy_id, meeting_id;
    struct str name;
    struct str meeting;
    bool session; /* of the congress; else of the standing committee */
    struct date on;
};
/** Sessions of the congress and meetings of the standing committee that are closed and began from
 *  `from` on: each member who was at neither the meeting nor a part of it and had no leave, and
 * whose duties were not suspended. By person, oldest first. meeting_id not 0: that meeting alone.
 *  @law Deputies Law (2025-03-11) art. 13, 62 */
MUST_CHECK enum status meeting_absences(struct ctx *ctx, struct date from, int64_t meeting_id,
                                        struct meeting_absence **out, size_t *out_count);

struct meeting_absent {
    int64_t deputy_id; /* 0: not a deputy */
    struct str name;
    unsigned sessions, committee; /* how often, in the present term */
    bool ends;                    /* the office has to look at the seat */
    const struct meeting_absence *rows;
    size_t rows_count;
};
/** The same by person over the present term: most sessions first, then most meetings. */
MUST_CHECK enum status meeting_absent_people(struct ctx *ctx, struct meeting_absent **out,
                                             size_t *out_count);
/** A person's rows, gathered in the order they came. Pure. */
void meeting_absences_gather(struct ctx *ctx, const struct meeting_absence *rows, size_t count,
                             struct meeting_absent **out, size_t *out_count);

/* ---- SQL, meeting_store_absence.c ---- */
MUST_CHECK enum status meeting_store_absences(struct ctx *ctx, struct date from, int64_t meeting_id,
                                              struct meeting_absence **out, size_t *out_count);
#endif
