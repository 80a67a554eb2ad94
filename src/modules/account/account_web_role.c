// SPDX-License-Identifier: MulanPSL-2.0
/* The table of roles and permissions. */
#include "modules/account/account_actions.h"
#include "modules/account/account_web.h"
#include "modules/account/account_web_common.h"
#include "platform/permission.h"
#include "platform/text.h"
#include "platform/view.h"

/* ---------------------------------------------------------------- roles */

static bool granted(const struct role_permission *grants, size_t count, struct str role,
                    const char *permission)
{
    arr_each (i, count) {
        if (str_eq(grants[i].role, role) && str_eqz(grants[i].permission, permission))
            return true;
    }
    return false;
}

struct matrix {
    struct ctx *ctx;
    const struct request *rq;
    struct role *roles;
    struct role_permission *grants;
    size_t roles_count, grants_count;
};

/* Was the box ticked in the form that is shown again? */
static bool ticked(const struct request *rq, struct str value)
{
    for (size_t i = 0; i < param_count(rq, "grant"); i++) {
        if (str_eq(param_text_at(rq, "grant", i), value))
            return true;
    }
    return false;
}

static struct account_grant_row_v grant_row(const struct matrix *m, const char *permission)
{
    struct arena *a = m->ctx->arena;
    struct account_box_v *boxes = arena_array(a, m->roles_count, struct account_box_v);
    const struct str label = text_of("permission.", str_from(permission));

    arr_each (i, m->roles_count) {
        const struct str value =
            str_printf(a, STR_FMT ":%s", STR_ARG(m->roles[i].code), permission);

        boxes[i] = (struct account_box_v){
            .name = TF(a, "account.role.box", m->roles[i].name, label),
            .value = value,
            .on = form_again(m->rq)
                      ? ticked(m->rq, value)
                      : granted(m->grants, m->grants_count, m->roles[i].code, permission),
        };
    }
    return (struct account_grant_row_v){.permission = str_from(permission),
                                        .label = label,
                                        .boxes = boxes,
                                        .boxes_count = m->roles_count};
}

static struct account_grant_group_v grant_group(const struct matrix *m, const struct module *module)
{
    struct account_grant_row_v *rows;
    size_t count = 0;

    while (module->permissions[count].name != NULL)
        count++;
    rows = arena_array(m->ctx->arena, count, struct account_grant_row_v);
    arr_each (i, count) {
        rows[i] = grant_row(m, module->permissions[i].name);
    }
    return (struct account_grant_group_v){
        .title = text_of("account.module.", str_from(module->name)),
        .rows = rows,
        .rows_count = count,
    };
}

static void groups_make(const struct matrix *m, struct account_role_v *v)
{
    struct account_grant_group_v *groups;
    size_t count = 0;

    for (const struct module *const *p = MODULES; *p != NULL; p++)
        count++;
    groups = arena_array(m->ctx->arena, count, struct account_grant_group_v);
    for (const struct module *const *p = MODULES; *p != NULL; p++) {
        if ((*p)->permissions != NULL && (*p)->permissions[0].name != NULL)
            groups[v->groups_count++] = grant_group(m, *p);
    }
    v->groups = groups;
}

enum status account_web_role_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct matrix m = {.ctx = ctx, .rq = rq};
    struct account_role_v v = {.url = S("/account/role")};
    struct str *names;
    int64_t stamp;

    TRY(account_store_roles(ctx, &m.roles, &m.roles_count));
    TRY(account_store_grants(ctx, &m.grants, &m.grants_count));
    TRY(account_store_stamp(ctx, &stamp));
    names = arena_array(ctx->arena, m.roles_count, struct str);
    arr_each (i, m.roles_count) {
        names[i] = m.roles[i].name;
    }
    v.roles = names;
    v.roles_count = m.roles_count;
    v.stamp = str_int(ctx->arena, stamp);
    groups_make(&m, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("account.role.title"), &account_role_view, &v);
}

enum status account_web_role(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "grant");
    struct str *grants = arena_array(ctx->arena, count, struct str);
    const struct account_grants in = {
        .stamp = param_int(rq, "stamp"), .grants = grants, .count = count};

    arr_each (i, count) {
        grants[i] = param_text_at(rq, "grant", i);
    }
    TRY(account_set_grants(ctx, &in));
    respond_flash(rs, "account.role.done", S(""));
    return respond_see_other(rs, "/account/role");
}
