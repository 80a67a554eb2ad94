// SPDX-License-Identifier: MulanPSL-2.0
/* State assets, government debt and economic indicators: checked and kept. */
#include "base/utf8.h"
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DECIMALS = 4, VALUE_DIGITS = 15 };

/* ---------------------------------------------------------------- values */

bool finance_value_parse(struct str text, int64_t *out)
{
    struct str s = str_trim(text);
    const bool less = str_starts(s, S("-"));
    unsigned after = 0, digits = 0;
    bool point = false;
    int64_t n = 0;

    if (less)
        s = (struct str){s.ptr + 1, s.len - 1};
    arr_each (i, s.len) {
        if (s.ptr[i] == ',' && digits > 0 && !point)
            continue;
        if (s.ptr[i] == '.' && digits > 0 && !point) {
            point = true;
            continue;
        }
        if (s.ptr[i] < '0' || s.ptr[i] > '9' || ++digits > VALUE_DIGITS ||
            (point && ++after > DECIMALS))
            return false;
        n = n * 10 + (s.ptr[i] - '0');
    }
    for (; after < DECIMALS; after++)
        n *= 10;
    *out = less ? -n : n;
    return digits > 0;
}

struct str finance_value_text(struct arena *a, int64_t value)
{
    const int64_t all = value < 0 ? -value : value;
    struct str s =
        str_printf(a, "%s%lld.%04lld", value < 0 ? "-" : "", (long long)(all / FINANCE_VALUE_PARTS),
                   (long long)(all % FINANCE_VALUE_PARTS));

    while (s.ptr[s.len - 1] == '0')
        s.len--;
    if (s.ptr[s.len - 1] == '.')
        s.len--;
    return s;
}

static void check_year(struct ctx *ctx, int year)
{
    if (year < FINANCE_YEAR_FIRST || year > FINANCE_YEAR_LAST)
        invalid(ctx, "year", "finance.err.year", NULL);
}

/* ---------------------------------------------------------------- assets and debt */

static enum status asset_tx(struct ctx *ctx, const void *input)
{
    TRY(finance_store_asset_put(ctx, input));
    return event_emit(ctx, "finance.asset_saved", ctx->congress_id);
}

enum status finance_asset_save(struct ctx *ctx, const struct finance_asset *in)
{
    check_year(ctx, in->year);
    if (!finance_word("firm bank office nature", in->sort))
        invalid(ctx, "sort", "finance.err.asset", NULL);
    if (in->whole_fen < 0)
        invalid(ctx, "whole", "finance.err.yuan", NULL);
    if (in->debt_fen < 0 || in->debt_fen > in->whole_fen)
        invalid(ctx, "debt", "finance.err.asset_debt", NULL);
    if (in->units < 0)
        invalid(ctx, "units", "finance.err.units", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, asset_tx, in);
}

static enum status debt_tx(struct ctx *ctx, const void *input)
{
    TRY(finance_store_debt_put(ctx, input));
    return event_emit(ctx, "finance.debt_saved", ctx->congress_id);
}

enum status finance_debt_save(struct ctx *ctx, const struct finance_debt *in)
{
    check_year(ctx, in->year);
    if (!finance_word(FINANCE_DEBTS, in->sort))
        invalid(ctx, "sort", "finance.err.debt", NULL);
    if (in->limit_fen < 0 || in->balance_fen < 0 || in->new_fen < 0 || in->repaid_fen < 0 ||
        in->interest_fen < 0)
        invalid(ctx, "balance", "finance.err.yuan", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, debt_tx, in);
}

/* ---------------------------------------------------------------- gauges */

struct reading_saving {
    const struct finance_gauge *gauge;
    const struct finance_reading *in;
    bool *out_same;
};

/* Typed by hand, a value does not replace another one unseen, nor come in another unit. */
static enum status check_kept(struct ctx *ctx, const struct finance_gauge *in,
                              const struct finance_gauge *known, const struct finance_reading *r)
{
    struct finance_reading have;
    enum status st;

    if (in->unit.len > 0 && !str_eq(in->unit, known->unit))
        return fail_field(&ctx->err, "unit", "finance.err.gauge_unit",
                          str_z(ctx->arena, known->unit));
    st = finance_store_reading_of(ctx, known->id, r->month, &have);
    if (st == ST_OK && (have.value != r->value || have.growth_bp != r->growth_bp))
        return fail_field(&ctx->err, "value", "finance.err.reading_there",
                          str_z(ctx->arena, finance_value_text(ctx->arena, have.value)));
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status reading_tx(struct ctx *ctx, const void *input)
{
    const struct reading_saving *a = input;
    struct finance_gauge g = *a->gauge, known;
    struct finance_reading r = *a->in, have;
    enum status st = finance_store_gauge_named(ctx, g.name, &known);

    *a->out_same = false;
    if (st == ST_NOT_FOUND) {
        g.id = db_new_id(ctx);
        TRY(finance_store_gauge_insert(ctx, &g));
    } else {
        TRY(st);
        if (r.keep)
            TRY(check_kept(ctx, &g, &known, &r));
        g.id = known.id;
    }
    r.gauge_id = g.id;
    st = finance_store_reading_of(ctx, g.id, r.month, &have);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    if (st == ST_OK && have.value == r.value && have.growth_bp == r.growth_bp) {
        *a->out_same = true;
        return ST_OK;
    }
    r.id = st == ST_OK ? have.id : db_new_id(ctx);
    TRY(finance_store_reading_put(ctx, &r, st == ST_OK));
    return event_emit(ctx, "finance.reading_saved", g.id);
}

enum status finance_reading_save(struct ctx *ctx, const struct finance_gauge *gauge,
                                 const struct finance_reading *in, bool *out_same)
{
    struct date first, last;

    if (gauge->name.len == 0)
        invalid(ctx, "name", "finance.err.gauge_name", NULL);
    if (utf8_chars(gauge->name.ptr, gauge->name.len) > FINANCE_NAME_CHARS)
        invalid(ctx, "name", "finance.err.gauge_name", NULL);
    if (!date_parse_month(in->month, &first, &last))
        invalid(ctx, "month", "finance.err.month_text", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, reading_tx, &(struct reading_saving){gauge, in, out_same});
}
