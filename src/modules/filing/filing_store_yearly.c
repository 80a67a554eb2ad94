// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of what belongs to a year: lists that makers sent, whom the report on it was told. */
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* Who makes documents that are reviewed: the four state organs always, others once they have
 * filed one. */
enum status filing_store_sent(struct ctx *ctx, int64_t year, struct filing_sent **out,
                              size_t *out_count)
{
    const struct date first = {(int)year, 1, 1}, last = {(int)year, 12, 31};
    struct rows r;

    TRY(DB_ROWS(
        ctx, &r,
        "SELECT COALESCE(s.id, 0), o.id, s.sent_on, COALESCE(s.empty, 0), o.name,"
        " (SELECT COUNT(*) FROM filing_catalogue l WHERE l.congress_id = o.congress_id"
        " AND l.organ_id = o.id AND l.published_on >= :from AND l.published_on <= :to)"
        " FROM congress_v_organ o LEFT JOIN filing_catalogue_sent s"
        " ON s.congress_id = o.congress_id AND s.organ_id = o.id AND s.year = :year"
        " WHERE o.congress_id = :congress AND (s.id IS NOT NULL OR (o.active = 1 AND (o.kind IN"
        " ('government', 'supervision', 'court', 'procuratorate') OR EXISTS (SELECT 1"
        " FROM filing f WHERE f.congress_id = o.congress_id AND f.organ_id = o.id"
        " AND f.state <> 'refused')))) ORDER BY o.id LIMIT 200",
        CONGRESS, B_INT("year", year), B_DATE(ctx->arena, "from", first),
        B_DATE(ctx->arena, "to", last)));
    *out = arena_array(ctx->arena, r.count, struct filing_sent);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct filing_sent){.id = cell_int(&r, i, 0),
                                         .organ_id = cell_int(&r, i, 1),
                                         .year = year,
                                         .sent_on = cell_date(&r, i, 2),
                                         .nothing = cell_int(&r, i, 3) != 0,
                                         .organ = cell_text(&r, i, 4),
                                         .listed = cell_int(&r, i, 5)};
    return ST_OK;
}

enum status filing_store_sent_put(struct ctx *ctx, const struct filing_sent *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO filing_catalogue_sent (congress_id, id, organ_id, year, sent_on,"
                " empty) VALUES (:congress, :id, :organ, :year, :sent, :nothing)",
                CONGRESS, B_INT("id", s->id), B_INT("organ", s->organ_id), B_INT("year", s->year),
                B_DATE(ctx->arena, "sent", s->sent_on), B_BOOL("nothing", s->nothing)));
    return event_row(ctx, "filing_catalogue_sent", s->id);
}

enum status filing_store_upward(struct ctx *ctx, int64_t year, struct filing_upward *out)
{
    struct rows r;

    *out = (struct filing_upward){.year = year, .whom = S("")};
    TRY(DB_ROWS(ctx, &r,
                "SELECT id, told_on, whom FROM filing_report_up WHERE congress_id = :congress"
                " AND year = :year",
                CONGRESS, B_INT("year", year)));
    if (r.count > 0)
        *out = (struct filing_upward){.id = cell_int(&r, 0, 0),
                                      .year = year,
                                      .told_on = cell_date(&r, 0, 1),
                                      .whom = cell_text(&r, 0, 2)};
    return ST_OK;
}

enum status filing_store_upward_put(struct ctx *ctx, const struct filing_upward *u)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO filing_report_up (congress_id, id, year, told_on, whom) VALUES"
                " (:congress, :id, :year, :told, :whom)",
                CONGRESS, B_INT("id", u->id), B_INT("year", u->year),
                B_DATE(ctx->arena, "told", u->told_on), B_TEXT("whom", u->whom)));
    return event_row(ctx, "filing_report_up", u->id);
}
