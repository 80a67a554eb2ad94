// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of what belongs to a document: steps, opinions, the check list. */
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)
#define MOST     B_INT("most", FILING_PART_MAX)

enum status filing_store_step_insert(struct ctx *ctx, const struct filing_step *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO filing_step (congress_id, id, filing_id, act, on_day, who, text)"
                " VALUES (:congress, :id, :filing, :act, :on, :who, :text)",
                CONGRESS, B_INT("id", s->id), B_INT("filing", s->filing_id), B_TEXT("act", s->act),
                B_DATE(ctx->arena, "on", s->on), B_TEXT("who", s->who), B_TEXT("text", s->text)));
    return event_row(ctx, "filing_step", s->id);
}

enum status filing_store_steps(struct ctx *ctx, int64_t filing_id, struct filing_step **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, act, on_day, who, text FROM filing_step WHERE congress_id = :congress"
                " AND filing_id = :filing ORDER BY id DESC LIMIT :most",
                CONGRESS, B_INT("filing", filing_id), MOST));
    *out = arena_array(ctx->arena, r.count, struct filing_step);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct filing_step){cell_int(&r, i, 0),  filing_id,           cell_text(&r, i, 1),
                                 cell_date(&r, i, 2), cell_text(&r, i, 3), cell_text(&r, i, 4)};
    return ST_OK;
}

/* ---------------------------------------------------------------- opinions */

#define TASK                                                                                       \
    "SELECT t.id, t.version, t.filing_id, COALESCE(t.organ_id, 0), COALESCE(o.name, ''),"          \
    " t.expert, t.asked_on, t.due_on, t.answered_on, t.verdict, t.text, f.title"                   \
    " FROM filing_task t JOIN filing f ON f.congress_id = t.congress_id AND f.id = t.filing_id"    \
    " LEFT JOIN congress_v_organ o ON o.congress_id = t.congress_id AND o.id = t.organ_id"         \
    " WHERE t.congress_id = :congress"

static struct filing_task read_task(const struct rows *r, size_t i)
{
    return (struct filing_task){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .filing_id = cell_int(r, i, 2),
        .organ_id = cell_int(r, i, 3),
        .organ = cell_text(r, i, 4),
        .expert = cell_text(r, i, 5),
        .asked_on = cell_date(r, i, 6),
        .due_on = cell_date(r, i, 7),
        .answered_on = cell_date(r, i, 8),
        .verdict = cell_text(r, i, 9),
        .text = cell_text(r, i, 10),
        .title = cell_text(r, i, 11),
    };
}

static void put_tasks(struct ctx *ctx, const struct rows *r, struct filing_task **out,
                      size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct filing_task);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_task(r, i);
}

enum status filing_store_tasks(struct ctx *ctx, int64_t filing_id, struct filing_task **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, TASK " AND t.filing_id = :filing ORDER BY t.id LIMIT :most", CONGRESS,
                B_INT("filing", filing_id), MOST));
    put_tasks(ctx, &r, out, out_count);
    return ST_OK;
}

enum status filing_store_open_tasks(struct ctx *ctx, int64_t organ_id, struct date from,
                                    struct date until, struct filing_task **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                TASK " AND t.answered_on IS NULL AND (:organ = 0 OR t.organ_id = :organ)"
                     " AND t.due_on >= :from AND t.due_on <= :until AND f.state <> 'closed'"
                     " ORDER BY t.due_on, t.id LIMIT :most",
                CONGRESS, B_INT("organ", organ_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "until", until), MOST));
    put_tasks(ctx, &r, out, out_count);
    return ST_OK;
}

enum status filing_store_task(struct ctx *ctx, int64_t id, struct filing_task *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, TASK " AND t.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_task(&r, 0);
    return ST_OK;
}

enum status filing_store_task_insert(struct ctx *ctx, const struct filing_task *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO filing_task (congress_id, id, filing_id, organ_id, expert, asked_on,"
                " due_on, verdict, text) VALUES (:congress, :id, :filing, :organ, :expert, :asked,"
                " :due, '', '')",
                CONGRESS, B_INT("id", t->id), B_INT("filing", t->filing_id),
                B_ID("organ", t->organ_id), B_TEXT("expert", t->expert),
                B_DATE(ctx->arena, "asked", t->asked_on), B_DATE(ctx->arena, "due", t->due_on)));
    return event_row(ctx, "filing_task", t->id);
}

enum status filing_store_task_update(struct ctx *ctx, const struct filing_task *t)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE filing_task SET verdict = :verdict, text = :text,"
                    " answered_on = :answered, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", t->id), B_INT("version", t->version),
                    B_TEXT("verdict", t->verdict), B_TEXT("text", t->text),
                    B_DATE(ctx->arena, "answered", t->answered_on)));
    return event_row(ctx, "filing_task", t->id);
}

/* ---------------------------------------------------------------- the check list */

enum status filing_store_points(struct ctx *ctx, int64_t filing_id, struct filing_point **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, item, verdict, note FROM filing_point"
                " WHERE congress_id = :congress AND filing_id = :filing ORDER BY id LIMIT :most",
                CONGRESS, B_INT("filing", filing_id), MOST));
    *out = arena_array(ctx->arena, r.count, struct filing_point);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct filing_point){.id = cell_int(&r, i, 0),
                                          .version = cell_int(&r, i, 1),
                                          .filing_id = filing_id,
                                          .item = cell_text(&r, i, 2),
                                          .verdict = cell_text(&r, i, 3),
                                          .note = cell_text(&r, i, 4)};
    return ST_OK;
}

enum status filing_store_point_put(struct ctx *ctx, const struct filing_point *p)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "INSERT INTO filing_point (congress_id, id, filing_id, item, verdict, note) VALUES"
                " (:congress, :id, :filing, :item, :verdict, :note)"
                " ON CONFLICT (congress_id, filing_id, item) DO UPDATE SET verdict = :verdict,"
                " note = :note, version = filing_point.version + 1 RETURNING id",
                CONGRESS, B_INT("id", db_new_id(ctx)), B_INT("filing", p->filing_id),
                B_TEXT("item", p->item), B_TEXT("verdict", p->verdict), B_TEXT("note", p->note)));
    return event_row(ctx, "filing_point", cell_int(&r, 0, 0));
}
