// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on documents: reading a row, the list, the search index. */
#include "modules/resolution/resolution_store.h"
#include "modules/resolution/resolution_store_row.h"

enum { COUNT_MAX = 10000 };

static const char *const BODIES[] = {"congress", "committee", "chairmen", "township"};

const char *resolution_store_body_word(enum resolution_body body)
{
    return BODIES[body];
}

static enum resolution_body body_of(struct str word)
{
    arr_each (i, COUNT(BODIES))
        if (str_eqz(word, BODIES[i]))
            return (enum resolution_body)i;
    return RESOLUTION_OF_COMMITTEE;
}

static enum resolution_state state_of(struct str word)
{
    for (enum resolution_state s = RESOLUTION_DRAFT; s < RESOLUTION_STATES; s++)
        if (str_eqz(word, resolution_state_word(s)))
            return s;
    return RESOLUTION_DROPPED;
}

static struct resolution_vote read_vote(const struct rows *r, size_t i, size_t at)
{
    return (struct resolution_vote){
        .vote_id = cell_int(r, i, at),
        .counted = !cell_null(r, i, at + 1),
        .yes = (uint32_t)cell_int(r, i, at + 1),
        .no = (uint32_t)cell_int(r, i, at + 2),
        .abstain = (uint32_t)cell_int(r, i, at + 3),
        .present = (uint32_t)cell_int(r, i, at + 4),
        .all = (uint32_t)cell_int(r, i, at + 5),
        .formula = cell_text(r, i, at + 6),
        .article = cell_text(r, i, at + 7),
    };
}

struct resolution_doc resolution_store_read(const struct rows *r, size_t i)
{
    struct resolution_doc d = {
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .state = state_of(cell_text(r, i, 3)),
        .title = cell_text(r, i, 4),
        .revision = cell_int(r, i, 5),
        .meeting_id = cell_int(r, i, 6),
        .item_id = cell_int(r, i, 7),
        .origin = cell_text(r, i, 8),
        .body_kind = body_of(cell_text(r, i, 9)),
        .vote = read_vote(r, i, 10),
        .passed_on = cell_date(r, i, 18),
        .approved_on = cell_date(r, i, 19),
        .approved_by = cell_text(r, i, 20),
        .series = cell_text(r, i, 21),
        .year = cell_int(r, i, 22),
        .number = cell_int(r, i, 23),
        .number_text = cell_text(r, i, 24),
        .signed_on = cell_date(r, i, 25),
        .signer = cell_text(r, i, 26),
        .effect_on = cell_date(r, i, 27),
        .published_on = cell_date(r, i, 28),
        .power = cell_text(r, i, 29),
        .topic_id = cell_int(r, i, 30),
        .rank = cell_int(r, i, 31),
        .rank_scope = cell_text(r, i, 32),
        .rank_note = cell_text(r, i, 33),
        .ended_on = cell_date(r, i, 34),
        .ended_how = cell_text(r, i, 35),
        .ended_by_id = cell_int(r, i, 36),
        .amended_by_id = cell_int(r, i, 37),
        .drafted_on = cell_date(r, i, 38),
        .drafted_by = cell_int(r, i, 39),
    };

    (void)resolution_kind_parse(cell_text(r, i, 2), &d.kind);
    return d;
}

/* ---------------------------------------------------------------- the list */

