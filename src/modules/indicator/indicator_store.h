// SPDX-License-Identifier: MulanPSL-2.0
/** What an office adds to figures: rows of the module's own tables. Lists are bounded: an office
 * has some dozens of each. */
#ifndef INDICATOR_STORE_H
#define INDICATOR_STORE_H
#include "modules/indicator/indicator.h"

/* ---------------------------------------------------------------- definitions */

/** Rows of indicator_definition of one figure, oldest first. */
MUST_CHECK enum status indicator_store_definitions(struct ctx *ctx, struct str name,
                                                   struct indicator_definition **out,
                                                   size_t *out_count);
/** The last one of each figure. */
MUST_CHECK enum status indicator_store_last_definitions(struct ctx *ctx,
                                                        struct indicator_definition **out,
                                                        size_t *out_count);
MUST_CHECK enum status indicator_store_definition_insert(struct ctx *ctx,
                                                         const struct indicator_definition *m);

struct indicator_note {
    int64_t id, written_at;
    struct str name, text;
    struct date from_on;
};
/** Of one figure, newest first. */
MUST_CHECK enum status indicator_store_notes(struct ctx *ctx, struct str name,
                                             struct indicator_note **out, size_t *out_count);
MUST_CHECK enum status indicator_store_note_insert(struct ctx *ctx, const struct indicator_note *n);

/* ---------------------------------------------------------------- what a leader looks at */

struct indicator_pin {
    int64_t id, version, number, goal;
    struct str name, period;
    bool cockpit, screen, has_goal, at_most;
};
/** In their order. */
MUST_CHECK enum status indicator_store_pins(struct ctx *ctx, struct indicator_pin **out,
                                            size_t *out_count);
MUST_CHECK enum status indicator_store_pin(struct ctx *ctx, int64_t id, struct indicator_pin *out);
MUST_CHECK enum status indicator_store_pin_insert(struct ctx *ctx, const struct indicator_pin *p);
MUST_CHECK enum status indicator_store_pin_update(struct ctx *ctx, const struct indicator_pin *p);
MUST_CHECK enum status indicator_store_pin_delete(struct ctx *ctx, int64_t id, int64_t version);

/* ---------------------------------------------------------------- limits */

struct indicator_limit {
    int64_t id, version, value, account_id;
    struct str name, period, role, note;
    bool above, crossed, stopped;
};
MUST_CHECK enum status indicator_store_limits(struct ctx *ctx, struct indicator_limit **out,
                                              size_t *out_count);
MUST_CHECK enum status indicator_store_limit(struct ctx *ctx, int64_t id,
                                             struct indicator_limit *out);
MUST_CHECK enum status indicator_store_limit_insert(struct ctx *ctx,
                                                    const struct indicator_limit *l);
MUST_CHECK enum status indicator_store_limit_update(struct ctx *ctx,
                                                    const struct indicator_limit *l);

struct indicator_alert {
    int64_t id, version, limit_id, numerator, denominator, value;
    struct str name;
    struct date seen_on, from_on, to_on, over_on;
    bool above;
};
/** Newest first; of one figure ("" all); after: the id of the last one seen, 0 from the first. */
MUST_CHECK enum status indicator_store_alerts(struct ctx *ctx, struct str name, int64_t after,
                                              unsigned limit, struct indicator_alert **out,
                                              size_t *out_count);
/** The last one of a limit that is not over; ST_NOT_FOUND. */
MUST_CHECK enum status indicator_store_alert_open(struct ctx *ctx, int64_t limit_id,
                                                  struct indicator_alert *out);
MUST_CHECK enum status indicator_store_alert_insert(struct ctx *ctx,
                                                    const struct indicator_alert *a);
MUST_CHECK enum status indicator_store_alert_over(struct ctx *ctx, int64_t id, int64_t version,
                                                  struct date on);
#endif
