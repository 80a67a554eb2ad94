// SPDX-License-Identifier: MulanPSL-2.0
/* Special transfers added from above: the list, the form, the report to the committee. */
#include "finance_adjust_view.h"
#include "modules/finance/finance_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FIELDS = 2, ROWS = 3 };

static const char *const KEPT[] = {"year", "account", "q", "limit", NULL};

static struct tag_v state_tag(const struct finance_transfer *t)
{
    if (!date_none(t->heard_on))
        return (struct tag_v){.label = T("finance.transfer_state.heard"), .class = S("ok")};
    if (t->item_id != 0)
        return (struct tag_v){.label = T("finance.transfer_state.listed"), .class = S("doing")};
    return (struct tag_v){.label = T("finance.transfer_state.untold"), .class = S("wait")};
}

static struct finance_transfer_row_v row_of(struct ctx *ctx, const struct finance_transfer *t)
{
    struct str url = S("");

    if (t->item_id != 0)
        url = finance_web_url(ctx, "item", t->item_id, "");
    else if (may(ctx, "finance.manage"))
        url = finance_web_url(ctx, "transfer", t->id, "/edit");
    return (struct finance_transfer_row_v){
        .id = t->id,
        .name = t->name,
        .number = t->number,
        .year = t->year,
        .account = t->account,
        .received_on = t->received_on,
        .wan = finance_web_wan(ctx, t->fen),
        .matched = t->matched ? T("finance.matched.yes") : T("finance.matched.no"),
        .heard_on = t->heard_on,
        .note = t->note,
        .tag = state_tag(t),
        .url = url,
        .fen = t->fen,
    };
}

static struct filter_v filter_of(struct ctx *ctx, const struct request *rq,
                                 const struct finance_transfer_filter *f)
{
    struct field_v *fields = arena_array(ctx->arena, FIELDS, struct field_v);

    fields[0] = form_field(ctx, rq, "int", "year", "finance.f.year",
                           f->year != 0 ? str_int(ctx->arena, f->year) : S(""));
    fields[1] = finance_web_word_field(ctx, rq, "account", "finance.f.account", FINANCE_ACCOUNTS,
                                       "finance.account.");
    return (struct filter_v){.url = S("/finance/transfer"),
                             .label = T("finance.filter.transfer"),
                             .q = f->q,
                             .fields = fields,
                             .fields_count = FIELDS,
                             .reset = list_reset(rq, S("/finance/transfer"))};
}

