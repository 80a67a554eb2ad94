// SPDX-License-Identifier: MulanPSL-2.0
/** How long personal data is kept (struct retention of platform/module.h), erasing what has had its
 *  time, and who looked at it (platform/look.h). */
#ifndef PRIVACY_H
#define PRIVACY_H
#include "platform/ctx.h"

enum { PRIVACY_MONTHS_MAX = 1200, PRIVACY_SOON_DAYS = 30 };

struct retention;

struct privacy_kind {
    const struct retention *of;
    unsigned months; /* in force; 0: kept for good */
    int64_t version; /* 0: as shipped */
};
/** All kinds of all modules, in their order. */
MUST_CHECK enum status privacy_kinds(struct ctx *ctx, struct privacy_kind **out, size_t *out_count);
/** ST_NOT_FOUND. */
MUST_CHECK enum status privacy_kind_named(struct ctx *ctx, struct str name,
                                          struct privacy_kind *out);
/** New period; `version` as privacy_kinds() told it. Emits "privacy.period_set". ST_INVALID: more
 *  than a hundred years. */
MUST_CHECK enum status privacy_set(struct ctx *ctx, struct str name, int64_t version,
                                   int64_t months);

struct privacy_due {
    int64_t id;
    struct str name, url;
    struct date ended_on, erase_on;
};
/** What is erased on `on` or before, in the order of ids after `after`, at most `limit`. */
MUST_CHECK enum status privacy_due(struct ctx *ctx, const struct privacy_kind *kind, struct date on,
                                   int64_t after, unsigned limit, struct privacy_due **out,
                                   size_t *out_count);
/** Last day on which something must have ended to be erased on `on`.
 *  Months as the Civil Code counts them: a day that a month does not have is its last. */
struct date privacy_ended_by(unsigned months, struct date on);
/** The day on which something that ended on a day is erased. */
struct date privacy_erase_on(unsigned months, struct date ended);
/** Erase what has had its time today, each record in a transaction of its own, with its module's
 *  event; what has to stay stays. Emits "privacy.erased" with kind and count, if any was. */
MUST_CHECK enum status privacy_erase(struct ctx *ctx, const struct privacy_kind *kind,
                                     size_t *out_count);
/** The same for all kinds, every day. */
MUST_CHECK enum status privacy_expire(struct ctx *ctx);
#endif
