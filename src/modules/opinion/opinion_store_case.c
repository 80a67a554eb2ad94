// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what becomes of opinions. */
#include "modules/opinion/opinion_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { MERGED_MAX = 1000, WAITING_MAX = 10000 };

#define CASE                                                                                       \
    "c.id, c.version, c.channel, c.collector, c.area, c.deputy_id, c.station_id, c.problem_id,"    \
    " c.hidden, c.open, c.published, c.code_blind IS NOT NULL, c.key_id, c.state, c.before_state," \
    " c.topic_id, c.root_id, c.topic_by, c.into_id, c.handler, c.organ_id, c.due_on,"              \
    " c.handle_due_on, c.settled_on, c.promise_on, c.rated_on, c.outcome, c.rating,"               \
    " c.answered_at, c.rounds, c.alike, c.raised_at, c.raised_on"

static enum opinion_state state_of(struct str word)
{
    enum opinion_state state = OPINION_RECEIVED;

    (void)opinion_state_parse(word, &state);
    return state;
}

static struct opinion_case read_case(const struct rows *r, size_t i)
{
    return (struct opinion_case){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .channel = cell_text(r, i, 2),
        .collector = cell_text(r, i, 3),
        .area = cell_text(r, i, 4),
        .deputy_id = cell_int(r, i, 5),
        .station_id = cell_int(r, i, 6),
        .problem_id = cell_int(r, i, 7),
        .hidden = cell_int(r, i, 8) == 1,
        .open = cell_int(r, i, 9) == 1,
        .published = cell_int(r, i, 10) == 1,
        .coded = cell_int(r, i, 11) == 1,
        .key_id = cell_int(r, i, 12),
        .state = state_of(cell_text(r, i, 13)),
        .before = state_of(cell_text(r, i, 14)),
        .topic_id = cell_int(r, i, 15),
        .root_id = cell_int(r, i, 16),
        .topic_by = cell_text(r, i, 17),
        .into_id = cell_int(r, i, 18),
        .handler = cell_text(r, i, 19),
        .organ_id = cell_int(r, i, 20),
        .due_on = cell_date(r, i, 21),
        .handle_due_on = cell_date(r, i, 22),
        .settled_on = cell_date(r, i, 23),
        .promise_on = cell_date(r, i, 24),
        .rated_on = cell_date(r, i, 25),
        .outcome = cell_text(r, i, 26),
        .rating = cell_text(r, i, 27),
        .answered_at = cell_int(r, i, 28),
        .rounds = cell_int(r, i, 29),
        .alike = cell_int(r, i, 30),
        .raised_at = cell_int(r, i, 31),
        .raised_on = cell_date(r, i, 32),
    };
}

enum status opinion_store_case(struct ctx *ctx, int64_t id, struct opinion_case *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " CASE " FROM opinion_case c WHERE c.congress_id = :congress AND c.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_case(&r, 0);
    return ST_OK;
}

enum status opinion_store_save_case(struct ctx *ctx, const struct opinion_case *c)
{
    struct arena *a = ctx->arena;

    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE opinion_case SET state = :state, before_state = :before, topic_id = :topic,"
        " root_id = :root, topic_by = :topic_by, into_id = :into, handler = :handler,"
        " organ_id = :organ, station_id = :station, due_on = :due, handle_due_on = :handle_due,"
        " settled_on = :settled, outcome = :outcome, promise_on = :promise,"
        " answered_at = :answered, rating = :rating, rated_on = :rated, rounds = :rounds,"
        " alike = :alike, published = :published, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_Z("state", opinion_state_word(c->state)), B_Z("before", opinion_state_word(c->before)),
        B_ID("topic", c->topic_id), B_ID("root", c->root_id), B_TEXT("topic_by", c->topic_by),
        B_ID("into", c->into_id), B_TEXT("handler", c->handler), B_ID("organ", c->organ_id),
        B_ID("station", c->station_id), B_DATE(a, "due", c->due_on),
        B_DATE(a, "handle_due", c->handle_due_on), B_DATE(a, "settled", c->settled_on),
        B_TEXT("outcome", c->outcome), B_DATE(a, "promise", c->promise_on),
        B_ID("answered", c->answered_at), B_TEXT("rating", c->rating),
        B_DATE(a, "rated", c->rated_on), B_INT("rounds", c->rounds), B_INT("alike", c->alike),
        B_BOOL("published", c->published), B_INT("congress", ctx->congress_id), B_INT("id", c->id),
        B_INT("version", c->version)));
    return event_row(ctx, "opinion_case", c->id);
}

