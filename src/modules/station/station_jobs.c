// SPDX-License-Identifier: MulanPSL-2.0
/* Whom the rota tells what, and its deadlines: days on duty, receptions not yet written down. */
#include "modules/station/station_jobs.h"
#include "base/json.h"
#include "modules/notice/notice.h"
#include "modules/station/station_list.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_store.h"
#include "modules/station/station_store_report.h"
#include "modules/station/station_store_rota.h"
#include "platform/text.h"

#define VALUES "station deputy on time reason"
#define DUE    "name title what due_on days late today"

const struct notice_kind STATION_NOTICES[] = {
    {"station.duty_put", VALUES, true, "station.receive"},
    {"station.duty_swapped", VALUES, false, "station.keep station.edit"},
    {"station.day_cancelled", VALUES, true, "station.receive"},
    {"station.due", DUE, false, "station.receive"},
    {"station.shared", "station subject what due_on", false, "station.view"},
    {"station.share_due", DUE, false, "station.view"},
    {0},
};

static struct str values_of(struct ctx *ctx, const struct station_day *d,
                            const struct station_duty *u)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);

    json_object(&j, NULL);
    json_str(&j, "station", d->station);
    json_str(&j, "deputy", u->name);
    json_str(&j, "on", text_date(ctx->arena, d->on, ctx->today));
    json_str(&j, "time",
             TF(ctx->arena, "station.time", station_clock(ctx->arena, d->from_minute),
                station_clock(ctx->arena, d->to_minute)));
    json_str(&j, "reason", d->reason);
    json_object_end(&j);
    return buf_view(&b);
}

static enum status tell(struct ctx *ctx, const char *kind, const struct station_day *d,
                        const struct station_duty *u, const struct notice_to *to)
{
    return notice_put(ctx, &(struct notice_new){
                               .kind = kind,
                               .subject_id = d->station_id,
                               .url = str_printf(ctx->arena, "/station/day/%lld", (long long)d->id),
                               .values = values_of(ctx, d, u),
                               .to = to,
                               .to_count = 1,
                           });
}

enum status station_tell(struct ctx *ctx, const char *kind, const struct station_day *d,
                         const struct station_duty *u)
{
    return tell(ctx, kind, d, u, &(struct notice_to){.deputy_id = u->deputy_id});
}

enum status station_tell_keeper(struct ctx *ctx, const char *kind, const struct station_day *d,
                                const struct station_duty *u)
{
    struct station s;

    TRY(station_get(ctx, d->station_id, &s));
    return tell(ctx, kind, d, u,
                s.keeper_id != 0 ? &(struct notice_to){.account_id = s.keeper_id}
                                 : &(struct notice_to){.role = "office"});
}

enum status station_tell_share(struct ctx *ctx, const struct station_joint *h)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);
    struct station_problem p;
    struct station s;

    TRY(station_problem_get(ctx, h->problem_id, &p));
    TRY(station_get(ctx, p.station_id, &s));
    json_object(&j, NULL);
    json_str(&j, "station", s.name);
    json_str(&j, "subject", p.subject);
    json_str(&j, "what", h->what);
    json_str(&j, "due_on", text_date(ctx->arena, h->due_on, ctx->today));
    json_object_end(&j);
    return notice_put(ctx,
                      &(struct notice_new){
                          .kind = "station.shared",
                          .subject_id = p.id,
                          .url = str_printf(ctx->arena, "/station/problem/%lld", (long long)p.id),
                          .values = buf_view(&b),
                          .to = &(struct notice_to){.account_id = h->account_id},
                          .to_count = 1,
                      });
}

/* ---------------------------------------------------------------- deadlines */

static struct due_item item_of(struct ctx *ctx, const struct station_due_row *r, struct date due)
{
    return (struct due_item){
        .subject_id = r->day_id,
        .part_id = r->duty_id,
        .due_on = due,
        .organ_id = r->organ_id,
        .deputy_id = r->deputy_id,
        .account_id = r->keeper_id,
        .url = str_printf(ctx->arena, "/station/day/%lld", (long long)r->day_id),
        .title = r->station,
        .name = TF(ctx->arena, "station.due.name", r->station,
                   text_date(ctx->arena, r->on, ctx->today)),
    };
}

static enum status duties(struct ctx *ctx, struct date from, struct date until,
                          struct due_item **out, size_t *out_count)
{
    struct station_due_row *rows;

    TRY(station_store_due_duties(ctx, from, until, &rows, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = item_of(ctx, &rows[i], rows[i].on);
    return ST_OK;
}

/* A day later it should be written down. */
static enum status logs(struct ctx *ctx, struct date from, struct date until, struct due_item **out,
                        size_t *out_count)
{
    struct station_due_row *rows;

    TRY(station_store_due_logs(ctx, date_add_days(from, -1), date_add_days(until, -1), &rows,
                               out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = item_of(ctx, &rows[i], date_add_days(rows[i].on, 1));
    return ST_OK;
}

static enum status checks(struct ctx *ctx, struct date from, struct date until,
                          struct due_item **out, size_t *out_count)
{
    struct station_check *rows;

    TRY(station_store_due_checks(ctx, from, until, &rows, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count) {
        struct station s;

        TRY(station_get(ctx, rows[i].station_id, &s));
        (*out)[i] = (struct due_item){
            .subject_id = rows[i].id,
            .due_on = rows[i].rectify_until,
            .organ_id = s.organ_id,
            .account_id = s.keeper_id,
            .url = str_printf(ctx->arena, "/station/%lld/book", (long long)s.id),
            .title = s.name,
            .name = s.name,
        };
    }
    return ST_OK;
}

static enum status shares(struct ctx *ctx, struct date from, struct date until,
                          struct due_item **out, size_t *out_count)
{
    struct station_joint *all;

    TRY(station_store_due_shares(ctx, from, until, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct due_item){
            .subject_id = all[i].problem_id,
            .part_id = all[i].id,
            .due_on = all[i].due_on,
            .account_id = all[i].account_id,
            .url = str_printf(ctx->arena, "/station/problem/%lld", (long long)all[i].problem_id),
            .title = all[i].subject,
            .name = all[i].what,
        };
    return ST_OK;
}

const struct due_source STATION_DUES[] = {
    {"station.duty", "station.due", "deputy owner office", "-3 deputy, -1 deputy", duties},
    {"station.rectify", "station.due", "owner office", "-5 owner, 0 owner, 1 office", checks},
    {"station.log", "station.due", "owner office", "1 owner, 5 office", logs},
    {"station.share", "station.share_due", "owner office", "-1 owner, 1 owner", shares},
    {0},
};

const struct job STATION_JOBS[] = {
    {.name = "station.days", .daily = true, .run = station_days_make},
    {0},
};
