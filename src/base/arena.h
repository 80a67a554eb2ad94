// SPDX-License-Identifier: MulanPSL-2.0
/** Region memory. One arena lives as long as one request; nobody frees single objects. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H
#include <stddef.h>
#include <stdint.h>

struct arena;

/** A place to return to: everything allocated since is forgotten by arena_reset(). */
struct arena_mark {
    void *chunk;
    size_t used;
    size_t total;
    void *cleanup;
};

/** New arena. When more than hard_limit_bytes are asked of it (0: 1 GiB) the work is left, see
 *  arena_limit.h, or the program aborted. Never NULL. The caller closes it. */
struct arena *arena_open(size_t hard_limit_bytes);
/** Run the on-free callbacks, last in first out, and give all memory back. NULL is allowed. */
void arena_close(struct arena *a);
/** As arena_close() and open again, keeping the first chunk: for worker threads. */
void arena_clear(struct arena *a);

/** size bytes, zeroed, aligned for any type. Never NULL. size 0 gives a valid pointer. */
void *arena_alloc(struct arena *a, size_t size_bytes) __attribute__((malloc, alloc_size(2)));
/** A text of old bytes gets room for new bytes (at least as many), where it lies if nothing was
 * handed out after it, else as a copy; what the added bytes hold is not said. p NULL with old 0
 * begins one. Never NULL. */
void *arena_grow(struct arena *a, void *p, size_t old_bytes, size_t new_bytes);
/** count objects of size bytes, overflow checked. */
void *arena_array_(struct arena *a, size_t count, size_t size_bytes);

#define arena_new(a, type)          ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, count, type) ((type *)arena_array_((a), (count), sizeof(type)))

struct arena_mark arena_mark(struct arena *a);
void arena_reset(struct arena *a, struct arena_mark mark);

/** Call fn(p) when the arena is closed, cleared, or reset to before this point. */
void arena_on_free(struct arena *a, void (*fn)(void *), void *p);

/** Bytes handed out and not reset. */
size_t arena_used_bytes(const struct arena *a);
#endif
