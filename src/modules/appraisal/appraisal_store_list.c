// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of those appraised, of lists and figures. */
#include "modules/appraisal/appraisal_list.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SHARES_MAX = 500 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define HELD     "a.state IN ('counted', 'sent', 'closed')"

/* ---------------------------------------------------------------- those appraised */

#define FROM                                                                                       \
    " FROM appraisal_subject s"                                                                    \
    " JOIN appraisal a ON a.congress_id = s.congress_id AND a.id = s.appraisal_id"
#define SUBJECT                                                                                    \
    "SELECT s.id, s.version, s.appraisal_id, s.place, s.name, s.post, s.organ_id, s.person_id,"    \
    " s.report, s.reported_on, COALESCE(s.good, 0), COALESCE(s.ballots, 0),"                       \
    " COALESCE(s.score, -1), COALESCE(s.passed, 0), a.title, a.kind, a.state, a.held_on" FROM

static void put_subjects(struct ctx *ctx, const struct rows *r, struct appraisal_subject **out,
                         size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct appraisal_subject);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct appraisal_subject){
            .id = cell_int(r, i, 0),
            .version = cell_int(r, i, 1),
            .appraisal_id = cell_int(r, i, 2),
            .place = cell_int(r, i, 3),
            .name = cell_text(r, i, 4),
            .post = cell_text(r, i, 5),
            .organ_id = cell_int(r, i, 6),
            .person_id = cell_int(r, i, 7),
            .report = cell_text(r, i, 8),
            .reported_on = cell_date(r, i, 9),
            .good = cell_int(r, i, 10),
            .ballots = cell_int(r, i, 11),
            .score = cell_int(r, i, 12),
            .passed = cell_int(r, i, 13) != 0,
            .title = cell_text(r, i, 14),
            .kind = cell_text(r, i, 15),
            .state = cell_text(r, i, 16),
            .held_on = cell_date(r, i, 17),
        };
}

enum status appraisal_store_subjects(struct ctx *ctx, int64_t appraisal_id,
                                     struct appraisal_subject **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                SUBJECT " WHERE s.congress_id = :congress AND s.appraisal_id = :of"
                        " ORDER BY s.place, s.id",
                CONGRESS, B_INT("of", appraisal_id)));
    put_subjects(ctx, &r, out, out_count);
    return ST_OK;
}

enum status appraisal_store_subject(struct ctx *ctx, int64_t id, struct appraisal_subject *out)
{
    struct appraisal_subject *one;
    struct rows r;
    size_t count;

    TRY(DB_ONE(ctx, &r, SUBJECT " WHERE s.congress_id = :congress AND s.id = :id", CONGRESS,
               B_INT("id", id)));
    put_subjects(ctx, &r, &one, &count);
    *out = one[0];
    return ST_OK;
}

#define VALUES(s)                                                                                  \
    CONGRESS, B_INT("id", (s)->id), B_INT("of", (s)->appraisal_id), B_INT("place", (s)->place),    \
        B_TEXT("name", (s)->name), B_TEXT("post", (s)->post), B_ID("organ", (s)->organ_id),        \
        B_ID("person", (s)->person_id), B_TEXT("report", (s)->report),                             \
        B_DATE(ctx->arena, "reported", (s)->reported_on), B_INT("good", (s)->good),                \
        B_INT("ballots", (s)->ballots), B_INT("score", (s)->score), B_BOOL("passed", (s)->passed)

enum status appraisal_store_subject_add(struct ctx *ctx, const struct appraisal_subject *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appraisal_subject (congress_id, id, appraisal_id, place, name, post,"
                " organ_id, person_id, report, reported_on, good, ballots, score, passed) VALUES"
                " (:congress, :id, :of, :place, :name, :post, :organ, :person, :report, :reported,"
                " :good, :ballots, :score, :passed)",
                VALUES(s)));
    return event_row(ctx, "appraisal_subject", s->id);
}

enum status appraisal_store_subject_update(struct ctx *ctx, const struct appraisal_subject *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE appraisal_subject SET appraisal_id = :of, place = :place,"
                    " name = :name, post = :post, organ_id = :organ, person_id = :person,"
                    " report = :report, reported_on = :reported, good = :good,"
                    " ballots = :ballots, score = :score, passed = :passed, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(s), B_INT("version", s->version)));
    return event_row(ctx, "appraisal_subject", s->id);
}

enum status appraisal_store_subject_drop(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM appraisal_subject WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "appraisal_subject", id);
}

