// SPDX-License-Identifier: MulanPSL-2.0
/* Words, codes, numerals and checks, case by case. */
#include "base/tap.h"
#include "modules/congress/congress_rules.h"
#include "platform/module.h"

const struct module *const MODULES[] = {NULL};

static void test_words(void)
{
    enum congress_level level;
    enum organ_kind kind;

    for (int i = 0; i < CONGRESS_LEVELS; i++) {
        OK(congress_level_parse(str_from(congress_level_word((enum congress_level)i)), &level) &&
               level == (enum congress_level)i,
           congress_level_word((enum congress_level)i));
    }
    for (int i = 0; i < ORGAN_KINDS; i++) {
        OK(organ_kind_parse(str_from(organ_kind_word((enum organ_kind)i)), &kind) &&
               kind == (enum organ_kind)i,
           organ_kind_word((enum organ_kind)i));
    }
    OK(!organ_kind_parse(S("court "), &kind), "a blank too many is no kind");
    OK(organ_kind_parse(S("other"), &kind) && (int)kind == ORGAN_KINDS - 1, "the last kind");
    OK(congress_level_parse(S("nation"), &level) && (int)level == CONGRESS_LEVELS - 1,
       "the last level");
    OK(!congress_level_parse(S(""), &level), "nothing is no level");
    EQ_INT(congress_law_level(CONGRESS_TOWNSHIP), LEVEL_TOWNSHIP, "township to the law");
    EQ_INT(congress_law_level(CONGRESS_COUNTY), LEVEL_COUNTY, "county to the law");
    EQ_INT(congress_law_level(CONGRESS_CITY), LEVEL_CITY, "city to the law");
    EQ_INT(congress_law_level(CONGRESS_PROVINCE), LEVEL_PROVINCE, "province to the law");
    EQ_INT(congress_law_level(CONGRESS_NATION), LEVEL_PROVINCE, "the nation as a province");
}

static void test_codes(void)
{
    static const struct {
        const char *code;
        enum congress_level level;
        bool fits;
    } CODES[] = {
        {"140826", CONGRESS_COUNTY, true},      {"1408", CONGRESS_COUNTY, false},
        {"14082a", CONGRESS_COUNTY, false},     {"", CONGRESS_COUNTY, false},
        {"1408", CONGRESS_CITY, true},          {"140800", CONGRESS_CITY, true},
        {"14", CONGRESS_PROVINCE, true},        {"140000", CONGRESS_PROVINCE, true},
        {"140826100", CONGRESS_TOWNSHIP, true}, {"140826100000", CONGRESS_TOWNSHIP, true},
        {"140826", CONGRESS_TOWNSHIP, false},   {"10", CONGRESS_NATION, true},
        {"1408261", CONGRESS_COUNTY, false},    {"14082", CONGRESS_COUNTY, false},
        {"100000", CONGRESS_NATION, true},      {"1408/6", CONGRESS_COUNTY, false},
        {"1408:6", CONGRESS_COUNTY, false},     {"090909", CONGRESS_COUNTY, true},
    };
    static const struct {
        const char *code, *level, *parent;
    } DIVISIONS[] = {
        {"14", "province", ""},
        {"1408", "city", "14"},
        {"140826", "county", "1408"},
        {"140826100", "township", "140826"},
        {"140826100001", "village", "140826100"},
    };

    arr_each (i, COUNT(CODES)) {
        OK(congress_code_fits(str_from(CODES[i].code), CODES[i].level) == CODES[i].fits,
           CODES[i].code);
    }
    arr_each (i, COUNT(DIVISIONS)) {
        const struct str code = str_from(DIVISIONS[i].code);

        EQ_TEXT(division_level_of(code), DIVISIONS[i].level, DIVISIONS[i].code);
        EQ_STR(division_parent_of(code), DIVISIONS[i].parent, "the division above it");
    }
    OK(division_level_of(S("140")) == NULL, "three digits are no code");
    OK(division_level_of(S("14a8")) == NULL, "letters are no code");
    EQ_INT(division_parent_of(S("140")).len, 0, "no parent without a level");
    OK(division_is_zone(S("140826402")), "a development zone is no township");
    OK(!division_is_zone(S("140826399")), "the last code of a township is one");
    OK(!division_is_zone(S("140826")), "a county is no zone");
    OK(division_is_zone(S("140826500")), "any code from 4 on");
    OK(!division_is_zone(S("1408264a0")), "letters are no zone");
}

