// SPDX-License-Identifier: MulanPSL-2.0
/* The book of a station: checks, funds, guidance, activities on one page. */
#include "modules/station/station_web_book.h"
#include "base/money.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_report.h"
#include "modules/station/station_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_running_view.h"

enum { PARTS = 4 };

static const struct tag_v *tag_of(struct ctx *ctx, struct str label, struct str class)
{
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

    *tag = (struct tag_v){label, class};
    return tag;
}

static struct str day(struct ctx *ctx, struct date d)
{
    return text_date(ctx->arena, d, ctx->today);
}

/* ---------------------------------------------------------------- checks */

static struct station_book_row_v check_row(struct ctx *ctx, const struct station_check *c,
                                           bool keeps)
{
    const bool open = str_eqz(c->result, "rectify") && date_none(c->rectified_on);
    struct station_book_row_v row = {
        .title = TF(ctx->arena, "station.check.title", day(ctx, c->checked_on),
                    str_int(ctx->arena, c->passed), str_int(ctx->arena, c->items)),
        .meta = c->note,
        .tag = tag_of(ctx, text_of("station.check.", c->result),
                      str_eqz(c->result, "passed") ? S("ok") : S("wait")),
    };

    if (!date_none(c->rectified_on))
        row.tag = tag_of(ctx, TF(ctx->arena, "station.check.rectified", day(ctx, c->rectified_on)),
                         S("ok"));
    else if (open)
        row.meta = TF(ctx->arena, "station.check.until", day(ctx, c->rectify_until), c->note);
    if (open && keeps) {
        row.url =
            str_printf(ctx->arena, "/station/%" PRId64 "/check/%" PRId64, c->station_id, c->id);
        row.act = T("station.check.rectify_done");
    }
    return row;
}

static enum status checks_part(struct ctx *ctx, int64_t id, bool keeps,
                               struct station_book_part_v *out)
{
    struct station_book_row_v *rows;
    struct station_check *all;
    size_t count;

