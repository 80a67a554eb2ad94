// SPDX-License-Identifier: MulanPSL-2.0
/* The list of votes, on the page and as a sheet. */
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_list.h"
#include "modules/vote/vote_web_common.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TOTAL_MAX = 10000 };

static const char *const KEPT[] = {"q",    "kind", "state", "secret", "passed", "body",
                                   "from", "to",   "sort",  "limit",  NULL};

static struct vote_filter filter_of(struct ctx *ctx, const struct request *rq)
{
    return (struct vote_filter){
        .q = param_text(rq, "q"),
        .kind = param_text(rq, "kind"),
        .state = param_text(rq, "state"),
        .secret = param_text(rq, "secret"),
        .passed = param_bool(rq, "passed"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .body_id = param_id(rq, "body"),
        .voter_id = may(ctx, "vote.read") || may(ctx, "vote.run") ? 0 : ctx->actor->account_id,
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : NULL,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
}

static bool is_filtered(const struct vote_filter *f)
{
    return f->q.len > 0 || f->kind.len > 0 || f->state.len > 0 || f->secret.len > 0 ||
           f->body_id != 0 || !date_none(f->from) || !date_none(f->to);
}

/* A select of words, each with its text; "" is all. */
static struct field_v words_field(struct ctx *ctx, const struct request *rq, const char *name,
                                  const char *label, const char *prefix, const char *words)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, param_text(rq, name));

    form_words(ctx, &f, words, prefix, true);
    return f;
}

static struct filter_v filter_make(struct ctx *ctx, const struct request *rq, bool filtered)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);

    fields[0] = words_field(ctx, rq, "kind", "vote.col.kind", "vote.kind.", VOTE_KIND_WORDS);
    fields[1] = words_field(ctx, rq, "state", "vote.col.state", "vote.state.", VOTE_STATE_WORDS);
    return (struct filter_v){
        .url = S("/vote"),
        .label = T("vote.filter.q"),
        .q = param_text(rq, "q"),
        .fields = fields,
        .fields_count = 2,
        .reset = filtered ? S("/vote") : S(""),
    };
}

/* What is not announced yet is for those who run votes. */
static bool verdict_shown(const struct ctx *ctx, const struct vote_listed *l)
{
    return str_eqz(l->state, "announced") || (str_eqz(l->state, "counted") && may(ctx, "vote.run"));
}

static struct vote_row_v row_make(const struct ctx *ctx, const struct vote_listed *l)
{
    const bool shown = verdict_shown(ctx, l);
    struct vote v = {0};

    (void)vote_state_parse(l->state, &v.state);
    return (struct vote_row_v){
        .id = l->id,
        .title = l->title,
        .body = l->body_name,
        .origin = l->origin_name,
        .kind = l->kind,
        .method = l->method,
        .secret = l->secret,
        .on = l->on,
        .state = l->state,
        .state_tag = vote_web_state_tag(&v),
        .verdict = shown ? l->verdict : S(""),
        .yes = shown ? l->yes : 0,
        .all = l->all_members,
        .counted = shown,
    };
}

static const struct empty_v *empty_make(struct ctx *ctx, bool filtered)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){
        .title = T("vote.empty"),
        .text = filtered ? T("vote.empty.filtered") : T("vote.empty.none"),
    };
    return empty;
}

enum status vote_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct vote_filter filter = filter_of(ctx, rq);
    const bool filtered = is_filtered(&filter);
    struct vote_list_v v = {0};
    struct vote_listed *list;
    struct list_links links;
    struct vote_row_v *rows;
    struct str next;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/vote", KEPT);
    TRY(vote_page(ctx, &filter, &list, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct vote_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_make(ctx, &list[i]);
    v.rows = rows;
    v.meta = TF(ctx->arena, v.total > TOTAL_MAX ? "vote.meta_many" : "vote.meta",
                vote_web_int(ctx, v.total > TOTAL_MAX ? TOTAL_MAX : v.total));
    v.filter = filter_make(ctx, rq, filtered);
    v.empty = v.rows_count == 0 ? empty_make(ctx, filtered) : NULL;
    links = list_links_of(ctx, rq, "/vote", KEPT, next);
    v.pager.next = links.next;
    v.pager.first = links.first;
    v.export_url = links.sheet;
    v.csv_url = links.csv;
    v.may_new = may(ctx, "vote.run");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("vote.title"), &vote_list_view, &v);
}

static void export_row(struct ctx *ctx, struct sheet_out *out, const struct vote_listed *l)
{
    const bool shown = verdict_shown(ctx, l);
    const struct str cells[] = {
        l->title,
        l->body_name,
        l->origin_name,
        text_of("vote.kind.", l->kind),
        text_of("vote.method.", l->method),
        l->secret ? T("vote.secret.yes") : T("vote.secret.no"),
        list_iso(ctx, l->on),
        text_of("vote.state.", l->state),
        shown ? l->verdict : S(""),
        shown ? vote_web_int(ctx, l->yes) : S(""),
        vote_web_int(ctx, l->all_members),
    };

    sheet_out_row(out, cells);
}

enum status vote_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {
        T("vote.col.title"),   T("vote.col.body"),   T("vote.col.origin"), T("vote.col.kind"),
        T("vote.col.method"),  T("vote.col.secret"), T("vote.col.on"),     T("vote.col.state"),
        T("vote.col.verdict"), T("vote.yes"),        T("vote.number.all"),
    };
    struct vote_filter filter = filter_of(ctx, rq);
    enum sheet_format format;
    struct vote_listed *list;
    struct sheet_out *out;
    size_t count, rows = 0;
    int64_t total;

    (void)sheet_format_parse(param_text(rq, "format"), &format);
    out = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    filter.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(vote_page(ctx, &filter, &list, &count, &filter.after, &total));
        arr_each (i, count)
            export_row(ctx, out, &list[i]);
        rows += count;
        list_next_page(ctx, page, &filter.after);
    } while (filter.after.len > 0 && rows < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, out, T("vote.title"));
}
