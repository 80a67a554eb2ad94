#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""renda rehearse: people vote, everything is counted, nothing stays behind. TAP."""
import hashlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

program = sys.argv[1]
count = failed = 0


def ok(good, what, detail=""):
    global count, failed
    count += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {count} - {what}")
    if not good and detail:
        print("# " + str(detail).replace("\n", "\n# "))


def run(*words, env):
    return subprocess.run([program, *words], env=env, capture_output=True, text=True, timeout=800)


def state(folder):
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(folder.rglob("*")) if p.is_file()}


def wait(until):
    for _ in range(4000):
        if until():
            return
        time.sleep(0.05)


with tempfile.TemporaryDirectory() as work:
    office = pathlib.Path(work, "office")
    env = {**os.environ, "RENDA_DATA": str(office), "TMPDIR": work}
    env.pop("RENDA_DB", None)
    run("migrate", env=env)
    before = state(office)
    said = run("rehearse", "--voters", "60", "--screens", "4", "--think", "200", env=env)
    ok(said.returncode == 0, "it ends well", said.stdout + said.stderr)
    ok("投票60人，得到确认60人" in said.stdout, "everybody's vote is acknowledged", said.stdout)
    ok("丢失0票，重复0票" in said.stdout, "nothing is lost", said.stdout)
    ok("结论：" in said.stdout, "with a verdict", said.stdout)
    ok(state(office) == before, "the office's own data are as they were")
    gone = list(pathlib.Path(work).glob("renda-rehearse-*"))
    ok(not gone, "nothing stays behind", gone)
    said = run("rehearse", "--voters", "20", "--screens", "0", "--think", "0", "--json", env=env)
    lines = [json.loads(line) for line in said.stdout.splitlines()]
    ok([m["vote"] for m in lines] == ["by_name", "secret"], "the same for programs", said.stdout)
    ok(all(m["acknowledged"] == 20 and m["lost"] == 0 and m["counted_right"] for m in lines), "with all figures", lines)
    ok(run("rehearse", "--voters", "many", env=env).returncode == 2, "what it cannot read it says")
    ok(run("rehearse", "--voter", "20", env=env).returncode == 2, "a word it does not know, too")
    for number in (signal.SIGINT, signal.SIGTERM):
        p = subprocess.Popen([program, "rehearse", "--voters", "60", "--think", "60000"], env=env, stdout=subprocess.DEVNULL)
        wait(lambda: any(pathlib.Path(work).glob("renda-rehearse-*/renda.db")))
        p.send_signal(number)
        ok(p.wait(240) == 128 + number, "whoever stops it in the middle ends it")
        ok(not list(pathlib.Path(work).glob("renda-rehearse-*")), "and nothing stays behind")
print(f"1..{count}")
sys.exit(failed > 0)
