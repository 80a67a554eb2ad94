// SPDX-License-Identifier: MulanPSL-2.0
/* Before the session: places, organs, people, and what citizens wrote. */
#include "jiangxian.h"
#include "modules/account/account_actions.h"
#include "modules/account/account_list.h"
#include "platform/db.h"

enum { NATION = 44703, STREETS = 41352 };

#define PASSWORD "山上的石榴都红了"

static const struct unit UNITS_OF_2019[UNITS] = {
    {"绛县住房和城乡建设管理局", "城乡建设", "城乡建设", "已列入今年整治工程，六月底前完工"},
    {"运城市生态环境局绛县分局", "环境保护", "环境保护", "对排污口逐一检查，责令三家企业整改"},
    {"绛县交通运输局", "交通运输", "交通运输", "对受损路段进行了修复，增设了标志"},
    {"绛县教育科技局", "教育文体", "教育", "调整了师资，开齐了课程，并向家长说明"},
    {"绛县人力资源和社会保障局", "劳动和社会保障", "社会保障", "逐人核实，补发了待遇"},
    {"绛县文化和旅游局", "商贸旅游", "商贸旅游", "开展了市场检查，公布了投诉电话"},
    {"绛县卫生健康和体育局", "卫生计生", "卫生健康", "增加了门诊时间，公开了收费标准"},
};

void the_divisions_of_the_country_are_imported(struct county *c)
{
    static const struct {
        const char *path;
        size_t rows;
    } FILES[] = {
        {"data/divisions/provinces.csv", 31},
        {"data/divisions/cities.csv", 342},
        {"data/divisions/areas.csv", 2978},
        {"data/divisions/streets.csv", STREETS},
    };
    size_t brought = 0;

    printf("# 2018: the program is installed, the country's divisions are imported\n");
    act_as(c, NULL, day(BEFORE_ALL));
    arr_each (i, COUNT(FILES)) {
        const struct arena_mark mark = arena_mark(c->ctx->arena);
        const struct str path = shared_path(c->ctx, FILES[i].path);
        const struct import_counts counts = bring_in(c, "division", path, IMPORT_REPEATS_REFUSED);

        OK(counts.written == FILES[i].rows, FILES[i].path);
        brought += counts.written;
        arena_reset(c->ctx->arena, mark);
    }
    EQ_INT(brought, NATION, "every division of the country is there, 41,352 townships among them");
}

void the_county_is_founded(struct county *c)
{
    const struct congress_new county = {.level = CONGRESS_COUNTY,
                                        .name = S("绛县人民代表大会"),
                                        .short_name = S("绛县"),
                                        .code = S("140826"),
                                        .term_number = 16,
                                        .term_from = {2016, 9, 20}};
    const struct congress_session fifth = {
        .number = 5, .opens_on = day(SESSION_OPENS), .closes_on = day(SESSION_CLOSES)};
    struct congress_session session;
    struct division place;
    int64_t id = 0;
    bool open = false;

    MUST(c, congress_division_get(c->ctx, S("140826"), &place));
    EQ_STR(place.name, "绛县", "the county of code 140826 is 绛县");
    c->ctx->congress_id = 0;
    MUST(c, congress_found(c->ctx, &county, &id));
    c->ctx->congress_id = id;
    MUST(c, congress_session_add(c->ctx, &fifth, &id));
    MUST(c, suggestion_setup(c->ctx));
    MUST(c, congress_session_at(c->ctx, day(SESSION_OPENS), &session, &open));
    OK(open && session.term_number == 16 && session.number == 5,
       "its sixteenth congress has a fifth session (十六届五次会议)");
}

/* The State Council's arrangement for 2019, and one day later the change for the first of May. */
void the_working_calendar_is_imported(struct county *c)
{
    static const char DAYS[] =
        "日期,类型,名称\n2019-01-01,休,元旦\n2019-02-02,班,春节\n2019-02-03,班,春节\n"
        "2019-02-04,休,春节\n2019-02-05,休,春节\n2019-02-06,休,春节\n2019-02-07,休,春节\n"
        "2019-02-08,休,春节\n2019-04-05,休,清明节\n2019-04-28,班,劳动节\n2019-05-01,休,劳动节\n"
        "2019-05-02,休,劳动节\n2019-05-03,休,劳动节\n2019-05-05,班,劳动节\n2019-06-07,休,端午节\n"
        "2019-09-13,休,中秋节\n2019-09-29,班,国庆节\n2019-10-01,休,国庆节\n2019-10-02,休,国庆节\n"
        "2019-10-03,休,国庆节\n2019-10-04,休,国庆节\n2019-10-07,休,国庆节\n2019-10-12,班,国庆节\n";
    const struct str path = file_of(c, "calendar.csv", str_from(DAYS));
    struct calendar calendar;

    EQ_INT(bring_in(c, "calendar", path, IMPORT_REPEATS_REFUSED).written, 23,
           "the holidays and make-up workdays of 2019 are imported");
    MUST(c, congress_calendar(c->ctx, &calendar));
    OK(calendar_is_workday(&calendar, day("2019-05-05")), "Sunday 5 May 2019 is a workday");
}

