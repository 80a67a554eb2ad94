// SPDX-License-Identifier: MulanPSL-2.0
/* What is printed before a meeting, and the pack of its papers. */
#include "modules/meeting/meeting_papers.h"
#include "modules/meeting/meeting_web.h"
#include "platform/paper_web.h"
#include "platform/text.h"

enum status meeting_web_print(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str which = param_text(rq, "paper");
    struct meeting m;
    struct paper *p;

    TRY(meeting_web_get(ctx, rq, &m));
    if (str_eqz(which, "notice"))
        TRY(meeting_paper_notice(ctx, &m, &p));
    else if (str_eqz(which, "invitation"))
        TRY(meeting_paper_invitation(ctx, &m, &p));
    else
        TRY(meeting_paper_agenda(ctx, &m, &p));
    return respond_paper(ctx, rq, rs, p, paper_title(p));
}

enum status meeting_web_pack(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting m;
    struct str pdf;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(meeting_pack(ctx, &m, &pdf));
    return respond_bytes(rs, "application/pdf", TF(ctx->arena, "meeting.pack.file", m.name), pdf);
}
