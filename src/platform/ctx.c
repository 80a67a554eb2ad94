// SPDX-License-Identifier: MulanPSL-2.0
/* What the actor may, and the wrong fields of a form. */
#include "platform/ctx.h"
#include "base/utf8.h"
#include "platform/module.h"
#include "platform/permission.h"

bool may(const struct ctx *ctx, const char *permission)
{
    const struct actor *actor = ctx->actor;

    if (permission == NULL)
        return false;
    if (strcmp(permission, PUBLIC) == 0)
        return true;
    if (strcmp(permission, SIGNED_IN) == 0)
        return actor->account_id != 0 || actor->system;
    if (actor->system)
        return permission_index(permission) >= 0;
    return actor->permissions != NULL && permission_set_has(actor->permissions, permission);
}

void invalid(struct ctx *ctx, const char *field, const char *key, const char *arg)
{
    struct field_error *e;

    if (ctx->field_errors_count == FIELD_ERRORS_MAX)
        return;
    e = &ctx->field_errors[ctx->field_errors_count++];
    *e = (struct field_error){.field = field, .key = key};
    if (arg != NULL) {
        const size_t len = utf8_clip(arg, strlen(arg), sizeof e->arg - 1);

        memcpy(e->arg, arg, len);
        e->arg[len] = '\0';
    }
}

enum status invalid_done(struct ctx *ctx)
{
    return ctx->field_errors_count == 0 ? ST_OK : fail(&ctx->err, ST_INVALID, "form.invalid", NULL);
}
