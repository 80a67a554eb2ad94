// SPDX-License-Identifier: MulanPSL-2.0
/** Inside the database layer. The first part is for the journal (platform/event) as well. */
#ifndef PLATFORM_DB_INTERNAL_H
#define PLATFORM_DB_INTERNAL_H
#include "platform/db.h"
#include "platform/db_pool.h"
#include <pthread.h>
#include <stdatomic.h>

/* ---------------------------------------------------------------- the running transaction
 *
 * db_exec() counts the rows written to each journalled table; event_row() must have been called as
 * often for that table, and no noted row may be without an event when the transaction commits.
 * Journalled are the `tables` of MODULES; `tables_unjournalled` of MODULES are exempt, so the
 * journal lists its own there (event_module in MODULES); a table in no list is refused. */

struct db_row_note {
    struct db_row_note *next;
    const char *table; /* constant */
    int64_t congress_id, id;
    bool gone;
};

struct db_table_use {
    const char *table;
    int64_t written, noted;
};

enum { DB_TABLES_PER_TX_MAX = 64 };

struct db_txn {
    struct arena *arena; /* lives to the end of the transaction; ctx->arena may be swapped */
    struct db_row_note *pending; /* noted since the last event, oldest first */
    struct db_row_note **pending_end;
    size_t pending_count;
    unsigned events; /* emitted in this transaction */
    int64_t held_by; /* its events are held back under this number, 0: not */
    struct db_table_use used[DB_TABLES_PER_TX_MAX];
    size_t used_count;
    bool failed; /* a statement failed: the transaction can only be rolled back */
    enum status failed_status;
};

/** The transaction running on ctx, NULL outside db_tx(). A copy of the ctx shares it. */
struct db_txn *db_txn(const struct ctx *ctx);
/** event_row() and event_row_gone() call this: the row belongs to the next event. */
void db_note_row(struct ctx *ctx, const char *table, int64_t id, bool gone);
/** event_emit() calls this after it has stored txn->pending: the list is empty again. */
void db_note_event(struct ctx *ctx);

/* ---------------------------------------------------------------- statements */

enum sql_verb { SQL_READ, SQL_WRITE, SQL_OTHER };

enum { SQL_PARAMS_MAX = 64 };

/** What the parser found out about a statement. */
struct sql_info {
    enum sql_verb verb;
    char table[64]; /* target of SQL_WRITE */
    char **names;   /* parameters in order of first appearance */
    size_t names_count;
    char *numbered; /* the statement with $1, $2 … */
};

/** false: more than SQL_PARAMS_MAX parameters, or a name too long. */
bool sql_parse(const char *sql, struct sql_info *out);
void sql_info_free(struct sql_info *info);
/** Cut the first statement off a script; false at its end. */
bool sql_next_statement(struct str *script, struct str *out);

/** Tables, by a hash of their names: may seem to hold more than were added. */
enum { DB_TABLES_WORDS = 4 };
struct db_tables {
    uint64_t bits[DB_TABLES_WORDS];
};
void db_tables_add(struct db_tables *t, const char *name);
void db_tables_join(struct db_tables *t, const struct db_tables *more);
/** What db_exec_aside() writes to a table, as a table of its own. */
void db_tables_add_aside(struct db_tables *t, const char *name);

/** A prepared statement of one connection. */
struct db_stmt {
    struct db_stmt *next; /* in its hash slot */
    uint64_t hash;        /* of the text */
    char *text;           /* our copy */
    struct sql_info info;
    bool prepared;
    unsigned session;           /* PostgreSQL: the connection it was prepared on, see struct db */
    bool journalled;            /* target is in some module's `tables` */
    bool exempt;                /* … in `tables_unjournalled`, or one of ours */
    struct db_tables tables;    /* it writes; or reads, once it is prepared */
    struct db_tables aside;     /* PostgreSQL: the same, and what is written to them aside */
    bool tables_known;          /* PostgreSQL: they have been looked up */
    uint8_t at[SQL_PARAMS_MAX]; /* parameter -> place in binds, a guess from last time */
    enum bind_type type[SQL_PARAMS_MAX];
    void *handle;  /* SQLite */
    char name[16]; /* PostgreSQL */
};

enum { STMT_SLOTS = 256, STMT_MAX = 1024 };

struct stmt_cache {
    struct db_stmt *slot[STMT_SLOTS];
    size_t count;
};

/* ---------------------------------------------------------------- connections and pool */

