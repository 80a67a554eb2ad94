// SPDX-License-Identifier: MulanPSL-2.0
/* The leader's page and the screen: chosen figures with target, trend and what to look at. */
#include "indicator_cockpit_view.h"
#include "modules/congress/congress.h"
#include "modules/indicator/indicator_web.h"
#include "modules/indicator/indicator_web_common.h"
#include "platform/hub.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WHOLE = 10000, ALERTS_SHOWN = 5 };

/* ---------------------------------------------------------------- one figure */

static const char *const STANDINGS[] = {[INDICATOR_MET] = "met",
                                        [INDICATOR_ON_WAY] = "on_way",
                                        [INDICATOR_BEHIND] = "behind",
                                        [INDICATOR_MISSED] = "missed"};

static void standing_make(struct ctx *ctx, const struct indicator *i, const struct indicator_pin *p,
                          const struct indicator_asked *asked, const struct indicator_row_v *row,
                          struct indicator_tile_v *out)
{
    static const char *const CLASSES[] = {"ok", "doing", "wait", "bad"};
    struct tag_v *tag;
    enum indicator_standing is;
    int64_t value;

    if (!p->has_goal)
        return;
    out->goal = indicator_web_goal(ctx, i, p->goal, p->at_most);
    if (!indicator_measure(row->numerator, row->denominator, &value))
        return;
    is = indicator_standing_of(value, p->goal, p->at_most, !i->ratio && i->clock == INDICATOR_IN,
                               &asked->days, ctx->today);
    tag = arena_new(ctx->arena, struct tag_v);
    out->standing = str_from(STANDINGS[is]);
    *tag = (struct tag_v){.label = text_of("indicator.standing.", out->standing),
                          .class = str_from(CLASSES[is])};
    out->tag = tag;
}

/* Twelve months as small columns, and in words which was the highest. */
static enum status spark_make(struct ctx *ctx, const struct indicator *i,
                              const struct indicator_asked *asked, struct indicator_tile_v *out)
{
    struct indicator_span spans[INDICATOR_TREND_MOST];
    int64_t values[INDICATOR_TREND_MOST], highest = 0;
    struct indicator_spark_v *spark =
        arena_array(ctx->arena, INDICATOR_TREND_MOST, struct indicator_spark_v);
    const size_t count = indicator_steps(&asked->days, ctx->today, false, spans);
    const int64_t slot = count > 0 ? WHOLE / (int64_t)count : 0;
    size_t top = 0, tops = 0;

    arr_each (n, count) {
        const struct indicator_query q = indicator_web_q(i, &spans[n]);
        struct indicator_value v;

        TRY(indicator_value_of(ctx, i, &q, &v));
        (void)indicator_measure(v.numerator, v.denominator, &values[n]);
        if (values[n] > highest) {
            highest = values[n];
            top = n;
            tops = 0;
        }
        tops += values[n] == highest ? 1 : 0;
    }
    arr_each (n, count) {
        const int64_t height = indicator_bar_width(values[n], highest) / 100;

        spark[n] = (struct indicator_spark_v){
            .x = indicator_web_hundredths(ctx, slot * (int64_t)n),
            .width = indicator_web_hundredths(ctx, slot * 4 / 5),
            .y = 100 - height,
            .height = height,
            .now = n + 1 == count,
        };
    }
    out->spark = spark;
    out->spark_count = count;
    if (highest > 0 && tops > 1)
        out->said =
            TF(ctx->arena, "indicator.spark_said_tie", indicator_amount_text(ctx, i, highest),
               indicator_words_of(ctx, i).unit, str_int(ctx->arena, (int64_t)tops));
    else if (highest > 0)
        out->said =
            TF(ctx->arena, "indicator.spark_said", str_int(ctx->arena, spans[top].from.year),
               str_int(ctx->arena, spans[top].from.month), indicator_amount_text(ctx, i, highest),
               indicator_words_of(ctx, i).unit);
    return ST_OK;
}

