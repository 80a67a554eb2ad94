// SPDX-License-Identifier: MulanPSL-2.0
/* Seats: the total fixed by law, constituencies, by-elections, and what is due about them. */
#include "base/utf8.h"
#include "law/seats_law.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_parts.h"
#include "modules/deputy/deputy_store_plan.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { LINE_CHARS = 100, SEATS_MAX = 3000, DUES_EACH = 3, POPULATION_MAX = 200000000 };

static void check_line(struct ctx *ctx, const char *field, struct str value, const char *missing)
{
    if (missing != NULL && value.len == 0)
        invalid(ctx, field, missing, NULL);
    else if (utf8_chars(value.ptr, value.len) > LINE_CHARS)
        invalid(ctx, field, "deputy.too_long", "100");
}

/* ---------------------------------------------------------------- the total */

bool deputy_place_parse(struct str word, enum seats_law_place *out)
{
    static const char *const WORDS[] = {
        [SEATS_LAW_PROVINCE] = "province", [SEATS_LAW_MUNICIPALITY] = "municipality",
        [SEATS_LAW_CITY] = "city",         [SEATS_LAW_COUNTY] = "county",
        [SEATS_LAW_CITY_PLAIN] = "plain",  [SEATS_LAW_DISTRICT] = "district",
        [SEATS_LAW_TOWNSHIP] = "township", [SEATS_LAW_TOWN] = "town",
    };

    arr_each (i, COUNT(WORDS))
        if (str_eqz(word, WORDS[i])) {
            *out = (enum seats_law_place)i;
            return true;
        }
    return false;
}

static enum status seats_tx(struct ctx *ctx, const void *input)
{
    const struct deputy_seats_new *in = input;
    const struct err before = ctx->err;
    enum seats_law_place place = SEATS_LAW_COUNTY;
    struct deputy_seats s, old;
    const enum status st = deputy_seats(ctx, &old);

    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = before;
    (void)deputy_place_parse(in->place, &place);
    if (st == ST_OK && !str_eqz(in->reason, "slip"))
        TRY(seats_law_check_change(str_eqz(in->reason, "boundary") ? SEATS_LAW_BOUNDARY
                                   : str_eqz(in->reason, "works")  ? SEATS_LAW_WORKS
                                                                   : SEATS_LAW_OTHER,
                                   &ctx->err));
    TRY(seats_law_check(place, (uint32_t)in->population, in->raised, (uint32_t)in->total,
                        &ctx->err));
    s = (struct deputy_seats){
        .id = db_new_id(ctx),
        .population = in->population,
        .formula = seats_law_most(place, (uint32_t)in->population, in->raised),
        .raised = in->raised,
        .total = in->total,
        .decided_by = in->decided_by,
        .document = in->document,
        .decided_on = in->decided_on,
        .reason = st == ST_OK ? in->reason : S("first"),
    };
    TRY(deputy_store_seats_insert(ctx, &s));
    return event_emit(ctx, "deputy.seats_fixed", s.id);
}

enum status deputy_seats_fix(struct ctx *ctx, const struct deputy_seats_new *in)
{
    enum seats_law_place place;

    if (!deputy_place_parse(in->place, &place))
        invalid(ctx, "place", "deputy.seats.place_missing", NULL);
    if (in->population < 1 || in->population > POPULATION_MAX)
        invalid(ctx, "population", "deputy.seats.population_wrong", NULL);
    if (in->total < 1 || in->total > SEATS_MAX)
        invalid(ctx, "total", "deputy.seats.total_wrong", NULL);
    check_line(ctx, "decided_by", in->decided_by, "deputy.seats.by_missing");
    check_line(ctx, "document", in->document, "deputy.seats.document_missing");
    if (!date_valid(in->decided_on) || date_cmp(in->decided_on, ctx->today) > 0)
        invalid(ctx, "decided_on", "deputy.seats.day_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, seats_tx, in);
}

struct filed {
    int64_t id, version;
    struct date on;
};

static enum status filed_tx(struct ctx *ctx, const void *input)
{
    const struct filed *in = input;
    struct deputy_seats s;

    TRY(deputy_seats(ctx, &s));
    if (s.id != in->id)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    if (!date_none(s.filed_on))
        return fail(&ctx->err, ST_RULE, "deputy.seats.filed_already", NULL);
    TRY(deputy_store_seats_filed(ctx, in->id, in->version, in->on));
    return event_emit(ctx, "deputy.seats_filed", in->id);
}

enum status deputy_seats_filed(struct ctx *ctx, int64_t id, int64_t version, struct date on)
{
    if (!date_valid(on) || date_cmp(on, ctx->today) > 0)
        invalid(ctx, "on", "deputy.seats.day_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, filed_tx, &(struct filed){id, version, on});
}

struct date deputy_filing_due(const struct deputy_seats *s)
{
    const bool anew = str_eqz(s->reason, "boundary") || str_eqz(s->reason, "works");

