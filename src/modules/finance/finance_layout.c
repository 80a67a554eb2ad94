// SPDX-License-Identifier: MulanPSL-2.0
/* Reading the layout of a finance office's sheet. */
#include "modules/finance/finance_layout.h"
#include "modules/finance/finance_layout_words.h"

enum { AMOUNT_BYTES = 64, HEAD_ROWS = 15, SIDES = 2, HEADER_ROWS_MAX = 4, STACK = 16 };

/* One half of the sheet: where its parts stand, column + 1; 0: nowhere. */
struct half {
    unsigned code, name, organ, basis, note;
    unsigned amount[FINANCE_MEASURES];
};

/* A line that others may be part of: how far it is set in, and its level. */
struct depth {
    unsigned indent, level;
};

struct reading {
    struct arena *a;
    const struct layout_row *rows;
    size_t count;
    size_t header, body; /* first row of headings, first row after them */
    struct str heads[LAYOUT_COLUMNS];
    struct half halves[SIDES];
    unsigned halves_count;
    struct layout *out;
    struct depth depth[SIDES][STACK]; /* lines above the present one that it may be part of */
    unsigned depth_count[SIDES];
    int64_t unit_fen;
};

static struct str cell_at(const struct layout_row *row, size_t col)
{
    return col < row->count && col < LAYOUT_COLUMNS ? row->cells[col] : S("");
}

/* ---------------------------------------------------------------- amounts */

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whole units and the rest, rounded at the fen. */
static bool scale(struct str s, int64_t unit, int64_t *out)
{
    int64_t whole = 0, rest = 0, part = unit;
    bool point = false, any = false, half = false;

    arr_each (i, s.len) {
        const char c = s.ptr[i];

        if (c == ',' || c == ' ')
            continue;
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (!digit(c))
            return false;
        any = true;
        if (!point) {
            whole = whole * 10 + (c - '0');
            if (whole > INT64_C(1000000000000000000) / unit)
                return false;
        } else if (part > 1) {
            part /= 10;
            rest += part * (c - '0');
        } else if (part == 1) { /* the first digit below a fen rounds */
            half = c >= '5';
            part = 0;
        }
    }
    *out = whole * unit + rest + half;
    return any;
}

bool finance_amount(struct str text, int64_t unit_fen, int64_t *out_fen, bool *out_there)
{
    static const char *const NOTHING[] = {"", "-", "—", "－", "–", "——", "/", "#N/A"};
    char small[AMOUNT_BYTES];
    struct str s = layout_narrow(text, small, sizeof small);
    bool less = false;

    *out_fen = 0;
    *out_there = false;
    arr_each (i, COUNT(NOTHING))
        if (str_eqz(s, NOTHING[i]))
            return true;
    if (str_starts(s, S("(")) && str_ends(s, S(")"))) {
        less = true;
        s = (struct str){s.ptr + 1, s.len - 2};
    } else if (s.ptr[0] == '-') {
        less = true;
        s = (struct str){s.ptr + 1, s.len - 1};
    } else if (s.ptr[0] == '+') {
        s = (struct str){s.ptr + 1, s.len - 1};
    }
    if (!scale(s, unit_fen, out_fen))
        return false;
    if (less)
        *out_fen = -*out_fen;
    *out_there = true;
    return true;
}

static bool is_amount(struct str cell)
{
    bool there;
    int64_t fen;

    return finance_amount(cell, 1, &fen, &there) && there;
}

/* ---------------------------------------------------------------- headings */

static bool has_name_head(const struct reading *r, const struct layout_row *row)
{
    for (size_t col = 0; col < row->count && col < LAYOUT_COLUMNS; col++)
        if (layout_is_name(layout_squeeze(r->a, row->cells[col])))
            return true;
    return false;
}

static bool find_header(struct reading *r)
{
    for (size_t i = 0; i < r->count && i < HEAD_ROWS; i++) {
        if (!has_name_head(r, &r->rows[i]))
            continue;
        r->header = i;
        return true;
    }
    return false;
}

/* Rows below the first heading that only go on with it: no number but those of "栏次". */
static bool goes_on(const struct reading *r, size_t i)
{
    const struct layout_row *row = &r->rows[i];
    bool any = false;

    if (i >= r->count || i - r->header >= HEADER_ROWS_MAX)
        return false;
    for (size_t col = 0; col < row->count && col < LAYOUT_COLUMNS; col++) {
        const struct str cell = layout_squeeze(r->a, row->cells[col]);

        if (layout_is_column_count(cell))
            return true;
        if (is_amount(cell))
            return false;
        if (cell.len > 0 && layout_is_name(layout_squeeze(r->a, cell_at(&r->rows[r->header], col))))
            return layout_is_name(cell);
        any = any || (cell.len > 0 && layout_is_head(cell));
    }
    return any;
}

