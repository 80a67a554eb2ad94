// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of annual plans and of votes of satisfaction. */
#include "modules/supervision/supervision_store.h"
#include "modules/supervision/supervision_store_row.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- plans */

#define PLAN                                                                                       \
    "SELECT id, version, year, revision, COALESCE(meeting_id, 0), state, reason, intro, basis,"    \
    " approved_on, published_on FROM supervision_plan WHERE congress_id = :congress"

static struct supervision_plan read_plan(const struct rows *r, size_t i)
{
    return (struct supervision_plan){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = cell_int(r, i, 2),
        .revision = cell_int(r, i, 3),
        .meeting_id = cell_int(r, i, 4),
        .state = cell_text(r, i, 5),
        .reason = cell_text(r, i, 6),
        .intro = cell_text(r, i, 7),
        .basis = cell_text(r, i, 8),
        .approved_on = cell_date(r, i, 9),
        .published_on = cell_date(r, i, 10),
    };
}

enum status supervision_store_plan(struct ctx *ctx, int64_t id, struct supervision_plan *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, PLAN " AND id = :id", CONGRESS, B_INT("id", id)));
    *out = read_plan(&r, 0);
    return ST_OK;
}

enum status supervision_store_plans(struct ctx *ctx, int64_t year, struct supervision_plan **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                PLAN " AND (:year IS NULL OR year = :year) ORDER BY year DESC, revision DESC"
                     " LIMIT 200",
                CONGRESS, B_ID("year", year)));
    *out = arena_array(ctx->arena, r.count, struct supervision_plan);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_plan(&r, i);
    return ST_OK;
}

enum status supervision_store_plan_put(struct ctx *ctx, const struct supervision_plan *p,
                                       bool fresh)
{
    enum { ONLY_NEW = 2 }; /* columns that never change */
    const struct bind binds[] = {
        B_INT("year", p->year),
        B_INT("revision", p->revision),
        CONGRESS,
        B_INT("id", p->id),
        B_TEXT("state", p->state),
        B_TEXT("reason", p->reason),
        B_TEXT("intro", p->intro),
        B_ID("meeting", p->meeting_id),
        B_TEXT("basis", p->basis),
        B_DATE(ctx->arena, "approved", p->approved_on),
        B_DATE(ctx->arena, "published", p->published_on),
        B_INT("version", p->version),
    };

    if (fresh)
        TRY(db_exec(ctx, NULL,
                    "INSERT INTO supervision_plan (congress_id, id, year, revision, state, reason,"
                    " intro, meeting_id, basis, approved_on, published_on) VALUES (:congress, :id,"
                    " :year, :revision, :state, :reason, :intro, :meeting, :basis, :approved,"
                    " :published)",
                    binds, COUNT(binds) - 1));
    else
        TRY(db_exec_one(ctx,
                        "UPDATE supervision_plan SET state = :state, reason = :reason,"
                        " intro = :intro, meeting_id = :meeting, basis = :basis,"
                        " approved_on = :approved, published_on = :published,"
                        " version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        binds + ONLY_NEW, COUNT(binds) - ONLY_NEW));
    return event_row(ctx, "supervision_plan", p->id);
}

enum status supervision_store_plan_items(struct ctx *ctx, int64_t plan_id,
                                         struct supervision_plan_item **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, plan_id, place, matter_id, title, methods, organ, lead, office,"
                " starts_on, ends_on, key_topic FROM supervision_plan_item"
                " WHERE congress_id = :congress AND plan_id = :plan ORDER BY place LIMIT :most",
                CONGRESS, B_INT("plan", plan_id), B_INT("most", SUPERVISION_PART_MAX)));
    *out = arena_array(ctx->arena, r.count, struct supervision_plan_item);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct supervision_plan_item){.id = cell_int(&r, i, 0),
                                                   .plan_id = cell_int(&r, i, 1),
                                                   .place = cell_int(&r, i, 2),
                                                   .matter_id = cell_int(&r, i, 3),
                                                   .title = cell_text(&r, i, 4),
                                                   .methods = cell_text(&r, i, 5),
                                                   .organ = cell_text(&r, i, 6),
                                                   .lead = cell_text(&r, i, 7),
                                                   .office = cell_text(&r, i, 8),
                                                   .starts_on = cell_date(&r, i, 9),
                                                   .ends_on = cell_date(&r, i, 10),
                                                   .key = cell_int(&r, i, 11) != 0};
    return ST_OK;
}

enum status supervision_store_plan_item_add(struct ctx *ctx, const struct supervision_plan_item *i)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO supervision_plan_item (congress_id, id, plan_id, place, matter_id,"
                " title, methods, organ, lead, office, starts_on, ends_on, key_topic) VALUES"
                " (:congress, :id, :plan, :place, :matter, :title, :methods, :organ, :lead,"
                " :office, :starts, :ends, :key)",
                CONGRESS, B_INT("id", i->id), B_INT("plan", i->plan_id), B_INT("place", i->place),
                B_INT("matter", i->matter_id), B_TEXT("title", i->title),
                B_TEXT("methods", i->methods), B_TEXT("organ", i->organ), B_TEXT("lead", i->lead),
                B_TEXT("office", i->office), B_DATE(ctx->arena, "starts", i->starts_on),
                B_DATE(ctx->arena, "ends", i->ends_on), B_BOOL("key", i->key)));
    return event_row(ctx, "supervision_plan_item", i->id);
}

