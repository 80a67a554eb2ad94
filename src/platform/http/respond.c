// SPDX-License-Identifier: MulanPSL-2.0
/* What handlers answer with. */
#include "base/utf8.h"
#include "platform/http/hub.h"
#include "platform/http/page_sheet.h"
#include "platform/http/static_files.h"
#include "platform/kept.h"
#include "platform/text.h"
#include "platform/view/frame.h"
#include <stdarg.h>

enum { PAGE_BYTES_MAX = 8 * 1024 * 1024, ONCE_BYTES = 16, DOWNLOAD_NAME_CHARS = 60 };

void response_reset(struct response *rs)
{
    rs->status = 0;
    rs->body = rs->content_type = rs->location = S("");
    rs->headers_count = 0;
    rs->flash_key = rs->flash_arg = S("");
    rs->flash_shown = rs->done = false;
    if (rs->streaming != NULL)
        hub_drop(rs->streaming);
    rs->streaming = NULL;
    if (rs->ready != NULL && !rs->ready_lent)
        MHD_destroy_response(rs->ready);
    rs->ready = NULL;
    rs->page_csrf = rs->page_once = S("");
    rs->page_lasts = false;
}

void respond_status(struct response *rs, unsigned http_status)
{
    rs->status = http_status;
}

void respond_header(struct response *rs, const char *name, struct str value)
{
    ASSERT(rs->headers_count < HEADERS_SET_MAX);
    for (size_t i = 0; i < value.len; i++)
        ASSERT((unsigned char)value.ptr[i] >= ' ');
    rs->headers[rs->headers_count++] = (struct pair){str_from(name), value};
}

void respond_cookie(struct response *rs, const char *name, struct str value,
                    int64_t max_age_seconds)
{
    ASSERT(rs->cookies_count < COOKIES_SET_MAX);
    for (size_t i = 0; i < value.len; i++)
        ASSERT((unsigned char)value.ptr[i] > ' ' && value.ptr[i] != ';' && value.ptr[i] != ',');
    rs->cookies[rs->cookies_count++] = (struct cookie_set){str_from(name), value, max_age_seconds};
}

struct str response_cookie(const struct response *rs, const char *name)
{
    for (size_t i = rs->cookies_count; i > 0; i--)
        if (str_eqz(rs->cookies[i - 1].name, name))
            return rs->cookies[i - 1].value;
    return S("");
}

void respond_flash(struct response *rs, const char *key, struct str arg)
{
    rs->flash_key = str_from(key);
    rs->flash_arg = arg;
}

/* The header of the answer has little room: long names keep their ending. */
struct str download_name_short(struct arena *a, struct str name)
{
    const size_t chars = utf8_chars(name.ptr, name.len);
    struct str head = name;

    if (chars <= DOWNLOAD_NAME_CHARS)
        return name;
    head.len = utf8_clip_chars(name.ptr, name.len, DOWNLOAD_NAME_CHARS - 10);
    const size_t cut = utf8_clip_chars(name.ptr, name.len, chars - 10);
    const struct str tail = {name.ptr + cut, name.len - cut};

    return str_join(a, (const struct str[]){head, tail}, 2, S(""));
}

enum status respond_bytes(struct response *rs, const char *content_type, struct str download_name,
                          struct str bytes)
{
    rs->body = bytes;
    rs->content_type = str_from(content_type);
    rs->done = true;
    if (download_name.len != 0) {
        struct buf b = buf_new(rs->arena, 0);

        buf_z(&b, "attachment; filename*=UTF-8''");
        put_percent(&b, download_name_short(rs->arena, download_name));
        respond_header(rs, "Content-Disposition", buf_view(&b));
    }
    return ST_OK;
}

/* A path of ours: one slash, nothing that a browser reads as another host. */
static bool is_own_path(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] <= ' ' || (unsigned char)s.ptr[i] >= 0x7f || s.ptr[i] == '\\')
            return false;
    return s.len != 0 && s.ptr[0] == '/' && (s.len == 1 || s.ptr[1] != '/');
}

enum status respond_see_other(struct response *rs, const char *fmt, ...)
{
    va_list ap;
    int len;
    char *to;

    va_start(ap, fmt);
    len = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    ASSERT(len >= 0);
    to = arena_alloc(rs->arena, (size_t)len + 1);
    va_start(ap, fmt);
    vsnprintf(to, (size_t)len + 1, fmt, ap);
    va_end(ap);