/* The headings of a column from top to bottom; one that is merged over several counts for each. */
static void gather_heads(struct reading *r)
{
    size_t wide = 0;

    for (size_t i = r->header; i < r->body; i++)
        wide = r->rows[i].count > wide ? r->rows[i].count : wide;
    for (size_t col = 0; col < wide && col < LAYOUT_COLUMNS; col++) {
        struct str head = S("");

        for (size_t i = r->header; i < r->body; i++) {
            struct str cell = cell_at(&r->rows[i], col);
            bool below = false;

            for (size_t k = i + 1; k < r->body; k++)
                below = below || cell_at(&r->rows[k], col).len > 0;
            for (size_t left = col; cell.len == 0 && below && left > 0; left--)
                cell = cell_at(&r->rows[i], left - 1);
            if (cell.len > 0 && !layout_is_column_count(cell))
                head = str_printf(r->a, STR_FMT STR_FMT, STR_ARG(head), STR_ARG(cell));
        }
        r->heads[col] = layout_squeeze(r->a, head);
    }
}

static bool put_part(struct half *h, struct str head, unsigned at, int year)
{
    enum finance_measure m;

    if (layout_is_code(head)) {
        if (h->code == 0)
            h->code = at;
    } else if (layout_is_organ(head) && h->name != 0) {
        if (h->organ == 0)
            h->organ = at;
    } else if (layout_is_basis(head)) {
        h->basis = at;
    } else if (layout_is_note(head)) {
        h->note = at;
    } else if (layout_measure(head, year, &m)) {
        if (h->amount[m] == 0)
            h->amount[m] = at;
    } else {
        return false;
    }
    return true;
}

static bool has_amounts(const struct half *h)
{
    for (size_t m = 0; m < FINANCE_MEASURES; m++)
        if (h->amount[m] != 0)
            return true;
    return false;
}

static void assign(struct reading *r)
{
    struct half *h = &r->halves[0];

    for (unsigned col = 0; col < LAYOUT_COLUMNS; col++) {
        const struct str head = r->heads[col];

        if (head.len == 0)
            continue;
        if (layout_is_name(head) && (h->name == 0 || has_amounts(h))) {
            if (h->name != 0 && h == &r->halves[0])
                h = &r->halves[1];
            if (h->name == 0) {
                h->name = col + 1;
                continue;
            }
        }
        (void)put_part(h, head, col + 1, r->out->year);
    }
    r->halves_count = r->halves[1].name != 0 && has_amounts(&r->halves[1]) ? 2 : 1;
}

static struct str columns_of(const struct reading *r)
{
    struct buf out = buf_new(r->a, 0);

    for (size_t side = 0; side < SIDES; side++)
        for (size_t m = 0; m < FINANCE_MEASURES; m++)
            buf_printf(&out, "%u ", r->halves[side].amount[m]);
    return buf_view(&out);
}

struct str finance_cell(struct arena *a, struct str columns, const struct finance_line *l,
                        enum finance_measure m)
{
    size_t want = (size_t)l->side * FINANCE_MEASURES + (size_t)m;
    struct str word;
    int64_t col;

    while (str_cut(&columns, ' ', &word)) {
        if (want-- != 0)
            continue;
        if (!str_to_int(word, &col) || col < 1 || col > LAYOUT_COLUMNS)
            break;
        col--;
        if (col < 26)
            return str_printf(a, "%c%u", (char)('A' + col), l->row);
        return str_printf(a, "%c%c%u", (char)('A' + col / 26 - 1), (char)('A' + col % 26), l->row);
    }
    return S("");
}

/* ---------------------------------------------------------------- lines */

static void not_a_number(struct reading *r, const struct finance_line *l, unsigned col,
                         struct str cell)
{
    struct layout *out = r->out;
    const unsigned at = col - 1;

    if (out->faults_count == LAYOUT_FAULTS)
        return;
    out->faults[out->faults_count++] = (struct finance_fault){
        .kind = S("not_number"),
        .cell = at < 26 ? str_printf(r->a, "%c%u", (char)('A' + at), l->row)
                        : str_printf(r->a, "%c%c%u", (char)('A' + at / 26 - 1),
                                     (char)('A' + at % 26), l->row),
        .name = l->name,
        .other = cell,
    };
}

static void read_amounts(struct reading *r, const struct layout_row *row, const struct half *h,
                         struct finance_line *l)
{

    for (unsigned m = 0; m < FINANCE_MEASURES; m++) {
        bool there = false;

        if (h->amount[m] == 0)
            continue;
        if (!finance_amount(cell_at(row, h->amount[m] - 1), r->unit_fen, &l->fen[m], &there))
            not_a_number(r, l, h->amount[m], cell_at(row, h->amount[m] - 1));
        if (there)
            l->has |= 1U << m;
    }
}

/* How deep a name stands: by its code, by its number (一、（一）1.), else by how far it is set in
 * from the line above. */
