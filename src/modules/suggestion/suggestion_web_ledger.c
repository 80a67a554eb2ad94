// SPDX-License-Identifier: MulanPSL-2.0
/* What is overdue and who knows of it, the ledger of promises, and how units are scored. */
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_card.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LEVEL_OVERDUE = 3, ESCALATIONS_MOST = 200, ROWS_A_PAGE = 20, ROWS_MOST = 200 };

/* -------------------------------------------------------------------------------- escalations */

static struct tag_v level_tag(struct ctx *ctx, int64_t level)
{
    return (struct tag_v){
        .label = text_of("suggestion.escalation.level.", suggestion_web_int(ctx, level)),
        .class = level >= LEVEL_OVERDUE ? S("bad") : S("wait"),
    };
}

enum status suggestion_web_escalations(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct suggestion_escalations_v v = {0};
    struct suggestion_escalation *all;
    struct suggestion_escalation_row_v *rows;
    struct empty_v empty = {.title = T("suggestion.escalation.empty"),
                            .text = T("suggestion.escalation.empty_text")};

    TRY(suggestion_escalations(ctx, ESCALATIONS_MOST, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct suggestion_escalation_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct suggestion_escalation_row_v){
            .id = all[i].suggestion_id,
            .kind = all[i].kind,
            .number = all[i].number_text.len != 0 ? all[i].number_text : T("suggestion.no_number"),
            .title = all[i].title,
            .organ = all[i].organ_name,
            .level = all[i].level,
            .tag = level_tag(ctx, all[i].level),
            .due_on = all[i].due_on,
            .due = due_tag_make(ctx, all[i].due_on),
        };
    v.rows = rows;
    v.meta = TF(ctx->arena, "suggestion.escalation.meta",
                suggestion_web_int(ctx, (int64_t)v.rows_count));
    if (v.rows_count == 0)
        v.empty = &empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.escalation.title"),
                        &suggestion_escalations_view, &v);
}

/* -------------------------------------------------------------------------------- promises */

static struct suggestion_promise_row_v promise_row(struct ctx *ctx,
                                                   const struct suggestion_promise *p)
{
    const bool open = str_eqz(p->state, "open") || str_eqz(p->state, "reported");

    return (struct suggestion_promise_row_v){
        .id = p->id,
        .suggestion = p->suggestion_id,
        .number = p->number_text,
        .title = p->title,
        .what = p->what,
        .organ = p->organ_name,
        .due_on = p->due_on,
        .due = open ? due_tag_make(ctx, p->due_on) : NULL,
        .tag = suggestion_promise_tag(p),
        .postponed = p->postponed,
        .url = str_printf(ctx->arena, "/suggestion/%lld/promise/%lld", (long long)p->suggestion_id,
                          (long long)p->id),
    };
}

static struct suggestion_promise_filter promise_filter(const struct request *rq)
{
    return (struct suggestion_promise_filter){
        .organ = param_id(rq, "organ"),
        .government = param_text(rq, "government"),
        .state = param_text(rq, "state"),
        .due = param_text(rq, "due"),
        .kept = param_text(rq, "kept"),
        .matured = param_text(rq, "matured"),
        .due_from = param_date(rq, "due_from"),
        .due_to = param_date(rq, "due_to"),
    };
}

static const char *const LEDGER_KEPT[] = {"organ",   "state",    "due",    "kept",
                                          "matured", "due_from", "due_to", NULL};

/* The ledger with other filters than now; organ and period stay. */
static struct str ledger_url(struct ctx *ctx, const struct request *rq, const char *state,
                             const char *due, struct str after)
{
    struct buf out = buf_new(ctx->arena, 0);
    const struct {
        const char *name;
        struct str value;
    } params[] = {
        {"state", str_from(state)},
        {"due", str_from(due)},
        {"kept", param_text(rq, "kept")},
        {"matured", param_text(rq, "matured")},
        {"organ", param_text(rq, "organ")},
        {"government", param_text(rq, "government")},
        {"due_from", param_text(rq, "due_from")},
        {"due_to", param_text(rq, "due_to")},
        {"after", after},
    };

    buf_z(&out, "/suggestion/promise");
    arr_each (i, COUNT(params)) {
        if (params[i].value.len == 0)
            continue;
        buf_char(&out, out.len == strlen("/suggestion/promise") ? '?' : '&');
        buf_z(&out, params[i].name);
        buf_char(&out, '=');
        html_put_url(&out, params[i].value);
    }
    return buf_view(&out);
}

