// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on petitions: lists and figures. */
#include "modules/petition/petition_store.h"
#include "modules/petition/petition_store_row.h"

enum { COUNT_MAX = 10000, SHARES_MAX = 500 };

/* What may be rated: petition_law_check_rating(). */
#define RATEABLE "(p.replied_on IS NOT NULL OR p.state = 'ended')"
#define RATED                                                                                      \
    "EXISTS (SELECT 1 FROM petition_rating r WHERE r.congress_id = p.congress_id"                  \
    " AND r.petition_id = p.id)"
/* What was said of the last result counts. */
#define SATISFIED                                                                                  \
    "(SELECT r.rating FROM petition_rating r WHERE r.congress_id = p.congress_id"                  \
    " AND r.petition_id = p.id ORDER BY " PETITION_RATING_LAST(                                    \
        "r.") " LIMIT 1) IN ('satisfied', 'basic')"

static const struct db_filter FILTERS[] = {
    {"number", "p.number = :number", BIND_INT},
    {"year", "p.year = :year", BIND_INT},
    {"kind", "p.kind = :kind", BIND_TEXT},
    {"matter", "p.matter = :matter", BIND_TEXT},
    {"category", "p.category = :category", BIND_TEXT},
    {"state", "p.state = :state", BIND_TEXT},
    {"outcome", "p.outcome = :outcome", BIND_TEXT},
    {"person",
     "p.id IN (SELECT q.petition_id FROM petition_person q WHERE q.congress_id = :congress"
     " AND (q.phone_blind = :person OR q.number_blind = :person))",
     BIND_TEXT},
    {"organ", "p.organ_id = :organ", BIND_INT},
    {"mine", "(p.handler_id = :mine OR p.leader_id = :mine)", BIND_INT},
    {"unit", "p.organ_id = :unit", BIND_INT},
    {"firsts", "p.first_id IS NULL", BIND_INT},
    {"visitors", "p.kind = 'visit'", BIND_INT},
    {"transferred", "p.organ_id IS NOT NULL", BIND_INT},
    {"supervised", "p.supervised_on IS NOT NULL", BIND_INT},
    {"solved", "p.outcome = 'solved'", BIND_INT},
    {"led", "p.leader_id IS NOT NULL", BIND_INT},
    {"open", "p.state <> 'ended'", BIND_INT},
    {"apart",
     "(p.matter <> 'charge' OR p.against_id IS NULL OR p.against_id <> :apart"
     " OR p.handler_id = :me OR p.leader_id = :me)",
     BIND_INT},
    {"hidden", "NOT " PETITION_AGAINST("p", ":hidden"), BIND_INT},
    {"late",
     "p.state <> 'ended' AND (p.due_on < :today OR (p.decided_on IS NULL AND p.tell_due_on <"
     " :today))",
     BIND_INT},
    {"told_due",
     "p.tell_due_on IS NOT NULL AND (p.decided_on IS NOT NULL OR p.tell_due_on < :today)",
     BIND_INT},
    {"told_in_time", "p.decided_on <= p.tell_due_on", BIND_INT},
    {"rateable", RATEABLE, BIND_INT},
    {"rated", RATED, BIND_INT},
    {"satisfied", SATISFIED, BIND_INT},
    {"from", "p.received_on >= :from", BIND_TEXT},
    {"to", "p.received_on <= :to", BIND_TEXT},
    {0},
};

static const struct db_sort SORTS[] = {
    {"received", "p.received_on", BIND_TEXT, "p.id"},
    {"due", "COALESCE(p.due_on, '9999')", BIND_TEXT, "p.id"},
    {"people", "p.people", BIND_INT, "p.id"},
    {0},
};

static const struct db_list LIST = {
    .select = "SELECT " PETITION_COLUMNS " FROM petition p",
    .where = "p.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

static struct bind flag(const char *name, bool on)
{
    return B_ID(name, on ? 1 : 0);
}

enum status petition_page(struct ctx *ctx, const struct petition_filter *f, struct petition **out,
                          size_t *out_count, struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_ID("number", f->number),
        B_ID("year", f->year),
        B_OPT("kind", f->kind),
        B_OPT("matter", f->matter),
        B_OPT("category", f->category),
        B_OPT("state", f->state),
        B_OPT("outcome", f->outcome),
        B_OPT("person", f->person),
        B_ID("organ", f->organ_id),
        B_ID("mine", f->mine),
        B_ID("unit", f->unit_organ_id),
        B_ID("apart", f->apart_organ_id),
        B_INT("me", f->account_id),
        B_ID("hidden", f->hidden_from),
        flag("firsts", f->firsts),
        flag("visitors", f->visitors),
        flag("transferred", f->transferred),
        flag("supervised", f->supervised),
        flag("solved", f->solved),
        flag("led", f->led),
        flag("open", f->open),
        flag("late", f->late),
        flag("told_due", f->told_due),
        flag("told_in_time", f->told_in_time),
        flag("rateable", f->rateable),
        flag("rated", f->rated),
        flag("satisfied", f->satisfied),
        B_DATE(ctx->arena, "today", ctx->today),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
    };
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = f->sort,
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    TRY(db_list_count(ctx, &LIST, &q, COUNT_MAX, out_total));
    *out = arena_array(ctx->arena, r.count, struct petition);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = petition_row_read(&r, i);
    return ST_OK;
}