static enum status tile_make(struct ctx *ctx, const struct indicator *i,
                             const struct indicator_pin *p, struct indicator_tile_v *out)
{
    struct indicator_asked asked;
    struct indicator_row_v row;

    TRY(indicator_web_asked_of(ctx, p->period, 0, (struct indicator_span){{0}, {0}}, &asked));
    TRY(indicator_web_row(ctx, i, &asked, &row));
    *out = (struct indicator_tile_v){
        .name = row.name,
        .label = row.label,
        .group = row.group,
        .period = indicator_web_period(ctx, &asked),
        .value = row.value,
        .unit = row.unit,
        .division = row.division,
        .change = row.up || row.down ? row.change : S(""),
        .up = row.up,
        .down = row.down,
        .goal = S(""),
        .standing = S(""),
        .said = S(""),
        .url = row.url,
        .rows_url = row.rows_url,
    };
    standing_make(ctx, i, p, &asked, &row, out);
    return spark_make(ctx, i, &asked, out);
}

/* Those on the leader's page, or those on the screen, that the actor may see. */
static enum status tiles(struct ctx *ctx, bool screen, struct indicator_tile_v **out,
                         size_t *out_count)
{
    struct indicator_pin *pins;
    size_t count;

    TRY(indicator_store_pins(ctx, &pins, &count));
    *out = arena_array(ctx->arena, count, struct indicator_tile_v);
    *out_count = 0;
    arr_each (n, count) {
        const struct indicator_before before = indicator_before(ctx);
        const struct indicator *i;
        enum status st;

        if (!(screen ? pins[n].screen : pins[n].cockpit))
            continue;
        if (indicator_find(ctx, pins[n].name, &i) != ST_OK) { /* a ledger's figure, gone since */
            ctx->err = before.err;
            continue;
        }
        if (!may(ctx, i->permission))
            continue;
        st = tile_make(ctx, i, &pins[n], &(*out)[*out_count]);
        if (indicator_left_out(ctx, i, st, &before))
            continue;
        TRY(st);
        ++*out_count;
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- the leader's page */

/* What is crossed now, the newest first. */
static enum status warnings_make(struct ctx *ctx, struct indicator_cockpit_v *v)
{
    struct indicator_warning_v *rows;
    struct indicator_alert *all;
    size_t count;

    TRY(indicator_store_alerts(ctx, S(""), 0, ALERTS_SHOWN * 4, &all, &count));
    rows = arena_array(ctx->arena, count, struct indicator_warning_v);
    arr_each (n, count)
        if (date_none(all[n].over_on) && v->warnings_count < ALERTS_SHOWN) {
            bool seen;

            TRY(indicator_web_warning(ctx, &all[n], &rows[v->warnings_count], &seen));
            v->warnings_count += seen ? 1 : 0;
        }
    v->warnings = rows;
    return ST_OK;
}

enum status indicator_web_cockpit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct indicator_cockpit_v v = {.today = ctx->today};
    struct indicator_tile_v *rows;

    TRY(tiles(ctx, false, &rows, &v.rows_count));
    v.rows = rows;
    TRY(warnings_make(ctx, &v));
    v.tabs = indicator_web_tabs(ctx, "/indicator/cockpit");
    if (v.rows_count == 0) {
        struct empty_v *none = arena_new(ctx->arena, struct empty_v);

        *none = (struct empty_v){
            .title = T("indicator.cockpit_none"),
            .text = T("indicator.cockpit_none_why"),
            .more = link_next(ctx, "indicator.manage", T("indicator.pins"), "/indicator/pin"),
        };
        v.empty = none;
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("indicator.cockpit"), &indicator_cockpit_view,
                        &v);
}

/* ---------------------------------------------------------------- the screen */

enum status indicator_web_screen(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct indicator_screen_v v = {.today = ctx->today, .now = ctx->now};
    struct indicator_tile_v *rows;
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    v.name = c.name;
    TRY(tiles(ctx, true, &rows, &v.rows_count));
    v.rows = rows;
    v.empty = v.rows_count == 0;
    v.few = v.rows_count <= 4;
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_HALL, v.name, &indicator_screen_view, &v);
}

enum status indicator_web_screen_stream(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    char channel[40];

    snprintf(channel, sizeof channel, "indicator.%lld", (long long)ctx->congress_id);
    return respond_stream(ctx, rq, rs, channel, S("{}"));
}
