// SPDX-License-Identifier: MulanPSL-2.0
/* A vote arranged by somebody: on people by name, and what was decided before only with a reason.
 */
#include "modules/vote/vote_again.h"
#include "base/utf8.h"
#include "modules/vote/vote_store.h"
#include "platform/objection.h"

bool vote_stands(enum vote_state state)
{
    return state == VOTE_COUNTED || state == VOTE_ANNOUNCED;
}

/* Somebody or something of the one stands on the other's ballot, too; or one of them has no list.
 */
static enum status shares_options(struct ctx *ctx, const struct vote_new *in, int64_t id, bool *out)
{
    struct vote_option *old;
    size_t count;

    TRY(vote_store_options(ctx, id, &old, &count));
    *out = count == 0 || in->options_count == 0;
    arr_each (i, count)
        arr_each (k, in->options_count)
            *out = *out || str_eq(old[i].name, in->options[k].name);
    return ST_OK;
}

/* The last one of the same matter whose result stands. */
static enum status former_of(struct ctx *ctx, const struct vote_new *in, int64_t *out)
{
    struct vote *list;
    size_t count;

    *out = 0;
    if (in->origin_id != 0)
        TRY(vote_store_of_origin(ctx, str_from(in->origin), in->origin_id, &list, &count));
    else
        TRY(vote_store_titled(ctx, in->body_id, in->title, in->on, &list, &count));
    arr_each (i, count) {
        bool same = list[i].kind == in->kind && list[i].matter == in->matter &&
                    str_eq(list[i].title, in->title);

        if (!same || !vote_stands(list[i].state))
            continue;
        TRY(shares_options(ctx, in, list[i].id, &same));
        if (same)
            *out = list[i].id;
    }
    return ST_OK;
}

enum status vote_need_reason(struct ctx *ctx, int64_t former_id, struct str reason)
{
    struct vote_result r;

    if (reason.len > 0)
        return utf8_chars(reason.ptr, reason.len) <= VOTE_REASON_CHARS
                   ? ST_OK
                   : fail_field(&ctx->err, "reason", "form.too_long", "500");
    TRY(vote_result(ctx, former_id, &r));
    return fail_field(&ctx->err, "reason", "vote.decided_already", str_z(ctx->arena, r.verdict));
}

static bool on_people(const struct vote_new *in)
{
    return in->kind == VOTE_MOTION &&
           (in->matter == VOTE_LAW_APPOINTMENT || in->matter == VOTE_LAW_REMOVAL);
}

enum status vote_arrange(struct ctx *ctx, const struct vote_new *in, int64_t *out_id)
{
    struct vote_new full = *in;
    struct str where;
    struct vote v;

    if (on_people(in) && in->options_count == 0)
        return fail_field(&ctx->err, "options", "vote.person_missing", NULL);
    if (in->origin_id == 0 && in->body_id != 0)
        TRY(objection_ask(ctx, "vote.held_alone", in->body_id, &where));
    if (date_none(full.on))
        full.on = ctx->today;
    full.again_reason = str_trim(in->again_reason);
    if (full.replaces_id == 0)
        TRY(former_of(ctx, &full, &full.replaces_id));
    if (full.replaces_id == 0) {
        full.again_reason = S("");
        return vote_create(ctx, &full, out_id);
    }
    TRY(vote_store_get(ctx, full.replaces_id, &v));
    if (vote_stands(v.state))
        TRY(vote_need_reason(ctx, v.id, full.again_reason));
    return vote_create(ctx, &full, out_id);
}
