// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on ratings, supervision of key suggestions, decisions, publications and links. */
#include "modules/suggestion/suggestion_store.h"
#include "modules/suggestion/suggestion_store_row.h"
#include "platform/event.h"

enum status suggestion_store_ratings(struct ctx *ctx, int64_t suggestion_id,
                                     struct suggestion_rating **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT g.id, g.reply_id, g.deputy_id, g.round, g.suggestion_id, d.name,"
                " COALESCE(o.name, y.organ_text), g.attitude, g.result, g.reason, g.counts,"
                " g.rated_on"
                " FROM suggestion_reply y"
                " JOIN suggestion_rating g ON g.congress_id = y.congress_id AND g.reply_id = y.id"
                " JOIN deputy_v_name d ON d.congress_id = g.congress_id AND d.id = g.deputy_id"
                " LEFT JOIN congress_v_organ o ON o.congress_id = y.congress_id"
                "  AND o.id = y.organ_id"
                " WHERE y.congress_id = :congress AND y.suggestion_id = :id"
                " ORDER BY g.round, g.id LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_rating);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_rating *g = &(*out)[i];

        g->id = next_int(&c);
        g->reply_id = next_int(&c);
        g->deputy_id = next_int(&c);
        g->round = next_int(&c);
        g->suggestion_id = next_int(&c);
        g->deputy_name = next_text(&c);
        g->organ_name = next_text(&c);
        g->attitude = next_mark(&c);
        g->result = next_mark(&c);
        g->reason = next_text(&c);
        g->counts = next_bool(&c);
        g->rated_on = next_date(&c);
    }
    return ST_OK;
}

enum status suggestion_store_add_rating(struct ctx *ctx, const struct suggestion_rating *g)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(
        ctx,
        "INSERT INTO suggestion_rating (congress_id, id, suggestion_id, reply_id,"
        " deputy_id, round, attitude, result, reason, counts, rated_on, created_by)"
        " VALUES (:congress, :id, :of, :reply, :deputy, :round, :attitude, :result,"
        " :reason, :counts, :on, :by)",
        CONGRESS, B_INT("id", id), B_INT("of", g->suggestion_id), B_INT("reply", g->reply_id),
        B_INT("deputy", g->deputy_id), B_INT("round", g->round), B_MARK("attitude", g->attitude),
        B_MARK("result", g->result), B_OPT("reason", g->reason), B_BOOL("counts", g->counts),
        B_DATE(ctx->arena, "on", g->rated_on), B_INT("by", ctx->actor->account_id)));
    return event_row(ctx, "suggestion_rating", id);
}

/* ---------------------------------------------------------------- key suggestions */

#define KEY_SELECT                                                                                 \
    "SELECT k.id, k.leader_account_id, k.leader_organ_id, k.lead, k.leader_name, o.name,"          \
    " k.decided_by, k.finding, k.decided_on, k.ended_on FROM suggestion_key k"                     \
    " LEFT JOIN congress_v_organ o ON o.congress_id = k.congress_id"                               \
    "  AND o.id = k.leader_organ_id"

static void read_keys(struct ctx *ctx, const struct rows *r, struct suggestion_key **out,
                      size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct suggestion_key);
    *out_count = r->count;
    arr_each (i, r->count) {
        struct cells c = {r, i, 0};
        struct suggestion_key *k = &(*out)[i];

        k->id = next_int(&c);
        k->leader_account_id = next_int(&c);
        k->leader_organ_id = next_int(&c);
        k->lead = next_text(&c);
        k->leader_name = next_text(&c);
        k->organ_name = next_text(&c);
        k->decided_by = next_text(&c);
        k->finding = next_text(&c);
        k->decided_on = next_date(&c);
        k->ended_on = next_date(&c);
    }
}

