// SPDX-License-Identifier: MulanPSL-2.0
/* The text of a kind: what it may say, what is wrong with it, and that it reads as it is printed.
 */
#include "base/tap.h"
#include "modules/ledger/ledger_rules_definition.h"

#define HEAD  "kind k\nname n\nunit u\n"
#define TITLE "field t text T\n"
#define DAY   "field d date D\n"
#define KIND  HEAD TITLE DAY
#define STEPS KIND "state a A\nstate b B final\n"

static struct arena *arena;

static struct str whole(void)
{
    return S("# what it is\n"
             "kind study\n"
             "group B\n"
             "practice B01 B02\n"
             "name Study\n"
             "about What is  it about.\n"
             "unit times\n"
             "number S{year}-{nnn}\n"
             "\n"
             "  field held date Day required default today  \n"
             "field words text Words max 60\n"
             "field topic text Topic required hint what it was\n"
             "field form choice Form = one|two|three default two\n"
             "field people int People min -1 max +5000\n"
             "field cost money Cost min 0\n"
             "field sure yes Sure\n"
             "field parent entry Parent of other_kind\n"
             "field who deputy Who\n"
             "field unit organ Unit\n"
             "field near record Near\n"
             "field page web Page\n"
             "field by person By\n"
             "field long lines Long max 10000\n"
             "field later date Later\n"
             "field files files Files\n"
             "title topic\n"
             "day later\n"
             "duty who\n"
             "read staff|leader\n"
             "write office\n"
             "state a A\n"
             "state b B final\n"
             "state c C void final\n"
             "step go Go a>b by leader needs people later asks form files note when sure=1\n"
             "step stop Stop a|b>c asks form when has=who sure=1\n"
             "step any Any any>a note\n"
             "deadline x later -3 Soon when state=a sure=1\n"
             "deadline y held +30 Late\n"
             "every e month 2 Owed when form=one|three\n"
             "every f year 1 Yearly\n"
             "figure n Number times count\n"
             "figure p People people sum people day later standing when state=b has=form\n"
             "figure s Share % share when state=b of state=a|b form=one\n"
             "figure s2 Share % share when has=cost\n"
             "show number topic state\n"
             "print held topic\n");
}

static void test_whole(void)
{
    struct ledger_definition d, again;
    struct ledger_definition_fault f;
    struct buf one = buf_new(arena, 0), two = buf_new(arena, 0);

    OK(ledger_definition_parse(arena, whole(), &d, &f), "reads");
    EQ_TEXT(f.key == NULL ? "" : f.key, "", "no fault");
    ledger_definition_print(&d, &one);
    OK(ledger_definition_parse(arena, buf_view(&one), &again, &f), "reads what it printed");
    ledger_definition_print(&again, &two);
    OK(str_eq(buf_view(&one), buf_view(&two)), "and prints the same");
    EQ_STR(
        buf_view(&one),
        "kind study\ngroup B\npractice B01 B02\nname Study\nabout What is  it about.\nunit times\n"
        "number S{year}-{nnn}\nfield held date Day required default today\n"
        "field words text Words max 60\nfield topic text Topic required hint what it was\n"
        "field form choice Form = one|two|three default two\n"
        "field people int People min -1 max 5000\nfield cost money Cost min 0\n"
        "field sure yes Sure\nfield parent entry Parent of other_kind\nfield who deputy Who\n"
        "field unit organ Unit\nfield near record Near\nfield page web Page\n"
        "field by person By\nfield long lines Long max 10000\nfield later date Later\n"
        "field files files Files\ntitle topic\nday later\nduty who\nread staff|leader\n"
        "write office\nstate a A\nstate b B final\nstate c C final void\n"
        "step go Go a>b by leader needs people later asks form files note when sure=1\n"
        "step stop Stop a|b>c by office asks form when has=who sure=1\nstep any Any any>a by "
        "office note\n"
        "deadline x later -3 Soon when state=a sure=1\ndeadline y held +30 Late\n"
        "every e month 2 Owed when form=one|three\nevery f year 1 Yearly\n"
        "figure n Number times count\n"
        "figure p People people sum people day later standing when state=b has=form\n"
        "figure s Share % share when state=b of state=a|b form=one\n"
        "figure s2 Share % share when has=cost\nshow number topic state\nprint held topic\n",
        "in one order");
}

