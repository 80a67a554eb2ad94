// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on opinions: lists and counts. */
#include "base/utf8.h"
#include "modules/opinion/opinion_store.h"
#include "platform/crypt.h"
#include "platform/db.h"

enum { COUNT_MAX = 10000, SHARES_MAX = 500 };

#define RUNS      "('assigned', 'handling', 'solved', 'explained', 'promised')"
#define ENDED     "('answered', 'rated', 'closed', 'merged', 'rejected', 'suggestion')"
#define WITH_CASE " JOIN opinion o ON o.congress_id = c.congress_id AND o.id = c.id"

static const struct db_filter FILTERS[] = {
    {"q", "(o.subject LIKE :q ESCAPE '!' OR o.body LIKE :q ESCAPE '!' OR o.number = :exact)",
     BIND_TEXT},
    {"category", "o.category = :category", BIND_TEXT},
    {"place", "o.place = :place", BIND_TEXT},
    {"source", "o.source = :source", BIND_TEXT},
    {"state", "c.state = :state", BIND_TEXT},
    {"channel", "c.channel = :channel", BIND_TEXT},
    {"collector", "c.collector = :collector", BIND_TEXT},
    {"nobody", "c.collector = '' AND :nobody = 1", BIND_INT},
    {"no_category", "o.category = '' AND :no_category = 1", BIND_INT},
    {"no_delegation", OPINION_TOWN("c", "o") " = 0 AND :no_delegation = 1", BIND_INT},
    {"delegation", OPINION_TOWN("c", "o") " = :delegation", BIND_INT},
    {"no_place", "o.place = '' AND :no_place = 1", BIND_INT},
    {"no_station", "COALESCE(c.station_id, 0) = 0 AND :no_station = 1", BIND_INT},
    {"no_topic", "COALESCE(c.root_id, 0) = 0 AND :no_topic = 1", BIND_INT},
    {"no_handler", "COALESCE(c.organ_id, 0) = 0 AND :no_handler = 1", BIND_INT},
    {"outcome", "c.outcome = :outcome", BIND_TEXT},
    {"settled", "c.outcome <> '' AND :settled = 1", BIND_INT},
    {"timed", "c.settled_on IS NOT NULL AND c.handle_due_on IS NOT NULL AND :timed = 1", BIND_INT},
    {"in_time", "c.settled_on <= c.handle_due_on AND :in_time = 1", BIND_INT},
    {"rating", "c.rating = :rating", BIND_TEXT},
    {"rated", "c.rating <> '' AND :rated = 1", BIND_INT},
    {"good", "c.rating IN ('satisfied', 'basic') AND :good = 1", BIND_INT},
    {"again", "c.rounds > 0 AND :again = 1", BIND_INT},
    {"contact", "c.contact_blind = :contact", BIND_TEXT},
    {"citizen", "o.citizen_blind = :citizen", BIND_TEXT},
    {"station", "c.station_id = :station", BIND_INT},
    {"topic", "(c.root_id = :topic OR c.topic_id = :topic)", BIND_INT},
    {"organ", "c.organ_id = :organ", BIND_INT},
    {"own",
     "(c.organ_id = :own OR c.id IN (SELECT s.opinion_id FROM opinion_step s"
     " WHERE s.congress_id = c.congress_id AND s.organ_id = :own))",
     BIND_INT},
    {"deputy", "c.deputy_id = :deputy", BIND_INT},
    {"into", "c.into_id = :into", BIND_INT},
    {"overdue", "c.due_on < :overdue AND c.state NOT IN " ENDED, BIND_TEXT},
    {"soon", "c.due_on >= :overdue_from AND c.due_on <= :soon AND c.state NOT IN " ENDED,
     BIND_TEXT},
    {"published", "c.published = :published", BIND_INT},
    {"review",
     "c.open = 1 AND c.hidden = 0 AND c.published = 0 AND c.answered_at IS NOT NULL"
     " AND :review = 1 AND NOT EXISTS (SELECT 1 FROM opinion_publication p"
     " WHERE p.congress_id = c.congress_id AND p.opinion_id = c.id)",
     BIND_INT},
    {"office",
     "(c.state IN ('received', 'classified') OR (c.handler = 'office' AND c.state IN " RUNS
     ")) AND :office = 1",
     BIND_INT},
    {"unit", "c.organ_id = :unit AND c.state IN " RUNS, BIND_INT},
    {"from", "c.raised_on >= :from", BIND_TEXT},
    {"to", "c.raised_on <= :to", BIND_TEXT},
    {0},
};

static const struct db_sort SORTS[] = {
    {"raised", "c.raised_at", BIND_INT, "c.id"},
    {"category", "o.category", BIND_TEXT, "c.id"},
    {"due", "COALESCE(c.due_on, '9999-12-31')", BIND_TEXT, "c.id"},
    {0},
};

