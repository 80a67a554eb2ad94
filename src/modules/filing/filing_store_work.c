// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of campaigns, checks between counties, lists of what was issued, yearly reports, figures. */
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)
#define MOST     B_INT("most", ROWS_MAX)

enum { ROWS_MAX = 1000 };

/* ---------------------------------------------------------------- campaigns */

#define CAMPAIGN                                                                                   \
    "SELECT c.id, c.version, c.title, c.basis, c.state, c.from_on, c.until_on,"                    \
    " (SELECT COUNT(*) FROM filing_item i WHERE i.congress_id = c.congress_id"                     \
    " AND i.campaign_id = c.id), (SELECT COUNT(*) FROM filing_item i"                              \
    " WHERE i.congress_id = c.congress_id AND i.campaign_id = c.id AND i.decision <> '')"          \
    " FROM filing_campaign c WHERE c.congress_id = :congress"

static struct filing_campaign read_campaign(const struct rows *r, size_t i)
{
    return (struct filing_campaign){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .title = cell_text(r, i, 2),
        .basis = cell_text(r, i, 3),
        .state = cell_text(r, i, 4),
        .from_on = cell_date(r, i, 5),
        .until_on = cell_date(r, i, 6),
        .items = cell_int(r, i, 7),
        .decided = cell_int(r, i, 8),
    };
}

enum status filing_store_campaigns(struct ctx *ctx, struct filing_campaign **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, CAMPAIGN " ORDER BY c.from_on DESC, c.id DESC LIMIT :most", CONGRESS,
                MOST));
    *out = arena_array(ctx->arena, r.count, struct filing_campaign);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_campaign(&r, i);
    return ST_OK;
}

enum status filing_store_campaign(struct ctx *ctx, int64_t id, struct filing_campaign *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, CAMPAIGN " AND c.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_campaign(&r, 0);
    return ST_OK;
}

enum status filing_store_campaign_put(struct ctx *ctx, const struct filing_campaign *c)
{
    if (c->version == 0)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO filing_campaign (congress_id, id, title, basis, from_on,"
                    " until_on, state) VALUES (:congress, :id, :title, :basis, :from, :until,"
                    " :state)",
                    CONGRESS, B_INT("id", c->id), B_TEXT("title", c->title),
                    B_TEXT("basis", c->basis), B_DATE(ctx->arena, "from", c->from_on),
                    B_DATE(ctx->arena, "until", c->until_on), B_TEXT("state", c->state)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE filing_campaign SET state = :state, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        CONGRESS, B_INT("id", c->id), B_INT("version", c->version),
                        B_TEXT("state", c->state)));
    return event_row(ctx, "filing_campaign", c->id);
}

#define ITEM                                                                                       \
    "SELECT i.id, i.version, i.campaign_id, COALESCE(i.filing_id, 0), COALESCE(i.organ_id, 0),"    \
    " COALESCE(o.name, ''), i.title, i.number, i.decision, i.note, i.done_on FROM filing_item i"   \
    " LEFT JOIN congress_v_organ o ON o.congress_id = i.congress_id AND o.id = i.organ_id"         \
    " WHERE i.congress_id = :congress"

static struct filing_item read_item(const struct rows *r, size_t i)
{
    return (struct filing_item){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .campaign_id = cell_int(r, i, 2),
        .filing_id = cell_int(r, i, 3),
        .organ_id = cell_int(r, i, 4),
        .organ = cell_text(r, i, 5),
        .title = cell_text(r, i, 6),
        .number = cell_text(r, i, 7),
        .decision = cell_text(r, i, 8),
        .note = cell_text(r, i, 9),
        .done_on = cell_date(r, i, 10),
    };
}

enum status filing_store_items(struct ctx *ctx, int64_t campaign_id, struct filing_item **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, ITEM " AND i.campaign_id = :campaign ORDER BY i.id LIMIT :most", CONGRESS,
                B_INT("campaign", campaign_id), MOST));
    *out = arena_array(ctx->arena, r.count, struct filing_item);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_item(&r, i);
    return ST_OK;
}

enum status filing_store_item(struct ctx *ctx, int64_t id, struct filing_item *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, ITEM " AND i.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_item(&r, 0);
    return ST_OK;
}

