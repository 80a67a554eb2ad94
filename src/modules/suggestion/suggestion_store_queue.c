// SPDX-License-Identifier: MulanPSL-2.0
/* What waits for somebody: one statement for each kind of task. */
#include "modules/suggestion/suggestion_store_queue.h"
#include "modules/suggestion/suggestion_store_row.h"

#define PAPER "s.id, s.number, s.number_series, s.kind, s.in_session, s.title, s.first_handed_on"
#define DEPUTY                                                                                     \
    "COALESCE((SELECT d.name FROM deputy_v_name d WHERE d.congress_id = s.congress_id"             \
    " AND d.id = s.lead_deputy_id), s.origin_text)"
#define ORGAN                                                                                      \
    "(SELECT o.short_name FROM congress_v_organ o WHERE o.congress_id = h.congress_id"             \
    " AND o.id = h.organ_id)"

/* A row of the queue, how many there are, and whether there are a few (the menu of every page
 * asks), from the same tables and conditions. */
#define TASK_BY(order, kind_, verb_, uses_, columns, rest)                                         \
    {                                                                                              \
        .kind = (kind_), .verb = (verb_), .uses = (uses_),                                         \
        .rows = "SELECT " PAPER ", " columns " AS due" rest " ORDER BY " order " LIMIT :limit",    \
        .count = "SELECT COUNT(*)" rest,                                                           \
        .few = "SELECT COUNT(*) FROM (SELECT 1" rest " LIMIT 100) AS counted"                      \
    }

#define TASK(kind_, verb_, uses_, columns, rest)                                                   \
    TASK_BY("due NULLS LAST, s.id", kind_, verb_, uses_, columns, rest)
/* Without a day: in the order of an index, so that only those shown are read. */
#define UNDATED_TASK(kind_, verb_, uses_, columns, rest)                                           \
    TASK_BY("s.id", kind_, verb_, uses_, columns ", NULL", rest)

#define SELF " FROM suggestion s WHERE s.congress_id = :congress"
#define UNIT                                                                                       \
    " FROM suggestion_handling h"                                                                  \
    " JOIN suggestion s ON s.congress_id = h.congress_id AND s.id = h.suggestion_id"               \
    " WHERE h.congress_id = :congress"
#define MY_UNIT UNIT " AND h.organ_id = :organ AND h.is_current = 1"
#define WORKING " AND s.state IN ('handed_over', 'given_back', 'handling', 'redo')"
#define REPLY                                                                                      \
    " FROM suggestion_reply y"                                                                     \
    " JOIN suggestion_handling h ON h.congress_id = y.congress_id AND h.id = y.handling_id"        \
    "  AND h.is_current = 1 AND h.round = y.round"                                                 \
    " JOIN suggestion s ON s.congress_id = h.congress_id AND s.id = h.suggestion_id"               \
    " WHERE y.congress_id = :congress AND y.organ_id = :organ"
#define PROMISE                                                                                    \
    " FROM suggestion_promise h"                                                                   \
    " JOIN suggestion s ON s.congress_id = h.congress_id AND s.id = h.suggestion_id"               \
    " WHERE h.congress_id = :congress"
#define LED                                                                                        \
    " FROM suggestion_key k"                                                                       \
    " JOIN suggestion s ON s.congress_id = k.congress_id AND s.id = k.suggestion_id"               \
    " WHERE k.congress_id = :congress AND k.leader_account_id = :account AND k.ended_on IS NULL"
#define GOVERNED                                                                                   \
    " AND EXISTS (SELECT 1 FROM congress_v_organ w WHERE w.congress_id = h.congress_id"            \
    " AND w.id = h.organ_id AND w.kind IN ('government', 'department', 'township'))"
#define SIGNED_BY_ME                                                                               \
    " JOIN suggestion s ON s.congress_id = g.congress_id AND s.id = g.suggestion_id"               \
    " WHERE g.congress_id = :congress AND g.deputy_id = :deputy"

/* The lead deputy has asked that all withdraw it; `who` is another signature below it. */
#define WITHDRAWING                                                                                \
    " AND s.first_replied_on IS NULL AND s.state IN ('submitted', 'more_asked', 'returned',"       \
    " 'accepted', 'at_government', 'handed_over', 'given_back', 'handling', 'handed_up')"
