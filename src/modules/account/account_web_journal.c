// SPDX-License-Identifier: MulanPSL-2.0
/* The journal for auditors: who did what, when, from where; and the head of its chain. */
#include "modules/account/account_web.h"
#include "modules/account/account_web_common.h"
#include "platform/journal.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

enum { PAGE_ROWS = 50, PAGE_ROWS_MAX = 200 };

static struct str iso(struct ctx *ctx, struct date d)
{
    char text[DATE_TEXT_SIZE];

    return str_dup(ctx->arena, str_from(date_format(d, text)));
}

static struct str list_url(struct ctx *ctx, const struct request *rq, struct str after)
{
    static const char *const FIELDS[] = {"from", "to", "account", "module", "subject", "limit"};
    struct buf b = buf_new(ctx->arena, 0);
    const char *before = "?";

    buf_z(&b, "/journal");
    arr_each (i, COUNT(FIELDS)) {
        const struct str value = param_text(rq, FIELDS[i]);

        if (value.len == 0)
            continue;
        buf_printf(&b, "%s%s=", before, FIELDS[i]);
        html_put_url(&b, value);
        before = "&";
    }
    if (after.len > 0) {
        buf_printf(&b, "%safter=", before);
        html_put_url(&b, after);
    }
    return buf_view(&b);
}

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
                                       : account_web_number(ctx, e->account_id),
        .address = e->address,
        .name = e->name,
        .what = event_text(ctx, e->name),
        .subject = e->subject_id,
        .url = record_url(ctx, e),
        .data = e->data,
    };
}

static void module_options(struct ctx *ctx, struct field_v *f)
{
    struct option_v options[32];
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
                           iso(ctx, param_date(rq, "from")));
    fields[1] =
        form_field(ctx, rq, "date", "to", "account.journal.to", iso(ctx, param_date(rq, "to")));
    fields[2] =
        form_field(ctx, rq, "select", "module", "account.journal.module", param_text(rq, "module"));
    module_options(ctx, &fields[2]);
    fields[3] =
        form_field(ctx, rq, "int", "subject", "account.journal.subject", param_text(rq, "subject"));
    return (struct filter_v){
        .url = S("/journal"), .fields = fields, .fields_count = 4, .reset = S("/journal")};
}

enum status account_web_journal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t limit = param_int(rq, "limit");
    const struct journal_filter filter = {
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .account_id = param_id(rq, "account"),
        .subject_id = param_id(rq, "subject"),
        .module = param_text(rq, "module"),
        .after = param_text(rq, "after"),
        .limit = limit < 1               ? PAGE_ROWS
                 : limit > PAGE_ROWS_MAX ? PAGE_ROWS_MAX
                                         : (unsigned)limit,
    };
    struct account_journal_row_v *rows;
    struct account_journal_v v = {0};
    struct journal_entry *entries;
    struct journal_head head;
    struct empty_v *empty;
    struct str next;
    size_t count;

    TRY(journal_page(ctx, &filter, &entries, &count, &next));
    TRY(journal_head(ctx, &head));
    rows = arena_array(ctx->arena, count, struct account_journal_row_v);
    arr_each (i, count) {
        rows[i] = row_make(ctx, &entries[i]);
    }
    v.rows = rows;
    v.rows_count = count;
    v.meta = TF(ctx->arena, "account.journal.meta", account_web_number(ctx, head.count));
    v.head = str_printf(ctx->arena, "%" PRId64 ":%s", head.count, head.chain);
    v.filter = filter_make(ctx, rq);
    if (count == 0) {
        empty = arena_new(ctx->arena, struct empty_v);
        *empty = (struct empty_v){.title = T("account.journal.none")};
        v.empty = empty;
    }
    v.pager.next = next.len > 0 ? list_url(ctx, rq, next) : S("");
    v.pager.first = filter.after.len > 0 ? list_url(ctx, rq, S("")) : S("");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("account.journal.title"), &account_journal_view,
                        &v);
}
