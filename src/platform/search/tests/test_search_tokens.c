// SPDX-License-Identifier: MulanPSL-2.0
/* Tokens, queries and marks: what is typed finds what is written. */
#include "base/tap.h"
#include "platform/search/search_mark.h"

static struct arena *a;

static struct str joined(struct str text)
{
    const struct search_tokens t = search_tokens_of(a, search_fold(a, text, false).text);
    struct buf b = buf_new(a, 0);

    arr_each (i, t.count) {
        if (i != 0)
            buf_char(&b, ' ');
        buf_str(&b, t.at[i].text);
    }
    return buf_view(&b);
}

static void cut(void)
{
    static const struct {
        const char *text, *want;
    } CASES[] = {
        {"人大代表", "人大 大代 代表"},
        {"路灯", "路灯"},
        {"桥", "桥"},
        {"修 路", "修路"},
        {"修路，架桥", "修路 架桥"},
        {"Ｇ１０８国道ABC", "g108 国道 abc"},
        {"投资1,234,567元", "投资 1234567 元"},
        {"3.5公里", "3 5 公里"},
        {"2026年3月", "2026 年 3 月"},
        {"①号ﾊﾟ", "1 号パ"},
        {"Straße Éa", "strasse éa"},
        {"乡村\n道路", "乡村 村道 道路"},
        {"", ""},
        {" 。！、", ""},
    };

    arr_each (i, COUNT(CASES))
        EQ_STR(joined(str_from(CASES[i].text)), CASES[i].want, CASES[i].text);
}

/* Runs of Chinese characters are copied when nobody asks for places: the text is the same. */
static void folded(void)
{
    static const char *const TEXTS[] = {
        "人大代表",
        "人大\xCC\x81代表",             /* an accent on a character */
        "路\xEF\xBE\x9E灯",             /* a half-width sound mark */
        "一丁丂七上下不与丐丑专且丕世", /* the beginning of the block */
        "䷀䷁三四龥鿿ꀀ",        /* its borders */
        "路灯ＡＢＣ坏了，修①号。\n第3条",
        "修路é修",
        "龥",
    };

    arr_each (i, COUNT(TEXTS)) {
        const struct str text = str_from(TEXTS[i]);
        const struct str quick = search_fold(a, text, false).text;

        EQ_STR(quick, str_z(a, search_fold(a, text, true).text), TEXTS[i]);
    }
}

static void read(void)
{
    static const struct {
        const char *typed, *say;
        size_t count, excluded;
    } CASES[] = {
        {"", NULL, 0, 0},
        {"   ", NULL, 0, 0},
        {"路灯 维修", NULL, 2, 0},
        {"路灯 -维修", NULL, 2, 1},
        {"\"路灯 维修\"", NULL, 1, 0},
        {"“路灯维修”－学校", NULL, 2, 1},
        {"-路灯", "search.say.only_excluded", 1, 1},
        {"\"", "search.say.nothing", 0, 0},
        {"---", "search.say.nothing", 0, 0},
        {"\"\" ''", "search.say.nothing", 0, 0},
        {"NEAR(a b) AND OR NOT *", NULL, 5, 0},
        {"a b c d e f g h i j k l m", "search.say.too_many", 12, 0},
    };
    struct search_query q;

    arr_each (i, COUNT(CASES)) {
        EQ_TEXT(search_query_parse(a, str_from(CASES[i].typed), &q), CASES[i].say, CASES[i].typed);
        EQ_INT(q.count, CASES[i].count, "terms");
        EQ_INT(q.excluded, CASES[i].excluded, "excluded");
    }
    struct buf b = buf_new(a, 0);
    arr_each (i, 101)
        buf_z(&b, "桥");
    EQ_TEXT(search_query_parse(a, buf_view(&b), &q), "search.say.too_long", "101 characters");
}

