// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of figures: contacts held, matters that ended well, their money. */
#include "modules/contact/contact_list.h"
#include "platform/db.h"

enum { SHARES_MAX = 500 };

#define TALKS                                                                                      \
    " FROM contact_talk t JOIN contact_pair p ON p.congress_id = t.congress_id"                    \
    " AND p.id = t.pair_id JOIN contact_scheme s ON s.congress_id = p.congress_id"                 \
    " AND s.id = p.scheme_id WHERE t.congress_id = :congress"                                      \
    " AND t.held_on >= :from AND t.held_on <= :to"
#define MATTERS                                                                                    \
    " FROM contact_matter m JOIN contact_pair p ON p.congress_id = m.congress_id"                  \
    " AND p.id = m.pair_id JOIN contact_scheme s ON s.congress_id = p.congress_id"                 \
    " AND s.id = p.scheme_id WHERE m.congress_id = :congress AND m.state = 'solved'"               \
    " AND m.ended_on >= :from AND m.ended_on <= :to"
#define SCHEME_KEY "CAST(s.id AS TEXT)"
#define PAIR_KEY   "CAST(p.id AS TEXT)"
#define PARTS(key, label, what, from)                                                              \
    "SELECT " key ", " label ", " what from " AND (:key IS NULL OR " key " = :key)"                \
    " GROUP BY 1, 2 ORDER BY 1 LIMIT :most"

enum { BY_ALL, BY_MONTH, BY_SCHEME, BY_SORT, BY_TARGET, BYS };

static const char *const SQL[][BYS] = {
    [CONTACT_TALKS] = {"SELECT '', '', COUNT(*)" TALKS,
                       PARTS("substr(t.held_on, 1, 7)", "''", "COUNT(*)", TALKS),
                       PARTS(SCHEME_KEY, "s.name", "COUNT(*)", TALKS), NULL,
                       PARTS(PAIR_KEY, "p.target", "COUNT(*)", TALKS)},
    [CONTACT_SOLVED] = {"SELECT '', '', COUNT(*)" MATTERS,
                        PARTS("substr(m.ended_on, 1, 7)", "''", "COUNT(*)", MATTERS),
                        PARTS(SCHEME_KEY, "s.name", "COUNT(*)", MATTERS),
                        PARTS("m.sort", "''", "COUNT(*)", MATTERS),
                        PARTS(PAIR_KEY, "p.target", "COUNT(*)", MATTERS)},
    [CONTACT_MONEY] = {"SELECT '', '', CAST(COALESCE(SUM(m.fen), 0) AS BIGINT)" MATTERS,
                       PARTS("substr(m.ended_on, 1, 7)", "''", "CAST(SUM(m.fen) AS BIGINT)",
                             MATTERS),
                       PARTS(SCHEME_KEY, "s.name", "CAST(SUM(m.fen) AS BIGINT)", MATTERS),
                       PARTS("m.sort", "''", "CAST(SUM(m.fen) AS BIGINT)", MATTERS),
                       PARTS(PAIR_KEY, "p.target", "CAST(SUM(m.fen) AS BIGINT)", MATTERS)},
};

static int column_of(const char *by)
{
    if (by == NULL)
        return BY_ALL;
    if (strcmp(by, "month") == 0)
        return BY_MONTH;
    if (strcmp(by, "pair") == 0)
        return BY_TARGET;
    return strcmp(by, "scheme") == 0 ? BY_SCHEME : BY_SORT;
}

enum status contact_store_shares(struct ctx *ctx, enum contact_measure what, struct date from,
                                 struct date to, const char *by, struct str key,
                                 struct contact_share **out, size_t *out_count)
{
    const int column = column_of(by);
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),        B_OPT("key", key),
        B_INT("most", SHARES_MAX),
    };
    struct rows r;

    TRY(db_rows_kept(ctx, &r, SQL[what][column], binds, column == BY_ALL ? 3 : COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct contact_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct contact_share){cell_text(&r, i, 0), cell_text(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}