enum status filing_store_item_put(struct ctx *ctx, const struct filing_item *i)
{
    if (i->version == 0)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO filing_item (congress_id, id, campaign_id, filing_id, organ_id,"
                    " title, number, decision, note) VALUES (:congress, :id, :campaign, :filing,"
                    " :organ, :title, :number, '', '')",
                    CONGRESS, B_INT("id", i->id), B_INT("campaign", i->campaign_id),
                    B_ID("filing", i->filing_id), B_ID("organ", i->organ_id),
                    B_TEXT("title", i->title), B_TEXT("number", i->number)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE filing_item SET decision = :decision, note = :note,"
                        " done_on = :done, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        CONGRESS, B_INT("id", i->id), B_INT("version", i->version),
                        B_TEXT("decision", i->decision), B_TEXT("note", i->note),
                        B_DATE(ctx->arena, "done", i->done_on)));
    return event_row(ctx, "filing_item", i->id);
}

/* ---------------------------------------------------------------- checks between counties */

#define CROSS                                                                                      \
    "SELECT id, version, year, sampled, COALESCE(score, -1), checker, checked, findings,"          \
    " planned_on, done_on FROM filing_cross WHERE congress_id = :congress"

static struct filing_cross read_cross(const struct rows *r, size_t i)
{
    return (struct filing_cross){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = cell_int(r, i, 2),
        .sampled = cell_int(r, i, 3),
        .score = cell_int(r, i, 4),
        .checker = cell_text(r, i, 5),
        .checked = cell_text(r, i, 6),
        .findings = cell_text(r, i, 7),
        .planned_on = cell_date(r, i, 8),
        .done_on = cell_date(r, i, 9),
    };
}

enum status filing_store_crosses(struct ctx *ctx, int64_t year, struct filing_cross **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                CROSS " AND (:year = 0 OR year = :year) ORDER BY year DESC, planned_on, id"
                      " LIMIT :most",
                CONGRESS, B_INT("year", year), MOST));
    *out = arena_array(ctx->arena, r.count, struct filing_cross);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_cross(&r, i);
    return ST_OK;
}

enum status filing_store_cross(struct ctx *ctx, int64_t id, struct filing_cross *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, CROSS " AND id = :id", CONGRESS, B_INT("id", id)));
    *out = read_cross(&r, 0);
    return ST_OK;
}

enum status filing_store_cross_put(struct ctx *ctx, const struct filing_cross *c)
{
    if (c->version == 0)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO filing_cross (congress_id, id, year, checker, checked,"
                    " planned_on, sampled, findings) VALUES (:congress, :id, :year, :checker,"
                    " :checked, :planned, 0, '')",
                    CONGRESS, B_INT("id", c->id), B_INT("year", c->year),
                    B_TEXT("checker", c->checker), B_TEXT("checked", c->checked),
                    B_DATE(ctx->arena, "planned", c->planned_on)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE filing_cross SET done_on = :done, sampled = :sampled,"
                        " score = :score, findings = :findings, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        CONGRESS, B_INT("id", c->id), B_INT("version", c->version),
                        B_DATE(ctx->arena, "done", c->done_on), B_INT("sampled", c->sampled),
                        B_INT("score", c->score), B_TEXT("findings", c->findings)));
    return event_row(ctx, "filing_cross", c->id);
}

/* ---------------------------------------------------------------- what was issued */

/* The document of the same organ with the same number, or the same title and day: amended it keeps
 * its title, and is to be filed again.
 * @law Beijing Filing Regulation (2024-09-27) art. 30 */
#define FOUND                                                                                      \
    "(SELECT MIN(f.id) FROM filing f WHERE f.congress_id = l.congress_id"                          \
    " AND f.organ_id = l.organ_id AND ((l.number <> '' AND f.number = l.number)"                   \
    " OR (f.title = l.title AND f.published_on = l.published_on)))"

enum status filing_store_catalogue(struct ctx *ctx, int64_t year, bool missing,
                                   struct filing_listed **out, size_t *out_count)
{
    struct rows r;
    const struct date first = {(int)year, 1, 1}, last = {(int)year, 12, 31};

