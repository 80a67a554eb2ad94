// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of petitions themselves. People and steps: petition_store_person.c; lists: ….list.c */
#include "modules/petition/petition_store.h"
#include "modules/petition/petition_rules.h"
#include "modules/petition/petition_store_follow.h"
#include "modules/petition/petition_store_row.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DUE_MAX = 5000 };

static const char SUBJECT[] = "petition.subject", BODY[] = "petition.body",
                  WISH[] = "petition.wish";

struct petition petition_row_read(const struct rows *r, size_t i)
{
    struct petition p = {
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = cell_int(r, i, 2),
        .number = cell_int(r, i, 3),
        .kind = cell_text(r, i, 4),
        .category = cell_text(r, i, 6),
        .place = cell_text(r, i, 7),
        .against_id = cell_int(r, i, 8),
        .received_on = cell_date(r, i, 9),
        .people = (uint32_t)cell_int(r, i, 10),
        .reachable = cell_int(r, i, 11) != 0,
        .may_publish = cell_int(r, i, 12) != 0,
        .key_id = cell_int(r, i, 13),
        .first_id = cell_int(r, i, 14),
        .handler_id = cell_int(r, i, 15),
        .leader_id = cell_int(r, i, 16),
        .supervised_on = cell_date(r, i, 17),
        .organ_id = cell_int(r, i, 19),
        .decided_on = cell_date(r, i, 20),
        .accepted_on = cell_date(r, i, 21),
        .report_on = cell_date(r, i, 22),
        .replied_on = cell_date(r, i, 23),
        .asked_on = cell_date(r, i, 24),
        .answered_on = cell_date(r, i, 25),
        .extended_days = (unsigned)cell_int(r, i, 26),
        .hearing_days = (unsigned)cell_int(r, i, 27),
        .due_on = cell_date(r, i, 28),
        .due_kind = cell_text(r, i, 29),
        .outcome = cell_text(r, i, 30),
        .ended_on = cell_date(r, i, 31),
        .erased_on = cell_date(r, i, 32),
        .tell_due_on = cell_date(r, i, 33),
    };

    (void)petition_matter_parse(cell_text(r, i, 5), &p.matter);
    (void)petition_state_parse(cell_text(r, i, 18), &p.state);
    if (p.organ_id != 0)
        p.transferred_on = cell_date(r, i, 34);
    if (p.state == PETITION_TRANSFERRED)
        p.objected_on = cell_date(r, i, 35);
    return p;
}

static void read_all(struct ctx *ctx, const struct rows *r, struct petition **out,
                     size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct petition);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = petition_row_read(r, i);
}

enum status petition_store_get(struct ctx *ctx, int64_t id, struct petition *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " PETITION_COLUMNS " FROM petition p WHERE p.congress_id = :congress"
               " AND p.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = petition_row_read(&r, 0);
    return ST_OK;
}

enum status petition_store_text(struct ctx *ctx, const struct petition *p,
                                struct petition_text *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT subject_sealed, body_sealed, wish_sealed FROM petition"
               " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", p->id)));
    TRY(crypt_open_kept(ctx, p->key_id, SUBJECT, cell_text(&r, 0, 0), &out->subject));
    TRY(crypt_open_kept(ctx, p->key_id, BODY, cell_text(&r, 0, 1), &out->body));
    return crypt_open_kept(ctx, p->key_id, WISH, cell_text(&r, 0, 2), &out->wish);
}

/* ---------------------------------------------------------------- writing */

enum status petition_store_next_number(struct ctx *ctx, int64_t year, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(number), 0) FROM petition WHERE congress_id = :congress"
               " AND year = :year",
               B_INT("congress", ctx->congress_id), B_INT("year", year)));
    *out = cell_int(&r, 0, 0) + 1;
    return ST_OK;
}

