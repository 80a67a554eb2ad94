// SPDX-License-Identifier: MulanPSL-2.0
/* A hall casts: read one by one, written together, each told by itself (struct crowd). */
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_choice.h"

static enum status enter(struct ctx *ctx, const struct request *rq, struct response *rs,
                         void **out_data)
{
    struct vote_casting *c;
    struct vote_choice choice;
    struct vote_sheet sheet;
    struct vote_slip slip;

    (void)rs;
    TRY(vote_slip_get(ctx, path_id(rq, "id"), 0, &slip));
    sheet = (struct vote_sheet){.v = slip.v, .lines = slip.lines};
    TRY(vote_web_choice_read(ctx, rq, &sheet, &choice));
    TRY(vote_cast_prepare(ctx, &slip, &choice, &c));
    *out_data = c;
    return ST_OK;
}

static enum status leave(struct ctx *ctx, const struct request *rq, struct response *rs, void *data)
{
    const struct vote_receipt receipt = vote_cast_done(ctx, data);

    if (receipt.again)
        respond_flash(rs, "vote.cast.again", S(""));
    else if (receipt.changed)
        respond_flash(rs, "vote.cast.changed", S(""));
    return respond_see_other(rs, "/vote/%lld/ballot", (long long)path_id(rq, "id"));
}

const struct crowd VOTE_WEB_CAST = {.enter = enter, .write = vote_cast_write, .leave = leave};
