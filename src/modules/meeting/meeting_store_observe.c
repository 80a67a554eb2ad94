// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on observers: what is open to them, who has asked. */
#include "modules/meeting/meeting_observe.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { MEETINGS_MAX = 200, OBSERVERS_MAX = 1000 };

static const char NAME[] = "meeting_observer.name", PHONE[] = "meeting_observer.phone",
                  JOB[] = "meeting_observer.job", WHY[] = "meeting_observer.why";

/* ---------------------------------------------------------------- what is open */

enum status meeting_store_observing(struct ctx *ctx, int64_t meeting_id,
                                    struct meeting_observing *out)
{
    struct rows r;

    *out = (struct meeting_observing){.meeting_id = meeting_id};
    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, places, until_on, conditions, items, keep_days, open"
                " FROM meeting_observing WHERE congress_id = :congress AND meeting_id = :meeting",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id)));
    if (r.count == 0)
        return ST_OK;
    out->id = cell_int(&r, 0, 0);
    out->version = cell_int(&r, 0, 1);
    out->places = (unsigned)cell_int(&r, 0, 2);
    out->until_on = cell_date(&r, 0, 3);
    out->conditions = cell_text(&r, 0, 4);
    out->items = cell_text(&r, 0, 5);
    out->keep_days = (unsigned)cell_int(&r, 0, 6);
    out->open = cell_int(&r, 0, 7) != 0;
    return ST_OK;
}

enum status meeting_store_observing_put(struct ctx *ctx, const struct meeting_observing *o)
{
    const bool is_new = o->id == 0;
    const int64_t id = is_new ? db_new_id(ctx) : o->id;

    if (is_new)
        TRY(DB_EXEC(
            ctx,
            "INSERT INTO meeting_observing (congress_id, id, meeting_id, places, until_on,"
            " conditions, items, keep_days, open)"
            " VALUES (:congress, :id, :meeting, :places, :until, :conditions, :items, :keep,"
            " :open)",
            B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("meeting", o->meeting_id),
            B_INT("places", o->places), B_DATE(ctx->arena, "until", o->until_on),
            B_TEXT("conditions", o->conditions), B_TEXT("items", o->items),
            B_INT("keep", o->keep_days), B_BOOL("open", o->open)));
    else
        TRY(DB_EXEC_ONE(
            ctx,
            "UPDATE meeting_observing SET places = :places, until_on = :until,"
            " conditions = :conditions, items = :items, keep_days = :keep, open = :open,"
            " version = version + 1"
            " WHERE congress_id = :congress AND id = :id AND version = :version",
            B_INT("places", o->places), B_DATE(ctx->arena, "until", o->until_on),
            B_TEXT("conditions", o->conditions), B_TEXT("items", o->items),
            B_INT("keep", o->keep_days), B_BOOL("open", o->open),
            B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("version", o->version)));
    return event_row(ctx, "meeting_observing", id);
}

enum status meeting_store_observing_open(struct ctx *ctx, struct date on, int64_t **out,
                                         size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT m.id FROM meeting_observing o JOIN meeting m"
                " ON m.congress_id = o.congress_id AND m.id = o.meeting_id"
                " WHERE o.congress_id = :congress AND o.open = 1 AND o.until_on >= :day"
                " AND m.state = 'noticed' ORDER BY m.starts_on, m.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "day", on),
                B_INT("most", MEETINGS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status meeting_store_observing_held(struct ctx *ctx, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT m.id FROM meeting_observing o JOIN meeting m"
                " ON m.congress_id = o.congress_id AND m.id = o.meeting_id"
                " WHERE o.congress_id = :congress AND o.open = 1"
                " AND m.state IN ('closed', 'minuted') ORDER BY m.starts_on DESC, m.id DESC"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", MEETINGS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- who has asked */

#define OBSERVER                                                                                   \
    "id, version, meeting_id, number, key_id, state, reason, asked_at, decided_at, decided_by,"    \
    " person_id, forgotten_at, code, name_sealed, phone_sealed, job_sealed, why_sealed"            \
    " FROM meeting_observer WHERE congress_id = :congress"

static struct meeting_observer read_one(const struct rows *r, size_t i)
{
    return (struct meeting_observer){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .meeting_id = cell_int(r, i, 2),
        .number = (unsigned)cell_int(r, i, 3),
        .key_id = cell_int(r, i, 4),
        .state = cell_text(r, i, 5),
        .reason = cell_text(r, i, 6),
        .asked_at = cell_int(r, i, 7),
        .decided_at = cell_int(r, i, 8),
        .decided_by = cell_int(r, i, 9),
        .person_id = cell_int(r, i, 10),
        .forgotten_at = cell_int(r, i, 11),
        .code = cell_text(r, i, 12),
    };
}

static enum status open_one(struct ctx *ctx, const struct rows *r, size_t i,
                            struct meeting_observer *o)
{
    TRY(crypt_open_kept(ctx, o->key_id, NAME, cell_text(r, i, 13), &o->name));
    TRY(crypt_open_kept(ctx, o->key_id, PHONE, cell_text(r, i, 14), &o->phone));
    TRY(crypt_open_kept(ctx, o->key_id, JOB, cell_text(r, i, 15), &o->job));
    return crypt_open_kept(ctx, o->key_id, WHY, cell_text(r, i, 16), &o->why);
}

enum status meeting_store_observers(struct ctx *ctx, int64_t meeting_id, bool open_values,
                                    struct meeting_observer **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " OBSERVER " AND meeting_id = :meeting ORDER BY number LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_INT("most", OBSERVERS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_observer);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_one(&r, i);
        if (open_values)
            TRY(open_one(ctx, &r, i, &(*out)[i]));
    }
    return ST_OK;
}

enum status meeting_store_observer(struct ctx *ctx, int64_t id, struct meeting_observer *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " OBSERVER " AND id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_one(&r, 0);
    return ST_OK;
}

enum status meeting_store_observer_by_code(struct ctx *ctx, struct str code,
                                           struct meeting_observer *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " OBSERVER " AND code = :code", B_INT("congress", ctx->congress_id),
               B_TEXT("code", code)));
    *out = read_one(&r, 0);
    return ST_OK;
}

