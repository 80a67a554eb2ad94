// SPDX-License-Identifier: MulanPSL-2.0
/* The register: posts and who holds them as of a day; one post, its holders from the first. */
#include "modules/appointment/appointment_web.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 8, LINKS_MAX = 4 };

static const char *const KEPT[] = {"q", "office", "on", "vacant", "limit", NULL};

/* ---------------------------------------------------------------- the register */

static enum status row_of(struct ctx *ctx, const struct appointment_post *p, struct date on,
                          struct appointment_post_row_v *out)
{
    struct buf names = buf_new(ctx->arena, 0);
    struct appointment_tenure *held;
    struct date since = {0};
    size_t count;

    TRY(appointment_store_tenures(ctx, p->id, 0, on, &held, &count));
    arr_each (i, count) {
        if (i > 0)
            buf_str(&names, T("appointment.and"));
        buf_str(&names, held[i].acting ? TF(ctx->arena, "appointment.acting_name", held[i].person)
                                       : held[i].person);
        since = held[i].from_on;
    }
    *out = (struct appointment_post_row_v){
        .id = p->id,
        .name = p->name,
        .office = p->office,
        .holders = buf_view(&names),
        .since = count == 1 ? list_iso(ctx, since) : S(""),
        .seats = p->seats > 0 ? str_int(ctx->arena, p->seats) : S(""),
        .vacant = p->seats > p->held ? str_int(ctx->arena, p->seats - p->held) : S(""),
    };
    return ST_OK;
}

