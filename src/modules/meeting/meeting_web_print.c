// SPDX-License-Identifier: MulanPSL-2.0
/* What is printed before a meeting, and the pack of its papers. */
#include "modules/meeting/meeting_papers.h"
#include "modules/meeting/meeting_web.h"
#include "platform/paper_web.h"
#include "platform/text.h"

/* Whose paper it is: the person asked for, by who prepares the meeting; else the reader himself. */
static enum status person_of(struct ctx *ctx, const struct request *rq, const struct meeting *m,
                             struct meeting_person *out)
{
    const int64_t id = param_id(rq, "person");
    struct meeting_person me;
    const enum status st = meeting_person_of(ctx, m->id, ctx->actor->account_id, &me);

    if (st == ST_OK && (id == 0 || id == me.id)) {
        *out = me;
        return ST_OK;
    }
    ctx->err = (struct err){0};
    if (id == 0 || !may(ctx, "meeting.prepare"))
        return fail(&ctx->err, ST_RULE, "meeting.not_invited", NULL);
    TRY(meeting_person_get(ctx, id, out));
    return out->meeting_id == m->id ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* What one of its people is sent on paper. */
static enum status own_paper(struct ctx *ctx, const struct request *rq, const struct meeting *m,
                             struct paper **out, struct str *out_name)
{
    struct meeting_person to;

    TRY(person_of(ctx, rq, m, &to));
    if (meeting_by_letter(&to))
        TRY(meeting_paper_invitation(ctx, m, &to, out));
    else
        TRY(meeting_paper_own_notice(ctx, m, &to, out));
    *out_name = TF(ctx->arena, "meeting.paper.file_of", paper_title(*out), to.name);
    return ST_OK;
}

enum status meeting_web_print(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str which = param_text(rq, "paper");
    struct str name = S("");
    struct meeting m;
    struct paper *p;

    TRY(meeting_web_get(ctx, rq, &m));
    if (str_eqz(which, "notice"))
        TRY(meeting_paper_notice(ctx, &m, &p));
    else if (str_eqz(which, "mine"))
        TRY(own_paper(ctx, rq, &m, &p, &name));
    else
        TRY(meeting_paper_agenda(ctx, &m, &p));
    return respond_paper(ctx, rq, rs, p, name.len != 0 ? name : paper_title(p));
}

enum status meeting_web_letters(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting m;
    struct str pdf;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(meeting_letters(ctx, &m, &pdf));
    return respond_bytes(rs, "application/pdf", TF(ctx->arena, "meeting.letters.file", m.name),
                         pdf);
}

enum status meeting_web_pack(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting m;
    struct str pdf;

    TRY(meeting_web_get(ctx, rq, &m));
    TRY(meeting_pack(ctx, &m, &pdf));
    return respond_bytes(rs, "application/pdf", TF(ctx->arena, "meeting.pack.file", m.name), pdf);
}
