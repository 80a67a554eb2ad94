// SPDX-License-Identifier: MulanPSL-2.0
/* Pages: what was answered, in numbers and charts; the sheet of all answers. */
#include "modules/congress/congress.h"
#include "modules/survey/survey_rules.h"
#include "modules/survey/survey_web.h"
#include "modules/survey/survey_web_common.h"
#include "platform/chart.h"
#include "platform/list.h"

enum { TEXTS = 200, RAW_PAGE = 200 };

static int64_t count_of(const struct survey_count *all, size_t count, int64_t question,
                        int64_t choice)
{
    arr_each (i, count)
        if (all[i].question_id == question && all[i].choice == choice)
            return all[i].count;
    return 0;
}

/* Half a tenth is rounded up, as the figures of all modules are. */
static struct str share_text(struct ctx *ctx, int64_t part, int64_t whole)
{
    int64_t permille;

    if (whole == 0)
        return S("0%");
    permille = (part * 1000 + whole / 2) / whole;
    return str_printf(ctx->arena, "%lld.%lld%%", (long long)(permille / 10),
                      (long long)(permille % 10));
}

static struct str choice_text(const struct ctx *ctx, const struct survey_question *q, int64_t n)
{
    return str_eqz(q->kind, "scale")
               ? text_of("survey.scale.", str_printf(ctx->arena, "%lld", (long long)n))
               : survey_choice(q, n);
}

static void bars_of(struct ctx *ctx, const struct survey_question *q,
                    const struct survey_count *all, size_t count, int64_t answers,
                    struct survey_part_v *part)
{
    const size_t choices = survey_choices(q);
    struct chart_row *rows = arena_array(ctx->arena, choices, struct chart_row);
    struct survey_tally_v *counts = arena_array(ctx->arena, choices, struct survey_tally_v);
    struct bars_v *bars = arena_new(ctx->arena, struct bars_v);
    struct legend_v *legend = arena_new(ctx->arena, struct legend_v);

    arr_each (i, choices) {
        const int64_t n = count_of(all, count, q->id, (int64_t)i + 1);

        counts[i] = (struct survey_tally_v){choice_text(ctx, q, (int64_t)i + 1), n,
                                            share_text(ctx, n, answers)};
        rows[i] = (struct chart_row){
            .label = counts[i].choice,
            .parts = {n},
            .value = str_printf(ctx->arena, "%lld (" STR_FMT ")", (long long)n,
                                STR_ARG(counts[i].share)),
        };
    }
    *legend = (struct legend_v){T("survey.f.answers"), S("s1")};
    *bars = (struct bars_v){.caption = q->text,
                            .head_label = T("survey.choice"),
                            .head_value = T("survey.f.answers"),
                            .legend = legend,
                            .legend_count = 1};
    chart_bars(ctx->arena, rows, choices, bars);
    part->bars = bars;
    part->counts = counts;
    part->counts_count = choices;
}

/* How many gave it an answer at all: of several choices nobody knows, so all who answered. */
static int64_t given_to(const struct survey_question *q, const struct survey_count *all,
                        size_t count, int64_t answers)
{
    int64_t n = 0;

    if (str_eqz(q->kind, "multiple"))
        return answers;
    arr_each (i, count)
        n += all[i].question_id == q->id ? all[i].count : 0;
    return n;
}

static enum status parts_make(struct ctx *ctx, const struct survey *s, bool with_texts,
                              struct survey_part_v **out, size_t *out_count)
{
    struct survey_question *q;
    struct survey_count *all;
    size_t count;

    TRY(survey_questions(ctx, s->id, &q, out_count));
    TRY(survey_counts(ctx, s->id, &all, &count));
    *out = arena_array(ctx->arena, *out_count, struct survey_part_v);
    arr_each (i, *out_count) {
        struct survey_part_v *p = &(*out)[i];
        struct str *texts;

        *p = (struct survey_part_v){.id = q[i].id,
                                    .number = q[i].number,
                                    .text = q[i].text,
                                    .kind = q[i].kind,
                                    .drop_url = S("")};
        p->given = given_to(&q[i], all, count, s->answers);
        if (!str_eqz(q[i].kind, "text")) {
            bars_of(ctx, &q[i], all, count, s->answers, p);
        } else if (with_texts) {
            TRY(survey_texts(ctx, q[i].id, TEXTS, &texts, &p->texts_count));
            p->texts = texts;
            if (p->texts_count == TEXTS)
                p->cut = TF(ctx->arena, "survey.texts_cut", str_int(ctx->arena, TEXTS));
        }
    }
    return ST_OK;
}

