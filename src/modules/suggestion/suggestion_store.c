// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on suggestions, their texts and their signers. */
#include "modules/suggestion/suggestion_store.h"
#include "modules/suggestion/suggestion_rules.h"
#include "modules/suggestion/suggestion_store_row.h"
#include "platform/event.h"

/* Every column whose name is the member's name. */
#define COLUMNS(COLUMN)                                                                            \
    COLUMN(OPT, number_series)                                                                     \
    COLUMN(ID, number)                                                                             \
    COLUMN(ID, session_id)                                                                         \
    COLUMN(BOOL, in_session)                                                                       \
    COLUMN(STR, title)                                                                             \
    COLUMN(INT, text_revision)                                                                     \
    COLUMN(ID, lead_deputy_id)                                                                     \
    COLUMN(ID, delegation_id)                                                                      \
    COLUMN(INT, signer_count)                                                                      \
    COLUMN(STR, source)                                                                            \
    COLUMN(ID, origin_congress_id)                                                                 \
    COLUMN(ID, origin_id)                                                                          \
    COLUMN(OPT, origin_text)                                                                       \
    COLUMN(DATE, tabled_on)                                                                        \
    COLUMN(DATE, dispatch_due_on)                                                                  \
    COLUMN(DATE, accepted_on)                                                                      \
    COLUMN(OPT, refusal_reason)                                                                    \
    COLUMN(OPT, refusal_note)                                                                      \
    COLUMN(ID, category_id)                                                                        \
    COLUMN(ID, batch_id)                                                                           \
    COLUMN(ID, lead_organ_id)                                                                      \
    COLUMN(BOOL, separate)                                                                         \
    COLUMN(ID, via_organ_id)                                                                       \
    COLUMN(DATE, first_handed_on)                                                                  \
    COLUMN(DATE, handed_on)                                                                        \
    COLUMN(DATE, due_on)                                                                           \
    COLUMN(DATE, first_due_on)                                                                     \
    COLUMN(INT, reply_months)                                                                      \
    COLUMN(OPT, due_basis)                                                                         \
    COLUMN(BOOL, complex)                                                                          \
    COLUMN(BOOL, extended)                                                                         \
    COLUMN(DATE, first_replied_on)                                                                 \
    COLUMN(DATE, replied_on)                                                                       \
    COLUMN(BOOL, in_time)                                                                          \
    COLUMN(OPT, class_code)                                                                        \
    COLUMN(OPT, class_kind)                                                                        \
    COLUMN(INT, round)                                                                             \
    COLUMN(INT, dissatisfied_count)                                                                \
    COLUMN(DATE, redo_on)                                                                          \
    COLUMN(MARK, attitude)                                                                         \
    COLUMN(MARK, result)                                                                           \
    COLUMN(DATE, rated_on)                                                                         \
    COLUMN(DATE, rating_due_on)                                                                    \
    COLUMN(DATE, reminded_on)                                                                      \
    COLUMN(INT, reminders)                                                                         \
    COLUMN(BOOL, is_key)                                                                           \
    COLUMN(BOOL, confidential)                                                                     \
    COLUMN(BOOL, public_text)                                                                      \
    COLUMN(BOOL, public_reply)                                                                     \
    COLUMN(ID, main_id)                                                                            \
    COLUMN(INT, promises_open)                                                                     \
    COLUMN(INT, escalation)                                                                        \
    COLUMN(DATE, closed_on)                                                                        \
    COLUMN(DATE, voiced_on)                                                                        \
    COLUMN(OPT, closed_reason)

#define SELECT                                                                                     \
    "SELECT id, version, kind, state, rating_state, created_at, updated_at" COLUMNS(               \
        COLUMN_NAME) " FROM suggestion"

static const char *const RATING_WORDS[] = {[RATING_NOT_DUE] = "not_due",
                                           [RATING_DUE] = "due",
                                           [RATING_RATED] = "rated",
                                           [RATING_EXCLUDED] = "excluded"};

enum suggestion_rating_state suggestion_rating_state_of(struct str word)
{
    size_t i = COUNT(RATING_WORDS) - 1;

    while (i > 0 && !str_eqz(word, RATING_WORDS[i]))
        i--;
    return (enum suggestion_rating_state)i;
}

static const char *kind_word(enum suggestion_kind kind)
{
    return kind == SUGGESTION_KIND_BILL ? "bill" : "suggestion";
}

