// SPDX-License-Identifier: MulanPSL-2.0
/* Text tables: quotes, line ends and separators as spreadsheet programs write them. */
#include "platform/sheet/sheet_charset.h"
#include "platform/sheet/sheet_private.h"

enum { SNIFF_RECORDS = 20, SEPARATORS = 3 };

static const char SEPARATOR[SEPARATORS] = {',', '\t', ';'};

struct csv {
    FILE *file;
    struct sheet_decoder *decoder;
    struct str block; /* what is left of it */
    char separator;
    bool after_cr; /* an LF here belongs to the line end before it */
};

static void csv_close(void *p)
{
    struct csv *c = p;

    sheet_decoder_close(c->decoder);
    if (c->file != NULL)
        fclose(c->file);
    free(c);
}

/* ---- which separator: the one that cuts most records into the same number of cells ---- */

struct tally {
    unsigned seen[SEPARATORS]; /* in this record */
    unsigned per_record[SNIFF_RECORDS][SEPARATORS];
    size_t records;
};

static void end_record(struct tally *t, bool blank)
{
    if (!blank && t->records < SNIFF_RECORDS)
        memcpy(t->per_record[t->records++], t->seen, sizeof t->seen);
    memset(t->seen, 0, sizeof t->seen);
}

static void tally_block(struct tally *t, struct str block)
{
    bool quoted = false, blank = true;

    for (size_t i = 0; i < block.len && t->records < SNIFF_RECORDS; i++) {
        const char c = block.ptr[i];

        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '\n' || c == '\r')) {
            end_record(t, blank);
            blank = true;
            continue;
        }
        blank = false;
        for (size_t s = 0; s < SEPARATORS && !quoted; s++)
            t->seen[s] += c == SEPARATOR[s];
    }
    end_record(t, blank);
}

/* How many records have as many of separator `s` as record `of`. */
static size_t alike(const struct tally *t, size_t s, size_t of)
{
    size_t same = 0;

    arr_each (i, t->records)
        same += t->per_record[i][s] == t->per_record[of][s];
    return same;
}

static char find_separator(struct str block)
{
    struct tally t = {0};
    size_t best_alike = 0, best_count = 0;
    char best = ',';

    tally_block(&t, block);
    for (size_t s = 0; s < SEPARATORS; s++) {
        arr_each (i, t.records) {
            const size_t count = t.per_record[i][s], same = count == 0 ? 0 : alike(&t, s, i);

            if (same > best_alike || (same == best_alike && count > best_count)) {
                best_alike = same;
                best_count = count;
                best = SEPARATOR[s];
            }
        }
    }
    return best;
}

/* A first line "sep=;" of Excel names the separator and is no row. */
static bool named_separator(struct str *block, char *out)
{
    if (block->len < 6 || memcmp(block->ptr, "sep=", 4) != 0 ||
        (block->ptr[5] != '\n' && block->ptr[5] != '\r'))
        return false;
    *out = block->ptr[4];
    block->ptr += 6;
    block->len -= 6;
    return true;
}

/* ---- records ---- */

/* The next byte, or -1 at the end, or -2 after a fault. */
static int peek(struct csv *c, struct err *err)
{
    if (c->block.len == 0) {
        if (sheet_decoder_next(c->decoder, err, &c->block) != ST_OK)
            return -2;
        if (c->block.len == 0)
            return -1;
    }
    return (unsigned char)c->block.ptr[0];
}

static void advance(struct csv *c, size_t bytes)
{
    c->block.ptr += bytes;
    c->block.len -= bytes;
}

static bool is_special(const struct csv *c, char ch)
{
    return ch == '"' || ch == c->separator || ch == '\r' || ch == '\n';
}

/* Copy up to the next byte that means something. */
static void take_plain(struct csv *c, struct buf *cell, bool quoted)
{
    size_t len = 0;

    if (quoted) {
        const char *quote = memchr(c->block.ptr, '"', c->block.len);

        len = quote != NULL ? (size_t)(quote - c->block.ptr) : c->block.len;
    } else {
        while (len < c->block.len && !is_special(c, c->block.ptr[len]))
            len++;
    }
    buf_put(cell, c->block.ptr, len);
    advance(c, len);
}

