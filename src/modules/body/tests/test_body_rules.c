// SPDX-License-Identifier: MulanPSL-2.0
/* Which bodies and posts there are, who may sit, how many sit at once, in what order. */
#include "base/tap.h"
#include "modules/body/body_rules.h"

static struct date day(const char *text)
{
    struct date d = {0};

    if (text[0] != '\0')
        ASSERT(date_parse(str_from(text), &d));
    return d;
}

static struct body_span span(const char *from, const char *to)
{
    return (struct body_span){day(from), day(to)};
}

/* Every kind with what it wants: d deputies, c counts the register, 1 one chair, s rests on the
 * standing committee, l on a leading post, t exists in townships, a above, o bars offices. */
static const char *const KINDS[BODY_KINDS] = {
    [BODY_CONGRESS] = "cta",
    [BODY_DELEGATION] = "cta",
    [BODY_GROUP] = "dta",
    [BODY_PRESIDIUM] = "da",
    [BODY_STANDING_COMMITTEE] = "d1ao",
    [BODY_CHAIRMEN_MEETING] = "d1sla",
    [BODY_PARTY_GROUP] = "1a",
    [BODY_SPECIAL_COMMITTEE] = "d1a",
    [BODY_TOWNSHIP_PRESIDIUM] = "d1to",
    [BODY_CREDENTIALS] = "d1sta",
    [BODY_OTHER] = "ta",
};

/* @law Organic Law (2022-03-11) art. 18, 34, 46, 47, 54, 56 */
static void kinds(void)
{
    enum body_post post_none;
    enum body_kind none;

    arr_each (i, BODY_KINDS) {
        const enum body_kind k = (enum body_kind)i;
        enum body_kind again = BODY_OTHER;
        char got[9];
        size_t n = 0;

        if (body_wants_deputy(k))
            got[n++] = 'd';
        if (body_counts_deputies(k))
            got[n++] = 'c';
        if (body_has_one_chair(k))
            got[n++] = '1';
        if (body_needs_standing_committee(k))
            got[n++] = 's';
        if (body_needs_leading_post(k))
            got[n++] = 'l';
        if (body_kind_fits(k, LEVEL_TOWNSHIP))
            got[n++] = 't';
        if (body_kind_fits(k, LEVEL_COUNTY))
            got[n++] = 'a';
        if (body_bars_offices(k))
            got[n++] = 'o';
        EQ_STR(((struct str){got, n}), KINDS[i], body_kind_word(k));
        OK(body_kind_parse(str_from(body_kind_word(k)), &again) && again == k, "its word");
        OK(body_kind_fits(k, LEVEL_COUNTY) == body_kind_fits(k, LEVEL_PROVINCE), "as above");
        OK(!body_needs_standing_committee(k) || body_needs_article(k) != NULL, "its article");
    }
    OK(!body_kind_parse(S("senate"), &none), "no such kind");
    arr_each (i, BODY_POSTS) {
        enum body_post post;

        OK(body_post_parse(str_from(body_post_word((enum body_post)i)), &post) && post == i,
           body_post_word((enum body_post)i));
    }
    OK(!body_post_parse(S("king"), &post_none), "no such post");
    OK(strstr(body_post_article(BODY_STANDING_COMMITTEE), "第47条") != NULL, "where posts stand");
    OK(body_post_article(BODY_OTHER) == NULL, "or by usage");
}

