// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of appraisals, and acts without a form. */
#include "modules/appraisal/appraisal_web.h"
#include "modules/congress/congress.h"
#include "modules/supervision/supervision.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { RECTIFY_MONTHS = 3 };

static enum status show_form(struct form_page *f, struct response *rs)
{
    struct appraisal_form_v *v = arena_new(f->ctx->arena, struct appraisal_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &appraisal_form_view, v);
}

static struct form_page *open_form(struct ctx *ctx, const struct request *rq, const char *title,
                                   struct str url, struct str back, struct str up)
{
    struct form_page *f = form_page_open(ctx, rq, text(title), url, back, T("appraisal.do.save"));

    form_page_crumb(f, T("appraisal.menu"), S("/appraisal"));
    if (up.len > 0)
        form_page_crumb(f, up, back);
    return f;
}

static enum status of_appraisal(struct ctx *ctx, const struct request *rq, const char *tail,
                                const char *title, struct appraisal *a, struct form_page **out)
{
    TRY(appraisal_store_get(ctx, path_id(rq, "id"), a));
    *out = open_form(ctx, rq, title, appraisal_web_url(ctx, "", a->id, tail),
                     appraisal_web_url(ctx, "", a->id, ""), a->title);
    return ST_OK;
}

static enum status back(struct response *rs, int64_t id, const char *said)
{
    respond_flash(rs, said, S(""));
    return respond_see_other(rs, "/appraisal/%lld", (long long)id);
}

/* ---------------------------------------------------------------- the plan */

static enum status put_matters(struct form_page *f, int64_t matter_id)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "matter", "appraisal.f.matter",
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

static enum status put_plan(struct form_page *f, const struct appraisal *a, struct str items,
                            struct str groups)
{
    struct ctx *ctx = f->ctx;

    (void)form_page_put(f, "line", "title", "appraisal.col.title", a->title);
    appraisal_web_words(ctx, form_page_put(f, "radio", "kind", "appraisal.col.kind", a->kind),
                        APPRAISAL_KINDS, "appraisal.kind.", false);
    (void)form_page_put(f, "date", "held_on", "appraisal.col.on", list_iso(ctx, a->held_on));
    form_optional(form_page_put(f, "date", "reports_by", "appraisal.f.reports_by",
                                list_iso(ctx, a->reports_by)));
    (void)form_page_put(f, "text", "items", "appraisal.f.items", items);
    (void)form_page_put(f, "text", "groups", "appraisal.f.groups", groups);
    TRY(put_matters(f, a->matter_id));
    form_page_more(f);
    form_optional(form_page_put(f, "line", "basis", "appraisal.f.basis", a->basis));
    form_optional(form_page_put(f, "text", "plan", "appraisal.f.plan", a->plan));
    return ST_OK;
}

static struct appraisal_form read_plan(const struct request *rq)
{
    return (struct appraisal_form){
        .a = {.kind = param_text(rq, "kind"),
              .title = param_text(rq, "title"),
              .basis = param_text(rq, "basis"),
              .plan = param_text(rq, "plan"),
              .held_on = param_date(rq, "held_on"),
              .reports_by = param_date(rq, "reports_by"),
              .matter_id = param_id(rq, "matter")},
        .items = param_text(rq, "items"),
        .groups = param_text(rq, "groups"),
    };
}

enum status appraisal_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f =
        open_form(ctx, rq, "appraisal.do.new", S("/appraisal/new"), S("/appraisal"), S(""));

    TRY(put_plan(f,
                 &(struct appraisal){.kind = S("midterm"),
                                     .title = S(""),
                                     .basis = S(""),
                                     .plan = S(""),
                                     .held_on = ctx->today},
                 T("appraisal.items_default"), T("appraisal.groups_default")));
    return show_form(f, rs);
}

enum status appraisal_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appraisal_form in = read_plan(rq);
    int64_t id = 0;

    TRY(appraisal_save(ctx, &in, &id));
    return back(rs, id, "appraisal.done.saved");
}

static enum status lines_of(struct ctx *ctx, int64_t id, struct str *out_items,
                            struct str *out_groups)
{
    struct buf items = buf_new(ctx->arena, 0), groups = buf_new(ctx->arena, 0);
    struct appraisal_group *g;
    struct appraisal_item *all;
    size_t count;

