// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of figures: classes and their days, participation and hours, tests passed, certificates. */
#include "modules/training/training_list.h"
#include "platform/db.h"

enum { SHARES_MAX = 500, DAYS_MOST = 2000 };

#define CONGRESS B_INT("congress", ctx->congress_id)

#define MEMBERS                                                                                    \
    " FROM training_member m JOIN training c ON c.congress_id = m.congress_id"                     \
    " AND c.id = m.class_id JOIN deputy_v_name d ON d.congress_id = m.congress_id"                 \
    " AND d.id = m.deputy_id WHERE m.congress_id = :congress AND m.presence = 'attended'"          \
    " AND c.state <> 'cancelled' AND c.starts_on >= :from AND c.starts_on <= :to"
#define CLASSES                                                                                    \
    " FROM training c WHERE c.congress_id = :congress AND c.state = 'held'"                        \
    " AND c.starts_on >= :from AND c.starts_on <= :to"
#define RESULTS                                                                                    \
    " FROM training_seat s WHERE s.congress_id = :congress AND s.done_on >= :from"                 \
    " AND s.done_on <= :to"
#define GIVEN                                                                                      \
    " FROM training_certificate x WHERE x.congress_id = :congress AND x.given_on >= :from"         \
    " AND x.given_on <= :to"
#define SUM_OF(what) ", CAST(COALESCE(SUM(" what "), 0) AS BIGINT)"
#define BY(key, label, values, from)                                                               \
    "SELECT " key ", " label values from " AND (:key IS NULL OR " key " = :key)"                   \
    " GROUP BY 1, 2 ORDER BY 1 LIMIT :most"
#define ALL(values, from) "SELECT '', ''" values from

#define HELD_VALUES ", COUNT(*), 0"
#define HOUR_VALUES SUM_OF("c.hours") ", 0"
#define SAT_VALUES  ", COUNT(*)" SUM_OF("CASE WHEN s.state = 'passed' THEN 1 ELSE 0 END")
#define DELEGATION  "CAST(d.delegation_id AS TEXT)"
#define DELEGATED   "d.delegation_name"
#define CLASS       "CAST(c.id AS TEXT)"
#define CLASS_MONTH "substr(c.starts_on, 1, 7)"
#define SAT_MONTH   "substr(s.done_on, 1, 7)"
#define GIVEN_MONTH "substr(x.given_on, 1, 7)"

/* The way a figure is broken up: not at all, "month", "kind", "delegation", "class". */
enum part { WHOLE, MONTH, KIND, DELEGATION_OF, CLASS_OF, PARTS };

static const char *const SQL[][PARTS] = {
    [TRAINING_HELD] = {ALL(HELD_VALUES, CLASSES), BY(CLASS_MONTH, "''", HELD_VALUES, CLASSES),
                       BY("c.form", "''", HELD_VALUES, CLASSES), NULL},
    [TRAINING_PRESENT] = {ALL(HELD_VALUES, MEMBERS), BY(CLASS_MONTH, "''", HELD_VALUES, MEMBERS),
                          BY("c.form", "''", HELD_VALUES, MEMBERS),
                          BY(DELEGATION, DELEGATED, HELD_VALUES, MEMBERS),
                          BY(CLASS, "c.title", HELD_VALUES, MEMBERS)},
    [TRAINING_LEARNED] = {ALL(HOUR_VALUES, MEMBERS), BY(CLASS_MONTH, "''", HOUR_VALUES, MEMBERS),
                          BY("c.form", "''", HOUR_VALUES, MEMBERS),
                          BY(DELEGATION, DELEGATED, HOUR_VALUES, MEMBERS),
                          BY(CLASS, "c.title", HOUR_VALUES, MEMBERS)},
    [TRAINING_SAT] = {ALL(SAT_VALUES, RESULTS), BY(SAT_MONTH, "''", SAT_VALUES, RESULTS), NULL,
                      NULL},
    [TRAINING_GIVEN] = {ALL(HELD_VALUES, GIVEN), BY(GIVEN_MONTH, "''", HELD_VALUES, GIVEN), NULL,
                        NULL},
};

static enum part part_of(const char *by)
{
    if (by == NULL)
        return WHOLE;
    if (strcmp(by, "month") == 0)
        return MONTH;
    if (strcmp(by, "class") == 0)
        return CLASS_OF;
    return strcmp(by, "kind") == 0 ? KIND : DELEGATION_OF;
}

/* Days from the first to the last are counted here: the databases have no arithmetic of dates in
 * common. */
static enum status days(struct ctx *ctx, struct date from, struct date to, const char *by,
                        struct str key, struct training_share **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT c.starts_on, c.ends_on, CASE :by WHEN 'kind' THEN c.form WHEN 'month'"
                " THEN substr(c.starts_on, 1, 7) ELSE '' END" CLASSES " ORDER BY 3 LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_TEXT("by", str_from(by != NULL ? by : "")), B_INT("most", DAYS_MOST)));
    *out = arena_array(ctx->arena, r.count + 1, struct training_share);
    *out_count = by == NULL ? 1 : 0;
    (*out)[0] = (struct training_share){.key = S(""), .label = S("")};
    arr_each (i, r.count) {
        const struct str of = cell_text(&r, i, 2);
        const int64_t n = date_diff_days(cell_date(&r, i, 1), cell_date(&r, i, 0)) + 1;

        if (key.len > 0 && !str_eq(of, key))
            continue;
        if (*out_count == 0 || !str_eq((*out)[*out_count - 1].key, of))
            (*out)[(*out_count)++] = (struct training_share){.key = of, .label = S("")};
        (*out)[*out_count - 1].count += n;
    }
    return ST_OK;
}

enum status training_store_shares(struct ctx *ctx, enum training_measure what, struct date from,
                                  struct date to, const char *by, struct str key,
                                  struct training_share **out, size_t *out_count)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),        B_OPT("key", key),
        B_INT("most", SHARES_MAX),
    };
    struct rows r;

    if (what == TRAINING_DAYS)
        return days(ctx, from, to, by, key, out, out_count);
    TRY(db_rows_kept(ctx, &r, SQL[what][part_of(by)], binds, by == NULL ? 3 : COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct training_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct training_share){cell_text(&r, i, 0), cell_text(&r, i, 1),
                                            cell_int(&r, i, 2), cell_int(&r, i, 3)};
    return ST_OK;
}
