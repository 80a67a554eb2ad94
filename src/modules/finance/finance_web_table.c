// SPDX-License-Identifier: MulanPSL-2.0
/* Tables of money: the list, a sheet taken in, one with its lines and what does not add up in it.
 */
#include "modules/finance/finance_web.h"
#include "platform/chart.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 10, LINKS_MAX = 5, BARS_MAX = 30, MONTHS = 12 };

static const char *const KEPT[] = {"year", "kind", "stage", "account", "voided", "limit", NULL};

static struct tag_v table_tag(const struct finance_table *t)
{
    if (t->void_)
        return (struct tag_v){.label = T("finance.table.void"), .class = S("")};
    if (t->faults > 0)
        return (struct tag_v){.label = T("finance.table.faults"), .class = S("bad")};
    if (!date_none(t->approved_on))
        return (struct tag_v){.label = t->vote_id != 0 ? T("finance.table.approved")
                                                       : T("finance.table.backfilled"),
                              .class = S("ok")};
    return (struct tag_v){.label = T("finance.table.clean"), .class = S("doing")};
}

static struct finance_table_row_v table_row(const struct finance_table *t)
{
    return (struct finance_table_row_v){
        .id = t->id,
        .title = t->title,
        .year = t->year,
        .kind = t->kind,
        .stage = t->stage,
        .account = t->account,
        .month = t->month,
        .lines = t->lines,
        .faults = t->faults,
        .received_on = t->received_on,
        .approved_on = t->approved_on,
        .basis = t->basis,
        .tag = table_tag(t),
    };
}

