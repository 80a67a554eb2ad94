// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of the parts of motions: signers, decisions, answers, marks. */
#include "modules/motion/motion_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SIGNERS_MAX = 1000, PARTS_MAX = 200 };

enum status motion_store_signers(struct ctx *ctx, int64_t id, struct motion_signer **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT g.id, g.deputy_id, g.lead, g.state, g.decided_at, d.name,"
                " d.delegation_name FROM motion_signer g JOIN deputy_v_name d"
                " ON d.congress_id = g.congress_id AND d.id = g.deputy_id"
                " WHERE g.congress_id = :congress AND g.motion_id = :id"
                " ORDER BY g.lead DESC, g.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("most", SIGNERS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct motion_signer);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct motion_signer){.id = cell_int(&r, i, 0),
                                           .deputy_id = cell_int(&r, i, 1),
                                           .lead = cell_int(&r, i, 2) != 0,
                                           .state = cell_text(&r, i, 3),
                                           .decided_at = cell_int(&r, i, 4),
                                           .name = cell_text(&r, i, 5),
                                           .delegation = cell_text(&r, i, 6)};
    return ST_OK;
}

enum status motion_store_add_signer(struct ctx *ctx, int64_t motion_id, int64_t deputy_id,
                                    bool lead)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO motion_signer (congress_id, id, motion_id, deputy_id, lead, state,"
                " decided_at) VALUES (:congress, :id, :motion, :deputy, :lead, :state, :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("motion", motion_id),
                B_INT("deputy", deputy_id), B_BOOL("lead", lead),
                B_Z("state", lead ? "signed" : "invited"), B_ID("at", lead ? ctx->now : 0)));
    return event_row(ctx, "motion_signer", id);
}

enum status motion_store_set_signer(struct ctx *ctx, const struct motion_signer *s,
                                    const char *state)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE motion_signer SET state = :state, decided_at = :at"
                    " WHERE congress_id = :congress AND id = :id",
                    B_Z("state", state), B_INT("at", ctx->now), B_INT("congress", ctx->congress_id),
                    B_INT("id", s->id)));
    return event_row(ctx, "motion_signer", s->id);
}

enum status motion_store_add_decision(struct ctx *ctx, int64_t motion_id,
                                      const struct motion_decision *d)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO motion_decision (congress_id, id, motion_id, decision, decided_on,"
                " organ_id, note, account_id, at)"
                " VALUES (:congress, :id, :motion, :decision, :on, :organ, :note, :account, :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("motion", motion_id),
                B_TEXT("decision", d->decision), B_DATE(ctx->arena, "on", d->on),
                B_ID("organ", d->organ_id), B_TEXT("note", d->note),
                B_ID("account", ctx->actor->account_id), B_INT("at", ctx->now)));
    return event_row(ctx, "motion_decision", id);
}

enum status motion_store_decisions(struct ctx *ctx, int64_t id, struct motion_decision **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT d.id, d.organ_id, d.at, d.decision, d.note, d.decided_on, o.name"
                " FROM motion_decision d LEFT JOIN congress_v_organ o"
                " ON o.congress_id = d.congress_id AND o.id = d.organ_id"
                " WHERE d.congress_id = :congress AND d.motion_id = :id ORDER BY d.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("most", PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct motion_decision);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct motion_decision){.id = cell_int(&r, i, 0),
                                             .organ_id = cell_int(&r, i, 1),
                                             .at = cell_int(&r, i, 2),
                                             .decision = cell_text(&r, i, 3),
                                             .note = cell_text(&r, i, 4),
                                             .on = cell_date(&r, i, 5),
                                             .organ_name = cell_text(&r, i, 6)};
    return ST_OK;
}

enum status motion_store_answers(struct ctx *ctx, int64_t id, struct motion_answer **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, round, signed_by, signed_at, state, way, head_name, body,"
                " head_present, given_on FROM motion_answer"
                " WHERE congress_id = :congress AND motion_id = :id ORDER BY round LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("most", PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct motion_answer);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct motion_answer){.id = cell_int(&r, i, 0),
                                           .version = cell_int(&r, i, 1),
                                           .round = cell_int(&r, i, 2),
                                           .signed_by = cell_int(&r, i, 3),
                                           .signed_at = cell_int(&r, i, 4),
                                           .state = cell_text(&r, i, 5),
                                           .way = cell_text(&r, i, 6),
                                           .head_name = cell_text(&r, i, 7),
                                           .body = cell_text(&r, i, 8),
                                           .head_present = cell_int(&r, i, 9) != 0,
                                           .given_on = cell_date(&r, i, 10)};
    return ST_OK;
}

#define ANSWER(ctx, motion, a)                                                                     \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (a)->id), B_INT("motion", (motion)),        \
        B_INT("round", (a)->round), B_TEXT("state", (a)->state), B_TEXT("way", (a)->way),          \
        B_TEXT("head", (a)->head_name), B_BOOL("present", (a)->head_present),                      \
        B_TEXT("body", (a)->body), B_DATE((ctx)->arena, "on", (a)->given_on),                      \
        B_ID("by", (a)->signed_by), B_ID("at", (a)->signed_at)

enum status motion_store_put_answer(struct ctx *ctx, int64_t motion_id, struct motion_answer *a)
{
    if (a->id == 0) {
        a->id = db_new_id(ctx);
        TRY(DB_EXEC(ctx,
                    "INSERT INTO motion_answer (congress_id, id, motion_id, round, state, way,"
                    " head_name, head_present, body, given_on, signed_by, signed_at)"
                    " VALUES (:congress, :id, :motion, :round, :state, :way, :head, :present,"
                    " :body, :on, :by, :at)",
                    ANSWER(ctx, motion_id, a)));
    } else {
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE motion_answer SET state = :state, way = :way, head_name = :head,"
                        " head_present = :present, body = :body, given_on = :on, signed_by = :by,"
                        " signed_at = :at, version = version + 1 WHERE congress_id = :congress"
                        " AND id = :id AND motion_id = :motion AND round = :round"
                        " AND version = :version",
                        ANSWER(ctx, motion_id, a), B_INT("version", a->version)));
    }
    return event_row(ctx, "motion_answer", a->id);
}

enum status motion_store_marks(struct ctx *ctx, int64_t id, struct motion_mark **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT k.answer_id, k.deputy_id, k.at, k.satisfied, k.reason, d.name"
                " FROM motion_mark k JOIN deputy_v_name d"
                " ON d.congress_id = k.congress_id AND d.id = k.deputy_id"
                " WHERE k.congress_id = :congress AND k.motion_id = :id ORDER BY k.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("most", SIGNERS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct motion_mark);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct motion_mark){.answer_id = cell_int(&r, i, 0),
                                         .deputy_id = cell_int(&r, i, 1),
                                         .at = cell_int(&r, i, 2),
                                         .satisfied = cell_int(&r, i, 3) != 0,
                                         .reason = cell_text(&r, i, 4),
                                         .name = cell_text(&r, i, 5)};
    return ST_OK;
}

enum status motion_store_add_mark(struct ctx *ctx, int64_t motion_id,
                                  const struct motion_mark *mark)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO motion_mark (congress_id, id, motion_id, answer_id, deputy_id,"
                " satisfied, reason, at) VALUES (:congress, :id, :motion, :answer, :deputy,"
                " :satisfied, :reason, :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("motion", motion_id),
                B_INT("answer", mark->answer_id), B_INT("deputy", mark->deputy_id),
                B_BOOL("satisfied", mark->satisfied), B_TEXT("reason", mark->reason),
                B_INT("at", ctx->now)));
    return event_row(ctx, "motion_mark", id);
}
