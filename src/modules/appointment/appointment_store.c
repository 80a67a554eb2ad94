// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of posts, persons, proposals and of who holds what. */
#include "modules/appointment/appointment_list.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- posts */

#define POST                                                                                       \
    "SELECT o.id, o.version, o.office, o.name, o.organ_id, o.body_id, o.seats, o.closed_on,"       \
    " o.note FROM appointment_post o WHERE o.congress_id = :congress"

static struct appointment_post read_post(const struct rows *r, size_t i)
{
    return (struct appointment_post){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .office = cell_text(r, i, 2),
        .name = cell_text(r, i, 3),
        .organ_id = cell_int(r, i, 4),
        .body_id = cell_int(r, i, 5),
        .seats = cell_int(r, i, 6),
        .closed_on = cell_date(r, i, 7),
        .note = cell_text(r, i, 8),
    };
}

enum status appointment_store_post(struct ctx *ctx, int64_t id, struct appointment_post *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, POST " AND o.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_post(&r, 0);
    return ST_OK;
}

enum status appointment_store_post_named(struct ctx *ctx, struct str name,
                                         struct appointment_post *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, POST " AND o.name = :name", CONGRESS, B_TEXT("name", name)));
    if (r.count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = read_post(&r, 0);
    return ST_OK;
}

#define POST_VALUES(p)                                                                             \
    CONGRESS, B_INT("id", (p)->id), B_TEXT("office", (p)->office), B_TEXT("name", (p)->name),      \
        B_ID("organ", (p)->organ_id), B_ID("body", (p)->body_id), B_INT("seats", (p)->seats),      \
        B_DATE(ctx->arena, "closed", (p)->closed_on), B_TEXT("note", (p)->note)

enum status appointment_store_post_insert(struct ctx *ctx, const struct appointment_post *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment_post (congress_id, id, office, name, organ_id, body_id,"
                " seats, closed_on, note) VALUES (:congress, :id, :office, :name, :organ, :body,"
                " :seats, :closed, :note)",
                POST_VALUES(p)));
    return event_row(ctx, "appointment_post", p->id);
}

enum status appointment_store_post_update(struct ctx *ctx, const struct appointment_post *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE appointment_post SET office = :office, name = :name,"
                    " organ_id = :organ, body_id = :body, seats = :seats, closed_on = :closed,"
                    " note = :note, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    POST_VALUES(p), B_INT("version", p->version)));
    return event_row(ctx, "appointment_post", p->id);
}

/* ---------------------------------------------------------------- persons */

#define PERSON                                                                                     \
    "SELECT id, version, name, sex, born, ethnic, party, education, resume, deputy_id"             \
    " FROM appointment_person WHERE congress_id = :congress"

static struct appointment_person read_person(const struct rows *r, size_t i)
{
    return (struct appointment_person){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .name = cell_text(r, i, 2),
        .sex = cell_text(r, i, 3),
        .born = cell_text(r, i, 4),
        .ethnic = cell_text(r, i, 5),
        .party = cell_text(r, i, 6),
        .education = cell_text(r, i, 7),
        .resume = cell_text(r, i, 8),
        .deputy_id = cell_int(r, i, 9),
    };
}

enum status appointment_store_person(struct ctx *ctx, int64_t id, struct appointment_person *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, PERSON " AND id = :id", CONGRESS, B_INT("id", id)));
    *out = read_person(&r, 0);
    return ST_OK;
}

enum status appointment_store_persons_named(struct ctx *ctx, struct str name,
                                            struct appointment_person **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, PERSON " AND name = :name ORDER BY id", CONGRESS, B_TEXT("name", name)));
    *out = arena_array(ctx->arena, r.count, struct appointment_person);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_person(&r, i);
    return ST_OK;
}

