// SPDX-License-Identifier: MulanPSL-2.0
/* The rows of an XLSX worksheet. */
#include "platform/sheet/sheet_xlsx.h"
#include "base/arena_limit.h"
#include "platform/sheet/sheet_book.h"
#include "platform/sheet/sheet_private.h"
#include "platform/sheet/sheet_strings.h"

struct xlsx {
    struct arena *arena;
    struct sheet_package package;
    struct sheet_book book;
    struct sheet_strings strings;
    struct sheet_part *part;
};

static void xlsx_close(void *p)
{
    struct xlsx *x = p;

    sheet_part_close(x->part);
    sheet_strings_free(&x->strings);
    sheet_package_close(&x->package);
    arena_close(x->arena);
    free(x);
}

/* "BC12" is column 54; `next` if there is no reference. SHEET_COLS_MAX and more: out of reach. */
static size_t column_of(struct str reference, size_t next)
{
    size_t col = 0;

    for (size_t i = 0; i < reference.len && col < SHEET_COLS_MAX; i++) {
        const char c = (char)(reference.ptr[i] | 0x20);

        if (c < 'a' || c > 'z')
            break;
        col = col * 26 + (size_t)(c - 'a') + 1;
    }
    return col > 0 ? col - 1 : next;
}

/* The text of <v> and <is> of the <c> just opened. A formula <f> is not looked at. */
static enum status cell_content(struct xlsx *x, struct err *err, struct buf *out)
{
    bool in_value = false;

    for (;;) {
        switch (sheet_part_next(x->part)) {
        case SHEET_NODE_OPEN:
            if (sheet_part_is(x->part, "is"))
                TRY(sheet_strings_collect(x->part, err, out));
            else if (!sheet_part_is(x->part, "v"))
                sheet_part_skip(x->part);
            else
                in_value = !sheet_part_empty(x->part);
            break;
        case SHEET_NODE_CLOSE:
            if (sheet_part_is(x->part, "c"))
                return ST_OK;
            in_value = false;
            break;
        case SHEET_NODE_TEXT:
            if (in_value)
                buf_str(out, sheet_part_text(x->part));
            break;
        case SHEET_NODE_END:
        case SHEET_NODE_FAULT:
            return sheet_part_fault(x->part, err);
        }
    }
}

static enum sheet_number format_of(const struct xlsx *x, struct str style)
{
    int64_t n;

    if (!str_to_int(style, &n) || n < 0 || (uint64_t)n >= x->book.formats_count)
        return SHEET_NUMBER;
    return (enum sheet_number)x->book.formats[n];
}

/* What the reader of the sheet would see. */
static struct str cell_text(struct sheet *s, const struct xlsx *x, char type, struct buf *raw,
                            enum sheet_number format)
{
    const struct str stored = buf_view(raw);
    int64_t n;

    switch (type) {
    case 's': /* shared string, by number */
        return str_to_int(str_trim(stored), &n) && n >= 0 ? sheet_strings_at(&x->strings, (size_t)n)
                                                          : S("");
    case 't': /* string, inline or of a formula */
        return raw->len > 0 ? sheet_strings_unescape(raw->ptr, raw->len) : S("");
    case 'b':
        return str_eqz(str_trim(stored), "1") ? S("TRUE") : S("FALSE");
    case 'd':
        return sheet_iso_text(s->row, stored);
    case 'e':
        return stored;
    default:
        return sheet_number_text(s->row, stored, format, x->book.epoch_1904);
    }
}

static char type_of(struct str t)
{
    if (str_eqz(t, "s") || str_eqz(t, "b") || str_eqz(t, "d") || str_eqz(t, "e"))
        return t.ptr[0];
    return str_eqz(t, "inlineStr") || str_eqz(t, "str") ? 't' : 'n';
}

/* The <c> just opened. Empty ones, which only carry a border, cost next to nothing. */
static enum status read_cell(struct sheet *s, struct xlsx *x, struct err *err, size_t *col)
{
    static const char *const NAMES[] = {"r", "s", "t"};
    struct str values[COUNT(NAMES)];
    struct buf raw = buf_new(s->row, SHEET_CELL_RAW_BYTES_MAX);
    enum sheet_number format;
    char type;