enum status finance_web_transfers(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_transfer_filter f = {.year = (int)param_int(rq, "year"),
                                              .account = param_text(rq, "account"),
                                              .q = param_text(rq, "q"),
                                              .after = param_text(rq, "after"),
                                              .limit = list_limit(rq, LIST_ROWS)};
    struct finance_transfers_v v = {.may_manage = may(ctx, "finance.manage"),
                                    .may_import = may(ctx, "import.use"),
                                    .year = finance_web_year_of(ctx, rq)};
    struct note_v *note = arena_new(ctx->arena, struct note_v);
    struct finance_transfer_row_v *rows;
    struct finance_transfer *all;
    struct list_links links;
    struct str next;
    size_t untold;

    TRY(finance_store_transfers_untold(ctx, (int)v.year, &all, &untold));
    v.untold = (int64_t)untold;
    *note = (struct note_v){.warn = true,
                            .title = S(""),
                            .text = TF(ctx->arena, "finance.transfers_untold",
                                       str_int(ctx->arena, v.year), str_int(ctx->arena, v.untold))};
    v.note = untold > 0 ? note : NULL;
    TRY(finance_store_transfers(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_transfer_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(ctx, &all[i]);
    v.rows = rows;
    v.crumbs =
        finance_web_crumbs(ctx, "finance.adjusts", "/finance/adjust", T("finance.transfers"));
    v.filter = filter_of(ctx, rq, &f);
    links = list_links_of(ctx, rq, "/finance/transfer", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.transfers_none", "finance.transfers_none_text");
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.transfers"), &finance_transfers_view,
                        &v);
}

/* ---------------------------------------------------------------- the form */

static void put_transfer(struct form_page *f, const struct finance_transfer *t)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    form_page_crumb(f, T("finance.adjusts"), S("/finance/adjust"));
    form_page_crumb(f, T("finance.transfers"), S("/finance/transfer"));
    (void)form_page_put(f, "line", "name", "finance.f.transfer", t->name);
    form_optional(form_page_put(f, "line", "number", "finance.f.document", t->number));
    (void)form_page_put(f, "date", "received_on", "finance.f.received",
                        list_iso(ctx, t->received_on));
    (void)form_page_put(f, "line", "sum", "finance.f.transfer_sum",
                        finance_web_field_money(ctx, t->fen));
    field = form_page_put(f, "radio", "matched", "finance.f.matched",
                          t->id == 0   ? S("")
                          : t->matched ? S("yes")
                                       : S("no"));
    form_words(ctx, field, "no yes", "finance.matched.", false);
    (void)form_page_put(f, "int", "year", "finance.f.fiscal", str_int(ctx->arena, t->year));
    field = form_page_put(f, "select", "account", "finance.f.account", t->account);
    form_words(ctx, field, FINANCE_ACCOUNTS, "finance.account.", false);
    field = form_page_put(f, "text", "note", "finance.f.note", t->note);
    form_optional(field);
    form_max(field, FINANCE_TEXT_CHARS, ROWS);
    f->v.article = S("《预算法》第七十一条");
}

static enum status read_transfer(struct ctx *ctx, const struct request *rq,
                                 struct finance_transfer *out)
{
    *out = (struct finance_transfer){
        .year = (int)param_int(rq, "year"),
        .account = param_text(rq, "account"),
        .name = param_text(rq, "name"),
        .number = param_text(rq, "number"),
        .note = param_text(rq, "note"),
        .received_on = param_date(rq, "received_on"),
        .fen = finance_web_money(ctx, rq, "sum"),
        .matched = str_eqz(param_text(rq, "matched"), "yes"),
    };
    return invalid_done(ctx);
}

static enum status saved(struct ctx *ctx, struct response *rs, const struct finance_transfer *t)
{
    int64_t id;

    TRY(finance_transfer_save(ctx, t, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/transfer?year=%d", t->year);
}

enum status finance_web_transfer_new_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const struct finance_transfer t = {.year = finance_web_year_of(ctx, rq),
                                       .account = S("general"),
                                       .name = S(""),
                                       .number = S(""),
                                       .note = S(""),
                                       .received_on = ctx->today};
    struct form_page *f =
        form_page_open(ctx, rq, T("finance.do.transfer"), S("/finance/transfer/new"),
                       S("/finance/transfer"), T("finance.do.save"));

    put_transfer(f, &t);
    return finance_web_show_form(f, rs);
}

enum status finance_web_transfer_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_transfer t;

    TRY(read_transfer(ctx, rq, &t));
    return saved(ctx, rs, &t);
}

enum status finance_web_transfer_edit_page(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct finance_transfer t;
    struct form_page *f;

    TRY(finance_store_transfer(ctx, path_id(rq, "id"), &t));
    f = form_page_open(ctx, rq, t.name, finance_web_url(ctx, "transfer", t.id, "/edit"),
                       S("/finance/transfer"), T("finance.do.save"));
    put_transfer(f, &t);
    form_page_version(f, t.version);
    if (!date_none(t.heard_on))
        form_page_shut(f, "finance.err.transfer_heard");
    return finance_web_show_form(f, rs);
}

enum status finance_web_transfer_edit(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct finance_transfer t;

    TRY(read_transfer(ctx, rq, &t));
    t.id = path_id(rq, "id");
    t.version = param_int(rq, "version");
    return saved(ctx, rs, &t);
}

enum status finance_web_transfer_report(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    int64_t item;

    TRY(finance_transfers_report(ctx, finance_web_year_of(ctx, rq), &item));
    respond_flash(rs, "finance.done.transfers_listed", S(""));
    return respond_see_other(rs, "/finance/item/%lld", (long long)item);
}
