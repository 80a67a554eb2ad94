// SPDX-License-Identifier: MulanPSL-2.0
/* An old report's page: its text with the figures, what each is, what does not fit. */
#include "base/utf8.h"
#include "modules/report/report_reading.h"
#include "modules/report/report_web_read.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"
#include "report_read_view.h"

enum { CLAUSE_CHARS = 48, FACTS_MAX = 6, OPTIONS_MAX = REPORT_CANDIDATES + 3 };

struct page {
    struct ctx *ctx;
    const struct request *rq;
    struct report_reading_sheet sheet;
};

static struct str base_url(const struct page *p)
{
    return str_printf(p->ctx->arena, "/report/reading/%lld", (long long)p->sheet.reading.id);
}

static struct str figure_url(const struct page *p, const struct report_reading_row *row)
{
    return str_printf(p->ctx->arena, STR_FMT "?figure=%lld#f%lld", STR_ARG(base_url(p)),
                      (long long)row->kept.id, (long long)row->kept.id);
}

static struct str printed(const struct page *p, const struct report_figure *f)
{
    return report_span_of(p->sheet.reading.text, f->whole);
}

/* What stands around a figure, the figure in it. */
static struct str clause_in(const struct page *p, struct str text, const struct report_figure *f)
{
    struct str s = {text.ptr + f->said.at, f->then.at + f->then.len - f->said.at};
    const size_t chars = utf8_chars(s.ptr, s.len);

    s = str_trim(s);
    while (str_starts(s, S("、")) || str_starts(s, S("，")))
        s = (struct str){s.ptr + 3, s.len - 3};
    if (chars <= CLAUSE_CHARS)
        return s;
    return str_printf(p->ctx->arena, STR_FMT "…",
                      STR_ARG(((struct str){s.ptr, utf8_clip_chars(s.ptr, s.len, CLAUSE_CHARS)})));
}

static struct str clause_of(const struct page *p, const struct report_figure *f)
{
    return clause_in(p, p->sheet.reading.text, f);
}

static struct tag_v judged_tag(enum report_judged j)
{
    static const char *const CLASSES[REPORT_JUDGEDS] = {"ok",  "ok", "wait", "bad",
                                                        "bad", "",   "wait", ""};

    return (struct tag_v){.label = text_of("report.read.judged.", str_from(report_judged_word(j))),
                          .class = str_from(CLASSES[j])};
}

static struct str say_of(const struct page *p, const struct report_reading_row *row)
{
    static const char *const KEYS[REPORT_JUDGEDS] = {
        "report.read.say.same", "report.read.say.words", "report.read.say.loose",
        "report.read.say.more", "report.read.say.less",  "report.read.say.empty",
        "report.read.say.open", "report.read.say.gone"};

    return TF(p->ctx->arena, KEYS[row->judged], printed(p, row->figure), row->shown);
}

/* ---------------------------------------------------------------- the text */

static bool is_wrong(const struct page *p, const struct report_figure *f)
{
    const size_t index = (size_t)(f - p->sheet.figures);

    arr_each (i, p->sheet.findings_count)
        if (p->sheet.findings[i].figure == index && report_finding_wrong(p->sheet.findings[i].kind))
            return true;
    return false;
}

static struct report_read_run_v run_of(const struct page *p, const struct report_reading_row *row)
{
    static const char *const CLASSES[REPORT_JUDGEDS] = {
        "fig", "fig", "fig kept", "fig chg", "fig chg", "fig man", "fig man", "fig man"};

    return (struct report_read_run_v){
        .text = printed(p, row->figure),
        .fig = true,
        .url = figure_url(p, row),
        .class = is_wrong(p, row->figure) ? S("fig lost") : str_from(CLASSES[row->judged]),
        .say = say_of(p, row),
        .id = str_printf(p->ctx->arena, "f%lld", (long long)row->kept.id),
        .now = param_id(p->rq, "figure") == row->kept.id};
}

/* The runs of the paragraph [at, end), from row *next on. */
static struct report_read_para_v para_of(const struct page *p, size_t at, size_t end, size_t *next)
{
    const struct str text = p->sheet.reading.text;
    size_t last = *next, n = 0;
    struct report_read_run_v *runs;

    while (last < p->sheet.count && p->sheet.rows[last].figure->whole.at < end)
        last++;
    runs = arena_array(p->ctx->arena, 2 * (last - *next) + 1, struct report_read_run_v);
    for (; *next < last; ++*next) {
        const struct report_span whole = p->sheet.rows[*next].figure->whole;

        if (whole.at > at)
            runs[n++] = (struct report_read_run_v){.text = {text.ptr + at, whole.at - at}};
        runs[n++] = run_of(p, &p->sheet.rows[*next]);
        at = whole.at + whole.len;
    }
    if (end > at)
        runs[n++] = (struct report_read_run_v){.text = {text.ptr + at, end - at}};
    return (struct report_read_para_v){.runs = runs, .runs_count = n};
}

