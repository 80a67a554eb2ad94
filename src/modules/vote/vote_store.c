// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on votes and their options. */
#include "modules/vote/vote_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { VOTES_OF_ORIGIN_MAX = 500 };

/* Present, and gone again with their ballot in the box: two counts along an index. */
#define NUMBERS                                                                                    \
    " (SELECT count(*) FROM vote_voter r WHERE r.congress_id = v.congress_id"                      \
    " AND r.vote_id = v.id AND r.present = 1)"                                                     \
    " + (SELECT count(*) FROM vote_voter r WHERE r.congress_id = v.congress_id"                    \
    " AND r.vote_id = v.id AND r.present = 0 AND EXISTS (SELECT 1 FROM vote_cast p WHERE"          \
    " p.congress_id = r.congress_id AND p.id = r.id))"
#define COLUMNS                                                                                    \
    "v.id, v.version, v.origin_id, v.body_id, v.replaces_id, v.panel_id, v.kind, v.method,"        \
    " v.state, v.rule, v.secret, v.en_bloc, v.write_in, v.imported, v.public_key IS NOT NULL,"     \
    " v.title, v.body_name, v.origin, v.origin_name, v.back_url, v.basis, v.scale,"                \
    " v.invalid_reason, v.panel, v.held_on, v.pass_percent, v.pass_grades, v.seats, v.seconds,"    \
    " v.opened_at, v.closed_at, v.all_members, v.present,"                                         \
    " (SELECT count(*) FROM vote_cast c WHERE c.congress_id = v.congress_id"                       \
    " AND c.vote_id = v.id),"                                                                      \
    " CASE WHEN v.present IS NULL AND v.opened_at IS NOT NULL THEN" NUMBERS " END,"                \
    " v.law_body, v.matter, v.post, v.occasion, v.again_reason"

static struct vote read_vote(const struct rows *r, size_t i)
{
    struct vote v = {
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .origin_id = cell_int(r, i, 2),
        .body_id = cell_int(r, i, 3),
        .replaces_id = cell_int(r, i, 4),
        .panel_id = cell_int(r, i, 5),
        .secret = cell_int(r, i, 10) != 0,
        .en_bloc = cell_int(r, i, 11) != 0,
        .write_in = cell_int(r, i, 12) != 0,
        .imported = cell_int(r, i, 13) != 0,
        .sealed = cell_int(r, i, 14) != 0,
        .title = cell_text(r, i, 15),
        .body_name = cell_text(r, i, 16),
        .origin = cell_text(r, i, 17),
        .origin_name = cell_text(r, i, 18),
        .back_url = cell_text(r, i, 19),
        .basis = cell_text(r, i, 20),
        .scale = cell_text(r, i, 21),
        .invalid_reason = cell_text(r, i, 22),
        .panel = cell_text(r, i, 23),
        .again_reason = cell_text(r, i, 39),
        .on = cell_date(r, i, 24),
        .pass_percent = (unsigned)cell_int(r, i, 25),
        .pass_grades = (unsigned)cell_int(r, i, 26),
        .seats = (unsigned)cell_int(r, i, 27),
        .seconds = (unsigned)cell_int(r, i, 28),
        .opened_at = cell_int(r, i, 29),
        .closed_at = cell_int(r, i, 30),
        .all_members = (uint32_t)cell_int(r, i, 31),
        .present = (uint32_t)cell_int(r, i, cell_null(r, i, 32) ? 34 : 32),
        .voted = (uint32_t)cell_int(r, i, 33),
    };

    (void)vote_kind_parse(cell_text(r, i, 6), &v.kind);
    (void)vote_method_parse(cell_text(r, i, 7), &v.method);
    (void)vote_state_parse(cell_text(r, i, 8), &v.state);
    (void)vote_rule_parse(cell_text(r, i, 9), &v.rule);
    (void)vote_law_body_parse(cell_text(r, i, 35), &v.law_body);
    (void)vote_matter_parse(cell_text(r, i, 36), &v.matter);
    v.check_candidates = vote_post_parse(cell_text(r, i, 37), &v.post) &&
                         vote_occasion_parse(cell_text(r, i, 38), &v.occasion);
    v.closes_at = v.opened_at != 0 && v.seconds != 0 ? v.opened_at + v.seconds : 0;
    return v;
}

static void read_votes(struct ctx *ctx, const struct rows *r, struct vote **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct vote);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_vote(r, i);
}

enum status vote_store_get(struct ctx *ctx, int64_t id, struct vote *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM vote v WHERE v.congress_id = :congress AND v.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_vote(&r, 0);
    return ST_OK;
}

