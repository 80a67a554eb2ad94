// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what units do: their tasks, extensions, contacts, opinions, notes. */
#include "modules/suggestion/suggestion_rules.h"
#include "modules/suggestion/suggestion_store.h"
#include "modules/suggestion/suggestion_store_row.h"
#include "platform/event.h"

#define COLUMNS(COLUMN)                                                                            \
    COLUMN(INT, round)                                                                             \
    COLUMN(DATE, handed_on)                                                                        \
    COLUMN(DATE, clock_from)                                                                       \
    COLUMN(DATE, due_on)                                                                           \
    COLUMN(INT, reply_months)                                                                      \
    COLUMN(OPT, due_basis)                                                                         \
    COLUMN(BOOL, complex)                                                                          \
    COLUMN(BOOL, extended)                                                                         \
    COLUMN(DATE, sign_due_on)                                                                      \
    COLUMN(DATE, signed_on)                                                                        \
    COLUMN(ID, signed_by)                                                                          \
    COLUMN(DATE, given_back_on)                                                                    \
    COLUMN(OPT, give_back_reason)                                                                  \
    COLUMN(DATE, decided_on)                                                                       \
    COLUMN(OPT, decision)                                                                          \
    COLUMN(OPT, decision_reason)                                                                   \
    COLUMN(DATE, contact_due_on)                                                                   \
    COLUMN(DATE, contacted_on)                                                                     \
    COLUMN(DATE, opinion_due_on)                                                                   \
    COLUMN(DATE, opinion_on)                                                                       \
    COLUMN(DATE, first_replied_on)                                                                 \
    COLUMN(DATE, replied_on)                                                                       \
    COLUMN(BOOL, in_time)                                                                          \
    COLUMN(OPT, class_code)                                                                        \
    COLUMN(OPT, class_kind)                                                                        \
    COLUMN(MARK, attitude)                                                                         \
    COLUMN(MARK, result)                                                                           \
    COLUMN(INT, redo_count)                                                                        \
    COLUMN(INT, escalation)

#define HANDLING_COLUMN(kind, name) ", h." #name

static void read_unit(const struct rows *r, size_t row, struct suggestion_handling *s)
{
    struct cells c = {r, row, 0};

    *s = (struct suggestion_handling){.id = next_int(&c)};
    s->suggestion_id = next_int(&c);
    s->organ_id = next_int(&c);
    s->organ_name = next_text(&c);
    (void)suggestion_role_parse(next_text(&c), &s->role);
    (void)suggestion_handling_parse(next_text(&c), &s->state);
    s->version = next_int(&c);
    COLUMNS(COLUMN_READ)
}

enum status suggestion_store_units(struct ctx *ctx, int64_t suggestion_id,
                                   struct suggestion_handling **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(
        ctx, &r,
        "SELECT h.id, h.suggestion_id, h.organ_id, o.name, h.role, h.state,"
        " h.version" COLUMNS(
            HANDLING_COLUMN) " FROM suggestion_handling h"
                             " LEFT JOIN congress_v_organ o ON o.congress_id = h.congress_id"
                             "  AND o.id = h.organ_id"
                             " WHERE h.congress_id = :congress AND h.suggestion_id = :id"
                             " ORDER BY CASE h.role WHEN 'joint' THEN 1 ELSE 0 END, h.id LIMIT "
                             ":most",
        CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_handling);
    *out_count = r.count;
    arr_each (i, r.count)
        read_unit(&r, i, &(*out)[i]);
    return ST_OK;
}

enum status suggestion_store_add_unit(struct ctx *ctx, struct suggestion_handling *h)
{
    const struct suggestion_handling *s = h;

    h->id = db_new_id(ctx);
    h->version = 1;
    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_handling (congress_id, id, suggestion_id, organ_id, role,"
                " state, is_current, is_main" COLUMNS(
                    COLUMN_NAME) ")"
                                 " VALUES (:congress, :id, :of, :organ, :role, :state, :current,"
                                 " :main" COLUMNS(COLUMN_PARAM) ")",
                COLUMNS(COLUMN_BIND) CONGRESS, B_INT("id", h->id), B_INT("of", h->suggestion_id),
                B_INT("organ", h->organ_id), B_Z("role", suggestion_role_word(h->role)),
                B_Z("state", suggestion_handling_word(h->state)),
                B_BOOL("current", suggestion_unit_live(h)), B_BOOL("main", h->role != ROLE_JOINT)));
    return event_row(ctx, "suggestion_handling", h->id);
}

enum status suggestion_store_update_unit(struct ctx *ctx, struct suggestion_handling *h)
{
    const struct suggestion_handling *s = h;

    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE suggestion_handling SET version = version + 1, role = :role,"
        " state = :state, is_current = :current, is_main = :main" COLUMNS(
            COLUMN_SET) " WHERE congress_id = :congress AND id = :id AND version = :version",
        COLUMNS(COLUMN_BIND) CONGRESS, B_INT("id", h->id), B_INT("version", h->version),
        B_Z("role", suggestion_role_word(h->role)),
        B_Z("state", suggestion_handling_word(h->state)),
        B_BOOL("current", suggestion_unit_live(h)), B_BOOL("main", h->role != ROLE_JOINT)));
    h->version++;
    return event_row(ctx, "suggestion_handling", h->id);
}

