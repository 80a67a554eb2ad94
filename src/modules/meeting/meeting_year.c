// SPDX-License-Identifier: MulanPSL-2.0
/* The rhythm of the meetings: when the next of a kind is due. Deadlines of meetings in preparation:
 * meeting_dues.c */
#include "law/meeting_law.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_absence.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store.h"
#include "platform/text.h"

enum { YEARS_BACK = 3, YEARS_AHEAD = 2, COMING_DAYS = 400, RECORDED_DAYS = 731, NAMED = 20 };

/* The last day for the next one: by the statute and the local reading of it, where the number of
 * the kind is the statute's own; else by that number. `held`: how many in the year of the last. */
static enum status next_by(struct ctx *ctx, const struct meeting_rule *rule, struct date last,
                           unsigned held, struct date *out)
{
    struct law_params params;
    struct congress congress;
    enum law_body body;
    enum level level;

    *out = meeting_next_by(last, rule->every_months);
    if (!meeting_body_in_law(rule->body_kind, &body))
        return ST_OK;
    if (body == LAW_BODY_CONGRESS) {
        TRY(congress_get(ctx, ctx->congress_id, &congress));
        level = congress_law_level(congress.level);
        if (rule->every_months * meeting_law_sessions_a_year(level) == 12)
            *out = meeting_law_congress_due(level, last, held);
        return ST_OK;
    }
    TRY(congress_law_params(ctx, ctx->today, &params));
    if (body == LAW_BODY_STANDING_COMMITTEE && rule->every_months == 2)
        *out = meeting_law_next_due(body, &params, last);
    return ST_OK;
}

static enum status beat_of(struct ctx *ctx, const struct meeting_kind *kind,
                           struct meeting_beat *out, bool *out_any)
{
    const struct date from = {ctx->today.year - YEARS_BACK, 1, 1};
    const struct date to = {ctx->today.year + YEARS_AHEAD, 12, 31};
    struct meeting *all;
    unsigned held = 0;
    size_t count;

    *out = (struct meeting_beat){.code = kind->code,
                                 .name = kind->rule.name,
                                 .article = kind->rule.every_article,
                                 .every_months = kind->rule.every_months};
    TRY(meeting_store_between(ctx, kind->code, from, to, &all, &count));
    arr_each (i, count) {
        const bool was = meeting_was_held(all[i].state) || all[i].state == MEETING_OPEN ||
                         all[i].state == MEETING_ADJOURNED;

        if (was && date_cmp(all[i].starts_on, ctx->today) <= 0) {
            held = out->last.year == all[i].starts_on.year ? held + 1 : 1;
            out->last = all[i].starts_on;
        } else if (!was && date_none(out->planned) && date_cmp(all[i].starts_on, ctx->today) >= 0)
            out->planned = all[i].starts_on;
    }
    *out_any = !date_none(out->last);
    if (!*out_any)
        return ST_OK;
    TRY(next_by(ctx, &kind->rule, out->last, held, &out->by));
    out->state = meeting_rhythm_at(ctx->today, out->planned, out->by, MEETING_WARN_DAYS);
    return ST_OK;
}

enum status meeting_beats(struct ctx *ctx, struct meeting_beat **out, size_t *out_count)
{
    struct meeting_kind *kinds;
    size_t count;

    TRY(meeting_store_kinds(ctx, false, &kinds, &count));
    *out = arena_array(ctx->arena, count, struct meeting_beat);
    *out_count = 0;
    arr_each (i, count) {
        bool any;

        if (kinds[i].rule.every_months == 0)
            continue;
        TRY(beat_of(ctx, &kinds[i], &(*out)[*out_count], &any));
        *out_count += any;
    }
    return ST_OK;
}

static struct str every_text(struct ctx *ctx, unsigned months)
{
    enum { YEAR = 12 };

    return months == YEAR
               ? T("meeting.beat.yearly")
               : TF(ctx->arena, "meeting.beat.monthly", str_printf(ctx->arena, "%u", months));
}

/* How many days lie between, whichever comes first. */
static struct str days_text(struct ctx *ctx, struct date a, struct date b)
{
    const int days = date_diff_days(b, a);