/* ---------------------------------------------------------------- votes of satisfaction */

enum status supervision_store_rounds(struct ctx *ctx, int64_t step_id,
                                     struct supervision_round **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT d.id, d.step_id, COALESCE(d.handling_id, 0), COALESCE(d.organ_id, 0),"
                " d.number, COALESCE(d.vote_id, 0), d.held_on, d.next_due_on, d.all_members,"
                " d.ballots, d.satisfied, d.basic, d.dissatisfied, d.rule_text, d.formula, d.mark,"
                " d.passed, COALESCE(o.name, '') FROM supervision_round d"
                " LEFT JOIN congress_v_organ o ON o.congress_id = d.congress_id"
                " AND o.id = d.organ_id"
                " WHERE d.congress_id = :congress AND d.step_id = :step ORDER BY d.id LIMIT 200",
                CONGRESS, B_INT("step", step_id)));
    *out = arena_array(ctx->arena, r.count, struct supervision_round);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct supervision_round){.id = cell_int(&r, i, 0),
                                               .step_id = cell_int(&r, i, 1),
                                               .handling_id = cell_int(&r, i, 2),
                                               .organ_id = cell_int(&r, i, 3),
                                               .number = cell_int(&r, i, 4),
                                               .vote_id = cell_int(&r, i, 5),
                                               .held_on = cell_date(&r, i, 6),
                                               .next_due_on = cell_date(&r, i, 7),
                                               .all = cell_int(&r, i, 8),
                                               .ballots = cell_int(&r, i, 9),
                                               .satisfied = cell_int(&r, i, 10),
                                               .basic = cell_int(&r, i, 11),
                                               .dissatisfied = cell_int(&r, i, 12),
                                               .rule = cell_text(&r, i, 13),
                                               .formula = cell_text(&r, i, 14),
                                               .mark = cell_text(&r, i, 15),
                                               .passed = cell_int(&r, i, 16) != 0,
                                               .organ = cell_text(&r, i, 17)};
    return ST_OK;
}

enum status supervision_store_round_add(struct ctx *ctx, const struct supervision_round *d)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO supervision_round (congress_id, id, step_id, handling_id, organ_id, number,"
        " held_on, vote_id, all_members, ballots, satisfied, basic, dissatisfied, rule_text,"
        " formula, mark, passed, next_due_on) VALUES (:congress, :id, :step, :handling, :organ,"
        " :number, :on, :vote, :all, :ballots, :satisfied, :basic, :dissatisfied, :rule, :formula,"
        " :mark, :passed, :next)",
        CONGRESS, B_INT("id", d->id), B_INT("step", d->step_id), B_ID("handling", d->handling_id),
        B_ID("organ", d->organ_id), B_INT("number", d->number),
        B_DATE(ctx->arena, "on", d->held_on), B_ID("vote", d->vote_id), B_INT("all", d->all),
        B_INT("ballots", d->ballots), B_INT("satisfied", d->satisfied), B_INT("basic", d->basic),
        B_INT("dissatisfied", d->dissatisfied), B_TEXT("rule", d->rule),
        B_TEXT("formula", d->formula), B_TEXT("mark", d->mark), B_BOOL("passed", d->passed),
        B_DATE(ctx->arena, "next", d->next_due_on)));
    return event_row(ctx, "supervision_round", d->id);
}

enum status supervision_store_chairmen(struct ctx *ctx, unsigned limit, int64_t **out,
                                       size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM meeting_v_name WHERE congress_id = :congress AND kind = 'chairmen'"
                " AND state IN ('open', 'adjourned', 'closed', 'minuted')"
                " ORDER BY starts_on DESC, id DESC LIMIT :limit",
                CONGRESS, B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- choices in forms */

static void read_items(struct ctx *ctx, const struct rows *r, struct supervision_item **out,
                       size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct supervision_item);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] =
            (struct supervision_item){cell_int(r, i, 0), cell_text(r, i, 1), cell_text(r, i, 2)};
}

enum status supervision_store_items(struct ctx *ctx, unsigned limit, struct supervision_item **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT i.id, i.title, m.name FROM meeting_v_item i JOIN meeting_v_name m"
                " ON m.congress_id = i.congress_id AND m.id = i.meeting_id"
                " WHERE i.congress_id = :congress AND m.kind = 'sc'"
                " AND i.sort IN ('report', 'rating', 'inquiry', 'other')"
                " AND i.state <> 'withdrawn' AND m.state <> 'cancelled'"
                " ORDER BY m.starts_on DESC, i.id LIMIT :limit",
                CONGRESS, B_INT("limit", limit)));
    read_items(ctx, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_docs(struct ctx *ctx, unsigned limit, struct supervision_item **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, title, '' FROM resolution_v_document WHERE congress_id = :congress"
                " AND kind = 'opinion' AND state = 'signed' ORDER BY signed_on DESC, id DESC"
                " LIMIT :limit",
                CONGRESS, B_INT("limit", limit)));
    read_items(ctx, &r, out, out_count);
    return ST_OK;
}

enum status supervision_store_ratings(struct ctx *ctx, struct date from, unsigned limit,
                                      struct supervision_item **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, title, '' FROM vote_v_result WHERE congress_id = :congress"
                " AND kind = 'rating' AND state = 'announced' AND held_on >= :from"
                " ORDER BY held_on DESC, id DESC LIMIT :limit",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_INT("limit", limit)));
    read_items(ctx, &r, out, out_count);
    return ST_OK;
}
