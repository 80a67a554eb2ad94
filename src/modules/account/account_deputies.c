// SPDX-License-Identifier: MulanPSL-2.0
/* Slips for many deputies at once: who has no account yet is given one on the way. */
#include "modules/account/account_actions.h"
#include "modules/account/account_store.h"
#include "modules/deputy/deputy.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include <inttypes.h>

enum { DEPUTIES_MAX = 5000, TAIL_CHARS = 4 };

struct many {
    const struct account_deputy_slips *in;
    struct account_deputy_slip **out;
    size_t *out_count;
};

/* "d563"; with a few more characters where somebody has that already. */
static enum status free_login(struct ctx *ctx, int64_t deputy_id, struct str *out)
{
    struct account_found found;
    enum status st;

    *out = str_printf(ctx->arena, "d%" PRId64, deputy_id);
    st = account_store_by_login(ctx, *out, &found);
    if (st == ST_NOT_FOUND)
        return ST_OK;
    TRY(st);
    *out = str_printf(ctx->arena, "d%" PRId64 "-" STR_FMT, deputy_id,
                      STR_ARG(crypt_random_text(ctx->arena, TAIL_CHARS)));
    return ST_OK;
}

static enum status account_of(struct ctx *ctx, const struct deputy *d, int64_t *out_id)
{
    struct account_new in = {.name = d->name, .role = "deputy", .deputy_id = d->id};

    *out_id = d->account_id;
    if (d->account_id != 0)
        return ST_OK;
    TRY(free_login(ctx, d->id, &in.login));
    return account_create(ctx, &in, out_id);
}

static bool wanted(const struct account_deputy_slips *in, const struct deputy *d)
{
    return (in->delegation_id == 0 || in->delegation_id == d->delegation_id) &&
           (in->again || d->account_id == 0);
}

static enum status slips_tx(struct ctx *ctx, const void *input)
{
    const struct many *m = input;
    struct deputy *deputies;
    size_t count, n = 0;

    TRY(deputy_find(ctx, S(""), DEPUTIES_MAX, &deputies, &count));
    *m->out = arena_array(ctx->arena, count, struct account_deputy_slip);
    arr_each (i, count) {
        struct account_deputy_slip *slip = &(*m->out)[n];
        struct account account;

        if (!wanted(m->in, &deputies[i]))
            continue;
        TRY(account_of(ctx, &deputies[i], &slip->account_id));
        TRY(account_get(ctx, slip->account_id, &account));
        if (!account.active)
            continue;
        if (account_check_slip(ctx, account.id) == ST_RULE) {
            ctx->err = (struct err){0}; /* a leader among the deputies: one by one, by an admin */
            continue;
        }
        slip->name = deputies[i].name;
        slip->delegation = deputies[i].delegation_name;
        TRY(account_issue_slip(ctx, slip->account_id, &slip->token));
        n++;
    }
    *m->out_count = n;
    return ST_OK;
}

enum status account_deputy_slips(struct ctx *ctx, const struct account_deputy_slips *in,
                                 struct account_deputy_slip **out, size_t *out_count)
{
    return db_tx(ctx, slips_tx, &(struct many){in, out, out_count});
}
