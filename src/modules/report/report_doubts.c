// SPDX-License-Identifier: MulanPSL-2.0
/* What does not fit together in a report, and with the one of the year before. */
#include "modules/report/report_check.h"
#include "modules/report/report_report.h"

enum { DOUBTS_MAX = 500 };

/* A figure of the registry, where it stands in the plain text. */
struct placed {
    struct report_span at;
    const struct report_taken *figure;
};

struct doubting {
    struct ctx *ctx;
    const struct report_sheet *sheet;
    struct report_doubt *at;
    size_t count;
    struct placed *placed;
    size_t placed_count;
};

/* As report_sheet_text() without marks: each paragraph a line. */
static struct str plain(struct arena *a, const struct report_sheet *s)
{
    struct buf to = buf_new(a, 0);

    arr_each (i, s->count) {
        buf_str(&to, report_paragraph_text(a, &s->paragraphs[i]));
        buf_char(&to, '\n');
    }
    return buf_view(&to);
}

/* Where plain() has them. */
static void place(struct doubting *d)
{
    const struct report_sheet *s = d->sheet;
    size_t at = 0;

    d->placed = arena_array(d->ctx->arena, s->figures, struct placed);
    arr_each (i, s->count) {
        arr_each (k, s->paragraphs[i].runs_count) {
            const struct report_run *run = &s->paragraphs[i].runs[k];

            if (run->kind == REPORT_FIGURE && run->figure != NULL && d->placed_count < s->figures)
                d->placed[d->placed_count++] = (struct placed){{at, run->text.len}, run->figure};
            at += run->text.len;
        }
        at++;
    }
}

/* What the number is of; NULL: typed by hand. */
static const struct report_taken *taken_at(const struct doubting *d, const struct report_figure *f)
{
    arr_each (i, d->placed_count) {
        const struct report_span *at = &d->placed[i].at;

        if (f->digits.at >= at->at && f->digits.at < at->at + at->len)
            return d->placed[i].figure;
    }
    return NULL;
}

/* Is that count printed in the sentence of the figure? */
static bool prints(const struct report_figure *f, size_t count, const struct report_figure *of,
                   int64_t value)
{
    arr_each (i, count)
        if (f[i].sentence.at == of->sentence.at && f[i].kind == REPORT_FIGURE_COUNT &&
            f[i].value.decimals == 0 && f[i].value.units == value)
            return true;
    return false;
}

/* The records know it better than the words beside: two of their figures that are called alike in
 * the text are still two, and a rate of theirs has its own two counts. But where the text prints
 * only the part, a reader takes the whole beside it for the other. */
static bool is_settled(const struct doubting *d, const struct report_figure *f, size_t count,
                       const struct report_finding *x)
{
    const struct report_taken *one = taken_at(d, &f[x->figure]), *two;

    if (one == NULL)
        return false;
    if (x->kind == REPORT_FIND_TWO_VALUES) {
        two = taken_at(d, &f[x->other]);
        return two != NULL && !str_eq(one->token, two->token);
    }
    if (x->kind == REPORT_FIND_RATE_NEVER)
        return !prints(f, count, &f[x->figure], one->numerator);
    return x->kind == REPORT_FIND_RATE_CUT || x->kind == REPORT_FIND_RATE_ALONE;
}

static void put(struct doubting *d, const struct report_doubt *doubt)
{
    if (d->count < DOUBTS_MAX && doubt->paragraph < d->sheet->count)
        d->at[d->count++] = *doubt;
}

/* ---------------------------------------------------------------- in itself */

