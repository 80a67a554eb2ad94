// SPDX-License-Identifier: MulanPSL-2.0
/* Records of other modules that are a method of a matter, chosen from those there are: a
 * questionnaire with what came back, a question of inquiry (质询). */
#include "modules/motion/motion.h"
#include "modules/supervision/supervision_web.h"
#include "modules/survey/survey.h"
#include "platform/text.h"
#include "platform/view.h"

enum { SURVEYS_MOST = 50 };

#define SURVEY_PATH "/survey/"
#define MOTION_PATH "/motion/"

/* The number behind the path; 0: it is another record. */
static int64_t record_of(struct str url, const char *of)
{
    const struct str path = str_from(of);
    int64_t id = 0;

    if (!str_starts(url, path) ||
        !str_to_int((struct str){url.ptr + path.len, url.len - path.len}, &id))
        return 0;
    return id;
}

enum status supervision_web_survey_field(struct form_page *f, struct str url)
{
    const struct survey_filter newest = {.limit = SURVEYS_MOST};
    struct ctx *ctx = f->ctx;
    const int64_t now = record_of(url, SURVEY_PATH);
    struct field_v *field = form_page_put(f, "select", "survey", "supervision.f.survey",
                                          now != 0 ? str_int(ctx->arena, now) : S(""));
    struct option_v *options;
    struct survey *all;
    struct str next;
    int64_t total;
    size_t count;

    TRY(survey_page(ctx, &newest, &all, &count, &next, &total));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].title};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

enum status supervision_web_motion_field(struct form_page *f, struct str url)
{
    const struct motion_filter newest = {.kind = S("question"), .limit = SURVEYS_MOST};
    struct ctx *ctx = f->ctx;
    const int64_t now = record_of(url, MOTION_PATH);
    struct field_v *field = form_page_put(f, "select", "motion", "supervision.f.motion",
                                          now != 0 ? str_int(ctx->arena, now) : S(""));
    struct option_v *options;
    struct motion *all;
    struct str next;
    int64_t total;
    size_t count;

    TRY(motion_page(ctx, &newest, &all, &count, &next, &total));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].title};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

struct str supervision_web_record_url(struct ctx *ctx, struct str method, int64_t survey_id,
                                      int64_t motion_id, struct str typed)
{
    const char *path = str_eqz(method, "survey") ? SURVEY_PATH : MOTION_PATH;
    const int64_t id = str_eqz(method, "survey") ? survey_id : motion_id;

    if (!str_among("survey question", method))
        return typed;
    if (id == 0) /* it was taken off, or another record stays */
        return record_of(typed, path) != 0 ? S("") : typed;
    return str_printf(ctx->arena, "%s%lld", path, (long long)id);
}

enum status supervision_web_survey_part(struct ctx *ctx, const struct supervision_step *s,
                                        struct supervision_record_v *v)
{
    const int64_t id = record_of(s->url, SURVEY_PATH);
    struct supervision_section_v *section;
    const struct err was = ctx->err;
    struct survey survey;
    enum status st;

    if (id == 0)
        return ST_OK;
    st = survey_get(ctx, id, &survey);
    if (st == ST_NOT_FOUND) {
        ctx->err = was;
        return ST_OK;
    }
    TRY(st);
    section = supervision_web_section(ctx, v, "survey", T("supervision.survey"), 1);
    *supervision_web_item(section) = (struct supervision_line_v){
        .title = survey.title,
        .url = may(ctx, "survey.read") ? s->url : S(""),
        .meta = TF(ctx->arena, "supervision.survey_meta", str_int(ctx->arena, survey.answers)),
        .tag = supervision_web_tag_of(ctx, "survey.state.", survey.state),
    };
    return ST_OK;
}