#define VALUES(ctx, p)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (p)->id), B_TEXT("kind", (p)->kind),        \
        B_Z("matter", petition_matter_word((p)->matter)), B_TEXT("category", (p)->category),       \
        B_TEXT("place", (p)->place), B_ID("against", (p)->against_id),                             \
        B_DATE((ctx)->arena, "received", (p)->received_on), B_INT("people", (p)->people),          \
        B_BOOL("reachable", (p)->reachable), B_BOOL("publish", (p)->may_publish),                  \
        B_ID("first", (p)->first_id), B_INT("handler", (p)->handler_id),                           \
        B_ID("leader", (p)->leader_id), B_DATE((ctx)->arena, "supervised", (p)->supervised_on),    \
        B_Z("state", petition_state_word((p)->state)), B_ID("organ", (p)->organ_id),               \
        B_DATE((ctx)->arena, "decided", (p)->decided_on),                                          \
        B_DATE((ctx)->arena, "accepted", (p)->accepted_on),                                        \
        B_DATE((ctx)->arena, "report", (p)->report_on),                                            \
        B_DATE((ctx)->arena, "replied", (p)->replied_on),                                          \
        B_DATE((ctx)->arena, "asked", (p)->asked_on),                                              \
        B_DATE((ctx)->arena, "answered", (p)->answered_on), B_INT("extended", (p)->extended_days), \
        B_INT("hearing", (p)->hearing_days), B_DATE((ctx)->arena, "due", (p)->due_on),             \
        B_TEXT("due_kind", (p)->due_kind), B_TEXT("outcome", (p)->outcome),                        \
        B_DATE((ctx)->arena, "ended", (p)->ended_on),                                              \
        B_DATE((ctx)->arena, "erased", (p)->erased_on),                                            \
        B_DATE((ctx)->arena, "tell_due", (p)->tell_due_on)

enum status petition_store_insert(struct ctx *ctx, struct petition *p,
                                  const struct petition_text *text)
{
    struct str subject, body, wish;

    TRY(crypt_key_new(ctx, &p->key_id));
    TRY(crypt_seal(ctx, p->key_id, SUBJECT, text->subject, &subject));
    TRY(crypt_seal(ctx, p->key_id, BODY, text->body, &body));
    TRY(crypt_seal(ctx, p->key_id, WISH, text->wish, &wish));
    TRY(DB_EXEC(ctx,
                "INSERT INTO petition (congress_id, id, year, number, kind, matter, category,"
                " place, against_id, received_on, people, reachable, key_id, subject_sealed,"
                " body_sealed, wish_sealed, may_publish, first_id, handler_id, leader_id,"
                " supervised_on, state, organ_id, decided_on, accepted_on, extended_days,"
                " hearing_days, replied_on, answered_on, report_on, asked_on, due_on, due_kind,"
                " outcome, ended_on, erased_on, tell_due_on)"
                " VALUES (:congress, :id, :year, :number, :kind, :matter, :category, :place,"
                " :against, :received, :people, :reachable, :key, :subject, :body, :wish,"
                " :publish, :first, :handler, :leader, :supervised, :state, :organ, :decided,"
                " :accepted, :extended, :hearing, :replied, :answered, :report, :asked, :due,"
                " :due_kind, :outcome, :ended, :erased, :tell_due)",
                VALUES(ctx, p), B_INT("year", p->year), B_INT("number", p->number),
                B_INT("key", p->key_id), B_SEALED("subject", subject), B_SEALED("body", body),
                B_SEALED("wish", wish)));
    return event_row(ctx, "petition", p->id);
}

enum status petition_store_update(struct ctx *ctx, const struct petition *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE petition SET kind = :kind, matter = :matter, category = :category,"
                    " place = :place, against_id = :against, received_on = :received,"
                    " people = :people, reachable = :reachable, may_publish = :publish,"
                    " first_id = :first, handler_id = :handler, leader_id = :leader,"
                    " supervised_on = :supervised, state = :state, organ_id = :organ,"
                    " decided_on = :decided, accepted_on = :accepted, extended_days = :extended,"
                    " hearing_days = :hearing, replied_on = :replied, answered_on = :answered,"
                    " report_on = :report, asked_on = :asked, due_on = :due, due_kind = :due_kind,"
                    " outcome = :outcome, ended_on = :ended, erased_on = :erased,"
                    " tell_due_on = :tell_due,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(ctx, p), B_INT("version", p->version)));
    return event_row(ctx, "petition", p->id);
}

static enum status rows_gone(struct ctx *ctx, const char *table, const struct rows *r)
{
    arr_each (i, r->count)
        TRY(event_row_gone(ctx, table, cell_int(r, i, 0)));
    return ST_OK;
}

