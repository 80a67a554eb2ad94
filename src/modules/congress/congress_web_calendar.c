// SPDX-License-Identifier: MulanPSL-2.0
/* The working calendar: the days that differ from the week, year by year. */
#include "modules/congress/congress_web.h"
#include "modules/congress/congress_web_common.h"
#include <inttypes.h>

enum { YEARS_BACK = 3, YEARS_AHEAD = 2, KNOWN_FROM = 2025, KNOWN_TO = 2026 };

static struct congress_day_v day_make(struct ctx *ctx, const struct holiday *h, bool may_edit)
{
    return (struct congress_day_v){
        .id = h->id,
        .on = h->on,
        .kind = h->kind,
        .name = h->name,
        .nation = h->congress_id == 0,
        .drop = may_edit && h->congress_id != 0
                    ? congress_web_action(
                          ctx, str_printf(ctx->arena, "/congress/calendar/%" PRId64 "/drop", h->id),
                          "congress.calendar.drop")
                    : NULL,
    };
}

/* The years that have days, newest first. */
static enum status years_make(struct ctx *ctx, struct congress_calendar_v *v)
{
    const int first = ctx->today.year - YEARS_BACK, last = ctx->today.year + YEARS_AHEAD;
    struct congress_year_v *years =
        arena_array(ctx->arena, YEARS_BACK + YEARS_AHEAD + 1, struct congress_year_v);

    for (int year = last; year >= first; year--) {
        struct congress_day_v *days;
        struct holiday *list;
        size_t count;

        TRY(congress_store_holidays(ctx, (struct date){year, 1, 1}, (struct date){year, 12, 31},
                                    &list, &count));
        if (count == 0)
            continue;
        days = arena_array(ctx->arena, count, struct congress_day_v);
        arr_each (i, count) {
            days[i] = day_make(ctx, &list[i], v->may_edit);
        }
        years[v->years_count++] = (struct congress_year_v){
            .year = year,
            .title = TF(ctx->arena, "congress.calendar.year", str_int(ctx->arena, year)),
            .days = days,
            .days_count = count,
        };
    }
    v->years = years;
    return ST_OK;
}

static enum status notes_make(struct ctx *ctx, struct congress_calendar_v *v)
{
    struct note_v *notes = arena_array(ctx->arena, 2, struct note_v);
    struct calendar cal;
    bool known_missing = false;

    TRY(congress_calendar(ctx, &cal));
    for (int year = ctx->today.year; year <= ctx->today.year + 1; year++) {
        if (!calendar_covers(&cal, year))
            notes[v->notes_count++] = (struct note_v){
                .warn = year == ctx->today.year,
                .text = TF(ctx->arena, "congress.calendar.not_covered", str_int(ctx->arena, year)),
            };
    }
    for (int year = KNOWN_FROM; year <= KNOWN_TO; year++)
        known_missing = known_missing || !calendar_covers(&cal, year);
    v->notes = notes;
    if (known_missing && v->may_edit) {
        v->actions =
            congress_web_action(ctx, S("/congress/calendar/known"), "congress.calendar.load");
        v->actions_count = 1;
    }
    return ST_OK;
}

enum status congress_web_calendar(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct congress_calendar_v v = {.tabs = congress_web_tabs(ctx, "/congress/calendar"),
                                    .may_edit = may(ctx, "congress.calendar")};

    TRY(years_make(ctx, &v));
    TRY(notes_make(ctx, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("congress.calendar.title"),
                        &congress_calendar_view, &v);
}

enum status congress_web_calendar_new_page(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    const struct option_v kinds[] = {
        {.value = S("holiday"), .label = T("congress.calendar.kind.holiday")},
        {.value = S("workday"), .label = T("congress.calendar.kind.workday")},
    };
    struct form_page *f = congress_web_form(ctx, rq, "congress.calendar.new",
                                            S("/congress/calendar/new"), "congress.calendar.title",
                                            "/congress/calendar", "congress.calendar.new_go");

    (void)form_page_put(f, "date", "on", "congress.calendar.on", S(""));
    form_options(ctx, form_page_put(f, "radio", "kind", "congress.calendar.kind", S("")), kinds,
                 COUNT(kinds));
    (void)form_page_put(f, "line", "name", "congress.calendar.name", S(""));
    f->v.note = T("congress.calendar.note");
    return congress_web_show_form(f, rs);
}

enum status congress_web_calendar_new(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    TRY(congress_calendar_set(ctx, param_date(rq, "on"),
                              str_eqz(param_text(rq, "kind"), "workday") ? CALENDAR_MAKEUP_WORKDAY
                                                                         : CALENDAR_HOLIDAY,
                              param_text(rq, "name")));
    respond_flash(rs, "congress.saved", S(""));
    return respond_see_other(rs, "/congress/calendar");
}

enum status congress_web_calendar_drop(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    TRY(congress_calendar_drop(ctx, path_id(rq, "id")));
    respond_flash(rs, "congress.calendar.dropped", S(""));
    return respond_see_other(rs, "/congress/calendar");
}

enum status congress_web_calendar_known(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    size_t days = 0;

    (void)rq;
    TRY(congress_calendar_load_known(ctx, &days));
    respond_flash(rs, "congress.calendar.loaded", str_int(ctx->arena, (int64_t)days));
    return respond_see_other(rs, "/congress/calendar");
}
