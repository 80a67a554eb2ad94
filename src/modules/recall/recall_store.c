// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of recalls themselves. Who signed and what was answered: recall_store_part.c. */
#include "modules/recall/recall_store.h"
#include "modules/recall/recall_rules.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { COUNT_MAX = 10000, OPEN_MAX = 500 };

#define COLUMNS                                                                                    \
    "r.id, r.version, r.year, r.number, r.way, r.mover, r.mandate_id, r.own, r.name, r.level,"     \
    " r.congress_name, r.constituency, r.key_id, r.received_on, r.state, r.signers,"               \
    " r.accepted_on, r.given_on, r.printed_on, r.vote_on, r.place, r.chair, r.voted_on, r.whole,"  \
    " r.issued, r.cast_count, r.invalid, r.yes, r.no, r.abstain, r.minutes, r.announced_on,"       \
    " r.announced, r.filed_on, r.filed, r.why, r.ended_on, r.erased_on,"                           \
    " CASE WHEN EXISTS (SELECT 1 FROM recall_defence f WHERE f.congress_id = r.congress_id"        \
    " AND f.recall_id = r.id AND f.way = 'written' AND f.printed_on IS NULL"                       \
    " AND (r.vote_on IS NULL OR f.on_day <= r.vote_on)) THEN 1 ELSE 0 END"

static const char REASONS[] = "recall.reasons";

static uint32_t number_at(const struct rows *r, size_t i, size_t column)
{
    return (uint32_t)cell_int(r, i, column);
}

static struct recall row_read(const struct rows *r, size_t i)
{
    struct recall v = {
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = cell_int(r, i, 2),
        .number = cell_int(r, i, 3),
        .mover = cell_text(r, i, 5),
        .mandate_id = cell_int(r, i, 6),
        .own = cell_int(r, i, 7) != 0,
        .name = cell_text(r, i, 8),
        .level = cell_text(r, i, 9),
        .congress_name = cell_text(r, i, 10),
        .constituency = cell_text(r, i, 11),
        .key_id = cell_int(r, i, 12),
        .received_on = cell_date(r, i, 13),
        .signers = cell_int(r, i, 15),
        .accepted_on = cell_date(r, i, 16),
        .given_on = cell_date(r, i, 17),
        .printed_on = cell_date(r, i, 18),
        .vote_on = cell_date(r, i, 19),
        .place = cell_text(r, i, 20),
        .chair = cell_text(r, i, 21),
        .voted_on = cell_date(r, i, 22),
        .count = {.whole = number_at(r, i, 23),
                  .issued = number_at(r, i, 24),
                  .cast = number_at(r, i, 25),
                  .invalid = number_at(r, i, 26),
                  .yes = number_at(r, i, 27),
                  .no = number_at(r, i, 28),
                  .abstain = number_at(r, i, 29)},
        .minutes = cell_text(r, i, 30),
        .announced_on = cell_date(r, i, 31),
        .announced = cell_text(r, i, 32),
        .filed_on = cell_date(r, i, 33),
        .filed = cell_text(r, i, 34),
        .why = cell_text(r, i, 35),
        .ended_on = cell_date(r, i, 36),
        .erased_on = cell_date(r, i, 37),
        .unprinted = cell_int(r, i, 38) != 0,
    };

    (void)recall_way_parse(cell_text(r, i, 4), &v.way);
    (void)recall_state_parse(cell_text(r, i, 14), &v.state);
    return v;
}

static void read_all(struct ctx *ctx, const struct rows *r, struct recall **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct recall);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = row_read(r, i);
}

enum status recall_get(struct ctx *ctx, int64_t id, struct recall *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM recall r WHERE r.congress_id = :congress AND r.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = row_read(&r, 0);
    return ST_OK;
}

enum status recall_reasons(struct ctx *ctx, const struct recall *rc, struct str *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT reasons_sealed FROM recall WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", rc->id)));
    return crypt_open_kept(ctx, rc->key_id, REASONS, cell_text(&r, 0, 0), out);
}

/* ---------------------------------------------------------------- writing */

enum status recall_store_next_number(struct ctx *ctx, int64_t year, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(number), 0) FROM recall WHERE congress_id = :congress"
               " AND year = :year",
               B_INT("congress", ctx->congress_id), B_INT("year", year)));
    *out = cell_int(&r, 0, 0) + 1;
    return ST_OK;
}

#define VALUES(ctx, r)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (r)->id),                                   \
        B_Z("state", recall_state_word((r)->state)), B_INT("signers", (r)->signers),               \
        B_DATE((ctx)->arena, "accepted", (r)->accepted_on),                                        \
        B_DATE((ctx)->arena, "given", (r)->given_on),                                              \
        B_DATE((ctx)->arena, "printed", (r)->printed_on),                                          \
        B_DATE((ctx)->arena, "vote_on", (r)->vote_on), B_TEXT("place", (r)->place),                \
        B_TEXT("chair", (r)->chair), B_DATE((ctx)->arena, "voted", (r)->voted_on),                 \
        B_INT("whole", (r)->count.whole), B_INT("issued", (r)->count.issued),                      \
        B_INT("cast", (r)->count.cast), B_INT("invalid", (r)->count.invalid),                      \
        B_INT("yes", (r)->count.yes), B_INT("no", (r)->count.no),                                  \
        B_INT("abstain", (r)->count.abstain), B_TEXT("minutes", (r)->minutes),                     \
        B_DATE((ctx)->arena, "announced_on", (r)->announced_on),                                   \
        B_TEXT("announced", (r)->announced), B_DATE((ctx)->arena, "filed_on", (r)->filed_on),      \
        B_TEXT("filed", (r)->filed), B_TEXT("why", (r)->why),                                      \
        B_DATE((ctx)->arena, "ended", (r)->ended_on),                                              \
        B_DATE((ctx)->arena, "erased", (r)->erased_on)

