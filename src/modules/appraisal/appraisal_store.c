// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of appraisals, what they ask and whom they appraise. */
#include "modules/appraisal/appraisal_list.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

enum status appraisal_store_get(struct ctx *ctx, int64_t id, struct appraisal *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, version, kind, title, basis, plan, held_on, reports_by, of_all,"
               " pass_percent, counts_basic, state, again_id, COALESCE(matter_id, 0) FROM appraisal"
               " WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = (struct appraisal){
        .id = cell_int(&r, 0, 0),
        .version = cell_int(&r, 0, 1),
        .kind = cell_text(&r, 0, 2),
        .title = cell_text(&r, 0, 3),
        .basis = cell_text(&r, 0, 4),
        .plan = cell_text(&r, 0, 5),
        .held_on = cell_date(&r, 0, 6),
        .reports_by = cell_date(&r, 0, 7),
        .of_all = cell_int(&r, 0, 8) != 0,
        .pass_percent = cell_int(&r, 0, 9),
        .counts_basic = cell_int(&r, 0, 10) != 0,
        .state = cell_text(&r, 0, 11),
        .again_id = cell_int(&r, 0, 12),
        .matter_id = cell_int(&r, 0, 13),
    };
    return ST_OK;
}

#define VALUES(a)                                                                                  \
    CONGRESS, B_INT("id", (a)->id), B_TEXT("kind", (a)->kind), B_TEXT("title", (a)->title),        \
        B_TEXT("basis", (a)->basis), B_TEXT("plan", (a)->plan),                                    \
        B_DATE(ctx->arena, "held", (a)->held_on), B_DATE(ctx->arena, "by", (a)->reports_by),       \
        B_BOOL("all", (a)->of_all), B_INT("percent", (a)->pass_percent),                           \
        B_BOOL("basic", (a)->counts_basic), B_TEXT("state", (a)->state),                           \
        B_ID("again", (a)->again_id), B_ID("matter", (a)->matter_id)

enum status appraisal_store_insert(struct ctx *ctx, const struct appraisal *a)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO appraisal (congress_id, id, kind, title, basis, plan, held_on,"
        " reports_by, of_all, pass_percent, counts_basic, state, again_id, matter_id) VALUES"
        " (:congress, :id, :kind, :title, :basis, :plan, :held, :by, :all, :percent,"
        " :basic, :state, :again, :matter)",
        VALUES(a)));
    return event_row(ctx, "appraisal", a->id);
}

enum status appraisal_store_update(struct ctx *ctx, const struct appraisal *a)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE appraisal SET kind = :kind, title = :title, basis = :basis,"
                    " plan = :plan, held_on = :held, reports_by = :by, of_all = :all,"
                    " pass_percent = :percent, counts_basic = :basic, state = :state,"
                    " again_id = :again, matter_id = :matter, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(a), B_INT("version", a->version)));
    return event_row(ctx, "appraisal", a->id);
}

enum status appraisal_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM appraisal WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- items, groups */

enum status appraisal_store_items(struct ctx *ctx, int64_t appraisal_id,
                                  struct appraisal_item **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, appraisal_id, place, weight, name FROM appraisal_item"
                " WHERE congress_id = :congress AND appraisal_id = :of ORDER BY place, id",
                CONGRESS, B_INT("of", appraisal_id)));
    *out = arena_array(ctx->arena, r.count, struct appraisal_item);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct appraisal_item){cell_int(&r, i, 0), cell_int(&r, i, 1), cell_int(&r, i, 2),
                                    cell_int(&r, i, 3), cell_text(&r, i, 4)};
    return ST_OK;
}

enum status appraisal_store_item_add(struct ctx *ctx, const struct appraisal_item *i)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appraisal_item (congress_id, id, appraisal_id, place, name, weight)"
                " VALUES (:congress, :id, :of, :place, :name, :weight)",
                CONGRESS, B_INT("id", i->id), B_INT("of", i->appraisal_id),
                B_INT("place", i->place), B_TEXT("name", i->name), B_INT("weight", i->weight)));
    return event_row(ctx, "appraisal_item", i->id);
}

