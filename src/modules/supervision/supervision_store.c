// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of topics and matters, one of each. */
#include "modules/supervision/supervision_store.h"
#include "modules/supervision/supervision_store_row.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- topics */

struct supervision_topic supervision_row_topic(const struct rows *r, size_t i)
{
    return (struct supervision_topic){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = cell_int(r, i, 2),
        .title = cell_text(r, i, 3),
        .text = cell_text(r, i, 4),
        .source = cell_text(r, i, 5),
        .source_url = cell_text(r, i, 6),
        .source_name = cell_text(r, i, 7),
        .field = cell_text(r, i, 8),
        .organ_id = cell_int(r, i, 9),
        .organ = cell_text(r, i, 10),
        .proposer = cell_text(r, i, 11),
        .proposed_on = cell_date(r, i, 12),
        .key = cell_int(r, i, 13) != 0,
        .state = cell_text(r, i, 14),
        .reason = cell_text(r, i, 15),
        .matter_id = cell_int(r, i, 16),
    };
}

enum status supervision_store_topic(struct ctx *ctx, int64_t id, struct supervision_topic *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SUPERVISION_TOPIC_ROW " WHERE t.congress_id = :congress AND t.id = :id",
               CONGRESS, B_INT("id", id)));
    *out = supervision_row_topic(&r, 0);
    return ST_OK;
}

enum status supervision_store_topic_put(struct ctx *ctx, const struct supervision_topic *t,
                                        bool fresh)
{
    const struct bind binds[] = {
        CONGRESS,
        B_INT("id", t->id),
        B_INT("year", t->year),
        B_TEXT("title", t->title),
        B_TEXT("text", t->text),
        B_TEXT("source", t->source),
        B_TEXT("url", t->source_url),
        B_TEXT("name", t->source_name),
        B_TEXT("field", t->field),
        B_ID("organ", t->organ_id),
        B_TEXT("proposer", t->proposer),
        B_DATE(ctx->arena, "on", t->proposed_on),
        B_BOOL("key", t->key),
        B_TEXT("state", t->state),
        B_TEXT("reason", t->reason),
        B_INT("version", t->version),
    };

    if (fresh)
        TRY(db_exec(ctx, NULL,
                    "INSERT INTO supervision_topic (congress_id, id, year, title, text, source,"
                    " source_url, source_name, field, organ_id, proposer, proposed_on, key_topic,"
                    " state, reason) VALUES (:congress, :id, :year, :title, :text, :source, :url,"
                    " :name, :field, :organ, :proposer, :on, :key, :state, :reason)",
                    binds, COUNT(binds) - 1));
    else
        TRY(db_exec_one(ctx,
                        "UPDATE supervision_topic SET year = :year, title = :title, text = :text,"
                        " source = :source, source_url = :url, source_name = :name,"
                        " field = :field, organ_id = :organ, proposer = :proposer,"
                        " proposed_on = :on, key_topic = :key, state = :state, reason = :reason,"
                        " version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        binds, COUNT(binds)));
    return event_row(ctx, "supervision_topic", t->id);
}

/* ---------------------------------------------------------------- matters */

struct matter supervision_row_matter(const struct rows *r, size_t i)
{
    return (struct matter){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = cell_int(r, i, 2),
        .topic_id = cell_int(r, i, 3),
        .since_id = cell_int(r, i, 4),
        .title = cell_text(r, i, 5),
        .goal = cell_text(r, i, 6),
        .field = cell_text(r, i, 7),
        .organ_id = cell_int(r, i, 8),
        .organ = cell_text(r, i, 9),
        .lead = cell_text(r, i, 10),
        .office = cell_text(r, i, 11),
        .key = cell_int(r, i, 12) != 0,
        .starts_on = cell_date(r, i, 13),
        .ends_on = cell_date(r, i, 14),
        .state = cell_text(r, i, 15),
        .result = cell_text(r, i, 16),
        .published_on = cell_date(r, i, 17),
        .closed_on = cell_date(r, i, 18),
        .methods = S(""),
        .problems = cell_int(r, i, 19),
        .open = cell_int(r, i, 20),
    };
}

/* The words of the methods of these matters, each once, in the order of the steps. */
static enum status put_methods(struct ctx *ctx, struct matter *all, size_t count)
{
    struct rows r;
    int64_t least = INT64_MAX, most = 0;

    arr_each (i, count) {
        least = all[i].id < least ? all[i].id : least;
        most = all[i].id > most ? all[i].id : most;
    }
    TRY(DB_ROWS(ctx, &r,
                "SELECT matter_id, method, MIN(id) FROM supervision_step"
                " WHERE congress_id = :congress AND matter_id >= :least AND matter_id <= :most"
                " AND state <> 'cancelled' GROUP BY matter_id, method ORDER BY 1, 3",
                CONGRESS, B_INT("least", least), B_INT("most", most)));
    arr_each (i, count) {
        struct buf words = buf_new(ctx->arena, 0);

        arr_each (k, r.count) {
            if (cell_int(&r, k, 0) != all[i].id)
                continue;
            if (words.len > 0)
                buf_char(&words, ' ');
            buf_str(&words, cell_text(&r, k, 1));
        }
        all[i].methods = buf_view(&words);
    }
    return ST_OK;
}

enum status supervision_rows_matters(struct ctx *ctx, const struct rows *r, struct matter **out,
                                     size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct matter);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = supervision_row_matter(r, i);
    return r->count == 0 ? ST_OK : put_methods(ctx, *out, r->count);
}

enum status supervision_store_matter(struct ctx *ctx, int64_t id, struct matter *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SUPERVISION_MATTER_ROW " WHERE m.congress_id = :congress AND m.id = :id",
               CONGRESS, B_INT("id", id)));
    *out = supervision_row_matter(&r, 0);
    return put_methods(ctx, out, 1);
}

