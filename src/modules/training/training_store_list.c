// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of lists: classes, participation, questions, tests, results, certificates. */
#include "modules/training/training_list.h"
#include "platform/db.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- classes */

#define COUNTED(what)                                                                              \
    "(SELECT COUNT(*) FROM training_member p WHERE p.congress_id = c.congress_id"                  \
    " AND p.class_id = c.id" what ")"

static const struct db_filter FILTERS[] = {
    {"form", "c.form = :form", BIND_TEXT},
    {"state", "c.state = :state", BIND_TEXT},
    {"from", "c.starts_on >= :from", BIND_TEXT},
    {"to", "c.starts_on <= :to", BIND_TEXT},
    {"month", "substr(c.starts_on, 1, 7) = :month", BIND_TEXT},
    {"counted", "(:counted = 1 AND c.state = 'held')", BIND_INT},
    {"deputy",
     "(c.state <> 'planned' AND (c.way = 'open' OR EXISTS (SELECT 1 FROM training_member p"
     " WHERE p.congress_id = c.congress_id AND p.class_id = c.id AND p.deputy_id = :deputy)))",
     BIND_INT},
    {"q", "(c.title LIKE :q ESCAPE '!' OR c.host LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"starts", "c.starts_on", BIND_TEXT, "c.id"}, {0}};
static const struct db_list LIST = {
    .select = "SELECT c.id, c.version, c.form, c.title, c.host, c.place, c.starts_on, c.ends_on,"
              " c.hours, c.way, c.quota, c.sign_by, c.state, " COUNTED("") ", " COUNTED(
                  " AND p.answer = 'yes'") ", " COUNTED(" AND p.presence = "
                                                        "'attended'") " FROM training c",
    .where = "c.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM training c",
};

static struct training read_row(const struct rows *r, size_t i)
{
    return (struct training){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .form = cell_text(r, i, 2),
        .title = cell_text(r, i, 3),
        .host = cell_text(r, i, 4),
        .place = cell_text(r, i, 5),
        .starts_on = cell_date(r, i, 6),
        .ends_on = cell_date(r, i, 7),
        .hours = cell_int(r, i, 8),
        .way = cell_text(r, i, 9),
        .quota = cell_int(r, i, 10),
        .sign_by = cell_date(r, i, 11),
        .state = cell_text(r, i, 12),
        .asked = cell_int(r, i, 13),
        .coming = cell_int(r, i, 14),
        .attended = cell_int(r, i, 15),
    };
}

enum status training_store_page(struct ctx *ctx, const struct training_filter *f,
                                struct training **out, size_t *out_count, struct str *out_next,
                                int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("form", f->form),
        B_OPT("state", f->state),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_ID("counted", f->counted),
        B_ID("deputy", f->deputy_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct training);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_row(&r, i);
    return db_list_count(ctx, &LIST, &q, TRAINING_TOTAL_MAX, out_total);
}

enum status training_store_unclosed(struct ctx *ctx, struct date from, struct date until,
                                    struct training **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, title, ends_on FROM training WHERE congress_id = :congress"
                " AND state IN ('planned', 'open') AND ends_on >= :from AND ends_on <= :until"
                " ORDER BY ends_on, id LIMIT 500",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "until", until)));
    *out = arena_array(ctx->arena, r.count, struct training);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct training){
            .id = cell_int(&r, i, 0), .title = cell_text(&r, i, 1), .ends_on = cell_date(&r, i, 2)};
    return ST_OK;
}

/* ---------------------------------------------------------------- participation */

#define MEMBER                                                                                     \
    "SELECT m.id, m.class_id, m.deputy_id, d.name, d.delegation_name, m.answer, m.presence, "      \
    "m.how,"                                                                                       \
    " c.title, c.form, c.starts_on, c.hours, COALESCE(m.signed_at, 0) FROM training_member m"      \
    " JOIN training c ON c.congress_id = m.congress_id AND c.id = m.class_id"                      \
    " JOIN deputy_v_name d ON d.congress_id = m.congress_id AND d.id = m.deputy_id"

