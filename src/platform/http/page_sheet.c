// SPDX-License-Identifier: MulanPSL-2.0
/* A list that a page shows, as a sheet: the page is asked page by page, its handler knows nothing
 * of it, and what is seen in the browser is what stands in the file. */
#include "platform/http/page_sheet.h"
#include "platform/http/body.h"
#include "platform/list.h"
#include "platform/text.h"

enum { PUBLIC_ROWS_MAX = 10000 }; /* for a stranger */

struct page_sheet {
    enum sheet_format format;
    struct sheet_out *out;
    struct str title, next;
    size_t rows;
};

static bool is_plain_row(const struct field *fields, const char *name)
{
    for (; fields != NULL && fields->name != NULL; fields++)
        if (strcmp(fields->name, name) == 0)
            return false;
    return true;
}

bool page_sheet_wanted(const struct request *rq, enum sheet_format *out)
{
    const struct raw_field *format = raw_find(&rq->raw, "format");

    return rq->method == GET && format != NULL && sheet_format_parse(format->value, out) &&
           is_plain_row(rq->route->fields, "format");
}

/* ---- cells */

static struct str worded(struct ctx *ctx, const struct view_column *c, struct str value)
{
    const char *key;

    if (c->words == NULL || value.len == 0)
        return value;
    key = str_z(ctx->arena, str_printf(ctx->arena, "%s" STR_FMT, c->words, STR_ARG(value)));
    return text_has(key) ? text(key) : value;
}

static struct str joined(struct ctx *ctx, const struct view_column *c, const char *row)
{
    const char *const list = *(const char *const *)(const void *)(row + c->at);
    const size_t count = *(const size_t *)(const void *)(row + c->count);
    struct buf b = buf_new(ctx->arena, 0);

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_str(&b, T("http.sheet_between"));
        buf_str(&b, *(const struct str *)(const void *)(list + i * c->size + c->label));
    }
    return buf_view(&b);
}

static struct str instant(struct ctx *ctx, int64_t at)
{
    const struct date other_year = {.year = 1, .month = 1, .day = 1};

    return text_instant(ctx->arena, at, other_year);
}

static struct str cell_of(struct ctx *ctx, const struct view_column *c, const char *row)
{
    const void *const at = row + c->at;
    const char *struct_at;

    switch (c->type) {
    case VIEW_TEXT:
        return worded(ctx, c, *(const struct str *)at);
    case VIEW_INT:
        return str_printf(ctx->arena, "%lld", (long long)*(const int64_t *)at);
    case VIEW_BOOL:
        return *(const bool *)at ? T("word.yes") : T("word.no");
    case VIEW_DATE:
        return list_iso(ctx, *(const struct date *)at);
    case VIEW_TIME:
        return instant(ctx, *(const int64_t *)at);
    case VIEW_ONE:
        return *(const struct str *)(const void *)(row + c->at + c->label);
    case VIEW_OPT:
        struct_at = *(const char *const *)at;
        return struct_at == NULL ? S("")
                                 : *(const struct str *)(const void *)(struct_at + c->label);
    case VIEW_LIST:
        return joined(ctx, c, row);
    }
    return S("");
}

/* ---- pages */

/* What follows "after=" in the address of the next page, as it was before it was quoted. */
static struct str cursor_of(struct ctx *ctx, struct str url)
{
    struct str part, name, out = S("");

    (void)str_cut(&url, '?', &part);
    while (str_cut(&url, '&', &part)) {
        (void)str_cut(&part, '=', &name);
        if (str_eqz(name, "after") && percent_decode(ctx->arena, part, true, &out))
            return out;
    }
    return S("");
}

static void begin(struct ctx *ctx, struct page_sheet *sheet, struct str title,
                  const struct view_sheet *list)
{
    struct str *headings = arena_array(ctx->arena, list->columns_count, struct str);

    arr_each (i, list->columns_count)
        headings[i] = text(list->columns[i].heading);
    sheet->title = str_dup(ctx->arena, title);
    sheet->out = sheet_out_new(ctx->arena, sheet->format, headings, list->columns_count);
}

