// SPDX-License-Identifier: MulanPSL-2.0
/** A growing text buffer in an arena, with a maximum. Writing past it sets `overflow`. */
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
void buf_put(struct buf *b, const void *bytes, size_t len);
void buf_str(struct buf *b, struct str s);
void buf_z(struct buf *b, const char *z);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, int64_t n);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
/** What was written so far; valid until the next write. */
struct str buf_view(const struct buf *b);
#endif
