// SPDX-License-Identifier: MulanPSL-2.0
/* Adjustments of a budget: which cases of the law it is, its forms. */
#include "finance_adjust_view.h"
#include "modules/congress/congress.h"
#include "modules/finance/finance_parts.h"
#include "modules/finance/finance_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { CASES = 4, FACTS_MAX = 12, LINKS_MAX = 6, ROWS = 4 };

static const char *const KEPT[] = {"year", "limit", NULL};

struct str finance_web_adjust_title(struct ctx *ctx, const struct finance_adjustment *a)
{
    return TF(ctx->arena, "finance.adjust_title", str_int(ctx->arena, a->year),
              text_of("finance.account.", a->account), str_int(ctx->arena, a->number));
}

static struct tag_v state_tag(const struct finance_adjustment *a)
{
    if (!date_none(a->published_on))
        return (struct tag_v){.label = a->backfill.len > 0
                                           ? T("finance.adjust_state.published_backfilled")
                                           : T("finance.adjust_state.published"),
                              .class = S("ok")};
    if (!date_none(a->approved_on))
        return (struct tag_v){.label = a->backfill.len > 0 ? T("finance.adjust_state.backfilled")
                                                           : T("finance.adjust_state.approved"),
                              .class = S("doing")};
    if (a->item_id != 0)
        return (struct tag_v){.label = T("finance.adjust_state.listed"), .class = S("wait")};
    return (struct tag_v){.label = T("finance.adjust_state.drafted"), .class = S("")};
}

/* ---------------------------------------------------------------- the four cases */

static const struct case_of {
    enum budget_law_case bit;
    const char *label;
    size_t before, after; /* offsets in struct budget_law_change */
} ALL_CASES[CASES] = {
    {BUDGET_LAW_TOTAL, "finance.case.total", offsetof(struct budget_law_change, total_before),
     offsetof(struct budget_law_change, total_after)},
    {BUDGET_LAW_FUND, "finance.case.fund", offsetof(struct budget_law_change, fund_before),
     offsetof(struct budget_law_change, fund_after)},
    {BUDGET_LAW_KEY_CUT, "finance.case.key", offsetof(struct budget_law_change, key_before),
     offsetof(struct budget_law_change, key_after)},
    {BUDGET_LAW_BORROWED, "finance.case.debt", offsetof(struct budget_law_change, debt_before),
     offsetof(struct budget_law_change, debt_after)},
};

static int64_t at(const struct budget_law_change *c, size_t offset)
{
    return *(const int64_t *)(const void *)((const char *)c + offset);
}

const struct finance_case_row_v *
finance_web_cases(struct ctx *ctx, const struct finance_adjustment *a, size_t *out_count)
{
    struct finance_case_row_v *rows = arena_array(ctx->arena, CASES, struct finance_case_row_v);
    const unsigned is = budget_law_adjust(&a->change);

    *out_count = CASES;
    for (size_t i = 0; i < CASES; i++) {
        const struct case_of *k = &ALL_CASES[i];
        const int64_t before = at(&a->change, k->before), after = at(&a->change, k->after);
        const bool hit = (is & (unsigned)k->bit) != 0;
        struct str name = text(k->label);

        if (k->bit == BUDGET_LAW_KEY_CUT && a->key_name.len > 0)
            name = TF(ctx->arena, "finance.case.key_of", a->key_name);
        rows[i] = (struct finance_case_row_v){
            .name = name,
            .before = finance_web_wan(ctx, before),
            .after = finance_web_wan(ctx, after),
            .change = finance_web_wan(ctx, after - before),
            .tag = {.label = hit ? T("finance.case_hit") : T("finance.case_not"),
                    .class = hit ? S("wait") : S("")}};
    }
    return rows;
}

static struct str cases_text(struct ctx *ctx, const struct finance_adjustment *a)
{
    struct buf out = buf_new(ctx->arena, 0);
    const unsigned is = budget_law_adjust(&a->change);

    for (size_t i = 0; i < CASES; i++)
        if ((is & (unsigned)ALL_CASES[i].bit) != 0) {
            if (out.len > 0)
                buf_z(&out, "\xE3\x80\x81");
            buf_str(&out, text(ALL_CASES[i].label));
        }
    return out.len > 0 ? buf_view(&out) : T("finance.case_none");
}

/* ---------------------------------------------------------------- the list */

