// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of signing in share: somebody with an account, and a try. */
#ifndef ACCOUNT_PEOPLE_H
#define ACCOUNT_PEOPLE_H
#include "modules/account/account_actions.h"
#include "modules/tests/modtest.h"

static inline enum status try_in(struct ctx *ctx, const char *login, const char *password,
                                 struct str device, struct account_signed_in *out)
{
    const struct account_sign_in in = {.login = str_from(login),
                                       .password = str_from(password),
                                       .device = device,
                                       .agent = S("Mozilla/5.0 (Windows NT 10.0) Edg/120")};

    return account_sign_in(ctx, &in, out);
}

static const char GOOD[] = "山上的石榴都红了";

static inline int64_t person(struct ctx *ctx, const char *login, const char *role, int64_t organ)
{
    const struct account_new in = {.login = str_from(login),
                                   .name = S("李文静"),
                                   .password = str_from(GOOD),
                                   .role = role,
                                   .organ_id = organ};
    int64_t id = 0;

    ASSERT(account_create(ctx, &in, &id) == ST_OK);
    return id;
}
#endif
