// SPDX-License-Identifier: MulanPSL-2.0
/* 云溪县, an invented county below an invented city: organs, delegations, a term with its sessions.
 */
#include "congress_demo_texts.h"
#include "modules/congress/congress.h"
#include "modules/congress/congress_module.h"
#include "modules/congress/congress_store.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { TERM = 18, SESSIONS = 5, BILLS_SECOND = 12 * 60 * 60 };
enum { DIVISION_FIRST = 990121100, VILLAGE_FIRST = 201 };

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

static enum status add_division(struct ctx *ctx, const char *level, struct str code,
                                struct str name, struct str parent)
{
    const struct division d = {code, name, parent, str_from(level)};
    bool same, fresh;

    return congress_store_division_put(ctx, NULL, &d, &same, &fresh);
}

/* A township and its villages. */
static enum status add_township(struct ctx *ctx, size_t n, struct str name, struct str villages)
{
    const struct str code = str_printf(ctx->arena, "%zu", DIVISION_FIRST + n);
    struct str village;

    TRY(add_division(ctx, "township", code, name, S("990121")));
    for (size_t v = 0; str_cut(&villages, ' ', &village); v++)
        TRY(add_division(ctx, "village",
                         str_printf(ctx->arena, STR_FMT "%zu", STR_ARG(code), VILLAGE_FIRST + v),
                         village, code));
    return ST_OK;
}

static enum status add_divisions(struct ctx *ctx)
{
    struct str rest = str_from(villages_txt), line, f[DEMO_FIELDS_MAX];

    TRY(add_division(ctx, "province", S("99"), T("congress.demo.province"), S("")));
    TRY(add_division(ctx, "city", S("9901"), T("congress.demo.city_short"), S("99")));
    TRY(add_division(ctx, "county", S("990121"), T("congress.demo.county_short"), S("9901")));
    for (size_t n = 0; demo_line(&rest, &line); n++) {
        demo_fields(line, f);
        TRY(add_township(ctx, n, f[0], f[1]));
    }
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

static enum status add_term_before(struct ctx *ctx, struct date from)
{
    const struct congress_term before = {
        .id = db_new_id(ctx), .number = TERM - 1, .from_on = {from.year - 5, 2, 20}};

    TRY(congress_store_term_insert(ctx, &before));
    return congress_store_term_close(ctx, before.id, date_add_days(from, -1));
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
    TRY(add_divisions(ctx));
    TRY(congress_term_now(ctx, &term));
    TRY(add_term_before(ctx, from));
    return add_sessions(ctx, year, term.id);
}

enum status congress_demo(struct ctx *ctx)
{
    int64_t id = 0, *out = &id;

    TRY(db_tx(ctx, demo_tx, &out));
    ctx->congress_id = id;
    return ST_OK;
}
