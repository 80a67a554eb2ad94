// SPDX-License-Identifier: MulanPSL-2.0
/* Entries: the phone's form, the list to check, one with its photos and its answer. */
#include "duty_view.h"
#include "modules/attachment/attachment.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_files.h"
#include "modules/duty/duty_rules.h"
#include "modules/duty/duty_web.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { BODY_LINES = 5, FACTS_MAX = 8, KINDS_MAX = 200, PHOTO_SIDE = 1600 };

static struct str entry_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/duty/entry/%lld%s", (long long)id, tail);
}

static struct tag_v tag_of(struct str state)
{
    return (struct tag_v){.label = text_of("duty.state.", state), .class = duty_web_class(state)};
}

/* ---------------------------------------------------------------- the form */

static enum status put_kind(struct form_page *f, int64_t stored)
{
    struct ctx *ctx = f->ctx;
    struct option_v *options = arena_array(ctx->arena, KINDS_MAX, struct option_v);
    struct duty_kind *kinds;
    struct field_v *field;
    size_t count, n = 0;

    TRY(duty_store_kinds(ctx, &kinds, &count));
    arr_each (i, count)
        if (kinds[i].active || kinds[i].id == stored)
            options[n++] = (struct option_v){
                .value = str_int(ctx->arena, kinds[i].id),
                .label =
                    TF(ctx->arena, "duty.kind_in", kinds[i].name, text_of("unit.", kinds[i].unit)),
            };
    field = form_page_put(f, "select", "kind", "duty.kind_of",
                          stored != 0 ? str_int(ctx->arena, stored) : S(""));
    form_options(ctx, field, options, n);
    field->choose = stored == 0;
    return ST_OK;
}

static enum status put_organ(struct form_page *f, int64_t stored)
{
    struct ctx *ctx = f->ctx;
    struct option_v *options;
    struct field_v *field;
    struct organ *organs;
    size_t count;

    TRY(organ_list(ctx, false, &organs, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("duty.organ_none")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, organs[i].id), .label = organs[i].name};
    field = form_page_put(f, "select", "organ", "duty.organ",
                          stored != 0 ? str_int(ctx->arena, stored) : S(""));
    form_options(ctx, field, options, count + 1);
    return ST_OK;
}

static enum status put_values(struct form_page *f, const struct duty_entry *e)
{
    TRY(put_kind(f, e->kind_id));
    (void)form_page_put(f, "line", "title", "duty.title", e->title);
    (void)form_page_put(f, "date", "on", "duty.on", list_iso(f->ctx, e->held_on));
    (void)form_page_put(f, "int", "amount", "duty.amount", str_int(f->ctx->arena, e->amount));
    form_optional(form_page_put(f, "line", "place", "duty.place", e->place));
    struct field_v *body = form_page_put(f, "text", "body", "duty.body", e->body);
    form_max(body, DUTY_BODY_CHARS, BODY_LINES);
    form_optional(body);
    return put_organ(f, e->organ_id);
}

static enum status form_show(struct form_page *f, struct response *rs)
{
    struct duty_form_v *v = arena_new(f->ctx->arena, struct duty_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &duty_form_view, v);
}

static void put_photos(struct form_page *f)
{
    struct field_v *photos = form_page_put(f, "file", "file", "duty.files", S(""));

    photos->accept = S("image/*");
    photos->many = true;
    photos->shrink = PHOTO_SIDE;
    form_optional(photos);
}

enum status duty_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t deputy = param_id(rq, "deputy");
    const struct duty_entry blank = {.amount = 1, .held_on = ctx->today};
    struct form_page *f;

    if (deputy == 0 && ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_DENIED, "duty.whose", NULL);
    if (deputy != 0 && deputy != ctx->actor->deputy_id && !may(ctx, "duty.check"))
        return fail(&ctx->err, ST_DENIED, "duty.not_yours", NULL);
    f = form_page_open(ctx, rq, T("duty.do.enter"), S("/duty/entry/new"),
                       deputy != 0 ? str_printf(ctx->arena, "/duty/deputy/%lld", (long long)deputy)
                                   : S("/duty/mine"),
                       T("duty.do.enter_go"));
    if (deputy == 0)
        form_page_crumb(f, T("duty.mine.title"), S("/duty/mine"));
    if (deputy != 0) {
        struct deputy d;

        TRY(deputy_get(ctx, deputy, &d));
        f->v.meta = d.name;
        (void)form_page_put(f, "hidden", "deputy", "duty.deputy", str_int(ctx->arena, deputy));
    }
    TRY(put_values(f, &blank));
    put_photos(f);
    f->v.note = deputy != 0 ? S("") : T("duty.entry.note");
    return form_show(f, rs);
}

static struct duty_entry_new read_values(const struct ctx *ctx, const struct request *rq)
{
    return (struct duty_entry_new){
        .deputy_id = param_present(rq, "deputy") ? param_id(rq, "deputy") : ctx->actor->deputy_id,
        .kind_id = param_id(rq, "kind"),
        .amount = param_int(rq, "amount"),
        .organ_id = param_id(rq, "organ"),
        .held_on = param_date(rq, "on"),
        .title = param_text(rq, "title"),
        .place = param_text(rq, "place"),
        .body = param_text(rq, "body"),
    };
}

