// SPDX-License-Identifier: MulanPSL-2.0
/* An old report taken in, its figures guessed, and compared with the records. */
#include "modules/report/report_reading.h"
#include "base/utf8.h"
#include "modules/report/report_report.h"
#include "modules/report/report_rules.h"
#include "modules/report/report_scan_repair.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/file/file_task.h"
#include "platform/text.h"

enum { READ_SECONDS = 20, NAME_BYTES = 72, YEAR_FIRST = 1949, YEAR_LAST = 2999 };

/* ---------------------------------------------------------------- the text */

static enum status refuse(struct ctx *ctx, const char *key, struct str name)
{
    const struct str said = {name.ptr, utf8_clip(name.ptr, name.len, NAME_BYTES)};

    ctx->err = (struct err){0};
    return fail_field(&ctx->err, "file", key, str_z(ctx->arena, said));
}

enum status report_reading_file(struct ctx *ctx, const struct upload *file, struct str *out)
{
    struct file_facts facts;
    bool cut = false;
    enum status st;

    TRY(file_facts_at(&ctx->err, file->path, &facts));
    if (facts.type == FILE_TXT)
        st = file_text(ctx->arena, &ctx->err, file->path, facts.type, FILE_TEXT_BYTES_MAX, out,
                       &cut);
    else if (facts.type == FILE_PDF || file_text_reads(facts.type))
        st = file_task_text(ctx, file->path, facts.type, READ_SECONDS, out, &cut);
    else
        return refuse(ctx, "report.read.err.type", file->file_name);
    if (st == ST_BUSY)
        return st;
    if (st != ST_OK)
        return refuse(ctx, "report.read.err.file", file->file_name);
    return cut ? refuse(ctx, "report.read.err.long", file->file_name) : ST_OK;
}

/* ---------------------------------------------------------------- guessing */

static enum status matcher(struct ctx *ctx, const struct indicator ***out_all,
                           struct report_matcher **out)
{
    struct report_known *known;
    size_t count;

    TRY(indicator_all(ctx, out_all, &count));
    known = arena_array(ctx->arena, count + 1, struct report_known);
    arr_each (i, count) {
        const struct indicator_words w = indicator_words_of(ctx, (*out_all)[i]);

        known[i] = (struct report_known){str_from((*out_all)[i]->name), w.label, w.definition,
                                         (*out_all)[i]->ratio ? S("%") : w.unit};
    }
    *out = report_match_open(ctx->arena, known, count);
    return ST_OK;
}

enum status report_reading_guess(struct ctx *ctx, struct str text, const struct report_figure *f,
                                 const struct indicator *out[REPORT_CANDIDATES], size_t *out_count)
{
    struct report_candidate found[REPORT_CANDIDATES];
    const struct indicator **all;
    struct report_matcher *m;

    TRY(matcher(ctx, &all, &m));
    *out_count = report_match(m, text, f, found);
    arr_each (i, *out_count)
        out[i] = all[found[i].known];
    return ST_OK;
}

/* ---------------------------------------------------------------- making one */

struct making {
    struct report_reading reading;
    struct report_reading_figure *figures;
    size_t count;
    int64_t *out_id;
};

static enum status make_tx(struct ctx *ctx, const void *input)
{
    const struct making *in = input;
    struct report_reading r = in->reading;

    r.id = *in->out_id = db_new_id(ctx);
    TRY(report_store_reading_insert(ctx, &r));
    arr_each (i, in->count) {
        struct report_reading_figure f = in->figures[i];

        f.id = db_new_id(ctx);
        f.reading_id = r.id;
        TRY(report_store_reading_figure_insert(ctx, &f));
    }
    return event_emit(ctx, "report.reading_made", r.id);
}

static enum status check_new(struct ctx *ctx, const struct report_reading_new *in)
{
    if (str_trim(in->title).len == 0)
        invalid(ctx, "title", "report.err.title", NULL);
    invalid_long(ctx, "title", in->title, REPORT_TITLE_CHARS);
    if (in->year < YEAR_FIRST || in->year > YEAR_LAST)
        invalid(ctx, "year", "report.err.year", NULL);
    if ((!date_none(in->from) || !date_none(in->to)) && !report_period_valid(in->from, in->to))
        invalid(ctx, "from", "report.read.err.period", NULL);
    if (str_trim(in->text).len == 0)
        invalid(ctx, "text", "report.read.err.nothing", NULL);
    invalid_long(ctx, "text", in->text, REPORT_READING_CHARS);
    return invalid_done(ctx);
}

