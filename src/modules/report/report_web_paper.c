// SPDX-License-Identifier: MulanPSL-2.0
/* What leaves the house: the paper, an extract for a newspaper, charts for a talk. */
#include "base/utf8.h"
#include "modules/indicator/indicator.h"
#include "modules/report/report_papers.h"
#include "modules/report/report_web.h"
#include "platform/chart.h"
#include "platform/paper_web.h"
#include "platform/text.h"
#include "platform/view.h"
#include "report_more_view.h"

enum { BARS_MAX = 12, CHARTS_MAX = 60 };

static enum status sheet_of(struct ctx *ctx, const struct request *rq, bool now,
                            struct report_sheet *out)
{
    struct report r;

    TRY(report_get(ctx, path_id(rq, "id"), &r));
    return report_sheet_read(ctx, &r, now, out);
}

enum status report_web_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report_sheet s;

    TRY(sheet_of(ctx, rq, false, &s));
    return respond_paper(ctx, rq, rs, report_paper(ctx, &s), s.report.title);
}

/* ---------------------------------------------------------------- extract */

static bool is_chosen(const struct request *rq, int64_t id)
{
    arr_each (i, param_count(rq, "block"))
        if (param_int_at(rq, "block", i) == id)
            return true;
    return false;
}

static const bool *chosen_of(struct ctx *ctx, const struct request *rq,
                             const struct report_sheet *s)
{
    bool *chosen = arena_array(ctx->arena, s->count, bool);

    arr_each (i, s->count)
        chosen[i] = is_chosen(rq, s->paragraphs[i].block.id);
    return chosen;
}

static void put_choices(struct ctx *ctx, const struct report_sheet *s, const bool *chosen,
                        struct report_extract_v *v)
{
    struct report_choice_v *rows = arena_array(ctx->arena, s->count, struct report_choice_v);

    arr_each (i, s->count) {
        const struct str words = report_paragraph_text(ctx->arena, &s->paragraphs[i]);

        rows[i] = (struct report_choice_v){
            .id = s->paragraphs[i].block.id,
            .text = words,
            .head = s->paragraphs[i].block.level != REPORT_PARAGRAPH,
            .on = chosen[i],
            .chars = (int64_t)utf8_chars(words.ptr, words.len),
        };
        v->chars += chosen[i] ? rows[i].chars : 0;
    }
    v->rows = rows;
    v->rows_count = s->count;
}

enum status report_web_extract(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str format = param_text(rq, "format");
    struct report_extract_v v = {0};
    struct report_sheet s;
    const bool *chosen;

    TRY(sheet_of(ctx, rq, false, &s));
    chosen = chosen_of(ctx, rq, &s);
    if (str_eqz(format, "txt"))
        return respond_bytes(rs, "text/plain; charset=utf-8",
                             str_printf(ctx->arena, STR_FMT ".txt", STR_ARG(s.report.title)),
                             report_text_extract(ctx, &s, chosen));
    if (str_eqz(format, "docx"))
        return respond_paper(ctx, rq, rs, report_paper_extract(ctx, &s, chosen), s.report.title);
    v.crumbs = report_web_crumbs(ctx, &s.report, T("report.extract"));
    v.title = s.report.title;
    v.url = report_web_url(ctx, s.report.id, "/extract");
    put_choices(ctx, &s, chosen, &v);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("report.extract"), &report_extract_view, &v);
}

/* ---------------------------------------------------------------- charts */

static bool shown_before(const struct report_chart_v *charts, size_t count, struct str name)
{
    arr_each (i, count)
        if (str_eq(charts[i].name, name))
            return true;
    return false;
}

static enum status bars_of(struct ctx *ctx, const struct report_value *now, const char *by,
                           struct bars_v *out)
{
    struct indicator_query q = {.of = now->indicator, .period = now->query.period, .by = by};
    struct legend_v *legend = arena_new(ctx->arena, struct legend_v);
    struct indicator_value *values;
    struct chart_row *rows;
    size_t count, n = 0;

    TRY(now->indicator->values(ctx, &q, &values, &count));
    rows = arena_array(ctx->arena, BARS_MAX, struct chart_row);
    for (size_t i = 0; i < count && n < BARS_MAX; i++) {
        if (values[i].numerator == 0)
            continue;
        rows[n++] = (struct chart_row){
            .label = values[i].label,
            .url = S(""),
            .parts = {values[i].numerator},
            .value = str_printf(ctx->arena, STR_FMT STR_FMT,
                                STR_ARG(indicator_value_text(ctx, now->indicator, &values[i])),
                                STR_ARG(now->words.unit)),
        };
    }
    *legend = (struct legend_v){.label = now->words.numerator, .class = S("s1")};
    *out = (struct bars_v){.caption = now->words.label,
                           .head_label = text_of("indicator.by.", str_from(by)),
                           .head_value = now->words.label,
                           .legend = legend,
                           .legend_count = 1};
    chart_bars(ctx->arena, rows, n, out);
    return ST_OK;
}

static enum status put_chart(struct ctx *ctx, const struct report_run *run,
                             struct report_slides_v *v)
{
    struct report_chart_v *charts = (struct report_chart_v *)v->charts;
    const char *const *by = run->now->indicator->breakdowns;
    struct report_chart_v c = {
        .name = str_from(run->now->indicator->name),
        .title = run->now->words.label,
        .value = run->figure->shown,
        .unit = run->now->indicator->ratio ? S("") : run->now->words.unit,
        .definition = run->now->words.definition,
    };

    if (by == NULL || by[0] == NULL || v->charts_count == CHARTS_MAX ||
        shown_before(v->charts, v->charts_count, c.name))
        return ST_OK;
    TRY(bars_of(ctx, run->now, by[0], &c.bars));
    if (c.bars.rows_count > 1)
        charts[v->charts_count++] = c;
    return ST_OK;
}

enum status report_web_slides(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct report_slides_v v = {0};
    struct report_sheet s;

    TRY(sheet_of(ctx, rq, true, &s));
    v.crumbs = report_web_crumbs(ctx, &s.report, T("report.slides"));
    v.title = s.report.title;
    v.charts = arena_array(ctx->arena, CHARTS_MAX, struct report_chart_v);
    arr_each (i, s.count)
        arr_each (k, s.paragraphs[i].runs_count)
            if (s.paragraphs[i].runs[k].now != NULL)
                TRY(put_chart(ctx, &s.paragraphs[i].runs[k], &v));
    *empty =
        (struct empty_v){.title = T("report.slides_none"), .text = T("report.slides_none_text")};
    v.empty = v.charts_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("report.slides"), &report_slides_view, &v);
}