static void put_members(struct ctx *ctx, const struct rows *r, struct training_member **out,
                        size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct training_member);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct training_member){
            .id = cell_int(r, i, 0),
            .class_id = cell_int(r, i, 1),
            .deputy_id = cell_int(r, i, 2),
            .name = cell_text(r, i, 3),
            .delegation = cell_text(r, i, 4),
            .answer = cell_text(r, i, 5),
            .reason = S(""),
            .presence = cell_text(r, i, 6),
            .how = cell_text(r, i, 7),
            .title = cell_text(r, i, 8),
            .form = cell_text(r, i, 9),
            .on = cell_date(r, i, 10),
            .hours = cell_int(r, i, 11),
            .signed_at = cell_int(r, i, 12),
        };
}

static const struct db_filter MEMBER_FILTERS[] = {
    {"form", "c.form = :form", BIND_TEXT},
    {"presence", "m.presence = :presence", BIND_TEXT},
    {"deputy", "m.deputy_id = :deputy", BIND_INT},
    {"delegation", "d.delegation_id = :delegation", BIND_INT},
    {"class", "m.class_id = :class", BIND_INT},
    {"from", "c.starts_on >= :from", BIND_TEXT},
    {"to", "c.starts_on <= :to", BIND_TEXT},
    {"month", "substr(c.starts_on, 1, 7) = :month", BIND_TEXT},
    {"q", "(c.title LIKE :q ESCAPE '!' OR d.name LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort MEMBER_SORTS[] = {{"on", "c.starts_on", BIND_TEXT, "m.id"}, {0}};
static const struct db_list MEMBERS = {
    .select = MEMBER,
    .where = "m.congress_id = :congress AND c.state <> 'cancelled'",
    .filters = MEMBER_FILTERS,
    .sorts = MEMBER_SORTS,
};

enum status training_store_member_page(struct ctx *ctx, const struct training_member_filter *f,
                                       struct training_member **out, size_t *out_count,
                                       struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("form", f->form),
        B_OPT("presence", f->presence),
        B_ID("deputy", f->deputy_id),
        B_ID("delegation", f->delegation_id),
        B_ID("class", f->class_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &MEMBERS, &q, &r, out_next));
    put_members(ctx, &r, out, out_count);
    return db_list_count(ctx, &MEMBERS, &q, TRAINING_TOTAL_MAX, out_total);
}

enum status training_store_unanswered(struct ctx *ctx, struct date from, struct date until,
                                      int64_t deputy_id, struct training_member **out,
                                      size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                MEMBER " WHERE m.congress_id = :congress AND c.state = 'open'"
                       " AND m.answer = 'asked' AND c.starts_on >= :from AND c.starts_on <= :until"
                       " AND (:deputy IS NULL OR m.deputy_id = :deputy)"
                       " ORDER BY m.class_id, m.id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "until", until),
                B_ID("deputy", deputy_id), B_INT("most", TRAINING_PEOPLE_MAX)));
    put_members(ctx, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- questions */

static const struct db_filter QUESTION_FILTERS[] = {
    {"topic", "q.topic = :topic", BIND_TEXT},
    {"kind", "q.kind = :kind", BIND_TEXT},
    {"retired", "((:retired = 1) = (q.retired_on IS NOT NULL))", BIND_INT},
    {"q", "(q.text LIKE :q ESCAPE '!' OR q.source LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort QUESTION_SORTS[] = {{"id", "q.id", BIND_INT, "q.id"}, {0}};
static const struct db_list QUESTIONS = {
    .select = "SELECT q.id, q.version, q.topic, q.kind, q.text, q.options, q.answer, q.source,"
              " q.why, q.retired_on FROM training_question q",
    .where = "q.congress_id = :congress",
    .filters = QUESTION_FILTERS,
    .sorts = QUESTION_SORTS,
};

enum status training_store_question_page(struct ctx *ctx, const struct training_question_filter *f,
                                         struct training_question **out, size_t *out_count,
                                         struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("topic", f->topic),
        B_OPT("kind", f->kind),
        B_INT("retired", f->retired ? 1 : 2),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &QUESTIONS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct training_question);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct training_question){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .topic = cell_text(&r, i, 2),
            .kind = cell_text(&r, i, 3),
            .text = cell_text(&r, i, 4),
            .options = cell_text(&r, i, 5),
            .answer = cell_text(&r, i, 6),
            .source = cell_text(&r, i, 7),
            .why = cell_text(&r, i, 8),
            .retired_on = cell_date(&r, i, 9),
        };
    return db_list_count(ctx, &QUESTIONS, &q, TRAINING_TOTAL_MAX, out_total);
}