static void put_paras(const struct page *p, struct report_reading_v *v)
{
    const struct str text = p->sheet.reading.text;
    struct report_read_para_v *paras;
    size_t lines = 1, next = 0, n = 0;

    arr_each (i, text.len)
        lines += text.ptr[i] == '\n';
    paras = arena_array(p->ctx->arena, lines, struct report_read_para_v);
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        for (end = at; end < text.len && text.ptr[end] != '\n';)
            end++;
        paras[n++] = para_of(p, at, end, &next);
    }
    v->paras = paras;
    v->paras_count = n;
}

/* ---------------------------------------------------------------- the figures */

/* As the line above the text counts them together. */
static bool is_asked(const struct page *p, enum report_judged judged)
{
    static const char *const GROUPS[REPORT_JUDGEDS] = {"same",   "same",  "loose", "differ",
                                                       "differ", "empty", "open",  "open"};
    const struct str only = param_text(p->rq, "only");

    return only.len == 0 || str_eqz(only, GROUPS[judged]);
}

static enum status put_rows(const struct page *p, struct report_reading_v *v)
{
    struct report_read_row_v *rows =
        arena_array(p->ctx->arena, p->sheet.count, struct report_read_row_v);

    arr_each (i, p->sheet.count) {
        const struct report_reading_row *row = &p->sheet.rows[i];
        struct report_read_row_v *out = &rows[v->rows_count];

        if (!is_asked(p, row->judged))
            continue;
        *out =
            (struct report_read_row_v){.place = (int64_t)i + 1,
                                       .clause = clause_of(p, row->figure),
                                       .printed = printed(p, row->figure),
                                       .label = row->indicator != NULL ? row->words.label : S(""),
                                       .records = row->shown,
                                       .judged = str_from(report_judged_word(row->judged)),
                                       .tag = judged_tag(row->judged),
                                       .url = figure_url(p, row),
                                       .rows_url = S("")};
        if (row->shown.len > 0)
            TRY(report_reading_rows_url(p->ctx, &p->sheet, row, &out->rows_url));
        v->rows_count++;
    }
    v->rows = rows;
    return ST_OK;
}

static void put_sums(const struct page *p, struct report_reading_v *v)
{
    const size_t *j = p->sheet.judged;

    v->found = (int64_t)p->sheet.count;
    v->same = (int64_t)(j[REPORT_JUDGED_SAME] + j[REPORT_JUDGED_WORDS]);
    v->loose = (int64_t)j[REPORT_JUDGED_LOOSE];
    v->differ = (int64_t)(j[REPORT_JUDGED_MORE] + j[REPORT_JUDGED_LESS]);
    v->empty = (int64_t)j[REPORT_JUDGED_EMPTY];
    v->open = (int64_t)(j[REPORT_JUDGED_OPEN] + j[REPORT_JUDGED_GONE]);
    v->matched = v->found - v->open;
}

/* ---------------------------------------------------------------- what is wrong in itself */

static const char *finding_key(const struct report_finding *f)
{
    switch (f->kind) {
    case REPORT_FIND_OPPOSITE:
        return "report.find.opposite";
    case REPORT_FIND_TWICE:
        return "report.find.twice";
    case REPORT_FIND_RATE_NEVER:
        if (f->b == 0)
            return "report.find.rate_never_near";
        return f->a > 0 ? "report.find.rate_never" : "report.find.rate_never_above";
    case REPORT_FIND_RATE_CUT:
        return "report.find.rate_cut";
    case REPORT_FIND_RATE_ALONE:
        return f->other == REPORT_NO_FIGURE ? "report.find.rate_bare" : "report.find.rate_alone";
    case REPORT_FIND_SUM:
        return "report.find.sum";
    case REPORT_FIND_REST:
        return "report.find.rest";
    case REPORT_FIND_LISTED:
        return "report.find.listed";
    case REPORT_FIND_TWO_VALUES:
        return f->a > 0 && f->b > 0 ? "report.find.two_rates" : "report.find.two_values";
    case REPORT_FIND_TWO_UNITS:
        return "report.find.two_units";
    case REPORT_FIND_TWO_LEVELS:
        return "report.find.two_levels";
    case REPORT_FIND_NO_MEASURE:
    case REPORT_FINDS:
        break;
    }
    return "report.find.no_measure";
}

/* The texts say {0} the figure, {1} the other one if there is one, then the numbers. */
static struct str finding_text(const struct page *p, const struct report_finding *f)
{
    struct arena *a = p->ctx->arena;
    const char *key = finding_key(f);
    const struct str it = printed(p, &p->sheet.figures[f->figure]);
    const struct str n = str_int(a, f->a), m = str_int(a, f->b);
    struct str other;