enum status appointment_web_posts(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct appointment_post_filter f = {.q = param_text(rq, "q"),
                                        .office = param_text(rq, "office"),
                                        .on = param_date(rq, "on"),
                                        .vacant = param_bool(rq, "vacant"),
                                        .after = param_text(rq, "after"),
                                        .limit = list_limit(rq, LIST_ROWS)};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct appointment_post_list_v v = {.links = link};
    struct appointment_post_row_v *rows;
    struct appointment_post *all;
    struct list_links links;
    struct str next;

    if (date_none(f.on))
        f.on = ctx->today;
    TRY(appointment_store_post_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct appointment_post_row_v);
    arr_each (i, v.rows_count)
        TRY(row_of(ctx, &all[i], f.on, &rows[i]));
    v.rows = rows;
    v.on = f.on;
    v.tabs = appointment_web_tabs(ctx, "posts");
    *link = (struct link_v){.label = T("appointment.do.post"), .url = S("/appointment/post/new")};
    v.links_count = may(ctx, "appointment.manage") ? 1 : 0;
    fields[0] = form_field(ctx, rq, "select", "office", "appointment.col.office", f.office);
    appointment_web_words(ctx, &fields[0], APPOINTMENT_OFFICES, "appointment.office.", true);
    fields[1] = form_field(ctx, rq, "date", "on", "appointment.f.on", list_iso(ctx, f.on));
    fields[2] =
        form_field(ctx, rq, "check", "vacant", "appointment.f.vacant", f.vacant ? S("1") : S("0"));
    v.filter = (struct filter_v){.url = S("/appointment/post"),
                                 .label = T("appointment.filter.post"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 3,
                                 .reset = list_reset(rq, S("/appointment/post"))};
    links = list_links_of(ctx, rq, "/appointment/post", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("appointment.post_none"),
                              .text = T("appointment.post_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("appointment.tab.posts"),
                        &appointment_post_list_view, &v);
}

/* ---------------------------------------------------------------- one post */

static enum status facts_of(struct ctx *ctx, const struct appointment_post *p,
                            struct appointment_post_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    enum office_law_office office = OFFICE_LAW_WORKING;
    struct organ organ;
    struct body body;
    size_t n = 0;

    (void)appointment_office_of(p->office, &office);
    items[n++] = (struct kv_item_v){.label = T("appointment.col.office"),
                                    .value = text_of("appointment.office.", p->office)};
    items[n++] =
        (struct kv_item_v){.label = T("appointment.f.how"),
                           .value = T(office_law_elected(office) ? "appointment.by_congress"
                                                                 : "appointment.by_committee")};
    items[n++] =
        (struct kv_item_v){.label = T("appointment.f.law"),
                           .value = str_from(office_law_article(office, OFFICE_LAW_APPOINT))};
    items[n++] = (struct kv_item_v){.label = T("appointment.col.seats"),
                                    .value = p->seats > 0 ? str_int(ctx->arena, p->seats)
                                                          : T("appointment.seats_open")};
    if (p->organ_id != 0) {
        TRY(organ_get(ctx, p->organ_id, &organ));
        items[n++] = (struct kv_item_v){.label = T("appointment.f.organ"), .value = organ.name};
    }
    if (p->body_id != 0) {
        TRY(body_get(ctx, p->body_id, &body));
        items[n++] =
            (struct kv_item_v){.label = T("appointment.f.body"),
                               .value = body.name,
                               .url = str_printf(ctx->arena, "/body/%lld", (long long)body.id)};
    }
    if (!date_none(p->closed_on))
        items[n++] = (struct kv_item_v){.label = T("appointment.f.closed"),
                                        .value = text_date(ctx->arena, p->closed_on, ctx->today)};
    v->facts = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

static struct appointment_tenure_row_v tenure_row(struct ctx *ctx,
                                                  const struct appointment_tenure *t, bool end)
{
    return (struct appointment_tenure_row_v){
        .id = t->id,
        .person_id = t->person_id,
        .post_id = t->post_id,
        .person = t->person,
        .post = t->post,
        .from = t->from_on,
        .to = t->to_on,
        .how = t->ended_how,
        .acting = t->acting,
        .end_url =
            end && date_none(t->to_on) ? appointment_web_url(ctx, "/tenure", t->id, "/end") : S(""),
    };
}

enum status appointment_web_post(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct appointment_post_show_v v = {.links = links};
    struct appointment_tenure_row_v *rows;
    struct appointment_tenure *held;
    struct appointment_post p;
    const bool manage = may(ctx, "appointment.manage");
    size_t count;

    TRY(appointment_store_post(ctx, path_id(rq, "id"), &p));
    TRY(appointment_store_tenures(ctx, p.id, 0, (struct date){0}, &held, &count));
    up[0] = (struct link_v){.label = T("appointment.menu"), .url = S("/appointment")};
    up[1] = (struct link_v){.label = T("appointment.tab.posts"), .url = S("/appointment/post")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 2, .here = p.name};
    v.id = p.id;
    v.version = p.version;
    v.title = p.name;
    rows = arena_array(ctx->arena, count, struct appointment_tenure_row_v);
    arr_each (i, count)
        rows[i] = tenure_row(ctx, &held[i], manage);
    v.rows = rows;
    v.rows_count = count;
    *empty = (struct empty_v){.title = T("appointment.nobody"), .text = S("")};
    v.empty = count == 0 ? empty : NULL;
    if (manage && date_none(p.closed_on)) {
        links[v.links_count++] =
            (struct link_v){.label = T("appointment.do.edit"),
                            .url = appointment_web_url(ctx, "/post", p.id, "/edit")};
        links[v.links_count++] =
            (struct link_v){.label = T("appointment.do.close"),
                            .url = appointment_web_url(ctx, "/post", p.id, "/close")};
    }
    TRY(facts_of(ctx, &p, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &appointment_post_show_view, &v);
}

/* ---------------------------------------------------------------- its forms */

static enum status put_post(struct form_page *f, const struct appointment_post *p)
{
    struct ctx *ctx = f->ctx;
    struct option_v *options;
    struct organ *organs;
    struct body *bodies;
    struct field_v *field;
    size_t count;

    (void)form_page_put(f, "line", "name", "appointment.f.post_name", p->name);
    appointment_web_words(ctx,
                          form_page_put(f, "select", "office", "appointment.col.office", p->office),
                          APPOINTMENT_OFFICES, "appointment.office.", false);
    (void)form_page_put(f, "int", "seats", "appointment.f.seats", str_int(ctx->arena, p->seats));
    field = form_page_put(f, "select", "organ", "appointment.f.organ",
                          p->organ_id != 0 ? str_int(ctx->arena, p->organ_id) : S(""));
    TRY(organ_list(ctx, false, &organs, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("appointment.no_organ")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, organs[i].id), .label = organs[i].name};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    form_page_more(f);
    field = form_page_put(f, "select", "body", "appointment.f.body",
                          p->body_id != 0 ? str_int(ctx->arena, p->body_id) : S(""));
    TRY(body_list(ctx, ctx->today, &bodies, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("appointment.no_body")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, bodies[i].id), .label = bodies[i].name};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    form_optional(form_page_put(f, "line", "note", "appointment.f.note", p->note));
    return ST_OK;
}

static struct appointment_post read_post(const struct request *rq)
{
    return (struct appointment_post){
        .name = param_text(rq, "name"),
        .office = param_text(rq, "office"),
        .seats = param_int(rq, "seats"),
        .organ_id = param_id(rq, "organ"),
        .body_id = param_id(rq, "body"),
        .note = param_text(rq, "note"),
    };
}

static struct form_page *post_form(struct ctx *ctx, const struct request *rq,
                                   const struct appointment_post *p, const char *tail,
                                   const char *title)
{
    struct form_page *f =
        form_page_open(ctx, rq, text(title), appointment_web_url(ctx, "/post", p->id, tail),
                       appointment_web_url(ctx, "/post", p->id, ""), T("appointment.do.save"));

    form_page_crumb(f, T("appointment.tab.posts"), S("/appointment/post"));
    form_page_crumb(f, p->name, appointment_web_url(ctx, "/post", p->id, ""));
    form_page_version(f, p->version);
    return f;
}

enum status appointment_web_post_new_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("appointment.do.post"), S("/appointment/post/new"),
                       S("/appointment/post"), T("appointment.do.save"));

    form_page_crumb(f, T("appointment.tab.posts"), S("/appointment/post"));
    TRY(put_post(f,
                 &(struct appointment_post){
                     .name = S(""), .office = S("government_member"), .seats = 1, .note = S("")}));
    return appointment_web_form(f, rs);
}

static enum status saved(struct ctx *ctx, const struct appointment_post *in, struct response *rs)
{
    int64_t id = 0;

    TRY(appointment_post_save(ctx, in, &id));
    respond_flash(rs, "appointment.done.saved", S(""));
    return respond_see_other(rs, "/appointment/post/%lld", (long long)id);
}

enum status appointment_web_post_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appointment_post in = read_post(rq);

    return saved(ctx, &in, rs);
}

enum status appointment_web_post_edit_page(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct appointment_post p;
    struct form_page *f;

    TRY(appointment_store_post(ctx, path_id(rq, "id"), &p));
    f = post_form(ctx, rq, &p, "/edit", "appointment.do.edit");
    TRY(put_post(f, &p));
    return appointment_web_form(f, rs);
}

enum status appointment_web_post_edit(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct appointment_post in = read_post(rq);

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    return saved(ctx, &in, rs);
}

enum status appointment_web_post_close_page(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    struct appointment_post p;
    struct form_page *f;

    TRY(appointment_store_post(ctx, path_id(rq, "id"), &p));
    f = post_form(ctx, rq, &p, "/close", "appointment.do.close");
    (void)form_page_put(f, "date", "on", "appointment.f.closed", list_iso(ctx, ctx->today));
    return appointment_web_form(f, rs);
}

enum status appointment_web_post_close(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(appointment_post_close(ctx, id, param_int(rq, "version"), param_date(rq, "on")));
    respond_flash(rs, "appointment.done.saved", S(""));
    return respond_see_other(rs, "/appointment/post/%lld", (long long)id);
}

enum status appointment_web_end_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct appointment_tenure t;
    struct form_page *f;

    TRY(appointment_store_tenure(ctx, path_id(rq, "id"), &t));
    f = form_page_open(ctx, rq, TF(ctx->arena, "appointment.end_of", t.person, t.post),
                       appointment_web_url(ctx, "/tenure", t.id, "/end"),
                       appointment_web_url(ctx, "/post", t.post_id, ""), T("appointment.do.save"));
    form_page_crumb(f, T("appointment.tab.posts"), S("/appointment/post"));
    form_page_crumb(f, t.post, appointment_web_url(ctx, "/post", t.post_id, ""));
    appointment_web_words(ctx, form_page_put(f, "radio", "how", "appointment.col.how", S("moved")),
                          "moved term abolished died", "appointment.how.", false);
    (void)form_page_put(f, "date", "on", "appointment.f.end_on", list_iso(ctx, ctx->today));
    form_page_version(f, t.version);
    return appointment_web_form(f, rs);
}

enum status appointment_web_end(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct appointment_tenure t;

    TRY(appointment_store_tenure(ctx, path_id(rq, "id"), &t));
    TRY(appointment_tenure_end(ctx, t.id, param_int(rq, "version"), param_date(rq, "on"),
                               param_text(rq, "how")));
    respond_flash(rs, "appointment.done.saved", S(""));
    return respond_see_other(rs, "/appointment/post/%lld", (long long)t.post_id);
}