static void ledger_tabs(struct ctx *ctx, const struct request *rq, struct tabs_v *out)
{
    static const struct {
        const char *key, *state, *due;
    } TABS[] = {
        {"all", "", ""},      {"open", "open", ""}, {"due", "", "1"}, {"reported", "reported", ""},
        {"done", "done", ""},
    };
    struct tab_v *tabs = arena_array(ctx->arena, COUNT(TABS), struct tab_v);

    arr_each (i, COUNT(TABS))
        tabs[i] = (struct tab_v){
            .label = text_of("suggestion.promise.tab.", str_from(TABS[i].key)),
            .url = ledger_url(ctx, rq, TABS[i].state, TABS[i].due, S("")),
            .on = str_eqz(param_text(rq, "state"), TABS[i].state) &&
                  str_eqz(param_text(rq, "due"), TABS[i].due),
        };
    *out = (struct tabs_v){
        .label = T("suggestion.promise.title"), .items = tabs, .items_count = COUNT(TABS)};
}

static enum status ledger_filter(struct ctx *ctx, const struct request *rq, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 5, struct field_v);
    struct suggestion_options organs;

    TRY(suggestion_organ_options(ctx, "suggestion.filter_any", &organs));
    fields[0] =
        form_field(ctx, rq, "select", "organ", "suggestion.filter.organ", param_text(rq, "organ"));
    form_options(ctx, &fields[0], organs.items, organs.count);
    fields[1] = form_field(ctx, rq, "date", "due_from", "suggestion.promise.due_from",
                           param_text(rq, "due_from"));
    fields[2] = form_field(ctx, rq, "date", "due_to", "suggestion.promise.due_to",
                           param_text(rq, "due_to"));
    fields[3] = form_field(ctx, rq, "hidden", "state", "word.none", param_text(rq, "state"));
    fields[4] = form_field(ctx, rq, "hidden", "due", "word.none", param_text(rq, "due"));
    *out = (struct filter_v){.url = S("/suggestion/promise"), .fields = fields, .fields_count = 5};
    if (param_text(rq, "organ").len != 0 || param_text(rq, "due_from").len != 0 ||
        param_text(rq, "due_to").len != 0)
        out->reset = S("/suggestion/promise");
    return ST_OK;
}

enum status suggestion_web_promises(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_promise_filter filter = promise_filter(rq);
    const struct str after = param_text(rq, "after");
    const int64_t limit = param_int(rq, "limit");
    struct suggestion_promises_v v = {0};
    struct suggestion_promise *all;
    struct suggestion_promise_row_v *rows;
    struct str next;
    struct empty_v empty = {.title = T("suggestion.promise.empty"),
                            .text = T("suggestion.promise.empty_text")};

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/suggestion/promise", LEDGER_KEPT);
    TRY(suggestion_promises(ctx, &filter, after,
                            limit > 0 && limit <= ROWS_MOST ? (unsigned)limit : ROWS_A_PAGE, &all,
                            &v.rows_count, &next));
    rows = arena_array(ctx->arena, v.rows_count, struct suggestion_promise_row_v);
    arr_each (i, v.rows_count)
        rows[i] = promise_row(ctx, &all[i]);
    v.rows = rows;
    v.sheet_url = list_url(ctx, rq, "/suggestion/promise/export", LEDGER_KEPT, "format", S("xlsx"));
    v.csv_url = list_url(ctx, rq, "/suggestion/promise/export", LEDGER_KEPT, "format", S("csv"));
    ledger_tabs(ctx, rq, &v.tabs);
    TRY(ledger_filter(ctx, rq, &v.filter));
    if (next.len != 0)
        v.pager.next = ledger_url(ctx, rq, str_z(ctx->arena, filter.state),
                                  str_z(ctx->arena, filter.due), next);
    if (after.len != 0)
        v.pager.first = ledger_url(ctx, rq, str_z(ctx->arena, filter.state),
                                   str_z(ctx->arena, filter.due), S(""));
    if (v.rows_count == 0)
        v.empty = &empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.promise.title"),
                        &suggestion_promises_view, &v);
}

static void promise_cells(struct ctx *ctx, struct sheet_out *sheet,
                          const struct suggestion_promise *p)
{
    const struct str cells[] = {p->number_text,
                                p->title,
                                p->what,
                                p->organ_name,
                                list_iso(ctx, p->due_on),
                                suggestion_promise_tag(p).label,
                                suggestion_web_int(ctx, p->postponed)};

    sheet_out_row(sheet, cells);
}

enum status suggestion_web_promises_export(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    const struct suggestion_promise_filter filter = promise_filter(rq);
    const struct str headings[] = {T("suggestion.ledger.number"),   T("suggestion.ledger.title"),
                                   T("suggestion.ledger.what"),     T("suggestion.ledger.organ"),
                                   T("suggestion.ledger.due"),      T("suggestion.ledger.state"),
                                   T("suggestion.ledger.postponed")};
    enum sheet_format format = SHEET_XLSX;
    struct suggestion_promise *all;
    struct sheet_out *sheet;
    struct arena_mark page;
    struct str after = S("");
    size_t count, written = 0;

    (void)list_wants_sheet(rq, &format);
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    page = arena_mark(ctx->arena);
    do {
        TRY(suggestion_promises(ctx, &filter, after, LIST_ROWS_MAX, &all, &count, &after));
        arr_each (i, count)
            promise_cells(ctx, sheet, &all[i]);
        written += count;
        list_next_page(ctx, page, &after);
    } while (after.len != 0 && written < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, sheet, T("suggestion.promise.title"));
}

