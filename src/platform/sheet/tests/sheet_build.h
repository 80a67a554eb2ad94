// SPDX-License-Identifier: MulanPSL-2.0
/** Files for the tests of the sheet reader: written to a private path, XLSX by hand with libzip. */
#ifndef SHEET_BUILD_H
#define SHEET_BUILD_H
#include "base/buf.h"
#include "base/tap.h"
#include "platform/sheet.h"
#include <unistd.h>
#include <zip.h>

#define XMLNS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define REL   "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static char build_path[] = "/tmp/renda-sheet-XXXXXX";

static inline const char *build_file(const void *bytes, size_t len)
{
    FILE *f;

    if (build_path[sizeof build_path - 2] == 'X')
        close(mkstemp(build_path));
    f = fopen(build_path, "wb");
    ASSERT(f != NULL && fwrite(bytes, 1, len, f) == len);
    fclose(f);
    return build_path;
}

static inline void build_remove(void)
{
    unlink(build_path);
}

struct build_part {
    const char *name, *bytes;
};

static inline const char *build_zip(const struct build_part *parts, size_t count)
{
    struct zip *z;
    int code;

    build_file("", 0);
    unlink(build_path);
    z = zip_open(build_path, ZIP_CREATE | ZIP_TRUNCATE, &code);
    ASSERT(z != NULL);
    for (size_t i = 0; i < count; i++) {
        const size_t len = strlen(parts[i].bytes);
        struct zip_source *from = zip_source_buffer(z, parts[i].bytes, len, 0);

        ASSERT(zip_file_add(z, parts[i].name, from, 0) >= 0);
    }
    ASSERT(zip_close(z) == 0);
    return build_path;
}

static const char BUILD_ROOT_RELS[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" REL "/officeDocument\" Target=\"xl/workbook.xml\"/>"
    "</Relationships>";
static const char BUILD_BOOK_RELS[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" REL "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" REL "/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" REL "/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId4\" Type=\"" REL "/sharedStrings\" Target=\"./sharedStrings.xml\"/>"
    "</Relationships>";
static const char BUILD_BOOK[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<workbook " XMLNS " xmlns:r=\"" REL
    "\"><workbookPr/><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

/** A workbook whose first sheet holds `rows` (XML of <row> elements). NULL leaves a part out. */
static inline const char *build_xlsx(const char *rows, const char *strings, const char *styles,
                                     const char *book)
{
    static char sheet[4 << 20];
    struct build_part parts[8] = {
        {"_rels/.rels", BUILD_ROOT_RELS},
        {"xl/_rels/workbook.xml.rels", BUILD_BOOK_RELS},
        {"xl/workbook.xml", book != NULL ? book : BUILD_BOOK},
        {"xl/worksheets/sheet1.xml", sheet},
    };
    size_t count = 4;

    snprintf(sheet, sizeof sheet, "<worksheet " XMLNS "><sheetData>%s</sheetData></worksheet>",
             rows);
    if (strings != NULL)
        parts[count++] = (struct build_part){"xl/sharedStrings.xml", strings};
    if (styles != NULL)
        parts[count++] = (struct build_part){"xl/styles.xml", styles};
    return build_zip(parts, count);
}

/** Every row as "number:cell|cell\n", or the key of the fault in brackets (with its {0}). */
static inline struct str build_read(struct arena *a, const char *path, uint64_t max_bytes)
{
    struct buf out = buf_new(a, 0);
    struct err err = {0};
    struct sheet *s;
    struct sheet_row row;
    enum status st = sheet_open(a, &err, path, max_bytes, &s);

    while (st == ST_OK && (st = sheet_next(s, &err, &row)) == ST_OK) {
        buf_printf(&out, "%zu:", row.number);
        for (size_t i = 0; i < row.count; i++)
            buf_printf(&out, "%s" STR_FMT, i > 0 ? "|" : "", STR_ARG(row.cells[i]));
        buf_char(&out, '\n');
    }
    if (st != ST_NOT_FOUND)
        buf_printf(&out, "[%s%s%s]", err.key, err.arg[0] != '\0' ? " " : "", err.arg);
    return buf_view(&out);
}
#endif
