// SPDX-License-Identifier: MulanPSL-2.0
/** One small layer over SQLite and PostgreSQL: typed binds by name, whole results in the arena,
 *  error classes, statement cache, transactions that retry and that insist on an event.
 *
 *  SQL is constant text in the common subset of both databases (migrations may use the dialect
 *  words of migrate.c). Parameters are `:name`; a `::` cast is not available. Every query has a
 *  LIMIT or is bounded by its key. Result sets past DB_ROWS_MAX fail with ST_INTERNAL. */
#ifndef PLATFORM_DB_H
#define PLATFORM_DB_H
#include "base/id_set.h"
#include "platform/ctx.h"

enum { DB_ROWS_MAX = 200000 };

enum bind_type { BIND_INT, BIND_TEXT, BIND_BLOB };

struct bind {
    const char *name; /* without the colon */
    enum bind_type type;
    bool null;
    int64_t n;
    struct str s;
};

/* It takes names in capitals for macros. */
/* clang-format off */
static inline struct bind B_INT(const char *name, int64_t n)
{
    return (struct bind){.name = name, .type = BIND_INT, .n = n};
}
/** 0 becomes NULL: for optional references and instants. */
static inline struct bind B_ID(const char *name, int64_t id)
{
    return (struct bind){.name = name, .type = BIND_INT, .null = id == 0, .n = id};
}
static inline struct bind B_BOOL(const char *name, bool on)
{
    return (struct bind){.name = name, .type = BIND_INT, .n = on};
}
static inline struct bind B_TEXT(const char *name, struct str s)
{
    return (struct bind){.name = name, .type = BIND_TEXT, .s = s};
}
/** Empty text becomes NULL. */
static inline struct bind B_OPT(const char *name, struct str s)
{
    return (struct bind){.name = name, .type = BIND_TEXT, .null = s.len == 0, .s = s};
}
static inline struct bind B_Z(const char *name, const char *z)
{
    return (struct bind){.name = name, .type = BIND_TEXT, .null = z == NULL, .s = str_from(z)};
}
/** ISO text; no date becomes NULL. The text is copied into the arena when bound. */
struct bind B_DATE(struct arena *a, const char *name, struct date d);
static inline struct bind B_BLOB(const char *name, const void *p, size_t len)
{
    return (struct bind){
        .name = name, .type = BIND_BLOB, .null = p == NULL, .s = {(const char *)p, len}};
}
/** What crypt_seal() made, for a BLOB column; empty becomes NULL. */
static inline struct bind B_SEALED(const char *name, struct str s)
{
    return B_BLOB(name, s.len > 0 ? s.ptr : NULL, s.len);
}
/* clang-format on */
/** The pattern of "contains q" for LIKE :q ESCAPE '!': what was typed has no wildcards. "" of "".
 */
struct str
db_contains(struct arena *a, struct str q);

struct cell {
    enum { CELL_NULL, CELL_INT, CELL_TEXT, CELL_BLOB } type;
    int64_t n;    /* CELL_INT */
    struct str s; /* CELL_TEXT, CELL_BLOB; ends in NUL (not counted) */
};

/** A whole result, in the arena of the ctx. */
struct rows {
    size_t count, cols;
    const struct cell *cells; /* row by row */
    const char *const *names; /* of the columns; only after SELECT *, else NULL */
};

/** Run a query. `sql` must outlive the program (string constant, or db_list text). */
MUST_CHECK enum status db_rows(struct ctx *ctx, struct rows *out, const char *sql,
                               const struct bind *binds, size_t count);
/** As db_rows(), for what is asked the same way again and again: who is signed in, counts of the
 *  menu, totals, figures. The answer stays in memory, for all threads, until anybody in this
 *  program has written one of the tables it was read from, or another program anything; so it is
 *  always what db_rows() would give, provided that nothing but tables and parameters goes into it
 *  (no clock, no chance). What is large, and whatever is asked in db_tx() or (PostgreSQL) outside
 *  a snapshot, is just run. */
MUST_CHECK enum status db_rows_kept(struct ctx *ctx, struct rows *out, const char *sql,
                                    const struct bind *binds, size_t count);
/** As db_rows_kept(), but run now; the answer is kept. */
MUST_CHECK enum status db_rows_renewed(struct ctx *ctx, struct rows *out, const char *sql,
                                       const struct bind *binds, size_t count);
