// SPDX-License-Identifier: MulanPSL-2.0
/* Monthly lists: computed, submitted, approved, paid; their lines and the records behind them. */
#include "modules/allowance/allowance_web.h"
#include "base/money.h"
#include "modules/allowance/allowance_rules.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINKS_MAX = 8, FACTS_MAX = 8, ACTS_MAX = 2 };

/* ---------------------------------------------------------------- all lists */

enum status allowance_web_lists(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const KEPT[] = {"state", "limit", NULL};
    const struct allowance_list_filter f = {.state = param_text(rq, "state"),
                                            .after = param_text(rq, "after"),
                                            .limit = list_limit(rq, LIST_ROWS)};
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct allowance_lists_v v = {0};
    struct allowance_list_row_v *rows;
    struct allowance_list *all;
    struct list_links to;
    struct str next;

    TRY(allowance_store_lists(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_list_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct allowance_list_row_v){
            .id = all[i].id,
            .month = all[i].month,
            .label = allowance_web_list_title(ctx, all[i].month),
            .people = all[i].people,
            .lines = all[i].lines,
            .yuan = money_text(ctx->arena, all[i].fen),
            .fen = all[i].fen,
            .state = all[i].state,
            .tag = allowance_web_tag("allowance.state.", all[i].state),
        };
    v.rows = rows;
    v.links = links;
    v.main = may(ctx, "allowance.manage");
    if (v.main)
        links[v.links_count++] = (struct link_v){T("allowance.do.new"), S("/allowance/new")};
    links[v.links_count++] = (struct link_v){T("allowance.budgets"), S("/allowance/budget")};
    links[v.links_count++] = (struct link_v){T("allowance.rules"), S("/allowance/rule")};
    links[v.links_count++] =
        (struct link_v){T("allowance.subscriptions"), S("/allowance/subscription")};
    if (may(ctx, "allowance.account"))
        links[v.links_count++] = (struct link_v){T("allowance.accounts"), S("/allowance/account")};
    fields[0] = allowance_web_filter(ctx, rq, "state", "allowance.col.state",
                                     "draft submitted approved paid", "allowance.state.");
    v.filter = (struct filter_v){.url = S("/allowance"),
                                 .label = S(""),
                                 .fields = fields,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/allowance"))};
    to = list_links_of(ctx, rq, "/allowance", KEPT, next);
    v.pager = (struct pager_v){.next = to.next, .first = to.first, .total = S("")};
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("allowance.empty.batch"), T("allowance.empty.batch_text"),
        link_next(ctx, "allowance.manage", T("allowance.do.new"), "/allowance/new"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("allowance.menu"), &allowance_lists_view, &v);
}

/* ---------------------------------------------------------------- computed */

enum status allowance_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct date last = date_add_days((struct date){ctx->today.year, ctx->today.month, 1}, -1);
    struct form_page *f = allowance_web_form(ctx, rq, T("allowance.do.new"), S("/allowance/new"),
                                             S(""), S("/allowance"));

    (void)form_page_put(f, "line", "month", "allowance.f.month",
                        str_printf(ctx->arena, "%04d-%02u", last.year, last.month));
    f->v.go = T("allowance.do.compute");
    f->v.note = T("allowance.compute_note");
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t id;

    TRY(allowance_compute(ctx, param_text(rq, "month"), &id));
    respond_flash(rs, "allowance.done.computed", S(""));
    return respond_see_other(rs, "/allowance/list/%lld", (long long)id);
}

/* ---------------------------------------------------------------- one list */

static void put_act(struct ctx *ctx, struct allowance_list_v *v, int64_t id, const char *tail,
                    struct str label, bool primary)
{
    struct action_v *acts = (struct action_v *)v->acts;

    acts[v->acts_count++] = (struct action_v){
        .url = allowance_web_url(ctx, "list", id, tail), .label = label, .primary = primary};
}

/* Not to be taken back: it is asked about first, with what it comes to. */
static void put_approve(struct ctx *ctx, struct allowance_list_v *v, const struct allowance_list *l)
{
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);

    *ask = (struct confirm_v){
        .id = S("ask-approve"),
        .title = TF(ctx->arena, "allowance.ask.approve", allowance_web_list_title(ctx, l->month)),
        .text = TF(ctx->arena, "allowance.ask_text.approve", str_int(ctx->arena, l->people),
                   money_text(ctx->arena, l->fen)),
        .yes = T("allowance.do.approve"),
        .no = T("allowance.ask_no")};
    put_act(ctx, v, l->id, "/approve", T("allowance.do.approve"), true);
    ((struct action_v *)v->acts)[v->acts_count - 1].confirm = ask;
}

static void put_link(struct ctx *ctx, struct allowance_list_v *v, int64_t id, const char *tail,
                     struct str label)
{
    struct link_v *links = (struct link_v *)v->links;

