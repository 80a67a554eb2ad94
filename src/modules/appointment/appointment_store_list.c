// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of lists and figures of appointments. */
#include "modules/appointment/appointment_store_row.h"
#include "platform/db.h"

enum { SHARES_MAX = 500 };

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- matters */

#define DAY "COALESCE(a.decided_on, '9999-12-31')"
#define NONE_OF(table, more)                                                                       \
    "NOT EXISTS (SELECT 1 FROM " table " x WHERE x.congress_id = a.congress_id"                    \
    " AND x.appointment_id = a.id" more ")"

static const struct db_filter FILTERS[] = {
    {"act", "a.act = :act", BIND_TEXT},
    {"state", "a.state = :state", BIND_TEXT},
    {"office", "o.office = :office", BIND_TEXT},
    {"from", "a.decided_on >= :from", BIND_TEXT},
    {"to", "a.decided_on <= :to", BIND_TEXT},
    {"month", "substr(a.decided_on, 1, 7) = :month", BIND_TEXT},
    {"decided", "(:decided = 1 AND a.state = 'passed')", BIND_INT},
    {"one", "a.id = :one", BIND_INT},
    {"open", "(:open = 1 AND a.decided_on IS NULL AND a.state <> 'withdrawn')", BIND_INT},
    {"uncertified",
     "(:uncertified = 1 AND a.state = 'passed' AND a.act = 'appoint' AND a.letter_id IS NOT NULL"
     " AND c.id IS NULL)",
     BIND_INT},
    {"unsworn",
     "(:unsworn = 1 AND a.state = 'passed' AND a.act = 'appoint' AND a.letter_id IS NOT NULL"
     " AND o.office <> 'assessor' AND " NONE_OF("appointment_swearing",
                                                " AND x.state IN ('listed', 'sworn')") ")",
     BIND_INT},
    {"unreported",
     "(:unreported = 1 AND a.state = 'passed' AND a.letter_id IS NOT NULL"
     " AND " NONE_OF("appointment_report", " AND x.whom = 'organ'") ")",
     BIND_INT},
    {"sworn", "(:sworn = 1 AND NOT " NONE_OF("appointment_swearing", " AND x.state = 'sworn'") ")",
     BIND_INT},
    {"q", "(p.name LIKE :q ESCAPE '!' OR o.name LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"day", DAY, BIND_TEXT, "a.id"}, {0}};
static const struct db_list LIST = {
    .select = APPOINTMENT_SELECT,
    .where = "a.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = APPOINTMENT_FROM,
};

enum status appointment_store_page(struct ctx *ctx, const struct appointment_filter *f,
                                   struct appointment **out, size_t *out_count,
                                   struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("act", f->act),
        B_OPT("state", f->state),
        B_OPT("office", f->office),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_ID("decided", f->decided),
        B_ID("one", f->id),
        B_ID("open", f->open),
        B_ID("uncertified", f->uncertified),
        B_ID("unsworn", f->unsworn),
        B_ID("unreported", f->unreported),
        B_ID("sworn", f->sworn),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    appointment_store_put(ctx, &r, out, out_count);
    return db_list_count(ctx, &LIST, &q, APPOINTMENT_TOTAL_MAX, out_total);
}

enum status appointment_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM appointment WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status appointment_store_past_items(struct ctx *ctx, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT i.id FROM meeting_v_item i JOIN meeting_v_name m"
                " ON m.congress_id = i.congress_id AND m.id = i.meeting_id"
                " WHERE i.congress_id = :congress AND i.sort = 'appointment'"
                " AND m.state IN ('closed', 'minuted') ORDER BY m.starts_on DESC, i.id LIMIT 10",
                CONGRESS));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status appointment_store_refusals(struct ctx *ctx, int64_t person_id, int64_t post_id,
                                       struct date since, unsigned *out_count,
                                       struct date *out_last)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT COUNT(*), MAX(decided_on) FROM appointment WHERE congress_id = :congress"
                " AND person_id = :person AND post_id = :post AND act = 'appoint'"
                " AND state = 'refused' AND decided_on >= :since",
                CONGRESS, B_INT("person", person_id), B_INT("post", post_id),
                B_DATE(ctx->arena, "since", since)));
    *out_count = (unsigned)cell_int(&r, 0, 0);
    *out_last = cell_date(&r, 0, 1);
    return ST_OK;
}

/* ---------------------------------------------------------------- proposals */

#define LETTER_FROM " FROM appointment_letter l"
#define OPEN_OF                                                                                    \
    "(SELECT COUNT(*) FROM appointment a WHERE a.congress_id = l.congress_id"                      \
    " AND a.letter_id = l.id AND a.state IN ('received', 'checked', 'listed', 'voting'))"

