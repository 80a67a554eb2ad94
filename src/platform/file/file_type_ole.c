// SPDX-License-Identifier: MulanPSL-2.0
/* Compound files (OLE): which streams their directory names. Only the directory is read. */
#include "platform/file/file_type.h"

enum {
    HEADER_BYTES = 512,
    ENTRY_BYTES = 128,
    NAME_UNITS = 32,
    DIRECTORY_SECTORS_MAX = 4096,
    FATS_IN_HEADER = 109
};

static uint32_t u16(const char *p)
{
    return (uint32_t)(unsigned char)p[0] | (uint32_t)(unsigned char)p[1] << 8;
}

static uint32_t u32(const char *p)
{
    return u16(p) | u16(p + 2) << 16;
}

struct ole {
    struct str bytes;
    size_t sector; /* bytes */
};

/* NULL: past the end. */
static const char *sector_at(const struct ole *o, uint32_t number)
{
    const uint64_t at = ((uint64_t)number + 1) * o->sector;

    return at + o->sector <= o->bytes.len ? o->bytes.ptr + at : NULL;
}

/* The sector after `number`; false at the end of the chain or of what the header knows. */
static bool next_sector(const struct ole *o, uint32_t number, uint32_t *out)
{
    const size_t per = o->sector / 4, fat = number / per;
    const char *table;

    if (fat >= FATS_IN_HEADER)
        return false;
    table = sector_at(o, u32(o->bytes.ptr + 76 + 4 * fat));
    if (table == NULL)
        return false;
    *out = u32(table + 4 * (number % per));
    return *out < 0xFFFFFFFA;
}

static bool entry_is(const char *entry, const char *name)
{
    const size_t len = strlen(name);

    if (len >= NAME_UNITS || u16(entry + 64) != 2 * (len + 1))
        return false;
    for (size_t i = 0; i < len; i++)
        if (u16(entry + 2 * i) != (unsigned char)name[i])
            return false;
    return true;
}

struct streams {
    bool word, sheet, slides, locked, macros;
};

static void see(struct streams *s, const char *entry)
{
    s->word = s->word || entry_is(entry, "WordDocument");
    s->sheet = s->sheet || entry_is(entry, "Workbook") || entry_is(entry, "Book");
    s->slides = s->slides || entry_is(entry, "PowerPoint Document");
    s->locked = s->locked || entry_is(entry, "EncryptedPackage");
    s->macros = s->macros || entry_is(entry, "_VBA_PROJECT") ||
                entry_is(entry, "_VBA_PROJECT_CUR") || entry_is(entry, "VBA");
}

enum file_type file_type_of_ole(struct str bytes)
{
    struct streams s = {.word = false};
    struct ole o = {.bytes = bytes};
    uint32_t number, seen = 0;
    const char *sector;

    if (bytes.len < HEADER_BYTES)
        return FILE_BROKEN;
    if (u16(bytes.ptr + 30) != 9 && u16(bytes.ptr + 30) != 12)
        return FILE_BROKEN;
    o.sector = (size_t)1 << u16(bytes.ptr + 30);
    number = u32(bytes.ptr + 48);
    do {
        sector = sector_at(&o, number);
        if (sector == NULL || ++seen > DIRECTORY_SECTORS_MAX)
            return FILE_BROKEN;
        for (size_t at = 0; at < o.sector; at += ENTRY_BYTES)
            see(&s, sector + at);
    } while (next_sector(&o, number, &number));
    if (s.locked)
        return FILE_ENCRYPTED;
    if (s.macros)
        return FILE_MACROS;
    if (s.word)
        return FILE_DOC;
    if (s.sheet)
        return FILE_XLS;
    return s.slides ? FILE_PPT : FILE_UNKNOWN;
}
