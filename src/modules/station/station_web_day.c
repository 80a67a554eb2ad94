// SPDX-License-Identifier: MulanPSL-2.0
/* Reception days: the list, one of them, as a sheet of paper. */
#include "modules/station/station_actions.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_web_rota.h"
#include "platform/list.h"
#include "platform/paper_web.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_view.h"

static const char *const KEPT[] = {"station", "mine", "from", "to", "state", "month", NULL};

struct str station_web_time(struct ctx *ctx, unsigned from_minute, unsigned to_minute)
{
    return TF(ctx->arena, "station.time", station_clock(ctx->arena, from_minute),
              station_clock(ctx->arena, to_minute));
}

struct tag_v station_web_day_tag(struct str state)
{
    return (struct tag_v){text_of("station.day_state.", state),
                          str_eqz(state, "held") ? S("ok") : S("")};
}

enum status station_web_on_duty(struct ctx *ctx, int64_t day_id, struct str *out)
{
    struct station_duty *duties;
    struct str *names;
    size_t count, n = 0;

    TRY(station_duties(ctx, day_id, &duties, &count));
    names = arena_array(ctx->arena, count, struct str);
    arr_each (i, count) {
        if (!str_eqz(duties[i].state, "excused"))
            names[n++] = duties[i].name;
    }
    *out = str_join(ctx->arena, names, n, T("station.comma"));
    return ST_OK;
}

/* ---------------------------------------------------------------- the list */

static enum status filter_of(struct ctx *ctx, const struct request *rq,
                             struct station_day_filter *out)
{
    const struct str month = param_text(rq, "month");

    *out = (struct station_day_filter){
        .station_id = param_id(rq, "station"),
        .deputy_id = param_bool(rq, "mine") ? ctx->actor->deputy_id : 0,
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .state = param_text(rq, "state"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
        .sort = "day",
    };
    if (month.len > 0 && !date_parse_month(month, &out->from, &out->to))
        return fail_field(&ctx->err, "month", "station.month_wrong", NULL);
    if (month.len == 0 && date_none(out->from) && date_none(out->to))
        out->from = ctx->today;
    return ST_OK;
}

static void filter_make(struct ctx *ctx, const struct request *rq,
                        const struct station_day_filter *f, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    size_t n = 0;

    fields[n++] =
        form_field(ctx, rq, "date", "from", "station.filter.from", list_iso(ctx, f->from));
    fields[n++] = form_field(ctx, rq, "date", "to", "station.filter.to", list_iso(ctx, f->to));
    if (ctx->actor->deputy_id != 0)
        fields[n++] = form_field(ctx, rq, "check", "mine", "station.filter.mine",
                                 f->deputy_id != 0 ? S("1") : S(""));
    if (f->station_id != 0)
        fields[n++] = form_field(ctx, rq, "hidden", "station", "station.name",
                                 str_int(ctx->arena, f->station_id));
    *out = (struct filter_v){.url = S("/station/day"),
                             .fields = fields,
                             .fields_count = n,
                             .reset = f->station_id != 0 || f->deputy_id != 0 ? S("/station/day")
                                                                              : S("")};
}

static enum status row_make(struct ctx *ctx, const struct station_day *d,
                            struct station_day_row_v *out)
{
    *out = (struct station_day_row_v){
        .id = d->id,
        .station = d->station,
        .station_id = d->station_id,
        .on = d->on,
        .time = station_web_time(ctx, d->from_minute, d->to_minute),
        .state = d->state,
        .state_tag = station_web_day_tag(d->state),
    };
    return station_web_on_duty(ctx, d->id, &out->names);
}

enum status station_web_days(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_day_list_v v = {0};
    struct station_day_row_v *out;
    struct station_day_filter f;
    struct list_links links;
    struct station_day *days;
    struct str next;
    size_t count;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/station/day", KEPT);
    TRY(filter_of(ctx, rq, &f));
    TRY(station_day_page(ctx, &f, &days, &count, &next, &v.total));
    out = arena_array(ctx->arena, count, struct station_day_row_v);
    arr_each (i, count)
        TRY(row_make(ctx, &days[i], &out[i]));
    v.rows = out;
    v.rows_count = count;
    v.meta = TF(ctx->arena, "station.day.meta", str_int(ctx->arena, v.total));
    v.tabs = station_web_tabs(ctx, "/station/day");
    filter_make(ctx, rq, &f, &v.filter);
    if (count == 0)
        v.empty = station_web_empty(ctx, "station.day.none", "station.day.none_text");
    links = list_links_of(ctx, rq, "/station/day", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    v.sheet_url = links.sheet;
    v.csv_url = links.csv;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.days"), &station_day_list_view, &v);
}

enum status station_web_days_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {T("station.receive.on"), T("station.name"), T("station.clock"),
                                   T("station.on_duty"), T("station.day_state")};
    enum sheet_format format = SHEET_CSV;
    struct station_day_filter f;
    struct station_day *days;
    struct sheet_out *sheet;
    size_t count, written = 0;
    int64_t total;

    (void)list_wants_sheet(rq, &format);
    TRY(filter_of(ctx, rq, &f));
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    f.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(station_day_page(ctx, &f, &days, &count, &f.after, &total));
        arr_each (i, count) {
            struct station_day_row_v row;

            TRY(row_make(ctx, &days[i], &row));
            sheet_out_row(sheet, (const struct str[]){list_iso(ctx, row.on), row.station, row.time,
                                                      row.names, row.state_tag.label});
        }
        written += count;
        list_next_page(ctx, page, &f.after);
    } while (f.after.len > 0 && written < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, sheet, T("station.days"));
}