enum status duty_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct duty_entry_new in = read_values(ctx, rq);
    int64_t id;

    TRY(duty_enter(ctx, &in, &id));
    respond_flash(rs,
                  attachment_keep_brought(ctx, rq, (struct attachment_of){"duty_entry", id})
                      ? "duty.entry.done"
                      : "duty.files.failed",
                  S(""));
    return respond_see_other(rs, "/duty/entry/%lld", (long long)id);
}

enum status duty_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct duty_entry e;

    TRY(duty_store_entry(ctx, path_id(rq, "id"), &e));
    if (e.deputy_id != ctx->actor->deputy_id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    f = form_page_open(ctx, rq, T("duty.entry.edit"), entry_url(ctx, e.id, "/edit"),
                       entry_url(ctx, e.id, ""), T("word.save"));
    TRY(put_values(f, &e));
    form_page_version(f, e.version);
    return form_show(f, rs);
}

enum status duty_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_entry_new in = read_values(ctx, rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    in.deputy_id = ctx->actor->deputy_id;
    TRY(duty_enter(ctx, &in, &id));
    respond_flash(rs, "duty.entry.done", S(""));
    return respond_see_other(rs, "/duty/entry/%lld", (long long)id);
}

/* ---------------------------------------------------------------- lists */

static const char *const KEPT[] = {"state", "deputy", "kind", "from", "to", "limit", NULL};

static void filter_make(struct ctx *ctx, const struct request *rq, const char *path,
                        struct filter_v *out)
{
    static const char *const STATES[] = {"waiting", "confirmed", "returned", "withdrawn"};
    struct option_v options[COUNT(STATES) + 1] = {{.value = S(""), .label = T("word.all")}};
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);

    arr_each (i, COUNT(STATES))
        options[i + 1] = (struct option_v){.value = str_from(STATES[i]),
                                           .label = text_of("duty.state.", str_from(STATES[i]))};
    fields[0] = form_field(ctx, rq, "select", "state", "duty.state_of", param_text(rq, "state"));
    form_options(ctx, &fields[0], options, COUNT(options));
    *out = (struct filter_v){.url = str_from(path), .fields = fields, .fields_count = 1};
}

static enum status list_show(struct ctx *ctx, const struct request *rq, struct response *rs,
                             const char *path, struct duty_entry_filter *filter,
                             struct duty_entries_v *v)
{
    struct duty_entry_row_v *rows;
    struct duty_entry *list;
    struct list_links links;
    struct str next;
    size_t count;

    filter->state = param_text(rq, "state");
    filter->from = param_date(rq, "from");
    filter->to = param_date(rq, "to");
    filter->kind_id = param_id(rq, "kind");
    filter->after = param_text(rq, "after");
    filter->limit = list_limit(rq, LIST_ROWS);
    TRY(duty_store_entries(ctx, filter, &list, &count, &next, &v->total));
    rows = arena_array(ctx->arena, count, struct duty_entry_row_v);
    arr_each (i, count)
        rows[i] = (struct duty_entry_row_v){
            .id = list[i].id,
            .title = list[i].title,
            .kind = list[i].kind,
            .deputy = list[i].deputy,
            .delegation = list[i].delegation,
            .on = list[i].held_on,
            .count = duty_web_count(ctx, list[i].amount, text_of("unit.", list[i].unit)),
            .state = list[i].state,
            .state_tag = tag_of(list[i].state),
        };
    v->rows = rows;
    v->rows_count = count;
    v->meta = TF(ctx->arena, "duty.entry.meta", str_int(ctx->arena, v->total));
    filter_make(ctx, rq, path, &v->filter);
    v->empty = list_empty(ctx, rq, count, T("duty.entry.none"),
                          v->own ? T("duty.entry.none_own") : T("duty.entry.none_text"), NULL);
    links = list_links_of(ctx, rq, path, KEPT, next);
    v->pager = (struct pager_v){.next = links.next, .first = links.first};
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->title, &duty_entries_view, v);
}

enum status duty_web_entries(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_entry_filter filter = {.deputy_id = param_id(rq, "deputy")};
    struct duty_entries_v v = {.title = T("duty.entry.title")};
    int64_t entries;

    if (!may(ctx, "duty.read")) {
        if (!may(ctx, "duty.organise") || ctx->actor->organ_id == 0)
            return fail(&ctx->err, ST_DENIED, "duty.not_yours", NULL);
        filter.organ_id = ctx->actor->organ_id;
    }
    if (may(ctx, "duty.check")) {
        TRY(duty_waiting(ctx, &entries));
        struct duty_appeal *appeals;
        size_t count;

        TRY(duty_store_appeals(ctx, 0, S("asked"), &appeals, &count));
        v.appeals = (int64_t)count;
        v.appeals_text = TF(ctx->arena, "duty.appeal.waiting", str_int(ctx->arena, v.appeals));
    }
    return list_show(ctx, rq, rs, "/duty/entry", &filter, &v);
}

