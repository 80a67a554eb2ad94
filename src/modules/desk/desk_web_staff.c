// SPDX-License-Identifier: MulanPSL-2.0
/* The workbench of the staff: figures of the year, what waits, what is due, what comes. */
#include "modules/congress/congress.h"
#include "modules/desk/desk_web.h"
#include "modules/indicator/indicator.h"
#include "modules/meeting/meeting.h"
#include "modules/opinion/opinion.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/chart.h"
#include "platform/text.h"

enum { TASKS = 6, DUE_ROWS = 4, UNITS = 7, DAYS = 4, MONTHS = 12, KPIS = 4, COUNT_MOST = 9999 };

/* -------------------------------------------------------------------------------- figures */

/* Where the rows of a figure of this year are. */
static struct str figure_url(struct ctx *ctx, const char *name)
{
    const struct period year = indicator_year(ctx->today.year);
    struct indicator_query q = {.period = year};
    struct str url = S("");

    if (indicator_find(ctx, str_from(name), &q.of) != ST_OK ||
        q.of->rows_url(ctx, &q, q.of->ratio ? "denominator" : "numerator", &url) != ST_OK)
        ctx->err = (struct err){0};
    return url;
}

static enum status kpi_tabled(struct ctx *ctx, struct kpi_v *out)
{
    const struct period year = indicator_year(ctx->today.year);
    const struct suggestion_filter open = {.open = S("1")};
    struct indicator_value value;
    int64_t working;

    TRY(indicator_total(ctx, "suggestion.tabled", &year, &value));
    TRY(suggestion_list_count(ctx, &open, COUNT_MOST, &working));
    *out = (struct kpi_v){
        .label = T("desk.kpi.tabled"),
        .value = str_int(ctx->arena, value.numerator),
        .unit = T("unit.piece"),
        .url = figure_url(ctx, "suggestion.tabled"),
        .note = TF(ctx->arena, "desk.kpi.tabled_note", str_int(ctx->arena, working)),
    };
    return ST_OK;
}

static enum status kpi_rate(struct ctx *ctx, const char *name, struct str label,
                            const char *note_key, struct kpi_v *out)
{
    const struct period year = indicator_year(ctx->today.year);
    struct indicator_value v;
    struct str args[2];

    TRY(indicator_total(ctx, name, &year, &v));
    args[0] = str_int(ctx->arena, v.denominator);
    args[1] = str_int(ctx->arena, v.numerator);
    *out = (struct kpi_v){.label = label, .url = figure_url(ctx, name)};
    if (v.denominator == 0) {
        out->value = T("desk.kpi.none");
        out->note = T("desk.kpi.no_rows");
        return ST_OK;
    }
    out->value =
        indicator_permille_text(ctx->arena, indicator_permille(v.numerator, v.denominator));
    out->unit = T("unit.percent");
    out->note = text_fill(ctx->arena, note_key, args, 2);
    return ST_OK;
}

static struct date month_begin(struct date d)
{
    return (struct date){d.year, d.month, 1};
}

/* The first day of the month `back` months before today's. */
static struct date months_ago(struct ctx *ctx, int back)
{
    const int month = ctx->today.year * MONTHS + (int)ctx->today.month - 1 - back;

    return (struct date){month / MONTHS, (unsigned)(month % MONTHS) + 1, 1};
}

static enum status opinions_in(struct ctx *ctx, struct date from, int64_t *out)
{
    struct opinion_share *shares;
    size_t count;

    TRY(opinion_counts(ctx, from, ctx->today, NULL, S(""), &shares, &count));
    *out = count != 0 ? shares[0].count : 0;
    return ST_OK;
}

static enum status kpi_opinions(struct ctx *ctx, struct kpi_v *out)
{
    const struct date from = month_begin(ctx->today);
    int64_t month, year;
    char iso[DATE_TEXT_SIZE];

    TRY(opinions_in(ctx, from, &month));
    TRY(opinions_in(ctx, months_ago(ctx, MONTHS - 1), &year));
    *out = (struct kpi_v){
        .label = T("desk.kpi.opinions"),
        .value = str_int(ctx->arena, month),
        .unit = T("unit.item"),
        .url = str_printf(ctx->arena, "/opinion?from=%s", date_format(from, iso)),
        .note = TF(ctx->arena, "desk.kpi.opinions_note", str_int(ctx->arena, year)),
    };
    return ST_OK;
}

static enum status kpis_make(struct ctx *ctx, struct kpis_v *out)
{
    struct kpi_v *items = arena_array(ctx->arena, KPIS, struct kpi_v);
    size_t n = 0;

