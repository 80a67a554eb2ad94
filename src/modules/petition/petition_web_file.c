// SPDX-License-Identifier: MulanPSL-2.0
/* Files of a petition: added by who handles it, read by him once he has said why he looks. They lie
 * sealed in the database; the upload itself is gone with the request. */
#include "modules/petition/petition_list.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_web.h"
#include "platform/app.h"
#include "platform/file/file_name.h"
#include "platform/file/file_scan.h"
#include "platform/file/file_type.h"
#include "platform/look.h"
#include "platform/text.h"

enum { SCAN_SECONDS = 20, KIB = 1024 };

static enum status bad(struct ctx *ctx, const char *key)
{
    return fail_field(&ctx->err, "file", key, NULL);
}

/* Where a scanner is set up, nothing comes in that it has not seen. */
static enum status scan(struct ctx *ctx, const char *path)
{
    const char *where = ctx->app->config.clamd;
    enum file_verdict verdict;
    struct str name;

    if (where == NULL || where[0] == '\0')
        return ST_OK;
    TRY(file_scan(ctx->arena, &ctx->err, where, path, SCAN_SECONDS, &verdict, &name));
    return verdict == FILE_CLEAN ? ST_OK : bad(ctx, "petition.err.file_virus");
}

static enum status read_all(struct ctx *ctx, const struct upload *file, struct str *out)
{
    char *bytes = arena_alloc(ctx->arena, file->size_bytes);
    FILE *f = fopen(file->path, "rb");
    size_t got;

    if (f == NULL)
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "an upload is gone");
    got = fread(bytes, 1, file->size_bytes, f);
    fclose(f);
    *out = (struct str){bytes, got};
    return got == file->size_bytes
               ? ST_OK
               : fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "an upload is cut");
}

enum status petition_web_file_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct petition p;

    TRY(petition_load_own(ctx, path_id(rq, "id"), &p));
    f = petition_web_form(ctx, rq, &p, petition_url(ctx, p.id, "/file"), "petition.do.file");
    (void)form_page_put(f, "file", "file", "petition.f.file", S(""));
    return petition_web_show_form(f, rs);
}

enum status petition_web_file(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct upload *file = param_file(rq, "file");
    struct petition_file in;
    struct file_facts facts;

    if (file == NULL || file->size_bytes == 0)
        return bad(ctx, "petition.err.file_missing");
    if (file->size_bytes > (size_t)PETITION_FILE_KIB * KIB)
        return bad(ctx, "petition.err.file_big");
    TRY(file_facts_at(&ctx->err, file->path, &facts));
    if (file_kind(facts.type)->group == NULL)
        return bad(ctx, "petition.err.file_type");
    TRY(scan(ctx, file->path));
    in = (struct petition_file){
        .type = str_from(file_kind(facts.type)->word),
        .name = file_name_safe(ctx->arena, file->file_name, T("petition.f.file")),
    };
    TRY(read_all(ctx, file, &in.bytes));
    TRY(petition_file_add(ctx, path_id(rq, "id"), &in));
    return petition_web_back(rs, path_id(rq, "id"), "petition.done.file");
}

enum status petition_web_file_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(petition_file_drop(ctx, path_id(rq, "id"), path_id(rq, "file")));
    return petition_web_back(rs, path_id(rq, "id"), "petition.done.file_drop");
}

/* Only in a session that has said why, as everything else of the case. */
enum status petition_web_file_read(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct petition_file f;
    struct petition p;
    int64_t until;

    TRY(petition_load_own(ctx, path_id(rq, "id"), &p));
    TRY(look_open(ctx, "petition", p.id, &until));
    if (until == 0)
        return fail(&ctx->err, ST_RULE, "petition.err.look_first", NULL);
    TRY(petition_file_open(ctx, &p, path_id(rq, "file"), &f));
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_bytes(rs, file_kind(file_type_parse(f.type))->content_type, f.name, f.bytes);
}
