// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of lists: pairs with what they have done, contacts, matters. */
#include "modules/contact/contact_list.h"
#include "modules/contact/contact_rules.h"
#include "platform/db.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- pairs */

/* First days of the windows that hold a day: what a pair has done is counted from there. */
#define SINCE                                                                                      \
    "CASE s.period WHEN 'month' THEN :month WHEN 'quarter' THEN :quarter WHEN 'half' THEN :half"   \
    " ELSE :year END"
/* The number of its own that a pair had on the day. */
#define OWN                                                                                        \
    "(SELECT o.times FROM contact_pace o WHERE o.congress_id = p.congress_id"                      \
    " AND o.pair_id = p.id AND o.from_on <= :on ORDER BY o.from_on DESC LIMIT 1)"
#define PAIR                                                                                       \
    "SELECT p.id, p.version, p.scheme_id, COALESCE(p.keeper_account_id, 0),"                       \
    " COALESCE(p.keeper_deputy_id, 0), p.keeper, COALESCE(p.target_deputy_id, 0),"                 \
    " COALESCE(p.target_organ_id, 0), p.target, p.from_on, p.to_on, s.name, s.target, s.period,"   \
    " COALESCE(NULLIF(" OWN ", 0), s.times), s.to_on,"                                             \
    " (SELECT COUNT(*) FROM contact_talk t WHERE t.congress_id = p.congress_id"                    \
    "  AND t.pair_id = p.id AND t.held_on >= " SINCE " AND t.held_on <= :on),"                     \
    " (SELECT COUNT(*) FROM contact_talk t WHERE t.congress_id = p.congress_id"                    \
    "  AND t.pair_id = p.id),"                                                                     \
    " (SELECT MAX(t.held_on) FROM contact_talk t WHERE t.congress_id = p.congress_id"              \
    "  AND t.pair_id = p.id), COALESCE(" OWN ", 0), COALESCE(x.place, ''),"                        \
    " COALESCE(x.note, ''), COALESCE(x.end_reason, ''), COALESCE(n.id, 0),"                        \
    " COALESCE(n.keeper_account_id, 0), COALESCE(n.keeper_deputy_id, 0), COALESCE(n.keeper, ''),"  \
    " n.from_on, COALESCE(b.id, 0), COALESCE(b.keeper, '')"                                        \
    " FROM contact_pair p JOIN contact_scheme s ON s.congress_id = p.congress_id"                  \
    " AND s.id = p.scheme_id LEFT JOIN contact_pair_fact x ON x.congress_id = p.congress_id"       \
    " AND x.id = p.id LEFT JOIN contact_handover h ON h.congress_id = p.congress_id"               \
    " AND h.id = p.id LEFT JOIN contact_pair n ON n.congress_id = h.congress_id"                   \
    " AND n.id = h.next_id LEFT JOIN contact_handover k ON k.congress_id = p.congress_id"          \
    " AND k.next_id = p.id LEFT JOIN contact_pair b ON b.congress_id = k.congress_id"              \
    " AND b.id = k.id"

static struct contact_pair read_pair(const struct rows *r, size_t i)
{
    return (struct contact_pair){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .scheme_id = cell_int(r, i, 2),
        .keeper_account_id = cell_int(r, i, 3),
        .keeper_deputy_id = cell_int(r, i, 4),
        .keeper = cell_text(r, i, 5),
        .target_deputy_id = cell_int(r, i, 6),
        .target_organ_id = cell_int(r, i, 7),
        .target = cell_text(r, i, 8),
        .from_on = cell_date(r, i, 9),
        .to_on = cell_date(r, i, 10),
        .scheme = cell_text(r, i, 11),
        .scheme_target = cell_text(r, i, 12),
        .period = cell_text(r, i, 13),
        .times = cell_int(r, i, 14),
        .scheme_to_on = cell_date(r, i, 15),
        .talks = cell_int(r, i, 16),
        .talks_all = cell_int(r, i, 17),
        .last_on = cell_date(r, i, 18),
        .own_times = cell_int(r, i, 19),
        .place = cell_text(r, i, 20),
        .note = cell_text(r, i, 21),
        .end_reason = cell_text(r, i, 22),
        .next = {.id = cell_int(r, i, 23),
                 .account_id = cell_int(r, i, 24),
                 .deputy_id = cell_int(r, i, 25),
                 .keeper = cell_text(r, i, 26)},
        .next_on = cell_date(r, i, 27),
        .before = {.id = cell_int(r, i, 28), .keeper = cell_text(r, i, 29)},
    };
}

