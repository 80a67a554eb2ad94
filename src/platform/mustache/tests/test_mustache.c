// SPDX-License-Identifier: MulanPSL-2.0
/* The cases of the public Mustache specification (without partials), and what is refused. */
#include "base/tap.h"
#include "platform/mustache.h"

struct spec {
    const char *name, *json, *template, *want;
};

static const struct spec INTERPOLATION[] = {
    {"no interpolation", "{}", "Hello from {Mustache}!\n", "Hello from {Mustache}!\n"},
    {"basic", "{\"subject\":\"world\"}", "Hello, {{subject}}!\n", "Hello, world!\n"},
    {"no re-interpolation", "{\"template\":\"{{planet}}\",\"planet\":\"Earth\"}",
     "{{template}}: {{planet}}", "{{planet}}: Earth"},
    {"html escaping", "{\"forbidden\":\"& \\\" < >\"}", "These: {{forbidden}}\n",
     "These: &amp; &quot; &lt; &gt;\n"},
    {"triple", "{\"forbidden\":\"& \\\" < >\"}", "These: {{{forbidden}}}\n", "These: & \" < >\n"},
    {"ampersand", "{\"forbidden\":\"& \\\" < >\"}", "These: {{&forbidden}}\n", "These: & \" < >\n"},
    {"integer", "{\"mph\":85}", "\"{{mph}} miles an hour!\"", "\"85 miles an hour!\""},
    {"triple integer", "{\"mph\":85}", "\"{{{mph}}} miles\"", "\"85 miles\""},
    {"ampersand integer", "{\"mph\":85}", "\"{{&mph}} miles\"", "\"85 miles\""},
    {"decimal", "{\"power\":1.210}", "\"{{power}} jiggawatts!\"", "\"1.21 jiggawatts!\""},
    {"triple decimal", "{\"power\":1.210}", "{{{power}}} j", "1.21 j"},
    {"ampersand decimal", "{\"power\":1.210}", "{{&power}} j", "1.21 j"},
    {"null", "{\"cannot\":null}", "I ({{cannot}}) be seen!", "I () be seen!"},
    {"triple null", "{\"cannot\":null}", "I ({{{cannot}}}) be seen!", "I () be seen!"},
    {"ampersand null", "{\"cannot\":null}", "I ({{&cannot}}) be seen!", "I () be seen!"},
    {"context miss", "{}", "I ({{cannot}}) be seen!", "I () be seen!"},
    {"triple context miss", "{}", "I ({{{cannot}}}) be seen!", "I () be seen!"},
    {"ampersand context miss", "{}", "I ({{&cannot}}) be seen!", "I () be seen!"},
    {"dotted names", "{\"person\":{\"name\":\"Joe\"}}",
     "\"{{person.name}}\" == \"{{#person}}{{name}}{{/person}}\"", "\"Joe\" == \"Joe\""},
    {"dotted triple", "{\"person\":{\"name\":\"Joe\"}}",
     "\"{{{person.name}}}\" == \"{{#person}}{{{name}}}{{/person}}\"", "\"Joe\" == \"Joe\""},
    {"dotted ampersand", "{\"person\":{\"name\":\"Joe\"}}",
     "\"{{&person.name}}\" == \"{{#person}}{{&name}}{{/person}}\"", "\"Joe\" == \"Joe\""},
    {"dotted, any depth", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"name\":\"Phil\"}}}}}}",
     "\"{{a.b.c.d.e.name}}\" == \"Phil\"", "\"Phil\" == \"Phil\""},
    {"dotted, broken chain", "{\"a\":{}}", "\"{{a.b.c}}\" == \"\"", "\"\" == \"\""},
    {"dotted, broken chain resolution", "{\"a\":{\"b\":{}},\"c\":{\"name\":\"Jim\"}}",
     "\"{{a.b.c.name}}\" == \"\"", "\"\" == \"\""},
    {"dotted, initial resolution",
     "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"name\":\"Phil\"}}}}},"
     "\"b\":{\"c\":{\"d\":{\"e\":{\"name\":\"Wrong\"}}}}}",
     "\"{{#a}}{{b.c.d.e.name}}{{/a}}\" == \"Phil\"", "\"Phil\" == \"Phil\""},
    {"dotted, context precedence", "{\"a\":{\"b\":{}},\"b\":{\"c\":\"ERROR\"}}",
     "{{#a}}{{b.c}}{{/a}}", ""},
    {"dotted, not single keys", "{\"a.b\":\"c\"}", "{{a.b}}", ""},
    {"dotted, no masking", "{\"a.b\":\"c\",\"a\":{\"b\":\"d\"}}", "{{a.b}}", "d"},
    {"implicit iterator", "\"world\"", "Hello, {{.}}!\n", "Hello, world!\n"},
    {"implicit iterator, html", "\"& \\\" < >\"", "{{.}}", "&amp; &quot; &lt; &gt;"},
    {"implicit iterator, triple", "\"& \\\" < >\"", "{{{.}}}", "& \" < >"},
    {"implicit iterator, ampersand", "\"& \\\" < >\"", "{{&.}}", "& \" < >"},
    {"implicit iterator, integer", "85", "\"{{.}} miles\"", "\"85 miles\""},
    {"surrounding whitespace", "{\"string\":\"---\"}", "| {{string}} |", "| --- |"},
    {"triple, whitespace", "{\"string\":\"---\"}", "| {{{string}}} |", "| --- |"},
    {"ampersand, whitespace", "{\"string\":\"---\"}", "| {{&string}} |", "| --- |"},
    {"standalone", "{\"string\":\"---\"}", "  {{string}}\n", "  ---\n"},
    {"triple standalone", "{\"string\":\"---\"}", "  {{{string}}}\n", "  ---\n"},
    {"ampersand standalone", "{\"string\":\"---\"}", "  {{&string}}\n", "  ---\n"},
    {"padding", "{\"string\":\"---\"}", "|{{ string }}|", "|---|"},
    {"triple padding", "{\"string\":\"---\"}", "|{{{ string }}}|", "|---|"},
    {"ampersand padding", "{\"string\":\"---\"}", "|{{& string }}|", "|---|"},
};

