// SPDX-License-Identifier: MulanPSL-2.0
/* Figures over all suggestions, and by unit, deputy and kind. */
#include "modules/suggestion/suggestion_store_figure.h"
#include "modules/suggestion/suggestion_store.h"
#include "modules/suggestion/suggestion_store_row.h"

enum { FIGURE_ROWS_MAX = 5000 };

#define COUNTS(part) "COUNT(*) AS every, SUM(CASE WHEN " part " THEN 1 ELSE 0 END)"

/* What is counted stands in `all`, what of it in `part`; both over alias s. */
#define TOTAL(all, part)                                                                           \
    "SELECT 0, NULL, " COUNTS(part) " FROM suggestion s WHERE s.congress_id = :congress"           \
                                    " AND s.kind = 'suggestion' AND " all
#define BY_UNIT(all, part)                                                                         \
    "SELECT f.organ_id, (SELECT o.short_name FROM congress_v_organ o"                              \
    " WHERE o.congress_id = f.congress_id AND o.id = f.organ_id), " COUNTS(                        \
        part) " FROM suggestion_handling f"                                                        \
              " JOIN suggestion s ON s.congress_id = f.congress_id AND s.id = f.suggestion_id"     \
              " WHERE f.congress_id = :congress AND f.is_current = 1 AND f.is_main = 1"            \
              " AND f.state <> 'planned' AND s.kind = 'suggestion' AND " all                       \
              " GROUP BY f.congress_id, f.organ_id ORDER BY every DESC, f.organ_id LIMIT :most"
#define BY_DEPUTY(all, part)                                                                       \
    "SELECT s.lead_deputy_id, (SELECT d.name FROM deputy_v_name d"                                 \
    " WHERE d.congress_id = s.congress_id AND d.id = s.lead_deputy_id), " COUNTS(                  \
        part) " FROM suggestion s WHERE s.congress_id = :congress AND s.lead_deputy_id IS NOT "    \
              "NULL"                                                                               \
              " AND s.kind = 'suggestion' AND " all                                                \
              " GROUP BY s.congress_id, s.lead_deputy_id ORDER BY every DESC, s.lead_deputy_id"    \
              " LIMIT :most"
#define BY_KIND(all, part)                                                                         \
    "SELECT s.category_id, (SELECT k.name FROM suggestion_category k"                              \
    " WHERE k.congress_id = s.congress_id AND k.id = s.category_id), " COUNTS(                     \
        part) " FROM suggestion s WHERE s.congress_id = :congress AND s.category_id IS NOT NULL"   \
              " AND s.kind = 'suggestion' AND " all                                                \
              " GROUP BY s.congress_id, s.category_id ORDER BY every DESC, s.category_id"          \
              " LIMIT :most"
#define BY_DELEGATION(all, part)                                                                   \
    "SELECT s.delegation_id, (SELECT g.name FROM congress_v_delegation g"                          \
    " WHERE g.congress_id = s.congress_id AND g.id = s.delegation_id), " COUNTS(                   \
        part) " FROM suggestion s WHERE s.congress_id = :congress AND s.delegation_id IS NOT NULL" \
              " AND s.kind = 'suggestion' AND " all                                                \
              " GROUP BY s.congress_id, s.delegation_id ORDER BY every DESC, s.delegation_id"      \
              " LIMIT :most"
#define BY_GOVERNMENT(all, part) TOTAL(all " AND " SUGGESTION_IN_GOVERNMENT, part)
#define FIGURE(uses_, all, part) FIGURE_OF(uses_, TOTAL(all, part), all, part)
#define FIGURE_OF(uses_, total, all, part)                                                         \
    {                                                                                              \
        .uses = (uses_), .sql = {                                                                  \
            [FIGURE_BY_NOTHING] = (total),                                                         \
            [FIGURE_BY_UNIT] = BY_UNIT(all, part),                                                 \
            [FIGURE_BY_DEPUTY] = BY_DEPUTY(all, part),                                             \
            [FIGURE_BY_KIND] = BY_KIND(all, part),                                                 \
            [FIGURE_BY_DELEGATION] = BY_DELEGATION(all, part),                                     \
            [FIGURE_BY_GOVERNMENT] = BY_GOVERNMENT(all, part),                                     \
        }                                                                                          \
    }

