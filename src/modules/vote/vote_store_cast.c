// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on ballots that arrive together. A statement for each would cost a whole hall as much as its
 * rows do, and on PostgreSQL a trip to the server. */
#include "modules/vote/vote_store_cast.h"
#include "modules/vote/vote_store_panel.h"
#include "modules/vote/vote_store_roll.h"
#include "platform/db.h"

enum { MANY = 24, OTHERS = 2 }; /* rows of a statement; its other parameters */

#define SIX(R, a, b, c, d, e, f) R(a) "," R(b) "," R(c) "," R(d) "," R(e) "," R(f)
#define ROWS(R)                                                                                    \
    SIX(R, 0, 1, 2, 3, 4, 5)                                                                       \
    "," SIX(R, 6, 7, 8, 9, 10, 11) "," SIX(R, 12, 13, 14, 15, 16, 17) "," SIX(R, 18, 19, 20, 21,   \
                                                                              22, 23)
#define MARK(n)    "(:v" #n ",:c" #n ")"
#define ACCOUNT(n) ":v" #n
#define SLOT(n)    "(:congress,:v" #n ",:vote,:c" #n ")"

static const char *const FIRST[MANY] = {"v0",  "v1",  "v2",  "v3",  "v4",  "v5",  "v6",  "v7",
                                        "v8",  "v9",  "v10", "v11", "v12", "v13", "v14", "v15",
                                        "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23"};
static const char *const SECOND[MANY] = {"c0",  "c1",  "c2",  "c3",  "c4",  "c5",  "c6",  "c7",
                                         "c8",  "c9",  "c10", "c11", "c12", "c13", "c14", "c15",
                                         "c16", "c17", "c18", "c19", "c20", "c21", "c22", "c23"};

/* ---- who is it ---- */

/* The last of fewer than MANY stands for those that are missing. */
static enum status find_statement(struct ctx *ctx, int64_t vote_id, struct vote_store_who *list,
                                  size_t count)
{
    static const char SQL[] = "SELECT r.account_id, r.id FROM vote_voter r"
                              " WHERE r.congress_id = :congress AND r.vote_id = :vote"
                              " AND r.account_id IN (" ROWS(ACCOUNT) ") LIMIT 1000";
    struct bind binds[MANY + OTHERS];
    struct rows r;

    binds[0] = B_INT("congress", ctx->congress_id);
    binds[1] = B_INT("vote", vote_id);
    arr_each (i, (size_t)MANY)
        binds[OTHERS + i] = B_INT(FIRST[i], list[i < count ? i : count - 1].account_id);
    TRY(db_rows(ctx, &r, SQL, binds, COUNT(binds)));
    arr_each (i, count)
        arr_each (k, r.count)
            if (cell_int(&r, k, 0) == list[i].account_id &&
                (list[i].voter_id == 0 || cell_int(&r, k, 1) < list[i].voter_id))
                list[i].voter_id = cell_int(&r, k, 1);
    return ST_OK;
}

enum status vote_store_find_voters(struct ctx *ctx, int64_t vote_id, struct vote_store_who *list,
                                   size_t count)
{
    for (size_t at = 0; at < count; at += MANY)
        TRY(find_statement(ctx, vote_id, &list[at], count - at < MANY ? count - at : MANY));
    return ST_OK;
}

/* ---- who has voted ---- */

static bool is_among(struct vote_store_mark *const *list, size_t count, int64_t voter_id)
{
    arr_each (i, count)
        if (list[i]->voter_id == voter_id)
            return true;
    return false;
}

/* The next MANY of different voters: the same one twice has to wait for another statement. */
static size_t next_marks(struct vote_store_mark *const *list, size_t count, size_t *at,
                         struct vote_store_mark *out[MANY])
{
    size_t n = 0;

    for (; *at < count && n < MANY && !is_among(out, n, list[*at]->voter_id); (*at)++)
        out[n++] = list[*at];
    return n;
}

static enum status cast_statement(struct ctx *ctx, int64_t vote_id,
                                  struct vote_store_mark *const *list)
{
    static const char SQL[] =
        "INSERT INTO vote_cast (congress_id, id, vote_id, way, choice)"
        " WITH t(id, choice) AS (VALUES " ROWS(
            MARK) ")"
                  " SELECT r.congress_id, r.id, r.vote_id, 'device', t.choice"
                  " FROM t CROSS JOIN vote_voter r WHERE r.congress_id = :congress AND r.id = t.id"
                  " AND r.vote_id = :vote AND r.present = 1 ON CONFLICT DO NOTHING RETURNING id";
    struct bind binds[2 * MANY + OTHERS];
    struct rows r;

    arr_each (i, (size_t)MANY) {
        binds[2 * i] = B_INT(FIRST[i], list[i]->voter_id);
        binds[2 * i + 1] = B_OPT(SECOND[i], list[i]->choice);
    }
    binds[2 * MANY] = B_INT("congress", ctx->congress_id);
    binds[2 * MANY + 1] = B_INT("vote", vote_id);
    TRY(db_rows(ctx, &r, SQL, binds, COUNT(binds)));
    arr_each (i, (size_t)MANY) {
        list[i]->written = r.count == MANY;
        for (size_t k = 0; k < r.count && !list[i]->written; k++)
            list[i]->written = cell_int(&r, k, 0) == list[i]->voter_id;
    }
    return ST_OK;
}

enum status vote_store_cast_many(struct ctx *ctx, int64_t vote_id,
                                 struct vote_store_mark *const *list, size_t count)
{
    struct vote_store_mark *some[MANY];

    for (size_t at = 0; at < count;) {
        const size_t n = next_marks(list, count, &at, some);

        if (n == MANY) {
            TRY(cast_statement(ctx, vote_id, some));
            continue;
        }
        arr_each (i, n)
            TRY(vote_store_cast(ctx, vote_id, some[i]->voter_id, "device", some[i]->choice,
                                &some[i]->written));
    }
    return ST_OK;
}

/* ---- sealed choices ---- */

enum status vote_store_put_slots(struct ctx *ctx, int64_t vote_id,
                                 const struct vote_store_sealed *list, size_t count)
{
    static const char SQL[] =
        "INSERT INTO vote_slot (congress_id, id, vote_id, sealed) VALUES " ROWS(SLOT);
    struct bind binds[2 * MANY + OTHERS];
    size_t at = 0;

    for (; count - at >= MANY; at += MANY) {
        binds[2 * MANY] = B_INT("congress", ctx->congress_id);
        binds[2 * MANY + 1] = B_INT("vote", vote_id);
        arr_each (i, (size_t)MANY) {
            const struct vote_store_sealed *s = &list[at + i];

            binds[2 * i] = B_INT(FIRST[i], s->id);
            binds[2 * i + 1] = B_BLOB(SECOND[i], s->bytes.ptr, s->bytes.len);
        }
        TRY(db_exec(ctx, NULL, SQL, binds, COUNT(binds)));
    }
    for (; at < count; at++)
        TRY(vote_store_put_slot(ctx, vote_id, list[at].id, (const uint8_t *)list[at].bytes.ptr,
                                list[at].bytes.len));
    return ST_OK;
}
