// SPDX-License-Identifier: MulanPSL-2.0
/* Asking a list page inside the program: its handler fills the view as ever, and respond_view()
 * hands the rows to list_gather_add() instead of writing a page. */
#include "platform/list_rows.h"
#include "platform/http/page_sheet.h"
#include "platform/list.h"
#include "platform/text.h"

typedef void put_fn(struct ctx *ctx, const struct view_rows *list, const char *row, void *to);

struct list_gather {
    struct arena *kept; /* what outlasts the pages: rows, members, the title */
    put_fn *put;
    void *to;
    struct str title, next;
    struct str one; /* address of one row, before its number; "": there is no such page */
    const struct view_rows *list; /* NULL: no page with a list has come */
    size_t count, most;
    bool more;
};

static size_t size_at(const char *at)
{
    return *(const size_t *)(const void *)at;
}

static struct str text_at(const char *at)
{
    return *(const struct str *)(const void *)at;
}

void list_gather_add(struct ctx *ctx, struct list_gather *g, struct str title,
                     const struct view *view, const void *data)
{
    const struct view_rows *const list = view->list;
    const char *const page = data;
    const char *rows;
    size_t count, i;

    g->next = S("");
    if (list == NULL)
        return;
    if (g->list == NULL)
        g->title = str_dup(g->kept, title);
    g->list = list;
    rows = *(const char *const *)(const void *)(page + list->rows);
    count = size_at(page + list->count);
    for (i = 0; i < count && g->count < g->most; i++, g->count++)
        g->put(ctx, list, rows + i * list->size, g->to);
    if (list->next != SIZE_MAX)
        g->next = page_sheet_cursor(ctx, text_at(page + list->next));
    g->more = g->next.len > 0 || i < count;
}

/* ---- finding the page */

/* Does the path fit the route? `out_literal`: how many of its segments stand there as they are. */
static bool fits(const struct route *r, struct str path, struct request *rq, size_t *out_literal)
{
    struct str pattern = str_from(r->path), have, want;
    size_t params = 0;

    *out_literal = 0;
    while (str_cut(&pattern, '/', &want)) {
        if (!str_cut(&path, '/', &have))
            return false;
        if (want.len == 0 || want.ptr[0] != '{') {
            if (!str_eq(want, have))
                return false;
            ++*out_literal;
            continue;
        }
        if (have.len == 0 || params == PATH_PARAMS_MAX ||
            !percent_decode(rq->arena, have, false, &rq->params[params]))
            return false;
        params++;
    }
    return !str_cut(&path, '/', &have);
}

static struct route_slot *slot_of(struct arena *a, const struct route *r)
{
    struct route_slot *slot = arena_new(a, struct route_slot);
    struct str pattern = str_from(r->path), part;

    slot->route = r;
    while (str_cut(&pattern, '/', &part))
        if (part.len > 2 && part.ptr[0] == '{')
            slot->param_names[slot->params++] = (struct str){part.ptr + 1, part.len - 2};
    return slot;
}

static const struct route *route_at(struct request *rq, struct str path)
{
    const struct route *best = NULL;
    size_t literal, most = 0;

    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct route *r = (*m)->routes; r != NULL && r->path != NULL; r++)
            if (r->method == GET && (r->flags & ROUTE_STREAM) == 0 && fits(r, path, rq, &literal) &&
                (best == NULL || literal > most)) {
                best = r;
                most = literal;
            }
    if (best != NULL)
        (void)fits(best, path, rq, &literal); /* its parameters, not those of one looked at later */
    return best;
}

static bool allowed(const struct ctx *ctx, const struct route *r)
{
    if (str_eqz(str_from(r->permission), PUBLIC))
        return true;
    if (str_eqz(str_from(r->permission), SIGNED_IN)) /* a token's scopes say nothing of those */
        return ctx->actor->session_id != 0 || ctx->actor->system;
    return may(ctx, r->permission);
}

/* ---- asking it */

static enum status ask(struct ctx *ctx, struct request *rq, const struct raw_fields *asked,
                       struct list_gather *g)
{
    enum status st;
    struct response rs = {.arena = ctx->arena, .rq = rq, .gather = g};
    const struct str after = g->next;
    const struct str limit =
        str_int(ctx->arena, g->most < LIST_ROWS_MAX ? (int64_t)g->most + 1 : LIST_ROWS_MAX);

