// SPDX-License-Identifier: MulanPSL-2.0
/** Seats of the congress: the total as it was fixed, constituencies, vacancies, by-elections. */
#ifndef DEPUTY_PLAN_H
#define DEPUTY_PLAN_H
#include "law/seats_law.h"
#include "modules/deputy/deputy.h"

/** The total and the decision it rests on. The newest one holds. */
struct deputy_seats {
    int64_t id, version, population, formula, total; /* formula: the most by law */
    bool raised;
    struct str decided_by, document;
    struct str reason; /* "first", "boundary", "works", "slip" (of the pen) */
    struct date decided_on, filed_on;
};
/** ST_NOT_FOUND: none is fixed. */
MUST_CHECK enum status deputy_seats(struct ctx *ctx, struct deputy_seats *out);
struct deputy_seats_new {
    int64_t population, total;
    bool raised;
    struct str place; /* word of deputy_place_parse() */
    struct str decided_by, document, reason;
    struct date decided_on;
};
/** Emits "deputy.seats_fixed". ST_INVALID with fields; ST_RULE with the article: more or fewer than
 *  the law allows, or fixed already and no reason to do so anew.
 *  @law  Election Law (2020-10-17) art. 12, 14 */
MUST_CHECK enum status deputy_seats_fix(struct ctx *ctx, const struct deputy_seats_new *in);
/** Filed above on a day. Emits "deputy.seats_filed". ST_RULE: filed already. */
MUST_CHECK enum status deputy_seats_filed(struct ctx *ctx, int64_t id, int64_t version,
                                          struct date on);
/** Until when a total fixed anew has to be filed; no date: it need not, or is.
 *  @law  Election Law (2020-10-17) art. 14 */
struct date deputy_filing_due(const struct deputy_seats *s);

/** Where deputies are elected: an area, a unit, a garrison; or the congress below that elects.
 * Found by its name in the register. */
struct deputy_constituency {
    int64_t id, version, seats, seated; /* seated: in office today */
    struct str name, sort, area;        /* sort: "area", "unit", "garrison" */
    bool active;
    struct str left; /* the last one who left: 王德明 */
    struct str left_reason;
    struct date left_on;
};
/** By name; only those with a vacancy if asked. */
MUST_CHECK enum status deputy_constituencies(struct ctx *ctx, bool vacant,
                                             struct deputy_constituency **out, size_t *out_count);
/** New (id 0) or changed. Emits "deputy.constituency_set". ST_INVALID: no name, or a taken one. */
MUST_CHECK enum status
deputy_constituency_set(struct ctx *ctx, const struct deputy_constituency *in, int64_t *out_id);
/** One for each constituency named in the register that is not there yet, with as many seats as
 *  deputies in office. Emits "deputy.constituencies_taken" unless there was nothing to do. */
MUST_CHECK enum status deputy_constituencies_take(struct ctx *ctx, size_t *out_added);

/** planned → held, or dropped. Candidates may be as many as seats.
 *  @law  Election Law (2020-10-17) art. 57 */
struct deputy_byelection {
    int64_t id, version, constituency_id, seats;
    struct str constituency, basis, state, result;
    struct date voting_on;
};
MUST_CHECK enum status deputy_byelections(struct ctx *ctx, struct deputy_byelection **out,
                                          size_t *out_count);
MUST_CHECK enum status deputy_byelection_get(struct ctx *ctx, int64_t id,
                                             struct deputy_byelection *out);
/** Emits "deputy.byelection_planned". ST_INVALID with fields; ST_RULE: more than are vacant. */
MUST_CHECK enum status deputy_byelection_plan(struct ctx *ctx, const struct deputy_byelection *in,
                                              int64_t *out_id);
/** Until when what has to be made known before a by-election is made known, by the rule of the
 * place that holds on the day of the vote.
 *  @law  Election Law (2020-10-17) art. 57(4) */
MUST_CHECK enum status deputy_byelection_days(struct ctx *ctx, struct date voting,
                                              struct seats_law_byelection *out);
/** "held" with its result, or "dropped" with the reason. Emits "deputy.byelection_ended". ST_RULE:
 *  over already. */
MUST_CHECK enum status deputy_byelection_end(struct ctx *ctx, int64_t id, int64_t version,
                                             struct str state, struct str result);
#endif
