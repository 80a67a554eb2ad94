// SPDX-License-Identifier: MulanPSL-2.0
/* A code is a keyed hash of its number, and the number, hidden by another. */
#include "platform/slip.h"
#include "platform/crypt.h"
#include <stdlib.h>

enum { MAC = 20, TAIL = 8 };

static int64_t tail_of(struct ctx *ctx, struct str hex)
{
    return (int64_t)strtoull(str_z(ctx->arena, (struct str){hex.ptr, TAIL}), NULL, 16);
}

/* Hides the number of a slip from whoever holds it. */
static int64_t mask(struct ctx *ctx, const char *purpose, struct str mac)
{
    return tail_of(ctx, crypt_blind(ctx, str_printf(ctx->arena, "%s_mask", purpose).ptr, mac));
}

struct str slip_code(struct ctx *ctx, const char *purpose, struct str owner, int64_t n)
{
    struct str mac = crypt_blind(
        ctx, purpose, str_printf(ctx->arena, STR_FMT "/%lld", STR_ARG(owner), (long long)n));

    mac.len = MAC;
    return str_printf(ctx->arena, STR_FMT "%08llx", STR_ARG(mac),
                      (unsigned long long)(n ^ mask(ctx, purpose, mac)));
}

int64_t slip_number(struct ctx *ctx, const char *purpose, struct str owner, int64_t most,
                    struct str code)
{
    int64_t n;

    if (code.len != MAC + TAIL)
        return 0;
    n = tail_of(ctx, (struct str){code.ptr + MAC, TAIL}) ^
        mask(ctx, purpose, (struct str){code.ptr, MAC});
    return n >= 1 && n <= most && str_eq(slip_code(ctx, purpose, owner, n), code) ? n : 0;
}
