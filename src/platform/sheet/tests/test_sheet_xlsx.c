// SPDX-License-Identifier: MulanPSL-2.0
/* XLSX files made part by part: what cells may hold, and what must be refused. */
#include "sheet_build.h"

#define ROW(cells) "<row r=\"1\">" cells "</row>"

static const char STRINGS[] =
    "<sst " XMLNS "><si><t>编号</t></si><si><r><rPr/><t>富</t></r><r><t xml:space=\"preserve\">文 "
    "</t></r><rPh sb=\"0\" eb=\"1\"><t>fu</t></rPh></si><si><t>  a_x000D_\nb_x0041__x0007_ \t</t>"
    "</si><si/><si><t><![CDATA[<b>&]]></t></si></sst>";
static const char STYLES[] =
    "<styleSheet " XMLNS "><numFmts count=\"2\"><numFmt numFmtId=\"176\" "
    "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/><numFmt numFmtId=\"177\" "
    "formatCode=\"yyyy/m/d h:mm:ss\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/>"
    "<xf numFmtId=\"10\"/></cellXfs></styleSheet>";

static const struct {
    const char *what, *rows, *want;
} CELLS[] = {
    {"shared strings", ROW("<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"),
     "1:编号|富文\n"},
    {"escapes, controls, blanks", ROW("<c t=\"s\"><v>2</v></c><c t=\"s\"><v>4</v></c>"),
     "1:a\nbA|<b>&\n"},
    {"empty and unknown strings",
     ROW("<c t=\"s\"><v>3</v></c><c t=\"s\"><v>9</v></c><c t=\"s\"><v>-1</v></c><c><v>1</v></c>"),
     "1:|||1\n"},
    {"inline strings",
     ROW("<c t=\"inlineStr\"><is><t>甲</t></is></c>"
         "<c t=\"inlineStr\"><is><r><t>乙</t></r><r><t>丙</t></r></is></c>"),
     "1:甲|乙丙\n"},
    {"formula with its last value",
     ROW("<c t=\"str\"><f>A1&amp;\"x\"</f><v>甲x</v></c><c><f>1+1</f><v>2</v></c>"), "1:甲x|2\n"},
    {"formula never computed", ROW("<c><f>1+1</f></c><c><v>1</v></c>"), "1:|1\n"},
    {"booleans and errors",
     ROW("<c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c>"),
     "1:TRUE|FALSE|#N/A\n"},
    {"numbers", ROW("<c><v>24</v></c><c s=\"4\"><v>0.85</v></c><c><v>1.1000000000000001</v></c>"),
     "1:24|0.85|1.1\n"},
    {"dates by style",
     ROW("<c s=\"1\"><v>43524</v></c><c s=\"2\"><v>43524</v></c>"
         "<c s=\"3\"><v>43524.475752314814</v></c><c s=\"99\"><v>7</v></c>"),
     "1:2019-02-28|2019-02-28|2019-02-28 11:25:05|7\n"},
    {"ISO date", ROW("<c t=\"d\"><v>2019-02-28T11:25:05</v></c>"), "1:2019-02-28 11:25:05\n"},
    {"sparse cells", ROW("<c r=\"C1\"><v>3</v></c><c r=\"AA1\"><v>27</v></c>"),
     "1:||3||||||||||||||||||||||||27\n"},
    {"rows with gaps and without numbers",
     "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>"
     "<row r=\"9\"/><row r=\"10\"><c r=\"A10\" s=\"1\"/></row><row "
     "r=\"65203\"><c><v>4</v></c></row>",
     "3:1\n4:2|3\n65203:4\n"},
    {"blank cells out of reach",
     ROW("<c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"1\"/>"
         "<c r=\"XFC1\" t=\"inlineStr\"><is><t> </t></is></c>"),
     "1:1\n"},
    {"a cell out of reach", ROW("<c r=\"IW1\"><v>1</v></c>"), "[sheet.too_wide 1]"},
    {"the last cell in reach", ROW("<c r=\"IU1\"><v>1</v></c><c r=\"IV1\"><v>1</v></c>"), NULL},
    {"unknown elements",
     ROW("<extLst><c><v>9</v></c></extLst><c><extLst><v>8</v></extLst><v>1</v>"
         "</c>"),
     "1:1\n"},
    {"no rows", "", ""},
    {"rows out of order", "<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"/>",
     "2:1\n[sheet.broken]"},
    {"a row past the end", "<row r=\"1048577\"/>", "[sheet.broken]"},
    {"a row that is no number", "<row r=\"x\"/>", "[sheet.broken]"},
    {"broken XML", ROW("<c><v>1</v></c>") "<row r=\"2\"><c></row>", "[sheet.broken]"},
    {"unknown entity", ROW("<c><v>&boom;</v></c>"), "[sheet.broken]"},
    {"overlong UTF-8", ROW("<c t=\"str\"><v><![CDATA[\xC1\x9E]]></v></c>"), "[sheet.encoding 1]"},
    {"broken UTF-8", ROW("<c t=\"str\"><v>\xFF</v></c>"), "[sheet.broken]"},
};