    TRY(appraisal_store_items(ctx, id, &all, &count));
    arr_each (i, count)
        buf_printf(&items, STR_FMT " %lld\n", STR_ARG(all[i].name), (long long)all[i].weight);
    TRY(appraisal_store_groups(ctx, id, &g, &count));
    arr_each (i, count)
        buf_printf(&groups, STR_FMT " %lld %lld " STR_FMT "\n", STR_ARG(g[i].name),
                   (long long)g[i].weight, (long long)g[i].people,
                   STR_ARG(text_of("appraisal.way.", g[i].way)));
    *out_items = buf_view(&items);
    *out_groups = buf_view(&groups);
    return ST_OK;
}

enum status appraisal_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct str items, groups;
    struct form_page *f;
    struct appraisal a;

    TRY(of_appraisal(ctx, rq, "/edit", "appraisal.do.edit", &a, &f));
    TRY(lines_of(ctx, a.id, &items, &groups));
    TRY(put_plan(f, &a, items, groups));
    form_page_version(f, a.version);
    return show_form(f, rs);
}

enum status appraisal_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct appraisal_form in = read_plan(rq);
    int64_t id = 0;

    in.a.id = path_id(rq, "id");
    in.a.version = param_int(rq, "version");
    TRY(appraisal_save(ctx, &in, &id));
    return back(rs, id, "appraisal.done.saved");
}

/* ---------------------------------------------------------------- whom */

enum status appraisal_web_add_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct option_v *options;
    struct field_v *field;
    struct form_page *f;
    struct appraisal a;
    struct organ *organs;
    size_t count;

    TRY(of_appraisal(ctx, rq, "/add", "appraisal.do.add", &a, &f));
    (void)form_page_put(f, "line", "name", "appraisal.col.name", S(""));
    form_optional(form_page_put(f, "line", "post", "appraisal.col.post", S("")));
    field = form_page_put(f, "select", "organ", "appraisal.f.organ", S(""));
    TRY(organ_list(ctx, false, &organs, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("appraisal.no_organ")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, organs[i].id), .label = organs[i].name};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return show_form(f, rs);
}

enum status appraisal_web_add(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appraisal_subject in = {.appraisal_id = path_id(rq, "id"),
                                         .name = param_text(rq, "name"),
                                         .post = param_text(rq, "post"),
                                         .organ_id = param_id(rq, "organ")};
    int64_t id = 0;

    TRY(appraisal_subject_add(ctx, &in, &id));
    return back(rs, in.appraisal_id, "appraisal.done.saved");
}

enum status appraisal_web_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct appraisal_subject s;

    TRY(appraisal_see(ctx, path_id(rq, "id"), &s));
    TRY(appraisal_subject_drop(ctx, s.id));
    return back(rs, s.appraisal_id, "appraisal.done.saved");
}

enum status appraisal_web_report_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct appraisal_subject s;
    struct form_page *f;

    TRY(appraisal_see(ctx, path_id(rq, "id"), &s));
    f = form_page_open(ctx, rq, T("appraisal.do.report"),
                       appraisal_web_url(ctx, "/subject", s.id, "/report"),
                       appraisal_web_url(ctx, "/subject", s.id, ""), T("appraisal.do.save"));
    form_page_crumb(f, T("appraisal.tab.subjects"), S("/appraisal/subject"));
    form_page_crumb(f, s.name, appraisal_web_url(ctx, "/subject", s.id, ""));
    form_max(form_page_put(f, "text", "text", "appraisal.report", s.report), APPRAISAL_TEXT_CHARS,
             16);
    form_page_version(f, s.version);
    return show_form(f, rs);
}

enum status appraisal_web_report(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(appraisal_report(ctx, id, param_int(rq, "version"), param_text(rq, "text")));
    respond_flash(rs, "appraisal.done.saved", S(""));
    return respond_see_other(rs, "/appraisal/subject/%lld", (long long)id);
}

/* ---------------------------------------------------------------- letters, problems, once more */