#define OTHER(rest)                                                                                \
    "EXISTS (SELECT 1 FROM suggestion_signer w WHERE w.congress_id = s.congress_id"                \
    " AND w.suggestion_id = s.id AND " rest ")"

#define NONE "0, 0, "

const struct suggestion_task_query SUGGESTION_TASK_QUERIES[SUGGESTION_TASKS] = {
    [TASK_ACCEPT] = TASK("accept", "accept", 0, NONE DEPUTY ", s.dispatch_due_on",
                         SELF " AND s.state = 'submitted'"),
    [TASK_HAND_OVER] = TASK("hand_over", "hand-over", 0, NONE DEPUTY ", s.dispatch_due_on",
                            SELF " AND s.state = 'accepted' AND s.kind = 'suggestion'"),
    [TASK_DISPUTE] = TASK("dispute", "decide-dispute", 0, "h.id, 0, " ORGAN ", h.given_back_on",
                          UNIT " AND h.state = 'given_back'"),
    [TASK_GOV_DISPUTE] = TASK("dispute", "decide-dispute", 0, "h.id, 0, " ORGAN ", h.given_back_on",
                              UNIT " AND h.state = 'given_back'" GOVERNED),
    [TASK_EXTENSION] =
        TASK("extension", "decide-extension", 0, "h.id, 0, " ORGAN ", h.due_on",
             " FROM suggestion_extension e"
             " JOIN suggestion_handling h ON h.congress_id = e.congress_id AND h.id = e.handling_id"
             "  AND h.is_current = 1"
             " JOIN suggestion s ON s.congress_id = h.congress_id AND s.id = h.suggestion_id"
             " WHERE e.congress_id = :congress AND e.state = 'asked'"),
    [TASK_CONFIRM_PROMISE] =
        TASK("confirm_promise", "confirm-promise", 0, "h.handling_id, h.id, " ORGAN ", h.due_on",
             PROMISE " AND h.state = 'reported'"),
    [TASK_PUBLISH] = UNDATED_TASK(
        "publish", "publish", 0, NONE DEPUTY,
        SELF " AND s.state = 'closed' AND NOT EXISTS (SELECT 1 FROM suggestion_publication p"
             " WHERE p.congress_id = s.congress_id AND p.suggestion_id = s.id)"),
    [TASK_DECIDE] =
        UNDATED_TASK("decide", "decide", 0, NONE DEPUTY, SELF " AND s.state = 'chairmen'"),
    [TASK_LEAD] =
        TASK("lead", "supervise", TASK_USES_ACCOUNT,
             NONE DEPUTY ", CASE WHEN s.state IN ('at_government', 'handed_over', 'given_back',"
                         " 'handling', 'redo') THEN s.due_on END",
             LED " AND s.closed_on IS NULL"),
    [TASK_END_KEY] = UNDATED_TASK("end_key", "end-key", TASK_USES_ACCOUNT, NONE DEPUTY,
                                  LED " AND s.closed_on IS NOT NULL"),
    [TASK_LATE] = TASK("late", "supervise", 0, NONE DEPUTY ", s.due_on",
                       SELF " AND s.escalation = 4 AND s.state IN ('at_government', 'handed_over',"
                            " 'given_back', 'handling', 'redo')"),
    [TASK_HAND_ON] = TASK("hand_on", "hand-on", 0, NONE DEPUTY ", s.handed_on",
                          SELF " AND s.state = 'at_government'"),
    [TASK_SIGN] = TASK("sign", "sign", TASK_USES_ORGAN, "h.id, 0, " DEPUTY ", h.sign_due_on",
                       MY_UNIT " AND h.state = 'assigned'" WORKING),
    [TASK_CONTACT] = TASK(
        "contact", "contact", TASK_USES_ORGAN, "h.id, 0, " DEPUTY ", h.contact_due_on",
        MY_UNIT " AND h.state = 'signed' AND h.is_main = 1" WORKING " AND (h.contacted_on IS NULL"
                "  OR (h.round > 1 AND h.contacted_on < s.redo_on))"),
    [TASK_REPLY] = TASK("reply", "reply", TASK_USES_ORGAN, "h.id, 0, " DEPUTY ", h.due_on",
                        MY_UNIT " AND h.state = 'signed' AND h.is_main = 1" WORKING
                                " AND NOT EXISTS (SELECT 1 FROM suggestion_reply y"
                                "  WHERE y.congress_id = h.congress_id AND y.handling_id = h.id"
                                "  AND y.round = h.round AND y.state IN ('signing', 'approved'))"),
    [TASK_SEND] = TASK("send", "send-reply", TASK_USES_ORGAN, "h.id, 0, " DEPUTY ", h.due_on",
                       REPLY " AND y.state = 'approved'"),
    [TASK_ADVISE] =
        TASK("advise", "advise", TASK_USES_ORGAN, "h.id, 0, " DEPUTY ", h.opinion_due_on",
             MY_UNIT " AND h.state = 'signed' AND h.is_main = 0" WORKING),
    [TASK_PROMISE] =
        TASK("promise", "report-promise", TASK_USES_ORGAN | TASK_USES_SOON,
             "h.handling_id, h.id, " DEPUTY ", h.due_on",
             PROMISE " AND h.organ_id = :organ AND h.state = 'open' AND h.due_on <= :soon"),
    [TASK_SIGN_OFF] =
        TASK("sign_off", "sign-off", TASK_USES_ORGAN | TASK_USES_ACCOUNT | TASK_USES_CHIEF,
             "h.id, 0, " DEPUTY ", h.due_on",
             REPLY " AND y.state = 'signing' AND COALESCE((SELECT CASE"
                   "  WHEN t.account_id = :account THEN 1 WHEN t.account_id IS NULL THEN :chief"
                   "  ELSE 0 END FROM suggestion_signoff_step t"
                   "  WHERE t.congress_id = y.congress_id AND t.organ_id = y.organ_id"
                   "  AND t.position = y.step), :chief) = 1"),
    [TASK_LATE_UNIT] =
        TASK("late", "progress", TASK_USES_ORGAN, "h.id, 0, " DEPUTY ", h.due_on",
             MY_UNIT " AND h.escalation >= 3 AND h.state IN ('assigned', 'signed')" WORKING),
    [TASK_CONFIRM] =
        UNDATED_TASK("confirm", "confirm", TASK_USES_DEPUTY, NONE DEPUTY,
                     " FROM suggestion_signer g" SIGNED_BY_ME
                     " AND g.is_lead = 0 AND g.state = 'invited' AND s.state = 'confirming'"),
    [TASK_AGREE_WITHDRAW] = UNDATED_TASK(
        "agree_withdraw", "agree-withdraw", TASK_USES_DEPUTY, NONE DEPUTY,
        " FROM suggestion_signer g" SIGNED_BY_ME
        " AND g.is_lead = 0 AND g.state = 'confirmed' AND g.withdraw_agreed = 0" WITHDRAWING
        " AND " OTHER("w.is_lead = 1 AND w.withdraw_agreed = 1")),
    [TASK_WITHDRAW] =
        UNDATED_TASK("withdraw", "withdraw", TASK_USES_DEPUTY, NONE DEPUTY,
                     " FROM suggestion_signer g" SIGNED_BY_ME
                     " AND g.is_lead = 1 AND g.withdraw_agreed = 1" WITHDRAWING
                     " AND NOT " OTHER("w.state = 'confirmed' AND w.withdraw_agreed = 0")),
    [TASK_EDIT] = UNDATED_TASK(
        "edit", "edit", TASK_USES_DEPUTY, NONE DEPUTY,
        SELF " AND s.lead_deputy_id = :deputy AND s.state IN ('more_asked', 'returned')"),
    [TASK_RATE] =
        TASK("rate", "rate", TASK_USES_DEPUTY, NONE DEPUTY ", m.rating_due_on",
             " FROM suggestion_signer g"
             " JOIN suggestion s ON s.congress_id = g.congress_id AND s.id = g.suggestion_id"
             " JOIN suggestion m ON m.congress_id = s.congress_id"
             "  AND m.id = COALESCE(s.main_id, s.id)"
             " WHERE g.congress_id = :congress AND g.deputy_id = :deputy"
             " AND g.state = 'confirmed' AND m.state = 'replied'"
             " AND EXISTS (SELECT 1 FROM suggestion_reply y WHERE y.congress_id = m.congress_id"
             "  AND y.suggestion_id = m.id AND y.round = m.round AND y.state = 'sent'"
             "  AND NOT EXISTS (SELECT 1 FROM suggestion_rating r"
             "   WHERE r.congress_id = y.congress_id AND r.reply_id = y.id"
             "   AND r.deputy_id = :deputy))"),
    [TASK_CHECK_CONTACT] = UNDATED_TASK(
        "check_contact", "check-contact", TASK_USES_DEPUTY, "h.handling_id, 0, " ORGAN,
        " FROM suggestion_contact h"
        " JOIN suggestion s ON s.congress_id = h.congress_id AND s.id = h.suggestion_id"
        " WHERE h.congress_id = :congress AND h.deputy_id = :deputy AND h.state = 'recorded'"
        " AND s.state IN ('handed_over', 'given_back', 'handling', 'redo', 'replied')"),
    [TASK_RATE_PROMISE] =
        TASK("rate_promise", "rate-promise", TASK_USES_DEPUTY,
             "h.handling_id, h.id, " ORGAN ", h.mark_due_on",
             PROMISE " AND s.lead_deputy_id = :deputy AND h.state = 'done' AND h.mark IS NULL"),
};