static void cells(void)
{
    arr_each (i, COUNT(CELLS)) {
        struct arena *a = arena_open(0);
        const struct str got = build_read(a, build_xlsx(CELLS[i].rows, STRINGS, STYLES, NULL), 0);

        if (CELLS[i].want != NULL)
            EQ_STR(got, CELLS[i].want, CELLS[i].what);
        else
            OK(str_ends(got, S("|1|1\n")), CELLS[i].what);
        arena_close(a);
    }
}

/* ---- which sheet ---- */

static struct str read_book(struct arena *a, const char *properties, const char *sheets)
{
    const struct str book =
        str_printf(a, "<workbook " XMLNS " xmlns:r=\"" REL "\">%s<sheets>%s</sheets></workbook>",
                   properties, sheets);
    const struct build_part parts[] = {
        {"_rels/.rels", BUILD_ROOT_RELS},
        {"xl/_rels/workbook.xml.rels", BUILD_BOOK_RELS},
        {"xl/workbook.xml", book.ptr},
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData><row><c s=\"1\"><v>1</v></c></row></sheetData></worksheet>"},
        {"XL/Worksheets/Sheet2.xml",
         "<x:worksheet xmlns:x=\"u\"><x:sheetData><x:row><x:c><x:v>2</x:v></x:c></x:row>"
         "</x:sheetData></x:worksheet>"},
        {"xl/styles.xml", STYLES},
    };

    return build_read(a, build_zip(parts, COUNT(parts)), 0);
}

static void books(struct arena *a)
{
    EQ_STR(read_book(a, "", "<sheet r:id=\"rId1\"/><sheet r:id=\"rId2\"/>"), "1:1900-01-01\n",
           "the first sheet");
    EQ_STR(read_book(a, "<workbookPr date1904=\"1\"/>", "<sheet r:id=\"rId1\"/>"), "1:1904-01-02\n",
           "epoch of 1904");
    EQ_STR(read_book(a, "", "<sheet r:id=\"rId1\" state=\"hidden\"/><sheet r:id=\"rId2\"/>"),
           "1:2\n", "a hidden sheet is passed over; names and prefixes vary");
    EQ_STR(read_book(a, "", "<sheet r:id=\"rId3\"/><sheet r:id=\"rId2\" state=\"visible\"/>"),
           "1:2\n", "what is no worksheet is passed over");
    EQ_STR(read_book(a, "", "<sheet r:id=\"rId1\" state=\"veryHidden\"/>"), "[sheet.no_sheet]",
           "no visible sheet");
    EQ_STR(read_book(a, "", "<sheet r:id=\"none\"/>"), "[sheet.no_sheet]", "no such relation");
}

static void wrong_packages(struct arena *a)
{
    const struct build_part document[] = {{"word/document.xml", "<document/>"}};
    const struct build_part bare[] = {{"xl/workbook.xml", BUILD_BOOK}};
    const struct build_part lost[] = {{"xl/workbook.xml", BUILD_BOOK},
                                      {"xl/_rels/workbook.xml.rels", BUILD_BOOK_RELS}};
    char bytes[4096];
    size_t len;
    FILE *f;

    EQ_STR(build_read(a, build_zip(document, 1), 0), "[sheet.not_a_sheet]", "a text document");
    EQ_STR(build_read(a, build_zip(bare, 1), 0), "[sheet.no_sheet]", "no relations");
    EQ_STR(build_read(a, build_zip(lost, 2), 0), "[sheet.broken]", "the worksheet is missing");
    f = fopen(build_xlsx(ROW("<c><v>1</v></c>"), STRINGS, STYLES, NULL), "rb");
    ASSERT(f != NULL);
    len = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    EQ_STR(build_read(a, build_file(bytes, len), 0), "1:1\n", "copied whole");
    EQ_STR(build_read(a, build_file(bytes, len - 30), 0), "[sheet.broken]", "cut at the end");
    EQ_STR(build_read(a, build_file(bytes, 100), 0), "[sheet.broken]", "cut at the start");
    bytes[60] ^= 0x55;
    OK(str_starts(build_read(a, build_file(bytes, len), 0), S("[sheet.")), "a byte changed");
}

/* ---- attacks ---- */

