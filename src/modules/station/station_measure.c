// SPDX-License-Identifier: MulanPSL-2.0
/* The assessment of stations: items, figures from the records, self-assessment, review, places. */
#include "base/utf8.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_report.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_rules_score.h"
#include "modules/station/station_store.h"
#include "modules/station/station_store_figure.h"
#include "modules/station/station_store_report.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ITEMS_MAX = 30, STATIONS_MAX = 1000, FULL_MAX = 100000, PER_MILLE = 1000 };

static void check_text(struct ctx *ctx, const char *field, struct str s, size_t most, bool wanted)
{
    char limit[24];

    if (wanted && s.len == 0)
        invalid(ctx, field, "station.text_missing", NULL);
    if (utf8_chars(s.ptr, s.len) <= most)
        return;
    snprintf(limit, sizeof limit, "%zu", most);
    invalid(ctx, field, "form.too_long", limit);
}

/* ---------------------------------------------------------------- the measure and its items */

struct adding {
    const struct station_measure *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;
    struct station_measure m = *a->in;

    m.id = db_new_id(ctx);
    *a->out_id = m.id;
    TRY(station_store_measure_insert(ctx, &m));
    return event_emit(ctx, "station.measure_added", m.id);
}

enum status station_measure_add(struct ctx *ctx, const struct station_measure *in, int64_t *out_id)
{
    struct station_measure *all;
    size_t count;

    check_text(ctx, "name", in->name, STATION_TITLE_CHARS, true);
    check_text(ctx, "basis", in->basis, STATION_TITLE_CHARS, false);
    if (date_none(in->from_on) || date_none(in->to_on) || date_cmp(in->to_on, in->from_on) < 0)
        invalid(ctx, "to_on", "station.measure.period_wrong", NULL);
    TRY(station_measures(ctx, &all, &count));
    arr_each (i, count) {
        if (str_eq(all[i].name, in->name))
            invalid(ctx, "name", "station.measure.taken", NULL);
    }
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct adding){in, out_id});
}

static enum status item_tx(struct ctx *ctx, const void *input)
{
    struct station_measure_item i = *(const struct station_measure_item *)input;
    struct station_measure_item *items;
    struct station_measure m;
    size_t count, manual = 0;

    TRY(station_measure_get(ctx, i.measure_id, &m));
    TRY(station_measure_items(ctx, m.id, &items, &count));
    if (!str_eqz(m.state, "draft") || count >= ITEMS_MAX)
        return fail(&ctx->err, ST_RULE, "station.measure.begun", NULL);
    arr_each (k, count)
        manual += items[k].figure.len == 0;
    if (i.figure.len == 0 && manual >= STATION_MANUAL_MAX)
        return fail(&ctx->err, ST_RULE, "station.measure.manual_many", NULL);
    i.id = db_new_id(ctx);
    TRY(station_store_measure_item_insert(ctx, &i));
    return event_emit(ctx, "station.measure_item_added", m.id);
}

enum status station_measure_item_add(struct ctx *ctx, const struct station_measure_item *in)
{
    check_text(ctx, "title", in->title, STATION_TITLE_CHARS, true);
    if (in->figure.len > 0 && !station_word_known(in->figure, STATION_FIGURES))
        invalid(ctx, "figure", "station.kind_wrong", NULL);
    if (in->points <= 0 || in->points > FULL_MAX)
        invalid(ctx, "points", "station.points_wrong", NULL);
    if (in->target < 0 || in->target > INT32_MAX || (in->figure.len > 0 && in->target == 0))
        invalid(ctx, "target", "station.target_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, item_tx, in);
}

struct dropping {
    int64_t measure_id, item_id;
};

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *d = input;
    struct station_measure m;

    TRY(station_measure_get(ctx, d->measure_id, &m));
    if (!str_eqz(m.state, "draft"))
        return fail(&ctx->err, ST_RULE, "station.measure.begun", NULL);
    TRY(station_store_measure_item_delete(ctx, m.id, d->item_id));
    return event_emit(ctx, "station.measure_item_dropped", m.id);
}

enum status station_measure_item_drop(struct ctx *ctx, int64_t measure_id, int64_t item_id)
{
    return db_tx(ctx, drop_tx, &(struct dropping){measure_id, item_id});
}

/* ---------------------------------------------------------------- figures of a station */

