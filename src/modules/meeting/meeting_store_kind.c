// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on kinds of meetings and their rules. */
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { KINDS_MAX = 200, RULES_MAX = 200 };

#define RULE                                                                                       \
    "r.id, r.kind_id, r.number, k.code, r.name, r.title, r.body_kind, r.convener, r.attendees,"    \
    " r.papers, r.quorum, r.quorum_article, r.majority, r.majority_article, r.notice_days,"        \
    " r.papers_days, r.notice_article, r.every_months, r.every_article, r.quota, r.after_kind,"    \
    " r.after_article, r.observers, r.urgent, r.closed, r.from_on, r.notice_months"
#define OF_KIND " JOIN meeting_kind k ON k.congress_id = r.congress_id AND k.id = r.kind_id"

enum { RULE_COLUMNS = 27 };

static unsigned small(const struct rows *r, size_t i, size_t col)
{
    const int64_t n = cell_int(r, i, col);

    return n > 0 ? (unsigned)n : 0;
}

static struct meeting_rule read_rule(const struct rows *r, size_t i)
{
    return (struct meeting_rule){
        .id = cell_int(r, i, 0),
        .kind_id = cell_int(r, i, 1),
        .number = small(r, i, 2),
        .code = cell_text(r, i, 3),
        .name = cell_text(r, i, 4),
        .title = cell_text(r, i, 5),
        .body_kind = cell_text(r, i, 6),
        .convener = cell_text(r, i, 7),
        .attendees = cell_text(r, i, 8),
        .papers = cell_text(r, i, 9),
        .quorum = cell_text(r, i, 10),
        .quorum_article = cell_text(r, i, 11),
        .majority = cell_text(r, i, 12),
        .majority_article = cell_text(r, i, 13),
        .notice_days = small(r, i, 14),
        .papers_days = small(r, i, 15),
        .notice_article = cell_text(r, i, 16),
        .every_months = small(r, i, 17),
        .every_article = cell_text(r, i, 18),
        .quota = small(r, i, 19),
        .after_kind = cell_text(r, i, 20),
        .after_article = cell_text(r, i, 21),
        .observers = cell_int(r, i, 22) != 0,
        .urgent = cell_int(r, i, 23) != 0,
        .closed_door = cell_int(r, i, 24) != 0,
        .from_on = cell_date(r, i, 25),
        .notice_months = small(r, i, 26),
    };
}

static struct meeting_kind read_kind(const struct rows *r, size_t i)
{
    return (struct meeting_kind){
        .id = cell_int(r, i, RULE_COLUMNS),
        .version = cell_int(r, i, RULE_COLUMNS + 1),
        .active = cell_int(r, i, RULE_COLUMNS + 2) != 0,
        .code = cell_text(r, i, 3),
        .rule = read_rule(r, i),
    };
}

#define KINDS                                                                                      \
    "SELECT " RULE ", k.id, k.version, k.active FROM meeting_kind k"                               \
    " JOIN meeting_rule r ON r.congress_id = k.congress_id AND r.id = k.rule_id"                   \
    " WHERE k.congress_id = :congress"

enum status meeting_store_kinds(struct ctx *ctx, bool all, struct meeting_kind **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, KINDS " AND (k.active = 1 OR :all = 1) ORDER BY k.place, k.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_BOOL("all", all), B_INT("most", KINDS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_kind);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_kind(&r, i);
    return ST_OK;
}

enum status meeting_store_kind(struct ctx *ctx, int64_t id, struct meeting_kind *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, KINDS " AND k.id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_kind(&r, 0);
    return ST_OK;
}

enum status meeting_store_kind_by_code(struct ctx *ctx, struct str code, struct meeting_kind *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, KINDS " AND k.code = :code", B_INT("congress", ctx->congress_id),
               B_TEXT("code", code)));
    *out = read_kind(&r, 0);
    return ST_OK;
}

enum status meeting_store_rule_of_kind(struct ctx *ctx, struct str code, struct meeting_rule *out)
{
    struct meeting_kind kind;

    TRY(meeting_store_kind_by_code(ctx, code, &kind));
    *out = kind.rule;
    return ST_OK;
}

