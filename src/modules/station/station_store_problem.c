// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what people told at receptions. */
#include "modules/station/station_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOTAL_MAX = 10000, OF_RECEPTION_MAX = 200 };

static const char CITIZEN[] = "station_problem.citizen", CONTACT[] = "station_problem.contact";

#define COLUMNS                                                                                    \
    "p.id, p.version, p.station_id, p.reception_id, p.opinion_id, p.noted_on, p.subject, p.body,"  \
    " p.place, p.level, p.state, p.result, p.settled_on, p.key_id"

enum { COLUMNS_COUNT = 14 };

static struct station_problem read_problem(const struct rows *r, size_t i)
{
    return (struct station_problem){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .station_id = cell_int(r, i, 2),
        .reception_id = cell_int(r, i, 3),
        .opinion_id = cell_int(r, i, 4),
        .noted_on = cell_date(r, i, 5),
        .subject = cell_text(r, i, 6),
        .body = cell_text(r, i, 7),
        .place = cell_text(r, i, 8),
        .level = cell_text(r, i, 9),
        .state = cell_text(r, i, 10),
        .result = cell_text(r, i, 11),
        .settled_on = cell_date(r, i, 12),
        .named = !cell_null(r, i, 13),
        .key_id = cell_int(r, i, 13),
    };
}

enum status station_problem_get(struct ctx *ctx, int64_t id, struct station_problem *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS
               " FROM station_problem p WHERE p.congress_id = :congress AND p.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_problem(&r, 0);
    return ST_OK;
}

enum status station_store_problem_by_number(struct ctx *ctx, struct str number,
                                            struct station_problem *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS
               " FROM station_problem p WHERE p.congress_id = :congress AND p.number = :number",
               B_INT("congress", ctx->congress_id), B_TEXT("number", number)));
    *out = read_problem(&r, 0);
    return ST_OK;
}

enum status station_problem_citizen(struct ctx *ctx, int64_t id, struct str *out_name,
                                    struct str *out_contact)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT key_id, citizen_sealed, contact_sealed FROM station_problem"
               " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out_name = *out_contact = S("");
    if (cell_null(&r, 0, 0))
        return ST_OK;
    TRY(crypt_open_kept(ctx, cell_int(&r, 0, 0), CITIZEN, cell_text(&r, 0, 1), out_name));
    return crypt_open_kept(ctx, cell_int(&r, 0, 0), CONTACT, cell_text(&r, 0, 2), out_contact);
}

enum status station_store_problems_of(struct ctx *ctx, int64_t reception_id,
                                      struct station_problem **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM station_problem p WHERE p.congress_id = :congress"
                " AND p.reception_id = :reception ORDER BY p.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("reception", reception_id),
                B_INT("most", OF_RECEPTION_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_problem);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_problem(&r, i);
    return ST_OK;
}

/* ---------------------------------------------------------------- the list */

#define PARTY                                                                                      \
    "EXISTS (SELECT 1 FROM station_visit v"                                                        \
    " JOIN body_v_member m ON m.congress_id = v.congress_id AND m.deputy_id = v.deputy_id"         \
    " JOIN body_v_name b ON b.congress_id = m.congress_id AND b.id = m.body_id"                    \
    " WHERE v.congress_id = p.congress_id AND v.reception_id = p.reception_id"                     \
    " AND b.kind = 'party_group' AND m.from_on <= v.on_day"                                        \
    " AND (m.to_on IS NULL OR m.to_on >= v.on_day))"

#define TOWN                                                                                       \
    "(SELECT w.delegation_id FROM station_v_delegation w"                                          \
    " WHERE w.congress_id = p.congress_id AND w.station_id = p.station_id)"

