// SPDX-License-Identifier: MulanPSL-2.0
/* Building papers piece by piece; pure. */
#include "platform/paper.h"
#include "base/utf8.h"
#include "platform/paper/paper_internal.h"
#include "platform/text.h"

struct paper *paper_new(struct arena *a, enum paper_kind kind, struct str title)
{
    struct paper *p = arena_new(a, struct paper);

    p->arena = a;
    p->kind = kind;
    p->title = title;
    return p;
}

/* Room for one more in an array that doubles. */
static void *grown(struct arena *a, void *old, size_t count, size_t *cap, size_t size)
{
    void *more;

    if (count < *cap)
        return old;
    *cap = *cap != 0 ? *cap * 2 : 16;
    more = arena_array_(a, *cap, size);
    if (count != 0)
        memcpy(more, old, count * size);
    return more;
}

static struct paper_block *add(struct paper *p, enum paper_block_kind kind, struct str text)
{
    struct paper_block *b;

    p->blocks = grown(p->arena, p->blocks, p->blocks_count, &p->blocks_cap, sizeof *p->blocks);
    b = &p->blocks[p->blocks_count++];
    *b = (struct paper_block){.kind = kind, .text = text};
    return b;
}

void paper_paragraph(struct paper *p, struct str text)
{
    struct str line;

    while (str_cut(&text, '\n', &line)) {
        line = str_trim(line);
        if (line.len != 0)
            add(p, PAPER_PARAGRAPH, line);
    }
}

struct str paper_numeral(struct arena *a, unsigned n)
{
    static const char *const DIGITS[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    ASSERT(n > 0 && n < 100);
    if (n < 10)
        return str_from(DIGITS[n]);
    return str_printf(a, "%s十%s", n < 20 ? "" : DIGITS[n / 10], DIGITS[n % 10]);
}

static struct str heading_number(struct paper *p, unsigned level, unsigned n)
{
    const struct str numeral = n < 100 ? paper_numeral(p->arena, n) : str_printf(p->arena, "%u", n);

    switch (level) {
    case 1:
        return str_printf(p->arena, STR_FMT "、", STR_ARG(numeral));
    case 2:
        return str_printf(p->arena, "（" STR_FMT "）", STR_ARG(numeral));
    case 3:
        return str_printf(p->arena, "%u.", n);
    default:
        return str_printf(p->arena, "（%u）", n);
    }
}

void paper_heading(struct paper *p, unsigned level, struct str text)
{
    struct paper_block *b;
    struct str number;

    ASSERT(level >= 1 && level <= 4);
    number = heading_number(p, level, ++p->heads[level]);
    for (unsigned deeper = level + 1; deeper < COUNT(p->heads); deeper++)
        p->heads[deeper] = 0;
    b = add(p, PAPER_HEADING,
            str_printf(p->arena, STR_FMT STR_FMT, STR_ARG(number), STR_ARG(text)));
    b->level = level;
    b->lead_bytes = b->text.len;
}

/* ---------------------------------------------------------------- what a person typed */

static bool take(struct str *s, const char *z)
{
    const struct str want = str_from(z);

    if (!str_starts(*s, want))
        return false;
    s->ptr += want.len;
    s->len -= want.len;
    return true;
}

static bool take_numerals(struct str *s)
{
    static const char *const NUMERALS[] = {"一", "二", "三", "四", "五", "六",
                                           "七", "八", "九", "十", "百"};
    bool any = false, again = true;

    while (again) {
        again = false;
        for (size_t i = 0; i < COUNT(NUMERALS) && !again; i++)
            again = take(s, NUMERALS[i]);
        any = any || again;
    }
    return any;
}

static bool take_digits(struct str *s)
{
    const size_t before = s->len;

    while (s->len > 0 && s->ptr[0] >= '0' && s->ptr[0] <= '9') {
        s->ptr++;
        s->len--;
    }
    return s->len < before && before - s->len <= 2;
}

/* The level that a line's beginning claims, 0 if none. */
unsigned paper_heading_level(struct str line)
{
    struct str s = line;

    if (take_numerals(&s) && take(&s, "、"))
        return 1;
    s = line;
    if (take(&s, "（") && take_numerals(&s) && take(&s, "）"))
        return 2;
    s = line;
    if (take_digits(&s) &&
        (take(&s, "．") || (take(&s, ".") && s.len > 0 && !(s.ptr[0] >= '0' && s.ptr[0] <= '9'))))
        return 3;
    s = line;
    return take(&s, "（") && take_digits(&s) && take(&s, "）") ? 4 : 0;
}

/* A heading may be followed by its text in the same paragraph: then it ends with its first stop. */
static size_t first_sentence(struct str line)
{
    const struct str stop = S("。");

    for (size_t i = 0; i + stop.len <= line.len; i++)
        if (memcmp(line.ptr + i, stop.ptr, stop.len) == 0)
            return i + stop.len;
    return line.len;
}

struct str paper_title(const struct paper *p)
{
    struct buf b = buf_new(p->arena, 0);
    struct str rest = p->title, line;

