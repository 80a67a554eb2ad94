// SPDX-License-Identifier: MulanPSL-2.0
/* A growing text buffer in an arena. */
#include "base/buf.h"
#include <stdarg.h>
#include <stdio.h>

enum { FIRST_BYTES = 256, DEFAULT_MAX_BYTES = 16 * 1024 * 1024 };

struct buf buf_new(struct arena *a, size_t max_bytes)
{
    return (struct buf){.arena = a, .max_bytes = max_bytes != 0 ? max_bytes : DEFAULT_MAX_BYTES};
}

char *buf_room(struct buf *b, size_t more)
{
    if (b->overflow || more > b->max_bytes - b->len) {
        b->overflow = true;
        return NULL;
    }
    if (b->cap - b->len < more) {
        size_t cap = b->cap != 0 ? b->cap * 2 : FIRST_BYTES;

        while (cap < b->len + more)
            cap *= 2;
        if (cap > b->max_bytes)
            cap = b->max_bytes; /* what fits into cap need not be compared with the maximum */
        b->ptr = arena_grow(b->arena, b->ptr, b->cap != 0 ? b->cap + 1 : 0, cap + 1);
        b->cap = cap;
    }
    return b->ptr + b->len;
}

void buf_put_grow(struct buf *b, const void *bytes, size_t len)
{
    char *to = len != 0 ? buf_room(b, len) : NULL;

    if (to == NULL)
        return;
    memcpy(to, bytes, len);
    b->len += len;
    b->ptr[b->len] = '\0';
}

void buf_int(struct buf *b, int64_t n)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;

    do
        digits[--at] = (char)('0' + left % 10);
    while ((left /= 10) != 0);
    if (n < 0)
        digits[--at] = '-';
    buf_put(b, digits + at, sizeof digits - at);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    const size_t left = b->overflow ? 0 : b->cap - b->len;
    va_list ap, again;
    int len;
    char *to;

    va_start(ap, fmt);
    va_copy(again, ap);
    len = vsnprintf(left != 0 ? b->ptr + b->len : NULL, left, fmt, ap);
    ASSERT(len >= 0);
    if ((size_t)len < left) {
        b->len += (size_t)len;
    } else if ((to = buf_room(b, (size_t)len + 1)) != NULL) {
        vsnprintf(to, (size_t)len + 1, fmt, again);
        b->len += (size_t)len;
    }
    va_end(again);
    va_end(ap);
}

struct str buf_view(const struct buf *b)
{
    return (struct str){b->len != 0 ? b->ptr : "", b->len};
}
