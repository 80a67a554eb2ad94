// SPDX-License-Identifier: MulanPSL-2.0
/* Files made by hand for tests. */
#include "platform/file/tests/filetest.h"
#include <libdeflate.h>

static void le16(struct buf *b, uint32_t n)
{
    buf_char(b, (char)(n & 0xFF));
    buf_char(b, (char)(n >> 8 & 0xFF));
}

static void le32(struct buf *b, uint32_t n)
{
    le16(b, n & 0xFFFF);
    le16(b, n >> 16);
}

static void be32(struct buf *b, uint32_t n)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_char(b, (char)(n >> shift & 0xFF));
}

static void common(struct buf *b, const struct filetest_member *m, uint32_t size)
{
    le16(b, 20);
    le16(b, m->locked ? 1 : 0);
    le16(b, 0); /* stored */
    le32(b, 0); /* when */
    le32(b, libdeflate_crc32(0, m->bytes, strlen(m->bytes)));
    le32(b, (uint32_t)strlen(m->bytes));
    le32(b, size);
    le16(b, (uint32_t)strlen(m->name));
    le16(b, 0);
}

struct str filetest_zip(struct arena *a, const struct filetest_member *members, size_t count)
{
    struct buf b = buf_new(a, 0), directory = buf_new(a, 0);

    arr_each (i, count) {
        const struct filetest_member *m = &members[i];
        const uint32_t at = (uint32_t)b.len, size = (uint32_t)strlen(m->bytes);

        buf_put(&b, "PK\x03\x04", 4);
        common(&b, m, size);
        buf_z(&b, m->name);
        buf_z(&b, m->bytes);
        buf_put(&directory, "PK\x01\x02", 4);
        le16(&directory, 20);
        common(&directory, m, m->claims != 0 ? m->claims : size);
        le16(&directory, 0);
        le16(&directory, 0);
        le16(&directory, 0);
        le32(&directory, 0);
        le32(&directory, at);
        buf_z(&directory, m->name);
    }
    const uint32_t from = (uint32_t)b.len;

    buf_str(&b, buf_view(&directory));
    buf_put(&b, "PK\x05\x06\0\0\0\0", 8);
    le16(&b, (uint32_t)count);
    le16(&b, (uint32_t)count);
    le32(&b, (uint32_t)directory.len);
    le32(&b, from);
    le16(&b, 0);
    return buf_view(&b);
}

static void put_entry(struct buf *b, const char *name)
{
    const size_t len = strlen(name);

    for (size_t i = 0; i < 32; i++)
        le16(b, i < len ? (unsigned char)name[i] : 0);
    le16(b, (uint32_t)(2 * (len + 1)));
    for (size_t i = 66; i < 128; i++)
        buf_char(b, '\0');
}

struct str filetest_ole(struct arena *a, const char *const *streams, size_t count)
{
    struct buf b = buf_new(a, 0);

    buf_put(&b, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    while (b.len < 24)
        buf_char(&b, '\0');
    le16(&b, 0x3E);
    le16(&b, 3);
    le16(&b, 0xFFFE);
    le16(&b, 9); /* sectors of 512 bytes */
    while (b.len < 44)
        buf_char(&b, '\0');
    le32(&b, 1); /* one sector of the table */
    le32(&b, 1); /* the directory begins in sector 1 */
    while (b.len < 76)
        buf_char(&b, '\0');
    le32(&b, 0); /* the table is sector 0 */
    while (b.len < 512)
        le32(&b, 0xFFFFFFFF);
    le32(&b, 0xFFFFFFFD);
    le32(&b, 0xFFFFFFFE);
    while (b.len < 1024)
        le32(&b, 0xFFFFFFFF);
    put_entry(&b, "Root Entry");
    arr_each (i, count)
        put_entry(&b, streams[i]);
    while (b.len < 1536)
        buf_char(&b, '\0');
    return buf_view(&b);
}

static void chunk(struct buf *b, const char *kind, struct str data)
{
    const size_t at = b->len + 4;

    be32(b, (uint32_t)data.len);
    buf_put(b, kind, 4);
    buf_str(b, data);
    be32(b, libdeflate_crc32(0, b->ptr + at, data.len + 4));
}

struct str filetest_png(struct arena *a, uint32_t width, uint32_t height)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
    struct buf b = buf_new(a, 0), head = buf_new(a, 0);
    const size_t row = 1 + (size_t)width * 3, raw_len = row * height;
    const size_t most = libdeflate_zlib_compress_bound(c, raw_len);
    char *raw = arena_alloc(a, raw_len), *packed = arena_alloc(a, most);

    for (size_t i = 0; i < raw_len; i++)
        if (i % row != 0) /* each row begins with a zero: no filter */
            raw[i] = (char)(60 + (i / row) * 3 + i % 3 * 40);
    be32(&head, width);
    be32(&head, height);
    buf_put(&head, "\x08\x02\0\0\0", 5);
    buf_put(&b, "\x89PNG\r\n\x1A\n", 8);
    chunk(&b, "IHDR", buf_view(&head));
    chunk(&b, "IDAT",
          (struct str){packed, libdeflate_zlib_compress(c, raw, raw_len, packed, most)});
    chunk(&b, "IEND", S(""));
    libdeflate_free_compressor(c);
    return buf_view(&b);
}
