// SPDX-License-Identifier: MulanPSL-2.0
/* Finding the row of headings in a sheet that people have decorated. */
#include "platform/import/import_header.h"
#include "base/utf8.h"

enum { HEADING_BYTES = 120 };

struct name {
    char text[HEADING_BYTES];
    size_t len;
};

static bool is_dropped(uint32_t c)
{
    return c <= ' ' || c == 0x3000 || c == 0xA0 || c == 0xFEFF || c == '*';
}

/* Half width, lower case, no blanks and stars; *out_bare_len: what stands before a bracket. */
static struct name plain(struct str s, size_t *out_bare_len)
{
    struct name n = {.len = 0};

    *out_bare_len = 0;
    while (s.len > 0 && n.len + 4 <= HEADING_BYTES) {
        size_t used;
        uint32_t c = utf8_decode(s.ptr, s.len, &used);

        s.ptr += used;
        s.len -= used;
        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFF01 - '!';
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        if (c == '(' && *out_bare_len == 0)
            *out_bare_len = n.len;
        if (!is_dropped(c))
            n.len += utf8_encode(c, n.text + n.len);
    }
    if (*out_bare_len == 0)
        *out_bare_len = n.len;
    return n;
}

bool import_heading_is(const struct import_column *column, struct str heading)
{
    struct str all = str_from(column->headings), one;
    size_t bare, unused;
    const struct name is = plain(heading, &bare);

    while (is.len > 0 && str_cut(&all, '|', &one)) {
        const struct name want = plain(one, &unused);

        if ((want.len == is.len || want.len == bare) && memcmp(want.text, is.text, want.len) == 0)
            return true;
    }
    return false;
}

size_t import_columns_count(const struct import_kind *kind)
{
    size_t n = 0;

    while (kind->columns[n].name != NULL)
        n++;
    ASSERT(n > 0 && n <= IMPORT_COLUMNS_MAX);
    return n;
}

size_t import_column_at(const struct import_kind *kind, const char *column)
{
    size_t i = 0;

    while (kind->columns[i].name != NULL && strcmp(kind->columns[i].name, column) != 0)
        i++;
    return i;
}

static size_t column_of(const struct import_kind *kind, struct str heading)
{
    size_t i = 0;

    while (kind->columns[i].name != NULL && !import_heading_is(&kind->columns[i], heading))
        i++;
    return i;
}

static bool is_complete(const struct import_kind *kind, const struct import_header *h)
{
    for (size_t i = 0; i < h->columns; i++)
        if (kind->columns[i].required && h->at[i] == SHEET_COLS_MAX)
            return false;
    return true;
}

static bool same_heading(struct str a, struct str b)
{
    size_t bare;
    const struct name x = plain(a, &bare), y = plain(b, &bare);

    return x.len > 0 && x.len == y.len && memcmp(x.text, y.text, x.len) == 0;
}

/* What people have said of the heading goes before what it is like. */
static size_t read_as(const struct import_kind *kind, const struct import_plan *plan,
                      struct str heading, size_t columns)
{
    for (size_t i = 0; plan != NULL && i < plan->aliases_count; i++) {
        if (!same_heading(plan->aliases[i].heading, heading))
            continue;
        return plan->aliases[i].column == NULL ? columns
                                               : import_column_at(kind, plan->aliases[i].column);
    }
    return column_of(kind, heading);
}

/* ---- units of money ---- */

/* The larger ones, which no amount is written in, are found first, so that they are refused. */
static const char *unit_in(struct str s)
{
    static const char *const UNITS[] = {"百万元", "千万元", "十万元", "万元",
                                        "亿元",   "千元",   "百元"};

    arr_each (i, COUNT(UNITS))
        if (str_has(s, str_from(UNITS[i])))
            return UNITS[i];
    return NULL;
}

