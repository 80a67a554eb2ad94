// SPDX-License-Identifier: MulanPSL-2.0
/* The list of reports, and one of them. */
#include "modules/reportback/reportback_web.h"
#include "modules/congress/congress.h"
#include "modules/indicator/indicator.h"
#include "modules/reportback/reportback_rules.h"
#include "platform/list.h"
#include "platform/qr.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 8, FACTS_MAX = 8, LINKS_MAX = 6, SLIPS = 50 };

static const char *const KEPT[] = {"q",    "audience", "state", "month", "held",
                                   "from", "to",       "limit", NULL};

struct str reportback_web_rate_text(struct ctx *ctx, const struct reportback *r)
{
    const struct reportback_count c = reportback_sum(r);
    const int64_t all = reportback_all(&c);

    if (all == 0)
        return S("");
    return TF(ctx->arena, "reportback.percent",
              indicator_permille_text(ctx->arena, indicator_permille(c.satisfied + c.basic, all)));
}

static struct tag_v tag_of(struct str state)
{
    return (struct tag_v){.label = text_of("reportback.state.", state),
                          .class = str_eqz(state, "published") ? S("ok")
                                   : str_eqz(state, "cancelled") || str_eqz(state, "rated") ? S("")
                                   : str_eqz(state, "planned") ? S("wait")
                                                               : S("doing")};
}

/* ---------------------------------------------------------------- the list */