enum status appraisal_store_item_drop(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM appraisal_item WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "appraisal_item", id);
}

#define GROUP                                                                                      \
    "SELECT id, appraisal_id, place, weight, people, name, way, code FROM appraisal_group"         \
    " WHERE congress_id = :congress"

static struct appraisal_group read_group(const struct rows *r, size_t i)
{
    return (struct appraisal_group){
        .id = cell_int(r, i, 0),
        .appraisal_id = cell_int(r, i, 1),
        .place = cell_int(r, i, 2),
        .weight = cell_int(r, i, 3),
        .people = cell_int(r, i, 4),
        .name = cell_text(r, i, 5),
        .way = cell_text(r, i, 6),
        .code = cell_text(r, i, 7),
    };
}

enum status appraisal_store_groups(struct ctx *ctx, int64_t appraisal_id,
                                   struct appraisal_group **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, GROUP " AND appraisal_id = :of ORDER BY place, id", CONGRESS,
                B_INT("of", appraisal_id)));
    *out = arena_array(ctx->arena, r.count, struct appraisal_group);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_group(&r, i);
    return ST_OK;
}

enum status appraisal_store_group(struct ctx *ctx, int64_t id, struct appraisal_group *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, GROUP " AND id = :id", CONGRESS, B_INT("id", id)));
    *out = read_group(&r, 0);
    return ST_OK;
}

enum status appraisal_store_group_add(struct ctx *ctx, const struct appraisal_group *g)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appraisal_group (congress_id, id, appraisal_id, place, name, weight,"
                " people, way, code) VALUES (:congress, :id, :of, :place, :name, :weight, :people,"
                " :way, :code)",
                CONGRESS, B_INT("id", g->id), B_INT("of", g->appraisal_id),
                B_INT("place", g->place), B_TEXT("name", g->name), B_INT("weight", g->weight),
                B_INT("people", g->people), B_TEXT("way", g->way), B_TEXT("code", g->code)));
    return event_row(ctx, "appraisal_group", g->id);
}

enum status appraisal_store_group_drop(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM appraisal_group WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "appraisal_group", id);
}

/* ---------------------------------------------------------------- counts */

enum status appraisal_store_entries(struct ctx *ctx, int64_t appraisal_id,
                                    struct appraisal_entry **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT e.id, e.group_id, e.subject_id, e.item_id, e.teller, e.satisfied, e.basic,"
                " e.dissatisfied, e.abstain FROM appraisal_entry e"
                " JOIN appraisal_group g ON g.congress_id = e.congress_id AND g.id = e.group_id"
                " WHERE e.congress_id = :congress AND g.appraisal_id = :of ORDER BY e.teller, e.id",
                CONGRESS, B_INT("of", appraisal_id)));
    *out = arena_array(ctx->arena, r.count, struct appraisal_entry);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct appraisal_entry){
            .id = cell_int(&r, i, 0),
            .group_id = cell_int(&r, i, 1),
            .subject_id = cell_int(&r, i, 2),
            .item_id = cell_int(&r, i, 3),
            .teller = cell_int(&r, i, 4),
            .n = {cell_int(&r, i, 5), cell_int(&r, i, 6), cell_int(&r, i, 7), cell_int(&r, i, 8)},
        };
    return ST_OK;
}

/* The salt hides from whoever reads the journal what a rating has changed: counts are small, and
 * without it their hashes could be tried. */