void the_units_are_set_up(struct county *c)
{
    const struct organ government = {
        .kind = ORGAN_GOVERNMENT, .name = S("绛县人民政府"), .handles = true, .active = true};
    struct organ *townships;
    size_t count = 0, added = 0;

    MUST(c, congress_add_townships(c->ctx, &added));
    MUST(c, organ_list_of(c->ctx, ORGAN_TOWNSHIP, &townships, &count));
    EQ_INT(count, TOWNSHIPS, "ten townships have governments; the development zone is none");
    for (size_t i = 0; i < count && i < TOWNSHIPS; i++)
        c->townships[i] = townships[i].id;
    MUST(c, organ_add(c->ctx, &government, &c->government_id));
    arr_each (i, UNITS) {
        const struct organ department = {.kind = ORGAN_DEPARTMENT,
                                         .parent_id = c->government_id,
                                         .name = str_from(UNITS_OF_2019[i].name),
                                         .handles = true,
                                         .active = true};

        c->units[i] = UNITS_OF_2019[i];
        MUST(c, organ_add(c->ctx, &department, &c->units[i].id));
    }
    MUST(c, organ_list(c->ctx, true, &townships, &count));
    EQ_INT(count, 1 + UNITS + TOWNSHIPS,
           "with the government and its departments 18 organs handle");
}

/* Sixty names that belong to nobody in particular. */
static struct str invented_name(struct arena *a, size_t n)
{
    static const char *const FAMILY[] = {"杨", "柴", "卫", "郭", "姚",
                                         "乔", "晋", "史", "申", "解"};
    static const char *const GIVEN[] = {"秀山", "麦香", "永和", "有福", "巧云", "志远"};

    return str_printf(a, "%s%s", FAMILY[n % COUNT(FAMILY)], GIVEN[n / COUNT(FAMILY)]);
}

/* The messages come from a whole province: this office shows its deputies all of them, not only
 * those about their own towns. */
static void deputies_may_read_messages(struct county *c)
{
    struct role_permission *now;
    struct account_grants in = {0};
    struct str *grants;
    size_t count;

    MUST(c, account_seed_roles(c->ctx));
    MUST(c, account_store_stamp(c->ctx, &in.stamp));
    MUST(c, account_store_grants(c->ctx, &now, &count));
    grants = arena_array(c->ctx->arena, count + 1, struct str);
    arr_each (i, count)
        grants[i] = str_printf(c->ctx->arena, STR_FMT ":" STR_FMT, STR_ARG(now[i].role),
                               STR_ARG(now[i].permission));
    grants[count] = S("deputy:opinion.read");
    in.grants = grants;
    in.count = count + 1;
    MUST(c, account_set_grants(c->ctx, &in));
}

void the_deputies_are_imported(struct county *c)
{
    struct arena *a = c->ctx->arena;
    struct buf sheet = buf_new(a, 0);
    struct delegation *delegations;
    struct deputy *found;
    struct str path;
    size_t count;

    deputies_may_read_messages(c);
    MUST(c, delegation_list(c->ctx, &delegations, &count));
    EQ_INT(count, TOWNSHIPS, "each township has a delegation");
    buf_z(&sheet, "姓名,性别,代表团,工作单位及职务,手机号\n");
    for (size_t i = 0; i < DEPUTIES; i++)
        buf_printf(&sheet, STR_FMT ",%s," STR_FMT ",村委会,1390000%04zu\n",
                   STR_ARG(invented_name(a, i)), i % 3 == 1 ? "女" : "男",
                   STR_ARG(delegations[i % count].name), i);
    path = file_of(c, "deputies.csv", buf_view(&sheet));
    EQ_INT(bring_in(c, "deputy", path, IMPORT_REPEATS_REFUSED).written, DEPUTIES,
           "sixty deputies are imported from the office's table");
    EQ_INT(bring_in(c, "deputy", path, IMPORT_REPEATS_REFUSED).skipped, DEPUTIES,
           "the same table again changes nothing");
    for (size_t i = 0; i < DEPUTIES; i++) {
        c->deputies[i].name = invented_name(a, i);
        MUST(c, deputy_by_name(c->ctx, c->deputies[i].name, &found, &count));
        ASSERT(count == 1);
        c->deputies[i].id = found[0].id;
    }
}

/* ---------------------------------------------------------------- people */

