// SPDX-License-Identifier: MulanPSL-2.0
/* Reading a file row by row: once to tell what it would bring, once to bring it in. */
#include "platform/db.h"
#include "platform/import/import_walk.h"
#include "platform/text.h"

enum { TICK_ROWS = 256 };

/* ---- headings ---- */

static enum status fail_missing(struct walk *w)
{
    const struct str missing = import_header_missing(w->keep, w->kind, &w->header);

    if (w->header.row == 0)
        return fail(&w->ctx->err, ST_INVALID, "import.no_header", NULL);
    return fail_field(&w->ctx->err, NULL, "import.missing_columns", str_z(w->keep, missing));
}

static enum status find_header(struct walk *w)
{
    struct sheet_row row;
    enum status st;

    while ((st = sheet_next(w->sheet, &w->ctx->err, &row)) == ST_OK) {
        if (row.number > IMPORT_HEADER_ROWS)
            break;
        import_header_try(w->keep, w->kind, w->plan, &row, &w->header);
        if (w->header.complete)
            return ST_OK;
    }
    return st == ST_OK || st == ST_NOT_FOUND ? fail_missing(w) : st;
}

enum status import_walk_open(struct walk *w, const char *path)
{
    TRY(sheet_open(w->keep, &w->ctx->err, path, 0, &w->sheet));
    TRY(find_header(w));
    import_keys_init(&w->keys, w->keep);
    return ST_OK;
}

/* ---- faults ---- */

struct str import_walk_heading(const struct walk *w, size_t col)
{
    return w->header.names[col].len > 0 ? w->header.names[col]
                                        : import_heading(&w->kind->columns[col]);
}

/* Of the kind's own, so that it outlives the row; NULL if it has none of that name. */
static const char *column_of(const struct walk *w, const char *column)
{
    return column != NULL ? w->kind->columns[import_column_at(w->kind, column)].name : NULL;
}

static struct str heading_of(const struct walk *w, const char *column)
{
    return column != NULL ? import_walk_heading(w, import_column_at(w->kind, column)) : S("");
}

static void add_fault(struct walk *w, size_t row, const char *column, struct str sentence)
{
    struct import_report *r = &w->report;

    r->faults_total++;
    if (r->faults_count == IMPORT_FAULTS_MAX)
        return;
    if (r->faults == NULL)
        r->faults = arena_array(w->keep, IMPORT_FAULTS_MAX, struct import_fault);
    r->faults[r->faults_count++] =
        (struct import_fault){row, column, heading_of(w, column), str_dup(w->keep, sentence)};
}

/* Codes that a spreadsheet shows where a formula failed. */
static bool is_error_code(struct str s)
{
    static const char *const CODES[] = {"#N/A",   "#REF!",  "#VALUE!", "#DIV/0!",
                                        "#NAME?", "#NULL!", "#NUM!",   "#SPILL!"};

    arr_each (i, COUNT(CODES))
        if (str_eqz(s, CODES[i]))
            return true;
    return false;
}

static size_t check_cells(struct walk *w, const struct import_row *row)
{
    size_t faults = 0;

    arr_each (i, w->header.columns) {
        if (is_error_code(row->cells[i])) {
            add_fault(w, row->number, w->kind->columns[i].name,
                      TF(w->row, "import.cell_error", row->cells[i]));
            faults++;
        } else if (row->cells[i].len == 0 && w->kind->columns[i].required) {
            add_fault(w, row->number, w->kind->columns[i].name, T("import.cell_missing"));
            faults++;
        }
    }
    return faults;
}

