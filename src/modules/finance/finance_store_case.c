// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of projects and of what audits found. */
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

enum { PROGRESSES_MAX = 200 };

/* ---------------------------------------------------------------- projects */

#define LAST(column)                                                                               \
    " (SELECT g." column " FROM finance_progress g WHERE g.congress_id = p.congress_id"            \
    " AND g.project_id = p.id ORDER BY g.told_on DESC, g.id DESC LIMIT 1)"
#define PROJECT                                                                                    \
    "SELECT p.id, p.version, p.year, p.name, COALESCE(p.organ_id, 0), p.organ, p.whole_fen,"       \
    " p.year_fen, p.ends_on, p.note, p.done_on," LAST("paid_fen") "," LAST(                        \
        "progress_bp") "," LAST("told_on") " FROM finance_project p"

static struct finance_project read_project(const struct rows *r, size_t i)
{
    return (struct finance_project){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = (int)cell_int(r, i, 2),
        .name = cell_text(r, i, 3),
        .organ_id = cell_int(r, i, 4),
        .organ = cell_text(r, i, 5),
        .whole_fen = cell_int(r, i, 6),
        .year_fen = cell_int(r, i, 7),
        .ends_on = cell_date(r, i, 8),
        .note = cell_text(r, i, 9),
        .done_on = cell_date(r, i, 10),
        .paid_fen = cell_int(r, i, 11),
        .progress_bp = cell_int(r, i, 12),
        .told_on = cell_date(r, i, 13),
    };
}

enum status finance_store_project(struct ctx *ctx, int64_t id, struct finance_project *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, PROJECT " WHERE p.congress_id = :congress AND p.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_project(&r, 0);
    return ST_OK;
}

static const struct db_filter PROJECT_FILTERS[] = {
    {"year", "p.year = :year", BIND_INT},
    {"organ", "p.organ_id = :organ", BIND_INT},
    {"q", "(p.name LIKE :q ESCAPE '!' OR p.organ LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort PROJECT_SORTS[] = {{"id", "p.id", BIND_INT, "p.id"}, {0}};
static const struct db_list PROJECTS = {
    .select = PROJECT,
    .where = "p.congress_id = :congress",
    .filters = PROJECT_FILTERS,
    .sorts = PROJECT_SORTS,
    .count_from = " FROM finance_project p",
};

enum status finance_store_projects(struct ctx *ctx, const struct finance_case_filter *f,
                                   struct finance_project **out, size_t *out_count,
                                   struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS, B_ID("year", f->year), B_ID("organ", f->organ_id),
                                 B_OPT("q", db_contains(ctx->arena, f->q))};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &PROJECTS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct finance_project);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_project(&r, i);
    return db_list_count(ctx, &PROJECTS, &q, FINANCE_TOTAL_MAX, out_total);
}

#define PROJECT_VALUES(ctx, p)                                                                     \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (p)->id), B_INT("year", (p)->year),         \
        B_TEXT("name", (p)->name), B_ID("organ_id", (p)->organ_id), B_TEXT("organ", (p)->organ),   \
        B_INT("whole", (p)->whole_fen), B_INT("sum", (p)->year_fen),                               \
        B_DATE((ctx)->arena, "ends", (p)->ends_on), B_TEXT("note", (p)->note),                     \
        B_DATE((ctx)->arena, "done", (p)->done_on)

enum status finance_store_project_insert(struct ctx *ctx, const struct finance_project *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_project (congress_id, id, year, name, organ_id, organ,"
                " whole_fen, year_fen, ends_on, note, done_on) VALUES (:congress, :id, :year,"
                " :name, :organ_id, :organ, :whole, :sum, :ends, :note, :done)",
                PROJECT_VALUES(ctx, p)));
    return event_row(ctx, "finance_project", p->id);
}

enum status finance_store_project_update(struct ctx *ctx, const struct finance_project *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE finance_project SET year = :year, name = :name, organ_id = :organ_id,"
                    " organ = :organ, whole_fen = :whole, year_fen = :sum, ends_on = :ends,"
                    " note = :note, done_on = :done, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    PROJECT_VALUES(ctx, p), B_INT("version", p->version)));
    return event_row(ctx, "finance_project", p->id);
}

enum status finance_store_progresses(struct ctx *ctx, int64_t project_id,
                                     struct finance_progress **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT g.id, g.told_on, g.paid_fen, g.progress_bp, g.note FROM finance_progress g"
                " WHERE g.congress_id = :congress AND g.project_id = :project"
                " ORDER BY g.told_on, g.id LIMIT :most",
                CONGRESS, B_INT("project", project_id), B_INT("most", PROGRESSES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct finance_progress);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct finance_progress){
            .id = cell_int(&r, i, 0),
            .project_id = project_id,
            .told_on = cell_date(&r, i, 1),
            .paid_fen = cell_int(&r, i, 2),
            .progress_bp = cell_int(&r, i, 3),
            .note = cell_text(&r, i, 4),
        };
    return ST_OK;
}

enum status finance_store_progress_insert(struct ctx *ctx, const struct finance_progress *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_progress (congress_id, id, project_id, told_on, paid_fen,"
                " progress_bp, note) VALUES (:congress, :id, :project, :told, :paid, :progress,"
                " :note)",
                CONGRESS, B_INT("id", p->id), B_INT("project", p->project_id),
                B_DATE(ctx->arena, "told", p->told_on), B_INT("paid", p->paid_fen),
                B_INT("progress", p->progress_bp), B_TEXT("note", p->note)));
    return event_row(ctx, "finance_progress", p->id);
}

/* ---------------------------------------------------------------- findings */

