// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of figures: key topics, what was held, laws and projects looked at, problems, follow-ups. */
#include "modules/supervision/supervision_list.h"
#include "modules/supervision/supervision_rules.h"
#include "modules/supervision/supervision_store_row.h"

enum { SHARES_MAX = 500, LONGEST_MAX = 100000 };
enum { BY_ALL, BY_MONTH, BY_KIND, BY_ORGAN, BY_OF, BYS };

/* Each measure is a table expression with the columns on_day, kind, organ_id and what is counted:
 * the value itself where each counts, its name where each counts once; and of_id, the record it
 * belongs to (its matter, the problem it is one with, the problem that was followed). */
#define MATTERS                                                                                    \
    "(SELECT m.starts_on AS on_day, m.field AS kind, m.organ_id, m.id AS one,"                     \
    " m.id AS of_id"                                                                               \
    " FROM supervision_matter m WHERE m.congress_id = :congress AND m.key_topic = 1"               \
    " AND m.state <> 'cancelled' AND m.starts_on >= :from AND m.starts_on <= :to) x"
#define HELD                                                                                       \
    "(SELECT s.held_on AS on_day, m.field AS kind, s.organ_id, s.id AS one,"                       \
    " m.id AS of_id"                                                                               \
    " FROM supervision_step s JOIN supervision_matter m ON m.congress_id = s.congress_id"          \
    " AND m.id = s.matter_id WHERE s.congress_id = :congress AND s.state <> 'cancelled'"           \
    " AND s.held_on >= :from AND s.held_on <= :to"                                                 \
    " AND (' ' || :methods || ' ') LIKE ('% ' || s.method || ' %')) x"
#define TARGETS(sort)                                                                              \
    "(SELECT s.held_on AS on_day, t.sort AS kind, s.organ_id, t.name AS one, m.id AS of_id"        \
    " FROM supervision_target t JOIN supervision_step s ON s.congress_id = t.congress_id"          \
    " AND s.id = t.step_id JOIN supervision_matter m ON m.congress_id = s.congress_id"             \
    " AND m.id = s.matter_id WHERE t.congress_id = :congress AND " sort                            \
    " AND s.state <> 'cancelled' AND s.held_on >= :from AND s.held_on <= :to) x"
#define PROBLEMS(more)                                                                             \
    "(SELECT p.found_on AS on_day, p.origin AS kind, p.organ_id, p.id AS one,"                     \
    " p.group_id AS of_id"                                                                         \
    " FROM supervision_problem p WHERE p.congress_id = :congress" more                             \
    " AND p.found_on >= :from AND p.found_on <= :to) x"
#define CHECKS                                                                                     \
    "(SELECT c.held_on AS on_day, p.origin AS kind, p.organ_id, c.id AS one,"                      \
    " p.id AS of_id"                                                                               \
    " FROM supervision_check c JOIN supervision_problem p ON p.congress_id = c.congress_id"        \
    " AND p.id = c.problem_id WHERE c.congress_id = :congress"                                     \
    " AND c.held_on >= :from AND c.held_on <= :to) x"

#define COUNTS(from, table)                                                                        \
    {                                                                                              \
        [BY_ALL] = "SELECT '', '', COUNT(DISTINCT one) FROM " from,                                \
        [BY_MONTH] = "SELECT substr(on_day, 1, 7), '', COUNT(DISTINCT one) FROM " from             \
                     " WHERE (:key IS NULL OR substr(on_day, 1, 7) = :key)"                        \
                     " GROUP BY substr(on_day, 1, 7) ORDER BY 1 LIMIT :most",                      \
        [BY_KIND] = "SELECT kind, '', COUNT(DISTINCT one) FROM " from                              \
                    " WHERE (:key IS NULL OR kind = :key) GROUP BY kind ORDER BY 3 DESC, 1"        \
                    " LIMIT :most",                                                                \
        [BY_ORGAN] = "SELECT CAST(o.id AS TEXT), o.name, COUNT(DISTINCT one) FROM " from           \
                     " JOIN congress_v_organ o ON o.congress_id = :congress AND o.id = x.organ_id" \
                     " WHERE (:key IS NULL OR CAST(o.id AS TEXT) = :key)"                          \
                     " GROUP BY o.id, o.name ORDER BY 3 DESC, 2 LIMIT :most",                      \
        [BY_OF] = "SELECT CAST(n.id AS TEXT), n.title, COUNT(DISTINCT one) FROM " from             \
                  " JOIN " table " n ON n.congress_id = :congress AND n.id = x.of_id"              \
                  " WHERE (:key IS NULL OR CAST(n.id AS TEXT) = :key)"                             \
                  " GROUP BY n.id, n.title ORDER BY 3 DESC, 2 LIMIT :most",                        \
    }

