// SPDX-License-Identifier: MulanPSL-2.0
/* Lists page by page: a statement from constant pieces, and the place where the next page starts.
 */
#include "base/utf8.h"
#include "platform/db/db_internal.h"

enum { LIMIT_MAX = 200, KEPT_ROWS = 30, CURSOR_MAX = 4096 };

/* What one call works with. */
struct listing {
    struct ctx *ctx;
    const struct db_list *list;
    const struct db_list_query *query;
    const struct db_sort *sort;
    bool descending;
    struct buf sql;
    struct bind binds[SQL_PARAMS_MAX];
    size_t count;
};

/* ---- cursor: base64url of check(4) type(1) id(8) value ---- */

static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static struct str to_base64(struct arena *a, const uint8_t *p, size_t len)
{
    struct buf out = buf_new(a, 0);

    for (size_t i = 0; i < len; i += 3) {
        size_t shift = 18;
        const size_t n = len - i < 3 ? len - i : 3;
        const uint32_t v =
            (uint32_t)p[i] << 16 | (n > 1 ? (uint32_t)p[i + 1] << 8 : 0) | (n > 2 ? p[i + 2] : 0);

        for (size_t k = 0; k <= n; k++, shift -= 6)
            buf_char(&out, DIGITS[v >> shift & 63]);
    }
    return buf_view(&out);
}

static bool from_base64(struct arena *a, struct str s, struct str *out)
{
    uint8_t *p = arena_alloc(a, s.len);
    uint32_t v = 0;
    unsigned bits = 0;
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++) {
        const char *d = s.ptr[i] != '\0' ? strchr(DIGITS, s.ptr[i]) : NULL;

        if (d == NULL)
            return false;
        v = v << 6 | (uint32_t)(d - DIGITS);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            p[n++] = (uint8_t)(v >> bits);
        }
    }
    *out = (struct str){(char *)p, n};
    return true;
}

/* Not a secret: it notices cursors cut, mistyped, or of another list or order. */
static uint32_t check_of(const struct listing *l, const uint8_t *p, size_t len)
{
    uint32_t h = 2166136261U ^ (uint32_t)l->descending;

    for (const char *z = l->sort->column; *z != '\0'; z++)
        h = (h ^ (uint8_t)*z) * 16777619U;
    for (size_t i = 0; i < len; i++)
        h = (h ^ p[i]) * 16777619U;
    return h;
}

static void put_number(uint8_t *p, uint64_t n, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--, n >>= 8)
        p[i] = (uint8_t)n;
}

static uint64_t get_number(const uint8_t *p, int bytes)
{
    uint64_t n = 0;

    for (int i = 0; i < bytes; i++)
        n = n << 8 | p[i];
    return n;
}

enum { HEAD = 4 + 1 + 8 };

static struct str cursor_of(const struct listing *l, const struct rows *r, size_t row)
{
    const struct cell *value = &r->cells[row * r->cols + r->cols - 2];
    const struct cell *id = value + 1;
    const size_t len = HEAD + (value->type == CELL_INT ? 8 : value->s.len);
    uint8_t *p = arena_alloc(l->ctx->arena, len);

    p[4] = value->type == CELL_INT ? 'i' : 't';
    put_number(p + 5, (uint64_t)id->n, 8);
    if (value->type == CELL_INT)
        put_number(p + HEAD, (uint64_t)value->n, 8);
    else if (value->s.len != 0)
        memcpy(p + HEAD, value->s.ptr, value->s.len);
    put_number(p, check_of(l, p + 4, len - 4), 4);
    return to_base64(l->ctx->arena, p, len);
}

static bool add_bind(struct listing *l, struct bind b)
{
    if (l->count == SQL_PARAMS_MAX)
        return false;
    l->binds[l->count++] = b;
    return true;
}

static bool read_cursor(struct listing *l)
{
    struct str bytes;
    const uint8_t *p;
    struct bind after = {.name = "after_value", .type = l->sort->type};

    if (l->query->after.len > CURSOR_MAX || !from_base64(l->ctx->arena, l->query->after, &bytes) ||
        bytes.len < HEAD)
        return false;
    p = (const uint8_t *)bytes.ptr;
    if (get_number(p, 4) != check_of(l, p + 4, bytes.len - 4) ||
        p[4] != (l->sort->type == BIND_INT ? 'i' : 't'))
        return false;
    if (p[4] == 'i' && bytes.len != HEAD + 8)
        return false;
    if (p[4] == 'i')
        after.n = (int64_t)get_number(p + HEAD, 8);
    else
        after.s = (struct str){bytes.ptr + HEAD, bytes.len - HEAD};
    if (!utf8_valid_text(bytes.ptr + HEAD, after.s.len))
        return false;
    return add_bind(l, after) && add_bind(l, B_INT("after_id", (int64_t)get_number(p + 5, 8)));
}

/* ---- the statement ---- */

static const struct bind *bind_named(const struct db_list_query *q, const char *name)
{
    for (size_t i = 0; i < q->binds_count; i++)
        if (q->binds[i].name[0] == name[0] && strcmp(q->binds[i].name, name) == 0)
            return &q->binds[i];
    return NULL;
}

static bool in_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Mark the binds whose parameters stand in this piece of the statement. */
static void mark_used(const struct db_list_query *q, const char *sql, bool *used)
{
    for (const char *p = strchr(sql, ':'); p != NULL; p = strchr(p + 1, ':')) {
        size_t len = 0;

        while (in_name(p[1 + len]))
            len++;
        for (size_t i = 0; len != 0 && i < q->binds_count; i++)
            if (strncmp(q->binds[i].name, p + 1, len) == 0 && q->binds[i].name[len] == '\0')
                used[i] = true;
    }
}

