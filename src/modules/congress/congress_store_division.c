// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the divisions of the nation. */
#include "base/json.h"
#include "modules/congress/congress_store.h"
#include "platform/db.h"

enum { CHILDREN_MAX = 5000 };

static struct division read_division(const struct rows *r, size_t i)
{
    return (struct division){
        .code = cell_text(r, i, 0),
        .name = cell_text(r, i, 1),
        .parent_code = cell_text(r, i, 2),
        .level = cell_text(r, i, 3),
    };
}

enum status congress_divisions(struct ctx *ctx, struct str parent_code, struct division **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT code, name, parent_code, level FROM congress_division"
                " WHERE congress_id = 0 AND parent_code = :parent ORDER BY code LIMIT :most",
                B_TEXT("parent", parent_code), B_INT("most", CHILDREN_MAX)));
    *out = arena_array(ctx->arena, r.count, struct division);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_division(&r, i);
    }
    return ST_OK;
}

enum status congress_places(struct ctx *ctx, struct str code, unsigned most, struct division **out,
                            size_t *out_count)
{
    struct rows r;

    *out = NULL;
    *out_count = 0;
    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT d.code, d.name, d.parent_code, d.level FROM congress_division d"
                     " WHERE d.congress_id = 0 AND (d.parent_code = :code OR d.parent_code IN"
                     " (SELECT t.code FROM congress_division t WHERE t.congress_id = 0"
                     " AND t.parent_code = :code)) ORDER BY d.code LIMIT :most",
                     B_TEXT("code", code), B_INT("most", (int64_t)most + 1)));
    if (r.count > most)
        return ST_OK;
    *out = arena_array(ctx->arena, r.count, struct division);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_division(&r, i);
    return ST_OK;
}

enum status congress_division_get(struct ctx *ctx, struct str code, struct division *out)
{
    struct rows r;
    int64_t id;

    if (!str_to_int(code, &id))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(DB_ONE(ctx, &r,
               "SELECT code, name, parent_code, level FROM congress_division"
               " WHERE congress_id = 0 AND id = :id",
               B_INT("id", id)));
    *out = read_division(&r, 0);
    return ST_OK;
}

enum status congress_store_division_drop(struct ctx *ctx, int64_t id)
{
    return DB_EXEC_ONE(ctx, "DELETE FROM congress_division WHERE congress_id = 0 AND id = :id",
                       B_INT("id", id));
}

enum status congress_store_division_counts(struct ctx *ctx, struct division_counts *out)
{
    struct rows r;

