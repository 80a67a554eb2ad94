// SPDX-License-Identifier: MulanPSL-2.0
/* The register of deputies: written and read again, secrets only encrypted, each refusal; and the
 * sheet of deputies row by row. On both databases. People are invented. */
#include "modules/deputy/deputy_import.h"
#include "modules/deputy/deputy_parts.h"
#include "modules/deputy/deputy_store.h"
#include "modules/tests/modtest.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/import/import_differs.h"

static struct deputy_new full(void)
{
    return (struct deputy_new){
        .name = S("阿依古丽•买买提"),
        .delegation = S("青石岭镇代表团"),
        .group_name = S("第三小组"),
        .constituency = S("第12选区"),
        .occupation = S("青石岭镇卫生院医生"),
        .ethnic = S("维吾尔族"),
        .party = S("中共党员"),
        .education = S("大学"),
        .phone = S("138 0000 0001"),
        .id_number = S("149921198506120031"),
        .from_on = {2024, 1, 10},
    };
}

static void test_register(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct deputy_new in = full();
    struct deputy d, *list;
    struct deputy_secret secret;
    struct rows r;
    int64_t id = 0, other = 0, n;
    size_t count;

    OK(deputy_add(ctx, &in, &id) == ST_OK, "a deputy");
    OK(deputy_get(ctx, id, &d) == ST_OK && d.in_office && d.version == 1, "is in office");
    EQ_STR(d.name, "阿依古丽·买买提", "with the dot as it is stored");
    EQ_STR(d.delegation_name, "青石岭镇代表团", "the delegation was made");
    EQ_STR(d.sex, "male", "the sex is in the number");
    OK(deputy_secret(ctx, id, &secret) == ST_OK, "the secrets open");
    EQ_STR(secret.phone, "13800000001", "phone");
    EQ_STR(secret.id_number, "149921198506120031", "ID number");
    OK(date_cmp(secret.born_on, (struct date){1985, 6, 12}) == 0, "day of birth, from the number");

    OK(DB_ONE(ctx, &r,
              "SELECT phone_sealed, id_sealed, born_sealed, phone_blind FROM deputy"
              " WHERE congress_id = :c AND id = :id",
              B_INT("c", ctx->congress_id), B_INT("id", id)) == ST_OK,
       "the row");
    for (size_t col = 0; col < 4; col++) {
        const struct str cell = cell_text(&r, 0, col);

        OK(cell.len > 0 && !str_has(cell, S("13800000001")) && !str_has(cell, S("1985")),
           "nothing personal in the clear");
    }

    EQ_INT(deputy_add(ctx, &in, &other), ST_INVALID, "the same ID number again");
    EQ_TEXT(modtest_field(ctx), "id_number", "is the fault of the number");
    OK(deputy_by_phone(ctx, S("+86 13800000001"), &d) == ST_OK && d.id == id, "found by phone");
    EQ_INT(deputy_by_phone(ctx, S("13800000002"), &d), ST_NOT_FOUND, "nobody by another");
    modtest_clear(ctx);
    OK(deputy_by_name(ctx, S("阿依古丽 · 买买提"), &list, &count) == ST_OK && count == 1,
       "by name");
    OK(deputy_find(ctx, S("古丽"), 10, &list, &count) == ST_OK && count == 1, "by part of it");
    OK(deputy_find(ctx, S("石"), 10, &list, &count) == ST_OK && count == 0, "not by another");
    OK(deputy_count(ctx, &n) == ST_OK && n == 1, "one in office");
    OK(deputy_set_account(ctx, id, 77) == ST_OK && deputy_by_account(ctx, 77, &d) == ST_OK &&
           d.id == id,
       "by account");
    EQ_INT(deputy_by_account(ctx, 78, &d), ST_NOT_FOUND, "nobody by another account");
    modtest_clear(ctx);
    EQ_INT(modtest_events(ctx, "deputy.added"), 1, "one event");
}

static void test_change(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = modtest_deputy(ctx, "李文静", "城关镇代表团");
    struct deputy_change change = {.id = id, .version = 1, .now = full()};
    struct deputy_secret secret;
    struct deputy d;

    OK(deputy_change(ctx, &change) == ST_OK, "every value anew");
    EQ_INT(deputy_change(ctx, &change), ST_CONFLICT, "from a stale page");
    modtest_clear(ctx);
    change.version = 2;
    change.keep_secrets = true;
    change.now.phone = S("");
    change.now.occupation = S("县医院医生");
    OK(deputy_change(ctx, &change) == ST_OK, "the occupation alone");
    OK(deputy_secret(ctx, id, &secret) == ST_OK && str_eqz(secret.phone, "13800000001"),
       "the phone stays");
    OK(deputy_get(ctx, id, &d) == ST_OK && str_eqz(d.occupation, "县医院医生"), "the rest changed");
    change.version = 3;
    change.keep_secrets = false;
    OK(deputy_change(ctx, &change) == ST_OK && deputy_secret(ctx, id, &secret) == ST_OK &&
           secret.phone.len == 0,
       "a phone can be taken out");
    EQ_INT(deputy_by_phone(ctx, S("13800000001"), &d), ST_NOT_FOUND, "and finds nobody then");
    modtest_clear(ctx);
    change.id = 999999;
    EQ_INT(deputy_change(ctx, &change), ST_NOT_FOUND, "nobody there");
    modtest_clear(ctx);
}

