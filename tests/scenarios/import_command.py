#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""renda import from the command line: every kind, from UTF-8, GB18030 and XLSX; twice; and wrong files.

usage: import_command.py RENDA SHARED    prints TAP
"""
import io
import os
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

renda, shared = sys.argv[1:3]
shared = os.environ.get("RENDA_SHARED", shared)
work = tempfile.TemporaryDirectory(prefix="renda-import-")
env = {**os.environ, "RENDA_DATA": work.name, "RENDA_DB": f"sqlite:{work.name}/renda.db", "RENDA_TODAY": "2020-01-10"}
count = failed = 0


def ok(good, what, detail=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'' if good else 'not '}ok {count} - {what}")
    if not good:
        print("# " + str(detail).replace("\n", "\n# "))


def run(*words):
    r = subprocess.run([renda, *words], env=env, capture_output=True, text=True, check=False)
    return r.returncode, r.stdout, r.stderr


def bring(kind, path, *more):
    return run("import", kind, path, "--commit", *more)


def file_of(name, content):
    path = os.path.join(work.name, name)
    with open(path, "wb") as f:
        f.write(content)
    return path


def in_gb18030(path):
    with open(path, encoding="utf-8") as f:
        return file_of("gb18030.csv", f.read().encode("gb18030"))


def rows():
    """How many rows every table holds."""
    with sqlite3.connect(f"file:{work.name}/renda.db?mode=ro", uri=True) as db:
        names = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'")]
        return {n: db.execute(f'SELECT COUNT(*) FROM "{n}"').fetchone()[0] for n in names}


def data(path):
    return os.path.join(shared, "data", path)


# ---------------------------------------------------------------- every kind, twice


def comes_in(kind, path, written, sentence, *more):
    code, out, err = bring(kind, path, *more)
    ok(code == 0 and f"{written} written" in out, sentence, out + err)


def nothing_new(before, sentence):
    """Only that a file was brought in is noted."""
    after = rows()
    changed = {n for n in after if after[n] != before[n]}
    ok(changed <= {"import_batch", "event", "event_row", "journal_seal"}, sentence, changed)


def is_there(kind, path, there, sentence, *more):
    before = rows()
    code, out, err = bring(kind, path, *more)
    ok(code == 0 and f"already there {there}" in out and f"0 written, {there} skipped" in out, sentence, out + err)
    nothing_new(before, "and no row is new")


def divisions():
    for name, size in (("provinces", 31), ("cities", 342), ("areas", 2978), ("streets", 41352)):
        path = data(f"divisions/{name}.csv")
        look, out, err = run("import", "division", path)
        ok(look == 0 and f"good {size}" in out and "nothing is written" in out, f"{name}: a look writes nothing", out + err)
        comes_in("division", path, size, f"{name}: {size} divisions come in")
        is_there("division", in_gb18030(path), size, f"{name}: the same in GB18030 is already there")


def found_the_county():
    code, out, err = run("init", "--name", "绛县人民代表大会", "--short", "绛县", "--code", "140826", "--term", "16",
                         "--term-from", "2016-09-20")
    ok(code == 0, "the county is founded", out + err)


def small_sheets():
    sheets = {
        "calendar": ("日期,类型,名称\n2019-05-01,休,劳动节\n2019-05-05,班,劳动节\n", 2),
        "organ": ("单位名称,简称,类别,是否承办\n绛县交通运输局,交通局,政府部门,是\n绛县水务局,水务局,政府部门,是\n", 2),
        "deputy": ("姓名,性别,代表团,手机号\n杨秀山,男,古绛镇代表团,13900000001\n柴麦香,女,横水镇代表团,13900000002\n", 2),
        "suggestion": (
            "建议标题,建议内容,领衔代表,附议代表,提出日期,编号,主办单位,交办日期\n"
            "关于修复县道的建议,县道沉陷，请修复。,杨秀山,柴麦香,2019-02-26,1,绛县交通运输局,2019-03-20\n"
            "关于疏通水渠的建议,水渠淤塞，请疏通。,柴麦香,,2019-02-27,2,绛县水务局,2019-03-20\n", 2),
    }
    for kind, (text, size) in sheets.items():
        utf8, gb = file_of(f"{kind}.csv", text.encode("utf-8-sig")), file_of(f"{kind}-gb.csv", text.encode("gb18030"))
        comes_in(kind, gb, size, f"{kind}: a sheet in GB18030 comes in")
        before = rows()
        code, out, err = bring(kind, utf8)
        ok(code == 0 and f"0 written, {size} skipped" in out, f"{kind}: the same in UTF-8 changes nothing", out + err)
        nothing_new(before, f"{kind}: no row is new")


# ---------------------------------------------------------------- real messages


def xlsx_rows(path):
    ns = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as z:
        words = ["".join(t.text or "" for t in si.iter(ns + "t"))
                 for si in ElementTree.fromstring(z.read("xl/sharedStrings.xml"))]
        for row in ElementTree.fromstring(z.read("xl/worksheets/sheet1.xml")).iter(ns + "row"):
            cells = []
            for c in row.iter(ns + "c"):
                v = c.find(ns + "v")
                cells.append("" if v is None else words[int(v.text)] if c.get("t") == "s" else v.text)
            if any(cells):
                yield cells


def messages():
    path = data("citizen_messages/附件2_有一级分类_495行.xlsx")
    before = rows()
    code, out, err = bring("opinion", path)
    ok(code == 1 and "重复" in out and "--accept-duplicates" in err, "one number stands twice: refused, both rows named",
       out + err)
    ok(rows() == before, "and nothing is written")
    comes_in("opinion", path, 494, "the office keeps the first: 494 real messages come in", "--accept-duplicates", "first")
    is_there("opinion", path, 494, "the same workbook again is already there", "--accept-duplicates", "first")
    text = io.StringIO()
    for cells in xlsx_rows(path):
        text.write(",".join('"' + c.replace("_x000D_", "").replace('"', '""') + '"' for c in cells) + "\r\n")
    copy = file_of("messages.csv", text.getvalue().encode("gb18030"))
    code, out, err = bring("opinion", copy, "--accept-duplicates", "first")
    ok(code == 0 and "0 written, 494 skipped" in out, "and so is a copy as CSV in GB18030", out + err)


# ---------------------------------------------------------------- wrong files


def is_refused(kind, path, sentence, what):
    before = rows()
    code, out, err = bring(kind, path)
    ok(code == 1 and sentence in err + out and err.count("\n") == 1, f"{what}: {sentence}", f"{code} {out}{err}")
    ok(rows() == before, f"{what}: nothing is written")


def wrong_files():
    good = "留言编号,留言主题,留言时间,留言详情\n1,路灯坏了,2019-01-02,村口路灯坏了\n"
    workbook = data("citizen_messages/附件2_有一级分类_495行.xlsx")
    with open(workbook, "rb") as f:
        half = f.read()
    is_refused("opinion", os.path.join(work.name, "没有这个文件.csv"), "文件打不开", "a file that is not there")
    is_refused("opinion", file_of("empty.csv", b""), "文件是空的", "an empty file")
    with open(renda, "rb") as f:
        program = f.read(200000)
    is_refused("opinion", file_of("program.csv", program), "这不是表格文件", "a program instead of a sheet")
    is_refused("opinion", file_of("old.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096)), "旧版 .xls", "an old workbook")
    is_refused("opinion", file_of("page.xls", b"<html><table><tr><td>1</td></tr></table></html>"), "网页格式", "a web page")
    is_refused("opinion", file_of("half.xlsx", half[:len(half) // 2]), "不完整", "half a workbook")
    is_refused("opinion", file_of("mixed.csv", good.encode() + b"2,\xff\xfe\xff,2019-01-02,\x80\xff\n"), "文字编码有误",
               "a wrong encoding")
    is_refused("opinion", file_of("quote.csv", good.encode() + '2,"没有成对,2019-01-02,x\n'.encode()), "引号", "an open quote")
    is_refused("opinion", data("divisions/provinces.csv"), "表头", "the sheet of another kind")
    is_refused("division", workbook, "表头", "and the other way round")
    is_refused("opinion", file_of("head.csv", good.split("\n", maxsplit=1)[0].encode()), "没有内容", "only headings")
    before = rows()
    code, out, err = bring("opinion", file_of("time.csv", good.encode() + "2,水渠,昨天,水渠坏了\n".encode()))
    ok(code == 1 and "3\t留言时间" in out and "nothing is written" in err, "one wrong row is named with its column", out + err)
    ok(rows() == before, "and the good row beside it is not written either")
    code, _, err = run("import", "nothing", workbook)
    ok(code == 2 and "--list" in err, "a kind that does not exist is wrong usage", err)


def main():
    if not os.path.exists(data("divisions/streets.csv")):
        print("1..0 # SKIP the shared data directory is not here (RENDA_SHARED)")
        return 0
    code, out, err = run("migrate")
    ok(code == 0, "an empty machine", out + err)
    divisions()
    found_the_county()
    small_sheets()
    messages()
    wrong_files()
    code, out, err = run("verify", "journal")
    ok(code == 0 and " 0 faults" in out, "the journal is whole afterwards", out + err)
    print(f"1..{count}")
    return failed != 0


sys.exit(main())