enum status suggestion_store_drop_unit(struct ctx *ctx, int64_t handling_id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM suggestion_handling WHERE congress_id = :congress AND id = :id"
                    " AND state = 'planned'",
                    CONGRESS, B_INT("id", handling_id)));
    return event_row_gone(ctx, "suggestion_handling", handling_id);
}

/* ---------------------------------------------------------------- extensions */

enum status suggestion_store_extensions(struct ctx *ctx, int64_t suggestion_id,
                                        struct suggestion_extension **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, handling_id, asked_by, decided_by, asked_on, wanted_on, decided_on,"
                " old_due_on, reason, state, decision_reason FROM suggestion_extension"
                " WHERE congress_id = :congress AND suggestion_id = :id ORDER BY id LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_extension);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_extension *e = &(*out)[i];

        e->id = next_int(&c);
        e->handling_id = next_int(&c);
        e->asked_by = next_int(&c);
        e->decided_by = next_int(&c);
        e->asked_on = next_date(&c);
        e->wanted_on = next_date(&c);
        e->decided_on = next_date(&c);
        e->old_due_on = next_date(&c);
        e->reason = next_text(&c);
        e->state = next_text(&c);
        e->decision_reason = next_text(&c);
    }
    return ST_OK;
}

enum status suggestion_store_add_extension(struct ctx *ctx, int64_t suggestion_id,
                                           struct suggestion_extension *e)
{
    e->id = db_new_id(ctx);
    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_extension (congress_id, id, suggestion_id, handling_id,"
                " asked_on, asked_by, wanted_on, old_due_on, reason, state)"
                " VALUES (:congress, :id, :of, :handling, :on, :by, :wanted, :old, :reason,"
                " 'asked')",
                CONGRESS, B_INT("id", e->id), B_INT("of", suggestion_id),
                B_INT("handling", e->handling_id), B_DATE(ctx->arena, "on", e->asked_on),
                B_INT("by", e->asked_by), B_DATE(ctx->arena, "wanted", e->wanted_on),
                B_DATE(ctx->arena, "old", e->old_due_on), B_STR("reason", e->reason)));
    return event_row(ctx, "suggestion_extension", e->id);
}

enum status suggestion_store_decide_extension(struct ctx *ctx, const struct suggestion_extension *e)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE suggestion_extension SET state = :state, decided_on = :on,"
                    " decided_by = :by, decision_reason = :reason"
                    " WHERE congress_id = :congress AND id = :id AND state = 'asked'",
                    CONGRESS, B_INT("id", e->id), B_TEXT("state", e->state),
                    B_DATE(ctx->arena, "on", e->decided_on), B_INT("by", e->decided_by),
                    B_OPT("reason", e->decision_reason)));
    return event_row(ctx, "suggestion_extension", e->id);
}

/* ---------------------------------------------------------------- contacts */

enum status suggestion_store_contacts(struct ctx *ctx, int64_t suggestion_id,
                                      struct suggestion_contact **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT c.id, c.handling_id, c.organ_id, c.deputy_id, o.name,"
                " (SELECT d.name FROM deputy_v_name d WHERE d.congress_id = c.congress_id"
                "   AND d.id = c.deputy_id), c.way,"
                " c.held_on, c.summary, c.state, c.deputy_note FROM suggestion_contact c"
                " LEFT JOIN congress_v_organ o ON o.congress_id = c.congress_id"
                "  AND o.id = c.organ_id"
                " WHERE c.congress_id = :congress AND c.suggestion_id = :id"
                " ORDER BY c.held_on, c.id LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_contact);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_contact *k = &(*out)[i];

        k->id = next_int(&c);
        k->handling_id = next_int(&c);
        k->organ_id = next_int(&c);
        k->deputy_id = next_int(&c);
        k->organ_name = next_text(&c);
        k->deputy_name = next_text(&c);
        k->way = next_text(&c);
        k->on = next_date(&c);
        k->summary = next_text(&c);
        k->state = next_text(&c);
        k->deputy_note = next_text(&c);
    }
    return ST_OK;
}

enum status suggestion_store_add_contact(struct ctx *ctx, int64_t suggestion_id,
                                         struct suggestion_contact *k)
{
    k->id = db_new_id(ctx);
    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_contact (congress_id, id, suggestion_id, handling_id,"
                " organ_id, deputy_id, way, held_on, summary, state, created_at, created_by)"
                " VALUES (:congress, :id, :of, :handling, :organ, :deputy, :way, :on, :summary,"
                " 'recorded', :now, :by)",
                CONGRESS, B_INT("id", k->id), B_INT("of", suggestion_id),
                B_INT("handling", k->handling_id), B_INT("organ", k->organ_id),
                B_INT("deputy", k->deputy_id), B_TEXT("way", k->way),
                B_DATE(ctx->arena, "on", k->on), B_STR("summary", k->summary),
                B_INT("now", ctx->now), B_INT("by", ctx->actor->account_id)));
    return event_row(ctx, "suggestion_contact", k->id);
}

