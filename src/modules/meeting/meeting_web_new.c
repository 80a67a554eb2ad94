// SPDX-License-Identifier: MulanPSL-2.0
/* Making a meeting, and putting an item on its agenda. */
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_web.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

/* ---------------------------------------------------------------- a meeting */

static enum status put_bodies(struct form_page *f)
{
    struct field_v *field = form_page_put(f, "select", "body", "meeting.body", S(""));
    struct option_v *options;
    struct body *bodies;
    size_t count;

    TRY(body_list(f->ctx, f->ctx->today, &bodies, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("meeting.body_by_kind")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = meeting_web_int(f->ctx, bodies[i].id),
                                           .label = bodies[i].name};
    form_options(f->ctx, field, options, count + 1);
    return ST_OK;
}

static enum status put_sessions(struct form_page *f)
{
    struct field_v *field = form_page_put(f, "select", "session", "meeting.session", S(""));
    struct congress_session *all;
    struct option_v *options;
    size_t count;

    TRY(congress_sessions(f->ctx, &all, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("meeting.session_none")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = meeting_web_int(f->ctx, all[i].id), .label = all[i].name};
    form_options(f->ctx, field, options, count + 1);
    return ST_OK;
}

enum status meeting_web_new_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("meeting.do.new"), S("/meeting/new"),
                                         S("/meeting"), T("meeting.do.new.go"));
    const struct str kind = param_present(rq, "kind") ? param_text(rq, "kind") : S("sc");
    struct meeting_form_v v;

    form_page_crumb(f, T("meeting.title"), S("/meeting"));
    TRY(meeting_web_kinds(ctx, form_page_put(f, "select", "kind", "meeting.kind", kind), false,
                          S("")));
    (void)form_page_put(f, "date", "starts_on", "meeting.starts_on", S(""));
    form_optional(form_page_put(f, "line", "starts_at", "meeting.starts_at", S("9:00")));
    form_optional(form_page_put(f, "date", "ends_on", "meeting.ends_on", S("")));
    form_optional(form_page_put(f, "line", "place", "meeting.place", S("")));
    TRY(put_bodies(f));
    TRY(put_sessions(f));
    form_optional(form_page_put(f, "int", "number", "meeting.number", S("")));
    form_optional(form_page_put(f, "line", "name", "meeting.name", S("")));
    v = (struct meeting_form_v){.page = *form_page_done(f)};
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.do.new"), &meeting_form_view, &v);
}

enum status meeting_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_new in = {
        .kind = param_text(rq, "kind"),
        .body_id = param_id(rq, "body"),
        .session_id = param_id(rq, "session"),
        .parent_id = param_id(rq, "parent"),
        .name = param_text(rq, "name"),
        .number = (int)param_int(rq, "number"),
        .place = param_text(rq, "place"),
        .starts_on = param_date(rq, "starts_on"),
        .ends_on = param_date(rq, "ends_on"),
    };
    int64_t id;

    if (param_present(rq, "starts_at") &&
        !meeting_clock_parse(param_text(rq, "starts_at"), &in.starts_minute))
        return fail_field(&ctx->err, "starts_at", "meeting.clock_wrong", NULL);
    TRY(meeting_create(ctx, &in, &id));
    respond_flash(rs, "meeting.do.new.done", S(""));
    return respond_see_other(rs, "/meeting/%lld", (long long)id);
}

/* ---------------------------------------------------------------- an item */

