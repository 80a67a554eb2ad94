// SPDX-License-Identifier: MulanPSL-2.0
/* What everybody may read: only what was published, as it was published. */
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_store.h"
#include "modules/suggestion/suggestion_store_row.h"

#define SELECT                                                                                     \
    "SELECT s.id, s.number, s.number_series, s.kind, s.in_session, p.title,"                       \
    " COALESCE((SELECT d.name FROM deputy_v_name d WHERE d.congress_id = s.congress_id"            \
    "  AND d.id = s.lead_deputy_id), s.origin_text), o.short_name, s.tabled_on,"                   \
    " s.public_reply,"                                                                             \
    " CASE WHEN s.public_reply = 1 THEN s.class_code END,"                                         \
    " CASE WHEN s.public_reply = 1 THEN s.class_kind END,"                                         \
    " CASE WHEN s.public_reply = 1 THEN s.result END,"                                             \
    " CASE WHEN s.public_reply = 1 THEN s.replied_on END, p.body"                                  \
    " FROM suggestion s"                                                                           \
    " JOIN suggestion_publication p ON p.congress_id = s.congress_id AND p.suggestion_id = s.id"   \
    "  AND p.reply_id = 0 AND p.is_public = 1"                                                     \
    " LEFT JOIN congress_v_organ o ON o.congress_id = s.congress_id AND o.id = s.lead_organ_id"
#define PUBLIC "s.congress_id = :congress AND s.public_text = 1 AND s.confidential = 0"

static void read_row(struct ctx *ctx, const struct rows *r, size_t row, struct suggestion_public *p)
{
    struct cells c = {r, row, 0};
    struct suggestion_public_row *s = &p->row;
    struct suggestion numbered = {0};

    *p = (struct suggestion_public){.row.id = next_int(&c)};
    numbered.number = s->number = next_int(&c);
    numbered.number_series = next_text(&c);
    numbered.kind =
        str_eqz(next_text(&c), "bill") ? SUGGESTION_KIND_BILL : SUGGESTION_KIND_SUGGESTION;
    numbered.in_session = next_bool(&c);
    s->number_text = suggestion_number_text(ctx->arena, &numbered);
    s->title = next_text(&c);
    s->deputy_name = next_text(&c);
    s->organ_name = next_text(&c);
    s->tabled_on = next_date(&c);
    s->has_reply = next_bool(&c);
    s->class_code = next_text(&c);
    s->class_kind = next_text(&c);
    s->result = next_text(&c);
    s->replied_on = next_date(&c);
    p->body = next_text(&c);
}

enum status suggestion_public_list(struct ctx *ctx, struct str q, int64_t session, struct str after,
                                   unsigned limit, struct suggestion_public_row **out,
                                   size_t *out_count, struct str *out_next)
{
    static const struct db_filter FILTERS[] = {
        {"q", "p.title LIKE :q ESCAPE '!'", BIND_TEXT},
        {"session", "s.session_id = :session AND s.in_session = 1", BIND_INT},
        {"recess", "s.in_session = 0", BIND_INT},
        {0},
    };
    static const struct db_sort SORTS[] = {
        {"new", "s.id", BIND_INT, "s.id"},
        {0},
    };
    static const struct db_list LIST = {
        .select = SELECT, .where = PUBLIC, .filters = FILTERS, .sorts = SORTS};
    const struct bind binds[] = {CONGRESS, B_OPT("q", db_contains(ctx->arena, q)),
                                 B_ID("session", session > 0 ? session : 0),
                                 B_ID("recess", session == SUGGESTION_RECESS ? 1 : 0)};
    const struct db_list_query query = {
        .binds = binds, .binds_count = COUNT(binds), .after = after, .limit = limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct suggestion_public_row);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct suggestion_public p;

        read_row(ctx, &r, i, &p);
        (*out)[i] = p.row;
    }
    return ST_OK;
}

static enum status load_replies(struct ctx *ctx, int64_t id, struct suggestion_public *p)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT y.id, COALESCE(o.name, y.organ_text), p.title, p.body, y.class_code,"
                " y.class_kind, y.doc_number, y.result, y.sent_on, y.round"
                " FROM suggestion_publication p"
                " JOIN suggestion_reply y ON y.congress_id = p.congress_id AND y.id = p.reply_id"
                " LEFT JOIN congress_v_organ o ON o.congress_id = y.congress_id"
                "  AND o.id = y.organ_id"
                " WHERE p.congress_id = :congress AND p.suggestion_id = :id AND p.reply_id <> 0"
                " AND p.is_public = 1 ORDER BY y.sent_on, y.id LIMIT :most",
                CONGRESS, B_INT("id", id), B_INT("most", SUGGESTION_PARTS_MAX)));
    p->replies = arena_array(ctx->arena, r.count, struct suggestion_public_reply);
    p->replies_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_public_reply *y = &p->replies[i];

        y->id = next_int(&c);
        y->organ_name = next_text(&c);
        y->title = next_text(&c);
        y->body = next_text(&c);
        y->class_code = next_text(&c);
        y->class_kind = next_text(&c);
        y->doc_number = next_text(&c);
        y->result = next_text(&c);
        y->sent_on = next_date(&c);
        y->round = next_int(&c);
    }
    return ST_OK;
}

enum status suggestion_public_get(struct ctx *ctx, int64_t id, struct suggestion_public *out)
{
    struct suggestion_public p;
    struct rows r;

    TRY(DB_ONE(ctx, &r, SELECT " WHERE " PUBLIC " AND s.id = :id", CONGRESS, B_INT("id", id)));
    read_row(ctx, &r, 0, &p);
    TRY(load_replies(ctx, id, &p));
    *out = p;
    return ST_OK;
}
