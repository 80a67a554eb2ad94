// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on questionnaires, their questions and links. Answers: survey_store_answer.c */
#include "modules/survey/survey_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { COUNT_MAX = 10000, DAYS = 2 };

#define PLAIN                                                                                      \
    "s.id, s.version, s.title, s.intro, s.way, s.code, s.state, s.closes_on, s.opened_on,"         \
    " s.closed_on, s.shown, s.created_at, (SELECT COUNT(*) FROM survey_answer a"                   \
    " WHERE a.congress_id = s.congress_id AND a.survey_id = s.id"
#define COLUMNS PLAIN ")"

static struct survey read_survey(const struct rows *r, size_t i)
{
    return (struct survey){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .title = cell_text(r, i, 2),
        .intro = cell_text(r, i, 3),
        .way = cell_text(r, i, 4),
        .code = cell_text(r, i, 5),
        .state = cell_text(r, i, 6),
        .closes_on = cell_date(r, i, 7),
        .opened_on = cell_date(r, i, 8),
        .closed_on = cell_date(r, i, 9),
        .shown = cell_int(r, i, 10) == 1,
        .created_at = cell_int(r, i, 11),
        .answers = cell_int(r, i, 12),
    };
}

enum status survey_get(struct ctx *ctx, int64_t id, struct survey *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM survey s WHERE s.congress_id = :congress AND s.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_survey(&r, 0);
    return ST_OK;
}

enum status survey_store_by_address(struct ctx *ctx, struct str code, struct survey *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM survey s WHERE s.congress_id = :congress"
               " AND s.code = :code",
               B_INT("congress", ctx->congress_id), B_TEXT("code", code)));
    *out = read_survey(&r, 0);
    return ST_OK;
}

enum status survey_store_insert(struct ctx *ctx, const struct survey *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO survey (congress_id, id, title, intro, way, code, state, closes_on,"
                " shown, created_at) VALUES (:congress, :id, :title, :intro, :way, :code, 'draft',"
                " :closes, :shown, :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", s->id), B_TEXT("title", s->title),
                B_TEXT("intro", s->intro), B_TEXT("way", s->way), B_TEXT("code", s->code),
                B_DATE(ctx->arena, "closes", s->closes_on), B_BOOL("shown", s->shown),
                B_INT("at", ctx->now)));
    return event_row(ctx, "survey", s->id);
}

enum status survey_store_save(struct ctx *ctx, const struct survey *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE survey SET title = :title, intro = :intro, way = :way,"
                    " closes_on = :closes, shown = :shown, state = :state, opened_on = :opened,"
                    " closed_on = :closed, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("title", s->title), B_TEXT("intro", s->intro), B_TEXT("way", s->way),
                    B_DATE(ctx->arena, "closes", s->closes_on), B_BOOL("shown", s->shown),
                    B_TEXT("state", s->state), B_DATE(ctx->arena, "opened", s->opened_on),
                    B_DATE(ctx->arena, "closed", s->closed_on), B_INT("congress", ctx->congress_id),
                    B_INT("id", s->id), B_INT("version", s->version)));
    return event_row(ctx, "survey", s->id);
}

/* ---------------------------------------------------------------- lists */

static const struct db_filter FILTERS[] = {
    {"q", "s.title LIKE :q ESCAPE '!'", BIND_TEXT},
    {"state", "s.state = :state", BIND_TEXT},
    {"from",
     "EXISTS (SELECT 1 FROM survey_answer a WHERE a.congress_id = s.congress_id"
     " AND a.survey_id = s.id AND a.answered_on >= :from AND a.answered_on <= :to)",
     BIND_TEXT},
    {"public",
     "(s.state = 'open' AND s.way = 'open' AND (s.closes_on IS NULL OR s.closes_on >= :public)"
     " OR s.state = 'closed' AND s.shown = 1)",
     BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {
    {"created", "s.created_at", BIND_INT, "s.id"},
    {0},
};
static const struct db_list LIST = {
    .select = "SELECT " PLAIN " AND (:from IS NULL OR a.answered_on >= :from)"
              " AND a.answered_on <= :to) FROM survey s",
    .where = "s.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM survey s",
};

enum status survey_page(struct ctx *ctx, const struct survey_filter *f, struct survey **out,
                        size_t *out_count, struct str *out_next, int64_t *out_total)
{
    const struct date last = {9999, 12, 31};
    /* The days come first: without a first day counting does without them. */
    const struct bind binds[] = {
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", date_none(f->to) ? last : f->to),
        B_INT("congress", ctx->congress_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
        B_OPT("state", f->state),
        B_DATE(ctx->arena, "public", f->public_on),
    };
    struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .sort = f->sort,
        .after = f->after,
        .limit = f->limit,
    };
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct survey);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_survey(&r, i);
    if (date_none(f->from)) {
        query.binds += DAYS;
        query.binds_count -= DAYS;
    }
    return db_list_count(ctx, &LIST, &query, COUNT_MAX, out_total);
}

enum status survey_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM survey WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- questions */

enum status survey_questions(struct ctx *ctx, int64_t survey_id, struct survey_question **out,
                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, kind, text, options, required FROM survey_question"
                " WHERE congress_id = :congress AND survey_id = :survey ORDER BY number, id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("survey", survey_id),
                B_INT("most", SURVEY_QUESTIONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct survey_question);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct survey_question){
            .id = cell_int(&r, i, 0),
            .survey_id = survey_id,
            .number = (int64_t)i + 1,
            .version = cell_int(&r, i, 1),
            .kind = cell_text(&r, i, 2),
            .text = cell_text(&r, i, 3),
            .options = cell_text(&r, i, 4),
            .required = cell_int(&r, i, 5) == 1,
        };
    return ST_OK;
}

