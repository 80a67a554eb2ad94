// SPDX-License-Identifier: MulanPSL-2.0
/* The list of activities, and one with its people, parts and deeds. */
#include "modules/activity/activity_web.h"
#include "modules/activity/activity_rules.h"
#include "modules/attachment/attachment.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 16, LINKS_MAX = 9, FACTS_MAX = 8, PARTS_MAX = 100, DEEDS_MAX = 50 };

static const char *const KEPT[] = {"q",     "kind", "state", "month", "counted", "campaign",
                                   "group", "from", "to",    "limit", NULL};

struct str activity_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/activity/%lld%s", (long long)id, tail);
}

struct tag_v activity_web_tag(struct str state)
{
    return (struct tag_v){.label = text_of("activity.state.", state),
                          .class = str_eqz(state, "open")   ? S("doing")
                                   : str_eqz(state, "held") ? S("ok")
                                                            : S("")};
}

struct tag_v activity_web_presence_tag(const struct activity_person *p)
{
    if (p->presence.len == 0)
        return (struct tag_v){.label = T("activity.presence.none"), .class = S("")};
    return (struct tag_v){.label = text_of("activity.presence.", p->presence),
                          .class = str_eqz(p->presence, "attended") ? S("ok")
                                   : str_eqz(p->presence, "absent") ? S("bad")
                                                                    : S("wait")};
}

struct crumbs_v activity_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                    struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("activity.menu"), .url = S("/activity")};
    up[1] = (struct link_v){.label = label, .url = url};
    return (struct crumbs_v){.items = up, .items_count = label.len > 0 ? 2 : 1, .here = here};
}

struct activity_row_v activity_web_row(const struct activity *a)
{
    return (struct activity_row_v){
        .id = a->id,
        .title = a->title,
        .sort = a->sort,
        .host = a->host,
        .starts_on = a->starts_on,
        .place = a->place,
        .coming = a->coming,
        .attended = a->attended,
        .state = a->state,
        .tag = activity_web_tag(a->state),
    };
}

/* ---------------------------------------------------------------- the list */

static enum status filter_of(struct ctx *ctx, const struct request *rq, struct activity_filter *out)
{
    const struct str month = param_text(rq, "month");
    struct date first, last;