enum status meeting_store_rule(struct ctx *ctx, int64_t rule_id, struct meeting_rule *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " RULE " FROM meeting_rule r" OF_KIND
               " WHERE r.congress_id = :congress AND r.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", rule_id)));
    *out = read_rule(&r, 0);
    return ST_OK;
}

enum status meeting_store_rules(struct ctx *ctx, int64_t kind_id, struct meeting_rule **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " RULE " FROM meeting_rule r" OF_KIND
                " WHERE r.congress_id = :congress AND r.kind_id = :kind"
                " ORDER BY r.number DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("kind", kind_id),
                B_INT("most", RULES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_rule);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_rule(&r, i);
    return ST_OK;
}

/* ---------------------------------------------------------------- writing */

static enum status insert_rule(struct ctx *ctx, int64_t id, int64_t kind_id, unsigned number,
                               const struct meeting_rule *in)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO meeting_rule (congress_id, id, kind_id, number, name, title, body_kind,"
        " convener, attendees, papers, quorum, quorum_article, majority, majority_article,"
        " notice_days, papers_days, notice_article, every_months, every_article, quota,"
        " after_kind, after_article, observers, urgent, closed, from_on, notice_months)"
        " VALUES (:congress, :id, :kind, :number, :name, :title, :body_kind, :convener,"
        " :attendees, :papers, :quorum, :quorum_article, :majority, :majority_article,"
        " :notice_days, :papers_days, :notice_article, :every_months, :every_article,"
        " :quota, :after_kind, :after_article, :observers, :urgent, :closed, :from_on,"
        " :notice_months)",
        B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("kind", kind_id),
        B_INT("number", number), B_TEXT("name", in->name), B_TEXT("title", in->title),
        B_TEXT("body_kind", in->body_kind), B_TEXT("convener", in->convener),
        B_TEXT("attendees", in->attendees), B_TEXT("papers", in->papers),
        B_TEXT("quorum", in->quorum), B_TEXT("quorum_article", in->quorum_article),
        B_TEXT("majority", in->majority), B_TEXT("majority_article", in->majority_article),
        B_INT("notice_days", in->notice_days), B_INT("papers_days", in->papers_days),
        B_TEXT("notice_article", in->notice_article), B_INT("every_months", in->every_months),
        B_TEXT("every_article", in->every_article), B_INT("quota", in->quota),
        B_TEXT("after_kind", in->after_kind), B_TEXT("after_article", in->after_article),
        B_BOOL("observers", in->observers), B_BOOL("urgent", in->urgent),
        B_BOOL("closed", in->closed_door), B_DATE(ctx->arena, "from_on", in->from_on),
        B_ID("notice_months", in->notice_months)));
    return event_row(ctx, "meeting_rule", id);
}

enum status meeting_store_kind_insert(struct ctx *ctx, const struct meeting_rule *rule,
                                      unsigned place, int64_t *out_id)
{
    const int64_t id = db_new_id(ctx), rule_id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_kind (congress_id, id, code, place, active, rule_id)"
                " VALUES (:congress, :id, :code, :place, 1, :rule)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("code", rule->code),
                B_INT("place", place), B_INT("rule", rule_id)));
    TRY(event_row(ctx, "meeting_kind", id));
    *out_id = id;
    return insert_rule(ctx, rule_id, id, 1, rule);
}

enum status meeting_store_kind_rule(struct ctx *ctx, const struct meeting_kind *kind,
                                    const struct meeting_rule *rule)
{
    const int64_t rule_id = db_new_id(ctx);

    TRY(insert_rule(ctx, rule_id, kind->id, kind->rule.number + 1, rule));
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_kind SET rule_id = :rule, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_INT("rule", rule_id), B_INT("congress", ctx->congress_id),
                    B_INT("id", kind->id), B_INT("version", kind->version)));
    return event_row(ctx, "meeting_kind", kind->id);
}

enum status meeting_store_kind_use(struct ctx *ctx, const struct meeting_kind *kind, bool active)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_kind SET active = :active, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_BOOL("active", active), B_INT("congress", ctx->congress_id),
                    B_INT("id", kind->id), B_INT("version", kind->version)));
    return event_row(ctx, "meeting_kind", kind->id);
}
