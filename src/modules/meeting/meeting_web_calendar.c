// SPDX-License-Identifier: MulanPSL-2.0
/* The year of meetings, and what the law wants of their rhythm. */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { MONTHS = 12, YEARS_MIN = 2000, YEARS_MAX = 2100, SESSION_NOTES = 6 };

static struct note_v beat_note(struct ctx *ctx, const struct meeting_beat *b)
{
    return (struct note_v){
        .title = b->name,
        .text = meeting_beat_text(ctx, b),
        .ok = b->state == MEETING_RHYTHM_OK,
        .warn = b->state == MEETING_RHYTHM_SOON,
        .bad = b->state == MEETING_LATE,
    };
}

static enum status beat_notes(struct ctx *ctx, const struct meeting *all, size_t all_count,
                              struct note_v **out, size_t *out_count)
{
    struct meeting_beat *beats;
    size_t count;

    TRY(meeting_beats(ctx, &beats, &count));
    *out = arena_array(ctx->arena, count + SESSION_NOTES, struct note_v);
    *out_count = 0;
    TRY(meeting_web_session_notes(ctx, all, all_count, *out, out_count, SESSION_NOTES));
    arr_each (i, count)
        (*out)[(*out_count)++] = beat_note(ctx, &beats[i]);
    return ST_OK;
}

static struct meeting_row_v row_of(struct ctx *ctx, const struct meeting *m)
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
        .ahead = !meeting_was_held(m->state),
    };
}

/* Those that are still to come stand first, with how long it is until then. */
static bool is_coming(const struct ctx *ctx, const struct meeting *m)
{
    return m->state != MEETING_CANCELLED && !meeting_was_held(m->state) &&
           date_cmp(m->ends_on, ctx->today) >= 0;
}

static void coming_of(struct ctx *ctx, const struct meeting *all, const bool *seen, size_t count,
                      struct meeting_month_v *out)
{
    struct meeting_row_v *rows = arena_array(ctx->arena, count, struct meeting_row_v);
    size_t n = 0;

    arr_each (i, count) {
        const int days = date_diff_days(all[i].starts_on, ctx->today);

        if (!seen[i] || !is_coming(ctx, &all[i]))
            continue;
        rows[n] = row_of(ctx, &all[i]);
        rows[n].when =
            days > 0 ? TF(ctx->arena, "meeting.in_days", rows[n].when, meeting_web_int(ctx, days))
                     : TF(ctx->arena, "meeting.is_today", rows[n].when);
        n++;
    }
    *out = (struct meeting_month_v){.label = T("meeting.coming"), .rows = rows, .rows_count = n};
}

static enum status month_of(struct ctx *ctx, const struct meeting *all, const bool *seen,
                            size_t count, unsigned month, struct meeting_month_v *out)
{
    struct meeting_row_v *rows = arena_array(ctx->arena, count, struct meeting_row_v);
    size_t n = 0;

    arr_each (i, count)
        if (seen[i] && all[i].starts_on.month == month && !is_coming(ctx, &all[i]))
            rows[n++] = row_of(ctx, &all[i]);
    *out = (struct meeting_month_v){
        .label = TF(ctx->arena, "meeting.month", meeting_web_int(ctx, month)),
        .rows = rows,
        .rows_count = n,
    };
    return ST_OK;
}

enum status meeting_web_calendar(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t wanted = param_int(rq, "year");
    const int year = wanted >= YEARS_MIN && wanted <= YEARS_MAX ? (int)wanted : ctx->today.year;
    struct meeting_month_v *months = arena_array(ctx->arena, MONTHS + 1, struct meeting_month_v);
    struct meeting_calendar_v v;
    struct note_v *notes;
    struct meeting *all;
    size_t count, n = 0;
    bool *seen;

    TRY(meeting_store_between(ctx, S(""), (struct date){year, 1, 1}, (struct date){year, 12, 31},
                              &all, &count));
    seen = arena_array(ctx->arena, count, bool);
    arr_each (i, count)
        seen[i] = meeting_seen(ctx, &all[i]);
    coming_of(ctx, all, seen, count, &months[n]);
    n += months[n].rows_count > 0;
    for (unsigned month = 1; month <= MONTHS; month++) {
        TRY(month_of(ctx, all, seen, count, month, &months[n]));
        n += months[n].rows_count > 0;
    }
    v = (struct meeting_calendar_v){
        .year = year,
        .months = months,
        .months_count = n,
        .before_url = str_printf(ctx->arena, "/meeting/calendar?year=%d", year - 1),
        .after_url = str_printf(ctx->arena, "/meeting/calendar?year=%d", year + 1),
    };
    if (may(ctx, "meeting.read_all") || may(ctx, "meeting.prepare")) {
        TRY(beat_notes(ctx, all, count, &notes, &v.notes_count));
        v.notes = notes;
    }
    v.may_prepare = may(ctx, "meeting.prepare");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.calendar"), &meeting_calendar_view,
                        &v);
}
