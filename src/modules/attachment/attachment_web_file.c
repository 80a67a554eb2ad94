// SPDX-License-Identifier: MulanPSL-2.0
/* Sending the files themselves. */
#include "modules/attachment/attachment_actions.h"
#include "modules/attachment/attachment_web.h"

static enum status answer(struct ctx *ctx, const struct request *rq, struct response *rs,
                          const struct attachment_file *file, bool show, bool open_to_all)
{
    const struct file_answer f = {
        .path = file->path,
        .content_type = file->content_type,
        .name = file->v.name,
        .etag = {file->v.hash.ptr, 32},
        .show = show && file->show,
        .open_to_all = open_to_all,
    };

    return respond_file(ctx, rq, rs, &f);
}

enum status attachment_web_send(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct attachment_file file;

    TRY(attachment_fetch(ctx, path_id(rq, "id"), &file));
    return answer(ctx, rq, rs, &file, param_bool(rq, "show"), false);
}

enum status attachment_web_send_thumb(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct attachment_file file;

    TRY(attachment_fetch_thumb(ctx, path_id(rq, "id"), &file));
    file.v.name = S("");
    return answer(ctx, rq, rs, &file, true, false);
}

enum status attachment_web_send_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct attachment_file file;

    TRY(attachment_fetch_open(ctx, path_id(rq, "id"), &file));
    return answer(ctx, rq, rs, &file, param_bool(rq, "show"), true);
}
