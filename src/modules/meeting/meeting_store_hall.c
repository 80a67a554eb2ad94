// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of the hall and of the course of a meeting. */
#include "modules/meeting/meeting_store_hall.h"
#include "platform/db.h"
#include "platform/event.h"

enum status meeting_store_hall_get(struct ctx *ctx, int64_t meeting_id, struct meeting_hall *out)
{
    struct rows r;

    *out = (struct meeting_hall){.meeting_id = meeting_id, .screen = MEETING_SHOW_AUTO};
    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, sign_in_at, opened_at, adjourned_at, resumes_at, closed_at,"
                " screen, timer_title, timer_until FROM meeting_hall"
                " WHERE congress_id = :congress AND meeting_id = :meeting",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id)));
    if (r.count == 0)
        return ST_OK;
    out->id = cell_int(&r, 0, 0);
    out->version = cell_int(&r, 0, 1);
    out->sign_in_at = cell_int(&r, 0, 2);
    out->opened_at = cell_int(&r, 0, 3);
    out->adjourned_at = cell_int(&r, 0, 4);
    out->resumes_at = cell_int(&r, 0, 5);
    out->closed_at = cell_int(&r, 0, 6);
    (void)meeting_show_parse(cell_text(&r, 0, 7), &out->screen);
    out->timer_title = cell_text(&r, 0, 8);
    out->timer_until = cell_int(&r, 0, 9);
    return ST_OK;
}

static enum status hall_insert(struct ctx *ctx, struct meeting_hall *hall)
{
    hall->id = db_new_id(ctx);
    hall->version = 1;
    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_hall (congress_id, id, meeting_id, sign_in_at, opened_at,"
                " adjourned_at, resumes_at, closed_at, screen, timer_title, timer_until)"
                " VALUES (:congress, :id, :meeting, :sign_in, :opened, :adjourned, :resumes,"
                " :closed, :screen, :title, :until)",
                B_INT("congress", ctx->congress_id), B_INT("id", hall->id),
                B_INT("meeting", hall->meeting_id), B_INT("sign_in", hall->sign_in_at),
                B_ID("opened", hall->opened_at), B_ID("adjourned", hall->adjourned_at),
                B_ID("resumes", hall->resumes_at), B_ID("closed", hall->closed_at),
                B_Z("screen", meeting_show_word(hall->screen)), B_TEXT("title", hall->timer_title),
                B_ID("until", hall->timer_until)));
    return event_row(ctx, "meeting_hall", hall->id);
}

enum status meeting_store_hall_put(struct ctx *ctx, struct meeting_hall *hall)
{
    if (hall->version == 0)
        return hall_insert(ctx, hall);
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_hall SET opened_at = :opened, adjourned_at = :adjourned,"
                    " resumes_at = :resumes, closed_at = :closed, screen = :screen,"
                    " timer_title = :title, timer_until = :until, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", hall->id),
                    B_INT("version", hall->version), B_ID("opened", hall->opened_at),
                    B_ID("adjourned", hall->adjourned_at), B_ID("resumes", hall->resumes_at),
                    B_ID("closed", hall->closed_at), B_Z("screen", meeting_show_word(hall->screen)),
                    B_TEXT("title", hall->timer_title), B_ID("until", hall->timer_until)));
    hall->version++;
    return event_row(ctx, "meeting_hall", hall->id);
}

enum status meeting_store_hall_show(struct ctx *ctx, const struct meeting_hall *hall)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_hall SET screen = :screen, timer_title = :title,"
                    " timer_until = :until WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", hall->id),
                    B_Z("screen", meeting_show_word(hall->screen)),
                    B_TEXT("title", hall->timer_title), B_ID("until", hall->timer_until)));
    return event_row(ctx, "meeting_hall", hall->id);
}

/* The state it was read in stands in the WHERE: whoever changed it meanwhile was first. */
enum status meeting_store_hall_state(struct ctx *ctx, const struct meeting *m,
                                     enum meeting_state to, const struct meeting_hall *hall)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting SET state = :to, opened_at = :opened, closed_at = :closed,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND state = :from",
                    B_INT("congress", ctx->congress_id), B_INT("id", m->id),
                    B_Z("to", meeting_state_word(to)), B_Z("from", meeting_state_word(m->state)),
                    B_ID("opened", hall->opened_at), B_ID("closed", hall->closed_at)));
    return event_row(ctx, "meeting", m->id);
}

enum status meeting_store_hall_current(struct ctx *ctx, int64_t meeting_id, int64_t item_id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting SET current_item_id = :item, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", meeting_id),
                    B_ID("item", item_id)));
    return event_row(ctx, "meeting", meeting_id);
}

enum status meeting_store_hall_item(struct ctx *ctx, int64_t item_id, const char *state,
                                    int64_t begun_at, int64_t ended_at)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_item SET state = :state, begun_at = :begun, ended_at = :ended,"
                    " version = version + 1 WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", item_id), B_Z("state", state),
                    B_ID("begun", begun_at), B_ID("ended", ended_at)));
    return event_row(ctx, "meeting_item", item_id);
}

/* ---- what the chair writes down for himself ---- */

enum status meeting_store_chair_note(struct ctx *ctx, int64_t meeting_id, int64_t account_id,
                                     int64_t *out_id, struct str *out_body)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, body FROM meeting_chair_note WHERE congress_id = :congress"
                " AND meeting_id = :meeting AND account_id = :account",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_INT("account", account_id)));
    *out_id = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    *out_body = r.count > 0 ? cell_text(&r, 0, 1) : S("");
    return ST_OK;
}

enum status meeting_store_chair_note_put(struct ctx *ctx, int64_t meeting_id, int64_t account_id,
                                         struct str body)
{
    struct str old;
    int64_t id;

    TRY(meeting_store_chair_note(ctx, meeting_id, account_id, &id, &old));
    if (id == 0) {
        id = db_new_id(ctx);
        TRY(DB_EXEC(ctx,
                    "INSERT INTO meeting_chair_note (congress_id, id, meeting_id, account_id, body)"
                    " VALUES (:congress, :id, :meeting, :account, :body)",
                    B_INT("congress", ctx->congress_id), B_INT("id", id),
                    B_INT("meeting", meeting_id), B_INT("account", account_id),
                    B_TEXT("body", body)));
    } else {
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE meeting_chair_note SET body = :body, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id",
                        B_INT("congress", ctx->congress_id), B_INT("id", id),
                        B_TEXT("body", body)));
    }
    return event_row(ctx, "meeting_chair_note", id);
}