static struct field_v word_field(struct ctx *ctx, const struct request *rq, const char *name,
                                 const char *label, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, param_text(rq, name));
    struct option_v options[WORDS_MAX] = {{.value = S(""), .label = T("word.all")}};
    struct str rest = str_from(words), word;
    size_t n = 1;

    while (n < WORDS_MAX && str_cut(&rest, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    form_options(ctx, &f, options, n);
    f.choose = false;
    return f;
}

static enum status filter_of(struct ctx *ctx, const struct request *rq,
                             struct reportback_filter *out)
{
    const struct str month = param_text(rq, "month");
    struct date first, last;

    *out = (struct reportback_filter){
        .q = param_text(rq, "q"),
        .audience = param_text(rq, "audience"),
        .state = param_text(rq, "state"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .month = month,
        .held = param_bool(rq, "held"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (!may(ctx, "reportback.read"))
        out->deputy_id = ctx->actor->deputy_id != 0 ? ctx->actor->deputy_id : -1;
    if (month.len > 0 && !date_parse_month(month, &first, &last))
        return fail_field(&ctx->err, "month", "reportback.err.month", NULL);
    return ST_OK;
}

static struct reportback_row_v row_of(struct ctx *ctx, const struct reportback *r)
{
    return (struct reportback_row_v){
        .id = r->id,
        .name = r->name,
        .delegation = r->delegation,
        .audience = r->audience,
        .on = date_none(r->held_on) ? r->planned_on : r->held_on,
        .present = r->present,
        .good = reportback_web_rate_text(ctx, r),
        .content = reportback_sum(r).satisfied + reportback_sum(r).basic,
        .rated =
            reportback_sum(r).satisfied + reportback_sum(r).basic + reportback_sum(r).dissatisfied,
        .state = r->state,
        .tag = tag_of(r->state),
    };
}

enum status reportback_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct reportback_list_v v = {.links = link};
    struct reportback_filter f;
    struct reportback_row_v *rows;
    struct list_links links;
    struct reportback *all;
    struct str next;

    TRY(filter_of(ctx, rq, &f));
    TRY(reportback_store_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct reportback_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(ctx, &all[i]);
    v.rows = rows;
    *link = (struct link_v){.label = T("reportback.do.plan"), .url = S("/reportback/new")};
    v.links_count = may(ctx, "reportback.manage") ? 1 : 0;
    fields[0] = word_field(ctx, rq, "audience", "reportback.col.audience", "voters unit committee",
                           "reportback.audience.");
    fields[1] = word_field(ctx, rq, "state", "reportback.col.state",
                           "planned written held rated published cancelled", "reportback.state.");
    v.filter = (struct filter_v){.url = S("/reportback"),
                                 .label = T("reportback.filter.q"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = may(ctx, "reportback.read") ? 2 : 0,
                                 .reset = list_reset(rq, S("/reportback"))};
    links = list_links_of(ctx, rq, "/reportback", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("reportback.none"),
        may(ctx, "reportback.manage") ? T("reportback.none_manage") : T("reportback.none_text"),
        link_next(ctx, "reportback.manage", T("reportback.do.plan"), "/reportback/new"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("reportback.menu"), &reportback_list_view, &v);
}

/* ---------------------------------------------------------------- one report */

static void facts_of(struct ctx *ctx, const struct reportback *r, struct reportback_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    items[n++] =
        (struct kv_item_v){.label = T("reportback.col.name"),
                           .value = r->name,
                           .url = str_printf(ctx->arena, "/deputy/%lld", (long long)r->deputy_id)};
    items[n++] = (struct kv_item_v){.label = T("reportback.col.audience"),
                                    .value = text_of("reportback.audience.", r->audience)};
    items[n++] = (struct kv_item_v){.label = T("reportback.f.planned"),
                                    .value = text_date(ctx->arena, r->planned_on, ctx->today)};
    if (!date_none(r->held_on))
        items[n++] = (struct kv_item_v){.label = T("reportback.f.held"),
                                        .value = text_date(ctx->arena, r->held_on, ctx->today)};
    if (r->present > 0)
        items[n++] = (struct kv_item_v){.label = T("reportback.col.present"),
                                        .value = str_int(ctx->arena, r->present)};
    if (r->place.len > 0)
        items[n++] = (struct kv_item_v){.label = T("reportback.f.place"), .value = r->place};
    if (r->organiser.len > 0)
        items[n++] =
            (struct kv_item_v){.label = T("reportback.f.organiser"), .value = r->organiser};
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

static struct str url_of(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/reportback/%lld%s", (long long)id, tail);
}

/* What cannot be taken back is asked about first; NULL: the others. */
static const struct confirm_v *ask_about(struct ctx *ctx, const char *word)
{
    const bool cancel = str_eqz(str_from(word), "cancel");
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);

    if (!cancel && !str_eqz(str_from(word), "publish"))
        return NULL;
    *ask = (struct confirm_v){.id = str_printf(ctx->arena, "ask-%s", word),
                              .title = text_of("reportback.ask.", str_from(word)),
                              .text = text_of("reportback.ask_text.", str_from(word)),
                              .yes = text_of("reportback.ask_yes.", str_from(word)),
                              .no = T("reportback.ask_no"),
                              .risk = cancel};
    return ask;
}

static void put_act(struct ctx *ctx, struct reportback_show_v *v, const struct reportback *r,
                    const char *word)
{
    struct action_v *acts = (struct action_v *)v->acts;

    acts[v->acts_count++] = (struct action_v){
        .url = str_printf(ctx->arena, "/reportback/%lld/%s", (long long)r->id, word),
        .label = text_of("reportback.do.", str_from(word)),
        .primary = !str_eqz(str_from(word), "cancel"),
        .confirm = ask_about(ctx, word)};
}

/* They are printed before the meeting, and rate until the papers are counted. */
static bool takes_slips(const struct reportback *r)
{
    return str_eqz(r->state, "planned") || str_eqz(r->state, "written") ||
           str_eqz(r->state, "held");
}

static void acts_of(struct ctx *ctx, const struct reportback *r, struct reportback_show_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    const bool manage = may(ctx, "reportback.manage"),
               coming = str_eqz(r->state, "planned") || str_eqz(r->state, "written");

    v->links = links;
    v->acts = arena_array(ctx->arena, LINKS_MAX, struct action_v);
    if (coming && (manage || r->deputy_id == ctx->actor->deputy_id))
        links[v->links_count++] =
            (struct link_v){.label = T("reportback.do.text"), .url = url_of(ctx, r->id, "/text")};
    if (!manage)
        return;
    if (coming) {
        links[v->links_count++] =
            (struct link_v){.label = T("reportback.do.hold"), .url = url_of(ctx, r->id, "/hold")};
        links[v->links_count++] =
            (struct link_v){.label = T("reportback.do.edit"), .url = url_of(ctx, r->id, "/edit")};
        put_act(ctx, v, r, "cancel");
    }
    if (takes_slips(r))
        links[v->links_count++] =
            (struct link_v){.label = T("reportback.do.slips"), .url = url_of(ctx, r->id, "/slips")};
    if (str_eqz(r->state, "held")) {
        put_act(ctx, v, r, r->rating_open ? "close" : "open");
        links[v->links_count++] =
            (struct link_v){.label = T("reportback.do.count"), .url = url_of(ctx, r->id, "/count")};
    }
    if (str_eqz(r->state, "rated")) {
        links[v->links_count++] = (struct link_v){.label = T("reportback.do.recount"),
                                                  .url = url_of(ctx, r->id, "/count")};
        put_act(ctx, v, r, "publish");
    }
}

/* One for each who hears the report: whoever has it rates once. */
enum status reportback_web_slips(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t asked = param_int(rq, "after"),
                  after = asked > 0 && asked < REPORTBACK_SLIPS_MAX ? asked : 0;
    struct reportback_slip_v *slips = arena_array(ctx->arena, SLIPS, struct reportback_slip_v);
    struct reportback_slips_v v = {.slips = slips};
    struct congress congress;
    struct reportback r;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(reportback_store_get(ctx, path_id(rq, "id"), &r));
    if (!takes_slips(&r))
        return fail(&ctx->err, ST_RULE, "reportback.err.shut", NULL);
    for (int64_t n = after; n < REPORTBACK_SLIPS_MAX && n - after < SLIPS; n++) {
        struct reportback_slip_v *p = &slips[v.slips_count++];

        p->url = str_printf(ctx->arena, STR_FMT "/p/reportback/%lld/rate?k=" STR_FMT "&c=" STR_FMT,
                            STR_ARG(request_origin(rq)), (long long)r.id,
                            STR_ARG(reportback_slip(ctx, &r, n + 1)), STR_ARG(congress.code));
        TRY(qr_path(ctx->arena, p->url, &p->side, &p->path, &ctx->err));
    }
    v.title = TF(ctx->arena, "reportback.slips_title", r.name);
    v.what = TF(ctx->arena, "reportback.title_of", r.name);
    v.back = url_of(ctx, r.id, "");
    if (after + SLIPS < REPORTBACK_SLIPS_MAX)
        v.more = str_printf(ctx->arena, "/reportback/%lld/slips?after=%lld", (long long)r.id,
                            (long long)after + SLIPS);
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &reportback_slips_view, &v);
}

enum status reportback_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct reportback_show_v v;
    struct reportback_count sum;
    struct reportback r;

    TRY(reportback_get(ctx, path_id(rq, "id"), &r));
    sum = reportback_sum(&r);
    *up = (struct link_v){.label = T("reportback.menu"), .url = S("/reportback")};
    v = (struct reportback_show_v){
        .crumbs = {.items = up, .items_count = 1, .here = r.name},
        .id = r.id,
        .version = r.version,
        .title = TF(ctx->arena, "reportback.title_of", r.name),
        .state = r.state,
        .tag = tag_of(r.state),
        .text = r.text,
        .asked = r.asked,
        .rated = reportback_all(&sum) > 0,
        .satisfied = sum.satisfied,
        .basic = sum.basic,
        .dissatisfied = sum.dissatisfied,
        .rate = reportback_web_rate_text(ctx, &r),
    };
    facts_of(ctx, &r, &v);
    acts_of(ctx, &r, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &reportback_show_view, &v);
}