    rq->raw = (struct raw_fields){0};
    for (size_t i = 0; i < asked->count; i++)
        if (!str_eqz(asked->at[i].name, "after") && !str_eqz(asked->at[i].name, "limit"))
            raw_add(rq->arena, &rq->raw, asked->at[i]);
    raw_add(rq->arena, &rq->raw, (struct raw_field){.name = S("limit"), .value = limit});
    if (after.len > 0)
        raw_add(rq->arena, &rq->raw, (struct raw_field){.name = S("after"), .value = after});
    g->next = S("");
    TRY(fields_check(ctx, rq));
    st = rq->route->handler(ctx, rq, &rs);
    response_reset(&rs); /* a page that is a file has it open */
    TRY(st);
    return g->list != NULL ? ST_OK : fail(&ctx->err, ST_INVALID, "http.no_sheet", NULL);
}

/* A page whose rows rest on another list, asked by that: one more is enough. */
enum { WITHIN_MAX = 3 };

/* Each page's memory is given back before the next is asked. */
static enum status gather_pages(struct ctx *ctx, struct str url, struct list_gather *g)
{
    static const struct headers NONE = {0};
    struct request rq = {.arena = ctx->arena,
                         .headers = &NONE,
                         .target = url,
                         .method = GET,
                         .who = {.actor = *ctx->actor},
                         .signed_in = ctx->actor->account_id != 0};
    struct raw_fields asked = {0};

    rq.query = url;
    (void)str_cut(&rq.query, '?', &rq.path);
    rq.raw_path = rq.path;
    g->one = str_printf(ctx->arena, STR_FMT "/", STR_ARG(rq.path));
    if (route_at(&rq, str_printf(ctx->arena, STR_FMT "1", STR_ARG(g->one))) == NULL)
        g->one = S("");
    rq.route = route_at(&rq, rq.path);
    if (rq.route == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "error.not_found", NULL);
    if (!allowed(ctx, rq.route))
        return fail(&ctx->err, ST_DENIED, "error.denied", NULL);
    rq.slot = slot_of(ctx->arena, rq.route);
    if (urlencoded_parse(ctx->arena, rq.query, &asked) != NULL)
        return fail(&ctx->err, ST_INVALID, "form.bad_encoding", NULL);
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(ask(ctx, &rq, &asked, g));
        list_next_page(ctx, page, &g->next);
    } while (g->next.len > 0 && g->count < g->most);
    return ST_OK;
}

static void kept_close(void *kept)
{
    arena_close(kept);
}

/* Of a page with twenty columns a row takes a hundred times what is wanted of it. */
static struct arena *kept_open(struct ctx *ctx)
{
    struct arena *kept = arena_open(0);

    arena_on_free(ctx->arena, kept_close, kept);
    return kept;
}

/* A public page chooses the congress that its address names (?c=): the one who asks stays in his
 * own. */
static enum status gather(struct ctx *ctx, struct str url, struct list_gather *g)
{
    const int64_t congress_id = ctx->congress_id;
    enum status st;

    if (ctx->asked_within == WITHIN_MAX)
        return fail(&ctx->err, ST_RULE, "http.list_within", NULL);
    ctx->asked_within++;
    g->kept = kept_open(ctx);
    st = gather_pages(ctx, url, g);
    ctx->asked_within--;
    ctx->congress_id = congress_id;
    return st;
}

/* ---- rows */

struct keeping {
    struct list_rows *out;
    const struct list_gather *from;
    size_t room;
    size_t id, url, title; /* members; SIZE_MAX: none */
};

static void members_of(struct arena *kept, const struct view_rows *list, struct list_rows *out)
{
    struct list_member *m = arena_array(kept, list->columns_count, struct list_member);

    arr_each (i, list->columns_count)
        m[i] = (struct list_member){
            .name = list->columns[i].name,
            .heading = list->columns[i].heading != NULL ? text(list->columns[i].heading) : S(""),
            .type = list->columns[i].type};
    out->members = m;
    out->members_count = list->columns_count;
}

size_t list_member(const struct list_rows *rows, const char *name)
{
    arr_each (i, rows->members_count)
        if (strcmp(rows->members[i].name, name) == 0)
            return i;
    return SIZE_MAX;
}

static size_t first_of(const struct list_rows *rows, const char *const *names)
{
    for (; *names != NULL; names++)
        if (list_member(rows, *names) != SIZE_MAX)
            return list_member(rows, *names);
    return SIZE_MAX;
}

