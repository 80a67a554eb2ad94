// SPDX-License-Identifier: MulanPSL-2.0
/* Tokens: read, written back, cut out of a text. */
#include "base/buf.h"
#include "base/tap.h"
#include "modules/report/report_rules_token.h"

static struct arena *arena;

static const struct {
    const char *inside, *fault, *again; /* again: as it is written back, without braces */
} TOKENS[] = {
    {"suggestion.tabled", NULL, "suggestion.tabled"},
    {" 代表建议件数 ", NULL, "代表建议件数"},
    {"a|year=2019", NULL, "a|年=2019"},
    {"a| 年 = 2019 ", NULL, "a|年=2019"},
    {"a|from=2019-01-01|to=2019-06-30", NULL, "a|从=2019-01-01|到=2019-06-30"},
    {"a|到=2019-06-30|从=2019-06-30", NULL, "a|从=2019-06-30|到=2019-06-30"},
    {"a|by=unit:12", NULL, "a|按=unit:12"},
    {"a|按=承办单位:交通运输局", NULL, "a|按=承办单位:交通运输局"},
    {"a|by=kind:", NULL, "a|按=kind"},
    {"a|part=numerator", NULL, "a|取=分子"},
    {"a|取=分母", NULL, "a|取=分母"},
    {"a|part=denominator", NULL, "a|取=分母"},
    {"a|as=余", NULL, "a|作=余"},
    {"a|作=多", NULL, "a|作=多"},
    {"a|作=近", NULL, "a|作=近"},
    {"a|作=以上", NULL, "a|作=以上"},
    {"a|作=约", NULL, "a|作=约"},
    {"a|digits=0", NULL, "a|小数=0"},
    {"a|digits=2", NULL, "a|小数=2"},
    {"a|取整=100", NULL, "a|取整=100"},
    {"a|step=100000000", NULL, "a|取整=100000000"},
    {"a|in=万", NULL, "a|单位=万"},
    {"a|in=亿", NULL, "a|单位=亿"},
    {"a|names=3", NULL, "a|名单=3"},
    {"a|names=50", NULL, "a|名单=50"},
    {"a|名单=1", NULL, "a|名单=1"},
    {"a|取整=1", NULL, "a|取整=1"},
    {"a|按=x:y", NULL, "a|按=x:y"},
    {"a|year=1949", NULL, "a|年=1949"},
    {"a|year=2999", NULL, "a|年=2999"},
    {"", "report.token.empty", NULL},
    {"  |year=2019", "report.token.empty", NULL},
    {"a|", NULL, "a"},
    {"a|year", "report.token.option", NULL},
    {"a|colour=red", "report.token.option", NULL},
    {"a|year=2019|年=2020", "report.token.option", NULL},
    {"a|year=", "report.token.value", NULL},
    {"a|year=1948", "report.token.value", NULL},
    {"a|year=3000", "report.token.value", NULL},
    {"a|year=x", "report.token.value", NULL},
    {"a|from=2019-02-30|to=2019-06-30", "report.token.value", NULL},
    {"a|to=x|from=2019-06-30", "report.token.value", NULL},
    {"a|by=:12", "report.token.value", NULL},
    {"a|by=", "report.token.value", NULL},
    {"a|part=whole", "report.token.value", NULL},
    {"a|part=", "report.token.value", NULL},
    {"a|作=", "report.token.value", NULL},
    {"a|as=略", "report.token.value", NULL},
    {"a|digits=3", "report.token.value", NULL},
    {"a|digits=-1", "report.token.value", NULL},
    {"a|step=0", "report.token.value", NULL},
    {"a|step=100000001", "report.token.value", NULL},
    {"a|in=千", "report.token.value", NULL},
    {"a|names=0", "report.token.value", NULL},
    {"a|names=51", "report.token.value", NULL},
    {"a|from=2019-01-01", "report.token.half_period", NULL},
    {"a|to=2019-01-01", "report.token.half_period", NULL},
    {"a|from=2019-01-02|to=2019-01-01", "report.token.period", NULL},
    {"a|from=2019-01-01|to=2019-01-02|year=2019", "report.token.period", NULL},
    {"a\x01", "report.token.long", NULL},
};

static void tokens(void)
{
    arr_each (i, COUNT(TOKENS)) {
        struct report_token t = {.name = S("untouched")}, again;
        const char *fault = report_token_read(str_from(TOKENS[i].inside), &t);
        struct str written;

        EQ_TEXT(fault, TOKENS[i].fault, TOKENS[i].inside);
        if (fault != NULL || TOKENS[i].again == NULL)
            continue;
        written = report_token_write(arena, &t);
        EQ_STR(written, str_printf(arena, "{%s}", TOKENS[i].again).ptr, TOKENS[i].inside);
        OK(report_token_read((struct str){written.ptr + 1, written.len - 2}, &again) == NULL,
           "it can be read again");
        EQ_STR(report_token_write(arena, &again), written.ptr, "and is the same");
    }
}