    if (f->kind == REPORT_FIND_SUM || f->kind == REPORT_FIND_REST || f->kind == REPORT_FIND_LISTED)
        return TF(a, key, it, n);
    if (f->other == REPORT_NO_FIGURE)
        return TF(a, key, it);
    other = printed(p, &p->sheet.figures[f->other]);
    if (f->kind == REPORT_FIND_RATE_NEVER && f->a == 0)
        return TF(a, key, it, other, m);
    return TF(a, key, it, other, n, m);
}

static struct str finding_url(const struct page *p, const struct report_figure *f)
{
    arr_each (i, p->sheet.count)
        if (p->sheet.rows[i].figure == f)
            return str_printf(p->ctx->arena, "#f%lld", (long long)p->sheet.rows[i].kept.id);
    return S("#text");
}

static void put_findings(const struct page *p, struct report_reading_v *v)
{
    struct report_read_finding_v *list =
        arena_array(p->ctx->arena, p->sheet.findings_count, struct report_read_finding_v);

    arr_each (i, p->sheet.findings_count) {
        const struct report_finding *f = &p->sheet.findings[i];
        const struct report_figure *figure = &p->sheet.figures[f->figure];
        const bool wrong = report_finding_wrong(f->kind);

        list[i] = (struct report_read_finding_v){
            .kind = str_from(report_finding_word(f->kind)),
            .text = finding_text(p, f),
            .clause = clause_of(p, figure),
            .url = finding_url(p, figure),
            .tag = {.label = wrong ? T("report.read.wrong") : T("report.read.look"),
                    .class = wrong ? S("bad") : S("wait")}};
    }
    v->findings = list;
    v->findings_count = p->sheet.findings_count;
}

static void put_drifts(const struct page *p, struct report_reading_v *v)
{
    const struct report_reading_sheet *s = &p->sheet;
    struct report_read_drift_v *list =
        arena_array(p->ctx->arena, s->drifts_count, struct report_read_drift_v);

    arr_each (i, s->drifts_count) {
        const struct report_drift *d = &s->drifts[i];

        list[i] = (struct report_read_drift_v){
            .unit = d->kind == REPORT_DRIFT_UNIT,
            .before = clause_in(p, s->last->text, &s->last_figures[d->before]),
            .now = clause_of(p, &s->figures[d->now]),
            .url = finding_url(p, &s->figures[d->now])};
    }
    v->drifts = list;
    v->drifts_count = s->drifts_count;
    if (s->last == NULL)
        return;
    v->last = TF(p->ctx->arena, "report.read.drifts", str_int(p->ctx->arena, s->last->year));
    v->last_url = str_printf(p->ctx->arena, "/report/reading/%lld", (long long)s->last->id);
}

/* ---------------------------------------------------------------- the panel */

static void fact(struct report_read_panel_v *v, const char *key, struct str value)
{
    struct kv_item_v *items = (struct kv_item_v *)v->facts.items;

    if (value.len > 0)
        items[v->facts.items_count++] = (struct kv_item_v){.label = text(key), .value = value};
}

static enum status put_form(const struct page *p, const struct report_reading_row *row,
                            struct report_read_panel_v *v)
{
    struct option_v options[OPTIONS_MAX];
    const struct indicator *guesses[REPORT_CANDIDATES];
    size_t n = 0, count;

    TRY(report_reading_guess(p->ctx, p->sheet.reading.text, row->figure, guesses, &count));
    if (row->indicator != NULL)
        options[n++] = (struct option_v){.value = row->kept.name, .label = row->words.label};
    arr_each (i, count)
        if (!str_eqz(row->kept.name, guesses[i]->name))
            options[n++] = (struct option_v){.value = str_from(guesses[i]->name),
                                             .label = indicator_words_of(p->ctx, guesses[i]).label};
    options[n++] = (struct option_v){.value = S("none"), .label = T("report.read.no_name")};
    options[n++] = (struct option_v){.value = S("other"), .label = T("report.read.other_name")};
    v->name = form_field(p->ctx, p->rq, "radio", "name", "report.read.f.name",
                         row->indicator != NULL ? row->kept.name : S("none"));
    form_options(p->ctx, &v->name, options, n);
    v->other = form_field(p->ctx, p->rq, "line", "other", "report.read.f.other", S(""));
    form_optional(&v->other);
    v->version = row->kept.version;
    v->url = str_printf(p->ctx->arena, STR_FMT "/figure/%lld", STR_ARG(base_url(p)),
                        (long long)row->kept.id);
    return ST_OK;
}

static struct str how_of(const struct page *p, const struct report_reading_row *row)
{
    if (row->kept.chosen)
        return T("report.read.by_hand");
    return row->kept.name.len == 0
               ? S("")
               : TF(p->ctx->arena, "report.read.by_guess",
                    str_int(p->ctx->arena, row->kept.score > 1000 ? 100 : row->kept.score / 10));
}