static void check(struct doubting *d, struct str text, const struct report_figure *f, size_t count)
{
    struct report_finding *found;
    size_t n;

    report_findings(d->ctx->arena, text, f, count, &found, &n);
    arr_each (i, n) {
        const struct report_finding *x = &found[i];

        if (x->figure == REPORT_NO_FIGURE || is_settled(d, f, count, x))
            continue;
        put(d, &(struct report_doubt){
                   .word = report_finding_word(x->kind),
                   .wrong = report_finding_wrong(x->kind),
                   .paragraph = f[x->figure].paragraph,
                   .figure = report_span_of(text, f[x->figure].whole),
                   .other = x->other == REPORT_NO_FIGURE ? S("")
                                                         : report_span_of(text, f[x->other].whole),
                   .a = x->a,
                   .b = x->b,
               });
    }
}

/* ---------------------------------------------------------------- the year before */

/* The newest of the same kind that ends in the year before, final ones first. */
static enum status before_of(struct ctx *ctx, const struct report *r, struct report *out,
                             bool *out_found)
{
    const struct report_filter f = {.kind = r->kind, .year = r->to.year - 1, .limit = 20};
    struct report *all;
    struct str next;
    int64_t total;
    size_t count;

    *out_found = false;
    TRY(report_store_page(ctx, &f, &all, &count, &next, &total));
    arr_each (i, count) {
        const bool final = str_among("frozen published", all[i].state);

        if (str_eqz(all[i].state, "dropped") || (*out_found && !final))
            continue;
        *out = all[i];
        *out_found = true;
        if (final)
            return ST_OK;
    }
    return ST_OK;
}

static void drifts(struct doubting *d, struct str old_text, struct str text,
                   const struct report_figure *f, size_t count)
{
    struct report_figure *old;
    struct report_drift *found;
    size_t old_count, n;

    report_scan(d->ctx->arena, old_text, &old, &old_count);
    report_check_drift(d->ctx->arena, old_text, old, old_count, text, f, count, &found, &n);
    arr_each (i, n)
        put(d, &(struct report_doubt){
                   .word = found[i].kind == REPORT_DRIFT_UNIT ? "drift_unit" : "drift_words",
                   .paragraph = f[found[i].now].paragraph,
                   .figure = report_span_of(text, f[found[i].now].whole),
                   .other = report_span_of(old_text, old[found[i].before].whole),
               });
}

static const struct report_taken *same_name(const struct report_taken *all, size_t count,
                                            struct str name)
{
    arr_each (i, count)
        if (str_eq(all[i].name, name))
            return &all[i];
    return NULL;
}

/* The same indicator with another definition than last year. */
static enum status definitions(struct doubting *d, const struct report *before)
{
    struct report_taken *old;
    size_t count;

    TRY(report_store_figures(d->ctx, before->id, 0, &old, &count));
    arr_each (i, d->sheet->count)
        arr_each (k, d->sheet->paragraphs[i].runs_count) {
            const struct report_run *run = &d->sheet->paragraphs[i].runs[k];
            const struct report_taken *last;

            if (run->kind != REPORT_FIGURE || run->figure == NULL)
                continue;
            last = same_name(old, count, run->figure->name);
            if (last != NULL && !str_eq(last->definition, run->figure->definition))
                put(d, &(struct report_doubt){.word = "definition",
                                              .paragraph = i,
                                              .figure = run->figure->shown,
                                              .other = last->shown});
        }
    return ST_OK;
}

/* ---------------------------------------------------------------- words of approximation */

/* 最近12次, 附近3个: the word belongs to what stands before. */
static bool ends_near(struct str s)
{
    static const char *const OTHERS[] = {"最近", "附近", "邻近", "临近", "就近"};

    arr_each (i, COUNT(OTHERS))
        if (str_ends(s, str_from(OTHERS[i])))
            return false;
    return str_ends(s, S("近"));
}

/* The word that is written by hand beside a figure: 近{…}, {…}余; "" none. */
static struct str about_of(const struct report_paragraph *p, size_t k)
{
    const struct report_run *before = k > 0 ? &p->runs[k - 1] : NULL;
    const struct report_run *behind = k + 1 < p->runs_count ? &p->runs[k + 1] : NULL;

