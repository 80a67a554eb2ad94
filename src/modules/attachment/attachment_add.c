// SPDX-License-Identifier: MulanPSL-2.0
/* Adding files to records, and new versions of them. */
#include "base/json.h"
#include "modules/attachment/attachment_take.h"
#include "platform/app.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/module.h"
#include <fcntl.h>
#include <unistd.h>

enum status attachment_owner_find(struct ctx *ctx, struct str kind,
                                  const struct attachment_owner **out)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct attachment_owner *o = (*m)->attachments; o != NULL && o->kind != NULL;
             o++)
            if (str_eqz(kind, o->kind)) {
                *out = o;
                return ST_OK;
            }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status attachment_may(struct ctx *ctx, struct attachment_of of, enum attachment_act act)
{
    const struct attachment_owner *owner;

    TRY(attachment_owner_find(ctx, str_from(of.kind), &owner));
    return owner->may(ctx, of.id, act);
}

/* ---------------------------------------------------------------- in one transaction */

struct adding {
    const struct attachment_add *in;
    const struct attachment_taken *taken;
    int64_t *out_id; /* of the last one; may be NULL */
};

static enum status tell(struct ctx *ctx, const char *event, const struct attachment *a)
{
    struct buf data = buf_new(ctx->arena, 0);
    struct json j = json_begin(&data);

    json_object(&j, NULL);
    json_str(&j, "kind", a->owner_kind);
    json_int(&j, "owner", a->owner_id);
    json_int(&j, "number", a->number);
    json_str(&j, "type", a->type);
    json_int(&j, "bytes", a->size_bytes);
    json_object_end(&j);
    return event_emit_data(ctx, event, a->id, buf_view(&data));
}

/* While it waits for the scanner its text is nobody's business yet: told when it has passed. */
static enum status tell_text(struct ctx *ctx, const struct attachment *a,
                             const struct attachment_taken *t)
{
    if (t->body.len == 0 || str_eqz(a->state, "pending"))
        return ST_OK;
    return event_emit(ctx, "attachment.extracted", a->id);
}

static enum status add_one(struct ctx *ctx, const struct adding *d, size_t i)
{
    struct attachment a = {
        .owner_kind = str_from(d->in->of.kind), .owner_id = d->in->of.id, .open = d->in->open};

    TRY(attachment_put(ctx, &a, 0, &d->taken[i]));
    if (d->out_id != NULL)
        *d->out_id = a.id;
    TRY(tell(ctx, "attachment.added", &a));
    return tell_text(ctx, &a, &d->taken[i]);
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *d = input;
    struct attachment *have;
    size_t count;

    TRY(attachment_may(ctx, d->in->of, ATTACHMENT_ADD));
    TRY(attachment_store_of(ctx, d->in->of, &have, &count));
    if (count + d->in->count > ATTACHMENT_FILES_MAX)
        return fail(&ctx->err, ST_RULE, "attachment.err.too_many", NULL);
    arr_each (i, d->in->count)
        TRY(add_one(ctx, d, i));
    return ST_OK;
}

static enum status add_version_tx(struct ctx *ctx, const void *input)
{
    const struct adding *d = input;
    struct attachment a;

    TRY(attachment_store_get(ctx, d->in->replaces, &a));
    TRY(attachment_may(ctx, (struct attachment_of){str_z(ctx->arena, a.owner_kind), a.owner_id},
                       ATTACHMENT_ADD));
    if (a.removed)
        return fail(&ctx->err, ST_RULE, "attachment.err.removed", NULL);
    if (d->in->version != 0 && d->in->version != a.version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(attachment_put(ctx, &a, 0, &d->taken[0]));
    TRY(tell(ctx, "attachment.version_added", &a));
    return tell_text(ctx, &a, &d->taken[0]);
}

/* ---------------------------------------------------------------- before it */

/* Asked before anything is looked at, so that nobody fills the disk without a right to. */
static enum status may_add(struct ctx *ctx, const struct attachment_add *in)
{
    struct attachment a;

