// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of saved statistics. */
#include "modules/statistic/statistic_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ALL_MAX = 500 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define COLUMNS                                                                                    \
    "id, version, name, note, list, by_member, bucket, across, measure, of_member, day_member,"    \
    " unit, conditions, cited, made_by"

/* Conditions stand in one text, a line each: member, op and value between tabs. */
static void read_conditions(struct str text, struct statistic *out)
{
    struct str line;

    for (size_t n = 0; n < STATISTIC_CONDITIONS && str_cut(&text, '\n', &line); n++) {
        (void)str_cut(&line, '\t', &out->conditions[n].member);
        (void)str_cut(&line, '\t', &out->conditions[n].op);
        out->conditions[n].value = line;
    }
}

static struct str conditions_text(struct arena *a, const struct statistic *s)
{
    struct buf b = buf_new(a, 0);

    arr_each (i, STATISTIC_CONDITIONS)
        if (s->conditions[i].member.len > 0)
            buf_printf(&b, STR_FMT "\t" STR_FMT "\t" STR_FMT "\n", STR_ARG(s->conditions[i].member),
                       STR_ARG(s->conditions[i].op), STR_ARG(s->conditions[i].value));
    return buf_view(&b);
}

static struct statistic read_one(const struct rows *r, size_t i)
{
    struct statistic s = {
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .name = cell_text(r, i, 2),
        .note = cell_text(r, i, 3),
        .list = cell_text(r, i, 4),
        .by = cell_text(r, i, 5),
        .bucket = cell_text(r, i, 6),
        .across = cell_text(r, i, 7),
        .measure = cell_text(r, i, 8),
        .of = cell_text(r, i, 9),
        .day = cell_text(r, i, 10),
        .unit = cell_text(r, i, 11),
        .cited = cell_int(r, i, 13) == 1,
        .made_by = cell_text(r, i, 14),
    };

    read_conditions(cell_text(r, i, 12), &s);
    return s;
}

enum status statistic_store_get(struct ctx *ctx, int64_t id, struct statistic *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM statistic WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_one(&r, 0);
    return ST_OK;
}

enum status statistic_store_all(struct ctx *ctx, bool cited_only, struct statistic **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT " COLUMNS " FROM statistic WHERE congress_id = :congress"
                     " AND cited >= :cited ORDER BY name, id LIMIT :most",
                     CONGRESS, B_BOOL("cited", cited_only), B_INT("most", ALL_MAX)));
    *out = arena_array(ctx->arena, r.count, struct statistic);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_one(&r, i);
    return ST_OK;
}

#define VALUES(ctx, s)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (s)->id), B_TEXT("name", (s)->name),        \
        B_TEXT("note", (s)->note), B_TEXT("list", (s)->list), B_TEXT("by", (s)->by),               \
        B_TEXT("bucket", (s)->bucket), B_TEXT("across", (s)->across),                              \
        B_TEXT("measure", (s)->measure), B_TEXT("of", (s)->of), B_TEXT("day", (s)->day),           \
        B_TEXT("unit", (s)->unit), B_TEXT("conditions", conditions_text((ctx)->arena, s)),         \
        B_BOOL("cited", (s)->cited)

enum status statistic_store_insert(struct ctx *ctx, const struct statistic *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO statistic (congress_id, id, name, note, list, by_member, bucket,"
                " across, measure, of_member, day_member, unit, conditions, cited, made_by)"
                " VALUES (:congress, :id, :name, :note, :list, :by, :bucket, :across, :measure,"
                " :of, :day, :unit, :conditions, :cited, :made_by)",
                VALUES(ctx, s), B_TEXT("made_by", s->made_by)));
    return event_row(ctx, "statistic", s->id);
}

enum status statistic_store_update(struct ctx *ctx, const struct statistic *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE statistic SET name = :name, note = :note, list = :list,"
                    " by_member = :by, bucket = :bucket, across = :across, measure = :measure,"
                    " of_member = :of, day_member = :day, unit = :unit, conditions = :conditions,"
                    " cited = :cited, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(ctx, s), B_INT("version", s->version)));
    return event_row(ctx, "statistic", s->id);
}

enum status statistic_store_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM statistic WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "statistic", id);
}
