// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of methods: steps, stages, what was looked at, who took part, votes of satisfaction. */
#include "modules/supervision/supervision_store.h"
#include "modules/supervision/supervision_store_row.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- steps */

struct supervision_step supervision_row_step(const struct rows *r, size_t i)
{
    return (struct supervision_step){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .matter_id = cell_int(r, i, 2),
        .number = cell_int(r, i, 3),
        .organ_id = cell_int(r, i, 4),
        .meeting_id = cell_int(r, i, 5),
        .item_id = cell_int(r, i, 6),
        .doc_id = cell_int(r, i, 7),
        .method = cell_text(r, i, 8),
        .title = cell_text(r, i, 9),
        .organ = cell_text(r, i, 10),
        .with_whom = cell_text(r, i, 11),
        .place = cell_text(r, i, 12),
        .stage = cell_text(r, i, 13),
        .state = cell_text(r, i, 14),
        .url = cell_text(r, i, 15),
        .report = cell_text(r, i, 16),
        .starts_on = cell_date(r, i, 17),
        .held_on = cell_date(r, i, 18),
        .period_from = cell_date(r, i, 19),
        .period_to = cell_date(r, i, 20),
        .matter = cell_text(r, i, 21),
        .matter_state = cell_text(r, i, 22),
        .year = cell_int(r, i, 23),
    };
}

void supervision_rows_steps(struct ctx *ctx, const struct rows *r, struct supervision_step **out,
                            size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct supervision_step);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = supervision_row_step(r, i);
}

enum status supervision_store_step(struct ctx *ctx, int64_t id, struct supervision_step *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SUPERVISION_STEP_ROW " WHERE s.congress_id = :congress AND s.id = :id",
               CONGRESS, B_INT("id", id)));
    *out = supervision_row_step(&r, 0);
    return ST_OK;
}

enum status supervision_store_step_of_url(struct ctx *ctx, struct str url,
                                          struct supervision_step *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               SUPERVISION_STEP_ROW " WHERE s.congress_id = :congress AND s.url = :url"
                                    " AND s.state <> 'cancelled' ORDER BY s.id LIMIT 1",
               CONGRESS, B_TEXT("url", url)));
    *out = supervision_row_step(&r, 0);
    return ST_OK;
}

enum status supervision_store_step_titled(struct ctx *ctx, int64_t matter_id, struct str method,
                                          struct str title, struct date on,
                                          struct supervision_step *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               SUPERVISION_STEP_ROW " WHERE s.congress_id = :congress AND s.matter_id = :matter"
                                    " AND s.method = :method AND s.title = :title"
                                    " AND s.starts_on = :on ORDER BY s.id LIMIT 1",
               CONGRESS, B_INT("matter", matter_id), B_TEXT("method", method),
               B_TEXT("title", title), B_DATE(ctx->arena, "on", on)));
    *out = supervision_row_step(&r, 0);
    return ST_OK;
}