enum status suggestion_store_keys(struct ctx *ctx, int64_t suggestion_id,
                                  struct suggestion_key **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                KEY_SELECT " WHERE k.congress_id = :congress AND k.suggestion_id = :id"
                           " ORDER BY k.id LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    read_keys(ctx, &r, out, out_count);
    return ST_OK;
}

enum status suggestion_store_keys_of(struct ctx *ctx, int64_t account_id,
                                     struct suggestion_key **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                KEY_SELECT " WHERE k.congress_id = :congress AND k.leader_account_id = :account"
                           " AND k.ended_on IS NULL ORDER BY k.id",
                CONGRESS, B_INT("account", account_id)));
    read_keys(ctx, &r, out, out_count);
    return ST_OK;
}

enum status suggestion_store_add_key(struct ctx *ctx, int64_t suggestion_id,
                                     const struct suggestion_key *k)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_key (congress_id, id, suggestion_id, lead,"
                " leader_account_id, leader_name, leader_organ_id, decided_by, decided_on)"
                " VALUES (:congress, :id, :of, :lead, :account, :name, :organ, :by, :on)",
                CONGRESS, B_INT("id", id), B_INT("of", suggestion_id), B_TEXT("lead", k->lead),
                B_ID("account", k->leader_account_id), B_OPT("name", k->leader_name),
                B_ID("organ", k->leader_organ_id), B_STR("by", k->decided_by),
                B_DATE(ctx->arena, "on", k->decided_on)));
    return event_row(ctx, "suggestion_key", id);
}

enum status suggestion_store_update_key(struct ctx *ctx, const struct suggestion_key *k)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE suggestion_key SET leader_account_id = :account, leader_name = :name,"
                    " finding = :finding, ended_on = :ended"
                    " WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", k->id), B_ID("account", k->leader_account_id),
                    B_OPT("name", k->leader_name), B_OPT("finding", k->finding),
                    B_DATE(ctx->arena, "ended", k->ended_on)));
    return event_row(ctx, "suggestion_key", k->id);
}

/* ---------------------------------------------------------------- decisions */

enum status suggestion_store_decisions(struct ctx *ctx, int64_t suggestion_id,
                                       struct suggestion_decision **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, decided_on, meeting, decision, reason FROM suggestion_decision"
                " WHERE congress_id = :congress AND suggestion_id = :id ORDER BY id LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_decision);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_decision *d = &(*out)[i];

        d->id = next_int(&c);
        d->on = next_date(&c);
        d->meeting = next_text(&c);
        d->decision = next_text(&c);
        d->reason = next_text(&c);
    }
    return ST_OK;
}

enum status suggestion_store_add_decision(struct ctx *ctx, int64_t suggestion_id,
                                          const struct suggestion_decision *d)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_decision (congress_id, id, suggestion_id, decided_on,"
                " meeting, decision, reason, created_by)"
                " VALUES (:congress, :id, :of, :on, :meeting, :decision, :reason, :by)",
                CONGRESS, B_INT("id", id), B_INT("of", suggestion_id),
                B_DATE(ctx->arena, "on", d->on), B_STR("meeting", d->meeting),
                B_TEXT("decision", d->decision), B_STR("reason", d->reason),
                B_INT("by", ctx->actor->account_id)));
    return event_row(ctx, "suggestion_decision", id);
}

/* ---------------------------------------------------------------- publications */

enum status suggestion_store_publications(struct ctx *ctx, int64_t suggestion_id,
                                          struct suggestion_publication **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, reply_id, decided_by, is_public, why_not, note, title, body, confirmed,"
                " decided_on FROM suggestion_publication"
                " WHERE congress_id = :congress AND suggestion_id = :id ORDER BY reply_id"
                " LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_publication);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_publication *p = &(*out)[i];

        p->id = next_int(&c);
        p->reply_id = next_int(&c);
        p->decided_by = next_int(&c);
        p->is_public = next_bool(&c);
        p->why_not = next_text(&c);
        p->note = next_text(&c);
        p->title = next_text(&c);
        p->body = next_text(&c);
        p->confirmed = next_text(&c);
        p->on = next_date(&c);
    }
    return ST_OK;
}

