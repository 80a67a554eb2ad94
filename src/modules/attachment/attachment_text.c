// SPDX-License-Identifier: MulanPSL-2.0
/* The text of files, read in a worker. */
#include "modules/attachment/attachment_take.h"
#include "platform/app.h"
#include "platform/file/file_task.h"

enum { READ_SECONDS = 20 };

bool attachment_can_convert(enum file_type type)
{
    return file_task_converts(type);
}

static bool is(const struct err *err, const char *key)
{
    return err->key != NULL && strcmp(err->key, key) == 0;
}

/* A document of ours that cannot be read is no document; one that only pdftotext cannot read may be
 * a good one. */
static enum status judge(struct ctx *ctx, enum file_type type, struct str *out_state)
{
    const struct err why = ctx->err;

    ctx->err = (struct err){.key = NULL};
    *out_state = is(&why, "worker.busy") ? S("todo") : S("failed");
    if (is(&why, "worker.busy") || is(&why, "worker.refused") || type == FILE_PDF ||
        type == FILE_TXT)
        return ST_OK;
    if (is(&why, "file.bomb") || is(&why, "worker.too_big") || is(&why, "worker.too_slow"))
        return fail(&ctx->err, ST_INVALID, "attachment.err.bomb", NULL);
    return fail(&ctx->err, ST_INVALID, "attachment.err.broken", NULL);
}

enum status attachment_read_text(struct ctx *ctx, const char *path, enum file_type type,
                                 struct str *out_state, struct str *out_body)
{
    bool cut = false;
    enum status st;

    *out_body = S("");
    *out_state = S("none");
    if (type != FILE_PDF && !file_text_reads(type))
        return ST_OK;
    *out_state = S("todo");
    if (ctx->app->worker == NULL)
        return ST_OK;
    st = file_task_text(ctx, path, type, READ_SECONDS, out_body, &cut);
    if (st != ST_OK) {
        *out_body = S("");
        return judge(ctx, type, out_state);
    }
    *out_state = out_body->len == 0 ? S("none") : cut ? S("cut") : S("done");
    return ST_OK;
}
