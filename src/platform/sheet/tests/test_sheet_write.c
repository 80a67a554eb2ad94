// SPDX-License-Identifier: MulanPSL-2.0
/* What is written is read again as it was. */
#include "platform/sheet_write.h"
#include "sheet_build.h"

enum { COLUMNS = 3 };
static const char *const ROWS[][COLUMNS] = {
    {"编号", "内容", "说明"},
    {"1", "修路", ""},
    {"007", "甲,乙\n\"丙\"", "<b>&"},
    {"13900000001", "", "-2.5"},
    {"140826199001011234", "=1+1", "@x"},
    {"0.5", "1.2.3", "0"},
};

/* The first row as headings; the path of the file. */
static const char *written(struct arena *a, enum sheet_format format)
{
    struct sheet_out *out = NULL;
    const char *path = NULL;
    struct err err;

    arr_each (i, COUNT(ROWS)) {
        struct str cells[COLUMNS];

        arr_each (c, COLUMNS)
            cells[c] = str_from(ROWS[i][c]);
        if (i == 0)
            out = sheet_out_new(a, format, cells, COLUMNS);
        else
            sheet_out_row(out, cells);
    }
    ASSERT(sheet_out_end(out, &err, &path) == ST_OK);
    return path;
}

static void formats(void)
{
    enum sheet_format format;

    OK(sheet_format_parse(S("csv"), &format) && format == SHEET_CSV, "csv");
    OK(sheet_format_parse(S("xlsx"), &format) && format == SHEET_XLSX, "xlsx");
    OK(!sheet_format_parse(S("pdf"), &format), "nothing else");
}

static void many_columns(struct arena *a)
{
    struct str cells[60];
    struct sheet_out *out;
    const char *path;
    struct err err;

    arr_each (i, COUNT(cells))
        cells[i] = str_printf(a, "c%zu", i);
    out = sheet_out_new(a, SHEET_XLSX, cells, COUNT(cells));
    ASSERT(sheet_out_end(out, &err, &path) == ST_OK);
    OK(str_ends(build_read(a, path, 0), S("|c58|c59\n")), "columns past Z");
}

static void too_much(struct arena *a)
{
    const struct str blank[] = {S("")};
    struct sheet_out *out = sheet_out_new(a, SHEET_XLSX, blank, 1);
    const char *path;
    struct err err;

    for (int i = 0; i < 1048576; i++)
        sheet_out_row(out, blank);
    EQ_INT(sheet_out_end(out, &err, &path), ST_INVALID, "past the rows of XLSX");
    EQ_TEXT(err.key, "sheet.too_big", "is said");
}

/* The file grows, the arena does not; it is gone with the arena. */
static void much(enum sheet_format format)
{
    enum { MANY = 20000 };
    struct arena *a = arena_open(0);
    const struct str cells[] = {S("青石岭镇"), S("12"), S("关于修复便桥的建议"), S("=1")};
    struct sheet_out *out = sheet_out_new(a, format, cells, COUNT(cells));
    const size_t used = arena_used_bytes(a);
    const char *path;
    struct sheet_row row = {0};
    struct sheet *s;
    struct err err;
    char *keep;

    for (int i = 0; i < MANY; i++)
        sheet_out_row(out, cells);
    ASSERT(sheet_out_end(out, &err, &path) == ST_OK);
    EQ_INT(arena_used_bytes(a), used, "no memory for each row");
    ASSERT(sheet_open(a, &err, path, 0, &s) == ST_OK);
    while (sheet_next(s, &err, &row) == ST_OK)
        continue;
    EQ_INT(row.number, MANY + 1, "all rows are there");
    keep = strdup(path);
    arena_close(a);
    OK(keep != NULL && access(keep, F_OK) != 0, "the file goes with the arena");
    free(keep);
}

/* One cell too long for Excel is cut between two characters. */
static void long_cell(struct arena *a)
{
    char *text = arena_alloc(a, 40000);
    const struct str heading[] = {S("内容")}, cells[] = {{text, 39999}};
    struct sheet_out *out = sheet_out_new(a, SHEET_XLSX, heading, 1);
    struct sheet_row row;
    struct sheet *s;
    const char *path;
    struct err err;

    for (size_t i = 0; i < 39999; i += 3)
        memcpy(text + i, "字", 3);
    sheet_out_row(out, cells);
    ASSERT(sheet_out_end(out, &err, &path) == ST_OK);
    ASSERT(sheet_open(a, &err, path, 0, &s) == ST_OK && sheet_next(s, &err, &row) == ST_OK);
    EQ_INT(sheet_next(s, &err, &row), ST_OK, "a long cell is written");
    OK(row.count == 1 && row.cells[0].len > 32000 && row.cells[0].len % 3 == 0,
       "in whole characters");
}

int main(void)
{
    struct arena *a = arena_open(0);
    const char *csv = written(a, SHEET_CSV), *xlsx = written(a, SHEET_XLSX);
    char begin[40] = "";
    FILE *f = fopen(csv, "rbe");

    ASSERT(f != NULL && fread(begin, 1, sizeof begin - 1, f) > 0 && fclose(f) == 0);

    formats();
    OK(str_starts(str_from(begin), S("\xEF\xBB\xBF编号,内容,说明\r\n1,修路,\r\n")),
       "CSV as Excel wants it");
    EQ_STR(build_read(a, csv, 0),
           "1:编号|内容|说明\n2:1|修路\n3:007|甲,乙\n\"丙\"|<b>&\n4:13900000001||-2.5\n"
           "5:140826199001011234|'=1+1|'@x\n6:0.5|1.2.3|0\n",
           "CSV is read again; formulas are disarmed");
    EQ_STR(build_read(a, xlsx, 0),
           "1:编号|内容|说明\n2:1|修路\n3:007|甲,乙\n\"丙\"|<b>&\n4:13900000001||-2.5\n"
           "5:140826199001011234|=1+1|@x\n6:0.5|1.2.3|0\n",
           "XLSX is read again");
    many_columns(a);
    too_much(a);
    much(SHEET_CSV);
    much(SHEET_XLSX);
    long_cell(a);
    arena_close(a);
    return tap_done();
}
