// SPDX-License-Identifier: MulanPSL-2.0
/* A file that has arrived: looked at, kept, written down. */
#include "modules/attachment/attachment_take.h"
#include "base/utf8.h"
#include "platform/app.h"
#include "platform/db.h"
#include "platform/file/file_name.h"
#include "platform/text.h"
#include <sys/stat.h>

enum { HEAD_CHARS = 1500, SAID_BYTES = 72 };

/* The name as it is said in a message. */
static void refuse(struct ctx *ctx, const char *key, struct str name)
{
    struct str said = name;

    said.len = utf8_clip(name.ptr, name.len, SAID_BYTES);
    invalid(ctx, "file", key, str_z(ctx->arena, said));
}

/* A name without an extension, or with that of a sister (photo.jpg that is a WebP): put right. Any
 * other is a lie. */
static bool fit_name(struct ctx *ctx, const struct file_kind *kind, struct str *name)
{
    const struct str extension = file_name_extension(ctx->arena, *name);
    struct str first, words = str_from(kind->extensions);
    bool sister = extension.len == 0;

    if (kind->group == NULL || file_extension_in(extension, kind->extensions))
        return true;
    for (unsigned t = 0; t < FILE_TYPES && !sister; t++) {
        const struct file_kind *k = file_kind((enum file_type)t);

        sister = k->group != NULL && strcmp(k->group, kind->group) == 0 &&
                 strcmp(kind->group, "document") != 0 &&
                 file_extension_in(extension, k->extensions);
    }
    if (!sister)
        return false;
    str_cut(&words, ' ', &first);
    *name = file_name_with(ctx->arena, *name, str_z(ctx->arena, first));
    return true;
}

static enum status limit_of(struct ctx *ctx, const char *group, struct attachment_limit *out)
{
    struct attachment_limit *all;
    size_t count;

    *out = (struct attachment_limit){.allowed = false};
    if (group == NULL)
        return ST_OK;
    TRY(attachment_limits(ctx, &all, &count));
    arr_each (i, count)
        if (str_eqz(all[i].group, group))
            *out = all[i];
    return ST_OK;
}

bool attachment_is_secret(struct str name, struct str body)
{
    const struct str head = {body.ptr, utf8_clip_chars(body.ptr, body.len, HEAD_CHARS)};
    const char *word;

    return attachment_is_marked(name, &word) || attachment_is_marked(head, &word);
}

static enum status check(struct ctx *ctx, const char *path, struct attachment_taken *t,
                         enum file_type *out_type, const char **out_fault)
{
    struct attachment_limit limit;
    struct file_facts facts;
    struct stat st;

    if (stat(path, &st) != 0)
        return fail(&ctx->err, ST_INTERNAL, "file.gone", NULL);
    if (st.st_size > (int64_t)ATTACHMENT_MIB_MAX * 1024 * 1024) { /* whatever it is */
        *out_fault = "attachment.err.too_big";
        return ST_OK;
    }
    TRY(file_facts_at(&ctx->err, path, &facts));
    t->kind = file_kind(facts.type);
    TRY(limit_of(ctx, t->kind->group, &limit));
    *out_type = facts.type;
    *out_fault = attachment_fault(
        &(struct attachment_facts){.type = t->kind->word,
                                   .group = t->kind->group,
                                   .name_fits = fit_name(ctx, t->kind, &t->name),
                                   .old_form = t->kind->new_form != NULL,
                                   .can_convert = attachment_can_convert(facts.type),
                                   .size_bytes = st.st_size},
        &limit);
    return ST_OK;
}

enum status attachment_take(struct ctx *ctx, const char *path, struct str name,
                            struct attachment_taken *out)
{
    struct attachment_taken t = {
        .name = file_name_safe(ctx->arena, name, T("attachment.no_name")),
        .text_state = S("none"),
    };
    enum file_type type = FILE_UNKNOWN;
    const char *fault = NULL;
    enum status st;

    *out = (struct attachment_taken){.kind = NULL};
    TRY(check(ctx, path, &t, &type, &fault));
    if (fault != NULL) {
        refuse(ctx, fault, t.name);
        return ST_OK;
    }
    st = attachment_read_text(ctx, path, type, &t.text_state, &t.body);
    if (st == ST_INVALID) {
        refuse(ctx, ctx->err.key, t.name);
        ctx->err = (struct err){.key = NULL};
        return ST_OK;
    }
    TRY(st);
    if (attachment_is_secret(t.name, t.body)) {
        refuse(ctx, "attachment.err.secret", t.name);
        return ST_OK;
    }
    TRY(file_keep(ctx, path, &t.kept));
    *out = t;
    return ST_OK;
}

/* ---------------------------------------------------------------- rows */

static bool is(struct str s, const char *z)
{
    return str_eqz(s, z);
}

static enum status put_work(struct ctx *ctx, const struct attachment *a,
                            const struct attachment_taken *t)
{
    const enum file_type type = file_type_parse(str_from(t->kind->word));
    struct attachment_work w = {
        .id = a->version_id,
        .thumb_state = type >= FILE_JPEG && type <= FILE_HEIC ? S("todo") : S("none"),
        .text_state = t->text_state,
        .form_state = t->kind->new_form != NULL ? S("todo") : S("none"),
    };

    w.open = is(w.thumb_state, "todo") || is(w.text_state, "todo") || is(w.form_state, "todo") ||
             is(a->state, "pending");
    TRY(attachment_store_add_work(ctx, &w));
    return attachment_store_save_text(ctx, w.id, t->body);
}

enum status attachment_put(struct ctx *ctx, struct attachment *a, int64_t made_from,
                           const struct attachment_taken *t)
{
    const char *scanner = ctx->app->config.clamd;

    a->name = t->name;
    a->type = str_from(t->kind->word);
    a->size_bytes = t->kept.size_bytes;
    a->hash = t->kept.hash;
    a->state = scanner != NULL && scanner[0] != '\0' ? S("pending") : S("unchecked");
    if (a->id == 0)
        TRY(attachment_store_add(ctx, a));
    else
        TRY(attachment_store_add_version(ctx, a, made_from));
    return put_work(ctx, a, t);
}
