// SPDX-License-Identifier: MulanPSL-2.0
/* The list of suggestions: filters, sort, pages, print and sheets; and the work queue. */
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_filter.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum {
    ROWS_A_PAGE = 20,
    ROWS_MOST = 200,
    COUNT_MOST = 1000, /* past it the page says "more than": the count must not outgrow the page */
    QUEUE_MOST = 200
};

/* -------------------------------------------------------------------------------- rows */

/* For what a row may be chosen in the list. */
struct picking {
    bool assign, urge;
};

/* Somebody still owes an answer, or the deputies their rating. */
static bool may_be_urged(enum suggestion_state state)
{
    return suggestion_state_open(state) || state == SUGGESTION_REPLIED;
}

static struct suggestion_list_row_v row_make(struct ctx *ctx, const struct suggestion_row *r,
                                             const struct picking *may_pick)
{
    const bool open = suggestion_state_open(r->state);
    const struct date dispatch_due_on =
        suggestion_to_hand_over(r->kind, r->state) ? r->dispatch_due_on : (struct date){0};

    return (struct suggestion_list_row_v){
        .id = r->id,
        .number = r->number_text.len != 0 ? r->number_text : T("suggestion.no_number"),
        .title = r->title,
        .kind = r->kind == SUGGESTION_KIND_BILL ? S("bill") : S("suggestion"),
        .deputy = r->deputy_name,
        .signers = r->signer_count,
        .delegation = r->delegation_name,
        .organ = r->organ_name,
        .category = r->category_name,
        .state = str_from(suggestion_state_word(r->state)),
        .state_tag = suggestion_state_tag(ctx, r->state),
        .due_on = r->due_on,
        .due = open ? due_tag_make(ctx, r->due_on) : NULL,
        .dispatch_due_on = dispatch_due_on,
        .dispatch_due = due_tag_make(ctx, dispatch_due_on),
        .overdue = r->overdue,
        .class = r->class_code,
        .result = str_from(suggestion_mark_word(r->result)),
        .rating = str_from(suggestion_mark_word(r->attitude)),
        .key = r->is_key,
        .in_session = r->in_session,
        .tabled_on = r->tabled_on,
        .handed_on = r->handed_on,
        .replied_on = r->replied_on,
        .round = r->round,
        .pick = (may_pick->assign && r->state == SUGGESTION_ACCEPTED) ||
                (may_pick->urge && may_be_urged(r->state)),
    };
}

static struct suggestion_list_row_v *rows_make(struct ctx *ctx, const struct suggestion_row *rows,
                                               size_t count)
{
    struct suggestion_list_row_v *out =
        arena_array(ctx->arena, count, struct suggestion_list_row_v);
    const struct picking may_pick = {.assign = may(ctx, "suggestion.assign"),
                                     .urge = may(ctx, "suggestion.supervise")};

    arr_each (i, count)
        out[i] = row_make(ctx, &rows[i], &may_pick);
    return out;
}

/* What the request asks for, without its limit. */
static enum status query_of(struct ctx *ctx, const struct request *rq,
                            struct suggestion_list_query *out)
{
    *out = (struct suggestion_list_query){.after = param_text(rq, "after")};
    if (param_present(rq, "sort"))
        out->sort = str_z(ctx->arena, param_text(rq, "sort"));
    return suggestion_web_filter_of(ctx, rq, &out->filter);
}

static unsigned limit_of(const struct request *rq)
{
    const int64_t asked = param_int(rq, "limit");

    if (asked <= 0)
        return ROWS_A_PAGE;
    return asked > ROWS_MOST ? ROWS_MOST : (unsigned)asked;
}

static enum status count_text(struct ctx *ctx, const struct suggestion_filter *filter,
                              struct str *out)
{
    int64_t count;

    TRY(suggestion_list_count(ctx, filter, COUNT_MOST, &count));
    *out = count > COUNT_MOST
               ? TF(ctx->arena, "suggestion.list.count_over", suggestion_web_int(ctx, COUNT_MOST))
               : TF(ctx->arena, "suggestion.list.count", suggestion_web_int(ctx, count));
    return ST_OK;
}

/* ----------------------------------------------------------------------------- print, sheets */

static enum status list_print(struct ctx *ctx, const struct request *rq, struct response *rs,
                              struct suggestion_list_query *q)
{
    struct suggestion_list_print_v v = {.title = T("suggestion.menu")};
    struct suggestion_row *rows;
    struct str next;

    q->limit = ROWS_MOST;
    TRY(suggestion_list(ctx, q, &rows, &v.rows_count, &next));
    v.rows = rows_make(ctx, rows, v.rows_count);
    TRY(count_text(ctx, &q->filter, &v.meta));
    if (next.len != 0)
        v.cut = TF(ctx->arena, "suggestion.print_cut", suggestion_web_int(ctx, ROWS_MOST));
    return respond_view(ctx, rq, rs, FRAME_BARE, v.title, &suggestion_list_print_view, &v);
}

