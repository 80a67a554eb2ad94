// SPDX-License-Identifier: MulanPSL-2.0
/* Reading a file row by row: once to tell what it would bring, once to bring it in. */
#include "platform/import.h"
#include "platform/db.h"
#include "platform/import/import_header.h"
#include "platform/import/import_keys.h"
#include "platform/text.h"

/* One walk through a file. */
struct walk {
    struct ctx *ctx;
    const struct import_kind *kind;
    enum import_repeats repeats;
    bool preview;       /* tell which rows are there already */
    struct arena *keep; /* what outlives the row */
    struct arena *row;  /* ctx->arena while a row is looked at */
    struct sheet *sheet;
    struct import_header header;
    struct import_keys keys;
    struct import_report report;
};

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
        import_header_try(w->keep, w->kind, &row, &w->header);
        if (w->header.complete)
            return ST_OK;
    }
    return st == ST_OK || st == ST_NOT_FOUND ? fail_missing(w) : st;
}

static enum status walk_open(struct walk *w, const char *path)
{
    TRY(sheet_open(w->keep, &w->ctx->err, path, 0, &w->sheet));
    TRY(find_header(w));
    import_keys_init(&w->keys, w->keep);
    return ST_OK;
}

/* ---- faults ---- */

static void add_fault(struct walk *w, size_t row, struct str heading, struct str sentence)
{
    struct import_report *r = &w->report;

    r->faults_total++;
    if (r->faults_count == IMPORT_FAULTS_MAX)
        return;
    if (r->faults == NULL)
        r->faults = arena_array(w->keep, IMPORT_FAULTS_MAX, struct import_fault);
    r->faults[r->faults_count++] = (struct import_fault){row, heading, str_dup(w->keep, sentence)};
}

static struct str heading_at(const struct walk *w, size_t col)
{
    return w->header.names[col].len > 0 ? w->header.names[col]
                                        : import_heading(&w->kind->columns[col]);
}

static struct str heading_of(const struct walk *w, const char *column)
{
    for (size_t i = 0; column != NULL && i < w->header.columns; i++)
        if (strcmp(w->kind->columns[i].name, column) == 0)
            return heading_at(w, i);
    return S("");
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
            add_fault(w, row->number, heading_at(w, i),
                      TF(w->row, "import.cell_error", row->cells[i]));
            faults++;
        } else if (row->cells[i].len == 0 && w->kind->columns[i].required) {
            add_fault(w, row->number, heading_at(w, i), T("import.cell_missing"));
            faults++;
        }
    }
    return faults;
}

/* What the kind says about a row: *out_faults sentences, and its natural key. */
static enum status check_row(struct walk *w, const struct import_row *row, struct str *out_key,
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

        add_fault(w, row->number, heading_of(w, e->field), TF(w->row, e->key, str_from(e->arg)));
    }
    *out_faults = ctx->field_errors_count;
    if (st != ST_OK && *out_faults == 0) {
        add_fault(w, row->number, heading_of(w, ctx->err.field),
                  TF(w->row, ctx->err.key, str_from(ctx->err.arg)));
        *out_faults = 1;
    }
    ctx->field_errors_count = 0;
    return ST_OK;
}

/* ---- counting ---- */

static size_t *counter(struct walk *w, enum import_fate fate)
{
    switch (fate) {
    case IMPORT_GOOD:
        return &w->report.good;
    case IMPORT_FAULTY:
        return &w->report.faulty;
    case IMPORT_PRESENT:
        break;
    }
    return &w->report.present;
}