static unsigned level_of(struct reading *r, const struct finance_line *l, unsigned indent)
{
    struct depth *stack = r->depth[l->side];
    unsigned *n = &r->depth_count[l->side];
    const unsigned by_code = layout_code_level(l->code), by_number = layout_number_level(l->name);

    if (by_code != 0)
        return by_code;
    if (by_number != 0)
        while (*n > 0 && stack[*n - 1].level >= by_number)
            (*n)--;
    else
        while (*n > 0 && stack[*n - 1].indent >= indent)
            (*n)--;
    if (*n < STACK) {
        const unsigned above = *n > 0 ? stack[*n - 1].level : 0;

        stack[(*n)++] = (struct depth){indent, by_number > above ? by_number : above + 1};
    }
    return stack[*n - 1].level;
}

static unsigned parent_of(const struct layout *out, const struct finance_line *l)
{
    if (l->sort == FINANCE_TOTAL)
        return 0;
    for (size_t i = out->count; i > 0; i--) {
        const struct finance_line *p = &out->lines[i - 1];

        if (p->side != l->side)
            continue;
        if (p->sort == FINANCE_TOTAL)
            return 0;
        if (l->sort == FINANCE_PART && p->sort != FINANCE_PART && p->level <= l->level)
            return p->place;
        if (p->level < l->level)
            return p->place;
    }
    return 0;
}

static void read_half(struct reading *r, const struct layout_row *row, unsigned side)
{
    const struct half *h = &r->halves[side];
    struct layout *out = r->out;
    struct finance_line l = {.row = (unsigned)row->number, .side = side};
    const struct str name = cell_at(row, h->name - 1);
    unsigned indent = h->name - 1 < row->count ? row->indents[h->name - 1] : 0;

    l.code = h->code != 0 ? layout_squeeze(r->a, cell_at(row, h->code - 1)) : S("");
    l.name = layout_name(r->a, name, &l.sort);
    l.organ = h->organ != 0 ? str_dup(r->a, cell_at(row, h->organ - 1)) : S("");
    l.basis = h->basis != 0 ? str_dup(r->a, cell_at(row, h->basis - 1)) : S("");
    l.note = h->note != 0 ? str_dup(r->a, cell_at(row, h->note - 1)) : S("");
    read_amounts(r, row, h, &l);
    if (l.name.len == 0 || layout_is_remark(l.name) || out->count == FINANCE_LINES_MAX)
        return;
    if (l.has == 0 && l.code.len == 0 && out->count == 0)
        return;
    l.level = l.sort == FINANCE_TOTAL ? 1 : level_of(r, &l, indent);
    if (l.sort == FINANCE_PART) /* 其中： stands below what is before it */
        l.level++;
    l.place = (unsigned)out->count + 1;
    l.parent = parent_of(out, &l);
    out->lines[out->count++] = l;
}

static void read_title(struct reading *r)
{
    struct layout *out = r->out;

    for (size_t i = 0; i < r->header; i++)
        for (size_t col = 0; col < r->rows[i].count && col < LAYOUT_COLUMNS; col++) {
            const struct str cell = layout_squeeze(r->a, r->rows[i].cells[col]);

            if (layout_unit(cell, &out->unit_fen))
                continue;
            if (cell.len > out->title.len && !layout_is_label(cell))
                out->title = cell;
        }
    for (size_t col = 0; out->unit_fen == 0 && col < LAYOUT_COLUMNS; col++)
        (void)layout_unit(r->heads[col], &out->unit_fen);
    out->year = layout_year(out->title);
    out->month = layout_month(out->title);
    out->account = layout_account(out->title);
    out->stage = layout_stage(out->title);
}

enum status finance_layout(struct arena *a, struct err *err, const struct layout_row *rows,
                           size_t count, int64_t unit_fen, struct layout *out)
{
    struct reading r = {.a = a, .rows = rows, .count = count, .out = out};

    *out = (struct layout){.title = S(""), .columns = S("")};
    if (!find_header(&r))
        return fail(err, ST_INVALID, "finance.err.no_header", NULL);
    r.body = r.header + 1;
    while (goes_on(&r, r.body))
        r.body++;
    gather_heads(&r);
    read_title(&r);
    r.unit_fen = out->unit_fen != 0 ? out->unit_fen : unit_fen != 0 ? unit_fen : LAYOUT_FEN_OF_YUAN;
    assign(&r);
    if (r.halves[0].name == 0 || !has_amounts(&r.halves[0]))
        return fail(err, ST_INVALID, "finance.err.no_header", NULL);
    if (count - r.body > FINANCE_LINES_MAX / SIDES)
        return fail(err, ST_INVALID, "finance.err.too_many_lines", NULL);
    out->kind = r.halves_count == 2 ? S("balance") : layout_kind(out->title);
    out->columns = columns_of(&r);
    out->lines = arena_array(a, (count - r.body) * SIDES + 1, struct finance_line);
    out->faults = arena_array(a, LAYOUT_FAULTS, struct finance_fault);
    for (unsigned side = 0; side < r.halves_count; side++)
        for (size_t i = r.body; i < count; i++)
            read_half(&r, &rows[i], side);
    if (out->count == 0)
        return fail(err, ST_INVALID, "finance.err.no_lines", NULL);
    return ST_OK;
}
