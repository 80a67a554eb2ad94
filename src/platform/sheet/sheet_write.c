// SPDX-License-Identifier: MulanPSL-2.0
/* Lists as CSV and XLSX. */
#include "platform/sheet_write.h"
#include "platform/sheet.h"
#include <errno.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* Longer numbers are numbers of something (of a phone, an identity), not amounts: they stay text.
 */
enum {
    NUMBER_DIGITS_MAX = 9,
    ROWS_MAX = 1048576,
    CELL_BYTES_MAX = 4 * SHEET_CELL_CHARS_MAX,
    WIDTH_MAX = 40,
    SHEET_NAME_BYTES = 90
};

struct sheet_out {
    enum sheet_format format;
    size_t columns, rows;
    char dir[200], path[220]; /* a directory of our own, so that nobody else reads the file */
    FILE *csv;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *bold;
    char cell[CELL_BYTES_MAX + 1];
    bool too_big;
    int fault; /* errno, 0 for none */
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

static void csv_cell(FILE *f, struct str s)
{
    const bool formula = is_formula(s);
    bool quote = formula;

    for (size_t i = 0; i < s.len && !quote; i++)
        quote = s.ptr[i] == '"' || s.ptr[i] == ',' || s.ptr[i] == '\n' || s.ptr[i] == '\r';
    if (!quote) {
        fwrite(s.ptr, 1, s.len, f);
        return;
    }
    putc('"', f);
    if (formula)
        putc('\'', f);
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"')
            putc('"', f);
        putc(s.ptr[i], f);
    }
    putc('"', f);
}

static void csv_row(struct sheet_out *out, const struct str *cells)
{
    arr_each (i, out->columns) {
        if (i > 0)
            putc(',', out->csv);
        csv_cell(out->csv, cells[i]);
    }
    fputs("\r\n", out->csv);
}

/* ---- XLSX: every row goes to a file as soon as the next one begins ---- */

/* How many of Excel's 32,767 places a character takes: two past the first plane, as UTF-16 does. */
static size_t places(unsigned char lead)
{
    if ((lead & 0xC0) == 0x80)
        return 0; /* counted with its first byte */
    return lead >= 0xF0 ? 2 : 1;
}

/* Without what XML cannot hold, cut at what Excel can: between characters, never inside one. */
static const char *cell_text(struct sheet_out *out, struct str s)
{
    size_t n = 0, chars = 0;

    for (size_t i = 0; i < s.len; i++) {
        const unsigned char c = (unsigned char)s.ptr[i];

        if (c < 0x20 && c != '\t' && c != '\n')
            continue;
        chars += places(c);
        if (chars > SHEET_CELL_CHARS_MAX || n == CELL_BYTES_MAX)
            break;
        out->cell[n++] = (char)c;
    }
    out->cell[n] = '\0';
    return out->cell;
}

static void xlsx_cell(struct sheet_out *out, size_t col, struct str s)
{
    const lxw_row_t row = (lxw_row_t)out->rows;
    const char *text = cell_text(out, s);
    lxw_error got;

    if (*text == '\0')
        return;
    if (row > 0 && is_number(s))
        got = worksheet_write_number(out->sheet, row, (lxw_col_t)col, strtod(text, NULL), NULL);
    else /* a string, whatever it begins with: never a formula */
        got = worksheet_write_string(out->sheet, row, (lxw_col_t)col, text,
                                     row == 0 ? out->bold : NULL);
    if (got != LXW_NO_ERROR)
        out->fault = EIO;
}

/* Wide enough for the heading and for most of what stands below. */
static double width_of(struct str heading)
{
    size_t width = 4;

    for (size_t i = 0; i < heading.len; i++) {
        const unsigned char c = (unsigned char)heading.ptr[i];

        width += c < 0x80 ? 1 : c >= 0xE0 ? 2 : 0;
    }
    return width < 12 ? 12 : width > WIDTH_MAX ? WIDTH_MAX : (double)width;
}

static void xlsx_sheet(struct sheet_out *out, const char *name, const struct str *headings)
{
    out->sheet = out->book != NULL ? workbook_add_worksheet(out->book, name) : NULL;
    if (out->sheet == NULL) {
        out->fault = ENOMEM;
        return;
    }
    worksheet_freeze_panes(out->sheet, 1, 0);
    arr_each (i, out->columns)
        worksheet_set_column(out->sheet, (lxw_col_t)i, (lxw_col_t)i, width_of(headings[i]), NULL);
}