enum status import_walk_check(struct walk *w, const struct import_row *row, struct str *out_key,
                              size_t *out_faults)
{
    struct ctx *ctx = w->ctx;
    enum status st;

    *out_key = S("");
    *out_faults = check_cells(w, row);
    if (*out_faults > 0)
        return ST_OK;
    ctx->field_errors_count = 0;
    st = w->kind->check(ctx, row, out_key);
    if (st != ST_OK && st != ST_INVALID && st != ST_RULE)
        return st;
    arr_each (i, ctx->field_errors_count) {
        const struct field_error *e = &ctx->field_errors[i];

        add_fault(w, row->number, column_of(w, e->field), TF(w->row, e->key, str_from(e->arg)));
    }
    *out_faults = ctx->field_errors_count;
    if (st != ST_OK && *out_faults == 0) {
        add_fault(w, row->number, column_of(w, ctx->err.field),
                  TF(w->row, ctx->err.key, str_from(ctx->err.arg)));
        *out_faults = 1;
    }
    ctx->field_errors_count = 0;
    return ST_OK;
}

/* ---- counting ---- */

/* A row that changes a record is a good one, too. */
static void count_fate(struct walk *w, enum import_fate fate, bool add)
{
    const size_t by = add ? 1 : SIZE_MAX;
    struct import_report *r = &w->report;

    switch (fate) {
    case IMPORT_CHANGE:
        r->changed += by;
        r->good += by;
        break;
    case IMPORT_GOOD:
        r->good += by;
        break;
    case IMPORT_FAULTY:
        r->faulty += by;
        break;
    case IMPORT_PRESENT:
        r->present += by;
        break;
    }
}

static void add_repeat_fault(struct walk *w, size_t row, size_t other)
{
    add_fault(w, row, NULL, TF(w->row, "import.repeated", str_printf(w->row, "%zu", other)));
}

/* What was told of a row that is left out is of no interest. */
static void drop_faults(struct walk *w, size_t row, size_t told)
{
    struct import_report *r = &w->report;
    size_t kept = 0;

    r->faults_total -= told;
    for (size_t i = 0; told > 0 && i < r->faults_count; i++)
        if (r->faults[i].row != row)
            r->faults[kept++] = r->faults[i];
    if (told > 0)
        r->faults_count = kept;
}

/* The key was seen in an earlier row. */
static void count_repeat(struct walk *w, struct import_key *entry, size_t number,
                         enum import_fate fate, size_t faults)
{
    struct import_report *r = &w->report;

    r->repeated++;
    switch (w->plan->repeats) {
    case IMPORT_REPEATS_REFUSED:
        add_repeat_fault(w, number, entry->row);
        import_change_drop(w, number);
        r->faulty++;
        if (!entry->repeated) {
            add_repeat_fault(w, entry->row, number);
            count_fate(w, (enum import_fate)entry->fate, false);
            import_change_drop(w, entry->row);
            r->faulty++;
            entry->fate = IMPORT_FAULTY;
        }
        break;
    case IMPORT_KEEP_FIRST:
        drop_faults(w, number, faults);
        import_change_drop(w, number);
        r->left_out++;
        break;
    case IMPORT_KEEP_LAST:
        drop_faults(w, entry->row, entry->faults);
        import_change_drop(w, entry->row);
        count_fate(w, (enum import_fate)entry->fate, false);
        count_fate(w, fate, true);
        r->left_out++;
        entry->row = (uint32_t)number;
        entry->fate = (unsigned char)fate;
        entry->faults = (unsigned char)faults;
        break;
    }
    entry->repeated = true;
}

static void count_row(struct walk *w, size_t number, struct str key, enum import_fate fate,
                      size_t faults)
{
    struct import_key *entry = key.len > 0 ? import_keys_entry(&w->keys, key) : NULL;

    if (entry != NULL && entry->row != 0) {
        count_repeat(w, entry, number, fate, faults);
        return;
    }
    count_fate(w, fate, true);
    if (entry != NULL) {
        entry->row = (uint32_t)number;
        entry->fate = (unsigned char)fate;
        entry->faults = (unsigned char)faults;
    }
}

static void keep_sample(struct walk *w, const struct import_row *row)
{
    struct import_report *r = &w->report;
    struct import_row *copy;

    if (r->sample_count == IMPORT_SAMPLE_ROWS)
        return;
    if (r->sample == NULL)
        r->sample = arena_array(w->keep, IMPORT_SAMPLE_ROWS, struct import_row);
    copy = &r->sample[r->sample_count++];
    copy->number = row->number;
    arr_each (i, w->header.columns)
        copy->cells[i] = str_dup(w->keep, row->cells[i]);
}

