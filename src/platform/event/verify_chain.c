// SPDX-License-Identifier: MulanPSL-2.0
/* Recomputing events and the chain, in batches. */
#include "platform/event/verify_internal.h"
#include <inttypes.h>

enum {
    EVENTS_BATCH = 500,
    ROWS_BATCH = 1000,
    UNSEALED_LATE_SECONDS = 60,
    HELD_LATE_SECONDS = 3600,
    LOOSE_SHOWN = 20
};
enum { RANGE = 20000 };

/* ---------------------------------------------------------------- rows of events, in order */

/* Both kinds of event have a "place" by which they are read: the seal's number, or the event's. */
struct row_reader {
    struct verify *v;
    const char *sql; /* place, event_row's id, table, row, gone, hash; after :place and :id */
    struct rows rows;
    size_t at;
    int64_t place, id; /* of the last row read */
    bool end;
};

static enum status refill(struct row_reader *r, int64_t upto)
{
    if (r->at < r->rows.count || r->end)
        return ST_OK;
    TRY(DB_ROWS(r->v->ctx, &r->rows, r->sql, B_INT("congress", r->v->ctx->congress_id),
                B_INT("place", r->place), B_INT("id", r->id), B_INT("upto", upto),
                B_INT("limit", ROWS_BATCH)));
    r->at = 0;
    r->end = r->rows.count == 0;
    if (r->rows.count != 0) {
        r->place = cell_int(&r->rows, r->rows.count - 1, 0);
        r->id = cell_int(&r->rows, r->rows.count - 1, 1);
    }
    return ST_OK;
}

/* Hash of the event at `place`, with its rows. */
static enum status hash_event(struct row_reader *r, const struct event_fields *e, int64_t place,
                              int64_t upto, uint8_t out[SM3_BYTES])
{
    static const uint8_t NOTHING[SM3_BYTES];
    struct event_hash eh = event_hash_begin(e);
    enum status st;

    while ((st = refill(r, upto)) == ST_OK && !r->end && cell_int(&r->rows, r->at, 0) <= place) {
        const size_t row = r->at++;
        const bool gone = cell_int(&r->rows, row, 4) != 0;
        const struct str hash = cell_text(&r->rows, row, 5);

        event_hash_add(&eh, cell_text(&r->rows, row, 2), cell_int(&r->rows, row, 3),
                       gone                    ? NULL
                       : hash.len == SM3_BYTES ? (const uint8_t *)hash.ptr
                                               : NOTHING);
    }
    event_hash_end(&eh, out);
    return st;
}

/* Columns of an event from `col` on: at, account_id, actor_name, address, name, subject_id, data */
static struct event_fields fields_of(const struct verify *v, const struct rows *r, size_t row,
                                     int64_t event_id, size_t col)
{
    return (struct event_fields){
        .congress_id = v->ctx->congress_id,
        .id = event_id,
        .at = cell_int(r, row, col),
        .account_id = cell_int(r, row, col + 1),
        .actor_name = cell_text(r, row, col + 2),
        .address = cell_text(r, row, col + 3),
        .name = cell_text(r, row, col + 4),
        .subject_id = cell_int(r, row, col + 5),
        .data = cell_text(r, row, col + 6),
    };
}

static bool same_hash(struct str stored, const uint8_t hash[SM3_BYTES])
{
    return stored.len == SM3_BYTES && memcmp(stored.ptr, hash, SM3_BYTES) == 0;
}

static enum status check_event(struct verify *v, struct row_reader *r, const struct event_fields *e,
                               int64_t place, int64_t upto, struct str stored)
{
    uint8_t hash[SM3_BYTES];

    TRY(hash_event(r, e, place, upto, hash));
    if (!same_hash(stored, hash))
        verify_fault(v,
                     "event %" PRId64 " (" STR_FMT ", subject %" PRId64
                     "): its fields or its event_row entries are not those that were written",
                     e->id, STR_ARG(e->name), e->subject_id);
    return ST_OK;
}

/* ---------------------------------------------------------------- the chain */

struct chain {
    int64_t n;
    uint8_t chain[SM3_BYTES];
};