#define MATTER_TABLE  "supervision_matter"
#define PROBLEM_TABLE "supervision_problem"

static const char *const SQL[][BYS] = {
    [SUPERVISION_KEY_TOPICS] = COUNTS(MATTERS, MATTER_TABLE),
    [SUPERVISION_HELD] = COUNTS(HELD, MATTER_TABLE),
    [SUPERVISION_LAWS] = COUNTS(TARGETS("t.sort = 'law'"), MATTER_TABLE),
    [SUPERVISION_PROJECTS] = COUNTS(TARGETS("t.sort = 'project'"), MATTER_TABLE),
    [SUPERVISION_TARGETS_ALL] = COUNTS(TARGETS("t.sort <> ''"), MATTER_TABLE),
    [SUPERVISION_FOUND] = COUNTS(PROBLEMS(""), PROBLEM_TABLE),
    [SUPERVISION_FOUND_SOLVED] = COUNTS(PROBLEMS(" AND p.state = 'solved'"), PROBLEM_TABLE),
    [SUPERVISION_CHECKS] = COUNTS(CHECKS, PROBLEM_TABLE),
};

static int column_of(const char *by)
{
    if (by == NULL)
        return BY_ALL;
    if (strcmp(by, "month") == 0)
        return BY_MONTH;
    if (strcmp(by, "kind") == 0 || strcmp(by, "sort") == 0)
        return BY_KIND;
    return strcmp(by, "organ") == 0 ? BY_ORGAN : BY_OF;
}

enum status supervision_store_shares(struct ctx *ctx, const struct supervision_ask *ask,
                                     struct supervision_share **out, size_t *out_count)
{
    const int column = column_of(ask->by);
    struct bind binds[6] = {
        CONGRESS,
        B_DATE(ctx->arena, "from", ask->from),
        B_DATE(ctx->arena, "to", ask->to),
    };
    size_t n = 3;
    struct rows r;

    if (ask->what == SUPERVISION_HELD)
        binds[n++] = B_Z("methods", ask->methods);
    if (column != BY_ALL) {
        binds[n++] = B_OPT("key", ask->key);
        binds[n++] = B_INT("most", SHARES_MAX);
    }
    TRY(db_rows_kept(ctx, &r, SQL[ask->what][column], binds, n));
    *out = arena_array(ctx->arena, r.count, struct supervision_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct supervision_share){cell_text(&r, i, 0), cell_text(&r, i, 1),
                                               cell_int(&r, i, 2)};
    return ST_OK;
}

/* Whole months and years are counted here: the databases have no arithmetic of dates in common. */
enum status supervision_store_longest(struct ctx *ctx, bool followed, struct date from,
                                      struct date to, int64_t *out_id, int64_t *out)
{
    static const char FOLLOWED[] =
        "SELECT p.id, MIN(c.held_on), MAX(c.held_on) FROM supervision_check c"
        " JOIN supervision_problem p ON p.congress_id = c.congress_id AND p.id = c.problem_id"
        " WHERE c.congress_id = :congress AND c.held_on >= :from AND c.held_on <= :to"
        " GROUP BY p.id ORDER BY p.id LIMIT :most";
    static const char STOOD[] =
        "SELECT p.id, p.since_on, p.found_on FROM supervision_problem p"
        " WHERE p.congress_id = :congress AND p.since_on IS NOT NULL"
        " AND p.found_on >= :from AND p.found_on <= :to ORDER BY p.id LIMIT :most";
    struct rows r;

    *out_id = *out = 0;
    TRY(DB_ROWS_KEPT(ctx, &r, followed ? FOLLOWED : STOOD, CONGRESS,
                     B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                     B_INT("most", LONGEST_MAX)));
    arr_each (i, r.count) {
        const int64_t n =
            supervision_whole(cell_date(&r, i, 1), cell_date(&r, i, 2), followed ? 1U : 12U);

        if (*out_id == 0 || n > *out) {
            *out_id = cell_int(&r, i, 0);
            *out = n;
        }
    }
    return ST_OK;
}
