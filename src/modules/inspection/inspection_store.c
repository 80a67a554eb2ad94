// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of inspections and of their check lists. */
#include "modules/inspection/inspection_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- inspections */

#define INSPECTION                                                                                 \
    "SELECT i.id, i.version, i.matter_id, i.statute_id, i.text_id, i.statute, i.title, i.goal,"    \
    " i.lead, i.starts_on, i.ends_on, i.state, i.summary, i.amend, i.reported_on, i.notified_on"   \
    " FROM inspection i WHERE i.congress_id = :congress"

static struct inspection read_inspection(const struct rows *r, size_t n)
{
    return (struct inspection){
        .id = cell_int(r, n, 0),
        .version = cell_int(r, n, 1),
        .matter_id = cell_int(r, n, 2),
        .statute_id = cell_int(r, n, 3),
        .text_id = cell_int(r, n, 4),
        .statute = cell_text(r, n, 5),
        .title = cell_text(r, n, 6),
        .goal = cell_text(r, n, 7),
        .lead = cell_text(r, n, 8),
        .starts_on = cell_date(r, n, 9),
        .ends_on = cell_date(r, n, 10),
        .state = cell_text(r, n, 11),
        .summary = cell_text(r, n, 12),
        .amend = cell_text(r, n, 13),
        .reported_on = cell_date(r, n, 14),
        .notified_on = cell_date(r, n, 15),
    };
}

enum status inspection_store_get(struct ctx *ctx, int64_t id, struct inspection *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, INSPECTION " AND i.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_inspection(&r, 0);
    return ST_OK;
}

enum status inspection_store_titled(struct ctx *ctx, struct str title, struct inspection *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, INSPECTION " AND i.title = :title ORDER BY i.id DESC LIMIT 1", CONGRESS,
               B_TEXT("title", title)));
    *out = read_inspection(&r, 0);
    return ST_OK;
}

#define VALUES(ctx, i)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (i)->id), B_ID("matter", (i)->matter_id),   \
        B_INT("law", (i)->statute_id), B_INT("law_text", (i)->text_id),                            \
        B_TEXT("statute", (i)->statute), B_TEXT("title", (i)->title), B_TEXT("goal", (i)->goal),   \
        B_TEXT("lead", (i)->lead), B_DATE((ctx)->arena, "starts", (i)->starts_on),                 \
        B_DATE((ctx)->arena, "ends", (i)->ends_on), B_TEXT("state", (i)->state),                   \
        B_TEXT("summary", (i)->summary), B_TEXT("amend", (i)->amend),                              \
        B_DATE((ctx)->arena, "reported", (i)->reported_on),                                        \
        B_DATE((ctx)->arena, "notified", (i)->notified_on)

enum status inspection_store_insert(struct ctx *ctx, const struct inspection *i)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO inspection (congress_id, id, matter_id, statute_id, text_id, statute,"
        " title, goal, lead, starts_on, ends_on, state, summary, amend, reported_on, notified_on)"
        " VALUES (:congress, :id, :matter, :law, :law_text, :statute, :title, :goal, :lead,"
        " :starts, :ends, :state, :summary, :amend, :reported, :notified)",
        VALUES(ctx, i)));
    return event_row(ctx, "inspection", i->id);
}

enum status inspection_store_update(struct ctx *ctx, const struct inspection *i)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE inspection SET matter_id = :matter, statute_id = :law,"
        " text_id = :law_text, statute = :statute, title = :title, goal = :goal,"
        " lead = :lead, starts_on = :starts, ends_on = :ends, state = :state,"
        " summary = :summary, amend = :amend, reported_on = :reported, notified_on = :notified,"
        " version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        VALUES(ctx, i), B_INT("version", i->version)));
    return event_row(ctx, "inspection", i->id);
}

enum status inspection_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM inspection WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status inspection_store_late(struct ctx *ctx, struct date from, struct date until,
                                  struct inspection **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     INSPECTION " AND i.state IN ('prepared', 'running') AND i.ends_on >= :from"
                                " AND i.ends_on <= :until ORDER BY i.ends_on, i.id LIMIT 200",
                     CONGRESS, B_DATE(ctx->arena, "from", from),
                     B_DATE(ctx->arena, "until", until)));
    *out = arena_array(ctx->arena, r.count, struct inspection);
    *out_count = r.count;
    arr_each (n, r.count)
        (*out)[n] = read_inspection(&r, n);
    return ST_OK;
}

