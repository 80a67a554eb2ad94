// SPDX-License-Identifier: MulanPSL-2.0
/* Reading the ledger of promises and the hand-over lists. */
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/text.h"

enum { PROMISES_LIMIT = 20 };

static bool sees_all(const struct ctx *ctx)
{
    return ctx->actor->system || may(ctx, "suggestion.read_all");
}

enum status suggestion_promises(struct ctx *ctx, const struct suggestion_promise_filter *f,
                                struct str after, unsigned limit, struct suggestion_promise **out,
                                size_t *out_count, struct str *out_next)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_BOOL("all", sees_all(ctx) || may(ctx, "suggestion.govern")),
        B_INT("mine", ctx->actor->organ_id != 0 ? ctx->actor->organ_id : -1),
        B_INT("deputy", ctx->actor->deputy_id != 0 ? ctx->actor->deputy_id : -1),
        B_ID("organ", f->organ),
        B_ID("government", f->government.len != 0 ? 1 : 0),
        B_OPT("state", f->state),
        B_DATE(ctx->arena, "due", f->due.len != 0 ? ctx->today : (struct date){0}),
        B_ID("kept", f->kept.len != 0 ? 1 : 0),
        B_DATE(ctx->arena, "matured", f->matured.len != 0 ? ctx->today : (struct date){0}),
        B_DATE(ctx->arena, "due_from", f->due_from),
        B_DATE(ctx->arena, "due_to", f->due_to),
    };
    const struct db_list_query q = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .sort = "due",
        .after = after,
        .limit = limit != 0 ? limit : PROMISES_LIMIT,
    };

    return suggestion_store_promise_page(ctx, &q, out, out_count, out_next);
}

enum status suggestion_promise_reports(struct ctx *ctx, int64_t promise_id,
                                       struct suggestion_promise_report **out, size_t *out_count)
{
    struct suggestion_promise p;
    struct act a;

    TRY(suggestion_store_promise(ctx, promise_id, &p));
    TRY(act_load(ctx, p.suggestion_id, &a));
    return suggestion_store_promise_reports(ctx, promise_id, out, out_count);
}

/* ---------------------------------------------------------------- hand-over lists */

static enum status check_assign(struct ctx *ctx)
{
    return sees_all(ctx) || may(ctx, "suggestion.assign")
               ? ST_OK
               : fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
}

enum status suggestion_batches(struct ctx *ctx, struct suggestion_batch **out, size_t *out_count)
{
    TRY(check_assign(ctx));
    return suggestion_store_batches(ctx, out, out_count);
}

enum status suggestion_batch_get(struct ctx *ctx, int64_t id, struct suggestion_batch *out)
{
    TRY(check_assign(ctx));
    return suggestion_store_batch(ctx, id, out);
}

static struct str units_text(struct ctx *ctx, const struct act *a)
{
    struct buf to = buf_new(ctx->arena, 0);

    arr_each (i, a->units_count) {
        const struct suggestion_handling *h = &a->units[i];

        if (!suggestion_unit_live(h))
            continue;
        if (to.len != 0)
            buf_str(&to, T("suggestion.unit_separator"));
        buf_str(&to, TF(ctx->arena, "suggestion.unit_with_role",
                        text_of("suggestion.role.", str_from(suggestion_role_word(h->role))),
                        h->organ_name));
    }
    return str_dup(ctx->arena, buf_view(&to));
}

static enum status read_item(struct ctx *ctx, int64_t id, struct suggestion_planned *out)
{
    struct act a;

    TRY(act_load(ctx, id, &a));
    *out = (struct suggestion_planned){
        .id = id,
        .number = a.s.number,
        .number_text = suggestion_number_text(ctx->arena, &a.s),
        .title = a.s.title,
        .units = units_text(ctx, &a),
    };
    arr_each (i, a.signers_count)
        if (a.signers[i].lead && a.signers[i].suggestion_id == id)
            out->deputy_name = a.signers[i].name;
    return ST_OK;
}

enum status suggestion_batch_items(struct ctx *ctx, int64_t batch_id,
                                   struct suggestion_planned **out, size_t *out_count)
{
    int64_t *ids;

    TRY(check_assign(ctx));
    TRY(suggestion_store_of_batch(ctx, batch_id, &ids, out_count));
    *out = arena_array(ctx->arena, *out_count, struct suggestion_planned);
    arr_each (i, *out_count)
        TRY(read_item(ctx, ids[i], &(*out)[i]));
    return ST_OK;
}
