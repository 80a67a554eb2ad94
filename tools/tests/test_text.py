# SPDX-License-Identifier: MulanPSL-2.0
"""Text files, their table, and the check of the keys written in C."""
import os
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import text          # noqa: E402
from textfile import TextError, read, sentence_fault  # noqa: E402


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="renda-text-")
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(content)
        return path

    def fault(self, content, name="modules/x/text/zh.txt"):
        with self.assertRaises(TextError) as caught:
            read(self.write(name, content), {})
        return str(caught.exception)

    def test_good(self):
        out = {}
        read(self.write("modules/x/text/zh.txt", "# note\n\nx.a = 甲{0}，乙\npermission.x.a = 看 = 改\n"),
             out)
        self.assertEqual(out["x.a"].pieces(), ["甲", 0, "，乙"])
        self.assertEqual(out["permission.x.a"].value, "看 = 改")

    def test_faults(self):
        self.assertIn(":2: key 'x.a' is already", self.fault("x.a = 甲\nx.a = 乙\n"))
        self.assertIn("must start with 'x.'", self.fault("y.a = 甲\n"))
        self.assertIn("expected key = sentence", self.fault("x.a 甲\n"))
        self.assertIn("is not of the form", self.fault("X = 甲\n"))
        self.assertIn("is empty", self.fault("x.a =\n"))
        self.assertIn("without gaps", self.fault("x.a = 甲{1}\n"))
        self.assertIn("a placeholder is", self.fault("x.a = 甲{n}\n"))
        self.assertIn("half-width", self.fault("x.a = 甲,乙\n"))

    def test_punctuation(self):
        for bad in ("甲,乙", "甲(乙)", "甲.", "甲!", "甲: 乙:丙甲:乙"):
            self.assertIsNotNone(sentence_fault(bad), bad)
        for good in ("甲，乙", "3.5公里", "写成2026-11-28", "运行 renda migrate", "{0}（{1}）", "94.6%"):
            self.assertIsNone(sentence_fault(good), good)

    def test_keys_in_c(self):
        code = text.without_comments("""
            /* T("in.comment") */ // T("in.line")
            return fail(&ctx->err, ST_RULE, ok ? "a.one" : "a.two", "第五十一条");
            invalid(ctx, "field", "a.three", T("a.four").ptr);
            TF(a, "a.five", text_of("prefix.", w)); x = "T(\\"not.this\\")";
            f = form_field(ctx, rq, "line", "title", "a.six", S("no.key"));
            respond_flash(rs, "a.seven", S(""));
            text(str_printf(a, "no.%s", x)); fail_field(e, "f", "a.eight", NULL);""")
        self.assertEqual([k for k, _ in text.keys_in(code)],
                         ["a.one", "a.two", "a.three", "a.four", "a.five", "a.six", "a.seven",
                          "a.eight"])

    def test_check_finds_file_and_line(self):
        self.write("platform/text/text/zh.txt", "p.a = 甲\n")
        path = self.write("platform/p.c", '\nT("p.a");\nT("p.b");\n')
        sentences, _, _ = text.load_tree(self.folder)
        faults, _ = text.check(self.folder, sentences)
        self.assertEqual(faults, ["%s:3: no text 'p.b'" % path])

    def test_table_holds_every_key_once(self):
        self.write("a/text/zh.txt", "".join("k.n%d = 第%d句\n" % (i, i) for i in range(500)))
        sentences, _, _ = text.load_tree(self.folder)
        body = text.table(sentences)
        slots = [int(n) for line in body.split("SLOT[SLOTS] = {")[1].split("\n")[1:-2]
                 for n in line.strip(" ,").split(",")]
        self.assertEqual(sorted(n for n in slots if n), list(range(1, 501)))


if __name__ == "__main__":
    unittest.main()