/* ---------------------------------------------------------------- one of them */

static struct tag_v duty_tag(struct str state)
{
    if (str_eqz(state, "absent"))
        return (struct tag_v){text_of("station.duty_state.", state), S("bad")};
    return (struct tag_v){text_of("station.duty_state.", state),
                          str_eqz(state, "came") ? S("ok") : S("")};
}

static enum status duties_make(struct ctx *ctx, const struct station_day *d, bool keeps,
                               struct station_day_show_v *v)
{
    const bool open = str_eqz(d->state, "scheduled") && date_cmp(d->on, ctx->today) >= 0;
    struct station_duty_v *rows;
    struct station_duty *duties;
    size_t count;

    TRY(station_duties(ctx, d->id, &duties, &count));
    rows = arena_array(ctx->arena, count, struct station_duty_v);
    arr_each (i, count) {
        const bool own = ctx->actor->deputy_id != 0 && duties[i].deputy_id == ctx->actor->deputy_id;

        rows[i] = (struct station_duty_v){.id = duties[i].id,
                                          .name = duties[i].name,
                                          .level = duties[i].level,
                                          .state = duties[i].state,
                                          .state_tag = duty_tag(duties[i].state),
                                          .reason = duties[i].reason};
        if (open && (keeps || own) && str_eqz(duties[i].state, "on"))
            rows[i].swap_url = str_printf(ctx->arena, "/station/day/%" PRId64 "/duty/%" PRId64,
                                          d->id, duties[i].id);
    }
    v->duties = rows;
    v->duties_count = count;
    return ST_OK;
}

static void link_add(struct link_v *links, size_t *count, bool allowed, const char *key,
                     struct str url)
{
    if (allowed)
        links[(*count)++] = (struct link_v){.label = text(key), .url = url};
}

enum status station_web_day(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct link_v *links = arena_array(ctx->arena, 4, struct link_v);
    struct station_day_show_v v;
    struct station_day d;
    bool keeps, receives, open;

    TRY(station_day_get(ctx, path_id(rq, "id"), &d));
    TRY(station_may_keep(ctx, d.station_id, &keeps));
    TRY(station_may_receive(ctx, d.station_id, &receives));
    open = str_eqz(d.state, "scheduled");
    up[0] = (struct link_v){.label = T("station.menu"), .url = S("/station")};
    up[1] = (struct link_v){.label = d.station, .url = station_web_url(ctx, d.station_id, "")};
    v = (struct station_day_show_v){
        .crumbs = {.items = up, .items_count = 2, .here = text_date(ctx->arena, d.on, ctx->today)},
        .id = d.id,
        .station = d.station,
        .title = d.title,
        .on = d.on,
        .time = station_web_time(ctx, d.from_minute, d.to_minute),
        .state = d.state,
        .state_tag = station_web_day_tag(d.state),
        .reason = d.reason,
    };
    TRY(duties_make(ctx, &d, keeps, &v));
    link_add(links, &v.links_count, receives && open && date_cmp(d.on, ctx->today) <= 0,
             "station.receive.title", station_web_url(ctx, d.station_id, "/receive"));
    link_add(links, &v.links_count, true, "station.rota.print",
             str_printf(ctx->arena, "/station/%" PRId64 "/rota?month=%04d-%02u", d.station_id,
                        d.on.year, d.on.month));
    link_add(links, &v.links_count, keeps && open, "station.day.cancel",
             str_printf(ctx->arena, "/station/day/%" PRId64 "/cancel", d.id));
    v.links = links;
    return respond_view(ctx, rq, rs, FRAME_STAFF, d.station, &station_day_show_view, &v);
}