enum { TASK_BINDS_MAX = 8 };

static size_t binds_of(const struct suggestion_task_query *q, struct ctx *ctx,
                       const struct suggestion_task_actor *actor, struct bind *binds)
{
    size_t n = 0;

    binds[n++] = CONGRESS;
    if ((q->uses & TASK_USES_ORGAN) != 0)
        binds[n++] = B_INT("organ", actor->organ_id);
    if ((q->uses & TASK_USES_ACCOUNT) != 0)
        binds[n++] = B_INT("account", actor->account_id);
    if ((q->uses & TASK_USES_DEPUTY) != 0)
        binds[n++] = B_INT("deputy", actor->deputy_id);
    if ((q->uses & TASK_USES_CHIEF) != 0)
        binds[n++] = B_BOOL("chief", actor->chief);
    if ((q->uses & TASK_USES_SOON) != 0)
        binds[n++] = B_DATE(ctx->arena, "soon", actor->soon);
    return n;
}

static void read_task(struct ctx *ctx, const struct rows *r, size_t row,
                      const struct suggestion_task_query *q, struct suggestion_task *t)
{
    struct cells c = {r, row, 0};
    struct suggestion numbered = {0};

    *t = (struct suggestion_task){.kind = q->kind, .verb = q->verb, .id = next_int(&c)};
    numbered.number = next_int(&c);
    numbered.number_series = next_text(&c);
    numbered.kind =
        str_eqz(next_text(&c), "bill") ? SUGGESTION_KIND_BILL : SUGGESTION_KIND_SUGGESTION;
    numbered.in_session = next_bool(&c);
    t->title = next_text(&c);
    t->handed_on = next_date(&c);
    t->handling_id = next_int(&c);
    t->promise_id = next_int(&c);
    t->who = next_text(&c);
    t->due_on = next_date(&c);
    t->number_text = suggestion_number_text(ctx->arena, &numbered);
}

