// SPDX-License-Identifier: MulanPSL-2.0
/* The parts of a figure by month, and the address of its rows. */
#include "base/tap.h"
#include "platform/indicator.h"

static const struct period YEAR = {{2025, 12, 30}, {2026, 2, 3}};

static enum status put(struct ctx *ctx, const struct indicator_value *month, struct period p,
                       void *to)
{
    char from[DATE_TEXT_SIZE], until[DATE_TEXT_SIZE];

    (void)ctx;
    buf_printf(to, STR_FMT " " STR_FMT " %s..%s;", STR_ARG(month->key), STR_ARG(month->label),
               date_format(p.from, from), date_format(p.to, until));
    return ST_OK;
}

static struct str months(struct ctx *ctx, const char *key, struct period p)
{
    const struct indicator_query q = {.period = p, .by = "month", .key = str_from(key)};
    struct buf b = buf_new(ctx->arena, 0);

    ASSERT(indicator_by_month(ctx, &q, put, &b) == ST_OK);
    return buf_view(&b);
}

static void parts(struct ctx *ctx)
{
    size_t semicolons = 0;
    struct str century;

    EQ_STR(months(ctx, "", YEAR),
           "2025-12 2025年12月 2025-12-30..2025-12-31;2026-01 2026年1月 2026-01-01..2026-01-31;"
           "2026-02 2026年2月 2026-02-01..2026-02-03;",
           "each month with its part of the period");
    EQ_STR(months(ctx, "2026-01", YEAR), "2026-01 2026年1月 2026-01-01..2026-01-31;", "one alone");
    EQ_STR(months(ctx, "2026-03", YEAR), "", "none outside");
    century = months(ctx, "", (struct period){{1950, 1, 1}, {2049, 12, 31}});
    arr_each (i, century.len)
        semicolons += century.ptr[i] == ';';
    EQ_INT(semicolons, INDICATOR_MONTHS_MAX, "no more than there is room for");
}

static struct str rows(struct ctx *ctx, const char *by, const char *key)
{
    const struct indicator_query q = {.period = YEAR, .by = by, .key = str_from(key)};
    struct str url = S("");

    ctx->err = (struct err){0};
    return indicator_rows(ctx, &q, "/vote?state=announced&", &url) == ST_OK
               ? url
               : str_from(ctx->err.key);
}

static void addresses(struct ctx *ctx)
{
    EQ_STR(rows(ctx, NULL, ""), "/vote?state=announced&from=2025-12-30&to=2026-02-03", "all");
    EQ_STR(rows(ctx, "month", ""), "/vote?state=announced&from=2025-12-30&to=2026-02-03",
           "all months");
    EQ_STR(rows(ctx, "month", "2025-12"), "/vote?state=announced&from=2025-12-30&to=2025-12-31",
           "the part of a month at the beginning");
    EQ_STR(rows(ctx, "month", "2026-02"), "/vote?state=announced&from=2026-02-01&to=2026-02-03",
           "and at the end");
    EQ_STR(rows(ctx, "month", "soon"), "form.not_a_choice", "no month");
    EQ_STR(rows(ctx, "kind", "选举&"),
           "/vote?state=announced&from=2025-12-30&to=2026-02-03&kind=%E9%80%89%E4%B8%BE%26",
           "another part by its name");
}

int main(void)
{
    struct ctx ctx = {.arena = arena_open(0)};

    parts(&ctx);
    addresses(&ctx);
    EQ_STR(indicator_month_label(ctx.arena, S("2026-13")), "2026-13", "no month is its own label");
    arena_close(ctx.arena);
    return tap_done();
}
