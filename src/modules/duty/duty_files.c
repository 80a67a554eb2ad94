// SPDX-License-Identifier: MulanPSL-2.0
/* Photos of entries: who sees the entry sees them, who may change it adds and removes. */
#include "modules/duty/duty_files.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_rules.h"
#include "platform/text.h"

static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct duty_entry e;

    TRY(duty_store_entry(ctx, id, &e));
    if (!duty_entry_seen(ctx, &e))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (what == ATTACHMENT_READ)
        return ST_OK;
    if (what != ATTACHMENT_OPEN && e.deputy_id == ctx->actor->deputy_id &&
        duty_entry_may(e.state, DUTY_CHANGE, true))
        return ST_OK;
    if (duty_entry_checks(ctx, &e))
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "duty.not_yours", NULL);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct duty_entry e;

    TRY(duty_store_entry(ctx, id, &e));
    *out_title = e.title;
    *out_url = str_printf(ctx->arena, "/duty/entry/%lld", (long long)id);
    return ST_OK;
}

const struct attachment_owner DUTY_ATTACHMENTS[] = {
    {.kind = "duty_entry", .may = files_may, .where = files_where, .phone = true},
    {0},
};