    if (may(ctx, "suggestion.read_all")) {
        TRY(kpi_tabled(ctx, &items[n++]));
        TRY(kpi_rate(ctx, "suggestion.answered_in_time", T("desk.kpi.in_time"),
                     "desk.kpi.in_time_note", &items[n++]));
        TRY(kpi_rate(ctx, "suggestion.satisfied_or_basic", T("desk.kpi.satisfied"),
                     "desk.kpi.satisfied_note", &items[n++]));
    }
    if (may(ctx, "opinion.read"))
        TRY(kpi_opinions(ctx, &items[n++]));
    *out = (struct kpis_v){.items = items, .items_count = n};
    return ST_OK;
}

/* -------------------------------------------------------------------------------- charts */

static const struct tag_v *over_tag(struct ctx *ctx, int64_t overdue)
{
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

    if (overdue == 0)
        return NULL;
    *tag = (struct tag_v){.label = TF(ctx->arena, "desk.over_n", str_int(ctx->arena, overdue)),
                          .class = S("bad")};
    return tag;
}

static int64_t all_of(const struct suggestion_unit_progress *u)
{
    return u->replied + u->working; /* those at work include the overdue ones */
}

static int most_first(const void *a, const void *b)
{
    const struct suggestion_unit_progress *x = a, *y = b;

    if (all_of(x) != all_of(y))
        return all_of(x) < all_of(y) ? 1 : -1;
    return x->organ_id < y->organ_id ? -1 : 1;
}

static void legend_make(struct ctx *ctx, struct bars_v *bars)
{
    struct legend_v *legend = arena_array(ctx->arena, 3, struct legend_v);

    legend[0] = (struct legend_v){T("desk.replied"), S("s1")};
    legend[1] = (struct legend_v){T("desk.working"), S("s2")};
    legend[2] = (struct legend_v){T("desk.over"), S("s3")};
    bars->legend = legend;
    bars->legend_count = 3;
}

static enum status progress_make(struct ctx *ctx, struct desk_staff_v *v)
{
    struct bars_v *bars = arena_new(ctx->arena, struct bars_v);
    struct suggestion_unit_progress *units;
    struct chart_row *rows;
    size_t count;

    TRY(suggestion_unit_progress(ctx, &units, &count));
    v->units = (int64_t)count;
    if (count == 0)
        return ST_OK;
    qsort(units, count, sizeof *units, most_first);
    count = count < UNITS ? count : UNITS;
    rows = arena_array(ctx->arena, count, struct chart_row);
    arr_each (i, count)
        rows[i] = (struct chart_row){
            .label = units[i].organ_name,
            .url = str_printf(ctx->arena, "/suggestion?organ=%lld", (long long)units[i].organ_id),
            .parts = {units[i].replied, units[i].working - units[i].overdue, units[i].overdue},
            .value = str_printf(ctx->arena, "%lld/%lld", (long long)units[i].replied,
                                (long long)all_of(&units[i])),
            .tag = over_tag(ctx, units[i].overdue),
        };
    *bars = (struct bars_v){
        .caption = T("desk.progress_caption"),
        .head_label = T("desk.progress_unit"),
        .head_value = T("desk.progress_value"),
    };
    legend_make(ctx, bars);
    chart_bars(ctx->arena, rows, count, bars);
    v->progress = bars;
    return ST_OK;
}

static int64_t count_of_month(const struct opinion_share *shares, size_t count, struct str month)
{
    arr_each (i, count) {
        if (str_eq(shares[i].key, month))
            return shares[i].count;
    }
    return 0;
}

static enum status opinions_make(struct ctx *ctx, struct desk_staff_v *v)
{
    struct columns_v *columns = arena_new(ctx->arena, struct columns_v);
    struct chart_column *items = arena_array(ctx->arena, MONTHS, struct chart_column);
    struct opinion_share *shares;
    size_t count;

    TRY(opinion_counts(ctx, months_ago(ctx, MONTHS - 1), ctx->today, "month", S(""), &shares,
                       &count));
    for (int i = 0; i < MONTHS; i++) {
        const struct date from = months_ago(ctx, MONTHS - 1 - i);
        const struct str month = str_printf(ctx->arena, "%04d-%02u", from.year, from.month);

        items[i] = (struct chart_column){
            .label = i + 1 < MONTHS ? str_int(ctx->arena, from.month)
                                    : TF(ctx->arena, "desk.month", str_int(ctx->arena, from.month)),
            .url = str_printf(ctx->arena, "/opinion?month=" STR_FMT, STR_ARG(month)),
            .value = count_of_month(shares, count, month),
            .now = i + 1 == MONTHS,
        };
    }
    *columns = (struct columns_v){
        .id = S("opinions"),
        .title = T("desk.opinions_chart"),
        .head = T("desk.opinions_month"),
        .unit = T("unit.item"),
    };
    chart_columns(ctx->arena, items, MONTHS, columns);
    v->opinions = columns;
    return ST_OK;
}

