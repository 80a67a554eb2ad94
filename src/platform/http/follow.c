// SPDX-License-Identifier: MulanPSL-2.0
/* Somebody without an account at his own matter. */
#include "platform/follow.h"
#include "platform/text.h"
#include <stdio.h>

enum { PASS_SECONDS = 1800, LOOKS = 20, LOOK_SECONDS = 600, MINUTE = 60 };

bool follow_pass_read(const struct request *rq, const char *cookie, struct follow_pass *out)
{
    out->digits = request_cookie(rq, cookie);
    return str_cut(&out->digits, '.', &out->code);
}

void follow_pass_put(struct ctx *ctx, struct response *rs, const char *cookie,
                     const struct follow_pass *pass)
{
    respond_cookie(
        rs, cookie,
        str_printf(ctx->arena, STR_FMT "." STR_FMT, STR_ARG(pass->code), STR_ARG(pass->digits)),
        PASS_SECONDS);
}

void follow_pass_drop(struct response *rs, const char *cookie)
{
    respond_cookie(rs, cookie, S(""), 0);
}

static struct str in_words(struct ctx *ctx, unsigned seconds)
{
    if (seconds < MINUTE)
        return TF(ctx->arena, "http.wait.seconds", str_printf(ctx->arena, "%u", seconds));
    return TF(ctx->arena, "http.wait.minutes",
              str_printf(ctx->arena, "%u", (seconds + MINUTE - 1) / MINUTE));
}

enum status too_often(struct ctx *ctx, const char *key, unsigned seconds)
{
    if (seconds == 0)
        return ST_OK;
    (void)fail(&ctx->err, ST_RULE, key, NULL);
    snprintf(ctx->err.arg, sizeof ctx->err.arg, STR_FMT, STR_ARG(in_words(ctx, seconds)));
    return ST_RULE;
}

enum status follow_often(struct ctx *ctx, const struct request *rq, const char *what,
                         const char *key)
{
    return too_often(ctx, key, request_take(rq, what, request_network(rq), LOOKS, LOOK_SECONDS));
}

enum status follow_as_nobody(struct ctx *ctx, enum status (*work)(struct ctx *ctx, void *with),
                             void *with)
{
    static const struct actor NOBODY = {0};
    const struct actor *before = ctx->actor;
    const struct str address = ctx->address;
    enum status st;

    ctx->actor = &NOBODY;
    ctx->address = S("");
    st = work(ctx, with);
    ctx->actor = before;
    ctx->address = address;
    return st;
}
