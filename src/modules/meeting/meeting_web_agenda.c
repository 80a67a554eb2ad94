// SPDX-License-Identifier: MulanPSL-2.0
/* Building the agenda: by number, by drag, by key; items changed, moved, taken off. */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_web.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

enum { PARTS = MEETING_DEPTH_MAX, ITEMS_MAX = 500 };

enum status meeting_web_build(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_agenda_row_v *items;
    struct meeting_build_v v;
    struct meeting m;

    TRY(meeting_web_get(ctx, rq, &m));
    v = (struct meeting_build_v){
        .crumbs = meeting_web_crumbs(ctx, &m, T("meeting.do.build")),
        .id = m.id,
        .name = m.name,
        .version = m.version,
        .url = meeting_web_url(ctx, m.id, "/agenda"),
        .fixed = !meeting_in_preparation(m.state),
    };
    form_errors(ctx, rq, &v.errors);
    TRY(meeting_web_agenda(ctx, &m, &items, &v.items_count, &v.items_end));
    v.items = items;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.do.build"), &meeting_build_view, &v);
}

/* ---------------------------------------------------------------- order */

static enum status by_number(struct ctx *ctx, const struct request *rq, const struct meeting *m,
                             size_t n)
{
    int64_t *ids = arena_array(ctx->arena, n, int64_t);
    struct str *numbers = arena_array(ctx->arena, n, struct str);

    if (param_count(rq, "no") != n)
        return fail_field(&ctx->err, "no", "meeting.number_wrong", NULL);
    arr_each (i, n) {
        ids[i] = param_int_at(rq, "item", i);
        numbers[i] = param_text_at(rq, "no", i);
    }
    return meeting_items_renumber(ctx, m->id, ids, numbers, n);
}

static enum status by_order(struct ctx *ctx, const struct request *rq, const struct meeting *m,
                            size_t n)
{
    int64_t *ids = arena_array(ctx->arena, n, int64_t);
    unsigned *depths = arena_array(ctx->arena, n, unsigned);

    if (param_count(rq, "depth") != n)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    arr_each (i, n) {
        const int64_t depth = param_int_at(rq, "depth", i);

        ids[i] = param_int_at(rq, "item", i);
        depths[i] = depth > 0 && depth <= PARTS ? (unsigned)depth : PARTS + 1;
    }
    return meeting_items_order(ctx, m->id, ids, depths, n);
}

enum status meeting_web_order(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t n = param_count(rq, "item");
    struct meeting m;

    TRY(meeting_web_get(ctx, rq, &m));
    if (n > ITEMS_MAX)
        return fail(&ctx->err, ST_INVALID, "form.invalid", NULL);
    TRY(param_bool(rq, "moved") ? by_order(ctx, rq, &m, n) : by_number(ctx, rq, &m, n));
    respond_flash(rs, "meeting.do.build.done", S(""));
    return respond_see_other(rs, "/meeting/%lld/agenda", (long long)m.id);
}

/* ---------------------------------------------------------------- one item */

static enum status item_of(struct ctx *ctx, const struct request *rq, struct meeting_item *it,
                           struct meeting *m)
{
    TRY(meeting_item_get(ctx, path_id(rq, "id"), it));
    TRY(meeting_get(ctx, it->meeting_id, m));
    return meeting_visible(ctx, m);
}

const char *meeting_web_shut(const struct meeting *m)
{
    if (meeting_in_preparation(m->state))
        return NULL;
    return m->state == MEETING_CANCELLED ? "meeting.over" : "meeting.begun";
}

static struct form_page *item_page(struct ctx *ctx, const struct request *rq,
                                   const struct meeting *m, const struct meeting_item *it,
                                   struct str title, const char *rest, struct str go)
{
    const struct str here = str_printf(ctx->arena, "/meeting/item/%lld", (long long)it->id);
    struct form_page *f = form_page_open(
        ctx, rq, title, str_printf(ctx->arena, STR_FMT "%s", STR_ARG(here), rest), here, go);

    form_page_crumb(f, m->name, meeting_web_url(ctx, m->id, ""));
    form_page_crumb(f, it->title, here);
    return f;
}

enum status meeting_web_page(struct form_page *f, struct response *rs, struct str title)
{
    const struct meeting_form_v v = {.page = *form_page_done(f)};

    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, title, &meeting_form_view, &v);
}

enum status meeting_web_item_edit_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct meeting_item it;
    struct form_page *f;
    struct meeting m;

    TRY(item_of(ctx, rq, &it, &m));
    f = item_page(ctx, rq, &m, &it, T("meeting.do.item_edit"), "/edit", T("meeting.do.save"));
    form_page_shut(f, meeting_web_shut(&m));
    TRY(meeting_web_item_fields(f, &m, &it));
    form_page_version(f, it.version);
    return meeting_web_page(f, rs, T("meeting.do.item_edit"));
}

enum status meeting_web_item_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_item_change in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .organ_id = param_id(rq, "organ"),
        .prior_item_id = param_id(rq, "prior"),
        .title = param_text(rq, "title"),
        .sort = param_text(rq, "sort"),
        .presenter = param_text(rq, "presenter"),
        .minutes = param_int(rq, "minutes") > 0 ? (unsigned)param_int(rq, "minutes") : 0,
    };

    TRY(meeting_item_edit(ctx, &in));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/item/%lld", (long long)in.id);
}

enum status meeting_web_item_drop_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct meeting_item it;
    struct form_page *f;
    struct meeting m;

    TRY(item_of(ctx, rq, &it, &m));
    f = item_page(ctx, rq, &m, &it, T("meeting.do.item_drop"), "/drop",
                  T("meeting.do.item_drop.go"));
    f->v.note = T("meeting.do.item_drop.note");
    form_page_shut(f, meeting_web_shut(&m));
    form_page_version(f, it.version);
    return meeting_web_page(f, rs, T("meeting.do.item_drop"));
}

enum status meeting_web_item_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_item it;

    TRY(meeting_item_get(ctx, path_id(rq, "id"), &it));
    TRY(meeting_item_drop(ctx, it.id, param_int(rq, "version")));
    respond_flash(rs, "meeting.do.item_drop.done", S(""));
    return respond_see_other(rs, "/meeting/%lld", (long long)it.meeting_id);
}

enum status meeting_web_item_end_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct meeting_item it;
    struct form_page *f;
    struct meeting m;

    TRY(item_of(ctx, rq, &it, &m));
    f = item_page(ctx, rq, &m, &it, T("meeting.do.item_end"), "/end", T("meeting.do.save"));
    if (m.state == MEETING_DRAFT || m.state == MEETING_CANCELLED)
        form_page_shut(f, "meeting.item_not_yet");
    meeting_web_words(ctx, form_page_put(f, "select", "state", "meeting.item_state", S("done")),
                      "done deferred withdrawn pending", "meeting.item_state.", S(""));
    form_optional(form_page_put(f, "text", "outcome", "meeting.item_outcome", it.outcome));
    return meeting_web_page(f, rs, T("meeting.do.item_end"));
}

enum status meeting_web_item_end(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    enum meeting_item_state state = MEETING_ITEM_DONE;
    struct meeting_item it;
    struct meeting m;

    TRY(item_of(ctx, rq, &it, &m));
    if (m.state == MEETING_DRAFT || m.state == MEETING_CANCELLED)
        return fail(&ctx->err, ST_RULE, "meeting.item_not_yet", NULL);
    (void)meeting_item_state_parse(param_text(rq, "state"), &state);
    TRY(meeting_item_end(ctx, it.id, state, param_text(rq, "outcome")));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/item/%lld", (long long)it.id);
}