enum status inspection_store_unnotified(struct ctx *ctx, struct inspection **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     INSPECTION " AND i.state = 'prepared' AND i.notified_on IS NULL"
                                " ORDER BY i.starts_on, i.id LIMIT 200",
                     CONGRESS));
    *out = arena_array(ctx->arena, r.count, struct inspection);
    *out_count = r.count;
    arr_each (n, r.count)
        (*out)[n] = read_inspection(&r, n);
    return ST_OK;
}

/* ---------------------------------------------------------------- the list of lists */

#define LINES(what)                                                                                \
    "(SELECT COUNT(*) FROM inspection_item t WHERE t.congress_id = i.congress_id"                  \
    " AND t.inspection_id = i.id" what ")"
#define FINDINGS(what)                                                                             \
    "(SELECT COUNT(*) FROM inspection_finding f WHERE f.congress_id = i.congress_id"               \
    " AND f.inspection_id = i.id AND f.again_id IS NULL AND " what ")"

#define SEEN                                                                                       \
    " AND EXISTS (SELECT 1 FROM inspection_finding f WHERE f.congress_id = t.congress_id"          \
    " AND f.inspection_id = t.inspection_id AND f.item_id = t.id)"
#define COUNTS                                                                                     \
    LINES("")                                                                                      \
    ", " LINES(SEEN) ", " FINDINGS("f.verdict <> 'ok'") ", " FINDINGS(                             \
        "f.verdict = 'ok'") " FROM inspection i"