static int64_t office_of(struct county *c)
{
    const struct organ office = {
        .kind = ORGAN_WORK_OFFICE, .name = S("人事代表工作委员会"), .active = true};
    int64_t id = 0;

    MUST(c, organ_add(c->ctx, &office, &id));
    return id;
}

static const struct actor *person(struct county *c, struct account_new in)
{
    in.title = S("");
    return sign_in_by_slip(c, add_account(c, &in));
}

static void the_desks_sign_in(struct county *c)
{
    const struct account_new admin = {
        .login = S("guanli"), .name = S("管理员"), .password = S(PASSWORD), .role = "admin"};

    (void)add_account(c, &admin);
    c->admin = sign_in_by_password(c, "guanli", PASSWORD);
    act_as(c, c->admin, day(BEFORE_ALL));
    c->office = person(c, (struct account_new){.login = S("daibiaogongwei"),
                                               .name = S("李文静"),
                                               .role = "office",
                                               .organ_id = office_of(c)});
    c->leader = person(
        c, (struct account_new){.login = S("zhuren"), .name = S("陈国栋"), .role = "leader"});
    c->government = person(c, (struct account_new){.login = S("duchashi"),
                                                   .name = S("贺建平"),
                                                   .role = "government",
                                                   .organ_id = c->government_id});
}

static void the_units_sign_in(struct county *c)
{
    arr_each (i, UNITS) {
        struct unit *u = &c->units[i];

        u->handler =
            person(c, (struct account_new){.login = str_printf(c->ctx->arena, "jingban%zu", i + 1),
                                           .name = S("罗晓峰"),
                                           .role = "handler",
                                           .organ_id = u->id});
        u->chief =
            person(c, (struct account_new){.login = str_printf(c->ctx->arena, "juzhang%zu", i + 1),
                                           .name = S("何志强"),
                                           .role = "chief",
                                           .organ_id = u->id});
    }
    for (size_t i = 0; i < TOWNSHIPS; i++)
        c->township_handlers[i] = person(
            c, (struct account_new){.login = str_printf(c->ctx->arena, "xiangzhen%02zu", i + 1),
                                    .name = S("吕大勇"),
                                    .role = "handler",
                                    .organ_id = c->townships[i]});
}

void everyone_signs_in(struct county *c)
{
    the_desks_sign_in(c);
    OK(!c->admin->system && c->office->account_id != 0, "the desks sign in");
    the_units_sign_in(c);
    act_as(c, c->office, day(BEFORE_ALL)); /* who may print slips for deputies */
    for (size_t i = 0; i < DEPUTIES; i++)
        c->deputies[i].actor = person(
            c, (struct account_new){.login = str_printf(c->ctx->arena, "daibiao%02zu", i + 1),
                                    .name = c->deputies[i].name,
                                    .role = "deputy",
                                    .deputy_id = c->deputies[i].id});
    EQ_INT(count_of(c, "SELECT COUNT(*) FROM event WHERE congress_id = :congress"
                       " AND name = 'account.signed_in'"),
           4 + 2 * UNITS + TOWNSHIPS + DEPUTIES,
           "88 people sign in, the deputies by slips from the office");
    act_as(c, c->deputies[0].actor, day(BEFORE_ALL));
    OK(!may(c->ctx, "suggestion.assign") && may(c->ctx, "suggestion.propose"),
       "a deputy may propose and may not hand over");
}

/* ---------------------------------------------------------------- what citizens wrote */

void the_messages_of_citizens_are_imported(struct county *c)
{
    const struct str path =
        shared_path(c->ctx, "data/citizen_messages/附件2_有一级分类_495行.xlsx");
    struct import_report r;
    struct import_counts counts;

    act_as(c, c->office, day("2020-01-08")); /* the last of them was written in January 2020 */
    r = look_at(c, "opinion", path, IMPORT_REPEATS_REFUSED);
    EQ_INT(r.good, 493, "of 495 messages 493 are good; the sheet's 65,203 rows are blank below");
    OK(r.faults_total == 2 && r.faults[0].row == 100 && r.faults[1].row == 312,
       "one number stands twice, and both rows are named");
    printf("# rows %zu and %zu: " STR_FMT "\n", r.faults[0].row, r.faults[1].row,
           STR_ARG(r.faults[0].sentence));
    OK(count_of(c, "SELECT COUNT(*) FROM opinion WHERE congress_id = :congress") == 0,
       "until the office chooses, nothing is written");
    counts = bring_in(c, "opinion", path, IMPORT_KEEP_FIRST);
    OK(counts.written == MESSAGES && counts.left_out == 1,
       "the office keeps the first of the two: 494 messages are in");
    EQ_INT(bring_in(c, "opinion", path, IMPORT_KEEP_FIRST).skipped, MESSAGES,
           "the same sheet again brings nothing new");
}
