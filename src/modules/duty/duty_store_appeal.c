// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on appeals and on what is given to those who did much. */
#include "modules/duty/duty_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { APPEALS_MAX = 500, DECIDED_MAX = 20000, AWARDS_MAX = 2000 };

#define APPEAL                                                                                     \
    "SELECT a.id, a.version, a.deputy_id, a.record_id, a.asked_at, a.decided_by, a.decided_at,"    \
    " a.what, a.title, a.was_state, a.reason, a.state, a.as_state, a.answer, a.held_on, d.name"    \
    " FROM duty_appeal a JOIN deputy_v_name d ON d.congress_id = a.congress_id"                    \
    " AND d.id = a.deputy_id WHERE a.congress_id = :congress AND "

static struct duty_appeal read_appeal(const struct rows *r, size_t i)
{
    return (struct duty_appeal){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .deputy_id = cell_int(r, i, 2),
        .record_id = cell_int(r, i, 3),
        .asked_at = cell_int(r, i, 4),
        .decided_by = cell_int(r, i, 5),
        .decided_at = cell_int(r, i, 6),
        .what = cell_text(r, i, 7),
        .title = cell_text(r, i, 8),
        .was_state = cell_text(r, i, 9),
        .reason = cell_text(r, i, 10),
        .state = cell_text(r, i, 11),
        .as_state = cell_text(r, i, 12),
        .answer = cell_text(r, i, 13),
        .held_on = cell_date(r, i, 14),
        .deputy = cell_text(r, i, 15),
    };
}

static void read_appeals(struct ctx *ctx, const struct rows *r, struct duty_appeal **out,
                         size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct duty_appeal);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_appeal(r, i);
}

enum status duty_store_appeal(struct ctx *ctx, int64_t id, struct duty_appeal *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, APPEAL "a.id = :id", B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_appeal(&r, 0);
    return ST_OK;
}

enum status duty_store_appeals(struct ctx *ctx, int64_t deputy_id, struct str state,
                               struct duty_appeal **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                APPEAL "a.deputy_id >= :first AND a.deputy_id <= :last"
                       " AND (:state = '' OR a.state = :state) ORDER BY a.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("first", deputy_id),
                B_INT("last", deputy_id != 0 ? deputy_id : INT64_MAX), B_TEXT("state", state),
                B_INT("most", APPEALS_MAX)));
    read_appeals(ctx, &r, out, out_count);
    return ST_OK;
}

enum status duty_store_decided(struct ctx *ctx, struct date from, struct date to, int64_t deputy_id,
                               struct duty_appeal **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                APPEAL "a.deputy_id >= :first AND a.deputy_id <= :last"
                       " AND a.held_on >= :from AND a.held_on <= :to AND a.state <> 'withdrawn'"
                       " ORDER BY a.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("first", deputy_id),
                B_INT("last", deputy_id != 0 ? deputy_id : INT64_MAX),
                B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_INT("most", DECIDED_MAX)));
    read_appeals(ctx, &r, out, out_count);
    return ST_OK;
}

enum status duty_store_appeal_insert(struct ctx *ctx, const struct duty_appeal *a)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO duty_appeal (congress_id, id, deputy_id, what, record_id, held_on,"
                " title, was_state, reason, state, as_state, answer, asked_at)"
                " VALUES (:congress, :id, :deputy, :what, :record, :on, :title, :was, :reason,"
                " 'asked', '', '', :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", a->id),
                B_INT("deputy", a->deputy_id), B_TEXT("what", a->what),
                B_INT("record", a->record_id), B_DATE(ctx->arena, "on", a->held_on),
                B_TEXT("title", a->title), B_TEXT("was", a->was_state), B_TEXT("reason", a->reason),
                B_INT("at", a->asked_at)));
    return event_row(ctx, "duty_appeal", a->id);
}

enum status duty_store_appeal_update(struct ctx *ctx, const struct duty_appeal *a)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE duty_appeal SET state = :state, as_state = :as, answer = :answer,"
                    " decided_by = :by, decided_at = :at, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("state", a->state), B_TEXT("as", a->as_state),
                    B_TEXT("answer", a->answer), B_ID("by", a->decided_by),
                    B_ID("at", a->decided_at), B_INT("congress", ctx->congress_id),
                    B_INT("id", a->id), B_INT("version", a->version)));
    return event_row(ctx, "duty_appeal", a->id);
}

enum status duty_store_waiting(struct ctx *ctx, int64_t organ_id, int64_t *out_entries,
                               int64_t *out_appeals)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT (SELECT COUNT(*) FROM duty_entry WHERE congress_id = :congress"
                     " AND state = 'waiting' AND (:organ = 0 OR organ_id = :organ)),"
                     " (SELECT COUNT(*) FROM duty_appeal WHERE congress_id = :congress"
                     " AND state = 'asked')",
                     B_INT("congress", ctx->congress_id), B_INT("organ", organ_id)));
    *out_entries = cell_int(&r, 0, 0);
    *out_appeals = cell_int(&r, 0, 1);
    return ST_OK;
}

/* ---------------------------------------------------------------- awards */

enum status duty_store_awards(struct ctx *ctx, int year, int64_t deputy_id, struct duty_award **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT a.id, a.version, a.year, a.deputy_id, a.title, a.reason, a.decided_by,"
                " d.name, d.delegation_name, a.decided_on FROM duty_award a"
                " JOIN deputy_v_name d ON d.congress_id = a.congress_id AND d.id = a.deputy_id"
                " WHERE a.congress_id = :congress AND (:year = 0 OR a.year = :year)"
                " AND (:deputy = 0 OR a.deputy_id = :deputy)"
                " ORDER BY a.year DESC, a.title, a.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("year", year),
                B_INT("deputy", deputy_id), B_INT("most", AWARDS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct duty_award);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct duty_award){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .year = cell_int(&r, i, 2),
            .deputy_id = cell_int(&r, i, 3),
            .title = cell_text(&r, i, 4),
            .reason = cell_text(&r, i, 5),
            .decided_by = cell_text(&r, i, 6),
            .deputy = cell_text(&r, i, 7),
            .delegation = cell_text(&r, i, 8),
            .decided_on = cell_date(&r, i, 9),
        };
    return ST_OK;
}

enum status duty_store_award_insert(struct ctx *ctx, const struct duty_award *a)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO duty_award (congress_id, id, year, deputy_id, title, reason,"
                " decided_by, decided_on) VALUES (:congress, :id, :year, :deputy, :title, :reason,"
                " :by, :on)",
                B_INT("congress", ctx->congress_id), B_INT("id", a->id), B_INT("year", a->year),
                B_INT("deputy", a->deputy_id), B_TEXT("title", a->title),
                B_TEXT("reason", a->reason), B_TEXT("by", a->decided_by),
                B_DATE(ctx->arena, "on", a->decided_on)));
    return event_row(ctx, "duty_award", a->id);
}
