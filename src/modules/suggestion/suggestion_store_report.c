// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the yearly reports on how suggestions were handled. */
#include "modules/suggestion/suggestion_store_report.h"
#include "modules/suggestion/suggestion_store_row.h"
#include "platform/event.h"

enum { PROMISES_MAX = 20000 };

#define COLUMNS(COLUMN)                                                                            \
    COLUMN(STR, kind)                                                                              \
    COLUMN(STR, state)                                                                             \
    COLUMN(STR, title)                                                                             \
    COLUMN(STR, body)                                                                              \
    COLUMN(DATE, given_on)                                                                         \
    COLUMN(OPT, meeting)                                                                           \
    COLUMN(ID, given_by)                                                                           \
    COLUMN(DATE, printed_on)                                                                       \
    COLUMN(OPT, printed_for)                                                                       \
    COLUMN(DATE, published_on)

#define R_COLUMN(kind, name) ", r." #name

#define SELECT                                                                                     \
    "SELECT r.id, r.version, r.year, r.organ_id, o.name, CASE WHEN o.kind = 'government' THEN 1"   \
    " ELSE 0 END, r.due_on, r.basis" COLUMNS(                                                      \
        R_COLUMN) " FROM suggestion_report r LEFT JOIN congress_v_organ o"                         \
                  " ON o.congress_id = r.congress_id AND o.id = r.organ_id"                        \
                  " WHERE r.congress_id = :congress"

static void read_report(const struct rows *r, size_t row, struct suggestion_report *s)
{
    struct cells c = {r, row, 0};

    *s = (struct suggestion_report){.id = next_int(&c)};
    s->version = next_int(&c);
    s->year = next_int(&c);
    s->organ_id = next_int(&c);
    s->organ_name = next_text(&c);
    s->government = next_bool(&c);
    s->due_on = next_date(&c);
    s->basis = next_text(&c);
    COLUMNS(COLUMN_READ)
}

enum { USES_NOTHING, USES_ORGAN, USES_DAYS };

static const struct {
    unsigned uses;
    const char *sql;
} QUERIES[] = {
#define NEWEST " ORDER BY r.year DESC, r.organ_id LIMIT :most"
    [REPORTS_ALL] = {USES_NOTHING, SELECT NEWEST},
    [REPORTS_OF_ORGAN] = {USES_ORGAN, SELECT " AND r.organ_id = :organ" NEWEST},
    [REPORTS_OWED] = {USES_ORGAN, SELECT " AND r.state = 'owed' AND r.organ_id = :organ" NEWEST},
    [REPORTS_UNPUBLISHED] = {USES_NOTHING,
                             SELECT " AND r.state = 'given' AND r.published_on IS NULL"
                                    " AND r.kind = 'handling'" NEWEST},
    [REPORTS_PUBLIC] = {USES_NOTHING, SELECT " AND r.published_on IS NOT NULL" NEWEST},
    [REPORTS_DUE] = {USES_DAYS,
                     SELECT " AND r.state = 'owed' AND r.due_on BETWEEN :from AND :to" NEWEST},
#undef NEWEST
};

enum status suggestion_store_reports(struct ctx *ctx, const struct suggestion_report_query *q,
                                     struct suggestion_report **out, size_t *out_count)
{
    struct bind binds[4] = {CONGRESS, B_INT("most", SUGGESTION_REPORTS_MAX)};
    size_t n = 2;
    struct rows r;

    if (QUERIES[q->which].uses == USES_ORGAN)
        binds[n++] = B_INT("organ", q->organ_id);
    if (QUERIES[q->which].uses == USES_DAYS) {
        binds[n++] = B_DATE(ctx->arena, "from", q->from);
        binds[n++] = B_DATE(ctx->arena, "to", q->to);
    }
    TRY(db_rows_kept(ctx, &r, QUERIES[q->which].sql, binds, n));
    *out = arena_array(ctx->arena, r.count, struct suggestion_report);
    *out_count = r.count;
    arr_each (i, r.count)
        read_report(&r, i, &(*out)[i]);
    return ST_OK;
}

