// SPDX-License-Identifier: MulanPSL-2.0
/* A report as it reads: its blocks cut into prose, figures and numbers typed by hand. */
#include "modules/report/report_report.h"
#include "modules/report/report_scan.h"

struct reading {
    struct ctx *ctx;
    struct period period;
    bool now;
    struct report_index index;
    struct report_taken *figures;
    size_t figures_count;
    struct report_source *sources;
    size_t sources_count;
    struct report_sheet *sheet;
};

const char *report_how_word(enum report_how how)
{
    static const char *const WORDS[] = {"same", "changed", "kept", "lost"};

    return WORDS[how];
}

static const struct report_taken *figure_of(const struct reading *g, int64_t block_id,
                                            int64_t place)
{
    arr_each (i, g->figures_count)
        if (g->figures[i].block_id == block_id && g->figures[i].place == place)
            return &g->figures[i];
    return NULL;
}

static const struct report_source *source_of(const struct reading *g, int64_t block_id,
                                             struct str words, int64_t nth)
{
    arr_each (i, g->sources_count) {
        const struct report_source *s = &g->sources[i];

        if (s->block_id == block_id && s->nth == nth && str_eq(s->words, words))
            return s;
    }
    return NULL;
}

/* ---------------------------------------------------------------- figures */

static void count_how(struct report_sheet *s, enum report_how how)
{
    s->figures++;
    s->same += how == REPORT_SAME;
    s->changed += how == REPORT_CHANGED;
    s->kept += how == REPORT_KEPT;
    s->lost += how == REPORT_LOST;
}

static bool equal(const struct report_taken *f, const struct report_value *v)
{
    return f->numerator == v->numerator && f->denominator == v->denominator &&
           str_eq(f->shown, v->shown);
}

static enum status compare(struct reading *g, struct report_run *run, struct str inside)
{
    const struct err before = g->ctx->err;
    const size_t faults = g->ctx->field_errors_count;
    struct report_value *now;
    enum status st;

    run->how = REPORT_SAME;
    if (!g->now)
        return ST_OK;
    now = arena_new(g->ctx->arena, struct report_value);
    st = report_value_of(g->ctx, &g->index, &g->period, inside, now);
    if (st == ST_INVALID || st == ST_DENIED || st == ST_NOT_FOUND || st == ST_RULE) {
        g->ctx->err = before;
        g->ctx->field_errors_count = faults;
        run->how = REPORT_LOST;
        return ST_OK;
    }
    run->now = st == ST_OK ? now : NULL;
    if (st == ST_OK && !equal(run->figure, now))
        run->how = date_none(run->figure->kept_on) ? REPORT_CHANGED : REPORT_KEPT;
    return st;
}

static enum status put_figure(struct reading *g, struct report_paragraph *p,
                              const struct report_piece *piece, int64_t place)
{
    struct report_run run = {.kind = REPORT_FIGURE,
                             .figure = figure_of(g, p->block.id, place),
                             .how = REPORT_LOST,
                             .text =
                                 str_printf(g->ctx->arena, "{" STR_FMT "}", STR_ARG(piece->text))};

    if (run.figure != NULL) {
        run.text = run.figure->shown;
        TRY(compare(g, &run, piece->text));
    }
    count_how(g->sheet, run.how);
    p->runs[p->runs_count++] = run;
    return ST_OK;
}

/* ---------------------------------------------------------------- prose */

/* Numbers in Chinese are mostly part of a name or a manner of speaking below this. */
enum { CHINESE_LEAST = 10 };

/* The figures of a paragraph as it reads, and where each run begins in it. */
struct scanned {
    struct report_figure *figures;
    size_t count;
    size_t begin; /* of the run that is cut now */
};

static int64_t nth_of(const struct report_paragraph *p, struct str words)
{
    int64_t n = 1;

    arr_each (i, p->runs_count)
        n += p->runs[i].kind == REPORT_HAND && str_eq(p->runs[i].text, words);
    return n;
}

static void put_run(struct report_paragraph *p, struct str s, size_t from, size_t to)
{
    if (to > from)
        p->runs[p->runs_count++] =
            (struct report_run){.kind = REPORT_PROSE, .text = {s.ptr + from, to - from}};
}

static bool is_typed(const struct report_figure *f)
{
    return report_figure_counts(f) &&
           (!f->chinese || report_number_cmp(f->value, report_number_of(CHINESE_LEAST)) >= 0);
}

