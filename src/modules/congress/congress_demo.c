// SPDX-License-Identifier: MulanPSL-2.0
/* 云溪县, an invented county below an invented city: organs, delegations, a term with its sessions.
 */
#include "congress_demo_texts.h"
#include "modules/congress/congress.h"
#include "modules/congress/congress_module.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { TERM = 18, SESSIONS = 5, BILLS_SECOND = 12 * 60 * 60 };

/* The year of the last session: they are held in February. */
static int session_year(struct date today)
{
    return today.month > 3 ? today.year : today.year - 1;
}

static enum status add_organs(struct ctx *ctx)
{
    struct str rest = str_from(organs_txt), line, f[DEMO_FIELDS_MAX];

    while (demo_line(&rest, &line)) {
        struct organ organ = {.active = true};
        int64_t id;

        demo_fields(line, f);
        if (!organ_kind_parse(f[0], &organ.kind))
            return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "organs.txt: kind");
        organ.name = f[1];
        organ.short_name = f[2];
        organ.handles = str_eqz(f[3], "1");
        TRY(organ_add(ctx, &organ, &id));
    }
    return ST_OK;
}

static enum status add_delegations(struct ctx *ctx)
{
    struct str rest = str_from(delegations_txt), line;
    int64_t id;

    while (demo_line(&rest, &line))
        TRY(delegation_add(ctx, line, &id));
    return ST_OK;
}

static enum status add_sessions(struct ctx *ctx, int year, int64_t term_id)
{
    for (int n = 1; n <= SESSIONS; n++) {
        const int y = year - SESSIONS + n;
        const struct congress_session session = {
            .term_id = term_id,
            .number = n,
            .opens_on = {y, 2, n == SESSIONS ? 24 : 20},
            .closes_on = {y, 2, n == SESSIONS ? 27 : 23},
            .bills_until = date_begin((struct date){y, 2, n == SESSIONS ? 26 : 22}) + BILLS_SECOND,
            .bills_basis = T("congress.demo.bills_basis"),
        };
        int64_t id;

        TRY(congress_session_add(ctx, &session, &id));
    }
    return ST_OK;
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const int year = session_year(ctx->today);
    const struct date from = {year - SESSIONS + 1, 2, 20};
    struct congress_new city = {.level = CONGRESS_CITY,
                                .name = T("congress.demo.city"),
                                .short_name = T("congress.demo.city_short"),
                                .code = S("990100"),
                                .term_number = 6,
                                .term_from = from};
    struct congress_new county = {.level = CONGRESS_COUNTY,
                                  .name = T("congress.demo.county"),
                                  .short_name = T("congress.demo.county_short"),
                                  .code = S("990121"),
                                  .term_number = TERM,
                                  .term_from = from};
    struct congress_term term;
    size_t days;
    int64_t *out = *(int64_t *const *)input;

    TRY(congress_found(ctx, &city, &county.parent_id));
    TRY(congress_found(ctx, &county, out));
    ctx->congress_id = *out;
    TRY(congress_calendar_load_known(ctx, &days));
    TRY(add_organs(ctx));
    TRY(add_delegations(ctx));
    TRY(congress_term_now(ctx, &term));
    return add_sessions(ctx, year, term.id);
}

enum status congress_demo(struct ctx *ctx)
{
    int64_t id = 0, *out = &id;

    TRY(db_tx(ctx, demo_tx, &out));
    ctx->congress_id = id;
    return ST_OK;
}
