// SPDX-License-Identifier: MulanPSL-2.0
/* Lists of packages, and sums over the newest of each trusted sender. */
#include "modules/rollup/rollup_rules.h"
#include "modules/rollup/rollup_store.h"
#include "platform/db.h"

enum { SENDERS_MOST = 5000, NAMES_MOST = 5000, GROUPS_MOST = 50000 };

#define CONGRESS B_INT("congress", ctx->congress_id)

/* The newest package of each trusted sender for exactly that period. */
#define NEWEST                                                                                     \
    " FROM rollup_package p JOIN rollup_sender s ON s.congress_id = p.congress_id"                 \
    " AND s.id = p.sender_id WHERE p.congress_id = :congress AND s.state = 'trusted'"              \
    " AND p.from_on = :from AND p.to_on = :to AND NOT EXISTS (SELECT 1 FROM rollup_package n"      \
    " WHERE n.congress_id = p.congress_id AND n.sender_id = p.sender_id"                           \
    " AND n.from_on = p.from_on AND n.to_on = p.to_on AND n.made_at > p.made_at)"

#define MADE "id, from_on, to_on, made_at, made_by, figures, hash"

static struct rollup_made read_made(const struct rows *r, size_t i)
{
    return (struct rollup_made){
        .id = cell_int(r, i, 0),
        .from = cell_date(r, i, 1),
        .to = cell_date(r, i, 2),
        .made_at = cell_int(r, i, 3),
        .made_by = cell_text(r, i, 4),
        .figures = cell_int(r, i, 5),
        .hash = cell_text(r, i, 6),
    };
}

static const struct db_filter NO_FILTERS[] = {{0}};
static const struct db_sort MADE_SORTS[] = {{"made", "made_at", BIND_INT, "id"}, {0}};
static const struct db_list MADE_LIST = {
    .select = "SELECT " MADE " FROM rollup_made",
    .where = "congress_id = :congress",
    .filters = NO_FILTERS,
    .sorts = MADE_SORTS,
};

enum status rollup_made_list(struct ctx *ctx, struct str after, unsigned limit,
                             struct rollup_made **out, size_t *out_count, struct str *out_next)
{
    const struct bind binds[] = {CONGRESS};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = after, .limit = limit};
    struct rows r;

    TRY(db_list(ctx, &MADE_LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct rollup_made);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_made(&r, i);
    return ST_OK;
}

enum status rollup_made_file(struct ctx *ctx, int64_t id, struct rollup_made *out,
                             struct str *out_file)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " MADE ", package FROM rollup_made WHERE congress_id = :congress"
               " AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_made(&r, 0);
    *out_file = cell_text(&r, 0, 7);
    return ST_OK;
}

#define TAKEN                                                                                      \
    "SELECT p.id, p.sender_id, p.from_on, p.to_on, p.made_at, p.taken_at, p.figures, p.hash,"      \
    " s.name, s.state, (SELECT COUNT(*) FROM rollup_package n WHERE n.congress_id = p.congress_id" \
    " AND n.sender_id = p.sender_id AND n.from_on = p.from_on AND n.to_on = p.to_on"               \
    " AND n.made_at > p.made_at) FROM rollup_package p JOIN rollup_sender s"                       \
    " ON s.congress_id = p.congress_id AND s.id = p.sender_id"

static struct rollup_taken read_taken(const struct rows *r, size_t i)
{
    return (struct rollup_taken){
        .id = cell_int(r, i, 0),
        .sender_id = cell_int(r, i, 1),
        .from = cell_date(r, i, 2),
        .to = cell_date(r, i, 3),
        .made_at = cell_int(r, i, 4),
        .taken_at = cell_int(r, i, 5),
        .figures = cell_int(r, i, 6),
        .hash = cell_text(r, i, 7),
        .sender = cell_text(r, i, 8),
        .state = cell_text(r, i, 9),
        .newest = cell_int(r, i, 10) == 0,
    };
}

static const struct db_sort TAKEN_SORTS[] = {{"taken", "p.taken_at", BIND_INT, "p.id"}, {0}};
static const struct db_list TAKEN_LIST = {
    .select = TAKEN,
    .where = "p.congress_id = :congress",
    .filters = NO_FILTERS,
    .sorts = TAKEN_SORTS,
};

enum status rollup_taken_list(struct ctx *ctx, struct str after, unsigned limit,
                              struct rollup_taken **out, size_t *out_count, struct str *out_next)
{
    const struct bind binds[] = {CONGRESS};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = after, .limit = limit};
    struct rows r;

    TRY(db_list(ctx, &TAKEN_LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct rollup_taken);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_taken(&r, i);
    return ST_OK;
}

enum status rollup_taken_get(struct ctx *ctx, int64_t id, struct rollup_taken *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, TAKEN " WHERE p.congress_id = :congress AND p.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_taken(&r, 0);
    return ST_OK;
}

enum status rollup_values(struct ctx *ctx, int64_t package_id, struct rollup_figure **out,
                          size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT name, label, unit, definition, numerator, denominator FROM rollup_value"
                " WHERE congress_id = :congress AND package_id = :package ORDER BY number"
                " LIMIT :most",
                CONGRESS, B_INT("package", package_id), B_INT("most", ROLLUP_FIGURES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct rollup_figure);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct rollup_figure){
            .name = cell_text(&r, i, 0),
            .label = cell_text(&r, i, 1),
            .unit = cell_text(&r, i, 2),
            .definition = cell_text(&r, i, 3),
            .numerator = cell_int(&r, i, 4),
            .denominator = cell_int(&r, i, 5),
        };
    return ST_OK;
}

/* ---------------------------------------------------------------- sums */

