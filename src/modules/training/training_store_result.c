// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of lists of tests, results and certificates, and of all figures. */
#include "modules/training/training_list.h"
#include "platform/db.h"

enum { SHARES_MAX = 500, OPEN_MAX = 200 };

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- tests */

#define SEATS(what)                                                                                \
    "(SELECT COUNT(*) FROM training_seat s WHERE s.congress_id = t.congress_id"                    \
    " AND s.test_id = t.id" what ")"
/* May this person sit it? */
#define MINE                                                                                       \
    "((:deputy > 0 AND t.audience = 'deputies')"                                                   \
    " OR EXISTS (SELECT 1 FROM training_seat s WHERE s.congress_id = t.congress_id"                \
    "  AND s.test_id = t.id AND (s.deputy_id = :deputy OR s.account_id = :account))"               \
    " OR EXISTS (SELECT 1 FROM training_member m WHERE m.congress_id = t.congress_id"              \
    "  AND m.class_id = t.class_id AND m.deputy_id = :deputy))"

static const struct db_filter TEST_FILTERS[] = {
    {"state", "t.state = :state", BIND_TEXT},
    {"mine", "(:mine = 1 AND t.state <> 'draft' AND " MINE ")", BIND_INT},
    {"q", "t.title LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort TEST_SORTS[] = {{"id", "t.id", BIND_INT, "t.id"}, {0}};
static const struct db_list TESTS = {
    .select = "SELECT t.id, t.version, COALESCE(t.class_id, 0), t.title, t.draw, t.minutes,"
              " t.pass_percent, t.tries, t.audience, t.closes_on, t.state, t.origin, " SEATS(
                  "") ", " SEATS(" AND s.done_on IS NOT NULL") ", " SEATS(" AND s.state = "
                                                                          "'passed'") " FROM "
                                                                                      "training_"
                                                                                      "test t",
    .where = "t.congress_id = :congress AND :deputy = :deputy AND :account = :account",
    .filters = TEST_FILTERS,
    .sorts = TEST_SORTS,
};

static struct training_test read_test(const struct rows *r, size_t i)
{
    return (struct training_test){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .class_id = cell_int(r, i, 2),
        .title = cell_text(r, i, 3),
        .draw = cell_text(r, i, 4),
        .minutes = cell_int(r, i, 5),
        .pass_percent = cell_int(r, i, 6),
        .tries = cell_int(r, i, 7),
        .audience = cell_text(r, i, 8),
        .closes_on = cell_date(r, i, 9),
        .state = cell_text(r, i, 10),
        .origin = cell_text(r, i, 11),
        .seats = cell_int(r, i, 12),
        .sat = cell_int(r, i, 13),
        .passed = cell_int(r, i, 14),
    };
}

enum status training_store_test_page(struct ctx *ctx, const struct training_test_filter *f,
                                     struct training_test **out, size_t *out_count,
                                     struct str *out_next, int64_t *out_total)
{
    const bool mine = f->deputy_id != 0 || f->account_id != 0;
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("state", f->state),
        B_ID("mine", mine),
        B_INT("deputy", f->deputy_id),
        B_INT("account", f->account_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &TESTS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct training_test);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_test(&r, i);
    return db_list_count(ctx, &TESTS, &q, TRAINING_TOTAL_MAX, out_total);
}

enum status training_store_unsat(struct ctx *ctx, int64_t deputy_id, int64_t account_id,
                                 struct training_test **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT t.id, t.title, t.closes_on FROM training_test t"
                " WHERE t.congress_id = :congress AND t.state = 'open'"
                " AND (t.closes_on IS NULL OR t.closes_on >= :today) AND " MINE
                " AND NOT EXISTS (SELECT 1 FROM training_seat s WHERE s.congress_id = t.congress_id"
                "  AND s.test_id = t.id AND (s.deputy_id = :deputy OR s.account_id = :account)"
                "  AND (s.state = 'passed' OR (t.tries > 0 AND s.tried >= t.tries)))"
                " ORDER BY COALESCE(t.closes_on, '9999-12-31'), t.id LIMIT :most",
                CONGRESS, B_INT("deputy", deputy_id), B_INT("account", account_id),
                B_DATE(ctx->arena, "today", ctx->today), B_INT("most", OPEN_MAX)));
    *out = arena_array(ctx->arena, r.count, struct training_test);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct training_test){.id = cell_int(&r, i, 0),
                                           .title = cell_text(&r, i, 1),
                                           .closes_on = cell_date(&r, i, 2)};
    return ST_OK;
}

