// SPDX-License-Identifier: MulanPSL-2.0
/* The list of deputies, and one of them. */
#include "modules/deputy/deputy_web.h"
#include "deputy_view.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_list.h"
#include "modules/deputy/deputy_rules.h"
#include "modules/deputy/deputy_rules_ending.h"
#include "platform/event.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/reveal.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

enum { TOTAL_MAX = 10000, HISTORY_MAX = 30, FACTS = 24, LINKS = 16 };

/* ---------------------------------------------------------------- the list */

static const char *const KEPT[] = {"q",     "delegation", "former", "on", "constituency",
                                   "group", "sort",       "limit",  NULL};

/* Where there are groups. */
static enum status group_field(struct ctx *ctx, const struct request *rq, struct field_v *out,
                               size_t *n)
{
    const struct str stored = param_text(rq, "group");
    struct option_v *options;
    struct str *names;
    size_t count;

    TRY(deputy_groups(ctx, stored, &names, &count));
    if (count == 0)
        return ST_OK;
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.all")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = names[i], .label = names[i]};
    out[*n] = form_field(ctx, rq, "select", "group", "deputy.group_name", stored);
    out[*n].hint = S("");
    form_options(ctx, &out[(*n)++], options, count + 1);
    return ST_OK;
}

static enum status filter_make(struct ctx *ctx, const struct request *rq, bool filtered,
                               struct filter_v *out)
{
    const struct option_v sorts[] = {{.value = S("pinyin"), .label = T("deputy.sort.pinyin")},
                                     {.value = S("stroke"), .label = T("deputy.sort.stroke")},
                                     {.value = S("delegation"), .label = T("deputy.delegation")},
                                     {.value = S("-from"), .label = T("deputy.from_on")}};
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    struct delegation *delegations;
    struct option_v *options;
    size_t count, n = 1;

    TRY(delegation_list(ctx, &delegations, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.all")};
    arr_each (i, count) {
        options[i + 1] = (struct option_v){.value = str_int(ctx->arena, delegations[i].id),
                                           .label = delegations[i].name};
    }
    fields[0] = form_field(ctx, rq, "select", "delegation", "deputy.delegation",
                           param_text(rq, "delegation"));
    form_options(ctx, &fields[0], options, count + 1);
    TRY(group_field(ctx, rq, fields, &n));
    fields[n++] = form_field(ctx, rq, "check", "former", "deputy.filter.former",
                             param_bool(rq, "former") ? S("1") : S(""));
    fields[n] = form_field(ctx, rq, "select", "sort", "deputy.sort",
                           param_present(rq, "sort") ? param_text(rq, "sort") : S("pinyin"));
    form_options(ctx, &fields[n++], sorts, COUNT(sorts));
    *out = (struct filter_v){
        .url = S("/deputy"),
        .label = may(ctx, "deputy.contact") ? T("deputy.filter.q_phone") : T("deputy.filter.q"),
        .q = param_text(rq, "q"),
        .fields = fields,
        .fields_count = n,
        .reset = filtered ? S("/deputy") : S(""),
    };
    return ST_OK;
}

static const struct tag_v *left_tag(struct ctx *ctx, const struct deputy *d)
{
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

    if (d->in_office)
        return NULL;
    *tag = (struct tag_v){.label = T("deputy.state.left")};
    return tag;
}

static const struct empty_v *empty_make(struct ctx *ctx, bool filtered)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){
        .title = filtered ? T("deputy.list.none") : T("deputy.list.nobody"),
        .text = filtered ? T("list.none_text") : T("deputy.list.nobody_text"),
        .more =
            filtered ? NULL : link_next(ctx, "deputy.edit", T("deputy.new.title"), "/deputy/new"),
    };
    return empty;
}