/* The always true part, then each filter that has a value. A bind is passed on if it is used. */
static enum status put_where(struct listing *l)
{
    const struct db_list_query *q = l->query;
    bool used[SQL_PARAMS_MAX] = {false};

    if (q->binds_count > SQL_PARAMS_MAX)
        return fail_detail(&l->ctx->err, ST_INTERNAL, "db.internal", "too many binds");
    buf_z(&l->sql, " WHERE (");
    buf_z(&l->sql, l->list->where);
    buf_char(&l->sql, ')');
    mark_used(q, l->list->where, used);
    mark_used(q, l->list->select, used);
    for (const struct db_filter *f = l->list->filters; f != NULL && f->field != NULL; f++) {
        const struct bind *b = bind_named(q, f->field);

        if (b == NULL || b->null)
            continue;
        buf_z(&l->sql, " AND (");
        buf_z(&l->sql, f->where);
        buf_char(&l->sql, ')');
        mark_used(q, f->where, used);
    }
    for (size_t i = 0; i < q->binds_count; i++)
        if (used[i] && !add_bind(l, q->binds[i]))
            return fail_detail(&l->ctx->err, ST_INTERNAL, "db.internal", "too many binds");
    return ST_OK;
}

/* A range of the index for both databases, and both stop at the limit. Written out (column <= value
 * AND …) only its column is the range: where very many rows have the same value, each page would
 * walk through all those of the pages before. */
static void put_after(struct listing *l)
{
    buf_printf(&l->sql, " AND (%s, %s) %s (:after_value, :after_id)", l->sort->column, l->sort->id,
               l->descending ? "<" : ">");
}

static enum status choose_sort(struct listing *l)
{
    const char *name = l->query->sort;

    l->sort = l->list->sorts;
    l->descending = true;
    if (name == NULL || *name == '\0')
        return ST_OK;
    l->descending = *name == '-';
    name += l->descending;
    while (l->sort->name != NULL && strcmp(l->sort->name, name) != 0)
        l->sort++;
    return l->sort->name != NULL ? ST_OK
                                 : fail_field(&l->ctx->err, "sort", "form.not_a_choice", NULL);
}

static enum status listing_begin(struct listing *l, struct ctx *ctx, const struct db_list *list,
                                 const struct db_list_query *q)
{
    *l = (struct listing){.ctx = ctx, .list = list, .query = q};
    l->sql = buf_new(ctx->arena, 0);
    return choose_sort(l);
}

/* Where the select list of a statement ends; NULL if it has no FROM. */
static const char *from_of(const char *select)
{
    int depth = 0;

    for (const char *p = select; *p != '\0'; p++) {
        depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
        if (depth == 0 && (*p == ' ' || *p == '\n') && strncmp(p + 1, "FROM", 4) == 0 &&
            (p[5] == ' ' || p[5] == '\n'))
            return p;
    }
    return NULL;
}

/* The select list has to end before FROM: the two key columns are put there. */
static bool put_select(struct listing *l)
{
    const char *select = l->list->select, *from = from_of(select);

    if (from == NULL)
        return false;
    buf_put(&l->sql, select, (size_t)(from - select));
    buf_printf(&l->sql, ", %s AS sort_value, %s AS sort_id%s", l->sort->column, l->sort->id, from);
    return true;
}

enum status db_list(struct ctx *ctx, const struct db_list *list, const struct db_list_query *q,
                    struct rows *out, struct str *out_next)
{
    const unsigned limit = q->limit == 0 ? 1 : q->limit > LIMIT_MAX ? LIMIT_MAX : q->limit;
    struct listing l;
    struct rows rows;

    TRY(listing_begin(&l, ctx, list, q));
    if (!put_select(&l))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "list without FROM");
    TRY(put_where(&l));
    if (q->after.len != 0) {
        if (!read_cursor(&l))
            return fail_field(&ctx->err, "after", "form.bad_cursor", NULL);
        put_after(&l);
    }
    buf_printf(&l.sql, " ORDER BY %s %s, %s %s LIMIT :page_limit", l.sort->column,
               l.descending ? "DESC" : "ASC", l.sort->id, l.descending ? "DESC" : "ASC");
    if (!add_bind(&l, B_INT("page_limit", (int64_t)limit + 1)))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "too many binds");
    /* The first page is what everybody opens. */
    if (q->after.len == 0 && limit <= KEPT_ROWS)
        TRY(db_rows_kept(ctx, &rows, str_z(ctx->arena, buf_view(&l.sql)), l.binds, l.count));
    else
        TRY(db_rows(ctx, &rows, str_z(ctx->arena, buf_view(&l.sql)), l.binds, l.count));
    *out_next = S("");
    if (rows.count > limit) {
        rows.count = limit;
        *out_next = cursor_of(&l, &rows, limit - 1);
    }
    *out = rows;
    return ST_OK;
}

enum status db_list_count(struct ctx *ctx, const struct db_list *list,
                          const struct db_list_query *q, int64_t most, int64_t *out_count)
{
    const char *from = list->count_from != NULL ? list->count_from : from_of(list->select);
    struct listing l;
    struct rows rows;

    TRY(listing_begin(&l, ctx, list, q));
    if (from == NULL)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "list without FROM");
    /* Without the columns: they may be subqueries, made for each row that is counted. */
    buf_printf(&l.sql, "SELECT count(*) FROM (SELECT 1%s", from);
    TRY(put_where(&l));
    buf_z(&l.sql, " LIMIT :page_limit) AS counted");
    if (!add_bind(&l, B_INT("page_limit", most + 1)))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "too many binds");
    TRY(db_rows_kept(ctx, &rows, str_z(ctx->arena, buf_view(&l.sql)), l.binds, l.count));
    *out_count = cell_int(&rows, 0, 0);
    return ST_OK;
}
