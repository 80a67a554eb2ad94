// SPDX-License-Identifier: MulanPSL-2.0
/* Deadlines and what was raised because of them. */
#include "modules/suggestion/suggestion_store_escalation.h"
#include "modules/suggestion/suggestion_store_row.h"
#include "platform/event.h"

/* CROSS JOIN: SQLite keeps the order, and goes from the suggestions of the range to their parts.
 * Led by the due days it would read all that is due in the congress for each range. */
#define RANGE " WHERE s.congress_id = :congress AND s.id > :after AND s.id <= :upto"
#define UNITS(due)                                                                                 \
    "SELECT h.suggestion_id, h.id, 0, h.organ_id, h." due " FROM suggestion s"                     \
    " CROSS JOIN suggestion_handling h" RANGE                                                      \
    " AND h.congress_id = s.congress_id AND h.suggestion_id = s.id"                                \
    " AND h.is_current = 1 AND h." due " <= :until"                                                \
    " AND s.state IN ('handed_over', 'given_back', 'handling', 'redo')"

static const struct {
    const char *word, *sql;
} KINDS[SUGGESTION_DEADLINES] = {
    [DEADLINE_REPLY] = {"reply", UNITS("due_on") " AND h.is_main = 1"
                                                 " AND h.state IN ('assigned', 'signed', "
                                                 "'given_back')"},
    [DEADLINE_SIGN] = {"sign", UNITS("sign_due_on") " AND h.state = 'assigned'"},
    [DEADLINE_OPINION] = {"opinion", UNITS("opinion_due_on") " AND h.is_main = 0"
                                                             " AND h.state = 'signed'"},
    [DEADLINE_PROMISE] = {"promise",
                          "SELECT p.suggestion_id, p.handling_id, p.id, p.organ_id, p.due_on"
                          " FROM suggestion s CROSS JOIN suggestion_promise p" RANGE
                          " AND p.congress_id = s.congress_id AND p.suggestion_id = s.id"
                          " AND p.state = 'open' AND p.due_on <= :until"},
    [DEADLINE_DISPATCH] = {"dispatch",
                           "SELECT s.id, 0, 0, 0, s.dispatch_due_on FROM suggestion s" RANGE
                           " AND s.dispatch_due_on <= :until"
                           " AND s.state IN ('submitted', 'accepted') AND s.kind = 'suggestion'"},
    [DEADLINE_GOVERNMENT] = {"reply",
                             "SELECT s.id, 0, 0, s.via_organ_id, s.due_on FROM suggestion s" RANGE
                             " AND s.state = 'at_government' AND s.due_on <= :until"},
};

#define OF_RANGE(r) CONGRESS, B_INT("after", (r)->after), B_INT("upto", (r)->upto)

enum status suggestion_store_range(struct ctx *ctx, int64_t after, unsigned most,
                                   struct suggestion_range *out, bool *out_end)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT MAX(x.id) FROM (SELECT id FROM suggestion WHERE congress_id = :congress"
                " AND id > :after ORDER BY id LIMIT :most) AS x",
                CONGRESS, B_INT("after", after), B_INT("most", most)));
    *out_end = cell_null(&r, 0, 0);
    *out = (struct suggestion_range){after, cell_int(&r, 0, 0)};
    return ST_OK;
}

enum status suggestion_store_deadlines(struct ctx *ctx, enum suggestion_deadline_kind kind,
                                       const struct suggestion_range *range, struct date until,
                                       struct suggestion_deadline **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, KINDS[kind].sql, OF_RANGE(range), B_DATE(ctx->arena, "until", until)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_deadline);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_deadline *d = &(*out)[i];

        *d = (struct suggestion_deadline){.kind = KINDS[kind].word};
        d->suggestion_id = next_int(&c);
        d->handling_id = next_int(&c);
        d->promise_id = next_int(&c);
        d->organ_id = next_int(&c);
        d->due_on = next_date(&c);
    }
    return ST_OK;
}

enum status suggestion_store_raised(struct ctx *ctx, const struct suggestion_range *range,
                                    struct suggestion_deadline **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, suggestion_id, handling_id, promise_id, organ_id, kind, due_on, level"
                " FROM suggestion_escalation"
                " WHERE congress_id = :congress AND suggestion_id > :after"
                " AND suggestion_id <= :upto AND ended_on IS NULL",
                OF_RANGE(range)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_deadline);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_deadline *d = &(*out)[i];

        d->id = next_int(&c);
        d->suggestion_id = next_int(&c);
        d->handling_id = next_int(&c);
        d->promise_id = next_int(&c);
        d->organ_id = next_int(&c);
        d->kind = next_text(&c).ptr;
        d->due_on = next_date(&c);
        d->level = next_int(&c);
    }
    return ST_OK;
}

