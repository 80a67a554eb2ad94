// SPDX-License-Identifier: MulanPSL-2.0
/* Tokens: who holds one is let in, so the database keeps only their hashes. */
#include "modules/account/account_actions.h"
#include "platform/crypt.h"

enum { TOKEN_BYTES = 32 };

struct str account_token_hash(struct arena *a, struct str token)
{
    uint8_t sm3[32];

    crypt_sm3(token.ptr, token.len, sm3);
    return str_hex(a, sm3, sizeof sm3);
}

struct str account_token_new(struct ctx *ctx, struct str *out_hash)
{
    uint8_t bytes[TOKEN_BYTES];
    struct str token;

    crypt_random(bytes, sizeof bytes);
    token = str_hex(ctx->arena, bytes, sizeof bytes);
    *out_hash = account_token_hash(ctx->arena, token);
    return token;
}