static const struct db_filter LETTER_FILTERS[] = {
    {"nominator", "l.nominator = :nominator", BIND_TEXT},
    {"open", "(:open = 1 AND " OPEN_OF " > 0)", BIND_INT},
    {"q",
     "(l.title LIKE :q ESCAPE '!' OR l.number LIKE :q ESCAPE '!' OR EXISTS (SELECT 1"
     " FROM appointment a JOIN appointment_person p ON p.congress_id = a.congress_id"
     " AND p.id = a.person_id WHERE a.congress_id = l.congress_id AND a.letter_id = l.id"
     " AND p.name LIKE :q ESCAPE '!'))",
     BIND_TEXT},
    {0},
};
static const struct db_sort LETTER_SORTS[] = {{"day", "l.received_on", BIND_TEXT, "l.id"}, {0}};
static const struct db_list LETTER_LIST = {
    .select = "SELECT l.id, l.version, l.nominator, l.number, l.title, l.signer, l.text,"
              " l.dated_on, l.received_on, (SELECT COUNT(*) FROM appointment a"
              " WHERE a.congress_id = l.congress_id AND a.letter_id = l.id), " OPEN_OF LETTER_FROM,
    .where = "l.congress_id = :congress",
    .filters = LETTER_FILTERS,
    .sorts = LETTER_SORTS,
    .count_from = LETTER_FROM,
};

enum status appointment_store_letter_page(struct ctx *ctx,
                                          const struct appointment_letter_filter *f,
                                          struct appointment_letter **out, size_t *out_count,
                                          struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("nominator", f->nominator),
        B_ID("open", f->open),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LETTER_LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct appointment_letter);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct appointment_letter){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .nominator = cell_text(&r, i, 2),
            .number = cell_text(&r, i, 3),
            .title = cell_text(&r, i, 4),
            .signer = cell_text(&r, i, 5),
            .text = cell_text(&r, i, 6),
            .dated_on = cell_date(&r, i, 7),
            .received_on = cell_date(&r, i, 8),
            .matters = cell_int(&r, i, 9),
            .open = cell_int(&r, i, 10),
        };
    return db_list_count(ctx, &LETTER_LIST, &q, APPOINTMENT_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- figures */

#define PASSED                                                                                     \
    APPOINTMENT_FROM " WHERE a.congress_id = :congress AND a.decided_on >= :from"                  \
                     " AND a.decided_on <= :to AND a.state IN ('passed', 'refused')"
#define COLUMNS                                                                                    \
    "CAST(COALESCE(SUM(CASE WHEN a.state = 'passed' THEN 1 ELSE 0 END), 0) AS BIGINT),"            \
    " COUNT(DISTINCT CASE WHEN a.state = 'passed' THEN a.person_id END),"                          \
    " CAST(COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM appointment_swearing s"                    \
    " WHERE s.congress_id = a.congress_id AND s.appointment_id = a.id AND s.state = 'sworn')"      \
    " THEN 1 ELSE 0 END), 0) AS BIGINT), COUNT(*)"
#define PARTS(key)                                                                                 \
    "SELECT " key ", " COLUMNS PASSED " AND (:key IS NULL OR " key " = :key)"                      \
    " GROUP BY 1 ORDER BY 1 LIMIT :most"

enum status appointment_store_shares(struct ctx *ctx, struct date from, struct date to,
                                     const char *by, struct str key, struct appointment_share **out,
                                     size_t *out_count)
{
    static const char TOTAL[] = "SELECT '', " COLUMNS PASSED;
    static const char MONTH[] = PARTS("substr(a.decided_on, 1, 7)");
    static const char ACT[] = PARTS("a.act");
    static const char OFFICE[] = PARTS("o.office");
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),        B_OPT("key", key),
        B_INT("most", SHARES_MAX),
    };
    struct rows r;

    TRY(db_rows_kept(ctx, &r,
                     by == NULL                 ? TOTAL
                     : strcmp(by, "month") == 0 ? MONTH
                     : strcmp(by, "act") == 0   ? ACT
                                                : OFFICE,
                     binds, by == NULL ? 3 : COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct appointment_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct appointment_share){cell_text(&r, i, 0), cell_int(&r, i, 1), cell_int(&r, i, 2),
                                       cell_int(&r, i, 3), cell_int(&r, i, 4)};
    return ST_OK;
}

enum status appointment_store_most_against(struct ctx *ctx, struct date from, struct date to,
                                           int64_t *out_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT id, COALESCE(no, 0) + COALESCE(abstain, 0) FROM appointment"
                     " WHERE congress_id = :congress AND state = 'passed' AND yes IS NOT NULL"
                     " AND act IN ('elect', 'appoint', 'acting')"
                     " AND decided_on >= :from AND decided_on <= :to ORDER BY 2 DESC, 1 LIMIT 1",
                     B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                     B_DATE(ctx->arena, "to", to)));
    *out_id = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    *out = r.count > 0 ? cell_int(&r, 0, 1) : 0;
    return ST_OK;
}