enum status duty_web_own_entries(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_entry_filter filter = {.deputy_id = ctx->actor->deputy_id};
    struct duty_entries_v v = {
        .title = T("duty.entry.own"), .own = true, .enter_url = S("/duty/entry/new")};

    if (filter.deputy_id == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return list_show(ctx, rq, rs, "/duty/entry/mine", &filter, &v);
}

/* ---------------------------------------------------------------- one */

static void fact(struct kv_item_v *items, size_t *n, const char *key, struct str value,
                 struct str url)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = text(key), .value = value, .url = url};
}

static void facts_make(struct ctx *ctx, const struct duty_entry *e, struct duty_entry_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);

    fact(items, &v->facts_count, "duty.deputy", e->deputy,
         may(ctx, "duty.read")
             ? str_printf(ctx->arena, "/duty/deputy/%lld", (long long)e->deputy_id)
             : S(""));
    fact(items, &v->facts_count, "duty.kind_of", e->kind, S(""));
    fact(items, &v->facts_count, "duty.on", text_date(ctx->arena, e->held_on, ctx->today), S(""));
    fact(items, &v->facts_count, "duty.amount",
         duty_web_count(ctx, e->amount, text_of("unit.", e->unit)), S(""));
    fact(items, &v->facts_count, "duty.place", e->place, S(""));
    fact(items, &v->facts_count, "duty.organ", e->organ, S(""));
    v->facts = items;
}

static enum status files_make(struct ctx *ctx, int64_t id, struct duty_entry_v *v)
{
    const struct attachment_of of = {"duty_entry", id};
    const struct err was = ctx->err;

    v->files_url = S("");
    if (DUTY_ATTACHMENTS[0].may(ctx, id, ATTACHMENT_ADD) == ST_OK)
        v->files_url = attachment_page_url(ctx->arena, of);
    ctx->err = was;
    return attachment_shown(ctx, of, &v->files);
}

static void acts_make(struct ctx *ctx, const struct request *rq, const struct duty_entry *e,
                      struct duty_entry_v *v)
{
    const bool own = e->deputy_id == ctx->actor->deputy_id;

    if (own && duty_entry_may(e->state, DUTY_CHANGE, true))
        v->edit_url = entry_url(ctx, e->id, "/edit");
    if (own && duty_entry_may(e->state, DUTY_WITHDRAW, true)) {
        struct action_v *a = arena_new(ctx->arena, struct action_v);
        struct confirm_v *c = arena_new(ctx->arena, struct confirm_v);

        *c = (struct confirm_v){.id = S("d-withdraw"),
                                .title = T("duty.entry.ask"),
                                .text = T("duty.entry.ask_text"),
                                .yes = T("duty.do.withdraw"),
                                .no = T("duty.do.keep")};
        *a = (struct action_v){
            .url = str_printf(ctx->arena, "/duty/entry/%lld/withdraw", (long long)e->id),
            .label = T("duty.do.withdraw"),
            .confirm = c};
        v->withdraw = a;
    }
    if (!duty_entry_checks(ctx, e))
        return;
    v->confirm = duty_entry_may(e->state, DUTY_CONFIRM, false);
    v->back = duty_entry_may(e->state, DUTY_RETURN, false);
    if (v->confirm || v->back) {
        struct field_v *field = arena_new(ctx->arena, struct field_v);

        *field = form_field(ctx, rq, "line", "answer", "duty.answer", S(""));
        form_optional(field);
        v->answer_field = field;
    }
}

enum status duty_web_entry(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct duty_entry_v v = {.withdraw = NULL};
    struct duty_entry e;

    TRY(duty_store_entry(ctx, path_id(rq, "id"), &e));
    if (!duty_entry_seen(ctx, &e))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *up = e.deputy_id == ctx->actor->deputy_id
              ? (struct link_v){.label = T("duty.entry.own"), .url = S("/duty/entry/mine")}
              : (struct link_v){.label = T("duty.entry.title"), .url = S("/duty/entry")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = e.title};
    v.id = e.id;
    v.version = e.version;
    v.title = e.title;
    v.state = e.state;
    v.state_tag = tag_of(e.state);
    v.body = e.body;
    v.answer = e.answer;
    facts_make(ctx, &e, &v);
    TRY(files_make(ctx, e.id, &v));
    acts_make(ctx, rq, &e, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &duty_entry_view, &v);
}

enum status duty_web_settle(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const struct str act = param_text(rq, "act");

    TRY(duty_settle(ctx, id, param_int(rq, "version"), act, param_text(rq, "answer")));
    respond_flash(rs, str_eqz(act, "confirm") ? "duty.confirm.done" : "duty.return.done", S(""));
    return respond_see_other(rs, "/duty/entry?state=waiting");
}

enum status duty_web_withdraw(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct duty_entry e;

    TRY(duty_store_entry(ctx, path_id(rq, "id"), &e));
    TRY(duty_settle(ctx, e.id, e.version, S("withdraw"), S("")));
    respond_flash(rs, "duty.withdraw.done", S(""));
    return respond_see_other(rs, "/duty/entry/mine");
}
