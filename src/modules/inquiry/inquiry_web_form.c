// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of an inquiry: its plan, its steps, how organs are rated. */
#include "modules/congress/congress.h"
#include "modules/inquiry/inquiry_web.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- the plan */

static enum status put_organs(struct form_page *f, const struct inquiry_organ *have, size_t count)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "check", "organ", "inquiry.f.organs", S(""));
    struct option_v *options;
    struct organ *all;
    size_t total, n = 0;

    TRY(organ_list(ctx, false, &all, &total));
    options = arena_array(ctx->arena, total, struct option_v);
    arr_each (i, total) {
        bool on = false;

        if (all[i].kind <= ORGAN_SPECIAL_COMMITTEE || all[i].kind == ORGAN_TOWNSHIP)
            continue;
        arr_each (k, count)
            on = on || have[k].organ_id == all[i].id;
        options[n++] = (struct option_v){
            .value = str_int(ctx->arena, all[i].id), .label = all[i].name, .on = on};
    }
    form_checks(ctx, f->rq, field, options, n);
    return ST_OK;
}

static enum status put_plan(struct form_page *f, const struct inquiry *q,
                            const struct inquiry_organ *organs, size_t count)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    (void)form_page_put(f, "line", "title", "inquiry.f.title", q->title);
    (void)form_page_put(f, "date", "held_on", "inquiry.col.on", list_iso(ctx, q->held_on));
    field = form_page_put(f, "radio", "form", "inquiry.col.form", q->form);
    inquiry_web_words(ctx, field, INQUIRY_FORMS, "inquiry.form.", false);
    form_optional(form_page_put(f, "date", "collect_until", "inquiry.f.collect_until",
                                list_iso(ctx, q->collect_until)));
    form_optional(form_page_put(f, "line", "place", "inquiry.col.place", q->place));
    form_optional(form_page_put(f, "line", "chair", "inquiry.f.chair", q->chair));
    TRY(inquiry_web_matters(f, q->matter_id));
    field = form_page_put(f, "text", "text", "inquiry.f.text", q->text);
    form_max(field, INQUIRY_REPORT_CHARS, 5);
    form_optional(field);
    return put_organs(f, organs, count);
}

static struct inquiry read_plan(const struct request *rq)
{
    return (struct inquiry){
        .title = param_text(rq, "title"),
        .text = param_text(rq, "text"),
        .form = param_text(rq, "form"),
        .place = param_text(rq, "place"),
        .chair = param_text(rq, "chair"),
        .matter_id = param_id(rq, "matter"),
        .held_on = param_date(rq, "held_on"),
        .collect_until = param_date(rq, "collect_until"),
    };
}

static enum status save(struct ctx *ctx, const struct request *rq, struct response *rs,
                        const struct inquiry *in)
{
    const size_t count = param_count(rq, "organ");
    int64_t *organs = arena_array(ctx->arena, count, int64_t), id;

    arr_each (i, count)
        organs[i] = param_int_at(rq, "organ", i);
    TRY(inquiry_save(ctx, in, organs, count, &id));
    inquiry_web_tell(ctx, id);
    respond_flash(rs, "inquiry.done.saved", S(""));
    return respond_see_other(rs, "/inquiry/%lld", (long long)id);
}

enum status inquiry_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f =
        inquiry_web_form(ctx, rq, T("inquiry.do.new"), S("/inquiry/new"), S(""), S("/inquiry"));

    TRY(put_plan(f,
                 &(struct inquiry){.title = S(""),
                                   .text = S(""),
                                   .form = S("joint"),
                                   .place = S(""),
                                   .chair = S(""),
                                   .matter_id = param_id(rq, "matter")},
                 NULL, 0));
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct inquiry in = read_plan(rq);

    return save(ctx, rq, rs, &in);
}

enum status inquiry_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_organ *organs;
    struct form_page *f;
    struct inquiry q;
    size_t count;

    TRY(inquiry_get(ctx, path_id(rq, "id"), &q));
    TRY(inquiry_store_organs(ctx, q.id, &organs, &count));
    f = inquiry_web_form(ctx, rq, T("inquiry.do.edit"), inquiry_web_url(ctx, "", q.id, "/edit"),
                         q.title, inquiry_web_url(ctx, "", q.id, ""));
    TRY(put_plan(f, &q, organs, count));
    form_page_version(f, q.version);
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry in = read_plan(rq);

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    return save(ctx, rq, rs, &in);
}

/* ---------------------------------------------------------------- its steps */

