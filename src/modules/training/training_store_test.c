// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of the bank of questions, of tests, seats and papers. */
#include "modules/training/training_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- questions */

#define QUESTION                                                                                   \
    "SELECT q.id, q.version, q.topic, q.kind, q.text, q.options, q.answer, q.source, q.why,"       \
    " q.retired_on FROM training_question q WHERE q.congress_id = :congress"

static struct training_question read_question(const struct rows *r, size_t i)
{
    return (struct training_question){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .topic = cell_text(r, i, 2),
        .kind = cell_text(r, i, 3),
        .text = cell_text(r, i, 4),
        .options = cell_text(r, i, 5),
        .answer = cell_text(r, i, 6),
        .source = cell_text(r, i, 7),
        .why = cell_text(r, i, 8),
        .retired_on = cell_date(r, i, 9),
    };
}

enum status training_store_question(struct ctx *ctx, int64_t id, struct training_question *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, QUESTION " AND q.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_question(&r, 0);
    return ST_OK;
}

enum status training_store_question_like(struct ctx *ctx, struct str topic, struct str text,
                                         struct training_question *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               QUESTION " AND q.topic = :topic AND q.text = :text AND q.retired_on IS NULL"
                        " ORDER BY q.id LIMIT 1",
               CONGRESS, B_TEXT("topic", topic), B_TEXT("text", text)));
    *out = read_question(&r, 0);
    return ST_OK;
}

enum status training_store_question_insert(struct ctx *ctx, const struct training_question *q)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO training_question (congress_id, id, topic, kind, text, options,"
                " answer, source, why) VALUES (:congress, :id, :topic, :kind, :text, :options,"
                " :answer, :source, :why)",
                CONGRESS, B_INT("id", q->id), B_TEXT("topic", q->topic), B_TEXT("kind", q->kind),
                B_TEXT("text", q->text), B_TEXT("options", q->options), B_TEXT("answer", q->answer),
                B_TEXT("source", q->source), B_TEXT("why", q->why)));
    return event_row(ctx, "training_question", q->id);
}

enum status training_store_question_retire(struct ctx *ctx, int64_t id, int64_t version)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE training_question SET retired_on = :today, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version"
                    " AND retired_on IS NULL",
                    CONGRESS, B_INT("id", id), B_INT("version", version),
                    B_DATE(ctx->arena, "today", ctx->today)));
    return event_row(ctx, "training_question", id);
}

enum status training_store_question_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM training_question WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "training_question", id);
}

enum status training_store_drawable(struct ctx *ctx, struct str topic, int64_t **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM training_question WHERE congress_id = :congress"
                " AND retired_on IS NULL AND (:topic IS NULL OR topic = :topic)"
                " ORDER BY id LIMIT :most",
                CONGRESS, B_OPT("topic", str_eqz(topic, "*") ? S("") : topic),
                B_INT("most", TRAINING_TOTAL_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status training_topics(struct ctx *ctx, struct training_topic **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT topic, COUNT(*) FROM training_question WHERE congress_id = :congress"
                " AND retired_on IS NULL GROUP BY topic ORDER BY topic LIMIT 200",
                CONGRESS));
    *out = arena_array(ctx->arena, r.count, struct training_topic);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct training_topic){cell_text(&r, i, 0), cell_int(&r, i, 1)};
    return ST_OK;
}

/* ---------------------------------------------------------------- tests */

#define TEST                                                                                       \
    "SELECT t.id, t.version, COALESCE(t.class_id, 0), t.title, t.draw, t.minutes, t.pass_percent," \
    " t.tries, t.audience, t.closes_on, t.state, t.origin"                                         \
    " FROM training_test t WHERE t.congress_id = :congress"

static struct training_test read_test(const struct rows *r, size_t i)
{
    return (struct training_test){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .class_id = cell_int(r, i, 2),
        .title = cell_text(r, i, 3),
        .draw = cell_text(r, i, 4),
        .minutes = cell_int(r, i, 5),
        .pass_percent = cell_int(r, i, 6),
        .tries = cell_int(r, i, 7),
        .audience = cell_text(r, i, 8),
        .closes_on = cell_date(r, i, 9),
        .state = cell_text(r, i, 10),
        .origin = cell_text(r, i, 11),
    };
}

enum status training_test_get(struct ctx *ctx, int64_t id, struct training_test *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, TEST " AND t.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_test(&r, 0);
    return ST_OK;
}

enum status training_store_tests_of(struct ctx *ctx, int64_t class_id, struct training_test **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, TEST " AND t.class_id = :class ORDER BY t.id LIMIT 50", CONGRESS,
                B_INT("class", class_id)));
    *out = arena_array(ctx->arena, r.count, struct training_test);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_test(&r, i);
    return ST_OK;
}

