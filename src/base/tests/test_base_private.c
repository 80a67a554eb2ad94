// SPDX-License-Identifier: MulanPSL-2.0
/* What is private is found however it is written, and what is not is left alone. */
#include "base/date.h"
#include "base/private.h"
#include "base/tap.h"

static struct arena *a;

static void found(struct str text, const char *want, const char *name)
{
    struct private_finding *f;
    size_t count;
    struct buf got = buf_new(a, 0);

    private_scan(a, text, &f, &count);
    arr_each (i, count) {
        if (i != 0)
            buf_char(&got, '|');
        buf_printf(&got, "%s=" STR_FMT, private_word(f[i].kind),
                   STR_ARG(((struct str){text.ptr + f[i].at, f[i].len})));
    }
    EQ_STR(buf_view(&got), want, name);
}

static void test_numbers(void)
{
    static const struct {
        const char *text, *want;
    } CASES[] = {
        {"", ""},
        {"今年7月强降雨后3处路基沉陷", ""},
        {"手机13800000000。", "mobile=13800000000"},
        {"电话138 0000 0000", "mobile=138 0000 0000"},
        {"138-0000-0000", "mobile=138-0000-0000"},
        {"１３８００００００００", "mobile=１３８００００００００"},
        {"１３８　００００　００００", "mobile=１３８　００００　００００"},
        {"1 3 8 0 0 0 0 0 0 0 0", "mobile=1 3 8 0 0 0 0 0 0 0 0"},
        {"+8613800000000", "mobile=8613800000000"},
        {"0086 13800000000", "mobile=0086 13800000000"},
        {"86 13800000000", "mobile=86 13800000000"},
        {"12800000000", ""},  /* no such range */
        {"1380000000", ""},   /* ten digits */
        {"138000000001", ""}, /* twelve */
        {"x13800000000y", "mobile=13800000000"},
        {"13800000000、13900000000", "mobile=13800000000|mobile=13900000000"},
        {"13800000000 13900000000", "mobile=13800000000|mobile=13900000000"},
        {"1380000000013900000000", ""}, /* one run of digits is one number */
        {"2026 13800000000", "mobile=13800000000"},
        {"0700-1234567", "landline=0700-1234567"},
        {"(0359)88888888", "landline=0359)88888888"},
        {"03591234567", "landline=03591234567"},
        {"010-12345678", "landline=010-12345678"},
        {"021 1234 5678", "landline=021 1234 5678"},
        {"011-12345678", ""},
        {"010-1234567", ""},
        {"020-123456789", ""},
        {"0000-1234567", ""},
        {"0359-123456", ""},
        {"身份证11010519491231002X号", "id_number=11010519491231002X"},
        {"11010519491231002x", "id_number=11010519491231002x"},
        {"１１０１０５１９４９１２３１００２Ｘ", "id_number=１１０１０５１９４９１２３１００２Ｘ"},
        {"110105 19491231 002X", "id_number=110105 19491231 002X"},
        {"110105194912310021", ""}, /* wrong check digit */
        {"11010519491331002X", ""}, /* no such month */
        {"440524188001010014", "id_number=440524188001010014"},
        {"6222020000000000000", "bank_card=6222020000000000000"},
        {"6222 0200 0000 0000 000", "bank_card=6222 0200 0000 0000 000"},
        {"4111111111111111", "bank_card=4111111111111111"},
        {"4111111111111112", ""},
        {"62220200 0000 0000 000", ""}, /* not printed like that */
        {"0000000000000000", ""},
        {"12345678901234567890123456", ""},
        {"a.b+c@example.gov.cn，", "email=a.b+c@example.gov.cn"},
        {"写信到zhou＠qq.com。", "email=zhou＠qq.com"},
        {"@", ""},
        {"a@", ""},
        {"@b.cn", ""},
        {"a@b", ""},
        {"a@.cn", ""},
        {"a@b.", ""},
        {"13800000000@163.com", "mobile=13800000000"},
        {"资金1360万元，全长6.8公里，涉及2300多人", ""},
        {"云交函〔2026〕88号，2026年3月12日至2026年6月12日", ""},
        {"8613800000000", "mobile=8613800000000"},
        {"008613800000000", "mobile=008613800000000"},
        {"8713800000000", ""},
        {"008713800000000", ""},
        {"138    00000000", ""}, /* too far apart */
        {"138   00000000", "mobile=138   00000000"},
        {"13800000000@", "mobile=13800000000"},
        {"a-@b.cn", "email=a-@b.cn"},
        {"a@b.cn.", "email=a@b.cn"},
        {"a@b.cn--", "email=a@b.cn"},
        {"13800000000a@b.cn", "mobile=13800000000|email=a@b.cn"},
        {"a%1_@b-c.d9", "email=a%1_@b-c.d9"},
        {"x:a@b.cn", "email=a@b.cn"},
        {"X", ""},
        {"1X", ""},
        /* one digit mistyped is private all the same where the writing or the text says what it is
         */
        {"350102 19900307 271X", "id_number=350102 19900307 271X"},
        {"350102-19900307-2711", "id_number=350102-19900307-2711"},
        {"350102 59901307 2711", ""}, /* no such month, and no name */
        {"3501021 9900307 271X", ""},
        {"050102 19900307 2711", ""},
        {"身份证号：350102199003072711", "id_number=350102199003072711"},
        {"身份证（35010219900307271x）", "id_number=35010219900307271x"},
        {"公民身份号码是 350102 19900307 2711。", "id_number=350102 19900307 2711"},
        {"证件号12345678901234567", "id_number=12345678901234567"},
        {"凭身份证2026-03-12 09:00办理", ""},
        {"350102900307271", "id_number=350102900307271"},
        {"350102 900307 271", "id_number=350102 900307 271"},
        {"3501029003 07271", ""},
        {"350102901307271", ""}, /* no such month */
        {"100102900307271", ""}, /* no such province */
        {"830102900307271", ""},
        {"银行卡4111111111111112", "bank_card=4111111111111112"},
        {"卡号 6222 0200 0000 0000 001，", "bank_card=6222 0200 0000 0000 001"},
        {"卡号：6222020000000000001 13800000000",
         "bank_card=6222020000000000001|mobile=13800000000"},
        {"开户账号是123456789", "bank_card=123456789"},
        {"帐号（１２３４５６７８９０）", "bank_card=１２３４５６７８９０"},
        {"账号12345678", ""}, /* short: a day, or an amount */
        {"账户资金1360000000元", ""},
        {"卡号12345678901234567890123456", "bank_card=12345678901234567890123456"},
        {"号是123456789", ""}, /* of nothing */
        {"卡号", ""},
        {"护照E12345678", "passport=E12345678"},
        {"EA1234567", "passport=EA1234567"},
        {"持G87654321出境", "passport=G87654321"},
        {"护照号码：K1234567", "passport=K1234567"},
        {"通行证C12345678", "passport=C12345678"},
        {"护照办理2026", ""},
        {"护照AB12", ""},
        {"G1234567", ""},
        {"F12345678", ""},
        {"GA1234567", ""},
        {"G123456789", ""},
        {"E12345678@qq.com", "email=E12345678@qq.com"},
        {"晋A12345号车", "plate=晋A12345"},
        {"闽A·D12345", "plate=闽A·D12345"},
        {"京 A12345", ""},
        {"沪A1234警", "plate=沪A1234警"},
        {"新ABCDEF", ""}, /* no digit */
        {"甘A1234", ""},
        {"赣A1234567", ""},
        {"京", ""},
        {"京A", ""},
        {"微信号：zhang_2020", "wechat=zhang_2020"},
        {"加微信 wx-13号abc1", ""}, /* five are none */
        {"微信（ＷＸ１２３４５６）", "wechat=ＷＸ１２３４５６"},
        {"微信13800000000", "wechat=13800000000"},
        {"微信小程序abc123", ""},
        {"微信 WeChat", ""},
        {"微信a12345678901234567890", ""},
        {"微信abc1234@qq.com", "email=abc1234@qq.com"},
        {"路线G1234567890和S308", ""},
    };

    arr_each (i, COUNT(CASES))
        found(str_from(CASES[i].text), CASES[i].want, CASES[i].text);
}

