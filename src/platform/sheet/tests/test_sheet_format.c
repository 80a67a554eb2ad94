// SPDX-License-Identifier: MulanPSL-2.0
/* Number formats and serial dates of spreadsheets. */
#include "base/tap.h"
#include "platform/sheet/sheet_format.h"

static void codes(void)
{
    static const struct {
        const char *code;
        enum sheet_number want;
    } ROWS[] = {
        {"General", SHEET_NUMBER},
        {"GENERAL", SHEET_NUMBER},
        {"Standard", SHEET_NUMBER},
        {"", SHEET_NUMBER},
        {"0.00", SHEET_NUMBER},
        {"0.00E+00", SHEET_NUMBER},
        {"#,##0;[Red]-#,##0", SHEET_NUMBER},
        {"0\"年\"", SHEET_NUMBER},
        {"0\\d", SHEET_NUMBER},
        {"0_d", SHEET_NUMBER},
        {"@", SHEET_NUMBER},
        {"[Red]0", SHEET_NUMBER},
        {"[DBNum1]0", SHEET_NUMBER},
        {"yyyy\"年\"m\"月\"d\"日\"", SHEET_DATE},
        {"yyyy\\-mm\\-dd", SHEET_DATE},
        {"[$-804]e/m/d;@", SHEET_DATE},
        {"[$-804]aaaa;@", SHEET_DATE},
        {"m\"月\"", SHEET_DATE},
        {"mmm", SHEET_DATE},
        {"h:mm AM/PM", SHEET_TIME},
        {"h:mm:ss", SHEET_TIME},
        {"mm:ss.0", SHEET_TIME},
        {"yyyy/m/d h:mm", SHEET_DATE_TIME},
        {"m/d/yy\\ h:mm;@", SHEET_DATE_TIME},
        {"[h]:mm:ss", SHEET_ELAPSED},
        {"[mm]:ss", SHEET_ELAPSED},
        {"[ss]", SHEET_ELAPSED},
        {"0;yyyy", SHEET_NUMBER},
        {"\"open", SHEET_NUMBER},
        {"[open", SHEET_NUMBER},
        {"\\", SHEET_NUMBER},
    };

    arr_each (i, COUNT(ROWS))
        EQ_INT(sheet_format_of_code(str_from(ROWS[i].code)), ROWS[i].want, ROWS[i].code);
    EQ_INT(sheet_format_built_in(0), SHEET_NUMBER, "0 is a number");
    EQ_INT(sheet_format_built_in(14), SHEET_DATE, "14 is a date");
    EQ_INT(sheet_format_built_in(22), SHEET_DATE_TIME, "22 is date and time");
    EQ_INT(sheet_format_built_in(31), SHEET_DATE, "31 is a date in Chinese");
    EQ_INT(sheet_format_built_in(46), SHEET_ELAPSED, "46 is elapsed time");
    EQ_INT(sheet_format_built_in(49), SHEET_NUMBER, "49 is text");
    EQ_INT(sheet_format_built_in(58), SHEET_DATE, "58 is month and day");
    EQ_INT(sheet_format_built_in(59), SHEET_NUMBER, "59 is nothing");
}

static void numbers(struct arena *a)
{
    static const struct {
        const char *stored;
        enum sheet_number as;
        bool epoch_1904;
        const char *want;
    } ROWS[] = {
        {"24", SHEET_NUMBER, false, "24"},
        {"-3", SHEET_NUMBER, false, "-3"},
        {"007", SHEET_NUMBER, false, "7"},
        {"-0", SHEET_NUMBER, false, "0"},
        {"+5", SHEET_NUMBER, false, "5"},
        {"140826199001011234", SHEET_NUMBER, false, "140826199001011234"},
        {"0.30000000000000004", SHEET_NUMBER, false, "0.3"},
        {"12.50", SHEET_NUMBER, false, "12.5"},
        {"3.0", SHEET_NUMBER, false, "3"},
        {".5", SHEET_NUMBER, false, "0.5"},
        {"-2.5", SHEET_NUMBER, false, "-2.5"},
        {"1.38E+10", SHEET_NUMBER, false, "13800000000"},
        {"1.23456789012345E+20", SHEET_NUMBER, false, "123456789012345000000"},
        {"-1.5e20", SHEET_NUMBER, false, "-150000000000000000000"},
        {"1E-7", SHEET_NUMBER, false, "0.0000001"},
        {"1E999", SHEET_NUMBER, false, "1E999"},
        {"0x10", SHEET_NUMBER, false, "0x10"},
        {"nan", SHEET_NUMBER, false, "nan"},
        {"1.", SHEET_NUMBER, false, "1"},
        {".", SHEET_NUMBER, false, "."},
        {"1e", SHEET_NUMBER, false, "1e"},
        {"", SHEET_NUMBER, false, ""},
        {"1", SHEET_DATE, false, "1900-01-01"},
        {"59", SHEET_DATE, false, "1900-02-28"},
        {"61", SHEET_DATE, false, "1900-03-01"},
        {"43524", SHEET_DATE, false, "2019-02-28"},
        {"43524.99999999", SHEET_DATE, false, "2019-03-01"},
        {"43524.475752314814", SHEET_DATE, false, "2019-02-28"},
        {"43524.475752314814", SHEET_DATE_TIME, false, "2019-02-28 11:25:05"},
        {"43524", SHEET_DATE_TIME, false, "2019-02-28 00:00:00"},
        {"42062", SHEET_DATE, true, "2019-02-28"},
        {"0", SHEET_DATE, true, "1904-01-01"},
        {"2958465", SHEET_DATE, false, "9999-12-31"},
        {"2958466", SHEET_DATE, false, "2958466"},
        {"-1", SHEET_DATE, false, "-1"},
        {"0.375", SHEET_TIME, false, "09:00:00"},
        {"0.9999999", SHEET_TIME, false, "00:00:00"},
        {"43524.375", SHEET_TIME, false, "2019-02-28 09:00:00"},
        {"1.5", SHEET_ELAPSED, false, "36:00:00"},
        {"2019年", SHEET_DATE, false, "2019年"},
    };

    arr_each (i, COUNT(ROWS))
        EQ_STR(sheet_number_text(a, str_from(ROWS[i].stored), ROWS[i].as, ROWS[i].epoch_1904),
               ROWS[i].want, ROWS[i].stored);
    EQ_STR(sheet_iso_text(a, S("2019-02-28T11:25:05.000Z")), "2019-02-28 11:25:05", "ISO instant");
    EQ_STR(sheet_iso_text(a, S("2019-02-28")), "2019-02-28", "ISO date");
    EQ_STR(sheet_iso_text(a, S("2019-02-28T1")), "2019-02-28", "ISO date with a broken time");
    EQ_STR(sheet_iso_text(a, S("later")), "later", "no ISO date");
}

int main(void)
{
    struct arena *a = arena_open(0);

    codes();
    numbers(a);
    arena_close(a);
    return tap_done();
}