static void test_finds(void)
{
    struct ledger_definition d;
    struct ledger_definition_fault f;

    OK(ledger_definition_parse(arena, whole(), &d, &f), "reads");
    EQ_INT(ledger_field(&d, S("cost"))->type, LEDGER_MONEY, "a field");
    OK(ledger_field(&d, S("no")) == NULL, "no field");
    EQ_STR(ledger_state(&d, S("b"))->label, "B", "a state");
    OK(ledger_state(&d, S("no")) == NULL, "no state");
    EQ_STR(ledger_step(&d, S("stop"))->to, "c", "a step");
    OK(ledger_step(&d, S("no")) == NULL, "no step");
    EQ_STR(ledger_figure(&d, S("p"))->field, "people", "a figure");
    OK(ledger_figure(&d, S("no")) == NULL, "no figure");
    EQ_STR(ledger_files(&d)->name, "files", "the field of files");
    OK(ledger_words_have(&d.steps[0].needs, S("later")), "has");
    OK(!ledger_words_have(&d.steps[0].needs, S("form")), "has not");
    EQ_STR(ledger_type_word(LEDGER_TEXT), "text", "first type");
    EQ_STR(ledger_type_word(LEDGER_FILES), "files", "last type");
    EQ_INT(d.steps[2].from.count, 0, "from anywhere");
    OK(d.figures[1].standing && !d.figures[0].standing, "standing");
    OK(d.states[2].void_ && d.states[2].final && !d.states[1].void_, "void");
}

static void test_unsaid(void)
{
    struct ledger_definition d;
    struct ledger_definition_fault f;
    struct buf b;

    OK(ledger_definition_parse(arena, S(HEAD TITLE), &d, &f), "the least");
    EQ_STR(d.group, "X", "group");
    EQ_STR(d.title, "t", "title");
    EQ_STR(d.day, "", "no day");
    EQ_STR(d.read.at[0], "staff", "who reads");
    EQ_STR(d.write.at[0], "office", "who writes");
    EQ_STR(d.states[0].name, "noted", "state");
    OK(d.states[0].final && !d.states_given && d.states_count == 1, "which is final");
    OK(ledger_files(&d) == NULL, "no files");
    OK(ledger_definition_parse(arena,
                               S(KIND "write leader|office\n"
                                      "state a A\nstep s S a>a\n"),
                               &d, &f),
       "more");
    EQ_STR(d.day, "d", "day");
    b = buf_new(arena, 0);
    OK(ledger_definition_parse(arena, S("kind\tk\nname  n\nunit u\nnumber {nn}\nfield t text T\n"),
                               &d, &f),
       "tabs");
    ledger_definition_print(&d, &b);
    EQ_STR(buf_view(&b),
           "kind k\ngroup X\nname n\nunit u\nnumber {nn}\nfield t text T\ntitle t\nread "
           "staff\nwrite office\n",
           "the least, printed");
    OK(ledger_definition_parse(arena, S(KIND "write leader|office\nstate a A\nstep s S a>a\n"), &d,
                               &f),
       "more");
    EQ_STR(d.steps[0].by.at[1], "office", "a step by who writes");
}

struct faulty {
    const char *text, *key;
    size_t line;
    const char *arg;
};

/* Newlines would end a line of TAP. */
static const char *named(const char *text)
{
    char *z = str_z(arena, str_from(text));

    for (char *c = z; *c != '\0'; c++)
        *c = *c == '\n' ? ';' : *c;
    return z;
}