static const struct db_list LIST = {
    .select = "SELECT o.id, o.source, o.number, o.subject, o.place, o.category, c.state,"
              " c.raised_at, c.raised_on, c.channel, c.station_id, c.hidden, c.due_on,"
              " COALESCE(t.path, ''), COALESCE(g.short_name, g.name, ''), c.outcome, c.alike,"
              " c.rating, c.collector, COALESCE(s.name, ''), c.handler, c.settled_on"
              " FROM opinion_case c" WITH_CASE
              " LEFT JOIN opinion_topic t ON t.congress_id = c.congress_id AND t.id = c.topic_id"
              " LEFT JOIN congress_v_organ g ON g.congress_id = c.congress_id"
              " AND g.id = c.organ_id"
              " LEFT JOIN station_v_name s ON s.congress_id = c.congress_id"
              " AND s.id = c.station_id",
    .where = "c.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM opinion_case c" WITH_CASE,
};

static struct opinion read_row(const struct rows *r, size_t i)
{
    return (struct opinion){
        .id = cell_int(r, i, 0),
        .source = cell_text(r, i, 1),
        .number = cell_text(r, i, 2),
        .subject = cell_text(r, i, 3),
        .place = cell_text(r, i, 4),
        .category = cell_text(r, i, 5),
        .state = cell_text(r, i, 6),
        .raised_at = cell_int(r, i, 7),
        .raised_on = cell_date(r, i, 8),
        .channel = cell_text(r, i, 9),
        .station_id = cell_int(r, i, 10),
        .hidden = cell_int(r, i, 11) == 1,
    };
}

static struct opinion_row read_more(const struct rows *r, size_t i)
{
    return (struct opinion_row){
        .o = read_row(r, i),
        .due_on = cell_date(r, i, 12),
        .topic = cell_text(r, i, 13),
        .organ = cell_text(r, i, 14),
        .outcome = cell_text(r, i, 15),
        .alike = cell_int(r, i, 16),
        .rating = cell_text(r, i, 17),
        .collector = cell_text(r, i, 18),
        .station = cell_text(r, i, 19),
        .handler = cell_text(r, i, 20),
        .settled_on = cell_date(r, i, 21),
    };
}

/* 1 applies a filter that is a condition, NULL leaves it out. */
static struct bind on_if(const char *name, bool on)
{
    return B_ID(name, on ? 1 : 0);
}

static bool is(struct str value, const char *word)
{
    return str_eqz(value, word);
}

enum { SOON_DAYS = 3 };

enum status opinion_rows(struct ctx *ctx, const struct opinion_filter *f, struct opinion_row **out,
                         size_t *out_count, struct str *out_next, int64_t *out_total)
{
    struct arena *a = ctx->arena;
    const struct date none = {0};
    const bool unit = is(f->mine, "wait") && !may(ctx, "opinion.manage");
    const struct str contact = opinion_contact_clean(a, f->contact);
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_OPT("q", db_contains(a, f->q)),
        B_OPT("exact", f->q),
        B_OPT("category", f->category),
        B_OPT("place", f->place),
        B_OPT("source", f->source),
        B_OPT("state", f->state),
        B_OPT("channel", f->channel),
        B_OPT("collector", is(f->collector, "none") ? S("") : f->collector),
        on_if("nobody", is(f->collector, "none")),
        on_if("no_category", is(f->without, "category")),
        on_if("no_delegation", is(f->without, "delegation")),
        B_ID("delegation", f->delegation_id),
        on_if("no_place", is(f->without, "place")),
        on_if("no_station", is(f->without, "station")),
        on_if("no_topic", is(f->without, "topic")),
        on_if("no_handler", is(f->without, "handler")),
        B_OPT("outcome", is(f->outcome, "any") ? S("") : f->outcome),
        on_if("settled", is(f->outcome, "any")),
        on_if("timed", is(f->clock, "timed") || is(f->clock, "in_time")),
        on_if("in_time", is(f->clock, "in_time")),
        B_OPT("rating", is(f->rating, "any") || is(f->rating, "good") ? S("") : f->rating),
        on_if("rated", is(f->rating, "any")),
        on_if("good", is(f->rating, "good")),
        on_if("again", f->again),
        B_OPT("contact", contact.len > 0 ? crypt_blind(ctx, "opinion.contact", contact) : S("")),
        B_OPT("citizen", opinion_store_blind(ctx, f->citizen)),
        B_ID("station", f->station_id),
        B_ID("topic", f->topic_id),
        B_ID("organ", f->organ_id),
        B_ID("own", is(f->mine, "own") ? ctx->actor->organ_id : 0),
        B_ID("deputy", f->deputy_id),
        B_ID("into", f->into_id),
        B_DATE(a, "overdue", is(f->clock, "overdue") ? ctx->today : none),
        B_DATE(a, "overdue_from", ctx->today),
        B_DATE(a, "soon", is(f->clock, "soon") ? date_add_days(ctx->today, SOON_DAYS) : none),
        on_if("published", is(f->published, "yes")),
        on_if("review", is(f->published, "review")),
        on_if("office", is(f->mine, "wait") && !unit),
        B_ID("unit", unit ? ctx->actor->organ_id : 0),
        B_DATE(a, "from", f->from),
        B_DATE(a, "to", f->to),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .sort = f->sort,
        .after = f->after,
        .limit = f->limit,
    };
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(a, r.count, struct opinion_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_more(&r, i);
    return db_list_count(ctx, &LIST, &query, COUNT_MAX, out_total);
}

