// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of lists: topics, matters, methods, problems. */
#include "modules/supervision/supervision_list.h"
#include "modules/supervision/supervision_store_row.h"

/* ---------------------------------------------------------------- topics */

static const struct db_filter TOPIC_FILTERS[] = {
    {"year", "t.year = :year", BIND_INT},
    {"state", "t.state = :state", BIND_TEXT},
    {"source", "t.source = :source", BIND_TEXT},
    {"field", "t.field = :field", BIND_TEXT},
    {"key", "t.key_topic = :key", BIND_INT},
    {"organ", "t.organ_id = :organ", BIND_INT},
    {"q", "(t.title LIKE :q ESCAPE '!' OR t.text LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort TOPIC_SORTS[] = {{"on", "t.proposed_on", BIND_TEXT, "t.id"}, {0}};
static const struct db_list TOPICS = {
    .select = SUPERVISION_TOPIC_ROW,
    .where = "t.congress_id = :congress",
    .filters = TOPIC_FILTERS,
    .sorts = TOPIC_SORTS,
    .count_from = " FROM supervision_topic t",
};

enum status supervision_store_topics(struct ctx *ctx, const struct supervision_page *f,
                                     struct supervision_topic **out, size_t *out_count,
                                     struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_ID("year", f->year),
        B_OPT("state", f->state),
        B_OPT("source", f->source),
        B_OPT("field", f->field),
        B_ID("key", f->key),
        B_ID("organ", f->organ_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &TOPICS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct supervision_topic);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = supervision_row_topic(&r, i);
    return db_list_count(ctx, &TOPICS, &q, SUPERVISION_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- matters */

static const struct db_filter MATTER_FILTERS[] = {
    {"year", "m.year = :year", BIND_INT},
    {"state", "m.state = :state", BIND_TEXT},
    {"going", "(:going = 1 AND m.state IN ('planned', 'running', 'rectifying'))", BIND_INT},
    {"field", "m.field = :field", BIND_TEXT},
    {"key", "m.key_topic = :key", BIND_INT},
    {"organ", "m.organ_id = :organ", BIND_INT},
    {"from", "m.starts_on >= :from", BIND_TEXT},
    {"to", "m.starts_on <= :to", BIND_TEXT},
    {"month", "substr(m.starts_on, 1, 7) = :month", BIND_TEXT},
    {"counted", "(:counted = 1 AND m.state <> 'cancelled')", BIND_INT},
    {"public", "(:public = 1 AND m.published_on IS NOT NULL)", BIND_INT},
    {"method",
     "EXISTS (SELECT 1 FROM supervision_step s WHERE s.congress_id = m.congress_id"
     " AND s.matter_id = m.id AND s.method = :method AND s.state <> 'cancelled')",
     BIND_TEXT},
    {"deputy",
     "EXISTS (SELECT 1 FROM supervision_step s JOIN supervision_person x"
     " ON x.congress_id = s.congress_id AND x.step_id = s.id"
     " WHERE s.congress_id = m.congress_id AND s.matter_id = m.id AND x.deputy_id = :deputy)",
     BIND_INT},
    {"q", "(m.title LIKE :q ESCAPE '!' OR m.goal LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort MATTER_SORTS[] = {{"starts", "m.starts_on", BIND_TEXT, "m.id"}, {0}};
static const struct db_list MATTERS = {
    .select = SUPERVISION_MATTER_ROW,
    .where = "m.congress_id = :congress",
    .filters = MATTER_FILTERS,
    .sorts = MATTER_SORTS,
    .count_from = " FROM supervision_matter m",
};

enum status supervision_store_matters(struct ctx *ctx, const struct supervision_page *f,
                                      struct matter **out, size_t *out_count, struct str *out_next,
                                      int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_ID("year", f->year),
        B_OPT("state", f->state),
        B_ID("going", f->open),
        B_OPT("field", f->field),
        B_ID("key", f->key),
        B_ID("organ", f->organ_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_ID("counted", f->counted),
        B_ID("public", f->held),
        B_OPT("method", f->method),
        B_ID("deputy", f->deputy_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = f->order,
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &MATTERS, &q, &r, out_next));
    TRY(supervision_rows_matters(ctx, &r, out, out_count));
    return db_list_count(ctx, &MATTERS, &q, SUPERVISION_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- methods */

static const struct db_filter STEP_FILTERS[] = {
    {"year", "m.year = :year", BIND_INT},
    {"state", "s.state = :state", BIND_TEXT},
    {"method", "s.method = :method", BIND_TEXT},
    {"several", "(' ' || :several || ' ') LIKE ('% ' || s.method || ' %')", BIND_TEXT},
    {"held", "(:held = 1 AND s.held_on IS NOT NULL AND s.state <> 'cancelled')", BIND_INT},
    {"organ", "s.organ_id = :organ", BIND_INT},
    {"field", "m.field = :field", BIND_TEXT},
    {"from", "COALESCE(s.held_on, s.starts_on) >= :from", BIND_TEXT},
    {"to", "COALESCE(s.held_on, s.starts_on) <= :to", BIND_TEXT},
    {"month", "substr(COALESCE(s.held_on, s.starts_on), 1, 7) = :month", BIND_TEXT},
    {"q", "(s.title LIKE :q ESCAPE '!' OR m.title LIKE :q ESCAPE '!')", BIND_TEXT},
    {"matter", "s.matter_id = :matter", BIND_INT},
    {0},
};
static const struct db_sort STEP_SORTS[] = {
    {"on", "COALESCE(s.held_on, s.starts_on)", BIND_TEXT, "s.id"}, {0}};
static const struct db_list STEPS = {
    .select = SUPERVISION_STEP_ROW,
    .where = "s.congress_id = :congress",
    .filters = STEP_FILTERS,
    .sorts = STEP_SORTS,
    .count_from = " FROM supervision_step s JOIN supervision_matter m"
                  " ON m.congress_id = s.congress_id AND m.id = s.matter_id",
};

enum status supervision_store_steps(struct ctx *ctx, const struct supervision_page *f,
                                    struct supervision_step **out, size_t *out_count,
                                    struct str *out_next, int64_t *out_total)
{
    const bool several = memchr(f->method.ptr, ' ', f->method.len) != NULL;
    const struct bind binds[] = {
        CONGRESS,
        B_ID("year", f->year),
        B_OPT("state", f->state),
        B_OPT("method", several ? S("") : f->method),
        B_OPT("several", several ? f->method : S("")),
        B_ID("held", f->held),
        B_ID("organ", f->organ_id),
        B_OPT("field", f->field),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_ID("matter", f->matter_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &STEPS, &q, &r, out_next));
    supervision_rows_steps(ctx, &r, out, out_count);
    return db_list_count(ctx, &STEPS, &q, SUPERVISION_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- problems */

static const struct db_filter PROBLEM_FILTERS[] = {
    {"state", "p.state = :state", BIND_TEXT},
    {"open", "(:open = 1 AND p.state NOT IN ('solved', 'shelved'))", BIND_INT},
    {"late", "(p.state IN ('open', 'assigned', 'reported') AND p.due_on < :late)", BIND_TEXT},
    {"origin", "p.origin = :origin", BIND_TEXT},
    {"organ", "p.organ_id = :organ", BIND_INT},
    {"matter", "p.matter_id = :matter", BIND_INT},
    {"step", "p.step_id = :step", BIND_INT},
    {"group", "p.group_id = :group", BIND_INT},
    {"problem", "p.id = :problem", BIND_INT},
    {"from", "p.found_on >= :from", BIND_TEXT},
    {"to", "p.found_on <= :to", BIND_TEXT},
    {"month", "substr(p.found_on, 1, 7) = :month", BIND_TEXT},
    {"q", "(p.title LIKE :q ESCAPE '!' OR p.text LIKE :q ESCAPE '!' OR p.place LIKE :q ESCAPE '!')",
     BIND_TEXT},
    {0},
};
static const struct db_sort PROBLEM_SORTS[] = {
    {"found", "p.found_on", BIND_TEXT, "p.id"},
    {"due", "COALESCE(p.due_on, '9999-12-31')", BIND_TEXT, "p.id"},
    {0},
};
static const struct db_list PROBLEMS = {
    .select = SUPERVISION_PROBLEM_ROW,
    .where = "p.congress_id = :congress",
    .filters = PROBLEM_FILTERS,
    .sorts = PROBLEM_SORTS,
    .count_from = " FROM supervision_problem p",
};

enum status supervision_store_problems(struct ctx *ctx, const struct supervision_page *f,
                                       struct supervision_problem **out, size_t *out_count,
                                       struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("state", f->state),
        B_ID("open", f->open),
        B_DATE(ctx->arena, "late", f->late ? f->today : (struct date){0}),
        B_OPT("origin", f->origin),
        B_ID("organ", f->organ_id),
        B_ID("matter", f->matter_id),
        B_ID("step", f->step_id),
        B_ID("group", f->group_id),
        B_ID("problem", f->problem_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = f->order,
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &PROBLEMS, &q, &r, out_next));
    supervision_rows_problems(ctx, &r, out, out_count);
    return db_list_count(ctx, &PROBLEMS, &q, SUPERVISION_TOTAL_MAX, out_total);
}
