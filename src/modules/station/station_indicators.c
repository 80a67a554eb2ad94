// SPDX-License-Identifier: MulanPSL-2.0
/* Figures about stations, each opening its rows: how many there are, who came, what was solved. */
#include "modules/station/station_indicators.h"
#include "modules/station/station_store_figure.h"
#include "platform/indicator.h"
#include "platform/text.h"

static const char *const BY_KIND[] = {"kind", NULL};
static const char *const BY_KIND_TOWN[] = {"kind", "delegation", NULL};
/* A level counts once, in whatever months: parts would not add up. */
static const char *const BY_NOTHING[] = {NULL};
static const char *const BY_LEVEL[] = {"month", "level", "station", "delegation", NULL};
static const char *const BY_PLACE[] = {"month", "station", "delegation", NULL};
static const char *const BY_GROUP[] = {"group", NULL};
static const char *const BY_STATION[] = {"station", NULL};

/* ---------------------------------------------------------------- townships, by their delegations
 */

static struct str town_label(const struct station_town *town)
{
    return town->delegation_id != 0 ? town->name : T("station.delegation_none");
}

static bool by_town(const struct indicator_query *q)
{
    return q->by != NULL && strcmp(q->by, "delegation") == 0;
}

/* An address without a value asks for all: those of no township are asked for by another filter. */
static enum status rows_of(struct ctx *ctx, const struct indicator_query *q, const char *list,
                           struct str *out)
{
    struct indicator_query own = *q;

    if (by_town(q) && str_eqz(q->key, "0")) {
        own.by = "without";
        own.key = S("delegation");
    }
    return indicator_rows(ctx, &own, list, out);
}

/* ---------------------------------------------------------------- stations, by kind */

static struct indicator_value plain(int64_t n)
{
    return (struct indicator_value){.numerator = n, .denominator = -1};
}

/* Shares by township, named. */
static enum status name_towns(struct ctx *ctx, const struct station_share *shares, size_t count,
                              struct indicator_value **out, size_t *out_count)
{
    struct station_town *towns;
    size_t towns_count;

    TRY(station_towns(ctx, 0, &towns, &towns_count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count) {
        (*out)[i] = plain(shares[i].count);
        (*out)[i].key = shares[i].key;
        arr_each (k, towns_count)
            if (str_eq(shares[i].key, str_int(ctx->arena, towns[k].delegation_id)))
                (*out)[i].label = town_label(&towns[k]);
    }
    return ST_OK;
}

static enum status by_kind(struct ctx *ctx, const struct indicator_query *q,
                           const struct station_share *shares, size_t count,
                           struct indicator_value **out, size_t *out_count)
{
    int64_t sum = 0;

    *out = arena_array(ctx->arena, count + 1, struct indicator_value);
    arr_each (i, count) {
        sum += shares[i].count;
        (*out)[i] = plain(shares[i].count);
        (*out)[i].key = shares[i].key;
        (*out)[i].label = text_of("station.kind.", shares[i].key);
    }
    *out_count = count;
    if (q->by != NULL)
        return ST_OK;
    (*out)[0] = plain(sum);
    *out_count = 1;
    return ST_OK;
}

static enum status there(struct ctx *ctx, const struct indicator_query *q,
                         struct indicator_value **out, size_t *out_count)
{
    struct station_share *shares;
    size_t count;

    if (by_town(q)) {
        TRY(station_store_count_towns(ctx, indicator_day(ctx, q), q->key, &shares, &count));
        return name_towns(ctx, shares, count, out, out_count);
    }
    TRY(station_store_count_kinds(ctx, indicator_day(ctx, q), q->key, &shares, &count));
    return by_kind(ctx, q, shares, count, out, out_count);
}

static enum status built(struct ctx *ctx, const struct indicator_query *q,
                         struct indicator_value **out, size_t *out_count)
{
    struct station_share *shares;
    size_t count;

    if (by_town(q)) {
        TRY(station_store_built_towns(ctx, (struct station_span){q->period.from, q->period.to},
                                      q->key, &shares, &count));
        return name_towns(ctx, shares, count, out, out_count);
    }
    TRY(station_store_built_kinds(ctx, (struct station_span){q->period.from, q->period.to}, q->key,
                                  &shares, &count));
    return by_kind(ctx, q, shares, count, out, out_count);
}

static enum status there_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                             struct str *out)
{
    const char *filter = q->key.len == 0 ? "" : by_town(q) ? "&delegation=" : "&kind=";
    char day[DATE_TEXT_SIZE];
    struct str key = q->key;