static void put_prose(struct reading *g, struct report_paragraph *p, const struct scanned *found,
                      struct str prose)
{
    size_t at = 0;

    arr_each (i, found->count) {
        struct report_span digits = found->figures[i].digits;
        struct report_run run = {.kind = REPORT_HAND};
        const size_t behind = digits.at + digits.len - found->begin;

        if (digits.at >= found->begin && behind < prose.len && prose.ptr[behind] == '%')
            digits.len++;
        if (digits.at < found->begin + at || digits.len == 0 ||
            digits.at + digits.len > found->begin + prose.len || !is_typed(&found->figures[i]))
            continue;
        put_run(p, prose, at, digits.at - found->begin);
        run.text = (struct str){prose.ptr + (digits.at - found->begin), digits.len};
        run.nth = nth_of(p, run.text);
        run.source = source_of(g, p->block.id, run.text, run.nth);
        g->sheet->hand++;
        g->sheet->hand_bare += run.source == NULL;
        p->runs[p->runs_count++] = run;
        at = digits.at - found->begin + digits.len;
    }
    put_run(p, prose, at, prose.len);
}

/* The paragraph is scanned as it reads, so that what stands around a number tells what it is. */
static void scan(struct reading *g, const struct report_paragraph *p,
                 const struct report_piece *pieces, size_t count, struct scanned *out)
{
    struct buf shown = buf_new(g->ctx->arena, 0);
    int64_t place = 0;

    arr_each (i, count) {
        const struct report_taken *f =
            pieces[i].is_token ? figure_of(g, p->block.id, ++place) : NULL;

        buf_str(&shown, f != NULL ? f->shown : pieces[i].text);
    }
    report_scan(g->ctx->arena, buf_view(&shown), &out->figures, &out->count);
}

static enum status read_paragraph(struct reading *g, struct report_paragraph *p)
{
    struct scanned found = {0};
    struct report_piece *pieces;
    size_t count;
    int64_t place = 0;

    report_pieces(g->ctx->arena, p->block.text, &pieces, &count);
    if (p->block.level == REPORT_PARAGRAPH)
        scan(g, p, pieces, count, &found);
    p->runs = arena_array(g->ctx->arena, 2 * (count + found.count) + 1, struct report_run);
    arr_each (i, count) {
        if (pieces[i].is_token) {
            const struct report_taken *f = figure_of(g, p->block.id, place + 1);

            TRY(put_figure(g, p, &pieces[i], ++place));
            found.begin += f != NULL ? f->shown.len : pieces[i].text.len;
        } else {
            put_prose(g, p, &found, pieces[i].text);
            found.begin += pieces[i].text.len;
        }
    }
    return ST_OK;
}

enum status report_sheet_read(struct ctx *ctx, const struct report *r, bool now,
                              struct report_sheet *out)
{
    struct report_sheet sheet = {.report = *r};
    struct reading g = {.ctx = ctx, .period = {r->from, r->to}, .now = now, .sheet = &sheet};
    struct report_block *blocks;

    TRY(report_store_blocks(ctx, r->id, &blocks, &sheet.count));
    TRY(report_store_figures(ctx, r->id, 0, &g.figures, &g.figures_count));
    TRY(report_store_sources(ctx, r->id, &g.sources, &g.sources_count));
    sheet.paragraphs = arena_array(ctx->arena, sheet.count, struct report_paragraph);
    arr_each (i, sheet.count) {
        sheet.paragraphs[i].block = blocks[i];
        TRY(read_paragraph(&g, &sheet.paragraphs[i]));
    }
    *out = sheet;
    return ST_OK;
}

/* ---------------------------------------------------------------- as plain text */

struct str report_paragraph_text(struct arena *a, const struct report_paragraph *p)
{
    struct buf to = buf_new(a, 0);

    arr_each (i, p->runs_count)
        buf_str(&to, p->runs[i].text);
    return buf_view(&to);
}

struct str report_sheet_text(struct arena *a, const struct report_sheet *s, bool shown)
{
    static const char *const MARKS[] = {"", "# ", "## "};
    struct buf to = buf_new(a, 0);

    arr_each (i, s->count) {
        const struct report_paragraph *p = &s->paragraphs[i];

        buf_z(&to, MARKS[p->block.level]);
        buf_str(&to, shown ? report_paragraph_text(a, p) : p->block.text);
        buf_char(&to, '\n');
    }
    return buf_view(&to);
}
