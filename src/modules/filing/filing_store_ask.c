// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of suggestions and requests to review. Names and telephones are sealed. */
#include "modules/filing/filing_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

static const char NAME[] = "filing_ask.name", PHONE[] = "filing_ask.phone";

enum status filing_store_ask_insert(struct ctx *ctx, struct filing_ask *ask, struct str code_hash)
{
    struct str name = S(""), phone = S("");

    ask->id = db_new_id(ctx);
    if (ask->name.len > 0 || ask->phone.len > 0) {
        TRY(crypt_key_new(ctx, &ask->key_id));
        TRY(crypt_seal(ctx, ask->key_id, NAME, ask->name, &name));
        TRY(crypt_seal(ctx, ask->key_id, PHONE, ask->phone, &phone));
    }
    TRY(DB_EXEC(ctx,
                "INSERT INTO filing_ask (congress_id, id, sort, organ_id, key_id, name_sealed,"
                " phone_sealed, code_hash, filing_id, document, clause, reason, asked_on, state,"
                " answer) VALUES (:congress, :id, :sort, :organ, :key, :name, :phone, :code,"
                " :filing, :document, :clause, :reason, :asked, :state, '')",
                CONGRESS, B_INT("id", ask->id), B_TEXT("sort", ask->sort),
                B_ID("organ", ask->organ_id), B_ID("key", ask->key_id), B_SEALED("name", name),
                B_SEALED("phone", phone), B_TEXT("code", code_hash), B_ID("filing", ask->filing_id),
                B_TEXT("document", ask->document), B_TEXT("clause", ask->clause),
                B_TEXT("reason", ask->reason), B_DATE(ctx->arena, "asked", ask->asked_on),
                B_TEXT("state", ask->state)));
    return event_row(ctx, "filing_ask", ask->id);
}

enum status filing_store_ask_update(struct ctx *ctx, const struct filing_ask *ask)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE filing_ask SET filing_id = :filing, state = :state,"
                    " decided_on = :decided, answer = :answer, answered_on = :answered,"
                    " looked = :looked, looked_on = :looked_on,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", ask->id), B_INT("version", ask->version),
                    B_ID("filing", ask->filing_id), B_TEXT("state", ask->state),
                    B_DATE(ctx->arena, "decided", ask->decided_on), B_TEXT("answer", ask->answer),
                    B_DATE(ctx->arena, "answered", ask->answered_on), B_OPT("looked", ask->looked),
                    B_DATE(ctx->arena, "looked_on", ask->looked_on)));
    return event_row(ctx, "filing_ask", ask->id);
}

#define ASK                                                                                        \
    "SELECT a.id, a.version, COALESCE(a.organ_id, 0), COALESCE(a.key_id, 0),"                      \
    " COALESCE(a.filing_id, 0), a.sort, COALESCE(o.name, ''), a.document, a.clause, a.reason,"     \
    " a.state, a.answer, a.asked_on, a.decided_on, a.answered_on, COALESCE(a.looked, ''),"         \
    " a.looked_on"                                                                                 \
    " FROM filing_ask a LEFT JOIN congress_v_organ o ON o.congress_id = a.congress_id"             \
    " AND o.id = a.organ_id"

static struct filing_ask read_ask(const struct rows *r, size_t i)
{
    return (struct filing_ask){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .organ_id = cell_int(r, i, 2),
        .key_id = cell_int(r, i, 3),
        .filing_id = cell_int(r, i, 4),
        .sort = cell_text(r, i, 5),
        .organ = cell_text(r, i, 6),
        .document = cell_text(r, i, 7),
        .clause = cell_text(r, i, 8),
        .reason = cell_text(r, i, 9),
        .state = cell_text(r, i, 10),
        .answer = cell_text(r, i, 11),
        .asked_on = cell_date(r, i, 12),
        .decided_on = cell_date(r, i, 13),
        .answered_on = cell_date(r, i, 14),
        .looked = cell_text(r, i, 15),
        .looked_on = cell_date(r, i, 16),
        .name = S(""),
        .phone = S(""),
    };
}

enum status filing_store_ask(struct ctx *ctx, int64_t id, struct filing_ask *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, ASK " WHERE a.congress_id = :congress AND a.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_ask(&r, 0);
    return ST_OK;
}

enum status filing_store_ask_coded(struct ctx *ctx, struct str hash, struct filing_ask *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               ASK " WHERE a.congress_id = :congress AND a.code_hash = :hash AND a.code_hash <> ''",
               CONGRESS, B_TEXT("hash", hash)));
    *out = read_ask(&r, 0);
    return ST_OK;
}

enum status filing_store_ask_person(struct ctx *ctx, struct filing_ask *ask)
{
    struct rows r;

    if (ask->key_id == 0)
        return ST_OK;
    TRY(DB_ONE(ctx, &r,
               "SELECT name_sealed, phone_sealed FROM filing_ask WHERE congress_id = :congress"
               " AND id = :id",
               CONGRESS, B_INT("id", ask->id)));
    TRY(crypt_open_kept(ctx, ask->key_id, NAME, cell_text(&r, 0, 0), &ask->name));
    return crypt_open_kept(ctx, ask->key_id, PHONE, cell_text(&r, 0, 1), &ask->phone);
}

static const struct db_filter FILTERS[] = {
    {"state", "a.state = :state", BIND_TEXT},
    {"sort", "a.sort = :sort", BIND_TEXT},
    {"filing", "a.filing_id = :filing", BIND_INT},
    {"from", "a.asked_on >= :from", BIND_TEXT},
    {"to", "a.asked_on <= :to", BIND_TEXT},
    {"month", "substr(a.asked_on, 1, 7) = :month", BIND_TEXT},
    {"q", "(a.document LIKE :q ESCAPE '!' OR a.reason LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"asked", "a.asked_on", BIND_TEXT, "a.id"}, {0}};
static const struct db_list LIST = {
    .select = ASK, .where = "a.congress_id = :congress", .filters = FILTERS, .sorts = SORTS};

enum status filing_store_ask_page(struct ctx *ctx, const struct filing_ask_filter *f,
                                  struct filing_ask **out, size_t *out_count, struct str *out_next,
                                  int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("state", f->state),
        B_OPT("sort", f->sort),
        B_ID("filing", f->filing_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct filing_ask);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_ask(&r, i);
    return db_list_count(ctx, &LIST, &q, FILING_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- when its time is over */

enum status filing_store_ask_ended(struct ctx *ctx, struct date until, int64_t after,
                                   unsigned limit, struct filing_ask **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                ASK " WHERE a.congress_id = :congress AND a.id > :after AND a.key_id IS NOT NULL"
                    " AND a.answered_on <= :until ORDER BY a.id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_DATE(ctx->arena, "until", until),
                B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct filing_ask);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_ask(&r, i);
    return ST_OK;
}

enum status filing_store_ask_erase(struct ctx *ctx, int64_t id)
{
    struct filing_ask ask;

    TRY(filing_store_ask(ctx, id, &ask));
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE filing_ask SET key_id = NULL, name_sealed = NULL, phone_sealed = NULL,"
                    " version = version + 1 WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    CONGRESS, B_INT("id", id), B_INT("version", ask.version)));
    TRY(event_row(ctx, "filing_ask", id));
    return ask.key_id != 0 ? crypt_key_destroy(ctx, ask.key_id) : ST_OK;
}
