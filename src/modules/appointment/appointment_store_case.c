// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of one matter and of what belongs to it. */
#include "modules/appointment/appointment_store_row.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

void appointment_store_put(struct ctx *ctx, const struct rows *r, struct appointment **out,
                           size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct appointment);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct appointment){
            .id = cell_int(r, i, 0),
            .version = cell_int(r, i, 1),
            .letter_id = cell_int(r, i, 2),
            .person_id = cell_int(r, i, 3),
            .post_id = cell_int(r, i, 4),
            .act = cell_text(r, i, 5),
            .state = cell_text(r, i, 6),
            .reason = cell_text(r, i, 7),
            .finding = cell_text(r, i, 8),
            .checked_on = cell_date(r, i, 9),
            .note = cell_text(r, i, 10),
            .source = cell_text(r, i, 11),
            .item_id = cell_int(r, i, 12),
            .vote_id = cell_int(r, i, 13),
            .motion_id = cell_int(r, i, 14),
            .doc_id = cell_int(r, i, 15),
            .yes = cell_int(r, i, 16),
            .no = cell_int(r, i, 17),
            .abstain = cell_int(r, i, 18),
            .all_members = cell_int(r, i, 19),
            .formula = cell_text(r, i, 20),
            .article = cell_text(r, i, 21),
            .decided_on = cell_date(r, i, 22),
            .effect_on = cell_date(r, i, 23),
            .person = cell_text(r, i, 24),
            .post = cell_text(r, i, 25),
            .office = cell_text(r, i, 26),
            .organ_id = cell_int(r, i, 27),
            .sworn = cell_int(r, i, 28) != 0,
            .certificate_year = cell_int(r, i, 29),
            .certificate_number = cell_int(r, i, 30),
        };
}

enum status appointment_store_get(struct ctx *ctx, int64_t id, struct appointment *out)
{
    struct appointment *one;
    struct rows r;
    size_t count;

    TRY(DB_ONE(ctx, &r, APPOINTMENT_SELECT " WHERE a.congress_id = :congress AND a.id = :id",
               CONGRESS, B_INT("id", id)));
    appointment_store_put(ctx, &r, &one, &count);
    *out = one[0];
    return ST_OK;
}

#define VALUES(a)                                                                                  \
    CONGRESS, B_INT("id", (a)->id), B_ID("letter", (a)->letter_id),                                \
        B_INT("person", (a)->person_id), B_INT("post", (a)->post_id), B_TEXT("act", (a)->act),     \
        B_TEXT("state", (a)->state), B_TEXT("reason", (a)->reason),                                \
        B_TEXT("finding", (a)->finding), B_DATE(ctx->arena, "checked", (a)->checked_on),           \
        B_TEXT("note", (a)->note), B_TEXT("source", (a)->source), B_ID("item", (a)->item_id),      \
        B_ID("vote", (a)->vote_id), B_ID("motion", (a)->motion_id), B_ID("doc", (a)->doc_id),      \
        B_INT("yes", (a)->yes), B_INT("no", (a)->no), B_INT("abstain", (a)->abstain),              \
        B_INT("all", (a)->all_members), B_TEXT("formula", (a)->formula),                           \
        B_TEXT("article", (a)->article), B_DATE(ctx->arena, "decided", (a)->decided_on),           \
        B_DATE(ctx->arena, "effect", (a)->effect_on)

enum status appointment_store_insert(struct ctx *ctx, const struct appointment *a)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment (congress_id, id, letter_id, person_id, post_id, act,"
                " state, reason, finding, checked_on, note, source, item_id, vote_id, motion_id,"
                " doc_id, yes, no, abstain, all_members, formula, article, decided_on, effect_on)"
                " VALUES (:congress, :id, :letter, :person, :post, :act, :state, :reason,"
                " :finding, :checked, :note, :source, :item, :vote, :motion, :doc, :yes, :no,"
                " :abstain, :all, :formula, :article, :decided, :effect)",
                VALUES(a)));
    return event_row(ctx, "appointment", a->id);
}

enum status appointment_store_update(struct ctx *ctx, const struct appointment *a)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE appointment SET letter_id = :letter, person_id = :person, post_id = :post,"
        " act = :act, state = :state, reason = :reason, finding = :finding, checked_on = :checked,"
        " note = :note, source = :source, item_id = :item, vote_id = :vote, motion_id = :motion,"
        " doc_id = :doc, yes = :yes, no = :no, abstain = :abstain, all_members = :all,"
        " formula = :formula, article = :article, decided_on = :decided, effect_on = :effect,"
        " version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        VALUES(a), B_INT("version", a->version)));
    return event_row(ctx, "appointment", a->id);
}

enum status appointment_store_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM appointment WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "appointment", id);
}

#define OF(column)                                                                                 \
    APPOINTMENT_SELECT " WHERE a.congress_id = :congress AND a." column " = :of ORDER BY a.id"

static enum status all_of(struct ctx *ctx, const char *sql, int64_t id, struct appointment **out,
                          size_t *out_count)
{
    struct rows r;

    TRY(db_rows(ctx, &r, sql, BINDS(CONGRESS, B_INT("of", id))));
    appointment_store_put(ctx, &r, out, out_count);
    return ST_OK;
}

enum status appointment_store_of_letter(struct ctx *ctx, int64_t letter_id,
                                        struct appointment **out, size_t *out_count)
{
    return all_of(ctx, OF("letter_id"), letter_id, out, out_count);
}

enum status appointment_store_of_person(struct ctx *ctx, int64_t person_id,
                                        struct appointment **out, size_t *out_count)
{
    return all_of(ctx, OF("person_id"), person_id, out, out_count);
}