/* -------------------------------------------------------------------------------- calendar */

static void day_put(struct desk_staff_v *v, struct desk_day_v *days, size_t cap, struct date on,
                    struct str title, struct str place, struct str url)
{
    size_t at = v->days_count;

    while (at > 0 && date_cmp(days[at - 1].on, on) > 0) {
        if (at < cap)
            days[at] = days[at - 1];
        at--;
    }
    if (at >= cap)
        return;
    days[at] =
        (struct desk_day_v){.on = on, .day = on.day, .title = title, .place = place, .url = url};
    v->days_count += v->days_count < cap;
}

static enum status meetings_put(struct ctx *ctx, struct desk_staff_v *v, struct desk_day_v *days)
{
    struct meeting *coming;
    struct str *warnings;
    struct note_v *notes;
    struct link_v *more;
    size_t count;

    if (!may(ctx, "meeting.read"))
        return ST_OK;
    TRY(meeting_coming(ctx, DAYS, &coming, &count));
    arr_each (i, count)
        day_put(v, days, DAYS, coming[i].starts_on, coming[i].name, coming[i].place,
                str_printf(ctx->arena, "/meeting/%lld", (long long)coming[i].id));
    TRY(meeting_warnings(ctx, &warnings, &count));
    notes = arena_array(ctx->arena, count, struct note_v);
    more = arena_new(ctx->arena, struct link_v);
    *more = (struct link_v){.label = T("desk.calendar"), .url = S("/meeting/calendar")};
    arr_each (i, count)
        notes[i] = (struct note_v){.warn = true, .text = warnings[i], .more = more};
    v->notes = notes;
    v->notes_count = count;
    return ST_OK;
}

static enum status days_make(struct ctx *ctx, struct desk_staff_v *v)
{
    struct desk_day_v *days = arena_array(ctx->arena, DAYS, struct desk_day_v);
    struct congress_session *sessions;
    struct suggestion_batch *batches;
    size_t count;

    v->days = days;
    TRY(congress_sessions(ctx, &sessions, &count));
    arr_each (i, count) {
        if (date_cmp(sessions[i].opens_on, ctx->today) >= 0)
            day_put(v, days, DAYS, sessions[i].opens_on, sessions[i].name, S(""), S(""));
    }
    TRY(meetings_put(ctx, v, days));
    if (!may(ctx, "suggestion.assign"))
        return ST_OK;
    TRY(suggestion_batches(ctx, &batches, &count));
    arr_each (i, count) {
        if (date_cmp(batches[i].meeting_on, ctx->today) >= 0)
            day_put(v, days, DAYS, batches[i].meeting_on,
                    TF(ctx->arena, "desk.batch_meeting", batches[i].name), batches[i].place,
                    str_printf(ctx->arena, "/suggestion/batch/%lld", (long long)batches[i].id));
    }
    return ST_OK;
}

/* -------------------------------------------------------------------------------- the page */

static enum status todo_make(struct ctx *ctx, struct desk_staff_v *v)
{
    v->show_todo = true;
    TRY(desk_tasks(ctx, TASKS, &v->todo, &v->todo_count, &v->todo_total));
    if (v->todo_count == 0)
        v->todo_empty = desk_empty(ctx, T("desk.todo_none"), T("desk.todo_none_text"));
    return ST_OK;
}

static enum status suggestions_make(struct ctx *ctx, struct desk_staff_v *v)
{
    v->show_due = true;
    TRY(desk_deadlines(ctx, "", &v->deadlines, &v->deadlines_count));
    TRY(desk_other_dues(ctx, &v->other_dues, &v->other_dues_count));
    TRY(desk_due(ctx, false, DUE_ROWS, &v->due, &v->due_count));
    return may(ctx, "suggestion.ledger") ? progress_make(ctx, v) : ST_OK;
}

enum status desk_web_staff(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct desk_staff_v v = {.may_enter = may(ctx, "suggestion.register"), .show_days = true};
    struct desk_meetings meetings;

    TRY(desk_votes(ctx, &v.votes, &v.votes_count));
    TRY(desk_meetings(ctx, &meetings));
    v.today = meetings.today;
    v.today_count = meetings.today_count;
    v.coming = meetings.coming;
    v.coming_count = meetings.coming_count;
    TRY(desk_first(ctx, rq, &v.first, &v.first_count));
    TRY(desk_meta(ctx, &v.meta));
    TRY(kpis_make(ctx, &v.kpis));
    TRY(todo_make(ctx, &v));
    if (may(ctx, "suggestion.read"))
        TRY(suggestions_make(ctx, &v));
    TRY(days_make(ctx, &v));
    if (may(ctx, "opinion.read"))
        TRY(opinions_make(ctx, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("desk.title"), &desk_staff_view, &v);
}
