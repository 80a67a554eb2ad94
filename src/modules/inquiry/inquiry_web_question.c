// SPDX-License-Identifier: MulanPSL-2.0
/* Questions on the page: put by members from their phones, chosen, put and answered by the office.
 */
#include "modules/inquiry/inquiry_web.h"
#include "platform/hub.h"
#include "platform/text.h"
#include "platform/view.h"

/* ---------------------------------------------------------------- put by members */

enum status inquiry_web_ask_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_question parent;
    struct inquiry_organ *organs;
    struct option_v *options;
    struct field_v *field;
    struct form_page *f;
    struct inquiry q;
    size_t count;

    TRY(inquiry_get(ctx, path_id(rq, "id"), &q));
    if (!inquiry_asks(ctx))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(inquiry_store_organs(ctx, q.id, &organs, &count));
    f = inquiry_web_form(ctx, rq, T("inquiry.do.ask"), inquiry_web_url(ctx, "", q.id, "/ask"),
                         q.title, inquiry_web_url(ctx, "", q.id, ""));
    if (param_id(rq, "parent") != 0) {
        TRY(inquiry_store_question(ctx, param_id(rq, "parent"), &parent));
        if (parent.inquiry_id != q.id || !inquiry_sees(ctx, &parent))
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
        f->v.meta = parent.text;
        (void)form_page_put(f, "hidden", "parent", "word.none",
                            str_int(ctx->arena, param_id(rq, "parent")));
    }
    form_max(form_page_put(f, "text", "text", "inquiry.f.question", S("")), INQUIRY_TEXT_CHARS, 5);
    field = form_page_put(f, "select", "organ", "inquiry.f.to", S(""));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("inquiry.any_organ")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = str_int(ctx->arena, organs[i].organ_id),
                                           .label = organs[i].name};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    if (may(ctx, "inquiry.manage"))
        form_optional(form_page_put(f, "line", "asker", "inquiry.f.asker", S("")));
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_ask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct inquiry_question in = {
        .inquiry_id = path_id(rq, "id"),
        .parent_id = param_id(rq, "parent"),
        .organ_id = param_id(rq, "organ"),
        .text = param_text(rq, "text"),
        .asker = param_text(rq, "asker"),
    };
    int64_t id;

    TRY(inquiry_ask(ctx, &in, &id));
    inquiry_web_tell(ctx, in.inquiry_id);
    respond_flash(rs, "inquiry.done.offered", S(""));
    return respond_see_other(rs, "/inquiry/%lld", (long long)in.inquiry_id);
}

/* ---------------------------------------------------------------- what is done with one */

static enum status act(struct ctx *ctx, const struct request *rq, struct response *rs,
                       const struct inquiry_question_act *in, const char *done)
{
    struct inquiry_question x;

    TRY(inquiry_store_question(ctx, path_id(rq, "id"), &x));
    TRY(inquiry_question_do(ctx, in));
    inquiry_web_tell(ctx, x.inquiry_id);
    respond_flash(rs, done, S(""));
    return respond_see_other(rs, "/inquiry/%lld", (long long)x.inquiry_id);
}

enum status inquiry_web_choose(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return act(ctx, rq, rs,
               &(struct inquiry_question_act){.id = path_id(rq, "id"), .verb = QUESTION_CHOOSE},
               "inquiry.done.chosen");
}

enum status inquiry_web_leave(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return act(ctx, rq, rs,
               &(struct inquiry_question_act){.id = path_id(rq, "id"), .verb = QUESTION_LEAVE},
               "inquiry.done.left_out");
}

enum status inquiry_web_put(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return act(ctx, rq, rs,
               &(struct inquiry_question_act){.id = path_id(rq, "id"), .verb = QUESTION_ASK},
               "inquiry.done.put");
}

static enum status form_of(struct ctx *ctx, const struct request *rq, const char *tail,
                           struct str title, struct inquiry_question *x, struct form_page **out)
{
    TRY(inquiry_store_question(ctx, path_id(rq, "id"), x));
    *out = inquiry_web_form(ctx, rq, title, inquiry_web_url(ctx, "/question", x->id, tail),
                            x->title, inquiry_web_url(ctx, "", x->inquiry_id, ""));
    (*out)->v.meta = x->text;
    return ST_OK;
}

enum status inquiry_web_answer_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_question x;
    struct form_page *f;

    TRY(form_of(ctx, rq, "/answer", T("inquiry.do.answer"), &x, &f));
    (void)form_page_put(f, "line", "answerer", "inquiry.f.answerer", x.answerer);
    form_max(form_page_put(f, "text", "text", "inquiry.f.answer", x.answer), INQUIRY_REPORT_CHARS,
             8);
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_answer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return act(ctx, rq, rs,
               &(struct inquiry_question_act){.id = path_id(rq, "id"),
                                              .verb = QUESTION_ANSWER,
                                              .text = param_text(rq, "text"),
                                              .answerer = param_text(rq, "answerer")},
               "inquiry.done.answered");
}