static void test_leaving(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t id = modtest_deputy(ctx, "李文静", "城关镇代表团");
    struct deputy d;
    int64_t n;

    EQ_INT(deputy_leave(ctx, id, 1, ctx->today, S("tired")), ST_INVALID, "no such reason");
    EQ_TEXT(modtest_field(ctx), "reason", "is the fault of the reason");
    EQ_INT(deputy_leave(ctx, id, 1, (struct date){2024, 1, 9}, S("moved")), ST_INVALID,
           "before he came");
    EQ_TEXT(modtest_field(ctx), "on", "is the fault of the day");
    modtest_clear(ctx);
    EQ_INT(deputy_leave(ctx, id, 1, date_add_days(ctx->today, 1), S("died")), ST_INVALID,
           "nobody dies tomorrow");
    EQ_TEXT(modtest_field(ctx), "on", "that is a mistyped day");
    modtest_clear(ctx);
    EQ_INT(deputy_leave(ctx, id, 9, ctx->today, S("moved")), ST_CONFLICT, "from a stale page");
    modtest_clear(ctx);
    OK(deputy_leave(ctx, id, 1, ctx->today, S("moved")) == ST_OK, "today");
    OK(deputy_get(ctx, id, &d) == ST_OK && d.in_office, "is the last day in office");
    ctx->today = date_add_days(ctx->today, 1);
    OK(deputy_get(ctx, id, &d) == ST_OK && !d.in_office, "and tomorrow is not");
    OK(deputy_count(ctx, &n) == ST_OK && n == 0, "nor counted");
    EQ_INT(deputy_leave(ctx, id, 2, ctx->today, S("died")), ST_RULE, "twice");
    modtest_clear(ctx);
}

/* The key destroyed, nothing personal is left. */
static enum status destroy_tx(struct ctx *ctx, const void *input)
{
    TRY(crypt_key_destroy(ctx, *(const int64_t *)input));
    return event_emit(ctx, "deputy.forgotten", 0);
}

static void test_forgetting(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct deputy_new in = full();
    struct deputy_secret secret;
    struct deputy d;
    int64_t id = 0;

    OK(deputy_add(ctx, &in, &id) == ST_OK && deputy_get(ctx, id, &d) == ST_OK, "a deputy");
    OK(db_tx(ctx, destroy_tx, &d.key_id) == ST_OK, "the key is destroyed");
    OK(deputy_secret(ctx, id, &secret) == ST_OK, "without the key");
    OK(secret.phone.len == 0 && secret.id_number.len == 0 && date_none(secret.born_on),
       "there are no secrets");
}

/* ---- the sheet ---- */

enum {
    NAME,
    SEX,
    ETHNIC,
    DELEGATION,
    GROUP,
    CONSTITUENCY,
    OCCUPATION,
    PARTY,
    EDUCATION,
    PHONE,
    ID
};

static enum status write_tx(struct ctx *ctx, const void *input)
{
    bool skipped;

    TRY(DEPUTY_IMPORTS[0].write(ctx, input, &skipped));
    return DEPUTY_IMPORTS[0].finish(ctx, !skipped, skipped);
}

static void test_page(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct deputy_filter filter = {.sort = "name", .limit = 2};
    struct deputy *list;
    struct str next;
    int64_t total, first, delegation;
    size_t count;

    first = modtest_deputy(ctx, "甲乙", "城关镇代表团");
    modtest_deputy(ctx, "丙丁", "城关镇代表团");
    modtest_deputy(ctx, "戊己", "青石岭镇代表团");
    OK(deputy_store_page(ctx, &filter, &list, &count, &next, &total) == ST_OK && count == 2 &&
           total == 3 && next.len > 0,
       "two of three");
    filter.after = next;
    OK(deputy_store_page(ctx, &filter, &list, &count, &next, &total) == ST_OK && count == 1 &&
           next.len == 0,
       "then the third");
    filter = (struct deputy_filter){.q = S("甲"), .sort = "name", .limit = 2};
    OK(deputy_store_page(ctx, &filter, &list, &count, &next, &total) == ST_OK && count == 1 &&
           list[0].id == first,
       "by part of the name");
    delegation = list[0].delegation_id;
    filter = (struct deputy_filter){.q = S("%"), .sort = "name", .limit = 2};
    OK(deputy_store_page(ctx, &filter, &list, &count, &next, &total) == ST_OK && count == 0,
       "what was typed has no wildcards");
    filter = (struct deputy_filter){.delegation_id = delegation, .sort = "name", .limit = 9};
    OK(deputy_store_page(ctx, &filter, &list, &count, &next, &total) == ST_OK && count == 2,
       "by delegation");
}

