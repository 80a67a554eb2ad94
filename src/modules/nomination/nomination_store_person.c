// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of nominations, who signed them, and who was elected. */
#include "modules/nomination/nomination_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NOMINATIONS_MAX = 500, SIGNERS_MAX = 1000, ELECTED_MAX = 200 };

#define COLUMNS                                                                                    \
    "n.id, n.version, n.post_id, n.name, n.deputy_id, n.source, n.lead_deputy_id, n.sex, n.born,"  \
    " n.ethnic, n.party, n.education, n.occupation, n.reason, n.state, n.consent, n.consent_on,"   \
    " n.formal, n.proposed_at, (SELECT COUNT(*) FROM nomination_signer s"                          \
    " WHERE s.congress_id = n.congress_id AND s.nomination_id = n.id)"

static struct nomination read_one(const struct rows *r, size_t i)
{
    return (struct nomination){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .post_id = cell_int(r, i, 2),
        .name = cell_text(r, i, 3),
        .deputy_id = cell_int(r, i, 4),
        .source = cell_text(r, i, 5),
        .lead_deputy_id = cell_int(r, i, 6),
        .sex = cell_text(r, i, 7),
        .born = cell_text(r, i, 8),
        .ethnic = cell_text(r, i, 9),
        .party = cell_text(r, i, 10),
        .education = cell_text(r, i, 11),
        .occupation = cell_text(r, i, 12),
        .reason = cell_text(r, i, 13),
        .withdrawn = str_eqz(cell_text(r, i, 14), "withdrawn"),
        .consent = cell_text(r, i, 15),
        .consent_on = cell_date(r, i, 16),
        .formal = cell_int(r, i, 17) != 0,
        .proposed_at = cell_int(r, i, 18),
        .signers = (unsigned)cell_int(r, i, 19),
    };
}

enum status nomination_store_get(struct ctx *ctx, int64_t id, struct nomination *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM nomination n WHERE n.congress_id = :congress"
               " AND n.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_one(&r, 0);
    return ST_OK;
}

enum status nomination_store_of_post(struct ctx *ctx, int64_t post_id, struct nomination **out,
                                     size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM nomination n WHERE n.congress_id = :congress"
                " AND n.post_id = :post ORDER BY n.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("post", post_id),
                B_INT("most", NOMINATIONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct nomination);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_one(&r, i);
    return ST_OK;
}

enum status nomination_store_insert(struct ctx *ctx, const struct nomination *n)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO nomination (congress_id, id, post_id, name, deputy_id, source,"
        " lead_deputy_id, sex, born, ethnic, party, education, occupation, reason, state, consent,"
        " consent_on, formal, proposed_at) VALUES (:congress, :id, :post, :name, :deputy, :source,"
        " :lead, :sex, :born, :ethnic, :party, :education, :occupation, :reason, 'open', :consent,"
        " :consent_on, :formal, :at)",
        B_INT("congress", ctx->congress_id), B_INT("id", n->id), B_INT("post", n->post_id),
        B_TEXT("name", n->name), B_ID("deputy", n->deputy_id), B_TEXT("source", n->source),
        B_ID("lead", n->lead_deputy_id), B_TEXT("sex", n->sex), B_TEXT("born", n->born),
        B_TEXT("ethnic", n->ethnic), B_TEXT("party", n->party), B_TEXT("education", n->education),
        B_TEXT("occupation", n->occupation), B_TEXT("reason", n->reason),
        B_TEXT("consent", n->consent), B_DATE(ctx->arena, "consent_on", n->consent_on),
        B_BOOL("formal", n->formal), B_INT("at", n->proposed_at)));
    return event_row(ctx, "nomination", n->id);
}

enum status nomination_store_update(struct ctx *ctx, const struct nomination *n)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE nomination SET state = :state, consent = :consent,"
                    " consent_on = :consent_on, formal = :formal, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_Z("state", n->withdrawn ? "withdrawn" : "open"),
                    B_TEXT("consent", n->consent), B_DATE(ctx->arena, "consent_on", n->consent_on),
                    B_BOOL("formal", n->formal), B_INT("congress", ctx->congress_id),
                    B_INT("id", n->id), B_INT("version", n->version)));
    return event_row(ctx, "nomination", n->id);
}

/* ---------------------------------------------------------------- signatures */

enum status nomination_store_signers(struct ctx *ctx, int64_t nomination_id,
                                     struct nomination_signer **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, deputy_id, signed_at, name FROM nomination_signer"
                " WHERE congress_id = :congress AND nomination_id = :nomination ORDER BY id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("nomination", nomination_id),
                B_INT("most", SIGNERS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct nomination_signer);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct nomination_signer){cell_int(&r, i, 0), cell_int(&r, i, 1),
                                               cell_int(&r, i, 2), cell_text(&r, i, 3)};
    return ST_OK;
}

enum status nomination_store_sign(struct ctx *ctx, int64_t nomination_id, int64_t deputy_id,
                                  struct str name)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO nomination_signer (congress_id, id, nomination_id, deputy_id, name,"
                " signed_at) VALUES (:congress, :id, :nomination, :deputy, :name, :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_INT("nomination", nomination_id), B_INT("deputy", deputy_id),
                B_TEXT("name", name), B_INT("at", ctx->now)));
    return event_row(ctx, "nomination_signer", id);
}

enum status nomination_store_unsign(struct ctx *ctx, int64_t signer_id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM nomination_signer WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", signer_id)));
    return event_row_gone(ctx, "nomination_signer", signer_id);
}

enum status nomination_store_signed(struct ctx *ctx, int64_t post_id, int64_t deputy_id,
                                    unsigned *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM nomination_signer s JOIN nomination n"
               " ON n.congress_id = s.congress_id AND n.id = s.nomination_id"
               " WHERE s.congress_id = :congress AND s.deputy_id = :deputy AND n.post_id = :post"
               " AND n.state = 'open'",
               B_INT("congress", ctx->congress_id), B_INT("deputy", deputy_id),
               B_INT("post", post_id)));
    *out = (unsigned)cell_int(&r, 0, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- elected */

enum status nomination_store_elected(struct ctx *ctx, int64_t post_id,
                                     struct nomination_elected **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, vote_id, deputy_id, member_id, name, votes FROM nomination_elected"
                " WHERE congress_id = :congress AND post_id = :post ORDER BY votes DESC, id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("post", post_id),
                B_INT("most", ELECTED_MAX)));
    *out = arena_array(ctx->arena, r.count, struct nomination_elected);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct nomination_elected){
            .id = cell_int(&r, i, 0),
            .post_id = post_id,
            .vote_id = cell_int(&r, i, 1),
            .deputy_id = cell_int(&r, i, 2),
            .member_id = cell_int(&r, i, 3),
            .name = cell_text(&r, i, 4),
            .votes = (unsigned)cell_int(&r, i, 5),
        };
    return ST_OK;
}

enum status nomination_store_elect(struct ctx *ctx, const struct nomination_elected *e)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO nomination_elected (congress_id, id, post_id, vote_id, name,"
                " deputy_id, member_id, votes) VALUES (:congress, :id, :post, :vote, :name,"
                " :deputy, :member, :votes)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("post", e->post_id),
                B_INT("vote", e->vote_id), B_TEXT("name", e->name), B_ID("deputy", e->deputy_id),
                B_ID("member", e->member_id), B_INT("votes", e->votes)));
    return event_row(ctx, "nomination_elected", id);
}