/** Run INSERT, UPDATE or DELETE (only inside db_tx()). *out_changed (may be NULL): rows touched.
 *  Unique violation: ST_CONFLICT, key "db.unique". Foreign key or CHECK: ST_INTERNAL. After any
 *  failed statement the transaction can only be rolled back: use ON CONFLICT DO NOTHING where a
 *  row may be there already. INSERT, UPDATE, DELETE … RETURNING go through db_rows() in db_tx().
 *  Every row written to a journalled table needs its own event_row(). */
MUST_CHECK enum status db_exec(struct ctx *ctx, int64_t *out_changed, const char *sql,
                               const struct bind *binds, size_t count);
/** As db_exec(), for a column (when somebody was last seen) whose readers ask again by
 *  db_rows_renewed() when they need it: answers that are kept stay as they are. */
MUST_CHECK enum status db_exec_aside(struct ctx *ctx, const char *sql, const struct bind *binds,
                                     size_t count);

/** As db_exec(), for a write that nobody asks the outcome of: on PostgreSQL it is sent on without
 *  waiting for the answer, many in one journey; the next statement that is no such write, or the
 *  commit, hears of it, and a failure is the transaction's then. On SQLite it is run at once. */
MUST_CHECK enum status db_exec_later(struct ctx *ctx, const char *sql, const struct bind *binds,
                                     size_t count);

/** How many of these records there are of each kind, in the order of the kinds. `sql` gives id and
 *  kind (at most 100,000 rows) by :congress, :first and :last id and :most, ordered by kind. No
 *  ids: none. */
MUST_CHECK enum status db_count_words(struct ctx *ctx, const char *sql, const struct id_set *ids,
                                      struct word_count **out, size_t *out_count);

#define BINDS(...)                       (const struct bind[]){__VA_ARGS__}, COUNT(((const struct bind[]){__VA_ARGS__}))
#define DB_ROWS(ctx, out, sql, ...)      db_rows((ctx), (out), (sql), BINDS(__VA_ARGS__))
#define DB_ROWS_KEPT(ctx, out, sql, ...) db_rows_kept((ctx), (out), (sql), BINDS(__VA_ARGS__))
/** As DB_ROWS, and ST_NOT_FOUND (key "db.not_found") unless there is at least one row. */
#define DB_ONE(ctx, out, sql, ...)      db_one((ctx), (out), (sql), BINDS(__VA_ARGS__))
#define DB_ONE_KEPT(ctx, out, sql, ...) db_one_kept((ctx), (out), (sql), BINDS(__VA_ARGS__))
#define DB_EXEC(ctx, sql, ...)          db_exec((ctx), NULL, (sql), BINDS(__VA_ARGS__))
#define DB_EXEC_LATER(ctx, sql, ...)    db_exec_later((ctx), (sql), BINDS(__VA_ARGS__))
/** Expects exactly one changed row; none: ST_CONFLICT, key "db.changed_meanwhile". */
#define DB_EXEC_ONE(ctx, sql, ...) db_exec_one((ctx), (sql), BINDS(__VA_ARGS__))
MUST_CHECK enum status db_one(struct ctx *ctx, struct rows *out, const char *sql,
                              const struct bind *binds, size_t count);
MUST_CHECK enum status db_one_kept(struct ctx *ctx, struct rows *out, const char *sql,
                                   const struct bind *binds, size_t count);
MUST_CHECK enum status db_exec_one(struct ctx *ctx, const char *sql, const struct bind *binds,
                                   size_t count);

/* Reading a cell: wrong type or NULL gives 0, "", no date. */
int64_t cell_int(const struct rows *r, size_t row, size_t col);
struct str cell_text(const struct rows *r, size_t row, size_t col);
struct date cell_date(const struct rows *r, size_t row, size_t col);
bool cell_null(const struct rows *r, size_t row, size_t col);
/** The first column of all rows, as ids. */
void rows_ids(struct arena *a, const struct rows *r, int64_t **out, size_t *out_count);

/** Run fn in a transaction. Retries ST_BUSY a few times, so fn must not change *input or anything
 *  else outside the database. Commits on ST_OK, rolls back otherwise. Returns only after the
 *  commit is on disk. A transaction that wrote a journalled table without event_emit(), or wrote a
 *  row without event_row(), is refused (ST_INTERNAL, "db.no_event"). Does not nest: called inside
 *  a running transaction it simply runs fn in that one. */
