// SPDX-License-Identifier: MulanPSL-2.0
/* Values of an entry: what may be typed, what is kept, what follows from it. */
#include "base/tap.h"
#include "modules/ledger/ledger_rules.h"

static struct arena *arena;
static struct ledger_definition d;

static const char TEXT[] =
    "kind k\nname n\nunit u\n"
    "field text text T\nfield short text T max 3\nfield lines lines L\nfield brief lines L max 2\n"
    "field int int I min -5 max 1000\nfield free int I\nfield money money M min 1 max 100\n"
    "field any money M\nfield date date D\nfield choice choice C = a|b\nfield yes yes Y\n"
    "field person person P\nfield deputy deputy D\nfield organ organ O\nfield record record R\n"
    "field entry entry E of x\nfield web web W\nfield files files F\n"
    "state new N\nstate old O final\nstate gone G void\n"
    "step s S new|old>old\nstep t T any>new\n"
    "deadline one date +3 X\ndeadline two date -1 X when state=old choice=a|b\n";

static void reads(const char *field, const char *typed, const char *want, const char *why,
                  const char *arg)
{
    const struct ledger_field *f = ledger_field(&d, str_from(field));
    struct str out, said;
    const char *got = ledger_value_read(arena, f, str_from(typed), &out, &said);

    EQ_TEXT(got != NULL ? got : "", why, field);
    EQ_STR(said, arg, field);
    if (got == NULL)
        EQ_STR(out, want, field);
}

static const char *many(char c, size_t n)
{
    char *z = arena_alloc(arena, n + 1);

    memset(z, c, n);
    return z;
}

static void test_texts(void)
{
    reads("text", "  abc \n", "abc", "", "");
    reads("text", " ", "", "", "");
    reads("text", "a\nb", "", "one_line", "");
    reads("text", "a\rb", "", "one_line", "");
    reads("text", many('x', 200), many('x', 200), "", "");
    reads("text", many('x', 201), "", "too_long", "200");
    reads("short", "一二三", "一二三", "", "");
    reads("short", "一二三四", "", "too_long", "3");
    reads("lines", "a\nb\rc", "a\nb\rc", "", "");
    reads("lines", many('x', 10000), many('x', 10000), "", "");
    reads("lines", many('x', 10001), "", "too_long", "10000");
    reads("brief", "abc", "", "too_long", "2");
    reads("person", many('x', 60), many('x', 60), "", "");
    reads("person", many('x', 61), "", "too_long", "60");
    reads("person", "a\nb", "", "one_line", "");
    reads("files", "a\nb", "", "one_line", "");
    reads("files", many('x', 10001), "", "too_long", "10000");
}

static void test_numbers(void)
{
    reads("int", "1,000", "1000", "", "");
    reads("int", "-5", "-5", "", "");
    reads("int", "007", "7", "", "");
    reads("int", "-6", "", "min", "-5");
    reads("int", "1001", "", "max", "1000");
    reads("int", "1.5", "", "int", "");
    reads("int", ",", "", "int", "");
    reads("free", "-99999999", "-99999999", "", "");
    reads("free", "99999999", "99999999", "", "");
    reads("money", "1", "100", "", "");
    reads("money", "100.00", "10000", "", "");
    reads("money", "0.99", "", "min", "1");
    reads("money", "100.01", "", "max", "100");
    reads("money", "many", "", "money", "");
    reads("any", "5万", "5000000", "", "");
    reads("any", "0.01", "1", "", "");
    reads("yes", "是", "1", "", "");
    reads("yes", "on", "1", "", "");
    reads("yes", "无", "0", "", "");
    reads("yes", "0", "0", "", "");
    reads("yes", "perhaps", "", "yes", "");
    reads("date", "2026-02-28", "2026-02-28", "", "");
    reads("date", "2026-02-29", "", "date", "");
    reads("choice", "b", "b", "", "");
    reads("choice", "c", "", "choice", "a、b");
}