static void lengths(void)
{
    struct buf b = buf_new(arena, 0);
    struct report_token t;

    for (int i = 0; i < REPORT_TOKEN_CHARS; i++)
        buf_z(&b, "字");
    OK(report_token_read(buf_view(&b), &t) == NULL, "as long as it may be");
    buf_z(&b, "字");
    EQ_TEXT(report_token_read(buf_view(&b), &t), "report.token.long", "longer");
    EQ_INT(REPORT_TOKEN_CHARS, 200, "characters");
    OK(report_token_read(S("a"), &t) == NULL, "plain");
    EQ_INT(t.digits, -1, "as many as tell it");
    EQ_INT(t.scale, 1, "as it is");
}

/* p prose, t token, and the fault. */
static void pieces_of(struct str text, const char *want, const char *what)
{
    struct buf got = buf_new(arena, 0);
    struct report_piece *p;
    size_t count;

    report_pieces(arena, text, &p, &count);
    arr_each (i, count) {
        buf_printf(&got, "%s%c:", i > 0 ? " " : "", p[i].is_token ? 't' : 'p');
        buf_str(&got, p[i].text);
        buf_printf(&got, "%s%s", p[i].fault != NULL ? "!" : "",
                   p[i].fault != NULL ? p[i].fault : "");
    }
    EQ_STR(buf_view(&got), want, what);
}

static void pieces(const char *text, const char *want, const char *what)
{
    pieces_of(str_from(text), want, what);
}

static void cut(void)
{
    pieces_of((struct str){"{a}", 2}, "t:a!report.token.open", "closed behind its end");
    pieces_of((struct str){"甲{a}", 3}, "p:甲", "opened behind its end");
    pieces("", "", "nothing");
    pieces("一年来", "p:一年来", "prose");
    pieces("{a}", "t:a", "a token alone");
    pieces("共{a}件，{b|年=2019}人", "p:共 t:a p:件， t:b|年=2019 p:人", "both");
    pieces("{a}{b}", "t:a t:b", "side by side");
    pieces("共{a", "p:共 t:a!report.token.open", "not closed");
    pieces("{a{b}", "t:a!report.token.open t:b", "another opens");
    pieces("{a\nb}", "t:a!report.token.open p:\nb}", "not on its line");
    pieces("a}b", "p:a}b", "closed without being opened");
    pieces("{}", "t:!report.token.empty", "empty");
    pieces("{a|x=1}", "t:a|x=1!report.token.option", "a fault of its own");
}

