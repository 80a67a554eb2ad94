// SPDX-License-Identifier: MulanPSL-2.0
/* Periods of all modules, and erasing what has had its time. */
#include "modules/privacy/privacy_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/module.h"

enum { PAGE = 50 };

static size_t count_all(void)
{
    size_t n = 0;

    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct retention *r = (*m)->retentions; r != NULL && r->name != NULL; r++)
            n++;
    return n;
}

static void look_up(struct privacy_kind *k, const struct privacy_period *periods, size_t count)
{
    arr_each (i, count)
        if (str_eqz(periods[i].name, k->of->name)) {
            k->months = (unsigned)periods[i].months;
            k->version = periods[i].version;
        }
}

enum status privacy_kinds(struct ctx *ctx, struct privacy_kind **out, size_t *out_count)
{
    struct privacy_period *periods;
    size_t count, n = 0;

    TRY(privacy_store_periods(ctx, &periods, &count));
    *out = arena_array(ctx->arena, count_all(), struct privacy_kind);
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct retention *r = (*m)->retentions; r != NULL && r->name != NULL; r++) {
            (*out)[n] = (struct privacy_kind){.of = r, .months = r->months};
            look_up(&(*out)[n++], periods, count);
        }
    *out_count = n;
    return ST_OK;
}

enum status privacy_kind_named(struct ctx *ctx, struct str name, struct privacy_kind *out)
{
    struct privacy_kind *all;
    size_t count;

    TRY(privacy_kinds(ctx, &all, &count));
    arr_each (i, count)
        if (str_eqz(name, all[i].of->name)) {
            *out = all[i];
            return ST_OK;
        }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* ---------------------------------------------------------------- setting */

static enum status set_tx(struct ctx *ctx, const void *input)
{
    const struct privacy_period *in = input;

    TRY(privacy_store_set(ctx, in));
    return event_emit_data(ctx, "privacy.period_set", 0,
                           str_printf(ctx->arena, "{\"kind\":\"" STR_FMT "\",\"months\":%lld}",
                                      STR_ARG(in->name), (long long)in->months));
}

enum status privacy_set(struct ctx *ctx, struct str name, int64_t version, int64_t months)
{
    struct privacy_kind kind;

    TRY(privacy_kind_named(ctx, name, &kind));
    if (months < 0 || months > PRIVACY_MONTHS_MAX)
        invalid(ctx, "months", "privacy.err.months", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, set_tx,
                 &(struct privacy_period){.name = name, .months = months, .version = version});
}

/* ---------------------------------------------------------------- erasing */

enum status privacy_due(struct ctx *ctx, const struct privacy_kind *kind, struct date on,
                        int64_t after, unsigned limit, struct privacy_due **out, size_t *out_count)
{
    struct retention_item *items;

    *out = NULL;
    *out_count = 0;
    if (kind->months == 0)
        return ST_OK;
    TRY(kind->of->list(ctx, privacy_ended_by(kind->months, on), after, limit, &items, out_count));
    *out = arena_array(ctx->arena, *out_count, struct privacy_due);
    arr_each (i, *out_count)
        (*out)[i] = (struct privacy_due){
            .id = items[i].id,
            .name = items[i].name,
            .url = items[i].url,
            .ended_on = items[i].ended_on,
            .erase_on = privacy_erase_on(kind->months, items[i].ended_on),
        };
    return ST_OK;
}

struct erasing {
    const struct retention *of;
    int64_t id;
};

static enum status erase_tx(struct ctx *ctx, const void *input)
{
    const struct erasing *in = input;

    return in->of->erase(ctx, in->id);
}

struct tally {
    const char *kind;
    size_t count;
};

static enum status noted_tx(struct ctx *ctx, const void *input)
{
    const struct tally *in = input;

    return event_emit_data(
        ctx, "privacy.erased", 0,
        str_printf(ctx->arena, "{\"kind\":\"%s\",\"count\":%zu}", in->kind, in->count));
}

enum status privacy_erase(struct ctx *ctx, const struct privacy_kind *kind, size_t *out_count)
{
    struct tally t = {.kind = kind->of->name};
    struct privacy_due *due;
    int64_t after = 0;
    size_t count;

    do {
        TRY(privacy_due(ctx, kind, ctx->today, after, PAGE, &due, &count));
        arr_each (i, count) {
            const enum status st = db_tx(ctx, erase_tx, &(struct erasing){kind->of, due[i].id});

            after = due[i].id;
            if (st != ST_OK && st != ST_RULE)
                return st;
            t.count += st == ST_OK;
            ctx->err = (struct err){0};
        }
    } while (count == PAGE);
    *out_count = t.count;
    return t.count > 0 ? db_tx(ctx, noted_tx, &t) : ST_OK;
}

enum status privacy_expire(struct ctx *ctx)
{
    struct privacy_kind *kinds;
    size_t count, erased;

    if (ctx->congress_id == 0)
        return ST_OK;
    TRY(privacy_kinds(ctx, &kinds, &count));
    arr_each (i, count)
        TRY(privacy_erase(ctx, &kinds[i], &erased));
    return ST_OK;
}