static void xlsx_begin(struct sheet_out *out, const struct str *headings)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = out->dir};

    out->book = workbook_new_opt(out->path, &options);
    if (out->book != NULL) {
        out->bold = workbook_add_format(out->book);
        format_set_bold(out->bold);
    }
    xlsx_sheet(out, NULL, headings);
}

static void xlsx_filter(struct sheet_out *out)
{
    if (out->sheet != NULL && out->columns > 0 && out->rows > 0)
        worksheet_autofilter(out->sheet, 0, 0, (lxw_row_t)out->rows - 1,
                             (lxw_col_t)(out->columns - 1));
}

static void xlsx_end(struct sheet_out *out)
{
    if (out->book == NULL)
        return;
    xlsx_filter(out);
    errno = 0;
    if (workbook_close(out->book) != LXW_NO_ERROR && out->fault == 0)
        out->fault = errno != 0 ? errno : EIO;
    out->book = NULL;
}

/* ---- both ---- */

static void finish(struct sheet_out *out)
{
    xlsx_end(out);
    if (out->csv != NULL) {
        if (ferror(out->csv) != 0 && out->fault == 0)
            out->fault = EIO;
        if (fclose(out->csv) != 0 && out->fault == 0)
            out->fault = errno;
    }
    out->csv = NULL;
}

/* When the arena goes: the answer has opened the file, or there is none. */
static void discard(void *p)
{
    struct sheet_out *out = p;

    finish(out);
    unlink(out->path);
    rmdir(out->dir);
}

static void begin(struct sheet_out *out, const struct str *headings)
{
    const char *dir = getenv("TMPDIR");

    snprintf(out->dir, sizeof out->dir, "%s/renda-sheet-XXXXXX", dir != NULL ? dir : "/tmp");
    if (mkdtemp(out->dir) == NULL) {
        out->fault = errno;
        return;
    }
    snprintf(out->path, sizeof out->path, "%s/sheet", out->dir);
    if (out->format == SHEET_XLSX) {
        xlsx_begin(out, headings);
        return;
    }
    out->csv = fopen(out->path, "wbe");
    if (out->csv == NULL)
        out->fault = errno;
    else
        fputs("\xEF\xBB\xBF", out->csv);
}

struct sheet_out *sheet_out_new(struct arena *a, enum sheet_format format,
                                const struct str *headings, size_t columns)
{
    struct sheet_out *out = arena_new(a, struct sheet_out);

    memset(out, 0, sizeof *out);
    out->format = format;
    out->columns = columns;
    begin(out, headings);
    arena_on_free(a, discard, out);
    sheet_out_row(out, headings);
    return out;
}

void sheet_out_row(struct sheet_out *out, const struct str *cells)
{
    if (out->rows == ROWS_MAX && out->format == SHEET_XLSX)
        out->too_big = true;
    if (out->fault != 0 || out->too_big)
        return;
    if (out->format == SHEET_CSV)
        csv_row(out, cells);
    else
        arr_each (i, out->columns)
            xlsx_cell(out, i, cells[i]);
    out->rows++;
}

void sheet_out_next(struct sheet_out *out, struct str name, const struct str *headings,
                    size_t columns)
{
    char title[SHEET_NAME_BYTES + 1];

    ASSERT(out->format == SHEET_XLSX && name.len <= SHEET_NAME_BYTES);
    memcpy(title, name.ptr, name.len);
    title[name.len] = '\0';
    if (out->fault != 0)
        return;
    xlsx_filter(out);
    out->columns = columns;
    out->rows = 0;
    xlsx_sheet(out, title, headings);
    sheet_out_row(out, headings);
}

enum status sheet_out_end(struct sheet_out *out, struct err *err, const char **out_path)
{
    finish(out);
    if (out->too_big)
        return fail(err, ST_INVALID, "sheet.too_big", NULL);
    if (out->fault == ENOSPC)
        return fail_detail(err, ST_BUSY, "db.disk_full", "writing a sheet");
    if (out->fault != 0)
        return fail_detail(err, ST_INTERNAL, "error.internal", "writing a sheet: %s",
                           strerror(out->fault));
    *out_path = out->path;
    return ST_OK;
}
