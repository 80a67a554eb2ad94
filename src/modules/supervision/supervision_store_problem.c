// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of problems, of what is looked at again, and of what organs owe. */
#include "modules/supervision/supervision_store.h"
#include "modules/supervision/supervision_store_row.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- problems */

struct supervision_problem supervision_row_problem(const struct rows *r, size_t i)
{
    return (struct supervision_problem){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .matter_id = cell_int(r, i, 2),
        .step_id = cell_int(r, i, 3),
        .group_id = cell_int(r, i, 4),
        .origin = cell_text(r, i, 5),
        .origin_id = cell_int(r, i, 6),
        .url = cell_text(r, i, 7),
        .clause_id = cell_int(r, i, 8),
        .title = cell_text(r, i, 9),
        .text = cell_text(r, i, 10),
        .place = cell_text(r, i, 11),
        .organ_id = cell_int(r, i, 12),
        .organ = cell_text(r, i, 13),
        .since_on = cell_date(r, i, 14),
        .found_on = cell_date(r, i, 15),
        .due_on = cell_date(r, i, 16),
        .state = cell_text(r, i, 17),
        .round = cell_int(r, i, 18),
        .measure = cell_text(r, i, 19),
        .measured_on = cell_date(r, i, 20),
        .report = cell_text(r, i, 21),
        .reported_on = cell_date(r, i, 22),
        .verdict = cell_text(r, i, 23),
        .closed_on = cell_date(r, i, 24),
        .matter = cell_text(r, i, 25),
        .checks = cell_int(r, i, 26),
        .first_check = cell_date(r, i, 27),
        .last_check = cell_date(r, i, 28),
    };
}

void supervision_rows_problems(struct ctx *ctx, const struct rows *r,
                               struct supervision_problem **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct supervision_problem);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = supervision_row_problem(r, i);
}

enum status supervision_store_problem(struct ctx *ctx, int64_t id, struct supervision_problem *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SUPERVISION_PROBLEM_ROW " WHERE p.congress_id = :congress AND p.id = :id",
               CONGRESS, B_INT("id", id)));
    *out = supervision_row_problem(&r, 0);
    return ST_OK;
}

enum status supervision_store_problem_titled(struct ctx *ctx, struct str title,
                                             struct date found_on, struct supervision_problem *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               SUPERVISION_PROBLEM_ROW " WHERE p.congress_id = :congress AND p.title = :title"
                                       " AND p.found_on = :on ORDER BY p.id LIMIT 1",
               CONGRESS, B_TEXT("title", title), B_DATE(ctx->arena, "on", found_on)));
    *out = supervision_row_problem(&r, 0);
    return ST_OK;
}