enum status opinion_page(struct ctx *ctx, const struct opinion_filter *filter, struct opinion **out,
                         size_t *out_count, struct str *out_next, int64_t *out_total)
{
    struct opinion_row *rows;

    TRY(opinion_rows(ctx, filter, &rows, out_count, out_next, out_total));
    *out = arena_array(ctx->arena, *out_count, struct opinion);
    arr_each (i, *out_count)
        (*out)[i] = rows[i].o;
    return ST_OK;
}

enum { NEWEST_MAX = 500, PLACE_CHARS_LEAST = 2 };

bool opinion_near(const struct opinion *o, const struct opinion_home *home)
{
    if (o->hidden || (!str_eqz(o->source, "online") && !str_eqz(o->source, "station")))
        return false;
    if (utf8_chars(o->place.ptr, o->place.len) < PLACE_CHARS_LEAST)
        return false;
    return str_has(home->here, o->place) || (home->town.len != 0 && str_has(o->place, home->town));
}

enum status opinion_list_near(struct ctx *ctx, const struct opinion_home *home, unsigned limit,
                              struct opinion **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT o.id, o.source, o.number, o.subject, o.place, o.category, c.state,"
                " c.raised_at, c.raised_on, c.channel, c.station_id, c.hidden"
                " FROM opinion_case c" WITH_CASE " WHERE c.congress_id = :congress"
                " AND c.channel IN ('portal', 'qr', 'reception') AND o.place <> ''"
                " AND c.hidden = 0 AND c.state NOT IN ('merged', 'rejected')"
                " ORDER BY c.raised_at DESC, c.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", NEWEST_MAX)));
    *out = arena_array(ctx->arena, limit, struct opinion);
    *out_count = 0;
    for (size_t i = 0; i < r.count && *out_count < limit; i++) {
        const struct opinion o = read_row(&r, i);

        if (opinion_near(&o, home))
            (*out)[(*out_count)++] = o;
    }
    return ST_OK;
}

#define RECEIVED                                                                                   \
    " FROM opinion WHERE congress_id = :congress AND raised_on >= :from AND raised_on <= :to"

enum status opinion_counts(struct ctx *ctx, struct date from, struct date to, const char *by,
                           struct str key, struct opinion_share **out, size_t *out_count)
{
    static const char TOTAL[] = "SELECT '', COUNT(*)" RECEIVED;
    static const char CATEGORY[] =
        "SELECT category, COUNT(*)" RECEIVED " AND (:key IS NULL OR category = :key)"
        " GROUP BY category ORDER BY 2 DESC, 1 LIMIT :most";
    static const char MONTH[] = "SELECT substr(raised_on, 1, 7), COUNT(*)" RECEIVED
                                " AND (:key IS NULL OR substr(raised_on, 1, 7) = :key)"
                                " GROUP BY substr(raised_on, 1, 7) ORDER BY 1 LIMIT :most";
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),        B_OPT("key", key),
        B_INT("most", SHARES_MAX),
    };
    struct rows r;

    if (by == NULL)
        TRY(db_rows_kept(ctx, &r, TOTAL, binds, 3));
    else
        TRY(db_rows_kept(ctx, &r, strcmp(by, "month") == 0 ? MONTH : CATEGORY, binds,
                         COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct opinion_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct opinion_share){cell_text(&r, i, 0), cell_int(&r, i, 1)};
    return ST_OK;
}

/* From one category to the next in the index, instead of through all rows. */
enum status opinion_categories(struct ctx *ctx, struct str **out, size_t *out_count)
{
    static const char SQL[] =
        "WITH RECURSIVE c (category) AS ("
        " SELECT MIN(category) FROM opinion WHERE congress_id = :congress"
        " UNION ALL"
        " SELECT (SELECT MIN(o.category) FROM opinion o"
        "         WHERE o.congress_id = :congress AND o.category > c.category)"
        " FROM c WHERE c.category IS NOT NULL)"
        " SELECT category FROM c WHERE category <> '' LIMIT :most";
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r, SQL, B_INT("congress", ctx->congress_id), B_INT("most", SHARES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}

enum status opinion_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM opinion WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
