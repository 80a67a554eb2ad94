// SPDX-License-Identifier: MulanPSL-2.0
/* Answers kept for all threads until a table they were read from is written (versions are those of
 * db_history.c). What is given is always what the statement would answer in this snapshot or,
 * outside one, now. */
#include "platform/db/db_kept.h"

enum { KEY_MAX = 512, ONE_BYTES_MAX = 96 * 1024, ALL_MAX = 8192 };
enum { SLOTS = 4096, SQL_SLOTS = 512, SQLS_MAX = 2048 };

/* A statement, whichever connection has prepared it. */
struct kept_sql {
    struct kept_sql *next; /* in its hash slot */
    uint64_t hash;
    struct db_tables tables;
    bool all; /* KEPT_ALL */
    char text[];
};

/* One block: this, the cells, the bytes they point to, the key. */
struct kept {
    struct kept *next;          /* in its hash slot */
    struct kept *newer, *older; /* by when it was kept */
    uint64_t hash;
    const struct kept_sql *sql;
    uint32_t version; /* of the file that it is the answer of */
    bool used;        /* since it was passed over last */
    size_t count, cols, cells_bytes, text_bytes, key_bytes;
    max_align_t data[];
};

struct kept_store {
    pthread_mutex_t lock;
    struct kept *slots[SLOTS], *newest, *oldest;
    size_t count, bytes, bytes_max;
    struct kept_sql *sqls[SQL_SLOTS];
    size_t sqls_count;
};

/* The values of the parameters, in their order. */
struct key {
    uint64_t hash;
    size_t len;
    bool fits;
    unsigned char bytes[KEY_MAX];
};

struct kept_store *kept_open(size_t bytes_max)
{
    struct kept_store *k = calloc(1, sizeof *k);

    ASSERT(k != NULL);
    k->bytes_max = bytes_max;
    pthread_mutex_init(&k->lock, NULL);
    return k;
}

/* ---- keys */

static void key_put(struct key *k, const void *bytes, size_t len)
{
    if (len > sizeof k->bytes - k->len) {
        k->fits = false;
        return;
    }
    if (len != 0)
        memcpy(k->bytes + k->len, bytes, len);
    k->len += len;
}

static void key_make(struct key *k, const struct db_stmt *s, const struct bind *binds)
{
    k->len = 0;
    k->fits = true;
    for (size_t i = 0; i < s->info.names_count && k->fits; i++) {
        const struct bind *b = &binds[s->at[i]];
        const size_t len = b->null ? SIZE_MAX : b->s.len;

        if (b->type == BIND_INT) {
            key_put(k, &b->null, sizeof b->null);
            key_put(k, &b->n, sizeof b->n);
            continue;
        }
        key_put(k, &len, sizeof len);
        key_put(k, b->s.ptr, b->null ? 0 : b->s.len);
    }
    k->hash = s->hash;
    for (size_t i = 0; i < k->len; i++)
        k->hash = (k->hash ^ k->bytes[i]) * 0x100000001b3U;
}

/* ---- all below under the lock */

static const struct kept_sql *sql_find(const struct kept_store *k, const struct db_stmt *s,
                                       bool all)
{
    const struct kept_sql *q = k->sqls[s->hash % SQL_SLOTS];

    while (q != NULL && (q->hash != s->hash || q->all != all || strcmp(q->text, s->text) != 0))
        q = q->next;
    return q;
}

static void drop_all(struct kept_store *k);

/* Lists make a statement for each set of filters: with too many different ones all begin anew. */
static const struct kept_sql *sql_add(struct kept_store *k, const struct db_stmt *s, bool all)
{
    const size_t len = strlen(s->text) + 1;
    struct kept_sql *q;

    if (k->sqls_count == SQLS_MAX)
        drop_all(k);
    q = malloc(sizeof *q + len);
    ASSERT(q != NULL);
    *q = (struct kept_sql){.next = k->sqls[s->hash % SQL_SLOTS],
                           .hash = s->hash,
                           .tables = all ? s->aside : s->tables,
                           .all = all};
    memcpy(q->text, s->text, len);
    k->sqls[s->hash % SQL_SLOTS] = q;
    k->sqls_count++;
    return q;
}

