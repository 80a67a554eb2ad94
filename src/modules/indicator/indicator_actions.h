// SPDX-License-Identifier: MulanPSL-2.0
/** What an office does with figures: choose, aim, watch, note how it counts, share. */
#ifndef INDICATOR_ACTIONS_H
#define INDICATOR_ACTIONS_H
#include "modules/indicator/indicator_rules.h"
#include "modules/indicator/indicator_store.h"
#include "modules/indicator/indicator_store_share.h"

#define INDICATOR_PERIODS "year half1 half2 q1 q2 q3 q4 quarter month term since days"
/* Periods that move on by themselves: what is watched, or stands on a screen. */
#define INDICATOR_MOVING "year quarter month term since"
#define INDICATOR_WHOM   "office leader committee government govleader me"
#define INDICATOR_BYS    "month kind unit organ category delegation level station"

enum {
    INDICATOR_NOTE_CHARS = 500,
    INDICATOR_TITLE_CHARS = 60,
    INDICATOR_SHARED_MOST = 30, /* figures of one selection */
    INDICATOR_PINS_MOST = 24,
    INDICATOR_SCREEN_MOST = 8,
    INDICATOR_LEAST = 5, /* what is counted must be so many at least, until the office says more */
    INDICATOR_LINK_DAYS_MOST = 366
};

/** The days that a word means today, with the present term; "days" gives `own`. ST_INVALID at
 *  `field`: no such period, or own days that are none. */
MUST_CHECK enum status indicator_days_of(struct ctx *ctx, const char *field, struct str word,
                                         int year, struct indicator_span own,
                                         struct indicator_span *out);
/** An amount as people type it for this figure: a count, a rate in percent, money. False: it is
 *  none. */
bool indicator_amount(struct ctx *ctx, const struct indicator *i, struct str typed, int64_t *out);
/** And as it is printed. */
struct str indicator_amount_text(struct ctx *ctx, const struct indicator *i, int64_t amount);

/** How the office counts from a day on. Emits "indicator.note_written". */
MUST_CHECK enum status indicator_note_add(struct ctx *ctx, const struct indicator_note *in);

/** Put a figure on the leader's page or the screen (id 0), or change how it stands there; `goal` as
 *  typed, "" none. Emits "indicator.chosen". ST_RULE: the screen is full. */
MUST_CHECK enum status indicator_pin_save(struct ctx *ctx, const struct indicator_pin *in,
                                          struct str goal, int64_t *out_id);
/** Emits "indicator.unchosen". */
MUST_CHECK enum status indicator_pin_remove(struct ctx *ctx, int64_t id, int64_t version);

/** Watch a limit (id 0), or change it; `value` as typed. Emits "indicator.limit_set". */
MUST_CHECK enum status indicator_limit_save(struct ctx *ctx, const struct indicator_limit *in,
                                            struct str value, int64_t *out_id);
/** Stop watching, or go on. Emits "indicator.limit_stopped" or "indicator.limit_set". */
MUST_CHECK enum status indicator_limit_stop(struct ctx *ctx, int64_t id, int64_t version,
                                            bool stop);
/** Look at all limits: who is to be told is told once for each crossing, and it is noted when one
 *  is over. Emits "indicator.crossed" and "indicator.eased". */
MUST_CHECK enum status indicator_watch(struct ctx *ctx);
/** The same of one limit that was just set, so that its state is true from the first hour. What
 *  cannot be counted now waits for the job. */
void indicator_limit_look(struct ctx *ctx, int64_t id);

/** Keep a selection (id 0), or change it: its own maker, or who manages. Emits
 *  "indicator.selection_saved". */
MUST_CHECK enum status
indicator_selection_save(struct ctx *ctx, const struct indicator_selection *in, int64_t *out_id);
bool indicator_selection_mine(const struct ctx *ctx, const struct indicator_selection *s);
/** Remove it. ST_RULE: a link to it is in force. Emits "indicator.selection_removed". */
MUST_CHECK enum status indicator_selection_remove(struct ctx *ctx, int64_t id, int64_t version);

/** A public link until a day. ST_RULE: one of its figures is not open to everybody. Emits
 *  "indicator.linked". */
MUST_CHECK enum status indicator_link_make(struct ctx *ctx, int64_t selection_id,
                                           struct date until_on, int64_t *out_id);
/** It leads nowhere from now on. Emits "indicator.unlinked". */
MUST_CHECK enum status indicator_link_revoke(struct ctx *ctx, int64_t id, int64_t version);
/** What a link shows, for anybody: in force today, of ctx->congress_id. ST_NOT_FOUND otherwise. */
MUST_CHECK enum status indicator_link_open(struct ctx *ctx, struct str code,
                                           struct indicator_link *out_link,
                                           struct indicator_selection *out);

/** Let everybody see a figure where what is counted is nothing or at least `least` (0: the usual
 *  number); again: with another number. Emits "indicator.opened". */
MUST_CHECK enum status indicator_open(struct ctx *ctx, struct str name, int64_t least);
/** No longer. Links that show it leave it out. Emits "indicator.shut". */
MUST_CHECK enum status indicator_shut(struct ctx *ctx, int64_t id, int64_t version);
#endif
