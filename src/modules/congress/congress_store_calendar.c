// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the working calendar and the local numbers of law. */
#include "modules/congress/congress_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DAYS_MAX = 5000, PARAMS_MAX = 2000 };

enum status congress_calendar(struct ctx *ctx, struct calendar *out)
{
    struct rows r;
    struct calendar_day *days;
    size_t count = 0;

    /* Where both speak of a day, the congress's own row comes last and wins. */
    TRY(DB_ROWS(ctx, &r,
                "SELECT day_on, kind FROM congress_holiday"
                " WHERE congress_id IN (0, :congress) ORDER BY day_on, congress_id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", DAYS_MAX)));
    days = arena_array(ctx->arena, r.count, struct calendar_day);
    arr_each (i, r.count) {
        const struct date on = cell_date(&r, i, 0);

        if (count == 0 || date_cmp(days[count - 1].on, on) != 0)
            count++;
        days[count - 1] = (struct calendar_day){
            .on = on,
            .kind = str_eqz(cell_text(&r, i, 1), "workday") ? CALENDAR_MAKEUP_WORKDAY
                                                            : CALENDAR_HOLIDAY,
        };
    }
    *out = (struct calendar){.days = days, .count = count};
    return ST_OK;
}

enum status congress_store_holidays(struct ctx *ctx, struct date first, struct date last,
                                    struct holiday **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, congress_id, day_on, kind, name FROM congress_holiday"
                " WHERE congress_id IN (0, :congress) AND day_on >= :first AND day_on <= :last"
                " ORDER BY day_on, congress_id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "first", first),
                B_DATE(ctx->arena, "last", last), B_INT("most", DAYS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct holiday);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = (struct holiday){
            .id = cell_int(&r, i, 0),
            .congress_id = cell_int(&r, i, 1),
            .on = cell_date(&r, i, 2),
            .kind = cell_text(&r, i, 3),
            .name = cell_text(&r, i, 4),
        };
    }
    return ST_OK;
}

enum status congress_store_holiday_get(struct ctx *ctx, int64_t id, struct holiday *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT day_on, kind, name FROM congress_holiday"
               " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = (struct holiday){.id = id,
                            .congress_id = ctx->congress_id,
                            .on = cell_date(&r, 0, 0),
                            .kind = cell_text(&r, 0, 1),
                            .name = cell_text(&r, 0, 2)};
    return ST_OK;
}

enum status congress_store_holiday_put(struct ctx *ctx, const struct holiday *in, int64_t *out_id,
                                       bool *out_same)
{
    struct rows r;
    int64_t id;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, kind, name FROM congress_holiday"
                " WHERE congress_id = :congress AND day_on = :on",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", in->on)));
    *out_same = r.count > 0 && str_eq(cell_text(&r, 0, 1), in->kind) &&
                str_eq(cell_text(&r, 0, 2), in->name);
    if (*out_same)
        return ST_OK;
    if (r.count > 0) {
        id = cell_int(&r, 0, 0);
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE congress_holiday SET kind = :kind, name = :name"
                        " WHERE congress_id = :congress AND id = :id",
                        B_TEXT("kind", in->kind), B_TEXT("name", in->name),
                        B_INT("congress", ctx->congress_id), B_INT("id", id)));
        return event_row(ctx, "congress_holiday", id);
    }
    id = db_new_id(ctx);
    if (out_id != NULL)
        *out_id = id;
    TRY(DB_EXEC(ctx,
                "INSERT INTO congress_holiday (congress_id, id, day_on, kind, name)"
                " VALUES (:congress, :id, :on, :kind, :name)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_DATE(ctx->arena, "on", in->on), B_TEXT("kind", in->kind),
                B_TEXT("name", in->name)));
    return event_row(ctx, "congress_holiday", id);
}

enum status congress_store_holiday_drop(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM congress_holiday WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "congress_holiday", id);
}

/* ---------------------------------------------------------------- local numbers */

static struct param_row read_param(const struct rows *r, size_t i)
{
    return (struct param_row){
        .id = cell_int(r, i, 0),
        .name = cell_text(r, i, 1),
        .value = cell_text(r, i, 2),
        .from_on = cell_date(r, i, 3),
        .basis = cell_text(r, i, 4),
        .version = cell_int(r, i, 5),
    };
}

enum status congress_store_params(struct ctx *ctx, struct param_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, name, value, from_on, basis, version FROM congress_param"
                " WHERE congress_id = :congress ORDER BY from_on, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", PARAMS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct param_row);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_param(&r, i);
    }
    return ST_OK;
}

enum status congress_law_params(struct ctx *ctx, struct date on, struct law_params *out)
{
    struct param_row *rows;
    struct law_params_row *law;
    size_t count;

    TRY(congress_store_params(ctx, &rows, &count));
    law = arena_array(ctx->arena, count, struct law_params_row);
    arr_each (i, count) {
        law[i] = (struct law_params_row){rows[i].name, rows[i].value, rows[i].from_on};
    }
    return law_params_at(law, count, on, out, &ctx->err);
}

enum status congress_store_param_get(struct ctx *ctx, int64_t id, struct param_row *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, name, value, from_on, basis, version FROM congress_param"
               " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_param(&r, 0);
    return ST_OK;
}

enum status congress_store_param_put(struct ctx *ctx, const struct congress_param_set *in,
                                     int64_t *out_id)
{
    struct rows r;
    int64_t id;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM congress_param"
                " WHERE congress_id = :congress AND name = :name AND from_on = :from",
                B_INT("congress", ctx->congress_id), B_TEXT("name", in->name),
                B_DATE(ctx->arena, "from", in->from_on)));
    if (r.count > 0) {
        id = cell_int(&r, 0, 0);
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE congress_param SET value = :value, basis = :basis,"
                        " version = version + 1 WHERE congress_id = :congress AND id = :id",
                        B_TEXT("value", in->value), B_TEXT("basis", in->basis),
                        B_INT("congress", ctx->congress_id), B_INT("id", id)));
    } else {
        id = db_new_id(ctx);
        TRY(DB_EXEC(ctx,
                    "INSERT INTO congress_param (congress_id, id, name, value, from_on, basis)"
                    " VALUES (:congress, :id, :name, :value, :from, :basis)",
                    B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("name", in->name),
                    B_TEXT("value", in->value), B_DATE(ctx->arena, "from", in->from_on),
                    B_TEXT("basis", in->basis)));
    }
    *out_id = id;
    return event_row(ctx, "congress_param", id);
}

enum status congress_store_param_drop(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM congress_param WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "congress_param", id);
}