static void read_suggestion(const struct rows *r, size_t row, struct suggestion *s)
{
    struct cells c = {r, row, 0};

    *s = (struct suggestion){.id = next_int(&c)};
    s->version = next_int(&c);
    s->kind = str_eqz(next_text(&c), "bill") ? SUGGESTION_KIND_BILL : SUGGESTION_KIND_SUGGESTION;
    (void)suggestion_state_parse(next_text(&c), &s->state);
    s->rating_state = suggestion_rating_state_of(next_text(&c));
    s->created_at = next_int(&c);
    s->updated_at = next_int(&c);
    COLUMNS(COLUMN_READ)
}

enum status suggestion_store_get(struct ctx *ctx, int64_t id, struct suggestion *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SELECT " WHERE congress_id = :congress AND id = :id", CONGRESS,
               B_INT("id", id)));
    read_suggestion(&r, 0, out);
    return ST_OK;
}

enum status suggestion_store_insert(struct ctx *ctx, const struct suggestion *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion (congress_id, id, kind, state, rating_state, created_at,"
                " updated_at" COLUMNS(
                    COLUMN_NAME) ")"
                                 " VALUES (:congress, :id, :kind, :state, :rating_state, :now,"
                                 " :now" COLUMNS(COLUMN_PARAM) ")",
                COLUMNS(COLUMN_BIND) CONGRESS, B_INT("id", s->id), B_Z("kind", kind_word(s->kind)),
                B_Z("state", suggestion_state_word(s->state)),
                B_Z("rating_state", RATING_WORDS[s->rating_state]), B_INT("now", ctx->now)));
    return event_row(ctx, "suggestion", s->id);
}

enum status suggestion_store_update(struct ctx *ctx, struct suggestion *s)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE suggestion SET version = version + 1, kind = :kind, state = :state,"
        " rating_state = :rating_state, updated_at = :now" COLUMNS(
            COLUMN_SET) " WHERE congress_id = :congress AND id = :id AND version = :version",
        COLUMNS(COLUMN_BIND) CONGRESS, B_INT("id", s->id), B_INT("version", s->version),
        B_Z("kind", kind_word(s->kind)), B_Z("state", suggestion_state_word(s->state)),
        B_Z("rating_state", RATING_WORDS[s->rating_state]), B_INT("now", ctx->now)));
    s->version++;
    return event_row(ctx, "suggestion", s->id);
}

/* Tables of parts; the ids of those of one suggestion, and how one of them goes. */
static const struct part {
    const char *table, *ids, *drop;
} PARTS[] = {
#define PART(table)                                                                                \
    {                                                                                              \
        table, "SELECT id FROM " table " WHERE congress_id = :congress AND suggestion_id = :id",   \
            "DELETE FROM " table " WHERE congress_id = :congress AND id = :id"                     \
    }
    PART("suggestion_text"),
    PART("suggestion_signer"),
    PART("suggestion_handling"),
};

static enum status drop_parts(struct ctx *ctx, const struct part *part, int64_t id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, part->ids, CONGRESS, B_INT("id", id)));
    arr_each (i, r.count) {
        TRY(DB_EXEC_ONE(ctx, part->drop, CONGRESS, B_INT("id", cell_int(&r, i, 0))));
        TRY(event_row_gone(ctx, part->table, cell_int(&r, i, 0)));
    }
    return ST_OK;
}

enum status suggestion_store_delete(struct ctx *ctx, const struct suggestion *s)
{
    arr_each (i, COUNT(PARTS))
        TRY(drop_parts(ctx, &PARTS[i], s->id));
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM suggestion WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    CONGRESS, B_INT("id", s->id), B_INT("version", s->version)));
    return event_row_gone(ctx, "suggestion", s->id);
}

enum status suggestion_store_drop_answers(struct ctx *ctx, int64_t id, bool keys)
{
    static const struct part ANSWERS[] = {
        PART("suggestion_rating"),
        {"suggestion_reply_version",
         "SELECT v.id FROM suggestion_reply_version v JOIN suggestion_reply p"
         " ON p.congress_id = v.congress_id AND p.id = v.reply_id"
         " WHERE v.congress_id = :congress AND p.suggestion_id = :id",
         "DELETE FROM suggestion_reply_version WHERE congress_id = :congress AND id = :id"},
        PART("suggestion_reply"),
    };
    static const struct part KEYS = PART("suggestion_key");