static void check_faults(const struct faulty *table, size_t count)
{
    arr_each (i, count) {
        const char *what = named(table[i].text);
        struct ledger_definition d;
        struct ledger_definition_fault f;

        OK(!ledger_definition_parse(arena, str_from(table[i].text), &d, &f), what);
        EQ_TEXT(f.key == NULL ? "" : f.key, table[i].key, what);
        EQ_INT(f.line, table[i].line, what);
        EQ_TEXT(f.arg, table[i].arg, what);
        OK((f.words != NULL) == (strcmp(table[i].key, "not_among") == 0), what);
        OK(f.words == NULL || !str_among(f.words, str_from(f.arg)), what);
    }
}

#define L41 "a1234567890123456789012345678901234567890" /* 41 characters */

static void test_lines(void)
{
    static const struct faulty TABLE[] = {
        {"", "missing", 0, "kind"},
        {"kind k\n", "missing", 0, "name"},
        {"kind k\nname n\n", "missing", 0, "unit"},
        {HEAD DAY, "no_title", 0, ""},
        {"what is\n", "word", 1, "what"},
        {"kind\n", "short", 1, "kind"},
        {"kind K\n", "name", 1, "K"},
        {"kind 1k\n", "name", 1, "1k"},
        {"kind {k\n", "name", 1, "{k"},
        {"kind k-k\n", "name", 1, "k-k"},
        {"kind k{\n", "name", 1, "k{"},
        {"kind kZ\n", "name", 1, "kZ"},
        {"kind k:\n", "name", 1, "k:"},
        {"kind " L41 "\n", "name", 1, L41},
        {"kind k k\n", "extra", 1, "k"},
        {"kind kind\n", "reserved", 1, "kind"},
        {"kind entry\n", "reserved", 1, "entry"},
        {"\nkind k\nkind l\n", "twice", 3, "kind"},
        {"group\n", "short", 1, "group"},
        {"group C\n", "not_among", 1, "C"},
        {"group B\ngroup B\n", "twice", 2, "group"},
        {"practice\n", "short", 1, "practice"},
        {"practice a\npractice a\n", "twice", 2, "practice"},
        {"practice " L41 "\n", "too_long", 1, L41},
        {"name\n", "short", 1, "name"},
        {"name a b\n", "extra", 1, "b"},
        {"name " L41 "\n", "too_long", 1, L41},
        {"name n\nname n\n", "twice", 2, "name"},
        {"about \n", "short", 1, "about"},
        {"about a\nabout a\n", "twice", 2, "about"},
        {"unit a\nunit a\n", "twice", 2, "unit"},
        {"unit\n", "short", 1, "unit"},
        {"title\n", "short", 1, "title"},
        {"day\n", "short", 1, "day"},
        {"duty\n", "short", 1, "duty"},
        {"number x{n}\nnumber {n}\n", "twice", 2, "number"},
        {"number x\n", "number_without_n", 1, "x"},
        {"number\n", "short", 1, "number"},
        {"title a\ntitle b\n", "twice", 2, "title"},
        {"day a\nday b\n", "twice", 2, "day"},
        {"duty a\nduty b\n", "twice", 2, "duty"},
        {"read staff\nread staff\n", "twice", 2, "read"},
        {"write staff\nwrite staff\n", "twice", 2, "write"},
        {"read\n", "short", 1, "read"},
        {"read me\n", "right", 1, "me"},
        {"read staff|staff\n", "name_twice", 1, "staff"},
        {"write staff|me\n", "right", 1, "me"},
        {KIND "title no\n", "no_field", 0, "no"},
        {KIND "title d\n", "not_text", 0, "d"},
        {KIND "day no\n", "no_field", 0, "no"},
        {KIND "day t\n", "not_date", 0, "t"},
        {KIND "duty t\n", "not_deputy", 0, "t"},
        {KIND "show t no\n", "no_field", 0, "no"},
        {KIND "print no\n", "no_field", 0, "no"},
        {KIND "field f files F\nshow f\n", "not_column", 0, "f"},
        {KIND "show\n", "short", 6, "show"},
        {KIND "show t\nshow t\n", "twice", 7, "show"},
        {KIND "show t t t t t t t t t\n", "too_many", 6, "show"},
        {KIND "print t t t t t t t t t t t t t t t\n", "too_many", 6, "print"},
    };
    check_faults(TABLE, COUNT(TABLE));
}

