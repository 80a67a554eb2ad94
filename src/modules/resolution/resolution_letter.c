// SPDX-License-Identifier: MulanPSL-2.0
/* Letters of initiative to deputies. */
#include "modules/deputy/deputy.h"
#include "modules/resolution/resolution_act.h"

enum { DEPUTIES_MAX = 5000, ANSWER_CHARS = 1000 };

static bool has_it(const struct resolution_delivery *all, size_t count, int64_t deputy_id)
{
    arr_each (i, count)
        if (all[i].deputy_id == deputy_id)
            return true;
    return false;
}

enum status resolution_deliver_own(struct ctx *ctx, const struct resolution_doc *d,
                                   size_t *out_count)
{
    struct resolution_delivery *have;
    struct deputy *deputies;
    size_t have_count, count, n = 0;
    int64_t *fresh;

    TRY(resolution_deliveries(ctx, d->id, 0, &have, &have_count));
    TRY(deputy_find(ctx, S(""), DEPUTIES_MAX, &deputies, &count));
    fresh = arena_array(ctx->arena, count, int64_t);
    arr_each (i, count) {
        if (has_it(have, have_count, deputies[i].id))
            continue;
        TRY(resolution_store_insert_delivery(
            ctx, &(struct resolution_delivery){.doc_id = d->id, .deputy_id = deputies[i].id}));
        fresh[n++] = deputies[i].id;
    }
    *out_count = n;
    return n > 0 ? resolution_tell_deputies(ctx, d, fresh, n) : ST_OK;
}

struct answering {
    int64_t doc_id;
    struct str answer;
};

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    const struct answering *in = input;
    struct resolution_delivery *all;
    size_t count;

    TRY(resolution_deliveries(ctx, 0, ctx->actor->deputy_id, &all, &count));
    arr_each (i, count)
        if (all[i].doc_id == in->doc_id) {
            TRY(resolution_store_answer(ctx, all[i].id, in->answer));
            return event_emit(ctx, "resolution.answered", in->doc_id);
        }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status resolution_answer(struct ctx *ctx, int64_t doc_id, struct str answer)
{
    resolution_need(ctx, "answer", answer, true, ANSWER_CHARS);
    TRY(invalid_done(ctx));
    if (ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return db_tx(ctx, answer_tx, &(struct answering){doc_id, answer});
}
