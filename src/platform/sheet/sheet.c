// SPDX-License-Identifier: MulanPSL-2.0
/* Opening a spreadsheet by its first bytes, and handing out its rows. */
#include "base/utf8.h"
#include "platform/sheet/sheet_private.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEAD_BYTES = 512, ROW_BYTES_MAX = 64 * 1024 * 1024 };

static const uint64_t DEFAULT_UNPACKED_BYTES = (uint64_t)256 << 20;

enum status sheet_fault(const struct sheet *s, struct err *err, const char *key)
{
    char number[24];

    snprintf(number, sizeof number, "%zu", s->number);
    (void)fail_field(err, NULL, key, number);
    return ST_INVALID;
}

/* Bytes of the control character at p (tab and LF are none), 0 if there is none. */
static size_t control_at(const char *p, size_t left)
{
    const unsigned char c = (unsigned char)p[0];

    if (c == '\t' || c == '\n')
        return 0;
    if (c < 0x20 || c == 0x7F)
        return 1;
    return c == 0xC2 && left > 1 && (unsigned char)p[1] >= 0x80 && (unsigned char)p[1] < 0xA0 ? 2
                                                                                              : 0;
}

struct str sheet_clean(struct arena *a, struct str raw)
{
    const struct str s = str_trim(raw);
    size_t at = 0, len = 0;
    char *to;

    while (at < s.len && control_at(s.ptr + at, s.len - at) == 0)
        at++;
    if (at == s.len)
        return s;
    to = arena_alloc(a, s.len + 1);
    for (at = 0; at < s.len;) {
        const size_t control = control_at(s.ptr + at, s.len - at);

        if (control == 0)
            to[len++] = s.ptr[at];
        else if (s.ptr[at] == '\r' && (at + 1 == s.len || s.ptr[at + 1] != '\n'))
            to[len++] = '\n';
        at += control > 0 ? control : 1;
    }
    return str_trim((struct str){to, len});
}

/* Bytes of the blank that s begins with and the columns it takes; 0: none. */
static size_t blank_at(struct str s, unsigned *out_columns)
{
    *out_columns = 1;
    if (str_starts(s, S(" ")))
        return 1;
    if (str_starts(s, S("\xC2\xA0")))
        return 2;
    *out_columns = 2;
    return str_starts(s, S("\xE3\x80\x80")) ? 3 : 0;
}

/* Bytes of the blanks in front of a text, and the columns they take, at most 254. */
static size_t set_in(struct str raw, unsigned char *out_columns)
{
    size_t all = 0, bytes;
    unsigned n = 0, columns;

    while (n < UCHAR_MAX - 1 &&
           (bytes = blank_at((struct str){raw.ptr + all, raw.len - all}, &columns)) > 0) {
        all += bytes;
        n += columns;
    }
    *out_columns = (unsigned char)n;
    return all;
}

struct str sheet_clean_set_in(struct arena *a, struct str raw)
{
    const struct str text = sheet_clean(a, raw);
    unsigned char columns;
    const size_t front = set_in(raw, &columns);
    char *to;

    if (text.len == 0 || front == 0)
        return text;
    to = arena_alloc(a, front + text.len + 1);
    memcpy(to, raw.ptr, front);
    memcpy(to + front, text.ptr, text.len);
    return (struct str){to, front + text.len};
}

enum status sheet_put_cell(struct sheet *s, struct err *err, size_t col, struct str raw)
{
    const struct str text = sheet_clean(s->row, raw);

    if (arena_used_bytes(s->row) > ROW_BYTES_MAX)
        return sheet_fault(s, err, "sheet.cell_too_long");
    if (text.len == 0)
        return ST_OK;
    if (col >= SHEET_COLS_MAX)
        return sheet_fault(s, err, "sheet.too_wide");
    if (!utf8_valid_text(text.ptr, text.len))
        return sheet_fault(s, err, "sheet.encoding");
    if (text.len > SHEET_CELL_CHARS_MAX && utf8_chars(text.ptr, text.len) > SHEET_CELL_CHARS_MAX)
        return sheet_fault(s, err, "sheet.cell_too_long");
    while (s->count <= col) {
        s->indents[s->count] = 0;
        s->cells[s->count++] = S("");
    }
    s->cells[col] = text;
    (void)set_in(raw, &s->indents[col]);
    return ST_OK;
}