enum status suggestion_store_save_publication(struct ctx *ctx, int64_t suggestion_id,
                                              const struct suggestion_publication *p)
{
    static const char INSERT[] =
        "INSERT INTO suggestion_publication (congress_id, id, suggestion_id, reply_id, is_public,"
        " why_not, note, title, body, confirmed, decided_on, decided_by)"
        " VALUES (:congress, :id, :of, :reply, :public, :why_not, :note, :title, :body,"
        " :confirmed, :on, :by)";
    static const char UPDATE[] =
        "UPDATE suggestion_publication SET is_public = :public, why_not = :why_not, note = :note,"
        " title = :title, body = :body, confirmed = :confirmed, decided_on = :on, decided_by = :by"
        " WHERE congress_id = :congress AND id = :id AND suggestion_id = :of"
        " AND reply_id = :reply";
    const int64_t id = p->id != 0 ? p->id : db_new_id(ctx);

    TRY(DB_EXEC_ONE(ctx, p->id != 0 ? UPDATE : INSERT, CONGRESS, B_INT("id", id),
                    B_INT("of", suggestion_id), B_INT("reply", p->reply_id),
                    B_BOOL("public", p->is_public), B_OPT("why_not", p->why_not),
                    B_OPT("note", p->note), B_OPT("title", p->title), B_OPT("body", p->body),
                    B_OPT("confirmed", p->confirmed), B_DATE(ctx->arena, "on", p->on),
                    B_INT("by", p->decided_by)));
    return event_row(ctx, "suggestion_publication", id);
}

/* ---------------------------------------------------------------- links */

enum status suggestion_store_links(struct ctx *ctx, int64_t suggestion_id,
                                   struct suggestion_link **out, size_t *out_count)
{
    struct rows r;

    /* What points here from another congress is not looked for: its row is not ours to see. */
    TRY(DB_ROWS(ctx, &r,
                "SELECT l.kind, l.other_congress_id, l.other_id, COALESCE(o.title, l.title),"
                " 1 AS outgoing, l.id AS place"
                " FROM suggestion_link l"
                " LEFT JOIN suggestion o ON o.congress_id = l.congress_id AND o.id = l.other_id"
                "  AND l.other_congress_id = l.congress_id AND l.kind <> 'opinion'"
                " WHERE l.congress_id = :congress AND l.suggestion_id = :id"
                " UNION ALL"
                " SELECT l.kind, l.congress_id, l.suggestion_id, s.title, 0 AS outgoing,"
                " l.id AS place"
                " FROM suggestion_link l"
                " JOIN suggestion s ON s.congress_id = l.congress_id AND s.id = l.suggestion_id"
                " WHERE l.congress_id = :congress AND l.other_congress_id = :congress"
                "  AND l.other_id = :id AND l.kind <> 'opinion'"
                " ORDER BY place LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_link);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_link *l = &(*out)[i];

        l->kind = next_text(&c);
        l->congress_id = next_int(&c);
        l->other_id = next_int(&c);
        l->title = next_text(&c);
        l->outgoing = next_bool(&c);
    }
    return ST_OK;
}

enum status suggestion_store_add_link(struct ctx *ctx, int64_t suggestion_id,
                                      const struct suggestion_link *l)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_link (congress_id, id, suggestion_id, kind,"
                " other_congress_id, other_id, title)"
                " VALUES (:congress, :id, :of, :kind, :other_congress, :other, :title)",
                CONGRESS, B_INT("id", id), B_INT("of", suggestion_id), B_TEXT("kind", l->kind),
                B_INT("other_congress", l->congress_id), B_INT("other", l->other_id),
                B_OPT("title", l->title)));
    return event_row(ctx, "suggestion_link", id);
}