enum status vote_store_running(struct ctx *ctx, int64_t id, struct vote_running *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT v.state, v.method, v.public_key, v.seconds, c.holder, c.seen_ms, c.used_ms"
               " FROM vote v LEFT JOIN vote_clock c ON c.congress_id = v.congress_id"
               " AND c.id = v.id WHERE v.congress_id = :congress AND v.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = (struct vote_running){
        .id = id,
        .public_key = cell_text(&r, 0, 2),
        .sealed = !cell_null(&r, 0, 2),
        .seconds = (unsigned)cell_int(&r, 0, 3),
        .holder = cell_text(&r, 0, 4),
        .seen_ms = cell_int(&r, 0, 5),
        .used_ms = cell_int(&r, 0, 6),
    };
    (void)vote_state_parse(cell_text(&r, 0, 0), &out->state);
    (void)vote_method_parse(cell_text(&r, 0, 1), &out->method);
    return ST_OK;
}

enum status vote_store_slip(struct ctx *ctx, int64_t vote_id, struct vote_store_slip *out)
{
    struct rows r;

    TRY(DB_ONE_KEPT(ctx, &r,
                    "SELECT v.kind, v.en_bloc, v.write_in, v.seats, (SELECT count(*)"
                    " FROM vote_option o WHERE o.congress_id = v.congress_id AND o.vote_id = v.id),"
                    " v.scale, v.held_on, v.secret FROM vote v"
                    " WHERE v.congress_id = :congress AND v.id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", vote_id)));
    *out = (struct vote_store_slip){
        .en_bloc = cell_int(&r, 0, 1) != 0,
        .write_in = cell_int(&r, 0, 2) != 0,
        .seats = (unsigned)cell_int(&r, 0, 3),
        .options = (size_t)cell_int(&r, 0, 4),
        .scale = cell_text(&r, 0, 5),
        .on = cell_date(&r, 0, 6),
        .secret = cell_int(&r, 0, 7) != 0,
    };
    (void)vote_kind_parse(cell_text(&r, 0, 0), &out->kind);
    return ST_OK;
}

enum status vote_store_of_origin(struct ctx *ctx, struct str origin, int64_t origin_id,
                                 struct vote **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM vote v WHERE v.congress_id = :congress"
                " AND v.origin = :origin AND v.origin_id = :id ORDER BY v.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_TEXT("origin", origin),
                B_INT("id", origin_id), B_INT("most", VOTES_OF_ORIGIN_MAX)));
    read_votes(ctx, &r, out, out_count);
    return ST_OK;
}

enum status vote_store_titled(struct ctx *ctx, int64_t body_id, struct str title, struct date on,
                              struct vote **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM vote v WHERE v.congress_id = :congress"
                " AND v.held_on = :on AND v.body_id = :body AND v.title = :title"
                " ORDER BY v.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on),
                B_INT("body", body_id), B_TEXT("title", title),
                B_INT("most", VOTES_OF_ORIGIN_MAX)));
    read_votes(ctx, &r, out, out_count);
    return ST_OK;
}

enum status vote_store_list(struct ctx *ctx, const char *state, unsigned limit, struct vote **out,
                            size_t *out_count)
{
    struct rows r;

    if (state != NULL)
        TRY(DB_ROWS(ctx, &r,
                    "SELECT " COLUMNS " FROM vote v WHERE v.congress_id = :congress"
                    " AND v.state = :state ORDER BY v.id DESC LIMIT :most",
                    B_INT("congress", ctx->congress_id), B_Z("state", state),
                    B_INT("most", limit)));
    else
        TRY(DB_ROWS(ctx, &r,
                    "SELECT " COLUMNS " FROM vote v WHERE v.congress_id = :congress"
                    " ORDER BY v.id DESC LIMIT :most",
                    B_INT("congress", ctx->congress_id), B_INT("most", limit)));
    read_votes(ctx, &r, out, out_count);
    return ST_OK;
}

enum status vote_store_waiting_for(struct ctx *ctx, int64_t account_id, struct vote **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM vote v JOIN vote_voter w ON w.congress_id = v.congress_id"
                " AND w.vote_id = v.id WHERE v.congress_id = :congress AND v.state = 'open'"
                " AND v.method = 'device' AND w.account_id = :account AND w.present = 1"
                " ORDER BY v.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_INT("most", VOTES_OF_ORIGIN_MAX)));
    read_votes(ctx, &r, out, out_count);
    return ST_OK;
}

/* ---- writing ---- */

/* Only of an election whose number of candidates is the law's. */
static struct bind post_of(const struct vote_new *in)
{
    return B_OPT("post", str_from(in->check_candidates ? vote_post_word(in->post) : ""));
}

static struct bind occasion_of(const struct vote_new *in)
{
    return B_OPT("occasion",
                 str_from(in->check_candidates ? vote_occasion_word(in->occasion) : ""));
}

static struct bind method_of(const struct vote_new *in)
{
    return B_Z("method", vote_method_word(in->method));
}

