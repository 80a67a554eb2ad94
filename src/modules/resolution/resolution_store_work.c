// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what organs owe because of documents: the duty, its replies, and the follow-ups. */
#include "modules/resolution/resolution_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { WORKS_MAX = 500, REPLIES_MAX = 200, FOLLOWS_MAX = 500 };

#define WORK_SELECT                                                                                \
    "SELECT w.id, w.version, w.doc_id, w.organ_id, w.round, w.months, w.mark_vote, w.task,"        \
    " w.due_basis, w.receiver, w.mark, w.mark_how, w.mark_note, w.state, w.sent_on, w.due_on,"     \
    " w.received_on, w.replied_on, w.marked_on, w.closed_on, w.in_time, d.title, d.number_text,"   \
    " d.kind, (SELECT COUNT(*) FROM resolution_reply y WHERE y.congress_id = w.congress_id"        \
    " AND y.handling_id = w.id AND y.state = 'review')"                                            \
    " FROM resolution_handling w JOIN resolution_doc d"                                            \
    " ON d.congress_id = w.congress_id AND d.id = w.doc_id WHERE w.congress_id = :congress"

static struct resolution_work read_work(const struct rows *r, size_t i)
{
    struct resolution_work w = {
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .doc_id = cell_int(r, i, 2),
        .organ_id = cell_int(r, i, 3),
        .round = cell_int(r, i, 4),
        .months = cell_int(r, i, 5),
        .mark_vote = cell_int(r, i, 6),
        .task = cell_text(r, i, 7),
        .due_basis = cell_text(r, i, 8),
        .receiver = cell_text(r, i, 9),
        .mark = cell_text(r, i, 10),
        .mark_how = cell_text(r, i, 11),
        .mark_note = cell_text(r, i, 12),
        .sent_on = cell_date(r, i, 14),
        .due_on = cell_date(r, i, 15),
        .received_on = cell_date(r, i, 16),
        .replied_on = cell_date(r, i, 17),
        .marked_on = cell_date(r, i, 18),
        .closed_on = cell_date(r, i, 19),
        .in_time = cell_int(r, i, 20) != 0,
        .doc_title = cell_text(r, i, 21),
        .doc_number = cell_text(r, i, 22),
        .waiting = cell_int(r, i, 24),
    };

    (void)handling_state_parse(cell_text(r, i, 13), &w.state);
    (void)resolution_kind_parse(cell_text(r, i, 23), &w.doc_kind);
    return w;
}

static void read_works(struct ctx *ctx, const struct rows *r, struct resolution_work **out,
                       size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct resolution_work);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_work(r, i);
}

enum status resolution_store_work(struct ctx *ctx, int64_t id, struct resolution_work *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, WORK_SELECT " AND w.id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_work(&r, 0);
    return ST_OK;
}

enum status resolution_works(struct ctx *ctx, int64_t doc_id, int64_t organ_id,
                             struct resolution_work **out, size_t *out_count)
{
    struct rows r;

    if (doc_id != 0)
        TRY(DB_ROWS(ctx, &r, WORK_SELECT " AND w.doc_id = :doc ORDER BY w.id LIMIT :most",
                    B_INT("congress", ctx->congress_id), B_INT("doc", doc_id),
                    B_INT("most", WORKS_MAX)));
    else
        TRY(DB_ROWS(ctx, &r,
                    WORK_SELECT " AND w.organ_id = :organ ORDER BY CASE w.state WHEN 'closed'"
                                " THEN 2 WHEN 'replied' THEN 1 ELSE 0 END, w.due_on, w.id"
                                " LIMIT :most",
                    B_INT("congress", ctx->congress_id), B_INT("organ", organ_id),
                    B_INT("most", WORKS_MAX)));
    read_works(ctx, &r, out, out_count);
    return ST_OK;
}

enum status resolution_store_works_due(struct ctx *ctx, struct date from, struct date until,
                                       struct resolution_work **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                WORK_SELECT " AND w.state IN ('sent', 'received', 'again') AND w.due_on >= :from"
                            " AND w.due_on <= :until ORDER BY w.due_on, w.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "until", until), B_INT("most", WORKS_MAX)));
    read_works(ctx, &r, out, out_count);
    return ST_OK;
}

enum status resolution_store_works_replied(struct ctx *ctx, struct resolution_work **out,
                                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                WORK_SELECT " AND w.state = 'replied' ORDER BY w.replied_on, w.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", WORKS_MAX)));
    read_works(ctx, &r, out, out_count);
    return ST_OK;
}