enum cell_end {
    CELL_CONTINUES,
    CELL_NEXT,
    CELL_LINE_END,
    CELL_FILE_END,
    CELL_OPEN_QUOTE,
    CELL_FAULT
};

/* One step outside quotes: line ends, separators, an opening quote. */
static enum cell_end step_plain(struct csv *c, struct buf *cell, bool *quoted, bool *was_quoted)
{
    const char ch = c->block.ptr[0];

    if (!is_special(c, ch)) {
        take_plain(c, cell, false);
        return CELL_CONTINUES;
    }
    advance(c, 1);
    if (ch == c->separator)
        return CELL_NEXT;
    if (ch != '"') {
        c->after_cr = ch == '\r';
        return CELL_LINE_END;
    }
    if (str_trim(buf_view(cell)).len == 0 || str_eqz(str_trim(buf_view(cell)), "=")) {
        *quoted = true; /* ="007" is how Excel is told to keep the noughts */
        *was_quoted = true;
        cell->len = 0;
    } else {
        buf_char(cell, '"');
    }
    return CELL_CONTINUES;
}

static enum cell_end read_cell(struct csv *c, struct err *err, struct buf *cell)
{
    bool quoted = false, was_quoted = false, quote_seen = false;

    for (;;) {
        const int ch = peek(c, err);
        enum cell_end end;

        if (ch == -2)
            return CELL_FAULT;
        if (ch == -1)
            return quoted && !quote_seen ? CELL_OPEN_QUOTE : CELL_FILE_END;
        if (quote_seen) { /* a quote within quotes: doubled, or the end of them */
            quote_seen = false;
            if (ch == '"') {
                buf_char(cell, '"');
                advance(c, 1);
                continue;
            }
            quoted = false;
        }
        if (quoted) {
            take_plain(c, cell, true);
            if (c->block.len > 0) {
                quote_seen = true;
                advance(c, 1);
            }
            continue;
        }
        if (was_quoted && ch == '"') { /* "a" "b": keep what stands after the quotes */
            buf_char(cell, '"');
            advance(c, 1);
            continue;
        }
        end = step_plain(c, cell, &quoted, &was_quoted);
        if (end != CELL_CONTINUES)
            return end;
    }
}

static enum status csv_next(struct sheet *s, struct err *err)
{
    struct csv *c = s->reader;
    int first = peek(c, err);

    if (c->after_cr && first == '\n') {
        advance(c, 1);
        first = peek(c, err);
    }
    c->after_cr = false;
    if (first < 0)
        return first == -1 ? ST_NOT_FOUND : ST_INVALID;
    s->number++;
    for (size_t col = 0;; col++) {
        struct buf cell = buf_new(s->row, SHEET_CELL_BYTES_MAX + 16);
        const enum cell_end end = read_cell(c, err, &cell);

        if (end == CELL_FAULT)
            return ST_INVALID;
        if (end == CELL_OPEN_QUOTE)
            return sheet_fault(s, err, "sheet.open_quote");
        if (cell.overflow)
            return sheet_fault(s, err, "sheet.cell_too_long");
        TRY(sheet_put_cell(s, err, col, buf_view(&cell)));
        if (end != CELL_NEXT)
            return ST_OK;
    }
}

enum status sheet_csv_open(struct sheet *s, struct err *err, const char *path)
{
    struct csv *c = calloc(1, sizeof *c);
    enum sheet_charset charset;

    ASSERT(c != NULL);
    s->reader = c;
    s->close = csv_close;
    s->next = csv_next;
    c->file = fopen(path, "rbe");
    if (c->file == NULL)
        return fail(err, ST_INVALID, "sheet.unreadable", NULL);
    TRY(sheet_charset_find(c->file, err, &charset));
    c->decoder = sheet_decoder_open(c->file, charset);
    TRY(sheet_decoder_next(c->decoder, err, &c->block));
    if (!named_separator(&c->block, &c->separator))
        c->separator = find_separator(c->block);
    return ST_OK;
}