static const struct db_filter FILTERS[] = {
    {"state", "i.state = :state", BIND_TEXT},
    {"part", "(:part = 1 AND i.state <> 'prepared')", BIND_INT},
    {"from", "i.starts_on >= :from", BIND_TEXT},
    {"to", "i.starts_on <= :to", BIND_TEXT},
    {"month", "substr(i.starts_on, 1, 7) = :month", BIND_TEXT},
    {"rfrom", "i.reported_on >= :rfrom", BIND_TEXT},
    {"rto", "i.reported_on <= :rto", BIND_TEXT},
    {"rmonth", "substr(i.reported_on, 1, 7) = :rmonth", BIND_TEXT},
    {"reported", "(:reported = 1 AND i.reported_on IS NOT NULL)", BIND_INT},
    {"q", "(i.title LIKE :q ESCAPE '!' OR i.statute LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"starts", "i.starts_on", BIND_TEXT, "i.id"}, {0}};
static const struct db_list LIST = {
    .select = "SELECT i.id, i.title, i.statute, i.lead, i.starts_on, i.ends_on, i.state,"
              " i.reported_on, " COUNTS,
    .where = "i.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM inspection i",
};

enum status inspection_store_page(struct ctx *ctx, const struct inspection_filter *f,
                                  struct inspection **out, size_t *out_count, struct str *out_next,
                                  int64_t *out_total)
{
    const bool rep = f->reported;
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("state", f->state),
        B_ID("part", f->taking_part),
        B_DATE(ctx->arena, "from", rep ? (struct date){0} : f->from),
        B_DATE(ctx->arena, "to", rep ? (struct date){0} : f->to),
        B_OPT("month", rep ? S("") : f->month),
        B_DATE(ctx->arena, "rfrom", rep ? f->from : (struct date){0}),
        B_DATE(ctx->arena, "rto", rep ? f->to : (struct date){0}),
        B_OPT("rmonth", rep ? f->month : S("")),
        B_ID("reported", rep),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct inspection);
    *out_count = r.count;
    arr_each (n, r.count)
        (*out)[n] = (struct inspection){
            .id = cell_int(&r, n, 0),
            .title = cell_text(&r, n, 1),
            .statute = cell_text(&r, n, 2),
            .lead = cell_text(&r, n, 3),
            .starts_on = cell_date(&r, n, 4),
            .ends_on = cell_date(&r, n, 5),
            .state = cell_text(&r, n, 6),
            .reported_on = cell_date(&r, n, 7),
            .items = cell_int(&r, n, 8),
            .seen = cell_int(&r, n, 9),
            .bad = cell_int(&r, n, 10),
            .ok = cell_int(&r, n, 11),
        };
    return db_list_count(ctx, &LIST, &q, INSPECTION_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- the check list */

/* A place stands as it was found last: what was looked at again counts no more. */
#define NEWEST(verdict)                                                                            \
    "(SELECT COUNT(*) FROM inspection_finding f WHERE f.congress_id = t.congress_id"               \
    " AND f.inspection_id = t.inspection_id AND f.item_id = t.id AND f.verdict = '" verdict "'"    \
    " AND NOT EXISTS (SELECT 1 FROM inspection_finding g WHERE g.congress_id = f.congress_id"      \
    " AND (g.again_id = f.id OR (g.again_id = f.again_id AND g.id > f.id))))"
#define ITEM                                                                                       \
    "SELECT t.id, t.version, t.inspection_id, t.clause_id, t.place, t.aspect, t.cite, t.question," \
    " t.organ_id, COALESCE(o.name, ''), " NEWEST("ok") ", " NEWEST("partial") ", " NEWEST(         \
        "bad") " FROM inspection_item t LEFT JOIN congress_v_organ o"                              \
               " ON o.congress_id = t.congress_id AND o.id = t.organ_id"                           \
               " WHERE t.congress_id = :congress"

static struct inspection_item read_item(const struct rows *r, size_t n)
{
    return (struct inspection_item){
        .id = cell_int(r, n, 0),
        .version = cell_int(r, n, 1),
        .inspection_id = cell_int(r, n, 2),
        .clause_id = cell_int(r, n, 3),
        .place = cell_int(r, n, 4),
        .aspect = cell_text(r, n, 5),
        .cite = cell_text(r, n, 6),
        .question = cell_text(r, n, 7),
        .organ_id = cell_int(r, n, 8),
        .organ = cell_text(r, n, 9),
        .ok = cell_int(r, n, 10),
        .partial = cell_int(r, n, 11),
        .bad = cell_int(r, n, 12),
    };
}

enum status inspection_store_item(struct ctx *ctx, int64_t id, struct inspection_item *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, ITEM " AND t.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_item(&r, 0);
    return ST_OK;
}

enum status inspection_store_items(struct ctx *ctx, int64_t inspection_id,
                                   struct inspection_item **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                ITEM " AND t.inspection_id = :inspection ORDER BY t.place, t.id LIMIT :most",
                CONGRESS, B_INT("inspection", inspection_id), B_INT("most", INSPECTION_ITEMS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct inspection_item);
    *out_count = r.count;
    arr_each (n, r.count)
        (*out)[n] = read_item(&r, n);
    return ST_OK;
}

enum status inspection_store_item_insert(struct ctx *ctx, const struct inspection_item *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO inspection_item (congress_id, id, inspection_id, clause_id, place,"
                " aspect, cite, question, organ_id) VALUES (:congress, :id, :inspection, :clause,"
                " :place, :aspect, :cite, :question, :organ)",
                CONGRESS, B_INT("id", t->id), B_INT("inspection", t->inspection_id),
                B_INT("clause", t->clause_id), B_INT("place", t->place),
                B_TEXT("aspect", t->aspect), B_TEXT("cite", t->cite),
                B_TEXT("question", t->question), B_ID("organ", t->organ_id)));
    return event_row(ctx, "inspection_item", t->id);
}

enum status inspection_store_item_update(struct ctx *ctx, const struct inspection_item *t)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE inspection_item SET aspect = :aspect, question = :question,"
                    " organ_id = :organ, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", t->id), B_TEXT("aspect", t->aspect),
                    B_TEXT("question", t->question), B_ID("organ", t->organ_id),
                    B_INT("version", t->version)));
    return event_row(ctx, "inspection_item", t->id);
}

enum status inspection_store_item_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM inspection_item WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "inspection_item", id);
}
