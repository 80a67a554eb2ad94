// SPDX-License-Identifier: MulanPSL-2.0
/* Files of the demo's suggestions: pictures and documents made here, byte by byte. */
#include "modules/suggestion/suggestion_demo_files.h"
#include "modules/attachment/attachment.h"
#include "modules/suggestion/suggestion_demo.h"
#include "modules/suggestion/suggestion_files.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/text.h"

enum { WIDTH = 150, HEIGHT = 100, ROW = 1 + WIDTH * 3, WITH_FILES = 6 };

static uint32_t crc32_of(const char *bytes, size_t len)
{
    uint32_t crc = 0xFFFFFFFF;

    arr_each (i, len) {
        crc ^= (unsigned char)bytes[i];
        for (unsigned bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

static void put_le(struct buf *b, uint32_t n, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++)
        buf_char(b, (char)(n >> 8 * i & 0xFF));
}

static void put_be32(struct buf *b, uint32_t n)
{
    for (unsigned i = 4; i > 0; i--)
        buf_char(b, (char)(n >> 8 * (i - 1) & 0xFF));
}

/* ---------------------------------------------------------------- a picture: sky, hills, a road */

static void put_point(struct buf *b, unsigned x, unsigned y, unsigned seed)
{
    const unsigned hill = 45 + (x * (3 + seed % 3) / 7 + seed * 11) % 20;
    const bool road = y > 60 && x + 2 * y > 170 + seed * 3 && x + y < 190 + seed * 5;

    if (y < hill)
        buf_put(b, (const char[]){(char)(140 + y), (char)(180 + y), (char)235}, 3);
    else if (road)
        buf_put(b, (const char[]){(char)120, (char)120, (char)(125 + seed % 9)}, 3);
    else
        buf_put(b, (const char[]){(char)(70 + y / 2), (char)(150 - y / 3), (char)70}, 3);
}

static void put_chunk(struct buf *out, const char *kind, struct str data)
{
    const size_t at = out->len + 4;

    put_be32(out, (uint32_t)data.len);
    buf_put(out, kind, 4);
    buf_str(out, data);
    put_be32(out, crc32_of(out->ptr + at, data.len + 4));
}

static struct str picture(struct arena *a, unsigned seed)
{
    struct buf raw = buf_new(a, 0), head = buf_new(a, 0), data = buf_new(a, 0), out = buf_new(a, 0);
    uint32_t low = 1, high = 0;

    for (unsigned y = 0; y < HEIGHT; y++) {
        buf_char(&raw, '\0');
        for (unsigned x = 0; x < WIDTH; x++)
            put_point(&raw, x, y, seed);
    }
    arr_each (i, raw.len) {
        low = (low + (unsigned char)raw.ptr[i]) % 65521;
        high = (high + low) % 65521;
    }
    put_be32(&head, WIDTH);
    put_be32(&head, HEIGHT);
    buf_put(&head, "\x08\x02\0\0\0", 5);
    buf_put(&data, "\x78\x01\x01", 3); /* zlib, one block that is not packed */
    put_le(&data, ROW * HEIGHT, 2);
    put_le(&data, ~(uint32_t)(ROW * HEIGHT), 2);
    buf_str(&data, buf_view(&raw));
    put_be32(&data, high << 16 | low);
    buf_put(&out, "\x89PNG\r\n\x1A\n", 8);
    put_chunk(&out, "IHDR", buf_view(&head));
    put_chunk(&out, "IDAT", buf_view(&data));
    put_chunk(&out, "IEND", S(""));
    return buf_view(&out);
}

/* ---------------------------------------------------------------- a document */

struct member {
    const char *name;
    struct str bytes;
};

static void put_member(struct buf *out, const struct member *m, uint32_t at)
{
    const uint32_t size = (uint32_t)m->bytes.len;

    if (at != UINT32_MAX)
        put_le(out, 20, 2); /* in the directory: made by */
    put_le(out, 20, 2);
    put_le(out, 0x0800, 2); /* names in UTF-8 */
    put_le(out, 0, 2);      /* not packed */
    put_le(out, 0x58740000, 4);
    put_le(out, crc32_of(m->bytes.ptr, m->bytes.len), 4);
    put_le(out, size, 4);
    put_le(out, size, 4);
    put_le(out, (uint32_t)strlen(m->name), 2);
    put_le(out, 0, 2);
    if (at != UINT32_MAX) {
        put_le(out, 0, 4);
        put_le(out, 0, 2);
        put_le(out, 0, 4);
        put_le(out, at, 4);
    }
    buf_z(out, m->name);
}

static struct str zip(struct arena *a, const struct member *members, size_t count)
{
    struct buf out = buf_new(a, 0), directory = buf_new(a, 0);
    uint32_t from;

    arr_each (i, count) {
        buf_put(&directory, "PK\x01\x02", 4);
        put_member(&directory, &members[i], (uint32_t)out.len);
        buf_put(&out, "PK\x03\x04", 4);
        put_member(&out, &members[i], UINT32_MAX);
        buf_str(&out, members[i].bytes);
    }
    from = (uint32_t)out.len;
    buf_str(&out, buf_view(&directory));
    buf_put(&out, "PK\x05\x06\0\0\0\0", 8);
    put_le(&out, (uint32_t)count, 2);
    put_le(&out, (uint32_t)count, 2);
    put_le(&out, (uint32_t)directory.len, 4);
    put_le(&out, from, 4);
    put_le(&out, 0, 2);
    return buf_view(&out);
}

#define XML     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
#define FORMATS "http://schemas.openxmlformats.org/"

/* Lines of a text are written with bars between them. */
static struct str lines(struct arena *a, struct str text)
{
    struct buf out = buf_new(a, 0);
    struct str line;

    while (str_cut(&text, '|', &line)) {
        buf_str(&out, line);
        buf_char(&out, '\n');
    }
    return buf_view(&out);
}

/* One paragraph for each line of `text`. */
static struct str document(struct arena *a, struct str text)
{
    struct buf body = buf_new(a, 0);
    struct str line;

    buf_z(&body, XML "<w:document xmlns:w=\"" FORMATS "wordprocessingml/2006/main\"><w:body>");
    while (str_cut(&text, '\n', &line))
        buf_printf(&body, "<w:p><w:r><w:t>" STR_FMT "</w:t></w:r></w:p>", STR_ARG(line));
    buf_z(&body, "</w:body></w:document>");
    const struct member members[] = {
        {"[Content_Types].xml",
         S(XML "<Types xmlns=\"" FORMATS "package/2006/content-types\"><Default Extension=\"rels\""
               " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
               "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
               "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")},
        {"_rels/.rels",
         S(XML "<Relationships xmlns=\"" FORMATS "package/2006/relationships\"><Relationship"
               " Id=\"r1\" Type=\"" FORMATS "officeDocument/2006/relationships/officeDocument\""
               " Target=\"word/document.xml\"/></Relationships>")},
        {"word/document.xml", buf_view(&body)},
    };

    return zip(a, members, COUNT(members));
}

/* ---------------------------------------------------------------- on records */

static enum status add(struct ctx *ctx, const char *kind, int64_t id, struct str name,
                       struct str bytes, bool open)
{
    const struct attachment_new in = {.of = {kind, id}, .name = name, .bytes = bytes, .open = open};
    int64_t made;

    return attachment_add_bytes(ctx, &in, &made);
}

static enum status add_all(struct ctx *ctx, const struct suggestion_detail *d, unsigned seed)
{
    struct arena *a = ctx->arena;

    TRY(add(ctx, SUGGESTION_FILES, d->s.id, T("suggestion.demo.photo"), picture(a, seed), true));
    if (seed % 2 == 0)
        TRY(add(ctx, SUGGESTION_FILES, d->s.id, T("suggestion.demo.note"),
                lines(a, TF(a, "suggestion.demo.note_text", d->s.title)), false));
    arr_each (i, d->replies_count) {
        const struct suggestion_reply *r = &d->replies[i];

        if (i > 0 || !str_eqz(r->state, "sent"))
            continue;
        TRY(add(ctx, SUGGESTION_REPLY_FILES, r->id, T("suggestion.demo.list"),
                document(a, lines(a, TF(a, "suggestion.demo.list_text", r->organ_name))), true));
        TRY(add(ctx, SUGGESTION_REPLY_FILES, r->id, T("suggestion.demo.after"),
                picture(a, seed + 7), true));
    }
    return ST_OK;
}

enum status suggestion_demo_with_files(struct ctx *ctx)
{
    const struct suggestion_list_query q = {
        .filter = {.rating = S("rated")}, .sort = "new", .limit = WITH_FILES};
    struct suggestion_row *rows;
    struct str next;
    size_t count;

    TRY(suggestion_demo(ctx));
    TRY(suggestion_list(ctx, &q, &rows, &count, &next));
    arr_each (i, count) {
        struct suggestion_detail d;

        TRY(suggestion_show(ctx, rows[i].id, &d));
        TRY(add_all(ctx, &d, (unsigned)i));
    }
    return ST_OK;
}