enum status training_store_waiting(struct ctx *ctx, struct date from, struct date until,
                                   struct training_waiting **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT s.id, t.id, COALESCE(s.deputy_id, 0), COALESCE(s.account_id, 0), t.title,"
                " t.closes_on FROM training_seat s JOIN training_test t"
                " ON t.congress_id = s.congress_id AND t.id = s.test_id"
                " WHERE s.congress_id = :congress AND t.state = 'open' AND s.state <> 'passed'"
                " AND (t.tries = 0 OR s.tried < t.tries)"
                " AND t.closes_on >= :from AND t.closes_on <= :until"
                " ORDER BY t.closes_on, s.id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "until", until),
                B_INT("most", TRAINING_PEOPLE_MAX)));
    *out = arena_array(ctx->arena, r.count, struct training_waiting);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct training_waiting){cell_int(&r, i, 0), cell_int(&r, i, 1),  cell_int(&r, i, 2),
                                      cell_int(&r, i, 3), cell_text(&r, i, 4), cell_date(&r, i, 5)};
    return ST_OK;
}

/* ---------------------------------------------------------------- results */

static const struct db_filter SEAT_FILTERS[] = {
    {"state", "s.state = :state", BIND_TEXT},
    {"done", "(:done = 1 AND s.done_on IS NOT NULL)", BIND_INT},
    {"from", "s.done_on >= :from", BIND_TEXT},
    {"to", "s.done_on <= :to", BIND_TEXT},
    {"month", "substr(s.done_on, 1, 7) = :month", BIND_TEXT},
    {"delegation", "d.delegation_id = :delegation", BIND_INT},
    {"q", "(s.name LIKE :q ESCAPE '!' OR t.title LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SEAT_SORTS[] = {{"id", "s.id", BIND_INT, "s.id"}, {0}};
static const struct db_list RESULTS = {
    .select = "SELECT s.id, s.version, s.test_id, COALESCE(s.deputy_id, 0), s.name, s.unit,"
              " s.state, s.tried, s.best, s.done_on, t.title FROM training_seat s"
              " JOIN training_test t ON t.congress_id = s.congress_id AND t.id = s.test_id"
              " LEFT JOIN deputy_v_name d ON d.congress_id = s.congress_id AND d.id = s.deputy_id",
    .where = "s.congress_id = :congress",
    .filters = SEAT_FILTERS,
    .sorts = SEAT_SORTS,
};

enum status training_store_seat_page(struct ctx *ctx, const struct training_seat_filter *f,
                                     struct training_seat **out, size_t *out_count,
                                     struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("state", f->state),
        B_ID("done", f->done),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_ID("delegation", f->delegation_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &RESULTS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct training_seat);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct training_seat){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .test_id = cell_int(&r, i, 2),
            .deputy_id = cell_int(&r, i, 3),
            .name = cell_text(&r, i, 4),
            .unit = cell_text(&r, i, 5),
            .code = S(""),
            .state = cell_text(&r, i, 6),
            .tried = cell_int(&r, i, 7),
            .best = cell_int(&r, i, 8),
            .done_on = cell_date(&r, i, 9),
            .title = cell_text(&r, i, 10),
        };
    return db_list_count(ctx, &RESULTS, &q, TRAINING_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- certificates */

static const struct db_filter CERTIFICATE_FILTERS[] = {
    {"deputy", "x.deputy_id = :deputy", BIND_INT},
    {"from", "x.given_on >= :from", BIND_TEXT},
    {"to", "x.given_on <= :to", BIND_TEXT},
    {"month", "substr(x.given_on, 1, 7) = :month", BIND_TEXT},
    {"q", "(x.name LIKE :q ESCAPE '!' OR x.title LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort CERTIFICATE_SORTS[] = {{"id", "x.id", BIND_INT, "x.id"}, {0}};
static const struct db_list CERTIFICATES = {
    .select = "SELECT x.id, x.class_id, x.deputy_id, x.name, x.title, x.year, x.number, x.hours,"
              " x.from_on, x.to_on, x.given_on FROM training_certificate x",
    .where = "x.congress_id = :congress",
    .filters = CERTIFICATE_FILTERS,
    .sorts = CERTIFICATE_SORTS,
};

enum status training_store_certificate_page(struct ctx *ctx,
                                            const struct training_certificate_filter *f,
                                            struct training_certificate **out, size_t *out_count,
                                            struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_ID("deputy", f->deputy_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &CERTIFICATES, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct training_certificate);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct training_certificate){
            .id = cell_int(&r, i, 0),
            .class_id = cell_int(&r, i, 1),
            .deputy_id = cell_int(&r, i, 2),
            .name = cell_text(&r, i, 3),
            .title = cell_text(&r, i, 4),
            .year = cell_int(&r, i, 5),
            .number = cell_int(&r, i, 6),
            .hours = cell_int(&r, i, 7),
            .from_on = cell_date(&r, i, 8),
            .to_on = cell_date(&r, i, 9),
            .given_on = cell_date(&r, i, 10),
        };
    return db_list_count(ctx, &CERTIFICATES, &q, TRAINING_TOTAL_MAX, out_total);
}
