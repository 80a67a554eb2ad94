// SPDX-License-Identifier: MulanPSL-2.0
/* Oaths: who is to swear, the words, who has sworn. */
#include "modules/appointment/appointment_web.h"
#include "modules/body/body.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WAITING_MAX = 60, FACTS_MAX = 8, LINKS_MAX = 3 };

static const char *const KEPT[] = {"limit", NULL};

enum status appointment_web_oaths(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct appointment_oath_list_v v = {.links = link};
    struct appointment_oath_row_v *rows;
    struct appointment_oath *all;
    struct list_links links;
    struct str next;

    TRY(appointment_store_oath_page(ctx, param_text(rq, "after"), list_limit(rq, LIST_ROWS), &all,
                                    &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct appointment_oath_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct appointment_oath_row_v){.id = all[i].id,
                                                  .on = all[i].held_on,
                                                  .place = all[i].place,
                                                  .organiser = all[i].organiser,
                                                  .people = all[i].people,
                                                  .sworn = all[i].sworn,
                                                  .state = all[i].state};
    v.rows = rows;
    v.tabs = appointment_web_tabs(ctx, "oaths");
    *link = (struct link_v){.label = T("appointment.do.oath"), .url = S("/appointment/oath/new")};
    v.links_count = may(ctx, "appointment.manage") ? 1 : 0;
    links = list_links_of(ctx, rq, "/appointment/oath", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("appointment.oath_none"),
                              .text = T("appointment.oath_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("appointment.tab.oaths"),
                        &appointment_oath_list_view, &v);
}

static void facts_of(struct ctx *ctx, const struct appointment_oath *o,
                     struct appointment_oath_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    items[n++] = (struct kv_item_v){.label = T("appointment.col.on"),
                                    .value = text_date(ctx->arena, o->held_on, ctx->today)};
    items[n++] = (struct kv_item_v){.label = T("appointment.f.place"), .value = o->place};
    items[n++] = (struct kv_item_v){.label = T("appointment.f.organiser"), .value = o->organiser};
    if (o->presider.len > 0)
        items[n++] = (struct kv_item_v){.label = T("appointment.f.presider"), .value = o->presider};
    if (o->leader.len > 0)
        items[n++] = (struct kv_item_v){.label = T("appointment.f.leader"), .value = o->leader};
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

enum status appointment_web_oath(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct appointment_oath_show_v v = {.links = links};
    struct appointment_swearer_row_v *rows;
    struct appointment_swearer *all;
    struct appointment_oath o;
    size_t count;

    TRY(appointment_store_oath(ctx, path_id(rq, "id"), &o));
    TRY(appointment_store_swearers(ctx, o.id, &all, &count));
    up[0] = (struct link_v){.label = T("appointment.menu"), .url = S("/appointment")};
    up[1] = (struct link_v){.label = T("appointment.tab.oaths"), .url = S("/appointment/oath")};
    v.title =
        TF(ctx->arena, "appointment.oath_title", text_date(ctx->arena, o.held_on, ctx->today));
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 2, .here = v.title};
    v.id = o.id;
    v.version = o.version;
    v.state = o.state;
    v.words = T("appointment.oath_text");
    rows = arena_array(ctx->arena, count, struct appointment_swearer_row_v);
    arr_each (i, count)
        rows[i] = (struct appointment_swearer_row_v){.id = all[i].id,
                                                     .matter = all[i].appointment_id,
                                                     .person = all[i].person,
                                                     .post = all[i].post,
                                                     .state = all[i].state};
    v.rows = rows;
    v.rows_count = count;
    facts_of(ctx, &o, &v);
    links[v.links_count++] =
        (struct link_v){.label = T("appointment.do.print"),
                        .url = appointment_web_url(ctx, "/oath", o.id, "/list.pdf")};
    if (may(ctx, "appointment.manage") && str_eqz(o.state, "planned"))
        links[v.links_count++] =
            (struct link_v){.label = T("appointment.do.hold"),
                            .url = appointment_web_url(ctx, "/oath", o.id, "/hold")};
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &appointment_oath_show_view, &v);
}

/* ---------------------------------------------------------------- forms */

static struct str committee_name(struct ctx *ctx)
{
    struct body body;

    return body_of_kind(ctx, BODY_STANDING_COMMITTEE, ctx->today, &body) == ST_OK ? body.name
                                                                                  : S("");
}

enum status appointment_web_oath_new_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const struct appointment_filter waiting = {.unsworn = true, .limit = WAITING_MAX};
    struct form_page *f =
        form_page_open(ctx, rq, T("appointment.do.oath"), S("/appointment/oath/new"),
                       S("/appointment/oath"), T("appointment.do.save"));
    struct appointment *all;
    struct option_v *options;
    struct str next;
    int64_t total;
    size_t count;

    form_page_crumb(f, T("appointment.tab.oaths"), S("/appointment/oath"));
    TRY(appointment_store_page(ctx, &waiting, &all, &count, &next, &total));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] = (struct option_v){
            .value = str_int(ctx->arena, all[i].id),
            .label = TF(ctx->arena, "appointment.person_post", all[i].person, all[i].post),
            .on = true};
    if (count == 0)
        form_page_shut(f, "appointment.err.nobody_waits");
    else
        form_checks(ctx, rq, form_page_put(f, "check", "matter", "appointment.f.swearers", S("")),
                    options, count);
    (void)form_page_put(f, "date", "held_on", "appointment.col.on", list_iso(ctx, ctx->today));
    (void)form_page_put(f, "line", "place", "appointment.f.place", S(""));
    (void)form_page_put(f, "line", "organiser", "appointment.f.organiser", committee_name(ctx));
    form_optional(form_page_put(f, "line", "presider", "appointment.f.presider", S("")));
    form_optional(form_page_put(f, "line", "leader", "appointment.f.leader", S("")));
    return appointment_web_form(f, rs);
}