enum status inquiry_web_problem_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_question x;
    struct form_page *f;

    TRY(form_of(ctx, rq, "/problem", T("inquiry.do.problem"), &x, &f));
    (void)form_page_put(f, "line", "title", "inquiry.f.problem", S(""));
    (void)form_page_put(f, "date", "due_on", "inquiry.f.due", S(""));
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_problem(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_question x;
    int64_t id;

    TRY(inquiry_store_question(ctx, path_id(rq, "id"), &x));
    TRY(inquiry_question_problem(ctx, x.id, param_text(rq, "title"), param_date(rq, "due_on"),
                                 &id));
    respond_flash(rs, "inquiry.done.problem", S(""));
    return respond_see_other(rs, "/inquiry/%lld", (long long)x.inquiry_id);
}

/* ---------------------------------------------------------------- the big screen */

enum status inquiry_web_stream(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry q;
    char channel[40];

    TRY(inquiry_get(ctx, path_id(rq, "id"), &q));
    snprintf(channel, sizeof channel, "inquiry.%lld", (long long)q.id);
    return respond_stream(ctx, rq, rs, channel, S("{}"));
}

static void lines_into(struct ctx *ctx, const struct inquiry_question *all, size_t count,
                       struct inquiry_screen_v *v)
{
    enum { SHOWN = 8 };
    struct inquiry_screen_line_v *lines =
        arena_array(ctx->arena, count, struct inquiry_screen_line_v);
    size_t from = 0;

    arr_each (i, count) {
        const bool done = str_eqz(all[i].state, "answered");

        if (all[i].parent_id != 0 ||
            (!done && !str_eqz(all[i].state, "chosen") && !str_eqz(all[i].state, "asked")))
            continue;
        v->all++;
        v->asked += done;
        if (!inquiry_sees(ctx, &all[i]))
            continue;
        lines[v->lines_count++] = (struct inquiry_screen_line_v){
            .asker = all[i].asker, .text = all[i].text, .state = done ? S("done") : S("")};
    }
    while (v->lines_count - from > SHOWN && str_eqz(lines[from].state, "done"))
        from++;
    v->lines = lines + from;
    v->lines_count = v->lines_count - from > SHOWN ? SHOWN : v->lines_count - from;
}

static void marks_into(struct ctx *ctx, const struct inquiry_organ *organs, size_t count,
                       struct inquiry_screen_v *v)
{
    struct kv_item_v *marks = arena_array(ctx->arena, count, struct kv_item_v);
    struct str *names = arena_array(ctx->arena, count, struct str);

    arr_each (i, count) {
        names[i] = organs[i].name;
        if (organs[i].mark.len > 0)
            marks[v->marks_count++] = (struct kv_item_v){
                .label = organs[i].name, .value = text_of("inquiry.mark.", organs[i].mark)};
    }
    v->marks = marks;
    v->organs = names;
    v->organs_count = count;
}

enum status inquiry_web_screen(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_question *all, *now = NULL;
    struct inquiry_organ *organs;
    struct inquiry_screen_v v;
    struct inquiry q;
    size_t count, n;

    TRY(inquiry_get(ctx, path_id(rq, "id"), &q));
    TRY(inquiry_store_questions(ctx, q.id, &all, &count));
    TRY(inquiry_store_organs(ctx, q.id, &organs, &n));
    v = (struct inquiry_screen_v){
        .id = q.id, .name = q.title, .today = ctx->today, .now = ctx->now};
    lines_into(ctx, all, count, &v);
    marks_into(ctx, organs, n, &v);
    arr_each (i, count)
        if (all[i].id == q.question_id)
            now = &all[i];
    if (now != NULL) {
        v.asker = now->asker;
        v.text = now->text;
        v.organ = now->organ;
        v.answerer = now->answerer;
        v.follow_up = now->parent_id != 0;
    }
    v.s_before = str_eqz(q.state, "planned") || str_eqz(q.state, "collecting");
    v.s_ask = str_eqz(q.state, "open") && now != NULL && str_eqz(now->state, "asked");
    v.s_answer = str_eqz(q.state, "open") && now != NULL && str_eqz(now->state, "answered");
    v.s_between = str_eqz(q.state, "open") && now == NULL;
    v.s_closed = !v.s_before && !str_eqz(q.state, "open");
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_HALL, q.title, &inquiry_screen_view, &v);
}