/* @law Organic Law (2022-03-11) art. 47(1)-(2), 54(1) */
static void posts(void)
{
    static const struct {
        enum body_kind kind;
        enum level level;
        const char *posts; /* c e v s m */
    } ROWS[] = {
        {BODY_CONGRESS, LEVEL_COUNTY, ""},
        {BODY_DELEGATION, LEVEL_CITY, ""},
        {BODY_STANDING_COMMITTEE, LEVEL_COUNTY, "cvm"},
        {BODY_STANDING_COMMITTEE, LEVEL_CITY, "cvsm"},
        {BODY_STANDING_COMMITTEE, LEVEL_PROVINCE, "cvsm"},
        {BODY_CHAIRMEN_MEETING, LEVEL_COUNTY, "cv"},
        {BODY_CHAIRMEN_MEETING, LEVEL_CITY, "cvs"},
        {BODY_PRESIDIUM, LEVEL_COUNTY, "cevsm"},
        {BODY_SPECIAL_COMMITTEE, LEVEL_PROVINCE, "cvm"},
        {BODY_TOWNSHIP_PRESIDIUM, LEVEL_TOWNSHIP, "cvm"},
        {BODY_PARTY_GROUP, LEVEL_COUNTY, "cvm"},
        {BODY_CREDENTIALS, LEVEL_COUNTY, "cvm"},
    };

    arr_each (i, COUNT(ROWS)) {
        static const char LETTERS[] = "cevsm";
        char got[BODY_POSTS];
        size_t n = 0;

        arr_each (p, BODY_POSTS) {
            if (body_post_fits(ROWS[i].kind, ROWS[i].level, (enum body_post)p))
                got[n++] = LETTERS[p];
        }
        EQ_STR(((struct str){got, n}), ROWS[i].posts, body_kind_word(ROWS[i].kind));
    }
}

/* @law Organic Law (2022-03-11) art. 18(2), 47(3) */
static void offices(void)
{
    static const struct {
        enum body_kind kind;
        enum body_post post;
        const char *organ;
        bool allowed;
    } ROWS[] = {
        {BODY_STANDING_COMMITTEE, BODY_MEMBER, "department", false},
        {BODY_STANDING_COMMITTEE, BODY_MEMBER, "government", false},
        {BODY_STANDING_COMMITTEE, BODY_CHAIR, "township", false},
        {BODY_STANDING_COMMITTEE, BODY_MEMBER, "supervision", false},
        {BODY_STANDING_COMMITTEE, BODY_MEMBER, "court", false},
        {BODY_STANDING_COMMITTEE, BODY_VICE_CHAIR, "procuratorate", false},
        {BODY_STANDING_COMMITTEE, BODY_MEMBER, "work_office", true},
        {BODY_STANDING_COMMITTEE, BODY_MEMBER, "other", true},
        {BODY_TOWNSHIP_PRESIDIUM, BODY_CHAIR, "township", false},
        {BODY_TOWNSHIP_PRESIDIUM, BODY_VICE_CHAIR, "government", false},
        {BODY_TOWNSHIP_PRESIDIUM, BODY_MEMBER, "township", true},
        {BODY_TOWNSHIP_PRESIDIUM, BODY_CHAIR, "court", true},
        {BODY_SPECIAL_COMMITTEE, BODY_CHAIR, "department", true},
        {BODY_PRESIDIUM, BODY_MEMBER, "government", true},
    };

    arr_each (i, COUNT(ROWS)) {
        struct err err = {0};
        const enum status st =
            body_check_office(ROWS[i].kind, ROWS[i].post, str_from(ROWS[i].organ), &err);

        EQ_INT(st, ROWS[i].allowed ? ST_OK : ST_RULE, ROWS[i].organ);
        OK(ROWS[i].allowed || err.law != NULL, "with its article");
    }
}

/* @law Organic Law (2022-03-11) art. 47(4) */
static void sizes(void)
{
    uint32_t least, most, populous;

    OK(body_size_bounds(LEVEL_COUNTY, &least, &most, &populous) && least == 15 && most == 35 &&
           populous == 45,
       "county");
    OK(body_size_bounds(LEVEL_CITY, &least, &most, &populous) && least == 29 && most == 51 &&
           populous == 61,
       "city");
    OK(!body_size_bounds(LEVEL_TOWNSHIP, &least, &most, &populous), "a township has none");
}

static void spans(void)
{
    const struct body_span seats[] = {
        span("2022-01-01", "2023-06-30"),
        span("2022-01-01", ""),
        span("2023-06-30", "2024-01-01"),
        span("2024-01-02", ""),
    };

    OK(body_spans_meet(seats[0], seats[2]), "the last day counts for both");
    OK(!body_spans_meet(seats[2], seats[3]), "the day after does not");
    OK(body_spans_meet(seats[1], seats[3]), "both go on");
    EQ_INT(body_most_seated(seats, 4, span("2022-01-01", "")), 3, "three on 30 June 2023");
    EQ_INT(body_most_seated(seats, 4, span("2022-01-01", "2023-06-29")), 2, "two before");
    EQ_INT(body_most_seated(seats, 4, span("2024-01-01", "2024-01-01")), 2, "as one leaves");
    EQ_INT(body_most_seated(seats, 4, span("2021-01-01", "2021-12-31")), 0, "nobody before");
    EQ_INT(body_most_seated(seats, 0, span("2021-01-01", "")), 0, "an empty body");
}