static struct deputy_row_v row_make(struct ctx *ctx, const struct deputy *d)
{
    return (struct deputy_row_v){
        .id = d->id,
        .name = d->name,
        .delegation = d->delegation_name,
        .group_name = d->group_name,
        .constituency = d->constituency,
        .occupation = d->occupation,
        .in_office = d->in_office,
        .state_tag = left_tag(ctx, d),
    };
}

static struct deputy_filter filter_of(struct ctx *ctx, const struct request *rq)
{
    return (struct deputy_filter){
        .q = param_text(rq, "q"),
        .delegation_id = param_id(rq, "delegation"),
        .former = param_bool(rq, "former"),
        .on = param_date(rq, "on"),
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : "pinyin",
        .constituency = param_text(rq, "constituency"),
        .group = param_text(rq, "group"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
        .by_phone = may(ctx, "deputy.contact"),
    };
}

static void links_to_pages(struct ctx *ctx, const struct request *rq, struct str next,
                           struct deputy_list_v *v)
{
    const struct list_links l = list_links_of(ctx, rq, "/deputy", KEPT, next);

    v->pager.next = l.next;
    v->pager.first = l.first;
    v->sheet_url = l.sheet;
    v->csv_url = l.csv;
}

enum status deputy_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct deputy_filter filter = filter_of(ctx, rq);
    const bool filtered = filter.q.len > 0 || filter.delegation_id != 0 || filter.former ||
                          !date_none(filter.on) || filter.constituency.len > 0 ||
                          filter.group.len > 0;
    struct deputy_list_v v = {.may_edit = may(ctx, "deputy.edit"),
                              .may_import = may(ctx, "deputy.import")};
    enum sheet_format format;
    struct deputy_row_v *rows;
    struct deputy *list;
    struct str next;
    size_t count;

    if (list_wants_sheet(rq, &format))
        return list_lead_to_export(ctx, rq, rs, "/deputy", KEPT);
    TRY(deputy_store_page(ctx, &filter, &list, &count, &next, &v.total));
    rows = arena_array(ctx->arena, count, struct deputy_row_v);
    arr_each (i, count) {
        rows[i] = row_make(ctx, &list[i]);
    }
    v.rows = rows;
    v.rows_count = count;
    v.meta = TF(ctx->arena, "deputy.list.meta",
                str_int(ctx->arena, v.total > TOTAL_MAX ? TOTAL_MAX : v.total));
    TRY(filter_make(ctx, rq, filtered, &v.filter));
    v.empty = count == 0 ? empty_make(ctx, filtered) : NULL;
    links_to_pages(ctx, rq, next, &v);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("deputy.menu"), &deputy_list_view, &v);
}

/* The headings are those of the import; what is encrypted stays here. */
static void sheet_row(struct ctx *ctx, struct sheet_out *sheet, const struct deputy *d)
{
    const struct str cells[] = {
        d->name,
        d->sex.len > 0 ? text_of("deputy.sex.", d->sex) : S(""),
        d->ethnic,
        d->delegation_name,
        d->group_name,
        d->constituency,
        d->occupation,
        d->class_name,
        d->wage.len > 0 ? text_of("deputy.wage.", d->wage) : S(""),
        d->party,
        d->education,
        list_iso(ctx, d->from_on),
        list_iso(ctx, d->to_on),
    };

    sheet_out_row(sheet, cells);
}

enum status deputy_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {
        T("deputy.name"),       T("deputy.sex"),        T("deputy.ethnic"),
        T("deputy.delegation"), T("deputy.group_name"), T("deputy.constituency"),
        T("deputy.occupation"), T("deputy.class"),      T("deputy.wage"),
        T("deputy.party"),      T("deputy.education"),  T("deputy.from_on"),
        T("deputy.to_on"),
    };
    struct deputy_filter filter = filter_of(ctx, rq);
    enum sheet_format format = SHEET_CSV;
    struct sheet_out *sheet;
    size_t done = 0, count;

    (void)list_wants_sheet(rq, &format);
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    filter.after = S("");
    filter.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);
        struct deputy *list;
        int64_t total;

        TRY(deputy_store_page(ctx, &filter, &list, &count, &filter.after, &total));
        arr_each (i, count) {
            sheet_row(ctx, sheet, &list[i]);
        }
        done += count;
        list_next_page(ctx, page, &filter.after);
    } while (filter.after.len > 0 && done < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, sheet, T("deputy.menu"));
}