enum status survey_store_add_question(struct ctx *ctx, const struct survey_question *q)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO survey_question (congress_id, id, survey_id, number, kind, text,"
                " options, required) VALUES (:congress, :id, :survey, :id, :kind, :text, :options,"
                " :required)",
                B_INT("congress", ctx->congress_id), B_INT("id", q->id),
                B_INT("survey", q->survey_id), B_TEXT("kind", q->kind), B_TEXT("text", q->text),
                B_TEXT("options", q->options), B_BOOL("required", q->required)));
    return event_row(ctx, "survey_question", q->id);
}

enum status survey_store_set_question(struct ctx *ctx, const struct survey_question *q)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE survey_question SET kind = :kind, text = :text, options = :options,"
                    " required = :required, version = version + 1 WHERE congress_id = :congress"
                    " AND id = :id AND survey_id = :survey AND version = :version",
                    B_TEXT("kind", q->kind), B_TEXT("text", q->text), B_TEXT("options", q->options),
                    B_BOOL("required", q->required), B_INT("congress", ctx->congress_id),
                    B_INT("id", q->id), B_INT("survey", q->survey_id),
                    B_INT("version", q->version)));
    return event_row(ctx, "survey_question", q->id);
}

enum status survey_store_number_question(struct ctx *ctx, int64_t id, int64_t number)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE survey_question SET number = :number, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    B_INT("number", number), B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "survey_question", id);
}

enum status survey_store_drop_question(struct ctx *ctx, int64_t survey_id, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM survey_question WHERE congress_id = :congress AND id = :id"
                    " AND survey_id = :survey",
                    B_INT("congress", ctx->congress_id), B_INT("id", id),
                    B_INT("survey", survey_id)));
    return event_row_gone(ctx, "survey_question", id);
}

/* ---------------------------------------------------------------- links */

enum status survey_store_add_link(struct ctx *ctx, int64_t survey_id, struct str code_blind)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO survey_link (congress_id, id, survey_id, code_blind, used)"
                " VALUES (:congress, :id, :survey, :code, 0)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("survey", survey_id),
                B_TEXT("code", code_blind)));
    return event_row(ctx, "survey_link", id);
}

enum status survey_store_link(struct ctx *ctx, struct str code_blind, struct survey_link *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, survey_id, version, used FROM survey_link"
               " WHERE congress_id = :congress AND code_blind = :code",
               B_INT("congress", ctx->congress_id), B_TEXT("code", code_blind)));
    *out = (struct survey_link){cell_int(&r, 0, 0), cell_int(&r, 0, 1), cell_int(&r, 0, 2),
                                cell_int(&r, 0, 3) == 1};
    return ST_OK;
}

enum status survey_store_use_link(struct ctx *ctx, const struct survey_link *l)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE survey_link SET used = 1, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version"
                    " AND used = 0",
                    B_INT("congress", ctx->congress_id), B_INT("id", l->id),
                    B_INT("version", l->version)));
    return event_row(ctx, "survey_link", l->id);
}

enum status survey_store_links(struct ctx *ctx, int64_t survey_id, int64_t *out_all,
                               int64_t *out_used)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT COUNT(*), COALESCE(SUM(used), 0) FROM survey_link"
                " WHERE congress_id = :congress AND survey_id = :survey",
                B_INT("congress", ctx->congress_id), B_INT("survey", survey_id)));
    *out_all = cell_int(&r, 0, 0);
    *out_used = cell_int(&r, 0, 1);
    return ST_OK;
}