    return str_printf(ctx->arena, "%d", days < 0 ? -days : days);
}

struct str meeting_beat_text(struct ctx *ctx, const struct meeting_beat *b)
{
    const struct str by = text_date(ctx->arena, b->by, ctx->today);
    const struct str planned = text_date(ctx->arena, b->planned, ctx->today);
    const bool open = date_none(b->planned);
    const char *key = b->state == MEETING_LATE
                          ? open ? "meeting.beat.late" : "meeting.beat.planned_late"
                      : b->state == MEETING_RHYTHM_SOON ? "meeting.beat.soon"
                      : open                            ? "meeting.beat.open"
                                                        : "meeting.beat.planned";

    if (b->state == MEETING_LATE && !open)
        return TF(ctx->arena, key, every_text(ctx, b->every_months), b->article,
                  text_date(ctx->arena, b->last, ctx->today), by, planned,
                  days_text(ctx, b->by, b->planned));
    return TF(ctx->arena, key, every_text(ctx, b->every_months), b->article,
              text_date(ctx->arena, b->last, ctx->today), by, days_text(ctx, ctx->today, b->by),
              planned);
}

/* Who stayed away from two sessions of the congress without leave, and is still in office. */
static enum status absence_warning(struct ctx *ctx, struct str *out, size_t *out_count)
{
    struct buf names = buf_new(ctx->arena, 0);
    struct meeting_absent *all;
    size_t count, n = 0;

    if (!may(ctx, "meeting.absence"))
        return ST_OK;
    TRY(meeting_absent_people(ctx, &all, &count));
    for (size_t i = 0; i < count && all[i].ends && n < NAMED; i++) {
        struct deputy d;

        TRY(deputy_get(ctx, all[i].deputy_id, &d));
        if (!d.in_office)
            continue;
        buf_z(&names, n++ == 0 ? "" : "、");
        buf_str(&names, d.name);
    }
    if (n != 0)
        out[(*out_count)++] = TF(ctx->arena, "meeting.absence.warning", buf_view(&names));
    return ST_OK;
}

enum status meeting_warnings(struct ctx *ctx, struct str **out, size_t *out_count)
{
    struct meeting_beat *beats;
    size_t count;

    *out = NULL;
    *out_count = 0;
    if (!may(ctx, "meeting.read_all") && !may(ctx, "meeting.prepare"))
        return ST_OK;
    TRY(meeting_beats(ctx, &beats, &count));
    *out = arena_array(ctx->arena, count + 1, struct str);
    TRY(absence_warning(ctx, *out, out_count));
    arr_each (i, count)
        if (beats[i].state == MEETING_RHYTHM_SOON || beats[i].state == MEETING_LATE)
            (*out)[(*out_count)++] =
                TF(ctx->arena, "meeting.beat.of", beats[i].name, meeting_beat_text(ctx, &beats[i]));
    return ST_OK;
}

enum status meeting_recorded(struct ctx *ctx, const char *sort, unsigned limit,
                             struct meeting **out, size_t *out_count)
{
    struct meeting *all;
    size_t count;

    TRY(meeting_store_recorded(ctx, sort, date_add_days(ctx->today, -RECORDED_DAYS), limit, &all,
                               &count));
    *out = all;
    *out_count = 0;
    arr_each (i, count)
        if (meeting_seen(ctx, &all[i]))
            all[(*out_count)++] = all[i];
    return ST_OK;
}

enum status meeting_coming(struct ctx *ctx, unsigned limit, struct meeting **out, size_t *out_count)
{
    struct meeting *all;
    size_t count;

    TRY(meeting_store_between(ctx, S(""), ctx->today, date_add_days(ctx->today, COMING_DAYS), &all,
                              &count));
    *out = arena_array(ctx->arena, limit, struct meeting);
    *out_count = 0;
    for (size_t i = 0; i < count && *out_count < limit; i++)
        if (meeting_seen(ctx, &all[i]))
            (*out)[(*out_count)++] = all[i];
    return ST_OK;
}
