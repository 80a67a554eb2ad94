// SPDX-License-Identifier: MulanPSL-2.0
/* What every page with a list does alike. */
#include "platform/list.h"
#include "platform/form.h"
#include "platform/http/request.h"
#include "platform/text.h"
#include "platform/view.h"

static void put(struct buf *b, const char **before, const char *name, struct str value)
{
    if (value.len == 0)
        return;
    buf_printf(b, "%s%s=", *before, name);
    html_put_url(b, value);
    *before = "&";
}

struct str list_url(struct ctx *ctx, const struct request *rq, const char *path,
                    const char *const *fields, const char *name, struct str value)
{
    struct buf b = buf_new(ctx->arena, 0);
    const char *before = "?";

    buf_z(&b, path);
    for (; *fields != NULL; fields++)
        put(&b, &before, *fields, form_value(rq, *fields, param_text(rq, *fields)));
    put(&b, &before, name, value);
    return buf_view(&b);
}

struct str list_paged(struct ctx *ctx, const struct request *rq, struct str url)
{
    if (!param_present(rq, "limit") || str_has(url, S("?limit=")) || str_has(url, S("&limit=")))
        return url; /* it may stand among the fields that the address keeps */
    return str_printf(ctx->arena, STR_FMT "%climit=%lld", STR_ARG(url),
                      memchr(url.ptr, '?', url.len) != NULL ? '&' : '?',
                      (long long)param_int(rq, "limit"));
}

struct list_links list_links_of(struct ctx *ctx, const struct request *rq, const char *path,
                                const char *const *fields, struct str next)
{
    const char *export = str_printf(ctx->arena, "%s/export", path).ptr;
    struct list_links l = {
        .sheet = list_url(ctx, rq, export, fields, "format", S("xlsx")),
        .csv = list_url(ctx, rq, export, fields, "format", S("csv")),
    };

    if (next.len != 0)
        l.next = list_paged(ctx, rq, list_url(ctx, rq, path, fields, "after", next));
    if (param_text(rq, "after").len != 0)
        l.first = list_paged(ctx, rq, list_url(ctx, rq, path, fields, "", S("")));
    return l;
}

struct str list_reset(const struct request *rq, struct str url)
{
    static const char *const SHOWN[] = {"after", "format", "limit", "order", "sort"};

    for (size_t i = 0; i < rq->values_count; i++) {
        bool narrows = rq->values[i].text.len > 0;

        arr_each (k, COUNT(SHOWN))
            narrows = narrows && strcmp(rq->values[i].field->name, SHOWN[k]) != 0;
        if (narrows)
            return url;
    }
    return S("");
}

unsigned list_limit(const struct request *rq, unsigned otherwise)
{
    const int64_t limit = param_int(rq, "limit");

    return limit < 1 ? otherwise : limit > LIST_ROWS_MAX ? LIST_ROWS_MAX : (unsigned)limit;
}

bool list_wants_sheet(const struct request *rq, enum sheet_format *out)
{
    return sheet_format_parse(param_text(rq, "format"), out);
}

enum status list_lead_to_export(struct ctx *ctx, const struct request *rq, struct response *rs,
                                const char *path, const char *const *fields)
{
    const char *to = str_printf(ctx->arena, "%s/export", path).ptr;

    return respond_see_other(
        rs, STR_FMT, STR_ARG(list_url(ctx, rq, to, fields, "format", param_text(rq, "format"))));
}

enum status list_respond_sheet(struct ctx *ctx, const struct request *rq, struct response *rs,
                               enum sheet_format format, struct sheet_out *sheet, struct str name)
{
    struct file_answer file = {
        .content_type = sheet_format_type(format),
        .name = str_printf(ctx->arena, STR_FMT "%s", STR_ARG(name), sheet_format_suffix(format)),
    };

    TRY(sheet_out_end(sheet, &ctx->err, &file.path));
    return respond_file(ctx, rq, rs, &file);
}

void list_next_page(struct ctx *ctx, struct arena_mark page, struct str *after)
{
    char keep[LIST_AFTER_MAX];

    if (after->len > sizeof keep)
        return; /* no cursor is that long; the page's memory stays */
    memcpy(keep, after->ptr, after->len);
    arena_reset(ctx->arena, page);
    *after = str_dup(ctx->arena, (struct str){keep, after->len});
}

struct str list_iso(struct ctx *ctx, struct date d)
{
    char text[DATE_TEXT_SIZE];

    return str_dup(ctx->arena, str_from(date_format(d, text)));
}

const struct empty_v *list_empty(struct ctx *ctx, const struct request *rq, size_t count,
                                 struct str title, struct str next, const struct link_v *more)
{
    struct empty_v *empty;

    if (count != 0)
        return NULL;
    empty = arena_new(ctx->arena, struct empty_v);
    *empty = list_reset(rq, S("all")).len != 0
                 ? (struct empty_v){.title = T("list.none"), .text = T("list.none_text")}
                 : (struct empty_v){.title = title, .text = next, .more = more};
    return empty;
}