static void order(void)
{
    const struct body_member chair = {.post = BODY_CHAIR},
                             vice1 = {.post = BODY_VICE_CHAIR, .place = 1},
                             vice2 = {.post = BODY_VICE_CHAIR, .place = 2},
                             vice = {.post = BODY_VICE_CHAIR}, member = {.post = BODY_MEMBER};

    OK(body_roll_cmp(&chair, 9, &vice1, 0) < 0, "post first");
    OK(body_roll_cmp(&vice2, 0, &vice1, 9) > 0, "then place");
    OK(body_roll_cmp(&vice2, 9, &vice, 0) < 0, "no place stands last");
    OK(body_roll_cmp(&member, 1, &member, 2) < 0, "then strokes");
    OK(body_roll_cmp(&vice, 9, &member, 0) < 0, "a vice-chair without place before members");
    EQ_INT(body_roll_cmp(&member, 2, &member, 2), 0, "the same");
    EQ_INT(body_roll_cmp(&member, 3, &member, 2), 1, "the other way round");
    EQ_INT(BODY_KINDS, 11, "kinds");
    EQ_INT(BODY_POSTS, 5, "posts");
}

/* @law Chongqing Township Congress Regulation (2016-03-31) art. 30
 * @law Organic Law (2022-03-11) art. 34(1) */
static void between_elections(void)
{
    const struct date on = {2026, 11, 20};
    struct body_presidium_size size;
    struct err err = {0};

    OK(!body_presidium_fits(6, on, &size), "six are too few of a township's presidium");
    OK(size.least == 7 && size.most == 11 && size.most_populous == 13, "the model's numbers");
    OK(strstr(size.article, "第三十条") != NULL, "and article");
    OK(body_presidium_fits(13, on, &size), "thirteen may be");
    EQ_INT(body_check_committee(BODY_SPECIAL_COMMITTEE, BODY_CHAIR, false, on, &err), ST_RULE,
           "no chair in recess");
    EQ_INT(body_check_committee(BODY_SPECIAL_COMMITTEE, BODY_CHAIR, true, on, &err), ST_OK,
           "in session");
    EQ_INT(body_check_committee(BODY_SPECIAL_COMMITTEE, BODY_VICE_CHAIR, false, on, &err), ST_OK,
           "a vice-chair");
    EQ_INT(body_check_committee(BODY_CREDENTIALS, BODY_CHAIR, false, on, &err), ST_OK,
           "others have no such rule");
}

static void test_names(void)
{
    static const struct {
        const char *a, *b;
        int order;
    } ROWS[] = {
        {"第2代表小组", "第10代表小组", -1},
        {"第10代表小组", "第2代表小组", 1},
        {"第1代表小组", "第10代表小组", -1},
        {"第10代表小组", "第1代表小组", 1},
        {"第3代表小组", "第3代表小组", 0},
        {"第11代表小组", "第12代表小组", -1},
        {"100组", "99组", 1},
        {"第9组", "第组", -1},
        {"第组", "第10组", 1},
        {"a1", "ab", -1},
        {"a", "a1", -1},
        {"", "1", -1},
        {"b9", "a10", 1},
        {"a0b9", "a0b10", -1},
        {"x/1", "x:10", -1},
        {"x9", "x10", -1},
        {"x0", "x10", -1},
        {"19组", "1组", 1},
    };

    arr_each (i, COUNT(ROWS)) {
        const int got = body_name_cmp(str_from(ROWS[i].a), str_from(ROWS[i].b));

        EQ_INT((got > 0) - (got < 0), ROWS[i].order, ROWS[i].a);
    }
    EQ_INT(body_name_cmp((struct str){"x20", 2}, S("x10")) < 0, 1, "a name ends where it ends");
}

int main(void)
{
    kinds();
    between_elections();
    posts();
    offices();
    sizes();
    spans();
    order();
    OK(body_reason_fits(S("resigned")) && !body_reason_fits(S("")) && !body_reason_fits(S("bored")),
       "reasons");
    test_names();
    return tap_done();
}
