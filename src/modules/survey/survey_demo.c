// SPDX-License-Identifier: MulanPSL-2.0
/* A closed questionnaire with answers, and one that is open. */
#include "modules/survey/survey.h"
#include "modules/survey/survey_module.h"
#include "platform/demo.h"
#include "survey_demo_texts.h"

enum { ANSWERS = 60, KIND = 0, TEXT = 1, OPTIONS = 2 };

/* What is asked and what is remarked, of each line of the questionnaires. */
static const struct about {
    const char *questions, *remarks;
} ABOUT[] = {{questions_txt, remarks_txt}, {road_questions_txt, road_remarks_txt}};

/* Lines "kind|question|option;option" of one questionnaire. */
static enum status put_questions(struct ctx *ctx, int64_t id, const char *questions)
{
    struct str rest = str_from(questions), line;

    while (demo_line(&rest, &line)) {
        struct str f[DEMO_FIELDS_MAX];
        char *options;
        int64_t question;

        demo_fields(line, f);
        options = str_z(ctx->arena, f[OPTIONS]);
        for (char *c = options; *c != 0; c++)
            if (*c == ';')
                *c = '\n';
        TRY(survey_put_question(ctx,
                                &(struct survey_question){.survey_id = id,
                                                          .kind = f[KIND],
                                                          .text = f[TEXT],
                                                          .options = str_from(options),
                                                          .required = !str_eqz(f[KIND], "text")},
                                &question));
    }
    return ST_OK;
}

static enum status answer_one(struct ctx *ctx, int64_t id, uint32_t n, const char *remarks,
                              const struct survey_question *q, size_t count)
{
    static const char *const CHANNELS[] = {"link", "paper", "telephone"};
    struct survey_value values[SURVEY_QUESTIONS_MAX];
    struct str each[SURVEY_QUESTIONS_MAX];

    arr_each (i, count) {
        const uint32_t pick = demo_pick(80 + (uint32_t)i, n, 3) + 1;

        each[i] = str_eqz(q[i].kind, "text")
                      ? (n % 6 == 0 ? demo_nth(remarks, n / 6 % demo_count(remarks)) : S(""))
                      : str_printf(ctx->arena, "%u", str_eqz(q[i].kind, "scale") ? pick + 2 : pick);
        values[i] = (struct survey_value){q[i].id, &each[i], 1};
    }
    ctx->address = str_printf(ctx->arena, "192.0.2.%u", n + 1);
    return survey_answer(ctx, &(struct survey_answering){.survey_id = id,
                                                         .channel = str_from(CHANNELS[n % 3]),
                                                         .values = values,
                                                         .count = count});
}

static enum status make(struct ctx *ctx, size_t line, uint32_t answers, bool close)
{
    struct survey_question *q;
    struct str f[DEMO_FIELDS_MAX];
    int64_t id;
    size_t count;

    demo_fields(demo_nth(surveys_txt, line), f);
    TRY(survey_make(
        ctx, &(struct survey_new){.title = f[0], .intro = f[1], .way = S("open"), .shown = close},
        &id));
    TRY(put_questions(ctx, id, ABOUT[line].questions));
    TRY(survey_open(ctx, id));
    TRY(survey_questions(ctx, id, &q, &count));
    for (uint32_t n = 0; n < answers; n++)
        TRY(answer_one(ctx, id, n, ABOUT[line].remarks, q, count));
    return close ? survey_close(ctx, id) : ST_OK;
}

enum status survey_demo(struct ctx *ctx)
{
    const struct date today = ctx->today;
    const struct str address = ctx->address;
    const int64_t now = ctx->now;

    demo_act(ctx, NULL, date_add_days(today, -90), 9);
    TRY(make(ctx, 0, ANSWERS, true));
    demo_act(ctx, NULL, date_add_days(today, -6), 9);
    TRY(make(ctx, 1, ANSWERS / 3, false));
    demo_act(ctx, NULL, today, 0);
    ctx->now = now;
    ctx->address = address;
    return ST_OK;
}
