// SPDX-License-Identifier: MulanPSL-2.0
/* The register of five levels: classes, other levels, who is who, order of names, structure. */
#include "modules/deputy/deputy_actions.h"
#include "modules/deputy/deputy_import.h"
#include "modules/deputy/deputy_report.h"
#include "modules/deputy/deputy_store.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/text.h"

static int64_t outside(struct ctx *ctx, const char *level, const char *of, const char *name,
                       const char *phone)
{
    const struct deputy_outside_new in = {.level = str_from(level),
                                          .congress_name = str_from(of),
                                          .name = str_from(name),
                                          .sex = S("female"),
                                          .phone = str_from(phone),
                                          .from_on = {2026, 2, 10}};
    int64_t id = 0;

    return deputy_outside_set(ctx, &in, &id) == ST_OK ? id : 0;
}

static void test_levels(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t own = modtest_deputy(ctx, "单玉兰", "城关镇代表团");
    const int64_t city = outside(ctx, "city", "云州市人民代表大会", "单 玉兰", "13800000001");
    const int64_t town = outside(ctx, "township", "城关镇人民代表大会", "单玉兰", "13800000001");
    struct deputy_level_count counts[5];
    struct deputy_mandate *list, m;
    struct deputy_pair *pairs;
    struct deputy_secret secret;
    int64_t people;
    size_t count;

    OK(city != 0 && town != 0, "two of other levels");
    EQ_INT(outside(ctx, "moon", "云州市人民代表大会", "王强", ""), 0, "no such level");
    EQ_TEXT(modtest_field(ctx), "level", "is at fault");
    EQ_INT(outside(ctx, "county", "云溪县人民代表大会", "王强", ""), 0, "our own are elsewhere");
    EQ_TEXT(modtest_field(ctx), "congress", "is at fault");
    EQ_INT(outside(ctx, "city", "云州市人民代表大会", "王强", "138"), 0, "half a number");
    EQ_TEXT(modtest_field(ctx), "phone", "is at fault");
    OK(deputy_store_outside_secret(ctx, city, &secret) == ST_OK &&
           str_eqz(secret.phone, "13800000001"),
       "the phone is kept, sealed");
    OK(deputy_mandate_get(ctx, town, &m) == ST_OK && !m.own && str_eqz(m.level, "township") &&
           deputy_mandate_get(ctx, own, &m) == ST_OK && m.own && str_eqz(m.level, "county"),
       "each of its level");
    OK(deputy_mandates(ctx, S(""), S("玉"), 10, &list, &count) == ST_OK && count == 3,
       "all three in one list");
    OK(deputy_mandates(ctx, S("city"), S(""), 10, &list, &count) == ST_OK && count == 1 &&
           list[0].id == city && str_eqz(list[0].name, "单玉兰"),
       "one of the city");
    OK(deputy_pairs(ctx, false, &pairs, &count) == ST_OK && count == 3, "three pairs of one name");
    OK(deputy_level_counts(ctx, ctx->today, counts, &people) == ST_OK && people == 3,
       "three people so far");
    OK(deputy_also(ctx, own, &list, &count) == ST_OK && count == 0, "nobody guesses");
    OK(deputy_decide(ctx, city, own, S("same")) == ST_OK &&
           deputy_decide(ctx, city, town, S("same")) == ST_OK,
       "the office decides twice");
    OK(deputy_also(ctx, own, &list, &count) == ST_OK && count == 2, "and all three are one");
    OK(deputy_level_counts(ctx, ctx->today, counts, &people) == ST_OK && people == 1, "one person");
    OK(counts[2].mandates == 1 && counts[3].mandates == 1 && counts[4].mandates == 1,
       "with a mandate of three levels");
    OK(deputy_pairs(ctx, false, &pairs, &count) == ST_OK && count == 1, "one pair is open");
    OK(deputy_decide(ctx, own, town, S("different")) == ST_OK &&
           deputy_pairs(ctx, true, &pairs, &count) == ST_OK && count == 3,
       "three are decided");
    OK(deputy_decide(ctx, own, city, S("undone")) == ST_OK &&
           deputy_also(ctx, own, &list, &count) == ST_OK && count == 0,
       "and undone");
    OK(deputy_level_counts(ctx, ctx->today, counts, &people) == ST_OK && people == 2, "two people");
    EQ_INT(deputy_decide(ctx, own, own, S("same")), ST_INVALID, "nobody is his own double");
    modtest_clear(ctx);
    EQ_INT(deputy_decide(ctx, own, 999999, S("same")), ST_NOT_FOUND, "nor that of nobody");
    modtest_clear(ctx);
    EQ_INT(modtest_events(ctx, "deputy.same_decided"), 4, "each in the journal");
}

