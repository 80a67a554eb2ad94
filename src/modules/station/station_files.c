// SPDX-License-Identifier: MulanPSL-2.0
/* Who may see, add, remove and publish photographs of a station. */
#include "modules/station/station_files.h"
#include "modules/station/station.h"

static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct station s;
    bool keeps;

    TRY(station_get(ctx, id, &s));
    if (!ctx->actor->system && !may(ctx, "station.view"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (what == ATTACHMENT_READ)
        return ST_OK;
    TRY(station_may_keep(ctx, id, &keeps));
    return keeps ? ST_OK : fail(&ctx->err, ST_DENIED, "station.not_yours", NULL);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct station s;

    TRY(station_get(ctx, id, &s));
    *out_title = s.name;
    *out_url = str_printf(ctx->arena, "/station/%lld", (long long)id);
    return ST_OK;
}

static enum status files_are_public(struct ctx *ctx, int64_t id, bool *out)
{
    struct station s;

    TRY(station_get(ctx, id, &s));
    *out = station_open(&s);
    return ST_OK;
}

const struct attachment_owner STATION_ATTACHMENTS[] = {
    {.kind = STATION_FILES, .may = files_may, .where = files_where, .is_public = files_are_public},
    {0},
};