#define LIST "{\"list\":[{\"item\":1},{\"item\":2},{\"item\":3}]}"
static const struct spec SECTIONS[] = {
    {"truthy", "{\"boolean\":true}", "\"{{#boolean}}This should be rendered.{{/boolean}}\"",
     "\"This should be rendered.\""},
    {"falsey", "{\"boolean\":false}", "\"{{#boolean}}no{{/boolean}}\"", "\"\""},
    {"null is falsey", "{\"null\":null}", "\"{{#null}}no{{/null}}\"", "\"\""},
    {"context", "{\"context\":{\"name\":\"Joe\"}}", "\"{{#context}}Hi {{name}}.{{/context}}\"",
     "\"Hi Joe.\""},
    {"parent contexts",
     "{\"a\":\"foo\",\"b\":\"wrong\",\"sec\":{\"b\":\"bar\"},\"c\":{\"d\":\"baz\"}}",
     "\"{{#sec}}{{a}}, {{b}}, {{c.d}}{{/sec}}\"", "\"foo, bar, baz\""},
    {"variable test", "{\"foo\":\"bar\"}", "\"{{#foo}}{{.}} is {{foo}}{{/foo}}\"",
     "\"bar is bar\""},
    {"list contexts",
     "{\"tops\":[{\"tname\":{\"upper\":\"A\",\"lower\":\"a\"},\"middles\":[{\"mname\":\"1\","
     "\"bottoms\":[{\"bname\":\"x\"},{\"bname\":\"y\"}]}]}]}",
     "{{#tops}}{{#middles}}{{tname.lower}}{{mname}}.{{#bottoms}}{{tname.upper}}{{mname}}{{bname}}."
     "{{/bottoms}}{{/middles}}{{/tops}}",
     "a1.A1x.A1y."},
    {"deeply nested contexts",
     "{\"a\":{\"one\":1},\"b\":{\"two\":2},\"c\":{\"three\":3,\"d\":{\"four\":4,\"five\":5}}}",
     "{{#a}}\n{{one}}\n{{#b}}\n{{one}}{{two}}{{one}}\n{{#c}}\n{{one}}{{two}}{{three}}{{two}}{{one}}"
     "\n"
     "{{#d}}\n{{one}}{{two}}{{three}}{{four}}{{three}}{{two}}{{one}}\n{{#five}}\n"
     "{{one}}{{two}}{{three}}{{four}}{{five}}{{four}}{{three}}{{two}}{{one}}\n"
     "{{one}}{{two}}{{three}}{{four}}{{.}}6{{.}}{{four}}{{three}}{{two}}{{one}}\n"
     "{{one}}{{two}}{{three}}{{four}}{{five}}{{four}}{{three}}{{two}}{{one}}\n{{/five}}\n"
     "{{one}}{{two}}{{three}}{{four}}{{three}}{{two}}{{one}}\n{{/d}}\n"
     "{{one}}{{two}}{{three}}{{two}}{{one}}\n{{/c}}\n{{one}}{{two}}{{one}}\n{{/b}}\n{{one}}\n{{/"
     "a}}\n",
     "1\n121\n12321\n1234321\n123454321\n12345654321\n123454321\n1234321\n12321\n121\n1\n"},
    {"list", LIST, "\"{{#list}}{{item}}{{/list}}\"", "\"123\""},
    {"empty list", "{\"list\":[]}", "\"{{#list}}Yay lists!{{/list}}\"", "\"\""},
    {"doubled", "{\"bool\":true,\"two\":\"second\"}",
     "{{#bool}}\n* first\n{{/bool}}\n* {{two}}\n{{#bool}}\n* third\n{{/bool}}\n",
     "* first\n* second\n* third\n"},
    {"nested truthy", "{\"bool\":true}", "| A {{#bool}}B {{#bool}}C{{/bool}} D{{/bool}} E |",
     "| A B C D E |"},
    {"nested falsey", "{\"bool\":false}", "| A {{#bool}}B {{#bool}}C{{/bool}} D{{/bool}} E |",
     "| A  E |"},
    {"context misses", "{}", "[{{#missing}}Found!{{/missing}}]", "[]"},
    {"implicit string", "{\"list\":[\"a\",\"b\",\"c\",\"d\",\"e\"]}",
     "\"{{#list}}({{.}}){{/list}}\"", "\"(a)(b)(c)(d)(e)\""},
    {"implicit integer", "{\"list\":[1,2,3,4,5]}", "\"{{#list}}({{.}}){{/list}}\"",
     "\"(1)(2)(3)(4)(5)\""},
    {"implicit decimal", "{\"list\":[1.1,2.2,3.3]}", "\"{{#list}}({{.}}){{/list}}\"",
     "\"(1.1)(2.2)(3.3)\""},
    {"implicit array", "{\"list\":[[1,2,3],[\"a\",\"b\",\"c\"]]}",
     "\"{{#list}}({{#.}}{{.}}{{/.}}){{/list}}\"", "\"(123)(abc)\""},
    {"implicit, html", "{\"list\":[\"&\",\"\\\"\",\"<\",\">\"]}", "\"{{#list}}({{.}}){{/list}}\"",
     "\"(&amp;)(&quot;)(&lt;)(&gt;)\""},
    {"implicit, triple", "{\"list\":[\"&\",\"\\\"\",\"<\",\">\"]}",
     "\"{{#list}}({{{.}}}){{/list}}\"", "\"(&)(\")(<)(>)\""},
    {"implicit, ampersand", "{\"list\":[\"&\",\"<\"]}", "\"{{#list}}({{&.}}){{/list}}\"",
     "\"(&)(<)\""},
    {"implicit, root", "[{\"value\":\"a\"},{\"value\":\"b\"}]", "\"{{#.}}({{value}}){{/.}}\"",
     "\"(a)(b)\""},
    {"dotted truthy", "{\"a\":{\"b\":{\"c\":true}}}", "\"{{#a.b.c}}Here{{/a.b.c}}\" == \"Here\"",
     "\"Here\" == \"Here\""},
    {"dotted falsey", "{\"a\":{\"b\":{\"c\":false}}}", "\"{{#a.b.c}}Here{{/a.b.c}}\" == \"\"",
     "\"\" == \"\""},
    {"dotted, broken chain", "{\"a\":{}}", "\"{{#a.b.c}}Here{{/a.b.c}}\" == \"\"", "\"\" == \"\""},
    {"surrounding whitespace", "{\"boolean\":true}", " | {{#boolean}}\t|\t{{/boolean}} | \n",
     " | \t|\t | \n"},
    {"internal whitespace", "{\"boolean\":true}",
     " | {{#boolean}} {{! Important Whitespace }}\n {{/boolean}} | \n", " |  \n  | \n"},
    {"indented inline", "{\"boolean\":true}",
     " {{#boolean}}YES{{/boolean}}\n {{#boolean}}GOOD{{/boolean}}\n", " YES\n GOOD\n"},
    {"standalone lines", "{\"boolean\":true}",
     "| This Is\n{{#boolean}}\n|\n{{/boolean}}\n| A Line\n", "| This Is\n|\n| A Line\n"},
    {"indented standalone", "{\"boolean\":true}",
     "| This Is\n  {{#boolean}}\n|\n  {{/boolean}}\n| A Line\n", "| This Is\n|\n| A Line\n"},
    {"line endings", "{\"boolean\":true}", "|\r\n{{#boolean}}\r\n{{/boolean}}\r\n|", "|\r\n|"},
    {"without previous line", "{\"boolean\":true}", "  {{#boolean}}\n#{{/boolean}}\n/", "#\n/"},
    {"without newline", "{\"boolean\":true}", "#{{#boolean}}\n/\n  {{/boolean}}", "#\n/\n"},
    {"padding", "{\"boolean\":true}", "|{{# boolean }}={{/ boolean }}|", "|=|"},
};