static void compare_heads(struct verify *v, const struct chain *c)
{
    arr_each (i, v->heads_count) {
        struct kept_head *h = &v->heads[i];

        if (h->count != c->n)
            continue;
        h->right = true; /* not missing; wrong is said here */
        if (memcmp(h->chain, c->chain, SM3_BYTES) != 0)
            verify_fault(v,
                         "head of %" PRId64 " events kept in " STR_FMT
                         ": the chain is another one; it was written anew from some event before",
                         h->count, STR_ARG(h->where));
    }
}

/* One seal. After a fault the stored link is believed, so that one fault is told once. */
static void check_link(struct verify *v, struct chain *c, const struct rows *r, size_t row)
{
    const int64_t n = cell_int(r, row, 0), event_id = cell_int(r, row, 1);
    const struct str stored = cell_text(r, row, 2), hash = cell_text(r, row, 10);
    const bool there = !cell_null(r, row, 11);
    bool follows = true;

    if (n != c->n + 1) {
        verify_fault(v, "seals %" PRId64 " to %" PRId64 " are missing from journal_seal", c->n + 1,
                     n - 1);
        follows = false;
    }
    if (!there) {
        verify_fault(v, "event %" PRId64 " (seal %" PRId64 ") was removed from table event",
                     event_id, n);
        follows = false;
    }
    c->n = n;
    if (follows && hash.len == SM3_BYTES) {
        journal_chain_next(c->chain, n, event_id, (const uint8_t *)hash.ptr);
        if (!same_hash(stored, c->chain))
            verify_fault(v,
                         "the chain breaks at seal %" PRId64 " (event %" PRId64
                         "): it does not follow from the seal before it and its event",
                         n, event_id);
    }
    if (stored.len == SM3_BYTES)
        memcpy(c->chain, stored.ptr, SM3_BYTES);
    compare_heads(v, c);
}

static enum status chain_batch(struct verify *v, struct chain *c, struct row_reader *reader,
                               bool *out_end)
{
    static const char SQL[] =
        "SELECT s.id, s.event_id, s.chain, e.at, e.account_id, e.actor_name, e.address, e.name,"
        " e.subject_id, e.data, e.hash, e.id FROM journal_seal s LEFT JOIN event e"
        " ON e.congress_id = s.congress_id AND e.id = s.event_id"
        " WHERE s.congress_id = :congress AND s.id > :after ORDER BY s.id LIMIT :limit";
    struct rows r;
    int64_t upto;

    TRY(DB_ROWS(v->ctx, &r, SQL, B_INT("congress", v->ctx->congress_id), B_INT("after", c->n),
                B_INT("limit", EVENTS_BATCH)));
    *out_end = r.count == 0;
    upto = r.count != 0 ? cell_int(&r, r.count - 1, 0) : 0;
    arr_each (i, r.count) {
        const struct event_fields e = fields_of(v, &r, i, cell_int(&r, i, 1), 3);

        if (!cell_null(&r, i, 11))
            TRY(check_event(v, reader, &e, cell_int(&r, i, 0), upto, cell_text(&r, i, 10)));
        check_link(v, c, &r, i);
        v->result->events++;
    }
    return ST_OK;
}

enum status verify_chain(struct verify *v)
{
    static const char ROWS_SQL[] =
        "SELECT s.id, r.id, r.table_name, r.row_id, r.gone, r.hash FROM journal_seal s"
        " JOIN event_row r ON r.congress_id = s.congress_id AND r.event_id = s.event_id"
        " JOIN event e ON e.congress_id = s.congress_id AND e.id = s.event_id"
        " WHERE s.congress_id = :congress AND s.id >= :place AND s.id <= :upto"
        " AND (s.id > :place OR r.id > :id) ORDER BY s.id, r.id LIMIT :limit";
    struct chain c = {0};
    bool end = false;