static enum status guess_all(struct ctx *ctx, struct making *m)
{
    const struct indicator **all;
    struct report_matcher *match;
    struct report_figure *f;
    size_t count;

    TRY(matcher(ctx, &all, &match));
    report_scan(ctx->arena, m->reading.text, &f, &count);
    m->figures = arena_array(ctx->arena, count + 1, struct report_reading_figure);
    for (size_t i = 0; i < count && m->count < REPORT_READING_FIGURES; i++) {
        struct report_candidate found[REPORT_CANDIDATES];
        struct report_reading_figure *kept = &m->figures[m->count];

        if (!report_read_compares(&f[i]))
            continue;
        *kept =
            (struct report_reading_figure){.place = (int64_t)f[i].whole.at,
                                           .printed = report_span_of(m->reading.text, f[i].whole),
                                           .name = S("")};
        if (report_match(match, m->reading.text, &f[i], found) > 0) {
            kept->name = str_from(all[found[0].known]->name);
            kept->score = found[0].score;
        }
        m->count++;
    }
    return ST_OK;
}

enum status report_reading_make(struct ctx *ctx, const struct report_reading_new *in,
                                int64_t *out_id)
{
    struct making m = {.out_id = out_id};
    struct report_mended t;

    TRY(check_new(ctx, in));
    TRY(report_repair(ctx->arena, in->text, &t, &ctx->err));
    m.reading = (struct report_reading){.title = in->title,
                                        .year = in->year,
                                        .from = in->from,
                                        .to = in->to,
                                        .file_name = in->file_name,
                                        .text = t.text,
                                        .glyphs = t.glyphs,
                                        .shadows = t.shadows,
                                        .read_at = ctx->now,
                                        .read_by = ctx->actor->name};
    TRY(guess_all(ctx, &m));
    return db_tx(ctx, make_tx, &m);
}

/* ---------------------------------------------------------------- correcting */

struct choosing {
    int64_t id, version;
    struct str name;
};

static enum status choose_tx(struct ctx *ctx, const void *input)
{
    const struct choosing *in = input;
    struct report_reading_figure f;

    TRY(report_store_reading_figure(ctx, in->id, &f));
    f.version = in->version;
    f.name = in->name;
    f.score = 0;
    f.chosen = true;
    TRY(report_store_reading_figure_update(ctx, &f));
    return event_emit(ctx, "report.reading_chosen", f.reading_id);
}

/* By name or label, or by a part of one label only. */
static enum status named(struct ctx *ctx, struct str name, struct str *out)
{
    const struct indicator *i, **all;
    struct str found = S("");
    size_t count;

    if (report_indicator(ctx, name, &i) == ST_OK) {
        *out = str_from(i->name);
        return ST_OK;
    }
    ctx->err = (struct err){0};
    TRY(indicator_all(ctx, &all, &count));
    arr_each (k, count) {
        if (!str_has(indicator_words_of(ctx, all[k]).label, name))
            continue;
        if (found.len > 0)
            return fail_field(&ctx->err, "other", "report.read.err.several",
                              str_z(ctx->arena, name));
        found = str_from(all[k]->name);
    }
    if (found.len == 0)
        return fail_field(&ctx->err, "other", "report.read.err.unknown", str_z(ctx->arena, name));
    *out = found;
    return ST_OK;
}

enum status report_reading_choose(struct ctx *ctx, int64_t figure_id, int64_t version,
                                  struct str name)
{
    struct choosing in = {figure_id, version, S("")};

    name = str_trim(name);
    if (name.len > 0)
        TRY(named(ctx, name, &in.name));
    return db_tx(ctx, choose_tx, &in);
}

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const int64_t id = *(const int64_t *)input;

    TRY(report_store_reading_delete(ctx, id));
    return event_emit(ctx, "report.reading_dropped", id);
}

enum status report_reading_drop(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, drop_tx, &id);
}

/* ---------------------------------------------------------------- comparing */

struct period report_reading_days(const struct report_reading *r)
{
    return date_none(r->from) ? indicator_year((int)r->year) : (struct period){r->from, r->to};
}

static struct indicator_query query_of(const struct report_reading_sheet *s,
                                       const struct indicator *i)
{
    return (struct indicator_query){
        .of = i, .period = report_reading_days(&s->reading), .key = S("")};
}

static bool is_money(const struct indicator *i)
{
    return strcmp(i->unit, "unit.yuan") == 0 || strcmp(i->unit, "unit.wan_yuan") == 0;
}

