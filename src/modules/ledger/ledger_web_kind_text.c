// SPDX-License-Identifier: MulanPSL-2.0
/* A draft as text: written, pasted, taken from a file, given as a file. */
#include "modules/ledger/ledger_web_kind.h"
#include "platform/file/file_text.h"
#include "platform/text.h"

enum { TEXT_ROWS = 30 };

enum status ledger_kind_web_text_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct ledger_draft_whole w;
    struct form_page *p;
    struct field_v *file;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    p = ledger_kind_web_form(ctx, rq, &w, T("ledger.make.text"), "/text");
    p->v.meta = T("ledger.make.text_meta");
    form_max(form_page_put(p, "text", "body", "ledger.make.body", w.row.body), 0, TEXT_ROWS);
    file = form_page_put(p, "file", "file", "ledger.make.file", S(""));
    file->accept = S(".txt");
    form_optional(file);
    return ledger_kind_web_show(p, rs);
}

enum status ledger_kind_web_text(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct upload *file = param_file(rq, "file");
    struct str body = param_text(rq, "body");
    struct ledger_draft_whole w;
    bool cut = false;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    if (file != NULL)
        TRY(file_text(ctx->arena, &ctx->err, file->path, FILE_TXT, LEDGER_BYTES_MAX, &body, &cut));
    if (cut)
        invalid(ctx, "file", "ledger.definition.too_long_all", NULL);
    TRY(invalid_done(ctx));
    TRY(ledger_draft_text(ctx, &w, body));
    respond_flash(rs, "ledger.make.done", S(""));
    return respond_see_other(rs, "/ledger/draft/%lld", (long long)w.row.id);
}

static enum status send(struct ctx *ctx, struct response *rs, struct str kind, struct str body)
{
    return respond_bytes(rs, "text/plain; charset=utf-8",
                         str_printf(ctx->arena, STR_FMT ".txt", STR_ARG(kind)), body);
}

enum status ledger_kind_web_file(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_whole w;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    return send(ctx, rs, w.row.kind, w.row.body);
}

enum status ledger_kind_web_version_file(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct ledger_kind_version *all;
    struct ledger_kind k;
    size_t count;

    TRY(ledger_kind_get(ctx, path_text(rq, "kind"), &k));
    TRY(ledger_store_versions(ctx, k.id, &all, &count));
    arr_each (i, count)
        if (all[i].number == path_id(rq, "number"))
            return send(ctx, rs, k.kind, all[i].body);
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}
