// SPDX-License-Identifier: MulanPSL-2.0
/* Periods, what is due by them, and erasing: with an invented module whose items end on the day
 * that their number says. */
#include "modules/privacy/privacy.h"
#include "platform/event/tests/journaltest.h"
#include "privacy_migrations.h"

/* ---------------------------------------------------------------- the invented module */

static enum status items(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                         struct retention_item **out, size_t *out_count)
{
    char day[DATE_TEXT_SIZE];
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, name FROM t_item WHERE congress_id = :congress AND n = 0"
                " AND name <= :until AND id > :after ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_Z("until", date_format(until, day)),
                B_INT("after", after), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct retention_item);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = (struct retention_item){
            .id = cell_int(&r, i, 0), .name = cell_text(&r, i, 1), .url = S("/t")};
        (void)date_parse(cell_text(&r, i, 1), &(*out)[i].ended_on);
    }
    return ST_OK;
}

static enum status erase(struct ctx *ctx, int64_t id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT name FROM t_item WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    if (str_eqz(cell_text(&r, 0, 0), "2020-02-29"))
        return fail(&ctx->err, ST_RULE, "t.stays", NULL);
    TRY(DB_EXEC_ONE(ctx, "UPDATE t_item SET n = 1 WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    TRY(event_row(ctx, "t_item", id));
    return event_emit(ctx, "t.erased", id);
}

static const struct retention RETENTIONS[] = {
    {"t.item", 12, items, erase}, {"t.kept", 0, items, erase}, {0}};
static const struct module TIMED = {.name = "timed", .retentions = RETENTIONS};
static const char *const TABLES[] = {"privacy_period", NULL};
static const struct module PRIVACY = {
    .name = "privacy", .migrations = privacy_migrations, .tables = TABLES};

const struct module *const MODULES[] = {&event_module, &crypt_module, &dbtest_module,
                                        &TIMED,        &PRIVACY,      NULL};

/* ---------------------------------------------------------------- erasing */

static size_t due(struct journaltest *t, const struct privacy_kind *k)
{
    struct privacy_due *all;
    size_t count;

    ASSERT(privacy_due(t->ctx, k, t->ctx->today, 0, 200, &all, &count) == ST_OK);
    return count;
}

static void erasing(struct journaltest *t)
{
    struct privacy_kind kind = {0}, *all;
    size_t count;

    t->ctx->today = (struct date){2026, 11, 20};
    (void)journaltest_add(t->ctx, "2025-11-19");
    (void)journaltest_add(t->ctx, "2025-11-20");
    (void)journaltest_add(t->ctx, "2020-02-29");
    for (unsigned i = 0; i < 60; i++) {
        char day[DATE_TEXT_SIZE];

        date_format(date_add_days((struct date){2019, 1, 1}, (int)i), day);
        (void)journaltest_add(t->ctx, day);
    }
    journaltest_behind(t, "UPDATE t_item SET n = 0");
    ASSERT(privacy_kinds(t->ctx, &all, &count) == ST_OK);
    EQ_INT(count, 2, "the kinds of all modules");
    ASSERT(privacy_kind_named(t->ctx, S("t.item"), &kind) == ST_OK);
    EQ_INT(kind.months, 12, "as shipped");
    EQ_INT(due(t, &kind), 62, "a year and a day later");
    EQ_INT(privacy_set(t->ctx, S("t.item"), kind.version, 1201), ST_INVALID, "a hundred years");
    t->ctx->field_errors_count = 0;
    EQ_INT(privacy_set(t->ctx, S("t.item"), kind.version, 0), ST_OK, "kept for good");
    ASSERT(privacy_kind_named(t->ctx, S("t.item"), &kind) == ST_OK);
    EQ_INT(due(t, &kind), 0, "nothing is due");
    EQ_INT(privacy_set(t->ctx, S("t.item"), kind.version, 11), ST_OK, "eleven months");
    EQ_INT(privacy_set(t->ctx, S("t.item"), kind.version, 10), ST_CONFLICT, "seen before that");
    EQ_INT(privacy_set(t->ctx, S("t.none"), 0, 10), ST_NOT_FOUND, "no such kind");
    ASSERT(privacy_kind_named(t->ctx, S("t.item"), &kind) == ST_OK);
    EQ_INT(due(t, &kind), 63, "all are due");
    ASSERT(privacy_erase(t->ctx, &kind, &count) == ST_OK);
    EQ_INT(count, 62, "erased, over more than a page");
    EQ_INT(due(t, &kind), 1, "what has to stay stays");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM event WHERE name = 't.erased'"), 62,
           "each in the journal");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM event WHERE name = 'privacy.erased'"), 1,
           "and all together");
    ASSERT(privacy_expire(t->ctx) == ST_OK);
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM event WHERE name = 'privacy.erased'"), 1,
           "nothing to erase, nothing said");
}

int main(void)
{
    journaltest_both("erasing", erasing);
    return tap_done();
}
