// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: rows of a finance office's sheet (tabs between cells) into lines of money. */
#include "base/utf8.h"
#include "modules/finance/finance_layout.h"

enum { ROWS = 400, CELLS = LAYOUT_COLUMNS };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct arena *a, const struct layout *l, size_t rows)
{
    ASSERT(l->count <= rows * 2 && l->faults_count <= LAYOUT_FAULTS);
    ASSERT(l->year == 0 || (l->year >= FINANCE_YEAR_FIRST && l->year <= FINANCE_YEAR_LAST));
    ASSERT(l->month <= 12);
    for (size_t i = 0; i < l->count; i++) {
        const struct finance_line *line = &l->lines[i];

        ASSERT(line->place == i + 1 && line->parent <= i && line->side <= 1 && line->level > 0);
        ASSERT(line->parent == 0 || l->lines[line->parent - 1].side == line->side);
        ASSERT(utf8_valid(line->name.ptr, line->name.len));
        for (int m = 0; m < FINANCE_MEASURES; m++)
            (void)finance_cell(a, l->columns, line, (enum finance_measure)m);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct layout_row *rows = arena_array(a, ROWS, struct layout_row);
    struct str rest = {(const char *)data, size}, line;
    struct err err = {0};
    struct layout out;
    size_t n = 0;

    if (utf8_valid((const char *)data, size)) {
        while (n < ROWS && str_cut(&rest, '\n', &line)) {
            struct str *cells = arena_array(a, CELLS, struct str), cell;
            unsigned char *indents = arena_array(a, CELLS, unsigned char);
            size_t count = 0;

            while (count < CELLS && str_cut(&line, '\t', &cell)) {
                indents[count] = (unsigned char)str_run(cell);
                cells[count++] = str_trim(cell);
            }
            rows[n] = (struct layout_row){n + 1, count, cells, indents};
            n++;
        }
        if (finance_layout(a, &err, rows, n, 0, &out) == ST_OK)
            check(a, &out, n);
        else
            ASSERT(err.key != NULL);
    }
    arena_close(a);
    return 0;
}