static size_t size_of(const struct kept *e)
{
    return sizeof *e + e->cells_bytes + e->text_bytes + e->key_bytes;
}

static unsigned char *text_of(struct kept *e)
{
    return (unsigned char *)e->data + e->cells_bytes;
}

static struct kept *find(const struct kept_store *k, const struct kept_sql *sql,
                         const struct key *key)
{
    struct kept *e = k->slots[key->hash % SLOTS];

    for (; e != NULL; e = e->next)
        if (e->hash == key->hash && e->sql == sql && e->key_bytes == key->len &&
            memcmp(text_of(e) + e->text_bytes, key->bytes, key->len) == 0)
            return e;
    return NULL;
}

static void list_add(struct kept_store *k, struct kept *e)
{
    e->newer = NULL;
    e->older = k->newest;
    if (k->newest != NULL)
        k->newest->newer = e;
    else
        k->oldest = e;
    k->newest = e;
}

static void list_remove(struct kept_store *k, struct kept *e)
{
    if (e->newer != NULL)
        e->newer->older = e->older;
    else
        k->newest = e->older;
    if (e->older != NULL)
        e->older->newer = e->newer;
    else
        k->oldest = e->newer;
}

static void drop(struct kept_store *k, struct kept *e)
{
    struct kept **at = &k->slots[e->hash % SLOTS];

    while (*at != e)
        at = &(*at)->next;
    *at = e->next;
    list_remove(k, e);
    k->count--;
    k->bytes -= size_of(e);
    free(e);
}

/* The oldest goes, unless it was asked for since it was last looked at. */
static void make_room(struct kept_store *k, size_t size)
{
    while (k->oldest != NULL && (k->bytes + size > k->bytes_max || k->count >= ALL_MAX)) {
        struct kept *e = k->oldest;

        if (!e->used) {
            drop(k, e);
            continue;
        }
        e->used = false;
        list_remove(k, e);
        list_add(k, e);
    }
}

static bool has_bytes(const struct cell *c)
{
    return c->type == CELL_TEXT || c->type == CELL_BLOB;
}

static void give(struct kept *e, struct arena *a, struct rows *out)
{
    struct cell *cells = arena_grow(a, NULL, 0, e->cells_bytes + e->text_bytes);
    unsigned char *to = (unsigned char *)cells + e->cells_bytes, *from = text_of(e);

    memcpy(cells, e->data, e->cells_bytes + e->text_bytes);
    for (size_t i = 0; i < e->count * e->cols; i++)
        if (has_bytes(&cells[i]))
            cells[i].s.ptr = (char *)to + ((const unsigned char *)cells[i].s.ptr - from);
    *out = (struct rows){.count = e->count, .cols = e->cols, .cells = cells};
    e->used = true;
}

/* Is it the answer of this version, too? One that an older snapshot cannot use stays for others. */
static bool still_true(struct kept_store *k, struct db_history *history, struct kept *e,
                       uint32_t version)
{
    const bool newer = (int32_t)(version - e->version) >= 0;

    if (newer && db_history_same(history, &e->sql->tables, e->version, version)) {
        e->version = version;
        return true;
    }
    if (newer)
        drop(k, e);
    return !newer && db_history_same(history, &e->sql->tables, version, e->version);
}

static size_t text_size(const struct rows *r)
{
    size_t n = 0;

    for (size_t i = 0; i < r->count * r->cols; i++)
        if (has_bytes(&r->cells[i]))
            n += r->cells[i].s.len + 1;
    return n;
}

static void fill(struct kept *e, const struct rows *r, const struct key *key)
{
    unsigned char *to = text_of(e);

    if (e->cells_bytes != 0)
        memcpy(e->data, r->cells, e->cells_bytes);
    for (size_t i = 0; i < r->count * r->cols; i++) {
        struct cell *c = (struct cell *)(void *)e->data + i;

        if (!has_bytes(c))
            continue;
        memcpy(to, c->s.ptr, c->s.len + 1);
        c->s.ptr = (char *)to;
        to += c->s.len + 1;
    }
    memcpy(to, key->bytes, key->len);
}

