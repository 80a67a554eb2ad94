// SPDX-License-Identifier: MulanPSL-2.0
/* Answers kept with a connection of SQLite until the file has changed. The file's version, as the
 * connection sees it when a snapshot begins, changes with every commit of anybody else, in this
 * program or another: what is kept is always what the statement would answer in this snapshot. */
#include "platform/db/db_internal.h"

enum { KEY_MAX = 512, ONE_BYTES_MAX = 96 * 1024, ALL_BYTES_MAX = 1024 * 1024, ALL_MAX = 512 };

/* One block: this, the cells, the bytes they point to, the key. */
struct kept {
    struct kept *next; /* in its hash slot */
    uint64_t hash;
    const struct db_stmt *stmt;
    size_t count, cols, cells_bytes, text_bytes, key_bytes;
    max_align_t data[];
};

/* The values of the parameters, in their order. */
struct key {
    uint64_t hash;
    size_t len;
    bool fits;
    unsigned char bytes[KEY_MAX];
};

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

static unsigned char *text_of(struct kept *e)
{
    return (unsigned char *)e->data + e->cells_bytes;
}

static struct kept *find(const struct db *db, const struct db_stmt *s, const struct key *k)
{
    struct kept *e = db->kept.slot[k->hash % KEPT_SLOTS];

    for (; e != NULL; e = e->next)
        if (e->hash == k->hash && e->stmt == s && e->key_bytes == k->len &&
            memcmp(text_of(e) + e->text_bytes, k->bytes, k->len) == 0)
            return e;
    return NULL;
}

static bool has_bytes(const struct cell *c)
{
    return c->type == CELL_TEXT || c->type == CELL_BLOB;
}

/* Copied, because a later snapshot of the same ctx may drop what is kept. */
static void give(struct kept *e, struct arena *a, struct rows *out)
{
    struct cell *cells = arena_alloc(a, e->cells_bytes + e->text_bytes);
    unsigned char *to = (unsigned char *)cells + e->cells_bytes, *from = text_of(e);

    memcpy(cells, e->data, e->cells_bytes + e->text_bytes);
    for (size_t i = 0; i < e->count * e->cols; i++)
        if (has_bytes(&cells[i]))
            cells[i].s.ptr = (char *)to + ((const unsigned char *)cells[i].s.ptr - from);
    *out = (struct rows){.count = e->count, .cols = e->cols, .cells = cells};
}

static size_t text_size(const struct rows *r)
{
    size_t n = 0;

    for (size_t i = 0; i < r->count * r->cols; i++)
        if (has_bytes(&r->cells[i]))
            n += r->cells[i].s.len + 1;
    return n;
}

static void keep(struct db *db, const struct db_stmt *s, const struct key *k, const struct rows *r)
{
    const size_t cells = r->count * r->cols * sizeof *r->cells, text = text_size(r);
    const size_t size = sizeof(struct kept) + cells + text + k->len;
    struct kept *e, **slot = &db->kept.slot[k->hash % KEPT_SLOTS];
    unsigned char *to;

    if (size > ONE_BYTES_MAX || r->names != NULL)
        return;
    if (db->kept.bytes + size > ALL_BYTES_MAX || db->kept.count == ALL_MAX)
        db_kept_drop(db);
    e = malloc(size);
    ASSERT(e != NULL);
    *e = (struct kept){.next = *slot,
                       .hash = k->hash,
                       .stmt = s,
                       .count = r->count,
                       .cols = r->cols,
                       .cells_bytes = cells,
                       .text_bytes = text,
                       .key_bytes = k->len};
    if (cells != 0)
        memcpy(e->data, r->cells, cells);
    to = text_of(e);
    for (size_t i = 0; i < r->count * r->cols; i++) {
        struct cell *c = (struct cell *)(void *)e->data + i;

        if (!has_bytes(c))
            continue;
        memcpy(to, c->s.ptr, c->s.len + 1);
        c->s.ptr = (char *)to;
        to += c->s.len + 1;
    }
    memcpy(to, k->bytes, k->len);
    *slot = e;
    db->kept.count++;
    db->kept.bytes += size;
}

void db_kept_drop(struct db *db)
{
    for (size_t i = 0; db->kept.count != 0 && i < KEPT_SLOTS; i++) {
        while (db->kept.slot[i] != NULL) {
            struct kept *e = db->kept.slot[i];

            db->kept.slot[i] = e->next;
            free(e);
            db->kept.count--;
        }
    }
    db->kept.bytes = 0;
}

void db_kept_version(struct db *db, int64_t version)
{
    if (version != db->kept.version)
        db_kept_drop(db);
    db->kept.version = version;
}

enum status db_kept_run(struct ctx *ctx, struct db_stmt *s, const struct bind *binds,
                        struct rows *out)
{
    struct db *db = ctx->db;
    struct kept *e;
    struct key k;
    int64_t changed;

    key_make(&k, s, binds);
    e = k.fits ? find(db, s, &k) : NULL;
    if (e != NULL) {
        give(e, ctx->arena, out);
        return ST_OK;
    }
    TRY(db->pool->driver->run(db, s, binds, ctx->arena, out, &changed, &ctx->err));
    if (k.fits)
        keep(db, s, &k, out);
    return ST_OK;
}