    *out = (struct activity_filter){
        .q = param_text(rq, "q"),
        .sort = param_text(rq, "kind"),
        .state = param_text(rq, "state"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .month = month,
        .counted = param_bool(rq, "counted"),
        .campaign_id = param_id(rq, "campaign"),
        .group_id = param_id(rq, "group"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (!may(ctx, "activity.read"))
        out->deputy_id = ctx->actor->deputy_id != 0 ? ctx->actor->deputy_id : -1;
    if (month.len > 0 && !date_parse_month(month, &first, &last))
        return fail_field(&ctx->err, "month", "activity.err.month", NULL);
    return ST_OK;
}

static struct field_v word_field(struct ctx *ctx, const struct request *rq, const char *name,
                                 const char *label, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, param_text(rq, name));

    form_words(ctx, &f, words, prefix, true);
    return f;
}

static void list_links(struct ctx *ctx, struct activity_list_v *v)
{
    struct link_v *links = arena_array(ctx->arena, 4, struct link_v);

    v->links = links;
    v->main = may(ctx, "activity.manage");
    if (v->main)
        links[v->links_count++] =
            (struct link_v){.label = T("activity.do.new"), .url = S("/activity/new")};
    if (!may(ctx, "activity.read"))
        return;
    links[v->links_count++] =
        (struct link_v){.label = T("activity.presence_title"), .url = S("/activity/person")};
    links[v->links_count++] =
        (struct link_v){.label = T("activity.deeds"), .url = S("/activity/deed")};
    links[v->links_count++] =
        (struct link_v){.label = T("activity.groups"), .url = S("/activity/group")};
}

enum status activity_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct activity_list_v v = {0};
    struct activity_filter f;
    struct activity_row_v *rows;
    struct list_links links;
    struct activity *all;
    struct str next;

    TRY(filter_of(ctx, rq, &f));
    TRY(activity_store_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct activity_row_v);
    arr_each (i, v.rows_count)
        rows[i] = activity_web_row(&all[i]);
    v.rows = rows;
    list_links(ctx, &v);
    fields[0] = word_field(ctx, rq, "kind", "activity.f.sort", ACTIVITY_SORTS, "activity.sort.");
    fields[1] = word_field(ctx, rq, "state", "activity.f.state", "planned open held cancelled",
                           "activity.state.");
    v.filter = (struct filter_v){.url = S("/activity"),
                                 .label = T("activity.filter.q"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = may(ctx, "activity.read") ? 2 : 0,
                                 .reset = list_reset(rq, S("/activity"))};
    links = list_links_of(ctx, rq, "/activity", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(ctx, rq, v.rows_count, T("activity.none"),
                         may(ctx, "activity.manage") ? T("activity.none_manage")
                                                     : T("activity.none_text"),
                         link_next(ctx, "activity.manage", T("activity.do.new"), "/activity/new"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("activity.menu"), &activity_list_view, &v);
}

/* ---------------------------------------------------------------- one activity */

static struct str days_text(struct ctx *ctx, const struct activity *a)
{
    const struct str first = text_date(ctx->arena, a->starts_on, ctx->today);

    if (date_cmp(a->starts_on, a->ends_on) == 0)
        return first;
    return TF(ctx->arena, "activity.days", first, text_date(ctx->arena, a->ends_on, ctx->today));
}

static enum status facts_of(struct ctx *ctx, const struct activity *a, struct activity_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct activity campaign;
    size_t n = 0;

    items[n++] = (struct kv_item_v){.label = T("activity.col.on"), .value = days_text(ctx, a)};
    if (a->place.len > 0)
        items[n++] = (struct kv_item_v){.label = T("activity.col.place"), .value = a->place};
    if (a->host.len > 0)
        items[n++] = (struct kv_item_v){.label = T("activity.col.host"), .value = a->host};
    items[n++] =
        (struct kv_item_v){.label = T("activity.f.way"), .value = text_of("activity.way.", a->way)};
    if (a->quota > 0)
        items[n++] = (struct kv_item_v){.label = T("activity.f.quota"),
                                        .value = str_int(ctx->arena, a->quota)};
    if (!activity_without_roll(a->sort))
        items[n++] =
            (struct kv_item_v){.label = T("activity.f.answer_by"),
                               .value = text_date(ctx->arena, activity_answer_day(a), ctx->today)};
    if (a->campaign_id != 0) {
        TRY(activity_store_get(ctx, a->campaign_id, &campaign));
        items[n++] = (struct kv_item_v){.label = T("activity.col.campaign"),
                                        .value = campaign.title,
                                        .url = activity_web_url(ctx, campaign.id, "")};
    }
    v->facts = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

static void add_link(struct ctx *ctx, struct activity_show_v *v, const struct activity *a,
                     const char *word, const char *tail)
{
    struct link_v *links = (struct link_v *)v->links;

    links[v->links_count++] = (struct link_v){.label = text_of("activity.do.", str_from(word)),
                                              .url = activity_web_url(ctx, a->id, tail)};
}

static void put_act(struct ctx *ctx, struct activity_show_v *v, struct str url, struct str label)
{
    struct action_v *act = arena_new(ctx->arena, struct action_v);

    *act = (struct action_v){.url = url, .label = label, .primary = true};
    v->acts = act;
    v->acts_count = 1;
}

/* What is sent cannot be taken back: it is asked about first, unless it would be refused. */
static enum status put_open(struct ctx *ctx, const struct activity *a, struct activity_show_v *v)
{
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);
    const bool invited = str_eqz(a->way, "invited");
    struct activity_count n;
    struct err ignored = {0};

    TRY(activity_store_count(ctx, a->id, &n));
    *ask = (struct confirm_v){
        .id = S("ask-open"),
        .title = T("activity.ask.open"),
        .text = invited ? TF(ctx->arena, "activity.ask_text.invited", str_int(ctx->arena, n.asked))
                        : T("activity.ask_text.open"),
        .yes = T("activity.do.open"),
        .no = T("activity.ask_no")};
    put_act(ctx, v, activity_web_url(ctx, a->id, "/open"), T("activity.do.open"));
    if (activity_check_open(a, n.asked, &ignored) == ST_OK)
        ((struct action_v *)v->acts)[0].confirm = ask;
    return ST_OK;
}

static enum status office_acts(struct ctx *ctx, const struct activity *a, struct activity_show_v *v)
{
    const bool going = str_eqz(a->state, "planned") || str_eqz(a->state, "open"),
               begun = date_cmp(ctx->today, a->starts_on) >= 0;

    if (begun && !activity_without_roll(a->sort) && !str_eqz(a->state, "cancelled"))
        add_link(ctx, v, a, "guest", "/guest");
    if (!going)
        return ST_OK;
    if (str_eqz(a->state, "planned"))
        TRY(put_open(ctx, a, v));
    add_link(ctx, v, a, "invite", "/invite");
    if (begun && !activity_without_roll(a->sort))
        add_link(ctx, v, a, "roll", "/roll");
    if (begun && str_eqz(a->state, "open"))
        add_link(ctx, v, a, "hold", "/hold");
    add_link(ctx, v, a, "edit", "/edit");
    add_link(ctx, v, a, "cancel", "/cancel");
    return ST_OK;
}

static struct activity_person_row_v person_row(const struct activity_person *p)
{
    return (struct activity_person_row_v){
        .id = p->id,
        .name = p->name,
        .delegation = p->delegation,
        .team = p->team,
        .answer = p->answer,
        .presence = p->presence,
        .seen = p->read_at != 0,
        .reason = p->reason,
        .tag = p->presence.len > 0
                   ? activity_web_presence_tag(p)
                   : (struct tag_v){.label = text_of("activity.answer.", p->answer),
                                    .class = str_eqz(p->answer, "yes")  ? S("doing")
                                             : str_eqz(p->answer, "no") ? S("")
                                                                        : S("wait")},
    };
}

/* With the way to take him off the list, as long as there is one. */
static struct activity_person_row_v row_of_person(struct ctx *ctx, const struct activity *a,
                                                  const struct activity_person *p)
{
    struct activity_person_row_v row = person_row(p);
    struct err ignored = {0};

    if (may(ctx, "activity.manage") && activity_check_unask(a, p, &ignored) == ST_OK)
        row.unask_url =
            str_printf(ctx->arena, "/activity/%lld/unask/%lld", (long long)a->id, (long long)p->id);
    return row;
}

/* 市代表3人、省代表1人 */
static enum status guests_of(struct ctx *ctx, const struct activity *a, struct activity_show_v *v)
{
    struct buf to = buf_new(ctx->arena, 0);
    struct activity_guest *guests;
    size_t count;

    TRY(activity_store_guests(ctx, a->id, &guests, &count));
    arr_each (i, count) {
        if (i > 0)
            buf_z(&to, "、");
        buf_str(&to, TF(ctx->arena, "activity.guests", text_of("activity.level.", guests[i].level),
                        str_int(ctx->arena, guests[i].people)));
        if (guests[i].names.len > 0)
            buf_str(&to, TF(ctx->arena, "activity.guests_named", guests[i].names));
    }
    v->guests = buf_view(&to);
    return ST_OK;
}

/* Who is on the list: everybody for the office, a deputy sees who comes with him. */
static enum status people_of(struct ctx *ctx, const struct activity *a, struct activity_show_v *v)
{
    struct activity_person_row_v *rows;
    struct activity_person *people;
    size_t count;
    int64_t coming = 0, attended = 0, seen = 0;

    TRY(activity_store_people(ctx, a->id, &people, &count));
    rows = arena_array(ctx->arena, count, struct activity_person_row_v);
    arr_each (i, count) {
        coming += str_eqz(people[i].answer, "yes");
        attended += str_eqz(people[i].presence, "attended");
        seen += people[i].read_at != 0;
        if (may(ctx, "activity.read"))
            rows[v->people_count++] = row_of_person(ctx, a, &people[i]);
    }
    v->people = rows;
    TRY(guests_of(ctx, a, v));
    v->counts = count == 0 ? S("")
                : str_eqz(a->sort, "bulletin")
                    ? TF(ctx->arena, "activity.counts_read", str_int(ctx->arena, (int64_t)count),
                         str_int(ctx->arena, seen))
                    : TF(ctx->arena, "activity.counts", str_int(ctx->arena, (int64_t)count),
                         str_int(ctx->arena, coming), str_int(ctx->arena, attended));
    return ST_OK;
}

/* The deputy's own place: what he has answered, and what he may answer now. */
static enum status own_of(struct ctx *ctx, const struct activity *a, struct activity_show_v *v)
{
    struct activity_own_v *own = arena_new(ctx->arena, struct activity_own_v);
    struct activity_person p = {.answer = S(""), .presence = S("")};
    struct err why = {0}, ignored = {0};
    enum status st;
    bool placed;

    if (ctx->actor->deputy_id == 0 || str_eqz(a->sort, "campaign"))
        return ST_OK;
    st = activity_store_place(ctx, a->id, ctx->actor->deputy_id, &p);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    placed = st == ST_OK;
    if (str_eqz(a->sort, "bulletin")) {
        if (placed && p.read_at == 0)
            put_act(ctx, v, activity_web_url(ctx, a->id, "/read"), T("activity.do.read"));
        return ST_OK;
    }
    *own = (struct activity_own_v){
        .tag = placed ? person_row(&p).tag
                      : (struct tag_v){.label = T("activity.answer.free"), .class = S("")},
        .yes_url = activity_web_url(ctx, a->id, "/yes"),
        .no_url = activity_web_url(ctx, a->id, "/no"),
        .note = p.reason,
    };
    own->may_yes =
        !str_eqz(p.answer, "yes") &&
        activity_check_answer(a, placed ? &p : NULL, S("yes"), 0, ctx->today, &why) == ST_OK;
    if (why.key != NULL && own->note.len == 0 && str_eqz(a->state, "open"))
        own->note = text(why.key);
    own->may_no = placed && !str_eqz(p.answer, "no") &&
                  activity_check_answer(a, &p, S("no"), 0, ctx->today, &ignored) == ST_OK;
    v->own = own;
    return ST_OK;
}

static enum status campaign_of(struct ctx *ctx, const struct activity *a, struct activity_show_v *v)
{
    const struct activity_filter parts = {.campaign_id = a->id, .limit = PARTS_MAX};
    struct activity_deed_filter deeds = {.activity_id = a->id, .limit = DEEDS_MAX};
    struct activity_deed_row_v *deed_rows;
    struct activity_row_v *rows;
    struct activity_deed *told;
    struct activity *all;
    struct str next;
    int64_t total;

    if (!str_eqz(a->sort, "campaign"))
        return ST_OK;
    TRY(activity_store_page(ctx, &parts, &all, &v->parts_count, &next, &total));
    rows = arena_array(ctx->arena, v->parts_count, struct activity_row_v);
    arr_each (i, v->parts_count)
        rows[i] = activity_web_row(&all[i]);
    v->parts = rows;
    if (!may(ctx, "activity.read"))
        deeds.deputy_id = ctx->actor->deputy_id;
    TRY(activity_store_deeds(ctx, &deeds, &told, &v->deeds_count, &next, &total));
    deed_rows = arena_array(ctx->arena, v->deeds_count, struct activity_deed_row_v);
    arr_each (i, v->deeds_count)
        deed_rows[i] = activity_web_deed_row(ctx, &told[i]);
    v->deeds = deed_rows;
    if (str_eqz(a->state, "open") && (ctx->actor->deputy_id != 0 || may(ctx, "activity.manage")))
        add_link(ctx, v, a, "deed", "/deed");
    return ST_OK;
}

enum status activity_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity_show_v v;
    struct activity a;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    v = (struct activity_show_v){
        .crumbs = activity_web_crumbs(ctx, S(""), S(""), a.title),
        .id = a.id,
        .version = a.version,
        .title = a.title,
        .sort = a.sort,
        .state = a.state,
        .tag = activity_web_tag(a.state),
        .links = arena_array(ctx->arena, LINKS_MAX, struct link_v),
        .text = a.text,
        .result = a.result,
    };
    if (may(ctx, "activity.manage"))
        TRY(office_acts(ctx, &a, &v));
    add_link(ctx, &v, &a, "files", "");
    ((struct link_v *)v.links)[v.links_count - 1].url =
        attachment_page_url(ctx->arena, (struct attachment_of){"activity", a.id});
    TRY(facts_of(ctx, &a, &v));
    TRY(people_of(ctx, &a, &v));
    TRY(activity_web_help_link(ctx, &a, &v.help));
    TRY(own_of(ctx, &a, &v));
    TRY(campaign_of(ctx, &a, &v));
    form_errors(ctx, rq, &v.errors);
    v.more = acts_more(ctx, v.links, &v.links_count);
    return respond_view(ctx, rq, rs, FRAME_STAFF, a.title, &activity_show_view, &v);
}