/* ---------------------------------------------------------------- one deputy */

struct facts {
    struct kv_item_v *items;
    size_t count;
};

static void fact(struct facts *f, const char *key, struct str value, struct str url)
{
    ASSERT(f->count < FACTS);
    if (value.len > 0)
        f->items[f->count++] = (struct kv_item_v){.label = text(key), .value = value, .url = url};
}

/* What help he needs; to the office that something is noted until it has said why it looks. */
static enum status help_make(struct ctx *ctx, int64_t id, bool open, struct deputy_show_v *v)
{
    struct deputy_help h;

    if (!deputy_help_seen(ctx, id))
        return ST_OK;
    TRY(deputy_help_get(ctx, id, &h));
    v->help = deputy_help_text(ctx->arena, &h);
    if (!open && v->help.len > 0)
        v->help = T("deputy.help.masked");
    return ST_OK;
}

/* Phone and day of birth are for those whose work needs them, and for the deputy himself. */
static enum status secrets_make(struct ctx *ctx, const struct request *rq, const struct deputy *d,
                                struct deputy_show_v *v)
{
    const bool self = ctx->actor->deputy_id == d->id;
    struct reveal_v *reveal = arena_new(ctx->arena, struct reveal_v);
    struct deputy_secret secret;

    if (!self && !may(ctx, "deputy.contact") && !may(ctx, "deputy.edit") &&
        !may(ctx, "deputy.help"))
        return ST_OK;
    TRY(deputy_secret(ctx, d->id, &secret));
    TRY(reveal_make(ctx, rq, "deputy", d->id,
                    str_printf(ctx->arena, "/deputy/%" PRId64 "/reveal", d->id), reveal));
    TRY(help_make(ctx, d->id, self || reveal->open, v));
    v->phone = self || may(ctx, "deputy.contact") ? secret.phone : S("");
    v->born_on = self || may(ctx, "deputy.edit") ? secret.born_on : (struct date){0};
    if (self || (v->phone.len == 0 && date_none(v->born_on) && v->help.len == 0))
        return ST_OK;
    v->reveal = reveal;
    if (!reveal->open) {
        v->phone = mask_phone(ctx->arena, v->phone);
        v->born_on = (struct date){0};
    }
    return ST_OK;
}

enum status deputy_web_reveal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy d;

    if (!may(ctx, "deputy.contact") && !may(ctx, "deputy.edit") && !may(ctx, "deputy.help"))
        return fail(&ctx->err, ST_DENIED, "error.denied", NULL);
    TRY(deputy_get(ctx, path_id(rq, "id"), &d));
    return respond_reveal(ctx, rq, rs,
                          &(struct look_new){.kind = "deputy", .id = d.id, .key_id = d.key_id},
                          str_printf(ctx->arena, "/deputy/%" PRId64, d.id));
}

/* Only who keeps the register reads why. */
static enum status suspension_make(struct ctx *ctx, const struct deputy *d, struct deputy_show_v *v)
{
    const struct deputy_suspension today = {.from_on = ctx->today, .to_on = ctx->today};
    struct deputy_suspension *all;
    struct buf out = buf_new(ctx->arena, 0);
    size_t count;

