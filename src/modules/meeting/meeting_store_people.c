// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the people of one meeting: how many of each capacity answered what, and their list by
 * pages: a congress has thousands. */
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"

enum { COUNT_MAX = 100000 };

#define ANSWER                                                                                     \
    "CASE WHEN p.receipt = 'coming' THEN 'coming' WHEN p.receipt = 'leave_granted' THEN 'leave'"   \
    " WHEN p.receipt IN ('', 'read') THEN 'silent' ELSE 'other' END"
#define ORDER                                                                                      \
    "(CASE p.capacity WHEN 'member' THEN 0 WHEN 'attendee' THEN 1 WHEN 'observer' THEN 2"          \
    " ELSE 3 END * 1000000 + p.place)"

enum status meeting_store_groups(struct ctx *ctx, int64_t meeting_id,
                                 struct meeting_group out[MEETING_CAPACITIES])
{
    struct rows r;

    for (size_t i = 0; i < MEETING_CAPACITIES; i++)
        out[i] = (struct meeting_group){.capacity = (enum meeting_capacity)i};
    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT p.capacity, COUNT(*), COUNT(CASE WHEN " ANSWER " = 'coming' THEN 1"
                     " END), COUNT(CASE WHEN " ANSWER " = 'leave' THEN 1 END),"
                     " COUNT(CASE WHEN " ANSWER " = 'silent' THEN 1 END)"
                     " FROM meeting_person p WHERE p.congress_id = :congress"
                     " AND p.meeting_id = :meeting GROUP BY p.capacity",
                     B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id)));
    arr_each (i, r.count) {
        enum meeting_capacity c;

        if (!meeting_capacity_parse(cell_text(&r, i, 0), &c))
            continue;
        out[c].count = cell_int(&r, i, 1);
        out[c].coming = cell_int(&r, i, 2);
        out[c].on_leave = cell_int(&r, i, 3);
        out[c].silent = cell_int(&r, i, 4);
    }
    return ST_OK;
}

static const struct db_filter FILTERS[] = {
    {"capacity", "p.capacity = :capacity", BIND_TEXT},
    {"answer", ANSWER " = :answer", BIND_TEXT},
    {"q", "p.name LIKE :q", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"place", ORDER, BIND_INT, "p.id"}, {0}};
static const struct db_list PEOPLE = {
    .select = "SELECT p.id FROM meeting_person p",
    .where = "p.congress_id = :congress AND p.meeting_id = :meeting",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status meeting_store_people_page(struct ctx *ctx, const struct meeting_people_filter *f,
                                      struct meeting_person **out, size_t *out_count,
                                      struct str *out_next, int64_t *out_total)
{
    const struct str like =
        f->q.len > 0 ? str_printf(ctx->arena, "%%" STR_FMT "%%", STR_ARG(f->q)) : S("");
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_INT("meeting", f->meeting_id),
        B_OPT("capacity", f->capacity),
        B_OPT("answer", f->answer),
        B_OPT("q", like),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .sort = "place",
        .after = f->after,
        .limit = f->limit,
    };
    struct rows r;

    TRY(db_list(ctx, &PEOPLE, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct meeting_person);
    *out_count = r.count;
    arr_each (i, r.count)
        TRY(meeting_person_get(ctx, cell_int(&r, i, 0), &(*out)[i]));
    return db_list_count(ctx, &PEOPLE, &query, COUNT_MAX, out_total);
}