enum status meeting_store_observer_there(struct ctx *ctx, int64_t meeting_id, struct str phone,
                                         bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM meeting_observer WHERE congress_id = :congress"
                " AND meeting_id = :meeting AND phone_blind = :blind",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_TEXT("blind", crypt_blind(ctx, PHONE, phone))));
    *out = r.count != 0;
    return ST_OK;
}

enum status meeting_store_observer_insert(struct ctx *ctx, const struct meeting_observer *o)
{
    struct str name, phone, job, why;

    TRY(crypt_seal(ctx, o->key_id, NAME, o->name, &name));
    TRY(crypt_seal(ctx, o->key_id, PHONE, o->phone, &phone));
    TRY(crypt_seal(ctx, o->key_id, JOB, o->job, &job));
    TRY(crypt_seal(ctx, o->key_id, WHY, o->why, &why));
    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_observer (congress_id, id, meeting_id, number, key_id,"
                " name_sealed, phone_sealed, job_sealed, why_sealed, phone_blind, code, state,"
                " reason, asked_at)"
                " VALUES (:congress, :id, :meeting, :number, :key, :name, :phone, :job, :why,"
                " :blind, :code, 'asked', '', :now)",
                B_INT("congress", ctx->congress_id), B_INT("id", o->id),
                B_INT("meeting", o->meeting_id), B_INT("number", o->number),
                B_INT("key", o->key_id), B_SEALED("name", name), B_SEALED("phone", phone),
                B_SEALED("job", job), B_SEALED("why", why),
                B_TEXT("blind", crypt_blind(ctx, PHONE, o->phone)), B_TEXT("code", o->code),
                B_INT("now", ctx->now)));
    return event_row(ctx, "meeting_observer", o->id);
}

enum status meeting_store_observer_save(struct ctx *ctx, const struct meeting_observer *o)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_observer SET state = :state, reason = :reason,"
                    " decided_at = :at, decided_by = :by, person_id = :person,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("state", o->state), B_TEXT("reason", o->reason),
                    B_ID("at", o->decided_at), B_ID("by", o->decided_by),
                    B_ID("person", o->person_id), B_INT("congress", ctx->congress_id),
                    B_INT("id", o->id), B_INT("version", o->version)));
    return event_row(ctx, "meeting_observer", o->id);
}

enum status meeting_store_observer_forget(struct ctx *ctx, const struct meeting_observer *o)
{
    TRY(crypt_key_destroy(ctx, o->key_id));
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_observer SET name_sealed = NULL, phone_sealed = NULL,"
                    " job_sealed = NULL, why_sealed = NULL, phone_blind = NULL, code = NULL,"
                    " reason = '', forgotten_at = :now, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    B_INT("now", ctx->now), B_INT("congress", ctx->congress_id),
                    B_INT("id", o->id)));
    return event_row(ctx, "meeting_observer", o->id);
}

enum status meeting_store_observed(struct ctx *ctx, struct date before, int64_t **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT m.id FROM meeting m WHERE m.congress_id = :congress AND m.ends_on < :day"
                " AND EXISTS (SELECT 1 FROM meeting_observer o WHERE o.congress_id = m.congress_id"
                " AND o.meeting_id = m.id AND o.forgotten_at IS NULL)"
                " ORDER BY m.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "day", before),
                B_INT("most", MEETINGS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