static const struct db_filter FILTERS[] = {
    {"q",
     "(d.title LIKE :q ESCAPE '!' OR d.number_text LIKE :q ESCAPE '!' OR EXISTS (SELECT 1"
     " FROM resolution_text t WHERE t.congress_id = d.congress_id AND t.owner = 'doc'"
     " AND t.owner_id = d.id AND t.revision = d.revision AND t.body LIKE :q ESCAPE '!'))",
     BIND_TEXT},
    {"kind", "d.kind = :kind", BIND_TEXT},
    {"state", "d.state = :state", BIND_TEXT},
    {"work",
     "EXISTS (SELECT 1 FROM resolution_handling w WHERE w.congress_id = d.congress_id"
     " AND w.doc_id = d.id AND w.state = :work)",
     BIND_TEXT},
    {"power", "d.power = :power", BIND_TEXT},
    {"body", "d.body_kind = :body", BIND_TEXT},
    {"year", "d.year = :year", BIND_INT},
    {"topic", "d.topic_id = :topic", BIND_INT},
    {"from", "d.signed_on >= :from", BIND_TEXT},
    {"to", "d.signed_on <= :to", BIND_TEXT},
    {"open_q",
     "EXISTS (SELECT 1 FROM resolution_text t WHERE t.congress_id = d.congress_id"
     " AND t.owner = 'public' AND t.owner_id = d.id AND t.revision = (SELECT MAX(l.revision)"
     " FROM resolution_text l WHERE l.congress_id = d.congress_id AND l.owner = 'public'"
     " AND l.owner_id = d.id) AND (t.title LIKE :open_q ESCAPE '!'"
     " OR t.body LIKE :open_q ESCAPE '!' OR d.number_text LIKE :open_q ESCAPE '!'))",
     BIND_TEXT},
    {"decided", "d.kind IN ('resolution', 'decision') AND :decided = 1", BIND_INT},
    {"opinions", "d.kind = 'opinion' AND :opinions = 1", BIND_INT},
    {"published", "d.published_on IS NOT NULL AND :published = 1", BIND_INT},
    {0},
};

static const struct db_sort SORTS[] = {
    {"signed", "COALESCE(d.signed_on, d.drafted_on)", BIND_TEXT, "d.id"},
    {"title", "d.title", BIND_TEXT, "d.id"},
    {0},
};

#define OF_DOC " FROM resolution_handling w WHERE w.congress_id = d.congress_id AND w.doc_id = d.id"

static const struct db_list LIST = {
    .select = "SELECT " RESOLUTION_COLUMNS ","
              " (SELECT COUNT(*)" OF_DOC "),"
              " (SELECT COUNT(*)" OF_DOC " AND w.state <> 'closed'),"
              " (SELECT MIN(w.due_on)" OF_DOC " AND w.state IN ('sent', 'received', 'again')),"
              " (SELECT MIN(w.organ_id)" OF_DOC "),"
              " (SELECT COUNT(*) FROM resolution_follow f WHERE f.congress_id = d.congress_id"
              "   AND f.doc_id = d.id)"
              " FROM resolution_doc d",
    .where = "d.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM resolution_doc d",
};

enum status resolution_store_page(struct ctx *ctx, const struct resolution_filter *f,
                                  struct resolution_row **out, size_t *out_count,
                                  struct str *out_next, int64_t *out_total)
{
    enum handling_state work;
    const bool of_work = handling_state_parse(f->state, &work);
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_OPT("q", db_contains(ctx->arena, f->public_only ? S("") : f->q)),
        B_OPT("open_q", db_contains(ctx->arena, f->public_only ? f->q : S(""))),
        B_OPT("kind", f->kind),
        B_OPT("state", of_work ? S("") : f->state),
        B_OPT("work", of_work ? f->state : S("")),
        B_OPT("power", f->power),
        B_OPT("body", f->body_kind),
        B_ID("year", f->year),
        B_ID("topic", f->topic_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_ID("decided", f->decided),
        B_ID("opinions", f->opinions),
        B_ID("published", f->public_only),
    };
    const struct db_list_query query = {.binds = binds,
                                        .binds_count = COUNT(binds),
                                        .sort = f->sort,
                                        .after = f->after,
                                        .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct resolution_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct resolution_row){
            .d = resolution_store_read(&r, i),
            .works = cell_int(&r, i, RESOLUTION_COLUMNS_COUNT),
            .works_open = cell_int(&r, i, RESOLUTION_COLUMNS_COUNT + 1),
            .due_on = cell_date(&r, i, RESOLUTION_COLUMNS_COUNT + 2),
            .organ_id = cell_int(&r, i, RESOLUTION_COLUMNS_COUNT + 3),
            .follow_ups = cell_int(&r, i, RESOLUTION_COLUMNS_COUNT + 4),
        };
    return db_list_count(ctx, &LIST, &query, COUNT_MAX, out_total);
}

enum status resolution_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM resolution_doc WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
