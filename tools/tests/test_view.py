# SPDX-License-Identifier: MulanPSL-2.0
"""The view compiler: good templates are compiled with cc and run, bad ones are refused.

    python3 -m unittest discover -s tools/tests       (RENDA_BUILD: the build folder, for cc)"""
import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOLS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SRC = os.path.join(os.path.dirname(TOOLS), "src")
sys.path.insert(0, TOOLS)
import view          # noqa: E402
from view_html import Html, HtmlError  # noqa: E402

TEXTS = """# sentences of the test
t.title = 标题
t.count = 共{0}件，{1}人
t.quote = 他说"<好>"
t.state.open = 办理中
t.state.done = 已办结 & 归档
date.day = {0}月{1}日
date.day_of_year = {2}年{0}月{1}日
"""
VIEW = """
struct t_row            # a row
  name  text
  id    int
  due   opt tag
  tags  list text
  kids  list t_row

struct t_person
  name text

view t_page
  title text
  url   text
  n     int
  yes   bool
  on    date
  at    time
  state text
  who   one t_person
  due   opt tag
  rows  list t_row
  words list text
  body  html
  token text !ui
  csv_url text !ui
  field one field
"""
MAIN = r"""
#include "t_view.h"
#include <stdio.h>
int main(void)
{
    struct arena *a = arena_open(0);
    const struct view_env env = {.arena = a, .today = {2026, 11, 20}, .csrf = S("<c>"), .once = S("o")};
    struct buf out = buf_new(a, 0);
    static const struct tag_v TAG = {SI("late"), SI("over")};
    static const struct str WORDS[] = {SI("a<b"), SI("c&d")};
    static const struct t_row_v KIDS[] = {{.name = SI("kid"), .id = 9}};
    static const struct t_row_v ROWS[] = {
        {.name = SI("one"), .id = 1, .due = &TAG, .tags = WORDS, .tags_count = 2},
        {.name = SI("t\"wo'"), .id = 47, .kids = KIDS, .kids_count = 1},
    };
    const struct t_page_v v = {.title = S("<T> & \"q\""), .url = S("%URL%"), .n = -5, .yes = true,
        .on = {2026, 11, 28}, .at = 1794196800, .state = S("done"), .who = {S("wer")}, .due = &TAG,
        .rows = ROWS, .rows_count = %ROWS%, .words = WORDS, .words_count = 2, .body = {S("<b>x</b>")},
        .token = S("secret")};
    if (%JSON%) {
        struct json j = json_begin(&out);
        t_page_view.json(&v, &j, NULL);
    } else {
        t_page_view.html(&v, &env, &out);
    }
    fwrite(out.ptr != NULL ? out.ptr : "", 1, out.len, stdout);
    arena_close(a);
    return 0;
}
"""
CFLAGS = ["-std=c17", "-D_GNU_SOURCE", "-O0", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion",
          "-Wshadow", "-Wmissing-prototypes", "-Wno-missing-field-initializers", "-Werror"]


