// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of the lists of posts, persons and oaths. */
#include "modules/appointment/appointment_list.h"
#include "platform/db.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- posts */

#define HELD                                                                                       \
    "(SELECT COUNT(*) FROM appointment_tenure t WHERE t.congress_id = o.congress_id"               \
    " AND t.post_id = o.id AND t.acting = 0 AND t.from_on <= :on"                                  \
    " AND (t.to_on IS NULL OR t.to_on >= :on))"
#define POST_FROM " FROM appointment_post o"

static const struct db_filter POST_FILTERS[] = {
    {"office", "o.office = :office", BIND_TEXT},
    {"on", "(o.closed_on IS NULL OR o.closed_on >= :on)", BIND_TEXT},
    {"vacant", "(:vacant = 1 AND o.seats > " HELD ")", BIND_INT},
    {"q",
     "(o.name LIKE :q ESCAPE '!' OR EXISTS (SELECT 1 FROM appointment_tenure t"
     " JOIN appointment_person p ON p.congress_id = t.congress_id AND p.id = t.person_id"
     " WHERE t.congress_id = o.congress_id AND t.post_id = o.id AND t.from_on <= :on"
     " AND (t.to_on IS NULL OR t.to_on >= :on) AND p.name LIKE :q ESCAPE '!'))",
     BIND_TEXT},
    {0},
};
static const struct db_sort POST_SORTS[] = {{"name", "o.name", BIND_TEXT, "o.id"}, {0}};
static const struct db_list POST_LIST = {
    .select = "SELECT o.id, o.version, o.office, o.name, o.organ_id, o.body_id, o.seats,"
              " o.closed_on, o.note, " HELD POST_FROM,
    .where = "o.congress_id = :congress",
    .filters = POST_FILTERS,
    .sorts = POST_SORTS,
    .count_from = POST_FROM,
};

enum status appointment_store_post_page(struct ctx *ctx, const struct appointment_post_filter *f,
                                        struct appointment_post **out, size_t *out_count,
                                        struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("office", f->office),
        B_DATE(ctx->arena, "on", f->on),
        B_ID("vacant", f->vacant),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = "name",
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &POST_LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct appointment_post);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct appointment_post){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .office = cell_text(&r, i, 2),
            .name = cell_text(&r, i, 3),
            .organ_id = cell_int(&r, i, 4),
            .body_id = cell_int(&r, i, 5),
            .seats = cell_int(&r, i, 6),
            .closed_on = cell_date(&r, i, 7),
            .note = cell_text(&r, i, 8),
            .held = cell_int(&r, i, 9),
        };
    return db_list_count(ctx, &POST_LIST, &q, APPOINTMENT_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- persons */

/* Days and act are always given: filters that hold for all. */
#define DECIDED                                                                                    \
    "(SELECT COUNT(*) FROM appointment a WHERE a.congress_id = p.congress_id"                      \
    " AND a.person_id = p.id AND a.state = 'passed' AND a.decided_on >= :from"                     \
    " AND a.decided_on <= :to AND (:act = 'all' OR a.act = :act))"
#define PERSON_FROM " FROM appointment_person p"

static const struct db_filter PERSON_FILTERS[] = {
    {"from", ":from <> ''", BIND_TEXT},
    {"to", ":to <> ''", BIND_TEXT},
    {"act", ":act <> ''", BIND_TEXT},
    {"decided", "(:decided = 1 AND " DECIDED " > 0)", BIND_INT},
    {"q", "p.name LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort PERSON_SORTS[] = {{"id", "p.id", BIND_INT, "p.id"}, {0}};
static const struct db_list PERSON_LIST = {
    .select = "SELECT p.id, p.version, p.name, p.sex, p.born, p.ethnic, p.party, p.education,"
              " p.deputy_id, " DECIDED PERSON_FROM,
    .where = "p.congress_id = :congress",
    .filters = PERSON_FILTERS,
    .sorts = PERSON_SORTS,
    .count_from = PERSON_FROM,
};

enum status appointment_store_person_page(struct ctx *ctx,
                                          const struct appointment_person_filter *f,
                                          struct appointment_person_row **out, size_t *out_count,
                                          struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_ID("decided", f->decided),
        B_DATE(ctx->arena, "from", date_none(f->from) ? (struct date){1949, 1, 1} : f->from),
        B_DATE(ctx->arena, "to", date_none(f->to) ? (struct date){9999, 12, 31} : f->to),
        B_TEXT("act", f->act.len > 0 ? f->act : S("all")),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &PERSON_LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct appointment_person_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct appointment_person_row){
            .person = {.id = cell_int(&r, i, 0),
                       .version = cell_int(&r, i, 1),
                       .name = cell_text(&r, i, 2),
                       .sex = cell_text(&r, i, 3),
                       .born = cell_text(&r, i, 4),
                       .ethnic = cell_text(&r, i, 5),
                       .party = cell_text(&r, i, 6),
                       .education = cell_text(&r, i, 7),
                       .deputy_id = cell_int(&r, i, 8)},
            .posts = S(""),
            .times = cell_int(&r, i, 9),
        };
    return db_list_count(ctx, &PERSON_LIST, &q, APPOINTMENT_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- oaths */

#define SWEARERS(state)                                                                            \
    "(SELECT COUNT(*) FROM appointment_swearing s WHERE s.congress_id = h.congress_id"             \
    " AND s.oath_id = h.id" state ")"
#define OATH_FROM " FROM appointment_oath h"

static const struct db_filter OATH_FILTERS[] = {{0}};
static const struct db_sort OATH_SORTS[] = {{"day", "h.held_on", BIND_TEXT, "h.id"}, {0}};
static const struct db_list OATH_LIST = {
    .select = "SELECT h.id, h.version, h.held_on, h.place, h.organiser, h.presider, h.leader,"
              " h.state, h.note, " SWEARERS("") ", " SWEARERS(" AND s.state = 'sworn'") OATH_FROM,
    .where = "h.congress_id = :congress",
    .filters = OATH_FILTERS,
    .sorts = OATH_SORTS,
    .count_from = OATH_FROM,
};

enum status appointment_store_oath_page(struct ctx *ctx, struct str after, unsigned limit,
                                        struct appointment_oath **out, size_t *out_count,
                                        struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = after, .limit = limit};
    struct rows r;

    TRY(db_list(ctx, &OATH_LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct appointment_oath);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct appointment_oath){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .held_on = cell_date(&r, i, 2),
            .place = cell_text(&r, i, 3),
            .organiser = cell_text(&r, i, 4),
            .presider = cell_text(&r, i, 5),
            .leader = cell_text(&r, i, 6),
            .state = cell_text(&r, i, 7),
            .note = cell_text(&r, i, 8),
            .people = cell_int(&r, i, 9),
            .sworn = cell_int(&r, i, 10),
        };
    return db_list_count(ctx, &OATH_LIST, &q, APPOINTMENT_TOTAL_MAX, out_total);
}