static void test_links(void)
{
    reads("deputy", "12", "12", "", "");
    reads("deputy", "0", "", "which", "");
    reads("deputy", "-1", "", "which", "");
    reads("organ", "x", "", "which", "");
    reads("organ", "1", "1", "", "");
    reads("entry", "7", "7", "", "");
    reads("entry", "7x", "", "which", "");
    reads("record", "/meeting/12", "/meeting/12", "", "");
    reads("record", "https://host:8080/meeting/12?a=b", "/meeting/12?a=b", "", "");
    reads("record", "http://host/x", "/x", "", "");
    reads("record", "https://host", "", "record", "");
    reads("record", "https://host/", "", "record", "");
    reads("record", "meeting/12", "", "record", "");
    reads("record", "//host/x", "", "record", "");
    reads("record", "/a b", "", "record", "");
    reads("record", str_z(arena, str_printf(arena, "/%s", many('x', 199))),
          str_z(arena, str_printf(arena, "/%s", many('x', 199))), "", "");
    reads("record", str_z(arena, str_printf(arena, "/%s", many('x', 200))), "", "record", "");
    reads("web", "https://a.cn/x", "https://a.cn/x", "", "");
    reads("web", "http://a.cn", "http://a.cn", "", "");
    reads("web", "ftp://a.cn", "", "web", "");
    reads("web", "http://a b", "", "web", "");
    reads("web", str_z(arena, str_printf(arena, "http://%s", many('x', 493))),
          str_z(arena, str_printf(arena, "http://%s", many('x', 493))), "", "");
    reads("web", str_z(arena, str_printf(arena, "http://%s", many('x', 494))), "", "too_long",
          "500");
}

static void test_kept(void)
{
    const struct ledger_field *money = ledger_field(&d, S("money"));
    const struct ledger_field *text = ledger_field(&d, S("text"));
    struct ledger_values v = {0}, back;
    int64_t n = 0;
    struct str packed;

    EQ_STR(ledger_value_typed(arena, money, S("123450")), "1234.50", "money as typed");
    EQ_STR(ledger_value_typed(arena, money, S("")), "", "no money");
    EQ_STR(ledger_value_typed(arena, text, S("123450")), "123450", "a text");
    OK(ledger_value_number(money, S("123450"), &n) && n == 123450, "a number");
    OK(ledger_value_number(ledger_field(&d, S("int")), S("5"), &n) && n == 5, "of int");
    OK(ledger_value_number(ledger_field(&d, S("yes")), S("1"), &n) && n == 1, "of yes");
    OK(!ledger_value_number(text, S("1"), &n), "a text has none");
    OK(!ledger_value_number(money, S(""), &n), "nothing has none");

    v.at[0] = S("a=b\\n");
    v.at[2] = S("one\ntwo\\three\n");
    packed = ledger_values_pack(arena, &d, &v);
    EQ_STR(packed, "text=a=b\\\\n\nlines=one\\ntwo\\\\three\\n\n", "packed");
    ledger_values_unpack(arena, &d, packed, &back);
    EQ_STR(back.at[0], "a=b\\n", "and back");
    EQ_STR(back.at[2], "one\ntwo\\three\n", "with its lines");
    EQ_STR(back.at[1], "", "what was not there");
    ledger_values_unpack(arena, &d, S("other=1\ntext=x\\\n\nshort=\\t"), &back);
    EQ_STR(back.at[0], "x\\", "a stroke at the end");
    EQ_STR(back.at[1], "t", "a stroke before anything");
    EQ_STR(ledger_values_get(&d, &back, S("short")), "t", "by name");
    EQ_STR(ledger_values_get(&d, &back, S("no")), "", "of none");
}

static void runs(size_t which, const char *state, const char *date, const char *choice,
                 const char *want)
{
    struct ledger_values v = {0};
    struct date on;
    char text[DATE_TEXT_SIZE] = "";

    v.at[8] = str_from(date);
    v.at[9] = str_from(choice);
    if (ledger_deadline_runs(&d, &d.deadlines[which], str_from(state), &v, &on))
        date_format(on, text);
    EQ_TEXT(text, want, state);
}

static void test_deadlines(void)
{
    runs(0, "new", "2026-02-27", "", "2026-03-02");
    runs(0, "old", "2026-02-27", "", "");
    runs(0, "gone", "2026-02-27", "", "");
    runs(0, "strange", "2026-02-27", "", "2026-03-02");
    runs(0, "new", "", "", "");
    runs(1, "old", "2026-03-01", "b", "2026-02-28");
    runs(1, "old", "2026-03-01", "", "");
    runs(1, "new", "2026-03-01", "b", "");
}

