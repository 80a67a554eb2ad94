#!/usr/bin/env python3
"""Change src/law one token at a time and demand that a test notices.

A mutant turns a comparison into its neighbour (< and <=, == and !=), && into ||, + into -, true
into false, drops a `!`, or moves a number by one. It is killed when it does not compile, or when
a test program of src/law/tests fails, crashes, is stopped by a sanitizer, or runs for too long.
Comments, strings, preprocessor lines and the zero initialiser {0} are left alone; in headers only
numbers are changed.

usage: mutate_law.py [--short] [--only FILE] [--list] [SRC]
  --short   a fixed sample, for every change
  --only    one file of src/law, by name
  --list    print the mutants, run nothing
Prints `N mutants, K killed` and the survivors; fails if any survive. The tree must not be edited
meanwhile.
"""
import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

CC = os.environ.get("MUTATE_CC", "gcc")
CFLAGS = ["-std=c17", "-D_GNU_SOURCE", "-O0", "-w", "-fsanitize=address,undefined",
          "-fno-sanitize-recover=all"]
SHORT, SECONDS = 120, 10
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


def run(command, **more):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          **more).returncode


class Bench:
    """The unchanged objects, and the trial of one mutant against them."""

    def __init__(self, src, work):
        self.src, self.work = src, work
        self.units = sorted(src.glob("law/*.c"))
        self.tests = sorted(src.glob("law/tests/test_*.c"))
        base = sorted(src.glob("base/*.c"))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            made = list(pool.map(lambda f: self.compile(f, work), [*base, *self.units, *self.tests]))
        if not all(made):
            sys.exit("mutate_law: the unchanged source does not compile")
        self.base = work / "base.a"
        subprocess.run(["ar", "rcs", self.base, *[self.object(f, work) for f in base]], check=True)

    @staticmethod
    def object(source, where):
        return where / f"{source.parent.name}_{source.stem}.o"

    def compile(self, source, where, text=None, overlay=None):
        include = [f"-I{overlay}"] if overlay else []
        command = [CC, *CFLAGS, *include, f"-I{self.src}", "-c", "-o", self.object(source, where)]
        if text is None:
            return run([*command, source]) == 0
        return run([*command, "-x", "c", "-"], input=text.encode()) == 0

    def passes(self, test, where):
        """Does the test pass, with the objects in `where` in place of the unchanged ones?"""
        parts = [self.object(test, where), *[self.object(unit, where) for unit in self.units]]
        parts = [p if p.exists() else self.work / p.name for p in parts]
        program = where / test.stem
        if run([CC, *CFLAGS, "-o", program, *parts, self.base]) != 0:
            return False
        try:
            return run([program], timeout=SECONDS) == 0
        except subprocess.TimeoutExpired:
            return False

    def trial(self, mutant):
        """"compiler" or "test", whichever kills the mutant; None if it survives."""
        path, text, at, old, new = mutant
        text = text[:at] + new + text[at + len(old):]
        with tempfile.TemporaryDirectory(dir=self.work) as name:
            where = pathlib.Path(name)
            if path.suffix == ".c":
                made = self.compile(path, where, text=text)
            else:
                (where / "law").mkdir()
                (where / "law" / path.name).write_text(text)
                made = all(self.compile(f, where, overlay=where)
                           for f in [*self.units, *self.tests])
            if not made:
                return "compiler"
            near = sorted(self.tests, key=lambda t: t.stem != f"test_{path.stem}")
            return None if all(self.passes(test, where) for test in near) else "test"


def main():
    args = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1])
    args.add_argument("--short", action="store_true")
    args.add_argument("--list", action="store_true")
    args.add_argument("--only")
    args.add_argument("src", nargs="?", default="src", type=pathlib.Path)
    args = args.parse_args()
    files = sorted([*args.src.glob("law/*.c"), *args.src.glob("law/*.h")])
    mutants = [m for f in files if args.only in (None, f.name) for m in mutants_of(f)]
    if args.short:
        mutants.sort(key=lambda m: hashlib.sha256(f"{m[0].name}:{m[2:]}".encode()).digest())
        mutants = mutants[:SHORT]
    if args.list:
        print(*map(shown, mutants), sep="\n")
        return
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(args.src, pathlib.Path(name))
        broken = [t.stem for t in bench.tests if not bench.passes(t, bench.work)]
        if broken:
            sys.exit(f"mutate_law: fails unchanged: {', '.join(broken)}")
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            killers = list(pool.map(bench.trial, mutants))
    alive = [m for m, killer in zip(mutants, killers) if killer is None]
    for mutant in alive:
        print("survived:", shown(mutant))
    print(f"{len(mutants)} mutants, {len(mutants) - len(alive)} killed, "
          f"{killers.count('compiler')} of them by the compiler")
    sys.exit(bool(alive))


if __name__ == "__main__":
    main()
