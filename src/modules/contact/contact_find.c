// SPDX-License-Identifier: MulanPSL-2.0
/* Whom the office means by what it typed. */
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/contact/contact_actions.h"
#include "modules/deputy/deputy.h"

/* The one deputy in office of that name; *out_count says how many there are. */
static enum status deputy_named(struct ctx *ctx, struct str name, struct deputy *out,
                                size_t *out_count)
{
    struct deputy *all;
    size_t count;

    *out_count = 0;
    TRY(deputy_by_name(ctx, name, &all, &count));
    arr_each (i, count) {
        if (!all[i].in_office)
            continue;
        *out = all[i];
        (*out_count)++;
    }
    return ST_OK;
}

enum status contact_keeper_find(struct ctx *ctx, const struct contact_ends *in,
                                struct contact_pair *out)
{
    struct account a;
    struct deputy d = {0};
    enum status st;
    size_t count;

    out->keeper = in->keeper;
    if (in->login.len > 0) {
        st = account_by_login(ctx, in->login, &a);
        if (st == ST_NOT_FOUND) {
            invalid(ctx, "login", "contact.err.login", NULL);
            return ST_OK;
        }
        TRY(st);
        out->keeper_account_id = a.id;
        out->keeper = a.name;
        return account_deputy(ctx, a.id, &out->keeper_deputy_id);
    }
    TRY(deputy_named(ctx, in->keeper, &d, &count));
    if (count > 1)
        invalid(ctx, "keeper", "contact.err.keeper_several", NULL);
    if (count == 1)
        out->keeper_deputy_id = d.id;
    return ST_OK;
}

static enum status find_target(struct ctx *ctx, const struct contact_scheme *s, struct str name,
                               struct contact_pair *out)
{
    struct deputy d = {0};
    struct organ organ;
    enum status st;
    size_t count;

    out->target = name;
    if (str_eqz(s->target, "deputy")) {
        TRY(deputy_named(ctx, name, &d, &count));
        if (name.len > 0 && count != 1)
            invalid(ctx, "target",
                    count == 0 ? "contact.err.deputy_none" : "contact.err.deputy_several", NULL);
        if (count == 1)
            out->target_deputy_id = d.id;
        return ST_OK;
    }
    if (!str_eqz(s->target, "town") && !str_eqz(s->target, "unit"))
        return ST_OK;
    st = organ_by_name(ctx, name, &organ);
    if (st == ST_OK)
        out->target_organ_id = organ.id;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

enum status contact_ends_find(struct ctx *ctx, const struct contact_scheme *s,
                              const struct contact_ends *in, struct contact_pair *out)
{
    TRY(contact_keeper_find(ctx, in, out));
    return find_target(ctx, s, in->target, out);
}

enum status contact_target_find(struct ctx *ctx, const struct contact_scheme *s, struct str name,
                                const struct contact_pair *have, struct contact_pair *out)
{
    out->target = name;
    out->target_deputy_id = have->target_deputy_id;
    out->target_organ_id = have->target_organ_id;
    if (str_eq(name, have->target))
        return ST_OK;
    out->target_deputy_id = out->target_organ_id = 0;
    return find_target(ctx, s, name, out);
}