    if (sheet_part_empty(x->part)) {
        ++*col;
        return ST_OK;
    }
    sheet_part_attributes(x->part, NAMES, values, COUNT(NAMES));
    *col = column_of(values[0], *col);
    format = format_of(x, values[1]);
    type = type_of(values[2]);
    TRY(cell_content(x, err, &raw));
    if (raw.overflow)
        return sheet_fault(s, err, "sheet.cell_too_long");
    if (raw.len > 0)
        TRY(sheet_put_cell(s, err, *col, cell_text(s, x, type, &raw, format)));
    ++*col;
    return ST_OK;
}

/* The number of the <row> just opened: never less than that of the row before. */
static enum status row_number(struct sheet *s, struct xlsx *x, struct err *err)
{
    static const char *const NAMES[] = {"r"};
    struct str reference;
    int64_t n = (int64_t)s->number + 1;

    sheet_part_attributes(x->part, NAMES, &reference, 1);
    if (reference.len > 0 && !str_to_int(reference, &n))
        return fail_detail(err, ST_INVALID, "sheet.broken", "row number");
    if (n <= (int64_t)s->number || n > SHEET_ROWS_MAX)
        return fail_detail(err, ST_INVALID, "sheet.broken", "row %lld", (long long)n);
    s->number = (size_t)n;
    return ST_OK;
}

static enum status read_row(struct sheet *s, struct xlsx *x, struct err *err)
{
    size_t col = 0;

    TRY(row_number(s, x, err));
    if (sheet_part_empty(x->part))
        return ST_OK;
    for (;;) {
        switch (sheet_part_next(x->part)) {
        case SHEET_NODE_OPEN:
            if (sheet_part_is(x->part, "c"))
                TRY(read_cell(s, x, err, &col));
            else
                sheet_part_skip(x->part);
            break;
        case SHEET_NODE_CLOSE:
            return ST_OK;
        case SHEET_NODE_TEXT:
            break;
        case SHEET_NODE_END:
        case SHEET_NODE_FAULT:
            return sheet_part_fault(x->part, err);
        }
    }
}

static enum status xlsx_next(struct sheet *s, struct err *err)
{
    struct xlsx *x = s->reader;

    for (;;) {
        switch (sheet_part_next(x->part)) {
        case SHEET_NODE_OPEN:
            if (sheet_part_is(x->part, "row"))
                return read_row(s, x, err);
            if (!sheet_part_is(x->part, "worksheet") && !sheet_part_is(x->part, "sheetData"))
                sheet_part_skip(x->part);
            break;
        case SHEET_NODE_CLOSE:
            if (sheet_part_is(x->part, "sheetData"))
                return ST_NOT_FOUND;
            break;
        case SHEET_NODE_TEXT:
            break;
        case SHEET_NODE_END:
            return ST_NOT_FOUND;
        case SHEET_NODE_FAULT:
            return sheet_part_fault(x->part, err);
        }
    }
}

static struct xlsx *xlsx_new(struct sheet *s)
{
    struct xlsx *x = calloc(1, sizeof *x);

    ASSERT(x != NULL);
    x->arena = arena_open(0);
    s->reader = x;
    s->close = xlsx_close;
    s->next = xlsx_next;
    return x;
}

static void close_part(void *part)
{
    sheet_part_close(part);
}

static enum status read_strings(struct xlsx *x, struct err *err)
{
    struct sheet_part *part = NULL;
    struct owed owed = {0};
    enum status st;

    if (x->book.strings.len == 0)
        return ST_OK;
    st = sheet_part_open(&x->package, err, str_z(x->arena, x->book.strings), &part);
    arena_owe(&owed, close_part, part);
    if (st == ST_OK)
        st = sheet_strings_read(&x->strings, part, err);
    arena_settled(&owed);
    sheet_part_close(part);
    return st == ST_NOT_FOUND ? ST_OK : st;
}

enum status sheet_xlsx_open(struct sheet *s, struct err *err, const char *path,
                            uint64_t max_unpacked_bytes)
{
    struct xlsx *x = xlsx_new(s);
    enum status st;

    TRY(sheet_package_open(&x->package, err, path, max_unpacked_bytes));
    TRY(sheet_book_find(x->arena, &x->package, err, &x->book));
    TRY(read_strings(x, err));
    st = sheet_part_open(&x->package, err, str_z(x->arena, x->book.sheet), &x->part);
    if (st == ST_NOT_FOUND)
        return fail_detail(err, ST_INVALID, "sheet.broken", "worksheet is missing");
    return st;
}

enum status sheet_xlsx_open_part(struct sheet *s, struct err *err, struct str bytes)
{
    struct xlsx *x = xlsx_new(s);

    return sheet_part_open_memory(err, bytes, &x->part);
}
