// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: the XML parts of a workbook without the ZIP file around them. The first byte chooses
 * the part: w(orksheet), s(trings), f(ormats), b(ook), r(elations). */
#include "fuzz_sheet.h"
#include "platform/sheet/sheet_book.h"
#include "platform/sheet/sheet_strings.h"
#include "platform/sheet/sheet_xlsx.h"

static void worksheet(struct arena *a, struct err *err, struct str bytes)
{
    struct sheet *s = sheet_new(a);

    if (sheet_xlsx_open_part(s, err, bytes) == ST_OK)
        fuzz_sheet_rows(s);
}

static enum status strings(struct sheet_part *part, struct err *err)
{
    struct sheet_strings strings = {0};
    const enum status st = sheet_strings_read(&strings, part, err);

    arr_each (i, strings.count) {
        const struct str text = sheet_strings_at(&strings, i);

        ASSERT(utf8_valid_text(text.ptr, text.len));
    }
    sheet_strings_free(&strings);
    return st;
}

static enum status one_part(struct arena *a, struct sheet_part *part, struct err *err, char kind)
{
    static struct sheet_relation list[] = {
        {{"rId1", 4}, {"/worksheet", 10}, {"xl/worksheets/sheet1.xml", 24}},
    };
    const struct sheet_relations known = {list, COUNT(list)};
    struct sheet_relations relations;
    struct sheet_book book = {0};

    switch (kind) {
    case 's':
        return strings(part, err);
    case 'f':
        return sheet_book_read_styles(a, part, err, &book);
    case 'b':
        return sheet_book_read_workbook(a, part, err, &known, &book);
    default:
        return sheet_book_read_relations(a, part, err, S("xl/workbook.xml"), &relations);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct str bytes = {(const char *)data + 1, size - 1};
    struct sheet_part *part = NULL;
    struct err err = {0};
    struct arena *a;

    if (size < 2)
        return 0;
    a = arena_open(0);
    if (data[0] == 'w') {
        worksheet(a, &err, bytes);
    } else if (sheet_part_open_memory(&err, bytes, &part) == ST_OK) {
        const enum status st = one_part(a, part, &err, (char)data[0]);

        ASSERT(st == ST_OK || (st == ST_INVALID && err.key != NULL));
    }
    sheet_part_close(part);
    arena_close(a);
    return 0;
}
