// SPDX-License-Identifier: MulanPSL-2.0
/* Failures that make wait: counted by device, place, login and address, so that an attacker is
 * slowed and the owner is not locked out. */
#include "modules/account/account_wait.h"
#include "modules/account/account_parts.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

static struct str key_of(struct ctx *ctx, struct str a, struct str b)
{
    return crypt_blind(ctx, "account.attempt",
                       str_printf(ctx->arena, STR_FMT "|" STR_FMT, STR_ARG(a), STR_ARG(b)));
}

struct account_counters account_counters_of(struct ctx *ctx, struct str login,
                                            struct str device_hash, bool device_known)
{
    struct account_counters c = {0};

    c.used[ATTEMPT_DEVICE] = device_known;
    c.used[ATTEMPT_PLACE] = c.used[ATTEMPT_LOGIN] = !device_known;
    c.used[ATTEMPT_ADDRESS] = !device_known && ctx->address.len > 0;
    c.keys[ATTEMPT_DEVICE] = key_of(ctx, login, device_hash);
    c.keys[ATTEMPT_PLACE] = key_of(ctx, login, account_address_prefix(ctx->arena, ctx->address));
    c.keys[ATTEMPT_LOGIN] = key_of(ctx, login, S(""));
    c.keys[ATTEMPT_ADDRESS] = key_of(ctx, S(""), ctx->address);
    return c;
}

/* "30秒", "5分钟": rounded up. */
static struct str wait_text(struct ctx *ctx, int64_t seconds)
{
    if (seconds < 60)
        return TF(ctx->arena, "account.wait.seconds",
                  str_printf(ctx->arena, "%lld", (long long)seconds));
    return TF(ctx->arena, "account.wait.minutes",
              str_printf(ctx->arena, "%lld", (long long)(seconds + 59) / 60));
}

enum status account_check_wait(struct ctx *ctx, const struct account_counters *c, const char *field)
{
    int64_t until = 0;

    for (int k = 0; k < ACCOUNT_ATTEMPT_KINDS; k++) {
        struct attempt attempt;

        if (!c->used[k])
            continue;
        TRY(account_store_attempt(ctx, (enum attempt_kind)k, c->keys[k], &attempt));
        if (attempt.until_at > until)
            until = attempt.until_at;
    }
    if (until <= ctx->now)
        return ST_OK;
    invalid(ctx, field, "account.sign_in.wait",
            str_z(ctx->arena, wait_text(ctx, until - ctx->now)));
    return invalid_done(ctx);
}

struct failure {
    const struct account_counters *counters;
    int64_t account_id; /* 0: no such login */
};

static enum status count_failure(struct ctx *ctx, enum attempt_kind kind, struct str key,
                                 int64_t account_id)
{
    struct attempt attempt;
    unsigned wait;

    TRY(account_store_attempt(ctx, kind, key, &attempt));
    attempt.failures++;
    attempt.last_at = ctx->now;
    wait = account_attempt_wait_seconds(kind, attempt.failures);
    attempt.until_at = ctx->now + wait;
    TRY(account_store_attempt_put(ctx, kind, key, &attempt));
    if (!account_attempt_notable(kind, attempt.failures))
        return ST_OK;
    return event_emit_data(ctx, "account.locked_out", account_id,
                           str_printf(ctx->arena, "{\"by\":\"%s\",\"failures\":%lld,\"wait\":%u}",
                                      account_attempt_word(kind), (long long)attempt.failures,
                                      wait));
}

static enum status failure_tx(struct ctx *ctx, const void *input)
{
    const struct failure *f = input;

    for (int k = 0; k < ACCOUNT_ATTEMPT_KINDS; k++) {
        if (f->counters->used[k])
            TRY(count_failure(ctx, (enum attempt_kind)k, f->counters->keys[k], f->account_id));
    }
    return ST_OK;
}

enum status account_sign_in_wrong(struct ctx *ctx, const struct account_counters *counters,
                                  const struct account_found *found, const char *field,
                                  const char *key)
{
    const int64_t before = ctx->congress_id;
    const struct failure failure = {.counters = counters, .account_id = found->account.id};

    enum status st;

    ctx->congress_id = found->congress_id;
    st = db_tx(ctx, failure_tx, &failure);
    ctx->congress_id = before;
    TRY(st);
    invalid(ctx, field, key, NULL);
    return invalid_done(ctx);
}