enum status recall_store_insert(struct ctx *ctx, struct recall *r, struct str reasons)
{
    struct str sealed;

    TRY(crypt_key_new(ctx, &r->key_id));
    TRY(crypt_seal(ctx, r->key_id, REASONS, reasons, &sealed));
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO recall (congress_id, id, year, number, way, mover, mandate_id, own, name,"
        " level, congress_name, constituency, key_id, reasons_sealed, received_on, state,"
        " signers, accepted_on, given_on, printed_on, vote_on, place, chair, voted_on, whole,"
        " issued, cast_count, invalid, yes, no, abstain, minutes, announced_on, announced,"
        " filed_on, filed, why, ended_on, erased_on)"
        " VALUES (:congress, :id, :year, :number, :way, :mover, :mandate, :own, :name, :level,"
        " :of, :constituency, :key, :reasons, :received, :state, :signers, :accepted, :given,"
        " :printed, :vote_on, :place, :chair, :voted, :whole, :issued, :cast, :invalid, :yes,"
        " :no, :abstain, :minutes, :announced_on, :announced, :filed_on, :filed, :why, :ended,"
        " :erased)",
        VALUES(ctx, r), B_INT("year", r->year), B_INT("number", r->number),
        B_Z("way", recall_way_word(r->way)), B_TEXT("mover", r->mover),
        B_INT("mandate", r->mandate_id), B_BOOL("own", r->own), B_TEXT("name", r->name),
        B_TEXT("level", r->level), B_TEXT("of", r->congress_name),
        B_TEXT("constituency", r->constituency), B_INT("key", r->key_id),
        B_SEALED("reasons", sealed), B_DATE(ctx->arena, "received", r->received_on)));
    return event_row(ctx, "recall", r->id);
}

enum status recall_store_update(struct ctx *ctx, const struct recall *r)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE recall SET state = :state, signers = :signers, accepted_on = :accepted,"
        " given_on = :given, printed_on = :printed, vote_on = :vote_on, place = :place,"
        " chair = :chair, voted_on = :voted, whole = :whole, issued = :issued,"
        " cast_count = :cast, invalid = :invalid, yes = :yes, no = :no, abstain = :abstain,"
        " minutes = :minutes, announced_on = :announced_on, announced = :announced,"
        " filed_on = :filed_on, filed = :filed, why = :why, ended_on = :ended,"
        " erased_on = :erased, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        VALUES(ctx, r), B_INT("version", r->version)));
    return event_row(ctx, "recall", r->id);
}

/* ---------------------------------------------------------------- asked by others */

enum status recall_store_under_way(struct ctx *ctx, int64_t mandate_id, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM recall WHERE congress_id = :congress AND mandate_id = :mandate"
                " AND ended_on IS NULL LIMIT 1",
                B_INT("congress", ctx->congress_id), B_INT("mandate", mandate_id)));
    *out = r.count > 0;
    return ST_OK;
}

enum status recall_store_open(struct ctx *ctx, struct recall **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM recall r WHERE r.congress_id = :congress"
                " AND r.ended_on IS NULL ORDER BY r.received_on, r.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", OPEN_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status recall_store_ended(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                               struct recall **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM recall r WHERE r.congress_id = :congress"
                " AND r.ended_on <= :until AND r.erased_on IS NULL AND r.id > :after"
                " ORDER BY r.id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "until", until),
                B_INT("after", after), B_INT("limit", limit)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- the list */

static const struct db_filter FILTERS[] = {
    {"q", "r.name LIKE :q ESCAPE '!'", BIND_TEXT},
    {"state", "r.state = :state", BIND_TEXT},
    {"way", "r.way = :way", BIND_TEXT},
    {"level", "r.level = :level", BIND_TEXT},
    {"open", "r.ended_on IS NULL", BIND_INT},
    {"decided", "r.voted_on IS NOT NULL", BIND_INT},
    {"from", "r.received_on >= :from", BIND_TEXT},
    {"to", "r.received_on <= :to", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {
    {"received", "r.received_on", BIND_TEXT, "r.id"},
    {0},
};
static const struct db_list LIST = {
    .select = "SELECT " COLUMNS " FROM recall r",
    .where = "r.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status recall_page(struct ctx *ctx, const struct recall_filter *f, struct recall **out,
                        size_t *out_count, struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
        B_OPT("state", f->state),
        B_OPT("way", f->way),
        B_OPT("level", f->level),
        B_ID("open", f->open ? 1 : 0),
        B_ID("decided", f->decided ? 1 : 0),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
    };
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = f->sort != NULL ? f->sort : "-received",
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    TRY(db_list_count(ctx, &LIST, &q, COUNT_MAX, out_total));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status recall_counts(struct ctx *ctx, struct date from, struct date to,
                          struct recall_counts *out)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT COUNT(*), COUNT(voted_on),"
                     " COALESCE(SUM(CASE WHEN state = 'passed' THEN 1 ELSE 0 END), 0)"
                     " FROM recall WHERE congress_id = :congress"
                     " AND received_on BETWEEN :from AND :to",
                     B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                     B_DATE(ctx->arena, "to", to)));
    *out = (struct recall_counts){cell_int(&r, 0, 0), cell_int(&r, 0, 1), cell_int(&r, 0, 2)};
    return ST_OK;
}
