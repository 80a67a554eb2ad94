// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on deputy_resignation and deputy_ending. */
#include "modules/deputy/deputy_ending.h"
#include "platform/db.h"
#include "platform/event.h"

enum { OF_MANDATE_MAX = 100, OPEN_MAX = 500 };

/* ---------------------------------------------------------------- resignations */

#define RESIGNATION                                                                                \
    "SELECT r.id, r.version, r.mandate_id, COALESCE(d.name, o.name, ''),"                          \
    " CASE WHEN d.id IS NULL THEN 0 ELSE 1 END, r.ordered, r.forum, r.state, r.handed_in_on,"      \
    " r.decided_on, r.decided_by, r.yes, r.whole, r.document FROM deputy_resignation r"            \
    " LEFT JOIN deputy d ON d.congress_id = r.congress_id AND d.id = r.mandate_id"                 \
    " LEFT JOIN deputy_outside o ON o.congress_id = r.congress_id AND o.id = r.mandate_id"         \
    " WHERE r.congress_id = :congress "

static struct deputy_resignation read_resignation(const struct rows *r, size_t i)
{
    return (struct deputy_resignation){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .mandate_id = cell_int(r, i, 2),
        .name = cell_text(r, i, 3),
        .own = cell_int(r, i, 4) != 0,
        .ordered = cell_int(r, i, 5) != 0,
        .forum = cell_text(r, i, 6),
        .state = cell_text(r, i, 7),
        .handed_in_on = cell_date(r, i, 8),
        .decided_on = cell_date(r, i, 9),
        .decided_by = cell_text(r, i, 10),
        .yes = cell_int(r, i, 11),
        .whole = cell_int(r, i, 12),
        .document = cell_text(r, i, 13),
    };
}

enum status deputy_resignation_get(struct ctx *ctx, int64_t id, struct deputy_resignation *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, RESIGNATION "AND r.id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_resignation(&r, 0);
    return ST_OK;
}

enum status deputy_resignations(struct ctx *ctx, int64_t mandate_id,
                                struct deputy_resignation **out, size_t *out_count)
{
    struct rows r;

    if (mandate_id != 0) {
        TRY(DB_ROWS(ctx, &r,
                    RESIGNATION "AND r.mandate_id = :mandate ORDER BY r.id DESC LIMIT :most",
                    B_INT("congress", ctx->congress_id), B_INT("mandate", mandate_id),
                    B_INT("most", OF_MANDATE_MAX)));
    } else {
        TRY(DB_ROWS(ctx, &r,
                    RESIGNATION
                    "AND r.state = 'waiting' AND COALESCE(d.to_on, o.to_on, '9999-12-31') > :today"
                    " ORDER BY r.handed_in_on, r.id LIMIT :most",
                    B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today),
                    B_INT("most", OPEN_MAX)));
    }
    *out = arena_array(ctx->arena, r.count, struct deputy_resignation);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_resignation(&r, i);
    return ST_OK;
}

enum status deputy_store_resignation_insert(struct ctx *ctx, const struct deputy_resignation *r)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO deputy_resignation (congress_id, id, mandate_id, forum, ordered,"
                " handed_in_on, state, decided_by, yes, whole, document) VALUES (:congress, :id,"
                " :mandate, :forum, :ordered, :on, 'waiting', '', 0, 0, '')",
                B_INT("congress", ctx->congress_id), B_INT("id", r->id),
                B_INT("mandate", r->mandate_id), B_TEXT("forum", r->forum),
                B_BOOL("ordered", r->ordered), B_DATE(ctx->arena, "on", r->handed_in_on)));
    return event_row(ctx, "deputy_resignation", r->id);
}

enum status deputy_store_resignation_decide(struct ctx *ctx,
                                            const struct deputy_resignation_decision *in)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy_resignation SET state = :state, decided_on = :on,"
                    " decided_by = :by, yes = :yes, whole = :whole, document = :document,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("state", in->state), B_DATE(ctx->arena, "on", in->decided_on),
                    B_TEXT("by", in->decided_by), B_INT("yes", in->yes), B_INT("whole", in->whole),
                    B_TEXT("document", in->document), B_INT("congress", ctx->congress_id),
                    B_INT("id", in->id), B_INT("version", in->version)));
    return event_row(ctx, "deputy_resignation", in->id);
}