static const struct db_filter SUBJECT_FILTERS[] = {
    {"kind", "a.kind = :kind", BIND_TEXT},
    {"held", "(:held = 1 AND " HELD " AND a.kind <> 'yearly')", BIND_INT},
    {"failed", "(:failed = 1 AND " HELD " AND s.passed = 0 AND a.kind <> 'yearly')", BIND_INT},
    {"reporting", "(:reporting = 1 AND a.state = 'reporting' AND s.reported_on IS NULL)", BIND_INT},
    {"organ", "s.organ_id = :organ", BIND_INT},
    {"person", "s.person_id = :person", BIND_INT},
    {"from", "a.held_on >= :from", BIND_TEXT},
    {"to", "a.held_on <= :to", BIND_TEXT},
    {"month", "substr(a.held_on, 1, 7) = :month", BIND_TEXT},
    {"q", "(s.name LIKE :q ESCAPE '!' OR s.post LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SUBJECT_SORTS[] = {{"day", "a.held_on", BIND_TEXT, "s.id"}, {0}};
static const struct db_list SUBJECT_LIST = {
    .select = SUBJECT,
    .where = "s.congress_id = :congress",
    .filters = SUBJECT_FILTERS,
    .sorts = SUBJECT_SORTS,
    .count_from = FROM,
};

enum status appraisal_store_subject_page(struct ctx *ctx, const struct appraisal_subject_filter *f,
                                         struct appraisal_subject **out, size_t *out_count,
                                         struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("kind", f->kind),
        B_ID("held", f->held),
        B_ID("failed", f->failed),
        B_ID("reporting", f->reporting),
        B_ID("organ", f->organ_id),
        B_ID("person", f->person_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &SUBJECT_LIST, &q, &r, out_next));
    put_subjects(ctx, &r, out, out_count);
    return db_list_count(ctx, &SUBJECT_LIST, &q, APPRAISAL_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- appraisals */

#define OF(more)                                                                                   \
    "(SELECT COUNT(*) FROM appraisal_subject s WHERE s.congress_id = a.congress_id"                \
    " AND s.appraisal_id = a.id" more ")"
#define LIST_FROM " FROM appraisal a"

static const struct db_filter FILTERS[] = {
    {"kind", "a.kind = :kind", BIND_TEXT},
    {"state", "a.state = :state", BIND_TEXT},
    {"held", "(:held = 1 AND " HELD ")", BIND_INT},
    {"from", "a.held_on >= :from", BIND_TEXT},
    {"to", "a.held_on <= :to", BIND_TEXT},
    {"month", "substr(a.held_on, 1, 7) = :month", BIND_TEXT},
    {"q", "a.title LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"day", "a.held_on", BIND_TEXT, "a.id"}, {0}};
static const struct db_list LIST = {
    .select = "SELECT a.id, a.version, a.kind, a.title, a.held_on, a.reports_by, a.state, " OF(
        "") ", " OF(" AND s.reported_on IS NOT NULL") ", " OF(" AND s.passed = 1") LIST_FROM,
    .where = "a.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = LIST_FROM,
};

enum status appraisal_store_page(struct ctx *ctx, const struct appraisal_filter *f,
                                 struct appraisal **out, size_t *out_count, struct str *out_next,
                                 int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("kind", f->kind),
        B_OPT("state", f->state),
        B_ID("held", f->held),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct appraisal);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct appraisal){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .kind = cell_text(&r, i, 2),
            .title = cell_text(&r, i, 3),
            .held_on = cell_date(&r, i, 4),
            .reports_by = cell_date(&r, i, 5),
            .state = cell_text(&r, i, 6),
            .subjects = cell_int(&r, i, 7),
            .reported = cell_int(&r, i, 8),
            .passed = cell_int(&r, i, 9),
        };
    return db_list_count(ctx, &LIST, &q, APPRAISAL_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- figures */

#define COLUMNS                                                                                    \
    "COUNT(DISTINCT a.id),"                                                                        \
    " CAST(COALESCE(SUM(CASE WHEN a.kind <> 'yearly' THEN 1 ELSE 0 END), 0) AS BIGINT),"           \
    " CAST(COALESCE(SUM(s.good), 0) AS BIGINT), CAST(COALESCE(SUM(s.ballots), 0) AS BIGINT)" FROM  \
    " WHERE s.congress_id = :congress AND a.held_on >= :from AND a.held_on <= :to AND " HELD
#define PARTS(key)                                                                                 \
    "SELECT " key ", " COLUMNS " AND (:key IS NULL OR " key " = :key)"                             \
    " GROUP BY 1 ORDER BY 1 LIMIT :most"

enum status appraisal_store_shares(struct ctx *ctx, struct date from, struct date to,
                                   const char *by, struct str key, struct appraisal_share **out,
                                   size_t *out_count)
{
    static const char TOTAL[] = "SELECT '', " COLUMNS;
    static const char MONTH[] = PARTS("substr(a.held_on, 1, 7)");
    static const char KIND[] = PARTS("a.kind");
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),        B_OPT("key", key),
        B_INT("most", SHARES_MAX),
    };
    struct rows r;

    TRY(db_rows_kept(ctx, &r,
                     by == NULL                 ? TOTAL
                     : strcmp(by, "month") == 0 ? MONTH
                                                : KIND,
                     binds, by == NULL ? 3 : COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct appraisal_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct appraisal_share){cell_text(&r, i, 0), cell_int(&r, i, 1), cell_int(&r, i, 2),
                                     cell_int(&r, i, 3), cell_int(&r, i, 4)};
    return ST_OK;
}
