// SPDX-License-Identifier: MulanPSL-2.0
/* The body of a request: which parser, how much. */
#include "platform/http/body.h"
#include "platform/http/exchange.h"
#include <strings.h>

enum { UNROUTED_BODY_BYTES_MAX = 64 * 1024 };

struct body {
    enum { BODY_IGNORED, BODY_URLENCODED, BODY_JSON, BODY_MULTIPART } kind;
    struct buf text;
    struct multipart *multipart;
};

bool content_type_is(struct str content_type, const char *want)
{
    struct str type;

    str_cut(&content_type, ';', &type);
    type = str_trim(type);
    return type.len == strlen(want) && strncasecmp(type.ptr, want, type.len) == 0;
}

uint64_t body_limit(const struct request *rq)
{
    uint64_t most;

    if (rq->route == NULL)
        return UNROUTED_BODY_BYTES_MAX;
    most = (uint64_t)(rq->route->max_body_kib != 0 ? rq->route->max_body_kib : BODY_KIB_DEFAULT) *
           1024;
    if (resume_is_sign_in(rq)) /* it carries the fields of another form */
        most = TEXT_BODY_BYTES_MAX;
    if (!content_type_is(rq->headers->v[H_CONTENT_TYPE], "multipart/form-data") &&
        most > TEXT_BODY_BYTES_MAX)
        most = TEXT_BODY_BYTES_MAX;
    return most;
}

struct body *body_open(struct request *rq, const char *data_dir)
{
    struct body *b = arena_new(rq->arena, struct body);
    const struct str type = rq->headers->v[H_CONTENT_TYPE];

    b->text = buf_new(rq->arena, TEXT_BODY_BYTES_MAX);
    if (rq->route == NULL || rq->refusal != 0)
        return b;
    if (content_type_is(type, "application/x-www-form-urlencoded")) {
        b->kind = BODY_URLENCODED;
    } else if (content_type_is(type, "application/json")) {
        b->kind = BODY_JSON;
    } else if (content_type_is(type, "multipart/form-data")) {
        b->kind = BODY_MULTIPART;
        b->multipart = multipart_open(
            rq->arena, multipart_boundary(rq->arena, type),
            str_printf(rq->arena, "%s/spool", data_dir != NULL ? data_dir : "/tmp").ptr,
            TEXT_BODY_BYTES_MAX, &rq->raw);
    }
    return b;
}

void body_feed(struct body *b, const char *data, size_t len)
{
    if (b->kind == BODY_MULTIPART)
        multipart_feed(b->multipart, data, len);
    else if (b->kind != BODY_IGNORED)
        buf_put(&b->text, data, len);
}

void body_finish(struct body *b, struct request *rq)
{
    switch (b->kind) {
    case BODY_IGNORED:
        rq->body_fault = "form.content_type";
        break;
    case BODY_URLENCODED:
        rq->body_fault = urlencoded_parse(rq->arena, buf_view(&b->text), &rq->raw);
        break;
    case BODY_JSON:
        rq->body_fault = json_fields_parse(rq->arena, buf_view(&b->text), &rq->raw);
        break;
    case BODY_MULTIPART:
        rq->body_fault = multipart_finish(b->multipart);
        break;
    }
}