    arr_each (i, COUNT(ANSWERS))
        TRY(drop_parts(ctx, &ANSWERS[i], id));
    return keys ? drop_parts(ctx, &KEYS, id) : ST_OK;
}

static enum status one_id(struct rows *r, int64_t *out_id)
{
    *out_id = cell_int(r, 0, 0);
    return ST_OK;
}

enum status suggestion_store_by_number(struct ctx *ctx, struct str series, int64_t number,
                                       int64_t *out_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id FROM suggestion WHERE congress_id = :congress"
               " AND number_series = :series AND number = :number",
               CONGRESS, B_TEXT("series", series), B_INT("number", number)));
    return one_id(&r, out_id);
}

enum status suggestion_store_next_number(struct ctx *ctx, struct str series, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(number), 0) + 1 FROM suggestion"
               " WHERE congress_id = :congress AND number_series = :series",
               CONGRESS, B_TEXT("series", series)));
    return one_id(&r, out);
}

enum status suggestion_store_merged(struct ctx *ctx, int64_t id, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM suggestion WHERE congress_id = :congress AND main_id = :id"
                " ORDER BY id LIMIT :most",
                CONGRESS, B_INT("id", id), B_INT("most", SUGGESTION_PARTS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status suggestion_store_by_origin(struct ctx *ctx, int64_t congress_id, int64_t origin_id,
                                       int64_t *out_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id FROM suggestion WHERE congress_id = :congress"
               " AND origin_congress_id = :from AND origin_id = :origin ORDER BY id DESC LIMIT 1",
               CONGRESS, B_INT("from", congress_id), B_INT("origin", origin_id)));
    return one_id(&r, out_id);
}

enum status suggestion_store_in_batch(struct ctx *ctx, int64_t batch_id, int64_t **out,
                                      size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM suggestion WHERE congress_id = :congress AND batch_id = :batch"
                " AND state = 'accepted' ORDER BY number, id",
                CONGRESS, B_INT("batch", batch_id)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status suggestion_store_of_batch(struct ctx *ctx, int64_t batch_id, int64_t **out,
                                      size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM suggestion WHERE congress_id = :congress AND batch_id = :batch"
                " ORDER BY number, id",
                CONGRESS, B_INT("batch", batch_id)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status suggestion_store_same(struct ctx *ctx, int64_t deputy_id, struct str title,
                                  struct date tabled_on, int64_t *out_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id FROM suggestion WHERE congress_id = :congress"
               " AND lead_deputy_id = :deputy AND title = :title AND tabled_on = :on"
               " ORDER BY id LIMIT 1",
               CONGRESS, B_INT("deputy", deputy_id), B_TEXT("title", title),
               B_DATE(ctx->arena, "on", tabled_on)));
    return one_id(&r, out_id);
}

/* ---------------------------------------------------------------- texts */

#define TEXT_SELECT                                                                                \
    "SELECT id, revision, saved_at, saved_by, title, body, cause, grounds, proposal"               \
    " FROM suggestion_text WHERE congress_id = :congress AND suggestion_id = :id"

static void read_text(const struct rows *r, size_t row, struct suggestion_text *t)
{
    struct cells c = {r, row, 0};

    *t = (struct suggestion_text){.id = next_int(&c)};
    t->revision = next_int(&c);
    t->saved_at = next_int(&c);
    t->saved_by = next_int(&c);
    t->title = next_text(&c);
    t->body = next_text(&c);
    t->cause = next_text(&c);
    t->grounds = next_text(&c);
    t->proposal = next_text(&c);
}

enum status suggestion_store_text(struct ctx *ctx, int64_t id, int64_t revision,
                                  struct suggestion_text *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, TEXT_SELECT " AND revision = :revision", CONGRESS, B_INT("id", id),
               B_INT("revision", revision)));
    read_text(&r, 0, out);
    return ST_OK;
}

enum status suggestion_store_texts(struct ctx *ctx, int64_t id, struct suggestion_text **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, TEXT_SELECT " ORDER BY revision LIMIT :most", CONGRESS, B_INT("id", id),
                B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_text);
    *out_count = r.count;
    arr_each (i, r.count)
        read_text(&r, i, &(*out)[i]);
    return ST_OK;
}