    journal_chain_first(v->ctx->congress_id, c.chain);
    compare_heads(v, &c);
    while (!end) {
        const struct arena_mark mark = arena_mark(v->ctx->arena);
        struct row_reader reader = {.v = v, .sql = ROWS_SQL, .place = c.n, .id = INT64_MAX};

        TRY(chain_batch(v, &c, &reader, &end));
        arena_reset(v->ctx->arena, mark);
    }
    arr_each (i, v->heads_count)
        if (!v->heads[i].right)
            verify_fault(v,
                         "head of %" PRId64 " events kept in " STR_FMT
                         ": the journal has only %" PRId64 "; its tail was cut off",
                         v->heads[i].count, STR_ARG(v->heads[i].where), c.n);
    return ST_OK;
}

/* ---------------------------------------------------------------- what is not sealed */

/* Two tables of the same shape: what waits for the sealer, and what is held back until it is whole.
 */
#define WAITING_EVENTS(table)                                                                      \
    "SELECT u.id, e.at, e.account_id, e.actor_name, e.address, e.name, e.subject_id, e.data,"      \
    " e.hash FROM " table " u JOIN event e ON e.congress_id = u.congress_id"                       \
    " AND e.id = u.id WHERE u.congress_id = :congress AND u.id > :after"                           \
    " ORDER BY u.id LIMIT :limit"
#define WAITING_ROWS(table)                                                                        \
    "SELECT r.event_id, r.id, r.table_name, r.row_id, r.gone, r.hash FROM " table " u"             \
    " JOIN event_row r ON r.congress_id = u.congress_id AND r.event_id = u.id"                     \
    " WHERE u.congress_id = :congress AND u.id >= :place AND u.id <= :upto"                        \
    " AND (u.id > :place OR r.id > :id) ORDER BY r.event_id, r.id LIMIT :limit"

static const struct waiting {
    const char *events, *rows, *remedy;
    int64_t late_seconds;
} WAITING[] = {
    {WAITING_EVENTS("event_unsealed"), WAITING_ROWS("event_unsealed"), "which seals it",
     UNSEALED_LATE_SECONDS},
    {WAITING_EVENTS("event_held"), WAITING_ROWS("event_held"), "which ends what an import left",
     HELD_LATE_SECONDS},
};

struct unsealed {
    struct verify *v;
    const struct waiting *what;
    int64_t after; /* moved forward */
    bool end;
};

/* In one snapshot: the sealer takes entries away at any time. */
static enum status unsealed_batch(struct ctx *ctx, void *arg)
{
    struct unsealed *u = arg;
    struct verify *v = u->v;
    struct row_reader reader = {.v = v, .sql = u->what->rows, .place = u->after, .id = INT64_MAX};
    const int64_t late = ctx->now - u->what->late_seconds;
    struct rows r;

    TRY(DB_ROWS(ctx, &r, u->what->events, B_INT("congress", ctx->congress_id),
                B_INT("after", u->after), B_INT("limit", EVENTS_BATCH)));
    u->end = r.count == 0;
    arr_each (i, r.count) {
        const struct event_fields e = fields_of(v, &r, i, cell_int(&r, i, 0), 1);

        TRY(check_event(v, &reader, &e, e.id, cell_int(&r, r.count - 1, 0), cell_text(&r, i, 8)));
        if (e.at < late)
            verify_fault(v,
                         "event %" PRId64 " (" STR_FMT ") is not in the chain after %" PRId64
                         " seconds; start the server, %s",
                         e.id, STR_ARG(e.name), ctx->now - e.at, u->what->remedy);
        u->after = e.id;
    }
    return ST_OK;
}