static void test_fields(void)
{
    static const struct faulty TABLE[] = {
        {"field\n", "short", 1, "field"},
        {"field x\n", "short", 1, "field"},
        {"field x what X\n", "not_among", 1, "what"},
        {"field x text\n", "short", 1, "field"},
        {"field x text " L41 "\n", "too_long", 1, L41},
        {"field state text X\n", "name_twice", 1, "state"},
        {"field number text X\n", "name_twice", 1, "number"},
        {"field has text X\n", "name_twice", 1, "has"},
        {TITLE TITLE, "name_twice", 2, "t"},
        {"field x text X what\n", "extra", 1, "what"},
        {"field x text X min 1\n", "bound", 1, "x"},
        {"field x lines X min 1\n", "bound", 1, "x"},
        {"field x date X max 1\n", "bound", 1, "x"},
        {"field x text X max 0\n", "number", 1, "0"},
        {"field x text X max 10001\n", "number", 1, "10001"},
        {"field x int X max 2147483648\n", "number", 1, "2147483648"},
        {"field x int X min -2147483649\n", "number", 1, "-2147483649"},
        {"field x int X min ++1\n", "number", 1, "++1"},
        {"field x int X max 1 max 1\n", "twice", 1, "x"},
        {"field x int X min 1 min 1\n", "twice", 1, "x"},
        {"field x int X max\n", "short", 1, "field"},
        {"field x int X min 2 max 1\n", "min_max", 1, "x"},
        {"field x choice X\n", "choices", 1, "x"},
        {"field x choice X =\n", "short", 1, "field"},
        {"field x choice X = a||b\n", "choice", 1, "x"},
        {"field x choice X = a|" L41 "\n", "choice", 1, "x"},
        {"field x choice X = a|b|a\n", "name_twice", 1, "a"},
        {"field x choice X = a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z|1|2|3|4|5|6|7|8|9|"
         "A|B|C|D|E|F\n",
         "too_many", 1, "x"},
        {"field x text X = a\n", "choices", 1, "x"},
        {"field x choice X = a default b\n", "default", 1, "b"},
        {"field x date X default now\n", "default", 1, "now"},
        {"field x text X default today\n", "default", 1, "today"},
        {"field x choice X = a default\n", "short", 1, "field"},
        {"field x entry X\n", "entry_of", 1, "x"},
        {"field x entry X of\n", "short", 1, "field"},
        {"field x text X of k\n", "entry_of", 1, "x"},
        {"field x text X hint\n", "short", 1, "field"},
        {KIND "field x files X\nfield y files Y\n", "files_twice", 0, "y"},
        {KIND "field x files X required\n", "files_required", 0, "x"},
    };
    check_faults(TABLE, COUNT(TABLE));
}

static void test_steps(void)
{
    static const struct faulty TABLE[] = {
        {"state\n", "short", 1, "state"},
        {"state a\n", "short", 1, "state"},
        {"state a A what\n", "extra", 1, "what"},
        {"state a A\nstate a B\n", "name_twice", 2, "a"},
        {"step\n", "short", 1, "step"},
        {"step s\n", "short", 1, "step"},
        {"step s S\n", "short", 1, "step"},
        {"step s S a\n", "step_way", 1, "a"},
        {"step s S >b\n", "step_way", 1, ""},
        {"step s S a>\n", "step_way", 1, "a"},
        {"step s S a|a>b\n", "name_twice", 1, "a"},
        {"step s S a>b\nstep s S a>b\n", "name_twice", 2, "s"},
        {"step s S a>b what\n", "extra", 1, "what"},
        {"step s S a>b by\n", "short", 1, "step"},
        {"step s S a>b by me\n", "right", 1, "me"},
        {"step s S a>b needs\n", "short", 1, "step"},
        {"step s S a>b needs by office\n", "short", 1, "step"},
        {"step s S a>b needs X\n", "name", 1, "X"},
        {"step s S a>b needs x x\n", "name_twice", 1, "x"},
        {"step s S a>b needs a b c d e f g h i j k l m\n", "too_many", 1, "step"},
        {"step s S a>b asks\n", "short", 1, "step"},
        {"step s S a>b when\n", "short", 1, "step"},
        {"step s S a>b asks when x=1\n", "short", 1, "step"},
        {"step s S a>b when x\n", "condition", 1, "x"},
        {"step s S a>b when x=1 of y=1\n", "extra", 1, "of"},
        {STEPS "step s S c>b\n", "no_state", 0, "c"},
        {STEPS "step s S a>c\n", "no_state", 0, "c"},
        {STEPS "step s S a>b needs x\n", "no_field", 0, "x"},
        {STEPS "step s S a>b asks x\n", "no_field", 0, "x"},
        {STEPS "step s S a>b when x=1\n", "no_field", 0, "x"},
        {STEPS "step s S a>b when state=a\n", "condition", 0, "s"},
        {STEPS "field x text X\nstep s S a>b needs x when has=x\n", "when_asked", 0, "x"},
        {STEPS "field x text X\nfield y yes Y\nstep s S a>b needs x asks y when has=x y=1\n",
         "when_asked", 0, "x"},
        {STEPS "field x text X\nfield y yes Y\nstep s S a>b asks y when has=x y=1\n", "when_asked",
         0, "y"},
    };
    check_faults(TABLE, COUNT(TABLE));
}