    if (behind != NULL && behind->kind == REPORT_PROSE && str_starts(behind->text, S("余")))
        return S("余");
    if (behind != NULL && behind->kind == REPORT_PROSE && str_starts(behind->text, S("多")))
        return S("多");
    return before != NULL && before->kind == REPORT_PROSE && ends_near(before->text) ? S("近")
                                                                                     : S("");
}

/* A figure that stands in the text as it is counted: 186余 says that there are more. */
static bool is_exact(const struct report_taken *f)
{
    struct report_token t;

    return report_token_read(f->token, &t) == NULL && t.as == REPORT_EXACT && t.scale == 1 &&
           t.names == 0 && t.digits < 0;
}

static void abouts(struct doubting *d)
{
    arr_each (i, d->sheet->count) {
        const struct report_paragraph *p = &d->sheet->paragraphs[i];

        arr_each (k, p->runs_count) {
            const struct report_taken *f = p->runs[k].figure;
            const struct str word = f != NULL ? about_of(p, k) : S("");

            if (word.len > 0 && is_exact(f))
                put(d, &(struct report_doubt){.word = "about",
                                              .wrong = true,
                                              .paragraph = i,
                                              .figure = f->shown,
                                              .other = word});
        }
    }
}

/* ---------------------------------------------------------------- parts that nothing belongs to */

/* The token over all time, without its braces. */
static struct str at_any_time(struct arena *a, const struct report_token *of)
{
    struct report_token t = *of;
    struct str whole;

    t.year = 0;
    t.from = t.to = (struct date){0};
    whole = report_token_write(a, &t);
    return (struct str){whole.ptr + 1, whole.len - 2};
}

/* A part that no record of any year belongs to may be spelled wrongly: its 0 says nothing. */
static enum status part(struct doubting *d, struct report_index *index, size_t paragraph,
                        const struct report_taken *f)
{
    static const struct period EVER = {{1949, 1, 1}, {2999, 12, 31}};
    struct report_value v;
    struct report_token t;
    enum status st;

    if (f->numerator != 0 || report_token_read(f->token, &t) != NULL || t.key.len == 0)
        return ST_OK;
    st = report_value_of(d->ctx, index, &EVER, at_any_time(d->ctx->arena, &t), &v);
    if (st == ST_INVALID || st == ST_DENIED) { /* what is lost the list of figures says */
        d->ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    if (v.no_part)
        put(d, &(struct report_doubt){
                   .word = "no_part", .paragraph = paragraph, .figure = f->shown, .other = t.key});
    return ST_OK;
}

static enum status parts(struct doubting *d)
{
    struct report_index index = {0};

    arr_each (i, d->sheet->count)
        arr_each (k, d->sheet->paragraphs[i].runs_count)
            if (d->sheet->paragraphs[i].runs[k].figure != NULL)
                TRY(part(d, &index, i, d->sheet->paragraphs[i].runs[k].figure));
    return ST_OK;
}

enum status report_doubts(struct ctx *ctx, const struct report_sheet *s, struct report_doubt **out,
                          size_t *out_count)
{
    struct doubting d = {
        .ctx = ctx, .sheet = s, .at = arena_array(ctx->arena, DOUBTS_MAX, struct report_doubt)};
    const struct str text = plain(ctx->arena, s);
    struct report_figure *f;
    struct report_sheet old;
    struct report before;
    size_t count;
    bool found;

    report_scan(ctx->arena, text, &f, &count);
    place(&d);
    check(&d, text, f, count);
    abouts(&d);
    TRY(parts(&d));
    TRY(before_of(ctx, &s->report, &before, &found));
    if (found) {
        TRY(report_sheet_read(ctx, &before, false, &old));
        drifts(&d, plain(ctx->arena, &old), text, f, count);
        TRY(definitions(&d, &before));
    }
    *out = d.at;
    *out_count = d.count;
    return ST_OK;
}