static void add_repeat_fault(struct walk *w, size_t row, size_t other)
{
    add_fault(w, row, S(""), TF(w->row, "import.repeated", str_printf(w->row, "%zu", other)));
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
    switch (w->repeats) {
    case IMPORT_REPEATS_REFUSED:
        add_repeat_fault(w, number, entry->row);
        r->faulty++;
        if (!entry->repeated) {
            add_repeat_fault(w, entry->row, number);
            --*counter(w, (enum import_fate)entry->fate);
            r->faulty++;
            entry->fate = IMPORT_FAULTY;
        }
        break;
    case IMPORT_KEEP_FIRST:
        drop_faults(w, number, faults);
        r->left_out++;
        break;
    case IMPORT_KEEP_LAST:
        drop_faults(w, entry->row, entry->faults);
        --*counter(w, (enum import_fate)entry->fate);
        ++*counter(w, fate);
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
    ++*counter(w, fate);
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

static enum status look_at(struct walk *w, const struct import_row *row)
{
    enum import_fate fate = IMPORT_GOOD;
    struct str key;
    size_t faults;

    keep_sample(w, row);
    TRY(check_row(w, row, &key, &faults));
    if (faults > 0) {
        fate = IMPORT_FAULTY;
    } else if (w->preview && w->kind->present != NULL) {
        bool present = false;

        TRY(w->kind->present(w->ctx, row, &present));
        fate = present ? IMPORT_PRESENT : IMPORT_GOOD;
    }
    count_row(w, row->number, key, fate, faults);
    return ST_OK;
}

/* ---- walking ---- */

typedef enum status row_fn(struct walk *, const struct import_row *, void *);

/* Call fn for each row below the headings, with ctx->arena emptied each time. */
static enum status each_row(struct walk *w, row_fn *fn, void *arg)
{
    struct ctx *ctx = w->ctx;
    struct import_row row;
    struct sheet_row cells;
    size_t rows = 0;
    enum status st;

    while ((st = sheet_next(w->sheet, &ctx->err, &cells)) == ST_OK) {
        if (++rows > IMPORT_ROWS_MAX)
            return fail(&ctx->err, ST_INVALID, "import.too_many_rows", NULL);
        arena_clear(w->row);
        import_header_pick(&w->header, &cells, &row);
        ctx->arena = w->row;
        st = fn(w, &row, arg);
        ctx->arena = w->keep;
        if (st != ST_OK)
            return st;
    }
    if (st != ST_NOT_FOUND)
        return st;
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

static struct walk *walk_new(struct ctx *ctx, const struct import_kind *kind,
                             enum import_repeats repeats)
{
    struct walk *w = arena_new(ctx->arena, struct walk);

    *w = (struct walk){.ctx = ctx, .kind = kind, .repeats = repeats, .keep = ctx->arena};
    w->row = arena_open(0);
    arena_on_free(ctx->arena, close_arena, w->row);
    return w;
}

static int by_row(const void *a, const void *b)
{
    const struct import_fault *x = a, *y = b;

    return x->row < y->row ? -1 : x->row > y->row;
}

/* The whole file, counted and its faults in order. */
static enum status look_through(struct walk *w, const char *path)
{
    TRY(walk_open(w, path));
    TRY(each_row(w, look_fn, NULL));
    if (w->report.faults_count > 1)
        qsort(w->report.faults, w->report.faults_count, sizeof *w->report.faults, by_row);
    return ST_OK;
}

enum status import_check(struct ctx *ctx, const struct import_kind *kind, const char *path,
                         enum import_repeats repeats, struct import_report *out)
{
    struct walk *w = walk_new(ctx, kind, repeats);

    w->preview = true;
    TRY(look_through(w, path));
    w->report.header_row = w->header.row;
    w->report.columns = w->header.columns;
    memcpy(w->report.headings, w->header.names, sizeof w->report.headings);
    w->report.ignored = w->header.ignored;
    w->report.knows_present = kind->present != NULL;
    *out = w->report;
    return ST_OK;
}

enum status import_peek(struct ctx *ctx, const struct import_kind *kind, const char *path)
{
    return walk_open(walk_new(ctx, kind, IMPORT_REPEATS_REFUSED), path);
}

/* ---- writing ---- */

struct writing {
    struct walk *look; /* the walk that checked: which row of a key is kept */
    struct import_counts counts;
    size_t row;
};

static enum status write_fn(struct walk *w, const struct import_row *row, void *arg)
{
    struct writing *writing = arg;
    bool skipped = false;
    struct str key;
    size_t faults;

    writing->row = row->number;
    TRY(check_row(w, row, &key, &faults));
    if (key.len > 0 && import_keys_entry(&writing->look->keys, key)->row != row->number) {
        writing->counts.left_out++;
        writing->row = 0;
        return ST_OK;
    }
    if (faults > 0) /* an earlier row of this file stands in its way */
        return fail_field(&w->ctx->err, NULL, "import.rows_faulty",
                          str_printf(w->row, "%zu", row->number).ptr);
    TRY(w->kind->write(w->ctx, row, &skipped));
    ++*(skipped ? &writing->counts.skipped : &writing->counts.written);
    writing->row = 0;
    return ST_OK;
}

enum status import_write(struct ctx *ctx, const struct import_kind *kind, const char *path,
                         enum import_repeats repeats, struct import_counts *out, size_t *out_row)
{
    struct walk *look = walk_new(ctx, kind, repeats), *w = walk_new(ctx, kind, repeats);
    struct writing writing = {.look = look};
    enum status st;

    ASSERT(db_in_tx(ctx));
    *out_row = 0;
    TRY(look_through(look, path));
    if (look->report.faulty > 0) {
        *out_row = look->report.faults[0].row;
        return fail_field(&ctx->err, NULL, "import.rows_faulty",
                          str_printf(ctx->arena, "%zu", *out_row).ptr);
    }
    TRY(walk_open(w, path));
    st = each_row(w, write_fn, &writing);
    if (st != ST_OK) {
        *out_row = writing.row;
        return st;
    }
    if (kind->finish != NULL)
        TRY(kind->finish(ctx, writing.counts.written, writing.counts.skipped));
    *out = writing.counts;
    return ST_OK;
}

/* ---- kinds ---- */

const struct import_kind *import_kind_find(struct str name)
{
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        const struct import_kind *kind = MODULES[m]->imports;

        for (; kind != NULL && kind->name != NULL; kind++)
            if (str_eqz(name, kind->name))
                return kind;
    }
    return NULL;
}

struct str import_heading(const struct import_column *column)
{
    struct str all = str_from(column->headings), first;

    (void)str_cut(&all, '|', &first);
    return first;
}

struct str import_template(struct arena *a, const struct import_kind *kind)
{
    struct str headings[IMPORT_COLUMNS_MAX];
    const size_t count = import_columns_count(kind);

    arr_each (i, count)
        headings[i] = import_heading(&kind->columns[i]);
    return str_printf(a, "\xEF\xBB\xBF" STR_FMT "\r\n",
                      STR_ARG(str_join(a, headings, count, S(","))));
}
