#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Fail if a file includes, or an SQL statement names, what its layer may not, or if it asks for a
permission that no module declares (nobody would ever have it).

The layer is read from path and suffix; the table is the one of ARCHITECTURE.md.
Usage: check_layers.py SRC [--self-test]
"""
import pathlib
import re
import sys

BASE = r"base/\w+\.h"
LAW = r"law/\w+\.h"
GENERATED = r"(components|{m}(_\w+)?)_view\.h"
# (pattern of the including file, patterns it may include); {m} is its module, PEER a listed module
MAY = [
    (r"base/.*", [BASE]),
    (r"law/.*", [BASE, LAW]),
    (r"main\w*\.[ch]", [BASE, r"main\w*\.h", r"platform/.*", r"law/.*", r"modules/.*"]),
    # comparing and searching: pure parts of platform/search, words of the module
    (r"modules/(?P<m>\w+)/(?P=m)_(similar|search)\.[ch]",
     [BASE, LAW, r"platform/(ctx|db|event|module|text|search)\.h", r"platform/search/\w+\.h", r"\w+_words\.h",
      r"modules/{m}/.*", "PEER"]),
    (r"modules/(?P<m>\w+)/(?P=m)_store_search\.[ch]",
     [BASE, r"platform/(ctx|db|search)\.h", r"modules/{m}/{m}(_store\w*|_similar)?\.h"]),
    (r"modules/(?P<m>\w+)/(?P=m)_web_similar\.c",
     [BASE, r"platform/[\w/]+\.h", GENERATED, r"modules/{m}/{m}(_web\w*|_rules\w*|_similar)?\.h", "PEER"]),
    (r"platform/.*", [BASE, r"platform/.*", r"\w+_view\.h", r"\w+_(migrations|assets|text|icons)\.h"]),
    (r"modules/modules\.h", [BASE, r"platform/.*"]),
    (r"modules/modules\.c", [r"modules/modules\.h", r"platform/.*", r"modules/\w+/\w+(_module)?\.h"]),
    (r"modules/(?P<m>\w+)/(?P=m)\.h", [BASE, LAW, r"platform/(ctx|event)\.h"]),
    (r"modules/(?P<m>\w+)/(?P=m)_rules\w*\.[ch]", [BASE, LAW, r"modules/{m}/{m}(_rules\w*)?\.h"]),
    (r"modules/(?P<m>\w+)/(?P=m)_store\w*\.[ch]",
     [BASE, r"platform/(ctx|db|duty|event|crypt|search|sign)\.h", r"modules/{m}/{m}(_store\w*|_rules\w*|_list|_report|_similar|_hall|_plan|_observe|_absence|_session|_duties|_ending)?\.h"]),
    (r"modules/(?P<m>\w+)/(?P=m)_(web|module)\w*\.[ch]",
     [BASE, r"law/law_params\.h", r"platform/[\w/]+\.h", GENERATED, r"{m}_migrations\.h",
      r"modules/{m}/{m}(_web\w*|_module\w*|_list|_parts|_plan|_typed|_live|_files|_observe|_absence|_session|_ending|_rules\w*|_hall|_papers\w*|_report|_similar|_jobs|_search|_portal|_public|_import|_indicators|_duties|_commands?|_demo\w*|_reading|_goal|_actions|_draft)?\.h", "PEER"]),
    (r"modules/(?P<m>\w+)/(?P=m)_demo\w*\.[ch]",
     [BASE, r"platform/(ctx|db|demo|text|crypt|paper|sign)\.h", r"{m}_demo_texts\.h", r"modules/{m}/.*", "PEER"]),
    (r"modules/(?P<m>\w+)/.*\.[ch]",
     [BASE, LAW, r"platform/(ctx|db|duty|event|crypt|box|sign|hub|pulse|mask|module|names|objection|text|app|guarded|log|journal|sheet|import|password|permission|mustache|net|job|search|indicator|kept|list_rows|row_image|slip)\.h", r"platform/import/\w+\.h",
      r"platform/(file|worker|paper|paper_pack|task)\.h", r"platform/file/\w+\.h",
      r"platform/search/(similar|search_tokens)\.h", r"{m}_\w+_(words|text)\.h", r"modules/{m}/.*", "PEER"]),
]
TABLE = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z][a-z0-9_]*)")


def depends_of(folder):
    text = "".join(f.read_text() for f in folder.glob("*_module.c"))
    found = re.search(r"\.depends\s*=\s*\([^)]*\)\s*\{(.*?)\}", text, re.S)
    return re.findall(r'"(\w+)"', found.group(1)) if found else []


def check_includes(name, text, match, allowed, peers):
    m = match.groupdict().get("m") or ""
    for number, line in enumerate(text.splitlines(), 1):
        inc = re.match(r'\s*#\s*include "(.+)"', line)
        if not inc:
            continue
        target = inc[1]
        ok = any(
            any(target in (f"modules/{p}/{p}.h", f"modules/{p}/{p}_list.h") for p in peers) if a == "PEER"
            else re.fullmatch(a.replace("{m}", m), target) for a in allowed)
        if not ok:
            yield f"{name}:{number}: may not include {target}"


def check_sql(name, text, m, modules):
    """SQL in a module: only in its _store files, only its own tables and others' views."""
    if not m:
        return
    for number, line in enumerate(text.splitlines(), 1):
        literal = " ".join(re.findall(r'"((?:[^"\\]|\\.)*)"', line))
        if not re.search(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|FROM|JOIN)\b", literal):
            continue
        for table in TABLE.findall(literal):
            owner = next((o for o in sorted(modules, key=len, reverse=True)
                          if table == o or table.startswith(o + "_")), None)
            if "_store" not in name:
                yield f"{name}:{number}: SQL belongs in {m}_store*.c"
            elif owner and owner != m and not table.startswith(owner + "_v_"):
                yield f"{name}:{number}: names {table}, a table of {owner}"


