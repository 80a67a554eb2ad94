// SPDX-License-Identifier: MulanPSL-2.0
/* Region memory: a list of chunks, bump allocation. Under AddressSanitizer each allocation is a
 * block of its own, so that overruns and use after reset are seen. */
#include "base/arena.h"
#include "base/status.h"
#include <stdalign.h>
#include <stdbool.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ONE_BLOCK_EACH 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ONE_BLOCK_EACH 1
#endif
#endif
#ifndef ARENA_ONE_BLOCK_EACH
#define ARENA_ONE_BLOCK_EACH 0
#endif

enum { FIRST_CHUNK_BYTES = 16 * 1024, MAX_CHUNK_BYTES = 1024 * 1024 };

struct chunk {
    struct chunk *older;
    size_t size, used;
    max_align_t data[];
};

struct cleanup {
    struct cleanup *older;
    void (*fn)(void *);
    void *p;
};

struct arena {
    struct chunk *newest;
    struct cleanup *cleanups;
    size_t total, limit;
};

static void *must(void *p)
{
    if (p == NULL) {
        fprintf(stderr, "out of memory\n");
        abort();
    }
    return p;
}

static struct chunk *chunk_new(struct chunk *older, size_t size)
{
    struct chunk *c = must(malloc(sizeof *c + size));

    *c = (struct chunk){.older = older, .size = size};
    return c;
}

struct arena *arena_open(size_t hard_limit_bytes)
{
    struct arena *a = must(calloc(1, sizeof *a));

    a->limit = hard_limit_bytes != 0 ? hard_limit_bytes : (size_t)1 << 30;
    return a;
}

static void run_cleanups(struct arena *a, const struct cleanup *until)
{
    while (a->cleanups != until) {
        struct cleanup *c = a->cleanups;

        a->cleanups = c->older;
        c->fn(c->p);
    }
}

static void drop_chunks(struct arena *a, const struct chunk *until)
{
    while (a->newest != until) {
        struct chunk *c = a->newest;

        a->newest = c->older;
        free(c);
    }
}

void arena_close(struct arena *a)
{
    if (a == NULL)
        return;
    run_cleanups(a, NULL);
    drop_chunks(a, NULL);
    free(a);
}

void arena_clear(struct arena *a)
{
    run_cleanups(a, NULL);
    while (a->newest != NULL && (ARENA_ONE_BLOCK_EACH || a->newest->older != NULL)) {
        struct chunk *c = a->newest;

        a->newest = c->older;
        free(c);
    }
    if (a->newest != NULL)
        a->newest->used = 0;
    a->total = 0;
}

void *arena_alloc(struct arena *a, size_t size_bytes)
{
    const size_t align = alignof(max_align_t);
    const size_t need = size_bytes == 0 ? align : (size_bytes + align - 1) / align * align;
    void *p;

    ASSERT(need >= size_bytes);
    if (need > a->limit - a->total) {
        fprintf(stderr, "arena limit of %zu bytes reached\n", a->limit);
        abort();
    }
    a->total += need;
    if (ARENA_ONE_BLOCK_EACH) {
        a->newest = chunk_new(a->newest, size_bytes);
        a->newest->used = size_bytes;
        return memset(a->newest->data, 0, size_bytes);
    }
    if (a->newest == NULL || a->newest->size - a->newest->used < need) {
        size_t size = a->newest == NULL ? FIRST_CHUNK_BYTES : a->newest->size * 2;

        size = size > MAX_CHUNK_BYTES ? MAX_CHUNK_BYTES : size;
        a->newest = chunk_new(a->newest, size < need ? need : size);
    }
    p = (char *)a->newest->data + a->newest->used;
    a->newest->used += need;
    return memset(p, 0, size_bytes);
}

void *arena_array_(struct arena *a, size_t count, size_t size_bytes)
{
    size_t total;

    if (__builtin_mul_overflow(count, size_bytes, &total)) {
        fprintf(stderr, "arena: array of %zu x %zu bytes\n", count, size_bytes);
        abort();
    }
    return arena_alloc(a, total);
}

struct arena_mark arena_mark(struct arena *a)
{
    return (struct arena_mark){
        .chunk = a->newest,
        .used = a->newest != NULL ? a->newest->used : 0,
        .total = a->total,
        .cleanup = a->cleanups,
    };
}

void arena_reset(struct arena *a, struct arena_mark mark)
{
    run_cleanups(a, mark.cleanup);
    drop_chunks(a, mark.chunk);
    if (a->newest != NULL)
        a->newest->used = mark.used;
    a->total = mark.total;
}

void arena_on_free(struct arena *a, void (*fn)(void *), void *p)
{
    struct cleanup *c = arena_new(a, struct cleanup);

    *c = (struct cleanup){.older = a->cleanups, .fn = fn, .p = p};
    a->cleanups = c;
}

size_t arena_used_bytes(const struct arena *a)
{
    return a->total;
}