    links[v->links_count++] = (struct link_v){label, allowance_web_url(ctx, "list", id, tail)};
}

static void acts_of(struct ctx *ctx, const struct allowance_list *l, struct allowance_list_v *v)
{
    const bool manages = may(ctx, "allowance.manage"), settled = allowance_settled(l->state);
    struct err ignored = {0};

    v->acts = arena_array(ctx->arena, ACTS_MAX, struct action_v);
    v->links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    v->bank_url = S("");
    if (manages && str_eqz(l->state, "draft")) {
        put_act(ctx, v, l->id, "/submit", T("allowance.do.submit"), true);
        put_act(ctx, v, l->id, "/again", T("allowance.do.again"), false);
    }
    if (may(ctx, "allowance.approve") && str_eqz(l->state, "submitted")) {
        if (allowance_check_approve(l, ctx->actor->account_id, &ignored) == ST_OK)
            put_approve(ctx, v, l);
        put_link(ctx, v, l->id, "/return", T("allowance.do.return"));
    }
    if (manages && str_eqz(l->state, "approved"))
        put_link(ctx, v, l->id, "/pay", T("allowance.do.pay"));
    put_link(ctx, v, l->id, "/paper", T("allowance.do.paper"));
    if (settled && may(ctx, "allowance.account"))
        v->bank_url = allowance_web_url(ctx, "list", l->id, "/bank");
}

static void fact(struct allowance_list_v *v, const char *label, struct str value)
{
    struct kv_item_v *items = (struct kv_item_v *)v->facts.items;

    if (value.len > 0)
        items[v->facts.items_count++] = (struct kv_item_v){.label = text(label), .value = value};
}

static void facts_of(struct ctx *ctx, const struct allowance_list *l, struct allowance_list_v *v)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);

    v->facts.items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    fact(v, "allowance.col.yuan", TF(ctx->arena, "allowance.yuan", money_text(ctx->arena, l->fen)));
    fact(v, "allowance.col.people", str_int(ctx->arena, l->people));
    fact(v, "allowance.f.maker", l->maker);
    fact(v, "allowance.f.made_on", text_date(ctx->arena, l->made_on, ctx->today));
    fact(v, "allowance.f.approver", l->approver);
    fact(v, "allowance.f.approved_on", text_date(ctx->arena, l->approved_on, ctx->today));
    fact(v, "allowance.f.paid_on", text_date(ctx->arena, l->paid_on, ctx->today));
    *note = (struct note_v){.warn = true, .title = T("allowance.returned"), .text = l->note};
    v->note = l->note.len > 0 ? note : NULL;
}

enum status allowance_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_line_row_v *rows;
    struct allowance_list_v v = {0};
    struct allowance_line *lines;
    struct allowance_list l = {0};

    TRY(allowance_store_list(ctx, path_id(rq, "id"), &l));
    v.title = allowance_web_list_title(ctx, l.month);
    v.crumbs = allowance_web_crumbs(ctx, S(""), S(""), v.title);
    v.id = l.id;
    v.version = l.version;
    v.tag = allowance_web_tag("allowance.state.", l.state);
    acts_of(ctx, &l, &v);
    facts_of(ctx, &l, &v);
    TRY(allowance_store_lines(ctx, l.id, &lines, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_line_row_v);
    arr_each (i, v.rows_count)
        rows[i] = allowance_web_line_row(ctx, &lines[i]);
    v.rows = rows;
    v.empty = list_empty(ctx, rq, v.rows_count, T("allowance.empty.sums"),
                         T("allowance.empty.sums_text"), NULL);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &allowance_list_view, &v);
}

static enum status back_to(struct response *rs, int64_t id, const char *flash)
{
    respond_flash(rs, flash, S(""));
    return respond_see_other(rs, "/allowance/list/%lld", (long long)id);
}

enum status allowance_web_again(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_list l = {0};
    int64_t id;

    TRY(allowance_store_list(ctx, path_id(rq, "id"), &l));
    TRY(allowance_compute(ctx, l.month, &id));
    return back_to(rs, id, "allowance.done.computed");
}

enum status allowance_web_submit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_list l = {0};

    TRY(allowance_store_list(ctx, path_id(rq, "id"), &l));
    TRY(allowance_submit(ctx, l.id, l.version));
    return back_to(rs, l.id, "allowance.done.submitted");
}

enum status allowance_web_approve(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_list l = {0};

    TRY(allowance_store_list(ctx, path_id(rq, "id"), &l));
    TRY(allowance_approve(ctx, l.id, l.version));
    return back_to(rs, l.id, "allowance.done.approved");
}

static enum status list_form(struct ctx *ctx, const struct request *rq, const char *tail,
                             struct str title, struct allowance_list *l, struct form_page **out)
{
    TRY(allowance_store_list(ctx, path_id(rq, "id"), l));
    *out = allowance_web_form(ctx, rq, title, allowance_web_url(ctx, "list", l->id, tail),
                              allowance_web_list_title(ctx, l->month),
                              allowance_web_url(ctx, "list", l->id, ""));
    return ST_OK;
}

