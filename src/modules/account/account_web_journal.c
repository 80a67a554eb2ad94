// SPDX-License-Identifier: MulanPSL-2.0
/* The journal for auditors: who did what, when, from where; and the head of its chain. */
#include "modules/account/account_web.h"
#include "modules/account/account_web_common.h"
#include "platform/journal.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

enum { PAGE_ROWS = 50, MODULES_SHOWN = 96 };

static const char *const KEPT[] = {"from", "to", "account", "module", "subject", "limit", NULL};

/* "account.signed_in": the text account.event.signed_in, or the name itself. */
static struct str event_text(struct ctx *ctx, struct str name)
{
    struct str verb = name, module;
    const char *key;

    (void)str_cut(&verb, '.', &module);
    key = str_z(ctx->arena,
                str_printf(ctx->arena, STR_FMT ".event." STR_FMT, STR_ARG(module), STR_ARG(verb)));
    return text_has(key) ? text(key) : name;
}

/* Where the record can be looked at: of modules whose records have pages of that form. */
static struct str record_url(struct ctx *ctx, const struct journal_entry *e)
{
    static const char *const WITH_PAGES[] = {"account.", "deputy.", "suggestion.", "opinion."};
    struct str module = e->name, rest = e->name;

    if (e->subject_id == 0)
        return S("");
    if (str_starts(e->name, S("suggestion.report_")))
        return str_printf(ctx->arena, "/suggestion/report/%" PRId64, e->subject_id);
    (void)str_cut(&rest, '.', &module);
    arr_each (i, COUNT(WITH_PAGES)) {
        if (str_starts(e->name, str_from(WITH_PAGES[i])))
            return str_printf(ctx->arena, "/" STR_FMT "/%" PRId64, STR_ARG(module), e->subject_id);
    }
    return S("");
}

static struct account_journal_row_v row_make(struct ctx *ctx, const struct journal_entry *e)
{
    return (struct account_journal_row_v){
        .id = e->id,
        .at = e->at,
        .who = e->account_id == 0      ? T("account.journal.program")
               : e->actor_name.len > 0 ? e->actor_name
                                       : str_int(ctx->arena, e->account_id),
        .address = e->address,
        .name = e->name,
        .what = event_text(ctx, e->name),
        .subject = e->subject_id,
        .url = record_url(ctx, e),
        .data = e->data,
        .said = account_journal_said(ctx, e->name, e->data),
    };
}

static void module_options(struct ctx *ctx, struct field_v *f)
{
    struct option_v options[MODULES_SHOWN];
    size_t n = 0;

    options[n++] = (struct option_v){.value = S(""), .label = T("word.all")};
    for (const struct module *const *m = MODULES; *m != NULL && n < COUNT(options); m++) {
        const char *key =
            str_z(ctx->arena, str_printf(ctx->arena, "account.module.%s", (*m)->name));

        if (text_has(key))
            options[n++] = (struct option_v){.value = str_from((*m)->name), .label = text(key)};
    }
    form_options(ctx, f, options, n);
}

static struct filter_v filter_make(struct ctx *ctx, const struct request *rq)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);

    fields[0] = form_field(ctx, rq, "date", "from", "account.journal.from",
                           list_iso(ctx, param_date(rq, "from")));
    fields[1] = form_field(ctx, rq, "date", "to", "account.journal.to",
                           list_iso(ctx, param_date(rq, "to")));
    fields[2] =
        form_field(ctx, rq, "select", "module", "account.journal.module", param_text(rq, "module"));
    module_options(ctx, &fields[2]);
    fields[3] =
        form_field(ctx, rq, "int", "subject", "account.journal.subject", param_text(rq, "subject"));
    return (struct filter_v){.url = S("/journal"),
                             .fields = fields,
                             .fields_count = 4,
                             .reset = list_reset(rq, S("/journal"))};
}

static struct journal_filter filter_of(const struct request *rq)
{
    return (struct journal_filter){
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .account_id = param_id(rq, "account"),
        .subject_id = param_id(rq, "subject"),
        .module = param_text(rq, "module"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, PAGE_ROWS),
    };
}

static void links_to_pages(struct ctx *ctx, const struct request *rq, struct str next,
                           struct account_journal_v *v)
{
    const struct list_links l = list_links_of(ctx, rq, "/journal", KEPT, next);

    v->pager.next = l.next;
    v->pager.first = l.first;
    v->sheet_url = l.sheet;
    v->csv_url = l.csv;
}

enum status account_web_journal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct journal_filter filter = filter_of(rq);
    struct account_journal_row_v *rows;
    struct account_journal_v v = {0};
    struct journal_entry *entries;
    struct journal_head head;
    enum sheet_format format;
    struct empty_v *empty;
    struct str next;
    size_t count;

    if (list_wants_sheet(rq, &format))
        return list_lead_to_export(ctx, rq, rs, "/journal", KEPT);
    TRY(journal_page(ctx, &filter, &entries, &count, &next));
    TRY(journal_head(ctx, &head));
    rows = arena_array(ctx->arena, count, struct account_journal_row_v);
    arr_each (i, count) {
        rows[i] = row_make(ctx, &entries[i]);
    }
    v.rows = rows;
    v.rows_count = count;
    v.meta = TF(ctx->arena, "account.journal.meta", str_int(ctx->arena, head.count));
    v.head = str_printf(ctx->arena, "%" PRId64 ":%s", head.count, head.chain);
    v.filter = filter_make(ctx, rq);
    if (count == 0) {
        empty = arena_new(ctx->arena, struct empty_v);
        *empty = (struct empty_v){.title = T("account.journal.none")};
        v.empty = empty;
    }
    links_to_pages(ctx, rq, next, &v);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("account.journal.title"), &account_journal_view,
                        &v);
}

static void sheet_row(struct ctx *ctx, struct sheet_out *sheet, const struct journal_entry *e)
{
    const struct account_journal_row_v row = row_make(ctx, e);
    const struct date with_year = {.year = 1, .month = 1, .day = 1}; /* no year is left out */
    const struct str cells[] = {
        str_int(ctx->arena, row.id),
        text_instant(ctx->arena, row.at, with_year),
        row.who,
        row.address,
        row.what,
        row.name,
        str_int(ctx->arena, row.subject),
        row.said,
        row.data,
    };

    sheet_out_row(sheet, cells);
}

enum status account_web_journal_export(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct str headings[] = {
        T("account.journal.number"),  T("account.journal.at"),   T("account.journal.who"),
        T("account.journal.address"), T("account.journal.what"), T("account.journal.name"),
        T("account.journal.subject"), T("account.journal.data"), T("account.journal.raw"),
    };
    struct journal_filter filter = filter_of(rq);
    enum sheet_format format = SHEET_CSV;
    struct sheet_out *sheet;
    size_t done = 0, count;

    (void)list_wants_sheet(rq, &format);
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    filter.after = S("");
    filter.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);
        struct journal_entry *entries;

        TRY(journal_page(ctx, &filter, &entries, &count, &filter.after));
        arr_each (i, count) {
            sheet_row(ctx, sheet, &entries[i]);
        }
        done += count;
        list_next_page(ctx, page, &filter.after);
    } while (filter.after.len > 0 && done < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, sheet, T("account.journal.title"));
}