    while (str_cut(&rest, '\n', &line))
        buf_str(&b, line);
    return buf_view(&b);
}

enum { LONGEST_HEADING_CHARS = 40 };

void paper_typed(struct paper *p, struct str text)
{
    struct str line;

    while (str_cut(&text, '\n', &line)) {
        unsigned level;
        struct paper_block *b;
        size_t lead;

        line = str_trim(line);
        if (line.len == 0)
            continue;
        level = paper_heading_level(line);
        lead = first_sentence(line);
        b = add(p, level != 0 ? PAPER_HEADING : PAPER_PARAGRAPH, line);
        b->level = level;
        if (level != 0 && utf8_chars(line.ptr, lead) <= LONGEST_HEADING_CHARS)
            b->lead_bytes = lead;
    }
}

void paper_flush(struct paper *p, struct str text)
{
    add(p, PAPER_FLUSH, text);
}

void paper_centred(struct paper *p, struct str text)
{
    add(p, PAPER_CENTRED, text);
}

void paper_names(struct paper *p, struct str label, struct str names)
{
    struct paper_block *b = add(
        p, PAPER_NAMES, str_printf(p->arena, STR_FMT "：" STR_FMT, STR_ARG(label), STR_ARG(names)));

    b->lead_bytes = label.len;
}

void paper_gap(struct paper *p)
{
    add(p, PAPER_GAP, S(""));
}

void paper_break(struct paper *p)
{
    add(p, PAPER_PAGE, S(""));
    memset(p->heads, 0, sizeof p->heads);
}

void paper_attachment(struct paper *p, struct str name)
{
    p->attachments = grown(p->arena, p->attachments, p->attachments_count, &p->attachments_cap,
                           sizeof *p->attachments);
    p->attachments[p->attachments_count++] = name;
}

/* ---------------------------------------------------------------- tables */

struct paper_table *paper_table_add(struct paper *p, const unsigned *widths, size_t columns,
                                    size_t head_rows, unsigned half_points)
{
    struct paper_table *t = arena_new(p->arena, struct paper_table);

    ASSERT(columns > 0 && columns <= PAPER_COLUMNS_MAX);
    t->widths = widths;
    t->columns = columns;
    t->head_rows = head_rows;
    t->half_points = half_points != 0 ? half_points : 24;
    add(p, PAPER_TABLE, S(""))->table = t;
    return t;
}

void paper_row_add(struct paper *p, struct paper_table *t, const struct paper_cell *cells,
                   size_t count, unsigned min_lines)
{
    struct paper_cell *copy = arena_array(p->arena, count, struct paper_cell);
    size_t taken = 0;

    memcpy(copy, cells, count * sizeof *copy);
    arr_each (i, count) {
        if (copy[i].span == 0)
            copy[i].span = 1;
        taken += copy[i].span;
    }
    ASSERT(taken == t->columns);
    t->rows = grown(p->arena, t->rows, t->rows_count, &t->rows_cap, sizeof *t->rows);
    t->rows[t->rows_count++] = (struct paper_row){
        .cells = copy, .cells_count = count, .min_lines = min_lines != 0 ? min_lines : 1};
}

/* ---------------------------------------------------------------- words */

struct str paper_date(struct arena *a, struct date d)
{
    if (date_none(d))
        return S("");
    return str_printf(a, "%d年%u月%u日", d.year, d.month, d.day);
}

struct str paper_number_line(struct arena *a, struct str known, int year)
{
    if (known.len != 0)
        return known;
    return str_printf(a, "＿＿＿〔%d〕＿＿号", year);
}

bool paper_format_parse(struct str word, enum paper_format *out)
{
    static const char *const WORDS[] = {
        [PAPER_DOCX] = "docx", [PAPER_PDF] = "pdf", [PAPER_HTML] = "html"};

    arr_each (i, COUNT(WORDS)) {
        if (!str_eqz(word, WORDS[i]))
            continue;
        *out = (enum paper_format)i;
        return true;
    }
    return false;
}

const char *paper_format_type(enum paper_format format)
{
    static const char *const TYPES[] = {
        [PAPER_DOCX] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [PAPER_PDF] = "application/pdf",
        [PAPER_HTML] = "text/html; charset=utf-8"};

    return TYPES[format];
}

const char *paper_format_suffix(enum paper_format format)
{
    static const char *const SUFFIXES[] = {
        [PAPER_DOCX] = ".docx", [PAPER_PDF] = ".pdf", [PAPER_HTML] = ".html"};

    return SUFFIXES[format];
}

/* ---------------------------------------------------------------- limits */

enum { PIECES_MAX = 20000, TEXT_MAX = 2 * 1024 * 1024 };

static size_t row_bytes(const struct paper_row *row)
{
    size_t bytes = 0;

    arr_each (i, row->cells_count)
        bytes += row->cells[i].text.len;
    return bytes;
}

enum status paper_check(const struct paper *p, struct err *err)
{
    size_t pieces = p->blocks_count, bytes = p->title.len + p->copy_to.len + p->addressee.len;

    arr_each (i, p->blocks_count) {
        const struct paper_table *t = p->blocks[i].table;

        bytes += p->blocks[i].text.len;
        if (t == NULL)
            continue;
        pieces += t->rows_count;
        for (size_t r = 0; r < t->rows_count && pieces <= PIECES_MAX; r++)
            bytes += row_bytes(&t->rows[r]);
    }
    if (pieces > PIECES_MAX || bytes > TEXT_MAX)
        return fail_detail(err, ST_INVALID, "paper.too_long", "%zu pieces, %zu bytes", pieces,
                           bytes);
    return ST_OK;
}