enum status supervision_problems_of(struct ctx *ctx, const char *origin, int64_t origin_id,
                                    struct supervision_problem **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                SUPERVISION_PROBLEM_ROW " WHERE p.congress_id = :congress AND p.origin = :origin"
                                        " AND p.origin_id = :id ORDER BY p.id LIMIT :most",
                CONGRESS, B_Z("origin", origin), B_INT("id", origin_id),
                B_INT("most", SUPERVISION_PART_MAX)));
    supervision_rows_problems(ctx, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_problems_due(struct ctx *ctx, struct date from, struct date until,
                                           int64_t organ_id, struct supervision_problem **out,
                                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                SUPERVISION_PROBLEM_ROW " WHERE p.congress_id = :congress AND p.state = 'assigned'"
                                        " AND p.due_on >= :from AND p.due_on <= :until"
                                        " AND (:organ IS NULL OR p.organ_id = :organ)"
                                        " ORDER BY p.due_on, p.id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "until", until),
                B_ID("organ", organ_id), B_INT("most", SUPERVISION_PART_MAX)));
    supervision_rows_problems(ctx, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_problems_reported(struct ctx *ctx, struct supervision_problem **out,
                                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                SUPERVISION_PROBLEM_ROW " WHERE p.congress_id = :congress AND p.state = 'reported'"
                                        " ORDER BY p.reported_on, p.id LIMIT 200",
                CONGRESS));
    supervision_rows_problems(ctx, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_problem_put(struct ctx *ctx, const struct supervision_problem *p,
                                          bool fresh)
{
    enum { ONLY_NEW = 5 }; /* columns that never change */
    const struct bind binds[] = {
        B_TEXT("origin", p->origin),
        B_ID("origin_id", p->origin_id),
        B_TEXT("url", p->url),
        B_ID("clause", p->clause_id),
        B_DATE(ctx->arena, "found", p->found_on),
        CONGRESS,
        B_INT("id", p->id),
        B_ID("matter", p->matter_id),
        B_ID("step", p->step_id),
        B_ID("group", p->group_id),
        B_TEXT("title", p->title),
        B_TEXT("text", p->text),
        B_TEXT("place", p->place),
        B_ID("organ", p->organ_id),
        B_DATE(ctx->arena, "since", p->since_on),
        B_DATE(ctx->arena, "due", p->due_on),
        B_TEXT("state", p->state),
        B_INT("round", p->round),
        B_TEXT("measure", p->measure),
        B_DATE(ctx->arena, "measured", p->measured_on),
        B_TEXT("report", p->report),
        B_DATE(ctx->arena, "reported", p->reported_on),
        B_TEXT("verdict", p->verdict),
        B_DATE(ctx->arena, "closed", p->closed_on),
        B_INT("version", p->version),
    };

    if (fresh)
        TRY(db_exec(ctx, NULL,
                    "INSERT INTO supervision_problem (congress_id, id, matter_id, step_id,"
                    " group_id, origin, origin_id, url, clause_id, title, text, place, organ_id,"
                    " since_on, found_on, due_on, state, round, measure, measured_on, report,"
                    " reported_on, verdict, closed_on) VALUES (:congress, :id, :matter, :step,"
                    " :group, :origin, :origin_id, :url, :clause, :title, :text, :place, :organ,"
                    " :since, :found, :due, :state, :round, :measure, :measured, :report,"
                    " :reported, :verdict, :closed)",
                    binds, COUNT(binds) - 1));
    else
        TRY(db_exec_one(ctx,
                        "UPDATE supervision_problem SET matter_id = :matter, step_id = :step,"
                        " group_id = :group, title = :title, text = :text, place = :place,"
                        " organ_id = :organ, since_on = :since, due_on = :due, state = :state,"
                        " round = :round, measure = :measure, measured_on = :measured,"
                        " report = :report, reported_on = :reported, verdict = :verdict,"
                        " closed_on = :closed, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        binds + ONLY_NEW, COUNT(binds) - ONLY_NEW));
    return event_row(ctx, "supervision_problem", p->id);
}

/* ---------------------------------------------------------------- looked at again */

#define CHECK                                                                                      \
    "SELECT c.id, c.problem_id, c.number, c.held_on, c.who, c.place, c.finding, c.result,"         \
    " c.next_on, p.title FROM supervision_check c JOIN supervision_problem p"                      \
    " ON p.congress_id = c.congress_id AND p.id = c.problem_id"

static void read_checks(struct ctx *ctx, const struct rows *r, struct supervision_check **out,
                        size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct supervision_check);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct supervision_check){.id = cell_int(r, i, 0),
                                               .problem_id = cell_int(r, i, 1),
                                               .number = cell_int(r, i, 2),
                                               .held_on = cell_date(r, i, 3),
                                               .who = cell_text(r, i, 4),
                                               .place = cell_text(r, i, 5),
                                               .finding = cell_text(r, i, 6),
                                               .result = cell_text(r, i, 7),
                                               .next_on = cell_date(r, i, 8),
                                               .problem = cell_text(r, i, 9)};
}

enum status supervision_store_checks_of(struct ctx *ctx, int64_t problem_id,
                                        struct supervision_check **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                CHECK " WHERE c.congress_id = :congress AND c.problem_id = :problem"
                      " ORDER BY c.number LIMIT :most",
                CONGRESS, B_INT("problem", problem_id), B_INT("most", SUPERVISION_PART_MAX)));
    read_checks(ctx, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_check_get(struct ctx *ctx, int64_t id, struct supervision_check *out)
{
    struct supervision_check *all;
    struct rows r;
    size_t count;

    TRY(DB_ONE(ctx, &r, CHECK " WHERE c.congress_id = :congress AND c.id = :id", CONGRESS,
               B_INT("id", id)));
    read_checks(ctx, &r, &all, &count);
    *out = all[0];
    return ST_OK;
}

static const struct db_filter FILTERS[] = {
    {"from", "c.held_on >= :from", BIND_TEXT},
    {"to", "c.held_on <= :to", BIND_TEXT},
    {"month", "substr(c.held_on, 1, 7) = :month", BIND_TEXT},
    {"organ", "p.organ_id = :organ", BIND_INT},
    {"origin", "p.origin = :origin", BIND_TEXT},
    {"problem", "c.problem_id = :problem", BIND_INT},
    {"q", "(p.title LIKE :q ESCAPE '!' OR c.finding LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"on", "c.held_on", BIND_TEXT, "c.id"}, {0}};
static const struct db_list CHECKS = {
    .select = CHECK,
    .where = "c.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status supervision_store_checks(struct ctx *ctx, const struct supervision_page *f,
                                     struct supervision_check **out, size_t *out_count,
                                     struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_ID("organ", f->organ_id),
        B_OPT("origin", f->origin),
        B_ID("problem", f->problem_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &CHECKS, &q, &r, out_next));
    read_checks(ctx, &r, out, out_count);
    return db_list_count(ctx, &CHECKS, &q, SUPERVISION_TOTAL_MAX, out_total);
}

enum status supervision_store_check_add(struct ctx *ctx, const struct supervision_check *c)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO supervision_check (congress_id, id, problem_id, number, held_on, who,"
                " place, finding, result, next_on) VALUES (:congress, :id, :problem,"
                " (SELECT COALESCE(MAX(x.number), 0) + 1 FROM supervision_check x"
                " WHERE x.congress_id = :congress AND x.problem_id = :problem), :on, :who, :place,"
                " :finding, :result, :next)",
                CONGRESS, B_INT("id", c->id), B_INT("problem", c->problem_id),
                B_DATE(ctx->arena, "on", c->held_on), B_TEXT("who", c->who),
                B_TEXT("place", c->place), B_TEXT("finding", c->finding),
                B_TEXT("result", c->result), B_DATE(ctx->arena, "next", c->next_on)));
    return event_row(ctx, "supervision_check", c->id);
}

