// SPDX-License-Identifier: MulanPSL-2.0
/* The page of the limits: what files may be added, and how large. */
#include "attachment_view.h"
#include "modules/attachment/attachment_actions.h"
#include "modules/attachment/attachment_web.h"
#include "platform/file/file_type.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

/* "PDF、DOCX …" of a group. */
static struct str types_of(struct ctx *ctx, struct str group)
{
    struct buf b = buf_new(ctx->arena, 0);

    for (unsigned t = 0; t < FILE_TYPES; t++) {
        const struct file_kind *k = file_kind((enum file_type)t);

        if (k->group == NULL || !str_eqz(group, k->group))
            continue;
        buf_z(&b, b.len != 0 ? " " : "");
        for (const char *p = k->word; *p != '\0'; p++)
            buf_char(&b, (char)(*p >= 'a' && *p <= 'z' ? *p - 32 : *p));
    }
    return buf_view(&b);
}

static struct attachment_group_v group_make(struct ctx *ctx, const struct request *rq,
                                            const struct attachment_limit *l)
{
    const bool typed = form_again(rq) && str_eq(form_value(rq, "group", S("")), l->group);
    struct attachment_group_v v = {
        .group = l->group,
        .label = text_of("attachment.group.", l->group),
        .types = types_of(ctx, l->group),
        .version = l->version,
        .allowed = typed ? form_value(rq, "allowed", S("")).len != 0 : l->allowed,
        .most = str_printf(ctx->arena, "%lld", (long long)l->most_mib),
    };

    if (typed) {
        v.most = form_value(rq, "most_mib", v.most);
        v.error = ctx->err.key != NULL ? text(ctx->err.key) : S("");
    }
    return v;
}

enum status attachment_web_setting(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct attachment_setting_v v = {.groups_count = 0};
    struct attachment_group_v *groups;
    struct attachment_limit *all;
    size_t count;

    TRY(attachment_limits(ctx, &all, &count));
    groups = arena_array(ctx->arena, count, struct attachment_group_v);
    arr_each (i, count)
        groups[i] = group_make(ctx, rq, &all[i]);
    v.groups = groups;
    v.groups_count = count;
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("attachment.setting"), &attachment_setting_view,
                        &v);
}

enum status attachment_web_set_limit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct attachment_limit in = {
        .group = param_text(rq, "group"),
        .allowed = param_bool(rq, "allowed"),
        .most_mib = param_int(rq, "most_mib"),
        .version = param_int(rq, "version"),
    };

    TRY(attachment_limit_set(ctx, &in));
    respond_flash(rs, "attachment.limited", S(""));
    return respond_see_other(rs, "/attachment/setting");
}
