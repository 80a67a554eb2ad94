// SPDX-License-Identifier: MulanPSL-2.0
/** A growing text buffer in an arena, with a maximum. Writing past it sets `overflow`. What was put
 * ends in NUL (not counted). */
#ifndef BASE_BUF_H
#define BASE_BUF_H
#include "base/str.h"

struct buf {
    struct arena *arena;
    char *ptr;
    size_t len, cap, max_bytes;
    bool overflow;
};

/** Empty buffer that may grow to max_bytes (0: 16 MiB). */
struct buf buf_new(struct arena *a, size_t max_bytes);
/** Make room for `more` bytes and return where they go, NULL on overflow. len is not moved. */
char *buf_room(struct buf *b, size_t more);
/** buf_put() when there is no room left. */
void buf_put_grow(struct buf *b, const void *bytes, size_t len);
/* A page is put together from thousands of pieces: here, so that each is a copy and no call. */
static inline void buf_put(struct buf *b, const void *bytes, size_t len)
{
    if (len > b->cap - b->len || b->overflow) {
        buf_put_grow(b, bytes, len);
        return;
    }
    if (len == 0)
        return;
    memcpy(b->ptr + b->len, bytes, len);
    b->len += len;
    b->ptr[b->len] = '\0'; /* there is one byte more than cap says */
}
static inline void buf_str(struct buf *b, struct str s)
{
    buf_put(b, s.ptr, s.len);
}
static inline void buf_z(struct buf *b, const char *z)
{
    buf_put(b, z, strlen(z));
}
static inline void buf_char(struct buf *b, char c)
{
    buf_put(b, &c, 1);
}
void buf_int(struct buf *b, int64_t n);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
/** What was written so far; valid until the next write. */
struct str buf_view(const struct buf *b);
#endif
