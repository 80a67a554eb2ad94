// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of revocations and amendments, and of what the clocks of the office ask. */
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- revocations */

enum status filing_store_annulment_put(struct ctx *ctx, const struct filing_annulment *a,
                                       bool new_one)
{
    if (new_one)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO filing_annulment (congress_id, id, filing_id, item_id, ground,"
                    " text, moved_on, vote_id, outcome, formula, decided_on, was_ground) VALUES"
                    " (:congress, :id, :filing, :item, :ground, :text, :moved, NULL, '', '', NULL,"
                    " :was_ground)",
                    CONGRESS, B_INT("id", a->id), B_INT("filing", a->filing_id),
                    B_INT("item", a->item_id), B_TEXT("ground", a->ground), B_TEXT("text", a->text),
                    B_DATE(ctx->arena, "moved", a->moved_on), B_OPT("was_ground", a->was_ground)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE filing_annulment SET vote_id = :vote, outcome = :outcome,"
                        " formula = :formula, decided_on = :decided, was_state = :was_state,"
                        " was_clock = :was_clock, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        CONGRESS, B_INT("id", a->id), B_INT("version", a->version),
                        B_ID("vote", a->vote_id), B_TEXT("outcome", a->outcome),
                        B_TEXT("formula", a->formula), B_DATE(ctx->arena, "decided", a->decided_on),
                        B_OPT("was_state", a->was_state),
                        B_DATE(ctx->arena, "was_clock", a->was_clock)));
    return event_row(ctx, "filing_annulment", a->id);
}

#define ANNULMENT                                                                                  \
    "SELECT a.id, a.version, a.filing_id, a.item_id, COALESCE(a.vote_id, 0), a.ground, a.text,"    \
    " a.outcome, a.formula, a.moved_on, a.decided_on, COALESCE(i.title, ''),"                      \
    " COALESCE(m.name, ''), COALESCE(m.id, 0), COALESCE(a.was_ground, ''),"                        \
    " COALESCE(a.was_state, ''), a.was_clock FROM filing_annulment a"                              \
    " LEFT JOIN meeting_v_item i ON i.congress_id = a.congress_id AND i.id = a.item_id"            \
    " LEFT JOIN meeting_v_name m ON m.congress_id = i.congress_id AND m.id = i.meeting_id"         \
    " WHERE a.congress_id = :congress"

static void read_annulments(struct ctx *ctx, const struct rows *r, struct filing_annulment **out,
                            size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct filing_annulment);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct filing_annulment){
            .id = cell_int(r, i, 0),
            .version = cell_int(r, i, 1),
            .filing_id = cell_int(r, i, 2),
            .item_id = cell_int(r, i, 3),
            .vote_id = cell_int(r, i, 4),
            .ground = cell_text(r, i, 5),
            .text = cell_text(r, i, 6),
            .outcome = cell_text(r, i, 7),
            .formula = cell_text(r, i, 8),
            .moved_on = cell_date(r, i, 9),
            .decided_on = cell_date(r, i, 10),
            .item = cell_text(r, i, 11),
            .meeting = cell_text(r, i, 12),
            .meeting_id = cell_int(r, i, 13),
            .was_ground = cell_text(r, i, 14),
            .was_state = cell_text(r, i, 15),
            .was_clock = cell_date(r, i, 16),
        };
}

enum status filing_store_annulments(struct ctx *ctx, int64_t filing_id,
                                    struct filing_annulment **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, ANNULMENT " AND a.filing_id = :filing ORDER BY a.id LIMIT 50", CONGRESS,
                B_INT("filing", filing_id)));
    read_annulments(ctx, &r, out, out_count);
    return ST_OK;
}

enum status filing_store_annulments_at(struct ctx *ctx, int64_t item_id,
                                       struct filing_annulment **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, ANNULMENT " AND a.item_id = :item ORDER BY a.id LIMIT 50", CONGRESS,
                B_INT("item", item_id)));
    read_annulments(ctx, &r, out, out_count);
    return ST_OK;
}

enum status filing_store_agenda(struct ctx *ctx, unsigned limit, struct filing_agenda **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT i.id, i.title, m.name FROM meeting_v_item i JOIN meeting_v_name m"
                " ON m.congress_id = i.congress_id AND m.id = i.meeting_id"
                " WHERE i.congress_id = :congress AND m.kind = 'sc'"
                " AND i.sort IN ('bill', 'decision', 'other')"
                " AND i.state <> 'withdrawn' AND m.state <> 'cancelled'"
                " ORDER BY m.starts_on DESC, i.id LIMIT :limit",
                CONGRESS, B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct filing_agenda);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct filing_agenda){cell_int(&r, i, 0), cell_text(&r, i, 1), cell_text(&r, i, 2)};
    return ST_OK;
}

/* ---------------------------------------------------------------- amendments */

enum status filing_store_amendment_put(struct ctx *ctx, const struct filing_amendment *a,
                                       bool new_one)
{
    if (new_one)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO filing_amendment (congress_id, id, filing_id, how, amended_on,"
                    " due_on, reported_on, text) VALUES (:congress, :id, :filing, :how, :amended,"
                    " :due, :reported, :text)",
                    CONGRESS, B_INT("id", a->id), B_INT("filing", a->filing_id),
                    B_TEXT("how", a->how), B_DATE(ctx->arena, "amended", a->amended_on),
                    B_DATE(ctx->arena, "due", a->due_on),
                    B_DATE(ctx->arena, "reported", a->reported_on), B_TEXT("text", a->text)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE filing_amendment SET how = :how, amended_on = :amended,"
                        " due_on = :due, reported_on = :reported, text = :text,"
                        " version = version + 1 WHERE congress_id = :congress AND id = :id"
                        " AND version = :version",
                        CONGRESS, B_INT("id", a->id), B_INT("version", a->version),
                        B_TEXT("how", a->how), B_DATE(ctx->arena, "amended", a->amended_on),
                        B_DATE(ctx->arena, "due", a->due_on),
                        B_DATE(ctx->arena, "reported", a->reported_on), B_TEXT("text", a->text)));
    return event_row(ctx, "filing_amendment", a->id);
}