/* What the last check in the period passed, per mille of its list; nobody has looked: nothing. */
static enum status standards_of(struct ctx *ctx, const struct station_measure *m,
                                int64_t station_id, int64_t *out)
{
    struct station_check *all;
    size_t count;

    *out = 0;
    TRY(station_checks(ctx, station_id, &all, &count));
    arr_each (i, count) {
        if (date_cmp(all[i].checked_on, m->from_on) < 0 ||
            date_cmp(all[i].checked_on, m->to_on) > 0)
            continue;
        *out = station_per_mille(all[i].passed, all[i].items);
        break; /* the latest stands first */
    }
    return ST_OK;
}

struct tally {
    int64_t part, whole; /* whole: of ratios */
};

static enum status tally_add(struct ctx *ctx, const struct station_measure *m, int64_t station_id,
                             struct str figure, struct tally *t)
{
    const struct station_span span = {m->from_on, m->to_on};
    const struct station_scope of = {.station_id = station_id};
    struct station_solved solved;
    struct station_sums sums;
    int64_t part, whole;

    if (str_eqz(figure, "activities")) {
        TRY(station_store_activities_held(ctx, station_id, m->from_on, m->to_on, &part));
        t->part += part;
        return ST_OK;
    }
    if (str_eqz(figure, "held")) {
        TRY(station_store_held(ctx, station_id, m->from_on, m->to_on, &part, &whole));
        t->part += part;
        t->whole += whole;
        return ST_OK;
    }
    TRY(station_store_sums(ctx, span, false, &of, &sums));
    TRY(station_store_solved(ctx, span, false, &of, &solved));
    t->part += str_eqz(figure, "receptions") ? sums.receptions
               : str_eqz(figure, "visits")   ? sums.visits
               : str_eqz(figure, "people")   ? sums.people
               : str_eqz(figure, "problems") ? solved.collected
                                             : solved.solved;
    t->whole += solved.collected;
    return ST_OK;
}

/* Of a station together with its points and rooms, which are not assessed by themselves. */
static enum status figure_of(struct ctx *ctx, const struct station_measure *m, int64_t station_id,
                             struct str figure, int64_t *out)
{
    struct tally t = {0};
    int64_t *parts;
    size_t count;

    if (str_eqz(figure, "standards"))
        return standards_of(ctx, m, station_id, out);
    TRY(tally_add(ctx, m, station_id, figure, &t));
    TRY(station_store_small(ctx, station_id, &parts, &count));
    arr_each (i, count)
        TRY(tally_add(ctx, m, parts[i], figure, &t));
    *out = str_eqz(figure, "held") || str_eqz(figure, "solved") ? station_per_mille(t.part, t.whole)
                                                                : t.part;
    return ST_OK;
}

static enum status read_figure(struct ctx *ctx, const struct station_measure *m, int64_t station_id,
                               const struct station_measure_item *item, struct station_score *s)
{
    if (item->figure.len == 0)
        return ST_OK;
    TRY(figure_of(ctx, m, station_id, item->figure, &s->figure));
    s->points = station_points(s->figure, item->target, item->points);
    return ST_OK;
}

/* ---------------------------------------------------------------- from state to state */

static enum status begin(struct ctx *ctx, const struct station_measure *m)
{
    struct station_measure_item *items;
    struct station *all;
    size_t count, items_count;

    TRY(station_measure_items(ctx, m->id, &items, &items_count));
    if (items_count == 0)
        return fail(&ctx->err, ST_RULE, "station.measure.no_items", NULL);
    TRY(station_find(ctx, S(""), S(""), STATIONS_MAX, &all, &count));
    arr_each (i, count) {
        const struct station_result r = {
            .id = db_new_id(ctx), .measure_id = m->id, .station_id = all[i].id};

        if (station_is_small(all[i].kind))
            continue;
        TRY(station_store_result_insert(ctx, &r));
        arr_each (k, items_count) {
            struct station_score s = {.id = db_new_id(ctx), .item_id = items[k].id};

            TRY(read_figure(ctx, m, all[i].id, &items[k], &s));
            TRY(station_store_score_insert(ctx, r.id, &s));
        }
    }
    return ST_OK;
}

/* What was done meanwhile counts; what people have said stays. */
static enum status read_again(struct ctx *ctx, const struct station_measure *m)
{
    struct station_measure_item *items;
    struct station_result *results;
    size_t count, items_count, scores_count;

    TRY(station_measure_items(ctx, m->id, &items, &items_count));
    TRY(station_results(ctx, m->id, &results, &count));
    arr_each (i, count) {
        struct station_score *scores;

        TRY(station_scores(ctx, results[i].id, &scores, &scores_count));
        for (size_t k = 0; k < scores_count && k < items_count; k++) {
            TRY(read_figure(ctx, m, results[i].station_id, &items[k], &scores[k]));
            if (items[k].figure.len == 0)
                scores[k].points = scores[k].self_points;
            TRY(station_store_score_update(ctx, &scores[k]));
        }
    }
    return ST_OK;
}

