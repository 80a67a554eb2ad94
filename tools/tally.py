#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Count test results.

  tally.py meson BUILD_DIR FILE   read BUILD_DIR/meson-logs/testlog.json, append counts to FILE, print failures
  tally.py tap FILE < output      the same for TAP on standard input (which is passed through)
  tally.py one FILE NAME RC       one check that passed (RC 0) or failed
  tally.py sum FILE               print the last line; exit 1 if anything failed or nothing passed
"""
import json
import pathlib
import re
import sys

LINE = re.compile(r"^\s*(not )?ok\b[^#]*(#\s*SKIP.*)?", re.I)


def count_tap(text):
    passed = failed = skipped = 0
    planned = None
    for line in text.splitlines():
        plan = re.match(r"^1\.\.(\d+)(\s*#\s*SKIP.*)?", line, re.I)
        if plan:
            planned = int(plan[1])
            if plan[2]:
                skipped += 1
        m = LINE.match(line)
        if not m:
            continue
        if "# SKIP" in line.upper():
            skipped += 1
            print("  skipped:", line.strip())
        elif m[1]:
            failed += 1
        else:
            passed += 1
    return passed, failed, skipped, planned


def record(file, passed, failed, skipped):
    with open(file, "a") as f:
        f.write(f"{passed} {failed} {skipped}\n")


def failures(text):
    lines = text.splitlines()
    for i, line in enumerate(lines):
        if line.startswith("not ok"):
            print("   ", *lines[i:i + 4], sep="\n    ")


def from_meson(build, file):
    total = [0, 0, 0]
    for line in (pathlib.Path(build) / "meson-logs/testlog.json").read_text().splitlines():
        test = json.loads(line)
        out = test.get("stdout") or ""
        passed, failed, skipped, planned = count_tap(out)
        good = test["result"] in ("OK", "SKIP", "EXPECTEDFAIL")
        if planned is None and good:
            passed += 1
        if not good and failed == 0:
            failed += 1
        if not good:
            print(f"FAILED {test['name']} ({test['result']})")
            failures(out)
            print((test.get("stderr") or "")[-3000:])
        total = [a + b for a, b in zip(total, (passed, failed, skipped))]
    print(f"{build}: {total[0]} passed, {total[1]} failed, {total[2]} skipped")
    record(file, *total)


def main():
    kind, *rest = sys.argv[1:]
    if kind == "meson":
        from_meson(*rest)
    elif kind == "tap":
        text = []
        for line in sys.stdin:
            sys.stdout.write(line)
            sys.stdout.flush()
            text.append(line)
        passed, failed, skipped, planned = count_tap("".join(text))
        if planned is None or planned != passed + failed + skipped:
            print(f"not ok - the output ended early (planned {planned})")
            failed += 1
        record(rest[0], passed, failed, skipped)
    elif kind == "one":
        file, name, rc = rest
        print(("ok" if rc == "0" else "not ok"), "-", name)
        record(file, int(rc == "0"), int(rc != "0"), 0)
    else:
        rows = [tuple(map(int, line.split())) for line in open(rest[0])]
        passed, failed, skipped = (sum(c) for c in zip(*rows))
        print(f"{passed} passed, {failed} failed, {skipped} skipped")
        sys.exit(failed != 0 or passed == 0)


main()