#define AMENDMENT                                                                                  \
    "SELECT a.id, a.version, a.filing_id, a.how, a.amended_on, a.due_on, a.reported_on, a.text,"   \
    " f.organ_id, f.title FROM filing_amendment a JOIN filing f"                                   \
    " ON f.congress_id = a.congress_id AND f.id = a.filing_id WHERE a.congress_id = :congress"

static void read_amendments(struct ctx *ctx, const struct rows *r, struct filing_amendment **out,
                            size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct filing_amendment);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct filing_amendment){
            .id = cell_int(r, i, 0),
            .version = cell_int(r, i, 1),
            .filing_id = cell_int(r, i, 2),
            .how = cell_text(r, i, 3),
            .amended_on = cell_date(r, i, 4),
            .due_on = cell_date(r, i, 5),
            .reported_on = cell_date(r, i, 6),
            .text = cell_text(r, i, 7),
            .organ_id = cell_int(r, i, 8),
            .title = cell_text(r, i, 9),
        };
}

enum status filing_store_amendments(struct ctx *ctx, int64_t filing_id,
                                    struct filing_amendment **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, AMENDMENT " AND a.filing_id = :filing ORDER BY a.id LIMIT 50", CONGRESS,
                B_INT("filing", filing_id)));
    read_amendments(ctx, &r, out, out_count);
    return ST_OK;
}

enum status filing_store_amendments_due(struct ctx *ctx, struct date from, struct date until,
                                        struct filing_amendment **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                AMENDMENT " AND a.reported_on IS NULL AND a.due_on >= :from AND a.due_on <= :until"
                          " ORDER BY a.due_on, a.id LIMIT 500",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "until", until)));
    read_amendments(ctx, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- what the office has to do */

enum status filing_store_undistributed(struct ctx *ctx, struct filing **out, size_t *out_count)
{
    const struct filing_filter f = {.state = S("registered"), .limit = FILING_PART_MAX};
    struct str next;
    int64_t total;

    return filing_store_page(ctx, &f, out, out_count, &next, &total);
}

enum status filing_store_asks_in(struct ctx *ctx, const char *state, struct filing_ask **out,
                                 size_t *out_count)
{
    const struct filing_ask_filter f = {.state = str_from(state), .limit = FILING_PART_MAX};
    struct str next;
    int64_t total;

    return filing_store_ask_page(ctx, &f, out, out_count, &next, &total);
}

/* ---------------------------------------------------------------- departments */

enum status filing_store_setup_insert(struct ctx *ctx, const struct filing_setup *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO filing_setup (congress_id, id, organ_id, act, name, approved_by,"
                " number, approved_on, filed_on, note) VALUES (:congress, :id, :organ, :act,"
                " :name, :by, :number, :approved, :filed, :note)",
                CONGRESS, B_INT("id", s->id), B_ID("organ", s->organ_id), B_TEXT("act", s->act),
                B_TEXT("name", s->name), B_TEXT("by", s->approved_by), B_TEXT("number", s->number),
                B_DATE(ctx->arena, "approved", s->approved_on),
                B_DATE(ctx->arena, "filed", s->filed_on), B_TEXT("note", s->note)));
    return event_row(ctx, "filing_setup", s->id);
}

static const struct db_filter SETUP_FILTERS[] = {
    {"q", "(s.name LIKE :q ESCAPE '!' OR s.number LIKE :q ESCAPE '!')", BIND_TEXT}, {0}};
static const struct db_sort SETUP_SORTS[] = {{"filed", "s.filed_on", BIND_TEXT, "s.id"}, {0}};
static const struct db_list SETUPS = {
    .select =
        "SELECT s.id, COALESCE(s.organ_id, 0), s.act, s.name, s.approved_by, s.number, s.note,"
        " s.approved_on, s.filed_on, COALESCE(o.name, '') FROM filing_setup s"
        " LEFT JOIN congress_v_organ o ON o.congress_id = s.congress_id"
        " AND o.id = s.organ_id",
    .where = "s.congress_id = :congress",
    .filters = SETUP_FILTERS,
    .sorts = SETUP_SORTS,
    .count_from = " FROM filing_setup s",
};

enum status filing_store_setups(struct ctx *ctx, const struct filing_setup_filter *f,
                                struct filing_setup **out, size_t *out_count, struct str *out_next,
                                int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS, B_OPT("q", db_contains(ctx->arena, f->q))};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &SETUPS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct filing_setup);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct filing_setup){
            .id = cell_int(&r, i, 0),
            .organ_id = cell_int(&r, i, 1),
            .act = cell_text(&r, i, 2),
            .name = cell_text(&r, i, 3),
            .approved_by = cell_text(&r, i, 4),
            .number = cell_text(&r, i, 5),
            .note = cell_text(&r, i, 6),
            .approved_on = cell_date(&r, i, 7),
            .filed_on = cell_date(&r, i, 8),
            .organ = cell_text(&r, i, 9),
        };
    return db_list_count(ctx, &SETUPS, &q, FILING_TOTAL_MAX, out_total);
}