enum status survey_web_result(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct survey_result_v v = {0};
    struct survey_part_v *parts;
    struct survey s;

    TRY(survey_get(ctx, path_id(rq, "id"), &s));
    TRY(parts_make(ctx, &s, true, &parts, &v.parts_count));
    v.parts = parts;
    v.crumbs = survey_web_crumbs(ctx, &s, T("survey.results"));
    v.id = s.id;
    v.title = s.title;
    v.meta = TF(ctx->arena, "survey.meta_answers", str_int(ctx->arena, s.answers));
    *empty =
        (struct empty_v){.title = T("survey.answers_none"), .text = T("survey.answers_none_text")};
    if (s.answers == 0)
        v.empty = empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, s.title, &survey_result_view, &v);
}

/* What was written is not published: it may name people. */
enum status survey_web_public_result(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct survey_public_result_v v = {0};
    struct survey_part_v *parts;
    bool found, link, used;
    struct congress c;
    struct survey s;

    TRY(congress_choose(ctx, param_text(rq, "c"), &c, &found));
    if (!found)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(survey_by_code(ctx, path_text(rq, "code"), &s, &link, &used));
    if (!s.shown || !str_eqz(s.state, "closed"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(parts_make(ctx, &s, false, &parts, &v.parts_count));
    v.parts = parts;
    v.title = s.title;
    v.meta = TF(ctx->arena, "survey.meta_answers", str_int(ctx->arena, s.answers));
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, s.title, &survey_public_result_view, &v);
}

/* ---------------------------------------------------------------- the sheet */

struct writing {
    struct ctx *ctx;
    const struct survey_question *q;
    size_t count;
    struct sheet_out *out;
    struct str cells[SURVEY_QUESTIONS_MAX + 2];
};

static void put_cell(struct writing *w, const struct survey_raw *r)
{
    arr_each (i, w->count) {
        struct str *cell = &w->cells[i + 2];
        struct str text;

        if (w->q[i].id != r->question_id)
            continue;
        text = r->choice == 0 ? r->text : choice_text(w->ctx, &w->q[i], r->choice);
        *cell = cell->len == 0 ? text
                               : str_printf(w->ctx->arena, STR_FMT "、" STR_FMT, STR_ARG(*cell),
                                            STR_ARG(text));
    }
}

static void begin_row(struct writing *w, const struct survey_raw *r)
{
    char day[DATE_TEXT_SIZE];

    for (size_t i = 0; i < COUNT(w->cells); i++)
        w->cells[i] = S("");
    w->cells[0] = str_dup(w->ctx->arena, str_from(date_format(r->on, day)));
    w->cells[1] = text_of("survey.channel.", r->channel);
}

static enum status write_all(struct writing *w, int64_t survey_id)
{
    struct survey_raw *rows;
    int64_t last = 0;
    size_t count;

    do {
        TRY(survey_raws(w->ctx, survey_id, last, RAW_PAGE, &rows, &count));
        arr_each (i, count) {
            if (rows[i].answer_id != last) {
                if (last != 0)
                    sheet_out_row(w->out, w->cells);
                begin_row(w, &rows[i]);
                last = rows[i].answer_id;
            }
            put_cell(w, &rows[i]);
        }
    } while (count > 0);
    if (last != 0)
        sheet_out_row(w->out, w->cells);
    return ST_OK;
}

enum status survey_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct str headings[SURVEY_QUESTIONS_MAX + 2] = {T("survey.day"), T("survey.channel")};
    struct writing w = {.ctx = ctx};
    enum sheet_format format = SHEET_XLSX;
    struct survey_question *q;
    struct survey s;

    TRY(survey_get(ctx, path_id(rq, "id"), &s));
    TRY(survey_questions(ctx, s.id, &q, &w.count));
    w.q = q;
    (void)sheet_format_parse(param_text(rq, "format"), &format);
    arr_each (i, w.count)
        headings[i + 2] = q[i].text;
    w.out = sheet_out_new(ctx->arena, format, headings, w.count + 2);
    TRY(write_all(&w, s.id));
    return list_respond_sheet(ctx, rq, rs, format, w.out, s.title);
}
