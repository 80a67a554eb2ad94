// SPDX-License-Identifier: MulanPSL-2.0
/* Reading attachments: lists, histories, and the bytes themselves. The owner is asked each time. */
#include "modules/attachment/attachment_drawn.h"
#include "modules/attachment/attachment_store.h"
#include "platform/db.h"
#include "platform/file.h"
#include "platform/file/file_type.h"

static struct attachment_of owner_of(struct ctx *ctx, const struct attachment *a)
{
    return (struct attachment_of){str_z(ctx->arena, a->owner_kind), a->owner_id};
}

static void set_group(struct attachment *a)
{
    a->group = str_from(file_kind(file_type_parse(a->type))->group);
}

/* ST_OK without a right gives false; other failures stay failures. */
static enum status can_read(struct ctx *ctx, struct attachment_of of, bool *out)
{
    const struct err was = ctx->err;
    const enum status st = attachment_may(ctx, of, ATTACHMENT_READ);

    *out = st == ST_OK;
    if (st != ST_NOT_FOUND && st != ST_DENIED && st != ST_RULE)
        return st;
    ctx->err = was;
    return ST_OK;
}

enum status attachment_list(struct ctx *ctx, struct attachment_of of, struct attachment **out,
                            size_t *out_count)
{
    bool may_read;

    *out = NULL;
    *out_count = 0;
    TRY(can_read(ctx, of, &may_read));
    if (!may_read)
        return ST_OK;
    return attachment_list_shown(ctx, of, out, out_count);
}

enum status attachment_list_shown(struct ctx *ctx, struct attachment_of of, struct attachment **out,
                                  size_t *out_count)
{
    TRY(attachment_store_of(ctx, of, out, out_count));
    arr_each (i, *out_count)
        set_group(&(*out)[i]);
    return ST_OK;
}

static bool is_fit(struct str state)
{
    return str_eqz(state, "clean") || str_eqz(state, "unchecked");
}

enum status attachment_list_open(struct ctx *ctx, struct attachment_of of, struct attachment **out,
                                 size_t *out_count)
{
    size_t n = 0;

    TRY(attachment_store_of(ctx, of, out, out_count));
    arr_each (i, *out_count) {
        if (!(*out)[i].open || !is_fit((*out)[i].state))
            continue;
        (*out)[n] = (*out)[i];
        set_group(&(*out)[n++]);
    }
    *out_count = n;
    return ST_OK;
}

enum status attachment_visible(struct ctx *ctx, int64_t id, bool *out)
{
    struct attachment a;

    TRY(attachment_store_get(ctx, id, &a));
    *out = false;
    return a.removed ? ST_OK : can_read(ctx, owner_of(ctx, &a), out);
}

/* What was taken away is there for those who keep the files of the record, and for nobody else. */
static enum status check_read(struct ctx *ctx, const struct attachment *a)
{
    const struct attachment_of of = owner_of(ctx, a);

    TRY(attachment_may(ctx, of, ATTACHMENT_READ));
    if (!a->removed || attachment_may(ctx, of, ATTACHMENT_REMOVE) == ST_OK)
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "attachment.err.removed", NULL);
}

enum status attachment_show(struct ctx *ctx, int64_t id, struct attachment *out,
                            struct attachment_version **out_versions, size_t *out_count)
{
    TRY(attachment_store_get(ctx, id, out));
    TRY(check_read(ctx, out));
    set_group(out);
    return attachment_store_versions(ctx, id, out_versions, out_count);
}

/* ---------------------------------------------------------------- bytes */

static enum status check_fit(struct ctx *ctx, const struct attachment_version *v)
{
    if (str_eqz(v->state, "pending"))
        return fail(&ctx->err, ST_RULE, "attachment.err.pending", NULL);
    if (str_eqz(v->refused, "secret"))
        return fail(&ctx->err, ST_RULE, "attachment.err.refused_secret", NULL);
    return is_fit(v->state) ? ST_OK
                            : fail(&ctx->err, ST_RULE, "attachment.err.refused_virus", NULL);
}

static enum status open_version(struct ctx *ctx, const struct attachment_version *v,
                                struct attachment_file *out)
{
    const struct file_kind *kind = file_kind(file_type_parse(v->type));

    TRY(check_fit(ctx, v));
    *out = (struct attachment_file){.v = *v, .show = kind->show};
    out->content_type =
        kind->content_type != NULL ? kind->content_type : "application/octet-stream";
    return file_path(ctx, v->hash, &out->path);
}

static enum status load(struct ctx *ctx, int64_t version_id, struct attachment_version *v)
{
    struct attachment a;

    TRY(attachment_store_version(ctx, version_id, v));
    TRY(attachment_store_get(ctx, v->attachment_id, &a));
    return check_read(ctx, &a);
}

enum status attachment_fetch(struct ctx *ctx, int64_t version_id, struct attachment_file *out)
{
    struct attachment_version v;

    TRY(load(ctx, version_id, &v));
    return open_version(ctx, &v, out);
}

enum status attachment_fetch_newest(struct ctx *ctx, int64_t id, struct attachment_file *out)
{
    struct attachment a;

    TRY(attachment_store_get(ctx, id, &a));
    return attachment_fetch(ctx, a.version_id, out);
}

enum status attachment_fetch_thumb(struct ctx *ctx, int64_t version_id, struct attachment_file *out)
{
    struct attachment_version v;

    TRY(load(ctx, version_id, &v));
    TRY(check_fit(ctx, &v));
    if (!str_eqz(v.thumb_state, "done"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = (struct attachment_file){.v = v, .show = true, .content_type = "image/jpeg"};
    out->v.hash = v.thumb_hash;
    return file_path(ctx, v.thumb_hash, &out->path);
}

enum status attachment_fetch_open(struct ctx *ctx, int64_t id, struct attachment_file *out)
{
    const struct attachment_owner *owner;
    struct attachment_version v;
    struct attachment a;
    bool is_public = false;

    TRY(attachment_store_find(ctx, id, &ctx->congress_id));
    TRY(attachment_store_get(ctx, id, &a));
    TRY(attachment_owner_find(ctx, a.owner_kind, &owner));
    if (owner->is_public != NULL && a.open && !a.removed && is_fit(a.state))
        TRY(owner->is_public(ctx, a.owner_id, &is_public));
    if (!is_public)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(attachment_store_version(ctx, a.version_id, &v));
    TRY(open_version(ctx, &v, out));
    return attachment_is_picture(v.type) ? attachment_drawn_file(ctx, out) : ST_OK;
}

/* ---------------------------------------------------------------- addresses */

struct str attachment_url(struct arena *a, const struct attachment *at)
{
    return str_printf(a, "/attachment/version/%lld", (long long)at->version_id);
}

struct str attachment_thumb_url(struct arena *a, const struct attachment *at)
{
    return str_printf(a, "/attachment/version/%lld/thumb", (long long)at->version_id);
}

struct str attachment_page_url(struct arena *a, struct attachment_of of)
{
    return str_printf(a, "/attachment/of/%s/%lld", of.kind, (long long)of.id);
}

struct str attachment_open_url(struct arena *a, const struct attachment *at)
{
    return str_printf(a, "/attachment/open/%lld", (long long)at->id);
}
