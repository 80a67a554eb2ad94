#!/usr/bin/env python3
"""Change src/law and the rules of modules one token at a time and demand that a test notices.

A mutant turns a comparison into its neighbour (< and <=, == and !=), && into ||, + into -, true
into false, drops a `!`, or moves a number by one. It is killed when it does not compile, or when
a test program of its suite (see pure.py) fails, crashes, is stopped by a sanitizer, or runs for
too long. Comments, strings, preprocessor lines and the zero initialiser {0} are left alone; in
headers only numbers are changed.

usage: mutate.py [--short] [--only NAME] [--list] [SRC]
  --short   a fixed sample, for every change
  --only    one suite ("law", "vote") or one file ("vote_rules.c"); else all
  --list    print the mutants, run nothing
Prints `N mutants, K killed` and the survivors; fails if any survive. The tree must not be edited
meanwhile.
"""
import argparse
import hashlib
import pathlib
import re
import sys
import tempfile

import pure

SANITIZED = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
SHORT = 160
TOKENS = re.compile(r"""
    (?P<skip> /\*.*?\*/ | //[^\n]* | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])+'
            | ^[ \t]*\#(?:\\\n|[^\n])* | \{0\} )
  | (?P<other> -> | \+\+ | -- | \+= | -= | << | >> )
  | (?P<op> <= | >= | == | != | && | \|\| | [<>!+-] )
  | (?P<word> \b(?:true|false)\b )
  | (?P<number> (?<![\w.]) (?:0[xX][0-9a-fA-F]+|\d+) (?=[uUlL]*\b) )
  | (?P<name> \b[A-Za-z_]\w* )
""", re.X | re.S | re.M)
SWAP = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||",
        "||": "&&", "+": "-", "-": "+", "!": "", "true": "false", "false": "true"}


def replacements(kind, token):
    if kind in ("op", "word"):
        return [SWAP[token]]
    number = int(token, 0)
    return [str(number + 1)] + ([str(number - 1)] if number > 0 else [])


def mutants_of(path):
    """(path, its text, offset, token, replacement) of every mutant of a file."""
    text = path.read_text()
    for match in TOKENS.finditer(text):
        kind = match.lastgroup
        if kind == "number" or (kind in ("op", "word") and path.suffix == ".c"):
            for new in replacements(kind, match[kind]):
                yield path, text, match.start(), match[kind], new


def shown(mutant):
    path, text, at, old, new = mutant
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text.count("\n", 0, at) + 1
    changed = text[begin:at] + f"[{old} -> {new or 'nothing'}]" + text[at + len(old):end]
    return f"{path.name}:{line}: {changed.strip()}"


def trial(bench, suite, mutant):
    """"compiler" or "test", whichever kills the mutant on this bench; None if it survives."""
    path, text, at, old, new = mutant
    text = text[:at] + new + text[at + len(old):]
    with tempfile.TemporaryDirectory(dir=bench.work) as name:
        where = pathlib.Path(name)
        if path.suffix == ".c":
            made = bench.compile(path, where, text=text)
        else:
            header = where / path.relative_to(bench.src)
            header.parent.mkdir(parents=True)
            header.write_text(text)
            made = all(bench.compile(f, where, overlay=where)
                       for f in [*suite.units, *suite.tests])
        if not made:
            return "compiler"
        near = sorted(suite.tests, key=lambda t: t.stem != f"test_{path.stem}")
        return None if all(bench.passes(suite, test, where) for test in near) else "test"


def main():
    args = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].replace("%", "%%"))
    args.add_argument("--short", action="store_true")
    args.add_argument("--list", action="store_true")
    args.add_argument("--only")
    args.add_argument("src", nargs="?", default="src", type=pathlib.Path)
    args = args.parse_args()
    mutants = [(suite, m) for suite in pure.suites(args.src)
               for path in [*suite.units, *suite.headers]
               if args.only in (None, suite.name, path.name)
               for m in mutants_of(path)]
    if args.short:
        mutants.sort(key=lambda m: hashlib.sha256(f"{m[1][0].name}:{m[1][2:]}".encode()).digest())
        mutants = mutants[:SHORT]
    if args.list:
        print(*[shown(m) for _, m in mutants], sep="\n")
        return
    suites = list(dict.fromkeys(suite for suite, _ in mutants))
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        # Most die without a sanitizer, which is several times faster.
        benches = [pure.Bench(args.src, suites, work / "plain"),
                   pure.Bench(args.src, suites, work / "sanitized", SANITIZED, bounded=False)]
        killers = pure.in_parallel(
            lambda m: next(filter(None, (trial(bench, *m) for bench in benches)), None), mutants)
    alive = [m for (_, m), killer in zip(mutants, killers) if killer is None]
    for mutant in alive:
        print("survived:", shown(mutant))
    print(f"{len(mutants)} mutants, {len(mutants) - len(alive)} killed, "
          f"{killers.count('compiler')} of them by the compiler")
    sys.exit(bool(alive))


if __name__ == "__main__":
    main()
