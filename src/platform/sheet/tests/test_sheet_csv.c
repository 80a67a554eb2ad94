// SPDX-License-Identifier: MulanPSL-2.0
/* CSV files of every make, and files that are none. */
#include "sheet_build.h"
#include <unicode/ucnv.h>

struct example {
    const char *what, *bytes, *want;
};

static const struct example EXAMPLES[] = {
    {"one cell", "a", "1:a\n"},
    {"LF", "a,b\n1,2\n", "1:a|b\n2:1|2\n"},
    {"CRLF", "a,b\r\n1,2\r\n", "1:a|b\n2:1|2\n"},
    {"CR", "a,b\r1,2\r", "1:a|b\n2:1|2\n"},
    {"blank lines counted", "a,b\n\n\r\n,,\n1,2", "1:a|b\n5:1|2\n"},
    {"trailing blank cells left out", "a,b,,\n1,,,\n", "1:a|b\n2:1\n"},
    {"tab", "a\tb,c\n1\t2\n", "1:a|b,c\n2:1|2\n"},
    {"semicolon though the text has commas", "n;text\n1;x,y,z\n2;u,v\n",
     "1:n|text\n2:1|x,y,z\n3:2|u,v\n"},
    {"a title above the table", "名册\n编号;姓名;团\n1;甲;乙\n",
     "1:名册\n2:编号|姓名|团\n3:1|甲|乙\n"},
    {"separators inside quotes do not vote", "\"a;b;c\",\"d;e;f\"\n1,2\n",
     "1:a;b;c|d;e;f\n2:1|2\n"},
    {"separator named in the first line", "sep=|\na|b,c\n", "1:a|b,c\n"},
    {"quotes", "\"a \"\"b\"\"\",\"c,d\"\n", "1:a \"b\"|c,d\n"},
    {"line ends in quotes", "\"a\r\nb\rc\nd\",e\r\nf,g", "1:a\nb\nc\nd|e\n2:f|g\n"},
    {"blank before a quote", "  \"a,b\" ,c", "1:a,b|c\n"},
    {"text after a quote", "\"a\"b\"c\",d", "1:ab\"c\"|d\n"},
    {"a quote inside a plain cell", "3\" pipe,x", "1:3\" pipe|x\n"},
    {"numbers kept as text", "=\"007\",x", "1:007|x\n"},
    {"open quote", "a,b\n\"c,d\ne\n", "1:a|b\n[sheet.open_quote 2]"},
    {"blanks of every width trimmed", "\xE3\x80\x80 a \xC2\xA0, b \n", "1:a|b\n"},
    {"control characters dropped",
     "a\x01"
     "b\x7F,c",
     "1:ab|c\n"},
    {"later control characters too",
     "a\xC2\x85"
     "b\xC2\xA0"
     "c,d\n",
     "1:ab\xC2\xA0"
     "c|d\n"},
    {"byte order mark", "\xEF\xBB\xBF编号,甲\n", "1:编号|甲\n"},
    {"mark, then broken UTF-8", "\xEF\xBB\xBF编号,\xFF\n", "[sheet.encoding]"},
    {"GB18030", "\xB1\xE0\xBA\xC5,\xD0\xD5\xC3\xFB\n", "1:编号|姓名\n"},
    {"GB18030 with four bytes", "\xB1\xE0,\x95\x32\x82\x36\n", "1:编|𠀀\n"},
    {"GB18030 cut inside a character", "\xB1\xE0\xBA\xC5,\xD0", "[sheet.encoding]"},
    {"UTF-8 with a damaged byte", "编号,姓名,代表团\n1,\xE7\x8E,乙\n", "[sheet.encoding]"},
    {"UTF-8 cut inside a character", "编号,姓名,代表\xE5\x9B", "[sheet.encoding]"},
    {"neither", "abc\xFF\xFF\xFFxyz", "[sheet.encoding]"},
    {"web page", "\xEF\xBB\xBF \n<HTML><table>", "[sheet.web_page]"},
    {"XML", "<?xml version=\"1.0\"?><Workbook/>", "[sheet.web_page]"},
    {"PDF", "%PDF-1.4\n", "[sheet.not_a_sheet]"},
    {"empty", "", "[sheet.empty]"},
    {"only blanks", " \n\n", ""},
};

static void examples(void)
{
    arr_each (i, COUNT(EXAMPLES)) {
        const struct example *e = &EXAMPLES[i];
        struct arena *a = arena_open(0);

        EQ_STR(build_read(a, build_file(e->bytes, strlen(e->bytes)), 0), e->want, e->what);
        arena_close(a);
    }
}