static int64_t number_of(const struct view_column *c, const char *row)
{
    if (c->type == VIEW_INT)
        return *(const int64_t *)(const void *)(row + c->at);
    if (c->type == VIEW_BOOL)
        return *(const bool *)(row + c->at) ? 1 : 0;
    return 0;
}

static void begin(const struct view_rows *list, struct keeping *k)
{
    static const char *const IDS[] = {"id", NULL};
    static const char *const URLS[] = {"url", NULL};
    static const char *const TITLES[] = {"title", "name", "label", "subject", "what", NULL};

    members_of(k->from->kept, list, k->out);
    k->id = first_of(k->out, IDS);
    k->url = first_of(k->out, URLS);
    k->title = first_of(k->out, TITLES);
}

/* As in a sheet; of an instant its day, as other days. */
static struct str text_of_cell(struct ctx *ctx, const struct view_column *c, const char *row)
{
    if (c->type != VIEW_TIME)
        return page_sheet_cell(ctx, c, row);
    return list_iso(ctx, date_of_instant(*(const int64_t *)(const void *)(row + c->at), NULL));
}

/* Its own, or that of the page of one under the list's. */
static struct str url_of(const struct keeping *k, const struct str *text, const int64_t *number)
{
    if (k->url != SIZE_MAX)
        return text[k->url];
    if (k->id == SIZE_MAX || k->from->one.len == 0)
        return S("");
    return str_printf(k->from->kept, STR_FMT "%lld", STR_ARG(k->from->one),
                      (long long)number[k->id]);
}

static void put_row(struct ctx *ctx, const struct view_rows *list, const char *row, void *to)
{
    struct keeping *k = to;
    struct list_rows *out = k->out;
    struct arena *const kept = k->from->kept;
    struct str *text = arena_array(kept, list->columns_count, struct str);
    int64_t *number = arena_array(kept, list->columns_count, int64_t);

    if (out->members == NULL)
        begin(list, k);
    if (out->count == k->room) {
        const size_t room = k->room > 0 ? k->room * 2 : 64;

        out->rows =
            arena_grow(kept, out->rows, k->room * sizeof(*out->rows), room * sizeof(*out->rows));
        k->room = room;
    }
    arr_each (i, list->columns_count) {
        text[i] = str_dup(kept, text_of_cell(ctx, &list->columns[i], row));
        number[i] = number_of(&list->columns[i], row);
    }
    out->rows[out->count++] = (struct list_row){
        .id = k->id != SIZE_MAX ? number[k->id] : 0,
        .url = url_of(k, text, number),
        .title = k->title != SIZE_MAX ? text[k->title] : S(""),
        .text = text,
        .number = number,
    };
}

enum status list_rows(struct ctx *ctx, struct str url, size_t most, struct list_rows *out)
{
    struct keeping k = {.out = out};
    struct list_gather g = {.put = put_row, .to = &k, .most = most};

    *out = (struct list_rows){0};
    k.from = &g;
    TRY(gather(ctx, url, &g));
    if (out->members == NULL)
        begin(g.list, &k);
    out->title = g.title;
    out->more = g.more;
    return ST_OK;
}

/* ---- sums */

struct summing {
    const char *adds;
    const struct view_column *column;
    bool missing;
    int64_t sum;
};

static void put_sum(struct ctx *ctx, const struct view_rows *list, const char *row, void *to)
{
    struct summing *s = to;

    (void)ctx;
    if (s->adds == NULL) {
        s->sum++;
        return;
    }
    for (size_t i = 0; s->column == NULL && i < list->columns_count; i++)
        if (strcmp(list->columns[i].name, s->adds) == 0)
            s->column = &list->columns[i];
    if (s->column == NULL || (s->column->type != VIEW_INT && s->column->type != VIEW_BOOL))
        s->missing = true;
    else
        s->sum += number_of(s->column, row);
}

enum status list_rows_sum(struct ctx *ctx, struct str url, const char *adds, int64_t *out)
{
    struct summing s = {.adds = adds};
    struct list_gather g = {.put = put_sum, .to = &s, .most = LIST_EXPORT_MAX};

    TRY(gather(ctx, url, &g));
    if (s.missing)
        return fail(&ctx->err, ST_INVALID, "http.no_sheet", NULL);
    if (g.more)
        return fail(&ctx->err, ST_BUSY, "http.no_sheet", NULL);
    *out = s.sum;
    return ST_OK;
}