static enum status move(struct ctx *ctx, const struct request *rq, struct response *rs,
                        enum inquiry_verb verb, const char *done)
{
    struct inquiry q;

    TRY(inquiry_get(ctx, path_id(rq, "id"), &q));
    TRY(inquiry_move(ctx, q.id, param_present(rq, "version") ? param_int(rq, "version") : q.version,
                     verb, param_text(rq, "text")));
    inquiry_web_tell(ctx, q.id);
    respond_flash(rs, done, S(""));
    return respond_see_other(rs, "/inquiry/%lld", (long long)q.id);
}

static enum status move_page(struct ctx *ctx, const struct request *rq, struct response *rs,
                             const char *tail, struct str title, const char *label)
{
    struct form_page *f;
    struct inquiry q;

    TRY(inquiry_get(ctx, path_id(rq, "id"), &q));
    f = inquiry_web_form(ctx, rq, title, inquiry_web_url(ctx, "", q.id, tail), q.title,
                         inquiry_web_url(ctx, "", q.id, ""));
    form_max(form_page_put(f, "text", "text", label, S("")), INQUIRY_REPORT_CHARS, 8);
    form_page_version(f, q.version);
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_collect(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return move(ctx, rq, rs, INQUIRY_COLLECT, "inquiry.done.collecting");
}

enum status inquiry_web_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return move(ctx, rq, rs, INQUIRY_OPEN, "inquiry.done.opened");
}

enum status inquiry_web_close_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return move_page(ctx, rq, rs, "/close", T("inquiry.do.close"), "inquiry.f.summary");
}

enum status inquiry_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return move(ctx, rq, rs, INQUIRY_CLOSE, "inquiry.done.closed");
}

enum status inquiry_web_handle_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return move_page(ctx, rq, rs, "/handle", T("inquiry.do.handle"), "inquiry.f.handled");
}

enum status inquiry_web_handle(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return move(ctx, rq, rs, INQUIRY_HANDLE, "inquiry.done.handled");
}

enum status inquiry_web_cancel_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return move_page(ctx, rq, rs, "/cancel", T("inquiry.do.cancel"), "inquiry.f.why_cancelled");
}

enum status inquiry_web_cancel(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return move(ctx, rq, rs, INQUIRY_CANCEL, "inquiry.done.cancelled");
}

/* ---------------------------------------------------------------- rated */

enum status inquiry_web_rate_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const NUMBERS[][2] = {{"all", "inquiry.f.all"},
                                             {"ballots", "inquiry.f.ballots"},
                                             {"satisfied", "inquiry.mark.satisfied"},
                                             {"basic", "inquiry.mark.basic"},
                                             {"dissatisfied", "inquiry.mark.dissatisfied"}};
    struct inquiry_organ *organs;
    struct option_v *options;
    struct field_v *field;
    struct form_page *f;
    struct inquiry q;
    size_t count;

    TRY(inquiry_get(ctx, path_id(rq, "id"), &q));
    TRY(inquiry_store_organs(ctx, q.id, &organs, &count));
    f = inquiry_web_form(ctx, rq, T("inquiry.do.rate"), inquiry_web_url(ctx, "", q.id, "/rate"),
                         q.title, inquiry_web_url(ctx, "", q.id, ""));
    field = form_page_put(f, "select", "organ", "inquiry.col.organ", S(""));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] = (struct option_v){.value = str_int(ctx->arena, organs[i].organ_id),
                                       .label = organs[i].name};
    form_options(ctx, field, options, count);
    field->choose = false;
    form_optional(form_page_put(f, "int", "vote", "inquiry.f.vote", S("")));
    arr_each (i, COUNT(NUMBERS))
        form_optional(form_page_put(f, "int", NUMBERS[i][0], NUMBERS[i][1], S("")));
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_rate(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct supervision_poll poll = {.organ_id = param_id(rq, "organ"),
                                    .vote_id = param_id(rq, "vote"),
                                    .all = param_int(rq, "all"),
                                    .ballots = param_int(rq, "ballots"),
                                    .satisfied = param_int(rq, "satisfied"),
                                    .basic = param_int(rq, "basic"),
                                    .dissatisfied = param_int(rq, "dissatisfied")};

    TRY(inquiry_rate(ctx, id, &poll));
    inquiry_web_tell(ctx, id);
    respond_flash(rs, poll.passed ? "inquiry.done.passed" : "inquiry.done.failed", S(""));
    return respond_see_other(rs, "/inquiry/%lld", (long long)id);
}