/* Reports newest first, the promise itself last. */
static enum status promise_log(struct ctx *ctx, const struct suggestion_promise *p,
                               const struct suggestion_detail *d, struct timeline_v *out)
{
    struct suggestion_promise_report *reports;
    struct entry_v *entries;
    size_t count;

    TRY(suggestion_promise_reports(ctx, p->id, &reports, &count));
    entries = arena_array(ctx->arena, count + 1, struct entry_v);
    arr_each (i, count) {
        const struct suggestion_promise_report *r = &reports[count - 1 - i];

        entries[i] = (struct entry_v){
            .title = text_of("suggestion.promise.step.", r->kind),
            .class = str_eqz(r->kind, "refused") ? S("bad") : S("done"),
            .at = r->at,
            .text = r->body,
        };
        if (!date_none(r->new_due_on))
            entries[i].who = TF(ctx->arena, "suggestion.promise.new_due",
                                text_date(ctx->arena, r->new_due_on, ctx->today));
    }
    entries[count] = (struct entry_v){
        .title = TF(ctx->arena, "suggestion.promise.made",
                    text_date(ctx->arena, p->first_due_on, ctx->today)),
        .class = S("done"),
        .who = p->organ_name,
    };
    arr_each (i, d->replies_count) {
        if (d->replies[i].id == p->reply_id)
            entries[count].on = d->replies[i].sent_on;
    }
    *out = (struct timeline_v){.items = entries, .items_count = count + 1};
    return ST_OK;
}

static void promise_acts(struct ctx *ctx, const struct suggestion_promise *p,
                         const struct suggestion_detail *d, struct suggestion_promise_v *v)
{
    static const struct {
        enum suggestion_verb verb;
        const char *states;
    } ACTS[] = {
        {DO_CONFIRM_PROMISE, "open reported"},
        {DO_REPORT_PROMISE, "open"},
        {DO_RATE_PROMISE, "done"},
    };
    struct suggestion_act_v *acts = arena_array(ctx->arena, COUNT(ACTS), struct suggestion_act_v);

    arr_each (i, COUNT(ACTS)) {
        const char *word = suggestion_verb_word(ACTS[i].verb);

        if ((d->may & (UINT64_C(1) << ACTS[i].verb)) == 0 ||
            !str_has(str_from(ACTS[i].states), p->state))
            continue;
        acts[v->acts_count] = (struct suggestion_act_v){
            .verb = str_from(word),
            .label = text_of("suggestion.do.", str_from(word)),
            .url = str_printf(ctx->arena, "/suggestion/%lld/%s?promise=%lld", (long long)d->s.id,
                              word, (long long)p->id),
            .primary = v->acts_count == 0,
        };
        v->acts_count++;
    }
    v->acts = acts;
}

/* 代表建议 / 第47号 / 承诺台账 */
static struct crumbs_v promise_crumbs(struct ctx *ctx, const struct suggestion *s)
{
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);

    links[0] = (struct link_v){.label = T("suggestion.menu"), .url = S("/suggestion")};
    links[1] = (struct link_v){
        .label = suggestion_web_number(ctx, s),
        .url = str_printf(ctx->arena, "/suggestion/%lld", (long long)s->id),
    };
    return (struct crumbs_v){
        .items = links, .items_count = 2, .here = T("suggestion.promise.title")};
}

enum status suggestion_web_promise(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "promise");
    struct suggestion_promise_v v = {0};
    struct suggestion_promise promise;
    struct suggestion_detail d;
    const struct suggestion_promise *p = NULL;

    TRY(suggestion_show(ctx, path_id(rq, "id"), &d));
    arr_each (i, d.promises_count) {
        if (d.promises[i].id == id)
            p = &d.promises[i];
    }
    if (p == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    promise = *p;
    promise.title = d.s.title;
    promise.suggestion_id = d.s.id;
    v.promise = promise_row(ctx, &promise);
    v.promise.number = suggestion_web_number(ctx, &d.s);
    v.crumbs = promise_crumbs(ctx, &d.s);
    TRY(promise_log(ctx, &promise, &d, &v.timeline));
    promise_acts(ctx, &promise, &d, &v);
    return respond_view(ctx, rq, rs, FRAME_STAFF, promise.what, &suggestion_promise_view, &v);
}