def put(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


class Case(unittest.TestCase):
    """One folder per test: src/t/t.view, templates, texts; the platform's own components."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="renda-view-")
        self.addCleanup(shutil.rmtree, self.folder)
        # Texts of the platform are needed by its components.
        shutil.copytree(os.path.join(SRC, "platform", "text", "text"),
                        os.path.join(self.folder, "src", "platform", "text"))
        texts = "".join(line + "\n" for line in TEXTS.split("\n") if not line.startswith("date."))
        put(self.folder, "src/t/text/zh.txt", texts)

    def compile(self, template, struct=VIEW, as_command=False, **more):
        """(exit code, stderr) of the view compiler on templates/page.html."""
        put(self.folder, "src/t/t.view", struct)
        put(self.folder, "src/t/templates/page.html", template)
        for name, text in more.items():
            put(self.folder, "src/t/templates/%s.html" % name, text)
        words = ["--view", os.path.join(self.folder, "src/t/t.view"), "--prefix", "t_", "--root",
                 os.path.join(self.folder, "src"), "--platform", os.path.join(SRC, "platform/view"),
                 "--out-h", os.path.join(self.folder, "t_view.h"), "--out-c",
                 os.path.join(self.folder, "t_view.c"), "--depfile",
                 os.path.join(self.folder, "t.d")]
        if as_command:
            done = subprocess.run([sys.executable, os.path.join(TOOLS, "view.py"), *words],
                                  capture_output=True, text=True)
            return done.returncode, done.stderr
        said = io.StringIO()  # starting Python a hundred times would take ten seconds
        with contextlib.redirect_stderr(said):
            return view.main(words), said.getvalue()

    def refused(self, template, why, struct=VIEW, line=None, **more):
        code, said = self.compile(template, struct, **more)
        self.assertEqual(code, 1, "was accepted: %s" % template)
        self.assertIn(why, said)
        self.assertRegex(said, r"^\S+:\d+: ")
        if line is not None:
            self.assertRegex(said, r":%d: " % line)

    def shown(self, template, url="/x", rows=2, json=False, **more):
        """What the compiled template prints."""
        code, said = self.compile(template, **more)
        self.assertEqual(code, 0, said)
        build = os.environ.get("RENDA_BUILD")
        if not build:
            self.skipTest("RENDA_BUILD is not set: run by meson test")
        main = MAIN.replace("%URL%", url).replace("%ROWS%", str(rows)).replace(
            "%JSON%", "true" if json else "false")
        put(self.folder, "main.c", main)
        exe = os.path.join(self.folder, "t")
        libs = [os.path.join(build, "src", p) for p in
                ("platform/view/libview.a", "platform/text/libtext.a", "libbase.a")]
        made = subprocess.run(
            os.environ.get("CC", "cc").split() + CFLAGS +
            os.environ.get("RENDA_CFLAGS", "").split() +
            ["-I", self.folder, "-I", SRC, "-I", os.path.join(build, "src/platform/view"),
             os.path.join(self.folder, "main.c"), os.path.join(self.folder, "t_view.c"), "-o", exe]
            + libs, capture_output=True, text=True)
        self.assertEqual(made.returncode, 0, made.stderr)
        return subprocess.run([exe], capture_output=True, text=True, check=True).stdout


class Good(Case):
    """What compiles, and what it then prints. Several cases per run: cc takes its time."""

    def test_escaping(self):
        got = self.shown("<p title=\"{{title}}\">{{title}}</p><a href=\"/s?q={{title}}&amp;n={{n}}\">x</a>"
                         "<textarea>{{title}}</textarea>{{body}}<a href=\"{{url}}\">y</a>",
                         url="javascript:alert(1)")
        q = "&lt;T&gt; &amp; &quot;q&quot;"
        self.assertIn('<p title="%s">%s</p>' % (q, q), got)
        self.assertIn('<a href="/s?q=%3CT%3E%20%26%20%22q%22&amp;n=-5">', got)
        self.assertIn("<textarea>\n%s</textarea><b>x</b>" % q, got)
        self.assertIn('<a href="#">y</a>', got)

    def test_sections_and_names(self):
        got = self.shown(
            "{{#rows}}[{{@index}}{{^@first}},{{/@first}}{{name}}{{#@last}}!{{/@last}} {{title}}"
            "{{#due}}({{label}}{{class}}){{/due}}{{^due}}(-){{/due}}"
            "{{#tags}}<{{.}}>{{/tags}}{{#kids}}{{name}}{{id|pad3}}{{/kids}}]{{/rows}}"
            "{{^rows}}none{{/rows}} {{rows_count}} {{who.name}} {{#who}}{{name}}{{/who}}"
            "{{#yes}}Y{{/yes}}{{^yes}}N{{/yes}}{{#n}}n{{/n}}{{#state}}s{{/state}}{{#on}}d{{/on}}"
            "{{#due}}{{due.label}}{{/due}}".replace("<{{.}}>", "{{.}};"))
        self.assertEqual(got.strip(),
                         "[1one &lt;T&gt; &amp; &quot;q&quot;(lateover)a&lt;b;c&amp;d;]"
                         "[2,t&quot;wo&#39;! &lt;T&gt; &amp; &quot;q&quot;(-)kid009] 2 wer wer"
                         "Ynsdlate")

    def test_empty_list(self):
        self.assertEqual(self.shown("{{#rows}}x{{/rows}}{{^rows}}none{{/rows}}{{#rows_count}}y"
                                    "{{/rows_count}}", rows=0).strip(), "none")

    def test_texts_and_formats(self):
        got = self.shown("{{t:t.title}} {{t:t.count n rows_count}} <i title=\"{{t:t.quote}}\"></i>"
                         "{{state|t:t.state.}} {{on|date}} {{on|iso}} {{at|iso}} {{at|clock}} "
                         "{{n}} {{on|weekday}}")
        self.assertIn("标题 共-5件，2人", got)
        self.assertIn('title="他说&quot;&lt;好&gt;&quot;"', got)
        self.assertIn("11月28日 2026-11-28 2026-11-09T12:00:00+08:00 12:00 -5 星期六", got)

    def test_blanks_and_partials(self):
        got = self.shown("<ul>\n  {{#rows}}\n    <li>{{>item}}</li>\n  {{/rows}}\n</ul>\n"
                         "{{! a note }}\n<pre>a\n  b</pre>\n", _item="<b>{{name}}</b>")
        self.assertEqual(got, "<ul>\n<li><b>one</b></li>\n<li><b>t&quot;wo&#39;</b></li>\n</ul>\n"
                              "<pre>a\n  b</pre>\n")

    def test_components_icons_csrf(self):
        got = self.shown("{{>tag due}}{{#rows}}{{>tag due}}{{#due}}{{>tag}}{{/due}}{{/rows}}"
                         "{{icon:printer}}<form method=\"post\" action=\"{{url}}\">{{csrf}}</form>")
        self.assertEqual(got.count('<span class="tag over">late</span>'), 3)
        self.assertIn('<use href="#i-printer"/>', got)
        self.assertIn('name="_csrf" value="&lt;c&gt;"', got)

    def test_branch_of_a_url(self):
        page = '<a href="{{#due}}{{url}}{{/due}}{{^due}}/none{{/due}}">x</a>'
        self.assertIn('href="/x"', self.shown(page))

    def test_json(self):
        import json
        got = json.loads(self.shown("x", json=True))
        self.assertEqual(got["title"], '<T> & "q"')
        self.assertEqual(got["on"], "2026-11-28")
        self.assertEqual(got["at"], "2026-11-09T12:00:00+08:00")
        self.assertEqual(got["rows"][0]["due"], {"label": "late", "class": "over"})
        self.assertIsNone(got["rows"][1]["due"])
        self.assertEqual(got["words"], ["a<b", "c&d"])
        self.assertNotIn("token", got)
        self.assertNotIn("body", got)

    def test_schema_and_depfile(self):
        import json
        self.assertEqual(self.compile("x{{>item}}", as_command=True, _item="y"), (0, ""))
        with open(os.path.join(self.folder, "t_view.c"), encoding="utf-8") as f:
            text = re.search(r"\.schema = \"(.*)\",\n", f.read()).group(1)
        schema = json.loads(text.replace('\\"', '"'))
        self.assertEqual(schema["properties"]["due"]["type"], ["object", "null"])
        self.assertEqual(schema["properties"]["rows"]["items"]["properties"]["kids"]["items"],
                         {"type": "object"})
        self.assertNotIn("token", schema["properties"])
        with open(os.path.join(self.folder, "t.d"), encoding="utf-8") as f:
            self.assertIn("_item.html", f.read())


class Bad(Case):
    """What stops the build, with the line that is at fault."""

    def test_names(self):
        self.refused("a\n{{nix}}", "no 'nix' here", line=2)
        self.refused("{{who.nix}}", "has no 'nix'")
        self.refused("{{due.label}}", "may be absent")
        self.refused("{{title.x}}", "has no members")
        self.refused("{{t:t.nix}}", "no text 't.nix'")
        self.refused("{{state|t:t.nix.}}", "no text starts with")
        self.refused("{{t:t.count n}}", "takes 2 arguments")
        self.refused("{{icon:nix}}", "no icon 'nix'")
        self.refused("{{>nix}}", "no partial")
        self.refused("{{>tag who}}", "takes a struct tag")
        self.refused("{{>item}}", "uses itself", _item="{{>item}}")
        self.refused("{{Title}}", "is not a name")
        self.refused("{{{title}}}", "is not part of our templates")

    def test_values(self):
        self.refused("{{yes}}", "only {{#yes}}")
        self.refused("{{on}}", "has no format")
        self.refused("{{title|date}}", "has no format")
        self.refused("{{rows}}", "is a list")
        self.refused("{{who}}", "is a struct")
        self.refused("{{.}}", "is a struct")
        self.refused("{{@index}}", "outside a list")
        self.refused("{{^who}}x{{/who}}", "never absent")

    def test_structure(self):
        self.refused("a\n{{#rows}}\nb", "is not closed", line=2)
        self.refused("{{/rows}}", "does not match")
        self.refused("{{#rows}}{{/words}}", "does not match")
        self.refused("a {{title", "is not closed")
        self.refused("<p>", "ends inside <p>")
        self.refused("<p>\n</b>", "does not match <p>", line=2)
        self.refused("{{#yes}}<p>{{/yes}}x", "must close the elements")
        self.refused("<p {{#yes}}>{{/yes}}x</p>", "must begin and end in the same tag")
        self.refused("<div/>", "does not close itself")
        self.refused("a < b", "does not start a tag")
        self.refused("{{}}", "an empty")

    def test_chinese(self):
        self.refused("<p>\n标题</p>", "Chinese belongs into", line=2)
        self.refused('<p title="，">x</p>', "Chinese belongs into")

    def test_places_that_cannot_be_escaped(self):
        self.refused("<p class={{title}}>x</p>", "unquoted")
        self.refused("<p class='{{title}}'>x</p>", "single-quoted")
        self.refused('<p {{title}}="x">x</p>', "name of a tag or an attribute")
        self.refused('<p data-{{title}}="x">x</p>', "name of a tag or an attribute")
        self.refused("<!-- {{title}} -->", "a comment")
        self.refused('<script>{{title}}</script>', "<script>")
        self.refused('<p style="x">x</p>', "style=")
        self.refused('<p onclick="x()">x</p>', "onclick=")
        self.refused('<p hx-on:click="x">x</p>', "hx-on:click=")
        self.refused('<p hx-vals="{{title}}">x</p>', "hx-vals=")
        self.refused("<style>p{}</style>", "<style>")
        self.refused("<script>alert(1)</script>", "inline <script>")
        self.refused('<iframe srcdoc="{{title}}"></iframe>', "srcdoc=")
        self.refused('<p title="{{body}}">x</p>', "holds markup")
        self.refused('<textarea>{{body}}</textarea>', "holds markup")

    def test_urls(self):
        self.refused('<a href="javascript:x">x</a>', "not a scheme")
        self.refused('<a href="javascript:{{title}}">x</a>', "not a scheme")
        self.refused('<a href="{{n}}">x</a>', "cannot stand in a URL")
        self.refused('<a href="{{#words}}{{.}}{{/words}}">x</a>', "a list at the start of a URL")
        self.refused('<a href="{{#yes}}/a{{/yes}}{{url}}">x</a>', "may or may not start")
        self.refused('<a href="{{t:t.title}}">x</a>', "a text in a URL")

    def test_forms(self):
        self.refused('<form method="post" action="/x"></form>', "without {{csrf}}")
        self.refused('<form method="get" action="/x">{{csrf}}</form>', "belongs into")
        self.refused("{{csrf}}", "belongs into")
        self.refused('<form action="/x"><form></form></form>', "a form inside a form")
        self.refused('<img src="/x">', "without alt")

    def test_structs(self):
        self.refused("x", "is not a type", struct="view t_page\n  a what\n")
        self.refused("x", "no struct 'nix'", struct="view t_page\n  a list nix\n")
        self.refused("x", "must start with 't_'", struct="view page\n  a int\n")
        self.refused("x", "already there", struct="view t_page\n  a int\n  a int\n")
        self.refused("x", "cannot be the name", struct="view t_page\n  int int\n")
        self.refused("x", "embeds itself",
                     struct="struct t_a\n  b one t_b\nstruct t_b\n  a one t_a\nview t_page\n  a one t_a\n")
        self.refused("x", "expected a member", struct="  a int\n")
        self.refused("x", "expected 'struct NAME'", struct="view t_page x\n  a int\n")
        self.refused("x", "is already defined", struct="view t_page\n  a int\nview t_page\n  b int\n")

    def test_sheets(self):
        row = "struct t_row\n  name text%s\n  n one pager\n"
        page = row + "view t_page\n  rows list t_row%s\n  pager one pager\n"
        self.assertEqual(self.compile("x", struct=page % (" !sheet t.title", " !sheet"))[0], 0)
        with open(os.path.join(self.folder, "t_view.c"), encoding="utf-8") as f:
            text = f.read()
        self.assertIn('{.heading = "t.title", .at = offsetof(struct t_row_v, name), '
                      ".type = VIEW_TEXT}", text)
        self.assertIn(".next = offsetof(struct t_page_v, pager.next)", text)
        self.refused("x", "cannot be had as a sheet", struct=page % ("", ""))
        self.refused("x", "or why not", struct=(page % ("", "")).replace("  pager one pager\n", ""))
        inner = ("struct t_day\n  on date !sheet t.title\nstruct t_row\n  days list t_day !sheet each\n"
                 "view t_page\n  rows list t_row !sheet\n  export_url text !ui\n")
        self.assertEqual(self.compile("x", struct=inner)[0], 0)
        with open(os.path.join(self.folder, "t_view.c"), encoding="utf-8") as f:
            text = f.read()
        self.assertIn(".inner = offsetof(struct t_row_v, days)", text)
        self.assertIn(".own = offsetof(struct t_page_v, export_url)", text)
        cells = ("struct t_cell\n  label text\n  %s text\nstruct t_row\n"
                 "  cells list t_cell !sheet across\nview t_page\n  rows list t_row !sheet\n")
        self.assertEqual(self.compile("x", struct=cells % "say")[0], 0)
        self.refused("x", "has no say", struct=cells % "what")
        self.refused("x", "no text 't.nix'", struct=page % (" !sheet t.nix", " !sheet"))
        self.refused("x", "has no !sheet column", struct=page % ("", " !sheet"))
        self.refused("x", "has no label", struct=(row + "view t_page\n  rows list t_row !sheet\n")
                     .replace("n one pager", "n one pager !sheet t.title") % "")

    def test_missing_template(self):
        put(self.folder, "src/t/templates/other.html", "x")
        code, said = self.compile("x", struct=VIEW + "\nview t_gone\n  a int\n", as_command=True)
        self.assertEqual(code, 1)
        self.assertIn("gone.html is missing", said)


class Tokenizer(unittest.TestCase):
    """Corners of the HTML tokenizer."""

    def place(self, text):
        h = Html()
        h.feed(text)
        return h.value()

    def test_places(self):
        self.assertEqual(self.place("<p>"), "text")
        self.assertEqual(self.place("<textarea>"), "rcdata")
        self.assertEqual(self.place('<p title="'), "attr")
        self.assertEqual(self.place('<a title="/x" href="'), "url_start")
        self.assertEqual(self.place('<a href="/x/'), "url_part")
        self.assertEqual(self.place('<button formaction="'), "url_start")
        self.assertEqual(self.place("<br>x<input disabled value=\""), "attr")

    def test_refusals(self):
        for text in ("<p title=", "<p ", "<!-- ", "<script>", "<p title='"):
            with self.assertRaises(HtmlError, msg=text):
                self.place(text)

    def test_rcdata_is_not_markup(self):
        h = Html()
        h.feed("<textarea><b></textarea>")
        h.end()


if __name__ == "__main__":
    unittest.main()