static void test_numerals(void)
{
    static const struct {
        int n;
        const char *want;
    } NUMBERS[] = {{0, "〇"},    {1, "一"},    {5, "五"},      {10, "十"},   {11, "十一"},
                   {18, "十八"}, {20, "二十"}, {36, "三十六"}, {90, "九十"}, {99, "九十九"}};
    struct arena *a = arena_open(0);

    arr_each (i, COUNT(NUMBERS)) {
        EQ_STR(congress_numeral(a, S("〇一二三四五六七八九十"), NUMBERS[i].n), NUMBERS[i].want,
               "numeral");
    }
    arena_close(a);
}

/* Checks note the fault at the field that the form shows. */
static const char *fault(struct ctx *ctx)
{
    const char *field = ctx->field_errors_count == 1   ? ctx->field_errors[0].field
                        : ctx->field_errors_count == 0 ? ""
                                                       : "several";

    ctx->field_errors_count = 0;
    return field;
}

static void test_checks(void)
{
    struct ctx ctx = {0};
    struct congress_new congress = {.level = CONGRESS_COUNTY,
                                    .name = S("云溪县人民代表大会"),
                                    .short_name = S("云溪县"),
                                    .code = S("149921"),
                                    .term_number = 18,
                                    .term_from = {2024, 1, 10}};
    struct congress_session session = {
        .number = 5, .opens_on = {2026, 2, 10}, .closes_on = {2026, 2, 10}};
    struct organ organ = {.id = 7, .name = S("县水利局"), .short_name = S("水利局")};

    congress_check_new(&ctx, &congress);
    EQ_TEXT(fault(&ctx), "", "a county may be founded");
    congress.code = S("1499");
    congress_check_new(&ctx, &congress);
    EQ_TEXT(fault(&ctx), "code", "a code of another level");
    congress.code = S("149921");
    congress.term_number = 0;
    congress_check_new(&ctx, &congress);
    EQ_TEXT(fault(&ctx), "term_number", "term 0");
    congress.term_number = 100;
    congress_check_new(&ctx, &congress);
    EQ_TEXT(fault(&ctx), "term_number", "term 100");
    congress.term_number = 99;
    congress.term_from = (struct date){0};
    congress_check_new(&ctx, &congress);
    EQ_TEXT(fault(&ctx), "term_from", "no first day");

    congress_check_session(&ctx, &session);
    EQ_TEXT(fault(&ctx), "", "a session of one day");
    session.closes_on = (struct date){2026, 2, 9};
    congress_check_session(&ctx, &session);
    EQ_TEXT(fault(&ctx), "closes_on", "closes before it opens");
    session.closes_on = (struct date){0};
    congress_check_session(&ctx, &session);
    EQ_TEXT(fault(&ctx), "closes_on", "no last day");

    congress_check_organ(&ctx, &organ);
    EQ_TEXT(fault(&ctx), "", "an organ");
    organ.parent_id = 7;
    congress_check_organ(&ctx, &organ);
    EQ_TEXT(fault(&ctx), "parent", "its own parent");
    organ.parent_id = 0;
    organ.short_name = S("一二三四五六七八九十一二三四五六七八九十");
    congress_check_organ(&ctx, &organ);
    EQ_TEXT(fault(&ctx), "", "a short name of twenty characters");
    organ.short_name = S("一二三四五六七八九十一二三四五六七八九十一");
    congress_check_organ(&ctx, &organ);
    EQ_TEXT(fault(&ctx), "short_name", "and of twenty-one");
}

static void test_names(void)
{
    static const char TWENTY[] = "一二三四五六七八九十一二三四五六七八九十";
    struct arena *a = arena_open(0);
    const struct str sixty = str_printf(a, "%s%s%s", TWENTY, TWENTY, TWENTY);
    const struct str longer = str_printf(a, "%s%s%s廿", TWENTY, TWENTY, TWENTY);
    struct ctx ctx = {0};
    struct organ organ = {.name = longer, .short_name = S("水利局")};

    congress_check_delegation_name(&ctx, S(""));
    EQ_TEXT(ctx.field_errors[0].key, "congress.delegation.name_missing", "no name");
    EQ_TEXT(fault(&ctx), "name", "at its field");
    congress_check_delegation_name(&ctx, sixty);
    EQ_TEXT(fault(&ctx), "", "sixty characters");
    congress_check_delegation_name(&ctx, longer);
    EQ_TEXT(ctx.field_errors[0].arg, "60", "no more than sixty");
    EQ_TEXT(fault(&ctx), "name", "at its field");
    congress_check_organ(&ctx, &organ);
    EQ_TEXT(fault(&ctx), "name", "an organ's name as well");
    organ.name = S("县水利局");
    congress_check_organ(&ctx, &organ);
    EQ_TEXT(fault(&ctx), "", "a new organ below nothing");
    organ.short_name = str_printf(a, "%s廿", TWENTY);
    congress_check_organ(&ctx, &organ);
    EQ_TEXT(ctx.field_errors[0].arg, "20", "a short name has no more than twenty");
    ctx.field_errors_count = 0;
    organ.short_name = S("");
    congress_check_organ(&ctx, &organ);
    EQ_TEXT(ctx.field_errors[0].key, "congress.organ.short_name_missing", "and is not left out");
    arena_close(a);
}