static void test_sheet(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct import_row row = {.number = 2};
    struct import_differing diff = {0};
    struct deputy d;
    struct str key;
    int64_t n;

    row.cells[NAME] = S("王　强");
    row.cells[SEX] = S("男");
    row.cells[DELEGATION] = S("城关镇代表团");
    row.cells[PHONE] = S("13800000003");
    OK(DEPUTY_IMPORTS[0].check(ctx, &row, &key) == ST_OK, "a good row");
    EQ_STR(key, "王强/城关镇代表团/", "its key without an ID number");
    OK(db_tx(ctx, write_tx, &row) == ST_OK, "is written");
    OK(db_tx(ctx, write_tx, &row) == ST_OK && deputy_count(ctx, &n) == ST_OK && n == 1,
       "and written again is nobody new");
    EQ_INT(modtest_events(ctx, "deputy.imported"), 1, "nor an event");
    OK(deputy_by_phone(ctx, S("13800000003"), &d) == ST_OK &&
           date_cmp(d.from_on, (struct date){2024, 1, 10}) == 0,
       "in office since the term began");
    row.cells[PHONE] = S("");
    row.cells[OCCUPATION] = S("教师");
    OK(db_tx(ctx, write_tx, &row) == ST_OK && deputy_by_phone(ctx, S("13800000003"), &d) == ST_OK,
       "an empty cell takes nothing away");
    EQ_STR(d.occupation, "教师", "a new value is taken over");

    row.cells[OCCUPATION] = S("校长");
    row.cells[PHONE] = S("13800000004");
    OK(DEPUTY_IMPORTS[0].differs(ctx, &row, &diff.d) == ST_OK && diff.d.count == 2,
       "before it is written one can see what changes");
    EQ_STR(diff.d.cells[0].was, "教师", "from what");
    EQ_STR(diff.d.cells[0].now, "校长", "to what");
    EQ_STR(diff.d.cells[1].was, "138****0003", "and no stored number in full");

    row.cells[CONSTITUENCY] = S("第一选区");
    row.cells[PHONE] = S("");
    OK(db_tx(ctx, write_tx, &row) == ST_OK && deputy_count(ctx, &n) == ST_OK && n == 2,
       "one of the same name from another constituency is another");
    row.cells[CONSTITUENCY] = S("");
    EQ_INT(DEPUTY_IMPORTS[0].check(ctx, &row, &key), ST_INVALID,
           "and a row without one may mean either");
    row.cells[CONSTITUENCY] = S("第一选区");

    row.cells[SEX] = S("M");
    EQ_INT(DEPUTY_IMPORTS[0].check(ctx, &row, &key), ST_INVALID, "a sex nobody knows");
    EQ_TEXT(modtest_field(ctx), "sex", "is named");
    row.cells[SEX] = S("");
    row.cells[PHONE] = S("1380000");
    EQ_INT(DEPUTY_IMPORTS[0].check(ctx, &row, &key), ST_INVALID, "half a phone number");
    EQ_TEXT(modtest_field(ctx), "phone", "is named");
    row.cells[PHONE] = S("");
    row.cells[ID] = S("149921198506120030");
    EQ_INT(DEPUTY_IMPORTS[0].check(ctx, &row, &key), ST_INVALID, "a wrong check digit");
    EQ_TEXT(modtest_field(ctx), "id_number", "is named");
    row.cells[ID] = S("149921198506120031");
    OK(DEPUTY_IMPORTS[0].check(ctx, &row, &key) == ST_OK, "the right one");
    EQ_STR(key, "149921198506120031", "is the key then");
}

static enum status forget_tx(struct ctx *ctx, const void *input)
{
    const int64_t *id = input;

    return DEPUTY_RETENTIONS[0].erase(ctx, *id);
}