static const struct {
    const char *token;
    int64_t numerator, denominator;
    enum report_unit unit;
    const char *want;
} SAID[] = {
    {"a", 186, -1, REPORT_COUNT, "186"},
    {"a", 0, -1, REPORT_COUNT, "0"},
    {"a", -5, -1, REPORT_COUNT, "-5"},
    {"a|作=余", -57, -1, REPORT_COUNT, "-50余"},
    {"a|作=近|取整=1000", 949, -1, REPORT_COUNT, "949"},
    {"a|作=近|取整=1000", 950, -1, REPORT_COUNT, "近1000"},
    {"a|作=近", 1007, -1, REPORT_COUNT, "1007"},
    {"a|作=余", 2917, -1, REPORT_COUNT, "2900余"},
    {"a|作=多", 154, -1, REPORT_COUNT, "150多"},
    {"a|作=余", 37, -1, REPORT_COUNT, "30余"},
    {"a|作=余", 30, -1, REPORT_COUNT, "30"},
    {"a|作=余", 230, -1, REPORT_COUNT, "230"},
    {"a|作=余", 7, -1, REPORT_COUNT, "7"},
    {"a|作=余", 10, -1, REPORT_COUNT, "10"},
    {"a|作=余", 99, -1, REPORT_COUNT, "90余"},
    {"a|作=余", 100, -1, REPORT_COUNT, "100"},
    {"a|作=余", 101, -1, REPORT_COUNT, "100余"},
    {"a|作=余|取整=100", 2317, -1, REPORT_COUNT, "2300余"},
    {"a|作=余|取整=1000", 2317, -1, REPORT_COUNT, "2000余"},
    {"a|作=余|取整=1", 154, -1, REPORT_COUNT, "154"},
    {"a|作=近", 697, -1, REPORT_COUNT, "近700"},
    {"a|作=近", 700, -1, REPORT_COUNT, "700"},
    {"a|作=近", 114, -1, REPORT_COUNT, "近120"},
    {"a|作=近", 113, -1, REPORT_COUNT, "113"},
    {"a|作=近", 19, -1, REPORT_COUNT, "近20"},
    {"a|作=近", 18, -1, REPORT_COUNT, "18"},
    {"a|作=以上", 2917, -1, REPORT_COUNT, "2900"},
    {"a|作=约", 154, -1, REPORT_COUNT, "约150"},
    {"a|作=约", 155, -1, REPORT_COUNT, "约160"},
    {"a|作=约", 150, -1, REPORT_COUNT, "150"},
    {"a|单位=万", 155900, -1, REPORT_COUNT, "15.59万"},
    {"a|单位=万", 155000, -1, REPORT_COUNT, "15.5万"},
    {"a|单位=万", 150000, -1, REPORT_COUNT, "15万"},
    {"a|单位=万|小数=1", 155900, -1, REPORT_COUNT, "15.6万"},
    {"a|单位=万|小数=0", 155000, -1, REPORT_COUNT, "16万"},
    {"a|单位=万|小数=2", 150000, -1, REPORT_COUNT, "15.00万"},
    {"a|单位=万|小数=1", 199600, -1, REPORT_COUNT, "20.0万"},
    {"a|单位=亿", 234000000, -1, REPORT_COUNT, "2.34亿"},
    {"a|单位=亿", 100000000000000, -1, REPORT_COUNT, "1000000亿"},
    {"a|单位=万|作=余", 10928, -1, REPORT_COUNT, "1万余"},
    {"a|单位=万|作=约", 155900, -1, REPORT_COUNT, "约16万"},
    {"a", 139, 147, REPORT_PERCENT, "94.6%"},
    {"a", 97, 100, REPORT_PERCENT, "97%"},
    {"a", 1, 1, REPORT_PERCENT, "100%"},
    {"a", 0, 8, REPORT_PERCENT, "0%"},
    {"a", 0, 0, REPORT_PERCENT, "—"},
    {"a|小数=0", 74, 85, REPORT_PERCENT, "87%"},
    {"a|小数=0", 8645, 10000, REPORT_PERCENT, "86%"},
    {"a|作=约", 5, 1000, REPORT_PERCENT, "约1%"},
    {"a|作=多|取整=1", 978, 1000, REPORT_PERCENT, "97%多"},
    {"a|小数=1", 97, 100, REPORT_PERCENT, "97.0%"},
    {"a|小数=2", 46, 101, REPORT_PERCENT, "45.54%"},
    {"a|小数=1", 2, 3, REPORT_PERCENT, "66.7%"},
    {"a", 1999, 2000, REPORT_PERCENT, "100%"},
    {"a", 1998, 2000, REPORT_PERCENT, "99.9%"},
    {"a|作=近", 978, 1000, REPORT_PERCENT, "近98%"},
    {"a|作=多", 978, 1000, REPORT_PERCENT, "97%多"},
    {"a|作=以上", 978, 1000, REPORT_PERCENT, "97%"},
    {"a|作=多|取整=10", 978, 1000, REPORT_PERCENT, "90%多"},
    {"a|作=多", 97, 100, REPORT_PERCENT, "97%"},
    {"a|取=分子", 139, 147, REPORT_PERCENT, "139"},
    {"a|取=分母", 139, 147, REPORT_PERCENT, "147"},
    {"a|取=分母|作=余", 139, 147, REPORT_PERCENT, "140余"},
    {"a", 123450, -1, REPORT_YUAN, "1,234.50"},
    {"a|小数=0", 123450, -1, REPORT_YUAN, "1234"},
    {"a|作=余", 123450, -1, REPORT_YUAN, "1200余"},
    {"a|单位=万", 155900000, -1, REPORT_YUAN, "155.9万"},
    {"a", 113700000, -1, REPORT_WAN_YUAN, "113.7"},
    {"a|小数=0", 113700000, -1, REPORT_WAN_YUAN, "114"},
    {"a|作=余", 113700000, -1, REPORT_WAN_YUAN, "110余"},
    {"a", 3000000000000000, 9000000000000000, REPORT_PERCENT, "100%"},
    {"a", 1000000000000, 4000000000000, REPORT_PERCENT, "25%"},
    {"a", 4000000000000, 1000000000000, REPORT_PERCENT, "400%"},
    {"a", 4000000000000, 1, REPORT_PERCENT, "400000000000000%"},
    {"a", -3, 4, REPORT_PERCENT, "0%"},
    {"a", INT64_MIN, -1, REPORT_COUNT, "-100000000000000"},
    {"a", INT64_MAX, -1, REPORT_COUNT, "100000000000000"},
};

static void said(void)
{
    arr_each (i, COUNT(SAID)) {
        const struct report_amount v = {SAID[i].numerator, SAID[i].denominator, SAID[i].unit};
        struct report_token t = {0};

        OK(report_token_read(str_from(SAID[i].token), &t) == NULL, SAID[i].token);
        EQ_STR(report_token_say(arena, &t, &v), SAID[i].want, SAID[i].want);
    }
}

int main(void)
{
    arena = arena_open(0);
    tokens();
    lengths();
    cut();
    said();
    arena_close(arena);
    return tap_done();
}