#define PROMISE_TOTAL(all, part)                                                                   \
    "SELECT 0, NULL, " COUNTS(part) " FROM suggestion_promise p WHERE p.congress_id = :congress"   \
                                    " AND p.state NOT IN ('drafted', 'dropped') AND " all
#define PROMISE_BY_UNIT(all, part)                                                                 \
    "SELECT p.organ_id, (SELECT o.short_name FROM congress_v_organ o"                              \
    " WHERE o.congress_id = p.congress_id AND o.id = p.organ_id), " COUNTS(                        \
        part) " FROM suggestion_promise p WHERE p.congress_id = :congress"                         \
              " AND p.state NOT IN ('drafted', 'dropped') AND " all                                \
              " GROUP BY p.congress_id, p.organ_id ORDER BY every DESC, p.organ_id LIMIT :most"
#define PROMISE_FIGURE(uses_, all, part)                                                           \
    {                                                                                              \
        .uses = (uses_), .sql = {                                                                  \
            [FIGURE_BY_NOTHING] = PROMISE_TOTAL(all, part),                                        \
            [FIGURE_BY_UNIT] = PROMISE_BY_UNIT(all, part),                                         \
            [FIGURE_BY_GOVERNMENT] =                                                               \
                PROMISE_TOTAL(all " AND " SUGGESTION_PROMISE_IN_GOVERNMENT, part),                 \
        }                                                                                          \
    }

#define TABLED                                                                                     \
    "s.tabled_on BETWEEN :from AND :to AND s.state NOT IN"                                         \
    " ('draft', 'confirming', 'returned', 'withdrawn', 'converted') AND s.source <> 'lower'"
/* What is withdrawn is no longer handled (Chongqing Suggestions Regulation art. 12): nobody owes it
 * an answer. */
#define HANDED                                                                                     \
    "s.first_handed_on BETWEEN :from AND :to AND s.state NOT IN"                                   \
    " ('draft', 'confirming', 'returned', 'withdrawn', 'converted')"
#define ANSWERED_THEN "s.first_replied_on BETWEEN :from AND :to AND s.first_due_on IS NOT NULL"
#define MISSED                                                                                     \
    "s.first_due_on BETWEEN :from AND :to AND s.first_due_on < :today"                             \
    " AND s.state NOT IN ('withdrawn', 'merged', 'handed_up', 'accepted')"                         \
    " AND (s.first_replied_on IS NULL OR s.first_replied_on > :to)"
#define ANSWERABLE "((" ANSWERED_THEN ") OR (" MISSED "))"
#define IN_TIME    "s.in_time = 1 AND s.first_replied_on IS NOT NULL"
/* The two have no row in common, and each has an index that holds all of it. */
#define TOTAL_OF_TWO(one, two, part)                                                               \
    "SELECT 0, NULL, CAST(SUM(a.every) AS BIGINT), CAST(SUM(a.part) AS BIGINT) FROM ("             \
    "SELECT " COUNTS(                                                                              \
        part) " AS part FROM suggestion s WHERE s.congress_id = :congress"                         \
              " AND s.kind = 'suggestion' AND " one " UNION ALL SELECT " COUNTS(                   \
                  part) " FROM suggestion s"                                                       \
                        " WHERE s.congress_id = :congress AND s.kind = 'suggestion' AND " two      \
                        ") AS a"
#define RATED "s.rating_state = 'rated' AND s.rated_on BETWEEN :from AND :to"
#define OVERDUE                                                                                    \
    "s.due_on BETWEEN :from AND :to AND s.due_on < :today AND s.state IN"                          \
    " ('at_government', 'handed_over', 'given_back', 'handling', 'redo')"

enum { USES_NOTHING, USES_TODAY };