#define TEST_VALUES(ctx, t)                                                                        \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (t)->id), B_ID("class", (t)->class_id),     \
        B_TEXT("title", (t)->title), B_TEXT("draw", (t)->draw), B_INT("minutes", (t)->minutes),    \
        B_INT("pass", (t)->pass_percent), B_INT("tries", (t)->tries),                              \
        B_TEXT("audience", (t)->audience), B_DATE((ctx)->arena, "closes", (t)->closes_on),         \
        B_TEXT("state", (t)->state), B_TEXT("origin", (t)->origin)

enum status training_store_test_insert(struct ctx *ctx, const struct training_test *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO training_test (congress_id, id, class_id, title, draw, minutes,"
                " pass_percent, tries, audience, closes_on, state, origin) VALUES (:congress, :id,"
                " :class, :title, :draw, :minutes, :pass, :tries, :audience, :closes, :state,"
                " :origin)",
                TEST_VALUES(ctx, t)));
    return event_row(ctx, "training_test", t->id);
}

enum status training_store_test_update(struct ctx *ctx, const struct training_test *t)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE training_test SET class_id = :class, title = :title, draw = :draw,"
                    " minutes = :minutes, pass_percent = :pass, tries = :tries,"
                    " audience = :audience, closes_on = :closes, state = :state,"
                    " origin = :origin, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    TEST_VALUES(ctx, t), B_INT("version", t->version)));
    return event_row(ctx, "training_test", t->id);
}

/* ---------------------------------------------------------------- seats */

#define SEAT                                                                                       \
    "SELECT s.id, s.version, s.test_id, COALESCE(s.deputy_id, 0), COALESCE(s.account_id, 0),"      \
    " s.name, s.unit, s.code, s.state, s.tried, s.best, s.done_on, t.title FROM training_seat s"   \
    " JOIN training_test t ON t.congress_id = s.congress_id AND t.id = s.test_id"                  \
    " WHERE s.congress_id = :congress"

static struct training_seat read_seat(const struct rows *r, size_t i)
{
    return (struct training_seat){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .test_id = cell_int(r, i, 2),
        .deputy_id = cell_int(r, i, 3),
        .account_id = cell_int(r, i, 4),
        .name = cell_text(r, i, 5),
        .unit = cell_text(r, i, 6),
        .code = cell_text(r, i, 7),
        .state = cell_text(r, i, 8),
        .tried = cell_int(r, i, 9),
        .best = cell_int(r, i, 10),
        .done_on = cell_date(r, i, 11),
        .title = cell_text(r, i, 12),
    };
}

enum status training_seat_get(struct ctx *ctx, int64_t seat_id, struct training_seat *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SEAT " AND s.id = :id", CONGRESS, B_INT("id", seat_id)));
    *out = read_seat(&r, 0);
    return ST_OK;
}

enum status training_seat_by_code(struct ctx *ctx, struct str code, struct training_seat *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SEAT " AND s.code = :code", CONGRESS, B_TEXT("code", code)));
    *out = read_seat(&r, 0);
    return ST_OK;
}

enum status training_store_seat_of(struct ctx *ctx, int64_t test_id, int64_t deputy_id,
                                   int64_t account_id, struct training_seat *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               SEAT " AND s.test_id = :test AND (s.deputy_id = :deputy OR s.account_id = :account)"
                    " ORDER BY s.id LIMIT 1",
               CONGRESS, B_INT("test", test_id), B_ID("deputy", deputy_id),
               B_ID("account", account_id)));
    *out = read_seat(&r, 0);
    return ST_OK;
}

enum status training_store_seats(struct ctx *ctx, int64_t test_id, struct training_seat **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, SEAT " AND s.test_id = :test ORDER BY s.id LIMIT :most", CONGRESS,
                B_INT("test", test_id), B_INT("most", TRAINING_PEOPLE_MAX)));
    *out = arena_array(ctx->arena, r.count, struct training_seat);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_seat(&r, i);
    return ST_OK;
}

#define SEAT_VALUES(ctx, s)                                                                        \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (s)->id), B_TEXT("state", (s)->state),      \
        B_INT("tried", (s)->tried), B_INT("best", (s)->best),                                      \
        B_DATE((ctx)->arena, "done", (s)->done_on)

enum status training_store_seat_insert(struct ctx *ctx, const struct training_seat *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO training_seat (congress_id, id, test_id, deputy_id, account_id, name,"
                " unit, code, state, tried, best, done_on) VALUES (:congress, :id, :test, :deputy,"
                " :account, :name, :unit, :code, :state, :tried, :best, :done)",
                SEAT_VALUES(ctx, s), B_INT("test", s->test_id), B_ID("deputy", s->deputy_id),
                B_ID("account", s->account_id), B_TEXT("name", s->name), B_TEXT("unit", s->unit),
                B_TEXT("code", s->code)));
    return event_row(ctx, "training_seat", s->id);
}

enum status training_store_seat_update(struct ctx *ctx, const struct training_seat *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE training_seat SET state = :state, tried = :tried, best = :best,"
                    " done_on = :done, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    SEAT_VALUES(ctx, s), B_INT("version", s->version)));
    return event_row(ctx, "training_seat", s->id);
}