enum status allowance_web_return_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct allowance_list l = {0};
    struct form_page *f;

    TRY(list_form(ctx, rq, "/return", T("allowance.do.return"), &l, &f));
    form_max(form_page_put(f, "text", "why", "allowance.f.why", S("")), ALLOWANCE_NOTE_CHARS, 3);
    form_page_version(f, l.version);
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_return(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(allowance_return(ctx, id, param_int(rq, "version"), param_text(rq, "why")));
    return back_to(rs, id, "allowance.done.returned");
}

enum status allowance_web_pay_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_list l = {0};
    struct form_page *f;

    TRY(list_form(ctx, rq, "/pay", T("allowance.do.pay"), &l, &f));
    (void)form_page_put(f, "date", "on", "allowance.f.paid_on", list_iso(ctx, ctx->today));
    TRY(allowance_web_put_budgets(f));
    form_page_version(f, l.version);
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_pay(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(allowance_pay(ctx, id, param_int(rq, "version"), param_date(rq, "on"),
                      param_id(rq, "budget")));
    return back_to(rs, id, "allowance.done.paid");
}

/* ---------------------------------------------------------------- lines */

enum status allowance_web_line(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct allowance_fact_row_v *rows;
    struct allowance_fact *facts;
    struct allowance_line_v v;
    struct allowance_line l = {0};

    TRY(allowance_line_get(ctx, path_id(rq, "id"), &l));
    v = (struct allowance_line_v){
        .crumbs = may(ctx, "allowance.read")
                      ? allowance_web_crumbs(ctx, allowance_web_list_title(ctx, l.month),
                                             allowance_web_url(ctx, "list", l.list_id, ""), l.name)
                      : allowance_web_crumbs(ctx, S(""), S(""), l.name),
        .id = l.id,
        .title = l.name,
        .meta = text_of("allowance.kind.", l.kind),
        .facts = {.items = items},
        .note = str_eq(l.month, l.of_month) ? S("") : T("allowance.differs_note"),
    };
    items[v.facts.items_count++] = (struct kv_item_v){.label = T("allowance.col.of"),
                                                      .value = allowance_web_line_row(ctx, &l).of};
    items[v.facts.items_count++] = (struct kv_item_v){
        .label = T("allowance.col.yuan"),
        .value = TF(ctx->arena, "allowance.yuan", money_text(ctx->arena, l.fen))};
    if (l.days > 0)
        items[v.facts.items_count++] = (struct kv_item_v){.label = T("allowance.col.days"),
                                                          .value = str_int(ctx->arena, l.days)};
    TRY(allowance_store_facts(ctx, l.id, &facts, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_fact_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct allowance_fact_row_v){.id = facts[i].record_id,
                                                .source = facts[i].source,
                                                .on = facts[i].on,
                                                .title = facts[i].title,
                                                .url = facts[i].url};
    v.rows = rows;
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &allowance_line_view, &v);
}

static const char *const KEPT_LINES[] = {"q",    "kind", "settled", "lost", "month",
                                         "from", "to",   "limit",   NULL};

static struct allowance_line_filter line_filter(const struct request *rq)
{
    return (struct allowance_line_filter){
        .q = param_text(rq, "q"),
        .kind = param_text(rq, "kind"),
        .month = param_text(rq, "month"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .settled = param_bool(rq, "settled"),
        .lost = param_bool(rq, "lost"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
}

enum status allowance_web_lines(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct allowance_line_filter f = line_filter(rq);
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);
    struct allowance_line_row_v *rows;
    struct allowance_lines_v v = {0};
    struct allowance_line *all;
    struct list_links links;
    struct str next;

    TRY(allowance_web_month(ctx, rq));
    TRY(allowance_store_line_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_line_row_v);
    arr_each (i, v.rows_count)
        rows[i] = allowance_web_line_row(ctx, &all[i]);
    v.rows = rows;
    v.crumbs = allowance_web_crumbs(ctx, S(""), S(""), T("allowance.lines"));
    fields[0] = allowance_web_filter(ctx, rq, "kind", "allowance.col.kind", ALLOWANCE_KINDS,
                                     "allowance.kind.");
    v.filter = (struct filter_v){.url = S("/allowance/line"),
                                 .label = T("allowance.filter.name"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/allowance/line"))};
    links = list_links_of(ctx, rq, "/allowance/line", KEPT_LINES, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty =
        list_empty(ctx, rq, v.rows_count, T("allowance.empty.line"), T("allowance.empty.line_text"),
                   link_next(ctx, "allowance.manage", T("allowance.do.new"), "/allowance/new"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("allowance.lines"), &allowance_lines_view, &v);
}