/* All that count alike are one row here: how many senders there are makes no difference. */
enum status rollup_sums(struct ctx *ctx, struct date from, struct date to, struct str name,
                        struct rollup_sum **out, size_t *out_count)
{
    struct rollup_sum *s = NULL;
    struct str definition = S("");
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT v.name, v.label, v.unit, v.definition,"
                " CASE WHEN v.denominator < 0 THEN 0 ELSE 1 END AS rate, COUNT(*),"
                " SUM(v.numerator), SUM(CASE WHEN v.denominator > 0 THEN v.denominator ELSE 0 END),"
                " MIN(n.code) AS first FROM rollup_value v JOIN (SELECT p.id, s.code" NEWEST ") n"
                " ON n.id = v.package_id WHERE v.congress_id = :congress"
                " AND (:name = '' OR v.name = :name)"
                " GROUP BY v.name, v.label, v.unit, v.definition, 5 ORDER BY v.name, 9 LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_TEXT("name", name), B_INT("most", GROUPS_MOST)));
    *out = arena_array(ctx->arena, r.count, struct rollup_sum);
    *out_count = 0;
    if (r.count == GROUPS_MOST)
        return fail(&ctx->err, ST_RULE, "rollup.err.too_different", NULL);
    arr_each (i, r.count) {
        const bool rate = cell_int(&r, i, 4) != 0;

        if (s == NULL || !str_eq(s->name, cell_text(&r, i, 0))) {
            s = &(*out)[(*out_count)++];
            *s = (struct rollup_sum){.name = cell_text(&r, i, 0),
                                     .label = cell_text(&r, i, 1),
                                     .unit = cell_text(&r, i, 2),
                                     .denominator = rate ? 0 : -1};
            definition = cell_text(&r, i, 3);
        }
        s->drift = s->drift || (s->denominator < 0) == rate ||
                   !rollup_same_definition(definition, cell_text(&r, i, 3)) ||
                   !str_eq(s->unit, cell_text(&r, i, 2));
        s->senders += cell_int(&r, i, 5);
        s->numerator += cell_int(&r, i, 6);
        s->denominator += s->denominator < 0 ? 0 : cell_int(&r, i, 7);
    }
    return ST_OK;
}

static void read_parts(struct ctx *ctx, const struct rows *r, struct rollup_part **out,
                       size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct rollup_part);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct rollup_part){
            .name = cell_text(r, i, 0),
            .definition = cell_text(r, i, 1),
            .numerator = cell_int(r, i, 2),
            .denominator = cell_int(r, i, 3),
            .sender = cell_text(r, i, 4),
            .code = cell_text(r, i, 5),
            .package_id = cell_int(r, i, 6),
            .unit = cell_text(r, i, 7),
        };
}

#define PARTS                                                                                      \
    "SELECT v.name, v.definition, v.numerator, v.denominator, n.name, n.code, v.package_id,"       \
    " v.unit FROM rollup_value v JOIN (SELECT p.id, s.name, s.code" NEWEST                         \
    ") n ON n.id = v.package_id WHERE v.congress_id = :congress"

enum status rollup_parts(struct ctx *ctx, struct date from, struct date to, struct str name,
                         struct str code, struct rollup_part **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     PARTS " AND v.name = :name AND (:code = '' OR n.code = :code)"
                           " ORDER BY n.code, v.package_id LIMIT :most",
                     CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                     B_TEXT("name", name), B_TEXT("code", code), B_INT("most", SENDERS_MOST)));
    read_parts(ctx, &r, out, out_count);
    return ST_OK;
}

enum status rollup_parts_between(struct ctx *ctx, struct date from, struct date to,
                                 struct str first, struct str last, struct rollup_part **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                PARTS " AND v.name >= :first AND v.name <= :last"
                      " ORDER BY v.name, n.code, v.package_id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_TEXT("first", first), B_TEXT("last", last), B_INT("most", DB_ROWS_MAX)));
    read_parts(ctx, &r, out, out_count);
    return ST_OK;
}

enum status rollup_missing(struct ctx *ctx, struct date from, struct date to, struct str **out,
                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT name FROM rollup_sender t WHERE t.congress_id = :congress"
                " AND t.state = 'trusted' AND NOT EXISTS (SELECT 1 FROM rollup_package p"
                " WHERE p.congress_id = t.congress_id AND p.sender_id = t.id"
                " AND p.from_on = :from AND p.to_on = :to) ORDER BY code, id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_INT("most", SENDERS_MOST)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}

/* As the newest package of the newest sender that has it calls it. */
enum status rollup_store_known(struct ctx *ctx, struct rollup_figure **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT v.name, v.label, v.unit, v.definition, v.denominator"
                     " FROM rollup_value v JOIN (SELECT w.name, MAX(w.package_id) AS package_id"
                     " FROM rollup_value w WHERE w.congress_id = :congress AND w.package_id IN"
                     " (SELECT MAX(p.id) FROM rollup_package p JOIN rollup_sender s"
                     " ON s.congress_id = p.congress_id AND s.id = p.sender_id"
                     " WHERE p.congress_id = :congress AND s.state = 'trusted'"
                     " GROUP BY p.sender_id) GROUP BY w.name) m"
                     " ON m.name = v.name AND m.package_id = v.package_id"
                     " WHERE v.congress_id = :congress ORDER BY v.name LIMIT :most",
                     CONGRESS, B_INT("most", NAMES_MOST)));
    *out = arena_array(ctx->arena, r.count, struct rollup_figure);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct rollup_figure){
            .name = cell_text(&r, i, 0),
            .label = cell_text(&r, i, 1),
            .unit = cell_text(&r, i, 2),
            .definition = cell_text(&r, i, 3),
            .denominator = cell_int(&r, i, 4),
        };
    return ST_OK;
}