#define PERSON_VALUES(p)                                                                           \
    CONGRESS, B_INT("id", (p)->id), B_TEXT("name", (p)->name), B_TEXT("sex", (p)->sex),            \
        B_TEXT("born", (p)->born), B_TEXT("ethnic", (p)->ethnic), B_TEXT("party", (p)->party),     \
        B_TEXT("education", (p)->education), B_TEXT("resume", (p)->resume),                        \
        B_ID("deputy", (p)->deputy_id)

enum status appointment_store_person_insert(struct ctx *ctx, const struct appointment_person *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment_person (congress_id, id, name, sex, born, ethnic, party,"
                " education, resume, deputy_id) VALUES (:congress, :id, :name, :sex, :born,"
                " :ethnic, :party, :education, :resume, :deputy)",
                PERSON_VALUES(p)));
    return event_row(ctx, "appointment_person", p->id);
}

enum status appointment_store_person_update(struct ctx *ctx, const struct appointment_person *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE appointment_person SET name = :name, sex = :sex, born = :born,"
                    " ethnic = :ethnic, party = :party, education = :education, resume = :resume,"
                    " deputy_id = :deputy, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    PERSON_VALUES(p), B_INT("version", p->version)));
    return event_row(ctx, "appointment_person", p->id);
}

/* ---------------------------------------------------------------- proposals */

enum status appointment_store_letter(struct ctx *ctx, int64_t id, struct appointment_letter *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, version, nominator, number, title, signer, text, dated_on, received_on"
               " FROM appointment_letter WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = (struct appointment_letter){
        .id = cell_int(&r, 0, 0),
        .version = cell_int(&r, 0, 1),
        .nominator = cell_text(&r, 0, 2),
        .number = cell_text(&r, 0, 3),
        .title = cell_text(&r, 0, 4),
        .signer = cell_text(&r, 0, 5),
        .text = cell_text(&r, 0, 6),
        .dated_on = cell_date(&r, 0, 7),
        .received_on = cell_date(&r, 0, 8),
    };
    return ST_OK;
}

#define LETTER_VALUES(l)                                                                           \
    CONGRESS, B_INT("id", (l)->id), B_TEXT("nominator", (l)->nominator),                           \
        B_TEXT("number", (l)->number), B_TEXT("title", (l)->title), B_TEXT("signer", (l)->signer), \
        B_TEXT("text", (l)->text), B_DATE(ctx->arena, "dated", (l)->dated_on),                     \
        B_DATE(ctx->arena, "received", (l)->received_on)

enum status appointment_store_letter_insert(struct ctx *ctx, const struct appointment_letter *l)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment_letter (congress_id, id, nominator, number, title, signer,"
                " text, dated_on, received_on) VALUES (:congress, :id, :nominator, :number, :title,"
                " :signer, :text, :dated, :received)",
                LETTER_VALUES(l)));
    return event_row(ctx, "appointment_letter", l->id);
}

enum status appointment_store_letter_update(struct ctx *ctx, const struct appointment_letter *l)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE appointment_letter SET nominator = :nominator, number = :number,"
                    " title = :title, signer = :signer, text = :text, dated_on = :dated,"
                    " received_on = :received, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    LETTER_VALUES(l), B_INT("version", l->version)));
    return event_row(ctx, "appointment_letter", l->id);
}

/* ---------------------------------------------------------------- who holds what */

#define TENURE                                                                                     \
    "SELECT t.id, t.version, t.person_id, t.post_id, t.begun_id, t.ended_id, t.member_id,"         \
    " t.acting, t.from_on, t.to_on, t.ended_how, p.name, o.name, o.office, o.organ_id"             \
    " FROM appointment_tenure t"                                                                   \
    " JOIN appointment_person p ON p.congress_id = t.congress_id AND p.id = t.person_id"           \
    " JOIN appointment_post o ON o.congress_id = t.congress_id AND o.id = t.post_id"               \
    " WHERE t.congress_id = :congress"