    if (in->replaces == 0)
        return attachment_may(ctx, in->of, ATTACHMENT_ADD);
    TRY(attachment_store_get(ctx, in->replaces, &a));
    return attachment_may(ctx, (struct attachment_of){str_z(ctx->arena, a.owner_kind), a.owner_id},
                          ATTACHMENT_ADD);
}

enum status attachment_add(struct ctx *ctx, const struct attachment_add *in)
{
    struct attachment_taken *taken =
        arena_array(ctx->arena, in->count + 1, struct attachment_taken);

    TRY(may_add(ctx, in));
    if (in->count == 0)
        invalid(ctx, "file", "attachment.err.none", NULL);
    if (in->replaces != 0 && in->count > 1)
        invalid(ctx, "file", "attachment.err.one_version", NULL);
    arr_each (i, in->count)
        TRY(attachment_take(ctx, in->files[i]->path, in->files[i]->file_name, &taken[i]));
    TRY(invalid_done(ctx));
    return db_tx(ctx, in->replaces != 0 ? add_version_tx : add_tx,
                 &(struct adding){.in = in, .taken = taken});
}

/* ---------------------------------------------------------------- from another congress */

/* Text and small picture are made again from the bytes, which both name. */
static enum status pass_one(struct ctx *to, const struct attachment *from, struct attachment_of of)
{
    const enum file_type type = file_type_parse(from->type);
    struct attachment a = *from;
    struct attachment_work w = {
        .thumb_state = type >= FILE_JPEG && type <= FILE_HEIC ? S("todo") : S("none"),
        .text_state = S("todo"),
        .form_state = S("none"),
        .open = true,
    };

    a.owner_kind = str_from(of.kind);
    a.owner_id = of.id;
    a.open = false;
    TRY(attachment_store_add(to, &a));
    w.id = a.version_id;
    TRY(attachment_store_add_work(to, &w));
    return tell(to, "attachment.added", &a);
}

enum status attachment_pass_on(struct ctx *ctx, struct attachment_of of, struct ctx *to,
                               struct attachment_of to_of)
{
    struct attachment *have;
    size_t count;

    TRY(attachment_store_of(ctx, of, &have, &count));
    arr_each (i, count)
        if (!str_eqz(have[i].state, "refused"))
            TRY(pass_one(to, &have[i], to_of));
    return ST_OK;
}

/* ---------------------------------------------------------------- made by the program */

static enum status spool(struct ctx *ctx, struct str bytes, const char **out_path)
{
    const char *path =
        str_printf(ctx->arena, "%s/.attachment-XXXXXX", ctx->app->config.data_dir).ptr;
    char *z = str_z(ctx->arena, str_from(path));
    const int fd = mkostemp(z, O_CLOEXEC);
    size_t done = 0;

    if (fd < 0)
        return fail(&ctx->err, ST_INTERNAL, "file.cannot_keep", NULL);
    while (done < bytes.len) {
        const ssize_t put = write(fd, bytes.ptr + done, bytes.len - done);

        if (put <= 0)
            break;
        done += (size_t)put;
    }
    close(fd);
    *out_path = z;
    if (done == bytes.len)
        return ST_OK;
    unlink(z);
    return fail(&ctx->err, ST_BUSY, "file.disk_full", NULL);
}

enum status attachment_add_bytes(struct ctx *ctx, const struct attachment_new *in, int64_t *out_id)
{
    const struct attachment_add add = {.of = in->of, .count = 1, .open = in->open};
    struct attachment_taken taken;
    const char *path = "";
    enum status st;

    TRY(attachment_may(ctx, in->of, ATTACHMENT_ADD));
    TRY(spool(ctx, in->bytes, &path));
    st = attachment_take(ctx, path, in->name, &taken);
    unlink(path);
    TRY(st);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct adding){.in = &add, .taken = &taken, .out_id = out_id});
}

enum status attachment_add_uploads(struct ctx *ctx, struct attachment_of of,
                                   const struct upload *const *files, size_t count)
{
    return attachment_add(ctx, &(struct attachment_add){.of = of, .files = files, .count = count});
}
