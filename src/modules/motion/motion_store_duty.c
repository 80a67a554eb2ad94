// SPDX-License-Identifier: MulanPSL-2.0
/* Bills, interpellations and the like that deputies have led or signed. */
#include "modules/motion/motion_duties.h"

#define OF(lead)                                                                                   \
    "SELECT g.deputy_id, m.id, m.submitted_on, 1, m.title, 'done', m.id FROM motion_signer g"      \
    " JOIN motion m ON m.congress_id = g.congress_id AND m.id = g.motion_id"                       \
    " WHERE g.congress_id = :congress AND g.state = 'signed' AND g.lead = " lead                   \
    " AND m.submitted_on IS NOT NULL AND m.state NOT IN ('draft', 'withdrawn')"                    \
    " AND " DUTY_PART("g.deputy_id", "m.id", "m.submitted_on")

static enum status list_led(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                            size_t *out_count)
{
    return duty_rows(ctx, OF("1"), q, "/motion/%lld", out, out_count);
}

static enum status list_signed(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                               size_t *out_count)
{
    return duty_rows(ctx, OF("0"), q, "/motion/%lld", out, out_count);
}

const struct duty_source MOTION_DUTIES[] = {
    {"motion.led", "unit.piece", list_led},
    {"motion.signed", "unit.piece", list_signed},
    {0},
};