    if (!may(ctx, "deputy.edit"))
        return ST_OK;
    TRY(deputy_suspensions(ctx, d->id, &all, &count));
    arr_each (i, count) {
        const struct str from = text_date(ctx->arena, all[i].from_on, ctx->today);
        const struct str why = text_of("deputy.ground.", all[i].ground);

        v->suspended = v->suspended || deputy_suspensions_meet(&all[i], &today);
        v->resumable = v->resumable || date_none(all[i].to_on);
        if (i > 0)
            buf_str(&out, T("deputy.suspension.then"));
        buf_str(&out, date_none(all[i].to_on)
                          ? TF(ctx->arena, "deputy.suspension.lasting", from, why)
                          : TF(ctx->arena, "deputy.suspension.ended", from,
                               text_date(ctx->arena, all[i].to_on, ctx->today), why));
    }
    v->suspension = buf_view(&out);
    if (v->suspended)
        v->state_tag = (struct tag_v){.label = T("deputy.state.suspended"), .class = S("bad")};
    return ST_OK;
}

static struct facts facts_make(struct ctx *ctx, const struct deputy *d, struct deputy_show_v *v)
{
    const struct date with_year = {.year = 1, .month = 1, .day = 1}; /* no year is left out */
    struct facts f = {.items = arena_array(ctx->arena, FACTS, struct kv_item_v)};
    struct buf group = buf_new(ctx->arena, 0);
    const struct str none = S("");

    buf_str(&group, S("/deputy?group="));
    html_put_url(&group, d->group_name);
    fact(&f, "deputy.delegation", d->delegation_name,
         str_printf(ctx->arena, "/deputy?delegation=%" PRId64, d->delegation_id));
    fact(&f, "deputy.group_name", d->group_name, buf_view(&group));
    fact(&f, "deputy.constituency", d->constituency, none);
    fact(&f, "deputy.occupation", d->occupation, none);
    fact(&f, "deputy.class", d->class_name, none);
    fact(&f, "deputy.wage", d->wage.len > 0 ? text_of("deputy.wage.", d->wage) : none, none);
    fact(&f, "deputy.sex", d->sex.len > 0 ? text_of("deputy.sex.", d->sex) : none, none);
    fact(&f, "deputy.ethnic", d->ethnic, none);
    fact(&f, "deputy.party", d->party, none);
    fact(&f, "deputy.education", d->education, none);
    fact(&f, "deputy.phone", v->phone, none);
    fact(&f, "deputy.born_on", text_date(ctx->arena, v->born_on, with_year), none);
    fact(&f, "deputy.help.title", v->help, none);
    fact(&f, "deputy.from_on", text_date(ctx->arena, d->from_on, with_year), none);
    fact(&f, "deputy.to_on", text_date(ctx->arena, d->to_on, with_year), none);
    fact(&f, "deputy.left_reason",
         d->left_reason.len > 0 ? text_of("deputy.reason.", d->left_reason) : none, none);
    fact(&f, "deputy.left_article", str_from(deputy_left_article(d->left_reason, d->to_on)), none);
    fact(&f, "deputy.suspension", v->suspension, none);
    return f;
}

static void link_add(struct link_v *links, size_t *count, bool allowed, const char *key,
                     struct str url)
{
    if (allowed)
        links[(*count)++] = (struct link_v){.label = text(key), .url = url};
}