/* Only what an import has just made: its people go with it, their keys are destroyed. */
enum status petition_store_delete(struct ctx *ctx, const struct petition *p)
{
    struct rows r;

    TRY(petition_store_forget(ctx, p));
    TRY(petition_store_ratings_delete(ctx, p->id));
    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM petition_step WHERE congress_id = :congress AND petition_id = :id"
                " RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("id", p->id)));
    TRY(rows_gone(ctx, "petition_step", &r));
    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM petition_person WHERE congress_id = :congress AND petition_id = :id"
                " RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("id", p->id)));
    TRY(rows_gone(ctx, "petition_person", &r));
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM petition WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", p->id),
                    B_INT("version", p->version)));
    return event_row_gone(ctx, "petition", p->id);
}

/* ---------------------------------------------------------------- links */

enum status petition_store_link(struct ctx *ctx, int64_t petition_id, int64_t opinion_id,
                                const char *made)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO petition_link (congress_id, id, petition_id, opinion_id, made)"
                " VALUES (:congress, :id, :petition, :opinion, :made)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_INT("petition", petition_id), B_INT("opinion", opinion_id), B_Z("made", made)));
    return event_row(ctx, "petition_link", id);
}

enum status petition_store_links(struct ctx *ctx, int64_t petition_id, struct petition_link **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT opinion_id, made FROM petition_link WHERE congress_id = :congress"
                " AND petition_id = :petition ORDER BY id LIMIT 100",
                B_INT("congress", ctx->congress_id), B_INT("petition", petition_id)));
    *out = arena_array(ctx->arena, r.count, struct petition_link);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct petition_link){
            .opinion_id = cell_int(&r, i, 0),
            .made_petition = str_eqz(cell_text(&r, i, 1), "petition"),
        };
    return ST_OK;
}

/* ---------------------------------------------------------------- what is due, what has ended */

enum status petition_store_due(struct ctx *ctx, struct date from, struct date until,
                               const char *kind, struct petition **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " PETITION_COLUMNS " FROM petition p WHERE p.congress_id = :congress"
                " AND p.state <> 'ended' AND p.due_on BETWEEN :from AND :until"
                " AND (:kind IS NULL OR p.due_kind = :kind) ORDER BY p.due_on, p.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "until", until), B_Z("kind", kind), B_INT("most", DUE_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

#define UNTOLD                                                                                     \
    "state IN ('accepted', 'transferred') AND decided_on IS NULL AND tell_due_on BETWEEN :from"    \
    " AND :until"

enum status petition_store_untold(struct ctx *ctx, struct date from, struct date until,
                                  struct petition **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " PETITION_COLUMNS " FROM petition p WHERE p.congress_id = :congress"
                " AND " UNTOLD " ORDER BY p.tell_due_on, p.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "until", until), B_INT("most", DUE_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

#define HIDDEN PETITION_AGAINST("p", ":account")

enum status petition_store_due_count(struct ctx *ctx, struct date from, struct date until,
                                     int64_t account_id, int64_t organ_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT COALESCE(SUM(CASE WHEN due_on BETWEEN :from AND :until AND (mine = 1"
                     " OR (due_kind IN ('report', 'take_on') AND organ_id = :organ AND hidden = 0))"
                     " THEN 1"
                     " ELSE 0 END + CASE WHEN mine = 1 AND " UNTOLD " THEN 1 ELSE 0 END), 0)"
                     " FROM (SELECT due_on, due_kind, organ_id, state, decided_on, tell_due_on,"
                     " CASE WHEN handler_id = :account OR leader_id = :account THEN 1 ELSE 0 END"
                     " AS mine, CASE WHEN " HIDDEN " THEN 1 ELSE 0 END"
                     " AS hidden FROM petition p WHERE congress_id = :congress"
                     " AND state <> 'ended')"
                     " AS running",
                     B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                     B_DATE(ctx->arena, "until", until), B_INT("account", account_id),
                     B_INT("organ", organ_id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status petition_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM petition WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status petition_store_ended(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                                 struct petition **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " PETITION_COLUMNS " FROM petition p WHERE p.congress_id = :congress"
                " AND p.ended_on <= :until AND p.erased_on IS NULL AND p.id > :after"
                " ORDER BY p.id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "until", until),
                B_INT("after", after), B_INT("limit", limit)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}
