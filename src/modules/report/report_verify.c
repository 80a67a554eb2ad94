// SPDX-License-Identifier: MulanPSL-2.0
/* What a frozen file says of itself, recomputed. */
#include "modules/report/report_report.h"
#include "platform/crypt.h"

enum { HASH_BYTES = 32, SHOWN_MAX = 1 << 20 };

struct checking {
    struct arena *arena;
    const struct report_frozen *file;
    struct buf *report;
    struct report_verdict *verdict;
};

static void fault(struct checking *c, const struct report_frozen_figure *f, const char *what)
{
    c->verdict->faults++;
    buf_printf(c->report, "paragraph %lld, figure %lld (" STR_FMT "): %s\n",
               (long long)f->paragraph, (long long)f->place, STR_ARG(f->name), what);
}

/* ---------------------------------------------------------------- rows */

/* Do the rows add up to what the file says? What is too large to add up does not. */
static bool sums(const struct report_frozen_rows *r)
{
    int64_t sum = 0;

    if (r->counts == NULL)
        return (int64_t)r->count == r->sum;
    arr_each (i, r->counts_count)
        if (__builtin_add_overflow(sum, r->counts[i], &sum))
            return false;
    return sum == r->sum;
}

static void check_rows(struct checking *c, const struct report_frozen_figure *f,
                       const struct report_frozen_rows *r, int64_t value)
{
    c->verdict->rows += r->count;
    if (!r->there)
        fault(c, f, "has no rows");
    else if (r->counts != NULL && r->counts_count != r->count)
        fault(c, f, "has not one count for each row");
    else if (!sums(r))
        fault(c, f, "its rows do not sum to what the file says they do");
    else if (r->sum != value && !f->kept)
        fault(c, f, "its rows do not sum to its value");
    else if (r->sum != value)
        buf_printf(c->report,
                   "note: paragraph %lld, figure %lld (" STR_FMT
                   ") was kept as of its day; the rows of the day of freezing sum to %lld\n",
                   (long long)f->paragraph, (long long)f->place, STR_ARG(f->name),
                   (long long)r->sum);
}

/* ---------------------------------------------------------------- values and text */

static enum report_unit unit_of(struct str kind)
{
    return str_eqz(kind, "yuan")       ? REPORT_YUAN
           : str_eqz(kind, "wan_yuan") ? REPORT_WAN_YUAN
           : str_eqz(kind, "percent")  ? REPORT_PERCENT
                                       : REPORT_COUNT;
}

/* Lists of names and of parts are no function of the number. */
static bool is_list(const struct report_token *t)
{
    return t->names > 0 || (t->by.len > 0 && t->key.len == 0);
}

static void check_value(struct checking *c, const struct report_frozen_figure *f)
{
    const struct report_amount amount = {f->numerator, f->denominator, unit_of(f->kind)};
    struct report_token t;

    if (report_token_read(f->token, &t) != NULL) {
        fault(c, f, "its token cannot be read");
        return;
    }
    if (!is_list(&t) && !str_eq(report_token_say(c->arena, &t, &amount), f->shown))
        fault(c, f, "its value does not read as the file says");
    check_rows(c, f, &f->rows, f->numerator);
    if (amount.unit == REPORT_PERCENT)
        check_rows(c, f, &f->below, f->denominator);
}

static const struct report_frozen_figure *
figure_at(const struct report_frozen *file, size_t paragraph, int64_t place, struct str token)
{
    arr_each (i, file->figures_count) {
        const struct report_frozen_figure *f = &file->figures[i];

        if (f->paragraph == (int64_t)paragraph && f->place == place && str_eq(f->token, token))
            return f;
    }
    return NULL;
}

/* Its prose with the values of its figures is what it reads; returns how many figures it has. */
static size_t check_paragraph(struct checking *c, size_t number)
{
    const struct report_frozen_paragraph *p = &c->file->paragraphs[number - 1];
    struct buf shown = buf_new(c->arena, SHOWN_MAX);
    struct report_piece *pieces;
    size_t count;
    int64_t place = 0;

    report_pieces(c->arena, p->text, &pieces, &count);
    arr_each (i, count) {
        const struct report_frozen_figure *f;

        if (!pieces[i].is_token) {
            buf_str(&shown, pieces[i].text);
            continue;
        }
        f = figure_at(c->file, number, ++place, pieces[i].text);
        if (f != NULL) {
            buf_str(&shown, f->shown);
            continue;
        }
        c->verdict->faults++;
        buf_printf(c->report, "paragraph %zu: nothing is said of its token " STR_FMT "\n", number,
                   STR_ARG(pieces[i].text));
    }
    if (!str_eq(buf_view(&shown), p->shown)) {
        c->verdict->faults++;
        buf_printf(c->report, "paragraph %zu: does not read as its figures say\n", number);
    }
    return (size_t)place;
}

static void check_all(struct checking *c)
{
    size_t tokens = 0;

    for (size_t i = 1; i <= c->file->paragraphs_count; i++)
        tokens += check_paragraph(c, i);
    if (tokens != c->file->figures_count) {
        c->verdict->faults++;
        buf_printf(c->report, "%zu figures in the text, %zu in the list\n", tokens,
                   c->file->figures_count);
    }
    arr_each (i, c->file->figures_count)
        check_value(c, &c->file->figures[i]);
}

enum status report_verify(struct arena *a, struct str bytes, struct buf *report,
                          struct report_verdict *out, struct err *err)
{
    struct report_frozen file;
    struct checking c = {a, &file, report, out};
    uint8_t hash[HASH_BYTES];

    TRY(report_frozen_read(a, bytes, &file, err));
    crypt_sm3(bytes.ptr, bytes.len, hash);
    *out = (struct report_verdict){
        .hash = str_hex(a, hash, sizeof(hash)),
        .congress = file.congress,
        .title = file.title,
        .report_id = file.report_id,
        .figures = file.figures_count,
    };
    check_all(&c);
    return ST_OK;
}