static struct finance_adjust_row_v row_of(struct ctx *ctx, const struct finance_adjustment *a)
{
    return (struct finance_adjust_row_v){
        .id = a->id,
        .title = finance_web_adjust_title(ctx, a),
        .year = a->year,
        .account = a->account,
        .before = finance_web_wan(ctx, a->change.total_before),
        .after = finance_web_wan(ctx, a->change.total_after),
        .cases = cases_text(ctx, a),
        .approved_on = a->approved_on,
        .published_on = a->published_on,
        .tag = state_tag(a),
        .fen = a->change.total_after - a->change.total_before,
    };
}

enum status finance_web_adjusts(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_adjustment_filter f = {.year = (int)param_int(rq, "year"),
                                                .after = param_text(rq, "after"),
                                                .limit = list_limit(rq, LIST_ROWS)};
    struct finance_adjusts_v v = {.may_manage = may(ctx, "finance.manage")};
    struct field_v *field = arena_new(ctx->arena, struct field_v);
    struct finance_adjust_row_v *rows;
    struct finance_adjustment *all;
    struct list_links links;
    struct str next;

    TRY(finance_store_adjustments(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_adjust_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(ctx, &all[i]);
    v.rows = rows;
    v.nav = finance_web_nav(ctx, "adjust");
    v.transfers = S("/finance/transfer");
    *field = form_field(ctx, rq, "int", "year", "finance.f.year",
                        f.year != 0 ? str_int(ctx->arena, f.year) : S(""));
    v.years = (struct filter_v){.url = S("/finance/adjust"),
                                .label = S(""),
                                .fields = field,
                                .fields_count = 1,
                                .reset = list_reset(rq, S("/finance/adjust"))};
    links = list_links_of(ctx, rq, "/finance/adjust", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.adjusts_none", "finance.adjusts_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.adjusts"), &finance_adjusts_view, &v);
}

/* ---------------------------------------------------------------- one of them */

static void put_facts(struct ctx *ctx, const struct finance_adjustment *a,
                      struct finance_adjust_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    items[n++] = finance_web_fact("finance.f.adjust_reason", a->reason);
    if (a->change.transfers != 0) {
        items[n] = finance_web_fact(
            "finance.col.transfers",
            TF(ctx->arena, "finance.transfers_out", finance_web_wan(ctx, a->change.transfers)));
        items[n++].url = str_printf(ctx->arena, "/finance/transfer?year=%d", a->year);
    }
    if (a->item_id != 0) {
        items[n] = finance_web_fact("finance.calendar", T("finance.item_kind.adjustment"));
        items[n++].url = finance_web_url(ctx, "item", a->item_id, "");
    }
    if (!date_none(a->approved_on))
        items[n++] = finance_web_fact("finance.col.approved",
                                      text_date(ctx->arena, a->approved_on, ctx->today));
    if (a->backfill.len > 0)
        items[n++] = finance_web_fact("finance.col.backfill", a->backfill);
    if (!date_none(a->published_on))
        items[n++] = finance_web_fact("finance.col.published",
                                      text_date(ctx->arena, a->published_on, ctx->today));
    if (a->text.len > 0)
        items[n++] = finance_web_fact("finance.f.publish_text", a->text);
    items[n] = finance_web_fact("finance.nav.compare", T("finance.see_compare"));
    items[n++].url = str_printf(ctx->arena, "/finance/compare?year=%d&account=" STR_FMT, a->year,
                                STR_ARG(a->account));
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

static void put_acts(struct ctx *ctx, const struct finance_adjustment *a,
                     struct finance_adjust_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct action_v *list = arena_new(ctx->arena, struct action_v);

    v->links = links;
    if (!may(ctx, "finance.manage"))
        return;
    if (a->item_id == 0 && budget_law_adjust(&a->change) != 0) {
        *list = (struct action_v){.url = finance_web_url(ctx, "adjust", a->id, "/calendar"),
                                  .label = T("finance.do.adjust_list")};
        v->list = list;
    }
    if (a->item_id != 0 && date_none(a->approved_on))
        links[v->links_count++] =
            (struct link_v){.label = T("finance.do.attach"),
                            .url = finance_web_url(ctx, "item", a->item_id, "/meeting")};
    if (!date_none(a->approved_on))
        links[v->links_count++] =
            (struct link_v){.label = date_none(a->published_on) ? T("finance.do.publish")
                                                                : T("finance.do.republish"),
                            .url = finance_web_url(ctx, "adjust", a->id, "/publish")};
    else
        links[v->links_count++] = (struct link_v){
            .label = T("finance.do.edit"), .url = finance_web_url(ctx, "adjust", a->id, "/edit")};
}

static struct note_v note_of(struct ctx *ctx, const struct finance_adjustment *a, bool needed)
{
    struct note_v v = {.title = S(""),
                       .text = a->change.transfers != 0 ? T("finance.adjust_by_transfers")
                                                        : T("finance.adjust_not_needed")};

    if (!date_none(a->approved_on)) {
        v.ok = true;
        v.text = a->backfill.len > 0
                     ? TF(ctx->arena, "finance.adjust_backfilled", cases_text(ctx, a), a->backfill)
                     : TF(ctx->arena, "finance.adjust_approved", cases_text(ctx, a));
    } else if (needed) {
        v.warn = true;
        v.text = TF(ctx->arena, "finance.adjust_needed", cases_text(ctx, a));
    }
    return v;
}

enum status finance_web_adjust(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_adjust_v v = {0};
    struct finance_adjustment a;
    bool needed;

    TRY(finance_store_adjustment(ctx, path_id(rq, "id"), &a));
    needed = budget_law_adjust(&a.change) != 0;
    v = (struct finance_adjust_v){
        .crumbs = finance_web_crumbs(ctx, "finance.adjusts", "/finance/adjust",
                                     finance_web_adjust_title(ctx, &a)),
        .id = a.id,
        .version = a.version,
        .title = finance_web_adjust_title(ctx, &a),
        .tag = state_tag(&a),
        .note = note_of(ctx, &a, needed),
    };
    v.rows = finance_web_cases(ctx, &a, &v.rows_count);
    put_facts(ctx, &a, &v);
    put_acts(ctx, &a, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &finance_adjust_view, &v);
}

/* ---------------------------------------------------------------- forms */

static void put_sum(struct form_page *f, enum budget_law_case bit, const char *name,
                    const char *label, int64_t fen)
{
    struct field_v *field =
        form_page_put(f, "line", name, label, finance_web_field_money(f->ctx, fen));

    if (bit != BUDGET_LAW_TOTAL)
        form_optional(field);
}

static void put_sums(struct form_page *f, const struct finance_adjustment *a)
{
    static const struct {
        const char *before, *after, *before_label, *after_label;
    } SUMS[CASES] = {
        {"total_before", "total_after", "finance.f.total_before", "finance.f.total_after"},
        {"fund_before", "fund_after", "finance.f.fund_before", "finance.f.fund_after"},
        {"key_before", "key_after", "finance.f.key_before", "finance.f.key_after"},
        {"debt_before", "debt_after", "finance.f.debt_before", "finance.f.debt_after"},
    };

    for (size_t i = 0; i < CASES; i++) {
        const struct case_of *k = &ALL_CASES[i];

        if (k->bit == BUDGET_LAW_KEY_CUT)
            form_optional(form_page_put(f, "line", "key_name", "finance.f.key_name", a->key_name));
        put_sum(f, k->bit, SUMS[i].before, SUMS[i].before_label, at(&a->change, k->before));
        put_sum(f, k->bit, SUMS[i].after, SUMS[i].after_label, at(&a->change, k->after));
        if (k->bit == BUDGET_LAW_TOTAL)
            form_optional(form_page_put(f, "line", "transfers", "finance.f.transfers",
                                        finance_web_field_money(f->ctx, a->change.transfers)));
    }
    form_max(form_page_put(f, "text", "reason", "finance.f.adjust_reason", a->reason),
             FINANCE_TEXT_CHARS, ROWS);
    f->v.article = S("《预算法》第六十七条");
}

static enum status read_sums(struct ctx *ctx, const struct request *rq,
                             struct finance_adjustment *a)
{
    a->change = (struct budget_law_change){
        .total_before = finance_web_money(ctx, rq, "total_before"),
        .total_after = finance_web_money(ctx, rq, "total_after"),
        .fund_before = finance_web_money(ctx, rq, "fund_before"),
        .fund_after = finance_web_money(ctx, rq, "fund_after"),
        .key_before = finance_web_money(ctx, rq, "key_before"),
        .key_after = finance_web_money(ctx, rq, "key_after"),
        .debt_before = finance_web_money(ctx, rq, "debt_before"),
        .debt_after = finance_web_money(ctx, rq, "debt_after"),
        .transfers = finance_web_money(ctx, rq, "transfers"),
    };
    a->key_name = param_text(rq, "key_name");
    a->reason = param_text(rq, "reason");
    return invalid_done(ctx);
}

enum status finance_web_adjust_new_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("finance.do.adjust"), S("/finance/adjust/new"),
                                         S("/finance/adjust"), T("finance.do.save"));
    struct str account = param_text(rq, "account");
    struct finance_adjustment a;
    struct finance_key *keys;
    struct field_v *field;
    size_t count;
    int of;

    if (account.len == 0)
        account = S("general");
    TRY(finance_adjustment_begin(ctx, finance_web_year_of(ctx, rq), account, &a));
    form_page_crumb(f, T("finance.menu"), S("/finance"));
    form_page_crumb(f, T("finance.adjusts"), S("/finance/adjust"));
    (void)form_page_put(f, "int", "year", "finance.f.year", str_int(ctx->arena, a.year));
    field = form_page_put(f, "select", "account", "finance.f.account", a.account);
    form_words(ctx, field, FINANCE_ACCOUNTS, "finance.account.", false);
    put_sums(f, &a);
    TRY(finance_keys(ctx, a.year, &keys, &count, &of));
    f->v.note = a.change.total_after == 0 ? T("finance.note.no_tables")
                : of == 0                 ? T("finance.note.from_words")
                                          : T("finance.note.from_tables");
    return finance_web_show_form(f, rs);
}

enum status finance_web_adjust_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_adjustment a = {.year = (int)param_int(rq, "year"),
                                   .account = param_text(rq, "account")};
    int64_t id;

    TRY(read_sums(ctx, rq, &a));
    TRY(finance_adjustment_save(ctx, &a, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/adjust/%lld", (long long)id);
}

static enum status open_form(struct ctx *ctx, const struct request *rq, const char *tail,
                             struct str title, struct finance_adjustment *a, struct form_page **out)
{
    struct str back;

    TRY(finance_store_adjustment(ctx, path_id(rq, "id"), a));
    back = finance_web_url(ctx, "adjust", a->id, "");
    *out = form_page_open(ctx, rq, title, finance_web_url(ctx, "adjust", a->id, tail), back,
                          T("finance.do.save"));
    form_page_crumb(*out, T("finance.adjusts"), S("/finance/adjust"));
    form_page_crumb(*out, finance_web_adjust_title(ctx, a), back);
    return ST_OK;
}

enum status finance_web_adjust_edit_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct finance_adjustment a;
    struct form_page *f;

    TRY(open_form(ctx, rq, "/edit", T("finance.do.edit"), &a, &f));
    put_sums(f, &a);
    form_page_version(f, a.version);
    if (!date_none(a.approved_on))
        form_page_shut(f, "finance.err.adjust_approved");
    return finance_web_show_form(f, rs);
}

enum status finance_web_adjust_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_adjustment a;
    int64_t id;

    TRY(finance_store_adjustment(ctx, path_id(rq, "id"), &a));
    TRY(read_sums(ctx, rq, &a));
    a.version = param_int(rq, "version");
    TRY(finance_adjustment_save(ctx, &a, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/adjust/%lld", (long long)a.id);
}

enum status finance_web_adjust_calendar(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    int64_t item;

    TRY(finance_adjustment_list(ctx, path_id(rq, "id"), &item));
    respond_flash(rs, "finance.done.adjust_listed", S(""));
    return respond_see_other(rs, "/finance/item/%lld", (long long)item);
}

enum status finance_web_publish_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_adjustment a;
    struct form_page *f;

    TRY(open_form(ctx, rq, "/publish", T("finance.do.publish"), &a, &f));
    (void)form_page_put(f, "date", "published_on", "finance.col.published",
                        list_iso(ctx, date_none(a.published_on) ? ctx->today : a.published_on));
    form_max(form_page_put(f, "text", "text", "finance.f.publish_text",
                           a.text.len > 0 ? a.text : a.reason),
             FINANCE_TEXT_CHARS, ROWS);
    f->v.article = S("《预算法》第十四条");
    form_page_version(f, a.version);
    if (date_none(a.approved_on))
        form_page_shut(f, "finance.err.not_approved");
    return finance_web_show_form(f, rs);
}

enum status finance_web_publish(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_publish in = {.id = path_id(rq, "id"),
                                       .version = param_int(rq, "version"),
                                       .on = param_date(rq, "published_on"),
                                       .text = param_text(rq, "text")};

    TRY(finance_adjustment_publish(ctx, &in));
    respond_flash(rs, "finance.done.published", S(""));
    return respond_see_other(rs, "/finance/adjust/%lld", (long long)in.id);
}