static const struct spec INVERTED[] = {
    {"falsey", "{\"boolean\":false}", "\"{{^boolean}}yes{{/boolean}}\"", "\"yes\""},
    {"truthy", "{\"boolean\":true}", "\"{{^boolean}}no{{/boolean}}\"", "\"\""},
    {"null", "{\"null\":null}", "\"{{^null}}yes{{/null}}\"", "\"yes\""},
    {"context", "{\"context\":{\"name\":\"Joe\"}}", "\"{{^context}}Hi {{name}}.{{/context}}\"",
     "\"\""},
    {"list", "{\"list\":[{\"n\":1}]}", "\"{{^list}}{{n}}{{/list}}\"", "\"\""},
    {"empty list", "{\"list\":[]}", "\"{{^list}}Yay lists!{{/list}}\"", "\"Yay lists!\""},
    {"doubled", "{\"bool\":false,\"two\":\"second\"}",
     "{{^bool}}\n* first\n{{/bool}}\n* {{two}}\n{{^bool}}\n* third\n{{/bool}}\n",
     "* first\n* second\n* third\n"},
    {"nested falsey", "{\"bool\":false}", "| A {{^bool}}B {{^bool}}C{{/bool}} D{{/bool}} E |",
     "| A B C D E |"},
    {"nested truthy", "{\"bool\":true}", "| A {{^bool}}B {{^bool}}C{{/bool}} D{{/bool}} E |",
     "| A  E |"},
    {"context misses", "{}", "[{{^missing}}Cannot find key 'missing'!{{/missing}}]",
     "[Cannot find key 'missing'!]"},
    {"dotted truthy", "{\"a\":{\"b\":{\"c\":true}}}", "\"{{^a.b.c}}Not Here{{/a.b.c}}\"", "\"\""},
    {"dotted falsey", "{\"a\":{\"b\":{\"c\":false}}}", "\"{{^a.b.c}}Not Here{{/a.b.c}}\"",
     "\"Not Here\""},
    {"dotted, broken chain", "{\"a\":{}}", "\"{{^a.b.c}}Not Here{{/a.b.c}}\"", "\"Not Here\""},
    {"surrounding whitespace", "{\"boolean\":false}", " | {{^boolean}}\t|\t{{/boolean}} | \n",
     " | \t|\t | \n"},
    {"internal whitespace", "{\"boolean\":false}",
     " | {{^boolean}} {{! Important Whitespace }}\n {{/boolean}} | \n", " |  \n  | \n"},
    {"indented inline", "{\"boolean\":false}",
     " {{^boolean}}NO{{/boolean}}\n {{^boolean}}WAY{{/boolean}}\n", " NO\n WAY\n"},
    {"standalone lines", "{\"boolean\":false}",
     "| This Is\n{{^boolean}}\n|\n{{/boolean}}\n| A Line\n", "| This Is\n|\n| A Line\n"},
    {"standalone indented", "{\"boolean\":false}",
     "| This Is\n  {{^boolean}}\n|\n  {{/boolean}}\n| A Line\n", "| This Is\n|\n| A Line\n"},
    {"line endings", "{\"boolean\":false}", "|\r\n{{^boolean}}\r\n{{/boolean}}\r\n|", "|\r\n|"},
    {"without previous line", "{\"boolean\":false}", "  {{^boolean}}\n^{{/boolean}}\n/", "^\n/"},
    {"without newline", "{\"boolean\":false}", "^{{^boolean}}\n/\n  {{/boolean}}", "^\n/\n"},
    {"padding", "{\"boolean\":false}", "|{{^ boolean }}={{/ boolean }}|", "|=|"},
};