    TRY(DB_ROWS(ctx, &r,
                "SELECT l.id, l.organ_id, COALESCE(o.name, ''), l.number, l.title,"
                " l.published_on, COALESCE(" FOUND ", 0) FROM filing_catalogue l"
                " LEFT JOIN congress_v_organ o ON o.congress_id = l.congress_id"
                " AND o.id = l.organ_id WHERE l.congress_id = :congress"
                " AND l.published_on >= :from AND l.published_on <= :to"
                " AND (:missing = 0 OR " FOUND " IS NULL)"
                " ORDER BY l.published_on, l.id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", first), B_DATE(ctx->arena, "to", last),
                B_BOOL("missing", missing), MOST));
    *out = arena_array(ctx->arena, r.count, struct filing_listed);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct filing_listed){.id = cell_int(&r, i, 0),
                                           .organ_id = cell_int(&r, i, 1),
                                           .organ = cell_text(&r, i, 2),
                                           .number = cell_text(&r, i, 3),
                                           .title = cell_text(&r, i, 4),
                                           .published_on = cell_date(&r, i, 5),
                                           .filing_id = cell_int(&r, i, 6)};
    return ST_OK;
}

enum status filing_store_listed_insert(struct ctx *ctx, const struct filing_listed *l)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO filing_catalogue (congress_id, id, organ_id, number, title,"
                " published_on) VALUES (:congress, :id, :organ, :number, :title, :published)",
                CONGRESS, B_INT("id", l->id), B_INT("organ", l->organ_id),
                B_TEXT("number", l->number), B_TEXT("title", l->title),
                B_DATE(ctx->arena, "published", l->published_on)));
    return event_row(ctx, "filing_catalogue", l->id);
}

enum status filing_store_listed_there(struct ctx *ctx, const struct filing_listed *l, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT 1 FROM filing_catalogue WHERE congress_id = :congress"
                " AND organ_id = :organ AND number = :number AND title = :title"
                " AND published_on = :published LIMIT 1",
                CONGRESS, B_INT("organ", l->organ_id), B_TEXT("number", l->number),
                B_TEXT("title", l->title), B_DATE(ctx->arena, "published", l->published_on)));
    *out = r.count > 0;
    return ST_OK;
}

/* ---------------------------------------------------------------- yearly reports */

#define YEAR                                                                                       \
    "SELECT id, version, year, text, heard_on, published FROM filing_report"                       \
    " WHERE congress_id = :congress"

static struct filing_year read_year(const struct rows *r, size_t i)
{
    return (struct filing_year){.id = cell_int(r, i, 0),
                                .version = cell_int(r, i, 1),
                                .year = cell_int(r, i, 2),
                                .text = cell_text(r, i, 3),
                                .heard_on = cell_date(r, i, 4),
                                .published = cell_int(r, i, 5) != 0};
}

enum status filing_store_year(struct ctx *ctx, int64_t year, struct filing_year *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, YEAR " AND year = :year", CONGRESS, B_INT("year", year)));
    *out = read_year(&r, 0);
    return ST_OK;
}

enum status filing_store_years(struct ctx *ctx, bool published, struct filing_year **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                YEAR " AND (:published = 0 OR published = 1) ORDER BY year DESC LIMIT :most",
                CONGRESS, B_BOOL("published", published), MOST));
    *out = arena_array(ctx->arena, r.count, struct filing_year);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_year(&r, i);
    return ST_OK;
}

enum status filing_store_year_put(struct ctx *ctx, const struct filing_year *y)
{
    if (y->version == 0)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO filing_report (congress_id, id, year, text, heard_on, published)"
                    " VALUES (:congress, :id, :year, :text, :heard, :published)",
                    CONGRESS, B_INT("id", y->id), B_INT("year", y->year), B_TEXT("text", y->text),
                    B_DATE(ctx->arena, "heard", y->heard_on), B_BOOL("published", y->published)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE filing_report SET text = :text, heard_on = :heard,"
                        " published = :published, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        CONGRESS, B_INT("id", y->id), B_INT("version", y->version),
                        B_TEXT("text", y->text), B_DATE(ctx->arena, "heard", y->heard_on),
                        B_BOOL("published", y->published)));
    return event_row(ctx, "filing_report", y->id);
}

enum status filing_store_listed_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM filing_catalogue WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "filing_catalogue", id);
}