static struct str read_bytes(struct arena *a, const void *bytes, size_t len)
{
    return build_read(a, build_file(bytes, len), 0);
}

static void strange_bytes(struct arena *a)
{
    static const char OLE[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest";
    static const char LOCKED[] =
        "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

    EQ_STR(read_bytes(a, "a\0b", 3), "[sheet.not_a_sheet]", "NUL");
    EQ_STR(read_bytes(a, OLE, sizeof OLE), "[sheet.old_xls]", "xls of old");
    EQ_STR(read_bytes(a, LOCKED, sizeof LOCKED), "[sheet.encrypted]", "workbook with a password");
    EQ_STR(read_bytes(a, "\xFF\xFE\x16\x7F\t\0\xF7\x53\r\0\n\0", 12), "1:编|号\n", "UTF-16LE");
    EQ_STR(read_bytes(a, "\xFE\xFF\x7F\x16\0\t\x53\xF7", 8), "1:编|号\n", "UTF-16BE");
    EQ_STR(read_bytes(a, "\xFF\xFE\x00\xD8", 4), "[sheet.encoding]", "half a pair of UTF-16");
    EQ_STR(build_read(a, "/nowhere", 0), "[sheet.unreadable]", "no such file");
    EQ_STR(build_read(a, "/", 0), "[sheet.unreadable]", "a directory");
}

static void limits(struct arena *a)
{
    struct buf b = buf_new(a, 0);

    for (int i = 0; i < SHEET_COLS_MAX; i++)
        buf_printf(&b, "%d,", i);
    OK(str_ends(read_bytes(a, b.ptr, b.len), S("|255\n")), "256 columns, and a blank one");
    buf_z(&b, "x");
    EQ_STR(read_bytes(a, b.ptr, b.len), "[sheet.too_wide 1]", "257 columns");

    b = buf_new(a, 0);
    for (int i = 0; i < SHEET_CELL_CHARS_MAX; i++)
        buf_z(&b, "字");
    EQ_INT(read_bytes(a, b.ptr, b.len).len, SHEET_CELL_CHARS_MAX * 3 + 3, "the longest cell");
    buf_z(&b, "字");
    EQ_STR(read_bytes(a, b.ptr, b.len), "[sheet.cell_too_long 1]", "one character more");

    b = buf_new(a, 64 << 20);
    buf_z(&b, "a,b\n");
    for (int i = 0; i < 400000; i++)
        buf_z(&b, "                        ,");
    EQ_STR(read_bytes(a, b.ptr, b.len), "1:a|b\n[sheet.cell_too_long 2]", "a row without end");
}

/* Characters and quotes across the blocks of the reader. */
static void long_file(struct arena *a, const char *charset)
{
    UErrorCode code = U_ZERO_ERROR;
    struct buf b = buf_new(a, 0);
    const size_t cap = 8 << 20;
    char *converted = arena_alloc(a, cap);
    struct err err;
    struct sheet *s;
    struct sheet_row row = {0};
    size_t rows = 0, good = 0;
    int32_t len;

    for (int i = 1; i <= 50000; i++)
        buf_printf(&b, "%d,\"第%d行，\n“引号”\"\"\",字%.*s\r\n", i, i, i % 7, "xxxxxxx");
    len = ucnv_convert(charset, "UTF-8", converted, (int32_t)cap, b.ptr, (int32_t)b.len, &code);
    ASSERT(U_SUCCESS(code));
    ASSERT(sheet_open(a, &err, build_file(converted, (size_t)len), 0, &s) == ST_OK);
    while (sheet_next(s, &err, &row) == ST_OK) {
        rows++;
        good += row.number == rows && row.count == 3 &&
                str_eq(row.cells[0], str_printf(a, "%zu", rows)) &&
                str_eq(row.cells[1], str_printf(a, "第%zu行，\n“引号”\"", rows)) &&
                row.cells[2].len == 3 + rows % 7;
    }
    EQ_INT(rows, 50000, charset);
    EQ_INT(good, 50000, "every row as written");
}

int main(void)
{
    struct arena *a = arena_open(0);

    examples();
    strange_bytes(a);
    limits(a);
    long_file(a, "UTF-8");
    long_file(a, "gb18030");
    long_file(a, "UTF-16");
    build_remove();
    arena_close(a);
    return tap_done();
}