static const struct spec COMMENTS[] = {
    {"inline", "{}", "12345{{! Comment Block! }}67890", "1234567890"},
    {"multiline", "{}", "12345{{!\n  This is a\n  multi-line comment...\n}}67890\n",
     "1234567890\n"},
    {"standalone", "{}", "Begin.\n{{! Comment Block! }}\nEnd.\n", "Begin.\nEnd.\n"},
    {"indented standalone", "{}", "Begin.\n  {{! Indented Comment Block! }}\nEnd.\n",
     "Begin.\nEnd.\n"},
    {"line endings", "{}", "|\r\n{{! Standalone Comment }}\r\n|", "|\r\n|"},
    {"without previous line", "{}", "  {{! I'm Still Standalone }}\n!", "!"},
    {"without newline", "{}", "!\n  {{! I'm Still Standalone }}", "!\n"},
    {"multiline standalone", "{}", "Begin.\n{{!\nSomething's going on here...\n}}\nEnd.\n",
     "Begin.\nEnd.\n"},
    {"indented multiline standalone", "{}",
     "Begin.\n  {{!\n    Something's going on here...\n  }}\nEnd.\n", "Begin.\nEnd.\n"},
    {"indented inline", "{}", "  12 {{! 34 }}\n", "  12 \n"},
    {"surrounding whitespace", "{}", "12345 {{! Comment Block! }} 67890", "12345  67890"},
    {"name collision", "{\"! comment\":1,\"! comment \":2,\"!comment\":3,\"comment\":4}",
     "comments never show: >{{! comment }}<", "comments never show: ><"},
};