static struct link_v *links_make(struct ctx *ctx, const struct deputy *d, struct deputy_show_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS, struct link_v);
    const bool in_office = !deputy_left(d->to_on, ctx->today);

    link_add(links, &v->links_count, may(ctx, "suggestion.read"), "deputy.do.suggestions",
             str_printf(ctx->arena, "/suggestion?deputy=%" PRId64, d->id));
    link_add(links, &v->links_count, d->account_id != 0 && may(ctx, "account.view"),
             "deputy.do.account", str_printf(ctx->arena, "/account/%" PRId64, d->account_id));
    link_add(links, &v->links_count, d->account_id == 0 && in_office && may(ctx, "account.manage"),
             "deputy.do.open_account",
             str_printf(ctx->arena, "/account/new?deputy=%" PRId64, d->id));
    link_add(links, &v->links_count, may(ctx, "duty.read"), "duty.menu",
             str_printf(ctx->arena, "/duty/deputy/%" PRId64, d->id));
    link_add(links, &v->links_count, in_office && may(ctx, "deputy.edit"), "deputy.card.title",
             str_printf(ctx->arena, "/deputy/%" PRId64 "/card", d->id));
    link_add(links, &v->links_count, (in_office || v->help.len > 0) && deputy_help_seen(ctx, d->id),
             "deputy.help.title", str_printf(ctx->arena, "/deputy/%" PRId64 "/help", d->id));
    link_add(links, &v->links_count, may(ctx, "deputy.edit"), "deputy.edit.title",
             str_printf(ctx->arena, "/deputy/%" PRId64 "/edit", d->id));
    link_add(links, &v->links_count, in_office && may(ctx, "deputy.edit"), "deputy.leave.title",
             str_printf(ctx->arena, "/deputy/%" PRId64 "/leave", d->id));
    link_add(links, &v->links_count, in_office && !v->resumable && may(ctx, "deputy.edit"),
             "deputy.suspend.title", str_printf(ctx->arena, "/deputy/%" PRId64 "/suspend", d->id));
    link_add(links, &v->links_count, v->resumable && may(ctx, "deputy.edit"), "deputy.resume.title",
             str_printf(ctx->arena, "/deputy/%" PRId64 "/resume", d->id));
    return links;
}

static enum status history_make(struct ctx *ctx, const struct deputy *d, struct deputy_show_v *v)
{
    const struct event *events;
    struct entry_v *entries;
    size_t count;

    if (!may(ctx, "deputy.edit"))
        return ST_OK;
    TRY(event_history(ctx, "deputy", d->id, HISTORY_MAX, &events, &count));
    entries = arena_array(ctx->arena, count, struct entry_v);
    arr_each (i, count) {
        const struct event *e = &events[count - 1 - i];
        const size_t skip = strlen("deputy.");

        entries[i] = (struct entry_v){
            .title = text_of("deputy.event.", (struct str){e->name.ptr + skip, e->name.len - skip}),
            .class = S("done"),
            .at = e->at,
            .who = e->actor_name,
        };
    }
    v->history = (struct timeline_v){.items = entries, .items_count = count};
    return ST_OK;
}

enum status deputy_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v), *links;
    struct deputy_show_v v;
    struct facts facts;
    struct deputy d;

    TRY(deputy_get(ctx, path_id(rq, "id"), &d));
    *up = (struct link_v){.label = T("deputy.menu"), .url = S("/deputy")};
    v = (struct deputy_show_v){
        .crumbs = {.items = up, .items_count = 1, .here = d.name},
        .id = d.id,
        .name = d.name,
        .delegation = d.delegation_name,
        .group_name = d.group_name,
        .constituency = d.constituency,
        .occupation = d.occupation,
        .sex = d.sex,
        .ethnic = d.ethnic,
        .party = d.party,
        .education = d.education,
        .from_on = d.from_on,
        .to_on = d.to_on,
        .left_reason = d.left_reason,
        .state_tag = {.label = d.in_office ? T("deputy.state.in_office") : T("deputy.state.left"),
                      .class = d.in_office ? S("ok") : S("")},
    };
    TRY(secrets_make(ctx, rq, &d, &v));
    TRY(suspension_make(ctx, &d, &v));
    facts = facts_make(ctx, &d, &v);
    TRY(deputy_web_also(ctx, d.id, &v.also, &v.also_count));
    links = links_make(ctx, &d, &v);
    TRY(deputy_web_ending(ctx, d.id, deputy_left(d.to_on, ctx->today), facts.items, &facts.count,
                          links, &v.links_count));
    v.facts = facts.items;
    v.facts_count = facts.count;
    v.links = links;
    v.more = acts_more(ctx, v.links, &v.links_count);
    TRY(history_make(ctx, &d, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, d.name, &deputy_show_view, &v);
}