#define WORK_BINDS(ctx, w)                                                                         \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (w)->id),                                   \
        B_Z("state", handling_state_word((w)->state)), B_INT("round", (w)->round),                 \
        B_INT("months", (w)->months), B_DATE((ctx)->arena, "due_on", (w)->due_on),                 \
        B_TEXT("basis", (w)->due_basis), B_DATE((ctx)->arena, "received_on", (w)->received_on),    \
        B_OPT("receiver", (w)->receiver), B_DATE((ctx)->arena, "replied_on", (w)->replied_on),     \
        B_BOOL("in_time", (w)->in_time), B_OPT("mark", (w)->mark),                                 \
        B_OPT("mark_how", (w)->mark_how), B_ID("mark_vote", (w)->mark_vote),                       \
        B_DATE((ctx)->arena, "marked_on", (w)->marked_on), B_OPT("mark_note", (w)->mark_note),     \
        B_DATE((ctx)->arena, "closed_on", (w)->closed_on)

enum status resolution_store_insert_work(struct ctx *ctx, const struct resolution_work *w)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_handling (congress_id, id, doc_id, organ_id, task, state,"
                " round, sent_on, months, due_on, due_basis, received_on, receiver, replied_on,"
                " in_time, mark, mark_how, mark_vote, marked_on, mark_note, closed_on)"
                " VALUES (:congress, :id, :doc, :organ, :task, :state, :round, :sent_on, :months,"
                " :due_on, :basis, :received_on, :receiver, :replied_on, :in_time, :mark,"
                " :mark_how, :mark_vote, :marked_on, :mark_note, :closed_on)",
                WORK_BINDS(ctx, w), B_INT("doc", w->doc_id), B_INT("organ", w->organ_id),
                B_TEXT("task", w->task), B_DATE(ctx->arena, "sent_on", w->sent_on)));
    return event_row(ctx, "resolution_handling", w->id);
}

enum status resolution_store_update_work(struct ctx *ctx, const struct resolution_work *w)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE resolution_handling SET state = :state, round = :round,"
                    " months = :months, due_on = :due_on, due_basis = :basis,"
                    " received_on = :received_on, receiver = :receiver,"
                    " replied_on = :replied_on, in_time = :in_time, mark = :mark,"
                    " mark_how = :mark_how, mark_vote = :mark_vote, marked_on = :marked_on,"
                    " mark_note = :mark_note, closed_on = :closed_on, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    WORK_BINDS(ctx, w), B_INT("version", w->version)));
    return event_row(ctx, "resolution_handling", w->id);
}

static enum status one_count(struct rows *r, int64_t *out)
{
    *out = cell_int(r, 0, 0);
    return ST_OK;
}

enum status resolution_store_work_count(struct ctx *ctx, int64_t organ_id, bool signatures,
                                        int64_t *out)
{
    struct rows r;

    if (signatures)
        TRY(DB_ONE_KEPT(ctx, &r,
                        "SELECT COUNT(*) FROM resolution_reply y JOIN resolution_handling w"
                        " ON w.congress_id = y.congress_id AND w.id = y.handling_id"
                        " WHERE w.congress_id = :congress AND w.organ_id = :organ"
                        " AND y.state = 'review'",
                        B_INT("congress", ctx->congress_id), B_INT("organ", organ_id)));
    else
        TRY(DB_ONE_KEPT(ctx, &r,
                        "SELECT COUNT(*) FROM resolution_handling WHERE congress_id = :congress"
                        " AND organ_id = :organ AND state IN ('sent', 'received', 'again')",
                        B_INT("congress", ctx->congress_id), B_INT("organ", organ_id)));
    return one_count(&r, out);
}

enum status resolution_store_queue_count(struct ctx *ctx, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE_KEPT(ctx, &r,
                    "SELECT COUNT(*) FROM resolution_handling WHERE congress_id = :congress"
                    " AND (state = 'replied' OR (state IN ('sent', 'received', 'again')"
                    " AND due_on < :today))",
                    B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today)));
    return one_count(&r, out);
}

/* ---------------------------------------------------------------- replies */

#define REPLY_SELECT                                                                               \
    "SELECT id, version, handling_id, round, kind, state, doc_number, title, body, consulted_on,"  \
    " signer, contact, back_reason, sent_on FROM resolution_reply WHERE congress_id = :congress"

static struct resolution_reply read_reply(const struct rows *r, size_t i)
{
    struct resolution_reply y = {
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .handling_id = cell_int(r, i, 2),
        .round = cell_int(r, i, 3),
        .report = str_eqz(cell_text(r, i, 4), "report"),
        .doc_number = cell_text(r, i, 6),
        .title = cell_text(r, i, 7),
        .body = cell_text(r, i, 8),
        .consulted_on = cell_date(r, i, 9),
        .signer = cell_text(r, i, 10),
        .contact = cell_text(r, i, 11),
        .back_reason = cell_text(r, i, 12),
        .sent_on = cell_date(r, i, 13),
    };

    (void)reply_state_parse(cell_text(r, i, 5), &y.state);
    return y;
}

enum status resolution_reply_get(struct ctx *ctx, int64_t id, struct resolution_reply *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, REPLY_SELECT " AND id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_reply(&r, 0);
    return ST_OK;
}

