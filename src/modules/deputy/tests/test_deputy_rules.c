// SPDX-License-Identifier: MulanPSL-2.0
/* Names, phone numbers, ID numbers, case by case. All numbers are invented. */
#include "base/tap.h"
#include "base/utf8.h"
#include "modules/deputy/deputy_rules.h"
#include "platform/module.h"

const struct module *const MODULES[] = {NULL};

static struct str exact(struct arena *a, const char *text)
{
    const size_t len = strlen(text);

    return (struct str){memcpy(arena_alloc(a, len), text, len), len};
}

static void test_names(struct arena *a)
{
    static const struct {
        const char *typed, *stored;
        bool fits;
    } NAMES[] = {
        {"李文静", "李文静", true},
        {" 王 强 ", "王强", true},
        {"王　强", "王强", true},
        {"阿依古丽·买买提", "阿依古丽·买买提", true},
        {"阿依古丽•买买提", "阿依古丽·买买提", true},
        {"阿依古丽．买买提", "阿依古丽·买买提", true},
        {"阿依古丽・买买提", "阿依古丽·买买提", true},
        {"阿依古丽 · 买买提", "阿依古丽·买买提", true},
        {"·买买提", "·买买提", false},
        {"买买提·", "买买提·", false},
        {"阿依··古丽", "阿依··古丽", false},
        {"李", "李", false},
        {"", "", false},
        {"李文静1", "李文静1", false},
        {"李(文静)", "李(文静)", false},
        {"Anna  Maria", "Anna Maria", true},
        {"𠮷田", "𠮷田", true},
        {"王\t强", "王强", true},
        {"王\xC2\xA0强", "王强", true},
        {"买‧提", "买·提", true},
        {"买∙提", "买·提", true},
        {"买⋅提", "买·提", true},
        {"买･提", "买·提", true},
        {"Anna 李", "Anna李", true},
        {" Anna", "Anna", true},
        {"Anna", "Anna", true},
        {"李 强 Anna Li", "李强Anna Li", true},
        {"李 Anna", "李Anna", true},
        {"AZ", "AZ", true},
        {"az", "az", true},
        {"A@", "A@", false},
        {"A[", "A[", false},
        {"a`", "a`", false},
        {"a{", "a{", false},
        {"〇〇", "〇〇", true},
    };

    arr_each (i, COUNT(NAMES)) {
        const struct str stored = deputy_name_normal(a, str_from(NAMES[i].typed));

        EQ_STR(stored, NAMES[i].stored, NAMES[i].typed);
        OK(deputy_name_fits(stored) == NAMES[i].fits, NAMES[i].fits ? "fits" : "does not fit");
    }
    /* A character that is cut off: nothing is read behind it. */
    OK(!deputy_name_fits(exact(a, "李\xe6")), "half a character");
    OK(deputy_name_normal(a, exact(a, "李\xe6")).len > 3, "is kept as what it is");
    OK(deputy_phone_normal(a, exact(a, "1\xe6")).len > 1, "in a number, too");
    OK(deputy_name_fits(S("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十")),
       "thirty");
    OK(!deputy_name_fits(S("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")),
       "thirty-one");
}

/* Where each alphabet begins and ends. */
static void test_letters(struct arena *a)
{
    static const struct {
        uint32_t before, first, last, after;
    } RANGES[] = {{0xBF, 0xC0, 0x24F, 0x250},
                  {0x33FF, 0x3400, 0x9FFF, 0xA000},
                  {0xF8FF, 0xF900, 0xFAFF, 0xFB00},
                  {0x1FFFF, 0x20000, 0x3FFFF, 0x40000},
                  {0x3006, 0x3007, 0x3007, 0x3008}};

    arr_each (i, COUNT(RANGES)) {
        const uint32_t at[] = {RANGES[i].before, RANGES[i].first, RANGES[i].last, RANGES[i].after};

        arr_each (k, COUNT(at)) {
            char text[4];
            const size_t len = utf8_encode(at[k], text);

            OK(deputy_name_fits(str_printf(a, "李%.*s", (int)len, text)) == (k == 1 || k == 2),
               "a letter is one in its range");
        }
    }
}

/* A line of each field may have a hundred characters. */
static void test_lines(struct arena *a)
{
    static const char *const FIELDS[] = {"delegation", "group_name", "constituency", "occupation",
                                         "ethnic",     "party",      "education"};
    const struct str hundred = str_printf(a, "%0100d", 0), more = str_printf(a, "%0101d", 0);

    arr_each (i, COUNT(FIELDS)) {
        struct deputy_new d = {
            .name = S("李文静"), .delegation = S("甲"), .from_on = {2024, 1, 10}};
        struct str *const lines[] = {&d.delegation, &d.group_name, &d.constituency, &d.occupation,
                                     &d.ethnic,     &d.party,      &d.education};
        struct ctx ctx = {.today = {2026, 11, 20}};

        *lines[i] = hundred;
        deputy_check(&ctx, &d);
        EQ_INT(ctx.field_errors_count, 0, "a hundred");
        *lines[i] = more;
        deputy_check(&ctx, &d);
        EQ_INT(ctx.field_errors_count, 1, "no more");
        EQ_TEXT(ctx.field_errors[0].field, FIELDS[i], "at its field");
    }
}