enum status appraisal_store_entry_put(struct ctx *ctx, const struct appraisal_entry *e, bool add)
{
    static const char SET[] =
        "INSERT INTO appraisal_entry (congress_id, id, group_id, subject_id, item_id, teller,"
        " satisfied, basic, dissatisfied, abstain, salt) VALUES (:congress, :id, :group, :subject,"
        " :item, :teller, :s, :b, :d, :a, :salt) ON CONFLICT (congress_id, group_id, subject_id,"
        " item_id, teller) DO UPDATE SET satisfied = :s, basic = :b, dissatisfied = :d,"
        " abstain = :a, salt = :salt RETURNING id";
    static const char ADD[] =
        "INSERT INTO appraisal_entry (congress_id, id, group_id, subject_id, item_id, teller,"
        " satisfied, basic, dissatisfied, abstain, salt) VALUES (:congress, :id, :group, :subject,"
        " :item, :teller, :s, :b, :d, :a, :salt) ON CONFLICT (congress_id, group_id, subject_id,"
        " item_id, teller) DO UPDATE SET satisfied = appraisal_entry.satisfied + :s,"
        " basic = appraisal_entry.basic + :b,"
        " dissatisfied = appraisal_entry.dissatisfied + :d,"
        " abstain = appraisal_entry.abstain + :a, salt = :salt RETURNING id";
    enum { SALT_CHARS = 26 };
    const int64_t id = db_new_id(ctx);
    struct rows r;

    TRY(db_rows(ctx, &r, add ? ADD : SET,
                BINDS(CONGRESS, B_INT("id", id), B_INT("group", e->group_id),
                      B_INT("subject", e->subject_id), B_INT("item", e->item_id),
                      B_INT("teller", e->teller), B_INT("s", e->n.satisfied),
                      B_INT("b", e->n.basic), B_INT("d", e->n.dissatisfied),
                      B_INT("a", e->n.abstain),
                      B_TEXT("salt", crypt_random_text(ctx->arena, SALT_CHARS)))));
    return event_row(ctx, "appraisal_entry", cell_int(&r, 0, 0));
}

enum status appraisal_store_ballot(struct ctx *ctx, int64_t group_id, struct str device)
{
    const int64_t id = db_new_id(ctx);
    int64_t changed;

    TRY(db_exec(
        ctx, &changed,
        "INSERT INTO appraisal_ballot (congress_id, id, group_id, device)"
        " VALUES (:congress, :id, :group, :device) ON CONFLICT DO NOTHING",
        BINDS(CONGRESS, B_INT("id", id), B_INT("group", group_id), B_TEXT("device", device))));
    if (changed == 0)
        return fail(&ctx->err, ST_CONFLICT, "appraisal.err.twice", NULL);
    return event_row(ctx, "appraisal_ballot", id);
}

enum status appraisal_store_ballots(struct ctx *ctx, int64_t group_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT COUNT(*) FROM appraisal_ballot WHERE congress_id = :congress"
                " AND group_id = :group",
                CONGRESS, B_INT("group", group_id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- letters */

enum status appraisal_store_letters(struct ctx *ctx, int64_t appraisal_id,
                                    struct appraisal_letter **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, appraisal_id, recipient, number, sent_on, received_on"
                " FROM appraisal_letter WHERE congress_id = :congress AND appraisal_id = :of"
                " ORDER BY id",
                CONGRESS, B_INT("of", appraisal_id)));
    *out = arena_array(ctx->arena, r.count, struct appraisal_letter);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct appraisal_letter){cell_int(&r, i, 0),  cell_int(&r, i, 1),
                                              cell_text(&r, i, 2), cell_text(&r, i, 3),
                                              cell_date(&r, i, 4), cell_date(&r, i, 5)};
    return ST_OK;
}

enum status appraisal_store_letter_put(struct ctx *ctx, const struct appraisal_letter *l)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appraisal_letter (congress_id, id, appraisal_id, recipient, number,"
                " sent_on, received_on) VALUES (:congress, :id, :of, :recipient, :number, :sent,"
                " :received) ON CONFLICT (congress_id, id) DO UPDATE SET received_on = :received",
                CONGRESS, B_INT("id", l->id), B_INT("of", l->appraisal_id),
                B_TEXT("recipient", l->recipient), B_TEXT("number", l->number),
                B_DATE(ctx->arena, "sent", l->sent_on),
                B_DATE(ctx->arena, "received", l->received_on)));
    return event_row(ctx, "appraisal_letter", l->id);
}