enum status appraisal_web_send_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct appraisal a;
    struct str to;

    TRY(of_appraisal(ctx, rq, "/send", "appraisal.do.send", &a, &f));
    TRY(appraisal_recipients(ctx, &to));
    (void)form_page_put(f, "text", "to", "appraisal.f.to", to);
    form_optional(form_page_put(f, "line", "number", "appraisal.f.number", S("")));
    (void)form_page_put(f, "date", "on", "appraisal.sent", list_iso(ctx, ctx->today));
    form_page_version(f, a.version);
    return show_form(f, rs);
}

enum status appraisal_web_send(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(appraisal_send(ctx, id, param_int(rq, "version"), param_text(rq, "to"),
                       param_text(rq, "number"), param_date(rq, "on")));
    return back(rs, id, "appraisal.done.sent");
}

enum status appraisal_web_received_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f;
    struct appraisal a;

    TRY(appraisal_store_get(ctx, path_id(rq, "id"), &a));
    f = open_form(ctx, rq, "appraisal.do.received",
                  str_printf(ctx->arena, "/appraisal/%lld/received/%lld", (long long)a.id,
                             (long long)path_id(rq, "letter")),
                  appraisal_web_url(ctx, "", a.id, ""), a.title);
    (void)form_page_put(f, "date", "on", "appraisal.received", list_iso(ctx, ctx->today));
    return show_form(f, rs);
}

enum status appraisal_web_received(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(appraisal_letter_received(ctx, id, path_id(rq, "letter"), param_date(rq, "on")));
    return back(rs, id, "appraisal.done.saved");
}

enum status appraisal_web_problem_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct appraisal_subject s;
    struct form_page *f;

    TRY(appraisal_see(ctx, path_id(rq, "id"), &s));
    f = open_form(ctx, rq, "appraisal.do.problem",
                  appraisal_web_url(ctx, "/subject", s.id, "/problem"),
                  appraisal_web_url(ctx, "/subject", s.id, ""), s.name);
    (void)form_page_put(f, "line", "title", "appraisal.f.problem", S(""));
    form_optional(form_page_put(f, "text", "text", "appraisal.f.problem_text", S("")));
    (void)form_page_put(f, "date", "due_on", "appraisal.f.due",
                        list_iso(ctx, date_add_months(ctx->today, RECTIFY_MONTHS)));
    return show_form(f, rs);
}

enum status appraisal_web_problem(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    int64_t problem = 0;

    TRY(appraisal_problem(ctx, id, param_text(rq, "title"), param_text(rq, "text"),
                          param_date(rq, "due_on"), &problem));
    respond_flash(rs, "appraisal.done.problem", S(""));
    return respond_see_other(rs, "/appraisal/subject/%lld", (long long)id);
}

enum status appraisal_web_again_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct appraisal a;

    TRY(of_appraisal(ctx, rq, "/again", "appraisal.do.again", &a, &f));
    (void)form_page_put(f, "date", "on", "appraisal.col.on", list_iso(ctx, ctx->today));
    return show_form(f, rs);
}

enum status appraisal_web_again(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t id = 0;

    TRY(appraisal_again(ctx, path_id(rq, "id"), param_date(rq, "on"), &id));
    return back(rs, id, "appraisal.done.saved");
}

/* ---------------------------------------------------------------- acts without a form */

static enum status act(struct ctx *ctx, const struct request *rq, struct response *rs,
                       enum status (*run)(struct ctx *, int64_t, int64_t))
{
    struct appraisal a;

    TRY(appraisal_store_get(ctx, path_id(rq, "id"), &a));
    TRY(run(ctx, a.id, a.version));
    return back(rs, a.id, "appraisal.done.saved");
}

static enum status fill(struct ctx *ctx, int64_t id, int64_t version)
{
    (void)version;
    return appraisal_fill(ctx, id);
}

enum status appraisal_web_fill(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return act(ctx, rq, rs, fill);
}

enum status appraisal_web_begin(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return act(ctx, rq, rs, appraisal_begin);
}

enum status appraisal_web_rating(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return act(ctx, rq, rs, appraisal_rate);
}

enum status appraisal_web_count(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return act(ctx, rq, rs, appraisal_count);
}

enum status appraisal_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return act(ctx, rq, rs, appraisal_close);
}

enum status appraisal_web_cancel(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return act(ctx, rq, rs, appraisal_cancel);
}