static struct sheet_out *sheet_new(struct ctx *ctx, enum sheet_format format)
{
    const struct str headings[] = {
        T("suggestion.col.number"),     T("suggestion.col.title"),   T("suggestion.f.lead_deputy"),
        T("suggestion.col.delegation"), T("suggestion.f.category"),  T("suggestion.col.organ"),
        T("suggestion.f.tabled_on"),    T("suggestion.f.handed_on"), T("suggestion.col.due"),
        T("suggestion.col.replied_on"), T("suggestion.f.class"),     T("suggestion.show.rating"),
        T("suggestion.col.state"),
    };

    return sheet_out_new(ctx->arena, format, headings, COUNT(headings));
}

static void sheet_row(struct ctx *ctx, struct sheet_out *out, const struct suggestion_row *r)
{
    const struct str cells[] = {
        r->number_text,
        r->title,
        r->deputy_name,
        r->delegation_name,
        r->category_name,
        r->organ_name,
        suggestion_web_iso(ctx, r->tabled_on),
        suggestion_web_iso(ctx, r->handed_on),
        suggestion_web_iso(ctx, r->due_on),
        suggestion_web_iso(ctx, r->replied_on),
        r->class_code,
        r->result == MARK_NONE ? S("") : suggestion_mark_tag(r->result).label,
        suggestion_state_tag(ctx, r->state).label,
    };

    sheet_out_row(out, cells);
}

enum status suggestion_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    enum sheet_format format = SHEET_CSV;
    struct suggestion_list_query q;
    struct sheet_out *out;
    size_t done = 0;

    TRY(query_of(ctx, rq, &q));
    (void)sheet_format_parse(param_text(rq, "format"), &format);
    out = sheet_new(ctx, format);
    q.after = S("");
    q.limit = ROWS_MOST;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);
        struct suggestion_row *rows;
        size_t count;

        TRY(suggestion_list(ctx, &q, &rows, &count, &q.after));
        arr_each (i, count)
            sheet_row(ctx, out, &rows[i]);
        done += count;
        list_next_page(ctx, page, &q.after);
    } while (q.after.len != 0 && done < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, out, T("suggestion.menu"));
}

/* "?…" of a link to the list. */
static struct str query_part(struct str list_url)
{
    const size_t path = strlen("/suggestion");

    return (struct str){list_url.ptr + path, list_url.len - path};
}

/* The export is long and runs on a worker: a route of its own, for programs too. */
static enum status to_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str query = query_part(
        suggestion_web_list_url(ctx, rq, "format", str_z(ctx->arena, param_text(rq, "format"))));

    respond_header(rs, "Location",
                   str_printf(ctx->arena, "/suggestion/export" STR_FMT, STR_ARG(query)));
    TRY(respond_bytes(rs, "text/plain", S(""), S("")));
    respond_status(rs, 303);
    return ST_OK;
}

/* -------------------------------------------------------------------------------- the page */

static const struct empty_v *empty_make(struct ctx *ctx, bool filtered)
{
    struct empty_v *e = arena_new(ctx->arena, struct empty_v);

    if (filtered)
        *e = (struct empty_v){
            .title = T("suggestion.empty.title"),
            .text = T("suggestion.empty.text"),
            .more = suggestion_link_dup(ctx, T("suggestion.empty.all"), S("/suggestion")),
        };
    else
        *e = (struct empty_v){
            .title = T("suggestion.empty.none"),
            .text = T("suggestion.empty.none_text"),
            .more =
                link_next(ctx, "suggestion.register", T("suggestion.do.new"), "/suggestion/new"),
        };
    return e;
}

/* By deadline only what is still owed has an order: long closed ones would stand first. */
static struct str sort_url(struct ctx *ctx, const struct request *rq, const char *sort)
{
    static const char *const CHOSEN[] = {"state", "rating", "open", "overdue"};
    const struct str url = suggestion_web_list_url(ctx, rq, "sort", sort);

    if (strcmp(sort, "due") != 0)
        return url;
    arr_each (i, COUNT(CHOSEN))
        if (param_text(rq, CHOSEN[i]).len != 0)
            return url;
    return str_printf(ctx->arena, STR_FMT "&open=1", STR_ARG(url));
}

