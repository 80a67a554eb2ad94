// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of figures: documents filed, in time, reviewed actively, corrected; suggestions. */
#include "modules/filing/filing_list.h"
#include "platform/db.h"

enum { SHARES_MAX = 500 };
enum { BY_ALL, BY_MONTH, BY_ORGAN, BYS };

#define FILED                                                                                      \
    " FROM filing f JOIN congress_v_organ o ON o.congress_id = f.congress_id AND o.id = "          \
    "f.organ_id"                                                                                   \
    " WHERE f.congress_id = :congress AND f.filed_on >= :from AND f.filed_on <= :to"
#define CLOSED(what)                                                                               \
    " FROM filing f JOIN congress_v_organ o ON o.congress_id = f.congress_id AND o.id = "          \
    "f.organ_id"                                                                                   \
    " WHERE f.congress_id = :congress AND f.closed_on >= :from AND f.closed_on <= :to AND " what
#define ASKED                                                                                      \
    " FROM filing_ask f WHERE f.congress_id = :congress AND f.asked_on >= :from"                   \
    " AND f.asked_on <= :to"
#define PARTS(key, label, what, from)                                                              \
    "SELECT " key ", " label ", " what from " AND (:key IS NULL OR " key " = :key)"                \
    " GROUP BY 1, 2 ORDER BY 1 LIMIT :most"
#define ALL(what, from) "SELECT '', '', " what from
#define MONTH(day)      "substr(f." day ", 1, 7)"
#define ORGAN           "CAST(f.organ_id AS TEXT)"
#define COUNT_ONLY      "COUNT(*), -1"
#define IN_TIME                                                                                    \
    "CAST(COALESCE(SUM(CASE WHEN f.late_days = 0 THEN 1 ELSE 0 END), 0) AS BIGINT), COUNT(*)"
#define ACTIVE    "f.mode = 'active'"
#define CORRECTED "f.result IN ('corrected', 'repealed', 'revoked')"

static const char *const SQL[][BYS] = {
    [FILING_FILED] = {ALL(COUNT_ONLY, FILED), PARTS(MONTH("filed_on"), "''", COUNT_ONLY, FILED),
                      PARTS(ORGAN, "o.name", COUNT_ONLY, FILED)},
    [FILING_IN_TIME] = {ALL(IN_TIME, FILED), PARTS(MONTH("filed_on"), "''", IN_TIME, FILED),
                        PARTS(ORGAN, "o.name", IN_TIME, FILED)},
    [FILING_ACTIVE] = {ALL(COUNT_ONLY, CLOSED(ACTIVE)),
                       PARTS(MONTH("closed_on"), "''", COUNT_ONLY, CLOSED(ACTIVE)),
                       PARTS(ORGAN, "o.name", COUNT_ONLY, CLOSED(ACTIVE))},
    [FILING_CORRECTED] = {ALL(COUNT_ONLY, CLOSED(CORRECTED)),
                          PARTS(MONTH("closed_on"), "''", COUNT_ONLY, CLOSED(CORRECTED)),
                          PARTS(ORGAN, "o.name", COUNT_ONLY, CLOSED(CORRECTED))},
    [FILING_ASKED] = {ALL(COUNT_ONLY, ASKED), PARTS(MONTH("asked_on"), "''", COUNT_ONLY, ASKED),
                      NULL},
};

enum status filing_store_shares(struct ctx *ctx, enum filing_measure what, struct date from,
                                struct date to, const char *by, struct str key,
                                struct filing_share **out, size_t *out_count)
{
    const int column = by == NULL ? BY_ALL : strcmp(by, "month") == 0 ? BY_MONTH : BY_ORGAN;
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),        B_OPT("key", key),
        B_INT("most", SHARES_MAX),
    };
    struct rows r;

    TRY(db_rows_kept(ctx, &r, SQL[what][column], binds, column == BY_ALL ? 3 : COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct filing_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct filing_share){cell_text(&r, i, 0), cell_text(&r, i, 1),
                                          cell_int(&r, i, 2), cell_int(&r, i, 3)};
    return ST_OK;
}