static const struct {
    unsigned uses;
    const char *sql[SUGGESTION_FIGURE_BYS];
} FIGURES[SUGGESTION_FIGURES] = {
    [FIGURE_TABLED] = FIGURE(USES_NOTHING, TABLED, "1 = 1"),
    [FIGURE_KEY] = FIGURE(USES_NOTHING, TABLED " AND s.is_key = 1", "1 = 1"),
    [FIGURE_HANDED_OVER] = FIGURE(USES_NOTHING, HANDED, "1 = 1"),
    [FIGURE_REPLIED] = FIGURE(USES_NOTHING, "s.first_replied_on BETWEEN :from AND :to", "1 = 1"),
    [FIGURE_ANSWERED] = FIGURE(USES_NOTHING, HANDED, "s.first_replied_on IS NOT NULL"),
    [FIGURE_ANSWERED_IN_TIME] =
        FIGURE_OF(USES_TODAY, TOTAL_OF_TWO(ANSWERED_THEN, MISSED, IN_TIME), ANSWERABLE, IN_TIME),
    [FIGURE_SOLVED] =
        FIGURE(USES_NOTHING, "s.replied_on BETWEEN :from AND :to", "s.class_kind = 'solved'"),
    [FIGURE_IMPLEMENTED] =
        FIGURE(USES_NOTHING, "s.replied_on BETWEEN :from AND :to", SUGGESTION_IMPLEMENTED),
    [FIGURE_SATISFIED] = FIGURE(USES_NOTHING, RATED, "s.result = 'satisfied'"),
    [FIGURE_SATISFIED_OR_BASIC] = FIGURE(USES_NOTHING, RATED, "s.result IN ('satisfied', 'basic')"),
    [FIGURE_DISSATISFIED] = FIGURE(USES_NOTHING, RATED, "s.result = 'dissatisfied'"),
    [FIGURE_OVERDUE] = FIGURE(USES_TODAY, OVERDUE, "1 = 1"),
    [FIGURE_REDO] = FIGURE(USES_NOTHING, "s.redo_on BETWEEN :from AND :to", "1 = 1"),
    [FIGURE_PROMISES_DUE] =
        PROMISE_FIGURE(USES_NOTHING, "p.first_due_on BETWEEN :from AND :to", "1 = 1"),
    [FIGURE_PROMISES_KEPT] = PROMISE_FIGURE(USES_TODAY,
                                            "p.first_due_on BETWEEN :from AND :to"
                                            " AND (p.state = 'done' OR p.first_due_on < :today)",
                                            "p.kept = 1"),
};

enum status suggestion_store_figure(struct ctx *ctx, enum suggestion_figure figure,
                                    enum suggestion_figure_by by, struct date from, struct date to,
                                    struct suggestion_count **out, size_t *out_count)
{
    const char *sql = FIGURES[figure].sql[by];
    struct bind binds[5] = {CONGRESS, B_DATE(ctx->arena, "from", from),
                            B_DATE(ctx->arena, "to", to)};
    size_t n = 3;
    struct rows r;

    if (sql == NULL)
        return ST_NOT_FOUND;
    if (FIGURES[figure].uses == USES_TODAY)
        binds[n++] = B_DATE(ctx->arena, "today", ctx->today);
    if (by != FIGURE_BY_NOTHING && by != FIGURE_BY_GOVERNMENT)
        binds[n++] = B_INT("most", FIGURE_ROWS_MAX);
    TRY(db_rows_kept(ctx, &r, sql, binds, n));
    *out = arena_array(ctx->arena, r.count, struct suggestion_count);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_count *k = &(*out)[i];

        k->key = next_int(&c);
        k->label = next_text(&c);
        k->all = next_int(&c);
        k->part = next_int(&c);
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- performance of units */

enum { ON_TIME, CONTACT_PART, SATISFACTION, SOLVED, PROMISES };

#define DUE_IN_PERIOD                                                                              \
    "(h.first_replied_on BETWEEN :from AND :to"                                                    \
    " OR (h.due_on BETWEEN :from AND :to AND h.due_on < :today"                                    \
    " AND (h.first_replied_on IS NULL OR h.first_replied_on > :to)))"

static void read_score(const struct rows *r, size_t row, struct suggestion_score *s)
{
    struct cells c = {r, row, 0};
    int64_t satisfied, basic, dissatisfied;

    *s = (struct suggestion_score){.organ_id = next_int(&c)};
    s->organ_name = next_text(&c);
    s->handled = next_int(&c);
    s->parts[ON_TIME].denominator = s->parts[CONTACT_PART].denominator = s->handled;
    s->parts[ON_TIME].numerator = next_int(&c);
    s->parts[CONTACT_PART].numerator = next_int(&c);
    satisfied = next_int(&c);
    basic = next_int(&c);
    dissatisfied = next_int(&c);
    s->parts[SATISFACTION].numerator = 2 * satisfied + basic; /* basic counts half */
    s->parts[SATISFACTION].denominator = 2 * (satisfied + basic + dissatisfied);
    s->parts[SOLVED].denominator = next_int(&c);
    s->parts[SOLVED].numerator = next_int(&c);
}

static enum status add_promises(struct ctx *ctx, struct date from, struct date to,
                                struct suggestion_score *scores, size_t count)
{
    struct suggestion_count *kept;
    size_t kept_count;