    (void)part;
    if (by_town(q) && str_eqz(key, "0")) {
        filter = "&without=";
        key = S("delegation");
    }
    *out = str_printf(ctx->arena, "/station?on=%s%s" STR_FMT,
                      date_format(indicator_day(ctx, q), day), filter, STR_ARG(key));
    return ST_OK;
}

static enum status built_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                             struct str *out)
{
    (void)part;
    return rows_of(ctx, q, "/station?", out);
}

/* ---------------------------------------------------------------- receptions, by month */

/* Which number of a span a figure is. */
typedef enum status span_fn(struct ctx *, struct station_span, const struct station_scope *,
                            struct indicator_value *);

struct monthly {
    span_fn *of;
    struct indicator_value *values;
    size_t count;
};

static enum status put_month(struct ctx *ctx, const struct indicator_value *month, struct period p,
                             void *to)
{
    struct monthly *m = to;
    struct indicator_value *v = &m->values[m->count++];

    TRY(m->of(ctx, (struct station_span){p.from, p.to}, &(struct station_scope){0}, v));
    v->key = month->key;
    v->label = month->label;
    return ST_OK;
}

/* Each station that had anything. */
static enum status each_station(struct ctx *ctx, const struct indicator_query *q, span_fn *of,
                                struct indicator_value **out, size_t *out_count)
{
    const struct station_span span = {q->period.from, q->period.to};
    struct station_named *all;
    size_t count;

