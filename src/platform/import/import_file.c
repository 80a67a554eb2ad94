// SPDX-License-Identifier: MulanPSL-2.0
/* Looks into a file for the pages: its columns, and single rows. */
#include "base/utf8.h"
#include "platform/import/import_walk.h"

enum { GUESS_PERCENT = 50, SIGNS_MAX = 60 };

/* ---- which column a heading is like ---- */

static size_t signs_of(struct str s, uint32_t out[SIGNS_MAX])
{
    size_t count = 0;

    while (s.len > 0 && count < SIGNS_MAX) {
        size_t used;
        const uint32_t c = utf8_decode(s.ptr, s.len, &used);

        s.ptr += used;
        s.len -= used;
        if (c > ' ' && c != 0x3000)
            out[count++] = c;
    }
    return count;
}

/* How many signs of a hundred two headings share, each sign once. */
static unsigned alike(struct str a, struct str b)
{
    uint32_t x[SIGNS_MAX], y[SIGNS_MAX];
    const size_t xs = signs_of(a, x), ys = signs_of(b, y);
    size_t shared = 0;

    arr_each (i, xs) {
        arr_each (k, ys) {
            if (x[i] == y[k]) {
                y[k] = 0;
                shared++;
                break;
            }
        }
    }
    return xs + ys == 0 ? 0 : (unsigned)(200 * shared / (xs + ys));
}

static unsigned likeness(const struct import_column *column, struct str heading)
{
    struct str all = str_from(column->headings), one;
    unsigned best = 0;

    while (str_cut(&all, '|', &one)) {
        const unsigned here = alike(one, heading);

        best = here > best ? here : best;
    }
    return best;
}

static bool is_taken(const struct import_file_column *list, size_t count, const char *column)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].column == column)
            return true;
    return false;
}

/* The best pair first, until no two are alike enough. */
static void guess(const struct import_kind *kind, struct import_file_column *list, size_t count)
{
    for (;;) {
        const struct import_column *best = NULL;
        unsigned most = GUESS_PERCENT - 1;
        size_t at = 0;

        arr_each (i, count) {
            for (const struct import_column *c = kind->columns;
                 list[i].column == NULL && c->name != NULL; c++) {
                const unsigned like = likeness(c, list[i].heading);

                if (like > most && !is_taken(list, count, c->name)) {
                    most = like;
                    best = c;
                    at = i;
                }
            }
        }
        if (best == NULL)
            return;
        list[at].column = best->name;
        list[at].guessed = true;
    }
}

/* ---- the columns of the file ---- */

static size_t filled(const struct sheet_row *row)
{
    size_t n = 0;

    arr_each (i, row->count)
        n += row->cells[i].len > 0;
    return n;
}

static void keep_row(struct arena *a, const struct sheet_row *row, struct sheet_row *out)
{
    struct str *cells = arena_array(a, row->count, struct str);

    arr_each (i, row->count)
        cells[i] = str_dup(a, row->cells[i]);
    *out = (struct sheet_row){row->number, row->count, cells};
}

struct peeked {
    struct sheet_row rows[IMPORT_HEADER_ROWS + IMPORT_SAMPLES];
    size_t count, heads;
    struct import_header header;
};

/* The first rows, and which of them holds the headings. */
static enum status peek(struct walk *w, const char *path, struct peeked *p)
{
    struct sheet_row row;
    size_t most = 0;
    enum status st;

    TRY(sheet_open(w->keep, &w->ctx->err, path, 0, &w->sheet));
    while (p->count < COUNT(p->rows) && (st = sheet_next(w->sheet, &w->ctx->err, &row)) == ST_OK) {
        if (row.number <= IMPORT_HEADER_ROWS) {
            import_header_try(w->keep, w->kind, w->plan, &row, &p->header);
            if (filled(&row) > most) {
                most = filled(&row);
                p->heads = p->count;
            }
        }
        keep_row(w->keep, &row, &p->rows[p->count++]);
    }
    if (p->count < COUNT(p->rows) && st != ST_NOT_FOUND)
        return st;
    if (most == 0)
        return fail(&w->ctx->err, ST_INVALID, "import.no_header", NULL);
    arr_each (i, p->count)
        if (p->rows[i].number == p->header.row)
            p->heads = i;
    return ST_OK;
}

static const char *known_as(const struct walk *w, const struct peeked *p, size_t at)
{
    for (size_t i = 0; p->header.row != 0 && i < p->header.columns; i++)
        if (p->header.at[i] == at)
            return w->kind->columns[i].name;
    return NULL;
}

enum status import_file_columns(struct ctx *ctx, const struct import_kind *kind, const char *path,
                                const struct import_plan *plan, struct import_file_column **out,
                                size_t *out_count)
{
    struct walk *w = import_walk_new(ctx, kind, plan);
    struct peeked *p = arena_new(ctx->arena, struct peeked);
    struct import_file_column *list;
    const struct sheet_row *head;
    size_t count = 0;

    TRY(peek(w, path, p));
    head = &p->rows[p->heads];
    list = arena_array(ctx->arena, head->count, struct import_file_column);
    arr_each (i, head->count) {
        struct import_file_column *c = &list[count];

        if (head->cells[i].len == 0)
            continue;
        *c = (struct import_file_column){.heading = head->cells[i], .column = known_as(w, p, i)};
        for (size_t r = 0; r < IMPORT_SAMPLES && p->heads + 1 + r < p->count; r++) {
            const struct sheet_row *row = &p->rows[p->heads + 1 + r];

            c->samples[r] = i < row->count ? row->cells[i] : S("");
        }
        count++;
    }
    guess(kind, list, count);
    *out = list;
    *out_count = count;
    return ST_OK;
}

/* ---- single rows ---- */

struct picking {
    const size_t *numbers;
    struct import_row *rows;
    size_t count, next, kept;
};

static enum status pick_fn(struct walk *w, const struct import_row *row, void *arg)
{
    struct picking *p = arg;

    while (p->next < p->count && p->numbers[p->next] < row->number)
        p->next++;
    if (p->next == p->count || p->numbers[p->next] != row->number)
        return ST_OK;
    p->rows[p->kept].number = row->number;
    arr_each (i, w->header.columns)
        p->rows[p->kept].cells[i] = str_dup(w->keep, row->cells[i]);
    p->kept++;
    return ST_OK;
}

enum status import_rows(struct ctx *ctx, const struct import_kind *kind, const char *path,
                        const struct import_plan *plan, const size_t *numbers, size_t count,
                        struct import_row **out, size_t *out_count)
{
    struct walk *w = import_walk_new(ctx, kind, plan);
    struct picking p = {.numbers = numbers, .count = count};

    p.rows = arena_array(ctx->arena, count, struct import_row);
    TRY(import_walk_open(w, path));
    TRY(import_walk_rows(w, pick_fn, &p));
    *out = p.rows;
    *out_count = p.kept;
    return ST_OK;
}