    rs->location = (struct str){to, (size_t)len};
    if (!is_own_path(rs->location))
        rs->location = S("/");
    rs->done = true;
    if (rs->rq->json) {
        struct buf b = buf_new(rs->arena, 0);
        struct json j = json_begin(&b);

        json_object(&j, NULL);
        json_str(&j, "location", rs->location);
        json_object_end(&j);
        rs->body = buf_view(&b);
        rs->content_type = S("application/json");
        rs->status = MHD_HTTP_OK;
        return ST_OK;
    }
    rs->status = MHD_HTTP_SEE_OTHER;
    return ST_OK;
}

static struct str flash_sentence(const struct request *rq, struct response *rs)
{
    struct str key, arg;

    if (!flash_read(rq, &key, &arg))
        return S("");
    rs->flash_shown = true;
    return TF(rs->arena, str_z(rs->arena, key), arg);
}

static enum frame frame_for(const struct request *rq, enum frame frame)
{
    const bool phone =
        rq->who.only_deputy || (rq->route != NULL && (rq->route->flags & ROUTE_PHONE) != 0);

    return frame == FRAME_STAFF && phone ? FRAME_PHONE : frame;
}

/* A list with something in it, on a page that can be asked for again. */
static bool sheet_offered(const struct request *rq, const struct view *view, const void *data)
{
    const struct view_sheet *const sheet = view->sheet;
    const char *const at = data;

    return sheet != NULL && rq->method == GET &&
           *(const size_t *)(const void *)(at + sheet->count) > 0 &&
           (sheet->own == SIZE_MAX ||
            ((const struct str *)(const void *)(at + sheet->own))->len == 0);
}

static bool list_filled(const struct view *view, const void *data)
{
    const char *const at = data;

    return view->list != NULL && *(const size_t *)(const void *)(at + view->list->count) > 0;
}

/* Below /p pages are for everybody. */
static bool is_public_path(struct str path)
{
    return str_eqz(path, "/p") || str_starts(path, S("/p/"));
}

static enum status respond_page(struct ctx *ctx, const struct request *rq, struct response *rs,
                                enum frame frame, struct str title, const struct view *view,
                                const void *data)
{
    const uint64_t drawn = crypt_drawn(); /* before the tokens */
    struct buf out = buf_new(rs->arena, PAGE_BYTES_MAX);
    const struct view_env env = {.arena = ctx->arena,
                                 .today = ctx->today,
                                 .csrf = rs->page_csrf = csrf_token(rq, rs),
                                 .once = rs->page_once = random_hex(rs->arena, ONCE_BYTES),
                                 .big = str_eqz(request_cookie(rq, "big"), "1"),
                                 .script = true};
    const struct frame_input in = {
        .frame = frame_for(rq, frame),
        .title = title,
        .view = view,
        .data = data,
        .env = &env,
        .flash = rq->fragment ? S("") : flash_sentence(rq, rs),
        .path = rq->path,
        .target = rq->target,
        .who = rq->signed_in ? &rq->who : NULL,
        .assets = static_frame_assets(rq->http),
        .search = rq->http->has_search,
        .list = rq->method == GET && list_filled(view, data),
        .sheet = sheet_offered(rq, view, data) ? page_sheet_url(rq, "xlsx") : S(""),
        .csv = sheet_offered(rq, view, data) ? page_sheet_url(rq, "csv") : S("")};

    rs->page_lasts = drawn == rs->drawn &&
                     (view->list != NULL || view->sheet != NULL || is_public_path(rq->path));
    TRY(frame_page(ctx, &in, &out));
    if (out.overflow)
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "page of %s too long",
                           view->name);
    rs->body = buf_view(&out);
    rs->content_type = S(ANSWER_PAGE_TYPE);
    rs->done = true;
    return ST_OK;
}

enum status respond_view(struct ctx *ctx, const struct request *rq, struct response *rs,
                         enum frame frame, struct str title, const struct view *view,
                         const void *data)
{
    struct buf out;
    struct json j;

    if (rs->sheet != NULL) {
        page_sheet_add(ctx, rs->sheet, title, view, data);
        rs->done = true;
        return ST_OK;
    }
    if (rs->gather != NULL) {
        list_gather_add(ctx, rs->gather, title, view, data);
        rs->done = true;
        return ST_OK;
    }
    if (!rq->json)
        return respond_page(ctx, rq, rs, frame, title, view, data);
    out = buf_new(rs->arena, PAGE_BYTES_MAX);
    j = json_begin(&out);
    view->json(data, &j, NULL);
    if (out.overflow)
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "JSON of %s too long",
                           view->name);
    return respond_bytes(rs, "application/json", S(""), buf_view(&out));
}
