// SPDX-License-Identifier: MulanPSL-2.0
/* Who has signed nominations, on the day nominating began. Whom he nominated is not told. */
#include "modules/nomination/nomination_duties.h"

static const char SIGNED[] =
    "SELECT g.deputy_id, g.id, e.opened_on, 1, p.name, 'done', e.id FROM nomination_signer g"
    " JOIN nomination n ON n.congress_id = g.congress_id AND n.id = g.nomination_id"
    " JOIN nomination_post p ON p.congress_id = n.congress_id AND p.id = n.post_id"
    " JOIN nomination_election e ON e.congress_id = p.congress_id AND e.id = p.election_id"
    " WHERE g.congress_id = :congress AND n.state = 'open' AND e.opened_on IS NOT NULL"
    " AND " DUTY_PART("g.deputy_id", "g.id", "e.opened_on");

static enum status list_signed(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                               size_t *out_count)
{
    return duty_rows(ctx, SIGNED, q, "/nomination/%lld", out, out_count);
}

const struct duty_source NOMINATION_DUTIES[] = {
    {"nomination.signed", "unit.times", list_signed},
    {0},
};