static const struct spec DELIMITERS[] = {
    {"pair behavior", "{\"text\":\"Hey!\"}", "{{=<% %>=}}(<%text%>)", "(Hey!)"},
    {"special characters", "{\"text\":\"It worked!\"}", "({{=[ ]=}}[text])", "(It worked!)"},
    {"sections", "{\"section\":true,\"data\":\"I got interpolated.\"}",
     "[\n{{#section}}\n  {{data}}\n  |data|\n{{/section}}\n\n{{= | | =}}\n|#section|\n  {{data}}\n"
     "  |data|\n|/section|\n]\n",
     "[\n  I got interpolated.\n  |data|\n\n  {{data}}\n  I got interpolated.\n]\n"},
    {"inverted sections", "{\"section\":false,\"data\":\"I got interpolated.\"}",
     "[\n{{^section}}\n  {{data}}\n  |data|\n{{/section}}\n\n{{= | | =}}\n|^section|\n  {{data}}\n"
     "  |data|\n|/section|\n]\n",
     "[\n  I got interpolated.\n  |data|\n\n  {{data}}\n  I got interpolated.\n]\n"},
    {"surrounding whitespace", "{}", "| {{=@ @=}} |", "|  |"},
    {"outlying whitespace", "{}", " | {{=@ @=}}\n", " | \n"},
    {"standalone tag", "{}", "Begin.\n{{=@ @=}}\nEnd.\n", "Begin.\nEnd.\n"},
    {"indented standalone tag", "{}", "Begin.\n  {{=@ @=}}\nEnd.\n", "Begin.\nEnd.\n"},
    {"line endings", "{}", "|\r\n{{= @ @ =}}\r\n|", "|\r\n|"},
    {"without previous line", "{}", "  {{=@ @=}}\n=", "="},
    {"without newline", "{}", "=\n  {{=@ @=}}", "=\n"},
    {"pair with padding", "{}", "|{{= @   @ =}}|", "||"},
};

static void run(const char *group, const struct spec *cases, size_t count)
{
    struct arena *a = arena_open(0);

    arr_each (i, count) {
        const struct spec *s = &cases[i];
        struct err err = {0};
        struct str got = S("");
        const enum status st = mustache_render(a, str_from(s->template), str_from(s->json),
                                               MUSTACHE_HTML, 0, &got, &err);

        if (st != ST_OK)
            printf("# %s %s\n", err.key, err.arg);
        EQ_STR(got, s->want, str_printf(a, "%s: %s", group, s->name).ptr);
    }
    arena_close(a);
}

/* ---------------------------------------------------------------- refusals and limits */

static const struct {
    const char *template, *key, *arg;
} WRONG[] = {
    {"您好，{{name", "mustache.unclosed_tag", "{{name"},
    {"{{{name}}", "mustache.unclosed_tag", "{{{name}}"},
    {"{{#late}}超期", "mustache.unclosed_section", "late"},
    {"超期{{/late}}", "mustache.not_open", "late"},
    {"{{#late}}{{#far}}{{/late}}{{/far}}", "mustache.not_open", "late"},
    {"{{= x =}}", "mustache.delimiters", "x"},
    {"{{==  ==}}", "mustache.delimiters", "=  ="},
    {"{{=a=b c=}}", "mustache.delimiters", "a=b c"},
    {"{{> footer}}", "mustache.partial", "footer"},
    {"{{}}", "mustache.empty_name", ""},
    {"{{phone}}", "mustache.unknown", "number title"},
    {"{{#phone}}{{/phone}}", "mustache.unknown", "number title"},
    {"{{number}}{{phone.home}}", "mustache.unknown", "number title"},
};

