// SPDX-License-Identifier: MulanPSL-2.0
/* How stations are run: check list, checks, funds, guidance by leaders, activities. */
#include "modules/station/station_report.h"
#include "base/utf8.h"
#include "modules/deputy/deputy.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_store.h"
#include "modules/station/station_store_report.h"
#include "platform/db.h"
#include "platform/event.h"

enum { YEAR_FIRST = 1949, YEAR_LAST = 9999 };

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

static void check_past(struct ctx *ctx, const char *field, struct date on)
{
    if (date_none(on) || date_cmp(on, ctx->today) > 0)
        invalid(ctx, field, "station.day_ahead", NULL);
}

/* ---------------------------------------------------------------- the check list */

static enum status standard_tx(struct ctx *ctx, const void *input)
{
    struct station_standard s = *(const struct station_standard *)input;

    if (s.id == 0) {
        s.id = db_new_id(ctx);
        TRY(station_store_standard_insert(ctx, &s));
    } else {
        TRY(station_store_standard_update(ctx, &s));
    }
    return event_emit(ctx, "station.standard_set", s.id);
}

static enum status put_standard(struct ctx *ctx, const struct station_standard *in)
{
    struct station_standard *all;
    size_t count;

    check_text(ctx, "grouping", in->grouping, STATION_TITLE_CHARS, true);
    check_text(ctx, "title", in->title, STATION_TITLE_CHARS, true);
    TRY(station_standards(ctx, true, &all, &count));
    arr_each (i, count) {
        if (all[i].id != in->id && str_eq(all[i].grouping, in->grouping) &&
            str_eq(all[i].title, in->title))
            invalid(ctx, "title", "station.standard_taken", NULL);
    }
    if (in->id == 0 && count >= STATION_STANDARDS_MAX)
        invalid(ctx, "title", "station.standard_many", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, standard_tx, in);
}

enum status station_standard_add(struct ctx *ctx, const struct station_standard *in)
{
    struct station_standard s = *in;

    s.id = 0;
    return put_standard(ctx, &s);
}

enum status station_standard_change(struct ctx *ctx, const struct station_standard *in)
{
    return put_standard(ctx, in);
}

/* ---------------------------------------------------------------- checks */

struct checking {
    const struct station_check *in;
    const int64_t *passed;
    size_t count;
    const struct station_standard *list;
    size_t list_count;
};

static bool among(const int64_t *ids, size_t count, int64_t id)
{
    arr_each (i, count) {
        if (ids[i] == id)
            return true;
    }
    return false;
}

/* The station itself is to be put right, or runs again. */
static enum status turn(struct ctx *ctx, int64_t station_id, const char *state)
{
    struct station s;

    TRY(station_get(ctx, station_id, &s));
    if (!station_may_become(s.state, str_from(state)) || str_eqz(s.state, "closed"))
        return ST_OK;
    s.state = str_from(state);
    return station_store_update(ctx, &s);
}

static enum status check_tx(struct ctx *ctx, const void *input)
{
    const struct checking *k = input;
    struct station_check c = *k->in;

    c.id = db_new_id(ctx);
    TRY(station_store_check_insert(ctx, &c));
    arr_each (i, k->list_count)
        TRY(station_store_check_item_insert(
            ctx, c.id,
            &(struct station_check_item){k->list[i].id, k->list[i].title,
                                         among(k->passed, k->count, k->list[i].id)}));
    if (str_eqz(c.result, "rectify"))
        TRY(turn(ctx, c.station_id, "rectify"));
    return event_emit(ctx, "station.checked", c.station_id);
}