static void sorts_make(struct ctx *ctx, const struct request *rq, struct suggestion_list_v *v)
{
    static const struct {
        const char *sort, *key;
    } SORTS[] = {
        {"", "new"},
        {"due", "due"},
        {"-tabled", "tabled"},
        {"number", "number"},
    };
    struct suggestion_sort_link_v *links =
        arena_array(ctx->arena, COUNT(SORTS), struct suggestion_sort_link_v);

    arr_each (i, COUNT(SORTS))
        links[i] = (struct suggestion_sort_link_v){
            .label = text_of("suggestion.sort.", str_from(SORTS[i].key)),
            .url = sort_url(ctx, rq, SORTS[i].sort),
            .current = str_eqz(param_text(rq, "sort"), SORTS[i].sort),
        };
    v->sorts = links;
    v->sorts_count = COUNT(SORTS);
}

static void links_make(struct ctx *ctx, const struct request *rq, struct str next,
                       struct suggestion_list_v *v)
{
    const struct str here = suggestion_web_list_url(ctx, rq, NULL, "");
    const char *join = str_has(here, S("?")) ? "&" : "?";
    const struct str query = query_part(here);

    if (next.len != 0)
        v->pager.next =
            list_paged(ctx, rq, suggestion_web_list_url(ctx, rq, "after", str_z(ctx->arena, next)));
    if (param_text(rq, "after").len != 0)
        v->pager.first = here;
    v->pager.total = v->meta;
    v->print_url = str_printf(ctx->arena, STR_FMT "%sformat=print", STR_ARG(here), join);
    v->sheet_url =
        str_printf(ctx->arena, "/suggestion/export" STR_FMT "%sformat=xlsx", STR_ARG(query), join);
    v->csv_url =
        str_printf(ctx->arena, "/suggestion/export" STR_FMT "%sformat=csv", STR_ARG(query), join);
    v->papers_url = str_printf(ctx->arena, "/suggestion/paper" STR_FMT, STR_ARG(query));
    v->more_url = str_printf(ctx->arena, "/suggestion/filter" STR_FMT, STR_ARG(query));
}

enum status suggestion_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_list_v v = {.title = T("suggestion.menu")};
    struct suggestion_list_query q;
    struct suggestion_row *rows;
    struct str next;
    const enum status st = query_of(ctx, rq, &q);

    if (st == ST_INVALID && !wants_json(rq))
        return suggestion_web_filter_wrong(ctx, rq, rs);
    TRY(st);
    if (str_eqz(param_text(rq, "format"), "csv") || str_eqz(param_text(rq, "format"), "xlsx"))
        return to_export(ctx, rq, rs);
    if (str_eqz(param_text(rq, "format"), "print"))
        return list_print(ctx, rq, rs, &q);
    q.limit = limit_of(rq);
    TRY(suggestion_list(ctx, &q, &rows, &v.rows_count, &next));
    TRY(count_text(ctx, &q.filter, &v.meta));
    v.rows = rows_make(ctx, rows, v.rows_count);
    arr_each (i, v.rows_count) {
        const bool accepted = rows[i].state == SUGGESTION_ACCEPTED;

        v.may_pick = v.may_pick || v.rows[i].pick;
        v.may_bulk = v.may_bulk || (v.rows[i].pick && accepted);
        v.may_urge = v.may_urge || (v.rows[i].pick && !accepted);
    }
    v.may_new = may(ctx, "suggestion.register");
    suggestion_web_list_tabs(ctx, rq, &v.tabs);
    suggestion_web_list_filter(ctx, rq, &v.filter);
    TRY(suggestion_web_list_chips(ctx, rq, &v));
    sorts_make(ctx, rq, &v);
    links_make(ctx, rq, next, &v);
    if (v.rows_count == 0)
        v.empty = empty_make(ctx, v.filter.reset.len != 0);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &suggestion_list_view, &v);
}

/* -------------------------------------------------------------------------------- queue */

enum status suggestion_web_queue(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_queue_v v = {0};
    struct suggestion_task *tasks;
    struct suggestion_task_row_v *rows;
    struct empty_v empty = {
        .title = T("suggestion.queue.empty"),
        .text = T("suggestion.queue.empty_text"),
        .more = link_next(ctx, "suggestion.read", T("suggestion.empty.all"), "/suggestion"),
    };

    TRY(suggestion_queue(ctx, QUEUE_MOST, &tasks, &v.rows_count, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct suggestion_task_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct suggestion_task_row_v){
            .kind = str_from(tasks[i].kind),
            .label = suggestion_word(ctx, "suggestion.task.", str_from(tasks[i].kind)),
            .number = tasks[i].number_text,
            .title = tasks[i].title,
            .who = tasks[i].who,
            .due_on = tasks[i].due_on,
            .due = due_tag_make(ctx, tasks[i].due_on),
            .url = suggestion_task_url(ctx, &tasks[i]),
        };
    v.rows = rows;
    if (v.rows_count == 0)
        v.empty = &empty;
    if (v.total > (int64_t)v.rows_count)
        v.cut = T("suggestion.queue.cut");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.queue.title"),
                        &suggestion_queue_view, &v);
}
