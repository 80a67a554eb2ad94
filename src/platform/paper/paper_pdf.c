// SPDX-License-Identifier: MulanPSL-2.0
/* PDF: the server sends a paper to a worker, the worker draws it. */
#include "platform/app.h"
#include "platform/paper/paper_draw.h"
#include "platform/worker.h"

enum { JSON_MAX = 24 * 1024 * 1024, PDF_SECONDS = 60 };

enum status paper_pdf_run(struct worker_io *io)
{
    struct str json;
    struct paper *p;

    TRY(worker_read_all(io, JSON_MAX, &json));
    TRY(paper_from_json(io->arena, json, &io->err, &p));
    return paper_draw(io, p);
}

enum status paper_pdf(struct ctx *ctx, const struct paper *p, struct str *out)
{
    struct buf json = buf_new(ctx->arena, JSON_MAX);
    struct worker_call call = {.limits = {.seconds = PDF_SECONDS, .output_mib = 64}};

    TRY(paper_check(p, &ctx->err));
    paper_to_json(p, &json);
    if (json.overflow)
        return fail(&ctx->err, ST_INVALID, "paper.too_long", NULL);
    call.input = buf_view(&json);
    return worker_run(ctx, PAPER_PDF_TASK, &call, out);
}
