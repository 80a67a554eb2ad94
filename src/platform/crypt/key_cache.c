// SPDX-License-Identifier: MulanPSL-2.0
/* The open keys of all requests. Few requests run at once: a list will do. */
#include "platform/crypt/key_cache.h"
#include "base/arena_limit.h"
#include <pthread.h>
#include <sodium.h>

enum { SLOTS = 32 };

struct slot {
    int64_t congress_id, key_id; /* key_id 0: empty */
    uint8_t key[KEY_BYTES];
};

struct cache {
    struct cache *next;
    struct key_caches *all;
    uint64_t number;
    size_t oldest;
    struct slot slots[SLOTS];
};

struct key_caches {
    pthread_mutex_t lock;
    struct cache *first;
    uint64_t last_number;
};

struct key_caches *key_caches_open(void)
{
    struct key_caches *all = calloc(1, sizeof *all);

    ASSERT(all != NULL);
    pthread_mutex_init(&all->lock, NULL);
    return all;
}

void key_caches_close(struct key_caches *all)
{
    if (all == NULL)
        return;
    for (struct cache *c = all->first; c != NULL; c = c->next)
        sodium_memzero(c->slots, sizeof c->slots);
    if (all->first != NULL) /* a request outlived the program; its arena still names its cache */
        return;
    pthread_mutex_destroy(&all->lock);
    free(all);
}

/* The arena it belonged to is being freed. */
static void drop(void *p)
{
    struct cache *c = p;
    struct key_caches *all = c->all;
    struct cache **at = &all->first;

    pthread_mutex_lock(&all->lock);
    while (*at != c)
        at = &(*at)->next;
    *at = c->next;
    pthread_mutex_unlock(&all->lock);
    sodium_memzero(c, sizeof *c);
    free(c);
}

static struct cache *find(const struct key_caches *all, uint64_t number)
{
    struct cache *c = all->first;

    while (c != NULL && c->number != number)
        c = c->next;
    return c;
}

static struct slot *find_slot(const struct key_caches *all, uint64_t number, int64_t congress_id,
                              int64_t key_id)
{
    struct cache *c = number != 0 ? find(all, number) : NULL;

    for (size_t i = 0; c != NULL && i < SLOTS; i++)
        if (c->slots[i].key_id == key_id && c->slots[i].congress_id == congress_id)
            return &c->slots[i];
    return NULL;
}

bool key_cache_get(struct key_caches *all, uint64_t number, int64_t congress_id, int64_t key_id,
                   uint8_t out[KEY_BYTES])
{
    const struct slot *slot;

    pthread_mutex_lock(&all->lock);
    slot = find_slot(all, number, congress_id, key_id);
    if (slot != NULL)
        memcpy(out, slot->key, KEY_BYTES);
    pthread_mutex_unlock(&all->lock);
    return slot != NULL;
}

static struct cache *new_cache(struct key_caches *all, struct arena *a)
{
    struct cache *c = calloc(1, sizeof *c);

    ASSERT(c != NULL);
    *c = (struct cache){.next = all->first, .all = all, .number = ++all->last_number};
    all->first = c;
    arena_hold(); /* all requests' keys are locked */
    arena_on_free(a, drop, c);
    arena_let();
    return c;
}

void key_cache_put(struct key_caches *all, struct arena *a, uint64_t *number, int64_t congress_id,
                   int64_t key_id, const uint8_t key[KEY_BYTES])
{
    struct cache *c;
    struct slot *slot;

    pthread_mutex_lock(&all->lock);
    c = *number != 0 ? find(all, *number) : NULL;
    if (c == NULL)
        c = new_cache(all, a);
    *number = c->number;
    slot = &c->slots[c->oldest++ % SLOTS];
    *slot = (struct slot){.congress_id = congress_id, .key_id = key_id};
    memcpy(slot->key, key, KEY_BYTES);
    pthread_mutex_unlock(&all->lock);
}

void key_cache_forget(struct key_caches *all, uint64_t number, int64_t congress_id, int64_t key_id)
{
    struct slot *slot;

    pthread_mutex_lock(&all->lock);
    slot = find_slot(all, number, congress_id, key_id);
    if (slot != NULL)
        sodium_memzero(slot, sizeof *slot);
    pthread_mutex_unlock(&all->lock);
}
