// SPDX-License-Identifier: MulanPSL-2.0
/* Region memory: a list of chunks, bump allocation. Under AddressSanitizer each allocation is a
 * block of its own, so that overruns and use after reset are seen. */
#include "base/arena_limit.h"
#include "base/status.h"
#include <setjmp.h>
#include <stdalign.h>
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

/* Of this thread: where to go when an arena is full, and how often arena_hold() was said since. */
struct guard {
    struct guard *outer;
    struct owed *owed; /* the youngest when it began */
    unsigned held;
    jmp_buf out;
};
static _Thread_local struct guard *innermost;
static _Thread_local struct owed *youngest;
static _Thread_local unsigned held;

static void guard_end(const struct guard *g)
{
    innermost = g->outer;
    held = g->held;
}

bool arena_guarded(void (*work)(void *with), void *with)
{
    struct guard g = {.outer = innermost, .owed = youngest, .held = held};

    innermost = &g;
    held = 0;
    if (setjmp(g.out) != 0) {
        guard_end(&g);
        return false;
    }
    work(with);
    guard_end(&g);
    return true;
}

void arena_hold(void)
{
    held++;
}

void arena_let(void)
{
    ASSERT(held > 0);
    held--;
}

void arena_owe(struct owed *o, void (*give_back)(void *what), void *what)
{
    ASSERT(o->thread == NULL);
    *o =
        (struct owed){.give_back = give_back, .what = what, .older = youngest, .thread = &youngest};
    if (youngest != NULL)
        youngest->younger = o;
    youngest = o;
}

static void close_owed(void *a)
{
    arena_close(a);
}

void arena_owe_arena(struct owed *o, struct arena *a)
{
    arena_owe(o, close_owed, a);
}

void arena_settled(struct owed *o)
{
    if (o->thread == NULL)
        return;
    ASSERT(o->thread == &youngest);
    if (o->older != NULL)
        o->older->younger = o->younger;
    if (o->younger != NULL)
        o->younger->older = o->older;
    else
        youngest = o->older;
    for (struct guard *g = innermost; g != NULL; g = g->outer)
        if (g->owed == o) /* settled inside by whom it was not begun */
            g->owed = o->older;
    o->thread = NULL;
}

/* Before the way back is taken: what is owed may lie on the stack that is left. */
static void give_back(const struct guard *g)
{
    while (youngest != g->owed) {
        struct owed *o = youngest;

        arena_settled(o);
        o->give_back(o->what);
    }
}

/* The arenas are as they were before they were asked. */
static _Noreturn void leave(size_t limit)
{
    if (innermost == NULL || held != 0) {
        fprintf(stderr, "arena limit of %zu bytes reached\n", limit);
        abort();
    }
    give_back(innermost);
    longjmp(innermost->out, 1);
}

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

static bool fits(const struct arena *a, size_t more)
{
    return a->total <= a->limit && more <= a->limit - a->total;
}

bool arena_nearly_full(const struct arena *a)
{
    return a->total > a->limit - a->limit / 8;
}

/* Room for size bytes, with whatever lay there before. */
static void *take(struct arena *a, size_t size_bytes)
{
    const size_t align = alignof(max_align_t);
    const size_t need = size_bytes == 0 ? align : (size_bytes + align - 1) / align * align;
    void *p;

    ASSERT(need >= size_bytes);
    if (!fits(a, need) && (held == 0 || need > a->limit))
        leave(a->limit);
    a->total += need;
    if (ARENA_ONE_BLOCK_EACH) {
        a->newest = chunk_new(a->newest, size_bytes);
        a->newest->used = size_bytes;
        return a->newest->data;
    }
    if (a->newest == NULL || a->newest->size - a->newest->used < need) {
        size_t size = a->newest == NULL ? FIRST_CHUNK_BYTES : a->newest->size * 2;

        size = size > MAX_CHUNK_BYTES ? MAX_CHUNK_BYTES : size;
        a->newest = chunk_new(a->newest, size < need ? need : size);
    }
    p = (char *)a->newest->data + a->newest->used;
    a->newest->used += need;
    return p;
}

void *arena_alloc(struct arena *a, size_t size_bytes)
{
    return memset(take(a, size_bytes), 0, size_bytes);
}

/* What was handed out last ends where the chunk's used part ends: it grows where it lies. */
static bool grown_in_place(struct arena *a, const char *p, size_t old_bytes, size_t new_bytes)
{
    const size_t align = alignof(max_align_t);
    const size_t had = (old_bytes + align - 1) / align * align;
    const size_t need = (new_bytes + align - 1) / align * align;
    struct chunk *c = a->newest;

    if (ARENA_ONE_BLOCK_EACH || c == NULL || old_bytes == 0 ||
        p + had != (char *)c->data + c->used || need - had > c->size - c->used ||
        !fits(a, need - had))
        return false;
    c->used += need - had;
    a->total += need - had;
    return true;
}

void *arena_grow(struct arena *a, void *p, size_t old_bytes, size_t new_bytes)
{
    char *bigger;

    ASSERT(new_bytes >= old_bytes && (p != NULL || old_bytes == 0));
    bigger = p != NULL && grown_in_place(a, p, old_bytes, new_bytes) ? p : take(a, new_bytes);
    if (bigger != p && old_bytes != 0)
        memcpy(bigger, p, old_bytes);
    if (ARENA_ONE_BLOCK_EACH) /* who reads what nobody wrote finds no end of a text */
        memset(bigger + old_bytes, 0xA5, new_bytes - old_bytes);
    return bigger;
}

void *arena_array_(struct arena *a, size_t count, size_t size_bytes)
{
    size_t total;

    if (__builtin_mul_overflow(count, size_bytes, &total))
        leave(a->limit);
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