enum status resolution_replies(struct ctx *ctx, int64_t handling_id, struct resolution_reply **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, REPLY_SELECT " AND handling_id = :handling ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("handling", handling_id),
                B_INT("most", REPLIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_reply);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_reply(&r, i);
    return ST_OK;
}

#define REPLY_BINDS(ctx, y)                                                                        \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (y)->id),                                   \
        B_Z("state", reply_state_word((y)->state)), B_TEXT("doc_number", (y)->doc_number),         \
        B_TEXT("title", (y)->title), B_TEXT("body", (y)->body),                                    \
        B_DATE((ctx)->arena, "consulted_on", (y)->consulted_on), B_TEXT("signer", (y)->signer),    \
        B_TEXT("contact", (y)->contact), B_TEXT("back", (y)->back_reason),                         \
        B_DATE((ctx)->arena, "sent_on", (y)->sent_on)

enum status resolution_store_insert_reply(struct ctx *ctx, const struct resolution_reply *y)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_reply (congress_id, id, handling_id, round, kind, state,"
                " doc_number, title, body, consulted_on, signer, contact, back_reason, sent_on)"
                " VALUES (:congress, :id, :handling, :round, :kind, :state, :doc_number, :title,"
                " :body, :consulted_on, :signer, :contact, :back, :sent_on)",
                REPLY_BINDS(ctx, y), B_INT("handling", y->handling_id), B_INT("round", y->round),
                B_Z("kind", y->report ? "report" : "plan")));
    return event_row(ctx, "resolution_reply", y->id);
}

enum status resolution_store_update_reply(struct ctx *ctx, const struct resolution_reply *y)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE resolution_reply SET state = :state, doc_number = :doc_number,"
                    " title = :title, body = :body, consulted_on = :consulted_on,"
                    " signer = :signer, contact = :contact, back_reason = :back,"
                    " sent_on = :sent_on, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    REPLY_BINDS(ctx, y), B_INT("version", y->version)));
    return event_row(ctx, "resolution_reply", y->id);
}

/* ---------------------------------------------------------------- follow-ups */

#define FOLLOW_SELECT                                                                              \
    "SELECT f.id, f.doc_id, f.handling_id, f.number, f.held_on, f.next_on, f.who, f.place,"        \
    " f.finding, f.result FROM resolution_follow f WHERE f.congress_id = :congress"

static void read_follows(struct ctx *ctx, const struct rows *r, struct resolution_follow **out,
                         size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct resolution_follow);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct resolution_follow){
            .id = cell_int(r, i, 0),
            .doc_id = cell_int(r, i, 1),
            .handling_id = cell_int(r, i, 2),
            .number = cell_int(r, i, 3),
            .held_on = cell_date(r, i, 4),
            .next_on = cell_date(r, i, 5),
            .who = cell_text(r, i, 6),
            .place = cell_text(r, i, 7),
            .finding = cell_text(r, i, 8),
            .result = cell_text(r, i, 9),
        };
}

enum status resolution_follows(struct ctx *ctx, int64_t doc_id, struct resolution_follow **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, FOLLOW_SELECT " AND f.doc_id = :doc ORDER BY f.number LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("doc", doc_id),
                B_INT("most", FOLLOWS_MAX)));
    read_follows(ctx, &r, out, out_count);
    return ST_OK;
}

enum status resolution_store_follows_due(struct ctx *ctx, struct date from, struct date until,
                                         struct resolution_follow **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                FOLLOW_SELECT " AND f.next_on >= :from AND f.next_on <= :until"
                              " AND NOT EXISTS (SELECT 1 FROM resolution_follow l"
                              " WHERE l.congress_id = f.congress_id AND l.doc_id = f.doc_id"
                              " AND l.number > f.number) ORDER BY f.next_on, f.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "until", until), B_INT("most", FOLLOWS_MAX)));
    read_follows(ctx, &r, out, out_count);
    return ST_OK;
}

enum status resolution_store_insert_follow(struct ctx *ctx, struct resolution_follow *f)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(number), 0) + 1 FROM resolution_follow"
               " WHERE congress_id = :congress AND doc_id = :doc",
               B_INT("congress", ctx->congress_id), B_INT("doc", f->doc_id)));
    f->number = cell_int(&r, 0, 0);
    f->id = db_new_id(ctx);
    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_follow (congress_id, id, doc_id, handling_id, number,"
                " held_on, who, place, finding, result, next_on) VALUES (:congress, :id, :doc,"
                " :handling, :number, :held_on, :who, :place, :finding, :result, :next_on)",
                B_INT("congress", ctx->congress_id), B_INT("id", f->id), B_INT("doc", f->doc_id),
                B_ID("handling", f->handling_id), B_INT("number", f->number),
                B_DATE(ctx->arena, "held_on", f->held_on), B_TEXT("who", f->who),
                B_TEXT("place", f->place), B_TEXT("finding", f->finding),
                B_TEXT("result", f->result), B_DATE(ctx->arena, "next_on", f->next_on)));
    return event_row(ctx, "resolution_follow", f->id);
}
