// SPDX-License-Identifier: MulanPSL-2.0
/* Photographs: drawn anew by a worker, so that nothing but the picture is kept (no place, no name
 * of the telephone), and tied to the form they came with. */
#include "modules/opinion/opinion_public.h"
#include "modules/opinion/opinion_web_public.h"
#include "opinion_public_view.h"
#include "platform/crypt.h"
#include "platform/file.h"
#include "platform/file/file_task.h"
#include "platform/text.h"
#include "platform/view.h"

enum { PHOTO_BYTES_MAX = 10 * 1024 * 1024, PHOTOS = 30, PHOTO_SECONDS = 600 };

const struct field OPINION_FIELDS_PHOTO[] = {
    {.name = "c", .type = F_LINE, .max = 12},
    {.name = "t", .type = F_LINE, .max = 100, .required = true},
    {.name = "photo", .type = F_FILE, .required = true},
    {0},
};

static bool is_photo(enum file_type type)
{
    return type == FILE_JPEG || type == FILE_PNG || type == FILE_WEBP || type == FILE_HEIC;
}

/* However they come: each costs a worker some tenths of a second. */
static enum status check_often(struct ctx *ctx, const struct request *rq)
{
    const unsigned wait =
        request_take(rq, "opinion.photo", request_network(rq), PHOTOS, PHOTO_SECONDS);

    return too_often(ctx, "opinion.public.too_often", wait);
}

enum status opinion_web_photo_keep(struct ctx *ctx, const struct request *rq,
                                   const struct upload *file, struct str *out_hash)
{
    struct file_kept kept = {0};
    struct file_facts facts = {0};
    struct str bytes = {0};
    enum status st;

    TRY(check_often(ctx, rq));
    TRY(file_facts_at(&ctx->err, file->path, &facts));
    if (!is_photo(facts.type) || file->size_bytes > PHOTO_BYTES_MAX)
        return fail_field(&ctx->err, "photo", "opinion.public.photo_bad", NULL);
    st = file_task_photo(ctx, file->path, &bytes);
    if (st == ST_INVALID) {
        ctx->err = (struct err){0};
        return fail_field(&ctx->err, "photo", "opinion.public.photo_bad", NULL);
    }
    TRY(st);
    TRY(file_keep_bytes(ctx, bytes, &kept));
    *out_hash = kept.hash;
    return ST_OK;
}

static struct str mac_of(struct ctx *ctx, struct str nonce, struct str hash)
{
    return crypt_blind(ctx, "opinion.public.photo",
                       str_printf(ctx->arena, STR_FMT ":" STR_FMT, STR_ARG(nonce), STR_ARG(hash)));
}

struct str opinion_web_photo_token(struct ctx *ctx, struct str nonce, struct str hash)
{
    return str_printf(ctx->arena, STR_FMT "." STR_FMT, STR_ARG(hash),
                      STR_ARG(mac_of(ctx, nonce, hash)));
}

bool opinion_web_photo_read(struct ctx *ctx, struct str nonce, struct str token,
                            struct str *out_hash)
{
    struct str rest = token;

    return str_cut(&rest, '.', out_hash) && opinion_same(rest, mac_of(ctx, nonce, *out_hash));
}

enum status opinion_web_photo(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_kept_v v;
    struct opinion_token t = {0};
    struct str hash = {0};

    if (!opinion_public_token_read(ctx, param_text(rq, "t"), &t) ||
        opinion_sending_wrong(ctx->now - t.issued_at, true) != NULL)
        return fail(&ctx->err, ST_RULE, "opinion.public.stale", NULL);
    TRY(opinion_web_photo_keep(ctx, rq, param_file(rq, "photo"), &hash));
    v.kept = opinion_web_photo_token(ctx, t.nonce, hash);
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("opinion.public.photo"), &opinion_kept_view,
                        &v);
}
