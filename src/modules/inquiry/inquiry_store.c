// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of inquiries, their organs and questions. */
#include "modules/inquiry/inquiry_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- inquiries */

#define INQUIRY                                                                                    \
    "SELECT q.id, q.version, COALESCE(q.matter_id, 0), COALESCE(q.meeting_id, 0),"                 \
    " COALESCE(q.item_id, 0), q.title, q.text, q.form, q.place, q.chair, q.summary, q.held_on,"    \
    " q.collect_until, q.state, COALESCE(q.question_id, 0), COALESCE(q.opened_at, 0),"             \
    " COALESCE(q.closed_at, 0),"                                                                   \
    " (SELECT COUNT(*) FROM inquiry_question x WHERE x.congress_id = q.congress_id"                \
    " AND x.inquiry_id = q.id AND x.state IN ('chosen', 'asked', 'answered')),"                    \
    " (SELECT COUNT(*) FROM inquiry_question x WHERE x.congress_id = q.congress_id"                \
    " AND x.inquiry_id = q.id AND x.state = 'answered') FROM inquiry q"

static struct inquiry read_inquiry(const struct rows *r, size_t i)
{
    return (struct inquiry){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .matter_id = cell_int(r, i, 2),
        .meeting_id = cell_int(r, i, 3),
        .item_id = cell_int(r, i, 4),
        .title = cell_text(r, i, 5),
        .text = cell_text(r, i, 6),
        .form = cell_text(r, i, 7),
        .place = cell_text(r, i, 8),
        .chair = cell_text(r, i, 9),
        .summary = cell_text(r, i, 10),
        .held_on = cell_date(r, i, 11),
        .collect_until = cell_date(r, i, 12),
        .state = cell_text(r, i, 13),
        .question_id = cell_int(r, i, 14),
        .opened_at = cell_int(r, i, 15),
        .closed_at = cell_int(r, i, 16),
        .questions = cell_int(r, i, 17),
        .answered = cell_int(r, i, 18),
    };
}

static void read_inquiries(struct ctx *ctx, const struct rows *r, struct inquiry **out,
                           size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct inquiry);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_inquiry(r, i);
}

enum status inquiry_store_get(struct ctx *ctx, int64_t id, struct inquiry *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, INQUIRY " WHERE q.congress_id = :congress AND q.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_inquiry(&r, 0);
    return ST_OK;
}

static const struct db_filter FILTERS[] = {
    {"state", "q.state = :state", BIND_TEXT},
    {"held", "(:held = 1 AND q.opened_at IS NOT NULL)", BIND_INT},
    {"from", "q.held_on >= :from", BIND_TEXT},
    {"to", "q.held_on <= :to", BIND_TEXT},
    {"month", "substr(q.held_on, 1, 7) = :month", BIND_TEXT},
    {"q", "(q.title LIKE :q ESCAPE '!' OR q.text LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"on", "q.held_on", BIND_TEXT, "q.id"}, {0}};
static const struct db_list LIST = {
    .select = INQUIRY,
    .where = "q.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status inquiry_store_page(struct ctx *ctx, const struct inquiry_page *f, struct inquiry **out,
                               size_t *out_count, struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("state", f->state),
        B_ID("held", f->held),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    read_inquiries(ctx, &r, out, out_count);
    return db_list_count(ctx, &LIST, &q, INQUIRY_TOTAL_MAX, out_total);
}

enum status inquiry_store_collecting(struct ctx *ctx, struct inquiry **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                INQUIRY " WHERE q.congress_id = :congress AND q.state IN ('collecting', 'open')"
                        " ORDER BY q.held_on, q.id LIMIT 50",
                CONGRESS));
    read_inquiries(ctx, &r, out, out_count);
    return ST_OK;
}