#define FINDING                                                                                    \
    "SELECT f.id, f.version, f.year, f.number, f.title, f.sort, COALESCE(f.organ_id, 0), f.organ," \
    " f.fen, f.found_on, f.due_on, f.state, f.measures, f.result, f.mended_fen, f.reported_on,"    \
    " f.closed_on FROM finance_finding f"

static struct finance_finding read_finding(const struct rows *r, size_t i)
{
    return (struct finance_finding){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = (int)cell_int(r, i, 2),
        .number = cell_int(r, i, 3),
        .title = cell_text(r, i, 4),
        .sort = cell_text(r, i, 5),
        .organ_id = cell_int(r, i, 6),
        .organ = cell_text(r, i, 7),
        .fen = cell_int(r, i, 8),
        .found_on = cell_date(r, i, 9),
        .due_on = cell_date(r, i, 10),
        .state = cell_text(r, i, 11),
        .measures = cell_text(r, i, 12),
        .result = cell_text(r, i, 13),
        .mended_fen = cell_int(r, i, 14),
        .reported_on = cell_date(r, i, 15),
        .closed_on = cell_date(r, i, 16),
    };
}

enum status finance_store_finding(struct ctx *ctx, int64_t id, struct finance_finding *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, FINDING " WHERE f.congress_id = :congress AND f.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_finding(&r, 0);
    return ST_OK;
}

enum status finance_store_finding_numbered(struct ctx *ctx, int year, int64_t number,
                                           struct finance_finding *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               FINDING " WHERE f.congress_id = :congress AND f.year = :year AND f.number = :number",
               CONGRESS, B_INT("year", year), B_INT("number", number)));
    *out = read_finding(&r, 0);
    return ST_OK;
}

enum status finance_store_finding_last(struct ctx *ctx, int year, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(f.number), 0) FROM finance_finding f"
               " WHERE f.congress_id = :congress AND f.year = :year",
               CONGRESS, B_INT("year", year)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

static const struct db_filter FINDING_FILTERS[] = {
    {"year", "f.year = :year", BIND_INT},
    {"organ", "f.organ_id = :organ", BIND_INT},
    {"sort", "f.sort = :sort", BIND_TEXT},
    {"state", "f.state = :state", BIND_TEXT},
    {"mended", "f.state IN ('reported', 'closed') AND :mended = 1", BIND_INT},
    {"from", "f.found_on >= :from", BIND_TEXT},
    {"to", "f.found_on <= :to", BIND_TEXT},
    {"month", "substr(f.found_on, 1, 7) = :month", BIND_TEXT},
    {"q", "(f.title LIKE :q ESCAPE '!' OR f.organ LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort FINDING_SORTS[] = {{"id", "f.id", BIND_INT, "f.id"}, {0}};
static const struct db_list FINDINGS = {
    .select = FINDING,
    .where = "f.congress_id = :congress",
    .filters = FINDING_FILTERS,
    .sorts = FINDING_SORTS,
};

enum status finance_store_findings(struct ctx *ctx, const struct finance_case_filter *f,
                                   struct finance_finding **out, size_t *out_count,
                                   struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS,
                                 B_ID("year", f->year),
                                 B_ID("organ", f->organ_id),
                                 B_OPT("sort", f->sort),
                                 B_OPT("state", f->state),
                                 B_ID("mended", f->mended),
                                 B_DATE(ctx->arena, "from", f->from),
                                 B_DATE(ctx->arena, "to", f->to),
                                 B_OPT("month", f->month),
                                 B_OPT("q", db_contains(ctx->arena, f->q))};
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = f->order,
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &FINDINGS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct finance_finding);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_finding(&r, i);
    return db_list_count(ctx, &FINDINGS, &q, FINANCE_TOTAL_MAX, out_total);
}

enum status finance_store_finding_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                      size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM finance_finding WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

#define FINDING_VALUES(ctx, f)                                                                     \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (f)->id), B_TEXT("state", (f)->state),      \
        B_TEXT("measures", (f)->measures), B_TEXT("result", (f)->result),                          \
        B_INT("mended", (f)->mended_fen), B_DATE((ctx)->arena, "due", (f)->due_on),                \
        B_DATE((ctx)->arena, "reported", (f)->reported_on),                                        \
        B_DATE((ctx)->arena, "closed", (f)->closed_on)

enum status finance_store_finding_insert(struct ctx *ctx, const struct finance_finding *f)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_finding (congress_id, id, year, number, title, sort, organ_id,"
                " organ, fen, found_on, due_on, state, measures, result, mended_fen, reported_on,"
                " closed_on) VALUES (:congress, :id, :year, :number, :title, :sort, :organ_id,"
                " :organ, :fen, :found, :due, :state, :measures, :result, :mended, :reported,"
                " :closed)",
                FINDING_VALUES(ctx, f), B_INT("year", f->year), B_INT("number", f->number),
                B_TEXT("title", f->title), B_TEXT("sort", f->sort), B_ID("organ_id", f->organ_id),
                B_TEXT("organ", f->organ), B_INT("fen", f->fen),
                B_DATE(ctx->arena, "found", f->found_on)));
    return event_row(ctx, "finance_finding", f->id);
}

enum status finance_store_finding_update(struct ctx *ctx, const struct finance_finding *f)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE finance_finding SET state = :state, measures = :measures,"
                    " result = :result, mended_fen = :mended, due_on = :due,"
                    " reported_on = :reported, closed_on = :closed, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    FINDING_VALUES(ctx, f), B_INT("version", f->version)));
    return event_row(ctx, "finance_finding", f->id);
}