enum status verify_unsealed(struct verify *v)
{
    arr_each (i, COUNT(WAITING)) {
        struct unsealed u = {.v = v, .what = &WAITING[i], .after = INT64_MIN};

        while (!u.end) {
            const struct arena_mark mark = arena_mark(v->ctx->arena);

            TRY(db_read(v->ctx, unsealed_batch, &u));
            arena_reset(v->ctx->arena, mark);
        }
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- loose ends */

struct loose {
    const char *table, *column; /* what is walked through */
    const char *sql;            /* :congress, :from < column <= :to; one column */
    const char *fault;          /* with %lld */
};

static enum status range_end(struct verify *v, const struct loose *l, int64_t from, int64_t *out)
{
    const struct str sql = str_printf(
        v->ctx->arena,
        "SELECT COALESCE(MAX(x), :from) FROM (SELECT %s AS x FROM %s WHERE congress_id = :congress"
        " AND %s > :from ORDER BY %s LIMIT :range) AS y",
        l->column, l->table, l->column, l->column);
    struct rows r;

    TRY(DB_ROWS(v->ctx, &r, sql.ptr, B_INT("from", from), B_INT("congress", v->ctx->congress_id),
                B_INT("range", RANGE)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

static enum status check_loose(struct verify *v, const struct loose *l)
{
    int64_t from = INT64_MIN, to;

    for (;; from = to) {
        const struct arena_mark mark = arena_mark(v->ctx->arena);
        struct rows r;

        TRY(range_end(v, l, from, &to));
        if (to == from)
            return ST_OK;
        TRY(DB_ROWS(v->ctx, &r, l->sql, B_INT("congress", v->ctx->congress_id), B_INT("from", from),
                    B_INT("to", to), B_INT("limit", LOOSE_SHOWN)));
        arr_each (i, r.count)
            verify_fault(v, l->fault, cell_int(&r, i, 0));
        arena_reset(v->ctx->arena, mark);
    }
}

enum status verify_loose(struct verify *v)
{
    static const struct loose LOOSE[] = {
        {"event", "id",
         "SELECT e.id FROM event e WHERE e.congress_id = :congress AND e.id > :from AND e.id <= :to"
         " AND NOT EXISTS (SELECT 1 FROM journal_seal s WHERE s.congress_id = e.congress_id"
         "  AND s.event_id = e.id) AND NOT EXISTS (SELECT 1 FROM event_unsealed u"
         "  WHERE u.congress_id = e.congress_id AND u.id = e.id) AND NOT EXISTS (SELECT 1"
         "  FROM event_held h WHERE h.congress_id = e.congress_id AND h.id = e.id)"
         " ORDER BY e.id LIMIT :limit",
         "event %" PRId64 " is neither in the chain nor waiting for it: it was inserted, or its"
         " entry in journal_seal or event_unsealed removed"},
        {"event_held", "id",
         "SELECT u.id FROM event_held u WHERE u.congress_id = :congress AND u.id > :from"
         " AND u.id <= :to AND (NOT EXISTS (SELECT 1 FROM event e"
         "  WHERE e.congress_id = u.congress_id AND e.id = u.id) OR EXISTS (SELECT 1"
         "  FROM journal_seal s WHERE s.congress_id = u.congress_id AND s.event_id = u.id))"
         " ORDER BY u.id LIMIT :limit",
         "event_held names event %" PRId64 ", which does not exist or is in the chain already"},
        {"event_unsealed", "id",
         "SELECT u.id FROM event_unsealed u WHERE u.congress_id = :congress AND u.id > :from"
         " AND u.id <= :to AND NOT EXISTS (SELECT 1 FROM event e"
         "  WHERE e.congress_id = u.congress_id AND e.id = u.id) ORDER BY u.id LIMIT :limit",
         "event_unsealed names event %" PRId64 ", which does not exist: the event was removed, or"
         " the entry inserted"},
        {"event_unsealed", "id",
         "SELECT u.id FROM event_unsealed u JOIN journal_seal s ON s.congress_id = u.congress_id"
         " AND s.event_id = u.id WHERE u.congress_id = :congress AND u.id > :from AND u.id <= :to"
         " ORDER BY u.id LIMIT :limit",
         "event_unsealed names event %" PRId64 ", which is in the chain already: it was inserted"},
        {"event_row", "event_id",
         "SELECT DISTINCT r.event_id FROM event_row r WHERE r.congress_id = :congress"
         " AND r.event_id > :from AND r.event_id <= :to AND NOT EXISTS (SELECT 1 FROM event e"
         "  WHERE e.congress_id = r.congress_id AND e.id = r.event_id)"
         " ORDER BY r.event_id LIMIT :limit",
         "event_row has entries of event %" PRId64 ", which does not exist"},
    };

    arr_each (i, COUNT(LOOSE))
        TRY(check_loose(v, &LOOSE[i]));
    return ST_OK;
}
