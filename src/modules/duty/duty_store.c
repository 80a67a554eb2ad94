// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on kinds of entries and on entries. */
#include "modules/duty/duty_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { KINDS_MAX = 200, TOLD_MAX = 100000, COUNT_MAX = 10000 };

#define KIND "id, version, place, code, name, hint, unit, active"

static struct duty_kind read_kind(const struct rows *r, size_t i)
{
    return (struct duty_kind){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .place = cell_int(r, i, 2),
        .code = cell_text(r, i, 3),
        .name = cell_text(r, i, 4),
        .hint = cell_text(r, i, 5),
        .unit = cell_text(r, i, 6),
        .active = cell_int(r, i, 7) != 0,
    };
}

enum status duty_store_kinds(struct ctx *ctx, struct duty_kind **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT " KIND " FROM duty_kind WHERE congress_id = :congress"
                     " ORDER BY place, id LIMIT :most",
                     B_INT("congress", ctx->congress_id), B_INT("most", KINDS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct duty_kind);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_kind(&r, i);
    return ST_OK;
}

enum status duty_store_kind(struct ctx *ctx, int64_t id, struct duty_kind *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " KIND " FROM duty_kind WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_kind(&r, 0);
    return ST_OK;
}

enum status duty_store_kind_insert(struct ctx *ctx, const struct duty_kind *k)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO duty_kind (congress_id, id, code, name, unit, hint, place, active)"
                " VALUES (:congress, :id, :code, :name, :unit, :hint, :place, :active)",
                B_INT("congress", ctx->congress_id), B_INT("id", k->id), B_TEXT("code", k->code),
                B_TEXT("name", k->name), B_TEXT("unit", k->unit), B_TEXT("hint", k->hint),
                B_INT("place", k->place), B_BOOL("active", k->active)));
    return event_row(ctx, "duty_kind", k->id);
}

enum status duty_store_kind_update(struct ctx *ctx, const struct duty_kind *k)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE duty_kind SET name = :name, unit = :unit, hint = :hint,"
                    " active = :active, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("name", k->name), B_TEXT("unit", k->unit), B_TEXT("hint", k->hint),
                    B_BOOL("active", k->active), B_INT("congress", ctx->congress_id),
                    B_INT("id", k->id), B_INT("version", k->version)));
    return event_row(ctx, "duty_kind", k->id);
}

/* ---------------------------------------------------------------- entries */

#define ENTRY                                                                                      \
    "SELECT e.id, e.version, e.deputy_id, e.kind_id, e.amount, e.organ_id, e.held_on, e.title,"    \
    " e.place, e.body, e.state, e.answer, e.entered_by, e.entered_at, e.checked_by, e.checked_at," \
    " k.code, k.name, k.unit, d.name, d.delegation_name, COALESCE(o.name, '')"
#define FROM                                                                                       \
    " FROM duty_entry e JOIN duty_kind k ON k.congress_id = e.congress_id AND k.id = e.kind_id"    \
    " JOIN deputy_v_name d ON d.congress_id = e.congress_id AND d.id = e.deputy_id"                \
    " LEFT JOIN congress_v_organ o ON o.congress_id = e.congress_id AND o.id = e.organ_id"

static struct duty_entry read_entry(const struct rows *r, size_t i)
{
    return (struct duty_entry){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .deputy_id = cell_int(r, i, 2),
        .kind_id = cell_int(r, i, 3),
        .amount = cell_int(r, i, 4),
        .organ_id = cell_int(r, i, 5),
        .held_on = cell_date(r, i, 6),
        .title = cell_text(r, i, 7),
        .place = cell_text(r, i, 8),
        .body = cell_text(r, i, 9),
        .state = cell_text(r, i, 10),
        .answer = cell_text(r, i, 11),
        .entered_by = cell_int(r, i, 12),
        .entered_at = cell_int(r, i, 13),
        .checked_by = cell_int(r, i, 14),
        .checked_at = cell_int(r, i, 15),
        .code = cell_text(r, i, 16),
        .kind = cell_text(r, i, 17),
        .unit = cell_text(r, i, 18),
        .deputy = cell_text(r, i, 19),
        .delegation = cell_text(r, i, 20),
        .organ = cell_text(r, i, 21),
    };
}

enum status duty_store_entry(struct ctx *ctx, int64_t id, struct duty_entry *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, ENTRY FROM " WHERE e.congress_id = :congress AND e.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_entry(&r, 0);
    return ST_OK;
}

