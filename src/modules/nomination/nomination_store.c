// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of elections and their posts. */
#include "modules/nomination/nomination_store.h"
#include "modules/nomination/nomination_rules.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ELECTIONS_MAX = 200, POSTS_MAX = 100 };

/* ---------------------------------------------------------------- elections */

#define ELECTION                                                                                   \
    "id, version, title, new_term, basis, state, closes_at, opened_on, closed_on, created_at"

static struct nomination_election read_election(const struct rows *r, size_t i)
{
    struct nomination_election e = {
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .title = cell_text(r, i, 2),
        .new_term = cell_int(r, i, 3) != 0,
        .basis = cell_text(r, i, 4),
        .closes_at = cell_int(r, i, 6),
        .opened_on = cell_date(r, i, 7),
        .closed_on = cell_date(r, i, 8),
        .created_at = cell_int(r, i, 9),
    };

    (void)nomination_state_parse(cell_text(r, i, 5), &e.state);
    return e;
}

enum status nomination_store_election(struct ctx *ctx, int64_t id, struct nomination_election *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " ELECTION " FROM nomination_election WHERE congress_id = :congress"
               " AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_election(&r, 0);
    return ST_OK;
}

enum status nomination_store_elections(struct ctx *ctx, bool draft,
                                       struct nomination_election **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " ELECTION " FROM nomination_election WHERE congress_id = :congress"
                " AND (:draft = 1 OR state <> 'draft') ORDER BY created_at DESC, id DESC"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_BOOL("draft", draft),
                B_INT("most", ELECTIONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct nomination_election);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_election(&r, i);
    return ST_OK;
}

#define ELECTION_VALUES(ctx, e)                                                                    \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (e)->id), B_TEXT("title", (e)->title),      \
        B_BOOL("new_term", (e)->new_term), B_TEXT("basis", (e)->basis),                            \
        B_Z("state", nomination_state_word((e)->state)), B_ID("closes", (e)->closes_at),           \
        B_DATE((ctx)->arena, "opened", (e)->opened_on),                                            \
        B_DATE((ctx)->arena, "closed", (e)->closed_on)

enum status nomination_store_election_insert(struct ctx *ctx, const struct nomination_election *e)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO nomination_election (congress_id, id, title, new_term, basis, state,"
                " closes_at, opened_on, closed_on, created_at) VALUES (:congress, :id, :title,"
                " :new_term, :basis, :state, :closes, :opened, :closed, :at)",
                ELECTION_VALUES(ctx, e), B_INT("at", e->created_at)));
    return event_row(ctx, "nomination_election", e->id);
}

enum status nomination_store_election_update(struct ctx *ctx, const struct nomination_election *e)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE nomination_election SET title = :title, new_term = :new_term,"
                    " basis = :basis, state = :state, closes_at = :closes, opened_on = :opened,"
                    " closed_on = :closed, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    ELECTION_VALUES(ctx, e), B_INT("version", e->version)));
    return event_row(ctx, "nomination_election", e->id);
}

/* ---------------------------------------------------------------- posts */

#define POST                                                                                       \
    "id, version, election_id, after_id, office, name, occasion, seats, fixed, primary_id,"        \
    " vote_id, listed_on, approved_on, approval, seated_on"

static struct nomination_post read_post(const struct rows *r, size_t i)
{
    struct nomination_post p = {
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .election_id = cell_int(r, i, 2),
        .after_id = cell_int(r, i, 3),
        .name = cell_text(r, i, 5),
        .seats = (unsigned)cell_int(r, i, 7),
        .fixed = (unsigned)cell_int(r, i, 8),
        .primary_id = cell_int(r, i, 9),
        .vote_id = cell_int(r, i, 10),
        .listed_on = cell_date(r, i, 11),
        .approved_on = cell_date(r, i, 12),
        .approval = cell_text(r, i, 13),
        .seated_on = cell_date(r, i, 14),
    };

    (void)nomination_office_parse(cell_text(r, i, 4), &p.office);
    (void)nomination_occasion_parse(cell_text(r, i, 6), &p.occasion);
    return p;
}

enum status nomination_store_post(struct ctx *ctx, int64_t id, struct nomination_post *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " POST " FROM nomination_post WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_post(&r, 0);
    return ST_OK;
}

enum status nomination_store_posts(struct ctx *ctx, int64_t election_id,
                                   struct nomination_post **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " POST " FROM nomination_post WHERE congress_id = :congress"
                " AND election_id = :election ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("election", election_id),
                B_INT("most", POSTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct nomination_post);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_post(&r, i);
    return ST_OK;
}

#define POST_VALUES(ctx, p)                                                                        \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (p)->id), B_TEXT("name", (p)->name),        \
        B_INT("seats", (p)->seats), B_ID("fixed", (p)->fixed), B_ID("primary", (p)->primary_id),   \
        B_ID("vote", (p)->vote_id), B_DATE((ctx)->arena, "listed", (p)->listed_on),                \
        B_DATE((ctx)->arena, "approved", (p)->approved_on), B_OPT("approval", (p)->approval),      \
        B_DATE((ctx)->arena, "seated", (p)->seated_on)

enum status nomination_store_post_insert(struct ctx *ctx, const struct nomination_post *p)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO nomination_post (congress_id, id, election_id, after_id, office, name,"
        " occasion, seats, fixed, primary_id, vote_id, listed_on, approved_on, approval,"
        " seated_on) VALUES (:congress, :id, :election, :after, :office, :name, :occasion, :seats,"
        " :fixed, :primary, :vote, :listed, :approved, :approval, :seated)",
        POST_VALUES(ctx, p), B_INT("election", p->election_id), B_ID("after", p->after_id),
        B_Z("office", nomination_office_word(p->office)),
        B_Z("occasion", nomination_occasion_word(p->occasion))));
    return event_row(ctx, "nomination_post", p->id);
}

enum status nomination_store_post_update(struct ctx *ctx, const struct nomination_post *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE nomination_post SET name = :name, seats = :seats, fixed = :fixed,"
                    " primary_id = :primary, vote_id = :vote, listed_on = :listed,"
                    " approved_on = :approved, approval = :approval, seated_on = :seated,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    POST_VALUES(ctx, p), B_INT("version", p->version)));
    return event_row(ctx, "nomination_post", p->id);
}

enum status nomination_store_post_delete(struct ctx *ctx, const struct nomination_post *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM nomination_post WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", p->id),
                    B_INT("version", p->version)));
    return event_row_gone(ctx, "nomination_post", p->id);
}

enum status nomination_store_held(struct ctx *ctx, int64_t *out_item_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT i.id FROM meeting_v_item i JOIN meeting_v_name m"
                " ON m.congress_id = i.congress_id AND m.id = i.meeting_id"
                " WHERE i.congress_id = :congress AND i.sort = 'election' AND i.state = 'done'"
                " AND m.kind = 'plenary' ORDER BY m.starts_on DESC, i.id DESC LIMIT 1",
                B_INT("congress", ctx->congress_id)));
    *out_item_id = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    return ST_OK;
}