/* ---------------------------------------------------------------- what organs owe */

enum status supervision_store_owes(struct ctx *ctx, struct date today,
                                   struct supervision_owes **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT o.id, o.name,"
                " COALESCE(SUM(CASE WHEN x.state = 'assigned' THEN 1 ELSE 0 END), 0),"
                " COALESCE(SUM(CASE WHEN x.state IN ('assigned', 'sent', 'received', 'again')"
                "   AND x.due_on < :today THEN 1 ELSE 0 END), 0),"
                " COALESCE(SUM(CASE WHEN x.state = 'reported' THEN 1 ELSE 0 END), 0),"
                " COALESCE(SUM(CASE WHEN x.state IN ('sent', 'received', 'again')"
                "   THEN 1 ELSE 0 END), 0), MIN(CASE WHEN x.state = 'reported' THEN NULL"
                "   ELSE x.due_on END)"
                " FROM (SELECT congress_id, organ_id, state, due_on FROM supervision_problem"
                "   WHERE congress_id = :congress AND state IN ('assigned', 'reported')"
                "  UNION ALL SELECT congress_id, organ_id, state, due_on FROM resolution_v_handling"
                "   WHERE congress_id = :congress AND kind = 'opinion'"
                "   AND state IN ('sent', 'received', 'again')) x"
                " JOIN congress_v_organ o ON o.congress_id = x.congress_id AND o.id = x.organ_id"
                " GROUP BY o.id, o.name ORDER BY 4 DESC, 3 DESC, o.id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "today", today), B_INT("most", SUPERVISION_PART_MAX)));
    *out = arena_array(ctx->arena, r.count, struct supervision_owes);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct supervision_owes){.organ_id = cell_int(&r, i, 0),
                                              .organ = cell_text(&r, i, 1),
                                              .open = cell_int(&r, i, 2),
                                              .late = cell_int(&r, i, 3),
                                              .reported = cell_int(&r, i, 4),
                                              .opinions = cell_int(&r, i, 5),
                                              .oldest = cell_date(&r, i, 6)};
    return ST_OK;
}

enum status supervision_store_handlings(struct ctx *ctx, int64_t doc_id, int64_t organ_id,
                                        struct supervision_handling **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT h.id, h.doc_id, h.organ_id, h.round, d.title, COALESCE(d.number_text, ''),"
                " h.state, COALESCE(h.mark, ''), o.name, h.sent_on, h.due_on, h.replied_on,"
                " h.closed_on FROM resolution_v_handling h JOIN resolution_v_document d"
                " ON d.congress_id = h.congress_id AND d.id = h.doc_id JOIN congress_v_organ o"
                " ON o.congress_id = h.congress_id AND o.id = h.organ_id"
                " WHERE h.congress_id = :congress AND h.kind = 'opinion'"
                " AND (:doc IS NULL OR h.doc_id = :doc)"
                " AND (:organ IS NULL OR h.organ_id = :organ)"
                " AND (:doc IS NOT NULL OR h.state IN ('sent', 'received', 'again'))"
                " ORDER BY h.due_on, h.id LIMIT :most",
                CONGRESS, B_ID("doc", doc_id), B_ID("organ", organ_id),
                B_INT("most", SUPERVISION_PART_MAX)));
    *out = arena_array(ctx->arena, r.count, struct supervision_handling);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct supervision_handling){.id = cell_int(&r, i, 0),
                                                  .doc_id = cell_int(&r, i, 1),
                                                  .organ_id = cell_int(&r, i, 2),
                                                  .round = cell_int(&r, i, 3),
                                                  .title = cell_text(&r, i, 4),
                                                  .number = cell_text(&r, i, 5),
                                                  .state = cell_text(&r, i, 6),
                                                  .mark = cell_text(&r, i, 7),
                                                  .organ = cell_text(&r, i, 8),
                                                  .sent_on = cell_date(&r, i, 9),
                                                  .due_on = cell_date(&r, i, 10),
                                                  .replied_on = cell_date(&r, i, 11),
                                                  .closed_on = cell_date(&r, i, 12)};
    return ST_OK;
}