enum status suggestion_store_raise(struct ctx *ctx, const struct suggestion_deadline *d)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_escalation (congress_id, id, suggestion_id, handling_id,"
                " promise_id, kind, level, organ_id, raised_on, due_on)"
                " VALUES (:congress, :id, :of, :handling, :promise, :kind, :level, :organ, :today,"
                " :due)",
                CONGRESS, B_INT("id", id), B_INT("of", d->suggestion_id),
                B_INT("handling", d->handling_id), B_INT("promise", d->promise_id),
                B_Z("kind", d->kind), B_INT("level", d->level), B_ID("organ", d->organ_id),
                B_DATE(ctx->arena, "today", ctx->today), B_DATE(ctx->arena, "due", d->due_on)));
    return event_row(ctx, "suggestion_escalation", id);
}

enum status suggestion_store_end_raised(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE suggestion_escalation SET ended_on = :today"
                    " WHERE congress_id = :congress AND id = :id AND ended_on IS NULL",
                    CONGRESS, B_INT("id", id), B_DATE(ctx->arena, "today", ctx->today)));
    return event_row(ctx, "suggestion_escalation", id);
}

enum status suggestion_store_set_level(struct ctx *ctx, const struct suggestion_deadline *d)
{
    if (d->handling_id != 0) {
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE suggestion_handling SET escalation = :level"
                        " WHERE congress_id = :congress AND id = :id",
                        CONGRESS, B_INT("id", d->handling_id), B_INT("level", d->level)));
        TRY(event_row(ctx, "suggestion_handling", d->handling_id));
    }
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE suggestion SET escalation = CASE WHEN escalation < :level THEN :level"
                    " ELSE escalation END WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", d->suggestion_id), B_INT("level", d->level)));
    return event_row(ctx, "suggestion", d->suggestion_id);
}

enum status suggestion_store_clear_level(struct ctx *ctx, int64_t suggestion_id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE suggestion SET escalation = COALESCE((SELECT MAX(h.escalation)"
                    "  FROM suggestion_handling h WHERE h.congress_id = suggestion.congress_id"
                    "  AND h.suggestion_id = suggestion.id AND h.is_current = 1"
                    "  AND h.state IN ('assigned', 'signed', 'given_back')), 0)"
                    " WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", suggestion_id)));
    return event_row(ctx, "suggestion", suggestion_id);
}

enum status suggestion_store_unrated(struct ctx *ctx, struct date reminded_before, int64_t after,
                                     unsigned limit, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM suggestion WHERE congress_id = :congress AND rating_state = 'due'"
                " AND state = 'replied' AND rating_due_on < :today"
                " AND (reminded_on IS NULL OR reminded_on < :before) AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit),
                B_DATE(ctx->arena, "today", ctx->today),
                B_DATE(ctx->arena, "before", reminded_before)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status suggestion_store_escalations(struct ctx *ctx, int64_t organ_id, unsigned limit,
                                         struct suggestion_escalation **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT e.id, e.suggestion_id, e.handling_id, e.level, e.organ_id, " NUMBERED ","
                " e.kind, s.title, o.short_name, e.raised_on, e.due_on"
                " FROM suggestion_escalation e"
                " JOIN suggestion s ON s.congress_id = e.congress_id AND s.id = e.suggestion_id"
                " LEFT JOIN congress_v_organ o ON o.congress_id = e.congress_id"
                "  AND o.id = e.organ_id"
                " WHERE e.congress_id = :congress AND e.ended_on IS NULL"
                " AND (:organ = 0 OR e.organ_id = :organ)"
                " ORDER BY e.level DESC, e.due_on, e.id LIMIT :limit",
                CONGRESS, B_INT("organ", organ_id), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_escalation);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_escalation *e = &(*out)[i];

        e->id = next_int(&c);
        e->suggestion_id = next_int(&c);
        e->handling_id = next_int(&c);
        e->level = next_int(&c);
        e->organ_id = next_int(&c);
        e->number_text = next_number(ctx, &c, &e->number);
        e->kind = next_text(&c);
        e->title = next_text(&c);
        e->organ_name = next_text(&c);
        e->on = next_date(&c);
        e->due_on = next_date(&c);
    }
    return ST_OK;
}
