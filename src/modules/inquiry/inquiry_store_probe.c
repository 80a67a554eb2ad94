// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of investigations. */
#include "modules/inquiry/inquiry_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)
#define PROBE                                                                                      \
    "SELECT p.id, p.version, COALESCE(p.matter_id, 0), COALESCE(p.motion_id, 0), p.signers,"       \
    " COALESCE(p.doc_id, 0), p.title, p.reason, p.mover, p.basis, p.report, p.outcome, p.state,"   \
    " p.proposed_on, p.decided_on, p.due_on, p.reported_on, p.resolved_on,"                        \
    " COALESCE(pv.vote_id, 0) FROM inquiry_probe p"                                                \
    " LEFT JOIN inquiry_probe_vote pv ON pv.congress_id = p.congress_id AND pv.id = p.id"

static struct inquiry_probe read_probe(const struct rows *r, size_t i)
{
    return (struct inquiry_probe){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .matter_id = cell_int(r, i, 2),
        .motion_id = cell_int(r, i, 3),
        .signers = cell_int(r, i, 4),
        .doc_id = cell_int(r, i, 5),
        .title = cell_text(r, i, 6),
        .reason = cell_text(r, i, 7),
        .mover = cell_text(r, i, 8),
        .basis = cell_text(r, i, 9),
        .report = cell_text(r, i, 10),
        .outcome = cell_text(r, i, 11),
        .state = cell_text(r, i, 12),
        .proposed_on = cell_date(r, i, 13),
        .decided_on = cell_date(r, i, 14),
        .due_on = cell_date(r, i, 15),
        .reported_on = cell_date(r, i, 16),
        .resolved_on = cell_date(r, i, 17),
        .vote_id = cell_int(r, i, 18),
    };
}

enum status inquiry_store_probe(struct ctx *ctx, int64_t id, struct inquiry_probe *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, PROBE " WHERE p.congress_id = :congress AND p.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_probe(&r, 0);
    return ST_OK;
}