static size_t ids_of(struct ctx *ctx, const struct request *rq, const char *name, int64_t **out)
{
    const size_t count = param_count(rq, name);

    *out = arena_array(ctx->arena, count, int64_t);
    for (size_t i = 0; i < count; i++)
        (*out)[i] = param_int_at(rq, name, i);
    return count;
}

enum status appointment_web_oath_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appointment_oath in = {.held_on = param_date(rq, "held_on"),
                                        .place = param_text(rq, "place"),
                                        .organiser = param_text(rq, "organiser"),
                                        .presider = param_text(rq, "presider"),
                                        .leader = param_text(rq, "leader"),
                                        .note = S("")};
    int64_t *ids, id = 0;
    const size_t count = ids_of(ctx, rq, "matter", &ids);

    TRY(appointment_oath_save(ctx, &in, ids, count, &id));
    respond_flash(rs, "appointment.done.saved", S(""));
    return respond_see_other(rs, "/appointment/oath/%lld", (long long)id);
}

enum status appointment_web_hold_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct appointment_swearer *all;
    struct option_v *options;
    struct appointment_oath o;
    struct form_page *f;
    size_t count;

    TRY(appointment_store_oath(ctx, path_id(rq, "id"), &o));
    TRY(appointment_store_swearers(ctx, o.id, &all, &count));
    f = form_page_open(ctx, rq, T("appointment.do.hold"),
                       appointment_web_url(ctx, "/oath", o.id, "/hold"),
                       appointment_web_url(ctx, "/oath", o.id, ""), T("appointment.do.save"));
    form_page_crumb(f, T("appointment.tab.oaths"), S("/appointment/oath"));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] = (struct option_v){
            .value = str_int(ctx->arena, all[i].id),
            .label = TF(ctx->arena, "appointment.person_post", all[i].person, all[i].post),
            .on = true};
    form_checks(ctx, rq, form_page_put(f, "check", "who", "appointment.f.sworn", S("")), options,
                count);
    form_page_version(f, o.version);
    return appointment_web_form(f, rs);
}

enum status appointment_web_hold(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    int64_t *ids;
    const size_t count = ids_of(ctx, rq, "who", &ids);

    TRY(appointment_oath_hold(ctx, id, param_int(rq, "version"), ids, count));
    respond_flash(rs, "appointment.done.held", S(""));
    return respond_see_other(rs, "/appointment/oath/%lld", (long long)id);
}
