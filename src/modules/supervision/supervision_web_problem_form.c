// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of problems: a new one, and the next follow-up. */
#include "modules/supervision/supervision_web.h"
#include "platform/text.h"

enum { MATTERS_MAX = 200 };

static enum status put_matters(struct form_page *f, int64_t matter_id)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "matter", "supervision.col.matter",
                                          matter_id != 0 ? str_int(ctx->arena, matter_id) : S(""));
    struct option_v *options;
    struct matter *all;
    size_t count;

    TRY(supervision_matters(ctx, &all, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].title};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

/* Of a step it takes over what the step says. */
static enum status begin(struct ctx *ctx, const struct request *rq, struct supervision_problem *p)
{
    struct supervision_step s;

    *p = (struct supervision_problem){.matter_id = param_id(rq, "matter"),
                                      .step_id = param_id(rq, "step"),
                                      .group_id = param_id(rq, "group"),
                                      .origin = S(""),
                                      .found_on = ctx->today};
    if (p->step_id == 0)
        return ST_OK;
    TRY(supervision_store_step(ctx, p->step_id, &s));
    p->matter_id = s.matter_id;
    p->origin = s.method;
    p->organ_id = s.organ_id;
    return ST_OK;
}

enum status supervision_web_problem_new_page(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct form_page *f =
        supervision_web_form(ctx, rq, T("supervision.do.problem"), S("/supervision/problem/new"),
                             T("supervision.problems"), S("/supervision/problem"));
    struct supervision_problem p;
    struct field_v *field;

    TRY(begin(ctx, rq, &p));
    (void)form_page_put(f, "line", "title", "supervision.f.problem", S(""));
    field = form_page_put(f, "select", "origin", "supervision.col.origin", p.origin);
    supervision_web_words(ctx, field, SUPERVISION_ORIGINS, "supervision.origin.", false);
    TRY(put_matters(f, p.matter_id));
    TRY(supervision_web_organ_field(f, p.organ_id, true));
    form_optional(form_page_put(f, "date", "due_on", "supervision.f.due", S("")));
    field = form_page_put(f, "text", "text", "supervision.f.problem_text", S(""));
    form_max(field, SUPERVISION_TEXT_CHARS, 5);
    form_optional(field);
    form_optional(form_page_put(f, "line", "place", "supervision.col.place", S("")));
    (void)form_page_put(f, "date", "found_on", "supervision.col.found", list_iso(ctx, p.found_on));
    form_page_more(f);
    form_optional(form_page_put(f, "date", "since_on", "supervision.f.since_on", S("")));
    form_optional(form_page_put(f, "int", "group", "supervision.f.group_id",
                                p.group_id != 0 ? str_int(ctx->arena, p.group_id) : S("")));
    (void)form_page_put(f, "hidden", "step", "word.none",
                        p.step_id != 0 ? str_int(ctx->arena, p.step_id) : S(""));
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_problem_new(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct supervision_problem in = {
        .title = param_text(rq, "title"),
        .origin = param_text(rq, "origin"),
        .matter_id = param_id(rq, "matter"),
        .step_id = param_id(rq, "step"),
        .group_id = param_id(rq, "group"),
        .organ_id = param_id(rq, "organ"),
        .due_on = param_date(rq, "due_on"),
        .text = param_text(rq, "text"),
        .place = param_text(rq, "place"),
        .found_on = param_date(rq, "found_on"),
        .since_on = param_date(rq, "since_on"),
        .url = S(""),
    };
    struct supervision_step s;
    int64_t id;

    if (in.step_id != 0) {
        TRY(supervision_store_step(ctx, in.step_id, &s));
        in.matter_id = s.matter_id;
        in.url = s.url.len > 0 ? s.url : supervision_web_url(ctx, "/step", s.id, "");
    }
    TRY(supervision_problem_add(ctx, &in, &id));
    respond_flash(rs, "supervision.done.saved", S(""));
    return respond_see_other(rs, "/supervision/problem/%lld", (long long)id);
}

/* ---------------------------------------------------------------- follow-ups */

enum status supervision_web_check_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct supervision_problem p;
    struct form_page *f;
    struct field_v *field;

    TRY(supervision_problem_get(ctx, path_id(rq, "id"), &p));
    f = supervision_web_form(ctx, rq, T("supervision.do.check"),
                             supervision_web_url(ctx, "/problem", p.id, "/check"), p.title,
                             supervision_web_url(ctx, "/problem", p.id, ""));
    (void)form_page_put(f, "date", "held_on", "supervision.f.checked_on",
                        list_iso(ctx, ctx->today));
    (void)form_page_put(f, "line", "who", "supervision.f.checker", S(""));
    form_optional(form_page_put(f, "line", "place", "supervision.col.place", p.place));
    form_max(form_page_put(f, "text", "finding", "supervision.f.finding", S("")),
             SUPERVISION_TEXT_CHARS, 5);
    field = form_page_put(f, "radio", "result", "supervision.col.result", S("progress"));
    supervision_web_words(ctx, field, "open progress solved", "supervision.check_result.", false);
    form_optional(form_page_put(f, "date", "next_on", "supervision.f.next_check", S("")));
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_check(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct supervision_check in = {
        .problem_id = path_id(rq, "id"),
        .held_on = param_date(rq, "held_on"),
        .who = param_text(rq, "who"),
        .place = param_text(rq, "place"),
        .finding = param_text(rq, "finding"),
        .result = param_text(rq, "result"),
        .next_on = param_date(rq, "next_on"),
    };
    int64_t id;

    TRY(supervision_check_save(ctx, &in, &id));
    respond_flash(rs, "supervision.done.checked", S(""));
    return respond_see_other(rs, "/supervision/problem/%lld", (long long)in.problem_id);
}
