// SPDX-License-Identifier: MulanPSL-2.0
/* The list of stations, and the same as a sheet. */
#include "modules/station/station_web.h"
#include "modules/congress/congress.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_view.h"

enum { OWN_MAX = 20 };

static const char *const KEPT[] = {"q",          "kind",    "state", "division", "parent", "organ",
                                   "delegation", "without", "open",  "mine",     "halls",  "built",
                                   "from",       "to",      "on",    "sort",     NULL};

static void filter_of(struct ctx *ctx, const struct request *rq, struct station_filter *out)
{
    const int64_t year = param_int(rq, "built");

    *out = (struct station_filter){
        .q = param_text(rq, "q"),
        .kind = param_text(rq, "kind"),
        .state = param_text(rq, "state"),
        .division = param_text(rq, "division"),
        .parent_id = param_id(rq, "parent"),
        .delegation_id = param_id(rq, "delegation"),
        .no_town = param_present(rq, "without"),
        .organ_id = param_id(rq, "organ"),
        .keeper_id = param_bool(rq, "mine") ? ctx->actor->account_id : 0,
        .open = param_bool(rq, "open"),
        .halls = param_bool(rq, "halls"),
        .built_from = param_date(rq, "from"),
        .built_to = param_date(rq, "to"),
        .on = param_date(rq, "on"),
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : "division",
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (year >= 1949 && year < 10000) {
        out->built_from = (struct date){(int)year, 1, 1};
        out->built_to = (struct date){(int)year, 12, 31};
    }
}

static bool filtered(const struct station_filter *f)
{
    return f->q.len > 0 || f->kind.len > 0 || f->state.len > 0 || f->division.len > 0 ||
           f->parent_id != 0 || f->delegation_id != 0 || f->no_town || f->organ_id != 0 ||
           f->keeper_id != 0 || f->open || f->halls || !date_none(f->built_from) ||
           !date_none(f->built_to) || !date_none(f->on);
}

static enum status filter_make(struct ctx *ctx, const struct request *rq,
                               const struct station_filter *f, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    size_t n = 2;

    fields[0] = form_field(ctx, rq, "select", "kind", "station.kind", f->kind);
    form_words_or(ctx, &fields[0], STATION_KINDS, "station.kind.", "word.all");
    fields[1] = form_field(ctx, rq, "select", "state", "station.state", f->state);
    form_words_or(ctx, &fields[1], STATION_STATES, "station.state.", "word.all");
    TRY(station_web_put_town(ctx, rq, f->delegation_id, f->no_town, fields, &n));
    *out = (struct filter_v){.url = S("/station"),
                             .label = T("station.filter.q"),
                             .q = f->q,
                             .fields = fields,
                             .fields_count = n,
                             .reset = filtered(f) ? S("/station") : S("")};
    return ST_OK;
}

static struct station_row_v row_make(const struct station_row *r)
{
    return (struct station_row_v){
        .id = r->s.id,
        .name = r->s.name,
        .kind = r->s.kind,
        .state = r->s.state,
        .state_tag = station_web_tag(r->s.state),
        .parent = r->parent_name,
        .place = r->s.place,
        .division = r->s.division,
        .organ = r->organ_name,
        .keeper = r->keeper_name,
        .deputies = r->deputies,
        .area_m2 = r->s.area_m2,
        .built_on = r->s.built_on,
        .opened_on = r->s.opened_on,
    };
}

/* Who keeps a few of many stations comes for his own: they stand first, where he asks for nothing
 * else. */
static enum status own_make(struct ctx *ctx, const struct station_filter *asked,
                            struct station_list_v *v)
{
    const struct station_filter f = {
        .keeper_id = ctx->actor->account_id, .sort = "division", .limit = OWN_MAX};
    struct station_own_v *out;
    struct station_row *rows;
    struct str next;
    size_t count;

    if (v->may_edit || !may(ctx, "station.keep") || f.keeper_id == 0 || filtered(asked) ||
        asked->after.len > 0)
        return ST_OK;
    TRY(station_page(ctx, &f, &rows, &count, &next, NULL));
    out = arena_array(ctx->arena, count, struct station_own_v);
    arr_each (i, count)
        out[i] = (struct station_own_v){
            .name = rows[i].s.name,
            .url = station_web_url(ctx, rows[i].s.id, ""),
            .receive_url =
                station_open(&rows[i].s) ? station_web_url(ctx, rows[i].s.id, "/receive") : S(""),
            .state_tag = station_web_tag(rows[i].s.state)};
    v->own = out;
    v->own_count = count;
    return ST_OK;
}

enum status station_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_list_v v = {.may_edit = may(ctx, "station.edit"),
                               .may_import = may(ctx, "station.import"),
                               .may_receive = may(ctx, "station.receive")};
    struct station_row_v *out;
    struct station_filter f;
    struct station_row *rows;
    struct list_links links;
    struct str next;
    size_t count;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/station", KEPT);
    filter_of(ctx, rq, &f);
    TRY(own_make(ctx, &f, &v));
    TRY(station_page(ctx, &f, &rows, &count, &next, &v.total));
    out = arena_array(ctx->arena, count, struct station_row_v);
    arr_each (i, count)
        out[i] = row_make(&rows[i]);
    v.rows = out;
    v.rows_count = count;
    v.meta = TF(ctx->arena, "station.list.meta", str_int(ctx->arena, v.total));
    v.tabs = station_web_tabs(ctx, "/station");
    TRY(filter_make(ctx, rq, &f, &v.filter));
    if (count == 0)
        v.empty = station_web_empty(ctx, "station.list.none",
                                    filtered(&f) ? "station.list.none_here" : "station.list.first");
    links = list_links_of(ctx, rq, "/station", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    v.sheet_url = links.sheet;
    v.csv_url = links.csv;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.menu"), &station_list_view, &v);
}

/* ---------------------------------------------------------------- as a sheet */

static void export_row(struct ctx *ctx, struct sheet_out *sheet, const struct station_row *r)
{
    const struct str cells[] = {
        r->s.name,
        text_of("station.kind.", r->s.kind),
        r->parent_name,
        text_of("station.state.", r->s.state),
        r->s.place,
        r->s.division,
        r->organ_name,
        r->keeper_name,
        str_int(ctx->arena, r->deputies),
        r->s.area_m2 != 0 ? str_int(ctx->arena, r->s.area_m2) : S(""),
        list_iso(ctx, r->s.built_on),
        list_iso(ctx, r->s.opened_on),
        r->s.phone,
        r->s.hours,
        r->s.services,
    };

    sheet_out_row(sheet, cells);
}

enum status station_web_list_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {
        T("station.name"),     T("station.kind"),     T("station.parent"),   T("station.state"),
        T("station.place"),    T("station.division"), T("station.organ"),    T("station.keeper"),
        T("station.deputies"), T("station.area"),     T("station.built_on"), T("station.opened_on"),
        T("station.phone"),    T("station.hours"),    T("station.services"),
    };
    enum sheet_format format = SHEET_CSV;
    struct station_filter f;
    struct station_row *rows;
    struct sheet_out *sheet;
    size_t count, written = 0;
    int64_t total;

    (void)list_wants_sheet(rq, &format);
    filter_of(ctx, rq, &f);
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    f.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(station_page(ctx, &f, &rows, &count, &f.after, &total));
        arr_each (i, count)
            export_row(ctx, sheet, &rows[i]);
        written += count;
        list_next_page(ctx, page, &f.after);
    } while (f.after.len > 0 && written < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, sheet, T("station.menu"));
}