enum status vote_store_insert(struct ctx *ctx, int64_t id, const struct vote_new *in, bool imported)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO vote (congress_id, id, kind, method, state, rule, secret, en_bloc, write_in,"
        " title, body_name, body_id, law_body, matter, origin, origin_id, origin_name, panel, "
        "panel_id, back_url,"
        " held_on, basis, pass_percent, pass_grades, scale, seats, seconds, replaces_id, imported,"
        " post, occasion, again_reason, all_members) VALUES (:congress, :id, :kind, :method, "
        "'prepared', :rule, "
        ":secret,"
        " :en_bloc, :write_in, :title, :body_name, :body, :law_body, :matter, :origin, :origin_id, "
        ":origin_name,"
        " :panel, :panel_id, :back_url, :held_on, :basis, :percent, :grades, :scale, :seats,"
        " :seconds, :replaces, :imported, :post, :occasion, :again, 0)",
        B_INT("congress", ctx->congress_id), B_INT("id", id), B_Z("kind", vote_kind_word(in->kind)),
        method_of(in), B_Z("rule", vote_rule_word(in->rule)), B_BOOL("secret", in->secret),
        B_BOOL("en_bloc", in->en_bloc), B_BOOL("write_in", in->write_in),
        B_TEXT("title", in->title), B_TEXT("body_name", in->body_name), B_INT("body", in->body_id),
        B_Z("law_body", vote_law_body_word(in->law_body)),
        B_Z("matter", vote_matter_word(in->matter)), B_Z("origin", in->origin),
        B_INT("origin_id", in->origin_id), B_TEXT("origin_name", in->origin_name),
        B_Z("panel", in->panel != NULL ? in->panel : ""), B_INT("panel_id", in->panel_id),
        B_TEXT("back_url", in->back_url), B_DATE(ctx->arena, "held_on", in->on),
        B_TEXT("basis", in->basis), B_INT("percent", in->pass_percent),
        B_INT("grades", in->pass_grades), B_TEXT("scale", in->scale), B_INT("seats", in->seats),
        B_INT("seconds", in->seconds), B_ID("replaces", in->replaces_id),
        B_BOOL("imported", imported), post_of(in), occasion_of(in),
        B_OPT("again", in->again_reason)));
    return event_row(ctx, "vote", id);
}

enum status vote_store_set(struct ctx *ctx, const struct vote *v, bool fixed)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE vote SET state = :state, method = :method, all_members = :all, present = :present,"
        " held_on = :on, opened_at = :opened, closed_at = :closed,"
        " counted_at = CASE WHEN counted_at IS NULL AND CAST(:is_counted AS INTEGER) = 1 THEN :now"
        " ELSE counted_at END,"
        " announced_at = CASE WHEN CAST(:is_announced AS INTEGER) = 1 THEN :now"
        " ELSE announced_at END,"
        " invalid_reason = :reason, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_Z("state", vote_state_word(v->state)), B_Z("method", vote_method_word(v->method)),
        B_INT("all", v->all_members), B_DATE(ctx->arena, "on", v->on),
        (fixed ? B_INT("present", v->present)
               : (struct bind){.name = "present", .type = BIND_INT, .null = true}),
        B_ID("opened", v->opened_at), B_ID("closed", v->closed_at), B_INT("now", ctx->now),
        B_INT("is_counted", v->state == VOTE_COUNTED),
        B_INT("is_announced", v->state == VOTE_ANNOUNCED), B_OPT("reason", v->invalid_reason),
        B_INT("congress", ctx->congress_id), B_INT("id", v->id), B_INT("version", v->version)));
    return event_row(ctx, "vote", v->id);
}

enum status vote_store_set_key(struct ctx *ctx, int64_t id, const uint8_t *public_key, size_t len)
{
    TRY(DB_EXEC_ONE(
        ctx, "UPDATE vote SET public_key = :key WHERE congress_id = :congress AND id = :id",
        B_BLOB("key", public_key, len), B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "vote", id);
}

enum status vote_store_add_option(struct ctx *ctx, int64_t vote_id, int64_t place,
                                  const struct vote_option *o)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO vote_option (congress_id, id, vote_id, place, name, note, deputy_id,"
                " account_id) VALUES (:congress, :id, :vote, :place, :name, :note, :deputy,"
                " :account)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("vote", vote_id),
                B_INT("place", place), B_TEXT("name", o->name), B_TEXT("note", o->note),
                B_ID("deputy", o->deputy_id), B_ID("account", o->account_id)));
    return event_row(ctx, "vote_option", id);
}

enum status vote_store_options(struct ctx *ctx, int64_t vote_id, struct vote_option **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, name, note, deputy_id, account_id FROM vote_option"
                " WHERE congress_id = :congress AND vote_id = :vote ORDER BY place LIMIT 1000",
                B_INT("congress", ctx->congress_id), B_INT("vote", vote_id)));
    *out = arena_array(ctx->arena, r.count, struct vote_option);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct vote_option){
            .id = cell_int(&r, i, 0),
            .name = cell_text(&r, i, 1),
            .note = cell_text(&r, i, 2),
            .deputy_id = cell_int(&r, i, 3),
            .account_id = cell_int(&r, i, 4),
        };
    return ST_OK;
}
