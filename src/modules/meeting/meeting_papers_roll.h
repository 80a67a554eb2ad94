// SPDX-License-Identifier: MulanPSL-2.0
/** The roll of a meeting and the slips with personal codes, as papers. */
#ifndef MEETING_PAPERS_ROLL_H
#define MEETING_PAPERS_ROLL_H
#include "modules/meeting/meeting.h"
#include "platform/paper.h"

struct meeting_roll_line {
    struct str name, title, capacity, stays, state;
    struct str code; /* of eight digits, for the slips */
};
/** Who was there, when, with the number that the law wants and its article. */
const struct paper *meeting_roll_paper(struct ctx *ctx, const struct meeting *m,
                                       const struct meeting_presence *presence,
                                       const struct meeting_roll_line *lines, size_t count);
const struct paper *meeting_codes_paper(struct ctx *ctx, const struct meeting *m,
                                        const struct meeting_roll_line *lines, size_t count);
#endif