static void asked(void)
{
    const struct str keys[] = {S("=a.x"), S("=a.y")};
    const struct search_keys_any groups[] = {{keys, 2}};
    const struct str no[] = {S("=x.x")};
    struct search_query q;
    struct search_filter f = {.query = &q, .keys = groups, .keys_count = 1, .except = {no, 1}};

    EQ_TEXT(search_query_parse(a, S("路灯杆 -桥 A区"), &q), NULL, "understood");
    EQ_STR(search_query_fts5(a, &f),
           "((((\"=a.x\" OR \"=a.y\") AND (\"路灯 灯杆\") AND (\"a\" AND \"区\")) NOT (\"=x.x\"))"
           " NOT (\"桥\"))",
           "to SQLite");
    EQ_STR(search_query_tsquery(a, &f),
           "(((('=a.x' | '=a.y') & (('路灯杆')) & (('a') & ('区'))) & !('=x.x'))"
           " & !(('桥')))",
           "to PostgreSQL");
    EQ_STR(search_index_fts5(a, S("=k"), S("路灯杆"), S("a区")),
           "=k =t 路灯 灯杆 =b a 区 =u 路 灯 杆 区", "kept by SQLite");
    EQ_STR(search_index_tsvector(a, S("=k"), S("路灯杆"), S("a区")),
           "'=k' '路灯' '路灯杆' '灯杆' 'a' '区' '路' '灯' '杆' '区' ", "kept by PostgreSQL");
}

/* What PostgreSQL's index cannot tell. */
static void held(void)
{
    static const struct {
        const char *q, *title, *body;
        bool loose, holds;
    } CASES[] = {
        {"路灯", "x", "y", false, true},
        {"路灯杆", "x", "y", false, true},
        {"路灯杆倒", "x", "路灯杆倒了", true, true},
        {"路灯杆倒", "x", "路灯杆，灯杆倒", true, false},
        {"路灯杆倒", "路灯", "杆倒", true, false},
        {"路灯杆倒", "x", "路灯\n杆倒了", true, true},
        {"桥 -路灯杆倒", "桥", "路灯杆倒了", true, false},
        {"桥 -路灯杆倒", "桥", "路灯杆", true, true},
        {"a1路灯", "x", "A1路灯", true, true},
        {"a1路灯", "x", "路灯A1", true, false},
        {"桥 -第5号路灯", "桥", "第5号路灯", true, false},
        {"桥 -第5号路灯", "桥", "第15号路灯", true, true},
    };
    struct search_query q;

    arr_each (i, COUNT(CASES)) {
        EQ_TEXT(search_query_parse(a, str_from(CASES[i].q), &q), NULL, CASES[i].q);
        EQ_INT(search_query_loose(&q), CASES[i].loose, "the index alone does not know");
        const struct str parts[SEARCH_PARTS] = {
            search_fold(a, str_from(CASES[i].title), false).text,
            search_fold(a, str_from(CASES[i].body), false).text, S("陈 路")};

        EQ_INT(search_holds(a, &q, parts), CASES[i].holds, CASES[i].body);
    }
}

static void marked(void)
{
    static const struct {
        const char *typed, *text, *want;
    } CASES[] = {
        {"路灯", "村口路灯坏了", "村口<mark>路灯</mark>坏了"},
        {"路灯坏", "村口路灯坏了，路灯又坏", "村口<mark>路灯坏</mark>了，路灯又坏"},
        {"g108", "在Ｇ１０８线 G1080", "在<mark>Ｇ１０８</mark>线 G1080"},
        {"<b>", "a<b>c b", "a&lt;<mark>b</mark>&gt;c <mark>b</mark>"},
        {"道路", "乡村道\n路", "乡村<mark>道 路</mark>"},
        {"1234", "共1,234元", "共<mark>1,234</mark>元"},
        {"村 -路", "村路", "<mark>村</mark>路"},
        {"桥", "路", "路"},
    };
    struct search_query q;

    arr_each (i, COUNT(CASES)) {
        ASSERT(search_query_parse(a, str_from(CASES[i].typed), &q) == NULL);
        EQ_STR(search_mark(a, &q, str_from(CASES[i].text), 0), CASES[i].want, CASES[i].text);
    }
    ASSERT(search_query_parse(a, S("路灯"), &q) == NULL);
    EQ_STR(
        search_mark(a, &q, S("一二三四五六七八九十一二三四五六七八九十路灯之后还有很多很多字"), 18),
        "…九十一二三四五六七八九十<mark>路灯</mark>之后还有…", "a part of a long text");
}

int main(void)
{
    a = arena_open(0);
    cut();
    folded();
    read();
    asked();
    held();
    marked();
    arena_close(a);
    return tap_done();
}