enum status duty_store_entries(struct ctx *ctx, const struct duty_entry_filter *filter,
                               struct duty_entry **out, size_t *out_count, struct str *out_next,
                               int64_t *out_total)
{
    static const struct db_filter FILTERS[] = {
        {"state", "e.state = :state", BIND_TEXT},
        {"deputy", "e.deputy_id = :deputy", BIND_INT},
        {"organ", "e.organ_id = :organ", BIND_INT},
        {"kind", "e.kind_id = :kind", BIND_INT},
        {"from", "e.held_on >= :from", BIND_TEXT},
        {"to", "e.held_on <= :to", BIND_TEXT},
        {0},
    };
    static const struct db_sort SORTS[] = {{"on", "e.held_on", BIND_TEXT, "e.id"}, {0}};
    static const struct db_list LIST = {
        .select = ENTRY FROM,
        .where = "e.congress_id = :congress",
        .filters = FILTERS,
        .sorts = SORTS,
        .count_from = " FROM duty_entry e",
    };
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),  B_OPT("state", filter->state),
        B_ID("deputy", filter->deputy_id),    B_ID("organ", filter->organ_id),
        B_ID("kind", filter->kind_id),        B_DATE(ctx->arena, "from", filter->from),
        B_DATE(ctx->arena, "to", filter->to),
    };
    const struct db_list_query query = {.binds = binds,
                                        .binds_count = COUNT(binds),
                                        .sort = "-on",
                                        .after = filter->after,
                                        .limit = filter->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct duty_entry);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_entry(&r, i);
    return db_list_count(ctx, &LIST, &query, COUNT_MAX, out_total);
}

enum status duty_store_entry_insert(struct ctx *ctx, const struct duty_entry *e)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO duty_entry (congress_id, id, deputy_id, kind_id, held_on, amount,"
                " title, place, body, organ_id, state, entered_by, entered_at, checked_by,"
                " checked_at, answer) VALUES (:congress, :id, :deputy, :kind, :on, :amount, :title,"
                " :place, :body, :organ, :state, :by, :at, :checked_by, :checked_at, :answer)",
                B_INT("congress", ctx->congress_id), B_INT("id", e->id),
                B_INT("deputy", e->deputy_id), B_INT("kind", e->kind_id),
                B_DATE(ctx->arena, "on", e->held_on), B_INT("amount", e->amount),
                B_TEXT("title", e->title), B_TEXT("place", e->place), B_TEXT("body", e->body),
                B_ID("organ", e->organ_id), B_TEXT("state", e->state), B_INT("by", e->entered_by),
                B_INT("at", e->entered_at), B_ID("checked_by", e->checked_by),
                B_ID("checked_at", e->checked_at), B_TEXT("answer", e->answer)));
    return event_row(ctx, "duty_entry", e->id);
}

enum status duty_store_entry_update(struct ctx *ctx, const struct duty_entry *e)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE duty_entry SET kind_id = :kind, held_on = :on, amount = :amount,"
        " title = :title, place = :place, body = :body, organ_id = :organ,"
        " state = :state, checked_by = :checked_by, checked_at = :checked_at,"
        " answer = :answer, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_INT("kind", e->kind_id), B_DATE(ctx->arena, "on", e->held_on), B_INT("amount", e->amount),
        B_TEXT("title", e->title), B_TEXT("place", e->place), B_TEXT("body", e->body),
        B_ID("organ", e->organ_id), B_TEXT("state", e->state), B_ID("checked_by", e->checked_by),
        B_ID("checked_at", e->checked_at), B_TEXT("answer", e->answer),
        B_INT("congress", ctx->congress_id), B_INT("id", e->id), B_INT("version", e->version)));
    return event_row(ctx, "duty_entry", e->id);
}

enum status duty_store_told(struct ctx *ctx, struct date from, struct date to, int64_t deputy_id,
                            struct duty_told **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT e.deputy_id, e.id, e.amount, e.held_on, e.title, k.code FROM duty_entry e"
                " JOIN duty_kind k ON k.congress_id = e.congress_id AND k.id = e.kind_id"
                " WHERE e.congress_id = :congress AND e.state = 'confirmed'"
                " AND e.deputy_id >= :first AND e.deputy_id <= :last"
                " AND e.held_on >= :from AND e.held_on <= :to"
                " ORDER BY e.deputy_id, e.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("first", deputy_id),
                B_INT("last", deputy_id != 0 ? deputy_id : INT64_MAX),
                B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_INT("most", TOLD_MAX)));
    *out = arena_array(ctx->arena, r.count, struct duty_told);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct duty_told){
            .deputy_id = cell_int(&r, i, 0),
            .record_id = cell_int(&r, i, 1),
            .count = cell_int(&r, i, 2),
            .on = cell_date(&r, i, 3),
            .title = cell_text(&r, i, 4),
            .code = cell_text(&r, i, 5),
        };
    return ST_OK;
}