static void close_sheet(void *p)
{
    struct sheet *s = p;

    if (s->reader != NULL)
        s->close(s->reader);
    arena_close(s->row);
    free(s);
}

struct sheet *sheet_new(struct arena *a)
{
    struct sheet *s = calloc(1, sizeof *s);

    ASSERT(s != NULL);
    s->row = arena_open((size_t)ROW_BYTES_MAX * 2);
    arena_on_free(a, close_sheet, s);
    return s;
}

/* An OLE container: an .xls of old, or a workbook with a password. */
static const char *old_or_encrypted(int fd, size_t size)
{
    static const char NAME[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    const char *key = "sheet.old_xls";
    void *p = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);

    if (p == MAP_FAILED)
        return key;
    if (memmem(p, size, NAME, sizeof NAME - 1) != NULL)
        key = "sheet.encrypted";
    munmap(p, size);
    return key;
}

static bool is_markup(struct str head)
{
    static const struct str STARTS[] = {
        {"<html", 5}, {"<!doctype", 9}, {"<table", 6}, {"<?xml", 5}, {"<meta", 5}, {"<head", 5},
    };

    if (str_starts(head, S("\xEF\xBB\xBF"))) {
        head.ptr += 3;
        head.len -= 3;
    }
    head = str_trim(head);
    arr_each (i, COUNT(STARTS)) {
        if (head.len >= STARTS[i].len && strncasecmp(head.ptr, STARTS[i].ptr, STARTS[i].len) == 0)
            return true;
    }
    return false;
}

/* What the first bytes say. *out_key: why it cannot be read, NULL if it may be one of the two. */
static bool looks_like_zip(int fd, size_t size, const char **out_key)
{
    char bytes[HEAD_BYTES];
    const ssize_t got = pread(fd, bytes, sizeof bytes, 0);
    const struct str head = {bytes, got > 0 ? (size_t)got : 0};

    *out_key = NULL;
    if (size == 0)
        *out_key = "sheet.empty";
    else if (size > SHEET_FILE_BYTES_MAX)
        *out_key = "sheet.too_big";
    else if (str_starts(head, S("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        *out_key = old_or_encrypted(fd, size);
    else if (is_markup(head))
        *out_key = "sheet.web_page";
    else if (str_starts(head, S("%PDF-")))
        *out_key = "sheet.not_a_sheet";
    return str_starts(head, S("PK\x03\x04")) || str_starts(head, S("PK\x05\x06"));
}

enum status sheet_open(struct arena *a, struct err *err, const char *path,
                       uint64_t max_unpacked_bytes, struct sheet **out)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    const char *key = NULL;
    struct sheet *s;
    bool zip;

    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        (void)fail_detail(err, ST_INVALID, "sheet.unreadable", "%s", strerror(errno));
        if (fd >= 0)
            close(fd);
        return ST_INVALID;
    }
    zip = looks_like_zip(fd, (size_t)st.st_size, &key);
    close(fd);
    if (key != NULL)
        return fail(err, ST_INVALID, key, NULL);
    s = sheet_new(a);
    if (max_unpacked_bytes == 0)
        max_unpacked_bytes = DEFAULT_UNPACKED_BYTES;
    TRY(zip ? sheet_xlsx_open(s, err, path, max_unpacked_bytes) : sheet_csv_open(s, err, path));
    *out = s;
    return ST_OK;
}

enum status sheet_next(struct sheet *s, struct err *err, struct sheet_row *out)
{
    while (!s->ended) {
        enum status st;

        arena_clear(s->row);
        s->count = 0;
        st = s->next(s, err);
        if (st != ST_OK) {
            s->ended = true;
            return st;
        }
        if (s->count == 0)
            continue;
        *out = (struct sheet_row){
            .number = s->number, .count = s->count, .indents = s->indents, .cells = s->cells};
        return ST_OK;
    }
    return ST_NOT_FOUND;
}