    *out = (struct division_counts){0};
    TRY(DB_ROWS(ctx, &r,
                "SELECT level, COUNT(*) FROM congress_division WHERE congress_id = :nation"
                " GROUP BY level",
                B_INT("nation", 0)));
    arr_each (i, r.count) {
        const struct str level = cell_text(&r, i, 0);
        const int64_t n = cell_int(&r, i, 1);

        if (str_eqz(level, "province"))
            out->provinces = n;
        else if (str_eqz(level, "city"))
            out->cities = n;
        else if (str_eqz(level, "county"))
            out->counties = n;
        else if (str_eqz(level, "township"))
            out->townships = n;
        else
            out->villages = n;
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- many at once */

struct known {
    int64_t id;
    bool is_there;
    struct division division;
};

struct division_ahead {
    struct arena *arena;
    struct known *known; /* by id */
    size_t count;
};

static int by_id(const void *a, const void *b)
{
    const struct known *x = a, *y = b;

    return x->id < y->id ? -1 : x->id > y->id;
}

static struct known *find_known(const struct division_ahead *ahead, int64_t id)
{
    if (ahead == NULL || ahead->count == 0)
        return NULL;
    return bsearch(&(struct known){.id = id}, ahead->known, ahead->count, sizeof *ahead->known,
                   by_id);
}

static void sort_once(struct division_ahead *ahead)
{
    size_t count = 0;

    if (ahead->count > 0)
        qsort(ahead->known, ahead->count, sizeof *ahead->known, by_id);
    arr_each (i, ahead->count)
        if (count == 0 || ahead->known[count - 1].id != ahead->known[i].id)
            ahead->known[count++] = ahead->known[i];
    ahead->count = count;
}

static struct str ids_of(struct ctx *ctx, const struct division_ahead *ahead)
{
    struct buf text = buf_new(ctx->arena, 0);
    struct json j = json_begin(&text);

    json_array(&j, NULL);
    arr_each (i, ahead->count)
        json_int(&j, NULL, ahead->known[i].id);
    json_array_end(&j);
    return buf_view(&text);
}

enum status congress_store_divisions_ahead(struct ctx *ctx, const struct str *codes, size_t count,
                                           struct division_ahead **out)
{
    struct division_ahead *ahead = arena_new(ctx->arena, struct division_ahead);
    struct rows r;
    int64_t id;

    *ahead = (struct division_ahead){.arena = ctx->arena,
                                     .known = arena_array(ctx->arena, count, struct known)};
    arr_each (i, count)
        if (str_to_int(codes[i], &id))
            ahead->known[ahead->count++] = (struct known){.id = id};
    sort_once(ahead); /* a city may stand there once for each of its counties */
    TRY(DB_ROWS(ctx, &r,
                "SELECT d.code, d.name, d.parent_code, d.level, d.id FROM congress_division d"
                " WHERE d.congress_id = 0 AND d.id IN"
                " (SELECT CAST(v AS BIGINT) FROM json_array_elements_text(CAST(:ids AS JSON))"
                " AS t(v))",
                B_TEXT("ids", ids_of(ctx, ahead))));
    arr_each (i, r.count) {
        struct known *known = find_known(ahead, cell_int(&r, i, 4));

        if (known != NULL)
            *known = (struct known){known->id, true, read_division(&r, i)};
    }
    *out = ahead;
    return ST_OK;
}

enum status congress_store_division_known(struct ctx *ctx, const struct division_ahead *ahead,
                                          struct str code, struct division *out)
{
    const struct known *known;
    int64_t id;

    if (!str_to_int(code, &id) || (known = find_known(ahead, id)) == NULL)
        return congress_division_get(ctx, code, out);
    if (!known->is_there)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = known->division;
    return ST_OK;
}

static void note_written(struct division_ahead *ahead, int64_t id, const struct division *in)
{
    struct known *known = find_known(ahead, id);

    if (known == NULL)
        return;
    known->is_there = true;
    known->division = (struct division){
        .code = str_dup(ahead->arena, in->code),
        .name = str_dup(ahead->arena, in->name),
        .parent_code = str_dup(ahead->arena, in->parent_code),
        .level = str_dup(ahead->arena, in->level),
    };
}

enum status congress_store_division_put(struct ctx *ctx, struct division_ahead *ahead,
                                        const struct division *in, bool *out_same, bool *out_new)
{
    struct division have = {0};
    enum status st;
    int64_t id;

    if (!str_to_int(in->code, &id))
        return fail_field(&ctx->err, "code", "congress.division.code_wrong", NULL);
    st = congress_store_division_known(ctx, ahead, in->code, &have);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    *out_new = st == ST_NOT_FOUND;
    *out_same =
        !*out_new && str_eq(have.name, in->name) && str_eq(have.parent_code, in->parent_code);
    if (*out_same)
        return ST_OK;
    TRY(DB_EXEC(ctx,
                "INSERT INTO congress_division (congress_id, id, code, name, parent_code, level)"
                " VALUES (0, :id, :code, :name, :parent, :level)"
                " ON CONFLICT (congress_id, id) DO UPDATE"
                " SET name = excluded.name, parent_code = excluded.parent_code",
                B_INT("id", id), B_TEXT("code", in->code), B_TEXT("name", in->name),
                B_TEXT("parent", in->parent_code), B_TEXT("level", in->level)));
    note_written(ahead, id, in);
    return ST_OK;
}