static struct bind since(struct ctx *ctx, const char *period, struct date on)
{
    return B_DATE(ctx->arena, period, contact_window_of(str_from(period), on).from);
}

#define WINDOWS(ctx, on)                                                                           \
    since((ctx), "month", (on)), since((ctx), "quarter", (on)), since((ctx), "half", (on)),        \
        since((ctx), "year", (on)), B_DATE((ctx)->arena, "on", (on))

enum status contact_store_pair(struct ctx *ctx, int64_t id, struct date on,
                               struct contact_pair *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, PAIR " WHERE p.congress_id = :congress AND p.id = :id", CONGRESS,
               B_INT("id", id), WINDOWS(ctx, on)));
    *out = read_pair(&r, 0);
    return ST_OK;
}

static const struct db_filter PAIR_FILTERS[] = {
    {"scheme", "p.scheme_id = :scheme", BIND_INT},
    {"account", "p.keeper_account_id = :account", BIND_INT},
    {"deputy", "p.keeper_deputy_id = :deputy", BIND_INT},
    {"about", "p.target_deputy_id = :about", BIND_INT},
    {"there", "p.from_on <= :there AND (p.to_on IS NULL OR p.to_on >= :there)", BIND_TEXT},
    {"q", "(p.keeper LIKE :q ESCAPE '!' OR p.target LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort PAIR_SORTS[] = {{"id", "p.id", BIND_INT, "p.id"}, {0}};
static const struct db_list PAIRS = {
    .select = PAIR,
    .where = "p.congress_id = :congress",
    .filters = PAIR_FILTERS,
    .sorts = PAIR_SORTS,
    .count_from = " FROM contact_pair p",
};

enum status contact_store_pairs(struct ctx *ctx, const struct contact_pair_filter *f,
                                struct contact_pair **out, size_t *out_count, struct str *out_next,
                                int64_t *out_total)
{
    const struct date on = date_none(f->on) ? ctx->today : f->on;
    /* The windows come first: counting does without them. */
    const struct bind binds[] = {
        WINDOWS(ctx, on),
        CONGRESS,
        B_ID("scheme", f->scheme_id),
        B_ID("account", f->account_id),
        B_ID("deputy", f->deputy_id),
        B_ID("about", f->about_deputy_id),
        B_DATE(ctx->arena, "there", f->on),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const size_t windows = COUNT(((const struct bind[]){WINDOWS(ctx, on)}));
    struct db_list_query q = {.binds = binds,
                              .binds_count = COUNT(binds),
                              .sort = f->sort,
                              .after = f->after,
                              .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &PAIRS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct contact_pair);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_pair(&r, i);
    q.binds += windows;
    q.binds_count -= windows;
    return db_list_count(ctx, &PAIRS, &q, CONTACT_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- contacts */

#define TALK_FROM                                                                                  \
    " FROM contact_talk t JOIN contact_pair p ON p.congress_id = t.congress_id"                    \
    " AND p.id = t.pair_id JOIN contact_scheme s ON s.congress_id = p.congress_id"                 \
    " AND s.id = p.scheme_id"
#define TALK                                                                                       \
    "SELECT t.id, t.version, t.pair_id, t.held_on, t.way, t.said, p.keeper, p.target, s.name,"     \
    " COALESCE(p.keeper_deputy_id, 0)" TALK_FROM

static const struct db_filter TALK_FILTERS[] = {
    {"scheme", "p.scheme_id = :scheme", BIND_INT},
    {"pair", "t.pair_id = :pair", BIND_INT},
    {"account", "p.keeper_account_id = :account", BIND_INT},
    {"deputy", "p.keeper_deputy_id = :deputy", BIND_INT},
    {"way", "t.way = :way", BIND_TEXT},
    {"from", "t.held_on >= :from", BIND_TEXT},
    {"to", "t.held_on <= :to", BIND_TEXT},
    {"month", "substr(t.held_on, 1, 7) = :month", BIND_TEXT},
    {"q",
     "(t.said LIKE :q ESCAPE '!' OR p.keeper LIKE :q ESCAPE '!' OR p.target LIKE :q ESCAPE '!')",
     BIND_TEXT},
    {0},
};
static const struct db_sort TALK_SORTS[] = {{"held", "t.held_on", BIND_TEXT, "t.id"}, {0}};
static const struct db_list TALKS = {
    .select = TALK,
    .where = "t.congress_id = :congress",
    .filters = TALK_FILTERS,
    .sorts = TALK_SORTS,
};

static struct contact_talk read_talk(const struct rows *r, size_t i)
{
    return (struct contact_talk){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .pair_id = cell_int(r, i, 2),
        .held_on = cell_date(r, i, 3),
        .way = cell_text(r, i, 4),
        .said = cell_text(r, i, 5),
        .keeper = cell_text(r, i, 6),
        .target = cell_text(r, i, 7),
        .scheme = cell_text(r, i, 8),
        .deputy_id = cell_int(r, i, 9),
    };
}

#define FILTER_BINDS(ctx, f)                                                                       \
    B_INT("congress", (ctx)->congress_id), B_ID("scheme", (f)->scheme_id),                         \
        B_ID("pair", (f)->pair_id), B_ID("account", (f)->account_id),                              \
        B_ID("deputy", (f)->deputy_id), B_DATE((ctx)->arena, "from", (f)->from),                   \
        B_DATE((ctx)->arena, "to", (f)->to), B_OPT("month", (f)->month),                           \
        B_OPT("q", db_contains((ctx)->arena, (f)->q))

static struct db_list_query query_of(const struct contact_filter *f, const struct bind *binds,
                                     size_t count)
{
    return (struct db_list_query){
        .binds = binds,
        .binds_count = count,
        .sort = f->order,
        .after = f->after,
        .limit = f->limit,
    };
}

enum status contact_store_talks(struct ctx *ctx, const struct contact_filter *f,
                                struct contact_talk **out, size_t *out_count, struct str *out_next,
                                int64_t *out_total)
{
    const struct bind binds[] = {FILTER_BINDS(ctx, f), B_OPT("way", f->way)};
    const struct db_list_query q = query_of(f, binds, COUNT(binds));
    struct rows r;

    TRY(db_list(ctx, &TALKS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct contact_talk);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_talk(&r, i);
    return db_list_count(ctx, &TALKS, &q, CONTACT_TOTAL_MAX, out_total);
}

enum status contact_store_talk(struct ctx *ctx, int64_t id, struct contact_talk *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, TALK " WHERE t.congress_id = :congress AND t.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_talk(&r, 0);
    return ST_OK;
}

enum status contact_store_of_deputies(struct ctx *ctx, struct date from, struct date to,
                                      int64_t deputy_id, int64_t after_deputy, int64_t after_talk,
                                      unsigned limit, struct contact_talk **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                TALK " WHERE t.congress_id = :congress AND p.keeper_deputy_id IS NOT NULL"
                     " AND t.held_on >= :from AND t.held_on <= :to"
                     " AND (:deputy IS NULL OR p.keeper_deputy_id = :deputy)"
                     " AND (p.keeper_deputy_id > :after_deputy"
                     "  OR (p.keeper_deputy_id = :after_deputy AND t.id > :after_talk))"
                     " ORDER BY p.keeper_deputy_id, t.id LIMIT :limit",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_ID("deputy", deputy_id), B_INT("after_deputy", after_deputy),
                B_INT("after_talk", after_talk), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct contact_talk);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_talk(&r, i);
    return ST_OK;
}

/* ---------------------------------------------------------------- matters */

#define MATTER                                                                                     \
    "SELECT m.id, m.version, m.pair_id, COALESCE(m.talk_id, 0), m.sort, m.title, m.state,"         \
    " m.raised_on, m.ended_on, m.result, m.fen, p.keeper, p.target, s.name"                        \
    " FROM contact_matter m JOIN contact_pair p ON p.congress_id = m.congress_id"                  \
    " AND p.id = m.pair_id JOIN contact_scheme s ON s.congress_id = p.congress_id"                 \
    " AND s.id = p.scheme_id"

static const struct db_filter MATTER_FILTERS[] = {
    {"scheme", "p.scheme_id = :scheme", BIND_INT},
    {"pair", "m.pair_id = :pair", BIND_INT},
    {"account", "p.keeper_account_id = :account", BIND_INT},
    {"deputy", "p.keeper_deputy_id = :deputy", BIND_INT},
    {"sort", "m.sort = :sort", BIND_TEXT},
    {"state", "m.state = :state", BIND_TEXT},
    {"from", "m.raised_on >= :from", BIND_TEXT},
    {"to", "m.raised_on <= :to", BIND_TEXT},
    {"ended_from", "m.ended_on >= :ended_from", BIND_TEXT},
    {"ended_to", "m.ended_on <= :ended_to", BIND_TEXT},
    {"month", "substr(m.ended_on, 1, 7) = :month", BIND_TEXT},
    {"q",
     "(m.title LIKE :q ESCAPE '!' OR p.keeper LIKE :q ESCAPE '!' OR p.target LIKE :q ESCAPE '!')",
     BIND_TEXT},
    {0},
};
static const struct db_sort MATTER_SORTS[] = {{"raised", "m.raised_on", BIND_TEXT, "m.id"}, {0}};
static const struct db_list MATTERS = {
    .select = MATTER,
    .where = "m.congress_id = :congress",
    .filters = MATTER_FILTERS,
    .sorts = MATTER_SORTS,
};

static struct contact_matter read_matter(const struct rows *r, size_t i)
{
    return (struct contact_matter){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .pair_id = cell_int(r, i, 2),
        .talk_id = cell_int(r, i, 3),
        .sort = cell_text(r, i, 4),
        .title = cell_text(r, i, 5),
        .state = cell_text(r, i, 6),
        .raised_on = cell_date(r, i, 7),
        .ended_on = cell_date(r, i, 8),
        .result = cell_text(r, i, 9),
        .fen = cell_int(r, i, 10),
        .keeper = cell_text(r, i, 11),
        .target = cell_text(r, i, 12),
        .scheme = cell_text(r, i, 13),
    };
}

enum status contact_store_matter(struct ctx *ctx, int64_t id, struct contact_matter *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, MATTER " WHERE m.congress_id = :congress AND m.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_matter(&r, 0);
    return ST_OK;
}

enum status contact_store_matters(struct ctx *ctx, const struct contact_filter *f,
                                  struct contact_matter **out, size_t *out_count,
                                  struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {FILTER_BINDS(ctx, f), B_OPT("sort", f->sort),
                                 B_OPT("state", f->state),
                                 B_DATE(ctx->arena, "ended_from", f->ended_from),
                                 B_DATE(ctx->arena, "ended_to", f->ended_to)};
    const struct db_list_query q = query_of(f, binds, COUNT(binds));
    struct rows r;

    TRY(db_list(ctx, &MATTERS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct contact_matter);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_matter(&r, i);
    return db_list_count(ctx, &MATTERS, &q, CONTACT_TOTAL_MAX, out_total);
}