static void test_clocks(void)
{
    static const struct faulty TABLE[] = {
        {"deadline\n", "short", 1, "deadline"},
        {"deadline x\n", "short", 1, "deadline"},
        {"deadline x d\n", "short", 1, "deadline"},
        {"deadline x d 3661 L\n", "number", 1, "3661"},
        {"deadline x d -3661 L\n", "number", 1, "-3661"},
        {"deadline x d 1\n", "short", 1, "deadline"},
        {"deadline x d 1 L what\n", "extra", 1, "what"},
        {"deadline x d 1 L when\n", "short", 1, "deadline"},
        {"deadline x d 1 L when a\n", "condition", 1, "a"},
        {"deadline x d 1 L when a=\n", "condition", 1, "a"},
        {"deadline x d 1 L when a=b||c\n", "condition", 1, "a"},
        {"deadline x d 1 L when a=1|2|3|4|5|6|7|8|9\n", "too_many", 1, "a"},
        {"deadline x d 1 L when a=1 b=1 c=1 d=1 e=1\n", "too_many", 1, "when"},
        {"deadline x d 1 L when a=1 of b=1\n", "extra", 1, "of"},
        {KIND "deadline x t 1 L\n", "not_date", 0, "t"},
        {KIND "deadline x n 1 L\n", "no_field", 0, "n"},
        {KIND "deadline x d 1 L when n=1\n", "no_field", 0, "n"},
        {KIND "deadline x d 1 L when has=state\n", "no_field", 0, "state"},
        {KIND "deadline x d 1 L when state=n\n", "value", 0, "n"},
        {KIND "deadline x d 1 L when t=n\n", "value", 0, "n"},
        {KIND "field y yes Y\ndeadline x d 1 L when y=2\n", "value", 0, "2"},
        {KIND "field y choice Y = a|b\ndeadline x d 1 L when y=b|c\n", "value", 0, "c"},
        {KIND "field f files F\ndeadline x d 1 L when has=f\n", "condition", 0, "f"},
        {"every\n", "short", 1, "every"},
        {"every e day 1 L\n", "not_among", 1, "day"},
        {"every e month 0 L\n", "number", 1, "0"},
        {"every e month 367 L\n", "number", 1, "367"},
        {"every e month 1\n", "short", 1, "every"},
        {"every e month 1 L when\n", "short", 1, "every"},
        {"every e month 1 L x\n", "extra", 1, "x"},
        {KIND "every e month 1 L when n=1\n", "no_field", 0, "n"},
    };
    check_faults(TABLE, COUNT(TABLE));
}

