// SPDX-License-Identifier: MulanPSL-2.0
/* Files of motions: the text as it was signed, evidence, the answer on paper. Whoever sees a motion
 * sees its files. */
#include "modules/motion/motion_act.h"
#include "modules/motion/motion_parts.h"
#include "platform/text.h"

/* Has anybody but its lead signed what is there now? */
static bool others_signed(const struct motion_act *a)
{
    arr_each (i, a->signers_count)
        if (!a->signers[i].lead && str_eqz(a->signers[i].state, "signed"))
            return true;
    return false;
}

/* Its lead adds to a draft; the office at any time, the organ while it answers. */
static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct motion_act a;

    TRY(motion_act_load(ctx, id, 0, &a));
    if (what == ATTACHMENT_READ)
        return ST_OK;
    if (what != ATTACHMENT_OPEN && a.m.state == MOTION_DRAFT && others_signed(&a))
        return fail(&ctx->err, ST_RULE, "motion.err.files_signed", NULL);
    if (what != ATTACHMENT_OPEN &&
        (motion_may(&a.m, &a.who, MOTION_EDIT) || motion_may(&a.m, &a.who, MOTION_ANSWER) ||
         (a.who.office && a.m.state != MOTION_DRAFT)))
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "motion.err.not_yours", NULL);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct motion_act a;

    TRY(motion_act_load(ctx, id, 0, &a));
    *out_title = a.m.title.len > 0 ? a.m.title : T("motion.untitled");
    *out_url = str_printf(ctx->arena, "/motion/%lld", (long long)id);
    return ST_OK;
}

const struct attachment_owner MOTION_ATTACHMENTS[] = {
    {.kind = "motion", .may = files_may, .where = files_where, .phone = true},
    {0},
};