enum status suggestion_store_check_contact(struct ctx *ctx, const struct suggestion_contact *k)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE suggestion_contact SET state = :state, deputy_note = :note"
                    " WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", k->id), B_TEXT("state", k->state),
                    B_OPT("note", k->deputy_note)));
    return event_row(ctx, "suggestion_contact", k->id);
}

/* ---------------------------------------------------------------- opinions and notes */

enum status suggestion_store_opinions(struct ctx *ctx, int64_t suggestion_id,
                                      struct suggestion_opinion **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT p.id, p.handling_id, p.organ_id, p.created_at, o.name, p.body, p.state"
                " FROM suggestion_opinion p"
                " LEFT JOIN congress_v_organ o ON o.congress_id = p.congress_id"
                "  AND o.id = p.organ_id"
                " WHERE p.congress_id = :congress AND p.suggestion_id = :id ORDER BY p.id"
                " LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_opinion);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_opinion *p = &(*out)[i];

        p->id = next_int(&c);
        p->handling_id = next_int(&c);
        p->organ_id = next_int(&c);
        p->at = next_int(&c);
        p->organ_name = next_text(&c);
        p->body = next_text(&c);
        p->state = next_text(&c);
    }
    return ST_OK;
}

enum status suggestion_store_add_opinion(struct ctx *ctx, int64_t suggestion_id,
                                         const struct suggestion_opinion *o)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_opinion (congress_id, id, suggestion_id, handling_id,"
                " organ_id, body, state, created_at, created_by)"
                " VALUES (:congress, :id, :of, :handling, :organ, :body, :state, :now, :by)",
                CONGRESS, B_INT("id", id), B_INT("of", suggestion_id),
                B_INT("handling", o->handling_id), B_INT("organ", o->organ_id),
                B_STR("body", o->body), B_TEXT("state", o->state), B_INT("now", ctx->now),
                B_INT("by", ctx->actor->account_id)));
    return event_row(ctx, "suggestion_opinion", id);
}

enum status suggestion_store_notes(struct ctx *ctx, int64_t suggestion_id,
                                   struct suggestion_note **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT n.id, n.handling_id, n.organ_id, n.created_by, n.created_at, n.kind,"
                " n.held_on, n.place, n.participants, n.body, o.name, n.author_name"
                " FROM suggestion_note n"
                " LEFT JOIN congress_v_organ o ON o.congress_id = n.congress_id"
                "  AND o.id = n.organ_id"
                " WHERE n.congress_id = :congress AND n.suggestion_id = :id"
                " ORDER BY n.held_on, n.id LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_note);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_note *n = &(*out)[i];

        n->id = next_int(&c);
        n->handling_id = next_int(&c);
        n->organ_id = next_int(&c);
        n->account_id = next_int(&c);
        n->at = next_int(&c);
        n->kind = next_text(&c);
        n->on = next_date(&c);
        n->place = next_text(&c);
        n->participants = next_text(&c);
        n->body = next_text(&c);
        n->organ_name = next_text(&c);
        n->account_name = next_text(&c);
    }
    return ST_OK;
}

enum status suggestion_store_note(struct ctx *ctx, int64_t id, struct suggestion_note *out,
                                  int64_t *out_suggestion_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT suggestion_id, organ_id, created_by, kind FROM suggestion_note"
               " WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out_suggestion_id = cell_int(&r, 0, 0);
    *out = (struct suggestion_note){.id = id,
                                    .organ_id = cell_int(&r, 0, 1),
                                    .account_id = cell_int(&r, 0, 2),
                                    .kind = cell_text(&r, 0, 3)};
    return ST_OK;
}

enum status suggestion_store_add_note(struct ctx *ctx, int64_t suggestion_id,
                                      const struct suggestion_note *n)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_note (congress_id, id, suggestion_id, handling_id,"
                " organ_id, kind, held_on, place, participants, body, created_at, created_by,"
                " author_name)"
                " VALUES (:congress, :id, :of, :handling, :organ, :kind, :on, :place,"
                " :participants, :body, :now, :by, :name)",
                CONGRESS, B_INT("id", id), B_INT("of", suggestion_id),
                B_ID("handling", n->handling_id), B_ID("organ", n->organ_id),
                B_TEXT("kind", n->kind), B_DATE(ctx->arena, "on", n->on), B_OPT("place", n->place),
                B_OPT("participants", n->participants), B_STR("body", n->body),
                B_INT("now", ctx->now), B_INT("by", ctx->actor->account_id),
                B_OPT("name", ctx->actor->name)));
    return event_row(ctx, "suggestion_note", id);
}
