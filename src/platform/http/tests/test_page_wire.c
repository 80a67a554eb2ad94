// SPDX-License-Identifier: MulanPSL-2.0
/* Pages with places for tokens: what goes over the wire is always the page with its new tokens. */
#include "base/buf.h"
#include "base/tap.h"
#include "platform/http/page_wire.h"
#include <stdlib.h>
#include <zlib.h>

static struct arena *arena;
static uint64_t chance = 88172645463325252u;

static uint32_t any(uint32_t below)
{
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (uint32_t)(chance >> 20) % below;
}

static struct str token(size_t chars)
{
    char *t = arena_alloc(arena, chars + 1);

    arr_each (i, chars)
        t[i] = "0123456789abcdef"[any(16)];
    t[chars] = '\0';
    return (struct str){t, chars};
}

/* Words of markup, hexadecimal like the tokens, and tokens: next to each other, at both ends. */
static struct str page_of(size_t pieces, struct str csrf, struct str once, size_t *out_places)
{
    static const char *const WORDS[] = {"<td class=\"n\">",
                                        "\xe5\xbb\xba\xe8\xae\xae",
                                        "0a1b2c",
                                        "<input type=hidden value=\"",
                                        "\">\n",
                                        "47"};
    struct buf b = buf_new(arena, 0);

    *out_places = 0;
    arr_each (i, pieces) {
        const uint32_t kind = any(400);

        if (kind < 2 && *out_places < PAGE_CUTS_MAX) {
            buf_str(&b, kind == 0 ? csrf : once);
            ++*out_places;
        } else if (kind < 20) {
            buf_str(&b, token(1 + any(30)));
        } else {
            buf_z(&b, WORDS[kind % COUNT(WORDS)]);
        }
    }
    if (b.len == 0)
        buf_char(&b, 'x');
    return buf_view(&b);
}

static struct str replaced(struct str page, struct str was, struct str now)
{
    char *to = str_z(arena, page);

    for (char *p = to; (p = strstr(p, was.ptr)) != NULL; p += was.len)
        memcpy(p, now.ptr, now.len);
    return (struct str){to, page.len};
}

/* As a browser does it: with the checksum and the length at the end, and nothing behind them. */
static struct str unpacked(struct str packed, size_t most)
{
    char *to = arena_alloc(arena, most + 1);
    z_stream z = {.next_in = (Bytef *)(uintptr_t)packed.ptr,
                  .avail_in = (uInt)packed.len,
                  .next_out = (Bytef *)to,
                  .avail_out = (uInt)most + 1};
    int code;

    ASSERT(inflateInit2(&z, 16 + MAX_WBITS) == Z_OK);
    code = inflate(&z, Z_FINISH);
    inflateEnd(&z);
    if (code != Z_STREAM_END || z.avail_in != 0)
        return S("not gzip");
    return (struct str){to, z.total_out};
}

static bool one_page(struct str page, struct str csrf, struct str once, bool gzip, size_t *out_len)
{
    const struct str csrf2 = token(PAGE_CSRF_CHARS), once2 = token(PAGE_ONCE_CHARS);
    const struct str want = replaced(replaced(page, csrf, csrf2), once, once2);
    struct page_tokens t;
    struct page_wire w;
    struct str got;
    char *bytes;

    if (!page_wire_make(&w, page, csrf, once, gzip))
        return false;
    memcpy(t.csrf, csrf2.ptr, sizeof t.csrf);
    memcpy(t.once, once2.ptr, sizeof t.once);
    bytes = page_wire_fill(&w, &t);
    *out_len = w.len;
    got = str_dup(arena, (struct str){bytes, w.len});
    free(bytes);
    page_wire_free(&w);
    return str_eq(gzip ? unpacked(got, page.len) : got, want);
}

static void test_pages(void)
{
    int good = 0, shorter = 0;
    size_t places, len, most = 0;

    for (int i = 0; i < 300; i++) {
        const struct str csrf = token(PAGE_CSRF_CHARS), once = token(PAGE_ONCE_CHARS);
        const struct str page = page_of(any(12000), csrf, once, &places);

        most = places > most ? places : most;
        good += one_page(page, csrf, once, false, &len) && len == page.len;
        good += one_page(page, csrf, once, true, &len);
        shorter += len < page.len;
        arena_clear(arena);
    }
    EQ_INT(good, 600, "each page comes out as it was, with other tokens");
    OK(most > 20, "also with many of them");
    OK(shorter > 250, "packed pages are shorter");
}

static void test_edges(void)
{
    const struct str csrf = token(PAGE_CSRF_CHARS), once = token(PAGE_ONCE_CHARS);
    const struct str alone = csrf,
                     side = str_printf(arena, "%s%s%s%s", csrf.ptr, csrf.ptr, once.ptr, csrf.ptr);
    struct buf many = buf_new(arena, 0);
    struct page_wire w;
    size_t len;

    OK(one_page(alone, csrf, once, true, &len), "a page that is a token");
    OK(one_page(side, csrf, once, true, &len), "tokens side by side, packed");
    OK(one_page(side, csrf, once, false, &len), "and plain");
    OK(one_page(S("no token"), csrf, once, true, &len), "a page without");
    for (int i = 0; i < PAGE_CUTS_MAX; i++)
        buf_str(&many, once);
    OK(one_page(buf_view(&many), csrf, once, true, &len), "as many as there is room for");
    buf_str(&many, csrf);
    OK(!page_wire_make(&w, buf_view(&many), csrf, once, true), "one more: not kept");
    OK(!page_wire_make(&w, buf_view(&many), csrf, once, false), "nor plain");
    OK(!page_wire_make(&w, (struct str){"a\0b", 3}, csrf, once, true), "zeros: not packed");
    OK(!page_wire_make(&w, S(""), csrf, once, false), "nothing is no page");
}

/* BREACH: the length must not say whether what somebody put into the page is like the token. */
static void test_length(void)
{
    const struct str csrf = token(PAGE_CSRF_CHARS), once = token(PAGE_ONCE_CHARS);
    const struct str guess = str_printf(arena, "<i>%s</i><p>%s</p>", csrf.ptr, csrf.ptr);
    struct page_wire right, wrong;

    OK(page_wire_make(&right, guess, csrf, once, true) &&
           page_wire_make(&wrong, replaced(guess, csrf, token(PAGE_CSRF_CHARS)), S(""), S(""),
                          true),
       "two pages");
    OK(right.cuts_count == 2 && right.len >= 2 * PAGE_CSRF_CHARS,
       "each token is there in full, wherever it stands");
    page_wire_free(&right);
    page_wire_free(&wrong);
}

int main(void)
{
    arena = arena_open(0);
    test_pages();
    test_edges();
    test_length();
    arena_close(arena);
    return tap_done();
}
