// SPDX-License-Identifier: MulanPSL-2.0
/* The working organs that the law names: the list, and naming one. */
#include "body_view.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_list.h"
#include "modules/body/body_web.h"
#include "modules/body/body_web_common.h"
#include "modules/congress/congress.h"
#include "platform/form.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static enum status notes_of(struct ctx *ctx, struct body_organs_v *v)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);
    bool missing;

    TRY(body_organ_missing(ctx, &missing));
    *note = (struct note_v){
        .warn = true, .title = T("body.organ.missing"), .text = T("body.organ.missing_law")};
    v->notes = note;
    v->notes_count = missing;
    return ST_OK;
}

enum status body_web_organs(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct body_organ_row_v *rows;
    struct body_organ *all;
    struct body_organs_v v;
    size_t count;

    TRY(body_organs(ctx, &all, &count));
    rows = arena_array(ctx->arena, count, struct body_organ_row_v);
    arr_each (i, count)
        rows[i] = (struct body_organ_row_v){
            .id = all[i].id,
            .version = all[i].version,
            .role = all[i].role,
            .name = all[i].name,
            .street = all[i].street,
            .from_on = all[i].from_on,
        };
    *up = (struct link_v){.label = T("body.menu"), .url = S("/body")};
    v = (struct body_organs_v){
        .crumbs = {.items = up, .items_count = 1, .here = T("body.organ.title")},
        .rows = rows,
        .rows_count = count,
        .may_edit = may(ctx, "body.edit"),
    };
    TRY(notes_of(ctx, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("body.organ.title"), &body_organs_view, &v);
}

static enum status put_choice(struct form_page *f)
{
    struct organ *organs;
    struct option_v *options;
    struct field_v *field = form_page_put(f, "select", "organ", "body.organ.which", S(""));
    size_t count;

    TRY(organ_list_of(f->ctx, ORGAN_WORK_OFFICE, &organs, &count));
    options = arena_array(f->ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = str_printf(f->ctx->arena, "%lld", (long long)organs[i].id),
                              .label = organs[i].name};
    field->choose = true;
    form_options(f->ctx, field, options, count);
    return ST_OK;
}

enum status body_web_organ_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct option_v roles[] = {
        {.value = S("deputies"), .label = T("body.organ.role.deputies")},
        {.value = S("street"), .label = T("body.organ.role.street")},
    };
    struct body_form_v v;
    struct form_page *f;
    bool streets;

    TRY(body_organ_streets(ctx, &streets));
    f = form_page_open(ctx, rq, T("body.organ.name"), S("/body/organ/new"), S("/body/organ"),
                       T("body.organ.go"));
    form_page_crumb(f, T("body.menu"), S("/body"));
    form_page_crumb(f, T("body.organ.title"), S("/body/organ"));
    form_options(ctx, form_page_put(f, "radio", "role", "body.organ.role", S("deputies")), roles,
                 streets ? COUNT(roles) : 1);
    TRY(put_choice(f));
    if (streets)
        form_optional(form_page_put(f, "line", "street", "body.organ.street", S("")));
    (void)form_page_put(f, "date", "from_on", "body.organ.from_on", list_iso(ctx, ctx->today));
    f->v.note = T("body.organ.note");
    v.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &body_form_view, &v);
}

enum status body_web_organ(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct body_organ in = {
        .role = param_text(rq, "role"),
        .organ_id = param_id(rq, "organ"),
        .street = param_text(rq, "street"),
        .from_on = param_date(rq, "from_on"),
    };

    TRY(body_organ_name(ctx, &in));
    respond_flash(rs, "body.organ.done", S(""));
    return respond_see_other(rs, "/body/organ");
}

enum status body_web_organ_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(body_organ_drop(ctx, path_id(rq, "id"), param_int(rq, "version")));
    respond_flash(rs, "body.organ.dropped", S(""));
    return respond_see_other(rs, "/body/organ");
}
