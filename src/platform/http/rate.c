// SPDX-License-Identifier: MulanPSL-2.0
/* How often somebody may ask: a bucket of a period's requests for each token and address, refilled
 * as time passes. In memory, bounded: where many meet in one set, the fullest bucket is forgotten,
 * which forgives its owner nothing that time would not have. */
#include "platform/http/rate.h"
#include <pthread.h>

enum { SETS = 8192, WAYS = 8, LOCKS = 16, MINUTE_MS = 60000 };

struct bucket {
    uint64_t key; /* 0: empty */
    int64_t at_ms;
    int64_t left; /* requests, times the milliseconds of the period */
};

struct rate {
    pthread_mutex_t locks[LOCKS];
    struct bucket sets[SETS][WAYS];
};

struct rate *rate_open(void)
{
    struct rate *r = calloc(1, sizeof *r);

    if (r == NULL)
        abort();
    for (int i = 0; i < LOCKS; i++)
        pthread_mutex_init(&r->locks[i], NULL);
    return r;
}

void rate_close(struct rate *r)
{
    if (r == NULL)
        return;
    for (int i = 0; i < LOCKS; i++)
        pthread_mutex_destroy(&r->locks[i]);
    free(r);
}

static uint64_t key_of(unsigned kind, struct str who)
{
    uint64_t h = 14695981039346656037u ^ (uint64_t)kind;

    for (size_t i = 0; i < who.len; i++)
        h = (h ^ (unsigned char)who.ptr[i]) * 1099511628211u;
    h ^= h >> 29;
    return h != 0 ? h : 1;
}

static void refill(struct bucket *b, unsigned many, int64_t window_ms, int64_t now)
{
    const int64_t full = (int64_t)many * window_ms;
    const int64_t passed = now > b->at_ms ? now - b->at_ms : 0;

    b->left =
        passed >= window_ms || b->left + passed * many > full ? full : b->left + passed * many;
    if (passed > 0)
        b->at_ms = now;
}

/* Its own bucket, an empty one, or the one that has been left alone for longest. */
static struct bucket *find(struct bucket *set, uint64_t key, int64_t full, int64_t now)
{
    struct bucket *oldest = &set[0];

    for (int i = 0; i < WAYS; i++) {
        if (set[i].key == key)
            return &set[i];
        if (set[i].at_ms < oldest->at_ms)
            oldest = &set[i];
    }
    *oldest = (struct bucket){.key = key, .at_ms = now, .left = full};
    return oldest;
}

static unsigned take(struct rate *r, uint64_t key, unsigned many, int64_t window_ms, int64_t now)
{
    const size_t set = (size_t)(key % SETS);
    unsigned wait = 0;
    struct bucket *b;

    if (many == 0)
        return 0;
    pthread_mutex_lock(&r->locks[set % LOCKS]);
    b = find(r->sets[set], key, (int64_t)many * window_ms, now);
    refill(b, many, window_ms, now);
    if (b->left >= window_ms)
        b->left -= window_ms;
    else
        wait = (unsigned)((window_ms - b->left) / many / 1000) + 1;
    pthread_mutex_unlock(&r->locks[set % LOCKS]);
    return wait;
}

unsigned rate_take(struct rate *r, enum rate_kind kind, struct str who, unsigned a_minute,
                   int64_t now_ms)
{
    return take(r, key_of(kind, who), a_minute, MINUTE_MS, now_ms);
}

unsigned rate_take_of(struct rate *r, struct str who, unsigned many, int64_t window_ms,
                      int64_t now_ms)
{
    return take(r, key_of(RATE_KINDS, who), many, window_ms, now_ms);
}
