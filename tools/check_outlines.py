#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Fail if the outline of a report cites a figure of a ledger that is not shipped.

renda check looks at every other figure; ledgers may be switched off in an installation, so that only
the files say what there is.
Usage: check_outlines.py SRC [--self-test]
"""
import pathlib
import re
import sys

CITED = re.compile(r"\{ledger\.(\w+)\.(\w+)")


def faults(outlines, kinds):
    """outlines: name -> text; kinds: kind -> names of its figures."""
    for name, text in sorted(outlines.items()):
        for kind, figure in CITED.findall(text):
            if kind not in kinds:
                yield f"{name}: there is no ledger {kind}"
            elif figure not in kinds[kind]:
                yield f"{name}: the ledger {kind} has no figure {figure}"


def kinds_of(root):
    found = {}
    for path in (root / "modules/ledger/kinds").glob("*.txt"):
        text = path.read_text()
        kind = re.search(r"^kind (\w+)$", text, re.M)
        if kind:
            found[kind[1]] = set(re.findall(r"^figure (\w+) ", text, re.M))
    return found


def main():
    if "--self-test" in sys.argv:
        kinds = {"a": {"x"}}
        got = list(faults({"o": "{ledger.a.x} {ledger.a.y|by=month:} {ledger.b.x}"}, kinds))
        return 0 if got == ["o: the ledger a has no figure y", "o: there is no ledger b"] else 1
    root = pathlib.Path(sys.argv[1])
    outlines = {p.name: p.read_text() for p in (root / "modules/report/outlines").glob("*.txt")}
    kinds = kinds_of(root)
    found = list(faults(outlines, kinds))
    if not kinds or not any(CITED.search(t) for t in outlines.values()):
        found.append("no ledger or no outline was found")
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main())