enum status appointment_store_of_post(struct ctx *ctx, int64_t post_id, struct appointment **out,
                                      size_t *out_count)
{
    return all_of(ctx, OF("post_id"), post_id, out, out_count);
}

enum status appointment_store_of_vote(struct ctx *ctx, int64_t vote_id, struct appointment **out,
                                      size_t *out_count)
{
    return all_of(ctx, OF("vote_id"), vote_id, out, out_count);
}

enum status appointment_store_of_item(struct ctx *ctx, int64_t item_id, struct appointment **out,
                                      size_t *out_count)
{
    return all_of(ctx, OF("item_id"), item_id, out, out_count);
}

enum status appointment_store_of_motion(struct ctx *ctx, int64_t motion_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM appointment WHERE congress_id = :congress AND motion_id = :motion",
                CONGRESS, B_INT("motion", motion_id)));
    *out = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    return ST_OK;
}

/* ---------------------------------------------------------------- papers */

enum status appointment_store_papers(struct ctx *ctx, int64_t id, struct appointment_paper **out,
                                     size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, paper, received_on FROM appointment_material"
                " WHERE congress_id = :congress AND appointment_id = :id ORDER BY id",
                CONGRESS, B_INT("id", id)));
    *out = arena_array(ctx->arena, r.count, struct appointment_paper);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct appointment_paper){cell_int(&r, i, 0), cell_text(&r, i, 1),
                                               cell_date(&r, i, 2)};
    return ST_OK;
}

enum status appointment_store_paper_add(struct ctx *ctx, int64_t id, struct str paper,
                                        struct date on)
{
    const int64_t row = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment_material (congress_id, id, appointment_id, paper,"
                " received_on) VALUES (:congress, :id, :matter, :paper, :day)",
                CONGRESS, B_INT("id", row), B_INT("matter", id), B_TEXT("paper", paper),
                B_DATE(ctx->arena, "day", on)));
    return event_row(ctx, "appointment_material", row);
}

enum status appointment_store_paper_drop(struct ctx *ctx, int64_t paper_id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM appointment_material WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", paper_id)));
    return event_row_gone(ctx, "appointment_material", paper_id);
}

/* ---------------------------------------------------------------- tests, statements */

#define TEST                                                                                       \
    "SELECT id, appointment_id, way, test_id, seat_id, held_on, COALESCE(percent, -1), passed,"    \
    " note FROM appointment_test WHERE congress_id = :congress"

static struct appointment_test read_test(const struct rows *r, size_t i)
{
    return (struct appointment_test){
        .id = cell_int(r, i, 0),
        .appointment_id = cell_int(r, i, 1),
        .way = cell_text(r, i, 2),
        .test_id = cell_int(r, i, 3),
        .seat_id = cell_int(r, i, 4),
        .held_on = cell_date(r, i, 5),
        .percent = cell_int(r, i, 6),
        .passed = cell_int(r, i, 7) != 0,
        .note = cell_text(r, i, 8),
    };
}

enum status appointment_store_tests(struct ctx *ctx, int64_t id, struct appointment_test **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, TEST " AND appointment_id = :id ORDER BY id", CONGRESS, B_INT("id", id)));
    *out = arena_array(ctx->arena, r.count, struct appointment_test);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_test(&r, i);
    return ST_OK;
}

enum status appointment_store_test_of_seat(struct ctx *ctx, int64_t seat_id,
                                           struct appointment_test *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, TEST " AND seat_id = :seat", CONGRESS, B_INT("seat", seat_id)));
    if (r.count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = read_test(&r, 0);
    return ST_OK;
}

enum status appointment_store_test_put(struct ctx *ctx, const struct appointment_test *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment_test (congress_id, id, appointment_id, way, test_id,"
                " seat_id, held_on, percent, passed, note) VALUES (:congress, :id, :matter, :way,"
                " :test, :seat, :held, :percent, :passed, :note)"
                " ON CONFLICT (congress_id, id) DO UPDATE SET held_on = :held,"
                " percent = :percent, passed = :passed, note = :note",
                CONGRESS, B_INT("id", t->id), B_INT("matter", t->appointment_id),
                B_TEXT("way", t->way), B_ID("test", t->test_id), B_ID("seat", t->seat_id),
                B_DATE(ctx->arena, "held", t->held_on), B_INT("percent", t->percent),
                B_BOOL("passed", t->passed), B_TEXT("note", t->note)));
    return event_row(ctx, "appointment_test", t->id);
}

enum status appointment_store_statement(struct ctx *ctx, int64_t id,
                                        struct appointment_statement *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, appointment_id, way, made_on, text FROM appointment_statement"
                " WHERE congress_id = :congress AND appointment_id = :id",
                CONGRESS, B_INT("id", id)));
    if (r.count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out =
        (struct appointment_statement){cell_int(&r, 0, 0), cell_int(&r, 0, 1), cell_text(&r, 0, 2),
                                       cell_date(&r, 0, 3), cell_text(&r, 0, 4)};
    return ST_OK;
}

enum status appointment_store_statement_put(struct ctx *ctx, const struct appointment_statement *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment_statement (congress_id, id, appointment_id, way, made_on,"
                " text) VALUES (:congress, :id, :matter, :way, :day, :text)"
                " ON CONFLICT (congress_id, id) DO UPDATE SET way = :way, made_on = :day,"
                " text = :text",
                CONGRESS, B_INT("id", s->id), B_INT("matter", s->appointment_id),
                B_TEXT("way", s->way), B_DATE(ctx->arena, "day", s->made_on),
                B_TEXT("text", s->text)));
    return event_row(ctx, "appointment_statement", s->id);
}
