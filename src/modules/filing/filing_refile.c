// SPDX-License-Identifier: MulanPSL-2.0
/* The text as its maker amended it is filed again, and belongs to the document it amends. */
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum status filing_refiled_of(struct ctx *ctx, int64_t amendment_id, int64_t filing_id,
                              struct filing_refiled *out)
{
    struct filing_refiled *all;
    size_t count;

    *out = (struct filing_refiled){.refiled_id = 0};
    TRY(filing_store_refiled(ctx, filing_id, &all, &count));
    arr_each (i, count)
        if (all[i].amendment_id == amendment_id && !str_eqz(all[i].state, "refused"))
            *out = all[i];
    return ST_OK;
}

enum status filing_text_filed(struct ctx *ctx, int64_t filing_id, bool *out)
{
    struct filing_amendment a;
    struct filing_refiled r;

    *out = false;
    TRY(filing_amended_since(ctx, filing_id, &a));
    if (a.id == 0)
        return ST_OK;
    TRY(filing_refiled_of(ctx, a.id, filing_id, &r));
    *out = r.refiled_id != 0 && !str_eqz(r.state, "returned");
    return ST_OK;
}

enum status filing_text_owed(struct ctx *ctx, int64_t filing_id, struct filing_amendment *out)
{
    struct filing_amendment *all;
    size_t count;

    *out = (struct filing_amendment){.id = 0};
    TRY(filing_store_amendments(ctx, filing_id, &all, &count));
    arr_each (i, count) {
        struct filing_refiled r;

        if (!str_eqz(all[i].how, "corrected"))
            continue;
        TRY(filing_refiled_of(ctx, all[i].id, filing_id, &r));
        if (r.refiled_id == 0)
            *out = all[i];
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- filed */

struct refiling {
    const struct filing_refile *in;
    const struct filing *old;
    struct filing *text; /* id 0: it is filed now */
    int64_t amendment_id;
};

static enum status refile_tx(struct ctx *ctx, const void *input)
{
    const struct refiling *d = input;
    struct filing *text = d->text;
    struct filing old = *d->old;

    old.version = d->in->version;
    TRY(filing_store_update(ctx, &old));
    if (d->in->refiled_id == 0) {
        text->id = 0; /* of a try that came to nothing */
        TRY(filing_put_new(ctx, text));
    } else { /* an import that brought it cannot be taken back any more */
        TRY(filing_store_update(ctx, text));
    }
    TRY(filing_store_refiled_insert(ctx, db_new_id(ctx), d->amendment_id, text->id));
    TRY(filing_note(ctx, old.id, "refiled", ctx->today, text->title));
    TRY(filing_note(ctx, text->id, "amends", ctx->today, old.title));
    return event_emit(ctx, "filing.refiled", old.id);
}

/* One that has come already: of the same maker, standing, of nobody else's amendment. */
static enum status chosen(struct ctx *ctx, const struct filing *old,
                          const struct filing_amendment *a, int64_t id, struct filing *out)
{
    struct filing *all;
    size_t count;

    TRY(filing_store_refilable(ctx, old, a->amended_on, &all, &count));
    arr_each (i, count)
        if (all[i].id == id)
            return filing_store_get(ctx, id, out);
    return fail_field(&ctx->err, "refiled", "filing.err.refiled", NULL);
}

enum status filing_refile(struct ctx *ctx, const struct filing_refile *in, int64_t *out_id)
{
    struct filing_amendment a;
    struct filing old, text = in->text;
    const struct refiling d = {.in = in, .old = &old, .text = &text};
    struct refiling with = d;
    struct str to;
    bool office;

    TRY(filing_store_get(ctx, in->id, &old));
    TRY(filing_actor_side(ctx, &old, &office));
    TRY(filing_next(old.state, S("refile"), office ? FILING_OFFICE : FILING_MAKER, &to, &ctx->err));
    TRY(filing_text_owed(ctx, old.id, &a));
    if (a.id == 0)
        return fail(&ctx->err, ST_RULE, "filing.err.no_amendment",
                    filing_law_article(FILING_LAW_REFILE));
    if (in->refiled_id != 0) {
        TRY(chosen(ctx, &old, &a, in->refiled_id, &text));
    } else {
        text.organ_id = old.organ_id;
        text.maker = old.maker;
        TRY(filing_prepare(ctx, &text, old.number));
        if (date_cmp(text.published_on, a.amended_on) < 0)
            return fail_field(&ctx->err, "published_on", "filing.err.text_older", NULL);
        if (str_eq(text.body, old.body))
            return fail_field(&ctx->err, "text", "filing.err.text_same", NULL);
    }
    with.amendment_id = a.id;
    TRY(db_tx(ctx, refile_tx, &with));
    *out_id = text.id;
    return ST_OK;
}
