// SPDX-License-Identifier: MulanPSL-2.0
/** Scenarios about meetings: an invented roll of deputies in a county that has published figures.
 */
#ifndef SCENARIO_MEETINGS_H
#define SCENARIO_MEETINGS_H
#include "modules/account/account.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/event/tests/journaltest.h"

enum { ROLL_MAX = 200 };

struct house {
    struct ctx *ctx;
    const struct actor *system;
    int64_t deputies[ROLL_MAX];
    struct str names[ROLL_MAX];
    size_t count;
    int64_t congress; /* body */
};

/** Found a county with so many invented deputies in office since `from`; ctx acts as the system. */
void house_found(struct house *h, struct ctx *ctx, const char *name, const char *short_name,
                 int term, struct date from, size_t deputies);
/** It is this day, 9 o'clock. */
void house_day(struct house *h, struct date on);
/** A body of this house. */
int64_t house_body(struct house *h, enum body_kind kind, const char *name, uint32_t seats);
void house_seat(struct house *h, int64_t body, size_t deputy, enum body_post post);

#define SURE(h, call) house_sure((h), (call), #call, __FILE__, __LINE__)
void house_sure(struct house *h, enum status st, const char *what, const char *file, int line);

/** 交城, April 2021: the congress elects by paper ballots; all as the county's report tells it. */
void jiaocheng_2021(struct journaltest *t);
/** Meetings, and deputies who sat in, counted as three counties' reports have them. */
void meetings_counted(struct journaltest *t);
#endif
