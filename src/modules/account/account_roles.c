// SPDX-License-Identifier: MulanPSL-2.0
/* Use cases on roles: what modules declare at first, what an administrator makes of it. */
#include "base/json.h"
#include "modules/account/account_actions.h"
#include "modules/account/account_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/module.h"
#include "platform/permission.h"
#include "platform/text.h"

enum { EVENT_BYTES_MAX = 256 * 1024 };

static bool among(const struct str *words, size_t count, const char *word)
{
    arr_each (i, count) {
        if (str_eqz(words[i], word))
            return true;
    }
    return false;
}

/* ---------------------------------------------------------------- first grants */

static enum status seed_role_names(struct ctx *ctx)
{
    struct role *roles;
    size_t count;

    TRY(account_store_roles(ctx, &roles, &count));
    for (const char *const *r = ACCOUNT_ROLES; *r != NULL; r++) {
        bool there = false;

        arr_each (i, count) {
            there = there || str_eqz(roles[i].code, *r);
        }
        if (!there)
            TRY(account_store_role_add(ctx, str_from(*r), text_of("account.role.", str_from(*r))));
    }
    return ST_OK;
}

static enum status seed_permission(struct ctx *ctx, const struct permission *permission)
{
    struct str roles = str_from(permission->roles), role;

    while (str_cut(&roles, ' ', &role)) {
        if (account_role_known(role))
            TRY(account_store_grant(ctx, role, str_from(permission->name)));
    }
    return account_store_seeded_add(ctx, str_from(permission->name));
}

/* Those that no module declared when the roles were seeded last. */
static size_t unseeded(const struct str *seeded, size_t count, const struct permission **out)
{
    size_t n = 0;

    for (const struct module *const *m = MODULES; *m != NULL; m++) {
        for (const struct permission *p = (*m)->permissions; p != NULL && p->name != NULL; p++) {
            if (n < PERMISSIONS_MAX && !among(seeded, count, p->name))
                out[n++] = p;
        }
    }
    return n;
}

static enum status seed_tx(struct ctx *ctx, const void *input)
{
    const struct permission *missing[PERMISSIONS_MAX];
    struct str *seeded;
    size_t count, n;

    (void)input;
    TRY(account_store_seeded(ctx, &seeded, &count));
    n = unseeded(seeded, count, missing);
    if (n == 0)
        return ST_OK;
    TRY(seed_role_names(ctx));
    arr_each (i, n) {
        TRY(seed_permission(ctx, missing[i]));
    }
    TRY(account_store_stamp_up(ctx));
    return event_emit_data(ctx, "account.roles_seeded", ctx->congress_id,
                           str_printf(ctx->arena, "{\"permissions\":%zu}", n));
}

enum status account_seed_roles(struct ctx *ctx)
{
    const struct permission *missing[PERMISSIONS_MAX];
    struct str *seeded;
    size_t count;

    if (ctx->congress_id == 0)
        return ST_OK;
    TRY(account_store_seeded(ctx, &seeded, &count));
    if (unseeded(seeded, count, missing) == 0)
        return ST_OK;
    return db_tx(ctx, seed_tx, NULL);
}

/* ---------------------------------------------------------------- the table of roles */

static bool granted(const struct role_permission *grants, size_t count, struct str role,
                    struct str permission)
{
    arr_each (i, count) {
        if (str_eq(grants[i].role, role) && str_eq(grants[i].permission, permission))
            return true;
    }
    return false;
}

/* "role:permission" into its parts; false for roles or permissions that do not exist. */
static bool parse_grant(struct arena *a, struct str text, struct role_permission *out)
{
    if (!str_cut(&text, ':', &out->role))
        return false;
    out->permission = text;
    return account_role_known(out->role) && permission_index(str_z(a, text)) >= 0;
}

static enum status check_grants(struct ctx *ctx, const struct role_permission *want, size_t count)
{
    bool managed = false;

    arr_each (i, count) {
        managed = managed ||
                  (str_eqz(want[i].role, "admin") && str_eqz(want[i].permission, "account.manage"));
        arr_each (k, i) {
            if (str_eq(want[i].role, want[k].role) &&
                account_permissions_conflict(str_z(ctx->arena, want[i].permission),
                                             str_z(ctx->arena, want[k].permission)))
                return fail(&ctx->err, ST_RULE, "account.permissions_conflict", NULL);
        }
    }
    return managed ? ST_OK : fail(&ctx->err, ST_RULE, "account.nobody_manages", NULL);
}

struct set_grants {
    int64_t stamp;
    const struct role_permission *want;
    size_t count;
};

static void note_change(struct json *j, const struct role_permission *grant)
{
    json_object(j, NULL);
    json_str(j, "role", grant->role);
    json_str(j, "permission", grant->permission);
    json_object_end(j);
}

static enum status write_grants(struct ctx *ctx, const struct set_grants *in,
                                const struct role_permission *have, size_t have_count,
                                struct json *j, size_t *changes)
{
    json_array(j, "given");
    arr_each (i, in->count) {
        if (granted(have, have_count, in->want[i].role, in->want[i].permission))
            continue;
        TRY(account_store_grant(ctx, in->want[i].role, in->want[i].permission));
        note_change(j, &in->want[i]);
        (*changes)++;
    }
    json_array_end(j);
    json_array(j, "taken");
    arr_each (i, have_count) {
        if (granted(in->want, in->count, have[i].role, have[i].permission))
            continue;
        TRY(account_store_revoke(ctx, have[i].role, have[i].permission));
        note_change(j, &have[i]);
        (*changes)++;
    }
    json_array_end(j);
    return ST_OK;
}

static enum status set_grants_tx(struct ctx *ctx, const void *input)
{
    const struct set_grants *in = input;
    struct buf text = buf_new(ctx->arena, EVENT_BYTES_MAX);
    struct json j = json_begin(&text);
    struct role_permission *have;
    size_t have_count, changes = 0;
    int64_t stamp;

    TRY(account_store_stamp(ctx, &stamp));
    if (stamp != in->stamp)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(account_store_grants(ctx, &have, &have_count));
    json_object(&j, NULL);
    TRY(write_grants(ctx, in, have, have_count, &j, &changes));
    json_object_end(&j);
    if (changes == 0)
        return ST_OK;
    TRY(account_store_stamp_up(ctx));
    return event_emit_data(ctx, "account.roles_changed", ctx->congress_id, buf_view(&text));
}

enum status account_set_grants(struct ctx *ctx, const struct account_grants *in)
{
    struct role_permission *want = arena_array(ctx->arena, in->count, struct role_permission);
    struct set_grants set = {.stamp = in->stamp, .want = want};

    arr_each (i, in->count) {
        if (!parse_grant(ctx->arena, in->grants[i], &want[set.count])) {
            invalid(ctx, "grant", "account.grant_unknown", NULL);
            return invalid_done(ctx);
        }
        /* A box ticked twice is ticked. */
        if (!granted(want, set.count, want[set.count].role, want[set.count].permission))
            set.count++;
    }
    TRY(check_grants(ctx, want, set.count));
    return db_tx(ctx, set_grants_tx, &set);
}