enum status deputy_store_outside_leave(struct ctx *ctx, int64_t id, struct date on)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy_outside SET to_on = :on, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id"
                    " AND (to_on IS NULL OR to_on > :on)",
                    B_DATE(ctx->arena, "on", on), B_INT("congress", ctx->congress_id),
                    B_INT("id", id)));
    return event_row(ctx, "deputy_outside", id);
}

/* ---------------------------------------------------------------- announcements */

enum status deputy_store_ending(struct ctx *ctx, int64_t id, struct deputy_ending *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, version, reported_on, announced_by, announced_on, document, filed_on"
               " FROM deputy_ending WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = (struct deputy_ending){
        .id = cell_int(&r, 0, 0),
        .version = cell_int(&r, 0, 1),
        .reported_on = cell_date(&r, 0, 2),
        .announced_by = cell_text(&r, 0, 3),
        .announced_on = cell_date(&r, 0, 4),
        .document = cell_text(&r, 0, 5),
        .filed_on = cell_date(&r, 0, 6),
    };
    return ST_OK;
}

/* Of our own those who left before the end of the term; of others those whom we let go. */
#define ENDED                                                                                      \
    "SELECT d.id, d.name, d.left_reason, d.to_on, 1 AS own FROM deputy d"                          \
    " WHERE d.congress_id = :congress AND d.to_on BETWEEN :from AND :today"                        \
    " AND d.left_reason NOT IN ('', 'term')"                                                       \
    " UNION ALL SELECT o.id, o.name, 'resigned', o.to_on, 0 FROM deputy_outside o"                 \
    " JOIN deputy_resignation r ON r.congress_id = o.congress_id AND r.mandate_id = o.id"          \
    " AND r.state = 'accepted' WHERE o.congress_id = :congress AND o.to_on BETWEEN :from AND "     \
    ":today"

enum status deputy_store_endings_open(struct ctx *ctx, struct date from, bool filed,
                                      struct deputy_ending **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT x.id, x.name, x.left_reason, x.to_on, x.own, COALESCE(e.version, 0),"
                " e.announced_on FROM (" ENDED ") x LEFT JOIN deputy_ending e"
                " ON e.congress_id = :congress AND e.id = x.id WHERE e.id IS NULL"
                " OR (x.left_reason = 'resigned' AND (x.own = 0 OR :filed = 1)"
                " AND e.filed_on IS NULL) ORDER BY x.to_on, x.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "today", ctx->today), B_BOOL("filed", filed),
                B_INT("most", OPEN_MAX)));
    *out = arena_array(ctx->arena, r.count, struct deputy_ending);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct deputy_ending){
            .id = cell_int(&r, i, 0),
            .name = cell_text(&r, i, 1),
            .reason = cell_text(&r, i, 2),
            .ended_on = cell_date(&r, i, 3),
            .own = cell_int(&r, i, 4) != 0,
            .version = cell_int(&r, i, 5),
            .announced_on = cell_date(&r, i, 6),
        };
    return ST_OK;
}

static enum status ending_update(struct ctx *ctx, const struct deputy_ending *e)
{
    return DB_EXEC_ONE(
        ctx,
        "UPDATE deputy_ending SET reported_on = :reported, announced_by = :by,"
        " announced_on = :on, document = :document, filed_on = :filed, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_DATE(ctx->arena, "reported", e->reported_on), B_TEXT("by", e->announced_by),
        B_DATE(ctx->arena, "on", e->announced_on), B_TEXT("document", e->document),
        B_DATE(ctx->arena, "filed", e->filed_on), B_INT("congress", ctx->congress_id),
        B_INT("id", e->id), B_INT("version", e->version));
}

static enum status ending_insert(struct ctx *ctx, const struct deputy_ending *e)
{
    return DB_EXEC(ctx,
                   "INSERT INTO deputy_ending (congress_id, id, reported_on, announced_by,"
                   " announced_on, document, filed_on)"
                   " VALUES (:congress, :id, :reported, :by, :on, :document, :filed)",
                   B_INT("congress", ctx->congress_id), B_INT("id", e->id),
                   B_DATE(ctx->arena, "reported", e->reported_on), B_TEXT("by", e->announced_by),
                   B_DATE(ctx->arena, "on", e->announced_on), B_TEXT("document", e->document),
                   B_DATE(ctx->arena, "filed", e->filed_on));
}

enum status deputy_store_ending_set(struct ctx *ctx, const struct deputy_ending *e)
{
    TRY(e->version != 0 ? ending_update(ctx, e) : ending_insert(ctx, e));
    return event_row(ctx, "deputy_ending", e->id);
}
