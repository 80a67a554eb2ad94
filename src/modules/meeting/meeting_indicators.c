// SPDX-License-Identifier: MulanPSL-2.0
/* Figures about meetings, each opening its rows: 常委会会议次数, 主任会议次数, 代表列席人次 and
 * 人数. */
#include "modules/meeting/meeting_indicators.h"
#include "modules/meeting/meeting_report.h"
#include "platform/indicator.h"
#include <inttypes.h>

enum { SC, CHAIRMEN, ALL, INVITED, INVITED_PEOPLE, FIGURES };

static const struct {
    enum meeting_figure figure;
    const char *kind, *path;
} WHAT[FIGURES] = {
    [SC] = {MEETING_FIGURE_HELD, "sc", "/meeting?held=1&kind=sc&"},
    [CHAIRMEN] = {MEETING_FIGURE_HELD, "chairmen", "/meeting?held=1&kind=chairmen&"},
    [ALL] = {MEETING_FIGURE_HELD, "", "/meeting?held=1&"},
    [INVITED] = {MEETING_FIGURE_INVITED, "sc", "/meeting/invited?kind=sc&"},
    [INVITED_PEOPLE] = {MEETING_FIGURE_INVITED_PEOPLE, "sc", "/meeting/invited/people?kind=sc&"},
};

static struct str label_of(struct ctx *ctx, const struct meeting_share *s, const char *by)
{
    if (by == NULL)
        return S("");
    return s->label.len > 0 ? s->label : indicator_month_label(ctx->arena, s->key);
}

static enum status values(struct ctx *ctx, const struct indicator_query *q, size_t what,
                          struct indicator_value **out, size_t *out_count)
{
    const struct meeting_figure_query query = {
        .figure = WHAT[what].figure,
        .kind = str_from(WHAT[what].kind),
        .from = q->period.from,
        .to = q->period.to,
        .by = q->by,
        .closed_door = may(ctx, "meeting.prepare"),
    };
    struct meeting_share *shares;
    size_t count;

    TRY(meeting_figure_count(ctx, &query, &shares, &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = 0;
    arr_each (i, count) {
        if (q->by != NULL && q->key.len > 0 && !str_eq(q->key, shares[i].key))
            continue;
        (*out)[(*out_count)++] = (struct indicator_value){
            .key = shares[i].key,
            .label = label_of(ctx, &shares[i], q->by),
            .numerator = shares[i].count,
            .denominator = -1,
        };
    }
    return ST_OK;
}

#define FIGURE(name_, WHAT_)                                                                       \
    static enum status name_##_values(struct ctx *ctx, const struct indicator_query *q,            \
                                      struct indicator_value **out, size_t *out_count)             \
    {                                                                                              \
        return values(ctx, q, WHAT_, out, out_count);                                              \
    }                                                                                              \
    static enum status name_##_rows(struct ctx *ctx, const struct indicator_query *q,              \
                                    const char *part, struct str *out)                             \
    {                                                                                              \
        (void)part;                                                                                \
        return indicator_rows(ctx, q, WHAT[WHAT_].path, out);                                      \
    }

FIGURE(sc, SC)
FIGURE(chairmen, CHAIRMEN)
FIGURE(all, ALL)
FIGURE(invited, INVITED)
FIGURE(people, INVITED_PEOPLE)

static enum status least_values(struct ctx *ctx, const struct indicator_query *q,
                                struct indicator_value **out, size_t *out_count)
{
    int64_t meeting;

    *out = arena_new(ctx->arena, struct indicator_value);
    *out_count = 1;
    (*out)->denominator = -1;
    return meeting_least_invited(ctx, S("sc"), q->period.from, q->period.to, &(*out)->numerator,
                                 &meeting);
}

static enum status least_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    int64_t count, meeting;

    (void)part;
    TRY(meeting_least_invited(ctx, S("sc"), q->period.from, q->period.to, &count, &meeting));
    return indicator_rows(
        ctx, q,
        str_printf(ctx->arena, "/meeting/invited?kind=sc&meeting=%" PRId64 "&", meeting).ptr, out);
}

static const char *const BY_NOTHING[] = {NULL};
static const char *const BY_MONTH[] = {"month", NULL};
static const char *const BY_KIND[] = {"kind", "month", NULL};
static const char *const BY_TIMES[] = {"month", "delegation", NULL};
static const char *const BY_DELEGATION[] = {"delegation", NULL};

const struct indicator MEETING_INDICATORS[] = {
    {.name = "meeting.sc_held",
     .unit = "unit.times",
     .breakdowns = BY_MONTH,
     .values = sc_values,
     .rows_url = sc_rows,
     .permission = "meeting.read_all"},
    {.name = "meeting.chairmen_held",
     .unit = "unit.times",
     .breakdowns = BY_MONTH,
     .values = chairmen_values,
     .rows_url = chairmen_rows,
     .permission = "meeting.read_all"},
    {.name = "meeting.held",
     .unit = "unit.times",
     .breakdowns = BY_KIND,
     .values = all_values,
     .rows_url = all_rows,
     .permission = "meeting.read_all"},
    {.name = "meeting.deputies_invited",
     .unit = "unit.person_times",
     .breakdowns = BY_TIMES,
     .values = invited_values,
     .rows_url = invited_rows,
     .permission = "meeting.read_all"},
    {.name = "meeting.deputies_invited_people",
     .unit = "unit.person",
     .breakdowns = BY_DELEGATION,
     .values = people_values,
     .rows_url = people_rows,
     .permission = "meeting.read_all"},
    {.name = "meeting.deputies_invited_least",
     .unit = "unit.person",
     .breakdowns = BY_NOTHING,
     .values = least_values,
     .rows_url = least_rows,
     .permission = "meeting.read_all"},
    {0},
};