enum status suggestion_store_tasks(struct ctx *ctx, enum suggestion_task_kind kind,
                                   const struct suggestion_task_actor *actor, unsigned limit,
                                   struct suggestion_task **out, size_t *out_count)
{
    const struct suggestion_task_query *q = &SUGGESTION_TASK_QUERIES[kind];
    struct bind binds[TASK_BINDS_MAX];
    size_t n = binds_of(q, ctx, actor, binds);
    struct rows r;

    binds[n++] = B_INT("limit", limit);
    TRY(db_rows_kept(ctx, &r, q->rows, binds, n));
    *out = arena_array(ctx->arena, r.count, struct suggestion_task);
    *out_count = r.count;
    arr_each (i, r.count)
        read_task(ctx, &r, i, q, &(*out)[i]);
    return ST_OK;
}

enum status suggestion_store_tasks_count(struct ctx *ctx, enum suggestion_task_kind kind,
                                         const struct suggestion_task_actor *actor, bool few,
                                         int64_t *out)
{
    const struct suggestion_task_query *q = &SUGGESTION_TASK_QUERIES[kind];
    struct bind binds[TASK_BINDS_MAX];
    struct rows r;

    TRY(db_one_kept(ctx, &r, few ? q->few : q->count, binds, binds_of(q, ctx, actor, binds)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}
