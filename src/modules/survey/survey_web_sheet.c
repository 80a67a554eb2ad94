// SPDX-License-Identifier: MulanPSL-2.0
/* The questionnaire on paper: to be filled in by hand, or to be read out on the telephone. */
#include "modules/survey/survey_rules.h"
#include "modules/survey/survey_web.h"
#include "modules/survey/survey_web_common.h"
#include "platform/paper_web.h"

static struct str hint_of(const struct survey_question *q)
{
    if (str_eqz(q->kind, "multiple"))
        return T("survey.sheet.many");
    return str_eqz(q->kind, "text") ? S("") : T("survey.sheet.one");
}

static void put_choices(struct paper *p, struct ctx *ctx, const struct survey_question *q)
{
    const size_t count = survey_choices(q);

    arr_each (i, count) {
        const struct str number = str_int(ctx->arena, (int64_t)i + 1);

        paper_paragraph(p, TF(ctx->arena, "survey.sheet.box",
                              str_eqz(q->kind, "scale") ? text_of("survey.scale.", number)
                                                        : survey_choice(q, (int64_t)i + 1)));
    }
}

/* Room to write in. */
static void put_room(struct paper *p)
{
    static const unsigned WIDTHS[] = {1};
    const struct paper_cell empty = {.text = S("\n\n\n\n")};

    paper_row_add(p, paper_table_add(p, WIDTHS, 1, 0, 0), &empty, 1, 0);
}

enum status survey_web_sheet(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool script = str_eqz(param_text(rq, "which"), "telephone");
    struct survey_question *q;
    struct survey s;
    struct paper *p;
    size_t count;

    TRY(survey_get(ctx, path_id(rq, "id"), &s));
    TRY(survey_questions(ctx, s.id, &q, &count));
    p = paper_new(ctx->arena, PAPER_SHEET, s.title);
    if (script)
        paper_paragraph(p, TF(ctx->arena, "survey.script", s.title, s.intro));
    else if (s.intro.len > 0)
        paper_paragraph(p, s.intro);
    arr_each (i, count) {
        paper_flush(p, str_printf(ctx->arena, "%zu. " STR_FMT STR_FMT, i + 1, STR_ARG(q[i].text),
                                  STR_ARG(hint_of(&q[i]))));
        if (str_eqz(q[i].kind, "text"))
            put_room(p);
        else
            put_choices(p, ctx, &q[i]);
    }
    paper_gap(p);
    paper_paragraph(p, script ? T("survey.script_end") : T("survey.sheet.end"));
    return respond_paper(ctx, rq, rs, p, s.title);
}