enum status supervision_store_matter_titled(struct ctx *ctx, int64_t year, struct str title,
                                            struct matter *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               SUPERVISION_MATTER_ROW " WHERE m.congress_id = :congress AND m.year = :year"
                                      " AND m.title = :title ORDER BY m.id LIMIT 1",
               CONGRESS, B_INT("year", year), B_TEXT("title", title)));
    *out = supervision_row_matter(&r, 0);
    return ST_OK;
}

enum status supervision_store_matter_put(struct ctx *ctx, const struct matter *m, bool fresh)
{
    const struct bind binds[] = {
        CONGRESS,
        B_INT("id", m->id),
        B_INT("year", m->year),
        B_ID("topic", m->topic_id),
        B_ID("since", m->since_id),
        B_TEXT("title", m->title),
        B_TEXT("goal", m->goal),
        B_TEXT("field", m->field),
        B_ID("organ", m->organ_id),
        B_TEXT("lead", m->lead),
        B_TEXT("office", m->office),
        B_BOOL("key", m->key),
        B_DATE(ctx->arena, "starts", m->starts_on),
        B_DATE(ctx->arena, "ends", m->ends_on),
        B_TEXT("state", m->state),
        B_TEXT("result", m->result),
        B_DATE(ctx->arena, "published", m->published_on),
        B_DATE(ctx->arena, "closed", m->closed_on),
        B_INT("version", m->version),
    };

