// SPDX-License-Identifier: MulanPSL-2.0
/* Serving the files of the binary: every answer is made once, at start. */
#include "platform/http/static_files.h"
#include "platform/http/exchange.h"

enum { PLAIN, GZIP, BROTLI, CODINGS };
enum { FILES_MAX = 128 };

struct static_files {
    struct MHD_Response *answers[FILES_MAX][CODINGS];
    struct MHD_Response *unchanged[FILES_MAX];
    struct frame_assets frame;
};

static struct MHD_Response *make(const struct static_file *f, const struct static_variant *v,
                                 const char *coding)
{
    const bool hashed = strncmp(f->path, "/static/", 8) == 0;
    struct MHD_Response *r =
        MHD_create_response_from_buffer(v->len, mhd_bytes(v->bytes), MHD_RESPMEM_PERSISTENT);

    if (r == NULL)
        abort();
    answer_safety_headers(r, false, ANSWER_NO_PAGE);
    MHD_add_response_header(r, "Content-Type", f->content_type);
    MHD_add_response_header(r, "ETag", f->etag);
    MHD_add_response_header(r, "Vary", "Accept-Encoding");
    MHD_add_response_header(r, "Cache-Control",
                            hashed ? "public, max-age=31536000, immutable"
                                   : "public, max-age=86400");
    if (coding != NULL)
        MHD_add_response_header(r, "Content-Encoding", coding);
    return r;
}

const char *static_url(const char *name)
{
    for (const struct static_file *f = STATIC_FILES; f->name != NULL; f++)
        if (strcmp(f->name, name) == 0)
            return f->path;
    return "";
}

enum status static_offline_worker(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)rq;
    for (const struct static_file *f = STATIC_FILES; f->name != NULL; f++) {
        if (strcmp(f->name, "offline_worker.js") != 0)
            continue;
        respond_header(rs, "Cache-Control", S("no-cache"));
        return respond_bytes(rs, "text/javascript; charset=utf-8", S(""),
                             (struct str){(const char *)f->plain.bytes, f->plain.len});
    }
    return fail(&ctx->err, ST_NOT_FOUND, "error.not_found", NULL);
}

struct static_files *static_open(void)
{
    static const struct static_variant NOTHING = {(const unsigned char *)"", 0};
    struct static_files *files = calloc(1, sizeof *files);
    size_t i = 0;

    if (files == NULL)
        abort();
    for (const struct static_file *f = STATIC_FILES; f->name != NULL; f++, i++) {
        ASSERT(i < FILES_MAX);
        files->answers[i][PLAIN] = make(f, &f->plain, NULL);
        if (f->gzip.bytes != NULL)
            files->answers[i][GZIP] = make(f, &f->gzip, "gzip");
        if (f->brotli.bytes != NULL)
            files->answers[i][BROTLI] = make(f, &f->brotli, "br");
        files->unchanged[i] = make(f, &NOTHING, NULL);
    }
    files->frame = (struct frame_assets){.css = str_from(static_url("app.css")),
                                         .js = str_from(static_url("app.js")),
                                         .js_public = str_from(static_url("public.js")),
                                         .icon = str_from(static_url("favicon.svg")),
                                         .htmx = str_from(static_url("htmx.min.js"))};
    return files;
}

void static_close(struct static_files *files)
{
    if (files == NULL)
        return;
    for (size_t i = 0; i < FILES_MAX; i++) {
        for (size_t c = 0; c < CODINGS; c++)
            if (files->answers[i][c] != NULL)
                MHD_destroy_response(files->answers[i][c]);
        if (files->unchanged[i] != NULL)
            MHD_destroy_response(files->unchanged[i]);
    }
    free(files);
}

const struct frame_assets *static_frame_assets(const struct http *http)
{
    return &http->files->frame;
}

/* libmicrohttpd takes a reference when it queues; ours stays until the end. */
static void lend(struct response *rs, struct MHD_Response *r, unsigned status, size_t bytes)
{
    rs->ready = r;
    rs->ready_lent = true;
    rs->ready_bytes = bytes;
    rs->status = status;
    rs->done = true;
}

bool static_serve(const struct request *rq, struct response *rs)
{
    const struct str accept = rq->headers->v[H_ACCEPT_ENCODING];
    size_t i = 0;

    if (!str_starts(rq->path, S("/static/")) && !str_eqz(rq->path, "/favicon.svg"))
        return false;
    for (const struct static_file *f = STATIC_FILES; f->name != NULL; f++, i++) {
        struct MHD_Response *const *answers = rq->http->files->answers[i];

        if (!str_eqz(rq->path, f->path))
            continue;
        if (str_has(rq->headers->v[H_IF_NONE_MATCH], str_from(f->etag)))
            lend(rs, rq->http->files->unchanged[i], MHD_HTTP_NOT_MODIFIED, 0);
        else if (answers[BROTLI] != NULL && accepts_coding(accept, "br"))
            lend(rs, answers[BROTLI], MHD_HTTP_OK, f->brotli.len);
        else if (answers[GZIP] != NULL && accepts_coding(accept, "gzip"))
            lend(rs, answers[GZIP], MHD_HTTP_OK, f->gzip.len);
        else
            lend(rs, answers[PLAIN], MHD_HTTP_OK, f->plain.len);
        return true;
    }
    return false;
}
