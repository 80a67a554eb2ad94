#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Which tests script/test runs on PostgreSQL too, and which on SQLite alone. (script/soak runs all of them on both.)

  on_both.py both|sqlite < TESTS   TESTS: the output of `meson introspect --tests`; their names, one a line

On both: the platform, where all that differs between the databases is; the scenarios; and the first test of each module, so
that its migrations and its own statements have been there.
"""
import json
import pathlib
import re
import sys

MODULES = pathlib.Path(__file__).parent.parent / "src/modules"
# Of a module the test of its own name, or this one.
FIRST = {"import": "import_was", "meeting": "meeting_hall", "suggestion": "suggestion_life"}
OPENS = re.compile(r"_both\(|journaltest_open|dbtest_open")  # a database of either kind


def main():
    wanted = {FIRST.get(m.name, m.name) for m in MODULES.iterdir()}
    programs = {t["name"]: t["cmd"][0] for t in json.load(sys.stdin)}
    for module in MODULES.iterdir():
        opens = any(OPENS.search(f.read_text()) for f in module.glob("tests/test_*.c"))
        if opens and FIRST.get(module.name, module.name) not in programs:
            sys.exit(f"{module.name}: no first test; name it in FIRST of tools/on_both.py")
    for name, program in programs.items():
        both = "/src/modules/" not in program or name in wanted
        if both == (sys.argv[1] == "both"):
            print(name)


main()