    if (fresh)
        TRY(db_exec(ctx, NULL,
                    "INSERT INTO supervision_matter (congress_id, id, year, topic_id, since_id,"
                    " title, goal, field, organ_id, lead, office, key_topic, starts_on, ends_on,"
                    " state, result, published_on, closed_on) VALUES (:congress, :id, :year,"
                    " :topic, :since, :title, :goal, :field, :organ, :lead, :office, :key,"
                    " :starts, :ends, :state, :result, :published, :closed)",
                    binds, COUNT(binds) - 1));
    else
        TRY(db_exec_one(ctx,
                        "UPDATE supervision_matter SET year = :year, topic_id = :topic,"
                        " since_id = :since, title = :title, goal = :goal, field = :field,"
                        " organ_id = :organ, lead = :lead, office = :office, key_topic = :key,"
                        " starts_on = :starts, ends_on = :ends, state = :state, result = :result,"
                        " published_on = :published, closed_on = :closed, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        binds, COUNT(binds)));
    return event_row(ctx, "supervision_matter", m->id);
}

enum status supervision_store_counts(struct ctx *ctx, int64_t matter_id, int64_t *out_begun,
                                     int64_t *out_waiting, int64_t *out_open)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(SUM(CASE WHEN state IN ('running', 'done') THEN 1 ELSE 0 END), 0),"
               " COALESCE(SUM(CASE WHEN state IN ('planned', 'running') THEN 1 ELSE 0 END), 0)"
               " FROM supervision_step WHERE congress_id = :congress AND matter_id = :matter",
               CONGRESS, B_INT("matter", matter_id)));
    *out_begun = cell_int(&r, 0, 0);
    *out_waiting = cell_int(&r, 0, 1);
    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM supervision_problem WHERE congress_id = :congress"
               " AND matter_id = :matter AND state NOT IN ('solved', 'shelved')",
               CONGRESS, B_INT("matter", matter_id)));
    *out_open = cell_int(&r, 0, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- who takes part */

enum status supervision_store_takes_part(struct ctx *ctx, int64_t matter_id, int64_t deputy_id,
                                         bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT 1 FROM supervision_person p JOIN supervision_step s"
                " ON s.congress_id = p.congress_id AND s.id = p.step_id"
                " WHERE p.congress_id = :congress AND p.deputy_id = :deputy"
                " AND s.matter_id = :matter LIMIT 1",
                CONGRESS, B_INT("deputy", deputy_id), B_INT("matter", matter_id)));
    *out = r.count > 0;
    return ST_OK;
}

enum status supervision_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM supervision_matter WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_problem_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                          int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM supervision_problem WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- taken back */

enum status supervision_store_drop(struct ctx *ctx, enum supervision_table table, int64_t id)
{
    static const struct {
        const char *name, *sql;
    } SQL[] = {
        [SUPERVISION_TOPICS] = {"supervision_topic", "DELETE FROM supervision_topic"
                                                     " WHERE congress_id = :congress AND id = :id"},
        [SUPERVISION_MATTERS] = {"supervision_matter",
                                 "DELETE FROM supervision_matter"
                                 " WHERE congress_id = :congress AND id = :id"},
        [SUPERVISION_STEPS] = {"supervision_step", "DELETE FROM supervision_step"
                                                   " WHERE congress_id = :congress AND id = :id"},
        [SUPERVISION_TARGETS_AT] = {"supervision_target",
                                    "DELETE FROM supervision_target"
                                    " WHERE congress_id = :congress AND id = :id"},
        [SUPERVISION_PEOPLE] = {"supervision_person",
                                "DELETE FROM supervision_person"
                                " WHERE congress_id = :congress AND id = :id"},
        [SUPERVISION_PLAN_ITEMS] = {"supervision_plan_item",
                                    "DELETE FROM supervision_plan_item"
                                    " WHERE congress_id = :congress AND id = :id"},
        [SUPERVISION_PROBLEMS] = {"supervision_problem",
                                  "DELETE FROM supervision_problem"
                                  " WHERE congress_id = :congress AND id = :id"},
        [SUPERVISION_CHECKS_AT] = {"supervision_check",
                                   "DELETE FROM supervision_check"
                                   " WHERE congress_id = :congress AND id = :id"},
    };

    TRY(DB_EXEC_ONE(ctx, SQL[table].sql, CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, SQL[table].name, id);
}