MUST_CHECK enum status db_tx(struct ctx *ctx, enum status (*fn)(struct ctx *, const void *),
                             const void *input);
/** First thing in a long transaction that reads and writes these tables (NULL-terminated): on
 *  PostgreSQL others may read them but not write until it ends, since a serialisable transaction of
 *  many seconds would else lose against each short one, again and again. SQLite: nothing. */
MUST_CHECK enum status db_lock(struct ctx *ctx, const char *const *tables);
/** Is a transaction of db_tx() running on this ctx? */
bool db_in_tx(const struct ctx *ctx);
/** Run fn with several reads from one snapshot. */
MUST_CHECK enum status db_read(struct ctx *ctx, enum status (*fn)(struct ctx *, void *), void *arg);

/** A new id, unique in the installation, growing, never reused; gaps are normal. Only in db_tx().
 */
int64_t db_new_id(struct ctx *ctx);

/** Before a record goes: does a row of a journalled table of this congress name it, in a column
 *  "<thing>_id" ("deputy_id", "lead_deputy_id")? *out_table: the first such table, NULL for none.
 *  Tables in `except` (NULL-terminated, or NULL) are not looked at. */
MUST_CHECK enum status db_named_by(struct ctx *ctx, const char *thing, int64_t id,
                                   const char *const *except, const char **out_table);

/** The same for many records of a thing: what is asked is put together once. */
struct db_naming {
    const char *sql; /* NULL: nothing names such a thing, or not prepared */
    const char *const *tables;
    size_t count;
    bool ready;
};
/** Lives as long as ctx->arena. */
MUST_CHECK enum status db_naming_make(struct ctx *ctx, const char *thing, const char *const *except,
                                      struct db_naming *out);
MUST_CHECK enum status db_naming_ask(struct ctx *ctx, const struct db_naming *naming, int64_t id,
                                     const char **out_table);

/** Bytes of the database, and of the disk that holds a path: free for us, and all. */
MUST_CHECK enum status db_bytes(struct ctx *ctx, int64_t *out);
bool db_disk(const char *path, int64_t *out_free, int64_t *out_all);

enum db_kind { DB_SQLITE, DB_PGSQL };
enum db_kind db_kind(const struct ctx *ctx);

/* ---- lists: a statement put together from constant pieces, cached by its text ---- */

struct db_filter {
    const char *field; /* query parameter, e.g. "organ" */
    const char *where; /* with :field as parameter, e.g. "s.lead_organ_id = :organ" */
    enum bind_type type;
};

struct db_sort {
    const char *name;   /* "due"; "-due" in the request sorts descending */
    const char *column; /* "s.due_on"; must not be NULL for any row (use COALESCE) */
    enum bind_type type;
    const char *id; /* tie breaker, unique within a congress, e.g. "s.id" */
};

struct db_list {
    const char *select;              /* "SELECT s.id, … FROM suggestion s JOIN … " */
    const char *where;               /* always true part: "s.congress_id = :congress" */
    const struct db_filter *filters; /* ends in {0} */
    const struct db_sort *sorts;     /* ends in {0}; the first is the default, descending */
    const char *count_from;          /* " FROM suggestion s": what counting needs, without the joins
                                        that only name things; NULL: as in select */
};

struct db_list_query {
    const struct bind *binds; /* for `where`; filters by field name; absent or null: not applied */
    size_t binds_count;
    const char *sort; /* name, "-name", or NULL */
    struct str after; /* opaque cursor from the last page, "" for the first */
    unsigned limit;   /* 1..200 */
};

/** One page. The two last columns of every row are the sort value and the id: *out_next is the
 *  cursor of the next page ("" when there is none). A broken cursor is ST_INVALID. */
MUST_CHECK enum status db_list(struct ctx *ctx, const struct db_list *list,
                               const struct db_list_query *q, struct rows *out,
                               struct str *out_next);
/** How many rows the filters match, counted up to `most` + 1. */
MUST_CHECK enum status db_list_count(struct ctx *ctx, const struct db_list *list,
                                     const struct db_list_query *q, int64_t most,
                                     int64_t *out_count);
#endif