static void test_refusals(struct arena *a)
{
    arr_each (i, COUNT(WRONG)) {
        struct err err = {0};

        OK(mustache_check(a, str_from(WRONG[i].template), "number title", &err) == ST_INVALID &&
               strcmp(err.key, WRONG[i].key) == 0,
           WRONG[i].template);
        EQ_TEXT(err.arg, WRONG[i].arg, "says which");
    }
}

static struct str repeat(struct arena *a, const char *what, size_t times)
{
    struct buf b = buf_new(a, 0);

    arr_each (i, times)
        buf_z(&b, what);
    return str_dup(a, buf_view(&b));
}

static const char *why(struct arena *a, struct str text, struct str json)
{
    struct err err = {0};
    struct str out;

    return mustache_render(a, text, json, MUSTACHE_PLAIN, 1 << 16, &out, &err) == ST_OK ? ""
                                                                                        : err.key;
}

static void test_limits(struct arena *a)
{
    const struct str deep = repeat(a, "{{#list}}", 20), many = repeat(a, "{{a}} ", 2000);
    struct str loop = repeat(a, "{{#list}}", 12), list = S("{\"list\":[1,2,3,4,5,6,7,8,9,10]}");
    const struct str big =
        str_printf(a, "{\"a\":\"" STR_FMT "\"}", STR_ARG(repeat(a, "x", 1 << 15)));

    loop = str_printf(a, STR_FMT STR_FMT, STR_ARG(loop), STR_ARG(repeat(a, "{{/list}}", 12)));
    EQ_TEXT(why(a, deep, list), "mustache.too_deep", "twenty sections in one another");
    EQ_TEXT(why(a, many, S("{}")), "mustache.too_many", "two thousand tags");
    EQ_TEXT(why(a, loop, list), "mustache.too_long", "ten to the twelfth rounds end early");
    EQ_TEXT(why(a, S("{{a}}{{a}}{{a}}"), big), "mustache.too_long",
            "more than the notice may hold");
    EQ_TEXT(why(a, S("x"), S("{\"a\":")), "mustache.values", "values that are no JSON");
    EQ_TEXT(why(a, S("x"), S("{\"a\":1,\"a\":2}")), "mustache.values", "a name twice");
    EQ_TEXT(why(a, S(""), S("")), "", "nothing at all");
}

static void test_escapes(struct arena *a)
{
    const struct str values = S("{\"t\":\"街道“树”\\n\\\"a\\\" & b\"}");
    struct err err = {0};
    struct str out = S("");

    OK(mustache_render(a, S("{{t}}"), values, MUSTACHE_PLAIN, 0, &out, &err) == ST_OK, "plain");
    EQ_STR(out, "街道“树”\n\"a\" & b", "nothing is changed in plain text");
    OK(mustache_render(a, S("{\"x\":\"{{t}}\"}"), values, MUSTACHE_JSON, 0, &out, &err) == ST_OK,
       "JSON");
    EQ_STR(out, "{\"x\":\"街道“树”\\u000a\\\"a\\\" & b\"}", "quotes and line ends in JSON");
    OK(mustache_render(a, S("t={{t}}"), S("{\"t\":\"树 &=1\"}"), MUSTACHE_URL, 0, &out, &err) ==
           ST_OK,
       "URL");
    EQ_STR(out, "t=%E6%A0%91%20%26%3D1", "percent-encoded");
    OK(mustache_check(a, S("{{#list}}{{.}}{{/list}}"), NULL, &err) == ST_OK, "any name");
}

int main(void)
{
    struct arena *a = arena_open(0);

    run("interpolation", INTERPOLATION, COUNT(INTERPOLATION));
    run("sections", SECTIONS, COUNT(SECTIONS));
    run("inverted", INVERTED, COUNT(INVERTED));
    run("comments", COMMENTS, COUNT(COMMENTS));
    run("delimiters", DELIMITERS, COUNT(DELIMITERS));
    test_refusals(a);
    test_limits(a);
    test_escapes(a);
    arena_close(a);
    return tap_done();
}