/* Is it there already, and would it change what is there? */
static enum status look_closer(struct walk *w, const struct import_row *row, enum import_fate *fate)
{
    bool yes = false;

    if (w->kind->present != NULL)
        TRY(w->kind->present(w->ctx, row, &yes));
    if (yes) {
        *fate = IMPORT_PRESENT;
        return ST_OK;
    }
    TRY(import_brings_look(w, row));
    TRY(import_change_look(w, row, &yes));
    *fate = yes ? IMPORT_CHANGE : IMPORT_GOOD;
    return ST_OK;
}

static enum status look_at(struct walk *w, const struct import_row *row)
{
    enum import_fate fate = IMPORT_GOOD;
    struct str key;
    size_t faults;

    keep_sample(w, row);
    TRY(import_walk_check(w, row, &key, &faults));
    if (faults > 0) {
        fate = IMPORT_FAULTY;
    } else if (w->preview) {
        TRY(look_closer(w, row, &fate));
    }
    count_row(w, row->number, key, fate, faults);
    return ST_OK;
}

/* ---- walking ---- */

/* Put right what is said of this row. true: it is left out. */
static bool patch_row(struct walk *w, struct import_row *row)
{
    bool corrected = false;

    for (; w->next_patch < w->plan->patches_count; w->next_patch++) {
        const struct import_patch *p = &w->plan->patches[w->next_patch];

        if (p->row > row->number)
            break;
        if (p->row < row->number)
            continue;
        if (p->column == NULL) {
            w->report.excluded++;
            return true;
        }
        row->cells[import_column_at(w->kind, p->column)] = p->value;
        corrected = true;
    }
    w->report.corrected += corrected;
    return false;
}

/* Days as people write them become days as modules read them; what is none stays, and is faulty. */
static void read_days(struct walk *w, struct import_row *row)
{
    struct date day;

    arr_each (i, w->header.columns)
        if (w->kind->columns[i].day && date_read(row->cells[i], &day))
            row->cells[i] = str_from(date_format(day, w->days[i]));
}

static enum status tick(struct walk *w, size_t rows)
{
    const struct import_plan *p = w->plan;

    if (p->tick == NULL || rows % TICK_ROWS != 0 || p->tick(p->tick_arg, w->phase, rows))
        return ST_OK;
    return fail(&w->ctx->err, ST_RULE, "import.stopped", NULL);
}

static enum status hand_on(struct walk *w, const struct import_row *row, import_row_fn *fn,
                           void *arg)
{
    struct import_row now = *row;
    enum status st;

    arena_clear(w->row);
    import_header_units(&w->header, w->row, &now);
    w->ctx->arena = w->row;
    st = fn(w, &now, arg);
    w->ctx->arena = w->keep;
    return st;
}

/* The rows that were gathered. */
static enum status hand_on_window(struct walk *w, import_row_fn *fn, void *arg)
{
    const size_t count = w->window_count;
    enum status st;

    w->window_count = 0;
    if (count == 0)
        return ST_OK;
    w->ctx->arena = w->window_arena;
    st = import_look_ahead(w->ctx, w->kind, w->window, count);
    w->ctx->arena = w->keep;
    for (size_t i = 0; st == ST_OK && i < count; i++)
        st = hand_on(w, &w->window[i], fn, arg);
    arena_clear(w->window_arena);
    w->window = NULL;
    return st;
}

static enum status gather(struct walk *w, const struct import_row *row, import_row_fn *fn,
                          void *arg)
{
    struct import_row *copy;

    if (w->window == NULL)
        w->window = arena_array(w->window_arena, IMPORT_AHEAD_ROWS, struct import_row);
    copy = &w->window[w->window_count++];
    copy->number = row->number;
    arr_each (i, w->header.columns)
        copy->cells[i] = str_dup(w->window_arena, row->cells[i]);
    return w->window_count == IMPORT_AHEAD_ROWS ? hand_on_window(w, fn, arg) : ST_OK;
}

