// SPDX-License-Identifier: MulanPSL-2.0
/* What petitioners hand in: kept by those who handle the case. */
#include "modules/petition/petition_actions.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_store.h"
#include "platform/db.h"
#include "platform/event.h"

struct filing {
    int64_t petition_id, id;
    struct petition_file *file;
};

static enum status load_running(struct ctx *ctx, int64_t id, struct petition *p)
{
    TRY(petition_load_own(ctx, id, p));
    if (!date_none(p->erased_on))
        return fail(&ctx->err, ST_NOT_FOUND, "crypt.destroyed", NULL);
    if (p->state == PETITION_ENDED)
        return fail(&ctx->err, ST_RULE, "petition.is_ended", NULL);
    return ST_OK;
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct filing *in = input;
    struct petition_file *have;
    struct petition p;
    size_t count;

    TRY(load_running(ctx, in->petition_id, &p));
    TRY(petition_store_files(ctx, &p, &have, &count));
    if (count >= PETITION_FILES_MAX)
        return fail_field(&ctx->err, "file", "petition.err.file_many", NULL);
    TRY(petition_store_file_insert(ctx, &p, in->file));
    return event_emit(ctx, "petition.file_added", p.id);
}

enum status petition_file_add(struct ctx *ctx, int64_t petition_id, struct petition_file *file)
{
    return db_tx(ctx, add_tx, &(struct filing){.petition_id = petition_id, .file = file});
}

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct filing *in = input;
    struct petition p;

    TRY(load_running(ctx, in->petition_id, &p));
    if (!may(ctx, "petition.handle")) /* not the unit it is transferred to */
        return fail(&ctx->err, ST_DENIED, "petition.not_yours", NULL);
    TRY(petition_store_file_delete(ctx, p.id, in->id));
    return event_emit(ctx, "petition.file_dropped", p.id);
}

enum status petition_file_drop(struct ctx *ctx, int64_t petition_id, int64_t id)
{
    return db_tx(ctx, drop_tx, &(struct filing){.petition_id = petition_id, .id = id});
}

enum status petition_files(struct ctx *ctx, const struct petition *p, struct petition_file **out,
                           size_t *out_count)
{
    return petition_store_files(ctx, p, out, out_count);
}

enum status petition_file_open(struct ctx *ctx, const struct petition *p, int64_t id,
                               struct petition_file *out)
{
    return petition_store_file(ctx, p, id, out);
}