static void test_changed(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct deputy_outside_new in = {.level = S("nation"),
                                    .congress_name = S("全国人民代表大会"),
                                    .name = S("阿依古丽·买买提"),
                                    .from_on = {2023, 3, 5}};
    struct deputy_outside o;
    struct deputy_mandate *list;
    int64_t id = 0;
    size_t count;

    OK(deputy_outside_set(ctx, &in, &id) == ST_OK, "of the nation");
    in.id = id;
    in.version = 1;
    in.to_on = (struct date){2026, 1, 1};
    OK(deputy_outside_set(ctx, &in, &id) == ST_OK, "leaves");
    EQ_INT(deputy_outside_set(ctx, &in, &id), ST_CONFLICT, "from a stale page");
    modtest_clear(ctx);
    OK(deputy_store_outside(ctx, id, &o) == ST_OK && o.version == 2 && !o.m.in_office, "is gone");
    OK(deputy_mandates(ctx, S("nation"), S(""), 9, &list, &count) == ST_OK && count == 0,
       "from the list");
    in.version = 2;
    in.to_on = (struct date){2022, 1, 1};
    EQ_INT(deputy_outside_set(ctx, &in, &id), ST_INVALID, "not before he came");
    EQ_TEXT(modtest_field(ctx), "to_on", "is at fault");
}

static void test_order(struct journaltest *t)
{
    static const char *const NAMES[] = {"张三", "解小明", "丁一", "曾国安"};
    static const char *const PINYIN[] = {"丁一", "解小明", "曾国安", "张三"};
    static const char *const STROKE[] = {"丁一", "张三", "曾国安", "解小明"};
    struct ctx *ctx = t->ctx;
    struct deputy_filter filter = {.sort = "pinyin", .limit = 3};
    struct deputy *list, d;
    struct str next;
    int64_t total;
    size_t count;
    bool waits;

    arr_each (i, COUNT(NAMES))
        modtest_deputy(ctx, NAMES[i], "城关镇代表团");
    OK(deputy_store_page(ctx, &filter, &list, &count, &next, &total) == ST_OK && count == 3,
       "three by sound");
    for (size_t i = 0; i < 3; i++)
        EQ_STR(list[i].name, PINYIN[i], "by sound, surnames as they are read");
    filter.after = next;
    OK(deputy_store_page(ctx, &filter, &list, &count, &next, &total) == ST_OK && count == 1 &&
           str_eqz(list[0].name, PINYIN[3]),
       "and the last on the next page");
    filter = (struct deputy_filter){.sort = "stroke", .limit = 9};
    OK(deputy_store_page(ctx, &filter, &list, &count, &next, &total) == ST_OK && count == 4,
       "all by strokes");
    for (size_t i = 0; i < 4; i++)
        EQ_STR(list[i].name, STROKE[i], "by strokes");
    OK(deputy_get(ctx, modtest_deputy(ctx, "\U00020BB7 田", "城关镇代表团"), &d) == ST_OK &&
           str_eqz(d.name, "\U00020BB7田"),
       "a character of the supplementary planes stays as it is");
    OK(deputy_order_waits(ctx, &waits) == ST_OK && !waits, "nothing to sort anew");
    OK(deputy_order_job(ctx) == ST_OK, "and nothing is done");
}

