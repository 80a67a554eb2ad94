// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of rules, warnings and what is said about them. */
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

enum { RULES_MAX = 100, EXCHANGES_MAX = 100, WARNED_MAX = 20000 };

/* ---------------------------------------------------------------- rules */

#define RULE                                                                                       \
    "SELECT r.id, r.version, r.name, r.kind, r.limit_bp, r.min_fen, r.from_month, r.active"        \
    " FROM finance_rule r"

static struct finance_rule read_rule(const struct rows *r, size_t i)
{
    return (struct finance_rule){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .name = cell_text(r, i, 2),
        .kind = cell_text(r, i, 3),
        .limit_bp = cell_int(r, i, 4),
        .min_fen = cell_int(r, i, 5),
        .from_month = (unsigned)cell_int(r, i, 6),
        .active = cell_int(r, i, 7) != 0,
    };
}

enum status finance_store_rules(struct ctx *ctx, struct finance_rule **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, RULE " WHERE r.congress_id = :congress ORDER BY r.id LIMIT :most",
                CONGRESS, B_INT("most", RULES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct finance_rule);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_rule(&r, i);
    return ST_OK;
}

enum status finance_store_rule(struct ctx *ctx, int64_t id, struct finance_rule *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, RULE " WHERE r.congress_id = :congress AND r.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_rule(&r, 0);
    return ST_OK;
}

#define RULE_VALUES(ctx, r)                                                                        \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (r)->id), B_TEXT("name", (r)->name),        \
        B_TEXT("kind", (r)->kind), B_INT("limit", (r)->limit_bp), B_INT("min", (r)->min_fen),      \
        B_INT("month", (r)->from_month), B_BOOL("active", (r)->active)

enum status finance_store_rule_insert(struct ctx *ctx, const struct finance_rule *r)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_rule (congress_id, id, name, kind, limit_bp, min_fen,"
                " from_month, active) VALUES (:congress, :id, :name, :kind, :limit, :min, :month,"
                " :active)",
                RULE_VALUES(ctx, r)));
    return event_row(ctx, "finance_rule", r->id);
}

enum status finance_store_rule_update(struct ctx *ctx, const struct finance_rule *r)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE finance_rule SET name = :name, kind = :kind, limit_bp = :limit,"
                    " min_fen = :min, from_month = :month, active = :active,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    RULE_VALUES(ctx, r), B_INT("version", r->version)));
    return event_row(ctx, "finance_rule", r->id);
}

/* ---------------------------------------------------------------- warnings */

#define WARNING                                                                                    \
    "SELECT w.id, w.version, w.rule_id, w.kind, w.year, w.about, COALESCE(w.table_id, 0),"         \
    " COALESCE(w.project_id, 0), w.code, w.name, w.cell, w.have, w.want, w.state,"                 \
    " COALESCE(w.organ_id, 0), w.raised_on, w.due_on, w.closed_on,"                                \
    " (SELECT r.name FROM finance_rule r WHERE r.congress_id = w.congress_id"                      \
    "  AND r.id = w.rule_id)"                                                                      \
    " FROM finance_warning w"

static struct finance_warning read_warning(const struct rows *r, size_t i)
{
    return (struct finance_warning){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .rule_id = cell_int(r, i, 2),
        .kind = cell_text(r, i, 3),
        .year = (int)cell_int(r, i, 4),
        .about = cell_text(r, i, 5),
        .table_id = cell_int(r, i, 6),
        .project_id = cell_int(r, i, 7),
        .code = cell_text(r, i, 8),
        .name = cell_text(r, i, 9),
        .cell = cell_text(r, i, 10),
        .have = cell_int(r, i, 11),
        .want = cell_int(r, i, 12),
        .state = cell_text(r, i, 13),
        .organ_id = cell_int(r, i, 14),
        .raised_on = cell_date(r, i, 15),
        .due_on = cell_date(r, i, 16),
        .closed_on = cell_date(r, i, 17),
        .rule = cell_text(r, i, 18),
    };
}

enum status finance_store_warning(struct ctx *ctx, int64_t id, struct finance_warning *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, WARNING " WHERE w.congress_id = :congress AND w.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_warning(&r, 0);
    return ST_OK;
}

static const struct db_filter WARNING_FILTERS[] = {
    {"year", "w.year = :year", BIND_INT},
    {"kind", "w.kind = :kind", BIND_TEXT},
    {"state", "w.state = :state", BIND_TEXT},
    {"organ", "w.organ_id = :organ", BIND_INT},
    {"waiting", "w.state <> 'closed' AND :waiting = 1", BIND_INT},
    {"from", "w.raised_on >= :from", BIND_TEXT},
    {"to", "w.raised_on <= :to", BIND_TEXT},
    {"month", "substr(w.raised_on, 1, 7) = :month", BIND_TEXT},
    {0},
};
static const struct db_sort WARNING_SORTS[] = {{"id", "w.id", BIND_INT, "w.id"}, {0}};
static const struct db_list WARNINGS = {
    .select = WARNING,
    .where = "w.congress_id = :congress",
    .filters = WARNING_FILTERS,
    .sorts = WARNING_SORTS,
    .count_from = " FROM finance_warning w",
};

