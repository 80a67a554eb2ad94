// SPDX-License-Identifier: MulanPSL-2.0
/* The list of meetings, also as a sheet. */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TOTAL_MAX = 10000, FIELDS = 2 };

static const char *const KEPT[] = {"q",  "kind", "state", "body", "session", "from",
                                   "to", "held", "mine",  "sort", "limit",   NULL};

static void filter_of(struct ctx *ctx, const struct request *rq, struct meeting_filter *out)
{
    const bool all = may(ctx, "meeting.read_all") || may(ctx, "meeting.prepare");

    *out = (struct meeting_filter){
        .q = param_text(rq, "q"),
        .kind = param_text(rq, "kind"),
        .state = param_text(rq, "state"),
        .body_id = param_id(rq, "body"),
        .session_id = param_id(rq, "session"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .account_id = all && !param_present(rq, "mine") ? 0 : ctx->actor->account_id,
        .closed_door = may(ctx, "meeting.prepare"),
        .held = param_bool(rq, "held"),
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : NULL,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (out->account_id != 0)
        out->closed_door = true; /* one's own */
}

static enum status filter_make(struct ctx *ctx, const struct request *rq, bool filtered,
                               struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, FIELDS, struct field_v);

    fields[0] = form_field(ctx, rq, "select", "kind", "meeting.kind", param_text(rq, "kind"));
    TRY(meeting_web_kinds(ctx, &fields[0], true, T("word.all")));
    fields[1] = form_field(ctx, rq, "select", "state", "meeting.state", param_text(rq, "state"));
    meeting_web_words(ctx, &fields[1], MEETING_STATES, "meeting.state.", T("word.all"));
    *out = (struct filter_v){
        .url = S("/meeting"),
        .label = T("meeting.filter.q"),
        .q = param_text(rq, "q"),
        .fields = fields,
        .fields_count = FIELDS,
        .reset = filtered ? S("/meeting") : S(""),
    };
    return ST_OK;
}

static const struct empty_v *empty_make(struct ctx *ctx, bool filtered)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){
        .title = T("meeting.empty.title"),
        .text = filtered ? T("meeting.empty.filtered") : T("meeting.empty.none"),
    };
    return empty;
}

static struct meeting_row_v row_make(struct ctx *ctx, const struct meeting *m)
{
    return (struct meeting_row_v){
        .id = m->id,
        .name = m->name,
        .kind = m->kind,
        .kind_name = m->kind_name,
        .starts_on = m->starts_on,
        .ends_on = m->ends_on,
        .when = meeting_web_when(ctx, m),
        .place = m->place,
        .state = str_from(meeting_state_word(m->state)),
        .state_tag = meeting_state_tag(m->state),
    };
}

enum status meeting_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_filter filter;
    struct meeting_list_v v = {0};
    struct meeting_row_v *rows;
    struct list_links links;
    struct meeting *list;
    struct str next;
    size_t count;
    bool filtered;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/meeting", KEPT);
    filter_of(ctx, rq, &filter);
    filtered = filter.q.len > 0 || filter.kind.len > 0 || filter.state.len > 0 ||
               !date_none(filter.from) || !date_none(filter.to);
    TRY(meeting_store_page(ctx, &filter, &list, &count, &next, &v.total));
    rows = arena_array(ctx->arena, count, struct meeting_row_v);
    arr_each (i, count)
        rows[i] = row_make(ctx, &list[i]);
    v.rows = rows;
    v.rows_count = count;
    v.meta = TF(ctx->arena, v.total > TOTAL_MAX ? "meeting.meta_many" : "meeting.meta",
                meeting_web_int(ctx, v.total > TOTAL_MAX ? TOTAL_MAX : v.total));
    TRY(filter_make(ctx, rq, filtered, &v.filter));
    v.empty = count == 0 ? empty_make(ctx, filtered) : NULL;
    links = list_links_of(ctx, rq, "/meeting", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    v.export_url = links.sheet;
    v.csv_url = links.csv;
    v.may_add = may(ctx, "meeting.prepare");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.title"), &meeting_list_view, &v);
}

/* ---- the list as a sheet ---- */

static void export_row(struct ctx *ctx, struct sheet_out *out, const struct meeting *m)
{
    const struct str cells[] = {
        m->name,
        m->kind_name,
        list_iso(ctx, m->starts_on),
        list_iso(ctx, m->ends_on),
        m->starts_at != 0 ? meeting_web_clock(ctx, meeting_web_minute(m)) : S(""),
        m->place,
        text_of("meeting.state.", str_from(meeting_state_word(m->state))),
    };

    sheet_out_row(out, cells);
}

enum status meeting_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {
        T("meeting.name"),      T("meeting.kind"),  T("meeting.starts_on"), T("meeting.ends_on"),
        T("meeting.starts_at"), T("meeting.place"), T("meeting.state"),
    };
    struct meeting_filter filter;
    enum sheet_format format = SHEET_XLSX;
    struct sheet_out *out;
    struct meeting *list;
    size_t count, rows = 0;
    int64_t total;

    filter_of(ctx, rq, &filter);
    (void)sheet_format_parse(param_text(rq, "format"), &format);
    out = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    filter.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(meeting_store_page(ctx, &filter, &list, &count, &filter.after, &total));
        arr_each (i, count)
            export_row(ctx, out, &list[i]);
        rows += count;
        list_next_page(ctx, page, &filter.after);
    } while (filter.after.len > 0 && rows < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, out, T("meeting.title"));
}