/* ---------------------------------------------------------------- finding one */

static enum status id_of(const struct rows *r, struct ctx *ctx, int64_t *out)
{
    if (r->count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = cell_int(r, 0, 0);
    return ST_OK;
}

enum status opinion_store_by_code(struct ctx *ctx, struct str code, struct str pin, int64_t *out_id)
{
    const struct str pins = opinion_store_pin_blind(ctx, code, pin);
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT c.id, c.pin_blind FROM opinion_case c WHERE c.congress_id = :congress"
                " AND c.code_blind = :code",
                B_INT("congress", ctx->congress_id),
                B_TEXT("code", crypt_blind(ctx, "opinion.code", code))));
    if (r.count == 1 && !str_eq(cell_text(&r, 0, 1), pins))
        r.count = 0;
    return id_of(&r, ctx, out_id);
}

enum status opinion_store_by_problem(struct ctx *ctx, int64_t problem_id, int64_t *out_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT c.id FROM opinion_case c WHERE c.congress_id = :congress"
                " AND c.problem_id = :problem ORDER BY c.id LIMIT 1",
                B_INT("congress", ctx->congress_id), B_INT("problem", problem_id)));
    return id_of(&r, ctx, out_id);
}

enum status opinion_store_merged(struct ctx *ctx, int64_t id, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT c.id FROM opinion_case c WHERE c.congress_id = :congress"
                " AND c.into_id = :id ORDER BY c.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("most", MERGED_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- what is sealed */

enum status opinion_store_words(struct ctx *ctx, int64_t id, struct str *out_subject,
                                struct str *out_body)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT key_id, subject_sealed, body_sealed FROM opinion_case"
               " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out_subject = *out_body = S("");
    if (cell_null(&r, 0, 0))
        return ST_OK;
    TRY(crypt_open_kept(ctx, cell_int(&r, 0, 0), "opinion_case.subject", cell_text(&r, 0, 1),
                        out_subject));
    return crypt_open_kept(ctx, cell_int(&r, 0, 0), "opinion_case.body", cell_text(&r, 0, 2),
                           out_body);
}

enum status opinion_store_address(struct ctx *ctx, int64_t id, struct str *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT key_id, address_sealed FROM opinion_case WHERE congress_id = :congress"
                " AND id = :id AND address_sealed IS NOT NULL",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = S("");
    if (r.count == 0)
        return ST_OK;
    return crypt_open_kept(ctx, cell_int(&r, 0, 0), "opinion_case.address", cell_text(&r, 0, 1),
                           out);
}

/* ---------------------------------------------------------------- of before there were cases */

#define OLDER                                                                                      \
    " FROM opinion o WHERE o.congress_id = :congress AND o.id < COALESCE((SELECT MIN(c.id)"        \
    " FROM opinion_case c WHERE c.congress_id = :congress), 9223372036854775807)"

enum status opinion_store_unadopted(struct ctx *ctx, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, "SELECT o.id" OLDER " ORDER BY o.id DESC LIMIT 1",
                B_INT("congress", ctx->congress_id)));
    *out = r.count != 0;
    return ST_OK;
}

static enum status adopt_one(struct ctx *ctx, const struct rows *r, size_t i)
{
    const bool used = str_eqz(cell_text(r, i, 2), "used");

