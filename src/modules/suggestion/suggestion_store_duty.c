// SPDX-License-Identifier: MulanPSL-2.0
/* Suggestions that deputies have tabled, led or signed together with others, and answers that they
 * have rated. What is confidential has no title here. */
#include "modules/suggestion/suggestion_duties.h"

#define TABLED                                                                                     \
    " AND s.kind = 'suggestion' AND s.tabled_on IS NOT NULL"                                       \
    " AND s.state NOT IN ('draft', 'confirming', 'withdrawn', 'returned') AND "
#define TITLE "CASE WHEN s.confidential = 1 THEN '' ELSE s.title END"

static const char LED[] =
    "SELECT s.lead_deputy_id, s.id, s.tabled_on, 1, " TITLE ", 'done', s.id FROM suggestion s"
    " WHERE s.congress_id = :congress" TABLED DUTY_PART("s.lead_deputy_id", "s.id", "s.tabled_on");

static const char SIGNED[] =
    "SELECT g.deputy_id, s.id, s.tabled_on, 1, " TITLE ", 'done', s.id FROM suggestion_signer g"
    " JOIN suggestion s ON s.congress_id = g.congress_id AND s.id = g.suggestion_id"
    " WHERE g.congress_id = :congress AND g.is_lead = 0 AND g.state = 'confirmed'" TABLED DUTY_PART(
        "g.deputy_id", "s.id", "s.tabled_on");

static const char RATED[] =
    "SELECT s.lead_deputy_id, s.id, s.rated_on, 1, " TITLE ", 'done', s.id FROM suggestion s"
    " WHERE s.congress_id = :congress AND s.kind = 'suggestion' AND s.rating_state = 'rated'"
    " AND " DUTY_PART("s.lead_deputy_id", "s.id", "s.rated_on");

static enum status list_led(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                            size_t *out_count)
{
    return duty_rows(ctx, LED, q, "/suggestion/%lld", out, out_count);
}

static enum status list_signed(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                               size_t *out_count)
{
    return duty_rows(ctx, SIGNED, q, "/suggestion/%lld", out, out_count);
}

static enum status list_rated(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                              size_t *out_count)
{
    return duty_rows(ctx, RATED, q, "/suggestion/%lld", out, out_count);
}

const struct duty_source SUGGESTION_DUTIES[] = {
    {"suggestion.led", "unit.piece", list_led},
    {"suggestion.signed", "unit.piece", list_signed},
    {"suggestion.rated", "unit.piece", list_rated},
    {0},
};