/* Who left long ago: his number goes, that he was there stays. */
static void test_forgotten(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct deputy_new in = {.name = S("邱国平"),
                                  .delegation = S("城关镇代表团"),
                                  .phone = S("13800000077"),
                                  .from_on = {2021, 1, 10}};
    struct deputy_secret secret;
    struct retention_item *list;
    struct deputy d;
    size_t count;
    int64_t id;

    ASSERT(deputy_add(ctx, &in, &id) == ST_OK);
    EQ_INT(db_tx(ctx, forget_tx, &id), ST_NOT_FOUND, "not while he is in office");
    ctx->err = (struct err){0};
    ASSERT(deputy_leave(ctx, id, 1, (struct date){2021, 6, 1}, S("moved")) == ST_OK);
    OK(DEPUTY_RETENTIONS[0].list(ctx, (struct date){2021, 5, 31}, 0, 9, &list, &count) == ST_OK &&
           count == 0,
       "his time is not over");
    ASSERT(DEPUTY_RETENTIONS[0].list(ctx, (struct date){2021, 6, 1}, 0, 9, &list, &count) == ST_OK);
    OK(count == 1 && list[0].id == id, "his time is over");
    EQ_INT(db_tx(ctx, forget_tx, &id), ST_OK, "forgotten");
    OK(deputy_secret(ctx, id, &secret) == ST_OK && secret.phone.len == 0, "no number is left");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM deputy WHERE phone_blind IS NOT NULL"
                           " AND name = '邱国平'"),
           0, "nor its hash");
    OK(deputy_get(ctx, id, &d) == ST_OK && date_cmp(d.to_on, (struct date){2021, 6, 1}) == 0,
       "that he was a deputy stays");
}

/* Undoing one record, in a transaction that somebody else's event ends. */
struct take {
    const struct import_kind *kind;
    int64_t id;
    bool look;
    const int64_t *together;
    size_t together_count;
    const char **why;
};

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct take *t = input;
    struct import_undo undo = {.together = t->together, .together_count = t->together_count};

    TRY(t->kind->undo(ctx, t->id, t->look, &undo));
    *t->why = undo.why;
    return undo.why == NULL && !t->look ? event_emit(ctx, "import.undone", t->id) : ST_OK;
}

static const char *take(struct ctx *ctx, int64_t id, bool look)
{
    const char *why = "failed";
    const struct take t = {&DEPUTY_IMPORTS[0], id, look, NULL, 0, &why};

    OK(db_tx(ctx, take_tx, &t) == ST_OK, "asked to go");
    return why != NULL ? why : "";
}

static void test_undo(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    int64_t id = 0;
    struct import_row row = {.number = 2, .out_id = &id};
    struct deputy d;

    row.cells[NAME] = S("王强");
    row.cells[DELEGATION] = S("城关镇代表团");
    row.cells[PHONE] = S("13800000003");
    OK(db_tx(ctx, write_tx, &row) == ST_OK && id != 0, "an import tells whom it has made");
    EQ_TEXT(take(ctx, id, true), "", "he may go");
    OK(deputy_get(ctx, id, &d) == ST_OK, "and is still there");
    EQ_TEXT(take(ctx, id, false), "", "he goes");
    EQ_INT(deputy_get(ctx, id, &d), ST_NOT_FOUND, "and is gone");
    modtest_clear(ctx);
    EQ_INT(deputy_by_phone(ctx, S("13800000003"), &d), ST_NOT_FOUND, "with his number");
    modtest_clear(ctx);
    OK(db_tx(ctx, write_tx, &row) == ST_OK && deputy_get(ctx, id, &d) == ST_OK, "he comes again");
    row.cells[OCCUPATION] = S("教师");
    OK(db_tx(ctx, write_tx, &row) == ST_OK, "and has become a teacher");
    EQ_TEXT(take(ctx, id, false), "import.undo.changed", "so he stays");
    row.cells[NAME] = S("孙玉梅");
    row.cells[PHONE] = S("13800000004");
    OK(db_tx(ctx, write_tx, &row) == ST_OK, "another comes");
    OK(deputy_help_set(ctx, &(struct deputy_help){.deputy_id = id, .words = S("听力不好")}) ==
           ST_OK,
       "what help she needs is noted");
    EQ_TEXT(take(ctx, id, true), "", "she may go");
    EQ_TEXT(take(ctx, id, false), "", "and goes");
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM deputy_help"), 0, "with what she needs");
}

int main(void)
{
    modtest_both("deputy_register", test_register);
    modtest_both("deputy_change", test_change);
    modtest_both("deputy_leaving", test_leaving);
    modtest_both("deputy_forgetting", test_forgetting);
    modtest_both("deputy_page", test_page);
    modtest_both("deputy_sheet", test_sheet);
    modtest_both("deputy_undo", test_undo);
    modtest_both("deputy_former", test_forgotten);
    return tap_done();
}