/** One connection. */
struct db {
    struct db_pool *pool;
    struct db *next_free;
    struct db_txn *txn; /* db_tx() runs here */
    bool snapshot;      /* db_snapshot() was asked for */
    bool reading;       /* a read transaction is open */
    bool retry;         /* the last failure may go away when the transaction is run again */
    bool writable;
    int64_t idle_since; /* of a free one: monotonic seconds */
    struct stmt_cache cache;
    void *handle;                 /* sqlite3 * or PGconn * */
    void *begin, *commit, *stamp; /* SQLite: statements of every snapshot */
    uint32_t version;             /* of all rows, in the snapshot that is open */
    bool version_known;
    struct db_tables *collecting; /* while a statement is prepared: what it reads */
    struct db_tables wrote;       /* by the running transaction */
    struct db_tables seen;        /* by all reads since db_snapshot(); see platform/kept.h */
    unsigned snapshots;           /* opened since then */
    bool beside;                  /* something else goes into the page, too */
    unsigned serial;
    /* PostgreSQL: */
    unsigned session;          /* counts reconnects */
    bool lost;                 /* the last failure was the connection's */
    int64_t slot, commit_n;    /* row of commit_slot, and what the next commit writes there */
    char since[40];            /* when the server's process for us began */
    bool ending;               /* the answer to the COMMIT of a snapshot is not heard yet */
    struct pgsql_grown *grown; /* what the running transaction writes to; see db_pgsql_grown.c */
    struct pgsql_later *later; /* writes whose answers are not heard yet; see db_pgsql_later.c */
};

typedef enum status db_tx_fn(struct ctx *, const void *);

struct db_driver {
    enum db_kind kind;
    enum status (*start)(struct db_pool *, struct err *);
    void (*stop)(struct db_pool *);
    enum status (*open)(struct db *, struct err *);
    void (*close)(struct db *);
    /** Give back what is only kept to be quick. NULL: nothing is. */
    void (*shrink)(struct db *);
    enum status (*prepare)(struct db *, struct db_stmt *, struct err *);
    void (*unprepare)(struct db *, struct db_stmt *);
    /** binds[stmt->at[i]] is the value of parameter i. */
    enum status (*run)(struct db *, struct db_stmt *, const struct bind *binds, struct arena *,
                       struct rows *out, int64_t *changed, struct err *);
    /** As run() of a write, sent on without waiting: db_txn_written() is called when its answer is
     *  heard. NULL: there is nothing to wait for. */
    enum status (*later)(struct db *, struct db_stmt *, const struct bind *binds, struct err *);
    /** Hear the answers to all that was sent on. NULL: nothing is. */
    enum status (*settle)(struct db *, struct err *);
    /** Statements without parameters or results. */
    enum status (*script)(struct db *, const char *sql, struct err *);
    enum status (*tx)(struct ctx *, db_tx_fn *fn, const void *input);
    enum status (*read_begin)(struct db *, struct err *);
    void (*read_end)(struct db *);
    enum status (*id_block)(struct db *, struct arena *, struct err *, int64_t *out_first);
    /** Keep every other program from migrating until unlock. */
    enum status (*lock)(struct db *, struct err *);
    enum status (*unlock)(struct db *, bool commit, struct err *);
    /** After migrations, under the lock; NULL: the database keeps its own statistics. */
    enum status (*hints)(struct db *, struct err *);
};

extern const struct db_driver db_sqlite_driver, db_pgsql_driver;

enum { ID_BLOCK = 64 };

struct db_pool {
    const struct db_driver *driver;
    struct db_options options;
    char *url;  /* PostgreSQL: conninfo */
    char *path; /* SQLite */
    bool temporary;
    pthread_mutex_t lock;
    pthread_cond_t freed;
    struct db *free;
    unsigned connections, in_use;
    pthread_mutex_t id_lock;
    int64_t id_next, id_end;
    void *own;               /* the driver's */
    struct kept_store *kept; /* see db_kept.h */
    struct db_history *history;
    atomic_ullong transactions, commits, retries, reconnects, checkpoints;
    atomic_uint serial;
    /* PostgreSQL: */
    struct pgsql_seen *seen;           /* see db_pgsql_seen.c */
    struct pgsql_relations *relations; /* see db_pgsql_tables.c */
    struct pgsql_growth *growth;       /* see db_pgsql_grown.c */
    atomic_uint connects;              /* made so far */
};

/** A connection beside the pool's, for the driver itself and for migrations. */
enum status db_open(struct db_pool *pool, bool writable, struct db **out, struct err *err);
void db_close(struct db *db);

/** Prepare (from the cache), bind and run on a connection; nothing is checked or counted. */
enum status db_run(struct db *db, struct arena *a, struct err *err, const char *sql,
                   const struct bind *binds, size_t count, struct rows *out, int64_t *changed);
enum status db_stmt_get(struct db *db, const char *sql, struct db_stmt **out, struct err *err);
void db_stmt_forget_all(struct db *db);
/** Find the bind of each parameter. */
enum status db_stmt_match(struct db_stmt *stmt, const struct bind *binds, size_t count,
                          struct err *err);

/** Room for the names of rows->cols columns when s is SELECT * (the driver fills them in with
 *  copies from `a`), else NULL. */
const char **rows_names(struct arena *a, const struct db_stmt *s, struct rows *rows);

/** One try of fn inside a transaction that the driver has begun: form token, fn, bookkeeping. The
 *  driver commits on ST_OK and rolls back otherwise. */
enum status db_txn_try(struct ctx *ctx, struct db *db, struct db_txn *txn, db_tx_fn *fn,
                       const void *input);
void db_txn_written(struct db_txn *txn, const char *table, int64_t rows);
enum status db_txn_check(const struct db_txn *txn, struct err *err);
/** Which list a table is in. */
void db_table_class(const char *table, bool *out_journalled, bool *out_exempt);
#endif