static void entities(struct arena *a)
{
    static const char BOMB[] =
        "<!DOCTYPE worksheet [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
        "<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>";
    static const char OUTSIDE[] =
        "<?xml version=\"1.0\"?><!-- <x> --><!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet/>";
    const char *const sheets[] = {BOMB, OUTSIDE, "", "   ", "\xFF\xFE<\0w\0"};

    arr_each (i, COUNT(sheets)) {
        const struct build_part parts[] = {
            {"_rels/.rels", BUILD_ROOT_RELS},
            {"xl/_rels/workbook.xml.rels", BUILD_BOOK_RELS},
            {"xl/workbook.xml", BUILD_BOOK},
            {"xl/worksheets/sheet1.xml", sheets[i]},
        };

        EQ_STR(build_read(a, build_zip(parts, COUNT(parts)), 0), "[sheet.broken]",
               "a document type, or nothing, in a worksheet");
    }
    EQ_STR(build_read(a,
                      build_xlsx(ROW("<c t=\"s\"><v>0</v></c>"),
                                 "<!DOCTYPE sst [<!ENTITY x \"y\">]><sst/>", STYLES, NULL),
                      0),
           "[sheet.broken]", "a document type in the strings");
}

static char *repeat(struct arena *a, const char *head, const char *body, size_t times,
                    const char *tail)
{
    struct buf b = buf_new(a, 256 << 20);

    buf_z(&b, head);
    for (size_t i = 0; i < times; i++)
        buf_z(&b, body);
    buf_z(&b, tail);
    buf_char(&b, '\0');
    return b.ptr;
}

static void bombs(struct arena *a)
{
    struct buf attributes = buf_new(a, 0);
    const struct build_part flat[] = {
        {"_rels/.rels", BUILD_ROOT_RELS},
        {"xl/_rels/workbook.xml.rels", BUILD_BOOK_RELS},
        {"xl/workbook.xml", BUILD_BOOK},
        {"xl/worksheets/sheet1.xml",
         repeat(a, "<worksheet><sheetData>", "<row><c/></row>                    ", 1000000,
                "</sheetData></worksheet>")},
    };
    struct build_part *many = arena_array(a, 5000, struct build_part);

    buf_z(&attributes, "<row><c><v>1</v></c></row><row ");
    for (int i = 0; i < 1100; i++)
        buf_printf(&attributes, "a%d = '%d' ", i, i);
    buf_z(&attributes, "/>");
    buf_char(&attributes, '\0');
    OK(str_ends(build_read(a, build_xlsx(attributes.ptr, NULL, NULL, NULL), 0),
                S("[sheet.broken]")),
       "more attributes than any element has");
    EQ_STR(build_read(a, build_zip(flat, COUNT(flat)), 0), "[sheet.too_big]", "shrunk too much");
    EQ_STR(build_read(a, build_xlsx(ROW("<c><v>1</v></c>"), STRINGS, STYLES, NULL), 1000),
           "[sheet.too_big]", "more than may be unpacked");
    for (size_t i = 0; i < 5000; i++)
        many[i] = (struct build_part){str_printf(a, "m%zu", i).ptr, "x"};
    EQ_STR(build_read(a, build_zip(many, 5000), 0), "[sheet.too_big]", "too many members");
    EQ_STR(build_read(a, build_xlsx(repeat(a, "", "<d>", 300, ROW("<c/>")), NULL, NULL, NULL), 0),
           "[sheet.broken]", "nested without end");
}

static void long_texts(struct arena *a)
{
    char *full = repeat(a, "<row><c t=\"inlineStr\"><is><t>", "字", SHEET_CELL_CHARS_MAX,
                        "</t></is></c></row>");
    char *more = repeat(a, "<row><c t=\"inlineStr\"><is><t>", "字", SHEET_CELL_CHARS_MAX + 1,
                        "</t></is></c></row>");
    char *shared = repeat(a, "<sst><si><t>", "字", 40000, "</t></si></sst>");

    EQ_INT(build_read(a, build_xlsx(full, NULL, NULL, NULL), 0).len, SHEET_CELL_CHARS_MAX * 3 + 3,
           "the longest cell");
    EQ_STR(build_read(a, build_xlsx(more, NULL, NULL, NULL), 0), "[sheet.cell_too_long 1]",
           "one character more");
    EQ_STR(build_read(a, build_xlsx(ROW("<c t=\"s\"><v>0</v></c>"), shared, NULL, NULL), 0),
           "[sheet.cell_too_long 1]", "a shared string too long");
    EQ_STR(build_read(a, build_xlsx(ROW("<c><v>1</v></c>"), shared, NULL, NULL), 0), "1:1\n",
           "a shared string too long that no cell uses");
}

int main(void)
{
    struct arena *a = arena_open(0);

    cells();
    books(a);
    wrong_packages(a);
    entities(a);
    bombs(a);
    long_texts(a);
    build_remove();
    arena_close(a);
    return tap_done();
}