static void test_phones(struct arena *a)
{
    static const struct {
        const char *typed, *stored;
        bool fits;
    } PHONES[] = {
        {"13800000000", "13800000000", true},       {"138 0000 0000", "13800000000", true},
        {"138-0000-0000", "13800000000", true},     {"+8613800000000", "13800000000", true},
        {"+86 138 0000 0000", "13800000000", true}, {"1380000000", "1380000000", false},
        {"138000000000", "138000000000", false},    {"23800000000", "23800000000", false},
        {"1380000000x", "1380000000x", false},      {"", "", false},
        {"1380000000/", "1380000000/", false},      {"1380000000:", "1380000000:", false},
        {"1x800000000", "1x800000000", false},      {"19999999999", "19999999999", true},
    };

    arr_each (i, COUNT(PHONES)) {
        const struct str stored = deputy_phone_normal(a, str_from(PHONES[i].typed));

        EQ_STR(stored, PHONES[i].stored, PHONES[i].typed);
        OK(deputy_phone_fits(stored) == PHONES[i].fits, PHONES[i].fits ? "fits" : "does not");
    }
}

static void test_ids(struct arena *a)
{
    static const struct {
        const char *typed;
        bool fits;
    } IDS[] = {
        {"149921198506120031", true},
        {"149921198511129751", true},
        {"149921198511129750", false},
        {"14992119850612004X", true},
        {"14992119850612004x", true},
        {"149921 19850612 0031", true},
        {"149921198506120030", false},
        {"149921198506310031", false},
        {"149921198513120031", false},
        {"14992119850612003", false},
        {"149921850612003", false},
        {"1499211985061200XX", false},
        {"", false},
    };
    static const char *const NEVER[] = {"A4992119850612003", "1499211985061200A",
                                        "14992119850631003", "149921198506120:3"};
    const struct str good = S("149921198506120031");
    struct str id = S("149921198506120030");
    char digits[18];
    unsigned fit = 0;

    arr_each (i, COUNT(IDS)) {
        OK(deputy_id_fits(deputy_id_normal(a, str_from(IDS[i].typed))) == IDS[i].fits,
           IDS[i].typed);
    }
    arr_each (k, COUNT(NEVER)) {
        memcpy(digits, NEVER[k], 17);
        for (const char *c = "0123456789X"; *c != '\0'; c++) {
            digits[17] = *c;
            OK(!deputy_id_fits((struct str){digits, sizeof digits}), NEVER[k]);
        }
    }
    /* Of the eleven check characters exactly one fits. */
    memcpy(digits, id.ptr, sizeof digits);
    for (const char *c = "0123456789X"; *c != '\0'; c++) {
        digits[17] = *c;
        fit += deputy_id_fits((struct str){digits, sizeof digits});
    }
    EQ_INT(fit, 1, "one check character fits");
    OK(date_cmp(deputy_id_born(good), (struct date){1985, 6, 12}) == 0, "the day of birth");
    EQ_TEXT(deputy_id_sex(good), "male", "an odd number is a man's");
    EQ_TEXT(deputy_id_sex(S("14992119850612004X")), "female", "an even one a woman's");
    EQ_TEXT(deputy_id_sex(S("149921198506120032")), "male", "the last but one");
    EQ_TEXT(deputy_id_sex(S("149921198506120041")), "female", "and no other");
}

static const char *fault(struct ctx *ctx)
{
    const char *field = ctx->field_errors_count == 0 ? "" : ctx->field_errors[0].field;

    ctx->field_errors_count = 0;
    return field;
}

/* Eighteen on the first day (Election Law art. 4), and the first day not in a year that is
 * mistyped. */