enum status suggestion_store_save_text(struct ctx *ctx, int64_t suggestion_id,
                                       struct suggestion_text *t)
{
    static const char INSERT[] =
        "INSERT INTO suggestion_text (congress_id, id, suggestion_id, revision, title, body, cause,"
        " grounds, proposal, saved_at, saved_by) VALUES (:congress, :id, :of, :revision, :title,"
        " :body, :cause, :grounds, :proposal, :now, :by)";
    static const char UPDATE[] =
        "UPDATE suggestion_text SET title = :title, body = :body, cause = :cause,"
        " grounds = :grounds, proposal = :proposal, saved_at = :now, saved_by = :by"
        " WHERE congress_id = :congress AND id = :id AND suggestion_id = :of"
        " AND revision = :revision";
    const bool fresh = t->id == 0;

    if (fresh)
        t->id = db_new_id(ctx);
    TRY(DB_EXEC_ONE(ctx, fresh ? INSERT : UPDATE, CONGRESS, B_INT("id", t->id),
                    B_INT("of", suggestion_id), B_INT("revision", t->revision),
                    B_STR("title", t->title), B_STR("body", t->body), B_STR("cause", t->cause),
                    B_STR("grounds", t->grounds), B_STR("proposal", t->proposal),
                    B_INT("now", ctx->now), B_INT("by", ctx->actor->account_id)));
    return event_row(ctx, "suggestion_text", t->id);
}

/* ---------------------------------------------------------------- signers */

enum status suggestion_store_signers(struct ctx *ctx, int64_t id, struct suggestion_signer **out,
                                     size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT g.id, g.deputy_id, g.is_lead, g.state, d.name, d.delegation_name, g.reason,"
                " g.suggestion_id, g.decided_at, g.withdraw_agreed"
                " FROM suggestion_signer g"
                " JOIN deputy_v_name d ON d.congress_id = g.congress_id AND d.id = g.deputy_id"
                " WHERE g.congress_id = :congress AND g.suggestion_id IN ("
                "  SELECT s.id FROM suggestion s WHERE s.congress_id = :congress AND s.id = :id"
                "  UNION ALL SELECT s.id FROM suggestion s"
                "  WHERE s.congress_id = :congress AND s.main_id = :id)"
                " ORDER BY CASE WHEN g.suggestion_id = :id THEN 0 ELSE 1 END, g.suggestion_id,"
                "  g.is_lead DESC, g.id"
                " LIMIT :most",
                CONGRESS, B_INT("id", id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_signer);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_signer *g = &(*out)[i];

        g->id = next_int(&c);
        g->deputy_id = next_int(&c);
        g->lead = next_bool(&c);
        g->state = next_text(&c);
        g->name = next_text(&c);
        g->delegation_name = next_text(&c);
        g->reason = next_text(&c);
        g->suggestion_id = next_int(&c);
        g->decided_at = next_int(&c);
        g->withdraw_agreed = next_bool(&c);
    }
    return ST_OK;
}

enum status suggestion_store_add_signer(struct ctx *ctx, int64_t suggestion_id,
                                        const struct suggestion_signer *g)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_signer (congress_id, id, suggestion_id, deputy_id, is_lead,"
                " state, decided_at) VALUES (:congress, :id, :of, :deputy, :lead, :state, :at)",
                CONGRESS, B_INT("id", id), B_INT("of", suggestion_id),
                B_INT("deputy", g->deputy_id), B_BOOL("lead", g->lead), B_TEXT("state", g->state),
                B_ID("at", g->decided_at)));
    return event_row(ctx, "suggestion_signer", id);
}

enum status suggestion_store_update_signer(struct ctx *ctx, const struct suggestion_signer *g)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE suggestion_signer SET state = :state, reason = :reason,"
                    " decided_at = :at, withdraw_agreed = :agreed"
                    " WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", g->id), B_TEXT("state", g->state),
                    B_OPT("reason", g->reason), B_ID("at", g->decided_at),
                    B_BOOL("agreed", g->withdraw_agreed)));
    return event_row(ctx, "suggestion_signer", g->id);
}

enum status suggestion_store_drop_signer(struct ctx *ctx, int64_t signer_id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM suggestion_signer WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", signer_id)));
    return event_row_gone(ctx, "suggestion_signer", signer_id);
}
