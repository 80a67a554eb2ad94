// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of the rules of reminders, and of forgetting. */
#include "modules/notice/notice_store_rule.h"
#include "platform/db.h"
#include "platform/event.h"

enum { RULES_MAX = 500 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define COLUMNS  "SELECT id, version, source, days, whom, active FROM notice_rule"

static struct notice_rule read_rule(const struct rows *r, size_t i)
{
    return (struct notice_rule){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .source = cell_text(r, i, 2),
        .days = cell_int(r, i, 3),
        .whom = cell_text(r, i, 4),
        .active = cell_int(r, i, 5) != 0,
    };
}

enum status notice_store_rules(struct ctx *ctx, struct notice_rule **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                COLUMNS
                " WHERE congress_id = :congress ORDER BY source, days, whom, id LIMIT :most",
                CONGRESS, B_INT("most", RULES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct notice_rule);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_rule(&r, i);
    return ST_OK;
}

enum status notice_rule_get(struct ctx *ctx, int64_t id, struct notice_rule *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, COLUMNS " WHERE congress_id = :congress AND id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_rule(&r, 0);
    return ST_OK;
}

enum status notice_store_save_rule(struct ctx *ctx, const struct notice_rule *rule, int64_t *out_id)
{
    const int64_t id = rule->id != 0 ? rule->id : db_new_id(ctx);
    int64_t changed;

    TRY(db_exec(ctx, &changed,
                "INSERT INTO notice_rule (congress_id, id, source, days, whom, active)"
                " VALUES (:congress, :id, :source, :days, :whom, :active)"
                " ON CONFLICT (congress_id, id) DO UPDATE SET source = :source, days = :days,"
                " whom = :whom, active = :active, version = notice_rule.version + 1"
                " WHERE notice_rule.version = :version",
                BINDS(CONGRESS, B_INT("id", id), B_TEXT("source", rule->source),
                      B_INT("days", rule->days), B_TEXT("whom", rule->whom),
                      B_BOOL("active", rule->active), B_INT("version", rule->version))));
    if (changed == 0)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    *out_id = id;
    return event_row(ctx, "notice_rule", id);
}

enum status notice_store_drop_rule(struct ctx *ctx, int64_t id, int64_t version)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM notice_rule WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    CONGRESS, B_INT("id", id), B_INT("version", version)));
    return event_row_gone(ctx, "notice_rule", id);
}

enum status notice_store_seed(struct ctx *ctx, const char *source, bool *out_new)
{
    int64_t added;

    TRY(db_exec(ctx, &added,
                "INSERT INTO notice_seeded (congress_id, id, source)"
                " VALUES (:congress, :id, :source) ON CONFLICT (congress_id, source) DO NOTHING",
                BINDS(CONGRESS, B_INT("id", db_new_id(ctx)), B_Z("source", source))));
    *out_new = added == 1;
    return ST_OK;
}

enum status notice_store_seeded(struct ctx *ctx, const char *source, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT 1 FROM notice_seeded WHERE congress_id = :congress AND source = :source",
                CONGRESS, B_Z("source", source)));
    *out = r.count != 0;
    return ST_OK;
}

#define MARK                                                                                       \
    CONGRESS, B_INT("rule", m->rule_id), B_INT("subject", m->subject_id),                          \
        B_INT("part", m->part_id), B_DATE(ctx->arena, "due", m->due_on)

enum status notice_store_is_reminded(struct ctx *ctx, const struct notice_reminded *m, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT 1 FROM notice_reminded WHERE congress_id = :congress AND rule_id = :rule"
                " AND subject_id = :subject AND part_id = :part AND due_on = :due",
                MARK));
    *out = r.count != 0;
    return ST_OK;
}

enum status notice_store_remind(struct ctx *ctx, const struct notice_reminded *m, bool *out_new)
{
    int64_t added;

    TRY(db_exec(ctx, &added,
                "INSERT INTO notice_reminded (congress_id, id, rule_id, subject_id, part_id,"
                " due_on, on_day) VALUES (:congress, :id, :rule, :subject, :part, :due, :today)"
                " ON CONFLICT (congress_id, rule_id, subject_id, part_id, due_on) DO NOTHING",
                BINDS(MARK, B_INT("id", db_new_id(ctx)), B_DATE(ctx->arena, "today", ctx->today))));
    *out_new = added == 1;
    return ST_OK;
}

#define OLD                                                                                        \
    "(SELECT n.id FROM notice n WHERE n.congress_id = :congress AND n.at < :before"                \
    " AND NOT EXISTS (SELECT 1 FROM notice_recipient u WHERE u.congress_id = n.congress_id"        \
    "  AND u.notice_id = n.id AND u.hidden = 0 AND u.read_at IS NULL))"

enum status notice_store_tidy(struct ctx *ctx, int64_t before, struct date reminded)
{
    TRY(DB_EXEC(ctx,
                "DELETE FROM notice_delivery WHERE congress_id = :congress AND notice_id IN " OLD,
                CONGRESS, B_INT("before", before)));
    TRY(DB_EXEC(ctx,
                "DELETE FROM notice_recipient WHERE congress_id = :congress AND notice_id IN " OLD,
                CONGRESS, B_INT("before", before)));
    TRY(DB_EXEC(ctx,
                "DELETE FROM notice WHERE congress_id = :congress AND at < :before"
                " AND NOT EXISTS (SELECT 1 FROM notice_recipient u"
                "  WHERE u.congress_id = notice.congress_id AND u.notice_id = notice.id)"
                " AND NOT EXISTS (SELECT 1 FROM notice_delivery d"
                "  WHERE d.congress_id = notice.congress_id AND d.notice_id = notice.id)",
                CONGRESS, B_INT("before", before)));
    return DB_EXEC(ctx,
                   "DELETE FROM notice_reminded WHERE congress_id = :congress AND due_on < :before",
                   CONGRESS, B_DATE(ctx->arena, "before", reminded));
}