enum status inquiry_store_put(struct ctx *ctx, const struct inquiry *q, bool fresh)
{
    const struct bind binds[] = {
        CONGRESS,
        B_INT("id", q->id),
        B_ID("matter", q->matter_id),
        B_TEXT("title", q->title),
        B_TEXT("text", q->text),
        B_TEXT("form", q->form),
        B_DATE(ctx->arena, "on", q->held_on),
        B_TEXT("place", q->place),
        B_TEXT("chair", q->chair),
        B_DATE(ctx->arena, "until", q->collect_until),
        B_ID("meeting", q->meeting_id),
        B_ID("item", q->item_id),
        B_TEXT("state", q->state),
        B_ID("question", q->question_id),
        B_TEXT("summary", q->summary),
        B_ID("opened", q->opened_at),
        B_ID("closed", q->closed_at),
        B_INT("version", q->version),
    };

    if (fresh)
        TRY(db_exec(ctx, NULL,
                    "INSERT INTO inquiry (congress_id, id, matter_id, title, text, form, held_on,"
                    " place, chair, collect_until, meeting_id, item_id, state, question_id,"
                    " summary, opened_at, closed_at) VALUES (:congress, :id, :matter, :title,"
                    " :text, :form, :on, :place, :chair, :until, :meeting, :item, :state,"
                    " :question, :summary, :opened, :closed)",
                    binds, COUNT(binds) - 1));
    else
        TRY(db_exec_one(ctx,
                        "UPDATE inquiry SET matter_id = :matter, title = :title, text = :text,"
                        " form = :form, held_on = :on, place = :place, chair = :chair,"
                        " collect_until = :until, meeting_id = :meeting, item_id = :item,"
                        " state = :state, question_id = :question, summary = :summary,"
                        " opened_at = :opened, closed_at = :closed, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        binds, COUNT(binds)));
    return event_row(ctx, "inquiry", q->id);
}

enum status inquiry_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM inquiry WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- organs */

enum status inquiry_store_organs(struct ctx *ctx, int64_t inquiry_id, struct inquiry_organ **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT x.id, x.version, x.inquiry_id, x.organ_id, COALESCE(x.vote_id, 0), o.name,"
                " x.head, COALESCE(x.all_members, 0), COALESCE(x.ballots, 0),"
                " COALESCE(x.satisfied, 0), COALESCE(x.basic, 0), COALESCE(x.dissatisfied, 0),"
                " COALESCE(x.mark, ''), x.formula FROM inquiry_organ x JOIN congress_v_organ o"
                " ON o.congress_id = x.congress_id AND o.id = x.organ_id"
                " WHERE x.congress_id = :congress AND x.inquiry_id = :inquiry"
                " ORDER BY x.id LIMIT 50",
                CONGRESS, B_INT("inquiry", inquiry_id)));
    *out = arena_array(ctx->arena, r.count, struct inquiry_organ);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct inquiry_organ){.id = cell_int(&r, i, 0),
                                           .version = cell_int(&r, i, 1),
                                           .inquiry_id = cell_int(&r, i, 2),
                                           .organ_id = cell_int(&r, i, 3),
                                           .vote_id = cell_int(&r, i, 4),
                                           .name = cell_text(&r, i, 5),
                                           .head = cell_text(&r, i, 6),
                                           .all = cell_int(&r, i, 7),
                                           .ballots = cell_int(&r, i, 8),
                                           .satisfied = cell_int(&r, i, 9),
                                           .basic = cell_int(&r, i, 10),
                                           .dissatisfied = cell_int(&r, i, 11),
                                           .mark = cell_text(&r, i, 12),
                                           .formula = cell_text(&r, i, 13)};
    return ST_OK;
}

enum status inquiry_store_organ_add(struct ctx *ctx, const struct inquiry_organ *o)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO inquiry_organ (congress_id, id, inquiry_id, organ_id, head, formula)"
                " VALUES (:congress, :id, :inquiry, :organ, :head, '')",
                CONGRESS, B_INT("id", o->id), B_INT("inquiry", o->inquiry_id),
                B_INT("organ", o->organ_id), B_TEXT("head", o->head)));
    return event_row(ctx, "inquiry_organ", o->id);
}

