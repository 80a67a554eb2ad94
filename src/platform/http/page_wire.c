// SPDX-License-Identifier: MulanPSL-2.0
/* Pages with places for tokens. In gzip (RFC 1952) a place is a stored block of its own between
 * blocks that end on a byte; zlib is told that zeros stand there, which no page has, so that
 * nothing refers back to it. */
#define ZLIB_CONST
#include "platform/http/page_wire.h"
#include <stdlib.h>
#include <zlib.h>

enum { LEVEL = 3, MEMORY = 8, HEADER = 10, TRAILER = 8, STORED = 5, FLUSH_ROOM = 32 };

static const unsigned char HEAD[HEADER] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};

static size_t place_chars(const struct page_cut *cut)
{
    return cut->once ? PAGE_ONCE_CHARS : PAGE_CSRF_CHARS;
}

/* ---- where the places are */

static size_t find(struct str body, size_t from, struct str what)
{
    const char *at = what.len != 0 && from < body.len
                         ? memmem(body.ptr + from, body.len - from, what.ptr, what.len)
                         : NULL;

    return at != NULL ? (size_t)(at - body.ptr) : SIZE_MAX;
}

static bool find_cuts(struct page_wire *w, struct str body, struct str csrf, struct str once)
{
    size_t c = find(body, 0, csrf), o = find(body, 0, once);

    while (c != SIZE_MAX || o != SIZE_MAX) {
        if (w->cuts_count == PAGE_CUTS_MAX)
            return false;
        w->cuts[w->cuts_count++] = (struct page_cut){.at = c < o ? c : o, .once = o < c};
        if (c < o)
            c = find(body, c + csrf.len, csrf);
        else
            o = find(body, o + once.len, once);
    }
    return true;
}

/* ---- packing */

static void put_le(unsigned char *to, uint32_t n)
{
    for (int i = 0; i < 4; i++)
        to[i] = (unsigned char)(n >> 8 * i);
}

static bool put_piece(z_stream *z, struct str piece, bool last)
{
    int code;

    if (piece.len == 0 && !last)
        return true; /* it ends on a byte already */
    z->next_in = (const Bytef *)piece.ptr;
    z->avail_in = (uInt)piece.len;
    code = deflate(z, last ? Z_FINISH : Z_SYNC_FLUSH);
    return last ? code == Z_STREAM_END : code == Z_OK && z->avail_in == 0 && z->avail_out > 0;
}

/* A stored block; cut->at becomes its place in the packed page. */
static bool put_place(z_stream *z, struct page_cut *cut, const char *bytes)
{
    static const Bytef ZEROS[PAGE_CSRF_CHARS];
    const size_t len = place_chars(cut);
    const Bytef head[STORED] = {0, (Bytef)len, 0, (Bytef)~len, 0xff};

    if (z->avail_out < STORED + len)
        return false;
    memcpy(z->next_out, head, STORED);
    cut->at = (size_t)((char *)z->next_out + STORED - bytes);
    memset(z->next_out + STORED, '0', len);
    z->next_out += STORED + len;
    z->avail_out -= (uInt)(STORED + len);
    return deflateSetDictionary(z, ZEROS, (uInt)len) == Z_OK;
}

static bool put_all(struct page_wire *w, z_stream *z, struct str body)
{
    size_t from = 0;

    for (size_t i = 0; i <= w->cuts_count; i++) {
        struct page_cut *cut = i < w->cuts_count ? &w->cuts[i] : NULL;
        const size_t to = cut != NULL ? cut->at : body.len;
        const struct str piece = {body.ptr + from, to - from};
        const uLong crc = crc32_z(0, (const Bytef *)piece.ptr, piece.len);

        if (i == 0)
            w->crc = crc;
        else
            w->cuts[i - 1].crc = crc;
        if (i > 0)
            w->cuts[i - 1].over = crc32_combine_gen((z_off_t)piece.len);
        if (!put_piece(z, piece, cut == NULL))
            return false;
        if (cut != NULL && !put_place(z, cut, w->bytes))
            return false;
        from = to + (cut != NULL ? place_chars(cut) : 0);
    }
    return true;
}

static bool pack(struct page_wire *w, struct str body)
{
    z_stream z = {0};
    size_t room;
    bool whole;

    if (memchr(body.ptr, '\0', body.len) != NULL || body.len > INT32_MAX ||
        deflateInit2(&z, LEVEL, Z_DEFLATED, -MAX_WBITS, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    room = HEADER + TRAILER + deflateBound(&z, (uLong)body.len) +
           (w->cuts_count + 1) * (STORED + PAGE_CSRF_CHARS + FLUSH_ROOM);
    w->bytes = malloc(room);
    if (w->bytes == NULL)
        abort();
    memcpy(w->bytes, HEAD, HEADER);
    z.next_out = (Bytef *)w->bytes + HEADER;
    z.avail_out = (uInt)(room - HEADER - TRAILER);
    whole = put_all(w, &z, body);
    w->len = (size_t)((char *)z.next_out - w->bytes) + TRAILER;
    put_le(z.next_out + 4, (uint32_t)body.len);
    deflateEnd(&z);
    w->over_csrf = crc32_combine_gen(PAGE_CSRF_CHARS);
    w->over_once = crc32_combine_gen(PAGE_ONCE_CHARS);
    return whole;
}

/* ---- */

bool page_wire_make(struct page_wire *w, struct str body, struct str csrf, struct str once,
                    bool gzip)
{
    *w = (struct page_wire){.gzip = gzip, .len = body.len};
    if ((csrf.len != 0 && csrf.len != PAGE_CSRF_CHARS) ||
        (once.len != 0 && once.len != PAGE_ONCE_CHARS) || body.len == 0 ||
        !find_cuts(w, body, csrf, once))
        return false;
    if (gzip) {
        if (pack(w, body)) {
            char *fits = realloc(w->bytes, w->len);

            w->bytes = fits != NULL ? fits : w->bytes;
            return true;
        }
        page_wire_free(w);
        return false;
    }
    w->bytes = malloc(body.len);
    if (w->bytes == NULL)
        abort();
    memcpy(w->bytes, body.ptr, body.len);
    return true;
}

void page_wire_free(struct page_wire *w)
{
    free(w->bytes);
    w->bytes = NULL;
}

static uint32_t checksum(const struct page_wire *w, const struct page_tokens *t)
{
    const uLong csrf = crc32_z(0, (const Bytef *)t->csrf, sizeof t->csrf);
    const uLong once = crc32_z(0, (const Bytef *)t->once, sizeof t->once);
    uLong crc = w->crc;

    for (size_t i = 0; i < w->cuts_count; i++) {
        const struct page_cut *cut = &w->cuts[i];

        crc =
            crc32_combine_op(crc, cut->once ? once : csrf, cut->once ? w->over_once : w->over_csrf);
        crc = crc32_combine_op(crc, cut->crc, cut->over);
    }
    return (uint32_t)crc;
}

char *page_wire_fill(const struct page_wire *w, const struct page_tokens *tokens)
{
    char *to = malloc(w->len);

    if (to == NULL)
        abort();
    memcpy(to, w->bytes, w->len);
    for (size_t i = 0; i < w->cuts_count; i++)
        memcpy(to + w->cuts[i].at, w->cuts[i].once ? tokens->once : tokens->csrf,
               place_chars(&w->cuts[i]));
    if (w->gzip)
        put_le((unsigned char *)to + w->len - TRAILER, checksum(w, tokens));
    return to;
}