static const struct db_filter FILTERS[] = {
    {"state", "p.state = :state", BIND_TEXT},
    {"from", "p.proposed_on >= :from", BIND_TEXT},
    {"to", "p.proposed_on <= :to", BIND_TEXT},
    {"q", "p.title LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"on", "p.proposed_on", BIND_TEXT, "p.id"}, {0}};
static const struct db_list LIST = {
    .select = PROBE, .where = "p.congress_id = :congress", .filters = FILTERS, .sorts = SORTS};

enum status inquiry_store_probes(struct ctx *ctx, const struct inquiry_page *f,
                                 struct inquiry_probe **out, size_t *out_count,
                                 struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("state", f->state),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct inquiry_probe);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_probe(&r, i);
    return db_list_count(ctx, &LIST, &q, INQUIRY_TOTAL_MAX, out_total);
}

enum status inquiry_store_probe_put(struct ctx *ctx, const struct inquiry_probe *p, bool fresh)
{
    const struct bind binds[] = {
        CONGRESS,
        B_INT("id", p->id),
        B_ID("matter", p->matter_id),
        B_ID("motion", p->motion_id),
        B_TEXT("title", p->title),
        B_TEXT("reason", p->reason),
        B_TEXT("mover", p->mover),
        B_INT("signers", p->signers),
        B_DATE(ctx->arena, "proposed", p->proposed_on),
        B_TEXT("state", p->state),
        B_DATE(ctx->arena, "decided", p->decided_on),
        B_TEXT("basis", p->basis),
        B_DATE(ctx->arena, "due", p->due_on),
        B_TEXT("report", p->report),
        B_DATE(ctx->arena, "reported", p->reported_on),
        B_ID("doc", p->doc_id),
        B_TEXT("outcome", p->outcome),
        B_DATE(ctx->arena, "resolved", p->resolved_on),
        B_INT("version", p->version),
    };

    if (fresh)
        TRY(db_exec(ctx, NULL,
                    "INSERT INTO inquiry_probe (congress_id, id, matter_id, motion_id, title,"
                    " reason, mover, signers, proposed_on, state, decided_on, basis, due_on,"
                    " report, reported_on, doc_id, outcome, resolved_on) VALUES (:congress, :id,"
                    " :matter, :motion, :title, :reason, :mover, :signers, :proposed, :state,"
                    " :decided, :basis, :due, :report, :reported, :doc, :outcome, :resolved)",
                    binds, COUNT(binds) - 1));
    else
        TRY(db_exec_one(ctx,
                        "UPDATE inquiry_probe SET matter_id = :matter, motion_id = :motion,"
                        " title = :title, reason = :reason, mover = :mover, signers = :signers,"
                        " proposed_on = :proposed, state = :state, decided_on = :decided,"
                        " basis = :basis, due_on = :due, report = :report,"
                        " reported_on = :reported, doc_id = :doc, outcome = :outcome,"
                        " resolved_on = :resolved, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        binds, COUNT(binds)));
    return event_row(ctx, "inquiry_probe", p->id);
}

enum status inquiry_store_probe_vote(struct ctx *ctx, const struct inquiry_probe *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO inquiry_probe_vote (congress_id, id, vote_id)"
                " VALUES (:congress, :id, :vote)",
                CONGRESS, B_INT("id", p->id), B_INT("vote", p->vote_id)));
    return event_row(ctx, "inquiry_probe_vote", p->id);
}

enum status inquiry_store_docs(struct ctx *ctx, struct date since, unsigned limit,
                               struct inquiry_doc **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, title, number_text FROM resolution_v_document"
                " WHERE congress_id = :congress AND kind IN ('resolution', 'decision')"
                " AND state IN ('approved', 'signed') AND passed_on >= :since"
                " ORDER BY passed_on DESC, id DESC LIMIT :limit",
                CONGRESS, B_DATE(ctx->arena, "since", since), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct inquiry_doc);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct inquiry_doc){cell_int(&r, i, 0), cell_text(&r, i, 1), cell_text(&r, i, 2)};
    return ST_OK;
}

enum status inquiry_store_members(struct ctx *ctx, int64_t probe_id, struct inquiry_member **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, probe_id, COALESCE(deputy_id, 0), post, name FROM inquiry_member"
                " WHERE congress_id = :congress AND probe_id = :probe"
                " ORDER BY CASE post WHEN 'chair' THEN 0 WHEN 'vice' THEN 1 WHEN 'member' THEN 2"
                " ELSE 3 END, id LIMIT 100",
                CONGRESS, B_INT("probe", probe_id)));
    *out = arena_array(ctx->arena, r.count, struct inquiry_member);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct inquiry_member){.id = cell_int(&r, i, 0),
                                            .probe_id = cell_int(&r, i, 1),
                                            .deputy_id = cell_int(&r, i, 2),
                                            .post = cell_text(&r, i, 3),
                                            .name = cell_text(&r, i, 4)};
    return ST_OK;
}

enum status inquiry_store_member_add(struct ctx *ctx, const struct inquiry_member *m)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO inquiry_member (congress_id, id, probe_id, post, deputy_id, name)"
                " VALUES (:congress, :id, :probe, :post, :deputy, :name)",
                CONGRESS, B_INT("id", m->id), B_INT("probe", m->probe_id), B_TEXT("post", m->post),
                B_ID("deputy", m->deputy_id), B_TEXT("name", m->name)));
    return event_row(ctx, "inquiry_member", m->id);
}

enum status inquiry_store_member_drop(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM inquiry_member WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "inquiry_member", id);
}

enum status inquiry_store_concerns(struct ctx *ctx, int64_t probe_id, struct inquiry_concern **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, probe_id, name, reason FROM inquiry_concern"
                " WHERE congress_id = :congress AND probe_id = :probe ORDER BY id LIMIT 100",
                CONGRESS, B_INT("probe", probe_id)));
    *out = arena_array(ctx->arena, r.count, struct inquiry_concern);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct inquiry_concern){cell_int(&r, i, 0), cell_int(&r, i, 1),
                                             cell_text(&r, i, 2), cell_text(&r, i, 3)};
    return ST_OK;
}

