// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on votes: lists. */
#include "modules/vote/vote_list.h"
#include "platform/db.h"

enum { COUNT_MAX = 10000, ROLL_MAX = 5000 };

static const struct db_filter FILTERS[] = {
    {"q", "(v.title LIKE :q ESCAPE '!' OR v.body_name LIKE :q ESCAPE '!')", BIND_TEXT},
    {"kind", "v.kind = :kind", BIND_TEXT},
    {"state", "v.state = :state", BIND_TEXT},
    {"secret", "v.secret = :secret", BIND_INT},
    {"passed",
     "EXISTS (SELECT 1 FROM vote_result x WHERE x.congress_id = v.congress_id AND x.id = v.id"
     " AND x.passed = :passed)",
     BIND_INT},
    {"told", "v.state = 'announced' AND CAST(:told AS INTEGER) = 1", BIND_INT},
    {"body", "v.body_id = :body", BIND_INT},
    {"from", "v.held_on >= :from", BIND_TEXT},
    {"to", "v.held_on <= :to", BIND_TEXT},
    {"voter",
     "EXISTS (SELECT 1 FROM vote_voter w WHERE w.congress_id = v.congress_id"
     " AND w.account_id = :voter AND w.vote_id = v.id)",
     BIND_INT},
    {0},
};

static const struct db_sort SORTS[] = {
    {"on", "v.held_on", BIND_TEXT, "v.id"},
    {"title", "v.title", BIND_TEXT, "v.id"},
    {0},
};

static const struct db_list LIST = {
    .select = "SELECT v.id, v.title, v.body_name, v.origin_name, v.kind, v.method, v.state,"
              " v.secret, v.held_on, v.all_members, r.verdict, r.passed, l.yes FROM vote v"
              " LEFT JOIN vote_result r ON r.congress_id = v.congress_id AND r.id = v.id"
              " LEFT JOIN vote_line l ON l.congress_id = v.congress_id AND l.vote_id = v.id"
              " AND l.place = 1",
    .where = "v.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM vote v",
};

static struct vote_listed read_row(const struct rows *r, size_t i)
{
    return (struct vote_listed){
        .id = cell_int(r, i, 0),
        .title = cell_text(r, i, 1),
        .body_name = cell_text(r, i, 2),
        .origin_name = cell_text(r, i, 3),
        .kind = cell_text(r, i, 4),
        .method = cell_text(r, i, 5),
        .state = cell_text(r, i, 6),
        .secret = cell_int(r, i, 7) != 0,
        .on = cell_date(r, i, 8),
        .all_members = cell_int(r, i, 9),
        .verdict = cell_text(r, i, 10),
        .passed = cell_int(r, i, 11) != 0,
        .yes = cell_int(r, i, 12),
    };
}

enum status vote_page(struct ctx *ctx, const struct vote_filter *filter, struct vote_listed **out,
                      size_t *out_count, struct str *out_next, int64_t *out_total)
{
    struct bind secret = B_INT("secret", str_eqz(filter->secret, "1"));
    struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_OPT("q", db_contains(ctx->arena, filter->q)),
        B_OPT("kind", filter->kind),
        B_OPT("state", filter->state),
        secret,
        B_ID("body", filter->body_id),
        B_DATE(ctx->arena, "from", filter->from),
        B_DATE(ctx->arena, "to", filter->to),
        B_ID("voter", filter->voter_id),
        B_ID("passed", filter->passed),
        B_ID("told", filter->passed && !may(ctx, "vote.run")),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .sort = filter->sort,
        .after = filter->after,
        .limit = filter->limit,
    };
    struct rows r;

    binds[4].null = filter->secret.len == 0;
    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct vote_listed);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_row(&r, i);
    return db_list_count(ctx, &LIST, &query, COUNT_MAX, out_total);
}

enum status vote_ids_after(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM vote WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status vote_roll_accounts(struct ctx *ctx, int64_t vote_id, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT account_id FROM vote_voter WHERE congress_id = :congress"
                " AND vote_id = :vote AND account_id IS NOT NULL ORDER BY place LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("vote", vote_id),
                B_INT("most", ROLL_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