static void test_sessions(void)
{
    const struct congress_session good = {
        .number = 5, .opens_on = {2026, 2, 10}, .closes_on = {2026, 2, 12}};
    static const struct {
        struct date on;
        const char *fault;
    } BILLS[] = {
        {{2026, 2, 9}, "bills_until"},
        {{2026, 2, 10}, ""},
        {{2026, 2, 12}, ""},
        {{2026, 2, 13}, "bills_until"},
    };
    struct congress_session s = good;
    struct arena *a = arena_open(0);
    struct ctx ctx = {0};

    arr_each (i, COUNT(BILLS)) {
        s.bills_until = date_begin(BILLS[i].on) + 3600;
        congress_check_session(&ctx, &s);
        EQ_TEXT(fault(&ctx), BILLS[i].fault, "bills are handed in while the congress meets");
    }
    s.opens_on = (struct date){0};
    congress_check_session(&ctx, &s);
    EQ_TEXT(fault(&ctx), "opens_on", "no first day");
    s = good;
    s.bills_until = date_begin((struct date){2027, 1, 1});
    s.closes_on = (struct date){0};
    congress_check_session(&ctx, &s);
    EQ_TEXT(fault(&ctx), "closes_on", "no last day");
    s = good;
    s.number = 0;
    congress_check_session(&ctx, &s);
    EQ_TEXT(fault(&ctx), "number", "session 0");
    s.number = 99;
    congress_check_session(&ctx, &s);
    EQ_TEXT(fault(&ctx), "", "session 99");
    s.number = 100;
    congress_check_session(&ctx, &s);
    EQ_TEXT(fault(&ctx), "number", "session 100");
    s = good;
    s.number = 1;
    s.name = s.bills_basis = S("第五次会议");
    congress_check_session(&ctx, &s);
    EQ_TEXT(fault(&ctx), "", "with a name and a basis");
    s.name = str_printf(a, "%061d", 0);
    congress_check_session(&ctx, &s);
    EQ_TEXT(fault(&ctx), "name", "a name too long");
    s.bills_basis = s.name;
    s.name = S("");
    congress_check_session(&ctx, &s);
    EQ_TEXT(fault(&ctx), "bills_basis", "a basis too long");
    arena_close(a);
}

static void test_new_names(void)
{
    struct congress_new in = {.level = CONGRESS_COUNTY,
                              .code = S("149921"),
                              .term_number = 1,
                              .term_from = {2024, 1, 10}};
    struct ctx ctx = {0};

    congress_check_new(&ctx, &in);
    EQ_INT(ctx.field_errors_count, 2, "neither name");
    EQ_TEXT(ctx.field_errors[0].key, "congress.name_missing", "the name");
    EQ_TEXT(ctx.field_errors[1].key, "congress.short_name_missing", "the short one");
}

/* Nothing may be read behind its end. */
static struct str exact(struct arena *a, const char *text)
{
    const size_t len = strlen(text);

    return (struct str){memcpy(arena_alloc(a, len), text, len), len};
}

static void test_clock(void)
{
    static const char *const WRONG[] = {"",     "24:00", "12:60", "1230:",    "123",
                                        "a",    "9:5:1", "：30",  "9-----30", "9----30",
                                        "1：a", "1200",  "009:05"};
    static const struct {
        const char *text;
        unsigned second;
    } RIGHT[] = {{"17:00", 61200},  {"9", 32400},     {"17时30分", 63000}, {"8：05", 29100},
                 {"0:00", 0},       {"23:59", 86340}, {"17点", 61200},     {"17:5", 61500},
                 {"9---30", 34200}, {"00:59", 3540},  {"9:09:", 32940}};
    struct arena *a = arena_open(0);
    unsigned second;

    arr_each (i, COUNT(RIGHT)) {
        second = 1;
        OK(congress_parse_clock(exact(a, RIGHT[i].text), &second), RIGHT[i].text);
        EQ_INT(second, RIGHT[i].second, RIGHT[i].text);
    }
    arr_each (i, COUNT(WRONG))
        OK(!congress_parse_clock(exact(a, WRONG[i]), &second), WRONG[i]);
    arena_close(a);
}

int main(void)
{
    test_clock();
    test_words();
    test_codes();
    test_numerals();
    test_checks();
    test_names();
    test_sessions();
    test_new_names();
    return tap_done();
}