/* ---------------------------------------------------------------- the on-duty sheet */

enum { SHEET_DAYS = 62, SHEET_COLUMNS = 5 };

static void sheet_head(struct paper *p, struct paper_table *t)
{
    const struct paper_cell cells[] = {
        {.text = T("station.receive.on"), .label = true},
        {.text = T("station.clock"), .label = true},
        {.text = T("station.on_duty"), .label = true},
        {.text = T("station.signed"), .label = true},
        {.text = T("station.remark"), .label = true},
    };

    paper_row_add(p, t, cells, COUNT(cells), 1);
}

static enum status sheet_rows(struct ctx *ctx, struct paper *p, struct paper_table *t,
                              int64_t station_id, struct date from, struct date to)
{
    const struct station_day_filter f = {
        .station_id = station_id, .from = from, .to = to, .limit = SHEET_DAYS, .sort = "day"};
    struct station_day *days;
    struct str next;
    int64_t total;
    size_t count;

    TRY(station_day_page(ctx, &f, &days, &count, &next, &total));
    arr_each (i, count) {
        struct str names;
        struct paper_cell cells[SHEET_COLUMNS] = {0};

        if (str_eqz(days[i].state, "cancelled"))
            continue;
        TRY(station_web_on_duty(ctx, days[i].id, &names));
        cells[0].text = paper_date(ctx->arena, days[i].on);
        cells[1].text = station_web_time(ctx, days[i].from_minute, days[i].to_minute);
        cells[2].text = names;
        paper_row_add(p, t, cells, SHEET_COLUMNS, 1);
    }
    return ST_OK;
}

/* The month asked for; else that of the next reception day, else this one. */
static enum status sheet_month(struct ctx *ctx, const struct request *rq, int64_t station_id,
                               struct date *from, struct date *to)
{
    struct station_duty_day *next;
    struct date in = ctx->today;
    size_t count;

    if (param_present(rq, "month"))
        return date_parse_month(param_text(rq, "month"), from, to)
                   ? ST_OK
                   : fail_field(&ctx->err, "month", "station.month_wrong", NULL);
    TRY(station_next_days(ctx, station_id, 1, &next, &count));
    if (count > 0)
        in = next[0].on;
    *from = (struct date){in.year, in.month, 1};
    *to = (struct date){in.year, in.month, days_in_month(in.year, in.month)};
    return ST_OK;
}

enum status station_web_rota_sheet(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const unsigned WIDTHS[SHEET_COLUMNS] = {5, 4, 7, 5, 3};
    struct date from = {0}, to = {0};
    struct paper_table *t;
    struct str title, name;
    struct station s;
    struct paper *p;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(sheet_month(ctx, rq, s.id, &from, &to));
    title = TF(ctx->arena, "station.rota.title", str_int(ctx->arena, from.year),
               str_int(ctx->arena, from.month));
    name = str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(s.name), STR_ARG(title));
    p = paper_new(ctx->arena, PAPER_SHEET,
                  str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(s.name), STR_ARG(title)));
    t = paper_table_add(p, WIDTHS, SHEET_COLUMNS, 1, 24);
    sheet_head(p, t);
    TRY(sheet_rows(ctx, p, t, s.id, from, to));
    if (s.place.len > 0)
        paper_flush(p, TF(ctx->arena, "station.rota.place", s.place, s.phone));
    return respond_paper(ctx, rq, rs, p, name);
}
