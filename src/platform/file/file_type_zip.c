// SPDX-License-Identifier: MulanPSL-2.0
/* What a ZIP holds, by its directory alone: nothing is unpacked. */
#include "platform/file/file_type.h"
#include <strings.h>

enum {
    END_BYTES = 22,
    COMMENT_BYTES_MAX = 65535,
    ENTRY_BYTES = 46,
    MEMBERS_MAX = 10000,
    RATIO_MAX = 200,
};
static const uint64_t UNPACKED_MAX = UINT64_C(1) << 30, RATIO_FREE = UINT64_C(1) << 24;

static uint32_t u16(const char *p)
{
    return (uint32_t)(unsigned char)p[0] | (uint32_t)(unsigned char)p[1] << 8;
}

static uint32_t u32(const char *p)
{
    return u16(p) | u16(p + 2) << 16;
}

/* The record at the end that says where the directory is. NULL: none. */
static const char *find_end(struct str s)
{
    size_t at;

    if (s.len < END_BYTES)
        return NULL;
    at = s.len - END_BYTES;
    for (size_t tries = 0; tries <= COMMENT_BYTES_MAX; tries++, at--) {
        if (memcmp(s.ptr + at, "PK\x05\x06", 4) == 0 &&
            at + END_BYTES + u16(s.ptr + at + 20) <= s.len)
            return s.ptr + at;
        if (at == 0)
            break;
    }
    return NULL;
}

struct content {
    bool types, word, sheet, slides, ofd, macros, locked;
    uint64_t packed, unpacked;
};

static bool name_is(struct str name, const char *want)
{
    return name.len == strlen(want) && strncasecmp(name.ptr, want, name.len) == 0;
}

static bool name_ends(struct str name, const char *want)
{
    const size_t len = strlen(want);

    return name.len >= len && strncasecmp(name.ptr + name.len - len, want, len) == 0;
}

static void see(struct content *c, const char *entry, struct str name)
{
    c->locked = c->locked || (u16(entry + 8) & 1) != 0;
    c->packed += u32(entry + 20);
    c->unpacked += u32(entry + 24);
    c->types = c->types || name_is(name, "[Content_Types].xml");
    c->word = c->word || name_is(name, "word/document.xml");
    c->sheet = c->sheet || name_is(name, "xl/workbook.xml");
    c->slides = c->slides || name_is(name, "ppt/presentation.xml");
    c->ofd = c->ofd || name_is(name, "OFD.xml");
    c->macros = c->macros || name_ends(name, "vbaProject.bin");
}

/* Every entry of the directory. false: it is not in order. */
static bool read_directory(struct str s, const char *end, struct content *c)
{
    const uint64_t count = u16(end + 10), size = u32(end + 12), from = u32(end + 16);
    uint64_t at = from;

    if (count > MEMBERS_MAX || from > (uint64_t)(end - s.ptr) ||
        size > (uint64_t)(end - s.ptr) - from)
        return false;
    for (uint64_t i = 0; i < count; i++) {
        const char *entry = s.ptr + at;
        uint64_t len;

        if (from + size - at < ENTRY_BYTES || memcmp(entry, "PK\x01\x02", 4) != 0)
            return false;
        len = ENTRY_BYTES + u16(entry + 28) + u16(entry + 30) + u16(entry + 32);
        if (from + size - at < len)
            return false;
        see(c, entry, (struct str){entry + ENTRY_BYTES, u16(entry + 28)});
        at += len;
    }
    return true;
}

enum file_type file_type_of_zip(struct str s)
{
    const char *end = find_end(s);
    struct content c = {.types = false};

    if (end == NULL || !read_directory(s, end, &c))
        return FILE_BROKEN;
    if (c.unpacked > UNPACKED_MAX || (c.unpacked > RATIO_FREE && c.unpacked / RATIO_MAX > c.packed))
        return FILE_BOMB;
    if (c.locked)
        return FILE_ENCRYPTED;
    if (c.macros)
        return FILE_MACROS;
    if (c.types && c.word)
        return FILE_DOCX;
    if (c.types && c.sheet)
        return FILE_XLSX;
    if (c.types && c.slides)
        return FILE_PPTX;
    return c.ofd ? FILE_OFD : FILE_ARCHIVE;
}
