// SPDX-License-Identifier: MulanPSL-2.0
/* Lists as CSV and XLSX. */
#include "platform/sheet_write.h"
#include "base/buf.h"
#include <zip.h>

enum { BYTES_MAX = 32 * 1024 * 1024, NUMBER_DIGITS_MAX = 11, COLUMN_NAME_SIZE = 4 };

struct sheet_out {
    struct arena *arena;
    enum sheet_format format;
    size_t columns, rows;
    struct buf text; /* the CSV, or the worksheet */
};

bool sheet_format_parse(struct str word, enum sheet_format *out)
{
    *out = str_eqz(word, "xlsx") ? SHEET_XLSX : SHEET_CSV;
    return str_eqz(word, "xlsx") || str_eqz(word, "csv");
}

const char *sheet_format_type(enum sheet_format format)
{
    return format == SHEET_CSV
               ? "text/csv; charset=utf-8"
               : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

const char *sheet_format_suffix(enum sheet_format format)
{
    return format == SHEET_CSV ? ".csv" : ".xlsx";
}

/* -12, 3.5; no noughts in front, few enough digits to be shown whole. */
static bool is_number(struct str s)
{
    size_t digits = 0, points = 0, at = s.len > 0 && s.ptr[0] == '-';

    if (s.len - at > 1 && s.ptr[at] == '0' && s.ptr[at + 1] != '.')
        return false;
    for (; at < s.len; at++) {
        if (s.ptr[at] == '.' && digits > 0 && at + 1 < s.len)
            points++;
        else if (s.ptr[at] >= '0' && s.ptr[at] <= '9')
            digits++;
        else
            return false;
    }
    return digits > 0 && digits <= NUMBER_DIGITS_MAX && points <= 1;
}

/* ---- CSV ---- */

static bool is_formula(struct str s)
{
    return s.len > 0 && strchr("=+-@\t\r", s.ptr[0]) != NULL && !is_number(s);
}

static void csv_cell(struct buf *b, struct str s)
{
    const bool formula = is_formula(s);
    bool quote = formula;

    for (size_t i = 0; i < s.len && !quote; i++)
        quote = s.ptr[i] == '"' || s.ptr[i] == ',' || s.ptr[i] == '\n' || s.ptr[i] == '\r';
    if (!quote) {
        buf_str(b, s);
        return;
    }
    buf_char(b, '"');
    if (formula)
        buf_char(b, '\'');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"')
            buf_char(b, '"');
        buf_char(b, s.ptr[i]);
    }
    buf_char(b, '"');
}

/* ---- XLSX ---- */

static void xml_text(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        const char c = s.ptr[i];

        if (c == '&')
            buf_z(b, "&amp;");
        else if (c == '<')
            buf_z(b, "&lt;");
        else if (c == '>')
            buf_z(b, "&gt;");
        else if ((unsigned char)c >= 0x20 || c == '\t' || c == '\n')
            buf_char(b, c);
    }
}

static const char *column_name(size_t col, char name[COLUMN_NAME_SIZE])
{
    char *at = name + COLUMN_NAME_SIZE - 1;

    *at = '\0';
    for (col++; col > 0 && at > name; col = (col - 1) / 26)
        *--at = (char)('A' + (col - 1) % 26);
    return at;
}