enum status suggestion_store_report(struct ctx *ctx, int64_t id, struct suggestion_report *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SELECT " AND r.id = :id", CONGRESS, B_INT("id", id)));
    read_report(&r, 0, out);
    return ST_OK;
}

enum status suggestion_store_add_report(struct ctx *ctx, const struct suggestion_report *s,
                                        int64_t *out_id)
{
    const int64_t id = db_new_id(ctx);
    int64_t changed = 0;

    *out_id = 0;
    TRY(db_exec(
        ctx, &changed,
        "INSERT INTO suggestion_report (congress_id, id, year, organ_id, due_on, "
        "basis" COLUMNS(COLUMN_NAME) ") VALUES (:congress, :id, :year, :organ, :due, "
                                     ":basis" COLUMNS(COLUMN_PARAM) ") ON CONFLICT DO NOTHING",
        BINDS(COLUMNS(COLUMN_BIND) CONGRESS, B_INT("id", id), B_INT("year", s->year),
              B_INT("organ", s->organ_id), B_DATE(ctx->arena, "due", s->due_on),
              B_STR("basis", s->basis))));
    if (changed == 0)
        return ST_OK;
    *out_id = id;
    return event_row(ctx, "suggestion_report", id);
}

enum status suggestion_store_update_report(struct ctx *ctx, const struct suggestion_report *s)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE suggestion_report SET version = version + 1" COLUMNS(
            COLUMN_SET) " WHERE congress_id = :congress AND id = :id AND version = :version",
        COLUMNS(COLUMN_BIND) CONGRESS, B_INT("id", s->id), B_INT("version", s->version)));
    return event_row(ctx, "suggestion_report", s->id);
}

enum status suggestion_store_reporters(struct ctx *ctx, struct date from, struct date to,
                                       struct suggestion_reporter **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT o.id, o.name FROM congress_v_organ o WHERE o.congress_id = :congress"
                " AND o.active = 1"
                " AND o.kind IN ('government', 'supervision', 'court', 'procuratorate')"
                " AND EXISTS (SELECT 1 FROM suggestion_handling h"
                "  JOIN congress_v_organ w ON w.congress_id = h.congress_id AND w.id = h.organ_id"
                "  JOIN suggestion s ON s.congress_id = h.congress_id AND s.id = h.suggestion_id"
                "  WHERE h.congress_id = o.congress_id AND h.is_current = 1 AND h.is_main = 1"
                "  AND h.state <> 'planned' AND s.first_handed_on BETWEEN :from AND :to"
                "  AND (h.organ_id = o.id OR (o.kind = 'government'"
                "   AND w.kind IN ('government', 'department', 'township'))))"
                " ORDER BY o.id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_INT("most", SUGGESTION_REPORTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_reporter);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i].organ_id = cell_int(&r, i, 0);
        (*out)[i].name = cell_text(&r, i, 1);
    }
    return ST_OK;
}

enum status suggestion_store_report_promises(struct ctx *ctx, int64_t organ_id,
                                             struct suggestion_report_promise **out,
                                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT p.organ_id, CAST(substr(y.sent_on, 1, 4) AS INTEGER), p.what, p.state,"
                " p.due_on, p.done_on, s.title, " NUMBERED " FROM suggestion_promise p"
                " JOIN suggestion_reply y ON y.congress_id = p.congress_id AND y.id = p.reply_id"
                "  AND y.sent_on IS NOT NULL"
                " JOIN suggestion s ON s.congress_id = p.congress_id AND s.id = p.suggestion_id"
                " WHERE p.congress_id = :congress AND p.state NOT IN ('drafted', 'dropped')"
                " AND (:organ = 0 OR p.organ_id = :organ)"
                " ORDER BY p.organ_id, p.due_on, p.id LIMIT :most",
                CONGRESS, B_INT("organ", organ_id), B_INT("most", PROMISES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_report_promise);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_report_promise *p = &(*out)[i];

        p->organ_id = next_int(&c);
        p->year = (int)next_int(&c);
        p->what = next_text(&c);
        p->state = next_text(&c);
        p->due_on = next_date(&c);
        p->done_on = next_date(&c);
        p->title = next_text(&c);
        p->number_text = next_number(ctx, &c, NULL);
    }
    return ST_OK;
}