enum status station_check_add(struct ctx *ctx, const struct station_check *in,
                              const int64_t *passed, size_t count)
{
    struct checking k = {.passed = passed, .count = count};
    struct station_check c = *in;
    struct station_standard *list;
    bool all = true;

    TRY(station_standards(ctx, false, &list, &k.list_count));
    k.list = list;
    k.in = &c;
    arr_each (i, k.list_count)
        all = all && among(passed, count, list[i].id);
    c.result = all ? S("passed") : S("rectify");
    if (all)
        c.rectify_until = (struct date){0};
    if (k.list_count == 0)
        return fail(&ctx->err, ST_RULE, "station.no_standards", NULL);
    check_past(ctx, "on", c.checked_on);
    check_text(ctx, "note", c.note, STATION_TEXT_CHARS, false);
    if (!all && (date_none(c.rectify_until) || date_cmp(c.rectify_until, c.checked_on) < 0))
        invalid(ctx, "until", "station.until_missing", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, check_tx, &k);
}

static enum status rectified_tx(struct ctx *ctx, const void *input)
{
    const struct station_check *in = input;
    struct station_check c;

    TRY(station_store_check(ctx, in->id, &c));
    if (!str_eqz(c.result, "rectify") || !date_none(c.rectified_on))
        return fail(&ctx->err, ST_RULE, "station.nothing_to_rectify", NULL);
    if (date_cmp(in->rectified_on, c.checked_on) < 0) {
        invalid(ctx, "on", "station.before_check", NULL);
        return invalid_done(ctx);
    }
    c.version = in->version;
    c.rectified_on = in->rectified_on;
    TRY(station_store_check_update(ctx, &c));
    TRY(turn(ctx, c.station_id, "running"));
    return event_emit(ctx, "station.rectified", c.station_id);
}

enum status station_check_rectified(struct ctx *ctx, int64_t check_id, int64_t version,
                                    struct date on)
{
    check_past(ctx, "on", on);
    TRY(invalid_done(ctx));
    return db_tx(ctx, rectified_tx,
                 &(struct station_check){.id = check_id, .version = version, .rectified_on = on});
}

/* ---------------------------------------------------------------- funds */

static enum status fund_tx(struct ctx *ctx, const void *input)
{
    struct station_fund f = *(const struct station_fund *)input;
    struct station_purse purse;

    TRY(station_purse(ctx, f.station_id, f.year, &purse));
    if (str_eqz(f.kind, "spent") && purse.spent + f.amount_fen > purse.allocated)
        return fail(&ctx->err, ST_RULE, "station.not_so_much", NULL);
    if (str_eqz(f.kind, "settled") && purse.settled + f.amount_fen > purse.spent)
        return fail(&ctx->err, ST_RULE, "station.not_spent", NULL);
    f.id = db_new_id(ctx);
    TRY(station_store_fund_insert(ctx, &f));
    return event_emit(ctx, "station.fund_booked", f.station_id);
}

enum status station_fund_add(struct ctx *ctx, const struct station_fund *in)
{
    struct station s;

    TRY(station_get(ctx, in->station_id, &s));
    if (!station_word_known(in->kind, STATION_FUND_KINDS))
        invalid(ctx, "kind", "station.state_wrong", NULL);
    if (in->year < YEAR_FIRST || in->year > YEAR_LAST)
        invalid(ctx, "year", "station.year_wrong", NULL);
    if (in->amount_fen <= 0)
        invalid(ctx, "amount", "station.amount_wrong", NULL);
    check_past(ctx, "on", in->on);
    check_text(ctx, "purpose", in->purpose, STATION_TITLE_CHARS, true);
    check_text(ctx, "document", in->document, STATION_TITLE_CHARS, false);
    TRY(invalid_done(ctx));
    return db_tx(ctx, fund_tx, in);
}

/* ---------------------------------------------------------------- leaders who guide */

static enum status guide_tx(struct ctx *ctx, const void *input)
{
    struct station_guide g = *(const struct station_guide *)input;

    g.id = db_new_id(ctx);
    TRY(station_store_guide_insert(ctx, &g));
    return event_emit(ctx, "station.guide_paired", g.station_id);
}

enum status station_guide_add(struct ctx *ctx, const struct station_guide *in)
{
    struct station_guide g = *in;
    struct deputy d;
    struct station s;

