// SPDX-License-Identifier: MulanPSL-2.0
/* Use cases on the working calendar and on the local numbers of law. */
#include "base/utf8.h"
#include "law/deputies_law.h"
#include "modules/congress/congress_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

static const char HOLIDAY[] = "holiday", WORKDAY[] = "workday";

/* What the State Council's office published for 2025 (12 November 2024) and 2026 (4 November 2025).
 * Later years are imported: the programme cannot know them. */
static const struct known_days {
    const char *first, *last; /* inclusive */
    const char *kind, *name_key;
} KNOWN[] = {
    {"2025-01-01", "2025-01-01", HOLIDAY, "congress.holiday.new_year"},
    {"2025-01-26", "2025-01-26", WORKDAY, "congress.holiday.spring"},
    {"2025-01-28", "2025-02-04", HOLIDAY, "congress.holiday.spring"},
    {"2025-02-08", "2025-02-08", WORKDAY, "congress.holiday.spring"},
    {"2025-04-04", "2025-04-06", HOLIDAY, "congress.holiday.qingming"},
    {"2025-04-27", "2025-04-27", WORKDAY, "congress.holiday.labour"},
    {"2025-05-01", "2025-05-05", HOLIDAY, "congress.holiday.labour"},
    {"2025-05-31", "2025-06-02", HOLIDAY, "congress.holiday.dragon_boat"},
    {"2025-09-28", "2025-09-28", WORKDAY, "congress.holiday.national_mid_autumn"},
    {"2025-10-01", "2025-10-08", HOLIDAY, "congress.holiday.national_mid_autumn"},
    {"2025-10-11", "2025-10-11", WORKDAY, "congress.holiday.national_mid_autumn"},
    {"2026-01-01", "2026-01-03", HOLIDAY, "congress.holiday.new_year"},
    {"2026-01-04", "2026-01-04", WORKDAY, "congress.holiday.new_year"},
    {"2026-02-14", "2026-02-14", WORKDAY, "congress.holiday.spring"},
    {"2026-02-15", "2026-02-23", HOLIDAY, "congress.holiday.spring"},
    {"2026-02-28", "2026-02-28", WORKDAY, "congress.holiday.spring"},
    {"2026-04-04", "2026-04-06", HOLIDAY, "congress.holiday.qingming"},
    {"2026-05-01", "2026-05-05", HOLIDAY, "congress.holiday.labour"},
    {"2026-05-09", "2026-05-09", WORKDAY, "congress.holiday.labour"},
    {"2026-06-19", "2026-06-21", HOLIDAY, "congress.holiday.dragon_boat"},
    {"2026-09-20", "2026-09-20", WORKDAY, "congress.holiday.national"},
    {"2026-09-25", "2026-09-27", HOLIDAY, "congress.holiday.mid_autumn"},
    {"2026-10-01", "2026-10-07", HOLIDAY, "congress.holiday.national"},
    {"2026-10-10", "2026-10-10", WORKDAY, "congress.holiday.national"},
};

static struct date known_date(const char *text)
{
    struct date d = {0};

    ASSERT(date_parse(str_from(text), &d));
    return d;
}

static enum status load_known_tx(struct ctx *ctx, const void *input)
{
    size_t *const *out_days = input;
    size_t days = 0;

    arr_each (i, COUNT(KNOWN)) {
        const struct date last = known_date(KNOWN[i].last);

        for (struct date d = known_date(KNOWN[i].first); date_cmp(d, last) <= 0;
             d = date_add_days(d, 1)) {
            const struct holiday day = {
                .on = d, .kind = str_from(KNOWN[i].kind), .name = text(KNOWN[i].name_key)};
            bool same;

            TRY(congress_store_holiday_put(ctx, &day, NULL, &same));
            days += !same;
        }
    }
    **out_days = days;
    return days > 0 ? event_emit(ctx, "congress.calendar_loaded", ctx->congress_id) : ST_OK;
}

enum status congress_calendar_load_known(struct ctx *ctx, size_t *out_days)
{
    return db_tx(ctx, load_known_tx, &out_days);
}

static enum status calendar_set_tx(struct ctx *ctx, const void *input)
{
    bool same;

    TRY(congress_store_holiday_put(ctx, input, NULL, &same));
    return same ? ST_OK : event_emit(ctx, "congress.calendar_changed", ctx->congress_id);
}

enum status congress_calendar_set(struct ctx *ctx, struct date on, enum calendar_day_kind kind,
                                  struct str name)
{
    const struct holiday day = {
        .on = on,
        .kind = str_from(kind == CALENDAR_HOLIDAY ? HOLIDAY : WORKDAY),
        .name = name,
    };

