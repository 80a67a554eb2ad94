// SPDX-License-Identifier: MulanPSL-2.0
/* Rows as text and back: a line "name i 5", "name t LENGTH:text" or "name b LENGTH:hexadecimal" for
 * each column that has a value. */
#include "platform/row_image.h"
#include "platform/crypt/sm3.h"
#include "platform/db/db_internal.h"
#include "platform/event.h"
#include "platform/module.h"

enum { COLUMNS_MAX = 128 };

/* ---- out ---- */

static enum status read_row(struct ctx *ctx, const struct row_place *at, struct rows *out)
{
    const struct str sql = str_printf(
        ctx->arena, "SELECT * FROM %s WHERE congress_id = :congress AND id = :id", at->table);

    return DB_ROWS(ctx, out, sql.ptr, B_INT("congress", at->congress_id), B_INT("id", at->id));
}

static void put_cell(struct ctx *ctx, struct buf *b, const char *name, const struct cell *c)
{
    const struct str s = c->type == CELL_BLOB ? str_hex(ctx->arena, c->s.ptr, c->s.len) : c->s;

    if (c->type == CELL_INT)
        buf_printf(b, "%s i %lld\n", name, (long long)c->n);
    else if (c->type != CELL_NULL)
        buf_printf(b, "%s %c %zu:" STR_FMT "\n", name, c->type == CELL_BLOB ? 'b' : 't', s.len,
                   STR_ARG(s));
}

enum status row_image_take(struct ctx *ctx, const struct row_place *at, struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct rows r;

    TRY(read_row(ctx, at, &r));
    for (size_t i = 0; r.count > 0 && i < r.cols; i++)
        put_cell(ctx, &b, r.names[i], &r.cells[i]);
    *out = buf_view(&b);
    return ST_OK;
}

struct str row_image_hash(struct ctx *ctx, struct str image)
{
    uint8_t hash[SM3_BYTES];
    struct sm3 h = sm3_begin();

    sm3_text(&h, image);
    sm3_end(&h, hash);
    return str_hex(ctx->arena, hash, sizeof hash);
}

/* ---- back ---- */

struct read_image {
    struct bind binds[COLUMNS_MAX + 2];
    size_t count;
};

/* "LENGTH:bytes\n" and what follows. */
static bool take_bytes(struct str *rest, struct str *out)
{
    struct str length;
    int64_t n;

    if (!str_cut(rest, ':', &length) || !str_to_int(length, &n) || n < 0 ||
        (size_t)n >= rest->len || rest->ptr[n] != '\n')
        return false;
    *out = (struct str){rest->ptr, (size_t)n};
    *rest = (struct str){rest->ptr + n + 1, rest->len - (size_t)n - 1};
    return true;
}

static bool take_value(struct ctx *ctx, struct str type, struct str *rest, struct bind *out)
{
    struct str text;

    if (str_eqz(type, "i")) {
        out->type = BIND_INT;
        return str_cut(rest, '\n', &text) && str_to_int(text, &out->n);
    }
    if (!take_bytes(rest, &text))
        return false;
    out->type = BIND_TEXT;
    out->s = text;
    if (str_eqz(type, "b")) {
        uint8_t *bytes = arena_array(ctx->arena, text.len / 2 + 1, uint8_t);

        out->type = BIND_BLOB;
        out->s = (struct str){(const char *)bytes, text.len / 2};
        return str_unhex(text, bytes, text.len / 2) == (int)(text.len / 2);
    }
    return str_eqz(type, "t");
}

static bool read_image(struct ctx *ctx, struct str image, struct read_image *out)
{
    out->count = 0;
    while (image.len > 0) {
        struct bind *b = &out->binds[out->count];
        struct str name, type;

        *b = (struct bind){0};
        if (out->count == COLUMNS_MAX || !str_cut(&image, ' ', &name) ||
            !str_cut(&image, ' ', &type) || !take_value(ctx, type, &image, b))
            return false;
        b->name = str_z(ctx->arena, name);
        out->count++;
    }
    return out->count > 0;
}

static bool is_in(const struct read_image *all, const char *name)
{
    arr_each (i, all->count)
        if (strcmp(all->binds[i].name, name) == 0)
            return true;
    return false;
}

static bool is_key(const char *name)
{
    return strcmp(name, "congress_id") == 0 || strcmp(name, "id") == 0;
}

/* Each column of the row as it is now: what the image has no value for had none. */
static struct str update_sql(struct ctx *ctx, const struct row_place *at, const struct rows *now,
                             const struct read_image *image)
{
    struct buf b = buf_new(ctx->arena, 0);
    const char *comma = "";

    buf_printf(&b, "UPDATE %s SET ", at->table);
    arr_each (i, now->cols) {
        const char *const name = now->names[i];

        if (is_key(name))
            continue;
        if (strcmp(name, "version") == 0)
            buf_printf(&b, "%sversion = version + 1", comma);
        else if (is_in(image, name))
            buf_printf(&b, "%s%s = :%s", comma, name, name);
        else
            buf_printf(&b, "%s%s = NULL", comma, name);
        comma = ", ";
    }
    buf_str(&b, S(" WHERE congress_id = :congress_id AND id = :id"));
    return buf_view(&b);
}

/* The database wants each parameter to be in the statement. */
static void leave_out_version(struct read_image *image)
{
    size_t kept = 0;

    arr_each (i, image->count)
        if (strcmp(image->binds[i].name, "version") != 0)
            image->binds[kept++] = image->binds[i];
    image->count = kept;
}

static enum status note(struct ctx *ctx, const struct row_place *at, bool gone)
{
    bool journalled, exempt;

    db_table_class(at->table, &journalled, &exempt);
    if (!journalled)
        return ST_OK;
    return gone ? event_row_gone(ctx, at->table, at->id) : event_row(ctx, at->table, at->id);
}

static enum status take_away(struct ctx *ctx, const struct row_place *at)
{
    const struct str sql = str_printf(
        ctx->arena, "DELETE FROM %s WHERE congress_id = :congress AND id = :id", at->table);

    TRY(DB_EXEC_ONE(ctx, sql.ptr, B_INT("congress", at->congress_id), B_INT("id", at->id)));
    return note(ctx, at, true);
}

enum status row_image_put(struct ctx *ctx, const struct row_place *at, struct str image)
{
    struct read_image *all = arena_new(ctx->arena, struct read_image);
    struct rows now;

    ASSERT(db_in_tx(ctx));
    TRY(read_row(ctx, at, &now));
    if (now.count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (image.len == 0)
        return take_away(ctx, at);
    if (!read_image(ctx, image, all) || !is_in(all, "id") || !is_in(all, "congress_id"))
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "%s %lld: no image", at->table,
                           (long long)at->id);
    leave_out_version(all);
    TRY(db_exec_one(ctx, update_sql(ctx, at, &now, all).ptr, all->binds, all->count));
    return note(ctx, at, false);
}