    TRY(station_get(ctx, g.station_id, &s));
    if (g.deputy_id != 0) {
        TRY(deputy_get(ctx, g.deputy_id, &d));
        g.name = d.name;
    }
    check_text(ctx, "name", g.name, STATION_PERSON_CHARS, true);
    if (date_none(g.from_on))
        invalid(ctx, "from_on", "station.from_missing", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, guide_tx, &g);
}

static enum status guide_end_tx(struct ctx *ctx, const void *input)
{
    const struct station_guide *in = input;
    struct station_guide g;

    TRY(station_store_guide(ctx, in->id, &g));
    if (date_none(in->to_on) || date_cmp(in->to_on, g.from_on) < 0) {
        invalid(ctx, "on", "station.to_before", NULL);
        return invalid_done(ctx);
    }
    g.version = in->version;
    g.to_on = in->to_on;
    TRY(station_store_guide_end(ctx, &g));
    return event_emit(ctx, "station.guide_ended", g.station_id);
}

enum status station_guide_end(struct ctx *ctx, int64_t id, int64_t version, struct date last)
{
    return db_tx(ctx, guide_end_tx,
                 &(struct station_guide){.id = id, .version = version, .to_on = last});
}

static enum status guided_tx(struct ctx *ctx, const void *input)
{
    struct station_guidance v = *(const struct station_guidance *)input;
    struct station_guide g;

    TRY(station_store_guide(ctx, v.guide_id, &g));
    if (g.station_id != v.station_id || date_cmp(v.on, g.from_on) < 0 ||
        (!date_none(g.to_on) && date_cmp(v.on, g.to_on) > 0))
        return fail(&ctx->err, ST_RULE, "station.not_his_guide", NULL);
    v.id = db_new_id(ctx);
    TRY(station_store_guidance_insert(ctx, &v));
    return event_emit(ctx, "station.guided", v.station_id);
}

enum status station_guidance_add(struct ctx *ctx, const struct station_guidance *in)
{
    check_past(ctx, "on", in->on);
    check_text(ctx, "found", in->found, STATION_TEXT_CHARS, true);
    check_text(ctx, "advice", in->advice, STATION_TEXT_CHARS, false);
    TRY(invalid_done(ctx));
    return db_tx(ctx, guided_tx, in);
}

/* ---------------------------------------------------------------- activities */

struct putting {
    const struct station_activity *in;
    int64_t *out_id;
};

static enum status activity_tx(struct ctx *ctx, const void *input)
{
    const struct putting *p = input;
    struct station_activity a = *p->in, have;

    if (a.id == 0) {
        a.id = db_new_id(ctx);
        TRY(station_store_activity_insert(ctx, &a));
    } else {
        TRY(station_activity_get(ctx, a.id, &have));
        a.station_id = have.station_id;
        TRY(station_store_activity_update(ctx, &a));
    }
    *p->out_id = a.id;
    return event_emit(ctx, "station.activity_put", a.station_id);
}

enum status station_activity_put(struct ctx *ctx, const struct station_activity *in,
                                 int64_t *out_id)
{
    const bool held = str_eqz(in->state, "held");

    if (!station_word_known(in->kind, STATION_ACTIVITY_KINDS))
        invalid(ctx, "kind", "station.kind_wrong", NULL);
    if (!station_word_known(in->state, STATION_ACTIVITY_STATES))
        invalid(ctx, "state", "station.state_wrong", NULL);
    check_text(ctx, "title", in->title, STATION_TITLE_CHARS, true);
    check_text(ctx, "summary", in->summary, STATION_TEXT_CHARS, false);
    if (date_none(in->on) || (held && date_cmp(in->on, ctx->today) > 0))
        invalid(ctx, "on", "station.day_ahead", NULL);
    if (in->deputies < 0 || in->deputies > STATION_PEOPLE_MAX)
        invalid(ctx, "deputies", "station.people_wrong", NULL);
    if (in->people < 0 || in->people > STATION_PEOPLE_MAX)
        invalid(ctx, "people", "station.people_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, activity_tx, &(struct putting){in, out_id});
}
