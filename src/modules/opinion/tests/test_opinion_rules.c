// SPDX-License-Identifier: MulanPSL-2.0
/* Times and texts as other systems export them. */
#include "base/tap.h"
#include "modules/opinion/opinion_rules.h"

static void times(struct arena *a)
{
    static const struct {
        const char *text, *want; /* "" : refused */
    } ROWS[] = {
        {"2019/2/28 11:25:05", "11:25:05"},
        {"2017-06-08 17:31:20", "17:31:20"},
        {"2019-02-28", "00:00:00"},
        {"2019/2/28 9:05", "09:05:00"},
        {"2019.2.28", "00:00:00"},
        {"2019年2月28日", "00:00:00"},
        {"2019年2月28日 9时5分", "09:05:00"},
        {" 2019-02-28T09:05:00 ", "09:05:00"},
        {"2019-02-28 23:59:59", "23:59:59"},
        {"2019-02-30", ""},
        {"2019-13-01", ""},
        {"2019-02", ""},
        {"2019-02-28 24:00:00", ""},
        {"2019-02-28 10:60:00", ""},
        {"2019-02-28 10:00:60", ""},
        {"2019-02-28 9", ""},
        {"2019-02-28 9:05:00:01", ""},
        {"19/2/28", ""},
        {"20190228", ""},
        {"1899-12-31", ""},
        {"2019-02-28 上午", ""},
        {"43524", ""},
        {"19", ""},
        {"2019/2/2x", ""},
        {"02019/2/28", ""},
        {"2019/002/28", ""},
        {"2019/2/028", ""},
        {"2019/2/28 009:05", ""},
        {"2019/2/28 9:005", ""},
        {"2019/2/28 9:05:005", ""},
        {"2019/2/28 9:05:05日", "09:05:05"},
        {"201/2/28", ""},
        {"2019", ""},
        {"1900/01/01", "00:00:00"},
        {"2019/2/28 0:59:00", "00:59:00"},
        {"2019/2/28 23:00", "23:00:00"},
        {"", ""},
        {"昨天", ""},
    };

    arr_each (i, COUNT(ROWS)) {
        const size_t len = strlen(ROWS[i].text);
        char got[16] = "";
        unsigned second;
        int64_t at;

        if (opinion_time_parse((struct str){memcpy(arena_alloc(a, len), ROWS[i].text, len), len},
                               &at)) { /* nothing is read behind its end */
            (void)date_of_instant(at, &second);
            snprintf(got, sizeof got, "%02u:%02u:%02u", second / 3600, second / 60 % 60,
                     second % 60);
        }
        OK(str_ends(str_from(ROWS[i].want), str_from(got)) &&
               (got[0] != '\0') == (ROWS[i].want[0] != '\0'),
           ROWS[i].text[0] != '\0' ? ROWS[i].text : "nothing");
    }
}

static void day(void)
{
    char text[DATE_TEXT_SIZE];
    int64_t at;

    OK(opinion_time_parse(S("2019/2/28 0:00:01"), &at), "just after midnight");
    EQ_TEXT(date_format(date_of_instant(at, NULL), text), "2019-02-28", "is that day in Beijing");
}

static void texts(struct arena *a)
{
    EQ_STR(opinion_body_clean(
               a, S("\n\t\t\n\t\t\xE3\x80\x80\xE3\x80\x80尊敬的领导：\n\n \t\n您好！\t\n")),
           "尊敬的领导：\n您好！", "blanks of copying are gone");
    EQ_STR(opinion_body_clean(a, S("一行")), "一行", "one line");
    EQ_STR(opinion_body_clean(a, S("a\nb")), "a\nb", "two letters");
    EQ_STR(opinion_body_clean(a, S(" \n\t")), "", "nothing");
    EQ_STR(opinion_line_clean(a, S("建议\n 修路\t")), "建议 修路", "two lines made one");
    OK(opinion_source_known(S("station")), "a source");
    OK(!opinion_source_known(S("stat")), "part of one is none");
    OK(!opinion_source_known(S("")), "nothing is none");
}

static void stands(void)
{
    static const struct {
        const char *says, *state, *outcome;
    } WANT[] = {
        {"", "received", ""},
        {"办理中", "handling", ""},
        {"已解决", "closed", "solved"},
        {"解释说明", "closed", "explained"},
        {"列入计划", "closed", "promised"},
        {"不受理", "rejected", ""},
    };
    struct str state, outcome;

    arr_each (i, COUNT(WANT)) {
        OK(opinion_state_read(str_from(WANT[i].says), &state, &outcome), WANT[i].says);
        EQ_STR(state, WANT[i].state, "how it stands");
        EQ_STR(outcome, WANT[i].outcome, "what came of it");
    }
    OK(!opinion_state_read(S("差不多"), &state, &outcome), "other words say nothing");
}

int main(void)
{
    struct arena *a = arena_open(0);

    times(a);
    day();
    texts(a);
    stands();
    arena_close(a);
    return tap_done();
}