    TRY(station_checks(ctx, id, &all, &count));
    rows = arena_array(ctx->arena, count, struct station_book_row_v);
    arr_each (i, count)
        rows[i] = check_row(ctx, &all[i], keeps);
    *out = (struct station_book_part_v){.id = S("check"),
                                        .title = T("station.checks"),
                                        .rows = rows,
                                        .rows_count = count,
                                        .none = T("station.checks.none")};
    if (may(ctx, "station.edit")) {
        out->add = station_web_url(ctx, id, "/check");
        out->go = T("station.check.new");
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- funds */

static enum status funds_part(struct ctx *ctx, int64_t id, int64_t year,
                              struct station_book_part_v *out)
{
    struct station_book_row_v *rows;
    struct station_purse purse;
    struct station_fund *all;
    size_t count;

    TRY(station_funds(ctx, id, year, &all, &count));
    TRY(station_purse(ctx, id, year, &purse));
    rows = arena_array(ctx->arena, count, struct station_book_row_v);
    arr_each (i, count)
        rows[i] = (struct station_book_row_v){
            .title = TF(ctx->arena, "station.fund.row", text_of("station.fund.", all[i].kind),
                        money_text(ctx->arena, all[i].amount_fen)),
            .meta = str_printf(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT,
                               STR_ARG(day(ctx, all[i].on)), STR_ARG(all[i].purpose),
                               STR_ARG(all[i].document))};
    *out = (struct station_book_part_v){
        .id = S("fund"),
        .title = TF(ctx->arena, "station.funds", str_int(ctx->arena, year)),
        .meta = TF(ctx->arena, "station.fund.sums", money_text(ctx->arena, purse.allocated),
                   money_text(ctx->arena, purse.spent), money_text(ctx->arena, purse.settled)),
        .rows = rows,
        .rows_count = count,
        .none = T("station.funds.none")};
    if (may(ctx, "station.edit")) {
        out->add = station_web_url(ctx, id, "/fund");
        out->go = T("station.fund.new");
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- guidance */

static enum status guides_part(struct ctx *ctx, int64_t id, struct station_book_part_v *out)
{
    const bool edit = may(ctx, "station.edit");
    struct station_book_row_v *rows;
    struct station_guidance *visits;
    struct station_guide *guides;
    size_t count, visits_count, n = 0;

    TRY(station_guides(ctx, id, &guides, &count));
    TRY(station_guidances(ctx, id, &visits, &visits_count));
    rows = arena_array(ctx->arena, count + visits_count, struct station_book_row_v);
    arr_each (i, count) {
        rows[n] = (struct station_book_row_v){
            .title = TF(ctx->arena, "station.guide.row", guides[i].name),
            .meta = TF(ctx->arena, "station.guide.since", day(ctx, guides[i].from_on),
                       day(ctx, guides[i].to_on))};
        if (edit && date_none(guides[i].to_on)) {
            rows[n].url =
                str_printf(ctx->arena, "/station/%" PRId64 "/guide/%" PRId64, id, guides[i].id);
            rows[n].act = T("station.guide.end");
        }
        n++;
    }
    arr_each (i, visits_count)
        rows[n++] = (struct station_book_row_v){
            .title = TF(ctx->arena, "station.guidance.row", visits[i].name, day(ctx, visits[i].on)),
            .meta = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(visits[i].found),
                               STR_ARG(visits[i].advice))};
    *out = (struct station_book_part_v){.id = S("guide"),
                                        .title = T("station.guides"),
                                        .rows = rows,
                                        .rows_count = n,
                                        .none = T("station.guides.none")};
    if (edit) {
        out->add = station_web_url(ctx, id, count > 0 ? "/guidance" : "/guide");
        out->go = count > 0 ? T("station.guidance.new") : T("station.guide.new");
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- activities */

static enum status activities_part(struct ctx *ctx, int64_t id, bool keeps,
                                   struct station_book_part_v *out)
{
    struct station_book_row_v *rows;
    struct station_activity *all;
    size_t count;

    TRY(station_activities(ctx, id, &all, &count));
    rows = arena_array(ctx->arena, count, struct station_book_row_v);
    arr_each (i, count) {
        rows[i] = (struct station_book_row_v){
            .title = all[i].title,
            .meta = TF(ctx->arena, "station.activity.row",
                       text_of("station.activity.", all[i].kind), day(ctx, all[i].on),
                       str_int(ctx->arena, all[i].deputies), str_int(ctx->arena, all[i].people)),
            .tag = tag_of(ctx, text_of("station.activity_state.", all[i].state),
                          str_eqz(all[i].state, "held") ? S("ok") : S("")),
        };
        if (keeps) {
            rows[i].url =
                str_printf(ctx->arena, "/station/%" PRId64 "/activity/%" PRId64, id, all[i].id);
            rows[i].act = T("station.activity.edit");
        }
    }
    *out = (struct station_book_part_v){.id = S("activity"),
                                        .title = T("station.activities"),
                                        .rows = rows,
                                        .rows_count = count,
                                        .none = T("station.activities.none")};
    if (keeps) {
        out->add = station_web_url(ctx, id, "/activity");
        out->go = T("station.activity.new");
    }
    return ST_OK;
}

enum status station_web_book(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_book_part_v *parts = arena_array(ctx->arena, PARTS, struct station_book_part_v);
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct station_book_v v;
    struct station s;
    bool keeps;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(station_may_keep(ctx, s.id, &keeps));
    up[0] = (struct link_v){.label = T("station.menu"), .url = S("/station")};
    up[1] = (struct link_v){.label = s.name, .url = station_web_url(ctx, s.id, "")};
    v = (struct station_book_v){
        .crumbs = {.items = up, .items_count = 2, .here = T("station.book")},
        .station = s.name,
        .year = param_present(rq, "year") ? param_int(rq, "year") : ctx->today.year,
    };
    TRY(checks_part(ctx, s.id, keeps, &parts[0]));
    TRY(activities_part(ctx, s.id, keeps, &parts[1]));
    TRY(funds_part(ctx, s.id, v.year, &parts[2]));
    TRY(guides_part(ctx, s.id, &parts[3]));
    v.parts = parts;
    v.parts_count = PARTS;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.book"), &station_book_view, &v);
}