static void test_separators(void)
{
    static const char *const BETWEEN[] = {
        " ",      "-", "\t", "\u00a0", "·", "\u2002", "\u2003", "\u2009", "\u2010", "\u2011",
        "\u2012", "–", "—",  "\u2015", "−", "　",     "－",     "（",     "）",     "．"};

    arr_each (i, COUNT(BETWEEN)) {
        const struct str text = str_printf(a, "138%s00000000", BETWEEN[i]);

        found(text, str_z(a, str_printf(a, "mobile=" STR_FMT, STR_ARG(text))), BETWEEN[i]);
    }
    found(S("138，00000000"), "", "a comma ends a number");
}

static void test_ids(void)
{
    struct private_finding *f;
    size_t count;

    private_scan(a, S("13800000000 和 138-0000-0000 和 13900000000"), &f, &count);
    EQ_INT(count, 3, "three numbers");
    OK(str_eq(f[0].id, f[1].id), "the same number, however it is written");
    OK(!str_eq(f[0].id, f[2].id), "another number");
    OK(str_starts(f[0].id, S("mobile:")), "the id tells the kind");
    private_scan(
        a, S("身份证350102 19900307 271x，350102-19900307-271X，晋A12345，晋Ａ·1234５，京A12345"),
        &f, &count);
    EQ_INT(count, 5, "numbers and plates");
    OK(str_eq(f[0].id, f[1].id), "one ID number in two writings");
    OK(str_eq(f[2].id, f[3].id), "one plate in two writings");
    OK(!str_eq(f[2].id, f[4].id), "a plate of another place");
}

