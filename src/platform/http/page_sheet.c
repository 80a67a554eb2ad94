// SPDX-License-Identifier: MulanPSL-2.0
/* A list that a page shows, as a sheet: the page is asked page by page, its handler knows nothing
 * of it, and what is seen in the browser is what stands in the file. */
#include "platform/http/page_sheet.h"
#include "platform/http/body.h"
#include "platform/list.h"
#include "platform/text.h"

enum {
    PUBLIC_ROWS_MAX = 10000, /* for a stranger */
    COLUMNS_MAX = 64
};

struct page_sheet {
    enum sheet_format format;
    struct sheet_out *out;
    struct str title, next;
    size_t rows, columns;
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

bool list_wants_all(const struct response *rs)
{
    return rs->sheet != NULL || rs->gather != NULL;
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

struct str page_sheet_cell(struct ctx *ctx, const struct view_column *c, const char *row)
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
    case VIEW_ACROSS:
        break; /* several cells: across() */
    }
    return S("");
}

static size_t size_at(const char *at)
{
    return *(const size_t *)(const void *)at;
}

static struct str text_at(const char *at)
{
    return *(const struct str *)(const void *)at;
}

static const char *list_at(const char *at)
{
    return *(const char *const *)(const void *)at;
}

/* ---- rows */

/* The headings of a list, of which one row is known; as many as come out. */
static size_t headings_of(struct ctx *ctx, const struct view_sheet *list, const char *row,
                          struct str *out)
{
    size_t n = 0;

    arr_each (i, list->columns_count) {
        const struct view_column *const c = &list->columns[i];

        if (c->type != VIEW_ACROSS)
            out[n++] = text(c->heading);
        for (size_t k = 0; c->type == VIEW_ACROSS && row != NULL && k < size_at(row + c->count) &&
                           n < COLUMNS_MAX;
             k++)
            out[n++] = str_dup(ctx->arena, text_at(list_at(row + c->at) + k * c->size + c->label));
    }
    return n;
}

static void put_row(struct ctx *ctx, struct page_sheet *sheet, const struct view_sheet *list,
                    const char *row, const char *inner)
{
    struct str *const cells = arena_array(ctx->arena, sheet->columns, struct str);
    size_t n = 0;

    arr_each (i, list->columns_count) {
        const struct view_column *const c = &list->columns[i];
        const char *const from = c->inner ? inner : row;

        if (c->type != VIEW_ACROSS && n < sheet->columns)
            cells[n++] = page_sheet_cell(ctx, c, from);
        for (size_t k = 0;
             c->type == VIEW_ACROSS && k < size_at(from + c->count) && n < sheet->columns; k++)
            cells[n++] = text_at(list_at(from + c->at) + k * c->size + c->say);
    }
    sheet_out_row(sheet->out, cells);
    sheet->rows++;
}

static void put_rows(struct ctx *ctx, struct page_sheet *sheet, const struct view_sheet *list,
                     const char *row)
{
    if (list->inner_size == 0) {
        put_row(ctx, sheet, list, row, NULL);
        return;
    }
    for (size_t i = 0; i < size_at(row + list->inner_count); i++)
        put_row(ctx, sheet, list, row, list_at(row + list->inner) + i * list->inner_size);
}

/* ---- pages */

/* What follows "after=" in the address of the next page, as it was before it was quoted. */
struct str page_sheet_cursor(struct ctx *ctx, struct str url)
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
                  const struct view_sheet *list, const char *row)
{
    struct str *const headings = arena_array(ctx->arena, COLUMNS_MAX, struct str);

    sheet->columns = headings_of(ctx, list, row, headings);
    sheet->title = str_dup(ctx->arena, title);
    sheet->out = sheet_out_new(ctx->arena, sheet->format, headings, sheet->columns);
}

void page_sheet_add(struct ctx *ctx, struct page_sheet *sheet, struct str title,
                    const struct view *view, const void *data)
{
    const struct view_sheet *const list = view->sheet;
    const char *const page = data;
    const char *rows;
    size_t count;

    if (list == NULL)
        return;
    rows = list_at(page + list->rows);
    count = size_at(page + list->count);
    if (sheet->out == NULL)
        begin(ctx, sheet, title, list, count > 0 ? rows : NULL);
    for (size_t i = 0; i < count; i++)
        put_rows(ctx, sheet, list, rows + i * list->size);
    sheet->next =
        list->next == SIZE_MAX ? S("") : page_sheet_cursor(ctx, text_at(page + list->next));
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