static void put_tenures(struct ctx *ctx, const struct rows *r, struct appointment_tenure **out,
                        size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct appointment_tenure);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct appointment_tenure){
            .id = cell_int(r, i, 0),
            .version = cell_int(r, i, 1),
            .person_id = cell_int(r, i, 2),
            .post_id = cell_int(r, i, 3),
            .begun_id = cell_int(r, i, 4),
            .ended_id = cell_int(r, i, 5),
            .member_id = cell_int(r, i, 6),
            .acting = cell_int(r, i, 7) != 0,
            .from_on = cell_date(r, i, 8),
            .to_on = cell_date(r, i, 9),
            .ended_how = cell_text(r, i, 10),
            .person = cell_text(r, i, 11),
            .post = cell_text(r, i, 12),
            .office = cell_text(r, i, 13),
            .organ_id = cell_int(r, i, 14),
        };
}

enum status appointment_store_tenure(struct ctx *ctx, int64_t id, struct appointment_tenure *out)
{
    struct appointment_tenure *one;
    struct rows r;
    size_t count;

    TRY(DB_ONE(ctx, &r, TENURE " AND t.id = :id", CONGRESS, B_INT("id", id)));
    put_tenures(ctx, &r, &one, &count);
    *out = one[0];
    return ST_OK;
}

enum status appointment_store_tenures(struct ctx *ctx, int64_t post_id, int64_t person_id,
                                      struct date on, struct appointment_tenure **out,
                                      size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                TENURE " AND (:post IS NULL OR t.post_id = :post)"
                       " AND (:person IS NULL OR t.person_id = :person)"
                       " AND (:day IS NULL OR (t.from_on <= :day"
                       "  AND (t.to_on IS NULL OR t.to_on >= :day)))"
                       " ORDER BY o.office, o.name, o.id, t.acting, t.from_on DESC, t.id",
                CONGRESS, B_ID("post", post_id), B_ID("person", person_id),
                B_DATE(ctx->arena, "day", on)));
    put_tenures(ctx, &r, out, out_count);
    return ST_OK;
}

enum status appointment_store_tenures_by(struct ctx *ctx, int64_t appointment_id,
                                         struct appointment_tenure **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, TENURE " AND (t.begun_id = :matter OR t.ended_id = :matter) ORDER BY t.id",
                CONGRESS, B_INT("matter", appointment_id)));
    put_tenures(ctx, &r, out, out_count);
    return ST_OK;
}

#define TENURE_VALUES(t)                                                                           \
    CONGRESS, B_INT("id", (t)->id), B_INT("person", (t)->person_id), B_INT("post", (t)->post_id),  \
        B_BOOL("acting", (t)->acting), B_DATE(ctx->arena, "from", (t)->from_on),                   \
        B_DATE(ctx->arena, "to", (t)->to_on), B_ID("begun", (t)->begun_id),                        \
        B_ID("ended", (t)->ended_id), B_TEXT("how", (t)->ended_how),                               \
        B_ID("member", (t)->member_id)

enum status appointment_store_tenure_insert(struct ctx *ctx, const struct appointment_tenure *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment_tenure (congress_id, id, person_id, post_id, acting,"
                " from_on, to_on, begun_id, ended_id, ended_how, member_id) VALUES (:congress,"
                " :id, :person, :post, :acting, :from, :to, :begun, :ended, :how, :member)",
                TENURE_VALUES(t)));
    return event_row(ctx, "appointment_tenure", t->id);
}

enum status appointment_store_tenure_update(struct ctx *ctx, const struct appointment_tenure *t)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE appointment_tenure SET person_id = :person, post_id = :post,"
                    " acting = :acting, from_on = :from, to_on = :to, begun_id = :begun,"
                    " ended_id = :ended, ended_how = :how, member_id = :member,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    TENURE_VALUES(t), B_INT("version", t->version)));
    return event_row(ctx, "appointment_tenure", t->id);
}

enum status appointment_store_tenure_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM appointment_tenure WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "appointment_tenure", id);
}
