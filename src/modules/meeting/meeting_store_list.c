// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on meetings: the list. */
#include "modules/meeting/meeting_store.h"
#include "modules/meeting/meeting_store_row.h"

enum { COUNT_MAX = 10000 };

static const struct db_filter FILTERS[] = {
    {"q", "(m.name LIKE :q ESCAPE '!' OR m.place LIKE :q ESCAPE '!')", BIND_TEXT},
    {"kind", "k.code = :kind", BIND_TEXT},
    {"state", "m.state = :state", BIND_TEXT},
    {"body", "m.body_id = :body", BIND_INT},
    {"session", "m.session_id = :session", BIND_INT},
    {"from", "m.starts_on >= :from", BIND_TEXT},
    {"to", "m.starts_on <= :to", BIND_TEXT},
    {"held", "m.state IN ('open', 'adjourned', 'closed', 'minuted') AND :held = 1", BIND_INT},
    {"open_door", "r.closed = :open_door", BIND_INT},
    {"account",
     "m.state <> 'draft' AND EXISTS (SELECT 1 FROM meeting_person p"
     " WHERE p.congress_id = m.congress_id AND p.meeting_id = m.id AND p.account_id = :account)",
     BIND_INT},
    {0},
};

static const struct db_sort SORTS[] = {
    {"starts", "m.starts_on", BIND_TEXT, "m.id"},
    {"name", "m.name", BIND_TEXT, "m.id"},
    {0},
};

static const struct db_list LIST = {
    .select = MEETING_SELECT,
    .where = "m.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status meeting_store_page(struct ctx *ctx, const struct meeting_filter *f,
                               struct meeting **out, size_t *out_count, struct str *out_next,
                               int64_t *out_total)
{
    struct bind open_door = B_INT("open_door", 0), held = B_INT("held", 1);
    struct rows r;

    open_door.null = f->closed_door;
    held.null = !f->held;
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
        B_OPT("kind", f->kind),
        B_OPT("state", f->state),
        B_ID("body", f->body_id),
        B_ID("session", f->session_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        open_door,
        held,
        B_ID("account", f->account_id),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .sort = f->sort,
        .after = f->after,
        .limit = f->limit,
    };

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    meeting_store_read_all(ctx, &r, out, out_count);
    return db_list_count(ctx, &LIST, &query, COUNT_MAX, out_total);
}