static enum status judge(struct ctx *ctx, const struct report_reading_sheet *s,
                         struct report_reading_row *row)
{
    const struct indicator_query q = query_of(s, row->indicator);
    const struct report_records records = {.ratio = row->indicator->ratio,
                                           .money = is_money(row->indicator)};
    struct report_records r = records;

    TRY(indicator_value_of(ctx, row->indicator, &q, &row->value));
    r.numerator = row->value.numerator;
    r.denominator = row->value.denominator;
    row->judged = report_read_judge(row->figure, &r);
    if (row->judged != REPORT_JUDGED_EMPTY)
        row->shown = str_printf(ctx->arena, STR_FMT STR_FMT,
                                STR_ARG(indicator_value_text(ctx, row->indicator, &row->value)),
                                STR_ARG(row->words.unit));
    return ST_OK;
}

/* What a reader may not see, or what is no more, is no error of the page. */
static enum status compare(struct ctx *ctx, const struct report_reading_sheet *s,
                           struct report_reading_row *row)
{
    const struct err before = ctx->err;
    enum status st;

    row->shown = S("");
    row->judged = REPORT_JUDGED_OPEN;
    if (row->kept.name.len == 0)
        return ST_OK;
    st = indicator_find(ctx, row->kept.name, &row->indicator);
    if (st == ST_OK) {
        row->words = indicator_words_of(ctx, row->indicator);
        st = judge(ctx, s, row);
    }
    if (st != ST_NOT_FOUND && st != ST_DENIED && st != ST_INVALID && st != ST_RULE)
        return st;
    ctx->err = before;
    row->indicator = NULL;
    row->judged = REPORT_JUDGED_GONE;
    return ST_OK;
}

static const struct report_figure *figure_at(const struct report_reading_sheet *s, int64_t place)
{
    arr_each (i, s->figures_count)
        if ((int64_t)s->figures[i].whole.at == place && report_read_compares(&s->figures[i]))
            return &s->figures[i];
    return NULL;
}

/* Figures past the limit were not kept. */
static size_t beyond_of(const struct report_reading_sheet *s, size_t kept)
{
    size_t all = 0;

    arr_each (i, s->figures_count)
        all += report_read_compares(&s->figures[i]);
    return all > kept ? all - kept : 0;
}

static enum status beside_last(struct ctx *ctx, struct report_reading_sheet *s)
{
    const struct err before = ctx->err;
    struct report_reading *last = arena_new(ctx->arena, struct report_reading);
    const enum status st = report_store_reading_before(ctx, s->reading.year, last);
    size_t count;

    if (st == ST_NOT_FOUND) {
        ctx->err = before;
        return ST_OK;
    }
    TRY(st);
    s->last = last;
    report_scan(ctx->arena, last->text, &s->last_figures, &count);
    report_check_drift(ctx->arena, last->text, s->last_figures, count, s->reading.text, s->figures,
                       s->figures_count, &s->drifts, &s->drifts_count);
    return ST_OK;
}

enum status report_reading_sheet(struct ctx *ctx, int64_t id, struct report_reading_sheet *out)
{
    struct report_reading_sheet s = {0};
    struct report_reading_figure *kept;
    size_t count;

    TRY(report_store_reading(ctx, id, &s.reading));
    TRY(report_store_reading_figures(ctx, id, &kept, &count));
    report_scan(ctx->arena, s.reading.text, &s.figures, &s.figures_count);
    report_findings(ctx->arena, s.reading.text, s.figures, s.figures_count, &s.findings,
                    &s.findings_count);
    TRY(beside_last(ctx, &s));
    s.beyond = count == REPORT_READING_FIGURES ? beyond_of(&s, count) : 0;
    s.rows = arena_array(ctx->arena, count + 1, struct report_reading_row);
    arr_each (i, count) {
        struct report_reading_row *row = &s.rows[s.count];

        *row = (struct report_reading_row){.kept = kept[i], .figure = figure_at(&s, kept[i].place)};
        if (row->figure == NULL)
            continue;
        TRY(compare(ctx, &s, row));
        s.judged[row->judged]++;
        s.count++;
    }
    *out = s;
    return ST_OK;
}

enum status report_reading_rows_url(struct ctx *ctx, const struct report_reading_sheet *s,
                                    const struct report_reading_row *row, struct str *out)
{
    const struct indicator_query q = query_of(s, row->indicator);

    return row->indicator->rows_url(ctx, &q, "numerator", out);
}
