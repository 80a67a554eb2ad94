// SPDX-License-Identifier: MulanPSL-2.0
/* Files as answers: sent from disk, whole or a range of them, so that no browser runs them. */
#include "platform/http/respond_file.h"
#include "platform/http/exchange.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char POLICY[] = "sandbox; default-src 'none'; frame-ancestors 'none'";

/* ---------------------------------------------------------------- which bytes */

/* Digits up to `end`; false: none, or more than fit. */
static bool number(struct str s, uint64_t *out)
{
    int64_t n;

    if (s.len == 0 || s.len > 18 || s.ptr[0] == '-' || !str_to_int(s, &n))
        return false;
    *out = (uint64_t)n;
    return true;
}

enum file_range file_range_parse(struct str header, uint64_t size, uint64_t *out_from,
                                 uint64_t *out_len)
{
    struct str first, last = header;
    uint64_t from = 0, to = 0;

    if (!str_starts(header, S("bytes=")) || memchr(header.ptr, ',', header.len) != NULL)
        return FILE_RANGE_ALL;
    last = (struct str){header.ptr + 6, header.len - 6};
    if (memchr(last.ptr, '-', last.len) == NULL)
        return FILE_RANGE_ALL;
    str_cut(&last, '-', &first);
    first = str_trim(first);
    last = str_trim(last);
    if (first.len == 0) { /* the last n bytes */
        if (!number(last, &to))
            return FILE_RANGE_ALL;
        if (to == 0 || size == 0)
            return FILE_RANGE_NONE;
        *out_len = to < size ? to : size;
        *out_from = size - *out_len;
        return FILE_RANGE_PART;
    }
    if (!number(first, &from) || (last.len != 0 && !number(last, &to)))
        return FILE_RANGE_ALL;
    if (last.len != 0 && to < from)
        return FILE_RANGE_ALL;
    if (from >= size)
        return FILE_RANGE_NONE;
    if (last.len == 0 || to >= size)
        to = size - 1;
    *out_from = from;
    *out_len = to - from + 1;
    return FILE_RANGE_PART;
}

/* ---------------------------------------------------------------- headers */

static void add(struct MHD_Response *r, struct arena *a, const char *name, struct str value)
{
    MHD_add_response_header(r, name, str_z(a, value));
}

/* RFC 6266: a plain name for those that read no other, then the real one. */
static struct str disposition(struct arena *a, const struct file_answer *f)
{
    struct buf b = buf_new(a, 0);
    const struct str name = download_name_short(a, f->name);
    const char *dot = name.len != 0 ? memrchr(name.ptr, '.', name.len) : NULL;

    buf_z(&b, f->show ? "inline" : "attachment");
    if (name.len == 0)
        return buf_view(&b);
    buf_z(&b, "; filename=\"file");
    for (const char *p = dot; p != NULL && p < name.ptr + name.len && p - dot < 10; p++)
        if (*p == '.' || (*p >= '0' && *p <= '9') || ((*p | 32) >= 'a' && (*p | 32) <= 'z'))
            buf_char(&b, *p);
    buf_z(&b, "\"; filename*=UTF-8''");
    put_percent(&b, name);
    return buf_view(&b);
}

static void add_headers(const struct request *rq, struct MHD_Response *r,
                        const struct file_answer *f, struct str etag)
{
    struct arena *a = rq->arena;

    answer_safety_headers(r, rq->tls, f->policy != NULL ? f->policy : POLICY);
    MHD_add_response_header(r, "Content-Type", f->content_type);
    add(r, a, "Content-Disposition", disposition(a, f));
    MHD_add_response_header(r, "Accept-Ranges", "bytes");
    MHD_add_response_header(r, "X-Robots-Tag", "noindex");
    /* Whoever asks again is asked again whether he may. */
    MHD_add_response_header(r, "Cache-Control",
                            f->open_to_all ? "public, max-age=300" : "private, no-cache");
    if (!f->open_to_all)
        MHD_add_response_header(r, "Vary", "Cookie");
    if (etag.len != 0)
        add(r, a, "ETag", etag);
}

static void answer_with(struct response *rs, struct MHD_Response *r, unsigned status,
                        uint64_t bytes)
{
    rs->ready = r;
    rs->ready_lent = false;
    rs->ready_bytes = bytes;
    rs->status = status;
    rs->done = true;
}

static struct MHD_Response *empty(void)
{
    struct MHD_Response *r =
        MHD_create_response_from_buffer(0, mhd_bytes(""), MHD_RESPMEM_PERSISTENT);

    ASSERT(r != NULL);
    return r;
}

/* ---------------------------------------------------------------- the answer */

static bool has_it_already(const struct request *rq, struct str etag)
{
    return etag.len != 0 && str_has(rq->headers->v[H_IF_NONE_MATCH], etag);
}

static enum file_range wanted(const struct request *rq, struct str etag, uint64_t size,
                              uint64_t *out_from, uint64_t *out_len)
{
    const struct str range = rq->headers->v[H_RANGE], only_if = rq->headers->v[H_IF_RANGE];

    if (range.len == 0 || (only_if.len != 0 && !str_eq(str_trim(only_if), etag)))
        return FILE_RANGE_ALL;
    return file_range_parse(range, size, out_from, out_len);
}

static void send_file(const struct request *rq, struct response *rs, const struct file_answer *f,
                      struct str etag, int fd, uint64_t size)
{
    uint64_t from = 0, len = size;
    struct MHD_Response *r;
    struct owed owed = {0};
    const enum file_range range = wanted(rq, etag, size, &from, &len);

    if (has_it_already(rq, etag) || range == FILE_RANGE_NONE) {
        const bool same = has_it_already(rq, etag);

        close(fd);
        r = empty();
        answer_owed(&owed, r);
        add_headers(rq, r, f, etag);
        if (!same)
            add(r, rq->arena, "Content-Range",
                str_printf(rq->arena, "bytes */%llu", (unsigned long long)size));
        arena_settled(&owed);
        answer_with(rs, r, same ? MHD_HTTP_NOT_MODIFIED : MHD_HTTP_RANGE_NOT_SATISFIABLE, 0);
        return;
    }
    r = MHD_create_response_from_fd_at_offset64(len, fd, from);
    ASSERT(r != NULL);
    answer_owed(&owed, r); /* which closes fd */
    add_headers(rq, r, f, etag);
    if (range == FILE_RANGE_PART)
        add(r, rq->arena, "Content-Range",
            str_printf(rq->arena, "bytes %llu-%llu/%llu", (unsigned long long)from,
                       (unsigned long long)(from + len - 1), (unsigned long long)size));
    arena_settled(&owed);
    answer_with(rs, r, range == FILE_RANGE_PART ? MHD_HTTP_PARTIAL_CONTENT : MHD_HTTP_OK, len);
}

enum status respond_file(struct ctx *ctx, const struct request *rq, struct response *rs,
                         const struct file_answer *f)
{
    const struct str etag =
        f->etag.len != 0 ? str_printf(rq->arena, "\"" STR_FMT "\"", STR_ARG(f->etag)) : S("");
    const int fd = open(f->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat st;

    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        const int why = errno;

        if (fd >= 0)
            close(fd);
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "%s: %s", f->path,
                           strerror(why));
    }
    send_file(rq, rs, f, etag, fd, (uint64_t)st.st_size);
    return ST_OK;
}
