// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on replies, their versions, and sign-off inside units. */
#include "modules/suggestion/suggestion_store.h"
#include "modules/suggestion/suggestion_store_row.h"
#include "platform/event.h"

#define COLUMNS(COLUMN)                                                                            \
    COLUMN(INT, revision)                                                                          \
    COLUMN(STR, state)                                                                             \
    COLUMN(INT, step)                                                                              \
    COLUMN(STR, doc_number)                                                                        \
    COLUMN(STR, addressee)                                                                         \
    COLUMN(STR, title)                                                                             \
    COLUMN(STR, body)                                                                              \
    COLUMN(OPT, class_code)                                                                        \
    COLUMN(OPT, class_kind)                                                                        \
    COLUMN(STR, signer)                                                                            \
    COLUMN(STR, contact_person)                                                                    \
    COLUMN(STR, copy_to)                                                                           \
    COLUMN(STR, not_solved_why)                                                                    \
    COLUMN(STR, reported_upward)                                                                   \
    COLUMN(DATE, sent_on)                                                                          \
    COLUMN(MARK, attitude)                                                                         \
    COLUMN(MARK, result)                                                                           \
    COLUMN(DATE, rated_on)

#define REPLY_COLUMN(kind, name) ", y." #name

#define SELECT                                                                                     \
    "SELECT y.id, y.suggestion_id, y.handling_id, y.organ_id, y.round, y.version,"                 \
    " COALESCE(o.name, y.organ_text), y.phone, y.phone_key_id,"                                    \
    " y.drafted_by" COLUMNS(REPLY_COLUMN) " FROM suggestion_reply y"                               \
                                          " LEFT JOIN congress_v_organ o ON o.congress_id = "      \
                                          "y.congress_id AND o.id = y.organ_id"

static void read_reply(const struct rows *r, size_t row, struct suggestion_reply_row *out)
{
    struct cells c = {r, row, 0};
    struct suggestion_reply *s = &out->r;

    *out = (struct suggestion_reply_row){.r.id = next_int(&c)};
    s->suggestion_id = next_int(&c);
    s->handling_id = next_int(&c);
    s->organ_id = next_int(&c);
    s->round = next_int(&c);
    s->version = next_int(&c);
    s->organ_name = next_text(&c);
    out->phone_sealed = next_text(&c);
    out->phone_key_id = next_int(&c);
    out->drafted_by = next_int(&c);
    COLUMNS(COLUMN_READ)
    s->from_above = s->handling_id == 0;
}

enum status suggestion_store_reply(struct ctx *ctx, int64_t reply_id,
                                   struct suggestion_reply_row *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SELECT " WHERE y.congress_id = :congress AND y.id = :id", CONGRESS,
               B_INT("id", reply_id)));
    read_reply(&r, 0, out);
    return ST_OK;
}

enum status suggestion_store_replies(struct ctx *ctx, int64_t suggestion_id,
                                     struct suggestion_reply_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                SELECT " WHERE y.congress_id = :congress AND y.suggestion_id = :id"
                       " ORDER BY y.round DESC, y.id DESC LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_reply_row);
    *out_count = r.count;
    arr_each (i, r.count)
        read_reply(&r, i, &(*out)[i]);
    return ST_OK;
}

static struct bind phone_bind(const struct suggestion_reply_row *row)
{
    const bool any = row->phone_sealed.len != 0;

    return B_BLOB("phone", any ? row->phone_sealed.ptr : NULL, row->phone_sealed.len);
}

enum status suggestion_store_add_reply(struct ctx *ctx, struct suggestion_reply_row *row)
{
    struct suggestion_reply *s = &row->r;

    s->id = db_new_id(ctx);
    s->version = 1;
    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_reply (congress_id, id, suggestion_id, handling_id,"
                " organ_id, organ_text, round, phone, phone_key_id,"
                " drafted_by" COLUMNS(COLUMN_NAME) ")"
                                                   " VALUES (:congress, :id, :of, :handling, "
                                                   ":organ, :organ_text, :round, :phone,"
                                                   " :phone_key, :by" COLUMNS(COLUMN_PARAM) ")",
                COLUMNS(COLUMN_BIND) CONGRESS, B_INT("id", s->id), B_INT("of", s->suggestion_id),
                B_ID("handling", s->handling_id), B_ID("organ", s->organ_id),
                B_OPT("organ_text", s->organ_id == 0 ? s->organ_name : S("")),
                B_INT("round", s->round), phone_bind(row), B_ID("phone_key", row->phone_key_id),
                B_INT("by", row->drafted_by)));
    return event_row(ctx, "suggestion_reply", s->id);
}

enum status suggestion_store_update_reply(struct ctx *ctx, struct suggestion_reply_row *row)
{
    struct suggestion_reply *s = &row->r;

    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE suggestion_reply SET version = version + 1, phone = :phone,"
        " phone_key_id = :phone_key" COLUMNS(
            COLUMN_SET) " WHERE congress_id = :congress AND id = :id AND version = :version",
        COLUMNS(COLUMN_BIND) CONGRESS, B_INT("id", s->id), B_INT("version", s->version),
        phone_bind(row), B_ID("phone_key", row->phone_key_id)));
    s->version++;
    return event_row(ctx, "suggestion_reply", s->id);
}