enum status inquiry_store_organ_put(struct ctx *ctx, const struct inquiry_organ *o)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE inquiry_organ SET head = :head, vote_id = :vote, all_members = :all,"
                    " ballots = :ballots, satisfied = :satisfied, basic = :basic,"
                    " dissatisfied = :dissatisfied, mark = :mark, formula = :formula,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", o->id), B_TEXT("head", o->head), B_ID("vote", o->vote_id),
                    B_INT("all", o->all), B_INT("ballots", o->ballots),
                    B_INT("satisfied", o->satisfied), B_INT("basic", o->basic),
                    B_INT("dissatisfied", o->dissatisfied), B_OPT("mark", o->mark),
                    B_TEXT("formula", o->formula), B_INT("version", o->version)));
    return event_row(ctx, "inquiry_organ", o->id);
}

enum status inquiry_store_organ_drop(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM inquiry_organ WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "inquiry_organ", id);
}

/* ---------------------------------------------------------------- questions */

#define QUESTION                                                                                   \
    "SELECT x.id, x.version, x.inquiry_id, COALESCE(x.parent_id, 0), x.place,"                     \
    " COALESCE(x.organ_id, 0), COALESCE(x.account_id, 0), COALESCE(x.deputy_id, 0),"               \
    " COALESCE(x.problem_id, 0), x.asker, x.text, x.answer, x.answerer, COALESCE(o.name, ''),"     \
    " x.state, COALESCE(x.asked_at, 0), COALESCE(x.answered_at, 0), q.title, q.held_on"            \
    " FROM inquiry_question x JOIN inquiry q ON q.congress_id = x.congress_id"                     \
    " AND q.id = x.inquiry_id LEFT JOIN congress_v_organ o ON o.congress_id = x.congress_id"       \
    " AND o.id = x.organ_id"

static struct inquiry_question read_question(const struct rows *r, size_t i)
{
    return (struct inquiry_question){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .inquiry_id = cell_int(r, i, 2),
        .parent_id = cell_int(r, i, 3),
        .place = cell_int(r, i, 4),
        .organ_id = cell_int(r, i, 5),
        .account_id = cell_int(r, i, 6),
        .deputy_id = cell_int(r, i, 7),
        .problem_id = cell_int(r, i, 8),
        .asker = cell_text(r, i, 9),
        .text = cell_text(r, i, 10),
        .answer = cell_text(r, i, 11),
        .answerer = cell_text(r, i, 12),
        .organ = cell_text(r, i, 13),
        .state = cell_text(r, i, 14),
        .asked_at = cell_int(r, i, 15),
        .answered_at = cell_int(r, i, 16),
        .title = cell_text(r, i, 17),
        .on = cell_date(r, i, 18),
    };
}

static void read_questions(struct ctx *ctx, const struct rows *r, struct inquiry_question **out,
                           size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct inquiry_question);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_question(r, i);
}

enum status inquiry_store_question(struct ctx *ctx, int64_t id, struct inquiry_question *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, QUESTION " WHERE x.congress_id = :congress AND x.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_question(&r, 0);
    return ST_OK;
}

enum status inquiry_store_questions(struct ctx *ctx, int64_t inquiry_id,
                                    struct inquiry_question **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                QUESTION " WHERE x.congress_id = :congress AND x.inquiry_id = :inquiry"
                         " ORDER BY x.place, COALESCE(x.parent_id, 0), x.id LIMIT :most",
                CONGRESS, B_INT("inquiry", inquiry_id), B_INT("most", INQUIRY_QUESTIONS_MAX)));
    read_questions(ctx, &r, out, out_count);
    return ST_OK;
}