static void keep(struct kept_store *k, const struct kept_sql *sql, const struct key *key,
                 const struct rows *r, uint32_t version)
{
    struct kept head = {
        .hash = key->hash,
        .sql = sql,
        .version = version,
        .count = r->count,
        .cols = r->cols,
        .cells_bytes = r->count * r->cols * sizeof *r->cells,
        .text_bytes = text_size(r),
        .key_bytes = key->len,
    };
    const size_t size = size_of(&head);
    struct kept *e = find(k, sql, key);

    if (e != NULL && (int32_t)(version - e->version) < 0)
        return; /* another thread was faster */
    if (e != NULL)
        drop(k, e);
    if (size > ONE_BYTES_MAX || r->names != NULL)
        return;
    make_room(k, size);
    e = malloc(size);
    ASSERT(e != NULL);
    *e = head;
    fill(e, r, key);
    e->next = k->slots[key->hash % SLOTS];
    k->slots[key->hash % SLOTS] = e;
    list_add(k, e);
    k->count++;
    k->bytes += size;
}

static void drop_all(struct kept_store *k)
{
    while (k->oldest != NULL)
        drop(k, k->oldest);
    for (size_t i = 0; i < SQL_SLOTS; i++) {
        while (k->sqls[i] != NULL) {
            struct kept_sql *q = k->sqls[i];

            k->sqls[i] = q->next;
            free(q);
        }
    }
    k->sqls_count = 0;
}

/* ---- */

void kept_close(struct kept_store *k)
{
    if (k == NULL)
        return;
    drop_all(k);
    pthread_mutex_destroy(&k->lock);
    free(k);
}

void kept_size(struct kept_store *k, size_t *out_count, size_t *out_bytes)
{
    pthread_mutex_lock(&k->lock);
    *out_count = k->count;
    *out_bytes = k->bytes;
    pthread_mutex_unlock(&k->lock);
}

static bool look(struct db *db, const struct db_stmt *s, const struct key *key, uint32_t version,
                 bool all, struct arena *a, struct rows *out)
{
    struct db_pool *pool = db->pool;
    struct kept_store *k = pool->kept;
    const struct kept_sql *sql;
    struct kept *e;
    bool found;

    pthread_mutex_lock(&k->lock);
    sql = sql_find(k, s, all);
    e = sql != NULL ? find(k, sql, key) : NULL;
    found = e != NULL && still_true(k, pool->history, e, version);
    if (found) {
        give(e, a, out);
        db_tables_join(&db->seen, &sql->tables);
    }
    pthread_mutex_unlock(&k->lock);
    return found;
}

/* What stands on no table, or on nobody knows which, may stand on anything: the clock, chance. */
static bool stands_on_tables(const struct db_stmt *s)
{
    uint64_t any = 0, all = UINT64_MAX;

    for (size_t i = 0; i < DB_TABLES_WORDS; i++) {
        any |= s->tables.bits[i];
        all &= s->tables.bits[i];
    }
    return s->tables_known && any != 0 && all != UINT64_MAX;
}

enum status db_kept_run(struct ctx *ctx, struct db_stmt *s, const struct bind *binds,
                        enum kept_how how, struct rows *out)
{
    const bool all = how == KEPT_ALL;
    struct db *db = ctx->db;
    struct db_pool *pool = db->pool;
    uint32_t version = db->version;
    /* Before the statement looks: what is written meanwhile makes the answer old, not wrong. */
    const bool known =
        db->reading ? db->version_known : db_history_version(pool->history, &version);
    struct key key;
    int64_t changed;

    key_make(&key, s, binds);
    if (known && key.fits && how != KEPT_RENEWED &&
        look(db, s, &key, version, all, ctx->arena, out))
        return ST_OK;
    TRY(pool->driver->run(db, s, binds, ctx->arena, out, &changed, &ctx->err));
    db_tables_join(&db->seen, &s->tables);
    if (known && key.fits && (!all || stands_on_tables(s))) {
        const struct kept_sql *sql;

        pthread_mutex_lock(&pool->kept->lock);
        sql = sql_find(pool->kept, s, all);
        if (sql == NULL)
            sql = sql_add(pool->kept, s, all);
        keep(pool->kept, sql, &key, out, version);
        pthread_mutex_unlock(&pool->kept->lock);
    }
    return ST_OK;
}