enum status supervision_store_steps_of(struct ctx *ctx, int64_t matter_id,
                                       struct supervision_step **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                SUPERVISION_STEP_ROW " WHERE s.congress_id = :congress AND s.matter_id = :matter"
                                     " ORDER BY s.starts_on, s.id LIMIT :most",
                CONGRESS, B_INT("matter", matter_id), B_INT("most", SUPERVISION_PART_MAX)));
    supervision_rows_steps(ctx, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_reports_ahead(struct ctx *ctx, struct date from, struct date until,
                                            struct supervision_step **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                SUPERVISION_STEP_ROW " WHERE s.congress_id = :congress AND s.method = 'report'"
                                     " AND s.held_on IS NULL AND s.state <> 'cancelled'"
                                     " AND s.starts_on >= :from AND s.starts_on <= :until"
                                     " ORDER BY s.id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "until", until),
                B_INT("most", SUPERVISION_PART_MAX)));
    supervision_rows_steps(ctx, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_last_step(struct ctx *ctx, int64_t matter_id, struct str method,
                                        int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(number), 0) FROM supervision_step"
               " WHERE congress_id = :congress AND matter_id = :matter AND method = :method",
               CONGRESS, B_INT("matter", matter_id), B_TEXT("method", method)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status supervision_store_step_put(struct ctx *ctx, const struct supervision_step *s,
                                       bool fresh)
{
    enum { ONLY_NEW = 3 }; /* columns that never change */
    const struct bind binds[] = {
        B_INT("matter", s->matter_id),
        B_TEXT("method", s->method),
        B_INT("number", s->number),
        CONGRESS,
        B_INT("id", s->id),
        B_TEXT("title", s->title),
        B_ID("organ", s->organ_id),
        B_TEXT("organ_text", s->organ_id != 0 ? S("") : s->organ),
        B_TEXT("whom", s->with_whom),
        B_TEXT("place", s->place),
        B_DATE(ctx->arena, "starts", s->starts_on),
        B_DATE(ctx->arena, "held", s->held_on),
        B_DATE(ctx->arena, "from", s->period_from),
        B_DATE(ctx->arena, "to", s->period_to),
        B_TEXT("stage", s->stage),
        B_TEXT("state", s->state),
        B_ID("meeting", s->meeting_id),
        B_ID("item", s->item_id),
        B_ID("doc", s->doc_id),
        B_TEXT("url", s->url),
        B_TEXT("report", s->report),
        B_INT("version", s->version),
    };

    if (fresh)
        TRY(db_exec(ctx, NULL,
                    "INSERT INTO supervision_step (congress_id, id, matter_id, method, number,"
                    " title, organ_id, organ_text, with_whom, place, starts_on, held_on,"
                    " period_from, period_to, stage, state, meeting_id, item_id, doc_id, url,"
                    " report) VALUES (:congress, :id, :matter, :method, :number, :title, :organ,"
                    " :organ_text, :whom, :place, :starts, :held, :from, :to, :stage, :state,"
                    " :meeting, :item, :doc, :url, :report)",
                    binds, COUNT(binds) - 1));
    else
        TRY(db_exec_one(ctx,
                        "UPDATE supervision_step SET title = :title, organ_id = :organ,"
                        " organ_text = :organ_text, with_whom = :whom, place = :place,"
                        " starts_on = :starts, held_on = :held, period_from = :from,"
                        " period_to = :to, stage = :stage, state = :state, meeting_id = :meeting,"
                        " item_id = :item, doc_id = :doc, url = :url, report = :report,"
                        " version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        binds + ONLY_NEW, COUNT(binds) - ONLY_NEW));
    return event_row(ctx, "supervision_step", s->id);
}

/* ---------------------------------------------------------------- stages */

enum status supervision_store_stages(struct ctx *ctx, int64_t step_id,
                                     struct supervision_stage **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, step_id, stage, done_on, note, noted_by FROM supervision_stage"
                " WHERE congress_id = :congress AND step_id = :step ORDER BY id LIMIT 100",
                CONGRESS, B_INT("step", step_id)));
    *out = arena_array(ctx->arena, r.count, struct supervision_stage);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct supervision_stage){.id = cell_int(&r, i, 0),
                                               .step_id = cell_int(&r, i, 1),
                                               .stage = cell_text(&r, i, 2),
                                               .done_on = cell_date(&r, i, 3),
                                               .note = cell_text(&r, i, 4),
                                               .noted_by = cell_text(&r, i, 5)};
    return ST_OK;
}

enum status supervision_store_stage_add(struct ctx *ctx, const struct supervision_stage *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO supervision_stage (congress_id, id, step_id, stage, done_on, note,"
                " noted_by) VALUES (:congress, :id, :step, :stage, :on, :note, :by)",
                CONGRESS, B_INT("id", s->id), B_INT("step", s->step_id), B_TEXT("stage", s->stage),
                B_DATE(ctx->arena, "on", s->done_on), B_TEXT("note", s->note),
                B_TEXT("by", s->noted_by)));
    return event_row(ctx, "supervision_stage", s->id);
}

/* ---------------------------------------------------------------- what was looked at */

static void read_targets(struct ctx *ctx, const struct rows *r, struct supervision_target **out,
                         size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct supervision_target);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct supervision_target){.id = cell_int(r, i, 0),
                                                .step_id = cell_int(r, i, 1),
                                                .sort = cell_text(r, i, 2),
                                                .name = cell_text(r, i, 3),
                                                .note = cell_text(r, i, 4)};
}

#define TARGET                                                                                     \
    "SELECT t.id, t.step_id, t.sort, t.name, t.note FROM supervision_target t"                     \
    " JOIN supervision_step s ON s.congress_id = t.congress_id AND s.id = t.step_id"

enum status supervision_store_targets_of(struct ctx *ctx, int64_t step_id,
                                         struct supervision_target **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                TARGET " WHERE t.congress_id = :congress AND t.step_id = :step"
                       " ORDER BY t.id LIMIT :most",
                CONGRESS, B_INT("step", step_id), B_INT("most", SUPERVISION_PART_MAX)));
    read_targets(ctx, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_target(struct ctx *ctx, int64_t id, struct supervision_target *out)
{
    struct supervision_target *all;
    struct rows r;
    size_t count;

    TRY(DB_ONE(ctx, &r, TARGET " WHERE t.congress_id = :congress AND t.id = :id", CONGRESS,
               B_INT("id", id)));
    read_targets(ctx, &r, &all, &count);
    *out = all[0];
    return ST_OK;
}

static const struct db_filter TARGET_FILTERS[] = {
    {"sort", "t.sort = :sort", BIND_TEXT},
    {"matter", "s.matter_id = :matter", BIND_INT},
    {"from", "s.held_on >= :from", BIND_TEXT},
    {"to", "s.held_on <= :to", BIND_TEXT},
    {"month", "substr(s.held_on, 1, 7) = :month", BIND_TEXT},
    {"q", "t.name LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort TARGET_SORTS[] = {{"id", "t.id", BIND_INT, "t.id"}, {0}};
static const struct db_list TARGETS = {
    .select = TARGET,
    .where = "t.congress_id = :congress AND s.state <> 'cancelled' AND s.held_on IS NOT NULL",
    .filters = TARGET_FILTERS,
    .sorts = TARGET_SORTS,
};

enum status supervision_store_targets(struct ctx *ctx, const struct supervision_page *f,
                                      struct supervision_target **out, size_t *out_count,
                                      struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("sort", f->sort),
        B_ID("matter", f->matter_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &TARGETS, &q, &r, out_next));
    read_targets(ctx, &r, out, out_count);
    return db_list_count(ctx, &TARGETS, &q, SUPERVISION_TOTAL_MAX, out_total);
}

enum status supervision_store_target_add(struct ctx *ctx, const struct supervision_target *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO supervision_target (congress_id, id, step_id, sort, name, note)"
                " VALUES (:congress, :id, :step, :sort, :name, :note)",
                CONGRESS, B_INT("id", t->id), B_INT("step", t->step_id), B_TEXT("sort", t->sort),
                B_TEXT("name", t->name), B_TEXT("note", t->note)));
    return event_row(ctx, "supervision_target", t->id);
}