enum status suggestion_store_add_reply_version(struct ctx *ctx, const struct suggestion_reply *r)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_reply_version (congress_id, id, reply_id, revision, body,"
                " class_code, saved_at, saved_by)"
                " VALUES (:congress, :id, :of, :revision, :body, :class, :now, :by)",
                CONGRESS, B_INT("id", id), B_INT("of", r->id), B_INT("revision", r->revision),
                B_STR("body", r->body), B_OPT("class", r->class_code), B_INT("now", ctx->now),
                B_INT("by", ctx->actor->account_id)));
    return event_row(ctx, "suggestion_reply_version", id);
}

enum status suggestion_store_reply_versions(struct ctx *ctx, int64_t reply_id,
                                            struct suggestion_reply_version **out,
                                            size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT revision, saved_at, saved_by, body, class_code"
                " FROM suggestion_reply_version"
                " WHERE congress_id = :congress AND reply_id = :id ORDER BY revision LIMIT :most",
                CONGRESS, B_INT("id", reply_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_reply_version);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_reply_version *v = &(*out)[i];

        v->revision = next_int(&c);
        v->saved_at = next_int(&c);
        v->saved_by = next_int(&c);
        v->body = next_text(&c);
        v->class_code = next_text(&c);
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- sign-off */

#define STEP_SELECT "SELECT id, organ_id, position, account_id, name FROM suggestion_signoff_step"

static void read_steps(struct ctx *ctx, const struct rows *r, struct suggestion_signoff_step **out,
                       size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct suggestion_signoff_step);
    *out_count = r->count;
    arr_each (i, r->count) {
        struct cells c = {r, i, 0};
        struct suggestion_signoff_step *s = &(*out)[i];

        s->id = next_int(&c);
        s->organ_id = next_int(&c);
        s->position = next_int(&c);
        s->account_id = next_int(&c);
        s->name = next_text(&c);
    }
}

enum status suggestion_store_steps(struct ctx *ctx, int64_t organ_id,
                                   struct suggestion_signoff_step **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                STEP_SELECT " WHERE congress_id = :congress AND organ_id = :organ"
                            " ORDER BY position LIMIT :most",
                CONGRESS, B_INT("organ", organ_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    read_steps(ctx, &r, out, out_count);
    return ST_OK;
}

enum status suggestion_store_steps_of(struct ctx *ctx, int64_t account_id,
                                      struct suggestion_signoff_step **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                STEP_SELECT " WHERE congress_id = :congress AND account_id = :account"
                            " ORDER BY id LIMIT :most",
                CONGRESS, B_INT("account", account_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    read_steps(ctx, &r, out, out_count);
    return ST_OK;
}

enum status suggestion_store_add_step(struct ctx *ctx, const struct suggestion_signoff_step *s)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_signoff_step (congress_id, id, organ_id, position, name,"
                " account_id) VALUES (:congress, :id, :organ, :position, :name, :account)",
                CONGRESS, B_INT("id", id), B_INT("organ", s->organ_id),
                B_INT("position", s->position), B_STR("name", s->name),
                B_ID("account", s->account_id)));
    return event_row(ctx, "suggestion_signoff_step", id);
}

enum status suggestion_store_change_step(struct ctx *ctx, const struct suggestion_signoff_step *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE suggestion_signoff_step SET name = :name, account_id = :account"
                    " WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", s->id), B_STR("name", s->name),
                    B_ID("account", s->account_id)));
    return event_row(ctx, "suggestion_signoff_step", s->id);
}

enum status suggestion_store_drop_step(struct ctx *ctx, int64_t step_id)
{
    TRY(DB_EXEC_ONE(
        ctx, "DELETE FROM suggestion_signoff_step WHERE congress_id = :congress AND id = :id",
        CONGRESS, B_INT("id", step_id)));
    return event_row_gone(ctx, "suggestion_signoff_step", step_id);
}

enum status suggestion_store_signoffs(struct ctx *ctx, int64_t suggestion_id,
                                      struct suggestion_signoff **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(
        ctx, &r,
        "SELECT f.id, f.reply_id, f.revision, f.step, f.account_id, f.created_at, f.approved,"
        " f.step_name, f.author_name, f.reason"
        " FROM suggestion_reply y JOIN suggestion_signoff f"
        "  ON f.congress_id = y.congress_id AND f.reply_id = y.id"
        " WHERE y.congress_id = :congress AND y.suggestion_id = :id ORDER BY f.id"
        " LIMIT :most",
        CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_signoff);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_signoff *f = &(*out)[i];

        f->id = next_int(&c);
        f->reply_id = next_int(&c);
        f->revision = next_int(&c);
        f->step = next_int(&c);
        f->account_id = next_int(&c);
        f->at = next_int(&c);
        f->approved = next_bool(&c);
        f->step_name = next_text(&c);
        f->account_name = next_text(&c);
        f->reason = next_text(&c);
    }
    return ST_OK;
}

enum status suggestion_store_add_signoff(struct ctx *ctx, int64_t revision,
                                         const struct suggestion_signoff *s)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_signoff (congress_id, id, reply_id, revision, step,"
                " step_name, approved, reason, account_id, author_name, created_at)"
                " VALUES (:congress, :id, :of, :revision, :step, :step_name, :approved, :reason,"
                " :account, :name, :now)",
                CONGRESS, B_INT("id", id), B_INT("of", s->reply_id), B_INT("revision", revision),
                B_INT("step", s->step), B_STR("step_name", s->step_name),
                B_BOOL("approved", s->approved), B_OPT("reason", s->reason),
                B_INT("account", ctx->actor->account_id), B_OPT("name", ctx->actor->name),
                B_INT("now", ctx->now)));
    return event_row(ctx, "suggestion_signoff", id);
}