    return anew && date_none(s->filed_on) ? seats_law_filing_due(s->decided_on) : (struct date){0};
}

/* ---------------------------------------------------------------- constituencies */

struct set {
    const struct deputy_constituency *in;
    int64_t *out_id;
};

static enum status set_tx(struct ctx *ctx, const void *input)
{
    const struct set *a = input;
    struct deputy_constituency c = *a->in, *all;
    size_t count;

    TRY(deputy_constituencies(ctx, false, &all, &count));
    arr_each (i, count)
        if (all[i].id != c.id && str_eq(all[i].name, c.name)) {
            invalid(ctx, "name", "deputy.constituency_taken", NULL);
            return invalid_done(ctx);
        }
    if (c.id != 0) {
        TRY(deputy_store_constituency_update(ctx, &c));
    } else {
        c.id = db_new_id(ctx);
        TRY(deputy_store_constituency_insert(ctx, &c));
    }
    *a->out_id = c.id;
    return event_emit(ctx, "deputy.constituency_set", c.id);
}

enum status deputy_constituency_set(struct ctx *ctx, const struct deputy_constituency *in,
                                    int64_t *out_id)
{
    check_line(ctx, "name", in->name, "deputy.constituency_missing");
    check_line(ctx, "area", in->area, NULL);
    if (!str_eqz(in->sort, "area") && !str_eqz(in->sort, "unit") && !str_eqz(in->sort, "garrison"))
        invalid(ctx, "sort", "deputy.constituency_sort_missing", NULL);
    if (in->seats < 0 || in->seats > SEATS_MAX)
        invalid(ctx, "seats", "deputy.seats.total_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, set_tx, &(struct set){in, out_id});
}

static enum status take_tx(struct ctx *ctx, const void *input)
{
    size_t *out_added = *(size_t *const *)input, count;
    struct deputy_constituency *all;
    struct congress congress;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(deputy_store_constituencies_new(ctx, &all, &count));
    *out_added = count;
    if (count == 0)
        return ST_OK;
    arr_each (i, count) {
        all[i].id = db_new_id(ctx);
        all[i].sort = congress.level <= CONGRESS_COUNTY ? S("area") : S("unit");
        all[i].area = S("");
        all[i].active = true;
        TRY(deputy_store_constituency_insert(ctx, &all[i]));
    }
    return event_emit(ctx, "deputy.constituencies_taken", ctx->congress_id);
}

enum status deputy_constituencies_take(struct ctx *ctx, size_t *out_added)
{
    return db_tx(ctx, take_tx, &out_added);
}

/* ---------------------------------------------------------------- by-elections */

struct plan {
    const struct deputy_byelection *in;
    int64_t *out_id;
};

static enum status plan_tx(struct ctx *ctx, const void *input)
{
    const struct plan *a = input;
    struct deputy_byelection b = *a->in;
    struct deputy_constituency *vacant;
    size_t count;

    TRY(deputy_constituencies(ctx, true, &vacant, &count));
    arr_each (i, count) {
        if (vacant[i].id != b.constituency_id)
            continue;
        if (b.seats > vacant[i].seats - vacant[i].seated)
            break;
        b.id = db_new_id(ctx);
        TRY(deputy_store_byelection_insert(ctx, &b));
        *a->out_id = b.id;
        return event_emit(ctx, "deputy.byelection_planned", b.id);
    }
    return fail(&ctx->err, ST_RULE, "deputy.byelection.not_vacant", NULL);
}

enum status deputy_byelection_plan(struct ctx *ctx, const struct deputy_byelection *in,
                                   int64_t *out_id)
{
    if (in->seats < 1 || in->seats > SEATS_MAX)
        invalid(ctx, "seats", "deputy.seats.total_wrong", NULL);
    if (!date_valid(in->voting_on))
        invalid(ctx, "voting_on", "deputy.byelection.day_missing", NULL);
    check_line(ctx, "basis", in->basis, NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, plan_tx, &(struct plan){in, out_id});
}

enum status deputy_byelection_days(struct ctx *ctx, struct date voting,
                                   struct seats_law_byelection *out)
{
    struct law_params params;

    TRY(congress_law_params(ctx, voting, &params));
    *out = seats_law_byelection(&params, voting);
    return ST_OK;
}

struct end {
    int64_t id, version;
    struct str state, result;
};

static enum status end_tx(struct ctx *ctx, const void *input)
{
    const struct end *in = input;
    struct deputy_byelection b;

    TRY(deputy_byelection_get(ctx, in->id, &b));
    if (!str_eqz(b.state, "planned"))
        return fail(&ctx->err, ST_RULE, "deputy.byelection.over", NULL);
    TRY(deputy_store_byelection_end(ctx, in->id, in->version, in->state, in->result));
    return event_emit(ctx, "deputy.byelection_ended", in->id);
}

enum status deputy_byelection_end(struct ctx *ctx, int64_t id, int64_t version, struct str state,
                                  struct str result)
{
    if (!str_eqz(state, "held") && !str_eqz(state, "dropped"))
        invalid(ctx, "state", "deputy.byelection.state_missing", NULL);
    check_line(ctx, "result", result, "deputy.byelection.result_missing");
    TRY(invalid_done(ctx));
    return db_tx(ctx, end_tx, &(struct end){id, version, state, result});
}

/* ---------------------------------------------------------------- what is due */

static void due(struct due_item *items, size_t *n, struct date from, struct date until,
                const struct due_item *item)
{
    if (!date_none(item->due_on) && date_cmp(item->due_on, from) >= 0 &&
        date_cmp(item->due_on, until) <= 0)
        items[(*n)++] = *item;
}

static enum status filing_dues(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    const struct err before = ctx->err;
    struct deputy_seats s;
    const enum status st = deputy_seats(ctx, &s);

    *out = arena_array(ctx->arena, 1, struct due_item);
    *out_count = 0;
    if (st == ST_NOT_FOUND) {
        ctx->err = before;
        return ST_OK;
    }
    TRY(st);
    due(*out, out_count, from, until,
        &(struct due_item){.subject_id = s.id,
                           .due_on = deputy_filing_due(&s),
                           .url = S("/deputy/seat"),
                           .title = s.document,
                           .name = T("deputy.seats.title")});
    return ST_OK;
}

static enum status byelection_dues(struct ctx *ctx, struct date from, struct date until,
                                   struct due_item **out, size_t *out_count)
{
    struct deputy_byelection *all;
    size_t count;

    TRY(deputy_byelections(ctx, &all, &count));
    *out = arena_array(ctx->arena, count * DUES_EACH + 1, struct due_item);
    *out_count = 0;
    arr_each (i, count) {
        static const char *const WHAT[DUES_EACH] = {"voters", "candidates", "standing"};
        struct seats_law_byelection days;

        if (!str_eqz(all[i].state, "planned"))
            continue;
        TRY(deputy_byelection_days(ctx, all[i].voting_on, &days));
        const struct date on[DUES_EACH] = {days.voters, days.candidates, days.standing};

        for (size_t n = 0; n < DUES_EACH; n++)
            due(*out, out_count, from, until,
                &(struct due_item){.subject_id = all[i].id,
                                   .part_id = (int64_t)n + 1,
                                   .due_on = on[n],
                                   .url = S("/deputy/seat"),
                                   .title = all[i].constituency,
                                   .name = text_of("deputy.byelection.due.", str_from(WHAT[n]))});
    }
    return ST_OK;
}

const struct due_source DEPUTY_DUES[] = {
    {"deputy.filing", "deputy.due", "office", "-7 office, 0 office", filing_dues},
    {"deputy.byelection", "deputy.due", "office", "-3 office, 0 office", byelection_dues},
    {0},
};
const struct notice_kind DEPUTY_NOTICES[] = {
    {"deputy.due", "name title what due_on days late today", false, "deputy.edit"},
    {0},
};

enum status deputy_constituencies_of(struct ctx *ctx, struct str place, struct str **out,
                                     size_t *out_count)
{
    struct deputy_constituency *all;
    size_t count;

    *out_count = 0;
    TRY(deputy_constituencies(ctx, false, &all, &count));
    *out = arena_array(ctx->arena, count, struct str);
    arr_each (i, count)
        if (place.len > 0 && (str_has(all[i].area, place) || str_has(all[i].name, place)))
            (*out)[(*out_count)++] = all[i].name;
    return ST_OK;
}

enum status deputy_constituency_garrison(struct ctx *ctx, struct str name, bool *out)
{
    struct deputy_constituency *all;
    size_t count;

    *out = false;
    TRY(deputy_constituencies(ctx, false, &all, &count));
    arr_each (i, count)
        if (str_eq(all[i].name, name) && str_eqz(all[i].sort, "garrison"))
            *out = true;
    return ST_OK;
}
