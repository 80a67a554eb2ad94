// SPDX-License-Identifier: MulanPSL-2.0
/* The money of all stations: what was allocated, spent and settled, each entry. */
#include "base/money.h"
#include "modules/station/station_report.h"
#include "modules/station/station_web_book.h"
#include "modules/station/station_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_running_view.h"

static const char *const KEPT[] = {"kind", "station", "from", "to", NULL};

/* Money belongs to a year, whatever day it came on. */
static struct station_fund_filter filter_of(const struct request *rq)
{
    return (struct station_fund_filter){.station_id = param_id(rq, "station"),
                                        .from = param_date(rq, "from").year,
                                        .to = param_date(rq, "to").year,
                                        .kind = param_text(rq, "kind"),
                                        .after = param_text(rq, "after"),
                                        .limit = list_limit(rq, LIST_ROWS)};
}

static void filter_make(struct ctx *ctx, const struct request *rq,
                        const struct station_fund_filter *f, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    size_t n = 0;

    fields[n] = form_field(ctx, rq, "select", "kind", "station.fund.kind", f->kind);
    form_words_or(ctx, &fields[n++], STATION_FUND_KINDS, "station.fund.", "word.all");
    fields[n++] = form_field(ctx, rq, "date", "from", "station.filter.from",
                             list_iso(ctx, param_date(rq, "from")));
    fields[n++] =
        form_field(ctx, rq, "date", "to", "station.filter.to", list_iso(ctx, param_date(rq, "to")));
    if (f->station_id != 0)
        fields[n++] = form_field(ctx, rq, "hidden", "station", "station.name",
                                 str_int(ctx->arena, f->station_id));
    *out = (struct filter_v){.url = S("/station/fund"),
                             .fields = fields,
                             .fields_count = n,
                             .reset =
                                 f->kind.len > 0 || f->from != 0 || f->to != 0 || f->station_id != 0
                                     ? S("/station/fund")
                                     : S("")};
}

enum status station_web_funds(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct station_fund_filter f = filter_of(rq);
    struct station_fund_list_v v = {.may_import = may(ctx, "station.import")};
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct station_fund_row_v *out;
    struct station_fund_row *rows;
    struct list_links links;
    struct str next;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/station/fund", KEPT);
    *up = (struct link_v){.label = T("station.menu"), .url = S("/station")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = T("station.fund.all")};
    TRY(station_fund_page(ctx, &f, &rows, &v.rows_count, &next, &v.total));
    out = arena_array(ctx->arena, v.rows_count, struct station_fund_row_v);
    arr_each (i, v.rows_count)
        out[i] = (struct station_fund_row_v){.id = rows[i].f.id,
                                             .station = rows[i].station,
                                             .station_id = rows[i].f.station_id,
                                             .year = rows[i].f.year,
                                             .kind = rows[i].f.kind,
                                             .fen = rows[i].f.amount_fen,
                                             .yuan = money_text(ctx->arena, rows[i].f.amount_fen),
                                             .on = rows[i].f.on,
                                             .purpose = rows[i].f.purpose,
                                             .document = rows[i].f.document};
    v.rows = out;
    v.meta = TF(ctx->arena, "station.fund.meta", str_int(ctx->arena, v.total));
    filter_make(ctx, rq, &f, &v.filter);
    if (v.rows_count == 0)
        v.empty = station_web_empty(ctx, "station.fund.none", "station.fund.none_text");
    links = list_links_of(ctx, rq, "/station/fund", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    v.sheet_url = links.sheet;
    v.csv_url = links.csv;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.fund.all"), &station_fund_list_view,
                        &v);
}

enum status station_web_funds_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {T("station.name"),         T("station.fund.year"),
                                   T("station.fund.kind"),    T("station.fund.amount"),
                                   T("station.fund.on"),      T("station.fund.purpose"),
                                   T("station.fund.document")};
    struct station_fund_filter f = filter_of(rq);
    enum sheet_format format = SHEET_CSV;
    struct sheet_out *sheet;

    (void)list_wants_sheet(rq, &format);
    f.limit = LIST_ROWS_MAX;
    f.after = S("");
    sheet = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    do {
        const struct arena_mark page = arena_mark(ctx->arena);
        struct station_fund_row *rows;
        int64_t total;
        size_t count;

        TRY(station_fund_page(ctx, &f, &rows, &count, &f.after, &total));
        arr_each (i, count)
            sheet_out_row(sheet,
                          (const struct str[]){rows[i].station, str_int(ctx->arena, rows[i].f.year),
                                               text_of("station.fund.", rows[i].f.kind),
                                               money_text(ctx->arena, rows[i].f.amount_fen),
                                               list_iso(ctx, rows[i].f.on), rows[i].f.purpose,
                                               rows[i].f.document});
        list_next_page(ctx, page, &f.after);
    } while (f.after.len > 0);
    return list_respond_sheet(ctx, rq, rs, format, sheet, T("station.fund.all"));
}