enum status import_walk_rows(struct walk *w, import_row_fn *fn, void *arg)
{
    struct ctx *ctx = w->ctx;
    struct import_row row = {0};
    struct sheet_row cells;
    size_t rows = 0;
    enum status st;

    while ((st = sheet_next(w->sheet, &ctx->err, &cells)) == ST_OK) {
        if (++rows > IMPORT_ROWS_MAX)
            return fail(&ctx->err, ST_INVALID, "import.too_many_rows", NULL);
        TRY(tick(w, rows));
        import_header_pick(&w->header, &cells, &row);
        if (patch_row(w, &row))
            continue;
        read_days(w, &row);
        TRY(w->gathers ? gather(w, &row, fn, arg) : hand_on(w, &row, fn, arg));
    }
    if (st != ST_NOT_FOUND)
        return st;
    TRY(hand_on_window(w, fn, arg));
    return rows > 0 ? ST_OK : fail(&ctx->err, ST_INVALID, "import.no_rows", NULL);
}

static enum status look_fn(struct walk *w, const struct import_row *row, void *arg)
{
    (void)arg;
    return look_at(w, row);
}

static void close_arena(void *p)
{
    arena_close(p);
}

struct walk *import_walk_new(struct ctx *ctx, const struct import_kind *kind,
                             const struct import_plan *plan)
{
    struct walk *w = arena_new(ctx->arena, struct walk);

    *w = (struct walk){.ctx = ctx, .kind = kind, .plan = plan, .keep = ctx->arena};
    w->row = arena_open(0);
    arena_on_free(ctx->arena, close_arena, w->row);
    return w;
}

/* On SQLite a question costs some microseconds, and there is nothing to save. */
void import_walk_ahead(struct walk *w)
{
    if (w->kind->ahead == NULL || db_kind(w->ctx) != DB_PGSQL)
        return;
    w->gathers = true;
    w->window_arena = arena_open(0);
    arena_on_free(w->keep, close_arena, w->window_arena);
}

enum status import_look_ahead(struct ctx *ctx, const struct import_kind *kind,
                              struct import_row *rows, size_t count)
{
    void *ahead = NULL;

    TRY(kind->ahead(ctx, rows, count, &ahead));
    arr_each (i, count)
        rows[i].ahead = ahead;
    return ST_OK;
}

static int by_row(const void *a, const void *b)
{
    const struct import_fault *x = a, *y = b;

    return x->row < y->row ? -1 : x->row > y->row;
}

enum status import_walk_look(struct walk *w, const char *path)
{
    import_walk_ahead(w);
    TRY(import_walk_open(w, path));
    TRY(import_walk_rows(w, look_fn, NULL));
    if (w->report.faults_count > 1)
        qsort(w->report.faults, w->report.faults_count, sizeof *w->report.faults, by_row);
    return ST_OK;
}

enum status import_check_plan(struct ctx *ctx, const struct import_kind *kind, const char *path,
                              const struct import_plan *plan, struct import_report *out)
{
    struct walk *w = import_walk_new(ctx, kind, plan);

    w->preview = true;
    TRY(import_walk_look(w, path));
    w->report.header_row = w->header.row;
    w->report.columns = w->header.columns;
    memcpy(w->report.headings, w->header.names, sizeof w->report.headings);
    w->report.ignored = w->header.ignored;
    w->report.knows_present = kind->present != NULL;
    w->report.knows_changed = kind->differs != NULL;
    *out = w->report;
    return ST_OK;
}

enum status import_check(struct ctx *ctx, const struct import_kind *kind, const char *path,
                         enum import_repeats repeats, struct import_report *out)
{
    return import_check_plan(ctx, kind, path, &(struct import_plan){.repeats = repeats}, out);
}

enum status import_peek(struct ctx *ctx, const struct import_kind *kind, const char *path,
                        const struct import_plan *plan)
{
    return import_walk_open(import_walk_new(ctx, kind, plan), path);
}