static enum status unchecked(struct ctx *ctx, struct str name)
{
    (void)fail_field(&ctx->err, NULL, "station.measure.unchecked", str_z(ctx->arena, name));
    return ST_RULE;
}

static enum status finish(struct ctx *ctx, const struct station_measure *m)
{
    struct station_result *results;
    int64_t *points, *places;
    size_t count, n;

    TRY(station_results(ctx, m->id, &results, &count));
    points = arena_array(ctx->arena, count, int64_t);
    places = arena_array(ctx->arena, count, int64_t);
    arr_each (i, count) {
        struct station_score *scores;

        if (!str_eqz(results[i].state, "checked"))
            return unchecked(ctx, results[i].station);
        TRY(station_scores(ctx, results[i].id, &scores, &n));
        arr_each (k, n)
            points[i] += scores[k].points;
    }
    station_places(points, count, places);
    arr_each (i, count) {
        results[i].points = points[i];
        results[i].place = places[i];
        TRY(station_store_result_update(ctx, &results[i]));
    }
    return ST_OK;
}

static enum status move_tx(struct ctx *ctx, const void *input)
{
    const struct station_measure *in = input;
    struct station_measure m;

    TRY(station_measure_get(ctx, in->id, &m));
    if (!station_measure_may(m.state, in->state))
        return fail(&ctx->err, ST_RULE, "station.not_from_here", NULL);
    m.version = in->version;
    m.state = in->state;
    TRY(station_store_measure_update(ctx, &m));
    if (str_eqz(m.state, "self"))
        TRY(begin(ctx, &m));
    if (str_eqz(m.state, "review"))
        TRY(read_again(ctx, &m));
    if (str_eqz(m.state, "done"))
        TRY(finish(ctx, &m));
    return event_emit_data(ctx, "station.measure_moved", m.id,
                           str_printf(ctx->arena, "{\"state\":\"" STR_FMT "\"}", STR_ARG(m.state)));
}

enum status station_measure_move(struct ctx *ctx, int64_t id, int64_t version, struct str state)
{
    return db_tx(ctx, move_tx,
                 &(struct station_measure){.id = id, .version = version, .state = state});
}

/* ---------------------------------------------------------------- what people say */

static enum status score_tx(struct ctx *ctx, const void *input)
{
    const struct station_scoring *in = input;
    struct station_measure_item *items;
    struct station_score *scores;
    struct station_result r;
    struct station_measure m;
    size_t count, scores_count;
    bool self;

    TRY(station_result_get(ctx, in->result_id, &r));
    TRY(station_measure_get(ctx, r.measure_id, &m));
    self = str_eqz(m.state, "self");
    if (!self && !str_eqz(m.state, "review"))
        return fail(&ctx->err, ST_RULE, "station.not_from_here", NULL);
    TRY(station_measure_items(ctx, m.id, &items, &count));
    TRY(station_scores(ctx, r.id, &scores, &scores_count));
    for (size_t i = 0; i < count && i < scores_count && i < in->count; i++) {
        if (in->points[i] < 0 || items[i].figure.len > 0)
            continue;
        if (self)
            scores[i].self_points = in->points[i];
        else
            scores[i].points = in->points[i];
        TRY(station_store_score_update(ctx, &scores[i]));
    }
    r.version = in->version;
    r.state = self ? S("self") : S("checked");
    if (self)
        r.self_note = in->note;
    else
        r.note = in->note;
    TRY(station_store_result_update(ctx, &r));
    return event_emit(ctx, "station.scored", r.station_id);
}

enum status station_score_put(struct ctx *ctx, const struct station_scoring *in)
{
    struct station_result r;
    struct station_measure m;
    bool allowed;

    TRY(station_result_get(ctx, in->result_id, &r));
    TRY(station_measure_get(ctx, r.measure_id, &m));
    TRY(station_may_keep(ctx, r.station_id, &allowed));
    allowed =
        allowed && (str_eqz(m.state, "self") || may(ctx, "station.edit") || ctx->actor->system);
    if (!allowed)
        return fail(&ctx->err, ST_DENIED, "station.not_yours", NULL);
    check_text(ctx, "note", in->note, STATION_TEXT_CHARS, false);
    TRY(invalid_done(ctx));
    return db_tx(ctx, score_tx, in);
}