void page_sheet_add(struct ctx *ctx, struct page_sheet *sheet, struct str title,
                    const struct view *view, const void *data)
{
    const struct view_sheet *const list = view->sheet;
    const char *const page = data;
    const char *rows;
    struct str *cells;
    size_t count;

    if (list == NULL)
        return;
    if (sheet->out == NULL)
        begin(ctx, sheet, title, list);
    rows = *(const char *const *)(const void *)(page + list->rows);
    count = *(const size_t *)(const void *)(page + list->count);
    cells = arena_array(ctx->arena, list->columns_count, struct str);
    for (size_t i = 0; i < count; i++) {
        arr_each (c, list->columns_count)
            cells[c] = cell_of(ctx, &list->columns[c], rows + i * list->size);
        sheet_out_row(sheet->out, cells);
    }
    sheet->rows += count;
    sheet->next = list->next == SIZE_MAX
                      ? S("")
                      : cursor_of(ctx, *(const struct str *)(const void *)(page + list->next));
}

/* The request again, from another row on and with pages as long as may be. */
static enum status ask_page(struct ctx *ctx, struct request *rq, struct response *rs,
                            const struct raw_fields *asked, struct str after)
{
    rq->raw = (struct raw_fields){0};
    for (size_t i = 0; i < asked->count; i++)
        if (!str_eqz(asked->at[i].name, "after") && !str_eqz(asked->at[i].name, "limit"))
            raw_add(rq->arena, &rq->raw, asked->at[i]);
    raw_add(rq->arena, &rq->raw, (struct raw_field){.name = S("limit"), .value = S("200")});
    if (after.len > 0)
        raw_add(rq->arena, &rq->raw, (struct raw_field){.name = S("after"), .value = after});
    TRY(fields_check(ctx, rq));
    rs->done = false;
    return rq->route->handler(ctx, rq, rs);
}

enum status page_sheet_handle(struct ctx *ctx, struct request *rq, struct response *rs,
                              enum sheet_format format)
{
    const struct raw_fields asked = rq->raw;
    struct page_sheet sheet = {.format = format, .next = S("")};
    const size_t most = rq->signed_in ? LIST_EXPORT_MAX : PUBLIC_ROWS_MAX;
    enum status st;

    rs->sheet = &sheet;
    st = ask_page(ctx, rq, rs, &asked, S(""));
    while (st == ST_OK && sheet.out != NULL && sheet.next.len > 0 && sheet.rows < most) {
        const struct arena_mark page = arena_mark(ctx->arena);

        st = ask_page(ctx, rq, rs, &asked, sheet.next);
        list_next_page(ctx, page, &sheet.next);
    }
    rs->sheet = NULL;
    TRY(st);
    if (sheet.out == NULL && rs->location.len > 0)
        return ST_OK; /* the page leads elsewhere */
    response_reset(rs);
    if (sheet.out == NULL)
        return fail(&ctx->err, ST_INVALID, "http.no_sheet", NULL);
    rq->raw = asked;
    return list_respond_sheet(ctx, rq, rs, format, sheet.out, sheet.title);
}

struct str page_sheet_url(const struct request *rq, const char *format)
{
    struct buf b = buf_new(rq->arena, 0);
    struct str query = rq->query, part;

    buf_str(&b, rq->raw_path);
    buf_char(&b, '?');
    while (str_cut(&query, '&', &part)) {
        if (part.len == 0 || str_starts(part, S("after=")) || str_starts(part, S("format=")) ||
            str_starts(part, S("limit=")))
            continue;
        buf_str(&b, part);
        buf_char(&b, '&');
    }
    buf_z(&b, "format=");
    buf_z(&b, format);
    return buf_view(&b);
}