static const struct db_filter QUESTION_FILTERS[] = {
    {"state", "x.state = :state", BIND_TEXT},
    {"held", "(:held = 1 AND x.asked_at IS NOT NULL)", BIND_INT},
    {"from", "q.held_on >= :from", BIND_TEXT},
    {"to", "q.held_on <= :to", BIND_TEXT},
    {"month", "substr(q.held_on, 1, 7) = :month", BIND_TEXT},
    {"organ", "x.organ_id = :organ", BIND_INT},
    {"deputy", "x.deputy_id = :deputy", BIND_INT},
    {"q", "(x.text LIKE :q ESCAPE '!' OR x.asker LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort QUESTION_SORTS[] = {{"on", "q.held_on", BIND_TEXT, "x.id"}, {0}};
static const struct db_list QUESTIONS = {
    .select = QUESTION,
    .where = "x.congress_id = :congress",
    .filters = QUESTION_FILTERS,
    .sorts = QUESTION_SORTS,
};

enum status inquiry_store_question_page(struct ctx *ctx, const struct inquiry_page *f,
                                        struct inquiry_question **out, size_t *out_count,
                                        struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("state", f->state),
        B_ID("held", f->held),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_ID("organ", f->organ_id),
        B_ID("deputy", f->deputy_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &QUESTIONS, &q, &r, out_next));
    read_questions(ctx, &r, out, out_count);
    return db_list_count(ctx, &QUESTIONS, &q, INQUIRY_TOTAL_MAX, out_total);
}

enum status inquiry_store_duties(struct ctx *ctx, struct date from, struct date to,
                                 int64_t deputy_id, int64_t after_deputy, int64_t after,
                                 unsigned limit, struct inquiry_question **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                QUESTION " WHERE x.congress_id = :congress AND x.asked_at IS NOT NULL"
                         " AND q.held_on >= :from AND q.held_on <= :to"
                         " AND x.deputy_id IS NOT NULL"
                         " AND (:deputy IS NULL OR x.deputy_id = :deputy)"
                         " AND (x.deputy_id > :after_deputy"
                         "  OR (x.deputy_id = :after_deputy AND x.id > :after))"
                         " ORDER BY x.deputy_id, x.id LIMIT :limit",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_ID("deputy", deputy_id), B_INT("after_deputy", after_deputy),
                B_INT("after", after), B_INT("limit", limit)));
    read_questions(ctx, &r, out, out_count);
    return ST_OK;
}

enum status inquiry_store_asked_count(struct ctx *ctx, struct date from, struct date to,
                                      struct str month, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT COUNT(*) FROM inquiry_question x JOIN inquiry q"
                     " ON q.congress_id = x.congress_id AND q.id = x.inquiry_id"
                     " WHERE x.congress_id = :congress AND x.asked_at IS NOT NULL"
                     " AND q.held_on >= :from AND q.held_on <= :to"
                     " AND (:month IS NULL OR substr(q.held_on, 1, 7) = :month)",
                     CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                     B_OPT("month", month)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status inquiry_store_question_add(struct ctx *ctx, const struct inquiry_question *q)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO inquiry_question (congress_id, id, inquiry_id, parent_id, place,"
                " organ_id, account_id, deputy_id, asker, text, state, answer, answerer) VALUES"
                " (:congress, :id, :inquiry, :parent, :place, :organ, :account, :deputy, :asker,"
                " :text, :state, '', '')",
                CONGRESS, B_INT("id", q->id), B_INT("inquiry", q->inquiry_id),
                B_ID("parent", q->parent_id), B_INT("place", q->place), B_ID("organ", q->organ_id),
                B_ID("account", q->account_id), B_ID("deputy", q->deputy_id),
                B_TEXT("asker", q->asker), B_TEXT("text", q->text), B_TEXT("state", q->state)));
    return event_row(ctx, "inquiry_question", q->id);
}

enum status inquiry_store_question_put(struct ctx *ctx, const struct inquiry_question *q)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE inquiry_question SET place = :place, organ_id = :organ, text = :text,"
                    " state = :state, answer = :answer, answerer = :answerer, asked_at = :asked,"
                    " answered_at = :answered, problem_id = :problem, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", q->id), B_INT("place", q->place),
                    B_ID("organ", q->organ_id), B_TEXT("text", q->text), B_TEXT("state", q->state),
                    B_TEXT("answer", q->answer), B_TEXT("answerer", q->answerer),
                    B_ID("asked", q->asked_at), B_ID("answered", q->answered_at),
                    B_ID("problem", q->problem_id), B_INT("version", q->version)));
    return event_row(ctx, "inquiry_question", q->id);
}
