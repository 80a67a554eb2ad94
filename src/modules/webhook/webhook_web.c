// SPDX-License-Identifier: MulanPSL-2.0
/* The administrator's pages: receivers of events, what was sent, a trial. */
#include "modules/webhook/webhook_web.h"
#include "modules/webhook/webhook_actions.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"
#include "webhook_view.h"

enum { SHOWN = 50 };

static struct str url_of(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/webhook/%lld%s", (long long)id, tail);
}

static struct tag_v on_tag(bool active)
{
    return (struct tag_v){.label = active ? T("webhook.on") : T("webhook.off"),
                          .class = active ? S("ok") : S("")};
}

enum status webhook_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("webhook.new"), S("/webhook"), S(""), T("webhook.add"));
    struct webhook_list_v v = {0};
    struct webhook_row_v *rows;
    struct webhook *all;
    size_t count;

    TRY(webhook_store_all(ctx, &all, &count));
    rows = arena_array(ctx->arena, count, struct webhook_row_v);
    arr_each (i, count)
        rows[i] = (struct webhook_row_v){.id = all[i].id,
                                         .name = all[i].name,
                                         .events = all[i].events,
                                         .active = all[i].active,
                                         .url = url_of(ctx, all[i].id, ""),
                                         .tag = on_tag(all[i].active)};
    v.rows = rows;
    v.rows_count = count;
    (void)form_page_put(f, "line", "name", "webhook.name", S(""));
    (void)form_page_put(f, "line", "url", "webhook.url", S(""));
    (void)form_page_put(f, "line", "events", "webhook.events", S("suggestion.*"));
    form_optional(form_page_put(f, "secret", "secret", "webhook.secret", S("")));
    v.page = *form_page_done(f);
    v.page.part = true;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("webhook.menu"), &webhook_list_view, &v);
}

enum status webhook_web_add(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct webhook_new in = {
        .name = param_text(rq, "name"),
        .url = param_text(rq, "url"),
        .events = param_text(rq, "events"),
        .secret = param_text(rq, "secret"),
    };
    struct webhook_added_v v = {.name = in.name};
    struct str secret;
    int64_t id;

    TRY(webhook_add(ctx, &in, &id, &secret));
    v.id = id;
    v.url = url_of(ctx, id, "");
    v.secret = secret;
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("webhook.added"), &webhook_added_view, &v);
}

static const struct action_v *act(struct ctx *ctx, int64_t id, const char *tail, struct str label)
{
    struct action_v *a = arena_new(ctx->arena, struct action_v);

    *a = (struct action_v){.url = url_of(ctx, id, tail), .label = label};
    return a;
}

static struct tag_v state_tag(struct str state)
{
    return (struct tag_v){.label = text_of("webhook.state.", state),
                          .class = str_eqz(state, "sent")     ? S("ok")
                                   : str_eqz(state, "failed") ? S("bad")
                                                              : S("wait")};
}

static enum status deliveries(struct ctx *ctx, struct webhook_show_v *v)
{
    struct webhook_delivery *all;
    struct webhook_line_v *lines;
    size_t count;

    TRY(webhook_store_deliveries(ctx, v->id, SHOWN, &all, &count));
    lines = arena_array(ctx->arena, count, struct webhook_line_v);
    arr_each (i, count) {
        lines[i] = (struct webhook_line_v){
            .event_id = all[i].event_id,
            .event = all[i].event,
            .subject = all[i].subject_id,
            .at = all[i].event_at,
            .tries = all[i].tries,
            .ended_at = all[i].ended_at,
            .state = all[i].state,
            .tag = state_tag(all[i].state),
            .error = all[i].error.len != 0 ? text(str_z(ctx->arena, all[i].error)) : S(""),
        };
        v->failed = v->failed || str_eqz(all[i].state, "failed");
    }
    v->lines = lines;
    v->lines_count = count;
    return ST_OK;
}

enum status webhook_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct webhook_show_v v = {0};
    struct webhook h;

    TRY(webhook_store_get(ctx, path_id(rq, "id"), &h));
    v = (struct webhook_show_v){
        .id = h.id,
        .name = h.name,
        .address = h.url,
        .events = h.events,
        .active = h.active,
        .tag = on_tag(h.active),
        .switch_url = url_of(ctx, h.id, "/switch"),
        .trial = act(ctx, h.id, "/try", T("webhook.try")),
        .remove = act(ctx, h.id, "/remove", T("webhook.remove")),
    };
    TRY(deliveries(ctx, &v));
    if (v.failed)
        v.again = act(ctx, h.id, "/again", T("webhook.again"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, h.name, &webhook_show_view, &v);
}

/* What a receiver answered is no fault of ours: it is shown, not reported as one. */
enum status webhook_web_try(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const enum status st = webhook_try(ctx, id);

    if (st == ST_NOT_FOUND || st == ST_INTERNAL)
        return st;
    if (wants_json(rq) && st != ST_OK)
        return st;
    if (st == ST_OK)
        respond_flash(rs, "webhook.try_done", S(""));
    else
        respond_flash(rs, "webhook.try_failed", TF(ctx->arena, ctx->err.key, S("")));
    ctx->err = (struct err){0};
    return respond_see_other(rs, "/webhook/%lld", (long long)id);
}

enum status webhook_web_again(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t count;

    TRY(webhook_again(ctx, path_id(rq, "id"), &count));
    respond_flash(rs, "webhook.again_done", str_printf(ctx->arena, "%lld", (long long)count));
    return respond_see_other(rs, "/webhook/%lld", (long long)path_id(rq, "id"));
}

enum status webhook_web_switch(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(webhook_switch(ctx, path_id(rq, "id"), param_bool(rq, "on")));
    respond_flash(rs, param_bool(rq, "on") ? "webhook.switched_on" : "webhook.switched_off", S(""));
    return respond_see_other(rs, "/webhook/%lld", (long long)path_id(rq, "id"));
}

enum status webhook_web_remove(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(webhook_remove(ctx, path_id(rq, "id")));
    respond_flash(rs, "webhook.removed", S(""));
    return respond_see_other(rs, "/webhook");
}
