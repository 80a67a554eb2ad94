// SPDX-License-Identifier: MulanPSL-2.0
/* Where the first post of a form led, so that a second click ends at the same place. Bounded: the
 * oldest are forgotten. That the second post writes nothing is the database's business. */
#include "base/arena_limit.h"
#include "platform/http/request.h"
#include <pthread.h>
#include <time.h>

enum { ENTRIES = 4096, BUCKETS = 4096, TOKEN_MAX = 64, LOCATION_MAX = 256 };

struct entry {
    uint32_t next; /* in its bucket, index + 1 */
    enum { EMPTY, RUNNING, DONE } state;
    uint8_t token_len;
    char token[TOKEN_MAX];
    char location[LOCATION_MAX];
};

struct once_table {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    uint32_t buckets[BUCKETS]; /* index + 1 */
    uint32_t hand;             /* the next to be reused */
    struct entry entries[ENTRIES];
};

struct once_table *once_open(void)
{
    struct once_table *t = calloc(1, sizeof *t);
    pthread_condattr_t attr;

    if (t == NULL)
        abort();
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_mutex_init(&t->lock, NULL);
    pthread_cond_init(&t->changed, &attr);
    pthread_condattr_destroy(&attr);
    return t;
}

void once_close(struct once_table *t)
{
    if (t == NULL)
        return;
    pthread_cond_destroy(&t->changed);
    pthread_mutex_destroy(&t->lock);
    free(t);
}

static uint32_t *bucket(struct once_table *t, struct str token)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < token.len; i++)
        h = (h ^ (unsigned char)token.ptr[i]) * 16777619u;
    return &t->buckets[h % BUCKETS];
}

static struct entry *find(struct once_table *t, struct str token)
{
    for (uint32_t i = *bucket(t, token); i != 0; i = t->entries[i - 1].next)
        if (str_eq((struct str){t->entries[i - 1].token, t->entries[i - 1].token_len}, token))
            return &t->entries[i - 1];
    return NULL;
}

static void forget(struct once_table *t, struct entry *e)
{
    const uint32_t self = (uint32_t)(e - t->entries) + 1;
    uint32_t *at = bucket(t, (struct str){e->token, e->token_len});

    if (e->state == EMPTY)
        return;
    while (*at != self)
        at = &t->entries[*at - 1].next;
    *at = e->next;
    e->state = EMPTY;
}

bool once_begin(struct once_table *t, struct str token)
{
    struct entry *e;
    bool is_new;

    if (token.len > TOKEN_MAX)
        return false;
    pthread_mutex_lock(&t->lock);
    is_new = find(t, token) == NULL;
    if (is_new) {
        e = &t->entries[t->hand];
        forget(t, e);
        *e = (struct entry){.state = RUNNING, .token_len = (uint8_t)token.len};
        memcpy(e->token, token.ptr, token.len);
        e->next = *bucket(t, token);
        *bucket(t, token) = t->hand + 1;
        t->hand = (t->hand + 1) % ENTRIES;
    }
    pthread_mutex_unlock(&t->lock);
    return is_new;
}

void once_end(struct once_table *t, struct str token, struct str location)
{
    struct entry *e;

    pthread_mutex_lock(&t->lock);
    e = find(t, token);
    if (e != NULL && location.len != 0 && location.len < LOCATION_MAX) {
        memcpy(e->location, location.ptr, location.len);
        e->location[location.len] = '\0';
        e->state = DONE;
    } else if (e != NULL) {
        forget(t, e);
    }
    pthread_cond_broadcast(&t->changed);
    pthread_mutex_unlock(&t->lock);
}

static struct str location_of(const struct entry *e, struct arena *a)
{
    struct str place;

    arena_hold(); /* the table is locked */
    place = str_dup(a, str_from(e->location));
    arena_let();
    return place;
}

struct str once_place(struct once_table *t, struct arena *a, struct str token, unsigned wait_ms)
{
    struct timespec until;
    struct entry *e;
    struct str place = {0};

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += wait_ms / 1000;
    pthread_mutex_lock(&t->lock);
    while ((e = find(t, token)) != NULL && e->state == RUNNING)
        if (pthread_cond_timedwait(&t->changed, &t->lock, &until) != 0)
            break;
    if (e != NULL && e->state == DONE)
        place = location_of(e, a);
    pthread_mutex_unlock(&t->lock);
    return place;
}