    TRY(DB_EXEC(ctx,
                "INSERT INTO opinion_case (congress_id, id, channel, collector, area, hidden, open,"
                " state, before_state, topic_by, handler, outcome, rating, rounds, alike,"
                " published, raised_at, raised_on)"
                " VALUES (:congress, :id, :channel, '', '', 0, 0, :state, '', '', '', '', '', 0, 1,"
                " 0, :raised_at, :raised_on)",
                B_INT("congress", ctx->congress_id), B_INT("id", cell_int(r, i, 0)),
                B_TEXT("channel", opinion_channel_of(cell_text(r, i, 1))),
                B_Z("state", used ? "suggestion" : "received"),
                B_INT("raised_at", cell_int(r, i, 3)), B_TEXT("raised_on", cell_text(r, i, 4))));
    return event_row(ctx, "opinion_case", cell_int(r, i, 0));
}

enum status opinion_store_adopt(struct ctx *ctx, unsigned limit, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT o.id, o.source, o.state, o.raised_at, o.raised_on" OLDER
                " ORDER BY o.id DESC LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("limit", limit)));
    arr_each (i, r.count)
        TRY(adopt_one(ctx, &r, i));
    *out_count = r.count;
    return ST_OK;
}

/* ---------------------------------------------------------------- what is due, what waits */

enum status opinion_store_due(struct ctx *ctx, bool promise, struct date from, struct date until,
                              int64_t after, unsigned limit, int64_t **out, size_t *out_count)
{
    static const char CLOCK[] =
        "SELECT c.id FROM opinion_case c WHERE c.congress_id = :congress AND c.due_on >= :from"
        " AND c.due_on <= :until AND c.id > :after ORDER BY c.id LIMIT :limit";
    static const char PROMISE[] =
        "SELECT c.id FROM opinion_case c WHERE c.congress_id = :congress AND c.promise_on >= :from"
        " AND c.promise_on <= :until AND c.outcome = 'promised' AND c.id > :after"
        " ORDER BY c.id LIMIT :limit";
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "until", until),
        B_INT("after", after),
        B_INT("limit", limit),
    };
    struct rows r;

    TRY(db_rows(ctx, &r, promise ? PROMISE : CLOCK, binds, COUNT(binds)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status opinion_store_unsorted(struct ctx *ctx, struct date from, struct date until,
                                   int64_t after, unsigned limit, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT c.id FROM opinion_case c WHERE c.congress_id = :congress"
                " AND c.state = 'received' AND c.due_on IS NULL AND c.raised_on >= :from"
                " AND c.raised_on <= :until AND c.id > :after ORDER BY c.id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "until", until), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status opinion_store_to_close(struct ctx *ctx, int64_t before, unsigned limit, int64_t **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT c.id FROM opinion_case c WHERE c.congress_id = :congress"
                " AND c.state IN ('answered', 'rated') AND c.answered_at < :before"
                " ORDER BY c.id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("before", before),
                B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status opinion_store_waiting(struct ctx *ctx, bool office, int64_t organ_id, int64_t *out)
{
    static const char OFFICE[] =
        "SELECT COUNT(*) FROM (SELECT 1 FROM opinion_case c WHERE c.congress_id = :congress"
        " AND (c.state IN ('received', 'classified') OR (c.handler = 'office' AND c.state IN"
        " ('assigned', 'handling', 'solved', 'explained', 'promised'))) LIMIT :most) x";
    static const char ORGAN[] =
        "SELECT COUNT(*) FROM (SELECT 1 FROM opinion_case c WHERE c.congress_id = :congress"
        " AND c.organ_id = :organ AND c.state IN ('assigned', 'handling', 'solved', 'explained',"
        " 'promised') LIMIT :most) x";
    struct rows r;

    if (office)
        TRY(DB_ROWS_KEPT(ctx, &r, OFFICE, B_INT("congress", ctx->congress_id),
                         B_INT("most", WAITING_MAX)));
    else
        TRY(DB_ROWS_KEPT(ctx, &r, ORGAN, B_INT("congress", ctx->congress_id),
                         B_INT("organ", organ_id), B_INT("most", WAITING_MAX)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}
