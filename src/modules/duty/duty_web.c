// SPDX-License-Identifier: MulanPSL-2.0
/* Everybody's files of a year, and the facts behind a figure. */
#include "modules/duty/duty_web.h"
#include "duty_view.h"
#include "modules/congress/congress.h"
#include "modules/duty/duty_rules.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { YEARS = 5, OFFSET_DIGITS = 7 };

struct str duty_web_count(struct ctx *ctx, int64_t n, struct str unit)
{
    return str_printf(ctx->arena, "%lld" STR_FMT, (long long)n, STR_ARG(unit));
}

struct str duty_web_points(struct ctx *ctx, int64_t tenths)
{
    return TF(ctx->arena, "duty.points_of", duty_points_text(ctx->arena, tenths));
}

int duty_web_year(const struct ctx *ctx, const struct request *rq)
{
    const int64_t year = param_int(rq, "year");

    return year >= DUTY_YEAR_MIN && year <= ctx->today.year ? (int)year : ctx->today.year;
}

struct str duty_web_class(struct str state)
{
    static const struct {
        const char *state, *class;
    } CLASSES[] = {{"waiting", "wait"}, {"asked", "wait"}, {"confirmed", "ok"}, {"upheld", "ok"},
                   {"returned", "bad"}, {"absent", "bad"}, {"excused", "wait"}};

    arr_each (i, COUNT(CLASSES))
        if (str_eqz(state, CLASSES[i].state))
            return str_from(CLASSES[i].class);
    return S("");
}

static const char *const KEPT[] = {"year", "delegation", "limit", NULL};

static enum status filter_make(struct ctx *ctx, const struct request *rq, int year,
                               struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    struct delegation *delegations;
    struct option_v *options, years[YEARS];
    size_t count;

    for (int i = 0; i < YEARS; i++) {
        years[i].value = str_int(ctx->arena, ctx->today.year - i);
        years[i].label = TF(ctx->arena, "duty.of_year", years[i].value);
        years[i].hint = S("");
    }
    fields[0] = form_field(ctx, rq, "select", "year", "duty.year", str_int(ctx->arena, year));
    form_options(ctx, &fields[0], years, YEARS);
    TRY(delegation_list(ctx, &delegations, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.all")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = str_int(ctx->arena, delegations[i].id),
                                           .label = delegations[i].name};
    fields[1] = form_field(ctx, rq, "select", "delegation", "duty.delegation",
                           param_text(rq, "delegation"));
    form_options(ctx, &fields[1], options, count + 1);
    *out = (struct filter_v){.url = S("/duty"), .fields = fields, .fields_count = 2};
    return ST_OK;
}

/* Where a page of something counted begins: its cursor is a plain number. */
static size_t offset_of(struct str after)
{
    size_t n = 0;

    if (after.len > OFFSET_DIGITS)
        return 0;
    arr_each (i, after.len) {
        if (after.ptr[i] < '0' || after.ptr[i] > '9')
            return 0;
        n = n * 10 + (size_t)(after.ptr[i] - '0');
    }
    return n;
}

/* ---------------------------------------------------------------- who came along */

static const char *const JOINED_KEPT[] = {"from", "to", "limit", NULL};

static void joined_filter(struct ctx *ctx, const struct request *rq, struct period p,
                          struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);

    fields[0] = form_field(ctx, rq, "date", "from", "duty.joined.from", list_iso(ctx, p.from));
    fields[1] = form_field(ctx, rq, "date", "to", "duty.joined.to", list_iso(ctx, p.to));
    *out = (struct filter_v){.url = S("/duty/joined"), .fields = fields, .fields_count = 2};
}

/* The days asked for; the year so far if none are. */
static struct period joined_days(const struct ctx *ctx, const struct request *rq)
{
    const struct date from = param_date(rq, "from"), to = param_date(rq, "to");

    return (struct period){date_none(from) ? (struct date){ctx->today.year, 1, 1} : from,
                           date_none(to) ? ctx->today : to};
}

enum status duty_web_joined(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct period days = joined_days(ctx, rq);
    const size_t from = offset_of(param_text(rq, "after")), limit = list_limit(rq, LIST_ROWS);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct duty_joined_row_v *rows = arena_array(ctx->arena, limit, struct duty_joined_row_v);
    struct duty_joined_v v = {.rows = rows};
    struct list_links links;
    struct duty_joined *all;
    size_t count;

    TRY(duty_joined(ctx, days.from, days.to, true, &all, &count));
    for (size_t i = from; i < count && v.rows_count < limit; i++)
        rows[v.rows_count++] = (struct duty_joined_row_v){
            .id = all[i].deputy_id,
            .name = all[i].name,
            .delegation = all[i].delegation,
            .times = all[i].times,
            .url = str_printf(ctx->arena, "/duty/deputy/%lld?year=%d", (long long)all[i].deputy_id,
                              days.to.year),
        };
    *up = (struct link_v){.label = T("duty.menu"), .url = S("/duty")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = T("duty.joined.title")};
    v.total = (int64_t)count;
    joined_filter(ctx, rq, days, &v.filter);
    *empty = (struct empty_v){.title = T("duty.joined.none"), .text = T("duty.joined.none_text")};
    v.empty = count == 0 ? empty : NULL;
    links =
        list_links_of(ctx, rq, "/duty/joined", JOINED_KEPT,
                      from + limit < count ? str_int(ctx->arena, (int64_t)(from + limit)) : S(""));
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("duty.joined.title"), &duty_joined_view, &v);
}

/* ---------------------------------------------------------------- everybody */

enum status duty_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int year = duty_web_year(ctx, rq);
    const size_t from = offset_of(param_text(rq, "after")), limit = list_limit(rq, LIST_ROWS);
    struct duty_list_v v = {.year = year,
                            .may_set = may(ctx, "duty.formula"),
                            .may_award = may(ctx, "duty.award"),
                            .absence_url =
                                may(ctx, "meeting.absence") ? S("/meeting/absence") : S("")};
    struct duty_rank_v *rows;
    struct list_links links;
    struct duty_rank *all;
    size_t count;

    TRY(duty_ranking(ctx, year, param_id(rq, "delegation"), &all, &count));
    rows = arena_array(ctx->arena, limit, struct duty_rank_v);
    for (size_t i = from; i < count && v.rows_count < limit; i++)
        rows[v.rows_count++] = (struct duty_rank_v){
            .place = all[i].place,
            .deputy_id = all[i].deputy_id,
            .name = all[i].name,
            .delegation = all[i].delegation,
            .points = duty_points_text(ctx->arena, all[i].points),
            .done = all[i].done,
            .excused = all[i].excused,
            .absent = all[i].absent,
            .url = str_printf(ctx->arena, "/duty/deputy/%lld?year=%d", (long long)all[i].deputy_id,
                              year),
        };
    v.rows = rows;
    v.total = (int64_t)count;
    v.meta =
        TF(ctx->arena, "duty.list.meta", str_int(ctx->arena, year), str_int(ctx->arena, v.total));
    TRY(filter_make(ctx, rq, year, &v.filter));
    v.empty = list_empty(ctx, rq, v.rows_count, T("duty.list.none"), T("duty.list.none_text"),
                         link_next(ctx, "deputy.view", T("deputy.menu"), "/deputy"));
    links =
        list_links_of(ctx, rq, "/duty", KEPT,
                      from + limit < count ? str_int(ctx->arena, (int64_t)(from + limit)) : S(""));
    v.pager = (struct pager_v){.next = links.next, .first = links.first};
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("duty.menu"), &duty_list_view, &v);
}