static void test_structure(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct deputy_class worker = {.name = S("快递员"), .grassroots = true, .active = true};
    struct deputy_new in = {.name = S("王强"),
                            .delegation = S("城关镇代表团"),
                            .class_name = S("快递员"),
                            .wage = S("none"),
                            .sex = S("male"),
                            .born_on = {1990, 11, 21},
                            .from_on = {2024, 1, 10}};
    struct deputy_target target = {
        .dimension = S("sex"), .value = S("female"), .least = true, .permille = 300};
    struct deputy_target *targets = NULL;
    struct deputy_person *people;
    struct deputy_group *groups;
    struct deputy_class *classes;
    struct deputy d;
    int64_t id = 0;
    size_t count, n;

    OK(deputy_seed(ctx) == ST_OK && deputy_seed(ctx) == ST_OK &&
           deputy_classes(ctx, &classes, &count) == ST_OK && count == 8,
       "classes as shipped, once");
    EQ_INT(deputy_add(ctx, &in, &id), ST_INVALID, "a class that is not there");
    EQ_TEXT(modtest_field(ctx), "class", "is at fault");
    OK(deputy_class_set(ctx, &worker, &id) == ST_OK, "one of the office's own");
    EQ_INT(deputy_class_set(ctx, &worker, &id), ST_INVALID, "not twice");
    EQ_TEXT(modtest_field(ctx), "name", "is at fault");
    OK(deputy_add(ctx, &in, &id) == ST_OK && deputy_get(ctx, id, &d) == ST_OK &&
           str_eqz(d.class_name, "快递员") && str_eqz(d.wage, "none"),
       "now he has it");
    in.class_name = S("农民");
    OK(deputy_change(ctx, &(struct deputy_change){.id = id, .version = 1, .now = in}) == ST_OK &&
           deputy_get(ctx, id, &d) == ST_OK && str_eqz(d.class_name, "农民"),
       "and another later");
    OK(deputy_structure_people(ctx, ctx->today, &people, &n) == ST_OK && n == 1 &&
           people[0].grassroots && date_cmp(people[0].born_on, in.born_on) == 0,
       "who is there");
    deputy_structure_count(ctx->arena, DEPUTY_BY_AGE, people, n, ctx->today, &groups, &count);
    OK(count == 5 && groups[0].count == 1, "35 until tomorrow");
    deputy_structure_count(ctx->arena, DEPUTY_BY_AGE, people, n, date_add_days(ctx->today, 1),
                           &groups, &count);
    OK(groups[0].count == 0 && groups[1].count == 1, "then 36");
    deputy_structure_count(ctx->arena, DEPUTY_BY_CLASS, people, n, ctx->today, &groups, &count);
    OK(count == 1 && str_eqz(groups[0].key, "农民"), "by class");
    OK(deputy_target_set(ctx, &target) == ST_OK, "a target");
    target.permille = 333;
    OK(deputy_target_set(ctx, &target) == ST_OK && deputy_targets(ctx, &targets, &count) == ST_OK &&
           count == 1 && targets[0].permille == 333 && targets[0].least,
       "replaced");
    target.permille = 1001;
    EQ_INT(deputy_target_set(ctx, &target), ST_INVALID, "more than all");
    EQ_TEXT(modtest_field(ctx), "percent", "is at fault");
    OK(deputy_target_drop(ctx, targets[0].id) == ST_OK &&
           deputy_targets(ctx, &targets, &count) == ST_OK && count == 0,
       "and given up");
}

enum { OF_NAME, OF_LEVEL, OF_CONGRESS, OF_UNIT, OF_PLACE, OF_SEX, OF_FROM = 14 };

static enum status write_tx(struct ctx *ctx, const void *input)
{
    bool skipped;

    TRY(DEPUTY_IMPORTS[1].write(ctx, input, &skipped));
    return DEPUTY_IMPORTS[1].finish(ctx, !skipped, skipped);
}

static void test_sheet(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    int64_t id = 0;
    struct import_row row = {.number = 2, .out_id = &id};
    struct deputy_outside o;
    struct str key;
    bool present = false;

    row.cells[OF_NAME] = S("单　玉兰");
    row.cells[OF_LEVEL] = S("市");
    row.cells[OF_CONGRESS] = S("云州市人民代表大会");
    row.cells[OF_PLACE] = S("城关镇");
    row.cells[OF_FROM] = S("2026-02-10");
    OK(DEPUTY_IMPORTS[1].check(ctx, &row, &key) == ST_OK, "a good row");
    OK(db_tx(ctx, write_tx, &row) == ST_OK && id != 0, "is written");
    OK(DEPUTY_IMPORTS[1].present(ctx, &row, &present) == ST_OK && present, "and is there then");
    row.cells[OF_PLACE] = S("");
    row.cells[OF_SEX] = S("女");
    OK(db_tx(ctx, write_tx, &row) == ST_OK && deputy_store_outside(ctx, id, &o) == ST_OK &&
           str_eqz(o.m.place, "城关镇") && str_eqz(o.m.sex, "female"),
       "an empty cell takes nothing away, a new value is taken over");
    row.cells[OF_LEVEL] = S("街道");
    EQ_INT(DEPUTY_IMPORTS[1].check(ctx, &row, &key), ST_INVALID, "no such level");
    EQ_TEXT(modtest_field(ctx), "level", "is at fault");
}

int main(void)
{
    modtest_both("deputy_levels", test_levels);
    modtest_both("deputy_outside", test_changed);
    modtest_both("deputy_order", test_order);
    modtest_both("deputy_structure", test_structure);
    modtest_both("deputy_outside_sheet", test_sheet);
    return tap_done();
}