    TRY(station_store_named(ctx, &all, &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = 0;
    arr_each (i, count) {
        const struct str key = str_int(ctx->arena, all[i].id);
        struct indicator_value v = {0};

        if (q->key.len > 0 && !str_eq(q->key, key))
            continue;
        TRY(of(ctx, span, &(struct station_scope){.station_id = all[i].id}, &v));
        v.key = key;
        v.label = all[i].name;
        if (v.numerator > 0 || v.denominator > 0)
            (*out)[(*out_count)++] = v;
    }
    return ST_OK;
}

/* Each township whose stations had anything. */
static enum status each_town(struct ctx *ctx, const struct indicator_query *q, span_fn *of,
                             struct indicator_value **out, size_t *out_count)
{
    const struct station_span span = {q->period.from, q->period.to};
    struct station_town *all;
    size_t count;

    TRY(station_towns(ctx, 0, &all, &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = 0;
    arr_each (i, count) {
        const struct station_scope scope = {.delegation_id = all[i].delegation_id,
                                            .no_town = all[i].delegation_id == 0};
        const struct str key = str_int(ctx->arena, all[i].delegation_id);
        struct indicator_value v = {0};

        if (q->key.len > 0 && !str_eq(q->key, key))
            continue;
        TRY(of(ctx, span, &scope, &v));
        v.key = key;
        v.label = town_label(&all[i]);
        if (v.numerator > 0 || v.denominator > 0)
            (*out)[(*out_count)++] = v;
    }
    return ST_OK;
}

static enum status monthly(struct ctx *ctx, const struct indicator_query *q, span_fn *of,
                           struct indicator_value **out, size_t *out_count)
{
    struct monthly m = {.of = of};

    if (q->by == NULL) {
        *out = arena_new(ctx->arena, struct indicator_value);
        *out_count = 1;
        return of(ctx, (struct station_span){q->period.from, q->period.to},
                  &(struct station_scope){0}, *out);
    }
    if (strcmp(q->by, "station") == 0)
        return each_station(ctx, q, of, out, out_count);
    if (by_town(q))
        return each_town(ctx, q, of, out, out_count);
    m.values = arena_array(ctx->arena, INDICATOR_MONTHS_MAX, struct indicator_value);
    TRY(indicator_by_month(ctx, q, put_month, &m));
    *out = m.values;
    *out_count = m.count;
    return ST_OK;
}

#define SUM(name, party, member)                                                                   \
    static enum status name##_of(struct ctx *ctx, struct station_span span,                        \
                                 const struct station_scope *scope, struct indicator_value *out)   \
    {                                                                                              \
        struct station_sums sums;                                                                  \
                                                                                                   \
        TRY(station_store_sums(ctx, span, party, scope, &sums));                                   \
        *out = plain(sums.member);                                                                 \
        return ST_OK;                                                                              \
    }                                                                                              \
    static enum status name(struct ctx *ctx, const struct indicator_query *q,                      \
                            struct indicator_value **out, size_t *out_count)                       \
    {                                                                                              \
        return monthly(ctx, q, name##_of, out, out_count);                                         \
    }
SUM(receptions, false, receptions)
SUM(visits_monthly, false, visits)
SUM(people, false, people)
SUM(levels, false, levels)
SUM(party_visits, true, visits)

static enum status visits(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    struct station_share *shares;
    size_t count;

    if (q->by == NULL || strcmp(q->by, "level") != 0)
        return visits_monthly(ctx, q, out, out_count);
    TRY(station_store_visit_levels(ctx, (struct station_span){q->period.from, q->period.to}, q->key,
                                   &shares, &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count) {
        (*out)[i] = plain(shares[i].count);
        (*out)[i].key = shares[i].key;
        (*out)[i].label = text_of("station.level.", shares[i].key);
    }
    return ST_OK;
}

#define RATE(name, party)                                                                          \
    static enum status name##_of(struct ctx *ctx, struct station_span span,                        \
                                 const struct station_scope *scope, struct indicator_value *out)   \
    {                                                                                              \
        struct station_solved n;                                                                   \
                                                                                                   \
        TRY(station_store_solved(ctx, span, party, scope, &n));                                    \
        *out = (struct indicator_value){.numerator = n.solved, .denominator = n.collected};        \
        return ST_OK;                                                                              \
    }                                                                                              \
    static enum status name(struct ctx *ctx, const struct indicator_query *q,                      \
                            struct indicator_value **out, size_t *out_count)                       \
    {                                                                                              \
        return monthly(ctx, q, name##_of, out, out_count);                                         \
    }
RATE(solved, false)
RATE(party_solved, true)

static enum status collected_of(struct ctx *ctx, struct station_span span,
                                const struct station_scope *scope, struct indicator_value *out)
{
    struct station_solved n;

    TRY(station_store_solved(ctx, span, false, scope, &n));
    *out = plain(n.collected);
    return ST_OK;
}

static enum status collected(struct ctx *ctx, const struct indicator_query *q,
                             struct indicator_value **out, size_t *out_count)
{
    return monthly(ctx, q, collected_of, out, out_count);
}

static enum status receptions_url(struct ctx *ctx, const struct indicator_query *q,
                                  const char *part, struct str *out)
{
    (void)part;
    return rows_of(ctx, q, "/station/reception?", out);
}

/* How many levels there are is a list of its own: no sum of receptions says it. */
static enum status levels_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/station/level?", out);
}

static enum status party_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                             struct str *out)
{
    (void)part;
    return rows_of(ctx, q, "/station/reception?party=1&", out);
}

static enum status collected_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                 struct str *out)
{
    (void)part;
    return rows_of(ctx, q, "/station/problem?", out);
}

static bool numerator(const char *part)
{
    return strcmp(part, "numerator") == 0;
}

static enum status solved_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    return rows_of(ctx, q, numerator(part) ? "/station/problem?state=solved&" : "/station/problem?",
                   out);
}

static enum status party_solved_url(struct ctx *ctx, const struct indicator_query *q,
                                    const char *part, struct str *out)
{
    return rows_of(ctx, q,
                   numerator(part) ? "/station/problem?party=1&state=solved&"
                                   : "/station/problem?party=1&",
                   out);
}

#define VIEW "station.view"

const struct indicator STATION_INDICATORS[] = {
    {"station.there", "unit.station", BY_KIND_TOWN, false, there, there_url, VIEW, INDICATOR_AS_OF},
    {"station.built", "unit.station", BY_KIND_TOWN, false, built, built_url, VIEW},
    {"station.receptions", "unit.times", BY_PLACE, false, receptions, receptions_url, VIEW},
    {"station.visits", "unit.person_times", BY_LEVEL, false, visits, receptions_url, VIEW,
     .adds = "visits"},
    {"station.people", "unit.person_times", BY_PLACE, false, people, receptions_url, VIEW,
     .adds = "people"},
    {"station.levels", "unit.level", BY_NOTHING, false, levels, levels_url, VIEW},
    {"station.party_visits", "unit.person_times", BY_PLACE, false, party_visits, party_url, VIEW,
     .adds = "party"},
    {"station.collected", "unit.piece", BY_PLACE, false, collected, collected_url, VIEW},
    {"station.solved", "unit.percent", BY_PLACE, true, solved, solved_url, VIEW},
    {"station.party_solved", "unit.percent", BY_PLACE, true, party_solved, party_solved_url, VIEW},
    {"station.area", "unit.square_metre", BY_KIND, false, station_area_values, station_area_url,
     VIEW, INDICATOR_AS_OF, .adds = "area_m2"},
    {"station.standard_items", "unit.item", BY_GROUP, false, station_standard_items_values,
     station_standard_items_url, VIEW, INDICATOR_AS_OF},
    {"station.funded", "unit.wan_yuan", BY_STATION, false, station_funded_values,
     station_funded_url, VIEW, .adds = "fen"},
    {0},
};