def declared_permissions(root):
    return {p for f in (root / "modules").rglob("*.c")
            for p in re.findall(r'^\s*\{"(\w+\.\w+)",', f.read_text(), re.M)}


def check_permissions(name, text, declared):
    for number, line in enumerate(text.splitlines(), 1):
        for permission in re.findall(r'\bmay\([^"()]*"(\w+\.\w+)"\)', line):
            if permission not in declared:
                yield f"{name}:{number}: nobody declares the permission {permission}"


def check(root):
    declared = declared_permissions(root)
    modules = [p.name for p in (root / "modules").iterdir() if p.is_dir()] if (root / "modules").is_dir() else []
    for path in sorted(root.rglob("*.[ch]")):
        name = path.relative_to(root).as_posix()
        if "/tests/" in name or name.startswith("programs/"):
            continue
        rule = next(((re.fullmatch(p, name), a) for p, a in MAY if re.fullmatch(p, name)), None)
        if rule is None:
            yield f"{name}: belongs to no layer"
            continue
        text = path.read_text()
        m = rule[0].groupdict().get("m")
        yield from check_includes(name, text, rule[0], rule[1], depends_of(path.parent) if m else [])
        yield from check_sql(name, text, m, modules)
        yield from check_permissions(name, text, declared)


def self_test():
    import tempfile
    with tempfile.TemporaryDirectory() as d:
        root = pathlib.Path(d)
        for name, text in {
            "modules/a/a_module.c": '.depends = (const char *const[]){"b", NULL}\n    {"a.read", "office"},\n',
            "modules/a/a_see.c": 'may(ctx, "a.read");\nmay(ctx, "a.view");\n',
            "modules/b/b.h": "",
            "modules/a/a_rules.c": '#include "platform/db.h"\n',
            "modules/a/a_store.c": '#include "platform/module.h"\nx("SELECT 1 FROM b_thing");\n',
            "modules/a/a_web.c": '#include "modules/a/a_store.h"\nx("SELECT 1 FROM a");\n',
            "modules/a/a_do.c": '#include "modules/b/b.h"\n#include "modules/c/c.h"\n',
            "modules/c/c.h": "",
            "law/x.c": '#include "platform/ctx.h"\n',
        }.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        got = sorted(line.split(":")[0] for line in check(root))
        want = ["law/x.c", "modules/a/a_do.c", "modules/a/a_rules.c", "modules/a/a_see.c", "modules/a/a_store.c",
                "modules/a/a_store.c", "modules/a/a_web.c", "modules/a/a_web.c"]
        if got != want:
            print("self-test:", got)
            return 1
    return 0


if __name__ == "__main__":
    if "--self-test" in sys.argv:
        sys.exit(self_test())
    faults = list(check(pathlib.Path(sys.argv[1])))
    print("\n".join(faults))
    sys.exit(bool(faults))