static void xlsx_cell(struct buf *b, size_t row, size_t col, struct str s)
{
    char name[COLUMN_NAME_SIZE];

    if (s.len == 0)
        return;
    buf_printf(b, "<c r=\"%s%zu\"%s", column_name(col, name), row, row == 1 ? " s=\"1\"" : "");
    if (row > 1 && is_number(s)) {
        buf_printf(b, "><v>" STR_FMT "</v></c>", STR_ARG(s));
        return;
    }
    buf_z(b, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    xml_text(b, s);
    buf_z(b, "</t></is></c>");
}

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define DOC  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACK "http://schemas.openxmlformats.org/package/2006"
#define XML  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

static const char SHEET_HEAD[] =
    XML "<worksheet xmlns=\"" MAIN "\"><sheetViews><sheetView workbookViewId=\"0\">"
        "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
        "</sheetView></sheetViews><sheetData>";

static const struct {
    const char *name, *bytes;
} PARTS[] = {
    {"[Content_Types].xml",
     XML "<Types xmlns=\"" PACK "/content-types\">"
         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
         "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
         "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPE "sheet.main+xml\"/>"
         "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" TYPE "worksheet+xml\"/>"
         "<Override PartName=\"/xl/styles.xml\" ContentType=\"" TYPE "styles+xml\"/></Types>"},
    {"_rels/.rels", XML "<Relationships xmlns=\"" PACK "/relationships\"><Relationship Id=\"rId1\""
                        " Type=\"" DOC "/officeDocument\" Target=\"xl/workbook.xml\"/>"
                        "</Relationships>"},
    {"xl/workbook.xml", XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" DOC "\"><sheets>"
                            "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                            "</workbook>"},
    {"xl/_rels/workbook.xml.rels",
     XML "<Relationships xmlns=\"" PACK "/relationships\"><Relationship Id=\"rId1\" Type=\"" DOC
         "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" DOC
         "/styles\" Target=\"styles.xml\"/></Relationships>"},
    {"xl/styles.xml",
     XML "<styleSheet xmlns=\"" MAIN "\"><fonts count=\"2\"><font><sz val=\"11\"/></font>"
         "<font><b/><sz val=\"11\"/></font></fonts><fills count=\"1\"><fill><patternFill/></fill>"
         "</fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/>"
         "</cellStyleXfs><cellXfs count=\"2\"><xf/><xf fontId=\"1\" applyFont=\"1\"/></cellXfs>"
         "</styleSheet>"},
};

static bool add_part(struct zip *z, const char *name, struct str bytes)
{
    struct zip_source *from = zip_source_buffer(z, bytes.ptr, bytes.len, 0);

    if (from != NULL && zip_file_add(z, name, from, ZIP_FL_ENC_UTF_8) >= 0)
        return true;
    zip_source_free(from);
    return false;
}

static bool add_parts(struct zip *z, struct str sheet)
{
    arr_each (i, COUNT(PARTS))
        if (!add_part(z, PARTS[i].name, str_from(PARTS[i].bytes)))
            return false;
    return add_part(z, "xl/worksheets/sheet1.xml", sheet);
}

static bool read_back(struct arena *a, struct zip_source *source, struct str *out)
{
    zip_stat_t st;
    char *bytes;
    bool good;

    if (zip_source_stat(source, &st) != 0 || zip_source_open(source) != 0)
        return false;
    bytes = arena_alloc(a, (size_t)st.size);
    good = zip_source_read(source, bytes, st.size) == (zip_int64_t)st.size;
    zip_source_close(source);
    *out = (struct str){bytes, (size_t)st.size};
    return good;
}

static enum status xlsx_end(struct sheet_out *out, struct err *err, struct str *out_bytes)
{
    struct zip_source *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    struct zip *z = source != NULL ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
    bool good = z != NULL;

    if (!good) {
        zip_source_free(source);
        return fail_detail(err, ST_INTERNAL, "error.internal", "zip_open_from_source");
    }
    zip_source_keep(source);
    good = add_parts(z, buf_view(&out->text));
    if (!good || zip_close(z) != 0) {
        zip_discard(z);
        good = false;
    }
    good = good && read_back(out->arena, source, out_bytes);
    zip_source_free(source);
    return good ? ST_OK : fail_detail(err, ST_INTERNAL, "error.internal", "writing a workbook");
}

/* ---- both ---- */

struct sheet_out *sheet_out_new(struct arena *a, enum sheet_format format,
                                const struct str *headings, size_t columns)
{
    struct sheet_out *out = arena_new(a, struct sheet_out);

    *out = (struct sheet_out){
        .arena = a, .format = format, .columns = columns, .text = buf_new(a, BYTES_MAX)};
    buf_z(&out->text, format == SHEET_CSV ? "\xEF\xBB\xBF" : SHEET_HEAD);
    sheet_out_row(out, headings);
    return out;
}

void sheet_out_row(struct sheet_out *out, const struct str *cells)
{
    struct buf *b = &out->text;

    out->rows++;
    if (out->format == SHEET_XLSX)
        buf_printf(b, "<row r=\"%zu\">", out->rows);
    arr_each (i, out->columns) {
        if (out->format == SHEET_XLSX) {
            xlsx_cell(b, out->rows, i, cells[i]);
        } else {
            if (i > 0)
                buf_char(b, ',');
            csv_cell(b, cells[i]);
        }
    }
    buf_z(b, out->format == SHEET_XLSX ? "</row>" : "\r\n");
}

enum status sheet_out_end(struct sheet_out *out, struct err *err, struct str *out_bytes)
{
    if (out->format == SHEET_XLSX)
        buf_z(&out->text, "</sheetData></worksheet>");
    if (out->text.overflow)
        return fail(err, ST_INVALID, "sheet.too_big", NULL);
    if (out->format == SHEET_XLSX)
        return xlsx_end(out, err, out_bytes);
    *out_bytes = buf_view(&out->text);
    return ST_OK;
}