static void test_follows(void)
{
    struct ledger_values v = {0};
    const struct date other = {2026, 1, 2};
    struct ledger_when has = {.count = 1};
    char text[DATE_TEXT_SIZE];

    has.at[0].field = S("choice");
    OK(!ledger_when_holds(&d, &has, S("new"), &v), "has not");
    v.at[9] = S("a");
    OK(ledger_when_holds(&d, &has, S("new"), &v), "has");
    OK(ledger_when_holds(&d, &(struct ledger_when){0}, S("new"), &v), "nothing said");
    OK(ledger_step_fits(&d.steps[0], S("old")), "from one of them");
    OK(!ledger_step_fits(&d.steps[0], S("gone")), "from none of them");
    OK(ledger_step_fits(&d.steps[1], S("gone")), "from anywhere");
    OK(ledger_step_open(&d, &d.steps[0], S("old"), &v), "a step of all entries");
    OK(!ledger_step_open(&d, &d.steps[0], S("gone"), &v), "not from elsewhere");
    d.steps[0].when = has;
    OK(ledger_step_open(&d, &d.steps[0], S("old"), &v), "of those that have a value");
    v.at[9] = S("");
    OK(!ledger_step_open(&d, &d.steps[0], S("old"), &v), "not of those that have none");
    v.at[9] = S("a");
    OK(ledger_when_names(&has, has.at[0].field), "the field that is named");
    OK(!ledger_when_names(&has, S("another")), "no other");
    d.steps[0].when = (struct ledger_when){0};
    OK(!ledger_when_names(&d.steps[0].when, has.at[0].field), "nothing said, nothing named");
    OK(ledger_step_was(&d, &d.steps[0], d.steps[0].label, S("old"), d.steps[0].to), "this step");
    OK(!ledger_step_was(&d, &d.steps[0], d.steps[0].label, S("gone"), d.steps[0].to),
       "not from there");
    OK(!ledger_step_was(&d, &d.steps[0], d.steps[0].label, S("old"), S("nowhere")), "not to there");
    OK(!ledger_step_was(&d, &d.steps[0], d.steps[1].label, S("old"), d.steps[0].to),
       "the button of another step");
    OK(ledger_step_was(&d, &d.steps[0], S("as it was called"), S("old"), d.steps[0].to),
       "renamed since");
    EQ_TEXT(date_format(ledger_day_of(&d, &v, other), text), "2026-01-02", "the other day");
    v.at[8] = S("2025-12-31");
    EQ_TEXT(date_format(ledger_day_of(&d, &v, other), text), "2025-12-31", "its own day");
}

static void numbered(const char *pattern, int64_t n, const char *want)
{
    EQ_STR(ledger_number_of(arena, str_from(pattern), 2026, n), want, pattern);
}

static void window(const char *period, struct date day, const char *from, const char *to)
{
    struct date a, b;
    char text[DATE_TEXT_SIZE];

    ledger_window(str_from(period), day, &a, &b);
    EQ_TEXT(date_format(a, text), from, period);
    EQ_TEXT(date_format(b, text), to, period);
}

static void test_numbered(void)
{
    numbered("", 1, "");
    numbered("第〔{year}〕{n}号", 7, "第〔2026〕7号");
    numbered("{nn}-{nnn}", 7, "07-007");
    numbered("{nn}{nnn}", 1234, "12341234");
    numbered("{x}{n", 1, "{x}{n");
    window("month", (struct date){2026, 2, 28}, "2026-02-01", "2026-02-28");
    window("month", (struct date){2026, 12, 1}, "2026-12-01", "2026-12-31");
    window("quarter", (struct date){2026, 3, 31}, "2026-01-01", "2026-03-31");
    window("quarter", (struct date){2026, 4, 1}, "2026-04-01", "2026-06-30");
    window("half", (struct date){2026, 6, 30}, "2026-01-01", "2026-06-30");
    window("half", (struct date){2026, 7, 1}, "2026-07-01", "2026-12-31");
    window("year", (struct date){2026, 12, 31}, "2026-01-01", "2026-12-31");
}

static void named(const char *field, const char *value, const char *want)
{
    const struct ledger_field *f = ledger_field(&d, str_from(field));
    struct str rest = str_from(value), name;
    struct buf got = buf_new(arena, 0);

    while (ledger_name_next(f->type, &rest, &name)) {
        buf_char(&got, '[');
        buf_str(&got, name);
        buf_char(&got, ']');
    }
    EQ_STR(buf_view(&got), want, value);
    EQ_INT(name.len, 0, "and no more");
}

static void test_names(void)
{
    named("person", "", "");
    named("person", "、，", "");
    named("person", "张三", "[张三]");
    named("person", "张三、李四，王五；赵六,a;b", "[张三][李四][王五][赵六][a][b]");
    named("lines", " 张三 \n\r\n李四、", "[张三][李四]");
    named("text", "第一，第二、第三", "[第一，第二、第三]");
    named("organ", "7", "[7]");
}

int main(void)
{
    struct ledger_definition_fault fault;

    arena = arena_open(0);
    OK(ledger_definition_parse(arena, str_from(TEXT), &d, &fault), "the kind");
    test_texts();
    test_names();
    test_numbers();
    test_links();
    test_kept();
    test_deadlines();
    test_follows();
    test_numbered();
    arena_close(arena);
    return tap_done();
}