static void test_mask(void)
{
    static const struct {
        const char *text, *want;
    } CASES[] = {
        {"没有", "没有"},
        {"打13800000000找他", "打138****0000找他"},
        {"打138 0000 0000", "打138******0000"},
        {"１３８００００１２３４", "１３８****１２３４"},
        {"11010519491231002X", "110***********002X"},
        {"a.b@qq.com和0700-1234567", "a**@qq.com和070*****4567"},
        {"350102 19900307 271X", "350*************271X"},
        {"账号123456789", "账号12*****89"},
        {"护照E12345678", "护照E********"},
        {"晋A12345的车", "晋A*****的车"},
        {"微信wx_12345", "微信w*******"},
        {"a@qq.com，ａ＠qq.com", "*@qq.com，*＠qq.com"}, /* one letter is the whole of it */
        {"13812340351 1234567", "138****************"},  /* 0351 1234567 is a landline again */
        {"0351-1234 13812345678", "*****************5678"},
    };

    arr_each (i, COUNT(CASES)) {
        const struct str masked = private_mask(a, str_from(CASES[i].text));
        struct private_finding *f;
        size_t count;

        EQ_STR(masked, CASES[i].want, CASES[i].text);
        private_scan(a, masked, &f, &count);
        EQ_INT(count, 0, "and is not found again");
        EQ_STR(private_mask(a, masked), CASES[i].want, "masked twice is the same");
    }
}

static bool is_found(const char *text, enum private_kind kind)
{
    struct private_finding *f;
    size_t count;
    const struct arena_mark mark = arena_mark(a);
    bool found;

    private_scan(a, str_from(text), &f, &count);
    found = count == 1 && f[0].kind == kind && f[0].len == strlen(text);
    arena_reset(a, mark);
    return found;
}

/* Luhn by another way: doubled digits by a table, from the right. */
static bool luhn(const char *d, size_t n)
{
    static const int DOUBLED[] = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
    int sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += i % 2 == 0 ? d[n - 1 - i] - '0' : DOUBLED[d[n - 1 - i] - '0'];
    return sum % 10 == 0;
}