/* ---------------------------------------------------------------- who took part */

#define PERSON                                                                                     \
    "SELECT p.id, p.version, p.step_id, COALESCE(p.deputy_id, 0), p.role, p.name, p.note,"         \
    " p.presence, s.title, COALESCE(s.held_on, s.starts_on) FROM supervision_person p"             \
    " JOIN supervision_step s ON s.congress_id = p.congress_id AND s.id = p.step_id"

static void read_people(struct ctx *ctx, const struct rows *r, struct supervision_person **out,
                        size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct supervision_person);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct supervision_person){.id = cell_int(r, i, 0),
                                                .version = cell_int(r, i, 1),
                                                .step_id = cell_int(r, i, 2),
                                                .deputy_id = cell_int(r, i, 3),
                                                .role = cell_text(r, i, 4),
                                                .name = cell_text(r, i, 5),
                                                .note = cell_text(r, i, 6),
                                                .presence = cell_text(r, i, 7),
                                                .title = cell_text(r, i, 8),
                                                .on = cell_date(r, i, 9)};
}

enum status supervision_store_people(struct ctx *ctx, int64_t step_id,
                                     struct supervision_person **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                PERSON " WHERE p.congress_id = :congress AND p.step_id = :step"
                       " ORDER BY CASE p.role WHEN 'lead' THEN 0 WHEN 'member' THEN 1"
                       " WHEN 'deputy' THEN 2 ELSE 3 END, p.id LIMIT :most",
                CONGRESS, B_INT("step", step_id), B_INT("most", SUPERVISION_PART_MAX)));
    read_people(ctx, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_person(struct ctx *ctx, int64_t id, struct supervision_person *out)
{
    struct supervision_person *all;
    struct rows r;
    size_t count;

    TRY(DB_ONE(ctx, &r, PERSON " WHERE p.congress_id = :congress AND p.id = :id", CONGRESS,
               B_INT("id", id)));
    read_people(ctx, &r, &all, &count);
    *out = all[0];
    return ST_OK;
}

enum status supervision_store_duties(struct ctx *ctx, struct date from, struct date to,
                                     int64_t deputy_id, int64_t after_deputy, int64_t after,
                                     unsigned limit, struct supervision_person **out,
                                     size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                PERSON " WHERE p.congress_id = :congress AND s.state <> 'cancelled'"
                       " AND p.presence <> '' AND s.held_on >= :from AND s.held_on <= :to"
                       " AND p.deputy_id IS NOT NULL"
                       " AND (:deputy IS NULL OR p.deputy_id = :deputy)"
                       " AND (p.deputy_id > :after_deputy"
                       "  OR (p.deputy_id = :after_deputy AND p.id > :after))"
                       " ORDER BY p.deputy_id, p.id LIMIT :limit",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_ID("deputy", deputy_id), B_INT("after_deputy", after_deputy),
                B_INT("after", after), B_INT("limit", limit)));
    read_people(ctx, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_person_add(struct ctx *ctx, const struct supervision_person *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO supervision_person (congress_id, id, step_id, role, deputy_id, name,"
                " note, presence) VALUES (:congress, :id, :step, :role, :deputy, :name, :note,"
                " :presence)",
                CONGRESS, B_INT("id", p->id), B_INT("step", p->step_id), B_TEXT("role", p->role),
                B_ID("deputy", p->deputy_id), B_TEXT("name", p->name), B_TEXT("note", p->note),
                B_TEXT("presence", p->presence)));
    return event_row(ctx, "supervision_person", p->id);
}

enum status supervision_store_person_put(struct ctx *ctx, const struct supervision_person *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE supervision_person SET note = :note, presence = :presence,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", p->id), B_TEXT("note", p->note),
                    B_TEXT("presence", p->presence), B_INT("version", p->version)));
    return event_row(ctx, "supervision_person", p->id);
}
