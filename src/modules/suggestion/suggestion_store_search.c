// SPDX-License-Identifier: MulanPSL-2.0
/* Ids of suggestions for the search. */
#include "modules/suggestion/suggestion_store_search.h"
#include "modules/suggestion/suggestion_store_row.h"

enum { SUGGESTION_FILES_MOST = 200 };

enum status suggestion_store_search_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                        int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM suggestion WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

static const char OF_ORGAN[] =
    "SELECT DISTINCT suggestion_id FROM suggestion_handling WHERE congress_id = :congress"
    " AND organ_id = :row AND suggestion_id > :after ORDER BY suggestion_id LIMIT :limit";
static const char OF_DEPUTY[] =
    "SELECT DISTINCT suggestion_id FROM suggestion_signer WHERE congress_id = :congress"
    " AND deputy_id = :row AND suggestion_id > :after ORDER BY suggestion_id LIMIT :limit";
static const char MAIN_OF[] =
    "SELECT main_id FROM suggestion WHERE congress_id = :congress AND id = :row"
    " AND main_id > :after ORDER BY main_id LIMIT :limit";

static const char OF_FILE[] =
    "SELECT CASE WHEN o.owner_kind = 'suggestion' THEN o.owner_id ELSE (SELECT y.suggestion_id"
    "  FROM suggestion_reply y WHERE y.congress_id = o.congress_id AND y.id = o.owner_id) END AS id"
    " FROM attachment_v_owner o WHERE o.congress_id = :congress AND o.id = :row"
    " AND o.owner_kind IN ('suggestion', 'suggestion_reply') AND :after = 0 LIMIT :limit";

enum status suggestion_store_search_touched(struct ctx *ctx, struct str table, int64_t row_id,
                                            int64_t after, unsigned limit, int64_t **out,
                                            size_t *out_count)
{
    const char *sql = str_eqz(table, "congress_organ") ? OF_ORGAN
                      : str_eqz(table, "deputy")       ? OF_DEPUTY
                      : str_eqz(table, "attachment")   ? OF_FILE
                      : str_eqz(table, "suggestion")   ? MAIN_OF
                                                       : NULL;
    struct rows r;

    if (sql == NULL)
        return ST_OK;
    TRY(DB_ROWS(ctx, &r, sql, CONGRESS, B_INT("row", row_id), B_INT("after", after),
                B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status suggestion_store_compared(struct ctx *ctx, int64_t session_id, unsigned limit,
                                      struct suggestion_compared **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT s.id, s.state, " NUMBERED ", s.kind, s.title,"
                " t.body || ' ' || t.cause || ' ' || t.grounds || ' ' || t.proposal,"
                " COALESCE((SELECT d.name FROM deputy_v_name d WHERE d.congress_id = s.congress_id"
                "  AND d.id = s.lead_deputy_id), s.origin_text), o.short_name"
                " FROM suggestion s JOIN suggestion_text t ON t.congress_id = s.congress_id"
                "  AND t.suggestion_id = s.id AND t.revision = s.text_revision"
                " LEFT JOIN congress_v_organ o ON o.congress_id = s.congress_id"
                "  AND o.id = s.lead_organ_id"
                " WHERE s.congress_id = :congress AND s.session_id = :session"
                " AND s.state NOT IN ('draft', 'confirming', 'returned', 'withdrawn', 'merged',"
                "  'converted') ORDER BY s.id LIMIT :limit",
                CONGRESS, B_INT("session", session_id), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_compared);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_compared *s = &(*out)[i];

        s->id = next_int(&c);
        (void)suggestion_state_parse(next_text(&c), &s->state);
        s->number_text = next_number(ctx, &c, &s->number);
        s->kind =
            str_eqz(next_text(&c), "bill") ? SUGGESTION_KIND_BILL : SUGGESTION_KIND_SUGGESTION;
        s->title = next_text(&c);
        s->body = next_text(&c);
        s->deputy_name = next_text(&c);
        s->organ_name = next_text(&c);
    }
    return ST_OK;
}

enum status suggestion_store_file_texts(struct ctx *ctx, int64_t suggestion_id,
                                        struct suggestion_file_text **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT f.attachment_id, 0, f.name, f.body, f.added_at FROM attachment_v_text f"
                " WHERE f.congress_id = :congress AND f.owner_kind = 'suggestion'"
                " AND f.owner_id = :id AND f.state IN ('done', 'cut')"
                " UNION ALL SELECT f.attachment_id, y.id, f.name, f.body, f.added_at"
                " FROM suggestion_reply y JOIN attachment_v_text f"
                "  ON f.congress_id = y.congress_id AND f.owner_id = y.id"
                " WHERE y.congress_id = :congress AND y.suggestion_id = :id AND y.state = 'sent'"
                " AND f.owner_kind = 'suggestion_reply' AND f.state IN ('done', 'cut')"
                " LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_FILES_MOST)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_file_text);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct suggestion_file_text){
            .id = cell_int(&r, i, 0),
            .reply_id = cell_int(&r, i, 1),
            .name = cell_text(&r, i, 2),
            .body = cell_text(&r, i, 3),
            .added_on = date_of_instant(cell_int(&r, i, 4), NULL),
        };
    return ST_OK;
}
