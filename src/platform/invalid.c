// SPDX-License-Identifier: MulanPSL-2.0
/* The wrong fields of a form. Apart from ctx.c, since pure rules name them. */
#include "base/utf8.h"
#include "platform/ctx.h"

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

void invalid_long(struct ctx *ctx, const char *field, struct str s, size_t most)
{
    char limit[24];

    if (utf8_chars(s.ptr, s.len) <= most)
        return;
    snprintf(limit, sizeof limit, "%zu", most);
    invalid(ctx, field, "form.too_long", limit);
}

enum status invalid_done(struct ctx *ctx)
{
    return ctx->field_errors_count == 0 ? ST_OK : fail(&ctx->err, ST_INVALID, "form.invalid", NULL);
}
