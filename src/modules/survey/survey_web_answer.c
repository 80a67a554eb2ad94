// SPDX-License-Identifier: MulanPSL-2.0
/* Pages: answering, by link, from paper, on the telephone. */
#include "modules/congress/congress.h"
#include "modules/survey/survey_rules.h"
#include "modules/survey/survey_web.h"
#include "modules/survey/survey_web_common.h"

enum { TEXT_ROWS = 3 };

/* form_field() keeps the pointer. */
static const char *const NAMES[SURVEY_QUESTIONS_MAX] = {
    "q1",  "q2",  "q3",  "q4",  "q5",  "q6",  "q7",  "q8",  "q9",  "q10",
    "q11", "q12", "q13", "q14", "q15", "q16", "q17", "q18", "q19", "q20"};

static void put_choices(struct form_page *f, const struct request *rq, struct field_v *field,
                        const struct survey_question *q)
{
    struct option_v options[SURVEY_OPTIONS_MAX];
    const size_t count = survey_choices(q);

    for (size_t i = 0; i < count && i < SURVEY_OPTIONS_MAX; i++) {
        const struct str number = str_int(f->ctx->arena, (int64_t)i + 1);

        options[i] = (struct option_v){
            .value = number,
            .label = str_eqz(q->kind, "scale") ? text_of("survey.scale.", number)
                                               : survey_choice(q, (int64_t)i + 1),
        };
    }
    if (str_eqz(q->kind, "multiple"))
        form_checks(f->ctx, rq, field, options, count);
    else
        form_options(f->ctx, field, options, count);
}

static void put_question(struct form_page *f, const struct request *rq,
                         const struct survey_question *q, size_t at)
{
    const bool is_text = str_eqz(q->kind, "text");
    const char *kind = is_text ? "text" : str_eqz(q->kind, "multiple") ? "check" : "radio";
    struct field_v *field = form_page_put(f, kind, NAMES[at], "survey.question", S(""));

    field->label = str_printf(f->ctx->arena, "%zu. " STR_FMT, at + 1, STR_ARG(q->text));
    field->hint = str_eqz(q->kind, "multiple") ? T("survey.many_hint") : S("");
    if (is_text)
        form_max(field, SURVEY_TEXT_CHARS, TEXT_ROWS);
    else
        put_choices(f, rq, field, q);
    if (!q->required)
        form_optional(field);
}

static enum status put_questions(struct form_page *f, const struct request *rq, int64_t survey_id)
{
    struct survey_question *q;
    size_t count;

    TRY(survey_questions(f->ctx, survey_id, &q, &count));
    arr_each (i, count)
        put_question(f, rq, &q[i], i);
    return ST_OK;
}

static enum status take(struct ctx *ctx, const struct request *rq, const struct survey *s,
                        const char *channel, struct str code)
{
    struct survey_value *values;
    struct survey_question *q;
    size_t count;

    TRY(survey_questions(ctx, s->id, &q, &count));
    values = arena_array(ctx->arena, count, struct survey_value);
    arr_each (i, count) {
        const size_t n = param_count(rq, NAMES[i]);
        struct str *each = arena_array(ctx->arena, n, struct str);

        arr_each (j, n)
            each[j] = param_text_at(rq, NAMES[i], j);
        values[i] = (struct survey_value){q[i].id, each, n};
    }
    return survey_answer(ctx, &(struct survey_answering){.survey_id = s->id,
                                                         .channel = str_from(channel),
                                                         .code = code,
                                                         .values = values,
                                                         .count = count});
}

/* ---------------------------------------------------------------- paper and telephone */

static enum status entry_form(struct ctx *ctx, const struct request *rq, struct response *rs,
                              const char *tail, struct str title, bool script)
{
    struct survey_form_v v;
    struct form_page *f;
    struct survey s;

    TRY(survey_get(ctx, path_id(rq, "id"), &s));
    f = form_page_open(ctx, rq, title, survey_web_url(ctx, s.id, tail),
                       survey_web_url(ctx, s.id, ""), T("survey.do.entry.go"));
    form_page_crumb(f, T("survey.title"), S("/survey"));
    form_page_crumb(f, s.title, survey_web_url(ctx, s.id, ""));
    f->v.meta = script ? TF(ctx->arena, "survey.script", s.title, s.intro) : s.title;
    TRY(put_questions(f, rq, s.id));
    f->v.note = script ? T("survey.script_end") : S("");
    if (!survey_takes(s.state, s.closes_on, ctx->today))
        form_page_shut(f, "survey.not_open");
    v = (struct survey_form_v){.page = *form_page_done(f)};
    return respond_view(ctx, rq, rs, FRAME_STAFF, title, &survey_form_view, &v);
}

static enum status entry(struct ctx *ctx, const struct request *rq, struct response *rs,
                         const char *channel)
{
    struct survey s;

    TRY(survey_get(ctx, path_id(rq, "id"), &s));
    TRY(take(ctx, rq, &s, channel, S("")));
    respond_flash(rs, "survey.do.entry.done", S(""));
    return respond_see_other(rs, "/survey/%lld/%s", (long long)s.id, channel);
}

enum status survey_web_paper_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return entry_form(ctx, rq, rs, "/paper", T("survey.do.paper"), false);
}

enum status survey_web_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return entry(ctx, rq, rs, "paper");
}

enum status survey_web_telephone_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    return entry_form(ctx, rq, rs, "/telephone", T("survey.do.telephone"), true);
}

enum status survey_web_telephone(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return entry(ctx, rq, rs, "telephone");
}

/* ---------------------------------------------------------------- by link */

static enum status chosen(struct ctx *ctx, const struct request *rq, struct congress *c)
{
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), c, &found));
    return found ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status public_note(struct ctx *ctx, const struct request *rq, struct response *rs,
                               struct str title, struct str note)
{
    const struct survey_public_form_v v = {.title = title, .note = note};

    return respond_view(ctx, rq, rs, FRAME_PUBLIC, title, &survey_public_form_view, &v);
}

enum status survey_web_public_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str code = path_text(rq, "code");
    struct survey_public_form_v v = {0};
    struct congress c;
    struct form_page *f;
    struct survey s;
    bool link, used;

    TRY(chosen(ctx, rq, &c));
    TRY(survey_by_code(ctx, code, &s, &link, &used));
    if (used || param_bool(rq, "done"))
        return public_note(ctx, rq, rs, s.title, T("survey.thanks"));
    if (str_eqz(s.state, "draft") || (!link && str_eqz(s.way, "link")))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!survey_takes(s.state, s.closes_on, ctx->today))
        return public_note(ctx, rq, rs, s.title, T("survey.over"));
    f = form_page_open(ctx, rq, s.title,
                       str_printf(ctx->arena, "/p/survey/" STR_FMT, STR_ARG(code)), S(""),
                       T("survey.send"));
    (void)form_page_put(f, "hidden", "c", "survey.link", c.code);
    f->v.meta = s.intro;
    TRY(put_questions(f, rq, s.id));
    f->v.note = T("survey.apart_public");
    v.page = form_page_done(f);
    v.title = s.title;
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, s.title, &survey_public_form_view, &v);
}

enum status survey_web_public(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str code = path_text(rq, "code");
    struct congress c;
    struct survey s;
    bool link, used;

    TRY(chosen(ctx, rq, &c));
    TRY(survey_by_code(ctx, code, &s, &link, &used));
    TRY(take(ctx, rq, &s, "link", code));
    return respond_see_other(rs, "/p/survey/" STR_FMT "?c=" STR_FMT "&done=1", STR_ARG(code),
                             STR_ARG(c.code));
}