    if (!date_valid(on))
        invalid(ctx, "on", "congress.date_missing", NULL);
    if (name.len == 0 || utf8_chars(name.ptr, name.len) > CONGRESS_HOLIDAY_NAME_CHARS)
        invalid(ctx, "name", "congress.calendar.name_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, calendar_set_tx, &day);
}

static enum status calendar_drop_tx(struct ctx *ctx, const void *input)
{
    TRY(congress_store_holiday_drop(ctx, *(const int64_t *)input));
    return event_emit(ctx, "congress.calendar_changed", ctx->congress_id);
}

enum status congress_calendar_drop(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, calendar_drop_tx, &id);
}

/* ---------------------------------------------------------------- local numbers */

/* The numbers must agree with each other on every day from which they change. */
static enum status check_all_days(struct ctx *ctx, struct date from)
{
    struct law_params params;
    struct param_row *rows;
    size_t count;

    TRY(congress_law_params(ctx, from, &params));
    TRY(congress_store_params(ctx, &rows, &count));
    arr_each (i, count) {
        if (date_cmp(rows[i].from_on, from) > 0)
            TRY(congress_law_params(ctx, rows[i].from_on, &params));
    }
    return ST_OK;
}

/* The law names its own field; the form has one for all of them, and shows the article on top. */
static enum status refused(struct ctx *ctx, enum status st)
{
    if (st == ST_RULE)
        ctx->err.field = NULL;
    return st;
}

struct setting {
    const struct congress_param_set *in;
    size_t count;
};

static enum status params_set_tx(struct ctx *ctx, const void *input)
{
    const struct setting *s = input;
    int64_t id;

    arr_each (i, s->count) {
        TRY(congress_store_param_put(ctx, &s->in[i], &id));
        TRY(event_emit(ctx, "congress.param_set", id));
    }
    arr_each (i, s->count) /* only together need they agree */
        TRY(check_all_days(ctx, s->in[i].from_on));
    return ST_OK;
}

static enum status check_one(struct ctx *ctx, const struct congress_param_set *in)
{
    struct law_params params = law_params_default();
    const enum status st = law_params_parse(&params, in->name, in->value, &ctx->err);

    if (st == ST_RULE)
        return refused(ctx, st);
    if (st != ST_OK)
        invalid(ctx, "value", "congress.param.value_wrong", NULL);
    if (!date_valid(in->from_on))
        invalid(ctx, "from_on", "congress.date_missing", NULL);
    if (in->basis.len == 0)
        invalid(ctx, "basis", "congress.param.basis_missing", NULL);
    return invalid_done(ctx);
}

enum status congress_params_set(struct ctx *ctx, const struct congress_param_set *in, size_t count)
{
    if (count == 0)
        return fail_field(&ctx->err, "take", "congress.model.none_taken", NULL);
    arr_each (i, count)
        TRY(check_one(ctx, &in[i]));
    return refused(ctx, db_tx(ctx, params_set_tx, &(struct setting){in, count}));
}

enum status congress_param_set(struct ctx *ctx, const struct congress_param_set *in)
{
    return congress_params_set(ctx, in, 1);
}

static enum status param_drop_tx(struct ctx *ctx, const void *input)
{
    const int64_t id = *(const int64_t *)input;
    struct param_row row;

    TRY(congress_store_param_get(ctx, id, &row));
    if (date_cmp(row.from_on, ctx->today) <= 0)
        return fail(&ctx->err, ST_RULE, "congress.param.in_force", NULL);
    TRY(congress_store_param_drop(ctx, id));
    TRY(check_all_days(ctx, row.from_on));
    return event_emit(ctx, "congress.param_dropped", id);
}

enum status congress_param_drop(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, param_drop_tx, &id);
}

enum status congress_law_basis(struct ctx *ctx, const char *key, struct date on, struct str *out)
{
    const struct law_params_field *field = law_params_find(str_from(key));
    const bool reply = strcmp(key, "reply_months") == 0 || strcmp(key, "reply_months_complex") == 0;
    struct param_row *rows;
    size_t count;

    ASSERT(field != NULL);
    TRY(congress_store_params(ctx, &rows, &count));
    *out = str_from(reply ? deputies_law_reply_article(on) : field->law);
    arr_each (i, count) {
        if (str_eqz(rows[i].name, key) && date_cmp(rows[i].from_on, on) <= 0)
            *out = rows[i].basis;
    }
    return ST_OK;
}
