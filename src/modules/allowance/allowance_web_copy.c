// SPDX-License-Identifier: MulanPSL-2.0
/* Subscriptions, accounts, and what a deputy sees of his own. */
#include "base/money.h"
#include "modules/allowance/allowance_web.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/list.h"
#include "platform/mask.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 5, LINKS_MAX = 4, MINE_MAX = 50 };

/* ---------------------------------------------------------------- subscriptions */

enum status allowance_web_subscriptions(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    static const char *const KEPT[] = {"q", "limit", NULL};
    struct link_v *links = arena_array(ctx->arena, 1, struct link_v);
    struct allowance_subscriptions_v v = {0};
    struct allowance_subscription_row_v *rows;
    struct allowance_subscription *all;
    struct list_links to;
    struct str next;

    TRY(allowance_store_subscriptions(ctx, param_text(rq, "q"), 0, 0, param_text(rq, "after"),
                                      list_limit(rq, LIST_ROWS), &all, &v.rows_count, &next,
                                      &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_subscription_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct allowance_subscription_row_v){
            .id = all[i].id,
            .year = all[i].year,
            .title = all[i].title,
            .copies = all[i].copies,
            .received = all[i].received,
            .yuan = money_text(ctx->arena, all[i].fen * all[i].copies),
            .state = all[i].state,
            .tag = allowance_web_tag("allowance.order.", all[i].state),
        };
    v.rows = rows;
    v.crumbs = allowance_web_crumbs(ctx, S(""), S(""), T("allowance.subscriptions"));
    links[0] = (struct link_v){T("allowance.do.subscription"), S("/allowance/subscription/new")};
    v.links = links;
    v.links_count = may(ctx, "allowance.manage") ? 1 : 0;
    v.filter = (struct filter_v){.url = S("/allowance/subscription"),
                                 .label = T("allowance.f.paper"),
                                 .q = param_text(rq, "q"),
                                 .reset = list_reset(rq, S("/allowance/subscription"))};
    to = list_links_of(ctx, rq, "/allowance/subscription", KEPT, next);
    v.pager = (struct pager_v){.next = to.next, .first = to.first, .total = S("")};
    v.empty = list_empty(ctx, rq, v.rows_count, T("allowance.empty.paper"),
                         T("allowance.empty.paper_text"),
                         link_next(ctx, "allowance.manage", T("allowance.do.subscription"),
                                   "/allowance/subscription/new"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("allowance.subscriptions"),
                        &allowance_subscriptions_view, &v);
}

enum status allowance_web_subscription_new_page(struct ctx *ctx, const struct request *rq,
                                                struct response *rs)
{
    struct form_page *f = allowance_web_form(
        ctx, rq, T("allowance.do.subscription"), S("/allowance/subscription/new"),
        T("allowance.subscriptions"), S("/allowance/subscription"));

    (void)form_page_put(f, "int", "year", "allowance.col.year",
                        str_int(ctx->arena, ctx->today.year + 1));
    (void)form_page_put(f, "line", "title", "allowance.f.paper", S(""));
    (void)form_page_put(f, "line", "yuan", "allowance.f.copy_yuan", S(""));
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_subscription_new(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct allowance_subscription in = {.year = param_int(rq, "year"),
                                        .title = param_text(rq, "title")};
    int64_t id;

    if (!money_parse(param_text(rq, "yuan"), &in.fen))
        in.fen = 0;
    TRY(allowance_subscription_save(ctx, &in, &id));
    respond_flash(rs, "allowance.done.saved", S(""));
    return respond_see_other(rs, "/allowance/subscription/%lld", (long long)id);
}

static void subscription_facts(struct ctx *ctx, const struct allowance_subscription *s,
                               struct allowance_subscription_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    items[n++] =
        (struct kv_item_v){.label = T("allowance.col.year"), .value = str_int(ctx->arena, s->year)};
    items[n++] = (struct kv_item_v){
        .label = T("allowance.f.copy_yuan"),
        .value = TF(ctx->arena, "allowance.yuan", money_text(ctx->arena, s->fen))};
    items[n++] = (struct kv_item_v){.label = T("allowance.col.copies"),
                                    .value = str_int(ctx->arena, s->copies)};
    items[n++] = (struct kv_item_v){
        .label = T("allowance.col.yuan"),
        .value = TF(ctx->arena, "allowance.yuan", money_text(ctx->arena, s->fen * s->copies))};
    if (!date_none(s->posted_on))
        items[n++] = (struct kv_item_v){.label = T("allowance.f.posted_on"),
                                        .value = text_date(ctx->arena, s->posted_on, ctx->today)};
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

enum status allowance_web_subscription(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct allowance_subscription_v v = {0};
    struct allowance_copy_row_v *rows;
    struct allowance_subscription s = {0};
    struct allowance_copy *copies;

    TRY(allowance_store_subscription(ctx, path_id(rq, "id"), &s));
    TRY(allowance_store_copies(ctx, s.id, &copies, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_copy_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct allowance_copy_row_v){copies[i].name, copies[i].delegation,
                                                copies[i].received_on};
    v.rows = rows;
    v.crumbs = allowance_web_crumbs(ctx, T("allowance.subscriptions"), S("/allowance/subscription"),
                                    s.title);
    v.id = s.id;
    v.version = s.version;
    v.title = s.title;
    v.tag = allowance_web_tag("allowance.order.", s.state);
    v.links = links;
    if (may(ctx, "allowance.manage") && str_eqz(s.state, "planned")) {
        links[v.links_count++] = (struct link_v){
            T("allowance.do.fill"), allowance_web_url(ctx, "subscription", s.id, "/fill")};
        links[v.links_count++] = (struct link_v){
            T("allowance.do.order"), allowance_web_url(ctx, "subscription", s.id, "/order")};
    }
    if (may(ctx, "allowance.manage") && str_eqz(s.state, "ordered"))
        links[v.links_count++] = (struct link_v){
            T("allowance.do.post"), allowance_web_url(ctx, "subscription", s.id, "/post")};
    subscription_facts(ctx, &s, &v);
    v.empty = list_empty(ctx, rq, v.rows_count, T("allowance.empty.copy"),
                         T("allowance.empty.copy_text"), NULL);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, s.title, &allowance_subscription_view, &v);
}

static enum status subscription_form(struct ctx *ctx, const struct request *rq, const char *tail,
                                     struct str title, struct allowance_subscription *s,
                                     struct form_page **out)
{
    TRY(allowance_store_subscription(ctx, path_id(rq, "id"), s));
    *out = allowance_web_form(ctx, rq, title, allowance_web_url(ctx, "subscription", s->id, tail),
                              s->title, allowance_web_url(ctx, "subscription", s->id, ""));
    return ST_OK;
}

enum status allowance_web_subscription_fill_page(struct ctx *ctx, const struct request *rq,
                                                 struct response *rs)
{
    struct allowance_subscription s = {0};
    struct delegation *all;
    struct option_v *options;
    struct field_v *field;
    struct form_page *f;
    size_t count;

    TRY(subscription_form(ctx, rq, "/fill", T("allowance.do.fill"), &s, &f));
    TRY(delegation_list(ctx, &all, &count));
    field = form_page_put(f, "select", "delegation", "allowance.f.delegation", S(""));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("allowance.all_delegations")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].name};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_subscription_fill(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    size_t added;

    TRY(allowance_subscription_fill(ctx, id, param_id(rq, "delegation"), &added));
    respond_flash(rs, "allowance.done.filled", str_int(ctx->arena, (int64_t)added));
    return respond_see_other(rs, "/allowance/subscription/%lld", (long long)id);
}

enum status allowance_web_order_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_subscription s = {0};
    struct form_page *f;

    TRY(subscription_form(ctx, rq, "/order", T("allowance.do.order"), &s, &f));
    f->v.meta = TF(ctx->arena, "allowance.order_is", str_int(ctx->arena, s.copies),
                   money_text(ctx->arena, s.fen * s.copies));
    TRY(allowance_web_put_budgets(f));
    if (form_again(rq))
        (void)form_page_put(f, "check", "over", "allowance.f.over", S(""));
    form_page_version(f, s.version);
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_order(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(allowance_subscription_order(ctx, id, param_int(rq, "version"), param_id(rq, "budget"),
                                     param_bool(rq, "over")));
    respond_flash(rs, "allowance.done.saved", S(""));
    return respond_see_other(rs, "/allowance/subscription/%lld", (long long)id);
}

enum status allowance_web_post_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_subscription s = {0};
    struct form_page *f;

    TRY(subscription_form(ctx, rq, "/post", T("allowance.do.post"), &s, &f));
    (void)form_page_put(f, "date", "on", "allowance.f.posted_on", list_iso(ctx, ctx->today));
    form_page_version(f, s.version);
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_post(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(allowance_subscription_post(ctx, id, param_int(rq, "version"), param_date(rq, "on")));
    respond_flash(rs, "allowance.done.saved", S(""));
    return respond_see_other(rs, "/allowance/subscription/%lld", (long long)id);
}

enum status allowance_web_received(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(allowance_received(ctx, path_id(rq, "id")));
    respond_flash(rs, "allowance.done.received", S(""));
    return respond_see_other(rs, "/allowance/mine");
}

/* ---------------------------------------------------------------- accounts */

enum status allowance_web_accounts(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const KEPT[] = {"q", "limit", NULL};
    struct allowance_accounts_v v = {0};
    struct allowance_account_row_v *rows;
    struct allowance_holder *all;
    struct list_links to;
    struct str next;

    TRY(allowance_store_holders(ctx, param_text(rq, "q"), param_text(rq, "after"),
                                list_limit(rq, LIST_ROWS), &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_account_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct allowance_account_row_v){.id = all[i].deputy_id,
                                                   .name = all[i].name,
                                                   .delegation = all[i].delegation,
                                                   .bank = all[i].bank,
                                                   .known = all[i].account_id != 0};
    v.rows = rows;
    v.crumbs = allowance_web_crumbs(ctx, S(""), S(""), T("allowance.accounts"));
    v.filter = (struct filter_v){.url = S("/allowance/account"),
                                 .label = T("allowance.filter.name"),
                                 .q = param_text(rq, "q"),
                                 .reset = list_reset(rq, S("/allowance/account"))};
    to = list_links_of(ctx, rq, "/allowance/account", KEPT, next);
    v.pager = (struct pager_v){.next = to.next, .first = to.first, .total = S("")};
    v.empty = list_empty(ctx, rq, v.rows_count, T("allowance.empty.account"),
                         T("allowance.empty.account_text"), NULL);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("allowance.accounts"), &allowance_accounts_view,
                        &v);
}

enum status allowance_web_account_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct allowance_account a = {.bank = S(""), .number = S("")};
    struct form_page *f;
    struct deputy d;
    enum status st;

    TRY(deputy_get(ctx, path_id(rq, "id"), &d));
    st = allowance_account_of(ctx, d.id, &a);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    if (!form_again(rq))
        ctx->err = (struct err){0};
    f = allowance_web_form(ctx, rq, d.name, allowance_web_url(ctx, "account", d.id, ""),
                           T("allowance.accounts"), S("/allowance/account"));
    f->v.meta = a.number.len > 0 ? TF(ctx->arena, "allowance.account_now", a.bank,
                                      mask_id_number(ctx->arena, a.number))
                                 : S("");
    (void)form_page_put(f, "line", "bank", "allowance.col.bank", a.bank);
    (void)form_page_put(f, "line", "number", "allowance.f.number", S(""));
    f->v.note = T("allowance.account_note");
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_account(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct allowance_account in = {.deputy_id = path_id(rq, "id"),
                                         .bank = param_text(rq, "bank"),
                                         .number = param_text(rq, "number")};

    TRY(allowance_account_save(ctx, &in));
    respond_flash(rs, "allowance.done.saved", S(""));
    return respond_see_other(rs, "/allowance/account");
}

/* ---------------------------------------------------------------- a deputy's own */

static enum status own_copies(struct ctx *ctx, struct allowance_mine_v *v)
{
    struct allowance_subscription *all;
    struct allowance_mine_copy_v *copies;
    struct str next;
    int64_t total;

    TRY(allowance_store_subscriptions(ctx, S(""), 0, ctx->actor->deputy_id, S(""), MINE_MAX, &all,
                                      &v->copies_count, &next, &total));
    copies = arena_array(ctx->arena, v->copies_count, struct allowance_mine_copy_v);
    arr_each (i, v->copies_count) {
        struct allowance_copy *of;
        size_t count;

        copies[i] = (struct allowance_mine_copy_v){
            .id = all[i].id, .title = all[i].title, .year = all[i].year, .got_url = S("")};
        TRY(allowance_store_copies(ctx, all[i].id, &of, &count));
        arr_each (k, count)
            if (of[k].deputy_id == ctx->actor->deputy_id)
                copies[i].got = !date_none(of[k].received_on);
        if (!copies[i].got && str_eqz(all[i].state, "posted"))
            copies[i].got_url = allowance_web_url(ctx, "subscription", all[i].id, "/received");
    }
    v->copies = copies;
    return ST_OK;
}

enum status allowance_web_mine(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const KEPT[] = {"limit", NULL};
    const struct allowance_line_filter f = {
        .settled = true,
        .deputy_id = ctx->actor->deputy_id != 0 ? ctx->actor->deputy_id : -1,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS)};
    struct allowance_line_row_v *rows;
    struct allowance_mine_v v = {0};
    struct allowance_line *all;
    struct list_links to;
    struct str next;
    int64_t total;

    TRY(allowance_store_line_page(ctx, &f, &all, &v.rows_count, &next, &total));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_line_row_v);
    arr_each (i, v.rows_count)
        rows[i] = allowance_web_line_row(ctx, &all[i]);
    v.rows = rows;
    v.title = T("allowance.mine");
    v.total = str_int(ctx->arena, total);
    if (ctx->actor->deputy_id != 0)
        TRY(own_copies(ctx, &v));
    v.filter = (struct filter_v){.url = S("/allowance/mine"), .label = S("")};
    to = list_links_of(ctx, rq, "/allowance/mine", KEPT, next);
    v.pager = (struct pager_v){.next = to.next, .first = to.first, .total = S("")};
    v.empty = list_empty(ctx, rq, v.rows_count, T("allowance.empty.mine"),
                         T("allowance.empty.mine_text"), NULL);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &allowance_mine_view, &v);
}
