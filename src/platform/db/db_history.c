// SPDX-License-Identifier: MulanPSL-2.0
/* What commits have written. SQLite counts the commits to a file in the header of its log's index,
 * which all programs share (https://sqlite.org/walformat.html, "iChange"). The one writer of this
 * program notes the tables of each commit of its own under the number it gets; a number without a
 * note was given to somebody else. */
#include "platform/db/db_kept.h"

enum { COMMITS = 1024 };
/* In the second copy of the header: it is written first, so a commit is never seen too late. */
enum { COPY_BYTES = 48, CHANGE_AT = COPY_BYTES + 8, INITIAL_AT = COPY_BYTES + 12 };

struct commit {
    bool ours;
    uint32_t version;
    struct db_tables wrote;
};

struct db_history {
    const uint8_t *index;
    pthread_mutex_t lock;
    struct commit commits[COMMITS]; /* by version */
};

void db_tables_add(struct db_tables *t, const char *name)
{
    uint32_t h = 2166136261U;

    for (; *name != '\0'; name++)
        h = (h ^ (uint8_t)*name) * 16777619U;
    h ^= h >> 16;
    t->bits[h / 64 % DB_TABLES_WORDS] |= (uint64_t)1 << h % 64;
}

void db_tables_add_aside(struct db_tables *t, const char *name)
{
    char aside[128];

    snprintf(aside, sizeof aside, "%s, aside", name);
    db_tables_add(t, aside);
}

void db_tables_join(struct db_tables *t, const struct db_tables *more)
{
    for (size_t i = 0; i < DB_TABLES_WORDS; i++)
        t->bits[i] |= more->bits[i];
}

static bool meet(const struct db_tables *a, const struct db_tables *b)
{
    uint64_t both = 0;

    for (size_t i = 0; i < DB_TABLES_WORDS; i++)
        both |= a->bits[i] & b->bits[i];
    return both != 0;
}

struct db_history *db_history_open(const void *index)
{
    struct db_history *h = calloc(1, sizeof *h);

    ASSERT(h != NULL);
    h->index = index;
    pthread_mutex_init(&h->lock, NULL);
    return h;
}

void db_history_close(struct db_history *h)
{
    if (h == NULL)
        return;
    pthread_mutex_destroy(&h->lock);
    free(h);
}

bool db_history_version(struct db_history *h, uint32_t *out)
{
    if (h == NULL || h->index == NULL ||
        __atomic_load_n(h->index + INITIAL_AT, __ATOMIC_ACQUIRE) == 0)
        return false;
    *out =
        __atomic_load_n((const uint32_t *)(const void *)(h->index + CHANGE_AT), __ATOMIC_ACQUIRE);
    return true;
}

void db_history_commit(struct db_history *h, uint32_t version, const struct db_tables *wrote)
{
    pthread_mutex_lock(&h->lock);
    h->commits[version % COMMITS] = (struct commit){true, version, *wrote};
    pthread_mutex_unlock(&h->lock);
}

void db_history_undo(struct db_history *h, uint32_t version)
{
    pthread_mutex_lock(&h->lock);
    h->commits[version % COMMITS].ours = false;
    pthread_mutex_unlock(&h->lock);
}

bool db_history_same(struct db_history *h, const struct db_tables *tables, uint32_t from,
                     uint32_t to)
{
    bool same = to - from < COMMITS;

    if (from == to)
        return true;
    pthread_mutex_lock(&h->lock);
    for (uint32_t v = from + 1; same && v != to + 1; v++) {
        const struct commit *c = &h->commits[v % COMMITS];

        same = c->ours && c->version == v && !meet(&c->wrote, tables);
    }
    pthread_mutex_unlock(&h->lock);
    return same;
}