static enum status put_panel(const struct page *p, int64_t id, struct report_reading_v *out)
{
    struct report_read_panel_v *v = arena_new(p->ctx->arena, struct report_read_panel_v);
    const struct report_reading_row *row = NULL;

    arr_each (i, p->sheet.count)
        if (p->sheet.rows[i].kept.id == id)
            row = &p->sheet.rows[i];
    if (row == NULL)
        return ST_OK;
    *v = (struct report_read_panel_v){.printed = printed(p, row->figure),
                                      .clause = clause_of(p, row->figure),
                                      .say = say_of(p, row),
                                      .tag = judged_tag(row->judged),
                                      .rows_url = S(""),
                                      .url = S("")};
    v->facts.items = arena_array(p->ctx->arena, FACTS_MAX, struct kv_item_v);
    fact(v, "report.read.fact.clause", v->clause);
    if (row->indicator != NULL) {
        fact(v, "report.read.fact.label", row->words.label);
        fact(v, "report.read.fact.records", row->shown);
        fact(v, "report.read.fact.definition", row->words.definition);
        TRY(report_reading_rows_url(p->ctx, &p->sheet, row, &v->rows_url));
    }
    fact(v, "report.read.fact.how", how_of(p, row));
    if (may(p->ctx, "report.write"))
        TRY(put_form(p, row, v));
    out->panel = v;
    return ST_OK;
}

/* ---------------------------------------------------------------- the page */

static struct str mended_of(const struct page *p)
{
    struct arena *a = p->ctx->arena;
    const struct str glyphs = str_int(a, p->sheet.reading.glyphs);
    const struct str shadows = str_int(a, p->sheet.reading.shadows);

    if (p->sheet.reading.shadows == 0)
        return p->sheet.reading.glyphs == 0 ? S("") : TF(a, "report.read.mended_glyphs", glyphs);
    if (p->sheet.reading.glyphs == 0)
        return TF(a, "report.read.mended_shadows", shadows);
    return TF(a, "report.read.mended", glyphs, shadows);
}

static struct str meta_of(const struct page *p)
{
    const struct report_reading *r = &p->sheet.reading;
    struct arena *a = p->ctx->arena;
    const struct str at = text_instant(a, r->read_at, p->ctx->today);
    const struct date other_year = {.year = 0, .month = 1, .day = 1};
    const struct str year = date_none(r->from)
                                ? TF(a, "report.read.year", str_int(a, r->year))
                                : TF(a, "report.range", text_date(a, r->from, other_year),
                                     text_date(a, r->to, other_year));

    return r->file_name.len == 0
               ? TF(a, "report.read.meta", year, r->read_by, at)
               : TF(a, "report.read.meta_file", year, r->file_name, r->read_by, at);
}

static const struct action_v *drop_of(const struct page *p)
{
    struct action_v *drop = arena_new(p->ctx->arena, struct action_v);
    struct confirm_v *ask = arena_new(p->ctx->arena, struct confirm_v);

    *ask = (struct confirm_v){.id = S("drop"),
                              .title = T("report.read.drop_title"),
                              .text = T("report.read.drop_text"),
                              .yes = T("report.read.do.drop"),
                              .no = T("report.read.drop_no"),
                              .risk = true};
    *drop =
        (struct action_v){.url = str_printf(p->ctx->arena, STR_FMT "/drop", STR_ARG(base_url(p))),
                          .label = T("report.read.do.drop"),
                          .confirm = ask};
    return drop;
}

enum status report_web_reading(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id =
        path_id(rq, "figure_id") != 0 ? path_id(rq, "figure_id") : param_id(rq, "figure");
    struct page p = {.ctx = ctx, .rq = rq};
    struct report_reading_v v;

    TRY(report_reading_sheet(ctx, path_id(rq, "id"), &p.sheet));
    v = (struct report_reading_v){.crumbs =
                                      report_web_read_crumbs(ctx, true, p.sheet.reading.title),
                                  .id = p.sheet.reading.id,
                                  .title = p.sheet.reading.title,
                                  .meta = meta_of(&p),
                                  .mended = S(""),
                                  .last = S(""),
                                  .last_url = S("")};
    v.mended = mended_of(&p);
    v.only = param_text(rq, "only");
    v.beyond = (int64_t)p.sheet.beyond;
    v.drop = may(ctx, "report.write") ? drop_of(&p) : NULL;
    put_sums(&p, &v);
    put_findings(&p, &v);
    put_drifts(&p, &v);
    put_paras(&p, &v);
    TRY(put_rows(&p, &v));
    TRY(put_panel(&p, id, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &report_reading_view, &v);
}
