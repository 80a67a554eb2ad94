// SPDX-License-Identifier: MulanPSL-2.0
/* Money as people type it and as it is shown. */
#include "base/money.h"
#include "base/tap.h"

static void test_parse(void)
{
    static const struct {
        const char *text;
        int64_t fen; /* -1: refused */
    } ROWS[] = {
        {"0", 0},
        {"50000", 5000000},
        {"1,234.5", 123450},
        {" 86.40元 ", 8640},
        {"0.01", 1},
        {"5万元", 5000000},
        {"113.7万", 113700000},
        {"85.92 万元", 85920000},
        {"0.000001万", 1},
        {"9999999999999.99", MONEY_MAX_FEN - 1},
        {"10000000000000", -1},
        {"1000000000万", -1},
        {"999999999.999999万", MONEY_MAX_FEN - 1},
        {"99999999999999999999", -1},
        {"99999999999999万", -1},
        {"0.001", -1},
        {"0.0000001万", -1},
        {"", -1},
        {"元", -1},
        {"-5", -1},
        {"+5", -1},
        {"1.", -1},
        {".5", -1},
        {",5", -1},
        {"1.2.3", -1},
        {"1.2,3", -1},
        {"1e3", -1},
        {"五", -1},
        {"5万万", -1},
    };

    arr_each (i, COUNT(ROWS)) {
        int64_t fen = -1;
        const bool good = money_parse(str_from(ROWS[i].text), &fen);

        EQ_INT(good ? fen : -1, ROWS[i].fen, ROWS[i].text);
    }
}

static void test_show(void)
{
    struct arena *a = arena_open(1 << 16);

    EQ_TEXT(str_z(a, money_text(a, 0)), "0.00", "nothing");
    EQ_TEXT(str_z(a, money_text(a, 5)), "0.05", "five fen");
    EQ_TEXT(str_z(a, money_text(a, 99999)), "999.99", "no group");
    EQ_TEXT(str_z(a, money_text(a, 123456789)), "1,234,567.89", "groups");
    EQ_TEXT(str_z(a, money_text(a, -123450)), "-1,234.50", "less than nothing");
    EQ_TEXT(str_z(a, money_plain(a, 123456789)), "1234567.89", "plain");
    EQ_TEXT(str_z(a, money_wan(a, 113700000)), "113.7", "ten thousands");
    EQ_TEXT(str_z(a, money_wan(a, 160000000)), "160", "no decimals");
    EQ_TEXT(str_z(a, money_wan(a, 1)), "0.000001", "one fen");
    EQ_TEXT(str_z(a, money_wan(a, 0)), "0", "none");
    EQ_TEXT(str_z(a, money_wan(a, -500000)), "-0.5", "owed");
    arena_close(a);
}

int main(void)
{
    test_parse();
    test_show();
    return tap_done();
}
