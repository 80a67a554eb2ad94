"""The code that decides and touches nothing: src/law, the *_rules*.c of the modules and the codes of
base/follow_code.c, with the programs that test it. What mutate.py changes and coverage.py measures. Built here, without meson,
since it needs nothing but src/base."""
import concurrent.futures
import os
import resource
import subprocess
import sys

CC = os.environ.get("PURE_CC", "gcc")
CFLAGS = ["-std=c17", "-D_GNU_SOURCE", "-O0", "-w"]
SECONDS, BYTES = 10, 2 << 30
# What rules of a module call besides base and law; it is as pure as they are.
BESIDE = {"congress": ["../../platform/invalid.c"], "deputy": ["../../platform/invalid.c"],
          "vote": ["vote_words.c"]}
# What the build generates for them: file name, and a command from the root of the tree.
MADE = {"help": ("help_pages.c", ["tools/handbook.py", "{out}", "{out}.d", "docs/handbook"])}


def run(command, **more):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          **more).returncode


def in_parallel(fn, items):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(fn, items))


class Suite:
    """Units under test, the programs that test them, and what both stand on."""

    def __init__(self, name, units, headers, tests, support):
        self.name, self.units, self.headers = name, sorted(units), sorted(headers)
        self.tests, self.support = sorted(tests), sorted(support)


def suites(src):
    base, law = [*src.glob("base/*.c")], [*src.glob("law/*.c")]
    found = [Suite("law", law, src.glob("law/*.h"), src.glob("law/tests/test_*.c"), base)]
    codes = [src / "base/follow_code.c"]  # decides, too: what opinions and petitions share
    if codes[0].exists():
        found.append(Suite("follow", codes, src.glob("base/follow_code.h"),
                           src.glob("base/tests/test_base_follow_code.c"), set(base) - set(codes)))
    for module in sorted(p for p in src.glob("modules/*") if p.is_dir()):
        units = [*module.glob("*_rules*.c")]
        beside = [module / name for name in BESIDE.get(module.name, [])]
        if units:
            found.append(Suite(module.name, units, module.glob("*_rules*.h"),
                               module.glob("tests/test_*_rules*.c"), [*base, *law, *beside]))
    return found


def generated(suite, root, work):
    """Sources of the suite that are made, not kept."""
    if suite.name not in MADE:
        return []
    name, command = MADE[suite.name]
    out = (work / name).resolve()
    subprocess.run([sys.executable, *[part.format(out=out) for part in command]], check=True,
                   cwd=root)
    return [out]


class Bench:
    """Objects of all suites in a directory, and programs linked of them."""

    def __init__(self, src, all_suites, work, flags=(), bounded=True):
        """`bounded`: a program has BYTES of memory (a sanitizer maps more than it uses)."""
        self.src, self.work, self.flags = src, work, [*CFLAGS, *flags]
        self.bounded = bounded
        work.mkdir(exist_ok=True)
        support = {s: [*s.support, *generated(s, src.parent, work)] for s in all_suites}
        sources = {f for s in all_suites for f in [*s.units, *s.tests, *support[s]]}
        made = in_parallel(lambda f: self.compile(f, work), sorted(sources))
        if not all(made):
            sys.exit(f"{sys.argv[0]}: the unchanged source does not compile")
        for suite in all_suites:
            subprocess.run(["ar", "rcs", self.below(suite),
                            *[self.object(f, work) for f in support[suite]]], check=True)
        tests = [(suite, test) for suite in all_suites for test in suite.tests]
        well = in_parallel(lambda t: self.passes(*t, work), tests)
        broken = [test.stem for (_, test), ok in zip(tests, well) if not ok]
        if broken:
            sys.exit(f"{sys.argv[0]}: fails unchanged: {', '.join(broken)}")

    @staticmethod
    def object(source, where):
        return where / f"{source.parent.name}_{source.stem}.o"

    def compile(self, source, where, text=None, overlay=None, flags=()):
        include = [f"-I{overlay}"] if overlay else []
        command = [CC, *self.flags, *flags, *include, f"-I{self.src}", "-c", "-o",
                   self.object(source, where)]
        if text is None:
            return run([*command, source]) == 0
        return run([*command, f"-I{source.parent}", "-x", "c", "-"], input=text.encode()) == 0

    def below(self, suite):
        """The archive of what stands below the units of the suite."""
        return self.work / f"{suite.name}.a"

    def bound(self):
        if self.bounded:
            resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))

    def passes(self, suite, test, where, flags=()):
        """Does the test pass, with the objects in `where` in place of the unchanged ones?"""
        parts = [self.object(f, where) for f in [test, *suite.units]]
        parts = [p if p.exists() else self.work / p.name for p in parts]
        program = where / f"{suite.name}-{test.stem}"
        if run([CC, *self.flags, *flags, "-o", program, *parts, self.below(suite)]) != 0:
            return False
        try:
            return run([program.resolve()], timeout=SECONDS, preexec_fn=self.bound) == 0
        except subprocess.TimeoutExpired:
            return False