/* What stands behind 单位： in a cell; empty: nothing does. */
static struct str behind_unit(struct str cell)
{
    for (size_t i = 0; i < cell.len; i++) {
        const struct str at = {cell.ptr + i, cell.len - i};

        if (str_starts(at, S("单位：")))
            return str_trim((struct str){at.ptr + 9, at.len - 9});
        if (str_starts(at, S("单位:")))
            return str_trim((struct str){at.ptr + 7, at.len - 7});
    }
    return (struct str){"", 0};
}

/* 单位：万元 above the table; "": it says yuan; NULL: nothing is said. */
static const char *unit_above(const struct sheet_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        const struct str said = behind_unit(row->cells[i]);
        const char *unit = unit_in(said);

        if (unit != NULL)
            return unit;
        if (str_starts(said, S("元")) || str_starts(said, S("人民币元")))
            return "";
    }
    return NULL;
}

/* What the sheet counts in where the kind asks for yuan. */
static const char *unit_of(const struct import_column *column, struct str heading,
                           const char *sheet_unit)
{
    struct str all = str_from(column->headings), own;
    const char *unit = unit_in(heading);

    if (!str_cut(&all, '|', &own) || !str_ends(own, S("（元）")))
        return NULL;
    if (unit != NULL)
        return unit;
    if (str_has(heading, S("（元")) || str_has(heading, S("(元")))
        return NULL;
    return sheet_unit != NULL && *sheet_unit != '\0' ? sheet_unit : NULL;
}

void import_header_units(const struct import_header *header, struct arena *a,
                         struct import_row *row)
{
    arr_each (i, header->columns) {
        const struct str cell = row->cells[i];

        if (header->units[i] == NULL || cell.len == 0 || cell.ptr[cell.len - 1] < '0' ||
            cell.ptr[cell.len - 1] > '9')
            continue;
        row->cells[i] = str_printf(a, STR_FMT "%s", STR_ARG(cell), header->units[i]);
    }
}

void import_header_try(struct arena *a, const struct import_kind *kind,
                       const struct import_plan *plan, const struct sheet_row *row,
                       struct import_header *best)
{
    struct import_header h = {
        .kind = kind, .row = row->number, .columns = import_columns_count(kind)};
    struct str ignored[SHEET_COLS_MAX];
    const char *above = unit_above(row);
    size_t ignored_count = 0;

    best->sheet_unit = best->row == 0 && above != NULL ? above : best->sheet_unit;
    h.sheet_unit = best->sheet_unit;
    arr_each (i, h.columns)
        h.at[i] = SHEET_COLS_MAX;
    arr_each (i, row->count) {
        const size_t col = read_as(kind, plan, row->cells[i], h.columns);

        if (col < h.columns && h.at[col] == SHEET_COLS_MAX) {
            h.at[col] = i;
            h.names[col] = row->cells[i];
            h.units[col] = unit_of(&kind->columns[col], row->cells[i], h.sheet_unit);
            h.matched++;
        } else if (row->cells[i].len > 0) {
            ignored[ignored_count++] = row->cells[i];
        }
    }
    h.complete = is_complete(kind, &h);
    if (h.matched == 0 || h.matched < best->matched ||
        (h.matched == best->matched && best->row > 0))
        return;
    arr_each (i, h.columns)
        h.names[i] = str_dup(a, h.names[i]);
    h.ignored = str_join(a, ignored, ignored_count, S("、"));
    *best = h;
}

struct str import_header_missing(struct arena *a, const struct import_kind *kind,
                                 const struct import_header *header)
{
    struct str missing[IMPORT_COLUMNS_MAX];
    size_t count = 0;

    arr_each (i, header->columns) {
        if (kind->columns[i].required && header->at[i] == SHEET_COLS_MAX)
            missing[count++] = import_heading(&kind->columns[i]);
    }
    return str_join(a, missing, count, S("、"));
}

void import_header_pick(const struct import_header *header, const struct sheet_row *row,
                        struct import_row *out)
{
    out->kind = header->kind;
    out->number = row->number;
    arr_each (i, IMPORT_COLUMNS_MAX) {
        const size_t at = i < header->columns ? header->at[i] : SHEET_COLS_MAX;

        out->cells[i] = at < row->count ? row->cells[at] : S("");
    }
}