static void test_cards(void)
{
    uint32_t seed = 99;
    size_t wrong = 0, good = 0;

    for (int round = 0; round < 20000; round++) {
        const size_t n = 15 + (size_t)round % 6;
        char d[24] = "";
        bool want;

        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525u + 1013904223u;
            d[i] = (char)('0' + (seed >> 16) % 10);
        }
        want = n >= 16 && n <= 19 && d[0] != '0' && luhn(d, n);
        good += want;
        if (!is_found(d, PRIVATE_ID_NUMBER) && is_found(d, PRIVATE_BANK_CARD) != want)
            wrong++;
    }
    EQ_INT(wrong, 0, "a card is what Luhn's digit and its length say");
    OK(good > 500, "and many were cards");
}

/* The check character by another way: the weights are powers of two modulo 11. */
static char id_check(const char *d)
{
    int sum = 0;

    for (int i = 0; i < 17; i++) {
        int weight = 1;

        for (int k = 0; k < 17 - i; k++)
            weight = weight * 2 % 11;
        sum += weight * (d[i] - '0');
    }
    return "10X98765432"[sum % 11];
}

static void test_id_numbers(void)
{
    size_t wrong = 0;

    for (int year = 1900; year < 2100; year += 7)
        for (unsigned month = 0; month <= 13; month++)
            for (unsigned on_day = 0; on_day <= 32; on_day++) {
                const struct date born = {year, month, on_day};
                char d[19] = "";

                snprintf(d, sizeof d, "149921%04d%02u%02u%03u", year, month, on_day,
                         (unsigned)year % 1000);
                d[17] = id_check(d);
                wrong += is_found(d, PRIVATE_ID_NUMBER) != date_valid(born);
                d[17] = d[17] == '0' ? '1' : '0';
                wrong += is_found(d, PRIVATE_ID_NUMBER);
            }
    EQ_INT(wrong, 0, "an ID number is what its check character and its day of birth say");
}

static void test_prefixes(void)
{
    size_t wrong = 0;

    for (int head = 0; head < 1000; head++) {
        char mobile[16], wired[16], longer[16];
        const bool big = head == 10 || (head >= 20 && head <= 29);
        const bool small = head >= 30 && head <= 99;

        snprintf(mobile, sizeof mobile, "%03d00000000", head);
        wrong += is_found(mobile, PRIVATE_MOBILE) != (head >= 130 && head <= 199);
        if (head > 99)
            continue;
        snprintf(wired, sizeof wired, "%03d-12345678", head);
        wrong += is_found(wired, PRIVATE_LANDLINE) != (big || small);
        snprintf(longer, sizeof longer, "%03d-123456789", head);
        wrong += is_found(longer, PRIVATE_LANDLINE) != small;
    }
    EQ_INT(wrong, 0, "ranges of mobiles and area codes, each of a thousand");
}

/* No text makes it read past the end or run on: random bytes of what it looks at. */
static void test_noise(void)
{
    static const char *const PIECES[] = {"1", "3",  "0",  "8",  "X",  " ",  "-",    "@",      ".",
                                         "a", "０", "９", "　", "Ｘ", "路", "6222", "110105", "*"};
    uint32_t seed = 7;
    size_t total = 0;

    for (int round = 0; round < 20000; round++) {
        struct arena_mark mark = arena_mark(a);
        struct buf text = buf_new(a, 0);
        struct private_finding *f;
        size_t count, end = 0;
        bool ordered = true;

        for (int n = 0; n < 40; n++) {
            seed = seed * 1664525u + 1013904223u;
            buf_z(&text, PIECES[(seed >> 16) % COUNT(PIECES)]);
        }
        private_scan(a, buf_view(&text), &f, &count);
        arr_each (i, count) {
            ordered = ordered && f[i].at >= end && f[i].len > 0 &&
                      f[i].at + f[i].len <= buf_view(&text).len;
            end = f[i].at + f[i].len;
        }
        if (!ordered)
            OK(false, "findings lie in the text, one after the other");
        (void)private_mask(a, buf_view(&text));
        total += count;
        arena_reset(a, mark);
    }
    OK(total > 100, "noise holds some numbers");
}

int main(void)
{
    a = arena_open(0);
    test_numbers();
    test_cards();
    test_id_numbers();
    test_prefixes();
    test_separators();
    test_ids();
    test_mask();
    test_noise();
    arena_close(a);
    return tap_done();
}