enum status finance_web_tables(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_table_filter f = {.year = (int)param_int(rq, "year"),
                                           .kind = param_text(rq, "kind"),
                                           .stage = param_text(rq, "stage"),
                                           .account = param_text(rq, "account"),
                                           .voided = param_bool(rq, "voided"),
                                           .after = param_text(rq, "after"),
                                           .limit = list_limit(rq, LIST_ROWS)};
    struct field_v *fields = arena_array(ctx->arena, 5, struct field_v);
    struct finance_tables_v v = {.may_manage = may(ctx, "finance.manage")};
    struct finance_table_row_v *rows;
    struct finance_table *all;
    struct list_links links;
    struct str next;

    TRY(finance_store_tables(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_table_row_v);
    arr_each (i, v.rows_count)
        rows[i] = table_row(&all[i]);
    v.rows = rows;
    v.nav = finance_web_nav(ctx, "table");
    fields[0] = form_field(ctx, rq, "int", "year", "finance.f.year", param_text(rq, "year"));
    fields[1] = finance_web_word_field(ctx, rq, "stage", "finance.f.stage", FINANCE_STAGES,
                                       "finance.stage.");
    fields[2] =
        finance_web_word_field(ctx, rq, "kind", "finance.f.kind", FINANCE_KINDS, "finance.kind.");
    fields[3] = finance_web_word_field(ctx, rq, "account", "finance.f.account", FINANCE_ACCOUNTS,
                                       "finance.account.");
    fields[4] =
        form_field(ctx, rq, "check", "voided", "finance.filter.voided", f.voided ? S("1") : S(""));
    v.filter = (struct filter_v){.url = S("/finance/table"),
                                 .label = S(""),
                                 .fields = fields,
                                 .fields_count = 5,
                                 .reset = list_reset(rq, S("/finance/table"))};
    links = list_links_of(ctx, rq, "/finance/table", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.tables_none", "finance.tables_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.tables"), &finance_tables_view, &v);
}

/* ---------------------------------------------------------------- faults, as sentences */

static struct str fault_text(struct ctx *ctx, const struct finance_fault *f)
{
    const int64_t apart = f->have < f->want ? f->want - f->have : f->have - f->want;
    const struct str args[] = {f->name, finance_web_wan(ctx, f->have),
                               finance_web_wan(ctx, f->want), finance_web_wan(ctx, apart),
                               f->other};
    const struct str plain[] = {f->name, f->other};
    const bool no_money = finance_word("not_number twice code", f->kind);

    return text_fill(
        ctx->arena,
        str_z(ctx->arena, str_printf(ctx->arena, "finance.fault." STR_FMT, STR_ARG(f->kind))),
        no_money ? plain : args, no_money ? COUNT(plain) : COUNT(args));
}

static enum status put_faults(struct ctx *ctx, const struct finance_table *t,
                              struct finance_table_v *v)
{
    struct note_v *clean = arena_new(ctx->arena, struct note_v);
    struct finance_fault_row_v *rows;
    struct finance_fault *faults;

    TRY(finance_store_faults(ctx, t->id, &faults, &v->faults_count));
    rows = arena_array(ctx->arena, v->faults_count, struct finance_fault_row_v);
    arr_each (i, v->faults_count)
        rows[i] = (struct finance_fault_row_v){faults[i].cell, fault_text(ctx, &faults[i])};
    v->faults = rows;
    *clean = (struct note_v){.ok = true, .title = S(""), .text = T("finance.no_faults")};
    if (v->faults_count == 0)
        v->clean = clean;
    return ST_OK;
}

/* ---------------------------------------------------------------- lines */

/* The measure that a table is mostly about. */
static enum finance_measure main_measure(unsigned has)
{
    if ((has & (1U << FINANCE_ACTUAL)) != 0)
        return FINANCE_ACTUAL;
    return (has & (1U << FINANCE_ADJUSTED)) != 0 ? FINANCE_ADJUSTED : FINANCE_BUDGET;
}

static struct str wan_of(struct ctx *ctx, const struct finance_line *l, enum finance_measure m)
{
    return finance_has(l, m) ? finance_web_wan(ctx, l->fen[m]) : S("");
}

static struct str indent_of(struct ctx *ctx, unsigned level)
{
    struct buf out = buf_new(ctx->arena, 0);

    for (unsigned i = 1; i < level && i < 6; i++)
        buf_z(&out, "\xE3\x80\x80"); /* a wide blank */
    return buf_view(&out);
}

static struct str vouchers_url(struct ctx *ctx, const struct finance_table *t,
                               const struct finance_line *l)
{
    if (l->code.len == 0 || str_eqz(t->kind, "revenue") ||
        (str_eqz(t->kind, "balance") && l->side == 0))
        return S("");
    return str_printf(ctx->arena, "/finance/voucher?year=%d&code=" STR_FMT, t->year,
                      STR_ARG(l->code));
}

static struct finance_line_row_v line_row(struct ctx *ctx, const struct finance_table *t,
                                          const struct finance_line *l, enum finance_measure main,
                                          int64_t whole)
{
    int64_t granted;
    const int64_t rate = finance_granted(l, &granted) && finance_has(l, FINANCE_ACTUAL)
                             ? finance_bp(l->fen[FINANCE_ACTUAL], granted)
                             : FINANCE_NO_BP;
    const int64_t growth = finance_has(l, FINANCE_PRIOR) && finance_has(l, main)
                               ? finance_growth(l->fen[main], l->fen[FINANCE_PRIOR])
                               : FINANCE_NO_BP;

    return (struct finance_line_row_v){
        .place = l->place,
        .code = l->code,
        .indent = indent_of(ctx, l->level),
        .name = l->name,
        .side = !str_eqz(t->kind, "balance") ? S("one")
                : l->side == 0               ? S("in")
                                             : S("out"),
        .total = l->sort == FINANCE_TOTAL,
        .prior = wan_of(ctx, l, FINANCE_PRIOR),
        .budget = wan_of(ctx, l, FINANCE_BUDGET),
        .adjusted = wan_of(ctx, l, FINANCE_ADJUSTED),
        .actual = wan_of(ctx, l, FINANCE_ACTUAL),
        .basic = wan_of(ctx, l, FINANCE_BASIC),
        .project = wan_of(ctx, l, FINANCE_PROJECT),
        .growth = finance_web_change(ctx, growth),
        .rate = finance_web_percent(ctx, rate),
        .share = finance_web_percent(ctx, finance_has(l, main) ? finance_bp(l->fen[main], whole)
                                                               : FINANCE_NO_BP),
        .organ = l->organ,
        .basis = l->basis,
        .note = l->note,
        .fen = l->fen[main],
        .url = vouchers_url(ctx, t, l),
    };
}

/* The whole that shares are of: the last total of the side, else the sum of its uppermost lines. */
static void wholes(const struct finance_line *lines, size_t count, enum finance_measure m,
                   int64_t out[2])
{
    bool total[2] = {false, false};

    out[0] = out[1] = 0;
    arr_each (i, count) {
        const struct finance_line *l = &lines[i];

        if (l->sort == FINANCE_TOTAL) {
            out[l->side] = l->fen[m];
            total[l->side] = true;
        } else if (l->parent == 0 && !total[l->side]) {
            out[l->side] += l->fen[m];
        }
    }
}

static void put_chart(struct ctx *ctx, const struct finance_table *t,
                      const struct finance_line *lines, size_t count, enum finance_measure m,
                      struct bars_v *out)
{
    struct legend_v *legend = arena_new(ctx->arena, struct legend_v);
    struct chart_row rows[BARS_MAX];
    const unsigned side = str_eqz(t->kind, "balance") ? 1 : 0;
    size_t n = 0;

    for (size_t i = 0; i < count && n < BARS_MAX; i++) {
        const struct finance_line *l = &lines[i];

        if (l->side != side || l->sort == FINANCE_TOTAL || l->parent != 0 || l->fen[m] <= 0)
            continue;
        rows[n++] = (struct chart_row){.label = l->name,
                                       .url = vouchers_url(ctx, t, l),
                                       .parts = {l->fen[m]},
                                       .value = finance_web_wan(ctx, l->fen[m])};
    }
    *legend = (struct legend_v){
        .label = text_of("finance.measure.", m == FINANCE_ACTUAL     ? S("actual")
                                             : m == FINANCE_ADJUSTED ? S("adjusted")
                                                                     : S("budget")),
        .class = S("s1")};
    *out = (struct bars_v){.caption = T("finance.chart_lines"),
                           .head_label = T("finance.col.name"),
                           .head_value = T("finance.wan"),
                           .legend = legend,
                           .legend_count = 1};
    chart_bars(ctx->arena, rows, n, out);
}

static enum status put_lines(struct ctx *ctx, const struct finance_table *t,
                             struct finance_table_v *v)
{
    struct finance_line_row_v *rows;
    struct finance_line *lines;
    enum finance_measure m;
    int64_t whole[2];
    unsigned has = 0;
    size_t count;

    TRY(finance_store_lines(ctx, t->id, &lines, &count));
    arr_each (i, count) {
        has |= lines[i].has;
        v->has_code = v->has_code || lines[i].code.len > 0;
        v->has_organ = v->has_organ || lines[i].organ.len > 0;
        v->has_basis = v->has_basis || lines[i].basis.len > 0;
    }
    m = main_measure(has);
    wholes(lines, count, m, whole);
    rows = arena_array(ctx->arena, count, struct finance_line_row_v);
    arr_each (i, count)
        rows[i] = line_row(ctx, t, &lines[i], m, whole[lines[i].side]);
    v->rows = rows;
    v->rows_count = count;
    v->has_prior = (has & (1U << FINANCE_PRIOR)) != 0;
    v->has_budget = (has & (1U << FINANCE_BUDGET)) != 0;
    v->has_adjusted = (has & (1U << FINANCE_ADJUSTED)) != 0;
    v->has_actual = (has & (1U << FINANCE_ACTUAL)) != 0;
    v->has_rate = v->has_actual && (v->has_budget || v->has_adjusted);
    v->has_parts = (has & (1U << FINANCE_BASIC | 1U << FINANCE_PROJECT)) != 0;
    put_chart(ctx, t, lines, count, m, &v->chart);
    return ST_OK;
}

static void put_facts(struct ctx *ctx, const struct finance_table *t, struct finance_table_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    items[n++] = finance_web_fact("finance.f.account", text_of("finance.account.", t->account));
    items[n++] = finance_web_fact("finance.f.stage", text_of("finance.stage.", t->stage));
    items[n++] = finance_web_fact("finance.f.kind", text_of("finance.kind.", t->kind));
    if (t->month != 0)
        items[n++] = finance_web_fact("finance.col.month", str_int(ctx->arena, t->month));
    items[n++] =
        finance_web_fact("finance.col.received", text_date(ctx->arena, t->received_on, ctx->today));
    if (!date_none(t->approved_on)) {
        items[n++] = finance_web_fact(
            "finance.col.approved",
            TF(ctx->arena, t->vote_id != 0 ? "finance.by_vote" : "finance.backfilled_on",
               text_date(ctx->arena, t->approved_on, ctx->today)));
        items[n] = finance_web_fact("finance.col.basis", t->basis);
        if (t->vote_id != 0)
            items[n].url = str_printf(ctx->arena, "/vote/%lld", (long long)t->vote_id);
        n++;
    }
    items[n++] = finance_web_fact("finance.col.file", t->file);
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

static void put_acts(struct ctx *ctx, const struct finance_table *t, struct finance_table_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct action_v *out = arena_new(ctx->arena, struct action_v);
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);

    v->links = links;
    links[v->links_count++] = (struct link_v){
        .label = T("finance.nav.compare"),
        .url = str_printf(ctx->arena, "/finance/compare?year=%d&account=" STR_FMT "&kind=" STR_FMT,
                          t->year, STR_ARG(t->account), STR_ARG(t->kind))};
    if (!may(ctx, "finance.manage") || t->void_)
        return;
    if (date_none(t->approved_on) && !str_eqz(t->stage, "executed"))
        links[v->links_count++] =
            (struct link_v){.label = T("finance.do.approve"),
                            .url = finance_web_url(ctx, "table", t->id, "/approve")};
    *ask = (struct confirm_v){.id = S("withdraw"),
                              .title = T("finance.ask.withdraw"),
                              .text = T("finance.ask.withdraw_text"),
                              .yes = T("finance.do.withdraw"),
                              .no = T("finance.ask.no"),
                              .risk = true};
    *out = (struct action_v){.url = finance_web_url(ctx, "table", t->id, "/withdraw"),
                             .label = T("finance.do.withdraw"),
                             .risk = true,
                             .confirm = ask};
    v->withdraw = out;
}

enum status finance_web_table(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_table_v v = {0};
    struct finance_table t;

    TRY(finance_store_table(ctx, path_id(rq, "id"), &t));
    v = (struct finance_table_v){
        .crumbs = finance_web_crumbs(ctx, "finance.tables", "/finance/table", t.title),
        .id = t.id,
        .version = t.version,
        .title = t.title,
        .tag = table_tag(&t),
        .unit = T("finance.wan"),
        .pager = {.next = S(""), .first = S(""), .total = S("")},
    };
    put_facts(ctx, &t, &v);
    put_acts(ctx, &t, &v);
    TRY(put_faults(ctx, &t, &v));
    TRY(put_lines(ctx, &t, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, t.title, &finance_table_view, &v);
}

/* ---------------------------------------------------------------- forms */

static void put_months(struct ctx *ctx, struct field_v *f)
{
    struct option_v options[MONTHS];

    arr_each (i, MONTHS)
        options[i] = (struct option_v){
            .value = str_int(ctx->arena, (int64_t)i + 1),
            .label = TF(ctx->arena, "finance.to_month", str_int(ctx->arena, (int64_t)i + 1))};
    form_options(ctx, f, options, MONTHS);
    f->choose = true;
}

static void put_units(struct ctx *ctx, struct field_v *f)
{
    static const struct str FEN[] = {SI("100"), SI("100000"), SI("1000000"), SI("10000000000")};
    struct option_v options[COUNT(FEN)];

    arr_each (i, COUNT(FEN))
        options[i] = (struct option_v){.value = FEN[i], .label = text_of("finance.unit.", FEN[i])};
    form_options(ctx, f, options, COUNT(FEN));
    f->choose = true;
}

enum status finance_web_table_new_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("finance.do.table"), S("/finance/table/new"),
                                         S("/finance/table"), T("finance.do.take"));
    struct field_v *field;

    form_page_crumb(f, T("finance.menu"), S("/finance"));
    form_page_crumb(f, T("finance.tables"), S("/finance/table"));
    field = form_page_put(f, "file", "file", "finance.f.file", S(""));
    field->accept = S(".xlsx,.csv");
    field = form_page_put(f, "select", "stage", "finance.f.stage", S(""));
    form_optional(field);
    form_words(ctx, field, FINANCE_STAGES, "finance.stage.", false);
    form_page_more(f);
    form_optional(form_page_put(f, "int", "year", "finance.f.year", S("")));
    field = form_page_put(f, "select", "month", "finance.f.month", S(""));
    form_optional(field);
    put_months(ctx, field);
    field = form_page_put(f, "select", "kind", "finance.f.kind", S(""));
    form_optional(field);
    form_words(ctx, field, FINANCE_KINDS, "finance.kind.", false);
    field = form_page_put(f, "select", "account", "finance.f.account", S(""));
    form_optional(field);
    form_words(ctx, field, FINANCE_ACCOUNTS, "finance.account.", false);
    field = form_page_put(f, "select", "unit", "finance.f.unit", S(""));
    form_optional(field);
    put_units(ctx, field);
    return finance_web_show_form(f, rs);
}

enum status finance_web_table_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_table want = {.year = (int)param_int(rq, "year"),
                                       .month = (unsigned)param_int(rq, "month"),
                                       .kind = param_text(rq, "kind"),
                                       .stage = param_text(rq, "stage"),
                                       .account = param_text(rq, "account"),
                                       .unit_fen = param_int(rq, "unit")};
    const struct upload *file = param_file(rq, "file");
    struct finance_table t;
    enum status st;
    size_t found;
    int64_t id;

    if (file == NULL) {
        invalid(ctx, "file", "finance.err.file", NULL);
        return invalid_done(ctx);
    }
    st = finance_table_take(ctx, file->path, file->file_name, &want, &id);
    if (st == ST_INVALID && ctx->field_errors_count == 0) { /* the sheet itself */
        invalid(ctx, "file", ctx->err.key, ctx->err.arg);
        return invalid_done(ctx);
    }
    TRY(st);
    TRY(finance_store_table(ctx, id, &t));
    TRY(finance_examine(ctx, t.year, &found));
    respond_flash(rs, "finance.done.taken", S(""));
    return respond_see_other(rs, "/finance/table/%lld", (long long)id);
}

enum status finance_web_withdraw(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct finance_table t;

    TRY(finance_store_table(ctx, id, &t));
    TRY(finance_table_withdraw(ctx, id, t.version));
    respond_flash(rs, "finance.done.withdrawn", S(""));
    return respond_see_other(rs, "/finance/table/%lld", (long long)id);
}