/* ---------------------------------------------------------------- figures */

#define RECEIVED                                                                                   \
    " FROM petition p WHERE p.congress_id = :congress AND p.received_on BETWEEN :from AND :to"     \
    " AND (:visits = 0 OR p.kind = 'visit') AND (:firsts = 0 OR p.first_id IS NULL)"               \
    " AND (:transferred = 0 OR p.organ_id IS NOT NULL)"                                            \
    " AND (:supervised = 0 OR p.supervised_on IS NOT NULL)"                                        \
    " AND (:solved = 0 OR p.outcome = 'solved') AND (:told = 0 OR (p.tell_due_on IS NOT NULL"      \
    " AND (p.decided_on IS NOT NULL OR p.tell_due_on < :today)))"                                  \
    " AND (:rateable = 0 OR " RATEABLE ") AND (:rated = 0 OR " RATED ")"
#define SUMS                                                                                       \
    ", COUNT(*), COALESCE(SUM(p.people), 0),"                                                      \
    " COALESCE(SUM(CASE WHEN p.decided_on <= p.tell_due_on THEN 1 ELSE 0 END), 0),"                \
    " COALESCE(SUM(CASE WHEN :rateable = 1 AND " RATED " THEN 1 ELSE 0 END), 0),"                  \
    " COALESCE(SUM(CASE WHEN :rated = 1 AND " SATISFIED " THEN 1 ELSE 0 END), 0)"
#define BY(column)                                                                                 \
    "SELECT " column SUMS RECEIVED " AND (:key IS NULL OR " column " = :key) GROUP BY " column     \
    " ORDER BY 1 LIMIT :most"

static const struct {
    const char *by, *sql;
} PARTS[] = {
    {NULL, "SELECT ''" SUMS RECEIVED},
    {"month", BY("substr(p.received_on, 1, 7)")},
    {"kind", BY("p.kind")},
    {"matter", BY("p.matter")},
    {"category", BY("p.category")},
    {"organ", BY("CAST(COALESCE(p.organ_id, 0) AS TEXT)")},
};

static const char *sql_of(const char *by)
{
    size_t at = 0;

    arr_each (i, COUNT(PARTS))
        if (by != NULL && PARTS[i].by != NULL && strcmp(PARTS[i].by, by) == 0)
            at = i;
    return PARTS[at].sql;
}

enum status petition_counts(struct ctx *ctx, enum petition_figure figure, struct date from,
                            struct date to, const char *by, struct str key,
                            struct petition_share **out, size_t *out_count)
{
    const bool people = figure == PETITION_FIGURE_PEOPLE || figure == PETITION_FIGURE_VISITORS;
    const bool each = people || figure == PETITION_FIGURE_TIMES || figure >= PETITION_FIGURE_TOLD;
    const size_t part = figure == PETITION_FIGURE_RATED       ? 4
                        : figure == PETITION_FIGURE_SATISFIED ? 5
                                                              : 3;
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),
        B_BOOL("visits", figure == PETITION_FIGURE_VISITORS),
        B_BOOL("firsts", !each),
        B_BOOL("transferred", figure == PETITION_FIGURE_TRANSFERRED),
        B_BOOL("supervised", figure == PETITION_FIGURE_SUPERVISED),
        B_BOOL("solved", figure == PETITION_FIGURE_SOLVED),
        B_BOOL("told", figure == PETITION_FIGURE_TOLD),
        B_BOOL("rateable", figure == PETITION_FIGURE_RATED),
        B_BOOL("rated", figure == PETITION_FIGURE_SATISFIED),
        B_DATE(ctx->arena, "today", ctx->today),
        B_OPT("key", key),
        B_INT("most", SHARES_MAX),
    };
    struct rows r;

    TRY(db_rows_kept(ctx, &r, sql_of(by), binds, by == NULL ? COUNT(binds) - 2 : COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct petition_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct petition_share){cell_text(&r, i, 0), cell_int(&r, i, people ? 2 : 1),
                                            cell_int(&r, i, part)};
    return ST_OK;
}