/* Items of the meetings before this one that a new item may come from. */
static enum status put_priors(struct form_page *f, const struct meeting *m,
                              const struct meeting_rule *rule, int64_t stored)
{
    struct field_v *field;
    struct option_v *options;
    struct meeting_item *items;
    size_t count;

    if (rule->after_kind.len == 0)
        return ST_OK;
    field = form_page_put(f, "select", "prior", "meeting.prior",
                          stored != 0 ? meeting_web_int(f->ctx, stored) : S(""));
    TRY(meeting_store_priors(f->ctx, rule->after_kind, m->starts_on, &items, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("meeting.prior_none")};
    arr_each (i, count) {
        struct meeting at;

        TRY(meeting_get(f->ctx, items[i].meeting_id, &at));
        options[i + 1] = (struct option_v){
            .value = meeting_web_int(f->ctx, items[i].id),
            .label = TF(f->ctx->arena, "meeting.prior_option", items[i].title,
                        text_date(f->ctx->arena, at.starts_on, f->ctx->today)),
        };
    }
    form_options(f->ctx, field, options, count + 1);
    return ST_OK;
}

static enum status put_parents(struct form_page *f, const struct meeting *m)
{
    struct field_v *field = form_page_put(f, "select", "parent", "meeting.item_parent", S(""));
    struct option_v *options;
    struct meeting_item *items;
    size_t count;

    TRY(meeting_items(f->ctx, m->id, &items, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("meeting.item_parent_none")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){
            .value = meeting_web_int(f->ctx, items[i].id),
            .label = str_printf(f->ctx->arena, STR_FMT " " STR_FMT, STR_ARG(items[i].number),
                                STR_ARG(items[i].title)),
        };
    form_options(f->ctx, field, options, count + 1);
    return ST_OK;
}

enum status meeting_web_item_fields(struct form_page *f, const struct meeting *m,
                                    const struct meeting_item *it)
{
    struct ctx *ctx = f->ctx;
    struct meeting_rule rule;

    TRY(meeting_rule_get(ctx, m->rule_id, &rule));
    (void)form_page_put(f, "line", "title", "meeting.item_title", it->title);
    meeting_web_words(ctx, form_page_put(f, "select", "sort", "meeting.item_sort", it->sort),
                      MEETING_SORTS, "meeting.sort.", S(""));
    TRY(put_priors(f, m, &rule, it->prior_item_id));
    if (it->id == 0)
        TRY(put_parents(f, m));
    TRY(meeting_web_organs(
        ctx, form_page_put(f, "select", "organ", "meeting.item_organ",
                           it->organ_id != 0 ? meeting_web_int(ctx, it->organ_id) : S(""))));
    form_optional(form_page_put(f, "line", "presenter", "meeting.item_presenter", it->presenter));
    form_optional(form_page_put(f, "int", "minutes", "meeting.item_minutes_label",
                                it->minutes != 0 ? meeting_web_int(ctx, it->minutes) : S("")));
    return ST_OK;
}

enum status meeting_web_item_new_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const struct meeting_item empty = {.sort = S("report")};
    struct meeting_form_v v;
    struct form_page *f;
    struct meeting m;

    TRY(meeting_web_get(ctx, rq, &m));
    f = form_page_open(ctx, rq, T("meeting.do.item_new"), meeting_web_url(ctx, m.id, "/item/new"),
                       meeting_web_url(ctx, m.id, ""), T("meeting.do.item_new.go"));
    form_page_crumb(f, m.name, meeting_web_url(ctx, m.id, ""));
    form_page_shut(f, meeting_in_preparation(m.state) ? NULL : "meeting.agenda_fixed");
    TRY(meeting_web_item_fields(f, &m, &empty));
    v = (struct meeting_form_v){.page = *form_page_done(f)};
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.do.item_new"), &meeting_form_view, &v);
}

enum status meeting_web_item_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_item_new in = {
        .meeting_id = path_id(rq, "id"),
        .parent_id = param_id(rq, "parent"),
        .prior_item_id = param_id(rq, "prior"),
        .organ_id = param_id(rq, "organ"),
        .title = param_text(rq, "title"),
        .sort = param_text(rq, "sort"),
        .presenter = param_text(rq, "presenter"),
        .minutes = param_int(rq, "minutes") > 0 ? (unsigned)param_int(rq, "minutes") : 0,
    };
    int64_t id;

    TRY(meeting_item_add(ctx, &in, &id));
    respond_flash(rs, "meeting.do.item_new.done", S(""));
    return respond_see_other(rs, "/meeting/%lld", (long long)in.meeting_id);
}
