// SPDX-License-Identifier: MulanPSL-2.0
/* The working organs that the law names. */
#include "base/utf8.h"
#include "law/seat_law.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_list.h"
#include "modules/congress/congress.h"
#include "platform/db.h"
#include "platform/event.h"

enum { STREET_CHARS = 40 };

enum status body_organs(struct ctx *ctx, struct body_organ **out, size_t *out_count)
{
    return body_store_organs(ctx, out, out_count);
}

enum status body_organ_streets(struct ctx *ctx, bool *out)
{
    enum level level;

    TRY(body_level(ctx, &level));
    *out = seat_law_may_have_street_organs(level);
    return ST_OK;
}

enum status body_organ_missing(struct ctx *ctx, bool *out)
{
    struct body_organ *all;
    enum level level;
    size_t count;

    TRY(body_level(ctx, &level));
    TRY(body_store_organs(ctx, &all, &count));
    *out = seat_law_needs_deputies_committee(level);
    arr_each (i, count)
        *out = *out && !str_eqz(all[i].role, "deputies");
    return ST_OK;
}

/* @law Deputies Law (2025-03-11) art. 12, Organic Law (2022-03-11) art. 59(3), 59(4) */
static enum status check_level(struct ctx *ctx, bool street)
{
    enum level level;

    TRY(body_level(ctx, &level));
    if (street && !seat_law_may_have_street_organs(level))
        return fail(&ctx->err, ST_RULE, "body.organ.no_streets",
                    law_article(LAW_ARTICLE_STREET_ORGANS, ctx->today));
    if (!street && !seat_law_needs_deputies_committee(level))
        return fail(&ctx->err, ST_RULE, "body.organ.no_committee",
                    law_article(LAW_ARTICLE_DEPUTIES_COMMITTEE, ctx->today));
    return ST_OK;
}

static enum status name_tx(struct ctx *ctx, const void *input)
{
    struct body_organ o = *(const struct body_organ *)input;
    const bool street = str_eqz(o.role, "street");
    struct body_organ *all;
    struct organ organ;
    size_t count;

    TRY(check_level(ctx, street));
    TRY(organ_get(ctx, o.organ_id, &organ));
    TRY(body_store_organs(ctx, &all, &count));
    arr_each (i, count) {
        if (!str_eq(all[i].role, o.role) || !str_eq(all[i].street, o.street))
            continue;
        if (street)
            return fail_field(&ctx->err, "street", "body.organ.street_taken",
                              str_z(ctx->arena, all[i].name));
        TRY(body_store_organ_delete(ctx, all[i].id, all[i].version));
    }
    o.id = db_new_id(ctx);
    TRY(body_store_organ_insert(ctx, &o));
    return event_emit(ctx, "body.organ_named", o.id);
}

enum status body_organ_name(struct ctx *ctx, const struct body_organ *in)
{
    const bool street = str_eqz(in->role, "street");
    struct body_organ o = *in;

    o.street = street ? str_trim(in->street) : S("");
    if (o.organ_id == 0)
        invalid(ctx, "organ", "body.organ.choose", NULL);
    if (street && o.street.len == 0)
        invalid(ctx, "street", "body.organ.street_missing", NULL);
    if (utf8_chars(o.street.ptr, o.street.len) > STREET_CHARS)
        invalid(ctx, "street", "form.too_long", "40");
    if (date_none(o.from_on))
        o.from_on = ctx->today;
    TRY(invalid_done(ctx));
    return db_tx(ctx, name_tx, &o);
}

struct dropping {
    int64_t id, version;
};

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *in = input;

    TRY(body_store_organ_delete(ctx, in->id, in->version));
    return event_emit(ctx, "body.organ_dropped", in->id);
}

enum status body_organ_drop(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, drop_tx, &(struct dropping){id, version});
}
