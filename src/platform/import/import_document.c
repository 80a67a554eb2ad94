// SPDX-License-Identifier: MulanPSL-2.0
/* Files that are one document each: read, then handed to their kind together. */
#include "base/arena_limit.h"
#include "base/utf8.h"
#include "platform/db.h"
#include "platform/import.h"

enum { DOCUMENT_BYTES_MAX = 16 * 1024 * 1024, READ_BYTES = 64 * 1024 };

const struct import_document_kind *import_document_kind_find(struct str name)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++) {
        for (const struct import_document_kind *k = (*m)->documents; k != NULL && k->name != NULL;
             k++) {
            if (str_eqz(name, k->name))
                return k;
        }
    }
    return NULL;
}

static enum status slurp(struct ctx *ctx, FILE *f, struct str *out)
{
    struct buf text = buf_new(ctx->arena, DOCUMENT_BYTES_MAX);
    char *piece = arena_alloc(ctx->arena, READ_BYTES);
    size_t got;

    while ((got = fread(piece, 1, READ_BYTES, f)) > 0)
        buf_put(&text, piece, got);
    if (ferror(f))
        return fail(&ctx->err, ST_INVALID, "import.document_unreadable", NULL);
    if (text.overflow)
        return fail(&ctx->err, ST_INVALID, "import.document_too_big", NULL);
    *out = buf_view(&text);
    if (str_starts(*out, S("\xEF\xBB\xBF")))
        *out = (struct str){out->ptr + 3, out->len - 3};
    if (!utf8_valid(out->ptr, out->len))
        return fail(&ctx->err, ST_INVALID, "import.document_not_text", NULL);
    return ST_OK;
}

static void close_file(void *f)
{
    (void)fclose(f);
}

static enum status read_file(struct ctx *ctx, const char *path, struct str *out)
{
    FILE *f = fopen(path, "rbe");
    struct owed owed = {0};
    enum status st;

    if (f == NULL)
        return fail(&ctx->err, ST_INVALID, "import.document_unreadable", NULL);
    arena_owe(&owed, close_file, f);
    st = slurp(ctx, f, out);
    arena_settled(&owed);
    fclose(f);
    return st;
}

struct bringing {
    const struct import_document_kind *kind;
    const struct import_document *documents;
    size_t count;
    bool look;
    struct import_document_report *out;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    const struct bringing *b = input;

    *b->out = (struct import_document_report){.made = 0};
    return b->kind->bring(ctx, b->documents, b->count, b->look, b->out);
}

enum status import_documents(struct ctx *ctx, const struct import_document_kind *kind,
                             const char *const *paths, size_t count, bool look,
                             struct import_document_report *out)
{
    struct import_document *documents = arena_array(ctx->arena, count, struct import_document);
    const struct bringing b = {kind, documents, count, look, out};

    *out = (struct import_document_report){.made = 0};
    arr_each (i, count) {
        const char *const slash = strrchr(paths[i], '/');

        out->document = documents[i].name = str_from(slash != NULL ? slash + 1 : paths[i]);
        TRY(read_file(ctx, paths[i], &documents[i].text));
    }
    out->document = S("");
    return db_tx(ctx, bring_tx, &b);
}
