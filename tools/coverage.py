#!/usr/bin/env python3
"""Branches of src/law and of the rules of modules that no test takes.

The tests of each suite (see pure.py) run once; gcov says how often each branch of its units was
taken. Headers and tests do not count, and what another suite calls does not either.

usage: coverage.py [--only NAME] [SRC]
  --only    one suite ("law", "vote") or one file ("vote_rules.c")
Prints a line for each unit, and file:line of what was not taken. Fails below 100 %.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import pure

GCOV = os.environ.get("PURE_GCOV", "gcov")


def measured(unit, notes):
    """(branches, taken, lines with one that was not) of a unit; functions count as a branch."""
    said = subprocess.run([GCOV, "--json-format", "--branch-probabilities", "--stdout", notes],
                          check=True, capture_output=True, cwd=notes.parent).stdout
    file = next(f for f in json.loads(said)["files"] if f["file"] == str(unit))
    counts = [(f["start_line"], f["execution_count"]) for f in file["functions"]]
    counts += [(line["line_number"], branch["count"])
               for line in file["lines"] for branch in line["branches"]]
    return len(counts), sum(n > 0 for _, n in counts), sorted({at for at, n in counts if n == 0})


def main():
    args = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].replace("%", "%%"))
    args.add_argument("--only")
    args.add_argument("src", nargs="?", default="src", type=pathlib.Path)
    args = args.parse_args()
    suites = [s for s in pure.suites(args.src)
              if args.only in (None, s.name, *[u.name for u in s.units])]
    branches = taken = 0
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        bench = pure.Bench(args.src, suites, work)
        for suite in suites:
            where = work / suite.name
            where.mkdir()
            pure.in_parallel(lambda u, to=where: bench.compile(u, to, flags=["--coverage"]),
                             suite.units)
            pure.in_parallel(lambda t, to=where, of=suite: bench.passes(of, t, to, ["--coverage"]),
                             suite.tests)
            for unit in suite.units:
                notes = bench.object(unit, where).with_suffix(".gcda")
                if args.only not in (None, suite.name, unit.name):
                    continue
                if not notes.exists():
                    sys.exit(f"coverage: no test runs {unit}")
                of, got, missed = measured(unit, notes)
                branches, taken = branches + of, taken + got
                print(f"{got:5} of {of:5}  {unit}")
                for at in missed:
                    print(f"{unit}:{at}: {unit.read_text().splitlines()[at - 1].strip()}")
    print(f"{branches} branches and functions, {taken} taken ({100 * taken // branches} %)")
    sys.exit(taken < branches)


if __name__ == "__main__":
    main()
