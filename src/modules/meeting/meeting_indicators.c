// SPDX-License-Identifier: MulanPSL-2.0
/* Figures about meetings, each opening its rows: 常委会会议次数, 主任会议次数, 代表列席人次 and
 * 人数. */
#include "modules/meeting/meeting_indicators.h"
#include "modules/meeting/meeting_report.h"
#include "platform/text.h"

enum { SC, CHAIRMEN, ALL, INVITED, INVITED_PEOPLE, FIGURES };

static const struct {
    enum meeting_figure figure;
    const char *kind, *path;
} WHAT[FIGURES] = {
    [SC] = {MEETING_FIGURE_HELD, "sc", "/meeting?held=1"},
    [CHAIRMEN] = {MEETING_FIGURE_HELD, "chairmen", "/meeting?held=1"},
    [ALL] = {MEETING_FIGURE_HELD, "", "/meeting?held=1"},
    [INVITED] = {MEETING_FIGURE_INVITED, "sc", "/meeting/invited?"},
    [INVITED_PEOPLE] = {MEETING_FIGURE_INVITED_PEOPLE, "sc", "/meeting/invited/people?"},
};

static struct str label_of(struct ctx *ctx, const struct meeting_share *s, const char *by)
{
    struct date from, to;

    if (by == NULL)
        return S("");
    if (s->label.len > 0)
        return s->label;
    if (strcmp(by, "month") == 0 && date_parse_month(s->key, &from, &to))
        return TF(ctx->arena, "meeting.figure.month", str_printf(ctx->arena, "%d", from.year),
                  str_printf(ctx->arena, "%u", from.month));
    return s->key;
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

/* One value of a query string. */
static void put_url(struct buf *b, const char *name, struct str s)
{
    buf_printf(b, "&%s=", name);
    arr_each (i, s.len) {
        const unsigned char c = (unsigned char)s.ptr[i];

        if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_')
            buf_char(b, (char)c);
        else
            buf_printf(b, "%%%02X", c);
    }
}

static enum status rows_of(struct ctx *ctx, const struct indicator_query *q, size_t what,
                           struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct date first = q->period.from, last = q->period.to, month_from, month_to;
    const bool by_kind = q->by != NULL && strcmp(q->by, "kind") == 0 && q->key.len > 0;

    if (q->by != NULL && strcmp(q->by, "month") == 0 &&
        date_parse_month(q->key, &month_from, &month_to)) {
        first = date_cmp(month_from, first) > 0 ? month_from : first;
        last = date_cmp(month_to, last) < 0 ? month_to : last;
    }
    buf_z(&b, WHAT[what].path);
    if (b.ptr[b.len - 1] != '?')
        buf_char(&b, '&');
    buf_printf(&b, "from=%s&to=%s", date_format(first, from), date_format(last, to));
    if (by_kind || WHAT[what].kind[0] != '\0')
        put_url(&b, "kind", by_kind ? q->key : str_from(WHAT[what].kind));
    if (q->by != NULL && strcmp(q->by, "delegation") == 0 && q->key.len > 0)
        put_url(&b, "delegation", q->key);
    *out = buf_view(&b);
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
        return rows_of(ctx, q, WHAT_, out);                                                        \
    }

FIGURE(sc, SC)
FIGURE(chairmen, CHAIRMEN)
FIGURE(all, ALL)
FIGURE(invited, INVITED)
FIGURE(people, INVITED_PEOPLE)

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
    {0},
};