static void test_first_day(void)
{
    static const struct {
        const char *id;
        struct date born, from;
        const char *field;
    } ROWS[] = {
        {"", {2008, 3, 5}, {2026, 3, 5}, ""},
        {"", {2008, 3, 6}, {2026, 3, 5}, "born_on"},
        {"", {2027, 1, 1}, {2026, 3, 5}, "born_on"},
        {"", {0}, {2026, 3, 5}, ""},
        {"149921198506120031", {0}, {2003, 6, 12}, ""},
        {"149921198506120031", {0}, {2003, 6, 11}, "id_number"},
        {"149921198506120031", {1985, 6, 12}, {2003, 6, 11}, "born_on"},
        {"", {0}, {2027, 11, 20}, ""},
        {"", {0}, {2027, 11, 21}, "from_on"},
    };

    arr_each (i, COUNT(ROWS)) {
        struct ctx ctx = {.today = {2026, 11, 20}};
        const struct deputy_new d = {.name = S("李文静"),
                                     .delegation = S("甲"),
                                     .id_number = str_from(ROWS[i].id),
                                     .born_on = ROWS[i].born,
                                     .from_on = ROWS[i].from};

        deputy_check(&ctx, &d);
        EQ_TEXT(fault(&ctx), ROWS[i].field, "age and first day");
    }
    OK(deputy_end_is_fact(S("died")) && deputy_end_is_fact(S("absent")) &&
           !deputy_end_is_fact(S("term")) && !deputy_end_is_fact(S("moved")),
       "who died is not told of days ahead; a term can end on one");
}

static void test_check(void)
{
    struct ctx ctx = {.today = {2026, 11, 20}};
    const struct deputy_new good = {.name = S("李文静"),
                                    .delegation = S("青石岭镇代表团"),
                                    .sex = S("male"),
                                    .phone = S("13800000000"),
                                    .id_number = S("149921198506120031"),
                                    .born_on = {1985, 6, 12},
                                    .from_on = {2024, 1, 10}};
    struct deputy_new d = good;

    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "", "a deputy");
    d.sex = S("female");
    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "sex", "another sex than the number says");
    d = good;
    d.born_on.day = 13;
    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "born_on", "another day of birth than the number says");
    d = good;
    d.delegation = S("");
    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "delegation", "no delegation");
    d = good;
    d.from_on = (struct date){0};
    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "from_on", "no first day");
    d = good;
    d.phone = S("1380");
    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "phone", "half a phone number");
    d = (struct deputy_new){.name = S("李文静"), .delegation = S("甲"), .from_on = {2024, 1, 10}};
    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "", "nothing else is asked for");
    d.name = S("");
    deputy_check(&ctx, &d);
    EQ_TEXT(ctx.field_errors[0].key, "deputy.name_missing", "as one that is missing");
    EQ_TEXT(fault(&ctx), "name", "but a name");
    d.name = S("a");
    deputy_check(&ctx, &d);
    EQ_TEXT(ctx.field_errors[0].key, "deputy.name_wrong", "one letter is wrong");
    EQ_TEXT(fault(&ctx), "name", "not missing");
    d.name = S("李1");
    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "name", "that is one");
    d = good;
    d.sex = S("");
    d.born_on = (struct date){0};
    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "", "sex and day of birth may be left to the number");
    d.id_number = S("149921198506120030");
    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "id_number", "which must be right");
    d = good;
    d.sex = S("m");
    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "sex", "a letter is no sex");
    d = good;
    d.phone = S("1");
    deputy_check(&ctx, &d);
    EQ_TEXT(fault(&ctx), "phone", "nor a telephone number");
}

/* @law Deputies Law (2025-03-11) art. 62 */
static void test_reasons(void)
{
    static const char *const REASONS[] = {
        "moved",       "resigned",  "absent", "recalled", "lost_nationality",
        "lost_rights", "incapable", "died"};

    arr_each (i, COUNT(REASONS)) {
        OK(deputy_reason_fits(str_from(REASONS[i])), REASONS[i]);
    }
    OK(deputy_reason_fits(S("term")), "the end of the term");
    OK(!deputy_reason_fits(S("tired")), "nothing else");
    OK(!deputy_reason_fits(S("")), "not nothing");
}

/* @law Deputies Law (2025-03-11) art. 61(1) */
static void test_suspensions(void)
{
    const struct deputy_suspension first = {.from_on = {2026, 3, 1}, .to_on = {2026, 3, 31}};
    const struct deputy_suspension touching = {.from_on = {2026, 3, 31}, .to_on = {2026, 4, 30}};
    const struct deputy_suspension lasting = {.from_on = {2026, 4, 1}};

    OK(deputy_ground_fits(S("detained")) && deputy_ground_fits(S("serving")), "both grounds");
    OK(!deputy_ground_fits(S("busy")), "no other");
    OK(deputy_suspensions_meet(&first, &touching), "the last day counts for both");
    OK(!deputy_suspensions_meet(&first, &lasting), "the day after does not");
    OK(!deputy_suspensions_meet(&lasting, &first), "either way round");
    OK(deputy_suspensions_meet(&touching, &lasting), "one that lasts meets what comes later");
}

int main(void)
{
    struct arena *a = arena_open(0);

    test_names(a);
    test_letters(a);
    test_lines(a);
    test_phones(a);
    test_ids(a);
    test_first_day();
    test_check();
    test_reasons();
    test_suspensions();
    arena_close(a);
    return tap_done();
}