enum status inquiry_store_concern_add(struct ctx *ctx, const struct inquiry_concern *c)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO inquiry_concern (congress_id, id, probe_id, name, reason)"
                " VALUES (:congress, :id, :probe, :name, :reason)",
                CONGRESS, B_INT("id", c->id), B_INT("probe", c->probe_id), B_TEXT("name", c->name),
                B_TEXT("reason", c->reason)));
    return event_row(ctx, "inquiry_concern", c->id);
}

enum status inquiry_store_relations(struct ctx *ctx, int64_t probe_id,
                                    struct inquiry_relation **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, probe_id, COALESCE(deputy_id, 0), name, whom, sort, stake, note,"
                " found_on FROM inquiry_relation WHERE congress_id = :congress"
                " AND probe_id = :probe ORDER BY id LIMIT 500",
                CONGRESS, B_INT("probe", probe_id)));
    *out = arena_array(ctx->arena, r.count, struct inquiry_relation);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct inquiry_relation){.id = cell_int(&r, i, 0),
                                              .probe_id = cell_int(&r, i, 1),
                                              .deputy_id = cell_int(&r, i, 2),
                                              .name = cell_text(&r, i, 3),
                                              .whom = cell_text(&r, i, 4),
                                              .sort = cell_text(&r, i, 5),
                                              .stake = cell_int(&r, i, 6) != 0,
                                              .note = cell_text(&r, i, 7),
                                              .found_on = cell_date(&r, i, 8)};
    return ST_OK;
}

enum status inquiry_store_relation_add(struct ctx *ctx, const struct inquiry_relation *r)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO inquiry_relation (congress_id, id, probe_id, deputy_id, name, whom,"
                " sort, stake, note, found_on) VALUES (:congress, :id, :probe, :deputy, :name,"
                " :whom, :sort, :stake, :note, :on)",
                CONGRESS, B_INT("id", r->id), B_INT("probe", r->probe_id),
                B_ID("deputy", r->deputy_id), B_TEXT("name", r->name), B_TEXT("whom", r->whom),
                B_TEXT("sort", r->sort), B_BOOL("stake", r->stake), B_TEXT("note", r->note),
                B_DATE(ctx->arena, "on", r->found_on)));
    return event_row(ctx, "inquiry_relation", r->id);
}

enum status inquiry_store_acts(struct ctx *ctx, int64_t probe_id, struct inquiry_act **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, probe_id, sort, who, text, done_on FROM inquiry_act"
                " WHERE congress_id = :congress AND probe_id = :probe"
                " ORDER BY done_on DESC, id DESC LIMIT 500",
                CONGRESS, B_INT("probe", probe_id)));
    *out = arena_array(ctx->arena, r.count, struct inquiry_act);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct inquiry_act){.id = cell_int(&r, i, 0),
                                         .probe_id = cell_int(&r, i, 1),
                                         .sort = cell_text(&r, i, 2),
                                         .who = cell_text(&r, i, 3),
                                         .text = cell_text(&r, i, 4),
                                         .done_on = cell_date(&r, i, 5)};
    return ST_OK;
}

enum status inquiry_store_act_add(struct ctx *ctx, const struct inquiry_act *a)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO inquiry_act (congress_id, id, probe_id, sort, done_on, who, text)"
                " VALUES (:congress, :id, :probe, :sort, :on, :who, :text)",
                CONGRESS, B_INT("id", a->id), B_INT("probe", a->probe_id), B_TEXT("sort", a->sort),
                B_DATE(ctx->arena, "on", a->done_on), B_TEXT("who", a->who),
                B_TEXT("text", a->text)));
    return event_row(ctx, "inquiry_act", a->id);
}
