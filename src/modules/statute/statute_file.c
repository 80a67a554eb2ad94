// SPDX-License-Identifier: MulanPSL-2.0
/* The text of a file that somebody has uploaded. */
#include "base/utf8.h"
#include "modules/statute/statute_actions.h"
#include "platform/file/file_task.h"

enum { READ_SECONDS = 20, NAME_BYTES = 72 };

static enum status refuse(struct ctx *ctx, const char *key, struct str name)
{
    const struct str said = {name.ptr, utf8_clip(name.ptr, name.len, NAME_BYTES)};

    ctx->err = (struct err){0};
    return fail_field(&ctx->err, "file", key, str_z(ctx->arena, said));
}

enum status statute_read_file(struct ctx *ctx, const char *path, struct str name, struct str *out)
{
    struct file_facts facts;
    bool cut = false;
    enum status st;

    TRY(file_facts_at(&ctx->err, path, &facts));
    if (facts.type == FILE_TXT) /* nothing is unpacked there */
        st = file_text(ctx->arena, &ctx->err, path, facts.type, FILE_TEXT_BYTES_MAX, out, &cut);
    else if (facts.type == FILE_PDF || file_text_reads(facts.type))
        st = file_task_text(ctx, path, facts.type, READ_SECONDS, out, &cut);
    else
        return refuse(ctx, "statute.err.file_type", name);
    if (st == ST_BUSY)
        return st;
    if (st != ST_OK)
        return refuse(ctx, "statute.err.file", name);
    if (cut || str_trim(*out).len == 0)
        return refuse(ctx, cut ? "statute.err.file_long" : "statute.err.file_empty", name);
    return ST_OK;
}
