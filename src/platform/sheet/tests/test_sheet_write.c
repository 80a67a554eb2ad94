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

/* The first row as headings. */
static struct str written(struct arena *a, enum sheet_format format)
{
    struct sheet_out *out = NULL;
    struct str bytes = {0};
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
    ASSERT(sheet_out_end(out, &err, &bytes) == ST_OK);
    return bytes;
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
    struct str bytes;
    struct err err;

    arr_each (i, COUNT(cells))
        cells[i] = str_printf(a, "c%zu", i);
    out = sheet_out_new(a, SHEET_XLSX, cells, COUNT(cells));
    ASSERT(sheet_out_end(out, &err, &bytes) == ST_OK);
    OK(str_ends(build_read(a, build_file(bytes.ptr, bytes.len), 0), S("|c58|c59\n")),
       "columns past Z");
}

static void too_much(struct arena *a)
{
    char *cell = arena_alloc(a, 1 << 20);
    const struct str cells[] = {{cell, 1 << 20}};
    struct sheet_out *out = sheet_out_new(a, SHEET_CSV, cells, 1);
    struct str bytes;
    struct err err;

    memset(cell, 'x', 1 << 20);
    for (int i = 0; i < 40; i++)
        sheet_out_row(out, cells);
    EQ_INT(sheet_out_end(out, &err, &bytes), ST_INVALID, "past 32 MiB");
    EQ_TEXT(err.key, "sheet.too_big", "is said");
}

int main(void)
{
    struct arena *a = arena_open(0);
    const struct str csv = written(a, SHEET_CSV), xlsx = written(a, SHEET_XLSX);

    formats();
    OK(str_starts(csv, S("\xEF\xBB\xBF编号,内容,说明\r\n1,修路,\r\n")), "CSV as Excel wants it");
    EQ_STR(build_read(a, build_file(csv.ptr, csv.len), 0),
           "1:编号|内容|说明\n2:1|修路\n3:007|甲,乙\n\"丙\"|<b>&\n4:13900000001||-2.5\n"
           "5:140826199001011234|'=1+1|'@x\n6:0.5|1.2.3|0\n",
           "CSV is read again; formulas are disarmed");
    EQ_STR(build_read(a, build_file(xlsx.ptr, xlsx.len), 0),
           "1:编号|内容|说明\n2:1|修路\n3:007|甲,乙\n\"丙\"|<b>&\n4:13900000001||-2.5\n"
           "5:140826199001011234|=1+1|@x\n6:0.5|1.2.3|0\n",
           "XLSX is read again");
    many_columns(a);
    too_much(a);
    build_remove();
    arena_close(a);
    return tap_done();
}