static const struct db_filter FILTERS[] = {
    {"q", "(p.subject LIKE :q ESCAPE '!' OR p.body LIKE :q ESCAPE '!')", BIND_TEXT},
    {"station", "p.station_id = :station", BIND_INT},
    {"delegation", TOWN " = :delegation", BIND_INT},
    {"no_town", TOWN " = 0 AND :no_town = 1", BIND_INT},
    {"reception", "p.reception_id = :reception", BIND_INT},
    {"state", "p.state = :state", BIND_TEXT},
    {"level", "p.level = :level", BIND_TEXT},
    {"from", "p.noted_on >= :from", BIND_TEXT},
    {"to", "p.noted_on <= :to", BIND_TEXT},
    {"party", PARTY, BIND_INT},
    {"settled", "p.state IN ('solved', 'explained')", BIND_INT},
    {0},
};

static const struct db_sort SORTS[] = {
    {"day", "p.noted_on", BIND_TEXT, "p.id"},
    {0},
};

static const struct db_list LIST = {
    .select = "SELECT " COLUMNS ", s.name FROM station_problem p"
              " JOIN station s ON s.congress_id = p.congress_id AND s.id = p.station_id",
    .where = "p.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM station_problem p",
};

enum status station_problem_page(struct ctx *ctx, const struct station_problem_filter *f,
                                 struct station_problem_row **out, size_t *out_count,
                                 struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
        B_ID("station", f->station_id),
        B_ID("delegation", f->delegation_id),
        B_ID("no_town", f->no_town),
        B_ID("reception", f->reception_id),
        B_OPT("state", f->state),
        B_OPT("level", f->level),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_ID("party", f->party),
        B_ID("settled", f->settled),
    };
    const struct db_list_query query = {.binds = binds,
                                        .binds_count = COUNT(binds),
                                        .sort = f->sort,
                                        .after = f->after,
                                        .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct station_problem_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_problem_row){
            .p = read_problem(&r, i),
            .station_name = cell_text(&r, i, COLUMNS_COUNT),
        };
    return db_list_count(ctx, &LIST, &query, TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- writing */

enum status station_store_problem_insert(struct ctx *ctx, const struct station_problem *p,
                                         struct str number, const struct station_problem_secret *s)
{
    struct str name = S(""), contact = S("");
    int64_t key = 0;

    if (s->name.len > 0 || s->contact.len > 0) {
        TRY(crypt_key_new(ctx, &key));
        TRY(crypt_seal(ctx, key, CITIZEN, s->name, &name));
        TRY(crypt_seal(ctx, key, CONTACT, s->contact, &contact));
    }
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_problem (congress_id, id, station_id, reception_id, number,"
                " noted_on, subject, body, place, level, state, result, settled_on, key_id,"
                " citizen_sealed, contact_sealed)"
                " VALUES (:congress, :id, :station, :reception, :number, :on, :subject, :body,"
                " :place, :level, :state, :result, :settled, :key, :citizen, :contact)",
                B_INT("congress", ctx->congress_id), B_INT("id", p->id),
                B_INT("station", p->station_id), B_ID("reception", p->reception_id),
                B_OPT("number", number), B_DATE(ctx->arena, "on", p->noted_on),
                B_TEXT("subject", p->subject), B_TEXT("body", p->body), B_TEXT("place", p->place),
                B_TEXT("level", p->level), B_TEXT("state", p->state), B_TEXT("result", p->result),
                B_DATE(ctx->arena, "settled", p->settled_on), B_ID("key", key),
                B_SEALED("citizen", name), B_SEALED("contact", contact)));
    return event_row(ctx, "station_problem", p->id);
}

enum status station_store_problem_update(struct ctx *ctx, const struct station_problem *p)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE station_problem SET opinion_id = :opinion, level = :level,"
        " state = :state, result = :result, settled_on = :settled,"
        " version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_ID("opinion", p->opinion_id), B_TEXT("level", p->level), B_TEXT("state", p->state),
        B_TEXT("result", p->result), B_DATE(ctx->arena, "settled", p->settled_on),
        B_INT("congress", ctx->congress_id), B_INT("id", p->id), B_INT("version", p->version)));
    return event_row(ctx, "station_problem", p->id);
}

enum status station_store_problem_delete(struct ctx *ctx, const struct station_problem *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM station_problem WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", p->id),
                    B_INT("version", p->version)));
    return event_row_gone(ctx, "station_problem", p->id);
}

enum status station_store_problem_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                      size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM station_problem WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