static void test_figures(void)
{
    static const struct faulty TABLE[] = {
        {"figure\n", "short", 1, "figure"},
        {"figure f\n", "short", 1, "figure"},
        {"figure f F\n", "short", 1, "figure"},
        {"figure f F u\n", "short", 1, "figure"},
        {"figure f F u all\n", "not_among", 1, "all"},
        {"figure f F u sum\n", "short", 1, "figure"},
        {"figure f F u distinct\n", "short", 1, "figure"},
        {"figure f F u count\nfigure f F u count\n", "name_twice", 2, "f"},
        {"figure f F u count what\n", "extra", 1, "what"},
        {"figure f F u count day\n", "short", 1, "figure"},
        {"figure f F u count when x\n", "condition", 1, "x"},
        {"figure f F u count of state=a\n", "extra", 1, "of"},
        {"figure f F u sum x when state=a of state=a\n", "extra", 1, "of"},
        {"figure f F u share of state=a\n", "share_when", 1, "f"},
        {"figure f F u share when state=a of\n", "short", 1, "figure"},
        {"figure f F u share when state=a of of\n", "short", 1, "figure"},
        {"figure f F u share when state=a of x=1 of\n", "extra", 1, "of"},
        {KIND "figure f F u sum t\n", "not_number", 0, "t"},
        {KIND "figure f F u sum n\n", "no_field", 0, "n"},
        {KIND "figure f F u distinct n\n", "no_field", 0, "n"},
        {KIND "figure f F u distinct d\n", "not_told", 0, "d"},
        {KIND "figure f F u count day t\n", "not_date", 0, "t"},
        {KIND "figure f F u count day n\n", "no_field", 0, "n"},
        {KIND "figure f F u count when n=1\n", "no_field", 0, "n"},
        {KIND "figure f F u share when has=t of n=1\n", "no_field", 0, "n"},
    };
    check_faults(TABLE, COUNT(TABLE));
}

/* So many lines that are right, and the next one is too many. */
static void test_many(void)
{
    static const struct {
        const char *line;
        int most;
        const char *word;
    } TABLE[] = {
        {"field f%d text F\n", 40, "field"},    {"state s%d S\n", 12, "state"},
        {"step s%d S any>noted\n", 24, "step"}, {"deadline x%d d 1 L\n", 8, "deadline"},
        {"every e%d month 1 L\n", 8, "every"},  {"figure f%d F u count\n", 16, "figure"},
    };
    arr_each (i, COUNT(TABLE)) {
        struct buf b = buf_new(arena, 0);
        struct ledger_definition d;
        struct ledger_definition_fault f;

        buf_z(&b, i == 0 ? HEAD : KIND);
        for (int n = 0; n < TABLE[i].most; n++)
            buf_z(&b, str_z(arena, str_printf(arena, TABLE[i].line, n)));
        OK(ledger_definition_parse(arena, buf_view(&b), &d, &f), TABLE[i].word);
        buf_z(&b, str_z(arena, str_printf(arena, TABLE[i].line, 99)));
        OK(!ledger_definition_parse(arena, buf_view(&b), &d, &f), TABLE[i].word);
        EQ_TEXT(f.key, "too_many", TABLE[i].word);
        EQ_TEXT(f.arg, TABLE[i].word, "which");
    }
}

/* `piece` is in what is printed. */
static void keeps(const char *text, const char *piece)
{
    struct ledger_definition d;
    struct ledger_definition_fault f;
    struct buf one = buf_new(arena, 0), two = buf_new(arena, 0);

    OK(ledger_definition_parse(arena, str_from(text), &d, &f), named(text));
    ledger_definition_print(&d, &one);
    OK(ledger_definition_parse(arena, buf_view(&one), &d, &f), "as printed");
    ledger_definition_print(&d, &two);
    OK(str_eq(buf_view(&one), buf_view(&two)), "the same");
    OK(str_has(buf_view(&one), str_from(piece)), named(piece));
}

static void fits(const char *text)
{
    keeps(text, "kind ");
}

static const char *with(const char *head, char c, size_t n)
{
    char *z = arena_alloc(arena, n + 1);

    memset(z, c, n);
    return str_z(arena, str_printf(arena, "%s%s\n", head, z));
}