    TRY(suggestion_store_figure(ctx, FIGURE_PROMISES_KEPT, FIGURE_BY_UNIT, from, to, &kept,
                                &kept_count));
    arr_each (i, count) {
        arr_each (k, kept_count) {
            if (kept[k].key != scores[i].organ_id)
                continue;
            scores[i].parts[PROMISES].numerator = kept[k].part;
            scores[i].parts[PROMISES].denominator = kept[k].all;
        }
    }
    return ST_OK;
}

enum status suggestion_store_scores(struct ctx *ctx, struct date from, struct date to,
                                    struct suggestion_score **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(
        ctx, &r,
        "SELECT h.organ_id, (SELECT o.short_name FROM congress_v_organ o"
        "  WHERE o.congress_id = h.congress_id AND o.id = h.organ_id), COUNT(*),"
        " SUM(h.in_time),"
        " SUM(CASE WHEN EXISTS (SELECT 1 FROM suggestion_contact c"
        "  WHERE c.congress_id = h.congress_id AND c.suggestion_id = h.suggestion_id"
        "  AND c.handling_id = h.id AND c.state <> 'disputed' AND c.held_on <= h.contact_due_on)"
        "  THEN 1 ELSE 0 END),"
        " SUM(CASE WHEN h.result = 'satisfied' THEN 1 ELSE 0 END),"
        " SUM(CASE WHEN h.result = 'basic' THEN 1 ELSE 0 END),"
        " SUM(CASE WHEN h.result = 'dissatisfied' THEN 1 ELSE 0 END),"
        " SUM(CASE WHEN h.first_replied_on IS NOT NULL THEN 1 ELSE 0 END),"
        " SUM(CASE WHEN h.class_kind = 'solved' THEN 1 ELSE 0 END)"
        " FROM suggestion_handling h WHERE h.congress_id = :congress AND h.is_current = 1"
        " AND h.is_main = 1 AND h.state <> 'planned' AND " DUE_IN_PERIOD
        " GROUP BY h.congress_id, h.organ_id ORDER BY h.organ_id LIMIT :most",
        CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
        B_DATE(ctx->arena, "today", ctx->today), B_INT("most", FIGURE_ROWS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_score);
    *out_count = r.count;
    arr_each (i, r.count)
        read_score(&r, i, &(*out)[i]);
    return add_promises(ctx, from, to, *out, *out_count);
}

enum status suggestion_store_progress(struct ctx *ctx, struct date handed_from,
                                      struct suggestion_unit_progress **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(
        ctx, &r,
        "SELECT h.organ_id, (SELECT o.short_name FROM congress_v_organ o"
        "  WHERE o.congress_id = h.congress_id AND o.id = h.organ_id),"
        " SUM(CASE WHEN h.state = 'replied' THEN 1 ELSE 0 END),"
        " SUM(CASE WHEN h.state <> 'replied' THEN 1 ELSE 0 END),"
        " SUM(CASE WHEN h.state <> 'replied' AND h.due_on < :today THEN 1 ELSE 0 END),"
        " COUNT(*) AS every"
        " FROM suggestion_handling h WHERE h.congress_id = :congress"
        " AND h.is_current = 1 AND h.is_main = 1 AND h.state <> 'planned'"
        " AND h.handed_on >= :from GROUP BY h.congress_id, h.organ_id"
        " ORDER BY every DESC, h.organ_id LIMIT :most",
        CONGRESS, B_DATE(ctx->arena, "today", ctx->today),
        B_TEXT("from",
               date_none(handed_from)
                   ? S("0000-00-00")
                   : str_from(date_format(handed_from, arena_alloc(ctx->arena, DATE_TEXT_SIZE)))),
        B_INT("most", FIGURE_ROWS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_unit_progress);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_unit_progress *p = &(*out)[i];

        p->organ_id = next_int(&c);
        p->organ_name = next_text(&c);
        p->replied = next_int(&c);
        p->working = next_int(&c);
        p->overdue = next_int(&c);
    }
    return ST_OK;
}
