// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of old reports that were read. */
#include "modules/report/report_store_reading.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOTAL_MAX = 10000 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define FIGURES                                                                                    \
    "(SELECT COUNT(*) FROM report_reading_figure f WHERE f.congress_id = r.congress_id"            \
    " AND f.reading_id = r.id"
#define HEAD                                                                                       \
    "r.id, r.version, r.title, r.year, r.file_name, r.glyphs, r.shadows, r.read_at, r.read_by,"    \
    " r.from_on, r.to_on"

static struct report_reading read_head(const struct rows *r, size_t i)
{
    return (struct report_reading){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .title = cell_text(r, i, 2),
        .year = cell_int(r, i, 3),
        .file_name = cell_text(r, i, 4),
        .glyphs = cell_int(r, i, 5),
        .shadows = cell_int(r, i, 6),
        .read_at = cell_int(r, i, 7),
        .read_by = cell_text(r, i, 8),
        .from = cell_date(r, i, 9),
        .to = cell_date(r, i, 10),
    };
}

static const struct db_filter FILTERS[] = {
    {"year", "r.year = :year", BIND_INT},
    {"q", "r.title LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"year", "r.year", BIND_INT, "r.id"}, {0}};
static const struct db_list LIST = {
    .select = "SELECT " HEAD ", " FIGURES "), " FIGURES " AND f.name <> ''), r.year, r.id"
              " FROM report_reading r",
    .where = "r.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM report_reading r",
};

enum status report_store_readings(struct ctx *ctx, const struct report_reading_filter *f,
                                  struct report_reading **out, size_t *out_count,
                                  struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS, B_ID("year", f->year),
                                 B_OPT("q", db_contains(ctx->arena, f->q))};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct report_reading);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_head(&r, i);
        (*out)[i].figures = cell_int(&r, i, 11);
        (*out)[i].matched = cell_int(&r, i, 12);
    }
    return db_list_count(ctx, &LIST, &q, TOTAL_MAX, out_total);
}

enum status report_store_reading(struct ctx *ctx, int64_t id, struct report_reading *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " HEAD ", r.text FROM report_reading r"
               " WHERE r.congress_id = :congress AND r.id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_head(&r, 0);
    out->text = cell_text(&r, 0, 11);
    return ST_OK;
}

enum status report_store_reading_before(struct ctx *ctx, int64_t year, struct report_reading *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " HEAD ", r.text FROM report_reading r WHERE r.congress_id = :congress"
               " AND r.year < :year ORDER BY r.year DESC, r.id DESC LIMIT 1",
               CONGRESS, B_INT("year", year)));
    *out = read_head(&r, 0);
    out->text = cell_text(&r, 0, 11);
    return ST_OK;
}

enum status report_store_reading_insert(struct ctx *ctx, const struct report_reading *r)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO report_reading (congress_id, id, title, year, file_name, text, glyphs,"
                " shadows, read_at, read_by, from_on, to_on) VALUES (:congress, :id, :title, :year,"
                " :file, :text, :glyphs, :shadows, :at, :by, :from, :to)",
                CONGRESS, B_INT("id", r->id), B_TEXT("title", r->title), B_INT("year", r->year),
                B_TEXT("file", r->file_name), B_TEXT("text", r->text), B_INT("glyphs", r->glyphs),
                B_INT("shadows", r->shadows), B_INT("at", r->read_at), B_TEXT("by", r->read_by),
                B_DATE(ctx->arena, "from", r->from), B_DATE(ctx->arena, "to", r->to)));
    return event_row(ctx, "report_reading", r->id);
}

#define FIGURE                                                                                     \
    "SELECT f.id, f.version, f.reading_id, f.place, f.printed, f.name, f.score, f.chosen"          \
    " FROM report_reading_figure f WHERE f.congress_id = :congress"

static struct report_reading_figure read_figure(const struct rows *r, size_t i)
{
    return (struct report_reading_figure){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .reading_id = cell_int(r, i, 2),
        .place = cell_int(r, i, 3),
        .printed = cell_text(r, i, 4),
        .name = cell_text(r, i, 5),
        .score = cell_int(r, i, 6),
        .chosen = cell_int(r, i, 7) != 0,
    };
}

enum status report_store_reading_figures(struct ctx *ctx, int64_t reading_id,
                                         struct report_reading_figure **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, FIGURE " AND f.reading_id = :reading ORDER BY f.place LIMIT :limit",
                CONGRESS, B_INT("reading", reading_id), B_INT("limit", REPORT_READING_FIGURES)));
    *out = arena_array(ctx->arena, r.count, struct report_reading_figure);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_figure(&r, i);
    return ST_OK;
}

enum status report_store_reading_figure(struct ctx *ctx, int64_t id,
                                        struct report_reading_figure *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, FIGURE " AND f.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_figure(&r, 0);
    return ST_OK;
}

enum status report_store_reading_figure_insert(struct ctx *ctx,
                                               const struct report_reading_figure *f)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO report_reading_figure (congress_id, id, reading_id, place, printed,"
                " name, score, chosen) VALUES (:congress, :id, :reading, :place, :printed, :name,"
                " :score, :chosen)",
                CONGRESS, B_INT("id", f->id), B_INT("reading", f->reading_id),
                B_INT("place", f->place), B_TEXT("printed", f->printed), B_TEXT("name", f->name),
                B_INT("score", f->score), B_BOOL("chosen", f->chosen)));
    return event_row(ctx, "report_reading_figure", f->id);
}

enum status report_store_reading_figure_update(struct ctx *ctx,
                                               const struct report_reading_figure *f)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE report_reading_figure SET name = :name, score = :score,"
                    " chosen = :chosen, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", f->id), B_TEXT("name", f->name), B_INT("score", f->score),
                    B_BOOL("chosen", f->chosen), B_INT("version", f->version)));
    return event_row(ctx, "report_reading_figure", f->id);
}

enum status report_store_reading_delete(struct ctx *ctx, int64_t id)
{
    struct report_reading_figure *figures;
    size_t count;

    TRY(report_store_reading_figures(ctx, id, &figures, &count));
    arr_each (i, count) {
        TRY(DB_EXEC_ONE(ctx,
                        "DELETE FROM report_reading_figure WHERE congress_id = :congress"
                        " AND id = :id",
                        CONGRESS, B_INT("id", figures[i].id)));
        TRY(event_row_gone(ctx, "report_reading_figure", figures[i].id));
    }
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM report_reading WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "report_reading", id);
}
