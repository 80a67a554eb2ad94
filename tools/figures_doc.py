#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""docs/figures.md out of what tests/scenarios/reports/report_figures.py printed: which figure of the five printed reports
is counted by which indicator, and which is not, and why.

usage: figures_doc.py < TAP > docs/figures.md    (report_figures.py says when it is not current)
"""
import re
import sys

HEAD = """# Figures of five printed reports

Every figure of the work reports that Renda was measured against (绛县 2019 and 2023, 交城 2021, seven counties 2023, 吕梁 2020), and
how it is counted. `meson test report_figures` makes records out of the printed numbers, brings them in with `renda import --folder`,
asks each indicator, puts its value into the report's own passage and adds up the rows that it opens. This page is made of what the
test prints:

    build/…/report_figures.py … | tools/figures_doc.py > docs/figures.md

**counted** equal to the print, and its rows add up to it; **pending** its module is not built, by name; **lacks** its module is there
and something of it is not; **flagged** nothing can be counted honestly, with the reason.
"""


def made_of(tap):
    counted = re.findall(r"^ok \d+ - (\S+-\d+) .* ← (.+)$", tap, re.M)
    others = re.findall(r"^# (flagged|lacks|pending): (\S+) .* — (.*)$", tap, re.M)
    written = re.findall(r"^# (\d+ of them are tokens.*)$", tap, re.M)
    last = re.findall(r"^# (\d+ of \d+, \d+ pending.*)$", tap, re.M)
    out = [HEAD, f"**{last[-1]}**" if last else "**the test did not come to its end**"]
    out += [f"; {written[-1]}." if written else "."]
    out += ["\n\n## Counted\n\n| figure | indicator |\n|---|---|\n"]
    out += [f"| {key} | `{expression.replace('|', chr(92) + '|')}` |\n" for key, expression in counted]
    for state in ("flagged", "lacks", "pending"):
        rows = [(key, why) for s, key, why in others if s == state]
        if rows:
            out += [f"\n## {state.capitalize()}\n\n| figure | why |\n|---|---|\n"]
            out += [f"| {key} | {why} |\n" for key, why in rows]
    return "".join(out)


if __name__ == "__main__":
    sys.stdout.write(made_of(sys.stdin.read()))