enum status finance_store_warnings(struct ctx *ctx, const struct finance_warning_filter *f,
                                   struct finance_warning **out, size_t *out_count,
                                   struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS,
                                 B_ID("year", f->year),
                                 B_OPT("kind", f->kind),
                                 B_OPT("state", f->state),
                                 B_ID("organ", f->organ_id),
                                 B_ID("waiting", f->waiting),
                                 B_DATE(ctx->arena, "from", f->from),
                                 B_DATE(ctx->arena, "to", f->to),
                                 B_OPT("month", f->month)};
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = f->sort,
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &WARNINGS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct finance_warning);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_warning(&r, i);
    return db_list_count(ctx, &WARNINGS, &q, FINANCE_TOTAL_MAX, out_total);
}

enum status finance_store_warned(struct ctx *ctx, int year, struct str **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT w.rule_id, w.about FROM finance_warning w WHERE w.congress_id = :congress"
                " AND w.year = :year ORDER BY w.id LIMIT :most",
                CONGRESS, B_INT("year", year), B_INT("most", WARNED_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = str_printf(ctx->arena, "%lld/" STR_FMT, (long long)cell_int(&r, i, 0),
                               STR_ARG(cell_text(&r, i, 1)));
    return ST_OK;
}

#define WARNING_VALUES(ctx, w)                                                                     \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (w)->id), B_TEXT("state", (w)->state),      \
        B_ID("organ", (w)->organ_id), B_DATE((ctx)->arena, "due", (w)->due_on),                    \
        B_DATE((ctx)->arena, "closed", (w)->closed_on)

enum status finance_store_warning_insert(struct ctx *ctx, const struct finance_warning *w)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_warning (congress_id, id, rule_id, kind, year, about,"
                " table_id, project_id, code, name, cell, have, want, state, organ_id, raised_on,"
                " due_on, closed_on) VALUES (:congress, :id, :rule, :kind, :year, :about, :table,"
                " :project, :code, :name, :cell, :have, :want, :state, :organ, :raised, :due,"
                " :closed)",
                WARNING_VALUES(ctx, w), B_INT("rule", w->rule_id), B_TEXT("kind", w->kind),
                B_INT("year", w->year), B_TEXT("about", w->about), B_ID("table", w->table_id),
                B_ID("project", w->project_id), B_TEXT("code", w->code), B_TEXT("name", w->name),
                B_TEXT("cell", w->cell), B_INT("have", w->have), B_INT("want", w->want),
                B_DATE(ctx->arena, "raised", w->raised_on)));
    return event_row(ctx, "finance_warning", w->id);
}

enum status finance_store_warning_update(struct ctx *ctx, const struct finance_warning *w)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE finance_warning SET state = :state, organ_id = :organ, due_on = :due,"
                    " closed_on = :closed, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    WARNING_VALUES(ctx, w), B_INT("version", w->version)));
    return event_row(ctx, "finance_warning", w->id);
}

enum status finance_store_warning_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                      size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM finance_warning WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- what is said */

enum status finance_store_exchanges(struct ctx *ctx, int64_t warning_id,
                                    struct finance_exchange **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT e.id, COALESCE(e.account_id, 0), e.kind, e.body, e.who, e.said_on"
                " FROM finance_exchange e WHERE e.congress_id = :congress"
                " AND e.warning_id = :warning ORDER BY e.id LIMIT :most",
                CONGRESS, B_INT("warning", warning_id), B_INT("most", EXCHANGES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct finance_exchange);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct finance_exchange){
            .id = cell_int(&r, i, 0),
            .warning_id = warning_id,
            .account_id = cell_int(&r, i, 1),
            .kind = cell_text(&r, i, 2),
            .body = cell_text(&r, i, 3),
            .who = cell_text(&r, i, 4),
            .said_on = cell_date(&r, i, 5),
        };
    return ST_OK;
}

enum status finance_store_exchange_insert(struct ctx *ctx, const struct finance_exchange *e)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_exchange (congress_id, id, warning_id, kind, body, said_on,"
                " account_id, who) VALUES (:congress, :id, :warning, :kind, :body, :said,"
                " :account, :who)",
                CONGRESS, B_INT("id", e->id), B_INT("warning", e->warning_id),
                B_TEXT("kind", e->kind), B_TEXT("body", e->body),
                B_DATE(ctx->arena, "said", e->said_on), B_ID("account", e->account_id),
                B_TEXT("who", e->who)));
    return event_row(ctx, "finance_exchange", e->id);
}
