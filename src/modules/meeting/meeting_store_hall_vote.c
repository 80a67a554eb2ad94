// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of the votes of a meeting and of changes of its agenda. */
#include "modules/meeting/meeting_store_hall.h"
#include "platform/db.h"
#include "platform/event.h"

enum { VOTES_MAX = 1000 };

enum status meeting_store_votes(struct ctx *ctx, int64_t meeting_id, struct meeting_vote **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, item_id, change_id, vote_id, role, clause, motion_id FROM meeting_vote"
                " WHERE congress_id = :congress AND meeting_id = :meeting ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_INT("most", VOTES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_vote);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct meeting_vote *v = &(*out)[i];

        *v = (struct meeting_vote){
            .id = cell_int(&r, i, 0),
            .meeting_id = meeting_id,
            .item_id = cell_int(&r, i, 1),
            .change_id = cell_int(&r, i, 2),
            .clause = cell_text(&r, i, 5),
            .motion_id = cell_int(&r, i, 6),
            .vote.id = cell_int(&r, i, 3),
        };
        (void)meeting_vote_role_parse(cell_text(&r, i, 4), &v->role);
    }
    return ST_OK;
}

enum status meeting_store_vote_meeting(struct ctx *ctx, int64_t vote_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT meeting_id FROM meeting_vote WHERE congress_id = :congress"
                " AND vote_id = :vote",
                B_INT("congress", ctx->congress_id), B_INT("vote", vote_id)));
    *out = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    return ST_OK;
}

enum status meeting_store_running(struct ctx *ctx, int64_t body_id, int64_t *out_id,
                                  struct str *out_name)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, name FROM meeting WHERE congress_id = :congress AND body_id = :body"
                " AND state IN ('open', 'adjourned') AND starts_on <= :today AND ends_on >= :today"
                " ORDER BY id DESC LIMIT 1",
                B_INT("congress", ctx->congress_id), B_INT("body", body_id),
                B_DATE(ctx->arena, "today", ctx->today)));
    *out_id = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    *out_name = r.count > 0 ? cell_text(&r, 0, 1) : S("");
    return ST_OK;
}

enum status meeting_store_vote_add(struct ctx *ctx, const struct meeting_vote *in)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(
        ctx,
        "INSERT INTO meeting_vote (congress_id, id, meeting_id, item_id, change_id, vote_id,"
        " role, clause, motion_id) VALUES (:congress, :id, :meeting, :item, :change, :vote, :role,"
        " :clause, :motion)",
        B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("meeting", in->meeting_id),
        B_ID("item", in->item_id), B_ID("change", in->change_id), B_INT("vote", in->vote.id),
        B_Z("role", meeting_vote_role_word(in->role)), B_TEXT("clause", in->clause),
        B_ID("motion", in->motion_id)));
    return event_row(ctx, "meeting_vote", id);
}

enum status meeting_store_proposals(struct ctx *ctx, int64_t meeting_id,
                                    struct meeting_proposal **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, item_id, vote_id, proposed_at, decided_at, kind, title, sort,"
                " reason, proposer, state FROM meeting_proposal"
                " WHERE congress_id = :congress AND meeting_id = :meeting ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_INT("most", VOTES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_proposal);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct meeting_proposal){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .meeting_id = meeting_id,
            .item_id = cell_int(&r, i, 2),
            .vote_id = cell_int(&r, i, 3),
            .proposed_at = cell_int(&r, i, 4),
            .decided_at = cell_int(&r, i, 5),
            .kind = cell_text(&r, i, 6),
            .title = cell_text(&r, i, 7),
            .sort = cell_text(&r, i, 8),
            .reason = cell_text(&r, i, 9),
            .proposer = cell_text(&r, i, 10),
            .state = cell_text(&r, i, 11),
        };
    return ST_OK;
}

enum status meeting_store_proposal_add(struct ctx *ctx, const struct meeting_proposal *in)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO meeting_proposal (congress_id, id, meeting_id, kind, item_id, title,"
        " sort, reason, proposer, state, vote_id, proposed_at)"
        " VALUES (:congress, :id, :meeting, :kind, :item, :title, :sort, :reason, :by,"
        " :state, :vote, :at)",
        B_INT("congress", ctx->congress_id), B_INT("id", in->id), B_INT("meeting", in->meeting_id),
        B_TEXT("kind", in->kind), B_ID("item", in->item_id), B_TEXT("title", in->title),
        B_TEXT("sort", in->sort), B_TEXT("reason", in->reason), B_TEXT("by", in->proposer),
        B_TEXT("state", in->state), B_ID("vote", in->vote_id), B_INT("at", in->proposed_at)));
    return event_row(ctx, "meeting_proposal", in->id);
}

enum status meeting_store_proposal_set(struct ctx *ctx, const struct meeting_proposal *in)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_proposal SET state = :state, vote_id = :vote, decided_at = :at,"
                    " item_id = :item, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", in->id),
                    B_INT("version", in->version), B_TEXT("state", in->state),
                    B_ID("vote", in->vote_id), B_ID("at", in->decided_at),
                    B_ID("item", in->item_id)));
    return event_row(ctx, "meeting_proposal", in->id);
}
