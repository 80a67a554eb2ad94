// SPDX-License-Identifier: MulanPSL-2.0
/* A problem handled together (领导干部＋代表＋联络站＋社区治理): who does what until when, and what
 * came of it. */
#include "base/utf8.h"
#include "modules/account/account.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_jobs.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { WHAT_CHARS = 200, NOTE_CHARS = 500 };

static enum status must_keep(struct ctx *ctx, int64_t problem_id)
{
    struct station_problem p;
    bool keeps;

    TRY(station_problem_get(ctx, problem_id, &p));
    TRY(station_may_keep(ctx, p.station_id, &keeps));
    return keeps ? ST_OK : fail(&ctx->err, ST_DENIED, "station.not_yours", NULL);
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    struct station_joint h = *(const struct station_joint *)input;

    TRY(must_keep(ctx, h.problem_id));
    h.id = db_new_id(ctx);
    TRY(station_store_share_insert(ctx, &h));
    TRY(station_tell_share(ctx, &h));
    return event_emit(ctx, "station.shared", h.problem_id);
}

enum status station_share_add(struct ctx *ctx, const struct station_joint *in)
{
    struct account a;

    if (in->account_id == 0 || account_get(ctx, in->account_id, &a) != ST_OK || !a.active) {
        ctx->err = (struct err){0};
        invalid(ctx, "account", "station.share.who_missing", NULL);
    }
    if (!station_word_known(in->part, STATION_SHARE_PARTS))
        invalid(ctx, "part", "form.choose", NULL);
    if (in->what.len == 0)
        invalid(ctx, "what", "form.required", NULL);
    else if (utf8_chars(in->what.ptr, in->what.len) > WHAT_CHARS)
        invalid(ctx, "what", "form.too_long", "200");
    if (date_none(in->due_on) || date_cmp(in->due_on, ctx->today) < 0)
        invalid(ctx, "due_on", "station.share.due_wrong", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, in);
}

/* By whose it is, or who keeps the station. */
static enum status done_tx(struct ctx *ctx, const void *input)
{
    const struct station_joint *in = input;
    struct station_joint h;

    TRY(station_share_get(ctx, in->id, &h));
    if (h.problem_id != in->problem_id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (h.account_id != ctx->actor->account_id)
        TRY(must_keep(ctx, h.problem_id));
    if (!date_none(h.done_on))
        return fail(&ctx->err, ST_RULE, "station.share.done_already", NULL);
    h.version = in->version;
    h.done_on = ctx->today;
    h.note = in->note;
    TRY(station_store_share_done(ctx, &h));
    return event_emit(ctx, "station.share_done", h.problem_id);
}

enum status station_share_finish(struct ctx *ctx, const struct station_joint *in)
{
    if (in->note.len == 0)
        invalid(ctx, "note", "form.required", NULL);
    else if (utf8_chars(in->note.ptr, in->note.len) > NOTE_CHARS)
        invalid(ctx, "note", "form.too_long", "500");
    TRY(invalid_done(ctx));
    return db_tx(ctx, done_tx, in);
}
