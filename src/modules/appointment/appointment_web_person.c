// SPDX-License-Identifier: MulanPSL-2.0
/* Persons: the list, and one with all posts and decisions. */
#include "modules/appointment/appointment_web.h"
#include "modules/deputy/deputy.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 8 };

static const char *const KEPT[] = {"q", "decided", "from", "to", "month", "act", "limit", NULL};

static enum status posts_of(struct ctx *ctx, int64_t person_id, struct str *out)
{
    struct buf names = buf_new(ctx->arena, 0);
    struct appointment_tenure *held;
    size_t count;

    TRY(appointment_store_tenures(ctx, 0, person_id, ctx->today, &held, &count));
    arr_each (i, count) {
        if (i > 0)
            buf_str(&names, T("appointment.and"));
        buf_str(&names, held[i].acting ? TF(ctx->arena, "appointment.acting_post", held[i].post)
                                       : held[i].post);
    }
    *out = buf_view(&names);
    return ST_OK;
}

enum status appointment_web_people(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct appointment_person_filter f = {.q = param_text(rq, "q"),
                                          .decided = param_bool(rq, "decided"),
                                          .from = param_date(rq, "from"),
                                          .to = param_date(rq, "to"),
                                          .act = param_text(rq, "act"),
                                          .after = param_text(rq, "after"),
                                          .limit = list_limit(rq, LIST_ROWS)};
    const struct str month = param_text(rq, "month");
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct appointment_person_list_v v = {.total = 0};
    struct appointment_person_row_v *rows;
    struct appointment_person_row *all;
    struct list_links links;
    struct str next;

    if (month.len > 0 && !date_parse_month(month, &f.from, &f.to))
        return fail_field(&ctx->err, "month", "appointment.err.month", NULL);
    TRY(appointment_store_person_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct appointment_person_row_v);
    arr_each (i, v.rows_count) {
        rows[i] = (struct appointment_person_row_v){.id = all[i].person.id,
                                                    .name = all[i].person.name,
                                                    .born = all[i].person.born,
                                                    .times = all[i].times};
        TRY(posts_of(ctx, all[i].person.id, &rows[i].posts));
    }
    v.rows = rows;
    v.tabs = appointment_web_tabs(ctx, "people");
    v.filter = (struct filter_v){.url = S("/appointment/person"),
                                 .label = T("appointment.filter.person"),
                                 .q = f.q,
                                 .reset = list_reset(rq, S("/appointment/person"))};
    links = list_links_of(ctx, rq, "/appointment/person", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("appointment.person_none"),
                              .text = T("appointment.person_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("appointment.tab.people"),
                        &appointment_person_list_view, &v);
}

static void facts_of(struct ctx *ctx, const struct appointment_person *p,
                     struct appointment_person_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    const struct {
        const char *label;
        struct str value;
    } EACH[] = {
        {"appointment.f.sex", p->sex.len > 0 ? text_of("appointment.sex.", p->sex) : S("")},
        {"appointment.col.born", p->born},
        {"appointment.f.ethnic", p->ethnic},
        {"appointment.f.party", p->party},
        {"appointment.f.education", p->education},
    };
    size_t n = 0;

    arr_each (i, COUNT(EACH))
        if (EACH[i].value.len > 0)
            items[n++] = (struct kv_item_v){.label = text(EACH[i].label), .value = EACH[i].value};
    if (p->deputy_id != 0)
        items[n++] = (struct kv_item_v){
            .label = T("appointment.f.deputy"),
            .value = p->name,
            .url = str_printf(ctx->arena, "/deputy/%lld", (long long)p->deputy_id)};
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

enum status appointment_web_person(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct link_v *link = arena_array(ctx->arena, 2, struct link_v);
    struct appointment_person_show_v v = {.links = link};
    struct appointment_tenure_row_v *rows;
    struct appointment_row_v *matters;
    struct appointment_tenure *held;
    struct appointment_person p;
    struct appointment *all;
    size_t count;

    TRY(appointment_store_person(ctx, path_id(rq, "id"), &p));
    TRY(appointment_tenures_of(ctx, p.id, &held, &count));
    up[0] = (struct link_v){.label = T("appointment.menu"), .url = S("/appointment")};
    up[1] = (struct link_v){.label = T("appointment.tab.people"), .url = S("/appointment/person")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 2, .here = p.name};
    v.id = p.id;
    v.title = p.name;
    v.resume = p.resume;
    rows = arena_array(ctx->arena, count, struct appointment_tenure_row_v);
    arr_each (i, count)
        rows[i] = (struct appointment_tenure_row_v){.id = held[i].id,
                                                    .person_id = p.id,
                                                    .post_id = held[i].post_id,
                                                    .person = p.name,
                                                    .post = held[i].post,
                                                    .from = held[i].from_on,
                                                    .to = held[i].to_on,
                                                    .how = held[i].ended_how,
                                                    .acting = held[i].acting,
                                                    .end_url = S("")};
    v.rows = rows;
    v.rows_count = count;
    *empty = (struct empty_v){.title = T("appointment.no_posts"), .text = S("")};
    v.empty = count == 0 ? empty : NULL;
    TRY(appointment_store_of_person(ctx, p.id, &all, &count));
    matters = arena_array(ctx->arena, count, struct appointment_row_v);
    arr_each (i, count)
        matters[i] = appointment_web_row(ctx, &all[i]);
    v.matters = matters;
    v.matters_count = count;
    facts_of(ctx, &p, &v);
    TRY(appointment_web_sanctions(ctx, p.id, &v));
    link[0] = (struct link_v){.label = T("appointment.do.edit"),
                              .url = appointment_web_url(ctx, "/person", p.id, "/edit")};
    link[1] = (struct link_v){.label = T("appointment.do.sanction"),
                              .url = appointment_web_url(ctx, "/person", p.id, "/sanction")};
    v.links_count = may(ctx, "appointment.manage") ? 2 : 0;
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &appointment_person_show_view, &v);
}

enum status appointment_web_person_edit_page(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct deputy d = {.name = S("")};
    struct appointment_person p;
    struct form_page *f;

    TRY(appointment_store_person(ctx, path_id(rq, "id"), &p));
    if (p.deputy_id != 0)
        TRY(deputy_get(ctx, p.deputy_id, &d));
    f = form_page_open(ctx, rq, T("appointment.do.edit"),
                       appointment_web_url(ctx, "/person", p.id, "/edit"),
                       appointment_web_url(ctx, "/person", p.id, ""), T("appointment.do.save"));
    form_page_crumb(f, T("appointment.tab.people"), S("/appointment/person"));
    form_page_crumb(f, p.name, appointment_web_url(ctx, "/person", p.id, ""));
    (void)form_page_put(f, "line", "name", "appointment.f.name", p.name);
    appointment_web_words(ctx, form_page_put(f, "select", "sex", "appointment.f.sex", p.sex),
                          "male female", "appointment.sex.", true);
    form_optional(form_page_put(f, "line", "born", "appointment.col.born", p.born));
    form_optional(form_page_put(f, "line", "ethnic", "appointment.f.ethnic", p.ethnic));
    form_optional(form_page_put(f, "line", "party", "appointment.f.party", p.party));
    form_optional(form_page_put(f, "line", "education", "appointment.f.education", p.education));
    form_optional(form_page_put(f, "line", "deputy", "appointment.f.deputy", d.name));
    form_optional(form_page_put(f, "text", "resume", "appointment.f.resume", p.resume));
    form_page_version(f, p.version);
    return appointment_web_form(f, rs);
}

enum status appointment_web_person_edit(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct appointment_person in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .name = param_text(rq, "name"),
        .sex = param_text(rq, "sex"),
        .born = param_text(rq, "born"),
        .ethnic = param_text(rq, "ethnic"),
        .party = param_text(rq, "party"),
        .education = param_text(rq, "education"),
        .resume = param_text(rq, "resume"),
    };
    const struct str name = param_text(rq, "deputy");
    struct deputy *all;
    size_t count;
    int64_t id;

    if (name.len > 0) {
        TRY(deputy_by_name(ctx, name, &all, &count));
        if (count != 1)
            return fail_field(&ctx->err, "deputy", "appointment.err.deputy", NULL);
        in.deputy_id = all[0].id;
    }
    TRY(appointment_person_save(ctx, &in, &id));
    respond_flash(rs, "appointment.done.saved", S(""));
    return respond_see_other(rs, "/appointment/person/%lld", (long long)id);
}