static void no_more(const char *text, const char *key)
{
    struct ledger_definition d;
    struct ledger_definition_fault f;

    OK(!ledger_definition_parse(arena, str_from(text), &d, &f), named(text));
    EQ_TEXT(f.key, key, named(text));
}

/* The most that each may have, and one more where no table above has it. */
static void test_most(void)
{
    fits(with(KIND "about ", 'x', 400));
    no_more(with(KIND "about ", 'x', 401), "too_long");
    fits(with(KIND "number {n}", 'x', 57));
    no_more(with(KIND "number {n}", 'x', 58), "too_long");
    fits(with(KIND "practice ", 'x', 40));
    fits(with("kind k\nunit u\n" TITLE "name ", 'x', 40));
    fits(with("name n\nunit u\n" TITLE "kind ", 'z', 40));
    fits(KIND "deadline x d 3660 L\ndeadline y d -3660 L\n");
    fits(KIND "every e year 366 L\n");
    fits(KIND
         "field c choice C = a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z|1|2|3|4|5|6|7|"
         "8|9|A|B|C|D|E\n");
    fits(with(KIND "field c choice C = a|", 'x', 40));
    fits(KIND "field a text A\nfield b text B\nfield c text C\nfield e text E\nfield f text F\n"
              "field g text G\nfield h text H\nfield i text I\nfield j text J\nfield k text K\n"
              "state a A\nstep s S a>a needs t d a b c e f g h i j k\n");
    fits(KIND "show t t t t t t t t\nprint t t t t t t t t t t t t t t\n");
    fits(KIND "field y yes Y\ndeadline x d 1 L when y=1 y=0 has=y has=d\n");
    fits(KIND "field c choice C = 1|2|3|4|5|6|7|8\ndeadline x d 1 L when c=1|2|3|4|5|6|7|8\n");
}

/* One of each. */
static void test_least(void)
{
    fits(KIND "field x text X max 1\nfield y lines Y max 10000\nfield i int I min 2 max 2\n");
    keeps(KIND "field e entry E of k\n", "entry E of k\n");
    keeps(KIND "field c choice C = a default a\n", "= a default a\n");
    keeps(KIND "field h text H hint h\n", "text H hint h\n");
    keeps(KIND "state a A\n", "state a A\n");
    keeps(KIND "show t\n", "show t\n");
    keeps(KIND "print t\n", "print t\n");
    keeps(KIND "figure f F u count day d\n", "count day d\n");
    keeps(KIND "field m money M\nfigure f F u sum m\n", "sum m\n");
    keeps(KIND "field i int I\nfigure g G u sum i\n", "sum i\n");
    keeps(KIND "figure g G u distinct t when has=t\n", "G u distinct t when has=t\n");
    keeps(KIND "show number state\n", "show number state\n");
}

static void test_bounds(void)
{
    struct buf b = buf_new(arena, 0);
    struct ledger_definition d;
    struct ledger_definition_fault f;

    OK(!ledger_definition_parse(arena, str_from(with("", 'x', 120)), &d, &f), "a long word");
    EQ_INT(sizeof f.arg, 96, "room");
    EQ_INT(strlen(f.arg), 95, "is cut");
    OK(!ledger_definition_parse(arena, S("kind \xff\n"), &d, &f), "not UTF-8");
    EQ_TEXT(f.key, "not_readable", "not UTF-8");
    buf_z(&b, HEAD TITLE "#");
    while (b.len < 32768)
        buf_char(&b, 'x');
    OK(ledger_definition_parse(arena, buf_view(&b), &d, &f), "as long as can be");
    buf_char(&b, 'x');
    OK(!ledger_definition_parse(arena, buf_view(&b), &d, &f), "one more");
    EQ_TEXT(f.key, "too_long_all", "one more");
    EQ_INT(f.line, 0, "of the whole");
}

int main(void)
{
    arena = arena_open(0);
    test_whole();
    test_finds();
    test_unsaid();
    test_lines();
    test_fields();
    test_steps();
    test_clocks();
    test_figures();
    test_many();
    test_most();
    test_least();
    test_bounds();
    arena_close(arena);
    return tap_done();
}
